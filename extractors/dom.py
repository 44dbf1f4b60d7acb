"""The parsed page."""

from __future__ import annotations

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

__all__ = ["Attributes", "Node", "Tree", "parse"]

Tree = LexborHTMLParser
Node = LexborNode
Attributes = dict[str, str | None]
"""of an element: None for one that stands without a value"""


def parse(markup: str | bytes) -> Tree:
    """The tree of a decoded page that `prescan.tame` has bounded.

    `scripting` keeps a <noscript><img> in the head from throwing the metas behind it into the body. Without events the
    parser does not clone the chosen <option>, which takes it minutes where there are 100,000.
    Bytes, which must be UTF-8, spare it a copy.
    """
    options = LexborDocumentOptions.WO_EVENTS
    source = markup if isinstance(markup, bytes) else markup.encode(errors="replace")
    return LexborHTMLParser(source, scripting=True, options=options)
