"""A profile proposed from pages of a series that nobody has described yet.

What stays the same over a series is the text of its labels, not their markup: installments change template, colour and
tag. So words are counted that stand where labels stand, over all pages; a word that comes again on another page counts
like one that comes again in the next block. The labels found so make a provisional profile, and segmentation with it
finds more blocks and, from what stands beside the known labels, more labels, until nothing new comes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..schemas import FieldSpec, Profile
from .blocks import Block, segment
from .cycle import Cycle, Cycles
from .footers import footer_weight
from .forms import LONG, Form, running_style
from .hits import COLONS, Hit
from .label_search import find_hits
from .label_words import INFERABLE, MEANINGS, NO_LABELS, meaning, spells_label
from .labels import MAX_LABEL, bare, bounds, label_key, lexicon_of
from .lines import Line, LineKind, assemble
from .page import Reading
from .places import is_unit, read_place
from .traditional import simplified

__all__ = ["MOST_PAGES", "LearnedField", "Proposal", "learn"]

MOST_PAGES = 200
"""Pages that are learned from; a series' labels are known after ten."""
ROUNDS = 4
MOST_LABELS = 60
"""Labels that are considered; the richest series seen has 17."""
MOST_IN_BLOCK = 200
REQUIRED_FROM = 3
"""Blocks from which a label that all of them have is proposed as required."""
RARE = 0.1
"""Share of the blocks below which a word that is not made of label words is taken for chance."""
KIN_OF = 2
"""Known labels of a page that a word must look like."""
KIN_LENGTH = 8
"""Letters of the longest word that its looks alone make a label."""
HEADS = 3
"""Label words in a table's row that make it a row of labels."""
_HEADS = ("名称", *(word for sense in sorted(INFERABLE) for word in MEANINGS[sense] if len(word) > 1))
"""Words with which labels end; in front may stand what only this series has."""
_HEADED = 6
"""Letters of the longest such label; a longer one may be half a sentence (调解员把双方的问题困难：)."""
_FRONT = 40
"""Code points of a line in which a label must end."""
_ADDITION = re.compile(r"(?<=..)\([^()]*\)$")
_SPACED = re.compile(rf"\W*([\u3400-\u9fff](?:[\s\u200b]{{1,3}}[\u3400-\u9fff]){{2,11}})[^\w\s]*(?:[{COLONS}]|\s*$)")

KEYS = {
    "matter": "matter",
    "remarks": "remarks",
    "background": "background",
    "problem": "problems",
    "action": "actions",
    "result": "results",
    "reaction": "reactions",
    "insight": "insights",
    "plan": "plans",
}
"""English keys by meaning; a label of no known meaning gets none."""
WORD_KEYS = {
    "责任人": "responsible_person",
    "负责人": "responsible_person",
    "联系人": "contact",
    "责任单位": "responsible_unit",
    "牵头单位": "lead_unit",
    "完成时限": "deadline",
    "办结期限": "deadline",
    "完成时间": "completed_at",
    "承诺事项": "matter",
    "书记": "secretary",
}


@dataclass(frozen=True, slots=True)
class LearnedField:
    """One field: its labels with the number of blocks that have each, the canonical one first."""

    labels: tuple[tuple[str, int], ...]
    key: str | None
    blocks: int
    pages: int
    required: bool

    @property
    def name(self) -> str:
        """The canonical label."""
        return self.labels[0][0]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What pages say about their series, fields in its order."""

    fields: tuple[LearnedField, ...]
    opening: str
    opened: int
    """blocks whose first label is one of the opening field"""
    headed: int
    """blocks under a heading"""
    blocks: int
    pages: int
    without_blocks: int
    series: str | None = None


@dataclass(frozen=True, slots=True)
class _Lesson:
    text: str
    lines: tuple[Line, ...]
    title: str | None
    kicker: str | None
    series: str | None


def learn(pages: Iterable[Reading]) -> Proposal | None:
    """A proposal from the first `MOST_PAGES` pages, None where no labels come round on them. Never raises."""
    lessons = [_lesson(page) for _, page in zip(range(MOST_PAGES), pages, strict=False)]
    cycles, seeds = _cycles(lessons, ()), _seeds(lessons)
    known = _limited(_credible(cycles, seeds) + seeds)
    for _ in range(ROUNDS):
        cycles = _cycles(lessons, known)
        found = _limited(_credible(cycles, seeds))
        if set(found) == set(known):
            break
        known = found
    return _proposal(lessons, cycles, known)


def _lesson(page: Reading) -> _Lesson:
    text, lines = assemble(page.lines)
    return _Lesson(text, lines, page.metadata.title, page.metadata.kicker, page.series.name)


def _limited(labels: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(labels))[:MOST_LABELS]


# --- words that stand where labels stand


def _look(form: Form) -> Form:
    """The form with any picture or dingbat for each other's: 📌 and 🔧 before labels are one way to set them."""
    pictured = form.bracket and unicodedata.category(form.bracket)[0] == "S"
    return form._replace(bracket="*") if pictured else form


@dataclass(frozen=True, slots=True)
class _Sighting:
    page: int
    key: str
    apart: bool
    """colon, style or cell set it apart, or running text stands below"""
    following: str | None
    """the word that alone makes the next line, for one that has no value on its own"""
    form: Form | None = None


def _seeds(lessons: Sequence[_Lesson]) -> list[str]:
    """Words that recur where labels stand, set apart, with something under them, and in turn with each other."""
    seen = [s for n, lesson in enumerate(lessons) for s in _sightings(n, lesson)]
    times = Counter(s.key for s in seen)
    apart = Counter(s.key for s in seen if s.apart or _is_spelled(s.key))
    often = {key for key, n in times.items() if n > 1 and 2 * apart[key] >= n}
    valued = Counter(s.key for s in seen if s.following not in often)
    often = {key for key in often if 2 * valued[key] >= times[key]}
    regular = often & _in_turn([s for s in seen if s.key in often or _is_spelled(s.key)])
    if len(regular) < 2:
        return []
    return sorted(regular | _kin(seen, regular, times), key=lambda key: (-times[key], key))


def _kin(seen: Sequence[_Sighting], known: set[str], times: Counter[str]) -> set[str]:
    """Words set like two known labels of their page: that recur, that label words make, or that a style sets apart.

    A style that more words have once than known labels is that of subheads.
    """
    shared: dict[tuple[int, Form], set[str]] = {}
    for s in seen:
        if s.form:
            shared.setdefault((s.page, _look(s.form)), set()).add(s.key)
    found: set[str] = set()
    for (_, form), keys in shared.items():
        labels, others = keys & known, keys - known
        if len(labels) < KIN_OF:
            continue
        found |= {key for key in others if times[key] > 1 or _is_spelled(key)}
        once = {key for key in others - found if len(key) <= KIN_LENGTH and not is_unit(key)}
        if form.marks and len(once) <= len(labels):
            found |= once
    return found


def _sightings(page: int, lesson: _Lesson) -> Iterator[_Sighting]:
    lines = lesson.lines
    lexicon = lexicon_of(_provisional(sorted({key for line in lines for key in _spelled(line)})))
    running = running_style(lines)
    texts = [n for n, line in enumerate(lines) if line.image is None]
    for n, below in zip(texts, (*texts[1:], None), strict=True):
        if footer_weight(lines, n, -1)[0] > 0:
            continue
        following = lines[below] if below is not None else None
        if lines[n].kind is LineKind.ROW and len(lines[n].cells) > 2:
            heads = [_Sighting(page, key, True, None) for key in dict.fromkeys(_spelled(lines[n]))]
            if len(heads) >= HEADS:
                yield from heads * (2 if _same_columns(lines[n], following) else 1)
                continue
        hits = {hit.key: hit for hit in find_hits(lines[n], lexicon, running) if not (hit.glued or hit.faint)}
        yield from (_sighting(page, hit, following) for hit in hits.values() if not _is_place(hit.key))


def _spelled(line: Line) -> Iterator[str]:
    """Words made of label words at the line's head or in its cells: without a profile 名称 passes for a sentence (称).

    A word with spaced letters is whole, though its first letter reads like a number (一 句 话 点 评).
    """
    text = line.text[:_FRONT]
    if spaced := _SPACED.match(text):
        yield bare(spaced[1])
    ends = [n for n, c in enumerate(text) if c in COLONS or c.isspace()][:1] + [r.end for r in line.runs[:1]]
    for start, end in (*line.cells, *((0, end) for end in ends)):
        first, last = bounds(line.text, start, min(end, start + _FRONT))
        key = bare(line.text[first:last])
        if 2 <= len(key) <= MAX_LABEL and key not in NO_LABELS and _is_spelled(key):
            yield key


def _same_columns(line: Line, following: Line | None) -> bool:
    """Whether the next row has the same columns: labels in a table's first row come round in every row below."""
    return following is not None and following.kind is LineKind.ROW and len(following.cells) == len(line.cells)


def _sighting(page: int, hit: Hit, following: Line | None) -> _Sighting:
    form = hit.form
    apart = form.colon or form.marks > 0 or form.position == "cell"
    if not hit.tail:
        return _Sighting(page, hit.key, apart, None, form)
    apart = apart or (following is not None and len(following.text) >= LONG)
    return _Sighting(page, hit.key, apart, bare(following.text[:MAX_LABEL]) if following else hit.key, form)


def _in_turn(seen: Sequence[_Sighting]) -> set[str]:
    """The words between two occurrences of which, on one page, another one mostly stands."""
    gaps, crossed = Counter[str](), Counter[str]()
    last: dict[tuple[int, str], int] = {}
    for n, sighting in enumerate(seen):
        before = last.get((sighting.page, sighting.key))
        if before is not None:
            gaps[sighting.key] += 1
            crossed[sighting.key] += n - before > 1
        last[sighting.page, sighting.key] = n
    return {s.key for s in seen if 2 * crossed[s.key] >= gaps[s.key]}


# --- labels of blocks


def _provisional(known: Sequence[str]) -> Profile | None:
    """Every known label as a field of its own, so that segmentation joins nothing."""
    return Profile(name="provisional", fields=tuple(FieldSpec(name=label) for label in known)) if known else None


def _cycles(lessons: Sequence[_Lesson], known: Sequence[str]) -> list[Cycle]:
    """The blocks of all pages, segmented with the labels known so far."""
    profile = _provisional(known)
    profiles = (profile,) if profile else ()
    return [
        _cycle(page, block)
        for page, lesson in enumerate(lessons)
        for block in segment(
            lesson.text, lesson.lines, profiles=profiles, title=lesson.title, kicker=lesson.kicker
        ).blocks
    ]


def _cycle(page: int, block: Block) -> Cycle:
    labels = tuple(dict.fromkeys(_plain(s.label) for s in block.sections))[:MOST_IN_BLOCK]
    filled = {_plain(s.label) for s in block.sections if s.paragraphs or s.captions}
    return Cycle(page, block.heading is not None, labels, frozenset(labels) - filled)


def _plain(label: str) -> str:
    """The bare label without an addition in brackets, which needs no alias: 问题困难（为什么难）."""
    return label_key(_ADDITION.sub("", bare(label)))


def _credible(cycles: Sequence[Cycle], seeds: Iterable[str]) -> list[str]:
    """Labels of blocks that are no chance, the most frequent first: seeds, those that recur, words of label words."""
    sown = set(seeds)
    labels = {label for cycle in cycles for label in cycle.labels}
    empty = Counter(label for cycle in cycles for label in cycle.empty)
    seen = Cycles(cycles, labels)
    enough = max(2, RARE * len(cycles))
    return [
        label
        for label in seen.frequent()
        if (seen.blocks[label] >= enough or label in sown or _is_spelled(label))
        and 2 <= len(label) <= MAX_LABEL
        and label not in NO_LABELS
        and 2 * empty[label] <= seen.blocks[label]
        and not _is_place(label)
    ]


def _is_place(label: str) -> bool:
    """Whether a word is a place's name and nothing else (石门村, but not 村情村貌)."""
    place = read_place(label)
    return place is not None and not place.rest


def _is_spelled(label: str) -> bool:
    """Whether a word consists of label words or ends with one (案例名称, 议事经过)."""
    plain = simplified(label)
    return spells_label(plain) or (len(plain) <= _HEADED and plain.endswith(_HEADS))


# --- the proposal


def _proposal(lessons: Sequence[_Lesson], cycles: Sequence[Cycle], known: Sequence[str]) -> Proposal | None:
    seen = Cycles(cycles, known)
    if not seen.blocks:
        return None
    groups = seen.groups()
    keys = _keys(groups)
    fields = tuple(_field(seen, group, keys.get(group[0])) for group in groups)
    first = Counter(
        next(g[0] for g in groups if label in g)
        for cycle in cycles
        if (label := next((x for x in cycle.labels if x in seen.blocks), None))
    )
    opening = max(groups, key=lambda g: first[g[0]])[0]
    series = Counter(lesson.series for lesson in lessons if lesson.series)
    return Proposal(
        fields=fields,
        opening=opening,
        opened=first[opening],
        headed=sum(cycle.headed for cycle in cycles),
        blocks=len(cycles),
        pages=len(lessons),
        without_blocks=len(lessons) - len({cycle.page for cycle in cycles}),
        series=max(sorted(series), key=lambda name: series[name]) if series else None,
    )


def _field(seen: Cycles, group: tuple[str, ...], key: str | None) -> LearnedField:
    blocks = sum(seen.blocks[label] for label in group)
    return LearnedField(
        labels=tuple((label, seen.blocks[label]) for label in group),
        key=key,
        blocks=blocks,
        pages=len(set().union(*(seen.pages[label] for label in group))),
        required=blocks >= REQUIRED_FROM and blocks == len(seen.cycles),
    )


def _keys(groups: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """English keys by canonical label; of two fields that would get the same key none does."""
    found = {group[0]: _key(group[0]) for group in groups}
    uses = Counter(found.values())
    return {name: key for name, key in found.items() if key and uses[key] == 1}


def _key(label: str) -> str | None:
    plain = simplified(label)
    return WORD_KEYS.get(plain) or KEYS.get(meaning(plain) or "")
