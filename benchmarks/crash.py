"""Kill a harvest again and again, and compare what it gives in the end with an undisturbed one, byte for byte.

    python -m benchmarks.crash --count 1000        kills at seeded random points, over harvests of 600 pages
    python -m benchmarks.crash --points            one kill at every fail point, early and late

After each kill the same command is run again. At the end of a harvest: the output files are those of the
undisturbed run, every address was fetched and archived exactly once, and the archive is whole.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from fastwarc.warc import ArchiveIterator, WarcRecordType

from kaimen.scraper.failpoints import Point

from .server import START, serving

__all__ = ["Outcome", "differences", "main", "survive"]

FILES = ("records.jsonl", "articles.jsonl", "rejected.jsonl", "roles.jsonl")
_ONCE = ("recovered", "drained", "extracted", "written", "finished")
"""Points that a run passes once."""
_SELDOM = ("synced", "committed")
"""Points that a run passes a few times a second."""


@dataclass(slots=True)
class Outcome:
    """What a series of kills did."""

    kills: int = 0
    harvests: int = 0
    faults: list[str] = field(default_factory=list)


def command(base: str, folder: Path) -> list[str]:
    """The harvest, without politeness."""
    options = ["--allow-private", "--delay", "0", "--per-host", "8", "--jobs", "1", "-q"]
    return [sys.executable, "-m", "kaimen", "harvest", base + START, "-o", str(folder), *options]


def survive(base: str, folder: Path, plan: Sequence[str | float]) -> int:
    """Run the harvest with one kill for each entry (seconds, or point and count), then to its end; how many it took."""
    kills = 0
    for kill in plan:
        environment = dict(os.environ)
        if isinstance(kill, str):
            environment["KAIMEN_FAIL_AT"] = kill
        process = subprocess.Popen(command(base, folder), env=environment, stderr=subprocess.DEVNULL)
        try:
            process.wait(120 if isinstance(kill, str) else kill)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.returncode != -9:
            break
        kills += 1
        if _done(folder):  # it died behind its last word; one more run would be the second harvest
            break
    else:
        subprocess.run(command(base, folder), stderr=subprocess.DEVNULL, check=False)
    return kills


def _done(folder: Path) -> bool:
    """Whether the state says that the round is closed."""
    path = folder / "state.sqlite"
    if not path.exists():
        return False
    with closing(sqlite3.connect(path)) as db:
        try:
            row = db.execute("SELECT value FROM meta WHERE key = 'phase'").fetchone()
        except sqlite3.OperationalError:  # killed before the tables were made
            return False
    return row is not None and row[0] == "done"


def differences(reference: Path, folder: Path) -> list[str]:
    """What is wrong with a folder after its kills; empty where nothing is."""
    found = [f"{name} differs" for name in FILES if _bytes(reference / name) != _bytes(folder / name)]
    fetched: Counter[str] = Counter()
    for path in sorted((folder / "archive").glob("*.warc.gz")):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False):
                if not record.verify_block_digest():
                    found.append(f"{path.name}: record at {record.stream_pos} is damaged")
                if record.record_type in (WarcRecordType.response, WarcRecordType.revisit):
                    target = record.headers["WARC-Target-URI"]
                    fetched[target] += not target.endswith("/robots.txt")
    return found + [f"{url} is in the archive {n} times" for url, n in fetched.items() if n > 1]


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _random_plan(rng: random.Random, pages: int, left: int) -> list[str | float]:
    """Kills spread over one harvest: some by the clock, some at a point and count."""
    plan: list[str | float] = []
    for _ in range(min(left, rng.randint(5, 15))):
        if rng.random() < 0.5:
            plan.append(rng.uniform(0.3, 2.5))
        else:
            point = rng.choice([p for p in get_args(Point) if p not in _ONCE])
            most = 4 if point in _SELDOM else max(2, pages // 12)
            plan.append(f"{point}:{rng.randint(1, most)}")
    return plan


def _point_plans(pages: int) -> list[list[str | float]]:
    often = [p for p in get_args(Point) if p not in _ONCE + _SELDOM]
    plans: list[list[str | float]] = [[f"{p}:{n}"] for p in often for n in (1, 2, pages // 2)]
    plans += [[f"{p}:{n}"] for p in _SELDOM for n in (1, 2)]
    return plans + [[f"{p}:1"] for p in _ONCE]


def run(pages: int, count: int, seed: int, *, points: bool = False) -> Outcome:
    """Kill `count` times, or once at every point, over as many harvests as it takes."""
    rng = random.Random(seed)
    outcome = Outcome()
    plans = _point_plans(pages) if points else None
    with serving(pages) as base, tempfile.TemporaryDirectory(prefix="kaimen-crash-") as scratch:
        reference = Path(scratch, "reference")
        survive(base, reference, [])
        while plans if plans is not None else outcome.kills < count:
            plan = plans.pop(0) if plans is not None else _random_plan(rng, pages, count - outcome.kills)
            folder = Path(scratch, str(outcome.harvests))
            kills = survive(base, folder, plan)
            outcome.kills += kills
            outcome.harvests += 1
            if plans is not None and not kills:
                outcome.faults.append(f"{plan}: the point was not reached")
            outcome.faults += [f"{plan}: {what}" for what in differences(reference, folder)]
            print(f"{outcome.kills} kills, {outcome.harvests} harvests, {len(outcome.faults)} faults", file=sys.stderr)
    return outcome


def main() -> int:
    """Run and report; 0 where every harvest survived."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crash", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--points", action="store_true", help="one kill at every fail point instead")
    options = parser.parse_args()
    started = time.monotonic()
    outcome = run(options.pages, options.count, options.seed, points=options.points)
    for fault in outcome.faults:
        print(fault)
    took = time.monotonic() - started
    print(f"{outcome.kills} kills over {outcome.harvests} harvests of {options.pages} pages in {took:.0f} s: ", end="")
    print(f"{len(outcome.faults)} faults" if outcome.faults else "nothing lost, doubled or changed")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
