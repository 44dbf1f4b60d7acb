from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.extractors.dump import dumped, read_dump
from kaimen.extractors.lines import LineKind

SEED = Path(__file__).parents[2] / "../shared/corpus/showcase/seed/article.txt"
BODY = ["为激励新班子接续薪火，城关区开展了活动，现将成果予以展出。", "东街社区", "事项名称：", "修好一盏灯"]


def texts(dump):
    return [line.text for line in dump.lines]


def dump(*lines):
    return read_dump("\n\n".join(lines))


PROSE = (
    "社区书记带着两名网格员走进七号楼，挨家挨户听取居民的意见，谈了整整一个下午。",
    "第二天一早，物业的人就来了，把坏了半年的灯一盏一盏换好，一直忙到天黑。",
)


def page(*head, foot=()):
    return dump(*head, *BODY, *foot)


def test_headline_and_time_stand_above_the_body():
    found = page(
        "某某新闻网",
        "首页| 新闻| 政务| 财经| 教育",
        "您的位置:网站首页 > 正文",
        "办好身边事⑧",
        "2021-02-20 15:06:11 智能朗读:",
    )
    assert texts(found) == BODY
    assert found.metadata.title == "办好身边事⑧"
    assert found.metadata.published_at == "2021-02-20T15:06:11+08:00"
    assert found.metadata.site == "某某新闻网"


@pytest.mark.parametrize(
    "rows",
    [
        ["来源：某某日报　作者：张三　2021-05-20 09:48"],
        ["发布时间：2021-05-20 09:48", "来源：某某日报", "作者：张三", "字号：大 中 小", "浏览次数：33"],
        ["2021年05月20日 09:48", "信息来源: 某某日报", "记者：张三"],
    ],
)
def test_rows_in_several_spellings(rows):
    found = page("办好身边事⑧", *rows)
    assert texts(found) == BODY
    said = found.metadata
    assert (said.title, said.published_at, said.source, said.authors) == (
        "办好身边事⑧",
        "2021-05-20T09:48+08:00",
        "某某日报",
        ("张三",),
    )


@pytest.mark.parametrize(
    "foot",
    [
        ["关闭"],
        ["上一篇：办好事", "下一篇：没有了"],
        ["打印 | 关闭", "版权所有：某某网"],
        ["【关闭窗口】"],
        ["相关阅读", "办好事"],
    ],
)
def test_the_foot_of_the_page_is_no_text(foot):
    assert texts(page("办好身边事⑧", "2021-05-20", foot=foot)) == BODY


SERIES = "办好身边事 | 城关区“开门一件事”成果展播⑧"


@pytest.mark.parametrize(
    "head",
    [
        [
            "登录 | 注册",
            "您现在的位置：首页 > 正文",
            SERIES,
            "信息来源：某某部　　发布日期：2021-02-20　　字体：[大 中 小]",
        ],
        [SERIES, "原创 某某部 某某党建 2021-02-20 15:06"],
        [SERIES, "某某党建", "2021年02月20日 15:06", "甘肃"],
        ["2021-02-20 15:06", "来源：某某网", SERIES],
        [SERIES, "首页 > 某某要闻 > 正文", "2021-02-20 15:06 来源：某某先锋"],
        ["某某新闻网", "2021年02月20日 星期六", "上一篇 下一篇 放大 缩小", SERIES, "本报记者 张三"],
        [SERIES + "_某某新闻网", "首页|新闻|政务|财经|教育", SERIES, "发布时间:2021-02-20 15:06 点击:33次", "T大 T小"],
    ],
)
def test_heads_of_other_sites(head):
    found = page(*head)
    assert texts(found) == BODY
    assert found.metadata.title == SERIES
    assert found.metadata.published_at.startswith("2021-02-20")


def test_a_newspaper_s_head():
    head = [
        "第04版：基层",
        "某某日报 2021年06月09日 星期三",
        "某某区“头雁领办”蹲点记（五）",
        "三道题，一个答法",
        "——一线观察",
    ]
    found = page(*head, "本报记者 张三")
    assert texts(found) == BODY
    said = found.metadata
    assert (said.title, said.kicker, said.authors) == ("三道题，一个答法", "某某区“头雁领办”蹲点记（五）", ("张三",))


def test_a_row_below_the_body_is_no_head():
    found = dump(*BODY, "编辑：张三　审核：李四 2021-05-20")
    assert texts(found) == BODY
    assert found.metadata.editors == ("张三",)


def test_source_and_editor_below_the_body():
    found = page("办好身边事⑧", "2021-05-20", foot=["来源: 城关基层党建微信公众号", "（责任编辑：李四）", "关闭"])
    assert texts(found) == BODY
    assert (found.metadata.source, found.metadata.editors) == ("城关基层党建微信公众号", ("李四",))


def test_a_line_that_says_picture_is_an_image_without_address():
    (line,) = read_dump("图片").lines
    assert (line.kind, line.text, line.image.src) == (LineKind.IMAGE, "", None)


def test_pasted_cells_are_a_row():
    (line,) = read_dump("事项名称\t修好一盏灯").lines
    assert [line.text[a:b] for a, b in line.cells] == ["事项名称", "修好一盏灯"]


def test_a_dump_of_the_article_alone_loses_nothing():
    assert texts(dump(*BODY[1:])) == BODY[1:]


def test_a_dated_sentence_in_the_body_is_no_row():
    found = page("办好身边事⑧", "2021-05-20", foot=["2021年1月15日早上七点，居民来电。", "分享会上，大家谈到了变化。"])
    assert texts(found)[-2:] == ["2021年1月15日早上七点，居民来电。", "分享会上，大家谈到了变化。"]


@given(st.text(max_size=600))
def test_no_text_breaks_it(text):
    for line in read_dump(text).lines:
        assert "\n" not in line.text


@pytest.mark.parametrize(
    ("text", "expected"), [("标题\n正文 a < b", True), ("<html><body><p>正文", False), ("<!-- x --><DIV>正文", False)]
)
def test_markup_is_told_from_text(text, expected):
    assert (dumped(text) is not None) is expected


@pytest.mark.shared
def test_the_seed():
    if not SEED.exists():
        pytest.skip("the corpora are not beside the checkout")
    found = read_dump(SEED.read_text("utf-8"))
    said = found.metadata
    assert (said.title, said.published_at) == (
        "凝心聚力赢口碑 | 城关区“开门一件事”成果展播⑥",
        "2021-02-08T13:28:41+08:00",
    )
    assert (said.source, said.site) == ("城关基层党建微信公众号", "手机兰州新闻网")
    assert found.lines[0].text.startswith("为激励新一届")
    assert [line.kind for line in found.lines].count(LineKind.IMAGE) == 21
    assert not any(line.text.startswith(("来源", "关闭", "首页", "手机兰州")) for line in found.lines)


def test_a_label_that_recurs_is_no_foot():
    blocks = [line for n in "甲乙" for line in (f"双河镇{n}山村", "【承办单位】：", f"{n}单位，负责落实到人。")]
    dump = read_dump(
        "\n\n".join(
            ["小事见真情 | 展播③", "2021-02-08 13:28:41", "换届以后，新班子从最急的事情办起，现予展播。", *blocks]
        )
    )
    assert [line.text for line in dump.lines][-6:] == blocks


def test_a_text_file_that_a_browser_saved_is_a_dump():
    frame = '<html><head><meta name="color-scheme" content="light dark"></head>'
    frame += '<body><pre style="white-space: pre-wrap;">{}</pre></body></html>'
    assert dumped(frame.format("标题\n\n甲 &lt;乙&gt;\n图片\n")) == "标题\n\n甲 <乙>\n图片\n"
    assert dumped(frame.format("标题<b>甲</b>")) is None


def test_answers_in_a_forums_dump_are_no_text():
    texts = ["[转帖]山那边也亮了", "灯下黑 发表于 2021-4-2 22:15", *PROSE, "来源：鹿鸣党建微信号"]
    answers = ["井边人家 发表于 2021-4-3 08:20", "箱子我见过。", "小乙 发表于 2021-4-3 09:01", "难处：没人", "页: [1]"]
    dump = read_dump("\n\n".join(texts + answers))
    assert [line.text for line in dump.lines] == list(PROSE)
    assert dump.metadata.source == "鹿鸣党建微信号"


def test_a_headline_that_begins_like_a_button():
    head = [
        "首页",
        "当前位置 > 首页 > 书记一号件",
        "小门槛 大门道——枫溪区“书记一号件”（第九期）",
        "发布时间：2023-10-26 16:05",
    ]
    assert read_dump("\n".join([*head, *PROSE])).metadata.title == head[2]


def test_further_words_of_who_posted_and_a_quotation_are_no_answers():
    texts = ["[转帖]山那边也亮了", "灯下黑 发表于 2021-4-2 22:15", "引用", "小甲 发表于 2021-4-2 08:01", *PROSE]
    more = ["灯下黑 发表于 2021-4-2 22:20", PROSE[0]]
    assert [x.text for x in read_dump("\n".join(texts + more)).lines] == [*texts[2:], *more]


@pytest.mark.parametrize("sizes", ["大、中、小", "大-中-小", "(大)(中)(小)", "大号 中号 小号", "大+ 小-"])
def test_sizes_of_letters_are_tools(sizes):
    head = ["首页", "当前位置 > 首页 > 要闻", "七号楼的电梯装好了", "发布时间：2023-10-26 16:05", sizes]
    assert [x.text for x in read_dump("\n".join([*head, *PROSE])).lines] == list(PROSE)
