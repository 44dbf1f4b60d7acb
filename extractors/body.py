"""Find the article's body in a tree and give it as lines with evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..schemas import PageLink, RejectionCode
from ..schemas.urls import is_web
from .dom import Node, Tree
from .embedded import embedded_body
from .extent import Extent, find_extent, find_headed_extent
from .flow import PERMALINKS, Sight, lines_of
from .hints import hinted
from .hrefs import join
from .kind import judge
from .label_words import spells_label
from .labels import bare
from .lines import Cell, Line
from .listing import next_page, read_links
from .noise import is_attachment, opens_tail
from .outline import Box, Outline, outline
from .panels import is_panel, name_panels
from .places import read_place
from .shown import show_fields, show_labels
from .wrapped import unwrapped

__all__ = ["Body", "find_body"]

_SCANT = 400
"""characters of running text below which a page's scripts are searched for the rest of the body"""
_SHOWN = 30
"""characters of running text from which on what the page shows must be part of a script's body"""
_UNHEADED = (RejectionCode.LIST, RejectionCode.NO_ARTICLE)
"""verdicts that a short article among many teasers may bring about"""
_SAMPLE = 20
"""characters by which the shown beginning of a body is known again"""


@dataclass(frozen=True, slots=True)
class Body:
    """The body as lines in order; or, where the page is no article, the code that says what it is.

    `lines` may still hold source, author and editor rows: `metadata.read_metadata` tells which.
    `links` are those of a list page. `next_page` is the href of the rest of the article or list, as absolute as `url`
    allows.
    """

    lines: tuple[Line, ...] = ()
    rejection: RejectionCode | None = None
    detail: str = ""
    links: tuple[PageLink, ...] = ()
    next_page: str | None = None


def find_body(
    tree: Tree,
    *,
    url: str | None = None,
    hints: bool = True,
    has_pager: bool | None = None,
    has_fields: bool = False,
    has_labels: bool = False,
) -> Body:
    """The body of the page; never raises. `hints` says whether known CMSs are recognised.

    `has_pager` says whether a script may write a pager (`listing.next_page`), where who calls knows; `has_fields` and
    `has_labels` whether anything may have to be shown first (`shown`).
    """
    if has_fields:
        show_fields(tree)
    if has_labels:
        show_labels(tree)
    page = outline(tree)
    if page is None:
        return Body(rejection=RejectionCode.NO_ARTICLE, detail="the page has no body")
    panels = _panels(page)
    if panels and name_panels(tree, panels):
        page = outline(tree) or page
    base = _base(page, url)
    extent = find_extent(page, hint=hinted(page) if hints else None)
    verdict = judge(tree, page, extent)
    if verdict and verdict.code in _UNHEADED:
        headed = find_headed_extent(page)
        if headed and judge(tree, page, headed) is None:
            extent, verdict = headed, None
    if extent is None or verdict or extent.prose < _SCANT:
        lines = _from_script(tree, page, extent, base)
        if lines:
            return Body(lines, next_page=next_page(tree, page, url, base, has_pager=has_pager))
    if verdict:
        is_list = verdict.code is RejectionCode.LIST
        return Body(
            rejection=verdict.code,
            detail=verdict.detail,
            links=read_links(page, base) if is_list else (),
            next_page=next_page(tree, page, url, base, has_pager=has_pager) if is_list else None,
        )
    lines = _read(page, extent, base) if extent else ()
    if not lines:
        return Body(rejection=RejectionCode.NO_ARTICLE, detail="no running text")
    return Body(lines, next_page=next_page(tree, page, url, base, has_pager=has_pager))


def _panels(page: Outline) -> list[Node]:
    """The parts that a click opens: what is hidden until then, and Bootstrap's panes, which its style sheet hides."""
    if page.panels:
        return [box.node for box in page.boxes if box.node.mem_id in page.panels]
    if not any(_PANE in names for names in page.names):
        return []
    panes = [box for box in page.boxes if _PANE in box.names]
    return [box.node for box in panes if is_panel(box.node, box.names, None)]


_PANE = "tab-pane"


def _base(page: Outline, url: str | None) -> str | None:
    """What addresses on the page are relative to; a <base> that is no address does not count (WHATWG)."""
    if not page.base:
        return url
    base = join(url, page.base)
    return base if is_web(base) else url


def _from_script(tree: Tree, page: Outline, extent: Extent | None, base: str | None) -> tuple[Line, ...]:
    """The lines of a body that only a script holds; what the page shows of it must be the body's beginning."""
    inner = embedded_body(tree)
    if inner is None or inner.body is None:
        return ()
    lines = lines_of(inner.body, base=base)
    if extent is not None and extent.prose > _SHOWN:
        shown = max((page.lines[n].text for n in range(extent.first, extent.last)), key=len)
        sample = _bare(shown)[-_SAMPLE:]
        if not any(sample in _bare(x.text) for x in lines):
            return ()
    return lines


def _read(page: Outline, extent: Extent, url: str | None) -> tuple[Line, ...]:
    """The lines of the article's extent."""
    skipped = _skipped(page, extent) | _only_heard(extent.box.node)
    sight = Sight(skipped=skipped, hidden=page.hidden | _UNSEEN, shown=_made_visible(page, extent.box))
    lines = lines_of(extent.box.node, base=url, sight=sight)
    lines = unwrapped(_without_line_numbers(tuple(map(_without_button, lines))))
    return _without_editor(
        _without_last_link(_trimmed([x for x in lines if x.image or not is_attachment(x.text)], page, extent))
    )


_UNSEEN = frozenset((".hqstock", ".stockhq", ".jammer", ".story-image-copyright"))
"""Prices that a script puts behind the names of shares: sina, eastmoney; noise against copying in Discuz's colour of
paper; whose a picture is: BBC.
"""
_HEARD = ".visually-hidden,.visuallyhidden,.sr-only,.screen-reader-text,.off-screen"
"""What only screen readers say: Bootstrap, WordPress, BBC."""
_OPENS = ("展开", "收起", "详情", "更多")
_BUTTON = re.compile(r"\s*(?P<click>点击|点此)?(?:展开|收起|查看)(?:[/／]收起|详情|更多)?")
"""What a button that opens a panel says, and how it ends."""
_EDITOR_BEHIND = re.compile(r"\s*[（(\[【](?:责任编辑|责编|编辑)[:：][^（()）\[\]【】]{2,16}[）)\]】]$")
_BRACKETS = "【】[] \u3000"
_EDITOR_AT_MOST = 64
"""Characters from a line's end in which its editor is named: white space, brackets, word and name."""


def _only_heard(body: Node) -> frozenset[int]:
    """Elements that are hidden from sight beside text that is seen; what stands alone there is shown by other means."""
    around: dict[int, int] = {}
    found: set[int] = set()
    for node in body.css(_HEARD):
        outer = node.parent
        if outer is None:
            continue
        if outer.mem_id not in around:
            around[outer.mem_id] = len(outer.text(strip=True))
        said = len(node.text(strip=True))
        if said <= _HEARD_LONGEST and said < around[outer.mem_id] <= _HEARD_BESIDE:
            found.add(node.mem_id)
    return frozenset(found)


_HEARD_LONGEST, _HEARD_BESIDE = 30, 400
"""Characters of what is only heard, and of the element around it: a caption, a row."""


def _without_line_numbers(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Without the cells that number the lines of code beside them: 1, 2, 3 … (hexo, highlight.js)."""
    counted: dict[Cell, int] = {}
    code: set[tuple[int, int]] = set()
    for line in lines:
        if line.tag == "pre" and line.cell is not None and counted.get(line.cell, 0) >= 0:
            at = counted.get(line.cell, 0) + 1
            counted[line.cell] = at if line.text == str(at) else -1
        if line.tag == "pre" and line.cell is not None and _CODE.search(line.text):
            code.add((line.cell.table, line.cell.row))
    numbers = {cell for cell, n in counted.items() if n > 0 and (cell.table, cell.row) in code}
    return tuple(x for x in lines if x.cell not in numbers) if numbers else lines


_SHOWN_OF = re.compile(r"\d{1,2}\s?/\s?\d{1,2}")
"""Which of a gallery's pictures is shown, and how many there are."""
_CODE = re.compile("[A-Za-z]{2}")


def _without_editor(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Without the editor who is named behind the last sentence: …都说好。（责任编辑：张三）"""
    n = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].text), None)
    if n is None:
        return lines
    last = lines[n].text
    behind = _EDITOR_BEHIND.search(last, max(0, len(last) - _EDITOR_AT_MOST))
    if behind is None or not behind.start():
        return lines
    text = last[: behind.start()]
    if text.strip(_BRACKETS) == "纠错":  # 【纠错】 【责任编辑：张三】
        return (*lines[:n], *lines[n + 1 :])
    return (*lines[:n], _up_to(lines[n], len(text)), *lines[n + 1 :])


def _without_last_link(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Without the link to the site that stands in the last paragraph: 返回搜狐，查看更多."""
    n = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].text), None)
    if n is None or not lines[n].runs or not lines[n].runs[-1].link:
        return lines
    line, link = lines[n], lines[n].runs[-1]
    text = line.text[: link.start].rstrip()
    if not text or not opens_tail(line.text[link.start :].strip()):
        return lines
    return (*lines[:n], _up_to(line, len(text)), *lines[n + 1 :])


def _up_to(line: Line, end: int) -> Line:
    """A line without its text from `end` on."""
    runs = tuple(r._replace(end=min(r.end, end)) for r in line.runs if r.start < end)
    return line._replace(text=line.text[:end], runs=runs)


def _without_button(line: Line) -> Line:
    """A title without the button in an element of its own that opens and closes its panel: 难点堵点 点击展开."""
    if len(line.runs) < 2 or not line.text.endswith(_OPENS):
        return line
    button, before = line.runs[-1], line.runs[-2]
    if button.names == before.names or not (found := _BUTTON.fullmatch(line.text, button.start)):
        return line
    title = bare(line.text[: button.start])
    if not found["click"] and line.tag != "summary" and not spells_label(title) and read_place(title) is None:
        return line
    return _up_to(line, len(line.text[: button.start].rstrip()))


def _skipped(page: Outline, extent: Extent) -> frozenset[int]:
    """Boxes inside the container that hold nothing of the article."""
    kept = [0]
    for n in range(extent.box.first, extent.box.last):
        kept.append(kept[-1] + (extent.first <= n < extent.last and n not in extent.dropped))
    found = set()
    for box in page.boxes[extent.box.number + 1 : extent.box.end + 1]:
        if box.first == box.last:
            outside = box.first < extent.first or box.first > extent.last
        else:
            outside = kept[box.first - extent.box.first] == kept[box.last - extent.box.first]
        if box.noise or (outside and not _is_gallery(page, box)):
            found.add(box.node.mem_id)
    return frozenset(found)


def _is_gallery(page: Outline, box: Box) -> bool:
    """Whether a box says no more than which of its pictures is shown (1/2)."""
    said = page.lines[box.first : box.last]
    if len(said) != 1 or said[0].linked or not _SHOWN_OF.fullmatch(said[0].text):
        return False
    return box.node.css_first("img") is not None


def _trimmed(lines: Sequence[Line], page: Outline, extent: Extent) -> tuple[Line, ...]:
    """Without the lines that share their box with the article and are none of it."""
    strange = [
        n
        for n in range(extent.box.first, extent.box.last)
        if not extent.first <= n < extent.last or n in extent.dropped
    ]
    texts = {_bare(page.lines[n].text) for n in strange}
    if not texts:
        return tuple(lines)
    own = {_bare(page.lines[n].text) for n in range(extent.first, extent.last) if n not in extent.dropped}
    own |= {text[:-1] for text in own if text[-1:] in PERMALINKS}
    return tuple(x for x in lines if x.image or (bare := _bare(x.text)) not in texts or bare in own)


def _bare(text: str) -> str:
    return "".join(text.split())


def _made_visible(page: Outline, chosen: Box) -> frozenset[int]:
    """Elements that a script or a click makes visible (WeChat's js_content, tabs): panels, and what holds much text."""
    found = {b.node.mem_id for b in page.boxes if b.invisible and b.value >= chosen.value / 2} | page.panels
    at: Box | None = chosen
    while at is not None:
        found.add(at.node.mem_id)
        at = at.parent
    return frozenset(found)
