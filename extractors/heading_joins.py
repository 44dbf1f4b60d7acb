"""Headings of two lines: street and community, person and office, slogan and place, a name and its address."""

from __future__ import annotations

import re
from collections import Counter

from .heading_places import EXAMPLE, HELD_OFFICE, address_of, is_person_name, lies_in
from .layout import MAX_HEADING, NEAR, NO_HEADING_ENDS, Layout, is_short
from .places import Place, read_place

__all__ = ["join_lines", "pair_names"]

_SLOGAN = re.compile("[\u3400-\u9fff](?:[^\u3400-\u9fff]*[\u3400-\u9fff]){4}")
"""Five ideographs: fewer are a number, a prize or a mark above a heading."""


def join_lines(page: Layout) -> None:
    """Make one heading of two lines that are one."""
    _join_communities(page)
    _join_persons(page)
    _join_slogans(page)
    _join_second_lines(page)


def _join_communities(page: Layout) -> None:
    """Make one heading of a street and a community in two lines of one box, where no community lacks a street then."""
    found = [n for n in sorted(page.places) if _is_street_of_next(page, n)]
    lacking = (k for k, place in page.places.items() if place.community and not place.street and k - 1 not in found)
    if any(page.distance(k) == 0 for k in lacking):
        return
    for n in found:
        street, community = page.places[n], page.places[n + 1]
        page.joined.add(n)
        page.places[n] = Place(street.street, community.community, community.rest)
        if page.is_example(n):
            page.examples[page.forms[n]] += 1
        _forget(page, n + 1)


def _is_street_of_next(page: Layout, n: int) -> bool:
    """Whether a line names a street, the next one a community, and both are all that stands in their box."""
    street, community = page.places[n], page.places.get(n + 1)
    if community is None or not street.is_street or community.street:
        return False
    if page.lines[n].image or page.lines[n + 1].image or not {n, n + 1} <= page.forms.keys():
        return False
    distance = page.distance(n + 1)
    return distance is not None and distance <= NEAR and page.is_alone_with_next(n)


def _join_persons(page: Layout) -> None:
    """Make one heading of a person's name and, in the line below, the office in a place, where that is so again."""
    found = [n for n in page.forms if _is_person_above_office(page, n)]
    cards = {n for n in found if _is_card(page, n)}
    for n in cards:
        _forget(page, n)
        _forget(page, n + 1)
    found = [n for n in found if n not in cards]
    for n in found if len(found) > 1 else ():
        page.joined.add(n)
        page.places[n] = page.places[n + 1]
        page.examples[page.forms[n]] += 1
        _forget(page, n + 1)


def _join_slogans(page: Layout) -> None:
    """Make one heading of a few words and the place below them, where both are all of a box, and that is so again."""
    found = [n - 1 for n, place in page.places.items() if place.full and n and _is_slogan(page, n - 1)]
    for n in found if len({page.lines[n].text for n in found}) > 1 else ():
        page.joined.add(n)
        page.places[n], page.forms[n] = page.places[n + 1], page.forms[n + 1]
        page.examples[page.forms[n]] += 1
        _forget(page, n + 1)


def _is_slogan(page: Layout, n: int) -> bool:
    """Whether a line of a few words and a place below it are all that stands in a box in front of a label."""
    line, below = page.lines[n], page.lines[n + 1]
    if line.image or below.image or not line.boxed or line.boxed != below.boxed or n + 1 not in page.forms:
        return False
    if n in page.places or page.is_label(n) or not is_short(line.text) or line.text[-1] in NO_HEADING_ENDS:
        return False
    if not _SLOGAN.search(line.text) or any(c in line.text for c in ":：") or EXAMPLE.match(line.text):
        return False
    distance = page.distance(n + 1)
    return distance is not None and distance <= NEAR and page.is_alone_with_next(n)


def _is_person_above_office(page: Layout, n: int) -> bool:
    """Whether a line set apart is a person's name and the next one names an office in a place."""
    if n in page.places or n + 1 not in page.places or not page.forms[n].marks:
        return False
    if not is_person_name(page.lines[n].text.strip()) or not HELD_OFFICE.search(page.places[n + 1].rest):
        return False
    return page.distance(n + 1) is not None


def _is_card(page: Layout, n: int) -> bool:
    """Whether a person's name and office stand below the heading that names the place of the office."""
    above, office = page.places.get(page.text_above(n)), page.places[n + 1]
    return above is not None and above.community is not None and above.community == office.community


def _join_second_lines(page: Layout) -> None:
    """Make one heading of a place and the words below it, where both are all that stands in their element."""
    full = any(place.full for place in page.places.values())
    for n in sorted(page.places):
        if n in page.joined or n not in page.forms or not _goes_on_below(page, n, full=full):
            continue
        place, lesser, counted = page.places[n], page.places.get(n + 1), page.is_example(n)
        page.joined.add(n)
        whole = read_place(page.lines[n].text + page.lines[n + 1].text)
        if whole and whole.full and not place.full:
            page.places[n] = whole
        elif lesser and not place.community:
            page.places[n] = Place(place.street, lesser.community, lesser.rest)
        if page.is_example(n) and not counted:
            page.examples[page.forms[n]] += 1
        if n + 1 in page.forms:
            page.drop_heading(n + 1)


def _goes_on_below(page: Layout, n: int, *, full: bool) -> bool:
    """Whether the next line is a few words more of a place's heading, on a page that has `full` places or has none."""
    if n + 1 >= len(page.lines):
        return False
    words, place, lesser = page.lines[n + 1], page.places[n], page.places.get(n + 1)
    if words.image or n + 1 in page.labels.claimed or words.block != page.lines[n].block:
        return False
    if lesser and not (full and lies_in(lesser, place)):
        return False
    if "，" in words.text or (place.community and words.text.startswith(place.community)):
        return False
    if words.text[-1] in NO_HEADING_ENDS or len(words.text) > MAX_HEADING:
        return False
    return page.distance(n + 1) is not None and page.is_alone_with_next(n)


def pair_names(page: Layout, endings: tuple[str, ...]) -> None:
    """Find the names below each of which a line of its own says the place, where that is so again and again."""
    pairs = _pairs(page, endings)
    usual = Counter(page.forms[name] for name in pairs).most_common(1)
    if not usual or usual[0][1] < 2:
        return
    for name, (below, place, more) in pairs.items():
        if page.forms[name] == usual[0][0]:
            page.named[name] = place
            page.addresses[below] = more
            page.examples[page.forms[name]] += 1
            _forget(page, below)


def _pairs(page: Layout, endings: tuple[str, ...]) -> dict[int, tuple[int, Place, bool]]:
    """The names above an address and a label that opens a block, each with the address's line, its place and whether
    that says more than the place.
    """
    pairs: dict[int, tuple[int, Place, bool]] = {}
    for opening in sorted(page.labels.opening):
        below = page.text_above(opening)
        name = page.text_above(below)
        form = page.forms.get(name)
        if form is None or not form.marks or page.is_label(name):
            continue
        if not is_short(page.lines[below].text) or page.is_label(below):
            continue
        if named := page.places.get(name):
            if form != page.forms.get(below) and (whole := _with_street(named, page.places.get(below))):
                pairs[name] = below, whole, False
            continue
        place, more = address_of(page.lines[below].text, endings)
        unlike = below not in page.forms or form.marks > page.forms[below].marks
        if place and (more or name in page.units or unlike):
            pairs[name] = below, place, more
    return pairs


def _with_street(name: Place, below: Place | None) -> Place | None:
    """The place of a community whose street is all that the line below it says, None where that is not so."""
    if below is None or not below.is_street:
        return None
    return name._replace(street=below.street) if name.community and not name.street else None


def _forget(page: Layout, n: int) -> None:
    """A line is no heading of its own, nor an example of one."""
    if n in page.forms and page.is_example(n):
        page.examples[page.forms[n]] -= 1
    page.drop_heading(n)
