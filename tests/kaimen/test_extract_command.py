"""`kaimen extract` as a person meets it: what it prints where, and what it says of bad input."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kaimen.schemas import Article, Record, Rejected
from kaimen.scraper.lock import holding

ROOT = Path(__file__).parents[2]

TITLE = "实事办到家 | 某区“开门一件事”成果展播③"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_某区新闻网</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/news/">新闻</a></div><div class="article"><h1>{TITLE}</h1>
<div class="info">2021-03-04 10:00:00　来源：某区委组织部</div><div class="content" id="content">
<p align=center><b>和平街道东湖社区</b></p>
<p><b>事项名称：</b></p><p>修好楼院里的路灯</p>
<p><b>情况简介：</b></p><p>东湖社区共有居民一千二百户，楼院十九个，路灯坏了半年没有人修。</p>
<p><b>干事情况：</b></p><p>社区干部走访了六个楼院，联系路灯管理所，三天之内把三十一盏灯全部修好。</p>
</div></div></body></html>"""
PLAIN = "<html><head><title>新闻</title></head><body><h1>全区召开工作会议</h1><div>" + (
    "<p>会议要求各部门认真贯彻落实，抓好当前重点工作，确保全年目标任务顺利完成，让群众得到实惠。</p>" * 6
    + "</div></body></html>"
)


def kaimen(*args, stdin=None, cwd=None, under=()):
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [*under, sys.executable, "-m", "kaimen", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=environment, timeout=60)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_records_go_to_stdout_one_a_line_and_the_rest_to_stderr(page):
    done = kaimen("extract", page)
    (record,) = [Record.model_validate_json(line) for line in done.stdout.splitlines()]
    assert record.community == "东湖社区"
    assert b"1 pages, 1 articles, 1 records" in done.stderr
    assert done.returncode == 0


def test_quiet_says_nothing(page):
    assert kaimen("extract", "-q", page).stderr == b""


def test_an_output_folder_holds_three_files_and_stdout_nothing(page, tmp_path):
    done = kaimen("extract", page, "-o", tmp_path / "out")
    assert done.stdout == b""
    (article,) = (tmp_path / "out/articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert Article.model_validate_json(article).title == TITLE
    assert (tmp_path / "out/rejected.jsonl").read_bytes() == b""


def test_a_folder_that_another_run_writes_to_is_left_to_it(page, tmp_path):
    out = tmp_path / "out"
    kaimen("extract", page, "-o", out)
    before = {p.name: p.read_bytes() for p in out.glob("*.json*")}
    page.write_text(PAGE.replace("路灯", "水管"), encoding="utf-8")
    with holding(out):
        done = kaimen("extract", page, "-o", out)
    assert done.returncode == 1
    assert f"{out}: process {os.getpid()} ".encode() in done.stderr
    assert {p.name: p.read_bytes() for p in out.glob("*.json*")} == before
    assert kaimen("extract", page, "-o", out).returncode == 0


def test_standard_input_is_read_with_a_dash(page):
    assert kaimen("extract", "-", stdin=page.read_bytes()).stdout == kaimen("extract", page).stdout


def test_an_address_is_given_by_option_or_map(page, tmp_path):
    (tmp_path / "urls.tsv").write_text("page.html\thttp://n.example/3.html\n")
    by_option = json.loads(kaimen("extract", page, "--url", "http://n.example/3.html").stdout)
    by_map = json.loads(kaimen("extract", page, "--url-map", tmp_path / "urls.tsv").stdout)
    assert by_option["article"]["url"] == by_map["article"]["url"] == "http://n.example/3.html"


def test_the_first_line_of_a_map_may_have_a_byte_order_mark(page, tmp_path):
    (tmp_path / "urls.tsv").write_bytes(b"\xef\xbb\xbfpage.html\thttp://n.example/3.html\r\n")
    record = json.loads(kaimen("extract", page, "--url-map", tmp_path / "urls.tsv").stdout)
    assert record["article"]["url"] == "http://n.example/3.html"


def test_a_page_without_blocks_gives_its_article_and_the_reason(tmp_path):
    (tmp_path / "plain.html").write_text(PLAIN, encoding="utf-8")
    done = kaimen("extract", tmp_path / "plain.html", "-o", tmp_path / "out")
    assert done.returncode == 0
    assert (tmp_path / "out/articles.jsonl").read_text(encoding="utf-8").count("\n") == 1
    note = Rejected.model_validate_json((tmp_path / "out/rejected.jsonl").read_bytes())
    assert note.code.value == "no_blocks"
    assert note.path == str(tmp_path / "plain.html")


BAD = {
    "missing.html": None,
    "empty.html": b"",
    "binary.html": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20,
    "folder": "folder",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line_and_exit_code_1(name, tmp_path):
    path = tmp_path / name
    if BAD[name] == "folder":
        path.mkdir()
    elif BAD[name] is not None:
        path.write_bytes(BAD[name])
    done = kaimen("extract", "-q", path)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"kaimen: {path}: ")
    assert done.stdout == b""


@pytest.mark.parametrize("mark", [b"\xff\xfe\0\0", b"\0\0\xfe\xff"], ids=["little", "big"])
def test_utf_32_is_undecodable_and_says_what_to_do(tmp_path, mark):
    path = tmp_path / "page.html"
    path.write_bytes(mark + PAGE.encode("utf-32-le" if mark[0] else "utf-32-be"))
    done = kaimen("extract", path, "-o", tmp_path / "out")
    assert rejected(tmp_path / "out") == [(str(path), "undecodable")]
    assert "save it as UTF-8" in done.stderr.decode()
    assert done.returncode == 1


def test_bad_input_does_not_stop_the_good(page, tmp_path):
    done = kaimen("extract", tmp_path / "missing.html", page)
    assert done.returncode == 1
    assert done.stdout.count(b"\n") == 1


@pytest.fixture
def bound(require):
    """What makes the rights of files count for root, too."""
    if os.geteuid():
        return []
    rights = "-dac_override,-dac_read_search"
    return [require("setpriv", "root reads everything"), f"--bounding-set={rights}", f"--inh-caps={rights}"]


def rejected(folder):
    lines = (folder / "rejected.jsonl").read_text(encoding="utf-8").splitlines()
    return [(note.path, note.code.value) for note in map(Rejected.model_validate_json, lines)]


@pytest.mark.parametrize("mode", [0o000, 0o444], ids=oct)
def test_what_may_not_be_read_has_a_line_and_does_not_stop_the_good(page, tmp_path, bound, mode):
    closed = tmp_path / "in/closed"
    closed.mkdir(parents=True)
    (closed / "a.html").write_bytes(page.read_bytes())
    page = page.rename(tmp_path / "in/page.html")
    unlisted = "in/closed/a.html" if mode else "in/closed"
    closed.chmod(mode)
    try:
        for paths, told in (["in"], unlisted), (["in/closed", page], unlisted), (["in/closed/a.html", page], None):
            done = kaimen("extract", "-q", *paths, "-o", tmp_path / "out", cwd=tmp_path, under=bound)
            assert rejected(tmp_path / "out") == [(told or paths[0], "unreadable")]
            assert (tmp_path / "out/records.jsonl").read_bytes().count(b"\n") == 1
            assert done.returncode == 1
        alone = kaimen("extract", "-q", "in/closed", cwd=tmp_path, under=bound)
        assert alone.stderr.decode().startswith(f"kaimen: {unlisted}: cannot be read: ")
    finally:
        closed.chmod(0o755)


def test_a_page_above_the_limit_is_refused(page):
    done = kaimen("extract", "-q", page, "--max-page", 100)
    assert done.returncode == 1
    assert b"100" in done.stderr


def test_wrong_usage_is_exit_code_2(page, tmp_path):
    (tmp_path / "bad.tsv").write_text("no tab here\n")
    for args in ([], [page, "--profile", "nosuch"], [page, "--jobs", "0"], [page, "--url-map", tmp_path / "bad.tsv"]):
        done = kaimen("extract", *args)
        assert done.returncode == 2, args
        assert b"Traceback" not in done.stderr


def test_a_closed_pipe_ends_quietly(page, tmp_path):
    for n in range(300):
        (tmp_path / f"{n}.html").write_text(
            PAGE.replace("和平街道", f"和平{n}街道").replace("③", f"（{n}）"), encoding="utf-8"
        )
    command = (
        f"{sys.executable} -m kaimen extract -q {tmp_path}/[0-9]*.html --jobs 1 | head -1; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, timeout=60
    )
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1
    assert done.returncode == 0


def test_folders_globs_and_zips_are_read_in_order(tmp_path):
    for n in (1, 2, 10):
        (tmp_path / f"{n}.html").write_text(PAGE.replace("东湖社区", f"第{n}社区"), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for n in (1, 2, 10):
            archive.write(tmp_path / f"{n}.html", f"pages/{n}.html")
    expected = ["第1社区", "第2社区", "第10社区"]
    for args in ([tmp_path / "1.html", tmp_path / "2.html", tmp_path / "10.html"], [tmp_path / "all.zip"]):
        lines = kaimen("extract", *args).stdout.splitlines()
        assert [json.loads(line)["community"] for line in lines] == expected


def test_help_answers_at_once():
    code = "import sys, time; t = time.perf_counter(); sys.argv = ['kaimen', '--help']\n"
    code += "from kaimen.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    code += (
        "heavy = {'httpx', 'jieba', 'sqlalchemy', 'selectolax', 'pydantic', 'duckdb', 'pyarrow'} & set(sys.modules)\n"
    )
    code += "assert not heavy, heavy"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr.decode()


def test_against_tells_by_its_exit_code_what_a_re_extraction_changes(page, tmp_path):
    old, at = tmp_path / "old", ("--url", "http://news.example/3.html")
    kaimen("extract", page, *at, "-o", old)
    same = kaimen("extract", page, *at, "-o", tmp_path / "new", "--against", old)
    assert (same.returncode, same.stdout.decode()) == (0, "no differences\n")
    page.write_text(PAGE.replace("路灯", "水管"), encoding="utf-8")
    other = kaimen("extract", page, *at, "--against", old / "records.jsonl")
    assert other.returncode == 1
    assert "[-路灯-]{+水管+}" in other.stdout.decode()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["new", "old", "page.html"]


def test_against_lays_the_earlier_corrections_over_both(page, tmp_path):
    old = tmp_path / "old"
    kaimen("extract", page, "-o", old)
    record = json.loads((old / "records.jsonl").read_text(encoding="utf-8"))["id"]
    edit = {"record": record, "action": "edit", "column": "street", "old": "和平街道", "new": "团结街道"}
    (old / "corrections.jsonl").write_text(json.dumps(edit) + "\n", encoding="utf-8")
    kaimen("extract", page, "-o", old)
    assert kaimen("extract", page, "--against", old).returncode == 0


@pytest.mark.parametrize("options", [["--against", "absent"], ["-o", "old", "--against", "old"]])
def test_against_what_is_not_there_or_would_be_replaced_is_trouble(page, tmp_path, options):
    kaimen("extract", page, "-o", tmp_path / "old")
    before = (tmp_path / "old/records.jsonl").read_bytes()
    done = kaimen("extract", page, *options, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert (tmp_path / "old/records.jsonl").read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("args", [["--help"], ["extract", "PAGE"], ["schema", "record"]])
def test_output_that_cannot_be_written_is_one_line(page, args):
    command = [sys.executable, "-m", "kaimen", *(str(page) if a == "PAGE" else a for a in args)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}, timeout=60
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"No space left on device" in done.stderr


def shell(command, folder):
    line = f"{sys.executable} -m kaimen {command}"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(["bash", "-c", line], cwd=folder, env=environment, capture_output=True, timeout=60)


def test_commands_do_not_need_the_streams_that_they_do_not_use(page, tmp_path):
    for command, code in {
        f"extract {page} -o out <&-": 0,
        f"extract {page} {page} --jobs 2 <&-": 0,
        f"extract {page} --explain <&-": 0,
        f"extract {page} 2>&-": 0,
        "load out --to sqlite:///k.db <&-": 0,
        "export out -o k.csv <&-": 0,
        f"profile check kaimen {page} <&-": 0,
        f"profile learn {page} <&-": 1,  # there is nothing to learn from one page
    }.items():
        done = shell(command, tmp_path)
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["extract -", "load - --to sqlite:///k.db", "export - -o k.csv"])
def test_closed_standard_input_is_empty(tmp_path, command):
    empty, closed = (shell(f"{command} {stdin}", tmp_path) for stdin in ("</dev/null", "<&-"))
    assert (closed.returncode, closed.stderr) == (empty.returncode, empty.stderr)


def test_an_address_that_is_none_is_a_reason_and_no_traceback(page):
    done = kaimen("extract", "-q", page, "--url", b"http://x/\xff".decode("utf-8", "surrogateescape"))
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
