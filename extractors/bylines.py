"""Names in bylines: 本报记者 张三, （记者 李四 通讯员 王五）, 文/赵六, 赵六 文/图, （张三） at an end.

Bylines are prose, where 记者 and brackets stand for much else; so a name must begin with a surname, unless a bar or
stroke behind 文, 执笔 says that a name follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .rows import joined, names, without_rights, words
from .surnames import DOUBLE, RARE, SINGLE, TRADITIONAL, WORDLIKE

__all__ = [
    "EMPLOYER_ENDS",
    "byline_names",
    "closing_editors",
    "is_byline",
    "is_name",
    "opening_editors",
    "photographers",
    "spaced_name",
]

_EDGE = 4  # lines from the beginning and from the end in which bylines stand
_EDGE_STANDALONE = 12  # the same for a line of its own, which a summary may push down
_STANDALONE = 48  # characters of a line that is nothing but a byline

_SURNAMES = SINGLE | RARE | TRADITIONAL
_COMPOUND = tuple(DOUBLE)
_ROLES = "记者|記者|通讯员|通訊員|特派員|作者|评论员|主笔|撰稿人|撰稿|实习生|特约撰稿|见习生"
_ANY_ROLE = re.compile(_ROLES)
_NAME = r"[\u3400-\u9fff\U00020000-\U0003ffff]{1,4}(?:[·•][\u3400-\u9fff]{1,8}){0,2}"
_IS_NAME = re.compile(_NAME)
_GAP = r"[\s\u00a0\u3000]"

_BRACKETED = re.compile(
    rf"[（(【\[〔]([^（()）【】\[\]〔〕]{{0,24}}?(?:{_ROLES})[^（()）【】\[\]〔〕]{{2,60}})[）)】\]〕]"
)
_EDITED_LAST = re.compile(
    r"[（(](?:[^（()）。]{2,30}[\s\u3000；;])?(?:责任|責任)?(?:编辑|編輯)[:：｜|丨]([^（()）]{2,20})[）)]\d{0,8}$"
)
_WRITTEN = re.compile(
    r"(?:(?<![\u3400-\u9fff])文字?|原创|撰文(?:[、/／]摄影)?|执笔|编译|采写|图文|文图|文[/／、]图|图[/／、]文)"
    rf"(?:{_GAP}{{0,2}}[/／|｜︱丨:：]{_GAP}{{0,2}}(?!图)|(?:(?<=文[/／]图)|(?<=图[/／]文)|(?<=撰文)|(?<=采写)){_GAP}{{1,3}})"
    r"(?P<names>[^（()）【】\[\]。]{2,40})"
)
_TOOK = rf"{_GAP}{{0,2}}[/／、并]?{_GAP}{{0,2}}(?:图片?|摄影?|供图)?(?![\u3400-\u9fff/／])"
_WROTE = re.compile(
    rf"(?:{_GAP}{{0,2}}[/／]{_GAP}{{0,2}}文字?|{_GAP}{{1,3}}(?:文{_GAP}{{0,2}}[/／、]|摄影报道|文(?=并?[图摄]))){_TOOK}"
    rf"|{_GAP}{{1,3}}文{_GAP}{{0,2}}[/／]?{_GAP}{{0,2}}(?=(?:[\u3400-\u9fff]{{2,4}}{_GAP}{{1,3}}){{1,3}}[图摄])"
)
"""Behind those who wrote: 张三/文, 张三 文/图, 张三 文/摄影, 张三 文 李四 图, 张三 摄影报道."""
_IN_BRACKETS = re.compile(r"[（(【\[]([^（()）【】\[\]]{2,60})[）)】\]]")
_REPORTED = re.compile(rf"^[^，。！？；]{{2,16}}?[讯电訊電]{_GAP}{{0,3}}[（(]([^（()）]{{2,40}})[）)]")
"""Who signs the first line of a report without an office: 本报讯（张三）, 中新网5月20日电 (张三)."""
_REPORTS = re.compile(
    rf"^[^\s，。！？；:：]{{2,14}}(?:讯|电|訊|電|网|报|社|台|新闻){_GAP}{{1,3}}[\u3400-\u9fff]{{0,4}}(?:{_ROLES})"
)
"""A report's first line that names its reporter without brackets: 本报讯 记者张三报道：…"""
_EDITED = re.compile(
    rf"^[^，。！？；]{{2,16}}?[讯电訊電]{_GAP}{{0,3}}[（(](?:编辑|责编){_GAP}{{1,3}}([^（()）]{{2,24}})[）)]"
)
"""The editor in a flash's first line: 财联社5月20日讯（编辑 张三）."""
_EMPLOYED = re.compile(rf"[（(](?P<name>[\u3400-\u9fff]{{2,4}}){_GAP}{{1,3}}作者单位[:：系为][^（()）。]{{2,30}}[）)]$")
"""Where who wrote it works, behind the name at an article's end: （张三 作者单位：某某市纪委监委）."""
_MARKED = re.compile(rf"^[□■◎]{_GAP}{{0,2}}")
"""The box that newspapers put before a byline."""
_ORIGINAL = re.compile(rf"^原创{_GAP}{{1,3}}(?P<name>[\u3400-\u9fff]{{2,4}}){_GAP}{{1,3}}\S{{2,20}}$")
"""What WeChat shows above a text, copied with it: 原创 张三 某某发布."""
_OFFICES = re.compile(
    rf"\W*(?:本[报网台刊]|[\u3400-\u9fff]{{2,8}})?(?:(?:{_ROLES}){_GAP}{{1,3}}(?:[\u3400-\u9fff]{{2,3}}(?:{_GAP}{{1,3}}|\Z))+){{2,}}\W*"
)
"""A line of offices and of names whose surnames may be none: 本报记者 张三 通讯员 东宣."""
_ROLE_BEHIND = re.compile(r"([\u3400-\u9fff·]{2,5})[（(](?:本报|本网|特约)?(?:记者|通讯员)[)）]")
_ROLES_BEHIND = re.compile(rf"(?:{_ROLE_BEHIND.pattern}[\s\u3000、]*)+")
"""Whose role stands in brackets behind each name: 骆宾（本报记者）　饶雪（通讯员）."""
_SIGNED = re.compile(rf"{_ROLES}|文|原创|执笔|编译|采写|摄影报道")
_OPENS_SIGNED = re.compile("[□■◎]|.{2,18}[讯电訊電]")
"""One of these stands in every byline, or at its beginning; two patterns, for words alone are found faster."""
_ROLE = re.compile(rf"(?:{_ROLES})(?:{_GAP}{{0,2}}[/／|｜:：丨︱])?{_GAP}{{0,6}}")
_PARTED = re.compile(rf"(?:{_GAP}|[、，,/／∕&＆])+")
_CLOSED = ("）", ")", "）\n", ")\n")
EMPLOYER_ENDS = tuple(
    words("中心 部 局 办 委 科 室 院 社 站 所 处 公司 支部 学院 中学 小学 财经 体育 新闻 网 报 台 频道 在线")
)
"""How offices and outlets end that stand with a name in brackets: （技术中心 张三）."""
_CLOSING = re.compile(rf"[（(]([\u3400-\u9fff]{{1,8}}(?:(?:{_GAP}|[、，,]){{1,3}}{_NAME}){{0,3}})[）)]$")
_PEN_NAME = re.compile(
    r"[（(](?!.?完|[上中下略终]|待续|未完|节选|摘[编自]|转载|连载|本报|综合|结束|掌声|小编|附|见|有|供|资)"
    r"([\u3400-\u9fff]{1,2}[^办站社网局部委联会镇乡村县区市厅院校所队中组图件字稿文料频载摄影略完束终声编节改选录目页版者室科处股所源码章视生开\W])[）)]"
)
"""A name in brackets that is all an article's last line says; it need not begin with a surname."""
_SIGNED_PARTS = 2
"""Names in brackets behind paragraphs from which on they are those of analysts, readers, witnesses."""
_SIGNED_LAST = 12
"""Lines from the end among which a report may be signed: line-ups and tables follow it."""
_SIGNED_SENTENCE = re.compile(r"[。！？”]\s?[（(][\u3400-\u9fff]{2,3}[)）]$")
_PARTED_BY_GAP = re.compile(rf"[\u3400-\u9fff]{_GAP}{{1,3}}[\u3400-\u9fff]")
_STOP = re.compile("[，。？！；]")
_COLON = re.compile("[:：]")
_SENT = re.compile(
    r"^(?P<name>[\u3400-\u9fff]{2,3}?)(?:[台臺][北中南東]|新[北竹]|桃園|高雄|基隆|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|澎湖|金門|連江|北京|上海|香港"
    r"|東京|華盛頓|紐約|舊金山|洛杉磯|芝加哥|波士頓|休士頓|西雅圖|溫哥華|多倫多|倫敦|巴黎)[\u3400-\u9fff]{0,3}"
    r"(?:\d{1,2}日[电電]|報導|報道)$"
)
"""A name with the place and day of a telegram glued to it, or the place of a report: 連怡真台東縣27日電."""
_FROM_CITY = re.compile(
    "(?:北京|上海|天津|重庆|广州|深圳|成都|武汉|郑州|杭州|南京|苏州|温州|宁波|常州|徐州|金华|合肥|福州|厦门|南昌|济南|青岛|长沙|南宁|海口|贵阳"
    "|昆明|西安|兰州|西宁|银川|乌鲁木齐|太原|石家庄|沈阳|大连|长春|哈尔滨|呼和浩特|香港|台北)(?:报道|专电)"
)
"""Where a report is from, as a word of its own behind the names: 张三 郑州报道; some of these look like names."""
_REPORTED_FROM = re.compile(rf"{_GAP}([\u3400-\u9fff]{{2,4}})报道")
"""A word of its own glued to 报道, behind the names."""
_REGION_ENDS = ("州", "市", "县", "区", "镇", "乡", "港", "湾", "岛")
_DONE = re.compile(
    r"(?:摄影报道|报道|報導|報道|综合报道|整理|综合|整合|编译|文并?[/、]?图|图[/、]?文|采写|撰写|专电|电)$"
)
_FROM = re.compile(r"[∕／/][^∕／/]{2,6}(?:報導|報道|报道)\W*$")
"""Where a report is from, as Taiwan's papers sign: 【記者張三／台北報導】."""
_FROM_ISLAND = re.compile(r"[∕／/][^∕／/]{2,6}報導\W*$")
"""Where a report is from, behind a name and never one itself: 簡志遠／海島報導."""
_OTHER_HAND = re.compile(r"(?:图|摄[影像]?|制图|视频|音频|剪辑|编辑|校对|审核)\s?[/／|｜丨:：]")
"""Who did something else than write: 文/张三 图/李四."""
_OTHER_HANDS = re.compile(rf"(?:[/／]|{_GAP})(?:图片?|摄影?)(?![\u3400-\u9fff])|[;；]")
"""Between one who took the pictures and the next who wrote."""
_PHOTOGRAPHER = re.compile(r"[摄攝](?:影|像)?|供[图圖]|制图|图[:：/]|图片")
_TAKEN = re.compile(
    r"(?:(?P<role>记者|摄影师|通讯员)|社发[（(])[\s\u3000]{0,2}(?P<names>[\u3400-\u9fff]{2,4}(?:[、\s\u3000]{1,2}[\u3400-\u9fff]{2,4}){0,3})[\s\u3000]{0,2}摄[）)]?$"
)
_TOLD_BY_ONE = 120
"""characters that a story in pictures has for each credited picture at most, on average"""
_CREDITS = 2
"""lines that credit a photographer in a story told by pictures"""
_SPACED = re.compile("([□■◇◆●]?)[\\s\u3000]*([\u3400-\u9fff])[ \u3000]{1,2}([\u3400-\u9fff])[\\s\u3000]*")
_NO_NAME = frozenset(
    words(
        "时间 高考 成果 温馨 关注 金融 公告 文化 国际 明天 安全 全文 完结 广告 连载 时评 文旅 海外 都市 向上 党建 党史 "
        "党务 项目 成效 江南 江苏 安徽 云南 海南 夏天 谢谢 简介 时政 常识 通知 通讯 通告 原创 平安 和平 方法 方案 解读 "
        "经验 申报 应急 管理 言论 景点 房产 家居 家庭 国内 时尚 商业 关闭 国家 高清 时事 明星 花絮 温州 山东 "
        "山西 广东 广西 东方 贵州 江西 安庆 阳光 万象"
    )
)


def byline_names(texts: Sequence[str], *, signed: bool = False) -> tuple[str, ...]:
    """The authors that the first and last lines of a body name, in order; `signed` tells that its end is there."""
    found: list[str] = []
    last = len(texts) - 1
    for n, text in enumerate(texts):
        if n < _EDGE or n > last - _EDGE:
            found += _of_line(text, first=n < _EDGE) or spaced_name(text)
        elif n < _EDGE_STANDALONE and len(text) <= _STANDALONE:
            found += _standalone(text)
    found = _without_places(found, texts) if len(found) > 1 else found
    if not found and texts:
        found += _closing(texts) or (_pen_name(texts[-1]) if signed else [])
    return tuple(dict.fromkeys(found))


def _without_places(found: list[str], texts: Sequence[str]) -> list[str]:
    """Without a county before 报道, which looks like a name and which the text calls one: 记者 张三 云沛报道."""
    signed = "\n".join([t[-_STANDALONE:] for t in (*texts[:_EDGE], *texts[-_EDGE:]) if "报道" in t[-_STANDALONE:]])
    if not signed:
        return found
    places = {m[1] for m in _REPORTED_FROM.finditer(signed)}.intersection(found[1:])
    around = "\n".join(texts[:_EDGE_STANDALONE]) if places else ""
    return [
        n
        for n in found
        if n not in places or not (n.endswith(_REGION_ENDS) or any(n + u in around for u in _REGION_ENDS))
    ]


def opening_editors(text: str) -> tuple[str, ...]:
    """The editors that a flash's first line names in brackets."""
    edited = _EDITED.match(text)
    return tuple(n for n in names(edited[1]) if is_name(n)) if edited else ()


def closing_editors(text: str) -> tuple[str, ...]:
    """The editors that the last line of an agency's report names in brackets: （編輯：張三）1121027."""
    edited = _EDITED_LAST.search(text[-40:])
    return tuple(n for n in names(edited[1]) if is_name(n)) if edited else ()


def photographers(texts: Sequence[str]) -> tuple[str, ...]:
    """Who took the pictures of a story in pictures: those whom its captions credit (新华社记者 张三 摄)."""
    credits = [m for text in texts if (m := _TAKEN.search(text[-40:]))]
    if len(credits) < _CREDITS or sum(map(len, texts)) > _TOLD_BY_ONE * len(credits):
        return ()
    if not any(m["role"] for m in credits):  # pictures that were bought: 某某社发（张三 摄）
        return ()
    return tuple(dict.fromkeys(name for m in credits for name in names(m["names"]) if is_name(name)))


def is_byline(text: str) -> bool:
    """Whether a line is nothing but a byline: （张三/文 李四/图）, □张三, 本报记者 张三."""
    text = without_rights(text)
    if len(text) > _STANDALONE or _STOP.search(text):
        return False
    return bool(_of_line(text, first=False) or spaced_name(text)) or _OFFICES.fullmatch(joined(text)) is not None


def spaced_name(text: str, *, marked: bool = True) -> list[str]:
    """A name of two characters that is spread over three places, as papers set it: □ 杨　柳; with a mark or without."""
    match = _SPACED.fullmatch(text)
    return [name] if match and (match[1] or not marked) and is_name(name := match[2] + match[3]) else []


def _of_line(text: str, *, first: bool) -> list[str]:
    parts = (text,) if len(text) <= 200 else (text[:200], text[-120:])
    if not (any(map(_SIGNED.search, parts)) or _OPENS_SIGNED.match(text)):
        return []
    if (employed := _EMPLOYED.match(text)) and is_name(employed["name"]):
        return [employed["name"]]
    if first and (original := _ORIGINAL.match(text)) and is_name(original["name"]):
        return [original["name"]]
    if len(text) <= _STANDALONE and _ROLES_BEHIND.fullmatch(text) and all(map(is_name, _ROLE_BEHIND.findall(text))):
        return _ROLE_BEHIND.findall(text)
    if found := _before_written(text, parts) or _marked(text, first=first) or (_reporting(text) if first else []):
        return found
    if any(map(_ANY_ROLE.search, parts)):
        for part in parts:
            for match in _BRACKETED.finditer(part):
                found += _after_roles(match[1])
        if not found and len(text) <= _STANDALONE:
            found += _standalone(text)
        if not found and len(text) <= _STANDALONE and _OFFICES.fullmatch(joined(text)):
            people = _listed(_MARKED.sub("", text))
            found += people if people and is_name(people[0]) else []
    part = text[:200] if first else text[-120:]
    written = _WRITTEN.search(part)
    if written and (len(text) <= _STANDALONE or part[max(0, written.start() - 1)] in "（(【["):
        people = _written(written["names"])
        found += [] if "图文" in written[0] and not all(map(is_name, people)) else people  # 图文：甲队庆祝胜利
    return found


def _before_written(text: str, parts: Sequence[str]) -> list[str]:
    """The names before /文 or 文/图, in brackets or on a line of their own, without who took the pictures."""
    if not any(map(_WROTE.search, parts)):
        return []
    pieces = [m[1] for part in parts for m in _IN_BRACKETS.finditer(part)]
    if len(text) <= _STANDALONE and not _STOP.search(text):
        pieces.append(text.strip("（()）【】[] "))
    return next((found for piece in pieces if (found := _writers(piece))), [])


def _writers(piece: str) -> list[str]:
    found: list[str] = []
    at = 0
    for mark in _WROTE.finditer(piece):
        signed = _OTHER_HANDS.split(piece[at : mark.start()])[-1]
        at = mark.end()
        tokens = _listed(_MARKED.sub("", signed))
        people = [n for n in names(" ".join(tokens)) if is_name(n)]
        if not people or people[-1] != tokens[-1]:
            return []
        found += people
    return found


def _listed(text: str) -> list[str]:
    """The words of a list of people without their roles, nor the office in front of a role: 某某日报记者 张三."""
    found: list[str] = []
    pieces = _ROLE.split(joined(text))
    for n, piece in enumerate(pieces, 1):
        tokens = [w for t in _PARTED.split(piece) if not _is_origin(t) and (w := _DONE.sub("", t))]
        is_before_role = n < len(pieces) and not piece[-1:].isspace()
        if tokens and is_before_role and (n == 1 or not is_name(tokens[-1])):
            tokens.pop()
        found += tokens
    return found


def _is_origin(token: str) -> bool:
    """Whether a word says where a report is from: 郑州报道, 发自甘肃."""
    return token.startswith("发自") or _FROM_CITY.fullmatch(token) is not None


def _reporting(text: str) -> list[str]:
    """The names behind 记者 without brackets in a report's first line; running text follows them."""
    if not _REPORTS.match(text):
        return []
    found = _after_roles(_COLON.split(text[:80], maxsplit=1)[0])
    return [n for n in found if n[0] not in WORDLIKE and (len(n) < 4 or n.startswith(_COMPOUND))]


def _marked(text: str, *, first: bool) -> list[str]:
    """The names behind a box on a line of their own, or in brackets behind 本报讯."""
    reported = _REPORTED.match(text) if first else None
    box = _MARKED.match(text) if len(text) <= _STANDALONE else None
    listed = reported[1] if reported else text[box.end() :] if box else ""
    if _ANY_ROLE.search(listed):
        return []
    people = [t for t in _PARTED.split(joined(listed)) if t]
    if reported and len(people) > 1 and is_name(people[0]):  # with names of other peoples: (冯志军 南如卓玛)
        others = [t for t in people if is_name(t) or (len(t) > 3 and not t.endswith(EMPLOYER_ENDS))]
        return people if len(others) == len(people) and all(map(_IS_NAME.fullmatch, people)) else []
    return people if people and all(is_name(t) and (len(t) < 4 or t.startswith(_COMPOUND)) for t in people) else []


def _after_roles(text: str) -> list[str]:
    """The names behind each 记者, 通讯员 …"""
    if _PHOTOGRAPHER.search(text) and "文" not in text and "摄影报道" not in text:
        return []
    found: list[str] = []
    pieces = _ROLE.split(_FROM.sub("", text))
    for piece in pieces[1:]:
        for token in _PARTED.split(joined(piece).strip()):
            if _is_origin(token):
                break
            sent = _SENT.match(token)
            token = sent["name"] if sent else _DONE.sub("", token)
            if not token:
                continue
            if not is_name(token):
                break
            found.append(token)
    return found


def _standalone(text: str) -> list[str]:
    """`本报记者 张三 李四 报道`: the line ends with the names."""
    text = _OTHER_HAND.split(text, maxsplit=1)[0].rstrip()
    match = _ROLE.search(text)
    if match is None or match.start() > 16 or _STOP.search(text) or _PHOTOGRAPHER.search(text):
        return []
    people = _listed(_FROM_ISLAND.sub("", text[match.end() :]).strip("　 （()）【】[]"))
    return people if people and all(is_name(t) for t in people) else []


def _written(text: str) -> list[str]:
    """The names behind 文/, with or without a role or an outlet before them."""
    text = _OTHER_HAND.split(text, maxsplit=1)[0]
    parted = _ROLE.split(text)
    if len(parted) > 1:
        return _after_roles(text)
    people = list(names(without_rights(text)))
    led = len(people) > 1 and people[0].endswith((*EMPLOYER_ENDS, "之家")) and is_name(people[1])
    return people[1:] if led and _PARTED_BY_GAP.search(text) else people  # 文/某某之家 张三


def _closing(texts: Sequence[str]) -> list[str]:
    """The name in brackets at the very end of an article, as papers sign short news; none of several parts' names."""
    if sum(map(_is_signed, texts)) > _SIGNED_PARTS:
        return []
    for n, text in enumerate(reversed(texts[-_SIGNED_LAST:])):
        if n > 1 and not _SIGNED_SENTENCE.search(text[-12:]):
            continue
        match = _CLOSING.search(joined(text[-40:])) if text.endswith(_CLOSED) else None
        if match and "摄" not in match[1]:
            people = [t for t in _PARTED.split(match[1]) if t]
            if len(people) > 1 and people[0].endswith(EMPLOYER_ENDS):
                people = people[1:]  # （技术中心 张三）
            if all(is_name(t) and len(t) >= 2 for t in people):
                return people
    return []


def _is_signed(text: str) -> bool:
    """Whether a paragraph ends with names in brackets, perhaps behind an office: （东岭证券 施望）."""
    match = _CLOSING.search(joined(text[-40:])) if text.endswith(_CLOSED) else None
    return match is not None and is_name(_PARTED.split(match[1])[-1])


def _pen_name(text: str) -> list[str]:
    pen = _PEN_NAME.fullmatch(text.strip())
    return [pen[1]] if pen and pen[1] not in _NO_NAME and not pen[1].endswith(EMPLOYER_ENDS) else []


def is_name(token: str) -> bool:
    """Whether a word is shaped like a Chinese name and begins with a surname."""
    if not 2 <= len(token) <= 4:
        return 4 < len(token) <= 16 and "·" in token and _IS_NAME.fullmatch(token) is not None
    if token[0] not in _SURNAMES and not (len(token) > 2 and token.startswith(_COMPOUND)):
        return False
    return token not in _NO_NAME and _IS_NAME.fullmatch(token) is not None
