"""The address that a saved page says it has, and whether its canonical link can be believed.

Browsers write `<!-- saved from url=(0042)http://… -->`, SingleFile a comment with a line ` url: https://…`. A canonical
link often names the home page of the site or of a column, another host or nothing sensible; then it is no name for the
article. Whether pages of other articles have the same link is for `kaimen.pipeline` to see.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from ..schemas import UrlSource

__all__ = ["believable", "stated"]

_HEAD = 8192  # characters of the page in which the saving program's comment stands
_LONGEST = 2048  # characters of an address
_SAVED = re.compile(r"<!--\s{0,20}saved from url=\(\d{1,6}\)(\S{1,2048})", re.IGNORECASE)
_SINGLEFILE = re.compile(r"Page saved with SingleFile.{0,200}?\burl:\s{0,20}(\S{1,2048})", re.IGNORECASE | re.DOTALL)
_DIGIT = re.compile("[0-9]")
_HOSTS = re.compile(r"^(?:www|m|wap|mobile|3g|h5|mobi)\.")


def stated(markup: str, canonical: str | None, og_url: str | None) -> tuple[str | None, UrlSource | None]:
    """The address that the page itself states, best evidence first, and which that was."""
    if markup.find("saved from url", 0, _HEAD) >= 0:
        saved = _SAVED.search(markup, 0, _HEAD)
        if saved and (url := _absolute(saved[1])):
            return url, "saved_from"
    if markup.find("SingleFile", 0, _HEAD) >= 0:
        saved = _SINGLEFILE.search(markup, 0, _HEAD)
        if saved and (url := _absolute(saved[1])):
            return url, "singlefile"
    if canonical and (url := _article(canonical)):
        return url, "canonical"
    if og_url and (url := _article(og_url)):
        return url, "og_url"
    return None, None


def believable(canonical: str | None, url: str | None) -> str | None:
    """The canonical address where it can be the article's: a page of the same site or its www or m mirror."""
    if not canonical:
        return None
    canonical = canonical.strip()
    if url and not canonical.lower().startswith(("http:", "https:")):
        canonical = _joined(url, canonical)
    target = _article(canonical)
    if target is None or url is None:
        return target
    here, there = _split(url), _split(target)
    if here is None or there is None or _bare(here) != _bare(there):
        return None
    return target


def _joined(url: str, href: str) -> str:
    try:
        return urljoin(url, href)
    except ValueError:
        return ""


def _absolute(text: str) -> str | None:
    text = text.strip().rstrip("-").strip()
    parts = _split(text)
    return text if parts and len(text) <= _LONGEST else None


def _article(text: str) -> str | None:
    """The address if it is absolute and names more than a host or a column."""
    url = _absolute(text)
    parts = _split(url) if url else None
    return url if parts and not _is_index(parts) else None


def _is_index(parts: SplitResult) -> bool:
    """Whether this is the address of a home page, or of a column: an index in folders that no number or date names."""
    folders, _, name = parts.path.strip("/").lower().rpartition("/")
    return name in _HOMES and not parts.query and not _DIGIT.search(folders)


_HOMES = frozenset(
    f"{name}{ending}"
    for name in ("", "index", "default", "home", "main")
    for ending in ("", ".html", ".htm", ".shtml", ".asp", ".aspx", ".php", ".jsp")
)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _bare(parts: SplitResult) -> str:
    return _HOSTS.sub("", (parts.hostname or "").lower())
