"""Blocks and sections of text lines without markup, and of the corpus pages."""

import json
import re
from pathlib import Path

import pytest

from kaimen import extract_page
from kaimen.extractors.blocks import segment
from kaimen.extractors.ids import fold
from kaimen.extractors.lines import Cell, Image, Line, LineKind, assemble
from kaimen.profiles import builtin
from kaimen.schemas import FieldSpec, Profile, law_violations

SEED = Path(__file__).parents[2] / "../shared/corpus/showcase/seed"


def lines_of(*texts):
    return [Line("", kind=LineKind.IMAGE, image=Image(None)) if t == "图片" else Line(t) for t in texts]


def segmented(*texts, profiles=None, **more):
    text, lines = assemble(lines_of(*texts))
    return text, segment(text, lines, profiles=builtin() if profiles is None else profiles, **more)


def shape(found):
    return [(b.heading, [(s.field, s.text) for s in b.sections]) for b in found.blocks]


TWO = [
    "为激励新班子，现予展出。",
    "张掖路街道山字石社区",
    "事项名称：",
    "接通“幸福水”",
    "问题困难：",
    "主管道破裂，无人维修。",
    "张掖路街道陇西路社区",
    "事项名称：",
    "处理漏水",
    "问题困难：",
    "产权存在纠纷。",
]


@pytest.mark.parametrize("brackets", ["【】", "［］", "〔〕", "＜＞", "〈〉", "《》", "“”"])
def test_labels_in_brackets(brackets):
    _, found = segmented(*(brackets[0] + t[:-1] + brackets[1] if t.endswith("：") else t for t in TWO))
    assert [[s.label for s in b.sections] for b in found.blocks] == [["事项名称", "问题困难"]] * 2


def test_headings_open_blocks_and_labels_open_sections():
    text, found = segmented(*TWO)
    assert shape(found) == [
        ("张掖路街道山字石社区", [("事项名称", "接通“幸福水”"), ("问题困难", "主管道破裂，无人维修。")]),
        ("张掖路街道陇西路社区", [("事项名称", "处理漏水"), ("问题困难", "产权存在纠纷。")]),
    ]
    assert [(b.street, b.community) for b in found.blocks] == [
        ("张掖路街道", "山字石社区"),
        ("张掖路街道", "陇西路社区"),
    ]
    assert [s.cut(text) for s in found.lead_spans] == ["为激励新班子，现予展出。"]
    assert found.profile == "kaimen"


BYLINES = ["（张三/文 李四/图）", "张三 文/图", "□张三", "本报记者 张三 李四", "（张三 文 李四 图）"]


@pytest.mark.parametrize(
    "byline", ["（记者 张三）", "(本报记者　张三 李四)", "（见习记者 张三 通讯员 李四）", *BYLINES]
)
def test_a_byline_at_the_end_belongs_to_no_block(byline):
    text, found = segmented(*TWO, byline)
    assert shape(found) == shape(segmented(*TWO)[1])
    assert [s.cut(text) for s in found.footer_spans] == [byline]


@pytest.mark.parametrize("aside", ["（记者在现场看到，水管已经换好。）", "（通讯员们每月一训）"])
def test_an_aside_about_reporters_is_text(aside):
    _, found = segmented(*TWO, aside)
    assert found.footer_spans == ()


def test_a_line_behind_a_label_is_its_text_even_if_it_looks_like_a_heading():
    _, found = segmented(*TWO[:3], "和平小区", *TWO[4:])
    assert found.blocks[0].sections[0].text == "和平小区"


def test_a_label_glued_to_the_end_of_a_paragraph_opens_a_section():
    _, found = segmented(*TWO[:4], "上任感言：", "请大家监督。情况简介：", "社区有七十三栋楼。", *TWO[4:])
    assert shape(found)[0][1][1:3] == [("上任感言", "请大家监督。"), ("情况简介", "社区有七十三栋楼。")]
    assert "label_glued" in {w.code for w in found.blocks[0].warnings}


def test_a_street_on_a_line_of_its_own_belongs_to_the_communities_below():
    _, found = segmented("古槐街道", "槐荫里社区", *TWO[2:6], "北寺巷社区", *TWO[7:])
    assert [(b.street, b.community) for b in found.blocks] == [("古槐街道", "槐荫里社区"), ("古槐街道", "北寺巷社区")]
    assert found.lead_spans == ()


def test_without_headings_a_block_opens_when_its_first_field_comes_round_again():
    _, found = segmented(*TWO[2:6], *TWO[7:])
    assert [(h, len(sections)) for h, sections in shape(found)] == [(None, 2), (None, 2)]


def test_a_place_that_stands_only_in_the_title_is_the_place_of_the_only_block():
    _, found = segmented(
        "从窗口望出去，能看见石台阶。", *TWO[2:6], title="成果展播⑫ | 东岗坡街道崖头社区：台阶有了扶手"
    )
    (block,) = found.blocks
    assert (block.heading, block.street, block.community) == (None, "东岗坡街道", "崖头社区")
    assert len(found.lead_spans) == 1


def test_a_street_s_office_behind_a_number_and_a_county_is_the_street():
    _, found = segmented("案例3 丰泽县临江街道办事处", *TWO[2:6], "案例4 丰泽县石桥镇", *TWO[7:])
    assert [(b.heading, b.street) for b in found.blocks] == [
        ("案例3 丰泽县临江街道办事处", "临江街道"),
        ("案例4 丰泽县石桥镇", "石桥镇"),
    ]


@pytest.mark.parametrize(
    ("heading", "street", "community"),
    [
        ("双河镇石门村村级河长　揭六根", "双河镇", "石门村"),
        ("双河镇 · 熊建平", "双河镇", None),
        ("双河镇镇级河长 宗志远", "双河镇", None),
        ("和平街道纺织里", "和平街道", "纺织里"),
        ("县税务局驻双河镇石门村帮扶工作队", "双河镇", "石门村"),
        ("县税务局驻马营镇石门村帮扶工作队", "马营镇", "石门村"),
        ("县税务局驻地方镇石门村第一书记", "地方镇", "石门村"),
        ("县教育局驻军屯镇石门村第一书记", "军屯镇", "石门村"),
        ("双河镇石门村与区农技推广中心党支部", "双河镇", "石门村"),
        ("案例一、双河镇石门村", "双河镇", "石门村"),
        ("石埠镇驻地社区", "石埠镇", "驻地社区"),
        ("江口水库（双桥镇）河长　农建军", "双桥镇", None),
        ("壹、双河镇石门村", "双河镇", "石门村"),
        ("双河镇老襄河", "双河镇", None),
        ("双河镇代表联络站", "双河镇", None),
        ("双河镇米市巷片区", "双河镇", None),
        ("双河镇双江口渡口", "双河镇", None),
        ("双河镇专职消防队", "双河镇", None),
        ("双河镇红星剧团", "双河镇", None),
        ("双河镇街道社区", "双河镇", "街道社区"),
        ("双河镇文化站夜校", "双河镇", None),
        ("石门村志愿消防队", None, "石门村"),
        ("船厂社区夜校", None, "船厂社区"),
        ("双河镇石门村卫生室　孙桂芳", "双河镇", "石门村"),
        ("双河镇石门村卫生室　牛秀兰、牛秀梅", "双河镇", "石门村"),
        ("双河镇·崔永年父子", "双河镇", None),
        ("双河镇赶集专线", "双河镇", None),
        ("812路：双河镇石门村专线", "双河镇", "石门村"),
        ("双河镇供销社", "双河镇", None),
        ("石门社区联络站", None, "石门社区"),
        ("案例一双河镇石门村", "双河镇", "石门村"),
        ("案例十一双河镇石门村", "双河镇", "石门村"),
        ("石门村人大代表联络站", None, "石门村"),
        ("【荔城街】石门村", "荔城街", "石门村"),
        ("【双河镇】石门村", "双河镇", "石门村"),
        ("双河镇调解室：石门村", "双河镇", "石门村"),
        ("双河镇石门村小学", "双河镇", "石门村"),
        ("双河镇卫生院", "双河镇", None),
        ("（一）丰泽市监局双河镇市场监管所", "双河镇", None),
        ("丰泽市监局 临江街道市场监管所（船厂社区工作站）", "临江街道", "船厂社区"),
        ("临江街道纺织厂宿舍（船厂社区）", "临江街道", "船厂社区"),
        ("临江街道铁路新村（船厂社区）", "临江街道", "船厂社区"),
        ("耿镇", "耿镇", None),
        ("【第一站点】双河镇石门村", "双河镇", "石门村"),
        ("双河镇石门村小水窖联网", "双河镇", "石门村"),
        ("双河镇石门村志愿消防队", "双河镇", "石门村"),
        ("双河镇石门村提水泵站（江苏省）", "双河镇", "石门村"),
        ("双河镇淤地坝除险", "双河镇", None),
        ("双河镇引山泉工程（重庆市）", "双河镇", None),
        ("界碑旁的村寨｜双河镇石门村", "双河镇", "石门村"),
        ("云雾里的寨子｜双河镇石门村", "双河镇", "石门村"),
        ("第11车组 · 临江街道船厂社区", "临江街道", "船厂社区"),
        ("第27车组（夫妻车组） · 临江街道", "临江街道", None),
        ("“乡音调解室”王幺妹 · 双河镇", "双河镇", None),
        ("站台书房　临江街道（原公交终点站）", "临江街道", None),
        ("临江街道社区卫生服务中心·全科诊室", "临江街道", None),
        ("向阳花手工合作社（船厂社区）", None, "船厂社区"),
        ("船厂社区童悦幼儿园", None, "船厂社区"),
        ("双河镇工业园", "双河镇", None),
        ("三棵树合作社（双河镇石门村）", "双河镇", "石门村"),
        ("丁　双河镇", "双河镇", None),
    ],
)
def test_the_place_of_a_heading_that_names_who_holds_an_office_there(heading, street, community):
    _, found = segmented(heading, *TWO[2:6], *TWO[6:])
    assert [(b.heading, b.street, b.community) for b in found.blocks[:1]] == [(heading, street, community)]


def test_labels_that_only_mean_the_fields_make_blocks_below_places():
    once = ["双河镇石门村", "（帮扶成效）卖出豆腐。", "（村情概况）全村九十户。", "（到任感言）我是管广告的。"]
    once += ["（怎么干的）坐下来算账。", "（实事名称）课间豆腐"]
    again = ["双河镇集镇社区", *once[1:]]
    _, found = segmented(*once, *again)
    assert fields(found) == [["工作成效", "情况简介", "上任感言", "干事情况", "事项名称"]] * 2
    assert segmented("双河镇石门村", once[1], *once[2:3])[1].blocks == ()


def test_words_that_mean_a_field_inside_paragraphs_are_labels_only_where_others_stand_alone():
    said = "主管道破裂。落实过程：社区找了三次。"
    _, found = segmented(*TWO[:5], said, *TWO[6:10], "产权有纠纷。落实过程：社区又找了三次。")
    assert fields(found) == [["事项名称", "问题困难"]] * 2
    _, found = segmented(*TWO[:5], said, *TWO[6:], "落实过程：", "坐下来算账。")
    assert fields(found) == [["事项名称", "问题困难", "干事情况"]] * 2


def test_a_listed_label_may_be_a_picture():
    def pictured(alt):
        return Line("", kind=LineKind.IMAGE, image=Image("http://n.example/a.png", alt))

    text, lines = assemble(
        [*lines_of(TWO[1]), pictured("事项名称"), *lines_of("修路灯"), pictured("【问题困难】"), *lines_of("灯坏了。")]
    )
    (block,) = segment(text, lines, profiles=builtin()[:1]).blocks
    assert [(s.label, s.label_span, s.text) for s in block.sections] == [
        ("事项名称", None, "修路灯"),
        ("问题困难", None, "灯坏了。"),
    ]
    assert block.images == ()


def test_a_remark_in_brackets_is_no_label():
    _, found = segmented(*TWO[:6], "（单位：毫克/升，县监测站提供）", *TWO[6:])
    assert fields(found) == [["事项名称", "问题困难"]] * 2


def test_marks_and_notes_between_blocks_belong_to_none():
    text, found = segmented(*TWO[:6], "———————", "【编者按】以上都是小事。", *TWO[6:])
    assert shape(found) == shape(segmented(*TWO)[1])
    left = [w.span.cut(text) for w in found.warnings if w.code == "text_left_over"]
    assert left == ["【编者按】以上都是小事。"]


def test_numbers_and_signs_above_headings_and_labels_are_badges():
    texts = ["壹", TWO[1], "问", *TWO[2:4], "问", *TWO[4:6], "贰", TWO[6], "问", *TWO[7:9], "问", *TWO[9:]]
    _, found = segmented(TWO[0], *texts)
    assert shape(found) == shape(segmented(*TWO)[1])


def test_the_number_in_front_of_a_glued_label_is_part_of_it():
    _, found = segmented(*TWO[:5], "五点二十，准来。五、上任感言：请大家监督。", *TWO[6:])
    assert [s.text for s in found.blocks[0].sections] == ["接通“幸福水”", "五点二十，准来。", "请大家监督。"]


@pytest.mark.parametrize(
    "last",
    [
        "（文中当事人均已征得同意；部分细节有改动）",
        "（文中人物均为化名）",
        "#出租车# #城门口身边事#",
        "（县公安局政工室）",
        "（选自《政法》2024年第8期）",
        "附件：1.征集表.wps",
        "拟稿：张三",
    ],
)
def test_where_it_is_from_and_what_is_attached_are_footers(last):
    text, found = segmented(*TWO, last)
    assert [s.cut(text) for s in found.footer_spans] == [last]


def test_a_table_with_a_block_in_each_column():
    rows = [
        ("", "柳营街道槐荫里社区", "向阳坡社区"),
        ("事项名称", "修路灯", "装电梯"),
        ("问题困难", "灯坏了半年。", "意见不一。"),
    ]
    cells = [
        Line(t, kind=LineKind.CELL, cell=Cell(0, 3, n, 3))
        for n, t in [(0, "干事情况："), (1, "找来电工。"), (1, "当天修好。"), (2, "算账。")]
    ]
    text, lines = assemble(
        [*lines_of("本期两个社区。"), *(row(*r, number=n) for n, r in enumerate(rows)), *cells, *lines_of("（完）")]
    )
    found = segment(text, lines, profiles=builtin()[:1])
    assert shape(found) == [
        (
            "柳营街道槐荫里社区",
            [("事项名称", "修路灯"), ("问题困难", "灯坏了半年。"), ("干事情况", "找来电工。\n当天修好。")],
        ),
        ("向阳坡社区", [("事项名称", "装电梯"), ("问题困难", "意见不一。"), ("干事情况", "算账。")]),
    ]
    assert [(b.street, b.community) for b in found.blocks] == [("柳营街道", "槐荫里社区"), (None, "向阳坡社区")]


def test_a_table_of_places_without_labels_gives_no_blocks():
    rows = [("", "柳营街道槐荫里社区", "向阳坡社区"), ("户数", "91", "164"), ("人口", "213", "402")]
    _, lines = assemble([row(*r, number=n) for n, r in enumerate(rows)])
    assert segment("", lines, profiles=builtin()[:1]).blocks == ()


def test_an_empty_cell_at_the_end_of_a_row_is_no_cell_of_the_row_above():
    table = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        for cells in [
            ("村名", "事项名称", "情况简介", "问题困难"),
            ("双河镇 东沟村", "修渠", PROSE, "缺钱。"),
            ("双河镇 西沟村", "修路", PROSE, "&nbsp;"),
        ]
    )
    records = extract_page(page(f"<table>{table}</table>")).records
    assert [(r.community, [s.label for s in r.sections]) for r in records] == [
        ("东沟村", ["事项名称", "情况简介", "问题困难"]),
        ("西沟村", ["事项名称", "情况简介"]),
    ]


def test_an_empty_last_column_shifts_nothing():
    rows = [
        ("村名", "事项名称", "情况简介", "问题困难"),
        ("东沟村", "修渠", "渠老。", "缺钱。"),
        ("西沟村", "修路", "路烂。", "缺人。"),
    ]
    table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in (*cells, "&nbsp;")) + "</tr>" for cells in rows)
    records = extract_page(page(f"<p>{PROSE}</p><table>{table}</table>")).records
    assert [[s.text for s in r.sections] for r in records] == [
        ["修渠", "渠老。", "缺钱。"],
        ["修路", "路烂。", "缺人。"],
    ]


def test_an_empty_cell_amid_a_row_makes_no_section():
    rows = [
        ("村名", "事项名称", "情况简介", "问题困难"),
        ("东沟村", "修渠", "", "缺钱。"),
        ("西沟村", "修路", "路烂。", "缺钱。"),
    ]
    table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>" for cells in rows)
    records = extract_page(page(f"<p>{PROSE}</p><table>{table}</table>")).records
    assert [[s.label for s in r.sections] for r in records] == [["事项名称", "问题困难"], list(rows[0][1:])]


def test_before_and_after_the_works_below_pictures_are_captions():
    block = (
        "<h3>{}村</h3><p>事项名称：</p><p>修渠</p><p>情况简介：</p><p>" + PROSE + "</p><p><img src=/a.jpg></p>"
        "<p>改造前：土渠</p><p><img src=/b.jpg></p><p>改造后：水泥渠</p>"
    )
    records = extract_page(page(block.format("东沟") + block.format("西沟"))).records
    assert [[len(s.captions) for s in r.sections] for r in records] == [[0, 2]] * 2


def test_an_unlisted_word_in_the_class_of_all_labels_is_a_label():
    items = [
        ("事项名称", "观鸟屋"),
        ("情况简介", PROSE),
        ("干事情况", "租望远镜。"),
        ("鸟儿怎么办", "每天限流一百人。"),
    ]
    spans = "".join(f"<p><span class=pill>{label}</span><span class=para>{text}</span></p>" for label, text in items)
    block = "<h3>{}村</h3>" + spans
    records = extract_page(page(block.format("东沟") + block.format("西沟").replace(items[3][0], items[1][0]))).records
    assert [s.label for s in records[0].sections] == [label for label, _ in items]


def test_a_row_that_is_wider_than_the_header_is_no_row_of_its_table():
    cells = [
        Line(t, kind=LineKind.CELL, cell=Cell(0, 1, n, 4))
        for n, t in enumerate(("修路灯", "灯坏了。", "修好了。", "亮。"))
    ]
    text, lines = assemble([row("事项名称", "问题困难", "干事情况"), *cells])
    found = segment(text, lines, profiles=builtin()[:1])
    assert [s.text for b in found.blocks for s in b.sections if s.field == "事项名称"] in ([], ["修路灯"])


def test_a_first_cell_that_spans_rows_is_a_heading_whatever_it_names():
    rows = [("东城卫生院党支部", "事项名称", "下乡"), ("问题困难", "路窄。"), ("西城卫生院党支部", "事项名称", "门诊")]
    rows += [("问题困难", "人少。")]
    text, lines = assemble([row(*cells, number=n) for n, cells in enumerate(rows)])
    found = segment(text, lines, profiles=builtin()[:1])
    assert [b.heading for b in found.blocks] == ["东城卫生院党支部", "西城卫生院党支部"]


def test_an_unlisted_label_and_a_telephone_number_in_a_column_of_labels():
    rows = [
        ("事项名称", "下乡"),
        ("到任感言", "我来了。"),
        ("问题困难", "路窄。"),
        ("联系电话", "0930-662"),
        ("工作成效", "好。"),
    ]
    text, lines = assemble([Line("双河镇石门村"), *(row(*cells, number=n) for n, cells in enumerate(rows))])
    found = segment(text, lines, profiles=builtin()[:1])
    assert fields(found) == [["事项名称", "上任感言", "问题困难", "联系电话", "工作成效"]]


def test_label_words_in_running_prose_open_nothing():
    prose = [
        "各街道要写明事项名称、情况简介、问题困难、干事情况，做到一事一档。",
        "接下来，调解员把双方的问题困难：作息不同、场地太小，一条条写在黑板上。",
        "张掖路街道",
        "工作成效如何，请居民代表现场打分。",
    ]
    _, found = segmented(*prose)
    assert (found.blocks, found.profile) == ((), None)
    _, found = segmented(*TWO, "干事情况：", prose[1])
    assert shape(found)[1][1][-1] == ("干事情况", prose[1])


def fields(found):
    return [[s.field for s in b.sections] for b in found.blocks]


def test_steps_and_speakers_are_no_labels_even_if_they_recur():
    said = ["第一步：摸清底数。", "做法一：先易后难。", "王强：我就想把它办好。"]
    _, found = segmented(*TWO[:6], *said, *TWO[6:], *said)
    assert fields(found) == [["事项名称", "问题困难"]] * 2


def test_an_unlisted_label_in_the_form_of_the_others_is_a_field_of_its_own():
    _, found = segmented(*TWO[:6], "第一书记：", "王强", *TWO[6:], "居民心声：", "大家都说好。")
    assert fields(found) == [["事项名称", "问题困难", "第一书记"], ["事项名称", "问题困难", "居民心声"]]


def test_labels_in_traditional_characters_are_evidence_for_a_profile():
    traditional = {"事项名称：": "事項名稱：", "问题困难：": "問題困難："}
    _, found = segmented(*(traditional.get(t, t) for t in TWO))
    assert (found.profile, fields(found)) == ("kaimen", [["事项名称", "问题困难"]] * 2)


def test_a_list_of_places_in_a_section_opens_nothing():
    _, found = segmented(
        *TWO[:6], "先后走了三个地方：", "古槐街道槐里社区", "白榆路街道家园社区", "大家看了都说好。", *TWO[6:]
    )
    assert [h for h, _ in shape(found)] == [TWO[1], TWO[6]]


def test_a_signature_with_the_blocks_own_place_opens_nothing():
    _, found = segmented(*TWO[:4], "上任感言：", "请大家监督。", "张掖路街道山字石社区", *TWO[4:])
    assert fields(found) == [["事项名称", "上任感言", "问题困难"], ["事项名称", "问题困难"]]


def test_labels_that_no_profile_lists_need_a_cycle_below_places():
    once = ["双河镇石门村", "议什么：", "加装电梯", "怎么议：", "坐下来算账。"]
    again = ["双河镇集镇社区", "议什么：", "修路", "怎么议：", "一家一家谈。"]
    _, found = segmented(*once, *again)
    assert (found.profile, fields(found)) == (None, [["议什么", "怎么议"]] * 2)
    assert segmented(*once)[1].blocks == ()


def test_labels_that_only_mean_fields_are_evidence_for_the_default_profile():
    unlisted = ("办的什么事：", "难在哪里：", "怎么办成的：", "办成了什么样：")
    one = [line for label in unlisted for line in (label, "修好了一条路。")]
    _, found = segmented("枫林镇退役军人服务站", *one, "白沙镇退役军人服务站", *one)
    assert (found.profile, fields(found)) == ("kaimen", [["事项名称", "问题困难", "干事情况", "工作成效"]] * 2)


STREET = Line("云桥街道", kind=LineKind.HEADING)


@pytest.mark.parametrize("mark", [(), ("01",), ("图片", "PART 1")])
def test_a_street_above_buildings_whose_labels_have_numbers(mark):
    headings = ("金禾大厦：23层的“共享会客厅”", "汇源中心：一盏给骑手留的灯")
    lines = [Line(h, kind=LineKind.HEADING) for h in headings]
    first, second = (lines_of(*mark, *TWO[at : at + 4]) for at in (2, 7))
    text, assembled = assemble([STREET, lines[0], *first, lines[1], *second])
    found = segment(text, assembled, profiles=builtin())
    assert [(b.street, b.heading, len(b.sections)) for b in found.blocks] == [("云桥街道", h, 2) for h in headings]


def row(*cells, number=0):
    text, spans, at = "\t".join(cells), [], 0
    for cell in cells:
        spans.append((at, at + len(cell)))
        at += len(cell) + 1
    return Line(text, kind=LineKind.ROW, cells=tuple(spans), cell=Cell(0, number, 0, len(cells)))


def test_a_table_of_labels_behind_what_looks_like_a_footer_is_read():
    before = lines_of("事项名称", "上任感言：事项名称", "事项名称", "事项名称", "来源：组织部")
    text, lines = assemble([*before, row("事项名称", "问题困难"), row("修路灯", "灯坏了半年", number=1)])
    sections = [s for b in segment(text, lines, profiles=builtin()).blocks for s in b.sections]
    assert [(s.field, s.text) for s in sections[-2:]] == [("事项名称", "修路灯"), ("问题困难", "灯坏了半年")]


def test_a_table_with_labels_in_its_first_row_gives_a_block_for_each_further_row():
    rows = [("序号", "街道", "社区", "事项名称", "问题困难"), ("1", "古槐街道", "槐里社区", "加装电梯", "意见不一。"),
            ("2", "古槐街道", "北寺社区", "修路", "没有钱。")]  # fmt: skip
    text, lines = assemble([row(*cells, number=n) for n, cells in enumerate(rows)])
    found = segment(text, lines, profiles=builtin()[:1])
    assert shape(found) == [
        ("槐里社区", [("事项名称", "加装电梯"), ("问题困难", "意见不一。")]),
        ("北寺社区", [("事项名称", "修路"), ("问题困难", "没有钱。")]),
    ]
    assert {b.street for b in found.blocks} == {"古槐街道"}


def test_labels_and_values_may_alternate_in_a_row_and_a_place_may_span_rows():
    rows = [("古槐街道槐里社区", "事项名称", "加装电梯"), ("问题困难", "意见不一。", "工作成效", "都说好。")]
    text, lines = assemble([row(*cells, number=n) for n, cells in enumerate(rows)])
    found = segment(text, lines, profiles=builtin()[:1])
    assert shape(found) == [
        ("古槐街道槐里社区", [("事项名称", "加装电梯"), ("问题困难", "意见不一。"), ("工作成效", "都说好。")])
    ]


@pytest.mark.shared
def page(body, title="为民办实事"):
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div></body></html>"


def read(body, **more):
    found = extract_page(page(body), **more)
    return [(r.heading, r.fields) for r in found.records]


PROSE = "社区书记带着两名网格员挨家挨户听取居民的意见，谈了整整一个下午，把大家的话都记在本子上。"


def labelled(*pairs, label="p", names="", value="p"):
    return "".join(f"<{label}{names}>{name}</{label}><{value}>{text}</{value}>" for name, text in pairs)


def test_an_unlisted_label_of_the_class_that_labels_have_is_a_field_of_its_own():
    block = labelled(("事项名称", "修灯"), ("问题困难", PROSE), ("门口一夜", PROSE), label="div", names=' class="k"')
    found = read("".join(f"<h3>河湾路街道{name}社区</h3>{block}" for name in ("滨河", "石榴巷")))
    assert [list(fields) for _, fields in found] == [["事项名称", "问题困难", "门口一夜"]] * 2


def test_a_class_that_running_text_has_too_sets_nothing_apart():
    block = labelled(("事项名称", "修灯"), ("问题困难", PROSE), ("门口一夜", PROSE), label="div", names=' class="k"')
    found = read(
        "".join(f"<h3>河湾路街道{n}社区</h3>{block.replace('<p>', '<p class=k>')}" for n in ("滨河", "石榴巷"))
    )
    assert [list(fields) for _, fields in found] == [["事项名称", "问题困难"]] * 2


def test_the_words_of_a_story_are_labels_only_where_they_are_set_like_labels():
    def fields(question):
        block = (
            labelled(("<b>事项名称</b>", "修灯"), ("<b>问题困难</b>", PROSE)) + f"<p>{question}</p><p>灯，{PROSE}</p>"
        )
        found = read("".join(f"<h2>河湾路街道{name}社区</h2>{block}" for name in ("滨河", "石榴巷")))
        return list(found[0][1])

    assert fields("怎么办？") == ["事项名称", "问题困难"]
    assert fields("<b>怎么办？</b>") == ["事项名称", "问题困难", "干事情况"]


def test_a_badge_in_an_element_of_its_own_is_not_in_the_heading():
    block = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    head = '<div class="card-header"><span class="badge">01</span> <strong>河湾路街道{}社区</strong></div>'
    found = read("".join(head.format(name) + block for name in ("滨河", "石榴巷")))
    assert [heading for heading, _ in found] == ["河湾路街道滨河社区", "河湾路街道石榴巷社区"]


def test_the_person_under_a_heading_is_its_lead():
    block = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    body = "".join(
        f"<h2>红柳镇{n}村</h2><p class=who>驻村第一书记　{p}</p>{block}" for n, p in (("东", "马明"), ("西", "李亮"))
    )
    found = extract_page(page(body)).records
    assert [(r.street, r.community, r.lead) for r in found] == [
        ("红柳镇", "东村", ("驻村第一书记　马明",)),
        ("红柳镇", "西村", ("驻村第一书记　李亮",)),
    ]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("农其昌（瓦亭镇清水洼村）", ("瓦亭镇", "清水洼村")),
        ("相里云（工业园街道）", ("工业园街道", None)),
        ("东津街道人大代表联络站", ("东津街道", None)),
        ("《丹霞镇桥头村共富工坊》", ("丹霞镇", "桥头村")),
        ("石匠沟乡农机手杨二虎", ("石匠沟乡", None)),
        ("东湖街道翠柳社区翠柳花园", ("东湖街道", "翠柳社区")),
    ],
)
def test_places_in_headings_of_other_shapes(heading, place):
    block = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    found = extract_page(page(f"<h2>{heading}</h2>{block}<h2>河湾路街道滨河社区</h2>{block}")).records
    assert (found[0].street, found[0].community) == place


def test_a_street_between_dashes_is_that_of_the_communities_below():
    block = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    village = "<p><b>{}村</b></p>" + block
    found = extract_page(page("<p>—— 沙河镇专场 ——</p>" + village.format("螺蛳湾") + village.format("磨盘山"))).records
    assert [(r.street, r.community) for r in found] == [("沙河镇", "螺蛳湾村"), ("沙河镇", "磨盘山村")]


def test_a_bar_with_a_places_name_as_its_alternative_text_is_a_heading():
    block = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    bar = '<p><img src="/p/{}.png" alt="永丰乡{}村" width="360" height="46"></p>'
    found = read("".join(bar.format(n, name) + block for n, name in enumerate(("塬上", "三道岭"))))
    assert [heading for heading, _ in found] == ["永丰乡塬上村", "永丰乡三道岭村"]


def test_a_line_that_repeats_an_images_alternative_text_is_its_caption():
    photo = '<p><img src="/p/1.jpg" alt="三家单位在北门现场会商"></p><p>三家单位在北门现场会商</p>'
    block = labelled(("事项名称", "修灯"), ("问题困难", PROSE)) + photo
    (record,) = extract_page(page(f"<h2>河湾路街道滨河社区</h2>{block}")).records
    assert record.fields["问题困难"] == PROSE
    assert record.images[0].caption == "三家单位在北门现场会商"


def test_a_short_line_below_an_image_in_a_class_of_its_own_is_a_caption():
    photo = '<p><img src="/p/{0}.jpg"></p><p class="tp-note">居民在凉亭下看第{0}本账</p>'
    body = "".join(
        f"<h2>河湾路街道{name}社区</h2>" + labelled(("事项名称", "修灯"), ("问题困难", PROSE)) + photo.format(n)
        for n, name in enumerate(("滨河", "石榴巷"))
    )
    found = extract_page(page(body)).records
    assert [r.images[0].caption for r in found] == ["居民在凉亭下看第0本账", "居民在凉亭下看第1本账"]


@pytest.mark.parametrize(("classes", "are"), [(("zy", "zy"), True), (("zy", ""), False)])
def test_sentences_of_a_class_that_stands_below_images_alone_are_captions(classes, are):
    shown = "<p><img src=/{0}.jpg></p><p><span class='{1}'>第{0}天，居民在凉亭下看账本，一页一页地看。</span></p>"
    body = "".join(
        f"<h2>河湾路街道{name}社区</h2>"
        + labelled(("事项名称", "修灯"), ("问题困难", PROSE))
        + shown.format(n, classes[n])
        for n, name in enumerate(("滨河", "石榴巷"))
    )
    found = extract_page(page(body)).records
    assert [r.images[0].caption is not None for r in found] == [are] * 2


@pytest.mark.parametrize("credit", ["（凤台区委组织部　田小禾）", "（本文图片由双河镇提供）"])
def test_a_credit_in_brackets_at_the_very_end_belongs_to_no_block(credit):
    text, found = segmented(*TWO, credit)
    assert [s.cut(text) for s in found.footer_spans] == [credit]


def test_the_column_of_a_site_is_one_of_places_and_cells_of_several_lines_belong_to_their_row():
    head = "<tr><td>序号<td>实施地点<td>事项<br>名称<td>问题困难</tr>"
    rows = "".join(
        f"<tr><td>{n}<td>白鹭街道{name}社区<td>给{name}修灯<td>{name}的灯，{PROSE}<br>{name}的路，{PROSE}</tr>"
        for n, name in enumerate(("桃源里", "铁塔"), 1)
    )
    found = extract_page(page(f"<table><tr><td colspan=4>进展一览表</tr>{head}{rows}</table>")).records
    assert [(r.heading, r.community, list(r.fields)) for r in found] == [
        ("白鹭街道桃源里社区", "桃源里社区", ["事项名称", "问题困难"]),
        ("白鹭街道铁塔社区", "铁塔社区", ["事项名称", "问题困难"]),
    ]


def test_a_series_without_a_number_is_the_profiles_where_the_title_names_it():
    block = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    body = f"<h2>河湾路街道滨河社区</h2>{block}"
    assert extract_page(page(body, title="“开门一件事”丨滨河社区：灯亮了")).article.series == "开门一件事"
    assert extract_page(page(body, title="滨河社区：灯亮了")).article.series is None
    assert extract_page(page(body, title="开门一件事：滨河社区的灯")).article.series == "开门一件事"
    numbered = extract_page(page(body, title="开门一件事 | 三处“堵点”这样打通⑱")).article
    assert (numbered.series, numbered.installment) == ("开门一件事", 18)
    longer = extract_page(page(body, title="开门一件事 | 滨河区“开门一件事”成果展播⑱")).article
    assert longer.series == "滨河区“开门一件事”成果展播"


def test_a_line_above_the_text_may_name_the_series_and_is_no_text_then():
    block = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    body = f"<p>千名书记“开门一件事”· 第21期</p><p>{PROSE}</p><h2>河湾路街道滨河社区</h2>{block}"
    article = extract_page(page(body, title="灯亮了")).article
    assert (article.series, article.installment, article.lead) == ("千名书记“开门一件事”", 21, (PROSE,))


def test_the_seed_is_read_as_its_truth_says():
    if not SEED.exists():
        pytest.skip("the corpora are not beside the checkout")
    page = extract_page((SEED / "article.txt").read_bytes())
    truth = json.loads((SEED / "truth.json").read_text(encoding="utf-8"))
    assert page.article
    for record, wanted in zip(page.records, truth["records"], strict=True):
        assert law_violations(record, page.article) == []
        assert [(s.field, s.label, fold(s.text)) for s in record.sections] == [
            (s["field"], s["label"], fold("".join(s["paragraphs"]))) for s in wanted["sections"]
        ]
    codes = [[w.code.value for w in r.warnings] for r in page.records]
    assert codes[1] == ["label_glued"]
    assert codes[2] == ["label_without_colon", "label_without_colon", "label_repeated", "text_before_label",
                        "mislabel_suspected"]  # fmt: skip


TWO_PLACES = (("沙河镇", "北岗村"), ("云岭乡", "上茶坞村"))


def named_blocks(name, address):
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    return extract_page(
        page("".join(name.format(n) + address.format(*place) + labels for n, place in enumerate(TWO_PLACES)))
    ).records


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("<h2>仇{0}山｜给苹果“戴帽子”的人</h2>", "<p>（服务{0}{1}）</p>"),
        ("<p><b>一、蓝{0}英 ——“大棚门诊部”</b></p>", "<p>联系村：{0}{1}</p>"),
        ("<div class=n>万和城{0}号红色驿站</div>", "<div class=a>{0}{1}</div>"),
    ],
)
def test_the_place_in_a_line_below_a_name_is_that_of_its_block(name, address):
    found = named_blocks(name, address)
    assert [r.heading for r in found] == [re.sub("<.*?>", "", name.format(n)) for n in range(2)]
    assert [(r.street, r.community) for r in found] == list(TWO_PLACES)
    more = re.sub("<.*?>", "", address)
    wanted = [[more.format(*place)] if more != "{0}{1}" else [] for place in TWO_PLACES]
    assert [list(r.lead) for r in found] == wanted


def test_a_place_in_an_element_of_its_own_behind_a_name_is_none_of_the_heading():
    found = named_blocks("<h3>孙{0}秋（食用菌）", " <span class=at>服务地：{0}{1}</span></h3>")
    assert [r.heading for r in found] == ["孙0秋（食用菌）", "孙1秋（食用菌）"]
    assert [(r.street, r.community) for r in found] == list(TWO_PLACES)


def test_a_street_and_a_community_alone_in_a_box_are_one_heading():
    box = '<section style="background:#4a6b3a"><p>{0}</p><p><b>{1}</b></p></section>'
    found = named_blocks("", box)
    assert [r.heading for r in found] == ["沙河镇\n北岗村", "云岭乡\n上茶坞村"]
    assert [(r.street, r.community) for r in found] == list(TWO_PLACES)
    assert [list(r.lead) for r in found] == [[], []]


def test_the_rest_of_a_name_in_quotes_is_no_label():
    quoted = "“换一双鞋”行动：企业家联谊会捐出200双软底工作鞋。"
    text, found = segmented("河湾路街道滨河社区", "事项名称：修灯", "干事情况：", PROSE, quoted)
    assert [s.cut(text) for s in found.blocks[0].sections[1].paragraphs] == [PROSE, quoted]


DONE = [("事项名称", "修灯"), ("问题困难", PROSE)]


@pytest.mark.parametrize(
    ("paragraph", "sections"),
    [
        (f"<b>问题</b>困难：{PROSE}", DONE),
        (f"<b>问题困难双河村</b>{PROSE}", [DONE[0], ("问题困难", "双河村" + PROSE)]),
        (f"<b>【问题困难】</b>{PROSE}【干事情况】{PROSE}", [*DONE, ("干事情况", PROSE)]),
        (f"<b>问题因难：</b>{PROSE}", DONE),
        (f"<b>问题困男：</b>{PROSE}", DONE),
        (f"<b>问题困难：</b>{PROSE}下一步：</p><p>再修一段。", [*DONE, ("下一步", "再修一段。")]),
        (f"<b>村民说</b>：{PROSE}", [DONE[0], ("村民说", PROSE)]),
    ],
)
def test_labels_set_apart_by_halves_run_over_bracketed_misprinted_or_left_open(paragraph, sections):
    other = f"<p><b>事项名称：</b>修路</p><p><b>问题困难：</b>{PROSE}</p><p><b>情况简介：</b>{PROSE}</p>"
    body = f"<h2>双河镇石门村</h2><p><b>事项名称：</b>修灯</p><p>{paragraph}</p><h2>双河镇北岗村</h2>{other}"
    assert read(body)[0] == ("双河镇石门村", dict(sections))


def test_a_dialogue_in_plain_type_is_text():
    text, found = segmented(*TWO, f"村民说：{PROSE}")
    assert found.blocks[-1].sections[-1].paragraphs[-1].cut(text) == f"村民说：{PROSE}"


def test_labels_in_boxes_called_tag_are_no_furniture():
    pairs = ("事项名称", "修灯，再修路。"), ("问题困难", PROSE), ("工作成效", f"灯亮了。{PROSE}")
    chip = "<div><div class=tag><span>{}</span></div><div class=val><p>{}</p></div></div>"
    chips = "".join(chip.format(*pair) for pair in pairs)
    assert read(f"<h2>双河镇石门村</h2>{chips}") == [("双河镇石门村", dict(pairs))]


def test_a_line_of_the_class_of_labels_below_a_picture_is_no_caption():
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE), label="p class=lb")
    extra = '<p><img src="/p/1.jpg"></p><p class=lb>存在不足</p><p>订单集中在节日。</p>'
    body = f"<h2>双河镇石门村</h2>{labels}<h2>双河镇北岗村</h2>{labels}{extra}<h2>双河镇南岗村</h2>{labels}"
    assert read(body)[1][1]["存在不足"] == "订单集中在节日。"


def test_a_heading_that_lost_its_style_is_known_by_its_mark():
    labels = "<p>事项名称：修灯</p><p>问题困难：难。</p>"
    names = "<p><b>◆ 双河镇石门村</b></p>", f"<p>◆ 双河镇北岗村</p><p>{PROSE}</p>", "<p><b>◆ 双河镇南岗村</b></p>"
    found = extract_page(page("".join(name + labels for name in names))).records
    assert [(r.community, r.lead) for r in found] == [("石门村", ()), ("北岗村", (PROSE,)), ("南岗村", ())]


def test_two_grid_cells_of_one_community_are_two_blocks():
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    body = "".join(f"<p>翠屏街道柳林社区第{n}网格　网格员：周冬梅</p>{labels}" for n in "三五")
    assert [r.heading for r in extract_page(page(body)).records] == [
        f"翠屏街道柳林社区第{n}网格　网格员：周冬梅" for n in "三五"
    ]


def test_pictures_with_the_names_of_schools_above_the_first_label_are_headings():
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    bar = '<p><img src="/b/{0}.png" alt="{1}" width=600 height=60></p>'
    schools = ("城东第二小学", "扶亭镇第一初级中学")
    found = extract_page(page("".join(bar.format(n, s) + labels for n, s in enumerate(schools)))).records
    assert [(r.heading, r.street, len(r.images)) for r in found] == [(schools[0], None, 0), (schools[1], "扶亭镇", 0)]


def test_a_person_and_an_office_in_a_place_in_the_line_below_are_one_heading():
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    names = ("杨胜明", "羊场镇大坳村第一书记（县供销社派驻）"), ("陆定邦", "交溪乡摆榜村驻点第一书记")
    body = "".join(f"<p><b>{name}</b></p><p>{office}</p>{labels}" for name, office in names)
    found = extract_page(page(body)).records
    assert [r.heading for r in found] == ["\n".join(pair) for pair in names]
    assert [(r.street, r.community) for r in found] == [("羊场镇", "大坳村"), ("交溪乡", "摆榜村")]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("一座灯塔一个课堂——中街岙乡", ("中街岙乡", None)),
        ("青石镇柏树村法官说理点", ("青石镇", "柏树村")),
        ("案例二　柳溪镇劳动争议调解室", ("柳溪镇", None)),
        ("让订单等得起人｜石门山镇食品产业园", ("石门山镇", "食品产业园")),
        ("<b class=n>白文昌</b><span>岳台街道第六小学</span>", ("岳台街道", None)),
        ("那澜乡（乡直机关）——一根线", ("那澜乡", None)),
        ("海塘公寓（外滩北社区）", (None, "外滩北社区")),
        ("后莫家弄9号院（白沙街道）", ("白沙街道", "后莫家弄9号院")),
    ],
)
def test_places_in_headings_with_institutions_behind_and_slogans_before(heading, place):
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    body = "".join(f"<h2>{h}</h2>{labels}" for h in (heading, "双河镇石门村"))
    record = extract_page(page(body)).records[0]
    assert (record.street, record.community) == place


def test_a_table_with_streets_in_rows_of_their_own_and_headings_of_several_lines():
    head = "<tr><td>网格<td>事项名称<td>问题困难<td>干事情况</tr>"
    photo = f'<td>{PROSE}<img src="/p/1.jpg"><br>石门桥加固现场</td>'
    rows = (
        "<tr><td colspan=4>青弋街道</tr>"
        f"<tr><td>沿江路社区<br>第2网格<br>（汪小满）<td>修灯<td>{PROSE}{photo}</tr>"
        f"<tr><td colspan=4>荷塘镇</tr><tr><td>桥头村<br>第1网格<td>修路<td>{PROSE}<td>{PROSE}<br>{PROSE}</tr>"
    )
    found = extract_page(page(f"<table>{head}{rows}</table>")).records
    assert [(r.heading, r.street, r.community) for r in found] == [
        ("沿江路社区\n第2网格\n（汪小满）", "青弋街道", "沿江路社区"),
        ("桥头村\n第1网格", "荷塘镇", "桥头村"),
    ]
    assert found[0].images[0].caption == "石门桥加固现场"


def test_labels_that_are_broken_over_two_lines_of_a_rows_first_cell():
    pairs = ("事项<br>名称", "修灯"), ("居民<br>来电", "两次。"), ("问题<br>困难", PROSE * 2)
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in pairs)
    article = extract_page(page(f"<table><tr><td colspan=2>双河镇石门村</td></tr>{rows}</table>")).article
    assert article.text.split("\n") == ["双河镇石门村", "事项名称\t修灯", "居民来电\t两次。", f"问题困难\t{PROSE * 2}"]


def test_an_account_above_the_date_at_the_end_is_no_text():
    text, found = segmented(*TWO, "沅溪先锋", "2024年6月11日")
    assert [s.cut(text) for s in found.footer_spans] == ["沅溪先锋", "2024年6月11日"]


def test_part_and_its_number_on_two_lines_are_badges():
    _, found = segmented("PART", "01", *TWO[1:6], "PART", "02", *TWO[6:])
    assert [s.text for b in found.blocks for s in b.sections][-1] == "产权存在纠纷。"
    assert [s.text for b in found.blocks for s in b.sections][1] == "主管道破裂，无人维修。"


def test_a_label_s_name_in_latin_letters_below_it_is_no_text():
    texts = [*TWO[1:3], "TOPIC", TWO[3], TWO[4], "THE TROUBLE", TWO[5], *TWO[6:8], "TOPIC", *TWO[8:]]
    _, found = segmented(TWO[0], *texts)
    assert shape(found) == shape(segmented(*TWO)[1])


def test_a_value_in_latin_letters_is_text():
    _, found = segmented(*TWO[:3], "WiFi", *TWO[4:])
    assert [s.text for s in found.blocks[0].sections] == ["WiFi", "主管道破裂，无人维修。"]


def test_a_word_and_a_number_above_a_place_are_a_badge_where_that_recurs():
    _, found = segmented(TWO[0], "点题一", *TWO[1:6], "点题二", *TWO[6:])
    assert shape(found) == shape(segmented(*TWO)[1])
    assert found.lead_spans == segmented(*TWO)[1].lead_spans


@pytest.mark.parametrize("end", ["供稿单位：平都县教育局", "录入：小冉", "审稿：王平"])
def test_who_sent_or_typed_it_is_a_footer(end):
    text, found = segmented(*TWO, end)
    assert [s.cut(text) for s in found.footer_spans] == [end]


def test_a_listed_label_behind_a_number_may_end_with_a_full_stop():
    texts = [
        *TWO[:2],
        "（一）事项名称。接通水。",
        "（二）问题困难。没有水管。",
        "（三）推进整改。",
        "挖了三天。",
        *TWO[6:],
    ]
    _, found = segmented(*texts)
    assert [(s.field, s.text) for s in found.blocks[0].sections] == [
        ("事项名称", "接通水。"),
        ("问题困难", "没有水管。\n（三）推进整改。\n挖了三天。"),
    ]


def test_a_semicolon_typed_for_the_colon_behind_a_listed_label():
    texts = [*TWO[:2], "事项名称；接通水", "问题困难；没有水管。", "干事情况；今年；明年。", *TWO[6:]]
    _, found = segmented(*texts)
    assert [(s.field, s.text) for s in found.blocks[0].sections] == [
        ("事项名称", "接通水"),
        ("问题困难", "没有水管。\n干事情况；今年；明年。"),
    ]


def test_words_of_labels_alone_on_their_line_where_the_labels_are_so():
    texts = [*TWO[:6], "专家点评", "三把钥匙的意义，在于让责任看得见。", *TWO[6:]]
    _, found = segmented(*(text.rstrip("：") for text in texts))
    assert [s.label for s in found.blocks[0].sections] == ["事项名称", "问题困难", "专家点评"]


def test_an_unlisted_numbered_word_before_dashes():
    items = [("事项名称", "修渠"), ("干事情况", "修。"), ("媒体关注", "《日报》作了报道。")]
    block = "<h3>{}村</h3>" + "".join(f"<p>{n}、<b>{label}</b>——{text}</p>" for n, (label, text) in enumerate(items, 1))
    records = extract_page(page(block.format("东沟") + block.format("西沟"))).records
    assert [[s.label for s in r.sections] for r in records] == [["事项名称", "干事情况", "媒体关注"]] * 2


def test_an_unlisted_word_in_the_first_cell_of_a_table_of_labels_is_one():
    rows = [("事项名称", "修渠"), ("情况简介", "渠老。"), ("干事情况", "修了。"), ("那些暖心事", "送水。")]
    table = "<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows) + "</table>"
    records = extract_page(page(f"<h3>东沟村</h3>{table}<h3>西沟村</h3>{table}")).records
    assert [[s.label for s in r.sections] for r in records] == [[label for label, _ in rows]] * 2


def test_items_of_a_list_that_begin_with_words_of_labels_stay_in_it():
    items = ["（一）强化工作措施。建台账。", "（二）办理情况。已办结。", "（三）取得成效。都满意。"]
    _, found = segmented(*TWO[:6], "干事情况：", *items, *TWO[6:])
    assert [s.text for s in found.blocks[0].sections][-1] == "\n".join(items)


def test_items_of_a_list_are_no_labels_where_labels_stand_in_brackets():
    texts = [f"【{t[:-1]}】" if t.endswith("：") else t for t in TWO]
    _, found = segmented(*texts[:6], "1.主要做法。成立专班。", "2.基本情况。逐件登记。", *texts[6:])
    assert [s.label for s in found.blocks[0].sections] == ["事项名称", "问题困难"]


def test_captions_that_name_a_thing_of_a_place_open_no_block():
    block = "<h3>{0}</h3><p>事项名称：</p><p>修渠</p><p>干事情况：</p><p>" + PROSE + "</p><p><img src=/a.jpg></p>"
    block += "<p align=center>{0}蔬菜大棚</p><p>工作成效：</p><p>好了。</p>"
    records = extract_page(page(block.format("石桥镇平安村") + block.format("石桥镇石桥村"))).records
    assert [r.heading for r in records] == ["石桥镇平安村", "石桥镇石桥村"]


@pytest.mark.parametrize("line", ["石桥镇平安村村民采摘草莓", "石桥镇石桥村召开党员大会", "侗乡", "【步行街】平安社区"])
def test_lines_that_only_begin_like_a_place_open_no_block(line):
    texts = [*TWO[:6], line, "工作成效：", "好了。", *TWO[6:]]
    assert len(segmented(*texts)[1].blocks) == 2


def test_an_unlisted_word_numbered_and_set_like_all_labels_is_a_label():
    items = [("①事项名称——", "修渠"), ("②情况简介——", "渠是老渠。"), ("③问题困难——", "漏水。"), ("④干事情况——", PROSE)]
    rows = [f"<li><u>{label}</u>{text}</li>" for label, text in items]
    block = "<h3>{}村</h3><ol>" + "".join(rows) + "<li><u>⑤别学我们</u>头一年请来的师傅，没有修成。</li></ol>"
    records = extract_page(page(block.format("东沟") + block.format("西沟"))).records
    assert [[s.label for s in r.sections][-1] for r in records] == ["别学我们"] * 2


def test_what_people_say_behind_a_sentence_in_bold_opens_a_section():
    blocks = "".join(
        f"<h3>{name}村</h3><p><b>事项名称：</b>修渠<b>　问题困难：</b></p>"
        "<p>渠漏水。<b>　群众这样说：</b></p><p>“好。”</p>"
        for name in ("东沟", "西沟", "南沟")
    )
    sections = [[s.text for s in r.sections if s.label == "群众这样说"] for r in extract_page(page(blocks)).records]
    assert sections == [["“好。”"]] * 3


def test_blocks_may_open_with_another_field_than_the_profile_s_first():
    blocks = "".join(
        f"<p><b>{name}</b></p>" + labelled(("情况简介", PROSE), ("事项名称", "修灯"), ("问题困难", PROSE))
        for name in ("河图换热站", "站前热源厂三号炉", "铁西供热所")
    )
    assert [r.heading for r in extract_page(page(blocks)).records] == ["河图换热站", "站前热源厂三号炉", "铁西供热所"]


def test_the_first_column_may_name_the_rows_and_a_stroke_is_an_empty_cell():
    rows = [
        ("序号", "整改单位", "事项名称", "问题困难"),
        ("1", "河路换热站", "修管", "漏水。"),
        ("2", "热力一班", "修灯", "/"),
    ]
    text, lines = assemble([row(*cells, number=n) for n, cells in enumerate(rows)])
    found = segment(text, lines, profiles=builtin()[:1])
    assert shape(found) == [
        ("河路换热站", [("事项名称", "修管"), ("问题困难", "漏水。")]),
        ("热力一班", [("事项名称", "修灯")]),
    ]


def test_a_table_with_a_block_in_each_column_below_ranks_and_names():
    cell = "<td><span style='display:block'>第{0}名</span><b>{1}</b></td>"
    head = "<tr><th>支部</th>" + cell.format("一", "运输部铁运工段") + cell.format("二", "电解二工段") + "</tr>"
    line = "<tr><th>{0}</th><td>甲的{0}，{1}</td><td>乙的{0}，{1}</td></tr>"
    rows = "".join(line.format(label, PROSE) for label in ("事项名称", "问题困难"))
    found = extract_page(page(f"<table>{head}{rows}</table>")).records
    assert [(r.heading, r.fields["问题困难"][:1]) for r in found] == [("运输部铁运工段", "甲"), ("电解二工段", "乙")]


def test_users_words_are_a_label_in_a_table_of_labels_and_open_no_tail():
    pairs = ("事项名称", "修灯"), ("问题困难", PROSE), ("情况简介", f"一，{PROSE}"), ("用户留言", f"好，{PROSE}")
    rows = "".join(f"<tr><td><b>{a}</b></td><td>{b}</td></tr>" for a, b in pairs)
    assert read(f"<h3>双河镇石门村</h3><table>{rows}</table>") == [("双河镇石门村", dict(pairs))]


def test_an_introduction_above_several_boxes_is_the_articles_lead():
    card = "<div class=card><h3>双河镇{0}村</h3>{1}</div>"
    labels = {n: labelled(("事项名称", "修灯"), ("问题困难", n + PROSE * 2)) for n in ("石门", "北岗")}
    cards = "".join(card.format(*pair) for pair in labels.items())
    assert extract_page(page(f"<div class=intro>两个村子，两件小事，都写在这里。</div>{cards}")).article.lead


def test_captions_before_and_after_are_no_labels():
    photo = '<p><img src="/p/{0}.jpg"></p><p style="text-align:center">{1}</p>'
    said = photo.format(1, "改造前") + photo.format(2, "改造后") + "<p>居民都说好，大家住得舒服多了。</p>"
    blocks = "".join(
        f"<p><b>望湖街道{n}社区</b></p>"
        + labelled(("事项名称", "修灯"), ("上任感言", PROSE + extra), ("问题困难", PROSE), label="p><b")
        for n, extra in (("苇荡", "</p>" + said), ("荷花", ""))
    )
    assert [list(r.fields) for r in extract_page(page(blocks)).records] == [["事项名称", "上任感言", "问题困难"]] * 2


@pytest.mark.parametrize(
    "text", ["<b>协调过程中，社区干部</b>跑了十几趟，终于办成了。", "<b>问题困难里写的每一句话，</b>他都记着。"]
)
def test_a_bold_sentence_that_begins_with_a_labels_words_is_text(text):
    body = f"<h2>双河镇石门村</h2><p><b>事项名称：</b>修灯</p><p><b>情况简介：</b>{PROSE}</p><p>{text}</p>"
    assert list(read(body)[0][1]) == ["事项名称", "情况简介"]


def test_a_grid_with_a_street_in_a_row_of_its_own_and_single_lines():
    rows = [("社区", "事项名称", "问题困难"), ("望湖街道",), ("苇荡社区", "换水管", "无"), ("荷花社区", "修灯", "旧了")]
    text, lines = assemble([row(*cells, number=n) for n, cells in enumerate(rows)])
    found = segment(text, lines, profiles=builtin()[:1])
    assert [(b.street, b.community, b.sections[1].text) for b in found.blocks] == [
        ("望湖街道", "苇荡社区", "无"),
        ("望湖街道", "荷花社区", "旧了"),
    ]


def test_a_column_of_good_points_is_no_column_of_names():
    rows = [("工作亮点", "问题困难", "干事情况"), ("率先换管", "旧了", "换了"), ("全市第一", "暗了", "修了")]
    text, lines = assemble([row(*cells, number=n) for n, cells in enumerate(rows)])
    assert "工作亮点" in [s.field for s in segment(text, lines, profiles=builtin()[:1]).blocks[0].sections]


def test_a_street_in_the_box_of_its_first_community_is_that_of_the_others_too():
    labels = "<p><b>事项名称：</b>修灯</p><p><b>问题困难：</b>难。</p>"
    body = f"<p>望湖街道<br>苇荡社区</p>{labels}<p>荷花社区</p>{labels}<p>芦苇社区</p>{labels}"
    assert [r.street for r in extract_page(page(body)).records] == ["望湖街道"] * 3


def test_a_park_below_a_street_and_community_is_no_heading():
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    names = "<p><b>望湖街道{0}社区</b></p><p><b>{0}产业园</b></p>"
    found = extract_page(page("".join(names.format(n) + labels for n in ("苇荡", "荷花")))).records
    assert [(r.street, r.community) for r in found] == [("望湖街道", "苇荡社区"), ("望湖街道", "荷花社区")]


def test_the_last_block_may_stand_behind_a_list_of_the_others():
    terms = "".join(
        f"<dt>{a}</dt><dd>{b}</dd>" for a, b in (("事项名称", "修灯"), ("问题困难", PROSE), ("情况简介", PROSE))
    )
    last = f"<p>事项名称：</p><p>修路</p><p>问题困难：</p><p>卖到每斤四十五元,最远的一单寄到了三亚.{PROSE}</p>"
    body = f"<h3>双河镇石门村</h3><dl>{terms}</dl><h3>双河镇北岗村</h3>{last}"
    assert read(body)[1][1]["问题困难"].startswith("卖到每斤")


def test_a_place_that_ends_like_a_label_s_word_is_none():
    spec = builtin()[1].fields[0].model_copy(update={"name": "小区概况", "aliases": ("小区情况",)})
    profile = builtin()[0].model_copy(update={"fields": (*builtin()[0].fields, spec)})
    block = ("事项名称：", "修灯", "小区情况：", PROSE)
    text, lines = assemble(lines_of("水产公司小区", *block, "红星小区", *block))
    found = segment(text, lines, profiles=[profile])
    assert [b.community for b in found.blocks] == ["水产公司小区", "红星小区"]


def test_a_form_of_labels_and_values_in_turn_is_no_table_of_columns():
    rows = [
        ("申报单位", "苇荡社区", "负责人", "张三"),
        ("事项名称", "换水管", "工作成效", "已完成"),
        ("问题困难", "旧了。", "上任感言", "为民"),
    ]
    text, lines = assemble([row(*cells, number=n) for n, cells in enumerate(rows)])
    found = segment(text, lines, profiles=builtin()[:1])
    assert len(found.blocks) == 1
    assert {"事项名称", "工作成效", "问题困难", "上任感言"} <= {s.field for s in found.blocks[0].sections}


def test_labels_that_are_tools_words_stay():
    labels = "<p><b>事项名称</b></p><p>换水管</p><p><b>反馈</b></p>"
    body = "".join(f"<p><b>和平街道{n}社区</b></p>{labels}<p>{n}，{PROSE}</p>" for n in ("大桥", "石门", "河西"))
    assert extract_page(page(body)).article.text.count("反馈") == 3


def test_a_street_cell_over_two_rows_is_that_of_both():
    cells = "<td>{0}</td><td>换水管</td><td><p>完成。</p><p>居民满意，{1}</p></td></tr>"
    head = "<tr><td>街道</td><td>社区</td><td>事项名称</td><td>工作成效</td></tr>"
    first, second = cells.format("大桥社区", PROSE), cells.format("石门社区", PROSE[1:])
    found = extract_page(page(f"<table>{head}<tr><td rowspan=2>和平街道</td>{first}<tr>{second}</table>")).records
    assert [r.street for r in found] == ["和平街道"] * 2
    assert [r.community for r in found] == ["大桥社区", "石门社区"]
    assert [r.fields["事项名称"] for r in found] == ["换水管"] * 2


@pytest.mark.parametrize("value", ["换水管、装路灯", "为老人装扶手", "中心花园改造"])
def test_a_label_set_apart_with_its_whole_value(value):
    block = f"<p><b>事项名称{value}</b>。{{0}}，{PROSE}</p><p><b>工作成效：</b>{{0}}好，{PROSE}</p>"
    body = "".join(f"<p><b>和平街道{n}社区</b></p>{block.format(n)}" for n in ("大桥", "石门", "河西"))
    assert [list(r.fields) for r in extract_page(page(body)).records] == [["事项名称", "工作成效"]] * 3


@pytest.mark.parametrize("slogan", ["打开幸福之门", "党旗飘扬在现场", "群众笑开怀进了场"])
def test_a_slogan_before_a_street_in_brackets_is_no_community(slogan):
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    body = "".join(f"<h2>{h}</h2>{labels}" for h in (f"{slogan}（和平街道）", "双河镇石门村"))
    assert extract_page(page(body)).records[0].community is None


def test_what_a_picture_shows_is_no_heading_though_a_label_follows():
    image = "<p align=center><img src=/a.jpg width=640><br>图为{}党员在清理沟渠</p>"
    body = "".join(
        f"<p align=center><b>双河镇{name}</b></p><p><b>[事项名称]</b>修灯</p><p><b>[情况简介]</b>{PROSE}</p>"
        f"{image.format(name)}<p><b>[干事情况]</b>修好了{name}的灯。</p>"
        for name in ("石门村", "白鹿村")
    )
    assert [r.community for r in extract_page(page(body)).records] == ["石门村", "白鹿村"]


def test_a_column_of_sumu_townships_and_streets_names_the_blocks():
    head = "<tr><th>序号</th><th>苏木乡镇（街道）</th><th>事项名称</th><th>干事情况</th></tr>"
    row = "<tr><td>{}</td><td>{}</td><td>修灯</td><td>{}</td></tr>"
    rows = "".join(row.format(n, place, PROSE) for n, place in enumerate(("呼和苏木", "东河街道"), 1))
    found = extract_page(page(f"<table>{head}{rows}</table>")).records
    assert [r.street for r in found] == ["呼和苏木", "东河街道"]


@pytest.mark.parametrize("more", ["", "<br>后来又修了两盏。"])
def test_a_row_without_a_street_has_none_from_the_row_above(more):
    head = "<tr><th>社区</th><th>事项名称</th><th>干事情况</th></tr>"
    row = "<tr><td>{}</td><td>修灯</td><td>{}{}</td></tr>"
    rows = "".join(row.format(place, PROSE, more) for place in ("双河镇石门村", "白鹿村"))
    found = extract_page(page(f"<table>{head}{rows}</table>")).records
    assert [(r.street, r.community) for r in found] == [("双河镇", "石门村"), (None, "白鹿村")]


def test_columns_with_names_labels_and_pictures_over_several_lines():
    label = "<br>".join("问题困难")
    rows = (
        ["街道", "和平街道<br>大桥社区", "解放街道<br>石门社区", "街道"],
        ["事项名称", "换水管", "修灯", "事项名称"],
        [label, f"<p>旧了。</p><p>{PROSE}</p>", "暗了。", label],
        ["工作成效", "通了。<img src=a.jpg>", "亮了。<img src=b.jpg><img src=c.jpg>", "工作成效"],
    )
    table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>" for cells in rows)
    found = extract_page(page(f"<table>{table}</table>")).records
    assert [(r.street, r.community) for r in found] == [("和平街道", "大桥社区"), ("解放街道", "石门社区")]
    assert [[s.label for s in r.sections] for r in found] == [["事项名称", "问题困难", "工作成效"]] * 2
    assert [[(i.src, i.section) for i in r.images] for r in found] == [[("a.jpg", 2)], [("b.jpg", 2), ("c.jpg", 2)]]
    assert [r.fields["工作成效"] for r in found] == ["通了。", "亮了。"]


def test_words_below_a_place_in_its_element_are_part_of_the_heading():
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    heading = "<p><strong>双河镇{0}村<br>田桂生：电焊工种出“岩上菇”</strong></p>"
    found = extract_page(page("".join(heading.format(n) + labels for n in ("石门", "北岗")))).records
    assert [(r.heading, r.community, r.lead) for r in found] == [
        (f"双河镇{n}村\n田桂生：电焊工种出“岩上菇”", f"{n}村", ()) for n in ("石门", "北岗")
    ]


def test_the_first_column_of_places_names_the_blocks_whatever_it_is_called():
    head = "<tr><td>序号</td><td>结对社区（村）</td><td>事项名称</td><td>工作成效</td></tr>"
    rows = "".join(
        f"<tr><td>{n}</td><td>和平街道{name}社区</td><td>换水管</td><td>{PROSE}</td></tr>"
        for n, name in enumerate(("大桥", "石门"), 1)
    )
    found = extract_page(page(f"<table>{head}{rows}</table>")).records
    assert [(r.heading, r.street) for r in found] == [(f"和平街道{n}社区", "和平街道") for n in ("大桥", "石门")]


def test_an_office_that_a_term_names_is_no_heading():
    terms = (
        ("项目名称", "看病不出屯"),
        ("责任单位", "柳河镇卫生院"),
        ("问题困难", "{0}，" + PROSE),
        ("工作成效", "{0}通了。"),
    )
    block = "<h4>柳河镇{0}村</h4><dl>" + "".join(f"<dt><b>{a}</b></dt><dd>{b}</dd>" for a, b in terms) + "</dl>"
    found = extract_page(page("".join(block.format(n) for n in ("平安", "前进")))).records
    assert [(r.community, r.fields.get("责任单位")) for r in found] == [
        (f"{n}村", "柳河镇卫生院") for n in ("平安", "前进")
    ]


def test_a_row_of_a_person_and_an_office_is_a_heading():
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    row = "<table><tr><td><b>{0}</b></td><td>双河镇{1}村第一书记</td></tr></table>"
    people = (("石敏", "石门"), ("陆定邦", "北岗"))
    found = extract_page(page("".join(row.format(*p) + labels.replace(PROSE, p[1] + PROSE) for p in people))).records
    assert [(r.heading, r.community) for r in found] == [(f"{a}\t双河镇{b}村第一书记", f"{b}村") for a, b in people]


def test_a_sentence_below_a_place_in_its_element_is_no_part_of_the_heading():
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    first = "<p><b>望湖街道{0}社区</b><br>{0}社区成立于2003年，面积0.8平方公里</p>"
    found = extract_page(page("".join(first.format(n) + labels for n in ("苇荡", "荷花")))).records
    assert [r.heading for r in found] == ["望湖街道苇荡社区", "望湖街道荷花社区"]


def test_an_estate_below_its_community_is_part_of_the_heading():
    labels = labelled(("事项名称", "修灯"), ("问题困难", PROSE))
    heading = "<p><b>河西街道{0}社区</b><br><b>{0}小区</b></p>"
    found = extract_page(page("".join(heading.format(n) + labels for n in ("砖桥", "宝塔")))).records
    assert [(r.heading, r.community) for r in found] == [
        (f"河西街道{n}社区\n{n}小区", f"{n}社区") for n in ("砖桥", "宝塔")
    ]


def test_places_behind_numbers_in_a_list_of_definitions_are_headings():
    terms = (("事项名称", "修灯"), ("问题困难", "{1}，" + PROSE), ("工作成效", "{1}通了。"))
    rows = "".join(f"<dt>{a}</dt><dd>{b}</dd>" for a, b in terms)
    block = "<dl><dt>案例{0}</dt><dd>望湖街道{1}社区</dd>" + rows + "</dl>"
    found = extract_page(page("".join(block.format(*x) for x in (("一", "苇荡"), ("二", "荷花"))))).records
    assert [r.community for r in found] == ["苇荡社区", "荷花社区"]


def test_a_place_in_the_title_is_that_of_all_blocks_without_a_heading():
    block = ("事项名称：", "修灯", "问题困难：", PROSE, "工作成效：", "通了。")
    _, found = segmented(*block, *block, title="涂山街道莲花社区：两件小事")
    assert [(b.heading, b.street, b.community) for b in found.blocks] == [(None, "涂山街道", "莲花社区")] * 2


def page_of(*parts, title="城关区“开门一件事”成果展播⑥"):
    head = f"<html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>"
    head += "<p>2024-05-06 来源：城关区委组织部</p>"
    lead = "<p>为激励新任书记开门干事，现将部分社区的做法予以展播，欢迎各位居民监督。</p>"
    return extract_page(f"{head}<div class=content>{lead}{''.join(parts)}</div></body></html>")


def fields_of(found):
    return [[(s.field, s.label, s.text) for s in r.sections] for r in found.records]


MATTER, TROUBLE = "给老楼加装扶手", "楼龄三十年，住户多为老人，上下楼不便。"


def two_blocks(block, **more):
    places = ("临江街道石桥社区", "临江街道柳湾社区")
    return page_of(*(f"<p><b>{place}</b></p>{block}" for place in places), **more)


@pytest.mark.parametrize(
    "labels",
    [
        ("1️⃣事项名称", "2️⃣问题困难"),
        ("事项名称】", "【问题困难】"),
        ("事项名称（一）：", "问题困难（二）："),
    ],
)
def test_labels_behind_keycaps_with_half_a_bracket_and_in_parts(labels):
    one, other = labels
    glued = one.endswith(("】", "："))
    block = (
        f"<p>{one}{MATTER}</p><p>{other}{TROUBLE}</p>"
        if glued
        else f"<p><i>{one}</i></p><p>{MATTER}</p><p><i>{other}</i></p><p>{TROUBLE}</p>"
    )
    expected = [("事项名称", "事项名称", MATTER), ("问题困难", "问题困难", TROUBLE)]
    assert fields_of(two_blocks(block)) == [expected, expected]


def test_a_label_that_is_a_picture_as_low_as_a_line_of_letters():
    drawn = "<p><img src=/a.png alt={} width=180 height=46></p>"
    block = f"{drawn.format('事项名称')}<p>{MATTER}</p>{drawn.format('问题困难')}<p>{TROUBLE}</p>"
    found = two_blocks(block)
    assert [[s.field for s in r.sections] for r in found.records] == [["事项名称", "问题困难"]] * 2
    assert [len(r.images) for r in found.records] == [0, 0]


def test_captions_that_begin_with_labels_words_are_captions():
    caption = "<p><img src=/a.jpg></p><p align=center>▲问题困难：楼道里的旧扶手</p>"
    block = f"<p>【事项名称】{MATTER}</p><p>【问题困难】{TROUBLE}</p>{caption}"
    found = two_blocks(block)
    shown = [[s.cut(found.article.text) for s in r.sections[-1].captions] for r in found.records]
    assert shown == [["▲问题困难：楼道里的旧扶手"]] * 2


def test_a_place_may_stand_in_front_of_the_first_label_on_its_line():
    found = page_of(
        f"<p>【临江街道石桥社区】　事项名称：{MATTER}</p><p>问题困难：{TROUBLE}</p>",
        f"<p><b>临江街道柳湾社区</b>　　<b>事项名称：</b>{MATTER}</p><p>问题困难：{TROUBLE}</p>",
    )
    assert [(r.street, r.community, len(r.sections)) for r in found.records] == [
        ("临江街道", "石桥社区", 2),
        ("临江街道", "柳湾社区", 2),
    ]


def test_a_notice_that_says_how_to_write_is_no_block_before_or_behind_the_others():
    rules = "<p>事项名称：不超过二十字</p><p>问题困难：写明难在什么地方，过去为什么没有办成。</p>"
    block = f"<p>事项名称：{MATTER}</p><p>问题困难：{TROUBLE}</p>"
    assert len(two_blocks(block).records) == 2
    found = page_of(rules, *(f"<p><b>{p}</b></p>{block}" for p in ("临江街道石桥社区", "临江街道柳湾社区")))
    assert [r.community for r in found.records] == ["石桥社区", "柳湾社区"]
    found = page_of(
        *(f"<p><b>{p}</b></p>{block}" for p in ("临江街道石桥社区", "临江街道柳湾社区")), "<p>征集启事</p>", rules
    )
    assert [r.sections[-1].text for r in found.records] == [TROUBLE, TROUBLE]


def test_an_image_in_front_of_a_label_in_its_own_paragraph_is_of_its_section():
    block = f"<p>事项名称：{MATTER}</p><p><img src=/a.jpg align=left><b>问题困难：</b>{TROUBLE}</p>"
    found = two_blocks(block)
    assert [[i.section for i in r.images] for r in found.records] == [[1], [1]]


def test_subheads_set_like_labels_right_below_one_are_text():
    labels = f"<p><b>事项名称</b></p><p>{MATTER}</p><p><b>干事情况</b></p>"
    subheads = "<p><b>一池收到底</b></p><p>建起沼气池。</p><p><b>一本账管到头</b></p><p>哪家排多少，每月贴榜。</p>"
    found = page_of(
        f"<p><b>临江街道石桥社区</b></p>{labels}{subheads}",
        f"<p><b>临江街道柳湾社区</b></p>{labels}<p>{TROUBLE}</p>",
    )
    assert [[s.field for s in r.sections] for r in found.records] == [["事项名称", "干事情况"]] * 2


def test_a_card_with_person_and_office_below_a_heading_is_its_lead():
    card = "<p><img src=/p.jpg width=540></p><p style='font-size:18px'><b>{}</b></p><p>{}党委书记、居委会主任</p>"
    label = "<section style='background:#f6c244'><b>{}</b></section>"
    block = f"{label.format('事项名称')}<p>{MATTER}</p>{label.format('问题困难')}<p>{TROUBLE}</p>"
    parts = [
        f"<p align=center><b>临江街道{c}</b></p>{card.format(n, c)}{block}"
        for n, c in (("侯佩珊", "石桥社区"), ("车明远", "柳湾社区"))
    ]
    found = page_of(*parts)
    assert [(r.community, r.lead[0]) for r in found.records] == [("石桥社区", "侯佩珊"), ("柳湾社区", "车明远")]


def test_communities_in_the_head_of_a_table_and_labels_that_are_only_meant():
    rows = [
        ("社区", "石桥社区", "柳湾社区"),
        ("社区概况", "居民九百户，车位只有七十四个。", "临近医院，外来车多。"),
        ("难点", "绿地被地锁占满。", "看病的车一停半天。"),
        ("做法", "清出地锁一百零三个。", "与医院签订错时协议。"),
        ("成效", "违停降到五辆。", "增加车位一百二十个。"),
    ]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    found = page_of(f"<table>{table}</table>", title="一道停车题，两份书记答卷")
    assert [(r.community, list(r.fields)) for r in found.records] == [
        ("石桥社区", ["情况简介", "问题困难", "干事情况", "工作成效"]),
        ("柳湾社区", ["情况简介", "问题困难", "干事情况", "工作成效"]),
    ]


def test_a_row_of_time_in_each_block_is_no_row_of_the_page():
    block = "<p>时间：2023年11月{}日8:30</p><p>主要做法：九名队员给老人理发、刮脸、修指甲，从早忙到中午。</p>"
    found = page_of(
        *(f"<p><b>{p}</b></p>{block.format(n)}" for n, p in enumerate(("临江街道石桥社区", "临江街道柳湾社区"), 12))
    )
    assert found.article.published_at == "2024-05-06"
    assert [r.sections[0].text for r in found.records] == ["2023年11月12日8:30", "2023年11月13日8:30"]


def test_letters_that_a_profile_lists_are_labels_and_case_does_not_count():
    profile = Profile(
        name="三字经", fields=(FieldSpec(name="愁事", aliases=("愁",)), FieldSpec(name="Do", aliases=("办",)))
    )
    _, found = segmented(
        "临江街道石桥社区", "愁", "愁的是两头，居民投诉，商户也苦。", "DO：", "请六位商户到楼上坐了一晚。",
        "临江街道柳湾社区", "愁", "主管埋在一楼的厨房底下。", "办", "办起来先摸底。",
        profiles=[profile],
    )  # fmt: skip
    assert [[s.field for s in b.sections] for b in found.blocks] == [["愁事", "Do"], ["愁事", "Do"]]
