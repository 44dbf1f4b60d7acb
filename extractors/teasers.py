"""Boxes of other texts than the article: teasers, comments, lists of headlines behind the line that announces them.

Their names tell nothing on many sites, their titles need not be links on a saved page, and together they may be longer
than the article. What shows them is the line above, 热点推荐 or 网友评论, and entries behind it that are marked up
alike, of which none stands above that line. Comments show it themselves where each begins with who wrote it and when.
"""

from __future__ import annotations

import re
from itertools import accumulate, takewhile

from .noise import opens_tail
from .outline import PARAGRAPHS, Box, Outline, children

__all__ = ["boxes_of_others"]

_ANNOUNCEMENT = 16
"""characters of the longest line that announces such entries"""
_MORE = re.compile(
    r"(?:更多|往期|推荐|热门|今日|行业|相关)(?:特写|故事|直播|作品|热点|热文|资讯|动态|要闻|人物|专题|产品|商品)$"
    r"|相关$|相關$"
    r"|(?:24小时)?热[文榜]|聊天室|读者来信|评论区|互动区|点击排行|阅读排行|网友热议"
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
_TRIES = 16
"""series of a page that are looked at: each may be as long as the page"""
_CLOSED = ("。", "；", "，", "：", ":")
_SAID = re.compile(
    r"于[\s\u3000]{0,3}(?:(?:19|20)?\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\s\u3000]{1,3}\d{1,2}:\d\d(?::\d\d)?"
    r"[\s\u3000]{0,3}(?:评论|发布|发表|回复|留言|说)[:：]?$"
)
"""who wrote a comment and when, as the line above it says: 网友 于 06-05 14:18 评论 (DedeCMS, PHPCMS)"""
_SAID_ENDS, _SAID_LONGEST = frozenset("论布表复言说:："), 45


def boxes_of_others(page: Outline) -> list[Box]:
    """The boxes of such entries, of the lines that announce them, and those that hold nothing else.

    Those that are noise by name already are left out.
    """
    found: list[Box] = []
    text = counted = done = tries = 0
    for n, line in enumerate(page.lines):
        size = len(line.text)
        if size > _ANNOUNCEMENT or line.linked == size or n < done or not _WORD.search(line.text):
            continue
        if not _announces(line.text):
            continue
        if line.box.noise or (line.box.parent is not None and line.box.parent.noise):
            continue
        text += sum([len(x.text) for x in page.lines[counted:n] if x.linked * 2 <= len(x.text)])
        counted = n
        if text < _TEXT_BEFORE or tries == _TRIES:
            continue
        series = _series(page, n, talk=_TALK.search(line.text) is not None)
        if series:
            tries += 1
            if not _stands_above(page, series[-1], n):
                found += series
                done = series[-1].last
    return found + _comments(page)


def _comments(page: Outline) -> list[Box]:
    """Boxes alike that begin each with who wrote a comment and when, below the text."""
    signed: dict[tuple[int, str, str], list[Box]] = {}
    for n, line in enumerate(page.lines):
        if line.text[-1] not in _SAID_ENDS or len(line.text) > _SAID_LONGEST or not _SAID.search(line.text):
            continue
        box = line.box
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


def _series(page: Outline, n: int, *, talk: bool) -> list[Box]:
    """The boxes that line `n` announces, with its own; none where no series follows."""
    alone: Box | None = None
    around = page.lines[n].box
    while around.parent is not None and around.first == n and around.last == n + 1:
        alone, around = around, around.parent
    entries = _run(page, around, alone.end + 1 if alone else around.number + 1, n, talk=talk)
    if not entries and talk and around.first == n and around.last - n <= _CLOSING_LINES and around.parent is not None:
        alone, around = around, around.parent  # the form above the comments
        entries = _run(page, around, alone.end + 1, n, talk=True)
    if not entries:
        return []
    if around.first == n and around.last - entries[-1].last <= _CLOSING_LINES:
        return [around, *entries]
    return [alone, *entries] if alone else entries


def _run(page: Outline, around: Box, since: int, n: int, *, talk: bool) -> list[Box]:
    """The entries behind line `n` in this box, or in the box that follows it and holds nothing else."""
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
