"""Tables with the labels in their first row: every further row is a block.

Tables with a label and its value in each row need nothing of their own, see `hits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from .captions import has_caption_mark
from .forms import Form
from .heading_places import place_of
from .hits import Hit
from .label_words import spells_label
from .labels import Lexicon, bare, bounds
from .lines import Line, LineKind
from .places import Place, read_place

__all__ = ["NAMING", "Grid", "find_grids"]

_PLACES = re.compile(
    r"(?:所在|所属|申报)?(?:苏木)?(?:社区|村|街道|镇街|乡镇|镇|乡|街镇|单位|地区|党组织|支部|网格|小区)(?:[（(/、]?(?:社区|村|居|街道|乡镇|镇|乡|苏木|嘎查)[）)]?)*(?:名称)?$"
)
_COMMUNITIES = re.compile("社区|村|居")
"""What the header of a column of communities says, of which an empty cell names none."""
_WHERE = re.compile("所在|坐落|名称|点位")
"""What says of a place beside its street that the row is about it: 小家所在, not 帮扶单位."""
_SITES = re.compile("(?:地点|地址|位置|区域|范围)$")
NAMING = re.compile("(?:单位|名称|部门|支部|班组|企业|学校|小区|楼栋|对象|站点|网点|点位|院落|小组|工作队|服务队)$")
"""What the first column or row is called where it names the others: 整改单位, 支部"""
_NOTHING = frozenset("/／-—－–")
"""What stands in a cell that is left empty."""
_DROPPED = frozenset({"序号", "编号", "序", "照片", "图片", "备注", "no", "no."})
_SENTENCE_END = "。！？；：!?;:…”"
MAX_CAPTION = 30
"""Code points of a line below a picture that is its caption without saying so."""
GRID = 6.0


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


def find_grids(lines: Sequence[Line], lexicon: Lexicon, endings: tuple[str, ...]) -> dict[int, Grid]:
    """The lines of tables that are laid out by columns, by their number."""
    found: dict[int, Grid] = {}
    before: tuple[int, list[str | Hit]] | None = None
    for n, line in enumerate(lines):
        if len(line.cells) > 1 and line.kind is LineKind.ROW and n not in found:
            columns = _columns(line, lexicon)
            if columns:
                _find_sites(columns, lines, n + 1, endings)
                _find_names(columns, lines, n + 1)
                rows = dict(_rows(lines, n, columns, endings, lexicon))
                if rows:
                    found[n] = Grid(())
                    if before and n - 1 in found and _goes_on(lines[before[0]], before[1], line, columns):
                        rows = _of_heading(rows)
                    elif n and (above := lines[n - 1].cell) and line.cell and above.table == line.cell.table:
                        found[n - 1], rows = _titled(lines[n - 1], columns, rows, endings)
                    elif n and "place" not in columns and _names_community(lines[n - 1], endings):
                        rows = _of_heading(rows)
                    elif n and "place" not in columns and _is_name(lines[n - 1]) and _opening(rows) == 1:
                        found[n - 1], rows = _headed(lines[n - 1], endings), _of_heading(rows)
                    found |= rows
                    before = n, columns
    return found


def _goes_on(head: Line, columns: list[str | Hit], line: Line, others: list[str | Hit]) -> bool:
    """Whether a row holds further labels of the block whose first ones stand in a row above it, in the same table."""
    if head.cell is None or line.cell is None or head.cell.table != line.cell.table:
        return False
    return head.cell.header == line.cell.header and _fields(columns).isdisjoint(_fields(others))


def _fields(columns: list[str | Hit]) -> set[str]:
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
    title: Line, columns: list[str | Hit], rows: dict[int, Grid], endings: tuple[str, ...]
) -> tuple[Grid, dict[int, Grid]]:
    """The table's title, over all columns, and its rows: it heads the block of its one row if it names a community."""
    place = place_of(title.text, endings, exact=False) if "place" not in columns else None
    if place is None or not place.community or _opening(rows) != 1:
        return Grid(()), rows
    return _headed(title, endings), _of_heading(rows)


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


def _columns(line: Line, lexicon: Lexicon) -> list[str | Hit] | None:
    """What each column of a header row holds: a label, place or nothing; None where the row is no header."""
    columns: list[str | Hit] = []
    listed = known = 0
    for start, end in line.cells:
        first, last = bounds(line.text, start, end)
        key = bare(line.text[first:last])
        match = lexicon.match(key)
        listed += match is not None
        if not key or key in _DROPPED:
            columns.append("dropped")
        elif not match and _PLACES.match(key):
            columns.append("place")
        elif not match and len(key) > MAX_HEAD:
            return None
        else:
            known += match is not None or spells_label(key)
            form = Form("cell", tag=f"head {len(line.cells)}")
            columns.append(Hit(first, last, last, key, match, form, weight=GRID))
    labels = sum(isinstance(c, Hit) for c in columns)
    return columns if listed > 1 and known > SHARE * labels else None


def _find_sites(columns: list[str | Hit], lines: Sequence[Line], first: int, endings: tuple[str, ...]) -> None:
    """Make the column of a site (实施地点), or the first one, one of places where its cells name places.

    Beside one of streets (镇街 | 小家所在) that is the next one.
    """
    if columns.count("place") > 1:
        return
    since = 0
    if "place" in columns:
        since = columns.index("place") + 1
        streets = [read_place(c, endings) for c in islice(_cells_of(since - 1, len(columns), lines, first), SITES) if c]
        if not streets or not all(p and p.street and not p.community for p in streets):
            return
    foremost = next((n for n, kind in enumerate(columns) if kind != "dropped" and n >= since), None)
    for column, kind in enumerate(columns):
        if not isinstance(kind, Hit) or kind.match or not (column == foremost or _SITES.search(kind.key)):
            continue
        if since and (column != foremost or not _WHERE.search(kind.key)):
            continue
        cells = list(islice(_cells_of(column, len(columns), lines, first), SITES))
        places = [read_place(cell, endings) for cell in cells]
        if len(cells) > 1 and all(p and (column != foremost or not p.rest.strip()) for p in places):
            columns[column] = "place"
            return


def _find_names(columns: list[str | Hit], lines: Sequence[Line], first: int) -> None:
    """Make the first column one of headings, where its cells are names that differ and nothing else names the rows."""
    if "place" in columns:
        return
    column = next((n for n, kind in enumerate(columns) if kind != "dropped"), None)
    kind = columns[column] if column is not None else None
    if column is None or not isinstance(kind, Hit) or kind.match or not NAMING.search(kind.key):
        return
    cells = list(islice(_cells_of(column, len(columns), lines, first), SITES))
    if len(cells) > 1 and len(set(cells)) == len(cells) and all(0 < len(cell) <= MAX_NAME for cell in cells):
        columns[column] = "place"


def _cells_of(column: int, columns: int, lines: Sequence[Line], first: int) -> Iterator[str]:
    """The texts of a column's cells, as far as the table goes."""
    for n in range(first, len(lines)):
        line = lines[n]
        if line.kind is LineKind.ROW and len(line.cells) > 1:
            at = column - (columns - _width(line, columns))  # cells of rows above span this one
            if at >= 0:
                yield line.text[slice(*line.cells[at])].strip() if at < len(line.cells) else ""
        elif line.kind is LineKind.CELL and line.cell:
            if line.cell.column + columns - line.cell.columns == column:
                yield line.text.strip()
        elif line.image is None and line.kind is not LineKind.CAPTION:
            return


_NUMBERED_TABLE = re.compile(
    r"附?[表图]\s?[0-9一二三四五六七八九十]|.*(?:[：:。？！?!]|20\d\d|[表单]$|一览|明细|信息|情况|统计|台账|汇总|年度)"
)
"""A caption that counts a table, says what kind of list it is, or more than a name."""
MAX_NAME = 20
"""Code points of a row's name."""
SITES = 8
"""Cells that are looked at to tell a column of places."""
MAX_HEAD = 12
"""Code points of the longest unlisted word in a header."""
SHARE = 0.6
"""Of a header's cells that read like labels; where labels and values alternate in a row it is a half."""


def _rows(
    lines: Sequence[Line], head: int, columns: list[str | Hit], endings: tuple[str, ...], lexicon: Lexicon
) -> Iterator[tuple[int, Grid]]:
    """The lines below a header that belong to its table, up to one with further labels."""
    row = column = None
    place: Place | None = None
    street: Place | None = None
    pictured = False
    for n in range(head + 1, len(lines)):
        line = lines[n]
        if line.image:
            first = lines[head].cell
            inside = line.cell is not None and first is not None and line.cell.table == first.table
            if not inside and not (n + 1 < len(lines) and lines[n + 1].kind in (LineKind.ROW, LineKind.CELL)):
                return
            pictured = True
            continue
        if line.kind is LineKind.ROW and len(line.cells) == 1 and (above := _street(line, lines[head], endings)):
            place = street = above
            yield n, Grid((("street", 0, len(line.text), None),), data=True)
            row = column = None
        elif line.kind is LineKind.ROW and 1 < len(line.cells) <= len(columns):
            if (others := _columns(line, lexicon)) and _goes_on(lines[head], columns, line, others):
                return
            place = _within(_place(line, lines[head], columns, place, endings), street)
            yield n, Grid(tuple(_pieces(line, lines[head], columns)), data=True, opens=True, place=place)
            row = column = None
        elif line.kind is LineKind.CELL and line.cell and line.cell.columns <= len(columns):
            shift = len(columns) - line.cell.columns  # cells of rows above that span this one
            kind = columns[line.cell.column + shift]
            opens, fresh = line.cell.row != row, (line.cell.row, line.cell.column) != (row, column)
            if kind == "dropped":
                yield n, Grid((), data=True)
                continue
            if opens:
                place = _within(_place_of_row(lines, n, columns, endings), place if shift else street)
            row, column = line.cell.row, line.cell.column
            pictured = pictured and not fresh
            pieces = tuple(_cell_pieces(lines, n, lines[head], kind, fresh, pictured))
            taken = kind == "place" and not fresh and not pieces
            yield n, Grid(pieces, data=True, opens=opens, place=place if opens else None, taken=taken)
        else:
            return


def _shift(line: Line, columns: list[str | Hit]) -> int:
    """How many columns cells of rows above fill; cells that are missing at a row's end are empty ones."""
    return len(columns) - _width(line, len(columns))


def _width(line: Line, columns: int) -> int:
    """How many cells a row has of a header's columns, with the empty ones at its end."""
    return max(len(line.cells), min(line.cell.columns, columns) if line.cell else 0)


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


def _place(
    line: Line, head: Line, columns: list[str | Hit], before: Place | None, endings: tuple[str, ...]
) -> Place | None:
    shift = _shift(line, columns)
    street, community = (before.street, before.community) if before and shift else (None, None)
    cells = list(zip(columns[shift:], line.cells, strict=False))
    empty = [n for n, (kind, (a, b)) in enumerate(cells, shift) if kind == "place" and not line.text[a:b].strip()]
    if any(_COMMUNITIES.search(bare(head.text[slice(*head.cells[n])])) for n in empty):
        community = None
    for kind, (start, end) in cells:
        named = _named(line, start, end, endings) if kind == "place" else None
        if named:
            street, community = named.street or street, named.community or community
    return Place(street, community) if street or community else None


def _place_of_row(
    lines: Sequence[Line], first: int, columns: list[str | Hit], endings: tuple[str, ...]
) -> Place | None:
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


def _pieces(line: Line, head: Line, columns: list[str | Hit]) -> Iterator[tuple[str, int, int, Hit | None]]:
    shift = _shift(line, columns)
    places = [cell for kind, cell in zip(columns[shift:], line.cells, strict=False) if kind == "place"]
    for kind, (start, end) in zip(columns[shift:], line.cells, strict=False):
        if kind == "place":
            yield ("heading" if (start, end) == places[-1] else "street"), start, end, None
        elif isinstance(kind, Hit):
            if (text := line.text[start:end].strip()) in _NOTHING:
                yield "dropped", start, end, None
            elif text:
                yield _label(line, head, kind)
                yield "body", start, end, None


def _cell_pieces(
    lines: Sequence[Line], n: int, head: Line, kind: str | Hit, fresh: bool, pictured: bool
) -> Iterator[tuple[str, int, int, Hit | None]]:
    """The pieces of a line of a cell; a heading of several lines is one, on the first of them."""
    line = lines[n]
    if isinstance(kind, Hit):
        if line.text.strip() in _NOTHING:
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
