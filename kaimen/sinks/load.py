"""Load a source into a database, so that doing it twice does nothing twice.

Rows are compared by the digest of their content before anything is written: what is there as it is stays untouched.
Articles are written in transactions of some hundreds, each article's rows in one of them, so a load that is killed
leaves whole articles only, and the next one adds what is missing. `known` is read inside the transaction that writes,
under the lock of the loaders: two of them take turns.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Self

from pydantic_core import to_json
from sqlalchemy import Table

from ..schemas import EXTRACTOR_VERSION, Rejected, law_violations
from .rows import RecordRows, Row, article_row, digest_of, record_rows, rejected_row, stub_row
from .source import BadLine, Piece, Source
from .store import Store
from .tables import ARTICLES, CHILDREN, FACTS, IMAGES, LOADS, RECORDS, REJECTED, SECTIONS

__all__ = ["Loaded", "load"]

_BATCH = 1000  # records in one transaction: enough to hide its cost, few enough for memory
_BATCH_CHARACTERS = 2_000_000
_WAIT = 5.0  # seconds after which a slow source's rows are written all the same
_VERSIONS = 20  # versions of the extractor that a load remembers


@dataclass(slots=True)
class Loaded:
    """What a load found and did."""

    articles: int = 0
    records: int = 0
    rejected: int = 0
    bad_lines: int = 0
    repeated: int = 0
    unlawful: int = 0
    new_articles: int = 0
    changed_articles: int = 0
    inserted: int = 0
    updated: int = 0
    vanished: int = 0
    deleted: int = 0
    new_rejected: int = 0

    @property
    def changed(self) -> bool:
        """Whether the database is another than before."""
        return bool(
            self.new_articles
            + self.changed_articles
            + self.inserted
            + self.updated
            + self.vanished
            + self.deleted
            + self.new_rejected
        )

    @property
    def line(self) -> str:
        """All in one line, for a person."""
        same = self.records - self.inserted - self.updated
        text = (
            f"{self.articles} articles, {self.records} records: {self.inserted} new, {self.updated} changed, "
            f"{same} as they were, {self.vanished} vanished"
        )
        for count, what in (
            (self.deleted, "deleted"),
            (self.rejected, "rejected"),
            (self.repeated, "repeated in the source and left out"),
            (self.unlawful, "contradict the text of their article"),
        ):
            text += f", {count} {what}" if count else ""
        return text


def load(
    source: Source,
    store: Store,
    *,
    prune: bool = False,
    on_bad: Callable[[BadLine], None] = lambda _: None,
    now: datetime | None = None,
) -> Loaded:
    """Load all of `source` into `store`, whose tables must be there (`store.prepare`).

    `prune` deletes the records that vanished, now or earlier. `on_bad` is told of every line that cannot be used.
    Raises SinkError; what was written before it stays, in whole articles.
    """
    moment = (now or datetime.now(UTC)).isoformat(timespec="seconds").replace("+00:00", "Z")
    with _Seen() as seen:
        run = _Run(source, store, moment, seen)

        def bad(line: BadLine) -> None:
            run.done.bad_lines += 1
            run.note(line.rejected(), line.id)
            on_bad(line)

        source.on_bad = bad
        try:
            for piece in source.pieces():
                run.take(piece)
            for rejected in source.rejections():
                run.note(rejected)
                if len(run.notes) >= _BATCH:
                    run.flush()
            run.finish(prune=prune)
        except BaseException:
            store.rollback()
            raise
        return run.done


class _Seen:
    """Ids that this load has met, on disk: a million of them would fill the memory that rows need."""

    def __enter__(self) -> Self:
        self._ids = sqlite3.connect("", isolation_level=None)
        self._ids.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192; BEGIN;"
        )
        self._ids.execute("CREATE TABLE ids (id TEXT PRIMARY KEY) WITHOUT ROWID")
        return self

    def __exit__(self, *_: object) -> None:
        self._ids.close()

    def first_time(self, id: str) -> bool:
        """Whether the id comes for the first time."""
        return self._ids.execute("INSERT OR IGNORE INTO ids VALUES (?)", (id,)).rowcount == 1


@dataclass(slots=True)
class _Awaited:
    """An article of which the source says how many records it has, and the ids met so far."""

    count: int
    ids: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Run:
    """One load under way: what is gathered for the next transaction, and what is awaited."""

    source: Source
    store: Store
    moment: str
    seen: _Seen
    done: Loaded = field(default_factory=Loaded)
    versions: dict[str, None] = field(default_factory=dict)
    load_id: int | None = None
    articles: dict[str, tuple[Row, str]] = field(default_factory=dict)
    records: list[RecordRows] = field(default_factory=list)
    complete: dict[str, set[str]] = field(default_factory=dict)
    awaited: dict[str, _Awaited] = field(default_factory=dict)
    notes: dict[str, Row] = field(default_factory=dict)
    characters: int = 0
    since: float = field(default_factory=time.monotonic)

    # --- gathering

    def take(self, piece: Piece) -> None:
        """Gather one piece, and write what is gathered when it is enough."""
        if self.seen.first_time("a" + piece.article_id):
            self._article(piece)
        for record in piece.records:
            self.done.records += 1
            if not self.seen.first_time("r" + record.id):
                self.done.repeated += 1
                continue
            self._version(record.extractor_version)
            if piece.article is not None and law_violations(record, piece.article):
                self.done.unlawful += 1
            rows = record_rows(record)
            self.records.append(rows)
            self.characters += sum(len(s[7]) for s in rows.sections)
            if piece.article_id in self.awaited:
                self.awaited[piece.article_id].ids.add(record.id)
        self._complete(piece.article_id)
        if self._is_enough():
            self.flush(open_end=not piece.last)

    def _article(self, piece: Piece) -> None:
        self.done.articles += 1
        article = piece.article
        if article is None:
            row = stub_row(piece.article_id, piece.records[0].article)
            self.articles[piece.article_id] = (row, "ref:" + _digest_of_row(row))
            return
        self._version(article.extractor_version)
        self.articles[article.id] = (article_row(article), digest_of(article))
        self.characters += len(article.text)
        self.awaited[article.id] = _Awaited(article.records)

    def _complete(self, article_id: str) -> None:
        waiting = self.awaited.get(article_id)
        if waiting is not None and len(waiting.ids) == waiting.count:
            self.complete[article_id] = self.awaited.pop(article_id).ids

    def _version(self, version: str) -> None:
        if len(self.versions) < _VERSIONS:
            self.versions[version] = None

    def note(self, rejected: Rejected, id: str | None = None) -> None:
        """Gather a rejection."""
        self.done.rejected += 1
        row = rejected_row(rejected, id=id)
        self.notes.setdefault(row[0], row)

    def _is_enough(self) -> bool:
        return (
            len(self.records) + len(self.articles) + len(self.notes) >= _BATCH
            or self.characters >= _BATCH_CHARACTERS
            or time.monotonic() - self.since >= _WAIT
        )

    # --- writing

    def flush(self, *, open_end: bool = False) -> None:
        """Write what is gathered; with `open_end` the transaction stays open for the rest of the article."""
        self.store.begin()
        self._put_articles()
        self._put_records()
        self._mark_vanished()
        self._put_rejected()
        if not open_end:
            self.store.commit()
        self.articles, self.records, self.complete, self.notes = {}, [], {}, {}
        self.characters, self.since = 0, time.monotonic()

    def _put_articles(self) -> None:
        known = dict(self.store.with_ids("SELECT id, digest FROM articles WHERE id IN ({})", self.articles))
        new, changed = [], []
        for id, (row, digest) in self.articles.items():
            full = (*row, digest, self.moment, self.moment)
            if id not in known:
                new.append(full)
            elif digest != known[id] and (known[id].startswith("ref:") or not digest.startswith("ref:")):
                changed.append(full)
        self._write(ARTICLES, new, changed)
        self.done.new_articles += len(new)
        self.done.changed_articles += len(changed)
        # Only an article that was there before can have lost a record.
        self.complete = {id: ids for id, ids in self.complete.items() if id in known or id not in self.articles}

    def _put_records(self) -> None:
        sql = "SELECT id, digest, vanished_at FROM records WHERE id IN ({})"
        known = {id: (digest, gone) for id, digest, gone in self.store.with_ids(sql, [r.id for r in self.records])}
        new = [r for r in self.records if r.id not in known]
        changed = [r for r in self.records if r.id in known and known[r.id] != (r.digest, None)]
        self._write(RECORDS, [self._dated(r) for r in new], [self._dated(r) for r in changed])
        for table in CHILDREN:
            self.store.for_ids(f"DELETE FROM {table.name} WHERE record_id IN ({{}})", [r.id for r in changed])  # noqa: S608
        for table, rows in (
            (SECTIONS, [row for r in (*new, *changed) for row in r.sections]),
            (IMAGES, [row for r in (*new, *changed) for row in r.images]),
            (FACTS, [row for r in (*new, *changed) for row in r.facts]),
        ):
            self.store.put(table, rows)
        self.done.inserted += len(new)
        self.done.updated += len(changed)

    def _dated(self, rows: RecordRows) -> Row:
        return (*rows.record, rows.digest, self.moment, self.moment, None)

    def _mark_vanished(self) -> None:
        sql = "SELECT article_id, id FROM records WHERE vanished_at IS NULL AND article_id IN ({})"
        gone = [id for article, id in self.store.with_ids(sql, self.complete) if id not in self.complete[article]]
        if gone:
            update = "UPDATE records SET vanished_at = ?, load_id = ? WHERE id IN ({})"
            self.store.for_ids(update, gone, self.moment, self._load())
            self.done.vanished += len(gone)

    def _put_rejected(self) -> None:
        known = {row[0] for row in self.store.with_ids("SELECT id FROM rejected WHERE id IN ({})", self.notes)}
        new = [(*row, self.moment) for id, row in self.notes.items() if id not in known]
        self._write(REJECTED, new, [])
        self.done.new_rejected += len(new)

    def _write(self, table: Table, new: Sequence[Row], changed: Sequence[Row]) -> None:
        """Insert and update rows that end in the load's id, which comes into being with the first of them."""
        if new or changed:
            load = self._load()
            self.store.put(table, [(*row, load) for row in new])
            self.store.put(table, [(*row, load) for row in changed], replace=True)

    # --- the load's own row

    def _load(self) -> int:
        if self.load_id is None:
            self.load_id = int(self.store.fetch("SELECT coalesce(max(id), 0) + 1 FROM loads")[0][0])
            self.store.put(LOADS, [self._load_row(self.load_id, finished=False)])
        return self.load_id

    def _load_row(self, load_id: int, *, finished: bool) -> Row:
        done = self.done
        counts = (done.articles, done.records, done.rejected, done.inserted, done.updated, done.vanished, done.deleted)
        return (
            load_id,
            self.source.name,
            self.source.digest if finished else None,
            self.moment,
            datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if finished else None,
            to_json(sorted(self.versions)).decode(),
            EXTRACTOR_VERSION,
            *counts,
        )

    def finish(self, *, prune: bool) -> None:
        """Write the rest, and the load's own row: but not where this very source is in and nothing changed."""
        self.flush()
        self.store.begin()
        if prune:
            self._prune()
        sql = "SELECT 1 FROM loads WHERE source_digest = ? LIMIT 1"
        if self.done.changed or not self.store.fetch(sql, [self.source.digest]):
            self.store.put(LOADS, [self._load_row(self._load(), finished=True)], replace=True)
        self.store.commit()

    def _prune(self) -> None:
        ids = [row[0] for row in self.store.fetch("SELECT id FROM records WHERE vanished_at IS NOT NULL")]
        for table in CHILDREN:
            self.store.for_ids(f"DELETE FROM {table.name} WHERE record_id IN ({{}})", ids)  # noqa: S608  our own name
        self.store.for_ids("DELETE FROM records WHERE id IN ({})", ids)
        self.done.deleted += len(ids)


def _digest_of_row(row: Row) -> str:
    return hashlib.sha256(to_json(row)).hexdigest()
