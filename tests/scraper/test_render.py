"""Pages that only a browser builds: rendered in a real Chromium, whose every request passes through our client."""

from __future__ import annotations

import asyncio
from collections import Counter
from ipaddress import ip_network
from pathlib import Path

import pytest

from kaimen.harvesting import needs_browser
from kaimen.schemas import Capture
from kaimen.scraper.client import Client
from kaimen.scraper.exchange import Fetched, FetchOptions
from kaimen.scraper.harvest import Harvest, HarvestOptions
from kaimen.scraper.render import Browser
from kaimen.scraper.saved import read_captures
from kaimen.scraper.state import Lead

pytestmark = pytest.mark.browser

SHELL = b"""<!doctype html><html><head><meta charset="gbk"><title>x</title></head><body><div id="app"></div>
<script src="/app.js"></script></body></html>"""
SCRIPT = """
fetch('/data.json').then(r => r.json()).then(d => {
  document.getElementById('app').innerHTML = '<h1>' + d.title + '</h1>' + d.body.map(t => '<p>' + t + '</p>').join('');
});
new Image().src = '/pixel.gif';
try { new WebSocket('ws://127.0.0.1:1/socket'); } catch (e) {}
fetch('http://169.254.169.254/latest/').catch(() => {});
fetch('/private/secret').catch(() => {});
fetch('/form', {method: 'POST', body: 'x'}).catch(() => {});
"""
DATA = """{"title": "停车不难 | “开门一件事”成果展播⑥",
"body": ["社区党委召开了三次议事会，协调物业、街道和居民代表，新划了二十个车位。"]}"""
SITE = {
    "/": ("text/html", SHELL),
    "/app.js": ("text/javascript", SCRIPT.encode()),
    "/data.json": ("application/json", DATA.encode()),
    "/robots.txt": ("text/plain", b"User-agent: *\nDisallow: /private/\n"),
}


class Site:
    """The site on localhost, counting what is asked."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.base = ""

    async def __aenter__(self) -> Site:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.base = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        method, path = head.decode().split(" ")[:2]
        self.asked[path if method == "GET" else f"{method} {path}"] += 1
        kind, body = SITE.get(path, ("text/html", b"gone"))
        status = "200 OK" if path in SITE else "404 Not Found"
        lines = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(lines.encode() + body)
        await writer.drain()
        writer.close()


OPTIONS = FetchOptions(delay=0, allow_net=(ip_network("127.0.0.1/32"),), retries=0)


@pytest.fixture(scope="module")
def rendered(require, tmp_path_factory) -> tuple[Path, Counter[str], list[Fetched], list[bytes]]:
    pytest.importorskip("playwright")
    program = require("chromium", "pages are rendered in it")
    folder = tmp_path_factory.mktemp("rendered")
    answers: list[Fetched] = []
    followed: list[bytes] = []

    async def run() -> Counter[str]:
        async with Site() as site:
            client = Client(OPTIONS)

            async def fetch(url: str, **more: object) -> Fetched:
                answers.append(await client.fetch(url, **more))  # type: ignore[arg-type]
                return answers[-1]

            job = Harvest(
                folder,
                lambda capture, _: followed.append(capture.body) or (),
                HarvestOptions(fetch=OPTIONS),
                fetcher=client,
                renderer=lambda _: Browser(fetch, program=program, timeout=20),
                needs_browser=needs_browser,
            )
            await job.run([Lead(url=site.base + "/")])
            job.close()
            return site.asked

    return folder, asyncio.run(run()), answers, followed


def test_the_page_is_what_the_browser_made_of_it(rendered) -> None:
    (page,) = read_captures([str(rendered[0] / "archive")])
    assert isinstance(page, Capture)
    assert "新划了二十个车位" in page.body.decode()
    assert not needs_browser(page)


def test_links_are_read_from_the_rendered_page(rendered) -> None:
    assert "停车不难" in rendered[3][0].decode()


def test_every_request_went_through_the_client_and_its_rules(rendered) -> None:
    _, asked, answers, _ = rendered
    assert asked["/app.js"] == asked["/data.json"] == 1
    assert asked["/"] == 1, "the page itself is not fetched again"
    codes = {a.url.split("/", 3)[3]: a.failure.code.value for a in answers if a.failure}
    assert codes["latest/"] == "address_refused"
    assert codes["private/secret"] == "robots_denied"
    assert not [path for path in asked if path.startswith(("/pixel", "/private", "POST", "/socket"))]


def test_a_page_that_needs_no_browser_is_told(rendered) -> None:
    body = (
        "<html><h1>会议召开</h1>" + "<p>社区党委召开了三次议事会，协调物业、街道和居民代表，新划了二十个车位。</p>" * 5
    )
    assert not needs_browser(Capture(url="http://a.example/", body=body.encode()))
    assert needs_browser(Capture(url="http://a.example/", body=SHELL))
