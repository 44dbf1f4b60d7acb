"""Corrections: what a reviewer said, laid over what was extracted, again after each re-extraction.

The extraction itself is never changed: sections and spans stay as the rules gave them; `fields`, heading and place take
the reviewer's values, and the record lists what was applied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from .schemas import Action, Correction, InputError, Record, Warning, WarningCode

__all__ = ["CORRECTIONS_FILE", "Corrections", "Status", "apply", "check", "read_corrections"]

CORRECTIONS_FILE = "corrections.jsonl"

Corrections = Mapping[str, tuple[Correction, ...]]
"""Corrections by record id, in the order in which they were made."""


class Status(StrEnum):
    """What has become of a correction."""

    APPLIES = "applies"
    SUPERFLUOUS = "superfluous"
    """the rules now give what the reviewer asked for"""
    CONFLICT = "conflict"
    """the text is neither what the reviewer saw nor what they asked for, or the record is gone"""


def read_corrections(path: Path) -> Corrections:
    """The corrections of a file; one that stands twice (files put together) counts once.

    Raises InputError with file, line and key.
    """
    found: dict[str, list[Correction]] = defaultdict(list)
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            correction = Correction.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            key = ".".join(str(part) for part in first["loc"])
            raise InputError(f"{path}:{number}: {f'{key}: ' if key else ''}{first['msg']}") from None
        found[correction.record].append(correction)
    return {record: tuple(dict.fromkeys(corrections)) for record, corrections in found.items()}


def apply(record: Record, corrections: Corrections) -> Record:
    """The record with its corrections; those in conflict leave a warning and change nothing."""
    mine = corrections.get(record.id)
    if not mine:
        return record
    values = _columns(record)
    applied: list[Correction] = []
    warnings = list(record.warnings)
    for correction in mine:
        status = _status(correction, values)
        if status is Status.CONFLICT:
            detail = f"{correction.action} of {correction.column} no longer fits the text"
            warnings.append(Warning(code=WarningCode.CORRECTION_CONFLICT, detail=detail))
        elif status is Status.APPLIES:
            applied.append(correction)
            _change(correction, values)
            if correction.action is Action.WRONG:
                detail = f"{correction.column} was marked as wrong" + (
                    f": {correction.note}" if correction.note else ""
                )
                warnings.append(Warning(code=WarningCode.MARKED_WRONG, detail=detail))
    fields = {name.removeprefix("fields."): text for name, text in values.items() if name.startswith("fields.")}
    return record.model_copy(
        update={
            "heading": values.get("heading"),
            "street": values.get("street"),
            "community": values.get("community"),
            "fields": fields,
            "corrections": tuple(applied),
            "warnings": tuple(warnings),
        }
    )


def check(records: Iterable[Record], corrections: Corrections) -> Iterator[tuple[Correction, Status, str]]:
    """Each correction with what has become of it and why, records as extracted (without corrections applied)."""
    waiting = dict(corrections)
    for record in records:
        values = _columns(record)
        for correction in waiting.pop(record.id, ()):
            status = _status(correction, values)
            yield correction, status, _reason(correction, status, values)
            if status is Status.APPLIES:
                _change(correction, values)
    for left in waiting.values():
        for correction in left:
            yield correction, Status.CONFLICT, "no record has this id any more"


def _columns(record: Record) -> dict[str, str]:
    """The columns that can be corrected, as extracted: corrections already applied to `record` are taken back."""
    pieces: dict[str, list[str]] = {}
    for section in record.sections:
        pieces.setdefault(section.field, []).extend([section.text] if section.paragraphs else [])
    place = {"heading": record.heading, "street": record.street, "community": record.community}
    for correction in reversed(record.corrections):
        if correction.action is Action.EDIT and correction.column in place:
            place[correction.column] = correction.old
    values = {name: text for name, text in place.items() if text is not None}
    return values | {f"fields.{name}": "\n".join(texts) for name, texts in pieces.items()}


def _status(correction: Correction, values: Mapping[str, str]) -> Status:
    current = values.get(correction.column)
    match correction.action:
        case Action.EDIT:
            if current == correction.new:
                return Status.SUPERFLUOUS
            return Status.APPLIES if current == correction.old else Status.CONFLICT
        case Action.CONFIRM:
            return Status.APPLIES if current == correction.old else Status.CONFLICT
        case Action.WRONG:
            return Status.APPLIES if current == correction.old else Status.SUPERFLUOUS
        case Action.MOVE:
            if correction.paragraph in (current or "").split("\n"):
                return Status.APPLIES
            there = (values.get(correction.to or "") or "").split("\n")
            return Status.SUPERFLUOUS if correction.paragraph in there else Status.CONFLICT


def _change(correction: Correction, values: dict[str, str]) -> None:
    """Carry out a correction that applies."""
    if correction.action is Action.EDIT:
        values.pop(correction.column, None)
        if correction.new is not None:
            values[correction.column] = correction.new
    elif correction.action is Action.MOVE and correction.paragraph is not None and correction.to:
        rest = values[correction.column].split("\n")
        rest.remove(correction.paragraph)
        values[correction.column] = "\n".join(rest)
        there = values.get(correction.to)
        values[correction.to] = f"{there}\n{correction.paragraph}" if there else correction.paragraph


def _reason(correction: Correction, status: Status, values: Mapping[str, str]) -> str:
    if status is Status.SUPERFLUOUS:
        return "the text has changed since" if correction.action is Action.WRONG else "the rules now give this"
    if status is Status.CONFLICT:
        current = values.get(correction.column)
        return "the column is gone" if current is None else f"the text is now {current[:40]!r}"
    return "the text is as the reviewer saw it"
