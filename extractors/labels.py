"""Labels as words: their bare form, and which field of a profile claims them.

`Lexicon` answers for one profile: the field of a listed label, of one that is misprinted or in traditional characters,
and of one whose words give its meaning away. The last three are inferred and carry a warning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..schemas import Profile
from ..schemas.labels import INVISIBLE, MARKS, NUMBER, bare, bounds, front, label_key, starts
from .concepts import Concepts
from .kindred import Kindred
from .label_groups import known_groups, stands_in_labels
from .label_words import (
    AGAIN,
    GENRES,
    INFERABLE,
    NO_LABELS,
    core,
    is_saying,
    judge,
    meaning,
    of_outsiders,
    residue,
    stem,
    tells_who,
)
from .look_alikes import alike, seen_mistaken
from .traditional import simplified

__all__ = [
    "MISPRINT_FROM",
    "Lexicon",
    "Match",
    "bare",
    "bounds",
    "front",
    "label_key",
    "lexicon_of",
    "starts",
]

_ADDITION = re.compile(r"\([^()]*\)$")
_ASKING = re.compile(r"(?:怎么|怎样|如何|咋)([\u3400-\u9fff]{2})的?")
"""What asks how something was done, with the word for it: 怎么兴边 beside 兴边举措."""
_BOTH = re.compile(r"([\u3400-\u9fff]{2,6}?)(?:以及|及其?|与|和|、)([\u3400-\u9fff]{2,6})")
"""Two things in one label: 现状及由来."""
_WHEN = re.compile("[\u3400-\u9fff]{2,4}(?:以后|之后|过后)([\u3400-\u9fff]{2,8})")
"""What is asked once something is done: 议定以后办到哪一步."""
_LOOKS = "的?(?:样子|模样|面貌|光景|景象|状况)"
_ONCE = re.compile(f"(?:过去|从前|以前|原来|原先|往日|昔日|早先|先前){_LOOKS}")
_NOW = re.compile(f"(?:如今|现在|眼下|今日|今天|现今){_LOOKS}")
_WORKS = "(?:整治|改造|更新|治理|修缮|提升|施工|改建|建设|修复|整改|开工|办理)"
_BEHIND_WORKS = re.compile(f"{_WORKS}(?:以后|之后)(?:{_LOOKS})?")
_IN_FRONT_OF_WORKS = re.compile(f"{_WORKS}(?:以前|之前)(?:{_LOOKS})?")
_BEFORE_WORKS, _AFTER_WORKS = (re.compile(f"{_WORKS}{side}(?:{_LOOKS}|情况)?") for side in "前后")
"""What something looks like then and now, and before and behind works that a field names: 过去的样子 is 整治前."""
_OF_ANYTHING = re.compile("(?:情况|简介|概况|介绍|名片)(?:\\n|$)")
"""Ends of labels of fields that may be about anybody, too; 纠纷由来 is none."""
_SAID = re.compile(r"([\u3400-\u9fff]{2,4})(?:怎么(?:说|看|答|回应|想|盼)|[盼想]什么|咋[说看想]|如何说)")
_HOPES = re.compile("[盼愿想]|诉求")
"""What somebody hopes for is no field of verdicts: 群众盼什么 beside 群众评价."""
_ASKED_FOR = re.compile("诉求|呼声|反映|期盼|需求")
_SHORTCOMINGS = re.compile("[\u3400-\u9fff]{0,2}(?:短板|弱项|不足)(?:[\u3400-\u9fff]{2})?")
"""Labels of problems that are what is missing: 短板不足, 短板弱项, 存在短板."""
_TROUBLES = re.compile("[烦愁盼怨]|[揪闹操糟堵]心")
"""What people ask for, and what troubles them, which is the same where no field is named so: 烦心事 is 群众诉求."""
_SPOKEN = frozenset(("reaction", "remarks", "answer"))
"""Meanings of fields that hold what somebody says: 部门怎么说 beside 部门答复."""
_VOICED = frozenset(("remarks", "insight", "reaction"))
"""Meanings of what somebody says, of which the person tells more than the word: 医者感悟 beside 医者心声."""
_ANNOUNCED = re.compile(
    r"(?:目前的?|主要|当前|有关|领办|[\u3400-\u9fff]{2,4}?(?:书记|主任|支书|站长|所长|院长|校长|村长)(?:[眼心][里中]的?|的)?)?"
    r"(?P<word>[\u3400-\u9fff]{2,8}?)(?:汇总如下|汇总|小结|简述|如下|为|有|是)?"
)
"""A label that is put as an announcement, or says whose it is: 主要问题困难有, 干事情况汇总如下, 葛春明书记上任感言."""
_TAKES_OFFICE = re.compile(
    "(?:党组织|党?支部|党委)?书记|任职|履新|上任|就职|履职|到任|当选|上岗|竞职|竞选|换届|任前|新任|任期|就任|挂帅|支书|我"
)
"""Before a promise that is what somebody says who takes office: 任职承诺; 服务承诺 is the office's."""
MISPRINT_FROM = 4
"""Code points; in a shorter label one other character makes another word."""
MAX_LABEL = 18
"""Code points of the longest label that is looked for; the longest alias seen has 12."""

NUMBERED = re.compile(rf"[{INVISIBLE}]*{MARKS}*{NUMBER}", re.IGNORECASE)
"""A line that begins with a number, before or in a mark."""


class Match(NamedTuple):
    """The field that claims a label.

    `rule` is name, alias, traditional, misprint, meaning, word, kind (`kindred`), saying (`label_phrases`), concept
    (`concepts`) or place (`claims`).
    """

    field: str
    rule: str

    @property
    def inferred(self) -> bool:
        """Whether the profile does not list the label."""
        return self.rule not in ("name", "alias")

    @property
    def guessed(self) -> bool:
        """Whether a label's look has to say that it is one: its words say of which field, and no more."""
        return self.rule in ("kind", "saying", "place", "concept")

    @property
    def spelled(self) -> bool:
        """Whether the letters are those of a listed label, more or less."""
        return self.rule in ("name", "alias", "traditional", "misprint")


class Lexicon:
    """The labels of one profile; without a profile it claims none."""

    def __init__(self, profile: Profile | None) -> None:
        self.profile = profile
        self._listed: dict[str, Match] = {}
        self._inferred: dict[str, Match | None] = {}
        self._grouped: dict[str, tuple[Mapping[str, float], float]] = {}
        self._meant: dict[str, str | None] = {}
        self._left: dict[str, str | None] = {}
        specs = profile.fields if profile else ()
        self.ranks = {spec.name: n for n, spec in enumerate(specs)}
        """the fields in the profile's order"""
        for spec in specs:
            for label in (spec.name, *spec.aliases):
                rule = "name" if label == spec.name else "alias"
                if key := label_key(label):
                    self._listed.setdefault(key, Match(spec.name, rule))
        self._senses = {
            spec.name: next((s for label in (spec.name, *spec.aliases) if (s := meaning(label_key(label)))), None)
            for spec in specs
        }
        self._labels = {spec.name: "\n".join(map(label_key, (spec.name, *spec.aliases))) for spec in specs}
        self._mean([(label_key(spec.name), spec.name) for spec in specs])
        self._mean([(label_key(label), spec.name) for spec in specs for label in spec.aliases])
        asking = [field for field, labels in self._labels.items() if _ASKED_FOR.search(labels)]
        self._asked_for = asking[0] if len(asking) == 1 else None
        self._kindred = Kindred([(simplified(key), match.field) for key, match in self._listed.items()])
        stems = [(stem(simplified(key)), match.field) for key, match in self._listed.items()]
        self._stems = _unambiguous([(word, field) for word, field in stems if word])
        cores = [(core(simplified(key)), match.field) for key, match in self._listed.items()]
        self._cores = _unambiguous([(word, field) for word, field in cores if len(word) > 1])
        self._ends = _unambiguous([(w[-size:], field) for w, field in cores for size in range(2, len(w) + 1)])
        self._lengths = {len(key) for key in self._listed}
        self._sizes = sorted(self._lengths, reverse=True)
        self._first_letters = frozenset(key[0] for key in self._listed if len(key) > 1)
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

    def lists(self, key: str) -> bool:
        """Whether a field lists a bare label as it is."""
        return key in self._listed

    def listed_head(self, text: str, start: int, end: int, *, shortest: int = MISPRINT_FROM) -> int:
        """Where the longest listed label ends that begins at `start`, and is no short one; `start` where none does."""
        if text[start : start + 1] not in self._first_letters:
            return start
        for size in self._sizes:
            if size >= shortest and start + size <= end and text[start : start + size] in self._listed:
                return start + size
        return start

    def sense(self, field: str) -> str | None:
        """What a field means, None where neither its name nor an alias says so."""
        return self._senses.get(field)

    def meaning_field(self, sense: str) -> str | None:
        """The one field of a meaning, see `label_words.MEANINGS`."""
        return self._meant.get(sense)

    def labels(self, field: str) -> tuple[str, ...]:
        """The labels of a field in simplified characters."""
        return self._simple.get(field, ())

    def opens(self, field: str) -> bool:
        """Whether a field is the one that opens blocks."""
        return self.profile is not None and field == self.profile.opening

    def grouped(self, key: str) -> tuple[Mapping[str, float], float]:
        """How near a label is to each field by what other series list, and how well known it is: `label_groups`."""
        if key not in self._grouped:
            if len(self._grouped) >= INFERRED_MOST:
                self._grouped.clear()
            simple, groups = simplified(key), known_groups()
            self._grouped[key] = groups.nearness(simple, self._simple), groups.familiarity(simple)
        return self._grouped[key]

    @cached_property
    def _concepts(self) -> Concepts:
        """What the fields speak of."""
        return Concepts(self._simple)

    @cached_property
    def _simple(self) -> dict[str, tuple[str, ...]]:
        """The labels of each field in simplified characters."""
        return {field: tuple(map(simplified, labels.split("\n"))) for field, labels in self._labels.items()}

    def telling_letters(self, field: str) -> frozenset[str]:
        """The letters that stand in labels of this field alone."""
        return self._telling.get(field, frozenset())

    @cached_property
    def _telling(self) -> dict[str, frozenset[str]]:
        letters = {field: frozenset("".join(labels)) for field, labels in self._simple.items()}
        fields_of = Counter(letter for of in letters.values() for letter in of)
        return {field: frozenset(x for x in of if fields_of[x] == 1) for field, of in letters.items()}

    def infer(self, key: str) -> Match | None:
        """The field that a bare label means which no field lists."""
        if key not in self._inferred:
            if len(self._inferred) >= INFERRED_MOST:
                self._inferred.clear()
            self._inferred[key] = self._infer(key)
        return self._inferred[key]

    def _infer(self, key: str) -> Match | None:
        if not 2 <= len(key) <= MAX_LABEL or key in NO_LABELS or not self._listed:
            return None
        simple = AGAIN.sub("", simplified(key))
        announced = _ANNOUNCED.fullmatch(simple)
        if announced and announced["word"] != simple and (known := self.listed(announced["word"])):
            return Match(known.field, "word")
        if simple.startswith("最") and (known := self.listed(simple[1:])):
            return Match(known.field, "word")
        if (when := _WHEN.fullmatch(simple)) and (match := self.match(when[1])):
            return Match(match.field, "saying")
        if field := self._of_works(simple):
            return Match(field, "word" if _BEHIND_WORKS.fullmatch(simple) else "meaning")
        sense = meaning(simple)
        meant = self._meant.get(sense) if sense in INFERABLE else None
        if meant and tells_who(simple) and not _OF_ANYTHING.search(self._labels[meant]):
            return None
        if meant and sense == "reaction" and self.is_judged_by_others(meant, simple):
            return None
        same = self._kindred.same(simple)
        if same and same != meant and (sense in _VOICED or self._may_mean(sense, same)):
            return Match(same, "meaning" if self._kindred.begins_alike(simple, same) else "kind")
        if meant:
            return Match(meant, "saying" if is_saying(simple) else "meaning")
        if sense == "shortcoming" and (field := self._only_field_of(_SHORTCOMINGS)):
            return Match(field, "meaning")
        if sense == "problem" and "problem" not in self._meant and _TROUBLES.search(simple) and self._asked_for:
            return Match(self._asked_for, "meaning")
        if sense == "pledge" and _TAKES_OFFICE.match(simple) and (field := self._meant.get("remarks")):
            return Match(field, "meaning")
        if (both := _BOTH.fullmatch(simple)) and (field := self._field_of_both(both[1], both[2])):
            return Match(field, "meaning")
        if (asked := _ASKING.fullmatch(simple)) and (field := self._only_field(asked[1])):
            return Match(field, "word")
        left = self._left.get(residue(simple))
        if left and (sense not in INFERABLE or sense == self._senses[left]):
            return Match(left, "meaning")
        if field := self._stems.get(stem(simple)):
            return Match(field, "word")
        if (said := _SAID.fullmatch(simple)) and (field := self._of_speaker(said[1])):
            hopes = _HOPES.search(simple) and not _HOPES.search(self._labels[field])
            return None if hopes else Match(field, "word")
        akin = None if sense or of_outsiders(simple) else self._akin(simple)
        near = None if akin or said or of_outsiders(simple) else self._kindred.nearest(simple)
        akin = Match(near, "kind") if near and (sense in _VOICED or self._may_mean(sense, near)) else akin
        return akin or self._misprint(simple) or self._spoken_of(simple, sense)

    def is_judged_by_others(self, field: str, key: str) -> bool:
        """Whether the judgement that a field holds is of others than who judges by a label: 专家点评, 群众打分."""
        who = judge(key)
        judges = {judge(label) for label in self._labels[field].split("\n")} - {None}
        return who is not None and who not in judges and (bool(judges) or who == "self")

    def _spoken_of(self, key: str, sense: str | None) -> Match | None:
        """The field that speaks of the same thing in other words: 出自谁手 beside 作者简介."""
        if of_outsiders(key) or (sense and sense not in INFERABLE):
            return None
        field = self._concepts.field(key)
        return Match(field, "concept") if field and self._may_mean(sense, field) else None

    def _may_mean(self, sense: str | None, field: str) -> bool:
        """Whether a label's meaning, if it has one, is no other than the field's, if that has one."""
        return sense not in INFERABLE or self._senses[field] in (None, sense)

    def _of_works(self, key: str) -> str | None:
        """The one field of how something was before works, or is behind them, for a label of then or now.

        Behind works is also what has come of them: 改造以后 is 更新成效 where no field is named so.
        """
        if _BEHIND_WORKS.fullmatch(key):
            return self._only_field_of(_AFTER_WORKS) or self._meant.get("result")
        before = _ONCE.fullmatch(key) or _IN_FRONT_OF_WORKS.fullmatch(key)
        side = _BEFORE_WORKS if before else _AFTER_WORKS if _NOW.fullmatch(key) else None
        if side is None or (side is _AFTER_WORKS and self._meant.get("result")):
            return None
        return self._only_field_of(side)

    def _only_field_of(self, side: re.Pattern[str]) -> str | None:
        """The one field of which a label is like a pattern."""
        fields = [f for f, labels in self._labels.items() if any(map(side.fullmatch, labels.split("\n")))]
        return fields[0] if len(fields) == 1 else None

    def _field_of_both(self, first: str, second: str) -> str | None:
        """The field of two things in a label, of one field (河段现状及由来) or of a listed one (建设内容及规模)."""
        one, other = self.match(first), self.match(second)
        if one and one.spelled and other is None:
            return one.field
        return one.field if one and other and one.field == other.field else None

    def _only_field(self, word: str) -> str | None:
        """The field of an action that one label begins with a word, where no other field's does."""
        fields = [field for field, labels in self._labels.items() if f"\n{word}" in f"\n{labels}"]
        return fields[0] if len(fields) == 1 and self._senses[fields[0]] == "action" else None

    def _of_speaker(self, who: str) -> str | None:
        """The field of what somebody says, where one label of one field alone begins with who it is."""
        fields = [field for field, labels in self._labels.items() if f"\n{who}" in f"\n{labels}"]
        return fields[0] if len(fields) == 1 and self._senses[fields[0]] in _SPOKEN else None

    def _akin(self, key: str) -> Match | None:
        """The field of a label that ends with the same word, formal endings aside: 会诊记录 beside 现场会诊.

        Of both labels the word may be the end, where it is a kind of text: 老师手记 beside 教师手记.
        """
        word = core(key)
        if not 2 <= len(word) <= AKIN_LONGEST:
            return None
        ends = [word[-size:] for size in range(len(word), 1, -1)]
        field = next((self._cores[end] for end in ends if end in self._cores), None) or self._ends.get(word)
        if field is None and ends[-1] in GENRES:
            field = self._ends.get(ends[-1])
        return Match(field, "word") if field else None

    def _misprint(self, key: str) -> Match | None:
        """One wrong character leaves one half of the label right."""
        for half in _halves(key) if len(key) >= MISPRINT_FROM else ():
            for known in self._halves.get(half, ()):
                wrong = [n for n, (a, b) in enumerate(zip(known, key, strict=True)) if a != b]
                if len(wrong) == 1 and _is_misprint(known, key, wrong[0]):
                    return Match(self._listed[known].field, "misprint")
        return None


def _unambiguous(pairs: Sequence[tuple[str, str]]) -> dict[str, str | None]:
    """The field of each word, None of one that two fields have."""
    found: dict[str, str | None] = {}
    for word, field in pairs:
        if found.setdefault(word, field) != field:
            found[word] = None
    return found


def _is_misprint(known: str, key: str, n: int) -> bool:
    """Whether the letter in which a label differs from a known one is an error, and makes no word with others."""
    if seen_mistaken(known[n], key[n]):
        return True
    pairs = (n - n % 2,) if len(key) % 2 == 0 else (n - 1, n)
    words = [key[k : k + 2] for k in pairs if 0 <= k < len(key) - 1]
    return alike(known[n], key[n]) and not any(map(stands_in_labels, words))


def _halves(key: str) -> tuple[tuple[int, int, str], ...]:
    """Length, place and letters of both halves of a label."""
    length, middle = len(key), len(key) // 2
    return (length, 0, key[:middle]), (length, middle, key[middle:])


def _inferable(key: str) -> str | None:
    sense = meaning(key)
    return sense if sense in INFERABLE else None


INFERRED_MOST = 4_000
"""Words whose inference a lexicon remembers; a page has some hundred."""
AKIN_LONGEST = 6
"""Code points of an unlisted label that may end with a listed one's word."""


@lru_cache(maxsize=32)
def lexicon_of(profile: Profile | None) -> Lexicon:
    """The lexicon of a profile; the same object for the same profile, since building it costs more than a page."""
    return Lexicon(profile)
