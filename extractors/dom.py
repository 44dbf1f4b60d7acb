"""The parsed page."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["Node", "Tree", "parse"]

Tree = LexborHTMLParser
Node = LexborNode


def parse(markup: str) -> Tree:
    """The tree of a decoded page that `prescan.tame` has bounded.

    `scripting` keeps a <noscript><img> in the head from throwing the metas behind it into the body.
    """
    return LexborHTMLParser(markup, scripting=True)
