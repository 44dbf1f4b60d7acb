"""What a run did, counted: pages, articles, records, and every reason for what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from .schemas import PageResult, Rejected, Stage

__all__ = ["Summary"]

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

    def add(self, page: PageResult) -> None:
        """Count one page or merged article."""
        self.articles += page.article is not None
        self.records += len(page.records)
        self.sections += sum(len(r.sections) for r in page.records)
        for note in page.rejected:
            self.rejected[note.code.value] += 1
            if note.stage in _FAILED and note.code.value not in _HARMLESS:
                self.failed.append(note)
        self.warnings.update(_warnings(page))

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
