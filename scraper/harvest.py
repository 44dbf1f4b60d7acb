"""The harvest: takes addresses from the state, fetches them, archives what came, and queues what they lead to.

It survives a crash at any instant: a group is in the archive as a whole or not at all, the state follows the archive,
and a start tells the state what it missed. Which links to follow is asked of a function: this room knows nothing of
articles.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, Self

from ..schemas import Capture, RejectionCode
from .archive import (
    Archive,
    ArchiveFull,
    Group,
    Original,
    Position,
    Verdict,
    exchange_records,
    rendered_record,
    verdict_record,
    warc_date,
)
from .client import Client
from .exchange import Exchange, Fetched, FetchOptions, Validators
from .failpoints import FailPoints
from .state import Kind, Lead, Page, State, host_of
from .warc import payload_digest
from .warc_pages import capture_of

__all__ = ["Fetcher", "Follow", "Harvest", "HarvestOptions", "Host", "Renderer", "Report"]

Follow = Callable[[Capture, Page], Sequence[Lead]]
"""Where a page leads to; pure, so that it can be asked again for a page of the archive."""

_COMMIT_EVERY = 0.25
"""Seconds between commits: what a power cut costs, and what syncing the disk costs, are both small."""
_WINDOW = 64
"""Addresses of a host that are leased at once; memory does not grow with the queue."""
_PASSING = frozenset(
    {
        RejectionCode.DNS,
        RejectionCode.CONNECT,
        RejectionCode.TIMEOUT,
        RejectionCode.ROBOTS_UNREACHABLE,
        RejectionCode.BODY_TRUNCATED,
        RejectionCode.PROTOCOL,
    }
)
"""Failures that may pass."""
_PASSING_STATUS = ("429", "5")
"""How the status begins of an answer that may be another one later."""
_BARREN_MAX: dict[Kind, int] = {"list": 3, "page": 200}
"""Pages in a row that show nothing new after which a list, or an article, goes on no more: columns mix series, and past
their end some sites give the last page again and again."""


class Fetcher(Protocol):
    """What fetches: the client, or what stands for it in a test."""

    async def fetch(
        self, url: str, *, validators: Validators | None = None, referer: str | None = None, binary: bool = False
    ) -> Fetched:
        """Fetch one address; never raises for the outside world's faults."""
        ...

    async def __aenter__(self) -> Self:
        """Open for use."""
        ...

    async def __aexit__(self, *_: object) -> None:
        """Close."""
        ...


class Renderer(Protocol):
    """What builds pages that only a browser builds."""

    async def render(self, capture: Capture) -> bytes | None:
        """The page as a browser shows it, in UTF-8, or None."""
        ...

    async def __aenter__(self) -> Self:
        """Open for use."""
        ...

    async def __aexit__(self, *_: object) -> None:
        """Close."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HarvestOptions:
    """How to harvest. `describe` goes into the archive's warcinfo."""

    fetch: FetchOptions = field(default_factory=FetchOptions)
    max_pages: int | None = None
    """Pages fetched in one run, images apart."""
    only_lists: bool = False
    """Fetch no more than what tells which pages there are."""
    retry_after: tuple[float, ...] = (5.0, 30.0, 120.0)
    """Seconds before each further attempt at an address of a host that has answered before (the network was gone)."""
    archive_size: int = 1 << 30
    describe: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Host:
    """How it stands with one host, for the progress table."""

    waiting: int = 0
    active: int = 0
    done: int = 0
    failed: int = 0
    last: str = ""
    window: deque[Page] = field(default_factory=deque)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did. `left` addresses are still waiting, because of `max_pages` or Ctrl-C."""

    fetched: int
    unchanged: int
    failed: int
    recovered: int
    left: int
    interrupted: bool


class Harvest:
    """One run on one folder, which holds `archive/` and `state.sqlite`. The caller holds the folder's lock."""

    def __init__(
        self,
        folder: Path,
        follow: Follow,
        options: HarvestOptions,
        *,
        fetcher: Fetcher | None = None,
        renderer: Callable[[Fetcher], Renderer] | None = None,
        needs_browser: Callable[[Capture], bool] = lambda _: False,
        fail_points: FailPoints | None = None,
        on_progress: Callable[[Harvest], None] = lambda _: None,
    ) -> None:
        self.options = options
        self.hosts: dict[str, Host] = {}
        self.archive = Archive(folder / "archive", max_size=options.archive_size, describe=options.describe)
        self.state = State(folder / "state.sqlite")
        self._follow = follow
        self._points = fail_points or FailPoints()
        self._fetcher: Fetcher = fetcher or Client(
            options.fetch, robots_store=self.state.robots, on_robots=self._keep_robots
        )
        self._renderer = renderer(self._fetcher) if renderer else None
        self._needs_browser = needs_browser
        self._on_progress = on_progress
        self._stop = asyncio.Event()
        self._taken = self._fetched = self._unchanged = self._failed = self._recovered = 0
        self._last_commit = 0.0
        self._taken_kinds: tuple[Kind, ...] = ("list",) if options.only_lists else ("list", "page", "image")

    def stop(self) -> None:
        """Take no further address; what is in flight is finished."""
        self._stop.set()

    async def run(self, seeds: Iterable[Lead]) -> Report:
        """Fetch the seeds and all that they lead to. Raises ArchiveFull when the disk is."""
        try:
            self._start(seeds)
            async with self._fetcher, self._renderer or contextlib.nullcontext():
                await self._work()
            self.state.reset_leases()
            self._points.reached("drained")
            await self._commit()
        except sqlite3.OperationalError as error:
            raise ArchiveFull(
                f"state.sqlite cannot be written: {error}; nothing is lost, run the same command"
            ) from None
        finally:
            self.archive.close()
        return Report(
            fetched=self._fetched,
            unchanged=self._unchanged,
            failed=self._failed,
            recovered=self._recovered,
            left=sum(self.state.waiting().values()),
            interrupted=self._stop.is_set(),
        )

    def finish(self) -> None:
        """The output of this round is written: the next run asks every page whether it changed."""
        if not self.state.waiting():
            self.state.set("phase", "done")
            self.state.commit()
        self._points.reached("finished")

    def close(self) -> None:
        """Close the state."""
        self.state.close()

    # --- start

    def _start(self, seeds: Iterable[Lead]) -> None:
        self.state.reset_leases()
        self._recover()
        phase = self.state.get("phase")
        if phase == "done":
            self.state.new_round()
        elif phase == "running":
            self.state.requeue_failed(_may_pass)
        self.state.set("phase", "running")
        for seed in seeds:
            self.state.add(seed)
        self.state.commit()
        self._points.reached("recovered")
        self.hosts = {host: Host(waiting=n) for host, n in self.state.waiting().items()}

    def _recover(self) -> None:
        """Bring archive and state together: the archive's whole groups count, nothing else."""
        for group in self.archive.recover(self.state.position):
            self._replay(group)
            self.state.position = group.end
        self.state.forget_beyond(self.archive.lengths())
        self.archive.open()
        self.state.position = min(self.state.position, self.archive.end)

    def _replay(self, group: Group) -> None:
        verdict = group.verdict
        if verdict.kind not in ("page", "list", "image"):
            return
        self._recovered += 1
        page = self.state.page(verdict.url)
        if page is None:
            self.state.add(Lead(url=verdict.url, kind=verdict.kind, via=verdict.via))  # type: ignore[arg-type]
            page = self.state.page(verdict.url)
            assert page
        if verdict.outcome == "failed":
            self.state.failed(page, code=verdict.code or "", detail=verdict.detail or "", end=group.end)
            return
        record = next((r for r in reversed(group.records) if r.type == "response"), None)
        capture = capture_of(record, self.options.fetch.max_body) if record and verdict.outcome == "page" else None
        shown = next((r for r in group.records if r.type == "resource" and r.block is not None), None)
        if capture and shown and shown.block is not None:
            capture = as_rendered(capture, shown.block)
        original = None
        if record and capture:
            digest, date = record.get("WARC-Payload-Digest") or "", record.get("WARC-Date") or ""
            original = Original(url=record.target or "", date=date, digest=digest)
        self._settle(page, capture, original, verdict.final_url or page.url, group.end)

    # --- the loop

    async def _work(self) -> None:
        tasks: set[asyncio.Task[None]] = set()
        try:
            while True:
                while len(tasks) < self.options.fetch.concurrency and (page := self._next()):
                    tasks.add(asyncio.create_task(self._one(page)))
                if tasks:
                    done, tasks = await asyncio.wait(tasks, timeout=_COMMIT_EVERY, return_when=asyncio.FIRST_COMPLETED)
                    for task in done:
                        task.result()
                elif not await self._wait_for_retry():
                    return
                if time.monotonic() - self._last_commit > _COMMIT_EVERY:
                    await self._commit()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _next(self) -> Page | None:
        """The next address to fetch; hosts take turns, none has more than its share in flight."""
        if self._stop.is_set() or (self.options.max_pages is not None and self._taken >= self.options.max_pages):
            return None
        for name, host in self.hosts.items():
            if host.active >= self.options.fetch.per_host:
                continue
            if not host.window and host.waiting > 0:
                host.window.extend(self.state.lease(name, time.time(), _WINDOW, self._taken_kinds))
            if host.window:
                page = host.window.popleft()
                host.waiting -= 1
                host.active += 1
                self.hosts[name] = self.hosts.pop(name)  # to the end of the line
                self._taken += page.kind != "image"
                self._points.reached("leased")
                return page
        return None

    async def _wait_for_retry(self) -> bool:
        """Sleep until an address may be tried again; False where there is none, or no more are wanted."""
        limit = self.options.max_pages
        at = self.state.next_time(self._taken_kinds)
        if at is None or self._stop.is_set() or (limit is not None and self._taken >= limit):
            return False
        await self._commit()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), min(max(at - time.time(), 0.01), 1.0))
        return True

    async def _commit(self) -> None:
        self._last_commit = time.monotonic()
        await asyncio.to_thread(self.archive.sync)
        self._points.reached("synced")
        self.state.commit()
        self._points.reached("committed")
        self._on_progress(self)

    # --- one address

    async def _one(self, page: Page) -> None:
        host = self.hosts[page.host]
        try:
            fetched = await self._fetcher.fetch(
                page.url, validators=page.validators, referer=page.via, binary=page.kind == "image"
            )
            self._points.reached("fetched")
            host.last = _last_code(fetched)
            if self._try_again(page, fetched, host):
                return
            self._keep(page, fetched, await self._render(page, fetched), host)
        finally:
            host.active -= 1

    def _try_again(self, page: Page, fetched: Fetched, host: Host) -> bool:
        """Put an address back whose failure may pass, unless its host never answered or wants a longer wait."""
        failure = fetched.failure
        if not failure or not _may_pass(failure.code, failure.detail):
            return False
        if not host.done or page.attempts >= len(self.options.retry_after):
            return False
        if fetched.exchanges and (fetched.exchanges[-1].retry_after or 0) > self.options.fetch.max_retry_after:
            return False
        wait = self.options.retry_after[page.attempts]
        self.state.release(page, not_before=time.time() + wait, attempts=page.attempts + 1)
        host.waiting += 1
        self._taken -= page.kind != "image"
        return True

    async def _render(self, page: Page, fetched: Fetched) -> bytes | None:
        """What a browser makes of the page, where it needs one."""
        capture = fetched.capture
        if not self._renderer or not capture or fetched.failure or page.kind == "image":
            return None
        return await self._renderer.render(capture) if self._needs_browser(capture) else None

    def _keep(self, page: Page, fetched: Fetched, rendered: bytes | None, host: Host) -> None:
        """Archive what came, then tell the state."""
        records, original = self._records(page, fetched, rendered)
        if self._points.armed("group_torn"):
            self.archive.append([*records[:-1], records[-1][: len(records[-1]) // 2]])
        self._points.reached("group_torn")
        end = self.archive.append(records)
        self._points.reached("archived")
        if fetched.failure:
            self._failed += 1
            host.failed += 1
            self.state.failed(page, code=fetched.failure.code.value, detail=fetched.failure.detail, end=end)
        else:
            host.done += 1
            self._fetched += original is not None
            self._unchanged += original is None
            capture = fetched.capture if original else None
            if capture and rendered is not None:
                capture = as_rendered(capture, rendered)
            self._settle(page, capture, original, fetched.final_url, end)
        self.state.position = end
        self._points.reached("settled")

    def _records(self, page: Page, fetched: Fetched, rendered: bytes | None) -> tuple[list[bytes], Original | None]:
        """The group, and what a later revisit of the page would refer to; None where it was unchanged itself."""
        last = fetched.exchanges[-1] if fetched.exchanges else None
        arrived = last is not None and (fetched.capture is not None or fetched.not_modified)
        unchanged = _unchanged_since(page, fetched, last) if last and arrived else None
        records: list[bytes] = []
        for exchange in fetched.exchanges:
            final = exchange is last and arrived
            role = page.kind if final and page.kind == "image" else None if final else "redirect"
            records += exchange_records(exchange, role=role, original=unchanged if final else None)
        if rendered is not None and last and not unchanged:
            records.append(rendered_record(last, rendered))
        verdict = Verdict(
            url=page.url,
            kind=page.kind,
            outcome="failed" if fetched.failure else "unchanged" if unchanged else "page",
            final_url=fetched.final_url if fetched.final_url != page.url else None,
            code=fetched.failure.code.value if fetched.failure else None,
            detail=fetched.failure.detail if fetched.failure else None,
            via=page.via,
        )
        records.append(verdict_record(verdict, date=last.started if last else datetime.now(UTC)))
        if last is None or unchanged or not arrived:
            return records, None
        return records, Original(url=last.url, date=warc_date(last), digest=payload_digest(last.raw))

    def _settle(
        self, page: Page, capture: Capture | None, original: Original | None, final_url: str, end: Position
    ) -> None:
        """The address is done; without `capture` it is as it was, and so are its links."""
        validators = _validators(capture) if capture else None
        self.state.archived(page, final_url=final_url, end=end, capture=original, validators=validators)
        if final_url != page.url:
            self.state.known(final_url)
        if capture and page.kind != "image":
            for lead in self._leads(capture, page):
                if self.state.add(lead):
                    host = self.hosts.setdefault(host_of(lead.url), Host())
                    host.waiting += 1

    def _leads(self, capture: Capture, page: Page) -> Sequence[Lead]:
        """Where a page leads to; no further in a list or article that has shown nothing new for long."""
        leads = self._follow(capture, page)
        if not any(lead.head for lead in leads):
            return leads
        new = self.state.show(page.head or page.id, [lead.url for lead in leads if not lead.head])
        barren = 0 if new else page.barren + 1
        going_on = [lead for lead in leads if not lead.head or barren < _BARREN_MAX[lead.kind]]
        return [replace(lead, barren=barren) if lead.head else lead for lead in going_on]

    def _keep_robots(self, exchange: Exchange) -> None:
        records = list(exchange_records(exchange, role="robots", original=None))
        verdict = Verdict(url=exchange.url, kind="robots", outcome="page")
        records.append(verdict_record(verdict, date=exchange.started))
        self.state.position = self.archive.append(records)


def as_rendered(capture: Capture, body: bytes) -> Capture:
    """The capture with the page as a browser shows it; ETag and Last-Modified are still those of the answer."""
    headers = tuple((k, v) for k, v in capture.headers if k.lower() != "content-type")
    return replace(capture, body=body, headers=(*headers, ("Content-Type", "text/html; charset=utf-8")))


def _may_pass(code: str, detail: str) -> bool:
    """Whether a later attempt may succeed where one failed so."""
    return code in _PASSING or (code == RejectionCode.HTTP_STATUS and detail.startswith(_PASSING_STATUS))


def _unchanged_since(page: Page, fetched: Fetched, last: Exchange) -> Original | None:
    """The earlier capture that the answer equals: the server says so, or the bytes do."""
    known = page.original
    if known is None or fetched.failure:
        return None
    if fetched.not_modified:
        return known
    return known if known.url == last.url and known.digest == payload_digest(last.raw) else None


def _validators(capture: Capture) -> Validators | None:
    found = {name.lower(): value for name, value in capture.headers}
    etag, modified = found.get("etag"), found.get("last-modified")
    return Validators(etag=etag, last_modified=modified) if etag or modified else None


def _last_code(fetched: Fetched) -> str:
    if fetched.failure and fetched.failure.code is not RejectionCode.HTTP_STATUS:
        return fetched.failure.code.value
    return str(fetched.exchanges[-1].status) if fetched.exchanges else ""
