"""No bytes raise, and no pattern of bytes costs more than its length says.

`benchmarks/hostile.py` measures milliseconds and memory a megabyte at full size; here each of its patterns is made
four times as long and must not cost much more than four times as much, with time to spare on a busy machine.
"""

import importlib.util
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaimen import extract_page
from kaimen.schemas import law_violations

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SMALL = 60_000
GROWTH = 4
"""How many times larger the large page is."""
SLACK_SECONDS = 0.5
QUADRATIC = 2.5
"""Linear cost grows by the factor of the size; beyond so many times that it is not linear."""


def _load(name: str):
    spec = importlib.util.spec_from_file_location(f"benchmarks_{name}", BENCHMARKS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


hostile = _load("hostile")
mutants = _load("mutants")


def seconds(body: bytes) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        result = extract_page(body)
        best = min(best, time.process_time() - start)
        assert result.article or result.rejected
    return best


@pytest.mark.parametrize("name", list(hostile.names()))
def test_cost_grows_with_the_size_and_not_faster(name):
    small = seconds(hostile.page(name, SMALL))
    large = seconds(hostile.page(name, SMALL * GROWTH))
    assert large < GROWTH * QUADRATIC * small + SLACK_SECONDS


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=2000), st.sampled_from([None, "text/html; charset=gbk", "text/html; charset=utf-16"]))
def test_no_bytes_raise(body, content_type):
    result = extract_page(body, content_type=content_type)
    assert result.article or result.rejected


@settings(deadline=None, max_examples=150)
@given(st.text(st.characters(), max_size=1000))
def test_no_text_raises_lone_surrogates_and_nul_included(text):
    assert extract_page(text) is not None
    assert extract_page(f"<html><body><h1>{text}</h1><p>事项名称：{text}</p></body></html>") is not None


NAMES = (
    "html head title meta body div p br section span b table tr td ul li a img h1 h2 script style font center "
    "blockquote article aside dl dt dd strong figure figcaption input select option textarea iframe svg"
)
TEXTS = (
    *("", " ", "\n", "\0", "\u200b", "&nbsp;", "&#0;", "社区", "◆城关区东岗街道桃树坪社区", "事项名称：", "干事情况"),
    *("【情况简介】", "来源：兰州日报 2021-05-20 09:48", "责任编辑：王某", "“开门一件事”成果展播⑥", "图片", "下一页"),
    *("漏水的问题解决了。" * 9, "<", "\ufffd"),
)
ATTRIBUTES = (
    "", ' class="content"', ' id="js_content"', ' style="display:none"', ' href="/a_2.html"', ' src="x.jpg"', " hidden",
    ' content="2021-05-20"', ' name="PubDate"', ' property="og:title"', ' data-src="//x/y"', ' href="http://[x"',
)  # fmt: skip
_TAGS = st.builds(
    lambda name, slash, attributes: f"<{slash}{name}{'' if slash else attributes}>",
    st.sampled_from(NAMES.split()),
    st.sampled_from(("", "/")),
    st.sampled_from(ATTRIBUTES),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.one_of(_TAGS, st.sampled_from(TEXTS)), max_size=80).map("".join))
def test_no_soup_raises_and_the_laws_hold(soup):
    result = extract_page("<html><body>" + soup, url="http://news.example/a.html")
    assert [v for record in result.records for v in law_violations(record, result.article)] == []


def test_mutants_are_a_function_of_their_seed():
    bodies = [b"<html><body><p>one</p></body></html>", "<p>社区</p>".encode("gbk")]
    assert [mutants.mutant(bodies, n) for n in range(50)] == [mutants.mutant(bodies, n) for n in range(50)]
    used = {name for n in range(300) for name in mutants.mutant(bodies, n)[2]}
    assert used == {m.__name__ for m in mutants.MUTATIONS}


def test_a_mutant_that_raises_or_breaks_a_law_is_counted(monkeypatch):
    import kaimen

    assert mutants.failures("<p>社区</p>".encode(), None)[0] == []

    def broken(*_args, **_keywords):
        raise ValueError("broken")

    monkeypatch.setattr(kaimen, "extract_page", broken)
    found, outcome = mutants.failures(b"x", None)
    assert "broken" in found[0]
    assert outcome == "raised"


def test_few_mutants_of_the_samples_pass():
    folder = BENCHMARKS.parent / "samples"
    bodies = mutants.pages([folder])
    assert bodies
    failed = {n: found for n in range(60) if (found := mutants.failures(*mutants.mutant(bodies, n)[:2])[0])}
    assert failed == {}
