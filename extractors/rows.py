"""Rows: what a page says around its headline and below its body in the form `来源：新华网　作者：张三`.

A row is read label by label; a value ends at the next label, a bar or the end of its piece. Labels that tell nothing
of ours (浏览次数, 字号, 审核) are known too, because they end a value and make a line recognisable as a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from .dates import find_stamp
from .surnames import DOUBLE, SINGLE

__all__ = [
    "SEP",
    "Row",
    "has_label",
    "is_credit",
    "is_named",
    "is_row",
    "is_staff_code",
    "joined",
    "label_of",
    "names",
    "organisation",
    "read_row",
    "without_rights",
    "words",
]

SEP = "\x1f"
"""Parts text nodes of the markup inside a row."""


def words(text: str) -> list[str]:
    """The words of a table that is written as text."""
    return text.split()


_LABELS = {
    "source": (
        "来源于 信息来源 新闻来源 文章来源 本文来源 内容来源 稿件来源 文稿来源 消息来源 来源媒体 来源单位 "
        "来源网站 文章出处 信息出处 稿源 来源 出处 转载自 转贴自 摘自 来自 來源"
    ),
    "author": (
        "文章作者 本文作者 原文作者 作者 楼主 本报记者 本网记者 记者 記者 通讯员 原创 撰稿人 撰稿 撰写 撰文 执笔人 "
        "执笔 主笔 编译 采访 报道 报导 報導 文字 文"
    ),
    "supplier": "供稿单位 供稿",
    "editor": (
        "责任编辑 责任编缉 责任编揖 本文编辑 网络编辑 本网编辑 网站编辑 文字编辑 值班编辑 执行编辑 微信编辑 "
        "本期编辑 本版编辑 本版责编 本期责编 实习编辑 新媒体编辑 页面编辑 栏目编辑 版面编辑 图片编辑 图文编辑 视频编辑 "
        "编辑 网编 责编 小编 責任編輯 編輯"
    ),
    "time": (
        "信息时间 发布时间 发布日期 发表时间 发表日期 发稿时间 更新时间 更新日期 录入时间 添加时间 上传时间 刊发时间 "
        "刊发日期 出版日期 成文日期 公开日期 公布日期 创建时间 日期 时间 發布時間 發佈時間 更新時間"
    ),
    "other": (
        "封面图来源 封面来源 头图来源 "
        "题图来源 题图 资料来源 图片来源 数据来源 视频来源 素材来源 浏览次数 浏览量 浏览 点击次数 点击量 点击数 点击 "
        "阅读次数 阅读量 阅读数 阅读 访问次数 访问量 访问 人气 评论 字体大小 字体 字号 文字大小 大小 打印本页 "
        "打印 分享至 分享到 分享 收藏 转发 朗读 智能朗读 审核人 审核 编审 初审 复审 终审 一审 二审 三审 校对 "
        "责任校对 监制 总监制 主编 总编辑 值班主任 值班总编 值班编委 编委 主任 摄影 摄像 图片 图 图文 制图 "
        "美术编辑 制作 视频 视觉 美编 设计 排版 策划 统筹 出品人 出品 录入 上传 发布者 发布人 发布机构 发布单位 栏目 "
        "所属栏目 初审编辑 复审编辑 "
        "终审编辑 朗诵 诵读 主播 配音 插画 剪辑 分类 关键词 关键字 标签 索引号 文号 投稿 邮箱 电话 签发 "
        "责任审核 版式设计 版式 制版 文章录入 发文日期 印发日期 有效期 审稿 字数 版次 版面 期次 运营 推荐 我要评论 "
        "播放次数 播放量 播放数 播放 整理 原标题 原题 版权声明 版权 声明 作者单位 单位"
    ),
}
_OF_PICTURES = frozenset(("图片编辑", "视频编辑"))
"""Editors of pictures, who count where nobody edited the text."""
_KIND = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}


def _alternatives(labels: Iterable[str]) -> str:
    """A pattern for these labels, the longest first, those with one first character behind one alternative.

    A search tries every alternative wherever one of the first characters stands, and those are common ones.
    """
    rests: dict[str, list[str]] = {}
    for label in sorted(labels, key=len, reverse=True):
        rests.setdefault(label[0], []).append("".join(rf"[ \u00a0\u3000]{{0,4}}{c}" for c in label[1:]))
    return "|".join(f"{first}(?:{'|'.join(behind)})" for first, behind in rests.items())


_COLON = r"[:：︰﹕∶꞉|｜︱丨/／]"
_WS = r"[\s\u00a0\u3000\x1f]"
_LABEL = re.compile(
    rf"(?P<label>{_alternatives(_KIND)})"
    rf"(?:{_WS}{{0,12}}(?P<colon>{_COLON}){_WS}{{0,12}}|[ \u00a0\u3000]{{1,4}}|{_WS}{{1,12}})"
)
_NEEDS_COLON = frozenset(
    words(
        "文 文字 采访 报道 报导 報導 通讯员 撰写 版式 原创 播放 整理 "
        "时间 日期 大小 图 图片 主任 单位 记者 设计 推荐 评论 视频 编译 阅读 声明 图文 电话 邮箱 "
        "编辑 小编 编审 作者 执笔 主笔 撰文 撰稿 摄影 制作 出品 策划 统筹 运营 审核 发布 上传 录入 栏目 分类 标签 版权 "
        "分享 收藏 转发 打印 浏览 点击 访问 来自 楼主 編輯 記者 字数 版次 版面 期次"
    )
)
"""Labels that are ordinary words: without a colon they name nothing."""
_TERMS = frozenset(("作者", "文"))
"""Of these, those that name something without a colon in a node of their own."""
_OTHER_TERM = re.compile(rf"(?:来源|日期|发布时间|时间){SEP}|(?:发布|更新)[/／]")
_REPORTS = frozenset(words("报道 报导 報導"))
"""Labels behind which names have to look like such."""
_COMPOUND = tuple(DOUBLE)
_DOTTED = ("·", "•")
"""What stands between the parts of a row, of which 作者 without a colon may be one: 某报 · 2022-04-23 · 作者 张三"""
_TERMS_NEAR = 40
"""Another one, and the characters within which it stands."""
_BRACKETED = frozenset(("编辑", "作者"))
"""Of these, those that name somebody without a colon when a bracket opens before them: （编辑 张三）."""
_PROOFED = re.compile(
    r"编辑[ \u00a0\u3000]{1,4}(?:[\u3400-\u9fff]{2,4}[ \u00a0\u3000、]{1,4}){1,3}"
    r"(?:责任)?(?:校对|责编|审核)(?![\u3400-\u9fff])"
)
"""编辑 without a colon names somebody beside 校对: 编辑 张三 校对 李四 (新京报)."""
_AUTHOR_ALONE = re.compile(rf"作者[ \u00a0\u3000]{{1,3}}([\u3400-\u9fff]{{2,3}})(?={SEP}|\s|$)")
_EDITED = frozenset(
    words("文章 全文 简介 封面 资料 信息 内容 标题 标签 时间 推荐 选项 图片 视频 段落 目录 章节 帖子 回复")
)
"""What a button is for that says 编辑."""
_EDITOR_ALONE = re.compile(rf"编辑[ \u00a0\u3000]{{1,3}}([\u3400-\u9fff]{{2,4}})(?={SEP}|$)")
_GLUED = frozenset(words("来源 作者 编辑 责任编辑 责编 发布时间 浏览次数 点击数 审核 校对 时间"))
"""Labels that begin in the middle of another's value, where a page glues them: 来源：某某日报作者：张三."""
_VALUE_LONGEST = 24
_OF_OUTLET = frozenset(words("记者 编辑"))
_OUTLET_BEFORE = re.compile(r"(?:^|[\s\x1f（(【\[])(?P<outlet>[\u3400-\u9fff]{2,7})\Z")
"""The outlet in front of an office: 每经记者：张三 每经编辑：李四."""

_FIRST = frozenset(label[0] for label in _KIND)
_SPACE = re.compile(r"[ \u00a0\u3000]+")
_ORIGINAL = frozenset(("原标题", "原题"))
_PART_OF_TEXT = frozenset(
    words("文 文字 采访 撰文 撰稿 撰稿人 执笔 执笔人 主笔 编译 原创 记者 本报记者 本网记者 通讯员 时间 日期")
)
_CREDITS = frozenset(
    words(
        "审核 审核人 编审 初审 复审 终审 一审 二审 三审 校对 责任校对 监制 总监制 主编 总编辑 值班总编 值班编委 出品 "
        "美编 排版 供稿 审稿"
    )
)
_PIECES = re.compile(r"[\x1f\n\r\t|｜│]+|[ \u00a0\u3000]{2,}")
_DETACHED = re.compile(r"\x1f+(?=[(（](?![一二三四五六七八九十0-9]{1,3}[)）])[^()（）\x1f:：]{1,12}[)）])")
"""Before a place in brackets in a node of its own: 21世纪经济报道¦(广州)."""
_REPORTER_BEHIND = re.compile(r"[（(]\w{0,6}(?:记者|通讯员|作者)[^（()）]*[)）]?")
"""Who wrote for a source, in brackets behind it: 某某日报（记者 张三）."""
_REPORTER_NEXT = re.compile(
    r"[\s\u3000]+(?:本报|本网|全媒体|首席|见习|实习|特约){0,2}(?:记者|通讯员|作者)(?P<names>[\s\u3000]*[\u3400-\u9fff\s\u3000、]{0,24})$"
)
"""The same without brackets: 某某晚报　记者 张三."""
_BEFORE_SOURCE = "稿源"
"""Where an outlet stands beside which 来源 names who wrote: 稿源：某某新闻网　来源：某某区委组织部."""
_OFFICE = re.compile("[\u3400-\u9fff]{2,14}(?:委|部|局|办|办公室|中心|街道|镇|乡)")
_OFFICE_OF_PLACE = re.compile(
    "[\u3400-\u9fff]{0,6}[省市区县旗州](?:(?:纪?委|政府|人大|融媒)(?:[\u3400-\u9fff]{0,6}[部局办室会心])?"
    "|[\u3400-\u9fff]{1,6}[局部办])|(?!城乡|乡镇|家乡)[\u3400-\u9fff]{1,6}(?:街道|镇|乡)(?:党工?委)?"
)
"""One that says of which place it is, and is no part of the one before: 县融媒体中心, 沙塘镇党委, not 编辑部."""
_OURSELVES = frozenset(words("本站 本网 本报 本台 本刊 本站原创 本网原创 原创 其他"))
_FROM_SHORTEST = 3
_SIZES_BEHIND = re.compile(r"[\s\u3000]*[【\[](?:字[号体][:：]?)?\s?大\s?中\s?小\s?[】\]]")
"""Buttons for the size of letters behind a value: 【大 中 小】"""
_TOOLS_BEHIND = re.compile(
    r"[\s\u3000]+(?:字体|字号|文字大小|大小|打印|分享|收藏|阅读|浏览|点击|评论)$|(?:[\s\u3000]*[【\[]\s?(?:字体|字号|打印|关闭|收藏|分享)[^】\]]{0,8}[】\]])+$"
)
_COUNTED_BEHIND = re.compile(r"[\s\u3000]+(?:有|共|已有)$")
"""What stands before the number of readers' comments: 某某晚报(合肥)　有1376人参与."""
_BRACKETS = "丨︱⋅·• \t\u00a0\u3000\x1f\n\r,，;；。.、:：-–—|｜"
_OPENING, _CLOSED = ("【", "[", "〔"), ("】", "]", "〕")
_SENTENCE_ENDS = ("。", "！", "？", "；")
_OUTER = "[]【】〔〕［］"
_ANY_BRACKET = re.compile(r"[()（）【】\[\]]")
_BEFORE_ROW = _BRACKETS + _OUTER + "（(*▍▌▎█┃▏"
_AROUND_NAME = _BRACKETS + "()（）"
_STOP = re.compile("[。！？；]")
_RIGHTS = re.compile(
    r"[\s，。；;|｜]{0,6}(?:未经[^。，]{0,12}(?:许可|授权|同意|允许)|(?:请勿|谢绝|禁止|严禁|不得|如需)转载|转载[请须])[^。]{0,24}。?$"
)
"""What stands behind a name about copying."""
_RIGHTS_LONGEST = 160
_STOP_OR_COMMA = re.compile("[，。！？；]")
_NOBODY = frozenset(
    [
        "单位",
        "姓名",
        "题目",
        "职务",
        "居民",
        "未知",
        "佚名",
        "匿名",
        "不详",
        "网络",
        "本站",
        "无",
        "暂无",
        "admin",
        "管理员",
        "null",
        "undefined",
        "None",
        "互联网",
        "网友",
        "转载",
        "图",
        "文",
        "摄",
    ]
)
_NOWHERE = frozenset(
    words(
        "未知 不详 无 暂无 null undefined None 网络 互联网 原创 转载 点击 分享 视觉中国 图虫 图虫创意 东方IC 摄图网 "
        "千图网 千库网 壹图网 全景网 Pexels Unsplash Getty GettyImages"
    )
)
"""What is no source: nothing, words of the page's tools, agencies for pictures."""
_CODE = re.compile(r"(?:[_\s(（]|^)\(?[A-Za-z]{1,4}\d{2,6}\)?）?$|[_（(][A-Za-z]{0,4}\d{2,6}[)）]?$|^\d{2,3}$")
_CODED = re.compile(r"^(?P<name>[\u3400-\u9fff·]{2,8})[_\s(（【\[-]{0,2}[A-Za-z]{1,4}\d{2,6}[)）】\]]?$")
_BETWEEN = re.compile(r"[、，,;；&＆▪/／\s\u00a0\u3000\x1f]+")
_NODE = re.compile(r"[\x1f\n]")
_NODE_END = re.compile(r"(?<![、，,▪\s\x1f])[\s]*[\x1f\n]+(?![\s\x1f]*[、，,▪])")
"""Where a list of names ends: a new node, unless a comma joins the two."""
_PERSON = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff]{1,7}(?:[·•・.][\u3400-\u9fffA-Za-z]{1,10}){0,3}|[\u3400-\u9fff]{4,7}-[\u3400-\u9fff]{1,2}"
    r"|[A-Za-z][\w.\-]{1,24}(?: [A-Z][\w.\-]{1,20}){0,3}|(?!大V)[阿小老大][A-Z]"
)
_SPACED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u00a0\u3000]{1,4}([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
"""A two-character name, letter-spaced to the width of three: 许　诺."""
_TYPED_SPACE = re.compile("[ \u00a0\u3000]")
_ROLE = re.compile(
    r"^(?:见习|实习|特约|首席|专栏|职工|本报|本网|本刊|全媒体)*(?:记者|通讯员|作者|编辑|评论员|实习生|撰稿人|摄影|文图|图文|[文图](?=[:：/]))+[:：/]?|"
    r"(?:记者|通讯员|报道|摄影报道|摄影|摄|整理|综合|综合报道|编译|编辑|撰文|翻译|供稿|实习生|文图)$"
)
_REPORTER = re.compile(r"^.{2,12}(?:记者|通讯员|评论员|撰稿人)(?=[\u3400-\u9fff]{2,4}$)")
"""In front of a name in the same word: 某某日报记者张三."""
_REMARK = re.compile(r"[（(][^（()）]{1,20}$")
"""Behind a name, its closing bracket gone already: 卫长风（发自泽州."""
_EMPLOYER = re.compile(
    r"^.{2,20}(?:大学|学院|研究院|研究所|研究中心|公司|医院|报社|日报|晚报|电视台|融媒体中心|新闻网|委员会)(?=[\u3400-\u9fff]{2,3}$)"
)
"""In front of a name in the same word: 某某大学历史学院张三."""
_EMPLOYER_ALONE = re.compile(
    r"\w(?:[部处办委社局室院系网报组站刊]|[内外儿产腔肤诊传合织息育务事政教]科|中心|病区|公司|医院|协会|集团|支部|委员会)(?:[\[【（(].{1,8}[\]】）)])?$"
)
"""The same in a list, as an entry of its own: 水利学院."""
_NAME_LONGEST = 4  # characters of a name without a dot; what is longer behind one tells about the person
_EMPLOYED_SHORTEST = 6  # characters of an office or role and the name behind it
_PHOTOGRAPHED = re.compile(r"^[^，。：:]{2,12}[\s\u00a0\u3000](?:摄|攝|摄影|供图)[）)\s\x1f]*$")
"""The end of a caption, whose label names who took the picture: 本报记者 张三 摄."""
_NO_NAME = re.compile(
    r"报道|摄影|来源|记者|编辑|通讯员|公司|新闻|日报|晚报|网站|版权|声明|关注|分享|阅读|更多|点击|打印|字号|评论|审核|时间|转载|"
    r"注明|授权|头图|返回|收藏|纠错|正文|首页|点赞|微信|微博|(?<![A-Za-z0-9])[0-9]{3}"
)


class _Start(NamedTuple):
    kind: str
    label: str
    at: int
    end: int


class Row(NamedTuple):
    """What one row says; `stamp` in ISO 8601."""

    source: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    suppliers: tuple[str, ...] = ()
    """people behind 供稿, where offices stand too"""
    stamp: str | None = None
    labels: tuple[str, ...] = ()
    """every label in it, without inner spaces"""


_EMPTY = Row()


def read_row(text: str) -> Row:
    """What the labels of a text say; an empty row where it has none."""
    values = _values(text)
    if not values:
        return _EMPTY
    source = stamp = None
    supplied: str | None = None
    people: dict[str, dict[str, None]] = {"author": {}, "editor": {}, "supplier": {}}
    of_pictures: dict[str, None] = {}
    for start, raw in values:
        if start.kind in people:
            if not _PHOTOGRAPHED.search(raw):
                where = of_pictures if start.label in _OF_PICTURES else people[start.kind]
                told = names(raw)
                if start.label in _REPORTS:
                    told = tuple([name for name in told if len(name) <= _NAME_LONGEST and _has_surname(name)])
                where.update(dict.fromkeys(told))
        elif start.kind == "source":
            named = organisation(raw)
            if start.label == _BEFORE_SOURCE:
                supplied = supplied or named
            else:
                source = source or named
            if reporter := _REPORTER_NEXT.search(raw):
                people["author"].update(dict.fromkeys(names(reporter["names"])))
        elif start.kind == "time" and stamp is None and (found := find_stamp(raw)) and found.start < 3:
            stamp = found.value
    labels = tuple([start.label for start, _ in values])
    editors = tuple(people["editor"] or of_pictures)
    if supplied and source in _OURSELVES:
        source = supplied
    return Row(source or supplied, tuple(people["author"]), editors, tuple(people["supplier"]), stamp, labels)


def has_label(text: str) -> bool:
    """Whether a row's label stands in a text."""
    return next(_starts(text), None) is not None


def is_row(text: str, *, longest: int = 80) -> bool:
    """Whether a whole line is a source, author or editor row, brackets around it or not.

    文/, 执笔/ and 记者 open bylines, which are part of the article.
    """
    if len(text) > longest or text.endswith(_SENTENCE_ENDS):
        return False
    bare = text.lstrip(_BEFORE_ROW)
    if bare[:1] not in _FIRST:
        return False
    bare = _unbracketed(bare)
    match = _LABEL.match(bare)
    first = next(_starts(bare[: match.end()]), None) if match else None
    if first is None:
        return False
    if text.rstrip("）)】] ").endswith(_SENTENCE_ENDS):
        return False
    return first.label in _ORIGINAL or (first.kind not in ("other", "supplier") and first.label not in _PART_OF_TEXT)


def without_rights(text: str) -> str:
    """A byline without what it says of copying: 文/图：张三　未经许可，请勿转载."""
    told = len(text) <= _RIGHTS_LONGEST and ("转载" in text or "未经" in text)
    return _RIGHTS.sub("", text) if told else text


def is_credit(text: str, *, longest: int = 60) -> bool:
    """Whether a line at an article's end lists who checked, filmed or supplied it: 初审：… 复审：…

    So does one that names whoever made it and says that nobody may copy it.
    """
    credit = without_rights(text)
    if credit != text and is_named(credit):
        return True
    text = credit
    if len(text) > longest or _STOP.search(text):
        return False
    return any(s.label in _CREDITS or s.kind == "editor" for s in _starts(_unbracketed(text)))


def is_named(text: str, *, longest: int = 30) -> bool:
    """Whether a line is a label with a colon and who did it; among credits it is one of them: 文字：张三."""
    if len(text) > longest or _STOP_OR_COMMA.search(text):
        return False
    match = _LABEL.match(_unbracketed(text).strip())
    return match is not None and match["colon"] is not None


def label_of(text: str) -> str:
    """What a line says up to its first colon, empty where that is more than a label."""
    colon = _FIRST_COLON.search(text, 0, _LABEL_LONGEST)
    return text[: colon.start()].strip() if colon else ""


_LABEL_LONGEST, _FIRST_COLON = 9, re.compile("[:：]")
"""Characters in which a row's label and its colon stand."""
_PAGE_BEHIND = re.compile(r"(?<=.)[\s\u3000]{1,3}第\s?[A-Z]?\d{1,2}\s?版$")
"""The page of the paper, behind its name."""


_NOTED = ("注明“", '注明"', "注明「")
"""What a notice says in front of the source that a copy has to name."""


def organisation(raw: str) -> str | None:
    """A source's name from what follows its label: the first piece that is text."""
    raw = _SIZES_BEHIND.sub("", raw) if "中" in raw else raw
    for piece in _PIECES.split(_REPORTER_BEHIND.sub("", _DETACHED.sub("", raw))):
        stamp = find_stamp(piece)
        text = (piece[: stamp.start] if stamp else piece).strip(_BRACKETS)
        text = _balanced(text).strip(_BRACKETS)
        text = _TOOLS_BEHIND.sub("", _COUNTED_BEHIND.sub("", _REPORTER_NEXT.sub("", text)))
        text = _PAGE_BEHIND.sub("", text)
        text = text[2:].strip() if text.startswith("来自") and len(text) > _FROM_SHORTEST else text
        if " " in text and not text.isascii():
            text = _TOOLS_BEHIND.sub("", _first_word(text))
        if text[:1] in _OPENING and text[-1:] in _CLOSED:
            text = text[1:-1].strip()
        if text and text not in _NOWHERE and len(text) <= 40 and "://" not in text:
            return text
    return None


_PRESENTED = re.compile("[，,]系")
"""Where it goes on with who they are: 作者：张三，系某某研究院研究员."""
_FROM_PLACE = re.compile(r"[（(][\u3400-\u9fff]{2,6}(?:报道|報導|专电)[）)]|[／/∕][^／/∕]{2,6}報導")
"""Where a report is from: 匡正 (北京报道), 簡志遠／海島報導."""
_ACCOUNT_FIRST = re.compile("[a-z]{6,}[ \u00a0\u3000]+[\u3400-\u9fff]{2,4}$")
"""An editor's account in front of the name of whose it is."""
_NOT_PEOPLE = frozenset(("发表于", "发布于", "编辑于"))


def names(raw: str) -> tuple[str, ...]:
    """The people that a value lists; staff codes left out, unless a code is all there is."""
    raw = _PRESENTED.split(raw, maxsplit=1)[0] if "系" in raw else raw
    raw = _FROM_PLACE.sub(" ", raw) if "报道" in raw or "報導" in raw else raw
    text = joined(_first_nodes(_unbracketed(raw).strip(_BRACKETS)))
    stamp = find_stamp(text)
    text = (text[: stamp.start] if stamp else text).strip(_BRACKETS)
    if not text:
        return ()
    found: list[str] = []
    for token in _BETWEEN.split(_balanced(text)):
        person = _person(token)
        if found and (person is None or (len(person) > _NAME_LONGEST > len(found[-1]) and not person.isascii())):
            break
        if person:
            found.append(person)
    people = [n for n in found if not is_staff_code(n) and n not in _NOT_PEOPLE]
    if len(people) > 1 and _ACCOUNT_FIRST.match(text):
        people = people[1:]  # ashleyzeng 曾燕
    return _without_office(people or found)


def _first_nodes(text: str) -> str:
    """A text as far as the end of the list that it begins with; the pattern is slow to find where it begins."""
    node = _NODE.search(text)
    ends = _NODE_END.search(text, len(text[: node.start()].rstrip())) if node else None
    return text[: ends.start()] if ends else text


def _unbracketed(text: str) -> str:
    """Without the brackets in which rows and names are set; eight searches for one character cost less than a table."""
    for bracket in _OUTER:
        text = text.replace(bracket, "")
    return text


def joined(text: str) -> str:
    """Names that are letter-spaced, without the space: 许　诺."""
    return _SPACED.sub(r"\1\2", text) if _TYPED_SPACE.search(text) else text


def _without_office(listed: Iterable[str]) -> tuple[str, ...]:
    """The people of a list without the office that they write for: 水利学院 简宁; an office alone is the author."""
    found = _unique(listed)
    return tuple(n for n in found if not _EMPLOYER_ALONE.search(n)) or found


def _person(token: str) -> str | None:
    """A name; empty for what may stand among names, None for what ends the list."""
    token = token.strip(_AROUND_NAME)
    if not token.isalpha():
        if coded := _CODED.match(token):
            return coded["name"]
        token = _REMARK.sub("", token)
    token = _ROLE.sub("", token).strip(_BRACKETS)
    if len(token) >= _EMPLOYED_SHORTEST:
        token = _EMPLOYER.sub("", _REPORTER.sub("", token))
    if not token or token in _NOBODY:
        return ""
    if is_staff_code(token):
        return token
    return token if _PERSON.fullmatch(token) and not _NO_NAME.search(token) else None


def is_staff_code(token: str) -> bool:
    """Whether it is the number or account by which a site calls an editor: NF055."""
    return not token.isalpha() and _CODE.fullmatch(token) is not None


def _balanced(text: str) -> str:
    """Without a closing bracket that was opened before the text or an opening one that is closed behind it, and what
    follows them.
    """
    if not _ANY_BRACKET.search(text):
        return text
    for opening, closing in ("()", "（）", "【】", "[]"):
        at = text.find(closing)
        if at >= 0 and opening not in text[:at]:
            text = text[:at]
        at = text.rfind(opening)
        if at >= 0 and closing not in text[at:]:
            text = text[:at]
    return text


def _first_word(text: str) -> str:
    """A source without what stands behind a space, unless that is an office, too: 县委组织部 县融媒体中心."""
    left, _, right = text.partition(" ")
    if (
        left != right
        and (_OFFICE.fullmatch(left) or _OFFICE_OF_PLACE.fullmatch(left))
        and _OFFICE_OF_PLACE.fullmatch(right)
    ):
        return text
    return text if left.isascii() and right[:1].isascii() else left


def _values(text: str) -> list[tuple[_Start, str]]:
    """Each label with its value."""
    starts = list(_starts(text))
    stops = [start.at for start in starts[1:]]
    return [(start, text[start.end : stop]) for start, stop in zip_longest(starts, stops)]


def _starts(text: str) -> Iterator[_Start]:
    """Each label in order."""
    value = -1
    for match in _LABEL.finditer(text):
        label, colon = match.groups()
        at = match.start()
        if text[max(0, at - 3) : at].startswith(_NOTED):
            continue  # 凡注明“来源：某某网”的作品
        is_glued = at > 0 and "\u4e00" <= text[at - 1] <= "\u9fff"
        if not label.isalnum():
            if is_glued and (behind := _LABEL.match(text, match.end("label") - len(_SPACE.split(label)[-1]))):
                match, is_glued = behind, False  # 来源：某某发布 时间：…
                label, colon = match.groups()
                at = match.start()
            label = _SPACE.sub("", label)
        if is_glued:
            outlet = _OUTLET_BEFORE.search(text, max(0, at - 8), at) if label in _OF_OUTLET and colon else None
            if outlet:
                at = outlet.start("outlet")
            elif not (label in _GLUED and colon and 2 <= at - value <= _VALUE_LONGEST and value >= 0):
                continue
        is_term = colon is None and label in _TERMS and _is_node(text, at, match.end("label"))
        if colon is None and label in _NEEDS_COLON and not is_term:
            bracketed = label in _BRACKETED and at and text[at - 1] in "(（【["
            dotted = _AUTHOR_ALONE.match(text, at) if label == "作者" and not bracketed else None
            if dotted and text[max(0, at - 4) : at].rstrip(" ").endswith(_DOTTED):
                bracketed = _has_surname(dotted[1])
            if not bracketed and not (label == "编辑" and (_PROOFED.match(text, at) or _is_editor_alone(text, at))):
                continue
        if label == "文" and colon in (None, ":", "：") and not is_term:
            continue
        value = match.end()
        yield _Start(_KIND[label], label, at, value)


def _is_editor_alone(text: str, at: int) -> bool:
    """Whether a node says nothing but who the editor is, without a colon: 编辑 张三."""
    alone = _EDITOR_ALONE.match(text, at) if text[at - 1 : at] in ("", SEP) else None
    return alone is not None and alone[1] not in _EDITED and _has_surname(alone[1])


def _has_surname(name: str) -> bool:
    return name[0] in SINGLE or name.startswith(_COMPOUND)


def _is_node(text: str, at: int, end: int) -> bool:
    """Whether a label is all that a node of the markup says, near another: <dt>来源</dt> … <dt>作者</dt>."""
    if text[at - 1 : at] not in ("", SEP) or text[end : end + 1] != SEP:
        return False
    value = text[end : end + _VALUE_LONGEST].lstrip(SEP + " ").partition(SEP)[0].strip()
    beside = _OTHER_TERM.search(text, max(0, at - _TERMS_NEAR), end + _TERMS_NEAR)
    return (
        beside is not None and len(value) > 1 and (len(value) <= _NAME_LONGEST or "·" in value) and value[0] in SINGLE
    )


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
