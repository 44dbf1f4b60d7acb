"""How labels are compared: by their letters, without numbering, marks, brackets, colon and white space.

The profile must know it, to refuse a label that two fields claim; the extractors, to find a printed label's field.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["INVISIBLE", "MARKS", "NUMBER", "NUMERALS", "bare", "bounds", "front", "label_key", "starts"]

INVISIBLE = "\\s\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff\u00ad\u3164"
NUMERALS = "0-9０-９一二三四五六七八九十百零〇壹贰叁肆伍陆柒捌玖拾"
_ENCLOSED = "\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289"
_NO_LETTERS = "\u2f00\u2f01\u2f06\u2f0b\u2f17\u2f1d"
"""Of the radicals those that are numerals, a bar or a box as well."""
_RADICAL_LETTERS = "".join(chr(n) for n in range(0x2E80, 0x2FD6) if chr(n) not in _NO_LETTERS)
"""What converters of PDF have for characters (题⽬): no letters for Unicode, but for who reads them."""
MARKS = rf"(?:[^\w{_RADICAL_LETTERS}{INVISIBLE}]|_)"
NUMBER = (
    rf"(?:[（(【\[〔［]?第?[{NUMERALS}]{{1,3}}(?:[）)】\]〕］、.．,，:：/／|｜丨·)\-—]|[{INVISIBLE}]+)|[{_ENCLOSED}]|[0-9]\ufe0f?\u20e3|[甲乙丙丁戊己庚辛壬癸][、.．]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴⅵ](?:[、.．]|(?=[\u3400-\u9fff]))"
    rf"|(?:(?-i:[lnquvwü])[{INVISIBLE}]|[Ø§])[{INVISIBLE}]{{0,4}}(?=[\u3400-\u9fff])|[a-hq][/／、.．丨|｜](?=[\u3400-\u9fff])|第[0-9０-９]{{1,3}}[家站棒例则户篇](?=[\u3400-\u9fff]{{2,6}}(?:街道|镇|乡))"
    rf"|(?:part|no|step|case|chapter|vol|top|q)[\W_]*[0-9０-９]{{1,3}}|[0-9０-９]{{1,2}}(?=[^\W\d_年月日号里道街路院栋楼村个件项名户人次点]))"
)
_FRONT = re.compile(rf"(?:[{INVISIBLE}]|{MARKS}|{NUMBER})*", re.IGNORECASE)
_HAN_OF_NUMBERS = frozenset("甲乙丙丁戊己庚辛壬癸第一二三四五六七八九十百零壹贰叁肆伍陆柒捌玖拾")
_UNMARKED = re.compile(rf"(?:[{INVISIBLE}]|{MARKS})*")
_NUMBERING = re.compile(NUMBER, re.IGNORECASE)
_OPENING = re.compile("[(（]")
_BLANK = re.compile(f"[{INVISIBLE}]+")
_BAR = "丨"
"""An ideograph that is typed for a bar, a mark behind a label."""


def front(text: str, start: int, end: int) -> int:
    """Where in `text[start:end]` the numbering, marks, brackets and white space end with which it begins."""
    if start < end and "\u4e00" <= text[start] <= "\u9fff" and text[start] not in _HAN_OF_NUMBERS:
        return start
    found = _FRONT.match(text, start, end)
    return found.end() if found else start


@lru_cache(maxsize=512)
def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of `text[start:end]` without numbering, marks, brackets, colon and white space around it."""
    first = front(text, start, end)
    if end <= first or _is_letter(text[end - 1]):
        return first, end
    last = end
    while last > first and not _is_letter(text[last - 1]):
        if text[last - 1] in ")）" and _OPENING.search(text, first, end):
            break
        last -= 1
    return first, last


def _is_letter(char: str) -> bool:
    return (char.isalnum() and char != _BAR) or char in _RADICAL_LETTERS


def starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where the label in `text[start:end]` could begin: behind its marks, and behind each number after them.

    一句话点评 begins with a numeral, 十里店 too: a number is only taken off where what is left is listed or unknown.
    """
    at = start
    while found := _UNMARKED.match(text, at, end):
        yield found.end()
        number = _NUMBERING.match(text, found.end(), end)
        if not number:
            return
        at = number.end()


def bare(label: str) -> str:
    """A label's letters in the form in which they are compared: NFKC, no case, no white space, none of no width."""
    folded = unicodedata.normalize("NFKC", label).casefold()
    return folded if folded.isalnum() else _BLANK.sub("", folded)


def label_key(label: str) -> str:
    """What is compared of a label that a profile lists; "" where it has no letters.

    A number that letters follow at once (30天进展) is part of the label.
    """
    _, last = bounds(label, 0, len(label))
    first = max(at for at in starts(label, 0, last) if not (at and label[at - 1].isdecimal()))
    return bare(label[first:last])
