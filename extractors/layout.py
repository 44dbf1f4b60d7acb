"""What stands where on a page: its labels, its lines of text and marks, and which lines its headings could be.

What a line could be depends on the lines around it and on how others are set. Headings and captions ask that again and
again; here it is gathered once. `headings` fills in what it finds of headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..schemas import Profile
from ..schemas.labels import NUMERALS
from .forms import Form
from .heading_places import EXAMPLE
from .hits import COLONS, Hit
from .label_search import is_head
from .lines import Line, LineKind
from .places import Place

__all__ = [
    "MARK_LONGEST",
    "MAX_HEADING",
    "NEAR",
    "NO_HEADING_ENDS",
    "Layout",
    "is_mark",
    "is_short",
    "layout_of",
    "typed_mark",
]

MARK_LONGEST = 12
"""Code points of a number or mark with what belongs to it."""
NEAR = 3
"""Lines of text between a heading and its first label; the longest lead of a block seen has 2."""
_MARK = re.compile(
    rf"[\W_]*(?:part|no|case|vol|chapter|(?:part|no|case|vol|chapter|q)?[\W_]*[0-9０-９]{{1,2}}|[\u2460-\u2473]|[第之其]?[{NUMERALS}]{{1,3}}[站例则个名]?"
    r")?[\W_]*",
    re.IGNORECASE,
)
_HAN_OF_MARKS = frozenset("第之其" + NUMERALS)
"""The ideographs with which such a text can begin."""
MAX_HEADING = 45
"""Code points; the longest heading seen (place, office and person) has 24, with a motto behind it 38."""
NO_HEADING_ENDS = "。；;，,、！!？?…"
"""What a heading does not end with."""
_QUOTES = "“‘\"'「『《（(【["
"""What begins a quotation, a title or brackets: no mark that tells headings."""
_COLONS = frozenset(COLONS)
_NUMBER_ABOVE = "0"
"""The mark of a line with a number alone above it; what is typed in front is never a digit."""
_LETTERS = re.compile(f"[^\\W{NUMERALS}_]+")
"""The letters of what counts a heading: 打擂人 of 打擂人一：."""
_PAST = 3
"""Lines above or below among which the next one of text is looked for, past images and marks."""


@dataclass(slots=True)
class LabelLines:
    """The lines that may be labels, by number."""

    any: set[int] = field(default_factory=set)
    """a label stands somewhere in the line"""
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
    again: set[int] = field(default_factory=set)
    """the line begins with words of a label that led a line before, a claimed label between them"""


@dataclass(slots=True)
class Layout:
    """The page's lines with what is known of them by number."""

    lines: Sequence[Line]
    hits: Sequence[tuple[Hit, ...]]
    labels: LabelLines
    next_label: list[int]
    """for each line the number of the next line that begins with a label, or len(lines)"""
    texts_before: list[int]
    """for each line, and behind the last, how many lines of text stand before it"""
    labels_are_headings: bool = False
    """labels stand in h1 … h6"""
    forms: dict[int, Form] = field(default_factory=dict)
    """of each line that could be a heading"""
    places: dict[int, Place] = field(default_factory=dict)
    """named by such lines, and by the first cells of rows"""
    things: dict[int, Place] = field(default_factory=dict)
    """places that lines name with a thing of theirs, which a caption may do as well: 盐场村志愿消防队"""
    units: set[int] = field(default_factory=set)
    """lines that name offices, firms and branches"""
    examples: Counter[Form] = field(default_factory=Counter)
    """forms of lines above labels that look like headings"""
    cycled: set[int] = field(default_factory=set)
    """lines without a place that are set alike, each right above labels that come round again"""
    over_cases: set[int] = field(default_factory=set)
    """lines that name the place of several cases below them, each of which is a block with a number of its own"""
    streets_of_cycles: int = 0
    """how many streets stand alone above such lines, or above offices"""
    typed_marks: Counter[str] = field(default_factory=Counter)
    """what is typed in front of those, or above them: ◆, a number"""
    listed: set[int] = field(default_factory=set)
    """lines one below the other behind a colon"""
    spanning: set[int] = field(default_factory=set)
    """rows whose first cell reaches over those below and names no place: a block's heading all the same"""
    place_cells: dict[int, int] = field(default_factory=dict)
    """which cell of a row names the place, behind its street or a number"""
    joined: set[int] = field(default_factory=set)
    """lines that are one heading with the next: a street and its community, a person and the office"""
    named: dict[int, Place] = field(default_factory=dict)
    """names with their place in a line of its own below: of persons, stations, buildings"""
    addresses: dict[int, bool] = field(default_factory=dict)
    """the lines of these places, and whether they say more than the name"""
    telling: frozenset[int] = frozenset()
    """lines below a heading's element that say more of what it names"""
    marks_of_labels: frozenset[str] = frozenset()
    """what is typed in front of labels that fields claim, several times: ▶"""
    banners: frozenset[int] = frozenset()
    """images that head blocks with a place and a few words"""
    ornamented: frozenset[int] = frozenset()
    """labels with nothing behind them but their name in another language"""
    continued: frozenset[int] = frozenset()
    """headings from above once more, where their blocks go on"""
    leading: dict[int, Place] = field(default_factory=dict)
    """places that head a block on one line with its first label, in front of it"""
    run_in: dict[int, tuple[Place, int]] = field(default_factory=dict)
    """places in bold with which paragraphs begin right above labels, and where each ends"""
    titled: bool = False
    """above every label that opens a block stands a short line that is no sentence"""

    def distance(self, n: int) -> int | None:
        """How many lines of text stand between a line and the next label, None where none follows."""
        follow = self.next_label[n]
        if follow >= len(self.lines):
            return None
        itself = self.is_text(n) + (n in self.joined or n in self.named or n + 1 in self.telling)
        return self.texts_before[follow] - self.texts_before[n] - itself

    def opens_next(self, n: int) -> bool:
        """Whether the next label is the one that opens blocks."""
        return self.next_label[n] in self.labels.naming

    def is_label(self, n: int) -> bool:
        """Whether a line may be a label."""
        return n in self.labels.any

    def awaits_value(self, n: int) -> bool:
        """Whether a line is a label with nothing behind it."""
        return n in self.labels.leading and self.hits[n][-1].tail

    def is_text(self, n: int) -> bool:
        """Whether a line is more than a picture, a number or a mark: what may stand between a heading and its label."""
        return self.texts_before[n + 1] > self.texts_before[n]

    def text_below(self, n: int) -> int:
        """The line of text below, past a few images and marks; -1 where there is none."""
        before = self.texts_before
        for k in range(n + 1, min(n + 1 + _PAST, len(self.lines))):
            if before[k + 1] > before[k]:
                return k
        return -1

    def text_above(self, n: int) -> int:
        """The line of text above, past a few images and marks; -1 where there is none."""
        before = self.texts_before
        for k in range(n - 1, max(n - 1 - _PAST, -1), -1):
            if before[k + 1] > before[k]:
                return k
        return -1

    def announces_list(self, n: int) -> bool:
        """Whether a line ends with a colon and is no label: a list follows."""
        return self.lines[n].text[-1:] in _COLONS and not self.is_label(n)

    def is_alone_with_next(self, n: int) -> bool:
        """Whether a line and the next one are all that stands in their box, or in their element."""
        first, second = self.lines[n], self.lines[n + 1]
        around = [self.lines[k] for k in (n - 1, n + 2) if 0 <= k < len(self.lines)]
        if first.boxed and first.boxed == second.boxed:
            return all(line.boxed != first.boxed for line in around)
        return first.block == second.block > 0 and all(line.block != first.block for line in around)

    def is_below_name(self, n: int) -> bool:
        """Whether a line names nothing, or less, below one that names a place or unit: a person or motto there."""
        above = self.text_above(n)
        place, outer = self.places.get(n), self.places.get(above)
        lesser = place is None or (place.street is None and outer is not None and outer.full)
        named = outer is not None or (above in self.units and n not in self.units)
        return lesser and named and above in self.forms and self.forms[above].marks > 0

    def is_next_heading(self, n: int) -> bool:
        """Whether a line that could be a heading stands right above a label that opens blocks, as others do."""
        return self.distance(n) == 0 and self.opens_next(n) and self.examples[self.forms[n]] - self.is_example(n) > 1

    def is_example(self, n: int) -> bool:
        """Whether a line that could be a heading stands as an example of what the page's headings look like."""
        distance, marked = self.distance(n), self.forms[n].marks > 0
        if place := self.places.get(n):
            return distance == 0 or (distance == 1 and marked and place.community is not None)
        if n in self.cycled:
            return True
        return distance == 0 and marked and self.opens_next(n) and not self.is_below_name(n)

    def mark_of(self, n: int) -> str:
        """What is typed or counted in front of a line that could be a heading, or that a number stands above it."""
        text = self.lines[n].text
        mark = typed_mark(text) or ("".join(_LETTERS.findall(counted[0])) if (counted := EXAMPLE.match(text)) else "")
        return mark or (_NUMBER_ABOVE if n and self.lines[n - 1].text.isdecimal() else "")

    def drop_heading(self, n: int) -> None:
        """A line is no heading of its own."""
        self.forms.pop(n, None)
        self.places.pop(n, None)


def layout_of(lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]], profile: Profile | None) -> Layout:
    """The layout of a page whose hits are weighed, without its headings."""
    labels = _label_lines(hits, _opening(hits, profile))
    page = Layout(lines, hits, labels, *_look_ahead(lines, labels))
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


def _label_lines(hits: Sequence[tuple[Hit, ...]], opening: str | None) -> LabelLines:
    """The lines with labels; `opening` is the field with which blocks open."""
    labels = LabelLines(own=_own_words(hits))
    first: dict[str, int] = {}
    claimed = -1
    for n, found in enumerate(hits):
        for hit in found:
            opens = hit.match is not None and hit.match.field == opening
            if opens:
                labels.naming.add(n)
            if hit.weight <= 0:
                continue
            labels.any.add(n)
            if not hit.glued:
                labels.leading.add(n)
                if first.setdefault(hit.key, n) < claimed:
                    labels.again.add(n)
            if hit.match:
                labels.claimed.add(n)
                claimed = n
                if opens:
                    labels.opening.add(n)
    return labels


def _own_words(hits: Sequence[tuple[Hit, ...]]) -> set[int]:
    """The lines that are a word set apart which no field claims and which stands so several times."""
    alone = [(n, found[0]) for n, found in enumerate(hits) if found and found[0].tail and not found[0].match]
    times = Counter([hit.key for _, hit in alone])
    return {n for n, hit in alone if hit.form.marks and hit.weight > 0 and times[hit.key] > 1}


def _look_ahead(lines: Sequence[Line], labels: LabelLines) -> tuple[list[int], list[int]]:
    """Where the next label stands behind each line, and how many lines of text stand before it."""
    follow = len(lines)
    next_label = [follow] * len(lines)
    for n in range(len(lines) - 1, -1, -1):
        next_label[n] = follow
        if n in labels.leading:
            follow = n
    texts_before, count = [0], 0
    for line in lines:
        count += line.image is None and not is_mark(line.text) and not (line.cells and is_head(line))
        texts_before.append(count)
    return next_label, texts_before


def is_mark(text: str) -> bool:
    """Whether a text is a number or a mark and no more, as above a heading or label: 01, PART 2, Q3, 第三站, ◆."""
    if len(text) > MARK_LONGEST or ("\u4e00" <= text[:1] <= "\u9fff" and text[0] not in _HAN_OF_MARKS):
        return False
    return _MARK.fullmatch(text) is not None


def is_short(text: str) -> bool:
    """Whether a text is as short as headings are, and more than a character."""
    return 1 < len(text) <= MAX_HEADING


def typed_mark(text: str) -> str:
    """The mark with which a line begins; empty where that is a letter, a number or a quotation."""
    return "" if text[:1].isalnum() or text[:1] in _QUOTES else text[:1]
