"""Place names from their shape: a street, town or township, and a community, village or estate in it.

No list of names: a name is what stands before an ending that Chinese administration gives to such units. The endings
and the words that only look like names are tables; each entry says where it was seen.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from .surnames import SINGLE

__all__ = [
    "ESTATE_ENDINGS",
    "GENERIC",
    "Place",
    "find_place",
    "is_unit",
    "lists_communities",
    "may_name_place",
    "read_place",
]

STREET_ENDINGS = (
    "街道办事处",  # 城关区 河湾路街道办事处
    "街道",  # everywhere
    "街办",  # the north-west, short for 街道办事处
    "镇",
    "乡",
    "苏木",  # Inner Mongolia, beside 镇
    "办事处",  # 高新区 梨园办事处
    "管委会",  # 开发区, 风景区
)
COMMUNITY_ENDINGS = (
    "社区",
    "村",
    "小区",
    "园区",
    "产业园",
    "工业园",
    "科技园",
    "软件园",
    "物流园",
    "创业园",
    "片区",
    "居民区",  # Shanghai
    "居委会",
    "村委会",
    "牧委会",
    "嘎查",  # Inner Mongolia, what a 村 is elsewhere
    "家园",
    "花园",
    "公寓",
    "大院",
    "家属院",  # a factory's or an office's estate
    "苑",
    "屯",  # the north-east
    "寨",  # the south-west
    "庄",
    "农场",
    "牧场",
    "林场",
    "团场",  # Xinjiang
    "连队",
    "网格",
)
ESTATE_ENDINGS = ("小区", "花园", "家园", "公寓", "大院", "家属院", "苑")
"""Of these, those of estates, which lie in a community."""
UNIT_ENDINGS = (
    "局",
    "委员会",
    "办公室",
    "医院",
    "学校",
    "小学",
    "中学",
    "幼儿园",
    "公司",
    "集团",
    "厂",
    "中心",
    "支行",
    "银行",
    "法院",
    "人民法庭",
    "检察院",
    "派出所",
    "司法所",
    "服务站",
    "驿站",
    "大厦",
    "广场",
    "卫生院",
    "协会",
    "合作社",
    "党委",
    "党组",
    "党总支",
    "党支部",
    "党工委",
    "工委",
    "纪委",
    "党员",
    "政府",
    "人大",
    "活动",
    "会议",
    "工作",
    "大队",
    "支队",
    "分校",
    "机关",
    "企业",
)
COMMON_NOUNS = (
    # which of many, or how many
    "各|该|我|每|这|某|多个|那(?=[个些几座片条所里边时一两村社小镇乡](?![\u3400-\u9fff]?(?:镇|乡|苏木)))",
    "[全本个](?:区|市|县|镇|乡|街道|村|社区|小区)|所属|(?:全国|省级|市级|国家级|区级).{2,}",
    # of what kind
    "老旧|新型|美丽乡|乡村振兴|(?:农|乡|山|城中|和谐|智慧|示范)(?:村|社区)$|老(?=街道$)",
    # whose
    ".*[我咱你他]们|[咱俺].?(?:村|屯|庄|寨|社区|这)|(?!美的).*的",
    # who goes, lives or does something there
    "驻村|进村|入村|下村(?!镇|乡|街道)|所在|走进|深入|入驻|住在|来到|在|居民在|记者(?=[从在走来到了看采])",
    ".*[不没](?=出|见|动|离|愁|用|缺|停)|.*(?:激活|点亮|赋能|扮靓)",
)
"""What stands before an ending in ordinary prose (各社区, 老旧小区, 农村), never in a name."""

_ESTATE_OF = re.compile("[^社]{1,8}社区(?=[^社村]{2,6}新村$)")
"""A community in front of an estate of its own: 安泰河社区榕荫新村."""

_HAN = "[\u3400-\u9fff々〇0-9０-９一-龥]"
_DIGITS = "0-9０-９一二三四五六七八九十百〇零"
_STREET = re.compile(
    rf"({_HAN}{{1,10}}?(?:街道办事处|街道办(?=[\s\u3000·|｜]|$|{_HAN}{{2,8}}(?:社区|村))|(?<![镇乡])街道|街道(?!社区|村|[口上头边])|街办)(?!路(?![东南西北中口]{_HAN}{{0,3}}(?:社区|村)))|{_HAN}{{2,8}}?(?:镇|乡(?![村情愁里亲音土]|镇(?!{_HAN}{{1,4}}(?:社区|村)))|苏木|办事处|管委会)"
    rf"(?!街道(?!社区|村|[口上头边])|办事处|路|街(?![上头口]|{_HAN}{{1,3}}(?:社区|村))|政府|人民政府))(?=\W|$|"
    rf"{_HAN}{{2}})"
)
_STREET_ENDING = re.compile(rf"(?:{'|'.join(STREET_ENDINGS)})$")
_DISTRICT = re.compile(
    rf"(?:{_HAN}{{2,7}}(?:省|自治区)|内蒙古|新疆|广西|西藏|宁夏)?(?:{_HAN}{{2,12}}?自治州|{_HAN}{{2,5}}?(?:市|州|盟|地区))?"
    rf"(?:{_HAN}{{2,12}}?自治[县旗]|{_HAN}{{2,7}}?(?<![社小园片])(?:区|县|旗|市))"
)
_PLAIN_DISTRICT = re.compile(rf"{_HAN}{{2,6}}?(?<![社小园片])(?:区|县|旗|市)")
_CITY = re.compile(rf"(?:{_HAN}{{2,7}}(?:省|自治区)|内蒙古|新疆|广西|西藏|宁夏)?{_HAN}{{2,5}}?(?:市|州|盟|地区)")
"""A city in front of a zone: 三亚市育才生态区管委会."""
_AREA = re.compile(
    rf"{_HAN}{{2,16}}?(?:经济特区|开发区|度假区|示范区|新区|功能区|产业园区|工业园区|高新区|管理区)(?={_HAN}{{2,7}}?(?:街道|镇|乡|办事处|管委会))"
)
"""A zone in front of a street of its own: 临港经济技术开发区海晏街道."""
_CORPS = re.compile(
    rf"(?:新疆)?(?:生产建设)?(?:兵团)?(?:[\s·]{{0,4}}第?[{_DIGITS}]{{1,3}}师)?(?:[\s·]{{0,4}}[\u3400-\u9fff]{{2,4}}市)?[\s·]{{0,4}}"
    rf"(?=[{_DIGITS}]{{1,4}}团)"
)
"""The division or city of a regiment: 兵团第八师一四三团."""
_COMMUNITY = re.compile(
    rf"({_HAN}{{1,14}}(?:{'|'.join(COMMUNITY_ENDINGS)}))(?!级|(?<=网格)[员长]|(?<=村村)(?:委会|民委员会))"
)
_ZONE = re.compile(
    rf"(?:{_HAN}{{2,6}}?(?:[市州县旗]))?({_HAN}{{1,10}}?(?:开发区|高新区|经开区|管理区|[农林牧]场(?:有限公司)?|团场|[{_DIGITS}]团)|[{_DIGITS}]{{1,4}}团)"
    rf"[\s\u3000·]*({_HAN}{{1,10}}?"
    r"(?:社区|村|小区|管理区|作业区|作业站|分场|连队|连|工队|大队|生产队|管护站|居民点)"
    rf"|[{_DIGITS}]{{1,3}}队|{_HAN}{{1,4}}居)(?=\W|$|党|指导员|连长|队长|场长|书记|主任)"
)
"""What has villages or teams below it where there are no streets and towns: zones, farms, regiments of Xinjiang."""
_REGIMENT = re.compile(rf"[{_DIGITS}]{{1,4}}团")
"""A regiment of Xinjiang, whose communities may be called after towns: 一四三团花园镇社区."""
_SHORT_COUNTY = re.compile(rf"(?![旧古老新大小])[\u3400-\u9fff]县(?={_HAN}{{2,6}}?(?:街道|镇|乡))")
"""A county of one character in front of its town: 沛县安国镇."""
_LAST = re.compile("[道办镇乡木处会区村查园寓院苑屯寨庄场队格站连点团]")
"""The last characters of all endings: a text without any of them names no place."""
_STREET_OFFICE = re.compile(r"(?<=街道)办(?:事处)?$")
_COMMITTEE = re.compile(r"(?<=社区)(?:居委会|居民委员会)$|(?<=村)(?:村委会|村民委员会|牧委会)$")
_COMMITTEE_BEHIND = re.compile("(?<=村)村民委员会|(?<=社区)居民委员会")
_COMMON = re.compile("|".join(COMMON_NOUNS))
_GAP = re.compile(
    r"[\s\u3000·・•‧∙❖✦◆●■★☆|｜丨\u2580-\u259f>＞›»→/／\-—–~～:：,，\u200b-\u200f\ufeff『「《【〖〔“（(]*"
)
_GRID_CELL = re.compile(
    rf"(?:(?<=[区村])第?[{_DIGITS}]{{1,3}}号?(?:微|小|子)?网格|(?:(?<=社区)|(?<=村))[^\W社村]{{1,4}}(?:片区|网格))(?:网格)?$"
)
"""The part of a community that one person looks after (金桂社区第三网格)."""
_GROUP = re.compile(
    rf"({_HAN}{{1,8}}?(?:社区|村|屯))(?P<group>第?[{_DIGITS}]{{1,3}}[社队](?!区)"
    rf"|(?:第?[{_DIGITS}]{{1,3}}(?:村民)?|(?!{_HAN}{{0,3}}(?:党|工作|领导|调解|互助|帮扶|议事|专家|理事|监督|巡|志愿|服务|攻坚|宣))"
    rf"{_HAN}{{1,4}}?(?<!村民))小?组)(?=\W|$|组长)"
)
"""The villagers' group of a village: 岩脚村六组, 龙井村第四村民小组, 新寨村水塘边组, 靠山村二社."""
_OF_GROUP = re.compile("组|社(?!区)|队")
_OF_COMMUNITY = re.compile(
    rf"({_HAN}{{2,12}}?社区)(?:{_HAN}{{2,10}}(?:{'|'.join(ESTATE_ENDINGS)})|{_HAN}{{1,4}}[寨屯庄])$"
)
"""An estate behind the community that it is part of (翠柳社区翠柳花园)."""
_SPREAD = re.compile(rf"{_HAN}(?:[ \u3000\u00a0]{{1,3}}{_HAN}){{2}}")
_SPREADING = re.compile(rf"(?<={_HAN})[ \u3000\u00a0]+(?={_HAN})")
_NO_NAME = re.compile(rf"社区|[{_DIGITS}]{{1,3}}个|[0-9]{{1,6}}号?(?:网格|连队)$")
"""How what is no community's name begins: 大桥镇（2个村）; the number of a grid's cell: 0315网格."""
GENERIC = frozenset(
    ("农村", "乡村", "社区", "小区", "园区", "工业园", "产业园", "科技园", "创业园", "居委会", "村委会", "供销社")
)
"""Kinds of communities and of offices in them, which are no names."""
_ONE_LETTER = re.compile(r"([\u3400-\u9fff]镇)(?=\W|$)")
_NO_ONE_LETTER = frozenset("古山水江强边苗花乐时常成万从同文")
"""Surnames that make a word with 镇: 古镇, 水镇."""
_AGENCY = re.compile(
    rf"{_HAN}{{2,12}}?(?:局|公司|委员会)[\s\u3000]*(?!驻|推进|开展|召开|举行|在|到|赴|与|和|对|联合|走进|深入|帮扶)(?={_HAN}{{2,8}}(?:镇|乡|街道))"
)
"""An agency in front of the place of its office there: 永济市监局石佛寺镇市场监管所."""
_LOOKED_AFTER = re.compile(r"(?:联系|服务|结对|包联|包抓|帮扶|对口)(?:镇|乡|村|社区|点)[:：]")
"""What says whose place it is, in front of it (联系村：石桥镇石桥村)."""
_BELONGS = re.compile(rf"^(?:隶属于?|属于|位于|所[在属]地?)(?={_HAN}{{2,8}}?(?:街道|镇|乡))")
"""What says that a community is of a street, in front of that (桃坞村（隶属横塘镇）)."""
_TOWN_OF = re.compile(rf"(?:县城|市区|城区)(?!街道|街办|办事处)(?={_HAN}{{2,6}}街道)")
"""What says in which town a street is: 县城北岸街道."""
_SAYS_WHOSE = frozenset("隶属位所联服结包帮对县市城")
"""How what says whose place it is begins."""
_ZONE_ENDS = re.compile("[区场团]")
_AGENCY_ENDS, _DISTRICT_ENDS = re.compile("[局司会]"), re.compile("[区县旗市州盟](?<!社区|小区|片区)")
_STREET_ENDS, _COMMUNITY_ENDS = re.compile("[道办镇乡木处会]"), re.compile("[区村园会查寓院苑屯寨庄场队格]")
"""Single characters without which the patterns of the same names, many times as dear, cannot match."""
_REGION = 40
"""Code points of all that may stand in front of a street."""
_PARTY = "中共"
"""What the full name of a branch begins with: 中共沿河镇石滩村支部委员会."""
_FORMERLY = re.compile(r"[（(]原[^（）()]{2,8}[）)]")
"""What a street was called before: 大坪街道（原大坪镇）洞底社区."""
_TITLE_PARTS = re.compile(r"[|｜丨:：—!！?？。“”《》()（）]+")
_WORD_ENDS = re.compile(r"[\s·•・]+")
_RUBRIC = re.compile(r"^\s*[【\[]([^【】\[\]]{1,20})[】\]]")
"""A column's name in front of a headline."""
_ASIDE = re.compile(r"[（(][^（()）]{1,10}[)）]")
_UNIT = re.compile(
    rf"{_HAN}{{2,20}}(?:{'|'.join(UNIT_ENDINGS)})(?:[A-Za-z{_DIGITS}]{{1,3}}(?:座|栋|幢|期|号楼|号馆))?$"
)


class Place(NamedTuple):
    """A place name at the head of a line, and what follows it there."""

    street: str | None
    community: str | None
    rest: str = ""
    part: str = ""
    """what is meant of the community: 第三网格, 六组"""

    @property
    def full(self) -> bool:
        """Whether both parts are there."""
        return self.street is not None and self.community is not None

    @property
    def is_street(self) -> bool:
        """Whether it is a street, and nothing stands behind its name."""
        return self.street is not None and self.community is None and not self.rest.strip()


_KANGXI = "".join(map(chr, range(0x2F00, 0x2FD6)))
"""The radicals that NFKC knows a character for."""
_AS_WRITTEN_NOW = str.maketrans(
    "鎮鄉區園莊場團連隊辦處會網" + _KANGXI, "镇乡区园庄场团连队办处会网" + unicodedata.normalize("NFKC", _KANGXI)
)
_OTHER_LETTERS = re.compile("[鎮鄉區園莊場團連隊辦處會網\u2f00-\u2fd5]")
"""The traditional characters of endings, and the radicals that converters of PDF have for characters (⽯桥村)."""


def may_name_place(text: str, endings: tuple[str, ...]) -> bool:
    """Whether any ending of a place stands in a text: without one no part of it names one."""
    if _LAST.search(text) or _OTHER_LETTERS.search(text):
        return True
    return bool(endings) and any(ending in text for ending in endings)


@lru_cache(maxsize=512)
def read_place(text: str, endings: tuple[str, ...] = ()) -> Place | None:
    """The place name with which `text` begins, None where it begins with none.

    `endings` are further endings of communities, from the profile. A district, city or province in front of the
    street belongs to no part, nor does what says whose place it is (联系村：), the office of a street or the committee
    of a community.
    """
    if _OTHER_LETTERS.search(text):
        plain = text.translate(_AS_WRITTEN_NOW)
        found = read_place(plain, endings)
        if found is None:
            return None
        street, community = _as_in(text, plain, found.street), _as_in(text, plain, found.community)
        rest, part = _as_in(text, plain, found.rest), _as_in(text, plain, found.part)
        return Place(street, community, rest or "", part or "")
    if not may_name_place(text, endings) or text.startswith("图为"):
        return None
    if (" " in text or "\u3000" in text or "\u00a0" in text) and _SPREAD.search(text):
        text = _SPREADING.sub(lambda gap: gap[0] if _is_behind_name(text, gap) else "", text)
    if "原" in text:
        text = _FORMERLY.sub("", text)
    text = _behind_whose(text.lstrip("丨").removeprefix(_PARTY))
    zone = _ZONE.match(text) if _ZONE_ENDS.search(text) else None
    if zone and _REGIMENT.fullmatch(zone[1]) and zone[2][0] not in "镇乡":
        place = _parts(text[zone.end(1) :], endings)
        if place and place.full:
            return place  # 143团花园镇向阳社区
        return Place(zone[1], zone[2], text[zone.end() :])
    whole, inner = _parts(text, endings), None
    if _DISTRICT_ENDS.search(text, 0, _REGION):
        for around in (_AREA, _DISTRICT, _PLAIN_DISTRICT, _CITY, _SHORT_COUNTY):
            district = around.match(text[:_REGION])
            inner = _parts(text[district.end() :].lstrip(" \u3000·"), endings) if district else None
            if inner and inner.street and len(_STREET_ENDING.sub("", inner.street)) > 1:
                return inner
        district = _DISTRICT.match(text[:24]) or _SHORT_COUNTY.match(text)
        inner = _parts(text[district.end() :], endings) if district else None
    if zone and not (whole and whole.street) and not _COMMON.match(zone[1]):
        return Place(zone[1], zone[2], text[zone.end() :])
    return whole if whole and (whole.street or not inner) else inner


def _behind_whose(text: str) -> str:
    """The text behind the division, street, town or agency that a place belongs to."""
    if "团" in text and (corps := _CORPS.match(text)) and corps.end():
        text = text[corps.end() :]
    if text[:1] in _SAYS_WHOSE:
        text = _BELONGS.sub("", text)
        if looked_after := _LOOKED_AFTER.match(text):
            text = text[looked_after.end() :]
        if town := _TOWN_OF.match(text):
            text = text[town.end() :]
    if _AGENCY_ENDS.search(text) and (agency := _AGENCY.match(text[:32])):
        text = text[agency.end() :]
    return text


def _is_behind_name(text: str, gap: re.Match[str]) -> bool:
    """Whether a gap parts a person's name, whose letters stand apart, from what follows: 李　想　黄陂乡石岭村."""
    start, end = gap.span()
    name = text[:start].replace(" ", "").replace("\u3000", "").replace("\u00a0", "")
    goes_on = _SPREADING.match(text, end + 1) is None and end + 1 < len(text)
    goes_on = goes_on and not text.startswith(("社区", "村", "街道", "镇", "乡"), end)
    return goes_on and 1 < len(name) < 4 and 2 * len(name) - 1 == start and name[0] in SINGLE


def _as_in(text: str, plain: str, part: str | None) -> str | None:
    """A part of a text's plain form in the characters of the text itself, if it stands there as it is."""
    at = plain.rfind(part) if part else -1
    return text[at : at + len(part)] if part and at >= 0 else part


def _parts(text: str, endings: tuple[str, ...]) -> Place | None:
    street = (_STREET.match(text) or _one_letter(text)) if _STREET_ENDS.search(text) else None
    start = street.end() if street else 0
    gap = _GAP.match(text, start) if street else None
    start = gap.end() if gap else start
    if street and _LISTED.fullmatch(text, street.end()):
        return Place(_STREET_OFFICE.sub("", street[1]), None, text[street.end() :])
    if street and (aside := _ASIDE.match(text, street.end())):
        of_street = _LAST.search(aside[0]) is None or aside[0].rstrip(" ）)").endswith(_AREAS)
        start = aside.end() if of_street else start  # 花礁乡（大花礁岛）外婆澳村
    community, end = _community(text, start, endings)
    if street and _COMMON.match(street[1]):
        street = None
    name = _STREET_OFFICE.sub("", street[1]) if street else None
    if street and community and (inner := _ESTATE_OF.match(community)):
        end -= len(community) - inner.end()
        community = inner[0]
    if community:
        rest = text[end:]
        return Place(name, community, rest.lstrip("』」》】〗〕”）)") if gap else rest, _part(text, start, end))
    if name and text.endswith(_TOWN_S_OWN) and len(text) == len(name) + len("社区"):
        return Place(None, text)
    return Place(name, None, text[street.end() :]) if street else None


_LISTED = re.compile(r"\s?[（(][^\W社村]{1,8}(?:社区|村)(?:[、，,；;\s]\s?[^\W社村]{1,8}(?:社区|村)){1,12}等?[)）]")
"""The communities that follow below a street, behind its name: 白水街道（绣球巷社区、竹器厂社区）."""
_AREAS = ("片区", "网格")
"""What a street is parted into and a community lies in: 东湖街道（沿湖片区）杨柳社区."""
_TOWN_S_OWN = ("镇社区", "乡社区")
"""How a community is called after its town: 青石镇社区."""


def _one_letter(text: str) -> re.Match[str] | None:
    """A town whose name is a single character: 耿镇."""
    found = _ONE_LETTER.match(text)
    return found if found and found[1][0] in SINGLE and found[1][0] not in _NO_ONE_LETTER else None


_STATIONED = re.compile("第一书记|书记|干部|队长|队员")
"""Who is stationed in a village, behind 驻村: 石岭村驻村第一书记."""
_TEAM = re.compile("工作队")
"""Who is, behind a village's street as well: 大桥镇石岭村工作队."""


def _community(text: str, start: int, endings: tuple[str, ...]) -> tuple[str | None, int]:
    """The community that is named at `start`, and where its name ends; a committee's or a grid cell's is left out."""
    if _OF_GROUP.search(text) and (group := _GROUP.match(text, start)):
        return group[1], group.end()
    found = _COMMUNITY.match(text, start) if _COMMUNITY_ENDS.search(text, start) else None
    if found is None and endings:
        patterns = (re.compile(rf"({_HAN}{{1,14}}{re.escape(e)})") for e in endings)
        found = next((m for pattern in patterns if (m := pattern.match(text, start))), None)
    if not found or _COMMON.match(found[1]) or found[1] in GENERIC or _NO_NAME.match(found[1]):
        return None, start
    if (stationed := found[1].removesuffix("驻村")).endswith(("村", "社区")) and (
        _STATIONED.match(text, found.end()) or (start and _TEAM.match(text, found.end()))
    ):
        return stationed, start + len(stationed)
    whole, behind = _OF_COMMUNITY.match(found[1]), _COMMITTEE_BEHIND.match(text, found.end())
    end = behind.end() if behind else found.end()
    return whole[1] if whole else _GRID_CELL.sub("", _COMMITTEE.sub("", found[1])), end


def _part(text: str, start: int, end: int) -> str:
    """What is meant of the community whose name stands from `start` to `end`: a grid's cell or a group of villagers."""
    if text.endswith(("组", "社", "队"), start, end) and (group := _GROUP.match(text, start)):
        return group["group"]
    cell = _GRID_CELL.search(text, start, end)
    return cell[0] if cell else ""


def lists_communities(text: str) -> bool:
    """Whether a text lists several communities in brackets."""
    return _LISTED.fullmatch(text) is not None


def find_place(title: str, endings: tuple[str, ...] = ()) -> Place | None:
    """The place that a title names in one of its parts, the fullest first."""
    rubric = _RUBRIC.match(title)
    if rubric:
        within = find_place(rubric[1], endings)
        title = f"{rubric[1]} {title[rubric.end() :]}" if within else title[rubric.end() :]
    parts = [part.strip() for part in _TITLE_PARTS.split(title)]
    words = [word for part in parts for word in _WORD_ENDS.split(part)]
    found = [p for part in (*parts, *words) if (p := read_place(part, endings)) and not _is_district(p)]
    return max(found, key=lambda p: (p.full, p.community is not None), default=None)


def _is_district(place: Place) -> bool:
    """Whether it is all communities of a district (京润区社区“书记项目”展播), not one of that name."""
    name = place.community if place.street is None else None
    return name is not None and name.endswith("社区") and _DISTRICT.fullmatch(name[:-2]) is not None


def is_unit(text: str) -> bool:
    """Whether `text` reads like the name of an office, school or firm."""
    return bool(_UNIT.match(_ASIDE.sub("", text)))
