"""Lists: their links, and the next page of a list or of an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..schemas import PageLink
from .dom import Tree
from .hrefs import join
from .outline import Anchor, Box, Outline
from .series import Series, parse_series

__all__ = ["PAGER", "lists_series", "next_page", "read_links"]

_HEADLINE = 6
"""characters from which on a link's text can be a headline"""
_TOGETHER = 3
"""links that make a list"""
_INSTALLMENTS = 6
"""installments of one series from which on a list that is mixed is taken for the series"""
_LINKS = 2_000
"""links of a page that are read"""
_NUMBERED = re.compile(
    r"[①-⑳㉑-㉟㊱-㊿⑴-⒇第（(\d](?:(?<=[^第（(\d])|(?<=第).{1,4}[期集篇批辑弹回季讲站]"
    r"|(?<=[（(])[一二三四五六七八九十\d]{1,3}[)）]|(?<=\d)\s*(?:\||$|[:：]))",
    re.MULTILINE,
)
"""what an installment's title may be known by, at a glance; all first characters stand in one set, which is quick to
look for, and what may follow depends on which it was"""
_SEGMENT = re.compile(r"[_|｜—–-]")
_QUOTED = re.compile("[“‘「『《〈]([^”’」』》〉]{4,30})[”’」』》〉]")
_NAME = 3
_OWN = 6
"""Characters of a title that is the end of a series' name."""
_CLEANED = frozenset('“‘「『《〈"&\u200b\ufeff')
_CUT = re.compile(r"(?:\.{2,}|…+|⋯)\s*$")
_NEXT = re.compile(
    r"[\s\[【(（<《›»>|]*(?:下一?页|后一?页|下页|翻到下一页|next(?:\s*page)?)[\s\]】)）>》›»→|]*",
    re.IGNORECASE,
)
_NEXT_LENGTH = 20
_NEXT_WORDS = ("下一页", "下页", "后一页", "后页", "x", "X")
"""one of which stands in every such text (next)"""
_NO_ADDRESS = ("#", "javascript:", "mailto:", "tel:", "data:", "about:")
PAGER = "createPageHTML"
"""the function with which TRS pages write their pager"""
_TRS_PAGER = re.compile(
    r"createPageHTML\(\s*(?P<id>['\"][\w#.-]{1,60}['\"]\s*,\s*)?(?P<total>\d{1,6})\s*,\s*(?P<current>\d{1,6})\s*,"
    r"\s*['\"](?P<name>[\w./-]{1,100})['\"]\s*,\s*['\"](?P<suffix>\w{1,10})['\"]"
)
_PAGER_NUMBERS = 3
"""pages that a row of numbers must link to be read as a pager where nothing says 下一页"""
_PAGE_NUMBER = re.compile(r"[\[【（(]?\d{1,3}[\])）】]?")
_PAGE_NUMBER_LENGTH = 5
_NEXT_PICTURE = re.compile(r"(?:^|[/_-])next_?page\.\w{3,4}$", re.IGNORECASE)
_NEXT_PICTURE_ENDS = len("page.jpeg\n")
"""characters from the end in which `page.` of such a name stands"""
_PICTURES = 200
"""pictures in links that are looked at"""
_SCRIPT_SAMPLE = 50_000


def read_links(page: Outline, base: str | None) -> tuple[PageLink, ...]:
    """The links of a list page: the installments of its series where it lists one, else its main list's headlines."""
    anchors = [a for a in page.anchors if _is_headline(a)][:_LINKS]
    titles = {anchor: _title(anchor) for anchor in anchors}
    series = {anchor: parse_series(title) for anchor, title in titles.items()}
    chosen = _largest_list(anchors, page)
    name = (
        _main_series(anchors, series, page.title or "")
        or _headed_series(anchors, series, page, len(chosen))
        or _main_series(chosen, series, "")
    )
    if name:
        chosen = [a for a in anchors if series[a].installment is not None and _is_same(series[a].name, name)]
    found: dict[str, PageLink] = {}
    for anchor in chosen:
        link = PageLink(title=titles[anchor], href=join(base, anchor.href), installment=series[anchor].installment)
        before = found.get(link.href)
        if before is None or len(link.title) > len(before.title):
            found[link.href] = link
    return tuple(found.values())


def lists_series(page: Outline, *, least: int = _TOGETHER) -> int:
    """How many installments the page links of the series that its title names; 0 where it is an installment itself.

    Where there are fewer than `least`, the number may be too low: it is not looked for.
    """
    anchors = [a for a in page.anchors if len(a.text) >= _HEADLINE]
    if len(anchors) < least or len(_NUMBERED.findall("\n".join([a.text for a in anchors]))) < least:
        return 0
    anchors = [a for a in anchors if _NUMBERED.search(a.text) and _is_headline(a)][:_LINKS]
    title = page.title or ""
    titles = [t for a in anchors if _may_name_in(title, t := _title(a))]
    if len(titles) < least or parse_series(title).installment is not None:
        return 0
    names = Counter(s.name for t in titles if (s := parse_series(t)).installment is not None and s.name)
    return max((count for name, count in names.items() if _is_named(name, title)), default=0)


def _is_named(name: str, title: str) -> bool:
    """Whether a title has a series' name, or is its end, or what is quoted in it (微网格·大民生_专题)."""
    own = _SEGMENT.split(title)[0].strip()
    return name in title or own.strip(" “”《》") in _QUOTED.findall(name) or (len(own) >= _OWN and name.endswith(own))


def _is_same(name: str | None, other: str) -> bool:
    """Whether two names are one series', which older installments may have had in other words around a quotation."""
    return name == other or bool(name and set(_QUOTED.findall(name)).intersection(_QUOTED.findall(other)))


def _may_name_in(title: str, text: str) -> bool:
    """Whether a link's text may hold a series' name that stands in the page's title.

    A name has three characters, unless it is quoted; what `parse_series` cleans away may stand between them.
    """
    if not _CLEANED.isdisjoint(text):
        return True
    return any(text[n : n + _NAME] in title for n in range(len(text) - _NAME + 1))


def _main_series(anchors: Sequence[Anchor], series: dict[Anchor, Series], title: str) -> str | None:
    """The series that the page's title names, or that most links are installments of; None where there is none."""
    names = Counter(s.name for a in anchors if (s := series[a]).installment is not None and s.name)
    for name, count in names.most_common():
        if title and _is_named(name, title) and count >= _TOGETHER:
            return name
        if not title and (count * 2 > len(anchors) or count >= _INSTALLMENTS):
            return name
    return None


def _headed_series(anchors: Sequence[Anchor], series: dict[Anchor, Series], page: Outline, longest: int) -> str | None:
    """The series whose name stands on a line of its own, and that has half as many links as the longest list."""
    names = Counter(s.name for a in anchors if (s := series[a]).installment is not None)
    (name, count), *_ = names.most_common(1) or [(None, 0)]
    headed = (
        name
        and 2 * count >= max(longest, 2 * _TOGETHER)
        and any(line.text == name and not line.linked for line in page.lines)
    )
    return name if headed else None


def next_page(
    tree: Tree, page: Outline, url: str | None, base: str | None, *, has_pager: bool | None = None
) -> str | None:
    """The address of the rest of the article or list; as printed where the page's own address is not known.

    `has_pager` says whether a script may write a pager, where who calls knows.
    """
    if has_pager is None:
        has_pager = tree.scripts_contain(PAGER)
    numbers = [a for a in page.anchors if len(a.text) <= _PAGE_NUMBER_LENGTH and not a.text.isalpha()]
    return (
        _worded(page, url, base)
        or (_trs(tree, base) if has_pager else None)
        or _numbered(numbers, url, base)
        or _pictured(tree, page, numbers, url, base)
    )


def _is_headline(anchor: Anchor) -> bool:
    return len(anchor.text) >= _HEADLINE and not anchor.href.strip().lower().startswith(_NO_ADDRESS)


def _title(anchor: Anchor) -> str:
    """The link's text, or the whole title where the text is cut."""
    lines = [line for part in anchor.text.split("\n") if (line := " ".join(part.split()))]
    text = next((line for line in lines if len(line) >= _HEADLINE), " ".join(lines))
    title = " ".join((anchor.title or "").split())
    cut = _CUT.search(text)
    if cut and title.startswith(text[: cut.start()].rstrip()) and len(title) > cut.start():
        return title
    return text


def _largest_list(anchors: list[Anchor], page: Outline) -> list[Anchor]:
    """The links of the box that holds most headlines, of equals the innermost; nested lists of one kind are one."""
    counts = [0.0] * len(page.boxes)
    for anchor in anchors:
        counts[anchor.box.number] += 1
    for box in reversed(page.boxes):
        if box.parent:
            counts[box.parent.number] += counts[box.number]
    best = _densest(page, counts)
    return [a for a in anchors if best.number <= a.box.number <= best.end]


def _densest(page: Outline, counts: list[float]) -> Box:
    """From the page's root down while one child holds more headlines than any other; lists that are alike are one."""
    children: dict[int, list[Box]] = {}
    for box in page.boxes:
        if box.parent and counts[box.number] >= _TOGETHER:
            children.setdefault(box.parent.number, []).append(box)
    at = page.root
    while rivals := children.get(at.number):
        heavy = max(rivals, key=lambda c: counts[c.number])
        alike = sum(1 for c in rivals if c.tag == heavy.tag and c.names == heavy.names)
        if alike > 1 and at.tag not in ("body", "form"):
            break
        at = heavy
    return at


def _worded(page: Outline, url: str | None, base: str | None) -> str | None:
    """The link that says 下一页; 下一篇 is another article."""
    texts = "\n".join([a.text for a in page.anchors])
    if not any(word in texts for word in _NEXT_WORDS):
        return None
    for anchor in page.anchors:
        text = anchor.text
        if len(text) < _NEXT_LENGTH and ("页" in text or "ext" in text.lower()) and _NEXT.fullmatch(text):
            href = _address(anchor, url, base)
            if href:
                return href
    return None


def _trs(tree: Tree, base: str | None) -> str | None:
    """The pager that a TRS page writes by script: createPageHTML(5, 0, "index", "shtml")."""
    for node in tree.css("script"):
        match = _TRS_PAGER.search(node.text() or "", 0, _SCRIPT_SAMPLE)
        if match:
            following = int(match["current"]) + 1
            last = int(match["total"]) - (0 if match["id"] else 1)
            if following <= last:
                return join(base, f"{match['name']}_{following}.{match['suffix']}")
    return None


def _numbered(anchors: Sequence[Anchor], url: str | None, base: str | None) -> str | None:
    """The next number of a row of page numbers; the page at hand is the one that is not linked."""
    rows: dict[int, dict[int, Anchor]] = {}
    for anchor in anchors:
        if len(anchor.text) < 4 and anchor.text.isdecimal():
            box = anchor.box if anchor.box.tag != "li" else anchor.box.parent or anchor.box
            rows.setdefault(box.number, {}).setdefault(int(anchor.text), anchor)
    for row in rows.values():
        if len(row) < _PAGER_NUMBERS - 1 or not _one_family(a.href for a in row.values()):
            continue
        here = next((n for n, a in row.items() if url and _same(join(base or url, a.href), url)), None)
        if here is None:
            here = next(n for n in range(1, len(row) + 2) if n not in row)
        if here + 1 in row and (href := _address(row[here + 1], url, base)):
            return href
    return None


def _pictured(tree: Tree, page: Outline, anchors: Sequence[Anchor], url: str | None, base: str | None) -> str | None:
    """The picture beside page numbers that says 下一页 (人民网); looked for only where there are numbers."""
    if not any(_PAGE_NUMBER.fullmatch(a.text) for a in anchors):
        return None
    for image in tree.css("a[href] > img")[:_PICTURES]:
        link, attributes = image.parent, image.attributes
        src = attributes.get("src") or ""
        is_named = "page." in src[-_NEXT_PICTURE_ENDS:].lower() and _NEXT_PICTURE.search(src) is not None
        if link is not None and (is_named or _NEXT.fullmatch(attributes.get("alt") or "")):
            return _address(Anchor(link.attributes.get("href") or "", None, "", page.root), url, base)
    return None


def _one_family(hrefs: Iterable[str]) -> bool:
    """Whether addresses differ in numbers only."""
    return len({re.sub(r"[_-]?\d+", "", h) for h in hrefs}) == 1


def _address(anchor: Anchor, url: str | None, base: str | None) -> str | None:
    """The link's address, unless it leads nowhere or to the page itself."""
    href = anchor.href.strip()
    if not href or href.lower().startswith(_NO_ADDRESS):
        return None
    joined = join(base, href)
    return None if url and _same(joined, url) else joined


def _same(one: str, other: str) -> bool:
    return one.split("#")[0] == other.split("#")[0]
