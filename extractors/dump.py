"""A text dump: one line a paragraph, a line `图片` an image that is not in the text."""

from __future__ import annotations

from dataclasses import dataclass

from .lines import Image, Line, LineKind
from .metadata import Metadata

__all__ = ["Dump", "is_dump", "read_dump"]


@dataclass(frozen=True, slots=True)
class Dump:
    """The body's lines and what the lines around it say."""

    lines: tuple[Line, ...]
    metadata: Metadata


def is_dump(text: str) -> bool:
    """Whether there is no markup in the first 4 KB."""
    head = text[:4096]
    return "<" not in head or not any(
        t in head.lower() for t in ("<html", "<body", "<div", "<p", "<!doctype", "<table")
    )


def read_dump(text: str) -> Dump:
    """The lines of a text dump; never raises."""
    lines = tuple(
        Line("", kind=LineKind.IMAGE, image=Image(None)) if t == "图片" else Line(t)
        for raw in text.splitlines()
        if (t := raw.strip())
    )
    return Dump(lines, Metadata())
