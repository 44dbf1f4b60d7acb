"""Saved pages, wherever they lie: files, folders, globs, standard input; HTML, MHTML, text, WARC, zip, gzip.

Every page comes as a `Capture`; whatever could be a page and cannot be read comes as a `Rejected` with a code and one
sentence. Nothing here holds more than one page in memory, and nothing is written but spool files for archives that come
through a pipe, so the names inside archives are only names.
"""

from __future__ import annotations

import glob
import io
import os
import re
import shutil
import stat
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path
from typing import BinaryIO

from ..schemas import Capture, Rejected, RejectionCode, Stage
from .decompress import BodyTooLarge, BrokenEncoding, decode_body
from .mhtml import main_part
from .sniff import HEAD, Kind, binary_kind, sniff
from .storable import shown_name, storable
from .warc_pages import WarcPages

__all__ = ["MAX_PAGE", "read_captures"]

MAX_PAGE = 20_000_000
"""Bytes of the largest page that is read, by default."""

_PAGE_SUFFIXES = {".html", ".htm", ".shtml", ".shtm", ".xhtml", ".mhtml", ".mht", ".txt", ""}
_ARCHIVE_SUFFIXES = {".warc", ".gz", ".zip"}
_SUFFIXES = _PAGE_SUFFIXES | _ARCHIVE_SUFFIXES
_MHTML_FACTOR = 8
"""An MHTML file may be so many times larger than a page: it holds the images too, in base64."""
_ZIP_RATIO = 200
"""Unpacked to packed bytes, over a whole zip: pages reach 20; members that overlap in a zip bomb any number."""
_ZIP_FREE = 200_000_000
"""Unpacked bytes for which `_ZIP_RATIO` is not asked."""
_SPOOL_MEMORY = 16_000_000
_UNPACKING = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError, RuntimeError)
"""What unpacking a member raises: damage as each way of packing tells it, an unknown way, a name that is no UTF-8."""

Item = Capture | Rejected


def read_captures(
    paths: Sequence[str],
    *,
    max_page: int = MAX_PAGE,
    stdin: BinaryIO | None = None,
    on_skip: Callable[[str], None] = lambda _: None,
) -> Iterator[Item]:
    """The pages of files, folders (with all below), globs and `-`, in the order given; in folders in natural order.

    Only revisits that stand before their originals in WARC files come at the end.

    A page above `max_page` bytes is rejected; archives are streamed. `on_skip` hears of each file that is no page
    (style sheets, images) and was passed over. Never raises for what the files hold.
    """
    reader = _Reader(max_page, stdin, on_skip)
    with closing(reader.warc):
        for path in paths:
            yield from reader.path(path)
        yield from reader.warc.rest()


def _reject(code: RejectionCode, path: str, detail: str) -> Rejected:
    return Rejected(path=shown_name(path), stage=Stage.READ, code=code, detail=storable(detail))


def _unreadable(path: str, error: OSError) -> Rejected:
    return _reject(RejectionCode.UNREADABLE, path, f"cannot be read: {error.strerror or error}")


def natural(name: str) -> list[tuple[int, int, str]]:
    """Sorting key: digits by their value, so that page 10 comes after page 9."""
    pieces = re.findall(r"([0-9]{1,18})|([^0-9]+|[0-9])", name)
    return [(0, int(digits), "") if digits else (1, 0, text) for digits, text in pieces]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file or member: how it is called, and its bytes."""

    name: str
    stream: BinaryIO
    path: Path | None = None
    """where it can be read again from any place"""
    named: bool = True
    """whether it was asked for by its name, not found in a folder or zip"""


class _Reader:
    def __init__(self, max_page: int, stdin: BinaryIO | None, on_skip: Callable[[str], None]) -> None:
        self.max_page = max_page
        self.stdin = stdin
        self.on_skip = on_skip
        self.warc = WarcPages(max_page, on_skip)

    # --- where pages lie

    def path(self, path: str) -> Iterator[Item]:
        if path == "-":
            yield from self.entry(_Entry("-", self.stdin or sys.stdin.buffer))
        elif os.path.isdir(path):  # noqa: PTH112  Path's raises for names that cannot be looked up
            yield from self.folder(path)
        elif not os.path.lexists(path) and glob.has_magic(path):
            found = sorted(glob.glob(path, recursive=True), key=natural)  # noqa: PTH207  keeps the path as written
            for each in found:
                yield from self.path(each)
            if not found:
                yield _reject(RejectionCode.NOT_FOUND, path, "no file has a name of this pattern")
        else:
            yield from self.file(path)

    def file(self, path: str, *, named: bool = True) -> Iterator[Item]:
        try:
            with Path(path).open("rb") as stream:
                yield from self.entry(_Entry(path, stream, Path(path) if stream.seekable() else None, named))
        except FileNotFoundError:
            yield _reject(RejectionCode.NOT_FOUND, path, "there is no such file or folder")
        except OSError as error:
            yield _unreadable(path, error)

    def folder(self, path: str) -> Iterator[Item]:
        found, in_archives = False, self.warc.found
        for name in _walk(path):
            if isinstance(name, OSError):
                found = True
                yield _unreadable(str(name.filename), name)
                continue
            if Path(name).suffix.lower() not in _SUFFIXES or _belongs_to_page(Path(name)):
                self.on_skip(name)
                continue
            for item in self.found(name):
                if _is_nothing(item, name):
                    self.on_skip(name)
                    continue
                found = True
                yield item
        if not found and self.warc.found == in_archives:
            yield _reject(RejectionCode.NO_PAGES, path, "the folder holds no page (.html, .mhtml, .txt, .warc, .zip)")

    def found(self, name: str) -> Iterator[Item]:
        """A file that is in a folder: reading a pipe there would wait for a writer, perhaps for ever."""
        if _is_special(name):
            yield _reject(RejectionCode.UNREADABLE, name, "a pipe, socket or device is read only where it is named")
        else:
            yield from self.file(name, named=False)

    # --- what they are

    def entry(self, entry: _Entry, *, nested: bool = False) -> Iterator[Item]:
        head = entry.stream.read(HEAD)
        match sniff(head):
            case Kind.WARC:
                yield from self.archive(entry, head)
            case Kind.GZIP:
                yield from self.gzip(entry, head)
            case Kind.ZIP if nested:
                yield _reject(
                    RejectionCode.BINARY, entry.name, "a zip inside a zip is not opened; unpack the outer one"
                )
            case Kind.ZIP:
                yield from self.zip(entry, head)
            case Kind.BINARY:
                what = binary_kind(head) or "an Office document or e-book"
                yield _reject(RejectionCode.BINARY, entry.name, f"no page but {what}")
            case Kind.MHTML:
                yield self.mhtml(entry, head)
            case Kind.PAGE:
                yield self.page(entry.name, head + entry.stream.read(max(0, self.max_page + 1 - len(head))))

    def page(self, name: str, body: bytes) -> Item:
        if len(body) > self.max_page:
            return self.too_large(name)
        if not body.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
            return _reject(RejectionCode.EMPTY, name, "the file is empty")
        return Capture(url=None, body=body, path=shown_name(name))

    def too_large(self, name: str) -> Rejected:
        return _reject(RejectionCode.TOO_LARGE, name, f"larger than {self.max_page} bytes; --max-page raises the limit")

    def mhtml(self, entry: _Entry, head: bytes) -> Item:
        part = main_part(head + entry.stream.read(_MHTML_FACTOR * self.max_page))
        if part is None:
            return _reject(RejectionCode.NO_PAGES, entry.name, "the MHTML file holds no HTML part")
        if len(part.body) > self.max_page:
            return self.too_large(entry.name)
        return Capture(
            url=storable(part.url) if part.url else None,
            body=part.body,
            headers=(("Content-Type", part.content_type),) if part.content_type else (),
            fetched_at=part.saved_at,
            url_source="mhtml" if part.url else None,
            path=shown_name(entry.name),
        )

    def archive(self, entry: _Entry, head: bytes) -> Iterator[Item]:
        """The pages of a WARC. One of several that lie together may be without: logs, or what robots.txt forbade."""
        found, in_archives = False, self.warc.found
        for item in self.warc.read(_rejoined(head, entry.stream), entry.name, entry.path):
            found = True
            yield item
        if found or self.warc.found > in_archives:
            return
        if entry.named:
            yield _reject(RejectionCode.NO_PAGES, entry.name, "the WARC file holds no page")
        else:
            self.on_skip(entry.name)

    def gzip(self, entry: _Entry, head: bytes) -> Iterator[Item]:
        """A WARC that is packed by record or as a whole, or one packed page."""
        try:
            opening = zlib.decompressobj(31).decompress(head, HEAD)
            if opening.startswith(b"WARC/"):
                yield from self.archive(entry, head)
                return
            packed = head + entry.stream.read(self.max_page)
            body, complete = decode_body(packed, ("gzip",), self.max_page)
        except BodyTooLarge:
            yield self.too_large(entry.name)
        except (zlib.error, BrokenEncoding) as error:
            yield _reject(RejectionCode.UNREADABLE, entry.name, f"the gzip file is damaged: {error}")
        else:
            if not complete:
                yield _reject(RejectionCode.ARCHIVE_TRUNCATED, entry.name, "the gzip file breaks off")
            elif sniff(body[:HEAD]) in (Kind.PAGE, Kind.MHTML):
                yield from self.entry(_Entry(entry.name, io.BytesIO(body)))
            else:
                yield _reject(RejectionCode.BINARY, entry.name, "the gzip file holds no page")

    # --- zip

    def zip(self, entry: _Entry, head: bytes) -> Iterator[Item]:
        with tempfile.SpooledTemporaryFile(_SPOOL_MEMORY, prefix="kaimen-") as spool:
            stream: BinaryIO = entry.stream
            if entry.path is None:
                shutil.copyfileobj(_rejoined(head, entry.stream), spool)
                stream = spool  # type: ignore[assignment]
            try:
                with zipfile.ZipFile(stream) as archive:
                    yield from self.members(entry.name, archive, stream.seek(0, io.SEEK_END))
            except (zipfile.BadZipFile, ValueError, OverflowError) as error:
                yield _reject(RejectionCode.ARCHIVE_TRUNCATED, entry.name, f"no whole zip file: {error}")
            except NotImplementedError as error:
                yield _reject(RejectionCode.UNREADABLE, entry.name, f"a zip file that cannot be read: {error}")

    def members(self, name: str, archive: zipfile.ZipFile, size: int) -> Iterator[Item]:
        budget = _ZIP_FREE + _ZIP_RATIO * size
        named = sorted(
            ((_member_name(i), i) for i in archive.infolist() if not i.filename.endswith("/")),
            key=lambda m: natural(m[0]),
        )
        names = {member for member, _ in named}
        found, in_archives = False, self.warc.found
        for member, info in named:
            full = f"{name}!{member}"
            if Path(member).suffix.lower() not in _SUFFIXES or _belongs_to_page(Path(member), names):
                self.on_skip(full)
                continue
            budget -= min(info.file_size, self.max_page)
            if budget < 0:
                yield _reject(RejectionCode.TOO_LARGE, name, f"unpacks to more than {_ZIP_RATIO} times its size")
                return
            for item in self.member(full, archive, info):
                if _is_nothing(item, full):
                    self.on_skip(full)
                    continue
                found = True
                yield item
        if not found and self.warc.found == in_archives:
            yield _reject(RejectionCode.NO_PAGES, name, "the zip file holds no page")

    def member(self, name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Item]:
        if info.flag_bits & 1:
            yield _reject(RejectionCode.UNREADABLE, name, "is encrypted")
            return
        try:
            with archive.open(info) as stream:
                yield from self.entry(_Entry(name, stream, named=False), nested=True)  # type: ignore[arg-type]
        except _UNPACKING as error:
            yield _reject(RejectionCode.UNREADABLE, name, f"cannot be unpacked: {error}")


def _walk(path: str) -> Iterator[str | OSError]:
    """All files below a folder, in natural order, hidden ones left out; for a folder that cannot be read the error."""
    errors: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=errors.append):
        yield from errors
        errors.clear()
        folders[:] = sorted((f for f in folders if not f.startswith(".")), key=natural)
        for name in sorted(files, key=natural):
            if not name.startswith("."):
                yield os.path.join(folder, name)  # noqa: PTH118  keeps "./" as the user wrote it
    yield from errors


def _is_special(path: str) -> bool:
    try:
        return not stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:  # opening it says why
        return False


def _belongs_to_page(path: Path, names: set[str] | None = None) -> bool:
    """Whether the file is a frame that a browser saved into the folder of its page (`page_files/`)."""
    for parent in path.parents:
        if parent.name.endswith(("_files", ".files", "_fichiers")):
            stem = parent.name[: max(parent.name.rfind("_"), parent.name.rfind("."))]
            pages = [parent.with_name(stem + suffix) for suffix in (".html", ".htm", ".shtml", ".mht")]
            if any(str(p) in names if names is not None else p.exists() for p in pages):
                return True
    return False


def _is_nothing(item: Item, name: str) -> bool:
    """A file without a page's name that turns out to be none was found by chance, not given as a page."""
    no_page = isinstance(item, Rejected) and item.code in (RejectionCode.BINARY, RejectionCode.EMPTY) and not item.url
    return no_page and Path(name).suffix.lower() not in _PAGE_SUFFIXES - {""}


def _member_name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: zip files from Chinese Windows hold GBK, which Python takes for code page 437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


class _Rejoined(io.RawIOBase):
    """A stream with the bytes in front that were read to see what it is."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._head.read(size) or self._rest.read(size)


def _rejoined(head: bytes, stream: BinaryIO) -> BinaryIO:
    return _Rejoined(head, stream)  # type: ignore[return-value]
