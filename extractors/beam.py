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

from .labels import Lexicon
from .roles import Reading, Role

__all__ = ["Step", "choose"]

WIDTH = 6
"""States that are kept; 4 give the same result on all pages seen."""
HOPELESS = 14.0
"""How far behind the best a state may be; a label is worth 8, the dearest mistake 8. 12 gives the same result."""

FIRST_BLOCK = -5.0
EMPTY_BLOCK = -8.0
EMPTY_LAST = -6.0
"""A line behind a label is what stands under it, even one that looks like a heading (a matter named for an estate)."""
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


@dataclass(slots=True)
class _State:
    """The best path to one state. `seen` pairs the fields of the block with the position of their first label."""

    score: float
    zone: Zone = Zone.LEAD
    block: int = -1
    seen: tuple[tuple[str, str], ...] = ()
    before: frozenset[str] = frozenset()
    opener: str | None = None
    labels: int = 0
    headed: bool = False
    any_headed: bool = False
    community: str | None = None
    lead: int = 0
    bare: bool = False
    """the last label has nothing under it yet"""
    link: _Link | None = None

    def plus(self, weight: float) -> _State:
        """A copy of this state with a score that is higher by `weight`."""
        return _State(
            self.score + weight,
            self.zone,
            self.block,
            self.seen,
            self.before,
            self.opener,
            self.labels,
            self.headed,
            self.any_headed,
            self.community,
            self.lead,
            self.bare,
            self.link,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the chosen path. `opens` says that the line's first label opens a block without a heading."""

    line: int
    reading: Reading
    zone: Zone
    opens: bool = False


@dataclass(frozen=True, slots=True)
class _Link:
    """A step and the one before it; lines that can only be text or images have none."""

    step: Step
    before: _Link | None


@dataclass(slots=True)
class _Gap:
    """Lines between two that leave a choice: texts, and how many of them are long."""

    texts: int = 0
    long: int = 0

    def add(self, reading: Reading, length: int) -> None:
        """One more line."""
        if reading.role is Role.BODY:
            self.texts += 1
            self.long += length > LONG


def choose(readings: Sequence[tuple[Reading, ...]], lengths: Sequence[int], lexicon: Lexicon) -> list[Step]:
    """The best reading of each line, in order."""
    opening = lexicon.profile.opening if lexicon.profile else None
    states, gap = [_State(0.0)], _Gap()
    for line, choices in enumerate(readings):
        if len(choices) == 1 and choices[0].role in (Role.BODY, Role.IMAGE):
            gap.add(choices[0], lengths[line])
            continue
        for state in states:
            _stay(state, gap)
        gap = _Gap()
        behind = _behind(states, line, choices, lengths[line], opening)
        if not behind:
            for state in states:
                _reopen(state)
            behind = _behind(states, line, choices, lengths[line], opening)
        states = _prune(behind)
    for state in states:
        _stay(state, gap)
    return _path(max(states, key=_final).link, readings)


def _behind(
    states: list[_State], line: int, choices: tuple[Reading, ...], length: int, opening: str | None
) -> list[_State]:
    """All states behind a line."""
    return [
        after for state in states for reading in choices for after in _advance(state, line, reading, length, opening)
    ]


def _reopen(state: _State) -> None:
    """What was taken for the footer was none: a table of labels stands behind it, which can be nothing else."""
    if state.zone is Zone.FOOTER:
        state.zone = Zone.SECTION
        state.score += FOOTER_AMID


def _final(state: _State) -> float:
    return state.score + (EMPTY_BLOCK if state.block >= 0 and not state.labels else 0.0)


def _path(link: _Link | None, readings: Sequence[tuple[Reading, ...]]) -> list[Step]:
    """All lines: the steps of the path, and between them text and images where the path is."""
    chosen: dict[int, Step] = {}
    while link:
        chosen[link.step.line] = link.step
        link = link.before
    path: list[Step] = []
    zone = Zone.LEAD
    for line, choices in enumerate(readings):
        step = chosen.get(line) or Step(line, choices[0], zone)
        zone = step.zone
        path.append(step)
    return path


def _prune(states: list[_State]) -> list[_State]:
    """The best state of each kind, those that can still win, at most WIDTH."""
    best: dict[tuple[Zone, int, int, bool], _State] = {}
    for state in states:
        key = (state.zone, state.block, state.labels, state.any_headed)
        if key not in best or best[key].score < state.score:
            best[key] = state
    ranked = sorted(best.values(), key=lambda s: -s.score)[:WIDTH]
    return [s for s in ranked if s.score > ranked[0].score - HOPELESS]


def _stay(state: _State, gap: _Gap) -> None:
    """Running text and images: they go where the path is."""
    if not gap.texts:
        return
    state.bare = False
    if state.zone is Zone.FOOTER:
        state.score += LONG_FOOTER * gap.long + IN_FOOTER * (gap.texts - gap.long)
    elif state.zone is Zone.HEAD:
        state.score += LEAD_LINE * gap.texts
        state.lead += gap.texts
    elif state.zone is Zone.STREET:
        state.score += LEFT_OVER * gap.texts


def _advance(state: _State, line: int, reading: Reading, length: int, opening: str | None) -> list[_State]:
    """The states behind a line, read so."""
    role = reading.role
    if role is Role.LABEL:
        return [] if state.zone is Zone.FOOTER else _label(state, line, reading, opening)
    if role is Role.HEADING:
        return [] if state.zone is Zone.FOOTER else [_open(state, line, reading)]
    if role is Role.STREET:
        return [] if state.zone is Zone.FOOTER else [_street(state, line, reading)]
    if role is Role.FOOTER:
        return [_footer(state, line, reading)] if state.zone in (Zone.SECTION, Zone.FOOTER) else []
    after = state.plus(reading.weight)
    if role is Role.BODY:
        gap = _Gap()
        gap.add(reading, length)
        _stay(after, gap)
    return [_linked(after, line, reading)]


def _linked(state: _State, line: int, reading: Reading, *, opens: bool = False) -> _State:
    state.link = _Link(Step(line, reading, state.zone, opens), state.link)
    return state


def _closed(state: _State) -> float:
    """The cost of leaving the block one is in."""
    if state.zone is Zone.HEAD and not state.labels:
        return EMPTY_BLOCK
    return EMPTY_LAST if state.bare else 0.0


def _new_block(state: _State, line: int, weight: float) -> _State:
    after = state.plus(weight + _closed(state) + (FIRST_BLOCK if state.block < 0 else 0.0))
    after.before = frozenset(f for f, _ in state.seen) or state.before
    after.block, after.seen, after.opener, after.labels, after.lead, after.bare = line, (), None, 0, 0, False
    return after


def _open(state: _State, line: int, reading: Reading) -> _State:
    """A heading opens a block."""
    after = _new_block(state, line, reading.weight)
    community = reading.place.community if reading.place else None
    if community and community == state.community and state.labels:
        after.score += SAME_PLACE
    after.community = community
    after.zone, after.headed, after.any_headed = Zone.HEAD, True, True
    return _linked(after, line, reading)


def _street(state: _State, line: int, reading: Reading) -> _State:
    after = state.plus(reading.weight + _closed(state))
    after.bare = False
    after.zone = Zone.STREET
    return _linked(after, line, reading)


def _footer(state: _State, line: int, reading: Reading) -> _State:
    after = state.plus(reading.weight)
    after.zone = Zone.FOOTER
    return _linked(after, line, reading)


def _label(state: _State, line: int, reading: Reading, opening: str | None) -> list[_State]:
    """Labels go on with the block; the one that opened it opens the next where no heading stands between."""
    first = next(p.hit for p in reading.pieces if p.hit)
    field = first.match.field if first.match else first.key
    found: list[_State] = []
    if state.zone in (Zone.HEAD, Zone.SECTION) and not reading.opens:
        after = state.plus(reading.weight)
        found.append(_go_on(after, line, reading, opens=False))
    if reading.opens or _may_open(state, field, first.glued):
        after = _new_block(state, line, reading.weight + _without_heading(state, reading, field, opening))
        after.headed = any(p.role is Role.HEADING for p in reading.pieces)
        after.any_headed = state.any_headed or after.headed
        after.community = None
        found.append(_go_on(after, line, reading, opens=True))
    return found


def _may_open(state: _State, field: str, glued: bool) -> bool:
    if glued:
        return False
    if state.zone in (Zone.LEAD, Zone.STREET):
        return True
    return state.zone is Zone.SECTION and field == state.opener and state.labels > 1


def _without_heading(state: _State, reading: Reading, field: str, opening: str | None) -> float:
    if reading.opens:
        return 0.0
    cost = HEADLESS
    if state.zone is Zone.SECTION and field != opening and opening is not None:
        cost += OPENER_AGAIN_EARLY if state.headed else 0.0
    return cost + (HEADLESS_AMONG_HEADED if state.headed else 0.0)


def _go_on(after: _State, line: int, reading: Reading, *, opens: bool) -> _State:
    for piece in reading.pieces:
        hit = piece.hit
        if not hit:
            after.bare = after.bare and piece.role is not Role.BODY
            continue
        after.score += EMPTY_SECTION if after.bare else 0.0
        after.bare = True
        field = hit.match.field if hit.match else hit.key
        form = next((f for name, f in after.seen if name == field), None)
        if form is not None:
            after.score += REPEATED + (REPEATED_IN_OTHER_FORM if form != hit.form.position else 0.0)
        else:
            if not after.labels and after.lead and after.before and field not in after.before:
                after.score += BROKEN_CYCLE
            after.seen = (*after.seen, (field, hit.form.position))
        after.opener = after.opener or field
        after.labels += 1
    after.zone = Zone.SECTION
    return _linked(after, line, reading, opens=opens)
