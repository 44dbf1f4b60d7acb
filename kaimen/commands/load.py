"""`kaimen load`: records into a database."""

from __future__ import annotations

import typer

from .common import INPUT_FAILED, say

__all__ = ["run"]

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
    import sys
    from contextlib import closing

    from ..profiles import builtin, load_profile
    from ..sinks.load import load
    from ..sinks.source import BadLine, open_source
    from ..sinks.store import open_store
    from ..sinks.tables import views

    told = 0

    def on_bad(line: BadLine) -> None:
        nonlocal told
        told += 1
        if told <= _SHOWN:
            say(f"kaimen: {line}")

    wanted = {p.name: p for p in (*builtin(), *map(load_profile, profile))}
    with (
        closing(open_source(source, sys.stdin.buffer)) as opened,
        closing(open_store(to, create=True)) as store,
    ):
        store.prepare(views(wanted.values()))
        done = load(opened, store, prune=prune, on_bad=on_bad)
    if told > _SHOWN:
        say(f"kaimen: {told - _SHOWN} more lines could not be used; all are in the table rejected")
    if not quiet:
        say(f"{source} → {store.where}: {done.line}")
    if done.bad_lines:
        raise typer.Exit(INPUT_FAILED)
