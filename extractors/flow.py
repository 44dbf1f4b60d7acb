"""From a part of the tree to lines with evidence: what a reader sees, line by line, as a browser would break it.

One walk without recursion. Text is collected into the open line; a block's start and end and <br> close it. Tables are
judged when they end, when it is known whether they hold data, pictures or the page's layout, so that no part of the
tree is looked at twice; lines that prove to be a table's, a caption or a box's are made anew then.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from ..schemas.labels import bare, bounds
from .captions import caption_rank
from .dom import Attributes, Node
from .hrefs import join
from .label_words import AGAIN, spells_label
from .lines import Cell, Image, Line, LineKind, Run
from .pictures import picture
from .style import PLAIN, STYLING, Declared, Style, centers, parse_declarations, restyled
from .surnames import SINGLE

__all__ = ["BLOCKS", "SKIPPED", "Sight", "lines_of"]

BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td
    tfoot th thead tr ul
    uni-app uni-page uni-page-body uni-page-head uni-page-wrapper uni-rich-text uni-scroll-view uni-swiper uni-view
    taro-rich-text-core taro-view-core
    """.split()  # noqa: SIM905
)
"""elements that begin and end a line (HTML Standard, rendering: flow content), and those of uni-app and Taro that do"""
SKIPPED = frozenset(
    """
    script style template svg math iframe object embed video audio canvas select datalist button textarea input head
    title noframes map marquee -comment -doctype
    """.split()  # noqa: SIM905
)
"""elements whose text is not read as text"""
_TEXT, _BREAK, _IMAGE, _NOSCRIPT, _BUTTON, _UNREAD, _INLINE, _BLOCK = range(8)
_NODES = {
    "-text": _TEXT,
    "br": _BREAK,
    "img": _IMAGE,
    "noscript": _NOSCRIPT,
    **dict.fromkeys(SKIPPED, _UNREAD),
    "button": _BUTTON,
    **dict.fromkeys(BLOCKS, _BLOCK),
}
"""what the walk does with a node"""
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BREAKING_DISPLAY = ("block", "flex", "grid", "list-item", "table")
_INDENTS = frozenset("\u3000\u00a0")
_WHITE = " \t\n\r\f"
_SPACES = re.compile(r"[ \t\n\r\f]+")
_WRAP = re.compile(r"(?<=[⺀-鿿＀-￯　-〿])[ \t\r\f]*\n[ \t\n\r\f]*(?=[⺀-鿿＀-￯　-〿])")
"""a line feed between two wide characters is no space (CSS Text 3, segment break transformation)"""
_BOX_LINES = 2
"""lines that an element with a background or border of its own may hold to count as a box around them (a heading's
badge); a larger one is the page's or a card's background"""
_BIT = 4
"""characters of a word's piece in a narrow cell of a table"""
_BITS = 12
"""lines that such a word is broken over at most"""
_BUTTON_LONGEST, _BUTTON_LABEL = 60, 3
"""Code points of a button that is read, with white space; letters of a label on it"""
_INTERFACE = re.compile("反馈|评价|点赞|打分|评议")
"""What buttons of the page itself say that labels say as well (问题反馈)."""
_CAPTION_LENGTH = 120
"""characters of text a picture in a table without data columns may have for the text to be its caption"""
_BOX_CAPTION = 200
"""characters of the longest line that such a name makes a caption"""
_NOSCRIPT_IMAGE = re.compile(r"<img\b[^>]{0,2000}>", re.IGNORECASE)
_NOSCRIPT_SOURCE = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]{1,2000})""", re.IGNORECASE)
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


_PERMALINKS = frozenset("#¶§🔗")


_Pieces = list[tuple[str, Style]]


class _Place(NamedTuple):
    """The block a line stands in, with what it inherits."""

    kind: LineKind
    tag: str
    number: int
    level: int | None
    centered: bool
    cell: _CellPlace | None


class _CellPlace(NamedTuple):
    table: _Table
    row: int
    column: int
    header: bool


@dataclass(slots=True, eq=False)
class _Table:
    """A table while it is open."""

    start: int
    columns: list[int] = field(default_factory=list)
    """number of cells of each row"""
    nested: bool = False
    presentation: bool = False
    pictures: int = 0


class _Ending(NamedTuple):
    """What a block does with its lines when it ends; few blocks do anything."""

    box_start: int = -1
    """number of lines when a box began, -1 for no box"""
    caption_start: int = -1
    """number of lines when a block began that is named as a caption, -1 for none"""
    table: _Table | None = None


_NOTHING = _Ending()


_Opened = tuple[Node, Style, _Place | None, _Ending]
"""an element that is entered: what to restore when it ends; without a place where it is no block"""
_Draft = tuple[Line, _Place]


class _Flow:
    """The state of one walk."""

    def __init__(self, base: str | None, sight: Sight) -> None:
        self.base = base
        self.sight = sight
        self.hidden_classes = frozenset(name[1:] for name in sight.hidden if name.startswith("."))
        self.lines: list[Line] = []
        self.places: list[_Place] = []
        """where each line stands"""
        self.pieces: _Pieces = []
        self.gap = False
        self.indented = False
        self.breaks = 0
        self.blocks = 0
        self.boxes = 0
        self.tables: list[_Table] = []
        self.data_tables = 0
        self.letters = 0
        """lines of one character"""
        self.style = Style()
        self.place = _Place(LineKind.PARAGRAPH, "body", 0, None, False, None)
        self.pre = 0
        self._declared: dict[str, Declared] = {}
        self._named: dict[tuple[str | None, str | None], int] = {}

    # -- lines

    def text(self, raw: str) -> None:
        """Append a text node to the open line."""
        if self.pre and "\n" in raw:
            first, *rest = raw.split("\n")
            self.text(first)
            for line in rest:
                self.line_break()
                self.text(line)
            return
        pieces = self.pieces
        if pieces:
            text = _fold(raw)
            if text[:1] == " " and pieces[-1][0][-1:] == " ":
                text = text[1:]
        else:
            text = raw.lstrip()
            if not self.indented and len(text) < len(raw):
                self.indented = not _INDENTS.isdisjoint(raw[: len(raw) - len(text)])
            text = _fold(text)
        if text:
            pieces.append((text, self.style))

    def space(self) -> None:
        """Append a text node of white space."""
        pieces = self.pieces
        if pieces and pieces[-1][0][-1:] != " ":
            pieces.append((" ", self.style))

    def line_break(self) -> None:
        """A <br>: two in a row leave an empty line."""
        if self.pieces:
            self.close()
            self.breaks = 1
        else:
            self.breaks += 1
            self.gap = self.gap or self.breaks > 1

    def close(self) -> None:
        """End the open line."""
        pieces = self.pieces
        if not pieces:
            return
        self.pieces = []
        last, style = pieces[-1]
        last = last.rstrip()
        pieces[-1] = last, style
        text = last if len(pieces) == 1 else "".join([t for t, _ in pieces])
        if not _SEEN.search(text):
            self.gap = True
            return
        self.letters += len(text) <= 2
        kind, tag, number, level, centered, _ = place = self.place
        self.lines.append(Line(text, kind, 0, tag, number, level, centered, 0, self.gap, self.indented, _runs(pieces)))
        self.places.append(place)
        self.gap = self.indented = False
        self.breaks = 0

    def image(self, attributes: Attributes) -> None:
        """Append an image between the lines, unless it is no content."""
        found = picture(attributes, self.styled(attributes))
        if found is None:
            return
        self.close()
        if found.src and self.base:
            found = Image(join(self.base, found.src), found.alt, found.width, found.height)
        _, tag, number, _, centered, _ = place = self.place
        self.lines.append(Line("", _IMAGE_LINE, tag=tag, block=number, centered=centered, gap=self.gap, image=found))
        self.places.append(place)
        self.gap = False
        self.breaks = 0
        if self.tables:
            self.tables[-1].pictures += 1

    # -- elements

    def styled(self, attributes: Attributes) -> Declared:
        """The inline declarations of an element."""
        style = attributes.get("style")
        if not style:
            return PLAIN
        if len(style) <= _SHORT_STYLE:
            return _short_declarations(style)
        declared = self._declared.get(style)
        if declared is None:
            declared = self._declared[style] = parse_declarations(style)
        return declared

    def hides(self, node: Node, attributes: Attributes, declared: Declared) -> bool:
        """Whether the element and all in it cannot be seen."""
        if "hidden" in attributes or (
            declared is not PLAIN and (declared.display == "none" or declared.collapsed or declared.invisible)
        ):
            return node.mem_id not in self.sight.shown
        if declared.size is not None and not declared.size[0] and _holds_text_alone(node):
            return True
        classes, id = attributes.get("class"), attributes.get("id")
        if (classes and not self.hidden_classes.isdisjoint(classes.split())) or (id and "#" + id in self.sight.hidden):
            return node.mem_id not in self.sight.shown
        return False

    def enter(self, node: Node, tag: str, *, block: bool) -> _Opened | None:
        """Open an element; None where it is not seen."""
        if self.sight.skipped and node.mem_id in self.sight.skipped:
            if block and self.pieces:
                self.close()  # what is left out, as an advertisement, parts what stands around it all the same
            return None
        style = self.style
        attributes = node.attributes
        if not attributes:
            if tag in STYLING:
                self.style = restyled(style, tag, attributes, PLAIN)
            return self._enter_block(node, tag, attributes, PLAIN, style) if block else (node, style, None, _NOTHING)
        declared = self.styled(attributes)
        if self.hides(node, attributes, declared) or (tag == "a" and _is_permalink(node, attributes)):
            return None
        self.style = restyled(style, tag, attributes, declared)
        if block or (declared.display or "").startswith(_BREAKING_DISPLAY):
            return self._enter_block(node, tag, attributes, declared, style)
        return (node, style, None, _NOTHING)

    def leave(self, opened: _Opened) -> None:
        """Close an element."""
        _, self.style, place, ending = opened
        if place is not None:
            self._leave_block(ending)
            self.place = place

    def _leave_block(self, ending: _Ending) -> None:
        tag = self.place.tag
        if self.pieces:
            self.close()
        elif tag == "p" and (not self.places or self.places[-1] is not self.place):
            self.gap = True
        if ending is not _NOTHING:
            self._end(ending)
        if tag == "pre":
            self.pre -= 1
        self.breaks = 0

    def _end(self, ending: _Ending) -> None:
        """See to the lines of a block that is a box, a caption or a table."""
        lines = self.lines
        if 0 <= ending.box_start < len(lines) <= ending.box_start + _BOX_LINES:
            self.boxes += 1
            for n in range(ending.box_start, len(lines)):
                if lines[n].image is None and not lines[n].boxed:
                    lines[n] = lines[n]._replace(boxed=self.boxes)
        if ending.caption_start >= 0:
            self._caption(ending.caption_start)
        if ending.table:
            self.tables.pop()
            self._settle(ending.table)

    def _caption(self, start: int) -> None:
        """Make the lines of a block that is named as a caption one, where they are short."""
        lines = self.lines
        if len(lines) > start + _BOX_LINES:
            return
        for n in range(start, len(lines)):
            plain = lines[n].image is None and self.places[n].kind in _CAPTIONABLE
            if plain and len(lines[n].text) <= _BOX_CAPTION:
                lines[n] = lines[n]._replace(kind=LineKind.CAPTION)

    def _names_caption(self, attributes: Attributes) -> bool:
        """Whether class or id name a picture's caption; a mere `caption` only right behind a picture."""
        key = attributes.get("class"), attributes.get("id")
        named = self._named.get(key)
        if named is None:
            named = self._named[key] = caption_rank(" ".join([name for name in key if name]))
        return named == 2 or (named == 1 and bool(self.lines) and self.lines[-1].image is not None)

    def _enter_block(self, node: Node, tag: str, attributes: Attributes, declared: Declared, style: Style) -> _Opened:
        """Open a block, whose text has its style already; `style` is the one outside."""
        if self.pieces:
            self.close()
        outer = self.place
        self.blocks += 1
        kind, _, _, level, centered, cell = outer
        ending = _NOTHING
        if tag in _SPECIAL:
            if tag in _HEADINGS:
                kind, level = _HEADING, _HEADINGS[tag]
            elif tag in _KINDS:
                kind = _KINDS[tag]
            elif tag == "table":
                ending = _Ending(table=self._open_table(attributes))
                kind, cell = (_PARAGRAPH if kind is LineKind.CELL else kind), None
            elif tag == "tr":
                if self.tables:
                    self.tables[-1].columns.append(0)
            elif tag in ("td", "th"):
                if self.tables:
                    cell = self._open_cell(tag)
            elif tag == "hr":
                self.gap = True
            elif tag == "pre":
                self.pre += 1
            elif tag == "center":
                centered = True
        if attributes:
            aligned = centers(attributes, declared)
            centered = centered if aligned is None else aligned
            start = len(self.lines)
            if (declared.background or declared.bordered) and tag not in _TABULAR:
                ending = ending._replace(box_start=start)
            if kind in _CAPTIONABLE and self._names_caption(attributes):
                ending = ending._replace(caption_start=start)
        self.place = _Place(kind, tag, self.blocks, level, centered, cell)
        return (node, style, outer, ending)

    # -- tables

    def _open_table(self, attributes: Attributes) -> _Table:
        for outer in self.tables[-1:]:
            outer.nested = True
        table = _Table(len(self.lines), presentation=attributes.get("role") in ("presentation", "none"))
        self.tables.append(table)
        return table

    def _open_cell(self, tag: str) -> _CellPlace:
        table = self.tables[-1]
        if not table.columns:
            table.columns.append(0)
        place = _CellPlace(table, len(table.columns) - 1, table.columns[-1], tag == "th")
        table.columns[-1] += 1
        return place

    def _settle(self, table: _Table) -> None:
        """Judge a table that has ended: data, a picture with its caption, or layout."""
        if table.nested or table.presentation:
            return
        texts = [n for n in range(table.start, len(self.lines)) if self.lines[n].image is None]
        own = [cell for n in texts if (cell := self.places[n].cell) and cell.table is table]
        rows: dict[int, set[int]] = {}
        for cell in own:
            rows.setdefault(cell.row, set()).add(cell.column)
        side_by_side = any(len(r) > 1 for r in rows.values())
        if table.pictures and self._are_captions(texts, table):
            for n in texts:
                self.lines[n] = self.lines[n]._replace(kind=LineKind.CAPTION)
        elif side_by_side:
            self._tabulate(table)

    def _are_captions(self, texts: list[int], table: _Table) -> bool:
        """A table of pictures holds no more than a short text for each."""
        if len(texts) > table.pictures + 1:
            return False
        return sum(len(self.lines[n].text) for n in texts) <= _CAPTION_LENGTH * table.pictures

    def _tabulate(self, table: _Table) -> None:
        """Make the lines of a table of data what they are: rows, or lines with their cell."""
        since = slice(table.start, None)
        drafts = list(_rows(list(zip(self.lines[since], self.places[since], strict=True)), table, self.data_tables))
        self.lines[since] = [line for line, _ in drafts]
        self.places[since] = [place for _, place in drafts]
        self.data_tables += 1

    def finish(self) -> tuple[Line, ...]:
        """The lines."""
        self.close()
        return tuple(_boxed_letters(_upright(self.lines)) if self.letters > 1 else self.lines)


_PARAGRAPH, _HEADING, _IMAGE_LINE = LineKind.PARAGRAPH, LineKind.HEADING, LineKind.IMAGE
"""by names of their own: an Enum's attribute takes longer to read than a line to append"""
_CAPTIONABLE = frozenset((LineKind.PARAGRAPH, LineKind.DEFINITION))
_KINDS = {
    "li": LineKind.ITEM,
    "dt": LineKind.TERM,
    "dd": LineKind.DEFINITION,
    "figcaption": LineKind.CAPTION,
    "caption": LineKind.CAPTION,
}
_TABULAR = frozenset(("td", "th", "tr", "table", "tbody"))
_SPECIAL = frozenset((*_HEADINGS, *_KINDS, "table", "tr", "td", "th", "hr", "pre", "center"))
"""blocks that are more than a place for lines"""


def lines_of(
    roots: Iterable[Node],
    *,
    base: str | None = None,
    sight: Sight | None = None,
) -> tuple[Line, ...]:
    """The lines of the elements `roots`, in order; addresses of images are joined to `base`."""
    flow = _Flow(base, sight or Sight())
    for root in roots:
        _walk(root, flow)
    return flow.finish()


def _walk(root: Node, flow: _Flow) -> None:
    """One walk in document order, entering and leaving each element once."""
    opened: list[_Opened] = []
    kinds: dict[int, tuple[int, str]] = {}
    node: Node | None = root
    while node is not None:
        number = node.tag_id
        if number not in kinds:
            tag = node.tag or "?"
            kinds[number] = _NODES.get(tag, _INLINE), tag
        kind, tag = kinds[number]
        if kind == _BUTTON:
            kind = _INLINE if _is_labelled(node) else _UNREAD
        if kind == _TEXT:
            if node.is_empty_text_node and not flow.pre:
                flow.space()
            else:
                flow.text(node.text_content or "")
        elif kind >= _INLINE:
            if len(opened) < _DEEP and (entered := flow.enter(node, tag, block=kind == _BLOCK)) is not None:
                inner = node.first_child
                if inner is not None:
                    opened.append(entered)
                    node = inner
                    continue
                flow.leave(entered)
        elif kind == _BREAK:
            flow.line_break()
        elif kind == _IMAGE:
            flow.image(node.attributes)
        elif kind == _NOSCRIPT:
            _lazy(node, flow)
        following = node.next if opened else None
        while following is None and opened:
            entered = opened.pop()
            flow.leave(entered)
            following = entered[0].next if opened else None
        node = following


def _is_labelled(button: Node) -> bool:
    """Whether a button says what labels say, three letters at least: components draw labels as buttons (怎么办的)."""
    text = button.text()
    if len(text) > _BUTTON_LONGEST or _INTERFACE.search(text) or not _heads_text(button):
        return False
    start, end = bounds(text, 0, len(text))
    label = AGAIN.sub("", bare(text[start:end]))
    return len(label) >= _BUTTON_LABEL and spells_label(label)


def _heads_text(button: Node) -> bool:
    """Whether a button stands alone in its box above text."""
    box = button.parent
    if box is None or any(child.mem_id != button.mem_id for child in islice(box.iter(), 2)):
        return False
    below = box.next
    while below is not None and not below.is_element_node:
        below = below.next
    return below is not None and bool(below.text(strip=True))


def _lazy(node: Node, flow: _Flow) -> None:
    """The picture of a <noscript>, where the image before it has no address of its own."""
    before = flow.lines[-1].image if flow.lines and not flow.pieces else None
    if before and before.src and not before.src.startswith("data:"):
        return
    for image in _NOSCRIPT_IMAGE.findall((node.text() or "")[:20_000]):
        source = _NOSCRIPT_SOURCE.search(image)
        if source:
            if before:
                flow.lines.pop()
                flow.places.pop()
            flow.image({"src": source[1]})
            return


@lru_cache(1024)
def _short_declarations(style: str) -> Declared:
    return parse_declarations(style)


def _rows(drafts: list[_Draft], table: _Table, number: int) -> Iterator[_Draft]:
    """The lines of a data table: a row whose cells hold one line each becomes one line."""
    at = 0
    while at < len(drafts):
        cell = drafts[at][1].cell
        if cell is None or cell.table is not table:
            yield drafts[at]
            at += 1
            continue
        end = at
        while end < len(drafts) and (c := drafts[end][1].cell) and c.table is table and c.row == cell.row:
            end += 1
        row = _unbroken(drafts[at:end])
        columns = [_column(d) for d in row]
        if len(set(columns)) == len(columns) and not any(line.image for line, _ in row):
            row = [_joined(row)]
        else:
            row = [(line if line.image else line._replace(kind=LineKind.CELL), place) for line, place in row]
        for line, place in row:
            yield line._replace(cell=_cell(place, number)), place
        at = end


def _column(draft: _Draft) -> int:
    """The column in which a line of a table's own cells stands."""
    cell = draft[1].cell
    assert cell
    return cell.column


def _cell(place: _Place, number: int) -> Cell:
    """The cell of the data table of this number that a line stands in."""
    assert place.cell
    table, row, column, header = place.cell
    return Cell(number, row, column, table.columns[row], header)


def _unbroken(row: list[_Draft]) -> list[_Draft]:
    """The lines of a row, with the words joined that are broken over the lines of a narrow cell (群众<br>诉求)."""
    found: list[_Draft] = []
    for _, drafts in groupby(row, key=_column):
        cell = list(drafts)
        lines = [line for line, _ in cell]
        if len(cell) > 1 and all(line.image is None for line in lines) and _is_one_word(lines, first=cell[0] is row[0]):
            pieces = [piece for line in lines for piece in _pieces(line)]
            word = lines[0]._replace(text="".join([t for t, _ in pieces]), runs=_runs(pieces))
            cell = [(word, cell[0][1])]
        found += cell
    return found


def _upright(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with the labels joined that stand upright in an element, a character in each of its lines (缘<br>由)."""
    for _, group in groupby(lines, key=_element):
        element = list(group)
        if len(element) > 1 and _is_broken_word(element):
            yield _one_line(element)
        else:
            yield from element


def _is_broken_word(element: list[Line]) -> bool:
    """Whether an element is a label broken into letters, or into two halves: 服务<br>举措."""
    longest = max(len(line.text) for line in element)
    halves = len(element) == 2 and longest == 2 and all(line.image is None for line in element)
    return (longest == 1 or halves) and _is_one_word(element)


def _one_line(lines: list[Line]) -> Line:
    pieces = [piece for line in lines for piece in _pieces(line)]
    return lines[0]._replace(text="".join([t for t, _ in pieces]), runs=_runs(pieces))


def _boxed_letters(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with the words joined of which each letter stands in a box of its own, as WeChat's editors set labels."""
    for (is_letter, _), group in groupby(lines, key=_letter):
        found = list(group)
        boxed = all(x.boxed or any(run.background for run in x.runs) for x in found)
        apart = all(b.block - a.block > (not boxed) for a, b in pairwise(found))
        if is_letter and apart and _LETTERS_LEAST <= len(found) <= _BITS:
            line = _one_line(found)
            yield line._replace(runs=tuple(run._replace(names=_LETTERED) for run in line.runs))
        else:
            yield from found


def _is_permalink(node: Node, attributes: Attributes) -> bool:
    """Whether a link is the mark by which a generated page offers a heading's own address: Hexo, Sphinx, VuePress."""
    return (attributes.get("href") or "").startswith("#") and (node.text() or "").strip() in _PERMALINKS


def _holds_text_alone(node: Node) -> bool:
    """Whether nothing but text stands in an element: what it says of its size no element inside takes back."""
    inner = node.first_child
    return inner is not None and inner.is_text_node and inner.next is None


def _letter(line: Line) -> tuple[bool, str | None]:
    """Whether a line is a single letter in a box, and of which element."""
    text = line.text.strip(_ZERO_WIDTH) if 1 < len(line.text) <= _LETTER_LONGEST else line.text
    is_letter = len(text) == 1 and "\u3400" <= text <= "\u9fff" and text not in _COUNTS
    is_letter = is_letter and line.cell is None and line.tag != "li"
    return is_letter, line.tag if is_letter else None


def _element(line: Line) -> int:
    return line.block


def _is_one_word(cell: list[Line], *, first: bool = False) -> bool:
    """Whether the lines are a few characters each and spell a label together, or are in a row's `first` cell anyway."""
    if len(cell) > _BITS:
        return False
    bits = ["".join(line.text.split()) for line in cell]
    if max(map(len, bits)) > _BIT:
        return False
    if spells_label("".join(bits)):
        return True
    broken = first and len(bits) == 2 and cell[0].block == cell[1].block and "".join(bits).isalpha()
    return broken and not all(bit[0] in SINGLE and len(bit) < 4 for bit in bits)  # a name in each line


def _joined(row: list[_Draft]) -> _Draft:
    """One line of the cells of a row, a tab between them."""
    pieces: _Pieces = []
    cells: list[tuple[int, int]] = []
    offset = 0
    column = 0
    for draft in row:
        own = _pieces(draft[0])
        if pieces:
            pieces.append(("\t", own[0][1]))
            offset += 1
        cells.extend((offset, offset) for _ in range(_column(draft) - column))
        length = len(draft[0].text)
        cells.append((offset, offset + length))
        pieces.extend(own)
        offset += length
        column = _column(draft) + 1
    line, place = row[0]
    text = "".join([t for t, _ in pieces])
    line = line._replace(text=text, kind=LineKind.ROW, indented=False, runs=_runs(pieces), cells=tuple(cells))
    return line, place


def _pieces(line: Line) -> _Pieces:
    """The pieces that a line's runs were made of."""
    return [(line.text[r.start : r.end], Style._make(r[2:])) for r in line.runs]


_ZERO_WIDTH, _LETTER_LONGEST = "\u200b\u200c\u200d\u2060\ufeff", 3
"""What may stand unseen around a letter in its box, and how many code points both have."""
_COUNTS = frozenset("一二三四五六七八九十")
_LETTERED = "letters"
"""What stands for a class where nothing but its letters' boxes sets a word apart."""
_LETTERS_LEAST = 3
"""Letters in boxes of their own that make a word."""


def _runs(pieces: _Pieces) -> tuple[Run, ...]:
    """Pieces of one style joined."""
    if len(pieces) == 1:
        text, style = pieces[0]
        return (Run(0, len(text), *style),)
    runs: list[Run] = []
    start = offset = 0
    style = pieces[0][1]
    for text, its in pieces:
        if its is not style and its != style:
            runs.append(Run(start, offset, *style))
            start = offset
        style = its
        offset += len(text)
    runs.append(Run(start, offset, *style))
    return tuple(runs)


def _fold(text: str) -> str:
    """White space in the sense of HTML folded to one space."""
    if text.isprintable() and "  " not in text:  # most text; what is printable holds no white space but spaces
        return text
    bare = text.strip(_WHITE)
    if "\n" in bare:
        bare = _WRAP.sub("", bare)
    if "  " in bare or not bare.isprintable():
        bare = _SPACES.sub(" ", bare)
    before = " " if text[0] in _WHITE else ""
    after = " " if bare and text[-1] in _WHITE else ""
    return before + bare + after


_SEEN = re.compile("[^\\s\u200b-\u200f\u2060\ufeff\u00ad\ufffd]")
"""a character that can be seen"""
