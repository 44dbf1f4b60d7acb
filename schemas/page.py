"""What one page gives."""

from __future__ import annotations

from dataclasses import dataclass

from .article import Article
from .record import Record
from .rejection import Rejected

__all__ = ["PageResult"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResult:
    """The article or None, its records in page order, and what was rejected and why."""

    article: Article | None = None
    records: tuple[Record, ...] = ()
    rejected: tuple[Rejected, ...] = ()
