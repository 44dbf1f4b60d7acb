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
from typing import NamedTuple

from .label_words import NEUTRAL

__all__ = ["Groups", "Likely", "known_groups"]

LEAST_ALIKE = 0.05
"""A cosine; what is less like a group says nothing about it."""
MOST_FIELDS = 64
"""Fields among which one is looked for."""
REMEMBERED = 512
"""Labels and fields whose likeness is kept."""
_LETTER = 0.5
"""What a letter counts, where a pair of letters counts 1."""

_Weights = dict[str, float]


class Likely(NamedTuple):
    """The field that a label is nearest to, how near, and how much nearer than to the next: cosines, 0 to 1."""

    field: str
    nearness: float
    lead: float


class Groups:
    """Groups of labels of one thing, by their letters."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        """From labels in simplified characters."""
        counted = [_counted(labels) for labels in groups]
        holding = Counter([feature for group in counted for feature in group])
        self._rarity = {feature: log(len(counted) / (1 + times)) for feature, times in holding.items()}
        self._rarest = log(max(1, len(counted)))
        self._found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        """by feature the groups that have it, and its part in them"""
        for number, group in enumerate(counted):
            for feature, part in self._parts(group).items():
                self._found[feature].append((number, part))
        self._known: dict[tuple[bool, tuple[str, ...]], Mapping[int, float]] = {}

    def likely(self, label: str, fields: Mapping[str, tuple[str, ...]]) -> Likely | None:
        """The field whose labels are like the same groups as a label, None where no group is like both."""
        if len(fields) > MOST_FIELDS:
            return None
        mine = self._alike((label,), telling=True)
        near = sorted(((_cosine(mine, self._alike(labels)), field) for field, labels in fields.items()), reverse=True)
        if not near or not near[0][0]:
            return None
        (best, field), second = near[0], near[1][0] if len(near) > 1 else 0.0
        return Likely(field, best, best - second)

    def _alike(self, labels: tuple[str, ...], *, telling: bool = False) -> Mapping[int, float]:
        """By number of a group how much these labels are like it; `telling` if more than single letters must be."""
        known = (telling, labels)
        if known in self._known:
            return self._known[known]
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        alike: dict[int, float] = defaultdict(float)
        told: set[int] = set()
        for feature, part in self._parts(_counted(labels)).items():
            found = self._found.get(feature, ())
            for number, its in found:
                alike[number] += part * its
            if telling and _tells(feature):
                told.update([number for number, _ in found])
        self._known[known] = {
            number: cosine
            for number, cosine in alike.items()
            if cosine > LEAST_ALIKE and (not telling or number in told)
        }
        return self._known[known]

    def _parts(self, counted: _Weights) -> _Weights:
        """The parts of the features, rare ones more, in a vector of length 1."""
        rarity, rarest = self._rarity, self._rarest
        weights = [much * rarity.get(feature, rarest) for feature, much in counted.items()]
        length = _length(weights)
        return {feature: weight / length for feature, weight in zip(counted, weights, strict=True)}


def _tells(feature: str) -> bool:
    """Whether a feature is a pair of letters or a whole label."""
    return len(feature) > 1 and not feature.endswith("$")


def _counted(labels: Iterable[str]) -> _Weights:
    """How much labels have of each feature: pairs of letters that say something, whole labels, letters, last ones."""
    labels = tuple(labels)
    pairs = [pair for label in labels for pair in map(add, label, label[1:])]
    telling = Counter([pair for pair in pairs if pair not in NEUTRAL])
    telling.update([f"={label}" for label in labels])
    letters = Counter("".join(labels))
    letters.update([f"{label[-1:]}$" for label in labels])
    return {f: log1p(n) for f, n in telling.items()} | {f: log1p(_LETTER * n) for f, n in letters.items()}


def _cosine(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    product = sum([value * other[number] for number, value in one.items() if number in other])
    return product / (_length(one.values()) * _length(other.values()))


def _length(values: Iterable[float]) -> float:
    """Of a vector; 1 for one of no length."""
    return sqrt(sum([value * value for value in values])) or 1.0


@cache
def known_groups() -> Groups:
    """The groups of `label_groups.txt`, read once."""
    lines = files(__package__).joinpath("label_groups.txt").read_text("utf-8").splitlines()
    return Groups(line.split() for line in lines if not line.startswith("#"))
