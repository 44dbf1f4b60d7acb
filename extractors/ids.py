"""Stable ids: from what names a thing, never from its position or its bytes."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from ..schemas.urls import normalize

__all__ = ["article_id", "fold", "record_id"]

_ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]+")


def fold(text: str | None) -> str:
    """NFKC without white space and zero-width characters, the form in which texts are compared."""
    return _ZERO_WIDTH.sub("", "".join(unicodedata.normalize("NFKC", text or "").split()))


def article_id(canonical_url: str | None, *, title: str | None, published_at: str | None, text: str) -> str:
    """16 hexadecimal digits from the normalised canonical URL, else from folded title, date and text."""
    if canonical_url:
        return _digest("url", normalize(canonical_url))
    return _digest("text", fold(title), (published_at or "")[:10], fold(text))


def record_id(article: str, heading: str | None, first_text: str, occurrence: int) -> str:
    """16 hexadecimal digits from article id, folded heading (or the first field's text) and its occurrence."""
    name = ("heading", fold(heading)) if heading else ("text", fold(first_text))
    return _digest(article, *name, str(occurrence))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
