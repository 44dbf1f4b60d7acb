"""A database that holds the tables: what is the same in all of them.

The statements that load are few and their shape is fixed, so they are compiled once by SQLAlchemy Core for the
dialect at hand and run on the driver's own cursor with rows as tuples: the ORM's and `execute`'s way from a dict to a
row costs more than the insert. Every transaction that writes holds the database's one lock for loaders.
"""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

from sqlalchemy import Table
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.schema import CreateIndex, CreateTable

from ..schemas import Record, SinkError
from .rows import Row, article_from, named, record_from, rejected_from
from .tables import ARTICLES, CHILDREN, META, METADATA, RECORDS, REJECTED, VERSION, View

__all__ = ["Store", "open_store"]

_IDS = 500  # ids in one statement: below every database's limit, above the cost of a round trip


class Store(ABC):
    """One open database. Methods that touch it raise SinkError; none of them shows a password."""

    dialect: Dialect
    errors: tuple[type[Exception], ...]
    mark: str = "?"
    indexes = True

    def __init__(self, connection: Any, where: str, secrets: Sequence[str] = ()) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self.where = where
        self._secrets = secrets
        self._is_open = False

    # --- what differs

    @abstractmethod
    def _begin(self) -> None:
        """Begin a transaction that alone may write."""

    @abstractmethod
    def _put(self, table: Table, rows: Sequence[Row], *, replace: bool) -> None:
        """Insert rows; where `replace`, those whose key is there are updated (but for `first_seen`)."""

    @abstractmethod
    def _tables(self) -> set[str]:
        """Names of the tables and views that an unqualified name reaches."""

    @abstractmethod
    def field(self, name: str) -> str:
        """SQL for the text of one field of `records.fields`."""

    # --- reading and writing

    def fetch(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a query; `?` marks a value."""
        with self.explained():
            self._execute(sql, values)
            return list(self._cursor.fetchall())

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """One statement without rows; `?` marks a value."""
        with self.explained():
            self._execute(sql, values)

    def _execute(self, sql: str, values: Sequence[Any]) -> None:
        if values:
            self._cursor.execute(sql.replace("?", self.mark), values)
        else:
            self._cursor.execute(sql)

    def put(self, table: Table, rows: Sequence[Row], *, replace: bool = False) -> None:
        """Insert rows (in the order of the table's columns), or update those that are there."""
        if rows:
            with self.explained():
                self._put(table, rows, replace=replace)

    def with_ids(self, sql: str, ids: Iterable[str], *first: Any) -> list[Any]:
        """Rows of a query that ends in `IN ({})`, for any number of ids; `first` are the values before them."""
        found: list[Any] = []
        for some in _batches(list(ids)):
            found += self.fetch(sql.format(", ".join("?" * len(some))), (*first, *some))
        return found

    def for_ids(self, sql: str, ids: Iterable[str], *first: Any) -> None:
        """The same for a statement without rows."""
        for some in _batches(list(ids)):
            self.run(sql.format(", ".join("?" * len(some))), (*first, *some))

    def begin(self) -> None:
        """Begin a transaction that alone may write, unless one is open."""
        if not self._is_open:
            with self.explained():
                self._begin()
                self._is_open = True

    def commit(self) -> None:
        """Keep what the transaction wrote."""
        with self.explained():
            self._cursor.execute("COMMIT")
            self._is_open = False

    def rollback(self) -> None:
        """Undo what an open transaction wrote."""
        if self._is_open:
            self._is_open = False
            with suppress(*self.errors):  # the database has rolled back by itself, or is gone: the first error counts
                self._cursor.execute("ROLLBACK")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and alone."""
        self.begin()
        try:
            yield
            self.commit()
        except BaseException:
            self.rollback()
            raise

    def close(self) -> None:
        """Give the database back."""
        self._cursor.close()
        self._connection.close()

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn the driver's errors into one line for a person, without secrets."""
        try:
            yield
        except Exception as error:
            if not isinstance(error, (*self.errors, SQLAlchemyError)):
                raise
            raise SinkError(explained(error, self.where, self._secrets)) from None

    # --- the schema

    def prepare(self, wanted: Sequence[View] = ()) -> None:
        """Make the tables and views that are missing; write nothing where all is there.

        Raises SinkError where the tables are of another version, or somebody else's, or two views would be one.
        """
        _check_names(wanted)
        if self._is_ready(wanted):
            return
        with self.transaction():
            if not self.check():
                self._create_tables()
            self._create_views(wanted)

    def require(self) -> None:
        """Raise SinkError where there is nothing of Kaimen in the database."""
        if not self.check():
            raise SinkError(f"{self.where}: nothing of Kaimen in it; `kaimen load SOURCE --to URL` fills it")

    def check(self) -> bool:
        """Whether the tables are there and ours. Raises SinkError for another version and for foreign tables."""
        there = self._tables()
        if META.name not in there:
            foreign = sorted(there & {*METADATA.tables, META.name})
            if foreign:
                raise SinkError(
                    f"{self.where}: has {', '.join(foreign)}, which Kaimen did not make; "
                    "nothing was changed: choose another database or, in PostgreSQL, another schema"
                )
            return False
        found = dict(self._meta()).get("version", "unknown")
        if found != VERSION:
            raise SinkError(
                f"{self.where}: its tables are of version {found}, this Kaimen writes version {VERSION}; "
                "nothing was changed: load the output into a new database (`kaimen load SOURCE --to NEW`)"
            )
        return True

    def _meta(self) -> list[Any]:
        return self.fetch(f"SELECT name, value FROM {META.name}")  # noqa: S608  our own name

    def _is_ready(self, wanted: Sequence[View]) -> bool:
        if not self.check():
            return False
        have, there = dict(self._meta()), self._tables()
        return all(v.name in there and have.get(v.name) == v.digest for v in wanted)

    def _create_tables(self) -> None:
        for table in METADATA.sorted_tables:
            self.run(self._table_sql(table))
            for index in sorted(table.indexes, key=lambda i: str(i.name)) if self.indexes else ():
                self.run(str(CreateIndex(index).compile(dialect=self.dialect)))
            self._comment(f"TABLE {self.quote(table.name)}", table.comment)
            for column in table.columns:
                self._comment(f"COLUMN {self.quote(table.name)}.{self.quote(column.name)}", column.comment)
        self.put(META, [("version", VERSION)])

    def _table_sql(self, table: Table) -> str:
        return str(CreateTable(table).compile(dialect=self.dialect))

    def _create_views(self, wanted: Sequence[View]) -> None:
        have, there = dict(self._meta()), self._tables()
        for view in wanted:
            if view.name in there and have.get(view.name) == view.digest:
                continue
            if view.name not in have:
                self._check_free(view, there, have)
            self.run(f"DROP VIEW IF EXISTS {self.quote(view.name)}")
            self.run(self._view_sql(view))
            self._comment(f"VIEW {self.quote(view.name)}", f"Records of the profile {view.profile}")
            for column in view.columns:
                self._comment(f"COLUMN {self.quote(view.name)}.{self.quote(column.name)}", column.comment)
            comments = json.dumps({c.name: c.comment for c in view.columns}, ensure_ascii=False)
            self.put(META, [(view.name, view.digest)], replace=True)
            self.put(META, [(f"columns:{view.name}", comments)], replace=True)
        there = self._tables()
        for gone in (name for name in have if name.startswith("records_") and name not in there):
            self.run(f"DELETE FROM {META.name} WHERE name IN (?, ?)", (gone, f"columns:{gone}"))  # noqa: S608  our own

    def _check_free(self, view: View, there: Iterable[str], have: Container[str]) -> None:
        """Raise SinkError where a new view would take another's place; most databases do not tell A from a in names."""
        for name in there:
            if name.lower() == view.name.lower():
                if name not in have:
                    raise SinkError(f"{self.where}: has {name}, which Kaimen did not make; nothing was changed")
                raise SinkError(
                    f"{self.where}: has {name}, the view of another profile; give {view.profile} another name"
                )

    def _view_sql(self, view: View) -> str:
        columns = ", ".join(
            f"{self.field(c.field) if c.field is not None else 'r.' + self.quote(c.name)} AS {self.quote(c.name)}"
            for c in view.columns
        )
        profile = literal(view.profile)
        return (
            f"CREATE VIEW {self.quote(view.name)} AS SELECT {columns} FROM records AS r "  # noqa: S608  quoted
            f"WHERE r.profile = {profile} AND r.vanished_at IS NULL"
        )

    def _comment(self, on: str, comment: str | None) -> None:
        if self.dialect.supports_comments and comment:
            self.run(f"COMMENT ON {on} IS {literal(comment)}")

    def quote(self, name: str) -> str:
        """A name as SQL, quoted where it must be."""
        return str(self.dialect.identifier_preparer.quote(name))

    # --- what is in it

    def records(self, *, vanished: bool = False) -> Iterator[Record]:
        """All records by series, installment, address and ordinal; those that vanished only if asked for."""
        condition = "" if vanished else "WHERE vanished_at IS NULL "
        order = "ORDER BY series, installment, url, article_id, ordinal, id"
        ids = [row[0] for row in self.fetch(f"SELECT id FROM records {condition}{order}")]  # noqa: S608  our own words
        for some in _batches(ids):
            own = {row["id"]: row for row in self._rows_of(RECORDS, "id", some)}
            children = [_by_record(self._rows_of(table, "record_id", some)) for table in CHILDREN]
            for id in some:
                yield record_from(own[id], *(rows.get(id, []) for rows in children))

    def articles(self) -> Iterator[Any]:
        """All articles that are known in full, by id."""
        ids = [row[0] for row in self.fetch("SELECT id FROM articles WHERE text IS NOT NULL ORDER BY id")]
        for some in _batches(ids, 100):
            yield from map(article_from, self._rows_of(ARTICLES, "id", some))

    def rejections(self) -> Iterator[Any]:
        """All rejections, by id."""
        ids = [row[0] for row in self.fetch("SELECT id FROM rejected ORDER BY id")]
        for some in _batches(ids):
            yield from map(rejected_from, self._rows_of(REJECTED, "id", some))

    def _rows_of(self, table: Table, key: str, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
        names = [c.name for c in table.columns]
        order = ", ".join(c.name for c in table.primary_key.columns) or key
        quoted = ", ".join(map(self.quote, names))
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT {quoted} FROM {table.name} WHERE {key} IN ({marks}) ORDER BY {order}"  # noqa: S608  our own
        return named(names, self.fetch(sql, ids))


def _by_record(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["record_id"], []).append(row)
    return found


def _batches(items: Sequence[str], size: int = _IDS) -> Iterator[Sequence[str]]:
    return (items[i : i + size] for i in range(0, len(items), size))


def literal(text: str) -> str:
    """A text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def _check_names(wanted: Iterable[View]) -> None:
    """Raise SinkError where the names of two views differ in case only, or not at all."""
    seen: dict[str, View] = {}
    for view in wanted:
        other = seen.setdefault(view.name.lower(), view)
        if other is not view:
            raise SinkError(f"profiles {other.profile} and {view.profile} would share a view; give one another name")


# --- opening one


def open_store(url: str, *, create: bool = False) -> Store:
    """The database at `url`; without `create`, a file that is not there is an error. Raises SinkError."""
    parsed = _parsed(url)
    opener = _OPENERS.get(parsed.get_backend_name())
    if opener is None:
        raise SinkError(f"{parsed.get_backend_name()}: no database that Kaimen knows; {_EXPECTED}")
    secrets = _secrets(parsed)
    where = _hidden(parsed)
    try:
        return opener(parsed, where, secrets, create)
    except ImportError as error:
        extra = {"psycopg": "postgres"}.get(error.name or "", "duckdb")
        raise SinkError(f"{where}: {error.name} is not installed; `pip install 'kaimen[{extra}]'` brings it") from None


_EXPECTED = "expected sqlite:///FILE, duckdb:///FILE or postgresql://USER@HOST/DATABASE"


def _parsed(url: str) -> URL:
    scheme, colon, rest = url.partition("://")
    if not colon:
        raise SinkError(f"not the address of a database; {_EXPECTED}")  # it may hold a password: not repeated
    try:
        parsed = make_url(("postgresql" if scheme == "postgres" else scheme) + "://" + rest)
    except (ArgumentError, ValueError):
        parsed = None
    if parsed is None or (parsed.host and "@" in f"{parsed.host}{parsed.database}"):
        raise SinkError(f"not a good address of a database; {_EXPECTED}, @ : / in a password as %40 %3A %2F") from None
    return parsed


_SECRET = re.compile("pass|secret|token|key", re.IGNORECASE)


def _secrets(url: URL) -> tuple[str, ...]:
    """Every form in which a secret of the address could turn up in a message, the longest first."""
    values = [str(url.password)] if url.password is not None else []
    values += [
        v for k, v in parse_qsl(url.render_as_string(hide_password=False).partition("?")[2]) if _SECRET.search(k)
    ]
    forms = {form for v in values for form in (v, quote(v, safe=""), quote(v), unquote(v)) if form}
    return tuple(sorted(forms, key=len, reverse=True))


def _hidden(url: URL) -> str:
    hidden = url.set(query={k: "***" if _SECRET.search(k) else v for k, v in url.query.items()})
    return hidden.render_as_string(hide_password=True)


def explained(error: Exception, where: str, secrets: Sequence[str] = ()) -> str:
    """What went wrong, in one line, without secrets."""
    lines = [line.strip() for line in str(getattr(error, "orig", None) or error).splitlines()]
    text = "; ".join(line for line in lines if line and not line.startswith(("LINE ", "^", "(Background on")))[:400]
    for secret in secrets:
        text = text.replace(secret, "***")
    return f"{where}: {text or type(error).__name__}"


def named_file(url: URL, where: str, *, create: bool) -> str:
    """The file of an embedded database; it need not be there if `create`. Raises SinkError."""
    if not url.database or url.database.startswith(":memory:"):
        raise SinkError(f"{where}: name a file; a database in memory is gone when the program ends")
    if not create and not Path(url.database).exists():
        raise SinkError(f"{where}: no such file")
    return url.database


def _sqlite(url: URL, where: str, secrets: Sequence[str], create: bool) -> Store:
    from .sqlite import SqliteStore

    return SqliteStore.open(url, where, secrets, create=create)


def _duckdb(url: URL, where: str, secrets: Sequence[str], create: bool) -> Store:
    from .duckdb import DuckdbStore

    return DuckdbStore.open(url, where, secrets, create=create)


def _postgres(url: URL, where: str, secrets: Sequence[str], create: bool) -> Store:
    from .postgres import PostgresStore

    return PostgresStore.open(url, where, secrets)


_OPENERS: dict[str, Callable[[URL, str, Sequence[str], bool], Store]] = {
    "sqlite": _sqlite,
    "duckdb": _duckdb,
    "postgresql": _postgres,
}
