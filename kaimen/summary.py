"""What a run did, counted: pages, articles, records, and every reason for what was not read."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .pipeline import Result
from .schemas import PageResult, Rejected, Stage

__all__ = ["RUN_FILE", "Summary"]

RUN_FILE = "run.json"
_SLOWEST = 10

_FAILED = {Stage.FETCH, Stage.READ, Stage.DECODE}
_HARMLESS = {"superseded", "duplicate"}


@dataclass(slots=True)
class Summary:
    """Counts of one run; `add` takes each result."""

    inputs: int = 0
    articles: int = 0
    records: int = 0
    sections: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    failed: list[Rejected] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    """seconds and name of the pages that took longest, a heap"""

    @property
    def unread(self) -> list[Rejected]:
        """Inputs that could not be read; what an archive says could not be fetched is read all right."""
        return [note for note in self.failed if note.stage is not Stage.FETCH]

    def add(self, result: Result) -> None:
        """Count one page or merged article."""
        page = result.page
        self._time(result)
        self.articles += page.article is not None
        self.records += len(page.records)
        self.sections += sum(len(r.sections) for r in page.records)
        for note in page.rejected:
            self.rejected[note.code.value] += 1
            if note.stage in _FAILED and note.code.value not in _HARMLESS:
                self.failed.append(note)
        self.warnings.update(_warnings(page))

    def _time(self, result: Result) -> None:
        article = result.page.article
        name = (article.url or article.title) if article else None
        if not name and result.page.rejected:
            name = result.page.rejected[0].path or result.page.rejected[0].url
        push = heapq.heappush if len(self.slowest) < _SLOWEST else heapq.heappushpop
        push(self.slowest, (round(result.seconds, 4), name or "?"))

    def write(self, folder: Path) -> None:
        """Keep what only this run knows beside its output, for `kaimen stats`."""
        data = {"inputs": self.inputs, "slowest": sorted(self.slowest, reverse=True)}
        (folder / RUN_FILE).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def line(self) -> str:
        """The counts on one line."""
        parts = [f"{self.inputs} pages", f"{self.articles} articles", f"{self.records} records"]
        parts += [f"{code} {n}" for code, n in sorted(self.rejected.items())]
        return ", ".join(parts)


def _warnings(page: PageResult) -> Iterator[str]:
    if page.article:
        yield from (w.code.value for w in page.article.warnings)
    for record in page.records:
        yield from (w.code.value for w in record.warnings)
