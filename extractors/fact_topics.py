"""What a block's matter is about: one word of a closed list, by the words of its name and its difficulties.

The name of the matter (事项名称) counts most. Where the words are too few or speak for two topics alike nothing is
said: 其他 would only say that the lexicon knows no better (tried: a third of them were wrong).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .fact_pieces import Found, Piece
from .fact_words import GENERAL, TOPICS

__all__ = ["topic"]

_TOPIC_OF = {word: name for name, words in TOPICS.items() for word in words}
_WORDS = re.compile("|".join(re.escape(w) for w in sorted(_TOPIC_OF, key=len, reverse=True)))
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
    first: dict[str, tuple[float, Piece, re.Match[str]]] = {}
    times: Counter[str] = Counter()
    for weight, piece, match in _words(pieces, matter, difficulty):
        name = _TOPIC_OF[match[0]]
        times[match[0]] += 1
        if times[match[0]] <= _MOST:
            weights[name] = weights.get(name, 0.0) + weight * (LESS if match[0] in GENERAL else 1)
        if name not in first or weight > first[name][0]:
            first[name] = (weight, piece, match)
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    (best, most), (_, next_best) = [*ranked, ("", 0.0), ("", 0.0)][:2]
    if most < ENOUGH:
        return None
    weight, piece, match = first[best]
    if weight == MATTER and most <= MATTER * LESS:  # a general word alone: 打通葫芦沟的手机信号
        return None
    if most < next_best * (AHEAD if weight == MATTER else UNNAMED):
        return None
    return piece, Found("topic", best, None, match.start(), match.end())


def _words(pieces: Sequence[Piece], matter: str, difficulty: str) -> Iterator[tuple[float, Piece, re.Match[str]]]:
    """Every word of a topic with what it weighs, the name of the matter first."""
    for piece in sorted(pieces, key=lambda p: p.field != matter):
        if not (piece.heads or piece.speaks):
            weight = MATTER if piece.field == matter else DIFFICULTY if piece.field == difficulty else REST
            for match in _WORDS.finditer(piece.text):
                yield weight, piece, match
