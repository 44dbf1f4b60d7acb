"""The harvest: every address once, whatever happens to the network, the disk, the state or the process."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import pytest

from kaimen.schemas import Capture, Rejected, RejectionCode
from kaimen.scraper.archive import Archive, ArchiveFull
from kaimen.scraper.exchange import Exchange, Failure, Fetched, FetchOptions, Validators
from kaimen.scraper.harvest import Follow, Harvest, HarvestOptions, Report
from kaimen.scraper.saved import read_captures
from kaimen.scraper.state import Lead, Page
from kaimen.scraper.warc import read_records
from tests.scraper.chaos import PATHS, chaos

BASE = "http://a.example/"
OPTIONS = HarvestOptions(retry_after=(0.01, 0.01), fetch=FetchOptions(concurrency=4))


class Web:
    """A web of pages, each of which lists where it leads; counts what is asked of it."""

    def __init__(self, pages: dict[str, str]) -> None:
        self.pages = {BASE + path: body for path, body in pages.items()}
        self.asked: Counter[str] = Counter()
        self.failing: dict[str, list[Failure]] = {}
        self.on_fetch: Callable[[str], None] = lambda _: None
        self.clock = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def fetch(
        self, url: str, *, validators: Validators | None = None, referer: str | None = None, binary: bool = False
    ) -> Fetched:
        await asyncio.sleep(0)
        self.asked[url] += 1
        self.on_fetch(url)
        if self.failing.get(url):
            return Fetched(url=url, final_url=url, failure=self.failing[url].pop(0))
        body = self.pages.get(url)
        tag = f'"{hash(body)}"'
        if body is None:
            failure = Failure(code=RejectionCode.HTTP_STATUS, detail="404 Not Found")
            return replace(self.answer(url, 404, b"gone", ""), failure=failure)
        if validators and validators.etag == tag:
            return replace(self.answer(url, 304, b"", tag), capture=None, not_modified=True)
        return self.answer(url, 200, body.encode(), tag)

    def answer(self, url: str, status: int, body: bytes, tag: str) -> Fetched:
        self.clock += 1
        headers = ((b"Content-Type", b"text/html"), (b"ETag", tag.encode()))[: 2 if tag else 1]
        exchange = Exchange(
            url=url,
            method="GET",
            target=url.removeprefix("http://a.example"),
            request_headers=((b"Host", b"a.example"),),
            http_version="HTTP/1.1",
            status=status,
            reason={200: "OK", 304: "Not Modified"}.get(status, "Not Found"),
            headers=headers,
            raw=body,
            started=datetime(2026, 6, 9, 12, self.clock // 60 % 60, self.clock % 60, tzinfo=UTC),
            elapsed=0.01,
        )
        texts = tuple((k.decode(), v.decode()) for k, v in headers)
        capture = Capture(url=url, body=body, final_url=url, status=status, headers=texts)
        return Fetched(url=url, final_url=url, exchanges=(exchange,), capture=capture)


def follow(capture: Capture, page: Page) -> Sequence[Lead]:
    return [Lead(url=BASE + path, via=page.url) for path in capture.body.decode().removeprefix("<html>").split()]


def links(*paths: str) -> str:
    return "<html>" + " ".join(paths)


def chain(count: int) -> dict[str, str]:
    return {"": links("1", "2"), **{str(n): links(str(n + 1), str(n + 2)) for n in range(1, count)}}


def harvest(
    folder: Path, web: Web, options: HarvestOptions = OPTIONS, *, finish: bool = True, follow: Follow = follow
) -> Report:
    async def run() -> Report:
        job = Harvest(folder, follow, options, fetcher=web)
        try:
            report = await job.run([Lead(url=BASE, kind="list")])
            if finish:
                job.finish()
            return report
        finally:
            job.close()

    return asyncio.run(run())


def bodies(folder: Path) -> dict[str, str]:
    found = read_captures([str(folder / "archive")])
    return {str(i.url): i.body.decode() if isinstance(i, Capture) else i.code.value for i in found}


def expected(web: Web) -> dict[str, str]:
    return {url: web.pages.get(url, "http_status") for url in web.asked}


def test_every_page_is_fetched_once_and_archived(tmp_path: Path) -> None:
    web = Web(chain(30))
    report = harvest(tmp_path, web)
    assert set(web.asked.values()) == {1}
    assert len(web.asked) == 32  # and two that are gone
    assert bodies(tmp_path) == expected(web)
    assert (report.fetched, report.failed, report.left) == (30, 2, 0)


def test_the_second_harvest_asks_whether_pages_changed_and_keeps_both_versions(tmp_path: Path) -> None:
    web = Web(chain(5))
    harvest(tmp_path, web)
    web.pages[BASE + "2"] += " new"
    web.pages[BASE + "new"] = links()
    report = harvest(tmp_path, web)
    assert (report.fetched, report.unchanged) == (2, 4)
    versions = [i.body.decode() for i in read_captures([str(tmp_path / "archive")]) if i.url == BASE + "2"]
    assert versions == [links("3", "4"), links("3", "4") + " new"]


def test_the_same_bytes_without_a_304_are_a_revisit(tmp_path: Path) -> None:
    web = Web(chain(3))
    harvest(tmp_path, web)
    size = sum(f.stat().st_size for f in (tmp_path / "archive").iterdir())
    fetch = web.fetch

    async def forgetful(url: str, *, validators: Validators | None = None, **more: object) -> Fetched:
        return await fetch(url)

    web.fetch = forgetful  # type: ignore[method-assign,assignment]
    report = harvest(tmp_path, web)
    assert (report.fetched, report.unchanged) == (0, 3)
    assert bodies(tmp_path) == expected(web)
    assert sum(f.stat().st_size for f in (tmp_path / "archive").iterdir()) > size


def test_the_network_gone_for_a_while_loses_nothing(tmp_path: Path) -> None:
    web = Web(chain(20))
    down = Failure(code=RejectionCode.CONNECT, detail="network is unreachable")
    web.failing = {BASE + str(n): [down, down] for n in range(4, 12)}
    report = harvest(tmp_path, web)
    assert report.failed == 2
    assert bodies(tmp_path) == expected(web)


def test_a_host_that_never_answered_fails_at_once(tmp_path: Path) -> None:
    web = Web({})
    web.failing = {BASE: [Failure(code=RejectionCode.DNS, detail="no such host")] * 9}
    report = harvest(tmp_path, web)
    assert (report.failed, web.asked[BASE]) == (1, 1)
    (told,) = read_captures([str(tmp_path / "archive")])
    assert isinstance(told, Rejected)
    assert (told.code, told.url, told.detail) == (RejectionCode.DNS, BASE, "no such host")


@pytest.mark.parametrize(
    "failure",
    [
        Failure(code=RejectionCode.TIMEOUT, detail="slow"),
        Failure(code=RejectionCode.HTTP_STATUS, detail="429 Too Many Requests"),
        Failure(code=RejectionCode.HTTP_STATUS, detail="502"),
    ],
    ids=lambda failure: failure.detail,
)
def test_a_passing_failure_is_tried_again_by_the_next_run_and_a_lasting_one_is_not(
    tmp_path: Path, failure: Failure
) -> None:
    web = Web(chain(4))
    web.failing = {BASE + "2": [failure] * 3}
    harvest(tmp_path, web, finish=False)
    gone = web.asked[BASE + "4"]
    harvest(tmp_path, web, finish=False)
    assert bodies(tmp_path)[BASE + "2"] == links("3", "4")
    assert web.asked[BASE + "4"] == gone
    assert web.asked[BASE + "3"] == 1


def test_max_pages_stops_and_the_next_run_goes_on(tmp_path: Path) -> None:
    web = Web(chain(20))
    report = harvest(tmp_path, web, replace(OPTIONS, max_pages=7))
    assert sum(web.asked.values()) == 7
    assert report.left > 0
    harvest(tmp_path, web)
    assert set(web.asked.values()) == {1}
    assert len(web.asked) == 22


def test_stopping_finishes_what_is_in_flight(tmp_path: Path) -> None:
    web = Web(chain(20))

    async def run() -> Report:
        job = Harvest(tmp_path, follow, OPTIONS, fetcher=web)
        web.on_fetch = lambda url: job.stop() if url.endswith("/5") else None
        report = await job.run([Lead(url=BASE, kind="list")])
        job.close()
        return report

    report = asyncio.run(run())
    assert report.interrupted
    assert report.fetched == sum(web.asked.values())
    web.on_fetch = lambda _: None
    harvest(tmp_path, web)
    assert set(web.asked.values()) == {1}


def test_a_run_with_other_rules_says_so_in_a_file_of_its_own(tmp_path: Path) -> None:
    web = Web(chain(9))
    obeying = replace(OPTIONS, describe={"robots": "obey", "operator": "a  b"}, max_pages=3)
    ignoring = replace(OPTIONS, describe={"robots": "ignore"})
    for options, files in ((obeying, 1), (obeying, 1), (ignoring, 2)):
        harvest(tmp_path, web, options, finish=False)
        assert len(list((tmp_path / "archive").glob("*.warc.gz"))) == files
    said = []
    for path in sorted((tmp_path / "archive").glob("*.warc.gz")):
        with path.open("rb") as stream:
            said.append((next(read_records(stream, limit=10_000)).block or b"").decode())
    assert ["robots: obey" in text for text in said] == [True, False]
    assert bodies(tmp_path) == expected(web)


def test_an_article_that_goes_on_without_end_is_given_up(tmp_path: Path) -> None:
    def further(capture: Capture, page: Page) -> Sequence[Lead]:
        return [replace(lead, head=page.head or page.id) for lead in follow(capture, page)]

    web = Web({"": links("1"), **{str(n): links(str(n + 1)) for n in range(1, 300)}})
    harvest(tmp_path, web, follow=further)
    assert len(web.asked) == 200


def test_a_page_is_not_asked_for_again_before_its_server_wants_it(tmp_path: Path) -> None:
    eager = FetchOptions(delay=0.0, max_delay=0.01, retries=0, concurrency=1, allow_private=True)

    async def asked() -> Counter[str]:
        async with chaos() as server:
            options = replace(OPTIONS, fetch=eager)
            job = Harvest(tmp_path, lambda *_: (), options)
            await job.run([Lead(url=server.url(path)) for path in ("/ok", "/storm", "/tomorrow")])
            job.close()
            return server.asked

    found = asyncio.run(asked())
    assert (found["/storm"], found["/tomorrow"]) == (3, 1)


class TestRecovery:
    def test_a_lost_state_is_made_again_from_the_archive(self, tmp_path: Path) -> None:
        web = Web(chain(20))
        harvest(tmp_path, web, replace(OPTIONS, max_pages=9), finish=False)
        for path in tmp_path.glob("state.sqlite*"):
            path.unlink()
        report = harvest(tmp_path, web)
        assert report.recovered == 9
        assert set(web.asked.values()) == {1}
        assert bodies(tmp_path) == expected(web)

    @pytest.mark.parametrize("cut", [1, 7, 100, 600, 1500, 4000, 10**9])
    def test_an_archive_that_lost_its_end_is_fetched_again_from_there(self, tmp_path: Path, cut: int) -> None:
        """A power cut may take what the state already speaks of."""
        web = Web(chain(20))
        harvest(tmp_path, web, finish=False)
        (path,) = (tmp_path / "archive").glob("*.warc.gz")
        os.truncate(path, max(0, path.stat().st_size - cut))
        before = dict(web.asked)
        harvest(tmp_path, web)
        assert bodies(tmp_path) == expected(web)
        refetched = sum(web.asked.values()) - sum(before.values())
        assert 1 <= refetched <= cut // 100 + 1

    def test_zeros_at_the_end_are_cut_off(self, tmp_path: Path) -> None:
        web = Web(chain(6))
        harvest(tmp_path, web, finish=False)
        (path,) = (tmp_path / "archive").glob("*.warc.gz")
        with path.open("ab") as stream:
            stream.write(bytes(5000))
        harvest(tmp_path, web)
        assert set(web.asked.values()) == {1}
        assert bodies(tmp_path) == expected(web)

    def test_files_are_rotated_and_all_are_recovered(self, tmp_path: Path) -> None:
        web = Web(chain(20))
        small = replace(OPTIONS, archive_size=2000)
        harvest(tmp_path, web, replace(small, max_pages=12), finish=False)
        assert len(list((tmp_path / "archive").glob("*.warc.gz"))) > 2
        for path in tmp_path.glob("state.sqlite*"):
            path.unlink()
        harvest(tmp_path, web, small)
        assert set(web.asked.values()) == {1}
        assert bodies(tmp_path) == expected(web)


class TestFullDisk:
    def test_a_full_disk_stops_the_harvest_with_a_whole_archive(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        web = Web(chain(20))
        append = Archive.append
        room = 3000

        def tight(self: Archive, records: Sequence[bytes]):
            if self.end.offset + sum(map(len, records)) > room:
                monkeypatch.setattr("kaimen.scraper.archive._write_all", overflowing)
            return append(self, records)

        def overflowing(stream, data: bytes) -> None:
            stream.write(data[:20])
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Archive, "append", tight)
        with pytest.raises(ArchiveFull, match="No space left on device"):
            harvest(tmp_path, web)
        monkeypatch.undo()
        assert "archive_truncated" not in bodies(tmp_path).values()
        harvest(tmp_path, web)
        assert bodies(tmp_path) == expected(web)


def test_a_harvest_of_everything_that_servers_do_wrong_completes(tmp_path: Path) -> None:
    eager = FetchOptions(
        delay=0.0,
        max_delay=0.05,
        retries=0,
        connect_timeout=0.5,
        read_timeout=0.3,
        total_timeout=1.0,
        max_body=2_000_000,
        concurrency=16,
        per_host=16,
        allow_private=True,
    )
    options = HarvestOptions(fetch=eager, retry_after=())

    async def run() -> tuple[Report, dict[str, str]]:
        async with chaos() as server:
            job = Harvest(tmp_path, lambda *_: (), options)
            report = await job.run([Lead(url=server.url(path)) for path in PATHS])
            states = {row["url"]: row["state"] for row in job.state.listed()}
            job.close()
            return report, states

    report, states = asyncio.run(run())
    assert report.left == 0
    assert {states[url] for url in states} <= {"archived", "failed", "alias"}
    assert report.failed > 20
    told = {i.url: i.code.value for i in read_captures([str(tmp_path / "archive")]) if isinstance(i, Rejected)}
    assert "archive_truncated" not in told.values()
    assert {url for url, state in states.items() if state == "failed"} <= told.keys()
