"""A linear scan that bounds what the parser, which is quadratic in some things and cannot be interrupted, gets to see.

Measured on lexbor: depth (each start tag looks through the open elements), attributes of one tag (each is compared with
all before it), distinct names (a hash table of fixed size), and formatting elements that are never closed (the standard
has each further paragraph reopen all of them). Browsers bound depth likewise, at 512.

Nearly every page is let through unchanged after counting; only what could be slow is read tag by tag. What is dropped
is tags and attributes, never text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

__all__ = ["tame"]

DEPTH = 512
"""Open elements at most."""
ATTRIBUTES = 256
"""Attributes of a tag at most."""
FORMATTING = 16
"""Formatting elements open at most: each paragraph may reopen them."""
NAMES = 4096
"""Different names of attributes, and of tags, at most."""
TAGS = 1 << 15
"""Tags from which on only text is kept where they are dense. The largest page of ../shared/corpus has 6,000."""
DENSE = 32
"""Characters a tag, on average, below which they are dense. Those of ../shared/corpus have 107, lists of links 40."""

_MANY_TAGS = 8192
"""Up to so many `<` only formatting elements can: 8,000 nested <div> take 36 ms."""
_REOPENED = 1 << 21
"""Elements that the parser may reopen: formatting elements times tags, at 0.1 µs each."""
_BLOCK = 4096
"""Characters; only a tag as long can cost the parser much."""
_FEW = 4
"""Tags with too many attributes that pass: a condition in a script (`i<n;…`) reads like a tag, and one of those in
../shared/corpus has 264 attributes."""
_FAR_TOO_MANY = 2048
"""Attributes with which none passes: so many take the parser 5 ms."""
_ROOT_TAGS = 16
"""Further <html> and <body> tags only add attributes to the first."""
_RESERVE = 8
"""Open elements that the model does not see: html, body, what a table adds."""

_SPACE = r"\t\n\f\r "
_NAME = rf"[^{_SPACE}/>][^{_SPACE}/>=]*+"
_VALUE = rf"(?:[{_SPACE}]*+=[{_SPACE}]*+(?:\"[^\"]*+\"|'[^']*+'|[^{_SPACE}>\"'][^{_SPACE}>]*+|(?=>))|(?![{_SPACE}]*=))"
_TOKEN = re.compile(
    rf"<(?:(/?)([a-zA-Z][^{_SPACE}/>]*+)((?:[{_SPACE}/]*+{_NAME}{_VALUE})*+)[{_SPACE}/]*+>|(!--|[!?/])|(?=[a-zA-Z]))"
)
_ATTRIBUTES = re.compile(rf"[{_SPACE}/]*+({_NAME}){_VALUE}")
_NAME_OF_TAG = re.compile(rf"<[a-zA-Z][^{_SPACE}/>]*+")
_FORMATTING_START = re.compile(
    r"<[bcefinstu](?:[\s/>]|(?<=b)ig|(?<=[es])(?:m|trong|trike)|(?<=[cfn])o(?:de|nt|br)|(?<=t)t)", re.IGNORECASE
)
"""A little more than the names in `_FORMAT`, in an order that is quick."""
_COMMENT_END = re.compile(r"--!?>")
_RUN = re.compile(rf"(<[^<>]{{1,64}}>\s?)\1{{{DEPTH - 1},}}+")
_MARKUP = re.compile(
    r"<(?:(script|style)\b.*?(?:</\1[^>]*+(?:>|\Z)|\Z)|!--.*?(?:-->|\Z)|[a-zA-Z/!?][^>]*+(?:>|\Z))",
    re.IGNORECASE | re.DOTALL,
)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# How the HTML standard's tree construction groups elements (13.2.4.2, 13.2.6).
_ROOTS = _names("html head body frameset")
_VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr image"
)
_RAW = _names("script style textarea title xmp iframe noembed noframes noscript")
_RAW_ENDS = {name: re.compile(f"</{name}(?=[{_SPACE}/>])", re.IGNORECASE) for name in _RAW}
_FORMAT = _names("b big code em font i nobr s small strike strong tt u")
_MARKERS = _names("applet caption td th marquee object template")
_SCOPE = _MARKERS | _names("table button select svg math foreignobject")
_SPECIAL = _SCOPE | _names(
    """address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hgroup li listing main menu nav ol p pre search section summary tbody tfoot thead tr ul"""
)
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_CLOSES_P = _HEADINGS | _names(
    """address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup
    main menu nav ol p search section summary ul pre listing li dd dt"""
)
_ITEMS = {"li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt")}
_OPTIONS = _names("option optgroup")
_PARTS = ("tbody", "thead", "tfoot", "caption", "colgroup")
_OF_TABLES = frozenset({"table", "template", "tr", *_PARTS})
_CELLS = {
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("tr", "caption", "colgroup"),
    **dict.fromkeys(_PARTS, _PARTS),
}
_NEVER_OPEN = _VOID | _RAW | _ROOTS
_IMPLYING = frozenset({*_CLOSES_P, *_OPTIONS, *_ITEMS, *_CELLS, "a"})
_LISTS = ("ul", "ol")
_ENDED = "#ended"
_TRANSPARENT = _names("address div p")
_FOREIGN = _names("svg math")
_INTEGRATION = {"svg": _names("foreignobject desc title"), "math": _names("mi mo mn ms mtext")}
"""where HTML begins again within a drawing"""
_BREAKS_OUT = _HEADINGS | _names(
    """b big blockquote body br center code dd div dl dt em embed font head hr i img li listing menu meta nobr ol p pre
    ruby s small span strong strike sub sup table tt u ul var"""
)


_FONT = re.compile(rf"(?:^|[{_SPACE}/\"'])(?:color|face|size)[{_SPACE}/=>]*", re.IGNORECASE)
"""What <font> must have to break out of a drawing."""


def tame(markup: str, tags: int | None = None) -> str:
    """`markup` with at most 512 open elements, and bounded numbers of attributes, names and tags.

    `tags` is the number of `<` in it, where that is known already.
    """
    tags = markup.count("<") if tags is None else tags
    if tags <= _MANY_TAGS and not _has_long_tag(markup) and _has_little_formatting(markup, tags):
        return markup
    return _Scan(_RUN.sub(_shortened, markup)).tamed()


def _has_long_tag(markup: str) -> bool:
    """Whether tags have too many attributes: they are so long then that there are blocks without a `<`."""
    long = 0
    checked = -1
    for at in range(0, len(markup), _BLOCK):
        if markup.find("<", at, at + _BLOCK) >= 0:
            continue
        opened = markup.rfind("<", max(0, at - _BLOCK), at)
        tag = _NAME_OF_TAG.match(markup, opened) if opened > checked else None
        checked = max(checked, opened)
        if tag:
            attributes = _count_attributes(markup, tag.end())
            long += attributes > ATTRIBUTES
            if long > _FEW or attributes > _FAR_TOO_MANY:
                return True
    return False


def _count_attributes(markup: str, at: int) -> int:
    """How many attributes stand there, as far as it matters."""
    for number in range(_FAR_TOO_MANY + 1):
        attribute = _ATTRIBUTES.match(markup, at)
        if not attribute:
            return number
        at = attribute.end()
    return _FAR_TOO_MANY + 1


def _has_little_formatting(markup: str, tags: int) -> bool:
    return tags * tags <= _REOPENED or len(_FORMATTING_START.findall(markup)) * tags <= _REOPENED


def _shortened(run: re.Match[str]) -> str:
    """One tag over and over: more of it than there may be open elements changes only the number of empty lines."""
    return run[1] * DEPTH


@dataclass(slots=True)
class _Scan:
    """A model of the parser's stack of open elements that is never less deep than the stack itself.

    Where the standard's rules are long the model ignores an end tag rather than believe it.
    """

    markup: str
    pieces: list[str] = field(default_factory=list)
    copied: int = 0
    stack: list[str] = field(default_factory=list)
    """names; empty where an end tag took an element out of the middle"""
    gone: int = 0
    """how many are empty"""
    places: dict[str, list[int]] = field(default_factory=dict)
    """where in the stack each name stands"""
    scopes: list[int] = field(default_factory=list)
    """where elements stand that an end tag does not see through"""
    specials: list[int] = field(default_factory=list)
    barriers: list[int] = field(default_factory=list)
    """where elements stand behind which an item does not close the one before it"""
    drawings: list[int] = field(default_factory=list)
    """where SVG and MathML begin; negative, less one, where HTML begins again within"""
    formatting: list[str] = field(default_factory=list)
    """the standard's list of active formatting elements"""
    markers: list[tuple[int, int]] = field(default_factory=list)
    """where a cell or object stands, and how long `formatting` was before it"""
    skipped: dict[str, int] = field(default_factory=dict)
    """start tags dropped and not yet ended, so that their end tags are dropped too"""
    attribute_names: set[str] = field(default_factory=set)
    tag_names: set[str] = field(default_factory=set)
    roots: int = 0
    closed: str = ""
    """the end tags of the outermost element that the start tag at hand closes, and of those in it of the same name"""

    def tamed(self) -> str:
        """The markup without what is too much."""
        at = tags = 0
        opened: tuple[str, tuple[int, ...]] | None = None
        while token := _TOKEN.search(self.markup, at):
            before = self._size()
            end = self._after(token)
            if end is None:
                return self._joined(token.start(), "")
            at = end
            tags += 1
            if token[1] and opened and opened[1] == self._size():
                at, tags = self._past_alike(opened[0], token[0], at, tags)
            opened = (token[0], before) if token[2] and not token[1] and not self.closed else None
            if tags >= TAGS and at < tags * DENSE:
                return self._joined(at, _MARKUP.sub("\n", self.markup[at:]))
        return self._joined(len(self.markup), "")

    def _size(self) -> tuple[int, ...]:
        """What stays the same where an element opens, holds but text, and closes, and nothing else happens."""
        return len(self.stack), self.gone, len(self.formatting), self.roots, self.copied

    def _past_alike(self, start: str, end: str, at: int, tags: int) -> tuple[int, int]:
        """Behind further elements, each like the one before `at`: it has left everything as it was, and so do they."""
        find, startswith = self.markup.find, self.markup.startswith
        while startswith(start, first := find("<", at)) and startswith(end, last := find("<", first + len(start))):
            at = last + len(end)
            tags += 2
            if tags >= TAGS and at < tags * DENSE:
                break
        return at, tags

    def _joined(self, at: int, rest: str) -> str:
        if not self.pieces and not rest and at == len(self.markup):
            return self.markup  # as it is, not a copy
        return "".join((*self.pieces, self.markup[self.copied : at], rest))

    def _replace(self, token: re.Match[str], by: str = "") -> None:
        self.pieces += (self.markup[self.copied : token.start()], by)
        self.copied = token.end()

    def _after(self, token: re.Match[str]) -> int | None:
        """Where the token ends that begins here; None where the document ends within it, and the parser drops it."""
        if token[4]:
            return self._after_comment(token)
        if token[2] is None:
            return None
        name = token[2].lower()
        if not token[1]:
            return self._after_start(token, name)
        if self.skipped.get(name):
            self.skipped[name] -= 1
            self._replace(token)
        else:
            self._end(name)
        return token.end()

    def _after_comment(self, token: re.Match[str]) -> int | None:
        if token[4] == "!--":
            end = _COMMENT_END.search(self.markup, token.start() + 2)
            return end.end() if end else None
        is_data = self._in_drawing() and self.markup.startswith("[CDATA[", token.end())
        mark = "]]>" if is_data else ">"
        found = self.markup.find(mark, token.end())
        return None if found < 0 else found + len(mark)

    def _after_start(self, token: re.Match[str], name: str) -> int:
        self.roots += name in _ROOTS
        superfluous = name == "frameset" or (name in _ROOTS and self.roots > _ROOT_TAGS)
        if superfluous or self._is_one_name_too_many(name):
            self._replace(token)
            return token.end()
        attributes = token[3]
        bounded = self._bounded(attributes) if attributes else ""
        by = token[0] if len(bounded) == len(attributes) else f"<{name}{bounded}>"
        self.closed = ""
        if self._in_drawing() and name in _BREAKS_OUT and (name != "font" or _FONT.search(attributes)):
            self._pop_to(self.drawings[-1])
        closes_itself = "/" in self.markup[token.end(3) : token.end()]  # in <g fill=red/> the slash is the value's
        if self._in_drawing():
            is_open, after = not closes_itself, token.end()
        else:
            is_open = name not in _NEVER_OPEN and not (name in _CELLS and self._table() < 0)
            is_open = is_open and not (name in _FOREIGN and closes_itself)
            if is_open and name in _IMPLYING:
                self._close_implied(name)
                self._open_implied(name)
            after = self._after_raw(token.end(), name) if name in _RAW or name == "plaintext" else token.end()
        if is_open and not self._push(name):
            self.skipped[name] = self.skipped.get(name, 0) + 1
            by = self.closed
        if by != token[0]:
            self._replace(token, by)
        return after

    def _after_raw(self, at: int, name: str) -> int:
        """Where markup begins again behind a start tag: what <script> and its like hold is none."""
        if name == "plaintext":
            return len(self.markup)
        end = _RAW_ENDS[name].search(self.markup, at)
        return end.start() if end else len(self.markup)

    def _is_one_name_too_many(self, name: str) -> bool:
        if name not in self.tag_names and len(self.tag_names) < NAMES:
            self.tag_names.add(name)
        return name not in self.tag_names

    def _bounded(self, attributes: str) -> str:
        """The first attributes, and of those only such as are not one name too many."""
        kept: list[str] = []
        number = 0
        for number, found in enumerate(_ATTRIBUTES.finditer(attributes), 1):
            if number > ATTRIBUTES:
                break
            name = found[1]
            if name not in self.attribute_names and len(self.attribute_names) < NAMES:
                self.attribute_names.add(name)
            if name in self.attribute_names:
                kept.append(found[0])
        return attributes if number == len(kept) else "".join(kept)

    def _in_drawing(self) -> bool:
        return bool(self.drawings) and self.drawings[-1] >= 0

    def _last(self, name: str) -> int:
        places = self.places.get(name)
        return places[-1] if places else -1

    def _table(self) -> int:
        return max(self._last("table"), self._last("template"))

    def _push(self, name: str) -> bool:
        """Open the element; False where it is one too many."""
        place = len(self.stack)
        in_drawing = self._in_drawing()
        if place - self.gone >= DEPTH - FORMATTING - _RESERVE:
            return False
        if name in _FORMAT and not in_drawing:
            if len(self.formatting) >= FORMATTING:
                return False
            self.formatting.append(name)
        self.stack.append(name)
        self.places.setdefault(name, []).append(place)
        if name in _FOREIGN and not in_drawing:
            self.drawings.append(place)
        elif in_drawing and name in _INTEGRATION.get(self.stack[self.drawings[-1]], ()):
            self.drawings.append(-place - 1)
        if name in _MARKERS and not in_drawing:
            self.markers.append((place, len(self.formatting)))
        if name in _SPECIAL:
            self.specials.append(place)
            if name in _SCOPE:
                self.scopes.append(place)
            if name not in _TRANSPARENT:
                self.barriers.append(place)
        return True

    def _pop_to(self, place: int) -> None:
        """Take the element at `place` and all above it off the stack."""
        closed = [name for name in self.stack[place:] if name]
        self.closed = f"</{closed[0]}>" * closed.count(closed[0]) if closed else self.closed
        while len(self.stack) > place:
            name = self.stack.pop()
            if name:
                self.places[name].pop()
            else:
                self.gone -= 1
        for places in (self.specials, self.scopes, self.barriers):
            while places and places[-1] >= place:
                places.pop()
        while self.drawings and max(self.drawings[-1], -self.drawings[-1] - 1) >= place:
            self.drawings.pop()
        while self.markers and self.markers[-1][0] >= place:
            del self.formatting[self.markers.pop()[1] :]

    def _close_implied(self, name: str) -> None:
        """Close what this start tag closes: paragraphs, items, options, cells."""
        if name in _CELLS:
            open_parts = [place for place in map(self._last, _CELLS[name]) if place > self._table()]
            if open_parts:
                self._pop_to(min(open_parts))
        elif name in _ITEMS:
            item = max(map(self._last, _ITEMS[name]))
            if item >= 0 and self.barriers[-1] <= item:
                self._pop_to(item)
        elif name in _OPTIONS and self.stack and self.stack[-1] == "option":
            self._pop_to(len(self.stack) - 1)
        if name in _CLOSES_P and self._last("p") > (self.scopes[-1] if self.scopes else -1):
            self._pop_to(self._last("p"))
        if name in _HEADINGS and self.stack and self.stack[-1] in _HEADINGS:
            self._pop_to(len(self.stack) - 1)
        if name == "a" and self._last("a") > (self.specials[-1] if self.specials else -1):
            self._pop_to(self._last("a"))

    def _open_implied(self, name: str) -> None:
        """Open the row and the table body that a page leaves out before a cell."""
        if self._last("table") < self._table() or name not in ("td", "th", "tr"):
            return
        if max(map(self._last, ("tbody", "thead", "tfoot"))) < self._table():
            self._push("tbody")
        if name != "tr" and self._last("tr") < self._table():
            self._push("tr")

    def _end(self, name: str) -> None:
        """An end tag closes its element where it sees it, and is ignored otherwise; </p> and </br> end a drawing."""
        if name in ("p", "br") and self._in_drawing():
            self._pop_to(self.drawings[-1])
        place = self._last(name)
        in_scope = not self.scopes or self.scopes[-1] <= max(place, 0)
        if name in _FORMAT and (place < 0 or in_scope):
            self._forget(name)
        if place < 0:
            return
        if name == "form" or ((name in _FORMAT or name == "a") and self.specials and self.specials[-1] > place):
            if in_scope:
                self._take_out(name, place)
        elif name in _OF_TABLES:
            if place >= self._table():
                self._pop_to(place)
        elif name in _SPECIAL and (name != "foreignobject" or self.drawings):
            if in_scope and not (name == "li" and max(map(self._last, _LISTS)) > place):
                self._pop_to(place)
        elif self._last_special() <= place:
            self._pop_to(place)

    def _last_special(self) -> int:
        """Where the last element stands that ends the search for what an end tag closes; none in a drawing does."""
        end = bisect_left(self.specials, self.drawings[-1]) if self._in_drawing() else len(self.specials)
        return self.specials[end - 1] if end else -1

    def _forget(self, name: str) -> None:
        """Take the last formatting element of that name off the list, as far as the last marker."""
        first = self.markers[-1][1] if self.markers else 0
        for at in range(len(self.formatting) - 1, first - 1, -1):
            if self.formatting[at] == name:
                del self.formatting[at]
                return

    def _take_out(self, name: str, place: int) -> None:
        """Remove an element from the middle of the stack, leaving what is above it open."""
        self.places[name].pop()
        if name == "form":  # its content still lies in it
            self.stack[place] = _ENDED
            self.places.setdefault(_ENDED, []).append(place)
        else:
            self.stack[place] = ""
            self.gone += 1
        for places in (self.specials, self.scopes, self.barriers):
            if place in places[-8:]:
                places.remove(place)
