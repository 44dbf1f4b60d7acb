"""The text under a page's headline, where something else outweighs it: comments, a column of flashes, teasers."""

from __future__ import annotations

import re

from .noise import has_date, is_boilerplate, is_dated_row, is_furniture, is_row, opens_tail
from .outline import Box, Extent, Outline, Stretch
from .tails import ENTRIES, STAMP_LONGEST

__all__ = [
    "ROWS",
    "TRAIL_BEGINS",
    "UNMARKED_LEAST",
    "has_dated_row",
    "heading_below_trail",
    "heads",
    "is_announced",
    "is_headline",
    "next_article",
    "other_text_under_headline",
]

UNMARKED_LEAST = 30.0
"""characters of lines without any mark of a sentence that make an article"""
TRAIL_BEGINS = 14
"""characters in which the trail that leads to a page says what it is (您当前的位置：首页 > 新闻)"""
_BRIEF = 400.0
"""characters of a text above the trail that may be what a firm says of itself"""
_HEADINGS, _HEADING_LEAST = frozenset(("h1", "h2", "h3", "h4")), 8
"""headings below a trail that may be a page's headline, and their characters: names of columns are shorter"""
ROWS = 4
"""lines around the headline in which the row with the date stands"""
_BRIEF_HEADLINE = 3
"""characters from which on what the title element begins with, and parts from the rest by a bar, is a headline"""
_BARS = tuple("_-|｜—–<>·«")
_STAMPS = 2
"""lines above a comment or teaser that say who wrote it and when"""
_STAMP_LINE = 30
"""characters of a line that dates a comment or teaser and says little else"""
_CONTENTS_LONGEST, _CONTENTS_MOST = 40, 40
"""characters of a line that a link above a text may name; links that are looked at"""
_FLASH = re.compile(r"[\[【]?(?:\d{1,2}-\d{1,2}|\d{1,2}:\d{2})[\]】]?\s?[【“]")
"""how the entries of a column of flashes begin: 11-24【央行开展逆回购】…"""
_FLASHES = re.compile("快讯|电报|7[*×xX]?24")
"""what such a column is called"""
_NEIGHBOURS = re.compile(r"\s*上一[条篇则][:：].{0,80}下一[条篇则][:：]")
"""the articles before and after this one, in one line"""
_ENDING_LINKS = 3
"""lines of links that show that the text before them has ended"""


def other_text_under_headline(page: Outline, found: Extent) -> tuple[int, int] | None:
    """From the page's headline to where its text has certainly ended, where that text is another than the one found.

    Comments, captions in a sidebar and teasers may outweigh a short article. What stands under the headline and a row
    with a date is the article, if what was found stands apart from it: behind an end, or above the headline.
    """
    n = next((k for k in range(found.first - 1, -1, -1) if heads(page, page.lines[k])), -1)
    if n >= 0:
        apart = found.first - n > ROWS and (
            found.core is None or is_announced(page, found.first) or _are_entries(page, found)
        )
        if apart and has_dated_row(page, n + 1) and _ends(page, n + 1, found):
            return n, found.first
    elif found.core is None:
        behind = (k for k in range(found.first, len(page.lines)) if heads(page, page.lines[k]))
        n = next((k for k in behind if has_dated_row(page, k + 1)), -1)
        if n >= 0 and _free_text(page, n + 1, len(page.lines))[0] >= UNMARKED_LEAST:
            return n, len(page.lines)
    elif found.prose < _BRIEF and (below := _headline_below(page, found, found.core)) is not None:
        return below, len(page.lines)
    return _other_text_below_trail(page, found)


def _headline_below(page: Outline, found: Extent, core: Box) -> int | None:
    """The headline with its row below a short column that has neither, above a text that is not much shorter.

    What is short, or all of the title element, may be the site's name.
    """
    if any(is_dated_row(line.text) for line in page.lines[max(0, found.first - ROWS) : core.last]):
        return None
    for n in range(core.last, len(page.lines)):
        line = page.lines[n]
        if len(line.text) >= _HEADING_LEAST and line.text != page.title and heads(page, line):
            text = _free_text(page, n + 1, len(page.lines))[0] if has_dated_row(page, n + 1) else 0
            return n if text >= max(UNMARKED_LEAST, found.prose / 3) else None
    return None


def _other_text_below_trail(page: Outline, found: Extent) -> tuple[int, int] | None:
    """The same from the heading below the trail of a firm's page, whose title element says what the firm sells.

    What was found is what the firm says of itself, above the trail, or its products, behind an end of the news.
    """
    if found.prose >= _BRIEF and found.core is not None:
        return None
    n = heading_below_trail(page)
    if n is None or heads(page, page.lines[n]):
        return None
    if n >= found.last and found.prose < _BRIEF:
        return n, len(page.lines)
    if found.core is None and found.first < n < found.last and found.first < _part_of(page, n, found.box).first:
        return n, found.last  # what the firm says of itself stands in a column of its own, before the trail
    behind = n < found.first and found.core is None and _ends(page, n + 1, found)
    return (n, found.first) if behind else None


def _part_of(page: Outline, n: int, around: Box) -> Box:
    """The box in another that a line of it stands in."""
    box = page.lines[n].box
    while box.parent is not None and box.parent is not around and box is not around:
        box = box.parent
    return box


def is_announced(page: Outline, first: int) -> bool:
    """Whether the line before, past who wrote it and when, says that what follows is something else: 网友评论."""
    before = page.lines[first - 1]
    for line in reversed(page.lines[max(first - 1 - _STAMPS, 0) : first]):
        before = line
        if len(line.text) > STAMP_LONGEST or not has_date(line.text):
            break
    return not before.linked and opens_tail(before.text) and not is_row(before.text)


def _ends(page: Outline, since: int, found: Extent) -> bool:
    """Whether a text stands from here on and ends before the one found: what opens a tail, or links, follow it, or the
    other consists of entries with a date each.
    """
    text, ends = _free_text(page, since, found.first)
    if text < UNMARKED_LEAST:
        return False
    return (ends >= _ENDING_LINKS and not _are_contents(page, since, found)) or _are_entries(page, found)


def _are_contents(page: Outline, since: int, found: Extent) -> bool:
    """Whether the links from here on name what follows in the text found: the row of its tabs, its contents."""
    links = [x.text for x in page.lines[since : found.first] if x.linked * 2 > len(x.text)]
    inside = page.lines[found.first : found.last]
    short = "\n".join([x.text for x in inside if len(x.text) <= _CONTENTS_LONGEST and not x.linked])
    return 2 * sum([link in short for link in links[:_CONTENTS_MOST]]) > len(links)


def _are_entries(page: Outline, found: Extent) -> bool:
    """Whether entries with a date each were found, from the first on."""
    lines = page.lines[found.first : found.last]
    dated = [n for n, x in enumerate(lines) if len(x.text) <= _STAMP_LINE and has_date(x.text)]
    around = page.lines[max(found.first - 1, 0) : found.first + 1]
    if len(dated) < ENTRIES and any(_FLASHES.search(x.text) for x in around):
        dated = [n for n, x in enumerate(lines) if _FLASH.match(x.text)]
    return len(dated) >= ENTRIES and dated[0] <= ROWS


def _free_text(page: Outline, since: int, until: int) -> tuple[int, int]:
    """Characters of text from here on, and how many lines of links, or what counts as so many, end it."""
    text = ends = 0
    for line in page.lines[since:until]:
        if line.linked * 2 > len(line.text):
            if text >= UNMARKED_LEAST:
                ends += _ENDING_LINKS if _NEIGHBOURS.match(line.text) else 1
        elif not is_row(line.text) and not is_furniture(line.text):
            if not opens_tail(line.text) and not is_boilerplate(line.text):
                text += len(line.text)
            elif text >= UNMARKED_LEAST:
                ends += _ENDING_LINKS
        if ends >= _ENDING_LINKS:
            break
    return text, ends


def heading_below_trail(page: Outline) -> int | None:
    """The heading right below the trail, of which the page has no other, and which is no column that the trail names:
    您当前的位置：首页 > 新闻动态 > 公司新闻.
    """
    for n, trail in enumerate(page.lines[:-1], 1):
        if "位置" not in trail.text[:TRAIL_BEGINS] or not is_furniture(trail.text):
            continue
        line = page.lines[n]
        kind = line.box.tag, line.box.names
        if line.linked or len(line.text) < _HEADING_LEAST or line.text in trail.text:
            continue
        if kind[0] not in _HEADINGS and not _stands_over_text(page, n):
            continue
        return n if sum([(x.box.tag, x.box.names) == kind for x in page.lines]) == 1 else None
    return None


def _stands_over_text(page: Outline, n: int) -> bool:
    """Whether a line is all of a box with a name of its own, and a sentence stands below it."""
    line, below = page.lines[n], page.lines[n + 1] if n + 1 < len(page.lines) else None
    alone = bool(line.box.names) and line.box.last - line.box.first == 1 and not line.marks
    return alone and below is not None and below.marks and not below.linked and len(below.text) > len(line.text)


def heads(page: Outline, line: Stretch) -> bool:
    """Whether a line is the page's headline, which the title element begins with, rather than a link to it."""
    title, text = page.title, line.text
    if line.linked or not title or not (title.startswith(text) or (title[0] in "【《“" and title.startswith(text, 1))):
        return False
    if is_headline(text, title) or (line.box.tag == "h1" and len(text) > 1):
        return True
    return len(text) >= _BRIEF_HEADLINE and title[len(text) :].lstrip()[:1] in _BARS


def has_dated_row(page: Outline, since: int) -> bool:
    """Whether a row with a date stands here, before any link of a list."""
    for line in page.lines[since : since + ROWS]:
        if is_dated_row(line.text):
            return True
        if line.linked * 2 > len(line.text):
            return False
    return False


def is_headline(text: str, title: str | None) -> bool:
    """Whether a line is the better part of the page's title, from its beginning."""
    return title is not None and len(text) > 3 and title.startswith(text) and len(text) * 2 > len(title)


def next_article(page: Outline, best: Box, first: int) -> int:
    """The line with the headline of another article, with its row, behind that of this one, or the end of the box.

    Pages that never end append the next article to the one that was asked for.
    """
    lines = page.lines
    heads_this = (
        x.box.tag == "h1" and is_headline(x.text, page.title) for x in lines[max(0, first - _ROWS_ABOVE) : first]
    )
    if not any(heads_this):
        return best.last
    for n in range(first, best.last):
        another = lines[n].box.tag == "h1" and not is_headline(lines[n].text, page.title)
        if another and any(is_dated_row(x.text) for x in lines[n + 1 : n + 1 + _ROWS_BELOW]):
            return n
    return best.last


_ROWS_ABOVE, _ROWS_BELOW = 12, 3
"""lines above a text in which its headline stands, and below one in which its row does"""
