"""What the columns of a table hold whose first row has the labels, as `grids` reads it: a label, a place or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from .forms import Form
from .hits import Hit
from .label_words import spells_label
from .labels import Lexicon, bare, bounds
from .lines import Line, LineKind
from .places import read_place

__all__ = ["COMMUNITIES", "GRID", "MAX_NAME", "NAMING", "NOTHING", "Kind", "header", "read_columns", "width"]

Kind = str | Hit
"""A label, or "place" (a street, a community or another name of a row's block), or "dropped"."""
_PLACES = re.compile(
    r"(?:所在|所属|申报)?(?:苏木)?(?:社区|村|街道|镇街|乡镇|镇|乡|街镇|单位|地区|党组织|支部|网格|小区)(?:[（(/、]?(?:社区|村|居|社|街道|乡镇|镇|乡|苏木|嘎查)[）)]?)*(?:名称)?$"
)
COMMUNITIES = re.compile("社区|村|居")
"""What the header of a column of communities says, of which an empty cell names none."""
_WHERE = re.compile("所在|坐落|名称|点位")
"""What says of a place beside its street that the row is about it: 小家所在, not 帮扶单位."""
_SITES = re.compile("(?:地点|地址|位置|区域|范围)$")
NAMING = re.compile("(?:单位|名称|部门|支部|班组|企业|学校|小区|楼栋|对象|站点|网点|点位|院落|小组|工作队|服务队)$")
"""What the first column or row is called where it names the others: 整改单位, 支部"""
_DROPPED = frozenset({"序号", "编号", "序", "照片", "图片", "no", "no."})
NOTHING = frozenset(("", *"/／-—－–"))
"""What stands in a cell that is left empty."""
MAX_NAME = 20
"""Code points of a row's name."""
SITES = 8
"""Cells that are looked at to tell a column of places."""
MAX_HEAD = 12
"""Code points of the longest unlisted word in a header."""
SHARE = 0.6
"""Of a header's cells that read like labels; where labels and values alternate in a row it is a half."""
GRID = 6.0
"""Weight of a label that heads a column."""


def read_columns(lines: Sequence[Line], head: int, lexicon: Lexicon, endings: tuple[str, ...]) -> list[Kind] | None:
    """What each column below a header row holds, by its header and its cells; None where the row is no header."""
    columns = header(lines[head], lexicon)
    if columns:
        _find_sites(columns, lines, head + 1, endings)
        _find_names(columns, lines, head + 1)
    return columns


def header(line: Line, lexicon: Lexicon) -> list[Kind] | None:
    """What each column holds by a row's own words; None where the row is no header."""
    columns: list[Kind] = []
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


def _find_sites(columns: list[Kind], lines: Sequence[Line], first: int, endings: tuple[str, ...]) -> None:
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


def _find_names(columns: list[Kind], lines: Sequence[Line], first: int) -> None:
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
            at = column - (columns - width(line, columns))  # cells of rows above span this one
            if at >= 0:
                yield line.text[slice(*line.cells[at])].strip() if at < len(line.cells) else ""
        elif line.kind is LineKind.CELL and line.cell:
            if line.cell.column + columns - line.cell.columns == column:
                yield line.text.strip()
        elif line.image is None and line.kind is not LineKind.CAPTION:
            return


def width(line: Line, columns: int) -> int:
    """How many cells a row has of a header's columns, with the empty ones at its end."""
    return max(len(line.cells), min(line.cell.columns, columns) if line.cell else 0)
