"""Lines that end an article and belong to no block: sources, editors, closing notes, links, calls to follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .bylines import is_byline
from .hits import Reasons
from .lines import PARAGRAPH_ENDS, Line
from .noise import OR_ELSE
from .surnames import DOUBLE, SINGLE

__all__ = ["MAX_FOOTER", "PAGE_NUMBER", "footer_weight"]

PAGE_NUMBER = re.compile(r"[—–―－\-·\s]{1,6}(\d{1,3})[—–―－\-·\s]{1,6}$")
"""A page's number between dashes: — 3 —."""
_ROWS = (
    "信息来源|稿件来源|文章来源|来源|稿源|素材来源|素材提供|素材|责任编辑|责编|文字整理|图片提供|编辑|编审|审核|审校|校对|初审|复审|终审|一审|二审|三审|"
    "审签|签发|拟稿|统稿|核稿|相关附件|附件|联系人|投诉电话|供稿|撰稿|撰文|文字|文稿|文案|文图|图文|文|摄影|摄像|总策划|总监制|监制|制作|排版|美编|视觉|值班编委|值班主任|记者|通讯员|投稿邮箱|"
    "投稿|供稿单位|供稿人|监督电话|举报电话|咨询电话|公示电话|联系电话|(?:服务|投诉|监督|举报|咨询|维权)热线|热线|地址|邮箱|主办|承办|协办|出品|策划|统筹|总编辑|主编|编校"
)
_CLOSINGS = (
    "往期回顾|往期链接|往期推荐|往期精彩|精彩回顾|精彩推荐|相关阅读|相关链接|相关新闻|延伸阅读|推荐阅读|猜你喜欢|热门推荐|编后[语记]|名词解释|背景链接|知识链接|征[集稿]启事|"
    "编后|结束语|结语|"
    "版权声明|免责声明|特别声明|声明|END|THE END|(?:本期|全文|本文)?完|未完待续|阅读原文|点击阅读原文|更多内容|"
    "投票通道|投票入口|"
    "更多精彩|[下往]期(?!打算|计划|目标|工作|安排|任务|重点|举措)[\u3400-\u9fff]{2,4}|上一篇|下一篇|关闭窗口|打印本页|分享到"
)
_KEYED_IN = "录入|上传"
"""Who put it on the site, in a row alone or in front of buttons."""
_SURNAME = f"[{''.join(sorted(SINGLE))}]|{'|'.join(sorted(DOUBLE))}"
_YEAR = "(?:[12][0-9]{3}|二[〇○零][〇○零一二三四五六七八九]{2})"
_COUNT = "[0-9一二三四五六七八九十]{1,3}"
_DATE = re.compile(rf"^[\s\u3000（(]*{_YEAR}年{_COUNT}月{_COUNT}日[\s\u3000）)]*$")
_SIGNED_ON = re.compile(
    rf"^[\s\u3000]*[\u3400-\u9fff]{{2,24}}(?:部|局|委|委员会|办公室|办|政府|中心)[\s\u3000]+{_YEAR}年{_COUNT}月(?:{_COUNT}日)?$"
)
"""清溪县委组织部　二〇〇八年七月十八日"""
_FOOTERS: tuple[tuple[re.Pattern[str], float, str], ...] = (
    (
        re.compile(rf"^[\W_]*(?:本版|本期|本栏目?)?(?:{_ROWS})[\s\u3000]*[:：｜|丨/／](?!.*[？！?!]$)"),
        4.0,
        "editor's row",
    ),
    (re.compile(r"^[\W_]*(?:资料|材料)来源[:：][^。]{2,40}$"), 4.0, "editor's row"),
    (
        re.compile(r"^[（(【\[][\u3400-\u9fff]{0,6}(?:记者|通讯员)[\s\u3000][^，。！？；,;]{1,30}[）)】\]]$"),
        4.0,
        "byline in brackets",
    ),
    (
        re.compile(r"^[（(【\[](?:整理|编辑|供稿|撰稿|摄影|文字)[:：][^，。！？；,;]{1,30}[）)】\]]$"),
        4.0,
        "byline in brackets",
    ),
    (
        re.compile(
            rf"^[\W_]*(?:编辑|责编|编审|审核|校对|初审|复审|终审|监制|本[版期](?:摄影|制图|插图|配图))[\s\u3000]+(?:记者[\s\u3000]+)?(?:{_SURNAME})[\s\u3000]?[\u3400-\u9fff]{{1,2}}[）)]?"
            rf"(?:[\s\u3000]*[｜|丨/／][\s\u3000]*(?:编辑|责编|审核|校对|监制)[\s\u3000:：]+[\u3400-\u9fff][\s\u3000]?[\u3400-\u9fff]{{1,2}}){{0,4}}$"
        ),
        4.0,
        "editor's row",
    ),
    (
        re.compile(rf"^[\W_]*(?:{_KEYED_IN}|撰文|审稿)[:：][\s\u3000]*[\w\s、]{{2,14}}(?:[:：][\w\s、]{{2,14}}){{0,3}}[】\])）]?$"),
        4.0,
        "editor's row",
    ),
    (
        re.compile(
            r"^[（(]?本(?:(?:组|版|文)(?:稿件|文章|图文|图片)均?由[^，。！？；]{2,36}"
            r"|文由[^，。！？；]{2,24}(?:供稿|提供|报送|整理)(?:[，,；;]\s?图片由[^，。！？；]{2,20}提供)?)[）)]?$"
        ),
        4.0,
        "editor's row",
    ),
    (
        re.compile(r"^[\W_]*(?:本版|本文|文中)?(?:图片|文图|图文|展品|资料|素材|稿件)(?:除署名外)?均?由[\u3400-\u9fff]{2,20}提供$"),
        4.0,
        "editor's row",
    ),
    (re.compile(r"^[（(]?作者(?:系|为|单位[:：])[^，。]{4,40}[）)]?$"), 4.0, "who the author is"),
    (re.compile(rf"^[\W_]*(?:{_CLOSINGS})(?:[\W_]*$|[:：】])"), 4.0, "closing title"),
    (re.compile(r"^[\W_]*(?:END|Fin)[\W_]*$", re.IGNORECASE), 4.0, "closing title"),
    (
        re.compile(r"^.{0,24}(?:供稿|撰稿|整理|摄影|摄影报道|编发|推送|供图|联合采写)[\s\u3000]*[）)】\]]?$"),
        2.5,
        "credit",
    ),
    (
        re.compile(
            r"(?:扫码|扫一扫|扫描|长按|识别|点击|轻触|戳)(?=.{0,12}(?:关注|二维码|蓝字|原文|在看|订阅|名片|查看))"
            + OR_ELSE
        ),
        4.0,
        "call to follow",
    ),
    (
        re.compile(r"(?:点个|点一下|点击|分享|点赞)(?=.{0,8}(?:在看|赞|朋友圈))|^[\W_]*点[“「『【](?:在看|赞)[”」』】]"),
        4.0,
        "call to follow",
    ),
    (re.compile(r"^[\W_]*(?:关注我们|喜欢本文)"), 4.0, "call to follow"),
    (re.compile(r"敬请(?:关注|期待|垂注)|(?:下期|后续)(?:再见|更精彩|将)"), 2.0, "see you again"),
    (re.compile(r"^[（(][\u3400-\u9fff]{2,3}(?:[\s\u3000、]+[\u3400-\u9fff]{2,3})+[）)]$"), 1.0, "names in brackets"),
    (
        re.compile(r"^[（(](?:选自|摘自|原载|原刊|转自|据|原标题)[^（()）]{2,40}[）)]$"),
        4.0,
        "where it was first",
    ),
    (re.compile(r"^[（(【]?(?:未完|待续|下转第?.{1,4}版|上接第?.{1,4}版).{0,8}[）)】]?$"), 4.0, "goes on elsewhere"),
    (
        re.compile(r"^[（(]?(?:文中|以上|本文)(?:人物|人名|当事人|所涉|部分).{0,12}(?:化名|同意|改动|处理|虚构)"),
        3.0,
        "names are changed",
    ),
    (re.compile(r"^(?:[#＃][^#＃\s]{1,20}[#＃]?\s*){2,8}$"), 3.0, "hashtags"),
    (re.compile(r"转载请(?:注明|联系)|版权归|版权所有|未经授权"), 4.0, "rights"),
    (re.compile(r"^[\W_]*(?:附?注|备注|说明)[:：]"), 2.0, "note"),
    (re.compile(r"^[\W_]*(?:报|送|发|抄报|抄送|主送|印发)[:：]"), 3.0, "distribution of a bulletin"),
    (PAGE_NUMBER, 2.0, "page number"),
    (_DATE, 2.0, "date"),
    (_SIGNED_ON, 3.0, "an office and the date"),
)  # fmt: skip
"""Patterns, weight, name. Seen on WeChat (往期回顾, 长按识别), on government sites (监督电话) and in papers (供稿)."""
_AT_THE_END = re.compile(
    rf"(?P<tools>[\W_]*(?:{_KEYED_IN})[:：][\s\u3000]*\w{{2,16}}[\s\u3000]*(?:[【\[][^】\]]{{2,6}}[】\]]\s*){{1,4}}$)"
    r"|(?P<row>[\W_]*(?:采写|采编|采访|来稿|供图|配图|(?:图文|文字|文图)?整理|转自|转载自|信息提供|图文提供|(?:信息)?报送(?:单位)?)(?:[/／、]摄影)?\s?[:：|｜丨][\s\u3000]*[^，。！？；,;]{2,24}$)"
    r"|(?P<pictures>[\W_]*(?:图|文|图文|摄影)[/／][^，。/／]{2,16}[\s\u3000]+(?:图|文|摄影)[/／][^，。/／]{2,16}$)"
    r"|(?P<credits>[\W_]*(?:撰文|采写|文字|执笔|图文)(?:[\s\u3000]+[\u3400-\u9fff]{1,4}){1,12}$)"
    r"|(?P<call>(?:[^。！“”]|“[^”]{1,8}”){0,24}(?:欢迎(?:留言|来信|来稿|来电|投稿|拨打)|(?<![：:])请在(?:楼下|下方|评论区|留言区)(?:投票|留言|跟帖|回复|回帖))[^。！]{0,30}[。！]?$)"
    r"|(?P<staff>(?:信息员|记录人?)[:：][\s\u3000]*[\u3400-\u9fff]{2,4}(?:$|[\s\u3000]+(?:编辑|责编|审核|校对|摄影)[:：]))"
    r"|(?P<notice>受理时间[:：][^，。]{4,30}。?$|公示期[:：][^，。]{6,30}$|公示时间[:：][^，。]{6,30}(?:$|[。；][\s\u3000]*(?:监督|举报|咨询|联系)电话[:：]))"
    r"|(?P<telephone>[\u3400-\u9fff]{3,12}(?:咨询|投诉|监督|举报|服务|征集|报名|报料|受理)(?:电话|热线)[:：][\s\u3000]*[\d（()）\-—转、\s]{3,30}$)"
    r"|(?P<byline>[^，。！？；,;:：\s]{0,16}(?<!小)(?:记者|通讯员)[\s\u3000]+[\u3400-\u9fff]{2,4}"
    r"(?:[\s\u3000、]+[\u3400-\u9fff]{2,4}){0,3}$)"
    r"|(?P<note>[（(](?:以上)?(?:数据|资料|情况)(?:统计)?(?:截至|截止|来源|由)[^。]{2,30}[）)]$)"
    r"|(?P<maker>(?![^由是]*[由是])[\u3400-\u9fff、]{3,30}[委部局办室台社报院会心媒](?:联合)?出品$)"
    r"|(?P<invitation>[（(][\u3400-\u9fff]{2,16}(?:整理|供稿|报送|提供|汇总)[，；]欢迎[^（()）]{2,16}[）)]$)"
    rf"|(?P<signature>[\u3400-\u9fff]{{2,16}}[委局部办院会](?:[\s\u3000]+(?:{_SURNAME})[\u3400-\u9fff]{{1,2}}){{1,3}}$)"
    r"|(?P<title>[\W_]*前情回顾[\W_]*$)"
    r"|(?P<vote>[\W_]*投票(?:方式|时间|通道)[:：].{4,50}$|[\W_]*(?:互动)?投一?票[:：｜|丨](?=[^。]*[你您哪谁最？?])(?![^。]*(?:同意|到会|通过|反对)).{4,40}$"
    r"|(?:[^\w\s“「—–-]\s?){1,3}(?:你|您)(?:最|觉得|认为)[^。]{4,30}[？?]$)"
)
"""What is a footer only where nothing else follows: a section may begin so."""
_AFTERWORD = re.compile(r"[\W_]*(?:编后语?|编后记|编后絮语|编辑点评)[:：】]")
"""What the editors add behind the last block, of any length."""
_FOOTNOTE = re.compile(r"[（(\[]?注释?[\s\u3000]?(?:[0-9０-９]{1,2}|[一二三四五①-⑩])[)）\]]?[:：].")
"""A note with its number, of any length."""
_AT_START = re.compile(
    "|".join(
        f"(?i:{pattern.pattern})" if pattern.flags & re.IGNORECASE else pattern.pattern
        for pattern, _, name in _FOOTERS
        if pattern.pattern.startswith("^") and name != "credit"
    )
)
_ANYWHERE = re.compile(
    "扫码|扫一扫|扫描|长按|识别|点击|轻触|戳|点个|点一下|点[“「『【]|分享|点赞|敬请|下期|后续|转载请|版权归|版权所有|未经授权"
    "|供稿|撰稿|整理|摄影|编发|推送|供图"
)
"""The patterns that begin with a line, and a word of each of the others: most lines have none of either."""
_TERM = re.compile("[^:：]+[:：]")
"""What stands up to the first colon of a line."""
_OFFICE = re.compile(
    r"^[\s\u3000]*(?:[\u3400-\u9fff“”]{4,30}(?:部|局|委|委员会|办公室|办|政府|中心|组|处|科|股|室|站|所|工委|党委|纪委|协会|专班|(?:支|大|中)队)[\s\u3000]*){1,3}$"
)
_ACCOUNT = re.compile(r"^[\s\u3000]*[\u3400-\u9fff]{3,8}[\s\u3000]*$")
_CREDIT = re.compile(
    r"^[\s\u3000]*[（(][^（）()，。！？；,;]{2,36}(?:[\s\u3000][\u3400-\u9fff]{2,4}|(?:室|局|部|委|办|科|中心|政府|协会)[\s\u3000]+\d{4}年\d{1,2}月(?:\d{1,2}日)?|提供|供稿|供图|摄影?|整理|撰稿|报道|推出|发布|室|局|部|委|办|科|所|社|中心)[）)]"
    r"[\s\u3000]*$"
)
"""Who wrote it or took the pictures: （凤台区委组织部 田小禾）, （本文图片由双河镇提供）."""
MAX_FOOTER = 60
"""Code points of the longest line that starts a footer; rows of editors' names reach 48."""
OUTSIDE = 2.5
LAST_OFFICE = 4
"""Lines from the end among which an office alone signs an article."""
LAST = 12
"""Lines from the end among which a credit may stand, with rows of editors and pictures behind it."""


def footer_weight(lines: Sequence[Line], n: int, last_cell: int) -> tuple[float, Reasons]:
    """What speaks for line `n` as a footer, and why; 0 where nothing does.

    `last_cell` is the last line that stands in a table or a definition list, -1 where there is none.
    """
    line = lines[n]
    reasons: list[tuple[str, float]] = []
    if len(line.text) <= MAX_FOOTER:
        if named := _named(line.text):
            reasons.append(named)
        elif n >= len(lines) - LAST and (row := _AT_THE_END.match(line.text)) and not _goes_on(lines, n, row):
            reasons.append((f"a closing {row.lastgroup}", 6.0 if row.lastgroup == "pictures" else 4.0))
        elif n >= len(lines) - LAST and _is_credit(line.text) and _is_last(lines, n):
            reasons.append(("a credit at the very end", 3.0))
        elif n + 1 < len(lines) and _DATE.match(lines[n + 1].text) and _signs(lines, n):
            reasons.append(("an office above a date", 2.0))
        elif n >= len(lines) - LAST_OFFICE and _OFFICE.match(line.text) and _is_last(lines, n) and _is_behind(lines, n):
            reasons.append(("an office behind the last sentence", 2.0))
    elif n >= len(lines) - LAST and _AFTERWORD.match(line.text):
        reasons.append(("the editors' afterword", 4.0))
    if n >= len(lines) - LAST and _FOOTNOTE.match(line.text):
        reasons.append(("a footnote", 4.0))
    if 0 <= last_cell < n and line.cell is None:
        reasons.append(("behind the last table", OUTSIDE))
    return (sum([w for _, w in reasons], 0.0), tuple(reasons)) if reasons else (0.0, ())


def _goes_on(lines: Sequence[Line], n: int, row: re.Match[str]) -> bool:
    """Whether anything but rows follows one, or, below a title, sentences."""
    following = [x.text for x in lines[n + 1 :] if x.image is None]
    if row.lastgroup in ("telephone", "maker", "call") and _is_told(lines, n):
        return True
    if row.lastgroup == "vote":
        return any(text.endswith("。") for text in following)
    if row.lastgroup == "title":
        return any("。" in text for text in following)
    return not all(_is_row(text) or _OFFICE.match(text) for text in following)


def _is_row(text: str) -> bool:
    """Whether a line could be one of the rows below an article."""
    return bool(_AT_THE_END.match(text) or _named(text)) or _is_credit(text)


def _is_told(lines: Sequence[Line], n: int) -> bool:
    """Whether a row belongs to a block: a label may stand above it, or the same words in a line further above."""
    term = _TERM.match(lines[n].text)
    above = next((x for x in reversed(lines[:n]) if x.image or not _is_row(x.text)), None)
    if above is None or (above.image is None and above.text[-1:] not in PARAGRAPH_ENDS):
        return True
    return term is not None and any(line.text.startswith(term[0]) for line in lines[:n])


def _signs(lines: Sequence[Line], n: int) -> bool:
    """Whether a line above a date is an office, or whoever publishes this, above the very last date."""
    return _OFFICE.match(lines[n].text) is not None or (
        n + 2 == len(lines) and _ACCOUNT.match(lines[n].text) is not None
    )


def _is_behind(lines: Sequence[Line], n: int) -> bool:
    """Whether a paragraph ends above a line: below a label stands its value."""
    above = next((x.text for x in reversed(lines[max(0, n - 2) : n]) if any(map(str.isalnum, x.text))), "")
    return above[-1:] in PARAGRAPH_ENDS


def _is_last(lines: Sequence[Line], n: int) -> bool:
    """Whether nothing but rows of a footer and further credits follow a line."""
    following = [x.text for x in lines[n + 1 :] if x.image is None]
    row = next((text for text in following if not _is_credit(text)), None)
    return row is None or _named(row) is not None


def _is_credit(text: str) -> bool:
    return _CREDIT.match(text) is not None or is_byline(text)


def _named(text: str) -> tuple[str, float] | None:
    """The first pattern that a line has."""
    if not (_AT_START.match(text) or _ANYWHERE.search(text)):
        return None
    return next(((name, weight) for pattern, weight, name in _FOOTERS if pattern.search(text)), None)
