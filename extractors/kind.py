"""What kind of page it is when it is no article: a list, a shell, a challenge, a notice; each with a closed code.

A page is judged by what it consists of, not by words that occur in it: a notice is a page that says little else. An
article about a deleted post, a login or an error keeps its running text and is an article.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from ..schemas import RejectionCode
from .bylines import is_byline
from .dom import Tree
from .extent import Extent, is_dated
from .headed import ROWS, heads
from .listing import lists_series
from .noise import has_date, is_boilerplate, is_dated_row, is_row
from .outline import Box, Outline, Stretch, children
from .series import parse_series

__all__ = ["Verdict", "judge"]

_NOTICE_LENGTH = 300
"""characters that a notice may have beside its boilerplate and links"""
_NOTICE_LINE = 90
"""characters of the line that says what is the matter"""
_SAID = 60.0
"""characters of running text from which on a page says something, and what stands beside it is no notice"""
_QUOTED = re.compile(r"[“「『《\"][^”」』》\"]*$")
"""an open quotation mark: who quotes a notice gives none"""
_SENTENCE_END = re.compile("[。！？!?]")
_SHELL_PROSE = 30
"""characters of running text below which a shell's slogan is no article"""
_CARDS, _CARD_DEPTH, _CARD_TEXT = 2, 3, 30
"""other boxes alike, how far around the text they are looked for, and characters of the text of each"""
_SHELL_LENGTH = 120
"""visible characters below which a page with scripts is an empty shell"""
_NAME_LONGEST = 40
"""characters of a text that is no more than a column's name"""
_DATED_LINKS = 12
"""links with a date each that make a column's list"""
_ENTRY_ROW = 60
"""characters of the row below a summary in a list"""
_LIST_LINKS = 5
"""links with a headline's length that make a list"""
_TOPIC_PROSE, _TOPIC_SECTIONS, _TOPIC_ROWS = 120.0, 4, 4
"""characters of the introduction of a special topic's index, its sections, and lines above it in which an article has
its rows"""
_MORE = frozenset(("更多", "more", "查看更多", "[更多", "【更多】", "[更多]"))
_SERIES_LINKS = 2
"""links to installments of one series that make a list: a list's last page may hold few"""
_HEADLINE = 8
"""characters from which on a link's text can be a headline; names of channels are shorter"""
_SUMMARY = 160
"""characters of the summaries that may stand under the headlines of a list, on average"""
_LIST_PROSE = 1500
"""characters of running text above which a page is no list of a series"""
_SCATTERED = 3
"""lines for each line of running text from which on a whole page is no article but a home page"""
_LISTS = frozenset(("ul", "ol", "dl", "tbody", "table", "tr"))
_SCRIPT_SAMPLE = 20_000

_NOTICES: tuple[tuple[RejectionCode, re.Pattern[str]], ...] = (
    (
        # WeChat, Weibo, Toutiao, Sohu, Douban
        RejectionCode.DELETED,
        re.compile(
            r"(?:内容|文章|帖子|主题|微博|图文|页面|信息|稿件|新闻|视频|链接|该条)[^。或]{0,8}(?:已"
            r"|已经)(?:被|由)?(?:其?发布者|作者|用户|管理员|系统|本人|平台)?(?:删除|下线|撤回|撤稿|屏蔽|移除|失效|过期)"
            r"|(?:因|涉嫌)[^。]{0,10}违[规法反][^。]{0,10}(?:无法查看|不可见|删除|屏蔽|下架|停止访问)"
            r"|无法查看该?(?:内容|文章)|(?:帐|账|公众)号[^。]{0,6}已?(?:被?(?:屏蔽|封禁|封停|停用|冻结|注销|迁移))"
            r"|作者被禁止或删除|(?:文章|内容|帖子|主题|新闻|信息|稿件|记录)(?:已|已经)?(?:不存在|未找到|找不到|未通过审核)"
            r"|(?:指定的)?主题不存在|此内容(?:暂时)?(?:无法|不能)(?:查看|显示|访问)|已停止访问该网页"
        ),
    ),
    (
        # WeChat, Baidu, Zhihu, aliyun WAF, Cloudflare, 创宇盾, 安全狗, 宝塔
        RejectionCode.CHALLENGE,
        re.compile(
            r"(?:访问|操作|请求|点击|浏览)(?:过于|太|过)?(?:频繁|过快|太快|过多)|(?:当前|网络"
            r"|访问)?环境(?:存在)?异常|(?:完成|进行|通过|需要)[^。]{0,6}(?:安全)?验证|(?:安全|人机|滑动|身份"
            r"|访问)验证|请(?:输入|填写)[^。]{0,8}验证码|(?:拖动|按住|滑动)[^。]{0,6}滑块"
            r"|(?:访问|请求|行为)[^。]{0,10}(?:被|已)(?:拦截|阻断|拒绝|禁止|限制)|(?:恶意|异常)(?:访问|请求|流量"
            r"|行为)|网站防火墙|云(?:盾|锁|防护)|安全狗|创宇盾|(?:正在)?检[查测](?:您的)?浏览器|浏览器安全检查"
            r"|请开启\s*(?:Cookie|JavaScript)[^。]{0,10}(?:并刷新|后(?:重试|刷新))"
            r"|Just a moment|Checking your browser|Attention Required|Access Denied|403 Forbidden|Request blocked"
            r"|Too Many Requests|unusual traffic|Verify(?:ing)? you are (?:a )?human|Sina Visitor System"
            r"|请\s*稍\s*候[^。]{0,6}(?:跳转|验证)",
            re.IGNORECASE,
        ),
    ),
    (
        RejectionCode.SOFT_404,
        re.compile(
            r"\b404\b|Not Found|(?:页面|网页|地址|网址|链接|资源|文件|栏目)[^。]{0,10}(?:不存在|未找到|找不到"
            r"|没有找到|丢失|走丢|已被删除|失效|去火星|飞走)|[您你][^。]{0,6}(?:新闻|文章|稿件|内容)走丢|(?:找不到|无法找到|没有找到|未找到"
            r"|没找到)[^。]{0,8}(?:页面?|网页|文件|资源|内容)|(?:页面|网页)(?:出错|错误|打不开)|(?:出错|抱歉"
            r"|对不起)(?:(?!登[录陆]|权限)[^。]){0,12}(?:页面|访问|地址)"
            r"|(?:系统|服务器|程序|数据库)[^。]{0,6}(?:错误|繁忙|异常|维护)|\b50[0234]\b\s*(?:Internal|Bad|Service"
            r"|Gateway|错误)|Internal Server Error|Bad Gateway|Service Unavailable|参数错误",
            re.IGNORECASE,
        ),
    ),
    (
        RejectionCode.LOGIN,
        re.compile(
            r"请(?:先|您)?[^。]{0,4}登[录陆]|(?:您|你)?(?:尚|还)?(?:未|没有)登[录陆]|登[录陆](?:后|才"
            r"|之后)[^。]{0,8}(?:查看|阅读|访问|浏览|继续)|需要?登[录陆]|无权(?:限)?(?:访问|查看|浏览)|没有权限"
            r"|仅(?:限)?(?:会员|登录)[^。]{0,6}(?:可见|查看)|(?:用户|会员|统一身份|账号)登[录陆]|(?:sign"
            r"|log) ?in to continue|login required",
            re.IGNORECASE,
        ),
    ),
)
"""What notices say, surest kind first"""
_REASONS = re.compile("可能的?原因|原因可能|可能是(?:因为|由于)|(?:您|你)可以(?:[:：]|$)")
"""What opens a list of guesses on an error page; what follows says nothing for certain."""
_ERROR_TITLE = re.compile(
    r"\W{0,3}(?:404|出错|错误|(?:页面|网页|文章|内容|信息)(?:不存在|没有找到|未找到|找不到|走丢|丢失|出错|已?被?删除|已?失效)"
    r"|系统提示|提示信息|Not Found|Error)",
    re.IGNORECASE,
)
"""title element of a page that only reports an error, whatever teasers it shows below"""
_LOGIN_TITLE = re.compile(r"\W{0,3}(?:用户|会员|账号|帐号)?登[录陆](?:[/／]?注册)?\s*(?:$|[-_|｜–—·])", re.IGNORECASE)
"""title element of a page where one signs in, whatever it says of itself"""
_CHALLENGE_TITLE = re.compile(
    r"(?:^|[-_|｜–—])\s*(?:(?:正在|请)?(?:进行|完成|通过)?(?:安全|人机|访问|滑动|滑块)验证|浏览器安全检查)\s*(?:$|[-_|｜–—])"
)
"""title element of a page that lets through whoever proves to be a reader"""
_NOTICE_TITLE = 24
"""characters of a title element that is the notice itself: 该内容已被发布者删除"""
_ERROR_LINES, _MENU_LONGEST = 12, 4
"""lines from the beginning in which such a page says so, and characters of a menu's entry, which is none of them"""
_REGRET = re.compile(
    r"\W{0,3}(?:很|非常|十分)?(?:抱歉|对不起|遗憾|sorry)|[您你](?:要|所|正在)?(?:访问|查看|浏览|打开)|[您你]要找的",
    re.IGNORECASE,
)
"""how a notice begins that stands above teasers: 抱歉，该文章已被删除 (county news sites)"""
_IS_GONE = re.compile(r"\W{0,3}该(?:文章|内容|页面|帖子|链接|新闻)(?:已|不)")
"""the same without regret: 该文章已被作者删除"""
_REGRET_LINES = 3
"""lines of what seems to be the text that may be such a notice"""
_REGRET_LENGTH = 40
"""characters of such a line, or of the beginning of one to whoever asked for the page"""
_GONE = (RejectionCode.DELETED, RejectionCode.SOFT_404)
_LOADING = re.compile(
    r"(?:页面|数据|内容|资源)?(?:正在|努力)?(?:加载|载入|Loading)中?[,，]?(?:请(?:稍[候等后]|耐心等待))?[\s.…。!！~～]*",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:…|\.{3}|[\[【(（]?(?:详细|详情|全文|更多|阅读全文|查看全文|查看详情|阅读更多|点击查看)[\]】)）]?)\s*[>›»]*$"
)
"""end of a teaser"""
_SCRIPT_CHALLENGE = re.compile(r"__jsl_clearance|acw_sc__v2|__ac_signature|_cf_chl|cf_chl_opt|challenge-platform")
"""scripts of 创宇盾, Alibaba, Toutiao and Cloudflare"""
_SETS_COOKIE = re.compile(r"document\.cookie\s{0,9}=")
_RELOADS = re.compile(r"location\s{0,9}(?:=|\.(?:href|reload|replace|assign))")
_NEEDS_SCRIPT = re.compile(
    r"enable\s+javascript|javascript\s+(?:is\s+)?(?:disabled|required)|(?:启用|开启|打开|允许"
    r"|支持)\s*(?:浏览器的?\s*)?javascript|doesn't work properly without",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The code of a page that is no article, and why, for a person."""

    code: RejectionCode
    detail: str


def _is_told_of(page: Outline, extent: Extent | None) -> bool:
    """Whether a text with a date tells of such pages, and does not ask for what they do itself."""
    if extent is None or not is_dated(page, extent):
        return False
    opening = page.lines[extent.first : extent.first + _REGRET_LINES]
    return not any(_ASKS_TO_DRAG.search(line.text) for line in opening)


_ASKS_TO_DRAG = re.compile("(?:拖动|按住|滑动)[^。]{0,6}滑块|请[^。]{0,6}完成[^。]{0,6}验证")


def judge(tree: Tree, page: Outline, extent: Extent | None) -> Verdict | None:
    """What kind of page it is, or None where it is an article."""
    if page.title and len(page.title) <= _NOTICE_TITLE and not _reads_like_news(page, extent):
        for code, pattern in _NOTICES:
            match = pattern.search(page.title) if code in _GONE else None
            if match and not _QUOTED.search(page.title[: match.start()]):
                return Verdict(code, f"the page is called: {page.title}")
    if extent is None or (extent.prose < _NOTICE_LENGTH and not (extent.prose >= _SAID and is_dated(page, extent))):
        notice = _notice(page, extent)
        if notice:
            return notice
    if page.title and _LOGIN_TITLE.match(page.title) and not (extent is not None and is_dated(page, extent)):
        return Verdict(RejectionCode.LOGIN, f"the page is called: {page.title[:80]}")
    if page.title and _CHALLENGE_TITLE.search(page.title) and not _is_told_of(page, extent):
        return Verdict(RejectionCode.CHALLENGE, f"the page is called: {page.title[:80]}")
    if extent is not None and _is_locked(page, extent):
        return Verdict(RejectionCode.DELETED, "the first post of the thread is hidden")
    if page.title and (_ERROR_TITLE.match(page.title) or _REGRET.match(page.title)) and (error := _error(page, extent)):
        return error
    if extent is not None and extent.prose < _LIST_PROSE and (regret := _regret(page, extent)):
        return regret
    if extent is not None and extent.prose < _LIST_PROSE:
        listed = lists_series(page, least=max(_LIST_LINKS, int(extent.prose * 2 / _SUMMARY)))
        if listed >= _LIST_LINKS and extent.prose < listed * _SUMMARY / 2 and not _is_headed(page, extent):
            return Verdict(RejectionCode.LIST, f"links to {listed} installments of a series")
    if extent is not None and extent.prose < _NAME_LONGEST and (linked := _headed(page, extent)) >= _LIST_LINKS:
        return Verdict(RejectionCode.LIST, f"a series' name above links to {linked} of its installments")
    if extent is not None and _is_slogan(page, extent) and (empty := _empty(tree, page)):
        return empty
    if extent is not None and _is_topic(page, extent):
        return Verdict(RejectionCode.LIST, "an introduction to sections of links")
    if extent is not None and _is_behind_list(page, extent):
        return Verdict(RejectionCode.LIST, "teasers behind a list of links with a date each")
    if extent is not None and _is_of_dated_teasers(page, extent):
        return Verdict(RejectionCode.LIST, "links with a summary and a date each")
    if extent is not None and _is_article(page, extent) and not _is_card(page, extent):
        return None
    if _headlines(page) >= _LIST_LINKS or _installments(page) >= _SERIES_LINKS:
        return Verdict(RejectionCode.LIST, "links with headlines and no running text of its own")
    return _empty(tree, page) or Verdict(RejectionCode.NO_ARTICLE, "no running text that stands together")


_LOCKED = re.compile(r"提示[:：]\s?作者被禁止或删除\s?内容自动屏蔽")
"""What Discuz shows in the place of a post."""
_LOCKED_LINES = 40
"""lines from the beginning in which that stands for the first post, behind who wrote it"""


def _is_locked(page: Outline, extent: Extent) -> bool:
    """Whether a thread's first post is hidden, and all text of the page is that of answers."""
    for line in page.lines[extent.first : extent.first + _LOCKED_LINES]:
        if _LOCKED.fullmatch(line.text):
            return True
        if line.marks and len(line.text) > _NOTICE_LINE:
            return False
    return False


def _is_headed(page: Outline, extent: Extent) -> bool:
    """Whether the headline and a row with a date stand right above the text; a series' own name is no headline."""
    above = [line for line in page.lines[max(0, extent.first - ROWS) : extent.first] if heads(page, line)]
    return bool(above) and is_dated(page, extent) and above[-1].text not in _series(page)


def _reads_like_news(page: Outline, extent: Extent | None) -> bool:
    """Whether the text is longer than a notice, or has a row with a date before it."""
    return extent is not None and (extent.prose >= _NOTICE_LENGTH or is_dated(page, extent))


def _notice(page: Outline, extent: Extent | None) -> Verdict | None:
    """The notice that a page consists of."""
    lines = [n for n, x in enumerate(page.lines) if x.linked * 2 < len(x.text) and x.linked < _HEADLINE]
    texts = [page.lines[n].text for n in lines]
    if sum(len(t) for t in texts if not is_boilerplate(t)) > _NOTICE_LENGTH:
        return None
    guesses = next((n for n in lines if _REASONS.search(page.lines[n].text)), len(page.lines))
    if extent and extent.prose >= _SAID and extent.first < guesses:
        spoken = [page.lines[n].text for n in range(extent.first, min(extent.last, guesses))]
    else:
        spoken = [page.title or "", *(text for n, text in zip(lines, texts, strict=True) if n < guesses)]
    for code, pattern in _NOTICES:
        for text in spoken:
            match = pattern.search(text) if len(text) <= _NOTICE_LINE else None
            if match and not _QUOTED.search(text[: match.start()]):
                return Verdict(code, f"the page says: {text[:80]}")
    return None


def _error(page: Outline, extent: Extent | None) -> Verdict | None:
    """The error that a page reports above teasers of other articles."""
    dated = extent is not None and is_dated(page, extent)
    gone = [(code, pattern) for code, pattern in _NOTICES if code in _GONE]
    for line in islice((x for x in page.lines if len(x.text) > _MENU_LONGEST), _ERROR_LINES):
        if len(line.text) > _NOTICE_LINE or line.linked or (dated and not _REGRET.match(line.text)):
            continue
        for code, pattern in gone:
            if pattern.search(line.text):
                return Verdict(code, f"the page says: {line.text[:80]}")
    return None


def _regret(page: Outline, extent: Extent) -> Verdict | None:
    """The notice above teasers that are no list: the page regrets that what was asked for is gone."""
    text, dated = page.lines[extent.first : extent.last], is_dated(page, extent)
    has_teasers = sum(x.linked * 2 > len(x.text) for x in text) > 1
    if (extent.core is not None or dated) and not (has_teasers or any(_REGRET.match(x.text) for x in text[:1])):
        return None
    for line in page.lines[: extent.first + _REGRET_LINES]:
        says = (not dated and _REGRET.match(line.text)) or _IS_GONE.match(line.text)
        longest = _NOTICE_LINE if line.text[0] in "您你" else _REGRET_LENGTH
        if line.linked or len(line.text) > longest or not says or line.text[0] in '“「"':
            continue
        for code, pattern in _NOTICES:
            if code in _GONE and pattern.search(line.text, 0, _REGRET_LENGTH):
                return Verdict(code, f"the page says: {line.text}")
    return None


def _is_article(page: Outline, extent: Extent) -> bool:
    """Whether the running text belongs together, rather than to a list's summaries or a home page's boxes."""
    kept = [page.lines[n] for n in range(extent.first, extent.last) if n not in extent.dropped]
    running = [len(x.text) for x in kept if x.marks and x.linked * 2 <= len(x.text)]
    if not kept or all(_LOADING.fullmatch(x.text) for x in kept):
        return False
    marked = [x for x in kept if x.marks]
    if marked and all(_is_teaser(x) for x in marked):
        return False
    if extent.core is None or extent.core.tag in _LISTS:
        headed = sum(x.linked >= _HEADLINE for x in kept)
        if headed >= _LIST_LINKS and headed * 5 >= len(running) * 3 and sum(running) <= _SUMMARY * max(1, len(running)):
            return False
    scattered = extent.core is None and extent.box.tag == "body"
    return not (scattered and len(running) > 1 and len(kept) > _SCATTERED * len(running))


def _is_slogan(page: Outline, extent: Extent) -> bool:
    """Whether the text is no sentence and stands under no headline or date: what a shell says of its app."""
    if extent.prose >= _SHELL_PROSE or is_dated(page, extent) or any(box.tag == "h1" for box in page.boxes):
        return False
    return not any(_SENTENCE_END.search(line.text) for line in page.lines[extent.first : extent.last])


def _is_topic(page: Outline, extent: Extent) -> bool:
    """Whether a short text without a date introduces sections of links, each with a link to more of them."""
    if extent.prose >= _TOPIC_PROSE or is_dated(page, extent):
        return False
    if any(
        is_row(line.text) or is_byline(line.text)
        for line in page.lines[max(0, extent.first - _TOPIC_ROWS) : extent.last + 2]
    ):
        return False
    more = sum(1 for line in page.lines if line.linked and line.text.rstrip(">»› +").lower() in _MORE)
    return more >= _TOPIC_SECTIONS and _headlines(page) >= _TOPIC_SECTIONS * _LIST_LINKS


def _is_behind_list(page: Outline, extent: Extent) -> bool:
    """Whether the text is spread over boxes behind a long list of links with a date each, and no headline heads it."""
    if extent.core is not None:
        return False
    listed = [n for n in range(extent.first) if page.lines[n].linked >= _HEADLINE and has_date(page.lines[n].text)]
    if len(listed) < _DATED_LINKS:
        return False
    if any(
        (x.box.tag == "h1" or heads(page, x)) and _is_dated_below(page, n)
        for n, x in enumerate(page.lines[: listed[0]])
    ):
        return False
    between = page.lines[listed[-1] + 1 : extent.first + 1]
    return not any(
        x.box.tag in ("h1", "h2") or is_byline(x.text) or is_row(x.text) or is_dated_row(x.text) for x in between
    )


def _is_of_dated_teasers(page: Outline, extent: Extent) -> bool:
    """Whether all the text is summaries between a link above and a row with a date below, as others beside it are."""
    if extent.core is not None:
        return False
    lines = page.lines
    summaries = {
        n
        for n in range(extent.box.first + 1, extent.box.last - 1)
        if lines[n - 1].linked >= max(_HEADLINE, len(lines[n - 1].text) - 1)
        and not lines[n].linked
        and len(lines[n + 1].text) <= _ENTRY_ROW
        and has_date(lines[n + 1].text)
    }
    running = [n for n in range(extent.first, extent.last) if lines[n].marks and not lines[n].linked]
    return (
        len(summaries) >= _LIST_LINKS and bool(running) and all(n in summaries or n - 1 in summaries for n in running)
    )


def _is_dated_below(page: Outline, n: int) -> bool:
    """Whether a row with a date stands right below a line."""
    return any(is_dated_row(x.text) and not x.linked for x in page.lines[n + 1 : n + 1 + ROWS])


def _is_card(page: Outline, extent: Extent) -> bool:
    """Whether the text stands in one of several boxes alike, further ones before it: a list's entry."""
    if is_dated(page, extent):
        return False
    box: Box | None = extent.box
    for _ in range(_CARD_DEPTH):
        if box is None or box.parent is None:
            return False
        if box.names or box.tag in ("li", "article"):
            alike = [x for x in children(page, box.parent) if x.tag == box.tag and x.names == box.names]
            cards = [x for x in alike if _holds_text(page, x)]
            if len(cards) > _CARDS and cards[0].first < box.first:
                return True
        box = box.parent
    return False


def _holds_text(page: Outline, box: Box) -> bool:
    return any(line.marks and len(line.text) > _CARD_TEXT for line in page.lines[box.first : box.last])


def _is_teaser(line: Stretch) -> bool:
    """Whether a line is the beginning of another article: it ends in a link to the rest of it."""
    return line.linked > 0 and _CUT.search(line.text) is not None


def _headlines(page: Outline) -> int:
    return sum(1 for a in page.anchors if len(a.text) >= _HEADLINE and not a.href.startswith(("#", "javascript:")))


def _installments(page: Outline) -> int:
    """How many installments of one series the page links to."""
    return max(_series(page).values(), default=0)


def _headed(page: Outline, extent: Extent) -> int:
    """How many installments the page links of the series whose name is all of its text; 0 where it is more.

    Below a row with a date, or beside more links to something else, it is the title of a box.
    """
    if any(is_dated_row(line.text) for line in page.lines[: extent.first]):
        return 0
    text = "".join([page.lines[n].text for n in range(extent.first, extent.last) if n not in extent.dropped])
    linked = _series(page)[text]
    return linked if 2 * linked >= _headlines(page) else 0


def _series(page: Outline) -> Counter[str | None]:
    """The names of series by how many installments the page links."""
    return Counter(x.name for x in {parse_series(a.text) for a in page.anchors} if x.installment is not None)


def _empty(tree: Tree, page: Outline) -> Verdict | None:
    """A page that scripts fill, or that makes the browser prove itself."""
    text = sum(len(x.text) for x in page.lines)
    if text > _SHELL_LENGTH * 4:
        return None
    scripts = [(node.text() or "")[:_SCRIPT_SAMPLE] for node in tree.css("script")[:40]]
    if text < _SHELL_LENGTH:
        for script in scripts:
            if _SCRIPT_CHALLENGE.search(script) or (_SETS_COOKIE.search(script) and _RELOADS.search(script)):
                return Verdict(RejectionCode.CHALLENGE, "a script sets a cookie and loads the page again")
    unscripted = " ".join((node.text() or "")[:500] for node in tree.css("noscript")[:5])
    if _NEEDS_SCRIPT.search(unscripted):
        return Verdict(RejectionCode.SHELL, "the page asks for JavaScript")
    if text < _SHELL_LENGTH and (scripts or page.frames):
        return Verdict(RejectionCode.SHELL, f"{text} visible characters and {len(scripts)} scripts")
    return None
