"""Printed lines that a converter of PDF sets in elements of their own, each where it stood on the page.

`pdftohtml` writes `<p style="position:absolute;top:81px;left:149px">` for every line. What parts paragraphs there is
how far a line is set in: lines of one column are given to one element, so that `wrapped` joins them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from .lines import Line, LineKind

__all__ = ["in_columns"]

_FEWEST = 8
"""Lines that stand at a place of their own at least."""
_ALONE = 1.2
"""Lines to an element at most: a converter that sets whole paragraphs parts them itself."""
_SET_IN = 8.0
"""px by which the first line of a paragraph is set in at least."""
_PITCHES = 1.7
"""How much further below a line may stand than most for its paragraph to go on."""


def in_columns(lines: Sequence[Line], places: Mapping[int, tuple[float, float]]) -> Sequence[Line]:
    """The lines, those below each other in one column in one element; `places` are left and top by block, in px."""
    held = [line.block for line in lines if line.block in places]
    if len(held) < _FEWEST or len(held) > _ALONE * len(set(held)):
        return lines
    lefts = Counter([left for left, _ in places.values()])
    margin = min([left for left, times in lefts.items() if times > 1], default=None)
    steps = Counter(
        [
            round(places[b.block][1] - places[a.block][1])
            for a, b in pairwise(lines)
            if a.block in places and b.block in places
        ]
    )
    pitch = min([step for step, times in steps.most_common(3) if step > 0], default=None)
    if margin is None or pitch is None:
        return lines
    found: list[Line] = []
    element, top = -1, 0.0
    for line in lines:
        place = places.get(line.block)
        if place is None or line.image or line.kind is not LineKind.PARAGRAPH:
            found.append(line)
            element = -1
            continue
        if element < 0 or not 0 < place[1] - top <= _PITCHES * pitch:
            element = line.block
        top = place[1]
        found.append(line._replace(block=element, indented=line.indented or place[0] - margin >= _SET_IN))
    return found
