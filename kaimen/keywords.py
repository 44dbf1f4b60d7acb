"""Keywords of a record, as facts of kind `keyword`: only when asked for, because loading jieba takes half a second.

Words are weighed by how often the record has them and how rare they are elsewhere (jieba's table of frequencies). Names
that the record itself knows (its street, its community, its official) are put together again after cutting, instead of
being added to the dictionary: that would change what the pages after it give.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from .schemas import Fact, Record, Span
from .sinks.words import tokens

__all__ = ["with_keywords"]

_WORD = re.compile(r"(?![一二三四五六七八九十百千万两]{2})[\u3400-\u9fff\U00020000-\U0003ffff]{2,12}")


def with_keywords(record: Record, text: str, number: int) -> Record:
    """The record with up to `number` keywords behind its facts; `text` is its article's."""
    first: dict[str, tuple[Span, int]] = {}
    counts: Counter[str] = Counter()
    known = _known(record)
    for place, span, section in _words(record, text, known):
        first.setdefault(place, (span, section))
        counts[place] += 1
    rarity, usual = _rarity()
    ranked = sorted(counts, key=lambda w: (-counts[w] * rarity.get(w, usual), first[w][0]))
    found = tuple(
        Fact(kind="keyword", value=word, raw=word, span=first[word][0], section=first[word][1])
        for word in ranked[:number]
    )
    return record.model_copy(update={"facts": record.facts + found})


def _known(record: Record) -> tuple[str, ...]:
    names = [record.street, record.community, *(f.value for f in record.facts if f.kind == "official")]
    return tuple(sorted({n for n in names if isinstance(n, str) and len(n) > 1}, key=len, reverse=True))


def _words(record: Record, text: str, known: tuple[str, ...]) -> Iterator[tuple[str, Span, int]]:
    """Each word of the sections with its place, and the section's index."""
    for index, section in enumerate(record.sections):
        for paragraph in section.paragraphs:
            skip = paragraph.start
            for word, start, end in tokens(paragraph.cut(text)):
                at, stop = paragraph.start + start, paragraph.start + end
                if at < skip:
                    continue
                name = next((n for n in known if text.startswith(n, at) and at + len(n) <= paragraph.end), None)
                if name:
                    word, stop = name, at + len(name)
                skip = stop
                if _WORD.fullmatch(word):
                    yield word, Span(at, stop), index


@cache
def _rarity() -> tuple[dict[str, float], float]:
    """Inverse document frequencies by word, and the usual one."""
    # Read here, because importing jieba.analyse builds extractors of its own and leaves the file open.
    table = files("jieba").joinpath("analyse/idf.txt").read_text(encoding="utf-8")
    found = {word: float(rarity) for word, rarity in map(str.split, table.splitlines())}
    return found, sorted(found.values())[len(found) // 2]
