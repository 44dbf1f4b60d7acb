"""Labels whose field only their place tells."""

import time

import pytest

from kaimen import extract_page
from kaimen.extractors.blocks import segment
from kaimen.extractors.lines import Image, Line, LineKind, assemble
from kaimen.profiles import builtin
from kaimen.schemas import FieldSpec, Profile

CASES = Profile(
    name="老娘舅",
    fields=(
        FieldSpec(name="纠纷概况", aliases=("案由",)),
        FieldSpec(name="争议焦点"),
        FieldSpec(name="调解过程"),
        FieldSpec(name="调解结果"),
        FieldSpec(name="案例点评"),
    ),
)
WORDS = {
    "案由": "两家为一棵老榧树争了八年。",
    "双方说法": "一家说树是祖上种的，一家说树在自家山上。",
    "调解过程": "老娘舅爬了三趟山，翻出了当年的底册。",
    "调解结果": "树归两家，果子平分。",
    "案例点评": "先听明白，再开口。",
    "牵头社区": "旌坞",
}


def blocks(*labels, profile=CASES):
    """Two blocks with these labels, each in brackets on its line."""
    lines = []
    for heading in ("白马镇旌坞村", "白马镇龙溪村"):
        lines.append(heading)
        for label in labels:
            lines += [f"【{label}】", WORDS.get(label, "村里人都记得那一天，谁也没有多说什么。")]
    text, assembled = assemble([Line(line) for line in lines])
    return segment(text, assembled, profiles=(profile,)).blocks


def fields(*labels, **more):
    found = blocks(*labels, **more)
    assert len(found) == 2
    assert [s.field for s in found[0].sections] == [s.field for s in found[1].sections]
    return [s.field for s in found[0].sections]


def test_a_word_takes_the_place_of_the_only_field_that_is_lacking_there():
    sections = blocks("案由", "树归谁", "调解过程", "调解结果", "案例点评")[0].sections
    assert (sections[1].field, sections[1].rule) == ("争议焦点", "place")
    assert sections[1].label == "树归谁"


def test_it_leaves_a_warning():
    found = blocks("案由", "树归谁", "调解过程", "调解结果")[0].warnings
    assert [(w.code, w.detail) for w in found if "树归谁" in w.detail] == [
        (
            "label_inferred",
            "树归谁 is taken for 争议焦点 by its place and what other series call it; the profile does not list it",
        )
    ]


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param(("案由", "双方说法", "调解结果", "案例点评"), id="two fields are lacking there"),
        pytest.param(("案由", "争议焦点", "双方说法", "调解过程", "调解结果"), id="none is lacking there"),
        pytest.param(("案由", "调解过程", "双方说法", "调解结果"), id="one is lacking elsewhere"),
        pytest.param(("案由", "责任人", "调解过程", "调解结果"), id="the word says that it is a person"),
        pytest.param(("案由", "老党员说", "调解过程", "调解结果"), id="it says whose words follow"),
        pytest.param(("案由", "牵头社区", "调解过程", "调解结果"), id="names follow, and no sentence"),
        pytest.param(("案由", "争议焦点", "调解过程", "调解结果", "双方说法"), id="nothing listed stands behind it"),
    ],
)
def test_it_keeps_its_own_name(labels):
    own = {"双方说法", "责任人", "老党员说", "牵头社区"}
    assert set(fields(*labels)) - {s.name for s in CASES.fields} == set(labels) & own


def test_what_stands_once_keeps_its_own_name():
    lines = []
    for heading, label in (("白马镇旌坞村", "双方说法"), ("白马镇龙溪村", "旁人说法")):
        lines += [heading, "【案由】", WORDS["案由"], f"【{label}】", "各说各的理。", "【调解过程】", WORDS["调解过程"]]
    text, assembled = assemble([Line(line) for line in lines])
    found = segment(text, assembled, profiles=(CASES,)).blocks
    assert [b.sections[1].field for b in found] == ["双方说法", "旁人说法"]


def test_a_word_that_means_a_field_of_the_same_block_takes_the_next_place():
    park = Profile(
        name="红管家",
        fields=tuple(
            FieldSpec(name=name, aliases=aliases)
            for name, aliases in (
                ("企业诉求", ()),
                ("办理过程", ("怎么办的",)),
                ("办理结果", ()),
                ("企业反馈", ("企业说",)),
            )
        ),
    )
    assert fields("企业诉求", "怎么办的", "落实情况", "企业说", profile=park) == [
        "企业诉求",
        "办理过程",
        "办理结果",
        "企业反馈",
    ]


def test_an_unlisted_label_is_found_again_behind_a_sentence():
    lines = []
    for heading in ("白马镇旌坞村", "白马镇龙溪村"):
        lines += [
            heading,
            "【案由】",
            WORDS["案由"],
            "【回访】",
            "树还在，人也还在。",
            "【调解过程】",
            WORDS["调解过程"],
        ]
    lines += [
        "白马镇上岭村",
        "【案由】",
        WORDS["案由"] + "回访",
        "第二年又去了一趟。",
        "【调解过程】",
        WORDS["调解过程"],
    ]
    text, assembled = assemble([Line(line) for line in lines])
    last = segment(text, assembled, profiles=(CASES,)).blocks[-1]
    assert [(s.label, s.text) for s in last.sections][:2] == [("案由", WORDS["案由"]), ("回访", "第二年又去了一趟。")]


def test_a_sentence_that_ends_with_a_word_of_no_label_stays_whole():
    lines = ["白马镇旌坞村", "【案由】", WORDS["案由"] + "后山古道", "【调解过程】", WORDS["调解过程"]]
    lines += ["白马镇龙溪村", "【案由】", WORDS["案由"], "【调解过程】", WORDS["调解过程"]]
    text, assembled = assemble([Line(line) for line in lines])
    assert segment(text, assembled, profiles=(CASES,)).blocks[0].sections[0].text.endswith("后山古道")


@pytest.mark.parametrize(
    ("below", "captions"),
    [
        ("后山那棵老榧树", ["后山那棵老榧树"]),
        ("后山那棵老榧树还在。", []),
        ("老榧树，", []),
        ("榧树", []),
        ("两家人后来每年都在树下一起打榧子分榧子过节说话，谁也不提从前的那些事", []),
    ],
)
def test_a_few_words_below_an_image_are_its_caption(below, captions):
    picture = Line("", kind=LineKind.IMAGE, image=Image("a.jpg"))
    lines = [Line("白马镇旌坞村"), Line("【案由】"), Line(WORDS["案由"]), picture, Line(below)]
    lines += [Line("【调解过程】"), Line(WORDS["调解过程"]), Line("【调解结果】"), Line(WORDS["调解结果"])]
    text, assembled = assemble(lines)
    section = segment(text, assembled, profiles=(CASES,)).blocks[0].sections[0]
    assert [c.cut(text) for c in section.captions] == captions


def test_credits_in_a_row_end_the_article():
    lines = [
        "白马镇旌坞村",
        "【案由】",
        WORDS["案由"],
        "【调解过程】",
        WORDS["调解过程"],
        "【调解结果】",
        WORDS["调解结果"],
    ]
    lines += ["通讯员 郝建军 刘佩", "（滨海新城融媒体中心 出品）"]
    text, assembled = assemble([Line(line) for line in lines])
    assert [s.cut(text) for s in segment(text, assembled, profiles=(CASES,)).footer_spans] == lines[-2:]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("案由", "焦点问题", "调解过程", "调解结果"), "争议焦点"),
        (("案由", "旁人说法", "调解过程", "调解结果"), "旁人说法"),
    ],
)
def test_what_stands_once_needs_a_word_of_the_field_too(labels, expected):
    lines = ["白马镇旌坞村"]
    for label in labels:
        lines += [f"【{label}】", WORDS.get(label, "各说各的理，谁也不让。")]
    text, assembled = assemble([Line(line) for line in lines])
    (block,) = segment(text, assembled, profiles=(CASES,)).blocks
    assert block.sections[1].field == expected


def test_a_word_that_is_only_shared_makes_no_second_label_of_a_field():
    estates = Profile(
        name="焕新记", fields=tuple(FieldSpec(name=n) for n in ("小区概况", "改造难题", "改造过程", "居民心声"))
    )
    labels = ("小区概况", "改造难题", "改造内容", "改造过程", "居民心声")
    assert fields(*labels, profile=estates) == list(labels)


@pytest.mark.parametrize(("title", "blocks"), [("那桑县“小积分·大文明”案例④", 1), ("那桑县工作简报", 0)])
def test_two_labels_that_mean_fields_are_enough_where_the_headline_names_the_series(title, blocks):
    points = Profile(
        name="小积分大文明", fields=tuple(FieldSpec(name=n) for n in ("村情概况", "积分规则", "积分故事", "实际成效"))
    )
    lines = ["百弄乡那良村", "【村情简介】", "离县城四十六公里。", "【工作成效】", "纠纷少了三十多起。"]
    text, assembled = assemble([Line(line) for line in lines])
    assert len(segment(text, assembled, profiles=(points,), title=title).blocks) == blocks


def test_a_question_mark_belongs_to_its_label():
    points = Profile(
        name="积分", fields=(FieldSpec(name="积分规则", aliases=("怎么积分",)), FieldSpec(name="村情概况"))
    )
    lines = ["百弄乡那良村", "村情概况：", "离县城四十六公里。", "怎么积分？", "每月加五分。"]
    text, assembled = assemble([Line(line) for line in lines])
    (block,) = segment(text, assembled, profiles=(points,), title="积分").blocks
    assert [(s.field, s.label) for s in block.sections][1] == ("积分规则", "怎么积分？")


KAIMEN = builtin()[0]
ASKED = "居民反映，六楼的老人下一趟楼要歇三次，盼着装上电梯。"


def kaimen_fields(*labels, values=None):
    """The fields of the built-in profile's block with these labels, twice."""
    values = values or {}
    lines = []
    for heading in ("城关镇东街社区", "城关镇西街社区"):
        lines.append(Line(heading))
        for label in labels:
            lines += [Line(f"【{label}】"), *(Line(v) for v in values.get(label, (ASKED,)))]
    text, assembled = assemble(lines)
    found = segment(text, assembled, profiles=(KAIMEN,)).blocks
    return [[s.field for s in b.sections] for b in found]


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param(("事项名称", "群众诉求", "情况简介", "问题困难", "干事情况"), id="a field that many leave out"),
        pytest.param(("事项名称", "政策支持", "情况简介", "问题困难", "干事情况"), id="words that say nothing of it"),
    ],
)
def test_what_other_series_know_as_something_else_keeps_its_name(labels):
    assert kaimen_fields(*labels) == [list(labels)] * 2


def test_a_label_that_means_a_field_of_its_block_takes_no_other_s_place():
    labels = ("事项名称", "立项背景", "情况简介", "问题困难", "干事情况")
    assert kaimen_fields(*labels) == [list(labels)] * 2


def test_a_line_that_nothing_sets_apart_takes_no_place():
    picture = Line("", kind=LineKind.IMAGE, image=Image("a.jpg"))
    lines = []
    for heading in ("城关镇东街社区", "城关镇西街社区"):
        lines += [Line(heading), Line("事项名称"), Line("老旧小区改造"), Line("情况简介"), Line(ASKED), picture]
        lines += [Line("改造前"), Line("小区里的老人平时上下楼很不方便。"), Line("干事情况"), Line("跑了二十多趟。")]
    text, assembled = assemble(lines)
    found = segment(text, assembled, profiles=(KAIMEN,)).blocks
    assert [[s.field for s in b.sections] for b in found] == [["事项名称", "情况简介", "干事情况"]] * 2


@pytest.mark.parametrize(
    ("above", "below", "behind"),
    [
        pytest.param((), ("背街小巷路灯安装",), (), id="a label's only value"),
        pytest.param((ASKED,), ("（二）逐户上门做工作",), (ASKED,), id="numbered"),
        pytest.param((ASKED,), ("2022年5月20日",), (ASKED,), id="a day"),
        pytest.param((ASKED,), ("更换老旧管网", "新修排水暗沟", "安装路灯八盏"), (), id="several alike"),
        pytest.param(("成立专班抓推进", ASKED), ("上门入户做工作",), (ASKED,), id="a subhead like others"),
    ],
)
def test_few_words_below_an_image_may_be_text(above, below, behind):
    picture = Line("", kind=LineKind.IMAGE, image=Image("a.jpg"))
    lines = []
    for heading in ("城关镇东街社区", "城关镇西街社区"):
        lines += [Line(heading), Line("【问题困难】"), Line(ASKED), Line("【干事情况】"), *map(Line, above), picture]
        lines += [*map(Line, (*below, *behind)), Line("【工作成效】"), Line("电梯投用了。")]
    text, assembled = assemble(lines)
    for block in segment(text, assembled, profiles=(KAIMEN,)).blocks:
        assert [(s.captions, s.text) for s in block.sections][1] == ((), "\n".join((*above, *below, *behind)))


def test_a_sentence_goes_on_behind_a_quotation():
    said = "社区获得了全市“平安社区”荣誉称号"
    lines = ["城关镇东街社区", "【事项名称】", "修灯", "【荣誉称号】", "先进基层党组织", "【工作成效】", "通了。"]
    lines += ["城关镇西街社区", "【事项名称】", "修路", "【工作成效】", said, "居民都来庆贺。"]
    text, assembled = assemble([Line(line) for line in lines])
    last = segment(text, assembled, profiles=(KAIMEN,)).blocks[-1]
    assert [(s.field, s.text) for s in last.sections] == [("事项名称", "修路"), ("工作成效", f"{said}\n居民都来庆贺。")]


def test_news_about_a_series_is_no_block():
    points = Profile(
        name="小积分大文明", fields=tuple(FieldSpec(name=n) for n in ("村情概况", "积分规则", "积分故事", "实际成效"))
    )
    lines = ["近日，现场会在那桑县召开。", "【基本情况】", ASKED, "【工作成效】", ASKED, "【下步打算】", ASKED]
    text, assembled = assemble([Line(line) for line in lines])
    title = "全市乡风文明现场会在那桑县召开 推广“小积分大文明”经验"
    assert segment(text, assembled, profiles=(points,), title=title).blocks == ()


def test_a_roster_takes_linear_time():
    def seconds(count):
        base = ["双河镇石门村", "【事项名称】", "修灯", "【问题困难】", ASKED] * 2
        roster = [f"{n}. 张建国（城关镇）党员示范户" for n in range(count)]
        text, assembled = assemble([Line(line) for line in (*base, *roster)])
        started = time.process_time()
        segment(text, assembled, profiles=(KAIMEN,))
        return time.process_time() - started

    seconds(100)
    assert min(seconds(6000), seconds(6000)) < 16 * seconds(1500)


@pytest.mark.parametrize(("last", "expected"), [("楼栋新貌", "楼栋变化"), ("邻居点赞", "邻居点赞")])
def test_a_word_of_a_field_that_its_block_lacks_is_enough(last, expected):
    stairs = Profile(name="楼管家", fields=tuple(FieldSpec(name=n) for n in ("管家姓名", "烦心事", "楼栋变化")))
    lines = []
    for heading, label in (("青年路街道锦绣社区", "楼栋变化"), ("青年路街道铁塔社区", last)):
        lines += [heading, "【管家姓名】", "高磊", "【烦心事】", ASKED, f"【{label}】", "灯亮了，路也平了。"]
    text, assembled = assemble([Line(line) for line in lines])
    found = segment(text, assembled, profiles=(stairs,)).blocks
    assert [b.sections[-1].field for b in found] == ["楼栋变化", expected]


def test_an_image_fills_a_label_of_its_own():
    picture = Line("", kind=LineKind.IMAGE, image=Image("a.jpg"))
    lines = [Line("城关镇东街社区"), Line("【事项名称】"), Line("修灯"), Line("【居民手绘】"), picture]
    lines += [Line("【问题困难】"), Line(ASKED), Line("【工作成效】"), Line("灯亮了。")]
    text, assembled = assemble(lines)
    (block,) = segment(text, assembled, profiles=(KAIMEN,)).blocks
    assert [s.label for s in block.sections] == ["事项名称", "居民手绘", "问题困难", "工作成效"]
    assert [i.section for i in block.images] == [1]


def test_two_colons_are_one():
    lines = ["城关镇东街社区", "事项名称：：修灯", f"问题困难：：{ASKED}", "工作成效：：灯亮了。"]
    text, assembled = assemble([Line(line) for line in lines])
    (block,) = segment(text, assembled, profiles=(KAIMEN,)).blocks
    assert [s.text for s in block.sections] == ["修灯", ASKED, "灯亮了。"]


@pytest.mark.parametrize("label", ["开工时间", "居民代表", "咨询热线"])
def test_a_number_or_a_person_is_no_field_that_its_word_is_shared_with(label):
    estates = Profile(
        name="焕新记", fields=tuple(FieldSpec(name=n) for n in ("居民难题", "改造过程", "改造变化", "居民评价"))
    )
    lines = []
    for heading in ("望湖街道苇荡社区", "望湖街道荷花社区"):
        lines += [
            heading,
            "【居民难题】",
            ASKED,
            "【改造过程】",
            ASKED,
            f"【{label}】",
            "共四十二万元，由区里和住户分担。",
        ]
        lines += ["【居民评价】", "“灯亮了，路也平了。”"]
    text, assembled = assemble([Line(line) for line in lines])
    found = segment(text, assembled, profiles=(estates,)).blocks
    assert [b.sections[2].field for b in found] == [label] * 2


def test_who_speaks_in_a_story_opens_nothing():
    estates = Profile(name="焕新记", fields=tuple(FieldSpec(name=n) for n in ("改造过程", "改造变化", "居民评价")))
    lines = []
    for heading in ("望湖街道苇荡社区", "望湖街道荷花社区"):
        lines += [heading, f"改造过程：{ASKED}", "居民说：“水管换好了，水也清了。”", "第二天，社区接着换楼道的灯。"]
        lines += [f"改造变化：{ASKED}", "居民评价：“灯亮了，路也平了。”"]
    text, assembled = assemble([Line(line) for line in lines])
    found = segment(text, assembled, profiles=(estates,)).blocks
    assert [[s.field for s in b.sections] for b in found] == [["改造过程", "改造变化", "居民评价"]] * 2


def test_emphasis_at_the_beginning_of_paragraphs_is_no_label():
    labels = ("事项名称", "上任感言", "情况简介", "问题困难", "干事情况", "工作成效")
    markup = "<h3>望湖街道苇荡社区</h3>" + "".join(f"<p><b>{a}</b>　{ASKED}</p>" for a in labels[:5])
    markup += f"<p><b>党建引领</b>　{ASKED[:-1]}，党员先上。</p><p><b>一波三折</b>　换到三楼又停了水。</p>"
    markup += "<p><b>工作成效</b>　灯亮了，路也平了。</p>"
    page = f"<title>开门一件事</title><h1>开门一件事</h1><div>2024-03-05</div><div>{markup}</div>"
    (record,) = extract_page(page).records
    assert [s.field for s in record.sections] == list(labels)


def test_an_office_behind_the_last_sentence_is_a_footer():
    lines = [
        "城关镇东街社区",
        "【事项名称】",
        "修灯",
        "【问题困难】",
        ASKED,
        "【工作成效】",
        "灯亮了。",
        "乐平县民政局基层政权股",
    ]
    text, assembled = assemble([Line(line) for line in lines])
    assert [s.cut(text) for s in segment(text, assembled, profiles=(KAIMEN,)).footer_spans] == lines[-1:]
    lines[-2:] = ["乐平县民政局基层政权股"]
    text, assembled = assemble([Line(line) for line in lines])
    assert segment(text, assembled, profiles=(KAIMEN,)).footer_spans == ()


COUNCIL = Profile(
    name="屋场会",
    fields=(
        FieldSpec(name="议题"),
        FieldSpec(name="会场声音", aliases=("大家怎么说",)),
        FieldSpec(name="议定事项", aliases=("会议决定",)),
        FieldSpec(name="落实进展", aliases=("办得怎样",)),
        FieldSpec(name="群众评价"),
    ),
)


def one_block(*labels):
    lines = ["白马镇旌坞村"]
    for label in labels:
        lines += [f"【{label}】", "村里人都记得那一天。"]
    text, assembled = assemble([Line(line) for line in lines])
    (found,) = segment(text, assembled, profiles=(COUNCIL,)).blocks
    return found


def test_what_other_series_call_it_speaks_where_a_label_stands_in_the_field_s_place():
    found = one_block("议题", "大家怎么说", "最后敲定", "办得怎样", "群众评价")
    assert (found.sections[2].field, found.sections[2].rule) == ("议定事项", "place")
    assert any("what other series call it" in w.detail for w in found.warnings)


def test_what_other_series_call_it_says_nothing_in_another_place():
    assert fields("议题", "拍板定案", "大家怎么说", "会议决定", "群众评价", profile=COUNCIL)[1] == "拍板定案"


def test_a_meaning_is_given_up_where_its_field_stands_right_beside_it():
    labels = ("议题", "大家怎么说", "商定办法", "办得怎样", "群众评价")
    assert fields(*labels, profile=COUNCIL)[2] == "议定事项"


@pytest.mark.parametrize("label", ["法官手记", "专家点评", "记者感言"])
def test_what_somebody_says_is_no_field_that_does_not_name_them(label):
    assert fields("议题", "大家怎么说", "会议决定", label, profile=COUNCIL)[3] == label


@pytest.mark.parametrize("label", ["温馨提示", "公示", "专家点评", "联系电话"])
def test_what_may_stand_anywhere_is_no_field_that_is_lacking(label):
    profile = builtin()[0]
    names = [spec.name for spec in profile.fields]
    for at, lacks in list(enumerate(names))[1:-1]:
        labels = [label if n == at else name for n, name in enumerate(names)]
        assert fields(*labels, profile=profile)[at] != lacks


def test_two_labels_in_one_gap_are_not_both_the_field_that_is_lacking():
    found = one_block("议题", "大家怎么说", "最后敲定", "形成决议", "办得怎样")
    assert [s.field for s in found.sections].count("议定事项") == 1


def test_as_many_labels_as_fields_are_lacking_are_these_in_turn():
    found = one_block("议题", "大家怎么说", "最后敲定", "干到了哪一步", "群众评价")
    assert [s.field for s in found.sections][2:4] == ["议定事项", "落实进展"]


def test_many_unlisted_labels_take_no_time():
    labels = [f"事由{chr(0x4E00 + n)}{chr(0x5000 + n)}" for n in range(3_000)]
    lines = [line for label in labels for line in (f"【{label}】", "村里人都记得那一天，谁也没有多说什么。")]
    text, assembled = assemble([Line(line) for line in ("白马镇旌坞村", "【议题】", "路灯不亮。", *lines)])
    start = time.process_time()
    segment(text, assembled, profiles=(COUNCIL,))
    assert time.process_time() - start < 3


def test_others_groups_tell_labels_where_the_page_lists_none():
    labels = ("认领事项", "辖区概貌", "症结所在", "破题之举")
    found = fields(*labels, profile=builtin()[0])
    assert found == ["事项名称", "情况简介", "问题困难", "干事情况"]


def test_who_somebody_is_does_not_tell_what_he_says():
    profile = Profile(
        name="河长",
        fields=tuple(FieldSpec(name=n) for n in ("巡河河段", "发现问题", "处置情况", "河长承诺")),
    )
    assert fields("巡河河段", "责任河长", "发现问题", "处置情况", profile=profile)[1] == "责任河长"


def test_a_word_that_means_a_field_elsewhere_is_of_the_one_that_is_lacking_in_its_place():
    fields_ = ("议题名称", "居民诉求", "议事过程", "达成共识", "居民评价")
    profile = Profile(name="板凳议事", fields=tuple(FieldSpec(name=name) for name in fields_))
    assert fields("议题名称", "居民心声", "议事过程", "达成共识", profile=profile) == list(fields_[:4])
    assert fields("议题名称", "居民诉求", "议事过程", "居民心声", profile=profile)[-1] == "居民评价"
