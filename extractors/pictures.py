"""Which images are content, and where they are: lazy loading hides the address, and decorations look like photos."""

from __future__ import annotations

import re
from base64 import b64decode

from .dom import Attributes
from .label_words import spells_label
from .labels import bare
from .lines import Image
from .places import read_place
from .style import Declared

__all__ = ["picture"]

_SOURCES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazyload",
    "data-lazy",
    "data-actualsrc",
    "data-original-src",
    "data-echo",
    "data-croporisrc",
    "data-backsrc",
    "data-url",
    "data-img",
    "zoomfile",
    "file",
    "original",
    "_src",
    "lazy-src",
    "lazysrc",
    "real_src",
    "src",
    "srcset",
    "data-srcset",
)
"""attributes in which the address may stand, the surest first (WeChat data-src, jQuery lazyload data-original, Discuz
file and zoomfile, sina real_src, WordPress data-lazy-src)"""
_PLACEHOLDER = re.compile(
    r"[/_.-](?=[bcdeglnpst1])(?:blank|spacer|space|pixel|1x1|transparent|grey|gray|loading|lazy|lazyload|placeholder|none|empty|"
    r"nopic|default_img|dot|clear)[\w-]{0,8}\.(?:gif|png|jpe?g|svg|webp)",
    re.IGNORECASE,
)
"""in an address with a slash before it: so the pattern begins with a set, which is quick to look for; before the words
are tried, the set of their first letters is"""
_DECORATION = re.compile(
    r"[/_.-](?=[abcdehilpqsw])(?:(?:weixin|wechat|wx(?!\d))(?!\d{3})|logo|qr|qrcode|ewm|erweima|icon|ico|ic|btn|button|arrow|share|banner|divider|"
    r"line|hits|count|counter|stat|sprite|emoji|avatar|bullet|print|close)\d{0,3}(?:[_-][\w-]{0,20})?\.(?:gif|png|jpe?g|svg|webp|php|aspx?|jspx?)",
    re.IGNORECASE,
)
_SMILEY = re.compile("/(?:emoji|emoticons?|emotion|smiley|smilies)/", re.IGNORECASE)
"""where WordPress, Discuz and Weibo keep theirs"""
_DECORATION_WORDS = re.compile(
    r"二维码|扫码|扫一扫|长按|识别图|图标|徽标|分割线|分隔线|分界线|装饰|引导关注|点赞在看|点击关注|关注我们|箭头|横幅|广告|表情"
    r"|\b(?:logo|qr ?code|banner|divider|icon|avatar|emoji)\b",
    re.IGNORECASE,
)
_DECORATION_NAMES = re.compile(
    r"[\s_-](?:qrcode|qr-?code|ewm|erweima|logo|icon|ico|emoji|emoticon|smiley|smilies|avatar|divider|decoration|banner)[\s_-]",
    re.IGNORECASE,
)
"""in class and id with a space at either end"""
_SMALL = 60
"""CSS px: an image declared narrower or lower than this is an icon, a bullet or a line"""
_LETTERS, _WIDE = 16, 2
"""CSS px of the lowest image of a word, and its width by its height: a label that is drawn"""
_NARROW_DATA = 200
"""px: a WeChat image whose file (data-w) is narrower is an ornament; photos there are 640 to 1080 wide; a `data:` image
that is declared so wide and high is a photo"""
_FLAT = 0.12
"""height by width (data-ratio) below which an image is a dividing line or a banner strip"""
_PNG, _IHDR = "data:image/png;base64,", 32
"""how a PNG's address begins, and the characters behind it that hold its header"""
_INLINE_PHOTO = 1_500
"""characters of a `data:` address from which on it can be a photo; icons and placeholders are shorter"""
_NUMBER = re.compile(r"\s*(\d{1,5}(?:\.\d{1,4})?)\s*(?:px)?\s*$")


def picture(attributes: Attributes, declared: Declared) -> Image | None:
    """The content image of an <img> with these attributes; None for decorations, QR codes and trackers."""
    if declared.display == "none" or "hidden" in attributes:
        return None
    src = _source(attributes)
    if src is None:
        return None
    alt = (attributes.get("alt") or "").strip() or None
    width = _number(attributes.get("width")) or declared.width
    height = _number(attributes.get("height")) or declared.height
    small = (width is not None and width < _SMALL) or (height is not None and height < _SMALL)
    if small and not (alt and (_names_a_place(alt) or (_is_bar(width, height) and spells_label(bare(alt))))):
        return None
    if _is_ornament(attributes, src, alt):
        return None
    return Image(src, alt, int(width) if width else None, int(height) if height else None)


def _is_bar(width: float | None, height: float | None) -> bool:
    """Whether an image is as low and wide as one line of letters that are drawn."""
    return height is not None and height >= _LETTERS and (width is None or width >= _WIDE * height)


def _names_a_place(alt: str) -> bool:
    """Whether an image is a heading in the form of a picture: a low bar whose alternative text is a place's name."""
    place = read_place(alt)
    return place is not None and not place.rest.strip()


def _source(attributes: Attributes) -> str | None:
    """The address of the picture itself; what is in the page only where there is no other."""
    inline = None
    for name in [n for n in _SOURCES if n in attributes]:
        value = (attributes[name] or "").strip()
        if not value or value.startswith(("#", "about:", "javascript:")) or value in ("null", "undefined"):
            continue
        if name.endswith("srcset"):
            value = value.split(",")[-1].split()[0] if value.split(",")[-1].split() else ""
        if value.startswith("data:"):
            if inline is None and _is_inline_photo(value, attributes):
                inline = value
            continue
        if value and not _PLACEHOLDER.search("/" + value) and ("/" in value or "." in value):
            return value
    return inline


def _is_inline_photo(value: str, attributes: Attributes) -> bool:
    """Whether a `data:` address holds a photo: a JPEG or WebP, or what is large in bytes or as it is shown."""
    if value.startswith("data:image/svg"):
        return False
    shown = [_number(attributes.get(side)) or 0 for side in ("width", "height")]
    large = max(min(shown), min(_png_size(value))) >= _NARROW_DATA
    return large or len(value) >= _INLINE_PHOTO or value.startswith(("data:image/jp", "data:image/webp"))


def _png_size(value: str) -> tuple[int, int]:
    """Width and height in the header of a PNG in a `data:` address (PNG, 11.2.2 IHDR); zeros of anything else."""
    head = value.removeprefix(_PNG)
    if head == value:
        return 0, 0
    try:
        header = b64decode(head[:_IHDR], validate=True)
    except ValueError:
        return 0, 0
    return int.from_bytes(header[16:20]), int.from_bytes(header[20:24])


def _is_ornament(attributes: Attributes, src: str, alt: str | None) -> bool:
    words = " ".join(filter(None, (alt, attributes.get("title"))))
    if words and _DECORATION_WORDS.search(words):
        return True
    names = " ".join(filter(None, (attributes.get("class"), attributes.get("id"))))
    if names and _DECORATION_NAMES.search(f" {names} "):
        return True
    if not src.startswith("data:") and (_DECORATION.search("/" + src.split("?")[0]) or _SMILEY.search(src)):
        return True
    if attributes.get("data-type") == "gif":  # WeChat: lines and signs that move
        return True
    width = _number(attributes.get("data-w"))
    ratio = _number(attributes.get("data-ratio"))
    return (width is not None and width < _NARROW_DATA) or (ratio is not None and 0 < ratio < _FLAT)


def _number(value: str | None) -> float | None:
    match = _NUMBER.match(value) if value else None
    return float(match[1]) if match else None
