import importlib.util
import json
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "article.py"


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("benchmark_article", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def folder(tmp_path):
    body = [f"第{n}段，说的是社区里修灯的事情，大家都很满意。" for n in range(4)]
    text = "".join(f"<p>{t}</p>" for t in body)
    (tmp_path / "a.html").write_text(f"<html><body><h1>修灯</h1><div>{text}</div></body></html>", "utf-8")
    (tmp_path / "a.truth.json").write_text(json.dumps({"body": body}), "utf-8")
    return tmp_path


def test_every_tool_has_its_turn(bench, folder):
    results = bench.run(folder, [bench.PARSING, bench.KAIMEN], rounds=2, budget=30)
    assert [(r.name, len(r.rates)) for r in results] == [(bench.PARSING, 2), (bench.KAIMEN, 2)]
    assert results[1].row()["f1"] > 0.9
    assert list(bench.ratios(results)) == ["kaimen / parsing alone"]


def test_names_can_be_listed_with_commas(bench):
    assert not [name for name in bench.TOOLS if "," in name]


def test_what_is_not_installed_is_left_out(bench, folder, capsys):
    assert bench.run(folder, ["no such tool"], rounds=1, budget=30) == []
    assert "left out: no such tool" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("truth", "text", "expected"),
    [("甲乙丙", "甲 乙\n丙", 1.0), ("甲乙", "", 0.0), ("", "", 1.0), ("甲乙", "乙甲", 0.5)],
)
def test_character_f1(bench, truth, text, expected):
    assert bench.character_f1(truth, text) == expected
