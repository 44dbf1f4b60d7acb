"""The article's own headline: not the site's name behind it, nor the column's.

The title element holds headline, column and site, parted by bars. Which of its parts are the headline is seen from
what stands in the page: the longest run of parts that is a heading, a meta tag or a text node of its own. A bar may
belong to the headline (`小题 | 城关区“开门一件事”成果展播⑥`), and then the whole of it stands there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from .dates import find_stamp
from .head import Head, one_line
from .rows import SEP, has_label, is_row, words
from .series import parse_series

__all__ = ["Headline", "find_headline"]

_METAS = ("articletitle", "og:title", "twitter:title", "title", "headline", "contenttitle", "article:title")
_SHORTEST = 3
_LONGEST = 160
_TELLING = 8
"""Characters from which a part of the title element is hardly a column's name (新闻动态)."""
_COLUMN = 5
"""Characters that a column's name beside the date has fewer than: 党建."""
_WHOLE = 14
"""Characters of what stands before a space in the title element that can be all of a headline."""
_COLUMNS = re.compile(r"\S{2,8}(?:[\s\u3000]\S{2,8}){1,2}")
"""Column and site behind it, of which there are two at least: a single word may be the rest of a broken headline."""
_PARTS_MAX = 12
_LINE = 4
"""Characters of a headline's line."""
_SPACE = re.compile(r"\s+")
_ROW_BEGINS = 2  # characters between a headline and the date of a row in the same element
_MASTHEAD = 400  # characters before the body in which headline and rows stand
_BUTTONS = frozenset(words("下载公告 公告下载 下载 打印 收藏 返回 原文 原文下载 查看原文 下载全文 分享"))
"""Links in the headline's own line, behind it."""
_TRAIL = re.compile(r"[>»|｜]|位置|首页")
_DASH = "——"
"""How a subtitle begins."""
_BARS_SHOWN = ("|", "｜", "丨")
_GOES_ON = (_DASH, "“", "「", "《", "：", "（", *_BARS_SHOWN)
"""How the second line of a headline begins; a name behind a space is that of a column, an outlet or an author."""
_SUBTITLE = re.compile(r"\s*——\s*\S{6}")
_SEPARATOR = re.compile(r"\s*(?:[_|｜—–]+|-{1,3}|–|<|>|«|»|·(?=\s)|::|,(?=\S{2,10}(?:,|$)))\s*|\s{1,4}")
_BARS = " -_|｜—–"
_HARD = re.compile(r"\s*(?:_+|-{2,3}|\s[-–—|｜]\s|[|｜](?=[^|｜]*$)|-(?=[^-\d]{2,16}$)|—+(?=[^—]{2,16}$))\s*")
_SITE_ENDS = tuple(
    words(
        "网 网站 新闻网 在线 日报 晚报 时报 早报 晨报 都市报 商报 周刊 新闻 频道 政府 电视台 门户 客户端 资讯 中心 "
        "公众号 融媒 News news Com com .cn 头条 号 之声 论坛 平台 学院 大学 医院 委员会 Paper 研究所 学会 协会 "
        "数字报 电子报 人民法院 人民检察院"
    )
)
_COMPANIES = ("公司", "集团")
"""What the names of companies' sites end with, behind those of their columns: 公司新闻-某某有限公司."""
_LISTED, _COMPANY_SHORTEST = "上市公司", 5  # a column, and characters of a company's name
_SITE = re.compile("(?:" + "|".join(map(re.escape, _SITE_ENDS)) + r")(?:\s?[(（].{1,12}[)）])?$")
_BRACKET_OR_END = (")", "）", "\n")
"""What a site's name ends with where it ends with none of these words."""
_SITE_ALONE = re.compile(r"[^\s|｜—]{2,20}" + _SITE.pattern)
_PARTS_OF_SITE = re.compile("[_|]")
_PARTS = re.compile(r"[_|｜—–>]+|-{1,3}|\s{2,}|\s-\s")
_EDITION = re.compile(r"(?<=报)(?:数字报|电子报|电子版|数字版)$")


class Headline(NamedTuple):
    """The headline and what the title element says beside it."""

    text: str | None = None
    site: str | None = None


def find_headline(
    head: Head,
    visible: str,
    before: int | None = None,
    *,
    named: str | None = None,
    lesser: Callable[[], Iterable[str]] = tuple,
    minor: Callable[[], Iterable[str]] = tuple,
) -> Headline:
    """The headline. `visible` is the page's text, its nodes parted by SEP; the body begins at `before` where known.

    `named` is what a comment calls it. `lesser` gives the headings below h1, `minor` those below h3; they are asked for
    only where nothing better is found.
    """
    site, column = _tidy(head.meta("sitename") or ""), _tidy(head.meta("columnname") or "")
    title = _without_column(_tidy(head.title), site, column)
    own = _own(head, title, visible, before, _tidy(named or ""), lesser, minor)
    own = _whole(own, (title, *(_tidy(head.metas.get(name) or "") for name in _METAS))) if own else own
    return Headline(own, _site(title, own))


def _whole(own: str, claims: Iterable[str]) -> str:
    """The headline that ends with dots where a page is too narrow for it, as title or metas have it."""
    begins = own.rstrip(".…")
    if begins == own or len(begins) < _TELLING:
        return own
    longer = [part for claim in claims if (part := _PARTS_OF_SITE.split(claim)[0].strip()).startswith(begins)]
    return max((part for part in longer if len(part) > len(own)), key=len, default=own)


def _without_column(title: str, site: str, column: str) -> str:
    """The title element, empty where it has no more than the site and the column that the CMS names: 某局--工作动态."""
    names = title.removesuffix(column) if column else title
    return "" if names != names.rstrip(_BARS) == site else title


def _own(
    head: Head,
    title: str,
    visible: str,
    before: int | None,
    named: str,
    lesser: Callable[[], Iterable[str]],
    minor: Callable[[], Iterable[str]],
) -> str | None:
    above = visible if before is None or before <= 0 else visible[:before]
    metas = [m for name in _METAS if (value := head.metas.get(name)) and (m := _tidy(value))]
    claims = [title, *metas, *([named] if named else ())]
    site = _tidy(head.meta("sitename") or "")
    first = [text for text in map(_tidy, head.headings) if text != site or text in (title, named)]
    if agreeing := _agreeing(first, claims):
        return _below_column(agreeing, above) or agreeing
    if opening := _with_row(first, title):
        return opening
    others = [_tidy(text) for text in lesser()]
    if agreeing := _agreeing(others, claims) or _brief([*first, *others], title, metas, above):
        return agreeing
    shown = _shown(claims, above) or (_shown(claims, visible) if above is not visible else None)
    if shown and len(shown) < _TELLING and (told := _shown(metas, above)) and len(told) >= _TELLING:
        shown = told  # the title element has no more than the app's name
    if shown and len(shown) >= _TELLING and not shown.endswith(_COMPANIES):
        over = _over_rows(above, shown, untitled=False) if above is not visible and above.count(shown) > 1 else None
        if over and shown in over and over != shown:
            return over  # the title element has no more than the column's name
        return _broken(shown, metas, above[-_MASTHEAD:]) or _with_subtitle(shown, above[-_MASTHEAD:])
    lesser_still = [_tidy(text) for text in minor()]
    nearest = _nearest([*first, *others, *lesser_still], above)
    if nearest in lesser_still:
        nearest = _below_kicker(nearest, others, above) or nearest
    return (
        nearest
        or _over_rows(above if above is not visible else "", shown, untitled=not title)
        or shown
        or _claimed(metas, title)
        or next((text for text in first if _SHORTEST <= len(text) <= _LONGEST), None)
    )


def _below_column(heading: str, above: str) -> str | None:
    """What stands right above the row with the date where a heading is the column that the trail names.

    通知公告 | 当前位置：首页 > 通知公告 > 正文 | 讣　　告 | 时间：2017-11-21
    """
    trail = re.search(rf"[>»]\s?{SEP}?\s?{re.escape(heading)}\s?{SEP}?\s?[>»]\s?{SEP}?\s?(?:正文|内容)", above)
    if trail is None:
        return None
    pieces = [piece for part in above[trail.end() :].split(SEP) if (piece := part.strip(" \u3000>»"))]
    at = next((n for n, piece in enumerate(pieces) if find_stamp(piece) or is_row(piece)), 0)
    return pieces[at - 1] if at == 1 and 1 < len(pieces[0]) <= _LONGEST else None


def _agreeing(headings: list[str], claims: list[str]) -> str | None:
    """The heading that title or metas begin with, the longest before the rest."""
    keys = dict.fromkeys([_key(c) for c in claims if c])
    all_keys = "\n".join(keys)
    found = [
        (-len(text), text)
        for text in headings
        if _SHORTEST <= len(text) <= _LONGEST
        and (key := _key(text)) in all_keys
        and any(_opens(key, claim) for claim in keys)
    ]
    return _spaced(min(found)[1], claims) if found else None


def _spaced(heading: str, claims: list[str]) -> str:
    """The heading with the one space that title or metas have where it has a break: 干出样子<br>城关区成果展播."""
    for claim in claims:
        spaced = claim[: len(heading) + 1]
        gap = next((n for n, (a, b) in enumerate(zip(spaced, heading, strict=False)) if a != b), 0)
        if spaced[:gap] + spaced[gap + 1 :] == heading and spaced[gap].isspace() and gap >= _LINE <= len(heading) - gap:
            return spaced
    return heading


def _with_row(headings: list[str], title: str) -> str | None:
    """What the title element begins with, where a heading begins with it and holds the row with the date as well."""
    ends = [m.start() for m in _SEPARATOR.finditer(title) if m.group().strip()]
    for end in sorted(ends, reverse=True)[:_PARTS_MAX]:
        held = [text[end:] for text in headings if end > 1 and text.startswith(title[:end])]
        if any(map(_is_row_behind, held)):
            return title[:end]
    return None


def _is_row_behind(text: str) -> bool:
    """Whether a text is a date alone, or begins with one that a row's label follows."""
    stamp = find_stamp(text)
    if stamp is None or stamp.start > _ROW_BEGINS:
        return False
    behind = text[stamp.end :]
    return not behind.strip() or has_label(behind)


def _brief(headings: list[str], title: str, metas: list[str], above: str) -> str | None:
    """An h1 of two characters (a poem's) near the body that is the title or a meta, or the title but for the site."""
    for text in headings:
        if text and (text == title or text in metas) and text in above[-_MASTHEAD:]:
            return text
        if len(text) >= _SHORTEST or not title.startswith(text) or not _is_site(title):
            continue
        bar = _SEPARATOR.match(title, len(text))
        if bar and bar.group().strip() and text in above[-_MASTHEAD:]:
            return text
    return None


def _opens(heading: str, claim: str) -> bool:
    """Whether a claim is the heading, or the heading and then a site's name."""
    if not claim.startswith(heading):
        return len(heading) >= 8 and claim.endswith(heading) and not _is_site(heading)
    return len(heading) >= 8 or len(claim) == len(heading) or not _is_site(heading)


def _is_site(text: str) -> bool:
    """Whether a text ends as sites' names do. Looked at from its end: a pattern is tried at each of its characters."""
    return text.endswith(_SITE_ENDS) or (text.endswith(_BRACKET_OR_END) and _SITE.search(text) is not None)


def _shown(claims: list[str], visible: str) -> str | None:
    """The longest run of parts of a claim that is a text node of its own."""
    for claim in claims:
        for run in _runs(claim):
            if len(run) >= _SHORTEST and not _is_site(run) and any(map(str.isalpha, run)) and _stands(run, visible):
                return run
    return None


def _broken(shown: str, metas: list[str], above: str) -> str | None:
    """The headline as a meta has it, all of which stands near the body in several nodes: 小题<br>——城关区成果展播.

    In front of the longest one it ends with a bar: 城关区成果展播⑥｜<br>小题.
    """
    whole = _key(above.replace(SEP, ""))
    longer = (
        m
        for m in metas
        if (m.startswith(shown) and m[len(shown) :].startswith(_GOES_ON))
        or (m.endswith(shown) and m.removesuffix(shown).endswith(_BARS_SHOWN))
    )
    return next((m for m in longer if _key(m) in whole and not _is_site(m)), None)


def _with_subtitle(shown: str, above: str) -> str:
    """The headline with what stands behind a dash in the same text node near the body, as in e-papers.

    Not where the headline stands alone right above a row: what goes on so below it is a caption or the site's name.
    """
    pieces = [p.strip() for p in above.split(SEP)]
    alone = [n for n, piece in enumerate(pieces) if piece == shown]
    if any(find_stamp(p) or is_row(p) for n in alone for p in pieces[n + 1 : n + 3]):
        return shown
    whole = (p for p in reversed(pieces) if p.startswith(shown) and _SUBTITLE.match(p, len(shown)) and not _is_site(p))
    return next((_tidy(p) for p in whole if len(p) <= _LONGEST), shown)


def _runs(claim: str) -> Iterator[str]:
    """The claim, and what is left without parts at its end or its beginning, the longest first."""
    yield claim
    cuts = [c for c in _SEPARATOR.finditer(claim) if c.group().strip() or _SITE_ALONE.fullmatch(claim[c.end() :])][
        :_PARTS_MAX
    ]
    runs = [claim[: c.start()] for c in cuts] + [claim[c.end() :] for c in cuts]
    if not any(c.group().strip() for c in cuts):  # 关于…的通报 通知公告 桥下镇
        spaces = islice(_SPACE.finditer(claim), _PARTS_MAX)
        runs += [claim[: m.start()] for m in spaces if m.start() >= _WHOLE and _COLUMNS.fullmatch(claim, m.end())]
    word = _SPACE.search(claim)
    if word and _is_site(claim[: word.start()]):  # 章河报数字报 第03版 一方水土三本账
        runs += [claim[m.end() :] for m in islice(_SPACE.finditer(claim), _PARTS_MAX)]
    runs += [claim[a.end() : b.start()] for i, a in enumerate(cuts[:3]) for b in cuts[i + 1 :]]
    yield from sorted(runs, key=len, reverse=True)


def _stands(run: str, visible: str) -> bool:
    at = visible.find(run)
    while at >= 0:
        before, after = visible[max(0, at - 3) : at], visible[at + len(run) : at + len(run) + 3]
        if (not before or SEP in before[-2:]) and (not after or after[0] in SEP + "\n\r " or SEP in after):
            return True
        at = visible.find(run, at + 1)
    return False


def _nearest(headings: list[str], above: str) -> str | None:
    """The last heading above the body that is no subtitle, where the title element does not name the article at all."""
    placed = [(at, text) for text in headings if 8 <= len(text) <= _LONGEST and (at := above.rfind(text[:20])) >= 0]
    placed = [(at, text) for at, text in placed if not above[:at].endswith("—")]
    return max(placed)[1] if placed else None


def _below_kicker(kicker: str, headings: list[str], above: str) -> str | None:
    """The heading, short as it may be, that stands right below a lesser one, which is its kicker."""
    behind = above[above.rfind(kicker[:20]) :].split(SEP, 2)[1:2]
    return next((text for text in map(_tidy, behind) if len(text) >= _SHORTEST and text in headings), None)


def _over_rows(above: str, shown: str | None, *, untitled: bool) -> str | None:
    """The text node right above the first date or row before the body, where nothing is marked as the headline.

    Not where what the title element says, short as it is, stands nearer to the body; where it stands further above, the
    node may stand above an outlet that is part of the row.
    """
    pieces = [p.strip() for p in above[-_MASTHEAD:].split(SEP)]
    rows = [n for n, p in enumerate(pieces) if find_stamp(p) or is_row(p) or _is_label(p)]
    over = _over_row(pieces, rows[0] if rows else 0, shown, untitled=untitled)
    if over or shown or len(rows) < 2 or rows[1] == rows[0] + 1 or find_stamp(pieces[rows[1]]):
        return over
    return _over_row(pieces[rows[0] + 1 :], rows[1] - rows[0] - 1, shown, untitled=untitled)  # the date is on top


def _over_row(pieces: list[str], at: int, shown: str | None, *, untitled: bool) -> str | None:
    """The text node right above the row at `at`, if it may be a headline."""
    while at > 1 and has_label(pieces[at - 1]):
        at -= 1  # 供稿单位：… in front of the date
    outlet = shown is not None and at > 0 and _is_site(pieces[at - 1])
    nodes = [p for p in reversed(pieces[: at - outlet]) if p and p not in _BUTTONS]
    over = next((p for p in nodes if not p.startswith(_DASH)), "")
    if len(over) < _COLUMN and nodes[:1] == [over] and parse_series(nodes[1] if nodes[1:] else "").installment:
        over = nodes[1]  # above a column's name beside the date
    shortest = _SHORTEST if untitled and over not in nodes[:1] else _TELLING  # above a subtitle
    if has_label(over + " "):
        return None
    if shown and shown in pieces[at:]:
        return None
    return over if shortest <= len(over) <= _LONGEST and not _TRAIL.search(over) and not _is_site(over) else None


def _is_label(piece: str) -> bool:
    """Whether a text node is the label of a row, whose value is the next one: 发布者："""
    return piece.endswith(("：", ":")) and has_label(piece + " ")


def _claimed(metas: list[str], title: str) -> str | None:
    """What metas or title say where the page shows none of it."""
    claim = next((m for m in metas if not _is_site(m)), None) or title
    while claim and (cut := _last_cut(claim)):
        claim = claim[: cut.start()]
    return claim if len(claim) >= _SHORTEST else None


def _last_cut(claim: str) -> re.Match[str] | None:
    cuts = [m for m in _HARD.finditer(claim) if m.start() >= _SHORTEST]
    cut = cuts[-1] if cuts else None
    return cut if cut and (_is_site(claim[cut.end() :]) or "_" in cut.group() or "--" in cut.group()) else None


def _site(title: str, own: str | None) -> str | None:
    """The outlet that the title element names behind (or before) the headline: its last part that looks like one."""
    if not own or own == title or own not in title:
        return None
    left, _, right = title.partition(own)
    for rest in (right, left):
        parts = [p.strip(" -_—–|｜·>") for p in _PARTS.split(rest)] if rest else []
        names = [p for p in parts if 2 <= len(p) <= 24 and (_is_site(p) or _is_company(p))]
        if names:
            return _EDITION.sub("", names[-1])
    return None


def _is_company(part: str) -> bool:
    """Whether a part of the title element is a company's name, and no column (公司, 上市公司)."""
    return len(part) >= _COMPANY_SHORTEST and part.endswith(_COMPANIES) and not part.endswith(_LISTED)


def _tidy(text: str) -> str:
    return one_line(text[:400].replace("\u200b", "")).strip(" \u3000_-—|｜")


def _key(text: str) -> str:
    return "".join(text.split())
