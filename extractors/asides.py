"""Boxes among an article's paragraphs that hold none of its text.

Its table of contents, which says its subheads before they come; a quotation set apart that the text has too; the card
of whoever was asked, with the hours at which patients are seen; cards that promote something else, and those that list
titles of other texts.
"""

from __future__ import annotations

import re

from .noise import is_promotion, opens_tail
from .outline import PARAGRAPHS, Box, Outline, Stretch, children

__all__ = ["aside_lines"]

_CONTENTS = frozenset(
    ("目录", "文章目录", "本文目录", "内容目录", "目录导航", "文章导航", "本文导航", "Contents", "TableofContents")
)
"""titles of tables of contents, without spaces: WordPress's and Typecho's plug-ins, encyclopedias"""
_CONTENTS_END = frozenset("录航s")
_TITLE_LONGEST = 20
_ENTRY_LONGEST, _ENTRIES_LEAST, _ENTRIES_MOST = 60, 2, 100
"""characters of an entry; entries"""
_ENTRIES_SHARE = 0.6
"""share of the entries that must stand again below"""
_NUMBER = re.compile(r"(?:\d{1,2}[.、．)）]?){1,4}\s?|[一二三四五六七八九十]{1,3}[、.．]\s?")
"""what numbers an entry"""
_PULLED = re.compile("pull-?_?quote", re.IGNORECASE)
"""names of quotations set apart: WordPress, papers' long reads"""
_QUOTED_LEAST, _QUOTATIONS_MOST = 6, 16
"""characters of such a quotation, and how many of them are looked for in the text"""
_MARKS = str.maketrans("", "", '“”"「」『』‘’ \u3000\u00a0')
_SEEN_AT = re.compile("(?:出诊|门诊|坐诊)(?:时间|地点)[:：]|(?:专业)?擅长(?:领域)?[:：]|专业特长[:：]")
"""what a doctor's card says"""
_TREATS = re.compile("医师|医生|医院|门诊|出诊|坐诊|诊疗|诊治|律师")
"""what tells it from other people's"""
_CARD_LINES, _CARD_DEPTH = 8, 6
"""lines of such a card, and boxes around each"""
_PROMOTES = re.compile(
    r"[【\[]?[广廣]告[】\]:：]|(?:当前内容未完[，,]?)?打开[^。，]{0,10}(?:APP|App)(?:[，,]?阅读体验更佳.{0,8}|继续(?:阅读|查看)|(?:阅读|查看)(?:全文|更多|原文))$|.{0,120}(?:邮发代号[:：]|尽在[^。，]{2,12}$|点击(?:主页|头像)[^。]{0,2}[查看]|点击领[券取])"
)
"""what cards say beside what articles' edges do: 广告：…, …尽在某某体育, 点击主页查看更多"""
_ADVERTISEMENT = frozenset(("广告", "廣告"))
"""what stands above an advertisement's picture"""
_PROMOTES_LONGEST, _PROMOTED_LINES, _LISTED_LINES = 160, 4, 8
"""characters of a line that promotes something; lines of its card, and of one that lists other texts"""
_NAME_LONGEST, _CARDS_MOST = 16, 8
"""characters of a card's title; cards that are looked at"""
_LISTED = re.compile(r"[·•・》»>▶►■◆●○→-]\s{0,2}\S.{3,40}(?<![。；，：])$")
"""a title in a list without markup: 》某某上涨"""


def aside_lines(page: Outline, first: int, last: int) -> frozenset[int]:
    """The lines of such boxes among the lines [first, last)."""
    return frozenset(
        (
            *_contents(page, first, last),
            *_pulled(page, first, last),
            *_card(page, first, last),
            *_promoting(page, first, last),
        )
    )


def _contents(page: Outline, first: int, last: int) -> range:
    """The lines of the first table of contents, if what it lists stands below it as lines of their own."""
    for n in range(first, last):
        line = page.lines[n]
        if line.text[-1] not in _CONTENTS_END or len(line.text) > _TITLE_LONGEST or _bare(line.text) not in _CONTENTS:
            continue
        around = line.box
        while around.parent is not None and around.last == n + 1:
            around = around.parent
        if around.first != n or around.last >= last or around.last - n > _ENTRIES_MOST:
            return range(0)
        below = {_entry(x.text) for x in page.lines[around.last : last] if len(x.text) <= _ENTRY_LONGEST}
        entries = [_entry(x.text) in below for x in page.lines[n + 1 : around.last]]
        told = sum(entries) >= max(_ENTRIES_LEAST, _ENTRIES_SHARE * len(entries))
        return range(n, around.last) if told else range(0)
    return range(0)


def _entry(text: str) -> str:
    return _bare(text[len(number[0]) :] if (number := _NUMBER.match(text)) else text)


def _pulled(page: Outline, first: int, last: int) -> list[int]:
    """Quotations in boxes of their own that the text has as well."""
    lines = page.lines[first:last]
    quoted = [
        n
        for n, x in enumerate(lines, first)
        if ((x.box.tag == "aside" and x.marks) or _is_pulled(x.box)) and x.box.last - x.box.first == 1
    ][:_QUOTATIONS_MOST]
    if not quoted:
        return []
    text = "\n".join([_bare(x.text) for n, x in enumerate(lines, first) if n not in quoted])
    return [n for n in quoted if len(said := _bare(page.lines[n].text)) >= _QUOTED_LEAST and said in text]


def _is_pulled(box: Box) -> bool:
    """Whether a box, or the one around its paragraph, is named a quotation set apart."""
    outer = box.parent
    names = f"{box.names} {outer.names}" if outer is not None and outer.last - outer.first == 1 else box.names
    return "uote" in names and _PULLED.search(names) is not None


def _bare(text: str) -> str:
    return text.translate(_MARKS)


def _card(page: Outline, first: int, last: int) -> range:
    """The lines of a doctor's card in a box behind the paragraphs, unlike any before it."""
    for n in range(max(first, last - _CARD_LINES), last):
        if not _SEEN_AT.match(page.lines[n].text):
            continue
        card = page.lines[n].box
        for _ in range(_CARD_DEPTH):
            outer = card.parent
            if outer is None or outer.last - outer.first > _CARD_LINES or outer.first <= first:
                break
            card = outer
        is_first = not any(
            x.first < card.first and (x.tag, x.names) == (card.tag, card.names) for x in children(page, card.parent)
        )
        told = is_first and card.last - card.first > 1 and card.first > first
        others = any(_SEEN_AT.match(x.text) for x in page.lines[first : card.first])  # portraits of several
        treats = any(_TREATS.search(x.text) for x in page.lines[card.first : card.last])
        return range(card.first, card.last) if told and treats and not others else range(0)
    return range(0)


def _promoting(page: Outline, first: int, last: int) -> list[int]:
    """The lines of boxes between paragraphs, unlike any beside them, that promote something or list other texts."""
    found: list[int] = []
    cards = done = 0
    for n in range(first + 1, last):
        line = page.lines[n]
        around = line.home
        if n < done or around.last - around.first > _LISTED_LINES:
            continue
        promotes = _promotes(line)
        if line.text in _ADVERTISEMENT and (box := _picture_box(line.box, first, last)):
            found += range(box.first, box.last)
            continue
        if not promotes and (len(line.text) > _NAME_LONGEST or not opens_tail(line.text)):
            continue
        if cards == _CARDS_MOST:
            break
        cards += 1
        card = _small_box(line.box, first, last, _PROMOTED_LINES if promotes else _LISTED_LINES)
        if card is not None and not _has_like(page, card):
            inside = page.lines[card.first : card.last]
            if all(map(_promotes_or_names, inside)) if promotes else _lists(inside):
                found += range(card.first, card.last)
                done = card.last
    return found


def _picture_box(box: Box, first: int, last: int) -> Box | None:
    """The box that holds a line and a picture, and nothing else."""
    alone = _small_box(box, first, last, 1)
    return alone if alone is not None and alone.node.css_first("img") is not None else None


def _promotes(line: Stretch) -> bool:
    said = line.text
    return len(said) <= _PROMOTES_LONGEST and (_PROMOTES.match(said) is not None or is_promotion(said))


def _promotes_or_names(line: Stretch) -> bool:
    """Whether a line promotes something, or is a link or a short title above what does."""
    is_title = line.linked == len(line.text) or (len(line.text) <= _NAME_LONGEST and not line.marks)
    return is_title or _promotes(line)


def _lists(lines: list[Stretch]) -> bool:
    """Whether a line that announces others' texts has nothing but their titles below it, a mark before each."""
    return len(lines) > 1 and opens_tail(lines[0].text) and all(_LISTED.match(x.text) for x in lines[1:])


def _small_box(box: Box, first: int, last: int, most: int) -> Box | None:
    """The largest box around this one of few lines, all of them between the article's first and last line."""
    for _ in range(_CARD_DEPTH):
        outer = box.parent
        if outer is None or outer.last - outer.first > most or not first < outer.first <= outer.last < last:
            break
        box = outer
    inside = box.last - box.first <= most and first < box.first and box.last < last
    return box if inside and box.tag not in PARAGRAPHS else None


def _has_like(page: Outline, card: Box) -> bool:
    """Whether another box in the same one is marked up like this one: then they are parts of the text."""
    kind = card.tag, card.names
    return any(x is not card and x.last > x.first and (x.tag, x.names) == kind for x in children(page, card.parent))
