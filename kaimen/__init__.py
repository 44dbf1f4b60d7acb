"""Kaimen turns Chinese showcase news series into database rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import extract_article, extract_page, load_profile
    from .schemas import Article, PageResult, Profile, Record, Rejected

__all__ = ["Article", "PageResult", "Profile", "Record", "Rejected", "extract_article", "extract_page", "load_profile"]

_API = {"extract_article", "extract_page", "load_profile"}


def __getattr__(name: str) -> Any:
    """Names are imported where they are used, so that `kaimen --help` answers at once."""
    if name in __all__:
        from importlib import import_module

        return getattr(import_module(".api" if name in _API else ".schemas", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
