"""The links of a page: what they say, what stands beside them, and no page that takes for ever."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.extractors.links import Anchor, feed_links, read_links, same_list

HOSTILE = {
    "items in items": "<li><a href=x>y</a>" * 60_000,
    "crumbs in crumbs": "<div class=crumb><a href=x>y</a>" * 40_000,
    "anchors without end": "<a href=x>" * 100_000,
    "one item of many links": "<li>" + "<a href=x>2021-03-05</a>" * 60_000,
    "script": "createPageHTML(" + " " * 1_000_000,
}
HOSTILE_FEEDS = {
    "entries without end": "<rss>" + "<item>" * 300_000,
    "tags without end": "<rss>" + "<item " * 300_000,
    "titles without end": "<rss>" + "<item><title>" + " " * 1_000_000,
    "links without end": "<rss>" + "<item>" + "<link " * 200_000,
    "cdata": "<rss>" + "<item><title><![CDATA[" * 100_000,
}


def test_an_anchor_has_text_title_and_the_date_beside_it() -> None:
    found = read_links('<ul><li><a href=" /1.html " title="全 称"> 停车 <b>不难</b></a><em>2021年3月5日</em></li></ul>')
    assert found.anchors == (Anchor("/1.html", "停车 不难", "全 称", "2021-03-05"),)


def test_scripts_mail_and_fragments_are_no_links() -> None:
    assert (
        read_links('<a href="javascript:go()">1</a><a href="#top">2</a><a href="mailto:a@b">3</a><a>4</a>').anchors
        == ()
    )


def test_base_and_titles() -> None:
    found = read_links('<base href="/b/"><meta property="og:title" content="甲"><title>乙_站</title><h1>丙</h1>')
    assert (found.base, found.titles) == ("/b/", ("甲", "乙_站", "丙"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a/k/index.html", "http://a/k/index_2.html", True),
        ("http://a/k/", "http://a/k/index_2.html", True),
        ("http://a/list.php?id=7", "http://a/list.php?id=7&page=2", True),
        ("http://a/list.php?page=1&id=7", "http://a/list.php?page=2&id=7", True),
        ("http://a/list.php?id=7", "http://a/list.php?id=8", False),
        ("http://a/k/index.html", "http://a/m/index_2.html", False),
        ("http://a/k/index.html", "http://a/k/index.html", False),
    ],
)
def test_pages_of_one_list(one: str, other: str, same: bool) -> None:
    assert same_list(one, other) is same


def test_a_page_is_no_feed_and_an_atom_feed_is() -> None:
    assert feed_links("<!doctype html><title>x</title>") is None
    atom = '<feed><entry><title type="html">甲①</title><link rel="alternate" href="/1"/></entry></feed>'
    assert feed_links('<?xml version="1.0"?>' + atom) == (Anchor("/1", "甲①"),)


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    read_links(text)
    feed_links("<rss>" + text)


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_ends(markup: str) -> None:
    started = time.process_time()
    read_links(markup)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("feed", HOSTILE_FEEDS.values(), ids=HOSTILE_FEEDS)
def test_a_hostile_feed_ends(feed: str) -> None:
    started = time.process_time()
    feed_links(feed)
    assert time.process_time() - started < 5
