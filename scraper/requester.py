"""One request and its answer, within bounds of time and size; what goes wrong becomes a `Failure`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.cookiejar import LoadError, MozillaCookieJar
from typing import Literal, NoReturn

import httpx

from ..schemas import EXTRACTOR_VERSION, FetchError, InputError, RejectionCode
from .addresses import AddressPolicy
from .decompress import ACCEPT_ENCODING, BodyTooLarge, BrokenEncoding, Decoder, codings
from .exchange import Exchange, Failure, FetchOptions, RawHeaders
from .gate import PRODUCT
from .sniff import HEAD, Kind, binary_kind, sniff
from .transport import CheckedTransport

__all__ = ["Answer", "Requester"]

_TRANSIENT_STATUS = frozenset({429, 502, 503, 504})
_PRIVATE_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization"})
"""Headers of the user that do not follow a redirect to another host."""

_FOREIGN_TYPES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/msword")
_TAIL = 512
"""Bytes at the end of a page in which its end tag stands, whatever statistics script follows it."""

Truncated = Literal["length", "time", "disconnect"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of one request. `body` is decoded, and set when it is whole; `transient`: trying again may help."""

    exchange: Exchange | None = None
    body: bytes | None = None
    failure: Failure | None = None
    transient: bool = False

    def header(self, name: str) -> bytes | None:
        """The first header of that name (lower case), as bytes."""
        return self.exchange.header(name) if self.exchange else None


class _Stopped(Exception):
    """The body was not read to its end, or is not what it should be."""

    def __init__(self, code: RejectionCode, detail: str, truncated: Truncated | None, transient: bool = False) -> None:
        super().__init__(detail)
        self.failure = Failure(code=code, detail=detail)
        self.truncated = truncated
        self.transient = transient


class Requester:
    """Sends requests, with one cookie jar and one set of connections."""

    def __init__(self, options: FetchOptions, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._options = options
        self._headers = _headers(options)
        self._client = httpx.AsyncClient(
            transport=transport or _transport(options), trust_env=False, cookies=_cookies(options)
        )
        self._timeouts = {
            "connect": options.connect_timeout,
            "read": options.read_timeout,
            "write": options.read_timeout,
            "pool": None,
        }

    async def get(
        self,
        url: httpx.URL,
        *,
        within: float,
        headers: Mapping[str, str] | None = None,
        home: str | None = None,
        binary: bool = False,
        clip: int | None = None,
    ) -> Answer:
        """Ask for one address, `within` so many seconds.

        `home` is the host for which the user's own headers were meant; None is this one.
        `clip` is how many bytes of the body are enough; the rest is not read.
        """
        request = self._request(url, headers or {}, home)
        reading = _Reading(request, self._options, binary=binary, clip=clip)
        try:
            async with asyncio.timeout(within):
                response = await self._client.send(request, stream=True, auth=None, follow_redirects=False)
                try:
                    reading.begin(response)
                    await reading.go_on(response)
                finally:
                    await response.aclose()
        except (TimeoutError, FetchError, httpx.HTTPError, httpx.InvalidURL, _Stopped) as error:
            return reading.failed(error)
        return reading.finished()

    def cookie_state(self) -> frozenset[tuple[str, str, str, str | None]]:
        """All cookies held; a redirect to the same address is no loop where they changed."""
        return frozenset((c.domain, c.path, c.name, c.value) for c in self._client.cookies.jar)

    def _request(self, url: httpx.URL, headers: Mapping[str, str], home: str | None) -> httpx.Request:
        own = self._headers
        if home is not None and home != url.host:
            own = [(name, value) for name, value in own if name.lower() not in _PRIVATE_HEADERS]
        extensions = {"timeout": self._timeouts}
        request = httpx.Request("GET", url, headers=[*own, *headers.items()], extensions=extensions)
        if len(self._client.cookies.jar) and "cookie" not in request.headers:
            self._client.cookies.set_cookie_header(request)
        return request

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.aclose()


class _Reading:
    """An answer while it is read."""

    def __init__(self, request: httpx.Request, options: FetchOptions, *, binary: bool, clip: int | None) -> None:
        self._request = request
        self._options = options
        self._max_body = options.max_body
        self._binary = binary
        self._clip = clip
        self._started = datetime.now(UTC)
        self._clock = time.monotonic()
        self._exchange: Exchange | None = None
        self._fields: dict[str, str] = {}
        self._decoder: Decoder | None = None
        self._raw = bytearray()
        self._body = bytearray()
        """Where the body has no codings, the very same as `_raw`."""

    def begin(self, response: httpx.Response) -> None:
        """Take status and headers."""
        request = self._request
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream else None
        headers = tuple(response.headers.raw)
        self._fields = _fields(headers)
        self._exchange = Exchange(
            url=str(request.url),
            method=request.method,
            target=request.url.raw_path.decode("ascii"),
            request_headers=tuple(request.headers.raw),
            http_version=response.http_version,
            status=response.status_code,
            reason=response.extensions.get("reason_phrase", b"").decode("latin-1"),
            headers=headers,
            raw=b"",
            started=self._started,
            elapsed=0.0,
            ip=str(peer[0]) if peer else None,
        )
        size = sum(len(name) + len(value) + 4 for name, value in headers)
        if size > self._options.max_headers:
            self._stop(RejectionCode.HEADERS_TOO_LARGE, f"{size} bytes of headers", "length")

    async def go_on(self, response: httpx.Response) -> None:
        """Take the body."""
        declared = self._fields.get("content-length", "")
        if not self._clip and declared.isascii() and declared.isdigit() and int(declared[:18]) > self._max_body:
            self._too_large(f"the server announces {declared[:18]} bytes")
        try:
            if names := codings(self._fields.items()):
                self._decoder = Decoder(names, self._max_body)
            else:
                self._body = self._raw
            assert isinstance(response.stream, httpx.AsyncByteStream)
            async for piece in response.stream:  # what aiter_raw() gives, without its cutting and counting
                self._take(piece, response)
                if self._clip and len(self._body) >= self._clip:
                    return
        except BodyTooLarge:
            self._too_large("it unpacks to more")
        except BrokenEncoding as error:
            self._stop(RejectionCode.ENCODING_BROKEN, str(error), None)
        if self._decoder and not self._decoder.complete:
            self._stop(RejectionCode.BODY_TRUNCATED, "the compressed body breaks off", "disconnect", transient=True)

    def _take(self, piece: bytes, response: httpx.Response) -> None:
        first = not self._body
        self._raw += piece
        if len(self._raw) > self._max_body:
            self._too_large("more came")
        if self._decoder:
            self._body += self._decoder.feed(piece)
        if first and not self._binary and response.is_success:
            kind = _foreign(bytes(self._body[:HEAD]), self._fields.get("content-type", ""))
            if kind:
                self._stop(RejectionCode.BINARY, f"it is {kind}, not a page", "length")

    def _too_large(self, how: str) -> NoReturn:
        self._stop(RejectionCode.BODY_TOO_LARGE, f"the body may have {self._max_body} bytes; {how}", "length")

    def _stop(
        self, code: RejectionCode, detail: str, truncated: Truncated | None, *, transient: bool = False
    ) -> NoReturn:
        raise _Stopped(code, detail, truncated, transient)

    def finished(self) -> Answer:
        """The answer that came whole."""
        clipped = self._clip is not None and len(self._body) >= self._clip
        exchange = self._closed("length" if clipped else None)
        return Answer(exchange=exchange, body=self._whole(exchange), transient=exchange.status in _TRANSIENT_STATUS)

    def failed(self, error: Exception) -> Answer:
        """The answer that did not."""
        failure, truncated, transient = self._judge(error)
        if self._exchange is None:
            return Answer(failure=failure, transient=transient)
        if truncated in ("disconnect", "time") and _looks_whole(bytes(self._body[-_TAIL:])):
            exchange = self._closed(truncated)
            return Answer(exchange=exchange, body=self._whole(exchange))
        return Answer(exchange=self._closed(truncated), failure=failure, transient=transient)

    def _whole(self, exchange: Exchange) -> bytes:
        return exchange.raw if self._body is self._raw else bytes(self._body)

    def _closed(self, truncated: Truncated | None) -> Exchange:
        assert self._exchange
        elapsed = time.monotonic() - self._clock
        return replace(self._exchange, raw=bytes(self._raw), elapsed=elapsed, truncated=truncated)

    def _judge(self, error: Exception) -> tuple[Failure, Truncated | None, bool]:
        """Code and detail, WARC's reason, and whether to try again."""
        if isinstance(error, _Stopped):
            return error.failure, error.truncated, error.transient
        if isinstance(error, FetchError):
            code = RejectionCode(error.code)
            return Failure(code=code, detail=error.detail), None, False
        if isinstance(error, TimeoutError):
            detail = f"the page was not complete in {self._options.total_timeout:g} s"
            return Failure(code=RejectionCode.TIMEOUT, detail=detail), "time", False
        if isinstance(error, httpx.TimeoutException):
            return Failure(code=RejectionCode.TIMEOUT, detail=str(error)), "time", True
        if isinstance(error, (httpx.ConnectError, httpx.ProxyError)):
            return Failure(code=RejectionCode.CONNECT, detail=str(error)), None, True
        if isinstance(error, httpx.TransportError):
            return self._broken(str(error))
        return Failure(code=RejectionCode.URL_INVALID, detail=str(error)), None, False

    def _broken(self, detail: str) -> tuple[Failure, Truncated | None, bool]:
        """A connection that was lost, or a server that does not speak HTTP."""
        if self._exchange is not None:
            return Failure(code=RejectionCode.BODY_TRUNCATED, detail=detail), "disconnect", True
        if "Receive buffer too long" in detail:  # what h11 says of headers that do not end
            return Failure(code=RejectionCode.HEADERS_TOO_LARGE, detail="the headers do not end"), None, False
        return Failure(code=RejectionCode.PROTOCOL, detail=detail or "the connection was lost"), None, True


def _fields(headers: RawHeaders) -> dict[str, str]:
    """The headers by name in lower case; of several of one name the values joined by commas (RFC 9110, section 5.3)."""
    fields: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.lower().decode("latin-1"), raw_value.decode("latin-1")
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    return fields


def _foreign(head: bytes, content_type: str) -> str | None:
    """What the body is where it is no page; its first bytes are believed before its Content-Type."""
    if sniff(head) in (Kind.BINARY, Kind.ZIP, Kind.GZIP):
        return binary_kind(head) or "an archive or an Office document"
    declared = content_type.strip().lower()
    return declared.partition(";")[0] if declared.startswith(_FOREIGN_TYPES) and b"<" not in head else None


def _looks_whole(tail: bytes) -> bool:
    """Whether a page that broke off had come to its end: wrong lengths and missing last chunks stand on whole pages."""
    return b"</html>" in tail.lower()


def _headers(options: FetchOptions) -> list[tuple[str, str]]:
    """The headers of every request; the user's take the place of ours."""
    contact = f"+{options.contact}" if options.contact else "article archiver; no contact given"
    ours = {
        "User-Agent": f"{PRODUCT}/{EXTRACTOR_VERSION} ({contact})",
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language": "zh-CN,zh;q=0.9",
        "Accept-Encoding": ACCEPT_ENCODING,
    }
    for name, value in [*options.headers, ("User-Agent", ours["User-Agent"])]:
        if not name.isascii() or not name.replace("-", "").replace("_", "").isalnum() or not _is_header_value(value):
            raise InputError(f"a header cannot be sent as {name!r}: {value!r}")
    theirs = {name.lower() for name, _ in options.headers}
    return [*((n, v) for n, v in ours.items() if n.lower() not in theirs), *options.headers]


def _is_header_value(value: str) -> bool:
    return value.isascii() and value.isprintable()


def _cookies(options: FetchOptions) -> httpx.Cookies | None:
    if options.cookies is None:
        return None
    jar = MozillaCookieJar()
    try:
        jar.load(str(options.cookies), ignore_discard=True, ignore_expires=True)
    except (OSError, LoadError, UnicodeDecodeError) as error:
        raise InputError(f"{options.cookies}: not a cookies.txt that can be read: {error}") from error
    cookies = httpx.Cookies()
    for cookie in jar:
        # 0 is how curl and browser extensions write a cookie of the session, which the standard library takes for 1970.
        cookie.expires = cookie.expires or None
        cookies.jar.set_cookie(cookie)
    return cookies


def _transport(options: FetchOptions) -> CheckedTransport:
    try:
        proxy = httpx.Proxy(options.proxy) if options.proxy else None
    except (ValueError, httpx.InvalidURL) as error:
        raise InputError(f"the proxy {options.proxy!r} is no address of a proxy: {error}") from error
    policy = AddressPolicy(allow_net=options.allow_net, allow_private=options.allow_private)
    return CheckedTransport(policy, per_host=options.per_host, http2=options.http2, proxy=proxy)
