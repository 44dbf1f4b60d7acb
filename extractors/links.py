"""Where a page leads: its anchors with what they say, the way to its next page, and the column that it stands in.

This looks at every page of a harvest, so it reads no more than that; what the article is, `page.read` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .dom import Node, Tree, parse
from .prescan import tame

__all__ = ["Anchor", "PageLinks", "feed_links", "read_links", "same_list"]

_ANCHORS_MAX = 20_000
_TEXT_MAX = 300
_FEED_MAX = 50_000
_FEED_CHARS_MAX = 52_428_800
"""What the sitemap protocol allows."""
_BESIDE_CHARS_MAX = 2_000_000
"""Characters of list items that are looked at for dates: items that lie in each other count again and again."""
_COLUMNS_MAX = 20

_NEXT = re.compile(
    r"[\[【(（]?\s*(?:下\s*一?\s*[页頁]|后一?页|翻页|next(?:\s+page)?)\s*[>»›→]*\s*[\]】)）]?|[>»›]{1,2}", re.IGNORECASE
)
_NEXT_CLASS = re.compile(r"(?:^|[\s_-])(?:next|nextpage|pagenext)(?:$|[\s_-])", re.IGNORECASE)
_NEIGHBOUR = re.compile(r"[\[【(（]?\s*(?:[上下前后]\s*一?\s*[篇条则期集]|(?:查看)?更多)\s*[>»›]*\s*[\]】)）]?")
_CRUMBS = re.compile(
    r"crumb|(?:^|[\s_-])(?:position|location|dqwz|weizhi|path|place|mbx|nav-?path|channel-?path)(?:$|[\s_-])",
    re.IGNORECASE,
)
_YOU_ARE_HERE = re.compile(r"(?:您?(?:的|当前的?|现在的?|所在的?)|当前)位置")
_CREATE_PAGES = re.compile(
    r"""createPageHTML\(\s*(\d{1,4})\s*,\s*(\d{1,4})\s*,\s*["']([\w./-]+)["']\s*,\s*["'](\w+)["']"""
)
_DATE = re.compile(r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_ITEM_TAGS = {"li", "tr", "dd", "dt", "p"}
_PAGE_NUMBER = re.compile(
    r"(?<=/)(?:index|default)(?:[_-]\d{1,4})?\.\w+(?=\?|$)|[_-]?\d{1,4}(?=\.\w+(?:\?|$))"
    r"|(?<=[?&])(?:page|p|pageno|pagenum|pn|currentpage)=\d*&?",
    re.IGNORECASE,
)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|urlset|sitemapindex|rdf:RDF)\b", re.S)
_ENTRY = re.compile(r"<(?:item|entry|url|sitemap)(?:\s[^<>]*)?>")
_ENTRY_MAX = 20_000
_ENTRY_LINK = re.compile(r"<(?:link|loc)>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)|<link\s[^<>]*?href=[\"']([^\"'<>]+)")
_ENTRY_TITLE = re.compile(r"<(?:\w{1,20}:)?title[^<>]*>\s*(?:<!\[CDATA\[(.{0,600}?)\]\]>|([^<]{0,600}))", re.DOTALL)
_ENTRY_DATE = re.compile(r"<(?:lastmod|updated|published|(?:\w+:)?publication_date)>\s*(20\d\d)-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link: where to, its text, its title attribute, and the date (ISO 8601) beside it on a list."""

    href: str
    text: str
    title: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """The links of a page; `following` are hrefs of further pages of it, `neighbours` of the articles beside it."""

    base: str | None = None
    titles: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    following: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    """hrefs behind bare numbers; of the same list only where `same_list` says so"""
    neighbours: tuple[str, ...] = ()
    column: str | None = None
    """the last link of 您的位置"""


def read_links(markup: str) -> PageLinks:
    """The links of a page; never raises."""
    tree = parse(tame(markup))
    anchors = tuple(_anchors(tree))
    named = [a for a in anchors if a.href and not a.href.lower().startswith(("javascript:", "#", "mailto:", "data:"))]
    base = tree.css_first("base[href]")
    created = _created(markup)
    return PageLinks(
        base=base.attributes.get("href") if base else None,
        titles=tuple(_titles(tree)),
        anchors=tuple(named),
        following=tuple(
            dict.fromkeys([a.href for a in named if _NEXT.fullmatch(a.text)] + _declared_next(tree) + created)
        ),
        numbered=tuple(a.href for a in named if a.text.isascii() and a.text.isdigit() and len(a.text) <= 4),
        neighbours=tuple(a.href for a in named if _NEIGHBOUR.fullmatch(a.text)),
        column=_column(tree),
    )


def same_list(one: str, other: str) -> bool:
    """Whether two addresses are pages of one list: alike but for a page number."""
    return one != other and _numberless(one) == _numberless(other)


def _numberless(url: str) -> str:
    return _PAGE_NUMBER.sub("", url).rstrip("?&/")


def _anchors(tree: Tree) -> Iterator[Anchor]:
    dates = _Dates()
    for node in tree.css("a[href]")[:_ANCHORS_MAX]:
        attributes = node.attributes
        yield Anchor(
            href=(attributes.get("href") or "").strip(),
            text=_tidy(node.text()),
            title=_tidy(attributes.get("title") or ""),
            date=dates.beside(node),
        )


def _tidy(text: str | None) -> str:
    return " ".join((text or "")[: 4 * _TEXT_MAX].split())[:_TEXT_MAX]


class _Dates:
    """The dates in list items around links; each item is read once, and all of them up to a bound."""

    def __init__(self) -> None:
        self._known: dict[int, str | None] = {}
        self._left = _BESIDE_CHARS_MAX

    def beside(self, node: Node) -> str | None:
        at = node.parent
        for _ in range(3):
            if at is None:
                return None
            if at.tag in _ITEM_TAGS:
                return self._date_in(at)
            at = at.parent
        return None

    def _date_in(self, item: Node) -> str | None:
        if item.mem_id not in self._known and self._left > 0:
            text = item.text()
            self._left -= len(text)
            found = _DATE.search(text[:1000])
            self._known[item.mem_id] = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None
        return self._known.get(item.mem_id)


def _titles(tree: Tree) -> Iterator[str]:
    for node in tree.css('meta[property="og:title"], meta[name="ArticleTitle"]')[:4]:
        yield _tidy(node.attributes.get("content"))
    for node in tree.css("h1, h2, title")[:20]:
        yield _tidy(node.text())


def _declared_next(tree: Tree) -> list[str]:
    found = [n.attributes.get("href") for n in tree.css('link[rel="next"], a[rel="next"]')[:2]]
    for node in tree.css("a[class][href]")[:_ANCHORS_MAX]:
        if _NEXT_CLASS.search(node.attributes.get("class") or "") and "下一篇" not in node.text():
            found.append(node.attributes.get("href"))
    return [h for h in found if h and not h.lower().startswith(("javascript:", "#"))]


def _created(markup: str) -> list[str]:
    """The next page by TRS's script: `createPageHTML(5, 0, "index", "shtml")` stands on page 1 of 5."""
    found = _CREATE_PAGES.search(markup)
    if not found or int(found[2]) + 1 >= int(found[1]):
        return []
    return [f"{found[3]}_{int(found[2]) + 1}.{found[4]}"]


def _column(tree: Tree) -> str | None:
    """The last link of the line that says where the reader is."""
    for node in islice(_crumbs(tree), _COLUMNS_MAX):
        links = [a.attributes.get("href") for a in node.css("a[href]")[:12]]
        if 1 <= len(links) <= 10 and len(node.text()) < _TEXT_MAX:
            return links[-1]
    return None


def _crumbs(tree: Tree) -> Iterator[Node]:
    for node in tree.css("div, p, ul, ol, td, span, nav, section")[:3000]:
        attributes = node.attributes
        named = _CRUMBS.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:200])
        if named or (node.tag != "span" and _YOU_ARE_HERE.search((node.text(deep=False) or "")[:100])):
            yield node


def feed_links(text: str) -> tuple[Anchor, ...] | None:
    """The entries of a sitemap, RSS or Atom feed; None where the text is none."""
    if not _FEED.match(text[:4000]):
        return None
    found = []
    for entry in islice(_ENTRY.split(text[:_FEED_CHARS_MAX]), 1, _FEED_MAX):
        piece = entry[:_ENTRY_MAX]
        link, title, date = (p.search(piece) for p in (_ENTRY_LINK, _ENTRY_TITLE, _ENTRY_DATE))
        if link:
            href = (link[1] or link[2]).replace("&amp;", "&")
            said = (title[1] or title[2]) if title else ""
            found.append(Anchor(href, _tidy(said), date="-".join(date.groups()) if date else None))
    return tuple(found)
