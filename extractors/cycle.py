"""The cycle in which a series' labels come round: their order, and which of them mean one thing.

Two labels are taken for one field when no block has both, they stand at the same place among the others, and their
words agree: in meaning, in the letters that say something, or, where a series has words of its own, in that every
block has one or the other between the same neighbours. A person reviews what is proposed, so a doubtful pair stays two
fields.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import combinations

from .label_words import INFERABLE, NEUTRAL, meaning
from .traditional import simplified

__all__ = ["Cycle", "Cycles"]

SHARED = 2
"""Letters that two labels of unknown words must share, words that say nothing (情况, 工作) not counted."""
ALTERNATE_FROM, ALTERNATE_SHARE, ALTERNATE_EACH = 4, 0.9, 2
"""Blocks, share of the blocks that have one of the two, and blocks of each, for labels that share no letter."""
AGREE = 3
"""How many times more blocks must agree than contradict that two labels stand at one place."""
PLACED = 3
"""Blocks from which the order of a label is more than chance; below it the same meaning is enough."""
_SILENT = NEUTRAL | {"怎么", "怎样", "什么", "如何", "为何"}
"""Words by which labels are not told apart: 怎么破 and 街坊怎么看 have only the question in common."""
_LONGEST_WORD = max(map(len, _SILENT))


@dataclass(frozen=True, slots=True)
class Cycle:
    """One block as far as labels go: bare labels in page order, each once."""

    page: int
    headed: bool
    labels: tuple[str, ...]
    empty: frozenset[str] = frozenset()
    """labels with nothing under them"""


class Cycles:
    """What the blocks of all pages say about order and place of their labels."""

    def __init__(self, cycles: Iterable[Cycle], labels: Iterable[str]) -> None:
        kept = set(labels)
        self.cycles = tuple(cycles)
        self.blocks = Counter[str]()
        self.pages: dict[str, set[int]] = {}
        self._before = Counter[tuple[str, str]]()
        self._next: dict[str, set[str]] = {}
        self._previous: dict[str, set[str]] = {}
        for cycle in self.cycles:
            shown = [label for label in cycle.labels if label in kept]
            self.blocks.update(shown)
            for label in shown:
                self.pages.setdefault(label, set()).add(cycle.page)
            self._before.update(combinations(shown, 2))
            for one, other in zip(("", *shown), (*shown, ""), strict=True):
                self._next.setdefault(one, set()).add(other)
                self._previous.setdefault(other, set()).add(one)

    def frequent(self) -> list[str]:
        """The labels, those of most blocks first; ties by pages, then by their letters."""
        return sorted(self.blocks, key=lambda x: (-self.blocks[x], -len(self.pages[x]), x))

    def in_order(self, groups: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Groups of labels in the order in which their blocks have them."""

        def before(one: tuple[str, ...], other: tuple[str, ...]) -> int:
            return sum(self._before[a, b] - self._before[b, a] for a in one for b in other)

        wins = {g: sum((before(g, o) > 0) - (before(g, o) < 0) for o in groups if o != g) for g in groups}

        def compare(one: tuple[str, ...], other: tuple[str, ...]) -> int:
            return wins[other] - wins[one] or -before(one, other) or (one > other) - (one < other)

        return sorted(groups, key=cmp_to_key(compare))

    def groups(self) -> list[tuple[str, ...]]:
        """Labels of one meaning together, the most frequent first in each; groups in the order of the series.

        Labels that were joined are one neighbour to the others, which may join these too.
        """
        groups = self._joined()
        while len(further := self._renamed(groups)._joined()) < len(groups):
            members = {group[0]: group for group in groups}
            groups = [tuple(label for name in names for label in members[name]) for names in further]
        rank = {label: n for n, label in enumerate(self.frequent())}
        return self.in_order([tuple(sorted(group, key=rank.__getitem__)) for group in groups])

    def _renamed(self, groups: Sequence[tuple[str, ...]]) -> Cycles:
        """The same blocks with the first label of its group in every label's place."""
        name = {label: group[0] for group in groups for label in group}
        return Cycles(
            (
                Cycle(c.page, c.headed, tuple(dict.fromkeys(name[label] for label in c.labels if label in name)))
                for c in self.cycles
            ),
            set(name.values()),
        )

    def _joined(self) -> list[tuple[str, ...]]:
        """Groups by what is known of the labels as they are; the most frequent label first in each."""
        groups: list[list[str]] = []
        for label in self.frequent():
            fitting = [g for g in groups if all(not self._together(label, other) for other in g)]
            group = next((g for g in fitting if self._same(g[0], label)), None)
            if group is None:
                groups.append([label])
            else:
                group.append(label)
        return [tuple(g) for g in groups]

    def _together(self, one: str, other: str) -> bool:
        return bool(self._before[one, other] or self._before[other, one])

    def _same(self, one: str, other: str) -> bool:
        """Whether two labels that no block has both of stand for one field."""
        agree = self._agree(one, other)
        senses = {meaning(simplified(label)) for label in (one, other)}
        if len(senses) == 1 and senses & INFERABLE:
            return agree or min(self.blocks[one], self.blocks[other]) < PLACED
        if None not in senses or not agree:
            return False
        before = self._previous[one] & self._previous[other]
        after = self._next[one] & self._next[other]
        if len(_core(one) & _core(other)) >= SHARED:
            return bool(before or after)
        return bool(before and after and (before | after) - {""}) and self._alternate(one, other)

    def _agree(self, one: str, other: str) -> bool:
        """Whether nearly all third labels stand on the same side of both; a few blocks have an order of their own."""
        same = opposite = 0
        for label in self.blocks:
            here = self._before[one, label] - self._before[label, one]
            there = self._before[other, label] - self._before[label, other]
            if here * there > 0:
                same += min(abs(here), abs(there))
            else:
                opposite += min(abs(here), abs(there))
        return same >= AGREE * opposite

    def _alternate(self, one: str, other: str) -> bool:
        total = self.blocks[one] + self.blocks[other]
        few = min(self.blocks[one], self.blocks[other]) < ALTERNATE_EACH
        return not few and total >= ALTERNATE_FROM and total >= ALTERNATE_SHARE * len(self.cycles)


def _core(label: str) -> set[str]:
    """The letters of a label without the words that say nothing about its field."""
    letters: set[str] = set()
    at = 0
    while at < len(label):
        size = next((n for n in range(_LONGEST_WORD, 0, -1) if label[at : at + n] in _SILENT), 0)
        if not size:
            letters.add(label[at])
        at += size or 1
    return letters
