"""What each line could be: running text, labels, a heading, a street, a caption, a footer, with the weight of each.

Weights are relative to running text, which has 0. What depends on the lines before (a field that the block already has,
a block without labels) is weighed in `beam`, which chooses among the readings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from ..schemas import Span
from ..schemas.labels import NUMERALS
from .bylines import is_byline
from .caption_lines import caption_reading, has_subheads, may_be_caption, names_below_images
from .closings import closing_signs
from .columns import COLUMN, Column, find_columns
from .footers import MAX_FOOTER, PAGE_NUMBER, footer_weight
from .forms import Running
from .grids import Grid, find_grids
from .heading_places import place_of
from .heading_weights import heading_readings
from .headings import find_headings, is_tag
from .hits import Hit, closes_quotation
from .label_context import in_place, without_items, without_notices, without_run_in, without_subheads
from .label_search import is_head, is_menu
from .labels import Lexicon, bounds
from .layout import MARK_LONGEST, MAX_HEADING, Layout
from .lines import PARAGRAPH_ENDS, Line, LineKind
from .noise import is_toolbar
from .numerals import parse_number
from .places import Place, read_place
from .roles import Piece, Reading, Role
from .vacancies import fill_vacancies
from .weights import proofread, weigh_hits

__all__ = ["read_lines"]

_BODY, _IMAGE, _LABEL = Role.BODY, Role.IMAGE, Role.LABEL
BADGE = 3.0
AROUND = 40
"""Lines before and after in which an ornament recurs."""
PLACE_CELL = 4.0
RUN_IN = 8.0
"""A heading with its block's lead in one paragraph, which as text would go on with the block above."""
NOTE = 3.0
SENT_BY = 3.5
_SENT_BY = re.compile(r"[（(]?(?:报送|供稿|推荐|选送|申报)(?:单位|社区|村)?[:：]\s*([^，。；]{3,30}?)[）)]?$")
"""Who sent in the block that ends above: （报送单位：北原区西塘街道竹园社区）."""
_SENT_LONGEST = 48
TOLD = 2
"""Inferred labels that are as good as a listed one."""
_EXPLAINED = 4
"""Labels of one line whose reasons are told."""
_NOTE = re.compile(
    r"[【\[（(]?(?:编者[按注]|编者的话|编者点评|版主[按注]|小编插播|小编提[示醒]|小编[按注说])[】\]）)]?[:：\s]?"
    r"|[（(【](?:本报)?记者[手札]记[:：】]|[（(](?:下转|上接)[^（()）]{1,12}[)）]\Z"
)
_CONTINUED = re.compile(r"[（(【\[](?:下转|上接|紧接)[^（()）]{1,12}[)）】\]]")
"""Where a paper goes on: （下转第三版）."""
_CALL = re.compile(
    r"(?:长按|扫一扫|扫码)[^，。]{0,6}二维码，?(?:报名|加入|关注|观看|收看|了解|进入|查看)[^，。！]{0,14}"
    r"|(?:看到这里|看完|您|你|欢迎|快来|请)[^。“”]{2,30}(?:评论区|下方)[^。“”]{0,12}[！!？?]?"
    r"|点击(?:这里|此处|下方|链接)[^。！]{4,30}"
    r"|点击进入[^，。！]{2,24}(?:>>|》|›)|(?:延伸阅读|相关阅读|往期回顾)[:：][^，。！]{4,40}"
)
"""What a line between two blocks says that leads elsewhere."""
_AREA = re.compile("[▌▍▎█■◤【〖][\\W_]*[\u3400-\u9fff]{1,5}(?:(?<![小社园])区|[县市旗])[\\W_]*")
"""The district of what follows, behind a mark: ▌浣东区."""
_THEME = re.compile(rf"[\W_]*(?:第?[{NUMERALS}]{{1,2}}[、.．章辑]\s*)?[\u3400-\u9fff]{{2,6}}[篇类][\W_]*")
"""What the blocks that follow are about: 安居篇, 一、民生类."""
_ASIDE = re.compile("[（(](?:以下[^（()）]{1,4}[件个项例篇][^（()）]{2,30}|排名不分先后|未完待续)[)）]")
"""What is said of several blocks: （以下两件事项为州级示范项目）."""
CLOSING, CLOSING_AMONG, _CLOSING_ENDS = 4.0, 14, PARAGRAPH_ENDS | frozenset("）)~～…")
"""Weight of the editors' closing paragraph, the last lines among which it stands, and what it ends with."""
SEPARATOR = 1.0
_SEPARATOR = re.compile(r"[-—–―_|｜丨=~～*＊·•.◆◇■□●○★☆▲△▼▽♦♥❤❀✿✤✦❖🌱🌿🍀🌸🔹🔸🔷🔶\s\u3000\u200b-\u200f\ufe0f]+")
_NUMBER_BEFORE = re.compile(rf"(?:[（(]?第?[{NUMERALS}]{{1,3}}[）)、.．,，:：\s]*|[\u2460-\u24ff\u2776-\u2793]\s*)\Z")
_AGAIN = re.compile(r"\s?[（(](?:接上|上接|续|续上|接前|接续)[^（()）]{0,6}[)）]$")
_SIGNED_LONGEST = 36
_EDITED = re.compile(r"[\W_]*(?:本[段期版篇文])?(?:责任编辑|编辑|责编)[:：｜|]\s*[\w\s、]{2,16}$")
"""Who edited the block above: 本段编辑：穆　兰."""
_WROTE = re.compile(r"[\s（(□■]*(?:文/图|文／图|图/文|图文|文图|文字|本报记者|本网记者|通讯员)[\s\u3000:：/／|｜]")
"""How a byline begins that stands below a block."""
_NUMBER_IN_BRACKETS = re.compile(rf"[（(][{NUMERALS}]{{1,2}}[）)]\s*\Z")
_NUMBER_LONGEST, _TITLE_LEAST = 15, 6
"""Characters of a page number's line, and of a running title beside it."""
_TOOLS_LONGEST = 40
"""Code points of a line of tools: 阅读 1234 | 收藏 | 复制链接."""
_UNENDED = 10
"""Code points of a line without a stop that may go on in the next one."""
_SCORE = re.compile(r"[0-9]{1,3}(?:\.[0-9])?[%％分]|[★☆⭐]{3,5}\s*[0-9]\.?[0-9]?分?")
"""A value that looks like a mark: 100%, ★★★★☆ 4.2分."""
_RATING = re.compile("[★☆⭐]{3,5}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z &'/.-]{2,24}")
"""A label's name in another language (TOPIC)."""
_NUMERALS = re.compile(f"[{NUMERALS}]+")
_COUNTED_TAG = re.compile(
    rf"(?P<word>[\u3400-\u9fff]{{2,4}}?)\s?(?:No[.．]?\s?)?[{NUMERALS}]{{1,3}}"
    rf"|第[{NUMERALS}]{{1,3}}(?P<counted>[\u3400-\u9fff]{{1,2}})",
    re.IGNORECASE,
)
"""A word and a number above a heading (点题一, 心愿No.113), or a number with what it counts (第二场)."""


def read_lines(
    lines: Sequence[Line], lexicon: Lexicon, hits: Sequence[tuple[Hit, ...]], running: Running
) -> list[tuple[Reading, ...]]:
    """The readings of every line, running text first; `hits` are unweighed."""
    profile = lexicon.profile
    hits = proofread(in_place(lines, hits, lexicon))
    hits = without_notices(lines, without_run_in(without_subheads(hits)))
    weighed = weigh_hits(without_items(lines, fill_vacancies(lines, hits, lexicon)))
    page = find_headings(lines, weighed, profile, running)
    page.ornamented = _ornamented(page)
    page.continued = _continued(page)
    endings = profile.blocks.place_suffixes if profile else ()
    page.leading = _leading_places(page, endings)
    page.run_in = _run_in_places(page, endings)
    fixed: dict[int, tuple[Reading, ...]] = {}
    for n in page.joined:
        fixed[n], fixed[n + 1] = _joined(page, n), (Reading(Role.DROPPED, (), taken=True),)
    fixed |= {n: (_address(lines[n], more=more),) for n, more in page.addresses.items()}
    fixed |= {n: (_grid_reading(lines[n], grid),) for n, grid in find_grids(lines, lexicon, endings).items()}
    fixed |= {n: (_columns_reading(columns),) for n, columns in find_columns(lines, lexicon, endings).items()}
    fixed |= _running_titles(page, running)
    fixed |= _sent_by(page)
    menus = [n for n, line in enumerate(lines) if not weighed[n] and is_menu(line, lexicon)]
    fixed |= {n: (_dropped(Span(lines[n].start, lines[n].end), "links to the sections below", BADGE),) for n in menus}
    last_cell = _last_cell(lines, weighed)
    pictured = {k for n, line in enumerate(lines) if line.image for k in (n - 1, n + 1)}
    captions = _Captions(
        running, pictured, subheads=bool(pictured) and has_subheads(page), names=names_below_images(lines)
    )
    return [fixed.get(n) or _readings(page, n, last_cell, captions) for n in range(len(lines))]


class _Captions(NamedTuple):
    """What of a page tells its captions."""

    running: Running
    pictured: set[int]
    """the lines beside an image"""
    subheads: bool
    names: frozenset[str]
    """classes of captions"""


def _running_titles(page: Layout, running: Running) -> dict[int, tuple[Reading, ...]]:
    """The lines that stand beside several page numbers alike, unlike running text, and are neither place nor label."""
    lines = page.lines
    found = [(n, m) for n, x in enumerate(lines) if len(x.text) <= _NUMBER_LONGEST and (m := PAGE_NUMBER.match(x.text))]
    pages = [int(m[1]) for _, m in found]
    if len(pages) < 2 or any(b <= a for a, b in pairwise(pages)):
        return _repeated_titles(page, running)
    beside = [k for n, _ in found for k in (n - 1, n + 1) if 0 <= k < len(lines) and len(lines[k].text) >= _TITLE_LEAST]
    beside = [k for k in beside if k not in page.places and not any(h.weight > 0 for h in page.hits[k])]
    beside = [k for k in beside if lines[k].size != running.size or lines[k].centered != running.centered]
    times = Counter([lines[k].text for k in beside])
    return {
        k: (_dropped(Span(lines[k].start, lines[k].end), "a running title beside a page number", BADGE),)
        for k in beside
        if times[lines[k].text] > 1
    }


def _repeated_titles(page: Layout, running: Running) -> dict[int, tuple[Reading, ...]]:
    """The lines in the middle that say the same three times at least, are neither place nor label, and no sentence."""
    lines = page.lines
    found = [
        n
        for n, x in enumerate(lines)
        if _REPEATED_LEAST <= len(x.text) <= MAX_HEADING
        and x.centered
        and not running.centered
        and x.text[-1].isalnum()
    ]
    found = [n for n in found if n not in page.places and not any(h.weight > 0 for h in page.hits[n])]
    times = Counter([lines[n].text for n in found])
    return {
        n: (_dropped(Span(lines[n].start, lines[n].end), "a running title", BADGE),)
        for n in found
        if times[lines[n].text] >= _REPEATED
    }


_REPEATED_LEAST, _REPEATED = 10, 3
"""Code points of a running title that stands alone, and how often it comes."""


def _sent_by(page: Layout) -> dict[int, tuple[Reading, ...]]:
    """The lines below blocks without headings that say who sent them in, with the place."""
    found: dict[int, tuple[Reading, ...]] = {}
    for n, line in enumerate(page.lines):
        if len(line.text) <= _SENT_LONGEST and not page.is_label(n) and (sent := _SENT_BY.match(line.text)):
            place = read_place(sent[1])
            if place and place.community:
                why = (("who sent in the block above", SENT_BY),)
                piece = Piece(Role.STREET, Span(line.start, line.end))
                found[n] = (Reading(_BODY, (piece,), SENT_BY, why, place),)
    above = [k for k in page.labels.claimed if found and k < min(found)]
    return found if above and not set(page.places) - set(found) else {}


def _joined(page: Layout, n: int) -> tuple[Reading, ...]:
    """Two lines that may be one heading, read at the first of them."""
    both = tuple([Piece(_BODY, Span(x.start, x.end)) for x in page.lines[n : n + 2]])
    return (Reading(_BODY, both), *heading_readings(page, n))


def _last_cell(lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]]) -> int:
    """The last line in a table or definition list, -1 where most labels stand outside of such, or some behind it."""
    tags = [h.form.tag for line in hits for h in line if h.match]
    if 2 * sum(["/" in tag or tag == "dt" for tag in tags]) <= len(tags):
        return -1
    kinds = (LineKind.ROW, LineKind.DEFINITION, LineKind.TERM)
    last = max([n for n, line in enumerate(lines) if line.cell is not None or line.kind in kinds], default=-1)
    behind = [h.match for found in hits[last + 1 :] for h in found if h.match and h.weight > 0]
    goes_on = sum([1 if match.inferred else TOLD for match in behind if not match.guessed]) >= TOLD
    return -1 if goes_on else last


def _readings(page: Layout, n: int, last_cell: int, captions: _Captions) -> tuple[Reading, ...]:
    line = page.lines[n]
    text = line.text
    span = Span(line.start, line.start + len(text))
    if line.image:
        labels = [_label_reading(line, (h,)) for h in page.hits[n] if h.weight > 0]
        return (Reading(_IMAGE, (Piece(_IMAGE, span),)), *labels, *heading_readings(page, n))
    if not text[:1].isalnum() and (_SEPARATOR.fullmatch(text) or PAGE_NUMBER.match(text)):
        return (_dropped(span, "nothing but marks", SEPARATOR),)
    hits = page.hits[n]
    if not hits and len(text) <= _TOOLS_LONGEST and is_toolbar(text) and not page.awaits_value(n - 1):
        return (_dropped(span, "tools of the page", BADGE),)
    if line.kind is LineKind.ROW and is_head(line):
        return (_dropped(span, "the head of a table", BADGE),)
    if n + 1 in page.spanning and line.kind is LineKind.ROW and not any(h.weight > 0 for h in hits):
        return (_dropped(span, "the head of a table", BADGE),)
    found = [Reading(_BODY, (Piece(_BODY, span),))]
    if hits:
        labels = _label_readings(
            line, hits, page.places.get(n), spans=n in page.spanning, cell=page.place_cells.get(n, 0)
        )
        found += map(_without_ornament, labels) if n in page.ornamented else labels
    if n in page.leading:
        found += [_headed_reading(line, hits, page.leading[n])]
    elif n in page.run_in:
        found += [_run_in_reading(line, *page.run_in[n])]
    elif n in page.forms:
        found += heading_readings(page, n)
    is_badge = (len(text) <= MARK_LONGEST or text[0].isascii()) and _is_badge(page, n)
    if not is_badge and may_be_caption(line, pictured=n in captions.pictured):
        caption = caption_reading(page, n, captions.running, subheads=captions.subheads, names=captions.names)
        found += [caption] if caption else []
    if n not in page.labels.again and (last_cell >= 0 or len(text) <= MAX_FOOTER or "编" in text[:4]):
        footer, why = footer_weight(page.lines, n, last_cell)
        if footer > 0:
            found.append(Reading(Role.FOOTER, (Piece(Role.FOOTER, span),), footer, why))
    if closing := _closing_weight(page, n):
        found.append(Reading(Role.FOOTER, (Piece(Role.FOOTER, span),), closing, (("a closing paragraph", closing),)))
    if _is_note(page, n):
        found.append(_dropped(span, "a note or a call between two blocks", NOTE))
    if is_badge:
        found.append(_dropped(span, "a number, mark or tag of a heading", BADGE))
    return tuple(found)


def _address(line: Line, *, more: bool) -> Reading:
    """The place below a name: like a street it is in no list of texts, unless the line says more than its name."""
    piece = Piece(_BODY if more else Role.STREET, Span(line.start, line.end))
    return Reading(_BODY, (piece,), 0.0, (("the place of the name above", 0.0),))


def _dropped(span: Span, why: str, weight: float) -> Reading:
    """A line that belongs to no block."""
    return Reading(Role.DROPPED, (Piece(Role.DROPPED, span),), weight, ((why, weight),))


def _closing_weight(page: Layout, n: int) -> float:
    """What speaks for a line as the editors' closing paragraph: it stands behind a section's text, rows behind it."""
    line = page.lines[n]
    if n < len(page.lines) - CLOSING_AMONG or line.cell is not None or line.text[-1:] not in _CLOSING_ENDS:
        return 0.0
    above = page.text_above(n)
    if above < 0 or page.awaits_value(above) or any(h.weight > 0 for h in page.hits[n]):
        return 0.0
    if not _has_blocks(page, n) or any(k > n for k in page.labels.any):
        return 0.0
    behind = [k for k in range(n + 1, len(page.lines)) if page.is_text(k)]
    if not all(footer_weight(page.lines, k, -1)[0] > 0 or closing_signs(page.lines[k].text) for k in behind):
        return 0.0
    place = next((page.places[k] for k in range(n - 1, -1, -1) if k in page.places), None)
    return CLOSING if closing_signs(line.text, place.community if place else None) else 0.0


def _has_blocks(page: Layout, n: int) -> bool:
    """Whether labels of one field stand in several places above a line, as those of several blocks do."""
    fields = [h.match.field for k in page.labels.claimed if k < n for h in page.hits[k] if h.match]
    return len(fields) > len(set(fields))


def _is_note(page: Layout, n: int) -> bool:
    """Whether a line is an editor's note above the heading of a further block; above the first it introduces them.

    So is what leads elsewhere, with the heading's number below it perhaps.
    """
    text = page.lines[n].text
    if _CONTINUED.fullmatch(text):
        return True
    if n + 1 in page.forms and _NOTE.match(text) and not any(h.weight > 0 for h in page.hits[n]):
        return any(k < n for k in page.labels.claimed)
    if n + 1 in page.places and (_AREA.fullmatch(text) or _is_theme(page, n)):
        return not page.awaits_value(n - 1)
    if n + 1 in page.places and _is_aside(page, n):
        return not page.awaits_value(n - 1) and any(k < n for k in page.labels.claimed)
    if n in page.continued or _signs(page, n):
        return True
    below = n + 2 if n + 2 in page.forms and len(page.lines[n + 1].text) <= MARK_LONGEST else n + 1
    leads = below in page.places and _CALL.fullmatch(text) is not None
    return leads and not page.awaits_value(n - 1) and any(k < n for k in page.labels.claimed)


def _continued(page: Layout) -> frozenset[int]:
    """The lines that are a heading from above once more, where its block goes on: 青石街道桥南社区（接上）."""
    seen: set[str] = set()
    found: set[int] = set()
    for n in sorted(page.places):
        text = page.lines[n].text.strip()
        if (again := _AGAIN.search(text)) and text[: again.start()] in seen:
            found.add(n)
        seen.add(text)
    return frozenset(found)


def _is_theme(page: Layout, n: int) -> bool:
    """Whether a line set apart says what the blocks below are about, and is none of several things one by one."""
    line, above = page.lines[n], page.text_above(n)
    if n in page.places or not (line.bold or line.centered or line.kind is LineKind.HEADING):
        return False
    listed = above >= 0 and (
        page.lines[above].text[-1] in "：:" or _THEME.fullmatch(page.lines[above].text) is not None
    )
    return not listed and _THEME.fullmatch(line.text) is not None


def _signs(page: Layout, n: int) -> bool:
    """Whether a line says who wrote or edited, above all the text or above the heading of a further block."""
    text = page.lines[n].text
    if len(text) > _SIGNED_LONGEST or any(h.weight > 0 for h in page.hits[n]):
        return False
    if not page.texts_before[n] and n + 1 < len(page.lines) and n not in page.places:
        return is_byline(text)
    above = page.text_above(n)
    if not _is_headed(page, page.text_below(n)) or above < 0 or page.lines[above].text[-1] not in PARAGRAPH_ENDS:
        return False  # of a list, or a label's value
    if not any(k < n for k in page.labels.claimed):
        return False
    return _EDITED.match(text) is not None or (_WROTE.match(text) is not None and is_byline(text))


def _is_aside(page: Layout, n: int) -> bool:
    """Whether a line stands in brackets, and no image that it could tell of above it."""
    return _ASIDE.fullmatch(page.lines[n].text) is not None and (not n or page.lines[n - 1].image is None)


def _is_badge(page: Layout, n: int) -> bool:
    """Whether a line is a number or mark that stands above a heading or label."""
    text = page.lines[n].text
    if text[0].isascii() and _LATIN.fullmatch(text) and _is_ornament(page, n):
        return True
    if len(text) > MARK_LONGEST:
        return False
    if text.isdecimal() and n and page.awaits_value(n - 1) and not _is_counted_on(page, n):
        return False
    if n and _SCORE.fullmatch(text) and page.awaits_value(n - 1):
        return False
    if (
        _is_headed(page, n + 1)
        and not page.awaits_value(n - 1)
        and (tag := _COUNTED_TAG.fullmatch(text))
        and _counts_headings(page, n, tag)
    ):
        return True
    if _RATING.match(text) or is_tag(page, n):
        return True
    mark = not page.is_text(n)
    below = page.text_below(n) if mark else n + 1
    if not 0 <= below < len(page.lines) or not (below in page.forms or page.hits[below]):
        return False
    if not mark and below in page.forms and _is_lettered(page, n):
        return True
    headed = below in page.places or below in page.units or below in page.labels.any
    if text.isdecimal() and not headed and _goes_on(page, n) and not _is_counted_on(page, n):
        return False
    return mark or (len(text) == 1 and n + 1 in page.labels.leading and _recurs(page, n))


def _goes_on(page: Layout, n: int) -> bool:
    """Whether a line of text above has not ended, as where a converter sets a sentence's number apart."""
    above = page.lines[n - 1] if n else None
    if above is None or len(above.text) < _UNENDED or not above.text[-1].isalpha():
        return False
    return above.kind is not LineKind.CAPTION and not (n > 1 and page.lines[n - 2].image)


def _is_counted_on(page: Layout, n: int) -> bool:
    """Whether a number is one of several that count something: 02 beside 01, 03."""
    text = page.lines[n].text
    numbers = {page.lines[k].text for k in _near(page, n) if page.lines[k].text.isdecimal()}
    return text[0] == "0" or str(int(text) + 1) in numbers or str(int(text) - 1) in numbers


def _is_ornament(page: Layout, n: int) -> bool:
    """Whether a line in Latin letters stands where others do: below a label, or above a heading or its number."""
    places = (_is_latin_below_label, _is_latin_above_number, _is_latin_above_place)
    stands = next((f for f in places if f(page, n)), None)
    return stands is not None and any(k != n and stands(page, k) for k in _near(page, n))


def _ornamented(page: Layout) -> frozenset[int]:
    """The lines that are a label and its name in Latin letters (事项名称 PROJECT), text below it, where several are."""
    found = [
        n
        for n, hits in enumerate(page.hits[:-1])
        if hits and hits[0].form.position == "inline" and not hits[0].form.colon
        if _LATIN.fullmatch(page.lines[n].text, hits[0].stop)
        if page.is_text(n + 1) and n + 1 not in page.labels.leading
    ]
    return frozenset(found if len({page.lines[n].text for n in found}) > 1 else ())


def _without_ornament(reading: Reading) -> Reading:
    """A label with its name in another language, which is no text of the section."""
    pieces = tuple([replace(piece, role=Role.DROPPED) if piece.role is _BODY else piece for piece in reading.pieces])
    return replace(reading, pieces=pieces)


def _near(page: Layout, n: int) -> range:
    """The lines around one, among which others of its kind stand."""
    return range(max(0, n - AROUND), min(len(page.lines), n + AROUND + 1))


def _is_latin_below_label(page: Layout, n: int) -> bool:
    if not 0 < n < len(page.lines) - 1 or n - 1 not in page.labels.leading or page.lines[n - 1].image:
        return False
    text = page.lines[n].text
    alone = len(page.lines[n - 1].text) <= MARK_LONGEST
    return alone and n + 1 not in page.labels.leading and _LATIN.fullmatch(text) is not None


def _is_latin_above_number(page: Layout, n: int) -> bool:
    lines = page.lines
    if n + 2 >= len(lines) or not lines[n + 1].text.isdecimal() or not _is_headed(page, n + 2):
        return False
    return _LATIN.fullmatch(lines[n].text) is not None


def _is_latin_above_place(page: Layout, n: int) -> bool:
    return n + 1 in page.places and _LATIN.fullmatch(page.lines[n].text) is not None


def _is_headed(page: Layout, n: int) -> bool:
    """Whether a line names a place, or is set apart as a heading may be right above a label."""
    return n in page.places or (n in page.forms and page.is_example(n))


def _counts_headings(page: Layout, n: int, tag: re.Match[str]) -> bool:
    """Whether the same word stands with another number above another heading.

    They count from one, where the heading names no place or a space stands between (案例 01).
    """
    others = [_COUNTED_TAG.fullmatch(page.lines[k].text) for k in _near(page, n) if k != n and _is_headed(page, k + 1)]
    alike = [_number(other) for other in others if other and _counted(other) == _counted(tag)]
    number = _number(tag)
    if n + 1 in page.places and (" " not in tag[0] or "NO" in tag[0].upper()):
        return bool(alike)
    return number is not None and (number == 1 or 1 in alike) and (number - 1 in alike or number + 1 in alike)


def _number(tag: re.Match[str]) -> int | None:
    """The number of a tag."""
    found = _NUMERALS.search(tag[0])
    return parse_number(found[0]) if found else None


def _counted(tag: re.Match[str]) -> str:
    """The word that a tag numbers."""
    return tag["word"] or tag["counted"]


_FORMS_LOOKED_AT = 200
"""lines that could be headings among which a letter's neighbour is looked for"""
_LETTERED = ("ABCDEFGH", "ＡＢＣＤＥＦＧＨ", "甲乙丙丁戊己庚辛")


def _is_lettered(page: Layout, n: int) -> bool:
    """Whether a letter stands above a heading as its neighbour in the alphabet does above another: A, B; 甲, 乙."""
    text = page.lines[n].text
    letters = next((x for x in _LETTERED if text in x), "") if len(text) == 1 else ""
    near = letters[max(0, letters.find(text) - 1) : letters.find(text) + 2].replace(text, "") if letters else ""
    above = [page.lines[k - 1].text for k in islice(page.forms, _FORMS_LOOKED_AT) if k] if near else []
    return any(len(letter) == 1 and letter in near for letter in above)


def _recurs(page: Layout, n: int) -> bool:
    """Whether a line stands once more on the page above a label."""
    text = page.lines[n].text
    return any(page.lines[k - 1].text == text for k in page.labels.leading if k and k - 1 != n)


def _columns_reading(columns: tuple[Column, ...]) -> Reading:
    """The first row of a table with a block in each column, or a further one."""
    why = (("a table with a block in each column", COLUMN),)
    if not columns:
        return Reading(Role.DROPPED, (), COLUMN, why, taken=True)
    place, pieces = columns[-1]
    return Reading(_LABEL, pieces, COLUMN, why, place, opens=True, blocks=columns)


def _grid_reading(line: Line, grid: Grid) -> Reading:
    pieces = tuple(Piece(Role(role), Span(line.start + a, line.start + b), hit) for role, a, b, hit in grid.pieces)
    named = grid.opens and pieces and pieces[0].role is Role.HEADING
    role = _LABEL if any(p.hit for p in pieces) else _BODY if grid.data else Role.DROPPED
    if named and role is _BODY:
        role = Role.HEADING
    why = (("a table with labels in its first row", grid.weight),)
    return Reading(role, pieces, grid.weight, why, grid.place, opens=grid.opens, taken=grid.taken)


def _label_readings(line: Line, hits: Sequence[Hit], place: Place | None, *, spans: bool, cell: int) -> list[Reading]:
    """The labels that win, alone and together; the leading one by itself, since what is inside is doubtful."""
    if hits[0].form.position == "cell":
        return [_row_reading(line, tuple(hits), place, spans=spans, cell=cell)]
    if len(hits) == 1 and not hits[0].glued:
        return [_label_reading(line, tuple(hits))] if hits[0].weight > 0 else []
    leading = [h for h in hits if not h.glued and h.weight > 0]
    inside = tuple([h for h in hits if h.glued and h.weight > 0])
    found = [_label_reading(line, (h,)) for h in leading]
    if inside:
        best = tuple(sorted(leading, key=lambda h: -h.weight)[:1])
        found.append(_label_reading(line, best + inside))
        if len(inside) > 1:
            found.append(_label_reading(line, best + inside[-1:]))
    return found


def _row_reading(line: Line, hits: tuple[Hit, ...], place: Place | None, *, spans: bool, cell: int) -> Reading:
    """Labels and values of a row; a place's name in a `cell` before is the heading of a block that spans rows.

    So is any name in the first one that `spans` them.
    """
    reading = _label_reading(line, hits)
    if not place and not spans:
        return reading
    start, end = line.cells[cell]
    heading = Piece(Role.HEADING, Span(line.start + start, line.start + end))
    why = (*reading.reasons, ("a name in the first cell", PLACE_CELL))
    return Reading(_LABEL, (heading, *reading.pieces), reading.weight + PLACE_CELL, why, place, opens=True)


def _leading_places(page: Layout, endings: tuple[str, ...]) -> dict[int, Place]:
    """The places with which lines begin that a wide gap or brackets part from a label: 堡子镇北堡村　　事项名称：…"""
    found: dict[int, Place] = {}
    for n, line in enumerate(page.lines):
        hit = next((h for h in page.hits[n] if h.weight > 0), None)
        if hit is None or not hit.glued or hit.start > MAX_HEADING:
            continue
        end = _end_of_name(line, hit)
        if line.text[end - 1] in _NAME_CLOSES or line.text[end : end + 1].isspace():
            first, last = bounds(line.text, 0, end)
            place = place_of(line.text[first:last], endings, exact=True)
            if place and place.community:
                found[n] = place
    return found


def _run_in_places(page: Layout, endings: tuple[str, ...]) -> dict[int, tuple[Place, int]]:
    """The places in bold with which paragraphs right above labels begin, several: <b>石坪镇梅花村</b>　海拔…"""
    found: dict[int, tuple[Place, int]] = {}
    for n, line in enumerate(page.lines[:-1]):
        if (
            len(line.runs) < 2
            or not line.runs[0].bold
            or line.runs[1].bold
            or any(h.weight > 0 for h in page.hits[n])
            or not page.is_label(n + 1)
        ):
            continue
        end = line.runs[0].end
        place = place_of(line.text[:end].strip(), endings, exact=True) if end <= MAX_HEADING else None
        if place and place.full and line.text[-1] in PARAGRAPH_ENDS:
            found[n] = place, end
    return found if len(found) > 1 else {}


def _run_in_reading(line: Line, place: Place, end: int) -> Reading:
    """A block's heading with the block's lead behind it, in one paragraph."""
    first = end + len(line.text[end:]) - len(line.text[end:].lstrip())
    heading, lead = Span(line.start, line.start + end), Span(line.start + first, line.end)
    why = (("a place in bold in front of a paragraph", RUN_IN),)
    return Reading(Role.HEADING, (Piece(Role.HEADING, heading), Piece(_BODY, lead)), RUN_IN, why, place)


_NAME_CLOSES = frozenset("】〗］]』」")
"""Brackets in which a place stands in front of a label."""


def _end_of_name(line: Line, hit: Hit) -> int:
    """Where what stands in front of a label ends, with its bracket."""
    end = len(line.text[: _front(line.text, hit)].rstrip())
    return end + (line.text[end : end + 1] in _NAME_CLOSES)


def _headed_reading(line: Line, hits: Sequence[Hit], place: Place) -> Reading:
    """A line with a block's heading in front of its first label."""
    told = tuple([h for h in hits if h.weight > 0])
    reading = _label_reading(line, told)
    heading = Piece(Role.HEADING, Span(line.start, line.start + _end_of_name(line, told[0])))
    why = (*reading.reasons, ("a place's name in front of it", PLACE_CELL))
    return Reading(_LABEL, (heading, *reading.pieces[1:]), reading.weight + PLACE_CELL, why, place, opens=True)


def _label_reading(line: Line, hits: tuple[Hit, ...]) -> Reading:
    """Text before the first label, then each label with what stands behind it."""
    pieces = _body(line, 0, _front(line.text, hits[0])) if hits[0].glued else []
    for n, hit in enumerate(hits, 1):
        pieces.append(Piece(_LABEL, Span(line.start + hit.start, line.start + hit.end), hit))
        limit = _front(line.text, hits[n]) if n < len(hits) else len(line.text)
        if hit.form.position == "cell":
            for first, last in islice(line.cells, bisect_left(line.cells, (hit.stop, 0)), None):
                if last > limit:
                    break
                pieces += _body(line, first, last)
        elif hit.stop < limit:
            pieces += _body(line, hit.stop, limit)
    if len(hits) == 1:
        return Reading(_LABEL, tuple(pieces), hits[0].weight, hits[0].reasons)
    reasons = tuple([r for h in hits[:_EXPLAINED] for r in h.reasons])
    return Reading(_LABEL, tuple(pieces), sum([h.weight for h in hits], 0.0), reasons)


def _body(line: Line, start: int, end: int) -> list[Piece]:
    """The text in `[start:end]` without white space around it, if there is any."""
    text = line.text[start:end]
    if not any(map(str.isalnum, text)):
        return []
    first = start + len(text) - len(text.lstrip())
    return [Piece(_BODY, Span(line.start + first, line.start + first + len(text.strip())))]


def _front(text: str, hit: Hit) -> int:
    """Where the text before a label ends: its bracket and numbering belong to the label."""
    start = hit.start
    while start > 0 and not (text[start - 1].isalnum() or text[start - 1] in "。！？!?；;…”’」』）)，,、"):
        if text[start - 1] == "." and "\u3400" <= text[start - 2] <= "\u9fff":
            break  # a sentence's end in half-width punctuation
        if closes_quotation(text, start - 1):
            break
        start -= 1
    if bracketed := _NUMBER_IN_BRACKETS.search(text, max(0, start - 5), start):
        return bracketed.start()
    if hit.form.numbered and (number := _NUMBER_BEFORE.search(text, max(0, start - 8), start)):
        start = number.start()
    return start
