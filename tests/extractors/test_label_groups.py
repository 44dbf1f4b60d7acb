"""What other series list as names of one thing tells which field an unlisted label means."""

import time
from importlib.resources import files

import pytest

from kaimen.extractors.label_groups import Groups, known_groups
from kaimen.extractors.traditional import simplified

CANTEEN = {
    "食堂概况": ("食堂概况", "食堂简介"),
    "服务对象": ("服务对象", "谁来吃饭"),
    "饭菜价格": ("饭菜价格", "餐费"),
    "老人心声": ("老人心声", "老人说"),
}


def nearest(groups, label, fields):
    near = groups.nearness(label, fields)
    return max(near, key=near.get)


@pytest.mark.parametrize(
    ("label", "field"), [("收费情况", "饭菜价格"), ("一餐多少钱", "饭菜价格"), ("就餐人群", "服务对象")]
)
def test_a_label_is_near_the_field_that_is_like_the_same_groups(label, field):
    assert nearest(known_groups(), label, CANTEEN) == field


def test_how_near():
    other = [(f"甲{n}乙", f"丙{n}丁") for n in "一二三四五六七八九"]
    groups = Groups([("商定办法", "议定事项"), ("后续进展", "落实情况"), *other])
    found = groups.nearness("商定办法", {"议定事项": ("议定事项",), "落实情况": ("落实情况",)})
    assert list(found) == ["议定事项"]
    assert 0 < found["议定事项"] <= 1


def test_nothing_is_said_of_a_label_like_none():
    assert Groups([("甲乙", "丙丁")]).nearness("戊己", {"甲乙": ("甲乙",)}) == {}
    assert Groups([]).nearness("戊己", {"甲乙": ("甲乙",)}) == {}
    assert Groups([("甲乙", "丙丁")]).nearness("甲乙", {}) == {}


def test_the_file_holds_each_group_once_in_simplified_characters():
    lines = files("kaimen.extractors").joinpath("label_groups.txt").read_text("utf-8").splitlines()
    groups = [line.split() for line in lines if not line.startswith("#")]
    assert len(groups) > 5_000
    assert [list(group) for group in sorted({tuple(sorted(set(group))) for group in groups})] == groups
    assert all(len(group) > 1 for group in groups)
    assert all(simplified(label) == label for group in groups for label in group)


def test_a_letter_at_the_end_alone_says_nothing():
    groups = Groups([("经验启示", "案例启示"), *((f"甲{n}乙", f"丙{n}丁") for n in "一二三四五六七八九")])
    fields = {"经验启示": ("经验启示",), "丙五丁": ("丙五丁",)}
    assert groups.nearness("公示", fields) == {}
    assert nearest(groups, "启示录", fields) == "经验启示"


def test_nothing_is_said_among_hundreds_of_fields():
    assert known_groups().nearness("收费情况", {f"项目{n}": (f"项目{n}",) for n in range(600)} | CANTEEN) == {}


def test_many_labels_are_asked_for_quickly():
    groups = known_groups()
    start = time.process_time()
    for n in range(200):
        groups.nearness(f"第{n}次收费情况", CANTEEN)
    assert time.process_time() - start < 2
