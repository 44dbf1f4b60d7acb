"""Addresses as pages write them, and redirects that pages make themselves."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.scraper.links import encode_header_url, encode_url
from kaimen.scraper.redirects import html_redirect

BASE = "http://www.example.cn/a/b.shtml?x=1"


@pytest.mark.parametrize(
    ("href", "charset", "expected"),
    [
        ("c.html", "utf-8", "http://www.example.cn/a/c.html"),
        ("/开门/1.html", "gbk", "http://www.example.cn/%E5%BC%80%E9%97%A8/1.html"),
        ("/s?q=开门", "gbk", "http://www.example.cn/s?q=%BF%AA%C3%C5"),
        ("/s?q=开门", "utf-8", "http://www.example.cn/s?q=%E5%BC%80%E9%97%A8"),
        ("/s?q=开门", "utf-16le", "http://www.example.cn/s?q=%E5%BC%80%E9%97%A8"),
        ("/s?q=开门", "no-such-charset", "http://www.example.cn/s?q=%E5%BC%80%E9%97%A8"),
        ("/s?q=\N{GRINNING FACE}", "gb2312", "http://www.example.cn/s?q=%26%23128512%3B"),
        ("?page=2", "utf-8", "http://www.example.cn/a/b.shtml?page=2"),
        ("//m.example.cn/x#part", "utf-8", "http://m.example.cn/x"),
        ("\n /a\tb c.html ", "utf-8", "http://www.example.cn/ab%20c.html"),
        ("\\a\\b.html", "utf-8", "http://www.example.cn/a/b.html"),
        ("http://例子.中国/x", "utf-8", "http://xn--fsqu00a.xn--fiqs8s/x"),
        ("http://例子.中国:8080/", "utf-8", "http://xn--fsqu00a.xn--fiqs8s:8080/"),
        ("/%e5%bc%80?a=%BF", "utf-8", "http://www.example.cn/%e5%bc%80?a=%BF"),
        ("javascript:void(0)", "utf-8", "javascript:void(0)"),
    ],
)
def test_links_are_encoded_as_browsers_do(href, charset, expected):
    assert encode_url(href, BASE, charset) == expected


def test_bytes_of_a_location_header_stay_what_they_are():
    assert encode_header_url("/开门".encode("gbk"), BASE) == "http://www.example.cn/%BF%AA%C3%C5"
    assert encode_header_url("/开门".encode(), BASE) == "http://www.example.cn/%E5%BC%80%E9%97%A8"


@given(st.text(max_size=60), st.sampled_from(["utf-8", "gbk", "big5", "x"]))
def test_any_link_gives_a_string(href, charset):
    assert isinstance(encode_url(href, BASE, charset), str)


@pytest.mark.parametrize(
    ("markup", "target"),
    [
        ('<meta http-equiv="refresh" content="0;url=/a.html">', "/a.html"),
        ("<META CONTENT='3; URL=\"x?a=1&amp;b=2\"' HTTP-EQUIV=Refresh>", "x?a=1&b=2"),
        ('<meta http-equiv="refresh" content="0;/a.html">', "/a.html"),
        ('<meta http-equiv="refresh" content=".5;url=/a.html">', "/a.html"),
        ("<script>window.location.href='http:\\/\\/a.cn\\/b';</script>", "http://a.cn/b"),
        ('<script type="text/javascript">location.replace("/x")</script>', "/x"),
        ('<script>top.location = "/x"\n</script><p>页面跳转中</p>', "/x"),
        ("<html><head><title>" + "长" * 300 + '</title></head><script>self.location="/m/"</script>', "/m/"),
    ],
)
def test_redirects_of_pages(markup, target):
    assert html_redirect(markup) == target


@pytest.mark.parametrize(
    "markup",
    [
        "",
        '<meta http-equiv="refresh" content="300">',
        '<meta http-equiv="refresh" content="300;url=/a.html">',
        '<meta http-equiv="refresh" content="0">',
        '<meta name="refresh" content="0;url=/a.html">',
        '<!-- <meta http-equiv="refresh" content="0;url=/a.html"> -->',
        '<noscript><meta http-equiv="refresh" content="0;url=/nojs"></noscript>',
        "<script>location.href='/login'</script>" + "<p>上任以来，他走访了每一户居民。</p>" * 30,
        "<script>if (location.href == '/x') {}</script>",
        "<script>var mylocation = '/x';</script>",
        "<script>a.location = '/x';</script>",
        "<script>location.href = base + '/x';</script>",
        "<script>if (/Mobile/.test(navigator.userAgent)) location.href='/m/';</script>",
        "<a onclick=\"location.href='/x'\">weiter</a>",
    ],
)
def test_what_is_no_redirect(markup):
    assert html_redirect(markup) is None


@given(st.text("<>meta refrshlocation.hrf='\"=;url/ script!-", max_size=200))
def test_any_markup_gives_an_answer(markup):
    html_redirect(markup)


@pytest.mark.parametrize(
    "unit", ["<", "<meta ", "<!--", "<script>", "location ", "<meta a=", "window.", "<script>location='" + "x" * 50]
)
def test_hostile_markup_costs_little(unit):
    markup = "<meta http-equiv=refresh><script>location" + unit * (60_000 // len(unit))
    started = time.perf_counter()
    html_redirect(markup)
    assert time.perf_counter() - started < 2
