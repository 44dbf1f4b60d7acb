"""What the parser gets to see is bounded, and an ordinary page is not touched."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kaimen.extractors import dom, prescan
from kaimen.extractors.charset import decode
from kaimen.extractors.prescan import ATTRIBUTES, DEPTH, NAMES, tame

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SLACK = 16  # elements that formatting reopens, and what a table adds


def depth(markup: str) -> int:
    """How deep the parser nests elements."""
    deepest, open_nodes = 0, [(dom.parse(markup).root, 1)]
    while open_nodes:
        node, level = open_nodes.pop()
        deepest = max(deepest, level)
        child = node.child
        while child is not None:
            if child.is_element_node:
                open_nodes.append((child, level + 1))
            child = child.next
    return deepest


NESTED = {
    "div": "<div>",
    "div with text": "<div>x",
    "list": "<ul><li>",
    "definitions": "<dl><dd>",
    "table": "<table><tr><td>",
    "bold": "<b>",
    "font": "<font size=§>",
    "links over blocks": "<a>x<div>",
    "an end tag of nothing": "<div></x>",
    "an end tag in a value": '<div title="</div>">',
    "an end tag in a value after >": '<div title="></div>">',
    "an end tag in a comment": "<div><!-- </div> -->",
    "an end tag in a script": "<div><script></div></script>",
    "an end tag behind a cell": "<div><table><td></div>",
    "an end tag behind a block": "<span><div></span></div>",
    "a form in the middle": "<form><div></form>",
    "formatting misnested": "<b><div>x</b>",
    "drawings": "<svg><g>",
    "html in drawings": "<svg><foreignObject><div/>",
    "titles in drawings": "<svg><title><div>",
    "items behind sections": "<li><section>",
    "options behind spans": "<option><span>",
    "upper case": "<DIV><Span>",
    "templates": "<template>",
    "cells without a table": "<ul><td></ul>",
    "objects": "<object>",
}


@pytest.mark.parametrize("motif", NESTED.values(), ids=NESTED.keys())
def test_depth_is_capped(motif):
    markup = "".join(motif.replace("§", str(n)) for n in range(9000))
    assert depth(tame(markup)) <= DEPTH + SLACK


FLAT = {
    "paragraphs": "<p>社区<b>干部</b>",
    "items": "<li>社区<a href=x>干部</a>",
    "cells": "<tr><td>社区<td>干部",
    "definitions": "<dt>社区<dd>干部",
    "options": "<option>社区",
    "breaks": "社区<br><img src=x><hr/>",
    "blocks": "<div class=x><span>社区</span></div>\n",
    "headings": "<h2>社区<h3>干部",
    "comments": "<!-- <div> -->社区<p>",
    "scripts": "<script>if (a<b) document.write('<div>')</script>社区<p>",
    "values": '<p title="<div>">社区',
    "drawings": "<svg><path d=x /><g/></svg>社区",
    "links": "<a href=x>社区",
}


@pytest.mark.parametrize("motif", FLAT.values(), ids=FLAT.keys())
def test_soup_without_end_tags_is_no_depth(motif):
    """Thousands of each, as they stand in long pages, lose nothing."""
    for before in (
        ("<select>",) if motif.startswith("<option") else ("<table>",) if motif.startswith("<tr") else ("<ul>",)
    ):
        markup = before + motif * min(9000, 30_000 // motif.count("<"))
        assert tame(markup) == markup


def test_what_is_dropped_is_tags_never_text():
    text = dom.parse(tame("<div>社区" * 20_000 + "</div>" * 20_000)).text()
    assert text.count("社区") == 20_000
    text = dom.parse(tame("<i>社</i><x>区</x>\n" * 50_000)).text()
    assert text.count("社") == text.count("区") == 50_000


def test_a_long_text_keeps_its_paragraphs():
    markup = "<html><body>" + f"<p>{'社区干部走访入户，听取居民意见。' * 5}</p>\n" * 40_000
    assert tame(markup) == markup


def test_what_follows_a_nest_is_not_in_it():
    markup = "<div>" * 9000 + "</div>" * 9000 + "<p id=after>社区</p>"
    after = dom.parse(tame(markup)).css_first("#after")
    assert after is not None
    assert after.parent.tag == "body"


@pytest.mark.parametrize("value", ["", "=1", '="x y"', "='>'", '="<>"'])
def test_attributes_of_a_tag_are_capped(value):
    markup = "<p>before<div " + " ".join(f"a{n}{value}" for n in range(50_000)) + ">after"
    tree = dom.parse(tame(markup))
    assert len(tree.css_first("div").attributes) == ATTRIBUTES
    assert tree.text().endswith("after")


def test_a_long_attribute_is_kept():
    markup = f'<p>x<img src="data:image/png;base64,{"A" * 200_000}" alt=x>' + "<p>x" * 10
    assert tame(markup) == markup


def test_a_tag_that_never_ends_is_what_the_parser_drops():
    assert tame("<p>x" * 9000 + "<div " + "a b c " * 9000) == "<p>x" * 9000


def test_distinct_names_are_capped():
    tree = dom.parse(tame("".join(f"<p a{n}=1>" for n in range(20_000))))
    assert len({name for p in tree.css("p") for name in p.attributes}) == NAMES
    tree = dom.parse(tame("".join(f"<x-{n}></x-{n}>" for n in range(20_000))))
    assert len({node.tag for node in tree.css("body *")}) == NAMES


def test_formatting_that_is_never_closed_is_not_reopened_without_end():
    tree = dom.parse(tame("".join(f"<p><font color={n}>社区" for n in range(3000))))
    assert len(tree.css("font")) < 3000 * 20
    assert tree.text().count("社区") == 3000


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"{CORPUS} is absent")
def test_real_pages_are_not_touched():
    pages = [decode(path.read_bytes()).text for path in sorted(CORPUS.rglob("*.html"))]
    assert len(pages) > 80
    assert [page for page in pages if tame(page) != page] == []
    # nor would they be if they were so long that each tag is looked at
    padding = "<br>" * 9000
    assert [page for page in pages if not tame(page + padding).startswith(page)] == []


TAGS = """div p b i font span a li ul table tr td caption select option optgroup svg g math mi title template button
form
h1 dl dd section object nobr em address x-y script style textarea br img noscript frameset body head ruby rt"""


@pytest.mark.parametrize(
    "motif",
    [
        "<b><svg /><mi>x",  # a drawing that closes itself
        "<font color=1><math><marquee></p><foreignObject /><object color=1><mtext>x",  # </p> ends a drawing
        "<annotation-xml><font></svg>x<svg></annotation-xml>",  # an end tag that sees through a drawing
        "<foreignObject a=b/><div /></foreignObject><form>",  # no drawing's
        "<svg><g fill=red/></i>",  # a slash that is the value's
    ],
)
def test_no_drawing_gets_past_the_cap(motif):
    assert depth(tame("<p>" * 8192 + "<nobr><a>" + motif * 3000)) <= DEPTH + 10 * SLACK


@settings(deadline=None, max_examples=60)
@example(76120)  # a drawing in a drawing, closed by a tag that is one too many
@given(st.integers(0, 10**9))
def test_no_soup_gets_past_the_cap(seed):
    """Random motifs of tags, values and comments, repeated until they hurt."""
    rng = random.Random(seed)
    tags = TAGS.split()
    pieces = [
        rng.choice(
            [f"<{(t := rng.choice(tags))}>", f"</{t}>", f"<{t}>", f"<{t} c=§>", "x", "<!--", "-->", '"', "<p a='>"]
        )
        for _ in range(rng.randint(2, 8))
    ]
    motif = "".join(pieces)
    markup = "<p>" * 8192 + "".join(motif.replace("§", str(n)) for n in range(2000))
    start = time.perf_counter()
    tree_depth = depth(tame(markup))
    assert tree_depth <= DEPTH + 10 * SLACK, motif
    assert time.perf_counter() - start < 5, motif


@given(st.text(alphabet="<>/!-=\"'ab \n\x00社p", max_size=300))
def test_no_text_raises(text):
    assert tame(text) == text
    tame(text + "<p>" * 9000)


class _OneByOne(prescan._Scan):
    def _past_alike(self, start, end, at, tags):
        return at, tags


@pytest.mark.skipif(not prescan.__file__.endswith(".py"), reason="a compiled class takes no heirs written in Python")
@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**9))
def test_elements_alike_are_passed_as_if_each_were_read(seed):
    rng = random.Random(seed)
    tags = TAGS.split()
    outer = "".join(f"<{rng.choice(tags)}>" for _ in range(rng.randint(0, 4)))
    pieces = []
    for _ in range(rng.randint(1, 4)):
        name, other = rng.choice(tags), rng.choice(tags)
        leaf = rng.choice([f"<{name}>社</{name}>", f"<{name} a§=1>社</{name}>", f"<{name}>社</{other}>", f"<{name}>社"])
        pieces += [rng.choice(["", f"<{other}>", f"</{other}>", "<!-- -->"]), *[leaf] * rng.randint(1, 900)]
    markup = outer + "".join(pieces).replace("§", str(seed % 9)) + "<div>" * 600
    assert prescan._Scan(markup).tamed() == _OneByOne(markup).tamed()
