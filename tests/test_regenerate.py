"""`make golden` shows what would change and writes only when told to."""

import json
import shutil
from pathlib import Path

import pytest

from samples import golden, regenerate

PLAIN = Path(golden.ROOT) / "qingwu" / "open-door-05"


@pytest.fixture
def sample(tmp_path, monkeypatch):
    """A copy of a sample whose expected output says something else than the page."""
    folder = tmp_path / "site" / "slug"
    shutil.copytree(PLAIN, folder)
    (copy,) = golden.samples(tmp_path)
    told = golden.observed(copy.extract())
    told["article"]["title"] = "另一个标题"
    (folder / "expected.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    monkeypatch.setattr(regenerate, "samples", lambda: golden.samples(tmp_path))
    return copy


def test_a_difference_is_shown_and_nothing_is_written(sample, capsys):
    before = (sample.folder / "expected.json").read_bytes()
    assert regenerate.main([]) == 1
    shown = capsys.readouterr().out
    assert '-    "title": "另一个标题"' in shown
    assert '+    "title": "一件事 一颗心 | 青梧区“开门一件事”成果展播⑤"' in shown
    assert (sample.folder / "expected.json").read_bytes() == before


def test_the_difference_is_written_when_told_and_then_there_is_none(sample, capsys):
    assert regenerate.main(["--write"]) == 0
    capsys.readouterr()
    assert regenerate.main([]) == 0
    assert capsys.readouterr().out == ""


def test_keys_that_the_expected_file_leaves_out_stay_out(sample):
    told = sample.expected
    del told["article"]["footer"]
    (sample.folder / "expected.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    regenerate.main(["--write"])
    assert "footer" not in sample.expected["article"]
    assert sample.expected["article"]["title"] != "另一个标题"


def test_a_sample_without_expected_output_gets_a_draft(sample):
    (sample.folder / "expected.json").unlink()
    assert regenerate.main(["--write"]) == 0
    assert len(sample.expected["records"]) == 4


def test_fields_and_records_too_many_count_as_a_difference():
    got = {"records": [{"fields": {"甲": "1", "乙": "2"}, "lead": []}, {"fields": {}}]}
    assert golden.aligned(got, {"records": [{"fields": {"甲": "1"}}]}) == {
        "records": [{"fields": {"甲": "1", "乙": "2"}}, {"fields": {}}]
    }


def test_each_field_is_compared_on_its_own():
    told = {"article": {"title": "甲"}, "records": [{"fields": {"乙": "1"}, "sections": [{"label": "乙"}]}]}
    assert list(golden.leaves(told)) == [
        ("article.title", "甲"),
        ("records.count", 1),
        ("records.1.fields.乙", "1"),
        ("records.1.sections", [{"label": "乙"}]),
    ]
