"""Boxes of other texts than the article: teasers, comments, lists of headlines behind the line that announces them.

Their names tell nothing on many sites, their titles need not be links on a saved page, and together they may be longer
than the article. What shows them is the line above, 热点推荐 or 网友评论, and entries behind it that are marked up
alike, of which none stands above that line. Comments show it themselves where each begins with who wrote it and when.

A subhead of the article's own may sound like such a line, and a counter of comments stand above the text. So entries
that neither are links nor say who wrote them and when count only in a box behind the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, takewhile
from typing import NamedTuple

from .noise import has_date, is_furniture, is_row, opens_tail
from .outline import PARAGRAPHS, Box, Outline, Stretch, children

__all__ = ["boxes_of_others"]

_ANNOUNCEMENT = 16
"""characters of the longest line that announces such entries"""
_MORE = re.compile(
    r"(?:(?:更多|往期|推荐|热门|今日|行业|相关)(?:特写|故事|直播|作品|热点|热文|资讯|动态|要闻|人物|专题|产品|商品)"
    r"|相关|相關|(?:24小时)?热[文榜]|聊天室|读者来信|评论区|互动区|点击排行|阅读排行|网友热议)"
    r"\W{0,3}\d{0,6}[条人篇]?\W{0,3}(?:更多|全部)?\W{0,3}$"
)
"""what announces others' texts where such entries follow, and too little says it to end an article alone"""
_TALK = re.compile("评论|評論|跟帖|跟贴|留言|讨论|聊天|来信|回应|热议|互动|点评")
"""announcements behind which stand entries of any shape"""
_OTHERS = re.compile(
    "本版其他|相关|相關|推荐|推薦|热门|熱門|热点|最新|精彩|今日|更多|往期|延伸|扩展|拓展|猜你|为[你您]|大家|其他人|排行|评论|評論|跟帖|跟贴|留言"
)
"""one of these stands in what announces others' texts: the rest of what ends an article is followed by none"""
_WORD = re.compile("[本相推热熱最精今更往延扩拓猜为大其排评評跟留行聊读互网]")
"""a character of each of these words and of the others above: most lines have none"""
_COLONS = frozenset(":：")
"""what stands in a row: 编辑：张三"""
_ATTACHED = "附件"
_COUNTS = re.compile(r"\d")
"""what stands in a counter: 评论(12)"""
_LISTS = frozenset(("ul", "ol", "dl", "table", "tbody"))
_VERSES = 5
"""lines without marks in one box that are text"""
_ROW_LONGEST = 100
"""characters of a line that may be a row below the headline"""
_TEXT_BEFORE = 60
"""characters of text without links that must stand above such a line: what stands first is the page's own"""
_ENTRIES, _HEADLINES = 3, 5
"""entries of a title with a summary, or of readers, and headlines alone, that make a series"""
_ENTRY_LINES, _TITLE_LONGEST = 6, 40
"""lines of an entry, and characters of its title"""
_WRAPPERS = 6
"""boxes around a series that hold nothing else"""
_CLOSING_LINES = 3
"""lines behind a series that stand in its box: 请登录后发言"""
_TRIES = 48
"""announcing lines of a page that are looked at: each may have the whole page behind it"""
_CLOSED = ("。", "；", "，", "：", ":")
_SAID = re.compile(
    r"于[\s\u3000]{0,3}(?:(?:19|20)?\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\s\u3000]{1,3}\d{1,2}:\d\d(?::\d\d)?"
    r"[\s\u3000]{0,3}(?:评论|发布|发表|回复|留言|说)[:：]?$"
)
"""who wrote a comment and when, as the line above it says: 网友 于 06-05 14:18 评论 (DedeCMS, PHPCMS)"""
_COMMENT_MARK = re.compile(
    r"\d\s{0,2}(?:秒|分钟|小时|天|周|个?月|年)前|刚刚|昨天|前天|^\d{1,5}\s{0,2}[#楼]|[#楼]$|沙发|板凳|回复|点赞|举报|^赞|^顶|支持\W{0,3}\d"
)
"""what stands beside a comment: when it was written, its floor, tools"""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SAID_ENDS, _SAID_LONGEST = frozenset("论布表复言说:："), 45


class _Series(NamedTuple):
    """Entries behind the line that announces them."""

    boxes: list[Box]
    """the entries, and the boxes around them, or of that line, that hold nothing else"""
    entries: list[Box]
    around: Box
    """the box in which that line stands"""
    talk: bool
    """whether it announces readers"""


def boxes_of_others(page: Outline) -> list[Box]:
    """The boxes of such entries, of the lines that announce them, and those that hold nothing else.

    Those that are noise by name already are left out.
    """
    found: list[Box] = []
    above = _Above(page)
    done = tries = 0
    for n in [n for n, x in enumerate(page.lines) if len(x.text) <= _ANNOUNCEMENT and _WORD.search(x.text)]:
        line = page.lines[n]
        if line.linked == len(line.text) or n < done or not _announces(line.text):
            continue
        if line.box.noise or (line.box.parent is not None and line.box.parent.noise):
            continue
        if tries == _TRIES:
            break
        tries += 1
        series = _series(page, n, talk=_TALK.search(line.text) is not None)
        if series is None or _stands_above(page, series.entries[0], n):
            continue
        above.read(n)
        if above.is_text and _is_of_others(page, n, series, above):
            found += series.boxes
            done = series.entries[-1].last
    return found + _comments(page)


class _Above:
    """The running text above a line, and verses: several lines without marks in one box."""

    def __init__(self, page: Outline) -> None:
        self._page = page
        self._read = 0
        self.size = 0
        """characters of running text"""
        self.kinds: set[tuple[int, str, str]] = set()
        """how it is marked up"""
        self.most = 0
        """lines of the box that has most of it"""
        self._sizes: dict[int, int] = {}
        self._counts: dict[int, int] = {}

    def read(self, until: int) -> None:
        """Go on to this line."""
        for line in self._page.lines[self._read : until]:
            if _is_prose(self._page, line):
                self.size += len(line.text)
                self.kinds.add(_kin(line))
            elif not _is_verse(self._page, line):
                continue
            number = _text_box(line).number
            self._counts[number] = count = self._counts.get(number, 0) + 1
            self.most = max(self.most, count)
            self._sizes[number] = self._sizes.get(number, 0) + (len(line.text) if line.marks else 0)
        self._read = until

    @property
    def is_text(self) -> bool:
        """Whether it is enough to be an article."""
        return self.size >= _TEXT_BEFORE or self.most >= _VERSES

    def stands_in(self, box: Box) -> bool:
        """Whether enough of it stands in this box."""
        return self._sizes.get(box.number, 0) >= _TEXT_BEFORE or self._counts.get(box.number, 0) >= _VERSES

    @property
    def has_several(self) -> bool:
        """Whether it has several paragraphs in one box, as no summary has."""
        return any(
            count >= _VERSES or (count > 1 and self._sizes[number] >= _TEXT_BEFORE)
            for number, count in self._counts.items()
        )


def _is_free(page: Outline, line: Stretch) -> bool:
    """Whether a line is no link, no headline, no row below one, and nothing that stands beside an article by name."""
    size = len(line.text)
    if line.linked * 2 > size or line.box.noise or line.box.tag in _HEADINGS:
        return False
    if size <= _ROW_LONGEST and is_row(line.text):
        return False
    return not (page.title and page.title.startswith(line.text))


def _is_prose(page: Outline, line: Stretch) -> bool:
    return line.marks and _is_free(page, line)


def _is_verse(page: Outline, line: Stretch) -> bool:
    return not line.marks and not line.linked and _is_free(page, line) and not is_furniture(line.text)


def _text_box(line: Stretch) -> Box:
    """The box that a line's paragraph stands in, be the paragraph a box of its own."""
    box = line.home
    while box.last - box.first == 1 and box.parent is not None:
        box = box.parent
    return box


def _is_of_others(page: Outline, n: int, series: _Series, above: _Above) -> bool:
    """Whether the entries that line `n` announces are others' texts rather than a section of this one.

    Links show it, or who wrote each and when; what only counts comments announces no others. Entries without them must
    stand in a box behind the article's, which does not go on behind them, and leave several paragraphs of it or the
    larger part.
    """
    entries = series.entries
    counter = series.talk and _COUNTS.search(page.lines[n].text) is not None
    inside = above.stands_in(series.around) or _goes_on(page, above, entries[-1].last)
    shown = _shown(page, entries, talk=series.talk)
    if shown and not inside and not counter:
        return True
    if not shown and (inside or counter or (series.talk and not _stands_in(entries[0], series.around))):
        return False
    lines = page.lines[entries[0].first : entries[-1].last]
    said = sum([len(x.text) for x in lines if _is_prose(page, x)])
    return said <= above.size or (not inside and above.has_several)


def _stands_in(entry: Box, around: Box) -> bool:
    """Whether an entry stands directly in a box, or in a list there."""
    outer = entry.parent
    while outer is not None and outer is not around and outer.tag in _LISTS:
        outer = outer.parent
    return outer is around


def _goes_on(page: Outline, above: _Above, since: int) -> bool:
    """Whether running text follows that is marked up as some of that above."""
    return any(_kin(x) in above.kinds and _is_prose(page, x) for x in page.lines[since:])


def _kin(line: Stretch) -> tuple[int, str, str]:
    """The box that a line's paragraph stands in, as those beside it are that are marked up alike."""
    box = line.home
    return box.parent.number if box.parent else -1, box.tag, box.names


def _shown(page: Outline, entries: list[Box], *, talk: bool) -> bool:
    """Whether most entries are links to elsewhere or, where readers talk, say who wrote them and when."""
    if talk:
        shown = sum([any(map(_is_comment_mark, page.lines[box.first : box.last])) for box in entries])
    else:
        within = {x.box.number for x in page.anchors if x.href.startswith("#") and len(x.href) > 1}
        links = [box for box in entries if any(x.linked * 2 > len(x.text) for x in page.lines[box.first : box.last])]
        shown = sum([within.isdisjoint(range(box.number, box.end + 1)) for box in links])
    return shown * 2 > len(entries)


def _is_comment_mark(line: Stretch) -> bool:
    """Whether a short line says when a comment was written, its floor, or what can be done with it."""
    short = len(line.text) <= _SAID_LONGEST
    return short and ((has_date(line.text) and ":" in line.text) or _COMMENT_MARK.search(line.text) is not None)


def _comments(page: Outline) -> list[Box]:
    """Boxes alike that begin each with who wrote a comment and when, below the text."""
    signed: dict[tuple[int, str, str], list[Box]] = {}
    for n in [n for n, x in enumerate(page.lines) if x.text[-1] in _SAID_ENDS and len(x.text) <= _SAID_LONGEST]:
        if not _SAID.search(page.lines[n].text):
            continue
        box = page.lines[n].box
        while box.parent is not None and box.first == n and box.last == n + 1:
            box = box.parent
        if box.first == n and box.parent is not None:
            signed.setdefault((box.parent.number, box.tag, box.names), []).append(box)
    series = [boxes for boxes in signed.values() if len(boxes) >= _ENTRIES]
    begins = _behind_text(page) if series else 0
    return [box for boxes in series if boxes[0].first >= begins for box in boxes]


def _behind_text(page: Outline) -> int:
    """The first line above which enough running text stands."""
    texts = (len(x.text) if x.marks and x.linked * 2 <= len(x.text) else 0 for x in page.lines)
    return next((n for n, text in enumerate(accumulate(texts), 1) if text >= _TEXT_BEFORE), len(page.lines))


def _stands_above(page: Outline, entry: Box, n: int) -> bool:
    """Whether an entry like this one stands above line `n` in the same box: then they are parts of one text."""
    before = takewhile(lambda box: box.first < n, children(page, entry.parent))
    return any(box.tag == entry.tag and box.names == entry.names and box.last > box.first for box in before)


def _announces(text: str) -> bool:
    if _ATTACHED in text or not _COLONS.isdisjoint(text[:-1]):
        return False
    return _MORE.match(text) is not None or (_OTHERS.search(text) is not None and opens_tail(text))


def _series(page: Outline, n: int, *, talk: bool) -> _Series | None:
    """The entries that line `n` announces, with its own box; none where no series follows."""
    alone: Box | None = None
    around = page.lines[n].box
    while around.parent is not None and around.first == n and around.last == n + 1:
        alone, around = around, around.parent
    entries = _run(page, around, alone.end + 1 if alone else around.number + 1, n, talk=talk)
    if not entries and talk and around.first == n and around.last - n <= _CLOSING_LINES and around.parent is not None:
        alone, around = around, around.parent  # the form above the comments
        entries = _run(page, around, alone.end + 1, n, talk=True)
    if not entries:
        return None
    if around.first == n and around.last - entries[-1].last <= _CLOSING_LINES:
        return _Series([around, *entries], entries, around, talk)
    return _Series([alone, *entries] if alone else entries, entries, around, talk)


def _run(page: Outline, around: Box, since: int, n: int, *, talk: bool) -> list[Box]:
    """The entries behind line `n` in this box, or in the box that follows it and holds nothing else."""
    since = max(since, bisect_right(page.boxes, n, key=lambda box: box.first))
    for _ in range(_WRAPPERS):
        found: list[Box] = []
        first: Box | None = None
        for box in children(page, around, since):
            if box.first == box.last or box.first <= n:
                continue
            first = first or box
            if first.tag == "dt":
                found = _pairs(page, around)
                break
            if (box.tag, box.names) != (first.tag, first.names) or not _is_entry(page, box, talk=talk):
                break
            found.append(box)
        if first is not None and first.tag == "dt":
            return found
        least = _ENTRIES if talk or (found and found[0].last - found[0].first > 1) else _HEADLINES
        if len(found) >= least:
            return found
        if first is None or (first.tag in PARAGRAPHS and first.end == first.number):
            break
        around, since = first, first.number + 1
    return []


def _pairs(page: Outline, around: Box) -> list[Box]:
    """The titles and summaries of a list of definitions that holds nothing else, the titles links."""
    boxes = [box for box in children(page, around) if box.last > box.first]
    titles, summaries = boxes[::2], boxes[1::2]
    if len(summaries) < _ENTRIES or any(box.tag != "dt" or not page.lines[box.first].linked for box in titles):
        return []
    return boxes if all(box.tag == "dd" and page.lines[box.first].marks for box in summaries) else []


def _is_entry(page: Outline, box: Box, *, talk: bool) -> bool:
    """Whether a box holds what a reader said, a title and a summary, or a title alone."""
    lines = page.lines[box.first : box.last] if box.last - box.first <= _ENTRY_LINES else []
    if not lines or (box.tag in PARAGRAPHS and box.tag != "li" and not lines[0].linked):
        return False
    if talk:
        return True
    title = lines[0].text
    return len(title) <= _TITLE_LONGEST and not title.endswith(_CLOSED) and (len(lines) == 1 or lines[1].marks)
