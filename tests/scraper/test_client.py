"""Each thing that a server can do wrong ends in its code, in time; what it does right gives the page."""

from __future__ import annotations

import asyncio
import time
from ipaddress import ip_network

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaimen.schemas import InputError
from kaimen.scraper.client import Client, Exchange, Fetched, FetchOptions, Validators
from kaimen.scraper.pace import Pace
from tests.scraper import chaos as behaviours
from tests.scraper.chaos import PAGE, PATHS, Chaos, chaos

LOOPBACK = (ip_network("127.0.0.1/32"),)
BOUND = 5.0
"""Seconds that any of the failures below may take."""
EAGER = {
    "delay": 0.0,
    "max_delay": 0.05,
    "retries": 0,
    "backoff": 0.01,
    "connect_timeout": 0.5,
    "read_timeout": 0.3,
    "total_timeout": 2.0,
    "max_body": 2_000_000,
    "allow_net": LOOPBACK,
}


async def _visit(path: str, prepare=None, **changes) -> tuple[Fetched, Chaos]:
    keywords = {k: changes.pop(k) for k in ("validators", "referer", "binary") if k in changes}
    async with chaos() as server:
        if prepare:
            prepare(server)
        async with Client(FetchOptions(**{**EAGER, **changes})) as client:
            url = server.url(path) if path.startswith("/") else path
            return await client.fetch(url.replace("PORT", str(server.port)), **keywords), server


def visit(path: str, prepare=None, **changes) -> tuple[Fetched, Chaos]:
    return asyncio.run(_visit(path, prepare, **changes))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/slow", "timeout"),
        ("/silent", "timeout"),
        ("/stalls", "timeout"),
        ("/reset-before", "protocol"),
        ("/reset-middle", "body_truncated"),
        ("/endless-body", "body_too_large"),
        ("/endless-chunks", "body_too_large"),
        ("/endless-headers", "headers_too_large"),
        ("/endless-header-line", "headers_too_large"),
        ("/endless-continue", "timeout"),
        ("/large-headers", "headers_too_large"),
        ("/announces-too-much", "body_too_large"),
        ("/loop", "redirect_loop"),
        ("/loop-a", "redirect_loop"),
        ("/further", "redirect_loop"),
        ("/to-file", "redirect_refused"),
        ("/to-ftp", "redirect_refused"),
        ("/to-private", "address_refused"),
        ("/to-nowhere", "http_status"),
        ("/to-long", "url_too_long"),
        ("/to-bad", "url_invalid"),
        ("/to-secret", "robots_denied"),
        ("/refresh-loop", "redirect_loop"),
        ("/refresh-file", "redirect_refused"),
        ("/gzip-bomb", "body_too_large"),
        ("/brotli-bomb", "body_too_large"),
        ("/zstd-bomb", "body_too_large"),
        ("/gzip-truncated", "body_truncated"),
        ("/gzip-broken", "encoding_broken"),
        ("/coding-unknown", "encoding_broken"),
        ("/length-too-long", "body_truncated"),
        ("/lengths-differ", "protocol"),
        ("/chunks-without-end", "body_truncated"),
        ("/chunks-broken", "body_truncated"),
        ("/no-http", "protocol"),
        ("/storm", "http_status"),
        ("/tomorrow", "http_status"),
        ("/gone", "http_status"),
        ("/pdf", "binary"),
        ("/secret/1.html", "robots_denied"),
        ("http://127.0.0.2:PORT/ok", "address_refused"),
        ("http://localhost.invalid/", "dns"),
        ("http://127.0.0.1:9/", "connect"),
        ("https://127.0.0.1:PORT/ok", "tls"),
        ("file:///etc/passwd", "url_invalid"),
        ("http:///x", "url_invalid"),
        ("http://127.0.0.1:PORT/" + "x" * 9000, "url_too_long"),
        ("http://[bad/", "url_invalid"),
        ("http://127.0.0.1:99999/", "url_invalid"),
        ("", "url_invalid"),
        ("\0", "url_invalid"),
    ],
)
def test_failures_have_their_code_within_their_time(path, code):
    started = time.monotonic()
    fetched, _ = visit(path)
    assert fetched.failure and fetched.failure.code == code, fetched.failure
    assert fetched.failure.detail.strip()
    assert time.monotonic() - started < BOUND


@pytest.mark.parametrize(
    "path",
    [
        "/ok",
        "/to-ok",
        "/refresh",
        "/script",
        "/cookie",
        "/gzip",
        "/gzip-false",
        "/never-closes",
        "/length-too-long-whole",
        "/chunks-without-end-whole",
        "/typeless",
    ],
)
def test_pages_that_a_browser_shows_are_fetched(path):
    fetched, _ = visit(path)
    assert fetched.failure is None
    assert fetched.capture and fetched.capture.body == PAGE


@pytest.mark.parametrize(("path", "asked"), [("/reset-once", 2), ("/storm-passes", 3), ("/storm", 3), ("/gone", 1)])
def test_what_may_pass_is_tried_again(path, asked):
    fetched, server = visit(path, retries=2)
    assert server.asked[path] == asked
    assert (fetched.failure is None) == (path in ("/reset-once", "/storm-passes"))


def test_further_attempts_get_no_further_time():
    started = time.monotonic()
    fetched, server = visit("/silent", retries=50)
    assert fetched.failure and fetched.failure.code == "timeout"
    assert server.asked["/silent"] > 1 and time.monotonic() - started < 3


def test_an_idle_connection_that_the_server_closed_is_no_failure():
    async def twice():
        async with chaos() as server, Client(FetchOptions(**EAGER)) as client:
            results = []
            for _ in range(3):
                results.append(await client.fetch(server.url("/closes-idle")))
            return results

    assert all(f.failure is None for f in asyncio.run(twice()))


def test_connections_are_used_again():
    async def connections():
        async with chaos() as server, Client(FetchOptions(**EAGER)) as client:
            ports = set()
            for _ in range(5):
                fetched = await client.fetch(server.url("/ok"))
                assert fetched.exchanges[0].ip == "127.0.0.1"
                ports.add(len(client._requester._client._transport._idle._by_origin))
            return ports, server.asked["/robots.txt"]

    assert asyncio.run(connections()) == ({1}, 1)


def test_the_exchange_is_the_conversation_as_it_was():
    fetched, server = visit("/gzip")
    (exchange,) = fetched.exchanges
    assert (exchange.status, exchange.reason, exchange.http_version, exchange.target) == (
        200,
        "OK",
        "HTTP/1.1",
        "/gzip",
    )
    assert exchange.headers[0] == (b"Content-Type", b"text/html")
    assert exchange.raw[:2] == b"\x1f\x8b"
    sent = {name.decode().lower(): value.decode() for name, value in exchange.request_headers}
    received = {k: v for k, v in server.requests[-1].items() if k and not k.startswith(":")}
    assert sent == received


def test_every_hop_is_kept_and_what_broke_off_is_marked():
    fetched, _ = visit("/to-ok")
    assert [e.status for e in fetched.exchanges] == [301, 200]
    assert fetched.final_url.endswith("/ok")
    assert visit("/reset-middle")[0].exchanges[0].truncated == "disconnect"
    assert visit("/endless-body")[0].exchanges[0].truncated == "length"
    assert visit("/slow")[0].exchanges[0].truncated == "time"


def test_an_error_page_is_a_failure_with_its_page():
    fetched, _ = visit("/gone")
    assert fetched.capture and fetched.capture.status == 404 and fetched.capture.body == b"<html>gone</html>"


def test_a_page_that_reloads_itself_is_a_page():
    fetched, server = visit("/refresh-self")
    assert fetched.failure is None and server.asked["/refresh-self"] == 1


def test_conditional_request():
    fetched, _ = visit("/conditional", validators=Validators(etag='"v1"'))
    assert fetched.not_modified and fetched.failure is None and fetched.capture is None
    fetched, _ = visit("/conditional", validators=Validators(etag='"v0"'))
    assert fetched.capture and not fetched.not_modified


def test_binary_is_taken_where_it_is_wanted():
    fetched, _ = visit("/pdf", binary=True)
    assert fetched.capture and fetched.capture.body.startswith(b"%PDF-")


def test_duplicates_under_two_addresses_have_one_digest():
    first, second = visit("/ok")[0], visit("/copy")[0]
    assert first.capture and second.capture and first.capture.digest == second.capture.digest


def _robots_say(status: str, body: bytes = b"", *headers: str):
    async def answer(wire):
        await wire.answer(status, body, *headers)

    def prepare(server):
        server.robots = answer

    return prepare


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("200 OK", None),
        ("404 Not Found", None),
        ("403 Forbidden", None),
        ("401 Unauthorized", None),
        ("500 Internal Server Error", "robots_unreachable"),
        ("503 Service Unavailable", "robots_unreachable"),
        ("429 Too Many Requests", "robots_unreachable"),
    ],
)
def test_robots_fail_closed(status, code):
    fetched, server = visit("/ok", _robots_say(status))
    assert (fetched.failure.code if fetched.failure else None) == code
    assert server.asked["/ok"] == (0 if code else 1)


@pytest.mark.parametrize("behaviour", ["silent", "reset_before", "slow"])
def test_robots_that_cannot_be_had_fail_closed(behaviour):
    def prepare(server):
        server.robots = getattr(behaviours, behaviour)

    fetched, _ = visit("/ok", prepare)
    assert fetched.failure and fetched.failure.code == "robots_unreachable"


def test_robots_redirects_are_followed_and_after_five_there_is_no_file():
    fetched, server = visit("/ok", _robots_say("302 Found", b"", "Location: /robots-b.txt"))
    assert fetched.failure is None
    fetched, server = visit("/ok", _robots_say("302 Found", b"", "Location: /robots.txt"))
    assert fetched.failure is None and server.asked["/robots.txt"] == 6


def test_robots_longer_than_the_limit_count_up_to_it():
    def prepare(server):
        async def endless(wire):
            await wire.send(b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /\n")
            while True:
                await wire.send(b"# comment\n" * 8192)

        server.robots = endless

    fetched, _ = visit("/ok", prepare)
    assert fetched.failure and fetched.failure.code == "robots_denied"


def test_robots_are_ignored_where_the_owner_says_so():
    fetched, server = visit("/secret/1.html", ignore_robots=True)
    assert fetched.failure is None and server.asked["/robots.txt"] == 0


def test_robots_are_asked_once_and_shown_to_the_archive():
    async def many():
        shown: list[Exchange] = []
        async with chaos() as server, Client(FetchOptions(**EAGER), on_robots=shown.append) as client:
            await asyncio.gather(*(client.fetch(server.url("/ok")) for _ in range(10)))
            return shown, server.asked

    shown, asked = asyncio.run(many())
    assert len(shown) == asked["/robots.txt"] == 1 and asked["/ok"] == 10


def test_user_agent_names_us_and_the_contact():
    _, server = visit("/ok", contact="mailto:a@example.org")
    agent = server.requests[-1]["user-agent"]
    assert agent.startswith("Kaimen/0.1") and "+mailto:a@example.org" in agent
    assert server.requests[-1]["accept-language"].startswith("zh-CN")


def test_the_users_headers_replace_ours_and_secrets_stay_with_the_first_host():
    options = {"headers": (("user-agent", "mine"), ("Authorization", "Basic x")), "allow_private": True}
    _, server = visit("/to-private", **options)
    first, second = (r for r in server.requests if r[":path"] != "/robots.txt")
    assert first["user-agent"] == second["user-agent"] == "mine"
    assert first["authorization"] == "Basic x" and "authorization" not in second


@pytest.mark.parametrize(
    "options",
    [{"headers": (("X\n", "y"),)}, {"headers": (("X", "a\r\nb"),)}, {"proxy": "nonsense"}, {"contact": "a\nb"}],
)
def test_options_that_cannot_be_used_are_input_errors(options):
    with pytest.raises(InputError):
        Client(FetchOptions(**options))


def test_cookies_are_read_from_a_file(tmp_path):
    file = tmp_path / "cookies.txt"
    file.write_text("# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tvisitor\t1\n")
    fetched, _ = visit("/cookie", cookies=file)
    assert len(fetched.exchanges) == 1 and fetched.capture
    file.write_text("nonsense")
    with pytest.raises(InputError, match=r"cookies\.txt"):
        Client(FetchOptions(cookies=file))


def test_retry_after_is_obeyed_and_holds_the_whole_host():
    async def run():
        now = 0.0
        slept = []

        async def sleep(seconds):
            nonlocal now
            slept.append(seconds)
            now += seconds
            await asyncio.sleep(0)

        pace = Pace(delay=0, max_delay=60, concurrency=4, per_host=2, clock=lambda: now, sleep=sleep)
        async with chaos() as server, Client(FetchOptions(**{**EAGER, "retries": 2}), pace=pace) as client:
            fetched = await client.fetch(server.url("/too-many"))
        return fetched, now

    fetched, now = asyncio.run(run())
    assert fetched.failure is None and now >= 4


def test_all_of_chaos_at_once_completes():
    async def run():
        async with chaos() as server, Client(FetchOptions(**{**EAGER, "per_host": 16})) as client:
            paths = list(PATHS)
            return await asyncio.gather(*(client.fetch(server.url(p)) for p in paths))

    assert all(isinstance(f, Fetched) for f in asyncio.run(run()))


def test_what_a_server_sends_too_much_does_not_reach_the_next_page():
    async def run():
        async with chaos() as server, Client(FetchOptions(**EAGER)) as client:
            await client.fetch(server.url("/length-too-short"))
            return await client.fetch(server.url("/ok"))

    fetched = asyncio.run(run())
    assert fetched.capture and fetched.capture.body == PAGE


@given(st.text(max_size=60), st.booleans())
def test_any_address_gives_an_answer(text, absolute):
    async def run():
        answer = httpx.MockTransport(lambda _: httpx.Response(200, html=PAGE.decode()))
        async with Client(FetchOptions(**EAGER), transport=answer) as client:
            return await client.fetch(f"http://{text}" if absolute else text)

    assert isinstance(asyncio.run(run()), Fetched)


FRAGMENTS = [
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 302 Found\r\n",
    b"HTTP/0.9 999 \r\n",
    b"Content-Length: 5\r\n",
    b"Content-Length: -1\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: br, deflate\r\n",
    b"Location: //\xff:x/\r\n",
    b"Location: http://[::1\r\n",
    b"Set-Cookie: a=b; Domain=.; Expires=never; Path\r\n",
    b"Retry-After: \xff\r\n",
    b"Content-Type: \xff\r\n",
    b": x\r\n",
    b"\r\n",
    b"5\r\nhello\r\n",
    b"0\r\n\r\n",
    b"\x1f\x8b\x08\x00",
    b"<meta http-equiv=refresh content=0;url=http://[>",
    b"\0\xff",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=9))
def test_any_answer_gives_a_result(pieces):
    async def run():
        async def serve(reader, writer):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"".join(pieces))
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        try:
            async with Client(FetchOptions(**{**EAGER, "ignore_robots": True})) as client:
                return await client.fetch(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
        finally:
            server.close()

    assert isinstance(asyncio.run(run()), Fetched)
