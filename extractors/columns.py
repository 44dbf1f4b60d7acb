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
from .grids import NAMING
from .headings import is_mark
from .hits import Hit
from .label_words import spells_label
from .labels import Lexicon, bare, bounds
from .lines import Line, LineKind
from .places import Place, read_place
from .roles import Piece, Role

__all__ = ["COLUMN", "Column", "find_columns"]

COLUMN = 6.0
FIRST = 1
"""Number of the last row that may be the first one below a table's title."""
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
        if line.cell is None or line.cell.row > FIRST or n in found or (n and _row(lines[n - 1]) == _row(line)):
            continue
        heads, last = _heads(lines, n, lexicon, endings)
        values = list(_values(lines, last, len(heads), lexicon)) if len(heads) >= LEAST else []
        fields = {v.label.match.field for v in values if v.label.match}
        texts = (bare(_cut(lines[v.line : v.line + 1], v.span)) for v in values)
        if len(fields) >= LEAST and not any(map(lexicon.listed, texts)):
            found |= dict.fromkeys(range(n, values[-1].line + 1), ())
            found[n] = tuple(_column(head, number, values, lines) for number, head in enumerate(heads))
    return found


def _row(line: Line) -> tuple[int, int] | None:
    """The table and row that a line stands in."""
    return (line.cell.table, line.cell.row) if line.cell else None


def _heads(
    lines: Sequence[Line], n: int, lexicon: Lexicon, endings: tuple[str, ...]
) -> tuple[list[tuple[Place, Span]], int]:
    """The names in the first row, which begins with line `n`, and its last line; no names where a cell has none.

    Names are places; or whatever stands there, where the corner says that it names things (支部). Ranks and other marks
    above a name do not count.
    """
    cells: dict[int, Span] = {}
    last = n
    while last < len(lines) and _row(lines[last]) == _row(lines[n]):
        line = lines[last]
        at = line.cells if line.kind is LineKind.ROW else ((0, len(line.text)),)
        for number, (start, end) in enumerate(at, line.cell.column if line.cell else 0):
            first, stop = bounds(line.text, start, end)
            if stop > first and not is_mark(line.text[start:end]):
                if number in cells:
                    return [], last
                cells[number] = Span(line.start + first, line.start + stop)
        last += 1
    texts = {number: _cut(lines[n:last], span) for number, span in cells.items()}
    places = {number: read_place(text, endings) for number, text in texts.items()}
    labels = any(lexicon.match(bare(text)) or spells_label(bare(text)) for k, text in texts.items() if k)
    if NAMING.search(texts.get(0, "")) and len(set(texts.values())) == len(texts) and not labels:
        return [(Place(None, None), cells[k]) for k in sorted(cells) if k], last - 1
    named = [(k, p) for k, p in sorted(places.items()) if p and not p.rest.strip()]
    whole = [k for k, _ in named] in (sorted(cells), [k for k in sorted(cells) if k])
    return ([(place, cells[k]) for k, place in named] if whole else []), last - 1


def _cut(row: Sequence[Line], span: Span) -> str:
    """The text of a stretch of one of a row's lines."""
    line = next(x for x in row if x.start <= span.start and span.end <= x.end)
    return line.text[span.start - line.start : span.end - line.start]


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
