"""Reading saved pages: every form gives its page, and whatever cannot be read says why."""

from __future__ import annotations

import base64
import gzip
import io
import os
import quopri
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.schemas import Capture, Rejected
from kaimen.scraper.saved import natural, read_captures

PAGE = "<!doctype html><title>开门一件事</title><p>停车位</p>".encode()


def captures(*paths: object, **options: object) -> list[Capture | Rejected]:
    return list(read_captures([str(p) for p in paths], **options))  # type: ignore[arg-type]


def only(items: list[Capture | Rejected]) -> Capture:
    assert len(items) == 1
    assert isinstance(items[0], Capture)
    return items[0]


def codes(items: list[Capture | Rejected]) -> list[str]:
    return [item.code.value if isinstance(item, Rejected) else "page" for item in items]


def zipped(members: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def mhtml(
    body: bytes, *, encoding: str = "quoted-printable", snapshot: str = "", location: str = "", html_first: bool = True
) -> bytes:
    packed = quopri.encodestring(body) if encoding == "quoted-printable" else base64.encodebytes(body)
    where = f"Content-Location: {location}\r\n" if location else ""
    html = f"Content-Type: text/html; charset=gbk\r\nContent-ID: <frame-1>\r\nContent-Transfer-Encoding: {encoding}\r\n"
    html_part = html.encode() + where.encode() + b"\r\n" + packed
    image = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
    parts = [html_part, image] if html_first else [image, html_part]
    top = "From: <Saved by Blink>\r\n" + (f"Snapshot-Content-Location: {snapshot}\r\n" if snapshot else "")
    top += "Subject: =?utf-8?Q?=E5=BC=80?=\r\nDate: Wed, 9 Jun 2021 08:00:00 +0800\r\nMIME-Version: 1.0\r\n"
    top += 'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Mark--x"\r\n\r\n'
    return top.encode() + b"".join(b"\r\n------Mark--x\r\n" + p for p in parts) + b"\r\n------Mark--x--\r\n"


class TestFiles:
    def test_a_page_keeps_its_bytes_and_the_name_the_user_gave(self, tmp_path: Path) -> None:
        path = tmp_path / "a.html"
        path.write_bytes(PAGE)
        page = only(captures(path))
        assert (page.body, page.path, page.url) == (PAGE, str(path), None)

    def test_input_order_is_kept_and_folders_are_in_natural_order(self, tmp_path: Path) -> None:
        for n in (10, 9, 1):
            (tmp_path / f"p{n}.html").write_bytes(PAGE)
        (tmp_path / "sub").mkdir()
        (tmp_path / "sub" / "x.htm").write_bytes(PAGE)
        found = captures(tmp_path / "p10.html", tmp_path)
        names = [Path(c.path or "").name for c in found]
        assert names == ["p10.html", "p1.html", "p9.html", "p10.html", "x.htm"]

    def test_a_glob_gives_its_files_and_an_empty_one_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "a1.html").write_bytes(PAGE)
        assert codes(captures(tmp_path / "a*.html", tmp_path / "b*.html")) == ["page", "not_found"]

    def test_a_file_whose_name_looks_like_a_pattern_is_that_file(self, tmp_path: Path) -> None:
        (tmp_path / "a[1].html").write_bytes(PAGE)
        assert codes(captures(tmp_path / "a[1].html")) == ["page"]

    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("empty.html", b"", "empty"),
            ("blank.html", b"\xef\xbb\xbf \r\n", "empty"),
            ("a.html", b"%PDF-1.7 ...", "binary"),
            ("a.txt", b"some \x00\x01 bytes", "binary"),
            ("a.html", b"\x89PNG\r\n\x1a\n", "binary"),
            ("large.html", b"<p>" + b"x" * 3000, "too_large"),
            ("a.zip", b"PK\x03\x04 torn", "archive_truncated"),
            ("a.gz", gzip.compress(PAGE)[:-9], "archive_truncated"),
            ("a.gz", b"\x1f\x8b\x08\x00 nonsense", "unreadable"),
            ("a.mhtml", mhtml(b"").replace(b"text/html", b"text/calendar"), "no_pages"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_what_cannot_be_read_has_a_code(self, tmp_path: Path, name: str, content: bytes, code: str) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        found = captures(path, max_page=2000)
        assert codes(found) == [code]
        assert isinstance(found[0], Rejected)
        assert found[0].path == str(path)

    def test_missing_file_and_folder_without_pages(self, tmp_path: Path) -> None:
        (tmp_path / "style.css").write_bytes(b"p{}")
        assert codes(captures(tmp_path / "no.html", tmp_path)) == ["not_found", "no_pages"]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
    def test_no_permission(self, tmp_path: Path) -> None:
        path = tmp_path / "a.html"
        path.write_bytes(PAGE)
        path.chmod(0)
        assert codes(captures(path)) == ["unreadable"]

    def test_a_name_that_is_too_long_has_a_code_and_the_next_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_bytes(PAGE)
        assert codes(captures("x" * 300 + ".html", tmp_path / "a.html")) == ["unreadable", "page"]

    def test_dead_links_and_pipes_in_a_folder_have_a_code(self, tmp_path: Path) -> None:
        (tmp_path / "dead.html").symlink_to("nowhere.html")
        (tmp_path / "round.html").symlink_to("round.html")
        (tmp_path / "dead.css").symlink_to("nowhere.css")
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "z.html").write_bytes(PAGE)
        found = captures(tmp_path)
        assert [Path(i.path or "").name for i in found] == ["dead.html", "pipe", "round.html", "z.html"]
        assert codes(found) == ["not_found", "unreadable", "unreadable", "page"]

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_utf_16_is_no_binary(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "a.html").write_bytes(PAGE.decode().encode(encoding))
        assert codes(captures(tmp_path / "a.html")) == ["page"]

    def test_a_stray_nul_in_a_page_is_no_binary(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_bytes(PAGE + b"\x00<p>x")
        assert codes(captures(tmp_path / "a.html")) == ["page"]

    def test_files_beside_pages_are_skipped_and_told(self, tmp_path: Path) -> None:
        skipped: list[str] = []
        (tmp_path / "a.html").write_bytes(PAGE)
        (tmp_path / "a_files").mkdir()
        (tmp_path / "a_files" / "frame.html").write_bytes(PAGE)
        (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
        (tmp_path / "noname").write_bytes(b"\x7fELF")
        assert codes(captures(tmp_path, on_skip=skipped.append)) == ["page"]
        assert sorted(Path(s).name for s in skipped) == ["frame.html", "noname", "photo.jpg"]

    def test_a_folder_of_frames_without_their_page_holds_pages(self, tmp_path: Path) -> None:
        (tmp_path / "site_files").mkdir()
        (tmp_path / "site_files" / "a.html").write_bytes(PAGE)
        assert codes(captures(tmp_path)) == ["page"]

    def test_names_that_are_no_utf_8_are_shown_as_gbk(self, tmp_path: Path) -> None:
        for name, body in (("开门.html", PAGE), ("空.html", b"")):
            (tmp_path / os.fsdecode(name.encode("gbk"))).write_bytes(body)
        found = captures(tmp_path)
        assert {Path(i.path or "").name for i in found} == {"开门.html", "空.html"}
        assert sorted(codes(found)) == ["empty", "page"]

    def test_natural_order_takes_any_name(self) -> None:
        assert sorted(["b", "a10", "a9", "10", "9x", "²"], key=natural)[:2] == ["9x", "10"]


class TestStandardInput:
    @pytest.mark.parametrize(
        "content",
        [PAGE, gzip.compress(PAGE), zipped({"a.html": PAGE}), mhtml(PAGE), mhtml(PAGE, encoding="base64")],
        ids=["page", "gzip", "zip", "mhtml", "mhtml-base64"],
    )
    def test_what_comes_is_found_from_its_bytes(self, content: bytes) -> None:
        assert only(captures("-", stdin=io.BytesIO(content))).body.strip() == PAGE


class TestPipes:
    @pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no /dev/fd here")
    @pytest.mark.parametrize(
        "content",
        [PAGE, gzip.compress(PAGE), zipped({"a.html": PAGE}), mhtml(PAGE)],
        ids=["page", "gzip", "zip", "mhtml"],
    )
    def test_a_pipe_with_a_name_is_read_like_standard_input(self, content: bytes) -> None:
        reading, writing = os.pipe()
        os.write(writing, content)
        os.close(writing)
        try:
            assert only(captures(f"/dev/fd/{reading}")).body.strip() == PAGE
        finally:
            os.close(reading)


class TestMhtml:
    def test_the_address_is_the_snapshot_s(self, tmp_path: Path) -> None:
        (tmp_path / "a.mhtml").write_bytes(mhtml(PAGE, snapshot="http://a.example/1", location="cid:1"))
        page = only(captures(tmp_path / "a.mhtml"))
        assert (page.url, page.url_source) == ("http://a.example/1", "mhtml")
        assert page.content_type == "text/html; charset=gbk"
        assert page.fetched_at == "2021-06-09T00:00:00Z"

    def test_the_part_s_location_where_there_is_no_snapshot(self, tmp_path: Path) -> None:
        (tmp_path / "a.mht").write_bytes(mhtml(PAGE, location="http://a.example/2", html_first=False))
        assert only(captures(tmp_path / "a.mht")).url == "http://a.example/2"

    def test_bytes_of_another_charset_come_through(self, tmp_path: Path) -> None:
        body = "<p>兰州市城关区</p>".encode("gbk")
        (tmp_path / "a.mht").write_bytes(mhtml(body))
        assert only(captures(tmp_path / "a.mht")).body.strip() == body

    def test_a_byte_order_mark_in_front_is_passed_over(self) -> None:
        data = b"\xef\xbb\xbf\r\n" + mhtml(PAGE, snapshot="http://a.example/1")
        assert only(captures("-", stdin=io.BytesIO(data))).url == "http://a.example/1"

    @given(st.binary(max_size=300))
    def test_no_bytes_raise(self, junk: bytes) -> None:
        data = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n" + junk
        captures("-", stdin=io.BytesIO(data))
        captures("-", stdin=io.BytesIO(junk))

    def test_deep_nesting_ends(self) -> None:
        data = b"MIME-Version: 1.0\r\n"
        for n in range(2000):
            data += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        assert codes(captures("-", stdin=io.BytesIO(data))) == ["no_pages"]


class TestZip:
    def test_members_are_named_behind_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "a.zip"
        path.write_bytes(zipped({"p10.html": PAGE, "p9.html": PAGE, "x.css": b"", "../../evil.html": PAGE}))
        skipped: list[str] = []
        found = captures(path, on_skip=skipped.append)
        assert [c.path for c in found] == [f"{path}!../../evil.html", f"{path}!p9.html", f"{path}!p10.html"]
        assert skipped == [f"{path}!x.css"]

    def test_chinese_names_of_windows_zips_are_read(self, tmp_path: Path) -> None:
        raw = zipped({"aaaa.html": PAGE}).replace(b"aaaa", "开门".encode("gbk"))
        (tmp_path / "a.zip").write_bytes(raw)
        assert str(only(captures(tmp_path / "a.zip")).path).endswith("!开门.html")

    def test_a_bomb_is_stopped_at_the_page_s_limit(self, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_bytes(zipped({"a.html": b"x" * 5_000_000, "b.html": PAGE}))
        assert codes(captures(tmp_path / "a.zip", max_page=100_000)) == ["too_large", "page"]

    def test_an_encrypted_member_is_refused_and_the_others_read(self, tmp_path: Path) -> None:
        raw = bytearray(zipped({"a.html": PAGE, "b.html": PAGE}))
        raw[raw.index(b"PK\x01\x02") + 8] |= 1
        (tmp_path / "a.zip").write_bytes(raw)
        assert codes(captures(tmp_path / "a.zip")) == ["unreadable", "page"]

    def test_a_damaged_member_is_refused_and_the_others_read(self, tmp_path: Path) -> None:
        raw = zipped({"a.html": PAGE, "b.html": PAGE}, compression=zipfile.ZIP_STORED).replace(
            PAGE, b"?" * len(PAGE), 1
        )
        (tmp_path / "a.zip").write_bytes(raw)
        assert codes(captures(tmp_path / "a.zip")) == ["unreadable", "page"]

    @pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_a_member_whose_packed_bytes_are_damaged_is_refused_and_the_others_read(self, compression: int) -> None:
        raw = bytearray(zipped({"a.html": PAGE * 50, "b.html": PAGE}, compression=compression))
        start = len("a.html") + 30 + 12
        raw[start : start + 20] = b"\x99" * 20
        assert codes(captures("-", stdin=io.BytesIO(raw))) == ["unreadable", "page"]

    @pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_no_damaged_byte_raises(self, compression: int) -> None:
        raw = zipped({"a.html": PAGE, "b.html": PAGE}, compression=compression)
        for at in range(len(raw)):
            damaged = raw[:at] + bytes([raw[at] ^ 0x80]) + raw[at + 1 :]
            assert captures("-", stdin=io.BytesIO(damaged))

    def test_a_zip_of_a_newer_version_is_refused_and_a_member_without_a_name_read(self) -> None:
        raw = zipped({"a.html": PAGE})
        directory = raw.index(b"PK\x01\x02")
        newer = raw[: directory + 6] + b"\xff" + raw[directory + 7 :]
        nameless = raw.replace(b"a.html", b"\0.html")
        assert codes(captures("-", stdin=io.BytesIO(newer))) == ["unreadable"]
        assert codes(captures("-", stdin=io.BytesIO(nameless))) == ["page"]

    def test_office_documents_and_nested_zips_are_no_pages(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_bytes(zipped({"[Content_Types].xml": b"<Types/>"}))
        (tmp_path / "b.zip").write_bytes(zipped({"inner.zip": zipped({"a.html": PAGE}), "c.html": PAGE}))
        assert codes(captures(tmp_path / "a.html", tmp_path / "b.zip")) == ["binary", "page"]
