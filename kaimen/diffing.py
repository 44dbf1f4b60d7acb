"""What a change of rules or profile did to the same pages: rows added, vanished, changed, column by column.

Rows are told apart by their ids, which do not depend on position or bytes. Versions are left out of the comparison:
they differ whenever the program does, and say nothing about the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Literal

from .outputs import Row, rows_of

__all__ = ["Change", "Column", "Piece", "compare", "count", "pieces"]

Kind = Literal["added", "vanished", "changed"]

_IGNORED = {"id", "article_id", "schema_version", "extractor_version", "captured_at", "article"}
_SPREAD = {"fields"}  # objects whose keys are columns of their own
_SPANS = ("span", "spans", "paragraphs", "captions", "offset")
_EXACT = 20_000  # characters (old + new) up to which a difference is exact; beyond, the middle is one piece


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both have (`same`), only the old (`delete`) or only the new (`insert`)."""

    op: Literal["same", "delete", "insert"]
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column that differs; values as text."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One row that differs. `name` is for people: heading and title."""

    what: Literal["article", "record", "rejected"]
    kind: Kind
    id: str
    name: str
    columns: tuple[Column, ...] = ()


def compare(old: Path, new: Path) -> Iterator[Change]:
    """Every difference between two output folders, in the order of the new one, vanished rows last."""
    yield from _differences("article", _by_id(rows_of(old, "articles")), _by_id(rows_of(new, "articles")))
    yield from _differences("record", _by_id(rows_of(old, "records")), _by_id(rows_of(new, "records")))
    yield from _differences("rejected", _by_page(rows_of(old, "rejected")), _by_page(rows_of(new, "rejected")))


def pieces(old: str, new: str) -> list[Piece]:
    """The character-level difference of two texts, common ends first taken off."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    found = [Piece("same", old[:head])]
    if len(a) + len(b) <= _EXACT:
        for op, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            found += [Piece("same", a[i:j])] if op == "equal" else [Piece("delete", a[i:j]), Piece("insert", b[k:m])]
    else:
        found += [Piece("delete", a), Piece("insert", b)]
    found.append(Piece("same", old[len(old) - tail :]))
    return [p for p in found if p.text]


def _common(a: str, b: str) -> int:
    """Length of the common prefix, by halving: comparing slices is a thousand times faster than a loop."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _by_id(rows: Iterable[Row]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        found[_free(found, str(row.get("id")))] = row
    return found


def _by_page(rows: Iterable[Row]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        key = row.get("url") or row.get("path") or row.get("detail")
        found[_free(found, f"{key} {row.get('stage')}")] = row
    return found


def _free(taken: dict[str, Row], key: str) -> str:
    """The key, or the key with a number where it is taken (an output of all versions holds an id more than once)."""
    if key not in taken:
        return key
    return next(k for n in range(2, len(taken) + 3) if (k := f"{key} #{n}") not in taken)


def _differences(
    what: Literal["article", "record", "rejected"], old: dict[str, Row], new: dict[str, Row]
) -> Iterator[Change]:
    for key, row in new.items():
        before = old.get(key)
        if before is None:
            yield Change(what, "added", key, _name(row))
            continue
        columns = tuple(_columns(before, row))
        if columns:
            yield Change(what, "changed", key, _name(row), columns)
    for key, row in old.items():
        if key not in new:
            yield Change(what, "vanished", key, _name(row))


def _columns(old: Row, new: Row) -> Iterator[Column]:
    a, b = _flat(old), _flat(new)
    for name in [*a, *(n for n in b if n not in a)]:
        if a.get(name, "") != b.get(name, ""):
            yield Column(name, a.get(name, ""), b.get(name, ""))


def _flat(row: Row) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in row.items():
        if name in _IGNORED or name.endswith(_SPANS):
            continue
        if name in _SPREAD and isinstance(value, dict):
            flat |= {f"{name}.{key}": _text(text) for key, text in value.items()}
        else:
            flat[name] = _text(value)
    return flat


def _text(value: Any) -> str:
    """A value as text a person can compare: one line an item, spans left out (they move when text before them does)."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(
            f"{k}: {_text(v)}" for k, v in value.items() if v not in (None, "", []) and not k.endswith(_SPANS)
        )
    return str(value)


def _name(row: Row) -> str:
    article = row.get("article") or {}
    parts = [
        row.get("heading"),
        row.get("title") or article.get("title"),
        row.get("code"),
        row.get("url") or row.get("path"),
    ]
    return " — ".join(str(p) for p in parts if p)[:200]


def count(changes: Iterable[Change]) -> dict[str, dict[str, int]]:
    """Numbers of changes by what and kind."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: {"added": 0, "vanished": 0, "changed": 0})
    for change in changes:
        found[change.what][change.kind] += 1
    return dict(found)
