"""What is looked at first, to save the rest, never says no to what the rest would take."""

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from kaimen.extractors import caption_lines, captions, fact_people, layout, readings
from kaimen.extractors.blocks import segment
from kaimen.extractors.lines import assemble
from kaimen.profiles import builtin

from .test_segmentation_laws import line


@given(st.from_regex(caption_lines._BEFORE_AND_AFTER) | st.from_regex(captions._CAPTION))
def test_what_a_caption_can_begin_with(text):
    told = caption_lines._BEFORE_AND_AFTER.match(text) or captions.has_caption_mark(text)
    assert not told or not text[0].isalnum() or text[0] in caption_lines._BEGINS


@settings(max_examples=200, deadline=None)
@given(st.lists(line(), max_size=20))
def test_captions_are_found_only_where_one_may_be(lines):
    text, placed = assemble(lines)
    found = segment(text, placed, profiles=builtin())
    with patch.object(readings, "may_be_caption", lambda *_, **__: True):
        assert segment(text, placed, profiles=builtin()) == found


@given(st.from_regex(layout._MARK, fullmatch=True))
def test_every_mark_is_one(text):
    assert layout.is_mark(text) == (len(text) <= layout.MARK_LONGEST)


PARTS_OF_TITLES = ("社区", "村", "党委", "党总支部", "支部", "党组织", "第一", "书记", "书", "记", "、主任", "兼主任")


@given(st.lists(st.sampled_from(PARTS_OF_TITLES)))
def test_every_title_holds_the_office(words):
    assert all(fact_people._OFFICE in title[0] for title in fact_people._TITLE.finditer("".join(words)))
