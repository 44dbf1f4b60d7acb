"""A text dump: what is left when somebody selects a whole page and pastes it into a file.

One line a paragraph; a line `图片` stands for an image that is not in the text. The article begins below the headline
and its rows (time, source, author, font size) and ends above the page's foot (关闭, 上一篇, 版权 …). Where neither can
be told, every line is kept: a dump that is only an article must lose nothing.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from .bylines import byline_names
from .dates import Stamp, find_stamp
from .lines import Image, Line, LineKind
from .metadata import Metadata
from .rows import Row, is_row, read_row
from .series import parse_series

__all__ = ["Dump", "dumped", "read_dump"]

_HEAD = 120  # lines in which the headline is looked for
_BEGINNING = 5  # code points of a line that tell a label (【承办单位) from another
_FOOT = 40  # lines from the end in which the page's foot is looked for
_ROWS_MAX = 16  # rows and tools beside the headline
_ROW_LONGEST = 120  # characters of a row beside the headline
_ACCOUNT_LONGEST = 20
_TITLE_LONGEST = 90
_TITLE_TELLING = 9  # characters from which a line is hardly an account's or a place's name

_MARKUP = (
    "<html",
    "<head",
    "<body",
    "<div",
    "<p>",
    "<p ",
    "<!doctype",
    "<table",
    "<br",
    "<span",
    "<meta",
    "<script",
    "<a ",
)
_FRAMED = re.compile(
    r"\s*<html>\s*<head>(?:\s*<meta [^<>]{1,200}>){0,4}\s*</head>\s*<body[^<>]{0,200}>\s*"
    r"<pre[^<>]{0,200}>(?P<text>[^<]*)</pre>\s*(?:</body>\s*</html>\s*)?",
    re.IGNORECASE,
)
"""How browsers save a file of plain text as a page: one <pre> and nothing else (Chrome)."""
_BLANKS = re.compile(r"[ \f\v]{2,}")
_IMAGE_LONGEST = 7
_IMAGE = re.compile(r"[\[【(（]?(?:图片|image|img)[\]】)）]?", re.IGNORECASE)
_CRUMB = re.compile(r"^(?:您?(?:现在)?的?(?:当前)?位置|当前位置|所在位置|首页\s*[>»›/]|.{0,20}首页\s*[>»›])")
_NOT_TITLE = re.compile(
    r"^(?:首页|导航|菜单|登录|注册|搜索|返回|设为首页|加入收藏|收藏本站|繁体|简体|English|无障碍|长者|手机版|客户端|正文|更多|欢迎|今天是|关闭|分享|打印)"
)
_BYLINE = re.compile(
    r"^[（(□■◎]?\s?(?:本报|本网|本刊|通讯员|记者|见习记者|特约记者|[\u4e00-\u9fff]{2,6}记者|文[/｜|]|作者).{0,40}$"
)
_TOOLS = re.compile(
    r"^[【\[（(]?(?:(?:智能)?朗读|语音播报|字号|字体|大\s*中\s*小|小\s*中\s*大|打印|分享|收藏|扫一扫|微信|微博|QQ空间|【?(?:大|中|小)】?(?=[\s【】\[\]|/、·,，()（）号字+-]|$)|A[-+]|[TA][大小]|听全文|[上下]一[版篇]|放大|缩小|返回目录|"
    r"第\s?[0-9A-Z]{1,3}\s?版|(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|"
    r"云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)$)"
    r"|^.{0,6}(?:阅读|浏览|点击|访问)(?:量|数|次数)?[:：]?\s*\d*次?$"
)
_FOOT_LINE = re.compile(
    r"^[\[【(（]?(?:(?:关闭(?:窗口|本页|页面|此页)?|打印(?:本页)?|返回(?:顶部|首页|列表|上一页)?|回到顶部|分享(?:到|至)?|收藏(?:本页)?|主办(?:单位)?|承办(?:单位)?|"
    r"技术支持|友情链接|网站地图|关于我们|联系我们|发表评论|我要评论|网友评论|扫一扫|推荐阅读|版权声明|免责声明)(?:$|[\s:：|｜\]】)）>》,，])|"
    r"[上下]一[篇条页]|往期(?:回顾|链接|推荐|精彩)|微信扫一扫|(?:扫码|长按).{0,12}关注|喜欢此内容的人|预览时标签不可点|阅读\s?\d+(?:$|\s)|关注该公众号|"
    r"相关(?:阅读|新闻|链接|文章|稿件|推荐)(?:$|[\s:：>])|热门(?:推荐|新闻|文章)(?:$|[\s:：>])|版权所有|Copyright|©|备案号|"
    r".{0,4}ICP备|.{0,8}公网安备|网站标识码|建议使用|(?:违法|不良).{0,8}举报电话)",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"^(\S{1,20})\s+发表于[\s:：]*\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*\|\s*只看该作者)?$"
)
"""Who posted something in a forum, and when: 小乙 发表于 2021-4-3 09:01."""
_QUOTES = ("引用", "引用：", "引用:")
"""What stands above somebody's words that a post repeats."""
_SITE = re.compile(
    r"^(?:手机)?[\w·]{2,16}(?:网|网站|新闻网|政府网|在线|日报|晚报|客户端|频道|融媒|发布|热线|之窗|网络版|电视台|公众号)$"
)


@dataclass(frozen=True, slots=True)
class Dump:
    """The body's lines and what the lines around it say."""

    lines: tuple[Line, ...]
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class _Head:
    """Which lines stand before the article."""

    title: int | None
    rows: range
    body: int
    kicker: int | None = None


def dumped(text: str) -> str | None:
    """The dump that a file is, without the frame in which a browser saves plain text; None of a page with markup.

    It has none where there is no markup in the first 4 KB, or nothing but the frame.
    """
    head = text[:4096]
    if any(t in head for t in _MARKUP):  # most pages: lower case takes longer than the search
        framed = _FRAMED.fullmatch(text) if "<pre" in head else None
        return html.unescape(framed["text"]) if framed else None
    lower = head.lower()
    return None if any(t in lower for t in _MARKUP) else text


def read_dump(text: str) -> Dump:
    """The lines of a text dump; never raises."""
    texts = [t for raw in text.replace("\0", "").splitlines() if (t := raw.strip().strip("\ufeff").strip())]
    head = _head(texts)
    foot = _foot(texts, head)
    rows = {n for n in range(head.body, foot) if _outside(n, head.body, foot) and is_row(texts[n])}
    lines = tuple(_line(texts[n]) for n in range(head.body, foot) if n not in rows)
    said = [*(texts[n] for n in head.rows), *(texts[n] for n in sorted(rows)), *texts[foot:]]
    return Dump(lines, _metadata(texts, head, said))


def _line(text: str) -> Line:
    """An image, a table row (a browser pastes cells with tabs between them), or a paragraph."""
    if len(text) <= _IMAGE_LONGEST and _IMAGE.fullmatch(text):
        return Line("", kind=LineKind.IMAGE, image=Image(None))
    if "\t" not in text:
        return Line(_BLANKS.sub(" ", text) if "  " in text else text)
    cells = [_BLANKS.sub(" ", c).strip() for c in text.split("\t")]
    ends = list(accumulate(len(c) + 1 for c in cells))
    spans = tuple((end - len(c) - 1, end - 1) for c, end in zip(cells, ends, strict=True))
    return Line("\t".join(cells), kind=LineKind.ROW, cells=spans)


def _outside(at: int, start: int, end: int) -> bool:
    """Whether a line stands where rows stand: the first or last lines of the article."""
    return at < start + 3 or at >= end - 6


def _head(texts: Sequence[str]) -> _Head:
    """The headline stands above the first row that has a date or a source, or below the breadcrumb."""
    row = _first_row(texts)
    if row is None:
        return _bare_head(texts)
    end = row
    while end + 1 < min(len(texts), row + _ROWS_MAX) and (_is_head_row(texts[end + 1]) or _is_tool(texts[end + 1])):
        end += 1
    rows = range(row, end + 1)
    title = _title_above(texts, row)
    return _head_below(texts, rows) if title is None else _Head(title, rows, end + 1)


def _first_row(texts: Sequence[str]) -> int | None:
    """The first row above any sentence: what stands below one is a row of the article's end."""
    for n, text in enumerate(texts[:_HEAD]):
        if _is_head_row(text):
            return n
        if text.endswith(("。", "；")) or len(text) > _ROW_LONGEST or _IMAGE.fullmatch(text):
            return None
    return None


def _head_below(texts: Sequence[str], rows: range) -> _Head:
    """A page that shows date and source above its headline; a byline tells where the head ends, if there is one."""
    start = rows.stop
    byline = next((n for n in range(start, min(len(texts), start + 5)) if _BYLINE.match(texts[n])), None)
    block = [n for n in range(start, byline if byline is not None else start + 1) if n < len(texts)]
    titles = [n for n in block if _can_be_title(texts[n]) and not texts[n].startswith(("——", "（", "("))]
    if not titles:
        return _Head(None, rows, start)
    numbered = [n for n in titles if parse_series(texts[n]).installment is not None]
    others = [n for n in titles if n not in numbered]
    title, kicker = (others[0], numbered[0]) if numbered and others else (titles[0], None)
    body = title + 1 if byline is None else byline + 1
    return _Head(title, range(rows.start, body), body, kicker)


def _bare_head(texts: Sequence[str]) -> _Head:
    """Without a row, the headline is below a breadcrumb, or names a series, or stands short above long text."""
    crumbs = [n for n in range(min(len(texts), _HEAD)) if _CRUMB.match(texts[n])]
    if crumbs and crumbs[-1] + 1 < len(texts) and _can_be_title(texts[crumbs[-1] + 1]):
        return _Head(crumbs[-1] + 1, range(0), crumbs[-1] + 2)
    if texts and _can_be_title(texts[0]) and parse_series(texts[0]).name:
        return _Head(0, range(0), 1)
    return _Head(None, range(0), 0)


def _is_head_row(text: str) -> bool:
    """A line with a date or a source and hardly anything else."""
    if len(text) > _ROW_LONGEST or _CRUMB.match(text):
        return False
    if is_row(text) or (":" in text.replace("：", ":") and read_row(text).authors):
        return True
    stamp = find_stamp(text)
    if stamp is None:
        return False
    if read_row(text).labels:
        return not text.endswith(("。", "！", "？"))
    return _is_bare_date(text, stamp)


def _is_bare_date(text: str, stamp: Stamp) -> bool:
    """`2021-02-08 13:28:41 智能朗读:`, `兰州日报 2021-02-08`: no sentence around the date."""
    around = text[: stamp.start] + text[stamp.end :]
    return (
        len(around.strip()) <= (44 if stamp.timed else 24)
        and not any(c in around for c in "，。；！？、")
        and stamp.start <= (40 if stamp.timed else 16)
    )


def _is_tool(text: str) -> bool:
    return len(text) <= 30 and bool(_TOOLS.match(text))


def _title_above(texts: Sequence[str], row: int) -> int | None:
    """The line above the row that can be a headline: the nearest that is no mere name of an account."""
    found: list[int] = []
    for n in range(row - 1, max(-1, row - 7), -1):
        if _CRUMB.match(texts[n]):
            if found:
                break
            continue
        if _can_be_title(texts[n]) and not _is_tool(texts[n]):
            found.append(n)
    return next((n for n in found if len(texts[n]) >= _TITLE_TELLING), found[0] if found else None)


def _can_be_title(text: str) -> bool:
    if not 4 <= len(text) <= _TITLE_LONGEST or _NOT_TITLE.match(text) or _CRUMB.match(text) or _SITE.match(text):
        return False
    return (
        not text.endswith(tuple("。；，,：:")) and text.count("|") + text.count("｜") <= 2 and not _is_navigation(text)
    )


def _is_navigation(text: str) -> bool:
    """Many short words with bars or spaces between them."""
    words = re.split(r"[|｜\s]+", text)
    return len(words) >= 5 and sum(map(len, words)) / len(words) <= 4


def _foot(texts: Sequence[str], head: _Head) -> int:
    """Where the page's foot begins: at the first line of it in the last lines, in a forum at the first answer.

    What begins like an earlier line is no foot: 承办单位 recurs as the label of a series.
    """
    start = head.body
    poster = next((m[1] for n in head.rows if (m := _POSTED.match(texts[n]))), None)
    for n in range(start + 1, len(texts)) if poster else ():
        answer = _POSTED.match(texts[n])
        if answer and answer[1] != poster and texts[n - 1] not in _QUOTES:
            return n
    begins = Counter(text[:_BEGINNING] for text in texts[start:])
    for n in range(max(start, len(texts) - _FOOT), len(texts)):
        if len(texts[n]) <= 60 and _FOOT_LINE.match(texts[n]) and n > start and begins[texts[n][:_BEGINNING]] == 1:
            return n
    return len(texts)


def _metadata(texts: Sequence[str], head: _Head, said: Sequence[str]) -> Metadata:
    rows = [read_row(t) for t in said]
    stamps = (row.stamp or _stamp(texts[n]) for n, row in zip(head.rows, rows, strict=False))
    return Metadata(
        title=texts[head.title] if head.title is not None else None,
        kicker=texts[head.kicker] if head.kicker is not None else None,
        published_at=next((s for s in stamps if s), None),
        source=next((r.source for r in rows if r.source), None),
        site=_site(texts, head),
        authors=_first(rows, "authors") or byline_names([texts[n] for n in head.rows]),
        editors=_first(rows, "editors"),
    )


def _stamp(text: str) -> str | None:
    stamp = find_stamp(text)
    return stamp.value if stamp else None


def _first(rows: Sequence[Row], name: str) -> tuple[str, ...]:
    return next((value for row in rows if (value := getattr(row, name))), ())


def _site(texts: Sequence[str], head: _Head) -> str | None:
    """The page's first line where it is the name of an outlet, or the account between headline and date."""
    above = texts[: head.title if head.title is not None else 0]
    named = next((t for t in above[:3] if _SITE.match(t)), None)
    if named or head.title is None:
        return named
    between = texts[head.title + 1 : head.rows.start]
    return between[-1] if between and len(between[-1]) <= _ACCOUNT_LONGEST else None
