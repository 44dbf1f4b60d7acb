"""Names and texts from outside, made into what the contracts hold: no NUL, no lone surrogates."""

from __future__ import annotations

import os

__all__ = ["shown_name", "storable"]


def storable(text: str) -> str:
    """The text with `?` for lone surrogates and U+FFFD for NUL."""
    return text if _clean(text) else text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def _clean(text: str) -> bool:
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def shown_name(path: str) -> str:
    """A file's name for people: bytes that are no UTF-8 are GBK, as in folders unpacked from Chinese archives."""
    if _clean(path):
        return path
    try:
        return storable(os.fsencode(path).decode("gb18030"))
    except (UnicodeDecodeError, UnicodeEncodeError):
        return storable(path)
