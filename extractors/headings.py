"""Which lines could open a block, or name the street of those below, and what speaks for it.

A heading is a short line that is no sentence. What counts is its place name, its form, what other headings of the page
look like, and whether a label follows: a place's name that no label follows is one of a list, or somebody's signature.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from ..schemas import Profile, Span
from ..schemas.labels import NUMERALS
from .captions import has_credit, tells_picture
from .forms import Form, Running, form_of
from .heading_places import (
    EXAMPLE,
    address_of,
    is_person_name,
    is_rather_person,
    lies_in,
    names_thing,
    names_unit,
    place_of,
    says_whose,
)
from .hits import COLONS, Hit
from .label_words import spells_label
from .labels import NUMBERED, bare, bounds
from .lines import Line, LineKind
from .places import Place, read_place
from .roles import Piece, Reading, Role

__all__ = ["MARK_LONGEST", "Outline", "heading_readings", "is_mark", "is_tag", "names_place", "outline"]

MAX_HEADING = 45
"""Code points; the longest heading seen (place, office and person) has 24, with a motto behind it 38."""
TAG_LONGEST = 6
"""Code points of a tag behind a heading."""
MARK_LONGEST = 12
"""Code points of a number or mark with what belongs to it."""
PERSON_AND_OFFICE = 2
"""Cells of a row that says who holds which office."""
NEAR = 3
"""Lines of text between a heading and its first label; the longest lead of a block seen has 2."""

HEADING = -2.0
PLACE_FULL = 4.0
PLACE_COMMUNITY = 2.5
PLACE_STREET = 2.0
UNIT = 1.0
NAMELESS = -2.0
TRAILING = -1.0
SET_APART = 2.0
MARKUP = 2.0
NUMBER = 0.5
LABEL_NEXT = 2.5
LABEL_NEAR = 1.0
NO_LABEL = -3.0
SAME_FORM = 2.0
OTHER_FORM = -3.0
TITLED = 4.0
IN_LIST = -4.0
BELOW_NAME = -2.0
BELOW_PLACE = -8.0
BELOW = 6.0
RATHER_LABEL = -6.0

_SENTENCE_END = "。；;，,、！!？?…"
_COLONS = frozenset(COLONS)
_SIGNATURE = re.compile(r"^\s*(?:——|--|—|－－)(?!.*[-—－]\s*$)|^\s*[（(][^（()）]*[)）]\s*$")
_BADGE = re.compile(r"(?<![a-z])(?:badge|tag|label|num|number|no|idx|index|order|icon)(?![a-z])", re.IGNORECASE)
"""class of an element that stands in front of a heading's text"""
_GLUED_BADGE = re.compile("第[0-9０-９]{1,3}[家站棒例则户篇](?=[\u3400-\u9fff]{2,6}(?:街道|镇|乡))")
"""A number with what it counts, without anything before the street: 第1家岗李乡前尹郭村."""
_MARK = re.compile(
    rf"[\W_]*(?:part|no|case|vol|chapter|(?:part|no|case|vol|chapter)?[\W_]*[0-9０-９]{{1,2}}|[\u2460-\u2473]|[第之其]?[{NUMERALS}]{{1,3}}[站例则个名]?"
    r")?[\W_]*",
    re.IGNORECASE,
)
_HAN_OF_MARKS = frozenset("第之其" + NUMERALS)
"""The ideographs with which such a text can begin."""
_OFFICE = re.compile("书记|主任|队长|队员|校长|园长|站长|所长|委员|干部|特派员|代表|网格员|河长|林长")
_QUOTES = "“‘\"'「『《（(【["


@dataclass(slots=True)
class _Labels:
    """The lines that may be labels, by number."""

    any: set[int] = field(default_factory=set)
    leading: set[int] = field(default_factory=set)
    """a label stands at the line's beginning"""
    claimed: set[int] = field(default_factory=set)
    """a field claims it"""
    opening: set[int] = field(default_factory=set)
    """the line begins with the label that opens blocks"""
    naming: set[int] = field(default_factory=set)
    """the line has, likely or not, the label that opens blocks"""
    own: set[int] = field(default_factory=set)
    """the line is a word set apart that no field claims and that stands so several times"""


@dataclass(slots=True)
class Outline:
    """The page's short lines and labels, as far as headings depend on them."""

    lines: Sequence[Line]
    hits: Sequence[tuple[Hit, ...]]
    labels: _Labels
    next_label: list[int]
    """for each line the number of the next line that may be a label, or len(lines)"""
    texts_before: list[int]
    """for each line, and behind the last, how many lines of text stand before it"""
    forms: dict[int, Form] = field(default_factory=dict)
    """of each line that could be a heading"""
    places: dict[int, Place] = field(default_factory=dict)
    units: set[int] = field(default_factory=set)
    """those of offices, firms and branches"""
    good: Counter[Form] = field(default_factory=Counter)
    """forms of lines above labels that look like headings"""
    marks: Counter[str] = field(default_factory=Counter)
    """what is typed in front of those: ◆"""
    listed: set[int] = field(default_factory=set)
    """lines one below the other behind a colon"""
    spanning: set[int] = field(default_factory=set)
    """rows whose first cell reaches over those below and names no place: a block's heading all the same"""
    joined: set[int] = field(default_factory=set)
    """streets with their community in the next line of the same box: both are one heading"""
    named: dict[int, Place] = field(default_factory=dict)
    """names with their place in a line of its own below: of persons, stations, buildings"""
    addresses: dict[int, bool] = field(default_factory=dict)
    """the lines of these places, and whether they say more than the name"""
    labels_are_headings: bool = False
    """labels stand in h1 … h6"""
    titled: bool = False
    """above every label that opens a block stands a short line that is no sentence"""

    def distance(self, n: int) -> int | None:
        """How many lines of text stand between a line and the next label, None where none follows."""
        follow = self.next_label[n]
        if follow >= len(self.lines):
            return None
        itself = self.is_text(n) + (n in self.joined or n in self.named)
        return self.texts_before[follow] - self.texts_before[n] - itself

    def opens_next(self, n: int) -> bool:
        """Whether the next label is the one that opens blocks."""
        return self.next_label[n] in self.labels.naming

    def is_text(self, n: int) -> bool:
        """Whether a line is more than a picture, a number or a mark: what may stand between a heading and its label."""
        return self.texts_before[n + 1] > self.texts_before[n]

    def next_text(self, n: int) -> int:
        """The next line of text, past a few images and marks; -1 where there is none."""
        return next((k for k in range(n + 1, min(n + 4, len(self.lines))) if self.is_text(k)), -1)

    def text_above(self, n: int) -> int:
        """The line of text above, past a few images and marks; -1 where there is none."""
        return next((k for k in range(n - 1, max(n - 4, -1), -1) if self.is_text(k)), -1)

    def is_below_name(self, n: int) -> bool:
        """Whether a line names nothing and stands below one that does: the person or motto under a heading."""
        above = self.text_above(n)
        named = above in self.places or (above in self.units and n not in self.units)
        lesser = n not in self.places or (
            self.places[n].street is None and above in self.places and self.places[above].full
        )
        return lesser and named and above in self.forms and self.forms[above].marks > 0

    def is_label(self, n: int) -> bool:
        """Whether a line may be a label."""
        return n in self.labels.any


def outline(
    lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]], profile: Profile | None, running: Running
) -> Outline:
    """The outline of a page whose hits are weighed."""
    labels = _labels(hits, _opening(hits, profile))
    page = Outline(lines, hits, labels, *_look_ahead(lines, labels))
    if profile and not profile.blocks.headings:
        return page
    endings = profile.blocks.place_suffixes if profile else ()
    for n, line in enumerate(lines):
        if len(line.text) <= MAX_HEADING or line.cells:
            _look_at(page, n, endings, running)
    _join(page)
    _join_persons(page)
    _join_second_lines(page)
    _pair(page, endings)
    page.titled = _is_titled(page)
    page.labels_are_headings = any(lines[n].kind is LineKind.HEADING for n in labels.claimed)
    return page


def _opening(hits: Sequence[tuple[Hit, ...]], profile: Profile | None) -> str | None:
    """The field with which blocks open: the profile's, or where the page has none of it, that of its first label."""
    fields = [h.match.field for found in hits for h in found if h.match and h.weight > 0]
    if not profile or not fields or fields.count(fields[0]) < 2:
        return profile.opening if profile else None
    return fields[0] if _opens_blocks(fields, profile.opening) else profile.opening


def _opens_blocks(fields: Sequence[str], opening: str) -> bool:
    """Whether blocks open with the page's first field: the profile's opening one stands once behind it, or nowhere."""
    cycles: list[int] = []
    for name in fields:
        if name == fields[0]:
            cycles.append(0)
        cycles[-1] += name == opening
    return fields[0] != opening and max(cycles) <= 1


def _labels(hits: Sequence[tuple[Hit, ...]], opening: str | None) -> _Labels:
    labels = _Labels()
    for n, found in enumerate(hits):
        for hit in found:
            opens = hit.match is not None and hit.match.field == opening
            if opens:
                labels.naming.add(n)
            if hit.weight > 0:
                labels.any.add(n)
                if hit.match:
                    labels.claimed.add(n)
                if not hit.glued:
                    labels.leading.add(n)
                    if opens:
                        labels.opening.add(n)
    alone = [(n, found[0]) for n, found in enumerate(hits) if found and found[0].tail and not found[0].match]
    times = Counter([hit.key for _, hit in alone])
    labels.own.update([n for n, hit in alone if hit.form.marks and hit.weight > 0 and times[hit.key] > 1])
    return labels


def _look_ahead(lines: Sequence[Line], labels: _Labels) -> tuple[list[int], list[int]]:
    follow = len(lines)
    next_label = [follow] * len(lines)
    for n in range(len(lines) - 1, -1, -1):
        next_label[n] = follow
        if n in labels.leading:
            follow = n
    texts_before, count = [0], 0
    for line in lines:
        count += line.image is None and not is_mark(line.text)
        texts_before.append(count)
    return next_label, texts_before


def is_mark(text: str) -> bool:
    """Whether a text is a number or a mark and no more, as above a heading or label: 01, PART 2, 第三站, ◆."""
    if len(text) > MARK_LONGEST or ("\u4e00" <= text[:1] <= "\u9fff" and text[0] not in _HAN_OF_MARKS):
        return False
    return _MARK.fullmatch(text) is not None


def _text(line: Line) -> str:
    return (line.image.alt or "") if line.image else line.text


def _look_at(page: Outline, n: int, endings: tuple[str, ...], running: Running) -> None:
    """Note form and place of a line that could be a heading."""
    line = page.lines[n]
    if len(line.cells) > 1 and line.kind is LineKind.ROW:
        _look_at_row(page, n, endings, running)
        return
    if n in page.labels.claimed:
        return
    text = _text(line)
    if not 1 < len(text) <= MAX_HEADING or text[-1] in _SENTENCE_END or _SIGNATURE.match(text):
        return
    if has_credit(text) or tells_picture(text):
        return
    if is_tag(page, n) or _is_value(page, n):
        return
    first, last = bounds(text, 0, len(text))
    if not any(map(str.isalpha, text[first:last])):
        return
    place = place_of(text[_behind_name(line, first) : last], endings, exact=line.image is not None)
    if (
        place
        and names_thing(place)
        and not _heads_block(page, n, numbered=first > 0 or EXAMPLE.match(text) is not None)
    ):
        place = None
    if not place and names_unit(text[first:last]):
        page.units.add(n)
    if place:
        page.places[n] = place
    elif not _may_head(page, n):
        return
    numbered = first > 0 and bool(NUMBERED.match(text))
    last = max(last, first + 1)
    form = form_of(line, first, last, "alone", running, bracket="", numbered=numbered, colon=False)
    page.forms[n] = form
    if _counts(page, n, form):
        page.good[form] += 1
        page.marks[_typed_mark(text)] += 1
    before = page.lines[n - 1] if n else None
    if before and before.image is None and (n - 1 in page.listed or _announces(page, n - 1)):
        page.listed.add(n)


def _heads_block(page: Outline, n: int, *, numbered: bool) -> bool:
    """Whether a line that names a thing of a place stands where a heading does, and not as a picture's caption."""
    if page.distance(n) != 0 or (n and page.lines[n - 1].image is not None):
        return False
    return numbered or page.opens_next(n) or page.lines[n].kind is LineKind.HEADING


def _is_value(page: Outline, n: int) -> bool:
    """Whether a line is what a term says: the name of an office below 责任单位 is no heading."""
    if n and n - 1 in page.labels.own and n - 1 not in page.places and not names_place(page.lines[n], ()):
        return True
    if not n or page.lines[n].kind is not LineKind.DEFINITION or page.lines[n - 1].kind is not LineKind.TERM:
        return False
    return n - 1 in page.labels.claimed or spells_label(bare(page.lines[n - 1].text))


def _may_head(page: Outline, n: int) -> bool:
    """Whether a line without a place's name stands where a heading does; of pictures only those of institutions."""
    if page.lines[n].image:
        return n in page.units and page.distance(n) == 0 and page.opens_next(n)
    return (page.distance(n) or 0) <= NEAR


def _behind_name(line: Line, first: int) -> int:
    """Where a line goes on behind a person's name in an element of its own; else `first`."""
    end = line.runs[1].start if len(line.runs) > 1 else first
    name = line.text[first:end].strip()
    return end if is_rather_person(name) and not read_place(name) else first


def _typed_mark(text: str) -> str:
    """The mark with which a line begins; empty where that is a letter, a number or a quotation."""
    return "" if text[:1].isalnum() or text[:1] in _QUOTES else text[:1]


def is_tag(page: Outline, n: int) -> bool:
    """Whether a line is a tag behind a heading (已办结), by the class of its element."""
    line, above = page.lines[n], page.lines[n - 1] if n else None
    if above is None or above.kind is not LineKind.HEADING or len(line.text) > TAG_LONGEST:
        return False
    return bool(line.runs) and all(_BADGE.search(run.names) for run in line.runs)


def names_place(line: Line, endings: tuple[str, ...]) -> bool:
    """Whether a line is so short that it could be a heading, and names a place as a heading does."""
    text = _text(line)
    if not 1 < len(text) <= MAX_HEADING:
        return False
    first, last = bounds(text, 0, len(text))
    return place_of(text[first:last], endings, exact=line.image is not None) is not None


def _look_at_row(page: Outline, n: int, endings: tuple[str, ...], running: Running) -> None:
    """Note the place in the first cell of a row, where label and value stand in the cells behind it.

    A row of a person's name and an office in a place is a heading, too.
    """
    line = page.lines[n]
    if len(line.cells) == PERSON_AND_OFFICE and not page.hits[n]:
        name, office = (line.text[start:end].strip() for start, end in line.cells)
        held = place_of(office, endings, exact=False) if is_person_name(name) else None
        if held and _OFFICE.search(held.rest):
            page.places[n] = held
            page.forms[n] = form_of(line, 0, len(line.text), "alone", running, bracket="", numbered=False, colon=False)
        return
    if not page.hits[n] or page.hits[n][0].start < line.cells[0][1]:
        return
    first, last = bounds(line.text, *line.cells[0])
    place = place_of(line.text[first:last], endings, exact=True)
    if place:
        page.places[n] = place
    elif last > first and _spans_rows(page.lines, n):
        page.spanning.add(n)


def _spans_rows(lines: Sequence[Line], n: int) -> bool:
    """Whether the first cell of a row reaches over the next one, which has a cell less."""
    line, below = lines[n].cell, next((x.cell for x in islice(lines, n + 1, n + 2 + NEAR) if x.image is None), None)
    if line is None or below is None or (below.table, below.row) != (line.table, line.row + 1):
        return False
    return len(lines[n].cells) > 2 and below.columns == len(lines[n].cells) - 1


def _join(page: Outline) -> None:
    """Make one heading of a street and a community in two lines of one box, where no community lacks a street then."""
    found = [n for n in sorted(page.places) if _are_joined(page, n)]
    lacking = (k for k, place in page.places.items() if place.community and not place.street and k - 1 not in found)
    if any(page.distance(k) == 0 for k in lacking):
        return
    for n in found:
        street, community = page.places[n], page.places[n + 1]
        page.joined.add(n)
        page.places[n] = Place(street.street, community.community, community.rest)
        if _counts(page, n + 1, page.forms[n + 1]):
            page.good[page.forms[n + 1]] -= 1
        if _counts(page, n, page.forms[n]):
            page.good[page.forms[n]] += 1
        _forget(page, n + 1)


def _are_joined(page: Outline, n: int) -> bool:
    """Whether a line names a street, the next one a community, and both are all that stands in their box."""
    street, community = page.places[n], page.places.get(n + 1)
    if community is None or street.street is None or street.community or street.rest.strip() or community.street:
        return False
    if page.lines[n].image or page.lines[n + 1].image or not {n, n + 1} <= page.forms.keys():
        return False
    distance = page.distance(n + 1)
    return distance is not None and distance <= NEAR and _is_alone_with(page.lines, n)


def _join_persons(page: Outline) -> None:
    """Make one heading of a person's name and, in the line below, the office in a place, where that is so again."""
    found = [
        n
        for n, form in page.forms.items()
        if n + 1 in page.places
        and n not in page.places
        and form.marks
        and is_person_name(page.lines[n].text.strip())
        and _OFFICE.search(page.places[n + 1].rest)
        and page.distance(n + 1) is not None
    ]
    for n in found if len(found) > 1 else ():
        page.joined.add(n)
        page.places[n] = page.places[n + 1]
        page.good[page.forms[n]] += 1
        if _counts(page, n + 1, page.forms[n + 1]):
            page.good[page.forms[n + 1]] -= 1
        _forget(page, n + 1)


def _join_second_lines(page: Outline) -> None:
    """Make one heading of a place and the words below it, where both are all that stands in their element."""
    full = any(place.full for place in page.places.values())
    for n in sorted(page.places):
        below = n + 1
        if n in page.joined or n not in page.forms or n not in page.places or below >= len(page.lines):
            continue
        words, place, lesser = page.lines[below], page.places[n], page.places.get(below)
        if words.image or below in page.labels.claimed or words.block != page.lines[n].block:
            continue
        if lesser and not (full and lies_in(lesser, place)):
            continue
        if "，" in words.text or (place.community and words.text.startswith(place.community)):
            continue
        fits = words.text[-1] not in _SENTENCE_END and len(words.text) <= MAX_HEADING
        if page.distance(below) is not None and fits and _is_alone_with(page.lines, n):
            page.joined.add(n)
            if lesser and not place.community:
                page.places[n] = Place(place.street, lesser.community, lesser.rest)
            if below in page.forms:
                _forget(page, below)


def _is_alone_with(lines: Sequence[Line], n: int) -> bool:
    """Whether a line and the next one are all that stands in their box, or in their element."""
    first, second = lines[n], lines[n + 1]
    around = [lines[k] for k in (n - 1, n + 2) if 0 <= k < len(lines)]
    if first.boxed and first.boxed == second.boxed:
        return all(line.boxed != first.boxed for line in around)
    return first.block == second.block > 0 and all(line.block != first.block for line in around)


def _pair(page: Outline, endings: tuple[str, ...]) -> None:
    """Find the names below each of which a line of its own says the place, where that is so again and again."""
    pairs: dict[int, tuple[int, Place, bool]] = {}
    for opening in sorted(page.labels.opening):
        below = page.text_above(opening)
        name = page.text_above(below)
        form = page.forms.get(name)
        if form is None or not form.marks or name in page.places or page.is_label(name):
            continue
        place, more = _address(page, below, endings)
        if place is None:
            continue
        if more or name in page.units or below not in page.forms or form.marks > page.forms[below].marks:
            pairs[name] = below, place, more
    usual = Counter(page.forms[name] for name in pairs).most_common(1)
    if not usual or usual[0][1] < 2:
        return
    for name, (below, place, more) in pairs.items():
        if page.forms[name] == usual[0][0]:
            page.named[name] = place
            page.addresses[below] = more
            if below in page.forms and _counts(page, below, page.forms[below]):
                page.good[page.forms[below]] -= 1
            page.good[page.forms[name]] += 1
            _forget(page, below)


def _address(page: Outline, n: int, endings: tuple[str, ...]) -> tuple[Place | None, bool]:
    """The place that a line names, and whether a word in front or brackets say whose it is; None of any other line."""
    text = page.lines[n].text if n >= 0 else ""
    if not 1 < len(text) <= MAX_HEADING or page.is_label(n):
        return None, False
    return address_of(text, endings)


def _forget(page: Outline, n: int) -> None:
    """A line is no heading of its own."""
    page.forms.pop(n, None)
    page.places.pop(n, None)


def _counts(page: Outline, n: int, form: Form) -> bool:
    """Whether a line stands as an example of what the page's headings look like."""
    if n in page.places:
        return page.distance(n) == 0 or (
            page.distance(n) == 1 and form.marks > 0 and page.places[n].community is not None
        )
    return page.distance(n) == 0 and form.marks > 0 and page.opens_next(n) and not page.is_below_name(n)


def _announces(page: Outline, n: int) -> bool:
    """Whether a line ends with a colon and is no label: a list follows."""
    return page.lines[n].text[-1:] in _COLONS and not page.is_label(n)


def _is_titled(page: Outline) -> bool:
    opening = sorted(page.labels.opening)
    above = [page.text_above(n) for n in opening]
    return len(opening) > 1 and all(k in page.forms and not page.is_label(k) for k in above)


def heading_readings(page: Outline, n: int) -> list[Reading]:
    """A line as a heading, or as the street of the headings below it; empty where neither has a chance."""
    if n not in page.forms:
        return []
    line, place, form = page.lines[n], page.named.get(n) or page.places.get(n), page.forms[n]
    reasons = [("short line", HEADING), _name(place, is_unit=n in page.units)]
    if place and n not in page.named and place.rest.strip():
        reasons.append(("text behind the name", TRAILING))
    if form.marks > form.numbered or line.image:
        reasons.append(("set apart", SET_APART))
    if line.kind is LineKind.HEADING and not page.labels_are_headings:
        reasons.append(("markup of a heading", MARKUP))
    if form.numbered:
        reasons.append(("number", NUMBER))
    street = place is not None and _is_street(page, n, place)
    reasons += _neighbours(page, n, street=street)
    if street:
        reasons.append(("names below it", BELOW))
    weight = sum([w for _, w in reasons])
    if weight <= 0:
        return []
    role = Role.STREET if street else Role.HEADING
    end = page.lines[n + 1].end if n in page.joined else line.start + _before_address(line, place)
    pieces = [Piece(Role.IMAGE if line.image else role, Span(line.start + _behind_badge(line), end))]
    if end < line.end:
        pieces.append(Piece(Role.STREET, Span(end, line.end)))
    alt = line.image.alt.strip() if line.image and line.image.alt else None
    return [Reading(role, tuple(pieces), weight, tuple(reasons), place, heading=alt)]


def _behind_badge(line: Line) -> int:
    """Where a heading begins behind a badge in an element of its own, or glued to it (第1家岗李乡前尹郭村)."""
    if glued := _GLUED_BADGE.match(line.text):
        return glued.end()
    if len(line.runs) < 2 or not _BADGE.search(line.runs[0].names):
        return 0
    return next((r.start for r in line.runs[1:] if not line.text[r.start : r.end].isspace()), 0)


def _before_address(line: Line, place: Place | None) -> int:
    """Where a heading ends before an element of its own that says whose place it is (孙立秋 服务地：沙河镇北岗村)."""
    if place is None or place.community is None or len(line.runs) < 2:
        return len(line.text)
    for run in line.runs[1:]:
        if says_whose(line.text, run.start, place.community):
            return len(line.text[: run.start].rstrip())
    return len(line.text)


def _is_street(page: Outline, n: int, place: Place) -> bool:
    """Whether a line is a street's name and the next one an office's or building's, or a community without a street."""
    if place.street is None or place.community is not None or place.rest.strip():
        return False
    if page.next_text(n) in page.units and not page.is_label(page.next_text(n)) and page.forms[n].marks:
        return True
    below = page.places.get(page.next_text(n)) or (_below(page, n) if page.forms[n].marks else None)
    return below is not None and below.community is not None and below.street is None


def _below(page: Outline, n: int) -> Place | None:
    """The next place's name, past a paragraph about the street and before any label."""
    limit = min(n + 2 + NEAR, page.next_label[n], len(page.lines))
    return next((page.places[k] for k in range(n + 1, limit) if k in page.places), None)


def _name(place: Place | None, *, is_unit: bool) -> tuple[str, float]:
    if place and place.full:
        return "street and community", PLACE_FULL
    if place:
        return ("community", PLACE_COMMUNITY) if place.community else ("street", PLACE_STREET)
    return ("office or firm", UNIT) if is_unit else ("no place name", NAMELESS)


def _neighbours(page: Outline, n: int, *, street: bool) -> list[tuple[str, float]]:
    """What the lines around a heading, and other headings, say; a street has names below it and looks of its own."""
    reasons: list[tuple[str, float]] = []
    distance, form, place = page.distance(n), page.forms[n], page.places.get(n)
    itself = _counts(page, n, form)
    alike, others = page.good[form] - itself, sum(page.good.values()) - itself
    if not alike and (mark := _typed_mark(page.lines[n].text)):
        alike = page.marks[mark] - itself
    if distance == 0:
        reasons.append(("a label follows", LABEL_NEXT if place or page.opens_next(n) else LABEL_NEAR))
    elif page.next_text(n) in page.places:
        reasons += [] if street else [("another name follows", NO_LABEL)]
    elif distance is not None and distance <= NEAR:
        reasons.append(("a label is near", LABEL_NEAR if place or (alike and form.marks) else -LABEL_NEAR))
    else:
        reasons.append(("no label near", NO_LABEL))
    if alike:
        reasons.append(("looks like other headings", SAME_FORM))
    elif others > 1 and not street:
        reasons.append(("looks unlike the headings", OTHER_FORM))
    if distance == 0 and page.is_below_name(n):
        reasons.append(("below a name", BELOW_PLACE if place else BELOW_NAME))
    elif page.titled and distance == 0 and page.opens_next(n):
        reasons.append(("such a line stands above every first label", TITLED))
    if n in page.listed:
        reasons.append(("a list in a sentence", IN_LIST))
    if not place and page.is_label(n):
        reasons.append(("rather a label", RATHER_LABEL))
    return reasons
