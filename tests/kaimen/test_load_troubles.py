"""Loading when things go wrong: killed, two at once, wrong addresses, no rights, a full disk."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from kaimen.cli import app
from kaimen.schemas import SinkError
from kaimen.sinks.store import open_store

from .makers import SEED, article, folder
from .test_load import ask, everything, load_it

ROOT = Path(__file__).parents[2]


def start(*arguments, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "kaimen", *map(str, arguments)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        **options,
    )


def big(path, articles=300):
    return folder(path, *(article(f"a{n:04}", SEED) for n in range(articles)))


def timeless(url):
    """All rows without the moments and numbers of loads."""
    dated = {"first_seen", "last_seen", "load_id"}
    store = open_store(url)
    rows = {}
    for table in ("articles", "records", "sections", "images", "facts"):
        rows[table] = store.fetch(f"SELECT * FROM {table}")
        names = [d[0] for d in store._cursor.description]
        kept = [i for i, n in enumerate(names) if n not in dated]
        rows[table] = sorted(repr([row[i] for i in kept]) for row in rows[table])
    store.close()
    return rows


# --- killed


def test_what_is_killed_midway_leaves_whole_articles_and_is_completed(db_url, tmp_path):
    out = big(tmp_path / "out", 700)
    lines = (out / "records.jsonl").read_bytes().splitlines(keepends=True)
    loader = start("load", "-", "--to", db_url, stdin=subprocess.PIPE)
    loader.stdin.write(b"".join(lines[:1121]))  # ends within an article
    loader.stdin.flush()
    if not db_url.startswith("duckdb"):  # which lets nobody look while it is open
        wait_for_rows(db_url)
    else:
        time.sleep(3)
    loader.send_signal(signal.SIGKILL)
    loader.communicate()
    counts = ask(db_url, "SELECT count(*) FROM records GROUP BY article_id")
    assert {n for (n,) in counts} == {2}
    assert 0 < len(counts) < 700
    assert ask(db_url, "SELECT finished_at FROM loads") == [(None,)]
    load_it(out, db_url)
    assert ask(db_url, "SELECT count(*) FROM records") == [(1400,)]
    clean = f"sqlite:///{tmp_path / 'clean.db'}"
    load_it(out, clean)
    assert {k: len(v) for k, v in timeless(db_url).items()} == {k: len(v) for k, v in timeless(clean).items()}
    before = everything(db_url)
    load_it(out, db_url)
    assert everything(db_url) == before


def wait_for_rows(url):
    for _ in range(200):
        try:
            if ask(url, "SELECT count(*) FROM records")[0][0]:
                return
        except SinkError:
            pass
        time.sleep(0.1)
    pytest.fail("nothing was loaded")


def test_interrupted_by_hand_it_ends_with_130(tmp_path):
    database = tmp_path / "k.db"
    heard = partial(signal.signal, signal.SIGINT, signal.default_int_handler)  # which a job in the background is not
    loader = start("load", "-", "--to", f"sqlite:///{database}", stdin=subprocess.PIPE, preexec_fn=heard)
    for _ in range(600):  # until it reads: a busy machine takes its time to start
        if database.exists() and database.stat().st_size:
            break
        time.sleep(0.1)
    time.sleep(0.5)
    loader.send_signal(signal.SIGINT)
    _, errors = loader.communicate()
    assert loader.returncode == 130
    assert b"Traceback" not in errors


# --- two at once


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_two_loaders_at_once_double_nothing(kind, request, tmp_path):
    url = request.getfixturevalue("postgres_url") if kind == "postgresql" else f"sqlite:///{tmp_path / 'k.db'}"
    out = big(tmp_path / "out")
    loaders = [start("load", out, "--to", url) for _ in range(3)]
    errors = [loader.communicate()[1].decode() for loader in loaders]
    assert [loader.returncode for loader in loaders] == [0, 0, 0], errors
    clean = f"sqlite:///{tmp_path / 'clean.db'}"
    load_it(out, clean)
    assert ask(url, "SELECT count(*) FROM records") == [(600,)]
    ours, theirs = timeless(url), timeless(clean)
    if kind == "sqlite":
        assert ours == theirs
    assert {k: len(v) for k, v in ours.items()} == {k: len(v) for k, v in theirs.items()}


def test_a_second_loader_of_a_duckdb_file_is_told_why_not(tmp_path):
    pytest.importorskip("duckdb")
    url = f"duckdb:///{tmp_path / 'k.db'}"
    store = open_store(url, create=True)
    store.prepare()
    second = start("load", folder(tmp_path / "out", article("a", SEED)), "--to", url)
    _, errors = second.communicate()
    store.close()
    assert second.returncode == 2
    assert b"lets in one at a time" in errors
    assert b"Traceback" not in errors


# --- what cannot be


def refused(source, url):
    done = CliRunner().invoke(app, ["load", str(source), "--to", url])
    assert done.exit_code in (1, 2), done.output
    assert "Traceback" not in done.output
    assert len(done.output.strip().splitlines()) == 1
    return done.output


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("kaimen.db", "expected sqlite:///FILE"),
        ("mysql://u:geheim@h/d", "no database that Kaimen knows"),
        ("postgresql://u:geheim@h:port/d", "not a good address"),
        ("postgresql://u:gehe@im:geheim@h:x@/d", "not a good address"),
        ("sqlite:////no/such/folder/k.db", "no such folder"),
        ("duckdb:////no/such/folder/k.db", "No such file|no such folder"),
        ("postgresql://u:geheim@127.0.0.1:1/d", "refused"),
        ("postgresql://u@127.0.0.1:1/d?password=geheim", "refused"),
        ("postgresql://u@127.0.0.1:1/d?nonsense=geheim", "nonsense"),
    ],
)
def test_a_wrong_address_is_told_without_secrets(url, says, tmp_path):
    import re

    output = refused(folder(tmp_path / "out", article("a", SEED)), url)
    assert re.search(says, output), output
    if "nonsense" not in url:
        assert "geheim" not in output


@pytest.mark.parametrize("kind", ["sqlite", "duckdb"])
@pytest.mark.parametrize("rest", ["://", ":///", ":///?timeout=1", ":///:memory:", ":///:memory:?timeout=1"])
def test_a_database_in_memory_is_refused(kind, rest, tmp_path):
    assert "name a file" in refused(folder(tmp_path / "out", article("a", SEED)), kind + rest)


@given(password=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=6))
def test_no_password_is_ever_shown(password):
    from urllib.parse import quote

    address = f"postgresql://u:{quote(password, safe='')}@127.0.0.1:1/d"
    with pytest.raises(SinkError) as caught:
        open_store(address)
    shown = str(caught.value).replace("127.0.0.1", "").replace("postgresql://u:***@:1/d", "")
    assert password not in shown
    assert quote(password, safe="") not in shown


@pytest.mark.postgres
def test_no_rights_are_told_and_nothing_is_left(postgres_url, tmp_path):
    store = open_store(postgres_url)
    schema = store.fetch("SELECT current_schema()")[0][0]
    store.run("DROP ROLE IF EXISTS reader")
    store.run("CREATE ROLE reader LOGIN")
    store.run(f"GRANT USAGE ON SCHEMA {schema} TO reader")
    reader = postgres_url.replace("postgres@", "reader@")
    output = refused(folder(tmp_path / "out", article("a", SEED)), reader)
    assert "permission denied" in output
    assert store._tables() == set()
    store.run(f"REVOKE USAGE ON SCHEMA {schema} FROM reader")
    store.run("DROP ROLE reader")
    store.close()


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path):
    file = tmp_path / "notes.db"
    file.write_text("these are my notes, no database " * 100)
    before = file.read_bytes()
    out = folder(tmp_path / "out", article("a", SEED))
    assert "not a database" in refused(out, f"sqlite:///{file}")
    assert "not a valid DuckDB" in refused(out, f"duckdb:///{file}")
    assert file.read_bytes() == before


def test_a_file_that_must_not_be_written(tmp_path):
    file = tmp_path / "k.db"
    url = f"sqlite:///{file}"
    load_it(folder(tmp_path / "one", article("a", SEED)), url)
    file.chmod(0o444)
    out = folder(tmp_path / "two", article("b", SEED))
    if os.geteuid() == 0:  # whom no rights hold back
        loader = start("load", out, "--to", f"sqlite:///file:{file}?mode=ro&uri=true")
        errors = loader.communicate()[1].decode()
    else:
        errors = refused(out, url)
    assert "readonly" in errors or "no such folder" in errors
    assert ask(url, "SELECT count(*) FROM articles") == [(1,)]


def test_a_missing_source_makes_no_database(tmp_path):
    assert "no such file" in refused(tmp_path / "none.jsonl", f"sqlite:///{tmp_path / 'k.db'}")
    assert "no records.jsonl" in refused(tmp_path, f"sqlite:///{tmp_path / 'k.db'}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["sqlite", "duckdb"])
def test_a_full_disk_is_told_and_leaves_whole_articles(kind, tmp_path):
    pytest.importorskip("duckdb")
    url = f"{kind}:///{tmp_path / 'k.db'}"
    load_it(folder(tmp_path / "one", article("a", SEED)), url)
    long = {"村": {"事项名称": "长" * 100_000}, "庄": {"事项名称": "长" * 100_000}}
    out = folder(tmp_path / "two", *(article(f"b{n}", long) for n in range(40)))

    def small_disk():
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000_000, 9_000_000))

    loader = start("load", out, "--to", url, preexec_fn=small_disk)
    errors = loader.communicate()[1].decode()
    assert loader.returncode in (1, 2), errors
    assert "Traceback" not in errors
    assert len(errors.splitlines()) == 1
    assert {n for (n,) in ask(url, "SELECT count(*) FROM records GROUP BY article_id")} == {2}
    load_it(out, url)
    assert ask(url, "SELECT count(*) FROM records") == [(82,)]


def test_a_locked_sqlite_file_is_waited_for(tmp_path):
    url = f"sqlite:///{tmp_path / 'k.db'}"
    out = folder(tmp_path / "out", article("a", SEED))
    load_it(folder(tmp_path / "none"), url)
    holder = sqlite3.connect(tmp_path / "k.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    loader = start("load", out, "--to", url)
    time.sleep(2)
    assert loader.poll() is None
    holder.execute("ROLLBACK")
    holder.close()
    assert loader.wait(30) == 0
    loader.communicate()


# --- lines


def test_the_command_tells_file_line_and_field(tmp_path):
    out = folder(tmp_path / "out", article("a", SEED))
    with (out / "records.jsonl").open("a") as file:
        for _ in range(30):
            file.write(json.dumps({"id": 7}) + "\n")
    done = CliRunner().invoke(app, ["load", str(out), "--to", f"sqlite:///{tmp_path / 'k.db'}"])
    assert done.exit_code == 1
    assert f"{out / 'records.jsonl'}:3: " in done.output
    assert "10 more lines" in done.output
    assert "2 new" in done.output
