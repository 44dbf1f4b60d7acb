"""Reading an output folder back, as plain data: diff, stats and review also read what older versions wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .schemas import InputError, Record
from .sinks.jsonl import FILES

__all__ = ["Row", "folder_of", "read_records", "read_rows", "rows_of"]

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
        with path.open(encoding="utf-8-sig") as lines:
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


def read_records(folder: Path) -> Iterator[Record]:
    """The records of an output folder, validated. Raises InputError with file, line and key."""
    path = folder / FILES[0]
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield Record.model_validate_json(line)
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                key = ".".join(str(part) for part in first["loc"])
                raise InputError(f"{path}:{number}: {key}: {first['msg']}") from None
