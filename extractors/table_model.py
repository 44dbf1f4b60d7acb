"""Which columns of a table its cells stand in, by what they span (HTML Standard, forming a table)."""

from __future__ import annotations

from typing import NamedTuple

from .dom import Attributes

__all__ = ["Slot", "TableModel"]

_LONGEST = 100
"""rows or columns that a cell spans"""
_WIDEST = 64
"""columns in which cells that span rows are looked at"""


class Slot(NamedTuple):
    """Where a cell stands: its first column, and how many columns and rows it spans."""

    column: int
    columns: int
    rows: int


class TableModel:
    """The cells of a table in their columns, row by row."""

    def __init__(self) -> None:
        self.rows: list[list[Slot]] = []
        self._covered: list[tuple[int, ...]] = []
        """for each row the columns into which cells of rows above reach"""
        self._reach: dict[int, int] = {}
        """the columns whose last cell spans rows, and the first row that it does not reach into"""
        self._position = 0

    def begin_row(self) -> None:
        """Open a row."""
        row = len(self.rows)
        if self._reach:
            self._reach = {column: end for column, end in self._reach.items() if end > row}
        self._covered.append(tuple(sorted(self._reach)))
        self._position = 0
        self.rows.append([])

    def begin_cell(self, attributes: Attributes) -> None:
        """Open a cell of the last row."""
        row = len(self.rows) - 1
        rows, columns = _span(attributes.get("rowspan")), _span(attributes.get("colspan"))
        covered = self._covered[row]
        while self._position in covered:
            self._position += 1
        self.rows[row].append(Slot(self._position, columns, rows))
        end = self._position + columns
        if rows > 1:
            self._reach |= dict.fromkeys(range(self._position, min(end, _WIDEST)), row + rows)
        self._position = end

    def leading(self, row: int) -> int:
        """How many columns at a row's beginning cells of rows above reach into."""
        covered = self._covered[row]
        return next((n for n in range(len(covered)) if n != covered[n]), len(covered))

    def width(self, row: int) -> int:
        """How many columns a row has behind those."""
        ends = [slot.column + slot.columns for slot in self.rows[row][-1:]] + [n + 1 for n in self._covered[row][-1:]]
        return max(ends, default=0) - self.leading(row)

    def spanned(self, row: int) -> tuple[int, ...]:
        """The columns among them into which cells of rows above reach."""
        leading = self.leading(row)
        return tuple(n - leading for n in self._covered[row] if n >= leading)

    def two_rows_of_heads(self) -> int | None:
        """The first of two rows that head the columns together: heads over both, and some over several of the second.

        None where no two rows at the table's beginning, or below its title, are so.
        """
        first = 1 if len(self.rows) > 1 and len(self.rows[0]) == 1 else 0
        if len(self.rows) <= first + 2:
            return None
        above, below = self.rows[first], self.rows[first + 1]
        single = [slot for slot in above if slot.rows == 2 and slot.columns == 1]
        groups = [slot for slot in above if slot.rows == 1 and slot.columns > 1]
        within = [n for slot in groups for n in range(slot.column, slot.column + slot.columns)]
        if not single or not groups or len(single) + len(groups) < len(above):
            return None
        return first if [slot.column for slot in below] == within and all(s.columns == 1 for s in below) else None


def _span(value: str | None) -> int:
    """How many rows or columns a cell spans; 0, all the rest of them, is not read."""
    number = int(value) if value and len(value) <= len(str(_LONGEST)) and value.isascii() and value.isdecimal() else 1
    return min(max(number, 1), _LONGEST)
