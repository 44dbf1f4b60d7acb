"""Rules about what is no text, and who wrote it, go no further than they should."""

import json
import time

import pytest

from kaimen import extract_page
from kaimen.extractors.style import hidden_names

PROSE = (
    "区住建局有关负责人介绍，三条路都建于上世纪八十年代，路面破损严重，雨天积水，居民多次反映，今年终于列入计划。",
    "施工队五月初进场，先修和平路，再修建设路，最后修团结路，每条路只封半幅，公交车改走另外半幅，早晚高峰有人疏导。",
    "居民李先生说，从前一下雨就得绕着走，这回路面抬高了十五厘米，边上还留出了一米二宽的人行道，孩子上学放心多了。",
    "改造同时更换了地下的雨水管，新管子直径一米，是旧管子的两倍，去年汛期积水最深的三个路口今年都没有再积水。",
    "按照计划，三条路将在九月底前全部完工，届时沿线的四个小区、两所学校和一个菜市场都将直接受益，共有两万多人。",
)
TITLE = "城关区三条路开始改造"
ROW = "2021-05-08 10:20　来源：城关日报"


def page(*body, row=ROW, title=TITLE, head=None, above="", below=""):
    paragraphs = "".join(p if p.startswith("<") else f"<p>{p}</p>" for p in body)
    return extract_page(
        f"<html><head><meta charset=utf-8><title>{head or title + '_城关新闻网'}</title></head><body>"
        f"<div class=main>{above}"
        f"<h1>{title}</h1><div class=info>{row}</div><div class=content>{paragraphs}</div></div>{below}"
        "<div class=footer><p>城关新闻网版权所有 京ICP备12345678号</p></div></body></html>".encode()
    )


def texts(result):
    assert result.article, result.rejected
    return result.article.text.split("\n")


BLURB = "新一届社区班子上任后办的第一件事，由区委组织部与本网联合推出，每周两期。"
NAV = "<div class=nav><a href=/1>第一期</a><br><a href=/2>第二期</a><br><a href=/3>第三期</a></div>"


def test_a_column_s_name_above_the_article_is_no_headline():
    blocks = "".join(
        f"<div class=b{n}><h3>望湖街道{name}社区</h3><div><p>事项名称：{n}号楼换上新水管</p></div>"
        f"<div><p>问题困难：{PROSE[n]}</p></div><div><p>上任感言：水通了，邻居们的话也通了。</p></div></div>"
        for n, name in enumerate(("苇荡", "柳林", "荷塘"))
    )
    found = extract_page(
        f"<title>开门一件事_城关区望湖街道（六）</title><div class=top><h1>开门一件事</h1><p>{BLURB}</p></div>{NAV}"
        "<div class=m>"
        f"<h2>城关区望湖街道（六）</h2><div class=info>2021-05-08 来源：城关日报</div>{blocks}</div>".encode()
    )
    assert [r.community for r in found.records] == ["苇荡社区", "柳林社区", "荷塘社区"]


@pytest.mark.parametrize("names", ["site-intro", "sidebar introduction", "author-intro", "related-intro", "app-intro"])
def test_an_introduction_of_something_else_is_no_text(names):
    said = "城关新闻网是城关区委宣传部主管的新闻门户，每天为您报道城关大事，欢迎投稿。"
    card = f'<div class="{names}"><h4>关于我们</h4><p>{said}</p></div>'
    assert texts(page(*PROSE, below=card)) == [*PROSE]


@pytest.mark.parametrize("label", ["内容摘要：", "文章摘要：", "摘 要：", "AI 摘要：", "本文导读：", "内容简介："])
def test_what_calls_itself_a_summary_is_none_of_the_text(label):
    summary = (
        f'<div class="intro"><span>{label}城关区三条路改造同时启动，计划四个月完成，其间公交线路临时调整。</span></div>'
    )
    assert texts(page(summary, *PROSE)) == [*PROSE]


def test_an_introduction_in_a_box_above_the_text_is_text():
    opening = "<div class=intro>三条路，四个月，两万人。城关区今年最大的一件民生实事开工了。</div>"
    assert texts(page(opening, *PROSE))[0].startswith("三条路，四个月")


@pytest.mark.parametrize(
    "name", ["商务厅", "水利厅", "石家庄", "高新区", "金融界", "江苏省", "司法局", "党政办", "项目组", "国务院"]
)
@pytest.mark.parametrize("behind", ["<span>来源：新华网</span>", ""])
def test_an_office_between_headline_and_date_is_no_author(name, behind):
    found = page(*PROSE, row=f"<span>{name}</span> <span>2021-05-08 10:20</span>{behind}")
    assert found.article.authors == ()


def test_a_name_between_headline_and_date_is_the_author():
    row = "<a>周明明</a><span>·</span><span>2021-05-08</span>"
    found = page(*PROSE, row=row, below="<div class=au><a>周明明</a><p>特邀作者</p></div>")
    assert found.article.authors == ("周明明",)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("城关区_城关新闻网", "城关区2021年5月8日起三条路开始改造"),
        ("公告 | 城关区水务局", "公告：2021年5月8日和平路停水"),
        ("早报-城关新闻网", "早报2021-05-08：三条老路开始改造"),
    ],
)
def test_a_day_in_a_headline_is_part_of_it(head, title):
    found = page(*PROSE, title=title, head=head)
    assert (found.article.title, found.article.published_at) == (title, "2021-05-08T10:20+08:00")


@pytest.mark.parametrize("subhead", ["其他新闻", "其他文章", "网友回应", "读者回应", "读者留言"])
def test_a_section_that_sounds_like_others_texts_is_text(subhead):
    found = page(
        *(
            f"<div class=a><h3>要闻</h3><p>{PROSE[0]}</p><p>{PROSE[1]}</p></div>",
            f"<div class=b><h3>{subhead}</h3><p>{PROSE[2]}</p><p>{PROSE[3]}</p></div>",
        )
    )
    assert texts(found)[-1] == PROSE[3]


@pytest.mark.parametrize(
    "line",
    [
        "更多有关此次改造的安排，区里将在月底前公布，届时居民可以到社区查询。",
        "如果您对这篇规划有意见，可以在公示期内书面提出，区里会逐条答复。",
        "按照新规，图书馆的会员可畅读馆内十万种电子书，普通读者每天可以读两本，老人和孩子不受限制。",
        "订阅网易云音乐会员的李女士发现，自己被扣了两次费，客服说要七个工作日才能退回。",
    ],
)
def test_a_paragraph_is_no_promotion_for_its_first_words(line):
    assert texts(page(*PROSE, line))[-1] == line
    assert texts(page(line, *PROSE))[0] == line
    assert line in texts(page(*PROSE[:3], f"<div class=tip><p>{line}</p></div>", *PROSE[3:]))


def test_what_an_app_shows_readers_of_a_report_is_text():
    line = "打开“城关公交”APP查看绕行路线，没有智能手机的居民可以拨打热线。"
    assert line in texts(page(*PROSE[:3], f"<div class=tip><p>{line}</p></div>", *PROSE[3:]))


def test_advertising_as_a_subject_is_text():
    assert "广告" in texts(page(*PROSE[:2], "<div class=hd><strong>广告</strong></div>", *PROSE[2:]))
    table = "<table><tr><td>广告</td><td>120万元</td></tr><tr><td>活动</td><td>30万元</td></tr></table>"
    assert "广告\t120万元" in texts(page(*PROSE[:2], table, *PROSE[2:]))
    income = "<div class=box><div>广告</div><div>活动</div><div>打赏</div></div>"
    assert {"广告", "活动", "打赏"} <= {*texts(page(*PROSE[:2], income, *PROSE[2:]))}


def test_an_advertisement_between_paragraphs_is_no_text():
    box = "<div class=a1><span>广告</span><a href=https://ad.example/><img src=https://ad.example/1.jpg></a></div>"
    assert texts(page(*PROSE[:2], box, *PROSE[2:])) == [*PROSE]


@pytest.mark.parametrize("row", ["浏览：23次", "来源：城关日报"])
def test_a_teaser_above_the_headline_says_nothing_of_the_article(row):
    teaser = "<div>头条：李家村通水 2021-05-07 来源：省报 作者：王五 编辑：赵六</div>"
    article = page(*PROSE, row=row, above=teaser).article
    assert (article.source, article.authors, article.editors) in ((None, (), ()), ("城关日报", (), ()))


def test_where_a_text_was_first_may_have_its_address_behind():
    opening = "本文来源于新华网：http://www.news.example/1.html"
    assert page(opening, *PROSE, row="2021-05-08 10:20").article.source == "新华网"


def test_news_about_a_page_that_is_gone_is_news():
    title = "你找的网页不存在？区政府网站改版"
    assert texts(page(*PROSE, title=title)) == [*PROSE]


@pytest.mark.parametrize("selectors", [1, 8000])
def test_a_style_sheet_takes_linear_time(selectors):
    began = time.process_time()
    hidden_names("a," * selectors + "{" + "display:none;" * 12_000 + "}")
    assert time.process_time() - began < 3


def test_many_hidden_classes_take_linear_time():
    began = time.process_time()
    hidden_names("".join(f".p{n}{{display:none}}.p{n}.on{{display:block}}" for n in range(6_000)))
    assert time.process_time() - began < 0.5


LINKS = "".join(f"<a href=/{n}>李家村通水了，村民喝上自来水{n}</a><br>" for n in range(5))
SHORT = "三条路今日开工，九月底完工，区住建局有关负责人介绍，请市民绕行。"


@pytest.mark.parametrize(
    "title", ["【民生】城关区三条路开始改造", "《老街记》开机 城关区三条路入镜", "“老街”新生：三条路开始改造"]
)
def test_a_headline_in_brackets_has_its_text(title):
    said = "".join(
        f"<div class=c><p>网友{n} 2021-05-0{n + 1} 10:20:30</p><p>{PROSE[n] * 2}</p></div>" for n in range(5)
    )
    found = page(SHORT, title=title, below=f"<div class=x>{LINKS}</div><div class=y>{said}</div>")
    assert texts(found) == [SHORT]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("公告-城关区水务局", "公告2021年5月8日8:00起三条路停水"),
        ("直播_城关新闻网", "直播：2021-05-08 09:00 三条路改造开工仪式"),
        ("通知_城关区水务局", "通知 2021-05-08 08:00起和平路停水"),
    ],
)
def test_a_time_in_a_headline_is_part_of_it(head, title):
    found = page(*PROSE, title=title, head=head)
    assert (found.article.title, found.article.published_at) == (title, "2021-05-08T10:20+08:00")


@pytest.mark.parametrize(
    "above",
    [
        "<div class=hot>热点：李家村通水 2021-05-07 来源：省报 作者：王五</div>",
        "<ul><li>2021-05-07 李家村通水 来源：省报<li>2021-05-06 张家村通路 来源：省台</ul>",
    ],
)
def test_a_list_above_the_headline_says_nothing_of_the_article(above):
    article = page(*PROSE, row="", above=above).article
    assert (article.source, article.authors) == (None, ())


@pytest.mark.parametrize("name", ["成效好", "乐万家", "安全年", "高考季", "白皮书", "全媒体", "黄金周"])
def test_a_subhead_below_the_headline_is_no_author(name):
    assert page(*PROSE, row=f"<h2>{name}</h2>").article.authors == ()


@pytest.mark.parametrize("name", ["金融圈", "车生活", "云计算", "祁连山", "元宵节"])
def test_a_column_in_front_of_the_date_is_no_author(name):
    row = f"<a href=/c>{name}</a> · <span>2021-05-08</span> · <span>来源：城关日报</span>"
    assert page(*PROSE, row=row).article.authors == ()


def test_a_chronicle_is_the_article():
    days = "".join(f"<p>5-1{n}【第{n}段路面铺完】{PROSE[n]}</p>" for n in range(5))
    found = page(SHORT, title="城关区三条路改造大事记", below=f"<div class=x>{LINKS}</div><div class=y>{days}</div>")
    assert PROSE[4] in found.article.text


def test_a_summary_in_the_article_s_box_is_none_of_its_text():
    summary = "<div class=summary><p>摘要：三条路同时开工，九月底完工，两万人受益。</p></div>"
    other = "<div class=related-summary><p>昨天的另一条新闻说，区图书馆下个月也要翻修，预计年底开放。</p></div>"
    body = "".join(f"<p>{p}</p>" for p in PROSE)
    assert texts(page(f"<div class=article-body>{summary}{body}{other}</div>")) == [*PROSE]


@pytest.mark.parametrize(
    "label", ["智能摘要：", "新闻摘要：", "编辑导读：", "AI总结：", "本文要点：", "概要：", "Summary:"]
)
def test_a_summary_of_any_name_is_none_of_the_text(label):
    assert texts(page(f"<div class=intro>{label}三条路同时开工，九月底完工，两万人受益。</div>", *PROSE)) == [*PROSE]


def test_a_lead_that_stands_again_with_its_place_is_left_out_once():
    assert texts(page(f"<div class=intro>城关区讯 {PROSE[0][:30]}...</div>", *PROSE)) == [*PROSE]


def test_an_opening_that_begins_with_a_word_for_summaries_is_text():
    opening = "简介牌立起来了，三条路，四个月，两万人。城关区的实事开工了。"
    assert texts(page(f"<div class=intro>{opening}</div>", *PROSE))[0] == opening


@pytest.mark.parametrize("name", ["编辑之谭", "阅读第一", "发布厅", "更新学院", "人气美食"])
def test_an_account_of_any_name_is_a_source(name):
    opening = f"本文来自微信公众号：{name}（ID：abc），作者：张三"
    assert page(opening, *PROSE, row="2021-05-08").article.source == name


def test_a_step_in_a_box_of_its_own_is_text():
    step = "打开“城关公交”APP查看"
    assert step in texts(page(*PROSE[:3], f"<div class=step>{step}</div>", *PROSE[3:]))


def test_a_section_of_other_columns_is_text():
    first = f"<div class=a><h3>要闻</h3><p>{PROSE[0]}</p><p>{PROSE[1]}</p></div>"
    assert texts(page(first, f"<div class=b><h3>其他专栏</h3><p>{PROSE[2]}</p><p>{PROSE[3]}</p></div>"))[-1] == PROSE[3]


@pytest.mark.parametrize("behind", ["记者张三", "本报记者 张三", "首席记者 张三", "见习记者　张三"])
def test_a_reporter_behind_the_source_is_the_author(behind):
    article = page(*PROSE, row=f"2021-05-08 10:20　来源：城关晚报　{behind}").article
    assert (article.source, article.authors) == ("城关晚报", ("张三",))


def test_what_a_program_summed_up_is_no_text():
    summed = "<div class=nx-ai><h5>AI 摘要</h5><p>三条路五月开始改造，九月底前完成，两万多人受益。</p></div>"
    assert page(summed, *PROSE).article.text == "\n".join(PROSE)
    told = "<div><p>AI 摘要</p></div>"  # alone in its box, it says nothing of what is below
    assert PROSE[0] in page(told, *PROSE).article.text


def test_who_said_a_quotation_stands_below_it():
    said = "<blockquote><p>路修好了，孩子上学我就放心了。</p><footer>李建国，和平路居民</footer></blockquote>"
    assert "李建国，和平路居民" in page(*PROSE[:3], said, *PROSE[3:]).article.text.split("\n")


def test_when_a_text_was_changed_last_is_no_text():
    changed = "<div class=modifydate>最近更新在 2021年 5月 09日 星期日 09:11</div>"
    assert page(*PROSE, changed).article.text == "\n".join(PROSE)


def test_the_last_word_of_a_subhead_is_no_button():
    assert (
        "工程建设全面展开"
        in page(*PROSE[:2], "<h2>工程建设全面<span class=hl>展开</span></h2>", *PROSE[2:]).article.text
    )


@pytest.mark.parametrize(
    ("row", "authors"),
    [
        ("2018-05-12 10:30　<span>Photo by 视觉中国</span>", ()),
        ("2018-05-12 10:30　<span>by 管理员</span>", ()),
        ("2018-05-12 10:30　<span>本报记者 综合报道</span>", ()),
        ("2018-05-12 10:30　来源：临川日报　记者：张伟/李明报道", ("张伟", "李明")),
        ("2018-05-12 10:30　临川日报 记者 佟亚楠", ("佟亚楠",)),
    ],
)
def test_who_wrote_it_in_rows_of_other_forms(row, authors):
    assert page(*PROSE, row=row).article.authors == authors


@pytest.mark.parametrize(
    "line", ["参加座谈的有 李明（本报记者）和多位市民代表。", "张建国（记者）：请问公园什么时候完工？"]
)
def test_reporters_who_take_part_are_no_authors(line):
    assert page(*PROSE, line).article.authors == ()


def test_an_event_s_time_in_a_table_is_not_the_article_s():
    table = "<table><tr><td>时间</td><td>2018年5月20日</td></tr><tr><td>地点</td><td>报告厅</td></tr></table>"
    assert page(*PROSE, below=table).article.published_at.startswith("2021-05-08")


def test_a_section_of_several_is_no_machine_s_summary():
    sections = (
        f"<section><p>{word}总结</p><p>{text}</p></section>"
        for word, text in zip(("AI", "芯片", "汽车"), PROSE, strict=False)
    )
    assert PROSE[0] in page(*sections).article.text


def test_terms_in_a_script_are_no_article():
    terms = "".join(f"<p>第{n}条，用户在使用本服务时应当遵守有关规定，平台有权处理。</p>" for n in range(9))
    script = f"<script id=__NEXT_DATA__ type='application/json'>{json.dumps({'site': {'protocol': terms}})}</script>"
    found = extract_page(
        f"<html><head><title>视频</title></head><body><div id=app></div>{script}</body></html>".encode()
    )
    assert found.article is None


def test_what_stands_above_an_advertisement_and_asks_to_go_on_is_no_text():
    read = page(*PROSE[:2], "<div><span>- 广告 -</span></div>", PROSE[2], "<p>請繼續往下閱讀...</p>", *PROSE[3:])
    assert texts(read) == list(PROSE)


def test_a_field_that_nobody_can_fill_in_is_text():
    read = page(
        *PROSE[:4], f"<label>答复：</label><textarea readonly>{PROSE[4]}</textarea><textarea>请留言，谢谢。</textarea>"
    )
    assert texts(read)[-1] == PROSE[4]


def test_a_surplus_end_tag_does_not_end_the_text():
    body = (
        "".join(f"<p>{p}</p>" for p in PROSE[:2])
        + "</div></div></div></div>"
        + "".join(f"<p>{p}</p>" for p in PROSE[2:])
    )
    assert texts(page(body)) == list(PROSE)


def test_who_json_ld_says_wrote_it_beside_the_date_is_no_site():
    linked = '<script type="application/ld+json">{"@type":"Article","author":{"name":"储云帆"}}</script>'
    read = page(*PROSE, row="<span>储云帆</span> <time>2022-11-22</time>", above=linked)
    assert (read.article.site, read.article.authors) == ("城关新闻网", ("储云帆",))
