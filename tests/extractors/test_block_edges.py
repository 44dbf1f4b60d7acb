"""Rules about labels, headings, tables, captions and footers go no further than they should."""

import time

import pytest

from kaimen import extract_page
from kaimen.schemas import Profile

TITLE = "城关区“开门一件事”成果展播⑥"
LEAD = "<p>新班子上任以来，城关区各社区从群众最盼的事情办起，办成了一批实事。</p>"
SECTIONS = (
    (
        ("事项名称", "六号楼换上新水管"),
        ("上任感言", "停水的那天夜里，我们五个人轮流提水上楼，住户一句怨言也没有。"),
        ("问题困难", "镀锌管用了三十一年，锈得不成样子，资金缺口大。"),
        ("干事情况", "停水当晚，社区和水务公司接了一条临时管。"),
    ),
    (
        ("事项名称", "给老街装上路灯"),
        ("上任感言", "老街的灯黑了三年，我上任第一天就去数了灯杆。"),
        ("问题困难", "线路老化，权属不清，几家单位都说不归自己管。"),
        ("干事情况", "社区请来供电所和住建局的人，一根一根查，半个月后灯全亮了。"),
    ),
)
PLACES = ("望湖街道苇荡社区", "望湖街道荷塘社区")


def block(number, *, place=True, form="<p><b>{}：</b>{}</p>", skip=()):
    heading = f"<p>{PLACES[number]}</p>" if place else ""
    return heading + "".join(form.format(*s) for s in SECTIONS[number] if s[0] not in skip)


def page(*body, title=TITLE, **options):
    return extract_page(
        f"<html><head><meta charset=utf-8><title>{title}_城关新闻网</title></head><body><div class=article>"
        f"<h1>{title}</h1><div class=info>2024-05-12 09:30 来源：城关发布</div>"
        f"<div class=content>{''.join(body)}</div></div>"
        "<div class=foot>版权所有 城关新闻网 陇ICP备12345678号</div></body></html>".encode(),
        **options,
    )


def fields(record):
    return {s.field: s.text for s in record.sections}


def table(*rows):
    return "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows) + "</table>"


@pytest.mark.parametrize(
    ("head", "cells"),
    [("结对村", ("石门村", "双河村")), ("共建单位", ("石门社区", "双河社区")), ("施工地点", ("石门村", "双河村"))],
)
def test_another_column_of_places_is_a_field(head, cells):
    rows = table(
        ("社区", head, "事项名称", "干事情况"),
        ("苇荡社区", cells[0], "换上新水管", "接了一条临时管，三天全部换完。"),
        ("荷塘社区", cells[1], "装上路灯", "一根一根查线，半个月全亮。"),
    )
    found = page(LEAD, rows).records
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区"]
    assert [fields(r)[head] for r in found] == [*cells]


def test_a_community_beside_its_street_is_the_heading():
    rows = (
        "<table><tr><th>镇街</th><th>小家所在</th><th>事项名称</th><th>干事情况</th></tr>"
        "<tr><td rowspan=2>望湖街道</td><td>苇荡社区</td><td>换上新水管</td><td>接了一条临时管。</td></tr>"
        "<tr><td>荷塘社区</td><td>装上路灯</td><td>一根一根查线。</td></tr></table>"
    )
    assert [(r.street, r.community) for r in page(LEAD, rows).records] == [
        ("望湖街道", "苇荡社区"),
        ("望湖街道", "荷塘社区"),
    ]


def test_a_community_that_spans_rows_is_that_of_each():
    rows = (
        "<table><tr><th>街道</th><th>社区</th><th>小区</th><th>事项名称</th><th>干事情况</th></tr>"
        "<tr><td rowspan=3>望湖街道</td><td rowspan=2>苇荡社区</td><td>一号院</td><td>换水管</td>"
        "<td>接了一条管。</td></tr>"
        "<tr><td>二号院</td><td>装路灯</td><td>一根一根查线。</td></tr>"
        "<tr><td>荷塘社区</td><td>三号院</td><td>修下水道</td><td>挖开旧沟。</td></tr></table>"
    )
    assert [r.community for r in page(LEAD, rows).records] == ["苇荡社区", "苇荡社区", "荷塘社区"]


def test_a_table_ends_before_pictures():
    head = ("社区", "领办人", "事项名称", "干事情况")
    first = table(
        head,
        ("苇荡社区", "张建国", "换上新水管", "接了一条临时管。"),
        ("荷塘社区", "李玉兰", "装上路灯", "一根一根查线。"),
    )
    last = table(head, ("柳巷社区", "王小明", "修下水道", "挖开旧沟。"))
    found = page(LEAD, first, "<p><img src=/a.jpg></p><p><img src=/b.jpg></p>", last).records
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区", "柳巷社区"]


def test_numbers_of_blocks_are_no_page_numbers():
    alone = "<p><b>{}</b></p><p>{}</p>"
    numbered = [f"<p>{PLACES[n]}</p><p>— {n + 1} —</p>" + block(n, place=False, form=alone) for n in (0, 1)]
    assert [r.community for r in page(LEAD, *numbered).records] == ["苇荡社区", "荷塘社区"]
    streets = [f"<p>— 0{n + 1} —</p><p>望湖街道</p><p>{PLACES[n][4:]}</p>" + block(n, place=False) for n in (0, 1)]
    assert [r.street for r in page(LEAD, *streets).records] == ["望湖街道", "望湖街道"]


def test_a_running_title_beside_page_numbers_is_no_text():
    title = "<p style='text-align:right;font-size:12px'>城关区委组织部文件汇编</p>"
    pages = [f"{block(n)}<p>— {n + 2} —</p>{title}" for n in (0, 1)]
    assert "文件汇编" not in "".join(map(str, [fields(r) for r in page(LEAD, *pages).records]))


def sender(number):
    return f"<p>（报送单位：{PLACES[number]}）</p>"


def test_who_sent_a_block_in_gives_its_place_from_below_only():
    below = page(LEAD, block(0, place=False), sender(0), block(1, place=False), sender(1)).records
    assert [r.community for r in below] == ["苇荡社区", "荷塘社区"]
    above = page(LEAD, sender(0), block(0, place=False), sender(1), block(1, place=False)).records
    assert [r.community for r in above] != ["荷塘社区", None]


def test_who_provided_something_is_text():
    found = page(LEAD, block(0), "<p>支援一条：</p><p>提供单位：双河镇石门村</p>", block(1)).records
    assert fields(found[0])["干事情况"].endswith("提供单位：双河镇石门村")


@pytest.mark.parametrize(
    "lines",
    [
        (
            "红领巾小记者 走进社区",
            "五月里，二十名小学生来到老街，一根一根数灯杆，回去写了作文。",
            "如今老街夜里也有人散步了。",
        ),
        ("整理：腾出楼道杂物", "整顿：统一停车方向", "清扫：每周五义务劳动", "住户都说楼道宽了。"),
        ("采访：居民张玉兰老人", "“灯亮了，夜里下楼不用摸墙了。”七十三岁的张玉兰说。"),
        ("转自：居民微信群", "“灯亮了，我妈晚上也敢出门了。”一位居民在群里写道。"),
        ("（数据截至2024年5月底）", "目前，北巷的六盏灯也已立项，七月开工。"),
    ],
)
def test_sentences_behind_a_row_are_no_footer(lines):
    found = page(LEAD, block(0), block(1), *(f"<p>{line}</p>" for line in lines)).records
    assert fields(found[1])["干事情况"].endswith(lines[-1])


@pytest.mark.parametrize(
    "line", ["采写：实习生　叶知秋", "供图：双河镇综合治理办", "整理：小解", "转自：城关先锋", "通讯员 田小禾"]
)
def test_rows_at_the_very_end_are_a_footer(line):
    found = page(LEAD, block(0), block(1), f"<p>{line}</p>").records
    assert fields(found[1])["干事情况"].endswith("半个月后灯全亮了。")


@pytest.mark.parametrize(
    "line",
    [
        "道路状况：坑洼不平，一下雨就积水。",
        "思想差距：有人觉得不关自己的事。",
        "资金不足：缺口三万元。",
        "左右为难：换灯要停电，不换灯要摸黑。",
    ],
)
def test_a_word_in_front_of_a_colon_is_no_label_for_its_head(line):
    first = block(0, form="<p>{}：{}</p>").replace("<p>干事情况", f"<p>{line}</p><p>干事情况")
    found = page(LEAD, first, block(1, form="<p>{}：{}</p>")).records
    assert line in fields(found[0])["问题困难"]


def test_a_report_on_an_event_is_no_block():
    sections = (
        ("活动主题", "邻里一家亲"),
        ("活动背景", "苇荡社区老人多，平日往来少。"),
        ("面临困难", "场地偏小。"),
        ("活动过程", "社工带大家包饺子、猜灯谜。"),
        ("活动成效", "六十位老人到场。"),
        ("社工感言", "看到老人笑了，我们也高兴。"),
    )
    body = "".join(f"<p><b>{label}：</b>{text}</p>" for label, text in sections)
    assert not page(
        "<p>中秋前夕，社区社工站办了一场活动。</p>", body, title="望湖街道苇荡社区“邻里一家亲”活动简报"
    ).records


def test_a_quoted_name_begins_a_sentence_where_labels_are_quoted():
    quoted = "<p>“{}”{}</p>"
    told = "“水管爷爷”张建国今年七十二岁，天天守在沟边。"
    found = page(LEAD, block(0, form=quoted), f"<p>{told}</p>", block(1, form=quoted)).records
    assert fields(found[0])["干事情况"].endswith(told)


@pytest.mark.parametrize(
    "title",
    [
        "“开门一件事”成果展播：城关区“小板凳”议事破解停车难（六）",
        "城关区“开门一件事”成果展播：双河镇“红袖标”上路（6）",
    ],
)
def test_what_is_quoted_behind_a_series_is_not_its_name(title):
    assert "开门一件事" in page(LEAD, block(0), block(1), title=title).article.series


def test_a_department_and_a_unit_are_two_fields():
    profile = Profile.model_validate(
        {"name": "lamp", "fields": tuple({"name": n} for n in ("项目名称", "问题困难", "工作措施", "责任单位"))}
    )

    def one(n):
        return (
            f"<p>{PLACES[n]}</p><p><b>项目名称：</b>换水管</p><p><b>责任部门：</b>城关区水务局</p><p><b>责任单位：</b>望湖街道办事处</p>"
            "<p><b>问题困难：</b>镀锌管用了三十一年。</p><p><b>工作措施：</b>停水当晚接了一条临时管。</p>"
        )

    found = page(LEAD, one(0), one(1), profile=profile).records
    assert [fields(r)["责任单位"] for r in found] == ["望湖街道办事处"] * 2


def test_a_list_below_pictures_is_no_caption():
    pictures = "".join(f"<p><img src=/a{n}.jpg></p>" for n in range(3))
    items = ("●新装路灯24盏", "●清理楼道36处", "●整修花坛8个")
    listed = "".join(f"<p>{item}</p>" for item in items)
    found = page(LEAD, block(0), "<p><b>工作成效：</b>老街变了样。</p>", pictures, listed, block(1)).records
    assert all(item in fields(found[0])["工作成效"] for item in items[1:])


def test_what_a_banner_says_may_be_a_caption():
    caption = "居民在意见墙上写下：“路灯亮了”"
    shown = f'<p><img src="/a.jpg"></p><p style="text-align:center;font-size:12px;color:#888">{caption}</p>'
    found = page(LEAD, block(0), shown, block(1)).records
    assert caption in [
        c.cut(page(LEAD, block(0), shown, block(1)).article.text) for s in found[0].sections for c in s.captions
    ]


@pytest.mark.parametrize("name", ["第2家属院社区", "第1站前街社区"])
def test_a_name_that_begins_like_a_badge_is_whole(name):
    found = page(LEAD, block(0), f"<p>{name}</p>", block(1, place=False)).records
    assert found[1].heading == name


def test_two_items_on_a_line_are_text():
    found = page(
        LEAD, block(0, form="<p>{}：{}</p>"), "<p>1.推进落实；2.回访评价。</p>", block(1, form="<p>{}：{}</p>")
    ).records
    assert fields(found[0])["干事情况"].endswith("1.推进落实；2.回访评价。")


def test_a_line_of_labels_takes_linear_time():
    began = time.process_time()
    page(LEAD, block(0), "<p>" + "<b>问题</b>是。" * 6400 + "</p>", block(1))
    assert time.process_time() - began < 6


PLAIN = "<p>{}：{}</p>"


@pytest.mark.parametrize("captions", [("改造前的样子", "改造后的样子"), ("整治前面貌", "整治后面貌")])
def test_what_a_picture_shows_of_then_and_now_is_its_caption(captions):
    shown = "".join(
        f"<p style='text-align:center'><img src=/{c}.jpg></p><p style='text-align:center'>{c}</p>" for c in captions
    )
    found = page(LEAD, block(0), shown, "<p>居民还自发捐了两千元。</p>", block(1)).records
    assert [s.field for s in found[0].sections] == ["事项名称", "上任感言", "问题困难", "干事情况"]
    assert fields(found[0])["干事情况"].endswith("居民还自发捐了两千元。")


@pytest.mark.parametrize(
    "slogan", ["为民办实事 件件有回音", "成效 看得见 群众 得实惠", "工作成果 群众共享", "变化 看得见，摸得着。"]
)
def test_a_slogan_is_no_label(slogan):
    opening = page(f"<p>{slogan}</p>", LEAD, block(0, form=PLAIN), block(1, form=PLAIN)).records
    closing = page(LEAD, block(0, form=PLAIN), f"<p>{slogan}</p>", block(1, form=PLAIN)).records
    assert [r.community for r in opening] == [r.community for r in closing] == ["苇荡社区", "荷塘社区"]
    assert slogan in fields(closing[0])["干事情况"]


def test_who_gave_something_is_no_place_of_the_block():
    given = "<p>（提供单位：双河镇石门村）</p>"
    (found,) = page(LEAD, block(0, place=False), given, title="望湖街道苇荡社区“开门一件事”成果展播⑥").records
    assert found.community == "苇荡社区"
    assert "双河镇石门村" in fields(found)["干事情况"]


@pytest.mark.parametrize(
    "lines",
    [
        ("三个月来，社区做了三件小事", "整理：老街杂物三十车", "整顿：僵尸车十二辆", "整修：路灯二十四盏"),
        ("采访：居民张玉兰、李大爷", "灯亮了，夜里敢出门了！"),
        ("民情通讯员 张玉兰", "网格员 李小明"),
    ],
)
def test_lines_that_are_no_rows_behind_a_row_are_no_footer(lines):
    found = page(LEAD, block(0), block(1), *(f"<p>{line}</p>" for line in lines)).records
    assert fields(found[1])["干事情况"].endswith(lines[-1])


@pytest.mark.parametrize(
    "line",
    ["<b>住户</b>反映：灯不亮，孩子放学怕黑。", "<b>大家</b>商量办法：轮流看灯。", "<b>最难</b>的问题：产权不清。"],
)
def test_emphasis_in_the_middle_of_a_phrase_makes_no_label(line):
    found = page(LEAD, block(0, form=PLAIN), f"<p>{line}</p>", block(1, form=PLAIN)).records
    assert [s.field for s in found[0].sections] == ["事项名称", "上任感言", "问题困难", "干事情况"]


def test_a_sentence_beside_page_numbers_is_text():
    told = "本项已通过区级验收。"
    pages = [block(0), f"<p>{told}</p><p>— 2 —</p>", block(1), f"<p>{told}</p><p>— 3 —</p>"]
    assert all(fields(r)["干事情况"].endswith(told) for r in page(LEAD, "<p>— 1 —</p>", *pages).records)


@pytest.mark.parametrize("head", ["对口村", "挂钩村", "联建村", "包联村"])
def test_a_partner_beside_a_street_is_a_field(head):
    rows = table(
        ("镇街", head, "事项名称", "干事情况"),
        ("望湖街道", "双河村", "换水管", "接了一条临时管。"),
        ("城西街道", "柳林村", "装路灯", "一根一根查线。"),
    )
    found = page(LEAD, rows).records
    assert [(r.street, r.community, fields(r)[head]) for r in found] == [
        ("望湖街道", None, "双河村"),
        ("城西街道", None, "柳林村"),
    ]


def test_an_empty_cell_of_an_estate_leaves_the_community():
    rows = (
        "<table><tr><td>社区</td><td>小区</td><td>事项名称</td><td>干事情况</td></tr>"
        "<tr><td rowspan=2>苇荡社区</td><td>一号院</td><td>换水管</td><td>接管。</td></tr>"
        "<tr><td></td><td>装路灯</td><td>查线。</td></tr>"
        "<tr><td>荷塘社区</td><td>三号院</td><td>修沟</td><td>挖沟。</td></tr></table>"
    )
    assert [r.community for r in page(LEAD, rows).records] == ["苇荡社区", "苇荡社区", "荷塘社区"]


def test_a_story_s_opening_is_no_matter():
    told = "事情：一位老人摸黑摔断了腿，家里人找到社区。"
    found = page(LEAD, block(0, form=PLAIN), f"<p>{told}</p>", block(1, form=PLAIN)).records
    assert fields(found[0])["干事情况"].endswith(told)


def test_names_of_practices_open_no_block():
    names = "".join(f"<p><b>{n}：</b>三方协议法</p>" for n in ("做法名称", "经验名称"))
    assert len(page(LEAD, block(0), block(1), names).records) == 2


@pytest.mark.parametrize("title", ["开门一件事：双河镇“红袖标”解民忧（六）", "办实事开新局：双河镇“红袖标”解民忧⑥"])
def test_a_series_in_front_of_a_colon_stays_in_its_name(title):
    assert title[:5] in (page(LEAD, block(0), block(1), title=title).article.series or title)


ALONE, GAP = "<p><b>{}</b></p><p>{}</p>", "<p><b>{}</b>　{}</p>"


@pytest.mark.parametrize("word", ["优秀案例", "提名奖", "第一批", "红榜"])
def test_a_word_above_each_heading_leaves_the_headings(word):
    blocks = "".join(f"<p><b>{word}</b></p>" + block(n, form=ALONE) for n in (0, 1))
    assert [r.community for r in page(LEAD, blocks).records] == ["苇荡社区", "荷塘社区"]


@pytest.mark.parametrize(
    "line",
    [
        "<p><b>两万元</b>居民自筹，三万元由街道补贴。</p>",
        "<p><b>供水公司</b>派出两台抢修车。</p>",
        "<p><b>好消息</b>是，今年六月前全部完工。</p>",
    ],
)
def test_emphasis_at_a_sentence_s_beginning_is_no_label(line):
    found = page(LEAD, block(0, form=GAP), line, block(1, form=GAP)).records
    assert [s.field for s in found[0].sections] == ["事项名称", "上任感言", "问题困难", "干事情况"]


@pytest.mark.parametrize("subhead", ["水来了", "夜里的灯光", "夜半施工不扰民", "管子通了心也通"])
def test_a_phrase_in_bold_is_a_subhead(subhead):
    within = f"<p><b>{subhead}</b></p><p>施工队夜里十点进场。</p>"
    (found,) = page(LEAD, block(0, form=ALONE), within).records
    assert [s.field for s in found.sections] == ["事项名称", "上任感言", "问题困难", "干事情况"]


def test_who_applied_is_a_field_where_it_is_a_label():
    def one(n):
        rows = (
            ("事项名称", f"换水管{n}"),
            ("申报单位", PLACES[n]),
            ("问题困难", "用了三十一年。"),
            ("干事情况", "接了一条管。"),
        )
        return "".join(f"<p><b>{label}：</b>{text}</p>" for label, text in rows)

    assert [fields(r)["申报单位"] for r in page(LEAD, one(0), one(1)).records] == [*PLACES]


def test_hopes_are_no_verdict():
    names = ("事项名称", "问题困难", "干事情况", "群众评价")
    profile = Profile.model_validate({"name": "lamp", "fields": tuple({"name": n} for n in names)})
    hopes, verdict = "<p><b>群众盼什么：</b>盼一盏灯。</p>", "<p><b>群众评价：</b>灯亮了，满意。</p>"
    blocks = "".join(block(n).replace("<p><b>问题", f"{hopes}<p><b>问题") + verdict for n in (0, 1))
    assert [fields(r)["群众评价"] for r in page(LEAD, blocks, profile=profile).records] == ["灯亮了，满意。"] * 2


def test_who_wrote_it_and_for_whom_are_a_footer():
    closing = "<p>采写：叶知秋</p><p>城关区融媒体中心</p><p>2024年5月12日</p>"
    found = page(LEAD, block(0), block(1), closing).records
    assert fields(found[1])["干事情况"].endswith("半个月后灯全亮了。")


@pytest.mark.parametrize("line", ["<b>党员</b>承诺：轮流看灯，一天一班。", "<b>群众</b>诉求：早点亮灯。"])
def test_who_says_something_in_bold_makes_no_label(line):
    found = page(LEAD, block(0, form=PLAIN), f"<p>{line}</p>", block(1, form=PLAIN)).records
    assert [s.field for s in found[0].sections] == ["事项名称", "上任感言", "问题困难", "干事情况"]


@pytest.mark.parametrize(
    "row", ["审核　陈　延", "文字整理：葛　青　　图片提供：各成员单位", "本版图片由旗融媒体中心提供"]
)
def test_a_row_of_the_desk_below_the_last_section_is_a_footer(row):
    result = page(LEAD, block(0), block(1), f"<p align=right>{row}</p>")
    assert result.article.footer == (row,)
    assert fields(result.records[1])["干事情况"] == SECTIONS[1][3][1]


@pytest.mark.parametrize("row", ["编辑：刘苗苗", "编辑　刘苗苗"])
def test_an_editor_s_row_is_none_of_the_text_with_or_without_its_colon(row):
    result = page(LEAD, block(0), block(1), f"<p align=right>{row}</p>")
    assert (result.article.editors, result.article.footer) == (("刘苗苗",), ())
    assert fields(result.records[1])["干事情况"] == SECTIONS[1][3][1]


def test_an_institution_below_a_number_is_a_heading_though_a_line_stands_between_it_and_the_label():
    def numbered(number, name, *before):
        lines = f"<p>0{number}</p><p><b>{name}</b></p>" + "".join(f"<p>{x}</p>" for x in before)
        return lines + block(number - 1, place=False)

    result = page(
        LEAD,
        numbered(1, "白沙镇柳树湾村退役军人服务站"),
        numbered(2, "柳塘镇泉水冲村退役军人服务站", "此站为2021年全省“百佳”站点。"),
    )
    assert [(x.street, x.community) for x in result.records] == [("白沙镇", "柳树湾村"), ("柳塘镇", "泉水冲村")]


def test_how_to_reach_somebody_is_a_label_where_its_letters_stand_apart_as_the_others_do():
    def spread(number, *more):
        rows = [(" ".join(label), text) for label, text in SECTIONS[number]]
        lines = "".join(f"<p><b>{label}</b></p><p>{text}</p>" for label, text in (*rows, *more))
        return f"<p>{PLACES[number]}</p>{lines}"

    contact = ("联 系 电 话", "139****4107（24小时开机）")
    result = page(LEAD, spread(0), spread(1, contact))
    assert fields(result.records[1])["联系电话"] == contact[1]
    assert fields(result.records[1])["干事情况"] == SECTIONS[1][3][1]


TOLD = "社区请来三位老师傅，一层楼一层楼地看，一户一户地问。"


@pytest.mark.parametrize(
    "words",
    [
        *(f"<p><b>{subhead}</b></p><p>{TOLD}</p>" for subhead in ("现在", "今天", "热闹的地方", "闹事", "书记说")),
        *(
            f"<p>{line}{TOLD}</p>"
            for line in ("<b>第一件事，</b>", "<b>主要内容</b>　", "走进社区：", "现在：", "加油干：")
        ),
        f"<p>家底</p><p>{TOLD}</p>",
        f"<p>1</p><p>柳塘镇泉水冲村退役军人服务站</p><p>{TOLD}</p>",
    ],
)
def test_what_is_said_so_in_running_text_makes_no_label_without_the_look_of_one(words):
    body = "<h3>{}</h3><p>{}</p>"
    first, second = block(0, form=body), block(1, form=body)
    result = page(LEAD, first + words, second)
    assert [r.heading for r in result.records] == list(PLACES)
    assert list(fields(result.records[0])) == list(fields(result.records[1])) == [label for label, _ in SECTIONS[0]]
    assert TOLD in fields(result.records[0])["干事情况"]


def series(names, *rows, title="桃花镇驻村帮扶展播（三）", form="<p><b>{}：</b></p><p>{}</p>", last=""):
    """The fields of the first of two blocks with these labels and values, in a series with these fields; `last` ends
    the first.
    """
    listed = tuple({"name": name, "aliases": tuple(aliases)} for name, *aliases in map(str.split, names))
    blocks = [
        f"<p><b>{place}</b></p>" + "".join(form.format(label, value) for label, value in rows)
        for place in ("桃花镇柳树村", "桃花镇石桥村")
    ]
    blocks[0] += last
    result = page(*blocks, title=title, profile=Profile(name="帮扶", fields=listed))
    assert [r.community for r in result.records] == ["柳树村", "石桥村"]
    return fields(result.records[0])


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (
            ("村名 所在村", "村庄特色", "荣誉称号"),
            (("村庄特色", "三面环山，一条小河穿村而过。"), ("荣誉称号", "全国文明村。")),
        ),
        (
            ("产业帮扶", "帮扶成效"),
            (("产业帮扶", "建了大棚。"), ("消费帮扶", "买菜两万斤。"), ("帮扶成效", "收入涨了。")),
        ),
        (
            ("就餐方式", "收费标准"),
            (("就餐方式", "堂食。"), ("收费标准", "十二元"), ("支付方式", "现金、老年卡均可。")),
        ),
        (("受理时间", "办理流程"), (("受理时间", "工作日九点"), ("办结时限", "5个工作日"), ("办理流程", "窗口收件。"))),
        (("开放时间", "收费标准"), (("开放时间", "11:30/17:30"), ("收费标准", "十二元"))),
    ],
)
def test_fields_that_only_end_alike_stay_apart(names, rows):
    assert series(names, *rows) == dict(rows)


@pytest.mark.parametrize(
    "row",
    [
        "开工时间　2024年3月12日　完工时间　四月底　施工队　本地工匠",
        "时间　　2024年3月12日　　地点　　六号楼院子　　主持　　李建国",
    ],
)
def test_a_row_of_facts_below_the_first_label_is_no_row_of_the_article(row):
    first = (
        block(0, form="<p><b>{}</b></p><p>{}</p>")
        .replace("</p>", f"</p><p>{row}</p>", 3)
        .replace(f"<p>{row}</p>", "", 2)
    )
    result = page(first, block(1, form="<p><b>{}</b></p><p>{}</p>"))
    assert fields(result.records[0])["事项名称"].endswith(row)
    assert result.records[0].community == "苇荡社区"


@pytest.mark.parametrize(
    "steps", ["<p>初审　社区核实</p><p>审核　街道审批</p><p>公示七天。</p>", "<p>照片由社区统一提供</p>"]
)
def test_steps_of_a_procedure_are_no_editors(steps):
    result = page(LEAD, block(0), block(1) + steps)
    assert not result.article.footer
    assert len(result.records[1].sections[-1].paragraphs) == 1 + steps.count("<p>")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        *(
            ("<p><b>{}</b></p><p>{}</p>", f"<p>{line}</p><p>{TOLD}</p>")
            for line in ("变样了！", "成果展示", "尝到甜头。")
        ),
        ("<p><b>{}</b></p><p>{}</p>", f"<p><b>柳荫社区工作站</b></p><p>{TOLD}</p>"),
        *(("<p>{}：{}</p>", f"<p>{words}：{TOLD}</p>") for words in ("大家动手", "书记开口", "挨家挨户跑", "看看家底")),
        *(("<p>{}</p><p>{}</p>", f"<p>{line}</p><p>{TOLD}</p>") for line in ("问题解决了。", "大家犯愁。", "见了效。")),
        ("<p><b>{}：</b>{}</p>", f"<p><b>说干就干，</b>{TOLD}</p>"),
    ],
)
def test_sentences_and_subheads_stay_in_their_section(form, words):
    result = page(LEAD, block(0, form=form) + words, block(1, form=form))
    assert [r.community for r in result.records] == ["苇荡社区", "荷塘社区"]
    assert list(fields(result.records[0])) == [label for label, _ in SECTIONS[0]]
    assert fields(result.records[0])["干事情况"].endswith(TOLD)


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (("为什么改", "难在哪里"), (("为什么改", "房子老了。"), ("谁来改", "施工队来改。"), ("难在哪里", "没有钱。"))),
        (
            ("整改措施", "整改成效 整改结果"),
            (("整改意见", "三个月清完。"), ("整改措施", "清了。"), ("整改成效", "干净了。")),
        ),
        (
            ("领办人 责任书记", "办理结果"),
            (("领办人", "王强"), ("老书记", "周德海天天到工地。"), ("办理结果", "修好了。")),
        ),
    ],
)
def test_labels_that_share_less_than_a_meaning_stay_apart(names, rows):
    assert series(names, *rows) == dict(rows)


def test_the_first_of_several_things_is_not_the_matter_of_a_further_block():
    form = "<p><b>{}</b></p><p>{}</p>"
    things = "".join(f"<p><b>第{n}件事</b></p><p>{TOLD}</p>" for n in "一二三")
    result = page(LEAD, block(0, form=form, place=False) + things, block(1, form=form, place=False))
    assert [fields(r)["事项名称"] for r in result.records] == [SECTIONS[0][0][1], SECTIONS[1][0][1]]


def test_when_reporters_came_is_no_row_of_the_article():
    visited = "<p>记者探访时间：2020年10月12日中午</p>"
    first = block(0).replace(f"<p>{PLACES[0]}</p>", f"<p>{PLACES[0]}</p>{visited}", 1)
    result = page(first, block(1))
    assert [r.community for r in result.records] == ["苇荡社区", "荷塘社区"]
    assert result.article.published_at == "2024-05-12T09:30+08:00"


def test_a_label_set_apart_with_a_gap_looks_like_those_with_a_colon():
    text = series(
        ("餐厅概况", "特色做法", "饭菜价格 收费标准", "老人评价"),
        ("餐厅概况", "食堂在敬老院一楼，服务四个村。"),
        ("特色做法", "每月减一克盐，谁也没尝出来。"),
        ("老人评价", "咸淡刚好，比我自己做的强。"),
        form="<p><b>{}：</b>{}</p>",
        last="<p><b>收费标准</b> 午餐八元。</p><p><b>收费情况</b> 每餐六元，可用劳动抵扣。</p>",
    )
    assert text["收费情况"] == "每餐六元，可用劳动抵扣。"
    assert text["老人评价"].endswith("比我自己做的强。")


def test_numbers_with_what_they_count_above_headings_are_badges():
    badge = "<section><p>第{}场</p></section><section>"
    result = page(LEAD, badge.format("一"), block(0), "</section>", badge.format("二"), block(1), "</section>")
    assert [s.text for r in result.records for s in r.sections][3] == SECTIONS[0][3][1]
    assert result.article.lead == (LEAD[3:-4],)


def test_a_low_picture_whose_text_names_a_town_alone_is_a_heading():
    bar = "<p><img src=/bt_{}.png width=330 height=46 alt={}></p>"
    result = page(
        *(bar.format(n, place) + block(n, place=False) for n, place in enumerate(("大岭镇横石村", "麻田镇"))),
    )
    assert [(r.street, r.community) for r in result.records] == [("大岭镇", "横石村"), ("麻田镇", None)]


def test_who_keyed_it_in_is_no_text_in_brackets_and_latin_letters_either():
    result = page(LEAD, block(0), block(1), "<p>【录入：admin】</p>")
    assert result.article.footer == ("【录入：admin】",)


def test_a_sign_below_the_editors_is_no_picture_of_the_last_section():
    rows = "<p>值班编委：卓尔</p><p>审核：游丽华</p>"
    sign = "<p><img src=https://p.example/sign.jpg></p>"
    assert not page(block(0), block(1), rows, sign).article.images
    assert len(page(block(0), block(1), sign, rows).article.images) == 1


@pytest.mark.parametrize("gap", ["　", "&nbsp; "])
def test_a_wide_gap_behind_words_in_bold_stands_for_the_colon(gap):
    form = "<p><b>{}</b>" + gap + "{}</p>"
    once = (("行车路线", "走省道到牯牛镇右转，沿溪七公里。"), ("季节提醒", "花期在四月，雨后一天最好。"))
    text = series(
        ("民宿名称", "民宿故事", "村民增收"),
        ("民宿名称", "石上人家，院里有一棵老柿树。"),
        ("民宿故事", "主人是一对石匠父子，打了三代石磨。"),
        form=form,
        last="".join(form.format(*row) for row in once),
    )
    assert list(text) == ["民宿名称", "民宿故事", "行车路线", "季节提醒"]


def test_what_a_label_ends_with_is_no_verb_of_speech():
    text = series(
        ("河段名称 水系名称", "河道概况", "治理成效"),
        ("河流名称", "梅坑全段，一千一百米。"),
        ("河道概况", "渡口摆渡两百多年，大桥通车后废弃。"),
        ("治理成效", "河床抬高了一米一。"),
    )
    assert text["河段名称"] == "梅坑全段，一千一百米。"


@pytest.mark.parametrize(
    ("label", "field"), [("河段现状及由来", "河道概况"), ("顽疾所在", "突出问题"), ("治理成果展示", "治理成效")]
)
def test_labels_of_two_things_and_of_old_troubles(label, field):
    rows = (("河段名称", "梅坑全段。"), (label, "摆渡两百多年，后来废弃了。"), ("河长感言", "先有河，再有河长。"))
    names = ("河段名称", "河道概况", "突出问题", "治理成效", "河长感言")
    assert list(series(names, *rows)) == ["河段名称", field, "河长感言"]


def test_the_headings_of_an_accordion_are_no_links_and_their_badges_no_text():
    panel = (
        "<div class=panel-heading><span class='badge pull-right'>{}</span><h4><a role=button data-toggle=collapse "
        "href=#c{}>{}</a></h4></div><div id=c{} class=panel-body>{}</div>"
    )
    result = page(
        *(panel.format(tag, n, PLACES[n], n, block(n, place=False)) for n, tag in enumerate(("已办结", "跟踪中")))
    )
    assert [r.heading for r in result.records] == list(PLACES)
    assert fields(result.records[0])["干事情况"] == SECTIONS[0][3][1]


def test_related_links_between_blocks_of_boxes_end_nothing():
    form = "<div><span style='font-weight:bold'>{}：</span></div><div>{}</div>"
    links = "<div class=relnews><strong>延伸阅读</strong><ul><li><a href=/1>成果展播（六）</a></li></ul></div>"
    code = "<div class=code><img src=/qrcode.png alt=二维码><div>长按识别 报名当志愿者</div></div>"
    result = page(block(0, form=form), links, code, block(1, form=form))
    assert [r.community for r in result.records] == ["苇荡社区", "荷塘社区"]
    assert fields(result.records[0])["干事情况"] == SECTIONS[0][3][1]


def test_a_player_s_warning_is_no_text():
    player = "<div class=video-box><span>02:17</span><div>当前网络非WiFi，继续播放将消耗流量</div></div>"
    assert fields(page(block(0), player, block(1)).records[0])["干事情况"] == SECTIONS[0][3][1]


def test_a_label_that_the_typist_forgot_to_set_apart():
    form = "<p><b>{}</b></p><p>{}</p>"
    first = block(0, form=form).replace("<b>干事情况</b>", "解决办法")
    assert list(fields(page(LEAD, first, block(1, form=form)).records[0])) == [label for label, _ in SECTIONS[0]]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        *(
            ("<p><b>{}：</b>{}</p>", f"<p><b>{first}</b>&nbsp;{TOLD}</p>")
            for first in ("清晨六点", "老党员们", "党员突击队", "半个月后")
        ),
        *(
            ("<p><b>{}</b> {}</p>", f"<p><b>{first}</b>{rest}</p>")
            for first, rest in (
                ("智慧用水模式", "在全区推广，其他小区也来学。"),
                ("惠民工程", "受到称赞，大家都说好。"),
            )
        ),
        ("<p><b>{}</b></p><p>{}</p>", f"<p>变化与期待</p><p>{TOLD}</p>"),
        ("<p><b>{}</b></p><p>{}</p>", f"<p>成绩与不足</p><p>{TOLD}</p>"),
    ],
)
def test_first_words_in_bold_and_subheads_of_two_things_are_text(form, words):
    result = page(LEAD, block(0, form=form) + words, block(1, form=form))
    assert list(fields(result.records[0])) == [label for label, _ in SECTIONS[0]]


@pytest.mark.parametrize(
    ("label", "value", "below"),
    [
        ("入选批次", "第一批", "<p>{}</p>"),
        ("归档状态", "<span class=tag>已办结</span>", "<h3>{}</h3>"),
    ],
)
def test_a_value_above_the_next_heading_is_no_badge(label, value, below):
    form = "<p><b>{}</b></p><p>{}</p>"
    blocks = [
        below.format(PLACES[n]) + block(n, form=form, place=False) + form.format(label, value.replace("一", "一二"[n]))
        for n in range(2)
    ]
    assert fields(page(*blocks).records[0])[label] == value.removeprefix("<span class=tag>").removesuffix("</span>")


@pytest.mark.parametrize("label", ["根治顽疾", "整治顽疾", "告别顽疾"])
def test_what_was_done_about_a_trouble_is_no_problem(label):
    form = "<p><b>{}</b></p><p>{}</p>"
    record = page(block(0, form=form) + form.format(label, TOLD), block(1, form=form)).records[0]
    assert fields(record)["问题困难"] == SECTIONS[0][2][1]


def test_photos_below_who_wrote_it_are_the_story_s():
    photo = "<p><img src=/a/deng.jpg width=600></p>"
    assert len(page(block(0), block(1), "<p>（撰稿：王芳 审核：李明）</p>", photo).article.images) == 1


def test_toggles_of_a_menu_are_links():
    words = (
        "政务公开，一站查询",
        "办事服务，一网通办",
        "互动交流，有问必答",
        "走进城关，魅力古城",
        "专题专栏，为民办事",
    )
    menu = "".join(f'<li><a href="#m{n}" data-toggle="collapse">{w}</a></li>' for n, w in enumerate(words))
    result = page(block(0), block(1), f"</div><div class=side><ul>{menu}</ul>")
    assert fields(result.records[1])["干事情况"] == SECTIONS[1][3][1]


def test_labels_in_two_halves_in_a_box():
    box = "<section style='display:inline-block;background-color:#3e845c'><section>{}</section></section><p>{}</p>"
    halves = box.format("<p>{}</p><p>{}</p>", "{}")
    blocks = [
        f"<p><b>{place}</b></p>" + "".join(halves.format(label[:2], label[2:], value) for label, value in rows)
        for place, rows in zip(PLACES, SECTIONS, strict=True)
    ]
    result = page(LEAD, *blocks)
    assert [list(fields(r).items()) for r in result.records] == [list(rows) for rows in SECTIONS]


def test_who_presides_labels_a_row():
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (*SECTIONS[0][:2], ("主 持 人", "网格长　布海丽")))
    record = page(f"<p>{PLACES[0]}</p><table>{rows}</table>").records[0]
    assert fields(record)["主持人"] == "网格长　布海丽"


def test_pictures_that_trs_inserts_are_the_section_s():
    photo = "<p class=insertfileTag><img src=./W020230609502.jpg></p>"
    assert len(page(block(0) + photo, block(1)).article.images) == 1


def test_courts_behind_a_badge_and_rivers_of_a_town_are_headings():
    rows = ["".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in section) for section in SECTIONS]
    courts = ("石陂人民法庭", "迪口人民法庭")
    head = "<tr><td colspan=2><span class=bdg>案例{}</span><strong>{}</strong></td></tr>"
    tables = [f"<table>{head.format(n + 1, court)}{rows[n]}</table>" for n, court in enumerate(courts)]
    assert [r.heading for r in page(LEAD, *tables).records] == list(courts)
    rivers = [
        block(n).replace(PLACES[n], place) for n, place in enumerate(("前溪（下湖镇段）", "黄泥港（三塘街道段）"))
    ]
    assert [r.street for r in page(*rivers).records] == ["下湖镇", "三塘街道"]


def test_a_street_above_a_heading_that_names_no_community():
    heading = "<p><b>{}</b></p>"
    lanes = [block(n % 2, place=False) for n in range(4)]
    names = ("老城社区", "槐荫社区", "油坊巷　打铁　方铁山", "盐店巷　篾匠　程大明")
    streets = ("三阳镇", None, "杞梓街道", None)
    body = [
        (heading.format(s) if s else "") + heading.format(name) + lane
        for s, name, lane in zip(streets, names, lanes, strict=True)
    ]
    result = page(LEAD, *body)
    assert [r.heading for r in result.records] == list(names)
    assert "杞梓街道" not in fields(result.records[1])["干事情况"]


@pytest.mark.parametrize(
    "line", ["（滨浦区委组织部 2022年3月）", "撰文：程　砚　　摄影：胡一民", "本文由县文化馆采写，转载请联系我们。"]
)
def test_more_footers(line):
    assert page(block(0), block(1), f"<p>{line}</p>").article.footer == (line,)


def test_a_number_below_a_picture_is_no_caption():
    label = "<section><section>{}</section><section><b>{}</b></section></section><p>{}</p>"
    rows = [label.format(n, *row) for n, row in enumerate(SECTIONS[0], 1)]
    rows.insert(2, "<p><img src=/a.jpg></p>")
    record = page(f"<p>{PLACES[0]}</p>", *rows).records[0]
    assert not any(s.captions for s in record.sections)


def test_a_label_and_its_value_of_two_letters_in_a_box_stay_two():
    box = "<section style='border:1px solid #c00'><p>{}</p><p>{}</p></section>"
    values, done = ("修路", "换管"), f"<p><b>干事情况：</b></p><p>{TOLD}</p>"
    result = page(
        *(
            f"<p><b>{place}</b></p>{box.format('事项', value)}{box.format('类别', '民生')}{done}"
            for place, value in zip(PLACES, values, strict=True)
        )
    )
    assert tuple(fields(r)["事项名称"] for r in result.records) == values


def test_years_below_pictures_are_captions():
    figures = "".join(f"<figure><img src=/{y}.jpg><figcaption>{y}</figcaption></figure>" for y in (2019, 2021))
    assert fields(page(block(0) + figures, block(1)).records[0])["干事情况"] == SECTIONS[0][3][1]


def test_a_street_that_signs_a_case_is_not_that_of_the_next():
    names = ("小水管连着大民生", "老李家门口的路灯", "一张板凳坐出的和气")
    cases = [f"<h3>{name}</h3>{block(n % 2, place=False)}" for n, name in enumerate(names)]
    result = page(cases[0] + "<p style='text-align:right'><b>望湖街道</b></p>", *cases[1:])
    assert [r.street for r in result.records] == [None, None, None]


@pytest.mark.parametrize("subhead", ["板凳法庭", "巡回法庭", "沿河路（下湖镇段）", "省道S201（下湖镇段）"])
def test_a_project_s_name_or_a_stretch_of_road_in_bold_opens_no_block(subhead):
    result = page(block(0) + f"<p><b>{subhead}</b></p><p>{TOLD}</p>", block(1))
    assert len(result.records) == 2


@pytest.mark.parametrize("remark", ["（本事项完成于2021年5月）", "（2020年3月至2021年5月）"])
def test_a_remark_with_a_date_is_no_credit(remark):
    assert not page(block(0), block(1) + f"<p>{remark}</p>").article.footer


def test_steps_in_bold_on_a_page_whose_labels_all_have_colons():
    steps = "".join(f"<p><b>{part}段工程</b> 三月动工，{TOLD}</p>" for part in "东西")
    result = page(block(0) + steps, block(1))
    assert list(fields(result.records[0])) == [label for label, _ in SECTIONS[0]]


def test_a_quotation_mark_behind_the_colon_opens_the_value():
    value = '"夜归人"专柜:泡面、热水、充电线。'
    first = block(0).replace(SECTIONS[0][3][1], value).replace("干事情况：", "干事情况:")
    assert fields(page(first, block(1)).records[0])["干事情况"] == value


def test_the_one_field_that_shares_a_word_with_a_label_in_another_order():
    names = ("产业名称 项目名称", "带头人", "发展经过 起步经过", "技术要点 种植要点", "增收效益")
    rows = (
        ("产业项目", "高山蜂蜜。"),
        ("带头人", "李秀英。"),
        ("起步经过", "从三箱蜂养起，头一年亏了本。"),
        ("管护要点", "春天分箱，秋天留足口粮。"),
    )
    listed = tuple({"name": name, "aliases": tuple(aliases)} for name, *aliases in map(str.split, names))
    orders = (rows, (rows[1], rows[0], *rows[2:]), rows)
    blocks = [
        f"<p><b>{place}</b></p>" + "".join(f"<p><b>{label}：</b></p><p>{value}</p>" for label, value in order)
        for place, order in zip(("桃花镇柳树村", "桃花镇石桥村", "桃花镇杏花村"), orders, strict=True)
    ]
    result = page(*blocks, title="科普小院带富记（三）", profile=Profile(name="带富记", fields=listed))
    assert [{*fields(r)} for r in result.records] == [{"产业名称", "带头人", "发展经过", "技术要点"}] * 3


@pytest.mark.parametrize(
    ("lacking", "label", "value"),
    [
        ("事项名称", "承诺人", "社区党委书记 罗文周"),
        ("问题困难", "困难群众", "独居老人张桂兰，腿脚不好。"),
        ("问题困难", "化解难点", "党员带头签字，三天签完。"),
        ("问题困难", "问题答复", "水务公司答复：六月底前全部换完。"),
        ("上任感言", "履职清单", "上任第一天列了十二件事，一件一件办。"),
        ("上任感言", "党员感言", "我们愿意多跑几趟，大家都高兴。"),
        ("事项名称", "项目投资", "投资三十万元，分两期到位。"),
        ("事项名称", "项目团队", "五个人，都是党员，干劲足。"),
    ],
)
def test_a_label_that_says_something_else_is_not_that_of_the_field_that_is_lacking(lacking, label, value):
    blocks = [
        f"<p>{PLACES[n]}</p>"
        + "".join(f"<p><b>{a}：</b>{b}</p>" for a, b in ((label, value), *SECTIONS[n]) if a != lacking)
        for n in range(2)
    ]
    assert label in fields(page(*blocks).records[0])


@pytest.mark.parametrize(
    "form", ["<p>【{}：】{}</p>", "<p><b>【{}：】</b>{}</p>", "<p><strong>（{}：）</strong>{}</p>", "<p>“{}：”{}</p>"]
)
def test_a_colon_inside_the_brackets_of_a_label(form):
    assert list(fields(page(block(0, form=form), block(1, form=form)).records[0]).items()) == list(SECTIONS[0])


@pytest.mark.parametrize("last", ["<p>1200人次</p><p>供稿：罗文周</p>", "<p>1200人次（责任编辑：张三）</p>"])
def test_a_count_as_the_last_value_is_no_tool(last):
    form, count = "<p><b>{}：</b></p><p>{}</p>", "<p><b>服务人次：</b></p>"
    result = page(block(0, form=form) + f"{count}<p>950人次</p>", block(1, form=form) + count + last)
    assert fields(result.records[1])["服务人次"] == "1200人次"


@pytest.mark.parametrize(
    "line",
    [
        "使用浙里办APP扫码即可预约。",
        "登录后获取取件码，到柜台领取",
        "办一张读者证，村里人就能在手机上畅读全文",
        "推荐进入省级红色资源数据库",
        "文章内容导航牌立在村口，游客一看就懂。",
        "（司法部、民政部2023年12月）",
    ],
)
def test_the_last_line_of_a_section_stays(line):
    assert fields(page(block(0), block(1) + f"<p>{line}</p>").records[1])["干事情况"].endswith(line)


def test_a_number_in_front_of_a_label_in_bold_that_is_glued_to_its_value():
    blocks = [
        f"<p><b>{PLACES[n]}</b></p>" + "".join(f"<p>{k}.<b>{a}</b>{b}</p>" for k, (a, b) in enumerate(SECTIONS[n], 1))
        for n in range(2)
    ]
    assert [list(fields(r).items()) for r in page(LEAD, *blocks).records] == [list(rows) for rows in SECTIONS]


def test_then_and_now_are_what_stands_before_and_behind_works():
    text = series(
        ("村庄名片", "整治前", "整治过程", "整治后"),
        ("村庄名片", "全村三百户。"),
        ("过去的样子", "垃圾靠风刮，污水靠蒸发。"),
        ("整治过程", "家家出工，三个月清完。"),
        ("如今的模样", "村口能照相了。"),
    )
    assert list(text) == ["村庄名片", "整治前", "整治过程", "整治后"]


def test_who_somebody_is_tells_nothing_of_the_matter():
    text = series(
        ("纠纷由来", "调解过程", "调解结果"),
        ("纠纷由来", "两家为一堵墙争了八年。"),
        ("调解员名片", "吴春林，五十四岁。"),
        ("调解结果", "墙拆了，情分还在。"),
    )
    assert text["调解员名片"] == "吴春林，五十四岁。"
    assert text["纠纷由来"] == "两家为一堵墙争了八年。"


def test_halves_of_a_label_in_a_cell_that_begin_like_names():
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (("事项名称", "换水管"), ("问题困难", "没有钱。")))
    rows += "<tr><td><b>应用<br>成效</b></td><td>三个镇都用上了。</td></tr>"
    assert fields(page(f"<p>{PLACES[0]}</p><table>{rows}</table>").records[0])["工作成效"] == "三个镇都用上了。"


def test_the_series_named_above_the_text_is_no_lead():
    name = "城关区“百村换新颜”整治成果巡展之三"
    head = f"<div>{name}</div><h1>山寨换新装</h1><div>2022-11-11</div><div class=content><p>{name}</p>"
    body = f"{LEAD}{block(0)}{block(1)}</div>"
    article = extract_page(f"<meta charset=utf-8><title>山寨换新装</title>{head}{body}".encode()).article
    assert (article.installment, article.lead) == (3, (LEAD[3:-4],))


def test_words_in_bold_behind_numbers_in_a_list_are_text():
    items = "<p>1、<b>难点问题</b>全部销号，共二十三件。</p><p>2、<b>服务事项</b>由十二项增加到三十项。</p>"
    result = page(block(0) + items, block(1))
    assert len(result.records) == 2
    assert fields(result.records[0])["干事情况"].endswith("增加到三十项。")


def test_words_of_time_in_bold_within_a_section_are_text():
    told = "<p><b>过去</b>三十户人家共用一个水龙头，她记得清清楚楚。</p><p><b>现在</b>家家通了自来水。</p>"
    text = series(
        ("项目背景", "整治前", "整治过程", "整治后", "居民评价"),
        ("项目背景", "老街一到雨天就积水。"),
        ("整治前", "路面坑洼，电线乱拉。"),
        ("整治过程", "街道请来设计师，开了六次板凳会。"),
        ("整治后", "路平了，灯亮了。"),
        ("居民评价", "王大姐说了三个数。"),
        last=told,
    )
    assert text["居民评价"].count("\n") == 2


def test_a_line_that_heads_the_first_block_stays_though_it_stands_above_the_headline():
    place = "<p>望湖街道苇荡社区（之三）</p>"
    body = f"{place}<h1>老楼装上了电梯</h1><p>2024-05-12 来源：城关发布</p><div>{place}"
    page = f"<meta charset=utf-8><title>老楼装上了电梯</title>{body}{block(0, place=False)}{block(1)}</div>"
    assert [r.community for r in extract_page(page.encode()).records] == ["苇荡社区", "荷塘社区"]


def test_a_thing_of_a_place_marked_up_as_a_heading_is_one_below_a_picture():
    things = ("<h2>望湖街道苇荡社区长者食堂</h2>", "<h2>望湖街道荷塘社区幸福食堂</h2>")
    first = block(0, place=False) + "<p><img src=http://a.example/1.jpg width=600></p>"
    second = block(1, place=False).replace("事项名称", "吃饭的事")
    records = page(things[0], first, things[1], second).records
    assert [r.community for r in records] == ["苇荡社区", "荷塘社区"]


def test_where_a_text_was_first_is_no_part_of_the_last_section():
    result = page(block(0), block(1), "<p>（原标题《老街亮了：脱下军装，回到田埂》）</p>")
    assert fields(result.records[1])["干事情况"].endswith("半个月后灯全亮了。")


def test_what_is_left_by_somebody_is_a_label_where_it_is_set_apart_like_the_others():
    form = "<p><b>{}</b>　{}</p>"
    left = "<p><b>乘客留言</b>　西郊村菜农赵桂香：车上暖和，能打个盹。</p>"
    records = page(block(0, form=form), left, block(1, form=form)).records
    assert [s.label for s in records[0].sections][-1] == "乘客留言"


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("钱从哪里来", "资金筹措"),
        ("入户了解", "走访情况"),
        ("修复经过", "修复过程"),
        ("案后感言", "案后感想"),
    ],
)
def test_words_that_look_like_the_end_of_a_clause_are_labels_in_front_of_a_colon(label, field):
    text = series(
        ("项目背景", field, "居民评价"),
        ("项目背景", "老街一到雨天就积水。"),
        (label, "路面坑洼，电线乱拉，街道一户一户地看过了。"),
        ("居民评价", "王大姐说了三个数。"),
    )
    assert text[field].startswith("路面坑洼")


def test_a_word_with_its_letters_apart_in_front_of_a_colon_is_a_label():
    own = "<p>成 果 数 据 ：</p><p>十一栋楼，三百二十户，漏水报修少了九成。</p>"
    plain, bold = "<p>{}：</p><p>{}</p>", "<p><b>{}：</b>{}</p>"
    records = page(block(0, form=plain, skip=("上任感言",)), own, block(1, form=bold)).records
    assert [s.label.replace(" ", "") for s in records[0].sections][-1] == "成果数据"


def test_a_telephone_s_number_has_a_label():
    form = "<p>{}：{}</p>"
    records = page(block(0, form=form), "<p>举报电话：0515-00001231</p>", block(1, form=form)).records
    assert fields(records[0])["举报电话"] == "0515-00001231"
    last = page(block(0, form=form), block(1, form=form), "<p>监督电话：0515-00001231</p>").records[1]
    assert "监督电话" not in fields(last)


def test_how_else_one_can_do_what_a_code_is_scanned_for_is_text():
    said = "扫描文末二维码填写表格，或者晚七点以后直接到汽修城二号岗亭登记。"
    form = "<p><b>{}：</b>{}</p>"
    records = page(block(0), block(1, skip=("干事情况",)), form.format("干事情况", said), "<p>编辑：苗青</p>").records
    assert fields(records[1])["干事情况"] == said


def test_a_street_above_a_name_that_repeats_it_is_no_text():
    street = "<p><b>望湖街道</b></p>"
    things = [f"<p><b>望湖街道{thing}</b></p>" for thing in ("文化站夜校", "渔具厂夜校")]
    records = page(block(0), street, things[0], block(0, place=False), things[1], block(1, place=False)).records
    assert fields(records[0])["干事情况"] == SECTIONS[0][3][1]
    assert [r.street for r in records[1:]] == ["望湖街道", "望湖街道"]


@pytest.mark.parametrize(
    "call",
    [
        "扫一扫关注“翠屏发布”微信公众号，或下载“掌上翠屏”客户端查看更多。",
        "扫描下方二维码，关注“翠屏先锋”公众号，也可登录翠屏党建网查看往期内容。",
        "扫码关注我们，或在微信里搜索“翠屏发布”。",
    ],
)
def test_a_call_to_follow_is_no_text_whatever_else_one_may_do(call):
    assert "翠屏" not in fields(page(block(0), block(1), f"<p>{call}</p>").records[1])["干事情况"]


@pytest.mark.parametrize("clause", ["有人在群里留言", "一位业主在群里留言", "网友纷纷留言", "居民在意见簿上留言"])
def test_a_clause_that_brings_in_what_somebody_left_is_text(clause):
    told = f"<p>{clause}：</p><p>“谢谢你们，灯亮了，心也亮了。”</p>"
    form = "<p>{}：</p><p>{}</p>"
    records = page(block(0, form=form), told, block(1, form=form)).records
    assert "谢谢你们" in fields(records[0])["干事情况"]


def test_teams_as_subheads_within_a_section_open_no_block():
    told = "<p><b>望湖街道环卫队</b></p><p>每天清早扫。</p><p><b>望湖街道工程队</b></p><p>二十天把路铺完。</p>"
    assert len(page(block(0), told, block(1)).records) == 2


def test_a_part_of_a_street_heads_blocks_or_its_communities():
    def named(*places):
        return [
            page_block
            for n, place in enumerate(places)
            for page_block in (f"<p>{place}</p>", block(n % 2, place=False))
        ]

    alone = page(*named("滨江片区", "城北片区")).records
    assert [(r.street, r.community) for r in alone] == [(None, "滨江片区"), (None, "城北片区")]
    above = page("<p>望湖街道城北片区</p>", *named("苇荡社区"), "<p>望湖街道城南片区</p>", *named("柳林社区")).records
    assert [(r.street, r.community) for r in above] == [("望湖街道", "苇荡社区"), ("望湖街道", "柳林社区")]
    assert "片区" not in fields(above[0])["干事情况"]


@pytest.mark.parametrize("words", ["深入了解", "着眼长远", "着力破题"])
def test_how_something_is_done_in_bold_is_text_where_it_recurs(words):
    told = f"<p><b>{words}：</b>每户几口人，谁腿脚不便，都记在本子上。</p>"
    records = page(block(0), told, block(1), told).records
    assert all("每户几口人" in fields(r)["干事情况"] for r in records)


def test_what_is_behind_works_is_not_what_has_come_of_them_where_that_stands_beside_it():
    own = "<p><b>办理之后：</b>回访了三次，有一家还在漏。</p>"
    effect = "<p><b>工作成效：</b>五月底灯全亮了。</p>"
    assert fields(page(block(0), own, effect, block(1)).records[0])["工作成效"] == "五月底灯全亮了。"


def test_an_office_and_names_at_the_very_end_sign_an_article():
    records = page(block(0), block(1), "<p>嵊溪县纪委监委　钱一鸣　裘丹</p>").records
    assert fields(records[1])["干事情况"].endswith("半个月后灯全亮了。")


def test_a_column_in_front_of_a_title_is_the_series_whose_profile_has_its_name():
    title = "【清廉村居观察】小钱也有小账本（第五篇）"
    profile = Profile(name="清廉村居观察", fields=tuple({"name": name} for name, _ in SECTIONS[0]))
    article = page(block(0), block(1), title=title, profile=profile).article
    assert (article.series, article.installment) == ("清廉村居观察", 5)


def test_a_thing_of_a_place_above_the_label_that_opens_blocks_is_a_heading_below_a_picture():
    picture = "<p><img src=http://a.example/1.jpg width=600></p>"
    things = ("<p>望湖街道苇荡社区驿站</p>", "<p>望湖街道荷塘社区驿站</p>")
    records = page(things[0], block(0, place=False), picture, things[1], block(1, place=False)).records
    assert [r.community for r in records] == ["苇荡社区", "荷塘社区"]


def test_a_title_over_a_table_of_one_row_heads_its_block():
    def table_of(place, *values):
        head = "".join(f"<td>{label}</td>" for label in ("事项名称", "问题困难", "干事情况", "推荐<br>单位"))
        row = "".join(f"<td>{value}</td>" for value in values)
        return f"<table><tr><td colspan=4>{place}</td></tr><tr>{head}</tr><tr>{row}</tr></table>"

    one = table_of("望湖街道苇荡社区榕荫新村", "换水管", "没有钱。", "三个月换完了。", "区委组织部")
    two = table_of(PLACES[1], "装路灯", "灯黑了三年。", "半个月后灯全亮了。", "区民政局")
    records = page(one, two).records
    assert [(r.street, r.community) for r in records] == [("望湖街道", "苇荡社区"), ("望湖街道", "荷塘社区")]
    assert fields(records[0])["推荐单位"] == "区委组织部"


def test_a_name_behind_a_street_that_goes_on_is_a_story():
    def named(place, n):
        return f"<h2>{place}</h2>" + block(n, place=False)

    records = page(named("望湖街道　一口井，两本账", 0), named("荷塘镇　楼上楼下的“脚步声”", 1)).records
    assert [(r.street, r.community) for r in records] == [("望湖街道", None), ("荷塘镇", None)]


def test_zero_width_characters_and_two_elements_in_a_heading():
    spread = "<p><b>武家</b><b>塬村</b></p>"
    records = page(
        "<p>望湖\u200b街道苇荡社\u200b区</p>" + block(0, place=False), spread + block(1, place=False)
    ).records
    assert [r.community for r in records] == ["苇荡社区", "武家塬村"]


@pytest.mark.parametrize(
    "call",
    ["长按识别二维码，报名下一场议事会", "延伸阅读：城关区“开门一件事”成果展播第14期", "点击进入小程序申请调解>>"],
)
def test_what_leads_elsewhere_between_two_blocks_is_no_text(call):
    records = page(block(0), f"<p>{call}</p>", block(1)).records
    assert fields(records[0])["干事情况"] == SECTIONS[0][3][1]


def test_how_it_was_done_in_bold_before_a_wide_gap_is_a_label():
    form = "<p><b>{}：</b>{}</p>"
    own = "<p><b>怎么干的</b>　　社区和水务公司接了一条临时管。</p>"
    records = page(*(block(n, form=form, skip=("干事情况",)) + own for n in (0, 1))).records
    assert fields(records[0])["干事情况"].startswith("社区和水务公司")


@pytest.mark.parametrize(
    "row", ["（本组稿件由区委组织部、临江日报社联合采写）", "信息员：关铁男", "公示期：2023年2月14日至2月20日"]
)
def test_further_rows_at_the_end(row):
    assert fields(page(block(0), block(1), f"<p>{row}</p>").records[1])["干事情况"].endswith("灯全亮了。")


def test_a_number_in_an_element_named_for_it_is_no_part_of_the_heading():
    def named(n, names):
        return f'<h3><i class="{names}">0{n + 1}</i>{PLACES[n]}</h3>' + block(n, place=False)

    assert [r.heading for r in page(named(0, "bh"), named(1, "bh")).records] == list(PLACES)
    assert page(named(0, "x"), named(1, "x")).records[0].heading == f"01{PLACES[0]}"


def test_labels_drawn_as_buttons_that_open_their_text_in_another_box():
    def card(label, text):
        button = f'<div class="card-header"><button aria-expanded="true">{label}</button></div>'
        return f'<div class="card">{button}<div class="collapse show"><div><p>{text}</p></div></div></div>'

    records = page(*(f"<h2>{PLACES[n]}</h2>" + "".join(card(*s) for s in SECTIONS[n]) for n in (0, 1))).records
    assert [len(r.sections) for r in records] == [4, 4]


@pytest.mark.parametrize(
    "lines",
    [
        ("公示期：2023年3月1日至3月7日，没有一户有异议，施工队进场", "半个月后，老街的人都出来看。"),
        ("信息员：王秀兰，负责收集楼栋里的意见",),
        ("本组道路由村民自筹资金修建",),
        ("本组由三名党员和两名居民代表组成",),
    ],
)
def test_words_of_rows_in_the_last_section_are_text(lines):
    text = fields(page(block(0), block(1), *(f"<p>{line}</p>" for line in lines)).records[1])["干事情况"]
    assert text.endswith("\n".join(lines))


@pytest.mark.parametrize(
    "told",
    [
        "扫描门牌二维码，一键报修、一键评价",
        "识别井盖上的二维码，谁的管子一看便知",
        "点击进入“邻里议事厅”留言，居委会当天回复",
        "相关链接：苇荡社区有老楼三十二栋，住户一千二百户",
    ],
)
def test_what_was_done_with_codes_is_text_between_two_blocks(told):
    assert fields(page(block(0), f"<p>{told}</p>", block(1)).records[0])["干事情况"].endswith(told)


@pytest.mark.parametrize(
    ("place", "community"),
    [
        ("望湖街道颐和", "颐和"),
        ("望湖街道纺织里，三十年老管换新", "纺织里"),
        ("望湖街道纺织里“小板凳”议事", "纺织里"),
        ("望湖街道城关社区李家村", "城关社区李家村"),
    ],
)
def test_a_name_behind_a_street_stays_whole(place, community):
    records = page(f"<p>{place}</p>" + block(0, place=False), block(1)).records
    assert (records[0].street, records[0].community) == ("望湖街道", community)


def test_the_lines_of_a_data_cell_stay_apart():
    head = "<tr><td>社区<td>事项名称<td>办理情况<td>责任人</tr>"
    rows = "<tr><td>苇荡社区<td>换水管<td>供电所<br>住建局<td>王秀兰</tr>"
    rows += "<tr><td>荷塘社区<td>装路灯<td>已办结<br>满意<td>李大勇</tr>"
    records = page(f"<table>{head}{rows}</table>").records
    assert [r.sections[1].text for r in records] == ["供电所\n住建局", "已办结\n满意"]


def test_a_clause_of_time_in_bold_is_text():
    told = "<p><b>从前期走访看：</b>管子锈得厉害，先换主管再换支管。</p>"
    records = page(block(0), told, block(1), told).records
    assert all("先换主管" in fields(r)["干事情况"] for r in records)


def test_tables_with_numbers_in_front_of_their_labels_below_heads_of_columns():
    def table_of(place, *rows):
        cells = "".join(f"<tr><td>{n}</td><td>{a}</td><td>{b}</td></tr>" for n, (a, b) in enumerate(rows, 1))
        return f"<p>{place}</p><table><tr><td>序号</td><td>栏目</td><td>内容</td></tr>{cells}</table>"

    one = table_of(
        "项目一：望湖街道苇荡社区换水管工程",
        ("事项名称", "换水管"),
        ("问题<br>困难", "没有钱。"),
        ("干事情况", "换完了。"),
    )
    two = table_of(
        "项目二：望湖街道荷塘社区装路灯工程", ("事项名称", "装路灯"), ("问题<br>困难", "太黑。"), ("干事情况", "亮了。")
    )
    records = page(one, two).records
    assert [r.community for r in records] == ["苇荡社区", "荷塘社区"]
    assert [[s.field for s in r.sections] for r in records] == [["事项名称", "问题困难", "干事情况"]] * 2


def test_teams_of_villages_are_headings_of_their_blocks():
    places = ("<p><b>苇荡村巡堤队</b></p>", "<p><b>荷塘村巡堤队</b></p>")
    records = page(places[0], block(0, place=False), places[1], block(1, place=False)).records
    assert [r.community for r in records] == ["苇荡村", "荷塘村"]


@pytest.mark.parametrize("cell", ["供电所<br>住建局", "没有钱<br>没有人", "三个月<br>办结"])
def test_two_values_of_a_cell_stay_two(cell):
    rows = "<tr><td>事项名称<td>换老水管<td>责任人<td>王秀兰</tr>"
    rows += f"<tr><td>责任单位<td>{cell}<td>办理期限<td>三个月</tr>"
    article = page(*(f"<p>{place}</p><table>{rows}</table>" for place in PLACES)).article
    assert cell.replace("<br>", "\n") in article.text


@pytest.mark.parametrize("team", ["苇荡村驻村工作队", "苇荡村施工队", "荷塘社区志愿队"])
def test_a_team_as_a_subhead_above_a_label_opens_no_block(team):
    told = SECTIONS[0]
    form = "<p><b>{}：</b>{}</p>"
    parted = f"<p>{PLACES[0]}</p>{form.format(*told[0])}<h3>{team}</h3>{form.format(*told[3])}"
    assert len(page(parted, block(1)).records) == 2


def test_columns_whose_heads_the_profile_lists_are_fields():
    row = "<tr><td>换三十年的老管子<td>三个月完工<td>街道出资</tr>"
    tables = (f"<h2>{p}</h2><table><tr><td>项目<td>内容<td>说明</tr>{row}</table>" for p in PLACES)
    fields_of = tuple({"name": name} for name in ("项目", "内容", "说明"))
    records = page(*tables, profile=Profile(name="项目展播", fields=fields_of)).records
    assert [s.field for r in records for s in r.sections] == ["项目", "内容", "说明"] * 2


def test_a_place_whose_name_begins_with_a_number():
    records = page("<h2>望湖街道　七星里，老管换新</h2>" + block(0, place=False), block(1)).records
    assert (records[0].street, records[0].community) == ("望湖街道", "七星里")


ASKED = (
    ("Q1", "办的是什么事？", "给十三条老巷通阴沟"),
    ("Q2", "难在哪里？", "没有图纸，阴沟压在各家的厨房下面。"),
    ("Q3", "怎么办成的？", "往上游的沟眼里倒糠，看糠从哪里出来。"),
    ("Q1", "办啥事？", "给旧电梯请医生"),
    ("Q2", "难在哪？", "四家维保公司，坏了互相推。"),
    ("Q3", "咋办的？", "把四家公司的合同摆在一张桌上念。"),
)


def asked(*, form="<p><i>{}</i></p><p><b>{}</b></p><p>{}</p>"):
    parts = [form.format(*one) for one in ASKED]
    return f"<h2>{PLACES[0]}</h2>", *parts[:3], f"<h2>{PLACES[1]}</h2>", *parts[3:]


def test_labels_of_which_none_stands_twice_mean_the_fields_of_the_series():
    found = page(LEAD, *asked())
    assert found.article.profile == "kaimen"
    names = ["事项名称", "问题困难", "干事情况"]
    assert [[s.field for s in r.sections] for r in found.records] == [names] * 2


def test_the_number_of_a_question_in_an_element_of_its_own_is_no_text():
    assert [r.lead for r in page(LEAD, *asked()).records] == [(), ()]
    assert fields(page(LEAD, *asked()).records[1])["问题困难"] == ASKED[4][2]


def told(*labels):
    """Two blocks with these labels, of which some stand in one block only."""
    values = ("把话说在前头。", "谁都不肯先让一步，吵了三年。", "一家一家上门去问。")
    return "".join(
        f"<h2>{place}</h2>" + "".join(f"<p><b>【{b}】</b>{v}</p>" for b, v in zip(one, values, strict=False))
        for place, one in zip(PLACES, labels, strict=True)
    )


def test_the_title_of_the_series_stands_for_a_profile_s_third_field():
    labels = (("开门之事", "开门之惑"), ("开门之事", "开门之惑"))
    assert page(LEAD, told(*labels)).article.profile == "kaimen"
    assert page(LEAD, told(*labels), title="城关区“老街的灯”成果展播⑥").article.profile is None


def test_what_is_said_of_a_door_that_opens():
    labels = ("开门之事", "开门之惑", "开门之法")
    found = page(LEAD, told(labels, ("开门之言", "开门之惑", "开门之法"))).records
    assert [s.field for r in found for s in r.sections] == [
        *("事项名称", "问题困难", "干事情况"),
        *("上任感言", "问题困难", "干事情况"),
    ]


REFORM = Profile(
    name="微改革",
    fields=(
        {"name": "改革事项", "aliases": ("改革项目",)},
        {"name": "改革背景", "aliases": ("改革动因",)},
        {"name": "主要举措", "aliases": ("改革举措",)},
    ),
)


def reforms(opening="改革项目"):
    section = "<h3>{}</h3><p>书包不再背回家，课本全部留在学校的格子柜里。</p>"
    labels = (opening, "为什么改", "怎么改")
    return "".join(
        f"<h2>{school}：给书包减肥</h2>" + "".join(map(section.format, labels)) for school in ("二小", "六中")
    )


def test_a_given_profile_needs_only_the_label_that_opens_its_blocks():
    found = page(LEAD, reforms(), title="不收作业的学校", profile=REFORM).records
    assert [[s.field for s in r.sections] for r in found] == [["改革事项", "改革背景", "主要举措"]] * 2
    assert not page(LEAD, reforms("改掉的事"), title="不收作业的学校", profile=REFORM).records
    own = page(LEAD, reforms(), title="不收作业的学校").records
    assert [[s.field for s in r.sections] for r in own] == [["改革项目", "为什么改", "怎么改"]] * 2


@pytest.mark.parametrize("row", ["办结时限：2021年5月20日", "巡河时间：2022年8月17日 上午", "完成时间：2021-02-28"])
def test_a_date_of_something_else_ends_no_head_of_the_article(row):
    name, value = row.split("：")
    form = "<b>{}：</b>{}<br>"
    lines = (form.format(*SECTIONS[0][0]), form.format(name, value), *(form.format(*s) for s in SECTIONS[0][1:]))
    found = page(f"{PLACES[0]}<br>{''.join(lines)}", block(1)).records
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区"]
    assert fields(found[0])[name] == value
    told = "<p>接了一条临时管，三天全部换完。</p>" * 2
    cells = table(
        *((f"<p>{a}</p>", f"<p>{b}</p>") for a, b in (("事项名称", "换上新水管"), (name, value))), ("干事情况", told)
    )
    found = page(f"<p>{PLACES[0]}</p>{cells}<p>{PLACES[1]}</p>{cells}").records
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区"]
    assert fields(found[0])[name] == value


def test_pictures_side_by_side_in_a_cell_leave_the_table_one_of_labels():
    pictures = "<table><tr><td><img src=/u/a.jpg></td><td><img src=/u/b.jpg></td></tr>"
    pictures += "<tr><td colspan=2>左图：旧管。右图：送水上楼。</td></tr></table>"
    upright = "".join(f"<p>{letter}</p>" for letter in "事项名称")
    cells = table((upright, "换上新水管"), ("干事情况", f"<p>接了一条临时管。</p><p>三天换完。</p>{pictures}"))
    found = page(f"<p>{PLACES[0]}</p>{cells}<p>{PLACES[1]}</p>{cells}").records
    assert fields(found[0]) == {"事项名称": "换上新水管", "干事情况": "接了一条临时管。\n三天换完。"}
    assert len(found[0].images) == 2


def test_a_column_of_text_set_in_a_cell_leaves_the_table_one_of_labels():
    column = table(("漏的是两户，没漏的是五户。",), ("人人在群里发了话。",))
    cells = table(("事项名称", "修楼顶"), ("问题困难", column), ("列席人说", "屋顶只有一个，谁家漏都是全楼的事。"))
    found = page(f"<p>{PLACES[0]}</p>{cells}<p>{PLACES[1]}</p>{cells}").records
    assert [s.field for s in found[1].sections] == ["事项名称", "问题困难", "列席人说"]


def test_a_page_set_in_columns_of_tables_is_no_table_of_labels():
    menu = table(*((f"栏目{n}",) for n in range(4)))
    text = table((block(0),), (block(1),))
    found = page(f"<table><tr><td>{menu}</td><td>{text}</td></tr></table>").records
    assert [fields(r)["事项名称"] for r in found] == ["六号楼换上新水管", "给老街装上路灯"]


CARD = "<div><span class=zh>{}</span><span class=en>{}</span></div><div>{}</div>"
LATIN = dict(zip((name for name, _ in SECTIONS[0]), ("PROJECT", "WORDS", "DIFFICULTY", "SOLUTION"), strict=True))


def test_the_name_of_a_label_in_another_language_is_no_text():
    style = "<style>.zh{font-weight:bold}</style>"
    cards = [
        f"<h3>{PLACES[n]}</h3>" + "".join(CARD.format(name, LATIN[name], text) for name, text in SECTIONS[n])
        for n in range(2)
    ]
    assert [fields(r) for r in page(style, *cards).records] == [dict(SECTIONS[0]), dict(SECTIONS[1])]


def test_a_value_in_latin_letters_is_one():
    parts = [
        f"<h3>{place}</h3><p><b>事项名称</b> {brand}</p><p><b>干事情况</b></p><p>换上新水管，三天全部换完。</p>"
        for place, brand in zip(PLACES, ("SMART CITY", "SUNSHINE"), strict=True)
    ]
    assert [fields(r)["事项名称"] for r in page(*parts).records] == ["SMART CITY", "SUNSHINE"]


def test_a_number_in_an_element_of_its_own_is_none_of_the_label():
    form = "<p><b><i style='background:#c00'>2</i>{}</b></p><p>{}</p>"
    rest = form.format("项目缘起", "水管用了三十一年。")
    parts = [f"<h3>{place}</h3><p><b>事项名称</b></p><p>修灯</p>{rest}" for place in PLACES]
    assert [s.label for r in page(*parts).records for s in r.sections] == ["事项名称", "项目缘起"] * 2


@pytest.mark.parametrize("badge", ["心愿No.{}", "心愿NO.{}", "心愿 No {}", "点题{}"])
def test_a_word_and_a_number_above_each_heading_are_no_text(badge):
    parts = [f"<div>{badge.format(n + 112)}</div><h3>{PLACES[n]}</h3>{block(n, place=False)}" for n in range(2)]
    found = page(LEAD, *parts)
    assert fields(found.records[0]) == dict(SECTIONS[0])
    assert len(found.article.lead) == 1


def test_a_name_and_an_office_behind_a_place_head_a_block_with_a_lead():
    lead = "<p>那天夜里停了水，楼上的老人提着桶下来找水，谁也说不清是哪一截管子坏了，大家就坐在门口等。</p>"
    parts = [
        f"<h3>望湖街道苇荡村　第一书记　谭　薇</h3>{lead}{block(0, place=False)}",
        f"<h3>望湖街道荷塘村　第一书记　房　磊</h3>{block(1, place=False)}",
    ]
    assert [r.community for r in page(*parts).records] == ["苇荡村", "荷塘村"]


def test_a_reach_of_a_river_is_no_community():
    parts = (
        f"<h3>蒙山镇　{reach}</h3>{block(n, place=False)}" for n, reach in enumerate(("思贤河城郊段", "大溪上游段"))
    )
    assert [(r.street, r.community) for r in page(*parts).records] == [("蒙山镇", None)] * 2


def test_a_badge_with_a_numeral_is_no_part_of_the_street():
    heading = "<h3><span class=badge>{}</span>{}</h3>{}"
    parts = (heading.format(badge, PLACES[n], block(n, place=False)) for n, badge in enumerate("壹贰"))
    assert [(r.heading, r.street) for r in page(*parts).records] == [(place, "望湖街道") for place in PLACES]


@pytest.mark.parametrize("label", ["４．干事情況；", "４．干事情况；", "５．干事情况。", "５．干事情況。"])
def test_a_stop_typed_for_the_colon_behind_a_number_and_a_label(label):
    text = "他的办法土，可是管用。每口井里砌了一道夹层；最浅的管子重新落底。"
    parts = [
        f"{PLACES[n]}<br>１．事项名称：修井<br>２．问题困难：井一冻就冒水。<br><img src=/u/a.jpg><br>{label}{text}<br>"
        for n in range(2)
    ]
    assert [fields(r)["干事情况"] for r in page(LEAD, *parts).records] == [text] * 2


def test_words_of_labels_in_bold_in_a_sentence_are_part_of_it():
    said = "书记在本子上只设了两栏。能说清的<b>情况简介</b>，说不清的<b>问题困难</b>，一座厝一页纸。"
    parts = (f"<p>{place}</p><p><b>事项名称</b>修厝</p><p><b>干事情况</b>{said}</p>" for place in PLACES)
    assert [list(fields(r)) for r in page(*parts).records] == [["事项名称", "干事情况"]] * 2


def test_pictures_that_are_shown_one_by_one_stay():
    slides = "<div class=swiper><div class=swiper-wrapper>{}</div><div class=swiper-pagination>1/2</div></div>"
    pictures = "".join(f"<div class=swiper-slide><img data-src=/u/b20{n}.jpg></div>" for n in range(2))
    found = page(block(0) + slides.format(pictures), block(1)).records
    assert [i.src for i in found[0].images] == ["/u/b200.jpg", "/u/b201.jpg"]


def test_a_street_and_its_community_in_cells_in_front_of_labels():
    rows = (
        "<tr><td>镇街<td>村（社区）<td>栏目<td>内容</tr>"
        "<tr><td rowspan=4>望湖街道<td rowspan=2>苇荡社区<td>事项名称<td>换上新水管</tr>"
        "<tr><td>干事情况<td>接了一条临时管，三天全部换完。</tr>"
        "<tr><td rowspan=2>荷塘社区<td>事项名称<td>装上路灯</tr><tr><td>干事情况<td>一根一根查线，半个月全亮。</tr>"
        "<tr><td rowspan=2>大涌镇<td rowspan=2>旗北村<td>事项名称<td>架起放学桥</tr>"
        "<tr><td>干事情况<td>桥架了四十天。</tr>"
    )
    found = page(LEAD, f"<table border=1>{rows}</table>")
    assert [(r.heading, r.street) for r in found.records] == [
        ("苇荡社区", "望湖街道"),
        ("荷塘社区", "望湖街道"),
        ("旗北村", "大涌镇"),
    ]
    assert found.article.lead == page(LEAD, block(0)).article.lead


def test_a_heading_with_a_day_is_no_row_of_the_article():
    headings = ("望湖街道苇荡社区　书记　牛犇　2011.9.14", "望湖街道荷塘社区　书记　安静　2011.9.15")
    form = "<p align=center><b>{}</b></p>{}"
    found = page(*(form.format(h, block(n, place=False, form="<p>{}：{}</p>")) for n, h in enumerate(headings))).records
    assert [r.heading for r in found] == [*headings]


@pytest.mark.parametrize("colon", ["->", "-->", "——>", "→"])
def test_an_arrow_typed_for_the_colon(colon):
    form = f"<p>{{}}{colon}{{}}</p>"
    found = page(block(0, form=form), block(1, form=form)).records
    assert [fields(r) for r in found] == [dict(SECTIONS[0]), dict(SECTIONS[1])]


def test_an_ideograph_typed_for_a_bar_is_none_of_the_label():
    words = ("办事名称", "面临困难", "办事过程")
    parts = [
        f"<p>{place}</p>" + "".join(f"<p><strong>{word}丨</strong>水管用了三十一年，换了三天。</p>" for word in words)
        for place in PLACES
    ]
    found = [(s.label, s.field) for s in page(*parts).records[0].sections]
    assert found == [*zip(words, ("事项名称", "问题困难", "干事情况"), strict=True)]


@pytest.mark.parametrize("form", ["<p>{}：{}</p>", "<p><b>{}：</b>{}</p>"])
def test_a_day_behind_what_it_is_the_day_of(form):
    days = ("<p>办结时间：2021年5月20日</p>", "<p>销号日期：2021年6月底</p>")
    found = page(*(block(n, form=form) + days[n] for n in range(2))).records
    assert (fields(found[0])["办结时间"], fields(found[1])["销号日期"]) == ("2021年5月20日", "2021年6月底")
    glued = (block(n, form="<p>{}：{}</p>").removesuffix("</p>") + days[n].removeprefix("<p>") for n in range(2))
    assert fields(page(*glued).records[0])["办结时间"] == "2021年5月20日"
    last = page(block(0, form=form), block(1, form=form), "<p>填报日期：2021年5月20日</p>").records[1]
    assert [*fields(last)] == [name for name, _ in SECTIONS[1]]


def test_a_listed_label_with_a_colon_that_ends_a_line_without_a_stop():
    parts = [
        f"<p>{PLACES[n]}</p><p>事项名称：给采菱船修个码头上任感言：</p><p>{SECTIONS[n][1][1]}</p><p>问题困难：缺钱。</p>"
        for n in range(2)
    ]
    assert [[s.field for s in r.sections] for r in page(*parts).records] == [["事项名称", "上任感言", "问题困难"]] * 2
    told = "<p>干事情况：书记在会上念了念大家写下的问题困难：</p><p>路灯不亮，水管漏水。</p>"
    assert "问题困难" not in fields(page(block(0, skip=("问题困难", "干事情况")) + told, block(1)).records[0])


def test_what_follows_a_label_that_is_a_picture_is_no_caption():
    form = "<p><img src=/u/{0}.png alt={0}></p><p align=center>{1}</p>"
    found = page(LEAD, block(0, form=form), block(1, form=form)).records
    assert [fields(r) for r in found] == [dict(SECTIONS[0]), dict(SECTIONS[1])]


def test_a_label_whose_cell_is_empty_waits_for_nothing():
    rows = table(("事 项 名 称", "换上新水管"), ("干 事 情 况", "接了一条临时管，三天换完。"), ("工 作 成 效", ""))
    found = page(f"<p>{PLACES[0]}</p>{rows}", f"<p>{PLACES[1]}</p>{rows}").records
    assert [r.heading for r in found] == [*PLACES]
    assert [fields(r)["工作成效"] for r in found] == ["", ""]


def test_votes_between_blocks_head_none():
    vote = "<div class=tp><input type=button value='投 TA 一票'> 当前 <span>0</span> 票</div>"
    parts = [block(n % 2, place=False) + vote for n in range(3)]
    assert [r.heading for r in page(LEAD, *parts).records] == [None] * 3


def test_an_alley_is_no_community_of_its_street():
    parts = [
        f"<h3>典型{'一二'[n]}：书院街道　{alley}</h3>{block(n, place=False)}"
        for n, alley in enumerate(("文昌巷", "后街"))
    ]
    assert [(r.street, r.community) for r in page(*parts).records] == [("书院街道", None)] * 2


def test_a_street_s_part_of_an_issue_is_that_of_its_communities():
    parts = (f"<p><b>●望江街道篇●</b></p><p>1．沙湾里社区——书记彭月娥</p>{block(0, place=False)}",)
    parts += (f"<p>2．绸厂社区——书记雷振</p>{block(1, place=False)}",)
    assert [r.street for r in page(LEAD, *parts).records] == ["望江街道", "望江街道"]


def test_a_number_that_a_converter_set_apart_stays_in_its_sentence():
    lines = "".join(f"<p>{x}</p>" for x in ("天桥修到一半停了下来，剩下的", "14", "米一", "直没有合龙。"))
    parts = (f"<p>{place}</p><p><b>事项名称</b></p><p>接上天桥</p><p><b>问题困难</b></p>{lines}" for place in PLACES)
    found = fields(page(*parts).records[0])["问题困难"]
    assert "".join(found.split()) == "天桥修到一半停了下来，剩下的14米一直没有合龙。"


def test_a_label_of_its_own_with_a_colon_that_ends_a_paragraph_in_bold():
    told = "<p>干了三件事，一件一件地做完了。<strong>师徒传承：</strong></p><p>收了五个徒弟，走了三个。</p>"
    found = page(block(0, skip=("干事情况",)) + f"<p><b>干事情况：</b></p>{told}", block(1)).records[0]
    assert fields(found)["师徒传承"] == "收了五个徒弟，走了三个。"


@pytest.mark.parametrize(
    "line",
    [
        "会上，社区书记向居民代表通报办理情况：",
        "大家一起总结主要做法：",
        "施工单位每周上墙公示推进情况：",
        "网格员上门登记核实基本情况：",
    ],
)
def test_a_sentence_that_leads_to_words_of_labels_goes_on(line):
    told = f"<p><b>干事情况：</b>社区召开居民议事会三次。</p><p>{line}</p><p>一是换管，二是补路。</p>"
    found = page(block(0, skip=("干事情况",)) + told, block(1)).records[0]
    assert fields(found)["干事情况"] == f"社区召开居民议事会三次。\n{line}\n一是换管，二是补路。"


def test_votes_that_somebody_got_are_text():
    votes = table(("候选人", "得票"), ("王建国", "386票"), ("李春来", "352票"), ("赵四海", "340票"))
    told = "<p>根据《居民委员会组织法》，以上三人当选，任期五年，名单予以公布，请居民监督。</p>"
    assert "386票" in page(f"<p>{PLACES[0]}选举结果</p>{votes}{told}").article.text
    rows = (table(*SECTIONS[n], ("得票数", f"{226 + n}票")) for n in range(2))
    found = page(*(f"<p>{place}</p>{row}" for place, row in zip(PLACES, rows, strict=True))).records
    assert [fields(r)["得票数"] for r in found] == ["226票", "227票"]


def test_captions_of_pictures_side_by_side_stay_captions():
    pictures = table(("<img src=/u/1.jpg><br>整治前", "<img src=/u/2.jpg><br>整治后"))
    cells = table(("事项名称", "硬化村道"), ("工作成效", f"<p>三公里村道全部硬化。</p>{pictures}"))
    found = page(f"<p>{PLACES[0]}</p>{cells}<p>{PLACES[1]}</p>{cells}").records[0]
    assert fields(found)["工作成效"] == "三公里村道全部硬化。"
    assert [i.caption for i in found.images] == ["整治前", "整治后"]


def test_a_page_set_in_cells_with_headings_keeps_them():
    inner = "<table><tr><td><strong>{}</strong></td></tr>{}</table>"
    rows = ["".join(f"<tr><td><strong>{a}：</strong>{b}</td></tr>" for a, b in SECTIONS[n]) for n in range(2)]
    months = table(*((month, inner.format(PLACES[n], rows[n])) for n, month in enumerate(("3月", "4月"))))
    assert [r.heading for r in page(LEAD, months).records] == [*PLACES]


@pytest.mark.parametrize("what", ["播出时间", "签发日期", "公告日期", "撰稿时间", "审核时间"])
def test_the_day_of_what_is_done_to_an_article_is_its_own(what):
    html = f"<h1>{TITLE}</h1><div class=content><p>{what}：2021-05-20</p>{block(0)}{block(1)}</div>"
    found = extract_page(f"<html><head><title>{TITLE}</title></head><body>{html}</body></html>".encode())
    assert (found.article.published_at, found.article.lead) == ("2021-05-20", ())


def test_a_row_below_a_column_s_name_is_the_article_s():
    html = (
        f"<h1>{TITLE}</h1><div class=content><p>民生时间</p><p>2021-05-20 来源：城关发布</p>{block(0)}{block(1)}</div>"
    )
    article = extract_page(f"<html><head><title>{TITLE}</title></head><body>{html}</body></html>".encode()).article
    assert (article.published_at, article.source) == ("2021-05-20", "城关发布")


def test_a_day_in_front_of_a_sentence_that_goes_on_opens_no_section():
    told = "<p>召开居民议事会三次。</p><p>开工时间：2021年3月5日</p><p>施工单位加班加点，月底全部完工。</p>"
    found = page(block(0, skip=("干事情况",)) + f"<p><b>干事情况：</b></p>{told}", block(1)).records[0]
    assert fields(found)["干事情况"] == "召开居民议事会三次。\n开工时间：2021年3月5日\n施工单位加班加点，月底全部完工。"


def test_a_name_like_an_alley_s_beside_one_of_another_kind_is_a_community():
    headings = ("白银路街道　甘家巷", "张掖路街道　水亭坊")
    parts = (f"<p><b>{heading}</b></p>{block(n, place=False)}" for n, heading in enumerate(headings))
    assert [r.community for r in page(*parts).records] == ["甘家巷", "水亭坊"]


def test_numbers_that_count_headings_are_no_text():
    names = ("王建国", "李春来", "赵四海")
    ending = "<p><b>工作成效：</b>扶手全部安装到位，居民纷纷点赞</p>"
    parts = [f"<p>0{n + 1}</p><p><b>{name}</b></p>{block(n % 2, place=False)}{ending}" for n, name in enumerate(names)]
    assert fields(page(LEAD, *parts).records[0])["工作成效"] == "扶手全部安装到位，居民纷纷点赞"


def test_subheads_are_no_labels_for_their_last_word():
    told = "<p><b>干事情况：</b>多次开会。</p><p><b>停车之困</b></p><p>村里多次开会商量，形成共识。</p>"
    found = page(block(0, skip=("干事情况",)) + told, block(1)).records[0]
    assert [*fields(found)].count("问题困难") == 1
    assert fields(found)["问题困难"] == SECTIONS[0][2][1]
    wish = "<p><b>组织寄语：</b>希望社区越办越好。</p>"
    assert fields(page(block(0) + wish, block(1)).records[0])["上任感言"] == SECTIONS[0][1][1]


def test_a_table_of_contacts_with_street_and_community_opens_no_blocks():
    contacts = table(*(("望湖街道", place[4:], "联系电话", f"0931-842000{n}") for n, place in enumerate(PLACES)))
    assert len(page(block(0), block(1), contacts).records) == 2


@pytest.mark.parametrize("names", [("A1", "A2", "B1"), ("甲", "乙", "丙")])
def test_names_of_houses_are_text(names):
    told = "<p>涉及三栋楼，分别是：</p>" + "".join(f"<p>{name}</p>" for name in names)
    found = page(block(0) + told, block(1)).records[0]
    assert fields(found)["干事情况"].endswith("\n".join(names))


def test_a_chart_of_arrows_is_text():
    told = "<p><b>发现问题→协商办理→工作成效</b></p>"
    assert [*fields(page(block(0) + told, block(1)).records[0])] == [name for name, _ in SECTIONS[0]]


@pytest.mark.parametrize("label", ["3月进展", "1号问题"])
def test_a_number_of_a_label_s_own_stays(label):
    form = f"<p><b><i>{label[0]}</i>{label[1:]}：</b>水管全部换完。</p>"
    assert [s.label for s in page(block(0) + form, block(1) + form).records[0].sections][-1] == label


def test_notes_calls_and_districts_between_blocks_belong_to_none():
    lines = (
        "<p>▌浣东区</p>",
        "<p>小编按：听说下周轮到北边的社区，我们也去看看。</p>",
        "<p><b>看到这里，您会给它打多少分？评论区告诉我们！</b></p>",
        "<p>（以下两件事项为州级示范项目）</p>",
        "<p>（下转山乡片）</p>",
        "<p>点击这里，为您身边的带头人投上一票>></p>",
    )
    for line in lines:
        assert fields(page(block(0), line, block(1)).records[0]) == dict(SECTIONS[0]), line


def test_badges_around_a_heading_are_none_of_it():
    heading = "<h4><span class=num>0{}</span> {} <em class=bdg>满意率9{}%</em></h4>{}"
    parts = (heading.format(n + 1, PLACES[n], n, block(n, place=False)) for n in range(2))
    assert [r.heading for r in page(*parts).records] == [*PLACES]


@pytest.mark.parametrize(
    ("heading", "street", "community"),
    [
        ("【第二站】青格达农场七队", "青格达农场", "七队"),
        ("石梯坎社区（朝天坊街道）　2021年1月12日上任　书记　龚凤琴", "朝天坊街道", "石梯坎社区"),
        ("双龙街道龙井社区上寨（易地搬迁安置点）", "双龙街道", "龙井社区"),
        ("NO.1 | 2021年11月18日 | 杏林街道槐荫里 | 98.6分", "杏林街道", "槐荫里"),
        ("云台镇人民调解委员会：三兄弟和一口老井", "云台镇", None),
        ("东湖街道梧桐社区调委会：挡住阳光的阳台", "东湖街道", "梧桐社区"),
        ("青石镇社区戒毒社区康复工作中心", "青石镇", None),
    ],
)
def test_more_places_in_headings(heading, street, community):
    parts = (f"<p><b>{h}</b></p>{block(n, place=False)}" for n, h in enumerate((heading, PLACES[1])))
    found = page(*parts).records[0]
    assert (found.heading, found.street, found.community) == (heading, street, community)


def test_a_slogan_and_the_place_below_it_in_one_box_are_one_heading():
    box = "<section style='border:1px solid #c00'><p>{}</p><p>{}</p></section>{}"
    slogans = ("一眼井，喝出三十里的甜", "一把钥匙开三道门")
    parts = (box.format(slogans[n], PLACES[n], block(n, place=False)) for n in range(2))
    found = page(LEAD, *parts).records
    assert [r.heading for r in found] == [f"{a}\n{b}" for a, b in zip(slogans, PLACES, strict=True)]
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区"]


def test_places_behind_a_number_in_a_table_or_in_two_lines_of_a_cell():
    cell = (
        "<tr><td rowspan=2>{}<td rowspan=2>{}<td>事项名称<td>修渠</tr><tr><td>干事情况<td>修了四十天，水到了地头。</tr>"
    )
    rows = (
        cell.format(1, "红旗岭农场第五管理区"),
        cell.format(2, "八五桥农场<br>二连"),
        cell.format(3, "柳毛乡向阳屯"),
    )
    found = page(LEAD, f"<table border=1>{''.join(rows)}</table>").records
    assert [(r.street, r.community) for r in found] == [
        ("红旗岭农场", "第五管理区"),
        ("八五桥农场", "二连"),
        ("柳毛乡", "向阳屯"),
    ]


def test_things_of_places_in_cells_that_reach_over_rows():
    cell = "<tr><td rowspan=2>{}<td>事项名称<td>装探头</tr><tr><td>干事情况<td>一块地一个探头，手机上看得见。</tr>"
    rows = (cell.format(name) for name in ("红岩乡石板村蓝莓基地", "白沙街道鱼鳞洲生态渔场"))
    found = page(LEAD, f"<table border=1>{''.join(rows)}</table>").records
    assert [(r.street, r.community) for r in found] == [("红岩乡", "石板村"), ("白沙街道", None)]


def test_an_only_block_whose_labels_are_set_alike_in_the_order_of_the_fields():
    told = "村里没有企业，集体一年收入不到四万，开会喊不来人。"
    labels = "".join(f"<p><b>◆ {label}</b></p><p>{told}</p>" for label in ("村情", "难事", "办法", "成效"))
    title = "太岳镇槐树底村：一本“攒分折”攒出新风气丨冀川支书开门事㉓"
    found = page(f"<p>{told}</p>", labels, title=title).records
    assert [(r.street, r.community) for r in found] == [("太岳镇", "槐树底村")]
    assert [s.field for s in found[0].sections] == ["情况简介", "问题困难", "干事情况", "工作成效"]
    assert not page(f"<p>{told}</p>", labels, title="一本“攒分折”攒出新风气").records


def test_the_heads_of_columns_of_labels_and_values_are_no_text():
    rows = "<tr><td rowspan=2>{}<td>事项名称<td>装探头</tr><tr><td>干事情况<td>一块地一个探头，手机上看得见。</tr>"
    head = "<tr><td>示范基地<td>栏目<td>内容</tr>"
    cells = "".join(rows.format(place) for place in PLACES)
    assert len(page(LEAD, f"<table border=1>{head}{cells}</table>").article.lead) == 1


@pytest.mark.parametrize("hint", ["＜＜ 左右滑动查看更多 ＞＞", "左右滑动查看图片", "<< 向左滑动 >>"])
def test_how_to_see_further_pictures_is_no_text(hint):
    told = f"<div><img src=/u/a.jpg><img src=/u/b.jpg></div><p>{hint}</p>"
    found = page(block(0) + told, block(1)).records[0]
    assert fields(found) == dict(SECTIONS[0])
    assert [i.caption for i in found.images] == [None, None]


def test_a_place_as_a_value_in_the_first_row_of_a_table_of_labels():
    parts = (f"<h3>案例{'一二'[n]}</h3>" + table(("承办社区", place), *SECTIONS[n]) for n, place in enumerate(PLACES))
    found = page(*parts).records
    assert [fields(r)["事项名称"] for r in found] == [SECTIONS[n][0][1] for n in range(2)]


@pytest.mark.parametrize("badge", ["苇荡社区", "书记　王芳", "王芳"])
def test_what_names_a_community_or_a_person_is_no_badge(badge):
    street = "望湖街道" if badge == "苇荡社区" else PLACES[0]
    parts = (f"<h3>{street}<span class=tag>{badge}</span></h3>{block(0, place=False)}",)
    found = page(*parts, block(1)).records[0]
    assert found.community == "苇荡社区"
    assert found.heading.endswith(badge)


@pytest.mark.parametrize(
    "last",
    [
        "（居民满意率达到98%）",
        "（截至目前，该项目已累计投入资金80万元）",
        "“你们把大家的事放在心上，我在业主群里留言点赞！”",
        "大家纷纷在微信群里留言点赞！",
        "大家举手投票，一致通过了管理公约",
    ],
)
def test_the_last_paragraph_of_a_section_stays(last):
    parts = (block(n) + f"<p>{last}</p>" for n in range(2))
    assert [fields(r)["干事情况"].endswith(last) for r in page(*parts).records] == [True, True]


@pytest.mark.parametrize("label", ["记者手记", "编者点评"])
def test_notes_that_each_block_has_are_sections(label):
    parts = [block(n, form="<p><b>【{}】</b>{}</p>") + f"<p><b>【{label}】</b>把小事办好。</p>" for n in range(2)]
    assert [fields(r).get(label) for r in page(*parts).records] == ["把小事办好。", "把小事办好。"]


def test_a_street_and_its_community_in_each_row_or_above_empty_cells():
    rows = table(*(("望湖街道", PLACES[n][4:], *SECTIONS[n][0], *SECTIONS[n][3]) for n in range(2)))
    assert [(r.street, r.community) for r in page(LEAD, rows).records] == [("望湖街道", p[4:]) for p in PLACES]
    sheet = [row for n in range(2) for row in (("望湖街道", PLACES[n][4:], *SECTIONS[n][0]), ("", "", *SECTIONS[n][3]))]
    assert [(r.street, r.community) for r in page(LEAD, table(*sheet)).records] == [("望湖街道", p[4:]) for p in PLACES]


def test_a_caption_that_names_a_place_above_a_heading_is_one():
    told = "<p><img src=/u/a.jpg></p><p>苇荡社区党群服务中心</p>"
    found = page(block(0) + told, f"<h3>{PLACES[1]}</h3>" + block(1, place=False)).records[0]
    assert [i.caption for i in found.images] == ["苇荡社区党群服务中心"]


@pytest.mark.parametrize("first", ["【事项名称】", "◆事项名称：", "一、事项名称："])
def test_a_dated_heading_above_a_label_in_any_form(first):
    parts = [
        f"<p><b>{place}　书记　王芳　2021.3.14</b></p><p>{first}为小区加装电梯</p><p>干事情况：三个月完工。</p>"
        for place in PLACES
    ]
    assert [r.street for r in page(*parts).records] == ["望湖街道", "望湖街道"]


def test_the_head_of_a_table_inside_a_section_stays():
    told = table(("姓名", "类别", "服务内容"), ("李秀英", "独居老人", "每周上门理发"), ("赵大爷", "残疾", "每月送药"))
    assert "类别" in page(block(0) + told, block(1)).article.text
    assert "类别" in fields(page(block(0) + told, block(1)).records[0])["干事情况"]


def test_a_number_in_front_of_a_listed_label_that_it_could_count():
    form = "<p><span class=num>{}</span><b>{}：</b>{}</p>"
    rows = (("项目名称", "修灯"), ("村情简介", "村里三百户。"), ("存在问题", "灯不亮。"))
    parts = [f"<h3>{p}</h3>" + "".join(form.format(n, *r) for n, r in enumerate(rows, 1)) for p in PLACES]
    assert [s.label for s in page(*parts).records[0].sections] == [a for a, _ in rows]


def test_arrows_in_the_value_behind_an_arrow():
    form = "<p><b>{}</b>→{}</p>"
    last = form.format("工作成效", "出行时间由四十分钟→十分钟，居民都说好。")
    assert "工作成效" in fields(page(block(0, form=form) + last, block(1, form=form)).records[0])


def test_a_day_that_ends_each_block_is_a_section_in_the_last_one_too():
    days = [block(n) + f"<p>完成时间：2021年5月3{n}日</p>" for n in range(2)]
    closing = "<p>下一步，全区将继续办好群众身边的实事，一件接着一件办。</p>"
    assert [fields(r)["完成时间"][:10] for r in page(*days, closing).records] == ["2021年5月30日", "2021年5月31日"]


def test_the_day_of_what_the_text_tells_is_not_the_article_s():
    told = f"<p>播种时间：2021年3月12日</p>{LEAD}{block(0)}{block(1)}"
    html = f"<h1>{TITLE}</h1><div>来源：城关发布</div><div class=content>{told}</div>"
    found = extract_page(f"<html><head><title>{TITLE}</title></head><body>{html}</body></html>".encode())
    assert (found.article.published_at, "播种时间" in found.article.text) == (None, True)


def test_an_office_that_asks_in_a_heading():
    headings = ("市公安局：一张居住证的“旅行”", "市教育局：转一次学，要盖几个章？")
    parts = (f"<h3>{h}</h3>{block(n, place=False, form='<p>◎ {}：{}</p>')}" for n, h in enumerate(headings))
    assert [r.heading for r in page(LEAD, *parts).records] == [*headings]


@pytest.mark.parametrize(
    "last",
    [
        "●锦绣小区",
        "“平安小区”",
        "（按每户每月30元收取）",
        "（以上资金由街道配套解决）",
        "请居民代表现场投票",
        "你们辛苦了，我在业主群里留言点赞！",
        "欢迎大家到社区留言板留言",
    ],
)
def test_more_last_paragraphs_that_stay(last):
    parts = (block(n) + f"<p>{last}</p>" for n in range(2))
    assert [fields(r)["干事情况"].endswith(last) for r in page(*parts).records] == [True, True]


def test_days_among_words_with_their_values_and_below_pictures():
    told = "<p>开工时间：2021年3月5日</p><p>总投资：12万元</p><p>受益户数：120户</p>"
    found = page(block(0) + told, block(1)).records[0]
    assert [*fields(found)] == [name for name, _ in SECTIONS[0]]
    shown = "<p align=center><img src=/u/a.jpg></p><p align=center>完工时间：2021年5月20日</p>"
    assert page(block(0) + shown, block(1)).records[0].images[0].caption == "完工时间：2021年5月20日"


@pytest.mark.parametrize("mark", ["PART 0{}", "0{}", "NO.{}", "第{}站", "案例{}", "一等奖"])
def test_a_mark_in_the_box_of_a_heading_is_none_of_it(mark):
    box = "<section style='background:#c00'><p>{}</p><p><strong>{}</strong></p></section>{}"
    parts = (box.format(mark.format(n + 1), PLACES[n], block(n, place=False)) for n in range(2))
    assert not any(mark[:1] in (r.heading or "")[:1] for r in page(LEAD, *parts).records)


def test_a_reach_of_a_river_right_behind_its_town():
    headings = ("蒙山镇思贤河城郊段", "蒙山镇大溪上游段：河长三查")
    found = page(*(f"<h3>{h}</h3>{block(n, place=False)}" for n, h in enumerate(headings))).records
    assert [(r.heading, r.street, r.community) for r in found] == [(h, "蒙山镇", None) for h in headings]


@pytest.mark.parametrize("thing", ["修车铺", "便民服务中心", "六号楼换水管"])
def test_words_at_a_heading_s_end_that_score_nothing_stay(thing):
    parts = (f"<h3>{PLACES[n]}<span class=label>{thing}</span></h3>{block(n, place=False)}" for n in range(2))
    assert [r.heading for r in page(*parts).records] == [place + thing for place in PLACES]


@pytest.mark.parametrize(
    "chart",
    ["发现问题→协商办理→工作成效。", "发现问题→解决问题", "发现问题→分析→协商办理→工作成效，四步走下来，事事有回音。"],
)
def test_charts_of_arrows_in_bold_are_text(chart):
    found = page(block(0) + f"<p><b>{chart}</b></p>", block(1)).records[0]
    assert fields(found)["干事情况"].endswith(chart)


def test_a_day_above_the_first_heading_opens_no_block():
    told = "<p><b>投票截止时间：2021年5月20日</b></p>"
    assert [r.heading for r in page(LEAD, told, block(0), block(1)).records] == [*PLACES]


def test_a_term_below_a_heading_says_more_of_it():
    names = ("云锦纺织", "福满竹编")
    parts = (f"<h2>{names[n]}</h2><p>结对干部：税源二股　费晓彤</p>{block(n, place=False)}" for n in range(2))
    found = page(LEAD, *parts).records
    assert [r.heading for r in found] == [*names]
    assert [r.lead for r in found] == [("结对干部：税源二股　费晓彤",)] * 2


def test_a_term_below_a_heading_of_a_series_may_be_the_heading():
    parts = (f"<h2>第{n + 1}站</h2><p>{PLACES[n]}：水的事</p>{block(n, place=False)}" for n in range(2))
    assert [r.heading for r in page(LEAD, *parts).records] == [f"{p}：水的事" for p in PLACES]


@pytest.mark.parametrize("tag", ["案例一 案例二", "案例 01 案例 02", "样本No.1 样本No.2"])
def test_numbered_words_above_headings_without_places_belong_to_nothing(tag):
    first, second = tag[: len(tag) // 2].strip(), tag[len(tag) // 2 :].strip()
    picture = "<p align=center><img src=/u/a.jpg></p>"
    box = "<section style='text-align:center'><p>{}</p><p style='font-size:18px'><b>{}</b></p></section>{}"
    found = page(
        LEAD,
        box.format(first, "六个人提水上楼", block(0, place=False)) + picture,
        box.format(second, "老街的灯亮了", block(1, place=False)),
    ).records
    assert [r.heading for r in found] == ["六个人提水上楼", "老街的灯亮了"]
    assert not any(tag[:2] in s.text for r in found for s in r.sections)
    assert found[0].images[0].caption is None


@pytest.mark.parametrize(
    "last",
    [
        "投诉热线：12315",
        "市反诈中心咨询电话：96110",
        "公示时间：7月6日至7月12日。监督电话：0766-0000000",
        "（组织部组织二科整理，欢迎跟帖监督）",
    ],
)
def test_telephones_and_notices_behind_the_last_block(last):
    found = page(block(0), block(1), f"<p>{last}</p>")
    assert found.article.footer == (last,)
    assert fields(found.records[1])["干事情况"] == SECTIONS[1][-1][1]


@pytest.mark.parametrize("text", ["值班室的电话：12315接了又接", "公示时间：七天", "（组织部组织二科整理，共三十件）"])
def test_sentences_of_telephones_and_notices_stay(text):
    found = page(block(0), block(1), f"<p>{text}</p>").records[1]
    assert fields(found)["干事情况"].endswith(text)


def test_a_day_in_a_table_s_last_row_above_a_note_is_a_label():
    rows = [[*SECTIONS[0]], [*SECTIONS[1]]]
    tables = [
        f"<p>{PLACES[n]}</p>" + table(*rows[n], *([("办结时间", "2021年5月10日")] if n else ())) for n in range(2)
    ]
    found = page(*tables, "<p>注：本表由各街道填报，区委组织部汇总。</p>").records[1]
    assert fields(found)["办结时间"] == "2021年5月10日"


def test_the_buttons_of_a_board_below_a_post_are_no_text():
    tools = "<div class=t2><a>顶端</a> <a>举报</a> <a>回复</a> <a>引用</a></div>"
    found = page(block(0), block(1), tools)
    assert fields(found.records[1])["干事情况"] == SECTIONS[1][-1][1]
    assert "举报" not in found.article.text


@pytest.mark.parametrize("hint", ["向上滑动", "向左滑动查看更多"])
def test_how_to_see_more_is_no_text(hint):
    assert page(f"<div>{hint}</div>", LEAD, block(0), block(1)).article.lead == (LEAD[3:-4],)


def test_a_label_in_two_halves_in_front_of_its_text():
    name, text = SECTIONS[0][1]
    found = page(block(0).replace(f"<b>{name}：</b>{text}", f"{name[:2]}<br/>{name[2:]}：{text}"), block(1)).records[0]
    assert [*fields(found).items()] == [*SECTIONS[0]]


@pytest.mark.parametrize(
    "form", ["<p><font face=黑体>{}</font>　{}</p>", "<p><span style='font-family:SimHei'>{}</span>　{}</p>"]
)
def test_a_typeface_sets_labels_apart(form):
    own = form.format("街坊评语", "“我这把伞修了三回，比买三把新的还值。”住在驿站巷的何奶奶说。")
    found = page(block(0, form=form), block(1, form=form) + own).records[1]
    assert "街坊评语" in fields(found)


def test_a_typeface_does_not_part_words_in_bold():
    bold = "<b><span lang=EN-US>{}</span></b><b><span style='font-family:黑体'>{}</span></b>"
    form = f"<p style='font-family:仿宋_GB2312'>{bold}：{{}}</p>"
    parts = (f"<p>{PLACES[n]}</p>" + "".join(form.format(k[:2], k[2:], v) for k, v in SECTIONS[n]) for n in range(2))
    assert [[*fields(r)] for r in page(*parts).records] == [[k for k, _ in s] for s in SECTIONS]


def test_banners_with_a_place_and_a_slogan_head_blocks():
    alts = [f"{place}：水的事“办成了”" for place in PLACES]
    banner = "<div><img src=/u/t{}.png alt='{}' width=690 height=96></div>"
    parts = (banner.format(n, alt) + block(n, place=False) for n, alt in enumerate(alts))
    found = page(LEAD, *parts).records
    assert [(r.heading, r.street, r.community) for r in found] == [
        (alt, "望湖街道", place[4:]) for alt, place in zip(alts, PLACES, strict=True)
    ]


def test_pictures_of_a_place_and_what_goes_on_there_are_pictures():
    shown = "<p><img src=/u/{}.jpg alt='{}：居民在领水'></p>"
    parts = (block(n) + shown.format(n, PLACES[n]) for n in range(2))
    assert [r.heading for r in page(LEAD, *parts).records] == [*PLACES]


@pytest.mark.parametrize(
    ("number", "heading"), [("<em>0{}</em>", ""), ("<i>0{}</i>", ""), ("<em>{}</em>号楼", "{}号楼 ")]
)
def test_a_number_in_emphasis_in_front_of_a_heading(number, heading):
    parts = (f"<h2>{number.format(n + 1)} 水的事</h2>{block(n, place=False)}" for n in range(2))
    assert [r.heading for r in page(LEAD, *parts).records] == [f"{heading.format(n + 1)}水的事" for n in range(2)]


def test_the_day_below_the_headline_in_the_text_is_no_paragraph():
    day = "<p align=center>2024年5月12日</p>"
    found = page(f"<p align=center><b>{TITLE}</b></p>{day}", LEAD, block(0), block(1)).article
    assert found.lead == (LEAD[3:-4],)
    diary = "".join(
        f"<p>2024年5月{n}日</p><p>停水的那天夜里，我们五个人轮流提水上楼，一句怨言也没有。</p>" for n in (3, 4)
    )
    assert "2024年5月3日" in page(f"<p>{TITLE}</p>{diary}").article.text


ROADS = Profile.model_validate(
    {
        "name": "roads",
        "title": "家门口的路",
        "fields": tuple(
            {"name": name, "aliases": (alias,)}
            for name, alias in (
                ("基本信息", "概况"),
                ("起止位置", "起讫点"),
                ("突出问题", "主要问题"),
                ("整治经过", "治理过程"),
            )
        ),
    }
)


def road(heading, *labels, form="<p><b>{}：</b>{}</p>"):
    text = "交通局把养路工、茶农和校车司机请到一辆车上，从山脚开到山顶，谁觉得险谁喊停。"
    return heading + "".join(form.format(label, text) for label in labels)


def test_lines_set_alike_above_labels_that_come_round_are_headings():
    bar = "<p align=center><font color=#00bb66><b>{}</b></font></p>"
    found = page(
        LEAD,
        road(bar.format("盐仓路"), "起止位置", "主要问题", "整治经过"),
        road(bar.format("云顶盘山道") + "<p>会车要靠喊，这是盘山道出了名的规矩。</p>", "概况", "突出问题"),
        road(bar.format("机耕三号路"), "起讫点", "治理过程"),
        profile=ROADS,
    ).records
    assert [r.heading for r in found] == ["盐仓路", "云顶盘山道", "机耕三号路"]
    assert found[1].lead == ("会车要靠喊，这是盘山道出了名的规矩。",)


def test_captions_and_subheads_in_one_style_head_no_blocks():
    bar = "<p align=center><font color=#00bb66><b>{}</b></font></p>"
    picture = "<p align=center><img src=/u/{}.jpg></p>"
    found = page(
        LEAD,
        road("<h3>盐仓路</h3>", "起止位置", "主要问题") + picture.format(1) + bar.format("养路工在量路面"),
        road("", "整治经过") + bar.format("先问后修") + "<p>先到沿街的铺子里问，问完了再画线。</p>",
        road("<h3>机耕路</h3>", "起讫点", "突出问题") + picture.format(2) + bar.format("烘干房外的新路"),
        road("", "治理过程"),
        profile=ROADS,
    ).records
    assert [r.heading for r in found] == ["盐仓路", "机耕路"]


def test_a_zone_above_a_community_s_heading_is_its_street():
    parts = (f"<p align=center><b>■ {zone}</b></p>" for zone in ("临港产业园", "生物医药园"))
    headings = (f"<p><b>● {name}</b></p>" for name in ("蓝领公寓社区", "芳草苑社区"))
    found = page(LEAD, *(next(parts) + next(headings) + block(n, place=False) for n in range(2))).records
    assert [(r.street, r.community) for r in found] == [("临港产业园", "蓝领公寓社区"), ("生物医药园", "芳草苑社区")]


def test_pictures_called_titles_head_blocks():
    alts = ("崮前镇柳编工坊 杞柳条上开出花", "九间棚乡卧虎村老粗布工坊")
    lead = "<p>立秋一过，沭河滩上的杞柳齐刷刷长到一人高。</p>"
    parts = (f"<div><img src=/u/title_{n}.png alt='{alts[n]}'></div>{lead}{block(n, place=False)}" for n in range(2))
    found = page(LEAD, *parts).records
    assert [(r.heading, r.street, r.community) for r in found] == [
        (alts[0], "崮前镇", None),
        (alts[1], "九间棚乡", "卧虎村"),
    ]


def test_a_sentence_in_half_width_punctuation_is_no_heading_and_keeps_its_stop():
    text = SECTIONS[0][1][1][:-1] + "."
    first = block(0).replace(SECTIONS[0][1][1] + "</p><p><b>问题困难：</b>", text + "问题困难:</p><p>")
    found = page(
        f"<p>{PLACES[0]}</p><p>停水的那天夜里,我们轮流提水上楼.</p>", first.partition("</p>")[2], block(1)
    ).records
    assert found[0].heading == PLACES[0]
    assert fields(found[0])["上任感言"] == text


def test_a_numbered_subhead_below_a_picture_is_no_caption():
    heads = [
        f"<p align=center>（{n}）把会场挪到楼下</p><p>社区在楼之间选了九处，加盖雨棚，砌上石桌。</p>" for n in "一二三"
    ]
    heads.insert(2, "<p align=center><img src=/u/a.jpg></p>")
    found = page(block(0) + "".join(heads), block(1)).records[0]
    assert "（三）把会场挪到楼下" in fields(found)["干事情况"]
    assert found.images[0].caption is None


def test_a_dash_behind_words_of_labels_in_bold_stands_for_the_colon_of_others():
    own = "<p><b>居民反响</b>——下雨天再也不用绕路了。</p><p><b>还差什么</b>——差一盏灯。</p>"
    assert {"居民反响", "还差什么"} <= fields(page(block(0), block(1) + own).records[1]).keys()
    plain = own.replace("<b>", "").replace("</b>", "")
    assert fields(page(block(0), block(1) + plain).records[1]).keys() == dict(SECTIONS[1]).keys()
    points = "<p><b>摸底排查</b>——逐户敲门，登记水表。</p><p><b>多方联动</b>——请来水务公司一起算账。</p>"
    assert fields(page(block(0), block(1) + points).records[1])["干事情况"].endswith("一起算账。")


def test_a_label_in_two_halves_with_its_colon_in_a_cell():
    rows = [(f"{k[:2]}<br>{k[2:]}：", v) for k, v in SECTIONS[0]] + [("最难忘的<br>一天：", "停水的那天夜里。")]
    found = page(f"<p>{PLACES[0]}</p>", table(*rows)).records[0]
    assert fields(found)["最难忘的一天"] == "停水的那天夜里。"


def test_numbered_pictures_whose_name_begins_with_wx():
    assert len(page(block(0) + "<p><img src=/u/wx1.jpg></p>", block(1)).records[0].images) == 1
    assert not page(block(0) + "<p><img src=/u/wx.jpg></p>", block(1)).records[0].images


def test_things_of_places_with_a_lead_below_that_are_set_like_headings():
    headings = [f"{place}新时代文明实践站" for place in PLACES]
    lead = "<p>停水的那天夜里，我们轮流提水上楼。</p>"
    parts = (f"<h3>{h}</h3>{lead * n}{block(n, place=False)}" for n, h in enumerate(headings))
    found = page(LEAD, *parts).records
    assert [(r.heading, r.street, r.community) for r in found] == [
        (h, "望湖街道", place[4:]) for h, place in zip(headings, PLACES, strict=True)
    ]


@pytest.mark.parametrize("who", ["网格员 孙秀娥", "网格员綦学礼", "　村医　陶　艳"])
def test_who_works_in_a_place_behind_its_name(who):
    parts = (f"<h3>{place}{who}</h3>{block(n, place=False)}" for n, place in enumerate(PLACES))
    assert [r.community for r in page(LEAD, *parts).records] == [place[4:] for place in PLACES]


@pytest.mark.parametrize("last", ["（本版制图　饶　峰）", "本期配图 陶艳"])
def test_who_drew_the_pictures_is_no_text(last):
    found = page(block(0), block(1), f"<p>{last}</p>").records[1]
    assert fields(found)["干事情况"] == SECTIONS[1][-1][1]


def test_a_button_that_reads_aloud_is_no_text():
    assert page("<div>听新闻</div>", LEAD, block(0), block(1)).article.lead == (LEAD[3:-4],)


@pytest.mark.parametrize(
    "line",
    [
        "<p style='font-size:12px;color:#999'>社区干部入户走访</p><p><img src=/u/{}.jpg></p>",
        "<p style='color:#00f'>点击观看视频</p>",
        "<p align=center style='color:#c00'>“先问后修，修了再问”</p>",
        "<p><em>一户一户敲门</em></p>",
        "<section style='background:#eee'><p>干部群众齐上阵</p></section>",
        "<p style='font-family:楷体'>办好小事就是办好大事</p>",
    ],
)
@pytest.mark.parametrize("heading", ["<p><b>{}</b></p>", "<h3>{}</h3>"])
def test_lines_of_one_style_within_blocks_head_none(line, heading):
    def whole(n):
        labels = [f"<p><b>{k}：</b>{v}</p>" for k, v in SECTIONS[n]]
        return heading.format(PLACES[n]) + "".join(labels[:2]) + line.format(n) + "".join(labels[2:])

    assert [r.heading for r in page(LEAD, whole(0), whole(1)).records] == [*PLACES]


@pytest.mark.parametrize("thing", ["改造后的口袋公园", "城关区实验幼儿园", "修缮后的社区花园", "老厂区家园"])
def test_captions_and_values_that_end_like_zones_are_no_streets(thing):
    named = "<p><b>望湖街道</b></p><p><b>苇荡社区</b></p>"
    shown = f"<p><img src=/u/1.jpg></p><p align=center style='color:#888'>{thing}</p>"
    found = page(named + block(0, place=False) + shown, "<p><b>荷塘社区</b></p>" + block(1, place=False)).records
    assert [(r.street, r.community) for r in found] == [("望湖街道", "苇荡社区"), ("望湖街道", "荷塘社区")]


def test_telephones_of_blocks_stay_in_them():
    found = page(*(block(n) + f"<p>订餐电话：0931-888888{n}</p>" for n in range(2))).records
    assert [fields(r)["干事情况"].splitlines()[-1] for r in found] == [f"订餐电话：0931-888888{n}" for n in range(2)]
    told = page(block(0), block(1) + "<p><b>服务方式：</b></p><p>预约电话：0931-8888881</p>").records[1]
    assert [*fields(told).values()][-1].endswith("预约电话：0931-8888881")


@pytest.mark.parametrize("last", ["灯罩由望湖街道老年协会制作", "值班员的手机就是热线电话：0931-8888881"])
def test_sentences_of_who_made_it_stay(last):
    assert fields(page(block(0), block(1) + f"<p>{last}</p>").records[1])["干事情况"].endswith(last)


def test_pictures_below_a_place_s_name_are_no_banners():
    shown = "<p><img src=/u/title_{}.jpg alt='{}：居民在领水' width=690 height=96></p>"
    parts = (f"<p><b>{p}</b></p>{shown.format(n, p)}{block(n, place=False)}" for n, p in enumerate(PLACES))
    found = page(LEAD, *parts).records
    assert [r.heading for r in found] == [*PLACES]


@pytest.mark.parametrize("form", ["<p><b>{}：换上新水管</b></p>", "<p>{}：换上新水管</p>"])
def test_a_community_below_a_chapter_s_heading_is_a_heading(form):
    chapters = ("一、清水进楼入户来", "二、老街点亮夜归路")
    parts = (f"<h2>{c}</h2>{form.format(PLACES[n])}{block(n, place=False)}" for n, c in enumerate(chapters))
    assert [r.community for r in page(LEAD, *parts).records] == [p[4:] for p in PLACES]


@pytest.mark.parametrize("score", ["得分 {}", "票数 {}"])
def test_scores_at_blocks_ends_are_text(score):
    found = page(*(block(n) + f"<p>{score.format(90 + 3 * n)}</p>" for n in range(2)), block(0)).records
    assert [fields(r)["干事情况"].endswith(score.format(90 + 3 * n)) for n, r in enumerate(found[:2])] == [True, True]


def test_numbered_captions_are_captions():
    shown = "<p><img src=/u/{0}.jpg></p><p align=center style='color:#888'>（{0}）改造{1}的楼道</p>"
    found = page(block(0) + shown.format("一", "前") + shown.format("二", "后"), block(1)).records[0]
    assert [i.caption for i in found.images] == ["（一）改造前的楼道", "（二）改造后的楼道"]


def test_the_buttons_of_a_board_between_two_posts_end_nothing():
    tools = "<div>回复 举报 收藏 分享</div>"
    posts = (f"<div class=post>{block(n)}</div>{tools}" for n in range(2))
    found = page(*posts)
    assert [r.community for r in found.records] == [p[4:] for p in PLACES]
    assert "举报" not in found.article.text


def test_a_place_in_brackets_in_the_title():
    only = block(0, place=False)
    titles = {
        "望湖街道【苇荡社区】六号楼换水管": ("望湖街道", "苇荡社区"),
        "【典型案例】望湖街道苇荡社区：换水管": ("望湖街道", "苇荡社区"),
    }
    for title, place in titles.items():
        assert [(r.street, r.community) for r in page(only, title=title).records] == [place]


def test_a_label_in_two_typefaces_is_one():
    half = "<p><span style='font-family:黑体'>{}</span><span style='font-family:宋体'>{}</span>　{}</p>"
    parts = (f"<p>{PLACES[n]}</p>" + "".join(half.format(k[:2], k[2:], v) for k, v in SECTIONS[n]) for n in range(2))
    assert [[*fields(r).items()] for r in page(*parts).records] == [[*s] for s in SECTIONS]


def test_a_day_with_which_the_story_begins_stays():
    day = "<p>2021年7月1日</p><p>这一天，新书记正式上任，接过一串钥匙。</p>"
    assert page(f"<p>{TITLE}</p>{day}", block(0), block(1)).article.lead[0] == "2021年7月1日"


@pytest.mark.parametrize("word", ["现在", "过去"])
def test_now_and_then_in_bold_are_text(word):
    told = f"<p><b>{word}：</b>水泥路通到家门口。</p><p>路边还种了桂花。</p>"
    assert fields(page(block(0) + told, block(1)).records[0])["干事情况"].endswith("路边还种了桂花。")


@pytest.mark.parametrize("row", ["□本报记者　翁晓岚", "文字：张水生　摄影：鲍磊"])
def test_who_wrote_it_above_all_the_text_is_no_lead(row):
    assert page(f"<p>{row}</p>", LEAD, block(0), block(1)).article.lead == (LEAD[3:-4],)


@pytest.mark.parametrize("row", ["文/图　瓦子坡社区　詹小容", "本段编辑：穆　兰", "编辑：穆兰"])
@pytest.mark.parametrize("badge", ["", "<section style='background:#b33'>02</section>"])
def test_who_wrote_a_block_is_none_of_it(row, badge):
    found = page(block(0) + f"<p>{row}</p>{badge}", block(1))
    assert fields(found.records[0])["干事情况"] == SECTIONS[0][-1][1]


def test_a_number_in_brackets_before_a_glued_label_is_none_of_the_text():
    (name, text), (own, words), *_ = SECTIONS[0]
    first = block(0).replace(f"{text}</p><p><b>{own}：</b>{words}", f"{text}(2)<b>{own}：</b>{words}")
    assert [*fields(page(first, block(1)).records[0]).items()][:2] == [(name, text), (own, words)]


def test_a_dot_stands_for_the_colon():
    form = "<p><b>{}</b>．{}</p>"
    assert [*fields(page(block(0, form=form), block(1)).records[0]).items()] == [*SECTIONS[0]]


def test_the_mark_of_labels_makes_no_caption_of_one():
    form = "<p>▶{}　{}</p>"
    last = "<p><img src=/u/1.jpg></p>" + form.format("工作成效", "油烟有管子走，咳嗽都好了些。")
    found = page(block(0, form=form), block(1, form=form) + last).records[1]
    assert found.images[0].caption is None
    assert fields(found)["工作成效"] == "油烟有管子走，咳嗽都好了些。"


@pytest.mark.parametrize("asked", ["这条管子是怎么换的", "后来谁来管这口井"])
def test_questions_in_bold_are_labels_like_others(asked):
    own = f"<p><b>{asked}：</b>停水当晚接了一条临时管。</p>"
    found = page(block(0), block(1) + own).records[1]
    assert fields(found).keys() != dict(SECTIONS[1]).keys() or "停水当晚" not in fields(found)["问题困难"]
    assert "停水当晚接了一条临时管。" in [s.text for s in found.sections]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("望湖街道 · 听涛书房", ("望湖街道", None)),
        ("望湖街道北门菜市场", ("望湖街道", None)),
        ("望湖街道 · 纺织里", ("望湖街道", "纺织里")),
        ("红旗镇三里铺村段", ("红旗镇", "三里铺村")),
    ],
)
def test_venues_and_stretches_behind_a_street(heading, place):
    found = page(*(f"<h3>{heading}</h3>{block(n, place=False)}" for n in range(2))).records
    assert [(r.street, r.community) for r in found] == [place] * 2


def test_a_brigade_signs_above_the_date():
    found = page(block(0), block(1), "<p>怀安县公安局交通警察大队</p><p>2022年7月3日</p>").article
    assert found.footer == ("怀安县公安局交通警察大队", "2022年7月3日")


def test_a_typeface_alone_parts_no_word_from_its_sentence():
    told = "<p><span style='font-family:楷体'>社区书记</span>上门三次，说服了最后一户。</p>" * 2
    form = "<p><span class=lab><span style='font-family:黑体'>{}</span></span>{}</p>"
    for shape in ("<p><b>{}：</b>{}</p>", form):
        found = page(*(block(n, form=shape) + told for n in range(2))).records
        assert [[*fields(r)] for r in found] == [[k for k, _ in s] for s in SECTIONS]


def test_chapters_above_several_blocks_take_no_block_s_heading():
    parts = [f"<p>项目{c}：{('换上新水管', '装上路灯')[n]}</p>{block(n, place=False)}" for n, c in enumerate("一二")]
    assert [r.heading for r in page(LEAD, "<h3>农业类</h3>", *parts).records] == [
        "项目一：换上新水管",
        "项目二：装上路灯",
    ]


def test_signs_that_are_no_board_s_stay():
    parts = (f"<h3 class=sign>{p}</h3>{block(n, place=False)}" for n, p in enumerate(PLACES))
    assert [r.heading for r in page(LEAD, *parts).records] == [*PLACES]


@pytest.mark.parametrize(
    "last",
    [
        "<p>参与人员：</p><p>社区工作者 王建国</p><p>特约通讯员 李明亮</p>",
        "<p>——荷塘社区通讯员 李明亮</p>",
        "<p>撰稿：社区综合服务中心</p>",
    ],
)
def test_names_at_a_block_s_end_that_sign_nothing_stay(last):
    text = last.rpartition("<p>")[2].removesuffix("</p>")
    assert text in fields(page(block(0) + last, block(1)).records[0])["干事情况"]


def test_pictures_of_scenes_head_no_blocks_below_headings_of_their_own():
    names = ("一根水管连民心", "一盏路灯照归途", "一口老井润街坊")
    parts = (
        f"<p><b>{name}</b></p><p><img src=/u/{n}.jpg alt='{PLACES[n % 2]}：居民座谈'></p>{block(n % 2, place=False)}"
        for n, name in enumerate(names)
    )
    assert [r.heading for r in page(LEAD, *parts).records] == [*names]


def test_the_last_of_a_list_is_no_zone():
    shown = "<p><b>（一）</b>建成的有：</p><p><b>■ 共享菜园</b></p><p><b>■ 科普农场</b></p>"
    found = page(block(0) + shown, "<h3>荷塘社区</h3>" + block(1, place=False)).records
    assert (found[1].street, found[1].community) == (None, "荷塘社区")


@pytest.mark.parametrize("rubric", ["开门一件事 望湖街道苇荡社区", "开门一件事：望湖街道苇荡社区", "望湖街道苇荡社区"])
def test_a_place_in_a_title_s_rubric(rubric):
    found = page(block(0, place=False), title=f"【{rubric}】换上新水管").records
    assert [(r.street, r.community) for r in found] == [("望湖街道", "苇荡社区")]


def test_a_field_s_own_label_beside_what_merely_speaks_of_it():
    listed = ("基本信息", "起止位置", "突出问题", "整治经过")
    found = page(LEAD, road("<h3>盐仓路</h3>", *listed[:2], "来去路线", *listed[2:]), profile=ROADS).records[0]
    assert "来去路线" in fields(found)


@pytest.mark.parametrize("own", ["治家格言", "村规宣言"])
def test_words_that_end_like_verbs_of_speech_are_labels(own):
    form = "<p><b>{}：</b>院墙可以矮一点，心可以宽一点。</p>"
    found = page(*(block(n) + form.format(own) for n in range(2))).records
    assert [own in fields(r) for r in found] == [True, True]


def with_label(printed, value="夜里还有两盏灯没有亮，等配件到了再装。"):
    """The field and label of what is printed behind the last section, and how many sections the block has."""
    form = "<p><b>{}：</b>{}</p>"
    bodies = [
        block(n).replace("干事情况", "干　事　情　况") + form.format(printed, f"{value}（{'甲乙'[n]}）") for n in (0, 1)
    ]
    sections = page(*bodies).records[0].sections
    return sections[-1].field, sections[-1].label, len(sections)


def test_a_numeral_in_a_label_whose_letters_stand_apart_is_no_number():
    assert with_label("一　句　话　体　会")[1] == "一　句　话　体　会"
    assert with_label("五、工　作　成　效")[:2] == ("工作成效", "工　作　成　效")


def test_letters_that_stand_apart_make_a_label_of_any_word():
    assert with_label("5．未 了 之 事") == ("未了之事", "未 了 之 事", 5)


def test_contacts_are_labels_in_lists_of_terms():
    terms = "".join(
        f"<dt>{k}</dt><dd>{v}</dd>" for k, v in (*SECTIONS[0], ("联系电话", "0931-0000000（社区便民服务站）"))
    )
    record = page(f"<p>{PLACES[0]}</p><dl>{terms}</dl>").records[0]
    assert fields(record)["联系电话"] == "0931-0000000（社区便民服务站）"


@pytest.mark.parametrize(
    "printed",
    ["老 张 头 说：水来了，心就定了。", "一 鼓 作 气：大家都来了。", "一 查 水 源：先把三口井查了一遍，再把管道换了。"],
)
def test_letters_apart_in_plain_text_are_words(printed):
    bodies = [block(n, form="<p>{}：{}</p>") + (f"<p>{printed}</p>" if n == 0 else "") for n in (0, 1)]
    assert len(page(*bodies).records[0].sections) == 4


@pytest.mark.parametrize(
    "printed", ["（搬迁12户）石门村", "（一组12户）石门村", "（图二）石门村", "智慧农业", "发展现代农业"]
)
def test_what_is_counted_or_called_like_a_firm_opens_no_block(printed):
    text = block(0).replace("资金缺口大。</p>", f"资金缺口大。</p><p>{printed}</p>")
    assert len(page(text, block(1)).records) == 2


def test_a_number_of_all_is_no_part_of_the_heading():
    bodies = [f"<div><i>{k + 1}/2</i><b>{PLACES[k]}</b></div>" + block(k, place=False) for k in (0, 1)]
    assert [r.heading for r in page(*bodies).records] == list(PLACES)


def test_a_number_behind_the_name_in_an_element_of_its_own_is_no_part_of_the_heading():
    bodies = [
        f"<div><span class=nm>◎ {PLACES[k][4:]}</span><em class=blk-idx>{k + 1}</em></div>" + block(k, place=False)
        for k in (0, 1)
    ]
    assert [r.community for r in page(*bodies).records] == ["苇荡社区", "荷塘社区"]


def test_the_one_row_of_a_table_is_of_the_heading_above_it():
    head = "<tr>" + "".join(f"<th>{name}</th>" for name, _ in SECTIONS[0]) + "</tr>"
    rows = ["<tr>" + "".join(f"<td>{text}</td>" for _, text in sections) + "</tr>" for sections in SECTIONS]
    tables = [f"<p><b>{n + 1}．{PLACES[n]}</b></p><table>{head}{rows[n]}</table>" for n in (0, 1)]
    records = page(*tables).records
    assert [(r.community, len(r.sections)) for r in records] == [("苇荡社区", 4), ("荷塘社区", 4)]


def test_a_name_with_all_its_letters_apart_is_whole():
    records = page(
        *(f"<p><b>{name}</b></p>" + block(n, place=False) for n, name in enumerate(("前 店 村", "后 店 村")))
    ).records
    assert [r.community for r in records] == ["前店村", "后店村"]


@pytest.mark.parametrize("badge", ["【展示一】", "[第二站]", "（样板间3号）"])
def test_a_counted_badge_is_no_part_of_the_place(badge):
    bodies = [block(n, place=False) for n in (0, 1)]
    names = ("柳泉镇中心小学", "大峪乡上岭小学")
    records = page(*(f"<p><b>{badge}{name}</b></p>{body}" for name, body in zip(names, bodies, strict=True))).records
    assert [r.street for r in records] == ["柳泉镇", "大峪乡"]


def test_a_labels_colon_in_front_of_the_next_paragraph_is_no_text():
    record = page(block(0, form="<p><b>{}</b></p><p>：{}</p>"), block(1)).records[0]
    assert fields(record) == dict(SECTIONS[0])


@pytest.mark.parametrize("label", ["他的活法", "对症施策", "从堆场到园子", "谁点头，谁摇头", "政策问答"])
def test_words_that_begin_like_a_sentence_are_labels_where_they_are_set_apart_with_their_colon(label):
    body = block(0) + f"<p><b>{label}：</b>社区记了一本账，一笔一笔公开。</p>"
    assert [s.label for s in page(LEAD, body, block(1)).records[0].sections][-1] == label


@pytest.mark.parametrize("words", ["他说", "从这以后，路上再没有人摔跤", "在社区看来，这件事办得值"])
def test_a_sentence_in_bold_with_a_colon_is_no_label(words):
    body = block(0) + f"<p><b>{words}：</b>灯亮了，心里也亮了。</p>"
    assert len(page(LEAD, body, block(1)).records[0].sections) == len(SECTIONS[0])


def test_words_in_bold_before_a_gap_are_labels_where_no_label_has_a_colon():
    form = "<p><b>{}</b>&nbsp;{}</p>"
    body = block(0, form=form) + form.format("花费", "一共花了七十二块钱，其中灯泡十六块。")
    assert fields(page(LEAD, body, block(1, form=form)).records[0])["花费"].startswith("一共花了")
    body = block(0) + form.format("花费", "一共花了七十二块钱，其中灯泡十六块。")
    assert "花费" not in fields(page(LEAD, body, block(1)).records[0])


def test_words_in_bold_at_a_paragraph_s_end_are_the_field_that_their_block_lacks():
    names = ("家庭名片", "家庭故事", "所获荣誉 得过的奖项", "邻里评说")
    rows = [("家庭名片", "三代人，种枸杞。"), ("家庭故事", "她把防冻的办法写成大字贴在村口。<b>拿过的奖</b>")]
    blocks = [
        f"<p><b>桃花镇{place}村</b></p>"
        + "".join(f"<p><b>{label}</b></p><p>{text}</p>" for label, text in rows)
        + "<p>自治区“五好家庭”。</p><p><b>邻里评说</b></p><p>“谁都能来学。”</p>"
        for place in ("柳树", "石桥")
    ]
    profile = Profile(name="帮扶", fields=tuple({"name": n, "aliases": tuple(a)} for n, *a in map(str.split, names)))
    found = fields(page(*blocks, title="桃花镇驻村帮扶展播（三）", profile=profile).records[0])
    assert found["所获荣誉"] == "自治区“五好家庭”。"


def test_words_with_their_letters_apart_are_labels_where_listed_ones_are_written_so():
    blocks = [
        f"<p>{PLACES[n]}</p>" + "".join(f"<p>{' '.join(label)}</p><p>{text}</p>" for label, text in rows)
        for n, rows in enumerate((*SECTIONS[0], ("街坊点赞", "灯亮了。")) if n == 0 else SECTIONS[n] for n in range(2))
    ]
    assert fields(page(LEAD, *blocks).records[0])["街坊点赞"] == "灯亮了。"


def test_a_last_label_with_nothing_below_it_stands_above_the_next_heading():
    form = "<p>{}</p><p>{}</p>"
    empty = "<p>工作成效</p>"
    found = page(LEAD, block(0, form=form) + empty, block(1, form=form)).records
    assert [s.field for s in found[0].sections][-1] == "工作成效"
    assert found[0].sections[-1].text == ""
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区"]


def test_a_listed_word_in_quotes_that_begins_a_sentence_is_no_label():
    names = ("事情起因", "明白人 法律明白人", "处理结果")
    rows = (("事情起因", "两家为一堵墙争了八年。"), ("明白人", "村妇女主任吴步青。"), ("处理结果", "墙拆了。"))
    blocks = [
        f"<p><b>桃花镇{place}村</b></p>" + "".join(f"<p><b>{a}：</b>{b}</p>" for a, b in rows)
        for place in ("柳树", "石桥")
    ]
    profile = Profile(name="帮扶", fields=tuple({"name": n, "aliases": tuple(a)} for n, *a in map(str.split, names)))
    lead = "“法律明白人”不是法官，也不是律师，他们是村里说得上话的那个人。"
    result = page(f"<p>{lead}</p>", *blocks, title="桃花镇驻村帮扶展播（三）", profile=profile)
    assert len(result.records) == 2
    assert result.article.lead == (lead,)


def renamed(number, form, **names):
    """A block with other words in the place of some labels."""
    return f"<p>{PLACES[number]}</p>" + "".join(form.format(names.get(a, a), b) for a, b in SECTIONS[number])


@pytest.mark.parametrize("form", ["<p>●{}　{}</p>", "<p>（{}）{}</p>", "<p>■{}　　{}</p>", "<p>{}：{}</p>"])
@pytest.mark.parametrize("label", ["哪里过不去", "难倒了谁"])
def test_words_in_the_place_of_a_field_that_stand_like_its_label_are_one(form, label):
    found = page(LEAD, renamed(0, form, 问题困难=label), block(1, form=form)).records
    assert fields(found[0])["问题困难"] == SECTIONS[0][2][1]
    assert [s.label for s in found[0].sections][2] == label


@pytest.mark.parametrize("words", ["居民王秀兰说", "第二天他又来了", "最后站长也着急"])
def test_words_of_a_story_are_none(words):
    form = "<p>{}：{}</p>"
    story = form.format(words, "“水来了，心里就踏实了，谢谢你们。”")
    found = page(LEAD, block(0, form=form) + story, block(1, form=form)).records
    assert [s.field for s in found[0].sections] == [name for name, _ in SECTIONS[0]]


def test_a_block_has_labels_of_its_own_look():
    names = {"事项名称": "头一件事", "上任感言": "我想说的话", "问题困难": "难在哪儿", "干事情况": "怎么干的"}
    one = renamed(0, "<h4>（一）{}</h4><p>{}</p>", **names)
    found = page(LEAD, one, block(1)).records
    assert [s.label for s in found[0].sections] == [*names.values()]


def test_a_label_that_means_a_field_which_its_block_lists_is_of_another():
    names = ("题目", "起因", "茶桌上的话", "落地举措", "街坊点评")
    texts = (
        "路灯修好了。",
        "灯黑了三年，老人夜里不敢出门。",
        "大家坐到半夜，定下轮流看灯。",
        "半个月后灯全亮了。",
        "“亮堂了。”",
    )
    rows = [*zip(names, texts, strict=True)]
    blocks = [
        f"<p><b>桃花镇{place}村</b></p>"
        + "".join(f"<p><b>{said if a == '茶桌上的话' else a}：</b>{b}</p>" for a, b in rows)
        for place, said in (("柳树", "大家怎么说"), ("石桥", "大家怎么说"))
    ]
    profile = Profile(name="茶桌", fields=tuple({"name": name} for name in names))
    found = page(*blocks, title="桃花镇茶桌议事展播（三）", profile=profile).records
    assert [fields(r)["茶桌上的话"] for r in found] == [texts[2]] * 2


def test_two_alleys_of_one_community_are_two_blocks():
    heads = ("望湖街道苇荡社区·缆绳巷", "望湖街道苇荡社区舵手巷")
    found = page(
        LEAD,
        *(f"<p><b>{h}</b></p><p>巷长是个九〇后。</p>" + block(n, place=False) for n, h in enumerate(heads)),
    ).records
    assert [(r.community, r.heading) for r in found] == [("苇荡社区", h) for h in heads]


@pytest.mark.parametrize(
    "last",
    [
        "撰文　苑　晓　　摄影　水木青",
        "本版摄影　记者　赵嘉禾",
        "采写/摄影：本报记者 卫晓棠",
        "您有烦心事，欢迎留言参加下一期。",
        "（本文由苇荡社区供稿，图片由社区提供）",
        "—本期完—",
        "公示电话：0000-5551234",
        "报送单位：各镇（街道）党群办",
        "帮办线索征集电话：0427-0000000",
    ],
)
def test_who_wrote_it_and_whoever_may_write_end_the_article(last):
    found = page(LEAD, block(0), block(1), f"<p>{last}</p>")
    assert fields(found.records[1])["干事情况"] == SECTIONS[1][3][1]


def test_a_number_in_a_cell_beside_it_counts_a_heading():
    def rows(number):
        heading = f"<tr><td rowspan=5>{number + 1}</td><td colspan=2>{PLACES[number]}</td></tr>"
        return f"<table>{heading}{''.join(f'<tr><td>{a}</td><td>{b}</td></tr>' for a, b in SECTIONS[number])}</table>"

    found = page(LEAD, rows(0), rows(1)).records
    assert [(r.heading, r.community) for r in found] == [(p, p.removeprefix("望湖街道")) for p in PLACES]
    assert [len(r.sections) for r in found] == [4, 4]


def test_a_table_of_one_column_behind_tables_of_two_goes_on_with_the_article():
    names = {"事项名称": "领办事项", "上任感言": "任职感言", "问题困难": "存在困难", "干事情况": "干事过程"}
    last = "".join(f"<tr><td><b>{names[a]}</b></td></tr><tr><td>{b}</td></tr>" for a, b in SECTIONS[1])
    found = page(LEAD, f"<p>{PLACES[0]}</p>", table(*SECTIONS[0]), f"<p>{PLACES[1]}</p><table>{last}</table>").records
    assert [s.label for s in found[1].sections] == [*names.values()]


def test_a_word_in_brackets_of_labels_is_one():
    form = "<p>【{}】{}</p>"
    names = {"事项名称": "一件事", "上任感言": "任职感言", "问题困难": "难点", "干事情况": "办理经过"}
    own = form.format("改观", "灯亮了，夜里出门不用摸黑。")
    found = page(LEAD, renamed(0, form, **names) + own, block(1)).records
    assert [s.label for s in found[0].sections] == [*names.values(), "改观"]


def test_words_in_plain_type_before_a_wide_gap_are_labels_where_several_are():
    form = "<p>{}　　{}</p>"
    names = {"上任感言": "任职感言", "问题困难": "难在何处", "干事情况": "办理过程"}
    found = page(LEAD, renamed(0, form, **names), block(1)).records
    assert [s.field for s in found[0].sections] == [name for name, _ in SECTIONS[0]]


def test_whose_words_follow_in_bold_before_a_gap_is_a_label():
    form = "<p><b>{}</b>　{}</p>"
    own = form.format("匠人的话", "豆子不哄人，哪天偷了懒，揭开盖子一闻就晓得。")
    found = page(LEAD, block(0, form=form) + own, block(1, form=form)).records
    assert [s.label for s in found[0].sections][-1] == "匠人的话"


def test_a_label_in_bold_at_the_end_begins_where_the_bold_type_does():
    said = "<p><b>上任感言：</b>“灯亮了，心里也亮了。”——居民阙师傅<b>问题困难：</b></p><p>线路老化，权属不清。</p>"
    found = page(LEAD, f"<p>{PLACES[0]}</p><p><b>事项名称：</b>修灯</p>", said, block(1)).records
    assert [s.label for s in found[0].sections] == ["事项名称", "上任感言", "问题困难"]
    assert fields(found[0])["上任感言"].endswith("居民阙师傅")


def test_a_label_behind_a_number_in_brackets_may_have_a_remark_at_the_end():
    form = "<p><b>（{}）{}：</b>{}</p>"
    sections = [*SECTIONS[1], ("值守电话", "0850-0000031（石绍文，全天）")]
    body = "".join(form.format(n, *section) for n, section in enumerate(sections, 1))
    found = page(LEAD, block(0), f"<p>{PLACES[1]}</p>{body}").records
    assert [s.label for s in found[1].sections] == [name for name, _ in sections]


def test_a_house_of_a_community_in_a_heading():
    found = page(LEAD, *(block(n).replace(PLACES[n], f"{PLACES[n]}{n + 7}号楼") for n in (0, 1))).records
    assert [(r.street, r.community) for r in found] == [("望湖街道", "苇荡社区"), ("望湖街道", "荷塘社区")]


def test_a_heading_below_a_number_like_those_of_the_others_is_one_though_it_looks_otherwise():
    def headed(number, name, *, bold):
        name = f"<b>{name}</b>" if bold else name
        heading = f"<p style='font-size:18px'>{name}</p>"
        return f"<p>0{number}</p>{heading}"

    lead = "<p>这是几个菜场里唯一一个整体搬迁的，搬了不到四百米，前前后后却谈了十四个月。</p>"
    first, second = (headed(n + 1, PLACES[n], bold=True) + block(n, place=False) for n in (0, 1))
    last = headed(3, "水产市场（沙埠镇）", bold=False) + lead + block(0, place=False)
    found = page(LEAD, first, second, last).records
    assert [r.heading for r in found] == [*PLACES, "水产市场（沙埠镇）"]


@pytest.mark.parametrize(
    ("heading", "street", "community"),
    [
        ("一、城东街道桂花园社区警务室　社区民警　姚立军", "城东街道", "桂花园社区"),
        ("●牛角沟村巡回审判点", None, "牛角沟村"),
        ("◎东升村养鹅合作社（理事长 佟玉梅）", None, "东升村"),
        ("第三家：纳卡镇羊毛被合作社理事长　卓玛措", "纳卡镇", None),
        ("清漳河石盘镇段　镇级河长　韩志强", "石盘镇", None),
        ("六里河月河镇徐寨村段　村级河长：徐老虎", "月河镇", "徐寨村"),
        ("钟楼街道·电报局旧址", "钟楼街道", None),
        ("李　想　黄陂乡石岭村驻村第一书记", "黄陂乡", "石岭村"),
        ("枫林派出所所长　符海燕", None, None),
        ("实验小学南校区", None, None),
        ("望江街道新桥便民市集", "望江街道", None),
        ("三、罗家洼镇东湖蓄水池", "罗家洼镇", None),
        ("◆ 盐场社区加压泵房", None, "盐场社区"),
        ("榕江镇溪尾初级中学食堂（评分：94）", "榕江镇", None),
        ("青稞巷社区 × 雪山街道", "雪山街道", "青稞巷社区"),
    ],
)
def test_the_place_of_an_office_or_a_person_in_a_heading(heading, street, community):
    form = "<p><b>{}</b></p>"
    bodies = [block(n, place=False) for n in (0, 1)]
    found = page(LEAD, form.format(heading), bodies[0], form.format(PLACES[1]), bodies[1]).records
    assert [(r.street, r.community) for r in found] == [(street, community), ("望湖街道", "荷塘社区")]


@pytest.mark.parametrize("forms", [("<p>{}{}</p>",) * 2, ("<p><b>{}：</b>{}</p>", "<p>{}{}</p>")])
def test_labels_that_run_on_into_their_values_where_several_do_in_order(forms):
    found = page(LEAD, *(block(n, form=form) for n, form in enumerate(forms))).records
    assert [[(s.label, s.text) for s in r.sections] for r in found] == [list(sections) for sections in SECTIONS]


def test_words_of_labels_that_begin_sentences_run_into_nothing():
    told = "<p>上任感言是他在会上说的。</p><p>问题困难主要有三条。</p><p>干事情况明显好转。</p><p>问题困难还有。</p>"
    found = page(LEAD, block(0) + told, block(1)).records
    assert [len(r.sections) for r in found] == [4, 4]


@pytest.mark.parametrize("brackets", ["【）", "〔》", "〖】", "（】"])
def test_brackets_that_do_not_match_around_listed_labels(brackets):
    form = f"<p>{brackets[0]}{{}}{brackets[1]}{{}}</p>"
    found = page(LEAD, block(0, form=form), block(1, form=form)).records
    assert [[s.text for s in r.sections] for r in found] == [[b for _, b in sections] for sections in SECTIONS]


def test_a_number_with_a_space_in_an_element_of_its_own_is_no_text():
    form = "<p><span style='font-size:14px'>3. </span><b>{}</b><span style='font-size:14px'>{}</span></p>"
    found = page(LEAD, block(0, form=form), block(1, form=form)).records
    assert [[s.text for s in r.sections] for r in found] == [[b for _, b in sections] for sections in SECTIONS]


def test_a_label_at_a_paragraphs_end_of_which_one_half_is_bold():
    text = SECTIONS[0][1][1]
    said = f"<p><b>上任感言：</b>{text}<font color=#000000>问题<b>困难</b></font></p><p>{SECTIONS[0][2][1]}</p>"
    found = page(LEAD, block(0, skip=("上任感言", "问题困难", "干事情况")) + said, block(1)).records
    assert [(s.label, s.text) for s in found[0].sections] == list(SECTIONS[0][:3])


def test_a_word_in_the_brackets_of_labels_at_a_paragraphs_end_is_one():
    form = "<p><b>〖{}〗</b>{}</p>"
    glued = block(0, form=form)[: -len("</p>")] + "<b>〖花费明细〗</b></p><p>保温管及安装18.6万元。</p>"
    found = page(LEAD, glued, block(1, form=form)).records
    assert (found[0].sections[-1].label, found[0].sections[-1].text) == ("花费明细", "保温管及安装18.6万元。")


def test_a_place_in_bold_of_which_a_surname_begins_the_street():
    heading = "<p><b>山字石</b>街道苇荡社区</p>"
    found = page(LEAD, heading, block(0, place=False), block(1)).records
    assert (found[0].street, found[0].community) == ("山字石街道", "苇荡社区")


def test_what_something_cost_takes_no_field_by_its_place():
    own = "<p><b>整治经费：</b>村集体出资23万元，镇财政奖补10万元。</p>"
    found = page(LEAD, block(0, skip=("干事情况",)) + own, block(1)).records
    assert [s.field for s in found[0].sections] == ["事项名称", "上任感言", "问题困难", "整治经费"]


TABS = "<ul class=tab-hd>{}</ul>"
PANEL = "<div class=tab-panel{}>{}</div>"


def tabbed(*panels):
    tabs = TABS.format("".join(f"<li><a href='#p{n}'>{place}</a></li>" for n, place in enumerate(PLACES)))
    return tabs + "".join(PANEL.format(" style='display:none'" if n else "", panel) for n, panel in enumerate(panels))


def test_the_words_of_tabs_are_headings_of_their_panels():
    found = page(LEAD, tabbed(*(block(n, place=False) for n in (0, 1)))).records
    assert [r.heading for r in found] == list(PLACES)


def test_panels_that_say_it_themselves_keep_their_own_headings():
    named = [f"{place}：实事" for place in PLACES]
    found = page(LEAD, tabbed(*(f"<h3>{named[n]}</h3>" + block(n, place=False) for n in (0, 1)))).records
    assert [r.heading for r in found] == named


def test_a_table_with_two_rows_of_labels_is_one_block_below_its_caption():
    def rows(n):
        (a, b), (c, d) = SECTIONS[n][:2], SECTIONS[n][2:]
        cells = "".join(
            f"<tr>{''.join(f'<{tag}>{x}</{tag}>' for x in row)}</tr>"
            for tag, row in (("th", (a[0], b[0])), ("td", (a[1], b[1])), ("th", (c[0], d[0])), ("td", (c[1], d[1])))
        )
        return f"<table><caption>市自来水公司{n + 1}处</caption>{cells}</table>"

    found = page(LEAD, rows(0), rows(1)).records
    assert [[(s.label, s.text) for s in r.sections] for r in found] == [list(sections) for sections in SECTIONS]
    assert [r.heading for r in found] == ["市自来水公司1处", "市自来水公司2处"]


def test_a_word_and_a_number_in_an_element_of_their_own_are_no_part_of_a_heading():
    parts = [
        f"<h3><em>SCHOOL {n + 1}</em>{name}</h3>" + block(n, place=False)
        for n, name in enumerate(("城北小学", "西关小学"))
    ]
    assert [r.heading for r in page(LEAD, *parts).records] == ["城北小学", "西关小学"]


def test_unlisted_words_of_which_one_half_is_bold_like_that_of_labels():
    def form(label, text):
        return f"<p><b>{label[:2]}</b>{label[2:]}　{text}</p>"

    names = ("事项名称", "上任感言", "人员底数", "干事情况")
    bodies = ["".join(form(name, b) for name, (_, b) in zip(names, sections, strict=True)) for sections in SECTIONS]
    found = page(LEAD, *(f"<p>{place}</p>{body}" for place, body in zip(PLACES, bodies, strict=True))).records
    assert [[s.label for s in r.sections] for r in found] == [list(names)] * 2


@pytest.mark.parametrize(
    "said",
    [
        "<b>问题</b>困难{}",
        "【问题困难{}",
        "<b>[</b>问题困难{}",
        "<b>【问题困难】：】</b>{}",
        "<b>【问题困难：】{}</b>",
    ],
)
def test_a_label_set_apart_by_halves_or_in_a_bracket_left_open_in_front_of_its_value(said):
    text = SECTIONS[0][2][1]
    body = block(0, skip=("问题困难", "干事情况")) + f"<p>{said.format(text)}</p>" + block(1)
    assert [(s.label, s.text) for s in page(LEAD, body).records[0].sections] == list(SECTIONS[0][:3])


def test_a_label_with_its_number_and_a_stop_at_a_paragraphs_end():
    text = SECTIONS[0][1][1]
    said = f"<p>2、上任感言。{text}3、问题困难。</p><p>{SECTIONS[0][2][1]}</p>"
    found = page(LEAD, block(0, skip=("上任感言", "问题困难", "干事情况")), said, block(1)).records
    assert [(s.label, s.text) for s in found[0].sections] == list(SECTIONS[0][:3])


def test_a_number_in_a_cell_over_several_rows_is_no_heading():
    rows = "".join(
        f"<tr>{f'<td rowspan=2>{n}</td>' if n % 2 else ''}<td>{a}</td><td>{b}</td></tr>"
        for n, (a, b) in enumerate(SECTIONS[1], 1)
    )
    found = page(LEAD, block(0), f"<p>{PLACES[1]}</p><table>{rows}</table>").records
    assert [r.heading for r in found] == list(PLACES)
    assert [s.text for s in found[1].sections] == [b for _, b in SECTIONS[1]]


def test_captions_in_a_row_below_pictures_side_by_side():
    pictures = "<tr><td><p><img src=/1.jpg></p></td><td><p><img src=/2.jpg></p></td></tr>"
    captions = "<tr><td>图为茶农捡石头</td><td>图为铺好的小道</td></tr>"
    found = page(LEAD, block(0) + f"<table>{pictures}{captions}</table>", block(1)).records
    text = page(LEAD, block(0) + f"<table>{pictures}{captions}</table>", block(1)).article.text
    assert [c.cut(text) for s in found[0].sections for c in s.captions] == ["图为茶农捡石头", "图为铺好的小道"]


def test_a_numbered_caption_with_a_gap_for_its_colon():
    shown = "<p><img src=/1.jpg></p><p>图2　避风塘与港湾挖通处</p>"
    assert page(LEAD, block(0) + shown, block(1)).records[0].images[0].caption == "图2　避风塘与港湾挖通处"


def test_a_word_behind_the_mark_of_labels_below_a_picture_is_no_caption():
    form = "<p>▶ {}</p><p>{}</p>"
    shown = "<p><img src=/1.jpg></p><p>▲网格员在桥洞下查看排口。</p><p><img src=/2.jpg></p>"
    own = form.format("群众说", "“以前看水看不见底，现在能看见水草里的虾。”")
    found = page(LEAD, block(0, form=form) + shown + own, block(1, form=form)).records
    assert found[0].sections[-1].label == "群众说"


def test_values_below_images_that_labels_stand_above_are_text():
    def told(n):
        shown = "<p><b>{}：</b></p><p><img src=/{}.jpg></p><p><span class=txt>{}</span></p>"
        return f"<p>{PLACES[n]}</p>" + "".join(shown.format(a, f"{n}{i}", b) for i, (a, b) in enumerate(SECTIONS[n]))

    found = page(LEAD, told(0), told(1)).records
    assert [[s.text for s in r.sections] for r in found] == [[b for _, b in sections] for sections in SECTIONS]


def test_sentences_that_begin_with_words_of_labels_in_a_block_that_has_them_are_text():
    told = "<p>项目名称虽小，却牵着三十户人家。</p><p>存在问题一条一条列出来。</p><p>办理情况每周更新。</p>"
    found = page(LEAD, block(0) + told, block(1) + told).records
    assert [[s.label for s in r.sections] for r in found] == [[a for a, _ in sections] for sections in SECTIONS]


def test_lines_below_labels_that_begin_with_words_of_others_are_their_values():
    form = "<p><b>{}</b></p><p>{}</p>"
    said = (
        ("难在哪里", "存在问题不少，一条一条列出来。"),
        ("怎么办的", "解决过程并不顺。"),
        ("办得咋样", "办理成效看得见。"),
    )
    bodies = [f"<p>{place}</p>" + "".join(form.format(*x) for x in said) for place in PLACES]
    found = page(LEAD, block(0), block(1), *bodies).records
    assert not any(s.label in ("存在问题", "解决过程", "办理成效") for r in found for s in r.sections)


@pytest.mark.parametrize("caption", ["办理情况一览表", "实事清单", "2024年度"])
def test_what_a_table_lists_is_no_heading(caption):
    head = "".join(f"<th>{a}</th>" for a, _ in SECTIONS[0])
    row = "".join(f"<td>{b}</td>" for _, b in SECTIONS[0])
    found = page(LEAD, f"<table><caption>{caption}</caption><tr>{head}</tr><tr>{row}</tr></table>").records
    assert [r.heading for r in found] == [None]


@pytest.mark.parametrize("words", ["张建国", "城关区委组织部", "见图"])
def test_other_words_in_the_brackets_of_labels_at_a_paragraphs_end_stay_text(words):
    form = "<p>【{}】{}</p>"
    glued = block(0, form=form)[: -len("</p>")] + f"【{words}】</p><p>管子是五月换的。</p>"
    assert len(page(LEAD, glued, block(1, form=form)).records[0].sections) == 4


def test_a_text_between_paragraphs_that_is_called_reference_material_stays():
    told = "<p><b>参考资料：</b></p><p>城关区《老旧小区改造办法》第三条写得清楚。</p>"
    found = page(LEAD, block(0) + told, block(1) + told).records
    assert [[s.label for s in r.sections][-1] for r in found] == ["参考资料"] * 2


def test_tabs_above_panels_with_headings_of_their_own_say_nothing():
    found = page(
        LEAD, tabbed(block(0), block(1)).replace(PLACES[0], "第一批", 1).replace(PLACES[1], "第二批", 1)
    ).records
    assert [r.heading for r in found] == list(PLACES)


@pytest.mark.parametrize("line", ["图1 中可以看到，管子已经锈穿。", "图1 是改造前的样子"])
def test_a_sentence_about_a_figure_is_no_caption(line):
    assert line in page(LEAD, block(0) + f"<p>{line}</p>", block(1)).records[0].sections[-1].text


def test_emphasis_on_the_first_half_of_words_of_labels_in_a_sentence_is_no_label():
    told = "<p><b>存在</b>问题不怕，怕的是不去看。</p><p><b>工作</b>成效好不好，群众说了算。</p>"
    assert len(page(LEAD, block(0) + told, block(1)).records[0].sections) == 4


def test_short_values_one_below_the_other_stay_apart():
    rows = table(
        ("社区", "事项名称", "干事情况", "评价"),
        ("苇荡社区", "换水管", "接了一条临时管。", "优<br>良"),
        ("荷塘社区", "装灯", "查线。", "良<br>优"),
    )
    assert "优\n良" in page(LEAD, rows).article.text


def test_labels_in_a_table_of_their_own_above_that_of_the_rows():
    head = "".join(f"<th><div class=cell>{a}</div></th>" for a in ("序号", "街道社区", *(a for a, _ in SECTIONS[0])))
    rows = [
        f"<td>{n}</td><td>{PLACES[n]}</td>"
        + "".join(f"<td><p>{b}</p><p>又一段。</p><p><img src=/{n}.jpg></p></td>" for _, b in SECTIONS[n])
        for n in range(2)
    ]
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    told = (
        f"<div class=el-table__header-wrapper><table class=el-table__header><tr>{head}</tr></table></div>"
        f"<div class=el-table__body-wrapper><table class=el-table__body>{body}</table></div>"
    )
    found = page(LEAD, told).records
    assert [(r.heading, len(r.sections), len(r.images)) for r in found] == [(place, 4, 4) for place in PLACES]


@pytest.mark.parametrize(
    ("listed", "other"), [("干事情况", "后续跟进"), ("问题困难", "困难户名单"), ("上任感言", "老支书的话")]
)
def test_words_for_a_field_that_a_label_of_the_block_spells_are_another_field(listed, other):
    own = f"<p><b>{other}：</b>每年汛前巡查一次，由护塘员签字。</p>"
    sections = page(LEAD, block(0) + own, block(1)).records[0].sections
    assert [s.field for s in sections] == [*(a for a, _ in SECTIONS[0]), other]
    assert listed in fields(page(LEAD, block(0, skip=(listed,)), block(1) + own).records[1])


def test_the_same_words_again_are_the_same_field_again():
    own = "<p><b>{}：</b>{}</p>"
    told = own.format("怎么办的", "先开会。") + own.format("怎么办的（续）", "再动手。")
    sections = page(LEAD, block(0, skip=("干事情况",)) + told, block(1)).records[0].sections
    assert [s.field for s in sections][-2:] == ["干事情况"] * 2


def pill(label, color):
    drawn = f"<section style='display:inline-block;background:{color}'><p>{label}</p></section>"
    return f"<section>{drawn}</section><p>{{}}</p>"


def test_labels_on_many_backgrounds_look_alike():
    colors = ("#2f5d50", "#d98324", "#884433", "#225588")

    def told(n):
        labels = "".join(pill(a, c).format(b) for (a, b), c in zip(SECTIONS[n], colors, strict=True))
        return f"<p>{PLACES[n]}</p>{labels}<p><img src=/{n}.jpg></p>" + pill("赶集提示", "#aa2277").format("请走东口。")

    found = page(LEAD, told(0), told(1)).records
    assert [r.sections[-1].field for r in found] == ["赶集提示"] * 2


def test_the_halves_of_a_label_in_two_boxes_side_by_side():
    half = "<section style='display:inline-block;background:#d98324'><p>{}</p></section>"

    def told(n, *halves):
        split = f"<section>{''.join(map(half.format, halves))}</section><p>{{}}</p>"
        forms = {"".join(halves): split}
        labels = "".join(forms.get(a, pill(a, "#2f5d50")).format(b) for a, b in SECTIONS[n])
        return f"<p>{PLACES[n]}</p>{labels}"

    found = page(LEAD, told(0, "上任", "感言"), told(1, "上任", "感言")).records
    assert [fields(r) for r in found] == [dict(s) for s in SECTIONS]


def test_a_label_and_its_value_of_two_letters_in_boxes_stay_apart():
    box = "<section style='background:#06c'><p>{}</p></section>"
    told = box.format("类别") + box.format("民生")
    found = page(LEAD, *(f"<p>{PLACES[n]}</p>{told}" + block(n, place=False) for n in range(2))).records
    assert [fields(r).get("类别") for r in found] == ["民生"] * 2


def test_a_word_in_latin_letters_above_the_number_of_each_heading_is_no_text():
    above = "<section><section><p>MARKET</p><p>{}</p></section><section><p><b>{}</b></p></section></section>"
    found = page(LEAD, *(above.format(n + 1, PLACES[n]) + block(n, place=False) for n in range(2)))
    assert [fields(r) for r in found.records] == [dict(s) for s in SECTIONS]
    assert "MARKET" not in "".join(found.article.lead)


def test_a_typewriter_s_quotation_mark_before_a_glued_label_ends_the_quotation():
    said = '<p>有人说:"我们也没得地方放。"干事情况:</p><p>砌了三格池。</p>'
    found = page(LEAD, block(0, skip=("干事情况",)) + said, block(1)).records[0]
    assert fields(found)["问题困难"].endswith('放。"')
    assert fields(found)["干事情况"] == "砌了三格池。"


def test_an_office_is_all_that_parts_two_labels():
    told = f"<p>{PLACES[0]}</p><p><b>事项名称：</b>换水管</p><p><b>上任感言：</b>区教体局问题困难：</p><p>没有钱。</p>"
    assert fields(page(LEAD, told, block(1)).records[0])["问题困难"] == "没有钱。"


def test_two_letters_apart_like_those_of_listed_labels_are_a_label():
    form = "<p><b>{}</b>　{}</p>"
    profile = Profile.model_validate(
        {"name": "一事一记", "fields": tuple({"name": n} for n in ("事由", "经过", "结果", "感想"))}
    )
    told = "".join(
        form.format("　".join(label), text)
        for label, text in (
            ("事由", "石头上的村漏水。"),
            ("经过", "挖了七十一口窖。"),
            ("结果", "户户有水。"),
            ("水账", "一瓢就到。"),
        )
    )
    found = page(LEAD, f"<p>{PLACES[0]}</p>{told}", f"<p>{PLACES[1]}</p>{told}", profile=profile).records
    assert [s.field for s in found[0].sections] == ["事由", "经过", "结果", "水账"]


def test_who_presides_and_a_telephone_in_a_drawn_label_are_fields():
    presides = "<p><b>主持人：</b>社区党总支副书记 郝丽娟</p>"
    assert fields(page(LEAD, block(0) + presides, block(1)).records[0])["主持人"] == "社区党总支副书记 郝丽娟"
    form = pill("{}", "#2f5d50").replace("{{}}", "{}")
    rings = form.format("联系电话", "0770-0000123（社区服务热线）")
    found = page(LEAD, block(0, form=form) + rings, block(1, form=form)).records[0]
    assert fields(found)["联系电话"] == "0770-0000123（社区服务热线）"


def test_a_host_who_asks_is_no_field():
    said = "<p><b>主持人：</b>书记怎么看这件事？</p><p><b>主持人：</b>感谢书记。</p>"
    assert "主持人" not in fields(page(LEAD, block(0) + said, block(1)).records[0])


def test_a_tag_behind_a_place_is_no_text():
    tagged = "<div class=card-head><div>{}</div><div><span class='ant-tag'>已办结</span></div></div>"
    found = page(LEAD, *(tagged.format(PLACES[n]) + block(n, place=False) for n in range(2))).records
    assert [(r.heading, r.lead) for r in found] == [(place, ()) for place in PLACES]


@pytest.mark.parametrize(
    ("heading", "street", "community"),
    [
        ("案例一　禾丰米业有限公司×双榆镇永胜村", "双榆镇", "永胜村"),
        ("★金钩村大屋场", None, "金钩村"),
        ("洞庭溪村老祠堂", None, "洞庭溪村"),
    ],
)
def test_partners_and_halls_of_a_village(heading, street, community):
    found = page(LEAD, f"<h3>{heading}</h3>" + block(0, place=False), f"<h3>{heading}</h3>" + block(1, place=False))
    assert [(r.street, r.community) for r in found.records] == [(street, community)] * 2


@pytest.mark.parametrize(
    "closing",
    [
        "两件事说完了，有的只用了两天。下期合集将刊登河西、骆驼城两个片区的做法，敬请关注。",
        "对未按期办完的事项，区委组织部将列入下一批督办范围。",
    ],
)
def test_the_editors_closing_paragraph_is_of_no_block(closing):
    row = "<p>来源：城关发布</p>"
    found = page(LEAD, block(0), block(1), f"<p>{closing}</p>", row)
    assert found.article.footer[0] == closing
    assert fields(found.records[1]) == dict(SECTIONS[1])


@pytest.mark.parametrize(
    "last", ["下一步，社区将把灯杆刷一遍，也请大家提意见。", "荷塘社区的灯亮了，这条街的故事还在继续，欢迎大家来看。"]
)
def test_the_last_paragraph_of_a_block_stays_in_it(last):
    found = page(LEAD, block(0), block(1), f"<p>{last}</p>")
    assert last in found.records[1].sections[-1].text


def test_a_closing_paragraph_s_words_between_blocks_are_text():
    told = "<p>以上情况由区住建局将于年底前核实，欢迎大家监督。</p>"
    assert "年底前核实" in page(LEAD, block(0) + told, block(1)).records[0].sections[-1].text


def test_a_word_alone_on_its_line_that_is_a_label_elsewhere():
    own = "<p><b>必吃：</b>二楼拐角的吊炉饼，十块钱管饱。</p>"
    alone = "<p><b>必吃</b></p><p>老两口的苏子叶饽饽，一块五一个。</p>"
    found = page(LEAD, block(0) + alone, block(1) + own).records
    assert fields(found[0])["必吃"] == "老两口的苏子叶饽饽，一块五一个。"


def test_a_page_s_own_order_holds_for_labels_in_other_words():
    fieldset = ("比武项目", "村情概况", "短板弱项", "主要做法", "评委点评")
    profile = Profile.model_validate({"name": "擂台", "fields": tuple({"name": n} for n in fieldset)})
    order = ("比武项目", "村情概况", "主要做法", "{}")
    form = "<p>【{}】公田收成靠天，今年旱了四十天，谷子减了三成。</p>"

    def told(n, last):
        return f"<p>{PLACES[n]}</p>" + "".join(form.format(label.format(last)) for label in order)

    found = page(LEAD, told(0, "短板弱项"), told(1, "还差在哪"), profile=profile).records
    assert [s.field for s in found[1].sections][-1] == "短板弱项"


@pytest.mark.parametrize(
    ("label", "field"), [("群众打分", "群众打分"), ("专家评语", "评委点评"), ("自我评价", "自我评价")]
)
def test_who_judges_tells_whose_judgement_a_field_holds(label, field):
    names = ({"name": "比武项目"}, {"name": "主要做法"}, {"name": "评委点评", "aliases": ("专家点评",)})
    profile = Profile.model_validate({"name": "擂台", "fields": names})
    form = "<p>【{}】台下九十名代表，投满意的八十三票。</p>"
    told = [f"<p>{p}</p>" + "".join(map(form.format, ("比武项目", "主要做法", label))) for p in PLACES]
    assert [r.sections[-1].field for r in page(LEAD, *told, profile=profile).records] == [field] * 2


@pytest.mark.parametrize(
    "last",
    [
        "养鸭的大多是五十岁以上的村民，一年收入两三万元，全靠这几棚鸭子。",
        "有位大爷半开玩笑，说灯不亮，下回不投你。书记把这句话写在笔记本第一页。",
        '"感谢党组织，你办的这件事办到了大伙心坎上。"王大爷竖起大拇指。',
        "你家出两个工，我家出三个工，堵了十年的水渠就这样挖通了。",
        "下一批路灯将于明年三月安装，届时剩下的两条巷子也会亮起来。",
        "本次活动共发放宣传单300余份，服务群众120余人次。",
        "楼道里贴上了二维码，谁家水管漏了，用手机扫一扫就能报修。",
        "区城管局将这条路纳入日常巡查，再也没人乱停车了。",
        "县水利局每年安排专人清淤，汛期再也没有淹过水。",
        "这些企业每年为集体增收12万元。",
        "党支部发出“吹哨”令，各部门现场认领，可以当场办的绝不拖到第二天。",
        "全市累计办理留抵退税18.3亿元，惠及企业2790户，平均到账时间两个工作日。",
        "下一期改造工程明年开春动工，轮到七号楼和八号楼。",
        "本期工程一共花了三十二万元，账目贴在宣传栏里。",
        "方案征集期间，收到意见四十三条，采纳了三十一条。",
        "各村民小组每月要报一次用电账。",
        "区住建局已要求物业每月公布一次账目，满意度测评低于八成的要整改。",
    ],
)
def test_what_a_block_tells_last_stays_in_it(last):
    found = page(LEAD, block(0), block(1), f"<p>{last}</p>")
    assert last in found.records[1].sections[-1].text


def test_the_one_block_of_a_page_keeps_its_last_paragraph():
    last = "以上项目由区住建局持续跟进，各村要学习参照。"
    assert last in page(LEAD, block(0), f"<p>{last}</p>").records[0].sections[-1].text


@pytest.mark.parametrize(
    ("labels", "field"),
    [
        (("经济成效", "社会成效", "生态成效"), "工作成效"),
        (("上半年进展", "下半年进展"), "干事情况"),
        (("居民难处", "商户难处"), "问题困难"),
    ],
)
def test_labels_with_one_head_are_of_one_field(labels, field):
    told = "".join(f"<p><b>{label}：</b>一条一条都记在本子上。</p>" for label in labels)
    skip = ("问题困难", "干事情况")
    found = page(LEAD, block(0, skip=skip) + told, block(1, skip=skip) + told).records
    assert [[s.field for s in r.sections][2:] for r in found] == [[field] * len(labels)] * 2


def test_one_background_of_labels_among_others_sets_no_other_words_apart():
    def set_off(text, color):
        return f"<p><span style='background-color:{color}'>{text}</span></p>"

    def told(n):
        sections = "".join(set_off(a, "#06c") + f"<p>{b}</p>" for a, b in SECTIONS[n])
        quoted = set_off(("一户都没落下", "灯亮人心安")[n], "#ff0") + "<p>说起这事，大家都高兴。</p>"
        return set_off(PLACES[n], "#c00") + sections + quoted

    found = page(LEAD, told(0), told(1), set_off("城关发布", "#333")).records
    assert [len(r.sections) for r in found] == [4, 4]


@pytest.mark.parametrize(
    ("first", "other"), [("石桥村　张大山", "石桥村　李小河"), ("道山社区·依俤修表", "道山社区·半间书店")]
)
@pytest.mark.parametrize("form", ["<p>{}</p>", "<h3>{}</h3>"])
def test_two_of_one_community_are_two_blocks(first, other, form):
    told = form.format(first) + block(0, place=False, skip=("上任感言", "问题困难", "干事情况"))
    found = page(LEAD, told, form.format(other) + block(1, place=False, skip=("事项名称",))).records
    assert [r.heading for r in found] == [first, other]


def test_a_number_before_a_glued_label_without_a_colon():
    told = (
        block(0, form="<p>{}</p><p>{}</p>", skip=("干事情况",))[: -len("</p>")] + "四、干事情况</p><p>接了一条管。</p>"
    )
    found = page(LEAD, told, block(1, form="<p>{}</p><p>{}</p>")).records
    assert fields(found[0])["干事情况"] == "接了一条管。"


def test_who_speaks_in_a_label_set_like_the_others():
    form = "<p><b>{}：</b></p><p>{}</p>"
    own = form.format("洗衣婶子说", "“如今出门就是，棒槌一响，半个村的人都晓得。”")
    found = page(LEAD, block(0, form=form) + own, block(1, form=form)).records
    assert "洗衣婶子说" in fields(found[0])


def test_a_heading_that_asks_behind_its_place():
    heads = ("义门街道樟树下社区：车位去哪了？", "白麓镇下宅坞村：路灯归谁管？")
    found = page(LEAD, *(f"<p><b>{heads[n]}</b></p>" + block(n, place=False) for n in range(2))).records
    assert [(r.heading, r.community) for r in found] == [(heads[0], "樟树下社区"), (heads[1], "下宅坞村")]


@pytest.mark.parametrize("question", ["荷塘社区：能不能也装电梯？", "柳林社区：路灯几点关？"])
def test_a_question_of_a_community_in_a_section_is_text(question):
    asked = block(0).replace("<p><b>干事情况", f"<p>{question}</p><p><b>干事情况")
    found = page(LEAD, asked, block(1)).records
    assert [len(r.sections) for r in found] == [4, 4]
    assert question in fields(found[0])["问题困难"]


@pytest.mark.parametrize("signed", ["苇荡社区党支部书记　张大山", "苇荡社区 居民 李桂英", "苇荡社区·议事亭"])
def test_who_signs_a_section_opens_no_block(signed):
    told = block(0).replace("<p><b>问题困难", f"<p style='text-align:right'>{signed}</p><p><b>问题困难")
    found = page(LEAD, told, block(1)).records
    assert [len(r.sections) for r in found] == [4, 4]


@pytest.mark.parametrize("label", ["困难问题", "遇到的困难", "书记感言", "感言"])
def test_labels_that_say_the_same_as_one_of_the_block_are_of_its_field(label):
    own = f"<p><b>{label}：</b>一条一条都记在本子上。</p>"
    field = "上任感言" if "感言" in label else "问题困难"
    assert page(LEAD, block(0) + own, block(1)).records[0].sections[-1].field == field


def test_a_name_of_two_letters_that_signs_is_no_label():
    form = "<p><b>{}</b></p><p>{}</p>"
    told = block(0, form=form).replace("<p><b>问题困难", "<p><b>王　强</b></p><p><b>问题困难")
    found = page(LEAD, told, block(1, form=form)).records[0]
    assert [s.label for s in found.sections] == [a for a, _ in SECTIONS[0]]


@pytest.mark.parametrize("last", ["投票：三十二人到会，三十一票同意。", "——您觉得这条路还差什么？"])
def test_a_vote_that_a_block_tells_of_stays_in_it(last):
    found = page(LEAD, block(0), block(1) + f"<p>{last}</p>").records[1]
    assert last in found.sections[-1].text


@pytest.mark.parametrize(
    "lines",
    [
        ("🗳️ 投票｜两件小事，哪件最戳你？", "A. 水管换新了", "B. 老街亮灯了"),
        ("互动投票：哪个瞬间最打动你？", "停水的那一夜"),
        ("👇 你最想在哪个坝坝摆条板凳？", "□ 苇荡　□ 荷塘"),
    ],
)
def test_a_vote_behind_the_last_block_is_of_no_block(lines):
    found = page(LEAD, block(0), block(1), *(f"<p>{line}</p>" for line in lines))
    assert fields(found.records[1]) == dict(SECTIONS[1])


def test_a_question_in_the_last_section_is_text():
    told = "<p>你最想要什么？书记挨家挨户地问。</p><p>答得最多的是一盏灯。</p>"
    found = page(LEAD, block(0), block(1) + told)
    assert found.records[1].sections[-1].text.endswith("答得最多的是一盏灯。")


def test_what_a_film_shows_is_its_caption():
    shown = "<p><img src=/1.jpg></p><p>视频：驿站的第一堂课</p>"
    found = page(LEAD, block(0) + shown, block(1)).records[0]
    assert "驿站" not in found.sections[-1].text


@pytest.mark.parametrize(("label", "field"), [("书记开场白", "上任感言"), ("家人的话", "家人的话")])
def test_opening_words_are_remarks_and_those_of_a_family_another_s(label, field):
    own = f"<p><b>{label}：</b>灯亮了，心里也亮了。</p>"
    found = page(LEAD, block(0, skip=("上任感言",)) + own, block(1)).records[0]
    assert found.sections[-1].field == field


def test_labels_in_brackets_one_behind_the_other_on_a_line():
    def told(n):
        (_, first), (_, second), *rest = SECTIONS[n]
        line = f"<p>〔事项名称〕{first}　〔上任感言〕{second}</p>"
        return f"<p>{PLACES[n]}</p>{line}" + "".join(f"<p>〔{a}〕{b}</p>" for a, b in rest)

    found = page(LEAD, told(0), told(1)).records
    assert [fields(r) for r in found] == [dict(s) for s in SECTIONS]


def test_a_word_in_brackets_that_no_field_lists_within_a_line_is_text():
    told = "<p>【事项名称】给老街【望湖老街】装上路灯</p>"
    found = page(LEAD, f"<p>{PLACES[0]}</p>{told}" + block(0, place=False, form="<p>【{}】{}</p>", skip=("事项名称",)))
    assert fields(found.records[0])["事项名称"] == "给老街【望湖老街】装上路灯"


@pytest.mark.parametrize("picture", ["", "<br><img src=/a.jpg>"])
def test_a_value_that_spans_rows_is_that_of_each_block(picture):
    rows = (
        "<table><tr><th>序号</th><th>街道</th><th>社区</th><th>事项名称</th><th>干事情况</th><th>办结时间</th></tr>"
        "<tr><td>1</td><td rowspan=2>望湖街道</td><td>苇荡社区</td><td>换上新水管</td><td>接了一条临时管。</td>"
        "<td rowspan=2>2022年4月底</td></tr>"
        f"<tr><td>2</td><td>荷塘社区</td><td>装上路灯</td><td>一根一根查线。{picture}</td></tr>"
        "<tr><td>3</td><td>柳巷街道</td><td>柳林社区</td><td>修好台阶</td><td>铺了防滑砖。</td><td></td></tr></table>"
    )
    found = page(LEAD, rows).records
    assert [(r.street, r.community) for r in found] == [
        ("望湖街道", "苇荡社区"),
        ("望湖街道", "荷塘社区"),
        ("柳巷街道", "柳林社区"),
    ]
    assert [fields(r).get("办结时间") for r in found] == ["2022年4月底", "2022年4月底", None]
    assert [fields(r)["干事情况"] for r in found] == ["接了一条临时管。", "一根一根查线。", "铺了防滑砖。"]


def test_tables_of_pictures_and_captions_in_cells_leave_the_table_around_them_one_of_data():
    shown = "<table><tr><td><img src=/{}.jpg></td></tr>{}</table>"
    head = "".join(f"<td><b>{label}</b></td>" for label, _ in SECTIONS[0])

    def told(n, pictures):
        values = "".join(f"<td><p>{value}</p>{pictures * (label == '问题困难')}</td>" for label, value in SECTIONS[n])
        return f"<table><caption>{PLACES[n]}</caption><tr>{head}</tr><tr>{values}</tr></table>"

    captioned = shown.format("a", "<tr><td>▲居民在看开放时间表</td></tr>")
    found = page(LEAD, told(0, captioned), told(1, shown.format("b", "") + shown.format("c", ""))).records
    assert [fields(r) for r in found] == [dict(s) for s in SECTIONS]
    assert [len(r.images) for r in found] == [1, 2]


def test_labels_beside_their_numbers_in_tables_of_one_row():
    label = "<table><tr><td>{}</td><td><p><b>{}</b></p></td></tr></table><p>{}</p>"

    def told(n):
        return f"<p>{PLACES[n]}</p>" + "".join(label.format("壹贰叁肆"[k], *s) for k, s in enumerate(SECTIONS[n]))

    assert [fields(r) for r in page(LEAD, told(0), told(1)).records] == [dict(s) for s in SECTIONS]


def test_labels_that_are_drawn():
    form = (
        "<section><svg viewBox='0 0 160 44'><title>图标</title><rect width=140 height=36 fill='#d9822b'/>"
        "<text x=24 y=29 fill='#fff'>{}</text></svg></section><p>{}</p>"
    )
    icon = "<svg viewBox='0 0 9 9'><title>分享</title><path d='M0 0'/></svg>"
    chart = "<svg><g>" + "".join(f"<text>{n}月</text><text>{n * 3}件事</text>" for n in range(1, 9)) + "</g></svg>"
    found = page(LEAD, block(0, form=form) + icon + chart, block(1, form=form))
    assert [fields(r) for r in found.records] == [dict(s) for s in SECTIONS]


def test_text_that_is_laid_out_in_a_drawing_is_read():
    def told(n):
        inner = f"<div xmlns='http://www.w3.org/1999/xhtml'>{block(n)}</div>"
        return f"<svg viewBox='0 0 375 900'><g><foreignObject width=375 height=900>{inner}</foreignObject></g></svg>"

    assert [fields(r) for r in page(LEAD, told(0), told(1)).records] == [dict(s) for s in SECTIONS]


def test_a_comma_behind_a_number_and_a_label_in_bold_stands_for_the_colon():
    form = "<p>{}. <b>{}</b>{}{}</p>"

    def told(n):
        marks = "，。，，"
        return f"<p>{PLACES[n]}</p>" + "".join(
            form.format(k + 1, label, marks[k], value) for k, (label, value) in enumerate(SECTIONS[n])
        )

    assert [fields(r) for r in page(LEAD, told(0), told(1)).records] == [dict(s) for s in SECTIONS]


@pytest.mark.parametrize("words", ["干事情况", "雨后的街"])
def test_bold_words_with_a_comma_behind_them_and_no_number_in_front_are_text(words):
    told = f"<p><b>{words}</b>，是书记在会上问得最多的一句话。</p>"
    found = page(LEAD, block(0) + told, block(1)).records[0]
    assert f"{words}，是书记" in found.sections[-1].text


def test_an_unlisted_label_behind_a_dash_like_the_listed_ones():
    own = "<p>下一步打算——把名字刻在桥头的石碑背面。</p>"
    form = "<p>{}——{}</p>"
    found = page(LEAD, block(0, form=form) + own, block(1, form=form)).records[0]
    assert fields(found) == {**dict(SECTIONS[0]), "下一步打算": "把名字刻在桥头的石碑背面。"}


def test_who_likes_the_article_is_no_text():
    tail = "<div class=unfold>打开掌上沂岭，阅读全文</div><div class=zan><span>268</span></div>"
    found = page(LEAD, f"<div>{block(0)}{block(1)}</div>", tail).records[1]
    assert fields(found) == dict(SECTIONS[1])


@pytest.mark.parametrize(
    ("label", "field"), [("头一桩事", "事项名称"), ("上任以后做了什么", "干事情况"), ("问题困难及规模", "问题困难")]
)
def test_labels_put_in_other_words(label, field):
    told = block(0).replace(f"<b>{field}：", f"<b>{label}：")
    assert dict(SECTIONS[0])[field] in fields(page(LEAD, told, block(1)).records[0])[field]


LEDGER = (
    "<tr><td>1</td><td rowspan=2>望湖街道</td><td>苇荡社区</td><td>换上新水管</td><td>锈了三十年。</td>"
    "<td>接了一条临时管。</td><td>水通了。</td></tr>"
    "<tr><td>2</td><td>荷塘社区</td><td>装上路灯</td><td>线路老化。</td><td>一根一根查线。</td><td>灯亮了。</td></tr>"
)


def ledger(record):
    return (
        record.street,
        record.community,
        *(fields(record).get(k) for k in ("事项名称", "问题困难", "干事情况", "工作成效")),
    )


LEDGER_ROWS = [
    ("望湖街道", "苇荡社区", "换上新水管", "锈了三十年。", "接了一条临时管。", "水通了。"),
    ("望湖街道", "荷塘社区", "装上路灯", "线路老化。", "一根一根查线。", "灯亮了。"),
]


def test_a_header_of_two_rows():
    head = (
        "<tr><td rowspan=2>序号<td rowspan=2>街道<br>（乡镇）<td rowspan=2>社区<td rowspan=2>事项名称</td>"
        "<td rowspan=2>问题困难</td><td colspan=2>办理进展</td></tr><tr><td>干事情况</td><td>工作成效</td></tr>"
    )
    found = page(LEAD, f"<table>{head}{LEDGER}</table>").records
    assert [ledger(r) for r in found] == LEDGER_ROWS
    assert [len(r.sections) for r in found] == [4, 4]


def test_the_headline_again_in_a_table_leaves_the_introduction_above_it():
    title = f"<tr><td colspan=7>{TITLE}</td></tr>"
    head = "<tr><td>序号<td>街道<td>社区<td>事项名称<td>问题困难<td>干事情况<td>工作成效</tr>"
    lead = LEAD + f"<p>{SECTIONS[1][3][1]}</p>"
    found = page(lead, f"<table>{title}{head}{LEDGER}</table>")
    assert [ledger(r) for r in found.records] == LEDGER_ROWS
    assert len(found.article.lead) == 2


def test_a_street_above_each_table_is_that_of_its_rows():
    head = ("序号", "社区", "事项名称", "干事情况")
    tables = [
        f"<p>{number}、{street}</p>" + table(head, ("1", community, *(SECTIONS[n][k][1] for k in (0, 3))))
        for n, (number, street, community) in enumerate((("一", "望湖街道", "苇荡社区"), ("二", "柳庄镇", "石门村")))
    ]
    found = page(LEAD, *tables).records
    assert [(r.street, r.community) for r in found] == [("望湖街道", "苇荡社区"), ("柳庄镇", "石门村")]


@pytest.mark.parametrize("between", ["<p>（续表）</p>", "<p align=right>续表1</p>"])
def test_a_table_that_goes_on_behind_a_page_has_no_header_of_its_own(between):
    head = ("社区", "事项名称", "干事情况")
    first = table(head, ("苇荡社区", "换上新水管", "接了一条临时管。"))
    found = page(LEAD, first, between, table(("荷塘社区", "装上路灯", "一根一根查线。"))).records
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区"]
    assert fields(found[0])["干事情况"] == "接了一条临时管。"


def test_a_value_over_several_columns_is_that_of_each_and_a_stroke_none():
    rows = (
        "<tr><th>项目</th><th>望湖街道苇荡社区</th><th>望湖街道荷塘社区</th><th>柳庄镇石门村</th></tr>"
        "<tr><th>事项名称</th><td>换上新水管</td><td>装上路灯</td><td>修好台阶</td></tr>"
        "<tr><th>上任感言</th><td>水通了，心也通了。</td><td>灯亮了。</td><td>—</td></tr>"
        "<tr><th>情况简介</th><td colspan=2>两个社区同在老城。</td><td>村在江边。</td></tr>"
    )
    found = page(LEAD, f"<table>{rows}</table>").records
    assert [fields(r).get("情况简介") for r in found] == ["两个社区同在老城。", "两个社区同在老城。", "村在江边。"]
    assert [fields(r).get("上任感言") for r in found] == ["水通了，心也通了。", "灯亮了。", None]


def test_rows_of_one_community_in_a_cell_over_them_are_blocks_of_it():
    rows = (
        "<tr><th>序号</th><th>街道</th><th>社区</th><th>许愿人</th><th>事项名称</th><th>干事情况</th></tr>"
        "<tr><td>1</td><td rowspan=2>望湖街道</td><td rowspan=2>苇荡社区</td><td>阿婆<td>灯<td>装好了。</tr>"
        "<tr><td>2</td><td>小禾</td><td>书桌</td><td><p>送到了家。</p><p>每人另赠了书。</p></td></tr>"
    )
    found = page(LEAD, f"<table>{rows}</table>").records
    assert [(r.heading, r.street, r.community) for r in found] == [("苇荡社区", "望湖街道", "苇荡社区")] * 2
    assert fields(found[1])["干事情况"] == "送到了家。\n每人另赠了书。"


def test_remarks_in_a_column_are_a_field_and_empty_ones_none():
    head = ("社区", "事项名称", "干事情况", "备注")
    first, second = (
        ("苇荡社区", "换上新水管", "接了一条临时管。", "长期坚持"),
        ("荷塘社区", "装上路灯", "一根一根查线。", "/"),
    )
    found = page(LEAD, table(head, first, second)).records
    assert [fields(r).get("备注") for r in found] == ["长期坚持", None]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("孟庆山（望湖街道苇荡社区）", ("望湖街道", "苇荡社区")),
        ("阿莲土货铺（苇荡村）", (None, "苇荡村")),
    ],
)
def test_a_name_with_its_place_in_brackets(heading, place):
    headings = (heading, heading.replace("苇荡", "荷塘").replace("孟庆山", "鲁有福").replace("阿莲", "小满"))
    told = [
        f"<p><b>{headings[n]}</b></p><p>这里的人都认得。</p>" + block(n, place=False, skip=("事项名称",))
        for n in (0, 1)
    ]
    found = page(LEAD, *told).records
    assert [(r.street, r.community) for r in found] == [place, (place[0], place[1].replace("苇荡", "荷塘"))]


def test_a_street_behind_a_dot_in_the_title():
    told = [block(n).replace("望湖街道", "") for n in (0, 1)]
    found = page(LEAD, *told, title="门口事｜城关区“开门一件事”成果展播 第18期·临塘街道专场").records
    assert [r.street for r in found] == ["临塘街道", "临塘街道"]


def test_who_says_something_behind_a_bar_is_a_label():
    own = "<p>居民评说丨“以前听见那边放鞭炮，就知道有人结婚。”林阿婆说。</p>"
    form = "<p>{}丨{}</p>"
    found = page(LEAD, block(0, form=form) + own, block(1, form=form)).records[0]
    assert found.sections[-1].label == "居民评说"


def test_a_second_label_on_a_line_with_a_few_words_behind_it():
    def told(n):
        first = f"<p>{PLACES[n]}</p><p>　　事项名称：{SECTIONS[n][0][1]}　　责任书记：关德友</p>"
        return first + "".join(f"<p>{a}：{b}</p>" for a, b in SECTIONS[n][1:])

    found = page(LEAD, told(0), told(1)).records
    assert [fields(r)["责任书记"] for r in found] == ["关德友", "关德友"]
    assert fields(found[0])["事项名称"] == SECTIONS[0][0][1]


def test_a_label_of_letters_one_below_the_other_that_no_field_lists():
    rows = [(a, b) for a, b in SECTIONS[0]] + [("下<br>一<br>桌", "土桥乡场口")]
    found = page(LEAD, f"<p>{PLACES[0]}</p>", table(*rows), f"<p>{PLACES[1]}</p>", table(*SECTIONS[1])).records
    assert fields(found[0])["下一桌"] == "土桥乡场口"


def test_an_own_label_behind_an_emoji_like_those_of_the_listed_ones():
    marks = iter("✅📌🔧💬⏭️✅📌🔧💬")
    form = "<p><strong>{}</strong></p><p>{}</p>"

    def told(n, *more):
        return f"<p>{PLACES[n]}</p>" + "".join(form.format(next(marks) + a, b) for a, b in (*SECTIONS[n], *more))

    found = page(LEAD, told(0), told(1, ("接下来", "建一个共享礼堂。"))).records
    assert fields(found[1])["接下来"] == "建一个共享礼堂。"


HEAD = "<tr><td>序号<td>街道<td>社区<td>事项名称<td>问题困难<td>干事情况<td>工作成效</tr>"


@pytest.mark.parametrize("row", ["<tr><td colspan=3>合计<td>2件<td><td>办结2件<td></tr>", HEAD])
def test_totals_and_the_header_again_are_no_block(row):
    more = "<tr><td>3<td>柳庄镇<td>石门村<td>修好台阶<td>雨天滑。<td>铺了防滑砖。<td>没人再摔。</tr>"
    found = page(LEAD, f"<table>{HEAD}{LEDGER}{row}{more}</table>").records
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区", "石门村"]
    found = page(LEAD, f"<table>{HEAD}{LEDGER}{row}</table>").records
    assert [ledger(r) for r in found] == LEDGER_ROWS


COLUMNS = (
    "<tr><td>事项名称<td>换上新水管<td>装上路灯<td>修好台阶</tr>"
    "<tr><td>领办书记<td>王芳<td>李强<td>赵敏</tr>"
    "<tr><td>干事情况<td>接了一条临时管。<td>一根一根查线。<td>铺了防滑砖。</tr>"
)


@pytest.mark.parametrize(
    "heads",
    [
        "<tr><td rowspan=2>项目<td colspan=2>望湖街道<td>柳庄镇</tr><tr><td>苇荡社区<td>荷塘社区<td>石门村</tr>",
        "<tr><td>社区<td>苇荡社区<td>荷塘社区<td>石门村</tr><tr><td>所属镇街<td colspan=2>望湖街道<td>柳庄镇</tr>",
    ],
)
def test_streets_above_or_below_the_communities_of_columns(heads):
    found = page(LEAD, f"<table>{heads}{COLUMNS}</table>").records
    assert [(r.street, r.community) for r in found] == [
        ("望湖街道", "苇荡社区"),
        ("望湖街道", "荷塘社区"),
        ("柳庄镇", "石门村"),
    ]
    assert [fields(r)["领办书记"] for r in found] == ["王芳", "李强", "赵敏"]
    assert [len(r.sections) for r in found] == [3, 3, 3]


def test_a_column_of_words_for_several_labels():
    heads = "<tr><td colspan=2>项目<td>望湖街道苇荡社区<td>望湖街道荷塘社区</tr>"
    rows = (
        "<tr><td colspan=2>事项名称<td>换上新水管<td>装上路灯</tr>"
        "<tr><td rowspan=2>办理<td>问题困难<td>锈了三十年。<td>线路老化。</tr><tr><td>干事情况<td>接管。<td>查线。</tr>"
    )
    found = page(LEAD, f"<table>{heads}{rows}</table>").records
    assert [fields(r) for r in found] == [
        {"事项名称": "换上新水管", "问题困难": "锈了三十年。", "干事情况": "接管。"},
        {"事项名称": "装上路灯", "问题困难": "线路老化。", "干事情况": "查线。"},
    ]


def test_labels_and_places_broken_over_the_lines_of_narrow_cells():
    rows = (
        "<tr><td>事项名称<td>换上新水管<td>后盾<br>单位<td>市供销社</tr>"
        "<tr><td>干事情况<td colspan=3>接了一条临时管，三天全部换完。</tr>"
    )
    found = page(LEAD, f"<p>{PLACES[0]}</p><table>{rows}</table>").records
    assert fields(found[0])["后盾单位"] == "市供销社"
    broken = LEDGER.replace("望湖街道", "<p>望湖</p><p>街道</p>")
    assert [ledger(r) for r in page(LEAD, f"<table>{HEAD}{broken}</table>").records] == LEDGER_ROWS


def lists(*rows):
    return "".join("<ul class=tr>" + "".join(f"<li><span>{c}</span>" for c in row) + "</ul> " for row in rows)


def test_a_table_that_is_drawn_with_lists():
    head = ("社区", *(a for a, _ in SECTIONS[0]))
    rows = [(PLACES[n][4:], *(b for _, b in SECTIONS[n])) for n in (0, 1)]
    found = page(LEAD, "<p>望湖街道</p>", lists(head, *rows), "<ul><li>又一件<li>事</ul>").records
    assert [(r.street, r.community, fields(r)) for r in found] == [
        ("望湖街道", PLACES[n][4:], dict(SECTIONS[n])) for n in (0, 1)
    ]


def test_lists_of_a_text_are_no_table():
    told = lists(("一是水管", "二是路灯", "三是台阶"), ("先换", "再装", "后修"))
    found = page(LEAD, block(0) + told, block(1)).records[0]
    assert found.sections[-1].text.endswith("一是水管\n二是路灯\n三是台阶\n先换\n再装\n后修")


@pytest.mark.parametrize("form", ["<th>{}</th>", "<td><p><b>{}</b></p></td>"])
def test_heads_in_narrow_cells_of_the_first_row(form):
    heads = "".join(map(form.format, ("序号", "街　道<br>（镇）", "社　区<br>（村）", "领办<br>书记", "群众<br>期盼")))
    heads += "".join(map(form.format, ("事项名称", "干事情况")))
    rows = (
        "<tr><td>1<td>望湖街道<td>苇荡社区<td>王芳<td>换水管。<td>换上新水管<td>接管。</tr>"
        "<tr><td>2<td>望湖街道<td>荷塘社区<td>李强<td>装路灯。<td>装上路灯<td>查线。</tr>"
    )
    found = page(LEAD, f"<table><tr>{heads}</tr>{rows}</table>").records
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区"]
    assert [fields(r)["领办书记"] for r in found] == ["王芳", "李强"]


def test_a_comma_behind_the_steps_of_a_section_makes_no_labels():
    steps = "<p>1.<b>摸清底数</b>，逐户上门走访。</p><p>2.<b>办理过程</b>，全程公开接受监督。</p>"
    found = page(LEAD, block(0) + steps, block(1)).records[0]
    assert found.sections[-1].text.endswith("1.摸清底数，逐户上门走访。\n2.办理过程，全程公开接受监督。")


def test_words_in_front_of_dashes_make_no_labels_where_labels_have_none():
    told = "<p>群众——是社区工作的主角。</p><p>实事——一件一件办。</p><p>民情——就在脚下的路上。</p>"
    found = page(LEAD, block(0) + told, block(1)).records[0]
    assert [s.label for s in found.sections] == [a for a, _ in SECTIONS[0]]
    assert (
        page("<p>工作目标——到年底建成二十个。</p><p>主要做法——多方参与。</p><p>工作成效——满意度提升。</p>").records
        == ()
    )


@pytest.mark.parametrize("names", ["张三<br>李四", "甲<br>乙<br>丙"])
def test_two_values_in_a_cell_stay_apart(names):
    rows = (
        f"<tr><td>社区<td>事项名称<td>责任人<td>工作成效</tr><tr><td>苇荡社区<td>换水管<td>{names}<td>水通了。</tr>"
        f"<tr><td>荷塘社区<td>装路灯<td>{names}<td>灯亮了。</tr>"
    )
    found = page(LEAD, f"<table>{rows}</table>").records
    assert fields(found[0])["责任人"] == names.replace("<br>", "\n")


def test_a_drawing_that_repeats_its_label_and_a_chart_are_no_text():
    form = "<section><svg><text>{0}</text></svg><p><b>{0}</b></p></section><p>{1}</p>"
    chart = "<svg><g><text>一月</text></g><g><text>二月</text></g><g><text>满意率</text></g></svg>"
    found = page(LEAD, block(0, form=form) + chart, block(1, form=form), "<svg><text>点击播放</text></svg>")
    assert [fields(r) for r in found.records] == [dict(s) for s in SECTIONS]


def test_a_subhead_with_a_place_in_brackets_opens_no_block():
    form = "<p><b>{}</b></p><p>{}</p>"
    told = block(0, form=form).replace("<p><b>干事情况", "<p><b>路灯点亮（西巷村）</b></p><p><b>干事情况")
    assert [r.community for r in page(LEAD, told, block(1, form=form)).records] == ["苇荡社区", "荷塘社区"]


def test_a_number_that_is_the_last_value_stays():
    score = "<p>群众评分：</p><div class=score>98</div>"
    found = page(LEAD, *(f"<div class=b>{block(n)}{score}</div>" for n in (0, 1)))
    assert found.article.text.count("98") == 2


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            "<tr><td rowspan=2>联系方式<td colspan=2>区政务服务中心</tr><tr><td>8123456<td>城关路1号</tr>"
            "<tr><td>办理时间<td>周一至周五<td>九点至五点</tr>",
            "联系方式\t区政务服务中心\n8123456\t城关路1号",
        ),
        (
            "<tr><td rowspan=2>单位<td colspan=2>一季度<td colspan=2>二季度</tr>"
            "<tr><td>计划<td>完成<td>计划<td>完成</tr><tr><td>一厂<td>1<td>2<td>3<td>4</tr>",
            "单位\t一季度\t二季度\n计划\t完成\t计划\t完成",
        ),
    ],
)
def test_rows_that_are_no_heads_together_keep_their_order(rows, text):
    assert text in page(LEAD, f"<table>{rows}</table>").article.text


def test_a_street_above_a_table_with_streets_of_its_own_is_not_that_of_its_rows():
    rows = HEAD + LEDGER.replace("<td rowspan=2>望湖街道", "<td>望湖街道").replace("<td>荷塘", "<td><td>荷塘")
    found = page(LEAD, "<p>城东街道</p>", f"<table>{rows}</table>").records
    assert "城东街道" not in [r.street for r in found]


def test_a_table_behind_one_that_goes_on_has_its_own_header():
    head = ("社区", "事项名称", "干事情况")
    goes_on = "<p>（续表）</p>" + table(("荷塘社区", "装上路灯", "一根一根查线。"))
    other = table(("社区", "上任感言", "问题困难"), ("石门社区", "灯亮了，心也亮了。", "线路老化。"))
    found = page(LEAD, table(head, ("苇荡社区", "换上新水管", "接了一条临时管。")), goes_on, other).records
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区", "石门社区"]
    assert fields(found[2])["问题困难"] == "线路老化。"


def test_drawings_in_front_of_each_other_take_no_longer_for_what_stands_behind_them():
    def seconds(depth):
        text = "社区修好了路灯。" * 150_000
        drawn = "<div><svg><text>事项名称</text></svg>" * depth
        html = f"<h1>{TITLE}</h1>{drawn}<p>{text}</p>{'</div>' * depth}".encode()
        started = time.process_time()
        extract_page(html)
        return time.process_time() - started

    assert seconds(280) < 4 * seconds(5) + 1.5


def test_a_number_in_brackets_stands_in_front_of_a_place():
    form = "<p>{}：{}</p>"
    blocks = [block(n, form=form).replace("<p>望湖街道", f"<p>【榜{'一二'[n]}】望湖街道") for n in (0, 1)]
    found = page(LEAD, *blocks).records
    assert [(r.street, r.community) for r in found] == [("望湖街道", "苇荡社区"), ("望湖街道", "荷塘社区")]
    assert found[0].heading.startswith("【榜一】")


def test_a_notice_on_how_to_write_holds_no_block():
    asked = {
        "事项名称": "用一句话概括，不超过20个字。",
        "上任感言": "第一人称，150字左右。",
        "情况简介": "写清地域、人口。",
        "干事情况": "突出过程，见人见事，不少于500字。",
    }
    body = [f"<p>{n}．{label}：{text}</p>" for n, (label, text) in enumerate(asked.items(), 1)]
    title = "关于征集“开门一件事”成果展播材料的通知"
    notice = page("<p>各镇（街道）：现将有关事项通知如下，请认真组织。</p>", *body, title=title)
    assert not notice.records
    assert page(LEAD, block(0), *body).records  # below a place it is what a call for more says


@pytest.mark.parametrize("drawn", ["<h4>主持人</h4>", "<p style='background:#c00;color:#fff'>主持人</p>"])
def test_who_presides_is_a_label_where_it_is_drawn_as_one(drawn):
    form = (
        "<h4>{}</h4><p>{}</p>" if drawn.startswith("<h4") else "<p style='background:#c00;color:#fff'>{}</p><p>{}</p>"
    )
    presides = f"{drawn}<p>社区居委会副主任 费小萍</p>"
    found = page(LEAD, *(block(n, form=form) + presides for n in (0, 1))).records
    assert [r.fields["主持人"] for r in found] == ["社区居委会副主任 费小萍"] * 2


def test_a_button_behind_a_title_is_no_part_of_it():
    form = "<details open><summary>{}<em class=tag>点击展开</em></summary><p>{}</p></details>"
    found = page(LEAD, *(block(n, form=form) for n in (0, 1))).records
    assert [fields(r) for r in found] == [dict(s) for s in SECTIONS]


def test_a_listed_label_that_asks_has_its_mark_for_the_colon():
    profile = Profile(name="攻坚榜", fields=({"name": "课题"}, {"name": "破题之策", "aliases": ("怎么破的",)}))
    blocks = (
        f"<p><b>柳林街道{name}</b></p><p>课题 修水渠{name}</p><p>怎么破的？跑了三县五所，一户一户说。</p>"
        for name in ("苇荡社区", "荷塘社区")
    )
    found = page(LEAD, *blocks, profile=profile).records
    assert [s.label for r in found for s in r.sections] == ["课题", "怎么破的"] * 2


def test_radicals_are_letters_of_labels_and_places():
    written = str.maketrans("人目石水", "⼈⽬⽯⽔")
    profile = Profile(name="解题", fields=({"name": "群众出题", "aliases": ("题目",)}, {"name": "领题人"}))
    blocks = (
        f"<p><b>{place}</b></p><p><b>题目</b></p><p>机耕路什么时候能通？</p><p><b>领题人</b></p><p>蒋岩松{place}</p>"
        for place in ("石亭镇石桥村", "石亭镇水北村")
    )
    found = page(LEAD, *(b.translate(written) for b in blocks), profile=profile).records
    assert [[s.field for s in r.sections] for r in found] == [["群众出题", "领题人"]] * 2
    assert [r.community for r in found] == ["⽯桥村", "⽔北村"]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("方美琴（桃花坞街道平江社区党委书记）", ("桃花坞街道", "平江社区")),
        ("望江街道▏渔埠社区", ("望江街道", "渔埠社区")),
    ],
)
def test_a_heading_names_its_place(heading, place):
    found = page(LEAD, block(0).replace(PLACES[0], heading), block(1)).records[0]
    assert (found.street, found.community) == place


def test_sentences_head_nothing():
    told = "我想，既然握了手，就不能松开。——县委编办派驻下渡村第一书记 欧阳澈"
    remarks = dict(SECTIONS[0])["上任感言"]
    found = page(LEAD, block(0).replace(remarks, f"{remarks}</p><p>{told}"), block(1)).records
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区"]
    assert found[0].fields["上任感言"].endswith(told)


def test_who_made_it_below_who_wrote_it_is_a_footer():
    made = "<p>记者　戚小满　摄影　邬江</p><p>姑溪融媒出品</p>"
    assert fields(page(LEAD, block(0), block(1), made).records[1]) == dict(SECTIONS[1])


def test_words_of_two_letters_are_drawn_like_longer_ones():
    def drawn(word):
        letter = "<section style='display:inline-block;background:#b13a2c'><p>{}</p></section>"
        return "<section>" + "".join(map(letter.format, word)) + "</section>"

    profile = Profile(name="板凳议事", fields=({"name": "议题"}, {"name": "商议经过"}, {"name": "下一步"}))
    told = {"议题": "修不修运果道", "商议经过": "四组的人先开了口，说路修了才有活路。", "下一步": "秋天再装一盏灯。"}
    block_of = "".join(f"{drawn(label)}<p>{text}</p>" for label, text in told.items())
    found = page(LEAD, *(f"<p><b>{place}</b></p>{block_of}" for place in PLACES), profile=profile).records
    assert [fields(r) for r in found] == [told, told]


def test_drawings_alike_are_labels_where_several_say_what_labels_say():
    ribbon = "<section><svg viewBox='0 0 300 44'><text x=26 y=30>{}</text></svg></section>"
    profile = Profile(name="晒单", fields=({"name": "领办项目"}, {"name": "堵点"}, {"name": "群众账单"}))
    told = {
        "领办项目": "打通断头路",
        "堵点": "一堵墙，二十年没有人说得清是谁的。",
        "群众账单": "绕行一公里七变成三百八十米。",
    }
    block_of = "".join(f"{ribbon.format(label)}<p>{text}</p>" for label, text in told.items())
    found = page(LEAD, *(f"<p><b>{place}</b></p>{block_of}" for place in PLACES), profile=profile).records
    assert [fields(r) for r in found] == [told, told]


def test_labels_told_one_after_the_other_are_text():
    told = "问卷上面只有两行字：情况简介：您家几口人；问题困难：您最怕绳子挪到哪里。收回来的问卷有一百多张。"
    form = "<p>{}：{}</p>"
    found = page(LEAD, block(0, form=form, skip=("问题困难",)) + f"<p>{told}</p>", block(1, form=form)).records
    assert "问题困难" not in fields(found[0])
    assert found[0].fields["干事情况"].endswith(told)


def test_a_dash_stands_for_the_colon_behind_a_mark():
    form = "<p>● {}——{}</p>"
    ground = form.format("村里底子", "全村三千亩稻田，一半在盐碱洼子里。")
    found = page(LEAD, block(0, form=form) + ground, block(1, form=form)).records
    assert fields(found[0])["情况简介"] == "全村三千亩稻田，一半在盐碱洼子里。"


def test_the_first_of_several_things_is_no_label():
    told = "<ol><li>头一件：离井五十米以内的橡胶地改种坚果；</li><li>第二件：鱼塘排水改走新沟。</li></ol>"
    found = page(LEAD, block(0) + told, block(1)).records
    assert len(found) == 2
    assert "头一件" not in [s.label for s in found[0].sections]


def test_labels_of_other_words_and_order_are_one_block_s_where_the_title_says_so():
    labels = ("如今的变化", "项目", "起因", "难处", "做法", "做法")
    told = "孩子们在新操场上跑步，校长说，前年这时候操场上还是一片土。"
    body = "".join(f"<h4>{label}</h4><p>{told}{n}</p>" for n, label in enumerate(labels))
    (found,) = page(LEAD, body, title="“一村一事”专栏（二十一）：浮桥镇上坎村——跑道从黄土里长出来").records
    assert (found.street, found.community) == ("浮桥镇", "上坎村")
    assert [s.field for s in found.sections][:2] == ["工作成效", "事项名称"]


def test_a_call_to_like_it_is_a_footer():
    called = "<p>▷ 来源：沙溪镇党委</p><p>▷ 编辑：麦小冬</p><p>点“在看”，给团圆灶添把柴</p>"
    found = page(LEAD, block(0), block(1), called)
    assert found.article.source == "城关发布"
    assert fields(found.records[1]) == dict(SECTIONS[1])


def test_the_name_of_a_profile_is_that_of_the_series():
    name = "禾阳县村（社区）书记办实事台账"
    profile = Profile(name=name, fields=tuple({"name": label} for label, _ in SECTIONS[0]))
    found = page(LEAD, block(0), block(1), title=f"{name}（2023年第二季度）", profile=profile)
    assert (found.article.series, found.article.installment) == (name, None)


def of_place(number, sections=None, form="<p><b>{}：</b>{}</p>"):
    """The sections of a block below its place."""
    told = "".join(form.format(*s) for s in sections or SECTIONS[number])
    return f"<p>{PLACES[number]}</p>{told}"


def test_who_is_in_office_stands_below_the_place():
    people = ("方美琴（苇荡社区党委书记）", "李小河（荷塘社区党委书记）")
    found = page(LEAD, *(block(n).replace(PLACES[n], f"{PLACES[n]}</p><p>{people[n]}") for n in (0, 1))).records
    assert [(r.heading, r.lead) for r in found] == [(PLACES[n], (people[n],)) for n in (0, 1)]


def test_labels_one_after_the_other_on_a_line_are_labels():
    told = "<p>简介：事项名称：修路；问题困难：管子老了；干事情况：接了临时管。</p>"
    found = page(LEAD, *(f"<p>{place}</p>{told}" for place in PLACES)).records
    assert [fields(r)["问题困难"] for r in found] == ["管子老了；"] * 2


@pytest.mark.parametrize(
    "last",
    [
        "居民们纷纷为社区点“赞”。",
        "点“单”派单，居民点赞。",
        "社区贴出告示：请在楼下投票，选出灯的样式。",
        "最近修改于2023年4月的居规民约，居民人手一份。",
    ],
)
def test_a_last_sentence_stays(last):
    assert page(LEAD, block(0), block(1) + f"<p>{last}</p>").records[1].fields["干事情况"].endswith(last)


def test_lengths_of_texts_in_a_story_ask_for_none():
    told = {
        "事项名称": "学生作文减负",
        "问题困难": "每天一篇，每篇不少于800字。",
        "干事情况": "改为一周一篇，600字左右。",
        "工作成效": "孩子爱写了。",
    }
    body = "".join(f"<p><b>{label}：</b>{text}</p>" for label, text in told.items())
    assert [fields(r) for r in page(LEAD, body, title="实验小学开门一件事").records] == [told]


@pytest.mark.parametrize("heading", ["水通了。——{}", "“水通了。”（{}）", "一件小事。{}：换水管"])
def test_a_sentence_in_front_of_a_place_heads_a_block(heading):
    found = page(LEAD, *(f"<h3>{heading.format(PLACES[n])}</h3>{block(n, place=False)}" for n in (0, 1))).records
    assert [(r.street, r.community) for r in found] == [("望湖街道", "苇荡社区"), ("望湖街道", "荷塘社区")]


@pytest.mark.parametrize(("heading", "label"), [("{1}、{0}", "{}"), ("{0}", "⼀、{}"), ("⼝{0}", "⼝{}")])
def test_radicals_for_numerals_and_boxes_are_marks(heading, label):
    form = f"<p><b>{label.format('{}')}：</b>{{}}</p>"
    blocks = (f"<p>{heading.format(PLACES[n], '⼀⼆'[n])}</p>{block(n, place=False, form=form)}" for n in (0, 1))
    found = page(LEAD, *blocks).records
    assert [(r.street, r.community) for r in found] == [("望湖街道", "苇荡社区"), ("望湖街道", "荷塘社区")]
    assert [fields(r) for r in found] == [dict(s) for s in SECTIONS]


def test_the_first_thing_is_a_matter_where_no_second_follows():
    first = ("第一件事", "修好第二小学门口的路")
    found = page(LEAD, *(of_place(n, (first, *SECTIONS[n][1:])) for n in (0, 1))).records
    assert [fields(r)["事项名称"] for r in found] == [first[1]] * 2


def test_words_of_buttons_that_end_a_sentence_stay():
    told = "<p><b>工作成效：</b>楼道清理行动随即<em>展开</em></p>"
    assert fields(page(LEAD, block(0) + told, block(1)).records[0])["工作成效"] == "楼道清理行动随即展开"


def test_a_source_behind_the_mark_of_labels_is_a_label_s():
    form = "<p>◆{}：{}</p>"
    found = page(LEAD, *(of_place(n, (*SECTIONS[n], ("来源", "12345热线")), form) for n in (0, 1)))
    assert "◆来源：12345热线" in found.article.text


def test_a_box_amid_the_text_is_no_summary():
    box = "<div><h4>智能看点</h4><p>扫码报修，屏上可看进度，三百户都在用。</p></div>"
    assert "三百户都在用" in page(LEAD, block(0) + box, block(1)).article.text


def test_what_somebody_asks_is_no_label():
    asked = "“工作成效？我说了不算，居民说了算。”社区书记说。"
    assert page(LEAD, block(0) + f"<p>{asked}</p>", block(1)).records[0].fields["干事情况"].endswith(asked)


def test_an_empty_cell_of_a_place_breaks_nothing():
    rows = table(("问题困难", "事项名称", "所属镇街"), ("线路老化", "装上路灯，三天全部换完。", ""))
    assert fields(page(LEAD, rows).records[0]) == {"问题困难": "线路老化", "事项名称": "装上路灯，三天全部换完。"}


@pytest.mark.parametrize("form", ["<p>{}--{}</p>", "<p>{}＝{}</p>", "<p><b>{}</b>！{}</p>"])
def test_what_typists_have_for_the_colon(form):
    assert [fields(r) for r in page(LEAD, *(block(n, form=form) for n in (0, 1))).records] == [
        dict(s) for s in SECTIONS
    ]


def test_labels_whose_letters_stand_apart_are_whole():
    form = "<p>{}　{}</p>"
    blocks = (of_place(n, [(" ".join(label), text) for label, text in SECTIONS[n]], form) for n in (0, 1))
    assert [fields(r) for r in page(LEAD, *blocks).records] == [dict(s) for s in SECTIONS]


def test_labels_in_round_brackets_follow_each_other():
    told = "<p>" + "".join(f"（{label}）{text.rstrip('。')}。" for label, text in SECTIONS[0]) + "</p>"
    found = page(LEAD, f"<p>{PLACES[0]}</p>{told}", block(1, form="<p>（{}）{}</p>")).records[0]
    assert [*fields(found)] == [label for label, _ in SECTIONS[0]]


def test_digits_in_front_of_labels_are_numbers_whatever_follows():
    profile = Profile(name="晒账单", fields=({"name": "账目名称"}, {"name": "村情概况"}, {"name": "村民评说"}))
    told = {"账目名称": "引水上山", "村情概况": "三百亩坡地，旱了四十年。", "村民评说": "水到了地头，人心就定了。"}
    body = "".join(f"<p><b>{n}{label}</b></p><p>{text}</p>" for n, (label, text) in enumerate(told.items(), 1))
    found = page(LEAD, *(f"<p>{place}</p>{body}" for place in PLACES), profile=profile).records
    assert [[s.label for s in r.sections] for r in found] == [[*told]] * 2


def test_words_of_labels_begin_a_paragraph_in_plain_type():
    plain = "<p>下一步打算：给三处支路口加装提示屏，组织家长志愿者轮值。</p>"
    found = page(LEAD, block(0) + plain, block(1)).records[0]
    assert fields(found)["下一步打算"].startswith("给三处支路口")
    called = "<p>联系电话：0898-00000000</p>"
    assert "联系电话" not in fields(page(LEAD, block(0) + called, block(1)).records[0])


def test_how_far_a_matter_is_stands_behind_its_heading():
    head = "<h3><b>{}</b><span class=tag>持续推进</span></h3>"
    found = page(LEAD, *(head.format(PLACES[n]) + block(n, place=False) for n in (0, 1))).records
    assert [r.heading for r in found] == [*PLACES]


@pytest.mark.parametrize(
    "told", ["居民建议：在楼道里加一盏灯。", "群众评价：路通了，心也通了。", "所属社区：苇荡社区。"]
)
def test_words_in_plain_type_among_labels_in_bold_are_text(told):
    found = page(LEAD, block(0) + f"<p>{told}</p><p>王强记在本子上，第二天请来了电工。</p>", block(1)).records[0]
    assert [*fields(found)] == [label for label, _ in SECTIONS[0]]


def test_a_notice_in_other_words_asks_for_texts_too():
    asked = {
        "事项名称": "一句话，20字以内。",
        "上任感言": "第一人称，150字左右。",
        "问题困难": "实事求是，不超过100字。",
        "干事情况": "图文并茂，300字左右。",
    }
    body = "".join(f"<p><b>{label}：</b>{text}</p>" for label, text in asked.items())
    title = "关于征集“开门一件事”案例的通知"
    assert not page("<p>请各社区按以下格式报送材料，认真组织。</p>", body, title=title).records


def test_a_person_in_office_below_a_bare_community_tells_the_street():
    people = (f"<p>{PLACES[n][4:]}</p><p>{name}（{PLACES[n]}党委书记）</p>" for n, name in enumerate(("王强", "李玲")))
    found = page(LEAD, *(person + block(n, place=False) for n, person in enumerate(people))).records
    assert [(r.street, r.community) for r in found] == [("望湖街道", "苇荡社区"), ("望湖街道", "荷塘社区")]


def test_buttons_behind_labels_are_no_text():
    form = "<p><b>{}</b><span class=tg>展开</span></p><p>{}</p>"
    assert [fields(r) for r in page(LEAD, *(block(n, form=form) for n in (0, 1))).records] == [
        dict(s) for s in SECTIONS
    ]


def test_a_headline_that_the_first_paragraph_repeats_has_its_kicker_above():
    title = "山还是那座山"
    html = (
        f"<html><head><title>{title}_清沅日报</title></head><body><div class=main><p>清沅县“和美乡村”看变化（六）</p>"
        f"<p class=title1>{title}</p><div class=info>2024-05-12 来源：清沅日报</div><div class=content>"
        f"<p>记者走进四个村庄，看看{title}，日子却不是原来的日子。</p>{block(0)}{block(1)}</div></div></body></html>"
    )
    article = extract_page(html.encode()).article
    assert (article.series, article.installment) == ("清沅县“和美乡村”看变化", 6)


def test_letters_and_halves_may_stand_far_apart():
    spread = {
        "事项名称": "事　项　名　称",
        "上任感言": "上任　感言",
        "问题困难": "问 题 困 难",
        "干事情况": "干事　情况",
    }
    blocks = (of_place(n, [(spread[label], text) for label, text in SECTIONS[n]], "<p>{}　　{}</p>") for n in (0, 1))
    assert [fields(r) for r in page(LEAD, *blocks).records] == [dict(s) for s in SECTIONS]


def test_an_office_and_the_date_sign_an_article():
    signed = "<p align=right>清溪县委组织部　二〇〇八年七月十八日</p>"
    assert fields(page(LEAD, block(0), block(1), signed).records[1]) == dict(SECTIONS[1])


def test_one_block_s_labels_in_order_may_each_be_set_in_another_way():
    told = "孩子们在新操场上跑步，校长说，前年这时候操场上还是一片土。"
    labels = ("<p>▶啥事</p>", "<p><b>村里情况</b></p>", "<p>【麻烦在哪】</p>", "<h4>咋办的</h4>")
    body = "".join(f"{label}<p>{told}</p>" for label in labels)
    (found,) = page(LEAD, body, title="“书记晒事”第21期：永乐镇枣林村——一碗粉条的出路").records
    assert [s.field for s in found.sections] == ["事项名称", "情况简介", "问题困难", "干事情况"]
    assert (found.street, found.community) == ("永乐镇", "枣林村")


def test_two_fields_that_come_again_are_enough_where_nearly_all_are_meant():
    told = (
        (
            ("参赛项目", "顺手的椅子"),
            ("基本概况", "六层楼没有电梯。"),
            ("痛点难点", "楼道窄。"),
            ("改造过程", "照着折叠座做。"),
        ),
        (("参赛项目", "雨棚不再打鼓"), ("痛点难点", "铁皮响。"), ("改造过程", "垫上内胎。"), ("工作成果", "不吵了。")),
    )
    found = page(LEAD, *(of_place(n, told[n], "<p>【{}】{}</p>") for n in (0, 1))).records
    assert [[s.field for s in r.sections] for r in found] == [
        ["事项名称", "情况简介", "问题困难", "干事情况"],
        ["事项名称", "问题困难", "干事情况", "工作成效"],
    ]


def test_a_community_called_after_its_town():
    blocks = (f"<p><b>{place}</b></p>{block(n, place=False)}" for n, place in enumerate(("青石镇社区", "柳湾村")))
    assert [r.community for r in page(LEAD, "<p><b>青石镇</b></p>", *blocks).records] == ["青石镇社区", "柳湾村"]


def test_letters_in_boxes_of_several_colours_are_one_word():
    def drawn(word, colours):
        boxes = (f"<section style='background:{c}'><p>{x}</p></section>" for x, c in zip(word, colours, strict=True))
        return "".join(boxes)

    colours = ("#e00", "#0e0", "#00e", "#e0e")
    blocks = (
        f"<p>{PLACES[n]}</p>" + "".join(f"{drawn(label, colours)}<p>{text}</p>" for label, text in SECTIONS[n])
        for n in (0, 1)
    )
    assert [fields(r) for r in page(LEAD, *blocks).records] == [dict(s) for s in SECTIONS]


TOLD_OF = (
    "给十二个楼道装上扶手",
    "我在这个院子里住了三十年，大家选我，就得把话听完。",
    "社区位于老城南边，常住居民两千四百户，六十岁以上老人占三成。",
    "没有人肯出钱，谁也说不清产权归谁，又怕施工太吵。",
    "书记请来退休的工程师，带着党员挨家敲门，一户户签了字。",
    "九月底全部装完，投诉由每月七件降到零。",
)


def own_words(labels, texts, headings=PLACES):
    rows = "".join(f"<p><b>【{label}】</b></p><p>{text}</p>" for label, text in zip(labels, texts, strict=True))
    return page(LEAD, *(f"<h2>{heading}</h2>{rows}" for heading in headings), title="五月的院子").records


def test_labels_that_say_nothing_are_of_the_fields_that_their_texts_tell():
    labels = ("选种", "开犁", "看墒", "板结", "深耕", "开镰")
    for record in own_words(labels, TOLD_OF):
        assert record.profile == "kaimen"
        assert list(fields(record)) == ["事项名称", "上任感言", "情况简介", "问题困难", "干事情况", "工作成效"]


def test_labels_of_a_series_of_another_kind_keep_their_names():
    labels = ("树种", "树龄", "传说", "养护")
    texts = ("樟树", "六百四十年", "老人们说，发大水那年全村人爬上去躲过一夜。", "每年春天松一次土，冬天刷白。")
    for headings in (PLACES, ("《老樟树》", "“兄弟柏”")):
        found = own_words(labels, texts, headings)
        assert [(r.profile, list(fields(r))) for r in found] == [(None, list(labels))] * 2


def test_labels_below_names_need_to_be_the_same_in_each_block():
    texts = ("樟树", "六百四十年", "老人们说，发大水那年全村人爬上去躲过一夜。")
    blocks = [
        f"<h2>{name}</h2>" + "".join(f"<p><b>【{a}】</b></p><p>{b}</p>" for a, b in zip(labels, texts, strict=True))
        for name, labels in (("老樟树", ("树种", "树龄", "传说")), ("兄弟柏", ("树名", "树高", "来历")))
    ]
    assert not page(LEAD, *blocks, title="五月的院子").records


def test_values_that_begin_like_a_request_are_no_notice():
    asked = ("概括起来三句话：跑得勤、记得细、答得清。", "说明会开了三次，到场的人一次比一次多。")
    rows = "".join(f"<p><b>{a}：</b>{b}</p>" for a, b in zip(("情况简介", "工作成效"), asked, strict=True))
    found = page(LEAD, block(0) + rows, block(1)).records
    assert [fields(found[0])[name] for name in ("情况简介", "工作成效")] == list(asked)


@pytest.mark.parametrize("label", ["下期打算", "往期计划"])
def test_plans_of_a_block_close_no_article(label):
    plan = f"<p>{label}：明年开春把剩下的三条巷子也换上新水管。</p>"
    found = page(LEAD, *(block(n, form="<p>{}：{}</p>") + plan for n in (0, 1))).records
    assert [list(fields(r))[-1] for r in found] == [label] * 2


def test_a_drop_cap_joins_no_paragraph_behind_its_own():
    body = "<div><span class=dropcap>今</span>天开了院坝会，来了四十个人。<p>第二天一早就动了工，挖开了旧沟。</p></div>"
    text = page(body, LEAD).article.text
    assert "今天开了院坝会，来了四十个人。\n" in text


def test_cells_that_are_laid_out_inline_stay_cells():
    cells = "".join(f"<td style='display:inline'>{cell}</td>" for cell in ("三号楼", "四十户", "已换"))
    text = page(LEAD, LEAD, f"<table><tr>{cells}</tr><tr>{cells}</tr></table>", LEAD).article.text
    assert "三号楼\t四十户\t已换" in text


def test_a_sentence_about_markup_keeps_it():
    text = page(LEAD, "<p>我们用&lt;p&gt;写段落，用&lt;strong&gt;写粗体，学生都记住了。</p>").article.text
    assert "用<p>写段落，用<strong>写粗体" in text


def test_an_empty_frame_is_no_article():
    found = extract_page(b"<html><head></head><body><pre></pre></body></html>")
    assert found.article is None
    assert [r.code for r in found.rejected] == ["empty"]


def test_a_label_takes_no_image_that_stands_elsewhere():
    bar = "<img src=/u/b.jpg width=120 height=30 alt=干事情况>"
    rows = "".join(f"<p><b>{a}：</b>{b}</p>" for a, b in SECTIONS[0][:2])
    last = f"<p><img src=/u/real.jpg></p><p>{bar}<b>问题困难：</b>没钱。</p>"
    found = page(LEAD, f"<p>{PLACES[0]}</p>{rows}{last}", block(1))
    assert [(i.src, i.section) for i in found.records[0].images] == [("/u/real.jpg", 1)]


def test_headings_typed_at_the_end_of_the_paragraph_above_head_their_blocks():
    lines = [f"<p>上面一段话说完了。{PLACES[n]}</p>{block(n, place=False)}" for n in (0, 1)]
    found = page(*lines).records
    assert [(r.heading, list(r.fields)) for r in found] == [(PLACES[n], [x for x, _ in SECTIONS[n]]) for n in (0, 1)]
    assert found[0].fields["干事情况"] == "停水当晚，社区和水务公司接了一条临时管。\n上面一段话说完了。"
    once = page(LEAD, block(0), f"<p>大家说好。{PLACES[1]}</p>", block(1, place=False))
    assert once.records[1].heading == f"大家说好。{PLACES[1]}"


@pytest.mark.parametrize(
    ("heading", "text", "place"),
    [
        ("岭根镇石塘徐", "石塘徐与邻村以一口水塘为界。", ("岭根镇", "石塘徐")),
        ("岭根镇石塘徐", "石塘徐说，水塘还是那口水塘。", (None, None)),
        ("三沙澳镇后澳", "后澳人晒海带晒了六十年。", ("三沙澳镇", "后澳")),
    ],
)
def test_a_name_without_an_ending_is_a_place_where_the_text_speaks_of_it(heading, text, place):
    body = (
        "<h3>{}</h3>"
        + f"<p><b>事项名称：</b>修一条路</p><p><b>情况简介：</b>{text}</p><p><b>干事情况：</b>修好了。</p>"
    )
    other = (
        "<h3>{}</h3><p><b>事项名称：</b>装上路灯</p><p><b>情况简介：</b>灯黑了三年。</p><p><b>干事情况：</b>亮了。</p>"
    )
    found = page(LEAD, other.format(PLACES[0]), other.format(PLACES[1]), body.format(heading)).records
    assert [r.heading for r in found] == [*PLACES, heading]
    assert (found[2].street, found[2].community) == place


def test_a_name_right_below_its_street_is_a_place_where_the_text_speaks_of_it():
    sections = (
        "<p><b>事项名称：</b>换水表</p><p><b>情况简介：</b>石板铺的自来水通了十二年。</p><p><b>干事情况：</b>换了。</p>"
    )
    found = page(LEAD, block(0), "<p><b>龙塘镇</b></p><p><b>◎ 石板铺</b></p>", sections).records
    assert [(r.street, r.community) for r in found] == [("望湖街道", "苇荡社区"), ("龙塘镇", "石板铺")]


def test_a_heading_unlike_others_is_one_where_no_two_are_alike():
    looks = (
        "<h3>{}</h3>",
        "<p style='text-align:center'><b>{}</b></p>",
        "<p style='color:#1a8f3c'>{}</p>",
        "<p>{}</p>",
    )
    places = (*PLACES, "柳河镇河沿村", "柳河镇沟底村")
    body = "<p>这里是一句引子。</p><p>事项名称：{0}的路</p><p>情况简介：{0}的路坏了。</p><p>干事情况：{0}的路好了。</p>"
    found = page(LEAD, *(look.format(p) + body.format(p[-3:]) for look, p in zip(looks, places, strict=True))).records
    assert [r.heading for r in found] == list(places)


def test_items_that_a_line_announces_are_no_labels():
    items = "<p>（1）情况简介：敲门不应。</p><p>（2）联系亲属：女儿在外省。</p><p>（3）问题困难：门锁着。</p>"
    told = block(0).replace("接了一条临时管。", "分三步处置：") + items
    found = page(LEAD, told, block(1)).records
    assert list(found[0].fields) == [x for x, _ in SECTIONS[0]]
    assert found[0].fields["干事情况"].endswith("（3）问题困难：门锁着。")


def test_a_matter_below_a_place_is_no_place():
    topics = ("停水", "路灯")
    whole = [
        f"<p><b>{p}</b></p><p>社区有居民一千二百户。</p><p><b>{t}</b></p>{block(n, place=False)}"
        for n, (p, t) in enumerate(zip(PLACES, topics, strict=True))
    ]
    assert [(r.street, r.community) for r in page(LEAD, *whole).records] == [
        ("望湖街道", "苇荡社区"),
        ("望湖街道", "荷塘社区"),
    ]
    streets = [
        f"<p><b>{s}</b></p><p>{t}</p>{block(n, place=False)}"
        for n, (s, t) in enumerate(zip(("望湖街道", "龙塘镇"), topics, strict=True))
    ]
    assert [r.community for r in page(LEAD, *streets).records] == [None, None]


def test_numbered_labels_below_a_lead_that_announces_them_are_labels():
    numbered = "".join(f"<p>（{n}）{label}：{text}</p>" for n, (label, text) in enumerate(SECTIONS[0], 1))
    found = page(LEAD, f"<p><b>{PLACES[0]}</b></p><p>经研究，确定了以下内容：</p>{numbered}", block(1)).records
    assert [list(r.fields) for r in found] == [[x for x, _ in SECTIONS[0]], [x for x, _ in SECTIONS[1]]]


PICTURE = "<p style='text-align:center'><img src=/u/a.jpg></p>"


def test_a_line_with_its_credit_above_a_picture_is_the_caption():
    shown = "<p style='text-align:center;color:#888'>住户在楼顶查看样品（摄影：通讯员 贺敏）</p>" + PICTURE
    found = page(LEAD, block(0) + shown + "<p>施工十九天，天天有人签字。</p>", block(1)).records[0]
    assert found.sections[-1].text == f"{SECTIONS[0][-1][1]}\n施工十九天，天天有人签字。"
    assert [image.caption for image in found.images] == ["住户在楼顶查看样品（摄影：通讯员 贺敏）"]
    said = "<p>住户在楼顶查看样品（摄影：通讯员 贺敏）</p>" + PICTURE
    assert page(LEAD, block(0) + said, block(1)).records[0].images[0].caption is None


def test_an_alternative_text_that_several_pictures_have_heads_no_block():
    def picture(alt):
        return f"<p><img src=/u/a.jpg alt='{alt}'></p>"

    within = "<p><b>{}：</b>{}</p>".format(*SECTIONS[1][-1]) + picture(PLACES[0])
    blocks = block(0) + picture(PLACES[0]), block(1, skip=("干事情况",)) + within + "<p>灯全亮了。</p>"
    assert [r.community for r in page(LEAD, *blocks).records] == ["苇荡社区", "荷塘社区"]
    alone = picture(PLACES[0]) + block(0, place=False), picture(PLACES[1]) + block(1, place=False)
    assert [r.community for r in page(LEAD, *alone).records] == ["苇荡社区", "荷塘社区"]


@pytest.mark.parametrize(
    "tools", ["扫一扫在手机打开当前页", "扫一扫，在手机上查看当前页面", "分享到：微信　微博　QQ空间"]
)
def test_a_pages_tools_between_paragraphs_are_no_text(tools):
    found = page(LEAD, block(0) + f"<p>{tools}</p><p>后来没有再漏。</p>", block(1)).records[0]
    assert found.sections[-1].text == f"{SECTIONS[0][-1][1]}\n后来没有再漏。"


def test_whom_a_village_shares_its_machines_with_is_text():
    told = "<p>分享到：三个村的四十户人家，微信群里排队。</p>"
    assert "三个村的四十户人家" in page(LEAD, block(0) + told, block(1)).records[0].sections[-1].text


def test_what_has_to_be_done_first_and_second_is_no_label():
    points = "<p><b>一要堵漏：</b>用防渗膜做内衬。</p><p><b>二要引水：</b>从山后铺管。</p>"
    assert list(page(LEAD, block(0) + points, block(1)).records[0].fields) == [x for x, _ in SECTIONS[0]]


def test_labels_in_small_tortoise_shell_brackets():
    assert [list(r.fields) for r in page(LEAD, *(block(n, form="<p>﹝{}﹞{}</p>") for n in range(2))).records] == [
        [x for x, _ in SECTIONS[n]] for n in range(2)
    ]


@pytest.mark.parametrize("listed", ["（苇荡社区、荷塘社区）", "2件", "（2件）", " 2个"])
def test_a_street_with_what_follows_below_it_stands_above_its_communities(listed):
    blocks = [f"<p><b>{p.removeprefix('望湖街道')}</b></p>{block(n, place=False)}" for n, p in enumerate(PLACES)]
    found = page(LEAD, f"<p><b>望湖街道{listed}</b></p>", *blocks)
    assert [(r.street, r.community) for r in found.records] == [("望湖街道", "苇荡社区"), ("望湖街道", "荷塘社区")]
    assert len(found.article.lead) == 1


def test_a_heading_that_repeats_its_street_leaves_it_to_the_next_one():
    names = "望湖街道北段片区（负责人程帆）", "荷塘社区（书记魏澜）"
    blocks = [f"<p><b>{name}</b></p>{block(n, place=False)}" for n, name in enumerate(names)]
    found = page(LEAD, "<p style='text-align:center;color:red'>二、望湖街道</p>", *blocks).records
    assert [(r.street, r.community) for r in found] == [("望湖街道", None), ("望湖街道", "荷塘社区")]


def test_headings_that_count_who_speaks_are_alike_however_they_are_set():
    heads = (
        "<p><b>打擂人一：苇荡社区书记　查文娟</b></p>",
        "<p><span style='font-size:16px'><b>打擂人二：荷塘社区三里网格　网格长　幸 福</b></span></p>",
        "<p><b>打擂人三：望湖街道东桥片区　片区书记　曲 直</b></p>",
    )
    lead = "<p>幸福是人名，也是网格里叫得最响的一句玩笑。</p>"
    blocks = [heads[n] + (lead if n == 1 else "") + block(n % 2, place=False) for n in range(3)]
    found = page(LEAD, *blocks).records
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区", None]
    assert [len(r.lead) for r in found] == [0, 1, 0]


@pytest.mark.parametrize(
    ("heading", "community"),
    [
        ("荷塘社区东片区", "荷塘社区"),
        ("荷塘社区第四网格网格党支部书记　商羽", "荷塘社区"),
        ("荷塘新村社区　冼　萍（党支部书记）", "荷塘新村社区"),
    ],
)
def test_a_community_in_front_of_its_part_and_of_a_name_in_letters_apart(heading, community):
    found = page(LEAD, block(0), f"<p><b>{heading}</b></p>{block(1, place=False)}").records
    assert [r.community for r in found] == ["苇荡社区", community]


@pytest.mark.parametrize("letters", ["AB", "甲乙"])
def test_letters_in_order_above_headings_are_badges(letters):
    def lettered(n):
        return f"<p style='text-align:center'>{letters[n]}</p>{block(n)}"

    found = page(LEAD, *map(lettered, range(2)))
    assert [fields(r) for r in found.records] == [dict(SECTIONS[0]), dict(SECTIONS[1])]
    assert len(found.article.lead) == 1


def test_a_letter_without_its_neighbour_is_text():
    found = page(LEAD, block(0) + "<p>B</p>", block(1)).records[0]
    assert found.sections[-1].text.endswith("\nB")


def test_an_area_below_its_street_is_no_community():
    blocks = [f"<p><b>{name}</b></p>{block(n, place=False)}" for n, name in enumerate(("老集市片区", "荷塘社区"))]
    found = page(LEAD, "<p style='text-align:center;color:red'>望湖街道</p>", *blocks).records
    assert [(r.street, r.community) for r in found] == [("望湖街道", None), ("望湖街道", "荷塘社区")]


@pytest.mark.parametrize(
    ("heading", "street", "community"),
    [
        ("荷塘社区第一党支部", None, "荷塘社区"),
        ("石梁乡高坪片区联合党支部", "石梁乡", None),
        ("天泽物流园联合党支部", None, None),
    ],
)
def test_the_place_of_a_branch_of_the_party(heading, street, community):
    found = page(LEAD, block(0), f"<p><b>{heading}</b></p>{block(1, place=False)}").records
    assert (found[1].street, found[1].community) == (street, community)


def test_who_put_words_and_pictures_together_behind_a_bar_is_a_footer():
    found = page(LEAD, block(0), block(1), "<p>图文整理 | 蔡依然</p>")
    assert found.article.footer == ("图文整理 | 蔡依然",)


def test_a_photo_within_the_page_as_webp():
    photo = "<p><img src='data:image/webp;base64,UklGRl4AAABXRUJQVlA4IFIAAADwAgCdASoQABAA'></p>"
    assert len(page(LEAD, block(0) + photo, block(1)).records[0].images) == 1


@pytest.mark.parametrize("label", ["三要素", "五要求", "一要点", "八要诀"])
def test_a_numeral_in_front_of_what_is_essential_is_a_label(label):
    form = "<p><b>{}：</b>{}</p>"
    blocks = (block(n) + form.format(label, "人、地、事，一样都不能少。") for n in range(2))
    assert all(label in fields(r) for r in page(LEAD, *blocks).records)


def test_running_text_with_a_credit_above_a_picture_stays():
    said = "<p style='color:#333'>如今，夜里出门再也不用打手电了（图/李明）</p><p><img src=/u/a.jpg></p>"
    found = page(LEAD, block(0) + said, block(1)).records[0]
    assert "打手电" in found.sections[-1].text


def test_a_heading_with_who_drew_it_keeps_its_place():
    blocks = [f"<p style='text-align:center'>{p}（图：李明）</p>{block(n, place=False)}" for n, p in enumerate(PLACES)]
    assert [r.community for r in page(LEAD, *blocks).records] == ["苇荡社区", "荷塘社区"]


def test_a_banner_whose_words_a_photo_of_the_block_repeats_heads_it():
    def bar(n):
        return f"<p><img src=/u/t{n}.png width=300 height=40 alt='{PLACES[n]}'></p>"

    def photo(n):
        return f"<p><img src=/u/{n}.jpg width=600 height=400 alt='{PLACES[n]}'></p>"

    blocks = [bar(n) + block(n, place=False) + photo(n) + "<p>后来没有再坏。</p>" for n in range(2)]
    assert [r.community for r in page(LEAD, *blocks).records] == ["苇荡社区", "荷塘社区"]


def test_how_much_each_street_has_is_a_value():
    told = "<p><b>涉及：</b></p><p>望湖街道3件</p><p>河西街道2件</p><p><b>办理结果：</b>三天办完。</p>"
    found = page(LEAD, block(0) + told, block(1)).records
    assert [r.community for r in found] == ["苇荡社区", "荷塘社区"]
    assert "办理结果" in fields(found[0]) or "工作成效" in fields(found[0])
