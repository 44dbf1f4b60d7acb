"""The values that fetching takes and gives: options, the conversation as it was, and what came of an address.

What the outside world does wrong is a value here (`Failure`), because a harvest goes on with the next page. The whole
conversation is kept (`Exchange`), because the archive is the proof of what was fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Literal, Protocol

from ..schemas import Capture, RejectionCode
from .pace import retry_after

__all__ = ["Exchange", "Failure", "FetchOptions", "Fetched", "RawHeaders", "RobotsEntry", "RobotsStore", "Validators"]

RawHeaders = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """How to fetch. Times in seconds, sizes in bytes; the defaults are polite."""

    delay: float = 1.0
    """Least time between the starts of two requests to one host."""
    max_delay: float = 60.0
    """What a Crawl-delay, and slowing down by ourselves, may raise the delay to."""
    max_retry_after: float = 120.0
    """A longer Retry-After ends the fetch instead of being waited for; the host is asked more slowly all the same."""
    concurrency: int = 16
    per_host: int = 2
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    """Longest silence in the middle of an answer."""
    total_timeout: float = 60.0
    """On the network for one page, over all its redirects and attempts, however busily it trickles."""
    max_body: int = 20_000_000
    """After decompression; the compressed body is held to the same bound."""
    max_headers: int = 65_536
    max_redirects: int = 10
    max_url: int = 8_192
    retries: int = 2
    """Further attempts after a transient failure: connect, timeout, a body that breaks off, 429, 502, 503, 504."""
    backoff: float = 1.0
    """Wait before the first retry; doubles, with jitter."""
    http2: bool = True
    proxy: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    cookies: Path | None = None
    """A cookies.txt in Netscape's format."""
    contact: str | None = None
    """Address or URL of who answers for the harvest; part of the User-Agent."""
    allow_net: tuple[IPv4Network | IPv6Network, ...] = ()
    allow_private: bool = False
    ignore_robots: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer as they came over the wire, enough for a WARC request and response record.

    `raw` is the body before content decoding, without the framing of a transfer encoding; `truncated` is WARC's reason.
    """

    url: str
    method: str
    target: str
    request_headers: RawHeaders
    http_version: str
    status: int
    reason: str
    headers: RawHeaders
    raw: bytes
    started: datetime
    """In UTC, when the request was sent."""
    elapsed: float
    ip: str | None = None
    truncated: Literal["length", "time", "disconnect"] | None = None

    def header(self, name: str) -> bytes | None:
        """The answer's first header of that name (lower case), as bytes."""
        return next((value for key, value in self.headers if key.lower() == name.encode()), None)

    @property
    def retry_after(self) -> float | None:
        """Seconds that a server which is overloaded asks to wait; None where it is not, or does not say."""
        if self.status not in (429, 503):
            return None
        return retry_after((self.header("retry-after") or b"").decode("latin-1"), self.started)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why no page came; `detail` is one line for a person."""

    code: RejectionCode
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a page was known by when it was fetched last, for a conditional request."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of one address.

    `exchanges` are all hops in order (of a hop that was tried again, the last attempt), also when the fetch failed.
    `capture` is set whenever a whole answer came, so for an error status too, where `failure` says `http_status`.
    """

    url: str
    final_url: str
    exchanges: tuple[Exchange, ...] = ()
    capture: Capture | None = None
    not_modified: bool = False
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsEntry:
    """What a site's robots.txt said: `body` of a 2xx answer, b"" where there is none, None where it was unreachable."""

    body: bytes | None
    fetched_at: float
    """Seconds since the epoch; an entry older than a day is fetched again (RFC 9309, section 2.4)."""
    code: RejectionCode | None = None
    """Why it was unreachable."""
    detail: str = ""


class RobotsStore(Protocol):
    """Where robots.txt files are remembered, by origin (`https://host:port`); a dict does."""

    def get(self, origin: str, /) -> RobotsEntry | None:
        """The entry, or None."""

    def __setitem__(self, origin: str, entry: RobotsEntry, /) -> None:
        """Remember the entry."""
