"""What stands on a page beside its article, as data: names of boxes, and the wording of lines, with where it was seen.

Nothing is dropped for its wording alone in mid-article: a line that opens what follows an article (`opens_tail`) counts
only behind the prose, a row of a headline's furniture (`is_row`) only before it, and a box's name (`names_noise`) only
while the box holds little of the page's prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from .traditional import simplified

__all__ = [
    "EVENT_ROWS",
    "NOISE_TAGS",
    "OR_ELSE",
    "Names",
    "has_date",
    "is_attachment",
    "is_boilerplate",
    "is_date",
    "is_dated_row",
    "is_furniture",
    "is_of_event",
    "is_promotion",
    "is_row",
    "is_toolbar",
    "opens_tail",
    "read_names",
    "tells_another_time",
]

NOISE_TAGS = frozenset(("nav", "footer", "menu"))

_COMMENT_NAMES = "comment comments cmt pinglun discuss reply replies respond changyan duoshuo disqus"
"""words in class or id of readers' comments: sina, guancha, qq, Discuz, duoshuo, changyan"""
_NOISE_NAMES = (
    # related and recommended: qq, ifeng, thepaper, WordPress
    "related relatedposts relate relates relation relative correlation xiangguan xgxw xgwz xgyd recommend recommends "
    "recommended recommendation tuijian guess morenews morelist yarpp interest "
    # hot lists, rankings, topics
    "hotnews hotlist hotarticle rank ranking ranklist paihang top10 topnews toplist latest "
    # polls
    "vote voting toupiao "
    # page furniture
    "footer foot copyright copy nav navbar navigation subnav topnav mainnav menu breadcrumb breadcrumbs crumb crumbs "
    "sidebar side sider sidenav siderbar rightbar leftbar toolbar topbar header login logon signin register search "
    "sitemap friendlink friendlinks links popup dialog modal mask "
    # advertising and promotion
    "ad ads adv advert advertisement adsense adsbygoogle adbox adbanner guanggao gg gggg promotion promo "
    "sponsor app appdown appdownload download downapp qrcode qr ewm erweima "
    # before and behind
    "prevnext nextprev prenext pager pagination pagebar paging pagelist pages fenye "
    "disclaimer statement shengming mianze declare"
)
"""words in class or id of boxes that hold no part of the article, even where they hold prose"""
_BEHIND_NAMES = "bio authorbio authorbox authorcard newsletter subscribe subscription"
"""words in class or id of boxes below an article: who wrote it and how to subscribe (WordPress, magazines)"""
_SUMMARY_NAMES = "summary abstract digest zhaiyao daodu intro introduction"
"""words in class or id of summary boxes (qq, sohu, government sites); WeChat's editor has a quotation of that name"""
_FURNITURE_NAMES = (
    "share sharing bdshare bdsharebuttonbox jiathis fenxiang socials social tags tag keywords biaoqian tools "
    "toolbox video player videobox likes feedback jubao report fontsize zihao gotop totop weibo videoplayer tabs "
)
"""words in class or id of boxes that hold none while they hold no running text"""


def _words_pattern(words: str) -> str:
    return r"(?<![a-z])(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + r")(?![a-z])"


_NAMES = re.compile(
    rf"(?P<comments>{_words_pattern(_COMMENT_NAMES)})|(?P<noise>{_words_pattern(_NOISE_NAMES)})"
    rf"|(?P<behind>{_words_pattern(_BEHIND_NAMES)})"
    rf"|(?P<summary>{_words_pattern(_SUMMARY_NAMES)})|(?P<furniture>{_words_pattern(_FURNITURE_NAMES)})"
)
_CAPTION = re.compile(r"(?:pic|img|image|photo)[-_]?(?:intro|introduction|summary)")
"""names of captions: picIntro (ifeng)"""
_PART = re.compile(
    r"(?:card|panel|section|block|item|box|accordion|collapse|entry|table|descriptions)[-_]{0,2}(?:header|head|top)"
)
"""names of the heads of boxes of content: card-header (Bootstrap), section-header, el-table__header (Element)"""
_QUOTATION = re.compile("blockquote[-_]?digest|insertfile[-_]?tag")
"""names of WeChat's quotations (js_blockquote_digest) and of TRS's pictures (insertfileTag)"""
_PART_OF_A_NAME = re.compile("intro|summary|head|top|digest|insertfile")
"""what stands in all of both kinds; found quickly"""
_CAMEL = re.compile(r"[A-Z](?<=[a-z0-9][A-Z])")
"""a capital at which a word begins"""
_WORD = re.compile("[a-z]+")
_WORDS = frozenset(f"{_COMMENT_NAMES} {_NOISE_NAMES} {_BEHIND_NAMES} {_SUMMARY_NAMES} {_FURNITURE_NAMES}".split())


class Names(Enum):
    """What class and id say of a box."""

    COMMENTS = "comments"
    NOISE = "noise"
    BEHIND = "behind"
    """noise where none of the article follows, and no other beside it"""
    SUMMARY = "summary"
    """noise where it does not stand between two paragraphs"""
    FURNITURE = "furniture"
    """noise while it holds no running text"""


@lru_cache(4096)
def read_names(names: str) -> Names | None:
    """What class and id name, if it is beside the article: `comment-list`, `relatedNews`, `ad_300`; not `padding`.

    Of several words the gravest counts.
    """
    text = names if names.islower() else _CAMEL.sub(r"-\g<0>", names).lower()
    text = text.replace("author-card", "authorcard")  # a word of its own: neither of both says so
    if _PART_OF_A_NAME.search(text):
        text = _PART.sub("", _CAPTION.sub("", _QUOTATION.sub("", text)))
    elif _WORDS.isdisjoint(_WORD.findall(text)):  # most names
        return None
    found = {m.lastgroup for m in _NAMES.finditer(text)}
    return next((kind for kind in Names if kind.value in found), None)


_BOILERPLATE = re.compile(
    r"版权所有|著作权所有|保留所有权利|出于传递更多信息|公网安备|京公网|许可证"
    r"|举报电话|举报邮箱|客服电话|客服热线|新闻热线|联系电话[:：]|违法和?不良信息|免责(?:声明|条款)"
    r"|郑重(?:声明|提示)[:：]|版权(?:声明|提示)[:：]|特别(?:声明|提示)[:：]|风险(?:声明|提示)[:：]"
    r"|本(?:(?:站|网|平台|文)[^。]{0,28}(?:不代表|仅代表|转载)|页面?由[^。]{0,12}生成)"
    r"|欢(?<![^\s　]欢)迎访问[^，。]{2,20}[(（]http"
    r"|转载[^。]{0,24}注明|未经(?:本[站网]|授权|许可|书面)|如有侵权|涉(?:及|嫌)?侵权(?=[^。]{0,20}删除)|侵权(?:请|必|则|即|立即|[^。]{0,8}(?:联系|告知|通知|致电|来信|来函)[^。]{0,10})?删除"
    r"|技术支持[:：]|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码"
    r"|投资者?据此操作|当前(?:网络)?[为是]?非\s?[Ww][Ii]-?[Ff][Ii]|不构成(?:实质性)?投资建议|服务条款|隐私(?:政策|保护)|浏览器|分辨率|©"
    r"|C(?i:opyright)|c(?i:opyright)|A(?i:ll Rights? Reserved)|a(?i:ll Rights? Reserved)"
    r"|I(?i:CP[备证])|i(?i:CP[备证])|\u0130(?i:CP[备证])|\u0131(?i:CP[备证])"
)
"""Every alternative begins with a character of its own: so the search passes quickly over text with none of them."""

BOILERPLATE_LENGTH = 400
"""Code points from which a line is running text, whatever it says of copyright."""


_CONTACT = re.compile(r"\A(?!.*联系人)[^。]*\Z|邮编|版权|备案")
_ON_COPYING = re.compile("转载|转发|复制|摘编|摘录|镜像|链接|引用|抄袭|翻印|下载|改编|使用")
_HEADED = re.compile(r"\A(?:[\w、]{0,4}[、.．])?.{0,12}(?:声明|条款)|\A.{0,40}\Z|[详参]见|自负")
_BROWSER = re.compile(
    r"(?:建议|推荐|请|最佳|[您你]的|以上|升级|更换)[^。]{0,24}浏览器|浏览器[^。]{0,12}(?:浏览|访问|以上)"
)
_RESOLUTION = re.compile(r"(?:建议|推荐|请|最佳|[您你]的)[^。]{0,24}分辨率|分辨率[^。]{0,16}(?:浏览|访问)")
_OF_SITE = re.compile(r"©|[|｜]|(?:同意|接受|阅读|查看|登录|注册)[^。]{0,24}(?:条款|政策|保护)|\A[^，。]*\Z")
_AMBIGUOUS = {
    "许可证": re.compile(
        r"许可证(?:编?号码?)?\s?(?:[:：]|[(（〔\[]?[A-Za-z\d]{5})"
        r"|\A[^。]*(?:互联网|网络|视听|电信|广播|电视|出版|新闻信息|信息服务)[^。，；]{0,20}许可证[^。]*\Z"
    ),
    "浏览器": _BROWSER,
    "分辨率": _RESOLUTION,
    "举报电话": _CONTACT,
    "客服电话": _CONTACT,
    "客服热线": _CONTACT,
    "联系电话：": _CONTACT,
    "联系电话:": _CONTACT,
    "未经授权": _ON_COPYING,
    "未经许可": _ON_COPYING,
    "未经书面": _ON_COPYING,
    "免责声明": _HEADED,
    "免责条款": _HEADED,
    "服务条款": _OF_SITE,
    "隐私政策": _OF_SITE,
    "隐私保护": _OF_SITE,
}
"""Words of boilerplate that prose has as well, and what makes them boilerplate: the number of a site's licence."""


def is_boilerplate(text: str) -> bool:
    """Whether a line words copyright, liability, licences or contacts; it gives a box no weight."""
    if len(text) >= BOILERPLATE_LENGTH:
        return False
    closers = map(_AMBIGUOUS.get, _BOILERPLATE.findall(text))
    return any(closer is None or closer.search(text) for closer in closers)


OR_ELSE = "(?![^。]{0,40}，(?:或者?|也可)[^。]{0,30}(?:登记|报名|现场|窗口|当面|上门)[^。]{0,20}。)"
"""Behind what asks to scan a code: it does not also say how else one can do it, as a text does."""
_TAIL = re.compile(
    r"[\s　【\[（(<《·•■◆▲>※*—-]{0,6}(?:"
    r"参考文献\s?[:：]?$|相关(?:新闻|阅读|链接|报道|文章|推荐|资讯|稿件|专题|内容|信息|附件|文档|视频|搜索|评论|标签)"
    r"|(?:延伸|推荐|扩展|拓展|往期|更多)(?:·推荐|阅读|报道|文章|新闻|精彩|推荐|回顾|内容|视频)|往期(?:精彩|推荐|回顾)"
    r"|(?:热门|最新|精彩|热点|今日|编辑|猜你|为[你您])(?:推荐|文章|新闻|资讯|评论|阅读|喜欢|图集|视频|专题|视频推荐"
    r"|排行|组图|推送|关注)"
    r"|猜你(?:喜欢|感兴趣)|大家都在(?:看|搜)|看过本文的|其他人还看|(?:24|48)小时(?:热|排行)|点击排行|阅读排行|排行榜|(?:打印|阅读|浏览)过本文的人"
    r"|(?:网友|最新|最热|全部|热门|我要|发表|参与|用户|文章|查看|精彩)(?:评论|跟贴|跟帖|留言|点评)"
    r"|©\s?本文版权|本文版权归|回应\s?[(（]\d|[“\"]特别声明|(?:全部|热门|最新)讨论"
    r"|评论(?:\s*[(（]?\d+[)）]?|列表|区)?$|留言\s*[(（]\d+[)）]$|\d+条评论|(?:已有\s*)?\d+\s*(?:人|条)(?:参与|评论)"
    r"|(?:编译|翻译)[:：].{2,20}(?:责编|编辑)|更多有关此项报道|如果您对这篇报道有任何意见|责任编辑|责编|(?:网络|本文|本期|值班|图文)?编辑[:：丨|｜/]|编辑\s*[:：]|校对[:：丨|｜]|审核[:：丨|｜]"
    r"|监制[:：丨|｜]"
    r"|独家稿件(?:及免责)?声明|(?:免责|版权|特别|郑重|广告)声明|声明[:：]|版权(?:所有|归|说明|属于)|本文(?:来源|来自|转自|由.{1,20}(?:授权|制作发布|原创发布)|为.{1,20}原创"
    r"|系.{1,20}原创|仅代表)"
    r"|《[^》]{2,14}》\s{0,2}[（(]\s{0,2}\d{4}\s?年[^（）()]{4,20}版\s{0,2}[)）]$"
    r"|本文系[^。]{1,20}(?:独家|稿件)|(?:打开|下载).{0,16}(?:APP|客户端).{0,12}(?:阅读|体验|查看|看)|此文为[^。]{0,6}(?:收费|付费)|(?:延伸|更多)相關|(?:美图|图片|图集|组图|高清|视频)推荐$|网友点击排行|本版其他|相关热词|如果[^。]{0,8}觉得[^。]{0,16}(?:有用|有帮助)|[\[【]?(?:我来说两句|查看原图)[\]】]"
    r"|(?:转载)?本文请联系|链接地址[:：]|(?:本文|文章)标签[:：]|[(（]?图片来自网络|还没有人赞赏|\d+人点赞|延伸閱讀|相關新聞|推薦閱讀|熱門新聞|請繼續往下閱讀"
    r"|訂閱電子報|本網站之文字"
    r"|本文(?:首发|原载|刊发|刊载|刊登|载于|刊于|发表)[^。]{0,30}(?:转载|授权)|[该此]文[^。]{0,8}(?:仅代表|不代表)|以上(?:内容|文章|作品)[^。]{0,30}(?:不|仅)代表"
    r"|(?:本文|以下|剩余|余下)[^。]{0,8}(?:为付费|需付费|仅限[^。]{0,6}(?:订阅|会员))|付费(?:后)?(?:阅读|查看)(?:全文|剩余)|试读(?:已)?结束"
    r"|未经[^。，]{0,8}授权[^。，]{0,6}(?:不得|严禁|禁止)|[-—–=]{3,}\s?分隔线|好文章，需要你的鼓励"
    r"|(?:转载|著作权)(?:请|须|声明|此文(?:是|系)?出于)|新闻搜索[:：]|热门关键词[:：]|此帖被.{2,24}(?:编辑|修改)|评分记录[:：]|未经授权|本(?:站|网)(?:声明|所有)|如需转载|投稿(?:邮箱|热线)|来源[:：]"
    r"|上一[篇条则][:：\s]?|下一[篇条则](?!打算|[想准要会再]{1,2}备?[写讲聊说])[:：\s]?|【?上一篇】?|前一篇|后一篇"
    r"|分享(?:到|至|给|此文|让更多|本文)?[:：]|分享(?:到|至)|分享$|扫[一码描]"
    + OR_ELSE
    + r"|长按(?:识别|二维码|扫)|(?:微信|手机)扫"
    r"|关键[词字][:：]|标签[:：]?|Tags?[:：]|文章关键词|附件[:：]?$|附件下载|相关附件"
    r"|订阅[^。，]{0,12}电子报|(?:我要|意见)(?:反馈|纠错|评论|举报|投稿)|举报$|(?:打印|关闭|收藏)(?:本页|此文|窗口|本文)?[】\]]?$"
    r"|更多(?:相关)?(?:精彩|内容|资讯|新闻|报道|关注[:：]|>>)|文章内容导航$|友情提示[:：]支持键盘|使用.{2,10}APP扫码\s?阅读|点击(?:进入专题|查看更多|下载|加载)|查看更多|下载(?:APP|客户端)"
    r"|打开(?:APP|.{1,8}客户端)|返回(?:首页|列表|顶部|搜狐|[】\]]$)"
    r"|喜欢本文|(?:点击|戳)?[“\"「『]?阅读原文|(?:喜欢|觉得)[^。]{0,10}(?:点赞|点个赞|在看|关注)|关注我们|(?:您|你)可能还?(?:喜欢|感兴趣|想看|想读)|"
    r"(?:新闻|报料|爆料)热线[:：]|本文(?:链接|地址|网址)[:：]|文章(?:标题|链接|地址)[:：]|文章纠错|纠错[】\])）]|本文为[^。]{1,20}号作者|下载附件$|(?:点击|欢迎)(?:上方|下方|蓝字|关注|订阅)"
    r"|最[近后](?:更新|修改|编辑)(?:在|于|时间)?[\s:：]{0,3}20\d\d[-/.年](?:[\d\s:：年月日时分星期一二三四五六天/.-]{2,30}$|[^，。；]{3,40}(?:来源|作者|浏览|点击))|相关(?:股票|证券)\s?[:：]"
    r"|(?:编辑|发布)于\s?20\d\d-\d{1,2}-\d{1,2}(?:\s\d{1,2}:\d\d)?$|想爆料[？?]请|点分享\s{1,3}点(?:收藏|在看|点?赞)"
    r"|本(?:文|作品|站|博客)[^。]{0,24}采用\s?(?:CC|《?署名|知识共享|创作共用|《?创用)|本文已收录|举报[/／]反馈|作者最新文章"
    r"|相关(?:菜谱|车系|车型|楼盘|房源|小说)\s?[:：]?$|(?:平台|网站)提示[:：]\s?本(?:平台|网站)"
    r"|很赞哦！|书友(?:评论|书评|留言)(?:区|\s?[(（]\d+[)）])?$|最新书评|大家做的(?:这道|菜)|(?:同类|本周|强力|其他)推荐\s?[:：]?$"
    r"|完$|發信站[:：]|(?:公告|说明)[:：]\s?一、本(?:网|院)公布的|(?:聊天室|互动区|网友互动)$|看更多[！!：:]"
    r"|[(（](?:本章|全书)完[)）]$|上一章\s|章节(?:目录|错误)|手机用户请(?:浏览|访问)|"
    r"(?:THE\s*)?END[-—－\s]*$"
    r")",
    re.IGNORECASE,
)
_TAIL_BEGINS = re.compile(
    r"[\s　【\[（(<《·•■◆▲>※*—-]{0,6}[-—–=【（(©参想订美组高视回如网\dEeTt上下为举今付以余作值免全关其分前剩参发后喜图"
    r"声大好如审已广延往微意我手打扩完公说聊互扫投拓排推收文更最未本来查标校欢此点热版特猜用监相看精编网著觉评试该责转返郑长阅附戳您你新报"
    r"爆链还推熱請訂图留發評關點閱編責標独翻網返平书同强章友使很纠浏《\[“\"「『]"
)
"""the first character of each: what most lines have none of is told at once"""


def opens_tail(text: str) -> bool:
    """Whether a line opens what stands behind an article: editors, related links, comments, rights, tools."""
    if len(text) >= 300 or _TAIL_BEGINS.match(text) is None:
        return False
    if _TAIL.match(text) is not None:
        return True
    plain = simplified(text)
    return plain != text and _TAIL.match(plain) is not None


_DATE = re.compile(
    r"\d(?:(?:(?<=1)9|(?<=2)0)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"
    r"|(?<!\d\d)\d?[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}|\d?:\d{2}:\d{2})"
)
"""a day, a day without its year and a time, or a time with seconds; the digit they begin with is looked for first"""
_ENGLISH_DATE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, 20\d\d")
"""Sep 17, 2013"""
_ROW = re.compile(
    r"(?:(?<!图片|线索|资金|问题|案件|收入|数据|资料|经费|诉求|案例|选题)来\s*源于?"
    r"|稿\s*源|出处|作\s*者|记者|编辑|责编|发布(?:时间|日期|者|人|单位|机构)?|发表(?:时间|于|日期)?"
    r"|时(?<![\u4e00-\u9fff]时)\s*间|更新(?:时间)?|录入时间|上传时间|公开时间|刊登时间|信息时间|推送时间|成文时间|印发时间"
    r"|日(?<![\u4e00-\u9fff]日)期|点击(?:率|数|量|次数)?"
    r"|浏览(?:量|次数)?|阅读(?:量|次数|数)?|人气|次数|访问量|字\s*[号体]|字体大小|评论|参与|分享|打印|收藏|有话说"
    r"|供稿|审核|通讯员|文号|索引号)"
    r"\s*[:：（(\[【|丨／/]"
)
"""Every alternative begins with a character of its own, as those of boilerplate do."""
_ROW_MARK = re.compile(r"[:：（(\[【|丨／/]")
"""one of which ends every label of a row; quick to look for"""
_ORIGINAL_TITLE = re.compile(r"[\s　【\[（(]{0,3}(?:本文)?原(?:文)?标题\s*[:：]")
_AGO = re.compile(
    r"[^，。！？]{0,16}\d{1,2}\s?(?:分钟|小时|天|周|个月)前[^，。！？]{0,4}"
    r"(?:\d[\d.]*[万wk+]?\s?次?(?:阅读|浏览|评论)[^，。！？]{0,8}|[+＋]\s?关注)"
)
"""an account, how long ago it posted, and how often that was read: 云上北泽3天前3.8万阅读+关注"""
_POSTED_BY = re.compile(r"由.{2,20}(?:发表|发布)")
"""who posted it, in a row of WordPress: 2017年12月3日 由 某某 发表"""
_OTHER_TIME = re.compile(
    "(?:采访|点单|接单|派单|送单|揭榜|领题|探访|走访|拍摄|活动|会议|举办|比赛|开工|完工|竣工|建成|施工|开放|受理|办结|完成|办理|巡[河林查湖库访]|整改|治理|验收|销号"
    "|截止|实施|开展|启动|上任|任职|到任|培训|演练|入户|调解|服务|登门|解决|落实|兑现|承诺|播种|收获|体验|展出|投票|认领|领办|立项|结案|立案)"
    "(?:时间|日期|时段)\\s*[:：\t]|[\u3400-\u9fff]{2,6}(?:时限|期限)(?:\\s*[:：\t]|[ \u3000])"
)
"""what happened when, where a date alone would be the article's"""
_SIZES = re.compile(
    r"\s*[【\[]字[号体][^】\]]{0,12}[】\]]|\s*字[号体]\s*(?:[小中大]\s*){2,3}(?:(?:收藏|打印|分享)\s*){0,3}"
)
"""buttons for the size of letters, in a row: 【字号 大 小】, 字号 小 中 大 收藏"""
_UNTIL = re.compile(r"日?\s?(?:(?:[至到~～]|——)\s?\d|—\s?\d{1,2}(?![\d:：]))")
"""behind the first day of a time that something took"""
_ROW_REST = 22
"""characters beside the date in a row that names nothing (`2019-09-05 11:10 游民星空 [整理]`)"""
_TOOL_WORDS = re.compile(
    r"(?:分享|转发|推荐|转播|收藏|复制)(?:到|至|给|此文|此页|本页|本文|本条|文章|链接)*|(?:腾讯|新浪)?微博|微信好友|微信|朋友圈"
    r"|QQ好友|QQ空间|QQ|空间|豆瓣|人人网"
    r"|开心网|百度贴吧|贴吧|钉钉|Facebook|Twitter|facebook|twitter|weibo|wechat|qq|复制链接|生成海报|海报"
    r"|(?:文章)?(?:字体大小|文字大小|调整字体|字体|字号)|正文字体|默认|超大|特大|放大|缩小|正常|标准|大号|中号|小号"
    r"|[大中小](?:字|(?![\u4e00-\u9fff]))|A[+-]?|TOP(?!\s?\d|[A-Za-z])|T(?![a-z])"
    r"|(?:打印|关闭|举报|纠错|朗读|播报|语速|倍速|返回|收听|听新闻|听报道|支持键盘|翻页|查看原图|幻灯播放|幻灯片|听全文|全文朗读|(?:本文)?语音播报|智能朗读|语音)(?:本页|此文|窗口"
    r"|本文|文章|顶部|列表|首页|目录)?"
    r"|倒序\s?正序|只看(?:图片|楼主|主播)(?:\s?共\d{1,3}条)?|自动刷新(?:[（(]\d{1,3}秒[）)])?|下载点点通|自动播放|正在播放|分隔线|共享此文章|[顶踩]一下|播放|暂停|开关|展开全文|展开|收起|正在加载|(?:视频)?加载中|请稍[候后等]|加载更多|没有更多了|已经到底了|登录|注册|关注|已关注|订阅|点赞|支持[\s(（]{0,2}\d*[)）]?\s{0,2}反对"
    r"|点击|赞|踩|顶|喜欢|在看|投稿|爆料|反馈|评论数?|跟贴|跟帖|网友|(?<=【)论坛(?=】)|我来说两句|我有话说|我要|参与|人|条|次"
    r"|(?:友善)?列印|轉寄(?:好友|朋友)|回上(?:一)?[頁页]|浏览(?:量|次数)?|阅读(?:量|次数|数)?|点击(?:量|次数|数)?|访问量|人气|来源|责任编辑|责编|编辑|作者|发布时间"
    r"|时间|日期|上一[页篇条章]|下一[页篇条章]|章节目录|加入书签|投推荐票|首页|尾页|末页|广告|推广|赞助|原创|手机看|手机版|扫一扫"
)
_TOOL_REST = re.compile(r"[\s　\d←→\ue000-\uf8ff|/·•,，.。:：;；、()（）\[\]【】<>《》«»+＋~～_…-]+|(?<=\d)[万wW]")
_NO_TOOL = re.compile(
    rf"[^{re.escape(''.join(sorted(set(_TOOL_WORDS.pattern))))}\s\d←→\ue000-\uf8ff"
    r"|/·•,，.。:：;；、()（）\[\]【】<>《》«»+＋~～_…wW万-]"
)
"""a character that no tool's word and no rest has: it stands at the beginning of most lines"""
_PLACE = re.compile(
    r"[\s　]*(?:(?:您|你)?(?:现在|当前|目前)?(?:所在)?的?(?:当前)?的?位置|(?:网站)?首页\s*[>»/›＞-]|(?:用|使用"
    r"|打开)?(?:微信|手机)?(?:扫一扫|扫码|扫描)" + OR_ELSE + ").{0,80}"
)


_ASKS = frozenset("？?！!")
_ROW_LONGEST = 160
"""Code points of a row."""


def is_row(text: str) -> bool:
    """Whether a line is a row of data about the article as it stands under a headline, or its original title."""
    if len(text) > _ROW_LONGEST:
        return False
    if _ORIGINAL_TITLE.match(text) or ("前" in text and _AGO.fullmatch(text)):
        return True
    if text[-1:] in _ASKS:
        return False
    rows = len(_ROW.findall(text)) if _ROW_MARK.search(text) else 0
    date = _DATE.search(text) or (_ENGLISH_DATE.search(text) if ", 20" in text and not text.isascii() else None)
    if rows:
        if rows == 1 and date is not None and _UNTIL.match(text, date.end()):
            return False  # from when to when something took
        return rows > 1 or date is not None or len(text) < 40
    if date is None or "，" in text or tells_another_time(text) or _UNTIL.match(text, date.end()):
        return False
    rest = len(_SIZES.sub("", text)) - (date.end() - date.start())
    return rest < _ROW_REST or _POSTED_BY.search(text) is not None


def tells_another_time(text: str) -> bool:
    """Whether a date is labelled as that of something else than the article."""
    return _OTHER_TIME.search(text) is not None


EVENT_ROWS = 3
"""Lines on each side of an event's time in which the other rows of its notice stand."""
_EVENT_TIME = re.compile(r"\s*(?:时\s*间|日\s*期)\s?[:：]")
_EVENT_ROW = re.compile(
    r"\s*(?:地\s*点|主\s*讲(?:人|嘉宾)?|报\s*告\s*人|主\s*持\s*人|嘉\s*宾|题\s*目|主\s*题|讲座(?:题目|主题)|报告题目|参加(?:人员|对象)|参会人员)\s?[:：]"
)


def is_of_event(around: Sequence[str], text: str) -> bool:
    """Whether a row is the time of a lecture or meeting: two of the lines around it are rows of its notice as well."""
    if _EVENT_TIME.match(text) is None:
        return False
    return sum(_EVENT_ROW.match(line) is not None for line in around) > 1


def is_dated_row(text: str) -> bool:
    """Whether a line is a row of a headline that says when the article was published."""
    return len(text) <= _ROW_LONGEST and _DATE.search(text) is not None and is_row(text)


def has_date(text: str) -> bool:
    """Whether a day or a time with seconds stands in a line."""
    return _DATE.search(text) is not None


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    bare = text.strip("()（）[]【】日 \u3000")
    match = _DATE.search(bare)
    return match is not None and len(bare) - (match.end() - match.start()) < 3


_PAGER = re.compile(r"[【\[（(]1[】\]）)](?:\s{0,3}[【\[（(]\d{1,3}[】\]）)]){1,20}")
"""The numbers of an article's pages: 【1】【2】【3】"""
_PAGER_BEGINS = frozenset("【[（(")


def is_furniture(text: str) -> bool:
    """Whether a line is nothing but a tool's words: share targets, font sizes, counters, a breadcrumb, a pager.

    A number alone is none: it may count an article's parts.
    """
    if len(text) > 100:
        return False
    if _PLACE.fullmatch(text) or (text[:1] in _PAGER_BEGINS and _PAGER.fullmatch(text)):
        return True
    if _NO_TOOL.search(text):
        return False
    words = _TOOL_WORDS.findall(text)
    return bool(words) and not _TOOL_REST.sub("", _TOOL_WORDS.sub("", text))


_UNITS = frozenset("人条次")


def is_toolbar(text: str) -> bool:
    """Whether a line is one tool after the other: 赞 分享; units alone (1200人次) are none."""
    words = _TOOL_WORDS.findall(text) if is_furniture(text) else []
    return len(words) > 1 and not _UNITS.issuperset(words)


_ATTACHMENT = re.compile(
    r"[\w.()（）-]{1,60}\.(?:jpe?g|png|gif|bmp|webp)"
    r"\s*(?:[(（][^()（）]{0,60}(?:[(（][^()（）]{0,40}[)）][^()（）]{0,40})?[)）])?",
    re.IGNORECASE,
)
"""The name of a picture's file with its size and downloads, as Discuz prints it: IMG_2021.jpg (1.2 MB, 下载次数: 3)"""
_COUNTERS = re.compile(r"(?:[👍👎❤💬👁🔥⭐🌟♥]\ufe0f?\s*[\d.]*[万wkK+]?\s*){1,6}")


_PAGE_BREAK = re.compile(r"\[/?page\]|#p#[^#]{0,40}#e#|_?(?:ueditor|baidu)_page_break_tag_?")
"""Where an editor cut the article into pages, if the CMS did not: Dede's #p#分页标题#e#, UEditor's mark"""
_PLAYER = re.compile(
    r"(?:听(?:新闻|全文|文章|本文)|收听(?:全文)?)\W{0,4}(?:全文)?共?约?\s?\d{1,6}\s?字(?:\W{0,4}[^\d，。]{0,6}\d{1,3}\s?分钟)?"
    r"|00:00\s/\s\d{1,2}:\d\d"
)
"""What a player that reads the text aloud shows of itself: 听新闻 · 全文共约1200字, 00:00 / 05:12"""
_PLAYER_BEGINS, _PLAYER_LONGEST = frozenset("听收0123456789"), 40


def is_attachment(text: str) -> bool:
    """Whether a line is nothing but the name of a picture's file, counters with their icons, or a player's length."""
    if len(text) <= _PLAYER_LONGEST and text[:1] in _PLAYER_BEGINS and _PLAYER.fullmatch(text):
        return True
    if text[:1] in "#_[" and _PAGE_BREAK.fullmatch(text):
        return True
    return len(text) < 160 and (
        ("." in text and _ATTACHMENT.fullmatch(text) is not None) or _COUNTERS.fullmatch(text) is not None
    )


_PROMOTION = re.compile(
    r"^(?:本文|全文)共计?\s?[\d,]+\s?字|^全文\s?[\d,]+\s?字[^。]{0,10}阅读[^。]{0,12}$|^点击上方[“「【][^”」】]{1,16}[”」】]关注(?:我们)?$|^[（(]图片?(?:来源于|来自)网络[^）)]{0,10}[)）]$|^[^，。｜|]{2,12}[｜|]投稿邮箱[:：]|^点击上方(?:蓝字|[“「【][^”」】]{1,16}[”」】])[，,][^。]{2,24}$|^《?[^。，《》]{2,8}》?会员可畅读[^。，]{0,12}(?:文章|内容)$|^订阅[^。，]{2,8}会员单篇购买|"
    r"(?:扫描|扫|长按|识别).{0,8}二维码"
    + OR_ELSE
    + r"|(?:欢迎|请|点击|记得|快来).{0,6}(?:关注|订阅|搜索|添加).{0,24}(?:微信"
    r"|公众号|公众帐号|微博|客户端|头条号)"
    r"|点击(?:(?:上|下)方|[左右]上角|标题下方?)?[^。]{0,4}蓝[字色][^。]{0,6}关注"
    r"|^(?:长按|扫码|扫一扫)[^。，]{0,6}(?:识别|报名|关注|查看|观看|加入|参与|下载)[^。，]{0,12}$|^(?:天才)?一秒记住|^手机用户请(?:浏览|访问)|无弹窗(?:广告)?(?:免费)?阅读|^以下(?:文章|内容)来源于|^感谢[^。]{0,12}网友[^。]{1,24}线索投递|^收录于(?:话题|合集)|^点击播放(?:视频|音频)?$"
    r"|^如(?:果|有|需)?[^。]{0,8}对(?:我们|我司|我公司|本公司|本店|敝司)[^。]{0,8}产品[^。]{0,16}(?:留言|拨打|致电|来电|咨询|联系)"
    r"|(?:我们|本[网站]+)使用\s?Cookies?|^(?:[^。]{2,14}。)?(?:打开|下载)[^。，]{1,12}(?:APP|客户端)[，,]"
    r"(?:第一时间|7x24小时|随时|立即|免费|抢先)?(?:[查收观]看|看(?![病到见得护房])|领|分享|[畅尊]享)[^。]{0,24}[。！!]?$"
    r"|^請同意我們的隱私權|邀[请請][您你]成[为為][^。]{2,40}(?:支持|行[动動])|^支持我[们們]$|^下載.{2,16}APP|字待您阅读$|^(?:已是|成为).{2,8}会员[，,？?]\s?(?:请登录|畅读)|^订阅[^。]{2,8}[，,]畅读全文$|畅读(?:全网|一年)$|^登录(?:后获取已订阅|立即订阅)|^推荐进入.{2,10}数据库[，,]|^单篇购买|团购请洽|^此文为收费|^[^，。]{2,10}電子報$|^每天早[^，。]{0,4}[，,]为您推送|官方微信[:：]|^(?:订阅|訂閱)[^，。]{0,12}(?:电子报|電子報)$|^每天早上.{0,4}[，,](?:(?:為您|为您).{0,12}(?:新聞|新闻|资讯|資訊)|把.{2,24}送[进進]您的信箱)|本文最后更新于|(?:请|给)作者(?:喝|买|打赏)|(?:点击|请|欢迎)(?:下载|打开|安装).{0,12}(?:客户端|APP)|(?:微信|公众)号[:：]|更多.{0,20}(?:请关注|请登录"
    r"|请下载|尽在)",
    re.IGNORECASE,
)
_PROMOTION_WORD = re.compile(
    "点击上方|全文|图片来|图来|长按|扫码|扫一扫|一秒记住|手机用户|无弹窗|投稿邮箱|上方蓝字|二维码|文共|隱私權|下載|会员|待您阅读|邀请|邀請|支持我|畅读|登录|推荐进入|单篇购买|团购|此文为收费|电子报|電子報|每天早|官方微信|来源于|最后更新|作者|收录于|播放|线索投递|关注|订阅|搜索|添加|下载|打开|安装|号[:：]|尽在|请登录|产品|使用"
)
"""one of which stands in every promotion; quick to look for"""
_FOLLOW = re.compile(
    r"关注[【“「][^。]{2,16}[】”」]|(?:点击|戳)?(?:上方|下方)?蓝字\W*$|(?:点击|欢迎|快来)?关注我们\W*$|(?:点击|戳)[上下]方\W*$"
    r"|(?:点击|戳)[【“「『][^。]{1,16}[】”」』]\W{0,2}(?:一键|立即|马上|快速)?(?:关注|订阅)(?:(?:本|我们|公众号|账号)[^。，]{0,6})?[！!>》~]?$"
    r"|(?:点亮|点个|点击)[【“「『](?:在看|赞|点赞)[】”」』][^。]{0,16}$"
    r"|打开[^。，]{2,12}[，,](?:继续)?(?:查看|阅读)(?:全文|原文)\s?[>》›！!∨]?$"
    r"|打开[^。，]{2,12}[，,](?:查看|观看|阅读|浏览|看)更多[^。，]{0,10}(?:视频|资讯|新闻|内容|精彩|评论)\s?[>》›！!]?$"
)
_END = re.compile(
    r"[-—－\s]*(?:THE\s*)?END[-—－\s]*$|[-—－\s]*(?:本次)?直播(?:已经?)?结束[-—－\s]*$|\W*[(（]?(?:本章|全文|全书)?完[)）]?$",
    re.IGNORECASE,
)


def is_promotion(text: str) -> bool:
    """Whether a line at an article's edge asks to follow an account or to fetch an app, or only says that it ends."""
    if len(text) >= 160:
        return False
    return (
        _END.match(text) is not None
        or _FOLLOW.match(text) is not None
        or (_PROMOTION_WORD.search(text) is not None and _PROMOTION.search(text) is not None)
    )
