"""Which boxes of a page stand beside its article, by name or tag: related, hot, comments, tools.

A name is evidence only while the box holds little of the page's prose, and not where what it calls noise is plainly
part of the text: subheads, an introduction, a table between paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice

from .noise import NOISE_TAGS, Names, is_furniture, read_names
from .outline import PARAGRAPHS, Box, Outline, children
from .teasers import boxes_of_others

__all__ = ["COMMENT_SHARE", "SCANT", "SUBHEAD", "SUBHEADS", "mark_noise"]

_NOISE_SHARE = 0.35
"""share of the page's prose from which on a box is no noise, whatever its name (a body whose class contains `share`)"""
COMMENT_SHARE = 0.75
"""the same for comments, of which there may be more than article"""
_BESIDE = 8
"""boxes behind an introduction that are looked at"""
_BEHIND = 12
"""lines behind a box in which the article may go on"""
_HEAD = re.compile("head|title|label", re.IGNORECASE)
"""what names a subhead although it is on the list of noise"""
_TOOLS = 3
"""lines of a row of tools that say more than `LITTLE`"""
SUBHEADS, SUBHEAD = 3, 20
"""boxes of one name that hold a short line above running text each, and its characters: then they hold subheads"""
_ROWS = 3
"""lines of a table that may be the last of an article though its name is that of a hot list"""
LITTLE = 12.0
"""characters of prose that a row of tools may hold"""
SCANT = 60.0
"""characters of running text below which a page's unmarked lines (cells, verses) are looked at"""


def mark_noise(page: Outline, weights: list[float], total: float) -> None:
    """Mark boxes that are noise by name or tag, unless much of the prose stands in them."""
    kinds = {names: kind for names in page.names if (kind := read_names(names))}
    suspects: list[Box] = []
    for box in page.boxes:
        box.noise = False
        names = box.names
        if (names in kinds and not _introduces(page, weights, box)) or _is_aside(box):
            suspects.append(box)
    for names in (*_names_of_subheads(page, weights, suspects), *_names_of_headline(page, suspects)):
        kinds.pop(names, None)
    prose = [0.0, *accumulate([w if w > 0 else 0.0 for w in weights])]
    named = dict.fromkeys(kinds, 0.0)
    for box in suspects:
        if box.names in kinds:
            named[box.names] = named[box.names] + prose[box.last] - prose[box.first]
    share = max(_NOISE_SHARE * total, LITTLE)
    furniture, comments = Names.FURNITURE, Names.COMMENTS
    noise: set[str] = set()
    for names, kind in kinds.items():
        if kind is not furniture and named[names] <= (COMMENT_SHARE * total if kind is comments else share):
            noise.add(names)
    for box in suspects:
        inside = prose[box.last] - prose[box.first]
        box.noise = (
            (box.names in noise and not _is_part(page, weights, box, kinds[box.names]))
            or (kinds.get(box.names) is furniture and (inside < LITTLE or _are_tools(page, box)))
            or (inside <= share and _is_aside(box))
        )
    summary = _machines_summary(page)
    summaries = [summary] if summary and prose[summary.last] <= share else []
    for box in (*boxes_of_others(page), *summaries):
        for inner in page.boxes[box.number : box.end + 1]:
            inner.noise = True


def _names_of_headline(page: Outline, suspects: Sequence[Box]) -> Iterator[str]:
    """The names of comments that hold an h1, and of what stands in them: a channel of commentaries."""
    comments = [box for box in suspects if read_names(box.names) is Names.COMMENTS]
    headed = [line.box.number for line in page.lines if line.box.tag == "h1"] if comments else []
    end = -1
    for box in comments:
        at = bisect_left(headed, box.number)
        if box.number > end and at < len(headed) and headed[at] <= box.end:
            end = box.end
            inside = {inner.names for inner in page.boxes[box.number : end + 1]}
            yield from (names for names in inside if not _SEVERAL.search(names))


_SEVERAL = re.compile("comments|list|item|reply|replies|area|form|post", re.IGNORECASE)
"""Names of comments themselves in such a channel."""


def _is_aside(box: Box) -> bool:
    """Whether a box is noise by its tag; below a quotation, who said it is none."""
    return box.tag in NOISE_TAGS and not (box.tag == "footer" and box.parent and box.parent.tag == "blockquote")


_OF_A_MACHINE = re.compile(
    r"(?:本文|文章|全文)?\s?(?:AI\s?(?:摘要|导读|总结|速读|概要|提要)|(?:智能|大模型)\s?(?:摘要|导读|总结|概要))[:：]?",
    re.IGNORECASE,
)
"""What stands above a summary that a program wrote."""
_OF_A_MACHINE_LONGEST = 10
"""code points of such a line"""
_SUMMARY_LINES = 12
"""lines of such a summary"""


def _machines_summary(page: Outline) -> Box | None:
    """The first box that begins with a line which says that a program summed the article up, above it: AI 摘要."""
    for n, line in enumerate(page.lines):
        if len(line.text) > _OF_A_MACHINE_LONGEST:
            continue
        if _OF_A_MACHINE.fullmatch(line.text):
            box = line.box
            while box.last == n + 1 and box.parent is not None:
                box = box.parent
            if box.first == n and 1 < box.last - n <= _SUMMARY_LINES and not _is_one_of_several(page, box):
                return box
    return None


def _are_tools(page: Outline, box: Box) -> bool:
    """Whether the few lines of a box are tools' words, be they set as a sentence (视频加载中，请稍候...)."""
    return box.last - box.first <= _TOOLS and all(is_furniture(x.text) for x in page.lines[box.first : box.last])


def _names_of_subheads(page: Outline, weights: list[float], suspects: list[Box]) -> list[str]:
    """Names of boxes that hold one short line above or beside running text, again and again: labels (`tag`, `head`)."""
    found: dict[str, list[int]] = {names: [] for names in {box.names for box in suspects} if _may_name_subheads(names)}
    for box in suspects:
        if box.names not in found:
            continue
        above = box.last - box.first == 1 and not box.links and box.last < len(weights) and weights[box.last] >= 0
        short = above and len(page.lines[box.first].text) <= SUBHEAD and not is_furniture(page.lines[box.first].text)
        found[box.names].append(short)
    return [names for names, short in found.items() if sum(short) >= SUBHEADS and 2 * sum(short) > len(short)]


@lru_cache(4096)
def _may_name_subheads(names: str) -> bool:
    return read_names(names) is Names.FURNITURE or _HEAD.search(names) is not None


_REPEATED, _PROBE = 80, 16
"""lines below an introduction in which it may stand again, and its characters that are looked for"""
_CARD = 200
"""lines of a card in which an introduction is text"""
_ABOVE = 20
"""lines of its box above an introduction"""
_SUMMARY_LABEL = re.compile(
    r".{0,12}?(?:摘\s?要|导\s?读|提\s?要|要\s?点|概\s?要|总结|核心提示|简\s?介|导\s?语|导购|summary)[\]】）)\s]*[:：]"
    r"|[\[【（(](?:内容)?(?:摘\s?要|导\s?读|提\s?要|核心提示|导\s?语)[\]】）)]|(?:摘要|导读|提要|核心提示|导语)[\s【]",
    re.IGNORECASE,
)
"""how a summary begins that says what it is"""
_INTRODUCTION = re.compile(
    r"(?:(?:art|article|detail|content|text|news|story|page)[-_]{1,2})?intro(?:duction)?", re.IGNORECASE
)
"""a class of an introduction to the text; others have another word in front (site-intro, author-intro)"""


_EDITORS_NOTE = re.compile("编者(?:按|的话)")
"""how a note begins that is part of the text, whatever its box is called"""


def _introduces(page: Outline, weights: list[float], box: Box) -> bool:
    """Whether an introduction is the article's rather than its summary: a paragraph, or a box above several alike.

    In a box above the text it is, too, unless it says that it is a summary, stands again below, or the CMS has its
    description there.
    """
    outer = box.parent.names if box.parent else ""
    if box.first < box.last and _EDITORS_NOTE.match(page.lines[box.first].text) and "author" not in box.names:
        return _goes_on(page, weights, box)
    if "summary" in box.names:  # cnbeta has its first paragraph in such a box
        return "cnbeta" in outer or (_is_alike(page, box) and _leads(page, weights, box))
    if "intro" not in box.names:
        return box.tag == "p" and _leads(page, weights, box)
    if box.tag == "p" or "live" in box.names.lower():
        return True
    following = islice(children(page, box.parent, box.end + 1), _BESIDE)
    beside = [x for x in following if x.tag not in PARAGRAPHS and _is_running(weights, x)]
    alike = len({(x.tag, x.names) for x in beside}) < len(beside)
    return alike or _opens_text(page, weights, box) or _is_in_card(page, weights, box)


def _is_in_card(page: Outline, weights: list[float], box: Box) -> bool:
    """Whether an introduction stands in one of several boxes alike, with more text in it: a community's card."""
    card = box.parent
    if card is None or not card.names or card.last - card.first > _CARD or not _is_one_of_several(page, card):
        return False
    around = sum([w for w in weights[card.first : card.last] if w > 0], 0.0)
    return around - sum([w for w in weights[box.first : box.last] if w > 0], 0.0) > SCANT


def _opens_text(page: Outline, weights: list[float], box: Box) -> bool:
    """Whether a box named an introduction stands above the running text, and is no summary of it."""
    outer = box.parent
    if outer is None or box.first == box.last or box.first - outer.first > _ABOVE or "viewbox" in outer.names:
        return False  # viewbox: of DedeCMS
    named = all(map(_INTRODUCTION.fullmatch, box.names.split()))
    above = sum([w for w in weights[outer.first : box.first] if w > 0], 0.0)
    text = sum([w for w in weights[box.last : min(outer.last, box.last + _REPEATED)] if w > 0], 0.0)
    if not named or above > SCANT or text < SCANT:
        return False
    opening = page.lines[box.first].text
    bare = opening.rstrip("。….？！”")
    probes = opening[:_PROBE], bare[_PROBE // 2 : _PROBE // 2 + _PROBE], bare[-_PROBE:]
    below = page.lines[box.last : box.last + _REPEATED]
    return not _SUMMARY_LABEL.match(opening) and not any(p in x.text for x in below for p in probes)


def _leads(page: Outline, weights: list[float], box: Box) -> bool:
    """Whether a paragraph named for a summary stands first among those of the text, and does not say that it is one."""
    outer = box.parent
    if outer is None or box.last != box.first + 1 or box.first != outer.first:
        return False
    text = sum([w for w in weights[box.last : min(outer.last, box.last + _REPEATED)] if w > 0], 0.0)
    return text > SCANT and not _SUMMARY_LABEL.match(page.lines[box.first].text)


def _is_alike(page: Outline, box: Box) -> bool:
    """Whether the box behind shares its tag and a class: paragraphs in boxes, the first with a class more."""
    following = next(iter(children(page, box.parent, box.end + 1)), None) if box.parent else None
    return (
        following is not None
        and following.tag == box.tag
        and not set(box.names.split()).isdisjoint(following.names.split())
    )


def _is_running(weights: list[float], box: Box) -> bool:
    return sum([w for w in weights[box.first : box.last] if w > 0], 0.0) > SCANT


def _is_part(page: Outline, weights: list[float], box: Box, kind: Names) -> bool:
    """Whether a box with such a name is a part of the text by where it stands."""
    if kind is Names.BEHIND:
        return _is_one_of_several(page, box) or _goes_on(page, weights, box)
    if kind is Names.COMMENTS and box.tag == "blockquote":  # what readers wrote, whom the text quotes
        return _goes_on(page, weights, box) and any(weights[n] > LITTLE for n in range(_first(box), box.first))
    return _may_be_text(page, box, kind) and _is_between(page, weights, box)


def _first(box: Box) -> int:
    """The first line of the box around one."""
    return box.parent.first if box.parent is not None else box.first


def _is_one_of_several(page: Outline, box: Box) -> bool:
    """Whether a box like it stands right before or behind it: portraits rather than who wrote the text."""
    following = next(iter(children(page, box.parent, box.end + 1)), None) if box.parent else None
    before = page.boxes[box.number - 1]
    while before.parent is not None and before.parent is not box.parent and before is not box.parent:
        before = before.parent
    return any(
        x is not None and x is not box and x.parent is box.parent and (x.tag, x.names) == (box.tag, box.names)
        for x in (following, before)
    )


def _goes_on(page: Outline, weights: list[float], box: Box) -> bool:
    """Whether a paragraph of running text follows a box, in the box around it."""
    outer = box.parent
    if outer is None:
        return False
    behind = range(box.last, min(outer.last, box.last + _BEHIND))
    return any(weights[n] > LITTLE and page.lines[n].home is outer for n in behind)


def _may_be_text(page: Outline, box: Box, kind: Names) -> bool:
    """Whether a box with such a name is text between paragraphs: an abstract, a league's table, a match."""
    live = kind is Names.COMMENTS and box.tag in ("ul", "ol") and _is_by_minutes(page, box)
    return kind is Names.SUMMARY or live or (box.tag == "table" and not box.links)


_MINUTE = re.compile("[0-2]?[0-9][:：][0-5][0-9]")
"""the time of day with which a report goes on minute by minute"""


def _is_by_minutes(page: Outline, box: Box) -> bool:
    """Whether each line of a list begins with the time of day."""
    return all(_MINUTE.match(line.text) for line in page.lines[box.first : box.last])


def _is_between(page: Outline, weights: list[float], box: Box) -> bool:
    """Whether a box stands between two paragraphs as a further one, perhaps below its title; a table may be last."""
    outer = box.parent
    while outer is not None and outer.first == box.first and outer.last == box.last:
        outer = outer.parent
    if outer is None or box.first <= outer.first or box.last >= outer.last:
        return False
    before = next((n for n in (box.first - 1, box.first - 2) if n >= outer.first and weights[n]), None)
    is_last = box.tag == "table" and box.last - box.first >= _ROWS
    sides = (before,) if is_last else (before, box.last)
    homes = [page.lines[n].home for n in sides if n is not None and weights[n] > LITTLE]
    return len(homes) == len(sides) and all(home is outer or home.parent is outer for home in homes)
