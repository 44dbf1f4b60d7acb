"""Drawings (SVG) that hold text: WeChat's editors draw labels as ribbons and put whole parts into <foreignObject>."""

from __future__ import annotations

import re
from collections import defaultdict

from ..schemas.labels import bare, bounds
from .dom import Node, opening_text
from .label_words import spells_label
from .places import read_place

__all__ = ["read_drawings"]

_DRAWINGS = 5_000
"""drawings of a page that are looked at"""
_NODES = 60
"""nodes of a drawing that are looked at"""
_FEW = 2
"""texts in a drawing that is a label; a chart or map has more"""
_LONGEST = 60
"""code points of them"""
_ALIKE, _LABELS = 3, 2
"""drawings of one shape, and how many of them have words of labels, from which on all of them are labels"""
_UNPAINTED = frozenset(("title", "desc", "defs", "metadata", "symbol", "style", "script"))
_WORD = re.compile("[\u3400-\u9fff]{2}")
_UP = 3
"""elements around a drawing behind which its words may stand again"""


def read_drawings(root: Node) -> frozenset[int]:
    """The <svg> elements whose text is the page's, by their place in memory.

    They hold markup that is laid out as elsewhere, or a few words that say what labels say, or as many others do that
    are drawn alike, and that do not stand behind them once more.
    """
    read: set[int] = set()
    shapes: dict[str, list[tuple[Node, str, bool]]] = defaultdict(list)
    for drawing in root.css("svg")[:_DRAWINGS]:
        words = _words(drawing)
        if words is None:
            read.add(drawing.mem_id)
        elif 0 < len(words) <= _FEW and sum(map(len, words)) <= _LONGEST:
            shape = drawing.attributes.get("viewBox") or ""
            shapes[shape].append((drawing, "".join(words), any(map(_is_label, words))))
    for shape, found in shapes.items():
        all_of_it = (
            bool(shape) and len(found) >= _ALIKE and sum(told for _, _, told in found) >= max(_LABELS, len(found) / 2)
        )
        for drawing, said, told in found:
            if (told or (all_of_it and _WORD.search(said))) and not _is_said_again(drawing, said):
                read.add(drawing.mem_id)
    return frozenset(read)


def _words(drawing: Node) -> list[str] | None:
    """The texts that are painted in a drawing; None where it holds markup."""
    words: list[str] = []
    opened = [drawing.first_child]
    for _ in range(_NODES):
        while opened and opened[-1] is None:
            opened.pop()
        if not opened or (node := opened[-1]) is None:
            break
        opened[-1] = node.next
        if node.is_text_node:
            words.append((node.text_content or "").strip())
        elif node.tag == "foreignObject":
            return None
        elif node.tag not in _UNPAINTED:
            opened.append(node.first_child)
    return [word for word in words if word]


def _is_label(text: str) -> bool:
    """Whether a text says what labels say, or names a place."""
    return spells_label(bare(text[slice(*bounds(text, 0, len(text)))])) or read_place(text) is not None


def _is_said_again(drawing: Node, said: str) -> bool:
    """Whether what stands right behind a drawing says the same, as a drawing does that is there for its looks."""
    behind: Node | None = drawing
    for _ in range(_UP):
        if behind is None:
            return False
        following = behind.next
        while following is not None and not following.is_element_node:
            following = following.next
        if following is not None:
            return opening_text(following, _LONGEST).startswith("".join(said.split()))
        behind = behind.parent
    return False
