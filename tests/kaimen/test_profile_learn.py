"""`kaimen profile learn`: the proposal as TOML, whatever the labels hold, and the command around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from kaimen.cli import app
from kaimen.extractors.learning import LearnedField, Proposal
from kaimen.proposing import proposal_toml
from kaimen.schemas import parse_profile
from kaimen.schemas.labels import label_key
from tests.showcase_pages import make_page

ANY = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), min_size=1, max_size=20)
HOSTILE = st.sampled_from(
    [
        'a"b',
        "a\\",
        '"""',
        "a\nname = 1",
        "\r\n[[fields]]",
        "\t",
        "\x01\x1f\x7f",
        "\u202e反",
        "\x85\u2028",
        "'",
        "]",
        "# x",
        "\U000e0001",
    ]
)
LABELS = st.lists(HOSTILE | ANY, min_size=1, max_size=12, unique_by=lambda label: label_key(label) or label)


def proposal(groups, series=None):
    fields = tuple(
        LearnedField(tuple((label, 1) for label in group), None, len(group), 1, required=not n)
        for n, group in enumerate(groups)
    )
    return Proposal(fields, fields[0].name, 1, 0, 3, 2, 0, series)


@given(LABELS, ANY, st.none() | HOSTILE)
def test_any_label_survives_the_round_trip(labels, name, series):
    groups = [labels[n : n + 3] for n in range(0, len(labels), 3)]
    read = parse_profile(proposal_toml(proposal(groups, series), name), "learned")
    assert [[spec.name, *spec.aliases] for spec in read.fields] == groups
    assert (read.name, read.title, read.opening) == (name, series, groups[0][0])
    assert [spec.required for spec in read.fields] == [n == 0 for n in range(len(groups))]


@given(HOSTILE)
def test_nothing_unseen_stands_in_the_file(label):
    text = proposal_toml(proposal([[label]]), "x")
    assert all(c.isprintable() or c == "\n" for c in text)


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    made = [m for m in map(make_page, range(40)) if "“红色物业”" in m.truth["title"]][:3]
    for n, each in enumerate(made):
        (folder / f"{n}.html").write_text(each.markup, encoding="utf-8")
    return folder


def run(*arguments):
    return CliRunner().invoke(app, ["profile", "learn", *map(str, arguments)])


def test_the_proposal_says_what_it_saw_and_is_a_profile(pages, tmp_path):
    new = tmp_path / "red.toml"
    result = run(pages, "-o", new)
    assert result.exit_code == 0, result.output
    text = new.read_text(encoding="utf-8")
    read = parse_profile(text, str(new))
    assert read.name == "red"
    assert {"小区名片", "居民怎么说"} <= {spec.name for spec in read.fields}
    assert "from 3 pages" in text.splitlines()[0]
    assert "blocks, on 3 pages" in text
    checked = CliRunner().invoke(app, ["profile", "check", str(new), str(pages)])
    assert checked.exit_code == 0
    assert "0 pages without a block" in checked.output


def test_without_a_file_it_goes_to_standard_output(pages):
    result = run(pages, "--name", "red")
    assert result.exit_code == 0
    assert parse_profile(result.stdout, "-").name == "red"


def test_a_reviewed_profile_is_not_replaced_by_mistake(pages, tmp_path):
    new = tmp_path / "red.toml"
    new.write_text("mine", encoding="utf-8")
    assert run(pages, "-o", new).exit_code == 2
    assert new.read_text(encoding="utf-8") == "mine"
    assert run(pages, "-o", new, "--force").exit_code == 0
    assert parse_profile(new.read_text(encoding="utf-8"), "-").name == "red"


def test_pages_without_labels_give_no_file(tmp_path):
    (tmp_path / "a.txt").write_text("一则消息\n\n" + "社区里修好了路灯，大家都很满意。\n\n" * 6, encoding="utf-8")
    result = run(tmp_path / "a.txt", "-o", tmp_path / "new.toml")
    assert result.exit_code == 1
    assert "no labels come round" in result.output
    assert not (tmp_path / "new.toml").exists()


def test_what_cannot_be_read_is_told(pages, tmp_path):
    result = run(pages, tmp_path / "missing.html", "-o", tmp_path / "new.toml")
    assert result.exit_code == 1
    assert "not_found" in result.output
    assert (tmp_path / "new.toml").exists()


def test_a_name_that_no_profile_may_have_is_refused(pages):
    assert run(pages, "--name", "x" * 61).exit_code == 2
