"""Which encoding a page is read in, and that reading loses nothing it could keep."""

import json
import random
import timeit
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen import extract_article
from kaimen.extractors.charset import decode
from kaimen.extractors.charset import given as given_text
from kaimen.extractors.encodings import decode_as, encoding_of

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "encoding"
needs_suite = pytest.mark.skipif(not SUITE.is_dir(), reason=f"{SUITE} is absent")

ARTICLE = "".join(
    f"<p>第{n}天，社区党委书记走访入户，听取居民意见，协调物业公司解决了小区漏水的问题，费用为{n * 130}元。</p>\n"
    for n in range(1, 40)
)
KOREAN = (
    "정부는 오늘 새로운 주택 정책을 발표하고 주민들이 겪는 어려움을 해결하기 위한 여러 방안을 내놓았다. "
    "시민단체는 이번 대책이 충분하지 않다고 비판했다. "
)
HAN = "老旧小区加装电梯，居民议事会开了三次。"


def page(meta: str = "", article: str = ARTICLE) -> str:
    return f"<!DOCTYPE html><html><head>{meta}<title>开门一件事</title></head><body>{article}</body></html>"


GB2312 = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
UTF8 = '<meta charset="utf-8">'
BANNER = "<!-- " + "x" * 12_000 + " -->"

UNDAMAGED = {
    "UTF-8 that says so": (page(UTF8).encode(), None, "utf-8"),
    "GBK, meta gb2312": (page(GB2312).encode("gbk"), None, "gbk"),
    "GBK, header ISO-8859-1": (page().encode("gbk"), "text/html; charset=ISO-8859-1", "gbk"),
    "GBK, meta utf-8": (page(UTF8).encode("gbk"), None, "gbk"),
    "UTF-8, meta gb2312": (page(GB2312).encode(), None, "utf-8"),
    "UTF-8, header gbk": (page().encode(), "text/html; charset=gbk", "utf-8"),
    "UTF-8, nothing declared": (page().encode(), None, "utf-8"),
    "GBK, nothing declared": (page().encode("gbk"), None, "gbk"),
    "byte order mark against meta": (b"\xef\xbb\xbf" + page(GB2312).encode(), None, "utf-8"),
    "GBK after 12 KB of ASCII": (page(BANNER).encode("gbk"), None, "gbk"),
    "GBK after 12 KB of ASCII, header utf-8": (page(BANNER).encode("gbk"), "text/html; charset=utf-8", "gbk"),
    "Big5 that says so": (('<meta charset="big5">' + "<p>社區居民會議</p>" * 30).encode("big5"), None, "big5"),
    "Big5, nothing declared": ("<p>社區的居民會議，由主任召開。</p>".encode("big5") * 30, None, "big5"),
    "UTF-16 with a mark": (b"\xff\xfe" + page().encode("utf-16-le"), None, "utf-16le"),
    "UTF-16 without a mark": (page().encode("utf-16-be"), None, "utf-16be"),
    "a mark that a template put before GBK": (b"\xef\xbb\xbf" + page(GB2312).encode("gbk"), None, "gbk"),
    "names that only four bytes write": (page(GB2312, ARTICLE + "吕𬭚、朱䶮").encode("gb18030"), None, "gb18030"),
    "gb18030 that needs no four bytes": (page('<meta charset="gb18030">').encode("gbk"), None, "gb18030"),
    "Russian that says so": (('<meta charset="windows-1251">' + "Новости " * 9).encode("cp1251"), None, "windows-1251"),
    "Korean that says so": (('<meta charset="euc-kr">' + KOREAN * 5).encode("cp949"), None, "euc-kr"),
    "Japanese that says so": (('<meta charset="euc-jp">' + "ニュースです " * 20).encode("euc-jp"), None, "euc-jp"),
    "quotes of Windows, nothing declared": (("It’s a “test” of café. " * 9).encode("cp1252"), None, "windows-1252"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "header", "encoding"), UNDAMAGED.values(), ids=UNDAMAGED.keys())
def test_every_character_is_kept_whatever_is_declared(body, header, encoding):
    found = decode(body, header)
    assert found.decoding.encoding == encoding
    assert found.undecodable is None
    assert found.decoding.replaced == 0
    assert "\ufffd" not in found.text
    codec = {"utf-8": "utf-8-sig", "gbk": "gb18030", "utf-16le": "utf-16"}.get(encoding, encoding)
    assert found.text == body.removeprefix(b"\xef\xbb\xbf").decode(codec)


@pytest.mark.parametrize("meta", ["", UTF8, GB2312])
def test_a_bad_byte_in_utf8_costs_one_character(meta):
    text = page(meta)
    at = text.index("第20天")
    body = text[:at].encode() + b"\xff" + text[at:].encode()
    found = decode(body)
    assert found.decoding.encoding == "utf-8"
    assert found.decoding.replaced == 1
    assert found.text == text[:at] + "\ufffd" + text[at:]


@pytest.mark.parametrize("meta", ["", UTF8, GB2312])
@pytest.mark.parametrize("bad", [b"\xff", b"\x81", b"\xfe"], ids=["ff", "81", "fe"])
def test_a_bad_byte_in_gbk_costs_at_most_the_run_to_the_next_ascii_byte(meta, bad):
    text = page(meta)
    at = text.index("第20天") + 3
    after = text.index("</p>", at)
    found = decode(text[:at].encode("gbk") + bad + text[at:].encode("gbk"))
    assert found.decoding.encoding == "gbk"
    assert found.text.startswith(text[:at])
    assert found.text.endswith(text[after:])


@pytest.mark.parametrize("codec", ["utf-8", "gbk"])
def test_a_page_that_ends_in_the_middle_of_a_character_loses_only_that(codec):
    found = decode(page(article=ARTICLE + HAN).encode(codec)[: -len("。</body></html>".encode(codec)) + 1])
    assert found.decoding.encoding == codec
    assert found.text.endswith("开了三次\ufffd")
    assert found.decoding.replaced == 1


def test_replacement_characters_of_the_source_are_not_counted():
    found = decode(page(article=ARTICLE + "\ufffd\ufffd").encode() + b"\xff")
    assert found.text.count("\ufffd") == 3
    assert found.decoding.replaced == 1
    assert decode(page(GB2312, ARTICLE + "\ufffd").encode("gb18030")).decoding.replaced == 0


def test_mojibake_typed_into_the_source_is_left_alone():
    assert decode(page(article="锟斤拷" * 100).encode()).undecodable is None


def test_the_record_names_declarations_and_rivals():
    found = decode(page(UTF8).encode("gbk"), "text/html; charset=ISO-8859-1").decoding
    assert found.chosen_by == "content"
    assert found.declared == ("windows-1252", "utf-8")
    assert found.rivals == ("windows-1252", "utf-8")
    assert decode(page(GB2312).encode("gbk")).decoding.chosen_by == "declaration"
    assert decode(page(GB2312).encode("gbk")).decoding.rivals == ()
    assert decode(b"\xef\xbb\xbf" + page().encode()).decoding.chosen_by == "bom"
    assert decode(b"<p>plain</p>").decoding.chosen_by == "default"


@pytest.mark.parametrize(
    "body",
    [
        b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(9000),
        random.Random(2).randbytes(50_000),
        bytes(b | 0x80 for b in random.Random(3).randbytes(50_000)),
        (KOREAN * 5).encode("cp949"),
        b"\xff" * 3000,
        b"".join(bytes([b]) + b"\xff" for b in page(UTF8).encode()),
    ],
    ids=["image", "noise", "high noise", "Korean undeclared", "0xFF", "every second byte bad"],
)
def test_what_no_encoding_fits_is_undecodable_not_mojibake(body):
    assert decode(body).undecodable


@pytest.mark.parametrize("codec", ["utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["without a mark", "with a mark"])
def test_utf_32_which_browsers_do_not_know_is_told_by_its_name(codec, mark):
    found = decode((mark + page(UTF8)).encode(codec))
    assert found.text == ""
    assert "UTF-32" in found.undecodable
    assert "UTF-8" in found.undecodable


def test_much_damage_is_undecodable_and_little_is_not():
    rng = random.Random(7)
    body = page(UTF8).encode()

    def damaged(share: float) -> bytes:
        return bytes(b ^ 0x55 if b >= 0x80 and rng.random() < share else b for b in body)

    assert decode(damaged(0.01)).undecodable is None
    assert decode(damaged(0.5)).undecodable


@pytest.mark.parametrize("label", ["gbk", "gb18030"])
def test_a_rejected_page_is_still_read_as_declared(label):
    body = f"<meta charset={label}>".encode() + b"<i>\x81\x7f</i>" * 60
    found = decode(body)
    assert found.undecodable
    assert found.decoding.encoding == label
    assert found.text.count("<i>\ufffd\x7f</i>") == 60


# What the WHATWG decoder of GBK does with single sequences, in pages too small for content to say anything.
SEQUENCES = {
    b"\x80": "€",
    b"\xff": "\ufffd",
    b"\x81": "\ufffd",
    b"\x81\x28": "\ufffd(",
    b"\x81\x40": "丂",
    b"\x81\x7f": "\ufffd\x7f",
    b"\x81\x80": "亐",
    b"\x81\xff": "\ufffd",
    b"\x81\x30": "\ufffd",
    b"\x81\x30\x81": "\ufffd",
    b"\x81\x30\x81\x30": "\x80",
    b"\x81\x30\xff\x30": "\ufffd0\ufffd0",
    b"\x81\x30\x81\x42": "\ufffd0丅",
    b"\xc2\xa9": "漏",
    b"\xa3\xa0": "\u3000",
    b"\xa8\xbc": "\u1e3f",
    b"\x81\x35\xf4\x37": "\ue7c7",
    b"\xfe\x59": "\u9fb4",
    b"\xa6\xd9": "\ufe10",
    b"\xfe\x39\xfe\x39": "\ufffd",
    b"\xe3\x32\x9a\x35": "\U0010ffff",
    b"\xe3\x32\x9a\x36\x81\x30": "\ufffd\ufffd",
    b"\x84\x31\xa4\x39": "\uffff",
    b"\x84\x31\xa5\x30": "\ufffd",
    b"\xff\x80\x81": "\ufffd€\ufffd",
}


@pytest.mark.parametrize("around", [("", ""), ("<p>", ""), (page(GB2312) + "<b>", "")], ids=["bare", "tag", "article"])
@pytest.mark.parametrize(("sequence", "text"), SEQUENCES.items(), ids=[s.hex() for s in SEQUENCES])
def test_gbk_sequences_become_what_the_standard_says(sequence, text, around):
    before, after = around
    for label in ("gbk", "gb18030", "GB2312"):
        found = decode(before.encode("gbk") + sequence + after.encode(), f"text/html; charset={label}")
        assert found.text == before + text + after
        assert found.decoding.encoding in ("gbk", "gb18030")
        assert found.undecodable is None


@pytest.mark.shared
@needs_suite
def test_gb18030_equals_the_index_in_every_two_byte_sequence():
    pairs = _table("whatwg_index-gb18030.txt")
    assert len(pairs) == 23_940
    for pointer, code in pairs:
        lead, offset = divmod(pointer, 190)
        assert _one(bytes([lead + 0x81, offset + (0x40 if offset < 0x3F else 0x41)])) == chr(code)
    given = {p for p, _ in pairs}
    for pointer in set(range(126 * 190)) - given:
        lead, offset = divmod(pointer, 190)
        assert "\ufffd" in _one(bytes([lead + 0x81, offset + (0x40 if offset < 0x3F else 0x41)]))


@pytest.mark.shared
@needs_suite
@pytest.mark.parametrize("label", ["gbk", "gb2312", "gb18030"])
@pytest.mark.parametrize(("first", "last"), [(0, 23_940), (0, 3), (5000, 6000), (20_000, 23_940)])
def test_a_page_that_lists_the_index_is_read_as_declared(label, first, last):
    """Pages of web-platform-tests are lists of rare characters: they do not look like Chinese, and nothing is wrong."""
    pairs = _table("whatwg_index-gb18030.txt")[first:last]
    body, expected = f"<meta charset={label}>".encode(), f"<meta charset={label}>"
    for pointer, code in pairs:
        lead, offset = divmod(pointer, 190)
        body += b"<i>%c%c</i>" % (lead + 0x81, offset + (0x40 if offset < 0x3F else 0x41))
        expected += f"<i>{chr(code)}</i>"
    found = decode(body)
    assert found.undecodable is None
    assert found.text == expected


@pytest.mark.shared
@needs_suite
def test_gb18030_equals_the_ranges_in_every_four_byte_sequence():
    ranges = _table("whatwg_index-gb18030-ranges.txt")
    body, expected = bytearray(), []
    for (first, code), (end, _) in zip(ranges, [*ranges[1:], (1_237_576, 0)], strict=True):
        for pointer in range(first, min(end, 39_420) if first < 39_420 else end):
            body += bytes(
                [0x81 + pointer // 12600, 0x30 + pointer // 1260 % 10, 0x81 + pointer // 10 % 126, 0x30 + pointer % 10]
            )
            expected.append("\ue7c7" if pointer == 7457 else chr(code + pointer - first))
    assert decode_as("gb18030", bytes(body)).text == "".join(expected)


@pytest.mark.shared
@needs_suite
def test_labels_are_those_of_the_standard():
    groups = json.loads((SUITE / "whatwg_encodings.json").read_text())
    expected = {label: e["name"].lower() for group in groups for e in group["encodings"] for label in e["labels"]}
    assert {label: encoding_of(label) for label in expected} == expected
    assert encoding_of(" UTF8\n") == "utf-8"
    assert encoding_of("utf-7") is None
    for encoding in set(expected.values()):
        assert decode_as(encoding, b"plain").replaced in (0, 1)


def _sniffing_cases() -> list[tuple[bytes, str]]:
    cases = []
    for name in ("html5lib_encoding_tests1.dat", "html5lib_encoding_tests2.dat"):
        path = SUITE / name
        for case in path.read_bytes().split(b"#data\n")[1:] if path.is_file() else ():
            data, encoding = case.split(b"\n#encoding\n")
            cases.append((data, encoding.strip().decode().lower()))
    return cases


@pytest.mark.shared
@needs_suite
def test_sniffing_cases_of_html5lib():
    """Where nothing is declared the suite's browser takes windows-1252, ours says it does not know."""
    cases = _sniffing_cases()
    assert len(cases) > 70
    for data, encoding in cases:
        found = decode(data).decoding
        assert found.encoding == encoding or (encoding, found.chosen_by) == ("windows-1252", "default"), data


@pytest.mark.shared
@needs_suite
def test_big5_is_recognised_by_its_content():
    found = decode((SUITE / "html5lib_encoding_chardet_test_big5.txt").read_bytes())
    assert found.decoding.encoding == "big5"
    assert found.text.startswith("老子《道德經》")


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        ('<?xml version="1.0" encoding="gb2312"?><html>', ("gbk",)),
        ('<?XML version="1.0"?><META CHARSET=GBK>', ("gbk",)),
        ("<meta name=x content='a>b'><meta charset=gbk>", ("gbk",)),
        ("<!-- <meta charset=gbk> --><meta charset=big5>", ("big5",)),
        ("<title>charset=gbk</title>", ()),
        ('<script charset="gbk" src="x"></script>', ()),
        ('<meta content="text/html;charset=gb2312">', ()),
        ("<meta charset=bogus><meta charset=utf-16>", ("utf-8",)),
        ('<meta charset="utf-8', ()),
        ("<metacharset=gbk>", ()),
    ],
)
def test_the_prescan_reads_what_a_browser_reads(head, declared):
    assert decode(head.encode()).decoding.declared == declared


@pytest.mark.parametrize(
    ("header", "declared"),
    [
        ("text/html; charset=gb2312", ("gbk",)),
        ('text/html;charset="GBK"', ("gbk",)),
        ("text/html; boundary=x; CHARSET = utf8", ("utf-8",)),
        ("text/html", ()),
        ("text/html; charset=", ()),
        ("text/html; charset=klingon", ()),
    ],
)
def test_the_header_is_read(header, declared):
    assert decode(b"x", header).decoding.declared == declared


def test_single_byte_gaps_are_filled_as_the_standard_says():
    assert decode_as("windows-1252", b"\x80\x81").text == "€\x81"
    assert decode_as("windows-874", b"\x81\xdb").text == "\x81\ufffd"
    assert decode_as("x-user-defined", b"a\xff").text == "a\uf7ff"
    assert decode_as("shift_jis", b"\x82\xa0\x81\x3c\xfd").text == "あ\ufffd<\ufffd"


def test_text_that_is_given_is_not_guessed_at():
    found = given_text("\ufeff" + page(GB2312, "漏水\ud83d\ude00\ud800"))
    assert found.text == page(GB2312, "漏水😀\ufffd")
    assert (found.decoding.chosen_by, found.decoding.replaced) == ("given", 1)
    assert extract_article(page(GB2312)).decoding.chosen_by == "given"


def test_an_article_says_when_its_page_lied():
    lies = extract_article(page(UTF8).encode("gbk"))
    assert [w.detail for w in lies.warnings if w.code == "charset_conflict"] == [
        "the page says utf-8; its bytes are gbk"
    ]
    for body in (page(GB2312).encode("gbk"), page(UTF8).encode(), page().encode("gbk"), page(GB2312)):
        assert [w for w in extract_article(body).warnings if w.code == "charset_conflict"] == []


@given(st.binary(max_size=300), st.sampled_from([None, "gbk", "utf-8", "big5", "utf-16", "euc-kr", "iso-2022-jp", "x"]))
def test_no_bytes_raise_and_no_text_holds_a_surrogate(body, label):
    found = decode(body, f"text/html; charset={label}" if label else None)
    found.text.encode()
    assert found.decoding.replaced <= found.text.count("\ufffd")


@given(st.text(max_size=200), st.sampled_from(["utf-8", "gb18030"]))
def test_text_in_an_article_survives(text, codec):
    text = text.encode("utf-8", "replace").decode().replace("\x1b", "")
    if codec == "gb18030" and any(c in "\u1e3f\ue7c7" or "\ue5e5" <= c <= "\ue864" for c in text):
        return  # where Python's encoder is not the standard's
    text = page(article=ARTICLE + text)
    if codec == "gb18030" and any("\u9fb4" <= c <= "\u9fbb" or "\ufe10" <= c <= "\ufe19" for c in text):
        return
    assert decode(text.encode(codec)).text == text


def test_cost_is_that_of_few_passes():
    """Twelve times a bare decode would be a hundred scans of the page; the worst of noise stays below it."""
    body = page(UTF8, ARTICLE * 8).encode()
    bare = min(timeit.repeat(body.decode, number=5, repeat=7))
    assert min(timeit.repeat(lambda: decode(body), number=5, repeat=7)) < 12 * bare + 0.001


def _table(name: str) -> list[tuple[int, int]]:
    rows = (line.split() for line in (SUITE / name).read_text(encoding="utf-8").splitlines())
    return [(int(r[0]), int(r[1], 16)) for r in rows if r and not r[0].startswith("#")]


def _one(sequence: bytes) -> str:
    return decode_as("gb18030", sequence).text
