"""Addresses as pages write them, made into addresses that can be asked for.

Pages hold links with bare Chinese in them. Browsers send the path of such a link as UTF-8 and its query in the page's
own charset (WHATWG URL, "percent-encode after encoding"); a server that expects GBK finds nothing under UTF-8.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

__all__ = ["encode_header_url", "encode_url"]

_SAFE_PATH = frozenset(b"!$%&'()*+,-./0123456789:;=@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz|~")
_SAFE_QUERY = _SAFE_PATH | frozenset(b"?`{}^\\") - frozenset(b"'")
_STRIPPED = "".join(map(chr, range(0x21)))
_UTF8_QUERY = frozenset({"utf-16", "utf-16le", "utf-16be", "utf-32", "replacement"})


def encode_url(href: str, base: str | None = None, charset: str = "utf-8") -> str:
    """The absolute, percent-encoded form of a link without its fragment.

    `charset` is the page's, as Python or WHATWG name it. What cannot be made sense of comes back as it is, to be
    refused where it is fetched.
    """
    text = re.sub(r"[\t\n\r]", "", href.strip(_STRIPPED))
    if re.match(r"(?i)https?:|[\\/]|[^:]*$", text):
        head, question, query = text.partition("?")
        text = head.replace("\\", "/") + question + query
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        host = _host(parts.netloc)
    except ValueError:
        return text
    path = _percent(parts.path.encode("utf-8", "replace"), _SAFE_PATH)
    query = _percent(_query_bytes(parts.query, charset), _SAFE_QUERY)
    return urlunsplit((parts.scheme, host, path, query, ""))


def encode_header_url(value: bytes, base: str) -> str:
    """The address in a Location header, whose bytes above ASCII are percent-encoded as they are, whatever they mean."""
    text = "".join(chr(octet) if octet < 0x80 else f"%{octet:02X}" for octet in value)
    return encode_url(text, base)


def _host(netloc: str) -> str:
    """The authority with its host in IDNA's ASCII form."""
    if netloc.isascii():
        return netloc
    userinfo, at, host = netloc.rpartition("@")
    name, colon, port = host.partition(":")
    try:
        name = name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError(str(error)) from error
    return userinfo + at + name + colon + port


def _query_bytes(query: str, charset: str) -> bytes:
    """The query in the page's charset; what that lacks as a character reference, as browsers do."""
    if query.isascii() or charset.lower() in _UTF8_QUERY:
        return query.encode("utf-8", "replace")
    try:
        return b"".join(_character(c, charset) for c in query)
    except LookupError:
        return query.encode("utf-8", "replace")


def _character(character: str, charset: str) -> bytes:
    try:
        return character.encode(charset)
    except UnicodeEncodeError:
        return f"%26%23{ord(character)}%3B".encode()


def _percent(octets: bytes, safe: frozenset[int]) -> str:
    return "".join(chr(o) if o in safe else f"%{o:02X}" for o in octets)
