"""Headings by three authors who had not read the program, with the places that a careful reader takes from them.

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
NOT_YET = {
    "【团场风采】一〇三团",
    "北大荒集团八五三农场有限公司 · 第二管理区",
    "嘎查名片:道海嘎查(查干淖尔镇)",
    "在翠苑街道翠苑一区社区，每天清晨最热闹的地方要数家门口的老年食堂。",
    "扎西多吉（吉迈镇查曲村党支部书记）",
    "清河街道安宁里社区、毛纺社区",
    "滨河社区党委书记说,下一步将继续完善议事机制。",
    "长山花园社区（二道区远达街道）——全国民主法治示范社区",
    "长岛南长山街道 乐园村",
    "雷山县西江镇西江千户苗寨·南贵村",
}


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
