"""Contracts to rows and back, without loss."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from ..schemas import Article, ArticleRef, Fact, Record, Rejected, Span
from .tables import ARTICLES

__all__ = [
    "RecordRows",
    "Row",
    "article_from",
    "article_row",
    "digest_of",
    "named",
    "record_from",
    "record_rows",
    "rejected_from",
    "rejected_row",
    "stub_row",
]

Row = tuple[Any, ...]
"""Values in the order of the table's columns; of `articles` and `records` without those that say when and by what."""

_PROVENANCE = {"extractor_version", "captured_at", "digests"}
"""What can differ between two captures or two versions that found the same; no part of a digest."""

_NO_SPAN = (None, None)

_AS_THEY_ARE = (
    *("schema_version", "extractor_version", "id", "article_id"),
    *("profile", "ordinal", "heading", "street", "community"),
)

_ARTICLE_JSON = {c.name for c in ARTICLES.columns if (c.comment or "").endswith("(JSON)")}


@dataclass(frozen=True, slots=True)
class RecordRows:
    """The rows of one record."""

    id: str
    digest: str
    record: Row
    sections: list[Row]
    images: list[Row]
    facts: list[Row]


def digest_of(model: Article | Record) -> str:
    """SHA-256 of the content, the same for every capture and every version of the extractor that found the same."""
    return hashlib.sha256(model.model_dump_json(exclude=_PROVENANCE).encode()).hexdigest()


def _json(value: Sequence[Any] | Mapping[str, Any]) -> str:
    return to_json(value).decode() if value else ("{}" if isinstance(value, Mapping) else "[]")


def record_rows(record: Record) -> RecordRows:
    """The record's own row and those of its sections, images and facts."""
    ref = record.article
    own = (
        record.id,
        record.article_id,
        record.profile,
        record.ordinal,
        record.heading,
        *(record.heading_span or _NO_SPAN),
        record.street,
        record.community,
        _json(record.lead),
        _json(record.lead_spans),
        _json(record.fields),
        *_reference(ref),
        _json(record.warnings),
        _json(record.corrections),
        record.schema_version,
        record.extractor_version,
    )
    sections = [
        (
            record.id,
            position,
            s.field,
            s.label,
            *(s.label_span or _NO_SPAN),
            s.rule,
            s.text,
            *s.span,
            _json(s.paragraphs),
            _json(s.captions),
            _json(s.steps),
        )
        for position, s in enumerate(record.sections)
    ]
    images = [(record.id, n, i.src, i.alt, i.caption, i.section) for n, i in enumerate(record.images)]
    facts = [_fact_row(record.id, n, f) for n, f in enumerate(record.facts)]
    return RecordRows(record.id, digest_of(record), own, sections, images, facts)


def _reference(ref: ArticleRef) -> Row:
    return (ref.url, ref.title, ref.series, ref.installment, ref.published_at, ref.source, ref.site)


def _fact_row(record_id: str, position: int, fact: Fact) -> Row:
    value, number, kind = fact.value, None, "text"
    if not isinstance(value, str):
        kind = "integer" if isinstance(value, int) else "decimal"
        with suppress(OverflowError):  # an integer of 400 digits is valid, and no double
            number = float(value)
    return (record_id, position, fact.kind, str(value), kind, number, fact.unit, fact.raw, *fact.span, fact.section)


def article_row(article: Article) -> Row:
    """The article's row."""
    return (
        article.id,
        article.url,
        article.url_source,
        article.canonical_url,
        article.title,
        article.series,
        article.installment,
        article.published_at,
        article.source,
        article.site,
        _json(article.authors),
        _json(article.editors),
        _json(article.lead),
        _json(article.lead_spans),
        article.text,
        _json(article.footer),
        _json(article.footer_spans),
        _json(article.images),
        _json(article.urls),
        _json(article.digests),
        article.captured_at,
        article.charset,
        article.decoding and article.decoding.model_dump_json(),
        article.next_page,
        article.records,
        article.profile,
        _json(article.warnings),
        article.schema_version,
        article.extractor_version,
    )


def stub_row(article_id: str, ref: ArticleRef) -> Row:
    """The row of an article that is known only from its records."""
    url, *known = _reference(ref)
    return (article_id, url, None, None, *known, *[None] * 19)


def rejected_row(rejected: Rejected, *, id: str | None = None) -> Row:
    """The rejection's row; `id` where it is more than the content that makes it the same."""
    return (
        id or hashlib.sha256(rejected.model_dump_json().encode()).hexdigest(),
        rejected.url,
        rejected.path,
        rejected.stage.value,
        rejected.code.value,
        rejected.detail,
        rejected.title,
        rejected.series,
        rejected.article_id,
        None if rejected.links is None else _json(rejected.links),
        rejected.next_page,
    )


# --- and back


def record_from(
    own: Mapping[str, Any],
    sections: Iterable[Mapping[str, Any]],
    images: Iterable[Mapping[str, Any]],
    facts: Iterable[Mapping[str, Any]],
) -> Record:
    """The record of these rows (by column name; children in order of position)."""
    data = {name: own[name] for name in _AS_THEY_ARE} | {
        "heading_span": _span(own, "heading_start", "heading_end"),
        "lead": _parsed(own["lead"]),
        "lead_spans": _parsed(own["lead_spans"]),
        "fields": _parsed(own["fields"]),
        "article": {name: own[name] for name in ArticleRef.model_fields},
        "warnings": _parsed(own["warnings"]),
        "corrections": _parsed(own["corrections"]),
        "sections": [_section(row) for row in sections],
        "images": [{name: row[name] for name in ("src", "alt", "caption", "section")} for row in images],
        "facts": [_fact(row) for row in facts],
    }
    return Record.model_validate_json(to_json(data))


def article_from(row: Mapping[str, Any]) -> Article | None:
    """The article of this row; None where only its records were loaded."""
    if row["text"] is None:
        return None
    data = {name: _parsed(row[name]) if name in _ARTICLE_JSON else row[name] for name in Article.model_fields}
    return Article.model_validate_json(to_json(data))


def rejected_from(row: Mapping[str, Any]) -> Rejected:
    """The rejection of this row."""
    data = {name: _parsed(row[name]) if name == "links" else row[name] for name in Rejected.model_fields}
    return Rejected.model_validate_json(to_json(data))


def _parsed(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _span(row: Mapping[str, Any], start: str, end: str) -> Span | None:
    return None if row[start] is None else Span(row[start], row[end])


def _section(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: row[name] for name in ("field", "label", "rule", "text")},
        **{name: _parsed(row[name]) for name in ("paragraphs", "captions", "steps")},
        "label_span": _span(row, "label_start", "label_end"),
        "span": _span(row, "span_start", "span_end"),
    }


def _fact(row: Mapping[str, Any]) -> dict[str, Any]:
    value = {"text": str, "integer": int, "decimal": float}[row["value_type"]](row["value"])
    return {
        **{name: row[name] for name in ("kind", "unit", "raw", "section")},
        "value": value,
        "span": _span(row, "span_start", "span_end"),
    }


def named(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Rows as mappings from column name to value."""
    return (dict(zip(columns, row, strict=True)) for row in rows)
