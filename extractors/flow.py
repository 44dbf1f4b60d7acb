"""From a part of the tree to lines with evidence: what a reader sees, line by line, as a browser would break it.

One walk without recursion. Text is collected into the open line; a block's start and end and <br> close it. Tables are
judged when they end, when it is known whether they hold data, pictures or the page's layout, so that no part of the
tree is looked at twice.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import groupby

from .dom import Node
from .hrefs import join
from .label_words import spells_label
from .lines import Cell, Image, Line, LineKind, Run
from .pictures import picture
from .style import PLAIN, Declared, font_size, parse_declarations, pixels

__all__ = ["BLOCKS", "SKIPPED", "Sight", "lines_of"]

BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td
    tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
"""elements that begin and end a line (HTML Standard, rendering: flow content)"""
SKIPPED = frozenset(
    """
    script style template svg math iframe object embed video audio canvas select datalist button textarea input head
    title noframes map marquee -comment -doctype
    """.split()  # noqa: SIM905
)
"""elements whose text is not read as text"""
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD = frozenset(("b", "strong", "th", *_HEADINGS))
_EMPHASIS = frozenset(("u", "em", "i", "mark", "label", "dfn", "ins", "cite"))
"""elements that set text apart, whatever a style sheet makes of them"""
_BREAKING_DISPLAY = ("block", "flex", "grid", "list-item", "table")
_INDENTS = frozenset("\u3000\u00a0")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_WRAP = re.compile(r"(?<=[⺀-鿿＀-￯　-〿])[ \t\r\f]*\n[ \t\n\r\f]*(?=[⺀-鿿＀-￯　-〿])")
"""a line feed between two wide characters is no space (CSS Text 3, segment break transformation)"""
_BOX_LINES = 2
"""lines that an element with a background or border of its own may hold to count as a box around them (a heading's
badge); a larger one is the page's or a card's background"""
_BIT = 4
"""characters of a word's piece in a narrow cell of a table"""
_CAPTION_LENGTH = 120
"""characters of text a picture in a table without data columns may have for the text to be its caption"""
_CAPTION_NAME = re.compile(
    r"(?<![a-z])(?:pic|pics|img|image|photo|picture|figure|pgc)(?:[-_ ](?:img|box|center|text))?[-_]?"
    r"(?:caption|desc|descr|description|intro|introduction|note|remark)(?![a-z])"
    r"|(?<![a-z])fig-?caption(?![a-z])|(?<![a-z])wp-caption-text(?![a-z])"
)
"""class or id of a picture's caption: pgc-img-caption (toutiao), img-desc (36kr), img-center-desc (huxiu), picIntro
(ifeng), image-caption (Jianshu), wp-caption-text (WordPress); not img-box, pic-list, description, photo-intros"""
_PLAIN_CAPTION = re.compile(r"(?<![a-z])captions?(?![a-z])")
"""the same for a block right behind a picture only: caption (Bootstrap) is a headline elsewhere"""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BOX_CAPTION = 200
"""characters of the longest line that such a name makes a caption"""
_NOSCRIPT_IMAGE = re.compile(r"<img\b[^>]{0,2000}>", re.IGNORECASE)
_NOSCRIPT_SOURCE = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]{1,2000})""", re.IGNORECASE)
_DEEP = 600
"""open elements whose style is kept; `prescan` caps depth below that"""

Attributes = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Sight:
    """What is not seen: elements by their place in memory, and names that the page's own style sheet hides."""

    skipped: Collection[int] = frozenset()
    hidden: frozenset[str] = frozenset()
    shown: Collection[int] = frozenset()
    """elements that count though their style hides them (a body that a script makes visible)"""


@dataclass(slots=True)
class _Style:
    bold: bool = False
    size: float | None = None
    color: str | None = None
    background: str | None = None
    link: bool = False
    names: str = ""


@dataclass(slots=True, eq=False)
class _Place:
    """The block a line stands in, with what it inherits."""

    kind: LineKind
    tag: str
    number: int
    level: int | None
    centered: bool
    cell: _CellPlace | None


@dataclass(slots=True, eq=False)
class _CellPlace:
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
    number: int | None = None
    pictures: int = 0


@dataclass(slots=True, eq=False)
class _Draft:
    place: _Place
    pieces: list[tuple[str, _Style]]
    gap: bool
    boxed: bool = False
    indented: bool = False
    image: Image | None = None
    kind: LineKind | None = None
    cell: _CellPlace | None = None
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True, eq=False)
class _Open:
    """An element that is entered: what to restore when it ends."""

    style: _Style
    place: _Place
    block: bool
    box_start: int
    """number of drafts when a box began, -1 for no box"""
    table: _Table | None
    caption_start: int = -1
    """number of drafts when a block began that is named as a caption, -1 for none"""


class _Flow:
    """The state of one walk."""

    def __init__(self, base: str | None, sight: Sight) -> None:
        self.base = base
        self.sight = sight
        self.drafts: list[_Draft] = []
        self.pieces: list[tuple[str, _Style]] = []
        self.gap = False
        self.indented = False
        self.breaks = 0
        self.blocks = 0
        self.tables: list[_Table] = []
        self.data_tables = 0
        self.style = _Style()
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
        text = _fold(raw)
        pieces = self.pieces
        if not pieces:
            bare = text.lstrip()
            self.indented = self.indented or not _INDENTS.isdisjoint(text[: len(text) - len(bare)])
            text = bare
        elif text[:1] == " " and pieces[-1][0][-1:] == " ":
            text = text[1:]
        if text:
            pieces.append((text, self.style))

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
        if not self.pieces:
            return
        pieces, self.pieces = self.pieces, []
        last, style = pieces[-1]
        pieces[-1] = (last.rstrip(), style)
        if not any(_visible(t) for t, _ in pieces):
            self.gap = True
            return
        self.drafts.append(_Draft(self.place, pieces, self.gap, cell=self.place.cell, indented=self.indented))
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
        self.drafts.append(_Draft(self.place, [], self.gap, image=found, cell=self.place.cell))
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
        declared = self._declared.get(style)
        if declared is None:
            declared = self._declared[style] = parse_declarations(style)
        return declared

    def hides(self, node: Node, attributes: Attributes, declared: Declared) -> bool:
        """Whether the element and all in it cannot be seen."""
        if declared.display == "none" or declared.collapsed or declared.invisible or "hidden" in attributes:
            return not self.sight.shown or node.mem_id not in self.sight.shown
        names = self.sight.hidden
        if not names:
            return False
        if "#" + (attributes.get("id") or "") in names:
            return True
        return any("." + name in names for name in (attributes.get("class") or "").split())

    def enter(self, node: Node, tag: str) -> _Open | None:
        """Open an element; None where it is not seen."""
        if self.sight.skipped and node.mem_id in self.sight.skipped:
            return None
        attributes: Attributes = node.attributes
        declared = self.styled(attributes)
        if attributes and self.hides(node, attributes, declared):
            return None
        block = tag in BLOCKS or (declared.display or "").startswith(_BREAKING_DISPLAY)
        opened = _Open(self.style, self.place, block, -1, None)
        self.style = self._restyle(tag, attributes, declared)
        if block:
            self.close()
            self._enter_block(tag, attributes, declared, opened)
        return opened

    def leave(self, opened: _Open) -> None:
        """Close an element."""
        if opened.block:
            if not self.pieces and self.place.tag == "p" and self._is_empty(self.place):
                self.gap = True
            self.close()
            if 0 <= opened.box_start < len(self.drafts) <= opened.box_start + _BOX_LINES:
                for draft in self.drafts[opened.box_start :]:
                    draft.boxed = True
            if opened.caption_start >= 0:
                self._caption(opened.caption_start)
            if opened.table:
                self.tables.pop()
                self._settle(opened.table)
            if self.place.tag == "pre":
                self.pre -= 1
            self.breaks = 0
        self.style, self.place = opened.style, opened.place

    def _caption(self, start: int) -> None:
        """Make the lines of a block that is named as a caption one, where they are short."""
        if len(self.drafts) > start + _BOX_LINES:
            return
        for draft in self.drafts[start:]:
            plain = draft.image is None and draft.place.kind is LineKind.PARAGRAPH
            if plain and sum(len(text) for text, _ in draft.pieces) <= _BOX_CAPTION:
                draft.kind = LineKind.CAPTION

    def _names_caption(self, attributes: Attributes) -> bool:
        """Whether class or id name a picture's caption; a mere `caption` only right behind a picture."""
        key = attributes.get("class"), attributes.get("id")
        named = self._named.get(key)
        if named is None:
            names = _CAMEL.sub("-", " ".join(name for name in key if name)).lower()
            named = self._named[key] = 2 if _CAPTION_NAME.search(names) else 1 if _PLAIN_CAPTION.search(names) else 0
        return named == 2 or (named == 1 and bool(self.drafts) and self.drafts[-1].image is not None)

    def _is_empty(self, place: _Place) -> bool:
        return not self.drafts or self.drafts[-1].place is not place

    def _restyle(self, tag: str, attributes: Attributes, declared: Declared) -> _Style:
        old = self.style
        bold = tag in _BOLD or old.bold
        size, color, background = old.size, old.color, old.background
        if declared is not PLAIN:
            bold = bold if declared.bold is None else declared.bold
            size = pixels(declared.size, size)
            color = declared.color or color
            background = declared.background or background
        if tag == "font":
            size = pixels(font_size(attributes.get("size") or ""), size)
            color = (attributes.get("color") or "").strip().lower() or color
        elif attributes and attributes.get("bgcolor"):
            background = (attributes["bgcolor"] or "").strip().lower()
        link = old.link or (tag == "a" and "href" in attributes)
        names = (attributes.get("class") or "").strip() or old.names
        if tag in _EMPHASIS:
            names = f"{tag} {names}".strip()
        if (
            bold == old.bold
            and link == old.link
            and size == old.size
            and color == old.color
            and background == old.background
            and names == old.names
        ):
            return old
        return _Style(bold, size, color, background, link, names)

    def _enter_block(self, tag: str, attributes: Attributes, declared: Declared, opened: _Open) -> None:
        outer = self.place
        self.blocks += 1
        align = (attributes.get("align") or "").lower()
        centered = outer.centered
        if declared.centered is not None:
            centered = declared.centered
        elif align:
            centered = align in ("center", "middle")
        elif tag == "center":
            centered = True
        kind, level, cell = outer.kind, outer.level, outer.cell
        if tag in _HEADINGS:
            kind, level = LineKind.HEADING, _HEADINGS[tag]
        elif tag in _KINDS:
            kind = _KINDS[tag]
        elif tag == "table":
            opened.table = self._open_table(attributes)
            kind, cell = (LineKind.PARAGRAPH if kind is LineKind.CELL else kind), None
        elif tag == "tr":
            if self.tables:
                self.tables[-1].columns.append(0)
        elif tag in ("td", "th") and self.tables:
            cell = self._open_cell(tag)
        elif tag == "hr":
            self.gap = True
        elif tag == "pre":
            self.pre += 1
        if (declared.background or declared.bordered) and tag not in ("td", "th", "tr", "table", "tbody"):
            opened.box_start = len(self.drafts)
        if attributes and kind is LineKind.PARAGRAPH and self._names_caption(attributes):
            opened.caption_start = len(self.drafts)
        self.place = _Place(kind, tag, self.blocks, level, centered, cell)

    # -- tables

    def _open_table(self, attributes: Attributes) -> _Table:
        for outer in self.tables[-1:]:
            outer.nested = True
        table = _Table(len(self.drafts), presentation=attributes.get("role") in ("presentation", "none"))
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
        drafts = self.drafts[table.start :]
        texts = [d for d in drafts if d.image is None]
        own = [d for d in texts if d.cell and d.cell.table is table]
        columns = {d.cell.column for d in own if d.cell}
        rows: dict[int, set[int]] = {}
        for draft in own:
            if draft.cell:
                rows.setdefault(draft.cell.row, set()).add(draft.cell.column)
        side_by_side = any(len(r) > 1 for r in rows.values())
        if table.pictures and self._are_captions(texts, table):
            for draft in texts:
                draft.kind = LineKind.CAPTION
        elif len(columns) > 1 and side_by_side:
            table.number = self.data_tables
            self.data_tables += 1
            self.drafts[table.start :] = list(_rows(drafts, table))

    def _are_captions(self, texts: list[_Draft], table: _Table) -> bool:
        """A table of pictures holds no more than a short text for each."""
        if len(texts) > table.pictures + 1:
            return False
        return sum(len(t) for d in texts for t, _ in d.pieces) <= _CAPTION_LENGTH * table.pictures

    def finish(self) -> tuple[Line, ...]:
        """The lines; each draft is let go as soon as its line stands, since they take as much memory."""
        self.close()
        drafts, self.drafts = self.drafts[::-1], []
        return tuple([_line(drafts.pop()) for _ in range(len(drafts))])


_KINDS = {
    "li": LineKind.ITEM,
    "dt": LineKind.TERM,
    "dd": LineKind.DEFINITION,
    "figcaption": LineKind.CAPTION,
    "caption": LineKind.CAPTION,
}


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
    opened: list[tuple[Node, _Open]] = []
    node: Node | None = root
    while node is not None:
        tag = node.tag or "?"
        inner: Node | None = None
        if tag == "-text":
            flow.text(node.text_content or "")
        elif tag == "br":
            flow.line_break()
        elif tag == "img":
            flow.image(node.attributes)
        elif tag == "noscript":
            _lazy(node, flow)
        elif tag not in SKIPPED and len(opened) < _DEEP and (entered := flow.enter(node, tag)) is not None:
            inner = node.first_child
            if inner is None:
                flow.leave(entered)
            else:
                opened.append((node, entered))
        node = inner or _next(node, opened, flow)


def _next(node: Node, opened: list[tuple[Node, _Open]], flow: _Flow) -> Node | None:
    """The node behind this one, with the elements closed that end before it; None behind the root."""
    while opened:
        following = node.next
        if following is not None:
            return following
        node, entered = opened.pop()
        flow.leave(entered)
    return None


def _lazy(node: Node, flow: _Flow) -> None:
    """The picture of a <noscript>, where the image before it has no address of its own."""
    before = flow.drafts[-1].image if flow.drafts and not flow.pieces else None
    if before and before.src and not before.src.startswith("data:"):
        return
    for image in _NOSCRIPT_IMAGE.findall((node.text() or "")[:20_000]):
        source = _NOSCRIPT_SOURCE.search(image)
        if source:
            if before:
                flow.drafts.pop()
            flow.image({"src": source[1]})
            return


def _rows(drafts: list[_Draft], table: _Table) -> Iterable[_Draft]:
    """The lines of a data table: a row whose cells hold one line each becomes one line."""
    at = 0
    while at < len(drafts):
        cell = drafts[at].cell
        if cell is None or cell.table is not table:
            yield drafts[at]
            at += 1
            continue
        end = at
        while end < len(drafts) and (c := drafts[end].cell) and c.table is table and c.row == cell.row:
            end += 1
        row = _unbroken(drafts[at:end])
        columns = [d.cell.column for d in row if d.cell]
        if len(set(columns)) == len(columns) and not any(d.image for d in row):
            yield _joined(row)
        else:
            for draft in row:
                draft.kind = LineKind.CELL if draft.image is None else None
                yield draft
        at = end


def _unbroken(row: list[_Draft]) -> list[_Draft]:
    """The lines of a row, with the words joined that are broken over the lines of a narrow cell (群众<br>诉求)."""
    found: list[_Draft] = []
    for _, lines in groupby(row, key=lambda d: d.cell.column if d.cell else -1):
        cell = list(lines)
        if len(cell) > 1 and all(d.image is None for d in cell) and _is_one_word(cell):
            cell[0].pieces = [piece for d in cell for piece in d.pieces]
            del cell[1:]
        found += cell
    return found


def _is_one_word(cell: list[_Draft]) -> bool:
    """Whether the lines are a few characters each and spell a label together."""
    bits = ["".join("".join([t for t, _ in d.pieces]).split()) for d in cell]
    return max(map(len, bits)) <= _BIT and spells_label("".join(bits))


def _joined(row: list[_Draft]) -> _Draft:
    """One line of the cells of a row, a tab between them."""
    pieces: list[tuple[str, _Style]] = []
    cells: list[tuple[int, int]] = []
    offset = 0
    column = 0
    for draft in row:
        assert draft.cell
        if pieces:
            pieces.append(("\t", draft.pieces[0][1]))
            offset += 1
        cells.extend((offset, offset) for _ in range(draft.cell.column - column))
        length = sum(len(t) for t, _ in draft.pieces)
        cells.append((offset, offset + length))
        pieces.extend(draft.pieces)
        offset += length
        column = draft.cell.column + 1
    first = row[0]
    return _Draft(
        first.place,
        pieces,
        first.gap,
        boxed=first.boxed,
        kind=LineKind.ROW,
        cell=first.cell,
        cells=tuple(cells),
    )


def _line(draft: _Draft) -> Line:
    place = draft.place
    if draft.image is not None:
        return Line(
            "",
            kind=LineKind.IMAGE,
            tag=place.tag,
            block=place.number,
            centered=place.centered,
            gap=draft.gap,
            cell=_cell(draft),
            image=draft.image,
        )
    return Line(
        "".join(t for t, _ in draft.pieces),
        kind=draft.kind or place.kind,
        tag=place.tag,
        block=place.number,
        level=place.level,
        centered=place.centered,
        boxed=draft.boxed,
        gap=draft.gap,
        indented=draft.indented,
        runs=_runs(draft.pieces),
        cells=draft.cells,
        cell=_cell(draft),
    )


def _cell(draft: _Draft) -> Cell | None:
    """The cell of a data table; None in a table that is layout."""
    cell = draft.cell
    if cell is None or cell.table.number is None:
        return None
    table = cell.table
    assert table.number is not None
    return Cell(table.number, cell.row, cell.column, table.columns[cell.row], cell.header)


def _runs(pieces: list[tuple[str, _Style]]) -> tuple[Run, ...]:
    """Pieces of one style joined."""
    runs: list[Run] = []
    start = offset = 0
    style: _Style | None = None
    for text, its in pieces:
        if style is not None and its is not style and its != style:
            runs.append(_run(start, offset, style))
            start = offset
        style = its
        offset += len(text)
    if style is not None:
        runs.append(_run(start, offset, style))
    return tuple(runs)


def _run(start: int, end: int, style: _Style) -> Run:
    return Run(start, end, style.bold, style.size, style.color, style.background, style.link, style.names)


def _fold(text: str) -> str:
    """White space in the sense of HTML folded to one space."""
    if "\n" in text:
        text = _WRAP.sub("", text)
    return _SPACES.sub(" ", text)


_SEEN = re.compile("[^\\s\u200b-\u200f\u2060\ufeff\u00ad\ufffd]")


def _visible(text: str) -> bool:
    """Whether anything of the text can be seen."""
    return _SEEN.search(text) is not None
