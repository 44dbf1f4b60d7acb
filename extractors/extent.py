"""Where on a page the article begins and ends.

Every line of the outline gets a weight: running text counts for, links and boilerplate against. The box with the
largest sum holds the article and whatever prose stands around it (maximum-sum subtree). In it, the lines between the
headline's rows and the first line that opens what follows an article (`tails`) are the article's extent, and the
smallest box around their prose its container. Boxes named for something else are told by `beside`. Scoring
paragraphs' parents (readability) was rejected: WeChat editors and <br> soup have none.
"""

from __future__ import annotations

import math
import re
from itertools import islice

from .asides import aside_lines
from .beside import SCANT, SUBHEAD, SUBHEADS, mark_noise
from .bylines import is_byline
from .headed import (
    ROWS,
    TRAIL_BEGINS,
    UNMARKED_LEAST,
    has_dated_row,
    heading_below_trail,
    heads,
    is_announced,
    is_headline,
    next_article,
    other_text_under_headline,
)
from .hints import Hint
from .label_words import spells_label
from .labels import front
from .noise import (
    EVENT_ROWS,
    has_date,
    is_boilerplate,
    is_date,
    is_dated_row,
    is_furniture,
    is_of_event,
    is_promotion,
    is_row,
    is_toolbar,
    opens_tail,
    tells_another_time,
)
from .outline import Box, Extent, Outline, Stretch, children
from .places import read_place
from .rows import label_of
from .tails import find_tail, second_post

__all__ = ["Extent", "find_extent", "find_headed_extent", "is_dated"]

_HEAD_SHARE = 0.2
"""share of the prose that may stand before the last row of the headline (a summary, a lead above the title)"""
_STRANGE_SHARE = 0.6
"""share of the prose that may stand before the page's headline, in boxes beside the article"""
_TABLE_PARTS = frozenset(("tbody", "thead", "tfoot", "tr", "caption"))
"""elements that are read as parts of their table only"""
_LISTING = frozenset(("ul", "ol", "div", "section", "aside", "dl", "table"))
_LINK_LIST_SHARE = 0.6
"""share of linked characters from which on a box without running text is a list of links"""
_LINK_LIST_SAMPLE = 40
"""lines that are looked at to tell a list of links"""
_PHRASE = 8
"""characters from which on a line with punctuation is running text"""
_SHORT = 13
"""characters below which a line without punctuation says nothing of where it stands"""
_UNMARKED = 0.2
"""weight of a character in a line without punctuation (a table's row, a title, a verse)"""
_LONG = 400
"""characters from which on a line is no boilerplate"""
_ANNOUNCEMENT = 20
"""characters of a line that announces links"""
_ASIDE_DEPTH = 12
"""blocks between a line of an aside and the article's core"""
_CORE_SHARE = 0.6
"""share of the prose that must stand directly in one box for it to be the core"""
_TITLE_LENGTH = 6
"""characters from which on a line can be told to be the page's title"""
_UNMARKED_LONGEST = 100
"""characters of an unmarked line that count"""
_HINT_SHARE = 0.5
"""share of the best box's weight that a hinted one must have"""
_COPY_LINE = 20.0
"""characters of a line that can be told to be a copy"""
_OWN_SHARE = 0.1
"""share of a copy's characters that may stand nowhere else: its headline with the series' name, a button"""
_COPY_SHARE = 0.5
"""share of the prose that must stand on the page again for it to be a copy"""
_TRAIL = 3
"""lines between the trail and the row with the date: the headline"""
_TOOLS_LONGEST, _TOOLS_LEAST = 12, 3
"""characters of a line of tools, and how often it stands in an article, with whatever counts"""
_COUNT = re.compile(r"\d+")
_FIGURES, _ROWS_ABOVE = re.compile(r"\d{1,4}"), 12
"""lines above a headline among which its row with the date stands"""
_WIDGET_LONGEST, _SHARE_LONGEST = 24, 40
"""characters of a widget's words, and of a row of those with whom to share an article"""
_BOARD_TOOLS = "(?:顶端|引用|回复|举报|支持|反对|评分|只看(?:该作者|楼主)|返回顶部|使用道具|收藏|分享|淘帖|点评)"
"""What the buttons below a post of a board say."""
_WIDGET = re.compile(
    r"当前\s*\d{1,7}\s*票|听(?:新闻|全文|文章)|扫一扫[，,\s]?在手机[上端]?(?:打开|查看|阅读|浏览)(?:当前|本)页面?"
    r"|[<＜《«‹← ]*(?:左右|上下|向[左右上下])滑动(?:可?查看)?(?:更多)?(?:图片)?[>＞》»›→∧︿^↑ ]*"
    rf"|{_BOARD_TOOLS}(?:[\s　|]+{_BOARD_TOOLS}){{2,}}"
    r"|[↑▲△⬆]?\s?返回(?:顶部|目录)|[(（]?点击图片[^。]{0,8}下一[张页][)）]?|[-—–【\[(（]\s?(?:广告|廣告)\s?[-—–】\])）]|[请請][继繼][续續]往下[阅閱][读讀][.…。]{0,6}"
    r"|[↓▼⬇]{1,4}更多[^。，]{1,12}[（(](?:點擊|点击)放大[)）][↓▼⬇]{0,4}"
)
"""votes for what stands above, beside the button that casts one; a button that reads aloud; how to see more pictures;
the buttons below a post of a board; what stands above an advertisement; what a gallery shows (HK01)"""
_LOOSE_SHARE = 0.3
"""share of a known container's prose from which on loose paragraphs behind it show that it was closed too early"""
_OF_PAGE = re.compile(r"第\s?[0-9一二三四五六七八九十]{1,2}\s?页(?:[:：].{1,16})?$")
"""a link to a page of the article, in a list of these: 第2页：抄纸"""
_TOGGLE_PAIR = re.compile(r"(?:点击)?展开(?:全文|全部|更多)?[\s/／|]{0,3}(?:点击)?收起(?:全文)?")
_TOGGLES = frozenset(("展开", "收起", "展开全文", "收起全文", "展开全部", "展开阅读全文", "点击展开全文", "展开更多"))
"""buttons that open a panel in the text"""
_LEADS_ELSEWHERE = re.compile("[^：:]{2,8}[：:]|看更多[！!]")
"""words in front of a link to another text, with their colon"""
_PAGES = re.compile(r"(?:上一页)?\s?1[\s\d.…]{1,8}下一页")
"""a pager, which the row of the editor may follow in the text's box"""
_CELLS = frozenset(("td", "th"))
"""elements in which words of tools are a table's"""
_LISTS = frozenset(("ul", "ol", "dl"))
"""elements that hold the captions of a gallery"""
_STORY_LINES = 12
"""lines behind a gallery's captions that are looked at for its story"""
_COUNTER = re.compile(r"(?P<at>\d{1,3}) ?/ ?(?P<of>\d{1,3})")
_COUNTER_LENGTH = 9
"""characters of the longest counter"""
_GALLERY_TOOLS = frozenset(("上一张", "下一张", "上一图", "下一图", "查看原图", "查看大图", "点击查看大图"))
"""lines between a gallery's pictures (dayoo, sina, people)"""
_ATTACHED = re.compile(
    r"附件\s{0,2}\d{0,2}\s{0,2}[:：.、]\s{0,9}\S|(?:下载|项目)(?:地址|链接|主页)[:：]"
    r"|\d{1,2}\s?[.、．]\s?.{2,80}\.(?:docx?|xlsx?|pptx?|pdf|wps|ofd|zip|rar)$",
    re.IGNORECASE,
)
"""a line of the list of attachments that closes a government document, linked as it is"""
_LEAD_LINES = 3
"""lines below a heading in which its first label stands"""
_LABEL_ENDS = re.compile("[:：\\s】]")
_SAYS_WHENCE = re.compile("来源|作者|编辑|记者")
_OFFICE = re.compile("书记|主任|支书|村长|网格长|负责人")
_LABEL_LONGEST = 8
"""characters of a label in a cell of its own"""
_SUMMARY = re.compile(r"\[(?:导读|摘要)\](?!\s*(?:目的|背景|方法|$))")
"""how a summary above the text begins that stands in the text's box (qq)"""
_DATE_BEHIND = 13
"""characters of the date behind a related link: (2010-10-17)"""
_BESIDE = 40
"""short lines and attachments beside an article's only paragraph"""
_PART_LEAST, _PART_BARS = 6, tuple("_-|｜—–")
"""characters of a headline that is the last part of the title element, and what parts it from the paper's name"""
_NOTE = re.compile("(?:备?注|说明)[:：]")
"""what stands below a table and belongs to it"""
_COLUMNS, _CELLS_LOOKED_AT, _ROWS_LOOKED_AT = 3, 40, 8
"""columns of a table of data at least, and the cells and rows of it that are looked at"""
_LINK_COST = 40.0
"""characters of prose that one link line outweighs at most"""


def find_extent(page: Outline, *, hint: Hint | None = None) -> Extent | None:
    """The article's extent, or None on a page without text of its own; `hint` names boxes that may well hold it."""
    found = _heaviest_extent(page, hint)
    span = other_text_under_headline(page, found) if found else None
    if not span:
        return found
    headed = _headed(page, *span)
    if headed and headed.first > 0 and is_announced(page, headed.first):  # comments between both
        span = other_text_under_headline(page, headed)
        headed = (_headed(page, *span) if span else None) or headed
    return headed or _heaviest_extent(page, hint)


def _heaviest_extent(page: Outline, hint: Hint | None) -> Extent | None:
    """The extent by weight alone."""
    found = _find(page, _weights(page), hint)
    if found is None or found.prose < SCANT:
        unmarked = _find(page, [_weight_unmarked(line) for line in page.lines], hint)
        if unmarked and unmarked.prose >= UNMARKED_LEAST:
            return unmarked
    return found


def find_headed_extent(page: Outline) -> Extent | None:
    """The extent under the page's headline: a short article that teasers elsewhere outweigh.

    The headline has a row with a date, or is the only heading of its kind, below the trail that leads to the page.
    """
    n = next((k for k, x in enumerate(page.lines) if heads(page, x) and has_dated_row(page, k + 1)), None)
    if n is not None:
        return _under_headline(page, _weights(page), n, len(page.lines))
    n = heading_below_trail(page)
    found = None if n is None else _under_headline(page, _weights(page), n, len(page.lines))
    return found if found is not None and found.core is not None else None


def _headed(page: Outline, n: int, stop: int) -> Extent | None:
    """The extent under the headline, line `n`, before the line `stop`."""
    under = _under_headline(page, _weights(page), n, stop)
    if under is not None and under.prose >= SCANT:
        return under
    return _under_headline(page, [_weight_unmarked(x) for x in page.lines], n, stop) or under


def _under_headline(page: Outline, weights: list[float], n: int, stop: int) -> Extent | None:
    """The extent in the smallest box that holds the headline, line `n`, and running text behind it."""
    box: Box | None = page.lines[n].box
    prose, since = 0.0, n + 1
    first = n if heads(page, page.lines[n]) else n + 1  # what the title element does not name would be text
    while box is not None and box is not page.root:
        last = min(box.last, stop)
        prose += sum(w for k in range(since, last) if (w := weights[k]) > 0 and not is_row(page.lines[k].text))
        if prose >= UNMARKED_LEAST:
            return _find(page, [w if first <= k < last else 0.0 for k, w in enumerate(weights)], None)
        since = max(since, last)
        box = box.parent
    return None


def is_dated(page: Outline, extent: Extent) -> bool:
    """Whether a row with a date stands right before the text: what has one is no notice."""
    return any(is_dated_row(line.text) for line in page.lines[max(0, extent.first - ROWS) : extent.first])


def _find(page: Outline, weights: list[float], hint: Hint | None) -> Extent | None:
    total = sum([w for w in weights if w > 0])
    if not total:
        return None
    mark_noise(page, weights, total)
    best = _heaviest(page, weights)
    if hint:
        known = max(hint.boxes, key=lambda b: b.value)
        enough = known.value >= (SCANT if hint.thread else _HINT_SHARE * best.value)
        if enough and (hint.thread or not _ends_early(page, weights, known, best)):
            best = known
    best = _text_of(page, weights, best)
    best = _with_its_title(page, weights, _table_of(page, _with_story(page, weights, best)))
    noisy = _noisy_lines(page, best) | _copies(page, weights, best)
    for n in noisy:
        weights[n] = min(weights[n], 0.0)
    stop = second_post(page, weights, best)
    weights[stop : best.last] = [min(w, 0.0) for w in weights[stop : best.last]]
    core = _core(page, weights, best)
    first = _head(page, weights, best, core)
    stop = min(stop, next_article(page, best, first))
    last = min(find_tail(page, weights, best, first, core), stop)
    if core is None and last < best.last:
        core = _core(page, weights, best, first, last)
        first = _head(page, weights, best, core) if core else first
        last = min(find_tail(page, weights, best, first, core, last), stop)
    box = _container(page, weights, best, first, last)
    if box is None:
        return None
    first, last = max(first, box.first), min(last, box.last)
    dropped = noisy | _related(page, weights, first, last) | _counters(page, first, last) | _tools(page, first, last)
    dropped |= aside_lines(page, first, last)
    first, last = _edges(page, first, last, dropped, core)
    return Extent(box, first, last, dropped, sum([w for w in weights[first:last] if w > 0], 0.0), core)


def _ends_early(page: Outline, weights: list[float], box: Box, best: Box) -> bool:
    """Whether paragraphs go on right behind a box, in none of their own: a surplus end tag closed it in mid-text."""
    around = set()
    at = box.parent
    while at is not None:
        around.add(at.number)
        at = at.parent
    behind = sum(
        weights[n] for n in range(box.last, best.last) if weights[n] > 0 and page.lines[n].home.number in around
    )
    return behind > _LOOSE_SHARE * box.value


def _weights(page: Outline) -> list[float]:
    """The weight of each line; most of a page's lines are links, which need no closer look."""
    return [_weight(x) if x.linked * 2 <= len(x.text) else -min(len(x.text), _LINK_COST) for x in page.lines]


def _weight(line: Stretch) -> float:
    """Characters of running text, or what a line costs."""
    n = len(line.text)
    free = n - line.linked
    if free * 2 < n:
        return -min(n, _LINK_COST)
    if n < _SHORT and not line.marks:
        return 0.0
    if n < _LONG and is_boilerplate(line.text):
        return -min(n, _LINK_COST)
    if line.marks:
        return float(free) if free > _PHRASE else 0.0
    return _UNMARKED * min(free, _UNMARKED_LONGEST)


def _weight_unmarked(line: Stretch) -> float:
    """The same on a page without running text, where a table's cells or verses may be the article."""
    weight = _weight(line)
    if weight < 0 or is_row(line.text) or is_furniture(line.text) or line.linked:
        return min(weight, 0.0)
    return float(min(len(line.text), _UNMARKED_LONGEST))


def _heaviest(page: Outline, weights: list[float]) -> Box:
    """The box with the largest sum of weights; of equals the innermost."""
    values = [0.0] * len(page.boxes)
    for weight, line in zip(weights, page.lines, strict=True):
        if weight:
            values[line.box.number] += weight
    best, most = page.boxes[-1], -math.inf
    for box in reversed(page.boxes):  # what a box holds is behind it
        value = values[box.number]
        if value:
            if box.noise and value > 0:
                value = 0.0
            elif box.parent:
                values[box.parent.number] += value
        box.value = value
        if value > most:
            best, most = box, value
    return best


def _text_of(page: Outline, weights: list[float], best: Box) -> Box:
    """The text that a single paragraph is part of, where nothing but short lines and attachments stand beside it."""
    prose = [n for n in range(best.first, best.last) if weights[n] > 0]
    text = page.lines[prose[0]].home if len(prose) == 1 else best
    against = [n for n in range(text.first, text.last) if weights[n] < 0] if len(prose) == 1 else []
    if text.last - text.first > _BESIDE or not all(_ATTACHED.match(page.lines[n].text) for n in against):
        return best
    for n in against:
        weights[n] = 0.0
    return text if text.number < best.number else best


def _with_story(page: Outline, weights: list[float], best: Box) -> Box:
    """With the text that stands beside a gallery's captions: the story of the pictures.

    Links to other galleries weigh against the box that holds both. Text belongs to captions that are numbered (1/5), or
    to any that the editor's row follows.
    """
    numbered = best.tag in _LISTS and bool(_counters(page, best.first, best.last))
    behind, signed = _story_behind(page, weights, best.last)
    if behind > best.last and not numbered and not (signed and _core(page, weights, best) is None):
        behind = best.last
    before = _story_before(page, weights, best.first) if numbered else best.first
    while (best.last < behind or best.first > before) and best.parent is not None:
        best = best.parent
    return best


def _story_behind(page: Outline, weights: list[float], since: int) -> tuple[int, bool]:
    """The end of the text that follows, and whether the editor's row follows it; no link stands in it."""
    story, end = 0.0, since
    for n in range(since, min(since + _STORY_LINES, len(page.lines))):
        line = page.lines[n]
        if line.linked or weights[n] < 0 or line.box.noise or opens_tail(line.text):
            signed = not line.linked and opens_tail(line.text) and is_row(line.text)
            return (end, signed) if story >= UNMARKED_LEAST else (since, False)
        if line.marks and weights[n] > 0:
            story += weights[n]
            end = n + 1
    return since, False


def _story_before(page: Outline, weights: list[float], until: int) -> int:
    """The beginning of the text between the row with the date and here; no link stands in it."""
    story, begin = 0.0, until
    for n in range(until - 1, max(until - _STORY_LINES, 0) - 1, -1):
        line = page.lines[n]
        if is_row(line.text):
            return begin if story >= UNMARKED_LEAST and is_dated_row(line.text) else until
        if line.linked or weights[n] < 0 or line.box.noise:
            return until
        if line.marks and weights[n] > 0:
            story += weights[n]
            begin = n
    return until


def _counters(page: Outline, first: int, last: int) -> frozenset[int]:
    """The lines that number the pictures of a gallery, 1/5, 2/5 …, and its tools."""
    found: dict[str, list[int]] = {}
    tools: set[int] = set()
    for n in range(first, last):
        text = page.lines[n].text
        if len(text) > _COUNTER_LENGTH:
            continue
        if text in _GALLERY_TOOLS:
            tools.add(n)
        elif "/" in text and (match := _COUNTER.fullmatch(text)):
            found.setdefault(match["of"], []).append(n)
    return frozenset(tools.union(n for lines in found.values() if len(lines) > 1 for n in lines))


def _tools(page: Outline, first: int, last: int) -> frozenset[int]:
    """The lines with one tool after the other that stand below each part of an article: 赞 分享; what opens a panel."""
    found: dict[str, list[int]] = {}
    toggles: list[int] = []
    for n in range(first, last):
        text = page.lines[n].text
        shares = len(text) <= _SHARE_LONGEST and text.startswith("分享") and is_toolbar(text)
        if shares or (len(text) <= _WIDGET_LONGEST and _WIDGET.fullmatch(text)):
            toggles.append(n)
        if len(text) > _TOOLS_LONGEST:
            continue
        if (
            (page.lines[n].linked and _OF_PAGE.match(text))
            or text in _TOGGLES
            or _TOGGLE_PAIR.fullmatch(text)
            or (text[-1] == "页" and _PAGES.fullmatch(text))
        ):
            toggles.append(n)
        elif is_toolbar(text) and page.lines[n].box.tag not in _CELLS:
            found.setdefault(_COUNT.sub("", text), []).append(n)
    return frozenset((*toggles, *(n for lines in found.values() if len(lines) >= _TOOLS_LEAST for n in lines)))


def _noisy_lines(page: Outline, best: Box) -> frozenset[int]:
    """The lines of noise boxes inside the best one, and of lists of links."""
    found: set[int] = set()
    end = best.first
    for box in page.boxes[best.number + 1 : best.end + 1]:
        if box.last > end and (box.noise or (_is_link_list(page, box) and not _is_told(page, box))):
            box.noise = True
            found.update(range(box.first, box.last))
            end = box.last
    return frozenset(found)


_OF_OTHERS = re.compile("相关|同类|往期|上期|更多|推荐|延伸|报道|回顾|阅读[:：]$")
"""what announces links to other articles"""
_TOLD_LEAST = 10
"""characters of a paragraph that announces a list of links: 获奖篇目如下（点击篇名可阅读全文）："""


def _is_told(page: Outline, box: Box) -> bool:
    """Whether a paragraph announces the links of a list, and the text goes on right behind it."""
    if box.parent is None or not box.parent.first < box.first < box.last < box.parent.last:
        return False
    above, below = page.lines[box.first - 1], page.lines[box.last]
    tells = above.text.endswith(("：", ":")) and len(above.text) >= _TOLD_LEAST and not _OF_OTHERS.search(above.text)
    return tells and above.home is below.home and below.marks > 0 and not above.linked and not below.linked


def _copies(page: Outline, weights: list[float], best: Box) -> frozenset[int]:
    """The lines of a second copy of the article (for printing, for phones) in a box of its own."""
    seen: dict[str, int] = {}
    again: list[int] = []
    single = repeated = 0.0
    for n in range(best.first, best.last):
        if weights[n] > _COPY_LINE:
            text = page.lines[n].text
            first = seen.setdefault(text, n)
            if first == n:
                single += weights[n]
            elif page.lines[first].home is not page.lines[n].home:
                again.append(n)
                repeated += weights[n]
    if not again or repeated < _COPY_SHARE * single:
        return frozenset()
    box = page.lines[again[0]].box
    if box.tag == "td" and len(again) == 1:  # two rows of a table that say the same
        return frozenset()
    while box.last <= again[-1] and box.parent is not None:
        box = box.parent
    firsts = {seen[page.lines[n].text] for n in again}
    if any(box.first <= n < box.last for n in firsts) or _says_more(page, box):
        return frozenset()
    return frozenset(range(box.first, box.last))


def _says_more(page: Outline, box: Box) -> bool:
    """Whether a good part of what a box holds stands nowhere else on the page: a block that is much like another."""
    around = {line.text for line in (*page.lines[: box.first], *page.lines[box.last :])}
    inside = page.lines[box.first : box.last]
    own = sum([len(line.text) for line in inside if line.text not in around])
    return own > _OWN_SHARE * sum([len(line.text) for line in inside])


def _is_link_list(page: Outline, box: Box) -> bool:
    """Whether a list, or a box with a label of its own, holds little but links."""
    if box.last - box.first < 2 or box.tag not in _LISTING:
        return False
    linked = free = 0
    for line in page.lines[box.first : min(box.last, box.first + _LINK_LIST_SAMPLE)]:
        if line.marks and line.linked * 2 < len(line.text) and len(line.text) > 30:
            return False
        linked += line.linked
        free += len(line.text) - line.linked
    return linked > _LINK_LIST_SHARE * (linked + free)


def _core(page: Outline, weights: list[float], best: Box, first: int = 0, last: int | None = None) -> Box | None:
    """The box that most paragraphs stand in directly; None where they are spread (nested sections).

    Where `first` and `last` are known, what stands before and behind them does not count.
    """
    sums: dict[int, float] = {}
    total = 0.0
    for n in range(max(best.first, first), best.last if last is None else last):
        if weights[n] > 0:
            box = page.lines[n].home
            sums[box.number] = sums.get(box.number, 0.0) + weights[n]
            total += weights[n]
    if not sums:
        return None
    number = max(sums, key=lambda k: sums[k])
    return _table_of(page, page.boxes[number]) if sums[number] >= _CORE_SHARE * total else None


def _with_its_title(page: Outline, weights: list[float], best: Box) -> Box:
    """With the line right above a table that holds all running text: the name of what it is about, or a note below."""
    while best.tag in _TABLE_PARTS and best.parent is not None:
        best = best.parent
    outer = best.parent
    if best.tag != "table" or outer is None or outer.last - outer.first > best.last - best.first + ROWS:
        return best
    above = page.lines[best.first - 1] if best.first > outer.first else None
    titled = above and not (weights[best.first - 1] or above.linked or is_furniture(above.text) or is_row(above.text))
    noted = best.last < outer.last and _NOTE.match(page.lines[best.last].text)
    return outer if titled or noted else best


def _table_of(page: Outline, box: Box) -> Box:
    """The table of a cell that stands behind a label in its row; any other box is given back."""
    row = box.parent
    if box.tag not in ("td", "th") or row is None or row.tag != "tr":
        return box
    label = page.lines[row.first : min(box.first, row.first + SUBHEADS)]
    if not label or len(label) < box.first - row.first or sum(len(x.text) + x.linked for x in label) > SUBHEAD:
        return box
    while row.parent is not None and row.tag in _TABLE_PARTS:
        row = row.parent
    return row


def _head(page: Outline, weights: list[float], best: Box, core: Box | None) -> int:
    """The first line behind the headline and its rows."""
    total = sum([w for w in weights[best.first : best.last] if w > 0], 0.0)
    first = best.first
    passed = running = 0.0
    named = False
    above = page.lines[max(0, best.first - _ROWS_ABOVE) : best.first]
    titled = any(x.box.tag == "h1" and is_headline(x.text, page.title) for x in above)
    for n in range(best.first, best.last):
        line = page.lines[n]
        if running > 0 and is_headline(line.text, page.title) and _titles_table(page, line):
            continue
        if passed > _HEAD_SHARE * total:
            known = passed <= _STRANGE_SHARE * total and not line.linked and is_headline(line.text, page.title)
            known = known and (not titled or line.box.tag == "h1")
            if not known and (line.marks or not _is_led(page, n)):
                passed += max(weights[n], 0.0)
                continue
            passed = running = 0.0
        inside = core is not None and line.home is core
        again = titled and running > 0 and line.box.tag != "h1"  # a running title, on each page of a booklet
        headline = is_headline(line.text, page.title) and not again
        titled = titled or (headline and line.box.tag == "h1")
        subhead = named and running > 0 and not headline and line.box.tag == "h1"
        named = named or headline
        row = (not subhead and not again and _is_title(line, page.title, begun=running > 0)) or (
            is_row(line.text)
            and not (inside and is_date(line.text) and not _is_day_of_headline(page, n, best))
            and not _is_of_another_time(page, n)
            and not (inside and _is_told_again(page, n, best))
            and not _is_heading(page, n)
        )
        if n == first and _SUMMARY.match(line.text) and total > weights[n] + SCANT:
            first = n + 1
            continue
        if not row and not inside and page.title and _is_part(line.text, page.title):
            row, passed, running = True, 0.0, 0.0  # what stood above it is a paper's kicker
        before = not inside and not running and _stands_above(page, n, core)
        before = before or (n == first > best.first and line.text.startswith("——") and not inside)
        if row and inside and running > 0 and not (headline or has_date(line.text)):
            continue  # who it is from, behind an introduction in the same element
        if row or before:
            first = n + 1
            running = 0.0 if headline or line.box.tag == "h1" else running  # what stood above it is none of the text
        else:
            passed += max(weights[n], 0.0)
            running += weights[n] if line.marks else 0.0
    return first


def _titles_table(page: Outline, line: Stretch) -> bool:
    """Whether a line is the only cell of a row, above rows of several: the headline again, below an introduction."""
    row = line.box.parent
    if line.box.tag not in _CELLS or row is None or row.parent is None or row.end != line.box.number:
        return False
    rows = islice(children(page, row.parent, row.end + 1), _ROWS_LOOKED_AT)
    return any(sum(1 for _ in islice(children(page, box), _COLUMNS)) == _COLUMNS for box in rows)


def _is_day_of_headline(page: Outline, n: int, best: Box) -> bool:
    """Whether a date stands right below the headline, and no other line of the text is a date, as in a diary."""
    lines = page.lines
    if n == best.first or not is_headline(lines[n - 1].text, page.title):
        return False
    day, above = _day(lines[n].text), lines[max(0, n - _ROWS_ABOVE) : n]
    if any(has_date(line.text) and _day(line.text) != day for line in above):
        return False  # the story begins with it
    return not any(is_date(line.text) for k, line in enumerate(lines[best.first : best.last], best.first) if k != n)


def _day(text: str) -> tuple[int, ...]:
    """Year, month and day of a text with a date in figures."""
    return tuple(map(int, _FIGURES.findall(text)[:3]))


def _is_of_another_time(page: Outline, n: int) -> bool:
    """Whether the line above labels a date as that of something else than the article: 完成时间 | 2021年2月28日.

    So do those around the time of a lecture or a meeting say where it is, and who speaks.
    """
    if is_of_event([x.text for x in page.lines[max(0, n - EVENT_ROWS) : n + EVENT_ROWS + 1]], page.lines[n].text):
        return True
    above = "".join(page.lines[n - 1].text.split()) if n and not _SAYS_WHENCE.search(page.lines[n].text) else ""
    return len(above) <= _LABEL_LONGEST and tells_another_time(f"{above}:")


def _is_told_again(page: Outline, n: int, best: Box) -> bool:
    """Whether a row's label comes again further on with another value, as each block has its own: 时间：11月12日."""
    text = page.lines[n].text
    label = label_of(text)
    further = islice(page.lines, n + 2, min(best.last, n + 2 + _FURTHER)) if label else ()
    return any(x.text.startswith(label) and x.text != text and label_of(x.text) == label for x in further)


_FURTHER = 200
"""Lines behind a row in which its label may come again."""


def _is_heading(page: Outline, n: int) -> bool:
    """Whether a line with a date names a place and an office there, above a label: 苇荡社区　书记　牛犇　2011.9.14."""
    place = read_place(page.lines[n].text)
    if place is None or not place.full or not _OFFICE.search(place.rest):
        return False
    below = [line.text[: 2 * _LABEL_LONGEST] for line in page.lines[n + 1 : n + 1 + _LEAD_LINES]]
    return any(spells_label(_LABEL_ENDS.split(text[front(text, 0, len(text)) :], maxsplit=1)[0]) for text in below)


def _is_led(page: Outline, n: int) -> bool:
    """Whether a line is the row with the date below a headline and the trail above it: 所在位置：首页 - 通知公告."""
    above = [x.text for x in page.lines[max(n - _TRAIL, 0) : n] if "位置" in x.text[:TRAIL_BEGINS]]
    return bool(above) and any(map(is_furniture, above)) and is_dated_row(page.lines[n].text)


def _stands_above(page: Outline, n: int, core: Box | None) -> bool:
    """Whether a line outside of the box of the paragraphs is a tool, a byline, or no text and before that box."""
    line = page.lines[n]
    if is_furniture(line.text):
        return not _heads_column(page, line)
    return is_byline(line.text) or _stands_before(line, n, core)


def _heads_column(page: Outline, line: Stretch) -> bool:
    """Whether a line is a cell of the first of several rows of as many cells, three or more: 等级 | 作品 | 作者."""
    row = line.box.parent
    if row is None or row.tag != "tr" or row.parent is None:
        return False
    boxes = list(islice(filter(lambda box: box.tag == "tr", children(page, row.parent)), _ROWS_LOOKED_AT))
    cells = [sum(1 for _ in islice(children(page, box), _CELLS_LOOKED_AT)) for box in boxes]
    if boxes[0] is not row or len(cells) < _COLUMNS or cells[0] < _COLUMNS or len(set(cells)) > 1:
        return False
    tools = sum(is_furniture(x.text) for x in page.lines[row.first : min(row.last, row.first + _CELLS_LOOKED_AT)])
    return 2 * tools < cells[0]


def _stands_before(line: Stretch, n: int, core: Box | None) -> bool:
    """Whether a line that is no running text stands before the box of the paragraphs, and is not a table's title."""
    if core is None or line.marks or n >= core.first:
        return False
    return core.tag != "table" or n + 1 < core.first


def _is_part(text: str, title: str) -> bool:
    """Whether a line is the last part of the title element, behind the paper's name: 云岭报 - 班车里的乡愁与盼头."""
    before = title.removesuffix(text)
    return len(text) >= _PART_LEAST and before != title and before.rstrip()[-1:] in _PART_BARS


def _is_title(line: Stretch, title: str | None, *, begun: bool) -> bool:
    """Whether a line is the headline, or, before any running text, a line of one that is broken."""
    if line.box.tag == "h1" or is_headline(line.text, title):
        return True
    return not begun and title is not None and len(line.text) >= _TITLE_LENGTH and line.text in title


def _related(page: Outline, weights: list[float], first: int, last: int) -> frozenset[int]:
    """Links in mid-article under a line of their own that announces them (相关新闻：), or behind such words."""
    found: set[int] = set()
    announced = False
    for n in range(first, last):
        line = page.lines[n]
        dated = announced and line.linked > 0 and line.linked + _DATE_BEHIND >= len(line.text)
        if (weights[n] < 0 and line.linked * 2 > len(line.text)) or dated:
            if announced:
                found.update((n - 1, n) if n - 1 not in found else (n,))
            elif _LEADS_ELSEWHERE.match(line.text) and opens_tail(line.text):
                found.add(n)
            continue
        announced = weights[n] <= 0 and len(line.text) < _ANNOUNCEMENT and opens_tail(line.text)
    return frozenset(found)


_DISCLAIMER = re.compile("(?:特别|郑重|免责|版权)?声明[:：](?:以下|本文)[^。]{0,16}(?:转载|仅代表作者|不代表本)")
"""what a site says above a text that it copies"""


def _edges(page: Outline, first: int, last: int, dropped: frozenset[int], core: Box | None) -> tuple[int, int]:
    """Without the tools, links, promotion and boxed asides that stand at either end of the text."""

    def strange(n: int) -> bool:
        line = page.lines[n]
        if n in dropped or is_furniture(line.text) or is_promotion(line.text):
            return True
        if line.linked * 2 > len(line.text) and not (line.home is core and _ATTACHED.match(line.text)):
            return True
        return core is not None and _is_aside(line, core)

    while first < last and (
        strange(first)
        or (first + 1 < last and is_boilerplate(page.lines[first].text) and _DISCLAIMER.match(page.lines[first].text))
    ):
        first += 1
    while first < last and (strange(last - 1) or _is_count(page.lines, last - 1, core)):
        last -= 1
    return first, last


def _is_count(lines: list[Stretch], n: int, core: Box | None) -> bool:
    """Whether a line is a number beside the paragraphs, as of those who like the article, and no label's value."""
    line, above = lines[n], lines[n - 1].text if n else ""
    if above.endswith(("：", ":")) or spells_label(above[:_LABEL_LONGEST]):
        return False
    return _FIGURES.fullmatch(line.text) is not None and line.home is not core and line.box.tag not in _CELLS


def _is_aside(line: Stretch, core: Box) -> bool:
    """Whether a line stands in a box of its own beside the paragraphs, with links in it."""
    at = line.box
    if "caption" in at.names and not line.linked:
        return False
    for _ in range(_ASIDE_DEPTH):
        if at is core or at.parent is None:
            return False
        if at.parent is core:
            return at.tag in _LISTING and at.links > 0
        at = at.parent
    return False


def _container(page: Outline, weights: list[float], best: Box, first: int, last: int) -> Box | None:
    """The smallest box around the prose, and then every larger one that adds no strange line."""
    prose = [n for n in range(first, last) if weights[n] > 0]
    if not prose:
        return None
    box = page.lines[prose[0]].box
    while not (box.first <= prose[0] and prose[-1] < box.last) and box.parent is not None:
        box = box.parent
    while box is not best and box.parent is not None and _adds_nothing_strange(page, weights, box, first, last):
        box = box.parent
    while box.tag in _TABLE_PARTS and box.parent is not None:
        box = box.parent
    return box


def _adds_nothing_strange(page: Outline, weights: list[float], box: Box, first: int, last: int) -> bool:
    outer = box.parent
    assert outer is not None
    added = [*range(outer.first, box.first), *range(box.last, outer.last)]
    return all(first <= n < last and weights[n] >= 0 and not is_furniture(page.lines[n].text) for n in added)
