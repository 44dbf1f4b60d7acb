"""The output folder: three files, replaced together or not at all."""

import json

import pytest

from kaimen import extract_page
from kaimen.schemas import Article, Rejected, SinkError
from kaimen.sinks.jsonl import FILES, ROLES, OutputFolder

PAGE = extract_page("第一段。\n第二段。")


def test_the_three_files_hold_what_the_page_gave(tmp_path):
    with OutputFolder(tmp_path / "new" / "out") as folder:
        folder.write(PAGE)
    lines = {name: (tmp_path / "new/out" / name).read_text(encoding="utf-8").splitlines() for name in FILES}
    assert [Article.model_validate_json(line) for line in lines["articles.jsonl"]] == [PAGE.article]
    assert [Rejected.model_validate_json(line) for line in lines["rejected.jsonl"]] == list(PAGE.rejected)
    assert lines["records.jsonl"] == []


def test_the_roles_of_every_stretch_stand_beside_them(tmp_path):
    with OutputFolder(tmp_path) as folder:
        folder.write(PAGE)
    (line,) = (tmp_path / ROLES).read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert told["article_id"] == PAGE.article.id
    assert [(start, end, role) for start, end, role, *_ in told["roles"]] == [(0, 4, "lead"), (5, 9, "lead")]


def test_an_error_midway_leaves_the_old_files_and_no_rubbish(tmp_path):
    with OutputFolder(tmp_path) as folder:
        folder.write(PAGE)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    with pytest.raises(RuntimeError), OutputFolder(tmp_path) as folder:
        folder.write(PAGE)
        raise RuntimeError
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_file_that_is_a_link_stays_one(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "kept").mkdir()
    (tmp_path / "out" / "records.jsonl").symlink_to(tmp_path / "kept" / "rows.jsonl")
    with OutputFolder(tmp_path / "out") as folder:
        folder.write(PAGE)
    assert (tmp_path / "out" / "records.jsonl").is_symlink()
    assert len((tmp_path / "kept" / "rows.jsonl").read_text().splitlines()) == len(PAGE.records)
    assert sorted(p.name for p in (tmp_path / "kept").iterdir()) == ["rows.jsonl"]


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SinkError, match="cannot write"), OutputFolder(tmp_path / "file" / "out"):
        pass


@pytest.mark.parametrize("name", [*FILES, ROLES])
def test_a_folder_in_the_place_of_a_file_is_told_before_anything_is_replaced(tmp_path, name):
    (tmp_path / "records.jsonl").write_text("before")
    (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / name).mkdir()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(SinkError, match=rf"{name}: is a folder.* unchanged"), OutputFolder(tmp_path):
        pytest.fail("the work was begun")
    assert sorted(tmp_path.iterdir()) == before
    assert name == "records.jsonl" or (tmp_path / "records.jsonl").read_text() == "before"


def test_a_file_that_cannot_be_replaced_in_the_end_is_told_with_those_that_were(tmp_path):
    with pytest.raises(SinkError) as caught, OutputFolder(tmp_path) as folder:
        folder.write(PAGE)
        (tmp_path / "articles.jsonl").mkdir()
    assert "unchanged" not in str(caught.value)
    assert "only records.jsonl was replaced" in str(caught.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["articles.jsonl", "records.jsonl"]
