"""What a tag and its `style` say about text: the few CSS properties that are evidence on a line.

No cascade: only inline declarations, what elements inherit of them, the presentational attributes of old pages, and the
classes that a page's own <style> hides (`hidden_names`). That is where Chinese editors (WeChat, 135, xiumi, Word, TRS)
put their styling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .dom import Attributes

__all__ = [
    "PLAIN",
    "STYLING",
    "Declared",
    "Style",
    "centers",
    "hidden_names",
    "hides",
    "is_face",
    "parse_declarations",
    "restyled",
]

_BOLD = frozenset(("b", "strong", "th", "legend", "h1", "h2", "h3", "h4", "h5", "h6"))
_EMPHASIS = frozenset(("u", "em", "i", "mark", "label", "dfn", "ins", "cite"))
"""elements that set text apart, whatever a style sheet makes of them"""
STYLING = _BOLD | _EMPHASIS
"""elements that change the style without any attribute"""
_NAMES_LONGEST = 200
"""characters of a class that are kept"""

_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
"""<font size> in CSS px (HTML Standard, rendering of the font element)"""
_SIZE_WORDS = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
}
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "rem": 16.0}
_LENGTH = re.compile(r"([+-]?\d{1,5}(?:\.\d{1,4})?|\.\d{1,4})\s*(px|pt|pc|rem|em|in|cm|mm|%|)")
_BLANK_COLORS = ("transparent", "none", "initial", "inherit", "unset", "white", "#fff", "#ffffff")
_WHITE = re.compile(r"rgba?\(\s*255\s*,\s*255\s*,\s*255|rgba\([^)]*,\s*0(?:\.0+)?\s*\)")
_FACE = re.compile("黑体|楷体|隶书|魏碑|simhei|kaiti|stkaiti|stheiti|方正小标宋|方正黑体|方正楷体", re.IGNORECASE)
"""Typefaces that papers and offices set labels and headings in, beside 宋体 and 仿宋 of the text."""
_KEEPS_BREAKS = ("pre", "pre-wrap", "pre-line", "break-spaces")
_HIDES = re.compile("display: ?none")
_TWO_CLASSES = re.compile(r"\s*\.([\w-]{1,60})\.([\w-]{1,60})\s*")
_SHOWS = re.compile("display ?: ?(?!none)[a-z]")
_SELECTOR_LONGEST = 200
"""Characters of the selector of such a rule."""
_SHOWN_MOST = 40
"""Names of what is hidden that are looked at, and rules with each."""
_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|<!--|-->")
_SIMPLE = re.compile(r"\s{0,40}(?:\*|\w{1,40})?([.#][\w-]{1,200})\s{0,40}")
_STYLE_LIMIT = 200_000
"""characters of a page's <style> that are read"""


@dataclass(frozen=True, slots=True)
class Declared:
    """Inline declarations of one element; None where nothing is said."""

    bold: bool | None = None
    size: tuple[float, str] | None = None
    """number and unit"""
    color: str | None = None
    background: str | None = None
    centered: bool | None = None
    display: str | None = None
    floats: bool = False
    """text flows beside it"""
    invisible: bool = False
    """visibility: hidden, or opacity: 0"""
    collapsed: bool = False
    """no height and overflow hidden"""
    bordered: bool = False
    width: float | None = None
    height: float | None = None
    face: str = ""
    """a typeface that sets text apart: 黑体"""
    keeps_breaks: bool | None = None
    """whether a line feed ends the line, as in <pre>"""
    place: tuple[float, float] | None = None
    """where it stands by itself: px from the left and from the top"""


PLAIN = Declared()


class Style(NamedTuple):
    """The style of a text: what a `Run` says beside its place, in the same order."""

    bold: bool = False
    size: float | None = None
    color: str | None = None
    background: str | None = None
    link: bool = False
    names: str = ""


def restyled(outer: Style, tag: str, attributes: Attributes, declared: Declared) -> Style:
    """The style of the text in an element, from the one around it."""
    bold = tag in _BOLD or outer.bold
    size, color, background = outer.size, outer.color, outer.background
    if declared is not PLAIN:
        bold = bold if declared.bold is None else declared.bold
        size = _pixels(declared.size, size)
        color = declared.color or color
        background = declared.background or background
    if tag == "font":
        size = _pixels(_font_size(attributes.get("size") or ""), size)
        color = (attributes.get("color") or "").strip().lower() or color
    elif attributes and attributes.get("bgcolor"):
        background = (attributes["bgcolor"] or "").strip().lower()
    link = outer.link or (tag == "a" and "href" in attributes)
    names = (attributes.get("class") or "")[:_NAMES_LONGEST].strip()
    face = declared.face or (_face(attributes.get("face")) if tag == "font" else "")
    if not names and face and not bold:  # half of a word in bold may have a typeface of its own
        names = f"{outer.names} {face}".strip()
    names = names or outer.names
    if tag in _EMPHASIS:
        names = f"{tag} {names}".strip()
    style = (bold, size, color, background, link, names)
    return outer if style == outer else Style._make(style)


def is_face(names: str) -> bool:
    """Whether what is known of a style's names is a typeface."""
    return bool(_FACE.fullmatch(names))


def centers(attributes: Attributes, declared: Declared) -> bool | None:
    """Whether style or attribute centre the text of a block, None where they say nothing of it."""
    if declared.centered is not None:
        return declared.centered
    align = attributes.get("align")
    return align.lower() in ("center", "middle") if align else None


def parse_declarations(style: str) -> Declared:
    """The declarations of a `style` attribute."""
    found: dict[str, str] = {}
    for declaration in style[:4000].split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    if not found:
        return PLAIN
    height = _absolute(found.get("height") or found.get("max-height"))
    background = _paint(found.get("background-color") or found.get("background"))
    align = found.get("text-align")
    return Declared(
        bold=_weight(found.get("font-weight")),
        size=_size(found.get("font-size")),
        color=found.get("color") or None,
        background=background,
        centered=None if align is None else "center" in align,
        display=found.get("display"),
        floats=found.get("float") == "left",
        invisible=found.get("visibility") == "hidden" or found.get("opacity") == "0",
        collapsed=height == 0 and found.get("overflow") == "hidden",
        bordered=_paint(found.get("background-image")) is not None or _bordered(found),
        width=_absolute(found.get("width")),
        height=_absolute(found.get("height")),
        face=_face(found.get("font-family")),
        keeps_breaks=found["white-space"] in _KEEPS_BREAKS if "white-space" in found else None,
        place=_place(found) if found.get("position") == "absolute" else None,
    )


def hidden_names(css: str) -> frozenset[str]:
    """The classes (`.name`) and ids (`#name`) that a style sheet hides outright: `.sf-hidden{display:none}`.

    Only rules with a simple selector count; what a media query or a state hides may well be seen. With a second class
    that shows it again (`.page.on{display:block}`) a name stands there once more: see `hides`.
    """
    names: set[str] = set()
    firm: set[str] = set()
    css = css[:_STYLE_LIMIT]
    if "DISPLAY" in css:
        css = css.lower()
    depth = counted = read = 0
    for found in _HIDES.finditer(css) if "none" in css else ():
        opening = css.rfind("{", 0, found.start())
        if opening < read:  # none, or the rule that is read already
            continue
        read = opening + 1
        start = max(css.rfind("{", 0, opening), css.rfind("}", 0, opening), css.rfind(";", 0, opening)) + 1
        selectors = css[start:opening]
        if "/*" in selectors or "--" in selectors:
            selectors = _COMMENT.sub("", selectors)
        simple = [m[1] for part in selectors.split(",") if (m := _SIMPLE.fullmatch(part))]
        if simple:
            depth += css.count("{", counted, start) - css.count("}", counted, start)
            counted = start
            if depth == 0:
                names.update(simple)
                if css.startswith(("!", " !"), found.end()):
                    firm.update(simple)
    classes = {name for name in names - firm if name[0] == "."}
    return frozenset((*names, *_shown_again(css, classes)))


def _shown_again(css: str, names: set[str]) -> Iterator[str]:
    """Each hidden class with the one that shows it again (`.page.on`), by a rule of its own outside of all others."""
    for name in sorted(names)[:_SHOWN_MOST]:
        at = css.find(name)
        for _ in range(_SHOWN_MOST):
            opening = css.find("{", at) if at >= 0 else -1
            if opening < 0:
                break
            if css[at + len(name)] != "." and not (css[at - 1].isalnum() and at):
                at = css.find(name, opening)
                continue  # the class alone
            before = max(css.rfind("{", 0, at), css.rfind("}", 0, at)) + 1
            selector = css[before:opening][:_SELECTOR_LONGEST]
            both = _TWO_CLASSES.fullmatch(_COMMENT.sub("", selector) if "/*" in selector else selector)
            declared = css[opening : css.find("}", opening)]
            if both and name[1:] in both.groups() and _SHOWS.search(declared) and _is_outside(css, before):
                other = both[2] if both[1] == name[1:] else both[1]
                yield f"{name}.{other}"
            at = css.find(name, opening)


def _is_outside(css: str, at: int) -> bool:
    """Whether a rule stands in no other one and in no comment."""
    opened, closed = css.rfind("/*", 0, at), css.rfind("*/", 0, at)
    return css.count("{", 0, at) == css.count("}", 0, at) and opened <= closed


def hides(hidden: frozenset[str], classes: Sequence[str]) -> bool:
    """Whether hidden classes, without their dots, are among an element's, and none of the others shows it again."""
    if hidden.isdisjoint(classes):
        return False
    return any(
        name in hidden and not any(f"{name}.{other}" in hidden for other in classes if other != name)
        for name in classes
    )


def _pixels(size: tuple[float, str] | None, inherited: float | None) -> float | None:
    """A font size in CSS px; relative units need the inherited size (16 where unknown)."""
    if size is None:
        return inherited
    number, unit = size
    if unit == "%":
        return round((inherited or 16.0) * number / 100, 2)
    if unit == "em":
        return round((inherited or 16.0) * number, 2)
    return round(number * _UNITS.get(unit, 1.0), 2)


def _face(family: str | None) -> str:
    """The typeface of a `font-family` or `face`, if it is one that sets labels and headings apart."""
    found = _FACE.match(family) if family else None
    return found[0].lower() if found else ""


def _font_size(value: str) -> tuple[float, str] | None:
    """The size attribute of <font>: 1 … 7, or relative to 3."""
    value = value.strip()
    if value[:1] in "+-" and value[1:2].isdigit():
        value = str(min(7, max(1, 3 + int(value[:2]))))
    px = _FONT_SIZES.get(value)
    return (px, "px") if px else None


def _weight(value: str | None) -> bool | None:
    if not value:
        return None
    if value.isdigit():
        return int(value[:5]) >= 600
    return True if value.startswith("bold") else False if value in ("normal", "lighter") else None


def _size(value: str | None) -> tuple[float, str] | None:
    if not value:
        return None
    if value in _SIZE_WORDS:
        return _SIZE_WORDS[value], "px"
    match = _LENGTH.match(value)
    return (float(match[1]), match[2]) if match and (match[2] or float(match[1]) == 0) else None


def _absolute(value: str | None) -> float | None:
    match = _LENGTH.match(value) if value else None
    if not match or match[2] in ("%", "em"):
        return None
    return float(match[1]) * _UNITS.get(match[2], 1.0)


def _place(found: dict[str, str]) -> tuple[float, float] | None:
    left, top = _absolute(found.get("left")), _absolute(found.get("top"))
    return None if left is None or top is None else (left, top)


def _paint(value: str | None) -> str | None:
    """A colour or picture that can be seen."""
    if not value or value.startswith(_BLANK_COLORS) or _WHITE.match(value):
        return None
    return value


def _bordered(found: dict[str, str]) -> bool:
    """Whether a border of its own is drawn on one side at least."""
    for name, value in found.items():
        if name.startswith("border") and "radius" not in name and "collapse" not in name and "spacing" not in name:
            words = value.split()
            drawn = any(w in ("solid", "dashed", "dotted", "double") for w in words)
            zero = bool(words) and words[0] in ("0", "0px", "0pt", "none")
            if drawn and not zero:
                return True
    return False
