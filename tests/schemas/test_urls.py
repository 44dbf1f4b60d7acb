"""The normal form of addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.schemas.urls import normalize, split


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("HTTP://News.Example:80/a/../b/./c.html#top", "http://news.example/b/c.html"),
        ("https://news.example:443", "https://news.example/"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        ("http://n.example/a?id=7&utm_source=x&from=timeline&isappinstalled=0", "http://n.example/a?id=7"),
        ("http://n.example/a?id=7&from=2", "http://n.example/a?id=7&from=2"),
        ("http://n.example/%7euser/%e4%b8%ad", "http://n.example/~user/%E4%B8%AD"),
        ("http://n.example/中文.html?题=一", "http://n.example/%E4%B8%AD%E6%96%87.html?%E9%A2%98=%E4%B8%80"),
        ("http://新闻.example/", "http://xn--efvy88h.example/"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        ("http://n.example/a?b=1&a=2", "http://n.example/a?b=1&a=2"),
        ("http://mp.weixin.qq.com/s?__biz=A==&mid=1&chksm=9#rd", "http://mp.weixin.qq.com/s?__biz=A==&mid=1"),
    ],
)
def test_ways_of_writing_one_address_have_one_normal_form(written, normal):
    assert normalize(written) == normal


@pytest.mark.parametrize(
    "other", ["", "mailto:a@b.example", "javascript:void(0)", "http://", "http://[::1", "http://a:b/"]
)
def test_what_is_no_address_of_a_page_stays_as_it_is(other):
    assert normalize(other) == other


@given(st.text())
def test_the_normal_form_and_the_parts_never_raise(text):
    for url in ("http://n.example/" + text, "http://" + text, text):
        normalize(url)
        split(url)


@pytest.mark.parametrize("url", ["http://[/3.html", "http://[::1", "http://a\u2100.example/"])
def test_what_is_no_address_has_no_parts(url):
    assert set(split(url)) == {""}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_normal_form_of_a_normal_form_is_itself(text):
    once = normalize("http://n.example/" + text)
    assert normalize(once) == once
