"""`kaimen index`: make a database searchable."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .common import say

if TYPE_CHECKING:
    from ..sinks.sqlite import SqliteStore

__all__ = ["open_searchable", "run"]


def run(
    database: str = typer.Argument(metavar="DB", help="A SQLite file, or its sqlite:/// address."),
    datasette: Path | None = typer.Option(
        None, "--datasette", metavar="FILE", help="Also write the metadata file for Datasette."
    ),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Say nothing but what went wrong."),
) -> None:
    """Index the records for `kaimen search`; only what is new or changed is read."""
    from ..sinks.search import index

    store = open_searchable(database)
    try:
        done = index(store)
        if datasette is not None:
            from ..sinks.datasette import write_metadata

            write_metadata(store, datasette)
    finally:
        store.close()
    if not quiet:
        say(f"{store.where}: {done.added} records indexed, {done.removed} removed, {done.unchanged} as they were")


def open_searchable(database: str) -> SqliteStore:
    """The SQLite database that was named. Raises SinkError."""
    from ..schemas import SinkError
    from ..sinks.sqlite import SqliteStore
    from ..sinks.store import open_store

    store = open_store(database if "://" in database else f"sqlite:///{database}")
    if not isinstance(store, SqliteStore):
        store.close()
        raise SinkError(f"{store.where}: only SQLite databases are searched; PostgreSQL and DuckDB have their own ways")
    return store
