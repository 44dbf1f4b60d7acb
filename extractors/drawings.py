"""Drawings (SVG) that hold text: WeChat's editors draw labels as ribbons and put whole parts into <foreignObject>."""

from __future__ import annotations

import re

from .dom import Node

__all__ = ["is_read"]

_NODES = 60
"""nodes of a drawing that are looked at"""
_FEW = 6
"""texts in a drawing that is a label; a chart or map has more"""
_LONGEST = 60
"""code points of them"""
_UNPAINTED = frozenset(("title", "desc", "defs", "metadata", "symbol", "style", "script"))
_WORDS = re.compile("[\u4e00-\u9fff]{2}")


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
    return len(said) <= _FEW and sum(map(len, said)) <= _LONGEST and _WORDS.search("".join(said)) is not None
