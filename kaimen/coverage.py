"""How well a profile fits pages: which fields were found, which never, and which labels no field claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from .schemas import PageResult, Profile

__all__ = ["Coverage"]


@dataclass(slots=True)
class Coverage:
    """Counts over the pages added so far."""

    profile: Profile
    pages: int = 0
    without_blocks: int = 0
    blocks: int = 0
    labels: dict[str, Counter[str]] = field(default_factory=dict)
    """for each field how often each label stood for it"""
    inferred: Counter[tuple[str, str]] = field(default_factory=Counter)
    unclaimed: Counter[str] = field(default_factory=Counter)

    def add(self, page: PageResult) -> None:
        """Count one page."""
        self.pages += 1
        self.without_blocks += not page.records
        self.blocks += len(page.records)
        for section in (s for record in page.records for s in record.sections):
            if section.rule == "form":
                self.unclaimed[section.field] += 1
            else:
                self.labels.setdefault(section.field, Counter())[section.label] += 1
            if section.rule not in ("form", "name", "alias"):
                self.inferred[section.label, section.field] += 1

    @property
    def never(self) -> list[str]:
        """The profile's fields that no page has."""
        return [spec.name for spec in self.profile.fields if spec.name not in self.labels]

    def report(self) -> Iterator[str]:
        """Lines for a person; what to add to the profile is named."""
        yield f"{self.pages} pages, {self.blocks} blocks, {self.without_blocks} pages without a block"
        for spec in self.profile.fields:
            if spec.name in self.labels:
                found = self.labels[spec.name]
                shown = ", ".join(f"{label} {times}" for label, times in found.most_common())
                yield f"  {spec.name}: {found.total()} ({shown})"
        for name in self.never:
            yield f"  {name}: never seen"
        for (label, name), times in self.inferred.most_common():
            yield f"  inferred: {label} as {name} {times}; list it under aliases if that is right"
        for label, times in self.unclaimed.most_common():
            yield f"  no field claims: {label} {times}"
