"""robots.txt: Google's compliance corpus, and what it leaves out."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.scraper.robots import MAX_ROBOTS, parse_robots

CORPUS = Path(__file__).parents[2] / ".." / "shared" / "suites" / "robots"

_STRING = r'"(?:[^"\\]|\\.)*"'
_ESCAPE = re.compile(rb"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)", re.DOTALL)
_SIMPLE = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v", b"f": b"\f", b"a": b"\a", b"b": b"\b"}


def _unquote(literals: str) -> bytes:
    def one(found: re.Match[bytes]) -> bytes:
        code = found.group(1)
        if code[:1] == b"x" and len(code) > 1:
            return bytes([int(code[1:], 16)])
        return bytes([int(code, 8)]) if code[:1].isdigit() else _SIMPLE.get(code, code)

    return b"".join(_ESCAPE.sub(one, s[1:-1].encode()) for s in re.findall(_STRING, literals))


def _assertions():
    """(id, robots.txt, agent, URL, allowed) of every assertion in the corpus."""
    strings = rf"((?:{_STRING}\s*)+)"
    token = re.compile(rf"(robotstxt|testurl|useragent|expected_outcome):\s*(?:{strings}|(\w+))|^\s*#.*$", re.MULTILINE)
    for file in sorted(CORPUS.glob("*.textproto")):
        seen: dict[str, bytes] = {}
        count = 0
        for name, text, word in token.findall(file.read_text("utf-8")):
            if name == "expected_outcome":
                count += 1
                key = f"{file.stem}-{count}"
                yield pytest.param(
                    seen["robotstxt"], seen["useragent"].decode(), seen["testurl"].decode(), word == "ALLOWED", id=key
                )
            elif name:
                seen[name] = _unquote(text)


@pytest.mark.shared
@pytest.mark.parametrize(("robots", "agent", "url", "expected"), list(_assertions()))
def test_googles_corpus(robots, agent, url, expected):
    assert parse_robots(robots).allowed(agent, url) is expected


@pytest.mark.shared
def test_the_corpus_is_read_whole():
    if not CORPUS.is_dir():
        pytest.skip("../shared/suites/robots is absent")
    assert len(list(_assertions())) == 146


def allowed(robots: str, path: str, agent: str = "Kaimen") -> bool:
    return parse_robots(robots.encode()).allowed(agent, "http://example.com" + path)


def test_longest_pattern_decides_and_allow_wins_a_tie():
    text = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /x\nDisallow: /x\n"
    assert [allowed(text, p) for p in ("/a", "/a/b", "/a/b/c", "/x", "/y")] == [False, True, False, True, True]


@pytest.mark.parametrize(
    ("pattern", "path", "hit"),
    [
        ("/*.shtml$", "/a/b.shtml", True),
        ("/*.shtml$", "/a/b.shtml?x", False),
        ("/a*b*c$", "/aXbYbZc", True),
        ("/a*b*c$", "/aXcYb", False),
        ("/aa*a$", "/aa", False),
        ("*", "/", True),
        ("/a$b", "/a$bc", True),
        ("$", "/", False),
        ("/**", "/x", True),
    ],
)
def test_wildcards(pattern, path, hit):
    assert allowed(f"user-agent: *\ndisallow: {pattern}", path) is not hit


@pytest.mark.parametrize("spelling", ["dissallow", "dissalow", "disalow", "diasllow", "disallaw", "DISALLOW"])
def test_misspelt_disallow_counts(spelling):
    assert not allowed(f"user agent: kaimen\n{spelling}: /", "/")


def test_unknown_words_are_passed_over():
    assert allowed("user-agent: *\ndisbelieve: /\nno index /a b\n: /\n", "/")


def test_agent_is_the_whole_product_token_and_named_groups_are_joined():
    text = "User-agent: kai\nDisallow: /\n\nUser-agent: KAIMEN/2.0\nDisallow: /a\n\nUser-agent: kaimen\nDisallow: /b\n"
    assert [allowed(text, p) for p in ("/", "/a", "/b")] == [True, False, False]


def test_other_lines_close_no_group():
    text = "User-agent: kaimen\nCrawl-delay: 5\nSitemap: http://example.com/s.xml\nUser-agent: other\nDisallow: /\n"
    robots = parse_robots(text.encode())
    assert not robots.allowed("kaimen", "http://example.com/x")
    assert robots.crawl_delay("kaimen") == 5
    assert robots.sitemaps == ("http://example.com/s.xml",)


def test_group_for_everybody_does_not_reach_who_is_named():
    assert allowed("User-agent: *\nDisallow: /\nUser-agent: kaimen\nAllow: /a\n", "/b")


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "x", ""])
def test_senseless_crawl_delay_is_none(value):
    assert parse_robots(f"user-agent: *\ncrawl-delay: {value}".encode()).crawl_delay("kaimen") is None


def test_chinese_paths_match_their_percent_encoding_in_any_case():
    text = "User-agent: *\nDisallow: /开门\nDisallow: /%e5%bc%a0\n"
    assert not allowed(text, "/%E5%BC%80%E9%97%A8/1.html")
    assert not allowed(text, "/%E5%BC%A0")


def test_encoded_letters_are_no_way_round_a_rule():
    assert not allowed("User-agent: *\nDisallow: /%7Ejoe/\n", "/~joe/x")
    assert not allowed("User-agent: *\nDisallow: /secret/\n", "/%73ecret/x")


def test_an_html_page_in_place_of_the_file_forbids_nothing():
    assert allowed("<!DOCTYPE html><html><head><title>404: not found</title></head></html>", "/")


def test_only_the_first_500_kib_count():
    filler = "# filler\n" * (MAX_ROBOTS // 9 + 1)
    assert allowed(f"{filler}user-agent: *\ndisallow: /\n", "/")
    assert not allowed(f"user-agent: *\ndisallow: /\n{filler}", "/")


def test_hostile_wildcards_cost_little():
    text = "user-agent: *\n" + "disallow: /" + "*a" * 8000 + "b$\n" * 1 + ("disallow: /" + "*a" * 100 + "b\n") * 500
    started = time.perf_counter()
    assert allowed(text, "/" + "a" * 8000)
    assert time.perf_counter() - started < 2


@given(st.binary(max_size=300), st.text(max_size=40))
def test_never_raises(body, path):
    parse_robots(b"user-agent: kaimen\n" + body).allowed("kaimen", path)


@given(st.text("ab*$/", max_size=8), st.text("ab$/", max_size=10))
def test_wildcards_agree_with_a_regular_expression(pattern, path):
    body = pattern[:-1] if pattern.endswith("$") else pattern
    regex = ".*".join(re.escape(p) for p in body.split("*")) + (r"\Z" if pattern.endswith("$") else "")
    expected = bool(re.match(regex, "/" + path)) and bool(pattern)
    assert allowed(f"user-agent: *\ndisallow: {pattern}", "/" + path) is not expected
