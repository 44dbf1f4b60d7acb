"""The series as a thing of its own: which installments there are, which are missing, and what contradicts itself.

Pure: sightings in, coverage out. A number is known from an article's own title, or from a link to it; where both speak
and differ, the article counts and the contradiction is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .harvesting import fits, series_key

__all__ = ["Coverage", "Installment", "Sighting", "coverage", "ranges"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One article, or one link to an article.

    `url` is the normal form; `article` tells an article that is there from a link; `trouble` is why a link led to none.
    """

    series: str | None
    number: int | None
    url: str | None = None
    title: str | None = None
    date: str | None = None
    article: str | None = None
    """the article's id"""
    trouble: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Installment:
    """An article at its number; `claimed` is what a list says where that differs."""

    number: int | None
    url: str | None
    title: str | None
    date: str | None
    claimed: int | None = None
    from_list: bool = False
    """whether the number comes from a link because the article's own was lost"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of one series is there."""

    name: str
    there: Mapping[int, tuple[Installment, ...]] = field(default_factory=dict)
    missing: Mapping[int, str | None] = field(default_factory=dict)
    """number: why, None where nothing is known of it"""
    out_of_order: tuple[int, ...] = ()
    """numbers whose article is dated before that of a lower number"""
    conflicts: tuple[Installment, ...] = ()
    unnumbered: tuple[Installment, ...] = ()

    @property
    def doubled(self) -> tuple[int, ...]:
        """Numbers that several articles have."""
        return tuple(n for n, found in self.there.items() if len(found) > 1)


def coverage(sightings: Iterable[Sighting], *, sought: Sequence[str] = ()) -> tuple[Coverage, ...]:
    """Every series among the sightings, those that are `sought` alone where any are, in order of their names."""
    keys = [series_key(name) for name in sought]
    groups = _grouped([s for s in sightings if s.series])
    found = [(key, _cover(group)) for key, group in groups.items()]
    return tuple(sorted((c for key, c in found if not keys or any(fits(key, k) for k in keys)), key=lambda c: c.name))


def _grouped(sightings: list[Sighting]) -> dict[str, list[Sighting]]:
    """By series; a name that is part of exactly one other (a list leaves the district out) joins it."""
    groups: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        groups.setdefault(series_key(sighting.series or ""), []).append(sighting)
    for key in sorted(groups, key=len):
        longer = [other for other in groups if other != key and fits(key, other) and len(other) > len(key)]
        if len(longer) == 1:
            groups[longer[0]] += groups.pop(key)
    return groups


def _cover(group: list[Sighting]) -> Coverage:
    links = {s.url: s.number for s in group if not s.article and s.url and s.number is not None}
    articles = {s.article: s for s in group if s.article}
    installments = [_installment(s, links.get(s.url or "")) for s in articles.values()]
    there: dict[int, list[Installment]] = {}
    for each in installments:
        if each.number is not None:
            there.setdefault(each.number, []).append(each)
    trouble = {s.number: s.trouble for s in group if not s.article and s.number is not None and s.number not in there}
    claimed = {i.claimed for i in installments if i.claimed is not None}
    known = there.keys() | {n for n, why in trouble.items() if n is not None and (why or n not in claimed)}
    missing = {n: trouble.get(n) for n in range(min(known), max(known) + 1) if n not in there} if known else {}
    return Coverage(
        name=next((s.series or "" for s in group if s.article), group[0].series or ""),
        there={n: tuple(there[n]) for n in sorted(there)},
        missing=missing,
        out_of_order=_out_of_order(there),
        conflicts=tuple(i for i in installments if i.claimed is not None),
        unnumbered=tuple(i for i in installments if i.number is None),
    )


def _installment(article: Sighting, listed: int | None) -> Installment:
    own = article.number
    return Installment(
        number=listed if own is None else own,
        url=article.url,
        title=article.title,
        date=article.date,
        claimed=listed if None not in (own, listed) and own != listed else None,
        from_list=own is None and listed is not None,
    )


def _out_of_order(there: Mapping[int, Sequence[Installment]]) -> tuple[int, ...]:
    """Numbers dated before a lower number; by days, since several appear on one."""
    late, found = "", []
    for number in sorted(there):
        dates = [i.date[:10] for i in there[number] if i.date and len(i.date) >= 10]
        if dates and max(dates) < late:
            found.append(number)
        late = max([late, *dates])
    return tuple(found)


def ranges(numbers: Iterable[int]) -> str:
    """`1–5, 7` for 1, 2, 3, 4, 5, 7."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
