"""Tables with the labels in their first row: every further row is a block.

Tables with a label and its value in each row need nothing of their own, see `hits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .captions import has_caption_mark
from .grid_header import COMMUNITIES, GRID, MAX_NAME, NOTHING, Kind, header, read_columns, width
from .heading_places import place_of
from .hits import Hit
from .labels import Lexicon, bare, bounds
from .lines import Line, LineKind
from .places import Place, read_place

__all__ = ["Grid", "find_grids"]

_SENTENCE_END = "。！？；：!?;:…”"
_NUMBERED_TABLE = re.compile(
    r"附?[表图]\s?[0-9一二三四五六七八九十]|.*(?:[：:。？！?!]|20\d\d|[表单]$|一览|明细|信息|情况|统计|台账|汇总|年度)"
)
"""A caption that counts a table, says what kind of list it is, or more than a name."""
MAX_CAPTION = 30
"""Code points of a line below a picture that is its caption without saying so."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What a line of such a table is: pieces as (role, start, end, hit), offsets into the line's text."""

    pieces: tuple[tuple[str, int, int, Hit | None], ...]
    weight: float = GRID
    data: bool = False
    """a row below the first"""
    opens: bool = False
    place: Place | None = None
    taken: bool = False
    """it belongs to the line before: a heading of several lines"""


_NO_BLOCK = Grid((), data=True)
"""A line of such a table that says nothing of a block: the header once more, a total, a column of numbers."""
_CONTINUED = re.compile(r"[（(]?\s?(?:续|接)上?[表页]\s?[0-9一二三四五]?\s?[）)]?")
"""What stands above the rest of a table on another page."""
_TOTAL = re.compile(r"\s*[合小总共]\s?计(?=\t|\s*\Z)")
"""How a row begins that counts the others."""
_OF_CELLS = (LineKind.CELL, LineKind.CAPTION)
"""lines of a cell that has several, a picture's caption among them"""


def find_grids(lines: Sequence[Line], lexicon: Lexicon, endings: tuple[str, ...]) -> dict[int, Grid]:
    """The lines of tables that are laid out by columns, by their number."""
    found: dict[int, Grid] = {}
    before: tuple[int, list[Kind]] | None = None
    for n, line in enumerate(lines):
        if n in found or line.kind is not LineKind.ROW or len(line.cells) < 2:
            continue
        columns = read_columns(lines, n, lexicon, endings)
        rows = dict(_Rows(lines, n, columns, endings, lexicon)) if columns else {}
        if not columns or not rows:
            continue
        found[n] = Grid(())
        if before and n - 1 in found and _goes_on(lines[before[0]], before[1], line, columns):
            rows = _of_heading(rows)
        elif n:
            rows = _below(lines[n - 1], n, line, columns, rows, endings)
        found |= rows
        before = n, columns
    return found


def _below(
    above: Line, n: int, head: Line, columns: list[Kind], rows: dict[int, Grid], endings: tuple[str, ...]
) -> dict[int, Grid]:
    """A table's rows, its header being line `n`, in the light of the line above it: its title, caption or heading."""
    if above.cell and head.cell and above.cell.table == head.cell.table:
        return _titled(above, n - 1, columns, rows, endings)
    if "place" in columns:
        street = _street_alone(above, endings) if columns.count("place") == 1 else None
        if street is None:
            return rows
        within = {k: replace(row, place=_within(row.place, street)) for k, row in rows.items()}
        return {n - 1: Grid((("street", 0, len(above.text), None),))} | within
    if _names_community(above, endings):
        return _of_heading(rows)
    if _is_name(above) and _opening(rows) == 1:
        return {n - 1: _headed(above, endings)} | _of_heading(rows)
    return rows


def _street_alone(line: Line, endings: tuple[str, ...]) -> Place | None:
    """The street that a line outside of tables names and nothing else: 一、城东街道."""
    place = None if line.image or line.cell or len(line.text) > MAX_NAME else _named(line, 0, len(line.text), endings)
    return Place(place.street, None) if place and place.street and not place.community and not place.rest else None


def _goes_on(head: Line, columns: list[Kind], line: Line, others: list[Kind]) -> bool:
    """Whether a row holds further labels of the block whose first ones stand in a row above it, in the same table."""
    if head.cell is None or line.cell is None or head.cell.table != line.cell.table:
        return False
    return head.cell.header == line.cell.header and _fields(columns).isdisjoint(_fields(others))


def _fields(columns: list[Kind]) -> set[str]:
    return {kind.match.field if kind.match else kind.key for kind in columns if isinstance(kind, Hit)}


def _is_name(line: Line) -> bool:
    """Whether a line is a table's caption that says what its row is about: 市公积金管理中心."""
    return line.tag == "caption" and 1 < len(line.text) <= MAX_NAME and not _NUMBERED_TABLE.match(line.text)


def _headed(line: Line, endings: tuple[str, ...]) -> Grid:
    place = place_of(line.text, endings, exact=False)
    return Grid((("heading", 0, len(line.text), None),), data=True, opens=True, place=place)


def _opening(rows: dict[int, Grid]) -> int:
    """How many rows open blocks."""
    return sum(row.opens for row in rows.values())


def _titled(
    title: Line, n: int, columns: list[Kind], rows: dict[int, Grid], endings: tuple[str, ...]
) -> dict[int, Grid]:
    """The rows with the title over all columns, line `n`: it heads the one row's block if it names a community."""
    place = place_of(title.text, endings, exact=False) if "place" not in columns else None
    if place is None or not place.community or _opening(rows) != 1:
        return {n: Grid(())} | rows
    return {n: _headed(title, endings)} | _of_heading(rows)


def _of_heading(rows: dict[int, Grid]) -> dict[int, Grid]:
    """The one row of a table that stands below its block's heading; of several each is a block."""
    if _opening(rows) != 1:
        return rows
    return {n: replace(row, opens=False, place=None) for n, row in rows.items()}


def _names_community(line: Line, endings: tuple[str, ...]) -> bool:
    """Whether a line above a table says nothing but which community it is about: 1．桂花街道象鼻社区."""
    first, last = bounds(line.text, 0, len(line.text))
    place = place_of(line.text[first:last], endings, exact=True) if 0 < last - first <= MAX_NAME else None
    return place is not None and place.community is not None


class _Rows:
    """The lines below a header that belong to its table, read one after the other."""

    def __init__(
        self, lines: Sequence[Line], head: int, columns: list[Kind], endings: tuple[str, ...], lexicon: Lexicon
    ) -> None:
        self._lines, self._head, self._columns = lines, lines[head], columns
        self._endings, self._lexicon = endings, lexicon
        self._first = head + 1
        # the header may stand in a table of its own (Element)
        self._tables = {cell.table for line in lines[head : head + 2] if (cell := line.cell)}
        self._place: Place | None = None
        """of the row before"""
        self._street: Place | None = None
        """of the last row that is nothing but a street"""
        self._merged: dict[int, tuple[int, int]] = {}
        """where in the article the last value of each column stands"""
        self._cell: tuple[int, int] | None = None
        """row and column of the line before, where cells stand on lines of their own"""
        self._passed = 0
        """cells of rows above that reach into the row and stand before that cell"""
        self._continued = self._pictured = False

    def __iter__(self) -> Iterator[tuple[int, Grid]]:
        """The lines by their number, up to one that does not belong to the table or has further labels."""
        for n in range(self._first, len(self._lines)):
            line = self._lines[n]
            of_row = line.kind is LineKind.ROW
            if line.cell is None and self._is_continued(n):
                self._continued = True
                yield n, _NO_BLOCK
                continue
            if line.cell and self._continued:
                self._tables.add(line.cell.table)
                self._continued = False
            if line.image:
                if not self._holds_image(n):
                    return
                self._pictured = True
            elif of_row and len(line.cells) == 1 and (street := _street(line, self._head, self._endings)):
                self._place = self._street = street
                self._cell = None
                yield n, Grid((("street", 0, len(line.text), None),), data=True)
            elif of_row and (line.text == self._head.text or _TOTAL.match(line.text)):
                self._cell = None
                yield n, _NO_BLOCK
            elif of_row and 1 < len(line.cells) <= len(self._columns) and not self._has_other_labels(line):
                self._cell = None
                yield n, self._row(line)
            elif line.kind in _OF_CELLS and line.cell and line.cell.columns <= len(self._columns):
                yield n, self._line_of_cell(n)
            else:
                return

    def _is_continued(self, n: int) -> bool:
        """Whether a line says that the table below it is the rest of this one."""
        below = self._lines[n + 1] if n + 1 < len(self._lines) else None
        return below is not None and below.cell is not None and _CONTINUED.fullmatch(self._lines[n].text) is not None

    def _holds_image(self, n: int) -> bool:
        """Whether an image stands in the table, or between its rows."""
        cell = self._lines[n].cell
        if cell is not None and cell.table in self._tables:
            return True
        return n + 1 < len(self._lines) and self._lines[n + 1].kind in (LineKind.ROW, LineKind.CELL)

    def _has_other_labels(self, line: Line) -> bool:
        """Whether a row is the header of another table, or of further labels."""
        others = header(line, self._lexicon)
        if not others:
            return False
        if line.cell is None or line.cell.table not in self._tables:
            return True
        return _goes_on(self._head, self._columns, line, others)

    def _row(self, line: Line) -> Grid:
        """A row on one line."""
        place = _place(line, self._head, self._columns, self._place, self._endings)
        self._place = _within(place, self._street)
        pieces = tuple(_pieces(line, self._head, self._columns, self._merged))
        return Grid(pieces, data=True, opens=True, place=self._place)

    def _line_of_cell(self, n: int) -> Grid:
        """A line of a cell, where a row's cells stand on lines of their own."""
        line, columns = self._lines[n], self._columns
        cell = line.cell
        assert cell
        shift = len(columns) - cell.columns  # cells of rows above that span this one
        kind = columns[cell.column + shift]
        if kind == "dropped":
            return _NO_BLOCK
        opens = self._cell is None or self._cell[0] != cell.row
        fresh = self._cell != (cell.row, cell.column)
        headed_above = False
        if opens:
            own = _place_of_row(self._lines, n, columns, self._endings)
            headed_above = own is None and _place_column(cell.spanned, columns, shift) is not None
            if not headed_above:
                self._place = _within(own, self._place if shift or cell.spanned else self._street)
        self._cell = cell.row, cell.column
        self._pictured = self._pictured and not fresh
        pieces = tuple(_cell_pieces(self._lines, n, self._head, kind, fresh, self._pictured))
        if fresh:
            self._merged[cell.column + shift] = line.start, line.end
        else:
            self._merged.pop(cell.column + shift, None)
        since = 0 if opens else self._passed
        self._passed = sum(c < cell.column for c in cell.spanned) if fresh else self._passed
        before = [c + shift for c in cell.spanned[since : self._passed]]
        pieces = (*_merged_pieces(line, self._head, columns, self._merged, before), *pieces)
        if headed_above:
            pieces = (*_merged_heading(line, columns, self._merged, shift), *pieces)
        if _ends_row(self._lines, n):
            behind = [c + shift for c in cell.spanned[self._passed :]]
            pieces += tuple(_merged_pieces(line, self._head, columns, self._merged, behind))
        taken = kind == "place" and not fresh and not pieces
        return Grid(pieces, data=True, opens=opens, place=self._place if opens else None, taken=taken)


def _ends_row(lines: Sequence[Line], n: int) -> bool:
    """Whether no text follows a line in its row."""
    below = next((lines[k] for k in range(n + 1, len(lines)) if lines[k].image is None), None)
    row, other = lines[n].cell, below.cell if below else None
    return row is None or other is None or (other.table, other.row) != (row.table, row.row)


def _shift(line: Line, columns: list[Kind]) -> int:
    """How many columns cells of rows above fill; cells that are missing at a row's end are empty ones."""
    return len(columns) - width(line, len(columns))


def _street(line: Line, head: Line, endings: tuple[str, ...]) -> Place | None:
    """The street that a row of one cell names, for the rows below it."""
    if line.cell is None or head.cell is None or line.cell.table != head.cell.table:
        return None
    place = _named(line, 0, len(line.text), endings)
    return Place(place.street, None) if place and place.street and not place.community else None


def _within(place: Place | None, before: Place | None) -> Place | None:
    """A row's place, with the street of the row above it where it has none."""
    if place is None or place.street or before is None:
        return place
    return Place(before.street, place.community)


def _place(line: Line, head: Line, columns: list[Kind], before: Place | None, endings: tuple[str, ...]) -> Place | None:
    shift = _shift(line, columns)
    spanned = line.cell.spanned if line.cell else ()
    inherited = before is not None and (shift or any(columns[n] == "place" for n in spanned if n < len(columns)))
    street, community = (before.street, before.community) if before and inherited else (None, None)
    cells = list(zip(columns[shift:], line.cells, strict=False))
    empty = [
        n
        for n, (kind, (a, b)) in enumerate(cells, shift)
        if kind == "place" and not line.text[a:b].strip() and n - shift not in spanned
    ]
    if any(COMMUNITIES.search(bare(head.text[slice(*head.cells[n])])) for n in empty):
        community = None
    for kind, (start, end) in cells:
        named = _named(line, start, end, endings) if kind == "place" else None
        if named:
            street, community = named.street or street, named.community or community
    return Place(street, community) if street or community else None


def _place_of_row(lines: Sequence[Line], first: int, columns: list[Kind], endings: tuple[str, ...]) -> Place | None:
    """The place that a row names whose cells stand on lines of their own from `first` on."""
    row = lines[first].cell.row  # type: ignore[union-attr]
    found: Place | None = None
    for n in range(first, len(lines)):
        line = lines[n]
        if line.image is None:
            if line.cell is None or line.cell.row != row:
                break
            kind = columns[line.cell.column + len(columns) - line.cell.columns]
            named = _named(line, 0, len(line.text), endings) if kind == "place" else None
            if named and (found is None or (named.community and not found.community)):
                found = _within(named, found) if named.community else named
    return found


def _named(line: Line, start: int, end: int, endings: tuple[str, ...]) -> Place | None:
    first, last = bounds(line.text, start, end)
    return read_place(line.text[first:last], endings)


def _pieces(
    line: Line, head: Line, columns: list[Kind], merged: dict[int, tuple[int, int]]
) -> Iterator[tuple[str, int, int, Hit | None]]:
    """What stands in a row's cells; `merged` holds where in the article the last value of each column stands."""
    shift = _shift(line, columns)
    spanned = line.cell.spanned if line.cell else ()
    cells = [*line.cells, *((len(line.text), len(line.text)) for _ in range(len(columns) - shift - len(line.cells)))]
    named = zip(columns[shift:], line.cells, strict=False)
    places = [(start, end) for kind, (start, end) in named if kind == "place" and line.text[start:end].strip()]
    if not places:
        yield from _merged_heading(line, columns, merged, shift)
    for n, (kind, (start, end)) in enumerate(zip(columns[shift:], cells, strict=True)):
        if n in spanned:
            yield from _merged_pieces(line, head, columns, merged, [n + shift])
            continue
        merged[n + shift] = line.start + start, line.start + end
        if kind == "place" and line.text[start:end].strip():
            yield ("heading" if (start, end) == places[-1] else "street"), start, end, None
        elif isinstance(kind, Hit):
            if (text := line.text[start:end].strip()) and text in NOTHING:
                yield "dropped", start, end, None
            elif text:
                yield _label(line, head, kind)
                yield "body", start, end, None


def _place_column(spanned: Sequence[int], columns: list[Kind], shift: int) -> int | None:
    """The last column of places, where a cell of a row above reaches into it."""
    last = max((n for n, kind in enumerate(columns) if kind == "place"), default=-1)
    return last if last - shift in spanned else None


def _merged_heading(
    line: Line, columns: list[Kind], merged: dict[int, tuple[int, int]], shift: int
) -> Iterator[tuple[str, int, int, Hit | None]]:
    """The place in a cell of a row above that reaches into this one."""
    column = _place_column(line.cell.spanned, columns, shift) if line.cell else None
    if column is not None and column in merged:
        first, last = merged[column]
        yield "heading", first - line.start, last - line.start, None


def _merged_pieces(
    line: Line, head: Line, columns: list[Kind], merged: dict[int, tuple[int, int]], spanned: Sequence[int]
) -> Iterator[tuple[str, int, int, Hit | None]]:
    """What stands in cells of rows above that reach into these columns of a row: offsets before its beginning."""
    for n in spanned:
        kind = columns[n] if n < len(columns) else None
        if isinstance(kind, Hit) and n in merged:
            first, last = merged[n]
            yield _label(line, head, kind)
            yield "body", first - line.start, last - line.start, None


def _cell_pieces(
    lines: Sequence[Line], n: int, head: Line, kind: Kind, fresh: bool, pictured: bool
) -> Iterator[tuple[str, int, int, Hit | None]]:
    """The pieces of a line of a cell; a heading of several lines is one, on the first of them."""
    line = lines[n]
    if isinstance(kind, Hit):
        if line.text.strip() in NOTHING:
            yield "dropped", 0, len(line.text), None
            return
        if fresh:
            yield _label(line, head, kind)
        above = lines[n - 1] if n else None
        below = (
            above is not None and above.image is not None and above.cell == line.cell and len(line.text) <= MAX_CAPTION
        )
        caption = has_caption_mark(line.text) or (below and line.text[-1] not in _SENTENCE_END)
        yield ("caption" if caption else "body"), 0, len(line.text), None
    elif kind == "place" and not fresh:
        if pictured:  # behind a picture: no part of the heading
            yield "dropped", 0, len(line.text), None
    elif kind == "place":
        last = n
        while last + 1 < len(lines) and lines[last + 1].cell == line.cell and lines[last + 1].image is None:
            last += 1
        yield "heading", 0, lines[last].end - line.start, None


def _label(line: Line, head: Line, hit: Hit) -> tuple[str, int, int, Hit]:
    """The header's cell, as seen from this line: its offset is negative."""
    shift = head.start - line.start
    return "label", hit.start + shift, hit.end + shift, hit
