"""Our own words on the pages that hold no data: both languages, of which static.js shows the reader's."""

from __future__ import annotations

__all__ = ["both"]


def both(zh: str, en: str) -> str:
    """HTML of a word in Chinese and English."""
    return f'<span class="zh" lang="zh">{zh}</span><span class="en" lang="en">{en}</span>'
