from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaimen import extract_article, extract_page
from kaimen.cli import app
from kaimen.extractors import page as extractors_page
from kaimen.schemas import Article, Profile

SEED = Path(__file__).parents[2] / "../shared/corpus/showcase/seed/article.txt"


@pytest.mark.shared
def test_a_page_gives_an_article():
    if not SEED.exists():
        pytest.skip("the corpora are not beside the checkout")
    assert extract_page(SEED.read_bytes()).article


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_bytes_and_text_give_the_same_article(encoding, mark):
    page = "<title>社区办实事</title><h1>社区办实事</h1>" + "<p>社区党委走访群众三百余户，逐条研究解决办法。</p>" * 8
    mark = mark if encoding == "utf-8" else ""
    read, given = extract_article((mark + page).encode(encoding)), extract_article(page)
    assert isinstance(read, Article)
    assert isinstance(given, Article)
    assert (read.text, read.title) == (given.text, given.title)


def test_bytes_that_are_not_the_text_do_not_reach_the_parser():
    page = b"<title>t</title><p>" + "社区党委走访群众三百余户，逐条研究解决办法。".encode() * 8 + b"\xff</p>"
    read = extract_article(page)
    assert isinstance(read, Article)
    assert read.text.endswith("\ufffd")


@pytest.mark.parametrize("url", ["http://\ud800/", "http://n.example/\0"], ids=["surrogate", "NUL"])
def test_an_address_that_cannot_be_stored_is_a_rejection(url):
    (note,) = extract_page(b"<p>x</p>", url=url).rejected
    assert note.code.value == "url_invalid"


def test_any_buffer_of_bytes_will_do():
    body = "<html><body><p>一段文字。</p></body></html>".encode()
    assert extract_page(bytearray(body)) == extract_page(memoryview(body)) == extract_page(body)


PROSE = "<html><head><meta charset=utf-8></head><body><h1>城关区召开会议</h1><div>" + (
    "<p>会议要求各部门认真贯彻落实，抓好当前重点工作，确保全年目标任务顺利完成，让群众得到实惠。</p>" * 6
    + "</div></body></html>"
)


def test_a_damaged_character_is_a_warning_that_counts_it():
    damaged = PROSE.encode().replace("任务".encode(), "任".encode() + b"\xff" + "务".encode(), 1)
    article = extract_page(damaged).article
    (warning,) = [w for w in article.warnings if w.code.value == "characters_replaced"]
    assert warning.detail.startswith("1 ")


def test_a_page_that_no_charset_decodes_is_rejected():
    (note,) = extract_page(bytes(b | 0x80 for b in range(256)) * 40).rejected
    assert (note.stage.value, note.code.value) == ("decode", "undecodable")


@pytest.mark.parametrize(
    ("name", "title", "lead", "series"),
    [
        ("昌河县“我是河长”巡河札记", "巡河札记⑧：三月", "昌河县“我是河长”巡河札记第八期。", "昌河县“我是河长”巡河札记"),
        ("昌河县“我是河长”巡河札记", "巡河札记⑧：三月", "本期走访两个村。", "巡河札记"),
        ("“一警一策”案例", "“一警一策”案例选登（九）：夜路", "本期走访两个所。", "“一警一策”案例"),
        ("微故事", "云岭县“微故事”展播③：一盏灯", "云岭县“微故事”展播第三期。", "云岭县“微故事”展播"),
        ("合作社", "合作社案例巡礼⑤：一块田", "本期走访两个合作社。", "合作社案例巡礼"),
    ],
)
def test_the_series_is_the_profile_s_name_where_the_page_has_it_in_full(name, title, lead, series):
    profile = Profile.model_validate({"name": name, "fields": ({"name": "巡河发现"}, {"name": "治河举措"})})
    block = "<p>{}</p><p>巡河发现：水面有油花，走了三里才找到源头。</p><p>治河举措：当天把沟堵上，三家一起清淤。</p>"
    text = f"<p>{lead}</p>" + "".join(map(block.format, ("双河镇石门村", "双河镇集镇社区")))
    page = f"<html><title>{title}</title><body><h1>{title}</h1><div>{text}</div></body></html>"
    article = extract_page(page, profile=profile).article
    assert article
    assert article.series == series


def test_the_version_says_whether_the_extractors_are_compiled():
    told = CliRunner().invoke(app, ["--version"]).stdout.split()
    assert told[0] == "kaimen"
    assert told[2:] == ([] if extractors_page.__file__.endswith(".py") else ["(compiled)"])
