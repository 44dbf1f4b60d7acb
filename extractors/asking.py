"""Notices that ask for texts: what stands behind their labels says how to write, and how long; nothing of a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .headings import names_place
from .hits import Hit
from .lines import Line

__all__ = ["asks_for_texts", "without_asked"]

_COUNT = "(?:[0-9]{2,5}|[一二三四五六七八九两][一二三四五六七八九十百千]{1,3})"
_LENGTH_ASKED = re.compile(rf"(?:不超过|不少于|控制在|限){_COUNT}个?字|{_COUNT}个?字(?:以内|以上|左右|为宜)")
"""How long a text has to be that a notice asks for: 第一人称，150字左右."""
_WRITES = re.compile("用|写|找准|突出|第一人称|概括|概述|简述|简要|说明|填写|注明|围绕|重点|要|须|应|不得|以")
"""How what it asks for begins."""
_TELLS_TO = re.compile(
    "写[明清]|说清|说明(?![会书文天年])|填写|注明|简述|概述|概括(?!起来|地|来)|附(?![近属件录和加议在着中])"
)
"""Of these, what hardly anything else begins with; the pictures to be sent."""
_TO_WRITE = re.compile("写[明清难做变怎为由]|说[清明]|填写|注明|简述|概述|概括")
"""The same of several labels on one line."""
_MAY_ASK = re.compile(
    f"什么|怎么|如何|哪[里儿个些一]|为什么|谁|一句话|要写|来写|写实|代笔|原话|不写|{_LENGTH_ASKED.pattern}|不少于[0-9一二三]"
)
"""What a notice says of what is to be written, and sentences of a block say now and then."""
_MOST = 0.75
"""The part of a page's labels behind which it asks."""
_SEVERAL = 2
"""Labels with such a text by which one is known that asks for texts."""


def asks_for_texts(lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]]) -> bool:
    """Whether a page that heads nothing with a place says behind most labels how to write, and how long, of several."""
    values = [x.text[found[0].stop :] for x, found in zip(lines, hits, strict=True) if found and found[0].match]
    asked = sum(_LENGTH_ASKED.search(value) is not None for value in values)
    if asked < _SEVERAL or any(names_place(line, ()) for line in lines):
        return False
    told = sum(_WRITES.match(value) is not None or _LENGTH_ASKED.search(value) is not None for value in values)
    return told >= _MOST * len(values)


def without_asked(lines: Sequence[Line], found: Sequence[tuple[Hit, ...]]) -> Sequence[tuple[Hit, ...]]:
    """The hits without those, several one below the other, behind which it says how to write: 难点：写明难在哪里."""
    values = [
        line.text[hits[0].stop :] if len(hits) == 1 and not hits[0].glued else ""
        for line, hits in zip(lines, found, strict=True)
    ]
    asked = [
        _is_asked(value) or (len(hits) > 1 and _are_asked(line.text, hits))
        for value, line, hits in zip(values, lines, found, strict=True)
    ]
    for run in _runs(values):
        if len(run) > _SEVERAL and any("字" in values[n] and _LENGTH_ASKED.search(values[n]) for n in run):
            told = [bool(_MAY_ASK.search(values[n]) or _WRITES.match(values[n])) for n in run]
            if sum(told) >= _MOST * len(run):
                asked[run.start : run.stop] = [True] * len(run)
    if sum(asked) < _SEVERAL:
        return found
    beside = [any(asked[max(0, n - 1) : n] + asked[n + 1 : n + 2]) for n in range(len(asked))]
    return [() if asked[n] and beside[n] else hits for n, hits in enumerate(found)]


def _runs(values: Sequence[str]) -> Iterator[range]:
    """The stretches of lines that each have a label with a value."""
    start = 0
    for n, value in enumerate((*values, "")):
        if not value:
            if n > start:
                yield range(start, n)
            start = n + 1


def _are_asked(text: str, hits: Sequence[Hit]) -> bool:
    """Whether it says behind each of a line's labels what to write: 遇到的问题：写难处，不写空话；办理过程：写做法…"""
    ends = [*(hit.start for hit in hits[1:]), len(text)]
    return all(_TO_WRITE.match(text[hit.stop : end]) for hit, end in zip(hits, ends, strict=True))


def _is_asked(value: str) -> bool:
    return bool(value) and (_TELLS_TO.match(value) is not None or _LENGTH_ASKED.match(value) is not None)
