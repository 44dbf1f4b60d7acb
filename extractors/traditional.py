"""Text in simplified characters, whatever it was written in; by OpenCC, which is loaded when first needed."""

from __future__ import annotations

from functools import cache, lru_cache

__all__ = ["simplified"]


@lru_cache(maxsize=8192)
def simplified(text: str) -> str:
    """A text in simplified characters, as long as it was: 問題困難 becomes 问题困难.

    What GB 2312 holds is left as it is: nearly all that stands on pages in simplified characters, so that those seldom
    ask OpenCC.
    """
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return _converted(text)
    return text


def _converted(text: str) -> str:
    plain: str = _converter().convert(text)
    return plain if len(plain) == len(text) else text


@cache
def _converter():  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC("t2s")
