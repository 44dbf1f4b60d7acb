"""Dates, how long the work took, and sums of money.

Dates are as precise as the page: no year is supplied (`--01-22`), a year and month stay that, and a bare year or
month is none. A duration is one only behind a word that says so; a sum only in exact figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .amounts import Amount, parse_amount
from .fact_pieces import Found, Piece

__all__ = ["BEFORE_DURATION", "DURATION_STARTS", "NO_MONEY", "dates", "durations", "money"]

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(
    rf"(?=[0-9一二三四五六七八九十])"
    rf"(?:(?P<year>(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{{3}})[ \u3000]?年[ \u3000]?)?"
    rf"(?P<month>{_N})[ \u3000]?月"
    rf"(?:份)?[ \u3000]?(?:(?P<day>{_N})[ \u3000]?[日号](?!线|楼|院|门|店|路)"
    rf"(?:[ \u3000]?(?:至|到|-|—|－|~|～|——)[ \u3000]?(?P<last>{_N})[ \u3000]?[日号])?)?"
)
_OF_MONTH = re.compile(r"[0-9一二三四五六七八九十][ \u3000]?月")
"""What every date in words holds; most texts with a 月 do not, and are done with sooner."""
_BEFORE_MONTH = 9
"""Characters of a date before the last one of its month: 二〇二〇 年 十二."""
_DOTTED = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.])"
)
_MARK = re.compile(r"[-./]")
_LUNAR = ("农历", "阴历", "旧历", "古历")
_NOT_BEFORE = frozenset("0123456789第几每〇一二三四五六七八九十个.、")

_TIME_UNIT = re.compile(
    r"(?:个)?(?P<unit>月|小时|钟头|分钟|星期|工作日|天|日|周|年)(?!半|的时间里没|前|来|以|之|级|内|轻|纪|租|间开)"
)
DURATION_STARTS = frozenset("个月小钟分星工天日周年")
"""What a number is followed by where it is how long something took."""
_CODES = {
    "月": "month", "小时": "hour", "钟头": "hour", "分钟": "minute", "星期": "week", "周": "week", "工作日": "day",
    "天": "day", "日": "day", "年": "year",
}  # fmt: skip
_TOOK = re.compile(
    r"(?:历时|历经|用时|耗时|工期(?:为|是|只有)?|只用了?|仅用了?"
    r"|前后用了?|总共用了?|一共用了?|一共|前后共|前后)(?:短短|整整|共|约|不过)?$"
)
_WORKED = re.compile(
    r"(?:施工|抢修|修|修建|建|干|改造|装修|护送|清运|清理|清|整治|拆|拆除|铺|挖|忙活|忙|协调|调解|守|测|安装|装|奋战|连续施工)了"
    r"(?:整整|足足|将近)?$"
)
_WORK_BEFORE = re.compile(r"(?:施工|工期|抢修|改造|修路|修桥|拆除|整修)的?$")
BEFORE_DURATION = frozenset("时经期为是有用了共后短整约过足近的工修造路桥除")
"""The last characters of what `_TOOK`, `_WORKED` and `_WORK_BEFORE` find; before most numbers stand others."""
_OF_PEOPLE = re.compile(r"(?:的|工龄|活)")

_PIECES = re.compile(r"块(?=[，。；、！？,;!?]|$)")
_EACH = re.compile(r"(?:一|每)(?:场|次|个月|月|天|斤|顿|度|户|人|方|年|位|辆)$")
_AND_HALF = re.compile(r"块(?P<jiao>[一二三四五六七八九])(?=[，。；、一每]|$)")
NO_MONEY = frozenset("户人名口个位栋幢座处条家平公亩㎡天日月年周星小分钟工")
"""What makes a number one of something else than money."""
_YUAN = re.compile(r"(?:元|块钱)(?![宵旦素店老件月])")
_SMALL = re.compile(r"(?P<jiao>[一二两三四五六七八九])毛(?P<fen>[一二三四五六七八九])?(?:钱)?")
_OTHER_MONEY = ("美", "日", "欧", "港")
_MONEY_WORD = re.compile("钱|费|款|价|元|预算|资金|收益|补贴|押金|成本|账|罚|概算|造价|凑出|彩礼|奖")
"""Words alone: with a class of characters among them every place of a text is tried."""
_AFTER_SUM = re.compile(r"(?=[，。；、！？,;!?）)]|$|[降涨升减压由])")
_SUM_VERB = re.compile(
    r"(?:扣|是|为|到|有|花|花了|省下|出|要|凑出|出了|由|从|下来|报|人工费|材料费|差|垫了?|奖|罚|捐|交|退|付|掏|承担|剩下|资金|不过|回去|费)$"
)


def dates(piece: Piece) -> Iterator[Found]:
    """Days, and months with their year."""
    text = piece.text
    end = 0
    for month in _OF_MONTH.finditer(text) if "月" in text else ():
        match = _DATE.search(text, max(end, month.start() - _BEFORE_MONTH))
        if match:
            yield from _written(text, match)
            end = match.end()
    for match in _DOTTED.finditer(text) if ("20" in text or "19" in text) and _MARK.search(text) else ():
        value = _iso(int(match["year"]), int(match["month"]), int(match["day"]))
        if value:
            yield Found("date", value, None, match.start(), match.end())


def _written(text: str, match: re.Match[str]) -> Iterator[Found]:
    before = text[max(0, match.start() - 2) : match.start()]
    if before in _LUNAR or (before and before[-1] in _NOT_BEFORE and not match["year"]):
        return
    year = parse_amount(match["year"]) if match["year"] else None
    month, day = parse_amount(match["month"]), parse_amount(match["day"]) if match["day"] else None
    if not isinstance(month, int) or (year is None and day is None):
        return
    value = _iso(year, month, day)
    if value:
        yield Found("date", value, None, match.start(), match.start("last") - 1 if match["last"] else match.end())
    last = _iso(year, month, parse_amount(match["last"])) if match["last"] else None
    if last:
        yield Found("date", last, None, match.start("last"), match.end())


def _iso(year: float | None, month: float, day: float | None) -> str | None:
    """`2021-01-15`, `2020-12` or `--01-22`; None for a day that no calendar has."""
    try:
        checked = date(int(year or 2000), int(month), int(day or 1))
    except ValueError:
        return None
    if year is None:
        return f"--{checked:%m-%d}"
    return checked.isoformat() if day else f"{checked:%Y-%m}"


def durations(piece: Piece) -> Iterator[Found]:
    """How long work took, where the words say that it is this."""
    text = piece.text
    for amount in piece.amounts:
        if text[amount.start - 1 : amount.start] not in BEFORE_DURATION:
            continue
        unit = _TIME_UNIT.match(text, amount.end)
        if unit is None or amount.rounded or (unit["unit"] == "月" and text[amount.end] != "个"):
            continue
        took = _TOOK.search(text, max(0, amount.start - 8), amount.start)
        work = _WORKED.search(text, max(0, amount.start - 8), amount.start)
        work = None if unit["unit"] == "年" else work  # 干了九年网格员: a former job
        work = work or _WORK_BEFORE.search(text, max(0, amount.start - 6), amount.start)
        if (took or work) and not _OF_PEOPLE.match(text, unit.end()):
            start = (took or work).start()  # type: ignore[union-attr]
            yield Found("duration", amount.value, _CODES[unit["unit"]], start, unit.end())


def money(piece: Piece) -> Iterator[Found]:
    """Exact sums in yuan."""
    text = piece.text
    for match in _SMALL.finditer(text) if "毛" in text else ():
        jiao, fen = parse_amount(match["jiao"]), parse_amount(match["fen"]) if match["fen"] else 0
        yield Found("money", round(int(jiao or 0) / 10 + int(fen or 0) / 100, 2), "CNY", match.start(), match.end())
    if not piece.amounts or not _MONEY_WORD.search(text):
        return
    for amount in piece.amounts:
        if text[amount.end : amount.end + 1] in NO_MONEY:
            continue
        unit = _YUAN.match(text, amount.end)
        if amount.rounded or (amount.start and text[amount.start - 1] in _OTHER_MONEY):
            continue
        if unit:
            yield Found("money", amount.value, "CNY", amount.start, unit.end())
        elif text.startswith("块", amount.end):
            yield from _pieces(text, amount)
        elif _is_sum(text, amount):
            yield Found("money", amount.value, "CNY", amount.start, amount.number_end)


def _pieces(text: str, amount: Amount) -> Iterator[Found]:
    """一块五 and 九万块, 一场三块 — but not 六十三块 of what comes in pieces."""
    half = _AND_HALF.match(text, amount.end)
    if half and amount.value < 10 and not text[amount.start].isdigit():
        value = round(amount.value + int(parse_amount(half["jiao"]) or 0) / 10, 2)
        yield Found("money", value, "CNY", amount.start, half.end())
        return
    end = _PIECES.match(text, amount.end)
    each = _EACH.search(text, max(0, amount.start - 4), amount.start)
    if end and not text[amount.start].isdigit() and (each or _is_spoken_of(text, amount.start)):
        yield Found("money", amount.value, "CNY", amount.start, end.end())


def _is_spoken_of(text: str, start: int) -> bool:
    """Whether the sentence before is about money and says that a sum follows."""
    context = text[max(0, start - 30) : start]
    sentence = context[max(context.rfind(mark) for mark in "。！？") + 1 :]
    return bool(_MONEY_WORD.search(sentence) and _SUM_VERB.search(sentence))


def _is_sum(text: str, amount: Amount) -> bool:
    """四万三, 二十八万, 扣一百: no 元 behind it, but money is spoken of and nothing else is counted."""
    written = text[amount.start : amount.number_end]
    if not (amount.colloquial or written[-1] in "百千万亿") or not _AFTER_SUM.match(text, amount.end):
        return False
    context = text[max(0, amount.start - 30) : amount.start]
    sentence = context[max(context.rfind(mark) for mark in "。！？") + 1 :]
    return bool(_MONEY_WORD.search(sentence)) and bool(_SUM_VERB.search(sentence) or amount.colloquial)
