"""What the finders of facts read and give: a paragraph with its place, and a fact with its place in that."""

from __future__ import annotations

from typing import NamedTuple

from .amounts import Amount

__all__ = ["Found", "Piece"]


class Piece(NamedTuple):
    """A paragraph of a record."""

    text: str
    """with ASCII digits, as long as the printed text"""
    start: int
    """offset in the article's text"""
    amounts: tuple[Amount, ...] = ()
    """the numbers in it"""
    section: int | None = None
    """0-based index of its section, None for heading and lead"""
    field: str = ""
    describes: bool = False
    """stands where the place is described"""
    speaks: bool = False
    """stands where the official speaks"""
    heads: bool = False
    """is the block's heading"""


class Found(NamedTuple):
    """A fact in a piece; offsets into the piece's text."""

    kind: str
    value: str | int | float
    unit: str | None
    start: int
    end: int
