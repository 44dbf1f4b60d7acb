"""`kaimen corrections check`: which corrections still apply after a re-extraction."""

from __future__ import annotations

from pathlib import Path

import typer

__all__ = ["app"]

app = typer.Typer(help="Reviewers' corrections: an overlay on the extraction.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keep `check` a subcommand of its own."""


@app.command()
def check(
    folder: Path = typer.Argument(help="Output folder of an extraction."),
    file: Path | None = typer.Argument(None, help="Corrections; default: corrections.jsonl in the folder."),
) -> None:
    """Tell which corrections apply, which the rules made superfluous, which conflict (exit code 1)."""
    from collections import Counter

    from ..corrections import CORRECTIONS_FILE, Status, read_corrections
    from ..corrections import check as check_all
    from ..outputs import folder_of, read_records

    corrections = read_corrections(file or folder / CORRECTIONS_FILE)
    counts: Counter[Status] = Counter()
    for correction, status, reason in check_all(read_records(folder_of(folder)), corrections):
        counts[status] += 1
        typer.echo(f"{status.value:11s} {correction.record} {correction.action} {correction.column}: {reason}")
    typer.echo(", ".join(f"{counts[status]} {status.value}" for status in Status))
    if counts[Status.CONFLICT]:
        raise typer.Exit(1)
