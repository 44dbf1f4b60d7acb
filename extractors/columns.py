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
from .grid_header import NAMING
from .hits import Hit
from .label_words import spells_label
from .labels import Lexicon, bare, bounds
from .layout import is_mark
from .lines import Image, Line, LineKind
from .places import Place, read_place
from .roles import Piece, Role

__all__ = ["COLUMN", "Column", "find_columns"]

COLUMN = 6.0
FIRST = 1
"""Number of the last row that may be the first one below a table's title."""
LINES = 8
"""Lines of a cell over which a label may be broken."""
LEAST = 2
"""Columns, and listed labels, of such a table."""


class Column(NamedTuple):
    """A block: its place, and its heading, labels and texts in order."""

    place: Place
    pieces: tuple[Piece, ...]


class _Value(NamedTuple):
    """A text or image of a table below its first row."""

    line: int
    label: Hit
    label_span: Span
    column: int
    span: Span
    image: Image | None = None


def find_columns(lines: Sequence[Line], lexicon: Lexicon, endings: tuple[str, ...]) -> dict[int, tuple[Column, ...]]:
    """The lines of such tables by their number: the first with its columns, the others with none."""
    found: dict[int, tuple[Column, ...]] = {}
    for n, line in enumerate(lines):
        if line.cell is None or line.cell.row > FIRST or n in found or (n and _row(lines[n - 1]) == _row(line)):
            continue
        heads, last = _heads(lines, n, lexicon, endings)
        values = list(_values(lines, last, len(heads), lexicon)) if len(heads) >= LEAST else []
        fields = {v.label.match.field for v in values if v.label.match}
        texts = (bare(_text(lines[v.line], v.span)) for v in values if not v.image)
        if len(fields) >= LEAST and not any(map(lexicon.listed, texts)):
            end = values[-1].line + 1
            while end < len(lines) and _row(lines[end]) == _row(lines[end - 1]):
                end += 1
            columns = tuple(_column(head, number, values, lines) for number, head in enumerate(heads))
            if all(any(piece.hit for piece in column.pieces) for column in columns):
                found |= dict.fromkeys(range(n, end), ())
                found[n] = columns
    return found


def _row(line: Line) -> tuple[int, int] | None:
    """The table and row that a line stands in."""
    return (line.cell.table, line.cell.row) if line.cell else None


def _text(line: Line, span: Span) -> str:
    return line.text[span.start - line.start : span.end - line.start]


def _heads(
    lines: Sequence[Line], n: int, lexicon: Lexicon, endings: tuple[str, ...]
) -> tuple[list[tuple[Place, Span]], int]:
    """The names in the first row, which begins with line `n`, and its last line; no names where a cell has none.

    Names are places, perhaps with the name of what stands there in a second line; or whatever stands there, where the
    corner says that it names things (支部). Ranks and other marks above a name do not count. A last column that repeats
    the corner has the labels once more.
    """
    cells: dict[int, Span] = {}
    texts: dict[int, str] = {}
    last = n
    while last < len(lines) and _row(lines[last]) == _row(lines[n]):
        line = lines[last]
        at = line.cells if line.kind is LineKind.ROW else ((0, len(line.text)),)
        for number, (start, end) in enumerate(at, line.cell.column if line.cell else 0):
            first, stop = bounds(line.text, start, end)
            if stop > first and not is_mark(line.text[start:end]):
                begins = cells[number].start if number in cells else line.start + first
                cells[number] = Span(begins, line.start + stop)
                texts[number] = "\n".join(filter(None, (texts.get(number), line.text[first:stop])))
        last += 1
    if 0 in texts and texts.get(max(texts)) == texts[0]:
        texts.pop(max(texts))
    cells = {number: cells[number] for number in texts}
    places = {number: read_place(text, endings) for number, text in texts.items()}
    labels = any(lexicon.match(bare(text)) or spells_label(bare(text)) for k, text in texts.items() if k)
    if NAMING.search(texts.get(0, "")) and len(set(texts.values())) == len(texts) and not labels:
        return [(Place(None, None), cells[k]) for k in sorted(cells) if k], last - 1
    named = [(k, p) for k, p in sorted(places.items()) if p and (p.full or not p.rest.strip())]
    whole = [k for k, _ in named] in (sorted(cells), [k for k in sorted(cells) if k])
    return ([(place, cells[k]) for k, place in named] if whole else []), last - 1


def _values(lines: Sequence[Line], head: int, columns: int, lexicon: Lexicon) -> Iterator[_Value]:
    """The texts below the first row, each with its label, as far as the table goes on in its shape."""
    table = lines[head].cell
    label: tuple[Hit, Span] | None = None
    for n in range(head + 1, len(lines)):
        line, cell = lines[n], lines[n].cell
        if cell is None or table is None or cell.table != table.table or cell.columns != table.columns:
            if line.image:
                continue
            return
        if line.image:
            if label and 0 < cell.column <= columns:
                yield _Value(n, *label, cell.column - 1, Span(line.start, line.start), line.image)
            continue
        cells = line.cells if line.kind is LineKind.ROW else ((0, len(line.text)),)
        for number, (start, end) in enumerate(cells, cell.column):
            if not number:
                label = _label(line, start, end, lexicon) if line.kind is LineKind.ROW else _broken(lines, n, lexicon)
            elif label and end > start and number <= columns:
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


def _broken(lines: Sequence[Line], n: int, lexicon: Lexicon) -> tuple[Hit, Span] | None:
    """A label that may be broken into lines, a letter each even (楼 / 宇 / 之 / 困); line `n` is one of them."""
    first = last = n
    while last - first < LINES and first and lines[first - 1].cell == lines[n].cell and not lines[first - 1].image:
        first -= 1
    while last - first < LINES and last + 1 < len(lines) and lines[last + 1].cell == lines[n].cell:
        last += 1
    if last - first >= LINES or any(x.image for x in lines[first : last + 1]):
        return None
    whole = Line("\n".join(x.text for x in lines[first : last + 1]), start=lines[first].start)
    return _label(whole, 0, len(whole.text), lexicon)


def _column(head: tuple[Place, Span], number: int, values: Sequence[_Value], lines: Sequence[Line]) -> Column:
    place, span = head
    pieces = [Piece(Role.HEADING, span)]
    label: Span | None = None
    for value in values:
        if value.column == number:
            if value.label_span != label:
                pieces.append(Piece(Role.LABEL, value.label_span, value.label))
                label = value.label_span
            if value.image:
                pieces.append(Piece(Role.IMAGE, value.span, image=value.image))
                continue
            text = lines[value.line].text
            role = Role.CAPTION if lines[value.line].kind is LineKind.CELL and has_caption_mark(text) else Role.BODY
            pieces.append(Piece(role, value.span))
    return Column(place, tuple(pieces))
