"""Tables with a block in each column: places in the first row, a label in front of each further one.

What a block has of such a table stands in all of its lines, so it is taken at once, with the first row. `grids` reads
the tables whose blocks are rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..schemas import Span
from .captions import has_caption_mark
from .forms import Form
from .grid_header import NAMING, NOTHING
from .hits import Hit
from .label_words import spells_label
from .labels import Lexicon, bare, bounds
from .layout import is_mark
from .lines import Cell, Image, Line, LineKind
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


_STREETS = re.compile("(?:所[属在])?(?:镇街|街镇|街道|乡镇|镇乡|镇|乡)(?:名称)?")
"""What stands in front of the streets below their communities."""
_WORD = re.compile("[\u3400-\u9fff]{2,6}")


class Column(NamedTuple):
    """A block: its place, and its heading, labels and texts in order."""

    place: Place
    pieces: tuple[Piece, ...]


class _Head(NamedTuple):
    """The name of a block above its column."""

    place: Place
    span: Span
    column: int


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
        heads, last = _with_streets(heads, lines, n, last, lexicon, endings)
        values = list(_values(lines, n, last, heads, lexicon)) if len(heads) >= LEAST else []
        fields = {v.label.match.field for v in values if v.label.match}
        texts = (bare(_text(lines[v.line], v.span)) for v in values if not v.image)
        if len(fields) >= LEAST and not any(map(lexicon.listed, texts)) and not _is_form(values, lines):
            end = values[-1].line + 1
            while end < len(lines) and _row(lines[end]) == _row(lines[end - 1]):
                end += 1
            columns = tuple(_column(head, number, values, lines) for number, head in enumerate(heads))
            if all(any(piece.hit for piece in column.pieces) for column in columns):
                found |= dict.fromkeys(range(n, end), ())
                found[n] = columns
    return found


def _is_form(values: Sequence[_Value], lines: Sequence[Line]) -> bool:
    """Whether most rows have one value over several columns: labels with values, above them two pairs in a row."""
    rows = {_row(lines[v.line]): bool((cell := lines[v.line].cell) and cell.spans) for v in values}
    return 2 * sum(rows.values()) > len(rows)


def _row(line: Line) -> tuple[int, int] | None:
    """The table and row that a line stands in."""
    return (line.cell.table, line.cell.row) if line.cell else None


def _text(line: Line, span: Span) -> str:
    return line.text[span.start - line.start : span.end - line.start]


def _heads(lines: Sequence[Line], n: int, lexicon: Lexicon, endings: tuple[str, ...]) -> tuple[list[_Head], int]:
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
        for number, (start, end) in enumerate(at, line.cell.column if line.cell and len(at) == 1 else 0):
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
    named = [(k, p) for k, p in sorted(places.items()) if p and (p.full or not p.rest.strip())]
    whole = [k for k, _ in named] in (sorted(cells), [k for k in sorted(cells) if k])
    if NAMING.search(texts.get(0, "")) and len(set(texts.values())) == len(texts) and not labels and not whole:
        return [_Head(Place(None, None), cells[k], _at(lines[n], k)) for k in sorted(cells) if k], last - 1
    return ([_Head(place, cells[k], _at(lines[n], k)) for k, place in named] if whole else []), last - 1


def _at(line: Line, number: int) -> int:
    """The column of a row's cell."""
    return _reached(line.cell, number).start if line.cell else number


def _with_streets(
    heads: list[_Head], lines: Sequence[Line], n: int, last: int, lexicon: Lexicon, endings: tuple[str, ...]
) -> tuple[list[_Head], int]:
    """The heads with the streets of the row above or below theirs, and the last line of both.

    Streets stand above the communities of each, or below them behind a word for them: 所属镇街 | 望海街道 | 盐官镇.
    """
    first = lines[n].cell
    if not heads or first is None or last + 1 >= len(lines) or lines[last + 1].cell is None:
        return heads, last
    streets = sum(head.place.street is not None and head.place.community is None for head in heads)
    if streets == len(heads):
        others, end = _heads(lines, last + 1, lexicon, endings)
        found = _below_streets(heads, first, others, lines[last + 1].cell)
        return (found, end) if found else (heads, last)
    found = [] if streets else _above_streets(heads, lines[last + 1], endings)
    return (found, last + 1) if found else (heads, last)


def _below_streets(streets: list[_Head], above: Cell, heads: list[_Head], below: Cell | None) -> list[_Head]:
    """The heads of a row whose every column has a street above it; none where one has none, or one of its own."""
    covered = {at: street.place.street for street in streets for at in _reached_of(above, street.column)}
    shift = _width(above) - _width(below) if below else 0
    columns = [head.column + shift for head in heads]
    if not heads or columns != sorted(covered) or any(head.place.street for head in heads):
        return []
    named = zip(heads, columns, strict=True)
    return [_Head(Place(covered[at], head.place.community), head.span, at) for head, at in named]


def _above_streets(heads: list[_Head], row: Line, endings: tuple[str, ...]) -> list[_Head]:
    """The heads with the streets that the row below them names; none where it names not all."""
    if row.cell is None or row.kind is not LineKind.ROW or not _STREETS.fullmatch(bare(row.text[slice(*row.cells[0])])):
        return []
    of = {
        at: place.street
        for number, (start, end) in enumerate(row.cells[1:], 1)
        if (place := read_place(row.text[start:end], endings)) and place.street and not place.community
        for at in _reached(row.cell, number)
    }
    if any(head.column not in of or head.place.street for head in heads):
        return []
    return [head._replace(place=Place(of[head.column], head.place.community)) for head in heads]


def _reached_of(cell: Cell, column: int) -> range:
    """The columns that the cell spans which begins at a column."""
    number, at = 0, 0
    while cell.spans and at < column and number < len(cell.spans):
        at += cell.spans[number]
        number += 1
    return _reached(cell, number if cell.spans else column)


def _values(lines: Sequence[Line], first: int, head: int, heads: Sequence[_Head], lexicon: Lexicon) -> Iterator[_Value]:
    """The texts below the heads, each with its label, as far as the table goes on in its shape.

    `first` is the table's first line, `head` the last one of the heads. A label stands in front of its values; where it
    has more columns than the heads' corner, or is led by a word for several, it is the last one.
    """
    table, columns = lines[first].cell, len(heads)
    behind = _width(table) - heads[0].column if table else 0
    label: tuple[Hit, Span] | None = None
    for n in range(head + 1, len(lines)):
        line, cell = lines[n], lines[n].cell
        if cell is None or table is None or cell.table != table.table or not behind < _width(cell) <= _width(table):
            if line.image:
                continue
            return
        since = _width(cell) - behind
        if line.image:
            for number in _reached(cell, cell.column):
                if label and since <= number < since + columns:
                    yield _Value(n, *label, number - since, Span(line.start, line.start), line.image)
            continue
        cells = line.cells if line.kind is LineKind.ROW else ((0, len(line.text)),)
        for number, (start, end) in enumerate(cells, cell.column if len(cells) == 1 else 0):
            reached = _reached(cell, number)
            if reached.stop <= since:
                if line.kind is LineKind.ROW and end > start:
                    label = _label(line, start, end, lexicon)
                elif line.kind is not LineKind.ROW:
                    label = _broken(lines, n, lexicon)
            elif label and line.text[start:end].strip() not in NOTHING:
                for at in reached:
                    if since <= at < since + columns:
                        yield _Value(n, *label, at - since, Span(line.start + start, line.start + end))
        if label is None:
            return


def _width(cell: Cell) -> int:
    """How many columns a row has."""
    return sum(cell.spans) or cell.columns


def _reached(cell: Cell, number: int) -> range:
    """The columns that a row's cell of this number spans."""
    if not cell.spans:
        return range(number, number + 1)
    first = sum(cell.spans[:number])
    return range(first, first + (cell.spans[number] if number < len(cell.spans) else 1))


def _label(line: Line, start: int, end: int, lexicon: Lexicon) -> tuple[Hit, Span] | None:
    first, last = bounds(line.text, start, end)
    key = bare(line.text[first:last])
    match = lexicon.match(key)
    if not match and not spells_label(key) and not _WORD.fullmatch(key):
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


def _column(head: _Head, number: int, values: Sequence[_Value], lines: Sequence[Line]) -> Column:
    pieces = [Piece(Role.HEADING, head.span)]
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
    return Column(head.place, tuple(pieces))
