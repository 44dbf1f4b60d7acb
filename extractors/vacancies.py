"""The field of a label whose words do not give it away: the one that the page lacks at the label's place.

A profile lists its fields in the order of the page. Where an unlisted word comes round again, always between the
labels of the same two fields, and the page names all fields between those but one, the word is that one's label:
双方说法 between 纠纷概况 and 调解过程 is 争议焦点. So is a word that means a field which its block has already under a
listed label. Where the profile says which fields are required, one that is not may well be lacking, and the words
have to speak for it. One that only shares a word with such a label (改造内容 beside 改造过程) is no label of its field
where the page lacks none. What comes round again in varying order is the one field's that it is worded like, that it
mostly stands beside a neighbour of, and that the page lacks altogether (管护要点 beside 技术要点). Where its words say
nothing of all this, what other series list with it says which field it is (`label_groups`), if it stands in its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from .hits import Hit
from .kindred import asks, names_people
from .label_groups import Likely
from .label_words import INFERABLE, meaning, names_fact, somebody_says, tells_who
from .labels import VOICED, Lexicon, Match
from .lines import Line
from .places import read_place
from .traditional import simplified

__all__ = ["fill_vacancies"]

PROSE = 12
"""Code points of a value that is more than a name, number or date; a label above such is often one of its own."""
_STOP = re.compile("[，。；：！？]")
_SAID = re.compile(
    "(?:手记|札记|留言|说法|点评|评价|寄语|感言|回信|来信|心得|感想|感悟|心声|点赞|有话说|[说讲言语话评])$"
)
_BESIDE = 3
"""Lines within which the label before or behind one stands beside it: a further block may begin behind more."""
_SAID_BY = re.compile("(?P<who>[\u3400-\u9fff]{2,3}?)" + _SAID.pattern)
"""What somebody says or writes, and who."""
_OFFICE = re.compile("[\u3400-\u9fff](?:长|员)|书记|主任|法官|医生|老师|代表")
"""Who holds an office, which labels of several fields have in common: 责任河长, 河长算账, 河长承诺."""
ALIKE_LONGEST = 6
"""Code points of a label that shares a word with a field."""
LEAST_LIKELY, LEAST_LEAD = 0.08, 0.04
"""How near a field must be, and how much nearer than the next one, see `label_groups`."""
SURE, SURE_LEAD = 0.25, 0.17
"""The same where a field's place in the order does not matter, as long as the block lacks it."""
LEAST_LONELY, LONELY = 0.04, 0.85
"""How near a field must be where no other is near, and which part of that the lead is then."""
LEAST_ONLY, FAR = 0.01, 2
"""How near the field of a question must be that is the only one which its blocks lack at its place; of several it must
be so many times as near, and of that the lead this part.
"""
LIKELY_LONGEST = 10
"""Code points of a label for which they are asked."""
MOST_ASKED = 64
"""Labels of a page for which others' groups are asked."""
RECURS = 2
"""Times that a label must stand; what stands once is more often a label of its own."""


class _Place:
    """Between which listed fields a label stands, wherever it does."""

    def __init__(self) -> None:
        self.between: list[tuple[int, int]] = []
        """ranks of the fields before and behind; the former is the higher one where a block ends between them"""
        self.prose = 0
        """times that a sentence follows it"""
        self.alike = False
        """whether it is set like listed labels, or like inferred ones where the page has no other"""
        self.blocks: list[set[str]] = []
        """the fields of each block in which it stands, as far as labels that open blocks part them"""
        self.beside_own = 0
        """times that it stands beside a listed label of the field that it means"""


def fill_vacancies(
    lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]], lexicon: Lexicon
) -> Sequence[tuple[Hit, ...]]:
    """The hits of all lines, unlisted ones with the field whose place they take."""
    specs = lexicon.profile.fields if lexicon.profile else ()
    ranks = {spec.name: n for n, spec in enumerate(specs)}
    hits = _undoubled(hits)
    if not ranks or not any(_lacks_a_place(h) for line in hits for h in line):
        return hits
    lacking = ranks.keys() - {h.match.field for line in hits for h in line if h.match}
    expected = {spec.name for spec in specs if spec.required} or ranks.keys()
    meant: dict[str, Match | None] = {}
    row: dict[tuple[tuple[int, int], ...], list[str]] = {}
    places = _places(lines, hits, ranks)
    asked = 0
    near: dict[str, tuple[float, str]] = {}
    for key, place in places.items():
        own = lexicon.infer(key)
        if own and own.rule == "traditional":
            continue  # a listed label, letter by letter
        if own and 2 * place.beside_own < len(place.between):
            continue
        found = [field for field in ranks if field in lacking and _is_at(ranks[field], place.between)]
        beside = row.setdefault(tuple(place.between), [])
        beside.append(key)
        recurs = len(place.between) >= RECURS and 2 * place.prose > len(place.between)
        if len(found) == 1 and _may_mean(key, found[0], own, lexicon):
            told = _tells(meaning(simplified(key)), lexicon.sense(found[0])) or found[0] in expected
            if lexicon.shares_word(key, found[0]) or (recurs and told):
                meant[key] = Match(found[0], "place")
        elif not own and (like := _alike_in_place(key, place, ranks, lexicon)):
            meant[key] = Match(like, "place")
        elif own and own.rule == "word":
            meant[key] = None
        elif own and (only := _only_between(ranks, place.between)) and _may_mean(key, only, own, lexicon):
            meant[key] = Match(only, "place")
        if key not in meant and asked < MOST_ASKED:
            asked += 1
            likely = _likely_in_place(key, place, ranks, lexicon, refuted=own is not None)
            if likely and likely.nearness > near.get(likely.field, (0.0, ""))[0]:
                near[likely.field] = likely.nearness, key
        if len(found) == len(beside) > 1 and all(map(lexicon.shares_word, beside, found)):
            meant |= {key: Match(field, "place") for key, field in zip(beside, found, strict=True)}
    meant |= {key: Match(field, "group") for field, (_, key) in near.items()}
    lacking -= {match.field for match in meant.values() if match}
    meant = {**_by_word(places, lacking, ranks, lexicon), **meant}
    if not meant:
        return hits
    return [tuple([h if _is_listed(h) else h._replace(match=meant.get(h.key, h.match)) for h in line]) for line in hits]


def _undoubled(hits: Sequence[tuple[Hit, ...]]) -> Sequence[tuple[Hit, ...]]:
    """The hits, where what merely speaks of a field is none of it beside a listed label of that field."""
    spoken = [n for n, line in enumerate(hits) if any(h.match and h.match.rule == "concept" for h in line)]
    if not spoken:
        return hits
    labelled = [n for n, line in enumerate(hits) if any(h.match for h in line)]
    doubled: set[int] = set()
    for n in spoken:
        at = bisect_left(labelled, n)
        beside = [k for k in labelled[max(0, at - 1) : at + 2] if 0 < abs(k - n) <= _BESIDE]
        fields = {h.match.field for k in beside for h in hits[k] if h.match and _is_listed(h)}
        if any(h.match and h.match.rule == "concept" and h.match.field in fields for h in hits[n]):
            doubled.add(n)
    return [
        tuple([h._replace(match=None) if h.match and h.match.rule == "concept" else h for h in line])
        if n in doubled
        else line
        for n, line in enumerate(hits)
    ]


def _is_listed(hit: Hit) -> bool:
    return hit.match is not None and not hit.match.inferred


def _lacks_a_place(hit: Hit) -> bool:
    """Whether a label of a look of its own is one that no field lists."""
    return bool(hit.form.marks or hit.form.colon) and not _is_listed(hit)


def _places(lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]], ranks: dict[str, int]) -> dict[str, _Place]:
    """The places of all labels that no field lists, or that are only inferred; the page's ends end a block."""
    found: dict[str, _Place] = {}
    forms = {h.form for line in hits for h in line if _is_listed(h)} or {
        h.form for line in hits for h in line if h.match
    }
    plainest = ((n, line[0] if len(line) == 1 else min(line, key=_rating)) for n, line in enumerate(hits) if line)
    leading = [(n, hit) for n, hit in plainest if not hit.glued or _is_open(hit)]
    row = [hit for _, hit in leading]
    around = zip(_before(row), leading, reversed(list(_before(row[::-1]))), strict=True)
    block: set[str] = set()
    for (before, listed), (n, hit), (behind, listed_behind) in around:
        if hit.match and not ranks.get(hit.match.field, 1):
            block = set()
        block.update([hit.match.field] if hit.match else ())
        if not _lacks_a_place(hit):
            continue
        place = found.setdefault(hit.key, _Place())
        value = lines[n].text[hit.stop :] or (lines[n + 1].text if n + 1 < len(lines) else "")
        place.alike = place.alike or hit.form in forms or _is_open(hit)
        place.prose += len(value) >= PROSE and _STOP.search(value) is not None
        place.blocks.append(block)
        place.between.append((ranks.get(before, len(ranks)), ranks.get(behind, -1)))
        place.beside_own += bool(hit.match and hit.match.field in (listed, listed_behind))
    return found


def _is_open(hit: Hit) -> bool:
    """Whether a label is set apart at a paragraph's end, with nothing behind its colon."""
    return hit.glued and hit.tail and hit.form.colon and hit.form.marks > 0


def _before(row: Sequence[Hit]) -> Iterator[tuple[str, str]]:
    """The field of the nearest label before each that has one, and that of the nearest that is listed."""
    field = listed = ""
    for hit in row:
        yield field, listed
        if hit.match:
            field = hit.match.field
            listed = field if _is_listed(hit) else listed


def _rating(hit: Hit) -> int:
    """A listed label above an inferred one above a word, where a line begins with either."""
    return 2 if hit.match is None else int(hit.match.inferred)


def _is_at(rank: int, between: Sequence[tuple[int, int]]) -> bool:
    """Whether a field belongs between the same two each time, once at least within a block."""
    within = [first < rank < last for first, last in between]
    return any(within) and all(
        inside or (first >= last and (rank > first or rank < last))
        for inside, (first, last) in zip(within, between, strict=True)
    )


def _only_between(ranks: dict[str, int], between: Sequence[tuple[int, int]]) -> str | None:
    """The one field whose place is between the same two each time, though it stands elsewhere on the page."""
    within = [field for field, rank in ranks.items() if all(first < rank < last for first, last in between)]
    return within[0] if len(within) == 1 else None


def _is_at_an_end(rank: int, between: Sequence[tuple[int, int]]) -> bool:
    """Whether a field belongs behind the last one of the page, or in front of the first of a block."""
    if len(between) != 1:
        return False
    (first, last) = between[0]
    return rank > first if last < 0 else first > last > rank


def _alike_in_place(key: str, place: _Place, ranks: dict[str, int], lexicon: Lexicon) -> str | None:
    """The one field that a label's blocks lack there with which it shares a word: 楼栋新貌 is 楼栋变化."""
    if not place.alike or len(key) > ALIKE_LONGEST:
        return None
    at = [f for f, rank in ranks.items() if _is_at(rank, place.between) or _is_at_an_end(rank, place.between)]
    found = [f for f in at if lexicon.shares_word(key, f)]
    if len(found) == 1 and not lexicon.is_of_one_mind(key, found[0]):
        return None
    if len(found) != 1 or not _may_mean(key, found[0], None, lexicon):
        return None
    sense = meaning(simplified(key))
    return found[0] if sense not in INFERABLE or _tells(sense, lexicon.sense(found[0])) else None


def _likely_in_place(
    key: str, place: _Place, ranks: dict[str, int], lexicon: Lexicon, *, refuted: bool
) -> Likely | None:
    """The field that others' groups of labels say, where a label always stands in its place.

    Nor do its words say otherwise, unless the page has `refuted` them.
    """
    if not place.alike or len(key) > LIKELY_LONGEST or read_place(key):
        return None
    likely = lexicon.likely(key)
    if likely is None or not (_is_likely_enough(likely) or (asks(key) and _is_lacking_there(likely, place, ranks))):
        return None
    sure = likely.nearness >= SURE and likely.lead >= SURE_LEAD and not _OFFICE.search(key)
    lacks_it = ranks[likely.field] > 0 and not any(likely.field in block for block in place.blocks)
    lacks_it = lacks_it and all(behind != 0 for _, behind in place.between)  # not in front of the block's first label
    if not (sure and lacks_it) and not _fits(ranks[likely.field], place.between):
        return None
    if refuted:
        return likely
    labels = lexicon.labels(likely.field)
    if names_people(key) and "谁" not in key and not any(map(names_people, labels)):
        return None
    said = _SAID_BY.fullmatch(key)
    by_somebody = said is not None and meaning(said["who"]) not in INFERABLE  # not 成效评价
    if said and by_somebody and not any(said["who"] in label and _SAID.search(label) for label in labels):
        return None  # 法官手记 is no 典型意义
    sense, lacks = meaning(simplified(key)), lexicon.sense(likely.field)
    if {sense, lacks} <= VOICED:
        return likely
    if not _may_mean(key, likely.field, None, lexicon):
        return None
    return likely if sense not in INFERABLE or _tells(sense, lacks) else None


def _is_likely_enough(likely: Likely) -> bool:
    if likely.nearness >= LEAST_LIKELY and likely.lead >= LEAST_LEAD:
        return True
    return likely.nearness >= LEAST_LONELY and likely.lead >= LONELY * likely.nearness


def _is_lacking_there(likely: Likely, place: _Place, ranks: dict[str, int]) -> bool:
    """Whether a field is the only one that a label's blocks lack at its place, or else the nearest of these by far."""
    if likely.nearness < LEAST_ONLY:
        return False
    fitting = [field for field, rank in ranks.items() if _fits(rank, place.between)]
    lacking = [field for field in fitting if not any(field in block for block in place.blocks)]
    far = likely.nearness >= FAR * LEAST_ONLY and likely.lead >= likely.nearness / FAR
    return lacking == [likely.field] or (far and likely.field in lacking)


def _fits(rank: int, between: Sequence[tuple[int, int]]) -> bool:
    """Whether a field's place is always there, at the beginning or the end of a block, too."""
    return all(first < rank < last or (first >= last and (rank > first or rank < last)) for first, last in between)


def _by_word(
    places: dict[str, _Place], lacking: Set[str], ranks: dict[str, int], lexicon: Lexicon
) -> dict[str, Match | None]:
    """Labels that come round again beside a neighbour of the one field that they are put like, where the page lacks
    that and no other such label is: 管护要点 is 技术要点.
    """
    claims: dict[str, list[str]] = {}
    for key, place in places.items():
        if not place.alike or len(place.between) < RECURS or len(key) > ALIKE_LONGEST or lexicon.infer(key):
            continue
        sharing = [field for field in ranks if lexicon.shares_word(key, field)]
        if len(sharing) == 1 and sharing[0] in lacking and _is_beside(ranks[sharing[0]], place.between, len(ranks)):
            claims.setdefault(sharing[0], []).append(key)
    return {
        keys[0]: Match(field, "place")
        for field, keys in claims.items()
        if len(keys) == 1 and lexicon.is_put_like(keys[0], field) and _may_mean(keys[0], field, None, lexicon)
    }


def _is_beside(rank: int, between: Sequence[tuple[int, int]], fields: int) -> bool:
    """Whether the field before or behind is the next one most times, or a block begins or ends there."""
    at_an_end = rank in (0, fields - 1)
    beside = [first == rank - 1 or last == rank + 1 or (at_an_end and first >= last) for first, last in between]
    return 2 * sum(beside) > len(between)


def _may_mean(key: str, field: str, own: Match | None, lexicon: Lexicon) -> bool:
    """Whether the words of a label do not say that it is something else than a field that is lacking."""
    if tells_who(key):
        return False
    sense, lacks = meaning(simplified(key)), lexicon.sense(field)
    if own and own.rule != "word":
        return _tells(sense, lacks)
    if sense is None:
        return not (somebody_says(key) or names_fact(key))
    return _tells(sense, lacks) or (sense in INFERABLE and lacks not in INFERABLE)


def _tells(sense: str | None, lacks: str | None) -> bool:
    """Whether words of one meaning speak for another: how something was dealt with is also how it ended (落实情况)."""
    return sense is not None and (sense == lacks or (sense, lacks) == ("action", "result"))
