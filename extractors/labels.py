"""Labels as words: their bare form, and which field of a profile claims them.

`Lexicon` answers for one profile: the field of a listed label, of one that is misprinted or in traditional characters,
and of one whose words give its meaning away. The last three are inferred and carry a warning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..schemas import Profile
from .label_words import INFERABLE, NO_LABELS, alike, meaning, residue, simplified

__all__ = ["Lexicon", "Match", "bare", "bounds", "front", "lexicon_of", "starts"]

_ADDITION = re.compile(r"\([^()]*\)$")
MAX_LABEL = 18
"""Code points of the longest label that is looked for; the longest alias seen has 12."""

_INVISIBLE = "\\s\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff\u00ad\u3164"
_NUMERALS = "0-9０-９一二三四五六七八九十百零〇"
_ENCLOSED = "\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289"
_MARKS = rf"(?:[^\w{_INVISIBLE}]|_)"
_NUMBER = (
    rf"(?:[（(【\[〔［]?第?[{_NUMERALS}]{{1,3}}(?:[）)】\]〕］、.．,，:：/／|｜·)\-—]|[{_INVISIBLE}]+)|[{_ENCLOSED}]"
    rf"|(?:part|no|step|case|chapter|vol)[\W_]*[0-9０-９]{{1,3}}|[0-9０-９]{{1,2}}(?=[^\W\d_年月日号里道街路院栋楼村个件项名户人次点]))"
)
_FRONT = re.compile(rf"(?:[{_INVISIBLE}]|{_MARKS}|{_NUMBER})*", re.IGNORECASE)
_HAN_OF_NUMBERS = frozenset("第一二三四五六七八九十百零")
_UNMARKED = re.compile(rf"(?:[{_INVISIBLE}]|{_MARKS})*")
_NUMBERING = re.compile(_NUMBER, re.IGNORECASE)
_OPENING = re.compile("[(（]")
_BLANK = re.compile(f"[{_INVISIBLE}]+")
NUMBERED = re.compile(rf"[{_INVISIBLE}]*{_MARKS}*{_NUMBER}", re.IGNORECASE)
"""A line that begins with a number, before or in a mark."""


def front(text: str, start: int, end: int) -> int:
    """Where in `text[start:end]` the numbering, marks, brackets and white space end with which it begins."""
    if start < end and "\u4e00" <= text[start] <= "\u9fff" and text[start] not in _HAN_OF_NUMBERS:
        return start
    found = _FRONT.match(text, start, end)
    return found.end() if found else start


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of `text[start:end]` without numbering, marks, brackets, colon and white space around it."""
    first = front(text, start, end)
    if end <= first or text[end - 1].isalnum():
        return first, end
    last = end
    while last > first and not text[last - 1].isalnum():
        if text[last - 1] in ")）" and _OPENING.search(text, first, end):
            break
        last -= 1
    return first, last


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
    """A label's letters in the form in which they are compared: NFKC, no white space, no zero-width characters."""
    folded = unicodedata.normalize("NFKC", label)
    return folded if folded.isalnum() else _BLANK.sub("", folded)


class Match(NamedTuple):
    """The field that claims a label; `rule` is name, alias, traditional, misprint or meaning."""

    field: str
    rule: str

    @property
    def inferred(self) -> bool:
        """Whether the profile does not list the label."""
        return self.rule not in ("name", "alias")


class Lexicon:
    """The labels of one profile; without a profile it claims none."""

    def __init__(self, profile: Profile | None) -> None:
        self.profile = profile
        self._listed: dict[str, Match] = {}
        self._meant: dict[str, str | None] = {}
        self._left: dict[str, str | None] = {}
        specs = profile.fields if profile else ()
        for spec in specs:
            for label in (spec.name, *spec.aliases):
                rule = "name" if label == spec.name else "alias"
                self._listed.setdefault(bare(label), Match(spec.name, rule))
        self._mean([(bare(spec.name), spec.name) for spec in specs])
        self._mean([(bare(label), spec.name) for spec in specs for label in spec.aliases])
        self._lengths = {len(key) for key in self._listed}
        self._halves: dict[tuple[int, int, str], list[str]] = {}
        for key in self._listed:
            for half in _halves(key):
                self._halves.setdefault(half, []).append(key)

    def _mean(self, labels: Sequence[tuple[str, str]]) -> None:
        """Note what labels of fields mean that nothing before them means; what two fields mean is neither's."""
        for known, of in ((self._meant, _inferable), (self._left, residue)):
            found: dict[str, str | None] = {}
            for key, field in labels:
                sense = of(key)
                if sense and found.setdefault(sense, field) != field:
                    found[sense] = None
            for sense, claim in found.items():
                known.setdefault(sense, claim)

    def match(self, key: str) -> Match | None:
        """The field that claims a bare label, None when no field does."""
        return self.listed(key) or self.infer(key)

    def listed(self, key: str) -> Match | None:
        """The field that lists a bare label, also in traditional characters; an addition in brackets does not count."""
        found = self._listed.get(key)
        if not found and key.endswith(")"):
            found = self._listed.get(_ADDITION.sub("", key))
        if found or len(key) not in self._lengths or (simple := simplified(key)) == key:
            return found
        same = self._listed.get(simple)
        return Match(same.field, "traditional") if same else None

    def meaning_field(self, sense: str) -> str | None:
        """The one field of a meaning, see `label_words.MEANINGS`."""
        return self._meant.get(sense)

    def infer(self, key: str) -> Match | None:
        """The field that a bare label means which no field lists."""
        if not 2 <= len(key) <= MAX_LABEL or key in NO_LABELS or not self._listed:
            return None
        simple = simplified(key)
        sense = meaning(simple)
        if sense in INFERABLE and (field := self._meant.get(sense)):
            return Match(field, "meaning")
        if (words := residue(simple)) and (field := self._left.get(words)):
            return Match(field, "meaning")
        return self._misprint(simple)

    def _misprint(self, key: str) -> Match | None:
        """One wrong character leaves one half of the label right."""
        for half in _halves(key) if len(key) >= MISPRINT_FROM else ():
            for known in self._halves.get(half, ()):
                wrong = [(a, b) for a, b in zip(known, key, strict=True) if a != b]
                if len(wrong) == 1 and alike(*wrong[0]):
                    return Match(self._listed[known].field, "misprint")
        return None


def _halves(key: str) -> tuple[tuple[int, int, str], ...]:
    """Length, place and letters of both halves of a label."""
    length, middle = len(key), len(key) // 2
    return (length, 0, key[:middle]), (length, middle, key[middle:])


def _inferable(key: str) -> str | None:
    sense = meaning(key)
    return sense if sense in INFERABLE else None


MISPRINT_FROM = 4
"""Code points; in a shorter label one other character makes another word."""


@lru_cache(maxsize=32)
def lexicon_of(profile: Profile | None) -> Lexicon:
    """The lexicon of a profile; the same object for the same profile, since building it costs more than a page."""
    return Lexicon(profile)
