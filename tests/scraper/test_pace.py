"""Politeness, by a clock that the test turns."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.scraper.pace import Backoff, Pace, retry_after


class Clock:
    """Time that passes only in sleep; the earliest sleeper wakes first."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        until = self.now + seconds
        for _ in range(20):
            await asyncio.sleep(0)
        self.now = max(self.now, until)


def pace(clock: Clock, **options) -> Pace:
    settings = {"delay": 1.0, "max_delay": 30.0, "concurrency": 4, "per_host": 2, **options}
    return Pace(clock=clock, sleep=clock.sleep, **settings)


async def _starts(paced: Pace, clock: Clock, hosts: list[str]) -> list[tuple[str, float]]:
    starts = []

    async def one(host: str) -> None:
        async with paced.turn(host):
            starts.append((host, clock.now))
            await asyncio.sleep(0)

    await asyncio.gather(*(one(host) for host in hosts))
    return starts


def test_a_host_is_asked_once_a_delay_in_order_of_asking():
    async def run():
        clock = Clock()
        return await _starts(pace(clock), clock, ["a"] * 4)

    assert asyncio.run(run()) == [("a", 0.0), ("a", 1.0), ("a", 2.0), ("a", 3.0)]


def test_hosts_do_not_wait_for_each_other():
    async def run():
        clock = Clock()
        return await _starts(pace(clock), clock, ["a", "b", "c"])

    assert {start for _, start in asyncio.run(run())} == {0.0}


@pytest.mark.parametrize(("options", "most"), [({"per_host": 3}, 3), ({"per_host": 9, "concurrency": 2}, 2)])
def test_no_more_at_once_than_allowed(options, most):
    async def run():
        paced = pace(Clock(), delay=0.0, **options)
        running = peak = 0

        async def one() -> None:
            nonlocal running, peak
            async with paced.turn("a"):
                running += 1
                peak = max(peak, running)
                await asyncio.sleep(0)
                running -= 1

        await asyncio.gather(*(one() for _ in range(20)))
        return peak

    assert asyncio.run(run()) == most


def test_crawl_delay_is_obeyed_up_to_the_bound_and_never_speeds_up():
    paced = pace(Clock())
    for asked, kept in ((5.0, 5.0), (0.1, 1.0), (1000.0, 30.0), (None, 1.0)):
        paced.ask("a", asked)
        assert paced.delay("a") == kept


def test_overload_doubles_the_delay_and_good_answers_bring_it_back():
    paced = pace(Clock())
    delays = []
    for _ in range(8):
        paced.learn("a", status=503, elapsed=0.0)
        delays.append(paced.delay("a"))
    assert delays[:3] == [2.0, 3.0, 5.0] and delays[-1] == 9.0
    for _ in range(8):
        paced.learn("a", status=200, elapsed=0.0)
    assert paced.delay("a") == 1.0


def test_slow_answers_slow_us_down_and_fast_ones_do_not_speed_us_up():
    paced = pace(Clock())
    for _ in range(20):
        paced.learn("a", status=200, elapsed=4.0)
    assert 3.9 < paced.delay("a") <= 4.0
    for _ in range(40):
        paced.learn("a", status=200, elapsed=0.01)
    assert paced.delay("a") == 1.0


def test_a_held_host_waits_and_others_do_not():
    async def run():
        clock = Clock()
        paced = pace(clock)
        paced.hold("a", 10.0)
        return await _starts(paced, clock, ["b"]) + await _starts(paced, clock, ["a"])

    assert asyncio.run(run()) == [("b", 0.0), ("a", 10.0)]


def test_a_cancelled_wait_gives_its_place_back():
    async def run():
        clock = Clock()
        paced = pace(clock, per_host=1)
        held = paced.turn("a")
        await held.__aenter__()
        waiting = asyncio.ensure_future(_starts(paced, clock, ["a"]))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        await held.__aexit__(None, None, None)
        return await asyncio.wait_for(_starts(paced, clock, ["a"]), 1)

    assert len(asyncio.run(run())) == 1


def test_backoff_doubles_and_is_bounded():
    low, high = Backoff(first=1.0, chance=lambda: 0.0), Backoff(first=1.0, chance=lambda: 1.0)
    assert [low.wait(n) for n in range(3)] == [0.5, 1.0, 2.0]
    assert [high.wait(n) for n in (0, 1, 2, 50)] == [1.0, 2.0, 4.0, 60.0]


NOW = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Wed, 01 May 2024 12:01:00 GMT", 60.0),
        ("Wed, 01 May 2024 11:00:00 GMT", 0.0),
        ("Wednesday, 01-May-24 12:01:00 GMT", 60.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_in_both_forms(value, seconds):
    assert retry_after(value, NOW) == seconds


@given(st.text(max_size=40))
def test_retry_after_never_raises(value):
    found = retry_after(value, NOW)
    assert found is None or found >= 0
