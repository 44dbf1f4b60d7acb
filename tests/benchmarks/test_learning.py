"""The scorer of profile learning counts what it says, and its floors hold on the corpus."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from tests.showcase_pages import make_page

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "showcase" / "dev"


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("benchmark_learning", ROOT / "benchmarks" / "learning.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def folder(tmp_path):
    made = [m for m in map(make_page, range(40)) if "“红色物业”" in m.truth["title"]][:3]
    for n, each in enumerate(made):
        (tmp_path / f"{n}.html").write_text(each.markup, encoding="utf-8")
        truth = {**each.truth, "series": "红色物业", "page": f"{n}.html"}
        (tmp_path / f"{n}.truth.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def test_a_label_that_the_truth_lacks_is_wrong_and_one_that_is_not_proposed_is_missed(bench, folder):
    fair = bench.score(bench.pages_of(folder))
    assert fair.labels_found > 3
    for path in folder.glob("*.truth.json"):
        path.write_text(path.read_text("utf-8").replace('"小区名片"', '"别的名字"'), encoding="utf-8")
    unfair = bench.score(bench.pages_of(folder))
    assert (unfair.labels, unfair.labels_found) == (fair.labels, fair.labels_found - 1)
    assert unfair.wrong == fair.wrong + 1
    assert any("no field: 小区名片" in remark for remark in unfair.remarks)
    assert any("not found: 别的名字" in remark for remark in unfair.remarks)


def test_no_page_scores_as_nothing_wrong(bench):
    assert set(bench.score({}).figures.values()) == {1.0}


@pytest.mark.shared
@pytest.mark.parametrize("pages", [None, 2])
def test_floors_hold_on_the_corpus(bench, pages):
    if not CORPUS.is_dir():
        pytest.skip(f"{CORPUS} is not there")
    result = bench.score(bench.pages_of(CORPUS), pages)
    assert result.series >= 7
    low = {name: result.figures[name] for name, floor in bench.FLOORS.items() if result.figures[name] < floor}
    assert not low, result.remarks
