"""Export: the same values in every format, and no cell that executes."""

from __future__ import annotations

import csv
import subprocess
import sys
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from typer.testing import CliRunner

from kaimen.cli import app
from kaimen.schemas import FieldSpec, Profile
from kaimen.sinks.export import plain, sheet_of

from .. import strategies
from .conftest import missing
from .makers import SEED, article, folder, write

RISKY = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "　=1", "＝1"]


def kaimen(*arguments, code=0, input=None):
    done = CliRunner().invoke(app, [*map(str, arguments)], input=input)
    assert done.exit_code == code, done.output
    return done


@pytest.fixture
def out(tmp_path):
    risky = {f"村{n}": {"事项名称": text, "另一事": text} for n, text in enumerate(RISKY)}
    return folder(tmp_path / "out", article("a", SEED), article("b", risky))


def csv_rows(file):
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_column_for_each_field_in_english_where_the_profile_says(out, tmp_path):
    kaimen("export", out, "-o", tmp_path / "r.csv")
    first, second, *_ = csv_rows(tmp_path / "r.csv")
    assert first["matter"] == "接通居民生活的“幸福水”"
    assert first["problems"] == "主管道破裂\n居民停水"
    assert second["community"] == "滨河社区"
    assert "另一事" in first  # which no profile names
    assert "results" not in first  # which no record has


def test_no_cell_of_a_csv_file_begins_like_a_formula(out, tmp_path):
    kaimen("export", out, "-o", tmp_path / "r.csv")
    cells = [cell for row in csv_rows(tmp_path / "r.csv") for cell in row.values()]
    assert {"'" + text for text in RISKY} <= set(cells)
    assert not [c for c in cells if c.lstrip(" \u3000").startswith(tuple("=+-@\t\r＝＋－＠"))]


@given(strategies.texts)
def test_what_is_harmless_stays_as_it_is(text):
    assert plain(text) in (text, "'" + text)
    assert plain(7) == 7


def test_no_cell_of_a_workbook_is_a_formula(out, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    kaimen("export", out, "-o", tmp_path / "r.xlsx")
    page = openpyxl.load_workbook(tmp_path / "r.xlsx").active
    cells = [cell for row in page.iter_rows(min_row=2) for cell in row]
    assert {c.data_type for c in cells} <= {"s", "n"}
    risky = [c for c in cells if c.value in RISKY]
    assert len(risky) >= 2 * (len(RISKY) - 2)  # XML folds tabs and returns
    assert all(c.quotePrefix for c in risky)


def test_a_text_too_long_for_a_cell_is_cut_in_sight(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    out = folder(tmp_path / "out", article("a", {"村": {"事项名称": "长" * 40_000}}))
    done = kaimen("export", out, "-o", tmp_path / "r.xlsx")
    assert "1 texts were longer" in done.output
    page = openpyxl.load_workbook(tmp_path / "r.xlsx").active
    assert max(len(str(c.value)) for row in page.iter_rows() for c in row) == 32_767


def wide(fields):
    """A record with these fields, which get a column each beside the fifteen that all have."""
    _, (made,) = article("a", {"村": {"事项名称": "修路"}})
    return made.model_copy(update={"fields": dict.fromkeys(fields, "字")})


@pytest.mark.parametrize("columns", [16_384, 16_385])
def test_more_columns_than_a_sheet_holds_are_refused(tmp_path, columns):
    pytest.importorskip("xlsxwriter")
    out, fits = write(tmp_path / "wide.jsonl", [wide(f"f{n}" for n in range(columns - 15))]), columns == 16_384
    told = kaimen("export", out, "-o", tmp_path / "r.xlsx", code=0 if fits else 2).output
    assert f"{columns} columns" in told
    assert (tmp_path / "r.xlsx").exists() == fits
    if not fits:
        assert "choose .csv or .parquet" in told
        kaimen("export", out, "-o", tmp_path / "r.csv")
        assert len(csv_rows(tmp_path / "r.csv")[0]) == columns


def test_the_time_to_name_columns_grows_with_their_number_not_with_its_square():
    cases = map("".join, product(*({c, c.upper()} for c in "abcdefghijklmn")))  # all of one name, for a database
    record = wide((*(f"f{n}" for n in range(20_000)), *cases))
    profile = Profile(name="x", fields=tuple(FieldSpec(name=f"f{n}") for n in range(20_000)))
    before = process_time()
    sheet = sheet_of("records", records=lambda: [record], articles=list, rejections=list, profiles=[profile])
    assert process_time() - before < 5  # seconds; the square of it takes minutes
    assert len({c.lower() for c in sheet.columns}) == len(record.fields) + 15


@pytest.mark.parametrize("table", ["records", "sections", "images", "facts", "articles", "rejected"])
def test_folder_and_database_give_the_same(out, tmp_path, table, db_url):
    kaimen("load", out, "--to", db_url)
    kaimen("export", out, "-o", tmp_path / "one.csv", "--table", table)
    kaimen("export", db_url, "-o", tmp_path / "two.csv", "--table", table)

    def lines(name):
        return sorted(csv_rows(tmp_path / name), key=lambda r: str(r))

    assert lines("one.csv") == lines("two.csv")


def test_standard_input_is_exported(out, tmp_path):
    kaimen("export", "-", "-o", tmp_path / "r.csv", input=(out / "records.jsonl").read_bytes())
    assert len(csv_rows(tmp_path / "r.csv")) == 2 + len(RISKY)


def test_a_bad_line_is_told_once(out, tmp_path):
    with (out / "records.jsonl").open("a") as file:
        file.write("{}\n")
    done = kaimen("export", out, "-o", tmp_path / "r.csv", code=1)
    assert done.output.count("records.jsonl:12:") == 1


def test_what_stood_there_stays_where_writing_fails(out, tmp_path):
    file = tmp_path / "r.txt"
    file.write_text("before")
    assert "must end in" in kaimen("export", out, "-o", file, code=2).output
    assert "no such" in kaimen("export", tmp_path / "none", "-o", tmp_path / "r.csv", code=2).output
    assert "cannot write" in kaimen("export", out, "-o", tmp_path / "no" / "r.csv", code=2).output
    assert file.read_text() == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "r.txt"]


def test_parquet_says_what_its_columns_mean(out, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    kaimen("export", out, "-o", tmp_path / "r.parquet")
    schema = pq.read_schema(tmp_path / "r.parquet")
    assert schema.field("matter").metadata[b"description"].decode() == "事项名称"
    assert str(schema.field("ordinal").type) == "int64"


DOCS = Path(__file__).parents[2] / "docs/databases.md"


def snippets():
    """The Python examples of the documentation."""
    pieces = DOCS.read_text(encoding="utf-8").split("```python\n")[1:]
    return [piece.partition("```")[0] for piece in pieces]


@pytest.mark.parametrize("number", range(3))
def test_the_examples_of_the_documentation_run(number, tmp_path):
    code = snippets()[number]
    library = code.split("import ", 1)[1].split()[0]
    if not find_spec(library):
        missing(f"{library} is not installed")
    out = folder(tmp_path / "out", article("a", SEED))
    kaimen("export", out, "-o", out / "records.parquet")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert "张掖路街道" in done.stdout
