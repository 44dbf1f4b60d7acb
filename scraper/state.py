"""What is known of a harvest while it goes on: every address with its state, in SQLite beside the archive.

    pending ──► leased ──► archived          (fetched, in the archive, its links read)
       ▲           │  └──► failed            (no page came, and why)
       └───────────┘ a failure that may pass, or a crash

One connection with one open transaction: `commit` is called after the archive was synced, so state never says more than
the archive holds. What the archive holds beyond it is told again on the next start (`harvest.Harvest.recover`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..schemas import InputError
from ..schemas.urls import split
from .archive import Original, Position
from .exchange import RobotsEntry, Validators

__all__ = ["Kind", "Lead", "Page", "Robots", "State", "host_of"]

Kind = Literal["page", "list", "image"]
_PRIORITY: dict[str, int] = {"list": 0, "page": 1, "image": 2}
_VERSION = 2
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    host TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    priority INTEGER NOT NULL,
    seek TEXT,
    head INTEGER,
    barren INTEGER NOT NULL DEFAULT 0,
    via TEXT,
    title TEXT,
    series TEXT,
    installment INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before REAL NOT NULL DEFAULT 0,
    code TEXT,
    detail TEXT,
    final_url TEXT,
    etag TEXT,
    last_modified TEXT,
    digest TEXT,
    warc_url TEXT,
    warc_date TEXT,
    warc_file INTEGER,
    warc_end INTEGER
);
CREATE INDEX IF NOT EXISTS waiting ON pages (host, priority, id) WHERE state = 'pending';
CREATE TABLE IF NOT EXISTS shown (head INTEGER, url TEXT, PRIMARY KEY (head, url)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS robots (origin TEXT PRIMARY KEY, body BLOB, fetched_at REAL, code TEXT, detail TEXT);
"""
_COLUMNS = "id, url, host, kind, seek, head, barren, via, attempts, etag, last_modified, digest, warc_url, warc_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An address to fetch, and what the link to it says.

    `seek` is the series that is sought on the page. `head` is the id of the first page of the list or article that this
    is a further page of, and `barren` counts the pages of it since the last that showed a link which was new to it.
    """

    url: str
    kind: Kind = "page"
    seek: str | None = None
    head: int | None = None
    barren: int = 0
    via: str | None = None
    title: str | None = None
    series: str | None = None
    installment: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A leased address, with what the last capture of it was known by."""

    id: int
    url: str
    host: str
    kind: Kind
    seek: str | None
    head: int | None
    barren: int
    via: str | None
    attempts: int
    validators: Validators | None
    original: Original | None


class State:
    """The ledger of a harvest. Raises InputError where the file is none of ours."""

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.executescript(_SCHEMA)
            self._db.execute("BEGIN")
            if self.get("version") not in (None, str(_VERSION)):
                raise InputError(
                    f"{path}: made by another version of kaimen; remove it, the archive tells where the harvest stands"
                )
        except sqlite3.DatabaseError as error:
            message = f"{path}: cannot be used ({error}); without it the archive alone tells where the harvest stands"
            raise InputError(message) from None
        self.set("version", str(_VERSION))

    def commit(self) -> None:
        """Make everything so far durable."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def close(self) -> None:
        """Close without committing."""
        self._db.close()

    # --- single values

    def get(self, key: str) -> str | None:
        """A value that was set, or None."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set(self, key: str, value: str) -> None:
        """Remember a value."""
        self._db.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)
        )

    @property
    def position(self) -> Position:
        """How far the state knows the archive."""
        file, _, offset = (self.get("position") or "0 0").partition(" ")
        return Position(int(file), int(offset))

    @position.setter
    def position(self, end: Position) -> None:
        self.set("position", f"{end.file} {end.offset}")

    # --- addresses

    def add(self, lead: Lead) -> bool:
        """Queue an address unless it is known; whether it is new. The first link with a number is remembered."""
        row = (lead.url, host_of(lead.url), lead.kind, _PRIORITY[lead.kind])
        cursor = self._db.execute(
            "INSERT INTO pages (url, host, kind, state, priority, seek, head, barren, via, title, series, installment) "
            "VALUES (?, ?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO NOTHING",
            (*row, lead.seek, lead.head, lead.barren, lead.via, lead.title, lead.series, lead.installment),
        )
        if cursor.rowcount == 1:
            return True
        if lead.installment is not None:
            self._db.execute(
                "UPDATE pages SET title = ?, series = ?, installment = ? WHERE url = ? AND installment IS NULL",
                (lead.title, lead.series, lead.installment, lead.url),
            )
        return False

    def show(self, head: int, urls: Iterable[str]) -> bool:
        """Remember to which addresses a list or article leads; whether any of them is new to it."""
        before = self._db.total_changes
        self._db.executemany("INSERT OR IGNORE INTO shown VALUES (?, ?)", [(head, url) for url in urls])
        return self._db.total_changes > before

    def lease(self, host: str, now: float, count: int, kinds: Sequence[Kind]) -> list[Page]:
        """Take up to `count` waiting addresses of a host, of these kinds."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM pages WHERE state = 'pending' AND host = ? AND not_before <= ? "  # noqa: S608
            f"AND kind IN ({_marks(kinds)}) ORDER BY priority, id LIMIT ?",
            (host, now, *kinds, count),
        ).fetchall()
        self._db.executemany("UPDATE pages SET state = 'leased' WHERE id = ?", [(row[0],) for row in rows])
        return [_page(row) for row in rows]

    def page(self, url: str) -> Page | None:
        """A known address."""
        row = self._db.execute(f"SELECT {_COLUMNS} FROM pages WHERE url = ?", (url,)).fetchone()  # noqa: S608
        return _page(row) if row else None

    def release(self, page: Page, *, not_before: float = 0.0, attempts: int | None = None) -> None:
        """Give a leased address back."""
        self._db.execute(
            "UPDATE pages SET state = 'pending', not_before = ?, attempts = ? WHERE id = ?",
            (not_before, page.attempts if attempts is None else attempts, page.id),
        )

    def archived(
        self, page: Page, *, final_url: str, end: Position, capture: Original | None, validators: Validators | None
    ) -> None:
        """The address was fetched; without `capture` it was unchanged, and the earlier one stays."""
        self._db.execute(
            "UPDATE pages SET state = 'archived', code = NULL, detail = NULL, final_url = ?, "
            "warc_file = ?, warc_end = ? WHERE id = ?",
            (final_url, end.file, end.offset, page.id),
        )
        if capture:
            known = validators or Validators()
            self._db.execute(
                "UPDATE pages SET etag = ?, last_modified = ?, digest = ?, warc_url = ?, warc_date = ? WHERE id = ?",
                (known.etag, known.last_modified, capture.digest, capture.url, capture.date, page.id),
            )

    def failed(self, page: Page, *, code: str, detail: str, end: Position) -> None:
        """No page came of the address."""
        self._db.execute(
            "UPDATE pages SET state = 'failed', code = ?, detail = ?, warc_file = ?, warc_end = ? WHERE id = ?",
            (code, detail, end.file, end.offset, page.id),
        )

    def known(self, url: str) -> None:
        """An address that a redirect led to need not be fetched again."""
        self._db.execute(
            "INSERT INTO pages (url, host, kind, state, priority) VALUES (?, ?, 'page', 'alias', 9) "
            "ON CONFLICT DO NOTHING",
            (url, host_of(url)),
        )

    # --- rounds and recovery

    def reset_leases(self) -> None:
        """What was leased and not fetched is pending again."""
        self._db.execute("UPDATE pages SET state = 'pending' WHERE state = 'leased'")

    def requeue_failed(self, may_pass: Callable[[str, str], bool]) -> None:
        """Try the addresses again whose failure, by code and detail, may pass."""
        failed = self._db.execute("SELECT id, code, detail FROM pages WHERE state = 'failed'").fetchall()
        self._db.executemany(
            "UPDATE pages SET state = 'pending', attempts = 0, not_before = 0 WHERE id = ?",
            [(id_,) for id_, code, detail in failed if may_pass(code, detail)],
        )

    def new_round(self) -> None:
        """Ask every page again whether it changed; images don't."""
        self._db.execute(
            "UPDATE pages SET state = 'pending', attempts = 0, not_before = 0 "
            "WHERE state = 'failed' OR (state = 'archived' AND kind != 'image')"
        )

    def forget_beyond(self, lengths: dict[int, int]) -> int:
        """Addresses whose capture the archive does not hold any more are pending again; how many."""
        rows = self._db.execute("SELECT id, warc_file, warc_end FROM pages WHERE warc_file IS NOT NULL").fetchall()
        lost = [(row[0],) for row in rows if lengths.get(row[1], 0) < row[2]]
        self._db.executemany(
            "UPDATE pages SET state = 'pending', etag = NULL, last_modified = NULL, digest = NULL, warc_file = NULL "
            "WHERE id = ?",
            lost,
        )
        return len(lost)

    # --- counts

    def waiting(self) -> dict[str, int]:
        """Number of pending addresses by host."""
        rows = self._db.execute(
            "SELECT host, count(*) FROM pages WHERE state = 'pending' GROUP BY host ORDER BY min(id)"
        )
        return dict(rows.fetchall())

    def next_time(self, kinds: Sequence[Kind]) -> float | None:
        """When the first pending address of these kinds may be fetched (seconds since the epoch); None without any."""
        query = f"SELECT min(not_before) FROM pages WHERE state = 'pending' AND kind IN ({_marks(kinds)})"  # noqa: S608
        return self._db.execute(query, kinds).fetchone()[0]  # type: ignore[no-any-return]

    def counts(self) -> dict[str, int]:
        """Number of addresses by state."""
        return dict(self._db.execute("SELECT state, count(*) FROM pages GROUP BY state").fetchall())

    def series(self) -> list[tuple[str, int]]:
        """Installments that links lead to, by series."""
        query = (
            "SELECT series, count(DISTINCT installment) FROM pages WHERE series IS NOT NULL GROUP BY 1 ORDER BY 2 DESC"
        )
        return self._db.execute(query + " LIMIT 10").fetchall()

    def listed(self) -> Iterator[dict[str, Any]]:
        """Every page with what the links to it said and what came of it, for the series ledger."""
        names = ("url", "kind", "state", "title", "series", "installment", "code", "detail", "final_url")
        for row in self._db.execute(f"SELECT {', '.join(names)} FROM pages WHERE kind != 'image' ORDER BY id"):  # noqa: S608
            yield dict(zip(names, row, strict=True))

    @property
    def robots(self) -> Robots:
        """The robots.txt files, as the client wants them."""
        return Robots(self._db)


class Robots:
    """robots.txt files by origin."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def get(self, origin: str, /) -> RobotsEntry | None:
        """The entry, or None."""
        row = self._db.execute("SELECT body, fetched_at, detail FROM robots WHERE origin = ?", (origin,)).fetchone()
        return RobotsEntry(body=row[0], fetched_at=row[1], detail=row[2]) if row else None

    def __setitem__(self, origin: str, entry: RobotsEntry, /) -> None:
        """Remember what was there; that a site could not be reached is not worth remembering over a restart."""
        if entry.body is not None:
            self._db.execute(
                "INSERT OR REPLACE INTO robots (origin, body, fetched_at, detail) VALUES (?, ?, ?, ?)",
                (origin, entry.body, entry.fetched_at, entry.detail),
            )


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def host_of(url: str) -> str:
    """Host and port, by which addresses queue; those that name none have a queue of their own."""
    return split(url).netloc.lower()


def _page(row: tuple[Any, ...]) -> Page:
    id_, url, host, kind, seek, head, barren, via, attempts, etag, modified, digest, warc_url, warc_date = row
    return Page(
        id=id_,
        url=url,
        host=host,
        kind=kind,
        seek=seek,
        head=head,
        barren=barren,
        via=via,
        attempts=attempts,
        validators=Validators(etag=etag, last_modified=modified) if etag or modified else None,
        original=Original(url=warc_url, date=warc_date, digest=digest) if digest else None,
    )
