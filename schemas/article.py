"""The article: what the journalist wrote, as one text with everything else pointing into it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from .base import Contract, Count, Id, Number, Span, Text
from .warning import Warning

__all__ = ["Article", "ArticleImage", "Decoding", "PublishedAt", "UrlSource"]

PublishedAt = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z))?)?)?$"),
]
"""ISO 8601, exactly as precise as the page: `2021-06-09`, `2021-05-20T09:48+08:00`."""

UrlSource = Literal["fetched", "warc", "mhtml", "saved_from", "singlefile", "canonical", "og_url", "option", "url_map"]
"""How the address of a page was known."""


class Decoding(Contract):
    """How the bytes became text (WHATWG Encoding Standard names, lower case)."""

    encoding: Text
    chosen_by: Literal["bom", "content", "declaration", "default", "given"]
    declared: tuple[Text, ...] = ()
    rivals: tuple[Text, ...] = ()
    replaced: Count = 0


class ArticleImage(Contract):
    """A content image; `offset` is where in `article.text` it stands (code points)."""

    src: Text | None
    alt: Text | None = None
    caption: Text | None = None
    offset: Count = 0


class Article(Contract):
    """One article, possibly merged from several pages."""

    schema_version: Text
    extractor_version: Text
    id: Id
    url: Text | None
    url_source: UrlSource | None = None
    canonical_url: Text | None
    urls: tuple[Text, ...]
    digests: tuple[Text, ...]
    captured_at: Text | None = None
    title: Text | None
    series: Text | None
    installment: Number | None
    published_at: PublishedAt | None
    source: Text | None
    site: Text | None
    authors: tuple[Text, ...]
    editors: tuple[Text, ...]
    lead: tuple[Text, ...]
    lead_spans: tuple[Span, ...] = ()
    text: Text
    footer: tuple[Text, ...]
    footer_spans: tuple[Span, ...] = ()
    images: tuple[ArticleImage, ...]
    charset: Text | None
    decoding: Decoding | None = None
    next_page: Text | None
    records: Count
    profile: Text | None = None
    warnings: tuple[Warning, ...]
