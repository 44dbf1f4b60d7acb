"""Profiles: names and aliases are enough; what is wrong is said with the key."""

import pytest

from kaimen.profiles import builtin, load_profile
from kaimen.schemas import ProfileError, parse_profile


def test_names_and_aliases_are_enough():
    profile = parse_profile('name = "x"\n[[fields]]\nname = "承诺"\naliases = ["诺言"]\n', "x.toml")
    assert profile.field_of == {"承诺": "承诺", "诺言": "承诺"}
    assert profile.opening == "承诺"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "not TOML"),
        ('name = "x"', "fields"),
        ('name = "x"\nfields = []', "fields"),
        ('name = "x"\n[[fields]]\nname = ""', "fields.0.name"),
        ('name = "x"\n[[fields]]\nname = "a"\nkey = "Ä b"', "fields.0.key"),
        ('name = "x"\n[[fields]]\nname = "a"\nalias = ["b"]', "fields.0.alias"),
        ('name = "x"\n[[fields]]\nname = "a"\naliases=["c"]\n[[fields]]\nname = "b"\naliases=["c"]', "c is claimed by"),
    ],
)
def test_a_wrong_profile_is_refused_with_the_place(text, said):
    with pytest.raises(ProfileError, match=said) as caught:
        parse_profile(text, "my.toml")
    assert str(caught.value).startswith("my.toml: ")


def fields(*specs, more=""):
    return f'name = "x"\n{more}\n' + "".join(f"[[fields]]\n{spec}\n" for spec in specs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上任感言", "上任 感言"),
        ("上任感言", "上任\u200b感言："),
        ("上任感言", "（一）上任感言"),
        ("上任感言", "【上任感言】"),
        ("A组", "Ａ组"),
        ("甲", "甲"),
        ("？", "？"),
    ],
)
def test_a_label_may_belong_to_one_field_only_however_it_is_written(one, other):
    for second in (f'name = "{other}"', f'name = "乙"\naliases = ["{other}"]'):
        with pytest.raises(ProfileError, match=r"my.toml: .*is claimed by field 1 .* and field 2 "):
            parse_profile(fields(f'name = "{one}"', second), "my.toml")


def test_a_field_may_list_a_label_in_several_forms():
    assert parse_profile(fields('name = "上任感言"\naliases = ["上任 感言", "上任感言："]'), "x").fields[0].aliases


@pytest.mark.parametrize("names", [("30天进展", "60天进展"), ("问题困难", "问题困难（存在问题）"), ("？", "！")])
def test_labels_that_differ_in_more_than_their_marks_are_different(names):
    assert len(parse_profile(fields(*(f'name = "{name}"' for name in names)), "x").fields) == 2


def test_the_opening_is_one_of_the_fields():
    blocks = '[blocks]\nopening = "乙"'
    assert parse_profile(fields('name = "甲"', 'name = "乙"') + blocks, "x").opening == "乙"
    with pytest.raises(ProfileError, match=r"my.toml: .*blocks.opening: 乙 is the name of no field"):
        parse_profile(fields('name = "甲"') + blocks, "my.toml")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (fields('name = "a\\u0000"'), "fields.0.name"),
        (fields('name = "a"\naliases = ["b\\u0000"]'), "fields.0.aliases.0"),
        (fields('name = "a"').replace('"x"', '"x\\u0000"'), "name"),
    ],
)
def test_a_name_that_no_database_stores_is_refused(text, key):
    with pytest.raises(ProfileError, match=rf"my.toml: {key}: text holds U\+0000"):
        parse_profile(text, "my.toml")


def test_the_builtin_profiles_load_and_kaimen_comes_first():
    assert builtin()[0].name == "kaimen"
    assert load_profile("kaimen") is builtin()[0]


def test_a_profile_is_found_by_path(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\n[[fields]]\nname = "承诺"\n', encoding="utf-8")
    assert load_profile(path).name == "mine"
    assert load_profile(load_profile(str(path))).name == "mine"


def test_a_byte_order_mark_is_no_part_of_a_profile(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\n[[fields]]\nname = "承诺"\n', encoding="utf-8-sig")
    assert load_profile(path).name == "mine"


def test_a_name_that_is_neither_lists_the_builtin_ones():
    with pytest.raises(ProfileError, match=r"nosuch: no such profile .* kaimen"):
        load_profile("nosuch")


def test_every_builtin_field_has_an_english_key():
    assert all(spec.key for profile in builtin() for spec in profile.fields)
