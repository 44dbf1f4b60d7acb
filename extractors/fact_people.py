"""The official of a block and their title, from the ways in which such reports name them.

Without a language model a name is told by where it stands (我叫…, …书记…, a signature, the value of a label) and by
its surname. Where a name ends is plain before punctuation; in running text (书记石磊把后街的…) the rest of the record
decides: a name comes again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from .fact_pieces import Found, Piece
from .surnames import DOUBLE, FUNCTION, NOT_NAMES, SINGLE, WORDLIKE

__all__ = ["PEOPLE_FIELDS", "official"]

PEOPLE_FIELDS = ("书记", "责任人", "领办人", "负责人", "承诺人", "牵头人", "办理人", "社区书记", "党组织书记")
"""Labels whose paragraph is a person."""

_HAN = r"[\u3400-\u9fff]"
_TITLE = re.compile(
    r"(?=[社村党总支第书])(?P<title>(?:社区|村)?(?:党委|党总支部|党总支|党支部|总支|支部|党组织)?(?:第一)?书记)"
    r"(?:、主任|兼主任|、居委会主任|、村委会主任)?"
)
_OFFICE, _BEFORE_OFFICE = "书记", 8
"""The word that every title holds, and the characters of one before it: 社区党总支部第一."""
_OTHERS = re.compile(r"(?:老|原|前|(?<!新)任|副|各|位|总|团|区委|县委|市委|省委|街道党工委)$")
_ELSEWHERE = re.compile(r"(?:街道|工委|镇|乡|小区|网格|院|厂|学校|公司|机关|企业)$")
"""What before a title makes it another person's (老书记, 副书记), or another body's where the title names no community
itself: 街道党工委书记, but 水泥厂社区党委书记."""
_SELF = re.compile(r"(?:我是|我叫|我名叫|真名|名叫|本人|我的名字叫|我就是)(?:是|叫)?[ \u3000]?")
_FORMAL = re.compile(
    rf"[ \u3000:：]*(?P<name>{_HAN}[ \u3000]{{0,2}}{_HAN}{{1,3}})[ \u3000]*(?=$|[，。,.;；、！!)）（(“])"
)
_SPACED = re.compile(rf"[ \u3000:：]+(?P<name>{_HAN}{{2,4}})(?=[ \u3000])")
_DOTTED = re.compile(rf"[ \u3000]?(?P<name>{_HAN}{{2,6}}[·•・]{_HAN}{{2,6}})(?!{_HAN})")
_TAKES_OFFICE = re.compile(
    rf"(?:^|[，。；,;！“：:]|书记)(?P<name>{_HAN}{{2,3}}?)(?:当选|当(?:社区)?书记|任书记|就任|出任"
    r"|担任(?:社区)?(?:党委|党支部|党总支)?书记)"
)
_TAKEN = re.compile(rf"(?:当选为?|就?任|出任|担任|当){_TITLE.pattern}")
_QUOTED = frozenset("“‘「『”")


def official(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Found]]:
    """The name and the title, each at most once; the plainest way of saying it wins."""
    whole = "\n".join([piece.text for piece in pieces])
    of_office = [p for p in pieces if _OFFICE in p.text] if _OFFICE in whole else []  # as every title is
    ways = (
        (_of_label, [p for p in pieces if p.field in PEOPLE_FIELDS]),
        (_titled, [p for p in of_office if p.heads]),
        (_of_self, pieces if _SELF.search(whole) else ()),
        (_titled, of_office),
        (_of_office, (p for p in pieces if "当" in p.text or "任" in p.text)),
    )
    for find, where in ways:
        for piece in where:
            found = find(piece, whole)
            if found:
                yield piece, found
                role = _role_before(piece, found) or _role_with(of_office, found)
                yield from (role,) if role else _role_elsewhere(of_office)
                return
    yield from _role_elsewhere(of_office)


def _of_label(piece: Piece, whole: str) -> Found | None:
    """What stands under a label that announces a person."""
    named = _titled(piece, whole)
    if named:
        return named
    match = _FORMAL.match(piece.text)
    return _person(piece.text, match) if match else None


def _of_self(piece: Piece, whole: str) -> Found | None:
    """我叫鲁英桂; 我是党龙琼 — where the official speaks, or outside of what others are quoted with."""
    for match in _SELF.finditer(piece.text):
        if not piece.speaks and match.start() and piece.text[match.start() - 1] in _QUOTED:
            continue
        for pattern in (_FORMAL, _DOTTED):
            name = pattern.match(piece.text, match.end())
            found = _person(piece.text, name, trusted=pattern is _DOTTED) if name else None
            if found:
                return found
    return None


def _of_office(piece: Piece, whole: str) -> Found | None:
    """李堃当书记之前; 苗珺当选后."""
    for match in _TAKES_OFFICE.finditer(piece.text):
        found = _person(piece.text, match)
        if found:
            return found
    return None


def _titled(piece: Piece, whole: str) -> Found | None:
    """…党委书记殷浩; （桥头社区党委书记　殷浩）."""
    text = piece.text
    for title in islice(_titles(text), _MOST):
        if _of_others(text, title):
            continue
        for pattern in (_FORMAL, _SPACED, _DOTTED):
            match = pattern.match(text, title.end())
            found = _person(text, match, trusted=pattern is _DOTTED) if match else None
            if found:
                return found
        found = _running(text, title.end(), whole)
        if found:
            return found
    return None


def _titles(text: str) -> Iterator[re.Match[str]]:
    """Every title in a text, looked for around its office alone."""
    end = 0
    while (at := text.find(_OFFICE, end)) >= 0 and (title := _TITLE.search(text, max(end, at - _BEFORE_OFFICE))):
        yield title
        end = title.end()


def _of_others(text: str, title: re.Match[str]) -> bool:
    before = (max(0, title.start() - 5), title.start())
    return bool(_OTHERS.search(text, *before)) or (
        not title["title"].startswith(("社区", "村")) and bool(_ELSEWHERE.search(text, *before))
    )


def _person(text: str, match: re.Match[str], *, trusted: bool = False) -> Found | None:
    name = re.sub(r"[ \u3000]", "", match["name"])
    if not trusted and not _is_name(name):
        return None
    return Found("official", name, None, match.start("name"), match.end("name"))


def _is_name(name: str) -> bool:
    """A surname and a given name, of the usual length."""
    if len(name) < 2 or name[:2] in NOT_NAMES:
        return False
    if name[:2] in DOUBLE:
        return 3 <= len(name) <= 4
    return name[0] in SINGLE and 2 <= len(name) <= (4 if name[0] in _TRANSCRIBED else 3)


_MOST = 50
"""titles of one paragraph that are looked at"""
_TRANSCRIBED = frozenset("马阿买艾木古麦吐热努尕哈沙者妥喇撒白才扎卓索拉格")
"""First characters of transcribed names of four characters: 马尕西木, 阿依古丽, 卓玛才让."""


def _running(text: str, start: int, whole: str) -> Found | None:
    """A name in running text: two characters or three, as the rest of the record says."""
    head = text[start : start + 4]
    surname = 2 if head[:2] in DOUBLE else 1
    short, long = head[: surname + 1], head[: surname + 2]
    if not (_is_name(short) and all("\u3400" <= c <= "\u9fff" for c in short)):
        return None
    n_short, n_long = whole.count(short), whole.count(long)
    if head[0] in WORDLIKE and surname == 1 and n_short < 2:
        return None
    third = long[surname + 1 :]
    ends = not "\u3400" <= third <= "\u9fff" or n_short > n_long or (n_short == 1 and third in FUNCTION)
    name = short if ends else long
    return Found("official", name, None, start, start + len(name))


def _role_before(piece: Piece, found: Found) -> tuple[Piece, Found] | None:
    """The title directly before the name, or in 李堃当书记之前 behind it."""
    for title in _TITLE.finditer(piece.text, max(0, found.start - 14), found.start):
        if not piece.text[title.end() : found.start].strip(" \u3000:："):
            return piece, _role(title)
    behind = _TAKEN.match(piece.text, found.end)
    return (piece, _role(behind)) if behind else None


def _role_with(pieces: Sequence[Piece], found: Found) -> tuple[Piece, Found] | None:
    """The title where the name stands once more, behind it."""
    for piece in pieces:
        for title in _titles(piece.text):
            if piece.text[title.end() :].lstrip(" \u3000").startswith(str(found.value)):
                return piece, _role(title)
    return None


def _role_elsewhere(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Found]]:
    """The title that the official gives themself: 我叫鲁英桂, 是…新一届党委书记. 书记 alone is none."""
    for piece in pieces:
        if not piece.speaks:
            continue
        for title in _titles(piece.text):
            if title["title"] != _OFFICE and not _of_others(piece.text, title):
                yield piece, _role(title)
                return


def _role(title: re.Match[str]) -> Found:
    return Found("role", title["title"], None, title.start("title"), title.end("title"))
