"""Joining addresses as pages print them, which may be anything."""

from __future__ import annotations

from urllib.parse import urljoin

__all__ = ["join"]


def join(base: str | None, href: str) -> str:
    """`href` made absolute where `base` is known and both are addresses; as printed otherwise."""
    href = href.strip()
    if not base:
        return href
    try:
        return urljoin(base, href)
    except ValueError:
        return href
