"""What a caption begins with, whatever its style."""

from __future__ import annotations

import re

__all__ = ["CAPTION_WORDS", "has_caption_mark", "has_credit", "tells_picture"]

_CAPTION = re.compile(
    r"^[\s\u3000]*(?:[▲△▼▽↑↓⬆⬇←→◀▶►◄]|[△▲]?图[①-⑳]|[（(【\[]?(?:图为|图中|上图|下图|左图|右图|组图|配图|图片说明|图说"
    r"|图[0-9０-９一二三四五六七八九十]{0,2}[:：/｜|]))"
)
"""Seen on WeChat (▲, ▼), in papers (图为, 上图) and in Word documents (图1：)."""
CAPTION_WORDS = frozenset("图上下左右组配")
_STARTS = CAPTION_WORDS | frozenset("▲△▼▽↑↓⬆⬇←→◀▶►◄（(【[")


def has_caption_mark(text: str) -> bool:
    """Whether a line begins as captions do."""
    return (text[:1] in _STARTS or text[:1].isspace()) and _CAPTION.match(text) is not None


_TOLD = re.compile("[（(【\\[]?(?:图为|图中|上图|下图|左图|右图|图片说明)")
"""What is said of a picture and of nothing else; marks and numbers may stand before headings too."""


def tells_picture(text: str) -> bool:
    """Whether a line says what a picture shows: 图为石鼓村党员在清理旧厕基坑."""
    return _TOLD.match(text) is not None


_CREDITS = ("供图", "资料图", "资料图片", "资料照片", "图源网络", "摄影", "制图", " 摄", "\u3000摄", "/摄", "／摄")
"""What a picture's credit ends with: 竹溪镇河长办供图."""


def has_credit(text: str) -> bool:
    """Whether a line ends as pictures' credits do."""
    return text.rstrip("）)】]").endswith(_CREDITS)
