"""The public Python API: extract from one page at hand. No network, no files but the profile."""

from __future__ import annotations

from pathlib import Path

from .extractors.page import compose, read
from .profiles import builtin, load_profile
from .schemas import Article, PageResult, Profile, Rejected

__all__ = ["extract_article", "extract_page", "load_profile"]


def extract_article(
    body: bytes | str, *, url: str | None = None, content_type: str | None = None
) -> Article | Rejected:
    """The article of one page, or why there is none.

    `body` is the page as bytes (its charset is found) or as text; `content_type` is the HTTP header's value. Never
    raises on what a page holds.
    """
    page = extract_page(body, url=url, content_type=content_type)
    return page.article or page.rejected[0]


def extract_page(
    body: bytes | str,
    *,
    url: str | None = None,
    content_type: str | None = None,
    profile: str | Path | Profile | None = None,
) -> PageResult:
    """Article, records and rejections of one page.

    `profile` is a built-in name, a path or a loaded profile; without it the built-in one with the best evidence is
    taken. An article of several pages is merged by `kaimen extract`, not here. Raises ProfileError for a bad profile.
    """
    profiles = (load_profile(profile),) if profile is not None else builtin()
    reading = read(body, url=url, content_type=content_type)
    return PageResult(rejected=(reading,)) if isinstance(reading, Rejected) else compose((reading,), profiles)
