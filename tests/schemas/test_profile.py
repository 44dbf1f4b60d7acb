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
