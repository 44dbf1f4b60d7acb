"""The pages in WARC files: responses, rendered resources, and revisits with the payload of what they revisit.

Our own archives also say what came of an address that gave no page (`kaimen-code` in a metadata record) and what else a
response was fetched for (`Kaimen-Role`), so that they give the harvest's rejections again.
"""

from __future__ import annotations

import os
import pickle
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, BinaryIO

from ..schemas import Capture, Rejected, RejectionCode, Stage
from ..schemas.urls import split
from .decompress import BodyTooLarge, BrokenEncoding
from .http_message import Response, body_of, parse_response
from .sniff import binary_kind
from .storable import shown_name, storable
from .warc import Damaged, Record, read_records

__all__ = ["CODE", "DETAIL", "ROLE", "WarcPages", "capture_of", "parse_fields"]

ROLE = "Kaimen-Role"
"""Header of a response that is no page: `robots`, `redirect`, `image`, `feed`."""
CODE, DETAIL = "kaimen-code", "kaimen-detail"
"""Fields of the metadata record that says why an address gave no page."""

_OVERHEAD = 1 << 17
"""What head and framing of a message may add to the largest page, in bytes."""
_HTML = ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml")
_OPAQUE = ("javascript", "ecmascript", "json", "css", "rss", "atom", "image/", "font", "audio/", "video/")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_NO_PAGE = re.compile(r"/robots\.txt$|\.(?:ico|png|jpe?g|gif|webp|svg|css|js|json|woff2?|ttf|mp4|mp3)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    path: Path | None
    """None for the spool file"""
    offset: int


@dataclass(slots=True)
class WarcPages:
    """Reads the WARC files of one run in order; remembers where responses lie, for the revisits among them.

    What cannot be read again where it lies (a pipe, a member of a zip, a gzip member of many records) is kept in a
    spool file. Revisits that come before their originals wait: `rest` gives them once all files were read.
    """

    max_page: int
    on_skip: Callable[[str], None] = lambda _: None
    found: int = 0
    """records of pages so far, also of those that wait or that nothing is given of because they are unchanged"""
    _places: dict[int, _Place] = field(default_factory=dict)
    _shown: dict[int, str] = field(default_factory=dict)
    _waiting: list[Record] = field(default_factory=list)
    _spool: IO[bytes] | None = None

    def read(self, stream: BinaryIO, name: str, path: Path | None = None) -> Iterator[Capture | Rejected]:
        """The pages of one file; `path` is given where the file can be opened again."""
        held: Capture | Rejected | Record | None = None
        try:
            for record in read_records(stream, limit=self.max_page + _OVERHEAD):
                if record.type == "metadata":
                    verdict = _verdict(record)
                    if verdict and held and _address(held) in _about(record):
                        held = None
                    if verdict:
                        yield verdict
                elif record.type in ("response", "resource", "revisit"):
                    if not (record.type == "resource" and held and _address(held) == record.target):
                        yield from self._given(held)  # but not a page that a browser rendered: what it showed comes now
                    held = self._page(record)
                    self.found += held is not None or record.type == "revisit"
                    self._remember(record, path, is_page=held is not None)
        except Damaged as error:
            yield from self._given(held)
            held = _reject(RejectionCode.ARCHIVE_TRUNCATED, f"{error}; what stands before was read", path=name)
        yield from self._given(held)

    def rest(self) -> Iterator[Capture | Rejected]:
        """The revisits that came before their originals; those without one are told."""
        for record in self._waiting:
            page = self._revisited(record)
            if isinstance(page, Record):
                when = record.get("WARC-Refers-To-Date") or "unknown date"
                detail = f"unchanged since a capture of {when} that is in none of these archives"
                page = _reject(RejectionCode.NOT_FOUND, detail, url=record.target)
            if page:
                yield page
        self._waiting.clear()

    def close(self) -> None:
        """Let go of the spool file."""
        if self._spool:
            self._spool.close()

    def _given(self, held: Capture | Rejected | Record | None) -> Iterator[Capture | Rejected]:
        """What was held back until it was clear that no verdict replaces it."""
        if isinstance(held, Record):
            self._waiting.append(held)
        elif held:
            yield held

    def _remember(self, record: Record, path: Path | None, *, is_page: bool) -> None:
        if record.type == "revisit":
            return
        if path and record.offset is not None:
            place = _Place(path, record.offset)
        else:
            place = self._kept(record if is_page else replace(record, block=None))
        self._places[hash((record.target, record.get("WARC-Date")))] = place
        if payload := record.get("WARC-Payload-Digest"):
            self._places.setdefault(hash(payload), place)

    def _kept(self, record: Record) -> _Place:
        self._spool = self._spool or tempfile.TemporaryFile(prefix="kaimen-")  # noqa: SIM115
        place = _Place(None, self._spool.seek(0, os.SEEK_END))
        pickle.dump(record, self._spool, protocol=pickle.HIGHEST_PROTOCOL)
        return place

    def _page(self, record: Record) -> Capture | Rejected | Record | None:
        """The page of a record; None where it holds none, the record where it is a revisit without its original."""
        if record.get(ROLE) or not record.target or not record.target.lower().startswith("http"):
            return None
        if record.block is None:
            return _reject(RejectionCode.TOO_LARGE, f"larger than {self.max_page} bytes", url=record.target)
        if record.type == "revisit":
            return self._revisited(record)
        page = self._resource(record) if record.type == "resource" else self._response(record)
        if page is None:
            self.on_skip(record.target)
        elif isinstance(page, Capture):
            self._shown[hash(page.url)] = record.get("WARC-Payload-Digest") or ""
        return page

    def _resource(self, record: Record) -> Capture | None:
        kind = record.get("Content-Type") or ""
        if record.block is None or not kind.lower().startswith(_HTML):
            return None
        return self._capture(record, record.block, None, (("Content-Type", kind),))

    def _response(self, record: Record) -> Capture | Rejected | None:
        message = parse_response(record.block or b"")
        if message is None or 300 <= message.status < 400 or _NO_PAGE.search(split(record.target or "").path):
            return None
        if message.status >= 400:
            detail = f"{message.status} {message.reason}".strip()
            return _reject(RejectionCode.HTTP_STATUS, detail, url=record.target, stage=Stage.FETCH)
        try:
            body = body_of(message, self.max_page)
        except BodyTooLarge:
            return _reject(RejectionCode.TOO_LARGE, f"larger than {self.max_page} bytes", url=record.target)
        except BrokenEncoding as error:
            return _reject(RejectionCode.ENCODING_BROKEN, str(error), url=record.target)
        if not _is_page(message, body):
            return None
        if not body.strip():
            return _reject(RejectionCode.EMPTY, "the answer has no body", url=record.target)
        return self._capture(record, body, message.status, message.headers)

    def _capture(
        self, record: Record, body: bytes, status: int | None, headers: tuple[tuple[str, str], ...]
    ) -> Capture:
        return Capture(
            url=record.target,
            body=body,
            status=status,
            headers=headers,
            fetched_at=record.get("WARC-Date"),
            url_source="warc",
        )

    def _revisited(self, record: Record) -> Capture | Rejected | Record | None:
        """What the record revisits, as of its own date; None where that was the last that was given of the address.

        The record where its original was not met yet.
        """
        payload = record.get("WARC-Payload-Digest") or ""
        refers = (record.get("WARC-Refers-To-Target-URI") or record.target, record.get("WARC-Refers-To-Date"))
        original = (self._original(hash(payload)) if payload else None) or self._original(hash(refers))
        if original is None:
            return replace(record, block=None)
        digest = original.get("WARC-Payload-Digest") or ""
        if digest and self._shown.get(hash(record.target)) == digest:
            return None
        page = self._resource(original) if original.type == "resource" else self._response(original)
        if not isinstance(page, Capture):
            return page
        self._shown[hash(record.target)] = digest
        return replace(page, url=record.target, fetched_at=record.get("WARC-Date"))

    def _original(self, key: int) -> Record | None:
        place = self._places.get(key)
        if place is None:
            return None
        if place.path is None:
            assert self._spool
            self._spool.seek(place.offset)
            kept = pickle.load(self._spool)  # noqa: S301  our own temporary file
            assert isinstance(kept, Record)
            return kept
        try:
            with place.path.open("rb") as stream:
                stream.seek(place.offset)
                return next(read_records(stream, limit=self.max_page + _OVERHEAD, start=place.offset), None)
        except (OSError, Damaged):
            return None


def capture_of(record: Record, limit: int) -> Capture | None:
    """The document of a response record, whatever it is; None where it cannot be read."""
    message = parse_response(record.block or b"")
    if message is None:
        return None
    try:
        body = body_of(message, limit)
    except (BodyTooLarge, BrokenEncoding):
        return None
    return Capture(
        url=record.target,
        body=body,
        final_url=record.target,
        status=message.status,
        headers=message.headers,
        fetched_at=record.get("WARC-Date"),
        url_source="fetched",
    )


def parse_fields(block: bytes) -> dict[str, str]:
    """The fields of an `application/warc-fields` block, names in lower case."""
    pairs = (line.partition(":") for line in block.decode("utf-8", "replace").splitlines())
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _verdict(record: Record) -> Rejected | None:
    fields = parse_fields(record.block or b"") if record.get(ROLE) is None else {}
    try:
        code = RejectionCode(fields.get(CODE, ""))
    except ValueError:
        return None
    return _reject(code, fields.get(DETAIL, ""), url=record.target, stage=Stage.FETCH)


def _address(held: Capture | Rejected | Record) -> str | None:
    return held.target if isinstance(held, Record) else held.url


def _about(record: Record) -> tuple[str | None, str | None]:
    """The addresses that a verdict is about: the one that was asked for, and the one that answered."""
    return record.target, parse_fields(record.block or b"").get("kaimen-final-url")


def _is_page(message: Response, body: bytes) -> bool:
    """By what the server says, unless the bytes say otherwise: both lie."""
    kind = message.get("content-type").partition(";")[0].strip().lower()
    if any(word in kind for word in _OPAQUE) and kind not in _HTML:
        return False
    if kind in _HTML or not kind:
        return binary_kind(body[:1024]) is None
    return _MARKUP.search(body[:1024]) is not None


def _reject(
    code: RejectionCode, detail: str, *, url: str | None = None, path: str | None = None, stage: Stage = Stage.READ
) -> Rejected:
    where = shown_name(path) if path else None
    return Rejected(url=url, path=where, stage=stage, code=code, detail=storable(detail))
