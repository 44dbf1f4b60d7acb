"""Labels behind the end of a sentence: glued to the end of a paragraph, or in its middle."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from .forms import Running
from .hits import (
    BRACKETS,
    COLON,
    COLONS,
    GOES_ON_WITH,
    OWN_BRACKETS,
    SPREAD,
    WIDE,
    Hit,
    closes_quotation,
    hit_at,
    value_at,
)
from .label_words import spells_label
from .labels import MAX_LABEL, MISPRINT_FROM, Lexicon, bare, front
from .lines import Line, Run

__all__ = ["glued_hits"]

_PAUSE = re.compile("[。；！？;!?]")
_LEADS = 2
"""Code points of the longest ending below."""
_LEADS_TO = re.compile(
    "(?:[的了谈说讲问写念叫作做为是在有和与及其按照对把从等下]|发表|公布|张贴|亮出|如下|以下|[，、：；,:;“‘《（(【])\\Z"
)
"""What a sentence's words end with in front of a label's words that belong to it (村里公布了干事情况：)."""
_SENTENCE_END = "。！？!?；;…”’」』）)～~."
_WORD_END = f"。！？，、；“”{COLONS}"
_LABEL_INSIDE = (
    r"((?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．])?(?:[^\w\s]|_){0,8}"
    rf"[^{_WORD_END}\n]{{2,24}}?)[】］〕\]]?\s*([{COLONS}])"
)
_LABEL_APART = rf"((?:[^\w\s]|_){{0,8}}[^\s{_WORD_END}]{{2,16}})\s*([{COLONS}])"
_BEHIND = rf"(?<=[{re.escape(_SENTENCE_END)}])[\s\u200b-\u200f\ufeff]*{_LABEL_INSIDE}"
_FIRST = re.compile(rf"{_BEHIND}|(?:[\u3000\t]|[\s\u200b]{{2,}}| (?=【))[\s\u200b]*{_LABEL_APART}")
"""A label at the very beginning, behind the end of a sentence or a wide gap."""
_INSIDE = re.compile(
    rf"[{re.escape(_SENTENCE_END)}\s\u200b](?:{_BEHIND}"
    rf"|(?:(?<=[\u3000\t])[\s\u200b]*|(?<=[\s\u200b])[\s\u200b]+|(?<= )(?=【)){_LABEL_APART})"
)
"""The same further on: a pattern that begins with one class of characters is found several times as fast."""
_BRACKETED_INSIDE = re.compile(
    rf"(?<=[{re.escape(_SENTENCE_END)}])\s*([【〖［\[][^【】〖〗［］\[\]{_WORD_END}\n]{{2,16}}[】〗］\]])[{COLONS}]?\s*"
)
"""A label in the brackets that hold nothing else, behind the end of a sentence."""
_TAIL = re.compile(
    rf"(?<=[{re.escape(_SENTENCE_END)}])[\s\u200b-\u200f\ufeff]*"
    rf"((?:[（(]?[0-9一二三四五六七八九十]{{1,2}}[）)、.．])?[^。！？，、；“”{COLONS}\n]{{2,24}})\Z"
)
_COUNTED_TAIL = re.compile(
    rf"(?<=[{re.escape(_SENTENCE_END)}])[\s\u200b]*([0-9０-９]{{1,2}}[、.．])([\u3400-\u9fff]{{2,8}})。\Z"
)
"""A label with its number and a stop for the colon at a paragraph's end: …起来四十公分。4、如今光景。"""
_ROUND = re.compile(r"(?<=[。！？；])\s*([（(]([\u3400-\u9fff]{2,8})[）)])\s*")
"""A label in round brackets behind a sentence, where one begins the line: （承诺事项）种上撂荒地。（基本情况)花园村…"""
_OPENERS = frozenset("【〔〖［[「")
"""Brackets in which labels stand one behind the other."""
_TOLD_WITH_COLON = re.compile(rf"[{COLONS}]([\u3400-\u9fff]{{2,6}})[{COLONS}]")
"""A word with a colon that follows another colon, as no label does."""
_PAIRED_LONGEST = 8
"""Code points of the value of a second label on a line: a person's name, a day."""
_LONGEST = 10_000
"""Code points of a line in which glued labels are looked for; no paragraph of ../shared/corpus has half as many."""


def glued_hits(line: Line, lexicon: Lexicon, running: Running, leading: Hit | None) -> list[Hit]:
    """Labels behind the end of a sentence, at the line's end or in its middle."""
    start = leading.stop if leading else 1
    text = line.text
    spans: list[tuple[int, int, int]] = []
    apart: set[int] = set()
    if COLON.search(text, start):
        spans += _inside(text, max(0, start - 1))
    if "【" in text or "〖" in text or "［" in text or "[" in text:
        spans += [(m.start(1), m.end(1), m.end()) for m in _BRACKETED_INSIDE.finditer(text, max(1, start), _LONGEST)]
    if leading and text[:1] in _OPENERS and text.count(text[0]) > 1:
        spans += _bracketed_alike(text, leading.stop, lexicon)
    if leading and text[:1] in "（(":
        found_in = _ROUND.finditer(text, leading.stop, _LONGEST)
        spans += [(m.start(1), m.end(1), m.end()) for m in found_in if lexicon.listed(bare(m[2]))]
    if text[-1] not in _WORD_END and (tail := _TAIL.search(text, max(start, len(text) - SPREAD))):
        spans.append((tail.start(1), len(text), len(text)))
    tail = _COUNTED_TAIL.search(text, max(start, len(text) - SPREAD)) if text[-1] == "。" else None
    if tail and lexicon.listed(bare(tail[2])):
        spans.append((tail.start(1), len(text) - 1, len(text)))
    if text[-1] in COLONS and (first := _open_label(text, start, lexicon)):
        spans.append((first, len(text), len(text)))
    if line.runs and line.runs[-1].start >= start:
        led = leading is not None and leading.form.bold
        set_apart = [
            (r.start, r.end, value_at(text, r.end))
            for r in line.runs
            if r.start >= start and r.end - r.start <= SPREAD and _is_set_apart(r, running)
            if led or _stands_free(text, r) or _is_drawn_alike(line, r)
        ]
        apart.update(first for first, _, _ in set_apart)
        spans += set_apart
    found: list[Hit] = []
    if not spans:
        return found
    taken, begins = start, sorted(apart)
    for begin, last, stop in sorted(set(spans), key=lambda span: (span[0], -span[1], span[2])):
        first = begin + closes_quotation(text, begin)
        if first < taken or text[stop : stop + 1] in GOES_ON_WITH:
            continue
        at = bisect_right(begins, first)
        split = at < len(begins) and front(text, first, last) < begins[at] < last
        if split and not lexicon.listed(bare(text[front(text, first, last) : last])):
            continue  # what is set apart is the label: …——居民阙师傅<b>谁来办：</b>
        told = 1 if leading and not leading.match and taken == start else 0  # 只有两行字：情况简介：…
        if first not in apart and _is_enumerated(text, taken - told, first, lexicon):
            continue
        hit = hit_at(line, first, last, stop, "glued", lexicon, running, apart=first in apart)
        tells = hit and hit.tail and (hit.form.colon or hit.form.marks or _ends_sentence(text, first))
        paired = hit and leading and (_is_paired(text, leading, hit) or _is_drawn(line, first, hit))
        if hit and (
            hit.match or tells or paired or hit.told or (hit.form.bracket in OWN_BRACKETS and spells_label(hit.key))
        ):
            taken = hit.stop
            found.append(hit._replace(told=True) if paired else hit)
    return found


def _is_enumerated(text: str, start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a listed label with its colon stands before in what is told: 上面写着：情况简介：几口人；问题困难：…"""
    if text[at - 1] not in "；;":
        return False
    return any(lexicon.listed(told[1]) for told in _TOLD_WITH_COLON.finditer(text, start, at))


def _is_paired(text: str, leading: Hit, hit: Hit) -> bool:
    """Whether words of labels end a line that begins so, a few words behind them: 事项名称：…　　责任书记：关德友."""
    listed = leading.match is not None and leading.match.spelled and leading.form.colon
    short = 0 < len(text) - hit.stop <= _PAIRED_LONGEST and text[-1] not in _WORD_END
    gap = WIDE.match(text, hit.start - 2, hit.start) or text[hit.start - 1] in "\u3000\t"
    return bool(listed and short and gap and hit.form.colon and spells_label(hit.key))


def _bracketed_alike(text: str, start: int, lexicon: Lexicon) -> Iterator[tuple[int, int, int]]:
    """Listed labels in the brackets in which the line's first one stands: 〔点子名称〕快换法　〔提出人〕罗铁成."""
    close = BRACKETS[text[0]]
    at = text.find(text[0], start, _LONGEST)
    while at >= 0:
        end = text.find(close, at, at + SPREAD)
        if end > 0 and lexicon.listed(bare(text[at + 1 : end])):
            yield at, end + 1, value_at(text, end + 1)
        at = text.find(text[0], at + 1, _LONGEST)


def _open_label(text: str, start: int, lexicon: Lexicon) -> int:
    """Where a listed label begins that ends a line, with a colon, behind a matter's name (修好码头上任感言：)."""
    last = len(text) - 1
    if _PAUSE.search(text, start, last):
        return 0
    for size in range(min(MAX_LABEL, last - start - 1), MISPRINT_FROM - 1, -1):
        first = last - size
        if (match := lexicon.listed(text[first:last])) and match.rule in ("name", "alias"):
            leads = _LEADS_TO.search(text, max(start, first - _LEADS), first)
            return first if text[first - 1].isalnum() and not leads else 0
    return 0


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a full stop stands before: behind a quotation a sentence goes on (“平安社区”荣誉称号)."""
    return text[max(0, at - 4) : at].rstrip()[-1:] in "。！？!?"


def _inside(text: str, start: int) -> list[tuple[int, int, int]]:
    """Labels with a colon behind the end of a sentence or a wide gap: start, end, and where the value begins."""
    first = _FIRST.match(text, start, _LONGEST)
    found = [first] if first else []
    found += _INSIDE.finditer(text, first.end() if first else start, _LONGEST)
    return [(m.start(1), m.end(1), m.end()) if m[1] else (m.start(3), m.end(3), m.end()) for m in found]


def _is_set_apart(run: Run, running: Running) -> bool:
    """Whether a run looks unlike running text."""
    return (
        (run.bold and not running.bold)
        or (run.color is not None and run.color != running.color)
        or (run.background is not None and run.background != running.background)
        or run.names in running.names
    )


def _is_drawn_alike(line: Line, run: Run) -> bool:
    """Whether a run stands behind a gap in a box of its own, as the first words of the line do in theirs."""
    first = line.runs[0]
    return run.background is not None and run.background == first.background and line.text[run.start - 1].isspace()


def _is_drawn(line: Line, at: int, hit: Hit) -> bool:
    """Whether words of labels stand in a box like that of the line's first."""
    if not spells_label(hit.key):
        return False
    n = bisect_left(line.runs, at, lo=1, key=_start_of)
    return n < len(line.runs) and line.runs[n].start == at and _is_drawn_alike(line, line.runs[n])


_start_of = attrgetter("start")


def _stands_free(text: str, run: Run) -> bool:
    """Whether a run in bold could be a label: behind the end of a sentence, or with a colon."""
    before = text[max(0, run.start - 4) : run.start].rstrip()[-1:]
    after = text[run.start : run.end + 2].rstrip()
    return before in _SENTENCE_END or any(c in COLONS for c in after[-2:])
