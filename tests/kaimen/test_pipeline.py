"""Two passes over captures: merging pages, keeping the latest version, the same output for any number of processes."""

from dataclasses import replace

import pytest

from kaimen.extractors.page import read
from kaimen.pipeline import Options, run
from kaimen.profiles import builtin
from kaimen.schemas import Capture, law_violations

OPTIONS = Options(profiles=builtin())
SECTIONS = """
<p><b>事项名称：</b></p><p>修好{0}的路灯</p>
<p><b>情况简介：</b></p><p>{0}共有居民一千二百户，楼院十九个，路灯坏了半年没有人修。</p>
<p><b>干事情况：</b></p><p>社区干部走访了六个楼院，联系路灯管理所，三天之内把三十一盏灯全部修好。</p>
"""


def page(*communities, title="实事办到家 | 某区“开门一件事”成果展播③", pager="", text=SECTIONS):
    blocks = "".join(f"<p align=center><b>和平街道{c}</b></p>" + text.format(c) for c in communities)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_某区新闻网</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/news/">新闻</a></div><div class="article"><h1>{title}</h1>
<div class="info">2021-03-04 10:00:00　来源：某区委组织部</div><div class="content" id="content">{blocks}</div>
<div class="pages">{pager}</div></div></body></html>""".encode()


def capture(url, body, path=None, at=None):
    return Capture(url=url, body=body, path=path, url_source="warc" if url else None, fetched_at=at)


def records(captures, **options):
    return [r for result in run(captures, replace(OPTIONS, **options)) for r in result.page.records]


def articles(captures, **options):
    return [r.page.article for r in run(captures, replace(OPTIONS, **options)) if r.page.article]


def codes(captures, **options):
    return [n.code.value for r in run(captures, replace(OPTIONS, **options)) for n in r.page.rejected]


TWO = [
    capture("http://n.example/a/1_2.html", page("西湖社区")),
    capture("http://n.example/a/1.html", page("东湖社区", pager='<a href="1_2.html">下一页</a>')),
]


def test_the_pages_of_one_article_are_merged_by_url_whatever_their_order():
    for order in (TWO, TWO[::-1]):
        (article,) = articles(order)
        assert article.url == "http://n.example/a/1.html"
        assert article.urls == ("http://n.example/a/1.html", "http://n.example/a/1_2.html")
        assert len(article.digests) == 2
        assert [r.community for r in records(order)] == ["东湖社区", "西湖社区"]
        assert [r.ordinal for r in records(order)] == [1, 2]


def test_the_pages_of_one_article_are_merged_by_file_name_in_the_same_folder():
    first = capture(None, page("东湖社区", pager='<a href="1_2.html">下一页</a>'), path="saved/1.html")
    second = capture(None, page("西湖社区"), path="saved/1_2.html")
    stranger = capture(None, page("南湖社区", title="别的文章"), path="other/1_2.html")
    assert [a.records for a in articles([first, second, stranger])] == [2, 1]


def test_pages_in_the_root_of_a_zip_are_merged_too():
    first = capture(None, page("东湖社区", pager='<a href="1_2.html">下一页</a>'), path="x/a.zip!1.html")
    second = capture(None, page("西湖社区"), path="x/a.zip!1_2.html")
    assert [a.records for a in articles([first, second])] == [2]


def test_another_article_behind_a_next_link_is_not_glued_on():
    first = capture("http://n.example/a/1.html", page("东湖社区", pager='<a href="1_2.html">下一页</a>'))
    other = capture("http://n.example/a/1_2.html", page("西湖社区", title="另一篇 | 某区“开门一件事”成果展播④"))
    assert [a.records for a in articles([first, other])] == [1, 1]


def test_a_missing_page_is_a_warning():
    (article,) = articles(TWO[1:])
    assert [w.code.value for w in article.warnings if w.code.value == "page_missing"] == ["page_missing"]
    assert "1_2.html" in article.warnings[-1].detail


def circle(*targets, urls=False):
    """Pages 1.html, 1_2.html … whose 下一页 leads to the targets."""
    for n, target in enumerate(targets, 1):
        name = f"1_{n}.html" if n > 1 else "1.html"
        body = page(f"第{n}社区", pager=f'<a href="{target}">下一页</a>')
        yield capture(f"http://n.example/a/{name}" if urls else None, body, path=f"saved/{name}")


@pytest.mark.parametrize("urls", [False, True], ids=["saved", "fetched"])
@pytest.mark.parametrize(
    "targets",
    [
        ["1.html"],
        ["1_2.html", "1_2.html"],
        ["1_2.html", "1.html"],
        ["1_2.html", "1_3.html", "1.html"],
        ["1_2.html", "1_3.html", "1_2.html"],
    ],
    ids="-".join,
)
def test_a_last_page_whose_pager_leads_back_ends_the_article(targets, urls):
    pages = list(circle(*targets, urls=urls))
    for order in (pages, pages[::-1]):
        (article,) = articles(order)
        assert [r.community for r in records(order)] == [f"第{n}社区" for n in range(1, len(targets) + 1)]
        assert article.next_page is None
        assert "page_missing" not in [w.code.value for w in article.warnings]


def test_a_next_page_that_is_no_address_is_a_missing_one():
    page_1 = page("东湖社区", pager='<a href="http://[/2.html">下一页</a>')
    for where in (capture("http://n.example/a/1.html", page_1), capture(None, page_1, path="saved/1.html")):
        (article,) = articles([where])
        assert "page_missing" in [w.code.value for w in article.warnings]


OLD = capture("http://n.example/a/1.html", page("东湖社区"), at="2021-03-04T00:00:00Z")
NEW = capture("http://n.example/a/1.html", page("东湖社区", "西湖社区"), at="2021-03-05T00:00:00Z")


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
def test_the_latest_capture_of_an_address_wins_and_the_older_leaves_a_note(order):
    assert [a.records for a in articles(order)] == [2]
    assert codes(order) == ["superseded"]


def test_the_same_bytes_twice_leave_no_note():
    assert codes([OLD, replace(OLD, fetched_at="2021-03-05T00:00:00Z")]) == []


def changes(captures, **options):
    found = [*articles(captures, **options), *records(captures, **options)]
    return [[w.detail for w in each.warnings if w.code.value == "page_changed"] for each in found]


def test_article_and_records_say_that_an_earlier_capture_held_another_text():
    told = ["the capture of 2021-03-04T00:00:00Z held another text"]
    assert changes([OLD, NEW]) == [told, told, told]
    again = replace(NEW, fetched_at="2021-03-06T00:00:00Z")
    assert changes([OLD, NEW, again]) == [told, told, told], "a third capture of the same changes no row"
    assert changes([OLD, NEW], all_versions=True) == [[], told, [], told, told]


def test_another_advertisement_is_no_change():
    advertised = replace(
        OLD, body=OLD.body.replace(b"</div></body>", b"<!-- ad 7 --></div></body>"), fetched_at="2021-03-05"
    )
    assert changes([OLD, advertised]) == [[], []]


def test_all_versions_are_kept_on_request_with_their_time():
    assert [a.captured_at for a in articles([OLD, NEW], all_versions=True)] == [OLD.fetched_at, NEW.fetched_at]


def test_an_error_page_of_today_does_not_replace_the_article_of_yesterday():
    broken = capture(
        OLD.url, "<html><body><p>访问过于频繁，请稍后再试</p></body></html>".encode(), at="2021-04-01T00:00:00Z"
    )
    assert len(articles([OLD, broken])) == 1


def test_one_article_under_two_addresses_is_one_article():
    canonical = '<link rel="canonical" href="http://www.n.example/a/1.html">'
    body = page("东湖社区").replace(b"</title>", b"</title>" + canonical.encode())
    both = [capture("http://www.n.example/a/1.html", body), capture("http://m.n.example/a/1.html", body)]
    assert len(articles(both)) == 1
    assert codes(both) == ["duplicate"]


LISTED = "http://n.example/kmysj/list.htm"


def claiming(body, address=LISTED):
    """The page with a canonical link."""
    return body.replace(b"</title>", b'</title><link rel="canonical" href="' + address.encode() + b'">')


def installments(*urls):
    names = ["东湖", "西湖", "南湖"]
    titles = [f"{name}的事 | 某区“开门一件事”成果展播（{n}）" for n, name in enumerate(names, 1)]
    return [
        capture(url, claiming(page(f"{name}社区", title=title)), path=f"saved/{name}.html")
        for url, name, title in zip(urls or (None, None, None), names, titles, strict=True)
    ]


URLS = [f"http://n.example/kmysj/{n}.html" for n in (1, 2, 3)]


def test_a_canonical_link_that_different_articles_share_is_the_name_of_none():
    found = articles(installments())
    assert [(a.url, a.canonical_url) for a in found] == [(None, None)] * 3
    assert len({a.id for a in found}) == 3
    assert codes(installments()) == []
    assert articles(installments()[::-1]) == found[::-1]


def test_where_the_canonical_link_is_wrong_the_address_that_was_given_counts():
    names = dict(zip(("东湖.html", "西湖.html", "南湖.html"), URLS, strict=True))
    for found in (articles(installments(), url_map=names), articles(installments(*URLS))):
        assert [(a.url, a.canonical_url) for a in found] == [(u, u) for u in URLS]
        assert len({a.id for a in found}) == 3
    assert articles(installments(), url_map=names)[0].url_source == "url_map"


def test_a_list_keeps_its_address_where_an_article_gives_it_as_its_own():
    links = "".join(f'<li><a href="{n}.html">某区“开门一件事”成果展播（{n}）</a></li>' for n in range(1, 9))
    listing = f"<html><head><title>某区“开门一件事”成果展播</title></head><body><ul>{links}</ul></body></html>"
    both = [capture(None, claiming(listing.encode()), path="list.html"), installments()[0]]
    assert codes(both) == ["list"]
    assert [a.url for a in articles(both)] == [None]


def test_versions_of_one_page_are_known_by_their_canonical_link():
    first = installments()[0]
    edited = replace(first, body=first.body.replace("坏了半年".encode(), "坏了一年".encode()), path="saved/1(1).html")
    assert [a.url for a in articles([first, edited])] == [LISTED]
    (note,) = [n for r in run([first, edited], OPTIONS) for n in r.page.rejected]
    assert note.code.value == "superseded"
    assert "later" not in note.detail, "neither says when it was captured"


PAGED = "http://n.example/a/1.html"


OTHERS = """
<p><b>事项名称：</b></p><p>{0}的菜市场搬了家</p>
<p><b>情况简介：</b></p><p>马路市场占了半条街，{0}的老人买菜要从车缝里穿过去。</p>
<p><b>干事情况：</b></p><p>书记带着摊主看了五处地方，旧车间改成了菜市场，一百二十个摊位当月住满。</p>
"""


def paged(*urls, pager='<a href="1_2.html">下一页</a>', back=""):
    first = claiming(page("东湖社区", pager=pager), PAGED)
    second = claiming(page("西湖社区", pager=back, text=OTHERS), PAGED)
    here, there = urls or (None, None)
    return [capture(here, first, path="saved/1.html"), capture(there, second, path="saved/1_2.html")]


@pytest.mark.parametrize("urls", [(), (PAGED, "http://n.example/a/1_2.html")], ids=["saved", "fetched"])
@pytest.mark.parametrize("back", ["", f'<a href="{PAGED}">下一页</a>'], ids=["ending", "leading back"])
def test_further_pages_may_name_the_first_in_their_canonical_link(urls, back):
    pages = paged(*urls, back=back)
    for order in (pages, pages[::-1]):
        (article,) = articles(order)
        assert (article.url, article.canonical_url, article.records) == (PAGED, PAGED, 2)
        assert article.urls == (urls or (PAGED,))
        assert codes(order) == []


def test_a_further_page_that_nothing_leads_to_does_not_replace_the_first():
    for urls in ((), (PAGED, "http://n.example/a/1_2.html")):
        found = articles(paged(*urls, pager=""))
        assert [a.records for a in found] == [1, 1]
        assert len({a.id for a in found}) == 2


def test_the_output_is_the_same_for_any_number_of_processes():
    many = [capture(f"http://n.example/{n}.html", page(f"第{n}社区")) for n in range(40)]
    assert records(many) == records(many, jobs=2)


def test_a_harvest_is_ordered_by_series_and_installment():
    urls = {n: f"http://n.example/{9 - n}.html" for n in (3, 1, 2)}
    many = [capture(u, page("东湖社区", title=f"某区“开门一件事”成果展播（{n}）")) for n, u in urls.items()]
    assert [a.installment for a in articles(many, by_series=True)] == [1, 2, 3]
    assert [a.installment for a in articles(many)] == [3, 1, 2]


def test_a_page_that_the_program_fails_on_does_not_cost_the_others(monkeypatch):
    def failing(body, **known):
        return read(body, **known) if b"1.html" not in body else 1 / 0

    monkeypatch.setattr("kaimen.pipeline.read", failing)
    bad = capture("http://n.example/bad.html", page("东湖社区") + b"<!-- 1.html -->")
    assert [a.url for a in articles([bad, NEW])] == [NEW.url]
    (note,) = [n for r in run([bad], OPTIONS) for n in r.page.rejected]
    assert (note.code.value, note.url) == ("bug", bad.url)
    assert "ZeroDivisionError in test_pipeline.py" in note.detail


def test_keywords_come_only_when_asked_for_and_stand_where_they_say():
    assert not any(f.kind == "keyword" for r in records([NEW]) for f in r.facts)
    (result,) = run([NEW], replace(OPTIONS, keywords=5))
    for record in result.page.records:
        found = [f for f in record.facts if f.kind == "keyword"]
        assert len(found) == 5
        assert "路灯" in {f.value for f in found}
    assert not any(law_violations(r, result.page.article) for r in result.page.records)


def test_a_name_that_the_record_knows_is_one_keyword():
    (first, _) = records([NEW], keywords=20)
    words = [f.value for f in first.facts if f.kind == "keyword"]
    assert first.community in words


def test_a_street_carries_over_to_the_next_page():
    def of(*lines, pager=""):
        return page(text="", pager=pager).replace(b'id="content">', b'id="content">' + "".join(lines).encode())

    street, first, second = (f"<p align=center><b>{n}</b></p>" for n in ("和平街道", "东湖社区", "西湖社区"))
    pages = [
        capture("http://n.example/a/1_2.html", of(second, SECTIONS.format("西湖社区"))),
        capture(
            "http://n.example/a/1.html",
            of(street, first, SECTIONS.format("东湖社区"), pager='<a href="1_2.html">下一页</a>'),
        ),
    ]
    assert [(r.street, r.community) for r in records(pages)] == [("和平街道", "东湖社区"), ("和平街道", "西湖社区")]
