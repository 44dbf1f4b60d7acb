"""Cut Chinese for search: the same way for what is indexed and for what is asked.

jieba's search mode gives a word and the shorter words in it (停车位: 停车, 车位, 停车位), which is what makes 停车 find
停车位. Its guessing of unknown words (HMM) is off: it cuts one name differently in different sentences. A `Tokenizer`
of our own leaves jieba's global one alone, which `add_word` elsewhere would change under a finished index.
"""

from __future__ import annotations

import logging
import os
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jieba import Tokenizer

__all__ = ["cache_folder", "characters", "fold", "plain_words", "tokens", "words"]

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_TOKEN = re.compile(r"[a-z0-9]+|[^\W_]")
_BMP = 0xFFFF  # SQLite's tokenizer knows Unicode 6.1: many a character beyond the BMP separates words for it


def cache_folder() -> Path:
    """Where jieba keeps its compiled dictionary: `KAIMEN_CACHE`, else `kaimen` in the user's cache folder."""
    named = os.environ.get("KAIMEN_CACHE")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(named) if named else base / "kaimen"


@cache
def _tokenizer() -> Tokenizer:
    import jieba

    jieba.setLogLevel(logging.CRITICAL)  # what it says of its cache is no news; without one it is half a second slower
    tokenizer = jieba.Tokenizer()
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tokenizer.tmp_dir = str(folder)
    except OSError:
        pass  # a home that cannot be written to: jieba falls back to the system's temporary folder
    tokenizer.cache_file = "jieba.cache"
    tokenizer.initialize()
    return tokenizer


def fold(text: str) -> str:
    """The form in which texts are compared: NFKC, lower case, no zero-width characters."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).lower())


def words(text: str) -> list[str]:
    """The words of a folded text, longer ones after the words in them; no punctuation."""
    return [_safe(w) for w in _tokenizer().cut_for_search(text, HMM=False) if any(map(str.isalnum, w))]


def plain_words(text: str) -> list[str]:
    """The words of a folded text without the words in them: each is also one of `words`."""
    return [_safe(w) for w in _tokenizer().cut(text, HMM=False) if any(map(str.isalnum, w))]


def tokens(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as it is, without the words in them, each with its place."""
    return list(_tokenizer().tokenize(text, HMM=False))


def characters(text: str) -> list[str]:
    """A folded text as one token a character; runs of Latin letters and digits stay together."""
    return [_safe(token) for token in _TOKEN.findall(text)]


def _safe(token: str) -> str:
    """A token that the tokenizer of SQLite leaves whole."""
    if token.isascii() or max(token) <= "\uffff":
        return token
    return "".join(f"u{ord(c):x}" if ord(c) > _BMP else c for c in token)
