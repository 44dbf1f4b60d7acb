"""What lines around a possible label say of it: that it is a sentence's words, a day in a story, an item of a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from .forms import Form, Running
from .headings import names_place
from .hits import BRACKETS, COLONS, COMMA, DASH, PHONES, Hit, hit_at, is_dash
from .label_words import spells_label
from .labels import MAX_LABEL, NUMBERED, Lexicon, bare, front
from .lines import PARAGRAPH_ENDS, Line, LineKind
from .places import is_unit

__all__ = [
    "in_place",
    "with_marks_alike",
    "with_run_on",
    "with_stops_alike",
    "without_items",
    "without_notices",
    "without_run_in",
    "without_subheads",
]

RUN_ON, RUN_ON_NEAR, RUN_ON_APART = 3, 4, 10
"""Labels in a row that nothing parts from their values, lines from one to the next, and lines above one among which a
label of the same field says that it is none."""
SHORT, RUN_ON_SHORT = 2, 4
"""Letters of the shortest label that runs on, and how many labels have to where sentences begin with one as short."""
_IN_A_SENTENCE = re.compile(
    "[，。、；：！？,;!?）)]|[的是有为在了和与及将从都也由对被使让]|主要|明显|显著|体现|如下|方面|包括|分为|集中|得到|表明|之一"
)
"""How a sentence goes on that begins with a label's words: 主要做法是…, 工作成效明显。"""

_FIRST = re.compile("[头第]一[件桩条]事?")
"""What is told first of several things."""
_SECOND = re.compile("[，。；;！]\\s*第二[件桩条]")
"""How the second thing begins behind the first."""
_COMMAS = ("，", ",")
_PARTED = re.compile("(?P<word>[\u3400-\u9fff]{2,6})(?P<mark>[，,]|[-－–—/／]{1,2})(?=[^\\s，。])")
"""Words with which a line begins, and a mark behind them."""
_STOPS = frozenset((COMMA, DASH))
_WORD_AND_VALUE = re.compile(rf"[\u3400-\u9fff]{{2,6}}[{COLONS}]\s*[0-9]")
"""总投资：12万元"""


def with_run_on(
    lines: Sequence[Line], found: Sequence[tuple[Hit, ...]], lexicon: Lexicon, running: Running
) -> Sequence[tuple[Hit, ...]]:
    """The hits, with listed labels that run on into their values, where several do in order: 事项名称给老街装上路灯.

    Other words than the page's labels do not where such fields stand in another form; where no label has one, two such
    rows are needed, or one of names of fields alone.
    """
    rows: list[list[tuple[int, Hit]]] = [[]]
    listed = [(n, h.match.field) for n, hits in enumerate(found) for h in hits if h.match and not h.match.inferred]
    words = {h.key for hits in found for h in hits if h.match and not h.match.inferred}
    for n, line in enumerate(lines):
        below_label = n > 0 and any(h.form.position == "alone" and h.form.marks for h in found[n - 1])
        hit = None if below_label or any(h.match for h in found[n]) else _run_on(line, lexicon, running)
        if hit is None or hit.match is None:
            continue
        if hit.key not in words and _is_listed_near(n, hit.match.field, listed):
            continue
        if rows[-1] and not _follows(rows[-1][-1], (n, hit), lexicon):
            rows.append([])
        rows[-1].append((n, hit))
    rows = [
        row
        for row in rows
        if len(row) >= (RUN_ON if _is_sure(row, words) else RUN_ON_SHORT) or _opens_block(lines, row, words, lexicon)
    ]
    sure = listed or len(rows) > 1 or all(h.match and h.match.rule == "name" for row in rows for _, h in row)
    told = {n: hit for row in rows for n, hit in row} if sure else {}
    return [(*hits, told[n]) if n in told else hits for n, hits in enumerate(found)] if told else found


def with_stops_alike(lines: Sequence[Line], found: Sequence[tuple[Hit, ...]]) -> Sequence[tuple[Hit, ...]]:
    """The hits without those that a comma or a dash makes labels, where hardly another label has that for its colon."""
    stops = [[_stop(line.text[hit.end : hit.stop]) for hit in hits] for line, hits in zip(lines, found, strict=True)]
    times = Counter(
        stop
        for hits, of_line in zip(found, stops, strict=True)
        for hit, stop in zip(hits, of_line, strict=True)
        if stop == DASH or (stop == COMMA and hit.match and hit.match.spelled)
    )
    rare = {stop for stop in _STOPS if times[stop] < (RUN_ON_NEAR if stop == DASH else RUN_ON)}
    if not any(stop in rare for of_line in stops for stop in of_line):
        return found
    return [
        tuple(kept for hit, stop in zip(hits, of_line, strict=True) if (kept := _as_rare(hit, stop, rare)))
        for hits, of_line in zip(found, stops, strict=True)
    ]


def _stop(between: str) -> str:
    """What stands between a label and its value."""
    return DASH if is_dash(between) else between.strip()


def _as_rare(hit: Hit, stop: str, rare: Collection[str]) -> Hit | None:
    """A hit as the mark behind it has it: with a dash that counts for nothing, or none at all."""
    if stop not in rare or hit.form.position == "cell":
        return hit
    if stop == DASH and (hit.form.marks or (hit.match and hit.match.spelled)):
        return hit._replace(form=hit.form._replace(colon=False))
    if stop == COMMA:
        return None if hit.form.numbered and hit.form.marks else hit
    return hit._replace(form=hit.form._replace(colon=False)) if hit.match else None


def with_marks_alike(
    lines: Sequence[Line], found: Sequence[tuple[Hit, ...]], lexicon: Lexicon, running: Running
) -> Sequence[tuple[Hit, ...]]:
    """The hits, with labels behind which several lines in a row have another mark for the colon: 办理情况，片区组织…

    Behind a comma they are the page's own labels; a hyphen or a stroke parts other words as well.
    """
    rows: list[list[_Parted]] = []
    for n, line in enumerate(lines):
        parted = None if line.image or line.cell else _PARTED.match(line.text)
        if parted is None or (parted["mark"] not in _COMMAS and line.text.count(parted["mark"]) > 1):
            continue  # steps one after the other
        word = _Parted(n, bare(parted["word"]), parted["mark"], parted.end("word"), parted.end())
        if rows and word.mark == rows[-1][-1].mark and n - rows[-1][-1].line <= RUN_ON_NEAR:
            rows[-1].append(word)
        else:
            rows.append([word])
    rows = [row for row in rows if len(row) >= RUN_ON]
    keys = {h.key for hits in found for h in hits[:1] if h.match and not h.glued} if rows else set[str]()
    told: dict[int, Hit] = {}
    for row in rows if keys else ():
        known = {word.key for word in row if _is_known(word, found[word.line], keys, lexicon)}
        if _are_labels(lines, row, known):
            told |= _told_alike(lines, row, known, lexicon, running)
    if not told:
        return found
    return [
        (told[n], *[hit for hit in hits if hit.start >= told[n].stop]) if n in told else hits
        for n, hits in enumerate(found)
    ]


class _Parted(NamedTuple):
    """A word with which a line begins, and a mark behind it."""

    line: int
    key: str
    mark: str
    end: int
    stop: int


def _is_known(word: _Parted, hits: Sequence[Hit], keys: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a word is a label anyway, or elsewhere on the page, or, where no comma is behind it, words of labels."""
    if word.key in keys or any(h.match and h.key == word.key for h in hits):
        return True
    return word.mark not in _COMMAS and (spells_label(word.key) or lexicon.match(word.key) is not None)


def _are_labels(lines: Sequence[Line], row: Sequence[_Parted], known: Collection[str]) -> bool:
    """Whether enough words of a row are known, no two alike, and all but one; behind commas below a heading alone."""
    first = row[0].line
    if row[0].mark in _COMMAS and not (first and names_place(lines[first - 1], ())):
        return False
    among = sum(word.key in known for word in row)
    return RUN_ON <= len(known) == among >= len(row) - 1


def _told_alike(
    lines: Sequence[Line], row: Sequence[_Parted], known: Collection[str], lexicon: Lexicon, running: Running
) -> dict[int, Hit]:
    """The labels of a row; behind a hyphen a word that is not known is one, too."""
    told: dict[int, Hit] = {}
    for word in row:
        if word.key not in known and word.mark in _COMMAS:
            continue
        hit = hit_at(lines[word.line], 0, word.end, word.stop, "inline", lexicon, running, apart=True)
        if hit:
            told[word.line] = hit._replace(form=hit.form._replace(colon=True))
    return told


def _is_listed_near(n: int, field: str, listed: Sequence[tuple[int, str]]) -> bool:
    """Whether a label of a field stands in the few lines before a line."""
    first = bisect_left(listed, (n - RUN_ON_APART, ""))
    return any(other == field for _, other in listed[first : bisect_left(listed, (n, ""))])


def _run_on(line: Line, lexicon: Lexicon, running: Running) -> Hit | None:
    """The listed label with which a line begins that goes on without anything between them."""
    text = line.text
    if line.image or line.kind is LineKind.ROW:
        return None
    first = front(text, 0, min(len(text), MAX_LABEL))
    end = lexicon.listed_head(text, first, min(len(text) - 1, first + MAX_LABEL), shortest=SHORT)
    if end == first or not text[end].isalnum() or _IN_A_SENTENCE.match(text, end):
        return None
    return hit_at(line, 0, end, end, "inline", lexicon, running)


def _opens_block(
    lines: Sequence[Line], row: Sequence[tuple[int, Hit]], words: Collection[str], lexicon: Lexicon
) -> bool:
    """Whether a label alone opens a block as others of its words do elsewhere, right below the name of a place."""
    if len(row) != 1:
        return False
    n, hit = row[0]
    opens = hit.match is not None and lexicon.opens(hit.match.field) and len(hit.key) > SHORT and hit.key in words
    return opens and n > 0 and names_place(lines[n - 1], ())


def _is_sure(row: Sequence[tuple[int, Hit]], words: Collection[str]) -> bool:
    """Whether none of some labels is a word of two letters, with which sentences begin, too, or all stand elsewhere."""
    return all(len(hit.key) > SHORT for _, hit in row) or all(hit.key in words for _, hit in row)


def _follows(before: tuple[int, Hit], behind: tuple[int, Hit], lexicon: Lexicon) -> bool:
    """Whether a label stands near another, of a field that the profile lists before its own."""
    (n, hit), (m, other) = before, behind
    if hit.match is None or other.match is None or m - n > RUN_ON_NEAR:
        return False
    return lexicon.ranks[hit.match.field] < lexicon.ranks[other.match.field]


def _is_first_of_several(lines: Sequence[Line], n: int, hits: Sequence[Hit]) -> bool:
    """Whether a line's only label is what is told first, and the second thing follows on it or on the next line."""
    if len(hits) != 1 or not _FIRST.fullmatch(hits[0].key):
        return False
    below = lines[n + 1].text if n + 1 < len(lines) else ""
    return _SECOND.search(lines[n].text, hits[0].stop) is not None or _SECOND.match(f"。{below}") is not None


def _is_stopped(line: Line, hit: Hit) -> bool:
    """Whether nothing but a full stop tells a label from the text behind it."""
    return line.text[hit.end : hit.end + 1] == "。" and not hit.tail and not (hit.form.bold or hit.form.names)


def _kind_of_number(mark: str) -> str:
    """The same for numbers of one list: those of headings (一、) are others than those of labels (1.)."""
    return "1" if mark.isdecimal() else "一" if mark.isalnum() else mark


def in_place(lines: Sequence[Line], found: Sequence[tuple[Hit, ...]], lexicon: Lexicon) -> Sequence[tuple[Hit, ...]]:
    """The hits that what stands around them does not refute: a sentence that leads to them, or goes on below a day.

    In front of the first label that a field claims a day tells no label, either.
    """
    days = [(n, h.key) for n, hits in enumerate(found) for h in hits if _is_of_day(h)]
    known = next((n for n, hits in enumerate(found) if any(h.match for h in hits)), len(lines))
    amid = {(n, key) for n, key in days if n < known or _goes_on_below(lines, found, n)}
    elsewhere = {key for n, key in days if (n, key) not in amid}
    doubtful = {n for n, hits in enumerate(found) if any(_is_of_day(h) or (h.glued and h.tail) for h in hits)}
    if not doubtful:
        return found
    amid = {(n, key) for n, key in amid if key not in elsewhere}
    return [
        tuple([h for h in hits if (n, h.key) not in amid and not _is_led(lines, found, n, h, lexicon)])
        if n in doubtful
        else hits
        for n, hits in enumerate(found)
    ]


def _is_led(lines: Sequence[Line], found: Sequence[tuple[Hit, ...]], n: int, hit: Hit, lexicon: Lexicon) -> bool:
    """Whether a sentence leads to a label's words at a line's end: there is no stop, and it is no matter's name.

    That stands behind the label that opens blocks: 事项名称：给采菱船修个码头上任感言：. So is where an office is all
    that parts two labels: 责任单位：区教体局群众期盼：
    """
    text = lines[n].text
    if not (hit.glued and hit.tail and hit.form.colon) or hit.form.marks or not text[hit.start - 1].isalnum():
        return False
    same_line = found[n][0] is not hit
    before = found[n][0] if same_line else found[n - 1][-1] if n and found[n - 1] else None
    if before is None or before.match is None:
        return True
    return not (lexicon.opens(before.match.field) or (same_line and is_unit(text[before.stop : hit.start])))


def _is_of_day(hit: Hit) -> bool:
    """Whether a word that no field lists is told by the day behind it."""
    return hit.told and not hit.match and not hit.key.endswith(PHONES)


def _goes_on_below(lines: Sequence[Line], found: Sequence[tuple[Hit, ...]], n: int) -> bool:
    """Whether a sentence stands below a line, or a word with its value, with which the section goes on.

    In the middle below an image a day is a caption.
    """
    if n and lines[n - 1].image and lines[n].centered:
        return True
    below = n + 1
    if below >= len(lines) or _ends_table(lines, n) or any(h.match or h.form.marks for h in found[below]):
        return False
    text = lines[below].text
    return (text[-1:] in PARAGRAPH_ENDS and not found[below]) or _WORD_AND_VALUE.match(text) is not None


def _ends_table(lines: Sequence[Line], n: int) -> bool:
    """Whether a line is the last one of a table."""
    cell, below = lines[n].cell, lines[n + 1].cell
    return cell is not None and (below is None or below.table != cell.table)


def without_items(lines: Sequence[Line], found: Sequence[tuple[Hit, ...]]) -> Sequence[tuple[Hit, ...]]:
    """The hits without those that end with a full stop in a numbered list that begins with something else.

    What is told first of several things (头一件：…；第二件：…) is none, either. Where most labels stand in brackets of
    their own, none ends with a full stop.
    """
    found = [() if _is_first_of_several(lines, n, hits) else hits for n, hits in enumerate(found)]
    found = _without_counted(lines, found)
    stopped = {n for n, hits in enumerate(found) if hits and _is_stopped(lines[n], hits[-1])}
    if not stopped:
        return found
    listed = [h for n, hits in enumerate(found) if n not in stopped for h in hits if h.match and not h.match.inferred]
    if 2 * sum(h.form.bracket in BRACKETS and h.form.bracket != "(" for h in listed) > len(listed):
        return [() if n in stopped else hits for n, hits in enumerate(found)]
    numbered = [line.text[:1] if NUMBERED.match(line.text) else "" for line in lines]
    items: set[int] = set()
    for mark, group in groupby(range(len(lines)), key=lambda n: _kind_of_number(numbered[n])):
        run = list(group)
        first = found[run[0]][0].match if found[run[0]] else None
        if mark and (first is None or not first.spelled):
            items.update(stopped.intersection(run))
    return [() if n in items else hits for n, hits in enumerate(found)] if items else found


def _without_counted(lines: Sequence[Line], found: Sequence[tuple[Hit, ...]]) -> Sequence[tuple[Hit, ...]]:
    """The hits without the items of a list that a label's value announces, where labels have no numbers.

    处置经过：分三步处置： | （1）现场情况：敲门不应。
    """
    listed = [h.form.numbered for hits in found for h in hits if h.match and h.match.spelled]
    counted = [bool(_COUNTED_ITEM.match(line.text)) for line in lines]
    if not any(counted) or 2 * sum(listed) > len(listed):
        return found
    items: set[int] = set()
    for n, line in enumerate(lines):
        first = _COUNTED_ITEM.match(line.text)
        announced = first is not None and first[1] in "1一１" and n > 0 and lines[n - 1].text.endswith(("：", ":"))
        if n in items or not announced or not found[n - 1] or found[n - 1][-1].tail:
            continue
        items.update(takewhile(counted.__getitem__, range(n, len(lines))))
    return [() if n in items else hits for n, hits in enumerate(found)] if items else found


_COUNTED_ITEM = re.compile("[（(]([0-9０-９一二三四五六七八九十]{1,2})[)）]")
"""How an item of such a list begins."""


def without_subheads(found: Sequence[tuple[Hit, ...]]) -> Sequence[tuple[Hit, ...]]:
    """The hits without the subheads of a section that are set like labels: 破题招法, below it at once 一池收到底.

    A word that no field claims and that stands nowhere else is one right below a label that a field lists, and so are
    those like it up to the next label; words that mean the same field once more are such, too. Numbered words right
    below a label without a number are so whatever they say.
    """
    times = Counter([h.key for hits in found for h in hits])
    subheads: set[int] = set()
    above: Hit | None = None
    within: Form | None = None
    for n, hits in enumerate(found):
        hit = hits[0] if len(hits) == 1 and not hits[0].glued else None
        own = hit is not None and hit.tail and times[hit.key] == 1 and _may_be_subhead(hit, above)
        spelled = hit is not None and hit.match is not None and hit.match.spelled
        counted = hit is not None and hit.tail and not spelled and hit.form.numbered
        alike = hit is not None and above is not None and above.form == hit.form
        apart = above is not None and not above.form.numbered
        below = hit is not None and within == hit.form
        if hit and ((counted and (below or apart)) or (own and hit.form.marks and (below or alike))):
            subheads.add(n)
            within = hit.form
        elif hits:
            within = None
        above = hit if hit and hit.tail and hit.match and hit.match.spelled else None
    return [() if n in subheads else hits for n, hits in enumerate(found)] if subheads else found


def _may_be_subhead(hit: Hit, above: Hit | None) -> bool:
    """Whether words are no label's, or mean again the field that a profile lists for the label right above."""
    if hit.match is None:
        return not spells_label(hit.key)
    again = above is not None and above.match is not None and above.match.field == hit.match.field
    return again and not hit.match.spelled


def without_run_in(found: Sequence[tuple[Hit, ...]]) -> Sequence[tuple[Hit, ...]]:
    """The hits without phrases that run into a sentence (难就难在：…), where listed labels stand alone on their lines.

    A phrase that comes again may be a label of its own.
    """
    listed = [h for hits in found for h in hits if h.match and h.match.spelled]
    if len(listed) < _ALONE_LEAST or not all(h.tail and h.form.position == "alone" for h in listed):
        return found
    times = Counter([h.key for hits in found for h in hits])
    return [tuple([h for h in hits if not _runs_in(h, times[h.key])]) for hits in found]


_ALONE_LEAST = 4
"""Listed labels that stand alone on their lines from which on others that do not are none."""


def _runs_in(hit: Hit, times: int) -> bool:
    """Whether an unlisted hit, which stands nowhere else, stands in front of a sentence."""
    spelled = hit.match is not None and hit.match.spelled
    return not spelled and times == 1 and not hit.tail and hit.form.position == "inline" and not spells_label(hit.key)


def without_notices(lines: Sequence[Line], found: Sequence[tuple[Hit, ...]]) -> Sequence[tuple[Hit, ...]]:
    """The hits without the terms of a notice or an account that a section quotes: 时间：… 地点：… 联系人：…

    Several lines of a term and few words one below the other are one, of which no field claims any and none stands
    elsewhere, on a page whose listed labels come again.
    """
    times = Counter([h.key for hits in found for h in hits])
    listed = [h for hits in found for h in hits if h.match and h.match.spelled]
    if not any(times[h.key] > 1 for h in listed):
        return found
    forms = {h.form for h in listed}
    quoted: set[int] = set()
    run: list[int] = []
    for n in range(len(lines) + 1):
        own = n < len(lines) and all(_is_own(h, times[h.key], forms) for h in found[n])
        if n < len(lines) and own and _NOTICE_LINE.fullmatch(lines[n].text):
            run.append(n)
            continue
        if len(run) >= _NOTICE_LEAST:
            quoted.update(run)
        run = []
    return [() if n in quoted else hits for n, hits in enumerate(found)] if quoted else found


def _is_own(hit: Hit, times: int, forms: Collection[Form]) -> bool:
    """Whether no field claims a word that stands nowhere else and looks unlike all listed labels."""
    return hit.match is None and times == 1 and not hit.glued and hit.form not in forms


_NOTICE_LINE = re.compile(rf"[\u3400-\u9fff]{{2,6}}[{COLONS}][^。]{{1,30}}")
_NOTICE_LEAST = 3
"""A line of a quoted notice, and how many make one."""
