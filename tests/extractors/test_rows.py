import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.extractors.rows import SEP, is_credit, is_named, is_row, names, organisation, read_row


@pytest.mark.parametrize(
    "text",
    [
        "来源：某某日报",
        "来源:某某日报",
        "来 源： 某某日报",
        "信息来源：某某日报　　发布日期：2021-05-20",
        "稿源：某某日报 | 作者：张三",
        "本文来源：某某日报 作者：张三",
        f"来源：{SEP}某某日报{SEP}打印{SEP}关闭",
        "来源｜某某日报",
        "2021-05-20 09:48来源：某某日报",
        "来源：某某日报作者：张三",
        "来源：某某日报 参与互动",
        "来源：某某日报2021-05-20",
    ],
)
def test_source_in_every_spelling(text):
    assert read_row(text).source == "某某日报"


@pytest.mark.parametrize(
    "text", ["资料来源：某某日报", "图片来源：某某日报", "收入来源：务工", "来源：", "来源：未知", "经济来源稳定"]
)
def test_what_is_no_source(text):
    assert read_row(text).source is None


@pytest.mark.parametrize(
    ("text", "editors"),
    [
        ("责任编辑：张三", ("张三",)),
        ("（责任编辑：张三）", ("张三",)),
        ("[责任编辑:张三 李四]", ("张三", "李四")),
        ("【编辑：张三】", ("张三",)),
        ("责编｜许　诺", ("许诺",)),
        ("责任编辑：张三_NX1234", ("张三",)),
        ("责任编辑：张三(UN643)", ("张三",)),
        ("责任编辑：张三 PK155", ("张三",)),
        ("责任编辑：HN666", ("HN666",)),
        ("编辑：张三　审核：李四", ("张三",)),
        (f"责任编辑：{SEP}张三{SEP}收藏本文", ("张三",)),
        (f"（责任编辑：{SEP}系统管理员{SEP}）", ("系统管理员",)),
        ("编辑/张三", ("张三",)),
        ("（编辑 张三）", ("张三",)),
        ("来源：某某网责任编辑：张三", ("张三",)),
        ("编辑部电话", ()),
        ("责任编辑：", ()),
    ],
)
def test_editors(text, editors):
    assert read_row(text).editors == editors


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("作者：张三 李四", ("张三", "李四")),
        ("作者：未知", ()),
        ("文/张三", ("张三",)),
        ("作者：某某大学历史学院张三", ("张三",)),
    ],
)
def test_authors(text, authors):
    assert read_row(text).authors == authors


def test_a_place_in_a_node_of_its_own_belongs_to_the_source():
    assert organisation(f"{SEP}某某财经报道{SEP}(广州){SEP}分享到：") == "某某财经报道(广州)"


@pytest.mark.parametrize(
    "rest", [f"　【{SEP}打印{SEP}】", "　【打印】【关闭】", " （责任编辑", "】", "　字体【大|中|小】"]
)
def test_a_bracket_that_is_not_the_source_s_ends_it(rest):
    assert organisation(f"某某电视台{rest}") == "某某电视台"


def test_a_square_stands_between_names():
    assert names(f"金叶子{SEP} ▪ {SEP}任玉明") == names("金叶子 ▪ 任玉明") == ("金叶子", "任玉明")


def test_a_comma_at_a_node_s_end_continues_a_list_of_names():
    assert names(f"张三、{SEP}李四{SEP}分享") == ("张三", "李四")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("来源：某某日报", True),
        ("（责任编辑：张三）", True),
        ("原标题：某某新闻", True),
        ("作者：张三", True),
        ("▍来源：某某日报", True),
        ("文/张三", False),
        ("本报记者 张三", False),
        ("资料来源：某某日报", False),
        ("他说，来源：不明", False),
        ("来源：有人说是家里给的，也有人说是他自己攒的。", False),
        ("张三最近很忙（责任编辑：李四）", False),
    ],
)
def test_rows_are_whole_lines(text, expected):
    assert is_row(text) is expected


def test_credits():
    assert is_credit("初审：陶然　复审：邱国栋　终审：傅晓云")
    assert not is_credit("审核通过后，资金就会拨付。")


@given(st.text(alphabet="来源：作者编辑责任/| \u3000\x1f张三（）[]\n", max_size=300))
def test_never_raises(text):
    read_row(text)
    is_row(text)


@pytest.mark.parametrize("office", ["水利学院", "品牌部", "院办", "某某周刊", "融媒体中心", "校团委"])
def test_the_office_in_front_of_the_names_is_nobody(office):
    assert names(f"{office} 简宁、程诺") == ("简宁", "程诺")
    assert names(office) == (office,)


def test_a_remark_behind_a_name_is_left_out():
    assert names("卫长风（发自泽州）") == ("卫长风",)


def test_a_surname_that_is_a_role_s_word_stays():
    assert read_row("编辑 | 文姝琪 责编：图小可").editors == ("文姝琪", "图小可")


@pytest.mark.parametrize("label", ["版面编辑", "图文编辑", "本版编辑"])
def test_editors_of_a_kind(label):
    assert read_row(f"责任编辑：闻道 | {label}：朱批").editors == ("闻道", "朱批")


def test_who_edits_pictures_counts_where_nobody_edits_the_text():
    assert read_row("责任编辑：闻道 | 图片编辑：朱批").editors == ("闻道",)
    assert read_row("图片编辑：朱批").editors == ("朱批",)


def test_who_reviews_is_no_editor():
    assert read_row("编辑丨黎民 责编丨方舟 编审丨高山").editors == ("黎民", "方舟")


@pytest.mark.parametrize(("opening", "closing"), ["【】", "[]", "〔〕"])
def test_brackets_around_a_source_are_no_part_of_it(opening, closing):
    assert read_row(f"来源：{opening}某某日报{closing}　编辑：黎民").source == "某某日报"


def test_the_outlet_in_front_of_an_author():
    assert read_row("作者：某某日报记者邱禾").authors == ("邱禾",)


def test_an_editor_without_a_colon_beside_the_proofreader():
    assert read_row("编辑 黎民 校对 贾宁").editors == ("黎民",)
    assert read_row("网站编辑 黎民来到校对现场").editors == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("文字：邱禾", True), ("图片｜江小满", True), ("文字工作者", False), ("记者：你几点来的？", False)],
)
def test_lines_that_name_who_did_what(text, expected):
    assert is_named(text) is expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("来源：锦屏区委组织部 锦屏区融媒体中心", "锦屏区委组织部 锦屏区融媒体中心"),
        ("来源：锦屏区融媒体中心 张三", "锦屏区融媒体中心"),
        ("稿源：雁鸣新闻网　　来源：雁鸣区委组织部", "雁鸣区委组织部"),
        ("来源：雁鸣区委组织部　　稿源：雁鸣新闻网", "雁鸣区委组织部"),
        ("稿源：雁鸣新闻网", "雁鸣新闻网"),
        ("稿源：云岭日报　　来源：本站", "云岭日报"),
        ("来源：云岭县融媒体中心 编辑部", "云岭县融媒体中心"),
        ("来源：云岭县水利局 河长办", "云岭县水利局"),
        ("来源：区融媒体中心 城乡", "区融媒体中心"),
        ("来源：县委办 县政府动态", "县委办"),
        ("来源：城关区民政局 城关区民政局", "城关区民政局"),
        ("稿源：城关日报　　来源：本站原创", "城关日报"),
        ("来源：临江街道党工委 沙塘镇党委", "临江街道党工委 沙塘镇党委"),
    ],
)
def test_two_offices_are_one_source_and_a_part_of_one_or_an_outlet_beside_it_is_none(text, source):
    assert read_row(text).source == source


def test_an_account_beside_an_editors_name_and_a_pen_name_with_a_dash():
    assert read_row("[责任编辑：ashleyzeng 曾燕]").editors == ("曾燕",)
    assert read_row("编辑：tom").editors == ("tom",)
    assert read_row("编辑：小鱼、yoyo").editors == ("小鱼", "yoyo")
    assert read_row("编辑：kiki 阿伟").editors == ("kiki", "阿伟")
    assert read_row("责任编辑：丸子 momo").editors == ("丸子", "momo")
    assert read_row("编辑：王明-北京").editors == ()
    assert read_row("来源：论坛　作者：瞎子摸像-冰　编辑：夜行虾").authors == ("瞎子摸像-冰",)
