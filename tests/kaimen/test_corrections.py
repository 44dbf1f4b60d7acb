"""Corrections: applied on output, kept through re-extraction, checked against new rules."""

import json

import pytest
from typer.testing import CliRunner

from kaimen.cli import app
from kaimen.corrections import Status, apply, check, read_corrections
from kaimen.schemas import InputError, law_violations
from tests.schemas.test_contracts import article, record

from . import makers


def corrections(tmp_path, *rows):
    path = tmp_path / "corrections.jsonl"
    path.write_text("".join(json.dumps({"record": "r1"} | row) + "\n" for row in rows), encoding="utf-8")
    return read_corrections(path)


FIELD = {"column": "fields.事项名称", "old": "修路灯\n换水管"}
EDIT = FIELD | {"action": "edit", "new": "修路灯、换水管"}
MOVE = {"action": "move", "column": "fields.事项名称", "paragraph": "换水管", "to": "fields.工作成效"}
STREET = {"action": "edit", "column": "street", "old": "东湖街道", "new": "西湖街道"}


def test_an_edit_changes_the_field_and_leaves_the_sections(tmp_path):
    fixed = apply(record(), corrections(tmp_path, EDIT))
    assert fixed.fields == {"事项名称": "修路灯、换水管"}
    assert fixed.sections == record().sections
    assert [c.new for c in fixed.corrections] == ["修路灯、换水管"]


def test_places_can_be_edited_and_removed(tmp_path):
    fixed = apply(
        record(),
        corrections(tmp_path, STREET, {"action": "edit", "column": "heading", "old": "东湖街道南岸社区", "new": None}),
    )
    assert (fixed.street, fixed.heading, fixed.community) == ("西湖街道", None, "南岸社区")


def test_a_moved_paragraph_stands_in_the_other_field(tmp_path):
    assert apply(record(), corrections(tmp_path, MOVE)).fields == {"事项名称": "修路灯", "工作成效": "换水管"}


def test_a_column_marked_wrong_keeps_its_value_and_gets_a_warning(tmp_path):
    fixed = apply(record(), corrections(tmp_path, FIELD | {"action": "wrong", "note": "ask the office"}))
    assert fixed.fields == record().fields
    assert [w.code.value for w in fixed.warnings][-1] == "marked_wrong"


def test_corrected_records_keep_the_laws_of_what_was_not_corrected(tmp_path):
    for row in (EDIT, MOVE, STREET):
        fixed = apply(record(), corrections(tmp_path, row))
        assert law_violations(fixed, article()) == []
        assert law_violations(fixed.model_copy(update={"lead": ("x",)}), article())


def test_a_correction_that_no_longer_fits_changes_nothing_and_warns(tmp_path):
    fixed = apply(record(), corrections(tmp_path, EDIT | {"old": "something else"}))
    assert fixed.fields == record().fields
    assert fixed.corrections == ()
    assert [w.code.value for w in fixed.warnings][-1] == "correction_conflict"


@pytest.mark.parametrize(
    ("row", "status"),
    [
        (EDIT, Status.APPLIES),
        (EDIT | {"new": EDIT["old"], "old": "before"}, Status.SUPERFLUOUS),
        (EDIT | {"old": "before"}, Status.CONFLICT),
        (MOVE, Status.APPLIES),
        (MOVE | {"column": "fields.情况简介", "to": "fields.事项名称"}, Status.SUPERFLUOUS),
        (MOVE | {"paragraph": "gone"}, Status.CONFLICT),
        (FIELD | {"action": "confirm"}, Status.APPLIES),
        (FIELD | {"action": "confirm", "old": "before"}, Status.CONFLICT),
        (FIELD | {"action": "wrong", "old": "before"}, Status.SUPERFLUOUS),
        (EDIT | {"record": "gone"}, Status.CONFLICT),
    ],
)
def test_what_has_become_of_a_correction(tmp_path, row, status):
    assert [s for _, s, _ in check([record()], corrections(tmp_path, row))] == [status]


def test_corrections_build_on_each_other(tmp_path):
    second = EDIT | {"old": EDIT["new"], "new": "both"}
    both = corrections(tmp_path, EDIT, second)
    assert apply(record(), both).fields["事项名称"] == "both"
    assert [s for _, s, _ in check([record()], both)] == [Status.APPLIES] * 2


REPEATED = {"column": "fields.事项名称", "old": "换水管\n修路灯\n换水管"}


@pytest.mark.parametrize(
    "rows",
    [
        [MOVE],
        [REPEATED | {"action": "edit", "new": "甲"}, REPEATED | {"action": "edit", "old": "甲", "new": "乙"}],
        [REPEATED | {"action": "wrong", "note": "ask the office", "by": "甲", "at": "2021-02-08T10:00:00Z"}],
        [REPEATED | {"action": "confirm"}, MOVE, STREET],
    ],
)
def test_files_of_corrections_put_together_give_what_one_gives(tmp_path, rows):
    _, (made,) = makers.article("a", {"东湖街道南岸社区": {"事项名称": REPEATED["old"]}})
    made = made.model_copy(update={"id": "r1"})
    once, doubled = corrections(tmp_path, *rows), corrections(tmp_path, *rows, *rows)
    assert apply(made, once).corrections
    assert apply(made, doubled) == apply(made, once)
    assert list(check([made], doubled)) == list(check([made], once))


def test_corrections_of_two_reviewers_both_count(tmp_path):
    rows = [FIELD | {"action": "wrong", "by": by} for by in ("甲", "乙")]
    assert [c.by for c in apply(record(), corrections(tmp_path, *rows)).corrections] == ["甲", "乙"]


def test_checking_an_output_with_corrections_applied_gives_the_same(tmp_path):
    rows = corrections(tmp_path, EDIT, STREET)
    assert [s for _, s, _ in check([apply(record(), rows)], rows)] == [Status.APPLIES] * 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("no json", "Invalid JSON"),
        ('{"record": "r", "action": "edit", "column": "street"}', "edit needs new"),
        ('{"record": "r", "action": "move", "column": "street", "paragraph": "a", "to": "fields.b"}', "from a field"),
        ('{"record": "r", "action": "paint", "column": "street"}', "action"),
        ('{"record": "r", "action": "wrong", "column": "title"}', "column"),
    ],
)
def test_a_wrong_line_is_named_with_file_and_line(tmp_path, line, said):
    path = tmp_path / "c.jsonl"
    path.write_text("\n" + line, encoding="utf-8")
    with pytest.raises(InputError, match=said) as caught:
        read_corrections(path)
    assert str(caught.value).startswith(f"{path}:2: ")


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path):
    expected = corrections(tmp_path, EDIT, MOVE)
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_corrections(path) == expected


def test_the_command_counts_and_fails_on_conflict(tmp_path):
    (tmp_path / "records.jsonl").write_text(record().model_dump_json() + "\n", encoding="utf-8")
    corrections(tmp_path, EDIT)
    good = CliRunner().invoke(app, ["corrections", "check", str(tmp_path)])
    assert (good.exit_code, good.stdout.splitlines()[-1]) == (0, "1 applies, 0 superfluous, 0 conflict")
    corrections(tmp_path, EDIT | {"old": "x"})
    assert CliRunner().invoke(app, ["corrections", "check", str(tmp_path)]).exit_code == 1
