"""The line: what body extraction hands to block segmentation.

An article's body is a sequence of lines with evidence. A text line is one paragraph of `article.text`; an image is a
line with an empty text that stands between its neighbours. `assemble` joins the text lines and sets their offsets, so
that every later step works on offsets into one text. A page makes many lines, and each twice: they are named tuples,
which are made four times as fast as frozen dataclasses.

Text of a line: runs of white space (HTML sense, plus NBSP and U+3000) folded to one space inside the line — but typed
U+3000 and NBSP inside a line are kept as they are —, none at its ends; zero-width characters stay where they are typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

__all__ = ["PARAGRAPH_ENDS", "Cell", "Image", "Line", "LineKind", "Run", "assemble", "text_lines"]

PARAGRAPH_ENDS = frozenset("。！？”")
"""What a paragraph of running text ends with."""


class LineKind(StrEnum):
    """What the markup says a line is (not what it turns out to mean)."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    """h1 … h6"""
    ITEM = "item"
    """li"""
    TERM = "term"
    """dt"""
    DEFINITION = "definition"
    """dd"""
    ROW = "row"
    """a table row whose cells stand on one line, joined by a tab; see `Line.cells`"""
    CELL = "cell"
    """a paragraph of a table cell that has several paragraphs or images; see `Line.cell`"""
    CAPTION = "caption"
    """figcaption, caption, or a picture table's text"""
    IMAGE = "image"


class Run(NamedTuple):
    """A stretch of a line's text in one style; offsets into `Line.text`, end exclusive."""

    start: int
    end: int
    bold: bool = False
    size: float | None = None
    """CSS px where the markup says, else None"""
    color: str | None = None
    """as printed, lower case"""
    background: str | None = None
    link: bool = False
    names: str = ""
    """class of the nearest element that has one, with the name of an element that sets text apart (u, em, mark …)"""


class Cell(NamedTuple):
    """Where a line stands in a table: number of the table in the body, row, column (0-based), columns of its row."""

    table: int
    row: int
    column: int
    columns: int
    header: bool = False
    spanned: tuple[int, ...] = ()
    """columns of the row, behind its first cell, that cells of rows above reach into"""
    spans: tuple[int, ...] = ()
    """how many columns each of the row's cells spans, empty where all span one"""


class Image(NamedTuple):
    """A content image. `src` absolute where the URL is known, None in a text dump."""

    src: str | None
    alt: str | None = None
    width: int | None = None
    height: int | None = None


class Line(NamedTuple):
    """One line of the body with its evidence."""

    text: str
    kind: LineKind = LineKind.PARAGRAPH
    start: int = 0
    """offset in `article.text`; for an image, of the next text line"""
    tag: str | None = None
    """name of the nearest block element (p, h2, li, td, section …), None in a text dump"""
    block: int = 0
    """number of that element: lines of one element, parted by <br>, share it"""
    level: int | None = None
    """1 … 6 for headings"""
    centered: bool = False
    boxed: int = 0
    """number of the innermost element with a background or border of its own around it, 0 where there is none"""
    gap: bool = False
    """an empty paragraph or a rule stood before it"""
    indented: bool = False
    """typed spaces stood before its first character"""
    runs: tuple[Run, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    """of a ROW: offsets of each cell in `text`"""
    cell: Cell | None = None
    image: Image | None = None

    @property
    def end(self) -> int:
        """Offset in `article.text` behind the last character."""
        return self.start + len(self.text)

    @property
    def bold(self) -> bool:
        """Whether every visible character is bold."""
        return bool(self.runs) and all(r.bold for r in self.runs if self.text[r.start : r.end].strip())

    @property
    def size(self) -> float | None:
        """Size of the longest run in CSS px, None where the markup does not say."""
        return self._longest.size if self.runs else None

    @property
    def color(self) -> str | None:
        """Colour of the longest run, None where the markup does not say."""
        return self._longest.color if self.runs else None

    @property
    def names(self) -> str:
        """Class of the longest run, empty where there is none."""
        return self._longest.names if self.runs else ""

    @property
    def _longest(self) -> Run:
        runs = self.runs
        return runs[0] if len(runs) == 1 else max(runs, key=lambda r: r.end - r.start)


def assemble(lines: Iterable[Line]) -> tuple[str, tuple[Line, ...]]:
    """The article's text, one line a paragraph, and the lines with their offsets in it."""
    placed: list[Line] = []
    pieces: list[str] = []
    offset = 0
    for line in lines:
        placed.append(_placed(line, offset))
        if line.image is None:
            pieces.append(line.text)
            offset += len(line.text) + 1
    text = "\n".join(pieces)
    for n in range(len(placed) - 1, -1, -1):  # images behind the last text line stand at the text's end
        if placed[n].start <= len(text):
            break
        placed[n] = _placed(placed[n], len(text))
    return text, tuple(placed)


def _placed(line: Line, start: int) -> Line:
    """The line at another offset; `_replace` takes twice as long, and this is done for every line."""
    return Line._make((*line[:2], start, *line[3:]))


def text_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that are text."""
    return tuple(line for line in lines if line.image is None)
