"""`kaimen load`: records into a database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from .common import INPUT_FAILED, say

if TYPE_CHECKING:
    from ..sinks.store import Store

__all__ = ["load_into", "open_database", "run"]

_SHOWN = 20  # unusable lines that are told one by one


def run(
    source: str = typer.Argument(help="An output folder, a .jsonl file of records, or - for standard input."),
    to: str = typer.Option(
        ..., "--to", metavar="URL", help="sqlite:///FILE, duckdb:///FILE or postgresql://USER@HOST/DATABASE."
    ),
    profile: list[str] = typer.Option(
        [], "--profile", help="A further profile (name or TOML file) to make a wide view for."
    ),
    prune: bool = typer.Option(False, "--prune", help="Delete the records that vanished, instead of marking them."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Say nothing but what went wrong."),
) -> None:
    """Load records into a database; loading the same twice changes nothing."""
    if load_into(source, to, profile, prune=prune, quiet=quiet):
        raise typer.Exit(INPUT_FAILED)


def load_into(source: str, to: str, profiles: Iterable[str] = (), *, prune: bool = False, quiet: bool = False) -> int:
    """Load `source` (as the command takes it) into the database at `to`; the number of unusable lines."""
    import sys
    from contextlib import closing

    from ..sinks.load import load
    from ..sinks.source import BadLine, open_source

    told = 0

    def on_bad(line: BadLine) -> None:
        nonlocal told
        told += 1
        if told <= _SHOWN:
            say(f"kaimen: {line}")

    with closing(open_source(source, sys.stdin.buffer)) as opened, closing(open_database(to, profiles)) as store:
        done = load(opened, store, prune=prune, on_bad=on_bad)
    if told > _SHOWN:
        say(f"kaimen: {told - _SHOWN} more lines could not be used; all are in the table rejected")
    if not quiet:
        say(f"{source} → {store.where}: {done.line}")
    return done.bad_lines


def open_database(to: str, profiles: Iterable[str] = ()) -> Store:
    """The database at `to` with its tables and a wide view for each profile. Raises InputError where it cannot be."""
    from ..profiles import builtin, load_profile
    from ..sinks.store import open_store
    from ..sinks.tables import views

    wanted = {p.name: p for p in (*builtin(), *map(load_profile, profiles))}
    store = open_store(to, create=True)
    try:
        store.prepare(views(wanted.values()))
    except BaseException:
        store.close()
        raise
    return store
