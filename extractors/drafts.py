"""A block and its sections while their lines are read; `blocks` makes the frozen ones of them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from ..schemas import RecordImage, Span
from .hits import Hit
from .places import Place

__all__ = ["Draft", "SectionDraft"]


@dataclass(slots=True)
class SectionDraft:
    """A label and what stands under it."""

    hit: Hit
    field: str
    label: str
    label_span: Span
    paragraphs: list[Span] = dataclasses.field(default_factory=list)
    captions: list[Span] = dataclasses.field(default_factory=list)

    @property
    def span(self) -> Span:
        """From the label to the last paragraph; in a table with labels in its first row the paragraphs alone."""
        if not self.paragraphs:
            return self.label_span
        if self.label_span.start > self.paragraphs[0].start or self.hit.form.tag.startswith("head"):
            return Span(self.paragraphs[0].start, self.paragraphs[-1].end)
        return Span(self.label_span.start, self.paragraphs[-1].end)

    def cut(self, article: str) -> str:
        """The paragraphs, one a line."""
        return "\n".join(p.cut(article) for p in self.paragraphs)


@dataclass(slots=True)
class Draft:
    """A block."""

    place: Place | None = None
    heading: str | None = None
    heading_span: Span | None = None
    street: str | None = None
    community: str | None = None
    lead: list[Span] = dataclasses.field(default_factory=list)
    sections: list[SectionDraft] = dataclasses.field(default_factory=list)
    images: list[RecordImage] = dataclasses.field(default_factory=list)
