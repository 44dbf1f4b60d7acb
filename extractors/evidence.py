"""Whether a page has blocks at all, and which profile describes it.

News about a series names its labels too, and any report may have a heading 主要做法. A few lines that look like labels
are no block: it takes a profile's labels together with headings, or several of them, or labels that recur in a cycle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..schemas import Profile
from .asking import asks_for_texts
from .beam import Step, Zone
from .headings import names_place
from .hits import Hit
from .label_words import spells_label
from .labels import lexicon_of
from .lines import Line, LineKind
from .roles import Role

__all__ = ["HINTED", "WORDS", "enough", "fields_in", "fitting", "hinted", "is_named", "possible", "words_again"]

_HEADING, _IN_SECTION = Role.HEADING, Zone.SECTION
DEFAULT = "kaimen"
HEADED, HEADLESS = 2, 3
"""How many different fields of the profile the fullest block needs under a heading, and without one."""
MEANT = 4
"""How many fields a block needs below a place's name where hardly any of its labels is listed and the others only mean
them."""
MEANT_IN_GIVEN = 3
"""The same where the user says which profile it is and several blocks begin with a label that it lists."""
MEANT_ONCE = 5
"""How many fields of the default profile words in front of a colon, or set apart, need to mean, the first of them its
opening field, where none recurs: the only block of a page whose title names the place."""
CHOSEN = 3
"""How many fields the words that recur on a page need to mean for the default profile to be chosen for it."""
ALIKE = 3
"""How many labels blocks have that are a series' by being the same in each, below headings of any name."""
WORDS = 2
"""Fields that words of labels mean, beside which one more makes a page that of the default profile."""
HINTED = 4
"""How many fields of the default profile blocks have that are of it although their labels' words mean fewer."""
NAME_SHORTEST = 4
"""Letters of a series' name from which on it is no chance that a headline has them."""
TITLE_SHORTEST = 5
"""The same of a profile's title, which may be a word for any series (典型案例)."""
CYCLE = 2
"""How many unlisted labels have to recur on a page of which no profile lists any; without headings that name places
half of them must consist of words that labels are made of."""


def fitting(
    profiles: Sequence[Profile], hits: Sequence[tuple[Hit, ...]], *, headings: str = "", in_title: bool = False
) -> Profile | None:
    """The profile whose labels the page has most of, None where it has none of any.

    A profile other than the default needs its opening field more than once; ties go to the default. A page
    whose labels are all unlisted, but mean the default's fields, is the default's, too; fewer of them need to where
    its `headings` name the default's series. `in_title` says whether the title names a community, whose only block
    they may be.
    """
    keys = Counter([h.key for line in hits for h in line if not h.faint])
    if not keys:
        return None
    best, most = None, 0
    for profile in sorted(profiles, key=lambda p: p.name != DEFAULT):
        lexicon = lexicon_of(profile)
        fields: dict[str, int] = {}
        for key, times in keys.items():
            if found := lexicon.listed(key):
                fields[found.field] = fields.get(found.field, 0) + times
        total = sum(fields.values())
        if total > most and (profile.name == DEFAULT or fields.get(profile.opening, 0) > 1):
            best, most = profile, total
    default = next((p for p in profiles if p.name == DEFAULT), None)
    if best or default is None:
        return best
    if _is_meant(default, keys, HEADED if is_named(default, headings) else CHOSEN) or _is_table_of(default, hits):
        return default
    return default if in_title and _is_one_block(default, hits) else None


def _is_table_of(profile: Profile, hits: Sequence[tuple[Hit, ...]]) -> bool:
    """Whether cells of a table mean so many of a profile's fields: the head of a column or row stands there once."""
    lexicon = lexicon_of(profile)
    cells = (h for line in hits for h in line if h.form.position == "cell")
    return len({m.field for h in cells if (m := lexicon.infer(h.key))}) >= MEANT


def _is_one_block(profile: Profile, hits: Sequence[tuple[Hit, ...]]) -> bool:
    """Whether labels in the order of one block mean a profile's fields, from its opening field on.

    Without that field at their head they need to be set alike, and to come in the profile's order or to be as many.
    """
    lexicon = lexicon_of(profile)
    heads = [h for line in hits for h in line[:1] if not h.faint and (not h.glued or (h.tail and h.form.marks))]
    leading = [h for h in heads if h.form.colon or h.form.marks]
    meant = [m.field for h in leading if (m := lexicon.match(h.key))]
    ranks = [lexicon.ranks[field] for field in meant]
    in_order = len(ranks) >= MEANT and ranks == sorted(set(ranks))
    if meant and meant[0] == profile.opening and (in_order or len(set(meant)) >= MEANT_ONCE):
        return True
    if len({h.form for h in leading if lexicon.match(h.key)}) != 1:
        return False
    return in_order or (profile.opening in meant and len(set(meant)) >= MEANT_ONCE)


def _is_meant(profile: Profile, keys: Counter[str], fewest: int) -> bool:
    """Whether the words of a page mean so many of a profile's fields, each twice, although it lists none of them.

    Where they mean three of its fields, one that comes again is enough.
    """
    lexicon = lexicon_of(profile)
    fields: Counter[str] = Counter()
    for key, times in keys.items():
        if found := lexicon.infer(key):
            fields[found.field] += times
    again = sum(times > 1 for times in fields.values())
    return again >= fewest or (again > 0 and len(fields) >= CHOSEN)


def hinted(profiles: Sequence[Profile], hits: Sequence[tuple[Hit, ...]]) -> Profile | None:
    """The default profile where it may be that of a page whose words tell too little: several labels come again there.

    It is where its blocks turn out to have `HINTED` of its fields, by what their labels mean, where they stand and
    what is said below them.
    """
    default = next((p for p in profiles if p.name == DEFAULT), None)
    return default if len(_keys_again(hits)) >= HINTED else None


def words_again(profile: Profile, hits: Sequence[tuple[Hit, ...]]) -> int:
    """How many of a profile's fields the words of labels mean that come again on the page."""
    lexicon = lexicon_of(profile)
    return len({m.field for key in _keys_again(hits) if (m := lexicon.infer(key)) and not m.guessed})


def _keys_again(hits: Sequence[tuple[Hit, ...]]) -> list[str]:
    """The labels that come more than once on the page, each in a place of its own."""
    times = Counter([h.key for line in hits for h in line if not h.faint and not h.glued])
    return [key for key, count in times.items() if count > 1]


def is_named(profile: Profile | None, headings: str) -> bool:
    """Whether headline or kicker name a profile's series, however it is punctuated there (“小积分·大文明”)."""
    if profile is None:
        return False
    name, title, said = _letters(profile.name), _letters(profile.title or ""), _letters(headings)
    return (len(name) >= NAME_SHORTEST and name in said) or (len(title) >= TITLE_SHORTEST and title in said)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def possible(
    lines: Sequence[Line],
    hits: Sequence[tuple[Hit, ...]],
    profile: Profile | None,
    *,
    named: bool = False,
    in_title: bool = False,
) -> bool:
    """Whether any choice among the hits could be `enough`: plain news is told so before its lines are weighed.

    A notice that says how long the text behind each label has to be holds none.
    """
    if not in_title and asks_for_texts(lines, hits):
        return False
    if named and len({h.match.field for line in hits for h in line if h.match}) >= HEADED:
        return True
    if any(len(line.cells) > 1 and line.kind is LineKind.ROW for line in lines):
        return True  # the header of a grid labels every row
    found = [h for line in hits for h in line]
    if len({h.match.field for h in found if h.match and h.match.spelled}) >= min(HEADED, HEADLESS):
        return True
    if in_title and len({h.match.field for h in found if h.match}) >= MEANT:
        return True
    endings = profile.blocks.place_suffixes if profile else ()
    if len({h.match.field for h in found if h.match}) >= MEANT and any(names_place(line, endings) for line in lines):
        return True
    recurring = [key for key, times in Counter([h.key for h in found]).items() if times > 1]
    if len(recurring) < CYCLE:
        return False
    if profile is None and len(recurring) >= ALIKE:
        return True
    return any(map(spells_label, recurring)) or sum(names_place(line, endings) for line in lines) > 1


def enough(
    steps: Sequence[Step],
    profile: Profile | None,
    *,
    in_title: bool,
    in_series: bool = False,
    named: bool = False,
    given: bool = False,
) -> bool:
    """Whether the chosen path holds blocks, not a report with a few subheads that read like labels.

    Where the series is `named`, labels below a place that only mean its fields count like listed ones. So do they
    where the profile is `given` and its opening field is listed at the head of several blocks, and in an only block
    whose place and series the title names (`in_series`).
    """
    blocks = _blocks(steps)
    if not blocks:
        return False
    listed = [len({h.match.field for h in hits if h.match and h.match.spelled}) for _, hits in blocks]
    headed = any(heading for heading, _ in blocks)
    opening = profile is not None and any(
        h.match and h.match.field == profile.opening for _, hits in blocks for h in hits
    )
    if max(listed) >= (HEADED if headed or in_title or opening or len(blocks) > 1 else HEADLESS):
        return True
    places = sum(s.reading.role is _HEADING and s.reading.place is not None for s in steps)
    places += sum(place is not None for s in steps if len(s.reading.blocks) > 1 for place, _ in s.reading.blocks)
    meant = max(len({h.match.field for h in hits if h.match}) for _, hits in blocks)
    if places and meant >= (HEADED if named else MEANT):
        return True
    if opening and in_title and meant >= MEANT_ONCE:
        return True
    if in_series and len(blocks) == 1 and meant >= MEANT:
        return True
    if given and profile and meant >= MEANT_IN_GIVEN and sum(_opens_with(profile, hits) for _, hits in blocks) > 1:
        return True
    times = Counter(key for _, hits in blocks for key in {h.key for h in hits})
    recurring = [key for key, n in times.items() if n > 1]
    if profile is None and all(heading for heading, _ in blocks) and _are_alike([hits for _, hits in blocks]):
        return True
    return len(recurring) >= CYCLE and (places > 1 or 2 * sum(map(spells_label, recurring)) >= len(recurring))


def _are_alike(blocks: Sequence[Sequence[Hit]]) -> bool:
    """Whether several blocks have the same labels, at least so many, in the same order and of the same look."""
    rows = [tuple([(h.key, h.form) for h in hits]) for hits in blocks]
    return len(rows) > 1 and len(set(rows)) == 1 and len(rows[0]) >= ALIKE


def fields_in(steps: Sequence[Step]) -> int:
    """How many different fields of the profile the labels of blocks are of."""
    return len({h.match.field for _, hits in _blocks(steps) for h in hits if h.match})


def _opens_with(profile: Profile, hits: Sequence[Hit]) -> bool:
    """Whether a block's first label is one that the profile lists for its opening field."""
    match = hits[0].match if hits else None
    return match is not None and match.spelled and match.field == profile.opening


def _blocks(steps: Sequence[Step]) -> list[tuple[bool, list[Hit]]]:
    """For each block whether it has a heading, and its labels."""
    blocks: list[tuple[bool, list[Hit]]] = []
    for step in steps:
        reading = step.reading
        if len(reading.blocks) > 1:
            blocks += [(True, [p.hit for p in pieces if p.hit]) for _, pieces in reading.blocks]
            continue
        heading = reading.role is _HEADING
        if step.opens or heading:
            blocks.append((heading, []))
        if step.zone is _IN_SECTION and blocks:
            blocks[-1][1].extend([p.hit for p in reading.pieces if p.hit])
    return blocks
