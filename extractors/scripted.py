"""What a script says of an article whose body only the script holds: the values that stand beside the body's text.

A county's app shares pages that are empty until a script fills them; title, source and people stand in the same object
as the body. Of several values under one key the one nearest to the body counts.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .bylines import byline_names, is_name

__all__ = ["Scripted", "read_properties", "read_scripted"]

_NEAR = 3_000
"""characters before and behind the body in which its object's other values stand"""
_PROBE = 12
"""characters of a line by which the body is found in the script"""
_KEYED = re.compile(
    r"""(?:(?P<quote>["'])|(?<![\w"']))(?P<key>[A-Za-z_]{4,20})(?(quote)(?P=quote))\s{0,3}:\s{0,3}(?:JsDecode\()?"""
    r"""(?:"(?P<value>(?:[^"\\]|\\(?:u[0-9A-Fa-f]{4}|[^u])){2,120})"|'(?P<single>[^'"\\]{2,120})')"""
    r"""|<textarea class="(?:[a-z]{2,12}-)?(?P<area>[a-z-]{4,20})">(?P<held>[^<]{2,120})</textarea>"""
)
"""A value in JSON or in an object of JavaScript (WeChat: JsDecode('…')), or in a script's field (huanqiu)."""
_KEYS = {
    "title": "title",
    "articletitle": "title",
    "newstitle": "title",
    "doctitle": "title",
    "headline": "title",
    "source": "source",
    "sourcename": "source",
    "copyfrom": "source",
    "author": "author",
    "authorname": "author",
    "reporter": "author",
    "editor": "editor",
    "editorname": "editor",
    "time": "time",
    "pubtime": "time",
    "publishtime": "time",
    "createtime": "time",
    "nickname": "account",
}


_MEDIA = re.compile(
    r'"(?:media|media_?info|account|publisher)"\s?:\s?\{\s?"(?:name|nick_?name)"\s?:\s?"([^"\\]{2,20})"'
)
"""The account that an object of its own describes, beside the body."""


@dataclass(frozen=True, slots=True)
class Scripted:
    """The values, as printed; None where the script has none."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    editor: str | None = None
    time: str | None = None
    account: str | None = None
    """who posted it on WeChat's platform"""


_PROPERTIES = re.compile(r"<(date|author|title)>([^<]{2,60})</\1>")
_PROPERTIES_LENGTH = 4_000
"""characters of the comment in which they stand"""


def read_properties(markup: str) -> Scripted:
    """Headline, day and author in the comment with which Founder's e-papers begin a text (<!--enpproperty <date>…)."""
    at = markup.find("<!--enpproperty")
    if at < 0:
        return Scripted()
    found = dict(_PROPERTIES.findall(markup, at, at + _PROPERTIES_LENGTH))
    author = found.get("author", "")
    people = byline_names([author]) or ((author,) if is_name(author) else ())
    day = (found.get("date") or "").split(" 00:00:00")[0]
    return Scripted(title=found.get("title"), author=" ".join(people) or None, time=day or None)


def read_scripted(markup: str, texts: Sequence[str]) -> Scripted:
    """The values around the body that has these lines; an empty one where no script holds it as it is."""
    known = [text for text in texts if len(text) >= _PROBE]
    if not known:
        return Scripted()
    start, end = _stands(markup, known[0][:_PROBE], known[-1][:_PROBE])
    if start < 0:  # as json.dumps writes it: \u5f00\u95e8
        start, end = _stands(markup, *(json.dumps(text[:_PROBE])[1:-1] for text in (known[0], known[-1])))
    if start < 0:
        return Scripted()
    found: dict[str, str] = {}
    for match in _KEYED.finditer(markup, end, end + _NEAR):
        _note(found, match, nearest=False)
    for match in _KEYED.finditer(markup, max(0, start - _NEAR), start):
        _note(found, match, nearest=True)
    if "account" not in found and (media := _MEDIA.search(markup, max(0, start - _NEAR), end + _NEAR)):
        found["account"] = media[1]
    return Scripted(**found)


def _stands(markup: str, first: str, last: str) -> tuple[int, int]:
    """Where a body begins and ends that has these first and last words; the first is -1 where it stands nowhere."""
    end = markup.find(last)
    return (markup.rfind(first, 0, end + len(first)) if end >= 0 else -1), end


def _note(found: dict[str, str], match: re.Match[str], *, nearest: bool) -> None:
    """Before the body the last value is nearest, behind it the first."""
    key = match["key"] or match["area"]
    name = _KEYS.get(key.lower().replace("_", "").replace("-", ""))
    if name is None or (name in found and not nearest):
        return
    try:
        plain = match["single"] or match["held"]
        value = html.unescape(plain or json.loads(f'"{match["value"]}"', strict=False)).strip()
    except ValueError:
        return
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    if value:
        found[name] = value
