"""Installment numbers, in every way of writing them: ⑥, （之六）, 第6期, NO.6, 之六, and 6 or 六 alone."""

from __future__ import annotations

import html
import re

from .numerals import CHINESE, MARKS, parse_number

__all__ = [
    "IMAGES",
    "INSTALLMENTS_MAX",
    "MARK",
    "NUMBER",
    "NUMBER_HINT",
    "ONLY",
    "OPENING",
    "PLAIN",
    "PLAIN_ENDS",
    "PLAIN_LONGEST",
    "ROUNDS",
    "YEAR",
    "closing_number",
    "number_behind",
    "numbers",
    "tidy",
    "value",
]

_LONGEST = 300
"""characters of a title that are read"""
INSTALLMENTS_MAX = 999
"""A number above it counts no installments."""

_D = r"[0-9０-９]{1,4}"
_C = f"[{CHINESE}]{{1,6}}"
MARK = f"[{MARKS}]"
_KEYCAPS = "(?:[0-9]\ufe0f?\u20e3){1,3}"
_ANY = f"(?:{MARK}|{_KEYCAPS}|{_D}|{_C})"
_COUNTER = "[期集篇辑站讲回弹号课章季话场轮批帖贴]"
IMAGES = tuple("单擂棒封幕局问答例村家户店道盏枝朵景味件页趟程")
_IMAGE = rf"[{''.join(IMAGES)}](?=$|[:：\s—|｜丨(（【])"
"""What series count after the image in their names, right behind those: 擂台展播 第六擂."""
ROUNDS = ("场", "轮", "批")
"""Of the others, those that count matches and lists as well."""
_NO = r"(?:[Nn][Oo]|[Vv][Oo][Ll]|[Ee][Pp])\.?\s?"


def _inner(prefix: str) -> str:
    """What stands in brackets: 六, 之六, 第6期, No.6; `prefix` keeps the group names of two uses apart."""
    return (
        rf"(?:系列(?:报道)?|连载)?[之续]?\s?(?:总?第?\s?(?P<{prefix}1>{_ANY}|[IVXivx]{{1,6}})\s?[周{_COUNTER[1:]}?"
        rf"|第\s?(?P<{prefix}2>{_ANY})\s?批|{_NO}(?P<{prefix}3>{_D}))"
    )


_GAP = r"[\s\u00a0\u3000·•・.,，、:：\-–—]{0,4}"
_IN_YEAR = rf"(?:(?:(?:19|20)\d\d|二[{CHINESE}]{{3}})年度?\s?)?"
_FORMS = (
    rf"(?:之|系列之)?{_GAP}(?P<mark>{MARK}|{_KEYCAPS})(?:\s?[期集篇辑站讲])?",
    rf"{_GAP}(?:[(（]\s?{_IN_YEAR}{_inner('p')}(?:\s?/\s?{_D})?\s?[)）]|[【\[〔［]\s?{_inner('b')}\s?[】\]〕］])",
    rf"{_GAP}(?:第\s?(?P<ordinal>{_ANY})\s?(?:{_COUNTER}|{_IMAGE})|{_NO}(?P<no>{_D})|[#＃]\s?(?P<hash>{_D}))",
    rf"(?<![分])之{_GAP}(?P<of>{_C}|{_D})",
    r"(?<=[\u3400-\u9fff])[·•](?P<padded>0[1-9])(?=[\s\u3000])",
)
NUMBER = re.compile("(?:" + "|".join(_FORMS) + ")")
NUMBER_HINT = re.compile(rf"[{MARKS}\u20e3(（【\[〔［第NnVvEe#＃之]|[·•]0[1-9]")
"""One of these stands in each of the forms."""
PLAIN = re.compile(rf"(?<![0-9０-９.+%A-Za-z]){_GAP}(?P<plain>(?<![0-9０-９.+%A-Za-z])(?:{_D}|{_C}))\s?{_COUNTER}?$")
PLAIN_LONGEST = 13
"""characters that it takes at most, with a line feed behind them"""
PLAIN_ENDS = frozenset("0123456789０１２３４５６７８９" + CHINESE + _COUNTER.strip("[]"))
_SEASON_OF = rf"(?:第(?:{_C}|{_D})季[\s·]?)?"
ONLY = re.compile(rf"[\s【\[(（]*{_SEASON_OF}(?:{_inner('o')})[\s】\])）]*[:：]?\s*$")
OPENING = re.compile(
    rf"{_SEASON_OF}(?:第\s?(?P<opening>{_ANY})\s?[期集篇辑讲站回课弹]|{_NO}(?P<no>{_D}))(?:$|[:：\s\u3000，,—–\-·])"
)
YEAR = re.compile(r"(?:19|20)\d\d")
_OF_MONTH = re.compile(r"\s?[（(](?:(?:20\d\d年)?(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|[上中下])[）)]$")
"""Behind a series that is shown once a month, or an installment in parts."""
_EMOJI = re.compile("\\A[\U0001f000-\U0001faff\u2600-\u2775\u2794-\u27bf\ufe0f\\s]+")
"""Pictures in front of a title; ❶ is a number."""


def tidy(text: str) -> str:
    """A title of bounded length without entities, zero-width characters, pictures in front and its month behind."""
    text = text[:_LONGEST]
    if "&" in text:
        text = html.unescape(text)
    return _OF_MONTH.sub("", _EMOJI.sub("", text.replace("\u200b", "").replace("\ufeff", "").strip()))


def numbers(text: str) -> tuple[int, ...]:
    """Every installment number that a text writes unmistakably (marks, brackets, 第…期, 之…), in order."""
    found = (value(m) for m in NUMBER.finditer(tidy(text)))
    return tuple(n for n in found if n is not None)


def closing_number(title: str | None) -> int | None:
    """The number that a title ends with: …这样打通⑱."""
    text = tidy(title) if title else ""
    found = next((m for m in NUMBER.finditer(text) if m.end() == len(text)), None)
    return value(found) if found else None


def number_behind(text: str) -> int | None:
    """The number with which what stands behind a series' name begins, or ends: （03）塔里木河边, ·入围作品第三批."""
    found = NUMBER.match(text) or next((m for m in NUMBER.finditer(text) if m.end() == len(text)), None)
    return value(found) if found else None


def value(match: re.Match[str]) -> int | None:
    """The number that a pattern's groups hold; None where it is a year, or more than a series has."""
    raw = next((v for v in match.groups() if v), None)
    if raw is None or YEAR.fullmatch(raw):
        return None
    number = parse_number(raw)
    return number if number and number <= INSTALLMENTS_MAX else None
