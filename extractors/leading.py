"""Labels with which a line begins: the whole line, or what ends at a colon, bracket, style or gap before a value."""

from __future__ import annotations

import re
from itertools import islice

from .forms import Running
from .hits import (
    BARS,
    BRACKETS,
    COLON,
    COLONS,
    COMMA,
    GOES_ON_WITH,
    QUOTES,
    SPREAD,
    WIDE,
    Hit,
    hit_at,
    is_dash,
    value_at,
)
from .kindred import asks
from .label_words import meaning, spells_label
from .labels import MAX_LABEL, NUMBERED, Lexicon, bare, bounds, front
from .lines import PARAGRAPH_ENDS, Line
from .places import read_place
from .style import is_face

__all__ = ["leading_hits"]

_TOLD_FROM = 4
"""Code points of words of labels that may have a space alone behind them, where a sentence follows."""
_CHART = re.compile("[^→，。：:]{2,10}(?:→[^→，。：:]{2,10}){2,}")
"""Steps one after the other, which are no labels: 发现问题→协商办理→工作成效."""
HALF = 2
"""Code points of half a label, as most have four."""
_NO_VALUE = frozenset("，。；、的不好复很较就也都还是有为要已正越更太最才仍难多少大小在与和")
"""How a sentence goes on behind a label's words of which the first are in bold."""
_FOR_COLON = "。；;？?！!"
"""What people type for the colon behind a listed label; ？ behind one that asks (怎么破的？), ！ behind one in bold."""
_CLOSES = re.compile(f"[{re.escape(''.join(BRACKETS.values()))}]")
_OWN_CLOSE = re.compile(r"[】〗\]］]")
"""The end of brackets in which a label stands, where nobody typed their beginning."""
_SAME = "★☆◆"
"""Marks that stand on both sides of a label."""
_GAPS = re.compile(r"[\s\u3000|｜丨—–/／→➡👉\ufe0f-]+")
_REST = re.compile(rf"[\u3400-\u9fff]{{1,8}}(?=[{COLONS}])")
_REST_AND_GAP = re.compile("[\u3400-\u9fff]{1,8}(?=[\\s\u3000])")
_COLON_OR_GAP = re.compile(rf"[{COLONS}\s\u3000|｜丨—–/／→➡👉-]")
_GOES_ON = re.compile("[，。；：]|的|里[写说讲]|[中时后前][，,]|.*[，。；！？,;!?]$")
"""How a sentence goes on that begins with a label's words; what is set apart with a label is a few words alone."""

_SPREAD = re.compile("[\u3400-\u9fff](?P<gap>[ \u3000])[\u3400-\u9fff](?:(?P=gap)[\u3400-\u9fff])+")
"""A word whose letters stand apart: 事 项 名 称."""
_HALVES = re.compile("[\u3400-\u9fff]{2}[\\s\u3000]{1,4}[\u3400-\u9fff]{2}(?=[\\s\u3000])")
"""A word whose halves do, before a gap: 事项　名称　打一眼机井."""
_ADDS = re.compile("[及和与][\u3400-\u9fff]{2,3}")
"""What a label names besides: 建设内容及规模."""


def leading_hits(line: Line, lexicon: Lexicon, running: Running) -> list[Hit]:
    """Labels with which a line begins; the whole line, or what ends at a colon, bracket, style or gap."""
    text = line.text
    found: list[Hit] = []
    best: Hit | None = None
    quoted: Hit | None = None
    if len(text) <= SPREAD:
        alone = hit_at(line, 0, len(text), len(text), "alone", lexicon, running)
        if alone:
            found.append(alone)
            if alone.match and alone.match.rule != "concept":
                return found
    styled = _styled_end(line, running, lexicon) if len(line.runs) > 1 else 0
    for cut, sure in _cuts(line, styled, lexicon):
        stop = value_at(text, cut)
        drawn = cut == styled and bool(NUMBERED.match(text))
        stopped = text[cut] in _FOR_COLON or (text[cut] == COMMA and drawn)
        if stopped:
            stop = len(text) - len(text[cut + 1 :].lstrip())
        if stop >= len(text) or text[stop] in GOES_ON_WITH or ("→" in text[cut:stop] and _is_chart(line, cut, stop)):
            continue
        hit = hit_at(line, 0, cut, stop, "inline", lexicon, running, apart=cut <= styled <= stop)
        dashed = is_dash(text[cut:stop]) and spells_label(bare(text[:cut]))
        if is_dash(text[cut:stop]) and (place := read_place(text[stop:])) and place.full and not place.rest:
            continue  # a heading: 成效看得见——凉水镇双柏村
        if not hit or not (hit.match or dashed or (sure and (hit.form.marks + hit.form.colon > 0 or hit.has_wide_gap))):
            continue
        if hit.stop == cut and hit.form.marks == 1 and _is_set_by_face(line, cut, hit.form.names):
            continue  # a typeface alone parts no word from the text right behind it
        if stopped and not (drawn and spells_label(hit.key)) and not _may_be_stopped(hit, text, cut):
            continue  # a sentence of a numbered list: （二）推进整改。
        if stopped and text[cut] in "？?！!":
            hit = hit._replace(end=cut)
        if len(hit.key) >= _TOLD_FROM and text[-1] in PARAGRAPH_ENDS and hit.match and spells_label(hit.key):
            hit = hit._replace(told=True)
        if hit.match and not hit.match.inferred:
            return [*found, hit]
        if hit.form.bracket not in QUOTES:
            best = best or hit
        elif not best:
            quoted = hit
    best = best or quoted
    if styled and not (best and best.match) and (overrun := _overrun(line, styled, lexicon, running)):
        return [*found, overrun]
    return [*found, best] if best else found


def _is_set_by_face(line: Line, cut: int, names: str) -> bool:
    """Whether nothing but a typeface tells a word from what stands behind it."""
    around, _, face = names.rpartition(" ")
    behind = next((run.names for run in line.runs if run.start >= cut), None)
    return is_face(face) and behind == around


def _is_chart(line: Line, cut: int, stop: int) -> bool:
    """Whether an arrow stands between steps, or within words in bold, and not for the colon behind a label."""
    within = any(run.bold and run.start < cut and run.end > stop for run in line.runs)
    return within or _CHART.fullmatch(line.text) is not None


def _may_be_stopped(hit: Hit, text: str, cut: int) -> bool:
    """Whether a stop may stand for the colon: behind a listed label, a misprint, or, a semicolon, words of labels.

    A semicolon that comes again in the same sentence parts what is told one by one, unless the label is set apart.
    """
    if hit.match is None:
        return False
    stop, again = text[cut], text.find(text[cut], cut + 1)
    if stop == COMMA:
        return True
    listed = "，" not in text[cut : max(again, cut)]  # 推进落实；回访评价；…
    if stop != "。" and again >= 0 and "。" not in text[cut:again] and not hit.form.marks and listed:
        return False
    return hit.match.spelled or (stop in "；;" and spells_label(hit.key))


def _overrun(line: Line, styled: int, lexicon: Lexicon, running: Running) -> Hit | None:
    """A listed label that is set apart together with the first words of its value, without a colon between them."""
    first = front(line.text, 0, styled)
    end = lexicon.listed_head(line.text, first, min(styled, first + MAX_LABEL))
    if not first < end < styled or _GOES_ON.match(line.text, end, styled) or _ADDS.fullmatch(line.text, end, styled):
        return None
    return hit_at(line, 0, end, end, "inline", lexicon, running)


def _cuts(line: Line, styled: int, lexicon: Lexicon) -> list[tuple[int, bool]]:
    """Where a leading label could end, and whether that is sure enough for a word that no profile lists.

    `styled` is where the line's first style ends.
    """
    text = line.text
    limit = min(len(text), SPREAD)
    first = front(text, 0, limit)
    found: list[tuple[int, bool]] = []
    if first and (bracket := next((c for c in text[:first] if c in BRACKETS), None)):
        close = text.find(BRACKETS[bracket], first, limit)
        if close > 0:
            found.append((close, True))
        elif other := _CLOSES.search(text, first, limit):
            found.append((other.start(), False))  # 【旧址由来）, 〔事项名称》
        elif (end := lexicon.listed_head(text, first, limit)) > first:
            found.append((end, False))  # 【干事情况章永根先跑文物所…
    elif not first and (closed := _OWN_CLOSE.search(text, 0, limit)) and lexicon.listed(bare(text[: closed.start()])):
        found.append((closed.start(), False))  # 情况简介】五里牌村有…
    if first and text[first - 1] in _SAME and (close := text.find(text[first - 1], first, limit)) > 0:
        found.append((close, True))  # ★情况★下南坪还住着…
    if first < styled <= limit:
        rest = _REST.match(text, styled, limit)
        if rest and _is_split(text[first:styled], rest[0], lexicon):
            found.append((rest.end(), True))
        rest = _REST_AND_GAP.match(text, styled, limit)
        if rest and (lexicon.listed(bare(text[first : rest.end()])) or _is_half(text, first, styled, rest.end())):
            found.append((rest.end(), True))
        if (end := lexicon.listed_head(text, first, limit)) > styled and text[end : end + 1] not in _NO_VALUE:
            found.append((end, True))  # <b>水从</b>哪来后窑村的水…
        found.append((styled, True))
    stop = text.find("。", first, limit)
    if stop > 0 and ((first and NUMBERED.match(text)) or lexicon.lists(bare(text[first:stop]))):
        found.append((stop, False))
    for mark in "？?":
        if (close := text.find(mark, first, limit)) > 0 and asks(word := bare(text[first:close])):
            found += [(close, False)] if lexicon.listed(word) and text[0] not in QUOTES else []
    for mark in "；;":
        if (close := text.find(mark, first, limit)) > 0:
            found += [] if NUMBERED.match(text, close + 1) else [(close, False)]  # 1.推进落实；2.回访评价。
    if not _COLON_OR_GAP.search(text, first, limit):
        return found
    colon = COLON.search(text, first, limit)
    if colon:
        found.append((colon.start(), True))
    spread = _SPREAD.match(text, first, limit)
    spread = spread or _HALVES.match(text, first, limit)
    since = spread.end() if spread and lexicon.listed(bare(spread[0])) else first + 1
    for gap in islice(_GAPS.finditer(text, first, limit), MAX_LABEL):
        if gap.start() >= since:
            wide = WIDE.search(gap[0]) is not None
            found.append((gap.start(), wide or any(c in BARS for c in gap[0]) or (first > 0 and "——" in gap[0])))
    return found


def _is_half(text: str, first: int, styled: int, end: int) -> bool:
    """Whether two letters of a word of four are set apart, in front of a wide gap: <b>人员</b>底数　松坡村茶农…"""
    return styled - first == end - styled == HALF and WIDE.match(text, end) is not None


def _is_split(styled: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a style ends within a label: <b>事项</b>名称：, <b>难点</b>痛点：, <b>代表</b>想说的话：

    It does not in <b>党员</b>承诺：
    """
    styled = bare(styled)
    if lexicon.listed(styled + rest) is not None:
        return True
    if rest.endswith("的话") and lexicon.infer(styled + rest):
        return True
    sense = meaning(styled)
    return sense is not None and sense == meaning(rest)


def _styled_end(line: Line, running: Running, lexicon: Lexicon) -> int:
    """Where the line's first style ends, 0 when it goes through to the end or is that of running text.

    A number in front of a listed label, or of words of labels, does not count: 1.<b>线索来源</b>镇干部…
    """
    number = NUMBERED.match(line.text)
    since = front(line.text, number.end(), len(line.text)) if number else 0
    end = _end_of_style(line, running, since)
    if end and number and line.runs[0].end <= since:
        first, last = bounds(line.text, number.end(), end)
        word = bare(line.text[first:last])
        known = lexicon.listed(word) or spells_label(word)
        return end if known or lexicon.listed_head(line.text, first, len(line.text)) > end else 0
    return end


def _end_of_style(line: Line, running: Running, since: int) -> int:
    """Where the style ends that the line has from `since` on."""
    end = 0
    first = None
    for run in line.runs:
        if not line.text[run.start : run.end].strip() or run.end <= since:
            continue
        style = (run.bold, run.color, run.background, run.names)
        if first is None:
            first = style
            if (
                not (run.bold and not running.bold)
                and run.color == running.color
                and run.background == running.background
                and run.names not in running.names
            ):
                return 0
        if style != first:
            return end
        end = run.end
    return 0
