"""A site of any number of installments on localhost, for the benchmarks of harvesting.

One process with prepared answers, so that the server is not what is measured: `python -m benchmarks.server PAGES`
prints its port and serves until its standard input ends.
"""

from __future__ import annotations

import asyncio
import hashlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["START", "serving", "site"]

START = "/kmysj/index.html"
_PER_LIST = 20
_SERIES = "云岭区“开门一件事”成果展播"
_PLACES = [
    "杏花里",
    "书院巷",
    "纸坊",
    "桥头",
    "月牙湖",
    "铁匠营",
    "北仓门",
    "梨园",
    "染坊街",
    "古渡",
    "东皋",
    "老关庙",
    "南塘",
    "苇荡",
    "灯塔",
    "五里亭",
    "磨盘街",
]


def site(pages: int) -> dict[str, bytes]:
    """The body behind each path: lists of installments from the last to the first, and the installments."""
    found = {"/robots.txt": b"User-agent: *\nAllow: /\n"}
    numbers = range(pages, 0, -1)
    lists = [numbers[at : at + _PER_LIST] for at in range(0, pages, _PER_LIST)]
    for n, shown in enumerate(lists):
        found[START if n == 0 else f"/kmysj/index_{n}.html"] = _list(shown, n + 1 if n + 1 < len(lists) else None)
    return found | {_path(n): _article(n) for n in numbers}


def _path(number: int) -> str:
    return f"/kmysj/2021/t{number:05d}.html"


def _title(number: int) -> str:
    return f"{_PLACES[number % len(_PLACES)]}的变化 | {_SERIES}（第{number}期）"


def _page(title: str, body: str) -> bytes:
    links = "".join(f'<li><a href="/c{n}/">栏目{n}</a></li>' for n in range(12))
    head = f'<!doctype html><html><head><meta charset="utf-8"><title>{title}_云岭新闻网</title></head>'
    return (
        f"{head}<body><ul class=nav>{links}</ul>{body}<div class=foot>云岭新闻网 版权所有</div></body></html>".encode()
    )


def _list(numbers: range, following: int | None) -> bytes:
    items = "".join(f'<li><a href="{_path(n)}">{_title(n)}</a><span>2021-03-05</span></li>' for n in numbers)
    more = f'<a href="/kmysj/index_{following}.html">下一页</a>' if following else ""
    return _page("开门一件事", f"<ul class=list>{items}</ul><div class=pages>{more}</div>")


def _article(number: int) -> bytes:
    blocks = []
    for n in range(2):
        place = _PLACES[(number * 3 + n) % len(_PLACES)]
        text = hashlib.sha256(f"{number} {n}".encode()).hexdigest()
        blocks.append(
            f"<p>望湖街道{place}社区</p><p>事项名称：解决{place}社区第{number}号院停车难</p>"
            f"<p>上任感言：我们要把{place}的事情一件一件办好，让居民看得见变化，编号{text[:12]}。</p>"
            f"<p>情况简介：{place}社区第{number}号院建成于上世纪九十年代，住户{number + 40}户，"
            f"车位不足，编号{text[12:24]}。</p>"
            f"<p>干事情况：社区党委召开{n + 3}次议事会，协调物业、街道和居民代表，新划车位{number % 30 + 5}个。</p>"
        )
    body = (
        f"<h1>{_title(number)}</h1><div>2021-03-05 10:00 来源：云岭日报</div><div class=content>{''.join(blocks)}</div>"
    )
    return _page(_title(number), body)


class _Http(asyncio.Protocol):
    """As much of HTTP/1.1 as a GET needs."""

    def __init__(self, answers: dict[bytes, bytes]) -> None:
        self._answers = answers
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            path = self._received.split(b" ", 2)[1]
            self._received = self._received[end + 4 :]
            assert self._transport
            self._transport.write(self._answers.get(path) or self._answers[b"404"])


def _answer(body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
    head += f'ETag: "{hashlib.sha256(body).hexdigest()[:16]}"\r\n\r\n'
    return head.encode() + body


async def _serve(pages: int) -> None:
    answers = {path.encode(): _answer(body) for path, body in site(pages).items()}
    answers[b"404"] = _answer(b"<title>404</title>", status="404 Not Found")
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Http(answers), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


@contextmanager
def serving(pages: int) -> Iterator[str]:
    """Serve a site in a process of its own while the context lasts; gives its base address."""
    command = [sys.executable, "-m", "benchmarks.server", str(pages)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
