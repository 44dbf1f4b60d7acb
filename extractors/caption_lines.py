"""Which lines are captions: by mark, markup, looks, credit, alternative text, or as a few words below an image."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..schemas import Span
from .captions import CAPTION_WORDS, has_caption_mark, has_credit, says_who_took_it, tells_picture
from .forms import Running
from .heading_places import lies_in
from .label_words import spells_label
from .labels import NUMBERED, bare
from .layout import Layout
from .lines import PARAGRAPH_ENDS, Line, LineKind
from .roles import Piece, Reading, Role

__all__ = ["caption_reading", "has_subheads", "may_be_caption", "names_below_images"]

_CAPTION_LINE = LineKind.CAPTION
CAPTION = 4.0
UNLIKE_LABELS = 6.0
"""A mark that points at the picture above, in front of words that a label has too."""
MARKED = 1.0
"""A mark of captions (▲) without an image beside it: headings and lists have it too."""
SMALL = 0.5
FEW = 1.0
SUBHEADS, SUBHEAD = 2, 15
"""Lines of a few words between paragraphs that show that a page has such subheads; code points of the text below."""
_BEFORE_AND_AFTER = re.compile(r"(?:改造|整治|整改|修缮|治理|施工|改建|修复|拆除|提升)[前中后][:：]\s*[^\s。]+$")
"""What pictures of works show: 改造前：公共水房."""
_QUOTED = re.compile("[:：]“[^”]*[。！？]”$")
"""What somebody says, and nothing else: 高二学生小阮：“灯是暖的。”"""
_BEGINS = CAPTION_WORDS | frozenset("改整修治施拆提")
"""The first letters of captions that neither an image beside them nor markup tells, marks aside."""
_COUNTS = "一二三四五六七八九十"
_COUNTED = re.compile(f"[（(]([{_COUNTS}])[）)]|([{_COUNTS}])、")
COUNTED_NEAR = 40
"""Lines before one that is numbered among which the number before it is looked for."""
_SAID = frozenset("”！？!?")
"""What ends somebody's words, as no caption does."""
_ARROWS = frozenset("▲△↑⬆👆")
"""Marks of captions that point at the picture above."""
_SIDEWAYS = frozenset("▶►◀◄")
"""Marks of captions that labels have as often."""
_DAY = re.compile(r"\W*(?:\d{4}年|\d{1,2}月)")
_NUMBER_LONGEST = 2
"""Digits of a label's number."""
FEW_SHORTEST, FEW_LONGEST = 5, 30
"""Code points of a line below an image that its brevity alone makes a caption."""
ONE_SENTENCE = 30
"""Code points of a sentence in the middle below an image that is its caption."""
ALTERNATIVE = 6
"""Code points of a caption that repeats an image's alternative text; shorter ones may be a heading's or a label's."""
PICTURES, LISTED = 9, 3.0
"""Lines above and below in which images and their captions in a list stand."""
MAX_CAPTION = 60
"""Code points of the longest line that its style alone makes a caption; with a mark any length."""


def may_be_caption(line: Line, *, pictured: bool) -> bool:
    """Whether a line stands beside an image (`pictured`), is marked up as a caption or begins as one may.

    One of several that are set alike begins with a mark, which is no letter. Any other line has no caption's reading.
    """
    first = line.text[:1]
    if _is_number(line):
        return False
    return pictured or not first.isalnum() or first in _BEGINS or line.kind is _CAPTION_LINE


def _is_number(line: Line) -> bool:
    """Whether a line is a label's number, or a heading's."""
    return line.text.isdecimal() and len(line.text) <= _NUMBER_LONGEST and line.kind is not _CAPTION_LINE


def names_below_images(lines: Sequence[Line]) -> frozenset[str]:
    """The classes that nothing but lines right below images have, several of them."""
    below = Counter([line.names for above, line in pairwise(lines) if above.image and not line.image and line.names])
    if below.total() < 2:
        return frozenset()
    anywhere = Counter([names for line in lines for names in {run.names for run in line.runs}])
    return frozenset([names for names, times in below.items() if 1 < times == anywhere[names]])


def caption_reading(
    page: Layout, n: int, running: Running, *, subheads: bool, names: frozenset[str] = frozenset()
) -> Reading | None:
    """A line as a caption, None where nothing speaks for it; of one that may be a label its looks do not.

    On a page with `subheads` a few words below an image are no evidence. `names` are classes of captions.
    """
    lines, line, text = page.lines, page.lines[n], page.lines[n].text
    street, named = page.places.get(n), page.places.get(n + 1)
    if street and named and street.community is None and lies_in(named, street) and not tells_picture(text):
        return None  # a street above its communities
    if _is_number(line) or _is_counted(lines, n):
        return None
    below = n > 0 and lines[n - 1].image is not None and not page.is_label(n - 1)
    as_label = text[0] in page.marks_of_labels and any(
        hit.form.position == "inline" or text[0] in _SIDEWAYS for hit in page.hits[n]
    )
    above = n + 1 < len(lines) and lines[n + 1].image is not None
    pointed = {"👆": below, "👇": above}.get(text[0], True)
    is_value = n > 0 and not (below or above) and page.awaits_value(n - 1)  # 图为一时的热闹，不如图个长久
    marked = has_caption_mark(text) and not as_label and pointed and not is_value
    told = n > 1 and _BEFORE_AND_AFTER.match(text) is not None
    listed = not below and n > 1 and text[0] == lines[n - 1].text[:1] and _is_listed(lines, n, running)
    if not (marked or below or above or told or listed or line.kind is _CAPTION_LINE):
        return None
    reasons: list[tuple[str, float]] = [("one of as many lines as images above", LISTED)] if listed else []
    if line.kind is _CAPTION_LINE:
        reasons.append(("markup of a caption", CAPTION))
    if marked:
        reasons.append(("mark of a caption", CAPTION if below or above or "图" in text[:3] else MARKED))
        if below and text[0] in _ARROWS and page.hits[n]:
            reasons.append(("no label has that mark", UNLIKE_LABELS))
    elif below and len(text) <= MAX_CAPTION and _may_be_shown(line, running) and not (line.bold or page.is_label(n)):
        if unlike := _unlike(line, running):
            reasons.append(("set apart below an image", SMALL + unlike))
    elif above and len(text) <= MAX_CAPTION and says_who_took_it(text) and not line.bold and _is_smaller(line, running):
        reasons.append(("a picture's credit above it", CAPTION))
    shown = below or (n > 1 and lines[n - 2].image is not None and _BEFORE_AND_AFTER.match(lines[n - 1].text))
    if shown and len(text) <= FEW_LONGEST and not line.bold and _BEFORE_AND_AFTER.match(text):
        reasons.append(("before or after the works", CAPTION))
    told = page.is_label(page.text_above(n)) or text[-1] in _SAID  # a label's only value, what somebody says
    if below and line.names in names and len(text) <= MAX_CAPTION and not (line.bold or page.is_label(n) or told):
        reasons.append(("of a class that stands below images alone", CAPTION))
    if not reasons and below and len(text) <= MAX_CAPTION and has_credit(text):
        reasons.append(("a picture's credit", CAPTION))
    if not reasons and len(text) <= MAX_CAPTION and _is_alternative(lines, n):
        reasons.append(("what the image beside it shows", CAPTION))
    if not reasons and not subheads and _is_few_words(page, n):
        reasons.append(("a few words below an image", FEW))
    if not reasons:
        return None
    return Reading(Role.CAPTION, _pieces(line), sum([w for _, w in reasons], 0.0), tuple(reasons))


def _is_smaller(line: Line, running: Running) -> bool:
    """Whether a line is centred or in smaller letters, as running text is not."""
    centered = line.centered and not running.centered
    return centered or (line.size is not None and running.size is not None and line.size < running.size)


def _unlike(line: Line, running: Running) -> int:
    """In how many ways a line is set apart from running text."""
    return (
        (line.centered and not running.centered)
        + (line.size is not None and running.size is not None and line.size < running.size)
        + (line.color is not None and line.color != running.color)
        + (line.names in running.names)
    )


def _pieces(line: Line) -> tuple[Piece, ...]:
    """The line, or each cell of a row below pictures side by side."""
    cells = line.cells if line.kind is LineKind.ROW else ()
    if len(cells) < 2 or not all(has_caption_mark(line.text[start:end].strip()) for start, end in cells):
        return (Piece(Role.CAPTION, Span(line.start, line.end)),)
    return tuple([Piece(Role.CAPTION, Span(line.start + start, line.start + end)) for start, end in cells])


def _is_counted(lines: Sequence[Line], n: int) -> bool:
    """Whether a line has the number behind that of a line before it: （三）把结果挪到现场 behind （二）."""
    number = _COUNTED.match(lines[n].text)
    count = (number[1] or number[2]) if number else _COUNTS[0]
    if number is None or count == _COUNTS[0]:
        return False
    before = number[0].replace(count, _COUNTS[_COUNTS.index(count) - 1])
    near = range(max(0, n - COUNTED_NEAR), n)
    return any(lines[k].text.startswith(before) and not (k and lines[k - 1].image) for k in near)


def _is_listed(lines: Sequence[Line], n: int, running: Running) -> bool:
    """Whether a few words with a mark stand below others with the same one, and those below as many images.

    The first of them must have a credit or another class than running text.
    """
    first = n
    while first > max(0, n - PICTURES) and not lines[first].image:
        text = lines[first].text
        if text[0].isalnum() or text[0] != lines[n].text[0] or len(text) > FEW_LONGEST or text[-1] in PARAGRAPH_ENDS:
            return False
        first -= 1
    images = next((k for k in range(first, max(-1, first - PICTURES), -1) if not lines[k].image), -1)
    last = next((k for k in range(n, min(len(lines), n + PICTURES)) if lines[k].text[:1] != lines[n].text[0]), n + 1)
    shown = lines[first + 1]
    told = has_credit(shown.text) or shown.names in running.names or shown.text.rstrip("）)").endswith("摄")
    return told and first - images >= last - first - 1 > 1


def _may_be_shown(line: Line, running: Running) -> bool:
    """Whether a line ends as captions may: without a stop, or with the stop of its only sentence, in the middle."""
    if _QUOTED.search(line.text):
        return False
    if line.text[-1:] == "。":
        return line.centered and not running.centered and line.text.count("。") == 1 and len(line.text) <= ONE_SENTENCE
    return line.text[-1:] not in "：:；;"


def _is_few_words(page: Layout, n: int) -> bool:
    """Whether a line below an image is a few words, and neither a label's only value, nor one of several such lines."""
    line = page.lines[n]
    if not (n and page.lines[n - 1].image) or line.bold or not _is_words(line.text):
        return False
    if page.is_label(n - 1) or page.is_label(n):
        return False
    if NUMBERED.match(line.text) or _DAY.match(line.text):
        return False
    above = page.text_above(n)
    if page.is_label(above) and page.hits[above][-1].tail:
        return False
    return not _is_plain_words(page, n + 1)


def has_subheads(page: Layout) -> bool:
    """Whether lines of a few words stand between paragraphs, twice at least."""
    found = 0
    for n in range(1, len(page.lines) - 1):
        before, after = page.lines[n - 1], page.lines[n + 1]
        if (
            len(after.text) <= SUBHEAD
            or after.text[-1] not in PARAGRAPH_ENDS
            or page.lines[n].image
            or page.lines[n].cells
        ):
            continue
        first = page.is_label(n - 1) and n not in page.places and _is_words(page.lines[n].text)
        found += first or (before.text[-1:] in PARAGRAPH_ENDS and _is_plain_words(page, n))
    return found >= SUBHEADS


def _is_plain_words(page: Layout, n: int) -> bool:
    """Whether a line is a few words that are neither label nor place."""
    if not 0 <= n < len(page.lines) or page.is_label(n) or n in page.places:
        return False
    return page.lines[n].image is None and _is_words(page.lines[n].text)


def _is_words(text: str) -> bool:
    """Whether a line is short and ends without any punctuation, as no paragraph does, and is no word of labels."""
    if text[0] in "（(" and text[-1] in "）)":
        text = text[1:-1]
    if not FEW_SHORTEST <= len(text) <= FEW_LONGEST or not (text[-1].isalnum() or text[-1] in "”》"):
        return False
    return not spells_label(bare(text)) and not _QUOTED.search(text)


def _is_alternative(lines: Sequence[Line], n: int) -> bool:
    """Whether a line says the same as the alternative text of an image beside it."""
    text = bare(lines[n].text)
    beside = (lines[k].image for k in (n - 1, n + 1) if 0 <= k < len(lines))
    return len(text) >= ALTERNATIVE and any(image and image.alt and bare(image.alt) == text for image in beside)
