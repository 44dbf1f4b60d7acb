"""DuckDB: columns for analysis. Rows go in as Arrow tables.

It has no SQLAlchemy dialect of its own here: the two on PyPI follow neither DuckDB 2 nor SQLAlchemy 2.1, and its SQL is
PostgreSQL's in all that is needed. Foreign keys are left out because DuckDB 2 refuses upserts under them, and keys of
the child tables because its indexes live in memory; the loader, which alone can open the file, keeps both.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Self

import duckdb
import pyarrow as pa
from sqlalchemy import BigInteger, Column, Double, MetaData, Table
from sqlalchemy.dialects.postgresql import dialect, insert
from sqlalchemy.engine import URL
from sqlalchemy.schema import CreateTable

from ..schemas import SinkError
from .rows import Row
from .store import Store, explained, literal, named_file
from .tables import CHILDREN

__all__ = ["DuckdbStore"]


class DuckdbStore(Store):
    """A DuckDB file. One process has it at a time; a second loader is told so."""

    dialect = dialect(paramstyle="qmark")  # type: ignore[no-untyped-call]
    errors = (duckdb.Error,)
    indexes = False

    @classmethod
    def open(cls, url: URL, where: str, secrets: Sequence[str] = (), *, create: bool = False) -> Self:
        """Open the file that the URL names; made only if `create`."""
        path = named_file(url, where, create=create)
        try:
            connection = duckdb.connect(
                path, config={"threads": 1}
            )  # more cost memory, and gain no time on small batches
        except duckdb.IOException as error:
            if "lock" in str(error):
                raise SinkError(
                    f"{where}: another program has the file open, and DuckDB lets in one at a time; try again later"
                ) from None
            raise SinkError(explained(error, where)) from None
        except duckdb.Error as error:
            raise SinkError(explained(error, where)) from None
        return cls(connection, where, secrets)

    def _begin(self) -> None:
        self._cursor.execute("BEGIN TRANSACTION")

    def _put(self, table: Table, rows: Sequence[Row], *, replace: bool) -> None:
        self._cursor.register("kaimen_incoming", _arrow(table, rows))
        try:
            self._cursor.execute(_statement(table, replace))
        finally:
            self._cursor.unregister("kaimen_incoming")

    def _table_sql(self, table: Table) -> str:
        made = Table(table.name, MetaData(), *(_column(c, key=table not in CHILDREN) for c in table.columns))
        return str(CreateTable(made).compile(dialect=self.dialect))

    def _tables(self) -> set[str]:
        return {
            row[0]
            for row in self.fetch(
                "SELECT table_name FROM information_schema.tables "
                "WHERE table_schema = current_schema() AND table_catalog = current_database()"
            )
        }

    def field(self, name: str) -> str:
        """By JSON pointer, which can name every key."""
        pointer = "/" + name.replace("~", "~0").replace("/", "~1")
        return f"json_extract_string(r.fields, {literal(pointer)})"


def _column(column: Column[Any], *, key: bool) -> Column[Any]:
    is_key = key and column.primary_key
    return Column(column.name, column.type, primary_key=is_key, autoincrement=False, nullable=column.nullable)


def _arrow(table: Table, rows: Sequence[Row]) -> pa.Table:
    columns = zip(*rows, strict=True)
    return pa.table({c.name: pa.array(values, _type(c.type)) for c, values in zip(table.columns, columns, strict=True)})


def _type(kind: Any) -> pa.DataType:
    if isinstance(kind, BigInteger):
        return pa.int64()
    return pa.float64() if isinstance(kind, Double) else pa.string()


@lru_cache
def _statement(table: Table, replace: bool) -> str:
    statement = insert(table)
    keys = list(table.primary_key.columns)
    if replace:
        changed = {
            c.name: statement.excluded[c.name] for c in table.columns if c not in keys and c.name != "first_seen"
        }
        statement = statement.on_conflict_do_update(index_elements=keys, set_=changed)
    sql = str(statement.compile(dialect=DuckdbStore.dialect))
    head, _, tail = sql.partition(" VALUES (")
    return f"{head} SELECT * FROM kaimen_incoming{tail.partition(')')[2]}"  # noqa: S608  our own names
