"""The parsed page."""

from __future__ import annotations

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

__all__ = ["Attributes", "Node", "Tree", "opening_text", "parse"]

Tree = LexborHTMLParser
Node = LexborNode
Attributes = dict[str, str | None]
"""of an element: None for one that stands without a value"""


_OPENING_NODES = 60
"""nodes that are looked at for how an element's text begins"""


def opening_text(node: Node, longest: int) -> str:
    """How the text of an element begins, without white space: a few characters more than `longest`, or all of it.

    However much it holds, it takes no time that grows with that: elements may hold each other.
    """
    said = ""
    opened = [node.first_child]
    for _ in range(_OPENING_NODES):
        while opened and opened[-1] is None:
            opened.pop()
        if not opened or (child := opened[-1]) is None or len(said) > longest:
            break
        opened[-1] = child.next
        if child.is_text_node:
            said += "".join((child.text_content or "")[: 4 * longest].split())
        else:
            opened.append(child.first_child)
    return said


def parse(markup: str | bytes) -> Tree:
    """The tree of a decoded page that `prescan.tame` has bounded.

    `scripting` keeps a <noscript><img> in the head from throwing the metas behind it into the body. Without events the
    parser does not clone the chosen <option>, which takes it minutes where there are 100,000.
    Bytes, which must be UTF-8, spare it a copy.
    """
    options = LexborDocumentOptions.WO_EVENTS
    source = markup if isinstance(markup, bytes) else markup.encode(errors="replace")
    return LexborHTMLParser(source, scripting=True, options=options)
