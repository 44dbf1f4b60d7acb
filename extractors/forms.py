"""How a stretch of a line is set: what makes labels look like labels and headings like headings on one page.

A form is compared within a page only. Its marks are what sets it apart from the page's running text; a form without
marks is the form of running text itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import NamedTuple

from .lines import Line, LineKind, Run

__all__ = ["Form", "Running", "form_of", "running_style"]

_PARAGRAPH = LineKind.PARAGRAPH
MANY_RUNS = 24
"""Runs of a line from which on those around a stretch are looked for by halving."""
_START, _END = attrgetter("start"), attrgetter("end")
MOTLEY, ANY = 3, "any"
"""Backgrounds of listed labels from which they look alike, and what each counts as."""
LONG = 30
"""Code points from which a line counts as running text; the longest label or heading seen has 28."""


@dataclass(frozen=True, slots=True)
class Running:
    """The style of most characters in long lines."""

    bold: bool = False
    size: float | None = None
    color: str | None = None
    background: str | None = None
    centered: bool = False
    boxed: bool = False
    names: frozenset[str] = frozenset()
    """classes that several short stretches have and no long one: those of labels, headings, values"""
    motley: bool = False
    """whether listed labels have many backgrounds, each another one: all of them look alike"""


class Form(NamedTuple):
    """Position in the line and everything that sets a stretch apart; equal forms look alike."""

    position: str
    """alone, inline, glued, cell"""
    tag: str = ""
    """h1 … h6, dt, or the column of a table; empty for what any paragraph is in"""
    bold: bool = False
    size: float | None = None
    color: str | None = None
    background: str | None = None
    boxed: bool = False
    centered: bool = False
    bracket: str = ""
    numbered: bool = False
    colon: bool = False
    names: str = ""
    """a class that running text has nowhere"""

    marks: int = 0
    """how many things set it apart from running text, the colon not counted; a tag or bracket is worth two"""


def running_style(lines: Sequence[Line], is_label: Callable[[str], bool] | None = None) -> Running:
    """The style of the page's running text. `is_label` says whether a profile lists the words of a line."""
    seen: Counter[tuple[bool, float | None, str | None, str | None]] = Counter()
    centered = boxed = 0
    backgrounds: set[str] = set()
    for line in lines:
        if len(line.text) < LONG:
            if is_label and len(line.runs) == 1 and line.runs[0].background and is_label(line.text):
                backgrounds.add(line.runs[0].background)
        else:
            centered += 1 if line.centered else -1
            boxed += 1 if line.boxed else -1
            for run in line.runs:
                seen[run.bold, run.size, run.color, run.background] += run.end - run.start
            if not line.runs:
                seen[False, None, None, None] += len(line.text)
    motley = len(backgrounds) >= MOTLEY
    if not seen:
        return Running(motley=motley)
    bold, size, color, background = seen.most_common(1)[0][0]
    return Running(bold, size, color, background, centered > 0, boxed > 0, _names(lines), motley)


def _names(lines: Sequence[Line]) -> frozenset[str]:
    """The classes that set short stretches apart."""
    short, long = Counter[str](), set[str]()
    for line in lines:
        for run in line.runs:
            if run.names:
                if run.end - run.start >= LONG:
                    long.add(run.names)
                else:
                    short[run.names] += 1
    return frozenset(names for names, times in short.items() if times > 1 and names not in long)


def form_of(
    line: Line, start: int, end: int, position: str, running: Running, *, bracket: str, numbered: bool, colon: bool
) -> Form:
    """The form of `line.text[start:end]`."""
    runs = _runs_in(line, start, end)
    alone = position not in ("inline", "glued")
    tag = _tag(line, start) if alone else ""
    bold, size, color, background, names = False, None, None, None, ""
    if runs:
        main, all_bold = runs[0], runs[0].bold
        if len(runs) > 1:
            main = max(runs, key=lambda r: min(r.end, end) - max(r.start, start))
            all_bold = all(r.bold for r in runs)
        bold = all_bold and not running.bold
        size = main.size if main.size != running.size else None
        color = main.color if main.color != running.color else None
        background = main.background if main.background != running.background else None
        if background is not None and running.motley:
            background = ANY
        names = main.names if main.names in running.names else ""
    boxed = line.boxed > 0 and alone and not running.boxed
    centered = line.centered and alone and not running.centered
    styled = bold + (size is not None) + (color is not None) + (background is not None) + boxed + centered + bool(names)
    marks = styled + 2 * (bool(tag) and not _is_value(line)) + 2 * bool(bracket) + numbered
    return Form(position, tag, bold, size, color, background, boxed, centered, bracket, numbered, colon, names, marks)


def _runs_in(line: Line, start: int, end: int) -> list[Run]:
    """The runs that have visible characters and a part in `line.text[start:end]`."""
    runs = line.runs
    if len(runs) > MANY_RUNS:  # those of a page that sets every word apart would be gone through for each
        runs = runs[bisect_right(runs, start, key=_END) : bisect_left(runs, end, key=_START)]
    return [r for r in runs if r.start < end and r.end > start and not line.text[r.start : r.end].isspace()]


def _is_value(line: Line) -> bool:
    """Whether a line stands in a table's column behind the first, where values stand, or in a <dd>."""
    return line.kind is LineKind.CELL and line.cell is not None and line.cell.column > 0


def _tag(line: Line, start: int) -> str:
    kind = line.kind
    if kind is _PARAGRAPH:
        return ""
    if kind is LineKind.HEADING:
        return f"h{line.level}"
    if kind is LineKind.TERM:
        return "dt"
    if kind is LineKind.ROW and len(line.cells) > 1:
        column = bisect_right(line.cells, start, key=itemgetter(1))
        return f"{column if column < len(line.cells) else 0}/{len(line.cells)}"
    if kind is LineKind.CELL and line.cell and line.cell.columns > 1:
        return f"{line.cell.column}/{line.cell.columns}"
    return ""
