"""Numbered items of a section: 1、… （一）… 第一步，… 一是… at the beginning of paragraphs.

A step runs from its numbered paragraph up to before the next. Numbers count only in sequence from one on, so that a
paragraph that begins with 三、四单元 or a year is none. Of nested numbering the outermost is taken: it is the one met
first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ..schemas import Span, Step
from .numerals import MARKS, parse_number

__all__ = ["find_steps"]

_N = r"[一二三四五六七八九十]{1,3}"
_FORMS = (
    (
        "bracketed",
        re.compile(rf"[（(【\[][ \u3000]?(?P<number>[0-9０-９]{{1,2}}|{_N})[ \u3000]?[)）】\]][、,，.．:：]?"),
    ),
    ("arabic", re.compile(r"(?P<number>[0-9０-９]{1,2})[ \u3000]?(?:[、．)）]|[.](?![0-9]))")),
    ("chinese", re.compile(rf"(?P<number>{_N})[、．.](?!{_N}[、单楼号])")),
    ("mark", re.compile(rf"(?P<number>[{re.escape(MARKS)}❶-❿])[、.．]?")),
    ("ordinal", re.compile(rf"(?P<number>第{_N}[步招条项点件])(?:[,，、:：]|是(?=[“一-龥]))[ \u3000]?")),
    ("first", re.compile(rf"(?P<number>{_N}[是要])(?=[^一-龥]?[一-龥])[,，:：]?")),
)
_FIRST = frozenset("（(【[第0123456789０１２３４５６７８９一二三四五六七八九十" + MARKS)
_STOP = re.compile(r"[。：:！？!?]|[ \u3000]{2}|——")
TITLE = 24
"""characters that a title has at most; the longest of the showcase pages has 18"""


@dataclass(frozen=True, slots=True)
class _Mark:
    paragraph: int
    form: str
    number: str
    value: int
    end: int
    """offset of the item's words in its paragraph"""


def find_steps(text: str, paragraphs: Sequence[Span]) -> tuple[Step, ...]:
    """The numbered items among the paragraphs of a section."""
    if len(paragraphs) < 2 or sum([text[span.start : span.start + 1] in _FIRST for span in paragraphs]) < 2:
        return ()  # one item is no sequence
    cut = [span.cut(text) for span in paragraphs]
    marks = _sequence([m for n, paragraph in enumerate(cut) if paragraph[:1] in _FIRST and (m := _mark(n, paragraph))])
    ends = [m.paragraph for m in marks[1:]] + [len(cut)]
    return tuple(
        Step(
            number=mark.number,
            title=_title(cut[mark.paragraph], mark.end, alone=end - mark.paragraph == 1),
            text="\n".join(cut[mark.paragraph : end]),
            span=Span(paragraphs[mark.paragraph].start, paragraphs[end - 1].end),
        )
        for mark, end in zip(marks, ends, strict=False)
    )


def _mark(number: int, paragraph: str) -> _Mark | None:
    for form, pattern in _FORMS:
        match = pattern.match(paragraph)
        if match:
            printed = unicodedata.normalize("NFKC", match["number"])
            value = parse_number(match["number"].strip("第步招条项点件是要"))
            return _Mark(number, form, printed.strip("().、"), value, match.end()) if value else None
    return None


def _sequence(marks: Sequence[_Mark]) -> tuple[_Mark, ...]:
    """The marks of the first form that counts from one to two and on; it may begin again at one."""
    firsts: dict[str, _Mark] = {}
    for mark in marks:
        if mark.value == 1:
            firsts.setdefault(mark.form, mark)
    for first in firsts.values():
        same: list[_Mark] = []
        for mark in marks:
            ours = mark.paragraph >= first.paragraph and mark.form == first.form
            if ours and (mark.value == 1 or (same and mark.value == same[-1].value + 1)):
                same.append(mark)
        if any(mark.value == 2 for mark in same):
            return tuple(same)
    return ()


def _title(paragraph: str, start: int, *, alone: bool) -> str | None:
    """What stands before the first stop, where more follows; an item of one sentence has no title."""
    words = paragraph[start:].strip(" \u3000")
    stop = _STOP.search(words, 1)
    if stop is None:
        return words if not alone and words and len(words) <= TITLE else None
    head, rest = words[: stop.start()], words[stop.end() :]
    if not (rest.strip() or not alone) or len(head) > TITLE or ";" in head or "；" in head:
        return None
    return head.strip() or None
