"""What a block's matter is about: one word of a closed list, by the words of its name and its difficulties.

The name of the matter (事项名称) counts most. Where the words are too few or speak for two topics alike nothing is
said: 其他 would only say that the lexicon knows no better (tried: a third of them were wrong).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from .fact_pieces import Found, Piece
from .fact_words import GENERAL, TOPICS

__all__ = ["topic"]

_TOPIC_OF = {word: name for name, words in TOPICS.items() for word in words}
_LONGEST_FIRST = sorted(_TOPIC_OF, key=len, reverse=True)
_FIRSTS = "".join(sorted({w[0] for w in _TOPIC_OF}))
_SECONDS = "".join(sorted({w[1] for w in _TOPIC_OF if len(w) > 1}))
_ALONE = "".join(sorted(w for w in _TOPIC_OF if len(w) == 1))
_TAILS = {c: "|".join(w[1:] for w in _LONGEST_FIRST if w[0] == c) for c in _FIRSTS}
_WORD = re.compile(
    f"(?=[{_FIRSTS}](?:(?<=[{_ALONE}])|[{_SECONDS}]))(?:{'|'.join(f'{c}(?:{_TAILS[c]})' for c in _FIRSTS)})"
)
"""The words, the longest at each place; most places are done with at their first two characters."""
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
    plainest: dict[str, tuple[float, Sequence[Piece]]] = {}
    times: dict[str, int] = {}
    for weight, run in _runs(pieces, matter, difficulty):
        for word in _WORD.findall("\n".join([piece.text for piece in run])):
            name = _TOPIC_OF[word]
            times[word] = times.get(word, 0) + 1
            if times[word] <= _MOST:
                weights[name] = weights.get(name, 0.0) + weight * (LESS if word in GENERAL else 1)
            if name not in plainest or weight > plainest[name][0]:
                plainest[name] = (weight, run)
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    (best, most), (_, next_best) = [*ranked, ("", 0.0), ("", 0.0)][:2]
    if most < ENOUGH:
        return None
    weight, run = plainest[best]
    if weight == MATTER and most <= MATTER * LESS:  # a general word alone: 打通葫芦沟的手机信号
        return None
    if most < next_best * (AHEAD if weight == MATTER else UNNAMED):
        return None
    words = ((piece, match) for piece in run for match in _WORD.finditer(piece.text))
    return next((p, Found("topic", best, None, *m.span())) for p, m in words if _TOPIC_OF[m[0]] == best)


def _runs(pieces: Sequence[Piece], matter: str, difficulty: str) -> Iterator[tuple[float, Sequence[Piece]]]:
    """Paragraphs of one weight that stand together, with the weight of their words; the name of the matter first."""
    told = sorted([p for p in pieces if not (p.heads or p.speaks)], key=lambda p: p.field != matter)
    weights = {matter: MATTER, difficulty: DIFFICULTY}
    for weight, run in groupby(told, key=lambda p: weights.get(p.field, REST)):
        yield weight, tuple(run)
