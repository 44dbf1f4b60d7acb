"""PostgreSQL: rows go by COPY into a staging table of the session, and from there with one upsert."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Self

import psycopg
from sqlalchemy import Table, column, create_engine, select, table
from sqlalchemy.dialects.postgresql import dialect, insert
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from ..schemas import SinkError
from .rows import Row
from .store import Store, explained, literal

__all__ = ["PostgresStore"]

_LOCK = 0x6B61696D  # "kaim": the advisory lock that the loaders of one schema share


class PostgresStore(Store):
    """A PostgreSQL schema (the first of the search path). Loaders take turns by an advisory lock."""

    dialect = dialect(paramstyle="format")  # type: ignore[no-untyped-call]
    errors = (psycopg.Error,)
    mark = "%s"

    @classmethod
    def open(cls, url: URL, where: str, secrets: Sequence[str] = ()) -> Self:
        """Connect. The search path's first schema must exist."""
        try:
            engine = create_engine(url.set(drivername="postgresql+psycopg"))
            connection = engine.raw_connection()
            driver = connection.driver_connection
            connection.detach()
        except (psycopg.Error, SQLAlchemyError, ValueError) as error:
            raise SinkError(explained(error, where, secrets)) from None
        assert isinstance(driver, psycopg.Connection)
        driver.rollback()
        driver.autocommit = True  # transactions are begun by name, as in the other databases
        driver.add_notice_handler(lambda _: None)
        return cls(driver, where, secrets)

    def _begin(self) -> None:
        self._cursor.execute("BEGIN")
        self._cursor.execute(f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext(current_schema()))")

    def _put(self, table: Table, rows: Sequence[Row], *, replace: bool) -> None:
        stage = f"kaimen_staged_{table.name}"
        self._cursor.execute(f"CREATE TEMPORARY TABLE IF NOT EXISTS {stage} (LIKE {table.name}) ON COMMIT DELETE ROWS")
        columns = ", ".join(self.quote(c.name) for c in table.columns)
        with self._cursor.copy(f"COPY {stage} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        self._cursor.execute(_from_stage(table, stage, replace))
        self._cursor.execute(f"DELETE FROM {stage}")  # noqa: S608  our own name

    def _tables(self) -> set[str]:
        return {
            row[0]
            for row in self.fetch(
                "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN "
                "('r', 'p', 'v', 'm', 'f')"
            )
        }

    def field(self, name: str) -> str:
        """By key."""
        return f"r.fields ->> {literal(name)}"


@lru_cache
def _from_stage(target: Table, stage: str, replace: bool) -> str:
    names = [c.name for c in target.columns]
    statement = insert(target).from_select(names, select(*map(column, names)).select_from(table(stage)))
    keys = list(target.primary_key.columns)
    if replace:
        changed = {
            c.name: statement.excluded[c.name] for c in target.columns if c not in keys and c.name != "first_seen"
        }
        statement = statement.on_conflict_do_update(index_elements=keys, set_=changed)
    return str(statement.compile(dialect=PostgresStore.dialect))
