"""Bodies that live only in a script: escaped markup or lists of paragraphs in JSON (toutiao, thepaper, Next.js, Nuxt).

A <textarea> that a script reads may hold one, too (huanqiu).

Scripts are not run. Two things are read: strings that a key such as `content` names, in JSON as in JavaScript, and
lists of strings in what parses as JSON. Every scan is bounded and linear.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from .dom import Node, Tree, parse

__all__ = ["embedded_body"]

_KEYS = (
    *("content", "contents", "articleContent", "article_content", "contentHtml", "content_html", "contentHTML"),
    *("contTxt", "body", "html", "text", "artContent", "articleBody", "free_content", "newsContent", "detail", "txt"),
    "content_noencode",
)
_KEYED = re.compile(
    "(?:"
    + "|".join(rf"{key[0]}(?<!\w{key[0]}){key[1:]}" for key in _KEYS)
    + r""")["']?\s{0,8}[:=]\s{0,8}(?:JsDecode\()?(?:"((?:[^"\\]|\\.){80,})"|'((?:[^'\\]|\\.){80,})')""",
    re.DOTALL,
)
"""a key and its string; each alternative begins with a letter, which is quick to look for, and not in mid-word"""
_PARSED = re.compile(r"""JSON\.parse\(\s{0,8}("(?:[^"\\]|\\.){80,}")\s{0,8}\)""", re.DOTALL)
_LONG_STRING = re.compile(r"""[:=]\s{0,8}(?:JsDecode\()?(?:"(?:[^"\\]|\\.){80}|'(?:[^'\\]|\\.){80})""", re.DOTALL)
"""quickly looked for, and without one no key has a string that may be a body"""
_OBJECT = re.compile(r"=\s{0,8}(?=[{\[])")
_OBJECTS = 8
"""objects of a script that are tried as JSON"""
_SCRIPT_LIMIT = 4_000_000
"""characters of a script that are read"""
_LARGE = 100
"""characters of a script below which it holds no body"""
_NODES = 50_000
"""values of a JSON document that are looked at"""
_PICTURES = re.compile(r"\bpicture_page_info_list\s{0,4}[:=]\s{0,4}\[([^\[\]]{1,100000})\]")
_PICTURE = re.compile(r"""[{}]|\bcdn_url\s{0,4}:\s{0,4}(?:JsDecode\()?["']([^"'\s]{8,500})["']""")
"""the address of a picture, or where an object begins or ends"""
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " ", "v": " ", "0": " "}
_MARKS = re.compile(r"[，。！？；]")
_WIDE = re.compile(r"[\u4e00-\u9fff]")
_TAGS = re.compile(r"<(?:p|br|div|section|span|img|h[1-6])\b", re.IGNORECASE)
_STRANGERS = re.compile(r"comment|recommend|related|reply|hot_|feed", re.IGNORECASE)
"""keys whose lists are no part of the article"""
_PROSE = 80
"""wide characters that a body holds at least"""


def embedded_body(tree: Tree) -> Tree | None:
    """The longest body that a script of the page holds, parsed; None where there is none."""
    best, size = "", _PROSE
    for node in tree.css("textarea"):
        held = (node.text() or "")[:_SCRIPT_LIMIT]
        if _TAGS.search(held) and (found := _weight(held)) > size:
            best, size = held, found
    for node in tree.css("script"):
        script = (node.text() or "")[:_SCRIPT_LIMIT]
        if len(script) < _LARGE or (script.isascii() and "\\u" not in script):
            continue
        for candidate in _candidates(node, script):
            found = _weight(candidate)
            if found > size:
                best, size = candidate, found
    return parse(f"<body>{best}{_posted_pictures(tree)}</body>") if best else None


def _posted_pictures(tree: Tree) -> str:
    """The pictures of a post that is hardly more than those (WeChat), which its script lists beside the text."""
    lists = (m for node in tree.css("script") if (m := _PICTURES.search((node.text() or "")[:_SCRIPT_LIMIT])))
    listed = next(lists, None)
    addresses = (html.unescape(_unescape(src)) for src in _of_list(listed[1] if listed else ""))
    return "".join(f'<p><img src="{html.escape(src)}"></p>' for src in addresses)


def _of_list(text: str) -> Iterator[str]:
    """The addresses in the objects of a list themselves, not in objects within those (covers, watermarks)."""
    depth = 0
    for match in _PICTURE.finditer(text):
        if match[1] and depth == 1:
            yield match[1]
        depth += {"{": 1, "}": -1}.get(match[0], 0)


def _candidates(node: Node, script: str) -> Iterator[str]:
    """Markup that may be the body."""
    for text in (script, *(_unescape(m[1][1:-1]) for m in _parsed(script))):
        for match in _KEYED.finditer(text) if _LONG_STRING.search(text) else ():
            yield _markup(_unescape(match[1] or match[2]))
    for value in _documents(node, script):
        yield from _lists(value)


def _parsed(script: str) -> Iterator[re.Match[str]]:
    """The strings that a script parses as JSON."""
    return _PARSED.finditer(script) if "JSON.parse(" in script else iter(())


def _documents(node: Node, script: str) -> Iterator[object]:
    """What parses as JSON: a JSON script, JSON.parse("…"), and objects that are assigned."""
    if "json" in (node.attributes.get("type") or "") or node.attributes.get("id") == "__NEXT_DATA__":
        try:
            yield json.loads(script)
        except (ValueError, RecursionError):
            return
        return
    for match in _parsed(script):
        try:
            yield json.loads(json.loads(match[1].replace("\\'", "'"), strict=False), strict=False)
        except (ValueError, TypeError, RecursionError):
            continue
    decoder = json.JSONDecoder(strict=False)
    for tried, match in enumerate(_OBJECT.finditer(script)):
        if tried == _OBJECTS:
            return
        try:
            yield decoder.raw_decode(script, match.end())[0]
        except (ValueError, RecursionError):
            continue


def _lists(document: object) -> Iterator[str]:
    """Lists of paragraphs: strings, or objects with one text each."""
    stack: list[object] = [document]
    seen = 0
    while stack and seen < _NODES:
        value = stack.pop()
        seen += 1
        if isinstance(value, dict):
            stack.extend(v for k, v in value.items() if isinstance(v, (dict, list)) and not _STRANGERS.search(str(k)))
        elif isinstance(value, list):
            texts = [t for v in value if (t := _text(v))]
            if len(texts) > 1:
                yield "".join(f"<p>{_markup(t)}</p>" for t in texts)
            stack.extend(v for v in value if isinstance(v, (dict, list)))


def _text(value: object) -> str | None:
    if isinstance(value, str):
        return value if _WIDE.search(value) else None
    if isinstance(value, dict):
        for key in ("text", "content", "value", "html", "desc", "txt"):
            inner = value.get(key)
            if isinstance(inner, str) and _WIDE.search(inner):
                return inner
    return None


def _markup(text: str) -> str:
    """Text as markup: escaped tags become tags, plain lines become lines."""
    if text.startswith("&quot;") and text.endswith("&quot;"):
        text = text[6:-6]
    if "<" not in text and "&lt;" in text:
        text = html.unescape(text)
    if not _TAGS.search(text):
        text = text.replace("\n", "<br>")
    return text


def _unescape(text: str) -> str:
    """A JavaScript string's characters."""
    if "\\" not in text:
        return text
    joined = _ESCAPE.sub(_unescaped, text)
    return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _LETTERS.get(match[3], match[3])


def _weight(markup: str) -> int:
    """Wide characters of a candidate that reads like running text."""
    text = re.sub(r"<[^<>]*>", "", markup)
    return len(_WIDE.findall(text)) if len(_MARKS.findall(text)) > 1 else 0
