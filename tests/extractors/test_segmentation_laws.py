"""What holds on any lines whatever: it never raises, loses no text, repeats none, and spans cut what they say."""

import itertools
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from kaimen.extractors.blocks import segment
from kaimen.extractors.lines import Cell, Image, Line, LineKind, Run, assemble
from kaimen.profiles import builtin
from kaimen.schemas import Span

SEEN = """
    事项名称 上任感言： 问题困难 【干事情况】 （一） 1、 张掖路街道 山字石社区 双河镇石门村 我叫王强， 居民反映强烈。
    情况简介: 图为现场 来源：组织部 编辑：甲 工作难点 责任人： ： “ ” 01 ◆ ▲ 2021年3月4日 案例名称 主要做法 —— | 𠮷 a
    """.split()  # noqa: SIM905
WORDS = st.sampled_from([*SEEN, " ", "\u3000", "\u200b", "\t"])
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(lambda words: "".join(words).strip()).filter(bool)
RUNS = st.sampled_from([(), "bold", "half", "red"])


@st.composite
def line(draw):
    if draw(st.integers(0, 7)) == 0:
        return Line("", kind=LineKind.IMAGE, image=Image(None, draw(st.none() | TEXTS)))
    text = draw(TEXTS)
    kind = draw(st.sampled_from([k for k in LineKind if k is not LineKind.IMAGE]))
    how, half = draw(RUNS), len(text) // 2
    runs = {
        "bold": (Run(0, len(text), bold=True),),
        "red": (Run(0, len(text), color="red", size=18.0),),
        "half": (Run(0, half, bold=True), Run(half, len(text))),
    }.get(how, ())
    cells, cell = (), None
    if kind is LineKind.ROW:
        parts = [draw(TEXTS).replace("\t", "") or "x" for _ in range(draw(st.integers(1, 4)))]
        text, cells, runs, at = "\t".join(parts), [], (), 0
        for part in parts:
            cells.append((at, at + len(part)))
            at += len(part) + 1
        cell = Cell(0, draw(st.integers(0, 3)), 0, len(parts))
    elif kind is LineKind.CELL:
        cell = Cell(0, draw(st.integers(0, 3)), draw(st.integers(0, 2)), 3)
    return Line(
        text,
        kind=kind,
        runs=runs,
        cells=tuple(cells),
        cell=cell,
        level=2 if kind is LineKind.HEADING else None,
        centered=draw(st.booleans()),
        boxed=draw(st.integers(0, 2)),
    )


def taken(found):
    """All spans that a segmentation gives out, in page order."""
    spans = [*found.lead_spans, *found.footer_spans]
    for block in found.blocks:
        spans += [block.heading_span] if block.heading_span else []
        spans += block.lead_spans
        for section in block.sections:
            spans += [*section.paragraphs, *section.captions]
    return spans


@settings(max_examples=300, deadline=None)
@given(st.lists(line(), max_size=25), st.booleans())
def test_spans_lie_in_the_text_and_nothing_is_given_out_twice(lines, one):
    text, placed = assemble(lines)
    found = segment(text, placed, profiles=builtin()[:1] if one else builtin(), title="成果展播 | 双河镇石门村")
    spans = sorted(taken(found))
    assert all(0 <= s.start <= s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for block in found.blocks:
        assert block.heading_span is None or block.heading_span.cut(text) == block.heading
        for section in block.sections:
            assert section.text == "\n".join(s.cut(text) for s in section.paragraphs)
            assert section.label_span is None or section.label_span.cut(text) == section.label
        assert all(i.section is None or 0 <= i.section < len(block.sections) for i in block.images)


@settings(max_examples=200, deadline=None)
@given(st.lists(line(), max_size=25))
def test_every_line_of_text_has_a_role(lines):
    text, placed = assemble(lines)
    found = segment(text, placed, profiles=builtin())
    covered = sorted({(r.span.start, r.span.end) for r in found.roles if r.span.start < r.span.end})
    for x in placed:
        if x.image is None and any(c.isalnum() for c in x.text):
            assert any(start < x.end and end > x.start for start, end in covered), x.text


@given(st.lists(line(), max_size=12))
@settings(deadline=None)
def test_without_profiles_labels_are_fields_of_their_own(lines):
    text, placed = assemble(lines)
    found = segment(text, placed, profiles=())
    assert found.profile is None
    assert all(s.rule == "form" for b in found.blocks for s in b.sections)


def test_ten_thousand_lines_take_linear_time():
    def seconds(blocks):
        lines = []
        for n in range(blocks):
            lines += [
                Line(f"张掖路街道第{n}山社区"),
                Line("事项名称："),
                Line("接通幸福水"),
                Line("问题困难："),
                Line("难。" * 40),
            ]
        text, placed = assemble(lines)
        started = time.process_time()
        found = segment(text, placed, profiles=builtin())
        assert len(found.blocks) == blocks
        return time.process_time() - started

    # more headings than are remembered, so that none is known from the time before
    small, large = (min(seconds(blocks) for _ in range(3)) for blocks in (300, 2400))
    assert large < 8 * small * 3, "8 times as many lines may take 8 times as long, not 64 times"


def test_spans_are_spans():
    text, placed = assemble([Line("一段文字。")])
    assert segment(text, placed, profiles=()).lead_spans == (Span(0, 5),)
