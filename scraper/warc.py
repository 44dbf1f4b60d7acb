"""WARC 1.1 records, read and written (ISO 28500:2017).

Reading is done here and not with FastWARC or warcio because both pass a torn last member on as a shorter record without
a word, and because repair needs to know where the last whole member ends. Both read back in the tests what is written.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO
from uuid import uuid4

__all__ = [
    "Damaged",
    "Record",
    "fields_block",
    "make_record",
    "new_id",
    "payload_digest",
    "read_records",
    "timestamp",
]

_CHUNK = 1 << 16
_HEADERS_MAX = 1 << 16
_EMPTY_LINES_MAX = 16
_SKIP_FACTOR = 64
"""How many times the limit a record that is too large may be, before the rest of the archive is given up: a record of
a terabyte of zeros packs into a gigabyte."""

Headers = tuple[tuple[str, str], ...]


class Damaged(Exception):
    """The archive breaks off or is no WARC from some byte on; what came before was given. The text says where."""

    def __init__(self, detail: str, good_until: int) -> None:
        super().__init__(detail)
        self.good_until = good_until
        """Offset behind the last whole record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record. `block` is None where it is larger than the reader's limit.

    `offset` is where its member starts in the file, or None inside a member of several records; `end` is the offset
    behind the last member that is known to be whole.
    """

    headers: Headers
    block: bytes | None
    offset: int | None
    end: int

    def get(self, name: str) -> str | None:
        """The first header of that name."""
        return next((v for k, v in self.headers if k.lower() == name.lower()), None)

    @property
    def type(self) -> str:
        """`response`, `request`, `metadata`, …"""
        return (self.get("WARC-Type") or "").lower()

    @property
    def target(self) -> str | None:
        """WARC-Target-URI; some writers put it between angle brackets."""
        uri = self.get("WARC-Target-URI")
        return uri.strip("<> ") if uri else None


# --- reading


class _Source:
    """The bytes of a plain file with a memory of where we are; `_Gunzip` unpacks them."""

    def __init__(self, stream: BinaryIO, head: bytes) -> None:
        self._stream = stream
        self._buffer = head
        self._seen = len(head)  # bytes of the file that went into the buffer

    def read(self, size: int) -> bytes:
        """`size` bytes, fewer only at the end."""
        pieces, left = [], size
        while left and (self._buffer or self._fill()):
            pieces.append(self._take(left))
            left -= len(pieces[-1])
        return b"".join(pieces)

    def line(self, limit: int) -> bytes:
        """Up to and with the next line feed, or to the end; longer lines than `limit` are malformed."""
        line = b""
        while not line.endswith(b"\n") and (self._buffer or self._fill()):
            end = self._buffer.find(b"\n") + 1
            line += self._take(end or len(self._buffer))
            if len(line) > limit:
                raise _Malformed("a header line without an end")
        return line

    def member_start(self) -> int | None:
        """The offset of the next byte if a member can start there, else None; the file's length at its end."""
        return self._seen - len(self._buffer)

    def _take(self, size: int) -> bytes:
        piece, self._buffer = self._buffer[:size], self._buffer[size:]
        return piece

    def _fill(self) -> bool:
        """Put something into the empty buffer; whether there was anything."""
        self._buffer = self._stream.read(_CHUNK)
        self._seen += len(self._buffer)
        return bool(self._buffer)


class _Gunzip(_Source):
    """All members of a gzip stream as one, unpacked as far as is asked for."""

    def __init__(self, stream: BinaryIO, head: bytes) -> None:
        super().__init__(stream, b"")
        self._packed = head
        self._member = zlib.decompressobj(31)
        self._at = 0  # offset of `_packed` in the file
        self._start: int | None = 0  # of the member, while nothing of it was taken
        self._fresh = True  # nothing was fed to `_member`

    def member_start(self) -> int | None:
        while self._start is None and not self._buffer:
            if self._member.eof:
                self._next_member()
            else:
                self._unpack()
        return self._start

    def _take(self, size: int) -> bytes:
        self._start = None
        return super()._take(size)

    def _fill(self) -> bool:
        while not self._buffer:
            if self._member.eof:
                self._next_member()
            if not self._unpack():
                return False
        return True

    def _next_member(self) -> None:
        self._member, self._fresh, self._start = zlib.decompressobj(31), True, self._at

    def _unpack(self) -> bool:
        """One step, which may give nothing; False at the end. Raises zlib.error, and EOFError inside a member."""
        self._packed = self._packed or self._stream.read(_CHUNK)
        if not self._packed:
            if self._fresh:
                return False
            raise EOFError
        before = len(self._packed)
        self._buffer = self._member.decompress(self._packed, _CHUNK)
        self._fresh = False
        self._packed = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        self._at += before - len(self._packed)
        return True


def read_records(stream: BinaryIO, *, limit: int, start: int = 0) -> Iterator[Record]:
    """The records of a WARC file, gzipped or not, from a stream that stands at offset `start` of it.

    Blocks above `limit` bytes are passed over. Raises `Damaged` where the file breaks off or goes wrong.
    """
    head = stream.read(2)
    source = (_Gunzip if head == b"\x1f\x8b" else _Source)(stream, head)
    good = start
    try:
        while True:
            at = source.member_start()
            good = start + at if at is not None else good
            if not _first_line(source):
                return
            headers = _headers(source)
            block = _block(headers, source, limit)
            after = source.member_start()
            good = start + after if after is not None else good
            yield Record(headers=headers, block=block, offset=None if at is None else start + at, end=good)
    except EOFError:
        raise Damaged(f"the archive breaks off after byte {good}", good) from None
    except zlib.error as error:
        raise Damaged(f"the archive is damaged after byte {good}: {error}", good) from None
    except _Malformed as error:
        raise Damaged(f"the archive is damaged after byte {good}: {error}", good) from None


class _Malformed(Exception):
    pass


def _first_line(source: _Source) -> bytes:
    """The version line of the next record, behind empty lines; b"" at the end of the file."""
    line = b""
    for _ in range(_EMPTY_LINES_MAX):
        line = source.line(_HEADERS_MAX)
        if line.strip(b"\r\n") or not line:
            break
    if line and not line.startswith(b"WARC/"):
        raise _Malformed("no WARC record stands there")
    return line


def _headers(source: _Source) -> Headers:
    found: list[tuple[str, str]] = []
    left = _HEADERS_MAX
    while True:
        line = source.line(left)
        if not line.endswith(b"\n"):
            raise EOFError
        left -= len(line)
        text = line.decode("utf-8", "replace").replace("\0", "\ufffd").rstrip("\r\n")
        if not text:
            return tuple(found)
        if text[0] in " \t" and found:
            found[-1] = (found[-1][0], found[-1][1] + " " + text.strip())
            continue
        name, _, value = text.partition(":")
        found.append((name.strip(), value.strip()))


def _block(headers: Headers, source: _Source, limit: int) -> bytes | None:
    declared = next((v for k, v in headers if k.lower() == "content-length"), "")
    if not declared.isascii() or not declared.isdigit() or len(declared) > 18:
        raise _Malformed("a record without a Content-Length")
    size = int(declared)
    if size > limit:
        if size > _SKIP_FACTOR * limit:
            raise _Malformed(f"a record of {size} bytes, which is too large even to pass over")
        block = None
        while size and (piece := source.read(min(size, _CHUNK))):
            size -= len(piece)
    else:
        block = source.read(size)
        size -= len(block)
    if size:
        raise EOFError
    for _ in range(2):
        line = source.line(_HEADERS_MAX)
        if not line.endswith(b"\n"):
            raise EOFError
        if line.strip(b"\r\n"):
            raise _Malformed("a record longer than its Content-Length")
    return block


# --- writing


def new_id() -> str:
    """A new WARC-Record-ID."""
    return f"<urn:uuid:{uuid4()}>"


def timestamp(moment: datetime) -> str:
    """WARC-Date with microseconds, which WARC 1.1 allows: captures of one second stay in order."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def payload_digest(payload: bytes) -> str:
    """SHA-1 in base32, the form that every tool verifies."""
    return "sha1:" + base64.b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode()


def fields_block(fields: Iterable[tuple[str, str]]) -> bytes:
    """A block of `application/warc-fields`; line ends inside a value become spaces."""
    return "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in fields).encode("utf-8", "replace")


def make_record(
    kind: str, block: bytes, *, date: datetime, content_type: str | None, more: Iterable[tuple[str, str]] = ()
) -> bytes:
    """One record as a gzip member. `more` are further headers; a WARC-Record-ID among them is used."""
    headers = dict(more)
    lines = {
        "WARC-Type": kind,
        "WARC-Record-ID": headers.pop("WARC-Record-ID", None) or new_id(),
        "WARC-Date": timestamp(date),
        **headers,
        "WARC-Block-Digest": payload_digest(block),
        **({"Content-Type": content_type} if content_type else {}),
        "Content-Length": str(len(block)),
    }
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return (
        packer.compress(head.encode("utf-8", "replace"))
        + packer.compress(block)
        + packer.compress(b"\r\n\r\n")
        + packer.flush()
    )
