"""`kaimen export`: records into Parquet, CSV or XLSX."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from .common import INPUT_FAILED, say

if TYPE_CHECKING:
    from ..sinks.source import BadLine

__all__ = ["run"]


class Table(StrEnum):
    """What can be exported."""

    RECORDS = "records"
    SECTIONS = "sections"
    IMAGES = "images"
    FACTS = "facts"
    ARTICLES = "articles"
    REJECTED = "rejected"


def run(
    source: str = typer.Argument(help="An output folder, a .jsonl file, - for standard input, or a database's URL."),
    output: Path = typer.Option(..., "--output", "-o", metavar="FILE", help="A .parquet, .csv or .xlsx file."),
    table: Table = typer.Option(Table.RECORDS, "--table", help="Which table; records has a column for each field."),
    profile: list[str] = typer.Option(
        [], "--profile", help="A further profile (name or TOML file) that gives fields their English keys."
    ),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Say nothing but what went wrong."),
) -> None:
    """Write records to a file for pandas, Polars, DuckDB, R or a spreadsheet."""
    from ..profiles import builtin, load_profile
    from ..sinks.export import sheet_of, write

    profiles = list({p.name: p for p in (*map(load_profile, profile), *builtin())}.values())
    bad: dict[str, BadLine] = {}

    def on_bad(line: BadLine) -> None:
        if str(line) not in bad:  # the records are read twice
            bad[str(line)] = line
            say(f"kaimen: {line}")

    with _readers(source, on_bad) as readers:
        done = write(sheet_of(table, profiles=profiles, **readers), output)
    if done.cut:
        say(f"kaimen: {done.cut} texts were longer than a cell can be and were cut; .parquet and .csv keep them whole")
    if not quiet:
        say(f"{output}: {done.rows} rows, {len(done.columns)} columns")
    if bad:
        raise typer.Exit(INPUT_FAILED)


@contextmanager
def _readers(source: str, on_bad: Any) -> Iterator[dict[str, Any]]:
    """Readers of all records, articles and rejections, that can be called again."""
    if "://" in source:
        from ..sinks.store import open_store

        store = open_store(source)
        try:
            store.require()
            yield {"records": store.records, "articles": store.articles, "rejections": store.rejections}
        finally:
            store.close()
        return
    import sys
    import tempfile

    from ..sinks.source import open_source

    with tempfile.NamedTemporaryFile(prefix="kaimen-", suffix=".jsonl") as held:
        if source == "-":
            for block in iter(lambda: sys.stdin.buffer.read(1 << 20), b""):
                held.write(block)
            held.flush()

        def reader(kind: str) -> Any:
            def read() -> Iterator[Any]:
                opened = open_source(held.name if source == "-" else source, sys.stdin.buffer)
                opened.on_bad = on_bad
                try:
                    yield from getattr(opened, kind)()
                finally:
                    opened.close()

            return read

        open_source(held.name if source == "-" else source, sys.stdin.buffer).close()
        yield {kind: reader(kind) for kind in ("records", "articles", "rejections")}
