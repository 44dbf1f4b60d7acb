"""Headings that somebody typed at the end of the paragraph above: …今年一个也没有请。黄葛镇黑石村."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .label_words import spells_label
from .labels import Lexicon, bare, bounds
from .lines import Line, LineKind
from .places import read_place

__all__ = ["with_headings_apart"]

_TAIL = re.compile("[。！？”][ \u3000]{0,4}([\u3400-\u9fff]{4,20})\\Z")
_LONGEST = 24
"""Code points behind a paragraph's last stop in which a heading may stand."""
_LABEL = re.compile("[^，。；：:]{2,10}[：:]")
"""A label with its colon, in front of its value."""
_LABEL_LONGEST = 10
"""Code points of a label alone on its line."""


def with_headings_apart(lines: Sequence[Line], lexicon: Lexicon) -> Sequence[Line]:
    """The lines, those that end with a street and a community above a label as two, where several do."""
    glued = dict(_glued(lines, lexicon))
    if len(glued) < 2:
        return lines
    found: list[Line] = []
    for n, line in enumerate(lines):
        found += _apart(line, glued[n]) if n in glued else (line,)
    return found


def _glued(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The lines with such an end, and where it begins."""
    for n, line in enumerate(lines[:-1]):
        if not line.text[-1:].isalpha() or line.kind is LineKind.ROW:
            continue
        tail = _TAIL.search(line.text, max(0, len(line.text) - _LONGEST))
        place = read_place(tail[1]) if tail else None
        if tail and place and place.full and not place.rest and _is_label(lines[n + 1].text, lexicon):
            yield n, tail.start(1)


def _is_label(text: str, lexicon: Lexicon) -> bool:
    """Whether a line begins with a label and a colon, or is one."""
    end = led.end() if (led := _LABEL.match(text)) else len(text)
    word = bare(text[slice(*bounds(text, 0, end))]) if end <= _LABEL_LONGEST else ""
    return bool(word) and (lexicon.listed(word) is not None or spells_label(word))


def _apart(line: Line, at: int) -> tuple[Line, Line]:
    """A line as two, each with its part of the runs; the second in an element of its own."""
    above = tuple(run._replace(end=min(run.end, at)) for run in line.runs if run.start < at)
    below = tuple(run._replace(start=max(0, run.start - at), end=run.end - at) for run in line.runs if run.end > at)
    text = line.text[:at].rstrip()
    return (
        line._replace(text=text, runs=tuple(r._replace(end=min(r.end, len(text))) for r in above)),
        line._replace(text=line.text[at:], runs=below, start=line.start + at, block=-1 - line.block, gap=False),
    )
