"""One address fetched: politely, from a checked network address, within bounds, and never with an exception.

Redirects are followed here and not by httpx, because every hop has to pass the same doors as the first address: scheme,
length, robots.txt of its site, pace of its host, network address.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Self
from urllib.parse import urlsplit

import httpx

from ..schemas import Capture, RejectionCode
from .exchange import (
    Exchange,
    Failure,
    Fetched,
    FetchOptions,
    RobotsEntry,
    RobotsStore,
    Validators,
)
from .gate import RobotsGate
from .links import encode_header_url, encode_url
from .pace import Backoff, Pace
from .redirects import html_redirect
from .requester import Answer, Requester
from .robots import MAX_ROBOTS

__all__ = ["Client", "Exchange", "Failure", "FetchOptions", "Fetched", "RobotsEntry", "RobotsStore", "Validators"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_REDIRECTS = 5
"""RFC 9309, section 2.3.1.2."""
_HOST = re.compile(r"[^\s%\[\]/\\?#@<>^|\x00-\x20]+")
"""What may be a host name or address (WHATWG URL, forbidden host code points)."""
_OWN_CODE = frozenset({RejectionCode.ADDRESS_REFUSED, RejectionCode.DNS, RejectionCode.CONNECT, RejectionCode.TLS})
"""Why a robots.txt is unreachable, where that says more than `robots_unreachable`: no page of the host can be had."""


@dataclass(slots=True)
class _Budget:
    """Seconds of the network that one page may still take, over all its hops and attempts; waiting is not counted."""

    left: float


class Client:
    """Fetches addresses; one client serves a whole harvest.

    `on_robots` is called with every exchange that fetched a robots.txt, for the archive. `transport` and `pace` are for
    tests. Raises `InputError` for options that cannot be used.
    """

    def __init__(
        self,
        options: FetchOptions | None = None,
        *,
        robots_store: RobotsStore | None = None,
        on_robots: Callable[[Exchange], None] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.options = options = options or FetchOptions()
        self._requester = Requester(options, transport)
        self._pace = pace or Pace(
            delay=options.delay,
            max_delay=options.max_delay,
            concurrency=options.concurrency,
            per_host=options.per_host,
        )
        self._backoff = Backoff(first=options.backoff)
        self._gate = RobotsGate(self._read_robots, robots_store)
        self._on_robots = on_robots

    async def __aenter__(self) -> Self:
        """Open for use."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close all connections."""
        await self._gate.aclose()
        await self._requester.aclose()

    async def fetch(
        self, url: str, *, validators: Validators | None = None, referer: str | None = None, binary: bool = False
    ) -> Fetched:
        """Fetch one address, its redirects followed (HTTP, meta refresh, and script where the page is empty otherwise).

        Waits for the host's turn. `binary` takes what is no text (images). Never raises for the outside world's faults.
        """
        target = encode_url(url)
        headers = _conditions(validators, referer)
        exchanges: list[Exchange] = []
        budget = _Budget(self.options.total_timeout)
        seen = set()
        home = None
        for _ in range(self.options.max_redirects + 1):
            address = self._address(target, redirected=bool(exchanges))
            if isinstance(address, Failure):
                return _failed(url, target, exchanges, address)
            home = home or address.host
            seen.add((target, self._requester.cookie_state()))
            if refused := await self._refused(address):
                return _failed(url, target, exchanges, refused)
            answer = await self._ask(address, budget, headers=headers, home=home, binary=binary)
            if answer.exchange:
                exchanges.append(answer.exchange)
            following = self._following(answer, target)
            if following is None or answer.failure:
                return self._arrived(url, target, exchanges, answer, conditional=validators is not None)
            if (following, self._requester.cookie_state()) in seen:
                if following == target and not _is_redirect(answer):
                    return self._arrived(url, target, exchanges, answer)
                detail = f"the redirects come back to {following}"
                return _failed(url, target, exchanges, Failure(code=RejectionCode.REDIRECT_LOOP, detail=detail))
            target = following
        detail = f"more than {self.options.max_redirects} redirects"
        return _failed(url, target, exchanges, Failure(code=RejectionCode.REDIRECT_LOOP, detail=detail))

    def _address(self, target: str, *, redirected: bool) -> httpx.URL | Failure:
        """The address if it may be asked for at all."""
        if len(target) > self.options.max_url:
            detail = f"the address has {len(target)} characters, {self.options.max_url} are allowed"
            return Failure(code=RejectionCode.URL_TOO_LONG, detail=detail)
        try:
            address = httpx.URL(target)
            scheme, host, port = address.scheme, address.host, urlsplit(target).port
        except (httpx.InvalidURL, ValueError) as error:
            return Failure(code=RejectionCode.URL_INVALID, detail=str(error) or "it is no address")
        if scheme not in ("http", "https"):
            code = RejectionCode.REDIRECT_REFUSED if redirected else RejectionCode.URL_INVALID
            return Failure(code=code, detail=f"only http and https are fetched, not {target[:200]}")
        if not _HOST.fullmatch(host) or port == 0:
            return Failure(code=RejectionCode.URL_INVALID, detail="the address names no host that can be")
        return address

    async def _refused(self, address: httpx.URL) -> Failure | None:
        """Why robots.txt forbids the address, or None; takes its Crawl-delay into account."""
        if self.options.ignore_robots:
            return None
        origin = f"{address.scheme}://{address.netloc.decode('ascii')}"
        verdict = await self._gate.verdict(origin, str(address))
        if verdict.failure is None:
            self._pace.ask(address.host, verdict.crawl_delay)
        return verdict.failure

    async def _ask(
        self,
        address: httpx.URL,
        budget: _Budget,
        *,
        headers: Mapping[str, str] | None = None,
        home: str | None = None,
        binary: bool = False,
        clip: int | None = None,
    ) -> Answer:
        """The answer, after further attempts where the first failed for a while only."""
        host = address.host
        for attempt in count():
            async with self._pace.turn(host):
                started = time.monotonic()
                answer = await self._requester.get(
                    address, within=budget.left, headers=headers, home=home, binary=binary, clip=clip
                )
                budget.left -= time.monotonic() - started
            wait = None
            if exchange := answer.exchange:
                self._pace.learn(host, status=exchange.status, elapsed=exchange.elapsed)
                wait = exchange.retry_after
            too_long = wait is not None and wait > self.options.max_retry_after
            if wait and not too_long:
                self._pace.hold(host, wait)
            if not answer.transient or attempt >= self.options.retries or too_long or budget.left <= 0:
                return answer
            await self._pace.rest(self._backoff.wait(attempt))
        raise AssertionError("unreachable")

    def _following(self, answer: Answer, target: str) -> str | None:
        """The absolute address of the next hop, or None where this is the last."""
        if _is_redirect(answer):
            location = answer.header("location")
            return encode_header_url(location, target) if location else None
        if answer.exchange and answer.exchange.status == 200 and answer.body:
            return _page_redirect(answer.body, target)
        return None

    def _arrived(
        self, url: str, target: str, exchanges: list[Exchange], answer: Answer, *, conditional: bool = False
    ) -> Fetched:
        """What came of the last hop."""
        exchange = answer.exchange
        if exchange is None or answer.body is None:
            assert answer.failure
            return _failed(url, target, exchanges, answer.failure)
        unchanged = conditional and exchange.status == 304
        failure = None
        if not 200 <= exchange.status < 300 and not unchanged:
            detail = f"{exchange.status} {exchange.reason}".strip()
            failure = Failure(code=RejectionCode.HTTP_STATUS, detail=detail)
        return Fetched(
            url=url,
            final_url=target,
            exchanges=tuple(exchanges),
            capture=None if unchanged else _capture(url, target, exchange, answer.body),
            not_modified=unchanged,
            failure=failure,
        )

    async def _read_robots(self, address: str) -> RobotsEntry:
        """Fetch a robots.txt; what it says, or why it says nothing."""
        failure = None
        budget = _Budget(self.options.total_timeout)
        for _ in range(_ROBOTS_REDIRECTS + 1):
            url = self._address(address, redirected=True)
            if isinstance(url, Failure):
                failure = url
                break
            answer = await self._ask(url, budget, binary=True, clip=MAX_ROBOTS)
            if answer.exchange and self._on_robots:
                self._on_robots(answer.exchange)
            location = answer.header("location") if _is_redirect(answer) else None
            if location is None:
                return _robots_entry(answer)
            address = encode_header_url(location, address)
        detail = failure.detail if failure else "more than five redirects"
        # RFC 9309, section 2.3.1.2: after five redirects the file may be taken as unavailable, which allows all.
        return RobotsEntry(body=b"", fetched_at=time.time(), detail=detail)


def _is_redirect(answer: Answer) -> bool:
    return answer.exchange is not None and answer.exchange.status in _REDIRECTS


def _conditions(validators: Validators | None, referer: str | None) -> dict[str, str]:
    headers = {}
    if validators and validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators and validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    if referer:
        headers["Referer"] = encode_url(referer)
    return {name: value for name, value in headers.items() if value.isascii() and value.isprintable()}


def _page_redirect(body: bytes, target: str) -> str | None:
    """Where the page's markup sends its reader at once, or None."""
    if b"location" not in body[: 64 * 1024] and b"refresh" not in body[: 64 * 1024].lower():
        return None
    try:
        markup, charset = body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        markup, charset = body.decode("gb18030", "replace"), "gb18030"
    href = html_redirect(markup)
    if href is None or href.lower().startswith(("javascript:", "about:", "#")):
        return None
    return encode_url(href, target, charset)


def _robots_entry(answer: Answer) -> RobotsEntry:
    now = time.time()
    exchange, failure = answer.exchange, answer.failure
    if exchange is not None and 400 <= exchange.status < 500 and exchange.status != 429:
        return RobotsEntry(body=b"", fetched_at=now, detail=f"{exchange.status} {exchange.reason}")
    if exchange is not None and 200 <= exchange.status < 300 and answer.body is not None:
        return RobotsEntry(body=answer.body[:MAX_ROBOTS], fetched_at=now)
    if failure and failure.code in _OWN_CODE:
        return RobotsEntry(body=None, fetched_at=now, code=failure.code, detail=f"robots.txt: {failure.detail}")
    detail = failure.detail if failure else f"{exchange.status} {exchange.reason}" if exchange else ""
    return RobotsEntry(body=None, fetched_at=now, detail=f"robots.txt cannot be had for now: {detail}")


def _capture(url: str, final_url: str, exchange: Exchange, body: bytes) -> Capture:
    return Capture(
        url=url,
        body=body,
        final_url=final_url,
        status=exchange.status,
        headers=tuple((n.decode("latin-1"), v.decode("latin-1")) for n, v in exchange.headers),
        fetched_at=exchange.started.strftime("%Y-%m-%dT%H:%M:%SZ"),
        url_source="fetched",
    )


def _failed(url: str, target: str, exchanges: list[Exchange], failure: Failure) -> Fetched:
    return Fetched(url=url, final_url=target, exchanges=tuple(exchanges), failure=failure)
