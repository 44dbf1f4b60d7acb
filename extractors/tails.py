"""Where what follows an article begins: its editor, related links, comments, the answers of a thread.

A line that words such an end counts only outside the box of the paragraphs, where hardly any text follows, or where
what follows is plainly something else: entries with a date each, or boxes of which none holds any of the article.
"""

from __future__ import annotations

import re

from .beside import COMMENT_SHARE, SCANT
from .noise import has_date, is_promotion, opens_tail
from .outline import HEADINGS, Box, Outline, Stretch

__all__ = ["ENTRIES", "STAMP_LONGEST", "find_tail", "second_post"]

_TAIL_SHARE = 0.35
"""share of the prose that may stand behind the line that opens the tail"""
_CORE_TAIL_SHARE = 0.12
"""the same for a line that stands among the article's paragraphs (来源：… under a picture, 相关报道指出……)"""
_BODY_SHARE = 0.15
"""share of the prose that must stand before such a line when it stands in a box of its own"""
_SIGNED = re.compile(
    r"(?:[【\[]纠错[】\]])?[\s\u3000（(【\[]{0,3}(?:责任编辑|编辑|责编|責任編輯|編輯)\s?[:：][^？?！!。]{0,40}$"
)
"""the row that says who let an article pass: what stands behind it in boxes of their own is another text"""
_SIGNED_LEAST, _TRIES = 150.0, 4
"""characters of an article that such a row ends, and how often is looked whether what follows is another text"""
ENTRIES = 3
"""entries with a date each that show that they are comments, teasers or flashes"""
_POSTED = re.compile(
    r"(?:(?:\d{1,4}\s?[#楼]|楼主|沙发|板凳|地板)\s{1,3})?(?:发表|回复|评论)于[:：]?\s{0,2}(?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?\s{1,2}\d{1,2}:\d\d"
)
"""the row of a post in a thread: 发表于 2013-5-14 11:21 | 只看该作者"""
_POSTED_BEGINS = frozenset("发回评楼沙板地0123456789")
_THREAD = re.compile(r"楼主|看该作者|沙发|板凳|^\d{1,4}\s?[#楼]")
"""what stands beside the posts of a thread, and nowhere in a list of dated items"""
_INSERT = 4
"""lines behind a promotion among which the paragraphs go on"""
_SUBHEADS, _SUBHEADS_NEAR = 2, 100
"""subheads before a line that show that it is another one, and lines on each side among which they are looked for"""
_LINKS = 8
"""lines of a box of links between paragraphs, and behind it"""
_POSTS = 3
"""of them that make a thread"""
STAMP_LONGEST = 45
"""characters of a line that dates an entry, with who wrote it, from where and with which rank"""


def find_tail(
    page: Outline, weights: list[float], best: Box, first: int, core: Box | None, last: int | None = None
) -> int:
    """The line that opens what stands behind the article; from `last` on nothing counts, where that is known."""
    last = best.last if last is None else last
    lines = page.lines
    prose = [n for n in range(first, last) if weights[n] > 0]
    rest = total = sum([weights[n] for n in prose], 0.0)
    core_rest = sum([weights[n] for n in prose if lines[n].home is core])
    around: Box | None = None
    entries, in_entries, tries = None, 0.0, _TRIES
    for n in range(first, last):
        line, weight = lines[n], weights[n]
        if around is not None and _words_end(page, weights, n, core, last):
            outside = not around.first <= n < around.last
            beside = line.home is not core
            if core_rest <= _CORE_TAIL_SHARE * total and (rest <= _TAIL_SHARE * total or not beside):
                sure = core is not None or rest <= _CORE_TAIL_SHARE * total or not tries
                tries -= not sure
                if sure or _is_parted(page, prose, n):
                    return n
            if outside and total - rest > _BODY_SHARE * total:
                return n
            if tries and _SIGNED.match(line.text) and total - rest > max(_BODY_SHARE * total, _SIGNED_LEAST):
                tries -= 1
                if _is_parted(page, prose, n):
                    return n
            if beside and rest <= COMMENT_SHARE * total:
                if entries is None:
                    entries = _entries(page, n, last)
                    in_entries = sum([w for w in weights[entries:last] if w > 0], 0.0)
                apart = n < entries and rest - in_entries <= _CORE_TAIL_SHARE * total
                if apart and tries:
                    tries -= 1
                    if _is_parted(page, prose, n):
                        return n
        if weight > 0:
            rest -= weight
            core_rest -= weight if line.home is core else 0.0
            if around is None and "http" in line.text and opens_tail(line.text):
                continue  # the address of a page for printing, above its text
            if around is None:
                around = line.home
            while not around.first <= n < around.last and around.parent is not None:
                around = around.parent
    return last


def _words_end(page: Outline, weights: list[float], n: int, core: Box | None, last: int) -> bool:
    """Whether a line is worded like the end of an article: it labels no row and promotes nothing between paragraphs."""
    if not opens_tail(page.lines[n].text) or _labels_row(page, n) or _is_subhead(page, weights, n, core, last):
        return False
    return not _is_insert(page, weights, n, core, last)


def _is_subhead(page: Outline, weights: list[float], n: int, core: Box | None, last: int) -> bool:
    """Whether a line is one of the text's subheads, with others marked up alike before and behind it: 网友留言."""
    lines = page.lines
    if core is None or lines[n].home is not core or lines[n].box.tag not in HEADINGS:
        return False
    near = range(max(core.first, n - _SUBHEADS_NEAR), min(last, n + _SUBHEADS_NEAR))
    alike = [k for k in near if lines[k].box.tag == lines[n].box.tag and lines[k].home is core]
    before, behind = [k for k in alike if k < n], [k for k in alike if k > n]
    texts = [lines[k].text for k in (*before, *behind)]
    if len(before) < _SUBHEADS or not behind or any(map(opens_tail, texts)):
        return False
    return any(weights[k] > 0 and lines[k].home is core for k in range(behind[-1], min(last, behind[-1] + _INSERT)))


def _is_parted(page: Outline, prose: list[int], n: int) -> bool:
    """Whether no running text behind a line stands in a box in which some stands before it, or in another like it."""
    before = {_kin(page.lines[k]) for k in prose if k < n}
    return all(_kin(page.lines[k]) not in before for k in prose if k > n)


def _is_insert(page: Outline, weights: list[float], n: int, core: Box | None, last: int) -> bool:
    """Whether an app is promoted, or a box of links put, between paragraphs: beside the box they go on at once."""
    lines = page.lines
    if core is None or lines[n].home is core:
        return False
    if is_promotion(lines[n].text):
        behind = range(n + 1, min(last, n + 1 + _INSERT))
        return any(weights[k] > 0 and lines[k].home is core for k in behind)
    box = lines[n].box
    while box.parent is not None and box.parent is not core:
        box = box.parent
    links = range(n + 1, box.last)
    if box.parent is not core or not 0 < len(links) <= _LINKS or not all(lines[k].linked for k in links):
        return False
    behind = range(box.last, min(last, box.last + _LINKS))
    return any(weights[k] > 0 and lines[k].home is core and not opens_tail(lines[k].text) for k in behind)


def _kin(line: Stretch) -> tuple[int, str, str]:
    """The box that a line's paragraph stands in, as those beside it are that are marked up alike."""
    box = line.home
    return box.parent.number if box.parent else -1, box.tag, box.names


def _labels_row(page: Outline, n: int) -> bool:
    """Whether a line is the first cell of a table's row, with running text in the next: 用户留言 | 头一回没排队，…"""
    cell, row = page.lines[n].box, page.lines[n].box.parent
    if row is None or row.tag != "tr" or cell.number != row.number + 1 or cell.last != n + 1 or n + 1 >= row.last:
        return False
    value = page.lines[n + 1]
    return value.marks and not value.linked


def _entries(page: Outline, since: int, until: int) -> int:
    """The first of entries with a date each: comments, or the answers of a thread; `since` where there are none."""
    lines = page.lines
    dated = [n for n in range(since, until) if len(lines[n].text) <= STAMP_LONGEST and has_date(lines[n].text)]
    return dated[0] if len(dated) >= ENTRIES else since


def second_post(page: Outline, weights: list[float], best: Box) -> int:
    """The line with which the second post of a thread begins, or the end: posts have a row 发表于 each."""
    lines = enumerate(page.lines[best.first : best.last], best.first)
    posted = [n for n, x in lines if x.text[0] in _POSTED_BEGINS and _POSTED.match(x.text)]
    if len(posted) < _POSTS or sum([w for w in weights[best.first : posted[0]] if w > 0]) > SCANT:
        return best.last
    if not any(_THREAD.search(x.text) for x in page.lines[best.first : posted[-1] + 1] if len(x.text) <= STAMP_LONGEST):
        return best.last
    post = page.lines[posted[1]].box
    while post.parent is not None and post.parent.first > posted[0]:
        post = post.parent
    return max(post.first, posted[0] + 1)
