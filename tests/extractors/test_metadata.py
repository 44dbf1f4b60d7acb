from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaimen import extract_article
from kaimen.extractors.dom import parse
from kaimen.extractors.lines import Image, Line, LineKind
from kaimen.extractors.metadata import read_metadata

TITLE = "东街社区修好一盏灯"
SERIES = "办好身边事 | 城关区“开门一件事”成果展播⑧"
BODY = ("居民夜里出门不再摸黑。", "灯是上个月坏的，社区找了三次才修好。", "大家都说亮堂了。")
SHARED = Path(__file__).parents[2] / "../shared/corpus"


def page(*, head="", above="", rows="", body=BODY, foot="", title=TITLE, heading=None):
    heading = f"<h1>{title}</h1>" if heading is None else heading
    text = "".join(f"<p>{t}</p>" for t in body)
    return (
        f"<html><head>{head}</head><body><div>首页 新闻</div>{above}{heading}<div>{rows}</div>"
        f"<div>{text}</div><div>{foot}</div></body></html>"
    )


def read(markup, body=BODY, **options):
    return read_metadata(parse(markup), markup, [Line(t) for t in body], **options)


# --- title


@pytest.mark.parametrize(
    "site", ["_某某新闻网", " - 某某日报", "--某某频道--某某网", "|某某网", "_社会_某某网", " 某某新闻网"]
)
def test_the_title_is_without_the_site(site):
    assert read(page(head=f"<title>{TITLE}{site}</title>")).title == TITLE


@pytest.mark.parametrize("tag", ["h2", "div", "p", "td", "strong"])
def test_the_headline_need_not_be_a_heading(tag):
    markup = page(head=f"<title>{TITLE}_某某网</title>", heading=f"<{tag} class=bt>{TITLE}</{tag}>")
    assert read(markup).title == TITLE


def test_a_headline_broken_behind_its_bar():
    title = f"{SERIES.split(' | ')[1]}｜{TITLE}"
    head = f'<title>{title}--某某网</title><meta name=ArticleTitle content="{title}">'
    broken = title.replace("｜", "｜<br>")
    assert read(page(head=head, heading=f"<div class=tit>{broken}</div>")).title == title


def test_a_column_above_the_headline_that_title_and_metas_have_in_front_of_it():
    column, long = "城关时讯", TITLE + "，三户人家不再摸黑"
    head = f'<title>{column}｜{long}--某某网</title><meta name=ArticleTitle content="{column}｜{long}">'
    assert read(page(head=head, heading=f"<div>{column}</div><div class=tit>{long}</div>")).title == long


def test_a_bar_in_the_headline_stays():
    assert read(page(head=f"<title>{SERIES}_某某网</title>", title=SERIES)).title == SERIES


def test_a_link_to_a_category_in_front_of_a_thread_s_headline_is_none_of_it():
    heading = f'<h1><a href="/c/7">[社区风采]</a> <span>{TITLE}</span></h1>'
    markup = page(head=f"<title>[社区风采] {TITLE} - 基层在线 - 某某论坛</title>", heading=heading)
    assert read(markup).title == TITLE


def test_a_bracket_that_is_no_link_stays_in_the_headline():
    title = f"[图解] {TITLE}"
    assert read(page(head=f"<title>{title}_某某网</title>", title=title)).title == title


def test_an_h1_that_is_the_site_s_name_is_no_headline():
    markup = page(head=f"<title>{TITLE} - 某某县人民政府</title>", heading=f"<h1>某某县人民政府</h1><div>{TITLE}</div>")
    assert read(markup).title == TITLE


def test_a_title_element_that_names_only_the_site():
    markup = page(head="<title>某某研究所</title>", heading=f"<h5>{TITLE}</h5>")
    assert read(markup).title == TITLE


def test_a_site_in_front_of_the_headline():
    markup = page(head=f"<title>某某日报数字报-{TITLE}</title>", heading=f"<p><strong>{TITLE}</strong></p>")
    assert (read(markup).title, read(markup).site) == (TITLE, "某某日报")


def test_metas_speak_where_the_page_shows_no_headline():
    assert read(page(head=f'<meta name="ArticleTitle" content="{TITLE}">', heading="")).title == TITLE


def test_a_column_in_the_title_element_is_no_headline():
    markup = page(head="<title>新闻动态--某某学会</title>", above="<a>新闻动态</a>", heading=f"<h4>{TITLE}</h4>")
    assert read(markup).title == TITLE


def test_a_short_headline():
    assert read(page(head="<title>修灯记_某某网</title>", heading="<div>修灯记事</div>", title="")).title == "修灯记"
    assert (
        read(page(head="<title>修灯记事_某某网</title>", heading="<div>修灯记事</div>", title="")).title == "修灯记事"
    )


def test_the_line_above_the_rows_where_nothing_is_marked():
    markup = page(head="<title>某某研究所</title>", heading=f"<div>{TITLE}</div>", rows="发布时间：2021-05-20")
    assert read(markup).title == TITLE


def test_a_title_element_with_the_app_s_name_alone():
    head = f'<title>江城云</title><meta property="og:title" content="{SERIES}">'
    heading = f"<div><p>江城云</p><p>看见江城</p></div><div class=t>{SERIES}</div>"
    assert (
        read(page(head=head, heading=heading, rows="<span>江城云长堤频道</span><span>2023-04-16</span>")).title
        == SERIES
    )


def test_a_subtitle_above_the_row_is_no_headline():
    name = "手机、松明和六十四处白灰"
    head = f"<title>田埂夜谈：{name}——青禾县“田埂夜谈”纪实之十一</title>"
    heading = f"<div>{name}<br>——青禾县“田埂夜谈”纪实之十一</div>"
    assert read(page(head=head, heading=heading, rows="2014年9月30日　来源：青禾农网")).title == name


def test_the_outlet_beside_the_date_is_no_headline():
    heading = f"<div><b>云上清溪</b></div><div class=t>{TITLE}</div>"
    rows = "<span>清溪县融媒体中心</span><span>2024-03-12 18:40</span>"
    assert read(page(head="<title>云上清溪</title>", heading=heading, rows=rows)).title == TITLE


def test_a_breadcrumb_above_the_rows_is_no_headline():
    markup = page(heading="<div>首页 &gt; 通知公告 &gt; 正文</div>", rows="发布时间：2021-05-20")
    assert read(markup).title is None


def test_no_title_is_none():
    assert read(page(heading="")).title is None


# --- time


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2021-05-20 09:48:07", "2021-05-20T09:48:07+08:00"),
        ("发布时间：2021年5月20日 09:48", "2021-05-20T09:48+08:00"),
        ("<span>2021</span><span>05</span>/<span>20</span><span>09:48</span>", "2021-05-20T09:48+08:00"),
        ("<b>20</b><i>2021年05月</i>", "2021-05-20"),
        ("更新时间：2021-05-22 10:00 发布时间：2021-05-20 09:48", "2021-05-20T09:48+08:00"),
        ("发布日期：2021-05-20", "2021-05-20"),
    ],
)
def test_the_time_beside_the_headline(rows, expected):
    assert read(page(rows=rows)).published_at == expected


def test_what_readers_see_beats_metas():
    head = '<meta property="article:published_time" content="2021-05-20T10:31:00+08:00">'
    assert read(page(head=head, rows="2021-05-20 09:48")).published_at == "2021-05-20T09:48+08:00"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="PubDate" content="2021-05-20 09:48">',
        '<meta name="publishdate" content="2021-05-20 09:48">',
        '<meta property="article:published_time" content="2021-05-20T09:48+08:00">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-05-20T09:48+08:00"}</script>',
        '<script type="application/ld+json">{"@graph":[{"datePublished":"2021-05-20 09:48"}]}</script>',
        '<script>var data = {"publishTime":"2021-05-20 09:48"}</script>',
    ],
)
def test_a_time_that_only_machines_see(head):
    assert read(page(head=head)).published_at == "2021-05-20T09:48+08:00"


def test_a_year_that_only_a_meta_has():
    head = '<meta itemprop="dateUpdate" content="2021-05-20 09:48:07">'
    assert read(page(head=head, rows="发布时间：05-20 09:48")).published_at == "2021-05-20T09:48:07+08:00"


def test_a_labelled_date_below_the_body():
    assert read(page(foot="<span>发布日期：</span><span>2021-05-20</span>")).published_at == "2021-05-20"


def test_the_address_is_the_last_resort():
    assert read(page(), url="http://a.example/2021-05/20/1.html").published_at == "2021-05-20"


def test_dates_in_the_text_and_in_teasers_are_not_the_article_s():
    body = ("2019年3月1日，灯坏了。", *BODY[1:])
    markup = page(body=body, foot="<h3>相关新闻</h3><p>另一条</p><p>2018-01-01 10:00</p>")
    assert read(markup, body).published_at is None


# --- source and site


@pytest.mark.parametrize(
    "rows",
    [
        "来源：某某日报",
        "<span>来源：</span><a>某某日报</a>",
        "2021-05-20　来源: 某某日报　作者：张三",
        "稿源：某某日报",
    ],
)
def test_source_beside_the_headline(rows):
    assert read(page(rows=rows)).source == "某某日报"


def test_source_below_the_body():
    assert read(page(foot="<p>本文来源：某某日报</p>")).source == "某某日报"


def test_a_meta_names_the_source():
    assert read(page(head='<meta name="ContentSource" content="某某日报">')).source == "某某日报"


def test_an_outlet_beside_the_date_is_the_site_not_the_source():
    said = read(page(head=f"<title>{TITLE}_某某网</title>", rows="<span>2021-05-20 09:48</span><a>县城观察</a>"))
    assert (said.source, said.site) == (None, "县城观察")


@pytest.mark.parametrize(
    "rows",
    [
        "<p>平岭高速控制性工程左洞贯通</p><div>2021-05-20 09:48 来源：某某晚报</div>",
        "<p>平岭高速控制性工程左洞贯通</p><div>2021-05-20 09:48</div>",
        "<span>發佈於</span> <time>2021 年 5 月 20 日</time>",
        "<span>發表於</span><time>2021-05-20</time>",
    ],
)
def test_a_second_headline_and_a_label_before_the_date_are_no_outlet(rows):
    assert read(page(head=f"<title>{TITLE}_某某网</title>", rows=rows)).site == "某某网"


def test_markup_that_calls_it_source():
    said = read(page(rows='<span>2021-05-20 09:48</span><a class="source">某某日报</a>'))
    assert said.source == "某某日报"


def test_buttons_beside_the_date_are_no_outlet():
    said = read(
        page(head=f"<title>{TITLE}_某某网</title>", rows="<span>2021-05-20 09:48</span><a>分享到</a><a>打印</a>")
    )
    assert said.site == "某某网"


def test_a_source_of_pictures_or_data_is_none():
    body = (*BODY, "（资料来源：某某统计局）")
    assert read(page(body=body), body).source is None


def test_the_element_beside_the_headline_goes_before_the_row_below():
    markup = page(rows='<span>2021-05-20 09:48</span><a class="source">某某日报</a>', foot="<p>来源：某某画报</p>")
    assert read(markup).source == "某某日报"


def test_a_kicker_of_two_nodes():
    above = "<p><a href=/s/>“国有林场新貌”案例展播</a> · 第6期</p>"
    assert read(page(above=above)).kicker == "“国有林场新貌”案例展播第6期"


def test_the_site_by_meta():
    assert read(page(head='<meta name="SiteName" content="某某党建网">')).site == "某某党建网"


# --- people


@pytest.mark.parametrize("line", ["图文：甲队庆祝胜利 副攻高某某怒吼", "老戲院露出手繪看板。（記者張三攝）"])
def test_captions_name_no_author(line):
    body = (BODY[0], line, *BODY[1:])
    assert read(page(body=body), body).authors == ()


@pytest.mark.parametrize("name", ["上官彤", "澹台明", "欧阳雪", "诸葛小明"])
def test_double_surnames_in_bylines(name):
    body = (f"本报讯（记者　{name}　通讯员　张三）居民夜里出门不再摸黑。", *BODY)
    assert read(page(body=body), body).authors == (name, "张三")


@pytest.mark.parametrize(
    "body",
    [
        ("本报讯（记者 张三 李四）居民夜里出门不再摸黑。", *BODY),
        ("本报讯（记者张三 通讯员李四）居民夜里出门不再摸黑。", *BODY),
        ("本报记者 张三 李四", *BODY),
        ("某某新闻记者 张三、李四 报道", *BODY),
        ("文/张三 李四", *BODY),
        (*BODY, "（张三 李四）"),
        (*BODY[:2], "大家都说亮堂了。（张三 李四）"),
        (*BODY, "（文/图 张三 李四）"),
        (*BODY, "某某晚报记者 张三 李四"),
        ("本报讯（张三 李四）居民夜里出门不再摸黑。", *BODY),
        (*BODY, "（张三 李四/文 王五/图）"),
        (*BODY, "（宣传科 张三 李四／文　王五／图　编辑：赵六）"),
        (*BODY, "本报记者 张三/文 李四 文/图"),
        (*BODY, "张三 李四 文/图"),
        (*BODY, "（张三 李四 文/摄影）"),
        (*BODY, "（记者 张三 通讯员 李四/文 记者 王五/图）"),
        (*BODY, "□张三 李四"),
        (*BODY, "■ 本报记者 张三 李四"),
        (*BODY, "张三 李四 摄影报道"),
        (*BODY, "（张三 李四 文 王五 图）"),
        (*BODY, "张三 李四 文/王五 图"),
        (*BODY, "全媒体记者 张三 李四 文/图"),
        (*BODY, "主笔：张三 李四"),
        (*BODY, "（技术中心 张三 李四）"),
        (*BODY, "大家都说亮堂了。（某某财经 张三 李四）"),
        ("某某新闻记者 张三 李四 发自某省", *BODY),
        (*BODY, "本报记者 张三 李四 郑州报道"),
        ("（中央社記者张三台東縣27日電）灯修好了。", "（中央社記者李四台北28日電）灯又坏了。", *BODY),
        ("撰文、摄影｜张三 李四", *BODY),
        ("中新网某某5月20日电 (张三 李四)居民夜里出门不再摸黑。", *BODY),
        ("某某新聞網訊(张三 李四)居民夜裏出門不再摸黑。", *BODY),
        ("某某在线5月20日讯（通讯员 张三 李四）居民夜里出门不再摸黑。", *BODY),
        ("本报讯 记者张三 通讯员李四报道：居民夜里出门不再摸黑。", *BODY),
        ("某某网 记者 张三 李四 居民夜里出门不再摸黑，大家都说亮堂了。", *BODY),
        ("某某日报记者 张三 某某日报通讯员 李四", *BODY),
        ("本报驻某国特派记者 张三 本报记者 李四", *BODY),
    ],
)
def test_bylines(body):
    assert read(page(body=body), body).authors == ("张三", "李四")


@pytest.mark.parametrize(
    "last",
    [
        "图为修好的灯。（本报记者 张三 摄）",
        "（完）",
        "（某某发改局）",
        "记者手记",
        "他说，记者来过两次。",
        "（王先生对此文有贡献）",
        "（张三/图）",
        "□安全生产",
        "●张三",
        "张三写的散文/小说合集出版",
        "方言/文化交流",
        "通知/文件",
        "语 文 数 学",
        "高兴 文 化",
    ],
)
def test_what_is_no_byline(last):
    body = (*BODY, last)
    assert read(page(body=body), body).authors == ()


@pytest.mark.parametrize(
    "first", ["本报讯 记者从县里 了解到，灯修好了。", "某某网 记者 来到街上，灯亮着。", "本报讯（某某局）灯修好了。"]
)
def test_a_first_line_that_names_no_reporter(first):
    body = (first, *BODY)
    assert read(page(body=body), body).authors == ()


def test_the_reporter_behind_a_source():
    said = read(page(rows="2021-05-20 09:48 来源：某某日报（记者 张三 李四）"))
    assert said.source == "某某日报"
    said = read(page(foot="<p>来源：某某日报（记者 张三 李四）</p>"))
    assert (said.source, said.authors) == ("某某日报", ("张三", "李四"))


def test_whose_page_it_is_where_people_write_under_their_own_accounts():
    rows = '<a href="/people/afei/">阿翡不在场</a> 评论 <span>停电</span> <span>2020-08-30 23:11:46</span>'
    assert read(page(head=f"<title>{TITLE}（豆瓣）</title>", rows=rows)).authors == ("阿翡不在场",)
    blog = read(page(head=f"<title>{TITLE}_码农阿福的博客-某某博客</title>", rows="<span>2021-04-13 22:17</span>"))
    assert blog.authors == ("码农阿福",)
    assert read(page(rows='<a href="/author/7">某某观察</a> <span>2020-08-30 23:11</span>')).authors == ()


def test_who_answers_in_a_thread_is_no_author():
    rows = "楼主：伞下客 时间：2012-06-18 14:03:22 点击：10422"
    answers = "".join(f"<div>作者：<a>网友{n}</a> 时间：2012-06-18 20:4{n}:41</div><div>哈哈哈</div>" for n in range(3))
    assert read(page(rows=rows, foot=answers)).authors == ("伞下客",)


def test_who_took_the_pictures_of_a_story_in_pictures_is_its_author():
    body = [
        "苇农在湖边收割芦苇，今年是个丰收年。",
        "新华社记者 邰星野 摄",
        "编织户在合作社里编苇帘。",
        "新华社记者 邰星野 摄",
    ]
    assert read(page(body=body), body).authors == ("邰星野",)
    assert read(page(body=body[:2]), body[:2]).authors == ()


def test_words_that_are_spread_are_no_authors():
    assert read(page(body=[*BODY, "谢　谢"]), [*BODY, "谢　谢"]).authors == ()
    assert read(page(body=["江　南", *BODY]), ["江　南", *BODY]).authors == ()
    assert read(page(rows="<a href=/d>党　建</a>")).authors == ()


def test_photographers_of_a_long_report_are_no_authors():
    long = "修路的事，村里人说了好多年，今年总算办成了。" * 8
    body = ["新华社记者 张三丰 摄", long, "新华社记者 李四光 摄", long, long]
    assert read(page(body=body), body).authors == ()


def test_photographers_of_a_report_are_no_authors():
    body = [
        *(f"{n}，修路的事，村里人说了好多年，今年总算办成了。" for n in range(9)),
        "修路。新华社记者 王建国 摄",
        "通车。新华社记者 李爱民 摄",
    ]
    assert read(page(body=body), body).authors == ()


def test_who_answers_below_is_no_author_whatever_parts_the_nodes():
    foot = "<p>作者：张三 时间：2020</p><p>作者：Jones 时间：2021</p>"
    assert read(page(foot=foot)).authors == ()


def test_the_headline_between_the_trail_and_rows_in_nodes_of_their_own():
    head, headline = "<title>健康科普-健康科普-某某市医院</title>", "反复胃痛、反酸，要不要做胃镜？"
    rows = "<td>发布者：<span>宣传科</span>　发布时间：<span>2022/10/19 15:36:02</span></td>"
    above = f"<div>您的位置：首页 &gt;&gt; 健康科普</div><table><tr><td>{headline}</td></tr><tr>{rows}</tr></table>"
    assert read(page(head=head, above=above, heading="")).title == headline


def test_a_headline_of_two_characters_that_a_meta_gives():
    said = read(page(head='<title></title><meta property="og:title" content="讣告">', title="讣告"))
    assert said.title == "讣告"


def test_names_in_latin_letters_and_editors_by_number():
    said = read(page(rows="作者：newtype2001 编辑：newtype2001"))
    assert (said.authors, said.editors) == (("newtype2001",), ("newtype2001",))
    assert read(page(foot="<p>（责任编辑：73）</p>")).editors == ("73",)


def test_a_staff_code_counts_only_where_no_row_names_an_editor():
    assert read(page(rows="编辑：周蕙", foot="<p>责任编辑：DF381</p>")).editors == ("周蕙",)
    assert read(page(foot="<p>责任编辑：DF381</p>")).editors == ("DF381",)


def test_a_name_spread_over_three_places_between_headline_and_text_is_the_author():
    assert read(page(rows="杨　柳")).authors == ("杨柳",)
    assert read(page(rows="首　页")).authors == ()


@pytest.mark.parametrize("beside", ["校长 沈廷芳", "2.6万人参与", "ET"])
def test_no_site_is_called_so(beside):
    assert read(page(rows=f"<span>2021-05-20 09:48</span> <span>{beside}</span>")).site is None


def test_the_day_of_an_e_paper_whose_pages_are_listed():
    pages = "".join(f"<li>A{n}版：第{n}版</li>" for n in range(1, 5))
    masthead = "<div>2019年10月25日　星期五　农历己亥年九月廿七</div>"
    assert (
        read(page(head="<title>题目</title>", rows="").replace("<body>", f"<body>{masthead}{pages}")).published_at
        == "2019-10-25"
    )
    assert read(page(head="<title>题目</title>", rows="").replace("<body>", f"<body>{masthead}")).published_at is None


def test_what_tells_about_an_author_is_no_author():
    assert read(page(foot="<p>作者：张三 食品科学硕士</p>")).authors == ("张三",)
    assert read(page(rows="作者/张三　　朗诵/李四")).authors == ("张三",)


def test_a_report_may_be_signed_before_the_line_ups():
    body = (
        *BODY,
        "本场比赛上座一万二千人，是本赛季的新高。(海心)",
        "某某联(4-2-3-1)：1-杜凯；5-崔立",
        "某某星河(4-4-2)：22-梁硕",
    )
    assert read(page(body=body), body).authors == ("海心",)


def test_agencies_for_pictures_are_no_sources():
    assert read(page(rows="<p>2019-05-08 14:20</p><p>来源：视觉中国</p>")).source is None


def test_the_account_of_a_platform_s_page_in_a_script_or_a_column_beside_the_text():
    head = '<meta property="og:site_name" content="腾讯新闻"><script>var d = {"media": "某某访谈"}</script>'
    assert read(page(head=head)).site == "某某访谈"
    column = '<h4><a href="http://mp.sohu.com/profile?xpt=1" target="_blank">某城影像</a></h4>'
    assert read(page(above=column, rows="<span>2018-11-05 10:22</span><a href=/t>摄影</a>")).site == "某城影像"


def test_an_address_is_no_source():
    assert read(page(rows="来源：http://blog.example/1/ 2021-05-20 09:48")).source is None


def test_the_editor_below_teasers():
    foot = "<p>相关阅读：某某事</p><p>24小时滚动播报最新资讯</p><p>责任编辑：张三 SF104</p>"
    assert read(page(foot=foot)).editors == ("张三",)


def test_the_editor_in_brackets_at_the_end_of_an_agency_s_report():
    body = (*BODY, "列車離站，沒有人說再見。（編輯：张三）1121027")
    assert read(page(body=body), body).editors == ("张三",)


def test_a_counted_row_above_the_body_is_no_text():
    row = "已有 3811 次阅读 2012-5-23 07:15 |个人分类:教书|系统分类:教学心得"
    said = read(page(body=(row, *BODY)), (row, *BODY))
    assert (said.published_at, said.rows) == ("2012-05-23T07:15+08:00", frozenset({0}))


def test_a_headline_of_two_characters_that_is_the_whole_title():
    rows = "<p>发布者：离退休处</p><p>发布时间：2017-10-16</p>"
    assert read(page(head="<title>讣告</title>", title="讣告", rows=rows)).title == "讣告"


def test_a_wide_space_in_a_headline_stays():
    title = "廟口米苔目　阿嬤三十年不漲價"
    heading = f"<div>{title}</div><div>【某報╱記者张三∕宜蘭報導】</div>"
    said = read(page(head=f"<title>{title} | 地方 | 某某新聞網</title>", heading=heading, rows="2011.08.14 04:11 am"))
    assert said.title == title


def test_an_account_that_is_called_a_publication_keeps_its_name():
    said = read(page(rows="来源:某某发布 时间:2021.05.20 09:48"))
    assert (said.source, said.published_at) == ("某某发布", "2021-05-20T09:48+08:00")


def test_an_outlet_in_front_of_reporter_and_editor():
    said = read(page(rows="每经记者：张三 每经编辑：李四 2021-05-20 09:48"))
    assert (said.authors, said.editors) == (("张三",), ("李四",))


def test_the_editor_of_a_flash():
    body = ("某某社5月20日讯（编辑 张三）居民夜里出门不再摸黑。", *BODY)
    said = read(page(body=body), body)
    assert (said.authors, said.editors) == ((), ("张三",))


def test_author_and_editor_rows():
    said = read(page(rows="作者：张三　编辑：李四", foot="<p>责任编辑：王五_NX12</p>"))
    assert (said.authors, said.editors) == (("张三",), ("李四", "王五"))


def test_a_byline_beside_the_headline():
    said = read(page(rows="<div>某某新闻记者 张三 李四</div><div>2021-05-20 09:48</div>"))
    assert said.authors == ("张三", "李四")


def test_author_and_outlet_in_one_node():
    said = read(page(rows="<div>张三/某某青年报</div><div>2021-05-20 09:48</div>"))
    assert (said.authors, said.site) == (("张三",), "某某青年报")


def test_a_meta_author_is_no_byline():
    assert read(page(head='<meta name="author" content="张三">')).authors == ()


# --- WeChat


def test_wechat():
    head = (
        f'<meta property="og:title" content="{TITLE}"><meta property="og:url" content="http://mp.weixin.qq.com/s?x=1">'
        '<meta property="og:site_name" content="微信公众平台"><meta name="author" content="张三">'
        '<script>var ct = "1581517074";</script>'
    )
    rows = '<a id="js_name"> 某某发布 </a><em>昨天</em>'
    said = read(page(head=head, heading=f"<h2>{TITLE}</h2>", rows=rows))
    assert (said.site, said.published_at, said.authors) == ("某某发布", "2020-02-12T22:17:54+08:00", ("张三",))
    assert said.source is None


def test_wechat_before_it_had_metas():
    body = f'<body id="activity-detail"><h2>{TITLE}</h2><a id="js_name">某某发布</a><p>{BODY[0]}</p>'
    said = read(f'<title>{TITLE}</title>{body}<script>var ct = "1581517074";</script></body>')
    assert (said.title, said.site, said.published_at) == (TITLE, "某某发布", "2020-02-12T22:17:54+08:00")


# --- kicker


def test_the_line_above_that_names_series_and_number_is_the_kicker():
    assert read(page(above="<p>某某区“头雁领办”蹲点记（五）</p>")).kicker == "某某区“头雁领办”蹲点记（五）"


def test_a_breadcrumb_is_no_kicker():
    assert read(page(above="<div>首页 &gt; 正文</div>")).kicker is None


# --- rows


def rows_of(*texts):
    return sorted(read(page(body=texts), texts).rows)


def test_rows_among_the_body_s_lines():
    assert rows_of(TITLE, "2021-05-20 09:48 来源：某某网", *BODY, "（责任编辑：张三）", "原标题：修灯记") == [
        0,
        1,
        5,
        6,
    ]


def test_a_headline_broken_over_lines():
    assert rows_of(TITLE[:4], TITLE[4:], *BODY) == [0, 1]


def test_bylines_and_sentences_stay():
    assert rows_of("文/张三", *BODY, "大家都很满意。（责任编辑：张三）", "某某晚报记者 张三") == []


def test_credits_around_the_editor_go_with_it():
    assert rows_of(*BODY, "编辑：张三", "初审：李四　终审：王五") == [3, 4]


def test_values_in_a_table_are_no_rows():
    lines = [Line(t) for t in BODY] + [Line("作者：张三", kind=LineKind.ROW, cells=((0, 5),))]
    markup = page()
    assert not read_metadata(parse(markup), markup, lines).rows


def test_indices_count_images():
    lines = [Line("", image=Image(None), kind=LineKind.IMAGE), *(Line(t) for t in BODY), Line("责任编辑：张三")]
    markup = page()
    assert read_metadata(parse(markup), markup, lines).rows == {4}


# --- addresses


def test_where_a_saved_page_came_from():
    said = read("<!-- saved from url=(0042)http://a.example/1.html -->\n" + page())
    assert (said.url, said.url_source) == ("http://a.example/1.html", "saved_from")


def test_singlefile():
    said = read("<!--\n Page saved with SingleFile \n url: https://a.example/1.html \n saved date: today\n-->" + page())
    assert (said.url, said.url_source) == ("https://a.example/1.html", "singlefile")


def canonical(href, url="http://www.a.example/1.html"):
    return read(page(head=f'<link rel="canonical" href="{href}">'), url=url).canonical_url


def test_a_mirror_s_canonical_link():
    assert canonical("http://m.a.example/1.html") == "http://m.a.example/1.html"
    assert canonical("/1.html") == "http://www.a.example/1.html"


@pytest.mark.parametrize("href", ["/202104/t2109/index.html", "/kmysj/index.html?id=7", "/kmysj/indexes.html"])
def test_an_article_s_own_index_is_no_column(href):
    assert canonical(href) == f"http://www.a.example{href}"


@pytest.mark.parametrize(
    "href",
    [
        "http://www.a.example/",
        "/",
        "http://b.example/1.html",
        "javascript:;",
        "http://[",
        "/index.html",
        "/kmysj/index.shtml",
    ],
)
def test_a_canonical_link_that_cannot_be(href):
    assert canonical(href) is None


def test_canonical_and_og_url_tell_the_address():
    said = read(page(head='<meta property="og:url" content="http://a.example/2.html">'))
    assert (said.url, said.url_source) == ("http://a.example/2.html", "og_url")


# --- never raises


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.lists(st.text(max_size=40), max_size=5))
def test_no_markup_breaks_it(markup, texts):
    read_metadata(parse(markup), markup, [Line(t) for t in texts])


@pytest.mark.parametrize("line", ["某某新闻记者 | 关山月", "记者丨关山月", "某某新闻记者 关山月"])
def test_a_byline_with_a_bar_beside_the_headline(line):
    assert read(page(rows=f"<p>{line}</p><p>2023-03-10 07:22</p>")).authors == ("关山月",)


@pytest.mark.parametrize("region", ["湖南", "发布于：江西省", "IP属地：广西壮族自治区"])
def test_where_an_account_writes_from_is_not_the_account(region):
    rows = f"<span>2023-04-20 06:30</span><span>{region}</span><a>雾岭老茶客</a>"
    assert read(page(rows=rows)).site == "雾岭老茶客"


def test_json_ld_names_the_author_where_the_page_shows_none():
    script = '<script type="application/ld+json">{"author": {"name": "%s"}, "publisher": {"name": "河源周刊"}}</script>'
    assert read(page(head=script % "顾一帆")).authors == ("顾一帆",)
    assert read(page(head=script % "河源周刊编辑部")).authors == ()


def test_a_credit_at_the_end_names_the_correspondent():
    assert read(page(), ["正文第一段，讲一件事。", "供稿：村支部 通讯员 何为"]).authors == ("何为",)


def test_letter_spaced_names_that_sign_an_article():
    assert read(page(), ["正文第一段，讲一件事。", "最后一段，也讲完了。（邱 禾 江小满）"]).authors == (
        "邱禾",
        "江小满",
    )


def test_who_wrote_and_filmed_goes_with_the_editor_below():
    assert rows_of("正文第一段，讲一件事。", "文字：邱禾", "图片：江小满", "编辑：黎民", "二审：高山") == [1, 2, 3, 4]
    assert rows_of("正文第一段，讲一件事。", "文字：邱禾", "图片：江小满") == []


def test_the_day_of_an_e_paper_s_edition():
    column = "<div>2024年07月02日 星期二</div><div>第04版：特写</div><div>" + "<a href=#>另一篇</a>" * 60 + "</div>"
    assert read(page(above=column)).published_at == "2024-07-02"
    assert read(page(above=column.replace("第04版：特写", "首页"))).published_at is None


def test_an_h1_of_two_characters_before_a_bar_and_the_site():
    assert read(page(head="<title>界碑 - 某某军网</title>", title="界碑")).title == "界碑"
    column = page(head=f"<title>新闻 - {TITLE} - 某某网</title>", heading=f"<h1>某某网</h1><h2>{TITLE}</h2>")
    assert read(column).title == TITLE


def test_a_short_headline_below_the_pages_of_an_e_paper():
    cells = "".join(f"<td><a href=#>第A0{n}版：广告</a></td>" for n in range(1, 9))
    markup = page(
        head="<title>某某日报数字报-桥洞下的师徒</title>",
        above=f"<table><tr>{cells}</tr></table><div>2018年6月12日</div>",
        heading="<table><tr><td>桥洞下的师徒</td></tr></table>",
    )
    assert read(markup).title == "桥洞下的师徒"


def test_a_copy_for_printing_is_not_where_the_rows_stand():
    copy = f"<div>{TITLE}</div><div>某某网 2021-05-20 来源：某某网</div>" + "<br>".join(BODY)
    markup = page(rows="2021-05-20 09:48 来源：某某日报", foot=f"<p>责任编辑：张三</p>{copy}")
    said = read(markup)
    assert (said.published_at, said.source, said.editors) == ("2021-05-20T09:48+08:00", "某某日报", ("张三",))


def test_a_sentence_that_comes_back_is_no_copy():
    body = (*BODY, "大家都说亮堂了。")
    assert read(page(body=body, foot="<p>责任编辑：张三</p>"), body).editors == ("张三",)


@pytest.mark.parametrize(
    "rows",
    [
        '<time datetime="2021-05-20T09:48:00+08:00">3小时前</time>',
        '<span itemprop="datePublished" content="2021-05-20 09:48">刚刚</span>',
        '<em>发表于 <span title="2021-5-20 09:48">半小时前</span></em>',
        '<i data-time="1621475280">昨天</i>',
    ],
)
def test_a_time_in_an_attribute(rows):
    assert (read(page(rows=rows)).published_at or "")[:16] == "2021-05-20T09:48"


FULLER = '<time class="entry-date {names}" datetime="2021-05-20T{time}:00+08:00">2021年5月20日</time>'


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ("", "2021-05-20T09:48:00+08:00"),
        (FULLER.format(names="updated", time="11:30"), "2021-05-20T09:48:00+08:00"),
        (FULLER.format(names="", time="11:30"), "2021-05-20"),
        ('<time datetime="2021-05-19T11:30:00+08:00">2021年5月19日</time>', "2021-05-20T09:48:00+08:00"),
    ],
)
def test_an_element_that_shows_only_the_day_says_the_time(others, expected):
    rows = FULLER.format(names="published", time="09:48")
    assert read(page(rows=f"发布于 {rows} {others}")).published_at == expected


def test_the_time_of_a_teaser_is_not_the_article_s():
    teasers = '<div><a href=/1>另一篇</a><time datetime="2020-01-01T08:00">一年前</time></div>'
    assert read(page(above=teasers + "某某网" * 80)).published_at is None


def test_a_post_that_is_dated_below():
    sign = "<div>" + "分类: 数据库。" * 20 + "</div>"
    foot = sign + "<div>posted @ <span>2021-05-20 09:48</span> <a href=#>张三</a> 阅读(9)</div>"
    said = read(page(foot=foot))
    assert (said.published_at, said.site) == ("2021-05-20T09:48+08:00", "张三")
    assert read(page(foot=sign + "<div>活动将于 2021-05-20 09:48 举行</div>")).published_at is None


@pytest.mark.parametrize(
    ("line", "source", "authors"),
    [
        ("本文来自微信公众号：灯下抄书（ID：dxcs2019），作者：张三，头图来自：某某", "灯下抄书", ("张三",)),
        ("编者按：本文来自微信公众号“灯下抄书”（ID：dxcs2019），作者：张三，经授权发布。", "灯下抄书", ("张三",)),
        ("本文转载自灯下抄书，有删改。", "灯下抄书", ()),
        ("本文来自读者投稿，作者文责自负。", None, ()),
        ("本文来自灯下抄书，不代表本网观点。", None, ()),
        ("这段文字来自他的日记，后来被抄了下来。", None, ()),
    ],
)
def test_where_a_platform_says_the_article_comes_from(line, source, authors):
    said = read(page(rows=f"<div>2021-05-20 09:48</div><div>{line}</div>"))
    assert (said.source, said.authors) == (source, authors)


def test_an_account_stands_behind_the_day_of_the_week():
    assert read(page(rows="<div>2021-05-20 09:48 <span>星期四</span></div><div>某联社</div>")).site == "某联社"


def test_the_account_that_a_link_leads_to():
    link = '<a href="space-uid-201.html">慢慢蹬</a><p>金牌会员</p>'
    said = read(page(rows=f"{link}<b>楼主</b><em>发表于 2021-5-20 09:48</em><a>只看该作者</a>"))
    assert (said.site, said.authors) == ("慢慢蹬", ("慢慢蹬",))
    platform = read(page(rows='<a href="/user/991">慢工厂</a><span>·</span><p>关注</p>'))
    assert (platform.site, platform.authors) == ("慢工厂", ())
    assert read(page(rows=link.replace("space-uid-201", "about") + "<b>楼主</b>")).site is None


def test_an_element_that_is_called_author():
    assert read(page(rows="<a class=note-author href=#>张小满</a> <i>2021-05-20 09:48</i>")).authors == ("张小满",)
    assert read(page(rows="<a class=note-author href=#>某某晚报</a> <i>2021-05-20</i>")).authors == ()
    assert read(page(foot="<a class=author href=#>张小满</a>")).authors == ()


@pytest.mark.parametrize(
    ("rows", "authors"),
    [
        ("供稿：呼吸与危重症医学科　张三", ("张三",)),
        ("供稿：宣传部", ()),
        ("记者：林秋月　更新日期：2021/05/20 09:48", ("林秋月",)),
        ("記者：林秋月　更新日期：2021/05/20 09:48", ("林秋月",)),
        ("图为现场。 本报记者 张三 摄", ()),
    ],
)
def test_who_wrote_it_by_the_rows(rows, authors):
    assert read(page(rows=rows)).authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("（文/后勤处 张三 图/新闻中心 李四）", ("张三",)),
        ("文/图：某某日报全媒体记者张三", ("张三",)),
        ("（张三 作者单位：某某市纪委监委）", ("张三",)),
        ("记者：张三 李四　摄像：王五", ("张三", "李四")),
        ("（文/骨科一病区 张三）", ("张三",)),
        ("【記者張雄／台北報導】居民夜裡出門不再摸黑。", ("張雄",)),
        ("【记者林秋月∕松溪报道】居民夜里出门不再摸黑。", ("林秋月",)),
    ],
)
def test_shapes_of_bylines(line, authors):
    body = (line, *BODY) if line.endswith("黑。") else (*BODY, line)
    assert read(page(body=body), body).authors == authors


def test_a_button_behind_an_empty_label_is_no_editor():
    body = (*BODY, "<span>责任编辑：　</span>", "关闭窗口")
    assert read(page(body=body), BODY).editors == ()


def test_a_bar_behind_a_name_is_no_part_of_it():
    body = (*BODY, "编辑：张三丨责编：李四丨审核：王五")
    assert read(page(body=body), body).editors == ("张三", "李四")


def test_who_wrote_before_the_editor_s_row_outside_the_body():
    body = (*BODY, "记者：张三　通讯员：李四")
    foot = "<p>编辑：王五　审核：赵六</p>"
    said = read(page(body=body, foot=foot), body)
    assert (sorted(said.rows), said.authors) == ([3], ("张三", "李四"))
    assert not read(page(body=body, foot="<p>分享</p>"), body).rows
    sentence = (*BODY, "记者：你们夜里出门怕不怕？")
    assert not read(page(body=sentence, foot=foot), sentence).rows


@pytest.mark.parametrize(
    ("rows", "authors"),
    [
        ("2022-10-19 14:27<span>聯合報／ 記者<a href=/r/1>高怡如</a>／馬公即時報導</span>", ("高怡如",)),
        ("2021-06-02 <a rel=author href=/author/1/>木木</a>", ("木木",)),
        ("2021-06-02 <a rel=author href=/author/1/>admin</a>", ()),
        ("2021-06-02 <a rel=author href=/author/1/>某某日报</a>", ()),
        ("<div itemprop=author><meta itemprop=name content=赫连一度><a>赫连一度</a></div>2021-06-02", ("赫连一度",)),
        ("<a rel=author href=/c/1>时政要闻</a> 2021-06-02", ()),
        ("<ul><li><span>作者，</span>沈渡海</li><li><span>职务，</span>撰稿人</li></ul>", ("沈渡海",)),
    ],
)
def test_authors_by_the_markup(rows, authors):
    assert read(page(rows=rows)).authors == authors


def test_the_outlet_in_a_wire_s_row_is_the_source():
    assert (
        read(page(rows="2022-10-19 14:27<span>聯合報／ 記者<a href=/r/1>高怡如</a>／馬公即時報導</span>")).source
        == "聯合報"
    )


@pytest.mark.parametrize(
    ("last", "authors"),
    [("（琥珀）", ("琥珀",)), ("（未完）", ()), ("（完）", ()), ("（上）", ()), ("他说（琥珀）", ())],
)
def test_a_pen_name_in_brackets_is_the_last_line(last, authors):
    body = (*BODY, last)
    assert read(page(body=body), body=body).authors == authors


def test_names_of_other_peoples_behind_a_dateline():
    body = ("中新网敦煌5月20日电 (冯志军 南如卓玛)每天清晨，年轻人把灯架搬进洞窟。", *BODY)
    assert read(page(body=body), body=body).authors == ("冯志军", "南如卓玛")


def test_a_number_is_no_blogger():
    head = f"<title>{TITLE}_weixin_44710398的博客-某某博客</title>"
    assert read(page(head=head)).authors == ()
    rows = "<a href='https://blog.csdn.net/weixin_44710398'>夜里改需求</a> 2022-04-13 22:01:35"
    assert read(page(head=head, rows=rows)).authors == ("夜里改需求",)


def test_the_line_above_the_headline_is_that_beside_the_body():
    listed = f"<ul><li><a href=1.html>{TITLE}</a></li></ul><div>2023年6月20日 星期二</div>"
    markup = page(above=f"{listed}<p>沂阳市“书记领办项目”巡礼④</p>", heading=f"<p><b>{TITLE}</b></p>")
    assert read(markup).kicker == "沂阳市“书记领办项目”巡礼④"


@pytest.mark.parametrize(
    "last",
    [
        *("县委办", "记者站", "新华社", "人民网", "教育局", "编辑部", "妇联", "城关镇", "资料图", "组图", "附图"),
        *("见附件", "供稿", "图文", "有删节", "结束", "剧终", "掌声", "小编"),
    ],
)
def test_offices_and_remarks_in_brackets_are_no_pen_names(last):
    body = (*BODY, f"（{last}）")
    assert read(page(body=body), body=body).authors == ()


@pytest.mark.parametrize("office", ["教育局", "城关镇", "妇联", "县委办", "一中"])
def test_an_office_behind_a_name_in_a_dateline_is_nobody(office):
    body = (f"本报讯（张伟 {office}）5月10日，年轻人把灯架搬进洞窟。", *BODY)
    assert office not in read(page(body=body), body=body).authors


def test_authors_of_comments_and_other_posts_are_not_the_article_s():
    comment = (
        "<div class=comment><cite itemprop=author itemscope><a itemprop=name>赵大海</a></cite><p>说得好。</p></div>"
    )
    assert read(page(rows="2021-05-20", foot=comment)).authors == ()
    assert read(page(rows="2021-05-20", foot="<a rel=author href=/u/1>张伟</a>")).authors == ()


def test_the_line_above_the_headline_counts_before_a_copy_of_it():
    above = f"<h3>城关区“开门一件事”成果展播（三）</h3><h1>{TITLE}</h1>"
    markup = page(above=above, heading="", rows="发布时间：2023-05-12", body=(TITLE, *BODY))
    assert read(markup, body=(TITLE, *BODY)).kicker == "城关区“开门一件事”成果展播（三）"


def test_the_number_of_another_installment_is_no_kicker():
    title = "白石河区“我为群众办实事”街道行（之三）：西山街道"
    above = "<p><a href=2.html>街道行（之一）：河沿街道</a></p>"
    assert read(page(head=f"<title>{title}</title>", above=above, title=title)).kicker is None


def test_what_an_e_paper_says_in_a_comment():
    comment = "<!--enpproperty <date>2021-04-09 00:00:00:0</date><author>郁川</author><title>x</title>/enpproperty-->"
    said = read(page(above=comment))
    assert (said.published_at, said.authors) == ("2021-04-09", ("郁川",))


def test_the_day_in_the_frame_of_an_e_paper():
    frame = "<div>2010年6月18日　星期五　返回首页 | 版面概览</div>"
    assert read(page(above=frame)).published_at == "2010-06-18"
    assert read(page(above=frame.replace("版面概览", "收藏"))).published_at is None


def test_the_editors_of_a_newspaper_s_page():
    body = (*BODY, "本版责编：白若溪　崔　岭　秦　晓")
    assert read(page(body=body), body=body).editors == ("白若溪", "崔岭", "秦晓")


@pytest.mark.parametrize(
    ("rows", "authors"),
    [
        ("2006年03月14日10:23　　[ 柳既明 ]　来源：[ 大江商报 ]", ("柳既明",)),
        ("<a>山城时报</a><span>[微博]</span><span>桑梓 郁洁</span><span>2014-06-13 07:29</span>", ("桑梓", "郁洁")),
        ("<span>张三</span> 2021-05-20 09:48", ()),
        ("[ 字号 ] 2021-05-20 09:48", ()),
        ("2021-05-20 09:48　[ 关闭 ]　来源：某某网", ()),
        ("<span>2021-05-20 09:48</span><span>国内 国际</span>", ()),
        ("<span>方正 宋体</span><span>字号</span><span>2021-05-20 09:48</span>", ()),
    ],
)
def test_people_beside_the_date_without_a_label(rows, authors):
    assert read(page(rows=rows)).authors == authors


def test_analysts_behind_paragraphs_are_no_authors():
    body = tuple(f"{t}（东岭证券 施望）" for t in BODY)
    assert read(page(body=body), body=body).authors == ()


def test_who_reports_in_words_and_pictures():
    body = ("天山网讯（记者鹿鸣摄影报道）5月4日凌晨，水渠边亮起了灯。", *BODY)
    assert read(page(body=body), body=body).authors == ("鹿鸣",)


def test_a_source_is_without_from():
    assert read(page(rows="2021-05-20 09:48 来源：来自雪球")).source == "雪球"


def test_one_name_in_brackets_behind_remarks_in_others_is_the_author():
    body = (*(f"{t}（区住建局）" for t in BODY), "大家都说好，灯也亮了。（王芳）")
    assert read(page(body=body), body=body).authors == ("王芳",)


@pytest.mark.parametrize("last", ["办公室", "教务处", "信息科", "二维码", "央视", "实习生", "已公开"])
def test_a_department_in_brackets_is_no_pen_name(last):
    body = (*BODY, f"（{last}）")
    assert read(page(body=body), body=body).authors == ()


def test_a_day_in_the_text_of_an_e_paper_is_not_its_own():
    body = ("1998年5月6日 星期三，苇荡社区挂牌，来了十几个人。", *BODY)
    assert read(page(above="<div>版面导航</div>", body=body), body=body).published_at is None


@pytest.mark.parametrize(("said", "authors"), [("新华社", ()), ("本报讯", ()), ("□本报记者 宋兆伟", ("宋兆伟",))])
def test_who_an_e_paper_s_comment_names(said, authors):
    comment = f"<!--enpproperty <date>2021-04-09</date><author>{said}</author>/enpproperty-->"
    assert read(page(above=comment)).authors == authors


@pytest.mark.parametrize(("rows", "authors"), [("● 张三", ("张三",)), ("◆李四", ("李四",)), ("● 安全生产", ())])
def test_a_name_behind_a_mark_between_headline_and_text_is_who_wrote_it(rows, authors):
    assert read(page(rows=rows)).authors == authors
    assert read(page(rows="2021-06-02 10:00 来源：某某网", body=(*BODY, rows)), body=(*BODY, rows)).authors == ()


def test_people_behind_a_label_in_the_node_before_are_who_it_says():
    rows = "<span>责任编辑：</span><span>张伟 李丽</span><span>2024-03-05 10:22</span>"
    assert read(page(rows=rows)).authors == ()


def test_when_somebody_signed_up_is_not_when_a_post_was_written():
    rows = "<li>注册：2009-05-02</li><b>楼主</b><em>发表于: 2012-04-16 21:38</em>"
    assert read(page(rows=rows)).published_at == "2012-04-16T21:38+08:00"


@pytest.mark.parametrize(
    "behind",
    [
        "约12分钟读完",
        "发消息",
        "2021年11月1日",
        "AM",
        "06版",
        "<span>编辑｜</span>戴维舟",
        "<li>分类:</li><li>折腾</li>",
    ],
)
def test_what_stands_beside_the_date_and_is_no_outlet(behind):
    head = f"<title>{TITLE} | 某某周刊</title>"
    rows = f"<span>2021.08.16</span><span>{behind}</span>"
    assert read(page(head=head, rows=rows)).site == "某某周刊"


def test_an_author_beside_the_date_is_no_outlet():
    rows = "<li>作者: <a>秦木鱼</a></li><li>时间: <time>2023-06-18</time></li><li>分类: <a>折腾</a></li>"
    said = read(page(rows=rows))
    assert (said.site, said.authors) == (None, ("秦木鱼",))


def test_an_outlet_in_brackets_before_the_date():
    assert read(page(rows="<div>【华风日报】 2012-02-14 12:12 AM</div>")).site == "华风日报"


def test_an_account_beside_the_time_since():
    rows = "<a>老饕不挑食</a><span>美食领域创作者</span><span>3天前</span><span> · 江苏</span><button>+ 关注</button>"
    assert read(page(rows=rows)).site == "老饕不挑食"


def test_the_paper_that_printed_it():
    comment = "<!--enpproperty <date>2023-11-08</date><author>韩牧之</author>/enpproperty-->"
    said = read(page(above=comment, rows="<p>韩牧之</p><p>《某西日报》(2023年11月08日 06版)</p>"))
    assert (said.source, said.site) == (None, "某西日报")
    assert read(page(rows="来源：某某网 《某西日报》(2023年11月08日 06版)")).source == "某某网"


def test_a_company_s_site_behind_the_column_of_its_news():
    assert read(page(head=f"<title>{TITLE}-公司新闻-某某泵业有限公司</title>")).site == "某某泵业有限公司"


def test_the_source_that_signs_as_editor_is_nobody():
    rows = "<span>2022-08-11 11:42</span><span>来源：财经线</span><span>编辑：财经线</span>"
    assert read(page(rows=rows)).editors == ()
    assert read(page(rows=rows, foot="<p>责任编辑：DF398</p>")).editors == ("DF398",)
    assert read(page(rows=rows, foot="<p>责任编辑：张伟</p>")).editors == ("张伟",)


def test_an_editor_by_a_letter():
    assert read(
        page(rows="<span>来源：某某体育</span><span>2025-01-09 22:05</span><span>编辑：阿K</span>")
    ).editors == ("阿K",)


@pytest.mark.parametrize(
    ("byline", "place", "authors"),
    [
        ("（某某体育记者 海江涛 江州报道）", "", ("海江涛",)),
        ("某某早报记者 佟北辰 云沛报道", "云沛县的枣子红了。", ("佟北辰",)),
        ("某某早报记者 佟北辰 云沛报道", "", ("佟北辰", "云沛")),
        ("某某早报记者 佟北辰 张伟报道", "张伟说，枣子红了。", ("佟北辰", "张伟")),
    ],
)
def test_a_place_before_reports_is_no_author(byline, place, authors):
    body = (*BODY, place, byline) if place else (*BODY, byline)
    assert read(page(body=body), body=body).authors == authors


def test_a_reporter_with_a_place_abroad_glued_to_the_name():
    body = ("【記者簡慕賢舊金山報導】老僑領日前辭世，享壽九十七歲。", *BODY)
    assert read(page(body=body), body=body).authors == ("簡慕賢",)


def test_who_started_a_thread_on_a_saved_page_without_addresses():
    poster = "<div class=authi><a class=xw1>半夏微凉</a></div><p>金牌业主</p><dt>积分</dt><a>发消息</a>"
    row = "<a>楼主</a><em>发表于 2015-3-21 21:47</em><span>|</span><a>只看该作者</a>"
    said = read(page(rows=poster + row))
    assert (said.authors, said.site) == (("半夏微凉",), "半夏微凉")


def test_the_author_whom_wordpress_links_below_the_text():
    teasers = "<h3>相关</h3>" + "<p>另一处的灯也修好了，大家都说亮堂。</p>" * 40
    row = "<span class=byline>作者 <a href=/author/adu rel=author>阿渡</a></span>"
    assert read(page(foot=teasers + row)).authors == ("阿渡",)
    assert read(page(foot=teasers + row + row.replace("阿渡", "阿舟"))).authors == ()
    assert read(page(foot=teasers + row.replace("作者", "关注"))).authors == ()


def test_who_wrote_the_teasers_below_is_no_author():
    foot = "<h2>更多特写</h2>" + "<h4>灯塔</h4><p>摘要一句。</p><div>文｜南山松</div>" * 3
    assert read(page(rows="<span>文｜冯止</span><span>2021.08.16</span>", foot=foot)).authors == ("冯止",)


def test_a_row_behind_a_link_to_more_below_the_text_is_read():
    for more in ("更多精彩", "往期回顾"):
        row = "<span>来源：滨江日报</span> <span>2023-04-23 09:15</span> <span>作者：李铁</span>"
        got = read(page(foot=f"<div><a>{more}</a></div><div>{row}</div>"))
        assert (got.source, got.authors) == ("滨江日报", ("李铁",))
    teasers = "<div>更多精彩</div><div>别的标题</div><div>作者：周大明</div>"
    assert read(page(rows="2023-04-23", foot=teasers)).authors == ()


@pytest.mark.parametrize("site", ["上市公司_金融界", "公司_同花顺", "证券_上市公司", "房产_搜狐焦点_万科集团", "公司"])
def test_a_column_of_companies_is_no_site(site):
    assert read(page(head=f"<title>{TITLE}_{site}</title>")).site is None


@pytest.mark.parametrize(
    "rows",
    [
        "<span>[社会]</span><span>2023-04-23 09:15</span>",
        "<span>【要闻】</span><span>2023-04-23</span>",
        "<span>30年前</span><span>往事</span>",
        "<span>2023-04-23</span><p>本文曾获《文艺报》(2023年04月23日 06版)推荐</p>",
    ],
)
def test_columns_and_prose_beside_the_date_are_no_site(rows):
    assert read(page(head=f"<title>{TITLE}_滨江新闻网</title>", rows=rows)).site == "滨江新闻网"


@pytest.mark.parametrize(
    "foot",
    [
        "<div class=rel><h4>相关文章</h4>"
        "<div><a href=/1>别的文章</a><span>作者 <a rel=author href=/u>周大明</a></span></div></div>",
        "<div class=comment><div>由 <a rel=author href=/u>赵大明</a></div><p>写得好。</p></div>",
    ],
)
def test_who_wrote_a_teaser_or_a_comment_is_no_author(foot):
    assert read(page(rows="2023-04-23", foot=foot)).authors == ()


def test_a_big_v_is_nobody():
    assert read(page(rows="<span>2023-04-23</span> <span>作者：大V</span>")).authors == ()


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("文/图：枕木先生　　未经许可，请勿转载", "枕木先生"),
        ("文/图：周大明，未经授权不得转载。", "周大明"),
        ("作者：周大明（转载请注明出处）", "周大明"),
    ],
)
def test_what_a_byline_says_of_copying_is_nobody(line, who):
    body = (*BODY, *BODY, line)
    got = read(page(rows="2023-04-23", body=body), body=body)
    assert got.authors == (who,)
    assert got.rows == {6}


def test_an_outlet_in_front_of_who_wrote_is_nobody():
    body = (*BODY, "大家都用上了新水管。（文/汽车之家 韩路遥）")
    assert read(page(rows="2023-04-23", body=body), body=body).authors == ("韩路遥",)


@pytest.mark.parametrize(
    ("credit", "who"), [("新华社记者 贺知远 摄", ("贺知远", "田埂")), ("新华社发（贺知远 摄）", ())]
)
def test_photographers_of_a_story_in_pictures(credit, who):
    captions = [f"6月{n}日，梅溪乡的孩子们在教室里练琴。{credit}" for n in range(1, 5)]
    captions.insert(2, "这是石桥铺村全景。新华社发（田埂 摄）")
    assert read(page(rows="2023-04-23", body=captions), body=captions).authors == who


def test_a_headline_with_a_button_behind_it_above_the_date():
    name = "鹭江精工：关于控股子公司收到处罚决定书的公告"
    heading = f"<table><tr><th>{name}　<a href=/1.pdf>下载公告</a></th></tr></table>"
    markup = page(heading=heading, title="", head="<title>鹭江精工(839917)公告正文</title>", rows="公告日期:2021-09-15")
    assert read(markup).title == name


def test_two_authors_of_which_the_first_has_no_chinese_surname():
    body = ("文/努尔古丽 王强", *BODY)
    assert read(page(rows="2023-04-23", body=body), body=body).authors == ("努尔古丽", "王强")


def test_a_headline_before_the_column_and_the_site_parted_by_spaces():
    name = "关于表扬2016年度先进集体和先进个人的通报"
    markup = page(
        head=f"<title>{name} 通知公告 桥下镇</title>", heading=f"<div class=tit>{name}</div>", rows="2017-02-07"
    )
    assert read(markup).title == name


def test_editors_behind_reporters_in_the_last_brackets():
    body = (*BODY, "（前方记者：方毅 涂圆圆　编辑：舒敏）")
    got = read(page(rows="2023-04-23", body=body), body=body)
    assert (got.authors, got.editors) == (("方毅", "涂圆圆"), ("舒敏",))


@pytest.mark.parametrize(
    ("rows", "source", "authors"),
    [
        ("2015/9/8 9:47:33　供稿单位：枣林街道党工委　阅读：1126", "枣林街道党工委", ()),
        ("[日期：2010-05-17] 作者：居民记者　邵桂兰　 来源：本站原创", "本站原创", ("邵桂兰",)),
    ],
)
def test_who_supplied_it_and_residents_who_report(rows, source, authors):
    got = read(page(rows=rows))
    assert (got.source, got.authors) == (source, authors)


def test_followers_and_viewers_are_no_site():
    head = "<title>组图</title>"
    rows = "<span>洮北融媒</span><span>12.6万粉丝</span><div>2022-06-17 08:30</div>"
    assert "粉丝" not in (read(page(head=head, rows=rows)).site or "")


def test_the_author_in_the_row_of_wordpress_below_an_article():
    label = "<span class=screen-reader-text>作者 </span>"
    foot = f"<span class='author vcard'>{label}<a class='url fn n' href=/author/x>覃小满</a></span>"
    assert read(page(rows="2016-11-04", foot=foot)).authors == ("覃小满",)


@pytest.mark.parametrize(
    ("nodes", "title", "expected"),
    [
        (("关于印发城关区老旧小区改造行动方案的", "通知"), "关于印发城关区老旧小区改造行动方案的 通知", "的通知"),
        (("<img src=/t.jpg alt=''>", "时政新闻"), "六号楼换上新水管_城关新闻网", "六号楼换上新水管"),
        (("10万粉丝的背后是什么",), "城关新闻网", "10万粉丝的背后是什么"),
        (("专题｜城关区开门一件事", "<img src=/t.jpg alt=''>"), "六号楼换上新水管_城关新闻网", "六号楼换上新水管"),
    ],
)
def test_a_headline_is_not_cut_nor_taken_from_what_stands_above_it(nodes, title, expected):
    heading = "<p>欢迎访问本站手机版本</p>" + "".join(f"<p>{node}</p>" for node in nodes)
    got = read(page(head=f"<title>{title}</title>", heading=heading, rows="2021-06-09 09:48")).title
    assert "".join(got.split()).endswith(expected)


def test_a_pen_name_that_supplied_it_is_no_source():
    assert read(page(rows="2021-06-09 供稿：小鱼")).source is None


def test_an_outlet_beside_a_staff_code_is_no_editor():
    assert read(page(rows="2018-10-30 19:52 编辑：东方财富网", foot="<p>（责任编辑：DF358）</p>")).editors == ("DF358",)


def test_the_author_in_qq_s_row():
    rows = "<span>江南导报</span><span bosszone=zuozhe>许若谷</span><span>2013-05-20 07:41</span>"
    assert read(page(rows=rows)).authors == ("许若谷",)


@pytest.mark.parametrize(
    "badge", ["<b>25</b><span>2025.04</span>", "<i>25</i><i>2025-04</i>", "<p>25日</p><p>2025年04月</p>"]
)
def test_a_calendar_s_leaf_above_the_headline(badge):
    assert read(page(above=f"<div>{badge}</div>")).published_at == "2025-04-25"


def test_a_court_s_name_in_an_h1_is_no_headline():
    head = f"<title>{TITLE} - 安陵市沙河县人民法院</title>"
    heading = f"<h1>安陵市沙河县人民法院</h1><div class=t>{TITLE}</div>"
    assert read(page(head=head, heading=heading, rows="2023-07-11 15:20")).title == TITLE


@pytest.mark.parametrize("nav", ["2024-03 2024-04 2024-05", "No.18 2024年6月", "当前第 3/2024-05"])
def test_months_above_a_headline_are_no_day(nav):
    head = "<meta name=PubDate content='2024-05-28 08:00'>"
    assert read(page(head=head, above=f"<div>{nav}</div>")).published_at == "2024-05-28T08:00+08:00"


def test_the_headline_that_an_e_paper_says_in_a_comment_where_its_title_is_the_paper_s_name():
    comment = f"<!--enpproperty <date>2016-10-17</date><author></author><title>{TITLE}</title>/enpproperty-->"
    heading = f"<table><tr><td>楚江日报　2016年10月17日</td></tr><tr><td>{TITLE}</td></tr></table>"
    markup = page(head="<title>楚江日报</title>", above=comment, heading=heading, rows="")
    assert read(markup).title == TITLE


def test_the_reporter_beside_the_date_is_no_site():
    rows = "<a href=/author/jl>記者簡立</a>／法拉盛報導 <time>2022-03-14 02:10 ET</time>"
    assert read(page(rows=rows)).site != "記者簡立"


def test_a_short_heading_right_below_a_lesser_one_is_the_headline_and_that_its_kicker():
    kicker = "镜湖市“微公交”便民线路展播（八）"
    heading = f"<h4>{kicker}</h4><h2>小车转大弯</h2><h4></h4>"
    assert read(page(head="<title>镜湖日报</title>", heading=heading)).title == "小车转大弯"


def test_a_break_in_a_headline_is_a_space_where_the_title_has_one():
    heading = "<h1>白沙河清淤工程提前完工<br>七个村恢复灌溉</h1>"
    head = "<title>白沙河清淤工程提前完工 七个村恢复灌溉-某某网</title>"
    said = read(page(head=head, heading=heading, rows="2023-03-09 09:08 来源：县水务局"))
    assert (said.title, said.source, said.site) == ("白沙河清淤工程提前完工 七个村恢复灌溉", "县水务局", "某某网")
    wrapped = "<title>白沙河清淤工程提前完工七个村恢复灌溉-某某网</title>"
    assert read(page(head=wrapped, heading=heading)).title == "白沙河清淤工程提前完工七个村恢复灌溉"


def test_the_source_signs_for_nobody_beside_a_name():
    head = '<meta name="mediaid" content="车道边">'
    body = ("文|车道边 阿坤", *BODY)
    assert read(page(head=head, rows="2021-05-14 18:06", body=body), body=body).authors == ("阿坤",)


def test_a_column_for_reporters_is_none():
    assert read(page(rows="<span>记者观察</span><span>2024-05-12 09:30</span>")).site == "记者观察"


def test_an_author_who_is_the_source_as_well_stays():
    rows = "2024-05-12 09:30　来源：张小红　作者：张小红 王刚"
    assert read(page(rows=rows)).authors == ("张小红", "王刚")


def test_a_headline_takes_no_spaces_that_only_the_title_element_has():
    heading = "翠屏区“书记领办实事”成果展播③"
    head = "<title>翠屏区“书记领办实事” 成果 展播 ③_翠屏新闻网</title>"
    assert read(page(head=head, heading=f"<h1>{heading}</h1>")).title == heading


def test_what_stands_behind_a_dash_in_the_headline_s_node_belongs_to_it():
    listed = "<ul><li>秋收时节话丰年</li><li>支书办事 街坊评分</li></ul>"
    whole = "支书办事 街坊评分——“上任头一桩”成果展播之二十一"
    head = "<title>支书办事 街坊评分--临江日报数字报</title>"
    assert read(page(head=head, above=listed, heading=f"<div>{whole}</div>")).title == whole


def test_a_headline_that_begins_as_the_text_does():
    title = "沙原县档案馆馆藏档案数字化加工服务项目竞争性磋商公告"
    body = ("项目概况", "沙原县档案馆馆藏档案数字化加工服务项目的潜在供应商应在线获取采购文件。", *BODY)
    heading = f"<font>{title}</font>"
    head = "<title>采购公告 - 沙原县公共资源交易中心</title>"
    said = read(page(head=head, heading=heading, rows="【信息时间：2022/5/6　阅读次数：】", body=body), body=body)
    assert (said.title, said.published_at) == (title, "2022-05-06")


def test_the_page_of_the_paper_is_no_part_of_the_source():
    assert read(page(rows="2022-05-06　来源：澧山日报　第A03版")).source == "澧山日报"


def test_a_subtitle_below_the_headline_is_none_where_the_title_names_the_paper_alone():
    heading = "<h3>婺安市“老娘舅调解室”巡礼之五</h3><h1>烟火气里的“和事佬”</h1><h4>——记金牌调解员柴阿凤</h4>"
    assert read(page(head="<title>婺安日报</title>", heading=heading, rows="")).title == "烟火气里的“和事佬”"


@pytest.mark.parametrize(
    "below",
    ["支书办事 街坊评分——苇荡社区居民在院坝里打分", "支书办事 街坊评分--地方--临江网", "支书办事 街坊评分--临江日报"],
)
def test_what_goes_on_like_the_headline_below_its_row_is_none_of_it(below):
    head = "<title>支书办事 街坊评分--临江日报数字报</title>"
    rows = f"<p>2024-05-12 来源：临江日报</p><p>{below}</p>"
    said = read(page(head=head, heading="<div>支书办事 街坊评分</div>", rows=rows))
    assert (said.title, said.source, said.published_at) == ("支书办事 街坊评分", "临江日报", "2024-05-12")


@pytest.mark.parametrize("day", ["2021年4月2日", "（2021年4月2日）", "2021-04-02"])
def test_the_day_that_signs_a_text_where_nothing_else_says_one(day):
    text = "".join(f"<p>村里的路灯亮了，第{n}户人家也搬回来了，大家都说好。</p>" for n in "一二三四五六")
    page = "<html><head><title>路灯亮了</title></head><body><h1>路灯亮了</h1><div>{}{}<p>{}</p></div></body></html>"
    assert extract_article(page.format("", text, day).encode()).published_at == "2021-04-02"
    dated = page.format("<p>2021-04-06 09:30</p>", text, day)
    assert extract_article(dated.encode()).published_at == "2021-04-06T09:30+08:00"


@pytest.mark.parametrize(
    "ending",
    [
        "<p>办结时间</p><p>2021年3月26日</p>",
        "<p><img src=/u/a.jpg></p><p>2021年3月26日</p><p>老支书说，如今路宽了。</p>",
        "<p>本公约自下列日期起施行，全体居民应当遵守，互相监督：</p><p>2019年7月1日</p><p>附则</p>",
    ],
)
def test_the_day_of_something_else_signs_no_text(ending):
    text = "".join(f"<p>村里的路灯亮了，第{n}户人家也搬回来了，大家都说好。</p>" for n in "一二三四五六")
    html = f"<html><head><title>路灯亮了</title></head><body><h1>路灯亮了</h1><div>{text}{ending}</div></body></html>"
    assert extract_article(html.encode()).published_at is None


@pytest.mark.parametrize("office", ["市委组织部", "区委组织部", "中共兰州市城关区委组织部"])
def test_an_office_and_a_day_sign_a_text(office):
    text = "".join(f"<p>村里的路灯亮了，第{n}户人家也搬回来了，大家都说好。</p>" for n in "一二三四五六")
    html = f"<h1>路灯亮了</h1><div>{text}<p>{office}</p><p>2021年4月2日</p></div>"
    page = f"<html><head><title>路灯亮了</title></head><body>{html}</body></html>"
    assert extract_article(page.encode()).published_at == "2021-04-02"


def test_a_title_element_with_no_more_than_site_and_column_is_no_headline():
    head = (
        "<title>澜东省气象局--工作动态</title><meta name=SiteName content=澜东省气象局>"
        "<meta name=ColumnName content=工作动态>"
    )
    heading = "<p>人机接力守汛情<br><span>——省气象台应对“6·27”特大暴雨过程纪实</span></p>"
    rows = "<ul><li>供稿单位：省气象台</li><li>发布时间：2022/06/30</li></ul>"
    read_page = read(page(head=head, above="<div>当前位置：首页 &gt; 工作动态</div>", heading=heading, rows=rows))
    assert read_page.title == "人机接力守汛情"


def test_a_reporter_and_where_the_report_is_from_in_several_nodes():
    row = "<span>記者<a href=/author/1>甄曉嵐</a>／灣城報導</span><time>2023-09-24</time>"
    assert read(page(rows=row)).authors == ("甄曉嵐",)


@pytest.mark.parametrize(
    ("title", "site", "column"),
    [("城关区政府工作报告", "城关区政府", "工作报告"), ("老街亮灯记", "城关发布", "基层动态")],
)
def test_a_title_element_that_ends_like_the_column_s_name_stays(title, site, column):
    head = f"<title>{title}</title><meta name=SiteName content={site}><meta name=ColumnName content={column}>"
    above = "<div>基层动态</div><div>——城关区办实事见闻录之一</div>"
    rows = "<div>2024-05-12 09:30 来源：城关发布</div>"
    assert read(page(head=head, heading="", above=above, rows=rows)).title == title


def test_a_headline_in_several_nodes_is_whole_where_a_meta_has_it():
    whole = "把门口的事办到门里头——淮西区“开门一件事”成果展播（第二十一期）"
    head = f"<title>淮西区人民政府 基层动态 {whole}</title><meta name=ArticleTitle content='{whole}'>"
    above = f"<div>{whole.replace('——', '<br>——')}</div>"
    rows = "<div>2024-05-12 09:30 来源：城关发布</div>"
    assert read(page(head=head, heading="", above=above, rows=rows)).title == whole


@pytest.mark.parametrize("behind", ["云岭发布", "张小明", "要闻"])
def test_a_name_in_a_node_below_the_headline_is_none_of_it(behind):
    whole = "云岭县春耕备耕有序推进"
    head = f"<title>{whole}_云岭新闻网</title><meta property=og:title content='{whole} {behind}'>"
    above = f"<div>{whole}</div><div>{behind}</div>"
    assert read(page(head=head, heading="", above=above, rows="<div>2024-05-12 09:30</div>")).title == whole


def test_a_headline_above_the_row_that_holds_the_column_s_name_of_the_title_element():
    column, whole = "新班子开门一件事", "桐源县“新班子开门一件事”成果展播（之三）"
    head = f"<title>桐源党建网--{column}</title>"
    above = f"<div><a href=/i>{column}</a></div><div>{whole}</div>"
    assert (
        read(page(head=head, heading="", above=above, rows="<div>2006年9月14日　来源：县委组织部</div>")).title == whole
    )


def test_a_hidden_h1_that_is_the_site_s_name_is_no_headline():
    head = f"<title>{TITLE}_国土测绘与地名部</title><meta name=SiteName content=国土测绘与地名部>"
    broken = TITLE[:5] + "<br>" + TITLE[5:]
    markup = page(head=head, above="<h1 class=sr-only>国土测绘与地名部</h1>", heading=f"<h2>{broken}</h2>")
    assert read(markup).title == TITLE


def test_the_time_at_which_a_post_was_changed_is_not_that_at_which_it_was_written():
    written = "<em>发表于 <span title='2017-9-3 20:14:55'>昨天 20:14</span></em>"
    changed = "<i>本帖最后由 慢慢骑 于 2017-9-4 08:02 编辑</i>"
    assert read(page(rows=written + changed)).published_at == "2017-09-03T20:14:55+08:00"


def test_a_notice_names_no_source():
    foot = "声明：凡注明“来源：清濯融媒”的作品，未经授权不得转载。"
    assert read(page(rows="2024-05-22 17:20", foot=foot)).source is None


def test_the_time_beside_the_headline_goes_before_a_day_that_a_teaser_shows():
    rows = "<time datetime='2024-05-12T10:00:00+08:00'>3小时前</time> 来源：城关发布"
    foot = "<a href=/x>旧闻</a> <time datetime='2023-01-02T08:00:00+08:00'>2023-01-02</time>"
    assert read(page(rows=rows, foot=foot)).published_at == "2024-05-12T10:00:00+08:00"
    changed = "<i>本帖最后由 小王 于 2024-05-12 10:00 编辑</i>"
    assert read(page(rows=changed, foot=foot)).published_at == "2024-05-12T10:00+08:00"
