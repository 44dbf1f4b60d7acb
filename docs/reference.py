"""Writes docs/commands.md from the program itself, so that no option can be forgotten. Run by `make docs`."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from kaimen.cli import app

__all__ = ["reference"]

TARGET = Path(__file__).with_name("commands.md")
_HEAD = """# Commands

<!-- made by `make docs`; do not edit -->

Results go to standard output, everything else to standard error. `kaimen COMMAND --help` says the same as this page.
`kaimen --install-completion` and `kaimen --show-completion` serve the completion of your shell.
"""
_ELSEWHERE = {"--install-completion", "--show-completion"}  # what they say depends on the shell at hand


def reference() -> str:
    """The text of docs/commands.md."""
    root = typer.main.get_command(app)
    return "\n".join([_HEAD, *(_command(path, command) for path, command in _walk("kaimen", root))])


def _walk(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Every command below this one. By attributes, not types: Typer brings a Click of its own."""
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        if not inner.hidden:
            yield from _walk(f"{path} {name}", inner)


def _command(path: str, command: Any) -> str:
    shown = [p for p in command.params if not getattr(p, "hidden", False) and not _ELSEWHERE & set(p.opts)]
    rows = [_row(parameter) for parameter in shown]
    table = ["| argument or option | meaning |", "| --- | --- |", *rows, ""] if rows else []
    return "\n".join([f"## {path}", "", (command.help or "").strip(), "", *table])


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        names = f"`{parameter.name.upper()}`" + (" …" if parameter.nargs != 1 else "")
    else:
        names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    told = " ".join(filter(None, ((parameter.help or "").strip(), _values(parameter.default))))
    return f"| {names} | {told.replace('|', chr(92) + '|')} |"


def _values(default: Any) -> str:
    """The default, and the other values of a closed list."""
    if isinstance(default, Enum):
        return f"One of {', '.join(str(choice.value) for choice in type(default))}; default: {default.value}."
    plain = default is not None and not isinstance(default, bool) and default not in ((), [], "")
    return f"Default: {default}." if plain and not callable(default) else ""


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
