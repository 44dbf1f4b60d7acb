"""The page inside an MHTML file (RFC 2557), as Chrome, Edge and old Internet Explorers save it.

Only as much of MIME as such files need, over the bytes: the standard library's parser builds all parts in memory and
recurses with their nesting.
"""

from __future__ import annotations

import binascii
import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from datetime import UTC
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

__all__ = ["Part", "is_mhtml", "main_part"]

_HEADERS_MAX = 1 << 16
_DEPTH_MAX = 4
_PARTS_MAX = 5_000
_BLANK = re.compile(rb"\r?\n\r?\n")
_OPENING = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The page: its bytes, where it came from, the Content-Type of its part, and when it was saved (ISO 8601, UTC)."""

    body: bytes
    url: str | None
    content_type: str | None
    saved_at: str | None


def is_mhtml(head: bytes) -> bool:
    """Whether a file that starts like this is MHTML."""
    found = _OPENING.match(_stripped(head))
    opening = found.group().lower() if found else b""
    return b"mime-version:" in opening and (b"multipart/" in opening or b"text/html" in opening)


def main_part(data: bytes) -> Part | None:
    """The page that the file was saved for, or None where it holds none."""
    headers, body = _split(_stripped(data))
    found = _page(headers, body, _start(headers), 0)
    if found is None:
        return None
    part, content = found
    url = _location(headers, "Snapshot-Content-Location") or _location(part, "Content-Location")
    return Part(
        body=_decoded(content, part.get("Content-Transfer-Encoding", "")),
        url=url or _location(headers, "Content-Location"),
        content_type=str(part["Content-Type"]) if part["Content-Type"] else None,
        saved_at=_moment(headers),
    )


def _stripped(data: bytes) -> bytes:
    """Without a byte order mark and empty lines in front."""
    return data.removeprefix(BOM_UTF8).lstrip()


def _split(data: bytes) -> tuple[Message, bytes]:
    """Headers and what stands below them."""
    end = _BLANK.search(data, 0, _HEADERS_MAX)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data[:_HEADERS_MAX], b"")
    return BytesHeaderParser().parsebytes(head), body


def _start(headers: Message) -> str | None:
    start = headers.get_param("start")
    return start if isinstance(start, str) else None


def _page(headers: Message, body: bytes, start: str | None, depth: int) -> tuple[Message, bytes] | None:
    """The part named `start`, else the first HTML part."""
    if headers.get_content_type() in _HTML:
        return headers, body
    boundary = headers.get_boundary()
    if headers.get_content_maintype() != "multipart" or not boundary or depth == _DEPTH_MAX:
        return None
    first = None
    for inner, content in _parts(body, boundary):
        found = _page(inner, content, start, depth + 1)
        if found and start and str(inner.get("Content-ID", "")).strip() == start:
            return found
        first = first or found
        if first and not start:
            break
    return first


def _parts(body: bytes, boundary: str) -> list[tuple[Message, bytes]]:
    line = re.compile(
        rb"(?:^|\r?\n)--" + re.escape(boundary.encode("latin-1", "replace")) + rb"(?:--)?[ \t]*(?=\r?\n|$)"
    )
    pieces = line.split(body, _PARTS_MAX)[1:]
    return [_split(piece.lstrip(b"\r\n")) for piece in pieces if piece.strip()]


def _decoded(content: bytes, encoding: object) -> bytes:
    match str(encoding).strip().lower():
        case "quoted-printable":
            return binascii.a2b_qp(content)
        case "base64":
            packed = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
            return binascii.a2b_base64(packed[: len(packed) // 4 * 4] + _tail(packed))
        case _:
            return content


def _tail(packed: bytes) -> bytes:
    """The last base64 group, padded; one letter alone holds no byte."""
    rest = packed[len(packed) // 4 * 4 :]
    return rest.ljust(4, b"=") if len(rest) > 1 else b""


def _location(headers: Message, name: str) -> str | None:
    value = "".join(str(headers.get(name, "")).split())
    return value if value.lower().startswith(("http://", "https://")) else None


def _moment(headers: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(headers["Date"])).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, OverflowError):
        return None
