"""The quality ratchet: what the program has reached on the corpora it keeps.

usage: python -m benchmarks.ratchet [--raise] [--lower CORPUS.FIGURE --because TEXT]

`floors.json` holds for each corpus a hash over its files, the scorer that measures it, and a floor for each figure. The
gate fails where a figure is below its floor, and where the corpus is not the one that the floors were measured on.
`--raise` lifts floors to what is reached, and never lowers one. Lowering takes a reason, which goes to the changelog.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("floors.json")
CHANGELOG = ROOT / "CHANGELOG.md"

SLACK = 0.002
"""How far a floor stays below what was reached: a figure of 1,000 parts may lose two to a change of order."""
EXACT = frozenset({"pages", "articles"})
"""Figures that say how much was measured; they may not change at all."""
CEILINGS = frozenset({"body_below_0_9", "crashed"})
"""Figures of which less is better."""
NOT_QUALITY = frozenset({"pages_per_second"})


@dataclass(frozen=True, slots=True)
class Corpus:
    """One entry of floors.json. Paths are relative to the checkout."""

    name: str
    folder: str
    scorer: str
    sha256: str = ""
    floors: Mapping[str, float] = field(default_factory=dict)

    def is_there(self, root: Path) -> bool:
        """Whether corpus and scorer lie beside the checkout."""
        return (root / self.folder).is_dir() and (root / self.scorer).is_file()


def load(path: Path = FLOORS) -> list[Corpus]:
    """The entries of the file."""
    return [Corpus(name, **entry) for name, entry in json.loads(path.read_text(encoding="utf-8")).items()]


def save(corpora: list[Corpus], path: Path = FLOORS) -> None:
    """Write the file."""
    entries = {
        c.name: {"folder": c.folder, "scorer": c.scorer, "sha256": c.sha256, "floors": dict(c.floors)} for c in corpora
    }
    path.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")


def corpus_hash(folder: Path) -> str:
    """SHA-256 over names and bytes of the files in the folder, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def measure(corpus: Corpus, root: Path = ROOT) -> dict[str, float]:
    """The figures that the scorer prints as JSON, its last line."""
    command = [sys.executable, str(root / corpus.scorer), str(root / corpus.folder), "--json"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    figures: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return {name: value for name, value in figures.items() if name not in NOT_QUALITY}


def shortfalls(corpus: Corpus, figures: Mapping[str, float], sha256: str) -> list[str]:
    """What is worse than the floors allow; empty where the gate is open."""
    found = []
    if sha256 != corpus.sha256:
        found.append(f"{corpus.name}: the corpus is not the one that the floors were measured on")
    for name, floor in corpus.floors.items():
        got = figures.get(name)
        if got is None:
            found.append(f"{corpus.name}.{name}: the scorer gives no such figure")
        elif name in EXACT and got != floor:
            found.append(f"{corpus.name}.{name}: {got}, not {floor}")
        elif name in CEILINGS and got > floor:
            found.append(f"{corpus.name}.{name}: {got} is above {floor}")
        elif name not in EXACT | CEILINGS and got < floor:
            found.append(f"{corpus.name}.{name}: {got} is below {floor}")
    return found


def raised(corpus: Corpus, figures: Mapping[str, float], sha256: str) -> Corpus:
    """The entry with floors at what is reached, none of them looser than before, but for another corpus."""
    floors = dict(corpus.floors) if sha256 == corpus.sha256 else {}
    for name, got in figures.items():
        before = floors.get(name)
        if name in EXACT:
            floors[name] = got
        elif name in CEILINGS:
            floors[name] = got if before is None else min(before, got)
        else:
            floors[name] = max(before if before is not None else 0.0, round(got - SLACK, 4))
    return Corpus(corpus.name, corpus.folder, corpus.scorer, sha256, floors)


def lowered(corpora: list[Corpus], name: str, figures: Mapping[str, Mapping[str, float]]) -> list[Corpus]:
    """The entries with the floor `CORPUS.FIGURE` at what is reached now."""
    where, _, figure = name.partition(".")
    if not any(c.name == where and figure in c.floors for c in corpora):
        known = ", ".join(f"{c.name}.{f}" for c in corpora for f in c.floors)
        raise SystemExit(f"no floor is called {name}; there are {known}")
    slack = 0.0 if figure in EXACT | CEILINGS else SLACK
    return [
        Corpus(c.name, c.folder, c.scorer, c.sha256, {**c.floors, figure: round(figures[where][figure] - slack, 4)})
        if c.name == where
        else c
        for c in corpora
    ]


def note(line: str, changelog: Path = CHANGELOG) -> None:
    """Add a line to the changelog's section of what is not released."""
    before, mark, after = changelog.read_text(encoding="utf-8").partition("## [Unreleased]\n")
    if not mark:
        raise SystemExit(f"{changelog.name} has no section ## [Unreleased]")
    body, released, rest = after.partition("\n## [")
    changelog.write_text(f"{before}{mark}{body.rstrip()}\n- {line}\n{released}{rest}", encoding="utf-8")


def main(arguments: list[str] | None = None, *, root: Path = ROOT, path: Path = FLOORS) -> int:
    """Check, raise or lower the floors; 1 where the gate is shut, 2 where no corpus is at hand."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors to what is reached")
    parser.add_argument("--lower", metavar="CORPUS.FIGURE", help="put one floor at what is reached now")
    parser.add_argument("--because", metavar="TEXT", help="why it is lowered; goes to the changelog")
    args = parser.parse_args(arguments)
    if args.lower and not args.because:
        parser.error("--lower needs --because: a floor is not lowered without a reason")
    corpora = load(path)
    present = [c for c in corpora if c.is_there(root)]
    if not present:
        print("no corpus lies beside the checkout")
        return 2
    figures = {c.name: measure(c, root) for c in present}
    hashes = {c.name: corpus_hash(root / c.folder) for c in present}
    if args.lower:
        save(lowered(corpora, args.lower, figures), path)
        note(f"The floor of {args.lower} is lowered: {args.because}", path.parents[1] / "CHANGELOG.md")
        return 0
    if args.lift:
        save([raised(c, figures[c.name], hashes[c.name]) if c in present else c for c in corpora], path)
        corpora = load(path)
    found = [s for c in corpora if c.name in figures for s in shortfalls(c, figures[c.name], hashes[c.name])]
    for corpus in present:
        print(f"{corpus.name}: " + ", ".join(f"{k} {v}" for k, v in figures[corpus.name].items()))
    print("\n".join(found) or "every figure holds its floor")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
