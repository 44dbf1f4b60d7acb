"""Which lines could open a block, or name the street of those below: their form, place, and what belongs to them.

A heading is a short line that is no sentence, signature or caption, or a picture whose text names a place. Several
lines tell of each other: what is set alike above labels that come round, zones above communities. Two lines that are
one are joined in `heading_joins`. What speaks for each is weighed in `heading_weights`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ..schemas import Profile
from .captions import has_caption_mark, has_credit, tells_picture
from .forms import Form, Running, form_of
from .heading_joins import join_lines, pair_names
from .heading_places import (
    EXAMPLE,
    HELD_OFFICE,
    counts_bare,
    is_alley,
    is_person_name,
    is_rather_person,
    names_thing,
    names_unit,
    place_of,
    sounds_like_place,
)
from .hits import Hit
from .label_search import street_and_community
from .label_words import spells_label
from .labels import NUMBERED, bare, bounds
from .layout import MAX_HEADING, NEAR, NO_HEADING_ENDS, Layout, is_short, layout_of, typed_mark
from .lines import PARAGRAPH_ENDS, Image, Line, LineKind
from .places import Place, read_place

__all__ = ["before_badge", "behind_badge", "find_headings", "is_tag", "names_place"]

TAG_LONGEST = 6
"""Code points of a tag behind a heading."""
PAIR = 2
"""Cells of a row that says who holds which office, or counts a heading."""
ROW_NEAR = 4
"""Lines, those of images between them, in which the next row of a table stands."""

_BRACKETS_END = (")", "）")
_ASKS = "！!？?"
_BEFORE_COLON = re.compile("[^：:，。]{3,30}(?=[：:])")
_FULL_STOP = re.compile("[\u3400-\u9fff”]\\.\\Z")
"""A sentence's end in half-width punctuation."""
_SIGNATURE = re.compile(r"^\s*(?:——|--|—|－－)(?!.*[-—－]\s*$)|^\s*[（(][^（()）]*[)）]\s*$")
_BADGE = re.compile(r"(?<![a-z])(?:badge|bdg|tag|label|num|number|no|idx|index|order|icon)(?![a-z])", re.IGNORECASE)
"""class of an element that stands in front of a heading's text"""
_SCORE = re.compile(
    "[0-9.]+ ?(?:%|％|分|票|星|名)|[★☆]|满意|优秀|奖|办结|(?<![\u3400-\u9fff])[新热荐]\\s*\\Z"
    "|(?:持续推进|推进中|进行中|办理中|已完成|已销号)\\s*\\Z"
)
"""What a badge behind a heading says: 满意率99%, 一等奖, 新."""
_NUMBERING = re.compile("(?:(?:i|em|u) )?(?:n|bh|xh|xuhao|bianhao|seq|sn)", re.IGNORECASE)
"""class of an element that holds a number in front of it; of other text such a class says nothing"""
_COUNT_OF_ALL = re.compile("[0-9]{1,2} ?[/／] ?[0-9]{1,2}")
"""A number and how many there are: 1/4."""
_OFFICE_BEHIND = re.compile(r"[（(][^（()）]*(?:书记|主任|委员|干部)[)）]\s*$")
"""Who holds an office, in brackets at a line's end."""
_EMPHASIZED = frozenset(("em", "i", "u"))
"""Elements without a class that set 01, 02 apart in front of it."""
_GLUED_BADGE = re.compile("第[0-9０-９]{1,3}[家站棒例则户篇](?=[\u3400-\u9fff]{2,6}(?:街道|镇|乡))")
"""A number with what it counts, without anything before the street: 第1家岗李乡前尹郭村."""
_WORD_BULLET = re.compile("(?:[lnquvwüØ§]|#{1,6})[\\s\u00a0]{1,8}(?=[\u3400-\u9fff])")
"""A letter of Wingdings, as which Word's bullets end up in a text, or the mark of a heading of Markdown."""
_SLASHED = re.compile(r"[\\＼╲]\s{0,4}([^\\＼╲/／╱]{2,40}?)\s{0,4}[/／╱]")
"""Words between slashes that lean towards each other: \\ 月季社区 /."""
CYCLES = 16
"""Styles of lines above labels that are looked at, the most frequent first."""
_ALLEYS = 2
"""Alleys behind streets that show that a page's blocks are about such."""
_BAR = 4
"""Times that a picture is as wide as high which is a bar with a heading."""
_TITLE_FILE = re.compile(r"[/_-](?:title|tit|biaoti|bt)[_-]?\d{1,2}\.[a-z]{3,4}(?:\Z|\?)", re.IGNORECASE)
"""Files of pictures that stand for the titles of parts: title_2.png, bt3.jpg."""
_MORE = re.compile(r"\s*(?:查看)?(?:更多|详情|全文)\s?[>＞»›→]{0,3}\s*")
"""A link behind a heading to all of what it heads."""
_ZONE = re.compile(
    "[\u3400-\u9fff]{1,9}(?:园区|[^公花儿校家果菜游乐庄茶梅桃梨植动]园|开发区|新区|管理区|[农林牧]场|团场)"
)
"""What communities lie in where there is neither street nor town."""
_TERM_AND_VALUE = re.compile("([\u3400-\u9fff]{2,6})[:：][\\s\u3000]*[^\\s\u3000]")
"""A short term, its colon and what is said of it, on one line."""


def _marks_of_labels(page: Layout) -> frozenset[str]:
    """What is typed in front of several labels that fields claim, and not of captions that begin with such words."""
    marked = [(mark, n) for n in page.labels.claimed if (mark := typed_mark(page.lines[n].text))]
    times = Counter([mark for mark, _ in marked])
    shown = [(mark, n) for mark, n in marked if n and page.lines[n - 1].image]
    below = Counter([mark for mark, n in shown if has_caption_mark(page.lines[n].text)])
    return frozenset(mark for mark, n in times.items() if n > max(1, below[mark]))


def find_headings(
    lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]], profile: Profile | None, running: Running
) -> Layout:
    """The layout of a page whose hits are weighed, with the lines that could be headings."""
    page = layout_of(lines, hits, profile)
    if profile and not profile.blocks.headings:
        return page
    endings = profile.blocks.place_suffixes if profile else ()
    page.telling = _telling(page, endings)
    page.marks_of_labels = _marks_of_labels(page)
    page.banners = _banners(page, endings)
    repeated = _repeated_alternatives(page)
    for n, line in enumerate(lines):
        if n in repeated:
            continue
        if len(line.cells) > 1 and line.kind is LineKind.ROW and (page.hits[n] or not _is_counted(line)):
            _look_at_row(page, n, endings, running)
        elif len(line.text) <= MAX_HEADING:
            _look_at(page, n, endings, running)
    _note_things(page)
    _note_cycles(page)
    _note_cases(page)
    _note_zones(page)
    _note_bare_names(page, endings)
    _note_names_below_streets(page, running)
    _spread_streets(page)
    _clear_alleys(page)
    join_lines(page)
    pair_names(page, endings)
    page.titled = _is_titled(page)
    return page


def _telling(page: Layout, endings: tuple[str, ...]) -> frozenset[int]:
    """The lines below headings' elements that say the same of what those name: 结对干部：税源管理二股 费晓彤."""
    terms: dict[str, list[int]] = {}
    for n, line in enumerate(page.lines[1:], 1):
        above = page.lines[n - 1]
        if line.kind is not LineKind.PARAGRAPH or above.kind is not LineKind.HEADING or not _is_wording(above.text):
            continue
        term = _TERM_AND_VALUE.match(line.text)
        if term and not {n - 1, n} & page.labels.any and not line.bold and not read_place(line.text, endings):
            terms.setdefault(term[1], []).append(n)
    return frozenset(n for found in terms.values() if len(found) > 1 for n in found)


def _repeated_alternatives(page: Layout) -> frozenset[int]:
    """The images whose alternative text is that of others as well, which the page's form wrote: they head nothing but
    where a label follows that opens a block.
    """
    images = {n: bare(line.image.alt) for n, line in enumerate(page.lines) if line.image and line.image.alt}
    times = Counter(images.values())
    again = [n for n, text in images.items() if times[text] > 1]
    return frozenset(n for n in again if page.distance(n) != 0 or not page.opens_next(n))


def _banners(page: Layout, endings: tuple[str, ...]) -> frozenset[int]:
    """The images that name a place and what was done there (石坝镇油坊村：天麻的“诊疗单”), where most head blocks.

    Most stand above labels that open blocks, or have files called so (title_1.png).
    """
    found = [n for n, line in enumerate(page.lines) if line.image and _is_banner(line.image, endings)]
    if any(_belongs_to_place(page, n, endings) for n in found):
        return frozenset()
    heading = [n for n in found if _is_title(page.lines[n].image) or (page.distance(n) == 0 and page.opens_next(n))]
    return frozenset(found if len(heading) > 1 and 2 * len(heading) > len(found) else ())


def _belongs_to_place(page: Layout, n: int, endings: tuple[str, ...]) -> bool:
    """Whether a place's name stands in the lines above an image, and no label behind it."""
    for k in range(n - 1, max(-1, n - 1 - ROW_NEAR), -1):
        if k in page.labels.any:
            return False
        if not page.lines[k].image and names_place(page.lines[k], endings):
            return True
    return False


def _is_banner(image: Image, endings: tuple[str, ...]) -> bool:
    text = image.alt or ""
    place = read_place(text, endings) if _is_wording(text) else None
    if place is None or place.street is None:
        return False
    low = image.width is not None and image.height is not None and image.width >= _BAR * image.height
    return _is_title(image) or (low and place.full and place.rest[:1] in ("：", ":"))


def _is_title(image: Image | None) -> bool:
    """Whether an image's file is called a title."""
    return image is not None and image.src is not None and _TITLE_FILE.search(image.src) is not None


def _look_at(page: Layout, n: int, endings: tuple[str, ...], running: Running) -> None:
    """Note form and place of a line that could be a heading."""
    line = page.lines[n]
    text = _text(line)
    if n in page.labels.claimed or not _is_wording(text) or is_tag(page, n) or _is_value(page, n):
        return
    first, last = bounds(text, 0, len(text) if line.image else before_badge(line))
    if not any(map(str.isalpha, text[first:last])):
        return
    if place := _place_at(page, n, first, last, endings):
        page.places[n] = place
    else:
        if names_unit(text[max(first, behind_badge(line)) : last]):
            page.units.add(n)
        if not _may_head(page, n) or n in page.telling:
            return
    numbered = first > 0 and bool(NUMBERED.match(text))
    form = form_of(line, first, last, "alone", running, bracket="", numbered=numbered, colon=False)
    if text[-1] in _ASKS and n in page.places and not form.marks and not names_unit(text):
        del page.places[n]  # a question that somebody asks there
        return
    if n in page.places and not form.marks and counts_bare(text):
        del page.places[n]  # how much each street has of what a label asks
        return
    page.forms[n] = form
    if page.is_example(n):
        page.examples[form] += 1
        page.typed_marks[page.mark_of(n)] += 1
    if n and page.lines[n - 1].image is None and (n - 1 in page.listed or page.announces_list(n - 1)):
        page.listed.add(n)


def _note_things(page: Layout) -> None:
    """Take things of places with a lead below for headings where they are set or marked (▍) like headings."""
    if not page.things:
        return
    lines = page.lines
    above = [lines[n - 1].text for n in page.labels.leading if n and len(lines[n - 1].text) <= MAX_HEADING]
    marks = set(filter(None, map(typed_mark, above)))
    for n, place in page.things.items():
        distance = page.distance(n)
        if n not in page.forms or n in page.places or distance is None or distance >= NEAR:
            continue
        form = page.forms[n]
        alike = form.marks > form.numbered + 1 and page.examples[form]
        if alike or typed_mark(lines[n].text) in marks:
            page.places[n] = place


def _note_cycles(page: Layout) -> None:
    """Note the lines without a place that are set alike, each right above labels that come round again below others."""
    groups: dict[Form, list[int]] = {}
    for n, form in page.forms.items():
        if form.marks > form.numbered and n not in page.places and not page.is_label(n) and page.is_text(n):
            groups.setdefault(form, []).append(n)
    labels = sorted(page.labels.leading)
    if not labels or any(p.community and n in page.forms and page.is_example(n) for n, p in page.places.items()):
        return  # blocks are headed by their places: what is set alike within them heads none
    for form, found in sorted(groups.items(), key=lambda group: -len(group[1]))[:CYCLES]:
        beneath = {n for n in found if n and page.lines[n - 1].image}  # captions, or headings behind a block's picture
        above = [n for n in found if page.distance(n) == 0 and n not in beneath]
        if all(map(page.is_below_name, found)) or 2 * len(beneath) >= len(found) or found[0] > labels[0]:
            continue  # a person below each place, captions, lines within blocks
        if len(above) > 1 and 3 * len(above) >= 2 * len(found) and _come_round(page, found, labels):
            page.examples[form] += sum(not page.is_example(n) for n in above)
            page.cycled |= set(above)
    heads = page.cycled | page.units
    alone = [n for n, place in page.places.items() if place.street and not place.community]
    page.streets_of_cycles = sum(page.text_below(n) in heads for n in alone) if page.cycled else 0


def _note_cases(page: Layout) -> None:
    """Note the numbered cases, each right above a label, of which several stand below one place: 案例2：两把尺子."""
    cases = [n for n, form in page.forms.items() if form.marks and n not in page.places and not page.is_label(n)]
    cases = [n for n in cases if page.distance(n) == 0 and EXAMPLE.match(page.lines[n].text)]
    first = [n for n in cases if page.text_above(n) in page.places]
    if any(page.text_above(n) in page.units for n in cases):
        return
    alike = len({page.forms[n] for n in cases}) == 1
    if not alike or len(first) < FEW_PLACES or len(first) == len(cases) or cases[0] not in first:
        return
    for n in first:
        above = page.text_above(n)
        page.examples[page.forms[above]] -= page.is_example(above)
        page.over_cases.add(above)
    page.cycled |= set(cases)
    page.examples[page.forms[cases[0]]] += len(cases)


def _note_zones(page: Layout) -> None:
    """Take the zone in a line of its own above a community's heading for its street: ■ 临港产业园."""
    for n, form in page.forms.items():
        place = page.places.get(n)
        if form.marks <= form.numbered or (place and place.street) or page.is_label(n) or page.lines[n].image:
            continue
        if n and page.lines[n - 1].text[-1:] not in PARAGRAPH_ENDS:
            continue  # a caption, a value, the last one of a list
        text = page.lines[n].text
        first, last = bounds(text, 0, len(text))
        named = page.places.get(page.text_below(n))
        if named and named.community and not named.street and _ZONE.fullmatch(text, first, last):
            page.places[n] = Place(text[first:last], None)


def _note_bare_names(page: Layout, endings: tuple[str, ...]) -> None:
    """Take a short name behind a street for a community's where it heads labels as places of its look do.

    The text below has to speak of it, and not of what it says itself: 岭根镇石塘徐.
    """
    alike = Counter([form for n, form in page.forms.items() if (place := page.places.get(n)) and place.community])
    for n, form in page.forms.items():
        if alike[form] < FEW_PLACES or page.examples[form] <= FEW_PLACES or form.marks <= form.numbered:
            continue
        known, distance = page.places.get(n), page.distance(n)
        if (known and known.community) or n in page.units or page.is_label(n) or page.lines[n].image:
            continue
        if distance is None or distance > NEAR:
            continue
        text = page.lines[n].text
        first, last = bounds(text, 0, len(text))
        place = read_place(text[first:last], endings)
        street = place.street if place and place.street and not place.community else None
        name = place.rest.strip(" \u3000·") if place and street else ""
        if _BARE_NAME.fullmatch(name) and _speaks_of(page, n, name):
            page.places[n] = Place(street, name)


def _note_names_below_streets(page: Layout, running: Running) -> None:
    """Take a short name without an ending right below a street's for its community's: 龙塘镇 | ◎ 石板铺.

    Labels follow, and the text below speaks of it; a matter's name there (停水) is none.
    """
    streets = [n for n, x in page.places.items() if x.is_street and not x.part]
    for street in streets:
        n, form = page.text_below(street), page.forms.get(street)
        if not 0 < n < len(page.lines) or n in page.places or n in page.units or page.is_label(n) or form is None:
            continue
        text, distance = page.lines[n].text, page.distance(n)
        near = distance is not None and distance <= NEAR and not (street and page.awaits_value(street - 1))
        first, last = bounds(text, 0, len(text)) if len(text) <= MAX_HEADING else (0, 0)
        name = bare(text[first:last])
        if near and form.marks and _NAME_BELOW.fullmatch(name) and _speaks_of(page, n, name, surely=True):
            page.places[n] = Place(None, name)
            page.forms.setdefault(
                n, form_of(page.lines[n], first, last, "alone", running, bracket="", numbered=False, colon=False)
            )


def _speaks_of(page: Layout, n: int, name: str, *, surely: bool = False) -> bool:
    """Whether the text of a block speaks of its place by this name, and of nobody who is called so.

    Where it has to be sure, the name or what the text says of it is one of places.
    """
    below = "\n".join([line.text for line in page.lines[n + 1 : n + 1 + SPEAKS_WITHIN]])
    _, *behind = below.split(name)
    if is_rather_person(name) or (surely and not sounds_like_place(name)):
        return any(_OF_PLACE.match(text) for text in behind)
    return bool(behind) and not any(_OF_PERSON.match(text) for text in behind)


_OF_PLACE = re.compile("人(?!说)|村|[与和跟同]邻村|坐落|位于|地处")
_OF_PERSON = re.compile("[说讲道问答笑]|介绍|表示|告诉|书记|主任|同志")
"""What stands right behind the name of a place in a text, and behind a person's."""
_BARE_NAME = re.compile("[\u3400-\u9fff]{1,3}(?![校学园所站坊河店社院馆局厂队])[\u3400-\u9fff]")
_NAME_BELOW = re.compile("[\u3400-\u9fff]{1,4}(?![校学所站院馆局厂队])[\u3400-\u9fff]")
"""A name without an ending behind a street; or right below one, where a river's or a shop's will do; no office's."""
FEW_PLACES, SPEAKS_WITHIN = 2, 10
"""Headings of one look with a place, and lines below a heading in which its name comes again."""


def _come_round(page: Layout, found: Sequence[int], labels: Sequence[int]) -> bool:
    """Whether several labels stand behind each of some lines, one of them behind another line, too."""
    ends = [bisect_left(labels, n) for n in (*found, len(page.lines))]
    parts = [[_meant(page, n) for n in labels[first:last]] for first, last in pairwise(ends)]
    times = Counter([key for part in parts for key in set(part)])
    return all(len(part) > 1 for part in parts) and max(times.values()) > 1


def _meant(page: Layout, n: int) -> str:
    """The field of a line's first label, or the label itself where no field claims it."""
    hit = page.hits[n][0]
    return hit.match.field if hit.match else hit.key


def _asks_of_place(text: str) -> bool:
    """Whether a question stands behind a place and a colon: 义门街道樟树下社区：车位去哪了？"""
    named = _BEFORE_COLON.match(text)
    place = read_place(text[slice(*bounds(text, 0, named.end()))]) if named else None
    return place is not None and place.community is not None and not place.rest.strip()


def _text(line: Line) -> str:
    return (line.image.alt or "") if line.image else line.text


def _is_wording(text: str) -> bool:
    """Whether a text is as short as headings are, and no sentence, signature or caption."""
    if not is_short(text) or _SIGNATURE.match(text):
        return False
    if text[-1] in NO_HEADING_ENDS and not (text[-1] in _ASKS and (names_unit(text) or _asks_of_place(text))):
        return False  # but 市教育局：转一次学，要盖几个章？
    if text[-1] == "." and _FULL_STOP.search(text):
        return False
    return not (has_credit(text) or tells_picture(text))


@lru_cache(256)
def _names_badge(names: str) -> bool:
    """Whether names of an element are those of a badge."""
    return _BADGE.search(names) is not None


def is_tag(page: Layout, n: int) -> bool:
    """Whether a line is a tag behind a heading (已办结), or before one, by the class of its element."""
    line = page.lines[n]
    if len(line.text) > TAG_LONGEST or not line.runs or not all(_names_badge(run.names) for run in line.runs):
        return False
    above = page.lines[n - 1] if n else None
    behind = above is not None and (above.kind is LineKind.HEADING or names_place(above, ()))
    before = n + 1 < len(page.lines) and page.lines[n + 1].kind is LineKind.HEADING
    if not (behind or before):
        return False
    if behind or page.awaits_value(n - 1):
        return behind
    return names_place(page.lines[n + 1], ()) and not names_place(line, ())


_WORD_AND_NUMBER = re.compile(r"[A-Za-z]{2,8}[ .]{0,2}[0-9]{1,2}")
"""What counts a heading in another language: SCHOOL 1."""


def behind_badge(line: Line) -> int:
    """Where a heading begins behind a badge in an element or cell of its own, or glued to it (第1家岗李乡前尹郭村)."""
    if glued := _GLUED_BADGE.match(line.text) or _WORD_BULLET.match(line.text):
        return glued.end()
    if slashed := _SLASHED.fullmatch(line.text):
        return slashed.start(1)
    if _is_counted(line):
        return line.cells[1][0]
    if len(line.runs) < 2:
        return 0
    first = line.runs[0]
    number = line.text[: first.end].strip()
    tag, _, around = first.names.partition(" ")
    emphasized = tag in _EMPHASIZED and around == line.runs[1].names
    counted = emphasized and (number[:1] == "0" or _WORD_AND_NUMBER.fullmatch(number) is not None)
    numbered = counted or (number.isdecimal() and _NUMBERING.fullmatch(first.names) is not None)
    if not numbered and not _names_badge(first.names) and not _COUNT_OF_ALL.fullmatch(number):
        return 0
    start = next((r.start for r in line.runs[1:] if not line.text[r.start : r.end].isspace()), 0)
    return start + len(line.text[start:]) - len(line.text[start:].lstrip())


def _is_counted(line: Line) -> bool:
    """Whether a line is a number in a cell beside one cell more: 2 | 百步堤街道堤根社区八步巷."""
    return len(line.cells) == PAIR and line.text[slice(*line.cells[0])].strip().isdecimal()


def before_badge(line: Line) -> int:
    """Where a heading ends in front of a badge in an element of its own (满意率99%), else its length."""
    if slashed := _SLASHED.fullmatch(line.text):
        return slashed.end(1)
    runs = [run for run in line.runs if not line.text[run.start : run.end].isspace()]
    if len(runs) > 1 and runs[-1].link and _MORE.fullmatch(line.text, runs[-1].start):
        return len(line.text[: runs[-1].start].rstrip())
    if len(runs) < 2 or not _names_badge(runs[-1].names) or runs[-1].end - runs[-1].start > TAG_LONGEST:
        return len(line.text)
    counted = line.text[runs[-1].start : runs[-1].end].strip().isdecimal()
    if not counted and not _SCORE.search(line.text, runs[-1].start):
        return len(line.text)
    return len(line.text[: runs[-1].start].rstrip())


def _is_value(page: Layout, n: int) -> bool:
    """Whether a line is what a term says: the name of an office below 责任单位 is no heading."""
    if n and n - 1 in page.labels.own and n - 1 not in page.places and not names_place(page.lines[n], ()):
        return True
    if not n or page.lines[n].kind is not LineKind.DEFINITION or page.lines[n - 1].kind is not LineKind.TERM:
        return False
    return n - 1 in page.labels.claimed or spells_label(bare(page.lines[n - 1].text))


def names_place(line: Line, endings: tuple[str, ...]) -> bool:
    """Whether a line is so short that it could be a heading, and names a place as a heading does."""
    text = _text(line)
    if not is_short(text):
        return False
    first, last = bounds(text, 0, len(text))
    return place_of(text[first:last], endings, exact=line.image is not None) is not None


def _place_at(page: Layout, n: int, first: int, last: int, endings: tuple[str, ...]) -> Place | None:
    """The place that a line names between `first` and `last`; a thing of a place only where a heading would stand."""
    line = page.lines[n]
    text = _text(line)
    first = max(first, behind_badge(line))
    behind, exact = _behind_person(line, first), line.image is not None and n not in page.banners
    place = place_of(text[behind:last], endings, exact=exact)
    if place is None and behind > first:
        place = place_of(text[first:last], endings, exact=exact)
    if n in page.banners:
        return place or read_place(text[first:last], endings)
    if place and _OFFICE_BEHIND.search(text) and _is_named_above(page, n, place):
        return None
    if place is None or not names_thing(place):
        return place
    if _is_below_number(page, n) or (text.endswith(_BRACKETS_END) and _is_bold(line) and _may_head(page, n)):
        return place
    page.things[n] = place
    return place if _heads_block(page, n, numbered=first > 0 or EXAMPLE.match(text) is not None) else None


def _is_named_above(page: Layout, n: int, place: Place) -> bool:
    """Whether the line of text above names all of a place: then a line below it says who is in office there."""
    above = page.places.get(page.text_above(n))
    if above is None or not above.full or above.community != place.community:
        return False
    return place.street in (None, above.street)


def _is_below_number(page: Layout, n: int) -> bool:
    """Whether a number alone stands above a line in bold that is near a label: 03 | 柳塘镇泉水冲村退役军人服务站."""
    return _is_bold(page.lines[n]) and n > 0 and page.lines[n - 1].text.isdecimal() and (page.distance(n) or 0) <= NEAR


def _is_bold(line: Line) -> bool:
    return all(run.bold for run in line.runs)


def _behind_person(line: Line, first: int) -> int:
    """Where a line goes on behind a person's name in an element of its own; else `first`."""
    end = line.runs[1].start if len(line.runs) > 1 else first
    name = line.text[first:end].strip()
    if _PLACE_GOES_ON.match(line.text, end):
        return first
    return end if is_rather_person(name) and not read_place(name) else first


_PLACE_GOES_ON = re.compile("街道(?=[\u3400-\u9fff]{2,8}(?:社区|村))")
"""How a place's name goes on in another element: <b>山字石</b>街道五星坪社区."""


def _heads_block(page: Layout, n: int, *, numbered: bool) -> bool:
    """Whether a line that names a thing of a place stands where a heading does, and not as a picture's caption."""
    if page.distance(n) != 0:
        return False
    if page.lines[n].kind is LineKind.HEADING or page.opens_next(n):
        return True
    return numbered and not (n and page.lines[n - 1].image is not None)


def _may_head(page: Layout, n: int) -> bool:
    """Whether a line without a place's name stands where a heading does; of pictures only those of institutions."""
    if page.lines[n].image:
        return n in page.units and page.distance(n) == 0 and page.opens_next(n)
    return (page.distance(n) or 0) <= NEAR


def _look_at_row(page: Layout, n: int, endings: tuple[str, ...], running: Running) -> None:
    """Note the place in the first cell of a row, where label and value stand in the cells behind it."""
    line, hits = page.lines[n], page.hits[n]
    if not hits:
        _look_at_person(page, n, endings, running)
        return
    if hits[0].start < line.cells[0][1]:
        return
    if place := street_and_community(line):
        if len(hits) > 1 or _is_reached_over(page.lines, n):
            page.places[n], page.place_cells[n] = place, 1
        return
    at = int(line.text[slice(*line.cells[0])].strip().isdecimal() and hits[0].start > line.cells[1][0])
    first, last = bounds(line.text, *line.cells[at])
    text = line.text[first:last]
    place = place_of(text, endings, exact=True)
    if place is None and _spans_rows(page.lines, n):
        place = place_of(text, endings, exact=False) or _street_of(text, endings)
    if place:
        page.places[n], page.place_cells[n] = place, at
    elif last > first and not text.isdecimal() and _spans_rows(page.lines, n):
        page.spanning.add(n)


def _street_of(text: str, endings: tuple[str, ...]) -> Place | None:
    """The street of what a block's cell names: 白沙街道鱼鳞洲生态渔场."""
    place = read_place(text, endings)
    return Place(place.street, place.community, text) if place and place.street else None


def _spread_streets(page: Layout) -> None:
    """Give the communities of a table the street whose cell reaches over their rows, too."""
    street: str | None = None
    table = columns = -1
    for n in sorted(page.places):
        cell, place = page.lines[n].cell, page.places[n]
        if cell is None:
            continue
        if page.place_cells.get(n) == 1 and place.full:
            street, table, columns = place.street, cell.table, cell.columns
        elif place.street is None and (cell.table, cell.columns) == (table, columns - 1):
            page.places[n] = place._replace(street=street)


def _clear_alleys(page: Layout) -> None:
    """Take alleys for no communities where the page names nothing else behind its streets: 书院街道　文昌巷."""
    behind = {n: place for n, place in page.places.items() if place.full}
    if len(behind) < _ALLEYS or not all(place.community and is_alley(place.community) for place in behind.values()):
        return
    for n, place in behind.items():
        page.places[n] = place._replace(community=None)


def _look_at_person(page: Layout, n: int, endings: tuple[str, ...], running: Running) -> None:
    """Note a row of a person's name and an office in a place: it is a heading, too."""
    line = page.lines[n]
    if len(line.cells) != PAIR:
        return
    name, office = (line.text[start:end].strip() for start, end in line.cells)
    place = place_of(office, endings, exact=False) if is_person_name(name) else None
    if place and HELD_OFFICE.search(place.rest):
        page.places[n] = place
        page.forms[n] = form_of(line, 0, len(line.text), "alone", running, bracket="", numbered=False, colon=False)


def _is_reached_over(lines: Sequence[Line], n: int) -> bool:
    """Whether the next row of a table has fewer cells, since some of this one reach over it."""
    cell = lines[n].cell
    below = next((x.cell for x in lines[n + 1 : n + 1 + ROW_NEAR] if x.cell and cell and x.cell.row > cell.row), None)
    if cell is None or below is None or below.table != cell.table:
        return False
    return below.columns < cell.columns or below.column > 0 or _begins_empty(lines, n)


def _begins_empty(lines: Sequence[Line], n: int) -> bool:
    """Whether the first two cells of the next row are empty, as where a sheet's merged cells were pasted."""
    below = next((x for x in lines[n + 1 : n + 1 + ROW_NEAR] if x.image is None), None)
    return below is not None and len(below.cells) > 2 and all(start == end for start, end in below.cells[:2])


def _spans_rows(lines: Sequence[Line], n: int) -> bool:
    """Whether the first cell of a row reaches over the next one, which has a cell less."""
    cell = lines[n].cell
    below = next((x.cell for x in lines[n + 1 : n + 1 + ROW_NEAR] if x.image is None), None)
    if cell is None or below is None or (below.table, below.row) != (cell.table, cell.row + 1):
        return False
    return len(lines[n].cells) > 2 and below.columns == len(lines[n].cells) - 1


def _is_titled(page: Layout) -> bool:
    """Whether a line that could be a heading stands above every label that opens a block, of several."""
    above = [page.text_above(n) for n in page.labels.opening]
    return len(above) > 1 and all(k in page.forms and not page.is_label(k) for k in above)
