"""What a block's matter is about: one word of a closed list, by the words of its name and its difficulties.

The name of the matter (事项名称) counts most. Where the words are too few or speak for two topics alike nothing is
said: 其他 would only say that the lexicon knows no better (tried: a third of them were wrong).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .fact_pieces import Found, Piece
from .fact_words import GENERAL, TOPICS

__all__ = ["topic"]

_TOPIC_OF = {word: name for name, words in TOPICS.items() for word in words}
_LENGTHS = {c: tuple(sorted({len(w) for w in _TOPIC_OF if w[0] == c}, reverse=True)) for c in {w[0] for w in _TOPIC_OF}}
"""How long the words are that begin with a character, longest first."""
_ALONE = "".join(sorted(w for w in _TOPIC_OF if len(w) == 1))
_SECOND = "".join(sorted({w[1] for w in _TOPIC_OF if len(w) > 1}))
_START = re.compile(f"[{''.join(sorted(_LENGTHS))}](?:(?<=[{_ALONE}])|(?=[{_SECOND}]))")
"""Where a word may begin; half as dear as a pattern of the words, which are too many to be tried one by one."""
MATTER, DIFFICULTY, REST = 5.0, 1.0, 0.4
"""What a word weighs in the name of the matter, in its difficulties, and elsewhere."""
LESS = 0.5
"""What a general word weighs of that."""
ENOUGH, AHEAD = 2.2, 1.3
"""The least that a topic weighs, and how many times the next best; calibrated on the tuned half of the truth."""
UNNAMED = 2.0
"""How many times the next best, where no word of it stands in the name of the matter."""
_MOST = 4
"""Times that one word counts."""


def topic(pieces: Sequence[Piece], matter: str, difficulty: str) -> tuple[Piece, Found] | None:
    """The topic, at the first of its words in the plainest place."""
    weights: dict[str, float] = {}
    first: dict[str, tuple[float, Piece, int, str]] = {}
    times: dict[str, int] = {}
    for weight, piece, start, word in _words(pieces, matter, difficulty):
        name = _TOPIC_OF[word]
        times[word] = times.get(word, 0) + 1
        if times[word] <= _MOST:
            weights[name] = weights.get(name, 0.0) + weight * (LESS if word in GENERAL else 1)
        if name not in first or weight > first[name][0]:
            first[name] = (weight, piece, start, word)
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    (best, most), (_, next_best) = [*ranked, ("", 0.0), ("", 0.0)][:2]
    if most < ENOUGH:
        return None
    weight, piece, start, word = first[best]
    if weight == MATTER and most <= MATTER * LESS:  # a general word alone: 打通葫芦沟的手机信号
        return None
    if most < next_best * (AHEAD if weight == MATTER else UNNAMED):
        return None
    return piece, Found("topic", best, None, start, start + len(word))


def _words(pieces: Sequence[Piece], matter: str, difficulty: str) -> Iterator[tuple[float, Piece, int, str]]:
    """Every word of a topic with its offset and what it weighs, the name of the matter first."""
    told = sorted([p for p in pieces if not (p.heads or p.speaks)], key=lambda p: p.field != matter)
    ahead = iter(told)
    start = end = 0
    weight = 0.0
    for at, word in _words_of("\n".join([p.text for p in told])):
        while at >= end:
            piece = next(ahead)
            start, end = end, end + len(piece.text) + 1
            weight = MATTER if piece.field == matter else DIFFICULTY if piece.field == difficulty else REST
        yield weight, piece, at - start, word


def _words_of(text: str) -> Iterator[tuple[int, str]]:
    """The words in a text, the longest at each place; none begins inside of another."""
    end = 0
    for match in _START.finditer(text):
        start = match.start()
        if start >= end:
            for length in _LENGTHS[text[start]]:
                word = text[start : start + length]
                if word in _TOPIC_OF:
                    yield start, word
                    end = start + len(word)
                    break
