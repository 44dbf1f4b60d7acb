"""Golden samples: pages with the output that a careful reader expects of them.

A sample is a folder `samples/<site>/<slug>/` with its pages, `meta.json` and `expected.json`. What is expected is
written from the page's meaning, in the shape that `observed` gives: texts in full, sections with how many paragraphs
and images they have. Only keys that `expected.json` names are compared, so a sample may leave out what readers differ
on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from kaimen.pipeline import Options, run
from kaimen.profiles import builtin
from kaimen.schemas import Article, Capture, PageResult, Record, Rejected

__all__ = ["Sample", "aligned", "leaves", "observed", "samples"]

ROOT = Path(__file__).parent
_ARTICLE_KEYS = (
    "title",
    "series",
    "installment",
    "published_at",
    "source",
    "site",
    "authors",
    "editors",
    "lead",
    "footer",
    "text",
    "charset",
    "next_page",
    "profile",
)
_REJECTED_KEYS = ("stage", "code", "next_page", "links")


@dataclass(frozen=True, slots=True)
class Sample:
    """One form of a sample: `pages` are the files of one article and their addresses, in order."""

    folder: Path
    pages: tuple[tuple[str, str | None], ...]
    about: str

    @property
    def name(self) -> str:
        """`site/slug/file`, as failures show it."""
        return f"{self.folder.parent.name}/{self.folder.name}/{self.pages[0][0]}"

    @property
    def expected(self) -> dict[str, Any]:
        """What is expected; empty where `expected.json` is still to be written."""
        path = self.folder / "expected.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def extract(self) -> PageResult:
        """The pages through the program's own line, merged where they are several."""
        captures = [Capture(url=url, body=(self.folder / name).read_bytes(), path=name) for name, url in self.pages]
        results = list(run(captures, Options(profiles=builtin())))
        assert len(results) == 1, f"{self.name}: the pages did not come together as one article"
        return results[0].page


def samples(root: Path = ROOT) -> tuple[Sample, ...]:
    """All samples in order of their names; one for each form (`also` in meta.json) of a page."""
    return tuple(sample for meta in sorted(root.glob("*/*/meta.json")) for sample in _forms(meta))


def _forms(meta: Path) -> Iterator[Sample]:
    told = json.loads(meta.read_text(encoding="utf-8"))
    yield Sample(meta.parent, tuple(told["pages"].items()), told["about"])
    for name, url in told.get("also", {}).items():
        yield Sample(meta.parent, ((name, url),), told["about"])


# --- what the program gives, in the shape of expected.json


def observed(result: PageResult) -> dict[str, Any]:
    """A page's result, with counts instead of spans and addresses of images."""
    return {
        "article": _article(result.article) if result.article else None,
        "records": [_record(record, result.article.text if result.article else "") for record in result.records],
        "rejected": [_rejected(rejected) for rejected in result.rejected],
    }


def _article(article: Article) -> dict[str, Any]:
    dumped = article.model_dump(mode="json")
    return {key: dumped[key] for key in _ARTICLE_KEYS}


def _record(record: Record, text: str) -> dict[str, Any]:
    def images(section: int | None) -> int:
        return sum(image.section == section for image in record.images)

    return {
        "heading": record.heading,
        "street": record.street,
        "community": record.community,
        "lead": list(record.lead),
        "lead_images": images(None),
        "fields": dict(record.fields),
        "sections": [
            {
                "label": "".join(section.label.split()),
                "field": section.field,
                "paragraphs": len(section.paragraphs),
                "images": images(number),
                "captions": [span.cut(text) for span in section.captions],
            }
            for number, section in enumerate(record.sections)
        ],
    }


def _rejected(rejected: Rejected) -> dict[str, Any]:
    dumped = rejected.model_dump(mode="json", exclude_none=True)
    for link in dumped.get("links", ()):
        link["href"] = urljoin(rejected.url or "", link["href"])
    return {key: dumped[key] for key in _REJECTED_KEYS if key in dumped}


# --- comparing


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """What is compared one by one: every value under a key, `fields` by field, lists as a whole but `records`."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and path in ("records", "rejected"):
        yield f"{path}.count", len(value)
        for number, inner in enumerate(value, 1):
            yield from leaves(inner, f"{path}.{number}")
    else:
        yield path, value


def aligned(got: Any, expected: Any) -> Any:
    """`got` without the keys that `expected` does not name (fields and list items stay: one too many is a fault)."""
    if isinstance(got, dict) and isinstance(expected, dict):
        return {
            key: aligned(inner, expected[key]) if key != "fields" else inner
            for key, inner in got.items()
            if key in expected
        }
    if isinstance(got, list) and isinstance(expected, list):
        return [
            aligned(inner, expected[min(n, len(expected) - 1)]) if expected else inner for n, inner in enumerate(got)
        ]
    return got
