"""The outline of a page: its blocks with the weight of their text, in one pass over the tree.

What the choice of the body, the kind of page, lists and metadata need of the whole page is gathered here once: short
lines (text, how much of it is linked, where it stands) and boxes (block elements) with sums over what they hold. Lines
with styles and tables are made afterwards, for the body alone (`flow`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .dom import Node, Tree
from .flow import BLOCKS, SKIPPED
from .style import hidden_names

__all__ = ["Anchor", "Box", "Outline", "Stretch", "outline"]

_UNSEEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_INVISIBLE_STYLE = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE = re.compile(r"[，。！？；,!?;…”」』]")
_DEEP = 600


@dataclass(slots=True, eq=False)
class Anchor:
    """A link: its text as printed, its address, the whole title where the text is cut."""

    href: str
    title: str | None
    text: str
    box: Box
    node: Node


@dataclass(slots=True, eq=False)
class Stretch:
    """A line of the page: text between two breaks, trimmed."""

    text: str
    linked: int
    """characters of it that stand in links"""
    marks: bool
    """whether punctuation of running text stands in it"""
    box: Box


@dataclass(slots=True, eq=False)
class Box:
    """A block element with what it holds, itself and all below it."""

    node: Node
    tag: str
    names: str
    """class and id, as written"""
    parent: Box | None
    number: int
    first: int
    """number of the first line in it"""
    last: int = 0
    """number of the line behind it"""
    end: int = 0
    """number of the last box in it"""
    invisible: bool = False
    images: int = 0
    links: int = 0
    value: float = 0.0
    noise: bool = False
    children: list[Box] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Outline:
    """The page taken in at one glance."""

    root: Box
    boxes: list[Box]
    lines: list[Stretch]
    anchors: list[Anchor]
    scripts: list[Node]
    hidden: frozenset[str]
    """names that the page's own style sheets hide"""
    base: str | None = None
    """href of <base>"""
    frames: int = 0
    title: str | None = None
    """what stands in <title>"""


def outline(tree: Tree, *, rules: bool = True) -> Outline | None:
    """The outline of the page's body; `rules` says whether its style sheets may hide elements."""
    body = tree.body
    if body is None:
        return None
    head = tree.head
    css = [n.text() for n in tree.css("style")] if rules else []
    hidden = frozenset().union(*(hidden_names(c) for c in css)) if css else frozenset()
    base = next((n.attributes.get("href") for n in (head.css("base") if head else ())), None)
    found = _walk(body, hidden, base)
    title = (head.css_first("title") if head else None) or body.css_first("title")
    found.title = title.text().strip() if title else None
    return found


def _walk(body: Node, hidden: frozenset[str], base: str | None) -> Outline:
    root = Box(body, "body", "", None, 0, 0)
    found = Outline(root, [root], [], [], [], hidden, base)
    boxes, lines, anchors = found.boxes, found.lines, found.anchors
    stack: list[tuple[Node, Box | None, Anchor | None]] = []
    box = root
    buffer: list[str] = []
    linked = 0
    anchor: Anchor | None = None
    anchor_text: list[str] = []
    node: Node | None = body.first_child
    while node is not None:
        tag = node.tag
        descend: Node | None = None
        if tag == "-text":
            text = node.text_content or ""
            buffer.append(text)
            if anchor is not None:
                anchor_text.append(text)
                linked += len(text.strip())
        elif tag == "br":
            if buffer:
                _close(buffer, linked, box, lines)
                linked = 0
        elif tag == "img":
            box.images += 1
        elif tag == "script":
            found.scripts.append(node)
        elif tag in SKIPPED or tag == "noscript":
            if tag in ("iframe", "object", "embed", "video"):
                found.frames += 1
        elif tag is not None and len(stack) < _DEEP:
            attributes = node.attributes
            if not (attributes and _hides(attributes, hidden)):
                block = tag in BLOCKS
                if block:
                    if buffer:
                        _close(buffer, linked, box, lines)
                        linked = 0
                    names = _names(attributes) if attributes else ""
                    inner = Box(node, tag, names, box, len(boxes), len(lines))
                    if attributes and _INVISIBLE_STYLE.search(attributes.get("style") or ""):
                        inner.invisible = True
                    boxes.append(inner)
                    box.children.append(inner)
                descend = node.first_child
                if descend is None:
                    if block:
                        inner.last = len(lines)
                        inner.end = inner.number
                else:
                    stack.append((node, box if block else None, anchor))
                    if block:
                        box = inner
                    elif tag == "a" and attributes.get("href"):
                        anchor = Anchor(attributes["href"] or "", attributes.get("title"), "", box, node)
                        anchor_text = []
                        anchors.append(anchor)
                        box.links += 1
        if descend is not None:
            node = descend
            continue
        while True:
            following = node.next
            if following is not None or not stack:
                node = following
                break
            node, outer, before = stack.pop()
            if anchor is not before:
                assert anchor is not None
                anchor.text = "".join(anchor_text).strip()
                anchor = before
            if outer is not None:
                if buffer:
                    _close(buffer, linked, box, lines)
                    linked = 0
                box.last = len(lines)
                box.end = len(boxes) - 1
                outer.images += box.images
                outer.links += box.links
                box = outer
    if buffer:
        _close(buffer, linked, box, lines)
    root.last = len(lines)
    root.end = len(boxes) - 1
    return found


def _close(buffer: list[str], linked: int, box: Box, lines: list[Stretch]) -> None:
    text = "".join(buffer).strip() if len(buffer) > 1 else buffer[0].strip()
    buffer.clear()
    if text:
        lines.append(Stretch(text, linked, _SENTENCE.search(text) is not None, box))


def _names(attributes: dict[str, str | None]) -> str:
    names = attributes.get("class")
    id = attributes.get("id")
    if names and id:
        return f"{names} {id}"
    return names or id or ""


def _hides(attributes: dict[str, str | None], hidden: frozenset[str]) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if style and _UNSEEN_STYLE.search(style):
        return True
    if not hidden:
        return False
    names = attributes.get("class")
    if names and any("." + name in hidden for name in names.split()):
        return True
    return "#" + (attributes.get("id") or "") in hidden
