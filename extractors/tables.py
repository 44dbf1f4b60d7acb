"""Tables: judged when they end, when it is known whether they hold data, pictures or the page's layout.

So no part of the tree is looked at twice; the lines that prove to be a table's are made anew then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from ..schemas.labels import NUMERALS
from .broken_words import are_halves, joined, spell_label
from .dom import Attributes
from .label_words import spells_label
from .labels import bare, label_key
from .lines import Cell, Line, LineKind
from .places import read_place
from .table_model import Slot, TableModel
from .typesetting import BlockElement, Piece, TableCell, pieces_of, with_pieces

__all__ = ["Tables"]

_CAPTION_LENGTH = 120
"""characters of text that a picture in a table may have for the text to be its caption"""

_COLUMNS, _HEAD, _HALVED = 3, 8, 5
"""columns at least, and characters of what heads one, by which a row of heads is known; characters of a label in two
lines behind a number"""

_DIGIT = re.compile("[0-9]")
_LETTER = re.compile("[\u4e00-\u9fff]")
_TURNS = 4
"""cells of a row in which labels and values take turns"""
_UPRIGHT = 3
"""letters one below the other that are a word"""
_HALF = 2
"""letters of half a label, as most have four"""
_LABEL_AND_VALUE = 2
"""cells of a row that may be a label and its value"""
_HEAD_LONGEST = 12
"""characters of a head in a header of two rows"""
_LABELS = 2
"""rows of a table with labels at least"""

_HEADING_LONGEST = 24
"""characters of a heading that names a place"""
_MARK = re.compile(rf"(?:part|no)?[\W_]*(?:[{NUMERALS}]{{1,3}}|[\u2460-\u2473])?[\W_]{{0,2}}", re.IGNORECASE)
"""a number or mark in a cell of its own"""

_Draft = tuple[Line, BlockElement]


@dataclass(slots=True, eq=False)
class _Table:
    """A table while it is open."""

    start: int
    """lines before it"""
    layout: bool
    """whether it says that it is no more than layout, or holds another table"""
    cell: TableCell | None = None
    """the last one that was opened"""
    nested: bool = False
    """whether a table of one column or of pictures stands in a cell: what is set in it, or the page's layout"""
    model: TableModel = field(default_factory=TableModel)


class Tables:
    """The tables that are open, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._data_tables = 0
        """tables of data that have ended"""

    def enter(self, start: int, role: str | None) -> None:
        """Open a table before which there are `start` lines."""
        self._open.append(_Table(start, layout=role in ("presentation", "none")))

    def enter_row(self) -> None:
        """Open a row of the innermost table."""
        if self._open:
            self._open[-1].model.begin_row()

    def enter_cell(self, attributes: Attributes, *, header: bool) -> TableCell | None:
        """Open a cell of the innermost table's last row; None outside of tables."""
        if not self._open:
            return None
        table = self._open[-1]
        rows = table.model.rows
        if not rows:
            self.enter_row()
        table.cell = TableCell(len(rows) - 1, len(rows[-1]), header)
        table.model.begin_cell(attributes)
        return table.cell

    def leave(self, lines: list[Line], blocks: list[BlockElement]) -> None:
        """End the innermost table: make its lines captions or rows where it holds pictures or data.

        A table in a cell makes the outer one layout, unless it sets pictures side by side, or text beside labels.
        """
        table = self._open.pop()
        outer = self._open[-1] if self._open else None
        since = slice(table.start, None)
        drafts = list(zip(lines[since], blocks[since], strict=True))
        texts = [draft for draft in drafts if draft[0].image is None]
        pictures = len(drafts) - len(texts)
        if pictures and not (table.layout or table.nested) and _are_captions(texts, pictures):
            lines[since] = [x if x.image else x._replace(kind=LineKind.CAPTION) for x in lines[since]]
            if outer:
                outer.nested = True
                blocks[since] = [block._replace(cell=outer.cell) for block in blocks[since]]
            return
        if not table.nested and (columns := _columns_of_blocks(drafts)):
            lines[since], blocks[since] = [line for line, _ in columns], [block for _, block in columns]
            table.layout = True
            drafts = texts = []
        side_by_side = _stand_side_by_side(texts) and not (len(table.model.rows) == 1 and _is_numbered_word(drafts))
        if outer and drafts and not side_by_side and not table.layout:
            outer.nested = True
            blocks[since] = [block._replace(cell=outer.cell) for block in blocks[since]]
        elif outer:
            outer.layout = True
        if side_by_side and not table.layout and (not table.nested or _are_labelled(texts) or _are_headed(texts)):
            rows = list(_rows(drafts, self._data_tables, table.model))
            lines[since] = [line for line, _ in rows]
            blocks[since] = [block for _, block in rows]
            self._data_tables += 1


def _columns_of_blocks(drafts: Sequence[_Draft]) -> list[_Draft] | None:
    """The lines column by column where blocks stand side by side, each below its own heading in a row of headings."""
    rows: dict[int, dict[int, list[_Draft]]] = {}
    for draft in drafts:
        if (cell := draft[1].cell) is None:
            return None
        rows.setdefault(cell.row, {}).setdefault(cell.column, []).append(draft)
    found: list[_Draft] = []
    numbers = sorted(rows)
    for head, body in zip(numbers[::2], numbers[1::2], strict=False):
        heads, bodies = rows[head], rows[body]
        if len(heads) < _LABEL_AND_VALUE or heads.keys() != bodies.keys():
            return None
        if not all(len(cell) == 1 and read_place(cell[0][0].text) for cell in heads.values()):
            return None
        if not all(sum(spells_label(label_key(line.text)) for line, _ in cell) > 1 for cell in bodies.values()):
            return None
        for column, heading in heads.items():
            found += heading + bodies[column]
    return found if numbers and len(numbers) % 2 == 0 else None


def _are_captions(texts: Sequence[_Draft], pictures: int) -> bool:
    """Whether the texts of a table with pictures are no more than a short one for each."""
    if any(spells_label(label_key(line.text)) for line, _ in texts):
        return False  # a story beside its pictures
    return len(texts) <= pictures + 1 and sum(len(line.text) for line, _ in texts) <= _CAPTION_LENGTH * pictures


def _stand_side_by_side(texts: Iterable[_Draft]) -> bool:
    """Whether several cells of one row hold text."""
    cells = {(cell.row, cell.column) for _, block in texts if (cell := block.cell)}
    return len(cells) > len({row for row, _ in cells})


def _is_numbered_word(drafts: Sequence[_Draft]) -> bool:
    """Whether a table holds a number or mark and a few words beside it: how a label or heading is drawn."""
    if len(drafts) != _LABEL_AND_VALUE:
        return False
    mark, words = drafts[0][0].text, drafts[1][0].text
    return _MARK.fullmatch(mark) is not None and 1 < len(words) <= _HEADING_LONGEST


def _are_labelled(texts: Iterable[_Draft]) -> bool:
    """Whether rows begin with a short cell of one line, several of them: labels with what stands beside them."""
    labels = 0
    for number, group in groupby(texts, key=_row):
        row = list(group)
        if number is None:  # no cell: the table's title
            continue
        first = [line for line, block in row if block.cell and block.cell.column == 0]
        if len(first) < len(row):
            labels += 1
            beside = next(line for line, block in row if block.cell and block.cell.column)
            several = len(row) - len(first) > 1
            if not 0 < sum(len(line.text) for line in first) <= _HEAD or (several and _begins_block(beside)):
                return False
    return labels >= _LABELS


def _are_headed(texts: Iterable[_Draft]) -> bool:
    """Whether the first row of several cells holds heads of columns."""
    rows = [list(group) for number, group in groupby(texts, key=_row) if number is not None]
    first = next((row for row in rows if len(row) > 1), None)
    return first is not None and (_are_heads(first) or _are_drawn(first))


def _are_drawn(row: Sequence[_Draft]) -> bool:
    """Whether a row's cells are a few words each and drawn as heads of columns: th, or in bold."""
    if len(row) < _COLUMNS or any(len(line.text) > _HEAD for line, _ in row):
        return False
    return all(_cell(draft).header or _is_bold(draft[0]) for draft in row)


def _is_bold(line: Line) -> bool:
    return bool(line.runs) and all(run.bold for run in line.runs)


def _begins_block(line: Line) -> bool:
    """Whether a cell begins with a place or a label, so that what stands beside it is none."""
    label, colon, _ = line.text[: _HEAD + 1].replace("：", ":").partition(":")
    place = read_place(line.text) if len(line.text) <= _HEADING_LONGEST else None
    return (bool(colon) and spells_label(bare(label))) or (place is not None and not place.rest.strip())


def _rows(drafts: Iterable[_Draft], table: int, model: TableModel) -> Iterator[_Draft]:
    """The lines of a data table: a row whose cells hold one line each becomes one line."""
    groups = [(number, list(group)) for number, group in groupby(drafts, key=_row)]
    heads = _two_rows_of_heads(groups, model)
    first = next((number for number, group in groups if number is not None and len(group) >= _COLUMNS), None)
    widest = max([*map(len, model.rows), *(model.width(number) for number in heads)])
    for number, group in groups:
        if number is None:  # no cell: the table's title
            yield from group
            continue
        columns = len(model.rows[number])
        spanned: tuple[int, ...] = ()
        spans: tuple[int, ...] = ()
        if number in heads:
            row, columns = heads[number], widest
        else:
            row = list(_unbroken(group, first=number == first))
            if columns > 1 and model.width(number) == widest >= _COLUMNS:
                spans = _spans(model.rows[number])
                spanned = model.spanned(number) if columns >= _COLUMNS else ()
            if spanned:
                row = [_placed(draft, model, number) for draft in row]
                columns = widest
            row = _of_row(row, columns)
        for line, block in row:
            _, column, header = _cell((line, block))
            yield line._replace(cell=Cell(table, number, column, columns, header, spanned, spans)), block


def _of_row(row: list[_Draft], columns: int) -> list[_Draft]:
    """The lines of a row: one where each cell is one line of text."""
    if len({_cell(draft).column for draft in row}) < len(row) or any(line.image for line, _ in row):
        return [(_as_cell(line), block) for line, block in row]
    return [_one_line(row) if len(row) > 1 else _with_value(row[0], columns)]


def _spans(slots: Sequence[Slot]) -> tuple[int, ...]:
    """How many columns each cell of a row spans, where several are there and one spans more than its own."""
    spans = tuple(slot.columns for slot in slots)
    return spans if 1 < len(spans) < sum(spans) else ()


def _placed(draft: _Draft, model: TableModel, row: int) -> _Draft:
    """A line with the column of its cell, cells that rows above reach into counted."""
    line, block = draft
    cell = _cell(draft)
    return line, block._replace(cell=cell._replace(column=model.rows[row][cell.column].column - model.leading(row)))


def _two_rows_of_heads(groups: Iterable[tuple[int | None, list[_Draft]]], model: TableModel) -> dict[int, list[_Draft]]:
    """The first of two rows that head the columns with the heads of all, the second with none; empty without such.

    What stands over several heads follows them on their line, in no cell.
    """
    first = model.two_rows_of_heads()
    rows = {number: group for number, group in groups if first is not None and number in (first, first + 1)}
    if first is None or len(rows) < len((first, first + 1)):
        return {}
    heads: list[_Draft] = []
    over: list[Line] = []
    for number, group in rows.items():
        for cell, of_cell in groupby(group, key=_cell):
            drafts = list(of_cell)
            lines = [line for line, _ in drafts]
            if any(line.image for line in lines) or sum(len(line.text) for line in lines) > _HEAD_LONGEST:
                return {}
            line = joined(lines) if len(lines) > 1 else lines[0]
            slot = model.rows[number or 0][cell.column]
            if slot.columns > 1:
                over.append(line)
            else:
                heads.append((line, drafts[0][1]._replace(cell=cell._replace(row=first, column=slot.column))))
    if all(read_place(line.text) for line, _ in heads[-len(rows[first + 1]) :]):
        return {}  # `columns` reads them
    texts = [line.text for line, _ in heads]
    labels = sum(spells_label(bare(text)) for text in texts)
    if len(set(texts)) < max(len(texts), _TURNS) or labels < _LABELS or any(map(_DIGIT.search, texts)):
        return {}  # values, or the same heads once more below each
    line, block = _one_line(sorted(heads, key=lambda draft: _cell(draft).column))
    pieces = pieces_of(line)
    for line_over in over:
        pieces += [("\t", pieces[0][1]), *pieces_of(line_over)]
    whole = with_pieces(line, pieces)._replace(kind=LineKind.ROW, cells=line.cells)
    return {first: [(whole, block)], first + 1: []}


def _as_cell(line: Line) -> Line:
    """A cell's line; a picture's caption stays one."""
    return line if line.image or line.kind is LineKind.CAPTION else line._replace(kind=LineKind.CELL)


def _row(draft: _Draft) -> int | None:
    cell = draft[1].cell
    return cell.row if cell else None


def _cell(draft: _Draft) -> TableCell:
    """The cell of a line that stands in one."""
    cell = draft[1].cell
    assert cell
    return cell


class _Row(NamedTuple):
    """What the cells of a row say together of the words in each."""

    drafts: Sequence[_Draft]
    first: bool
    """whether it is the first one of several columns"""
    heads: bool
    """whether its cells read like heads of columns"""
    drawn: bool
    """whether they are drawn like such"""
    turns: bool
    """whether labels and values take turns"""
    named: _Draft | None
    """its first line that is no number"""


def _unbroken(drafts: Sequence[_Draft], *, first: bool) -> Iterator[_Draft]:
    """The lines of a row, with the words joined that are broken over the lines of a narrow cell (群众<br>诉求)."""
    named = next((draft for draft in drafts if not draft[0].text.strip().isdecimal()), None)
    row = _Row(drafts, first, _are_heads(drafts), first and _are_drawn(drafts), _take_turns(drafts), named)
    for _, group in groupby(drafts, key=_cell):
        of_cell = list(group)
        lines = [line for line, _ in of_cell]
        if len(lines) > 1 and all(line.image is None for line in lines) and _is_one_word(of_cell[0], lines, row):
            yield joined(lines), of_cell[0][1]
        else:
            yield from of_cell


def _is_one_word(draft: _Draft, lines: Sequence[Line], row: _Row) -> bool:
    """Whether the lines of a cell, which begins with a draft, are a label, a place or a head that is broken."""
    cell, lengths = _cell(draft), [len(line.text) for line in lines]
    if spell_label(lines) or _names_place(lines):
        return True
    if row.turns and cell.column % 2 == 0 and lengths == [_HALF, _HALF]:
        return True
    if row.first and (row.heads or row.drawn) and sum(lengths) <= _HEAD_LONGEST:
        return True
    upright = len(lines) >= _UPRIGHT and all(_LETTER.fullmatch(line.text) for line in lines)
    if upright and (not cell.column or cell.header):
        return True
    return _may_be_halved(draft, lines, row) and are_halves(lines)


def _take_turns(row: Sequence[_Draft]) -> bool:
    """Whether labels and values take turns in a row: 第一书记 | 农凤英 | 后盾单位 | 市供销社."""
    texts = ["".join(line.text for line, _ in group) for _, group in groupby(row, key=_cell)]
    if {_cell(draft).column for draft in row} != set(range(_TURNS)) or any(line.image for line, _ in row):
        return False
    return len(texts[0]) <= _HALVED - 1 and any(spells_label(bare(texts[n])) for n in range(0, _TURNS, 2))


def _names_place(lines: Sequence[Line]) -> bool:
    """Whether two lines are a place's name and neither is one: 龙门<br>街道."""
    if len(lines) != _LABEL_AND_VALUE or sum(len(line.text) for line in lines) > _HEAD:
        return False
    whole = read_place("".join(line.text for line in lines))
    return whole is not None and not whole.rest and not any(read_place(line.text) for line in lines)


def _may_be_halved(draft: _Draft, lines: Sequence[Line], row: _Row) -> bool:
    """Whether a cell's lines may be halves of a word, not two values: in the first cell, or short behind a number."""
    if row.heads or draft[0] is row.drafts[0][0]:
        return True
    return (
        row.named is not None and draft[0] is row.named[0] and sum(len(line.text.strip()) for line in lines) <= _HALVED
    )


def _are_heads(row: Sequence[_Draft]) -> bool:
    """Whether a row is one of heads of columns: several short cells, of which more than half read like labels.

    Where labels and values take turns it is half of them.
    """
    cells = [[line for line, _ in group] for _, group in groupby(row, key=_cell)]
    if len(cells) < _COLUMNS or any(line.image or len(line.text) > _HEAD for lines in cells for line in lines):
        return False
    return 2 * sum(spells_label("".join([line.text for line in lines])) for lines in cells) > len(cells)


def _with_value(draft: _Draft, columns: int) -> _Draft:
    """The line of a row of one text, with the empty cell of its value where it is a label."""
    line, block = _one_line([draft])
    if columns != _LABEL_AND_VALUE or _cell(draft).column or not spells_label("".join(line.text.split())):
        return line, block
    return line._replace(cells=(*line.cells, (len(line.text), len(line.text)))), block


def _one_line(row: Sequence[_Draft]) -> _Draft:
    """One line of the cells of a row, a tab between them."""
    pieces: list[Piece] = []
    cells: list[tuple[int, int]] = []
    offset = 0
    for draft in row:
        own = pieces_of(draft[0])
        if pieces:
            pieces.append(("\t", own[0][1]))
            offset += 1
        cells += [(offset, offset)] * (_cell(draft).column - len(cells))  # cells without text
        end = offset + len(draft[0].text)
        cells.append((offset, end))
        pieces += own
        offset = end
    line, block = row[0]
    return with_pieces(line, pieces)._replace(kind=LineKind.ROW, indented=False, cells=tuple(cells)), block
