"""What the commands share: messages for people, on standard error, and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "INPUT_FAILED",
    "INSTALLMENTS_MISSING",
    "INTERRUPTED",
    "WRONG_USAGE",
    "console",
    "exit_code",
    "make_folder",
    "progress",
    "say",
    "show_version",
]

INPUT_FAILED = 1
WRONG_USAGE = 2
INSTALLMENTS_MISSING = 3
INTERRUPTED = 130


def say(message: str) -> None:
    """One line to standard error."""
    typer.echo(message, err=True)


def console(**options: Any) -> Console:
    """A console that prints the texts of strangers as they are, without rich's markup and codes of emoji.

    It ends quietly where the reader has gone; rich's own would end with 1.
    """
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Quiet(soft_wrap=True, markup=False, emoji=False, **options)


@contextmanager
def progress(title: str, *, quiet: bool = False, every: int = 500) -> Iterator[Callable[[], None]]:
    """A live count on a terminal; a plain line every so many pages where standard error is piped; else silence."""
    count = 0
    if quiet or not sys.stderr.isatty():

        def step() -> None:
            nonlocal count
            count += 1
            if not quiet and count % every == 0:
                say(f"{title}: {count} pages")

        yield step
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda: bar.advance(task)


def make_folder(path: Path) -> None:
    """Make the folder unless it is there. Raises SinkError."""
    from ..schemas.errors import SinkError

    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SinkError(f"{path}: cannot be made: {error.strerror}") from None


def show_version(value: bool) -> None:
    """Print the version, and whether the extractors are compiled, and stop."""
    if value:
        from importlib.util import find_spec

        from ..schemas.version import EXTRACTOR_VERSION

        page = find_spec("kaimen.extractors.page")
        is_python = page is None or (page.origin or "").endswith(".py")
        typer.echo(f"kaimen {EXTRACTOR_VERSION}{'' if is_python else ' (compiled)'}")
        raise typer.Exit


def exit_code(error: BaseException) -> int | None:
    """Say what an error on purpose says, and give the exit code for it; None for a bug, which keeps its traceback."""
    from ..schemas.errors import InputError, KaimenError

    if isinstance(error, KeyboardInterrupt):
        say("kaimen: interrupted")
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        # The reader has gone: what it wanted it has. Keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if isinstance(error, OSError):
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        say(f"kaimen: {error.strerror or error}" + (f": {error.filename}" if error.filename else ""))
        return INPUT_FAILED
    if isinstance(error, KaimenError):
        say(f"kaimen: {error}")
        return WRONG_USAGE if isinstance(error, InputError) else INPUT_FAILED
    return None
