"""Precision and recall of facts and steps against the truth in benchmarks/facts.

usage: python -m benchmarks.facts CORPUS [--half tuned|checked] [--wrong] [--json]

CORPUS is the showcase corpus (with `seed` and `dev`). Truth and program are compared by record, kind, value and unit,
as benchmarks/facts/README.md says; what the truth calls optional counts neither for nor against. The program was
tuned on the pages of `TUNED` only.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from kaimen import extract_page
from kaimen.schemas import Fact, Record, Step

TRUTH = Path(__file__).with_name("facts")
_TUNED = "seed founder_01 gov_01 mobile_01 mobile_03 single_01 table_01 table_03 trs_01 wechat_01 wechat_04"
TUNED = frozenset(_TUNED.split())
Outcome = tuple[str, str, str]
"""kind, `hit`, `miss` or `wrong`, and what it is about"""


def plain(text: str) -> str:
    """The text after NFKC, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def page_of(corpus: Path, name: str) -> Path:
    """The saved page that a truth file is about."""
    return corpus / "seed" / "article.txt" if name == "seed" else corpus / "dev" / f"{name}.html"


def is_it(fact: Fact, truth: dict[str, Any]) -> bool:
    """Whether the fact says what the truth says."""
    if fact.kind != truth["kind"] or fact.unit != truth["unit"]:
        return False
    values = [truth["value"], *truth.get("also", ())]
    if fact.kind == "role":
        return _title(fact.value) in map(_title, values)
    return fact.value in values and (truth["raw"] is None or _overlap(plain(fact.raw), plain(truth["raw"])))


def _title(value: Any) -> str:
    return str(value).removeprefix("社区").removeprefix("村")


def _overlap(a: str, b: str) -> bool:
    longest = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
    return 2 * longest >= min(len(a), len(b))


def score_facts(facts: Sequence[Fact], truth: Sequence[dict[str, Any]]) -> Iterator[Outcome]:
    """What became of each fact of one record, and of each of the truth."""
    left = list(facts)
    for wanted in sorted(truth, key=lambda t: bool(t.get("optional"))):
        match = next((fact for fact in left if is_it(fact, wanted)), None)
        if match:
            left.remove(match)
        if not wanted.get("optional"):
            yield wanted["kind"], "hit" if match else "miss", str(wanted["value"])
    for fact in left:
        yield fact.kind, "wrong", f"{fact.value} {fact.unit} {fact.raw}"


def score_steps(steps: Sequence[tuple[int, Step]], truth: Sequence[dict[str, Any]]) -> Iterator[Outcome]:
    """Steps by section and number; a title counts only where the step was found."""
    found = {(section, n): step for section, group in _groups(steps).items() for n, step in enumerate(group)}
    seen: Counter[int] = Counter()
    for wanted in truth:
        key = (wanted["section"], seen[wanted["section"]])
        seen[wanted["section"]] += 1
        step = found.pop(key, None)
        yield "step", "hit" if step and _number(step.number) == _number(wanted["number"]) else "miss", str(wanted)
        if step and (step.title or wanted["title"]):
            same = plain(step.title or "") == plain(wanted["title"] or "")
            yield "step title", "hit" if same else "wrong", f"{step.title} / {wanted['title']}"
    for key, step in found.items():
        yield "step", "wrong", f"{key} {step.number} {step.title}"


def _groups(steps: Sequence[tuple[int, Step]]) -> dict[int, list[Step]]:
    groups: dict[int, list[Step]] = {}
    for section, step in steps:
        groups.setdefault(section, []).append(step)
    return groups


def _number(number: str) -> str:
    return plain(number).strip("第步招条项点是")


def score(corpus: Path, names: Sequence[str]) -> list[tuple[str, Outcome]]:
    """Every outcome of the named pages, with the page's name."""
    outcomes = []
    for name in names:
        truth = json.loads((TRUTH / f"{name}.json").read_text(encoding="utf-8"))
        records = extract_page(page_of(corpus, name).read_bytes()).records
        for wanted in truth["records"]:
            outcomes += [(name, o) for o in _of_record(records, wanted)]
    return outcomes


def _of_record(records: Sequence[Record], wanted: dict[str, Any]) -> Iterator[Outcome]:
    record = records[wanted["record"]] if wanted["record"] < len(records) else None
    yield from score_facts(record.facts if record else (), wanted["facts"])
    steps = [(n, step) for n, s in enumerate(record.sections) for step in s.steps] if record else []
    yield from score_steps(steps, wanted["steps"])


def figures(outcomes: Sequence[tuple[str, Outcome]]) -> dict[str, dict[str, float]]:
    """Precision and recall by kind; `all` is over the facts, steps stand for themselves."""
    counted: dict[str, Counter[str]] = {}
    for _, (kind, outcome, _about) in outcomes:
        counted.setdefault(kind, Counter())[outcome] += 1
        if not kind.startswith("step"):
            counted.setdefault("all", Counter())[outcome] += 1
    return {
        kind: {
            "precision": round(c["hit"] / max(1, c["hit"] + c["wrong"]), 4),
            "recall": round(c["hit"] / max(1, c["hit"] + c["miss"]), 4),
            "hits": c["hit"],
            "misses": c["miss"],
            "wrong": c["wrong"],
        }
        for kind, c in sorted(counted.items())
    }


def names_of(half: str | None = None) -> list[str]:
    """The pages that have a truth file; of one half where it is named."""
    names = sorted(path.stem for path in TRUTH.glob("*.json"))
    return [n for n in names if half is None or (n in TUNED) == (half == "tuned")]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--half", choices=("tuned", "checked"))
    parser.add_argument("--wrong", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    outcomes = score(args.corpus, names_of(args.half))
    if args.json:
        print(json.dumps(figures(outcomes)))
        return
    for page, (kind, outcome, about) in outcomes if args.wrong else ():
        if outcome != "hit":
            print(f"{page:12s} {outcome:6s} {kind:22s} {about}")
    for kind, row in figures(outcomes).items():
        share = f"{row['precision']:7.2%} {row['recall']:7.2%}"
        print(f"{kind:22s} {share}  {row['hits']} of {row['misses'] + row['hits']}, {row['wrong']} wrong")


if __name__ == "__main__":
    main()
