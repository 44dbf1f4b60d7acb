"""Paragraphs that are broken where printed lines ended: text copied out of a PDF, a newspaper's column or a mail.

Every line but a paragraph's last is as wide as the others and ends anywhere, often in mid-sentence. Only where nearly
all of many lines are so are they joined again; text that people broke themselves has lines of any length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .lines import Line, LineKind

__all__ = ["unwrapped"]

FEWEST = 5
"""Lines that must be full; fewer may be of one width by chance."""
NARROWEST, WIDEST = 14.0, 60.0
"""Width of the column in wide characters; a Latin letter has half of one."""
SLACK = 1.5
"""By how much full lines differ: punctuation that may not begin a line, Latin letters."""
SHARE = 0.6
"""Of the lines that another follows in their element, those that are full."""
CUT = 0.5
"""Of the full lines, those that end in mid-sentence."""
_PARAGRAPH = LineKind.PARAGRAPH
_NARROW = re.compile("[\0-\u10ff]+")
_ENDS = "。！？!?；;…：:”」』）)"


def unwrapped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with those joined that are one paragraph's printed lines."""
    among = [a for a, b in pairwise(lines) if a.block == b.block and _is_text(a) and _follows(a, b)]
    if len(among) < FEWEST:
        return tuple(lines)
    column = sorted(_width(x.text) for x in among)[len(among) * 3 // 4]
    if not NARROWEST <= column <= WIDEST:
        return tuple(lines)
    full = {id(x) for x in lines if _is_text(x) and abs(_width(x.text) - column) <= SLACK}
    even = [x for x in among if id(x) in full]
    cut = [x for x in even if x.text[-1] not in _ENDS]
    if len(even) < max(FEWEST, SHARE * len(among)) or len(cut) < CUT * len(even):
        return tuple(lines)
    return _joined(lines, full)


def _is_text(line: Line) -> bool:
    return line.kind is _PARAGRAPH and line.cell is None and bool(line.text)


def _follows(line: Line, following: Line) -> bool:
    """Whether a line stands in the same element, parted by a break only."""
    return _is_text(following) and following.block == line.block and not following.gap


def _joined(lines: Sequence[Line], full: set[int]) -> tuple[Line, ...]:
    found: list[Line] = []
    before: Line | None = None
    for line in lines:
        if before is not None and id(before) in full and _follows(before, line) and not line.indented:
            found[-1] = _with(found[-1], line)
        else:
            found.append(line)
        before = line
    return tuple(found)


def _with(line: Line, more: Line) -> Line:
    shift = len(line.text)
    runs = tuple(r._replace(start=r.start + shift, end=r.end + shift) for r in more.runs)
    if line.runs and runs and line.runs[-1]._replace(start=0, end=0) == runs[0]._replace(start=0, end=0):
        runs = (line.runs[-1]._replace(end=runs[0].end), *runs[1:])
        return line._replace(text=line.text + more.text, runs=(*line.runs[:-1], *runs))
    return line._replace(text=line.text + more.text, runs=(*line.runs, *runs))


def _width(text: str) -> float:
    """In wide characters."""
    return (len(text) + len(_NARROW.sub("", text))) / 2
