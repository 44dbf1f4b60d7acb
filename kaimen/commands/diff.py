"""`kaimen diff`: what changed between two extractions of the same pages."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .common import console, say

if TYPE_CHECKING:
    from ..diffing import Change

__all__ = ["report", "run"]

SAME, DIFFERENT = 0, 1  # trouble is an InputError, 2


class Format(StrEnum):
    """How the differences are printed."""

    TEXT = "text"
    JSON = "json"


def run(
    old: Path = typer.Argument(help="Output folder of the earlier extraction, or its records.jsonl."),
    new: Path = typer.Argument(help="Output folder of the later one."),
    form: Format = typer.Option(Format.TEXT, "--format", help="For people, or one JSON object a change."),
    html: Path | None = typer.Option(None, "--html", metavar="FILE", help="Write a page to look at instead."),
) -> None:
    """Show what a change of rules or profile did: exit code 0 same, 1 different, 2 trouble."""
    from ..outputs import folder_of

    raise typer.Exit(report(folder_of(old), folder_of(new), form, html))


def report(old: Path, new: Path, form: Format = Format.TEXT, html: Path | None = None) -> int:
    """Print the differences of two output folders, or write them as a page; the exit code."""
    from ..diffing import compare

    changes = list(compare(old, new))
    if html:
        from ..review import write_difference

        write_difference(changes, html, old=str(old), new=str(new))
        say(f"{html}: {len(changes)} differences")
    elif form is Format.JSON:
        for change in changes:
            typer.echo(_json(change))
    else:
        _show(changes)
    return DIFFERENT if changes else SAME


def _json(change: Change) -> str:
    import json
    from dataclasses import asdict

    return json.dumps(asdict(change), ensure_ascii=False)


def _show(changes: list[Change]) -> None:
    from rich.text import Text

    from ..diffing import count, pieces

    out = console(highlight=False)
    styles = {"added": ("+", "green"), "vanished": ("-", "red"), "changed": ("~", "yellow")}
    marks = {"same": "", "delete": "red strike", "insert": "green bold"}
    for change in changes:
        sign, style = styles[change.kind]
        out.print(Text(f"{sign} {change.what} {change.id} {change.name}", style=style))
        for column in change.columns:
            line = Text(f"    {column.name}: ")
            for piece in pieces(column.old, column.new):
                text = _shortened(piece.text) if piece.op == "same" else piece.text
                plain = {"same": text, "delete": f"[-{text}-]", "insert": f"{{+{text}+}}"}[piece.op]
                line.append(text if out.is_terminal else plain, style=marks[piece.op])
            out.print(line)
    for what, numbers in count(changes).items():
        out.print(f"{what}s: " + ", ".join(f"{n} {kind}" for kind, n in numbers.items()))
    if not changes:
        out.print("no differences")


def _shortened(text: str, keep: int = 24) -> str:
    """The ends of a long stretch that did not change."""
    return text if len(text) <= 3 * keep else f"{text[:keep]} … {text[-keep:]}"
