"""An HTTP response as it lies in a WARC record: head, headers, body without transfer and content codings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .decompress import codings, decode_body

__all__ = ["Response", "body_of", "parse_response"]

_HEAD_MAX = 1 << 17
_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})(?: +([^\r\n]*))?")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


@dataclass(frozen=True, slots=True)
class Response:
    """Status, headers in order, and the body as stored."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    stored: bytes

    def get(self, name: str) -> str:
        """The last header of that name, or ""."""
        return next((v for k, v in reversed(self.headers) if k.lower() == name), "")


def parse_response(block: bytes) -> Response | None:
    """The message of a response record, or None where it is none."""
    status = _STATUS.match(block)
    if not status:
        return None
    end = _END.search(block, 0, _HEAD_MAX)
    head = block[: end.start()] if end else block[:_HEAD_MAX]
    headers = []
    for line in head.split(b"\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            headers.append((name.decode("latin-1").strip(), _text(value)))
    stored = block[end.end() :] if end else b""
    return Response(int(status[1]), _text(status[2] or b""), tuple(headers), stored)


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8").strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


def body_of(response: Response, limit: int) -> bytes:
    """The body, at most `limit` bytes. Raises `decompress.BodyTooLarge` and `decompress.BrokenEncoding`."""
    stored = response.stored
    if "chunked" in response.get("transfer-encoding").lower() and _CHUNK.match(stored):
        stored = _joined(stored)
    return decode_body(stored, codings(response.headers), limit)[0]


def _joined(stored: bytes) -> bytes:
    """The chunks without their framing, as far as they go."""
    pieces, at = [], 0
    while chunk := _CHUNK.match(stored, at):
        size = int(chunk[1], 16)
        pieces.append(stored[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
        at += 2 if stored[at : at + 2] == b"\r\n" else stored[at : at + 1] == b"\n"
        if not size:
            break
    return b"".join(pieces)
