"""Paragraphs that are broken where printed lines ended are joined again; lines that people broke are left alone."""

import time

import pytest

from kaimen import extract_article

PARAGRAPHS = (
    "丁所村人情往来重，一年光随礼户均要花掉八千多元，麻将桌比书桌多，邻里间为一点地界的事情就能动手，村干部一年到头都在劝架。",
    "村党总支给每户发一本积分存折，红白事从简存五分，孝敬公婆存十分，参加一次清河存两分，打架扣二十分，积分由五老评定。",
    "有人说换油换盐是小利，村干部说小利换来的是大面子，半年以后麻将桌少了一半，书桌多了四十张，再也没有人为地界动手。",
)


def text_of(paragraphs):
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return extract_article(f"<html><title>积分存折</title><body><h1>积分存折</h1><div>{body}</div>").text


def wrapped(text, width=24):
    return "<br>".join(text[at : at + width] for at in range(0, len(text), width))


def test_printed_lines_are_joined_to_their_paragraphs():
    assert text_of(map(wrapped, PARAGRAPHS)) == "\n".join(PARAGRAPHS)


def test_typed_spaces_begin_a_paragraph_within_an_element():
    lines = "<br>".join("\u3000\u3000" + wrapped(p) for p in PARAGRAPHS)
    assert text_of([lines]) == "\n".join(PARAGRAPHS)


def test_few_broken_paragraphs_are_joined_where_all_others_are_indented():
    broken = ["\u3000\u3000" + wrapped(p, 29) for p in PARAGRAPHS[:2]]
    lines = "<br>".join([*broken, *(f"\u3000\u3000处理结果：罚款{n}百元，责令改正。" for n in range(1, 9))])
    assert text_of([lines]).split("\n")[:3] == [*PARAGRAPHS[:2], "处理结果：罚款1百元，责令改正。"]


def test_lines_that_are_not_indented_stay_behind_the_end_of_a_sentence_or_a_short_line():
    lines = [
        "\u3000\u3000" + PARAGRAPHS[0],
        "第一批",
        "\u3000\u3000" + PARAGRAPHS[1],
        "\u3000\u3000附表",
        "第二批",
        "第三批",
    ]
    assert text_of(["<br>".join(lines)]) == "\n".join(x.strip() for x in lines)


def test_labels_at_one_place_of_the_first_lines_make_no_verse():
    labels = ("情况简介：", "存在问题：", "推进情况：", "工作成效：")
    text = "村里请来施工队的老师傅看了三天都说这条渠还能用只要把淤泥清掉再补上两处缺口就行了。"
    lines = "<br>".join("\u3000\u3000" + wrapped(label + text[n:], 34) for n, label in enumerate(labels))
    whole = "<br>".join(f"\u3000\u3000第{n}个社区也办成了三件事。" for n in "一二三")
    assert text_of([lines + "<br>" + whole]).split("\n")[:4] == [label + text[n:] for n, label in enumerate(labels)]


LISTS = (
    (
        "1.改造东风社区公厕，增蹲位十二个",
        "2.改造民主街道路，新增路灯三十盏",
        "3.为独居老人安装扶手",
        "4.为四个小区加装充电桩",
    ),
    (
        "王书记：大家看看这条路从哪里修起",
        "李阿姨：先修幼儿园门口那一段才好",
        "王书记：那就从幼儿园门口修起吧各位",
        "张师傅：我同意，早修早好",
    ),
    (
        "姓名　　　　　　职务　　　　　　电话",
        "张三　　　　　　书记　　　　　　八八零一",
        "李四　　　　　　主任　　　　　　八八零二",
        "王五　　委员",
    ),
)


@pytest.mark.parametrize("lines", LISTS)
def test_lists_amid_indented_paragraphs_stay(lines):
    paragraphs = ["\u3000\u3000" + p for p in PARAGRAPHS * 2]
    assert text_of([*paragraphs, "\u3000\u3000" + "<br>".join(lines)]).split("\n")[-4:] == [*lines]


def test_lines_of_a_verse_or_list_stay():
    verse = ["春风吹过石桥村", "老树新芽绿满门", "积分存折家家有", "红白喜事简而文", "麻将收起书声起", "邻里和睦胜亲人"]
    first, *_, last = PARAGRAPHS
    assert text_of([first, "<br>".join(verse), last]) == "\n".join([first, *verse, last])


def test_couplets_as_wide_as_a_column_stay():
    couplets = [f"春风{a}过石桥村头，老树{a}芽绿满门前" for a in "吹新又再初暖轻"]
    first, *_, last = PARAGRAPHS
    assert text_of([first, "<br>".join(couplets), last]) == "\n".join([first, *couplets, last])


def test_a_huge_paragraph_of_printed_lines_takes_linear_time():
    def seconds(count):
        lines = "<br>".join("丁所村人情往来重一年光随礼户均要花掉八千多元麻" for _ in range(count))
        started = time.process_time()
        text = text_of([PARAGRAPHS[0], lines])
        assert len(text.split("\n")) == 2
        return time.process_time() - started

    assert min(seconds(16_000), seconds(16_000)) < 8 * seconds(4_000)


def test_sentences_of_like_length_stay():
    lines = [f"第{n}件事，村里给每一户人家都装上了一盏新的太阳能路灯。" for n in "一二三四五六七八"]
    assert text_of(["<br>".join(lines)]) == "\n".join(lines)


def test_letters_one_below_the_other_are_upright_writing():
    upright = "<br>".join("发展瓶颈")
    assert text_of([upright, *PARAGRAPHS]) == "\n".join(["发展瓶颈", *PARAGRAPHS])
    poll = "甲<br>乙：<br>丙"
    assert text_of([poll, *PARAGRAPHS]) == "\n".join(["甲", "乙：", "丙", *PARAGRAPHS])


def test_upright_writing_in_a_cell_beside_paragraphs():
    rows = "".join(
        f"<tr><td>{'<br>'.join(label)}</td><td><p>{text}</p><p>{PARAGRAPHS[2]}</p></td></tr>"
        for label, text in zip(("改造点位", "施工过程"), PARAGRAPHS, strict=False)
    )
    found = text_of([f"</p><table>{rows}</table><p>"]).split("\n")
    assert "改造点位" in found and "施工过程" in found
