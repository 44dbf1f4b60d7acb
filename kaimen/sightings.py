"""What an output folder knows of its series: articles in articles.jsonl, links and failures in a harvest's state."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from .harvesting import EVERYTHING, NOTHING
from .ledger import Coverage, Sighting, coverage
from .outputs import Row, rows_of
from .schemas.urls import normalize

__all__ = ["coverage_of"]

_STATE = "state.sqlite"
_LINKS = """
SELECT url, final_url, title, series, installment, state, code, detail, kind FROM pages
WHERE kind != 'image' AND state != 'alias' ORDER BY id
"""
_SOUGHT = "SELECT DISTINCT seek FROM pages WHERE seek NOT IN (?, ?) ORDER BY seek"


def coverage_of(folder: Path) -> tuple[Coverage, ...]:
    """The coverage of every series in the folder; of a harvest, those that were sought."""
    articles = list(_articles(folder))
    by_url = {s.url: s for s in articles if s.url}
    path = folder / _STATE
    if not path.is_file():
        return coverage([*articles, *_listed(folder)])
    with closing(_opened(path)) as db:
        db.row_factory = sqlite3.Row
        links = [s for row in db.execute(_LINKS) if (s := _link(row, by_url))]
        sought = [row[0] for row in db.execute(_SOUGHT, (EVERYTHING, NOTHING))]
    return coverage([*articles, *links], sought=sought)


def _opened(path: Path) -> sqlite3.Connection:
    """The state for reading; where no harvest is at work, without leaving SQLite's helper files behind."""
    at_work = path.with_name(path.name + "-wal").exists()
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{'' if at_work else '&immutable=1'}", uri=True)


def _articles(folder: Path) -> Iterator[Sighting]:
    for row in rows_of(folder, "articles"):
        yield Sighting(
            series=row.get("series"),
            number=row.get("installment"),
            url=normalize(row["url"]) if row.get("url") else None,
            title=row.get("title"),
            date=row.get("published_at"),
            article=row["id"],
        )


def _listed(folder: Path) -> Iterator[Sighting]:
    """Links of the list pages among saved pages."""
    for row in rows_of(folder, "rejected"):
        for link in row.get("links") or ():
            yield _from_list(row, link)


def _from_list(row: Row, link: Row) -> Sighting:
    from .extractors.series import parse_series

    series = parse_series(link["title"]).name or row.get("series")
    return Sighting(series=series, number=link.get("installment"), url=normalize(link["href"]), title=link["title"])


def _link(row: sqlite3.Row, articles: dict[str, Sighting]) -> Sighting | None:
    """What the harvest knows of an address by the links to it; None where no link named a series."""
    url = normalize(row["final_url"] or row["url"])
    there = articles.get(url)
    series = row["series"] or (there.series if there else None)
    if not series or row["installment"] is None:
        return None
    return Sighting(series=series, number=row["installment"], url=url, title=row["title"], trouble=_trouble(row, there))


def _trouble(row: sqlite3.Row, there: Sighting | None) -> str | None:
    if there:
        return None
    if row["state"] == "failed":
        return f"{row['detail'] or row['code']}: {row['url']}"
    return f"not fetched yet: {row['url']}" if row["state"] != "archived" else f"no article at {row['url']}"
