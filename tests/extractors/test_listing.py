"""Lists keep their installments and lead on; an article leads to its own next page and to no other article."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen import extract_page
from kaimen.extractors.body import find_body
from kaimen.extractors.dom import parse
from kaimen.extractors.listing import _may_name_in
from kaimen.extractors.series import parse_series

URL = "http://www.example.com/zwgk/kmyjs/index.html"
ARTICLE = "http://www.example.com/a/100.html"
PROSE = "<div>" + "<p>三月十二日上午，社区书记带着两名网格员走进了七号楼，挨家挨户听取居民的意见。</p>" * 5 + "</div>"
NAV = "<ul>" + "".join(f"<li><a href=/c{n}/>党的建设专栏{n}</a></li>" for n in range(7)) + "</ul>"


def items(*titles):
    return "".join(f"<li><span>2021-05-20</span><a href='/a/{n}.html'>{t}</a></li>" for n, t in enumerate(titles))


def listed(markup, url=URL):
    return find_body(parse(f"<html><title>某某区“开门一件事”成果展播</title><body>{markup}</body></html>"), url=url)


SERIES = [f"小题{n} | 某某区“开门一件事”成果展播{c}" for n, c in enumerate("①②③④⑤⑥⑦⑧")]


def test_a_list_of_a_series_keeps_its_installments_only():
    found = listed(NAV + "<div class=r><ul>" + items(*SERIES[:4], "某某区召开活动推进会", *SERIES[4:]) + "</ul></div>")
    assert [x.installment for x in found.links] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert found.links[0].href == "http://www.example.com/a/0.html"


def test_older_installments_under_another_form_of_the_name_are_kept_beside_a_longer_list():
    title = "<title>“书记领办”项目成果展播 - 专题专栏 - 某某先锋网</title>"
    series = [f"某某区“书记领办”项目成果展播（第{n}期）" for n in (14, 13, 12)] + ["“书记领办”成果展播⑨ | 老街新事"]
    others = "<ul>" + items(*(f"某某区召开第{n}季度项目观摩会议" for n in range(12))) + "</ul>"
    markup = f"<html>{title}<body>{NAV}<div><ul>{items(*series)}</ul></div><aside>{others}</aside></body></html>"
    assert [x.installment for x in find_body(parse(markup), url=URL).links] == [14, 13, 12, 9]


def test_a_list_without_a_series_keeps_its_headlines():
    titles = [f"某某区第{n}次召开工作推进会议" for n in ("一", "二", "三", "四", "五", "六", "七", "八")]
    found = listed(NAV + "<div><ul>" + items(*titles) + "</ul></div>")
    assert [x.title for x in found.links] == titles


def test_several_lists_side_by_side_are_one():
    halves = (
        "<ul class=l>" + items(*SERIES[:4]) + "</ul><ul class=l>" + items(*SERIES[4:]).replace("/a/", "/b/") + "</ul>"
    )
    assert len(listed(f"{NAV}<div class=r>{halves}</div>").links) == 8


@pytest.mark.parametrize(
    "item",
    [
        "<tr><td>·</td><td><a href=/a/{n}.html>{t}</a></td><td>2021-05-20</td></tr>",
        "<div><a href=/a/{n}.html><img src=x.jpg></a><h4><a href=/a/{n}.html>{t}</a></h4><p>三个社区。</p></div>",
        "<a href=/a/{n}.html><h4>{t}</h4><p>三个社区的故事，一件事接着一件。</p><span>2021-05-20</span></a>",
        "·<a href=/a/{n}.html>{t}</a>（2021-05-20）<br>",
    ],
)
def test_the_list_of_a_series_may_have_any_shape(item):
    hot = (
        "<ul>"
        + "".join(f"<li><a href=/h{n}>某某区召开会议研究部署下一阶段的重点工作{n}号</a></li>" for n in range(9))
        + "</ul>"
    )
    rows = "".join(item.format(n=n, t=t) for n, t in enumerate(SERIES))
    around = "<table>{}</table>" if item.startswith("<tr") else "<div>{}</div>"
    found = listed(f"{NAV}{hot}<div class=r>{around.format(rows)}</div>")
    assert [(x.title, x.installment) for x in found.links] == [(t, n) for n, t in enumerate(SERIES, 1)]


def test_a_list_with_an_introduction_is_a_list():
    intro = "<p>编者按：为展示各街道社区新班子的作为，本栏目连续刊发“开门一件事”成果展播，欢迎关注。</p>"
    found = listed(f"<h1>某某区“开门一件事”成果展播</h1>{intro}<ul>{items(*SERIES)}</ul>")
    assert len(found.links) == 8


def test_an_installment_that_links_the_others_is_an_article():
    markup = f"<html><title>{SERIES[7]}</title><body><h1>{SERIES[7]}</h1>{PROSE}<ul>{items(*SERIES[:7])}</ul></body>"
    assert find_body(parse(markup)).lines


def test_a_cut_title_is_completed_from_its_title_attribute():
    cut = f"<li><a href=/x title='{SERIES[7]}'>{SERIES[7][:9]}...</a></li>"
    found = listed("<ul>" + items(*SERIES[:7]) + cut + "</ul>")
    assert (found.links[-1].title, found.links[-1].installment) == (SERIES[7], 8)


def test_addresses_stay_as_printed_where_the_page_s_own_is_unknown():
    found = listed("<ul>" + items(*SERIES) + "</ul><a href=index_2.html>下一页</a>", url=None)
    assert found.links[0].href == "/a/0.html"
    assert found.next_page == "index_2.html"


@pytest.mark.parametrize(
    ("pager", "expected"),
    [
        ("<a href=100_2.html>下一页</a>", "http://www.example.com/a/100_2.html"),
        ("<a href='?page=2'>下一页 &gt;</a>", "http://www.example.com/a/100.html?page=2"),
        ("<a href=100_2.html>【下页】</a>", "http://www.example.com/a/100_2.html"),
        ("<div>1 <a href=100_2.html>2</a> <a href=100_3.html>3</a></div>", "http://www.example.com/a/100_2.html"),
        (
            "<div><a href=100.html>1</a> <a href=100_2.html>2</a> <a href=100_3.html>3</a></div>",
            "http://www.example.com/a/100_2.html",
        ),
        ("<script>createPageHTML(3, 0, '100', 'html');</script>", "http://www.example.com/a/100_1.html"),
        ("<script>createPageHTML('pager', 3, 1, '100', 'html', 45);</script>", "http://www.example.com/a/100_2.html"),
        ("<script>createPageHTML(3, 2, '100', 'html');</script>", None),
        ("<script>createPageHTML(1, 0, '100', 'html');</script>", None),
        ("<a href=101.html>下一篇</a>", None),
        ("<a href=101.html>下一条：另一篇文章</a>", None),
        ("<a href=node_5.htm>下一版</a>", None),
        ("<a>下一页</a>", None),
        ("<a href=#>下一页</a>", None),
        ("<a href='javascript:next()'>下一页</a>", None),
        ("<a href=100.html>下一页</a>", None),
        ("<div><a href=/topic/1>1</a> <a href=/other/7>2</a></div>", None),
        ("<p>2021年<a href=/a>3</a></p>", None),
    ],
)
def test_the_next_page_of_an_article(pager, expected):
    assert listed(PROSE + pager, url=ARTICLE).next_page == expected


def test_base_href_counts():
    markup = (
        "<html><head><base href='http://m.example.com/x/'></head><body>" + PROSE + "<a href=2.html>下一页</a></body>"
    )
    assert find_body(parse(markup), url=ARTICLE).next_page == "http://m.example.com/x/2.html"


@pytest.mark.parametrize("base", ["http://[x", "javascript:void(0)", "data:,x", "about:blank", "http://"])
def test_a_base_that_is_no_address_does_not_count(base):
    markup = f"<html><head><base href='{base}'></head><body>{PROSE}<a href=2.html>下一页</a></body>"
    assert find_body(parse(markup), url=ARTICLE).next_page == "http://www.example.com/a/2.html"


@pytest.mark.parametrize(
    "image", ["<img src=/img/next_page.jpg>", "<img src='/img/NEXTPAGE.JPEG\n'>", "<img src=b.gif alt=下一页>"]
)
def test_a_picture_beside_page_numbers_leads_on(image):
    pager = f"<div><a href=100.html>【1】</a><a href=100-2.html>【2】</a></div><a href=100-2.html>{image}</a>"
    assert listed(PROSE + pager, ARTICLE).next_page == "http://www.example.com/a/100-2.html"


def test_a_picture_without_page_numbers_leads_nowhere():
    assert listed(f"{PROSE}<a href=/b/1.html><img src=/img/next_page.jpg></a>", ARTICLE).next_page is None


def test_a_list_belongs_to_the_series_of_its_links_whatever_its_title():
    sample = Path(__file__).parents[2] / "samples/qingwu/list-1/page.html"
    (note,) = extract_page(sample.read_bytes(), url=URL).rejected
    assert (note.code.value, note.title, note.series) == ("list", "开门一件事", "青梧区“开门一件事”成果展播")


TITLES = st.text("展播开门事｜“”《》&; （三）第期①：", max_size=16)


@given(TITLES, TITLES)
def test_the_series_of_a_link_is_not_missed(title, text):
    found = parse_series(text)
    assert not found.name or found.name not in title or _may_name_in(title, text)


def test_a_link_that_shares_no_three_characters_with_the_title_names_no_series_of_the_page():
    assert _may_name_in("“开门一件事”成果展播", "开门一件事（三）")
    assert not _may_name_in("岭西县新闻网_首页", "全县工作会议召开（三）")


def test_a_topic_that_only_has_what_is_quoted_in_the_series_name_lists_it():
    titles = [f"临江区“微网格·大民生”典型案例展示（第{n}批）" for n in "二三四五六七"]
    markup = f"<title>微网格·大民生_专题</title><p>典型案例展示，每批选登三至五例。</p><ul>{items(*titles)}</ul>"
    assert [x.installment for x in find_body(parse(markup), url=URL).links] == [2, 3, 4, 5, 6, 7]


def test_an_article_whose_title_quotes_a_series_is_no_list():
    title = "“开门一件事”现场会在苇荡社区召开"
    related = "".join(f"<li><a href=/a/{n}.html>“开门一件事”成果展播{c}</a></li>" for n, c in enumerate("①②③④⑤⑥⑦⑧"))
    markup = f"<title>{title}_某某网</title><h1>{title}</h1><div>2024-03-05 10:22</div>{PROSE}<ul>{related}</ul>"
    assert find_body(parse(markup), url=ARTICLE).rejection is None


def test_a_series_named_above_its_list_is_the_lists_though_the_title_and_a_longer_list_say_otherwise():
    rows = [f"<div><a href=/a/{n}.html>小题{n}｜清溪市“见河长”典型展播{c}</a></div>" for n, c in enumerate("①②③④⑤⑥")]
    others = "".join(f"<dd><a href=http://qu{n}.example/>第{n}区政府</a></dd>" for n in range(16))
    markup = f"<div><h2>清溪市“见河长”典型展播</h2>{''.join(rows)}</div><dl>{others}</dl>"
    (note,) = extract_page(f"<html><title>见河长</title><body>{markup}</body></html>".encode(), url=URL).rejected
    assert (note.code.value, note.series) == ("list", "清溪市“见河长”典型展播")
    assert [x.installment for x in note.links] == [1, 2, 3, 4, 5, 6]


def test_a_series_named_above_a_side_box_is_not_that_of_the_main_list():
    main = items(*(f"城关区“开门一件事”成果展播（{n}）" for n in range(1, 21)))
    side = "".join(f"<li><a href=/b/{n}.html>“红色物业”巡礼（{n}）</a></li>" for n in range(1, 5))
    markup = f"<div><ul>{main}</ul></div><div><h3>“红色物业”巡礼</h3><ul>{side}</ul></div>"
    (note,) = extract_page(f"<html><title>城关组工网</title><body>{markup}</body></html>".encode(), url=URL).rejected
    assert [link.installment for link in note.links] == list(range(1, 21))
