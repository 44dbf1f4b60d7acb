"""When an article was published: beside its headline, in its rows, its markup, its scripts, its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .dates import Stamp, find_partial, find_stamp, from_epoch, from_url, iso
from .dom import Tree
from .head import Head, read_linked
from .lines import PARAGRAPH_ENDS, Line
from .noise import is_date, tells_another_time
from .rows import SEP, Row, has_label, words
from .zones import Zones

__all__ = ["posted_row", "publication_time", "shown_stamp", "signed_day"]

_DATE_METAS = tuple(
    words(
        "pubdate publishdate publishtime article:published_time og:published_time "
        "weibo:article:create_at datepublished apub:time firstpublishedtime og:release_date "
        "publish_time publication_date publish-date pubtime createdate bytedance:published_time "
        "dateupdate _pubtime dc.date date"
    )
)
_TIME_ELEMENTS = "time[datetime],[itemprop=datePublished],[data-time],em[title],span[title]"
_TIME_ATTRIBUTES = ("datetime", "content", "data-time", "title")
_TIME_ELEMENTS_MAX = 40
_POSTER_NEAR = 40  # characters behind the time below a post in which its account stands
_SCRIPTED = 300_000  # characters of the page in which a time in a script is looked for, where nothing else has one
_NAMED_TIME = re.compile(
    r"(?:publish_?[Tt]ime|publish_?[Dd]ate|pub_?[Tt]ime|pub_?[Dd]ate|ptime|create_?[Tt]ime|issue_?[Tt]ime|release_?[Tt]ime)"
    r"[\"']?\s{0,3}[:=]\s{0,3}[\"']?(\d{4}[-/年]\d{1,2}[-/月]\d{1,2}[^\"'<;]{0,20}|\d{10}(?:\d{3})?\b)"
)
_SCRIPT_TIMES = ("var ct", "ori_create_time", "oriCreateTime")
_SCRIPT_TIME = re.compile(r"[=:]\s{0,3}[\"'](\d{10})[\"']")
_PUBLISHED = re.compile(r"(?:发布|发稿|发表|刊发|公开|上传|添加|录入)[^\d]{0,8}$|时间[:：]\s*$|日期[:：]\s*$")
_LABEL_LONGEST = 8  # characters of a line that may be a day's label
_SIGNED = 4  # last lines of a body in which the day stands that signs it
_TIME_LONGEST = 60  # characters of an element that shows a date
_RANKS = 3  # published, unlabelled, updated
_STAMP_LABEL = 16  # characters before a date in which its label stands
_UPDATED = re.compile(r"(?:打印|生成|当前|注册|登录|更新|修改|截止|截至|有效|成文|实施|编辑于|印发)[^\d]{0,10}$")
_EDITED_LAST = re.compile("最后由[^。]{1,20}于\\s*$")
"""What a board says in front of the time at which a post was changed, beside which it was written 昨天 20:14."""
_PARTED_DATE = re.compile(
    rf"(?<!\d)(?P<day>[0-3]?\d)日?[\s{SEP}/]{{1,3}}(?P<year>20\d\d)[-年./](?P<month>[01]?\d)(?!\d)月?"
)
"""The day in a node of its own, as calendar badges have it."""
_PARTED_ABOVE = re.compile(
    rf"{SEP}\s?(?P<day>[0-3]?\d)日?\s?{SEP}\s?(?P<year>20\d\d)[-年./](?P<month>[01]?\d)月?[\s{SEP}]*$"
)
_BADGE_LONGEST = 24
"""The same right above the headline, each part a node of its own, and how many characters it has at most."""
_SCATTERED = re.compile(
    r"(20\d\d)\s{1,3}([01]?\d)\s{0,3}[/.月-]\s{0,3}([0-3]?\d)日?\s{1,3}([0-2]?\d)\s{0,3}[:：]\s{0,3}([0-5]\d)"
)
"""Every part in a node of its own, the year first."""
_EDITION = re.compile(
    rf"((?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日)[\s{SEP}]{{0,3}}星期[一二三四五六日天][^。，]{{0,30}}?第\s?[A-Z]?\d{{1,2}}\s?版"
)
_EDITION_DAY = re.compile(rf"((?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日)[\s\u3000{SEP}]{{0,3}}星期[一二三四五六日天]")
_FRAME = re.compile("PagePicMap|<founder-|版面(?:概览|导航|目录)|本版(?:标题|导航)")
"""What the frame of an e-paper has: the plan of the printed page and lists of pages."""
_PAGES = re.compile(rf"{SEP}第?\s?[A-Z]?\d{{1,2}}\s?版[:：]")
_PAGES_LEAST, _MASTHEAD = 3, 800  # pages that an e-paper lists; characters of a page in which its day stands
_POSTED = re.compile(rf"(?:posted\s?@|(?:发表|发布|创建|撰写)(?:于|时间)?)[\s:：{SEP}]{{0,4}}(?=20\d\d)", re.IGNORECASE)
"""Before the time below a post: posted @ 2019-07-02 23:41 (cnblogs), 发表于 2019-07-02 (Typecho, Z-Blog)."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A time below a post, and the row that it stands in."""

    stamp: Stamp
    row: str


def shown_stamp(zones: Zones) -> Stamp | None:
    """The date beside the headline: labelled as published before others, as updated only where nothing else is."""
    best, rank = None, _RANKS
    for stamp in _stamps(zones.head):
        own = _rank(zones.head[max(0, stamp.start - _STAMP_LABEL) : stamp.start])
        if own < rank:
            best, rank = stamp, own
        if rank == 0:
            break
    if best:
        return best
    above = [s for s in _stamps(zones.above) if s.timed or _PUBLISHED.search(zones.above[: s.start])]
    if not above and has_label(zones.head):
        above = [s for s in _stamps(zones.above) if _heads_row(zones.above, s)]
    return above[-1] if above else None


def _heads_row(above: str, stamp: Stamp) -> bool:
    """Whether a day begins the node right above the headline, and is no clock's: 28-06-2005　港聞　A12."""
    node = above.rstrip(SEP).rfind(SEP, 0, stamp.end) + 1
    near = above.count(SEP, stamp.end) <= _NEAR_ABOVE
    return stamp.start == node and near and not _CLOCK.match(above, stamp.end)


_NEAR_ABOVE = 3
"""Nodes from such a day to the headline: a kicker may stand between."""
_CLOCK = re.compile(r"\s?(?:星期|周[一二三四五六日天]|礼拜|Mon|Tue|Wed|Thu|Fri|Sat|Sun)")


def _stamps(text: str) -> Iterable[Stamp]:
    at = 0
    for _ in range(8):
        stamp = find_stamp(text, at)
        if stamp is None:
            return
        yield stamp
        at = stamp.end


def _rank(before: str) -> int:
    if _UPDATED.search(before):
        return 2
    return 0 if _PUBLISHED.search(before) else 1


def publication_time(
    stamp: Stamp | None,
    zones: Zones,
    said: Sequence[Row],
    head: Head,
    tree: Tree,
    markup: str,
    visible: str,
    begins: int,
    url: str | None,
    signed: str | None,
) -> str | None:
    """The time in ISO 8601, as precise as the page is; None where nothing says it.

    `stamp` is what stands beside the headline, `said` the rows, `visible` the page's text with the body from `begins`
    on, `signed` the day below the text. What readers see beats what metas, markup, scripts and at last the address
    say; that day is taken where nothing else says one.
    """
    if stamp and _EDITED_LAST.search(zones.head[max(0, stamp.start - _STAMP_LABEL) : stamp.start]):
        return _marked_time(tree, zones.head) or stamp.value
    if stamp:
        return stamp.value if stamp.timed else _fuller(stamp.value, tree, zones) or stamp.value
    labelled = next((row.stamp for row in said if row.stamp), None)
    if labelled:
        return labelled
    hidden = [value for value in _hidden_times(head, markup) if value]
    if scattered := _SCATTERED.search(zones.head) or _SCATTERED.search(zones.above):
        return iso("{}-{}-{} {}:{}".format(*scattered.groups()))
    partial = find_partial(zones.head)
    if partial:
        year, day, time = partial
        fuller = next((v for v in hidden if v[5:10] == day), None)
        if fuller:
            return fuller
        if year:
            return f"{year}-{day}T{time}+08:00" if time else f"{year}-{day}"
    if parted := _PARTED_DATE.search(zones.head):
        value = iso(f"{parted['year']}-{parted['month']}-{parted['day']}")
        if value:
            return value
    foot = find_stamp(zones.foot[:100])
    return (
        next(iter(hidden), None)
        or _leaf(zones.above)
        or (foot.value if foot and foot.timed else None)
        or _marked_time(tree, zones.above + zones.head + zones.foot)
        or _linked_time(head)
        or _scripted(markup)
        or from_url(url)
        or _edition(visible, begins, markup)
        or signed
    )


def signed_day(lines: Sequence[Line]) -> str | None:
    """The day that signs a text, alone in one of its last lines (2021年4月2日); not a label's, or a picture's."""
    n = next((n for n in range(len(lines) - 1, max(len(lines) - 1 - _SIGNED, 0), -1) if is_date(lines[n].text)), None)
    if n is None or lines[n].cell is not None or any(line.text[-1:] in PARAGRAPH_ENDS for line in lines[n + 1 :]):
        return None
    above = lines[n - 1]
    if above.image or above.text[-1] in ":：" or tells_another_time(f"{above.text[-_LABEL_LONGEST:]}:"):
        return None
    stamp = find_stamp(lines[n].text)
    return stamp.value if stamp else None


def _leaf(above: str) -> str | None:
    """The day of a calendar's leaf right above the headline."""
    parted = _PARTED_ABOVE.search(above[-_BADGE_LONGEST:])
    return iso(f"{parted['year']}-{parted['month']}-{parted['day']}") if parted else None


def _fuller(day: str, tree: Tree, zones: Zones) -> str | None:
    """The time of the element that shows the day: <time datetime="2023-03-02T09:15+08:00">2023年3月2日</time>.

    None where two such elements differ, since the other may be a teaser's.
    """
    around = zones.above + zones.head + zones.foot
    found: set[str] = set()
    for node in tree.css("time[datetime]")[:_TIME_ELEMENTS_MAX]:
        names = (node.attributes.get("class") or "").split()
        if "updated" in names and "published" not in names:
            continue
        text = node.text(strip=True)
        shown = find_stamp(text) if len(text) <= _TIME_LONGEST and text in around else None
        value = iso(node.attributes.get("datetime") or "")
        if shown and shown.value == day and value and value.startswith(f"{day}T"):
            found.add(value)
    return found.pop() if len(found) == 1 else None


def _marked_time(tree: Tree, around: str) -> str | None:
    """The time in an element's attribute where readers see none or only 3小时前: <time datetime>, itemprop, title."""
    for node in tree.css(_TIME_ELEMENTS)[:_TIME_ELEMENTS_MAX]:
        attributes = node.attributes
        value = next((v for name in _TIME_ATTRIBUTES if (v := attributes.get(name))), "")
        found = iso(value) or from_epoch(value)
        text = node.text(separator=SEP, strip=True)
        if found and (attributes.get("itemprop") or (text and text in around)):
            return found
    return None


def posted_row(foot: str) -> Posted | None:
    """When the post above this stretch was written, where that stands below it."""
    label = _POSTED.search(foot)
    stamp = find_stamp(foot, label.end()) if label else None
    if label is None or stamp is None or stamp.start > label.end() + 1:
        return None
    return Posted(stamp, foot[label.end() : stamp.end + _POSTER_NEAR])


def _edition(visible: str, begins: int, markup: str) -> str | None:
    """The day of the newspaper's edition, where page and day stand together in the column of an e-paper, or that of
    the frame above the body of one that shows no other there.
    """
    edition = _EDITION.search(visible)
    if edition is None and len(set(_PAGES.findall(visible))) >= _PAGES_LEAST:
        edition = _EDITION_DAY.search(visible[:_MASTHEAD])
    above = visible[:begins] if begins > 0 else ""
    if edition is None and len(set(_EDITION_DAY.findall(above))) == 1 and _FRAME.search(markup):
        edition = _EDITION_DAY.search(above)
    return iso(edition[1]) if edition else None


def _linked_time(head: Head) -> str | None:
    linked = read_linked(head.linked)
    return iso(linked.get("datepublished") or linked.get("pubdate"))


def _scripted(markup: str) -> str | None:
    """A time that only a script's variable or a JSON value has."""
    named = _NAMED_TIME.search(markup, 0, _SCRIPTED)
    return iso(named[1]) or from_epoch(named[1]) if named else None


def _hidden_times(head: Head, markup: str) -> Iterable[str | None]:
    """The times of metas and of WeChat's script."""
    for name in _DATE_METAS:
        if value := head.metas.get(name):
            yield iso(value) or from_epoch(value)
    if head.wechat:
        yield _wechat_time(markup)


def _wechat_time(markup: str) -> str | None:
    for name in _SCRIPT_TIMES:
        at = markup.find(name)
        if at >= 0 and (found := _SCRIPT_TIME.search(markup, at, at + 80)):
            return from_epoch(found[1])
    return None
