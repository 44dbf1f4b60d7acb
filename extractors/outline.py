"""The outline of a page: its blocks with the weight of their text, in one pass over the tree.

What the choice of the body, the kind of page, lists and metadata need of the whole page is gathered here once: short
lines (text, how much of it is linked, where it stands) and boxes (block elements) with sums over what they hold. Lines
with styles and tables are made afterwards, for the body alone (`flow`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .dom import Attributes, Node, Tree
from .drawings import read_drawings
from .flow import BLOCKS, SKIPPED
from .lines import PARAGRAPH_ENDS
from .panels import is_panel
from .style import hidden_names, hides

__all__ = ["HEADINGS", "PARAGRAPHS", "Anchor", "Box", "Extent", "Outline", "Stretch", "children", "outline"]

PARAGRAPHS = frozenset(("p", "li", "dd", "h1", "h2", "h3", "h4", "h5", "h6"))
"""elements that hold one paragraph: what stands beside them stands in the same text"""

_TEXT, _BREAK, _UNREAD, _FRAME, _DRAWING, _INLINE, _BLOCK, _ANCHOR = range(8)
_KINDS = {
    "-text": _TEXT,
    "br": _BREAK,
    "a": _ANCHOR,
    **dict.fromkeys((*SKIPPED, "noscript", "img"), _UNREAD),
    "svg": _DRAWING,
    **dict.fromkeys(("iframe", "object", "embed", "video"), _FRAME),
    **dict.fromkeys(BLOCKS, _BLOCK),
}
"""what the walk does with an element"""
_NOT_LAID_OUT = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NOT_PAINTED = re.compile(r"visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|height\s*:\s*0(?![.\d])", re.IGNORECASE)
_SENTENCE = re.compile(r"[，。！？；,!?;…”」』]")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DEEP = 600
_UNCLOSED_LINES, _UNCLOSED_TEXT = 6, 300
"""paragraphs and their characters in links to one address from which on somebody forgot to close one"""
_SHORT_STYLE = 200
"""characters of a style that is remembered from page to page: editors write few"""
_NAMES_LONGEST = 500
"""characters of a class that are read"""


@dataclass(slots=True, eq=False)
class Anchor:
    """A link: its text as printed, its address, the whole title where the text is cut."""

    href: str
    title: str | None
    text: str
    box: Box


@dataclass(slots=True, eq=False)
class Stretch:
    """A line of the page: text between two breaks, trimmed."""

    text: str
    linked: int
    """characters of it that stand in links"""
    marks: bool
    """whether punctuation of running text stands in it"""
    box: Box
    home: Box
    """the box that its paragraph stands in"""


class Box:
    """A block element with what it holds, itself and all below it."""

    __slots__ = (
        "end",
        "first",
        "invisible",
        "last",
        "links",
        "names",
        "node",
        "noise",
        "number",
        "parent",
        "tag",
        "value",
    )

    def __init__(
        self, node: Node, tag: str, names: str, parent: Box | None, number: int, first: int, invisible: bool
    ) -> None:
        self.node = node
        self.tag = tag
        self.names = names
        """class and id, as written"""
        self.parent = parent
        self.number = number
        self.end = number
        """number of the last box in it"""
        self.first = first
        self.last = first
        """the lines [first, last) stand in it"""
        self.invisible = invisible
        """laid out, but not painted"""
        self.links = 0
        """links in it"""
        self.value = 0.0
        """sum of its lines' weights"""
        self.noise = False


@dataclass(slots=True, eq=False)
class Outline:
    """The page taken in at one glance."""

    root: Box
    boxes: list[Box]
    lines: list[Stretch]
    anchors: list[Anchor]
    hidden: frozenset[str]
    """names that the page's own style sheets hide"""
    frames: int
    """frames and videos"""
    panels: frozenset[int]
    """hidden elements that a click opens, by their place in memory"""
    names: frozenset[str]
    """class and id of the boxes, each once"""
    base: str | None = None
    """href of <base>"""
    title: str | None = None
    """what stands in <title>"""


@dataclass(frozen=True, slots=True)
class Extent:
    """The article's container, the lines of the outline that it holds of the article, and their weight."""

    box: Box
    first: int
    last: int
    """the lines [first, last) lie between the headline's rows and the tail"""
    dropped: frozenset[int]
    """lines among them that are none of the article's"""
    prose: float
    """characters of running text in it"""
    core: Box | None
    """the box that most paragraphs stand in directly"""


def children(page: Outline, parent: Box | None, since: int = 0) -> Iterator[Box]:
    """The boxes that stand directly in another, from the one of number `since` on."""
    number = max(since, parent.number + 1) if parent else 0
    while parent and number <= parent.end:
        yield page.boxes[number]
        number = page.boxes[number].end + 1


def outline(tree: Tree) -> Outline | None:
    """The outline of the page's body, or None of a page that has none."""
    body = tree.body
    if body is None:
        return None
    hidden: set[str] = set()
    for style in tree.tags("style"):
        hidden |= hidden_names(style.text() or "")
    head = tree.head
    base = head.css_first("base") if head else None
    title = (head.css_first("title") if head else None) or body.css_first("title")
    found = _walk(body, frozenset(hidden))
    found.base = base.attributes.get("href") if base else None
    found.title = " ".join(title.text().split()) if title else None
    return found


def _walk(body: Node, hidden: frozenset[str]) -> Outline:
    """One pass in document order. This is the program's hottest loop: it is long on purpose, and calls little."""
    root = Box(body, "body", "", None, 0, 0, False)
    boxes, lines, anchors = [root], list[Stretch](), list[Anchor]()
    opened: list[tuple[Node, Box | None, Anchor | None]] = []
    hidden_classes = frozenset(name[1:] for name in hidden if name.startswith("."))
    kinds: dict[int, tuple[int, str]] = {}
    shown: dict[str, bool] = {}
    box = root
    buffer: list[str] = []
    panels: set[int] = set()
    drawings: frozenset[int] | None = None
    linked = frames = 0
    anchor: Anchor | None = None
    anchored: list[str] = []
    node: Node | None = body.first_child
    while node is not None:
        if node.is_text_node:
            if not node.is_empty_text_node:
                text = node.text_content or ""
                buffer.append(text)
                if anchor is not None:
                    anchored.append(text)
                    linked += len(text.strip())
            elif buffer:
                buffer.append(" ")
        else:
            number = node.tag_id
            if number not in kinds:
                tag = node.tag or ""
                kinds[number] = _KINDS.get(tag, _INLINE), tag
            kind, tag = kinds[number]
            if kind == _DRAWING:
                drawings = read_drawings(body) if drawings is None else drawings
                kind = _INLINE if node.mem_id in drawings else _UNREAD
            if kind >= _INLINE:
                attributes = node.attributes
                seen, invisible, names = True, False, ""
                if attributes:
                    names = (attributes.get("class") or "")[:_NAMES_LONGEST]
                    if names and hidden_classes:
                        if names not in shown:
                            shown[names] = not hides(hidden_classes, names.split())
                        seen = shown[names]
                    if "id" in attributes and (id := attributes["id"]):
                        id = id[:_NAMES_LONGEST]
                        names = f"{names} {id}" if names else id
                        if hidden and "#" + id in hidden:
                            seen = False
                    if "style" in attributes or "hidden" in attributes:
                        laid_out, invisible = _sight(attributes.get("style") or "")
                        seen = seen and laid_out and "hidden" not in attributes
                    if (invisible or not seen) and is_panel(node, names, attributes.get("role")):
                        panels.add(node.mem_id)
                        seen, invisible = True, False
                if seen and len(opened) < _DEEP:
                    inner = node.first_child
                    if kind == _BLOCK:
                        if buffer:
                            linked = _close(buffer, linked, box, lines)
                        if anchor is not None:
                            anchored.append("\n")
                        within = Box(node, tag, names, box, len(boxes), len(lines), invisible)
                        boxes.append(within)
                        if inner is not None:
                            opened.append((node, box, anchor))
                            box = within
                            node = inner
                            continue
                    elif inner is not None:
                        opened.append((node, None, anchor))
                        if (
                            kind == _ANCHOR
                            and (href := attributes.get("href"))
                            and (href[0] != "#" or not _opens_panel(attributes, box))
                        ):
                            anchor = Anchor(href, attributes.get("title"), "", box)
                            anchored = []
                            anchors.append(anchor)
                            box.links += 1
                        node = inner
                        continue
            elif kind == _BREAK:
                if buffer:
                    linked = _close(buffer, linked, box, lines)
            elif kind == _FRAME:
                frames += 1
        following = node.next
        while following is None and opened:
            node, outer, before = opened.pop()
            if anchor is not before and anchor is not None:
                anchor.text = "".join(anchored).strip()
                anchor = before
            if outer is not None:
                if buffer:
                    linked = _close(buffer, linked, box, lines)
                if anchor is not None:
                    anchored.append("\n")
                box.last, box.end = len(lines), len(boxes) - 1
                outer.links += box.links
                box = outer
            following = node.next
        node = following
    if buffer:
        _close(buffer, linked, box, lines)
    root.last, root.end = len(lines), len(boxes) - 1
    if anchors:
        anchors = _without_unclosed(anchors, lines)
    names_of_boxes = frozenset([box.names for box in boxes])
    return Outline(root, boxes, lines, anchors, hidden, frames, frozenset(panels), names_of_boxes)


def _without_unclosed(anchors: list[Anchor], lines: list[Stretch]) -> list[Anchor]:
    """The links without one that nobody closed: a browser makes links to its address of all that stands behind it.

    That is the headline, too, and nothing in between is left out.
    """
    lengths: Counter[str] = Counter()
    for anchor in anchors:
        lengths[anchor.href] += len(anchor.text)
    href, length = lengths.most_common(1)[0]
    if length < _UNCLOSED_TEXT or href.lower().startswith(("javascript", "#")):
        return anchors
    same = [anchor for anchor in anchors if anchor.href == href]
    texts = {text for anchor in same for line in anchor.text.split("\n") if (text := line.strip())}
    numbers = [n for n, line in enumerate(lines) if line.linked and line.text in texts]
    told = [text for n in numbers if (text := lines[n].text)[-1] in PARAGRAPH_ENDS]
    heads = any(lines[n].box.tag in HEADINGS for n in numbers)
    whole = bool(numbers) and all(line.linked for line in lines[numbers[0] : numbers[-1] + 1])
    if not (heads and whole) or len(told) < _UNCLOSED_LINES or sum(map(len, told)) < _UNCLOSED_TEXT:
        return anchors
    for n in numbers:
        lines[n].linked = 0
    for anchor in same:
        box: Box | None = anchor.box
        while box is not None:
            box.links -= 1
            box = box.parent
    return [anchor for anchor in anchors if anchor.href != href]


def _opens_panel(attributes: Attributes, box: Box) -> bool:
    """Whether an anchor to a place in its page is the heading of an accordion's part (Bootstrap)."""
    if "collapse" not in (attributes.get("data-toggle"), attributes.get("data-bs-toggle")):
        return False
    return box.tag in HEADINGS or "panel" in box.names or "accordion" in box.names


def _close(buffer: list[str], linked: int, box: Box, lines: list[Stretch]) -> int:
    """End the open line; returns the linked characters of the next one."""
    text = buffer[0].strip() if len(buffer) == 1 else "".join(buffer).strip()
    buffer.clear()
    if text:
        home = box.parent if box.tag in PARAGRAPHS and box.parent is not None else box
        lines.append(Stretch(text, linked, _SENTENCE.search(text) is not None, box, home))
    return 0


def _sight(style: str) -> tuple[bool, bool]:
    """Whether an element of this style is laid out, and whether it is not painted."""
    return _short_sight(style) if len(style) <= _SHORT_STYLE else _read_sight(style)


def _read_sight(style: str) -> tuple[bool, bool]:
    return _NOT_LAID_OUT.search(style) is None, _NOT_PAINTED.search(style) is not None


_short_sight = lru_cache(1024)(_read_sight)
