"""Reading an output folder back, as plain data: diff, stats and review also read what older versions wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .schemas import InputError
from .sinks.jsonl import FILES

__all__ = ["Row", "folder_of", "read_rows", "rows_of"]

Row = dict[str, Any]


def folder_of(path: Path) -> Path:
    """The output folder that `path` names: itself, or the folder of a records.jsonl. Raises InputError."""
    folder = path if path.is_dir() else path.parent
    if not (folder / FILES[0]).is_file():
        raise InputError(f"{path}: no output folder, {FILES[0]} is not in it; make one with kaimen extract … -o {path}")
    return folder


def rows_of(folder: Path, name: str) -> Iterator[Row]:
    """The lines of one of the three files, none where the file is absent. Raises InputError with file and line."""
    path = folder / f"{name}.jsonl"
    if path.is_file():
        yield from read_rows(path)


def read_rows(path: Path) -> Iterator[Row]:
    """The objects of a file of JSON lines. Raises InputError with file and line."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    row = json.loads(line)
                except json.JSONDecodeError as error:
                    raise InputError(f"{path}:{number}: not JSON: {error.msg}") from None
                if not isinstance(row, dict):
                    raise InputError(f"{path}:{number}: not a JSON object")
                yield row
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from None
