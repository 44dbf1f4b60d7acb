"""The parts of an address, and its normal form, so that one article has one id wherever its address was written down.

Lower-case scheme and host, IDNA host, no default port, no fragment, no tracking parameters, percent-encoding in
upper case and only where needed (RFC 3986, section 6), path dots resolved.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit, urlunsplit

__all__ = ["is_web", "normalize", "split"]

_TRACKING = re.compile(
    # campaign and click ids; what WeChat, Weibo and Taobao add when a link is shared
    r"(?:utm_\w+|spm|spm_id_from|share_\w+|isappinstalled|nsukey|chksm|fbclid|gclid|tdsourcetag|wxwork_userid)="
    r"|from=(?:timeline|singlemessage|groupmessage|screenshot|qrcode|mobile|weibo|qq|wechat)(?:$|_)",
    re.IGNORECASE,
)
_SAFE = "!$&'()*+,;=:@/~-._"


def split(url: str) -> SplitResult:
    """The parts of an address; what is none, as `http://[/`, has no part at all."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")


def is_web(url: str) -> bool:
    """Whether it is an absolute http or https address with a host."""
    parts = split(url)
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)


def normalize(url: str) -> str:
    """The normal form of an absolute http or https URL; anything else comes back stripped, as it is."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return url
    scheme = parts.scheme.lower()
    host = _ascii_host(parts.hostname)
    if port and port != {"http": 80, "https": 443}[scheme]:
        host += f":{port}"
    path = _dots(_requote(parts.path)) or "/"
    query = "&".join(_requote(p, "?") for p in parts.query.split("&") if p and not _TRACKING.match(p))
    return urlunsplit((scheme, host, path, query, ""))


def _ascii_host(host: str) -> str:
    host = host.rstrip(".").lower()
    try:
        host.encode("ascii")
    except UnicodeEncodeError:
        try:
            return host.encode("idna").decode("ascii")
        except UnicodeError:
            return host
    return f"[{host}]" if ":" in host else host


def _requote(text: str, extra: str = "") -> str:
    """Percent-encode what must be, decode what need not (unreserved characters only)."""
    pieces = re.split(r"(%[0-9A-Fa-f]{2})", text)
    out = []
    for piece in pieces:
        if re.fullmatch(r"%[0-9A-Fa-f]{2}", piece):
            byte = unquote_to_bytes(piece)
            out.append(byte.decode() if byte.isalnum() or byte in b"-._~" else piece.upper())
        else:
            out.append(quote(piece, safe=_SAFE + extra, errors="surrogatepass"))
    return "".join(out)


def _dots(path: str) -> str:
    out: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            if len(out) > 1:
                out.pop()
        elif segment != ".":
            out.append(segment)
    if path.endswith(("/.", "/..")):
        out.append("")
    return "/".join(out)
