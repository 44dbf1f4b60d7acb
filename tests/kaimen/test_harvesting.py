"""Which links a harvest follows, from every kind of page that a series can be entered by."""

from __future__ import annotations

import pytest

from kaimen.harvesting import EVERYTHING, NOTHING, Follower, fits, series_key
from kaimen.schemas import Capture
from kaimen.scraper.state import Lead, Page

SITE = "http://news.example"
LIST = f"{SITE}/kmysj/index.shtml"
SERIES = "青梧区“开门一件事”成果展播"
PROSE = "<p>社区党委召开了三次议事会，协调物业、街道和居民代表，新划了二十个车位，居民都说好。</p>" * 6


def page(url: str = LIST, *, kind: str = "list", seek: str | None = None, head: int | None = None) -> Page:
    return Page(
        id=1,
        url=url,
        host="news.example",
        kind=kind,  # type: ignore[arg-type]
        seek=seek,
        head=head,
        barren=0,
        via=None,
        attempts=0,
        validators=None,
        original=None,
    )


def leads(html: str | bytes, at: Page | None = None, follower: Follower | None = None, kind: str = "") -> list[Lead]:
    at = at or page()
    body = html.encode() if isinstance(html, str) else html
    headers = (("Content-Type", kind or "text/html; charset=utf-8"),)
    capture = Capture(url=at.url, body=body, final_url=at.url, headers=headers)
    return list((follower or Follower())(capture, at))


def listing(*items: str, more: str = "") -> str:
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<html><title>专题</title><body><ul>{rows}</ul>{more}</body></html>"


def item(number: int, mark: str = "⑥", **attributes: str) -> str:
    extra = "".join(f' {k}="{v}"' for k, v in attributes.items())
    return f'<a href="t{number}.html"{extra}>停车不难 | {SERIES}{mark}</a>'


THREE = [item(1, "①"), item(2, "②"), item(3, "③")]


def urls(found: list[Lead], kind: str | None = None) -> list[str]:
    return [lead.url for lead in found if kind in (None, lead.kind)]


class TestLists:
    @pytest.mark.parametrize("base", ["http://[x", "javascript:void(0)", "http://"])
    def test_a_base_that_is_no_address_does_not_count(self, base: str) -> None:
        markup = listing(*THREE).replace("<title>", f"<head><base href='{base}'></head><title>")
        assert urls(leads(markup), "page") == [f"{SITE}/kmysj/t{n}.html" for n in (1, 2, 3)]

    def test_the_series_is_the_one_that_most_links_belong_to(self) -> None:
        other = '<a href="x.html">党史故事（第3期）</a>'
        found = leads(listing(other, *THREE, '<a href="y.html">全区会议召开</a>'))
        assert urls(found) == [f"{SITE}/kmysj/t{n}.html" for n in (1, 2, 3)]
        assert {lead.seek for lead in found} == {SERIES}
        assert [lead.installment for lead in found] == [1, 2, 3]

    def test_a_series_that_was_named_is_sought_whatever_the_page_is_full_of(self) -> None:
        found = leads(listing('<a href="x.html">党史故事（第3期）</a>', *THREE), follower=Follower(series="党史故事"))
        assert urls(found) == [f"{SITE}/kmysj/x.html"]

    def test_a_title_that_the_list_cuts_is_followed(self) -> None:
        cut = '<a href="t9.html">青梧区“开门一件事”成果…</a>'
        (lead,) = [x for x in leads(listing(*THREE, cut)) if x.url.endswith("t9.html")]
        assert (lead.kind, lead.installment) == ("page", None)

    def test_the_title_attribute_tells_what_the_text_cuts_off(self) -> None:
        cut = f'<a href="t9.html" title="{SERIES}⑨">青梧区“开门…</a>'
        assert [x.installment for x in leads(listing(*THREE, cut))] == [1, 2, 3, 9]

    @pytest.mark.parametrize(
        ("more", "following"),
        [
            ('<a href="index_1.shtml">下一页</a>', "/kmysj/index_1.shtml"),
            ('<a href="?page=2">2</a><a href="?page=2"> 下一页 &gt;</a>', "/kmysj/index.shtml?page=2"),
            ('<a href="index_1.shtml">2</a>', "/kmysj/index_1.shtml"),
            ('<a class="next" href="index_1.shtml">→</a>', "/kmysj/index_1.shtml"),
            ('<script>createPageHTML(5, 0, "index", "shtml");</script>', "/kmysj/index_1.shtml"),
            ('<script>createPageHTML(5,3,"index","shtml",98)</script>', "/kmysj/index_4.shtml"),
            ('<link rel="next" href="index_1.shtml">', "/kmysj/index_1.shtml"),
        ],
    )
    def test_further_pages_of_a_list_are_found(self, more: str, following: str) -> None:
        assert urls(leads(listing(*THREE, more=more)), "list") == [SITE + following]

    @pytest.mark.parametrize(
        "more",
        [
            '<script>createPageHTML(5, 4, "index", "shtml");</script>',
            '<a href="javascript:void(0)">下一页</a>',
            '<a href="#">下一页</a>',
            '<a href="/weather/2.html">2</a>',
            '<a href="index.shtml">1</a>',
        ],
    )
    def test_what_is_no_further_page_is_not_followed(self, more: str) -> None:
        assert urls(leads(listing(*THREE, more=more)), "list") == []

    @pytest.mark.parametrize("items", [THREE, ['<a href="y.html">全区会议召开</a>']])
    def test_a_further_page_of_a_list_says_which_list_it_goes_on(self, items: list[str]) -> None:
        html = listing(*items, more='<a href="index_5.shtml">下一页</a>')
        for at, head in ((page(seek=SERIES), 1), (page(seek=SERIES, head=7), 7)):
            assert [lead.head for lead in leads(html, at) if lead.kind == "list"] == [head]

    def test_a_list_without_numbers_is_fetched_whole(self) -> None:
        link = '<a href="/a/{0}.html">社区{0}次会议之后停车位多了起来</a><span>2021-03-05</span>'
        html = listing(*(link.format(n) for n in range(20)), more='<a href="index_2.shtml">下一页</a>')
        found = leads(html)
        assert {lead.seek for lead in found if lead.kind == "page"} == {NOTHING}
        assert len(urls(found, "page")) == 20
        assert [(lead.seek, lead.url[-13:]) for lead in found if lead.kind == "list"] == [(EVERYTHING, "index_2.shtml")]


class TestArticles:
    def article(self, more: str) -> str:
        return f"<html><title>{SERIES}⑥_新闻网</title><body><h1>{SERIES}⑥</h1>{PROSE}{more}</body></html>"

    def test_the_series_is_the_page_s_own(self) -> None:
        others = '<a href="z.html">党史故事①</a><a href="y.html">党史故事②</a>'
        found = leads(self.article(f"<div>相关阅读：{item(5, '⑤')}{others}</div>"))
        assert urls(found) == [f"{SITE}/kmysj/t5.html"]
        assert found[0].seek == SERIES

    def test_neighbours_further_pages_and_the_column_are_followed(self) -> None:
        more = '<div class="crumb"><a href="/">首页</a> &gt; <a href="/kmysj/">开门</a></div>'
        more += '<a href="t7.html">下一篇</a><a href="t6_2.html">下一页</a>'
        found = leads(self.article(more), page(f"{SITE}/kmysj/t6.html"))
        assert {(lead.url, lead.kind) for lead in found} == {
            (f"{SITE}/kmysj/t7.html", "page"),
            (f"{SITE}/kmysj/t6_2.html", "page"),
            (f"{SITE}/kmysj/", "list"),
        }

    def test_a_home_page_is_no_column(self) -> None:
        more = '<div class="crumb">您的位置：<a href="/">首页</a></div>'
        assert leads(self.article(more), page(f"{SITE}/kmysj/t6.html")) == []

    def test_from_a_page_of_something_else_nothing_is_followed(self) -> None:
        news = f"<html><title>会议召开</title><h1>会议召开</h1>{PROSE}<a href=n.html>下一篇</a></html>"
        assert leads(news, page(f"{SITE}/n0.html", kind="page", seek=SERIES)) == []

    def test_of_an_article_without_series_the_further_pages_alone_are_followed(self) -> None:
        more = "<a href=n_2.html>下一页</a><a href=m.html>下一篇</a>"
        news = f"<html><title>会议召开</title><h1>会议召开</h1>{PROSE}{more}</html>"
        found = leads(news, page(f"{SITE}/n.html"))
        assert [(lead.url, lead.seek) for lead in found] == [(f"{SITE}/n_2.html", NOTHING)]

    def test_images_are_leads_when_asked_for(self) -> None:
        html = self.article('<p><img src="/img/1.jpg" width="600"></p>' + PROSE)
        assert urls(leads(html, page(f"{SITE}/t6.html"), Follower(images=True)), "image") == [f"{SITE}/img/1.jpg"]


class TestFeeds:
    RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>开门</title>
    <item><title><![CDATA[青梧区“开门一件事”成果展播①]]></title><link>http://news.example/1.html</link></item>
    <item><title>青梧区“开门一件事”成果展播②</title><link>http://news.example/2.html?a=1&amp;b=2</link></item>
    <item><title>会议召开</title><link>http://news.example/3.html</link></item></channel></rss>"""
    SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>http://news.example/1.html</loc><lastmod>2021-03-05</lastmod></url>
    <url><loc>http://news.example/2.html</loc><lastmod>2020-01-01</lastmod></url></urlset>"""

    def test_a_feed_is_a_list_with_titles(self) -> None:
        found = leads(self.RSS, kind="application/rss+xml")
        assert urls(found) == ["http://news.example/1.html", "http://news.example/2.html?a=1&b=2"]

    def test_of_a_sitemap_everything_is_fetched_that_is_not_too_old(self) -> None:
        assert len(leads(self.SITEMAP, kind="text/xml")) == 2
        assert urls(leads(self.SITEMAP, follower=Follower(since="2021-01-01"), kind="text/xml")) == [
            "http://news.example/1.html"
        ]


class TestLimits:
    WECHAT = f'<a href="https://mp.weixin.qq.com/s?__biz=a&mid=1">{SERIES}⑦</a>'

    def test_links_elsewhere_are_followed_unless_the_site_is_to_be_kept(self) -> None:
        assert len(leads(listing(*THREE, self.WECHAT))) == 4
        stay = Follower(hosts=frozenset({"news.example"}))
        assert len(leads(listing(*THREE, self.WECHAT), follower=stay)) == 3

    def test_mirrors_are_the_same_site(self) -> None:
        mobile = f'<a href="http://m.news.example/t7.html">{SERIES}⑦</a>'
        stay = Follower(hosts=frozenset({"news.example"}))
        assert len(leads(listing(*THREE, mobile), follower=stay)) == 4

    @pytest.mark.parametrize(
        "old",
        [
            f'<a href="/2020/0305/c1.html">{SERIES}⑦</a>',
            f'<a href="/202003/t20200305_1.html">{SERIES}⑦</a>',
            f'<a href="x.html">{SERIES}⑦</a><span>2020-03-05</span>',
            f'<a href="x.html">{SERIES}⑦</a> [2020年3月5日]',
        ],
    )
    def test_since_knows_dates_in_addresses_and_lists(self, old: str) -> None:
        assert len(leads(listing(*THREE, old))) == 4
        assert len(leads(listing(*THREE, old), follower=Follower(since="2021-01-01"))) == 3

    def test_without_discovery_the_rest_of_an_article_is_still_followed(self) -> None:
        html = f"<html><title>会议召开</title><h1>会议召开</h1>{PROSE}{{}}</html>"
        alone = Follower(discover=False)
        for at in (page(f"{SITE}/t1.html", kind="page"), page(f"{SITE}/t1.html", kind="page", seek=NOTHING)):
            assert urls(leads(html.format("<a href='t1_2.html'>下一页</a>"), at, alone)) == [f"{SITE}/t1_2.html"]
            assert leads(html.format("<link rel=next href=t2.html><a class=next href=t2.html>别</a>"), at, alone) == []

    def test_without_discovery_no_further_page_of_a_list_is_followed(self) -> None:
        html = listing(*(item(n, f"（{n}）") for n in range(1, 9)), more='<a href="index_1.shtml">下一页</a>')
        assert leads(html, page(kind="page"), Follower(discover=False)) == []

    def test_chinese_in_a_query_is_encoded_in_the_page_s_charset(self) -> None:
        html = f'<meta charset="gbk"><ul><li><a href="/s?词=开门">{SERIES}①</a><li><a href="/门/">{SERIES}②</a></ul>'
        found = leads(html.encode("gbk"), kind="text/html")
        assert urls(found) == [f"{SITE}/s?%B4%CA=%BF%AA%C3%C5", f"{SITE}/%E9%97%A8/"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("青梧区“开门一件事”成果展播", "青梧区「开门一件事」成果展播", True),
        ("“开门一件事”成果展播", "青梧区“开门一件事”成果展播", True),
        ("青梧区“开门一件事”成果展播", "望江区“开门一件事”成果展播", False),
        ("展播", "“开门一件事”成果展播", False),
    ],
)
def test_names_of_one_series(one: str, other: str, same: bool) -> None:
    assert fits(series_key(one), series_key(other)) is same
