"""Places where a harvest can be made to die, so that tests can show that it survives dying there."""

from __future__ import annotations

import os
import signal
from collections import Counter
from typing import Literal, get_args

__all__ = ["FailPoints", "Point"]

Point = Literal[
    "leased",
    "fetched",
    "group_torn",
    "archived",
    "settled",
    "synced",
    "committed",
    "recovered",
    "drained",
    "extracted",
    "written",
    "finished",
]
"""After an address was leased, fetched, half written to the archive, archived, its links stored; after the archive was
synced, the state committed, a start recovered, the queue emptied, output extracted and replaced, the round closed."""


class FailPoints:
    """Kills the process the given time that a point is reached; `KAIMEN_FAIL_AT=archived:7` does, from the command."""

    def __init__(self, spec: str = "") -> None:
        name, _, count = spec.partition(":")
        if name and name not in get_args(Point):
            raise ValueError(f"no fail point is called {name}")
        self._name = name
        self._count = int(count or 1)
        self._seen: Counter[str] = Counter()

    def armed(self, point: Point) -> bool:
        """Whether the next time that the point is reached is the last."""
        return point == self._name and self._seen[point] + 1 == self._count

    def reached(self, point: Point) -> None:
        """Say that the point was reached; with the right one, this does not return."""
        if point == self._name:
            self._seen[point] += 1
            if self._seen[point] == self._count:
                os.kill(os.getpid(), signal.SIGKILL)
