"""WARC: what is written is read back by others, what others write is read, and damage is told."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator as WarcioIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kaimen.schemas import Capture, Rejected
from kaimen.scraper.saved import read_captures
from kaimen.scraper.warc import Damaged, Record, make_record, new_id, payload_digest, read_records

NOON = datetime(2026, 6, 9, 12, tzinfo=UTC)
PAGE = "<!doctype html><title>开门一件事</title><p>停车位</p>".encode()
HTML = ("Content-Type", "text/html; charset=utf-8")


def http(body: bytes, *headers: tuple[str, str], status: str = "200 OK") -> bytes:
    head = "".join(f"{k}: {v}\r\n" for k, v in headers or (HTML,))
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def response(url: str, body: bytes, *headers: tuple[str, str], status: str = "200 OK", **more: str) -> bytes:
    extra = {"WARC-Target-URI": url, "WARC-Payload-Digest": payload_digest(body)}
    extra |= {k.replace("_", "-"): v for k, v in more.items()}
    kind = "application/http; msgtype=response"
    return make_record(
        "response", http(body, *headers, status=status), date=NOON, content_type=kind, more=extra.items()
    )


def captures(data: bytes, **options: int) -> list[Capture | Rejected]:
    return list(read_captures(["-"], stdin=io.BytesIO(data), **options))  # type: ignore[arg-type]


def codes(items: list[Capture | Rejected]) -> list[str]:
    return [item.code.value if isinstance(item, Rejected) else "page" for item in items]


def records(data: bytes) -> list[bytes | None]:
    return [r.block for r in read_records(io.BytesIO(data), limit=1 << 20)]


class TestRecords:
    @given(st.lists(st.binary(max_size=2000), max_size=4))
    def test_every_block_comes_back_and_other_readers_agree(self, blocks: list[bytes]) -> None:
        made = [make_record("resource", b, date=NOON, content_type="text/html") for b in blocks]
        data = b"".join(made)
        assert records(data) == blocks
        assert records(gzip.decompress(data) if data else b"") == blocks
        found = [(r.verify_block_digest(), r.reader.read()) for r in ArchiveIterator(io.BytesIO(data))]
        assert [b for _, b in found] == blocks
        assert [r.content_stream().read() for r in WarcioIterator(io.BytesIO(data))] == blocks

    def test_several_records_in_one_member_are_read(self) -> None:
        two = [gzip.decompress(make_record("resource", b, date=NOON, content_type=None)) for b in (b"a", b"b")]
        assert records(gzip.compress(b"".join(two))) == [b"a", b"b"]

    @pytest.mark.parametrize("packed", [True, False])
    def test_wherever_it_breaks_off_whole_records_are_given_and_the_offset_of_the_last(self, packed: bool) -> None:
        made = [make_record("resource", b * 50, date=NOON, content_type=None) for b in (b"abcdefg", b"hi")]
        if not packed:
            made = [gzip.decompress(m) for m in made]
        whole, ends = b"".join(made), [0, len(made[0]), len(made[0]) + len(made[1])]
        for cut in range(len(whole)):
            found: list[Record] = []
            if cut in ends:
                assert len(records(whole[:cut])) == ends.index(cut)
                continue
            with pytest.raises(Damaged) as caught:
                found.extend(read_records(io.BytesIO(whole[:cut]), limit=1 << 20))
            assert caught.value.good_until == max(e for e in ends if e < cut)
            assert len(found) == (1 if cut > ends[1] else 0)

    def test_offsets_point_at_the_members(self) -> None:
        made = [make_record("resource", b"x" * n, date=NOON, content_type=None) for n in (5, 70_000, 9)]
        data = b"".join(made)
        for record in read_records(io.BytesIO(data), limit=1 << 20):
            assert record.offset is not None
            stream = io.BytesIO(data)
            stream.seek(record.offset)
            again = next(read_records(stream, limit=1 << 20, start=record.offset))
            assert (again.block, again.offset, again.end) == (record.block, record.offset, record.end)

    def test_a_block_above_the_limit_is_passed_over(self) -> None:
        made = [make_record("resource", b"x" * n, date=NOON, content_type=None) for n in (5000, 9)]
        blocks = [r.block for r in read_records(io.BytesIO(b"".join(made)), limit=1000)]
        assert blocks == [None, b"x" * 9]

    @given(st.binary(max_size=200))
    def test_junk_never_raises_anything_but_damage(self, junk: bytes) -> None:
        for head in (b"", b"WARC/1.1\r\n", b"\x1f\x8b\x08"):
            try:
                list(read_records(io.BytesIO(head + junk), limit=1000))
            except Damaged:
                continue


class TestPages:
    def test_a_response_is_a_page_with_address_time_and_headers(self) -> None:
        (page,) = captures(response("http://a.example/1", PAGE))
        assert isinstance(page, Capture)
        assert (page.url, page.body, page.status, page.url_source) == ("http://a.example/1", PAGE, 200, "warc")
        assert page.fetched_at == "2026-06-09T12:00:00.000000Z"
        assert page.content_type == "text/html; charset=utf-8"

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves its spool files open
    def test_what_warcio_writes_is_read(self) -> None:
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=True)
        headers = StatusAndHeaders("200 OK", [HTML], protocol="HTTP/1.1")
        writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "warcio"}))
        writer.write_record(
            writer.create_warc_record("http://a.example/1", "response", io.BytesIO(PAGE), http_headers=headers)
        )
        (page,) = captures(out.getvalue())
        assert isinstance(page, Capture)
        assert page.body == PAGE

    def test_codings_are_undone(self) -> None:
        packed = gzip.compress(PAGE)
        chunked = b"4\r\n" + packed[:4] + b"\r\n%x;x=y\r\n" % len(packed[4:]) + packed[4:] + b"\r\n0\r\n\r\n"
        for body, coding in ((packed, "identity"), (chunked, "chunked")):
            data = response(
                "http://a.example/1", body, HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", coding)
            )
            (page,) = captures(data)
            assert isinstance(page, Capture)
            assert page.body == PAGE

    def test_redirects_images_and_robots_are_no_pages(self) -> None:
        data = response("http://a.example/1", b"", ("Location", "/2"), status="302 Found")
        data += response("http://a.example/a.jpg", b"\xff\xd8\xff", ("Content-Type", "image/jpeg"))
        data += response("http://a.example/robots.txt", b"User-agent: *", ("Content-Type", "text/plain"))
        data += response("http://a.example/x", PAGE, HTML, Kaimen_Role="redirect")
        assert codes(captures(data)) == ["no_pages"]

    def test_an_archive_that_is_named_is_told_where_it_holds_no_page(self, tmp_path: Path) -> None:
        info = make_record("warcinfo", b"software: x\r\n", date=NOON, content_type="application/warc-fields")
        (tmp_path / "a.warc.gz").write_bytes(info)
        (tmp_path / "b.warc").write_bytes(gzip.decompress(info))
        (tmp_path / "z.html").write_bytes(PAGE)
        skipped: list[str] = []
        for name in ("a.warc.gz", "b.warc"):
            (told,) = read_captures([str(tmp_path / name)])
            assert isinstance(told, Rejected)
            assert (told.code.value, told.path) == ("no_pages", str(tmp_path / name))
        assert codes(list(read_captures([str(tmp_path)], on_skip=skipped.append))) == ["page"]
        assert skipped == [str(tmp_path / "a.warc.gz"), str(tmp_path / "b.warc")]
        (tmp_path / "z.html").unlink()
        assert codes(list(read_captures([str(tmp_path)]))) == ["no_pages"]

    def test_an_archive_of_a_failure_holds_something(self) -> None:
        url = [("WARC-Target-URI", "http://a.example/2")]
        verdict = make_record("metadata", b"kaimen-code: timeout\r\n", date=NOON, content_type=None, more=url)
        assert codes(captures(verdict)) == ["timeout"]

    @pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", ""])
    def test_a_page_under_a_wrong_content_type_is_a_page(self, kind: str) -> None:
        assert codes(captures(response("http://a.example/1", PAGE, ("Content-Type", kind)))) == ["page"]

    def test_a_page_whose_address_is_none_is_a_page(self) -> None:
        assert codes(captures(response("http://[/1", PAGE, HTML))) == ["page"]

    def test_an_error_page_and_a_bomb_are_told(self) -> None:
        data = response("http://a.example/1", PAGE, status="404 Not Found")
        data += response("http://a.example/2", gzip.compress(b"x" * 500_000), HTML, ("Content-Encoding", "gzip"))
        assert codes(captures(data, max_page=100_000)) == ["http_status", "too_large"]

    def test_our_verdict_replaces_the_page_that_it_is_about(self) -> None:
        block = b"kaimen-code: body_truncated\r\nkaimen-detail: 10 of 20 bytes came\r\n"
        url = [("WARC-Target-URI", "http://a.example/2")]
        verdict = make_record("metadata", block, date=NOON, content_type="application/warc-fields", more=url)
        found = captures(response("http://a.example/1", PAGE) + response("http://a.example/2", PAGE) + verdict)
        assert codes(found) == ["page", "body_truncated"]
        assert isinstance(found[1], Rejected)
        assert found[1].detail == "10 of 20 bytes came"

    def test_a_torn_archive_gives_what_stands_before_the_tear(self) -> None:
        data = response("http://a.example/1", PAGE) + response("http://a.example/2", PAGE)
        assert codes(captures(data[:-5])) == ["page", "archive_truncated"]
        assert codes(captures(gzip.decompress(data)[:-50])) == ["page", "archive_truncated"]

    @given(st.binary(max_size=300), st.text(max_size=30))
    def test_no_message_raises_and_what_is_told_can_be_stored(self, junk: bytes, url: str) -> None:
        more = [("WARC-Target-URI", "http://a.example/" + "".join(url.split()))]
        for head in (b"", b"HTTP/1.1 404 ", b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"):
            data = make_record("response", head + junk, date=NOON, content_type="application/http", more=more)
            for item in captures(data):
                if isinstance(item, Rejected):
                    item.model_dump_json()


class TestRevisits:
    def revisit(self, url: str, body: bytes, of: str) -> bytes:
        more = {
            "WARC-Target-URI": url,
            "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
            "WARC-Payload-Digest": payload_digest(body),
            "WARC-Refers-To-Target-URI": of,
            "WARC-Refers-To-Date": "2026-06-09T12:00:00.000000Z",
            "WARC-Record-ID": new_id(),
        }
        later = NOON.replace(hour=13)
        return make_record("revisit", http(b""), date=later, content_type="application/http", more=more.items())

    def archive(self, folder: Path, *members: bytes) -> list[Capture | Rejected]:
        (folder / "a.warc.gz").write_bytes(b"".join(members))
        return list(read_captures([str(folder)]))

    def test_a_revisit_of_another_address_has_its_payload(self, tmp_path: Path) -> None:
        first, second = "http://a.example/1", "http://a.example/2"
        found = self.archive(tmp_path, response(first, PAGE), self.revisit(second, PAGE, first))
        assert [(c.url, c.body) for c in found if isinstance(c, Capture)] == [(first, PAGE), (second, PAGE)]

    def test_an_unchanged_page_is_given_once_but_one_that_changed_back_again(self, tmp_path: Path) -> None:
        url = "http://a.example/1"
        back = self.revisit(url, PAGE, url)
        assert len(self.archive(tmp_path, response(url, PAGE), back)) == 1
        changed = response(url, PAGE + b"<p>new")
        found = self.archive(tmp_path, response(url, PAGE), changed, back)
        assert [c.body for c in found if isinstance(c, Capture)] == [PAGE, PAGE + b"<p>new", PAGE]

    def test_an_archive_of_unchanged_pages_holds_pages(self, tmp_path: Path) -> None:
        url = "http://a.example/1"
        (tmp_path / "1.warc.gz").write_bytes(response(url, PAGE))
        (tmp_path / "2.warc.gz").write_bytes(self.revisit(url, PAGE, url))
        assert codes(list(read_captures([str(tmp_path / "1.warc.gz"), str(tmp_path / "2.warc.gz")]))) == ["page"]

    def test_a_revisit_may_come_before_its_original(self, tmp_path: Path) -> None:
        first, second = "http://a.example/1", "http://a.example/2"
        (tmp_path / "1.warc.gz").write_bytes(self.revisit(second, PAGE, first))
        (tmp_path / "2.warc.gz").write_bytes(response(first, PAGE))
        one, two = str(tmp_path / "1.warc.gz"), str(tmp_path / "2.warc.gz")
        for paths in ([one, two], [two, one], [str(tmp_path)]):
            found = list(read_captures(paths))
            assert [(c.url, c.body) for c in found if isinstance(c, Capture)] == [(first, PAGE), (second, PAGE)]
            assert codes(found) == ["page", "page"]

    def test_a_folder_of_nothing_but_revisits_holds_pages(self, tmp_path: Path) -> None:
        first, second = "http://a.example/1", "http://a.example/2"
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
        (tmp_path / "one/1.warc.gz").write_bytes(self.revisit(second, PAGE, first))
        (tmp_path / "two/2.warc.gz").write_bytes(response(first, PAGE))
        assert codes(list(read_captures([str(tmp_path / "one"), str(tmp_path / "two")]))) == ["page", "page"]

    def test_a_verdict_also_replaces_a_revisit_that_waits(self, tmp_path: Path) -> None:
        first, second = "http://a.example/1", "http://a.example/2"
        url = [("WARC-Target-URI", second)]
        verdict = make_record("metadata", b"kaimen-code: timeout\r\n", date=NOON, content_type=None, more=url)
        found = self.archive(tmp_path, self.revisit(second, PAGE, first), verdict, response(first, PAGE))
        assert codes(found) == ["timeout", "page"]

    def test_originals_are_found_wherever_the_archive_comes_from(self, tmp_path: Path) -> None:
        first, second = "http://a.example/1", "http://a.example/2"
        data = response(first, PAGE) + response("http://a.example/a", b"", status="302 Found")
        data += self.revisit(second, PAGE, first) + self.revisit("http://a.example/b", b"", "http://a.example/a")
        (tmp_path / "whole.warc.gz").write_bytes(gzip.compress(gzip.decompress(data)))
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr("a.warc.gz", data)
        os.mkfifo(tmp_path / "pipe")
        Thread(target=(tmp_path / "pipe").write_bytes, args=[data]).start()
        ways = [captures(data), *(list(read_captures([str(path)])) for path in tmp_path.iterdir())]
        for found in ways:
            assert [(c.url, c.body) for c in found if isinstance(c, Capture)] == [(first, PAGE), (second, PAGE)]
            assert codes(found) == ["page", "page"]

    def test_a_revisit_without_its_original_is_told(self, tmp_path: Path) -> None:
        assert codes(self.archive(tmp_path, self.revisit("http://a.example/1", PAGE, "http://a.example/9"))) == [
            "not_found"
        ]
