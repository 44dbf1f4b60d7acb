"""What a page says of itself where readers do not see it: title element, meta tags, canonical link, JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .dom import Node, Tree

__all__ = ["Head", "lesser_headings", "one_line", "read_head", "read_linked"]

_LD_SCRIPTS = "script[type*='ld+json']"
_BLANKS = re.compile(r"\s+")
_IN_HEAD = f"title,meta,link[rel=canonical],{_LD_SCRIPTS}"
_IN_BODY = f"meta,h1,td.font01,{_LD_SCRIPTS}"
"""td.font01: the headline in the e-papers of Founder's system, which have no h1"""
"""One query, because each walks the whole body; every selector more costs every page."""
_UNSEEN = ["script", "style", "noscript", "textarea", "option"]
_HEADINGS_MAX = 60
_METAS_MAX = 200
_LD_LONGEST = 200_000  # characters of a JSON-LD script that are parsed
_LD_DEEPEST = 6
_LD_MAX = 8  # scripts of a page


@dataclass(frozen=True, slots=True)
class Head:
    """The evidence; names of metas in lower case, the first non-empty value of each."""

    title: str = ""
    metas: Mapping[str, str] = field(default_factory=dict)
    canonical: str | None = None
    headings: tuple[str, ...] = ()
    """what stands in h1, in page order"""
    wechat: bool = False
    """whether this is an article of WeChat's platform"""
    account: str | None = None
    """the account's name where WeChat shows it"""
    linked: tuple[str, ...] = ()
    """the page's JSON-LD, as it is"""

    def meta(self, *names: str) -> str | None:
        """The first of these metas that has a value."""
        return next((v for name in names if (v := self.metas.get(name))), None)


def read_head(tree: Tree) -> Head:
    """The evidence of a page. Takes scripts and styles out of the tree, so that its text is what readers see."""
    title = ""
    metas: dict[str, str] = {}
    headings: list[str] = []
    linked: list[str] = []
    canonical: list[str | None] = []
    for node in _queried(tree):
        tag = node.tag
        if tag == "meta":
            if len(metas) < _METAS_MAX:
                _note_meta(node, metas)
        elif tag == "title":
            title = title or _text(node)
        elif tag == "link":
            canonical.append(node.attributes.get("href"))
        elif tag == "script":
            linked.append(node.text())
        elif len(headings) < _HEADINGS_MAX and (text := _without_category(node, _text(node))):
            headings.append(text)
    title = title or _title_in_body(tree)
    tree.strip_tags(_UNSEEN)
    wechat = _is_wechat(tree, metas)
    return Head(
        title,
        metas,
        canonical[0] if canonical else None,
        tuple(headings),
        wechat,
        _account(tree) if wechat else None,
        tuple(linked[:_LD_MAX]),
    )


def lesser_headings(tree: Tree) -> list[str]:
    """What stands in h2 and h3, for which few pages need to be searched."""
    nodes = tree.css("h2,h3")[:_HEADINGS_MAX]
    return [text for node in nodes if (text := _text(node))]


def _queried(tree: Tree) -> list[Node]:
    head, body = tree.head, tree.body
    return [*(head.css(_IN_HEAD) if head else ()), *(body.css(_IN_BODY) if body else ())]


def _title_in_body(tree: Tree) -> str:
    """What the first title with a text says that stands where none belongs, as in a drawing."""
    nodes = tree.body.css("title") if tree.body else []
    return next((text for node in nodes if (text := _text(node))), "")


def _account(tree: Tree) -> str | None:
    node = tree.css_first("#js_name,#post-user")
    return _text(node) or None if node else None


def _is_wechat(tree: Tree, metas: Mapping[str, str]) -> bool:
    """By the metas; pages saved before 2019, and copies, have none of them, but the same id or class on the body."""
    if metas.get("og:site_name") == "微信公众平台" or "mp.weixin.qq.com/" in metas.get("og:url", ""):
        return True
    body = tree.body
    return body is not None and (body.id == "activity-detail" or "mm_appmsg" in (body.attributes.get("class") or ""))


def _note_meta(node: Node, metas: dict[str, str]) -> None:
    attributes = node.attributes
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
    value = (attributes.get("content") or "").strip()
    if name and value:
        metas.setdefault(name.strip().lower(), value)


def _text(node: Node) -> str:
    """The text of an element on one line, at most 500 characters of it."""
    return one_line(node.text()[:1000]).strip()[:500]


def one_line(text: str) -> str:
    """Text with one space for each run of white space; a wide one alone, between a headline's halves, stays."""
    return _BLANKS.sub(_blank, text)


def _blank(blanks: re.Match[str]) -> str:
    return "\u3000" if blanks[0] == "\u3000" else " "


def _without_category(heading: Node, text: str) -> str:
    """A thread's headline without the link to its category in brackets, as boards put it in front: [社区风采] …"""
    category, close, rest = text.partition("]")
    link = heading.css_first("a") if close and rest and category.startswith("[") else None
    return rest.strip() if link and _text(link) == category + close else text


def read_linked(scripts: Iterable[str]) -> dict[str, str]:
    """Of the page's JSON-LD: headline, datePublished, author, publisher, with names in lower case."""
    found: dict[str, str] = {}
    for text in scripts:
        for name, value in _properties(text[:_LD_LONGEST]).items():
            found.setdefault(name, value)
    return found


def _properties(text: str) -> dict[str, str]:
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return {}
    found: dict[str, str] = {}
    for thing in _things(data, 0):
        for name in ("headline", "datePublished", "pubDate", "author", "publisher"):
            value = _plain(thing.get(name))
            if value:
                found.setdefault(name.lower(), value)
    return found


def _things(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _LD_DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        data = data.get("@graph")
    if isinstance(data, list):
        for item in data[:20]:
            yield from _things(item, depth + 1)


def _plain(value: object) -> str | None:
    """A string, or the name of the thing, or of the first thing of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) and value.strip() else None
