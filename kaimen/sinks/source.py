"""What is loaded or exported: an output folder, a file of records, or records on standard input, as a stream.

Articles and their records come together (a piece), because they are loaded all or nothing. In what Kaimen writes both
files have one order, so they are read side by side; an article that is passed over on the way to a later one is
remembered by its offset and not by its text, so memory stays flat whatever the order.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TypeVar

from pydantic import ValidationError

from ..schemas import Article, Contract, InputError, Record, Rejected, RejectionCode, Stage

__all__ = ["BadLine", "Piece", "Source", "open_source"]

_LINE_BYTES = 64 << 20  # the longest line that is read; Kaimen bounds pages well below
_PIECE = 200  # records of one article that are held at once

Line = TypeVar("Line", bound=Contract)


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no valid record, article or rejection."""

    file: str
    number: int
    field: str
    message: str
    digest: str
    article_id: str | None = None
    url: str | None = None

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.number}: {self.field}: {self.message}"
            if self.field
            else (f"{self.file}:{self.number}: {self.message}")
        )

    @property
    def id(self) -> str:
        """The same for the same line of the same file, wherever the folder stands."""
        return hashlib.sha256(f"{Path(self.file).name}\n{self.digest}".encode()).hexdigest()

    def rejected(self) -> Rejected:
        """As a rejection."""
        place = f"line {self.number}" + (f", {self.field}" if self.field else "")
        return Rejected(
            url=self.url,
            path=self.file,
            stage=Stage.LOAD,
            code=RejectionCode.INVALID,
            detail=f"{place}: {self.message}",
            article_id=self.article_id,
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """Records of one article that stand together; `last` unless more of them follow at once."""

    article_id: str
    article: Article | None
    records: tuple[Record, ...]
    last: bool = True


@dataclass(slots=True)
class Source:
    """A source that is being read. `on_bad` is told of every unusable line."""

    name: str
    records_file: IO[bytes]
    articles_file: IO[bytes] | None = None
    rejected_file: IO[bytes] | None = None
    on_bad: Callable[[BadLine], None] = lambda _: None
    _digests: dict[str, hashlib._Hash] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 over all lines read so far, file by file."""
        parts = (f"{name}:{h.hexdigest()}" for name, h in sorted(self._digests.items()))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def records(self) -> Iterator[Record]:
        """The records alone, in order."""
        return (record for _, record in self._lines("records", self.records_file, Record))

    def rejections(self) -> Iterator[Rejected]:
        """The lines of rejected.jsonl, in order."""
        if self.rejected_file is not None:
            yield from (rejected for _, rejected in self._lines("rejected", self.rejected_file, Rejected))

    def articles(self) -> Iterator[Article]:
        """The articles alone, in order."""
        if self.articles_file is not None:
            yield from (article for _, article in self._lines("articles", self.articles_file, Article))

    def pieces(self) -> Iterator[Piece]:
        """Articles with their records, in the order of the records; articles without records on the way."""
        shelf = _Shelf(self)
        for article_id, records, first, last in _runs(self.records()):
            article = shelf.find(article_id) if first else None
            yield from shelf.without_records()
            yield Piece(article_id, article, records, last)
        yield from shelf.rest()

    def close(self) -> None:
        """Close what was opened."""
        for file in (self.records_file, self.articles_file, self.rejected_file):
            if file is not None and getattr(file, "name", "") != "<stdin>":
                file.close()

    def _lines(self, kind: str, file: IO[bytes], model: type[Line]) -> Iterator[tuple[int, Line]]:
        """Offset and value of every valid line."""
        digest = self._digests.setdefault(kind, hashlib.sha256())
        name = getattr(file, "name", "-")
        name = name if isinstance(name, str) and name != "<stdin>" else "-"
        offset = 0
        for number, raw in enumerate(iter(lambda: file.readline(_LINE_BYTES), b""), 1):
            digest.update(raw)
            line = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
            if line.strip():
                value = self._value(line, model, name, number)
                if value is not None:
                    yield offset, value
            offset += len(raw)

    def _value(self, line: bytes, model: type[Line], name: str, number: int) -> Line | None:
        try:
            return model.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            message = (
                first["msg"] if error.error_count() == 1 else f"{first['msg']} (1 of {error.error_count()} errors)"
            )
        self.on_bad(BadLine(name, number, where, message, hashlib.sha256(line.strip()).hexdigest(), *_context(line)))
        return None


def _context(line: bytes) -> tuple[str | None, str | None]:
    """Article and address that an unusable line names, as far as it can be read."""
    try:
        data = json.loads(line)
        article_id, url = data.get("article_id"), (data.get("article") or {}).get("url")
        for text in (article_id, url):
            (text or "").encode()
    except (ValueError, AttributeError, RecursionError):
        return None, None
    return tuple(t if isinstance(t, str) and "\0" not in t else None for t in (article_id, url))  # type: ignore[return-value]


def _runs(records: Iterator[Record]) -> Iterator[tuple[str, tuple[Record, ...], bool, bool]]:
    """Article id, records that stand together, whether they are the first and the last of their run."""
    held: list[Record] = []
    first = True
    for record in records:
        if held and (record.article_id != held[0].article_id or len(held) >= _PIECE):
            last = record.article_id != held[0].article_id
            yield held[0].article_id, tuple(held), first, last
            held, first = [], last
        held.append(record)
    if held:
        yield held[0].article_id, tuple(held), first, True


class _Shelf:
    """The articles, read as far as the records need them."""

    def __init__(self, source: Source) -> None:
        self._file = source.articles_file
        self._lines = source._lines("articles", self._file, Article) if self._file is not None else iter(())
        self._passed: dict[str, int] = {}
        self._empty: deque[Article] = deque()

    def find(self, article_id: str) -> Article | None:
        """The article, or None where there is none of that id (or no more)."""
        if article_id in self._passed:
            return self._again(self._passed.pop(article_id))
        for offset, article in self._lines:
            if article.id == article_id:
                return article
            if article.records == 0:
                self._empty.append(article)
            else:
                self._passed.setdefault(article.id, offset)
        return None

    def without_records(self) -> Iterator[Piece]:
        """Articles that say they have no records, met on the way."""
        while self._empty:
            article = self._empty.popleft()
            yield Piece(article.id, article, ())

    def rest(self) -> Iterator[Piece]:
        """All articles that no record asked for."""
        yield from self.without_records()
        for offset in list(self._passed.values()):
            article = self._again(offset)
            yield Piece(article.id, article, ())
        for _, article in self._lines:
            yield Piece(article.id, article, ())

    def _again(self, offset: int) -> Article:
        assert self._file is not None
        here = self._file.tell()
        self._file.seek(offset)
        try:
            return Article.model_validate_json(self._file.readline().removeprefix(b"\xef\xbb\xbf"))
        finally:
            self._file.seek(here)


def open_source(name: str, standard_input: IO[bytes]) -> Source:
    """An output folder, a .jsonl file of records, or `-`. Raises InputError."""
    if name == "-":
        return Source("-", standard_input)
    path = Path(name)
    try:
        if not path.is_dir():
            return Source(name, path.open("rb"))
        records = (path / "records.jsonl").open("rb")
        return Source(name, records, _optional(path / "articles.jsonl"), _optional(path / "rejected.jsonl"))
    except FileNotFoundError:
        what = "no records.jsonl in it; is it a folder of `kaimen extract -o`?" if path.is_dir() else "no such file"
        raise InputError(f"{name}: {what}") from None
    except OSError as error:
        raise InputError(f"{name}: cannot read: {error.strerror}") from None


def _optional(path: Path) -> IO[bytes] | None:
    return path.open("rb") if path.exists() else None
