"""The tables, once, for every database: what docs/databases.md draws.

Values that a table cannot hold as they are (lists, spans of paragraphs) stand as JSON texts, so that what comes out
equals what went in; dates stay the strings that the page gave, because a date alone is not midnight.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Index, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import JSON as PG_JSON

from ..schemas import Profile

__all__ = [
    "ARTICLES",
    "CHILDREN",
    "FACTS",
    "IMAGES",
    "LOADS",
    "META",
    "METADATA",
    "RECORDS",
    "REJECTED",
    "SECTIONS",
    "VERSION",
    "View",
    "ViewColumn",
    "free_name",
    "views",
]

VERSION = "1"
"""Of the tables; a database of another version is refused."""

METADATA = MetaData()

_JSON = Text().with_variant(PG_JSON(), "postgresql")
_NAME_BYTES = 63  # PostgreSQL cuts longer names, and two could become one


def _text(name: str, comment: str, *, required: bool = False) -> Column[str]:
    return Column(name, Text, comment=comment, nullable=not required)


def _json(name: str, comment: str) -> Column[str]:
    return Column(name, _JSON, comment=f"{comment} (JSON)")


def _number(name: str, comment: str) -> Column[int]:
    return Column(name, BigInteger, comment=comment)


def _load() -> Column[int]:
    return Column(
        "load_id",
        BigInteger,
        ForeignKey("loads.id"),
        comment="the load that wrote the row as it stands",
        nullable=False,
    )


META = Table(
    "kaimen_schema",
    METADATA,
    Column("name", Text, primary_key=True, comment="version, search, the name of a view, or columns: and the name"),
    _text(
        "value",
        "the version of the tables or of the index, the view's digest, or as JSON what its columns mean",
        required=True,
    ),
    comment="What of Kaimen is in this database",
)

LOADS = Table(
    "loads",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False, comment="1, 2, 3 …"),
    _text("source", "folder, file or - for standard input", required=True),
    _text("source_digest", "SHA-256 of the lines; null while the load runs, or where it was killed"),
    _text("started_at", "ISO 8601, UTC", required=True),
    _text("finished_at", "ISO 8601, UTC; null while the load runs, or where it was killed"),
    _json("extractor_versions", "versions of the extractor that wrote the source"),
    _text("loader_version", "version of the program that loaded", required=True),
    _number("articles", "articles in the source"),
    _number("records", "records in the source"),
    _number("rejected", "rejections and unusable lines in the source"),
    _number("inserted", "records that were new"),
    _number("updated", "records whose content had changed, or that came back"),
    _number("vanished", "records that their article no longer has"),
    _number("deleted", "records that --prune deleted"),
    comment="What came from where, when, by which version",
)

ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", Text, primary_key=True, comment="from the canonical URL, else from title, date and text"),
    _text("url", "address"),
    _text("url_source", "how the address was known"),
    _text("canonical_url", "the address that the page gives itself"),
    _text("title", "标题"),
    _text("series", "系列"),
    _number("installment", "期数"),
    _text("published_at", "发布时间: ISO 8601, exactly as precise as the page"),
    _text("source", "来源"),
    _text("site", "the outlet or publishing account"),
    _json("authors", "作者"),
    _json("editors", "编辑"),
    _json("lead", "paragraphs before the first block"),
    _json("lead_spans", "their places in text"),
    _text("text", "正文: the whole body, one paragraph a line; null where only records were loaded"),
    _json("footer", "lines after the last block"),
    _json("footer_spans", "their places in text"),
    _json("images", "all content images with their places in text"),
    _json("urls", "address of each page of the article"),
    _json("digests", "SHA-256 of each page"),
    _text("captured_at", "when the page was fetched, ISO 8601"),
    _text("charset", "the encoding that decoded the page"),
    _json("decoding", "how the encoding was chosen"),
    _text("next_page", "address of the rest, where it is missing"),
    _number("records", "how many records the article has"),
    _text("profile", "the profile that its records follow"),
    _json("warnings", "what a reader should know"),
    _text("schema_version", "of the output contract"),
    _text("extractor_version", "that first gave this content"),
    _text("digest", "SHA-256 of the content; of the reference (ref:) where only records were loaded", required=True),
    _text("first_seen", "load that brought the article, ISO 8601, UTC", required=True),
    _text("last_seen", "load that brought this content, ISO 8601, UTC", required=True),
    _load(),
    comment="Articles: what the journalist wrote",
)

RECORDS = Table(
    "records",
    METADATA,
    Column("id", Text, primary_key=True, comment="from the article's id, the heading and its occurrence"),
    Column("article_id", Text, ForeignKey("articles.id"), nullable=False, comment="the article"),
    _text("profile", "the profile whose fields the record follows"),
    _number("ordinal", "1-based position of the block in the article"),
    _text("heading", "heading as printed"),
    _number("heading_start", "where the heading begins in articles.text (code points)"),
    _number("heading_end", "where it ends"),
    _text("street", "街道, 镇, 乡"),
    _text("community", "社区, 村"),
    _json("lead", "paragraphs before the first label"),
    _json("lead_spans", "their places in articles.text"),
    _json("fields", "field name → text"),
    _text("url", "address of the article"),
    _text("title", "标题 of the article"),
    _text("series", "系列"),
    _number("installment", "期数"),
    _text("published_at", "发布时间: ISO 8601, exactly as precise as the page"),
    _text("source", "来源"),
    _text("site", "the outlet or publishing account"),
    _json("warnings", "what a reader should know"),
    _json("corrections", "what reviewers said that was applied to the fields and the place"),
    _text("schema_version", "of the output contract"),
    _text("extractor_version", "that first gave this content"),
    _text("digest", "SHA-256 of the content", required=True),
    _text("first_seen", "load that brought the record, ISO 8601, UTC", required=True),
    _text("last_seen", "load that brought this content, or brought it back, ISO 8601, UTC", required=True),
    _text("vanished_at", "load whose article no longer had the record, ISO 8601, UTC; null while it has"),
    _load(),
    comment="Records: one block of an article, about one community, village, unit or person",
)


def _parent() -> Column[str]:
    return Column(
        "record_id", Text, ForeignKey("records.id", ondelete="CASCADE"), primary_key=True, comment="the record"
    )


def _position(what: str) -> Column[int]:
    return Column(
        "position", BigInteger, primary_key=True, autoincrement=False, comment=f"0-based place among the {what}"
    )


SECTIONS = Table(
    "sections",
    METADATA,
    _parent(),
    _position("record's sections"),
    _text("field", "canonical name", required=True),
    _text("label", "label as printed", required=True),
    _number("label_start", "where the label begins in articles.text (code points)"),
    _number("label_end", "where it ends"),
    _text("rule", "what recognised the label"),
    _text("text", "the section's text, paragraphs joined by line feeds", required=True),
    _number("span_start", "where the section begins in articles.text"),
    _number("span_end", "where it ends"),
    _json("paragraphs", "places of its paragraphs"),
    _json("captions", "places of its captions"),
    _json("steps", "numbered items inside it"),
    comment="Sections: a label and what stands under it",
)

IMAGES = Table(
    "images",
    METADATA,
    _parent(),
    _position("record's images"),
    _text("src", "address"),
    _text("alt", "alternative text"),
    _text("caption", "图注"),
    _number("section", "position of its section; null before the first label"),
    comment="Images of records",
)

FACTS = Table(
    "facts",
    METADATA,
    _parent(),
    _position("record's facts"),
    _text("kind", "what is stated", required=True),
    _text("value", "the value, in its shortest exact form", required=True),
    _text("value_type", "text, integer or decimal", required=True),
    Column("number", Double, comment="the value as a number, where it is one"),
    _text("unit", "unit"),
    _text("raw", "as printed", required=True),
    _number("span_start", "where it begins in articles.text (code points)"),
    _number("span_end", "where it ends"),
    _number("section", "position of its section; null in the lead"),
    comment="Facts: typed values found in the text",
)

REJECTED = Table(
    "rejected",
    METADATA,
    Column("id", Text, primary_key=True, comment="SHA-256 of the rejection"),
    _text("url", "address"),
    _text("path", "file"),
    _text("stage", "where on the line the page was lost", required=True),
    _text("code", "why, of a closed list", required=True),
    _text("detail", "why, for a person", required=True),
    _text("title", "标题"),
    _text("series", "系列"),
    _text("article_id", "the article that gave no block"),
    _json("links", "links of a list page"),
    _text("next_page", "address of the list's next page"),
    _text("first_seen", "load that brought the rejection, ISO 8601, UTC", required=True),
    _load(),
    comment="Pages that gave no article, articles that gave no block, lines that could not be loaded",
)

CHILDREN = (SECTIONS, IMAGES, FACTS)
"""Tables whose rows belong to a record and are replaced with it."""

# Hash indexes in PostgreSQL, because a B-tree there takes no value above 2,700 bytes.
for _column in (
    ARTICLES.c.url,
    ARTICLES.c.series,
    ARTICLES.c.load_id,
    RECORDS.c.article_id,
    RECORDS.c.street,
    RECORDS.c.community,
    RECORDS.c.published_at,
    SECTIONS.c.field,
    FACTS.c.kind,
    REJECTED.c.code,
    LOADS.c.source_digest,
):
    _using: dict[str, Any] = {} if _column.name in ("published_at", "load_id") else {"postgresql_using": "hash"}
    Index(f"{_column.table.name}_{_column.name}", _column, **_using)


# --- views


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a wide view: a column of `records`, or (where `field` is given) one of the fields."""

    name: str
    comment: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """The wide view of one profile: a row a living record, a column a field."""

    name: str
    profile: str
    columns: tuple[ViewColumn, ...]

    @property
    def digest(self) -> str:
        """Changes when the definition does."""
        parts = [VERSION, self.profile, *([c.name, c.comment, c.field] for c in self.columns)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


_SHARED = (
    *("id", "article_id", "ordinal", "heading", "street", "community"),
    *("url", "title", "series", "installment", "published_at", "source", "site"),
)


def views(profiles: Iterable[Profile]) -> tuple[View, ...]:
    """One view for each profile, named `records_` and the profile's name."""
    return tuple(_view(p) for p in profiles)


def _view(profile: Profile) -> View:
    columns = [ViewColumn(n, RECORDS.c[n].comment or "") for n in _SHARED]
    taken = dict.fromkeys(_SHARED, 1)
    for spec in profile.fields:
        name = free_name(_bounded(spec.key or spec.name), taken)
        columns.append(ViewColumn(name, spec.name, spec.name))
    return View(_bounded(f"records_{profile.name}"), profile.name, tuple(columns))


def free_name(name: str, taken: dict[str, int]) -> str:
    """`name`, or `name_2` and so on: two fields can share a key, and a key a column's name.

    `taken` holds the names given so far, in lower case, each with the last number tried; the new one is added.
    """
    free = name
    while free.lower() in taken:
        taken[name.lower()] += 1
        free = f"{name}_{taken[name.lower()]}"
    taken[free.lower()] = 1
    return free


def _bounded(name: str) -> str:
    """`name`, or its beginning and a digest where it is too long for PostgreSQL."""
    clean = "".join("_" if ord(c) < 32 else c for c in name)
    if len(clean.encode()) <= _NAME_BYTES - 3:
        return clean
    mark = hashlib.sha256(name.encode()).hexdigest()[:8]
    return clean.encode()[: _NAME_BYTES - 13].decode(errors="ignore") + "_" + mark
