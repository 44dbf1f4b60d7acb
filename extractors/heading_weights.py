"""What speaks for each line that could be a heading, or the street of those below.

What counts is its place name, its form, what other headings of the page look like, and whether a label follows: a
place's name that no label follows is one of a list, or somebody's signature. `headings` finds the lines.
"""

from __future__ import annotations

from ..schemas import Span
from .heading_places import says_whose
from .headings import before_badge, behind_badge
from .layout import NEAR, Layout
from .lines import Line, LineKind
from .places import Place
from .roles import Piece, Reading, Role

__all__ = ["heading_readings"]

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
BELOW_STREET = 2.0
RATHER_LABEL = -6.0


def heading_readings(page: Layout, n: int) -> list[Reading]:
    """A line as a heading, or as the street of the headings below it; empty where neither has a chance."""
    if n not in page.forms:
        return []
    line, place = page.lines[n], page.named.get(n) or page.places.get(n)
    street = place is not None and _is_street(page, n, place)
    reasons = _own_reasons(page, n, place) + _neighbours(page, n, street=street)
    weight = sum([w for _, w in reasons], 0.0)
    if weight <= 0:
        return []
    role = Role.STREET if street else Role.HEADING
    alt = line.image.alt.strip() if line.image and line.image.alt else None
    return [Reading(role, _pieces(page, n, role, place), weight, tuple(reasons), place, heading=alt)]


def _own_reasons(page: Layout, n: int, place: Place | None) -> list[tuple[str, float]]:
    """What a heading's words and looks say."""
    line, form = page.lines[n], page.forms[n]
    reasons = [("short line", HEADING), _name(place, is_unit=n in page.units)]
    if place and n not in page.named and place.rest.strip():
        reasons.append(("text behind the name", TRAILING))
    if form.marks > form.numbered or line.image:
        reasons.append(("set apart", SET_APART))
    if line.kind is LineKind.HEADING and not page.labels_are_headings:
        reasons.append(("markup of a heading", MARKUP))
    if form.numbered:
        reasons.append(("number", NUMBER))
    return reasons


def _name(place: Place | None, *, is_unit: bool) -> tuple[str, float]:
    if place and place.full:
        return "street and community", PLACE_FULL
    if place:
        return ("community", PLACE_COMMUNITY) if place.community else ("street", PLACE_STREET)
    return ("office or firm", UNIT) if is_unit else ("no place name", NAMELESS)


def _neighbours(page: Layout, n: int, *, street: bool) -> list[tuple[str, float]]:
    """What the lines around a heading, and other headings, say; a street has names below it and looks of its own."""
    distance, form, place = page.distance(n), page.forms[n], page.places.get(n)
    itself = page.is_example(n)
    alike, others = page.examples[form] - itself, sum(page.examples.values()) - itself
    if not alike and (mark := page.mark_of(n)):
        alike = page.typed_marks[mark] - itself
    reasons: list[tuple[str, float]] = []
    if distance == 0:
        opens = place or n in page.cycled or page.opens_next(n)
        reasons.append(("a label follows", LABEL_NEXT if opens else LABEL_NEAR))
    elif page.text_below(n) in page.places:
        reasons += [] if street else [("another name follows", NO_LABEL)]
    elif distance is not None and distance <= NEAR:
        reasons.append(("a label is near", LABEL_NEAR if place or (alike and form.marks) else -LABEL_NEAR))
    else:
        reasons.append(("no label near", NO_LABEL))
    if alike:
        reasons.append(("looks like other headings", SAME_FORM))
    elif others > 1 and not street and (not place or any(times > 1 for times in page.examples.values())):
        reasons.append(("looks unlike the headings", OTHER_FORM))
    if distance == 0 and n not in page.cycled and page.is_below_name(n):
        reasons.append(("below a name", BELOW_PLACE if place else BELOW_NAME))
    elif page.titled and distance == 0 and page.opens_next(n):
        reasons.append(("such a line stands above every first label", TITLED))
    if place and _is_below_street(page, n, place):
        reasons.append(("below its street", BELOW_STREET))
    if n in page.listed:
        reasons.append(("a list in a sentence", IN_LIST))
    if not place and page.is_label(n):
        reasons.append(("rather a label", RATHER_LABEL))
    if street:
        reasons.append(("names below it", BELOW))
    return reasons


def _is_below_street(page: Layout, n: int, place: Place) -> bool:
    """Whether a line names a community, right below a street alone and above a label."""
    if place.street or not place.community or page.distance(n) != 0:
        return False
    above = page.places.get(page.text_above(n))
    return above is not None and above.is_street


def _is_street(page: Layout, n: int, place: Place) -> bool:
    """Whether a line is a street's name and the next one an office's or building's, or a community without a street.

    So is any place's with several cases below it.
    """
    if n in page.over_cases:
        return True
    if not place.is_street:
        return False
    marked, below = page.forms[n].marks > 0, page.text_below(n)
    if marked and below in page.units and not page.is_label(below):
        return True
    if marked and below in page.cycled and page.streets_of_cycles > 1:
        return True
    if n and page.awaits_value(n - 1):
        return False  # the value of a label: 推荐单位
    named = page.places.get(below) or (_place_below(page, n) if marked else None)
    if named is None and marked and below in page.forms and page.is_next_heading(below):
        return any(_heads_communities(page, k) for k, form in page.forms.items() if k != n and form == page.forms[n])
    if named is not None and named.street == place.street:
        return True  # which the name below it repeats
    return named is not None and named.community is not None and named.street is None


def _heads_communities(page: Layout, n: int) -> bool:
    """Whether a line is a street's name alone, and the next one a community's."""
    place, below = page.places.get(n), page.places.get(page.text_below(n))
    if place is None or below is None or not place.is_street:
        return False
    return below.community is not None and below.street is None


def _place_below(page: Layout, n: int) -> Place | None:
    """The next place's name, past a paragraph about the street and before any label."""
    limit = min(n + 2 + NEAR, page.next_label[n], len(page.lines))
    return next((page.places[k] for k in range(n + 1, limit) if k in page.places), None)


def _pieces(page: Layout, n: int, role: Role, place: Place | None) -> tuple[Piece, ...]:
    """The heading without a badge in front of it, and what says behind it whose place it is."""
    line = page.lines[n]
    end = page.lines[n + 1].end if n in page.joined else line.start + _before_address(line, place)
    if end == line.end and not line.image:
        end = line.start + before_badge(line)
    heading = Piece(Role.IMAGE if line.image else role, Span(line.start + behind_badge(line), end))
    return (heading, Piece(Role.STREET, Span(end, line.end))) if end < line.end else (heading,)


def _before_address(line: Line, place: Place | None) -> int:
    """Where a heading ends before an element of its own that says whose place it is (孙立秋 服务地：沙河镇北岗村)."""
    community = place.community if place else None
    if community is None:
        return len(line.text)
    for run in line.runs[1:]:
        if says_whose(line.text, run.start, community):
            return len(line.text[: run.start].rstrip())
    return len(line.text)
