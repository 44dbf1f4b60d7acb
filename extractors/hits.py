"""Where in a line a label could stand: every possibility, with what speaks for it; nothing is decided here.

A hit is a label alone on its line, in front of its value, in a table's cell, or behind the end of a sentence. Words
that a profile lists count in all of these; other words only where a label's shape or style makes them likely. What each
weighs is seen from the whole page, see `weights`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from .forms import Form, Running, form_of
from .label_words import CONTACTS, LEFT_BEHIND, NO_LABELS, PRESIDES, meaning, people_say, somebody_says, spells_label
from .labels import MAX_LABEL, MISPRINT_FROM, NUMBERED, Lexicon, Match, bare, bounds, front, starts
from .lines import PARAGRAPH_ENDS, Line, LineKind, Run
from .places import Place, read_place
from .style import is_face

__all__ = [
    "BRACKETS",
    "COLONS",
    "DASH",
    "OWN_BRACKETS",
    "PHONES",
    "PROSE",
    "QUOTES",
    "Hit",
    "Reasons",
    "find_hits",
    "in_place",
    "is_head",
    "street_and_community",
    "without_items",
]

COLONS = ":：︰∶﹕˸꞉︓"
BARS = "|｜丨"
DASH = "——"
"""What may stand for the colon behind words that are set apart."""
"""What stands for a colon between label and value (责任人 | 罗文周)."""
_COLON = re.compile(f"[{COLONS}]")
_COLON_ALONE = frozenset(COLONS)
_COLON_OR_BAR = frozenset(COLONS + BARS)
_ASKS = "？?！!"
"""What a label may end with and keeps (怎么积分？)."""
_TOLD_FROM = 4
"""Code points of words of labels that may have a space alone behind them, where a sentence follows."""
_SPREAD = 40
"""Code points in which a label with its numbering, letter spacing and zero-width characters must end."""
_PAIRS = '【】 ［］ 〔〕 [] 「」 『』 〖〗 〘〙 {} ## “” ‘’ "" 《》 〈〉 ＜＞ <> （） ()'
BRACKETS = {pair[0]: pair[1] for pair in _PAIRS.split()}
_CLOSERS = "".join(BRACKETS.values())
_SENTENCE_MARKS = frozenset("，。！；,!;")
"""What stands behind words that are part of a sentence."""
_PAUSE = re.compile("[。；！？;!?]")
_CHART = re.compile("[^→，。：:]{2,10}(?:→[^→，。：:]{2,10}){2,}")
"""Steps one after the other, which are no labels: 发现问题→协商办理→工作成效."""
_LEADS = 2
"""Code points of the longest ending below."""
_LEADS_TO = re.compile(
    "(?:[的了谈说讲问写念叫作做为是在有和与及其按照对把从等下]|发表|公布|张贴|亮出|如下|以下|[，、：；,:;“‘《（(【])\\Z"
)
"""What a sentence's words end with in front of a label's words that belong to it (村里公布了干事情况：)."""
_GOES_ON_WITH = frozenset("，。、；！？,;!?")
"""How a sentence goes on behind words that are part of it."""
_FOR_COLON = "。；;"
"""What people type for the colon behind a listed label."""
OWN_BRACKETS = frozenset("【〖[")
"""Brackets in which a label may stand in the middle of a paragraph."""
PROSE = frozenset('“《〈<("‘')
"""Brackets of ordinary prose: a word in them is a label only where a profile lists it."""
QUOTES = frozenset('“"')
"""Of these, those in which words of labels are one where nearly all labels of a page stand in them."""
_AFTER = re.compile(
    rf"[\s\u200b-\u200f\u2060\ufeff{re.escape(_CLOSERS)}]*(?:[{COLONS}]{{1,2}}|[|｜丨/／](?=[^|｜丨])|[—–-]{{1,2}}>?|→|[．.](?![0-9０-９]))?\s*"
)
_GAPS = re.compile(r"[\s\u3000|｜丨—–/／→-]+")
_REST = re.compile(rf"[\u3400-\u9fff]{{1,8}}(?=[{COLONS}])")
_REST_AND_GAP = re.compile("[\u3400-\u9fff]{1,8}(?=[\\s\u3000])")
_COLON_OR_GAP = re.compile(rf"[{COLONS}\s\u3000|｜丨—–/／→-]")
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
_TAIL = re.compile(rf"(?<=[{re.escape(_SENTENCE_END)}])[\s\u200b-\u200f\ufeff]*([^。！？，、；“”{COLONS}\n]{{2,24}})\Z")
_IN_SENTENCE = re.compile(
    r"(?:说|(?<![街河渠楼通频管航])道|(?<![名简全])称|问|答|表示|指出|认为|强调|写|讲|喊|诉|忆|(?<![感格箴宣语方誓名诺])言|如下|有|为|是|的|了|着"
    r"|(?<!经)过|吗|呢|吧|(?<![由未哪])(?<!哪里)(?<!哪儿)来|去|到|等)$"
    r"|^(?:[一二三四五六七八九十]是|首先|其次|同时|此外|因此|目前|如今|现在|原来|后来|接着|最后|随后|然而|例如|比如|据|截至|在|对|从(?!前(?:的|\Z))|把|被|让|为(?!民)|他|她|我|这|那)"
    r"|[0-9把被吗呢吧您你]|了(?!解\Z)|着|^(?:深入|充分|全面|详细)了解|的.{3,}|^[第其][一二三四五六七八九十](?!书记)|.[一二三四五六七八九十]$"
)
"""Words in front of a colon that are part of a sentence or say who speaks, and no label: 他说, 首先, 例如."""
_ASKED, _ASKED_LONGEST = re.compile("怎么|怎样|如何|咋|什么|[啥哪谁]|多少|为何"), 10
"""What a label asks that is set apart or alone on its line, as no sentence does: 队伍是怎么拉起来的："""
_CHANGED = re.compile("[^我你您他她它这那]{2,5}[鼓变美亮通活旺富净绿新多强暖顺畅红火宽好]了\\Z")
"""What has become of something, which is a label alone on its line: 钱袋子鼓了："""
_GOES_ON = re.compile("[，。；：]|的|里[写说讲]|[中时后前][，,]|.*[，。；！？,;!?]$")
"""How a sentence goes on that begins with a label's words; what is set apart with a label is a few words alone."""
_PERSON = re.compile(
    "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
    "方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文][\u3400-\u9fff]{1,2}\\Z"
)
"""A surname and one or two characters: who speaks in a dialogue (王强：我就想把它办好)."""
_LEFT_LONGEST = 5
_PLACED_CELLS = 4
"""Cells of a row that begins with a street and a community."""
_COUNTS = re.compile("[年月日号里道街路院栋楼村个户人次点件]|项(?!目)")
"""What a number in front of it counts."""
_DIGITS = 2
"""Of a number in front of a label."""
_CLAUSE = re.compile("[在有里上中下于的]|纷纷|随后|还")
"""What a clause has that brings in words of somebody (有人在群里留言：), and no label of them (家长留言)."""
_NUMBERS = ("序号", "编号")
"""Heads of a column of numbers."""
_COLUMN_HEADS = frozenset("序号 编号 栏目 内容 项目 类别 要素 指标 具体内容 主要内容 说明 备注".split())  # noqa: SIM905
"""Heads of columns that tell of no section; the cells below them are labels and values."""
_LABEL_HEADS = frozenset("栏目 要素".split())  # noqa: SIM905
"""Of these, those of a column of labels."""
_HEADS_PLACES = re.compile("(?:所[属在])?[镇街乡村道社区居和及/、()]{2,8}(?:名称)?")
"""The heads of columns of places: 镇街, 村（社区）."""
PHONES = ("电话", "热线")
_RINGS = re.compile("[0-9*×xX－—-]{4}")
"""How a telephone's number begins, behind what labels it: 举报电话：0515-00001231."""
_DAYS = re.compile(
    "(?!.*(?:填|报|编|发|刊|印|审|制|更新|上传|上线|公[布告]|录入|登载|传|摄))[\u3400-\u9fff]{2,6}(?:时间|日期|时限|期限)"
)
_DAY = re.compile(
    r"\s*(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2}\s?日?|月)(?:前|底|中|初|[上中下]旬)?\s*。?\s*"
)
"""A day, or a month, that is all a label at a paragraph's end says: 办结时间：2021年5月20日."""
_WORD_AND_VALUE = re.compile(rf"[\u3400-\u9fff]{{2,6}}[{COLONS}]\s*[0-9]")
"""总投资：12万元"""
_EMOJI = re.compile("[\u2600-\u2775\u2794-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
EMOJI = "☺"
"""What any emoji counts as: each label of a page has another (📌 事项名称, 🔧 办理过程), and they look alike."""
_ENDS_A_QUOTATION = re.compile("^[^“「]*[”」].")
"""The rest of a name in quotes that begins a sentence: “换一双鞋”行动：…"""
_HAN_WORD = re.compile(r"[\u3400-\u9fff々〇]{2,12}(?:[（(][\u3400-\u9fff、/]{1,8}[）)][\u3400-\u9fff]{0,6})?\Z")

_SOLID = re.compile(r"[\u3400-\u9fff0-9A-Za-z，。、：；！？“”‘’（）《》…—·,.:;!?%-]+")
"""Text that NFKC and the removal of white space do not shorten."""

Reasons = tuple[tuple[str, float], ...]
"""What speaks for or against a reading, with its weight."""


class Hit(NamedTuple):
    """A possible label. Offsets into the line's text; `stop` is where its value begins."""

    start: int
    end: int
    stop: int
    key: str
    match: Match | None
    form: Form
    tail: bool = False
    """nothing stands behind it on its line"""
    weight: float = 0.0
    reasons: Reasons = ()
    told: bool = False
    """words of labels, with a sentence behind them, or a telephone's number or a day"""
    gap: str = ""
    """the white space that alone stands between it and its value"""

    @property
    def glued(self) -> bool:
        """Whether it stands behind a sentence of the section before."""
        return self.form.position == "glued"


def find_hits(line: Line, lexicon: Lexicon, running: Running) -> tuple[Hit, ...]:
    """All possible labels of a line in order, unweighed. Stretches of alternatives may overlap."""
    if line.image:
        return _pictured(line, lexicon)
    if len(line.cells) > 1 and line.kind is LineKind.ROW:
        return () if is_head(line) else tuple(_in_cells(line, lexicon, running))
    found = _leading(line, lexicon, running)
    if len(line.text) > MIN_GLUED:
        found += _glued(line, lexicon, running, found[0] if found else None)
    return tuple(found)


def is_head(line: Line) -> bool:
    """Whether a row says no more than what stands in the columns of labels and values: 镇街 | 序号 | 栏目 | 内容."""
    cells = [bare(line.text[start:end]) for start, end in line.cells]
    if len(cells) > 2 and cells[-2] in _LABEL_HEADS and cells[-1].endswith("内容"):
        return True
    if len(cells) < 2 or (cells[0] not in _NUMBERS and not _HEADS_PLACES.fullmatch(cells[0])):
        return False
    return _COLUMN_HEADS.issuperset([cell for cell in cells if not _HEADS_PLACES.fullmatch(cell)] or ("",))


def _pictured(line: Line, lexicon: Lexicon) -> tuple[Hit, ...]:
    """A listed label that is a picture: its alternative text says nothing else."""
    alt = line.image.alt if line.image else None
    first, last = bounds(alt, 0, len(alt)) if alt and len(alt) <= _SPREAD else (0, 0)
    match = lexicon.listed(bare(alt[first:last])) if alt and last > first else None
    if not alt or not match:
        return ()
    return (Hit(0, 0, 0, bare(alt[first:last]), match, Form("alone", tag="img", marks=2), tail=True),)


MIN_GLUED = 5
"""Code points of the shortest line that can hold a sentence and a glued label."""
LONGEST = 10_000
"""Code points of a line in which glued labels are looked for; no paragraph of ../shared/corpus has half as many."""


def _hit(
    line: Line,
    start: int,
    end: int,
    stop: int,
    position: str,
    lexicon: Lexicon,
    running: Running,
    *,
    apart: bool = False,
) -> Hit | None:
    """The hit whose label is in `[start:end]`, None where that cannot be one; `apart` says that it is set apart."""
    text = line.text
    first, last = bounds(text, start, end)
    if first == start == 0 and 0 < (behind := _behind_number(line)) < last:
        counted = _COUNTS.match(text, behind) and not lexicon.listed(bare(text[behind:last]))
        first = first if counted else behind
    if not 0 < last - first <= _SPREAD or (last - first > MAX_LABEL and _SOLID.fullmatch(text, first, last)):
        return None
    key = bare(text[first:last])
    bracket = ""
    if first > start:
        for whole in starts(text, start, first):
            if whole < first and lexicon.listed(numbered := bare(text[whole:last])):
                first, key = whole, numbered
                break
        mark = text[start:first].strip()[:1]
        bracket = "" if mark.isalnum() else unicodedata.normalize("NFKC", mark)[:1]
    rings = position == "inline" and key.endswith(PHONES) and _RINGS.match(text, stop) is not None
    dated = _is_day(key, text, stop)
    contact = rings or _labels_contact(key, position, last - first)
    if not 2 <= len(key) <= MAX_LABEL or (key in NO_LABELS and not contact):
        return None
    match = lexicon.listed(key)
    if not match:
        match = lexicon.infer(key)
        if _ENDS_A_QUOTATION.search(key):
            return None
        colon_alone = position == "alone" and text[-1] in COLONS
        told = (match and (apart or colon_alone or not match.guessed)) or spells_label(key) or rings or dated
        if not (told or _is_word(key, bracket, position, text[last:], apart=apart)):
            return None
    between = text[last:stop]
    if match and match.guessed and not _SENTENCE_MARKS.isdisjoint(text[last : stop + 1]):
        return None
    form = form_of(
        line,
        first,
        last,
        position,
        running,
        bracket=EMOJI if bracket and _EMOJI.match(bracket) else bracket,
        numbered=bool(NUMBERED.match(text, start, first + 1)) if first > start else False,
        colon=bool(between) and not _COLON_OR_BAR.isdisjoint(between),
    )
    if match and match.inferred and position == "inline" and not form.marks and people_say(key):
        return None  # who speaks in a story: 居民说：“…”
    if bracket == "(" and form.colon and text[-1] in ")）" and (not match or match.inferred):
        return None  # a remark in brackets: （单位：毫克/升）
    quoted = bracket in PROSE and position == "inline" and not form.colon
    if quoted and (not match or match.inferred):
        may_be = spells_label(key) if bracket in QUOTES else bracket == "(" and (match or form.bold)
        if not may_be:
            return None
    while last < stop and text[last] in _ASKS:
        last += 1
    gap = between if between.isspace() or (apart and between.strip() == DASH) else ""
    return Hit(first, last, stop, key, match, form, stop >= len(text), told=rings or dated, gap=gap)


def _behind_number(line: Line) -> int:
    """Where a number in an element of its own ends with which a line begins; 0 where none does."""
    if len(line.runs) < 2 or not line.text[0].isdecimal():
        return 0
    end = line.runs[0].end
    return end if end <= _DIGITS and line.text[:end].isdecimal() else 0


def _is_day(key: str, text: str, stop: int) -> bool:
    """Whether a day follows words for the time of something, and nothing else."""
    return _DAYS.fullmatch(key) is not None and _DAY.fullmatch(text, stop) is not None


def _is_word(key: str, bracket: str, position: str, behind: str, *, apart: bool) -> bool:
    """Whether a word that no field lists could be a label at all, and not the beginning of a sentence or a speaker."""
    if not _HAN_WORD.match(key):
        return False
    if bracket or (position == "alone" and behind.strip() not in _COLON_ALONE):
        return True
    if key.endswith(LEFT_BEHIND) and len(key) <= _LEFT_LONGEST and not _CLAUSE.search(key):
        return True
    if apart and somebody_says(key):
        return not _PERSON.match(key[:-1])
    if position == "alone" and _CHANGED.match(key):
        return True
    if (apart or position == "alone") and len(key) <= _ASKED_LONGEST and _ASKED.search(key):
        return True
    return (position == "cell" or not _IN_SENTENCE.search(key)) and (not _PERSON.match(key) or spells_label(key))


def _labels_contact(key: str, position: str, length: int) -> bool:
    """Whether a word for whom or how to reach labels that: in a cell, or with its letters apart (联 系 电 话)."""
    if key == PRESIDES:
        return position == "cell"
    return key in CONTACTS and (position == "cell" or (position == "alone" and length >= 2 * len(key) - 1))


def _leading(line: Line, lexicon: Lexicon, running: Running) -> list[Hit]:
    """Labels with which a line begins; the whole line, or what ends at a colon, bracket, style or gap."""
    text = line.text
    found: list[Hit] = []
    best: Hit | None = None
    quoted: Hit | None = None
    if len(text) <= _SPREAD:
        alone = _hit(line, 0, len(text), len(text), "alone", lexicon, running)
        if alone:
            found.append(alone)
            if alone.match and alone.match.rule != "concept":
                return found
    styled = _styled_end(line, running, lexicon) if len(line.runs) > 1 else 0
    for cut, sure in _cuts(line, styled, lexicon):
        stop = _value_at(text, cut)
        if text[cut] in _FOR_COLON:
            stop = len(text) - len(text[cut + 1 :].lstrip())
        if stop >= len(text) or text[stop] in _GOES_ON_WITH or ("→" in text[cut:stop] and _is_chart(line, cut, stop)):
            continue
        hit = _hit(line, 0, cut, stop, "inline", lexicon, running, apart=cut <= styled <= stop)
        if not hit or not (hit.match or (sure and hit.form.marks + hit.form.colon > 0)):
            continue
        if hit.stop == cut and hit.form.marks == 1 and _is_set_by_face(line, cut, hit.form.names):
            continue  # a typeface alone parts no word from the text right behind it
        if text[cut] in _FOR_COLON and not _may_be_stopped(hit, text, cut):
            continue  # a sentence of a numbered list: （二）推进整改。
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


def _value_at(text: str, cut: int) -> int:
    """Where the value begins whose label ends at `cut`; behind a colon a quotation mark opens the value."""
    if text[cut : cut + 1] == '"' and text[cut - 1] in COLONS and '"' not in text[:cut]:
        return cut
    return _AFTER.match(text, cut).end()  # type: ignore[union-attr]


def _may_be_stopped(hit: Hit, text: str, cut: int) -> bool:
    """Whether a stop may stand for the colon: behind a listed label, a misprint, or, a semicolon, words of labels.

    A semicolon that comes again in the same sentence parts what is told one by one, unless the label is set apart.
    """
    if hit.match is None:
        return False
    stop, again = text[cut], text.find(text[cut], cut + 1)
    if stop != "。" and again >= 0 and "。" not in text[cut:again] and not hit.form.marks:
        return False
    return hit.match.spelled or (stop != "。" and spells_label(hit.key))


def _overrun(line: Line, styled: int, lexicon: Lexicon, running: Running) -> Hit | None:
    """A listed label that is set apart together with the first words of its value, without a colon between them."""
    first = front(line.text, 0, styled)
    end = lexicon.listed_head(line.text, first, min(styled, first + MAX_LABEL))
    if not first < end < styled or _GOES_ON.match(line.text, end, styled):
        return None
    return _hit(line, 0, end, end, "inline", lexicon, running)


def _cuts(line: Line, styled: int, lexicon: Lexicon) -> list[tuple[int, bool]]:
    """Where a leading label could end, and whether that is sure enough for a word that no profile lists.

    `styled` is where the line's first style ends.
    """
    text = line.text
    limit = min(len(text), _SPREAD)
    first = front(text, 0, limit)
    found: list[tuple[int, bool]] = []
    if first and (bracket := next((c for c in text[:first] if c in BRACKETS), None)):
        close = text.find(BRACKETS[bracket], first, limit)
        if close > 0:
            found.append((close, True))
    if first < styled <= limit:
        rest = _REST.match(text, styled, limit)
        if rest and _is_split(text[first:styled], rest[0], lexicon):
            found.append((rest.end(), True))
        rest = _REST_AND_GAP.match(text, styled, limit)
        if rest and lexicon.listed(bare(text[first : rest.end()])):
            found.append((rest.end(), True))
        found.append((styled, True))
    if first and (close := text.find("。", first, limit)) > 0 and NUMBERED.match(text):
        found.append((close, False))
    for mark in "；;":
        if (close := text.find(mark, first, limit)) > 0:
            found += [] if NUMBERED.match(text, close + 1) else [(close, False)]  # 1.推进落实；2.回访评价。
    if not _COLON_OR_GAP.search(text, first, limit):
        return found
    colon = _COLON.search(text, first, limit)
    if colon:
        found.append((colon.start(), True))
    for gap in islice(_GAPS.finditer(text, first, limit), MAX_LABEL):
        if gap.start() > first:
            found.append((gap.start(), any(c in BARS for c in gap[0]) or (first > 0 and "——" in gap[0])))
    return found


def _is_split(styled: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a style ends within a label: <b>事项</b>名称：, <b>难点</b>痛点：, but not <b>党员</b>承诺："""
    styled = bare(styled)
    if lexicon.listed(styled + rest) is not None:
        return True
    sense = meaning(styled)
    return sense is not None and sense == meaning(rest)


def _styled_end(line: Line, running: Running, lexicon: Lexicon) -> int:
    """Where the line's first style ends, 0 when it goes through to the end or is that of running text.

    A number in front of a listed label does not count: 1.<b>线索来源</b>镇干部…
    """
    number = NUMBERED.match(line.text)
    end = _end_of_style(line, running, number.end() if number else 0)
    if end and number and line.runs[0].end <= number.end():
        first, last = bounds(line.text, number.end(), end)
        return end if lexicon.listed(bare(line.text[first:last])) else 0
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


def _glued(line: Line, lexicon: Lexicon, running: Running, leading: Hit | None) -> list[Hit]:
    """Labels behind the end of a sentence, at the line's end or in its middle."""
    start = leading.stop if leading else 1
    text = line.text
    spans: list[tuple[int, int, int]] = []
    apart: set[int] = set()
    if _COLON.search(text, start):
        spans += _inside(text, max(0, start - 1))
    if "【" in text or "〖" in text or "［" in text or "[" in text:
        spans += [(m.start(1), m.end(1), m.end()) for m in _BRACKETED_INSIDE.finditer(text, max(1, start), LONGEST)]
    if text[-1] not in _WORD_END and (tail := _TAIL.search(text, max(start, len(text) - _SPREAD))):
        spans.append((tail.start(1), len(text), len(text)))
    if text[-1] in COLONS and (first := _open_label(text, start, lexicon)):
        spans.append((first, len(text), len(text)))
    if line.runs and line.runs[-1].start >= start:
        led = leading is not None and leading.form.bold
        set_apart = [
            (r.start, r.end, _value_at(text, r.end))
            for r in line.runs
            if r.start >= start and r.end - r.start <= _SPREAD and _is_set_apart(r, running)
            if led or _stands_free(text, r)
        ]
        apart.update(first for first, _, _ in set_apart)
        spans += set_apart
    found: list[Hit] = []
    if not spans:
        return found
    taken = start
    for first, last, stop in sorted(set(spans)):
        if first < taken or text[stop : stop + 1] in _GOES_ON_WITH:
            continue
        hit = _hit(line, first, last, stop, "glued", lexicon, running, apart=first in apart)
        tells = hit and hit.tail and (hit.form.colon or hit.form.marks or _ends_sentence(text, first))
        if hit and (hit.match or tells or hit.told or (hit.form.bracket in OWN_BRACKETS and spells_label(hit.key))):
            taken = hit.stop
            found.append(hit)
    return found


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
    first = _FIRST.match(text, start, LONGEST)
    found = [first] if first else []
    found += _INSIDE.finditer(text, first.end() if first else start, LONGEST)
    return [(m.start(1), m.end(1), m.end()) if m[1] else (m.start(3), m.end(3), m.end()) for m in found]


def _is_set_apart(run: Run, running: Running) -> bool:
    """Whether a run looks unlike running text."""
    return (
        (run.bold and not running.bold)
        or (run.color is not None and run.color != running.color)
        or (run.background is not None and run.background != running.background)
        or run.names in running.names
    )


def _stands_free(text: str, run: Run) -> bool:
    """Whether a run in bold could be a label: behind the end of a sentence, or with a colon."""
    before = text[max(0, run.start - 4) : run.start].rstrip()[-1:]
    after = text[run.start : run.end + 2].rstrip()
    return before in _SENTENCE_END or any(c in COLONS for c in after[-2:])


def street_and_community(line: Line) -> Place | None:
    """The place that the first two cells of a row name, its street and its community, in front of label and value."""
    if len(line.cells) < _PLACED_CELLS:
        return None
    street, community = (read_place(line.text[start:end].strip()) for start, end in line.cells[:2])
    if not street or not community or street.rest or community.rest or community.street or street.community:
        return None
    return Place(street.street, community.community)


def _in_cells(line: Line, lexicon: Lexicon, running: Running) -> Iterator[Hit]:
    """Labels in the cells of a row, each with the next cell as its value."""
    cells = line.cells
    column = 2 if street_and_community(line) else 0
    found = [
        _hit(line, *cells[n], cells[n + 1][0], "cell", lexicon, running) if cells[n][1] > cells[n][0] else None
        for n in range(len(cells) - 1)
    ]
    while column < len(found):
        hit, after = found[column], found[column + 1] if column + 1 < len(found) else None
        if hit and (hit.match or not (after and after.match)):
            yield hit
            column += 1
        column += 1


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

    That stands behind the label that opens blocks: 事项名称：给采菱船修个码头上任感言：
    """
    text = lines[n].text
    if not (hit.glued and hit.tail and hit.form.colon) or hit.form.marks or not text[hit.start - 1].isalnum():
        return False
    before = found[n][0] if found[n][0] is not hit else found[n - 1][-1] if n and found[n - 1] else None
    return before is None or before.match is None or not lexicon.opens(before.match.field)


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

    Where most labels stand in brackets of their own, none ends with a full stop.
    """
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
