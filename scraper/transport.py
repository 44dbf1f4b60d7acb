"""The way to the network beneath httpx: connections to checked addresses only.

httpx has no place where the address of a connection can be looked at before it is made, but httpcore has: connections
take a network backend. The backend here resolves once, screens the addresses, and connects to the number that it
screened, so that a name which changes its address between check and use (rebinding) gains nothing; as every redirect
hop and every new connection comes through here, none is left out.

Idle connections are kept here and not in httpcore's pool, which looks at every connection and every waiting request for
each request (half of all time on a fast server); nobody waits here, since `pace` lets only so many requests through.
Below them is plain asyncio, which answers half as many questions for each read as the default backend.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterable
from typing import Any

import httpcore
import httpx

from ..schemas import FetchError, RejectionCode
from .addresses import AddressPolicy, resolve

__all__ = ["CheckedTransport"]

_READ_AHEAD = 512 * 1024
"""Bytes that may wait in a connection before the server is made to wait."""

_MAX_ORIGINS = 64
"""Origins whose connections are kept open."""

_KEEPALIVE = 30.0
"""Seconds that an idle connection is kept; nginx closes after 75, many Chinese CDNs after 60, IIS after 120."""


class _Wire(asyncio.Protocol):
    """What has arrived on one connection and was not read yet."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._waiter: asyncio.Future[None] | None = None
        self._transport: asyncio.Transport | None = None
        self._error: Exception | None = None
        self.ended = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if len(self._buffer) > _READ_AHEAD and self._transport:
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        self.ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended, self._error = True, exc
        self._wake()

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)

    @property
    def readable(self) -> bool:
        """Whether something waits to be read, be it only the end."""
        return bool(self._buffer) or self.ended

    async def read(self, max_bytes: int, timeout: float | None) -> bytes:
        """The next bytes; b"" at the end. Raises TimeoutError, and the connection's error."""
        if not self.readable:
            loop = asyncio.get_running_loop()
            self._waiter = loop.create_future()
            alarm = loop.call_later(timeout, self._expire) if timeout is not None else None
            try:
                await self._waiter
            finally:
                self._waiter = None
                if alarm:
                    alarm.cancel()
        if not self._buffer and self._error:
            raise self._error
        data = bytes(self._buffer[:max_bytes])
        del self._buffer[:max_bytes]
        if self._transport and not self.ended and len(self._buffer) <= _READ_AHEAD:
            self._transport.resume_reading()
        return data

    def _expire(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_exception(TimeoutError())


class _Stream(httpcore.AsyncNetworkStream):
    """httpcore's view of one connection."""

    def __init__(self, transport: asyncio.Transport, wire: _Wire) -> None:
        self._transport = transport
        self._wire = wire

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return await self._wire.read(max_bytes, timeout)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(f"nothing came for {timeout:g} s") from error
        except OSError as error:
            raise httpcore.ReadError(_reason(error)) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        # Requests are small and have no body: what the socket does not take at once waits in the transport.
        if self._transport.is_closing():
            raise httpcore.WriteError("the server closed the connection")
        self._transport.write(buffer)

    async def aclose(self) -> None:
        # Not close(): that would wait for the other side's farewell under TLS, up to 30 seconds in the background.
        self._transport.abort()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        loop = asyncio.get_running_loop()
        # A server name may not be an address (RFC 6066, section 3); for the certificate it is compared all the same.
        try:
            transport = await loop.start_tls(
                self._transport,
                self._wire,
                ssl_context,
                server_hostname=server_hostname,
                ssl_handshake_timeout=timeout,
            )
        except ssl.SSLError as error:
            self._transport.abort()
            raise FetchError(RejectionCode.TLS, server_hostname or "", tls_reason(error)) from error
        except OSError as error:  # TimeoutError too
            self._transport.abort()
            detail = f"the TLS handshake broke off: {_reason(error) or 'time is up'}"
            raise FetchError(RejectionCode.TLS, server_hostname or "", detail) from error
        assert transport
        self._wire.connection_made(transport)
        return _Stream(transport, self._wire)

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return self._wire.readable
        name = {"ssl_object": "ssl_object", "server_addr": "peername", "client_addr": "sockname", "socket": "socket"}
        return self._transport.get_extra_info(name[info]) if info in name else None


class _Backend(httpcore.AsyncNetworkBackend):
    """Connects to screened addresses; with `policy` None to whatever it is told (the user's own proxy)."""

    def __init__(self, policy: AddressPolicy | None) -> None:
        self._policy = policy

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            async with asyncio.timeout(timeout):
                addresses = await resolve(host, port)
        except TimeoutError as error:
            raise FetchError(RejectionCode.DNS, host, f"the name {host} did not resolve in {timeout:g} s") from error
        if self._policy:
            addresses = self._policy.screen(host, addresses)
        return await self._connect([str(a) for a in addresses], port, timeout)

    async def _connect(self, addresses: list[str], port: int, timeout: float | None) -> _Stream:
        """The first address that answers; each gets its share of the time."""
        loop = asyncio.get_running_loop()
        share = timeout / len(addresses) if timeout else None
        failed = ""
        for address in addresses:
            try:
                async with asyncio.timeout(share):
                    transport, wire = await loop.create_connection(_Wire, address, port)
                return _Stream(transport, wire)
            except TimeoutError:
                failed = f"{address} port {port} did not answer in {share:g} s"
            except OSError as error:
                failed = f"{address} port {port}: {_reason(error)}"
        raise httpcore.ConnectError(failed)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def _reason(error: BaseException) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


_TLS_REASONS = (
    ("UNSAFE_LEGACY_RENEGOTIATION", "the server knows only the unsafe renegotiation of before 2010 (RFC 5746)"),
    ("DH_KEY_TOO_SMALL", "the server offers a Diffie-Hellman key that is too small to be safe"),
    ("EE_KEY_TOO_SMALL", "the key of the server's certificate is too small to be safe"),
    ("CA_MD_TOO_WEAK", "the server's certificate is signed with a broken hash"),
    ("UNSUPPORTED_PROTOCOL", "the server speaks only TLS 1.1 or older"),
    ("PROTOCOL_VERSION", "the server speaks only TLS 1.1 or older"),
    ("HANDSHAKE_FAILURE", "the server offers no cipher that is safe today"),
    ("NO_SHARED_CIPHER", "the server offers no cipher that is safe today"),
    ("WRONG_VERSION_NUMBER", "the server does not speak TLS at this port; the http:// address may work"),
    ("HTTP_REQUEST", "the server does not speak TLS at this port; the http:// address may work"),
    ("UNEXPECTED_EOF", "the server hung up in the middle of the TLS handshake"),
)


def tls_reason(error: ssl.SSLError) -> str:
    """One line for a person on why the handshake failed."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the server's certificate is not valid: {error.verify_message}"
    name = error.reason or str(error)
    return next((text for key, text in _TLS_REASONS if key in name), f"the TLS handshake failed: {name}")


_ERRORS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (httpcore.ConnectTimeout, httpx.ConnectError),
    (httpcore.ConnectError, httpx.ConnectError),
    (httpcore.ProxyError, httpx.ProxyError),
    (httpcore.TimeoutException, httpx.ReadTimeout),
    (httpcore.ProtocolError, httpx.RemoteProtocolError),
    (httpcore.ConnectionNotAvailable, httpx.RemoteProtocolError),
    (httpcore.NetworkError, httpx.ReadError),
)
_CoreError = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError)
_STALE = (httpcore.RemoteProtocolError, httpcore.NetworkError, httpcore.ConnectionNotAvailable)

Origin = tuple[str, str, int | None]
Connection = httpcore.AsyncConnectionInterface


def _as_httpx(error: Exception) -> httpx.TransportError:
    return next(ours for theirs, ours in _ERRORS if isinstance(error, theirs))(str(error))


class _Body(httpx.AsyncByteStream):
    """The answer's body, with httpcore's errors as httpx's; closing it gives the connection back."""

    def __init__(self, stream: Any, idle: _Idle, origin: Origin, connection: Connection) -> None:
        self._stream = stream
        self._idle = idle
        self._origin = origin
        self._connection = connection
        self._closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._stream:
                yield piece
        except _CoreError as error:
            raise _as_httpx(error) from error

    async def aclose(self) -> None:
        if not self._closed:
            self._closed = True
            await self._stream.aclose()
            await self._idle.put(self._origin, self._connection)


class _Idle:
    """Connections that wait for the next request, by origin, the least used origin first."""

    def __init__(self, per_host: int) -> None:
        self._per_host = per_host
        self._by_origin: OrderedDict[Origin, list[Connection]] = OrderedDict()

    async def take(self, origin: Origin) -> Connection | None:
        """A connection that is still good, or None."""
        waiting = self._by_origin.get(origin, [])
        while waiting:
            connection = waiting.pop()
            if connection.is_available() and not connection.has_expired():
                return connection
            await connection.aclose()
        return None

    async def put(self, origin: Origin, connection: Connection) -> None:
        """Keep the connection if it can be used again."""
        waiting = self._by_origin.setdefault(origin, [])
        self._by_origin.move_to_end(origin)
        if connection.is_idle() and not connection.is_closed() and len(waiting) < self._per_host:
            waiting.append(connection)
        else:
            await connection.aclose()
        if len(self._by_origin) > _MAX_ORIGINS:
            await self._drop()

    async def _drop(self) -> None:
        _, waiting = self._by_origin.popitem(last=False)
        for connection in waiting:
            await connection.aclose()

    async def aclose(self) -> None:
        """Close all."""
        while self._by_origin:
            await self._drop()


class CheckedTransport(httpx.AsyncBaseTransport):
    """An httpx transport to checked addresses, or through the user's proxy.

    Behind a proxy the proxy connects, so what can be checked is what our own resolver says: an address that it refuses
    is refused, a name that only the proxy can resolve is left to the proxy.
    """

    def __init__(
        self, policy: AddressPolicy, *, per_host: int = 2, http2: bool = True, proxy: httpx.Proxy | None = None
    ) -> None:
        self._policy = policy
        self._http2 = http2
        self._proxy = proxy
        self._idle = _Idle(per_host)
        self._factory: httpcore.AsyncConnectionPool | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request. Raises `FetchError` for what is refused and httpx's errors for the rest."""
        url = request.url
        origin = (url.scheme, url.host, url.port)
        if self._proxy:
            await self._check_target(url)
        wanted = httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        try:
            connection, answer = await self._send(origin, wanted)
        except _CoreError as error:
            raise _as_httpx(error) from error
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream, self._idle, origin, connection),
            extensions=answer.extensions,
        )

    async def _send(self, origin: Origin, request: httpcore.Request) -> tuple[Connection, httpcore.Response]:
        connection = await self._idle.take(origin)
        if connection:
            try:
                return connection, await connection.handle_async_request(request)
            except _STALE:
                # Most likely the server closed it just now, for it was idle: that is nobody's failure.
                await connection.aclose()
        connection = self._connections().create_connection(request.url.origin)
        return connection, await connection.handle_async_request(request)

    async def _check_target(self, url: httpx.URL) -> None:
        try:
            addresses = await resolve(url.host, url.port or 0)
        except FetchError:
            return
        self._policy.screen(url.host, addresses)

    def _connections(self) -> httpcore.AsyncConnectionPool:
        """What makes connections, directly or through the proxy; of the pool nothing else is used."""
        if self._factory is None:
            self._factory = self._open()
        return self._factory

    def _open(self) -> httpcore.AsyncConnectionPool:
        shared: dict[str, Any] = {
            # trust_env here is for SSL_CERT_FILE alone: whoever sits behind an inspecting firewall needs it.
            "ssl_context": httpx.create_ssl_context(trust_env=True),
            "keepalive_expiry": _KEEPALIVE,
            "http2": self._http2,
            "network_backend": _Backend(None if self._proxy else self._policy),
        }
        if self._proxy is None:
            return httpcore.AsyncConnectionPool(**shared)
        url = self._proxy.url
        where = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        if url.scheme in ("socks5", "socks5h"):
            return httpcore.AsyncSOCKSProxy(where, proxy_auth=self._proxy.raw_auth, **shared)
        return httpcore.AsyncHTTPProxy(
            where, proxy_auth=self._proxy.raw_auth, proxy_headers=self._proxy.headers.raw, **shared
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._idle.aclose()
        # The sockets are closed in the loop's next turns; a loop that stops before would leave them open.
        for _ in range(2):
            await asyncio.sleep(0)
