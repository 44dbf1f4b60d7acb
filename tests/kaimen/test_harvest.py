"""The whole line from a site to rows: what is fetched, what is stored, and what a second run does."""

from __future__ import annotations

import contextlib
import functools
import json
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from typer.testing import CliRunner
from warcio.checker import Checker

from kaimen.cli import app
from kaimen.scraper.lock import holding
from samples.site import START, serve


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serve() as base:
        yield base


def harvest(base: str, folder: Path, *more: str, start: str = START):
    arguments = ["harvest", base + start, "-o", str(folder), "--allow-private", "--delay", "0", "--jobs", "1", *more]
    return CliRunner().invoke(app, arguments)


def rows(folder: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def records_of(folder: Path, *types: WarcRecordType):
    for path in sorted((folder / "archive").glob("*.warc.gz")):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False):
                if not types or record.record_type in types:
                    yield record


@pytest.fixture(scope="module")
def done(site: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object]:
    folder = tmp_path_factory.mktemp("harvest")
    return folder, harvest(site, folder)


def test_corrections_that_cannot_be_read_are_told_before_anything_is_fetched(site: str, tmp_path: Path) -> None:
    (tmp_path / "corrections.jsonl").write_text("{\n", encoding="utf-8")
    result = harvest(site, tmp_path)
    assert result.exit_code == 2, result.output
    assert "corrections.jsonl:1" in result.output
    assert not (tmp_path / "archive").exists()


class TestSeries:
    def test_the_whole_series_is_found_from_its_list(self, done) -> None:
        folder, result = done
        assert sorted(a["installment"] for a in rows(folder, "articles")) == list(range(1, 11))
        assert result.exit_code == 1, "one address of the site is gone"
        assert re.search(r"there\s+10: 1–10", result.stderr)

    @pytest.mark.parametrize("number", [1, 6, 10])
    def test_the_whole_series_is_found_from_any_installment(self, done, site: str, tmp_path: Path, number: int) -> None:
        start = next(a["url"] for a in rows(done[0], "articles") if a["installment"] == number)
        harvest(site, tmp_path, start=start.removeprefix(site))
        assert sorted(a["installment"] for a in rows(tmp_path, "articles")) == list(range(1, 11))

    def test_what_gave_no_page_is_told_with_its_code(self, done) -> None:
        codes = [r["code"] for r in rows(done[0], "rejected")]
        assert codes.count("http_status") == codes.count("robots_denied") == 1

    def test_rows_are_in_the_order_of_the_series(self, done) -> None:
        numbers = [r["article"]["installment"] for r in rows(done[0], "records")]
        assert numbers == sorted(numbers)

    def test_the_article_over_two_pages_is_one(self, done) -> None:
        assert [len(a["urls"]) for a in rows(done[0], "articles")].count(2) == 1

    def test_series_prints_the_coverage_again(self, done) -> None:
        result = CliRunner().invoke(app, ["series", str(done[0])])
        assert result.exit_code == 0
        assert "10: 1–10" in result.stdout
        told = json.loads(CliRunner().invoke(app, ["series", str(done[0]), "--json"]).stdout)
        assert sorted(map(int, told["there"])) == list(range(1, 11))

    def test_series_reads_an_extraction_without_a_harvest_too(self, done, tmp_path: Path) -> None:
        for name in ("articles", "rejected", "records"):
            kept = [r for r in rows(done[0], name) if name != "articles" or r["installment"] != 4]
            text = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in kept)
            (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
        result = CliRunner().invoke(app, ["series", str(tmp_path)])
        assert result.exit_code == 3
        assert re.search(r"missing\s+1: 4", result.stdout)

    def test_dry_run_lists_and_writes_nothing(self, site: str, tmp_path: Path) -> None:
        folder = tmp_path / "out"
        result = harvest(site, folder, "--dry-run")
        numbers = [line.split("\t")[0] for line in result.stdout.splitlines()]
        assert set(numbers) == {str(n) for n in range(1, 11)} - {"3", "7"}, "two are linked from articles alone"
        assert not folder.exists()

    def test_max_pages_stops_and_the_next_run_goes_on(self, site: str, tmp_path: Path) -> None:
        first = harvest(site, tmp_path, "--max-pages", "4")
        assert first.exit_code == 3
        assert "not fetched yet" in first.stderr
        harvest(site, tmp_path)
        assert len(rows(tmp_path, "articles")) == 10
        fetched = [r.headers["WARC-Target-URI"] for r in records_of(tmp_path, WarcRecordType.response)]
        assert len(fetched) == len(set(fetched))

    def test_a_list_of_addresses_is_fetched_and_nothing_else(self, done, site: str, tmp_path: Path) -> None:
        urls = [a["url"] for a in rows(done[0], "articles") if a["installment"] in (1, 2)]
        (tmp_path / "urls.txt").write_text("# two\n" + "\n".join(urls), encoding="utf-8")
        arguments = ["harvest", "--urls", str(tmp_path / "urls.txt"), "-o", str(tmp_path / "out")]
        CliRunner().invoke(app, [*arguments, "--allow-private", "--delay", "0"])
        assert [a["installment"] for a in rows(tmp_path / "out", "articles")] == [1, 2]

    def test_since_leaves_out_what_is_older(self, site: str, tmp_path: Path) -> None:
        harvest(site, tmp_path, "--since", "2021-04-16")
        assert [a["installment"] for a in rows(tmp_path, "articles")] == [7, 8, 9, 10]


class TestArchive:
    def test_extracting_the_archive_gives_the_same_bytes(self, done) -> None:
        folder, _ = done
        result = CliRunner().invoke(app, ["extract", str(folder / "archive"), "-q"])
        assert result.stdout == (folder / "records.jsonl").read_text(encoding="utf-8")

    def test_other_tools_find_nothing_wrong(self, done, capsys: pytest.CaptureFixture[str]) -> None:
        paths = sorted(str(p) for p in (done[0] / "archive").glob("*.warc.gz"))
        checker = Checker(type("Arguments", (), {"inputs": paths, "verbose": True}))
        checker.process_all()
        assert checker.exit_value == 0, capsys.readouterr().out
        checked = 0
        for record in records_of(done[0]):
            assert record.verify_block_digest()
            if record.record_type == WarcRecordType.response:
                record.parse_http()
                assert record.verify_payload_digest()
                checked += 1
        assert checked > 10

    def test_every_request_is_there_with_its_response(self, done) -> None:
        requests = {r.headers["WARC-Concurrent-To"] for r in records_of(done[0], WarcRecordType.request)}
        responses = {r.record_id for r in records_of(done[0], WarcRecordType.response)}
        assert responses == {r.strip("<>") for r in requests} or responses == requests

    def test_images_are_stored_when_asked_for(self, site: str, tmp_path: Path) -> None:
        harvest(site, tmp_path, "--images")
        targets = [r.headers["WARC-Target-URI"] for r in records_of(tmp_path, WarcRecordType.response)]
        assert sum(t.endswith(".jpg") for t in targets) > 5
        assert len(rows(tmp_path, "articles")) == 10


class TestAgain:
    def test_an_unchanged_page_costs_a_304_and_changes_no_row(self, done, site: str) -> None:
        folder, _ = done
        before = {name: (folder / f"{name}.jsonl").read_bytes() for name in ("records", "articles", "rejected")}
        responses = len(list(records_of(folder, WarcRecordType.response)))
        result = harvest(site, folder)
        assert "0 fetched, 14 unchanged" in result.stderr or "0 fetched, 13 unchanged" in result.stderr
        assert {name: (folder / f"{name}.jsonl").read_bytes() for name in before} == before
        revisits = list(records_of(folder, WarcRecordType.revisit))
        assert {r.headers["WARC-Profile"].rpartition("/")[2] for r in revisits} == {"server-not-modified"}
        assert len(list(records_of(folder, WarcRecordType.response))) <= responses + 1  # the page that is gone

    def test_the_second_process_is_told_who_holds_the_folder(self, site: str, tmp_path: Path) -> None:
        with holding(tmp_path):
            result = harvest(site, tmp_path)
        assert result.exit_code == 1
        assert "process" in result.stderr
        assert not (tmp_path / "records.jsonl").exists()


def test_ctrl_c_finishes_what_is_in_flight_and_says_how_to_go_on(site: str, tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "kaimen", "harvest", site + START, "-o", str(tmp_path), "--allow-private"]
    process = subprocess.Popen([*arguments, "--delay", "0.4"], stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 20
    while not list((tmp_path / "archive").glob("*.warc.gz")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "the same command goes on" in told
    assert "Traceback" not in told
    harvest(site, tmp_path)
    assert len(rows(tmp_path, "articles")) == 10
    fetched = [r.headers["WARC-Target-URI"] for r in records_of(tmp_path, WarcRecordType.response)]
    pages = [url for url in fetched if not url.endswith("/robots.txt")]
    assert len(pages) == len(set(pages))


def test_why_an_address_gave_nothing_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["harvest", "http://127.0.0.1:9/x", "-o", str(tmp_path)])
    assert result.exit_code == 1
    assert "127.0.0.0/8" in result.stderr
    assert "--allow-private" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ftp://a.example/"], "not an http or https address"),
        ([], "give either addresses or --urls"),
        (["http://a.example/", "--since", "gestern"], "not a date"),
        (["http://a.example/", "--header", "x"], "not 'Name: value'"),
        (["http://a.example/", "--allow-net", "x"], "--allow-net x"),
        (["http://a.example/", "--log", "x"], "--log x"),
        (["http://a.example/", "--profile", "nosuch"], "nosuch: no such profile"),
        (["http://a.example/", "--profile", "nosuch", "--dry-run"], "nosuch: no such profile"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(tmp_path: Path, arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(app, ["harvest", *arguments, "-o", str(tmp_path)])
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.glob("archive/*")), "it is told before anything is fetched"


LABELS = ("事项名称", "情况简介", "问题困难", "干事情况")


@contextlib.contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    handler = functools.partial(SimpleHTTPRequestHandler, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


class TestIntoADatabase:
    def test_a_harvest_ends_in_the_database(self, site: str, tmp_path: Path) -> None:
        result = harvest(site, tmp_path / "out", "--to", f"sqlite:///{tmp_path}/rows.db")
        assert result.exit_code == 1, "one address of the site is gone"
        with contextlib.closing(sqlite3.connect(tmp_path / "rows.db")) as database:
            ids = {i for (i,) in database.execute("SELECT id FROM records")}
        assert ids == {r["id"] for r in rows(tmp_path / "out", "records")}

    def test_a_series_that_looks_like_markup_is_shown_as_it_is_and_loaded(self, tmp_path: Path) -> None:
        name = "某[/b]区“开门一件事”成果展播"
        text = "".join(f"<p>{label}</p><p>楼院里的路灯坏了半年，三天之内全部修好。</p>" for label in LABELS)
        page = f"<meta charset=utf-8><title>{name}③</title><h1>{name}③</h1><div>{text}</div>"
        (tmp_path / "page.html").write_text(page, encoding="utf-8")
        with serve_folder(tmp_path) as base:
            result = harvest(base, tmp_path / "out", "--to", f"sqlite:///{tmp_path}/k.db", start="/page.html")
        assert name in result.stderr
        assert "1 articles, 1 records: 1 new" in result.stderr
        assert name in CliRunner().invoke(app, ["series", str(tmp_path / "out")]).stdout

    def test_a_database_that_cannot_be_used_is_told_before_anything_is_fetched(self, site: str, tmp_path: Path) -> None:
        result = harvest(site, tmp_path / "out", "--to", "nosuch:///rows.db")
        assert result.exit_code == 2
        assert not (tmp_path / "out" / "archive").exists()


def test_extracting_an_archive_that_notes_a_failed_fetch_is_no_failure(done, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["extract", str(done[0] / "archive"), "-o", str(tmp_path)])
    assert result.exit_code == 0
    assert (tmp_path / "records.jsonl").read_bytes() == (done[0] / "records.jsonl").read_bytes()


def test_credentials_are_kept_neither_in_the_archive_nor_in_the_lock(site: str, tmp_path: Path) -> None:
    harvest(site, tmp_path, "--max-pages", "1", "--header", "Authorization: Bearer SECRETPW")
    sent = [r.reader.read() for r in records_of(tmp_path, WarcRecordType.request)]
    assert sent
    assert not any(b"SECRETPW" in request for request in sent)
    assert any(b"***" in request for request in sent)
    assert b"SECRETPW" not in (tmp_path / ".lock").read_bytes()
