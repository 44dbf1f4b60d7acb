"""Tables with a block in each column: places in the first row, a label in front of each further one.

What a block has of such a table stands in all of its lines, so it is taken at once, with the first row. `grids` reads
the tables whose blocks are rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..schemas import Span
from .captions import has_caption_mark
from .forms import Form
from .hits import Hit
from .label_words import spells_label
from .labels import Lexicon, bare, bounds
from .lines import Line, LineKind
from .places import Place, read_place
from .roles import Piece, Role

__all__ = ["COLUMN", "Column", "find_columns"]

COLUMN = 6.0
LEAST = 2
"""Columns, and listed labels, of such a table."""


class Column(NamedTuple):
    """A block: its place, and its heading, labels and texts in order."""

    place: Place
    pieces: tuple[Piece, ...]


class _Value(NamedTuple):
    """A text of a table below its first row."""

    line: int
    label: Hit
    label_span: Span
    column: int
    span: Span


def find_columns(lines: Sequence[Line], lexicon: Lexicon, endings: tuple[str, ...]) -> dict[int, tuple[Column, ...]]:
    """The lines of such tables by their number: the first with its columns, the others with none."""
    found: dict[int, tuple[Column, ...]] = {}
    for n, line in enumerate(lines):
        if line.kind is LineKind.ROW and len(line.cells) >= LEAST and line.cell and n not in found:
            heads = _heads(line, endings)
            values = list(_values(lines, n, len(heads), lexicon)) if len(heads) >= LEAST else []
            fields = {v.label.match.field for v in values if v.label.match}
            if len(fields) >= LEAST:
                found |= dict.fromkeys(range(n, values[-1].line + 1), ())
                found[n] = tuple(_column(head, number, values, lines) for number, head in enumerate(heads))
    return found


def _heads(line: Line, endings: tuple[str, ...]) -> list[tuple[Place, Span]]:
    """The places of the first row, whose first cell may be a corner; empty where another cell names none."""
    found: list[tuple[Place, Span]] = []
    for number, (start, end) in enumerate(line.cells):
        first, last = bounds(line.text, start, end)
        place = read_place(line.text[first:last], endings)
        if place and not place.rest.strip():
            found.append((place, Span(line.start + first, line.start + last)))
        elif number:
            return []
    return found


def _values(lines: Sequence[Line], head: int, columns: int, lexicon: Lexicon) -> Iterator[_Value]:
    """The texts below the first row, each with its label, as far as the table goes on in its shape."""
    table = lines[head].cell
    label: tuple[Hit, Span] | None = None
    for n in range(head + 1, len(lines)):
        line = lines[n]
        if line.image:
            continue
        if line.cell is None or table is None or line.cell.table != table.table or line.cell.columns != columns + 1:
            return
        cells = line.cells if line.kind is LineKind.ROW else ((0, len(line.text)),)
        for number, (start, end) in enumerate(cells, line.cell.column):
            if not number:
                label = _label(line, start, end, lexicon)
            elif label and end > start:
                yield _Value(n, *label, number - 1, Span(line.start + start, line.start + end))
        if label is None:
            return


def _label(line: Line, start: int, end: int, lexicon: Lexicon) -> tuple[Hit, Span] | None:
    first, last = bounds(line.text, start, end)
    key = bare(line.text[first:last])
    match = lexicon.match(key)
    if not match and not spells_label(key):
        return None
    hit = Hit(first, last, last, key, match, Form("cell", tag="head column"), weight=COLUMN)
    return hit, Span(line.start + first, line.start + last)


def _column(head: tuple[Place, Span], number: int, values: Sequence[_Value], lines: Sequence[Line]) -> Column:
    place, span = head
    pieces = [Piece(Role.HEADING, span)]
    label: Span | None = None
    for value in values:
        if value.column == number:
            if value.label_span != label:
                pieces.append(Piece(Role.LABEL, value.label_span, value.label))
                label = value.label_span
            text = lines[value.line].text
            role = Role.CAPTION if lines[value.line].kind is LineKind.CELL and has_caption_mark(text) else Role.BODY
            pieces.append(Piece(role, value.span))
    return Column(place, tuple(pieces))
