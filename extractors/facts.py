"""Typed values of a record: who, how many, how large, when, how much, about what — each with its place in the text.

Tables and patterns only: no dictionary is loaded, and one pass over the numbers of a paragraph serves every kind, so
facts cost little enough to be always there. Precision comes before recall: a number whose owner is not plain is left
out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..schemas import Fact, Section, Span
from .amounts import find_amounts, fold_digits
from .fact_counts import AREA_STARTS, areas, borders, counts
from .fact_people import official
from .fact_pieces import Found, Piece
from .fact_times import BEFORE_DURATION, DURATION_STARTS, NO_MONEY, dates, durations, money
from .fact_topics import topic
from .fact_words import DESCRIPTIONS

__all__ = ["find_facts"]

_MATTER, _REMARKS, _DIFFICULTY = "事项名称", "上任感言", "问题困难"
_DESCRIPTION = re.compile("|".join(DESCRIPTIONS))
_LONGEST = 20_000
"""characters of a record that are looked at; a block of the series has some 1,500"""


def find_facts(
    text: str, *, heading: Span | None, lead: Sequence[Span], sections: Sequence[Section]
) -> tuple[Fact, ...]:
    """The facts of one block, in the order of the article's `text`; a value that stands twice is given once."""
    pieces = tuple(_pieces(text, heading, lead, sections))
    found = [*official(pieces)]
    for piece in pieces:
        if not piece.heads:
            found += [(piece, fact) for finder in _finders(piece) for fact in finder(piece)]
    about = topic(pieces, _MATTER, _DIFFICULTY)
    return _facts(text, [*found, about] if about else found)


def _finders(piece: Piece) -> list[Callable[[Piece], Iterable[Found]]]:
    """What could find something in a paragraph, by what stands behind its numbers; most find nothing."""
    text = piece.text
    finders: list[Callable[[Piece], Iterable[Found]]] = [counts, borders] if piece.describes else []
    behind = {text[amount.end : amount.end + 1] for amount in piece.amounts}
    if behind:
        if not behind.isdisjoint(AREA_STARTS):
            finders.append(areas)
        if not behind.isdisjoint(DURATION_STARTS):
            finders.append(durations)
    if not behind <= NO_MONEY or "毛" in text:
        finders.append(money)
    if "月" in text or "20" in text or "19" in text:
        finders.append(dates)
    return finders


def _pieces(text: str, heading: Span | None, lead: Sequence[Span], sections: Sequence[Section]) -> Iterator[Piece]:
    if heading:
        yield Piece(fold_digits(heading.cut(text)[:_LONGEST]), heading.start, heads=True)
    left = _LONGEST
    for span in lead:
        left -= span.end - span.start
        if left < 0:
            return
        yield _piece(text, span, None, "", describes=True)
    describing = [_describes(section) for section in sections]
    opening = None if lead or any(describing) else _DIFFICULTY
    for number, section in enumerate(sections):
        field = section.field
        describes = describing[number] or field == opening
        for span in section.paragraphs:
            left -= span.end - span.start
            if left < 0:
                return
            yield _piece(text, span, number, field, describes=describes)


def _describes(section: Section) -> bool:
    return bool(_DESCRIPTION.search(section.field) or _DESCRIPTION.search(section.label))


def _piece(text: str, span: Span, section: int | None, field: str, *, describes: bool) -> Piece:
    start, end = span
    folded = fold_digits(text[start : min(end, start + _LONGEST)])
    amounts = find_amounts(folded, of_things=describes, before_time=BEFORE_DURATION)
    return Piece(folded, start, amounts, section, field, describes, field == _REMARKS)


def _facts(text: str, found: Sequence[tuple[Piece, Found]]) -> tuple[Fact, ...]:
    facts: dict[tuple[str, str | int | float, str | None], Fact] = {}
    placed = [(piece.start + one.start, one.kind, n) for n, (piece, one) in enumerate(found)]
    for start, kind, n in sorted(placed):
        piece, one = found[n]
        name = (kind, one.value, one.unit)
        if name not in facts:
            span = Span(start, piece.start + one.end)
            facts[name] = Fact(
                kind=kind, value=one.value, unit=one.unit, raw=span.cut(text), span=span, section=piece.section
            )
    return tuple(facts.values())
