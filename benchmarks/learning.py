"""Profile learning on pages with truth: fields found, fields that are none, and what the learned profile extracts.

usage: python benchmarks/learning.py FOLDER [--pages N] [--json] [-v]

FOLDER holds NAME.html (or .txt) and NAME.truth.json. Pages of one series are learned from together, without any
built-in profile; `--pages` learns from the first N of each series and still extracts from all. A label of the truth is
found when a proposed field has it as its name or an alias; a proposed field is wrong when none of its labels is one.
Sections are compared by field and text with those of the hand-written profiles, learned names put back by the truth.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kaimen import extract_page
from kaimen.extractors.learning import Proposal, learn
from kaimen.extractors.page import Reading, read
from kaimen.proposing import proposal_toml
from kaimen.schemas import Profile, parse_profile

FLOORS = {"found": 0.9, "right": 0.9, "sections": 0.9}
_BLANK = re.compile("[\\s\u200b-\u200f\u2060\ufeff\u00ad]+")


@dataclass(slots=True)
class Score:
    """Counts over the series added so far."""

    series: int = 0
    labels: int = 0
    labels_found: int = 0
    proposed: int = 0
    wrong: int = 0
    aliases: int = 0
    misjoined: int = 0
    written: int = 0
    """sections that the hand-written profiles extract"""
    reached: int = 0
    """those of them that the learned one extracts too"""
    remarks: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float]:
        """The shares that have floors, and that of aliases rightly joined; 1 where there is nothing to count."""
        return {
            "found": _share(self.labels_found, self.labels),
            "right": _share(self.proposed - self.wrong, self.proposed),
            "sections": _share(self.reached, self.written),
            "joined": _share(self.aliases - self.misjoined, self.aliases),
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def bare(text: str) -> str:
    """A text as it is compared: NFKC without white space and zero-width characters."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its truth."""

    name: str
    body: bytes
    truth: Mapping[str, object]
    labels: Mapping[str, str]
    """canonical field by bare label"""


def pages_of(folder: Path) -> dict[str, list[Page]]:
    """The pages of a folder by series; a page of no series stands alone."""
    groups: dict[str, list[Page]] = {}
    for path in sorted(folder.glob("*.truth.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        body = (folder / truth["page"]).read_bytes()
        labels = {bare(s["label"]): s["field"] for r in truth.get("records", ()) for s in r["sections"]}
        page = Page(truth["page"], body, truth, labels)
        groups.setdefault(truth.get("series") or page.name, []).append(page)
    return groups


def score(groups: Mapping[str, Iterable[Page]], pages: int | None = None) -> Score:
    """Learn each series from its pages (the first `pages` of them) and compare with the truth."""
    result = Score()
    for series, members in groups.items():
        group = list(members)
        truth = {label: name for page in group for label, name in page.labels.items()}
        if not truth:
            continue
        result.series += 1
        readings = [r for page in group[:pages] if isinstance(r := read(page.body), Reading)]
        proposal = learn(readings)
        _count_fields(result, series, proposal, {k: v for p in group[:pages] for k, v in p.labels.items()}, truth)
        profile = parse_profile(proposal_toml(proposal, "learned"), series) if proposal else None
        for page in group:
            _count_sections(result, page, profile, truth)
    return result


def _count_fields(
    result: Score, series: str, proposal: Proposal | None, seen: Mapping[str, str], truth: Mapping[str, str]
) -> None:
    fields = proposal.fields if proposal else ()
    names = {label for f in fields for label, _ in f.labels}
    result.labels += len(seen)
    result.labels_found += len(names & set(seen))
    result.remarks += [f"{series}: not found: {label}" for label in seen if label not in names]
    for each in fields:
        result.proposed += 1
        known = [truth[label] for label, _ in each.labels if label in truth]
        if not known:
            result.wrong += 1
            result.remarks.append(f"{series}: no field: {each.name}")
        for (label, _), name in zip(each.labels[1:], known[1:], strict=False):
            result.aliases += 1
            if name != known[0]:
                result.misjoined += 1
                result.remarks.append(f"{series}: joined with {each.name}: {label}")


def _count_sections(result: Score, page: Page, profile: Profile | None, truth: Mapping[str, str]) -> None:
    written = _sections(page, None, {})
    back = {}
    for spec in profile.fields if profile else ():
        meant = Counter(truth[label] for label in (spec.name, *spec.aliases) if label in truth)
        back[spec.name] = meant.most_common(1)[0][0] if meant else spec.name
    learned = _sections(page, profile, back) if profile else Counter[tuple[str, str]]()
    result.written += written.total()
    result.reached += (written & learned).total()
    missing = written - learned
    result.remarks += [f"{page.name}: not reached: {name}: {text[:20]}" for name, text in missing]


def _sections(page: Page, profile: Profile | None, back: Mapping[str, str]) -> Counter[tuple[str, str]]:
    records = extract_page(page.body, profile=profile).records
    return Counter((back.get(s.field, s.field), bare(s.text)) for r in records for s in r.sections)


def main() -> int:
    """Print the figures; 1 where one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, help="pages of each series to learn from; default: all")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true", help="what was missed and what is wrong")
    options = parser.parse_args()
    result = score(pages_of(options.folder), options.pages)
    figures = result.figures
    if options.json:
        print(json.dumps({**figures, **asdict(result)}, ensure_ascii=False))
    else:
        for remark in result.remarks if options.verbose else ():
            print(remark)
        print("  ".join(f"{name} {figure:.4f}" for name, figure in figures.items()))
    low = [name for name, floor in FLOORS.items() if figures[name] < floor]
    if low and options.pages is None:
        print(f"below its floor: {', '.join(low)}", file=sys.stderr)
    return int(bool(low) and options.pages is None)


if __name__ == "__main__":
    sys.exit(main())
