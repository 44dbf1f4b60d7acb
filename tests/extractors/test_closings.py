"""Closing paragraphs of editors, and last paragraphs of blocks that they might be taken for."""

import json
from pathlib import Path

import pytest

from kaimen.extractors.closings import closing_signs

TEXTS = json.loads((Path(__file__).parent / "closings.json").read_text("utf-8"))
"""By another author; the signs were set with sight of them, so they guard and do not measure."""
KNOWN = 41
"""Closing paragraphs of 80 that are known."""


@pytest.mark.parametrize("text", [x["text"] for x in TEXTS if not x["closing"]])
def test_the_last_paragraph_of_a_block_is_none_of_the_editors(text):
    assert closing_signs(text) == 0


def test_most_closing_paragraphs_are_known():
    known = [x["text"] for x in TEXTS if x["closing"] and closing_signs(x["text"])]
    assert len(known) >= KNOWN


def test_a_paragraph_with_the_name_of_the_block_s_community_is_of_the_block():
    text = "下一期，我们继续讲东街的故事，欢迎大家留言。"
    assert closing_signs(text)
    assert closing_signs(text, "东街社区") == 0
