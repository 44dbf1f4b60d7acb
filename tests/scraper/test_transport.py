"""Where connections go: to the address that was checked, with or without TLS, or to the user's proxy."""

from __future__ import annotations

import asyncio
import re
import shutil
import socket
import ssl
import subprocess
from contextlib import asynccontextmanager
from ipaddress import ip_network

import h2.config
import h2.connection
import h2.events
import httpx
import pytest

from kaimen.scraper.client import Client, FetchOptions
from kaimen.scraper.transport import tls_reason
from tests.scraper.chaos import PAGE, chaos

QUICK = {"delay": 0.0, "retries": 0, "ignore_robots": True, "connect_timeout": 2.0, "read_timeout": 2.0}
LOOPBACK = (ip_network("127.0.0.1/32"),)


def _resolver(monkeypatch, *answers: list[str]) -> list[str]:
    """Let names resolve to these addresses, one list after the other; gives the names that were asked for."""
    asked: list[str] = []

    async def getaddrinfo(self, host, port, **_):
        found = answers[min(len(asked), len(answers) - 1)]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", getaddrinfo)
    return asked


def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch):
    _resolver(monkeypatch, ["192.168.1.1"])

    async def run():
        async with Client(FetchOptions(**QUICK)) as client:
            return await client.fetch("http://intranet.example/")

    failure = asyncio.run(run()).failure
    assert failure and failure.code == "address_refused" and "192.168.0.0/16" in failure.detail


def test_rebinding_gains_nothing(monkeypatch):
    """The address that is connected to is the one that was checked: the name is resolved once a connection."""

    async def run():
        async with chaos() as server:
            asked = _resolver(monkeypatch, ["127.0.0.1"], ["127.0.0.2"])
            async with Client(FetchOptions(**QUICK, allow_net=LOOPBACK)) as client:
                first = await client.fetch(server.url("/closes-idle", "rebind.example"))
                await asyncio.sleep(0.05)
                second = await client.fetch(server.url("/ok", "rebind.example"))
                return first, second, asked, server.asked["/ok"]

    first, second, asked, reached = asyncio.run(run())
    assert first.failure is None and first.exchanges[0].ip == "127.0.0.1"
    assert second.failure and second.failure.code == "address_refused"
    assert asked == ["rebind.example", "rebind.example"] and reached == 0


def test_of_mixed_addresses_only_the_allowed_are_connected_to(monkeypatch):
    async def run():
        async with chaos() as server:
            _resolver(monkeypatch, ["127.0.0.2", "10.0.0.1", "127.0.0.1"])
            async with Client(FetchOptions(**QUICK, allow_net=LOOPBACK)) as client:
                return await client.fetch(server.url("/ok", "mixed.example"))

    assert asyncio.run(run()).exchanges[0].ip == "127.0.0.1"


def test_the_environments_proxy_is_not_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")

    async def run():
        async with chaos() as server, Client(FetchOptions(**QUICK, allow_net=LOOPBACK)) as client:
            return await client.fetch(server.url("/ok"))

    assert asyncio.run(run()).failure is None


@asynccontextmanager
async def _proxy(asked: list[str]):
    async def serve(reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        asked.append(head.split(b" ")[1].decode())
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://name-only-the-proxy-knows.invalid/x", None),
        ("http://8.8.8.8/x", None),
        ("http://127.0.0.1/x", "address_refused"),
        ("http://169.254.169.254/latest", "address_refused"),
    ],
)
def test_behind_a_proxy_what_we_can_know_is_checked(url, code):
    asked: list[str] = []

    async def run():
        async with _proxy(asked) as address, Client(FetchOptions(**QUICK, proxy=address)) as client:
            return await client.fetch(url)

    fetched = asyncio.run(run())
    assert (fetched.failure.code if fetched.failure else None) == code
    assert asked == ([] if code else [url])


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    if not shutil.which("openssl"):
        pytest.skip("openssl is not on this machine")
    folder = tmp_path_factory.mktemp("tls")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out cert.pem"
    names = ["-addext", "subjectAltName=DNS:site.example,IP:127.0.0.1"]
    subprocess.run([*command.split(), *names], cwd=folder, check=True, capture_output=True)
    return folder


class _Http2(asyncio.Protocol):
    """Answers every request with the page."""

    def connection_made(self, transport):
        self.transport = transport
        self.connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        self.connection.initiate_connection()
        transport.write(self.connection.data_to_send())

    def data_received(self, data):
        for event in self.connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived):
                self.connection.send_headers(event.stream_id, [(":status", "200"), ("content-type", "text/html")])
                self.connection.send_data(event.stream_id, PAGE, end_stream=True)
        self.transport.write(self.connection.data_to_send())


async def _fetch_tls(certificate, protocols: list[str], factory):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    context.set_alpn_protocols(protocols)
    server = await asyncio.get_running_loop().create_server(factory, "127.0.0.1", 0, ssl=context)
    try:
        async with Client(FetchOptions(**QUICK, allow_net=LOOPBACK)) as client:
            port = server.sockets[0].getsockname()[1]
            return [await client.fetch(f"https://127.0.0.1:{port}/x") for _ in range(2)]
    finally:
        server.close()


class _Http1(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE)


@pytest.mark.parametrize(
    ("protocols", "factory", "version"), [(["h2"], _Http2, "HTTP/2"), (["http/1.1"], _Http1, "HTTP/1.1")]
)
def test_http2_is_spoken_where_offered(certificate, monkeypatch, protocols, factory, version):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    for fetched in asyncio.run(_fetch_tls(certificate, protocols, factory)):
        assert fetched.failure is None
        assert fetched.capture and fetched.capture.body == PAGE
        assert fetched.exchanges[0].http_version == version and fetched.exchanges[0].ip == "127.0.0.1"


def test_a_certificate_that_nobody_vouches_for_is_named(certificate):
    (fetched, _) = asyncio.run(_fetch_tls(certificate, ["http/1.1"], _Http1))
    assert fetched.failure and fetched.failure.code == "tls" and "certificate" in fetched.failure.detail


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("UNSAFE_LEGACY_RENEGOTIATION_DISABLED", "renegotiation"),
        ("DH_KEY_TOO_SMALL", "Diffie-Hellman"),
        ("TLSV1_ALERT_PROTOCOL_VERSION", r"TLS 1\.1"),
        ("WRONG_VERSION_NUMBER", "http://"),
        ("SOMETHING_NEW", "SOMETHING_NEW"),
    ],
)
def test_tls_of_old_servers_has_a_clear_message(reason, words):
    error = ssl.SSLError(1, f"[SSL: {reason}] (_ssl.c:1000)")
    error.reason = reason
    assert re.search(words, tls_reason(error))


def test_nothing_is_left_open(recwarn):
    async def run():
        async with chaos() as server, Client(FetchOptions(**QUICK, allow_net=LOOPBACK, per_host=8)) as client:
            await asyncio.gather(*(client.fetch(server.url("/ok")) for _ in range(20)))

    asyncio.run(run())
    assert not [w for w in recwarn if issubclass(w.category, ResourceWarning)]


def test_a_transport_of_ones_own_can_be_given():
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, html=PAGE.decode())

    async def run():
        async with Client(FetchOptions(**QUICK), transport=httpx.MockTransport(answer)) as client:
            return await client.fetch("http://site.example/")

    assert asyncio.run(run()).capture.body == PAGE
