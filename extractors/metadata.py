"""Who wrote what, when, and where it came from: title, time, source, site, authors, editors, addresses.

Evidence, best first: the rows beside the headline, rows in and below the body, meta tags and JSON-LD, script variables,
the address. What readers see beats what only machines see, because metas are often set by a template or by the time of
the last import.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from ..schemas import UrlSource
from .addresses import believable, stated
from .bylines import EMPLOYER_ENDS, is_byline, is_name
from .dates import find_stamp, from_epoch, iso
from .dom import Tree
from .head import Head, lesser_headings, read_head
from .headline import find_headline
from .ids import fold
from .lines import Line, LineKind
from .noise import is_of_event
from .people import NEAR, OUTLET, authors, editors, linked_authors, other_authors
from .published import posted_row, publication_time, shown_stamp, signed_day
from .rows import (
    SEP,
    Row,
    has_label,
    is_credit,
    is_named,
    is_row,
    label_of,
    names,
    organisation,
    read_row,
)
from .scripted import Scripted, read_properties, read_scripted
from .series import parse_series
from .zones import Zones, body_start, find_zones, visible_text

__all__ = ["Metadata", "read_metadata"]

_TOP, _BOTTOM = 5, 9  # body lines from the beginning and the end that may be rows
_MOVING = re.compile(r"_gif/|\.gif(?:$|\?)|wx_fmt=gif")
_SIGNS_MOST = 2  # pictures below the editors' rows that are none of the article's
_ROW_LONGEST = 80
_DATELINE_LONGEST = 60
_TABULAR = (LineKind.TERM, LineKind.DEFINITION, LineKind.ROW)
_COUNTED_LONGEST = 100
_COUNTS = re.compile(
    r"\d{1,2}:\d{2}.{0,40}(?:(?:阅读|浏览|字数|点击)[\s\u3000:：]{0,2}\d|\d[\s\u3000]?[人次]{0,2}(?:阅读|浏览))"
    r"|(?:\d[\s\u3000]?[人次]{0,2}(?:阅读|浏览)|(?:阅读|浏览|点击)[\s\u3000:：]{0,2}\d).{0,40}\d{1,2}:\d{2}"
)
_ANSWERED = re.compile(
    rf"(?:作者|楼主)[:：][\s\u3000{SEP}]{{0,3}}[^\s\u3000{SEP}]{{1,16}}[\s\u3000{SEP}]{{1,4}}(?:时间|日期|发表于)[:：]?"
)
_FOOT_MARK = re.compile("[编編]|来源|來源|作者|[记記]者|出处|稿源|日期|时间|自")
_SENTENCE = 15  # characters of a line that is running text rather than a piece of the head
_SENTENCE_MARK = re.compile("[，。！？；]")

_SOURCE_METAS = ("contentsource", "source", "article:source", "mediaid", "og:article:source", "copyfrom")
_SITE_METAS = ("sitename", "og:site_name", "application-name", "apple-mobile-web-app-title")
_PLATFORMS = frozenset(("微信公众平台", "微信公众号", "今日头条", "百家号", "网易号", "搜狐号", "企鹅号"))
"""Platforms that hold many outlets' accounts: no outlet themselves."""

_OF_ACCOUNTS = frozenset(("腾讯新闻", "腾讯网", "搜狐", "搜狐网"))
_MEDIA = re.compile(
    r'"media"\s?:\s?"([^"\\]{2,20})"|<a href="(?:https?:)?//mp\.sohu\.com/profile[^>]{0,120}>([^<]{2,20})</a>'
)
"""The account whose page it is, where it stands in a script or in a column beside the text: qq, sohu."""
_SOURCE_ELEMENTS = "[bosszone=jgname],.source,#source,.media-name,.article-source"
_WIRE = re.compile(
    rf"{SEP}[【\[]?(?:(?P<outlet>[\u3400-\u9fff]{{2,8}})[\s{SEP}]?[／/╱∕\s][\s{SEP}]{{0,3}})?(?:記者|记者)[\s{SEP}]{{0,3}}"
    rf"(?P<names>[\u3400-\u9fff、{SEP}]{{2,24}}?)[\s{SEP}]{{0,3}}[／/╱∕][\s{SEP}]{{0,3}}[\u3400-\u9fff]{{2,12}}(?:報導|报道|報道)"
)
"""Outlet, if it is named, reporter and place in one row, perhaps in several nodes: 聯合報／記者張三／台北即時報導."""
_KICKER_SHORTEST, _KICKER_LONGEST = 6, 80

_POSTERS = (
    "a[href*=space-uid],a[href*='space.php?uid'],a[href*='mod=space'],a[href*='/user/'],a[href*='/people/'],a[href*='/member/'],"
    "a[href*='/author/'],a[href*='/u/'],a[href*='//blog.csdn.net/'],.authi>a.xw1"
)
"""Links to an account's page: Discuz, 36kr, Douban, Zhihu, huxiu, Jianshu, CSDN."""
_POSTERS_MAX = 24
_PERSONAL = re.compile("豆瓣|知乎|简书|论坛|社区|博客")
"""Sites on which people write under accounts of their own, by name."""
_OWN_ACCOUNT = re.compile(r"/people/|/u/|//blog\.csdn\.net/\w")
"""Accounts of people, not of media: Douban, Zhihu, Jianshu, CSDN."""
_BOARD = re.compile("楼主|只看该作者|只看楼主")
_OFFICE_ENDS = (*EMPLOYER_ENDS, "政府", "街道", "镇", "乡", "工委")
"""What offices end with that supply an article."""
_PARTING = re.compile(rf"[\s|｜](?:(?<=[{SEP}\n|｜])[{SEP}\n|｜]*|(?<=\s)\s+)")
"""A run of nodes' ends, line feeds and bars, or of two spaces at least. It begins with a set, which is found fast."""
_REPORTER = ("记者", "記者")
"""What stands in front of a reporter's name."""
_ANY_DATE = re.compile(
    r"(?:(?<![\u3400-\u9fff])(?:发布|发稿|发表|更新)?(?:时间|日期|于)?[:：]?\s{0,3})?"
    r"(?:(?:(?:19|20)?\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}(?![\d万wW])日?|20\d\d\s\d\d\s?/\s?\d\d)"
    r"(?:\s{0,4}\d{1,2}\s?[:：时]\s?\d\d(?:[:：分]\d\d秒?)?分?(?:\s?[AaPp][Mm]\b)?)?"
)
"""A date with all that belongs to it, to tell what stands beside it."""
_SECOND_HEADLINE = 13
"""Characters from which on what stands before the date is a second headline, if it is not called as outlets are."""
_NAMED = 4
"""Characters from which on what stands in brackets is an outlet and no column, whatever it is called."""
_RELATIVE = re.compile(r"\d{1,2}\s?(?:分钟|小时|天|周|个月)前")
"""When it was published, as platforms show it instead of a date: 3天前; 10年前 is prose."""
_DIGIT = re.compile(r"\d")
_DATE_LABEL = 8  # characters of it before its first digit; the pattern is slow to find where it begins
_ACCOUNT = re.compile(r"[\w\u4e00-\u9fff][\w\u4e00-\u9fff·\-（）()\[\]【】+! &]{1,23}")
_INTERFACE = re.compile(
    r"^(?:[發发][佈布表][於于]?$|原创|关注|举报|分享|字号|字体|评论|收藏|打印|点赞|转发|微信$|微博$|微信好友|QQ|[大中小]$|优质|作者|正文|首页|当前位置|更多|阅读|浏览|点击|播放(?![电器台])|[\d.]*[万千]?人(?:参与|看过|在看)|[\d.]*[万千]?粉丝|(?:[ECMP][SD]?T|GMT|UTC|HKT)$|来自$|第\s?\d{1,2}\s?版|"
    r"跟贴|我要|调整|朗读|听|A[+-]?$|T$|\d+$|星期|周[一二三四五六日]$|上午|下午|[万千]\+?$|[上下]一[篇条页]|[AaPp][Mm]$|约?\s?\d{1,3}\s?分钟|\d{1,2}\s?版|发消息|分类$|分類$|企鹅号|百家号|网易号|头条号|登录|发布|时间|日期|来源|编辑|责编|"
    r"昨天|今天|前天|刚刚|Facebook|Twitter|订阅|扫|小程序|未知|标签|返回|下载|微信号|功能介绍|热点$|搜索|用微信|更新[时時]?[间間]?$|出版$|LINE$|WhatsApp|Telegram|[複复][製制][連链]|列印|字[體级]|收藏|"
    r"只看该作者|只看楼主|倒序浏览|楼主$|电梯直达|复制链接|显示全部楼层|发表于|posted|收藏$|"
    r".{0,6}(?:校长|院长|书记|主任|教授)[ \u3000]|"
    r".{2,12}(?:医师|医生|律师|教师|创作者|爱好者|达人|博主|认证)$|.{0,12}官方(?:账号|帐号|微博)$|"
    r"摄影$|个人分类|系统分类|分类专栏|文章标签|字数|发文字号|文号|索引号|发文日期|成文日期|主题分类|积分$|帖子$|主题$|精华$|威望$|粉丝|获赞|等级$|.{0,4}会员$)"
)
_REGION = re.compile(
    r"(?:(?:发布于|发表于|来自|IP属地)\s{0,2}[:：]?\s{0,2})?(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|"
    r"江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)"
    r"(?:[省市]|(?:壮族|回族|维吾尔)?自治区|特别行政区)?"
)
"""Where an account's IP address is from, as platforms show it beside the date: 发布于：江西省."""
_IN_BETWEEN = re.compile(rf"(?:星期|周)[一二三四五六日天]|{_REGION.pattern}")
"""What stands between date and account: the day of the week, the region."""
_PROVENANCE = re.compile(
    rf"(?:本文|原文|文章|以下文章)(?:首发于?|来自于?|来源于?|转载?自|选自|出自)(?:微信|官方)?(?:公众号|公号|订阅号)?[:：\s{SEP}]{{0,3}}"
    rf"[“「『【《]?(?P<name>[^，。；:：“”「」『』【】《》（）()\s{SEP}]{{2,20}})[”」』】》]?"
    rf"(?:[\s{SEP}]?[（(]\s?(?:微信)?(?:ID|公众号|微信号)[^（）()]{{0,40}}[)）])?"
    rf"(?:[{SEP}\s]{{0,2}}[，,；;]\s?(?:原文)?作者(?:[{SEP}\s]?[:：]\s?|(?=[\u3400-\u9fff]{{2,4}}(?:[{SEP}\s]|$)))(?P<author>[^，。；;{SEP}]{{2,24}}))?"
)
"""Where a platform's article comes from: 本文来自微信公众号：某某（ID：…），作者：张三 (huxiu, 36kr)."""
_NO_ORIGIN = re.compile(r"^(?:网络|互联网|投稿|读者|网友|用户|作者|原创|其他|以下|本[站网])")
_COUNTER = re.compile("(?:点击|阅读|浏览|访问|人气|更新|发布|作者|编辑|责编|录入)(?:数|量|率|次数|时间|日期)?$")
_HEAD_LENGTH = 400  # characters of a line or zone in which that stands
_PRINTED = re.compile(
    rf"(?:^|[{SEP}])[\s\u3000]{{0,3}}"
    r"《(?P<paper>[^《》\s]{2,14})》\s{0,2}[（(]\s?(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[^（）()]{0,10}版\s?[）)]"
)
"""The edition in which a paper had it: 《某某日报》(2023年11月08日 06版)."""
_FOOT_ROWS = 6  # text nodes behind a body that may name who wrote it
_PROVENANCE_LINES = 3  # lines at either end of a body that may say where it comes from
_CREDITED = re.compile(r"通讯员|记者|文")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about its article; None or empty where it says nothing, never a guess."""

    title: str | None = None
    kicker: str | None = None
    """the 引题 above or 副题 below the title, where series and number may stand"""
    published_at: str | None = None
    source: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    url: str | None = None
    """the address the page says it has (saved-from comment, canonical, og:url), with how it was known"""
    url_source: UrlSource | None = None
    canonical_url: str | None = None
    rows: frozenset[int] = frozenset()
    """indices of the body's lines that are headline, source, author or editor rows and do not belong to the text"""


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the date without a label."""

    outlet: str | None = None
    author: str | None = None


def read_metadata(tree: Tree, markup: str, lines: Sequence[Line], *, url: str | None = None) -> Metadata:
    """The metadata of a page whose body has these lines; never raises. Takes scripts and styles out of the tree."""
    head = read_head(tree)
    body = tree.body
    visible = visible_text(body.text(separator=SEP, strip=True, skip_empty=True)) if body else ""
    rows = _row_lines(lines)
    rest = [line for n, line in enumerate(lines) if line.image is None and n not in rows]
    texts = [line.text for line in rest]
    anchors = texts[_running(rest) :]
    begins = body_start(visible, anchors)
    scripted = read_scripted(markup, anchors) if begins < 0 else Scripted()
    lesser, minor = partial(lesser_headings, tree), partial(_minor_headings, tree)
    properties = read_properties(markup) if begins >= 0 else Scripted()
    headline = find_headline(head, visible, begins, named=properties.title, lesser=lesser, minor=minor)
    zones = find_zones(visible, headline.text, anchors)
    rows |= _headline_lines(lines, rows, headline.text) | _last_credits(lines, rows, zones.foot)
    rows |= _closing_pictures(lines, rows)
    said = [
        read_row(zones.head),
        _row_above(zones),
        *(read_row(lines[n].text) for n in sorted(rows)),
        _foot_row(zones.foot),
    ]
    stamp = shown_stamp(zones)
    posted = None if stamp else posted_row(zones.foot)
    stamp = posted.stamp if posted else stamp
    named = {name for row in said for name in (*row.authors, *row.editors) if is_name(name)}
    beside = _beside(zones.head, named) if posted is None else _beside(posted.row, ())
    address, how = (url, None) if url else stated(markup, head.canonical, head.meta("og:url"))
    near = _pieces(zones.head[:NEAR])
    own = _BOARD.search(zones.head) or _PERSONAL.search(f"{head.title} {head.meta(*_SITE_METAS) or ''}")
    poster = _poster(tree, zones.head, near, said) if own or not beside.outlet else None
    beside = poster if poster and (poster.author or not beside.outlet) else beside
    if beside.outlet and beside.outlet in linked_authors(head):
        beside = _Beside(None, beside.outlet)
    source = _source(tree, said, head, zones) or (organisation(scripted.source) if scripted.source else None)
    foot = [p for p in zones.foot.split(SEP)[:_FOOT_ROWS] if is_row(p) or is_byline(p)]
    credited = [t for t in (*(lines[n].text for n in sorted(rows)), *foot) if _CREDITED.search(t)]
    origin = _origin(zones, texts)
    wire = _WIRE.search(zones.head)
    source = source or (origin["name"] if origin else wire["outlet"] if wire else None)
    source = source or next((office for office in said[0].suppliers if office.endswith(_OFFICE_ENDS)), None)
    printed = None if source else _PRINTED.search(zones.head)
    written = names(origin["author"]) if origin and origin["author"] else names(wire["names"]) if wire else ()
    people = authors(said, beside.author, near, [*texts, *credited], head, zones) or written
    published = publication_time(stamp, zones, said, head, tree, markup, visible, begins, address, signed_day(lines))
    people = people or names(scripted.author or properties.author or "")
    people = people or other_authors(tree, head, zones, said, near, headline.text, source)
    if source and not any(row.source == source for row in said):
        people = tuple([name for name in people if name != source]) or people  # 文|车道边 阿坤
    signs = beside.outlet is not None and beside.outlet in people and is_name(beside.outlet)
    site = _site(head, headline.site, _Beside() if signs and (source or not own) else beside, source, markup)
    site = printed["paper"] if printed else site or scripted.account
    return Metadata(
        title=scripted.title or headline.text,
        kicker=_kicker(zones.above, near, headline.text) or _kicker(zones.nearer, (), headline.text),
        published_at=published or iso(scripted.time or properties.time) or from_epoch(scripted.time or ""),
        source=source,
        site=site,
        authors=people or linked_authors(head, source, site),
        editors=editors(said, texts, source) or names(scripted.editor or ""),
        url=address if how else None,
        url_source=how,
        canonical_url=believable(head.canonical, address),
        rows=frozenset(rows),
    )


def _row_above(zones: Zones) -> Row:
    """The row above a headline that has none with a date below it, as in themes of Hexo, or an office's index there."""
    if zones.head.strip(SEP + " ") or not _SOURCE_WORD.search(zones.above):
        return Row()
    if index := _INDEX.search(zones.above):
        return read_row(zones.above[index.start() :])
    alone = [m.start() for m in _ANY_DATE.finditer(zones.above) if _stands_alone(m)]
    return read_row(zones.above[alone[-1] :]) if alone else Row()


_SOURCE_WORD, _INDEX = re.compile(r"来[\s\u3000]*源"), re.compile(r"索[\s\u3000]*引[\s\u3000]*号")
"""What names the source, and how the index of an office's document begins."""


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether what was found is all that a text node says."""
    text = match.string
    start = next(n for n in range(match.start(), match.end()) if text[n].isdecimal())
    return text[start - 1 : start] == SEP and text[match.end() : match.end() + 1] == SEP


def _foot_row(text: str) -> Row:
    """What the stretch below the body says, before a thread's answers; most say nothing, and that is seen cheaply."""
    answers = [m.start() for m in _ANSWERED.finditer(text)]
    text = text[: answers[0]] if len(answers) > 1 else text
    return read_row(text) if _FOOT_MARK.search(text) else Row()


# --- rows among the body's lines


def _row_lines(lines: Sequence[Line]) -> set[int]:
    """The lines at both ends that are date, source, author or editor rows."""
    numbers = [n for n, line in enumerate(lines) if line.image is None]
    top, bottom = numbers[:_TOP], numbers[-_BOTTOM:]
    rows = {n for n in {*top, *bottom} if _can_be_row(lines[n]) and is_row(lines[n].text)}
    rows.update([n for n in top if _is_dateline(lines[n]) or _is_counted(lines[n])])
    rows.update([n for n in bottom[-1:] if _can_be_row(lines[n]) and _says_when(lines[n].text)])
    rows -= _told_again(lines, rows)
    for n in [n for n in rows if n in top]:
        if is_of_event([lines[k].text for k in top], lines[n].text):
            rows.discard(n)
    for n in reversed(bottom):
        if n not in rows and not _goes_with_rows(lines[n], is_above=max(rows, default=0) > n):
            break
        rows.add(n)
    return rows


def _told_again(lines: Sequence[Line], rows: set[int]) -> set[int]:
    """The rows whose label stands again further on with another value: each block has its own 时间 or 作者."""
    labels = {label for n in rows if (label := label_of(lines[n].text))}
    times: dict[str, list[int]] = {label: [] for label in labels}
    for n, line in enumerate(lines) if labels else ():
        if (label := label_of(line.text)) in times:
            times[label].append(n)
    again = [numbers for numbers in times.values() if len({lines[n].text for n in numbers}) > 1]
    return {n for numbers in again if numbers[-1] - numbers[0] > len(numbers) for n in numbers}


def _says_when(text: str) -> bool:
    """Whether a line says when the article was published, and more of the kind: 发布者：… 发布时间：… 浏览次数：…"""
    if len(text) > _ROW_LONGEST or not _PUBLISHED_AT.search(text):
        return False
    row = read_row(text)
    return row.stamp is not None and len(row.labels) > 1


_PUBLISHED_AT = re.compile("(?:发布|发表|录入|上传|更新)(?:时间|日期)[:：]")


def _goes_with_rows(line: Line, *, is_above: bool) -> bool:
    """Whether a line near the end is a row of credits, or, above one, of who did something."""
    return _can_be_row(line) and (is_credit(line.text) or (is_above and is_named(line.text)))


def _last_credits(lines: Sequence[Line], rows: set[int], foot: str) -> set[int]:
    """The last lines that say who wrote, where the editor's row that follows them stands outside the body."""
    opening, _, _ = foot[:_ROW_LONGEST].lstrip().partition(SEP)
    if not opening or not is_credit(opening):
        return set()
    found: set[int] = set()
    for n in reversed([n for n, line in enumerate(lines) if line.image is None and n not in rows]):
        if not (_can_be_row(lines[n]) and is_named(lines[n].text)):
            break
        found.add(n)
    return found


def _closing_pictures(lines: Sequence[Line], rows: set[int]) -> set[int]:
    """The moving picture that closes an article below its editors' rows: an account's sign, not the story's."""
    last = max((n for n, line in enumerate(lines) if line.image is None), default=-1)
    if last not in rows or len(lines) - last > _SIGNS_MOST + 1 or not is_credit(lines[last].text):
        return set()
    signs = {n for n in range(last + 1, len(lines)) if (image := lines[n].image) and _MOVING.search(image.src or "")}
    return signs if len(signs) == len(lines) - last - 1 else set()


def _running(lines: Sequence[Line]) -> int:
    """The number of the first line that cannot be headline or date."""
    plain = [n for n, line in enumerate(lines[:_TOP]) if line.kind is not LineKind.HEADING]
    return next((n for n in plain if _is_sentence(lines[n].text)), plain[0] if plain else 0)


def _is_sentence(text: str) -> bool:
    return len(text) >= _SENTENCE or _SENTENCE_MARK.search(text) is not None


def _can_be_row(line: Line) -> bool:
    return len(line.text) <= _ROW_LONGEST and line.cell is None and line.kind not in _TABULAR


def _minor_headings(tree: Tree) -> list[str]:
    return [node.text()[:400] for node in tree.css("h4,h5,h6")[:20]]


def _headline_lines(lines: Sequence[Line], rows: set[int], title: str | None) -> set[int]:
    """The first lines that are the headline, on one line or broken over several."""
    if not title:
        return set()
    top = [
        n
        for n, line in enumerate(lines[:_TOP])
        if line.image is None and n not in rows and len(line.text) <= len(title) + 8
    ]
    skips = [n for n in range(min(2, len(top))) if not _begin_apart(title, lines[top[n]].text)]
    for skip in skips:
        if lines[top[skip]].text == title:
            return {top[skip]}
        key, joined = fold(title), ""
        for count, n in enumerate(top[skip:], 1):
            joined += fold(lines[n].text)
            if joined == key:
                return set(top[skip : skip + count])
            if not key.startswith(joined):
                break
    return set()


def _begin_apart(one: str, other: str) -> bool:
    """Whether two texts differ in their first characters, as Chinese ones, which folding does not change, show."""
    return one[:1] != other[:1] and "\u4e00" <= one[:1] <= "\u9fff" and "\u4e00" <= other[:1] <= "\u9fff"


def _is_dateline(line: Line) -> bool:
    """A line above the body that is a date and hardly anything else."""
    text = line.text
    if len(text) > _DATELINE_LONGEST or line.kind is LineKind.HEADING or "，" in text:
        return False
    stamp = find_stamp(text)
    return stamp is not None and stamp.timed and len(text) - (stamp.end - stamp.start) <= 30


def _is_counted(line: Line) -> bool:
    """A line above the body with a time and how often it was read: 已有 3811 次阅读 2012-5-23 07:15."""
    text = line.text
    return len(text) <= _COUNTED_LONGEST and not _SENTENCE_MARK.search(text) and _COUNTS.search(text) is not None


# --- outlets


def _source(tree: Tree, said: Sequence[Row], head: Head, zones: Zones) -> str | None:
    """What follows 来源 beside the headline, what the markup there or a meta tag calls the source, 来源 below.

    Below the body 来源 often names the original of a picture, so an element beside the headline goes before it.
    """
    if said and said[0].source:
        return said[0].source
    near = zones.head[:NEAR].replace(SEP, " ")
    for node in tree.css(_SOURCE_ELEMENTS)[:4] if near else ():
        text = node.text(separator=" ", strip=True)[:120].strip()
        if text and text in near:
            value = read_row(text).source or organisation(text)
            if value and not _ANY_DATE.match(value) and not find_stamp(value) and not _INTERFACE.match(value):
                return value
    labelled = next((row.source for row in said if row.source), None)
    if labelled:
        return labelled
    if _EMPTY_SOURCE.search(zones.head) and (logo := _logo_of_source(tree)):
        return logo
    meta = head.meta(*_SOURCE_METAS)
    value = organisation(meta) if meta else None
    return value if value and not value.isascii() else None


_EMPTY_SOURCE = re.compile(rf"(?:来源|來源)\s?[:：]\s?(?:{SEP}|$)")
"""A label of the source without a value."""
_LOGOS = 40
"""images that are looked at for the source's logo"""


def _logo_of_source(tree: Tree) -> str | None:
    """The alternative text of the picture that is all the value of a source's label."""
    for image in tree.css("img[alt]")[:_LOGOS]:
        around = image.parent.text(strip=True) if image.parent is not None else ""
        if around.rstrip().endswith(("来源：", "来源:", "來源：", "來源:")):
            return organisation(image.attributes.get("alt") or "")
    return None


def _origin(zones: Zones, texts: Sequence[str]) -> re.Match[str] | None:
    """What a sentence beside the headline or at either end of the body says of where the article was first."""
    for text in (zones.head, *texts[:_PROVENANCE_LINES], *texts[-_PROVENANCE_LINES:]):
        said = "本文" in text or "原文" in text or "文章" in text
        origin = _PROVENANCE.search(text, 0, _HEAD_LENGTH) if said else None
        if origin is None or _NO_ORIGIN.match(origin["name"]):
            continue
        behind = text[origin.end() : origin.end() + 12]
        if "代表" not in behind and not _COUNTER.match(origin["name"]):  # 文章来源：　点击数：
            return origin
    return None


_REPORTED = re.compile(
    r"(?P<outlet>[\u3400-\u9fff]{2,12})[\s\u3000]+(?:本报)?记者[\s\u3000]+(?P<name>[\u3400-\u9fff]{2,4})"
)
"""An outlet and its reporter: 澜江经济导报 记者 佟亚楠."""


def _beside(zone: str, named: Collection[str]) -> _Beside:
    """The account or outlet in the nodes around the date; none where that is a person whom a row names."""
    digit = _DIGIT.search(zone)
    date = _ANY_DATE.search(zone, max(0, digit.start() - _DATE_LABEL)) if digit else None
    date = date or (_RELATIVE.search(zone, digit.start()) if digit else None)
    if date is None:
        return _Beside()
    behind = _telling(_pieces(zone[date.end() : date.end() + 80]), 1)
    above = _telling(reversed(_pieces(zone[max(0, date.start() - 80) : date.start()])), 2)
    before = [p for p in above if len(p) < _SECOND_HEADLINE or OUTLET.search(p)]
    pieces = [_unbracketed(p) for p in (*behind, *before)]
    for piece in pieces:
        reported = _REPORTED.fullmatch(piece)
        if reported and OUTLET.search(reported["outlet"]) and is_name(reported["name"]):
            return _Beside(reported["outlet"], reported["name"])
        left, stroke, right = piece.partition("/")
        if stroke and is_name(left) and OUTLET.search(right):
            return _Beside(right, left)
    accounts = [p for p in pieces if _is_account(p)]
    outlet = next((p for p in accounts if OUTLET.search(p)), None) or next(iter(accounts), None)
    return _Beside(None if outlet in named else outlet)


def _unbracketed(piece: str) -> str:
    """An outlet in brackets without them; a column stays as it is: [社会]."""
    bare = piece.strip("【】[]") if piece.startswith(("【", "[")) else piece
    return bare if len(bare) >= _NAMED or OUTLET.search(bare) else piece


def _telling(pieces: Iterable[str], most: int) -> list[str]:
    """The first pieces that may be an account."""
    return list(islice((p for p in pieces if not _IN_BETWEEN.fullmatch(p)), most))


def _poster(tree: Tree, zone: str, near: Sequence[str], said: Sequence[Row]) -> _Beside | None:
    """The account that a link beside the headline leads to, on a page that names no source.

    On a board, and where people write under their own accounts, it is the author, too.
    """
    accounts = [] if any(row.source for row in said) else [p for p in near if _is_account(p)]
    for node in tree.css(_POSTERS)[:_POSTERS_MAX] if accounts else ():
        text = node.text(separator=" ", strip=True)[:24]
        if text in accounts:
            is_own = _BOARD.search(zone) or _OWN_ACCOUNT.search(node.attributes.get("href") or "")
            return _Beside(text, text if is_own else None)
    return None


def _pieces(text: str) -> list[str]:
    return [p for part in _PARTING.split(text) if (p := part.strip(" \u3000·:：-"))]


def _is_account(text: str) -> bool:
    return (
        bool(_ACCOUNT.fullmatch(text))
        and any(map(str.isalpha, text))
        and not _INTERFACE.match(text)
        and not (text.startswith(_REPORTER) and is_name(text[len(_REPORTER[0]) :].strip()))
        and not has_label(text + " ")
        and not _ANY_DATE.fullmatch(text)
    )


def _site(head: Head, title_site: str | None, beside: _Beside, source: str | None, markup: str) -> str | None:
    if head.account:
        return head.account
    if beside.outlet and beside.outlet != source:
        return beside.outlet
    meta = next((v for name in _SITE_METAS if (v := head.metas.get(name)) and v not in _PLATFORMS), None)
    site = meta or title_site
    of_account = source is None and (site in _OF_ACCOUNTS or "mp.sohu.com/profile" in markup)
    account = _MEDIA.search(markup) if of_account else None
    return (account[1] or account[2]) if account else site


_ISSUE = re.compile(r"[·•\s|｜-]{0,3}[（(]?第\s?[0-9一二三四五六七八九十]{1,4}\s?[期集辑回批篇][）)]?")
"""The number of a series in a node of its own behind the name: “国有林场新貌”案例展播 · 第6期."""


def _kicker(above: str, near: Sequence[str], headline: str | None) -> str | None:
    """The 引题 above or the 副题 below the headline, where it names a series and a number, or opens with a dash.

    A number that is not the headline's is that of another installment, which a list beside it names.
    """
    pieces = _pieces(above)[-2:]
    if len(pieces) > 1 and _ISSUE.fullmatch(pieces[1]):
        pieces = [pieces[0] + pieces[1]]
    nearest = (*pieces[-1:], *near[:1])
    lines = [t for t in nearest if _KICKER_SHORTEST <= len(t) <= _KICKER_LONGEST and not t[0].isdigit()]
    numbers = [(t, number) for t in lines if (number := parse_series(t).installment) is not None]
    own = parse_series(headline).installment if numbers and headline else None
    numbered = next((t for t, number in numbers if own in (None, number)), None)
    return numbered or next((t for t in lines if t.startswith("——")), None)
