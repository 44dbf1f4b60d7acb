"""What a section tells by its text alone."""

import pytest

from kaimen.extractors.contents import READ, SIGNS, TOLD, signs, tells

TEXTS = {
    "matter": "给十二个楼道装上扶手",
    "remarks": "我在这个院子里住了三十年，大家选我，就得把话听完。",
    "background": "社区位于老城南边，常住居民两千四百户，六十岁以上老人占三成。",
    "problem": "没有人肯出钱，谁也说不清产权归谁，又怕施工太吵。",
    "action": "书记请来退休的工程师，带着党员挨家敲门，先易后难，一户户签了字。",
    "result": "九月底全部装完，投诉由每月七件降到零。",
}


@pytest.mark.parametrize("meaning", TEXTS)
def test_a_text_speaks_most_for_what_it_tells(meaning):
    text = [signs(TEXTS[meaning])]
    assert max(TEXTS, key=lambda other: tells(text, other)) == meaning


def test_each_meaning_has_a_share_of_each_sign():
    assert all(len(shares) == len(SIGNS) and all(0 < share < 1 for share in shares) for shares in TOLD.values())


def test_nothing_speaks_for_a_meaning_that_nobody_counted():
    assert tells([signs(TEXTS["action"])], "weather") == tells([signs(TEXTS["action"])], None) == 0
    assert tells([], "action") == 0


def test_only_the_beginning_of_a_text_is_read():
    assert signs("路" * READ + "。我") == signs("路" * READ)
