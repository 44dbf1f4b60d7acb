"""Texts are compared in plain NFKC, without white space and invisible characters, however that is made."""

import re
import unicodedata
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.extractors import ids
from kaimen.extractors.ids import fold

CHARACTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("，：；！？（）％…\u3000\u200b\u0301゛ﾞ㎡① 가é´")


@given(st.text(CHARACTERS))
def test_folding_is_nfkc_without_white_space_and_invisible_characters(text):
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    assert fold(text) == re.sub("[\u200b-\u200f\u2060\ufeff\u00ad]", "", plain)


@given(st.text(CHARACTERS, min_size=1), st.integers(1, 12))
def test_a_long_text_is_folded_in_parts_as_a_whole(text, size):
    with patch.object(ids, "_PART", size):
        assert fold(text) == ids._folded(text)


@pytest.mark.parametrize(
    ("text", "folded"), [("望湖 街道，１号…", "望湖街道,1号..."), (None, ""), ("\u200b \u3000", "")]
)
def test_what_is_folded(text, folded):
    assert fold(text) == folded
