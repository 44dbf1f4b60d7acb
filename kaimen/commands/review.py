"""`kaimen review`: the page on which people look at what was extracted."""

from __future__ import annotations

from pathlib import Path

import typer

from .common import say

__all__ = ["run"]


def run(
    folder: Path = typer.Argument(metavar="DIR", help="Output folder of an extraction or harvest."),
    output: Path = typer.Option(Path("review.html"), "--output", "-o", help="The file to write."),
    limit: int = typer.Option(
        2000, min=1, help="Records above which each series gets a file of its own, with an index."
    ),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Say nothing but what went wrong."),
) -> None:
    """Write one HTML file that shows articles, records, warnings and gaps; it opens from disk, without network."""
    from ..outputs import folder_of
    from ..review import write_review

    first, *others = write_review(folder_of(folder), output, limit=limit)
    if not quiet:
        say(f"{first}" + (f" and {len(others)} pages beside it" if others else "") + ": open it in a browser")
