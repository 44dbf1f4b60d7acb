"""Numbered items of a section become steps."""

import pytest

from kaimen.extractors.steps import find_steps
from kaimen.schemas import Span


def steps_of(*paragraphs):
    text, spans = "", []
    for paragraph in paragraphs:
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n"
    found = find_steps(text, spans)
    assert all(text[s.span.start : s.span.end] == s.text for s in found)
    return [(s.number, s.title, s.text) for s in found]


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("1、到现场看。水还在流。", "2、请人来修。修了一天。", ["1", "2"]),
        ("１．到现场看。水还在流。", "２．请人来修。修了一天。", ["1", "2"]),
        ("（一）到现场看。水还在流。", "（二）请人来修。修了一天。", ["一", "二"]),
        ("(1)到现场看。水还在流。", "(2)请人来修。修了一天。", ["1", "2"]),
        ("一、到现场看。水还在流。", "二、请人来修。修了一天。", ["一", "二"]),
        ("①到现场看。水还在流。", "②请人来修。修了一天。", ["1", "2"]),
        ("第一步，到现场看。水还在流。", "第二步，请人来修。修了一天。", ["第一步", "第二步"]),
        ("一是到现场看。水还在流。", "二是请人来修。修了一天。", ["一是", "二是"]),
    ],
)
def test_every_way_of_numbering_gives_number_and_title(first, second, numbers):
    assert [(n, t) for n, t, _ in steps_of(first, second)] == [(numbers[0], "到现场看"), (numbers[1], "请人来修")]


def test_a_step_holds_the_paragraphs_up_to_the_next_number():
    found = steps_of("先说一句。", "1、查。查了三处。", "还有一处。", "2、修。修好了。", "大家满意。")
    assert [text for _, _, text in found] == ["1、查。查了三处。\n还有一处。", "2、修。修好了。\n大家满意。"]


def test_one_sentence_items_have_no_title():
    assert [t for _, t, _ in steps_of("1、冰柱可能断裂,砸到行人;地面结冰。", "2、水管老化。")] == [None, None]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("2021年1月15日,水管破了。", "3.5公里的路坏了。"),
        ("三、四单元没有水。", "第二天来了人。"),
        ("1、只有一条。",),
        ("一是没有钱。二是没有人。", "后来有了。"),
        ("2、从二开始。", "3、不是从一数起。"),
        ("1.5米高的墙。", "2.5米高的墙。"),
    ],
)
def test_what_only_looks_like_numbering_is_no_step(paragraphs):
    assert steps_of(*paragraphs) == []


def test_of_nested_numbering_the_outer_one_counts():
    found = steps_of("（一）查。分两回：", "1、先看。", "2、再问。", "（二）修。修好了。")
    assert [(n, t) for n, t, _ in found] == [("一", "查"), ("二", "修")]


def test_captions_inside_a_step_are_not_its_text():
    text = "1、查。查了。\n图为现场\n又查。\n2、修。修了。"
    spans = [Span(0, 7), Span(13, 16), Span(17, 24)]
    first, second = find_steps(text, spans)
    assert first.text == "1、查。查了。\n又查。"
    assert first.span == Span(0, 16)
    assert second.text == "2、修。修了。"
