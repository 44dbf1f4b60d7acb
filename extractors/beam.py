"""Choose one reading for every line: the best segmentation of the whole sequence.

A beam search over the lines. A state is where in an article one can be (before the blocks, behind a street, between
heading and first label, in a section, behind the last block) and which fields its block has; for each such state only
the best path is kept, so that the work grows with the number of lines alone. `readings` weighs what a line looks like;
the constants here weigh what it does to the block: a field that comes round again, a block without labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import inf
from operator import attrgetter
from typing import Any, NamedTuple

from .heading_places import whose
from .hits import Hit
from .labels import Lexicon
from .roles import Reading, Role

__all__ = ["Step", "choose"]

_BODY, _IMAGE, _LABEL, _HEADING, _STREET, _FOOTNOTE = (
    Role.BODY,
    Role.IMAGE,
    Role.LABEL,
    Role.HEADING,
    Role.STREET,
    Role.FOOTER,
)
"""Looked up once: a member of an enumeration is ten times as dear as a name of the module."""

WIDTH = 6
"""States that are kept; 4 give the same result on all pages seen."""
HOPELESS = 14.0
"""How far behind the best a state may be; a label is worth 8, the dearest mistake 8. 12 gives the same result."""

FIRST_BLOCK = -5.0
EMPTY_BLOCK = -8.0
EMPTY_LAST = -6.0
"""A line behind a label is what stands under it, even one that looks like a heading (a matter named for an estate)."""
EMPTY_LATER, EARLY = -3.0, 2
"""The same of a label further on: a matter's name and whose it is may look like a heading, what came of it not."""
EMPTY_SECTION = -2.5
HEADLESS = -1.0
HEADLESS_AMONG_HEADED = -2.0
OPENER_AGAIN_EARLY = -4.0
REPEATED = -2.5
REPEATED_IN_OTHER_FORM = -2.0
BROKEN_CYCLE = -3.0
SAME_PLACE = -8.0
LEFT_OVER = -1.0
LONG_FOOTER = -1.5
IN_FOOTER = -0.05
FOOTER_AMID = -3.0
LEAD_LINE = -0.1
LONG = 60
"""Code points from which a line in the footer is more likely text; closing notes are one or two such lines."""


class Zone(IntEnum):
    """Where in an article a line stands."""

    LEAD = 0
    STREET = 1
    HEAD = 2
    SECTION = 3
    FOOTER = 4


_IN_LEAD, _IN_STREET, _IN_HEAD, _IN_SECTION, _IN_FOOTER = Zone


class _Block(NamedTuple):
    """The block that a path is in."""

    line: int = -1
    headed: bool = False
    any_headed: bool = False
    """this block or one before it"""
    community: str | None = None
    """with the part of it that is meant, or whoever is"""
    before: frozenset[str] = frozenset()
    """fields of the block before it"""


@dataclass(slots=True)
class _State:
    """The best path to one state."""

    score: float
    zone: Zone
    block: _Block
    seen: tuple[tuple[str, str], ...]
    """fields of the block in order, each with the position of its first label"""
    labels: int
    lead: int
    bare: bool
    """the last label has nothing under it yet"""
    link: _Link | None


@dataclass(slots=True)
class Step:
    """One line of the chosen path. `opens` says that the line's first label opens a block without a heading."""

    line: int
    reading: Reading
    zone: Zone
    opens: bool = False


_Link = tuple[int, Reading, Zone, bool, Any]
"""What a step holds, and the link before it or None; lines that can only be text or images have no link.

`Any` since mypyc knows no alias that names itself.
"""


class _Label(NamedTuple):
    """What a line that is read as labels does to any state."""

    glued: bool
    field: str
    """of the first label"""
    headed: bool
    pieces: tuple[tuple[str, str] | None, ...]
    """field and position of each label, None for text; other pieces do nothing"""


@dataclass(slots=True)
class _Gap:
    """Lines between two that leave a choice: texts, how many of them are long, and images."""

    texts: int = 0
    long: int = 0
    images: int = 0

    def add(self, reading: Reading, length: int) -> None:
        """One more line."""
        if reading.role is _BODY:
            self.texts += 1
            self.long += length > LONG
        else:
            self.images += 1


def choose(readings: Sequence[tuple[Reading, ...]], lengths: Sequence[int], lexicon: Lexicon) -> list[Step]:
    """The best reading of each line, in order."""
    opening = lexicon.profile.opening if lexicon.profile else None
    states, gap = [_State(0.0, _IN_LEAD, _Block(), (), 0, 0, False, None)], _Gap()
    for line, choices in enumerate(readings):
        if len(choices) == 1 and choices[0].role in (_BODY, _IMAGE):
            gap.add(choices[0], lengths[line])
            continue
        if gap.texts or gap.images:
            for state in states:
                _stay(state, gap)
            gap = _Gap()
        behind = _behind(states, line, choices, lengths[line], opening)
        if not behind:
            for state in states:
                _reopen(state)
            behind = _behind(states, line, choices, lengths[line], opening)
        states = _prune(behind)
    if gap.texts:
        for state in states:
            _stay(state, gap)
    return _path(max(states, key=_final).link, readings)


def _behind(
    states: list[_State], line: int, choices: tuple[Reading, ...], length: int, opening: str | None
) -> list[_State]:
    """All states behind a line."""
    itself = _Gap(1, int(length > LONG))
    read = [(reading, _label_of(reading) if reading.role is _LABEL else None) for reading in choices]
    behind: list[_State] = []
    least = -inf
    for state in states:
        for reading, label in read:
            if state.score + reading.weight <= least:
                continue  # what else a line does to a state only costs
            if label:
                behind += _label(state, line, reading, label, opening)
            elif after := _advance(state, line, reading, itself):
                behind.append(after)
            else:
                continue
            if behind:
                least = max(least, behind[-1].score - HOPELESS)
    return behind


def _label_of(reading: Reading) -> _Label:
    hits = [p.hit for p in reading.pieces if p.hit]
    return _Label(
        glued=hits[0].glued,
        field=_field(hits[0]),
        headed=any(p.role is _HEADING for p in reading.pieces),
        pieces=tuple(
            [
                (_field(p.hit), p.hit.form.position) if p.hit else None
                for p in reading.pieces
                if p.hit or p.role is _BODY
            ]
            + [None] * (hits[-1].form.position == "cell")  # an empty cell is a value, too
        ),
    )


def _field(hit: Hit) -> str:
    return hit.match.field if hit.match else hit.key


def _reopen(state: _State) -> None:
    """What was taken for the footer was none: a table of labels stands behind it, which can be nothing else."""
    if state.zone is _IN_FOOTER:
        state.zone = _IN_SECTION
        state.score += FOOTER_AMID


def _final(state: _State) -> float:
    return state.score + (EMPTY_BLOCK if state.block.line >= 0 and not state.labels else 0.0)


def _path(link: _Link | None, readings: Sequence[tuple[Reading, ...]]) -> list[Step]:
    """All lines: the steps of the path, and between them text and images where the path is."""
    chosen: dict[int, Step] = {}
    while link:
        chosen[link[0]] = Step(*link[:4])
        link = link[4]
    path: list[Step] = []
    zone = _IN_LEAD
    for line, choices in enumerate(readings):
        step = chosen.get(line) or Step(line, choices[0], zone)
        zone = step.zone
        path.append(step)
    return path


_by_score = attrgetter("score")


def _prune(states: list[_State]) -> list[_State]:
    """The best state of each kind, those that can still win, at most WIDTH."""
    if len(states) == 1:
        return states
    best: dict[tuple[Zone, int, int, bool], _State] = {}
    for state in states:
        line, _, any_headed, _, _ = state.block
        key = (state.zone, line, state.labels, any_headed)
        if key not in best or best[key].score < state.score:
            best[key] = state
    ranked = sorted(best.values(), key=_by_score, reverse=True)[:WIDTH]
    least = ranked[0].score - HOPELESS
    return [s for s in ranked if s.score > least]


def _stay(state: _State, gap: _Gap) -> None:
    """Running text: it goes where the path is."""
    state.bare = False
    if state.zone is _IN_FOOTER:
        state.score += LONG_FOOTER * gap.long + IN_FOOTER * (gap.texts - gap.long)
    elif state.zone is _IN_HEAD:
        state.score += LEAD_LINE * gap.texts
        state.lead += gap.texts
    elif state.zone is _IN_STREET:
        state.score += LEFT_OVER * gap.texts


def _advance(state: _State, line: int, reading: Reading, itself: _Gap) -> _State | None:
    """The state behind a line that is no label, None where it cannot be read so; `itself` is the line as text."""
    role, zone = reading.role, state.zone
    if role is _HEADING:
        return None if zone is _IN_FOOTER else _open(state, line, reading)
    if role is _STREET:
        return None if zone is _IN_FOOTER else _street(state, line, reading)
    if role is _FOOTNOTE:
        if zone not in (_IN_SECTION, _IN_FOOTER):
            return None
        zone = _IN_FOOTER
    score, link = state.score + reading.weight, (line, reading, zone, False, state.link)
    after = _State(score, zone, state.block, state.seen, state.labels, state.lead, state.bare, link)
    if role is _BODY:
        _stay(after, itself)
    return after


def _closed(state: _State) -> float:
    """The cost of leaving the block one is in."""
    if state.zone is _IN_HEAD and not state.labels:
        return EMPTY_BLOCK
    if not state.bare:
        return 0.0
    return EMPTY_LAST if state.labels <= EARLY else EMPTY_LATER


def _opened(state: _State, weight: float) -> float:
    """The score behind the line that opens a block."""
    return state.score + (weight + _closed(state) + (FIRST_BLOCK if state.block.line < 0 else 0.0))


def _next_block(state: _State, line: int, community: str | None, *, headed: bool) -> _Block:
    before = frozenset([f for f, _ in state.seen]) or state.block.before
    return _Block(line, headed, headed or state.block.any_headed, community, before)


def _open(state: _State, line: int, reading: Reading) -> _State:
    """A heading opens a block."""
    place = reading.place
    community = place.community + (place.part or whose(place)) if place and place.community else None
    score = _opened(state, reading.weight)
    before = state.block.community
    if community and before and state.labels:
        # a name that a label waits for may stand behind the block's place: 村级河长 / 御史村党支部书记　忽秀兰
        same = before.startswith(place.community or "") if state.bare and place else community.startswith(before)
        score += SAME_PLACE if same else 0.0
    block = _next_block(state, line, community, headed=True)
    return _State(score, _IN_HEAD, block, (), 0, 0, False, (line, reading, _IN_HEAD, False, state.link))


def _street(state: _State, line: int, reading: Reading) -> _State:
    score, link = state.score + (reading.weight + _closed(state)), (line, reading, _IN_STREET, False, state.link)
    return _State(score, _IN_STREET, state.block, state.seen, state.labels, state.lead, False, link)


def _label(state: _State, line: int, reading: Reading, label: _Label, opening: str | None) -> list[_State]:
    """Labels go on with the block; the one that opened it opens the next where no heading stands between."""
    zone = state.zone
    found: list[_State] = []
    if zone is _IN_FOOTER:
        return found
    if not reading.opens and (zone is _IN_SECTION or zone is _IN_HEAD):
        score, link = state.score + reading.weight, (line, reading, _IN_SECTION, False, state.link)
        found.append(_State(score, _IN_SECTION, state.block, state.seen, state.labels, state.lead, state.bare, link))
    if reading.opens or _may_open(state, label):
        score = _opened(state, reading.weight + _without_heading(state, reading, label, opening))
        block = _next_block(state, line, None, headed=label.headed)
        found.append(_State(score, _IN_SECTION, block, (), 0, 0, False, (line, reading, _IN_SECTION, True, state.link)))
    for after in found:
        _fill(after, label)
    return found


def _may_open(state: _State, label: _Label) -> bool:
    if label.glued:
        return False
    if state.zone is _IN_SECTION:
        return state.labels > 1 and label.field == state.seen[0][0]
    return state.zone is _IN_LEAD or state.zone is _IN_STREET


def _without_heading(state: _State, reading: Reading, label: _Label, opening: str | None) -> float:
    if reading.opens:
        return 0.0
    cost = HEADLESS
    if state.zone is _IN_SECTION and label.field != opening and opening is not None:
        cost += OPENER_AGAIN_EARLY if state.block.headed else 0.0
    return cost + (HEADLESS_AMONG_HEADED if state.block.headed else 0.0)


def _fill(after: _State, label: _Label) -> None:
    """The labels of a line, and the text between them, come to the block."""
    for piece in label.pieces:
        if not piece:
            after.bare = False
            continue
        field, position = piece
        if after.bare:
            after.score += EMPTY_SECTION
        after.bare = True
        for name, form in after.seen:
            if name == field:
                after.score += REPEATED + (REPEATED_IN_OTHER_FORM if form != position else 0.0)
                break
        else:
            before = after.block.before
            if not after.labels and after.lead and before and field not in before:
                after.score += BROKEN_CYCLE
            after.seen = (*after.seen, piece)
        after.labels += 1
