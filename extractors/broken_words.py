"""Words that a page breaks into letters or halves, each a line of its own: here they become one line again.

Labels stand upright (缘<br>由), in two halves (服务<br>举措), or with each letter in a box, as WeChat's editors set
them; the cells of narrow columns break any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from .label_words import meaning, spells_label
from .lines import Line
from .surnames import SINGLE
from .typesetting import pieces_of, with_pieces

__all__ = ["are_halves", "joined", "mended", "spell_label"]

_PIECE = 4
"""characters of a word's piece at most"""
_PIECES = 12
"""lines that a word is broken over at most"""
_HALF_ALONE, _HALF = re.compile("[\u3400-\u9fff]{2,3}"), re.compile("([\u3400-\u9fff]{2,3})[:：]")
"""the first half of a label alone on its line, and the second one with its colon"""
_HALVES, _HALF_LETTERS = 2, 2
"""halves of a word, and letters of one in a box"""
_NAME_LONGEST = 3
"""characters of a person's name"""
_BOXED_LEAST = 3
"""letters in boxes of their own that make a word"""
_ZERO_WIDTH, _LETTER_LONGEST = "\u200b\u200c\u200d\u2060\ufeff", 3
"""what may stand unseen around a letter in its box, and how many code points both have"""
_COUNTS = frozenset("一二三四五六七八九十")
_LETTERED = "letters"
"""what stands for a class where nothing but its letters' boxes sets a word apart"""


def mended(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with the words joined that are broken over several of them."""
    return _boxed_letters(_boxed_halves(_upright(lines)))


def joined(lines: Sequence[Line]) -> Line:
    """One line of all that lines say, where the first of them stands."""
    return with_pieces(lines[0], [piece for line in lines for piece in pieces_of(line)])


def spell_label(lines: Sequence[Line]) -> bool:
    """Whether lines are a few characters each and spell a label together."""
    pieces = _short_pieces(lines)
    return bool(pieces) and spells_label("".join(pieces))


def are_halves(lines: Sequence[Line]) -> bool:
    """Whether lines are the halves of some word, in one element, and not two names below each other."""
    pieces = _short_pieces(lines)
    pieces[1:] = [piece.rstrip(":：") for piece in pieces[1:]]
    if len(pieces) != 2 or lines[0].block != lines[1].block or not "".join(pieces).isalpha():
        return False
    if any(map(meaning, pieces)):
        return True
    return not all(piece[0] in SINGLE and len(piece) <= _NAME_LONGEST for piece in pieces)


def _short_pieces(lines: Sequence[Line]) -> list[str]:
    """What lines say without white space, nothing where they are too many or too long for a word's pieces."""
    if len(lines) > _PIECES:
        return []
    pieces = ["".join(line.text.split()) for line in lines]
    return pieces if max(map(len, pieces)) <= _PIECE else []


def _upright(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with the labels joined that stand upright in an element, a character in each of its lines (缘<br>由)."""
    for _, group in groupby(lines, key=attrgetter("block")):
        element = list(group)
        if len(element) > 1 and _is_broken_label(element):
            yield joined(element)
        elif len(element) > 1 and _is_broken_in_front(element):
            yield joined(element[:2])
            yield from element[2:]
        else:
            yield from element


def _is_broken_label(element: list[Line]) -> bool:
    """Whether an element is a label broken into letters, or into two halves: 服务<br>举措."""
    longest = max(len(line.text) for line in element)
    short = longest == 1 or (longest == 2 and len(element) == 2)
    return short and all(line.image is None for line in element) and spell_label(element)


def _is_broken_in_front(element: list[Line]) -> bool:
    """Whether an element begins with a label in two halves and its text: 街区<br>旧貌：三角地堆着旧城砖。"""
    front, behind = element[0].text, _HALF.match(element[1].text)
    if behind is None or not _HALF_ALONE.fullmatch(front) or element[0].image or element[1].image:
        return False
    return meaning(front + behind[1]) is not None


def _boxed_halves(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with the labels joined whose halves are paragraphs of a box (事项 | 名称) or two boxes (摊主 | 心声)."""
    boxes = (list(box) for _, box in groupby(lines, key=attrgetter("boxed")))
    for are_halves, group in groupby(boxes, key=_is_half):
        found = list(group)
        if are_halves and len(found) == _HALVES and _are_one_label(*found):
            yield joined([*found[0], *found[1]])
            continue
        for box in found:
            if _is_halved(box) and spell_label(box):
                yield joined(box)
            else:
                yield from box


def _is_half(box: list[Line]) -> bool:
    """Whether a drawn box holds nothing but two letters."""
    line = box[0]
    return len(box) == 1 and bool(line.boxed) and len(line.text) == _HALF_LETTERS and line.text.isalpha()


def _are_one_label(one: list[Line], other: list[Line]) -> bool:
    """Whether two letters in a box are a label with those in the next box, and none alone, as 类别 is (类别 | 民生)."""
    word = one[0].text + other[0].text
    if spells_label(one[0].text) or meaning(one[0].text):
        return False
    return one[0].tag == other[0].tag and (spells_label(word) or meaning(word) is not None)


def _is_halved(box: list[Line]) -> bool:
    """Whether a box holds two paragraphs of two letters each."""
    if len(box) != 2 or not box[0].boxed or box[0].tag != box[1].tag:
        return False
    return all(line.image is None and len(line.text) == _HALF_LETTERS for line in box)


def _boxed_letters(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with the words joined of which each letter stands in a box of its own.

    A word of two letters, or with a numeral in its middle, is one where others are drawn in boxes of the same colour.
    """
    whole = list(lines)
    looks = [_drawn(line) for line in whole]
    plain = [look is not None and _bare_letter(line) not in _COUNTS for look, line in zip(looks, whole, strict=True)]
    drawn: set[_Drawn | None] = set()
    for (is_letter, tag), numbers in groupby(range(len(whole)), key=lambda n: (plain[n], whole[n].tag)):
        found = list(numbers)
        if is_letter and tag and _is_word([whole[n] for n in found], _BOXED_LEAST):
            drawn.update(look for n in found if (look := looks[n]) and look.background)
    inside = [  # the numeral of 下一步
        0 < n < len(whole) - 1
        and look in drawn
        and looks[n - 1] == look == looks[n + 1]
        and plain[n - 1]
        and plain[n + 1]
        for n, look in enumerate(looks)
    ]
    letters = [is_letter or within for is_letter, within in zip(plain, inside, strict=True)]
    for (is_letter, _), numbers in groupby(range(len(whole)), key=lambda n: (letters[n], letters[n] and whole[n].tag)):
        found = list(numbers)
        least = _HALF_LETTERS if all(looks[n] in drawn for n in found) else _BOXED_LEAST
        group = [whole[n] for n in found]
        if is_letter and _is_word(group, least):
            line = joined(group)
            yield line._replace(runs=tuple(run._replace(names=_LETTERED) for run in line.runs))
        else:
            yield from group


class _Drawn(NamedTuple):
    """How a letter is set."""

    tag: str | None
    background: str | None


def _bare_letter(line: Line) -> str:
    """A short line's text without what of it has no width."""
    return line.text.strip(_ZERO_WIDTH) if 1 < len(line.text) <= _LETTER_LONGEST else line.text


def _drawn(line: Line) -> _Drawn | None:
    """How a line is set that is a single letter; None of any other."""
    text = _bare_letter(line)
    if len(text) != 1 or not "\u3400" <= text <= "\u9fff" or line.cell is not None or line.tag == "li":
        return None
    return _Drawn(line.tag, line.runs[0].background if line.runs else None)


def _is_word(letters: list[Line], least: int) -> bool:
    return least <= len(letters) <= _PIECES and _stand_apart(letters)


def _stand_apart(letters: list[Line]) -> bool:
    """Whether each letter has an element of its own, and where it is not drawn as a box, another one around it."""
    drawn = all(line.boxed or any(run.background for run in line.runs) for line in letters)
    return all(b.block - a.block > (not drawn) for a, b in pairwise(letters))
