"""`kaimen series`: which installments of each series are there, and which are missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .common import INSTALLMENTS_MISSING, console

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from ..ledger import Coverage

__all__ = ["print_coverage", "run"]


def run(
    folder: Path = typer.Argument(help="Output folder of a harvest or extraction."),
    as_json: bool = typer.Option(False, "--json", help="One JSON object a series instead of tables."),
) -> None:
    """Tell which installments of a series are there, missing, doubled, in conflict; exit code 3 if any is missing."""
    from ..outputs import folder_of
    from ..sightings import coverage_of

    found = coverage_of(folder_of(folder))
    if as_json:
        for each in found:
            typer.echo(_json(each))
    else:
        print_coverage(found, console(highlight=False))
    if any(c.missing for c in found):
        raise typer.Exit(INSTALLMENTS_MISSING)


def print_coverage(found: tuple[Coverage, ...], out: Console) -> None:
    """One table for each series."""
    if not found:
        out.print("no series")
    for each in found:
        out.print(_table(each))


def _table(each: Coverage) -> Table:
    from rich.table import Table

    from ..ledger import ranges

    table = Table(title=each.name, title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_row("there", f"{len(each.there)}: {ranges(each.there)}" if each.there else "0")
    unknown = [n for n, why in each.missing.items() if why is None]
    table.add_row("missing", f"{len(each.missing)}: {ranges(each.missing)}" if each.missing else "0")
    if unknown and len(unknown) < len(each.missing):
        table.add_row("", f"no link to {ranges(unknown)}")
    for number, why in each.missing.items():
        if why:
            table.add_row("", f"{number}: {why}")
    for number in each.doubled:
        table.add_row("doubled", f"{number}: " + ", ".join(i.url or i.title or "?" for i in each.there[number]))
    if each.out_of_order:
        table.add_row("out of order", f"{ranges(each.out_of_order)} (dated before a lower number)")
    for each_one in each.conflicts:
        table.add_row("in conflict", f"{each_one.number}, on the list {each_one.claimed}: {each_one.url}")
    for each_one in each.unnumbered:
        table.add_row("no number", each_one.url or each_one.title or "?")
    return table


def _json(each: Coverage) -> str:
    import json

    data = {
        "series": each.name,
        "there": {str(n): [i.url for i in found] for n, found in each.there.items()},
        "missing": [{"installment": n, "reason": why} for n, why in each.missing.items()],
        "doubled": list(each.doubled),
        "out_of_order": list(each.out_of_order),
        "conflicts": [{"installment": i.number, "listed": i.claimed, "url": i.url} for i in each.conflicts],
        "unnumbered": [i.url for i in each.unnumbered],
    }
    return json.dumps(data, ensure_ascii=False)
