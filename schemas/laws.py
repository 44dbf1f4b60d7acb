"""The law of fields and spans: what a record repeats of its article's text is what its spans cut from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from .article import Article
from .base import Span
from .record import Record

__all__ = ["law_violations"]


def law_violations(record: Record, article: Article) -> list[str]:
    """Where record and article contradict each other; empty when every law holds.

    The law of fields and spans: `fields[f]` equals the paragraph spans of all sections with field `f`, cut from
    `article.text` and joined by a line feed; likewise the lead, the heading and each section's text. Columns that a
    reviewer has corrected are exempt.
    """
    text = article.text
    found: list[str] = []
    if record.article_id != article.id:
        found.append(f"article_id {record.article_id} is not {article.id}")
    for name, spans in _spans(record):
        for start, end in spans:
            if not 0 <= start <= end <= len(text):
                found.append(f"{name}: span {(start, end)} lies outside the text of {len(text)} code points")
    corrected = {c for x in record.corrections for c in (x.column, x.to) if c}
    heading, place = record.heading, record.heading_span
    if heading is not None and place and place.cut(text) != heading and "heading" not in corrected:
        found.append("heading: the span does not cut the heading")
    if tuple(s.cut(text) for s in record.lead_spans) != record.lead:
        found.append("lead: the spans do not cut the lead")
    joined: dict[str, list[str]] = {}
    for number, section in enumerate(record.sections):
        pieces = [s.cut(text) for s in section.paragraphs]
        if "\n".join(pieces) != section.text:
            found.append(f"sections[{number}] {section.field}: the spans do not cut the text")
        joined.setdefault(section.field, []).extend(pieces)
        starts = [s.start for s in section.paragraphs] if section.steps else []
        for step in section.steps:
            inside = slice(bisect_left(starts, step.span.start), bisect_left(starts, step.span.end))
            if "\n".join(pieces[inside]) != step.text:
                found.append(f"sections[{number}] {section.field}: a step's span does not cut its text")
    cut = {name: "\n".join(pieces) for name, pieces in joined.items()}
    if cut != record.fields and any(
        cut.get(n) != record.fields.get(n) for n in cut | record.fields if f"fields.{n}" not in corrected
    ):
        found.append("fields: not what the sections' spans cut from the text")
    for fact in record.facts:
        if fact.span.cut(text) != fact.raw:
            found.append(f"facts {fact.kind}: the span does not cut {fact.raw!r}")
    return found


def _spans(record: Record) -> Iterator[tuple[str, Iterable[Span]]]:
    yield "lead", record.lead_spans
    yield "facts", [fact.span for fact in record.facts]
    if record.heading_span:
        yield "heading", (record.heading_span,)
    for section in record.sections:
        yield section.field, (section.span, *section.paragraphs, *section.captions)
        yield section.field, [step.span for step in section.steps]
