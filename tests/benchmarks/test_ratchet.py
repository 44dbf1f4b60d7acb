"""The gate shuts when a figure falls or the corpus changes, and is not lowered in silence."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _load():
    spec = importlib.util.spec_from_file_location("benchmarks_ratchet", ROOT / "benchmarks" / "ratchet.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


ratchet = _load()

SCORER = """
import json, pathlib, sys
folder = pathlib.Path(sys.argv[1])
assert sys.argv[2] == "--json"
print("a line before")
print(json.dumps({"pages": len(list(folder.glob("*.html"))), "title": float((folder / "score").read_text()),
                  "body_below_0_9": 1, "pages_per_second": 3.5}))
"""


@pytest.fixture
def checkout(tmp_path):
    """A corpus of one page, a scorer that reads its figure from a file beside the corpus, and floors for it."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.html").write_text("<p>x")
    (tmp_path / "corpus" / "score").write_text("0.9")
    (tmp_path / "scorer.py").write_text(SCORER)
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A.\n\n## [0.1.0]\n\n- B.\n"
    )
    floors = tmp_path / "benchmarks" / "floors.json"
    floors.write_text(json.dumps({"tiny": {"folder": "corpus", "scorer": "scorer.py"}}))
    return tmp_path


def run(checkout, *arguments):
    return ratchet.main(list(arguments), root=checkout, path=checkout / "benchmarks" / "floors.json")


def floors(checkout):
    return json.loads((checkout / "benchmarks" / "floors.json").read_text())["tiny"]["floors"]


def reached(checkout, figure):
    """The scorer's figure, without a change of the corpus."""
    text = SCORER.replace('float((folder / "score").read_text())', str(figure))
    (checkout / "scorer.py").write_text(text)


def test_floors_are_what_was_reached_less_a_little(checkout):
    assert run(checkout, "--raise") == 0
    assert floors(checkout) == {"pages": 1, "title": 0.898, "body_below_0_9": 1}
    assert run(checkout) == 0


def test_a_figure_below_its_floor_shuts_the_gate(checkout, capsys):
    run(checkout, "--raise")
    reached(checkout, 0.8981)
    assert run(checkout) == 0
    reached(checkout, 0.8979)
    assert run(checkout) == 1
    assert "tiny.title: 0.8979 is below 0.898" in capsys.readouterr().out


def test_another_corpus_shuts_the_gate(checkout, capsys):
    run(checkout, "--raise")
    (checkout / "corpus" / "a.html").write_text("<p>y")
    assert run(checkout) == 1
    assert "the corpus is not the one" in capsys.readouterr().out
    (checkout / "corpus" / "a.html").write_text("<p>x")
    assert run(checkout) == 0
    (checkout / "corpus" / "a.html").rename(checkout / "corpus" / "b.html")
    assert run(checkout) == 1


def test_raising_never_lowers(checkout):
    run(checkout, "--raise")
    reached(checkout, 0.5)
    assert run(checkout, "--raise") == 1
    assert floors(checkout)["title"] == 0.898
    reached(checkout, 0.95)
    assert run(checkout, "--raise") == 0
    assert floors(checkout)["title"] == 0.948


def test_lowering_takes_a_reason_and_tells_it(checkout, capsys):
    run(checkout, "--raise")
    reached(checkout, 0.7)
    with pytest.raises(SystemExit):
        run(checkout, "--lower", "tiny.title")
    assert "--because" in capsys.readouterr().err
    assert run(checkout) == 1
    assert run(checkout, "--lower", "tiny.title", "--because", "titles are harder now") == 0
    assert run(checkout) == 0
    changelog = (checkout / "CHANGELOG.md").read_text()
    assert "- A.\n- The floor of tiny.title is lowered: titles are harder now\n\n## [0.1.0]" in changelog


def test_a_floor_that_does_not_exist_cannot_be_lowered(checkout):
    run(checkout, "--raise")
    with pytest.raises(SystemExit, match=r"no floor is called tiny.titel; there are tiny.pages"):
        run(checkout, "--lower", "tiny.titel", "--because", "x")


def test_more_of_what_should_be_few_and_fewer_pages_shut_the_gate():
    corpus = ratchet.Corpus("tiny", "", "", "hash", {"body_below_0_9": 2, "pages": 61})
    assert ratchet.shortfalls(corpus, {"body_below_0_9": 1, "pages": 61}, "hash") == []
    assert ratchet.shortfalls(corpus, {"body_below_0_9": 3, "pages": 61}, "hash") == [
        "tiny.body_below_0_9: 3 is above 2"
    ]
    assert ratchet.shortfalls(corpus, {"body_below_0_9": 2, "pages": 60}, "hash") == ["tiny.pages: 60, not 61"]
    assert ratchet.shortfalls(corpus, {"pages": 61}, "hash") == ["tiny.body_below_0_9: the scorer gives no such figure"]


def test_without_a_corpus_nothing_is_claimed(checkout):
    (checkout / "scorer.py").unlink()
    assert run(checkout) == 2


def test_the_speed_of_a_machine_is_no_floor(checkout):
    run(checkout, "--raise")
    assert "pages_per_second" not in floors(checkout)


@pytest.mark.shared
@pytest.mark.parametrize("corpus", ratchet.load(), ids=lambda c: c.name)
def test_the_program_holds_its_floors(corpus):
    if not corpus.is_there(ROOT):
        pytest.skip(f"{corpus.folder} or its scorer is absent")
    assert corpus.floors
    sha256 = ratchet.corpus_hash(ROOT / corpus.folder)
    assert ratchet.shortfalls(corpus, ratchet.measure(corpus), sha256) == []
