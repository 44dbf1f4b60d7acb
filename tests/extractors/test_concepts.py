"""A label in other words is the field's that speaks of the same thing, and of nothing else's."""

import time

import pytest

from kaimen.extractors.concepts import Concepts
from kaimen.extractors.labels import Lexicon
from kaimen.schemas import Profile

WORKS = {
    "作者简介": ("作者介绍",),
    "陈列位置": ("安放地点",),
    "材质工艺": ("制作材料",),
    "资金筹措": ("资金来源",),
    "市民评价": ("群众反馈",),
}
FIELDS = {name: (name, *aliases) for name, aliases in WORKS.items()}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("出自谁手", "作者简介"),
        ("谁画的", "作者简介"),
        ("去哪儿看", "陈列位置"),
        ("在哪能看到", "陈列位置"),
        ("用什么做的", "材质工艺"),
        ("钱从哪里来", "资金筹措"),
        ("大伙儿怎么看", "市民评价"),
        ("评审过程", None),  # whose opinion it is says that it is none of the citizens'
        ("骑手怎么看", None),
        ("钱塘风光", None),  # ends with an unknown word
        ("资金监管账户", None),
        ("落成时间", None),
        ("它", None),
        ("", None),
    ],
)
def test_what_a_label_speaks_of(label, field):
    assert Concepts(FIELDS).field(label) == field


def test_what_two_fields_speak_of_is_neither_s():
    assert Concepts({"起点位置": ("起点位置",), "终点位置": ("终点地址",)} | FIELDS).field("在哪儿") is None
    assert Concepts({}).field("在哪儿") is None


def test_listed_and_inferred_labels_come_first_and_their_look_has_to_tell():
    fields = tuple({"name": name, "aliases": aliases} for name, aliases in WORKS.items())
    lexicon = Lexicon(Profile.model_validate({"name": "works", "fields": fields}))
    assert lexicon.match("作者介绍") == ("作者简介", "alias")
    found = lexicon.match("出自谁手")
    assert found == ("作者简介", "concept")
    assert found.inferred
    assert found.guessed


def test_long_texts_take_no_time():
    concepts = Concepts(FIELDS)
    started = time.perf_counter()
    assert concepts.field("钱从哪里来" * 100_000) is None
    assert time.perf_counter() - started < 0.5
