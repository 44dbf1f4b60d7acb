"""How much speaks for it that an unlisted label is the label of a field which its blocks lack.

Where it stands, what it is worded like and what other series list with it (`label_groups`) speak together: each is a
number, `WEIGHTS` says what it counts, and the exponential of the sum is the odds against a label of its own, which is
no field's. The weights are those under which the fields of the unlisted labels in the pages of `tests/unseen` are most
probable, with the groups of each page's author left out (conditional logit, McFadden 1974). `benchmarks/claims.py`
finds them, and says how often they are right about authors who had no part in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from math import exp, fsum, log
from operator import mul
from typing import NamedTuple

from .contents import tells
from .kindred import asks, names_people
from .label_words import INFERABLE, meaning, names_fact, tells_who
from .labels import Lexicon
from .traditional import simplified

__all__ = ["WEIGHTS", "Claim", "Standing", "claims", "most_probable"]

_SAID = "(?:手记|札记|留言|说法|点评|评价|寄语|感言|回信|来信|心得|感想|感悟|心声|点赞|有话说|[说讲言语话评])$"
_SAID_BY = re.compile("(?P<who>[\u3400-\u9fff]{2,3}?)" + _SAID)
"""What somebody says or writes, and who."""
_BESIDES = re.compile("提示|贴士|公示|政策|法条|链接|电话|图片|点评|名单|编后")
"""What stands beside a story of any kind and is no part of it: 温馨提示, 政策链接."""
_STORY = frozenset(("matter", "background", "problem", "action", "result", "remarks"))
"""Meanings of what is told in a story."""
_FAINT = 0.003
"""A likeness that says as good as nothing."""
_FITS = 0.5
"""The part of a label's places at which a field has to fit."""


class Standing:
    """Where a label stands on its page, wherever it does."""

    def __init__(self, lacking: Set[str], displaced: Set[str] = frozenset()) -> None:
        self.lacking = lacking
        """the fields that no label of the page is of"""
        self.displaced = displaced
        """the fields of which listed labels stand elsewhere than in the profile's order"""
        self.between: list[tuple[int, int]] = []
        """ranks of the fields before and behind, -1 and one too high at its block's ends; where a block ends between
        them, and nobody knows where, the former is the higher one"""
        self.prose = 0
        """times that a sentence follows it"""
        self.signs: list[tuple[bool, ...]] = []
        """what the texts behind it have (`contents.signs`)"""
        self.alike = False
        """whether it is set like listed labels, like several inferred ones, or like any where the page has no other"""
        self.marked = False
        """whether anything sets it apart"""
        self.faint = False
        """whether its words read like a sentence's"""
        self.blocks: list[set[str]] = []
        """the fields of each block in which it stands, as far as labels that open blocks part them"""
        self.turns: list[str] = []
        """the field whose turn it is at a place of it: between two labels as many fields are lacking as others stand"""
        self.doubled = False
        """whether a listed label of its block is of the field that its words mean"""

    def fits(self, rank: int) -> float:
        """In which part of its places a field of this rank may stand, at a block's beginning or end, too."""
        fitting = [a < rank < b or (a >= b and (rank > a or rank < b)) for a, b in self.between]
        return sum(fitting) / len(fitting)

    def lacks(self, field: str) -> float:
        """Which part of its blocks lack a field."""
        return sum([field not in block for block in self.blocks]) / len(self.blocks)


class Claim(NamedTuple):
    """What speaks for one field, as numbers of which most are shares, and as weights what each of them counts."""

    always: float
    """1: what counts wherever it stands"""
    fits: float
    """the part of the label's places at which the field may stand by the profile's order"""
    lacking: float
    """the part of its blocks that lack the field"""
    nowhere: float
    """1 where the page lacks it altogether"""
    likeness: float
    """how like the same groups they are, a logarithm"""
    lead: float
    """how much more than the next field"""
    known: float
    """how near the label is to any group"""
    letters: float
    """the part of the letters that the label has in common with one of the field's"""
    telling: float
    """the same of letters that stand in labels of this field alone"""
    meant: float
    """1 where its words mean the field, though its block lists that"""
    blank: float
    """1 where its words have nothing to do with the field's: hardly any likeness, no letter, no meaning"""
    asks: float
    """1 for a question"""
    says: float
    """1 where somebody says or writes it: 法官手记"""
    prose: float
    """the part of its places behind which a sentence follows"""
    first: float
    """the part of its places in front of the first field"""
    last: float
    """the part of its places at a block's end"""
    faint: float
    """1 where its words read like a sentence's"""
    turn: float
    """the part of its places at which it is the field's turn (`Standing.turns`)"""
    told: float
    """how much what its sections say is like what those of the field say, a logarithm (`contents`)"""
    opens: float
    """1 for the first field where the label opens its blocks, with a name below it"""


WEIGHTS = Claim(
    always=-7.24,
    fits=3.39,
    lacking=1.21,
    nowhere=1.39,
    likeness=0.70,
    lead=0.34,
    known=-2.59,
    letters=2.38,
    telling=3.91,
    meant=5.33,
    blank=-0.61,
    asks=1.55,
    says=-2.52,
    prose=2.05,
    first=-0.72,
    last=-1.53,
    faint=0.28,
    turn=1.53,
    told=0.75,
    opens=1.32,
)


def claims(
    key: str, standing: Standing, lexicon: Lexicon, groups: tuple[Mapping[str, float], float]
) -> dict[str, Claim]:
    """What speaks for each field that may stand where a bare label does.

    `groups` says how near the fields are by what others list, and how well known the label is (`Lexicon.grouped`).
    """
    ranks = lexicon.ranks
    nearness, familiarity = groups
    simple = simplified(key)
    own = lexicon.infer(key)
    likeness = {field: log(nearness.get(field, 0.0) / _FAINT + 1) for field in ranks}
    first, second, *_ = [*sorted(likeness.values(), reverse=True), 0.0, 0.0]
    times = len(standing.between)
    of_label = {
        "known": familiarity,
        "asks": float(asks(key)),
        "says": float(_is_said(simple)),
        "prose": standing.prose / times,
        "first": sum([behind == 0 for _, behind in standing.between]) / times,
        "faint": float(standing.faint),
        "last": sum([before >= behind or behind == len(ranks) for before, behind in standing.between]) / times,
    }
    besides = _BESIDES.search(simple)
    opens = sum([before == -1 for before, _ in standing.between]) / times * (1 - standing.prose / times)
    found = {}
    for field, rank in ranks.items():
        fits, labels = standing.fits(rank), lexicon.labels(field)
        sense = lexicon.sense(field)
        if besides and sense in _STORY and not any(besides[0] in label for label in labels):
            continue
        if fits < _FITS or not _is_of_its_kind(simple, labels):
            continue
        letters, meant = _in_common(simple, labels), own is not None and own.field == field
        found[field] = Claim(
            always=1.0,
            fits=fits,
            lacking=standing.lacks(field),
            nowhere=float(field in standing.lacking),
            likeness=likeness[field],
            lead=likeness[field] - (second if likeness[field] == first else first),
            letters=letters,
            telling=_in_common(simple, labels, lexicon.telling_letters(field)),
            turn=standing.turns.count(field) / times,
            # what a matter is called is told of the opening field alone: 议定事项 holds sentences
            told=tells(standing.signs, sense) if rank == 0 or sense != "matter" else 0.0,
            opens=opens if rank == 0 else 0.0,
            meant=float(meant),
            blank=float(nearness.get(field, 0.0) < _FAINT and not letters and not meant),
            **of_label,
        )
    return found


def most_probable(found: Mapping[str, Claim], weights: Sequence[float] = WEIGHTS) -> tuple[str | None, float]:
    """The field for which most speaks, and how probable it is that it is this one."""
    odds = {field: exp(fsum(map(mul, claim, weights))) for field, claim in found.items()}
    if not odds:
        return None, 0.0
    best = max(odds, key=lambda field: odds[field])
    return best, odds[best] / (1 + fsum(odds.values()))


def _is_of_its_kind(key: str, labels: Sequence[str]) -> bool:
    """Whether a label that says who it is, a number, a time or a place, is of a field that does so, too."""
    who = tells_who(key) or names_people(key)
    if who and not asks(key) and not any(tells_who(label) or names_people(label) for label in labels):
        return False
    return not names_fact(key) or key.endswith("任务") or any(map(names_fact, labels))


def _is_said(key: str) -> bool:
    said = _SAID_BY.fullmatch(key)
    return said is not None and meaning(said["who"]) not in INFERABLE  # not 成效评价


def _in_common(key: str, labels: Iterable[str], of: Set[str] | None = None) -> float:
    """The letters in common, of the longer label's, with the label of which it is most; if given, only such letters."""
    letters = {letter: key.count(letter) for letter in set(key) if of is None or letter in of}
    shared = [
        sum([min(n, label.count(letter)) for letter, n in letters.items()]) / max(len(key), len(label))
        for label in labels
    ]
    return max(shared, default=0.0)
