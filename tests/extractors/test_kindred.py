"""Labels by their words: what is of one kind is as good as the same word, where the stems speak as well."""

import pytest

from kaimen.extractors.kindred import KINDS, Kindred

CANTEEN = Kindred(
    [
        ("食堂概况", "食堂概况"),
        ("收费标准", "收费标准"),
        ("就餐时间", "就餐时间"),
        ("供餐时间", "就餐时间"),
        ("运营模式", "运营模式"),
        ("改造前", "改造前"),
        ("户主", "户主"),
        ("责任单位", "责任单位"),
        ("完成时限", "完成时限"),
    ]
)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("运营方式", "运营模式"),
        ("食堂简介", "食堂概况"),
        ("供餐时段", "就餐时间"),
        ("改造前的样子", "改造前"),
        ("户主姓名", "户主"),
        ("责任部门", "责任单位"),
        ("协办单位", None),
        ("启动时间", None),
        ("食堂地址", None),
        ("时间", None),
        ("人", None),
        ("柳河村网格", None),
    ],
)
def test_the_nearest_field(label, field):
    assert CANTEEN.nearest(label) == field


def test_two_fields_that_are_as_near_are_none():
    twins = Kindred([("服务内容", "服务内容"), ("服务项目", "服务项目")])
    assert twins.nearest("服务清单") is None


def test_a_kind_lists_each_word_once():
    for kind, words in KINDS.items():
        assert len(set(words)) == len(words), kind
