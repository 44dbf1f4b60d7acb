"""What the commands share: messages for people, on standard error, and exit codes."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import typer

__all__ = ["fail", "say", "show_version"]

INPUT_FAILED = 1
WRONG_USAGE = 2
INSTALLMENTS_MISSING = 3


def say(message: str) -> None:
    """One line to standard error."""
    typer.echo(message, err=True)


def show_version(value: bool) -> None:
    """Print the version and stop."""
    if value:
        from ..schemas.version import EXTRACTOR_VERSION

        typer.echo(f"kaimen {EXTRACTOR_VERSION}")
        raise typer.Exit


def fail(error: Exception) -> NoReturn:
    """End the program with the error's text as one line; a bug keeps its traceback."""
    from ..schemas.errors import InputError, KaimenError

    if isinstance(error, BrokenPipeError):
        # The reader has gone: what it wanted it has. Keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    if isinstance(error, KaimenError):
        say(f"kaimen: {error}")
        sys.exit(WRONG_USAGE if isinstance(error, InputError) else INPUT_FAILED)
    raise error
