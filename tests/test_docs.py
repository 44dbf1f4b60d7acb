"""The docs say all that the program has: a code, command, option or key that they do not mention fails here."""

import re
import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from kaimen import extract_page
from kaimen.schemas import (
    Article,
    ArticleRef,
    BlockHints,
    Fact,
    FieldSpec,
    PageLink,
    Profile,
    Record,
    RecordImage,
    Rejected,
    RejectionCode,
    Section,
    Step,
    Warning,
    WarningCode,
)

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")] + sorted(DOCS.glob("*.md"))


def codes(heading):
    """The codes in the first column of the tables below a heading of docs/codes.md."""
    part = (DOCS / "codes.md").read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)


@pytest.mark.parametrize(("heading", "known"), [("Rejections", RejectionCode), ("Warnings", WarningCode)])
def test_every_code_is_described_once_and_none_besides(heading, known):
    assert sorted(codes(heading)) == sorted(known)


def test_the_command_reference_is_what_the_program_says():
    spec = spec_from_file_location("reference", DOCS / "reference.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    told = module.TARGET.read_text(encoding="utf-8")
    assert told == module.reference(), "docs/commands.md is out of date: run `make docs`"


@pytest.mark.parametrize(
    "model", [Record, Section, Step, RecordImage, Fact, ArticleRef, Warning, Article, Rejected, PageLink]
)
def test_every_key_of_the_output_is_described(model):
    told = (DOCS / "output.md").read_text(encoding="utf-8")
    assert [key for key in model.model_fields if f"`{key}`" not in told] == []


@pytest.mark.parametrize(("model", "prefix"), [(Profile, ""), (FieldSpec, "fields."), (BlockHints, "blocks.")])
def test_every_key_of_a_profile_is_described(model, prefix):
    told = (DOCS / "profiles.md").read_text(encoding="utf-8")
    assert [key for key in model.model_fields if f"`{prefix}{key}`" not in told] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_the_pages_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_in_the_docs_exists(page):
    import typer

    from kaimen.cli import app

    known = set(typer.main.get_command(app).commands)
    shell = "\n".join(re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))
    assert set(re.findall(r"^(?:\$ )?kaimen ([a-z]+)", shell, re.MULTILINE)) - known == set()


def python_blocks():
    for page in ("README.md", "README.zh-CN.md"):
        blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
        yield from (pytest.param(block, id=f"{page}-{number}") for number, block in enumerate(blocks, 1))


@pytest.mark.parametrize("block", list(python_blocks()))
def test_the_python_of_the_readme_runs(block, tmp_path, monkeypatch, capfd):
    pytest.importorskip(re.findall(r"^(?:import|from) (\w+)", block, re.MULTILINE)[-1])
    page = ROOT / "samples" / "qingwu" / "open-door-06" / "page.html"
    shutil.copy(page, tmp_path / "page.html")
    (tmp_path / "out").mkdir()
    records = extract_page(page.read_bytes()).records
    lines = "".join(record.model_dump_json() + "\n" for record in records)
    (tmp_path / "out" / "records.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    scope = {}
    exec(block, scope)
    printed = capfd.readouterr().out
    assert "望湖街道" in printed or "苇荡社区" in printed or len(scope["records"]) == 3
