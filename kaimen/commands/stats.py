"""`kaimen stats`: the numbers of an output folder on the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .common import console

if TYPE_CHECKING:
    from ..stats import Stats

__all__ = ["run"]


def run(
    folder: Path = typer.Argument(help="Output folder of an extraction or harvest."),
    as_json: bool = typer.Option(False, "--json", help="One JSON object instead of tables."),
) -> None:
    """Count pages, articles, records, filled fields, warnings and rejections; name the slowest pages."""
    from ..outputs import folder_of
    from ..stats import gather

    stats = gather(folder_of(folder))
    if as_json:
        import json
        from dataclasses import fields

        typer.echo(json.dumps({f.name: getattr(stats, f.name) for f in fields(stats)}, ensure_ascii=False))
    else:
        _show(stats)


def _show(stats: Stats) -> None:
    from rich.table import Table

    out = console()
    pages = "" if stats.pages is None else f"{stats.pages} pages, "
    out.print(f"{pages}{stats.articles} articles, {stats.records} records, {stats.sections} sections")
    for title, counts in (
        ("series (articles)", stats.series),
        ("fields filled (records)", stats.fields),
        ("warnings", stats.warnings),
        ("rejected", stats.rejected),
    ):
        if counts:
            table = Table(title, "number", box=None, title_justify="left")
            for name, number in counts.most_common():
                share = f" ({number / stats.records:.0%})" if counts is stats.fields and stats.records else ""
                table.add_row(name, f"{number}{share}")
            out.print(table)
    if stats.slowest:
        table = Table("slowest pages", "ms", box=None)
        for seconds, name in stats.slowest:
            table.add_row(name, f"{seconds * 1000:.0f}")
        out.print(table)
