"""Amounts as prose writes them: 4,347, １０３７７, 0.326, 143.6万, 一千二百, 两万五, 七百多 — with what follows them.

`numerals` reads the small numbers that count installments and items; amounts of people, money and land are larger, have
fractions and thousands separators, and are often rounded, which a caller has to know.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Amount", "find_amounts", "fold_digits", "parse_amount"]

_FOLD = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_WIDE = re.compile("[０-９．％]")
_DIGITS = {c: n for n, cs in enumerate(("〇零○", "一", "二两", "三", "四", "五", "六", "七", "八", "九")) for c in cs}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_CHINESE = "".join((*_DIGITS, *_SCALES, *_MYRIADS))
_LONGEST = 24  # characters; nothing of a community is counted in more

_OF_THINGS = "户人名口个位栋幢座处条家"
_OF_TIME = "天日月年周星小分钟工"
_TIME = frozenset(_OF_TIME)
_OF_OTHERS = "平公亩㎡KkMm元块" + _OF_TIME
_MEASURES = _OF_THINGS + _OF_OTHERS
"""What an amount is followed by; without one only large sums are amounts (四万三). Most 一 of a text end here."""
_NUMBER = re.compile(
    rf"(?>(?P<number>\d{{1,3}}(?:[,，]\d{{3}}){{1,4}}(?![\d,，])(?:\.\d{{1,6}})?[万亿]?|\d{{1,12}}(?:\.\d{{1,6}})?[百千万亿]?"
    rf"|[{_CHINESE}]{{1,{_LONGEST}}})(?P<rounded>[余多来几]?)[ \u00a0\u3000]?)"
    rf"(?:(?=[{_MEASURES}])|(?<=[百千万亿])|(?<=[百千万][一二两三四五六七八九]))"
)
_RUN_OF = rf"[0-9{_CHINESE}](?:[0-9{_CHINESE}]|[.](?=[0-9])|[,，](?=[0-9]{{3}}(?![0-9])))*+"
_SUM = r"(?<=[百千万亿])|(?<=[百千万][一二两三四五六七八九])"
_MORE = "余多来几 \u00a0\u3000"
_TOO_LONG = 64
_NONE = rf"(?<=[0-9{_CHINESE}.,，]{{{_TOO_LONG}}})"
"""Behind a run that is no number: it is taken whole, lest a run of thousands be tried from each of its digits."""
_ANY = re.compile(rf"{_RUN_OF}(?:(?=[{_MEASURES}{_MORE}])|{_SUM}|{_NONE})")
_NOT_OF_THINGS = re.compile(
    rf"{_RUN_OF}(?:(?=[{_OF_OTHERS}{_MORE}]|个[{_OF_OTHERS}])|(?![{_OF_THINGS}])(?:{_SUM})|{_NONE})"
)
"""Where an amount can stand; a pattern that begins with one class of characters is found several times as fast."""
_NOT_BEFORE = frozenset("第几每.-~～#" + _CHINESE + "0123456789")
"""What before a number says that it is a rank (第三), a guess (几十) or a part of something longer."""
_ABOUT_BEFORE = re.compile(r"(?:大?约|近|大概|不足|不到|超过|逾|接近|达到近|至少|最多)[ \u3000]?$")
_ABOUT_ENDS = frozenset("约近概足到过逾少多 \u3000")
"""The last characters of what `_ABOUT_BEFORE` finds."""


class Amount(NamedTuple):
    """A number in a text; `end` is where what it counts begins."""

    value: int | float
    start: int
    end: int
    number_end: int
    rounded: bool
    """said to be more or less: 七百多, 近七千; 约 alone is no doubt of this kind"""
    colloquial: bool = False
    """ends in a digit whose scale is left out: 四万三"""


def fold_digits(text: str) -> str:
    """The text with ASCII digits, of the same length."""
    return text.translate(_FOLD) if _WIDE.search(text) else text


def find_amounts(text: str, *, of_things: bool = True, before_time: frozenset[str] | None = None) -> tuple[Amount, ...]:
    """Every number of a text with folded digits that is an amount, in order.

    Half of them count people, households and things; without `of_things` these are left out. Most others are of dates:
    with `before_time` only those behind such a character are amounts of time.
    """
    found: list[Amount] = []
    for run in (_ANY if of_things else _NOT_OF_THINGS).finditer(text):
        start, behind = run.span()
        if behind - start >= _TOO_LONG:
            continue
        before = text[start - 1] if start else ""
        if before in _NOT_BEFORE or (before == "数" and text[start] in _SCALES):
            continue
        if before_time is not None and before not in before_time and text[behind : behind + 1] in _TIME:
            continue
        match = _NUMBER.match(text, start)
        if match is None:
            continue
        written = match["number"]
        value = _value(written)
        if value is None:
            continue
        about = _ABOUT_BEFORE.search(text, max(0, start - 4), start) if before in _ABOUT_ENDS else None
        doubt = bool(match["rounded"]) or bool(about and not about[0].strip().endswith("约"))
        end = match.end("number")
        found.append(Amount(value, start, match.end(), end, doubt, end - start > 2 and _is_colloquial(written)))
    return tuple(found)


def parse_amount(written: str) -> int | float | None:
    """The value of a number as printed; None for zero and for what is no single number (五六, 十来)."""
    return _value(fold_digits(written))


@lru_cache(maxsize=512)
def _value(written: str) -> int | float | None:
    """The value of a number with folded digits."""
    written = written.replace(",", "").replace("，", "")
    if not written or len(written) > _LONGEST:
        return None
    if written[0].isdigit() and written[0].isascii():
        return _arabic(written)
    return _chinese(written) or None


def _arabic(written: str) -> int | float | None:
    scale = 1
    if not written[-1].isdigit():
        scale = _SCALES.get(written[-1]) or _MYRIADS[written[-1]]
        written = written[:-1]
    if "." not in written:
        return int(written) * scale or None
    value = round(float(written) * scale, 6)
    return int(value) if scale > 1 and value.is_integer() else value or None


def _chinese(written: str) -> int | None:
    if not any(c in _SCALES or c in _MYRIADS for c in written):
        return _spelled(written)
    total, part, digit, scale = 0, 0, None, 0
    for n, c in enumerate(written):
        if c in _MYRIADS:
            if n == 0 or (digit is None and not part):
                return None
            total = (total + part + (digit or 0)) * _MYRIADS[c]
            part, digit, scale = 0, None, _MYRIADS[c]
        elif c in _SCALES:
            if digit is None and c != "十":
                return None
            part += (digit or 1) * _SCALES[c]
            digit, scale = None, _SCALES[c]
        elif digit:
            return None
        else:
            digit, scale = _DIGITS[c], 0 if not _DIGITS[c] else scale
    left_out = digit and scale >= 100 and _is_colloquial(written)
    return total + part + (digit or 0) * (scale // 10 if left_out else 1)


def _spelled(written: str) -> int | None:
    """A digit, or digits of a year; 五六 and 七八 are guesses."""
    if len(written) == 1 or len(written) == 4 or (len(written) > 1 and "〇" in written):
        return int("".join(str(_DIGITS[c]) for c in written))
    return None


def _is_colloquial(written: str) -> bool:
    return len(written) > 2 and written[-1] in _DIGITS and written[-2] in "百千万"
