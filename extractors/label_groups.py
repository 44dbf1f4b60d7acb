"""Which field an unlisted label most likely means, by what people elsewhere list as names of one thing.

`label_groups.txt` holds groups of labels that people have listed, or would list, for one section, a group a line. A
label is near a field where both are like the same groups: 收费情况 beside 饭菜价格, since others list 收费标准 with
餐费价格. How much two are alike is the cosine of the letters, pairs of letters and whole labels that they share, rare
ones counting more. `benchmarks/label_groups.py` gathers the groups and measures what they tell about authors whose own
are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import log, log1p, sqrt
from operator import add
from typing import TypeVar

from .label_words import NEUTRAL

__all__ = ["Groups", "known_groups", "stands_in_labels"]

LEAST_ALIKE = 0.05
"""A cosine; what is less like a group says nothing about it."""
MOST_FIELDS = 64
"""Fields among which one is looked for."""
REMEMBERED = 512
"""Labels and fields whose likeness is kept."""
_LETTER = 0.5
"""What a letter counts, where a pair of letters counts 1."""

_Weights = dict[str, float]
_T = TypeVar("_T")


class Groups:
    """Groups of labels of one thing, by their letters."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        """From labels in simplified characters. Which group has which feature is noted now, how much when asked."""
        self._groups = [tuple(group) for group in groups]
        self._holding: dict[str, list[int]] = defaultdict(list)
        """by what says something the numbers of the groups that have it"""
        self._letters = Counter[str]()
        """in how many groups each letter stands"""
        for number, group in enumerate(self._groups):
            for feature in set(_telling(group)):
                self._holding[feature].append(number)
            self._letters.update(set(_letters(group)))
        self._rarest = log(max(1, len(self._groups)))
        self._vectors: dict[int, _Weights] = {}
        self._known: dict[tuple[str, ...], Mapping[int, float]] = {}

    def nearness(self, label: str, fields: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
        """How near a label is to each field that is like a group as it is: a cosine, 0 to 1."""
        if len(fields) > MOST_FIELDS:
            return {}
        mine = self._alike((label,))
        near = {field: _cosine(mine, self._alike(labels)) for field, labels in fields.items()} if mine else {}
        return {field: cosine for field, cosine in near.items() if cosine}

    def familiarity(self, label: str) -> float:
        """How near a label is to the group that it is most like, 0 to 1: how well its meaning is known."""
        return max(self._alike((label,)).values(), default=0.0)

    def _alike(self, labels: tuple[str, ...]) -> Mapping[int, float]:
        """By number of a group how much these labels are like it, of those that share more than single letters."""
        if labels in self._known:
            return self._known[labels]
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        mine = self._vector(labels)
        sharing = {number for feature in set(_telling(labels)) for number in self._holding.get(feature, ())}
        alike = {number: _product(mine, self._vector_of(number)) for number in sharing}
        self._known[labels] = {number: cosine for number, cosine in alike.items() if cosine > LEAST_ALIKE}
        return self._known[labels]

    def _vector_of(self, number: int) -> _Weights:
        """The vector of a group, made when it is first asked for."""
        if number not in self._vectors:
            self._vectors[number] = self._vector(self._groups[number])
        return self._vectors[number]

    def _vector(self, labels: Iterable[str]) -> _Weights:
        """How much labels have of each feature, of rare ones more, in a vector of length 1."""
        weights = {feature: log1p(n) * self._rarity(feature) for feature, n in Counter(_telling(labels)).items()}
        weights |= {f: log1p(_LETTER * n) * self._rarity(f) for f, n in Counter(_letters(labels)).items()}
        length = _length(weights.values())
        return {feature: weight / length for feature, weight in weights.items()}

    def _rarity(self, feature: str) -> float:
        """The logarithm of the groups to those that have a feature, so that what all have counts nothing."""
        times = len(self._holding.get(feature, ())) or self._letters[feature]
        return log(len(self._groups) / (1 + times)) if times else self._rarest


def _telling(labels: Iterable[str]) -> list[str]:
    """What says something: pairs of letters, whole labels."""
    pairs = [pair for label in labels for pair in map(add, label, label[1:]) if pair not in NEUTRAL]
    return pairs + [f"={label}" for label in labels]


def _letters(labels: Iterable[str]) -> list[str]:
    """Single letters, and which is the last."""
    return [*"".join(labels), *[f"{label[-1:]}$" for label in labels]]


def _cosine(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    return _product(one, other) / (_length(one.values()) * _length(other.values()))


def _product(one: Mapping[_T, float], other: Mapping[_T, float]) -> float:
    return sum([value * other[key] for key, value in one.items() if key in other], 0.0)


def _length(values: Iterable[float]) -> float:
    """Of a vector; 1 for one of no length."""
    return sqrt(sum([value * value for value in values], 0.0)) or 1.0


@cache
def known_groups() -> Groups:
    """The groups of `label_groups.txt`, read once."""
    return Groups(line.split() for line in _written().splitlines() if not line.startswith("#"))


def stands_in_labels(word: str) -> bool:
    """Whether a word stands in any label of `label_groups.txt`: one that does is no misprint."""
    return word in _written()


@cache
def _written() -> str:
    return files(__package__).joinpath("label_groups.txt").read_text("utf-8")
