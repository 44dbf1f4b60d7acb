"""Split an article's lines into blocks and labelled sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..schemas import Profile, RecordImage, Section, Span, Warning
from .lines import Line

__all__ = ["Block", "LineRole", "Segmentation", "segment"]


@dataclass(frozen=True, slots=True)
class LineRole:
    """What a stretch of the text was taken for, and why; for `--explain` and the review page."""

    span: Span
    role: str
    """heading, street, label, body, caption, image, lead, footer, dropped …"""
    reason: str
    block: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block; everything that a record needs beside its article."""

    heading: str | None
    heading_span: Span | None
    street: str | None
    community: str | None
    lead_spans: tuple[Span, ...]
    sections: tuple[Section, ...]
    images: tuple[RecordImage, ...]
    warnings: tuple[Warning, ...]


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The whole article taken apart."""

    blocks: tuple[Block, ...] = ()
    lead_spans: tuple[Span, ...] = ()
    footer_spans: tuple[Span, ...] = ()
    profile: str | None = None
    street_after: str | None = None
    """the street that stands at the end and carries over to the article's next page"""
    warnings: tuple[Warning, ...] = ()
    roles: tuple[LineRole, ...] = ()


def segment(
    text: str,
    lines: Sequence[Line],
    *,
    profiles: Sequence[Profile],
    title: str | None = None,
    kicker: str | None = None,
    street: str | None = None,
) -> Segmentation:
    """Segment an article. `text` and `lines` come from `lines.assemble`; spans are offsets into `text`.

    With one profile it is used; with several the one with the best evidence is chosen (DESIGN: profile); with none, or
    none with evidence, labels become fields of their own. `street` is carried over from the article's previous page.
    """
    return Segmentation(lead_spans=tuple(Span(x.start, x.end) for x in lines if x.image is None))
