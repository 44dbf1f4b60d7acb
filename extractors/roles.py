"""The roles that stretches of a line can have, and a reading: one way to read a line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..schemas import Span
from .hits import Hit, Reasons
from .lines import Image
from .places import Place

__all__ = ["Piece", "Reading", "Role"]


class Role(StrEnum):
    """What a stretch of text is."""

    HEADING = "heading"
    STREET = "street"
    LABEL = "label"
    BODY = "body"
    CAPTION = "caption"
    IMAGE = "image"
    FOOTER = "footer"
    DROPPED = "dropped"


@dataclass(slots=True)
class Piece:
    """A stretch of the article's text in one role."""

    role: Role
    span: Span
    hit: Hit | None = None
    image: Image | None = None
    """the image, where it stands in another line than the one that is read"""


@dataclass(slots=True)
class Reading:
    """One way to read a line."""

    role: Role
    """what it does to the block it stands in: BODY, LABEL, HEADING …"""
    pieces: tuple[Piece, ...]
    weight: float = 0.0
    reasons: Reasons = ()
    place: Place | None = None
    opens: bool = False
    """a row of a table that is a block of its own"""
    heading: str | None = None
    """text of a heading that stands in no line of text (an image's alt)"""
    blocks: tuple[tuple[Place, tuple[Piece, ...]], ...] = ()
    """where a table has a block in each column: all of them; `pieces` are those of the last"""
    taken: bool = False
    """what stands here belongs to a line before, the first of such a table"""
