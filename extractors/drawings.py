"""Drawings (SVG) that hold text: WeChat's editors draw labels as ribbons and put whole parts into <foreignObject>."""

from __future__ import annotations

from ..schemas.labels import bare, bounds
from .dom import Node, opening_text
from .label_words import spells_label
from .places import read_place

__all__ = ["is_read"]

_NODES = 60
"""nodes of a drawing that are looked at"""
_FEW = 2
"""texts in a drawing that is a label; a chart or map has more"""
_LONGEST = 60
"""code points of them"""
_UNPAINTED = frozenset(("title", "desc", "defs", "metadata", "symbol", "style", "script"))
_UP = 3
"""elements around a drawing behind which its words may stand again"""


def is_read(drawing: Node) -> bool:
    """Whether the text of an <svg> is the page's: a few words, or markup in it that is laid out as elsewhere."""
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
            return True
        elif node.tag not in _UNPAINTED:
            opened.append(node.first_child)
    said = [word for word in words if word]
    if len(said) > _FEW or sum(map(len, said)) > _LONGEST or not any(map(_is_label, said)):
        return False
    return not _is_said_again(drawing, "".join(said))


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
