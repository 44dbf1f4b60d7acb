"""What tells a caption: the words that it begins or ends with, whatever its style, and the name of its element."""

from __future__ import annotations

import re

__all__ = [
    "CAPTION_WORDS",
    "caption_rank",
    "has_caption_mark",
    "has_credit",
    "says_who_took_it",
    "tells_picture",
]

_CAPTION = re.compile(
    r"^[\s\u3000]*(?:[▲△▼▽↑↓⬆⬇←→◀▶►◄👆👇]|[△▲]?图[①-⑳]|[（(【\[]?(?:图为|图中|上图|下图|左图|右图|组图|配图|图片说明|图说"
    r"|图[0-9０-９一二三四五六七八九十]{0,2}[:：/｜|]|图[0-9０-９]{1,2}[\s\u3000]+(?![中是里可显上下])[^。，]{2,24}$)"
    r"|(?:短?视频|直播(?:片段|回放))[:：][^。]{2,30}$)"
)
"""Seen on WeChat (▲, ▼), in papers (图为, 上图) and in Word documents (图1：)."""
CAPTION_WORDS = frozenset("图上下左右组配视短直")
_STARTS = CAPTION_WORDS | frozenset("▲△▼▽↑↓⬆⬇←→◀▶►◄👆👇（(【[")


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


_CREDITED = re.compile(r"[（(【\[](?:摄影?|供图|拍摄)(?:者|人)?\s?[:：/／|｜]\s?[^（()）【】]{2,16}[)）】\]]$")
"""A credit in brackets that begins with what was done: （摄影：通讯员 贺敏）."""


def has_credit(text: str) -> bool:
    """Whether a line ends as pictures' credits do."""
    return text.rstrip("）)】]").endswith(_CREDITS)


def says_who_took_it(text: str) -> bool:
    """Whether a line ends with who took a picture, in brackets."""
    return text[-1:] in "）)】]" and (has_credit(text) or _CREDITED.search(text) is not None)


_NAME = re.compile(
    r"(?<![a-z])(?:pic|pics|img|image|photo|picture|figure|pgc)(?:[-_ ](?:img|box|center|text))?[-_]?"
    r"(?:caption|desc|descr|description|intro|introduction|note|remark)(?![a-z])"
    r"|(?<![a-z])fig-?caption(?![a-z])|(?<![a-z])wp-caption-text(?![a-z])"
)
"""class or id of a picture's caption: pgc-img-caption (toutiao), img-desc (36kr), img-center-desc (huxiu), picIntro
(ifeng), image-caption (Jianshu), wp-caption-text (WordPress); not img-box, pic-list, description, photo-intros"""
_PLAIN_NAME = re.compile(r"(?<![a-z])(?:captions?|cap|tushuo|tuzhu|(?:pic|img)[-_]?(?:text|txt))(?![a-z])")
"""the same for a block right behind a picture only: caption (Bootstrap) is a headline elsewhere"""
_NAME_WORD = re.compile("cap|desc|intro|note|remark|tushuo|tuzhu|text|txt")
"""one of which stands in every such name; quick to look for"""
_CAMEL = re.compile(r"[A-Z](?<=[a-z0-9][A-Z])")


def caption_rank(names: str) -> int:
    """What class and id say: 2 of a caption, 1 of what is one right behind a picture only, 0 of anything else."""
    if not _NAME_WORD.search(names.lower()):
        return 0
    names = _CAMEL.sub(r"-\g<0>", names).lower()
    return 2 if _NAME.search(names) else 1 if _PLAIN_NAME.search(names) else 0
