"""Where in a line a label could stand: every possibility, with what speaks for it; nothing is decided here.

A label stands alone on its line, in front of its value (`leading`), in a table's cell, behind the end of a sentence
(`glued`), or is a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .forms import Form, Running
from .glued import glued_hits
from .hits import SPREAD, Hit, hit_at
from .labels import Lexicon, bare, bounds
from .leading import leading_hits
from .lines import Line, LineKind
from .places import Place, read_place

__all__ = ["find_hits", "is_head", "is_menu", "street_and_community"]

_PLACED_CELLS = 4
"""Cells of a row that begins with a street and a community."""
_GLUED_FROM = 6
"""Code points of the shortest line that can hold a sentence and a glued label."""
_NUMBERS = ("序号", "编号")
"""Heads of a column of numbers."""
_COLUMN_HEADS = frozenset("序号 编号 栏目 内容 项目 类别 要素 指标 具体内容 主要内容 说明 备注".split())  # noqa: SIM905
"""Heads of columns that tell of no section; the cells below them are labels and values."""
_LABEL_HEADS = frozenset("栏目 要素".split())  # noqa: SIM905
"""Of these, those of a column of labels."""
_HEADS_PLACES = re.compile("(?:所[属在])?[镇街乡村道社区居和及/、()]{2,8}(?:名称)?")
"""The heads of columns of places: 镇街, 村（社区）."""


def find_hits(line: Line, lexicon: Lexicon, running: Running) -> tuple[Hit, ...]:
    """All possible labels of a line in order, unweighed. Stretches of alternatives may overlap."""
    if line.image:
        return _pictured(line, lexicon)
    if is_menu(line, lexicon):
        return ()
    if len(line.cells) > 1 and line.kind is LineKind.ROW:
        return () if is_head(line) else tuple(_in_cells(line, lexicon, running))
    found = leading_hits(line, lexicon, running)
    if len(line.text) >= _GLUED_FROM:
        found += glued_hits(line, lexicon, running, found[0] if found else None)
    return tuple(found)


_MENU_BAR = re.compile("[|｜丨/／·]")
_MENU_LEAST, _MENU_LONGEST = 3, 200
"""What parts the links to a block's sections, how many there are at least, and how long their line may be."""


def is_menu(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line is nothing but listed labels with bars between them, the first a link: to the sections below."""
    if not line.runs or not line.runs[0].link or len(line.text) > _MENU_LONGEST:
        return False
    words = [bare(word.strip()) for word in _MENU_BAR.split(line.text.strip())]
    return len(words) >= _MENU_LEAST and all(lexicon.listed(word) for word in words)


def is_head(line: Line) -> bool:
    """Whether a row says no more than what stands in the columns of labels and values: 镇街 | 序号 | 栏目 | 内容."""
    cells = [bare(line.text[start:end]) for start, end in line.cells]
    if len(cells) > 2 and cells[-2] in _LABEL_HEADS and cells[-1].endswith("内容"):
        return True
    if len(cells) < 2 or (cells[0] not in _NUMBERS and not _HEADS_PLACES.fullmatch(cells[0])):
        return False
    return _COLUMN_HEADS.issuperset([cell for cell in cells if not _HEADS_PLACES.fullmatch(cell)] or ("",))


def _pictured(line: Line, lexicon: Lexicon) -> tuple[Hit, ...]:
    """A listed label that is a picture: its alternative text says nothing else."""
    alt = line.image.alt if line.image else None
    first, last = bounds(alt, 0, len(alt)) if alt and len(alt) <= SPREAD else (0, 0)
    match = lexicon.listed(bare(alt[first:last])) if alt and last > first else None
    if not alt or not match:
        return ()
    return (Hit(0, 0, 0, bare(alt[first:last]), match, Form("alone", tag="img", marks=2), tail=True),)


def street_and_community(line: Line) -> Place | None:
    """The place that the first two cells of a row name, its street and its community, in front of label and value."""
    if len(line.cells) < _PLACED_CELLS:
        return None
    street, community = (read_place(line.text[start:end].strip()) for start, end in line.cells[:2])
    if not street or not community or street.rest or community.rest or community.street or street.community:
        return None
    return Place(street.street, community.community)


def _in_cells(line: Line, lexicon: Lexicon, running: Running) -> Iterator[Hit]:
    """Labels in the cells of a row, each with the next cell as its value."""
    cells = line.cells
    column = 2 if street_and_community(line) else 0
    found = [
        hit_at(line, *cells[n], cells[n + 1][0], "cell", lexicon, running) if cells[n][1] > cells[n][0] else None
        for n in range(len(cells) - 1)
    ]
    while column < len(found):
        hit, after = found[column], found[column + 1] if column + 1 < len(found) else None
        if hit and (hit.match or not (after and after.match)):
            yield hit
            column += 1
        column += 1
