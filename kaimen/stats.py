"""Numbers of an output folder: what is there, how full the fields are, what was warned about or rejected."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from .outputs import Row, rows_of
from .summary import RUN_FILE

__all__ = ["Stats", "gather"]


@dataclass(slots=True)
class Stats:
    """Counts over one output folder."""

    pages: int | None = None
    """inputs of the run; None where the folder does not say"""
    articles: int = 0
    records: int = 0
    sections: int = 0
    characters: int = 0
    """of the articles' text"""
    series: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    """records in which the field stands and is not empty"""
    warnings: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)


def gather(folder: Path) -> Stats:
    """The numbers of one output folder. Raises InputError for a broken line."""
    stats = Stats()
    for article in rows_of(folder, "articles"):
        stats.articles += 1
        stats.characters += len(article.get("text") or "")
        if article.get("series"):
            stats.series[article["series"]] += 1
        stats.warnings.update(_codes(article))
    for record in rows_of(folder, "records"):
        stats.records += 1
        stats.sections += len(record.get("sections") or ())
        stats.fields.update(name for name, text in (record.get("fields") or {}).items() if text)
        stats.warnings.update(_codes(record))
    stats.rejected.update(str(note.get("code")) for note in rows_of(folder, "rejected"))
    _add_run(stats, folder / RUN_FILE)
    return stats


def _codes(row: Row) -> list[str]:
    return [str(warning.get("code")) for warning in row.get("warnings") or ()]


def _add_run(stats: Stats, path: Path) -> None:
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
        stats.pages = int(run["inputs"])
        stats.slowest = [(float(seconds), str(name)) for seconds, name in run["slowest"]]
    except (OSError, ValueError, KeyError, TypeError):
        return  # the folder was written by hand or by a harvest that is not finished: its rows still count
