"""What the client makes of a site's answers, with the site mocked by respx: no sockets, no waiting."""

from __future__ import annotations

import asyncio

import httpx
import pytest
import respx

from kaimen.scraper.client import Client, Fetched, FetchOptions, Validators
from kaimen.scraper.pace import Pace

SITE = "http://n.example"
HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = httpx.Response(200, headers=HTML, text="<html><body><p>一段文字</p></body></html>")


@pytest.fixture
def site():
    with respx.MockRouter(assert_all_called=False) as router:
        router.get(f"{SITE}/robots.txt").respond(404)
        yield router


def fetch(site: respx.MockRouter, path: str, **keywords) -> Fetched:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async def run() -> Fetched:
        options = FetchOptions(delay=0, backoff=0.01, **keywords.pop("options", {}))
        transport = httpx.MockTransport(site.async_handler)
        pace = Pace(delay=0, max_delay=0.01, concurrency=4, per_host=2)
        async with Client(options, transport=transport, pace=pace) as client:
            return await client.fetch(SITE + path, **keywords)

    return asyncio.run(run())


def test_a_transient_error_is_tried_again(site):
    route = site.get(f"{SITE}/a").mock(side_effect=[httpx.Response(503), httpx.Response(502), PAGE])
    assert fetch(site, "/a").capture.status == 200
    assert route.call_count == 3


def test_a_page_that_is_gone_is_not_tried_again(site):
    route = site.get(f"{SITE}/a").respond(404)
    assert fetch(site, "/a").failure.code.value == "http_status"
    assert route.call_count == 1


def test_tries_come_to_an_end(site):
    route = site.get(f"{SITE}/a").respond(503)
    assert fetch(site, "/a", options={"retries": 2}).failure.code.value == "http_status"
    assert route.call_count == 3


def test_a_connection_that_fails_is_tried_again(site):
    route = site.get(f"{SITE}/a").mock(side_effect=[httpx.ConnectError("refused"), PAGE])
    assert fetch(site, "/a").capture is not None
    assert route.call_count == 2


def test_redirects_are_followed_and_every_hop_is_kept(site):
    site.get(f"{SITE}/old").respond(301, headers={"Location": "/new"})
    site.get(f"{SITE}/new").mock(return_value=PAGE)
    fetched = fetch(site, "/old")
    assert fetched.final_url == f"{SITE}/new"
    assert [e.status for e in fetched.exchanges] == [301, 200]


def test_validators_make_the_request_conditional(site):
    route = site.get(f"{SITE}/a").respond(304)
    fetched = fetch(site, "/a", validators=Validators(etag='"v1"', last_modified="Mon, 01 Mar 2021 00:00:00 GMT"))
    assert fetched.not_modified
    sent = route.calls.last.request.headers
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"v1"', "Mon, 01 Mar 2021 00:00:00 GMT")


def test_what_robots_txt_forbids_is_never_asked_for(site):
    site.get(f"{SITE}/robots.txt").respond(200, text="User-agent: *\nDisallow: /a")
    route = site.get(f"{SITE}/a").mock(return_value=PAGE)
    assert fetch(site, "/a").failure.code.value == "robots_denied"
    assert route.call_count == 0


def test_a_robots_txt_that_cannot_be_had_means_not_now(site):
    site.get(f"{SITE}/robots.txt").respond(500)
    route = site.get(f"{SITE}/a").mock(return_value=PAGE)
    assert fetch(site, "/a", options={"retries": 0}).failure.code.value == "robots_unreachable"
    assert route.call_count == 0


def test_the_user_agent_says_who_asks(site):
    route = site.get(f"{SITE}/a").mock(return_value=PAGE)
    fetch(site, "/a", options={"contact": "mailto:me@lab.example"})
    agent = route.calls.last.request.headers["User-Agent"]
    assert agent.startswith("Kaimen/")
    assert "me@lab.example" in agent
