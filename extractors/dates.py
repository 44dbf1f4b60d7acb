"""Dates as Chinese pages write them, made ISO 8601 and no more precise than they were.

Nothing is invented: a day without a time stays a day, and a date without a year is a matter of its own
(`find_partial`), so that a caller may match it with a fuller one elsewhere. Times without a zone are China's.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from .amounts import fold_digits

__all__ = ["CHINA", "Stamp", "find_partial", "find_stamp", "from_epoch", "from_url", "iso"]

CHINA = "+08:00"

_LONGEST = 400  # characters of a text that are looked at: a row beside a headline is shorter

_TIME = r"""
    (?: (?: [T\s,，、|·—/-] | \([^()]{0,8}\) | （[^（）]{0,8}） | (?:星期|周|礼拜)[一二三四五六日天] ){0,12}
        (?P<zone_before> GMT | UTC | 格林尼治标准时间 | 北京时间 | 香港時間 | HKT )? \s{0,3}
        (?P<half> 上午 | 早上 | 凌晨 | 中午 | 下午 | 晚上 | 晚间 | 傍晚 | AM | PM )? \s{0,3}
        (?P<hour> [01]?\d | 2[0-4] ) \s? (?: [:：] | [时時点點] ) \s? (?P<minute> [0-5]?\d ) (?!\d)
        (?: \s? [:：分] \s? (?P<second> [0-5]\d ) (?!\d) (?: \.\d{1,9} )? | 分 )?
        (?: \s? (?P<half_after> [AaPp][Mm] ) \b )?
        (?: \s? (?P<zone> Z \b | GMT | UTC | [+-] \d{2} :? \d{2} (?!\d) ) )?
    )?
"""
_TIME_GROUPS = ("zone_before", "half", "hour", "minute", "second", "half_after", "zone")
_NUMERIC = re.compile(
    r"""
    (?P<year> (?:19|20)\d{2} ) \s{0,2}
    (?: [-./—_年] \s{0,3} (?P<month> 1[0-2] | 0?[1-9] ) \s{0,2} [-./—_月] \s{0,3} (?P<day> 3[01] | [12]\d | 0?[1-9] )
      | (?P<month2> 1[0-2] | 0[1-9] ) (?P<day2> 3[01] | [12]\d | 0[1-9] ) )
    (?!\d) [\s-]? [日号]?
    """
    + _TIME,
    re.VERBOSE,
)
_CHINESE = re.compile(
    r"([一二][〇○零Ｏ一二三四五六七八九九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_SIGNS = ("20", "19", "年", "發", "民國")
"""One of these stands in whatever holds a date."""
_REPUBLICAN = re.compile(
    r"(?:民國|發[布佈](?:日期|時間)[\s:：\x1f]{0,4})\s?(?P<year>[89]\d|1[0-4]\d)\s?[-./年]\s?(?P<month>1[0-2]|0?[1-9])\s?[-./月]\s?"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)日?"
)
"""A year of the Republic, as Taiwan's offices count: 民國99年12月31日, 發布日期：99-12-31."""
_ASCTIME = re.compile(
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s{1,2}(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s{1,3}"
    r"(?P<day>3[01]|[12]\d|0?[1-9])\s(?P<time>(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)\s(?P<year>20\d{2})"
)
"""As C writes it, and boards' posts have it: Thu Mar 12 22:41:05 2015."""
_WEEKDAY = r"(?: [ \x1f]{1,3} (?: Mon | Tue | Wed | Thu | Fri | Sat | Sun )[a-z]{0,6} )?"
_ENGLISH = re.compile(
    r"(?P<day> 3[01] | [12]\d | 0?[1-9] ) [ ] (?P<name> Jan | Feb | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov"
    r" | Dec ) [a-z]{0,6} [ ] (?P<year> (?:19|20)\d{2} )" + _TIME,
    re.VERBOSE,
)
_AMERICAN = re.compile(
    r"\b (?P<name> Jan | Feb | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec )"
    r"(?: uary | ruary | ch | il | e | y | ust | t | tember | ober | ember )? [.]? [ \x1f]{1,3}"
    rf"(?P<day> 3[01] | [12]\d | 0?[1-9] ) (?: st | nd | rd | th )? {_WEEKDAY} ,? [ \x1f]{{1,3}}"
    r"(?P<year> (?:19|20)\d{2} ) [ \x1f]{0,3}" + _TIME,
    re.VERBOSE,
)
"""The month first: Sep 17, 2013; as a calendar's leaf beside a post: Mar 05 Thu 2009."""
_YEAR_LAST = re.compile(
    r"(?<![\d./-]) (?P<one> \d{1,2} ) (?P<by> [-/.] ) (?P<other> \d{1,2} ) (?P=by) (?P<year> (?:19|20)\d{2} )"
    r"(?![\d./-])" + _TIME,
    re.VERBOSE,
)
"""A day and its month, whichever is first, in front of the year."""
_MONTHS_MOST = 12
_SHORT = re.compile(
    r"(?<![\d./-])(?:(?P<year>[012]\d)[-/.])?(?P<month>1[0-2]|0?[1-9])[-/.月]\s?(?P<day>3[01]|[12]\d|0?[1-9])日?"
    r"(?![\d./-])\s{0,4}(?:(?P<hour>[01]?\d|2[0-3])[:：](?P<minute>[0-5]\d))?"
)
_CELL_BEHIND = re.compile(r"\s{1,3}(\d{1,2})(?=\s|$)")
_DIGIT_OR_POINT = "0123456789."
"""What before a year says that it is none. Looked at afterwards: a pattern that begins with it is far slower."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DIGITS = {c: n for n, s in enumerate(("〇○零Ｏ", *"一二三四五六七八九")) for c in s}
_AFTERNOON = {"下午", "晚上", "晚间", "傍晚", "PM", "pm", "Pm"}

_URL_DATES = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})[-/_](?P<month>0[1-9]|1[0-2])[-/_]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])/?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>20\d{2})[-/](?P<month>[1-9]|1[0-2])[-/](?P<day>[1-9]|[12]\d|3[01])(?!\d)"),
)
"""`/2021-02/18/`, `/20210512/`, `/202104/t20210427_`, `/2021/2/8/`"""


_WIDE = re.compile("[０-９]")
_NARROW = str.maketrans("－：／", "-:/")
"""What stands between full-width digits, as typists have them: ２０１８－０５－１２　１４：２８."""
_DATE_ALONE = ("0", "00", "00")
"""How ASP.NET prints a date that has no time: 2021-11-15 0:00:00."""


class Stamp(NamedTuple):
    """A point in time as found: ISO 8601, and where it stood in the text."""

    value: str
    start: int
    end: int

    @property
    def day(self) -> str:
        """The date alone."""
        return self.value[:10]

    @property
    def timed(self) -> bool:
        """Whether the page gave a time of day."""
        return len(self.value) > len("2021-02-08")


def iso(text: str | None) -> str | None:
    """The first date of a text in ISO 8601, None where there is none."""
    found = find_stamp(text) if text else None
    return found.value if found else None


def find_stamp(text: str, start: int = 0) -> Stamp | None:
    """The first full date (year, month, day) behind `start`, with its time where one follows."""
    end = start + _LONGEST
    if _WIDE.search(text, start, end):
        text = text[:start] + fold_digits(text[start:end]).translate(_NARROW)
    if all(text.find(sign, start, end) < 0 for sign in _SIGNS):
        return None
    for match in _NUMERIC.finditer(text, start, end):
        at, behind = match.span()
        if at and text[at - 1] in _DIGIT_OR_POINT:
            continue
        year, month, day, month2, day2 = match.group("year", "month", "day", "month2", "day2")
        if day and text[match.start("day") - 1].isspace() and _is_of_calendar(text, match.end("day"), int(day)):
            continue
        value = _value(int(year), int(month or month2), int(day or day2), match)
        if value:
            return Stamp(value, at, behind)
    if "年" in text and (written := _CHINESE.search(text, start, end)):
        year = int("".join(str(_DIGITS[c]) for c in written[1]))
        value = _day(year, _tens(written[2]), _tens(written[3]))
        return Stamp(value, written.start(), written.end()) if value else None
    if ("發" in text or "民國" in text) and (republican := _REPUBLICAN.search(text, start, end)):
        value = _day(int(republican["year"]) + 1911, int(republican["month"]), int(republican["day"]))
        return Stamp(value, republican.start("year"), republican.end()) if value else None
    months = any(map(text.__contains__, _MONTHS))
    if months and (posted := _ASCTIME.search(text, start, end)):
        day = _day(int(posted["year"]), _MONTHS.index(posted["name"]) + 1, int(posted["day"]))
        return Stamp(f"{day}T{posted['time']}{CHINA}", posted.start(), posted.end()) if day else None
    english = (_ENGLISH.search(text, start, end) or _AMERICAN.search(text, start, end)) if months else None
    if english is None:
        return _year_last(text, start, end)
    value = _value(int(english["year"]), _MONTHS.index(english["name"]) + 1, int(english["day"]), english)
    return Stamp(value, english.start(), english.end()) if value else None


def _year_last(text: str, start: int, end: int) -> Stamp | None:
    """The first date with its year last whose day no month has the number of: 28-06-2005, 6/28/2005, 5.5.2005."""
    for match in _YEAR_LAST.finditer(text, start, end):
        first, second = int(match["one"]), int(match["other"])
        if first != second and max(first, second) <= _MONTHS_MOST:
            continue  # nobody knows which is which
        day, month = (first, second) if second <= _MONTHS_MOST else (second, first)
        if value := _value(int(match["year"]), month, day, match):
            return Stamp(value, *match.span())
    return None


def _is_of_calendar(text: str, behind: int, day: int) -> bool:
    """Whether the next day stands behind one in a cell of its own: 2023年9月 | 1 | 2 | 3."""
    following = _CELL_BEHIND.match(text, behind)
    return following is not None and int(following[1]) == day + 1


def find_partial(text: str) -> tuple[str | None, str, str | None] | None:
    """Of a date without a four-digit year: full year or None, `MM-DD`, and `HH:MM` or None."""
    match = _SHORT.search(text, 0, _LONGEST)
    if not match:
        return None
    year = f"20{match['year']}" if match["year"] else None
    time = f"{int(match['hour']):02d}:{match['minute']}" if match["hour"] else None
    return year, f"{int(match['month']):02d}-{int(match['day']):02d}", time


def from_epoch(seconds: str) -> str | None:
    """China's time for a Unix time in seconds (10 digits) or milliseconds (13 digits)."""
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) in (10, 13)):
        return None
    moment = datetime.fromtimestamp(int(seconds[:10]), UTC).astimezone(timezone(timedelta(hours=8)))
    return moment.isoformat()


def from_url(url: str | None) -> str | None:
    """The day that an article's address names, the last resort."""
    if not url:
        return None
    path = url[:1000].partition("://")[2].partition("/")[2].partition("?")[0]
    for pattern in _URL_DATES:
        for match in pattern.finditer(path):
            if value := _day(int(match["year"]), int(match["month"]), int(match["day"])):
                return value
    return None


def _value(year: int, month: int, day: int, match: re.Match[str]) -> str | None:
    days = _day(year, month, day)
    zone_before, half, hours, minute, second, half_after, zone = match.group(*_TIME_GROUPS)
    if days is None or hours is None or (hours, minute, second) == _DATE_ALONE:
        return days
    hour = _hour(int(hours), half or half_after)
    if hour > 23:
        return days
    zone = zone or zone_before
    time = f"{hour:02d}:{int(minute):02d}:{second}" if second else f"{hour:02d}:{int(minute):02d}"
    if zone is None or zone in ("北京时间", "香港時間", "HKT"):
        return f"{days}T{time}{CHINA}"
    return _in_china(f"{days}T{time}", zone)


def _in_china(local: str, zone: str) -> str:
    offset = "+00:00" if zone in ("Z", "GMT", "UTC", "格林尼治标准时间") else zone
    moment = datetime.fromisoformat(local + offset).astimezone(timezone(timedelta(hours=8)))
    return moment.isoformat(timespec="seconds" if local.count(":") > 1 else "minutes")


def _hour(hour: int, half: str | None) -> int:
    if half in _AFTERNOON and hour < 12:
        return hour + 12
    return 0 if half in ("AM", "am", "凌晨") and hour == 12 else hour


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _tens(text: str) -> int:
    """一 … 三十一."""
    left, ten, right = text.rpartition("十")
    return (_DIGITS.get(left, 1 if not left else 0) * 10 if ten else 0) + (_DIGITS.get(right, 0) if right else 0)
