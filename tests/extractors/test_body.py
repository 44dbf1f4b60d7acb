"""The body is the article's running text, wherever and however a page holds it, and nothing that stands around it."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaimen import extract_article, extract_page
from kaimen.extractors import teasers
from kaimen.extractors.body import find_body
from kaimen.extractors.dom import parse
from kaimen.extractors.extent import find_headed_extent
from kaimen.extractors.outline import outline
from kaimen.extractors.style import hidden_names

PROSE = (
    "三月十二日上午，社区书记带着两名网格员走进了七号楼，挨家挨户听取居民对加装电梯的意见。",
    "一楼的住户担心采光，六楼的老人盼着能早一天下楼，大家坐在楼道口谈了整整一个下午。",
    "四月底，施工队进场；六月一日，电梯试运行，老人们排着队坐了一趟又一趟，笑声传得很远。",
)
NAV = "<div><ul>" + "".join(f"<li><a href=/c/{n}>栏目{n}</a></li>" for n in range(12)) + "</ul></div>"
FOOT = "<div><p>主办：某某区人民政府办公室　版权所有</p><p>ICP备00000000号，联系电话：0000-0000000</p></div>"
RELATED = (
    "<div><h3>相关阅读</h3><ul>"
    + "".join(f"<li><a href=/a/{n}>另一个社区也装上了电梯，居民们都说好（{n}）</a></li>" for n in range(6))
    + "</ul></div>"
)


def page(article, *, above="", below="", title="七号楼的电梯"):
    return (
        f"<html><head><title>{title}_某某网</title></head><body>{NAV}<div class=main><h1>{title}</h1>"
        f"<div>2021-06-02 10:00　来源：某某社区</div>{above}{article}{below}</div>{FOOT}</body></html>"
    )


def texts(markup):
    return [line.text for line in find_body(parse(markup)).lines if line.image is None]


def paragraphs(tag="p", names=""):
    return "".join(f"<{tag}{names}>{text}</{tag}>" for text in PROSE)


def test_a_box_of_links_between_the_paragraphs_ends_nothing():
    links = "<li><a href=/a/1>另一个社区也装上了电梯</a></li><li><a href=/a/2>老人们的心愿</a></li>"
    last = "街道提醒，装好的电梯要常检修。"
    article = (
        paragraphs() + f"<div><b>延伸阅读</b><ul>{links}</ul></div><h2>怎么用</h2><ul><li>刷卡</li></ul><p>{last}</p>"
    )
    read = texts(page(f"<div>{article}</div>"))
    assert read[: len(PROSE)] == list(PROSE) and read[-3:] == ["怎么用", "刷卡", last]


@pytest.mark.parametrize(
    "article",
    [
        f"<div>{paragraphs()}</div>",
        f"<div>{paragraphs('div')}</div>",
        f"<div class='share-content'>{paragraphs()}</div>",
        f"<div class='share'>{paragraphs('p', ' class=share')}</div>",
        f"<aside>{paragraphs()}</aside>",
        "<div>" + "<br><br>".join(PROSE) + "</div>",
        "<font size=3>" + "<br>".join(PROSE) + "</font>",
        "".join(f"<section><section><section>{text}</section></section></section>" for text in PROSE),
        "<div style='visibility: hidden'>" + paragraphs("section") + "</div>",
        "<table><tr><td>" + paragraphs() + "</td></tr></table>",
        "<table>" + "".join(f"<tr><td>{text}</td></tr>" for text in PROSE) + "</table>",
        "<span>" + "<br/>".join(PROSE) + "</span>",
        f"<ul>{paragraphs('li')}</ul>",
        f"<blockquote>{paragraphs()}</blockquote>",
        f"<form><div>{paragraphs()}</div></form>",
        f"<div id=comment>{paragraphs()}</div>",
    ],
)
def test_no_shape_of_page_loses_the_body(article):
    assert texts(page(article)) == list(PROSE)


@pytest.mark.parametrize(
    "below",
    [
        RELATED,
        "<div class=share>分享到：<a href=#>微信</a><a href=#>微博</a></div>",
        "<div><p>【打印】【关闭】</p></div>",
        "<div>上一篇：<a href=/1>某某街道召开会议</a><br>下一篇：<a href=/2>某某社区开展活动</a></div>",
        "<div><h3>网友评论</h3><div>说得好，我们小区什么时候也能装上一部电梯呢？</div><div>支持，希望越来越多。</div></div>",
        "<div class=copyright>凡本网注明来源的作品，版权均属于本网，未经授权不得转载。</div>",
        "<div>扫一扫，在手机打开当前页</div>",
        "<div class='hot-list'><p>热门文章里的第一条，说的是另一件事，和本文没有关系。</p></div>",
    ],
)
def test_what_stands_behind_the_article_is_left_out(below):
    assert texts(page(f"<div>{paragraphs()}</div>", below=below)) == list(PROSE)


@pytest.mark.parametrize(
    "above",
    [
        "<div class=summary>摘要：社区为居民装电梯，从谈到装用了三个月时间。</div>",
        "<div>分享到：<a href=#>微信</a></div>",
        "<div>字号：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a></div>",
        "<p>（原标题：某某社区七号楼的电梯）</p>",
    ],
)
def test_what_stands_between_headline_and_article_is_left_out(above):
    assert texts(page(f"<div>{paragraphs()}</div>", above=above)) == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "相关链接",
        "来源：居民自筹和政府补贴各占一半。",
        "扫一扫就能开门。",
        "责任编辑走进社区。",
        "分享到这里还没有完。",
        "01",
        "7",
    ],
)
def test_wording_alone_drops_nothing_in_mid_article(line):
    article = f"<div><p>{PROSE[0]}</p><p>{PROSE[1]}</p><p>{line}</p><p>{PROSE[2]}</p><p>{PROSE[1]}</p></div>"
    assert line in texts(page(article))


@pytest.mark.parametrize(
    "line", ["来源：央视新闻", "相关报道指出，电梯投入使用之后，周边小区也提出了申请。", "更多内容还在讨论之中。"]
)
def test_a_line_among_the_last_paragraphs_does_not_cut_them_off(line):
    article = "<div>" + "".join(f"<p>{text}</p>" for text in (*PROSE, PROSE[0], line, *PROSE[1:])) + "</div>"
    assert texts(page(article)) == [*PROSE, PROSE[0], line, *PROSE[1:]]


@pytest.mark.parametrize(
    ("last", "stays"),
    [
        ("扫描下方二维码，关注某某发布", False),
        ("欢迎关注某某发布微信公众号", False),
        ("— END —", False),
        ("（完）", False),
        ("居民可以关注街道的微信公众号，在线预约电梯的检修时间。", True),
        ("下一步，街道将总结经验。", True),
    ],
)
def test_promotion_behind_the_last_paragraph_is_left_out(last, stays):
    assert (last in texts(page(f"<div>{paragraphs()}<p>{last}</p></div>"))) is stays


def test_links_that_interrupt_the_article_under_their_own_label_are_left_out():
    box = "<p>相关新闻：</p><p><a href=/1>另一个社区的电梯也通了</a></p><p><a href=/2>加装电梯的补贴政策</a></p>"
    article = f"<div><p>{PROSE[0]}</p>{box}<p>{PROSE[1]}</p><p>{PROSE[2]}</p></div>"
    assert texts(page(article)) == list(PROSE)


def test_subheads_at_the_edges_stay():
    article = f"<div><p><b>一部电梯</b></p>{paragraphs()}<p>某某社区　供图</p></div>"
    assert texts(page(article)) == ["一部电梯", *PROSE, "某某社区　供图"]


def test_one_paragraph_is_an_article():
    assert texts(page(f"<div><p>{PROSE[0]}</p></div>", below=RELATED)) == [PROSE[0]]


def test_elements_hidden_by_the_page_s_own_style_sheet_do_not_count():
    style = "<style>.sf-hidden{display:none!important}@media print{.seen{display:none}}</style>"
    article = (
        f"{style}<div>{paragraphs()}<p class=sf-hidden>藏起来的一段，不算正文。</p><p class=seen>看得见。</p></div>"
    )
    assert texts(page(article)) == [*PROSE, "看得见。"]


@pytest.mark.parametrize(
    ("css", "names"),
    [
        ("/* , */.a,#b , p.c{color:red;DISPLAY: NONE}", {".a", "#b", ".c"}),
        ("<!--.a{display:none}-->.b{display: none}", {".a", ".b"}),
        (".x .y{display:none}@media print{.x .y{display:none}.a{display:none}}.b{display:none}", {".b"}),
        ("}.a{display:none}{.b{display:none}", {".b"}),
        (".page{display:none}.page.on{display:block}", {".page", ".page.on"}),
        (".page{display:none}.on.page{display:flex}", {".page", ".page.on"}),
        (".page{display:none!important}.page.on{display:block}", {".page"}),
        (".a--b{display:none}.c:hover{display:none}display:none{", {".a--b"}),
    ],
)
def test_a_style_sheet_hides_what_a_simple_rule_outside_of_others_names(css, names):
    assert hidden_names(css) == names


PANELS = (
    "<div role=tab><h3>{n}号楼</h3></div><div role=tabpanel style='display:none'><p>工作成效</p><p>{text}</p></div>",
    "<div class=tab-pane hidden><h3>{n}号楼</h3><p>工作成效</p><p>{text}</p></div>",
    "<div class=van-collapse-item><div class=van-collapse-item__title>{n}号楼</div>"
    "<div class=van-collapse-item__wrapper hidden><p>工作成效</p><p>{text}</p></div></div>",
    "<h3>{n}号楼</h3><div class='accordion-text' style='height:0;overflow:hidden'><p>工作成效</p><p>{text}</p></div>",
    "<style>.tabcon{{display:none}}</style><div class=tabcon><h3>{n}号楼</h3><p>工作成效</p><p>{text}</p></div>",
)


@pytest.mark.parametrize("panel", PANELS)
def test_panels_that_a_click_opens_are_text(panel):
    article = "<div>" + "".join(panel.format(n=n, text=text) for n, text in enumerate(PROSE, 1)) + "</div>"
    wanted = [line for n, text in enumerate(PROSE, 1) for line in (f"{n}号楼", "工作成效", text)]
    assert texts(page(f"<div><p>{PROSE[0]}说明。</p>{article}</div>")) == [PROSE[0] + "说明。", *wanted]


@pytest.mark.parametrize(
    "hidden",
    [
        "<h2>分享</h2><div class='share-panel' style='display:none'><p>{}</p></div>",
        "<div class='print' style='display:none'><p>{}</p></div><div class='print' hidden><p>{}</p></div>",
        "<div class='tab-pane' style='display:none'><p>{}</p></div>",
        "<h3>评论</h3><div class='comment-panel' hidden><p>{}</p></div>",
        "<h3></h3><div class='panel' hidden><a href=/a>一楼</a></div>",
    ],
)
def test_what_else_is_hidden_is_no_panel(hidden):
    assert texts(page(f"<div>{paragraphs()}{hidden.format('藏起来的一段，不算正文。', '又一段。')}</div>")) == list(
        PROSE
    )


OTHER_FORM = "三月十二日上午，社區書記帶著兩名網格員走進了七號樓，挨家挨戶聽取居民對加裝電梯的意見。"


@pytest.mark.parametrize("names", ["bio", "bio-card", "person bio", "speaker-bio", "author-bio", "subscribe"])
def test_portraits_in_a_text_stay_whatever_their_boxes_are_called(names):
    one = f"<div class='{names}'><h3>{{}}</h3><p>{{}}，从教三十年，坚持每天为学生朗读一篇课文，带动全班共读。</p></div>"
    portraits = "".join(one.format(name, name) for name in ("张建国", "李秀兰", "陈卫东"))
    for section in (portraits + paragraphs(), portraits, one.format("如何订阅", "读者") + paragraphs()):
        got = texts(page(f"<div>{paragraphs()}{section}</div>"))
        assert len([t for t in got if "从教三十年" in t]) == section.count("从教三十年")
    assert texts(page(f"<div>{paragraphs()}</div>", below=one.format("张建国", "张建国"))) == [*PROSE]


DOCTORS = (
    ("张建国", "主任医师，从事临床工作三十余年。", "擅长：冠心病的诊治。", "门诊时间：每周一上午。"),
    ("李秀兰", "副主任医师，滨江市名中医。", "擅长：脾胃病的调理。", "门诊时间：每周二全天。"),
    ("陈卫东", "主治医师，骨科学科带头人。", "擅长：腰腿痛的治疗。", "门诊时间：每周四上午。"),
)


@pytest.mark.parametrize(
    "boxes",
    [
        [("doc id=doc{}", d) for d in DOCTORS],
        [("'doc {}'", d) for d in DOCTORS],
        [("info", ("志愿者周明，退休教师。", "擅长：书法、剪纸、二胡。", "他的教室就在社区文化站二楼。"))],
        [("info", ("招聘岗位：图书管理员一名。", "专业特长：有工作经验者优先。", "报名时间：即日起至5月10日。"))],
    ],
)
def test_portraits_of_several_and_of_no_doctors_stay(boxes):
    cards = "".join(
        f"<div class={names.format(n)}>{''.join(f'<p>{t}</p>' for t in said)}</div>"
        for n, (names, said) in enumerate(boxes)
    )
    assert texts(page(f"<div>{paragraphs()}{cards}</div>")) == [*PROSE, *(t for _, said in boxes for t in said)]


def test_words_of_the_text_in_an_aside_of_their_own_stay():
    article = f"<p>{PROSE[0]}</p><aside>社区书记带着网格员</aside><p>{PROSE[1]}</p>"
    assert texts(page(f"<div>{article}</div>")) == [PROSE[0], "社区书记带着网格员", PROSE[1]]


VISITS = (("甲", 1200), ("乙", 865), ("丙", 43), ("丁", 9))
HIDDEN = " style='display:none'"


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [
        (
            "<ul class=tabs><li>正文</li><li>评论</li></ul><div class=tab-con>{}</div>",
            f"<div class=tab-con{HIDDEN}>{{}}</div>",
        ),
        ("<div class=content-fold>{}</div>", f"<div class='content-fold full'{HIDDEN}>{paragraphs()}{{}}</div>"),
        ("<div class=tab-pane>{}</div>", f"<div class=tab-pane{HIDDEN}><p>{OTHER_FORM}</p></div>"),
        (
            "<div class=tab-pane>{}</div>",
            f"<div class=tab-pane id=en{HIDDEN}><p>The lift came.</p><p>机器翻译。</p></div>",
        ),
        ("{}", f"<button>举报</button><div class=panel{HIDDEN}>{{}}</div>"),
        ("{}", f"<h4>版权信息</h4><div class=collapse{HIDDEN}>{{}}</div>"),
        ("{}", f"<span class=term-title>提示</span><div class=panel{HIDDEN}>{{}}</div>"),
        (f"<div class=ai-title>AI摘要</div><div class=fold-box{HIDDEN}><p>七号楼要装电梯。</p></div>{{}}", ""),
        (f"<button>设置</button><div class=panel{HIDDEN}><p>字号调整后自动刷新。</p></div>{{}}", ""),
    ],
)
def test_panels_of_tools_comments_and_what_is_shown_already_are_no_text(shown, hidden):
    got = texts(
        page(f"<div>{shown.format(paragraphs())}{hidden.format('<p>网友小胡：写得真好，支持一下。</p>')}</div>")
    )
    assert [t for t in got if t not in ("正文", "评论", "版权信息", "提示", "AI摘要")] == [*PROSE]


def test_panels_that_begin_alike_but_for_a_name_are_text():
    panels = "".join(f"<div class=tab-pane hidden><p>事项名称：整修{n}小区的道路和路灯。</p></div>" for n in "甲乙丙")
    assert len(texts(page(f"<div>{paragraphs()}{panels}</div>"))) == len(PROSE) + 3


@pytest.mark.parametrize(
    "rows",
    [
        f"<table>{''.join(f'<tr><td>{p}社区</td><td>{n}人次</td></tr>' for p, n in VISITS)}</table>",
        "".join(f"<h3>{p}社区</h3><p>{n}人次</p>" for p, n in VISITS),
    ],
)
def test_counts_with_their_units_are_text(rows):
    got = "".join(texts(page(f"<div>{paragraphs()}{rows}{paragraphs()}</div>")))
    assert all(f"{n}人次" in got for _, n in VISITS)


def test_the_button_that_opens_a_panel_is_no_line():
    panel = f"<div class=collapse{HIDDEN}><p>工作成效</p><p>{PROSE[1]}</p></div>"
    article = f"<p>{PROSE[0]}</p><a class='btn toggle'>展开</a>{panel}"
    assert texts(page(f"<div>{article}</div>"))[:3] == [PROSE[0], "工作成效", PROSE[1]]


def test_hidden_panels_without_what_blocks_hold_are_no_text():
    questions = "".join(
        f"<h3>怎么申请补贴（{n}）</h3><div class='accordion-content'{HIDDEN}><p>到社区窗口申请。</p></div>"
        for n in "一二三"
    )
    assert texts(page(f"<div>{paragraphs()}</div>{questions}"))[: len(PROSE)] == list(PROSE)
    assert "到社区窗口申请。" not in texts(page(f"<div>{paragraphs()}</div>{questions}"))


def test_a_second_copy_of_the_article_does_not_count():
    copy = f"<div class=print><h2>七号楼的电梯</h2><div>{paragraphs()}</div></div>"
    assert texts(page(f"<div>{paragraphs()}</div>", below=copy)) == list(PROSE)


def test_a_sentence_that_an_article_repeats_stays():
    article = f"<div><p>{PROSE[0]}</p><p>{PROSE[1]}</p><p>{PROSE[0]}</p></div>"
    assert texts(page(article)) == [PROSE[0], PROSE[1], PROSE[0]]


def test_an_article_without_punctuation_is_one():
    verses = ["桥是一条路", "连着山和水", "连着你和我", "春天从桥上走过", "孩子从桥上走过", "老人也从桥上走过"]
    assert texts(page("<div>" + "".join(f"<p>{v}</p>" for v in verses) + "</div>")) == verses
    rows = "".join(f"<tr><td>第{n}件</td><td>修好了一座桥</td></tr>" for n in range(1, 9))
    assert texts(page(f"<div><table>{rows}</table></div>")) == [f"第{n}件\t修好了一座桥" for n in range(1, 9)]


def test_the_first_post_of_a_thread_is_the_article_where_the_board_is_known():
    posts = "".join(
        f"<div>用户{n}</div><table><tr><td class=t_f>说得好，我们那里什么时候也能装呢，{n}楼路过。</td></tr></table>"
        for n in range(2, 9)
    )
    thread = f"<div><table><tr><td class=t_f>{'<br>'.join(PROSE)}</td></tr></table>{posts}</div>"
    assert texts(page(thread)) == list(PROSE)
    without = find_body(parse(page(thread)), hints=False)
    assert [x.text for x in without.lines][:3] == list(PROSE)


def comments(lines=3, text=PROSE[1]):
    return "".join(
        f"<div>老井 2021-06-0{n} 10:2{n}</div><p>{n}楼说：{text}</p><div>回复 赞(3)</div>" for n in range(1, 1 + lines)
    )


@pytest.mark.parametrize(
    "announced",
    [
        "<h3>网友评论</h3>",
        "<div>全部讨论 (3)</div>",
        "<p>©本文版权归作者所有，任何形式转载请联系作者。</p><div>回应 (3)</div>",
        "<div>分享到：微博</div>",
        "<p>“特别声明：以上内容为用户上传并发布。”</p>",
    ],
)
def test_comments_are_no_text_whatever_their_boxes_are_called(announced):
    assert texts(page(f"<div>{paragraphs()}</div>", below=announced + comments())) == list(PROSE)


def test_dated_entries_far_behind_a_link_in_mid_article_do_not_end_it():
    link = "<div>相关阅读：<a href=/a>另一件事</a></div>"
    article = f"<div><p>{PROSE[0]}</p>{link}<p>{PROSE[1]}</p><p>{PROSE[2]}</p></div>"
    found = texts(page(article, below="<h3>网友评论</h3>" + comments(text="说得好，我们也要。")))
    assert found[-2:] == list(PROSE[1:])


def test_a_flash_that_comments_outweigh_is_the_article():
    flash = f"<div><p>{PROSE[0]}</p></div><div>责任编辑：某某</div>{RELATED}<h3>网友评论</h3><div>{comments(12)}</div>"
    assert texts(page(flash)) == [PROSE[0]]


def test_the_first_post_of_any_thread_is_the_article():
    said = [PROSE[0], *(f"{n}楼路过，{PROSE[1]}" for n in range(2, 6))]
    row = "<p>发表于 2021-06-0{0} 10:20 | 只看该作者</p>"
    posts = "".join(f"<div><p>老井{n}</p>{row.format(n)}<div>{text}</div></div>" for n, text in enumerate(said, 1))
    markup = f"<title>七号楼的电梯 - 论坛</title><body>{NAV}<h1>七号楼的电梯</h1><div>{posts}</div>{FOOT}</body>"
    assert texts(markup) == [PROSE[0]]


@pytest.mark.parametrize("below", ["<h3>猜你喜歡</h3>", "<h3>熱門評論</h3>", "<div>責任編輯：某某</div>"])
def test_what_follows_an_article_in_traditional_characters(below):
    teasers = "".join(
        f"<div><h4>華埠美食節第{n}天</h4><p>主辦單位表示，今年攤位多了{n}成，人潮不斷。</p></div>" for n in range(4)
    )
    assert texts(page(f"<div>{paragraphs()}</div>", below=below + teasers)) == list(PROSE)


def test_a_table_called_rank_between_paragraphs_is_text():
    rows = "".join(f"<tr><td>{n}</td><td>某某女足</td></tr>" for n in range(1, 9))
    article = f"<p>{PROSE[0]}</p><h3>积分榜</h3><table class=rank>{rows}</table><p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    assert texts(page(f"<div>{article}</div>"))[2:10] == [f"{n}\t某某女足" for n in range(1, 9)]


def test_a_table_called_rank_may_be_an_articles_last():
    rows = "".join(f"<tr><td>{n}</td><td>某某女足</td></tr>" for n in range(1, 9))
    article = f"{paragraphs()}<table class=rank>{rows}</table><p>（某某）</p>"
    assert "8\t某某女足" in texts(page(f"<div>{article}</div>"))


def test_a_list_called_rank_behind_an_article_is_no_text():
    rows = "".join(f"<li>{n} 某某女足</li>" for n in range(1, 9))
    assert texts(page(f"<div>{paragraphs()}<ul class=rank>{rows}</ul></div>")) == list(PROSE)


def test_prose_beside_an_article_that_only_the_trail_and_the_date_head():
    beside = "".join(
        f"<div>课程{n}</div><p>从持琴姿势讲起，第{n}节课学会三首小曲，适合老年朋友。</p>" for n in range(6)
    )
    head = "<div>所在位置：首页 - 通知公告</div><div>关于第十二届书画大赛获奖名单的公示</div><div>2021-07-12</div>"
    markup = f"<title>某某文化网--通知公告</title><body>{beside}{head}<div>{paragraphs()}</div>{FOOT}</body>"
    assert texts(markup) == list(PROSE)


def test_teasers_with_dates_behind_an_article_do_not_make_it_comments():
    rows = "<section><div>作者，某某</div><div>職務，特約撰稿人</div><div>2022年2月2日</div></section>"
    teaser = "<li><a href=/{0}>第{0}則</a><p>專家說，{1}</p><div>2022年2月{0}日</div></li>"
    teasers = "".join(teaser.format(n, PROSE[0]) for n in range(1, 6))
    article = f"<main><h1>七号楼的电梯</h1>{rows}<figure>圖像來源</figure>{paragraphs()}</main>"
    found = texts(f"<title>七号楼的电梯 - 某某網</title><body>{article}<ul>{teasers}</ul>")
    assert [t for t in found if t in PROSE] == list(PROSE)


def test_a_reporters_questions_are_no_rows():
    asked = "".join(f"<p>记者：第{n}个问题怎么看？</p><p>{text}</p>" for n, text in enumerate(PROSE))
    assert texts(page(f"<div>{asked}</div>"))[0] == "记者：第0个问题怎么看？"


def test_what_stands_in_other_boxes_behind_the_editor_is_another_text():
    cards = "".join(f"<dl><dt>第{n}篇</dt><dd>{n}，{PROSE[0]}{PROSE[1]}</dd></dl>" for n in range(6))
    text = paragraphs() + "".join(f"<p>再说，{t}</p>" for t in PROSE)
    article = f"<div>前年一仓难求，今年五折招租。</div><div>{text}</div><p>责任编辑：某某</p>{cards}"
    assert texts(page(article))[-1] == f"再说，{PROSE[-1]}"


@pytest.mark.parametrize(
    "last",
    [
        "每天早上，老李照例把孙女送到校门口，再去村委会上班。",
        "2019年，他成为中国作家协会会员，并出版了三部长篇小说。",
        "支持",
    ],
)
def test_what_only_sounds_like_promotion_is_text(last):
    assert texts(page(f"<div>{paragraphs()}<p>{last}</p></div>"))[-1] == last


@pytest.mark.parametrize("row", ["发布时间：2024-0{0}-05", "回复时间：2024-0{0}-05", "发布于2024-0{0}-05"])
def test_items_with_a_date_each_are_no_thread(row):
    items = "".join(f"<h3>{n}. 第{n}件事</h3><p>{row.format(n)}</p><p>{n}，{PROSE[0]}</p>" for n in range(1, 5))
    assert [f"{n}，{PROSE[0]}" in texts(page(f"<div>{items}</div>")) for n in range(1, 5)] == [True] * 4


def test_dated_entries_in_mid_article_do_not_end_it():
    entries = "".join(f"<p>2024年{n}月5日</p><p>{n}，{PROSE[0]}</p>" for n in range(1, 4))
    article = f"<div>{paragraphs()}<div>往期回顾</div>{entries}<p>最后，{PROSE[1]}</p></div>"
    assert texts(page(article))[-1] == f"最后，{PROSE[1]}"


def test_two_paragraphs_of_a_rows_first_cell_stay_two():
    names = "<tr><td><p>张三</p><p>李四</p></td><td>{0}</td></tr><tr><td>王五<br>赵六</td><td>{1}</td></tr>"
    found = texts(page(f"<table>{names.format(*PROSE)}</table>"))
    assert found == ["张三", "李四", PROSE[0], "王五", "赵六", PROSE[1]]


def test_a_table_of_many_rows_takes_linear_time():
    def seconds(n):
        rows = "".join(f"<tr><td>责任单位</td><td>甲{k}</td><td>乙{k}</td></tr>" for k in range(n))
        markup = page(f"<table>{rows}</table>{paragraphs()}")
        started = time.process_time()
        extract_page(markup)
        return time.process_time() - started

    assert seconds(2_400) < 3 * 4 * max(min(seconds(600) for _ in range(3)), 0.02)


@pytest.mark.parametrize("row", ["编辑：今年的重点是什么？", "编辑：王五"])
def test_an_editor_s_row_among_paragraphs_in_boxes_of_their_own_ends_nothing(row):
    parts = [f"{n}，{text}{text}" for n, text in enumerate((*PROSE, *PROSE))]
    boxes = "".join(f"<div>{text}</div>" + (f"<div>{row}</div>" if n == 2 else "") for n, text in enumerate(parts))
    assert [t for t in texts(page(f"<div>{boxes}</div>")) if t in parts] == parts


def test_looking_for_another_text_takes_linear_time():
    def seconds(n):
        edited = "<div>编辑：王五</div>" * n + "".join(f"<p>2024-05-0{k} 10:00</p>" for k in range(1, 5))
        many = "".join(f"<p>{k}，{PROSE[0]}</p>" for k in range(n))
        markup = page(f"<div>{many}</div><div><span>{PROSE[1]}</span></div><div>{edited}{many}</div>")
        started = time.process_time()
        extract_page(markup)
        return time.process_time() - started

    assert seconds(1_600) < 3 * 4 * max(min(seconds(400) for _ in range(3)), 0.02)


def test_tools_below_each_part_of_a_live_report_are_no_text():
    parts = "".join(f"<div>{h}:10</div><p>{h}点，{text}</p><div>赞 分享</div>" for h, text in enumerate(PROSE, 10))
    found = texts(page(f"<div class=live-intro>{PROSE[0]}</div><div>{parts}</div>"))
    assert found[0] == PROSE[0]
    assert "赞 分享" not in found


def test_a_picture_channels_tools_and_further_pictures_are_no_text():
    captions = "".join(f"<div><img src=/p/{n}.jpg><div>{text}</div></div>" for n, text in enumerate(PROSE))
    more = "".join(f"<div>第{n}则</div><p>{n}，{PROSE[0]}</p>" for n in range(5))
    below = f"<h3>美图推荐</h3><div>旧厂房变身文创园 非遗剪纸走进课堂</div>{more}"
    found = texts(page(f"<div>1/7　支持键盘←→翻页　查看原图　幻灯播放</div><div>{captions}</div>", below=below))
    assert found == list(PROSE)


def test_a_pictures_source_is_no_row_of_the_headline():
    article = f"<div><p>{PROSE[0]}</p><p>电梯口 图片来源：《某某报》</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p></div>"
    assert texts(page(article))[0] == PROSE[0]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" + "<br>" * 30_000 + "字，" * 30_000,
        "<div>" * 500 + f"<p>{PROSE[0]}</p>" * 2_000,
        "<p>" * 50_000,
        "<table>" + "<tr><td>一</td><td>二，二</td></tr>" * 3_000,
        "<table><tr><td>" * 150 + f"<p>{PROSE[0]}</p>" * 500,
        "".join(f"<div class='c{n} share{n}'>{PROSE[0]}</div>" for n in range(2_000)),
        "<div>" * 400 + "<p>分享到：</p>" * 3_000,
        "<p>字" + " " * 300_000 + "\n" * 100_000 + "字，字</p>",
        "<script>" + 'content:"' * 50_000 + "</script>",
        "<style>" + ".a{display:none}" * 20_000 + "</style>",
        "<!--" * 20_000,
    ],
)
def test_hostile_pages_are_read_in_linear_time(markup):
    start = time.process_time()
    find_body(parse(f"<html><body>{markup}"))
    assert time.process_time() - start < 3


_PIECES = st.sampled_from(
    [
        *(
            "<div>",
            "</div>",
            "<table>",
            "</table>",
            "<tr>",
            "<td>",
            "<th>",
            "<p>",
            "</p>",
            "<br>",
            "<pre>",
            "\n",
            "<hr>",
        ),
        *(
            "<a href=x>",
            "<a href='http://[x'>下一页</a>",
            "</a>",
            "<li>",
            "<dl>",
            "<dt>",
            "<dd>",
            "<b>",
            "</b>",
            "<form>",
        ),
        *(
            "<img src=a.jpg>",
            "<img>",
            "<base href='http://['>",
            "<noscript><img src=b.jpg></noscript>",
            "<svg>",
            "<h1>",
        ),
        *(
            "<style>.a{display:none}</style>",
            "<p class=a>",
            "<div style='color:red;font-size:9e9px'>",
            "<font size=+9>",
        ),
        *("<script>createPageHTML(3,0,'a','b')</script>", "<script>x={'content':'", "'}</script>", "<template>"),
        *PROSE,
        *(
            "来源：某某",
            "2021-06-02",
            "责任编辑：某某",
            "相关阅读",
            "1",
            "2",
            "\u3000",
            "\u200b",
            "\U0002f9f4",
            "&#0;",
            "<!--",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=60),
    st.sampled_from([None, "http://x.example/a/", "http://["]),
)
def test_no_page_raises(pieces, url):
    markup = "".join(pieces).encode("utf-8", "replace").decode()
    found = find_body(parse(markup), url=url)
    assert bool(found.lines) != bool(found.rejection)
    assert all(line.image or line.text == line.text.strip() != "" for line in found.lines)


def test_prose_in_boxes_before_the_headline_is_left_out():
    hot = "".join(
        f"<div><a href=/{n}><h3>热点新闻标题第{n}条</h3></a><p>热点新闻的摘要，说的是另外一件事情。</p></div>"
        for n in range(4)
    )
    markup = page(f"<div>{paragraphs()}</div>", title="七号楼的电梯装好了").replace(
        "<div class=main>", f"{hot}<div class=main>"
    )
    assert texts(markup) == list(PROSE)


@pytest.mark.parametrize("link", ["返回搜狐，查看更多", "查看更多", "阅读原文"])
def test_a_link_to_the_site_is_no_part_of_the_last_paragraph(link):
    article = f"<div>{paragraphs()}<p>电梯厅里贴着一张值班表。<a href=//site.example>{link}</a></p></div>"
    assert texts(page(article)) == [*PROSE, "电梯厅里贴着一张值班表。"]


def test_a_link_that_closes_the_last_paragraph_stays():
    article = (
        f"<div>{paragraphs()}<p>居民可以到服务大厅索取纸质的材料，详情见<a href=/plan>加装电梯实施方案</a></p></div>"
    )
    assert texts(page(article))[-1] == "居民可以到服务大厅索取纸质的材料，详情见加装电梯实施方案"


@pytest.mark.parametrize("call", ["点击上方“蓝字”关注我们", "点击标题下方蓝字关注", "本文语音播报 00:00/03:21"])
def test_calls_above_the_text_are_no_part_of_it(call):
    assert texts(page(f"<div><p>{call}</p>{paragraphs()}</div>")) == list(PROSE)


def test_a_caption_s_box_is_no_introduction():
    caption = "<p class=picIntro>六月的七号楼</p>"
    assert (
        texts(page(f"<div>{paragraphs()}<p><img src=a.jpg></p>{caption}{paragraphs('p', ' id=x')}</div>"))[3]
        == "六月的七号楼"
    )


BRIEF = "昨天上午，月牙湖水库开闸泄洪，数百名市民撑伞围观。管理方提醒，泄洪期间请勿靠近。"
POEM = ("雪替它说话", "雪落了一夜", "把一个字，落成一行诗", "我把手套摘下", "替它拂去额头上的白", "春天正走上来")
CAPTIONS = "".join(
    f"<figure><a href=/p/{n}><img src=/{n}.jpg></a><figcaption>官兵在训练间隙合影，说这里的风比刀还快，"
    f"但是谁也没有后退（{n}）。</figcaption></figure>"
    for n in range(6)
)
COMMENTS = "".join(
    f"<li><div class=info><b>网友{n}</b><p>写得真好，我们那里也有一座水库，"
    f"小时候每年夏天都去看泄洪（{n}）。</p></div></li>"
    for n in range(9)
)
TOLD = "<div><div>相关视频</div>{}</div>"


def headed(title, article, beside, *, row="2021-06-02 10:00　来源：某某社区"):
    return (
        f"<title>{title}_某某网</title>{NAV}<div class=l><div class=bt><h1>{title}</h1><div>{row}</div>"
        f"<div><a href=#>分享</a> <a href=#>收藏</a></div></div><div class=nr>{article}</div></div>{beside}{FOOT}"
    )


@pytest.mark.parametrize(
    "beside",
    [
        f"<div><h3>图片新闻</h3>{RELATED}{CAPTIONS}</div>",
        f"<div class=list><h3>热门评论</h3><ul>{COMMENTS}</ul></div>",
        TOLD.format("".join(f"<li><p>{BRIEF[:12]}</p><p>{text}</p></li>" for text in PROSE * 3)),
    ],
)
@pytest.mark.parametrize("article", [(BRIEF,), POEM])
def test_what_stands_under_headline_and_date_is_the_article(article, beside):
    lines = "<p>" + "<br>".join(article) + "</p>"
    assert texts(headed("月牙湖水库今年首次泄洪", lines + "<p>责任编辑：张三</p>", RELATED + beside))[
        : len(article)
    ] == [*article]


@pytest.mark.parametrize("title", ["月牙湖水库今年首次泄洪", "月牙湖泄洪"])
@pytest.mark.parametrize("article", [(BRIEF,), POEM])
def test_captions_in_a_column_before_the_headline_are_not_the_article(article, title):
    above = f"<div><h3>图片新闻</h3>{CAPTIONS}</div>"
    markup = headed(title, "<p>" + "<br>".join(article) + "</p>", RELATED).replace(
        "<div class=l>", f"{above}<div class=l>"
    )
    assert texts(markup) == [*article]


def test_entries_with_a_date_each_are_not_the_article():
    entries = "".join(f"<div><span>19:5{n}:10</span><p>{text}</p></div>" for n, text in enumerate(PROSE * 3))
    flash = f"<p>{BRIEF}</p></div><div>阅读 21.4万 收藏"
    assert texts(headed("月牙湖泄洪", flash, f"<div><h3>滚动</h3>{entries}</div>")) == [BRIEF]


def test_a_chronicle_with_dates_is_an_article():
    entries = "".join(f"<div><p>2021年6月{n}日</p><p>{text}</p></div>" for n, text in enumerate(PROSE * 3, 1))
    assert set(PROSE) <= set(texts(headed("七号楼的电梯", f"<p>{BRIEF}</p>{entries}", "")))


@pytest.mark.parametrize("tag", ["section", "div"])
def test_a_summary_under_the_headline_is_not_all_of_the_article(tag):
    body = "".join(f"<{tag}><{tag}>{text}</{tag}></{tag}>" for text in PROSE * 2)
    found = texts(headed("七号楼的电梯", f"<p>{BRIEF}</p>", f"<div>分享到：</div><div class=nr>{body}</div>"))
    assert set(PROSE) <= set(found)


def test_a_box_of_related_links_does_not_part_an_article_from_its_beginning():
    rest = "".join(f"<p>{text}</p>" for text in PROSE * 2)
    box = "<div><p>相关新闻：</p><p><a href=/1>另一个社区的电梯也通了</a></p></div>"
    assert set(PROSE) <= set(texts(headed("七号楼的电梯", f"<p>{BRIEF}</p>{box}{rest}", "")))


def slides(*captions):
    items = "".join(
        f"<li><img src=/{n}.jpg><div><span>{n}/{len(captions)}</span><p>{text}</p></div></li>"
        for n, text in enumerate(captions, 1)
    )
    return f"<div><a>上一张</a><ul>{items}</ul><a>下一张</a></div>"


def test_the_story_of_a_gallery_stands_behind_its_captions():
    more = RELATED.replace("相关阅读", "更多图集") * 3
    signed = f"<div><p>{BRIEF}</p><p>责编：张三</p></div>"
    unnumbered = "".join(f"<dl><dt><img src=/{n}.jpg></dt><dd>{text}</dd></dl>" for n, text in enumerate(PROSE))
    assert texts(page(slides(*PROSE) + signed, below=more)) == [*PROSE, BRIEF]
    assert texts(page(slides(*PROSE) + f"<div><p>{BRIEF}</p></div>", below=more)) == [*PROSE, BRIEF]
    assert texts(page(f"<div>{unnumbered}</div>" + signed, below=more)) == [*PROSE, BRIEF]
    assert texts(page(f"<div><p>{BRIEF}</p></div>" + slides(*PROSE), below=more)) == [BRIEF, *PROSE]


def test_text_behind_paragraphs_is_no_story_of_a_gallery():
    about = f"<div><p>{BRIEF}</p></div><p>责编：张三</p>"
    assert BRIEF not in texts(page(f"<div>{paragraphs()}</div>" + RELATED + about))


def test_a_number_with_a_stroke_is_a_counter_in_a_row_of_them_only():
    article = f"<div><p>{PROSE[0]}</p><p>1/3</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p></div>"
    assert "1/3" in texts(page(article))


@pytest.mark.parametrize(
    ("last", "stays"),
    [
        ("<a href=/1.docx>附件：1.一级古树名录.docx</a>", True),
        ("2.<a href=/2.pdf>古树名木损失评估表.pdf</a>", True),
        ("<a href=/3>另一个社区的电梯也通了</a>", False),
    ],
)
def test_attachments_close_a_document(last, stays):
    found = texts(page(f"<div>{paragraphs()}<p>{last}</p></div>"))
    assert (len(found) > len(PROSE)) is stays


@pytest.mark.parametrize(("last", "stays"), [("— END —", False), ("- END -", False), ("ENDING 是一家小店的名字", True)])
def test_what_says_that_the_article_ends_is_left_out_with_what_follows(last, stays):
    article = f"<div>{paragraphs()}<p>{last}</p><p>文字：张三</p><p>编辑：李四</p></div>"
    assert (last in texts(page(article))) is stays


def test_a_quotation_named_digest_between_two_paragraphs_is_text_and_a_summary_above_them_is_not():
    quotation = "目前，全区登记在册的加装电梯共二百八十七部，居民如发现故障，可以拨打热线反映。"
    box = f'<blockquote><section class="js_blockquote_digest"><section>{quotation}</section></section></blockquote>'
    first, *rest = (f"<section><p>{text}</p></section>" for text in PROSE)
    assert quotation in texts(page(f"<div>{first}{box}{''.join(rest)}</div>"))
    assert quotation not in texts(page(f'<div><div class="summary">{quotation}</div>{first}{"".join(rest)}</div>'))


@pytest.mark.parametrize(
    "line",
    [
        "<p><b>相关阅读：</b><a href=/1>另一个社区的电梯也通了</a></p>",
        "<p>↓↓↓更多電梯相片（點擊放大）↓↓↓</p><div><img src=/1.jpg></div>",
    ],
)
def test_links_and_galleries_between_paragraphs_are_no_text(line):
    first, *rest = (f"<p>{text}</p>" for text in PROSE)
    assert texts(page(f"<div>{first}{line}{''.join(rest)}</div>")) == [*PROSE]


def test_elements_of_mini_programs_are_paragraphs():
    body = "".join(f"<view><text>{text}</text></view>" for text in PROSE)
    assert texts(page(f"<view>{body}</view>")) == [*PROSE]


def test_references_below_the_text_are_none_of_it():
    references = (
        "<details><summary>参考文献</summary><p>[1] 某某. 电梯加装专家共识[J]. 某学报, 2018, 41(10): 7.</p></details>"
    )
    assert texts(page(f"<div>{paragraphs()}</div>", below=references)) == [*PROSE]


def test_an_invitation_to_support_the_outlet_behind_the_text_is_none():
    plea = "<p>某某通訊社邀請您成為「同行者」，以行動支持獨立新聞</p><a href=/1>支持我們</a>"
    assert texts(page(f"<div>{paragraphs()}{plea}</div>")) == [*PROSE]


def test_a_subhead_that_words_comments_among_others_like_it_ends_nothing():
    heads = ("旧况", "过程", "网友留言", "成效")
    parts = [f"<h4>{head}</h4><p>{PROSE[n % len(PROSE)]}</p>" for n, head in enumerate(heads)]
    said = "<h4>网友留言</h4><blockquote><p>“闻着就是小时候的味道。”</p></blockquote>"
    parts[2] = said
    assert "成效" in texts(page(f"<div>{paragraphs()}{''.join(parts)}</div>"))


def test_thousands_of_subheads_that_word_comments_take_linear_time():
    def seconds(count):
        tree = parse(page(f"<div>{paragraphs()}{'<h4>网友留言</h4><p>好，大家都说好，来看一看。</p>' * count}</div>"))
        started = time.process_time()
        find_body(tree)
        return time.process_time() - started

    small, large = min(seconds(500) for _ in range(3)), seconds(4000)
    assert large < 8 * small * 4, "8 times as many subheads may take 8 times as long, not 64 times"


def test_how_long_something_took_is_no_row_of_the_headline():
    rows = [
        ("工程名称", "串户路硬化"),
        ("工　　期", "2022年9月6日至10月28日"),
        ("竣工时间", PROSE[0]),
        ("效果", PROSE[1]),
    ]
    table = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    assert texts(page(f"<div><p>{PROSE[2]}</p><table>{table}</table></div>"))[:2] == [PROSE[2], "工程名称\t串户路硬化"]


def test_an_introduction_in_one_of_several_cards_with_text_is_text():
    lead = "集市有三百多年历史，是东乡最大的一个，逢集日的人流在两万以上。"
    intro = f"<div class=card-intro><p>{lead}</p></div>"
    body = f"<div class=card>{intro}{paragraphs()}</div><div class=card><p>{BRIEF}</p></div>"
    assert texts(page(f"<div><p>{BRIEF[:20]}。</p>{body}</div>")) == [f"{BRIEF[:20]}。", lead, *PROSE, BRIEF]


def test_the_first_of_paragraphs_in_boxes_is_text_though_its_further_class_says_summary():
    first, *rest = PROSE
    body = f"<div class='para summary'>{first}</div>" + "".join(f"<div class=para>{text}</div>" for text in rest * 2)
    assert first in texts(page(f"<div>{body}</div>"))
    apart = body.replace("para summary", "summary")
    assert first not in texts(page(f"<div>{apart}</div>"))


def test_short_lines_and_attachments_stand_with_the_only_paragraph():
    closing = ("特此公示。", "某某街道办事处", "2022年9月14日", "附件：新增对象名单.xls")
    article = (
        f"<p>{PROSE[0]}</p>" + "".join(f"<p>{x}</p>" for x in closing[:3]) + f"<p><a href=a.xls>{closing[3]}</a></p>"
    )
    for names in ("", " id=zoom"):
        assert texts(page(f"<div{names}>{article}</div>", below=RELATED)) == [PROSE[0], *closing]


def test_the_numbers_of_lines_of_code_are_no_text():
    numbers = "<br>".join(str(n) for n in range(1, 4))
    code = f"<table><tr><td><pre>{numbers}</pre></td><td><pre>make\nmake install\nmake clean</pre></td></tr></table>"
    assert texts(page(f"<div>{paragraphs()}{code}</div>"))[3:] == ["make", "make install", "make clean"]


def test_what_only_screen_readers_say_is_no_text():
    caption = "<p><span class=visually-hidden>图像加注文字，</span>施工队进场</p>"
    assert texts(page(f"<div>{PROSE[0]}{caption}{paragraphs()}</div>"))[1] == "施工队进场"


def test_a_video_s_waiting_words_are_no_text():
    video = "<div class=video-box><video></video><div class=v-tip>视频加载中，请稍候...</div></div>"
    assert texts(page(f"<div>{paragraphs()}{video}{paragraphs()}</div>")) == [*PROSE, *PROSE]


def test_noise_against_copying_is_no_text():
    noisy = "<br>".join(f"{t}<font class=jammer>9 ]! f8 v% q6 O</font>" for t in PROSE)
    assert texts(page(f"<div>{noisy}</div>")) == [*PROSE]


def test_ranks_are_no_numbers_of_lines():
    ranks = "<table><tr><td><pre>1\n2\n3</pre></td><td><pre>甲队\n乙队\n丙队</pre></td></tr></table>"
    assert {"1", "2", "3"} <= set(texts(page(f"<div>{paragraphs()}{ranks}{paragraphs()}</div>")))


def test_what_is_hidden_from_sight_and_stands_alone_is_text():
    label = "<h3><i class=icon></i><span class=sr-only>事项名称</span></h3>"
    assert "事项名称" in texts(page(f"<div>{paragraphs()}{label}{paragraphs()}</div>"))
    assert texts(page(f"<div class=sr-only>{paragraphs()}</div>")) == [*PROSE]


def test_a_summary_in_the_text_s_box_is_no_text():
    for label in ("[导读]", "[摘要]"):
        assert texts(page(f"<div><p>{label}{PROSE[1]}</p>{paragraphs()}</div>")) == [*PROSE]


def test_a_summary_that_is_all_the_text_stays():
    assert texts(page(f"<div><p>[导读]{PROSE[1]}</p></div>")) == [f"[导读]{PROSE[1]}"]
    assert texts(page(f"<div><p>【摘要】{PROSE[1]}</p>{paragraphs()}</div>")) == [f"【摘要】{PROSE[1]}", *PROSE]


@pytest.mark.parametrize(
    "line",
    ["转载此文是出于传递更多信息之目的。若有来源标注错误，请与本网联系。", "新闻搜索： 热门关键词：城墙 文物"],
)
def test_what_portals_say_below_is_no_text(line):
    assert texts(page(f"<div>{paragraphs()}<p>{line}</p></div>")) == [*PROSE]


def test_related_links_with_their_dates_are_no_text():
    items = "".join(
        f"<li><a href=/a/{n}>{t}</a>(2010-10-17)</li>" for n, t in enumerate(("小升初摇号公布", "水厂检修了"))
    )
    box = f"<div><strong>相关报道：</strong><ul>{items}</ul></div>"
    assert texts(page(f"<div>{paragraphs()}{box}{paragraphs()}</div>")) == [*PROSE, *PROSE]


def test_a_finance_channel_s_account_is_no_text():
    card = "<div><p>某某财经官方微信：finance_x</p><p>每天早八点，为您推送最有价值的早餐</p></div>"
    assert texts(page(f"<div>{paragraphs()}{card}</div>")) == [*PROSE]


def test_what_is_only_heard_takes_linear_time():
    def seconds(count):
        markup = page("<p>" + "<span class=sr-only>字</span>好 " * count + f"</p>{paragraphs()}")
        started = time.process_time()
        find_body(parse(markup))
        return time.process_time() - started

    seconds(100)
    assert min(seconds(4000), seconds(4000)) < 16 * max(seconds(1000), 0.02)


def test_the_answers_of_a_thread_are_told_by_their_numbers():
    posts = "".join(
        f"<tr><td>用户</td><td><div>{n or '楼主'}{'楼' * bool(n)} 发表于: 2012-04-1{n} 21:38</div><div>{t}</div></td>"
        for n, t in enumerate(
            (
                paragraphs(),
                "<p>顶楼主，写得真好，我也报名。</p>",
                "<p>路线不错，下个月我也去。</p>",
                "<p>收藏了，谢谢分享路线。</p>",
            )
        )
    )
    assert texts(f"<title>七号楼的电梯</title><h1>七号楼的电梯</h1><table>{posts}</table>") == [*PROSE]


SUMMARIES = tuple(
    f"{place}的{thing}在上个月完工，前来参观的居民排起了长队，大家都说比从前方便得多了，也更安全。"
    for place in ("城南", "城北", "河东", "河西")
    for thing in ("步道", "食堂")
)


def cards(tag="div", title="<h4>{}</h4>", summary="<p>{}</p>", names=" class=c1"):
    return "".join(
        f"<{tag}{names}>{title.format(text[:10])}{summary.format(text)}</{tag}>"
        for text in (*SUMMARIES, *SUMMARIES[:3])
    )


@pytest.mark.parametrize(
    "below",
    [
        f"<div><h3>热点推荐</h3>{cards()}</div>",
        f"<div><h3>更多特写</h3>{cards()}<p>查看全部</p></div>",
        f"<div><div>推荐作品</div><table><tr><td>{cards('p', '<a href=/a>{}</a><br>', '{}')}</td></tr></table></div>",
        f"<h3>行业资讯</h3>{cards()}",
        "<div><h3>本版其他文章</h3><dl>"
        + "".join(f"<dt><a href=/a>{t[:9]}</a></dt><dd>{t}</dd>" for t in SUMMARIES)
        + "</dl></div>",
        "<div><h3>读者来信</h3>" + "".join(f"<blockquote>{t}</blockquote>" for t in SUMMARIES) + "</div>",
        "<div><h3>聊天室</h3>"
        + "".join(f"<div class=t>网友<p>{t}</p></div>" for t in SUMMARIES)
        + "<p>请登录</p></div>",
        f"<div id=x><h3>相關</h3>{cards()}</div>",
        "<div><h3>推荐产品</h3>" + "".join(f"<dl><dt>{t[:6]}</dt><dd>{t}</dd></dl>" for t in SUMMARIES) + "</div>",
        f"<dl><dt>推荐内容</dt><dd><ul>{cards('li', '<a href=/a>{}</a>')}</ul></dd></dl>",
        "<div><dl><dt>发表评论</dt><dd>请自觉遵守法律法规，严禁发布暴力的言论。用户名: 验证码:</dd></dl>"
        + "".join(f"<div class=t><b>网友</b> 于 06-0{n} 14:18 评论<p>{t}</p></div>" for n, t in enumerate(SUMMARIES))
        + "</div>",
        "".join(f"<div><b>网友</b> 于 2018-06-0{n} 14:18 发布<p>{t}</p></div>" for n, t in enumerate(SUMMARIES)),
    ],
)
def test_other_texts_behind_the_line_that_announces_them_are_no_text(below):
    assert texts(page(f"<div>{paragraphs()}</div>", below=below)) == [*PROSE]


def test_a_poem_among_comments_and_teasers_is_the_text():
    verses = "墙上挂着你的锄头<br>木柄上凹下去的地方<br>一处是左手<br>一处是右手<br>比你的小一号<br>院里再没有响动"
    comments = "".join(f"<tr><td>网友{n} 说：{t[:20]}。</td></tr>" for n, t in enumerate(SUMMARIES))
    table = f"<table><tr><td>网友评论</td></tr>{comments}</table>"
    below = f"<p>顶：3</p>{table}<div>推荐作品</div><div>{cards()}</div>"
    assert (
        texts(page(f"<div>{verses}</div>", above="<p>作者：张三</p>" * 6, below=below))[:2] == verses.split("<br>")[:2]
    )


@pytest.mark.parametrize(
    "body",
    [
        f"{cards()}<h3>热点推荐</h3>{cards()}",
        f"<h3>热点推荐</h3>{cards()}",
        "<h3>更多故事</h3>" + "".join(f"<p>{t}</p>" for t in SUMMARIES),
        f"<div><b>张三</b> 于 2018-06-01 14:18 发布<p>{SUMMARIES[0]}</p></div>"
        + "".join(f"<p>{t}</p>" for t in SUMMARIES),
    ],
)
def test_parts_of_a_text_that_are_marked_up_alike_stay(body):
    got = texts(page(f"<div>{body}</div>"))
    assert all(t in got for t in SUMMARIES)


CRUMB = "<div>您当前的位置：首页 &gt; 新闻中心 &gt; 社会民生 &gt; 正文</div>"
ROW = "<div><span>2023-04-23 09:15:32</span> <span>来源：某某日报</span> <span>作者：张三</span></div>"


@pytest.mark.parametrize(
    ("counter", "lede"),
    [
        *((counter, "") for counter in ("评论", "12条评论", "我要评论", "网友评论(3)", "评论(<a href=#c>12</a>)")),
        ("评论(12)", f"<div class=lead>{''.join(SUMMARIES[:2])}</div>"),
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<div>{t}</div>" for t in SUMMARIES),
        "".join(f"<section><p>{t}</p></section>" for t in SUMMARIES),
        "<ul>" + "".join(f"<li>{t}</li>" for t in SUMMARIES) + "</ul>",
        "".join(
            f"<div class=item><h3>{t[:5]}</h3><p>事项{n}：修整</p><p>{t}</p></div>" for n, t in enumerate(SUMMARIES)
        ),
    ],
)
def test_a_counter_of_comments_above_the_text_announces_none(counter, lede, body):
    head = f"{CRUMB}<h1>全民阅读活动走进社区，惠及万家</h1>{ROW}{lede}<div class=cnt>{counter}</div>"
    got = texts(f"<title>全民阅读活动走进社区，惠及万家_某某网</title><div>{head}<div class=content>{body}</div></div>")
    assert all(t in got for t in SUMMARIES)


LETTERS = "".join(f"<div class=letter><p>编辑同志：{t}</p><p>答复：已经办好了。</p></div>" for t in SUMMARIES)
BOOKS = "".join(f"<li>《书名{n}》（小说）</li>" for n in "一二三四五")
WORKS = "".join(f"<div class=item><h3>《书名》</h3><p>{t}</p></div>" for t in SUMMARIES)


@pytest.mark.parametrize(
    "section",
    [
        "<h3>评论区里的温暖</h3>" + "".join(f"<div class=para>{t}</div>" for t in SUMMARIES),
        "<h3>网友热议</h3><ul>" + "".join(f"<li>网友“小胡”：{t}</li>" for t in SUMMARIES) + "</ul>",
        "<h3>网友评论</h3>" + "".join(f"<blockquote>{t}</blockquote>" for t in SUMMARIES),
        "<div>网友热议</div>" + "".join(f"<div>{t}</div>" for t in SUMMARIES),
        f"<h3>读者来信</h3>{LETTERS}",
        f"<h2>推荐作品</h2>{WORKS}",
        f"<h3>推荐作品</h3><ul>{BOOKS}</ul>",
        "<h3>相关链接</h3><dl>"
        + "".join(f"<dt><a href=#{n}>{t[:5]}</a></dt><dd>{t}</dd>" for n, t in enumerate(SUMMARIES))
        + "</dl>",
        f"<section><h3>推荐阅读</h3>{WORKS}</section>",
        "<h3>网友留言</h3><table>" + "".join(f"<tr><td>{t}<td>已修复。</tr>" for t in SUMMARIES) + "</table>",
    ],
)
@pytest.mark.parametrize("behind", [True, False])
def test_a_section_of_readers_or_works_in_the_text_stays(section, behind):
    own = [bare.strip() for bare in re.sub("<[^>]*>", "\n", section).splitlines() if len(bare.strip()) > 8]
    after = paragraphs() if behind or section.startswith("<section") else ""
    got = texts(page(f"<div>{paragraphs()}{section}{after}</div>"))
    assert [t for t in own if t not in "".join(got)] == []
    assert set(PROSE) <= set(got)


def test_verses_behind_a_row_are_no_list_of_headlines():
    verses = ("墙上挂着你的锄头", "木柄上两处凹下去的地方", "一处是左手", "一处是右手", "比你的小一号", "屏幕亮起来")
    poem = "".join(f"<div class=v>{v}</div>" for v in verses)
    above = "".join(f"<p>栏目{n}的介绍在这里</p>" for n in range(8))
    markup = (
        f"<title>父亲_某某网</title><h1>父亲</h1>{above}<div>2019-04-03 来源：某某网</div><div>编辑：秋水</div>{poem}"
    )
    assert texts(markup)[-6:] == [*verses]


def test_series_of_other_texts_take_linear_time():
    def seconds(markup, count):
        tree = parse(page(f"<div>{paragraphs()}</div>", below=markup * count))
        started = time.process_time()
        find_body(tree)
        return time.process_time() - started

    for markup in (
        "<div>相关新闻</div>",
        f"<h3>热点推荐</h3>{cards()}",
        "<div>网友评论",
        "<h3>热点推荐</h3><div><p>题</p></div>",
        "<div>发表评论</div>",
        "<div><b>网友</b> 于 06-05 14:18 评论<p>好</p></div>",
        "<div><b>网友</b> 于 06-05 14:18 评论",
        "相关阅读<br><div></div>",
        "相关阅读<dt>x</dt>",
        "<p>相关阅读</p><section></section>",
    ):
        seconds(markup, 20)
        assert min(seconds(markup, 1600), seconds(markup, 1600)) < 16 * seconds(markup, 400) + 0.2


def test_a_sidebar_of_summaries_hides_no_tool_above_the_text_and_no_tail_below():
    top = "<div class=top><div>评论 86人参与讨论手机查看字号</div></div>"
    state = "<p>郑重声明：本网发布此内容旨在传播更多信息。</p><p>请点开微信，扫一扫分享。</p>"
    news = f"<div class=news><div class=txt>{paragraphs()}</div><div class=x><p>文章来源：某某网</p>{state}</div></div>"
    entries = "".join(f"<dl><dt>{t[:10]}</dt><dd>{t}</dd></dl>" for t in SUMMARIES[:3])
    left = f"<div class=left>{top}{news}<div><h3>热点推荐</h3>{cards()}</div></div>"
    got = texts(page(left, below=f"<div class=r><p>扫一扫</p><div>{entries}</div></div>"))
    assert [t for t in got if not t.startswith("文章来源")] == [*PROSE]


@pytest.mark.parametrize(
    "contents",
    [
        "<div><p>文章目录</p><ul><li>票与座位</li><li>怎么去</li></ul></div>",
        "<div>目 录<ol><li>1. 票与座位</li><li>2. 怎么去</li></ol></div>",
    ],
)
def test_a_table_of_contents_that_repeats_the_subheads_is_no_text(contents):
    body = f"{paragraphs()}<h2>票与座位</h2>{paragraphs()}<h2>怎么去</h2>{paragraphs()}"
    assert texts(page(f"<div>{contents}{body}</div>")) == [*PROSE, "票与座位", *PROSE, "怎么去", *PROSE]


def test_a_table_of_contents_without_subheads_below_or_among_the_paragraphs_is_text():
    body = f"<div><p>目录</p><ul><li>第一章</li><li>第二章</li></ul></div>{paragraphs()}"
    assert texts(page(f"<div>{body}</div>")) == ["目录", "第一章", "第二章", *PROSE]
    law = f"<p>目录</p><p>第一章</p><p>第二章</p><p>第一章</p>{paragraphs()}<p>第二章</p>{paragraphs()}"
    assert texts(page(f"<div>{law}</div>"))[:3] == ["目录", "第一章", "第二章"]


@pytest.mark.parametrize(
    "box", ["<aside>“{}”</aside>", "<blockquote class=wp-block-pullquote><p>“{}”</p></blockquote>"]
)
def test_a_quotation_set_apart_that_the_text_has_too_is_no_text(box):
    article = f"<p>{PROSE[0]}</p>{box.format(PROSE[2][:12])}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    assert texts(page(f"<div>{article}</div>")) == [*PROSE]
    other = f"<p>{PROSE[0]}</p>{box.format('灯亮着，就有人知道你在。')}<p>{PROSE[1]}</p>"
    assert "“灯亮着，就有人知道你在。”" in texts(page(f"<div>{other}</div>"))


def test_a_doctor_s_card_below_the_text_is_no_text():
    card = "<div class=card><b>任叔平</b> 主任医师<p>擅长：眩晕症的诊治。</p><p>出诊时间：周一上午</p></div>"
    assert texts(page(f"<div>{paragraphs('div', ' class=para')}{card}</div>")) == [*PROSE]


def test_the_last_of_several_doctors_who_are_the_text_stays():
    good_at = "擅长：眩晕症的诊治，开展耳内镜下手术，多年来深受病人信任。"
    person = f"<div class=d><p>{{}}</p><p>{good_at}</p><p>出诊时间：周一</p></div>"
    got = texts(page(f"<div><p>{PROSE[0]}</p>{person.format('任叔平')}{person.format('邹远')}</div>"))
    assert got[-3:] == ["邹远", good_at, "出诊时间：周一"]


def test_tools_below_each_part_of_a_live_report_are_no_text_whatever_they_count():
    parts = "".join(f"<li><p>{t}</p><div>赞 {n}2分享本条</div></li>" for n, t in enumerate((*PROSE, *PROSE), 1))
    assert texts(page(f"<div><div class=tabs>直播聊天室赛程</div><ul>{parts}</ul><div>没有更多了</div></div>")) == [
        *PROSE,
        *PROSE,
    ]


@pytest.mark.parametrize(
    "last",
    [
        "<div>如果您对我们的产品感兴趣，请点击在线留言或拨打400-000-0000，我们将与您联系。</div>",
        "<div class=l><p>版权属于：木鱼</p><p>转载时须注明出处及本声明</p></div>",
        "<div class=author-bio><p>冯止，本刊特约撰稿人，关注海洋与劳动者。</p></div>",
        "<div class=newsletter><h2>每周六上午的一封信</h2><p>挑选三篇文章，发到你的邮箱。随时可以退订。</p></div>",
        "<p>本文刊载于《某某周刊》2021年第16期，未经许可不得转载。</p>",
        "<div>我们使用 Cookie 以改善您的体验，继续浏览即表示同意。</div>",
        "<div>理性看球。下载某某APP，第一时间看集锦。</div>",
    ],
)
def test_what_sites_ask_for_below_a_text_is_no_text(last):
    assert texts(page(f"<div>{paragraphs()}{last}</div>")) == [*PROSE]


@pytest.mark.parametrize(
    "last",
    [
        "如有疑问，请拨打社区服务热线0000-0000咨询，网格员会上门解答。",
        "今后居民可以下载“智慧社区”APP，在线预约上门维修。",
        "如消费者对召回产品有疑问，可拨打客服热线400-810-0000咨询，或登录网站了解详情。",
        "如果对所购产品质量存在异议，消费者可拨打12315投诉举报热线。",
        "打开“滨江通”APP，居民就能看到自家水表的实时读数。",
        "打开手机APP，点一点就能看到大棚里的温度和湿度，这是种植户老赵每天的习惯动作。",
        "老赵笑着说。打开手机APP，就能看到大棚里的温度。",
        "下载“滨江通”APP，市民可领取阅读优惠券，凭券购书可享八折优惠。",
        "她说，这是他们第一次使用Cookie之类的词，大家都笑了。",
    ],
)
def test_last_sentences_of_a_text_that_ask_for_something_stay(last):
    assert texts(page(f"<div>{paragraphs()}<p>{last}</p></div>")) == [*PROSE, last]


@given(st.from_regex(teasers._MORE) | st.from_regex(teasers._OTHERS))
def test_what_announces_others_has_one_of_the_known_characters(text):
    assert teasers._WORD.search(text)


def test_a_poem_is_the_text_where_one_summary_beside_it_is_longer():
    verses = (
        "船泊在芦花里",
        "像一句没有说完的话",
        "对岸的灯",
        "先亮起来的那一盏",
        "总是母亲的",
        "我没有喊",
        "水声替我喊了三十年",
    )
    entries = "".join(f"<dl><dt><a href=/a>{t[:9]}</a></dt><dd>{t * 2}</dd></dl>" for t in SUMMARIES)
    head = "<div>2019年10月25日　星期五　农历己亥年九月廿七</div><h4>A7版：副刊</h4><h2>在渡口</h2>"
    poem = f"{head}<div class=txt>{'<br>'.join(verses)}</div><div><h5>本版其他文章</h5>{entries}</div>"
    assert texts(f"<title>某某晚报数字报-在渡口</title><div class=zw>{poem}</div>")[-7:] == [*verses]


CARD = "<dl><dt>闸阀</dt><dd>{}</dd></dl>"
COMPANY = (
    "<title>某某阀门有限公司_闸阀_蝶阀</title><p>您好，欢迎光临某某阀门！ 全国服务热线：000-000-0000</p>{nav}"
    "<div class=l><h3>联系我们</h3>某某阀门有限公司<br>我公司专注阀门研发与制造，"
    "产品广泛应用于石油、化工、电力等行业，深受用户好评。</div>"
    "<div class=r><p>您当前的位置：首页 &gt; 新闻动态 &gt; 某某阀门的公司新闻</p>{news}</div><div>在线留言</div>{foot}"
)


def company(news):
    return COMPANY.format(nav=NAV, foot=FOOT, news=news)


def test_short_news_below_the_trail_of_a_company_s_page_is_the_article():
    below = "<div>上一条：没有了</div><div><h3>推荐产品</h3>" + "".join(CARD.format(t) for t in SUMMARIES) + "</div>"
    markup = company(f"<h2>某某阀门通过换证评审</h2><div>{PROSE[0]}</div>{below}{RELATED}")
    assert texts(markup) == [PROSE[0]]
    assert texts(markup.replace("推荐产品", "阀门大全")) == [PROSE[0]]
    assert extract_page(markup).article.title == "某某阀门通过换证评审"


def test_entries_below_the_trail_of_a_company_s_page_are_no_article():
    entries = "".join(f"<div><h2>{t[:10]}</h2><p>{t}</p></div>" for t in SUMMARIES)
    assert find_headed_extent(outline(parse(company(entries)))) is None
    assert find_headed_extent(outline(parse(company(f"<h2>某某阀门的公司新闻</h2>{paragraphs()}")))) is None


@pytest.mark.parametrize(
    "card",
    [
        "<div class=c><a href=#>专题：社区的电梯</a><p>图集 视频 名单，尽在某某社区</p></div>",
        "<div class=c><span>某某社区</span><span>21.4 万人关注，点击主页查看更多</span></div>",
        "<div class=c><p>订阅全年《社区》，十二期送一套地图。邮发代号：00-000，新订户有优惠。</p></div>",
        "<div class=c><a>电梯地垫限时半价，点击领券</a></div>",
        "<div class=c>广告：电梯保险一次办妥，免费估价电话 000-0000。</div>",
        "<div class=c><p>相关报道</p><p>》另一个社区也装上了电梯 居民说好</p><p>》电梯怎么装</p></div>",
        "<div class=c><b>相关阅读</b><br>· 另一个社区也装上了电梯<br>· 电梯怎么装</div>",
    ],
)
def test_a_card_between_paragraphs_that_promotes_something_is_no_text(card):
    first, second, last = (f"<p>{t}</p>" for t in PROSE)
    assert texts(page(f"<div>{first}{second}{card}{last}</div>")) == [*PROSE]


@pytest.mark.parametrize(
    "card",
    [
        "<p>广告：让人又爱又恨的一门手艺，在这条街上做了三十年。</p>",
        "<div class=c><p>图集 视频 名单，尽在某某社区</p><p>六月一日，电梯试运行，老人们排着队坐了一趟。</p></div>",
        "<div class=c><b>相关内容</b><p>施工队四月底进场。</p></div>",
        "<div>订阅全年《社区》的老人说，邮发代号：00-000，他背得出来。</div>" * 2,
    ],
)
def test_what_only_resembles_such_a_card_stays(card):
    first, second, last = (f"<p>{t}</p>" for t in PROSE)
    assert len(texts(page(f"<div>{first}{second}{card}{last}</div>"))) > len(PROSE)


def test_looking_for_cards_takes_linear_time():
    def seconds(markup, count):
        tree = parse(page(f"<div>{paragraphs()}{markup * count}{paragraphs()}</div>"))
        started = time.process_time()
        find_body(tree)
        return time.process_time() - started

    for markup in ("<div>更多内容，尽在某某</div>", "<div class=c><p>相关报道</p><p>》题</p></div>", "<div>相关报道"):
        seconds(markup, 20)
        assert min(seconds(markup, 1600), seconds(markup, 1600)) < 8 * seconds(markup, 400) + 0.05


@pytest.mark.parametrize(
    "behind", ["（责任编辑：张三）", "　【责编:欧阳小红、李四】", "(编辑：某某县融媒体中心编辑部李四)"]
)
def test_an_editor_behind_a_text_of_any_length_is_no_text(behind):
    text = "".join(PROSE) * 40
    assert texts(f"<h1>标题</h1><div>{paragraphs()}<p>{text}{behind}</p></div>")[-1] == text


def test_a_byline_and_a_paper_s_row_above_the_text_s_box_are_none_of_it():
    prose = "三月十二日上午，社区书记带着两名网格员走进了七号楼，挨家挨户听取居民的意见。"
    row = "2023年09月22日 &nbsp; 第A06版：乡镇 &nbsp; 【字号 <a href='#'>大</a> <a href='#'>小</a>】"
    text = "".join(f"<p>{prose}</p>" for _ in range(4))
    markup = (
        "<title>河埠头上的新规矩</title><div><table><tr><td>清溪市“见河长”典型展播（九）</td></tr>"
        f"<tr><td><h1>河埠头上的新规矩</h1></td></tr><tr><td>{row}</td></tr></table>"
        f"<div class=author>本报记者　张小满　通讯员　王　源</div><div id=text>{text}</div></div>"
    )
    article = extract_page(f"<html><meta charset=utf-8><body>{markup}".encode()).article
    assert article.text == "\n".join([prose] * 4)
    assert article.authors == ("张小满", "王源")
    assert article.published_at == "2023-09-22"


SAID = "三月十二日上午，社区书记带着两名网格员走进了七号楼，挨家挨户听取居民的意见。"


def read(markup, title="关于文昌路停水的通知"):
    head = f"<meta charset=utf-8><title>{title} - 石塘自来水公司</title>"
    return extract_page(f"<html><head>{head}</head><body>{markup}".encode()).article


def test_a_short_notice_under_the_headline_goes_before_a_column_above_it():
    side = "<div class=l><h4>水质公示</h4><p>七月份出厂水浑浊度合格，各项指标均符合卫生标准。</p><h4>办事指南</h4>" + (
        "<p>新装用水：用户持证件到营业大厅填写申请表，三个工作日内上门勘查。</p>" * 2
    )
    row = "<div>发布于：2022-08-16　点击： </div>"
    notice = "因抢修，文昌路自桥头至农贸市场段定于8月17日22时至次日5时停水，请沿线用户提前储水，关好龙头。敬请谅解。"
    below = f"<div><div>关于文昌路停水的通知</div>{row}<div>{notice}</div></div>"
    assert read(f"{side}</div>{below}").text == notice


def test_a_table_keeps_its_first_row_and_its_note():
    rows = "".join(
        f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>"
        for a, b, c in (
            ("等级", "作品", "作者"),
            ("一等奖", "《外公的渔船》", "邵一鸣"),
            ("二等奖", "《灯会》", "倪可欣"),
        )
    )
    note = "<p>注：获奖作品将于3月2日展出，证书在服务台领取。</p>"
    text = read(f"<h1>关于文昌路停水的通知</h1><div>2022-08-16</div><div><table>{rows}</table>{note}</div>").text
    assert text.startswith("等级\t作品\t作者\n一等奖")
    assert text.endswith("证书在服务台领取。")


def test_a_page_for_printing_ends_before_what_others_printed():
    others = "".join(f"<li><a href=/{n}>电梯装到了{n}号楼的家门口</a><p>{SAID}</p>" for n in range(14))
    page = (
        f"本文网址：http://www.example.cn/thread.php?tid=619<br><pre>{SAID * 6}</pre>"
        "<div>本页面由系统自动生成，版式可能与原文有出入，请以原文为准。</div>"
        f"<div>打印过本文的人还看了</div><ol>{others}</ol>"
    )
    assert "电梯" not in read(page).text


def test_a_row_with_an_english_date_is_none_of_the_text():
    article = read(
        f"<div><font>Sep 17, 2013　转自：　浏览 3021 次</font><br>{SAID}<br>{SAID}<br>【返回】<br>推荐产品</div>"
    )
    assert article.text == f"{SAID}\n{SAID}"
    assert article.published_at == "2013-09-17"


ROW = "<div>2013-09-10 10:20 来源：青石网</div>"


def test_the_site_s_name_in_the_footer_is_no_headline():
    foot = "<p>石塘新闻</p><p>更新时间：2023-05-07 08:00</p><p>地址：石塘县人民路一百二十号县委大院二号楼三层。</p>"
    body = f"<div><h2>文昌路明天停水</h2>{ROW}<div><p>{SAID}</p><p>{SAID}</p></div></div><div class=f>{foot}</div>"
    assert read(body, title="石塘新闻").text.startswith(SAID)


def test_a_subhead_of_returning_and_words_like_a_tail_s_end_nothing():
    parts = "".join(f"<div><h3>{h}</h3><p>{SAID}</p></div>" for h in ("出发", "劳动", "返回"))
    assert read(f"<h1>关于文昌路停水的通知</h1>{ROW}<div>{parts}</div>").text.count(SAID) == 3
    story = "扫码就能报修。5月5日，青石镇在各小区张贴报修二维码，居民用手机一扫，维修人员半小时内上门，"
    story += "居民都说方便，书记王强说要继续做好服务，把好事办好，把实事办实，让群众更满意。"
    others = "<div><p>相关新闻</p><p>青石镇昨日举办广场舞大赛，共有十二支队伍参加，现场气氛热烈。</p></div>"
    body = f"<div><h1>关于文昌路停水的通知</h1>{ROW}<div><p>{story}</p></div><div>责任编辑：李明</div>{others}</div>"
    assert read(body).text == story
    story = f"石塘网今日上线，欢迎访问石塘网(http://www.shitang.example)，{SAID}"
    assert read(f"<h1>关于文昌路停水的通知</h1>{ROW}<div><p>{story}</p></div>").text == story


def test_tools_in_an_even_table_are_no_columns():
    rows = "<tr><td>青石网<td>打印<td>关闭<tr><td>字号<td>大<td>小"
    text = read(f"<table>{rows}<tr><td>青石<td><p>{SAID}</p><p>{SAID}</p><td>右栏</table>").text
    assert "打印" not in text and "字号" not in text


def test_the_editor_of_a_teaser_is_not_the_article_s():
    teaser = (
        "<li><a href=/x>红旗村修好了进村路群众出行更方便</a><span>来源：青石网</span><span>编辑：王五一</span></li>"
    )
    body = f"<h1>关于文昌路停水的通知</h1>{ROW}<div><p>{SAID}</p><p>{SAID}</p></div>"
    assert read(f"{body}<div><h4>相关推荐</h4><ul>{teaser * 3}</ul></div>").editors == ()


def test_pagers_and_tags_below_the_last_paragraph_are_no_text():
    pager = "<div class=p><span>1</span><a href=2.htm>2</a><a href=2.htm>下一页</a></div><p>【1】【2】【3】</p>"
    story = f"<div><p>{SAID}</p><p>{SAID}</p>{pager}</div>"
    assert read(f"<h1>关于文昌路停水的通知</h1>{ROW}{story}").text == f"{SAID}\n{SAID}"
    tags = "<div>文章标签：<a>供水</a></div><div><h3>相关楼盘</h3><a>文昌苑</a><span>均价：每平方米六千元</span></div>"
    story = f"<div><p>{SAID}</p><p>{SAID}</p></div>"
    assert read(f"<h1>关于文昌路停水的通知</h1>{ROW}{story}{tags}").text == f"{SAID}\n{SAID}"


def test_a_first_paragraph_named_for_an_abstract_is_text_unless_it_says_what_it_is():
    first = "<div><p class=abstract-p>{}三个小区各想了一个办法。</p>" + f"<p>{SAID}</p><p>{SAID}</p></div>"
    assert read(f"<h1>关于文昌路停水的通知</h1>{ROW}{first.format('')}").text.startswith("三个小区")
    assert read(f"<h1>关于文昌路停水的通知</h1>{ROW}{first.format('摘要：')}").text.startswith(SAID)


@pytest.mark.parametrize(
    "tail",
    [
        "书友评论",
        "大家做的这道菜 6213个作品",
        "同类推荐：",
        "相关菜谱",
        "平台提示：本平台所有留言均为网友自行发布。",
        "手机用户请浏览m.shuzhai.example阅读，书架与电脑版同步。",
    ],
)
def test_what_follows_chapters_recipes_and_letters(tail):
    others = f"<div><p>{SAID.replace('七', '九')}</p><p>{SAID.replace('七', '三')}</p></div>"
    slogan = "<p>一秒记住【书斋 www.shuzhai.example】，精彩小说无弹窗免费阅读！</p>"
    story = f"<div>{slogan}<p>{SAID}</p><p>{SAID}</p><p>{SAID}</p><p>（本章完）</p></div>"
    body = f"<h1>关于文昌路停水的通知</h1>{ROW}{story}<div><h3>{tail}</h3>{others}</div>"
    assert read(body).text == "\n".join([SAID] * 3)


def test_a_pager_above_the_last_byline_is_no_text():
    pager = "<div class=page><a class=cur>1</a><a href=b_2.html>2</a><a href=b_2.html>下一页</a></div>"
    byline = "<div><span>（文／本网记者 杜河）</span><span>[编辑：米雪晴]</span></div>"
    story = f"<div><p>{SAID}</p><p>{SAID}</p>{pager}{byline}</div>"
    assert "下一页" not in read(f"<h1>关于文昌路停水的通知</h1>{ROW}{story}").text


@pytest.mark.parametrize("label", ["温馨提示：", "相关作品：", "买家留言："])
def test_a_last_label_that_reads_like_an_end_is_text(label):
    last = f"<p><b>{label}</b>本站每天早八点开门，灯坏了随时来说。</p>"
    story = f"<div><p>{SAID}</p><p>{SAID}</p><p>{SAID}</p>{last}</div>"
    assert "早八点" in read(f"<h1>关于文昌路停水的通知</h1>{ROW}{story}").text


@pytest.mark.parametrize(
    "line",
    [
        "【纠错】 【责任编辑:邢晓宇】",
        "本文由游民星空制作发布，未经允许禁止转载。",
        "更多相关资讯请关注：独立游戏专区",
        "友情提示：支持键盘左右键“← →”翻页",
        "使用游民星空APP扫码 阅读更流畅",
        "登录后获取已订阅的阅读权限",
        "订阅财新通，畅读全文",
    ],
)
def test_lines_below_the_last_paragraph_are_no_text(line):
    story = f"<p>{SAID}</p>" * 6
    text = read(f"<h1>关于文昌路停水的通知</h1>{ROW}<div>{story}<p>{line}</p></div>").text
    assert text == "\n".join([SAID] * 6)


def test_what_asks_to_follow_an_account_above_the_text_is_none():
    story = f"<div><p>点击上方“灶下书生”，选择“星标”，不错过每一顿饭</p><p>{SAID}</p><p>{SAID}</p></div>"
    assert read(f"<h1>关于文昌路停水的通知</h1>{ROW}{story}").text.startswith(SAID)


def test_an_editor_behind_a_button_ends_an_article_whatever_the_teasers_weigh():
    story = "".join(f"<p>{SAID}{n}</p>" for n in range(6))
    editor = "<div><span><a>【纠错】</a></span><span> 【责任编辑:薛涛】 </span></div>"
    teasers = "".join(
        f"<li><a href=/{n}.html>老码头变身会客厅{n}</a><p class=s>{SAID * 2}{n}</p></li>" for n in range(6)
    )
    page = f"<h1>关于文昌路停水的通知</h1>{ROW}<div>{story}{editor}<div><h2>深度观察</h2><ul>{teasers}</ul></div></div>"
    assert read(page).text == "\n".join(f"{SAID}{n}" for n in range(6))


@pytest.mark.parametrize(
    "linked",
    [
        "<p><a href=/1>老街亮灯记</a></p>",
        "<div><a href=/1.doc>附件1：亮灯名单</a></div>",
        "<div class=hd><h3><a href=#s1>修农机</a></h3></div>",
        "<blockquote><a href=/2>政策原文：《某某办法》</a></blockquote>",
    ],
)
def test_links_alone_in_their_boxes_may_be_text(linked):
    first, *rest = (f"<p>{text}</p>" for text in PROSE)
    assert len(texts(page(f"<div>{first}{linked}{''.join(rest)}</div>"))) == len(PROSE) + 1


@pytest.mark.parametrize("nav", ["<ul><li><a href=/sp/>视频</ul>", "<a href=/sp/>视频"])
def test_a_link_that_nobody_closed_leaves_the_text_one(nav):
    text = [
        f"第{n}件事说的是水管，社区请来师傅一层一层地看，一户一户地问，三天全部换完，谁也没有多等一天。"
        for n in range(12)
    ]
    body = "".join(f"<p>{line}" for line in text)
    found = extract_page(f"<title>水管换新_某网</title><div>{nav}</div><h1>水管换新</h1><div>{body}</div>".encode())
    assert found.article
    assert found.article.text.split("\n") == text


def test_headlines_with_links_to_one_address_are_no_text():
    teasers_ = "".join(f"<li><a href=/list>第{n}件事，水管换新</a>" for n in range(60))
    found = extract_page(f"<title>要闻_某网</title><ul>{teasers_}</ul>".encode())
    assert found.article is None


@pytest.mark.parametrize("tag", ["div", "li"])
def test_sentences_with_links_to_one_address_are_no_text(tag):
    said = "楼道灯亮了，孩子放学回来再也不用打着手机电筒摸黑上楼，邻居们都说这件事办到了心坎上。"
    comments = "".join(
        f"<{tag}><a href=https://app.example/download>第{n}位网友说，{said}</a></{tag}>" for n in range(8)
    )
    found = extract_page(f"<title>水管换新_某网</title><h1>水管换新</h1><div>{paragraphs()}</div><div>{comments}</div>")
    assert "网友说" not in found.article.text


def test_a_block_much_like_another_is_no_copy_of_it():
    cells = [
        f"<div class=row><p>{name}桥头的老粮仓。</p><p>红砖墙掉皮七十平方米，路人经过要绕开两米走，下雨天更难走。</p>"
        "<p>用糯米灰浆修补，旧砖翻面再用，工期七十天，夜里也有人值守。</p></div>"
        for name in ("米市", "北新")
    ]
    lead = "<p>本次播报其中两个，都在运河边上。</p>"
    page = f"<html><body><h1>微改造进度播报</h1><div>{lead}{''.join(cells)}</div></body></html>"
    found = extract_article(page.encode())
    assert found.text.count("绕开两米走") == 2
    assert "北新桥头的老粮仓。" in found.text


def hidden_answers(action, names):
    return extract_article(
        (
            "<html><head><title>异地就医怎么办</title></head><body><h1>异地就医怎么办</h1>"
            "<div>2021-05-06 来源：县医保局</div><div>"
            "<p>参保人问得最多的两件事，这里一次说清，照着办就行，不用再跑。</p>"
            + "".join(
                f"<div{names}><h4 onclick='{action}'>{q}？</h4>"
                f"<div{names} style='display:none'><p>{a}。</p></div></div>"
                for q, a in (("谁能办", "随子女居住的老人可以办"), ("怎么办", "带上身份证到窗口当场办"))
            )
            + "</div></body></html>"
        ).encode()
    ).text


def test_answers_that_a_click_opens_are_text_where_several_stand_beside_each_other():
    assert "随子女居住的老人可以办。" in hidden_answers("toggle(this)", " class=qa")
    assert "随子女居住的老人可以办。" not in hidden_answers("openLogin()", "")
