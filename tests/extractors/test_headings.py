"""Headings by an author who had not read the program, with the places that a careful reader takes from them.

So are lines that have words of places and are none; what is not read right yet fails, strictly.
"""

import json
from pathlib import Path

import pytest

from kaimen.extractors.heading_places import place_of
from kaimen.extractors.headings import behind_badge
from kaimen.extractors.labels import bounds
from kaimen.extractors.lines import Line

HEADINGS = json.loads((Path(__file__).parent / "headings.json").read_text(encoding="utf-8"))
NOT_YET = {"扎西多吉（吉迈镇查曲村党支部书记）", "来自龙岗街道炳坑社区的报告"}


def cases():
    for case in HEADINGS:
        marks = [pytest.mark.xfail(strict=True)] if case["heading"] in NOT_YET else []
        yield pytest.param(case, marks=marks, id=case["heading"])


def letters(name):
    return "".join((name or "").split())


@pytest.mark.parametrize("case", list(cases()))
def test_a_heading_names_its_place_and_other_lines_none(case):
    text = case["heading"]
    first, last = bounds(text, 0, len(text))
    place = place_of(text[max(first, behind_badge(Line(text))) : last], (), exact=False)
    found = (letters(place.street), letters(place.community)) if place else None
    assert found == ((letters(case["street"]), letters(case["community"])) if case["is_heading"] else None)
