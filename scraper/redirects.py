"""Redirects that a page makes by its markup: meta refresh, and script in a page that is empty otherwise.

Nothing is executed; a script redirect is recognised by its text, and only where the page holds nothing to read, since
`location.href = ...` stands in many pages that go nowhere (login buttons, checks for mobile browsers).
"""

from __future__ import annotations

import re
from html import unescape

__all__ = ["html_redirect"]

_SCAN = 64 * 1024
"""Characters that are looked at; a redirect stands in the head, or in a page that is nothing else."""
_LONGEST_WAIT = 10.0
"""Seconds; a refresh that waits longer is a page to be read (or a news list that reloads itself)."""
_EMPTY = 200
"""Characters of visible text up to which a page counts as empty: room for 页面跳转中，如果没有跳转请点击这里."""

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript\b.*?(?:</noscript\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_META = re.compile(r"<meta\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_REFRESH = re.compile(r"\s*(\d{0,6}(?:\.\d{0,6})?)\s*[;,]?\s*(?:url\s*=\s*)?(.*)", re.DOTALL | re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b[^>]{0,2000}>(.*?)(?:</script\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_INVISIBLE = re.compile(r"<(script|style|title|noscript)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_BEFORE = r"(?<![\w.$])(?:(?:window|self|top|parent|document)\s*\.\s*)?location\s*"
_STRING = r"""\s*(?:"((?:[^"\\\r\n]|\\.){1,2000})"|'((?:[^'\\\r\n]|\\.){1,2000})')\s*"""
_LOCATION = (
    re.compile(rf"{_BEFORE}(?:\.\s*href\s*)?=(?!=){_STRING}(?:[;}}\r\n<]|\Z)"),
    re.compile(rf"{_BEFORE}\.\s*(?:replace|assign)\s*\({_STRING}\)"),
)
_CONDITION = re.compile(r"navigator\s*\.|screen\s*\.|\bconfirm\s*\(|onclick")
"""What makes a script's redirect depend on the visitor."""


def html_redirect(markup: str) -> str | None:
    """The address as written that the page sends its reader to at once, or None."""
    if len(markup) > 4 * _SCAN and "refresh" not in markup[:_SCAN].lower():
        return None
    head = _COMMENT.sub("", markup[:_SCAN])
    return _meta_refresh(_NOSCRIPT.sub("", head)) or (_script_redirect(head) if len(markup) <= _SCAN else None)


def _meta_refresh(markup: str) -> str | None:
    for tag in _META.findall(markup):
        attributes = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}
        if attributes.get("http-equiv", "").strip().lower() != "refresh":
            continue
        found = _REFRESH.match(attributes.get("content", ""))
        if found and (target := _bare(found[2])) and float(found[1].strip(".") or 0) <= _LONGEST_WAIT:
            return target
    return None


def _bare(target: str) -> str:
    """The address without the quotes that some put around it."""
    target = target.strip()
    if target[:1] in ("'", '"'):
        return target[1:].partition(target[0])[0].strip()
    return target


def _script_redirect(markup: str) -> str | None:
    if "location" not in markup or len(_visible(markup)) > _EMPTY:
        return None
    for script in _SCRIPT.findall(markup):
        found = next((m for pattern in _LOCATION if (m := pattern.search(script))), None)
        if found and not _CONDITION.search(script):
            return (found[1] or found[2]).replace("\\/", "/").strip()
    return None


def _visible(markup: str) -> str:
    return "".join(unescape(_TAG.sub(" ", _INVISIBLE.sub(" ", markup))).split())
