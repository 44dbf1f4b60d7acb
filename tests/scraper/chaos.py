"""A server that does everything wrong that servers do, on raw sockets, so that no library tidies it up."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import brotli
import zstandard

PAGE = "<!DOCTYPE html><html><body><p>开门一件事</p></body></html>".encode()
ARTICLE = b"<html><body>" + "上任感言".encode() * 500
"""A page without its end."""


@dataclass
class Chaos:
    """The running server: its port, and how often each path was asked for; `robots` is what robots.txt answers."""

    port: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    requests: list[dict[str, str]] = field(default_factory=list)
    robots: Callable[[Wire], Awaitable[None]] | None = None

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@dataclass
class Wire:
    """One request, and the socket on which to answer it badly."""

    server: Chaos
    path: str
    headers: dict[str, str]
    writer: asyncio.StreamWriter

    @property
    def times(self) -> int:
        return self.server.asked[self.path]

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self, status: str = "200 OK", body: bytes = PAGE, *headers: str) -> None:
        lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", f"Content-Length: {len(body)}", *headers]
        await self.send("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)

    def reset(self) -> None:
        """End with RST, not with FIN."""
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


async def ok(wire: Wire) -> None:
    await wire.answer()


async def slow(wire: Wire) -> None:
    await wire.send(HEAD + b"Content-Length: 100000\r\n\r\n")
    while True:
        await wire.send(b"x")
        await asyncio.sleep(0.02)


async def silent(wire: Wire) -> None:
    await asyncio.sleep(60)


async def stalls(wire: Wire) -> None:
    await wire.send(HEAD + b"Content-Length: 100000\r\n\r\n<html>")
    await asyncio.sleep(60)


async def never_closes(wire: Wire) -> None:
    await wire.send(HEAD + b"\r\n" + PAGE)
    await asyncio.sleep(60)


async def reset_before(wire: Wire) -> None:
    wire.reset()


async def reset_middle(wire: Wire) -> None:
    await wire.send(HEAD + b"Content-Length: 100000\r\n\r\n" + ARTICLE)
    await asyncio.sleep(0.02)
    wire.reset()


async def reset_once(wire: Wire) -> None:
    await (reset_middle if wire.times == 1 else ok)(wire)


async def endless_body(wire: Wire) -> None:
    await wire.send(HEAD + b"\r\n")
    while True:
        await wire.send(b"<p>x</p>" * 8192)


async def endless_chunks(wire: Wire) -> None:
    await wire.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        await wire.send(b"10000\r\n" + b"x" * 65536 + b"\r\n")


async def endless_headers(wire: Wire) -> None:
    await wire.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await wire.send(b"X-Header: " + b"x" * 1000 + b"\r\n")


async def endless_header_line(wire: Wire) -> None:
    await wire.send(b"HTTP/1.1 200 OK\r\nX-Header: ")
    while True:
        await wire.send(b"x" * 8192)


async def endless_continue(wire: Wire) -> None:
    while True:
        await wire.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        await asyncio.sleep(0)


async def large_headers(wire: Wire) -> None:
    await wire.answer("200 OK", PAGE, *(f"X-{n}: {'x' * 1000}" for n in range(80)))


async def announces_too_much(wire: Wire) -> None:
    await wire.send(HEAD + b"Content-Length: 99999999999\r\n\r\n")
    await asyncio.sleep(60)


async def loop_self(wire: Wire) -> None:
    await wire.answer("302 Found", b"", f"Location: {wire.path}")


async def loop_pair(wire: Wire) -> None:
    await wire.answer("302 Found", b"", f"Location: {'/loop-b' if wire.path == '/loop-a' else '/loop-a'}")


async def ever_further(wire: Wire) -> None:
    await wire.answer("302 Found", b"", f"Location: /further?{wire.times}")


def to(location: str, status: str = "302 Found") -> Callable[[Wire], Awaitable[None]]:
    async def redirect(wire: Wire) -> None:
        await wire.answer(status, b"", f"Location: {location.replace('PORT', str(wire.server.port))}")

    return redirect


def page(markup: str, *headers: str, status: str = "200 OK") -> Callable[[Wire], Awaitable[None]]:
    async def give(wire: Wire) -> None:
        await wire.answer(status, markup.encode(), *headers)

    return give


def packed(coding: str, body: bytes) -> Callable[[Wire], Awaitable[None]]:
    async def give(wire: Wire) -> None:
        await wire.answer("200 OK", body, f"Content-Encoding: {coding}")

    return give


async def length_too_long(wire: Wire) -> None:
    await wire.send(HEAD + b"Content-Length: 100000\r\n\r\n" + ARTICLE)


async def length_too_long_whole(wire: Wire) -> None:
    await wire.send(HEAD + b"Content-Length: 100000\r\n\r\n" + PAGE)


async def length_too_short(wire: Wire) -> None:
    await wire.send(HEAD + b"Content-Length: 10\r\n\r\n" + PAGE)
    await asyncio.sleep(0.2)


async def lengths_differ(wire: Wire) -> None:
    await wire.send(HEAD + b"Content-Length: 10\r\nContent-Length: 20\r\n\r\n" + PAGE)


async def chunks_without_end(wire: Wire) -> None:
    await wire.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"%x\r\n" % len(ARTICLE) + ARTICLE + b"\r\n")


async def chunks_without_end_whole(wire: Wire) -> None:
    await wire.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"%x\r\n" % len(PAGE) + PAGE + b"\r\n")


async def chunks_broken(wire: Wire) -> None:
    await wire.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"5\r\nhello\r\nzz\r\nworld")


async def no_http(wire: Wire) -> None:
    await wire.send(b"220 ftp.example.com ready\r\n\r\n")


async def too_many(wire: Wire) -> None:
    if wire.times < 3:
        await wire.answer("429 Too Many Requests", b"", "Retry-After: 2")
    else:
        await wire.answer()


async def come_back_tomorrow(wire: Wire) -> None:
    await wire.answer("429 Too Many Requests", b"", "Retry-After: 86400")


async def storm(wire: Wire) -> None:
    await wire.answer("503 Service Unavailable", b"<html>busy</html>")


async def storm_passes(wire: Wire) -> None:
    await (storm if wire.times < 3 else ok)(wire)


async def needs_cookie(wire: Wire) -> None:
    if "visitor=1" in wire.headers.get("cookie", ""):
        await wire.answer()
    else:
        await wire.answer("302 Found", b"", "Set-Cookie: visitor=1; Path=/", f"Location: {wire.path}")


async def conditional(wire: Wire) -> None:
    if wire.headers.get("if-none-match") == '"v1"':
        await wire.send(b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n')
    else:
        await wire.answer("200 OK", PAGE, 'ETag: "v1"')


async def closes_idle(wire: Wire) -> None:
    """Answers, promises to keep the connection, and closes it."""
    await wire.answer()
    wire.writer.close()


PATHS: dict[str, Callable[[Wire], Awaitable[None]]] = {
    "/ok": ok,
    "/copy": ok,
    "/slow": slow,
    "/silent": silent,
    "/stalls": stalls,
    "/never-closes": never_closes,
    "/reset-before": reset_before,
    "/reset-middle": reset_middle,
    "/reset-once": reset_once,
    "/endless-body": endless_body,
    "/endless-chunks": endless_chunks,
    "/endless-headers": endless_headers,
    "/endless-header-line": endless_header_line,
    "/endless-continue": endless_continue,
    "/large-headers": large_headers,
    "/announces-too-much": announces_too_much,
    "/loop": loop_self,
    "/loop-a": loop_pair,
    "/loop-b": loop_pair,
    "/further": ever_further,
    "/to-ok": to("/ok", "301 Moved Permanently"),
    "/to-file": to("file:///etc/passwd"),
    "/to-ftp": to("ftp://127.0.0.1/"),
    "/to-private": to("http://127.0.0.2:PORT/ok"),
    "/to-nowhere": page("", status="302 Found"),
    "/to-long": to("/" + "x" * 9000),
    "/to-bad": to("http://[bad/"),
    "/to-secret": to("/secret/1.html"),
    "/refresh": page('<meta http-equiv="refresh" content="0; url=/ok">'),
    "/refresh-self": page('<html><meta http-equiv="refresh" content="5; url=/refresh-self"><p>news</p></html>'),
    "/refresh-loop": page('<meta http-equiv="refresh" content="0;url=/refresh-loop-b">'),
    "/refresh-loop-b": page('<meta http-equiv="refresh" content="0;url=/refresh-loop">'),
    "/refresh-file": page('<meta http-equiv="refresh" content="0;url=file:///etc/passwd">'),
    "/script": page("<script>window.location.href='/ok';</script>"),
    "/gzip": packed("gzip", gzip.compress(PAGE)),
    "/gzip-bomb": packed("gzip", gzip.compress(b"\0" * 50_000_000)),
    "/brotli-bomb": packed("br", brotli.compress(b"\0" * 50_000_000, quality=3)),
    "/zstd-bomb": packed("zstd", zstandard.ZstdCompressor().compress(b"\0" * 50_000_000)),
    "/gzip-truncated": packed("gzip", gzip.compress(ARTICLE)[:-20]),
    "/gzip-false": packed("gzip", PAGE),
    "/gzip-broken": packed("gzip", b"\x1f\x8b\x08\x00" + b"\xff" * 50),
    "/coding-unknown": packed("sdch", PAGE),
    "/length-too-long": length_too_long,
    "/length-too-long-whole": length_too_long_whole,
    "/length-too-short": length_too_short,
    "/lengths-differ": lengths_differ,
    "/chunks-without-end": chunks_without_end,
    "/chunks-without-end-whole": chunks_without_end_whole,
    "/chunks-broken": chunks_broken,
    "/no-http": no_http,
    "/too-many": too_many,
    "/tomorrow": come_back_tomorrow,
    "/storm": storm,
    "/storm-passes": storm_passes,
    "/cookie": needs_cookie,
    "/conditional": conditional,
    "/closes-idle": closes_idle,
    "/gone": page("<html>gone</html>", status="404 Not Found"),
    "/pdf": page("%PDF-1.4 " + "x" * 100_000),
    "/typeless": page(PAGE.decode(), "Content-Type: application/octet-stream"),
    "/secret/1.html": ok,
}
_ENDS_CONNECTION = ("/length", "/chunks", "/never", "/reset", "/no-http")


async def _robots(wire: Wire) -> None:
    if wire.server.robots:
        await wire.server.robots(wire)
    else:
        await wire.answer("200 OK", b"User-agent: *\nDisallow: /secret/\n")


async def _serve(server: Chaos, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError, asyncio.IncompleteReadError):
        while not writer.is_closing():
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            path = head[0].split(" ")[1].partition("?")[0]
            headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:])}
            server.asked[path] += 1
            server.requests.append({":path": head[0].split(" ")[1], **headers})
            wire = Wire(server, path, headers, writer)
            await (_robots if path == "/robots.txt" else PATHS.get(path, PATHS["/gone"]))(wire)
            if path.startswith(_ENDS_CONNECTION):
                break
    writer.close()


@asynccontextmanager
async def chaos() -> AsyncIterator[Chaos]:
    """The server on all loopback addresses, as long as the context lasts."""
    state = Chaos()
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        tasks.add(task)
        with suppress(asyncio.CancelledError):
            await _serve(state, reader, writer)
        writer.transport.abort()

    listener = await asyncio.start_server(connected, "0.0.0.0", 0)
    state.port = listener.sockets[0].getsockname()[1]
    try:
        yield state
    finally:
        listener.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)
