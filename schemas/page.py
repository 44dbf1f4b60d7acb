"""What one page gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .article import Article
from .base import Span
from .record import Record
from .rejection import Rejected

__all__ = ["LineRole", "PageResult"]


class LineRole(NamedTuple):
    """What a stretch of the text was taken for, and why; for `--explain` and the review page."""

    span: Span
    role: str
    """heading, street, label, body, caption, image, lead, footer, dropped"""
    reasons: tuple[tuple[str, float], ...] = ()
    """what speaks for it, with its weight"""
    block: int | None = None
    """0-based"""
    field: str | None = None

    @property
    def reason(self) -> str:
        """The reasons in words."""
        return "; ".join([f"{why} {weight:+g}" if weight else why for why, weight in self.reasons])


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResult:
    """The article or None, its records in page order, and what was rejected and why."""

    article: Article | None = None
    records: tuple[Record, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    roles: tuple[LineRole, ...] = ()
    """of every stretch of the article's text"""
