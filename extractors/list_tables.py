"""Tables that are drawn with lists: an <ul> for each row, a <li> for each cell, the heads of columns in the first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ..schemas.labels import bare
from .dom import Node, opening_text
from .label_words import meaning, spells_label

__all__ = ["rows_of_lists"]

_ROWS_LEAST, _ROWS_MOST = 2, 200
"""Lists one behind the other that are a table."""
_CELLS_LEAST, _CELLS_MOST = 3, 16
_HEAD_LONGEST = 8
"""Code points of a head."""
_LABELS_LEAST = 2
"""Heads that are words of labels."""
_BETWEEN = 3
"""Nodes between two lists: white space and comments."""


def rows_of_lists(first: Node) -> list[Node]:
    """The lists that are a table's rows, of which this one is the first; none where it heads no table."""
    heads = _cells(first)
    following = _next_list(first)
    if following is None or not _CELLS_LEAST <= len(heads) <= _CELLS_MOST or len(_cells(following)) != len(heads):
        return []
    texts = [opening_text(head, _HEAD_LONGEST) for head in heads]
    keys = [bare(text) for text in texts if len(text) <= _HEAD_LONGEST]
    labels = sum(spells_label(key) or meaning(key) is not None for key in keys)
    if labels < _LABELS_LEAST or not all(0 < len(text) <= _HEAD_LONGEST for text in texts):
        return []
    rows = [first]
    while following is not None and len(rows) < _ROWS_MOST and len(_cells(following)) == len(heads):
        rows.append(following)
        following = _next_list(following)
    return rows if len(rows) >= _ROWS_LEAST else []


def _cells(row: Node) -> list[Node]:
    children = islice(_children(row), _CELLS_MOST + 1)
    return [child for child in children if child.tag == "li"]


def _children(node: Node) -> Iterator[Node]:
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next


def _next_list(node: Node) -> Node | None:
    """The list right behind one."""
    following = node.next
    for _ in range(_BETWEEN):
        if following is None or following.is_element_node:
            break
        following = following.next
    return following if following is not None and following.tag == "ul" else None
