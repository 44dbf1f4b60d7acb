"""Datasette opens the database with the metadata that Kaimen writes."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from importlib.util import find_spec

import pytest
from typer.testing import CliRunner

from kaimen.cli import app

from .conftest import missing
from .makers import SEED, article, folder


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    if not find_spec("datasette"):
        missing("Datasette is not installed")
    path = tmp_path_factory.mktemp("datasette")
    file, metadata = path / "kaimen.db", path / "metadata.json"
    out = folder(path / "out", article("a", SEED))
    assert CliRunner().invoke(app, ["load", str(out), "--to", f"sqlite:///{file}"]).exit_code == 0
    done = CliRunner().invoke(app, ["index", str(file), "--datasette", str(metadata)])
    assert done.exit_code == 0, done.output
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "datasette", str(file), "-m", str(metadata), "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    base = f"http://127.0.0.1:{port}/"
    try:
        wait_for(base, process)
        yield base
    finally:
        process.kill()
        process.communicate()


def wait_for(base, process):
    for _ in range(150):
        if process.poll() is not None:
            pytest.fail(f"Datasette ended: {process.stderr.read()}")
        try:
            urllib.request.urlopen(base).close()
            return
        except urllib.error.URLError:
            time.sleep(0.2)
    pytest.fail("Datasette does not answer")


def get(base, path, **query):
    address = base + urllib.parse.quote(path) + "?" + urllib.parse.urlencode(query)
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode()


def test_tables_have_titles_descriptions_and_facets(server):
    page = get(server, "kaimen/records")
    assert "记录 · Records" in page
    assert "街道, 镇, 乡" in page
    assert "张掖路街道" in page  # a facet
    assert "search_passages_id" not in get(server, "kaimen")


def test_the_wide_view_is_described_in_chinese(server):
    page = get(server, "kaimen/records_kaimen")
    assert "事项名称" in page
    rows = json.loads(get(server, "kaimen/records_kaimen.json", _shape="objects"))["rows"]
    assert {r["matter"] for r in rows} == {"接通居民生活的“幸福水”", "新增停车位"}


def test_full_text_is_searched(server):
    rows = json.loads(get(server, "kaimen/search_passages.json", _search="停车", _shape="objects"))["rows"]
    assert len(rows) == 1
    rows = json.loads(get(server, "kaimen/search.json", words="停车", _shape="objects"))["rows"]
    assert [r["text"] for r in rows] == ["新增停车位"]


def test_rows_link_to_their_records(server):
    assert "/kaimen/records/a-" in get(server, "kaimen/sections")
