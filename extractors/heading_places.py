"""Which place a heading names: at its head, behind a number, slogan, office or person, in brackets, or before an
institution that stands in it, or in a line below. `places` reads a name; this module knows what headings write around
one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from .labels import bounds
from .places import (
    ESTATE_ENDINGS,
    GENERIC,
    Place,
    find_place,
    is_unit,
    lists_communities,
    may_name_place,
    read_place,
)
from .surnames import DOUBLE, SINGLE

__all__ = [
    "EXAMPLE",
    "HELD_OFFICE",
    "PART",
    "address_of",
    "counts_bare",
    "is_alley",
    "is_person_name",
    "is_rather_person",
    "lies_in",
    "names_thing",
    "names_unit",
    "place_of",
    "place_of_office",
    "says_whose",
    "whose",
]

_SENTENCE = re.compile(r"[。；！？!?]|，.*，|(?:说|介绍|表示|坦言|回忆|告诉.{0,4})[，：:]")
_BEHIND_A_NAME = re.compile(
    r"\W|党|居委|村委|居民委|村民委|两委|支部|支书|新一届|书记|主任|第一书记|指导员|连长|队长|场长|驻[村点]|\Z"
)
"""What may follow a place's name without a gap in a heading; 小区与… and 村小学 are no headings."""
_PARTNER = re.compile(r"\s?(?:与|和|联合|携手|[×✕xX&＆+＋])\s?([\u3400-\u9fff]{4,24})")
"""Who does it together with a place (锦溪镇蚕桑村与区农技推广中心党支部)."""
_NAME = re.compile(r"[\s·・•—|｜❖✦◆●■★☆-]*([\u3400-\u9fff]{1,5}(?![的了着])[\u3400-\u9fff])(?=\W|$)")
"""A name without a known ending behind a street: 和平街道纺织里."""
_NO_PLACE = re.compile("[有是之]")
"""What stands in no name of a place: 小街道里有大文章, 鄂温克族乡——驯鹿之乡."""
_VENUES = (
    "书房",
    "书屋",
    "书吧",
    "茶馆",
    "饭店",
    "餐厅",
    "食堂",
    "菜市场",
    "超市",
    "影院",
    "剧场",
    "车站",
    "公园",
    "图书馆",
    "文化馆",
    "旧址",
    "故居",
    "市集",
    "集市",
    "市场",
    "蓄水池",
    "泵站",
    "水厂",
    "水塔",
)
"""What people go to or has been, behind a street, and is no community: 柳营街道 · 听涛书房."""
_STORY = re.compile(r"[一二三四五六七八九十两几][\u3400-\u9fff]{1,5}[，,][一二三四五六七八九十两几]")
"""What a story is called that is told behind a street: 一口井，两本账."""
_OCCUPATIONS = frozenset("手员师长户人工商民")
_IN_BRACKETS = re.compile(r"\s*[（(【〔［\[]([^（()）【】〔〕［］\[\]]+)[）)】〕］\]]?\s*$")
_STREET_BEHIND = re.compile(
    r"\s*[（(]([\u3400-\u9fff]{2,10}(?:街道|镇|乡|苏木))[）)](?=[\s\u3000]|(?:党[总支委部工]{1,3})?(?:第一)?书记|主任)"
)
"""The street in brackets behind a community, in front of more: 石梯坎社区（朝天坊街道）　书记　龚凤琴."""
_PARTED = re.compile(r"[\s:：|｜丨—]")
_OFFICE_AND_NAME = re.compile(
    r"[\u3400-\u9fff]{1,8}?(?:长|员|书记|主任|代表|干部|队)[\s\u3000·:：]*(?P<person>[\u3400-\u9fff]{2,4})\W*"
)
"""What stands behind a place: an office and who holds it (石陂村村级河长 揭六根)."""
HELD_OFFICE = re.compile("书记|主任|队长|队员|校长|园长|站长|所长|委员|干部|特派员|代表|网格员|河长|林长")
"""What a person is called in a place: 石桥村党支部书记."""
_BRANCH = re.compile("(?:第?[0-9０-９一二三四五六七八九十]{1,2}|联合|功能型?|流动)?党(?:支部|总支|委)")
"""A branch of the party behind its place: 望江社区第一党支部."""
_ALLEY = re.compile("[\u3400-\u9fff]{1,6}(?:巷|街|路|胡同|大道)")
"""A way in a street, which is no community of it: 书院街道　文昌巷."""
_HOUSE = re.compile(r"[A-Za-z]?\d{1,4}(?:[-、至]\d{1,4})?(?:号楼?|号?院|栋|幢|座|单元)")
"""A house of a community: 锅厂社区12号楼."""
_REACH_AT = re.compile(
    "[\u3400-\u9fff]{1,5}?[河江溪渠沟港湖](?P<street>[\u3400-\u9fff]{2,5}?(?:镇|乡|街道))"
    "(?P<community>[\u3400-\u9fff]{1,6}?(?:村|社区))?段(?![\u3400-\u9fff])"
)
"""A reach of a river at a town or village: 清漳河石盘镇段."""
_NO_NAME = re.compile("[一古各全本老]村|新农村|街道社区|校社区")
"""What is no village's or community's name: 一村一品展示馆."""
_ANY_COUNT = re.compile(r"第[0-9０-９一二三四五六七八九十]{1,3}[\u3400-\u9fff]{1,2}[:：|｜·、\s]+")
"""What counts a heading: 第三家："""
_OFFICE_THERE = re.compile(
    r"[\u3400-\u9fff]{0,12}?(?:[室所庭院站点社队厂房池塔堂馆坊亭场]|中心|公司|政府|委员会)"
    r"(?:理事长|董事长|社长|主任|所长|站长|庭长|队长|经理|厂长|负责人)?(?=\W|\Z)"
)
"""What a town or village has, with whoever heads it: 司法所, 养鹅合作社, 合作社理事长."""
_REACH = re.compile("[\u3400-\u9fff]{1,5}[河江溪渠港水][\u3400-\u9fff]{0,4}段(?![\u3400-\u9fff])")
"""A reach of a river: 思贤河城郊段."""
_OFFICE_OF = re.compile(
    "(?:(?:人民)?(?:调解委员会|调委会)|(?:党群|便民|政务)?服务中心|工作站|党总?支部|党工?委|村委会|居委会)(?=[:：—|｜])"
)
"""An office of a place in front of what it did: 云台镇人民调解委员会：三兄弟和一口老井."""
_OFFICE_END = ("长", "员", "书记", "主任", "代表", "干部", "队")
_POSTED = re.compile(r"(?<=[\u3400-\u9fff])驻(?!(?:地|军)(?:社区|村|小区|街)|马店)(?=[\u3400-\u9fff]{2,12}[镇乡村区])")
"""Before the place to which an office sends its people: 县税务局驻马营镇李家沟村帮扶工作队."""
_KIN = ("父子", "父女", "母子", "母女", "夫妇", "夫妻", "兄弟", "姐妹", "姐弟", "兄妹")
"""What stands behind the name of people who are related (崔永年父子)."""
_WORKS_THERE = re.compile(
    r"[\u3400-\u9fff]{0,6}(?:卫生室|卫生站|卫生院|诊所|小学|学校|教学点|幼儿园)[\s\u3000·]+(?P<people>[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4})?)"
)
"""An institution of a place and who works there: 杨树洼村卫生室　孙桂芳."""
_BRACKETED = re.compile(r"[（(]([^（()）]{2,20})[）)]")
_PLACE_WORDS = frozenset(
    "坳岙垇墟峒冲寮畲埔崮岗坂墩嘴垸坨垡里坊苑关巷路街湾桥坪沟庄营园城滩井口家村社"
    "厂店铺河岭塘洲岛港渡寨堡屯门楼台寺庙窑峪坝院场区"
)
"""Last characters of names of places, which a person's name hardly has."""
_COUNTED = re.compile(
    r"[\u3400-\u9fff]{0,4}(?:[0-9０-９一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛壬癸])[\s:：|｜丨、.．—]"
)
"""The number of an example before its place: 案例3 临江街道."""
_STREET_IN_BRACKETS = re.compile(
    r"[【〔［\[〖「『《〈＜（(]?\s*(?:[\u3400-\u9fff]{2,6}[市区县旗](?=[\u3400-\u9fff]{2}))?"
    r"([\u3400-\u9fff]{1,10}(?:街道|街道办|镇|乡|(?<![行业吃老食古化旅])街))\s*[】〕］\]〗」』》〉＞）)][\s\u3000·:：-]*[【〔［\[〖「『]?(?=[\u3400-\u9fff])"
)
"""A street in brackets in front of its community: 【荔城街】三江口村."""
EXAMPLE = re.compile(
    r"[\[【［（(〔]?(?:案例|实例|例|故事|样本|典型|事例|项目|展示|样板间?|第)[0-9０-９一二三四五六七八九十]{1,3}(?:个|例|站|号)?"
    r"(?:[\]】］）)〕]\s*|[\s:：|｜丨、.．—-]+)"
    r"|案例[0-9０-９一二三四五六七八九十]{1,3}(?=[\u3400-\u9fff]{2,6}(?:街道|镇|乡))"
    r"|[\u3400-\u9fff]{1,4}[人手者][0-9０-９一二三四五六七八九十]{1,2}\s?[:：、](?=[\u3400-\u9fff])"
)
"""What numbers an example, which is no part of its place: 案例一、沿江街道船厂社区, 打擂人一：皮影巷社区."""
_RUBRIC = re.compile(
    r"[【〔［\[〖]?(?!图|来源|地点|地址|责任|报送|作者|记者|摄|单位)[\u3400-\u9fff]{2,8}[】〕］\]〗]\s*|走进|探访|来自"
)
"""Words in brackets, or that lead there, in front of a whole place: 【党建引领】岱山街道西善花苑社区."""
_ESTATE = re.compile(r"[\u3400-\u9fff0-9０-９]{1,7}(?:院|弄|里|坊|苑|楼)")
"""An estate before its street in brackets: 后莫家弄9号院（白沙街道）."""
_UNSEEN = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]")
"""Letters of no width."""
_SPACED_NAME = re.compile(r"(?<=[\s\u3000])([\u3400-\u9fff])[\s\u3000]([\u3400-\u9fff])(?=\Z|[（(])")
"""A person's name of two characters that are set apart: 村医　陶　艳."""
_SPACED_FIRST = re.compile(r"^([\u3400-\u9fff])[\s\u3000]([\u3400-\u9fff])(?=\s?[｜丨|/／·:：（(])")
"""The same in front: 袁　飞｜金竹村党支部书记."""
_FIRM = re.compile("[\u3400-\u9fff]{2,6}(?:米业|酒业|乳业|茶业|药业|木业|实业|农业|牧业|食品)")
"""A firm behind its street: 浩荡河镇　大甸子米业."""
_ALL_APART = re.compile(r"[\u3400-\u9fff](?:[\s\u3000]+[\u3400-\u9fff])+")
"""A name of which all characters are set apart: 前 店 村."""
_DASHES = "——"
_CLOSERS = "》」』】”）)"
_WHOSE = re.compile(
    r"[（(]?(?:(?:联系|服务|结对|包联|包抓|帮扶|派驻|所在|对口)(?:镇|乡|村|社区|点|地点|地|单位)?|地址|位置|地点|(?<=[（(])驻)?[:：]?"
)
"""What says in a line below the name of a person or an institution whose place it is (（服务龙泉镇柿子沟村）)."""
_STREET_LAST = re.compile("[（(]([\u3400-\u9fff]{2,8}(?:街道|镇|乡))[)）]$")
"""The street in brackets behind who is in office: 荷花社区党委书记李建国（南湖街道）."""
_WHO_BEHIND = re.compile(
    r"(?:党(?:总?支部|委)|村委会|居委会)?(?:书记|主任|第一书记)?[\s\u3000·•—:：|｜丨-]+(?:[\u3400-\u9fff]{1,4}[\s\u3000])?([\u3400-\u9fff]{2,8})[\s\u3000]*"
)
"""A name behind a place's, with an office perhaps: 党支部书记 张大山, ·半间书店."""
_WATERS = tuple("河江溪渠港湖沟湾浜")
"""What the names of waters end with."""
_PART_OF_ISSUE = ("街道篇", "镇篇", "乡篇")
"""How what comes from one street is headed: 望江街道篇."""
_ISSUE = frozenset(("专场", "专辑", "专栏", "专题", "篇", "片", "辖区"))
"""What stands behind the name of a street above its communities (沙河镇专场)."""
_LEADS_THERE = re.compile(
    r"(?:[^。！？：:；]{0,12}[，,！!]\s?)?(?:跟着镜头|让?我们|一起)*(?:走进|来到|打卡|探访|走访|聚焦|对话|来自|这里是|我是|在)(?=[\u3400-\u9fff]{2})"
    r"|(?:欢迎)?来到|驻(?=[\u3400-\u9fff]{2,10}[镇乡村])|讲述人[:：]|[（(]?[^（()）]{2,10}[）)]|[（(《『「]?[^（()）《》「」『』。，]{2,10}[》』」][\W①-⑳]?"
)
"""What leads to a whole place: 走进龙泉镇青石村, 今天，我们来到云岭乡雾里村, 《幸福邻里》⑨."""
_BREAKS_THERE = re.compile(
    r"[^。；？?]{0,20}[？?]\s?(?:——)?(?:看|听)?|[^。！？；，,！!]{0,14}[，,！!]\s?|(?:参评|参选|入选|获奖|推荐|报送|候选)(?:社区|村居?|单位)[:：]\s?"
)
"""The same, cut off by a stop: 这一站，溪口镇岩头村！"""
_OPENS_ON = re.compile("走进|聚焦|[\u3400-\u9fff]{2,4}名片[\\W①-⑳]?[:：]|[\u3400-\u9fff]{2,6}】")
"""Of these, what leads to a street alone, too."""
_FROM_THERE = re.compile(r"[\s！!~～。，,]|“|的(?:声音|报告|故事|答卷)|上榜|入选|获评|党支部|网格员|工作队|$")
"""What may follow such a place."""
_TERMS = re.compile(
    r"(?:街道|镇街?|乡镇?)(?:[（(][^（()）]{1,6}[）)])?[:：]\s?(?P<street>[\u3400-\u9fff]{2,8}(?:街道|镇|乡))[\s\u3000|｜，,；;]+(?:社区|村|村居)(?:[（(][^（()）]{1,6}[）)])?[:：]\s?"
    r"(?P<community>[\u3400-\u9fff]{2,12})"
)
"""Street and community behind a word for each: 街道：大浪街道　社区：浪口社区."""
_OF_A_ROW = re.compile("来源|稿源|文[/／]|图[/／]|供稿|摄影|撰稿|图片由|获得?荣誉|荣获")
"""How rows begin that name places and head nothing."""
_SEAT_OF_STREET = re.compile(
    r"(?<=[镇乡道])(?:党工?委|(?:人民)?政府)(?=[\s\u3000|｜·])|(?<=[镇乡道])(?:报送|选送|推荐)[:：](?=[\u3400-\u9fff])"
)
"""What stands between a street and its community and is part of neither: 大柳树镇人民政府 | 前柳村."""
_COUNT = r"\s*[0-9０-９一二三四五六七八九十两]{1,3}\s?[件个项例篇则张条]"
_BARE_COUNT = re.compile(rf"(?:街道|镇|乡){_COUNT}\Z")
_HOW_MANY = re.compile(
    rf"{_COUNT}|"
    r"\s*[（(]\s?[0-9０-９一二三四五六七八九十两]{1,3}\s?[件个项例家篇则户条][\u3400-\u9fff]{0,3}\s?[)）]"
)
"""How much of a street follows, behind its name: 城东街道（2件）, 大桥镇（3个村）, 宁河街道3张."""
_SEAT = re.compile(
    r"[\u3400-\u9fff]{2,12}(?:站|中心|所|室|工坊|合作社|基地|点|庭|馆|屋|角|亭|吧|岗|消防队|剧团|专线|夜校|渡口|码头)|[\u3400-\u9fff]{1,6}[河江湖溪渠]"
)
"""An institution or a river of a place, behind its name (东津街道联络站, 桥头村共富工坊, 陈场镇老襄河)."""
_SEAT_IN = re.compile(
    r"[\u3400-\u9fff]{2,12}(?:站|中心|所|室|工坊|工作站|基地|点|庭|局|办)\s*(?:[:：|｜丨·—-]{1,2}|[（(])\s*"
    r"(?P<community>[\u3400-\u9fff0-9０-９·]{2,20})[）)]?"
)
"""An institution of a street and the community where it works: 云峰乡调解室：岔河村."""
_DOTS = " \u3000·•‧"
_STROKES = re.compile(r"\s*[｜丨|·•‧×✕]\s*|[\s\u3000]+")
"""What parts a heading: bars, dots, spaces, and the cross between partners (禾丰米业有限公司×双榆镇永胜村)."""
_LEVELS = re.compile(r"\s*[｜丨|·•/／—_>＞-]+\s*|[\s\u3000]+")
"""What parts district, street and community: 天桥区__官扎营街道__汇泰社区."""
_TAG = re.compile(
    r"[【〔［\[（(]?[\u3400-\u9fff]{0,3}?[0-9０-９一二三四五六七八九十]{1,3}[\u3400-\u9fff]{0,3}[】〕］\]）)]\s*"
)
"""A number with what it counts in brackets: 【第一站点】, 【榜一】."""
_ROLE = re.compile("供稿|编辑|主办|承办|协办|来源|摄影|记者|作者|单位|地址|地点|欢迎")
"""What stands before a place without naming anything of it."""
PART = "片区"
"""A part of a street, which is no community behind its name."""
_VILLAGES = ("社区", "村", "嘎查")
"""Endings of communities that have things of their own; an estate's name may go on."""
_THING = re.compile(
    r"(?![的了是在有和与里被把将等以及向对从到让给也都就还又居村党])[\u3400-\u9fff]{2,9}(?:[（(][^（()）]{1,12}[)）])?"
)
"""A thing of a village, as a heading names it: 大沟村小水窖联网, 盐场村志愿消防队."""
_WORKS = re.compile(
    r"[\u3400-\u9fff]{2,8}(?:工程|项目|除险|加固|改造|整治|治理|建设|修复|联网)(?:[（(][^（()）]{1,12}[)）])?"
)
"""Works of a town: 滴水沟乡淤地坝除险."""
_STRETCHES = ("段", "路段", "河段")
"""A stretch of a road or river at a place: 红旗镇三里铺村段."""
_CENTRE = re.compile(r"(?:中心)?(?:社区|乡镇)?卫生(?:服务中心|服务站|院)(?=\W|$)")
"""A town's clinic, before its departments (沙岗街道社区卫生服务中心·全科诊室)."""
_CREW = re.compile(r"[\u3400-\u9fff]{0,6}(?:消防队|夜校)")
"""What a town has that a heading within a section may name as well: 双河镇专职消防队."""
_STATION = re.compile("(?:人大)?(?:代表)?(?:联络|服务|工作|实践|(?:微型)?消防|警务|卫生|文化|气象)站")
"""What stands for all of a community where it is named without its street: 槐花巷社区联络站."""
_SCHOOL_OR_CLUB = re.compile(
    r"[\u3400-\u9fff]{0,6}(?:幼儿园|小学|学校|夜校|合作社|工坊|驿站|食堂|书屋|祠堂|屋场|院落|卫生室|实践站|服务队|消防队|[巡护守]\w队)"
    "|[\u3400-\u9fff]{1,4}[塘沟渠湖泉]"
)
"""What is named for a community alone: 江南社区童悦幼儿园, 大圩村藕塘."""
_TURNED = re.compile(
    r"(?:[\u3400-\u9fff]{2,6}[:：])?(?P<community>[\u3400-\u9fff]{2,12}(?:社区|村|嘎查))(?:[（(]原[^（()）]{2,10}[）)])?"
    r"\s?(?:[×✕xX·•|｜丨/／@]|——|--|[\s\u3000]|[（(](?=[^（()）]{2,16}[）)]$))\s?(?:(?:隶属|所[在属]|位于|属)(?:镇|乡|街道|镇街|地)?[:：]?\s?)?"
    r"(?:[\u3400-\u9fff]{2,6}[市区县旗])?(?P<street>[\u3400-\u9fff]{2,8}(?:街道|镇|乡))"
)
"""A community and its street behind it: 青稞巷社区 × 雪山街道, 听涛社区 · 江岸街道."""
_UNIT_IN = re.compile(r"(?P<unit>[\u3400-\u9fff]{4,20})\s*[（(][^（()）]{3,16}[)）]")
"""An institution and, in brackets, where it is: 向阳花手工合作社（阿热买里社区）."""
_NAME_IN = re.compile(r"([\u3400-\u9fff·]{2,8})\s*[（(][^（()），。；：]{3,24}[)）]")
"""A person's or a shop's name and, in brackets, where that is: 阿莲土货铺（黑沟村）."""
_SHOPS = ("店", "铺", "坊", "馆", "货", "行", "社", "厂", "站", "摊")
_SCHOOL = re.compile(r"(?:完全|中心)?(?:小学|中学|学校|幼儿园|卫生室|卫生站|卫生院|敬老院|养老院)(?=\W|$)")
"""An institution that is named for its village: 柏木镇石梯村小学."""


@lru_cache(256)
def place_of(text: str, endings: tuple[str, ...], *, exact: bool) -> Place | None:
    """The place that a heading names: at its head, or behind a colon, dash or name in it (案例一：双河镇石门村).

    Where it must be `exact`, nothing but the place may stand there. A part of a street is no community of it.
    """
    if not endings and not may_name_place(text, endings):
        return None
    text = _UNSEEN.sub("", text)
    text = text if _ALL_APART.fullmatch(text) else _SPACED_FIRST.sub(r"\1\2", _SPACED_NAME.sub(r"\1\2", text))
    place = _place_of(text, endings, exact=exact)
    is_part = place is not None and place.street is not None and (place.community or "").endswith(PART)
    return place._replace(community=None) if place and is_part else place


def _place_of(text: str, endings: tuple[str, ...], *, exact: bool) -> Place | None:
    if not may_name_place(text, endings) or _has_sentences(text, endings) or _OF_A_ROW.match(text):
        return None
    text = _SEAT_OF_STREET.sub("", text)
    if exact:
        return _alone(read_place(text, endings), endings)
    if (posted := _POSTED.search(text)) and (inner := read_place(text[posted.end() :], endings)):
        town = None if inner.street else read_place(text[: posted.start()], endings)
        return Place(town.street if town and not town.rest else inner.street, inner.community, text)
    if counted := EXAMPLE.match(text):
        text = text[counted.end() :]
    if turned := _TURNED.fullmatch(text.rstrip("）)")) or _TERMS.fullmatch(text):
        return Place(turned["street"], turned["community"])
    if text.endswith(_PART_OF_ISSUE):
        text = text[:-1]
    if led := _behind_a_street(text, endings) or _behind_a_name(text, endings):
        return led
    for leading in (_LEADS_THERE, _BREAKS_THERE):
        if (leads := leading.match(text)) and (there := _led_to(text[leads.end() :], endings, full=True)):
            return there
    if (leads := _OPENS_ON.match(text)) and (there := _led_to(text[leads.end() :], endings, full=False)):
        return there
    place = read_place(text, endings)
    if place and not place.street and place.rest[:1] in _CLOSES_QUOTATION:  # “最美社区”巡礼——大桥街道滨河社区
        place = None
    if place is None:
        return _in_brackets(text, endings) or _parted(text, endings)
    if headed := _at_head(place, text, endings):
        return headed
    whole = None if place.full or _SENTENCE.search(text) else _parted(text, endings)
    return whole if whole and whole.full else None  # 候选社区18号：云龙区彭城街道老东门社区


_HEADING_LONGEST = 26
"""characters behind 在 or 走进 from which a comma makes a sentence: 在翠苑街道翠苑一区社区，每天清晨…"""
_CLOSES_QUOTATION = ("”", "」", "』", "》")


def _led_to(text: str, endings: tuple[str, ...], *, full: bool) -> Place | None:
    """The place to which words lead in front of it, the whole of one perhaps, or all that stands there."""
    place = read_place(text, endings)
    if (
        place is None
        or not (place.full if full or place.rest else place.street)
        or not _FROM_THERE.match(place.rest)
        or ("，" in place.rest and len(text) > _HEADING_LONGEST)
        or place.rest.endswith("。")
    ):
        return None
    return place


def _has_sentences(text: str, endings: tuple[str, ...]) -> bool:
    """Whether a text has sentences, and more than a place behind the last: …不能松开。——派驻下渡村第一书记."""
    told, stop, last = text[:-1].rpartition("。")
    if not told or not stop:
        return False
    place = read_place((last + text[-1]).lstrip("”」』—–- 　（("), endings)
    return place is None or (bool(place.rest.strip(_CLOSERS + " ")) and place.rest[0] not in "：:")


def _alone(place: Place | None, endings: tuple[str, ...]) -> Place | None:
    """The place behind whose name nothing stands but what names all of a street (沙河镇专场), or an office of it."""
    if place and _is_issue(place):
        return Place(place.street, place.community)
    place = _completed(place, endings)
    if place and place.street and not place.community and is_unit(place.rest):
        return Place(place.street, None)
    return place if place and not place.rest.strip() else None


def _is_issue(place: Place) -> bool:
    """Whether what stands behind a street says that it heads what comes from it."""
    if place.rest in _ISSUE:
        return True
    return not place.community and bool(_HOW_MANY.fullmatch(place.rest) or lists_communities(place.rest))


def counts_bare(text: str) -> bool:
    """Whether a text is a street with a number without brackets: 宁河街道3件, which may be a value as well."""
    return _BARE_COUNT.search(text) is not None


def _at_head(place: Place, text: str, endings: tuple[str, ...]) -> Place | None:
    """The place at a heading's head, None where what stands behind it makes it something else's name."""
    if place.street and not place.community and (working := _SEAT_IN.fullmatch(place.rest)):
        inner = read_place(working["community"], endings)
        if inner and inner.community and not inner.street:
            return Place(place.street, inner.community, text)
    if place.full and is_alley(alley := place.rest.strip(_DOTS)):
        return place._replace(part=alley)
    if _is_of_place(place) or (place.full and _HOUSE.fullmatch(place.rest.strip(_DOTS))):
        return place
    if _is_issue(place):
        return Place(place.street, place.community)
    if held := _OFFICE_OF.match(place.rest):
        return place._replace(rest=place.rest[held.end() :])
    if place.street and not place.community and _REACH.match(place.rest.strip()):
        return Place(place.street, None, place.rest)
    place = _completed(place, endings) or place
    rest = place.rest
    if place.street and not place.community and is_unit(rest):
        return Place(place.street, None)
    if place.street and (_SEAT.fullmatch(rest.rstrip(_CLOSERS)) or _is_person(rest)):
        return place
    if (held := _OFFICE_AND_NAME.fullmatch(rest)) and is_person_name(held["person"]):
        return place
    if (works := _WORKS_THERE.fullmatch(rest)) and all(map(is_person_name, works["people"].split("、"))):
        return place
    if (partner := _PARTNER.fullmatch(rest)) and is_unit(partner[1]):
        return place
    if (place.street or (place.community or "").endswith(("社区", "村"))) and _BRANCH.fullmatch(rest):
        return place
    return place if _BEHIND_A_NAME.match(rest) and not _SENTENCE.search(rest.rstrip("！!？?")) else None


def place_of_office(text: str, endings: tuple[str, ...]) -> Place | None:
    """The place whose office, cooperative or reach of a river a line names that is a heading by all else it shows.

    Such words do not make a heading of a line, as a place alone does: 三、双塘镇司法所　所长　余晓岚.
    """
    first, last = bounds(text, 0, len(text))
    text = text[first:last]
    text = text[counted.end() :] if (counted := _ANY_COUNT.match(text)) else text
    if reach := _REACH_AT.match(text):
        return Place(reach["street"], reach["community"])
    place = read_place(text, endings)
    return place if place and not _NO_NAME.match(text) and _OFFICE_THERE.match(place.rest) else None


def _in_brackets(text: str, endings: tuple[str, ...]) -> Place | None:
    """The place in brackets behind an institution's or an estate's name: 后莫家弄9号院（白沙街道）."""
    unit = _UNIT_IN.fullmatch(text)
    named = _NAME_IN.fullmatch(text)
    if named and _is_somebody(named[1]) and (community := _community_in_brackets(text, named.end(1), endings)):
        return Place(None, community, text)
    if named and is_person_name(named[1]) and (held := _held_in_brackets(text, named.end(1), endings)):
        return Place(held.street, held.community, text)
    if unit and is_unit(unit["unit"]) and (community := _community_in_brackets(text, unit.end("unit"), endings)):
        return Place(None, community, text)
    for named in _BRACKETED.finditer(text):
        stretch = "段" if text[: named.start()].strip().endswith(_WATERS) else ""  # 前溪（下湖镇段）
        inner = read_place(named[1].removesuffix(stretch), endings)
        if inner and inner.street and not inner.rest:
            name = text[: named.start()].strip()
            named_alone = not inner.community and _ESTATE.fullmatch(name) is not None
            return Place(inner.street, name if named_alone else inner.community, text)
    return None


def _is_somebody(name: str) -> bool:
    """Whether a name is that of a person or a shop."""
    return is_person_name(name) or name.endswith(_SHOPS)


def _parted(text: str, endings: tuple[str, ...]) -> Place | None:
    """The place in another part of a heading than the first: 案例一：双河镇石门村."""
    inner = find_place(text, endings) if _PARTED.search(text) else None
    if inner is None:
        return None
    seated = _SEAT.fullmatch(inner.rest) is not None
    if inner.community is None:
        seated = seated or is_unit(inner.rest)
        led = _COUNTED.match(text) or is_person_name(_PARTED.split(text)[0])
        last = inner.street is not None and text.rstrip().endswith(_DASHES + inner.street)
        return Place(inner.street, None, text) if last or (led and (seated or not inner.rest)) else None
    seated = seated or _is_of_place(inner)
    whole = (seated or _BEHIND_A_NAME.match(inner.rest)) and (inner.street or not inner.rest)
    return Place(inner.street, inner.community, text) if whole else None


def _behind_a_street(text: str, endings: tuple[str, ...]) -> Place | None:
    """The place behind its street, a number or words in brackets: 【荔城街】三江口村, 【第一站点】富文镇龙门社区."""
    if (tag := _TAG.match(text)) and (numbered := read_place(text[tag.end() :], endings)) and numbered.street:
        return Place(numbered.street, numbered.community, text)
    headed = _RUBRIC.match(text)
    whole = read_place(text[headed.end() :], endings) if headed else None
    goes_on = whole is not None and _BEHIND_A_NAME.match(whole.rest) and not _SENTENCE.search(whole.rest)
    column = headed is not None and "社区" in headed[0]  # 【社区风采】
    if whole and ((whole.full and goes_on) or (not whole.rest and whole.community and column)):
        return Place(whole.street, whole.community, text)
    bracketed = _STREET_IN_BRACKETS.match(text)
    inner = read_place(text[bracketed.end() :], endings) if bracketed else None
    return Place(bracketed[1], inner.community, inner.rest) if bracketed and inner and not inner.street else None


def _behind_a_name(text: str, endings: tuple[str, ...]) -> Place | None:
    """The place in a part behind a slogan's, a team's or a person's: 云雾里的寨子｜雪林乡左都村."""
    parts = [part for part in _STROKES.split(text) if part]
    pieces = [part for part in _LEVELS.split(text) if part]
    for street, community in pairwise(pieces[1:]) if len(pieces) > 2 else ():
        above, below = read_place(street, endings), read_place(community, endings)
        if (
            above
            and above.street
            and not (above.community or above.rest)
            and below
            and not (below.street or below.rest)
        ):
            return Place(above.street, below.community, text)
    for street, community in pairwise(parts[1:]):
        above = read_place(street, endings)
        if above and above.street and not above.community and not above.rest:
            whole = _completed(read_place(f"{street} {community}", endings), endings)
            if whole and whole.full and not whole.rest:
                return whole
    if len(parts) < 2 or _ROLE.search(parts[0]):
        return None
    first = None if is_person_name(parts[0]) else read_place(parts[0], endings)
    if first and first.street:
        return None
    for part in parts[1:]:
        place = _completed(read_place(part, endings), endings)
        held = place is not None and is_person_name(parts[0]) and HELD_OFFICE.search(place.rest) is not None
        of_person = held and place is not None and place.community is not None and read_place(parts[0], endings) is None
        named = place is not None and (place.full or of_person)
        if place and named and (held or not place.rest or _IN_BRACKETS.fullmatch(place.rest)):
            return Place(place.street, place.community, text)
    last = read_place(parts[-1], endings)
    if last and last.street and not last.community and (not last.rest or _IN_BRACKETS.fullmatch(last.rest)):
        return Place(last.street, None, text)
    return None


def is_alley(name: str) -> bool:
    """Whether a name is that of a way in a street: 文昌巷."""
    return _ALLEY.fullmatch(name) is not None


def names_thing(place: Place) -> bool:
    """Whether a heading would name a thing of a place, which a caption or a subhead may as well."""
    if (named := _NAME_IN.fullmatch(place.rest)) and place.full and _is_somebody(named[1]):
        return False
    if place.part or ((held := _OFFICE_AND_NAME.fullmatch(place.rest)) and is_person_name(held["person"])):
        return False
    if _NAME_IN.fullmatch(place.rest) and not place.street:
        return True
    if place.street and not place.community:
        return any(thing.fullmatch(place.rest) for thing in (_WORKS, _CREW, _WORKS_THERE))
    if not place.full and _WORKS_THERE.fullmatch(place.rest):
        return True
    return any(thing.fullmatch(place.rest) for thing in ((_THING,) if place.full else (_SCHOOL_OR_CLUB, _STATION)))


def names_unit(text: str) -> bool:
    """Whether a heading names an office, firm or building, first or last (金禾大厦：23层的“共享会客厅”)."""
    parts = [part for part in _PARTED.split(text) if part]
    return any(map(is_unit, parts[:1] + parts[-1:]))


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether a place lies in the one above it: a community in its street, an estate in its community."""
    if inner.street or not inner.community or not outer.street:
        return False
    return outer.community is None or inner.community.endswith((*ESTATE_ENDINGS, "新村"))


def address_of(text: str, endings: tuple[str, ...]) -> tuple[Place | None, bool]:
    """The place that is all a line below a name says, and whether words in front say whose it is."""
    start = _behind_whose(text, 0)
    place = read_place(text[start:], endings)
    more = bool(text[:start].strip("（( \u3000"))
    return (place if place and not place.rest.strip(_CLOSERS + " ") else None), more


def whose(place: Place) -> str:
    """Who or what of a place a heading names behind it, empty where nobody: 石桥村　张大山, 道山社区·半间书店."""
    behind = _WHO_BEHIND.fullmatch(place.rest)
    return behind[1] if behind else ""


def says_whose(text: str, start: int, community: str) -> bool:
    """Whether a text says from `start` on whose a community is (服务地：沙河镇北岗村)."""
    name = _behind_whose(text, start)
    return bool(text[start:name].strip("（( ")) and text[name:].strip(_CLOSERS + " ").endswith(community)


def _behind_whose(text: str, start: int) -> int:
    """Where the place begins behind what says whose it is, which may be nothing."""
    whose = _WHOSE.match(text, start)
    return whose.end() if whose else start


def _is_of_place(place: Place) -> bool:
    """Whether what stands behind a place's name is a thing of that place: its school, its volunteers, its works."""
    rest = place.rest
    if place.full:
        return (
            rest in _STRETCHES
            or _SCHOOL.fullmatch(rest) is not None
            or (
                (place.community or "").endswith(_VILLAGES)
                and not (place.community or "").endswith(("村村", "驻村"))
                and _THING.fullmatch(rest) is not None
            )
        )
    if place.street:
        return _WORKS.fullmatch(rest) is not None or _CENTRE.match(rest) is not None
    if _STATION.fullmatch(rest):
        return place.community is not None
    return (place.community or "").endswith(_VILLAGES) and _SCHOOL_OR_CLUB.fullmatch(rest) is not None


def _completed(place: Place | None, endings: tuple[str, ...]) -> Place | None:
    """The place with a name without a known ending behind its street, or with a street in brackets behind its name."""
    if not place:
        return None
    name = _NAME.match(place.rest) if place.street and not place.community else None
    named = (
        name is not None
        and not _NO_PLACE.search(name[1])
        and not (is_unit(name[1]) or _is_person(name[1]) or _is_held(name[1]))
    )
    if name and _FIRM.fullmatch(name[1]):
        return Place(place.street, None, place.rest)
    named = named and not _STORY.match(place.rest.strip()) and not (name and name[1].endswith(_VENUES))
    if name and named and (inside := _community_in_brackets(place.rest, name.end(), endings)):
        return Place(place.street, inside, place.rest[name.end() :])
    if name and (name[1] in GENERIC or _SCHOOL.fullmatch(name[1]) or name[1].endswith(_VENUES)):
        return Place(place.street, None)
    if name and _WORKS.fullmatch(place.rest):
        return place
    if name and named:
        return Place(place.street, name[1], place.rest[name.end() :])
    if place.full and (place.community or "").endswith("新村"):
        inside = _community_in_brackets(place.rest, 0, endings)
        return Place(place.street, inside, place.rest) if inside else place
    if not place.street and (behind := _STREET_BEHIND.match(place.rest)) and (around := read_place(behind[1])):
        return Place(around.street, place.community, place.rest)
    if not place.street and (held := _STREET_LAST.search(place.rest)) and HELD_OFFICE.search(place.rest):
        around = read_place(held[1])
        if around and around.street and not (around.community or around.rest):
            return Place(around.street, place.community, place.rest)
    if not place.street and (above := _IN_BRACKETS.match(place.rest)):
        around = read_place(above[1], endings)
        if around and around.community and not around.rest and not (place.community or "").endswith(("社区", "村")):
            return Place(around.street, around.community, place.rest)
        return Place(around.street, place.community) if around and around.street else place
    return place


def _community_in_brackets(text: str, start: int, endings: tuple[str, ...]) -> str | None:
    """The community in brackets behind the name of an estate in it: 纺织厂宿舍（红楼社区）."""
    brackets = _IN_BRACKETS.match(text, start)
    inner = read_place(brackets[1], endings) if brackets else None
    if inner is None or inner.street or inner.rest or not (inner.community or "").endswith(("社区", "村")):
        return None
    return inner.community


def _held_in_brackets(text: str, start: int, endings: tuple[str, ...]) -> Place | None:
    """The place in brackets where a person holds an office: 方美琴（桃花坞街道平江社区党委书记）."""
    brackets = _IN_BRACKETS.match(text, start)
    inner = read_place(brackets[1], endings) if brackets else None
    return inner if inner and inner.community and HELD_OFFICE.search(inner.rest) else None


def _without_kin(name: str) -> str:
    """A person's name without the kin who is meant as well: 崔永年父子."""
    return name[:-2] if name.endswith(_KIN) else name


def _is_held(name: str) -> bool:
    """Whether what stands behind a street is an office, its seat or holder, or a river, and no part of the street."""
    if name.endswith(_OFFICE_END) or _SEAT.fullmatch(name) or _REACH.fullmatch(name):
        return True
    return is_rather_person(_without_kin(name))


def is_person_name(name: str) -> bool:
    """Whether it is a surname and one or two characters, or a double surname and as many."""
    return (len(name) > 1 and (name[0] in SINGLE and len(name) <= 3)) or (name[:2] in DOUBLE and len(name) > 2)


def is_rather_person(name: str) -> bool:
    """Whether it is a person's name that hardly any place has: it ends with no word of places."""
    return is_person_name(name) and name[-1] not in _PLACE_WORDS


def sounds_like_place(name: str) -> bool:
    """Whether a name ends with a word of places: 石板铺, 西梁后沟."""
    return name[-1:] in _PLACE_WORDS


def _is_person(name: str) -> bool:
    """Whether it is an occupation and a person's name (农机手杨二虎)."""
    return any(name[-k] in SINGLE and name[-k - 1] in _OCCUPATIONS for k in (2, 3) if len(name) > k + 1)
