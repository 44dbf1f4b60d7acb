"""How fast a host is asked: one queue and one pace for each, so that a slow site slows nobody but itself.

The delay between two starts is the largest of what the user set, what the site's Crawl-delay asks, and what the site's
answers tell: it doubles on 429 and 503, follows the time that answers take, and falls back as answers get well again.
Clock, sleep and chance are given, so that tests need no time.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["Backoff", "Pace", "retry_after"]

_OVERLOADED = frozenset({429, 503})
_RECOVERY = 0.5
"""Share of the extra delay that is left after each good answer."""
_SMOOTHING = 0.3
"""Weight of the newest answer in the mean time of answers."""
_FIRST_PENALTY = 1.0
"""Seconds of extra delay after the first 429 or 503."""
_LONGEST_PENALTY = 8.0
"""Seconds; who wants more says so by Retry-After. Without this bound one page that is always 503 stops its host."""


@dataclass(slots=True)
class _Host:
    """What is known of one host; times in seconds of the clock."""

    slots: asyncio.Semaphore
    turns: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_start: float = 0.0
    crawl_delay: float = 0.0
    penalty: float = 0.0
    latency: float = 0.0


class Pace:
    """Lets requests through, host by host."""

    def __init__(
        self,
        *,
        delay: float,
        max_delay: float,
        concurrency: int,
        per_host: int,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._delay = delay
        self._max_delay = max_delay
        self._per_host = per_host
        self._clock = clock
        self._sleep = sleep
        self._global = asyncio.Semaphore(concurrency)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's turn, then for a free place among all requests, and hold both."""
        state = self._host(host)
        async with state.slots:
            # Whoever waits for the host's time holds the lock, so that the queue stays in order.
            async with state.turns:
                while (wait := state.next_start - self._clock()) > 0:
                    await self._sleep(wait)
                state.next_start = self._clock() + self.delay(host)
            async with self._global:
                yield

    def delay(self, host: str) -> float:
        """Seconds between two starts at the host as things stand."""
        state = self._host(host)
        wanted = max(self._delay, state.crawl_delay)
        if self._delay:
            wanted = max(wanted, state.latency)
        return max(self._delay, min(wanted + state.penalty, self._max_delay))

    def ask(self, host: str, crawl_delay: float | None) -> None:
        """Take the site's Crawl-delay into account."""
        self._host(host).crawl_delay = crawl_delay or 0.0

    def learn(self, host: str, *, status: int, elapsed: float) -> None:
        """Take an answer into account: its status and the seconds until it was there."""
        state = self._host(host)
        state.latency += _SMOOTHING * (elapsed - state.latency) if state.latency else elapsed
        if status in _OVERLOADED:
            state.penalty = min(max(2 * state.penalty, _FIRST_PENALTY), _LONGEST_PENALTY)
            state.next_start = max(state.next_start, self._clock() + self.delay(host))
        elif state.penalty:
            state.penalty = state.penalty * _RECOVERY if state.penalty > 0.1 else 0.0

    def hold(self, host: str, seconds: float) -> None:
        """Start nothing at the host for so long (Retry-After)."""
        state = self._host(host)
        state.next_start = max(state.next_start, self._clock() + seconds)

    async def rest(self, seconds: float) -> None:
        """Wait by the pace's own clock."""
        await self._sleep(seconds)

    def _host(self, host: str) -> _Host:
        state = self._hosts.get(host)
        if state is None:
            state = self._hosts[host] = _Host(asyncio.Semaphore(self._per_host))
        return state


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """Waits before further attempts: doubling, with chance in the upper half, so that clients do not march in step."""

    first: float
    longest: float = 60.0
    chance: Callable[[], float] = random.random

    def wait(self, attempt: int) -> float:
        """Seconds before the attempt-th retry, which is counted from 0."""
        return float(min(self.first * 2**attempt, self.longest) * (0.5 + 0.5 * self.chance()))


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or as a date; None where it says nothing usable."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())
