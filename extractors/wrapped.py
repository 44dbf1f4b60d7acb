"""Paragraphs that are broken where printed lines ended: text copied out of a PDF, a newspaper's column or a mail.

Every line but a paragraph's last is as wide as the others and ends anywhere, often in mid-sentence. Only where nearly
all of many lines are so are they joined again; text that people broke themselves has lines of any length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from .label_words import spells_label
from .lines import Line, LineKind, Run
from .places import read_place

__all__ = ["unwrapped"]

UPRIGHT, WORD = 2, 4
"""Letters one below the other that may be upright writing, a label beside its text; so many surely are."""
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
BROKEN, INDENTED, INDENT, UNEVEN = 3, 0.8, 2.0, 5.0
"""Where paragraphs are indented: lines in mid-sentence above one that is not indented, their share of those lines, how
much the indentation takes of a line, and by how much broken lines may differ in width."""
MANY, RAGGED = 10, 10.0
"""The same width where so many lines are broken."""
APART = 0.4
"""Of the indented lines, how many others may stand in elements of their own: page numbers, running titles."""
VERSE = 0.6
"""Of the full lines, those that pause at one place in a poem."""
_PAUSE = re.compile(r"[，、；：,;: \u3000]")
_ITEM = re.compile(r"\s*[（(]?[0-9一二三四五六七八九十]{1,2}[)）.．、]")
_NAME_LONGEST = 24
"""How a numbered item begins, and code points of a place's name: neither goes on with the line above."""
_NARROW = re.compile("[\0-\u10ff]+")
_ENDS = "。！？!?；;…：:”」』）)"


def unwrapped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with those joined that are one paragraph's printed lines, or the letters of upright writing."""
    lines = _set_level(lines)
    return _by_width(lines) or _by_indentation(lines) or _by_sentence(lines) or tuple(lines)


def _set_level(lines: Sequence[Line]) -> Sequence[Line]:
    """With the letters of an element as one line that stand one below the other, each on a line of its own."""
    if sum([len(x.text) == 1 for x in lines]) < UPRIGHT:
        return lines
    found: list[Line] = []
    for _, element in groupby(lines, key=lambda line: (line.cell or line.block, line.image is None)):
        parts = list(element)
        upright = len(parts) >= UPRIGHT and all(len(x.text) == 1 and x.text.isalpha() for x in parts)
        word = "".join([x.text for x in parts]) if upright else ""
        found += [_as_one(parts)] if len(word) >= WORD or spells_label(word) else parts
    return found


def _by_width(lines: Sequence[Line]) -> tuple[Line, ...] | None:
    """Where nearly all lines are as wide as the column."""
    among = [a for a, b in pairwise(lines) if a.block == b.block and _is_text(a) and _follows(a, b)]
    if len(among) < FEWEST:
        return None
    column = sorted(_width(x.text) for x in among)[len(among) * 3 // 4]
    if not NARROWEST <= column <= WIDEST:
        return None
    full = {id(x) for x in lines if _is_text(x) and abs(_width(x.text) - column) <= SLACK}
    even = [x for x in among if id(x) in full]
    cut = [x for x in even if x.text[-1] not in _ENDS]
    if len(even) < max(FEWEST, SHARE * len(among)) or len(cut) < CUT * len(even) or _is_verse(even):
        return None
    return _joined(lines, full)


def _by_indentation(lines: Sequence[Line]) -> tuple[Line, ...] | None:
    """Where paragraphs are indented, and a line that is not goes on with the sentence of the full line above."""
    texts = [x for x in lines if _is_text(x) and not _is_set_apart(x)]
    indented = sum(x.indented for x in texts)
    if indented < FEWEST or indented == len(texts):
        return None
    running = [(a, b) for a, b in pairwise(lines) if not (_is_set_apart(a) or _is_set_apart(b))]
    pairs = [(a, b) for a, b in running if _is_text(a) and _follows(a, b) and not b.indented]
    gone_on = [(a, b) for a, b in pairs if a.text[-1] not in _ENDS and _width(a.text) >= NARROWEST]
    broken = [a for a, _ in gone_on]
    apart = len(texts) - indented - len(pairs)  # page numbers, running titles
    if len(broken) < max(BROKEN, INDENTED * len(pairs)) or apart > APART * indented:
        return None
    widths = [_width(x.text) + INDENT * x.indented for x in broken]
    uneven = RAGGED if len(broken) >= MANY else UNEVEN
    even = max(widths) <= WIDEST and max(widths) - min(widths) <= uneven
    if not even or (_is_verse(broken) and _is_verse([b for _, b in gone_on])):  # labels pause at one place, too
        return None
    least = sorted(widths)[len(widths) * 3 // 4]
    ended = [a for a, b in pairs if _width(a.text) + INDENT * a.indented >= least and not _begins(b.text)]
    return _joined(lines, {id(x) for x in (*broken, *ended)})


def _by_sentence(lines: Sequence[Line]) -> tuple[Line, ...] | None:
    """Where a break in mid-sentence is a slip: …看见三张不一样的答题卡：顺序不 | 一样。

    Nobody may leave out the stops at paragraphs' ends there, and the lines are no verses.
    """
    broken: set[int] = set()
    for above, line in reversed(list(pairwise(lines))):
        if above.block != line.block or not (_is_told(above) and _follows(above, line)) or line.indented:
            continue
        if (_SENTENCE_END.search(line.text) or id(line) in broken) and _goes_on(above, line):
            broken.add(id(above))
    if not broken:
        return None
    last = [a for a, b in zip(lines, (*lines[1:], None), strict=True) if b is None or not _follows(a, b)]
    return None if any(_is_told(x) and _ends_open(x.text) for x in last) else _joined(lines, broken)


def _is_told(line: Line) -> bool:
    """Whether a line is of running text."""
    return _is_text(line) and _width(line.text) >= NARROWEST and _TELLS.search(line.text) is not None


def _ends_open(text: str) -> bool:
    """Whether running text ends without a mark, and with no word that may be a label behind its last sentence."""
    return (_IDEOGRAPH.fullmatch(text[-1]) is not None and _GLUED.search(text) is None) or text[-1] in "，、"


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a sentence that ends with no mark goes on in the next line, set in the same type."""
    text, rest = line.text, following.text
    if not _ends_open(text) or not _IDEOGRAPH.match(rest) or _LABELLED.match(rest) or _begins(rest):
        return False
    if _GAP.search(text) or _GAP.search(rest) or text.endswith(_TAKEN) or read_place(rest[:_NAME_LONGEST]):
        return False
    if _width(text) < _LONG and not _TOLD.search(text):
        return False  # one of a song's lines, one of several people
    alike = not (line.runs and following.runs) or line.runs[-1].bold == following.runs[0].bold
    return alike and abs(_width(text) - _width(rest)) > SLACK


_TELLS, _TOLD = re.compile("[，。；]"), re.compile("[。：；]")
"""What running text has, and a stop within it."""
_LONG = 24.0
"""Width of a line from which on a sentence alone may be broken; a shorter one tells more than one."""
_SENTENCE_END = re.compile(
    "[。！？!?…”](?:(?:[（(]?[0-9一二三四五六七八九十①-⑨]{1,2}[)）、.．]?)?[\u3400-\u9fff]{2,8}[：:]?)?$"
)
"""How a paragraph ends, perhaps with a label of the next one glued to it."""
_GAP = re.compile("[\u3000\t]|[\u3400-\u9fff]\\s{2}")
"""What parts a label from its value, or columns."""
_TAKEN = ("摄", "供图")
"""How a caption ends."""
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_GLUED = re.compile("[。！？”；](?:[（(]?[0-9一二三四五六七八九十]{1,2}[)）、.．])?[\u3400-\u9fff]{2,8}$")
"""Words behind the last sentence that may be a label with its value in the next line."""
_LABELLED = re.compile("[^，。；]{1,12}[：:]|[一二三四五六七八九十第其另此][是要二三四五六，一外]")
"""How a line begins that does not go on with the one above: a label, the next of several points."""


def _begins(text: str) -> bool:
    """Whether a line begins something of its own: a numbered item, a place's name and nothing else."""
    place = read_place(text) if len(text) <= _NAME_LONGEST else None
    return _ITEM.match(text) is not None or (place is not None and not place.rest.strip())


def _is_set_apart(line: Line) -> bool:
    """Whether a line is a few words in bold: a label, or a heading."""
    return _width(line.text) < NARROWEST and line.bold


def _is_text(line: Line) -> bool:
    return line.kind is _PARAGRAPH and line.cell is None and bool(line.text)


def _is_verse(lines: Sequence[Line]) -> bool:
    """Whether most lines pause at the same place, as those of a poem or of couplets do."""
    pauses = Counter(pause.start() for x in lines if (pause := _PAUSE.search(x.text)))
    return bool(pauses) and max(pauses.values()) > VERSE * len(lines)


def _follows(line: Line, following: Line) -> bool:
    """Whether a line stands in the same element, parted by a break only."""
    return _is_text(following) and following.block == line.block and not following.gap


def _joined(lines: Sequence[Line], full: set[int]) -> tuple[Line, ...]:
    found: list[Line] = []
    paragraph: list[Line] = []
    for line in lines:
        goes_on = paragraph and id(paragraph[-1]) in full and _follows(paragraph[-1], line) and not line.indented
        if paragraph and not goes_on:
            found.append(_as_one(paragraph))
            paragraph = []
        paragraph.append(line)
    return (*found, _as_one(paragraph))


def _as_one(lines: list[Line]) -> Line:
    """The printed lines of a paragraph as one line."""
    if len(lines) == 1:
        return lines[0]
    runs: list[Run] = []
    offset = 0
    for line in lines:
        for run in line.runs:
            start = offset + run.start
            if runs and runs[-1].end == start and runs[-1]._replace(start=0, end=0) == run._replace(start=0, end=0):
                start = runs.pop().start
            runs.append(run._replace(start=start, end=offset + run.end))
        offset += len(line.text)
    return lines[0]._replace(text="".join([line.text for line in lines]), runs=tuple(runs))


def _width(text: str) -> float:
    """In wide characters."""
    return (len(text) + len(_NARROW.sub("", text))) / 2
