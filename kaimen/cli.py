"""The `kaimen` command. Commands live in `kaimen.commands`, one module each; they import what they need."""

from __future__ import annotations

import sys

import typer

from .commands import corrections, diff, extract, load, schema, stats
from .commands.common import fail, show_version

__all__ = ["app", "main"]

app = typer.Typer(
    name="kaimen",
    help="Turn Chinese showcase news series into database rows.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("extract")(extract.run)
app.command("diff")(diff.run)
app.command("stats")(stats.run)
app.add_typer(corrections.app, name="corrections")
app.command("load")(load.run)
app.command("schema")(schema.run)


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=show_version, is_eager=True, help="Print the version."),
) -> None:
    """Turn Chinese showcase news series into database rows."""


def main() -> None:
    """Run the command line; every error on purpose is one line and an exit code."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        fail(error)
