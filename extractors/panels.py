"""Closed panels: text that a click opens (tabs, accordions) is hidden and belongs to the article all the same.

A hidden element is one where the page says so (ARIA's tabpanel, the class of a tab's or an accordion's part), another
such part or a header stands beside it, and it holds a sentence. What else is hidden (copies for sharing, templates,
dialogs) stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .dom import Node

__all__ = ["is_panel"]

_PART = re.compile(
    r"(?:^|[\s_-])(?:tab|tabs|pane|panel|panels|collapse|collapsed|accordion|fold|foldable|colla|spoiler|toggle)(?![a-z])"
    r"|tab-?_?(?:pane|panel|con|content|item|bd|body|box)|(?:collapse|accordion|panel|fold)-?_?(?:item|con|content|body|bd|wrap|inner|text)",
    re.IGNORECASE,
)
"""class of a part that is opened: Bootstrap, Element, Vant, Ant Design, Layui, and what people write by hand"""
_HEADER = re.compile(r"title|head|[-_]hd|toggle|btn|trigger|summary|label", re.IGNORECASE)
_NONE_OF_TEXT = re.compile(
    r"share|print|comment|login|pop|dialog|modal|alert|emoji|emotion|qr|nav|menu|search|copy|tpl|template|tool|ad(?![a-z])",
    re.IGNORECASE,
)
_HEADERS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "button", "summary", "legend"))
_NEAR = 3
"""Elements on each side that are looked at."""
_LOOKED_AT = 120
"""Nodes in a panel among which a sentence must end."""


def is_panel(node: Node, names: str, role: str | None) -> bool:
    """Whether a hidden element of these classes is a part of the text that a click opens."""
    if role != "tabpanel" and (not _PART.search(names) or _NONE_OF_TEXT.search(names)):
        return False
    return (role == "tabpanel" or _stands_in_a_row(node, names)) and _holds_sentence(node)


def _stands_in_a_row(node: Node, names: str) -> bool:
    """Whether another part of the same class, or a header, stands beside it."""
    classes = set(names.split())
    for forward in (False, True):
        for at, beside in enumerate(_beside(node, forward=forward)):
            others = (beside.attributes.get("class") or "") if beside.attributes else ""
            if not classes.isdisjoint(others.split()):
                return True
            if not forward and at == 0 and (beside.tag in _HEADERS or _HEADER.search(others)):
                return True
    return False


def _beside(node: Node, *, forward: bool) -> Iterator[Node]:
    found, at = 0, node.next if forward else node.prev
    while at is not None and found < _NEAR:
        if at.is_element_node:
            found += 1
            yield at
        at = at.next if forward else at.prev


def _holds_sentence(node: Node) -> bool:
    """Whether a sentence ends in the first nodes of an element."""
    waiting, looked = [node.first_child], 0
    while waiting and looked < _LOOKED_AT:
        at = waiting.pop()
        if at is None:
            continue
        looked += 1
        if at.is_text_node:
            if "。" in (at.text_content or ""):
                return True
        else:
            waiting.append(at.next)
            waiting.append(at.first_child)
            continue
        waiting.append(at.next)
    return False
