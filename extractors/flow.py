"""From a part of the tree to lines with evidence: what a reader sees, line by line, as a browser would break it.

One walk without recursion. Text goes into the open line; a block's start and end and <br> close it. What a block of
lines is, a table, a caption or a box, is judged when it ends: no part of the tree is looked at twice.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from ..schemas.labels import bare, bounds
from .broken_words import mended
from .captions import caption_rank
from .dom import Attributes, Node
from .drawings import read_drawings
from .hrefs import join
from .label_words import AGAIN, spells_label
from .lines import Line, LineKind
from .list_tables import rows_of_lists
from .pictures import picture
from .positioned import in_columns
from .style import PLAIN, STYLING, Declared, Style, centers, hides, parse_declarations, restyled
from .tables import Tables
from .typesetting import BlockElement, Typesetter

__all__ = ["BLOCKS", "PERMALINKS", "SKIPPED", "Sight", "lines_of"]

BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td
    tfoot th thead tr ul
    uni-app uni-page uni-page-body uni-page-head uni-page-wrapper uni-rich-text uni-scroll-view uni-swiper uni-view
    taro-rich-text-core taro-view-core view scroll-view rich-text
    """.split()  # noqa: SIM905
)
"""elements that begin and end a line (HTML Standard, rendering: flow content), and those of uni-app, Taro and
mini-programs that do"""
SKIPPED = frozenset(
    """
    script style template svg math iframe object embed video audio canvas select datalist button textarea input head
    title noframes map marquee rt rp rtc -comment -doctype
    """.split()  # noqa: SIM905
)
"""elements whose text is not read as text; of <ruby> how a character is pronounced"""
_TEXT, _BREAK, _IMAGE, _NOSCRIPT, _BUTTON, _DRAWING, _UNREAD, _INLINE, _BLOCK = range(9)
_NODES = {
    "-text": _TEXT,
    "br": _BREAK,
    "img": _IMAGE,
    "noscript": _NOSCRIPT,
    **dict.fromkeys(SKIPPED, _UNREAD),
    "button": _BUTTON,
    "svg": _DRAWING,
    **dict.fromkeys(BLOCKS, _BLOCK),
}
"""what the walk does with a node"""
_PARAGRAPH = LineKind.PARAGRAPH
"""by a name of its own: an Enum's attribute takes longer to read than a block to open"""
_LEVELS = {f"h{n}": n for n in range(1, 7)}
_KINDS = {
    **dict.fromkeys(_LEVELS, LineKind.HEADING),
    "li": LineKind.ITEM,
    "dt": LineKind.TERM,
    "dd": LineKind.DEFINITION,
    "figcaption": LineKind.CAPTION,
    "caption": LineKind.CAPTION,
}
_CAPTIONABLE = frozenset((LineKind.PARAGRAPH, LineKind.DEFINITION))
_TABULAR = frozenset(("td", "th", "tr", "table", "tbody"))
_SPECIAL = frozenset((*_KINDS, "table", "tr", "td", "th", "hr", "pre", "center"))
"""blocks that are more than a place for lines"""
_BREAKING_DISPLAY = ("block", "flex", "grid", "list-item", "table")
_NAMES_LONGEST = 500
"""Characters of a class or an id that are looked at."""
_BOX_LINES = 2
"""lines that an element with a background or border of its own may hold to count as a box around them (a heading's
badge), or one that is named as a caption to be one; a larger one is the page's or a card's background"""
_CAPTION_LONGEST = 200
"""characters of the longest line that such a name makes a caption"""
_BUTTON_LONGEST, _BUTTON_LABEL = 60, 3
"""code points of a button that is read, with white space; letters of a label on it"""
_FEW = 4
"""nodes behind a button among which its part stands: white space and comments are some"""
_TOGGLED = re.compile(
    "(?!返回|切换|选择)[^，。！？；]{2,24}(?:街道|[镇乡村]|社区|小区|嘎查)[^，。！？；]{0,14}", re.DOTALL
)
"""what a button says that opens a part of the text, not of the page: a place"""
_INTERFACE = re.compile("反馈|评价|点赞|打分|评议")
"""what buttons of the page itself say that labels say as well (问题反馈)"""
_CAP = re.compile(r"(?:drop|initial)[-_]?(?:cap|letter)|first[-_]?letter", re.IGNORECASE)
"""class of a drop cap"""
_ACCORDION = "accordion-button"
"""class of what opens a part of an accordion: Bootstrap 5"""
_CLONES = frozenset(("swiper-slide-duplicate", "slick-cloned", "cloned"))
"""classes of the slides that a carousel shows a second time, before and behind its own: Swiper, Slick, Owl"""
PERMALINKS = frozenset("#¶§🔗")
_NOSCRIPT_IMAGE = re.compile(r"<img\b[^>]{0,2000}>", re.IGNORECASE)
_NOSCRIPT_SOURCE = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]{1,2000})""", re.IGNORECASE)
_NOSCRIPT_LIMIT = 20_000
"""characters of a <noscript> that are read"""
_SHORT_STYLE = 200
"""characters of a style that is remembered from page to page: editors write few"""
_DEEP = 600
"""open elements whose style is kept; `prescan` caps depth below that"""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is not seen: elements by their place in memory, and names that the page's own style sheet hides."""

    skipped: Collection[int] = frozenset()
    hidden: frozenset[str] = frozenset()
    shown: Collection[int] = frozenset()
    """elements that count though their style hides them (a body that a script makes visible)"""


class _Ending(NamedTuple):
    """What a block does with its lines when it ends; few blocks do anything."""

    box_start: int = -1
    """number of lines when a box began, -1 for no box"""
    caption_start: int = -1
    """number of lines when a block began that is named as a caption, -1 for none"""
    table: bool = False
    """whether it is a table"""
    kept_breaks: bool | None = None
    """whether line feeds ended lines before it, where its style says something of that"""


_NOTHING, _TABLE = _Ending(), _Ending(table=True)

_Opened = tuple[Node, Style, BlockElement | None, _Ending]
"""an element that is entered: what to restore when it ends; without a block where it is none itself"""


def lines_of(root: Node, *, base: str | None = None, sight: Sight | None = None) -> tuple[Line, ...]:
    """The lines of an element, in order; addresses of images are joined to `base`."""
    flow = _Flow(base, sight or Sight())
    _walk(root, flow)
    typesetter = flow.typesetter
    typesetter.close()
    lines = list(mended(typesetter.lines)) if typesetter.short_lines else typesetter.lines
    return tuple(in_columns(lines, flow.places) if flow.places else lines)


def _walk(root: Node, flow: _Flow) -> None:
    """One walk in document order, entering and leaving each element once."""
    typesetter = flow.typesetter
    opened: list[_Opened] = []
    kinds: dict[int, tuple[int, str]] = {}
    drawings: frozenset[int] | None = None
    node: Node | None = root
    while node is not None:
        number = node.tag_id
        if number not in kinds:
            tag = node.tag or "?"
            kinds[number] = _NODES.get(tag, _INLINE), tag
        kind, tag = kinds[number]
        if kind == _BUTTON:
            kind = _INLINE if _is_labelled(node) else _UNREAD
        elif kind == _DRAWING:
            drawings = read_drawings(root) if drawings is None else drawings
            kind = _INLINE if node.mem_id in drawings else _UNREAD
        if kind == _TEXT:
            if node.is_empty_text_node and not typesetter.preformatted:
                typesetter.space()
            else:
                typesetter.text(node.text_content or "")
        elif kind >= _INLINE:
            if len(opened) < _DEEP and (entered := flow.enter(node, tag, block=kind == _BLOCK)) is not None:
                inner = node.first_child
                if inner is not None:
                    opened.append(entered)
                    node = inner
                    continue
                flow.leave(entered)
        elif kind == _BREAK:
            typesetter.line_break()
        elif kind == _IMAGE:
            flow.image(node.attributes)
        elif kind == _NOSCRIPT:
            flow.noscript(node)
        following = node.next if opened else None
        while following is None and opened:
            entered = opened.pop()
            flow.leave(entered)
            following = entered[0].next if opened else None
        node = following


class _Flow:
    """What a walk does with elements: which are seen, which are blocks, and what their lines prove to be."""

    def __init__(self, base: str | None, sight: Sight) -> None:
        self.typesetter = Typesetter()
        self._base = base
        self._skipped, self._hidden, self._shown = sight.skipped, sight.hidden, sight.shown
        self._hidden_classes = frozenset(name[1:] for name in sight.hidden if name.startswith("."))
        self._tables = Tables()
        self._blocks = 0
        """block elements so far"""
        self._boxes = 0
        """boxes so far"""
        self._cap = False
        """whether the open line is a drop cap, and the next block goes on with its word"""
        self.places: dict[int, tuple[float, float]] = {}
        """by a block's number: where it stands by itself"""
        self._rows: dict[int, bool] = {}
        """lists that are a table's rows, by their place in memory, and whether it ends with them"""
        self._long_styles: dict[str, Declared] = {}
        self._caption_ranks: dict[tuple[str | None, str | None], int] = {}
        """by class and id"""

    def image(self, attributes: Attributes) -> None:
        """Set an image, unless it is no content."""
        found = picture(attributes, self._declared(attributes))
        if found is None:
            return
        if found.src and self._base:
            found = found._replace(src=join(self._base, found.src))
        self.typesetter.image(found)

    def noscript(self, node: Node) -> None:
        """Set the picture of a <noscript>, where the image before it has no address of its own."""
        typesetter = self.typesetter
        before = typesetter.lines[-1].image if typesetter.lines and not typesetter.pieces else None
        if before and before.src and not before.src.startswith("data:"):
            return
        for image in _NOSCRIPT_IMAGE.findall((node.text() or "")[:_NOSCRIPT_LIMIT]):
            source = _NOSCRIPT_SOURCE.search(image)
            if source:
                if before:
                    typesetter.remove_last()
                self.image({"src": source[1]})
                return

    def enter(self, node: Node, tag: str, *, block: bool) -> _Opened | None:
        """Open an element; None where it is not seen."""
        typesetter = self.typesetter
        if self._skipped and node.mem_id in self._skipped:
            if block and node.attributes.get("align") not in ("left", "right"):
                typesetter.close()  # what is left out parts what stands around it, unless text flows beside it
            return None
        style = typesetter.style
        attributes = node.attributes
        declared = PLAIN
        if attributes:
            declared = self._declared(attributes)
            if self._hides(node, attributes, declared) or (tag == "a" and _is_permalink(node, attributes)):
                return None
        if attributes or tag in STYLING:
            typesetter.style = restyled(style, tag, attributes, declared)
        if (declared.floats or (attributes and _CAP.search(attributes.get("class") or ""))) and _is_drop_cap(node):
            if block:
                typesetter.close()
                typesetter.text(node.text().strip())
            self._cap = True
            return None if block else (node, style, None, _NOTHING)
        if (block and (declared.display != "inline" or tag in _SPECIAL)) or (
            declared.display and declared.display.startswith(_BREAKING_DISPLAY)
        ):
            outer = typesetter.block
            ending = self._enter_block(outer, tag, attributes, declared)
            if tag == "ul" or (tag == "li" and self._rows):
                ending = self._enter_list(node, tag, ending)
            return (node, style, outer, ending)
        return (node, style, None, _NOTHING)

    def leave(self, opened: _Opened) -> None:
        """Close an element."""
        typesetter = self.typesetter
        _, typesetter.style, outer, ending = opened
        if outer is None:
            return
        block = typesetter.block
        tag = block.tag
        if typesetter.pieces:
            typesetter.close()
        elif tag == "p" and (not typesetter.blocks or typesetter.blocks[-1] is not block):
            typesetter.gap = True
        if ending is not _NOTHING:
            self._end(ending)
        if tag == "pre":
            typesetter.preformatted -= 1
        if ending.kept_breaks is not None:
            typesetter.keeps_breaks = ending.kept_breaks
        typesetter.breaks = 0
        typesetter.block = outer

    def _declared(self, attributes: Attributes) -> Declared:
        """The inline declarations of an element."""
        style = attributes.get("style")
        if not style:
            return PLAIN
        if len(style) <= _SHORT_STYLE:
            return _short_declarations(style)
        declared = self._long_styles.get(style)
        if declared is None:
            declared = self._long_styles[style] = parse_declarations(style)
        return declared

    def _hides(self, node: Node, attributes: Attributes, declared: Declared) -> bool:
        """Whether the element and all in it cannot be seen."""
        if "hidden" in attributes or (
            declared is not PLAIN and (declared.display == "none" or declared.collapsed or declared.invisible)
        ):
            return node.mem_id not in self._shown
        if declared.size is not None and not declared.size[0] and _holds_text_alone(node):
            return True
        if declared.size is not None and not declared.size[0] and declared.color == "transparent":
            return True
        if declared.height == 0 and _is_shadow(node):
            return True
        classes, id = attributes.get("class"), attributes.get("id")
        names = classes[:_NAMES_LONGEST].split() if classes else ()
        if classes and ("duplicate" in classes or "clone" in classes) and not _CLONES.isdisjoint(names):
            return True
        if hides(self._hidden_classes, names) or (id and "#" + id in self._hidden):
            return node.mem_id not in self._shown
        return False

    def _enter_block(self, outer: BlockElement, tag: str, attributes: Attributes, declared: Declared) -> _Ending:
        """Open a block in another; says what its end does."""
        typesetter = self.typesetter
        if typesetter.pieces and not (self._cap and sum([len(piece[0]) for piece in typesetter.pieces]) == 1):
            typesetter.close()
        self._cap = self._cap and bool(typesetter.pieces)
        self._blocks += 1
        kind, _, _, level, centered, cell = outer
        ending = _NOTHING
        if tag in _SPECIAL:
            if tag in _KINDS:
                kind, level = _KINDS[tag], _LEVELS.get(tag, level)
            elif tag == "table":
                self._tables.enter(len(typesetter.lines), attributes.get("role"))
                ending = _TABLE
                kind, cell = (_PARAGRAPH if kind is LineKind.CELL else kind), None
            elif tag == "tr":
                self._tables.enter_row()
            elif tag in ("td", "th"):
                cell = self._tables.enter_cell(attributes, header=tag == "th")
            elif tag == "hr":
                typesetter.gap = True
            elif tag == "pre":
                typesetter.preformatted += 1
            elif tag == "center":
                centered = True
        if attributes:
            aligned = centers(attributes, declared)
            centered = centered if aligned is None else aligned
            start = len(typesetter.lines)
            if (declared.background or declared.bordered) and tag not in _TABULAR:
                ending = ending._replace(box_start=start)
            if kind in _CAPTIONABLE and self._names_caption(attributes):
                ending = ending._replace(caption_start=start)
            if declared.place is not None:
                self.places[self._blocks] = declared.place
            if declared.keeps_breaks is not None:
                ending = ending._replace(kept_breaks=typesetter.keeps_breaks)
                typesetter.keeps_breaks = declared.keeps_breaks
        typesetter.block = BlockElement(kind, tag, self._blocks, level, centered, cell)
        return ending

    def _enter_list(self, node: Node, tag: str, ending: _Ending) -> _Ending:
        """Open a list or an item that may be a table's row or cell; says what its end does."""
        if tag == "ul":
            if node.mem_id not in self._rows and (rows := rows_of_lists(node)):
                self._rows = dict.fromkeys([row.mem_id for row in rows], False) | {rows[-1].mem_id: True}
                self._tables.enter(len(self.typesetter.lines), None)
            if node.mem_id not in self._rows:
                return ending
            self._tables.enter_row()
            return ending._replace(table=self._rows[node.mem_id])
        if node.parent is not None and node.parent.mem_id in self._rows:
            block = self.typesetter.block
            self.typesetter.block = block._replace(cell=self._tables.enter_cell({}, header=False))
        return ending

    def _names_caption(self, attributes: Attributes) -> bool:
        """Whether class or id name a picture's caption; a mere `caption` only right behind a picture."""
        key = attributes.get("class"), attributes.get("id")
        rank = self._caption_ranks.get(key)
        if rank is None:
            names = " ".join([name[:_NAMES_LONGEST] for name in key if name])
            rank = self._caption_ranks[key] = caption_rank(names)
        lines = self.typesetter.lines
        return rank == 2 or (rank == 1 and bool(lines) and lines[-1].image is not None)

    def _end(self, ending: _Ending) -> None:
        """See to the lines of a block that is a box, a caption or a table."""
        lines, blocks = self.typesetter.lines, self.typesetter.blocks
        if 0 <= ending.box_start < len(lines) <= ending.box_start + _BOX_LINES:
            self._boxes += 1
            for n in range(ending.box_start, len(lines)):
                if lines[n].image is None and not lines[n].boxed:
                    lines[n] = lines[n]._replace(boxed=self._boxes)
        if ending.caption_start >= 0 and len(lines) <= ending.caption_start + _BOX_LINES:
            for n in range(ending.caption_start, len(lines)):
                plain = lines[n].image is None and blocks[n].kind in _CAPTIONABLE
                if plain and len(lines[n].text) <= _CAPTION_LONGEST:
                    lines[n] = lines[n]._replace(kind=LineKind.CAPTION)
        if ending.table:
            self._tables.leave(lines, blocks)


_short_declarations = lru_cache(1024)(parse_declarations)


def _is_permalink(node: Node, attributes: Attributes) -> bool:
    """Whether a link is the mark by which a generated page offers a heading's own address: Hexo, Sphinx, VuePress."""
    return (attributes.get("href") or "").startswith("#") and (node.text() or "").strip() in PERMALINKS


def _holds_text_alone(node: Node) -> bool:
    """Whether nothing but text stands in an element: what it says of its size no element inside takes back."""
    inner = node.first_child
    return inner is not None and inner.is_text_node and inner.next is None


def _is_drop_cap(node: Node) -> bool:
    """Whether a floated element is the first letter of the paragraph beside it."""
    text = (node.text() or "").strip()
    return len(text) == 1 and text.isalpha() and node.next is not None


def _is_shadow(node: Node) -> bool:
    """Whether an element of no height says the same as the one over which it is drawn: letters with a shadow."""
    over = next((x for x in _following(node) if x.is_element_node), None)
    said = node.text(strip=True)
    return over is not None and bool(said) and over.text(strip=True) == said


def _is_labelled(button: Node) -> bool:
    """Whether a button says what labels say, three letters at least: components draw labels as buttons (怎么办的).

    So do they draw the headings of parts that open and close, those of Bootstrap's accordions whatever they say.
    """
    text = button.text()
    if "aria-expanded" in button.attributes and _TOGGLED.fullmatch(text.strip()) and _heads_panel(button):
        return True
    if _ACCORDION in (button.attributes.get("class") or "").split() and _heads_text(button):
        return True
    if len(text) > _BUTTON_LONGEST or _INTERFACE.search(text) or not _heads_text(button):
        return False
    start, end = bounds(text, 0, len(text))
    label = AGAIN.sub("", bare(text[start:end]))
    return len(label) >= _BUTTON_LABEL and spells_label(label)


def _heads_panel(button: Node) -> bool:
    """Whether the next element holds text, of a button or of the heading that is nothing but a button."""
    header = button
    if button.parent is not None and button.parent.tag in _LEVELS:
        header = button.parent
        if any(child.mem_id != button.mem_id for child in islice(header.iter(), 2)):
            return False
    panel = next((x for x in _following(header) if x.is_element_node), None)
    return panel is not None and panel.tag != "button" and bool(panel.text(strip=True))


def _following(node: Node) -> Iterator[Node]:
    """The few nodes behind one."""
    following = node.next
    for _ in range(_FEW):
        if following is None:
            return
        yield following
        following = following.next


def _heads_text(button: Node) -> bool:
    """Whether a button stands alone in its box above text."""
    box = button.parent
    if box is None or any(child.mem_id != button.mem_id for child in islice(box.iter(), 2)):
        return False
    below = box.next
    while below is not None and not below.is_element_node:
        below = below.next
    return below is not None and bool(below.text(strip=True))
