"""How much speaks for an unlisted label's field: finds the weights of `extractors/claims.py`, and measures them.

usage: python -m benchmarks.claims [--json | --contents]

The examples are the labels in the pages of `tests/unseen` that no profile lists and whose words tell no field, with
the field that the page's author says they mean, if any; the groups of labels that the same author wrote are left out.
The weights are those under which the authors' answers are most probable, less a little for large ones (ridge).
Measured is on pages of authors who had no part in the weights: all are split into `FOLDS` parts, each read by weights
from the others. With --contents it prints the shares of `extractors/contents.py` instead.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp, sqrt
from operator import mul
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from kaimen import extract_page
from kaimen.extractors import readings
from kaimen.extractors.claims import WEIGHTS, Claim, claims, most_probable
from kaimen.extractors.contents import signs
from kaimen.extractors.hits import Hit
from kaimen.extractors.label_groups import Groups
from kaimen.extractors.label_words import meaning
from kaimen.extractors.labels import Lexicon, label_key
from kaimen.extractors.lines import Line
from kaimen.extractors.traditional import simplified
from kaimen.extractors.vacancies import PROBABLE, fill_vacancies, open_labels

from .label_groups import all_series, groups_of, known

PAGES = Path(__file__).parents[1] / "tests" / "unseen"
FOLDS = 8
RIDGE = 1.0
"""What a weight's square costs, where evidence is counted in its standard deviations."""
STEPS = 30
"""Newton's steps at most."""
FEWEST = 60
"""Texts of a meaning from which its shares are given."""


class Example(NamedTuple):
    """A label of a page, what speaks for each field, the field that it means (None for a label of its own)."""

    author: str
    page: str
    label: str
    claims: Mapping[str, Claim]
    meant: str | None


def examples() -> Iterator[Example]:
    """Of all pages, those of one author of profiles after the other."""
    truths = defaultdict(list)
    for file in sorted(PAGES.glob("*.truth.json")):
        truth = json.loads(file.read_text("utf-8"))
        truths[(truth.get("profile") or "").partition("_")[0]].append(truth)
    series, groups = list(all_series()), known()
    for wrote, pages in truths.items():
        own = groups_of([one for one in series if one.author == wrote])
        others = Groups([group for group in groups if group not in own])
        for truth in pages:
            yield from of_page(truth, others)


def of_page(truth: Mapping, groups: Groups) -> Iterator[Example]:
    """The labels of one page whose field its words do not tell."""
    asked: list[tuple[Sequence[Line], Sequence[tuple[Hit, ...]], Lexicon]] = []

    def note(lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]], lexicon: Lexicon) -> Sequence[tuple[Hit, ...]]:
        asked.append((lines, hits, lexicon))
        return fill_vacancies(lines, hits, lexicon)

    profile = truth.get("profile")
    given = {"profile": str(PAGES / "profiles" / profile) if profile.endswith(".toml") else profile} if profile else {}
    with patch.object(readings, "fill_vacancies", note):
        extract_page((PAGES / truth["page"]).read_bytes(), url=truth["url"], **given)
    meant: dict[str, str] = {}
    for section in (s for record in truth["records"] for s in record["sections"]):
        meant.setdefault(label_key(section["label"]), section["field"])
    for lines, hits, lexicon in asked:
        if lexicon.profile is None:
            continue
        author = re.match("[a-z]+", truth["page"])
        labels = {field: lexicon.labels(field) for field in lexicon.ranks}
        for key, standing in open_labels(lines, hits, lexicon).items():
            simple = simplified(key)
            found = claims(key, standing, lexicon, (groups.nearness(simple, labels), groups.familiarity(simple)))
            field = meant.get(key)
            field = field if field in lexicon.ranks else None
            yield Example(author[0] if author else "", truth["page"], key, found, field)


def fitted(known: Sequence[Example]) -> Claim:
    """The weights under which the answers are most probable, by Newton's method."""
    size = len(Claim._fields)
    rows = [claim for example in known for claim in example.claims.values()]
    spread = [1.0, *(deviation([row[n] for row in rows]) for n in range(1, size))]
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [-2 * RIDGE * w if n else 0.0 for n, w in enumerate(weights)]
        curve = [[2 * RIDGE if n == k and n else 1e-9 if n == k else 0.0 for k in range(size)] for n in range(size)]
        for example in known:
            scaled = {field: [a / s for a, s in zip(c, spread, strict=True)] for field, c in example.claims.items()}
            odds = {field: exp(sum(map(mul, claim, weights))) for field, claim in scaled.items()}
            total = 1 + sum(odds.values())
            mean = [sum(odds[field] / total * claim[n] for field, claim in scaled.items()) for n in range(size)]
            for n in range(size):
                slope[n] += (scaled[example.meant][n] if example.meant in scaled else 0.0) - mean[n]
            for field, claim in scaled.items():
                for n, a in enumerate(claim):
                    if part := odds[field] / total * a:
                        for k in range(n + 1):
                            curve[n][k] += part * claim[k]
            for n in range(size):
                for k in range(n + 1):
                    curve[n][k] -= mean[n] * mean[k]
        for n in range(size):
            for k in range(n):
                curve[k][n] = curve[n][k]
        step = solved(curve, slope)
        weights = [w + d for w, d in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return Claim(*(w / s for w, s in zip(weights, spread, strict=True)))


def deviation(values: Sequence[float]) -> float:
    """The standard deviation; 1 of what is always the same."""
    mean = sum(values) / len(values)
    return sqrt(sum((v - mean) ** 2 for v in values) / len(values)) or 1.0


def solved(matrix: list[list[float]], right: Sequence[float]) -> list[float]:
    """x of matrix · x = right, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for n in range(len(rows)):
        pivot = max(range(n, len(rows)), key=lambda k: abs(rows[k][n]))
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [v / rows[n][n] for v in rows[n]]
        for k in range(len(rows)):
            if k != n and (factor := rows[k][n]):
                rows[k] = [v - factor * w for v, w in zip(rows[k], rows[n], strict=True)]
    return [row[-1] for row in rows]


def judged(weights: Claim, read: Sequence[Example]) -> Counter[str]:
    """How many are read right, wrong, not at all, and how many labels of their own are taken for a field."""
    counts = Counter[str]()
    for example in read:
        field, probability = most_probable(example.claims, weights)
        taken = field if probability > PROBABLE else None
        if example.meant is None:
            counts["labels of their own"] += 1
            counts["of these taken for a field"] += taken is not None
        else:
            counts["labels that mean a field"] += 1
            counts["of these read right"] += taken == example.meant
            counts["of these read wrong"] += taken not in (None, example.meant)
    return counts


def shares() -> Iterator[tuple[str, int, list[float]]]:
    """Meanings, "" for any, with how many sections are of each and which share of these has each sign."""
    told: dict[str, list[tuple[bool, ...]]] = defaultdict(list)
    for file in sorted(PAGES.glob("*.truth.json")):
        for section in (s for record in json.loads(file.read_text("utf-8"))["records"] for s in record["sections"]):
            if section["paragraphs"]:
                found = signs(section["paragraphs"][0])
                told[""].append(found)
                if sense := meaning(simplified(label_key(section["field"]))):
                    told[sense].append(found)
    for sense, texts in sorted(told.items()):
        if len(texts) >= FEWEST:
            yield sense, len(texts), [(sum(has) + 1) / (len(texts) + 2) for has in zip(*texts, strict=True)]


def main() -> int:
    """Print the weights and what they are worth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--contents", action="store_true")
    args = parser.parse_args()
    if args.contents:
        for sense, times, row in shares():
            print(f'    "{sense}": ({", ".join(f"{share:.3f}" for share in row)}),  # {times}')
        return 0
    known_examples = list(examples())
    authors = sorted({example.author for example in known_examples})
    part = {author: n % FOLDS for n, author in enumerate(authors)}
    counts = Counter[str]()
    for fold in range(FOLDS):
        weights = fitted([e for e in known_examples if part[e.author] != fold])
        counts += judged(weights, [e for e in known_examples if part[e.author] == fold])
    weights = fitted(known_examples)
    if args.json:
        print(json.dumps({"weights": weights._asdict(), "measured": counts}))
        return 0
    for name, weight, now in zip(Claim._fields, weights, WEIGHTS, strict=True):
        print(f"{name:10} {weight:7.3f}  in the file {now:7.3f}")
    for name, count in counts.items():
        print(f"{name}: {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
