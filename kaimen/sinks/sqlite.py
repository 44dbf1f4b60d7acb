"""SQLite: the embedded default. One file, readable by everything."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Self

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect, insert
from sqlalchemy.engine import URL

from ..schemas import SinkError
from .rows import Row
from .store import Store, explained, literal, named_file

__all__ = ["SqliteStore"]

_PATIENCE = 300.0  # seconds to wait for another loader; its transactions last well below one


class SqliteStore(Store):
    """A SQLite file. `BEGIN IMMEDIATE` is the lock: a second loader waits for the first one's transaction."""

    dialect = dialect(paramstyle="qmark")
    errors = (sqlite3.Error,)

    @classmethod
    def open(cls, url: URL, where: str, secrets: Sequence[str] = (), *, create: bool = False) -> Self:
        """Open the file that the URL names; made only if `create`."""
        path = named_file(url, where, create=create)
        if Path(path).is_dir() or not Path(path).absolute().parent.is_dir():
            raise SinkError(f"{where}: no such folder, or not a file")
        try:
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, cached_statements=256)
        except sqlite3.Error as error:
            raise SinkError(explained(error, where)) from None
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -32768")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            connection.close()
            raise SinkError(explained(error, where)) from None
        return cls(connection, where, secrets)

    @property
    def connection(self) -> sqlite3.Connection:
        """The driver's connection, for what only SQLite has."""
        assert isinstance(self._connection, sqlite3.Connection)
        return self._connection

    def _begin(self) -> None:
        self._cursor.execute("BEGIN IMMEDIATE")

    def _put(self, table: Table, rows: Sequence[Row], *, replace: bool) -> None:
        self._cursor.executemany(_upsert(table) if replace else _insert(table), rows)

    def _tables(self) -> set[str]:
        return {row[0] for row in self.fetch("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}

    def field(self, name: str) -> str:
        """By path where SQLite's paths can name the field, else by looking at every key."""
        if any(c in name for c in '"\\') or not name.isprintable():
            return f"(SELECT value FROM json_each(r.fields) WHERE key = {literal(name)})"  # noqa: S608  quoted
        path = f'$."{name}"'
        return f"json_extract(r.fields, {literal(path)})"


@lru_cache
def _insert(table: Table) -> str:
    return str(insert(table).compile(dialect=SqliteStore.dialect))


@lru_cache
def _upsert(table: Table) -> str:
    statement = insert(table)
    keys = list(table.primary_key.columns)
    changed = {c.name: statement.excluded[c.name] for c in table.columns if c not in keys and c.name != "first_seen"}
    upsert = statement.on_conflict_do_update(index_elements=keys, set_=changed)
    return str(upsert.compile(dialect=SqliteStore.dialect))
