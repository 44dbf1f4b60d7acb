"""`kaimen extract`: saved pages to JSON lines."""

from __future__ import annotations

import typer

__all__ = ["run"]


def run(paths: list[str] = typer.Argument(help="Files, folders, globs, or - for standard input.")) -> None:
    """Extract records from saved pages."""
    from pathlib import Path

    from ..api import extract_page

    for path in paths:
        for record in extract_page(Path(path).read_bytes()).records:
            typer.echo(record.model_dump_json())
