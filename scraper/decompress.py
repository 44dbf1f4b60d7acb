"""Content codings undone within bounds: what a small body unpacks to is for the server to choose, not for us.

Every decoder here stops soon after the bytes that it is asked for, so that a bomb costs no more than the limit, and
knows whether its stream has ended: a gzip body that breaks off decodes without complaint in most libraries.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Protocol

import brotli
import zstandard

__all__ = ["ACCEPT_ENCODING", "BodyTooLarge", "BrokenEncoding", "Decoder", "codings", "decode_body"]

ACCEPT_ENCODING = "gzip, deflate, br, zstd"

_MAX_CODINGS = 4
"""Two in a row are seen on misconfigured proxies; more are an attack."""

_ZSTD_WINDOW = 8 * 1024 * 1024
"""Bytes a decoder must support (RFC 8878, section 3.1.1.1.2); a larger window is refused, not allocated."""


class BodyTooLarge(Exception):
    """The body unpacks to more than the limit."""


class BrokenEncoding(Exception):
    """The body is not what its Content-Encoding says."""


class _Coding(Protocol):
    """One stream decoder. `finished` says that the end of the stream was seen."""

    finished: bool

    def feed(self, data: bytes, limit: int) -> bytes:
        """What `data` unpacks to; raises `BodyTooLarge` when that is more than `limit` bytes."""
        ...


class _Gzip:
    """gzip, of several members too; whatever follows the last one is ignored, as browsers do."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._any = False
        self.finished = False

    def feed(self, data: bytes, limit: int) -> bytes:
        out = bytearray()
        while data:
            if self.finished:
                if not data.startswith(b"\x1f"):
                    break
                self._member, self.finished = zlib.decompressobj(zlib.MAX_WBITS | 16), False
            out += self._member.decompress(data, limit - len(out) + 1)
            if len(out) > limit:
                raise BodyTooLarge
            data, self.finished = self._member.unused_data, self._member.eof
        return bytes(out)


class _Deflate:
    """deflate as RFC 9110 means it (with zlib's header), or bare, as some servers understood it."""

    def __init__(self) -> None:
        self._stream: zlib._Decompress | None = None
        self._head = b""
        self.finished = False

    def feed(self, data: bytes, limit: int) -> bytes:
        if self.finished:
            return b""
        if self._stream is None:
            self._head += data
            if len(self._head) < 2:
                return b""
            data, self._head = self._head, b""
            wrapped = data[0] & 0x0F == 8 and int.from_bytes(data[:2]) % 31 == 0
            self._stream = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        out = self._stream.decompress(data, limit + 1)
        if len(out) > limit:
            raise BodyTooLarge
        self.finished = self._stream.eof
        return out


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self.finished = False

    def feed(self, data: bytes, limit: int) -> bytes:
        out = bytearray()
        if self.finished:
            return b""
        while True:
            # Brotli treats the limit as a hint and overshoots by one block; what was left over comes with b"".
            out += self._stream.process(data, output_buffer_limit=limit - len(out) + 1)
            if len(out) > limit:
                raise BodyTooLarge
            if self._stream.is_finished() or self._stream.can_accept_more_data():
                break
            data = b""
        self.finished = self._stream.is_finished()
        return bytes(out)


class _Zstd:
    """Zstandard, of several frames too.

    The library unpacks all that a call's input holds, and four bytes can hold a block of 128 KiB; so it gets the input
    in pieces that cannot hold more than 8 MiB.
    """

    _PIECE = 256

    def __init__(self) -> None:
        self._frame = self._new()
        self.finished = False

    @staticmethod
    def _new() -> zstandard.ZstdDecompressionObj:
        return zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()

    def feed(self, data: bytes, limit: int) -> bytes:
        out = bytearray()
        for start in range(0, len(data), self._PIECE):
            piece = data[start : start + self._PIECE]
            while piece:
                if self.finished:
                    self._frame, self.finished = self._new(), False
                out += self._frame.decompress(piece)
                self.finished, piece = self._frame.eof, self._frame.unused_data
            if len(out) > limit:
                raise BodyTooLarge
        return bytes(out)


_CODINGS: dict[str, type[_Coding]] = {
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "deflate": _Deflate,
    "br": _Brotli,
    "zstd": _Zstd,
}
_MAGIC = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}


def codings(headers: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The content codings that the headers list, in the order in which they were applied; `identity` left out."""
    values = ",".join(value for name, value in headers if name.lower() == "content-encoding")
    return tuple(c for c in (part.strip().lower() for part in values.split(",")) if c and c != "identity")


class Decoder:
    """Undoes the codings of one body, piece by piece, up to `limit` bytes over all pieces.

    A body that claims gzip or zstd and does not begin like it is taken as it is: such pages are whole in a browser's
    cache and on misconfigured servers alike.
    """

    def __init__(self, codings: Iterable[str], limit: int) -> None:
        self._names = tuple(codings)
        unknown = [name for name in self._names if name not in _CODINGS]
        if unknown:
            raise BrokenEncoding(f"the content coding {unknown[0][:40]!r} is not known")
        if len(self._names) > _MAX_CODINGS:
            raise BrokenEncoding(f"{len(self._names)} content codings one over the other")
        self._stages: list[_Coding] = [_CODINGS[name]() for name in reversed(self._names)]
        self._left = limit
        self._limit = limit
        self._head: bytes | None = b"" if self._names and self._names[-1] in _MAGIC else None

    def feed(self, data: bytes) -> bytes:
        """What the piece unpacks to. Raises `BodyTooLarge` or `BrokenEncoding`."""
        if self._head is not None:
            data = self._first(data)
        for stage in self._stages:
            try:
                data = stage.feed(data, self._limit)
            except (zlib.error, brotli.error, zstandard.ZstdError) as error:
                raise BrokenEncoding(f"the body is no {'+'.join(self._names)}: {error}") from error
        self._left -= len(data)
        if self._left < 0:
            raise BodyTooLarge
        return data

    def _first(self, data: bytes) -> bytes:
        """Hold the first bytes back until they tell whether the claim is true."""
        magic = _MAGIC[self._names[-1]]
        held = (self._head or b"") + data
        if len(held) < len(magic) and magic.startswith(held):
            self._head = held
            return b""
        self._head = None
        if not held.startswith(magic):
            self._stages = self._stages[1:]
        return held

    @property
    def complete(self) -> bool:
        """Whether every stream has come to its end; an empty body has."""
        if self._head:
            return False
        return self._head == b"" or all(stage.finished for stage in self._stages)


def decode_body(raw: bytes, codings: Iterable[str], limit: int) -> tuple[bytes, bool]:
    """A stored body without its codings, and whether it was complete. Raises `BodyTooLarge` or `BrokenEncoding`."""
    decoder = Decoder(codings, limit)
    body = decoder.feed(raw)
    return body, decoder.complete
