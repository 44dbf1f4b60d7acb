"""When robots.txt is asked for, and what holds while it cannot be had."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from kaimen.scraper.exchange import RobotsEntry
from kaimen.scraper.gate import RobotsGate

SITE = "http://a.example"
FORBIDS = b"User-agent: *\nDisallow: /secret"
HOUR = 3600.0


@dataclass
class World:
    """A site whose robots.txt is `body`, or cannot be had where that is None; `asked` are the times of requests."""

    body: bytes | None = None
    now: float = 0.0
    asked: list[float] = field(default_factory=list)

    async def read(self, _: str) -> RobotsEntry:
        self.asked.append(self.now)
        await asyncio.sleep(0)
        return RobotsEntry(body=self.body, fetched_at=self.now, detail="503")

    def allowed(self, gate: RobotsGate, path: str = "/1.html", *, times: int = 1) -> list[bool]:
        async def ask() -> list[bool]:
            verdicts = await asyncio.gather(*(gate.verdict(SITE, SITE + path) for _ in range(times)))
            return [verdict.failure is None for verdict in verdicts]

        return asyncio.run(ask())


def old_copy(world: World) -> RobotsGate:
    store = {SITE: RobotsEntry(body=FORBIDS, fetched_at=world.now - 48 * HOUR)}
    return RobotsGate(world.read, store, clock=lambda: world.now)


def test_an_old_copy_serves_while_the_file_cannot_be_had_and_is_asked_for_every_five_minutes() -> None:
    world = World(now=1e9)
    gate = old_copy(world)
    for _ in range(20):
        assert world.allowed(gate, times=3) == [True] * 3
        assert world.allowed(gate, "/secret") == [False]
        world.now += 60
    assert [at - 1e9 for at in world.asked] == [0, 300, 600, 900]


def test_the_file_takes_the_old_copy_s_place_when_it_can_be_had_again() -> None:
    world = World(now=1e9)
    gate = old_copy(world)
    world.allowed(gate)
    world.body = b""
    world.now += 300
    assert world.allowed(gate, "/secret") == [True]
    world.now += 23 * HOUR
    assert world.allowed(gate, "/secret") == [True]
    assert len(world.asked) == 2


def test_without_an_old_copy_nothing_is_allowed_until_the_file_can_be_had() -> None:
    world = World(now=1e9)
    gate = RobotsGate(world.read, clock=lambda: world.now)
    for _ in range(5):
        assert world.allowed(gate, times=2) == [False, False]
        world.now += 60
    assert len(world.asked) == 1
    world.body = b""
    assert world.allowed(gate) == [True]
