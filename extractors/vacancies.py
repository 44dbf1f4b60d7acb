"""The field of a label whose words do not give it away: one that its blocks lack where it stands.

A profile lists its fields in the order of the page. A word that no field lists, set like the labels that one does,
stands between two of them; what speaks for each field that may stand there is weighed in `claims`, and the most
probable one is taken where it is clearly more probable than not. So is the field of a word that means one which another
label of its block lists: 落实情况 behind 办理过程 is 办理结果.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .claims import Standing, claims, most_probable
from .contents import signs
from .forms import Form
from .headings import names_place
from .hits import Hit
from .kindred import asks
from .labels import Lexicon, Match
from .lines import Line
from .places import read_place
from .weights import forms_of_labels, has_letters_apart

__all__ = ["PROBABLE", "fill_vacancies", "open_labels"]

PROSE = 12
"""Code points of a value that is more than a name, number or date; a label above such is often one of its own."""
_STOP = re.compile("[，。；：！？]")
_HEAD = 8
"""Lines above a block's first label in which its heading is looked for."""
_BESIDE = 3
"""Lines within which the label before or behind one stands beside it: a further block may begin behind more."""
PROBABLE = 0.55
"""From when on a field is taken. Of authors who had no part in the weights as many labels in all are read right from
0.4 on as from 0.55 on, and a label with a field that is not its own is worse than one that keeps its name."""
SURE = 0.75
"""From when on there is hardly any doubt; a word that nothing sets apart may be one of text as well."""
LONGEST = 12
"""Code points of a label that is weighed; longer ones are sentences."""
_TELLS = re.compile("也|了.*了|名词解释|(?:政策|知识|相关)链接")
"""What a subhead has that tells something (管子通了心也通), and a label that is no question seldom."""
SEVERAL = 2
"""Inferred labels whose look is that of labels as well."""
AS_MANY = 6
"""Words of one look, none of which means anything, whose look is that of labels."""
_TURNS = 3
"""How often the labels that are left are weighed again, since others have got their fields."""
MOST_ASKED = 64
"""Labels of a page that are weighed."""


def fill_vacancies(
    lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]], lexicon: Lexicon
) -> Sequence[tuple[Hit, ...]]:
    """The hits of all lines, unlisted ones with the field whose place they take."""
    hits = _undoubled(hits)
    if not lexicon.profile or not any(_lacks_a_place(h) for line in hits for h in line):
        return _plain(hits)
    meant: dict[str, _Meant] = {}
    named = _named(lines, lexicon)
    for _ in range(_TURNS):
        found = _standings(lines, hits, lexicon, named)
        left = {key: standing for key, standing in found.items() if key not in meant or not meant[key].match}
        new = {key: told for key, told in _meant(left, lexicon).items() if told.match or key not in meant}
        if not new:
            break
        meant |= new
        told = [tuple([_told(h, new) for h in line]) if line else line for line in hits]
        hits = told
        if all(key in meant and meant[key].match for key in found):
            break
    return _plain(hits)


def _told(hit: Hit, meant: Mapping[str, _Meant]) -> Hit:
    """The hit with what its place says of it."""
    new = None if _is_listed(hit) else meant.get(hit.key)
    return hit._replace(match=new.match, sure=new.sure) if new else hit


def _named(lines: Sequence[Line], lexicon: Lexicon) -> frozenset[int]:
    """The lines that name a place as a heading does."""
    endings = lexicon.profile.blocks.place_suffixes if lexicon.profile else ()
    return frozenset([n for n, line in enumerate(lines) if names_place(line, endings)])


def _plain(hits: Sequence[tuple[Hit, ...]]) -> Sequence[tuple[Hit, ...]]:
    """The hits without words of sentences whose place tells no field."""
    if not any(h.faint and not h.match for line in hits for h in line):
        return hits
    return [tuple([h for h in line if h.match or not h.faint]) for line in hits]


def open_labels(lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]], lexicon: Lexicon) -> dict[str, Standing]:
    """The labels of a page whose field their place has to tell, with where they stand; `hits` as they are found."""
    found = _standings(lines, _undoubled(hits), lexicon, _named(lines, lexicon))
    return {key: standing for key, standing in found.items() if _is_open(key, standing, lexicon)}


class _Meant(NamedTuple):
    """What a label's place says of it."""

    match: Match | None
    sure: bool = False
    """whether that leaves hardly any doubt"""


def _meant(found: Mapping[str, Standing], lexicon: Lexicon) -> dict[str, _Meant]:
    """The fields of labels, the most probable ones first; one of a block is of one label there."""
    meant = {
        key: _Meant(None)
        for key, standing in found.items()
        if (own := lexicon.infer(key)) and own.rule == "word" and standing.doubled
    }
    asked = [key for key, standing in found.items() if _is_open(key, standing, lexicon) or _is_guessed(key, lexicon)]
    weighed = []
    for key in asked[:MOST_ASKED]:
        field, probability = most_probable(claims(key, found[key], lexicon, lexicon.grouped(key)))
        enough = PROBABLE if found[key].marked else SURE
        if field and probability > enough and not lexicon.is_judged_by_others(field, key):
            weighed.append((probability, key, field))
    taken: dict[str, list[set[str]]] = {}
    for probability, key, field in sorted(weighed, reverse=True):
        blocks = taken.setdefault(field, [])
        if any(block is other for block in found[key].blocks for other in blocks):
            continue
        own = lexicon.infer(key) if _is_guessed(key, lexicon) else None
        if own is None or own.field == field:
            blocks += found[key].blocks
            meant[key] = _Meant(own or Match(field, "place"), probability > SURE)
    return meant


def _is_open(key: str, standing: Standing, lexicon: Lexicon) -> bool:
    """Whether a label's field is to be told by its place: its words tell none, or one that its block has anyway."""
    own = lexicon.infer(key)
    if own and (own.rule in ("traditional", "misprint") or not (standing.doubled or _misfits(own, standing, lexicon))):
        return False
    tells = _TELLS.search(key) is not None and not asks(key)
    return standing.alike and len(key) <= LONGEST and not tells and not read_place(key)


def _misfits(own: Match, standing: Standing, lexicon: Lexicon) -> bool:
    """Whether a label stands nowhere where the profile's order, and the page's, has the field that its words mean."""
    return own.field not in standing.displaced and standing.fits(lexicon.ranks[own.field]) == 0


def _is_guessed(key: str, lexicon: Lexicon) -> bool:
    """Whether a label's words do no more than hint at a field."""
    own = lexicon.infer(key)
    return own is not None and own.guessed


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
    """Whether a label of a look of its own, or alone on its line, is one that no field lists."""
    return not _is_listed(hit) and (_is_marked(hit) or hit.form.position == "alone" or hit.has_wide_gap)


def _is_marked(hit: Hit) -> bool:
    """Whether something sets a label apart."""
    return bool(hit.form.marks or hit.form.colon or has_letters_apart(hit))


def _standings(
    lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]], lexicon: Lexicon, named: frozenset[int]
) -> dict[str, Standing]:
    """Where all labels stand that no field lists, or that are only inferred; `named` are the lines with a place."""
    ranks = lexicon.ranks
    lacking = frozenset(ranks.keys() - {h.match.field for line in hits for h in line if h.match})
    found: dict[str, Standing] = {}
    forms = set(forms_of_labels(hits))
    meant = Counter([h.form for line in hits for h in line if h.match and h.match.inferred])
    forms |= {form for form, times in meant.items() if not forms or (times >= SEVERAL and form.marks)}
    if not forms:
        forms = _commonest(hits)
    plainest = ((n, line[0] if len(line) == 1 else min(line, key=_rating)) for n, line in enumerate(hits) if line)
    row = [(n, hit) for n, hit in plainest if not hit.glued or _ends_paragraph(hit)]
    row = [(n, hit) for n, hit in row if hit.match or n not in named]
    headed = _headed(lines, hits, row, named)
    blocks = list(_blocks(row, headed, ranks))
    behind_each = reversed(list(_before(row[::-1], headed, back=True)))
    around = list(zip(_before(row, headed), row, behind_each, blocks, strict=True))
    displaced = frozenset(
        [
            hit.match.field
            for before, (_, hit), _, _ in around
            if hit.match and _is_listed(hit) and ranks.get(before, -1) > ranks[hit.match.field]
        ]
    )
    for before, (n, hit), behind, block in around:
        goes_on = not hit.form.colon and lines[n].text.startswith("是", hit.stop)  # 好消息是，今年六月前全部完工
        if goes_on or not _lacks_a_place(hit):
            continue
        standing = found.setdefault(hit.key, Standing(lacking, displaced))
        value = lines[n].text[hit.stop :] or (lines[n + 1].text if n + 1 < len(lines) else "")
        standing.alike = standing.alike or hit.form in forms or _ends_paragraph(hit)
        standing.marked = standing.marked or _is_marked(hit)
        standing.faint = standing.faint or hit.faint
        standing.prose += len(value) >= PROSE and _STOP.search(value) is not None
        if value.strip():
            standing.signs.append(signs(value))
        standing.blocks.append(block)
        first, last = (-1, len(ranks)) if headed else (len(ranks), -1)
        standing.between.append((ranks.get(before, first), ranks.get(behind, last)))
    for (_, hit), block in zip(row, _listed_blocks(row, headed, ranks), strict=True):
        if hit.match and hit.key in found and _lacks_a_place(hit):
            found[hit.key].doubled |= hit.match.field in block
    _tell_turns(row, blocks, found, ranks)
    return found


def _commonest(hits: Sequence[tuple[Hit, ...]]) -> set[Form]:
    """The look of most words that come again on a page whose labels all say nothing."""
    found = [h for line in hits for h in line[:1] if not h.glued and not h.faint]
    times = Counter([h.key for h in found])
    looks = Counter([h.form for h in found if times[h.key] > 1])
    return {form for form, count in looks.most_common(1) if count >= AS_MANY}


def _tell_turns(
    row: Sequence[tuple[int, Hit]], blocks: Sequence[set[str]], found: Mapping[str, Standing], ranks: Mapping[str, int]
) -> None:
    """Say whose turn it is where as many fields are lacking between two labels as others stand there."""
    fields = list(ranks)
    since, waiting = -1, list[str]()
    for n, (_, hit) in enumerate(row):
        if n and blocks[n] is not blocks[n - 1]:
            since, waiting = -1, []
        if hit.match:
            rank = ranks[hit.match.field]
            lacking = [field for field in fields[since + 1 : rank] if field not in blocks[n]]
            if len(lacking) == len(waiting):
                for key, field in zip(waiting, lacking, strict=True):
                    found[key].turns.append(field)
            since, waiting = rank, []
        elif hit.key in found and found[hit.key].alike:
            waiting.append(hit.key)


def _headed(
    lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]], row: Sequence[tuple[int, Hit]], named: frozenset[int]
) -> frozenset[int]:
    """The labels, by their lines, before which a heading stands that names a place, behind the label before."""
    heads = {n for n in named if not any(h.match for h in hits[n])}
    found = []
    for (before, hit), (n, _) in zip([(-1, None), *row], row, strict=False):
        first = before + 1 if hit is None or hit.stop < len(lines[before].text) else before + 2
        if not heads.isdisjoint(range(max(first, n - _HEAD), n)):
            found.append(n)
    return frozenset(found)


def _blocks(row: Sequence[tuple[int, Hit]], headed: frozenset[int], ranks: Mapping[str, int]) -> Iterator[set[str]]:
    """For each label the fields of its block; without headings one ends where the first field, or any, comes again."""
    block: set[str] = set()
    for n, hit in row:
        field = hit.match.field if hit.match else None
        if n in headed if headed else field in block or ranks.get(field or "") == 0:
            block = set()
        block.update([field] if field else ())
        yield block


def _listed_blocks(row: Sequence[tuple[int, Hit]], headed: frozenset[int], ranks: Mapping[str, int]) -> list[set[str]]:
    """For each label the fields of listed labels in its block.

    Without headings a block ends in front of the first label behind the last listed one before a field comes again.
    """
    block: set[str] = set()
    blocks: list[set[str]] = []
    waiting = 0
    for n, hit in row:
        field = hit.match.field if hit.match and _is_listed(hit) else None
        if n in headed:
            block, waiting = set(), 0
        elif field and not headed and (field in block or ranks[field] == 0):
            block = set()
            blocks[len(blocks) - waiting :] = [block] * waiting
        waiting = 0 if field else waiting + 1
        block.update([field] if field else ())
        blocks.append(block)
    return blocks


def _ends_paragraph(hit: Hit) -> bool:
    """Whether a label is set apart at a paragraph's end, with nothing behind it, or behind its colon."""
    return hit.glued and hit.tail and hit.form.marks > 0


def _before(row: Sequence[tuple[int, Hit]], headed: frozenset[int], *, back: bool = False) -> Iterator[str]:
    """The field of the nearest label before each that has one, in its block.

    The row may run `back`: then a heading parts what stands before it from the label that it stands above.
    """
    field = ""
    for n, hit in row:
        if n in headed and not back:
            field = ""
        yield field
        if hit.match:
            field = hit.match.field
        if n in headed and back:
            field = ""


def _rating(hit: Hit) -> int:
    """A listed label above an inferred one above a word, where a line begins with either."""
    return 2 if hit.match is None else int(hit.match.inferred)
