"""What a server does wrong costs the page it is wrong about, and no more."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from typer.testing import CliRunner

from kaimen.cli import app

SERIES = "某区“开门一件事”成果展播"
MARKS = "①②③④⑤⑥⑦⑧⑨"
PROSE = "<p>社区党委召开了三次议事会，协调物业、街道和居民代表，新划了二十个车位，居民都说好。</p>" * 6


class Site:
    """A site on localhost: `answer` gives status, headers and body for a path; `asked` are the paths in order."""

    def __init__(self, answer: Callable[[str], tuple[int, dict[str, str], str]]) -> None:
        self.answer = answer
        self.asked: list[str] = []
        self.base = ""

    def harvest(self, folder: Path, *more: str, start: str = "/index.html"):
        arguments = ["harvest", self.base + start, "-o", str(folder), "--allow-private", "--delay", "0", "--jobs", "1"]
        return CliRunner().invoke(app, [*arguments, *more])


@contextmanager
def serving(answer: Callable[[str], tuple[int, dict[str, str], str]]) -> Iterator[Site]:
    site = Site(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            status, headers, text = site.answer(self.path)
            body = text.encode()
            self.send_response(status)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    site.base = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def pages(table: dict[str, str]) -> Callable[[str], tuple[int, dict[str, str], str]]:
    return lambda path: (200, {}, table[path]) if path in table else (404, {}, "gone")


def title(number: int) -> str:
    return f"标题{number} | {SERIES}{MARKS[number - 1]}"


def article(number: int, more: str = "") -> str:
    head = f"<title>{title(number)}</title>"
    return f"<html>{head}<body><h1>{title(number)}</h1><p>第{number}篇。</p>{PROSE}{more}</body></html>"


def listing(*numbers: int, more: str = "") -> str:
    items = "".join(f'<li><a href="/{n}.html">{title(n)}</a></li>' for n in numbers)
    return f"<html><title>开门一件事</title><body><ul>{items}</ul>{more}</body></html>"


def rows(folder: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def installments(folder: Path) -> list[int]:
    return [a["installment"] for a in rows(folder, "articles")]


@pytest.mark.parametrize("wait", ["3600", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_long_retry_after_ends_the_page_and_the_next_run_asks_again(tmp_path: Path, wait: str) -> None:
    table = {"/index.html": listing(1, 2, 3), **{f"/{n}.html": article(n) for n in (1, 2, 3)}}
    busy = {"/2.html": (429, {"Retry-After": wait}, "slow down")}
    with serving(lambda path: busy.get(path) or pages(table)(path)) as site:
        site.harvest(tmp_path)
        assert site.asked.count("/2.html") == 1
        assert [r["code"] for r in rows(tmp_path, "rejected") if r["stage"] == "fetch"] == ["http_status"]
        busy.clear()
        site.harvest(tmp_path)
        assert installments(tmp_path) == [1, 2, 3]


ARTICLES = {f"/{n}.html": article(n) for n in range(1, 10)}


class TestEndlessPagers:
    """`/index.html?p=N` is page N of the list; its 下一页 never ends."""

    def site(self, shown: Callable[[int], str], articles: dict[str, str]):
        def answer(path: str) -> tuple[int, dict[str, str], str]:
            if not path.startswith("/index.html"):
                return pages(articles)(path)
            number = int(path.partition("p=")[2] or 1)
            more = f'<a href="/index.html?p={number + 1}">下一页</a>' if number < 40 else ""
            return 200, {}, shown(number).replace("</body>", more + "</body>")

        return serving(answer)

    def lists(self, site: Site) -> int:
        return sum(path.startswith("/index.html") for path in site.asked)

    @pytest.mark.parametrize(
        ("shown", "last", "articles"),
        [
            (lambda n: listing(2 * min(n, 3) - 1, 2 * min(n, 3)), 3, 6),  # the last page, again and again
            (lambda n: listing((n - 1) % 5 + 1, n % 5 + 1), 4, 5),  # all of them in turn
            (lambda n: listing(n, n + 1) if n < 6 else f"<body><h1>{SERIES}</h1></body>", 5, 6),  # a name over nothing
        ],
    )
    def test_a_list_ends_three_pages_after_the_last_that_brought_something(
        self, tmp_path: Path, shown: Callable[[int], str], last: int, articles: int
    ) -> None:
        with self.site(shown, ARTICLES) as site:
            site.harvest(tmp_path)
        assert self.lists(site) == last + 3
        assert len(installments(tmp_path)) == articles

    def test_so_does_a_list_without_numbers(self, tmp_path: Path) -> None:
        def shown(number: int) -> str:
            link = '<li><a href="/{0}.html">社区{0}次会议之后停车位多了起来</a> 2021-03-05</li>'
            items = "".join(link.format(10 * min(number, 2) + n) for n in range(9))
            return f"<html><title>社区新闻</title><body><ul>{items}</ul></body></html>"

        with self.site(shown, {}) as site:
            site.harvest(tmp_path)
        assert self.lists(site) == 5
        assert len({path for path in site.asked if path.endswith("0.html")}) == 2

    def test_a_list_goes_on_where_all_it_shows_is_known_from_elsewhere(self, tmp_path: Path) -> None:
        known = "".join(f'<p><a href="/{n}.html">{title(n)}</a></p>' for n in range(1, 8))
        here = '<div class="crumb">您的位置：<a href="/index.html?p=1">开门</a></div>'
        with self.site(lambda n: listing(min(n, 9)), ARTICLES | {"/1.html": article(1, here + known)}) as site:
            site.harvest(tmp_path, "--per-host", "1", start="/1.html")
        assert installments(tmp_path) == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_listed_addresses_are_fetched_with_their_further_pages_and_no_others(tmp_path: Path) -> None:
    other = f'<p><a class="next" href="/2.html">{title(2)}</a></p>'
    first = article(1, '<a href="/1_2.html">下一页</a>' + other)
    second = article(1, other).replace("第1篇。", "第1篇的第二页。")
    with serving(pages(ARTICLES | {"/1.html": first, "/1_2.html": second, "/3.html": article(3, other)})) as site:
        listed = tmp_path / "urls.txt"
        listed.write_text(f"{site.base}/1.html\n{site.base}/3.html\n", encoding="utf-8")
        options = ["-o", str(tmp_path / "out"), "--allow-private", "--delay", "0", "--jobs", "1"]
        CliRunner().invoke(app, ["harvest", "--urls", str(listed), *options])
        assert sorted(site.asked) == ["/1.html", "/1_2.html", "/3.html", "/robots.txt"]
    whole, _ = rows(tmp_path / "out", "articles")
    assert "第二页" in whole["text"]
    assert "page_missing" not in [w["code"] for w in whole["warnings"]]


class TestMalformedLinks:
    LINK = f'<p>下一篇：<a href="http://[/3.html">{title(3)}</a></p>'

    @pytest.mark.parametrize("more", [(), ("--since", "2021-01-01"), ("--same-site",)])
    def test_a_link_that_is_no_address_ends_no_harvest(self, tmp_path: Path, more: tuple[str, ...]) -> None:
        table = {"/index.html": listing(1, 2), "/1.html": article(1, self.LINK), "/2.html": article(2)}
        with serving(pages(table)) as site:
            result = site.harvest(tmp_path, *more)
        assert installments(tmp_path) == [1, 2], result.output
        told = [(r["code"], r["url"]) for r in rows(tmp_path, "rejected") if r["stage"] == "fetch"]
        assert told == ([] if "--same-site" in more else [("url_invalid", "http://[/3.html")])

    def test_neither_does_the_column_or_the_next_page(self, tmp_path: Path) -> None:
        more = '<div class="crumb">您的位置：<a href="http://[/a/">开门</a></div><a href="http://[/2.html">下一页</a>'
        with serving(pages({"/index.html": listing(1), "/1.html": article(1, more)})) as site:
            result = site.harvest(tmp_path, start="/1.html")
        assert installments(tmp_path) == [1], result.output

    @pytest.mark.parametrize("url", ["http://[::1", "http://[/", "http:///x"])
    def test_a_start_that_is_no_address_is_wrong_usage(self, tmp_path: Path, url: str) -> None:
        result = CliRunner().invoke(app, ["harvest", url, "-o", str(tmp_path)])
        assert result.exit_code == 2
        assert f"{url}: not an http or https address" in result.stderr
