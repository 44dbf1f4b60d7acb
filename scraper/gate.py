"""Whether a site's robots.txt lets a page be fetched, which fails closed as RFC 9309 asks.

A robots.txt that is not there (4xx) allows everything; one that cannot be had (5xx, 429, time out) allows nothing for
now. 429 is counted with the second kind, as Google does: it says nothing about the file.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from math import inf

from ..schemas import RejectionCode
from .exchange import Failure, RobotsEntry, RobotsStore
from .robots import Robots, parse_robots

__all__ = ["PRODUCT", "RobotsGate", "Verdict"]

PRODUCT = "Kaimen"
"""Our product token, which robots.txt files name and the User-Agent begins with."""

_DAY = 24 * 3600.0
_RETRY_UNREACHABLE = 300.0
"""Seconds after which an unreachable robots.txt is asked for again."""
_MAX_PARSED = 256
"""Sites whose parsed rules are held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether the page may be fetched (`failure` is None), and the Crawl-delay in seconds."""

    failure: Failure | None = None
    crawl_delay: float | None = None


class RobotsGate:
    """Asks each site once a day, by `read`, which fetches an address and gives an entry for the store."""

    def __init__(
        self,
        read: Callable[[str], Awaitable[RobotsEntry]],
        store: RobotsStore | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._read = read
        self._store: RobotsStore = {} if store is None else store
        self._clock = clock
        self._parsed: MutableMapping[str, tuple[RobotsEntry, Robots | None]] = {}
        self._asking: dict[str, asyncio.Task[RobotsEntry]] = {}
        self._failed: dict[str, float] = {}
        """When a robots.txt of which an old copy serves could not be had."""

    async def verdict(self, origin: str, url: str) -> Verdict:
        """Whether `url`, which lies at `origin` (scheme, host, port), may be fetched."""
        entry, robots = await self._robots(origin)
        if robots is None:
            return Verdict(failure=Failure(code=entry.code or RejectionCode.ROBOTS_UNREACHABLE, detail=entry.detail))
        if not robots.allowed(PRODUCT, url):
            detail = f"{origin}/robots.txt forbids it to {PRODUCT} (--ignore-robots for the site's owner)"
            return Verdict(failure=Failure(code=RejectionCode.ROBOTS_DENIED, detail=detail))
        return Verdict(crawl_delay=robots.crawl_delay(PRODUCT))

    async def _robots(self, origin: str) -> tuple[RobotsEntry, Robots | None]:
        known = self._parsed.get(origin)
        if known and self._fresh(origin, known[0]):
            return known
        entry = await self._entry(origin)
        if len(self._parsed) >= _MAX_PARSED:
            self._parsed.clear()
        found = self._parsed[origin] = (entry, None if entry.body is None else parse_robots(entry.body))
        return found

    async def _entry(self, origin: str) -> RobotsEntry:
        stored = self._store.get(origin)
        if stored and self._fresh(origin, stored):
            return stored
        task = self._asking.get(origin)
        if task is None:
            task = self._asking[origin] = asyncio.ensure_future(self._read(f"{origin}/robots.txt"))
            task.add_done_callback(lambda _: self._asking.pop(origin, None))
        entry = await asyncio.shield(task)
        if entry.body is None and stored and stored.body is not None:
            # RFC 9309, section 2.4: an old copy may serve while the file cannot be had.
            self._failed[origin] = entry.fetched_at
            return stored
        self._store[origin] = entry
        return entry

    def _fresh(self, origin: str, entry: RobotsEntry) -> bool:
        now = self._clock()
        if 0 <= now - self._failed.get(origin, -inf) < _RETRY_UNREACHABLE:
            return True
        return 0 <= now - entry.fetched_at < (_DAY if entry.body is not None else _RETRY_UNREACHABLE)

    async def aclose(self) -> None:
        """Stop asking."""
        for task in list(self._asking.values()):
            task.cancel()
        await asyncio.gather(*self._asking.values(), return_exceptions=True)
