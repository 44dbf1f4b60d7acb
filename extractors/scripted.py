"""What a script says of an article whose body only the script holds: the values that stand beside the body's text.

A county's app shares pages that are empty until a script fills them; title, source and people stand in the same object
as the body. Of several values under one key the one nearest to the body counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Scripted", "read_scripted"]

_NEAR = 3_000
"""characters before and behind the body in which its object's other values stand"""
_PROBE = 12
"""characters of a line by which the body is found in the script"""
_KEYED = re.compile(r'"(?P<key>[A-Za-z_]{4,20})"\s{0,3}:\s{0,3}"(?P<value>(?:[^"\\]|\\.){2,120})"')
_KEYS = {
    "title": "title",
    "articletitle": "title",
    "newstitle": "title",
    "headline": "title",
    "source": "source",
    "sourcename": "source",
    "copyfrom": "source",
    "author": "author",
    "authorname": "author",
    "reporter": "author",
    "editor": "editor",
    "editorname": "editor",
}


@dataclass(frozen=True, slots=True)
class Scripted:
    """The values, as printed; None where the script has none."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    editor: str | None = None


def read_scripted(markup: str, texts: Sequence[str]) -> Scripted:
    """The values around the body that has these lines; an empty one where no script holds it as it is."""
    start, end = _place(markup, texts[:1]), _place(markup, texts[-1:])
    if start < 0 or end < start:
        return Scripted()
    found: dict[str, str] = {}
    for match in _KEYED.finditer(markup, end, end + _NEAR):
        _note(found, match, nearest=False)
    for match in _KEYED.finditer(markup, max(0, start - _NEAR), start):
        _note(found, match, nearest=True)
    return Scripted(**found)


def _place(markup: str, texts: Sequence[str]) -> int:
    return markup.find(texts[0][:_PROBE]) if texts and len(texts[0]) >= _PROBE else -1


def _note(found: dict[str, str], match: re.Match[str], *, nearest: bool) -> None:
    """Before the body the last value is nearest, behind it the first."""
    name = _KEYS.get(match["key"].lower().replace("_", ""))
    if name is None or (name in found and not nearest):
        return
    try:
        value = json.loads(f'"{match["value"]}"', strict=False).strip()
    except ValueError:
        return
    if value:
        found[name] = value
