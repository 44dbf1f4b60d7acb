"""A label that could stand at some place of a line, with what it looks like there; nothing is decided here.

A word that a profile lists counts anywhere; another one only where its shape or style makes a label of it likely. Where
in a line labels are looked for, see `label_search`; what each weighs is seen from the whole page, see `weights`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from .forms import Form, Running, form_of
from .heading_places import HELD_OFFICE
from .label_words import CONTACTS, LEFT_BEHIND, NO_LABELS, PRESIDES, people_say, somebody_says, spells_label
from .labels import MAX_LABEL, NUMBERED, Lexicon, Match, bare, bounds, starts
from .lines import Line, LineKind
from .surnames import SINGLE

__all__ = [
    "BARS",
    "BRACKETS",
    "COLON",
    "COLONS",
    "COMMA",
    "DASH",
    "GOES_ON_WITH",
    "OWN_BRACKETS",
    "PHONES",
    "PROSE",
    "QUOTES",
    "SPREAD",
    "WIDE",
    "Hit",
    "Reasons",
    "closes_quotation",
    "hit_at",
    "is_dash",
    "value_at",
]

COLONS = ":：︰∶﹕˸꞉︓＝"
BARS = "|｜丨"
"""What stands for a colon between label and value (责任人 | 罗文周)."""
COMMA = "，"
"""What may stand for it behind a number and a label in bold."""
DASH = "——"
"""What may stand for the colon behind words that are set apart."""
WIDE = re.compile(r"[\s\u200b](?:(?<=[\u3000\t])|[\s\u200b])")
"""A gap that may stand for the colon: ●带队人　余飞."""
COLON = re.compile(f"[{COLONS}]")
_COLON_ALONE = frozenset(COLONS)
_COLON_OR_BAR = frozenset(COLONS + BARS)
_ASKS = "？?！!"
"""What a label may end with and keeps (怎么积分？)."""
SPREAD = 40
"""Code points in which a label with its numbering, letter spacing and zero-width characters must end."""
_PAIRS = '【】 ［］ 〔〕 ﹝﹞ [] 「」 『』 〖〗 〘〙 {} ## “” ‘’ "" 《》 〈〉 ＜＞ <> （） ()'
BRACKETS = {pair[0]: pair[1] for pair in _PAIRS.split()}
_CLOSERS = "".join(BRACKETS.values())
_SENTENCE_MARKS = frozenset("，。！；,!;")
"""What stands behind words that are part of a sentence."""
GOES_ON_WITH = frozenset("，。、；！？,;!?")
"""How a sentence goes on behind words that are part of it."""
OWN_BRACKETS = frozenset("【〖[")
"""Brackets in which a label may stand in the middle of a paragraph."""
PROSE = frozenset('“《〈<("‘')
"""Brackets of ordinary prose: a word in them is a label only where a profile lists it."""
QUOTES = frozenset('“"')
"""Of these, those in which words of labels are one where nearly all labels of a page stand in them."""
_AFTER = re.compile(
    rf"[\s\u200b-\u200f\u2060\ufeff★☆◆{re.escape(_CLOSERS)}]*(?:[{COLONS}]{{1,2}}[】〗］\])）]?|[|｜丨/／](?=[^|｜丨])|[—–-]{{1,2}}>?|[→➡👉]\ufe0f?|[．.](?![0-9０-９]))?\s*"
)
_POINT = "[一二三四五六七八九十](?:是|要(?![素点求件诀领义闻])|则是)"
"""How the first, second … of several points begins a sentence: 一是…, 二要…; 三要素 is a label."""
_IN_SENTENCE = re.compile(
    r"(?:说|(?<![街河渠楼通频管航之])道|(?<![名简全])称|问|(?<!问)答|表示|指出|认为|强调|写|讲|喊|诉|忆|(?<![感格箴宣语方誓名诺])言|如下|有|为|是|的|了|着"
    r"|(?<!经)过|吗|呢|吧|(?<![由未哪])(?<!哪里)(?<!哪儿)来|去|到|等)$"
    rf"|^(?:{_POINT}|首先|其次|同时|此外|因此|目前|如今|现在|原来|后来|接着|最后|随后|然而|例如|比如|据|截至|被)"
    r"|^[\u3400-\u9fff]{2,3}(?:当场|当即|随即)[\u3400-\u9fff]{2}$|[0-9把被吗呢吧您你]|了(?!解\Z)|着|^(?:深入|充分|全面|详细)了解|的.{3,}|^[第其][一二三四五六七八九十](?!书记)|.[一二三四五六七八九十]$"
)
"""Words in front of a colon that are part of a sentence or say who speaks, and no label: 他说, 首先, 例如."""
_SPEAKS = re.compile(
    "(?:[说道称问答写讲喊诉忆言]|表示|指出|认为|强调|告诉|介绍|如下|看来)$"
    f"|^(?:{_POINT}|首先|其次|同时|此外|因此|然而|例如|比如|据|截至|其中|我|你|他|她|着)"
)
"""Of these, how somebody is said to speak, or a sentence goes on from others."""
_BEGINS_SENTENCE = re.compile("(?:在|对|从(?!前(?:的|\\Z))|把|让|为(?!民)|他|她|我|这|那)")
"""How a sentence begins, and a label only where it is set apart with its colon: 他的活法, 对症施策."""
_BEGINS_LONGEST = 8
_ENDS_CLAUSE = frozenset("看来起时后前中里上下讲")
"""How what begins so ends that says when or how it is looked at: 从前期走访看."""
_PARALLEL = re.compile("[\u3400-\u9fff]{2,5},[\u3400-\u9fff]{2,5}\\Z")
"""Two phrases of one length: 谁点头，谁摇头."""
_ASKED, _ASKED_LONGEST = re.compile("怎么|怎样|如何|咋|什么|[啥哪谁]|多少|为何"), 10
"""What a label asks that is set apart or alone on its line, as no sentence does: 队伍是怎么拉起来的："""
_CHANGED = re.compile("[^我你您他她它这那]{2,5}[鼓变美亮通活旺富净绿新多强暖顺畅红火宽好]了\\Z")
"""What has become of something, which is a label alone on its line: 钱袋子鼓了："""
_PERSON = re.compile(
    "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
    "方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文][\u3400-\u9fff]{1,2}\\Z"
)
"""A surname and one or two characters: who speaks in a dialogue (王强：我就想把它办好)."""
_CALLED = re.compile(f"[老小阿][{''.join(sorted(SINGLE))}]\\Z")
"""How people call each other, who speak in a dialogue: 老周, 小孟."""
_LEFT_LONGEST = 5
_COUNTS = re.compile("[年月日号里道街路院栋楼村个户人次点件]|项(?!目)")
"""What a number in front of it counts."""
_PART = re.compile(r"(?<=[\u3400-\u9fff])\s?[（(][0-9０-９一二三四五六七八九十]{1,2}[）)]$")
"""The number of a label's parts, behind it: 干事情况（二）."""
_BEFORE_GAP = 4
"""Letters in front of a wide gap from which on it parts two words: 堡子镇北堡村　　事项名称."""
_DIGITS_IN_FRONT = re.compile(r"\d{1,2}[\s\u3000]*")
_STEP = re.compile("第[一二三四五六七八九][步招]")
"""How a step of what was done begins, which is none of a block's labels: 第一步：摸底数."""
_DIGITS = 2
"""Of a number in front of a label."""
_CLAUSE = re.compile("[在有里上中下于的]|纷纷|随后|还")
"""What a clause has that brings in words of somebody (有人在群里留言：), and no label of them (家长留言)."""
_OFFICE_LONGEST = 30
"""Code points of who presides."""
PHONES = ("电话", "热线")
_RINGS = re.compile("[0-9*×xX－—-]{4}")
"""How a telephone's number begins, behind what labels it: 举报电话：0515-00001231."""
_DAYS = re.compile(
    "(?!.*(?:填|报|编|发|刊|印|审|制|更新|上传|上线|公[布告]|录入|登载|传|摄))[\u3400-\u9fff]{2,6}(?:时间|日期|时限|期限)"
)
_DAYS_END = ("时间", "日期", "时限", "期限")
_DAY = re.compile(
    r"\s*(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2}\s?日?|月)(?:前|底|中|初|[上中下]旬)?\s*。?\s*"
)
"""A day, or a month, that is all a label at a paragraph's end says: 办结时间：2021年5月20日."""
_EMOJI = re.compile("[\u231a-\u23ff\u2600-\u2775\u2794-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
EMOJI = "☺"
"""What any emoji counts as: each label of a page has another (📌 事项名称, 🔧 办理过程), and they look alike."""
_ENDS_A_QUOTATION = re.compile("^[^“「]*[”」].")
"""The rest of a name in quotes that begins a sentence: “换一双鞋”行动：…"""
_HAN_WORD = re.compile(r"[\u3400-\u9fff々〇]{2,12}(?:[（(][\u3400-\u9fff、/]{1,8}[）)][\u3400-\u9fff]{0,6})?\Z")
_MEASURES = frozenset("句件番席封页段则样路场")
"""What is counted where a numeral in front belongs to the word: 一句话."""
_LETTERS_APART = re.compile(r"[\u3400-\u9fff]([\s\u3000\u200b]+)[\u3400-\u9fff](?:\1[\u3400-\u9fff]){2,}")
"""A word of four characters or more that are set apart, all of them alike: 未 了 之 事."""
_SOLID = re.compile(r"[\u3400-\u9fff0-9A-Za-z，。、：；！？“”‘’（）《》…—·,.:;!?%-]+")
"""Text that NFKC and the removal of white space do not shorten."""
_CLOSED = frozenset(")）")
"""What ends a remark in brackets."""
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
    """words of labels, with a sentence, a telephone's number, a day or a few words behind them"""
    gap: str = ""
    """the white space that alone stands between it and its value"""
    sure: bool = False
    """its place leaves hardly any doubt of a guess"""
    faint: bool = False
    """words like those of a sentence (最后定了：), which only the field that their block lacks makes a label"""

    @property
    def has_wide_gap(self) -> bool:
        """Whether a gap that may stand for a colon is all between it and its value."""
        return self.gap.isspace() and WIDE.search(self.gap) is not None

    @property
    def placed(self) -> bool:
        """Whether the place says which field, alone or with the words."""
        return self.sure or (self.match is not None and self.match.rule == "place")

    @property
    def glued(self) -> bool:
        """Whether it stands behind a sentence of the section before."""
        return self.form.position == "glued"


def hit_at(
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
    word = _word_at(line, start, end, lexicon)
    if word is None:
        return None
    first, last, key, bracket = word.first, word.last, word.key, word.bracket
    apart_within = position == "glued" and apart
    rings = (position == "inline" or apart_within) and key.endswith(PHONES) and _RINGS.match(text, stop) is not None
    told = rings or (key.endswith(_DAYS_END) and _is_day(key, text, stop))
    if key in NO_LABELS and not (
        lexicon.lists(key) or rings or _labels_contact(key, line, position, last - first) or _presides(key, text, stop)
    ):
        return None
    match = lexicon.listed(key)
    faint = False
    if not match:
        if _STEP.match(key):
            return None
        match = lexicon.infer(key)
        if _ENDS_A_QUOTATION.search(key):
            return None
        colon_alone = position == "alone" and text[-1] in COLONS
        known = (match and (apart or colon_alone or not match.guessed)) or spells_label(key) or told
        spread = (apart or first > start or position != "inline") and _is_spread(text, first, last)
        set_apart = apart or (position == "alone" and _is_styled(line, first))
        faint = not (known or spread or _is_word(key, bracket, position, text[last:], apart=apart, styled=set_apart))
        if faint and not (start == 0 and position == "inline" and text[last] in COLONS and _may_be_phrase(key)):
            return None
        match = None if faint else match
    between = text[last:stop]
    goes_on = not _SENTENCE_MARKS.isdisjoint(text[last : stop + 1])
    if match and match.guessed and goes_on and not (apart and spells_label(key)):
        return None
    form = form_of(
        line,
        first,
        last,
        position,
        running,
        bracket=EMOJI if bracket and _EMOJI.match(bracket) else bracket,
        numbered=bool(NUMBERED.match(text, start, first + 1)) if first > start else False,
        colon=not _COLON_OR_BAR.isdisjoint(between)
        or (is_dash(between) and (spells_label(key) or (match is not None and bool(bracket)))),
    )
    if (not match or match.inferred) and _is_prose(text, start, first, key, bracket, form, between, match):
        return None
    while last < stop and text[last] in _ASKS:
        last += 1
    gap = between if between.isspace() or (apart and is_dash(between)) else ""
    return Hit(first, last, stop, key, match, form, stop >= len(text), told=told, gap=gap, faint=faint)


@dataclass(slots=True)
class _Word:
    """The letters of a possible label: offsets into the line's text, how they are compared, and the mark in front."""

    first: int
    last: int
    key: str
    bracket: str


def _word_at(line: Line, start: int, end: int, lexicon: Lexicon) -> _Word | None:
    """The word in `[start:end]` without numbers and marks around it; None where it is none, or no label's."""
    text = line.text
    first, last = bounds(text, start, end)
    if start < first < last and text[first] in _MEASURES and _is_spread(text, start, last):
        first = start  # 一 句 话 感 言: no number
    if first == start == 0 and 0 < (behind := _behind_number(line)) < last:
        counted = _COUNTS.match(text, behind) and not lexicon.listed(bare(text[behind:last]))
        first = first if counted else behind
    if not 0 < last - first <= SPREAD or (last - first > MAX_LABEL and _SOLID.fullmatch(text, first, last)):
        return None
    if (
        text[last - 1] in _CLOSED
        and (part := _PART.search(text, first, last))
        and not lexicon.lists(bare(text[first:last]))
    ):
        last = part.start()
    key, bracket = bare(text[first:last]), ""
    parted = WIDE.search(text, first, last)
    if parted and parted.start() - first > _BEFORE_GAP and not lexicon.listed(key):
        return None
    if first > start:
        for whole in starts(text, start, first):
            if whole < first and lexicon.listed(numbered := bare(text[whole:last])):
                first, key = whole, numbered
                break
        mark = text[start:first].strip()[:1]
        bracket = "" if mark.isalnum() else unicodedata.normalize("NFKC", mark)[:1]
    if not 2 <= len(key) <= MAX_LABEL and not (lexicon.lists(key) and _is_parted(text, first, last, bracket)):
        return None
    if key[0].isdecimal() and (digits := _DIGITS_IN_FRONT.match(text, first, last)) and not lexicon.listed(key):
        unnumbered = bare(text[digits.end() : last])
        if lexicon.listed(unnumbered):
            first, key = digits.end(), unnumbered  # 2村情概况
    return _Word(first, last, key, bracket)


def _is_parted(text: str, first: int, last: int, bracket: str) -> bool:
    """Whether a letter that a profile lists for a label stands alone, in brackets or before a colon."""
    return bool(bracket or COLON.match(text, last)) or not text[last:].strip()


def _is_prose(
    text: str, start: int, first: int, key: str, bracket: str, form: Form, between: str, match: Match | None
) -> bool:
    """Whether words that no field lists are those of a story: who speaks, a remark in brackets, what is quoted."""
    inline = form.position == "inline"
    if match and inline and not form.marks and not _is_bar(between) and people_say(key):
        return True  # 居民说：“…”
    if form.colon and bracket == "(" and text[-1] in _CLOSED and _CLOSED.isdisjoint(text[start:first]):
        return True  # （单位：毫克/升）
    if not inline or form.colon or bracket not in PROSE or bracket == "(":
        return False
    return not (bracket in QUOTES and spells_label(key))


def is_dash(between: str) -> bool:
    """Whether nothing but a dash, or hyphens for one, stands between a label and its value."""
    return between.strip() in (DASH, "--")


def _is_bar(between: str) -> bool:
    """Whether a bar stands between a label and its value, as in front of nothing that somebody says."""
    return any(c in BARS for c in between)


def _behind_number(line: Line) -> int:
    """Where a number in an element of its own ends with which a line begins; 0 where none does."""
    if len(line.runs) < 2 or not line.text[0].isdecimal():
        return 0
    end = line.runs[0].end
    return end if end <= _DIGITS and line.text[:end].isdecimal() else 0


def _is_day(key: str, text: str, stop: int) -> bool:
    """Whether a day follows words for the time of something, and nothing else."""
    return _DAYS.fullmatch(key) is not None and _DAY.fullmatch(text, stop) is not None


def _is_word(key: str, bracket: str, position: str, behind: str, *, apart: bool, styled: bool) -> bool:
    """Whether a word that no field lists could be a label at all, and not the beginning of a sentence or a speaker.

    `styled` is one that is set apart, or a line that is.
    """
    with_colon = apart and behind[:1] in _COLON_ALONE
    if with_colon and _PARALLEL.match(key) and len(key.partition(",")[0]) == len(key.partition(",")[2]):
        return True
    if not _HAN_WORD.match(key):
        return False
    if _CALLED.match(key):
        return False
    if bracket or (position == "alone" and behind.strip() not in _COLON_ALONE):
        return True
    if key.endswith(LEFT_BEHIND) and len(key) <= _LEFT_LONGEST and not _CLAUSE.search(key):
        return True
    if styled and somebody_says(key):
        return not _PERSON.match(key[:-1])
    if position == "alone" and _CHANGED.match(key):
        return True
    if (apart or position == "alone") and len(key) <= _ASKED_LONGEST and _ASKED.search(key):
        return True
    named = with_colon and len(key) <= _BEGINS_LONGEST and key[-1] not in _ENDS_CLAUSE
    begins = _BEGINS_SENTENCE.match(key) and not named
    in_sentence = position != "cell" and (begins or _IN_SENTENCE.search(key))
    return not in_sentence and (not _PERSON.match(key) or spells_label(key))


def _may_be_phrase(key: str) -> bool:
    """Whether words before a colon that read like a sentence's could be a label: they say of nobody that he speaks."""
    return (
        len(key) <= _BEGINS_LONGEST and not (_SPEAKS.search(key) or _PERSON.match(key)) and bool(_HAN_WORD.match(key))
    )


def _is_styled(line: Line, at: int) -> bool:
    """Whether bold type, a colour or a background sets a short line's words apart from `at` on."""
    run = next((run for run in line.runs if run.start <= at < run.end), None)
    return run is not None and (run.bold or run.color is not None or run.background is not None)


def _is_spread(text: str, start: int, end: int) -> bool:
    """Whether a word's letters are set apart, all of them alike."""
    return end - start <= SPREAD and _LETTERS_APART.fullmatch(text, start, end) is not None


def _labels_contact(key: str, line: Line, position: str, length: int) -> bool:
    """Whether a word for how to reach somebody labels that: in a cell, as a term, drawn, or spread (联 系 电 话)."""
    if key not in CONTACTS and key != PRESIDES:
        return False
    if position == "cell" or line.kind is LineKind.TERM:
        return True
    drawn = line.boxed > 0 or any(run.background for run in line.runs)
    drawn = drawn or (key == PRESIDES and line.kind is LineKind.HEADING)
    return position == "alone" and (drawn or length >= 2 * len(key) - 1)


def _presides(key: str, text: str, stop: int) -> bool:
    """Whether a name and an office follow the word for who presides, and no speech: 主持人：社区党总支副书记 郝丽娟."""
    if key != PRESIDES or not 0 < len(text) - stop <= _OFFICE_LONGEST:
        return False
    value = text[stop:]
    return value[-1] not in _ASKS and _SENTENCE_MARKS.isdisjoint(value) and HELD_OFFICE.search(value) is not None


def value_at(text: str, cut: int) -> int:
    """Where the value begins whose label ends at `cut`; behind a colon a quotation mark opens the value."""
    if text[cut : cut + 1] == '"' and text[cut - 1] in COLONS and '"' not in text[:cut]:
        return cut
    return _AFTER.match(text, cut).end()  # type: ignore[union-attr]


def closes_quotation(text: str, at: int) -> bool:
    """Whether a typewriter's quotation mark ends the quotation before, and is no bracket of a label's."""
    return text[at : at + 1] == '"' and text.count('"', 0, at) % 2 == 1
