"""Which encodings a page says it has: the HTTP header, and the standard's prescan of its first bytes.

The prescan is that of the HTML standard (13.2.3.2), for more than its 1,024 bytes: browsers change the encoding when
they meet a later <meta>, and Chinese pages put long comments and scripts before it.
"""

from __future__ import annotations

import re

from .encodings import encoding_of

__all__ = ["declarations"]

_PRESCAN_BYTES = 1 << 15
"""How far a <meta> is looked for; the longest way seen on the pages of ../shared/corpus is 9 KB."""

_HEADER = re.compile(r";\s*charset\s*=\s*(?:\"([^\"]*)\"|([^\s;,]+))", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*(?:\"([^\">]*)\"|'([^'>]*)')")
_DULL = re.compile(
    rb"(?:[^<]++|<(?![!/?]|[a-z])|<[!/?](?!--|[a-z])[^>]*+>"
    rb"|</?+(?!meta[\t\n\f\r /])[a-z](?:[^\"'>=]++|=[\t\n\f\r ]*+(?:\"[^\"]*+\"|'[^']*+')?+)*+>)*+",
    re.IGNORECASE,
)
"""Text and tags that the prescan passes over, in one go; what is oddly quoted is left to `_attributes`."""
_TAG = re.compile(rb"<(?:(!--)|(meta)(?=[\t\n\f\r /])|/?[a-z][^\t\n\f\r >]*|[!/?][^>]*>)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rb"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)"
    rb"(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"([^\"]*)\"|'([^']*)'|(?![\"'])([^\t\n\f\r >]*)))?"
)
_UNFINISHED = re.compile(rb"[\t\n\f\r ]*=")
_AFTER_ATTRIBUTES = re.compile(rb"[\t\n\f\r /]*")
_CHARSET_IN_CONTENT = re.compile(
    rb"charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"([^\"]*)\"|'([^']*)'|(?![\"'])([^\t\n\f\r ;]+))", re.IGNORECASE
)


def declarations(body: bytes, content_type: str | None) -> tuple[str, ...]:
    """Names of the encodings that header and page declare, the header's first, each once."""
    found: dict[str, None] = {}
    header = _HEADER.search(content_type) if content_type else None
    if header and (name := encoding_of(header[1] or header[2] or "")):
        found[name] = None
    head = body[:_PRESCAN_BYTES]
    says = b"charset" in head or head[:5].lower() == b"<?xml" or b"charset" in head.lower()
    if says and (name := _prescan(head)):
        found[name] = None
    return tuple(found)


def _prescan(head: bytes) -> str | None:
    """What the first <meta> with a known label says, else the XML declaration."""
    at = _past_dull(head, 0)
    while tag := _TAG.search(head, at):
        if tag[1]:
            end = head.find(b"-->", tag.start() + 2)
            if end < 0:
                break
            at = end + 3
        elif tag[0][1:2] in b"!/?" and tag[0].endswith(b">"):
            at = tag.end()
        else:
            read = _attributes(head, tag.end())
            if read is None:
                break
            attributes, at = read
            if tag[2] and (name := _of_meta(attributes)):
                return name
        at = _past_dull(head, at)
    xml = _XML.match(head)
    return _in_bytes(xml[1] or xml[2] or b"") if xml else None


def _past_dull(head: bytes, at: int) -> int:
    found = _DULL.match(head, at)
    return found.end() if found else at


def _attributes(head: bytes, at: int) -> tuple[dict[bytes, bytes], int] | None:
    """Attributes of the tag whose name ends at `at`, and where it ends; None where the bytes end first."""
    attributes: dict[bytes, bytes] = {}
    while found := _ATTRIBUTE.match(head, at):
        at = found.end()
        quoted_or_bare = next((v for v in found.groups()[1:] if v is not None), None)
        if at == len(head) or (quoted_or_bare is None and _UNFINISHED.match(head, at)):
            return None
        attributes.setdefault(found[1].lower(), quoted_or_bare or b"")
    gap = _AFTER_ATTRIBUTES.match(head, at)
    end = gap.end() if gap else at
    return (attributes, end + 1) if end < len(head) else None


def _of_meta(attributes: dict[bytes, bytes]) -> str | None:
    """The encoding that one <meta> declares; UTF-16 in ASCII bytes can only be a mistake for UTF-8."""
    name = _in_bytes(attributes[b"charset"]) if b"charset" in attributes else None
    if b"charset" not in attributes and attributes.get(b"http-equiv", b"").lower() == b"content-type":
        found = _CHARSET_IN_CONTENT.search(attributes.get(b"content", b""))
        name = _in_bytes(next(v for v in found.groups() if v is not None)) if found else None
    if name in ("utf-16le", "utf-16be"):
        return "utf-8"
    return "windows-1252" if name == "x-user-defined" else name


def _in_bytes(label: bytes) -> str | None:
    return encoding_of(label.decode("latin-1"))
