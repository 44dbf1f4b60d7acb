"""What changed between two extractions."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.diffing import compare, pieces

RECORD = {
    "id": "r1",
    "article_id": "a1",
    "extractor_version": "1",
    "heading": "东湖街道南岸社区",
    "street": "东湖街道",
    "lead": [],
    "fields": {"事项名称": "修路灯", "情况简介": "三十一盏"},
    "sections": [{"field": "事项名称", "label": "事项名称", "rule": "colon", "text": "修路灯", "span": [3, 9]}],
    "article": {"title": "第三期"},
    "warnings": [],
}


def folder(path, records=(), articles=(), rejected=()):
    path.mkdir()
    for name, rows in (("records", records), ("articles", articles), ("rejected", rejected)):
        (path / f"{name}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


def changes(tmp_path, old, new, name="records"):
    return list(compare(folder(tmp_path / "old", **{name: old}), folder(tmp_path / "new", **{name: new})))


def test_the_same_rows_give_no_changes_whatever_the_version_and_the_spans(tmp_path):
    moved = RECORD | {"extractor_version": "2", "sections": [RECORD["sections"][0] | {"span": [5, 11]}]}
    assert changes(tmp_path, [RECORD], [moved]) == []


def test_added_and_vanished_rows_are_named(tmp_path):
    found = changes(tmp_path, [RECORD], [RECORD | {"id": "r2"}])
    assert [(c.what, c.kind, c.id) for c in found] == [("record", "added", "r2"), ("record", "vanished", "r1")]
    assert found[0].name == "东湖街道南岸社区 — 第三期"


def test_a_changed_row_names_the_column_with_old_and_new(tmp_path):
    new = RECORD | {"fields": {"事项名称": "修路灯和水管", "工作成效": "好"}}
    (change,) = changes(tmp_path, [RECORD], [new])
    assert [(c.name, c.old, c.new) for c in change.columns] == [
        ("fields.事项名称", "修路灯", "修路灯和水管"),
        ("fields.情况简介", "三十一盏", ""),
        ("fields.工作成效", "", "好"),
    ]


def test_a_rejection_that_came_or_went_is_a_change(tmp_path):
    note = {"url": "http://n.example/1", "stage": "article", "code": "shell", "detail": "x"}
    (change,) = changes(tmp_path, [note], [note | {"code": "login"}], "rejected")
    assert [c.name for c in change.columns] == ["code"]


def test_several_versions_of_one_article_are_compared_one_by_one(tmp_path):
    assert changes(tmp_path, [RECORD, RECORD], [RECORD, RECORD]) == []
    assert [c.kind for c in compare(tmp_path / "old", folder(tmp_path / "third", [RECORD]))] == ["vanished"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_pieces_give_back_both_texts(old, new):
    found = pieces(old, new)
    assert "".join(p.text for p in found if p.op != "insert") == old
    assert "".join(p.text for p in found if p.op != "delete") == new


def test_a_small_change_in_a_long_text_is_small():
    old = "社区" * 30_000
    assert [p.text for p in pieces(old, old[:5000] + "村" + old[5000:]) if p.op != "same"] == ["村"]


@pytest.mark.parametrize("size", [1_000_000])
def test_two_long_strangers_do_not_take_forever(size):
    assert [p.op for p in pieces("甲" * size, "乙" * size)] == ["delete", "insert"]
