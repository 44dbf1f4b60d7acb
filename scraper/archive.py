"""The archive of a harvest: WARC files that only grow, in groups that are there as a whole or not at all.

A group is everything about one address: request and response records of each hop, then one metadata record that says
what came of it. The metadata record closes the group; whatever stands behind the last one after a crash was never
finished and is cut off. The archive is the truth: state that is lost is read from it again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from ..schemas import EXTRACTOR_VERSION, KaimenError
from .exchange import Exchange
from .warc import Damaged, Record, fields_block, make_record, new_id, payload_digest, read_records, timestamp
from .warc_pages import CODE, DETAIL, ROLE, parse_fields

__all__ = [
    "Archive",
    "ArchiveFull",
    "Group",
    "Original",
    "Position",
    "Verdict",
    "exchange_records",
    "rendered_record",
    "verdict_record",
    "warc_date",
]

_NAME = "kaimen-{:05d}.warc.gz"
_BLOCK_MAX = 1 << 28
"""Bytes of the largest record that recovery reads back; we write none above the client's bounds."""
_REVISIT = "http://netpreserve.org/warc/1.1/revisit/"
_IDENTICAL, _UNMODIFIED = _REVISIT + "identical-payload-digest", _REVISIT + "server-not-modified"
_FIELDS = "application/warc-fields"
_HOP_BY_HOP = {b"transfer-encoding"}
"""Headers that were about the wire; the framing they speak of is not stored."""


class ArchiveFull(KaimenError):
    """The archive cannot be written on; what is in it is whole."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the archive: number of the file, offset in it."""

    file: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The capture that a revisit refers to."""

    url: str
    date: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What came of an address, as its metadata record says it."""

    url: str
    kind: str
    outcome: str
    """`page`, `unchanged`, `failed`"""
    final_url: str | None = None
    code: str | None = None
    detail: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group that was read back: its verdict, its records, and where it ends."""

    verdict: Verdict
    records: tuple[Record, ...]
    end: Position


class Archive:
    """Appends groups to the WARC files of a folder, the newest of which may be continued.

    A new file is begun when the last has more than `max_size` bytes. `describe` is written into each file's warcinfo.
    """

    def __init__(self, folder: Path, *, max_size: int = 1 << 30, describe: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.max_size = max_size
        self._describe = dict(describe or {})
        self._stream: BinaryIO | None = None
        self._end = Position(0, 0)

    # --- writing

    def open(self) -> None:
        """Continue behind the last whole group; `recover` must have been run to its end before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        files = self.files()
        while files and not files[max(files)].stat().st_size:  # nothing of it was whole
            files.pop(max(files)).unlink()
        if files:
            number, size = max(files), files[max(files)].stat().st_size
            if self._describes(files[number]):
                self._begin(number, size)
            else:
                self._end = Position(number, size)  # and the next group begins a file of its own

    def append(self, records: Sequence[bytes]) -> Position:
        """Write a group; where it ends. Raises ArchiveFull, with the file as it was before."""
        data = b"".join(records)
        if self._stream is None or self._end.offset > self.max_size:
            self._rotate()
        assert self._stream
        before = self._end.offset
        try:
            _write_all(self._stream, data)
        except OSError as error:
            self._cut(before)
            raise ArchiveFull(_sorry(self.folder, error)) from None
        self._end = Position(self._end.file, before + len(data))
        return self._end

    @property
    def end(self) -> Position:
        """Where the next group will begin."""
        return self._end

    def sync(self) -> None:
        """Wait until what was written is on the disk."""
        if self._stream:
            try:
                os.fsync(self._stream.fileno())
            except OSError as error:
                raise ArchiveFull(_sorry(self.folder, error)) from None

    def close(self) -> None:
        """Sync and close."""
        if self._stream:
            self.sync()
            self._stream.close()
            self._stream = None

    def files(self) -> dict[int, Path]:
        """The archive's files by number."""
        found = {}
        for path in self.folder.glob("kaimen-*.warc.gz"):
            number = path.name.removeprefix("kaimen-").removesuffix(".warc.gz")
            if number.isdigit():
                found[int(number)] = path
        return dict(sorted(found.items()))

    def _begin(self, number: int, offset: int) -> None:
        self._stream = (self.folder / _NAME.format(number)).open("ab", buffering=0)
        self._end = Position(number, offset)

    def _describes(self, path: Path) -> bool:
        """Whether the file's warcinfo says of its harvest what is to be said of this one."""
        with path.open("rb") as stream:
            try:
                first = next(read_records(stream, limit=_BLOCK_MAX), None)
            except Damaged:
                return False
        said = parse_fields(first.block or b"") if first and first.type == "warcinfo" else {}
        return all(said.get(name.lower()) == " ".join(value.split()) for name, value in self._describe.items())

    def _rotate(self) -> None:
        self.close()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._begin(self._end.file + 1, 0)
            assert self._stream
            _write_all(self._stream, self._warcinfo())
        except OSError as error:
            self._cut(0)
            raise ArchiveFull(_sorry(self.folder, error)) from None
        self._end = Position(self._end.file, self._stream.seek(0, os.SEEK_END))
        _sync_folder(self.folder)

    def _warcinfo(self) -> bytes:
        fields = {"software": f"kaimen/{EXTRACTOR_VERSION}", "format": "WARC File Format 1.1"}
        fields["conformsTo"] = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
        block = fields_block((fields | self._describe).items())
        more = [("WARC-Filename", _NAME.format(self._end.file))]
        return make_record("warcinfo", block, date=datetime.now(UTC), content_type=_FIELDS, more=more)

    def _cut(self, offset: int) -> None:
        if self._stream:
            os.ftruncate(self._stream.fileno(), offset)

    # --- recovery

    def recover(self, start: Position) -> Iterator[Group]:
        """The whole groups behind `start`, in order; what is torn behind the last one of a file is cut off."""
        for number, path in self.files().items():
            if number >= start.file:
                yield from self._recover(number, path, start.offset if number == start.file else 0)

    def _recover(self, number: int, path: Path, start: int) -> Iterator[Group]:
        # A file that is shorter than the state knows lost its end with the power: all of it is looked at.
        good = start if start <= path.stat().st_size else 0
        records: list[Record] = []
        with path.open("rb") as stream:
            stream.seek(good)
            try:
                for record in read_records(stream, limit=_BLOCK_MAX, start=good):
                    records.append(record)
                    verdict = _verdict(record)
                    if verdict or record.type == "warcinfo":
                        good = record.end
                    if verdict:
                        yield Group(verdict, tuple(records), Position(number, good))
                        records.clear()
            except Damaged:
                pass  # what is behind `good` goes
        if path.stat().st_size > good:
            os.truncate(path, good)

    def lengths(self) -> dict[int, int]:
        """Bytes of each file, by number."""
        return {number: path.stat().st_size for number, path in self.files().items()}


# --- the records of a group


def exchange_records(exchange: Exchange, *, role: str | None, original: Original | None) -> tuple[bytes, ...]:
    """Request and response as they came over the wire.

    With `original` the response is written as a revisit: its payload is that capture's. `role` marks what is no page.
    """
    response_id, request_id = new_id(), new_id()
    shared = [("WARC-Target-URI", exchange.url)]
    if exchange.ip:
        shared.append(("WARC-IP-Address", exchange.ip))
    if exchange.http_version.upper().startswith("HTTP/2"):
        shared.append(("WARC-Protocol", "h2"))
    if role:
        shared.append((ROLE, role))
    request = make_record(
        "request",
        _request_head(exchange),
        date=exchange.started,
        content_type="application/http; msgtype=request",
        more=[*shared, ("WARC-Record-ID", request_id), ("WARC-Concurrent-To", response_id)],
    )
    more = [*shared, ("WARC-Record-ID", response_id), ("WARC-Concurrent-To", request_id)]
    more.append(("WARC-Payload-Digest", original.digest if original else payload_digest(exchange.raw)))
    if exchange.truncated:
        more.append(("WARC-Truncated", exchange.truncated))
    if original:
        more.append(("WARC-Profile", _UNMODIFIED if exchange.status == 304 else _IDENTICAL))
        more += [("WARC-Refers-To-Target-URI", original.url), ("WARC-Refers-To-Date", original.date)]
    response = make_record(
        "revisit" if original else "response",
        _response_head(exchange) + (b"" if original else exchange.raw),
        date=exchange.started,
        content_type="application/http; msgtype=response",
        more=more,
    )
    return request, response


def rendered_record(exchange: Exchange, body: bytes) -> bytes:
    """The page as a browser shows it, beside the response that it was made from."""
    more = [("WARC-Target-URI", exchange.url), ("WARC-Payload-Digest", payload_digest(body))]
    kind = "text/html; charset=utf-8"
    return make_record("resource", body, date=exchange.started, content_type=kind, more=more)


def verdict_record(verdict: Verdict, *, date: datetime) -> bytes:
    """The metadata record that closes a group."""
    fields = {
        "via": verdict.via,
        "kaimen-url": verdict.url,
        "kaimen-kind": verdict.kind,
        "kaimen-outcome": verdict.outcome,
        "kaimen-final-url": verdict.final_url,
        CODE: verdict.code,
        DETAIL: verdict.detail,
    }
    block = fields_block((k, v) for k, v in fields.items() if v)
    more = [("WARC-Target-URI", verdict.url)]
    if verdict.kind not in ("page", "list"):
        more.append((ROLE, verdict.kind))
    return make_record("metadata", block, date=date, content_type=_FIELDS, more=more)


def _verdict(record: Record) -> Verdict | None:
    fields = parse_fields(record.block or b"") if record.type == "metadata" else {}
    if "kaimen-url" not in fields:
        return None
    return Verdict(
        url=fields["kaimen-url"],
        kind=fields.get("kaimen-kind", "page"),
        outcome=fields.get("kaimen-outcome", "page"),
        final_url=fields.get("kaimen-final-url"),
        code=fields.get(CODE),
        detail=fields.get(DETAIL),
        via=fields.get("via"),
    )


def _request_head(exchange: Exchange) -> bytes:
    line = f"{exchange.method} {exchange.target} HTTP/1.1\r\n".encode("latin-1", "replace")
    return line + _header_lines([(k, _unsaid(k, v)) for k, v in exchange.request_headers]) + b"\r\n"


_CREDENTIALS = frozenset({b"authorization", b"cookie", b"proxy-authorization"})


def _unsaid(name: bytes, value: bytes) -> bytes:
    """The value of a request header as the archive keeps it: archives are shared, credentials are not."""
    return b"***" if name.lower() in _CREDENTIALS else value


def _response_head(exchange: Exchange) -> bytes:
    line = f"HTTP/1.1 {exchange.status} {exchange.reason}".rstrip().encode("latin-1", "replace") + b"\r\n"
    kept = tuple((k, v) for k, v in exchange.headers if k.lower() not in _HOP_BY_HOP)
    return line + _header_lines(kept) + b"\r\n"


def _header_lines(headers: Sequence[tuple[bytes, bytes]]) -> bytes:
    return b"".join(name + b": " + value + b"\r\n" for name, value in headers if not name.startswith(b":"))


def warc_date(exchange: Exchange) -> str:
    """The date that the exchange's records carry."""
    return timestamp(exchange.started)


def _write_all(stream: BinaryIO, data: bytes) -> None:
    """An unbuffered file may take less than it is given, for instance the last bytes of a disk."""
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sorry(folder: Path, error: OSError) -> str:
    return f"{folder}: cannot write: {error.strerror or error}; nothing is lost, free space and run the same command"
