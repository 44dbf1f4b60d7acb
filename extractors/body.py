"""Find the article's body in a tree and give it as lines with evidence."""

from __future__ import annotations

from dataclasses import dataclass

from ..schemas import PageLink, RejectionCode
from .dom import Tree
from .lines import Line

__all__ = ["Body", "find_body"]


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
    lines = tuple(Line(text) for p in tree.css("p") if (text := p.text(strip=True)))
    return Body(lines) if lines else Body(rejection=RejectionCode.NO_ARTICLE, detail="no paragraph")
