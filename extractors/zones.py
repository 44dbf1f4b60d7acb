"""Where on the page the rows stand: the stretch between headline and body, and the stretch below the body.

Both are cut from the page's visible text (nodes parted by SEP) by looking for what is already known, headline and body
lines. That costs a few substring searches instead of a walk over the tree, and does not care how a site nests its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from .dates import find_stamp
from .rows import SEP

__all__ = ["Zones", "body_start", "find_zones", "visible_text"]

_VISIBLE_HEAD, _VISIBLE_TAIL = 300_000, 50_000  # characters kept of a huge page
_ABOVE = 160  # characters before the headline in which rows may stand
_HEAD = 700  # characters behind the headline, where the body's beginning is not found
_FOOT = 500  # characters behind the body
_OCCURRENCES = 6  # of the headline that are looked at
_PROBES = (24, 12, 8, 5)  # characters of a line that are looked for: nodes inside a line part it anywhere
_LAST = 8  # of the body's lines that are looked for
_EMPTY = re.compile(f"{SEP}{SEP}+")
_EDITOR = re.compile(
    rf"{SEP}(?:来源[:：][^{SEP}]{{2,24}}{SEP}编辑[:：]|[\[【(（]?(?:责任编辑|责编)[:：]"
    rf"|编辑[:：][\s\u3000]?[\u3400-\u9fff]{{2,4}}[\s\u3000]+(?:责编|责任编辑|审核|校对|监制|终审)[:：])[^{SEP}]{{2,40}}"
)
"""The editor's row, which some pages have below teasers, there also with the source's."""
_ROWS = re.compile(
    rf"(?:{SEP}(?:供稿|文字|文案|撰稿|编辑|责编|责任编辑|审核|校对|初审|复审|终审|来源|作者|记者|摄影|图片)"
    rf"\s?[:：][^{SEP}]{{2,24}}){{3,10}}|{SEP}来源[:：][^{SEP}]{{2,24}}{SEP}?\Z"
)
"""Several rows one below the other, or the source's as the last words of all, which stand below links in WeChat."""
_ROW = rf"\s*(?:\d{{4}}[-/.年][^{SEP}]{{4,20}}[{SEP}\s]{{1,3}})?(?:来源|稿源|作者|记者)\s?[:：]"
"""The article's own row, where a link to more stands before it."""
_OTHERS = re.compile(
    rf"{SEP}(?:相关(?:阅读|新闻|推荐|文章|链接|稿件|内容)|推荐阅读|热门(?:推荐|新闻|文章|评论)|网友评论|最新评论|猜你喜欢|为[您你]推荐|友情链接|作者最新文章|更多新闻|最新文章|精彩推荐"
    rf"|推荐作品|新书推荐|读者来信|[—\s-]*(?:继续)?[下上][滑拉][^{SEP}]{{0,8}}下一篇|(?:更多[\u3400-\u9fff]{{2,3}}|往期[\u3400-\u9fff]{{2}}){SEP}(?!{_ROW}))"
)


class Zones(NamedTuple):
    """Text around the article, nodes parted by SEP."""

    above: str = ""
    """before the headline"""
    head: str = ""
    """between headline and body"""
    foot: str = ""
    """behind the body, as far as other articles' teasers"""
    nearer: str = ""
    """before the headline where it stands again, nearer to the body"""


def visible_text(text: str) -> str:
    """The text of all nodes, each stripped, without empty ones; of a huge page its beginning and end."""
    if len(text) > 2 * _VISIBLE_HEAD:
        text = text[:_VISIBLE_HEAD] + SEP + text[-_VISIBLE_TAIL:]
    return SEP + (_EMPTY.sub(SEP, text) if SEP + SEP in text else text) + SEP


def body_start(visible: str, texts: Sequence[str], since: int = 0) -> int:
    """Where the first of the body's lines that can be found begins; -1 where none can."""
    for text in texts[:4]:
        for size in _PROBES:
            if len(text) >= size and (at := visible.find(text[:size], since)) >= 0:
                return at
    return -1


def _body_end(visible: str, texts: Sequence[str], since: int) -> int:
    """Where the body's last lines end; of two copies of a body (one for printing) the first; -1 where none is found."""
    for text in reversed(texts[-_LAST:]):
        text = text.rpartition("\t")[2]  # of a table's row its last cell
        for size in _PROBES:
            if len(text) >= size and (first := visible.find(text[-size:], since)) >= 0:
                at = visible.rfind(text[-size:], first)
                again = first + size <= at and _begins_again(visible, texts, first, at)
                return (first if again else at) + size
    return -1


def _begins_again(visible: str, texts: Sequence[str], since: int, until: int) -> bool:
    """Whether the body's beginning stands there once more."""
    return len(texts) > 1 and body_start(visible[:until], texts[:1], since) >= 0


def find_zones(visible: str, title: str | None, texts: Sequence[str]) -> Zones:
    """The stretches around an article with this headline and these body lines.

    A headline stands in lists, hidden copies and copies for printing too; its own place is near the body and has a date
    beside it, rather with a time.
    """
    found = [_Place(start, end, body_start(visible, texts, end)) for start, end in _headlines(visible, title)]
    if not found:
        return _without_headline(visible, texts)
    found = [place for place in found if place.begins >= 0] or found
    if title and texts and title in texts[0]:
        found = [place for place in found if not _is_within(visible, place.start, texts[0])] or found
    chosen = found[0] if len(found) == 1 else min(found, key=lambda place: _distance(place.head(visible)))
    nearest = max(place.start for place in found if place.begins == chosen.begins)
    return Zones(
        visible[max(0, chosen.start - _ABOVE) : chosen.start],
        chosen.head(visible),
        _foot(visible, texts, max(chosen.begins, chosen.end)),
        visible[max(0, nearest - _ABOVE) : nearest] if nearest > chosen.start else "",
    )


def _is_within(visible: str, at: int, text: str) -> bool:
    """Whether what stands before in the same node is how a paragraph begins."""
    before = visible[visible.rfind(SEP, 0, at) + 1 : at]
    return bool(before) and text.startswith(before)


class _Place(NamedTuple):
    """Where a headline stands, and where the body behind it begins (-1 where none does)."""

    start: int
    end: int
    begins: int

    def head(self, visible: str) -> str:
        """The stretch between headline and body."""
        stop = self.end + _HEAD
        return visible[self.end : min(self.begins, stop) if self.begins >= 0 else stop]


def _distance(head: str) -> tuple[int, int]:
    """How far from its place a headline with this stretch behind it is: no date, a date alone, a time; its length."""
    stamp = find_stamp(head)
    return 2 if stamp is None else int(not stamp.timed), len(head)


def _headlines(visible: str, title: str | None) -> Iterator[tuple[int, int]]:
    if not title:
        return
    words = title.split()
    seen = False
    if len(words) > 1:  # between which it may be broken
        broken = re.compile(rf"[\s{SEP}]*".join(map(re.escape, words)))
        spans = (found.span() for found in broken.finditer(visible))
    else:
        spans = ((at, at + len(title)) for at in _occurrences(title, visible))
    for span in islice(spans, _OCCURRENCES):
        seen = True
        yield span
    if not seen and len(title) > 12 and (at := visible.find(title[:12])) >= 0:
        end = visible.find(SEP, at)
        yield at, end if end >= 0 else at + 12


def _occurrences(text: str, visible: str) -> Iterator[int]:
    """Where a text begins, each time that it stands there."""
    at = visible.find(text)
    while at >= 0:
        yield at
        at = visible.find(text, at + len(text))


def _without_headline(visible: str, texts: Sequence[str]) -> Zones:
    begins = body_start(visible, texts)
    if begins < 0:
        return Zones(foot="")
    return Zones(head=visible[max(0, begins - 400) : begins], foot=_foot(visible, texts, begins))


def _foot(visible: str, texts: Sequence[str], since: int) -> str:
    end = _body_end(visible, texts, since)
    if end < 0:
        return ""
    foot = visible[end : end + _FOOT]
    others = _OTHERS.search(foot)
    if not others:
        return foot
    editor = _EDITOR.search(foot, others.end())
    if editor and "来源" in editor[0] and foot.count("编辑", others.end()) > 1:  # each teaser's
        editor = None
    rows = None if editor else _ROWS.search(foot, others.end() - 1)
    return foot[: others.start()] + (editor[0] if editor else rows[0] if rows else "")
