"""Stable ids: from what names a thing, never from its position or its bytes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from ..schemas.urls import normalize

__all__ = ["article_id", "fold", "record_id", "record_name"]

_ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_BLANK = re.compile(r"\s")
_PART = 1 << 16
"""characters that are folded at once"""
_COMMON = {c: unicodedata.normalize("NFKC", c) for c in "，：；！？（）％…"}
"""What nearly every Chinese paragraph has that NFKC changes."""


def fold(text: str | None) -> str:
    """NFKC without white space and zero-width characters, the form in which texts are compared.

    A text in which NFKC finds something to change takes it ten times as long as one in which it does not, so what is
    common is changed before, and the pieces between white space, across which nothing is composed, each by itself.
    """
    if not text:
        return ""
    return _folded(text) if len(text) <= _PART else "".join(map(_folded, _parts(text)))


def _parts(text: str) -> Iterator[str]:
    """A long text in parts that end at white space, since all its words at once take many times its memory."""
    at = 0
    while at < len(text):
        blank = _BLANK.search(text, at + _PART)
        end = blank.start() if blank else len(text)
        yield text[at:end]
        at = end


def _folded(text: str) -> str:
    for common, folded in _COMMON.items():
        text = text.replace(common, folded)
    pieces = [unicodedata.normalize("NFKC", piece) for piece in text.split()]
    text = "".join("".join(pieces).split())
    for invisible in _ZERO_WIDTH:
        text = text.replace(invisible, "")
    return text


def article_id(canonical_url: str | None, *, title: str | None, published_at: str | None, text: str) -> str:
    """16 hexadecimal digits from the normalised canonical URL, else from folded title, date and text."""
    if canonical_url:
        return _digest("url", normalize(canonical_url))
    return _digest("text", fold(title), (published_at or "")[:10], fold(text))


def record_name(heading: str | None, first_text: str) -> tuple[str, str]:
    """What names a record in its article: the folded heading, or the first field's text."""
    return ("heading", fold(heading)) if heading else ("text", fold(first_text))


def record_id(article: str, name: tuple[str, str], occurrence: int) -> str:
    """16 hexadecimal digits from article id, the record's name and its occurrence."""
    return _digest(article, *name, str(occurrence))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
