"""How a long harvest shows itself: a live table on a terminal, plain or JSON lines in a log."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .schemas import InputError

if TYPE_CHECKING:
    from rich.table import Table

    from .scraper.harvest import Harvest

__all__ = ["harvest_progress"]

_LINE_EVERY = 10.0
"""Seconds between two lines of a log."""
_HOSTS_SHOWN = 15

Show = Callable[["Harvest"], None]


@contextmanager
def harvest_progress(how: str) -> Iterator[Show]:
    """A function that shows where the harvest stands, as often as it is called or less. Raises InputError.

    `how` is `live`, `plain`, `json`, `none`, or `auto`: live on a terminal, else plain.
    """
    if how == "auto":
        how = "live" if sys.stderr.isatty() else "plain"
    if how == "live":
        with _live() as show:
            yield show
    elif how in ("plain", "json"):
        yield _lines(how)
    elif how == "none":
        yield lambda _: None
    else:
        raise InputError(f"--log {how}: one of auto, live, plain, json, none")


@contextmanager
def _live() -> Iterator[Show]:
    from rich.console import Console
    from rich.live import Live

    started = time.monotonic()
    plain = Console(stderr=True, markup=False, emoji=False)  # names are by strangers
    with Live(console=plain, transient=True, refresh_per_second=4) as live:
        yield lambda harvest: live.update(_table(harvest, time.monotonic() - started))


def _table(harvest: Harvest, seconds: float) -> Table:
    from rich.table import Table

    table = Table("host", "done", "failed", "in flight", "waiting", "per second", "last", box=None)
    busiest = sorted(harvest.hosts.items(), key=lambda h: -(h[1].active + h[1].waiting + h[1].done))
    for name, host in busiest[:_HOSTS_SHOWN]:
        rate = f"{host.done / seconds:.1f}" if seconds > 1 else ""
        counts = (host.done, host.failed, host.active, host.waiting)
        table.add_row(name, *map(str, counts), rate, host.last)
    if len(busiest) > _HOSTS_SHOWN:
        table.add_row(f"and {len(busiest) - _HOSTS_SHOWN} more")
    for name, count in harvest.state.series():
        table.add_row(f"series {name}", str(count))
    return table


def _lines(how: str) -> Show:
    started = last = time.monotonic()

    def show(harvest: Harvest) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _LINE_EVERY:
            last = now
            print(_json(harvest, now - started) if how == "json" else _plain(harvest), file=sys.stderr)  # noqa: T201

    return show


def _plain(harvest: Harvest) -> str:
    hosts = harvest.hosts.values()
    done, failed, waiting = (sum(getattr(h, name) for h in hosts) for name in ("done", "failed", "waiting"))
    return f"harvesting: {done} done, {failed} failed, {waiting} waiting on {len(harvest.hosts)} hosts"


def _json(harvest: Harvest, seconds: float) -> str:
    hosts = {
        name: {"done": h.done, "failed": h.failed, "active": h.active, "waiting": h.waiting, "last": h.last}
        for name, h in harvest.hosts.items()
    }
    return json.dumps(
        {"seconds": round(seconds, 1), "hosts": hosts, "series": dict(harvest.state.series())}, ensure_ascii=False
    )
