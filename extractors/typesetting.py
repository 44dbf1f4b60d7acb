"""Setting text in lines as a browser breaks them: the open line and the lines that are set.

The open line is a list of pieces, text in one style each, whose white space is folded as it comes. When the line ends,
pieces of one style become runs; lines that are joined later are taken apart into their pieces again.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .lines import Image, Line, LineKind, Run
from .style import Style

__all__ = ["BlockElement", "Piece", "TableCell", "Typesetter", "pieces_of", "with_pieces"]

_INDENTS = frozenset("\u3000\u00a0")
_WHITE = " \t\n\r\f"
_WIDE = "[⺀-鿿＀-￯　-〿]"
_WRAP = re.compile(f"\\n(?<={_WIDE}\\n)(?={_WIDE})")
"""a line feed between two wide characters is no space (CSS Text 3, segment break transformation)"""
_SEEN = re.compile("[^\\s\u200b-\u200f\u2060\ufeff\u00ad\ufffd]")
"""a character that can be seen"""
_SHORT = 2
"""code points of a line that can be a letter or a half of a broken word"""
_IMAGE = LineKind.IMAGE
"""by a name of its own: an Enum's attribute takes longer to read than a line to append"""

Piece = tuple[str, Style]


class TableCell(NamedTuple):
    """The cell that a line stands in while its table is open."""

    row: int
    column: int
    header: bool


class BlockElement(NamedTuple):
    """The block-level element that a line stands in, with what it inherits."""

    kind: LineKind
    tag: str
    number: int
    level: int | None
    centered: bool
    cell: TableCell | None


_BLANK_LINE = re.compile(r"\n[ \t\r\u3000]*\n\s*")
_TYPED = re.compile(r"[。！？」』”]\r?\n[ \t\r\u3000]*\n")
"""The end of a paragraph that somebody typed with an empty line behind it, as a style sheet out of sight shows it."""
_SHOWN_TAG = re.compile(r"</?(?:p|strong|b|em|span|font|br|div|section)(?:\s[^<>]{0,120})?/?>", re.IGNORECASE)
_SHOWN_BLOCK = re.compile(
    r"\A\s*<(?:p|div|section|span|font|strong|b)\b|</(?:p|div|section|span|font|strong|b)>|<br ?/?>", re.IGNORECASE
)
_ESCAPED_TWICE = re.compile("&nbsp;?")
"""Markup that was escaped once too often, so that readers see it; no word of the text."""


class Typesetter:
    """The open line, in the style and the block that hold at this place, and the lines before it."""

    __slots__ = (
        "block",
        "blocks",
        "breaks",
        "gap",
        "indented",
        "keeps_breaks",
        "lines",
        "pieces",
        "preformatted",
        "short_lines",
        "style",
    )

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.blocks: list[BlockElement] = []
        """where each line stands"""
        self.pieces: list[Piece] = []
        """of the open line"""
        self.style = Style()
        self.block = BlockElement(LineKind.PARAGRAPH, "body", 0, None, False, None)
        self.preformatted = 0
        """open elements in which a line feed ends the line"""
        self.keeps_breaks = False
        """whether a style says so; white space between elements ends no line then"""
        self.gap = False
        """whether an empty line or a rule stands before the open line"""
        self.indented = False
        """whether typed spaces stand at its beginning"""
        self.breaks = 0
        """<br> since the last text"""
        self.short_lines = 0
        """lines that can be a piece of a broken word"""

    def text(self, raw: str) -> None:
        """Append a text node to the open line."""
        if not self.preformatted and (("<" in raw and _SHOWN_BLOCK.search(raw)) or "&nbsp" in raw):
            raw = _ESCAPED_TWICE.sub("\u00a0", _SHOWN_TAG.sub("", raw))
        if (self.preformatted or self.keeps_breaks) and "\n" in raw:
            first, *rest = raw.split("\n")
            self.text(first)
            for line in rest:
                self.line_break()
                self.text(line)
            return
        if "\n" in raw and len(_TYPED.findall(raw)) > 1:
            first, *rest = _BLANK_LINE.split(raw)
            self.text(first)
            for paragraph in rest:
                self.line_break()
                self.text(paragraph)
            return
        pieces = self.pieces
        if pieces:
            text = _folded(raw)
            if text[:1] == " " and pieces[-1][0][-1:] == " ":
                text = text[1:]
        else:
            text = raw.lstrip()
            if not self.indented and len(text) < len(raw):
                self.indented = not _INDENTS.isdisjoint(raw[: len(raw) - len(text)])
            text = _folded(text)
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
        self.short_lines += len(text) <= _SHORT
        kind, tag, number, level, centered, _ = block = self.block
        self.lines.append(Line(text, kind, 0, tag, number, level, centered, 0, self.gap, self.indented, _runs(pieces)))
        self.blocks.append(block)
        self.gap = self.indented = False
        self.breaks = 0

    def image(self, image: Image) -> None:
        """Set an image between the lines."""
        self.close()
        _, tag, number, _, centered, _ = block = self.block
        self.lines.append(Line("", _IMAGE, tag=tag, block=number, centered=centered, gap=self.gap, image=image))
        self.blocks.append(block)
        self.gap = False
        self.breaks = 0

    def remove_last(self) -> None:
        """Take the last line back."""
        self.lines.pop()
        self.blocks.pop()


def pieces_of(line: Line) -> list[Piece]:
    """The pieces that a line's runs were made of."""
    return [(line.text[r.start : r.end], Style._make(r[2:])) for r in line.runs]


def with_pieces(line: Line, pieces: list[Piece]) -> Line:
    """The line with the text of other pieces."""
    return line._replace(text="".join([text for text, _ in pieces]), runs=_runs(pieces))


def _runs(pieces: list[Piece]) -> tuple[Run, ...]:
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


def _folded(text: str) -> str:
    """White space in the sense of HTML folded to one space."""
    if text.isprintable() and "  " not in text:  # most text; what is printable holds no white space but spaces
        return text
    inner = text.strip(_WHITE)
    if not inner:
        return " " if text else ""
    for white in "\t\r\f":
        inner = inner.replace(white, " ")
    inner = _single(inner, " ")
    if "\n" in inner:
        inner = _single(inner.replace(" \n", "\n").replace("\n ", "\n"), "\n")
        inner = _WRAP.sub("", inner).replace("\n", " ")
    before = " " if text[0] in _WHITE else ""
    after = " " if text[-1] in _WHITE else ""
    return before + inner + after


def _single(text: str, character: str) -> str:
    """The text with each run of a character as one; quicker than a pattern on long runs and long texts."""
    while character * 2 in text:
        text = text.replace(character * 2, character)
    return text
