"""Numbers of a community: households, people, buildings, organisations, its area and its borders.

A number is a fact only where a noun of the tables or its measure word says what it counts, in a paragraph that
describes the place. Everything else (who came, what was visited, what was repaired) is left alone: a missing number
can be looked up in the text, a wrong one ends in a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from .amounts import Amount
from .fact_pieces import Found, Piece
from .fact_words import COUNTS, EVENTS, PARTS, Count

__all__ = ["AREA_STARTS", "areas", "borders", "counts"]

_Nouns = dict[str, Count]


def _nouns(counts: Iterable[Count], where: Callable[[Count], tuple[str, ...]]) -> tuple[_Nouns, tuple[int, ...]]:
    """The kinds by their nouns, and the lengths of the nouns, longest first."""
    nouns: _Nouns = {}
    for count in counts:
        for noun in where(count):
            nouns.setdefault(noun, count)
    return nouns, tuple(sorted({len(noun) for noun in nouns}, reverse=True))


_BY_MEASURE = {
    measure: (
        _nouns([c for c in COUNTS if measure in c.measures], lambda c: c.before),
        _nouns([c for c in COUNTS if measure in c.measures], lambda c: c.behind),
        next((c for c in COUNTS if measure in c.measures and c.bare), None),
    )
    for count in COUNTS
    for measure in count.measures
}
"""By measure word the nouns before the number, those behind it, and what the measure word alone counts."""
_FILLER = re.compile(r"(?:[约共有计达为总:：是仅 \u3000]|大约|共计|合计|分别为){0,3}$")
_FILLER_ENDS = frozenset("约共有计达为总:：是仅 \u3000")
"""The last characters of what `_FILLER` finds."""
_CLAUSES = re.compile(r"(?s:.*[。；;！？!?,，、])?")
"""Everything up to the last clause."""
_EVENT = re.compile("|".join(map(re.escape, EVENTS)))
_PART = tuple(PARTS)
_PART_OF_CLAUSE = re.compile("|".join(re.escape(part) for part in PARTS if len(part) > 1))
"""空巢老人家庭302户: where only the measure word counts, a part anywhere in the clause is enough."""
_FEWEST = {"households": 10}
"""A smaller number is of the people in a story, not of a place."""
_TAIL = re.compile(r"的|长|门|道(?!路)|顶|代表|志愿|骑手|议事|委员|前|外墙|楼下|自治")
_STOP = frozenset("，。；、！？,;!?:：（）()… \u3000")
_KIND_OF_HOUSE = re.compile(
    r"[^，。；、,;是]{0,6}?(?:楼房|楼|公房|适用房|保障房|住宅|\d层|[一-龥]层)(?![门顶长道下上里外])"
)
_AFTER_HOUSEHOLDS = re.compile(r"户(?:居民|人家|住户)?[,，、;；（( ]?(?:共计?|约|有|计){0,2}$")

_AREA = re.compile(r"平方公里|平方千米|[Kk][Mm][²2]|k㎡|平方米|㎡|[Mm]²|平米|亩|公顷")
AREA_STARTS = frozenset("平KkMm㎡亩公")
"""What a number is followed by where it is an area."""
_AREA_UNITS = {"亩": "mu", "公顷": "ha", "平方米": "m2", "㎡": "m2", "m²": "m2", "M²": "m2", "平米": "m2"}
_OF_SOMETHING = re.compile(
    r"(?:每|平均|人均|户均|建筑面积|绿化面积|绿地面积|绿化|建面|清理|清除|修复|粉刷|铺设|新增)[^，。；,;]{0,6}$"
)
_LAND = "活动室|空地|场地|院子|广场|用房|地块|土地|果园|菜地|旱地|耕地|农田|用地|湖面|活动中心|停车场|房间|门面|房子"
_PLACE_BEHIND = re.compile(rf"的?[一-龥]{{0,6}}?(?:{_LAND})")
_CROP = re.compile(r"(?!的)[一-龥]")  # 六百亩麦子晚浇了半个月: not the place itself, unless a word for land follows
_PLACE_BEFORE = re.compile(r"(?:面积|占地|空地|场地|菜地|旱地|耕地|农田|地块|果园)[约为有共达]{0,2}$")

_SIDES = {"东": "east", "南": "south", "西": "west", "北": "north"}
_BORDER = re.compile(
    r"(?P<side>[东南西北])(?:面|侧|边)?(?:起于|起自|起|至|到|达|临|邻|靠|接|连|抵|依|以|与)(?P<name>[^，。；、,;：:（）()\s]{2,16}?)"
    r"(?:为界|相邻|相接|接壤|相连|毗邻|交界|相望)?(?=[，。；、,;\s）)]|$)"
)
_NO_NAME = re.compile(r"[东南西北][起至到达临邻靠]|[^一-龥A-Za-z0-9“”]|(?:今|此|了|着)")


def counts(piece: Piece) -> Iterator[Found]:
    """Numbers of what the tables name."""
    text = piece.text
    for amount in piece.amounts:
        kinds = _BY_MEASURE.get(text[amount.end : amount.end + 1])
        if not kinds or text[amount.start : amount.number_end] == "一":
            continue
        nouns_before, nouns_behind, bare = kinds
        before = _before(text, amount, *nouns_before)
        if before and _partial(text, before.start):
            continue
        found = _behind(text, amount, *nouns_behind) or before or _bare(text, amount, bare)
        if found and amount.value >= _FEWEST.get(found.kind, 0) and not _EVENT.search(_clause(text, amount)):
            yield found


def _clause(text: str, amount: Amount) -> str:
    return text[_CLAUSES.match(text, max(0, amount.start - 24), amount.start).end() : amount.start]  # type: ignore[union-attr]


def _behind(text: str, amount: Amount, nouns: _Nouns, lengths: tuple[int, ...]) -> Found | None:
    """73栋楼, 5231名居民."""
    begin = amount.end + 1
    for length in lengths:
        noun = text[begin : begin + length]
        if count := nouns.get(noun):
            end = begin + len(noun)
            if amount.rounded or _TAIL.match(text, end) or _partial(text, amount.start):
                return None
            return Found(count.kind, amount.value, count.unit, amount.start, end)
    return None


def _before(text: str, amount: Amount, nouns: _Nouns, lengths: tuple[int, ...]) -> Found | None:
    """楼院30个, 常住人口9226人; from the noun on."""
    end = amount.start
    if text[end - 1 : end] in _FILLER_ENDS and (filler := _FILLER.search(text, max(0, end - 4), end)):
        end = filler.start()
    for length in lengths:
        if end >= length and (count := nouns.get(text[end - length : end])):
            start = end if text.endswith(_PART, 0, end) else end - length  # 流动党员 is a part together with its noun
            return Found(count.kind, amount.value, count.unit, start, amount.end + 1)
    return None


def _bare(text: str, amount: Amount, count: Count | None) -> Found | None:
    """22栋, 2310户; and the people of the households before them: 31户82人."""
    end = amount.end + 1
    if amount.rounded:
        return None
    if text[amount.end] in "人口":
        after = _AFTER_HOUSEHOLDS.search(text, max(0, amount.start - 10), amount.start)
        return Found("population", amount.value, "人", amount.start, end) if after else None
    if count is None:
        return None
    house = _KIND_OF_HOUSE.match(text, end) if count.kind == "buildings" else None
    if not (house or end >= len(text) or text[end] in _STOP or text[end].isdigit()):
        return None
    if _partial(text, amount.start) or _PART_OF_CLAUSE.search(_clause(text, amount)):
        return None
    return Found(count.kind, amount.value, count.unit, amount.start, house.end() if house else end)


def _partial(text: str, end: int) -> bool:
    """Whether what stands before makes the number one of a part."""
    left = text[max(0, end - 8) : end].rstrip("“")
    return left.endswith(_PART) or left.endswith(("的", "那", "这", "另", "某", "户"))


def areas(piece: Piece) -> Iterator[Found]:
    """The area of the place, or of the land that the matter is about."""
    text = piece.text
    for amount in piece.amounts:
        unit = _AREA.match(text, amount.end) if text[amount.end : amount.end + 1] in AREA_STARTS else None
        if unit is None or amount.rounded or _OF_SOMETHING.search(text, max(0, amount.start - 12), amount.start):
            continue
        if (
            (piece.describes and not _CROP.match(text, unit.end()))
            or _PLACE_BEHIND.match(text, unit.end())
            or _PLACE_BEFORE.search(text, max(0, amount.start - 8), amount.start)
        ):
            yield Found("area", amount.value, _AREA_UNITS.get(unit[0], "km2"), amount.start, unit.end())


def borders(piece: Piece) -> Iterator[Found]:
    """What lies on each side; one side alone is more often a way than a border."""
    sides = [m for m in _BORDER.finditer(piece.text) if not _NO_NAME.match(m["name"])]
    if len({m["side"] for m in sides}) < 2:
        return
    for match in sides:
        yield Found("boundary", match["name"], _SIDES[match["side"]], match.start(), match.end("name"))
