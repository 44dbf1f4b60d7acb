"""Find the article's body in a tree and give it as lines with evidence."""

from __future__ import annotations

from dataclasses import dataclass

from ..schemas import PageLink, RejectionCode
from .dom import Tree
from .flow import Sight, lines_of
from .lines import Line
from .outline import Box, Outline, outline

__all__ = ["Body", "find_body"]

_SHARE = 0.75
"""share of a box's value that a box inside must have to stand for it"""


@dataclass(frozen=True, slots=True)
class Body:
    """The body as lines in order; or, where the page is no article, the code that says what it is.

    `lines` may still hold source, author and editor rows: `metadata.read_metadata` tells which.
    `links` are those of a list page. `next_page` is the href of the rest of the article or list, as absolute as `url`
    allows.
    """

    lines: tuple[Line, ...] = ()
    rejection: RejectionCode | None = None
    detail: str = ""
    links: tuple[PageLink, ...] = ()
    next_page: str | None = None


def find_body(tree: Tree, *, url: str | None = None) -> Body:
    """The body of the page; never raises."""
    page = outline(tree)
    if page is None:
        return Body(rejection=RejectionCode.NO_ARTICLE, detail="no body")
    box = _choose(page)
    lines = lines_of([box.node], base=url, sight=Sight(hidden=page.hidden, shown=_made_visible(page, box)))
    return Body(lines) if lines else Body(rejection=RejectionCode.NO_ARTICLE, detail="no paragraph")


def _choose(page: Outline) -> Box:
    """The box with the most running text for the least navigation; of equals the innermost."""
    for stretch in page.lines:
        stretch.box.value += _value(stretch.text, stretch.linked, stretch.marks)
    for box in reversed(page.boxes):
        if box.parent:
            box.parent.value += box.value
    box = max(reversed(page.boxes), key=lambda b: b.value)
    while inner := next((c for c in box.children if c.value >= _SHARE * box.value > 0), None):
        box = inner
    return box


def _value(text: str, linked: int, marks: int) -> float:
    n = len(text)
    if linked * 2 > n:
        return -min(n, 60.0)
    if marks:
        return float(n)
    return 0.3 * n if n > 20 else -2.0


def _made_visible(page: Outline, chosen: Box) -> frozenset[int]:
    """Elements that a script makes visible (WeChat's js_content): those that hold the body or much of it."""
    found = {b.node.mem_id for b in page.boxes if b.invisible and b.value >= chosen.value / 2}
    at: Box | None = chosen
    while at is not None:
        found.add(at.node.mem_id)
        at = at.parent
    return frozenset(found)
