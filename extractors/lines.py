"""The line: what body extraction hands to block segmentation.

An article's body is a sequence of lines with evidence. A text line is one paragraph of `article.text`; an image is a
line with an empty text that stands between its neighbours. `assemble` joins the text lines and sets their offsets, so
that every later step works on offsets into one text.

Text of a line: runs of white space (HTML sense, plus NBSP and U+3000) folded to one space inside the line — but typed
U+3000 and NBSP inside a line are kept as they are —, none at its ends; zero-width characters stay where they are typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Cell", "Image", "Line", "LineKind", "Run", "assemble", "text_lines"]


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


@dataclass(frozen=True, slots=True)
class Run:
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


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a line stands in a table: number of the table in the body, row, column (0-based), columns of its row."""

    table: int
    row: int
    column: int
    columns: int
    header: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A content image. `src` absolute where the URL is known, None in a text dump."""

    src: str | None
    alt: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
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
    boxed: bool = False
    """stands in an element with a background or border of its own"""
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
        return max(self.runs, key=lambda r: r.end - r.start).size if self.runs else None

    @property
    def color(self) -> str | None:
        """Colour of the longest run, None where the markup does not say."""
        return max(self.runs, key=lambda r: r.end - r.start).color if self.runs else None

    @property
    def names(self) -> str:
        """Class of the longest run, empty where there is none."""
        return max(self.runs, key=lambda r: r.end - r.start).names if self.runs else ""


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
    return text, tuple(_placed(x, len(text)) if x.start > len(text) else x for x in placed)


def _placed(line: Line, start: int) -> Line:
    """The line at another offset; `dataclasses.replace` takes five times as long, and this is done for every line."""
    return Line(
        line.text,
        line.kind,
        start,
        line.tag,
        line.block,
        line.level,
        line.centered,
        line.boxed,
        line.gap,
        line.indented,
        line.runs,
        line.cells,
        line.cell,
        line.image,
    )


def text_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that are text."""
    return tuple(line for line in lines if line.image is None)
