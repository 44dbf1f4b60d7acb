"""Closed panels: blocks that a click opens (tabs, accordions) are hidden and belong to the article all the same.

A hidden element is one where the page says so (ARIA's tabpanel, the class of a tab's or an accordion's part), another
such part or a header stands beside it, and it holds what blocks hold: a word of labels in an element of its own, and a
sentence; so is the answer below a question that somebody clicks at. What else is hidden (comments, dialogs, copies for
sharing) stays unread, and so does what is shown already: the whole of an excerpt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, takewhile

from ..schemas.labels import bare, bounds
from .dom import Node, Tree
from .label_words import somebody_says, spells_label
from .places import read_place

__all__ = ["is_panel", "name_panels"]

_PART = re.compile(
    r"(?:^|[\s_-])(?:tab|tabs|pane|panel|panels|collapse|collapsed|accordion|fold|foldable|colla|spoiler|toggle)(?![a-z])"
    r"|tab-?_?(?:pane|panel|con|content|item|bd|body|box)|(?:collapse|accordion|panel|fold)-?_?(?:item|con|content|body|bd|wrap|inner|text)",
    re.IGNORECASE,
)
"""class of a part that is opened: Bootstrap, Element, Vant, Ant Design, Layui, and what people write by hand"""
_PAGE = re.compile(
    r"(?:^|\s)slides?(?:$|\s)|swiper-slide|(?:art|article|content|text|con)[-_]?page(?![a-z])"
    r"|(?:^|\s)page(?:\s[\w-]{1,12})?\s(?:page|pg|p)[-_]?\d{1,2}$",
    re.IGNORECASE,
)
"""class of an article's pages, or of a gallery's pictures with their texts, of which one is shown at a time"""
_HEADER = re.compile(r"title|head|[-_]hd|toggle|btn|trigger|summary|label", re.IGNORECASE)
_NONE_OF_TEXT = re.compile(
    r"share|print|comment|pinglun|login|report|jubao|excerpt|pop|dialog|modal|alert|emoji|emotion|qr|nav|menu|search|copy"
    r"|relat|recommend|hot|rank|tpl|template|tool|font|setting|english|(?<![a-z])(?:en|eng|ad)(?![a-z])",
    re.IGNORECASE,
)
_HEADERS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "button", "summary", "legend"))
_NEAR = 3
"""Elements on each side that are looked at."""
_PANELS_MOST, _TAB = 24, 30
"""Hidden panels of a page that are looked at, and characters of a tab's words."""
_LOOKED_AT = 120
"""Nodes in a panel among which a label must stand and a sentence must end."""
_SENTENCE = 12
"""Characters of a first sentence by which a text is known again."""
_SHORTEST, _LONGEST = 2, 12
"""Letters of a label, and characters that it has with its marks."""
_COLON = re.compile("[:：]")
_QUESTION = 80
"""Characters of the longest question above its answer."""


def is_panel(node: Node, names: str, role: str | None) -> bool:
    """Whether a hidden element of these classes is a part of the text that a click opens."""
    if _is_answer(node, names):
        return True
    is_page = _PAGE.search(names) is not None and _NONE_OF_TEXT.search(names) is None
    if not (is_page or _may_be_panel(names, role == "tabpanel")) or not _stands_in_a_row(node, names):
        return False
    texts = list(_beginning(node))
    if not any("。" in text for text in texts) or _is_shown_already(node, texts):
        return False
    if is_page and any(_is_like(beside, _classes(node)) for beside in _beside(node, forward=False)):
        return True
    return any(map(_is_label, texts)) or any(map(_is_label, _of_others(node, names)))


def _is_answer(node: Node, names: str) -> bool:
    """Whether an element opens when somebody clicks at the question right above it, as others beside it do."""
    above = next(_beside(node, forward=False), None)
    if above is None or above.tag not in _HEADERS or "onclick" not in above.attributes or _NONE_OF_TEXT.search(names):
        return False
    question = (above.text() or "").strip()
    asks = len(question) <= _QUESTION and question.endswith(("？", "?"))
    return asks and _is_one_of_several(node, names) and any("。" in text for text in _beginning(node))


def _is_one_of_several(node: Node, names: str) -> bool:
    """Whether an element, or the box around it, shares a class with one beside it."""
    around = node.parent
    return any(_is_like(x, names) for forward in (False, True) for x in _beside(node, forward=forward)) or (
        around is not None
        and any(_is_like(x, _classes(around)) for forward in (False, True) for x in _beside(around, forward=forward))
    )


def name_panels(tree: Tree, panels: Iterable[Node]) -> bool:
    """Put the words of a row of tabs above the panels that they open, as headings; says whether there were any.

    `panels` are those that are hidden. The tabs stand right before the row of panels, as many as these.
    """
    named = False
    done: set[int] = set()
    for panel in islice(panels, _PANELS_MOST):
        if panel.mem_id in done or _PAGE.search(_classes(panel)):
            continue
        row = _row_of(panel)
        done.update(node.mem_id for node in row)
        tabs = _tabs_of(row[0], len(row))
        if not tabs or any(map(_names_itself, row, tabs)):
            continue
        for node, tab in zip(row, tabs, strict=True):
            heading = tree.create_node("h3")
            heading.insert_child(tab)
            if node.first_child is not None:
                node.first_child.insert_before(heading)
        named = True
    return named


def _row_of(panel: Node) -> list[Node]:
    """The panels alike that stand beside one, in order."""
    names = _classes(panel)
    before, behind = (takewhile(lambda node: _is_like(node, names), _beside(panel, forward=f)) for f in (False, True))
    return [*reversed(list(before)), panel, *behind]


def _tabs_of(first: Node, count: int) -> list[str]:
    """The words of the tabs above a row of panels, empty where there are not as many, or two are the same."""
    above = next(_beside(first, forward=False), None)
    if above is None and first.parent is not None:  # a box around all of the row
        above = next(_beside(first.parent, forward=False), None)
    for kind in ("li", "a", "button"):
        found = above.css(kind) if above is not None else []
        texts = [" ".join((node.text() or "").split()) for node in found[: count + 1]]
        if len(texts) == count > 1 and len(set(texts)) == count and all(1 < len(text) <= _TAB for text in texts):
            return texts
    return []


def _names_itself(panel: Node, tab: str) -> bool:
    """Whether a panel says above its text what its tab does, or more, or which place it is of."""
    texts = [" ".join(text.split()) for text in islice(_beginning(panel), _NEAR)]
    return any(tab in text for text in texts if len(text) <= len(tab) + _TAB) or any(
        (place := read_place(text)) and not place.rest for text in texts if len(text) <= _TAB
    )


@lru_cache(1024)
def _may_be_panel(names: str, has_role: bool) -> bool:
    """Whether a class or a role says that an element is opened, and the class not that it is none of the text."""
    return _NONE_OF_TEXT.search(names) is None and (has_role or _PART.search(names) is not None)


def _of_others(node: Node, names: str) -> Iterator[str]:
    """The texts of the like elements beside it: of a row of panels one may have no label that is known."""
    for beside in (*_beside(node, forward=False), *_beside(node, forward=True)):
        if _is_like(beside, names):
            yield from _beginning(beside)


def _stands_in_a_row(node: Node, names: str) -> bool:
    """Whether another part of the same class, or a header, stands beside it."""
    before, behind = list(_beside(node, forward=False)), list(_beside(node, forward=True))
    return any(_is_like(beside, names) for beside in (*before, *behind)) or any(map(_is_header, before[:1]))


def _is_like(node: Node, names: str) -> bool:
    """Whether an element shares a class with these."""
    return not set(names.split()).isdisjoint(_classes(node).split())


def _is_header(node: Node) -> bool:
    """Whether an element heads a panel, by its kind, class or role."""
    role = node.attributes.get("role") if node.attributes else None
    return node.tag in _HEADERS or role in ("tab", "button") or _HEADER.search(_classes(node)) is not None


def _classes(node: Node) -> str:
    return (node.attributes.get("class") or "") if node.attributes else ""


def _is_label(text: str) -> bool:
    """Whether a text, or what stands before its colon, is words that labels are made of, or who says something."""
    colon = _COLON.search(text[:_LONGEST])
    text = text[: colon.start()] if colon else text
    if not text or len(text) > _LONGEST:
        return False
    start, end = bounds(text, 0, len(text))
    label = bare(text[start:end])
    return len(label) >= _SHORTEST and (spells_label(label) or somebody_says(label))


def _is_shown_already(node: Node, texts: list[str]) -> bool:
    """Whether an element beside it begins as it does."""
    joined = "".join("".join(texts).split())
    sentence = joined[: joined.index("。") + 1]
    beside = [*_beside(node, forward=False), *_beside(node, forward=True)]
    return len(sentence) >= _SENTENCE and any(
        "".join("".join(_beginning(other)).split()).startswith(sentence) for other in beside
    )


def _beside(node: Node, *, forward: bool) -> Iterator[Node]:
    found, at = 0, node.next if forward else node.prev
    while at is not None and found < _NEAR:
        if at.is_element_node:
            found += 1
            yield at
        at = at.next if forward else at.prev


def _beginning(node: Node) -> Iterator[str]:
    """The texts of an element's first nodes, without white space around them."""
    waiting, looked = [node.first_child], 0
    while waiting and looked < _LOOKED_AT:
        at = waiting.pop()
        if at is None:
            continue
        looked += 1
        waiting.append(at.next)
        if at.is_text_node:
            if text := (at.text_content or "").strip():
                yield text
        else:
            waiting.append(at.first_child)
