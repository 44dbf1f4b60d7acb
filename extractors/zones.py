"""Where on the page the rows stand: the stretch between headline and body, and the stretch below the body.

Both are cut from the page's visible text (nodes parted by SEP) by looking for what is already known, headline and body
lines. That costs a few substring searches instead of a walk over the tree, and does not care how a site nests its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .dates import find_stamp
from .rows import SEP

__all__ = ["Zones", "body_start", "find_zones", "visible_text"]

_VISIBLE_HEAD, _VISIBLE_TAIL = 300_000, 50_000  # characters kept of a huge page
_ABOVE = 160  # characters before the headline in which rows may stand
_HEAD = 700  # characters behind the headline, where the body's beginning is not found
_FOOT = 500  # characters behind the body
_OCCURRENCES = 6  # of the headline that are looked at
_PROBES = (12, 8, 5)  # characters of a line that are looked for: nodes inside a line part it anywhere
_EMPTY = re.compile(f"{SEP}{SEP}+")
_OTHERS = re.compile(
    rf"{SEP}(?:相关(?:阅读|新闻|推荐|文章|链接|稿件|内容)|推荐阅读|热门(?:推荐|新闻|文章|评论)|网友评论|最新评论|猜你喜欢|为[您你]推荐|友情链接|作者最新文章|更多新闻|最新文章|精彩推荐)"
)


@dataclass(frozen=True, slots=True)
class Zones:
    """Text around the article, nodes parted by SEP."""

    above: str = ""
    """before the headline"""
    head: str = ""
    """between headline and body"""
    foot: str = ""
    """behind the body, as far as other articles' teasers"""


def visible_text(text: str) -> str:
    """The text of all nodes, each stripped, without empty ones; of a huge page its beginning and end."""
    if len(text) > 2 * _VISIBLE_HEAD:
        text = text[:_VISIBLE_HEAD] + SEP + text[-_VISIBLE_TAIL:]
    return SEP + _EMPTY.sub(SEP, text) + SEP


def body_start(visible: str, texts: Sequence[str], since: int = 0) -> int:
    """Where the first of the body's lines that can be found begins; -1 where none can."""
    for text in texts[:4]:
        for size in _PROBES:
            if len(text) >= size and (at := visible.find(text[:size], since)) >= 0:
                return at
    return -1


def _body_end(visible: str, texts: Sequence[str], since: int) -> int:
    """Where the body's last lines end; of two copies of a body (one for printing) the first; -1 where none is found."""
    for text in reversed(texts[-4:]):
        for size in _PROBES:
            if len(text) >= size and (at := visible.rfind(text[-size:], since)) >= 0:
                first = visible.find(text[-size:], since, at)
                return (first if first >= 0 and _begins_again(visible, texts, first, at) else at) + size
    return -1


def _begins_again(visible: str, texts: Sequence[str], since: int, until: int) -> bool:
    """Whether the body's beginning stands there once more."""
    return len(texts) > 1 and body_start(visible[:until], texts[:1], since) >= 0


def find_zones(visible: str, title: str | None, texts: Sequence[str]) -> Zones:
    """The stretches around an article with this headline and these body lines.

    A headline stands in lists, hidden copies and copies for printing too; its own place is near the body and has a date
    beside it, rather with a time.
    """
    found = [
        (begins < 0, _vagueness(zones.head), len(zones.head), n, zones)
        for n, (start, end) in enumerate(_headlines(visible, title))
        for begins in (body_start(visible, texts, end),)
        for zones in (_around(visible, start, end, begins, texts),)
    ]
    return min(found)[-1] if found else _without_headline(visible, texts)


def _vagueness(head: str) -> int:
    """0 where a time of day stands, 1 for a date alone, 2 for none."""
    stamp = find_stamp(head)
    return 2 if stamp is None else int(not stamp.timed)


def _headlines(visible: str, title: str | None) -> Iterator[tuple[int, int]]:
    if not title:
        return
    at, seen = visible.find(title), 0
    while at >= 0 and seen < _OCCURRENCES:
        yield at, at + len(title)
        seen += 1
        at = visible.find(title, at + len(title))
    if not seen and len(title) > 12 and (at := visible.find(title[:12])) >= 0:
        end = visible.find(SEP, at)
        yield at, end if end >= 0 else at + 12


def _around(visible: str, start: int, end: int, begins: int, texts: Sequence[str]) -> Zones:
    stop = min(begins, end + _HEAD) if begins >= 0 else end + _HEAD
    return Zones(visible[max(0, start - _ABOVE) : start], visible[end:stop], _foot(visible, texts, max(begins, end)))


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
    return foot[: others.start()] if others else foot
