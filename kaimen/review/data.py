"""What the review page shows of an output folder: articles with their records, rejections, corrections, coverage.

Rows are taken as plain data, so that a folder of an older version can be looked at. A text stands in the file once: the
page cuts fields from the article by their spans; only a record whose spans do not give its fields carries them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..corrections import CORRECTIONS_FILE, read_corrections
from ..harvesting import fits, series_key
from ..ledger import Coverage
from ..outputs import Row, rows_of
from ..profiles import builtin
from ..schemas.correction import PLACE_COLUMNS
from ..sightings import coverage_of

__all__ = ["Content", "Part", "gather", "payload", "split"]

_NOT_OF_ARTICLE = {
    *("schema_version", "extractor_version", "digests", "urls", "url_source", "decoding"),
    *("lead", "footer", "records"),
}
_NOT_OF_RECORD = {
    *("schema_version", "extractor_version", "article_id", "article", "profile"),
    *("heading", "street", "community", "sections", "fields", "corrections"),
}
_NOT_OF_SECTION = {"text"}


@dataclass(slots=True)
class Part:
    """An article and its records, the smallest thing that a file holds."""

    article: Row
    records: list[Row] = field(default_factory=list)
    roles: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Content:
    """What one file shows."""

    name: str
    parts: list[Part]
    rejected: list[Row]
    corrections: list[Row]
    coverage: tuple[Coverage, ...] = ()

    @property
    def records(self) -> int:
        """How many records."""
        return sum(len(part.records) for part in self.parts)


def gather(folder: Path) -> Content:
    """Everything in an output folder. Raises InputError for a broken line."""
    parts = [Part(article) for article in rows_of(folder, "articles")]
    _hand_out(rows_of(folder, "records"), parts)
    roles = {row.get("article_id"): row.get("roles") or [] for row in rows_of(folder, "roles")}
    for part in parts:
        part.roles = roles.get(part.article.get("id"), [])
    rejected = list(rows_of(folder, "rejected"))
    return Content(folder.resolve().name, parts, rejected, _corrections(folder, parts), coverage_of(folder))


def _hand_out(records: Iterable[Row], parts: list[Part]) -> None:
    """Give each record to its article. With all versions kept, an id stands for several articles, in the same order."""
    waiting: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        waiting[str(part.article.get("id"))].append(part)
    for record in records:
        name = str(record.get("article_id"))
        if not waiting[name]:
            waiting[name].append(Part({**(record.get("article") or {}), "id": name, "text": ""}))
            parts += waiting[name]
        queue = waiting[name]
        if len(queue) > 1 and len(queue[0].records) >= int(queue[0].article.get("records") or 0):
            queue.pop(0)
        queue[0].records.append(record)


def _corrections(folder: Path, parts: Iterable[Part]) -> list[Row]:
    """Those of the folder's file, else those that were applied from another file, of all versions of a record once."""
    path = folder / CORRECTIONS_FILE
    known = read_corrections(path) if path.is_file() else {}
    if known:
        return [c.model_dump(mode="json", exclude_unset=True) for of_record in known.values() for c in of_record]
    applied = (
        {key: value for key, value in c.items() if value is not None or key in ("old", "new")}
        for part in parts
        for record in part.records
        for c in record.get("corrections") or ()
    )
    return list({json.dumps(c): c for c in applied}.values())


def split(content: Content, limit: int) -> list[Content]:
    """The content whole, or by series where it has more than `limit` records; a series of more is cut between articles.

    Rejections without a known series come last, in a file of their own. Every file holds all corrections, so that none
    is lost when it exports them.
    """
    if content.records <= limit:
        return [content]
    series: dict[str, list[Part]] = defaultdict(list)
    for part in content.parts:
        series[part.article.get("series") or ""].append(part)
    found = [
        Content(name, chunk, [], content.corrections, _covering(content.coverage, name))
        for name, parts in sorted(series.items(), key=lambda item: (not item[0], item[0]))
        for chunk in _chunks(parts, limit)
    ]
    by_name: dict[str, Content] = {}
    for each in found:
        by_name.setdefault(each.name, each)
    other = Content("", [], [], content.corrections)
    for row in content.rejected:
        by_name.get(row.get("series") or "", other).rejected.append(row)
    return [*found, other] if other.rejected else found


def _chunks(parts: list[Part], limit: int) -> Iterator[list[Part]]:
    chunk: list[Part] = []
    size = 0
    for part in parts:
        if chunk and size + len(part.records) > limit:
            yield chunk
            chunk, size = [], 0
        chunk.append(part)
        size += len(part.records)
    if chunk:
        yield chunk


def payload(content: Content) -> dict[str, Any]:
    """The data of one file, for page.js."""
    return {
        "name": content.name,
        "key": _key(content),
        "fields": _field_names(content.parts),
        "articles": [_article(part) for part in content.parts],
        "rejected": content.rejected,
        "corrections": content.corrections,
        "coverage": [_coverage(each) for each in content.coverage],
    }


def _key(content: Content) -> str:
    """Under what the browser keeps a reviewer's unfinished work: the same for the same records."""
    ids = "\n".join(sorted(str(record.get("id")) for part in content.parts for record in part.records))
    return sha256(ids.encode("utf-8", "replace")).hexdigest()[:16]


def _field_names(parts: Iterable[Part]) -> list[str]:
    """All fields that occur: in the order of the built-in profiles, then of the pages."""
    seen = {name: None for part in parts for record in part.records for name in record.get("fields") or {}}
    known = [spec.name for profile in builtin() for spec in profile.fields]
    return list(dict.fromkeys([*(name for name in known if name in seen), *seen]))


def _article(part: Part) -> Row:
    text = part.article.get("text") or ""
    shown = _lean(part.article, _NOT_OF_ARTICLE) | {"text": text}
    shown["records"] = [_record(record, text) for record in part.records]
    if part.roles:
        shown["roles"] = part.roles
    return shown


def _record(row: Row, text: str) -> Row:
    shown = _lean(row, _NOT_OF_RECORD) | _place_as_extracted(row)
    sections = row.get("sections") or []
    shown["sections"] = [_lean(section, _NOT_OF_SECTION) for section in sections]
    fields = row.get("fields") or {}
    if not row.get("corrections") and _cut(sections, text) != fields:
        shown["fields"] = fields
    return shown


def _lean(row: Row, without: set[str]) -> Row:
    return {key: value for key, value in row.items() if key not in without and value not in (None, [], "")}


def _place_as_extracted(row: Row) -> Row:
    """Heading, street and community with the corrections taken back: the page lays them over itself."""
    place = {name: row.get(name) for name in PLACE_COLUMNS}
    for correction in reversed(row.get("corrections") or []):
        if correction.get("action") == "edit" and correction.get("column") in place:
            place[correction["column"]] = correction.get("old")
    return place


def _cut(sections: Iterable[Row], text: str) -> dict[str, str]:
    pieces: dict[str, list[str]] = {}
    for section in sections:
        spans = section.get("paragraphs") or []
        pieces.setdefault(str(section.get("field")), []).extend(text[start:end] for start, end in spans)
    return {name: "\n".join(paragraphs) for name, paragraphs in pieces.items()}


# --- coverage


def _coverage(each: Coverage) -> Row:
    """One series for page.js; numbers as in `kaimen series`."""
    return {
        "series": each.name,
        "there": list(each.there),
        "missing": [[number, why] for number, why in each.missing.items()],
        "doubled": list(each.doubled),
        "late": list(each.out_of_order),
        "conflicts": [[found.number, found.claimed] for found in each.conflicts],
        "unnumbered": len(each.unnumbered),
    }


def _covering(found: Iterable[Coverage], series: str) -> tuple[Coverage, ...]:
    """The coverage of the series that has this name, or of which this name is a part."""
    key = series_key(series)
    return tuple(each for each in found if key and fits(series_key(each.name), key))
