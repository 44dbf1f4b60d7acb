"""The ways of writing a small number: 6, ６, 六, 十一, 廿, ⑥, ⑴, ⒍, ㈥, ❻, Ⅵ, 6️⃣.

One table from characters to values, because Unicode folding (NFKC) makes ④ a plain 4 and ⑾ a (11), and with that loses
where the number ends: 成果展播2021④ would become 20214.
"""

from __future__ import annotations

import re

__all__ = ["CHINESE", "MARKS", "ROMAN", "parse_number"]

_RANGES = (
    (0x2460, 20, 1),  # ①…⑳
    (0x2474, 20, 1),  # ⑴…⒇
    (0x2488, 20, 1),  # ⒈…⒛
    (0x24EB, 10, 11),  # ⓫…⓴
    (0x24F5, 10, 1),  # ⓵…⓾
    (0x2776, 10, 1),  # ❶…❿
    (0x2780, 10, 1),  # ➀…➉
    (0x278A, 10, 1),  # ➊…➓
    (0x3220, 10, 1),  # ㈠…㈩
    (0x3251, 15, 21),  # ㉑…㉟
    (0x3280, 10, 1),  # ㊀…㊉
    (0x32B1, 15, 36),  # ㊱…㊿
    (0x2160, 12, 1),  # Ⅰ…Ⅻ
    (0x2170, 12, 1),  # ⅰ…ⅻ
)
_VALUES = {chr(first + n): value + n for first, count, value in _RANGES for n in range(count)}
MARKS = "".join(_VALUES)
"""Characters that are a number each and stand for nothing else."""

ROMAN = "".join(c for c in MARKS if "\u2160" <= c <= "\u217f")
"""Of these, the Roman ones, which count levels and stages as well (Ⅳ级)."""

_UNITS = {
    c: n
    for n, cs in enumerate(("〇零○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in cs
}
_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100}
CHINESE = "".join((*_UNITS, *_SCALES, "廿卅"))
"""Characters of Chinese numerals below a thousand."""

_KEYCAP = str.maketrans("", "", "\ufe0e\ufe0f\u20e3")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_LONGEST = 8


def parse_number(text: str | None) -> int | None:
    """The value of a text that is one number and nothing else; None for anything else, and for zero."""
    text = (text or "").strip().translate(_KEYCAP)
    if not text or len(text) > _LONGEST:
        return None
    if len(text) == 1 and text in _VALUES:
        return _VALUES[text]
    if all(c in CHINESE for c in text):
        return _chinese(text) or None
    folded = text.translate(_FULL_WIDTH)
    if folded.isascii() and folded.isdigit():
        return int(folded) or None
    return _roman(folded.upper()) if folded.isascii() and _ROMAN.fullmatch(folded) else None


def _chinese(text: str) -> int | None:
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not any(c in _SCALES for c in text):
        return int("".join(str(_UNITS[c]) for c in text))
    total, digit, smallest = 0, None, 1000
    for c in text:
        if c in _UNITS:
            if digit:
                return None
            digit = _UNITS[c]
        elif _SCALES[c] >= smallest:
            return None
        else:
            smallest = _SCALES[c]
            total += (1 if digit is None or digit == 0 else digit) * smallest
            digit = None
    return total + (digit or 0)


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
