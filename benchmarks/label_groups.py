"""The labels that people list for one thing: gathers them, and measures what they tell about other series' labels.

usage: python -m benchmarks.label_groups [--write] [--json]

`extractors/label_groups.txt` holds lists that eleven authors wrote for some 1,350 series, and the fields of all
profiles of this repository; `--write` adds those of profiles that are new. Measured is, with the groups of its own
author's profiles left out, how many of the unlisted labels in the truths of `tests/unseen` and in `tests/labels` are
nearest to the field that they mean. On a page a label's place has to speak for that field as well (`vacancies`); here
it does not, so labels of their own, which mean no field, are counted but not judged.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kaimen.extractors.label_groups import Groups
from kaimen.extractors.labels import label_key
from kaimen.extractors.traditional import simplified
from kaimen.profiles import builtin, load_profile
from kaimen.schemas import Profile

ROOT = Path(__file__).parents[1]
FILE = ROOT / "extractors" / "label_groups.txt"
PAGES = ROOT / "tests" / "unseen"
SETS = ROOT / "tests" / "labels"

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The labels of a profile's fields, who wrote it, and unlisted labels with the field that each means, if any."""

    author: str
    fields: dict[str, Group]
    unlisted: dict[str, str | None] = field(default_factory=dict)


def key(label: str) -> str:
    """A label as the groups hold it."""
    return simplified(label_key(label))


def series_of(profile: Profile, author: str) -> Series:
    """The labels of a profile."""
    labels = {spec.name: dict.fromkeys(map(key, (spec.name, *spec.aliases))) for spec in profile.fields}
    return Series(author, {name: tuple(filter(None, listed)) for name, listed in labels.items()})


def all_series() -> Iterator[Series]:
    """The built-in profiles, those beside the pages of authors, those of the sets of labels."""
    yield from (series_of(profile, "kaimen") for profile in builtin())
    truths = defaultdict(list)
    for file in sorted(PAGES.glob("*.truth.json")):
        truth = json.loads(file.read_text("utf-8"))
        truths[truth.get("profile")].append(truth)
    for file in sorted((PAGES / "profiles").glob("*.toml")):
        series = series_of(load_profile(file), file.name.partition("_")[0])
        sections = [s for truth in truths[file.name] for record in truth["records"] for s in record["sections"]]
        for section in sections:
            note(series, section["label"], section["field"])
        yield series
    for file in sorted(SETS.glob("*.json")):
        for series in json.loads(file.read_text("utf-8")):
            if series["profile"]:
                listed = [{"name": name, "aliases": aliases} for name, aliases in series["profile"].items()]
                profile = Profile.model_validate_json(json.dumps({"name": file.stem, "fields": listed}))
                found = series_of(profile, file.stem)
                for name, labels in series["means"].items():
                    for label in labels:
                        note(found, label, name)
                yield found


def note(series: Series, label: str, name: str) -> None:
    """Keep a label that the profile does not list, with its field."""
    bare = key(label)
    if bare and not any(bare in labels for labels in series.fields.values()):
        series.unlisted[bare] = name if name in series.fields else None


def known() -> list[Group]:
    """The groups of the file."""
    return [tuple(line.split()) for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]


def groups_of(series: list[Series]) -> set[Group]:
    """The fields of more than one label."""
    return {tuple(sorted(set(labels))) for one in series for labels in one.fields.values() if len(set(labels)) > 1}


def write(series: list[Series]) -> int:
    """Add the profiles' groups to the file; how many groups it has then."""
    head = [line for line in FILE.read_text("utf-8").splitlines() if line.startswith("#")]
    groups = sorted({*known(), *groups_of(series)})
    FILE.write_text("\n".join([*head, *map(" ".join, groups), ""]), "utf-8")
    return len(groups)


def measured(series: list[Series]) -> dict[str, int]:
    """How many labels mean a field, of how many that is the nearest, and how many mean none."""
    counts = Counter[str]()
    for author in sorted({one.author for one in series if one.unlisted}):
        own = groups_of([one for one in series if one.author == author])
        groups = Groups([group for group in known() if group not in own])
        for one in series:
            for label, meant in one.unlisted.items() if one.author == author else ():
                near = groups.nearness(label, one.fields)
                counts["labels that mean a field" if meant else "labels of their own"] += 1
                counts["nearest to it"] += meant is not None and meant == max(near, key=near.__getitem__, default=None)
    return dict(counts)


def main() -> int:
    """Print what was measured, or write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="add the groups of new profiles to the file")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    series = list(all_series())
    if args.write:
        print(f"{write(series)} groups", file=sys.stderr)
        return 0
    found = measured(series)
    print(json.dumps(found) if args.json else "\n".join(f"{name}: {count}" for name, count in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
