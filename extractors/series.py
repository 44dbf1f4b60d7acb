"""Series and installment numbers, in every way of writing them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Series", "parse_series"]


@dataclass(frozen=True, slots=True)
class Series:
    """The series' name without the number, and the number."""

    name: str | None = None
    installment: int | None = None


def parse_series(title: str | None, kicker: str | None = None) -> Series:
    """The series that a title belongs to, from its own words; both None where it says none."""
    return Series()
