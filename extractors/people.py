"""Who wrote an article and who edited it, as its page says: in rows, bylines, markup, and beside the date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from .bylines import byline_names, closing_editors, is_name, opening_editors, photographers, spaced_name
from .dates import find_stamp
from .dom import Node, Tree
from .head import Head, read_linked
from .noise import Names, is_furniture, read_names
from .rows import SEP, Row, is_staff_code, names
from .surnames import WORDLIKE
from .zones import Zones

__all__ = ["NEAR", "OUTLET", "authors", "editors", "linked_authors", "other_authors"]

NEAR = 250
"""characters behind the headline in which an element that is called source stands"""
_AUTHOR_ELEMENTS = (
    "[class*=author],[class*=byline__name],[class*=byline-name],[bosszone=author],[bosszone=zuozhe]"
    ",#meta_content span.rich_media_meta_text:not([id])"
)
_AUTHOR_LINK, _AUTHOR_LABELS = "a[rel~=author],.author.vcard>a.fn", ("作者", "由", "文")
_AUTHOR_MARKUP = f"[itemprop=author] [itemprop=name],{_AUTHOR_LINK}"
_LABEL_LONGEST = 40  # characters of such a link and its label
_AROUND = 6  # boxes around such a link whose names are read
_COLUMN = re.compile("(?:要闻|动态|资讯|头条|文章|栏目|科|编辑部|时政|评论|专栏|原创)$")
"""What links to a column or an author's page say, and no person."""
_SIGNED_NODES = re.compile(rf"{SEP}作者[，,]{SEP}(?P<name>[^{SEP}]{{2,16}}){SEP}")
"""A label and a name in nodes of their own, with a comma for those who hear the page (BBC)."""
_PEOPLE_MOST = 3
_PAPER = "founder-content,#ozoom"
"""what Founder's e-papers hold a text in"""
_DOTS = frozenset("·•・")
_NO_NAME_ENDS = re.compile(
    "[省市县区旗州镇乡村街庄港岗岛湾厅局办委部院所站社网报刊台室科处股队组会团校园馆库厂司行店界单线版号产品员长]$"
)
"""What places, offices, outlets and columns end with, which look like names: 商务厅, 石家庄, 金融界, 成绩单."""
_PAPER_HEAD, _PAPER_NAME, _FULL_NAME = 24, 8, 3
"""Characters between a paper's headline and the text, of its first node, and of a name there."""
_IN_SQUARE = re.compile(
    rf"[\s\u3000{SEP}]{{0,4}}\[[\s\u3000{SEP}]{{0,3}}([\u3400-\u9fff]{{2,4}})[\s\u3000{SEP}]{{0,3}}\][\s\u3000{SEP}]{{0,4}}来源"
)
"""Who wrote it, between the date and the source (sohu, 2006)."""
_DOTTED = re.compile("[●○◆◇▲△★☆][\\s\u3000]{0,2}([\u3400-\u9fff]{2,3})")
"""A name behind the mark that papers set before it."""
_BYLINE_SHORTEST = 4  # characters of a byline beside the headline
_BLOG = re.compile(r"(?:^|[-_—–|·\s])(?P<owner>(?:[^\W_]|·){2,16})的(?:博客|博文|个人空间|日记|专栏)(?:$|[-_—–|·\s])")
"""Whose page it is, in the title element: 题目_某某的博客-CSDN博客, 题目-某某的博文-科学网."""
_LAST_LINES = 3  # of a body, the last of which may be no part of it
_NODES_MAX = 24  # nodes that are looked at
_BY = re.compile(r"[Bb]y[\s:：]+([\u3400-\u9fff·]{2,8})(?:[\s|｜].*)?")
_BETWEEN = re.compile(r"[、，,;；\s]+")
OUTLET = re.compile(
    r"(?:(?:腾讯|新浪|搜狐|网易|凤凰|和讯|央视)[\u3400-\u9fff]{2}|报|网|社|台|周刊|杂志|在线|新闻|频道|发布|融媒|观察|财经|时报|电视|广播|客户端|中心|号|部|局|办)(?:[\[【（(].{1,8}[\]】）)])?$"
)
"""What outlets and offices are called by their ends."""


def authors(
    said: Sequence[Row], beside: str | None, near: Sequence[str], texts: Sequence[str], head: Head, zones: Zones
) -> tuple[str, ...]:
    """Names behind 作者, in bylines, and what WeChat shows beside the account; `beside` is the name beside the date."""
    pieces = dict.fromkeys((*near, *zones.head[:NEAR].split(SEP)))
    shown = byline_names([p for p in pieces if len(p) >= _BYLINE_SHORTEST]) or _by(pieces)
    found = [
        *_people("authors", said),
        *([beside] if beside else []),
        *shown,
        *byline_names(texts, signed=True),
    ]
    if head.wechat and (named := head.meta("author", "og:article:author")):
        found += [n for n in names(named) or (named,) if n not in found]
    return tuple(dict.fromkeys(found or photographers(texts)))


def _by(pieces: Iterable[str]) -> tuple[str, ...]:
    """Whom a row names as themes in English do: By 庄蝶 | 2018-1-9."""
    said = (m[1] for p in pieces if (m := _BY.fullmatch(p.strip())))
    return tuple(islice((name for value in said for name in names(value) if is_name(name)), 1))


def other_authors(
    tree: Tree,
    head: Head,
    zones: Zones,
    said: Sequence[Row],
    near: Sequence[str],
    headline: str | None,
    source: str | None,
) -> tuple[str, ...]:
    """Whoever else may have written it, where no label and no byline says: the first kind that names anybody."""
    return (
        _below(tree, zones.head, headline)
        or _dotted(zones.head)
        or _before_date(zones)
        or _suppliers(said)
        or _signed(tree, near)
        or _owner(head)
        or _marked_up(tree, source, zones)
        or _unlabelled(zones.head)
    )


def _suppliers(said: Sequence[Row]) -> tuple[str, ...]:
    """The people behind 供稿 where nobody else is named."""
    return tuple(n for n in _people("suppliers", said) if is_name(n) and not OUTLET.search(n))


def _signed(tree: Tree, near: Sequence[str]) -> tuple[str, ...]:
    """The name in an element beside the headline that is called author."""
    if signed := _SIGNED_NODES.search(SEP + SEP.join(near) + SEP):
        return (signed["name"],)
    people = [p for p in near if is_name(p) and (len(p) < 4 or "·" in p) and not OUTLET.search(p)]
    for node in tree.css(_AUTHOR_ELEMENTS)[:4] if people else ():
        text = node.text(separator=" ", strip=True)[:20]
        if text in people:
            return (text,)
    return ()


def _marked_up(tree: Tree, source: str | None, zones: Zones) -> tuple[str, ...]:
    """The person whom the markup calls the author (schema.org, rel=author), where the headline has the name beside it.

    An outlet or a column is nobody.
    """
    around = f"{SEP}{zones.above}{SEP}{zones.head}{SEP}"
    marked_up = tree.css(_AUTHOR_MARKUP)
    for node in marked_up[:_NODES_MAX]:
        text = (node.attributes.get("content") or node.text(separator=" ", strip=True))[:20]
        named = names(text) if f"{SEP}{text}{SEP}" in around else ()
        if named and named[0] != source and not (OUTLET.search(named[0]) or _COLUMN.search(named[0])):
            return named
    return _labelled_link(tree) if marked_up else ()  # its links are among these


def _labelled_link(tree: Tree) -> tuple[str, ...]:
    """Whom a link to the author's page names behind the label 作者, wherever WordPress has its row; one, or nobody."""
    found: set[str] = set()
    for node in tree.css(_AUTHOR_LINK)[:_NODES_MAX]:
        label = (node.parent.text(strip=True)[:_LABEL_LONGEST] if node.parent else "").rstrip(":： ")
        label = label.removesuffix(node.text(strip=True)[:_LABEL_LONGEST]).rstrip(":： ")
        if label in _AUTHOR_LABELS and not _is_anothers(node):
            found.add(node.text(separator=" ", strip=True)[:20])
    return names(found.pop()) if len(found) == 1 else ()


def _is_anothers(node: Node) -> bool:
    """Whether a link to an author's page stands in a comment, or behind the title of another article."""
    row = node.parent
    before = row.prev if row else None
    while before is not None:
        if before.tag == "a" and not before.attributes.get("rel"):
            return True
        before = before.prev
    for _ in range(_AROUND):
        if row is None or row.tag == "body":
            break
        names = f"{row.attributes.get('class') or ''} {row.attributes.get('id') or ''}"
        if read_names(names) is Names.COMMENTS:
            return True
        row = row.parent
    return False


def _unlabelled(head: str) -> tuple[str, ...]:
    """People beside the date whom no label names: several in the node before it, or one in brackets before 来源."""
    stamp = find_stamp(head)
    if stamp is None:
        return ()
    bracketed = _IN_SQUARE.match(head, stamp.end)
    if bracketed and is_name(bracketed[1]):
        return (bracketed[1],)
    label, _, piece = head[: stamp.start].rstrip(SEP).rpartition(SEP)
    people = [p for p in _BETWEEN.split(piece.strip()) if p]
    several = 1 < len(people) <= _PEOPLE_MOST and all(is_name(p) and len(p) < 4 for p in people)
    return tuple(people) if several and not label.rstrip(SEP).endswith((":", "：")) else ()


def _owner(head: Head) -> tuple[str, ...]:
    """Whose blog it is, as the title element says."""
    blog = _BLOG.search(head.title)
    return (blog["owner"],) if blog and not blog["owner"].isdecimal() else ()


def _below(tree: Tree, head: str, headline: str | None) -> tuple[str, ...]:
    """A name that stands alone between a paper's headline and the text, above a subhead even; of two letters only if
    they are spread over three places.
    """
    first = _first_name(head) if len(head) <= _PAPER_HEAD and find_stamp(head) is None else ""
    if first and tree.css_first(_PAPER) is not None:
        return (first,)
    last = [p for p in head.rsplit(SEP, 4) if p.strip()][-2:]
    alone = len(last) == 1 or (len(last) > 1 and "".join(last[0].split()) == "".join((headline or "").split()))
    return tuple(spaced_name(last[-1], marked=False)) if alone else ()


def _before_date(zones: Zones) -> tuple[str, ...]:
    """The full name that alone stands between headline and date, and again below: 周明明 · 2021-05-08."""
    head = zones.head
    first = name if (name := _first_name(head)) in zones.foot else ""
    stamp = find_stamp(head) if first else None
    between = head[: stamp.start].replace(SEP, "").replace(first, "", 1).strip() if stamp else ""
    return (first,) if between in _DOTS else ()


def _first_name(head: str) -> str:
    """The full name in the first node behind the headline; empty where that is a place's or an office's."""
    first = head.lstrip(SEP)[:_PAPER_NAME].partition(SEP)[0].strip()
    is_full = len(first) == _FULL_NAME and is_name(first) and first[0] not in WORDLIKE
    return first if is_full and not _NO_NAME_ENDS.search(first) else ""


def _dotted(head: str) -> tuple[str, ...]:
    """The name behind a mark that stands last between a paper's headline and the text: ● 张三."""
    last = head.rstrip(SEP + " ").rpartition(SEP)[2]
    marked = _DOTTED.fullmatch(last)
    return (marked[1],) if marked and is_name(marked[1]) else ()


def linked_authors(head: Head, *outlets: str | None) -> tuple[str, ...]:
    """The people that JSON-LD names where the page shows none; an outlet that signs for itself is nobody."""
    named = read_linked(head.linked).get("author", "")
    return tuple(n for n in _BETWEEN.split(named) if is_name(n) and n not in outlets)


def editors(said: Sequence[Row], texts: Sequence[str], source: str | None) -> tuple[str, ...]:
    """The editors of all rows, else those of a flash; the source that signs for itself is nobody."""
    return _people("editors", said, source) or _flash_editors(texts)


def _flash_editors(texts: Sequence[str]) -> tuple[str, ...]:
    """The editors that an agency names in its first or last line."""
    last = (closing_editors(text) for text in reversed(texts[-_LAST_LINES:]))
    return (opening_editors(texts[0]) or next(filter(None, last), ())) if texts else ()


def _people(kind: str, said: Sequence[Row], outlet: str | None = None) -> tuple[str, ...]:
    """The names of all rows without that of an outlet; staff codes only where nobody is named."""
    names = (name for row in said for name in getattr(row, kind))
    found = dict.fromkeys(name for name in names if name != outlet and not is_furniture(name))
    people = [n for n in found if not (kind == "editors" and n.endswith(("网", "报")) and len(n) > _FULL_NAME)]
    return tuple(n for n in people if not is_staff_code(n)) or tuple(people)
