"""What each line could be: running text, labels, a heading, a street, a caption, a footer, with the weight of each.

Weights are relative to running text, which has 0. What depends on the lines before (a field that the block already has,
a block without labels) is weighed in `beam`, which chooses among the readings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ..schemas import Span
from .footers import footer_weight
from .forms import Form, Running, form_of
from .grids import Grid, find_grids
from .hits import COLONS, Hit, weigh_hits
from .labels import NUMBERED, Lexicon, bounds
from .lines import Line, LineKind
from .places import Place, find_place, is_unit, read_place

__all__ = ["Piece", "Reading", "Role", "read_lines"]


class Role(StrEnum):
    """What a stretch of text is."""

    HEADING = "heading"
    STREET = "street"
    LABEL = "label"
    BODY = "body"
    CAPTION = "caption"
    IMAGE = "image"
    FOOTER = "footer"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article's text in one role."""

    role: Role
    span: Span
    hit: Hit | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a line."""

    role: Role
    """what it does to the block it stands in: BODY, LABEL, HEADING …"""
    pieces: tuple[Piece, ...]
    weight: float = 0.0
    reasons: tuple[str, ...] = ()
    place: Place | None = None
    opens: bool = False
    """a row of a table that is a block of its own"""
    heading: str | None = None
    """text of a heading that stands in no line of text (an image's alt)"""
    form: Form | None = None


@dataclass(slots=True)
class _Page:
    """What is known of the whole page when a line is read."""

    lines: Sequence[Line]
    running: Running
    hits: list[tuple[Hit, ...]]
    endings: tuple[str, ...]
    headings: bool
    openers: frozenset[str]
    places: dict[int, Place | None] = field(default_factory=dict)
    forms: dict[int, Form] = field(default_factory=dict)
    good: Counter[Form] = field(default_factory=Counter)
    """forms of place names behind which a label stands"""
    following: list[int] = field(default_factory=list)
    """for each line the number of the next line that can be a label, or len(lines)"""
    texts: list[int] = field(default_factory=list)
    """for each line the number of text lines before it"""
    listed: set[int] = field(default_factory=set)
    """place names one below the other behind a colon"""
    titled: bool = False
    """above every label that opens a block stands a short line that is no sentence"""
    last_cell: int = -1


MAX_HEADING = 45
"""Code points; the longest heading seen (place, office and person) has 24, with a motto behind it 38."""
_PROSE_END = "。；;，,、！!？?…"
_SENTENCE = re.compile(r"[。；！？!?]|，.*，")
_CAPTION = re.compile(
    r"^[\s\u3000]*(?:[▲△▼▽↑↓⬆⬇←→◀▶►◄]|[（(【\[]?(?:图为|图中|上图|下图|左图|右图|组图|配图|图[0-9０-９一二三四五六七八九十]{0,2}[:：/｜|]"
    r"|图片说明|图说)|[△▲]?图[①-⑳])"
)
_BADGE = re.compile(
    r"^[\W_]*(?:(?:part|no|case|vol|chapter)?[\W_]*[0-9０-９]{1,2}|[\u2460-\u2473])?[\W_]*$", re.IGNORECASE
)
_SIGNATURE = re.compile(r"^\s*(?:——|--|—|－－)|^\s*[（(][^（()）]*[)）]\s*$")
_BEHIND_A_NAME = re.compile(r"\W|党|居委|村委|居民委|村民委|两委|支部|支书|新一届|书记|主任|第一书记|驻村|\Z")
"""What may follow a place's name without a gap in a heading; 小区与… and 村小学 are no headings."""

HEADING = -2.0
PLACE_FULL = 4.0
PLACE_COMMUNITY = 2.5
PLACE_STREET = 2.0
UNIT = 1.0
NAMELESS = -2.0
TRAILING = -1.0
SET_APART = 2.0
NUMBER = 0.5
LABEL_NEXT = 2.5
LABEL_NEAR = 1.0
NO_LABEL = -3.0
SAME_FORM = 2.0
OTHER_FORM = -3.0
TITLED = 4.0
IN_LIST = -4.0
PROSE = -6.0
CAPTION = 4.0


def read_lines(
    lines: Sequence[Line], lexicon: Lexicon, hits: Sequence[tuple[Hit, ...]], running: Running
) -> list[tuple[Reading, ...]]:
    """The readings of every line, running text first."""
    profile = lexicon.profile
    page = _Page(
        lines=lines,
        running=running,
        hits=weigh_hits(hits),
        endings=profile.blocks.place_suffixes if profile else (),
        headings=profile.blocks.headings if profile else True,
        openers=frozenset({profile.opening}) if profile else frozenset(),
    )
    grids = find_grids(lines, lexicon, page.endings)
    _look_ahead(page)
    _look_at_places(page)
    page.titled = _is_titled(page)
    return [_readings(page, n, grids) for n in range(len(lines))]


def _look_ahead(page: _Page) -> None:
    """Where the next label may stand, and how many lines of text lie before each line."""
    follow = len(page.lines)
    following = [0] * len(page.lines)
    for n in range(len(page.lines) - 1, -1, -1):
        following[n] = follow
        if any(h.weight > 0 and not h.glued for h in page.hits[n]):
            follow = n
    count = 0
    for n, line in enumerate(page.lines):
        page.texts.append(count)
        count += line.image is None
        if line.cell is not None or line.kind in (LineKind.ROW, LineKind.DEFINITION, LineKind.TERM):
            page.last_cell = n
    page.following = following
    listed = [h.form.tag for hits in page.hits for h in hits if h.match]
    if 2 * sum("/" in tag or tag == "dt" for tag in listed) <= len(listed):
        page.last_cell = -1


def _distance(page: _Page, n: int) -> int | None:
    """How many lines of text stand between a line and the next label, None where none follows."""
    follow = page.following[n]
    return page.texts[follow] - page.texts[n] - 1 if follow < len(page.lines) else None


def _heading_text(line: Line) -> str:
    return (line.image.alt or "") if line.image else line.text


def _look_at_places(page: _Page) -> None:
    """The place names at the heads of short lines, and the form of those that a label follows."""
    for n, line in enumerate(page.lines):
        text = _heading_text(line)
        if not 1 < len(text) <= MAX_HEADING or text[-1] in _PROSE_END or _SIGNATURE.match(text):
            continue
        if line.kind is LineKind.ROW and len(line.cells) > 1:
            continue
        first, last = bounds(text, 0, len(text))
        place = read_place(text[first:last], page.endings) or _named_inside(text[first:last], page.endings)
        if place and (
            _SENTENCE.search(place.rest)
            or not (place.rest == text[first:last] or _BEHIND_A_NAME.match(place.rest))
            or (line.image and place.rest.strip())
        ):
            place = None
        page.places[n] = place
        form = form_of(line, first, max(last, first + 1), "alone", page.running, bracket="", numbered=bool(
            NUMBERED.match(text)) and first > 0, colon=False)  # fmt: skip
        page.forms[n] = form
        if _distance(page, n) == 0 and (place or (form.marks and _opens_next(page, n))):
            page.good[form] += 1
        before = page.lines[n - 1] if n else None
        if before and before.image is None and (n - 1 in page.listed or _announces(before, page.hits[n - 1])):
            page.listed.add(n)


def _named_inside(text: str, endings: tuple[str, ...]) -> Place | None:
    """A place behind a colon, dash or name in the line: 案例一：双河镇石门村, 马建业 双河镇石门村党支部书记."""
    if not _PARTED.search(text):
        return None
    place = find_place(text, endings)
    return Place(place.street, place.community, text) if place and place.community else None


_PARTED = re.compile(r"[\s:：|｜丨—]")


def _is_titled(page: _Page) -> bool:
    opening = [
        n
        for n, hits in enumerate(page.hits)
        if any(h.weight > 0 and not h.glued and h.match and h.match.field in page.openers for h in hits)
    ]
    above = [next((k for k in range(n - 1, max(n - 4, -1), -1) if page.lines[k].image is None), -1) for n in opening]
    return len(opening) > 1 and all(k in page.forms and not any(h.weight > 0 for h in page.hits[k]) for k in above)


def _opens_next(page: _Page, n: int) -> bool:
    """Whether the next label is the one that opens blocks."""
    follow = page.following[n]
    return follow < len(page.lines) and any(h.match and h.match.field in page.openers for h in page.hits[follow])


def _announces(line: Line, hits: tuple[Hit, ...]) -> bool:
    """Whether a line ends with a colon and is no label: a list follows."""
    return line.text[-1:] in tuple(COLONS) and not any(h.weight > 0 for h in hits)


def _readings(page: _Page, n: int, grids: dict[int, Grid]) -> tuple[Reading, ...]:
    line = page.lines[n]
    span = Span(line.start, line.end)
    if n in grids:
        return (_grid_reading(line, grids[n]),)
    if line.image:
        heading = _heading(page, n)
        return (Reading(Role.IMAGE, (Piece(Role.IMAGE, span),)), *heading)
    found = [Reading(Role.BODY, (Piece(Role.BODY, span),))]
    found += _label_readings(line, page.hits[n])
    found += _heading(page, n)
    found += _caption(page, n, span)
    footer, why = footer_weight(page.lines, n, page.last_cell)
    if footer > 0:
        found.append(Reading(Role.FOOTER, (Piece(Role.FOOTER, span),), footer, why))
    if _BADGE.match(line.text) and n + 1 < len(page.lines) and (n + 1 in page.places or page.hits[n + 1]):
        found.append(Reading(Role.DROPPED, (Piece(Role.DROPPED, span),), 3.0, ("a number or mark above a heading",)))
    return tuple(found)


def _grid_reading(line: Line, grid: Grid) -> Reading:
    pieces = tuple(Piece(Role(role), Span(line.start + a, line.start + b), hit) for role, a, b, hit in grid.pieces)
    role = Role.LABEL if grid.pieces and grid.data else Role.DROPPED
    return Reading(role, pieces, grid.weight, ("a table with labels in its first row",), place=grid.place,
                   opens=grid.opens)  # fmt: skip


def _label_readings(line: Line, hits: Sequence[Hit]) -> list[Reading]:
    """The labels that win, alone and together; the leading one by itself, since what is inside is doubtful."""
    cells = [h for h in hits if h.form.position == "cell"]
    if cells:
        return [_label_reading(line, tuple(cells))]
    leading = [h for h in hits if not h.glued and h.weight > 0]
    inside = tuple(h for h in hits if h.glued and h.weight > 0)
    found = [_label_reading(line, (h,)) for h in leading]
    if inside:
        best = max(leading, key=lambda h: h.weight, default=None)
        together = (best, *inside) if best else inside
        found.append(_label_reading(line, together))
        if len(inside) > 1:
            found.append(_label_reading(line, inside[-1:] if not best else (best, inside[-1])))
    return found


def _label_reading(line: Line, hits: tuple[Hit, ...]) -> Reading:
    """Text before the first label, then each label with what stands behind it."""
    pieces: list[Piece] = []

    def body(start: int, end: int) -> None:
        text = line.text[start:end]
        first = start + len(text) - len(text.lstrip())
        last = first + len(text.strip())
        if last > first and any(c.isalnum() for c in text):
            pieces.append(Piece(Role.BODY, Span(line.start + first, line.start + last)))

    cells = [c for c in line.cells if c[1] > c[0]] if hits[0].form.position == "cell" else []
    if hits[0].glued:
        body(0, _front(line.text, hits[0]))
    for number, hit in enumerate(hits):
        end = hits[number + 1] if number + 1 < len(hits) else None
        pieces.append(Piece(Role.LABEL, Span(line.start + hit.start, line.start + hit.end), hit))
        limit = _front(line.text, end) if end else len(line.text)
        if cells:
            for first, last in cells:
                if hit.stop <= first and last <= limit:
                    body(first, last)
        else:
            body(hit.stop, limit)
    reasons = tuple(r for h in hits for r in h.reasons)
    return Reading(Role.LABEL, tuple(pieces), sum(h.weight for h in hits), reasons)


def _front(text: str, hit: Hit) -> int:
    """Where the text before a label ends: its bracket and numbering belong to the label."""
    start = hit.start
    while start > 0 and not (text[start - 1].isalnum() or text[start - 1] in "。！？!?；;…”’」』）)，,、"):
        start -= 1
    if hit.form.numbered:
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    return start


def _heading(page: _Page, n: int) -> list[Reading]:
    """The readings of a line as a heading, or as the street of the headings below it."""
    if n not in page.forms or not page.headings:
        return []
    line, place, form = page.lines[n], page.places[n], page.forms[n]
    text = _heading_text(line)
    if line.image and not place:
        return []
    reasons: list[tuple[str, float]] = [("short line", HEADING), _name(place, text)]
    if place and place.rest.strip():
        reasons.append(("text behind the name", TRAILING))
    if form.marks - form.numbered > 0 or line.image:
        reasons.append(("set apart", SET_APART))
    if form.numbered:
        reasons.append(("number", NUMBER))
    reasons += _neighbours(page, n)
    heading = _heading_reading(line, place, form, reasons)
    if place and place.street and not place.community and not place.rest.strip():
        below = page.places.get(_next_text(page, n))
        if below and below.community and not below.street:
            why = (*heading.reasons, "communities below it +6")
            return [Reading(Role.STREET, (Piece(Role.STREET, heading.pieces[0].span),), heading.weight + 6, why, place)]
    return [heading] if heading.weight > 0 else []


def _heading_reading(line: Line, place: Place | None, form: Form, reasons: list[tuple[str, float]]) -> Reading:
    span = Span(line.start, line.end)
    alt = line.image.alt if line.image else None
    return Reading(
        Role.HEADING,
        (Piece(Role.IMAGE if line.image else Role.HEADING, span),),
        sum(w for _, w in reasons),
        tuple(f"{name} {w:+g}" for name, w in reasons),
        place,
        heading=alt.strip() if alt else None,
        form=form,
    )


def _name(place: Place | None, text: str) -> tuple[str, float]:
    if place and place.full:
        return "street and community", PLACE_FULL
    if place and place.community:
        return "community", PLACE_COMMUNITY
    if place:
        return "street", PLACE_STREET
    first, last = bounds(text, 0, len(text))
    return ("office or firm", UNIT) if is_unit(text[first:last]) else ("no place name", NAMELESS)


def _neighbours(page: _Page, n: int) -> list[tuple[str, float]]:
    """What the lines around a heading say."""
    reasons: list[tuple[str, float]] = []
    distance, form, place = _distance(page, n), page.forms[n], page.places[n]
    counted = distance == 0 and (place is not None or (form.marks > 0 and _opens_next(page, n)))
    alike = page.good[form] - counted
    others = page.good.total() - counted
    if distance == 0:
        reasons.append(("a label follows", LABEL_NEXT if place or _opens_next(page, n) else LABEL_NEAR))
    elif page.places.get(_next_text(page, n)):
        reasons.append(("another name follows", NO_LABEL))
    elif distance is not None and distance <= 3:
        reasons.append(("a label is near", LABEL_NEAR if place or (alike and form.marks) else -LABEL_NEAR))
    else:
        reasons.append(("no label near", NO_LABEL))
    if alike:
        reasons.append(("looks like other headings", SAME_FORM))
    elif others > 1:
        reasons.append(("looks unlike the headings", OTHER_FORM))
    if page.titled and distance == 0 and _opens_next(page, n):
        reasons.append(("such a line stands above every first label", TITLED))
    if n in page.listed:
        reasons.append(("a list in a sentence", IN_LIST))
    if not place and (page.hits[n] and max(h.weight for h in page.hits[n]) > 0):
        reasons.append(("rather a label", PROSE))
    return reasons


def _next_text(page: _Page, n: int) -> int:
    return next((k for k in range(n + 1, min(n + 4, len(page.lines))) if page.lines[k].image is None), -1)


def _caption(page: _Page, n: int, span: Span) -> list[Reading]:
    line = page.lines[n]
    beside = [k for k in (n - 1, n + 1) if 0 <= k < len(page.lines) and page.lines[k].image]
    reasons: list[tuple[str, float]] = []
    if line.kind is LineKind.CAPTION:
        reasons.append(("markup of a caption", CAPTION))
    if _CAPTION.match(line.text):
        reasons.append(("mark of a caption", CAPTION if beside or "图" in line.text[:3] else 1.0))
    elif n - 1 in beside and len(line.text) <= MAX_CAPTION and line.text[-1:] not in "。：:；;":
        unlike = [line.centered and not page.running.centered, _smaller(line, page.running),
                  line.color is not None and line.color != page.running.color]  # fmt: skip
        if any(unlike) and not line.bold:
            reasons.append(("set apart below an image", 0.5 + sum(unlike)))
    weight = sum(w for _, w in reasons)
    why = tuple(f"{name} {w:+g}" for name, w in reasons)
    return [Reading(Role.CAPTION, (Piece(Role.CAPTION, span),), weight, why)] if weight > 0 else []


MAX_CAPTION = 60
"""Code points of the longest line that its style alone makes a caption; with a mark any length."""


def _smaller(line: Line, running: Running) -> bool:
    return bool(line.size and running.size and line.size < running.size)
