"""What speaks for an unlisted label's field."""

import pytest

from kaimen.extractors.claims import WEIGHTS, Claim, Standing, claims, most_probable
from kaimen.extractors.labels import lexicon_of
from kaimen.schemas import FieldSpec, Profile

CANTEEN = Profile(
    name="食堂",
    fields=(
        FieldSpec(name="食堂概况"),
        FieldSpec(name="饭菜价格", aliases=("收费标准",)),
        FieldSpec(name="运营难题"),
        FieldSpec(name="老人评价", aliases=("老人说",)),
    ),
)
LEXICON = lexicon_of(CANTEEN)


def standing(*between, blocks=None, lacking=("饭菜价格",)):
    found = Standing(frozenset(lacking))
    found.between, found.prose = list(between), len(between)
    found.blocks = blocks or [{"食堂概况", "运营难题", "老人评价"} for _ in between]
    return found


def asked(key, place):
    return claims(key, place, LEXICON, LEXICON.grouped(key))


def test_only_fields_that_fit_between_the_labels_around_are_asked():
    assert list(asked("一顿多少钱", standing((0, 2)))) == ["饭菜价格"]
    assert list(asked("一顿多少钱", standing((-1, 2)))) == ["食堂概况", "饭菜价格"]


def test_where_a_block_ends_between_them_both_its_ends_fit():
    assert list(asked("一顿多少钱", standing((2, 1)))) == ["食堂概况", "老人评价"]


def test_shares_are_counted_over_all_places():
    here, there = {"食堂概况"}, {"食堂概况", "饭菜价格"}
    claim = asked("一顿多少钱", standing((0, 2), (2, 3), blocks=[here, there]))["饭菜价格"]
    assert (claim.fits, claim.lacking) == (0.5, 0.5)


def test_letters_that_other_fields_have_too_tell_less():
    claim = asked("食堂价格", standing((0, 2)))["饭菜价格"]
    assert (claim.letters, claim.telling) == (0.5, 0.25)  # 价 is in 老人评价, too
    claim = asked("堂食概貌", standing((-1, 2)))["食堂概况"]
    assert (claim.letters, claim.telling) == (0.75, 0.75)


def test_what_somebody_says_is_noted():
    assert asked("店主手记", standing((2, 4)))["老人评价"].says == 1


@pytest.mark.parametrize("key", ["开饭时间", "帮厨人员", "掌勺人"])
def test_a_time_or_who_somebody_is_means_no_field_that_names_none(key):
    assert "饭菜价格" not in asked(key, standing((0, 2)))


def test_the_more_speaks_for_a_field_the_more_probable_it_is():
    place = standing((0, 2))
    field, probability = most_probable(asked("一顿多少钱", place))
    assert field == "饭菜价格"
    assert probability > 0.9
    elsewhere = standing((0, 2), blocks=[{"食堂概况", "饭菜价格"}], lacking=())
    assert most_probable(asked("一顿多少钱", elsewhere))[1] < probability
    assert most_probable(asked("记者手记", place))[1] < 0.5


def test_odds_are_the_exponential_of_the_weighed_sum():
    nothing = Claim(*(0.0 for _ in Claim._fields))
    assert most_probable({"甲": nothing, "乙": nothing}) == ("甲", 1 / 3)
    assert most_probable({}) == (None, 0.0)
    assert len(WEIGHTS) == len(Claim._fields)


def test_the_label_that_opens_its_blocks_above_a_name_is_the_first_field():
    place = standing((-1, 1), (-1, 1), blocks=[{"饭菜价格"}, {"饭菜价格"}])
    told = asked("开席", place)["食堂概况"].opens
    place.prose = 0
    assert (told, asked("开席", place)["食堂概况"].opens) == (0, 1)


@pytest.mark.parametrize("key", ["温馨提示", "公示", "政策链接"])
def test_what_stands_beside_a_story_is_none_of_its_parts(key):
    place = standing((0, 4), lacking=("运营难题",), blocks=[{"食堂概况"}])
    assert "运营难题" not in asked(key, place)
    assert "运营难题" in asked("锅台边", place)
