"""Pages whose article only a browser builds: rendered in an installed Chromium that cannot reach the network.

Every request of the browser is answered here, through the client, so that it passes the same address check, robots.txt,
pace and bounds as any other; the browser itself resolves no host name and opens no connection.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from typing import Any, Self

from ..schemas import Capture, InputError
from .exchange import Fetched

__all__ = ["Browser", "find_chromium"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
)
_UNSEEN = frozenset({"image", "media", "font", "texttrack", "eventsource", "websocket", "manifest", "ping"})
"""Kinds of requests that no article needs to be built."""
_QUIET = 500.0
"""Milliseconds without a request after which a page counts as built."""
_REQUESTS_MAX = 100
_KEPT_HEADERS = frozenset({"content-type", "access-control-allow-origin", "access-control-allow-credentials"})

Fetch = Callable[..., Awaitable[Fetched]]


def find_chromium(path: str | None = None) -> str:
    """The program of an installed Chromium. Raises InputError where there is none."""
    found = shutil.which(path) if path else next((p for name in _NAMES if (p := shutil.which(name))), None)
    if found is None:
        raise InputError(f"{path or 'Chromium'}: no such program; install Chromium or name it with --browser PATH")
    return found


class Browser:
    """A Chromium for one harvest; started with the first page that needs it. `timeout` seconds a page."""

    def __init__(self, fetch: Fetch, *, program: str, timeout: float = 60.0, max_body: int = 20_000_000) -> None:
        self._fetch = fetch
        self._program = program
        self._timeout = timeout
        self._max_body = max_body
        self._driver: Any = None
        self._browser: Any = None
        self._one = asyncio.Lock()

    async def __aenter__(self) -> Self:
        """Open for use."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """End the browser."""
        if self._browser:
            await self._browser.close()
        if self._driver:
            await self._driver.stop()

    async def render(self, capture: Capture) -> bytes | None:
        """The page as a browser shows it, in UTF-8; None where nothing came of it. Never raises for what pages do."""
        from playwright.async_api import Error

        async with self._one:
            await self._start()
            context = await self._browser.new_context(service_workers="block", accept_downloads=False, locale="zh-CN")
            try:
                return await asyncio.wait_for(self._rendered(context, capture), self._timeout)
            except (Error, TimeoutError):
                return None
            finally:
                await context.close()

    async def _start(self) -> None:
        if self._browser:
            return
        from playwright.async_api import Error, async_playwright

        self._driver = await async_playwright().start()
        try:
            self._browser = await self._driver.chromium.launch(
                executable_path=self._program, args=list(_ARGUMENTS), chromium_sandbox=os.geteuid() != 0
            )
        except Error as error:
            await self._driver.stop()
            self._driver = None
            raise InputError(f"{self._program}: does not start: {str(error).splitlines()[0]}") from None

    async def _rendered(self, context: Any, capture: Capture) -> bytes | None:
        from playwright.async_api import TimeoutError as TooLong

        page = await context.new_page()
        errand = _Errand(self._fetch, capture)
        await page.route("**/*", errand.answer)
        await page.route_web_socket("**/*", lambda socket: socket.close())
        page.on("dialog", lambda dialog: asyncio.ensure_future(dialog.dismiss()))
        milliseconds = self._timeout * 500
        try:
            await page.goto(capture.final_url or capture.url, wait_until="networkidle", timeout=milliseconds)
            await page.wait_for_timeout(_QUIET)
        except TooLong:
            pass  # it never rests; what stands there by now is taken
        body = (await page.content()).encode("utf-8", "replace")
        return body if len(body) <= self._max_body else None


class _Errand:
    """Answers the requests of one page."""

    def __init__(self, fetch: Fetch, capture: Capture) -> None:
        self._fetch = fetch
        self._capture = capture
        self._left = _REQUESTS_MAX
        self._served = False

    async def answer(self, route: Any) -> None:
        """Fulfil a request from the capture or the client, or refuse it."""
        request = route.request
        if request.is_navigation_request() and not self._served:
            self._served = True
            await route.fulfill(status=200, headers=_headers(self._capture), body=self._capture.body)
            return
        self._left -= 1
        if request.method != "GET" or request.resource_type in _UNSEEN or self._left < 0:
            await route.abort()
            return
        fetched = await self._fetch(request.url, referer=self._capture.final_url, binary=True)
        if fetched.capture is None:
            await route.abort()
        else:
            found = fetched.capture
            await route.fulfill(status=found.status or 200, headers=_headers(found), body=found.body)


def _headers(capture: Capture) -> dict[str, str]:
    """What a browser needs to know of an answer; the body is decoded already."""
    return {name.lower(): value for name, value in capture.headers if name.lower() in _KEPT_HEADERS}
