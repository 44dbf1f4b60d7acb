"""Series in titles: the name, and the installment behind, before or beside it.

A title is cut into segments at its bars (`小题 | 城关区“开门一件事”成果展播⑥`). The segment that ends with a number, or
has one before a colon, names the series. How much else is asked of the name depends on how plain the number is: ⑥ and
（三） hardly stand for anything but an installment; a bare 11 or 十一 must follow a quotation or a word for a series.

A number that a charset lost (`成果展播?`) leaves a series without a number.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .numerals import CHINESE, MARKS, ROMAN, parse_number
from .series_numbers import (
    IMAGES,
    INSTALLMENTS_MAX,
    MARK,
    NUMBER,
    NUMBER_HINT,
    ONLY,
    OPENING,
    PLAIN,
    PLAIN_ENDS,
    PLAIN_LONGEST,
    ROUNDS,
    YEAR,
    number_behind,
    tidy,
    value,
)
from .series_words import (
    CLOSING,
    EVENT,
    KINDS,
    QUOTED,
    RECORDS,
    SERIES_WORD,
    SHOW_WORD,
    SHOWN,
    counts,
    is_full_name,
    telling,
)

__all__ = ["Series", "named_in", "parse_series", "rubric"]

_NAME_SHORTEST = 3

_BAR = re.compile(r"\s*(?:[|｜‖︱丨│┃∣]|——+|--+|—{2}|\s[-–—·]\s)\s*")
_MARKS_OF_NAMES = ' \u3000“”‘’「」『』《》〈〉"【】'
_MARKED = frozenset(_MARKS_OF_NAMES)
_BEHIND_SLOGAN = re.compile(
    r"[^“”「」『』《》]{4,24}[\s\u3000](?P<own>[\u3400-\u9fff]{2,7}?(?:市|区|县|旗|州|盟|镇|乡|街道)\S{4,})"
)
"""A series' name that begins with a place, behind a slogan and a space: 书记领着干 百姓看得见 汶北县…成果巡礼."""
_RUBRIC = re.compile(r"^\s*(?:【[^【】]{1,20}】|\[[^\[\]]{1,20}\]|［[^［］]{1,20}］)\s*(?=[^\s\d]{4})")
"""A column's name in front of a headline: 【我为群众办实事】靠山镇各屯实事进展."""
_UNCLOSED = re.compile(r"^.*[（(](?=[^（()）]+$)|^.*[？！?!]【(?=[^【】]+】?$)")
"""A headline in front of the series in brackets: 岸上有人（东嵛县“一岛一事”展播⑫）, 怎么样？【社区“当家人”亮相】."""
_CITED = re.compile(r"《([^《》]{3,40})》$")
"""A series that a notice cites: 关于转发《渠安县“集体经济强村”案例选登》第9期的通知."""
_PAUSE = re.compile(r"[\s\u00a0\u3000]+|[:：】，！？。；]")
_SPACE = re.compile(r"[\s\u00a0\u3000]+")
_SHORT_NAME = re.compile(
    "[\u3400-\u9fff]{2,8}[市区县旗州盟][“「『][\u3400-\u9fff]{1,12}(?:事|项目|工程|行动)[”」』][\u3400-\u9fff]{0,6}"
)
"""A series' name that begins with a place and is hardly more than a quotation: 银桥区“微实事”盲评."""
_PLACED_NAME = re.compile(
    "[\u3400-\u9fff]{2,8}(?:[市区县旗州盟镇乡]|街道)[“「『][\u3400-\u9fff·]{2,14}[”」』][\u3400-\u9fff]{2,8}"
)
"""A series' name that begins with a place, behind a headline that asks or exclaims: 揭榜！沅溪县“联心桥”攻坚榜."""
_CLAUSES = re.compile("[，：:]")
"""What a headline has and a name has not: of “开门一件事”｜岭西县：群众点题（二） the name is what is quoted."""
_SEASON = re.compile(
    r"^\s*(?:19|20)\d\d年(?:度|第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?)(?=[\u3400-\u9fff]{2,6}[市区县旗镇乡][“《「])"
)
"""2023年第二季度 in front of 云岭区“民生微实事”案例展播."""
_YEAR_BEHIND = re.compile(r"[\s·•]+(?:19|20)\d\d(?:年度?)?$")
"""The year of an installment behind the series' name: 镇街“晾晒台” 2024."""
_OF_TIME = re.compile(r"[\s·]*[（(]?(?:19|20)\d\d年(?:度|第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?)?[)）]?\s*")
"""When a series' list is of: 书记办实事台账（2023年第二季度）."""
_BEFORE_QUOTED = re.compile("[^“”「」『』《》：:]{4,40}[？！?!](?=[“「『])")
"""What a headline asks or exclaims right in front of a series' name: 门口的水清了没？“小微水体回头看”⑥."""
_EXCLAIMED = re.compile(".*[？！]")
"""A headline in front of a series' name."""
_WHOLE_NAME = 8
"""characters of a series' name that says whose it is"""
_PLACE_END = re.compile(r"^[\u4e00-\u9fff]{1,8}(?:省|市|区|县|旗|镇|乡|州|盟|街道|社区|村)$")

_ENDS = re.compile(
    r"\s*(?:$|[:：\s\u3000,，—–\-·【\[(（《“/／]|来[了啦](?:[！!，,：:]|$)|(?:出炉|揭晓|上线|开播|发布|公布)(?:[！!]|$)|[)）】]$|(?:实录|摘[登编要]|回放|侧记|集锦))"
)
_HINT = re.compile(f"[0-9０-９IVXivx?？\ufffd□〓{CHINESE}{MARKS}]|" + SHOW_WORD.pattern[:-1] + r"\s*(?:$|[|｜—:：\s])")
"""Cheap to look for, and without it there is no series."""
_LOST = re.compile(r"[\s(（]{0,2}[?？\ufffd□〓]{1,3}[)）]?$")
_LOST_LONGEST = 7
"""characters that it takes at most, with a line feed behind them"""
_SHORT_FORM = re.compile(rf"\s*([\u3400-\u9fff]{{2,6}})\s?({MARK})\s*")
_QUOTED_ENDS = ("”", "」", "』")
"""A name in quotation marks may have an image of its own behind it that counts: “书记派单”第9单."""
_ONE_OF = re.compile("^之一$")
"""世界奇迹之一 is no first installment."""
_WITHIN, _WITHIN_STILL = re.compile("[“《「][^”》」]*$"), re.compile("[^“《「”》」]{2,}[”》」]")
"""Before and behind what counts within a quotation: “开学第一课·社区作业本”①."""
_SHORT_COLUMN = re.compile("[\u3400-\u9fff·]{0,10}(?<!届|次|年|月|日)")
"""What is short enough for a column's name, apart from what is quoted in it."""
_DATES = re.compile(r"[\x00-\x7f年月日第总期]+")


class Series(NamedTuple):
    """The series' name without the number, and the number."""

    name: str | None = None
    installment: int | None = None


class _Hit(NamedTuple):
    name: str
    number: int | None
    rank: int
    """how plain the notation is: 0 marks and brackets, 1 bare numerals, 2 a lost number, 3 none"""


def parse_series(title: str | None, kicker: str | None = None) -> Series:
    """The series that a title belongs to, from its own words; both None where it says none.

    The title speaks first, then the kicker; a series without a number gives way to one with a number.
    """
    hits = [hit for text in (title, kicker) if text and (hit := _best(tidy(text)) or _of_rubric(tidy(text)))]
    if not hits:
        return Series()
    hit = next((h for h in hits if h.number is not None), hits[0])
    name = hit.name[1:-1] if QUOTED.fullmatch(hit.name) else hit.name
    placed = _BEHIND_SLOGAN.fullmatch(name)
    own = placed["own"] if placed else ""
    return Series(own if is_full_name(own) or _is_placed_quotation(own) else name, hit.number)


def named_in(title: str | None, name: str) -> Series | None:
    """This series with the number that a title has behind its name; None where the title does not name it so.

    The name is a segment of the title, what stands in it before a colon, or what a number follows there; quotation
    marks do not count, but those around all of a name stay where the title has them, too.
    """
    segments, bare = _BAR.split(tidy(title)) if title else [], _without_marks(name)
    for segment in segments:
        parts = (segment, segment.partition("：")[0])
        if any(part.strip(_MARKS_OF_NAMES) == bare for part in parts):
            return Series(name if name in segment else bare)
    for segment in segments:
        behind = segment.lstrip(_MARKS_OF_NAMES)
        if behind.startswith(bare) and (number := number_behind(behind.removeprefix(bare).lstrip(_MARKS_OF_NAMES))):
            return Series(name if name in segment else bare, number)
        if behind.startswith(bare) and _OF_TIME.fullmatch(behind.removeprefix(bare)):
            return Series(name if name in segment else bare)
    return None


def _without_marks(name: str) -> str:
    """A name without the quotation marks around all of it: “板凳议事会”."""
    inner = name.strip(_MARKS_OF_NAMES)
    return inner if _MARKED.isdisjoint(inner) else name


def rubric(title: str | None) -> str | None:
    """The column's name in front of a title: 【清廉村居观察】小钱也有小账本."""
    found = _RUBRIC.match(tidy(title)) if title else None
    return found[0].strip().strip("【】[]［］") if found else None


def _of_rubric(text: str) -> _Hit | None:
    """A rubric that has a number, in it or behind it, or is a series' whole name: 【企业服务日记·第四十一期】把服务…"""
    rubric = _RUBRIC.match(text)
    if rubric is None:
        return None
    name = rubric[0].strip().strip("【】[]［］")
    counted = NUMBER.match(text, rubric.end())
    counted = counted if counted and not counted["ordinal"] and _CLAUSES.search(text, counted.end()) else None
    if counted and len(name) > _NAME_SHORTEST and (number := value(counted)):
        return _Hit(name, number, 0)
    return _best(name)


def _best(text: str) -> _Hit | None:
    if not _HINT.search(text):
        return None
    segments = [s for s in _BAR.split(text) if s]
    hits = [hit for n, s in enumerate(segments) if (hit := _alone(segments, n) or _segment(s))]
    best = min(hits, key=lambda h: (h.rank, not is_full_name(h.name), not _is_placed_quotation(h.name)), default=None)
    if best and best.number is None:
        best = best._replace(number=_short_form(segments, best.name))
    if best and len(segments) > 1 and _CLAUSES.search(best.name):
        named = next((s.strip() for s in segments if QUOTED.fullmatch(s.strip())), None)
        return _Hit(named, best.number, best.rank) if named else best
    return best


def _short_form(segments: list[str], name: str) -> int | None:
    """The number behind the last word of a series' name, in another segment: 擂台⑨｜…“书记项目”攻坚擂台."""
    for segment in segments:
        if (short := _SHORT_FORM.fullmatch(segment)) and name.endswith(short[1]):
            return parse_number(short[2])
    return None


def _alone(segments: list[str], at: int) -> _Hit | None:
    """A segment that is nothing but 第6期, or begins with it: the series is beside it, rather before than behind."""
    opening = OPENING.match(segments[at])
    inner = _own(segments[at][opening.end() :]) if opening else None
    if opening and inner and _is_whole_name(inner) and (number := value(opening)):
        return _Hit(inner, number, 0)
    if opening and at and (name := _own(segments[at - 1])) and (number := value(opening)):
        return _Hit(name, number, 0)
    match = ONLY.match(segments[at])
    number = value(match) if match else None
    if number is None:
        return None
    beside = segments[max(0, at - 1) : at] + segments[at + 1 : at + 2]
    whole = next((n for s in (*beside, *reversed(segments)) if (n := _own(s)) and _is_whole_name(n)), None)
    found = whole or next((n for s in beside if (n := _own(s)) and telling(n)), None)
    return _Hit(found, number, 0) if found else None


def _is_whole_name(name: str) -> bool:
    """Whether words and quotation say that this is a series' name wherever in a title it stands."""
    return bool(QUOTED.search(name)) and (is_full_name(name) or _PLACED_NAME.fullmatch(name) is not None)


def _segment(text: str) -> _Hit | None:
    for match in NUMBER.finditer(text) if NUMBER_HINT.search(text) else ():
        if match.group().rstrip().endswith(("季", "批")) and NUMBER.match(text, match.end()):
            continue  # 第一季（6）
        hit = _numbered(text, match)
        if hit:
            return hit
    return _plain(text) or _lost(text) or _unnumbered(text)


def _numbered(text: str, match: re.Match[str]) -> _Hit | None:
    number = value(match)
    if number is None:
        return None
    behind = text[match.end() :]
    if _WITHIN.search(text[: match.start()]) and _WITHIN_STILL.match(behind):
        return None
    ends = not behind or bool(_ENDS.match(behind))
    name = _own(text[: match.start()])
    if not name:
        return _leading(behind, number) if not text[: match.start()].strip("【[ ") else None
    cited = _CITED.search(text[: match.start()]) if match["ordinal"] else None
    if cited and telling(cited[1]):
        return _Hit(cited[1], number, 0)
    counted = match.group().rstrip("）)】]〕］ ")
    if counted.endswith(ROUNDS) and not telling(name):
        return None
    if counted.endswith(IMAGES) and not (is_full_name(name) or (number > 1 and name.endswith(_QUOTED_ENDS))):
        return None
    glued = match["mark"] and match["mark"] not in ROMAN and telling(name)
    if not ends and not glued and not (match.group()[-1] in "）)】]" and _is_counted(name, match.group(), behind)):
        return None
    if match["ordinal"] and (counts(name) or any(c in QUOTED.sub("", name) for c in "，！？。；")):
        return None
    if _ONE_OF.search(match.group()) and not telling(name):
        return None
    return _Hit(name, number, 0)


def _is_counted(name: str, number: str, behind: str) -> bool:
    """Whether a number in brackets counts a series although words follow: 展播（3）茅石镇, 圆梦册（之二十）小宇."""
    if SHOW_WORD.search(name) is not None:
        return True
    if any(c in number for c in ROUNDS) or not ("第" in number or "之" in number):
        return False
    if EVENT.search(name) or EVENT.search(behind):
        return False
    return _SHORT_COLUMN.fullmatch(QUOTED.sub("", name)) is not None


def _leading(behind: str, number: int) -> _Hit | None:
    """`第6期：城关区“开门一件事”成果展播`, `【⑥】…`: the number stands before the name."""
    name = _own(re.sub(r"^[\s】\])）:：、.—-]+", "", behind))
    return _Hit(name, number, 0) if name and SERIES_WORD.search(name) and QUOTED.search(name) else None


def _plain(text: str) -> _Hit | None:
    match = PLAIN.search(text, max(0, len(text) - PLAIN_LONGEST)) if text.rstrip()[-1:] in PLAIN_ENDS else None
    if not match or YEAR.fullmatch(match["plain"]):
        return None
    name, number = _own(text[: match.start()]), parse_number(match["plain"])
    if not name or number is None or number > INSTALLMENTS_MAX or counts(name):
        return None
    quoted = QUOTED.search(name) and name.endswith(KINDS)
    tells = name[-1] in CLOSING or SERIES_WORD.search(name) or quoted
    return _Hit(name, number, 1) if tells else None


def _lost(text: str) -> _Hit | None:
    match = _LOST.search(text, max(0, len(text) - _LOST_LONGEST))
    name = _own(text[: match.start()]) if match else None
    return _Hit(name, None, 2) if name and SERIES_WORD.search(name) and QUOTED.search(name) else None


_LAST_PART = re.compile(r"[\s·•（(—-]+(?:终篇|完结篇|收官篇|收官|完结|末篇|首篇|开篇)[）)]?\s*$")
"""How the first or last installment of a series may say so, without a number: …系列报道·终篇."""


_BEFORE_COLON = re.compile("^([^：:]{4,30})[：:](?=[^：:]{4})")
"""What may name a series in front of a headline: “板凳会”故事汇：一条长凳坐出来的和气."""


def _unnumbered(text: str) -> _Hit | None:
    text = _LAST_PART.sub("", text)
    for part in (text, *_BEFORE_COLON.findall(text)):
        name = _own(part) if QUOTED.search(part) else None
        if part is not text and not SHOWN.search(part):
            continue
        if name and SHOW_WORD.search(name) and QUOTED.search(name) and not EVENT.search(QUOTED.sub("", name)):
            return _Hit(name, None, 3)
    return None


def _own(text: str) -> str | None:
    """The series' name at the end of a text: without what a headline says before a space or a colon, and the season."""
    text = _SEASON.sub("", text)
    text = _UNCLOSED.sub("", _RUBRIC.sub("", text)).strip(" \t\u00a0\u3000·•・:：,，、-–—【】[]").removesuffix("之")
    if (exclaimed := _BEFORE_QUOTED.match(text)) and telling(text[exclaimed.end() :]):
        text = text[exclaimed.end() :]
    text = _YEAR_BEHIND.sub("", text)
    for before, after in _splits(text) if QUOTED.search(text) else ():
        if QUOTED.search(after) and _names_series(text, before, after) and not _PLACE_END.match(before):
            text = after
            break
    else:
        text = _behind_exclaimed(text)
    return text if len(text) >= _NAME_SHORTEST and not _DATES.fullmatch(text) else None


def _names_series(text: str, before: str, after: str) -> bool:
    """Whether what stands at a text's end, behind the word before a pause, is a series' name."""
    if SERIES_WORD.search(after) or after.endswith("记") or (before and _SHORT_NAME.fullmatch(after)):
        return True
    placed = _PLACED_NAME.fullmatch(after) is not None or _is_placed_quotation(after)
    return placed and _is_behind_headline(text, after)


def _is_placed_quotation(name: str) -> bool:
    """Whether a name is that of a place with a quotation behind it, and nothing else: 安澜区“支部书记说”."""
    return name[-1:] in CLOSING and _PLACED_NAME.fullmatch(f"{name}系列") is not None


def _is_behind_headline(text: str, name: str) -> bool:
    """Whether a headline stands in front of a name: up to ！ or ？, or, in front of a word for records, to a colon."""
    before = text[: len(text) - len(name)]
    if telling(before[:-1]):
        return False
    return before[-1:] in ("！", "？", "!", "?") or (before[-1:] in ("：", ":") and name.endswith(RECORDS))


def _behind_exclaimed(text: str) -> str:
    """What stands behind a headline with ？ or ！ and without a quotation, where it is a series' whole name."""
    exclaimed = None if QUOTED.search(text) else _EXCLAIMED.match(text)
    name = text[exclaimed.end() :].strip() if exclaimed else ""
    return name if len(name) >= _WHOLE_NAME and SHOW_WORD.search(name) else text


def _splits(text: str) -> list[tuple[str, str]]:
    """The text parted at each space or colon outside quotations, the last first."""
    quoted = [q.span() for q in QUOTED.finditer(text)]
    outside = [m for m in _PAUSE.finditer(text) if not any(a < m.start() < b for a, b in quoted)]
    return [(_SPACE.split(text[: m.start()])[-1], text[m.end() :]) for m in reversed(outside)]
