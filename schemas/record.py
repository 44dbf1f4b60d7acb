"""The record: one block of an article, with a span into `article.text` for every value."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .article import PublishedAt
from .base import Contract, Count, Id, Number, Span, Text
from .correction import Correction
from .warning import Warning

__all__ = ["ArticleRef", "Fact", "Record", "RecordImage", "Section", "Step"]


class Step(Contract):
    """A numbered item inside a section; `title` is its own short title, where it has one.

    `span` runs from its numbered paragraph up to before the next item and may hold captions; `text` is the section's
    paragraphs within it, joined by a line feed.
    """

    number: Text
    title: Text | None = None
    text: Text
    span: Span


class Section(Contract):
    """A label and what stands under it.

    `span` runs from the label's first to the last paragraph's last character and may hold captions;
    `rule` names what recognised the label.
    """

    field: Text
    label: Text
    label_span: Span | None = None
    rule: Text
    text: Text
    span: Span
    paragraphs: tuple[Span, ...]
    captions: tuple[Span, ...] = ()
    steps: tuple[Step, ...] = ()


class RecordImage(Contract):
    """An image of a block; `section` is a 0-based index into `sections`, null before the first label."""

    src: Text | None
    alt: Text | None = None
    caption: Text | None = None
    section: Count | None = None


class Fact(Contract):
    """A typed value found in the text; `section` is a 0-based index into `sections`, null in the lead."""

    kind: Text
    value: Text | int | float
    unit: Text | None = None
    raw: Text
    span: Span
    section: Count | None = None


class ArticleRef(Contract):
    """What a record repeats of its article, so that a row stands alone."""

    url: Text | None
    title: Text | None
    series: Text | None
    installment: Number | None
    published_at: PublishedAt | None
    source: Text | None
    site: Text | None


class Record(Contract):
    """One block as a row."""

    schema_version: Text
    extractor_version: Text
    id: Id
    article_id: Id
    profile: Text | None
    ordinal: Annotated[Number, Field(ge=1)]
    heading: Text | None
    heading_span: Span | None
    street: Text | None
    community: Text | None
    lead: tuple[Text, ...]
    lead_spans: tuple[Span, ...]
    fields: dict[Text, Text]
    sections: tuple[Section, ...]
    images: tuple[RecordImage, ...]
    facts: tuple[Fact, ...] = ()
    article: ArticleRef
    warnings: tuple[Warning, ...]
    corrections: tuple[Correction, ...] = ()
    """what reviewers said that was applied: `fields` and the place hold their values, `sections` what was extracted"""
