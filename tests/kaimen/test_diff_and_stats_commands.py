"""`kaimen diff` and `kaimen stats` on output folders."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaimen.cli import app

RECORD = {
    "id": "r1",
    "heading": "南岸社区",
    "fields": {"事项名称": "修路灯"},
    "sections": [{}],
    "warnings": [{"code": "x"}],
}


@pytest.fixture
def folders(tmp_path):
    for name, text in (("old", "修路灯"), ("new", "修水管")):
        (tmp_path / name).mkdir()
        row = RECORD | {"fields": {"事项名称": text}}
        (tmp_path / name / "records.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path


def kaimen(*args):
    return CliRunner().invoke(app, [str(a) for a in args])


def test_the_exit_code_of_diff_tells_same_from_different(folders):
    assert kaimen("diff", folders / "old", folders / "old").exit_code == 0
    assert kaimen("diff", folders / "old", folders / "new").exit_code == 1


@pytest.mark.parametrize("command", ["diff old new", "stats new"])
def test_a_closed_pipe_ends_quietly(folders, command):
    line = f"{sys.executable} -m kaimen {command} | true; exit ${{PIPESTATUS[0]}}"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(["bash", "-c", line], cwd=folders, env=environment, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_diff_without_an_output_folder_is_trouble(folders):
    result = kaimen("diff", folders / "old", folders)
    assert result.exit_code == 2
    assert "records.jsonl" in result.stderr


def test_diff_marks_the_characters_that_differ_where_there_is_no_colour(folders):
    assert "修[-路灯-]{+水管+}" in kaimen("diff", folders / "old", folders / "new").stdout


def test_diff_for_machines_is_one_object_a_change(folders):
    (line,) = kaimen("diff", folders / "old", folders / "new", "--format", "json").stdout.splitlines()
    assert json.loads(line)["columns"] == [{"name": "fields.事项名称", "old": "修路灯", "new": "修水管"}]


def test_a_byte_order_mark_is_no_difference(folders):
    path = folders / "new/records.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + (folders / "old/records.jsonl").read_bytes())
    assert kaimen("diff", folders / "old", folders / "new").exit_code == 0


def test_stats_counts_what_is_there(folders):
    (folders / "old/run.json").write_text('{"inputs": 3, "slowest": [[0.5, "http://n.example/slow"]]}')
    stats = json.loads(kaimen("stats", folders / "old", "--json").stdout)
    assert (stats["pages"], stats["records"], stats["sections"]) == (3, 1, 1)
    assert stats["fields"] == {"事项名称": 1}
    assert stats["warnings"] == {"x": 1}
    assert "http://n.example/slow" in kaimen("stats", folders / "old").stdout


MARKUP = "[video]民有所呼[/b] :smile:"


def test_stats_shows_what_looks_like_markup_as_it_is(folders):
    row = RECORD | {"fields": {f"field {MARKUP}": "修路灯"}, "warnings": [{"code": f"code {MARKUP}"}]}
    (folders / "old/records.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (folders / "old/articles.jsonl").write_text(json.dumps({"series": f"series {MARKUP}"}) + "\n", encoding="utf-8")
    (folders / "old/run.json").write_text(json.dumps({"inputs": 1, "slowest": [[0.5, f"page {MARKUP}"]]}))
    shown = kaimen("stats", folders / "old").stdout
    assert [what for what in ("field", "code", "series", "page") if f"{what} {MARKUP}" not in shown] == []


def test_diff_shows_what_looks_like_markup_as_it_is(folders):
    row = RECORD | {"heading": MARKUP, "fields": {"事项名称": MARKUP}}
    (folders / "new/records.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert MARKUP in kaimen("diff", folders / "old", folders / "new").stdout


def test_stats_of_a_folder_without_a_run_file_still_counts(folders):
    assert json.loads(kaimen("stats", folders / "old", "--json").stdout)["pages"] is None


def test_a_broken_line_is_named_with_file_and_line(folders):
    (folders / "old/records.jsonl").write_text("{}\nnot json\n")
    assert "records.jsonl:2: not JSON" in kaimen("stats", folders / "old").stderr
