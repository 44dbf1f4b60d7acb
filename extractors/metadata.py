"""Who wrote what, when, and where it came from: title, time, source, site, authors, editors, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..schemas import UrlSource
from .dom import Tree
from .lines import Line

__all__ = ["Metadata", "read_metadata"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about its article; None or empty where it says nothing, never a guess."""

    title: str | None = None
    kicker: str | None = None
    """the 引题 above or 副题 below the title, where series and number may stand"""
    published_at: str | None = None
    source: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    url: str | None = None
    """the address the page says it has (saved-from comment, canonical, og:url), with how it was known"""
    url_source: UrlSource | None = None
    canonical_url: str | None = None
    rows: frozenset[int] = frozenset()
    """indices of the body's lines that are headline, source, author or editor rows and do not belong to the text"""


def read_metadata(tree: Tree, markup: str, lines: Sequence[Line], *, url: str | None = None) -> Metadata:
    """The metadata of a page whose body has these lines; never raises."""
    node = tree.css_first("h1") or tree.css_first("title")
    return Metadata(title=node.text(strip=True) if node else None)
