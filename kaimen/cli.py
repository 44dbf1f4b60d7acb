"""The `kaimen` command. Commands live in `kaimen.commands`, one module each; they import what they need."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from .commands import (
    corrections,
    diff,
    export,
    extract,
    harvest,
    index,
    load,
    profile,
    review,
    schema,
    search,
    series,
    stats,
)
from .commands.common import exit_code, show_version

__all__ = ["app", "main"]


class _Group(TyperGroup):
    """Turns errors on purpose into one line and an exit code, before click has its own way with them."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except (Exception, KeyboardInterrupt) as error:
            code = exit_code(error)
            if code is None:
                raise
        raise typer.Exit(code)


app = typer.Typer(
    name="kaimen",
    cls=_Group,
    help="Turn Chinese showcase news series into database rows.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("harvest")(harvest.run)
app.command("series")(series.run)
app.command("extract")(extract.run)
app.command("diff")(diff.run)
app.command("review")(review.run)
app.command("stats")(stats.run)
app.add_typer(corrections.app, name="corrections")
app.add_typer(profile.app, name="profile")
app.command("load")(load.run)
app.command("export")(export.run)
app.command("index")(index.run)
app.command("search")(search.run)
app.command("schema")(schema.run)


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=show_version, is_eager=True, help="Print the version."),
) -> None:
    """Turn Chinese showcase news series into database rows."""


def _open_closed_streams() -> None:
    """Where who started us closed a stream, nothing is to be read, and what would be printed is not wanted."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115


def main() -> None:
    """Run the command line."""
    _open_closed_streams()
    try:
        app()
    except OSError as error:  # help that could not be printed
        sys.exit(exit_code(error))
