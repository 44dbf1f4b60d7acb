"""Search: questions with answers that were written before the code, measured against a plain scan."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaimen.cli import app
from kaimen.schemas import SinkError
from kaimen.sinks.load import load
from kaimen.sinks.search import highlight, index, is_current, search
from kaimen.sinks.source import open_source
from kaimen.sinks.store import open_store
from kaimen.sinks.words import characters, fold, words

from .makers import SEED, article, folder

TRUTH = json.loads((Path(__file__).parent / "data/search.json").read_text())


def made_up():
    for one in TRUTH["records"]:
        own, [record] = article(one["id"], {one["street"] + one["community"]: one["fields"]})
        ref = record.article.model_copy(update={"published_at": one["date"]})
        yield own, [record.model_copy(update={"id": one["id"], "article": ref})]


def fill(store, out):
    source = open_source(str(out), io.BytesIO())
    store.prepare()
    load(source, store)
    source.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("search")
    store = open_store(f"sqlite:///{path / 'kaimen.db'}", create=True)
    fill(store, folder(path / "out", *made_up()))
    index(store)
    yield store
    store.close()


def filters(query):
    return {k: query[k] for k in ("field", "street", "since", "until") if k in query}


def scan(query):
    """Every record that holds every term as it is typed."""
    return {
        r["id"]
        for r in TRUTH["records"]
        if all(
            any(term in text.lower() for f, text in r["fields"].items() if query.get("field") in (None, f))
            for term in query["q"]
        )
        and query.get("street") in (None, r["street"])
        and query.get("since", "") <= r["date"] <= query.get("until", "9")
    }


@pytest.mark.parametrize("query", TRUTH["queries"], ids=lambda q: " ".join([*q["q"], *filters(q).values()]))
def test_the_answers_come_first_and_all_of_them(store, query):
    found = [hit.id for hit in search(store, query["q"], **filters(query))]
    answers = set(query["answers"])
    assert set(found[: len(answers)]) == answers
    assert set(found) <= answers | set(query.get("scan_also", ()))


@pytest.mark.parametrize("query", TRUTH["queries"], ids=lambda q: " ".join([*q["q"], *filters(q).values()]))
def test_what_a_plain_scan_finds_is_found(store, query):
    assert {hit.id for hit in search(store, query["q"], **filters(query))} >= scan(query)


def test_a_match_is_marked(store):
    [hit] = search(store, ["车位"])
    assert hit.passages[0] == ("事项名称", "新增停【车位】,缓解停车难")


def test_terms_may_stand_in_different_fields(store):
    [hit] = search(store, ["花坛", "消防"])
    assert [name for name, _ in hit.passages] == ["问题困难", "干事情况"]


def test_headings_are_searched(store):
    assert [h.id for h in search(store, ["机务段社区"])] == ["r08"]
    assert search(store, ["机务段社区"], field="干事情况") == []


@pytest.mark.parametrize(
    "term", ["", " ", "，。", '"', "*", "NOT", "停车 OR", "a" * 5000, "words : x", "\U0003134a", "-"]
)
def test_no_term_breaks_the_query(store, term):
    search(store, [term])


def test_full_width_and_case_do_not_matter(store):
    assert [h.id for h in search(store, ["ＣＮＣ"])] == ["r23"]


def test_rare_characters_are_found(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'k.db'}", create=True)
    fill(store, folder(tmp_path / "out", article("a", {"村": {"事项名称": "我叫\U0003134a𠮷野"}})))
    index(store)
    assert len(search(store, ["\U0003134a"])) == 1
    assert len(search(store, ["𠮷野"])) == 1
    assert len(search(store, ["𠮷\U0003134a"])) == 0
    store.close()


def test_the_index_follows_the_records(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'k.db'}", create=True)
    fill(store, folder(tmp_path / "one", article("a", SEED), article("b", SEED)))
    assert index(store).added == 4
    again = index(store)
    assert (again.added, again.removed, again.unchanged) == (0, 0, 4)
    own, records = article("a", SEED | {"雁滩街道滨河社区": {"事项名称": "修路灯"}})
    assert is_current(store)
    fill(store, folder(tmp_path / "two", (own.model_copy(update={"records": 1}), records[1:])))
    assert not is_current(store)
    done = index(store)
    assert is_current(store)
    assert (done.added, done.removed) == (1, 1)
    assert [h.id for h in search(store, ["路灯"])] == ["a-雁滩街道滨河社区"]
    assert [h.id for h in search(store, ["停车位"])] == ["b-雁滩街道滨河社区"]
    store.close()


def test_without_an_index_it_says_what_to_do(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'k.db'}", create=True)
    with pytest.raises(SinkError, match="nothing of Kaimen in it"):
        index(store)
    store.prepare()
    with pytest.raises(SinkError, match="kaimen index"):
        search(store, ["停车"])
    store.close()


def test_what_is_cut_covers_what_is_asked():
    text = fold("小区停车位不够")
    assert {"停车", "停车位"} <= set(words(text))
    assert characters(fold("修ABC路\U0003134a")) == ["修", "abc", "路", "u3134a"]


def test_an_excerpt_keeps_what_is_around():
    assert (
        highlight("前" * 100 + "停车" + "后" * 100, ["停车"], ("<", ">"))
        == "…" + "前" * 30 + "<停车>" + "后" * 60 + "…"
    )
    assert highlight("㈠停车", ["停车"], ("<", ">")) == "㈠<停车>"  # NFKC makes three characters of the first
    assert highlight("停车", ["铁门"], ("<", ">")) is None


def test_the_dictionary_is_kept_where_we_say(tmp_path):
    script = "from kaimen.sinks.words import words; import jieba; print(words('停车位'), jieba.dt.initialized)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        env={
            "KAIMEN_CACHE": str(tmp_path / "cache"),
            "PATH": "",
            "TMPDIR": str(tmp_path),
            "PYTHONPATH": ":".join(sys.path),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.endswith("False\n"), done.stderr
    assert done.stderr == ""
    assert [p.name for p in (tmp_path / "cache").iterdir()] == ["jieba.cache"]
    assert [p.name for p in tmp_path.iterdir()] == ["cache"]


def test_the_command_answers_with_marks_and_filters(tmp_path):
    file = tmp_path / "k.db"
    out = folder(tmp_path / "out", *made_up())

    def kaimen(*arguments):
        done = CliRunner().invoke(app, [*map(str, arguments)])
        assert done.exit_code == 0, done.output
        return done.output

    kaimen("load", out, "--to", f"sqlite:///{file}")
    kaimen("index", file, "-q")
    assert "【漏水】" in kaimen(
        "search", file, "漏水", "--street", "雁滩街道", "--since", "2021-02", "--until", "2021-03"
    )
    assert "nothing found" in kaimen("search", file, "漏水", "--until", "2020")
    [line] = kaimen("search", file, "漏水", "--field", "事项名称", "--json").splitlines()
    assert json.loads(line)["id"] == "r22"
    kaimen("load", folder(tmp_path / "more", article("a", SEED)), "--to", f"sqlite:///{file}")
    assert "kaimen index" in kaimen("search", file, "漏水")


def test_only_sqlite_is_searched(tmp_path):
    pytest.importorskip("duckdb")
    url = f"duckdb:///{tmp_path / 'k.db'}"
    open_store(url, create=True).close()
    done = CliRunner().invoke(app, ["index", url])
    assert done.exit_code == 2
    assert "only SQLite" in done.output
