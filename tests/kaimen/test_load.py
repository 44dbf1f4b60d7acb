"""Loading: run it twice, nothing happens twice."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaimen.profiles import builtin
from kaimen.schemas import FieldSpec, Profile, Record, Rejected, RejectionCode, SinkError, Stage
from kaimen.sinks.load import load
from kaimen.sinks.source import Source, open_source
from kaimen.sinks.store import open_store
from kaimen.sinks.tables import METADATA, views

from .. import strategies
from .makers import SEED, article, folder, write

REJECTED = Rejected(url="https://news.example/x", stage=Stage.FETCH, code=RejectionCode.DNS, detail="no such host")


def load_it(source, url, *, day=1, bad=None, profiles=None, **options):
    """Load as `kaimen load` does, on the given day of January."""
    store = open_store(url, create=True)
    opened = source if isinstance(source, Source) else open_source(str(source), io.BytesIO())
    try:
        store.prepare(views(profiles or builtin()))
        now = datetime(2026, 1, day, tzinfo=UTC)
        return load(opened, store, now=now, on_bad=(bad.append if bad is not None else lambda _: None), **options)
    finally:
        store.close()
        opened.close()


def ask(url, sql, *values):
    store = open_store(url)
    try:
        return store.fetch(sql, values)
    finally:
        store.close()


def everything(url):
    """Every row of every table."""
    return {name: sorted(map(repr, ask(url, f"SELECT * FROM {name}"))) for name in METADATA.tables}


def records_of(url):
    store = open_store(url)
    try:
        return list(store.records())
    finally:
        store.close()


def without(made, heading):
    """The article as if it had never had that block."""
    own, records = made
    left = [r for r in records if r.heading != heading]
    return own.model_copy(update={"records": len(left)}), left


# --- idempotence


def test_what_comes_out_is_what_went_in(db_url, tmp_path):
    made = article("a", SEED)
    done = load_it(folder(tmp_path / "out", made, rejected=(REJECTED,)), db_url)
    store = open_store(db_url)
    assert list(store.records()) == made[1]
    assert list(store.articles()) == [made[0]]
    assert list(store.rejections()) == [REJECTED]
    store.close()
    assert (done.inserted, done.updated, done.unlawful) == (2, 0, 0)


def test_loading_twice_changes_nothing(db_url, tmp_path):
    out = folder(tmp_path / "out", article("a", SEED), article("b", SEED), rejected=(REJECTED,))
    load_it(out, db_url, day=1)
    before = everything(db_url)
    done = load_it(out, db_url, day=2)
    assert everything(db_url) == before
    assert not done.changed
    assert len(before["loads"]) == 1


def test_loading_twice_leaves_every_byte_of_the_file(tmp_path):
    out = folder(tmp_path / "out", article("a", SEED))
    file = tmp_path / "kaimen.db"
    load_it(out, f"sqlite:///{file}", day=1)
    before, changed = file.read_bytes(), file.stat().st_mtime_ns
    load_it(out, f"sqlite:///{file}", day=2)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, changed)


def test_only_the_record_that_changed_is_updated(db_url, tmp_path):
    load_it(folder(tmp_path / "one", article("a", SEED), article("b", SEED)), db_url, day=1)
    before = everything(db_url)
    changed = SEED | {"雁滩街道滨河社区": {"事项名称": "新增四十个停车位"}}
    done = load_it(folder(tmp_path / "two", article("a", SEED), article("b", changed)), db_url, day=2)
    assert (done.inserted, done.updated, done.vanished, done.changed_articles) == (0, 1, 0, 1)
    rows = ask(db_url, "SELECT id, first_seen, last_seen FROM records ORDER BY id")
    assert [r[1:] for r in rows if r[0] == "b-雁滩街道滨河社区"] == [("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")]
    assert len(set(everything(db_url)["records"]) & set(before["records"])) == 3
    assert ask(db_url, "SELECT count(*) FROM sections WHERE record_id = ?", "b-雁滩街道滨河社区") == [(1,)]


def test_a_new_version_that_finds_the_same_touches_no_row(db_url, tmp_path):
    own, records = article("a", SEED)
    load_it(folder(tmp_path / "one", (own, records)), db_url, day=1)
    before = everything(db_url)
    newer = {"extractor_version": "9.9", "captured_at": "2026-02-02T00:00:00Z"}
    again = own.model_copy(update=newer), [r.model_copy(update={"extractor_version": "9.9"}) for r in records]
    load_it(folder(tmp_path / "two", again), db_url, day=2)
    after = everything(db_url)
    assert {k: v for k, v in after.items() if k != "loads"} == {k: v for k, v in before.items() if k != "loads"}
    assert ask(db_url, "SELECT count(*) FROM loads") == [(2,)]


def test_the_order_of_the_files_does_not_matter(db_url, tmp_path):
    made = [article(name, SEED) for name in "abcd"] + [article("empty", {})]
    out = folder(tmp_path / "out", *made)
    write(out / "records.jsonl", [r for _, records in reversed(made) for r in reversed(records)])
    load_it(out, db_url)
    assert ask(db_url, "SELECT count(*) FROM articles WHERE text IS NOT NULL") == [(5,)]
    before = everything(db_url)
    assert not load_it(out, db_url, day=2).changed
    assert everything(db_url) == before


def test_a_source_that_repeats_an_id_is_loaded_the_same_way_twice(db_url, tmp_path):
    (_, records), (_, more) = article("a", SEED), article("b", SEED)
    twin = records[0].model_copy(update={"street": "别处"})
    lines = write(tmp_path / "records.jsonl", [*records, *more, twin])
    assert load_it(lines, db_url, day=1).repeated == 1
    before = everything(db_url)
    assert not load_it(lines, db_url, day=2).changed
    assert everything(db_url) == before


# --- vanishing


def test_a_record_vanishes_with_its_block_and_comes_back(db_url, tmp_path):
    made = article("a", SEED)
    load_it(folder(tmp_path / "one", made), db_url, day=1)
    done = load_it(folder(tmp_path / "two", without(made, "雁滩街道滨河社区")), db_url, day=2)
    assert done.vanished == 1
    sql = "SELECT heading, vanished_at FROM records ORDER BY ordinal"
    assert [r[1] for r in ask(db_url, sql)] == [None, "2026-01-02T00:00:00Z"]
    assert len(records_of(db_url)) == 1
    done = load_it(folder(tmp_path / "one", made), db_url, day=3)
    assert (done.inserted, done.updated) == (0, 1)
    assert records_of(db_url) == made[1]


def test_a_record_does_not_vanish_where_its_article_is_not_completely_there(db_url, tmp_path):
    own, records = article("a", SEED)
    load_it(folder(tmp_path / "one", (own, records)), db_url)
    partial = folder(tmp_path / "two", (own, records[:1]))
    assert load_it(partial, db_url).vanished == 0
    assert load_it(write(tmp_path / "r.jsonl", records[:1]), db_url).vanished == 0
    (partial / "records.jsonl").write_text(records[0].model_dump_json() + "\n{broken\n")
    assert load_it(partial, db_url, bad=[]).vanished == 0


def test_all_records_vanish_where_the_article_has_none_any_more(db_url, tmp_path):
    own, records = article("a", SEED)
    load_it(folder(tmp_path / "one", (own, records)), db_url)
    assert load_it(folder(tmp_path / "two", (own.model_copy(update={"records": 0}), [])), db_url).vanished == 2


def test_prune_deletes_what_vanished(db_url, tmp_path):
    made = article("a", SEED)
    load_it(folder(tmp_path / "one", made), db_url)
    out = folder(tmp_path / "two", without(made, "雁滩街道滨河社区"))
    assert load_it(out, db_url, prune=True).deleted == 1
    assert ask(db_url, "SELECT count(*) FROM records") == [(1,)]
    assert ask(db_url, "SELECT count(*) FROM sections") == [(2,)]
    before = everything(db_url)
    load_it(out, db_url, prune=True)
    assert everything(db_url) == before


# --- what the database says of itself


def test_the_wide_view_has_a_column_for_each_field(db_url, tmp_path):
    load_it(folder(tmp_path / "out", article("a", SEED)), db_url)
    rows = ask(db_url, "SELECT community, matter, problems, actions FROM records_kaimen ORDER BY ordinal")
    assert rows == [
        ("山字石社区", "接通居民生活的“幸福水”", "主管道破裂\n居民停水", None),
        ("滨河社区", "新增停车位", None, "拆除花坛"),
    ]


@pytest.mark.postgres
def test_columns_are_commented_in_postgresql(postgres_url):
    load_it(Source("-", io.BytesIO()), postgres_url)
    sql = (
        "SELECT col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = '{}'::regclass AND attname = '{}'"
    )
    assert ask(postgres_url, sql.format("records_kaimen", "matter")) == [("事项名称",)]
    assert ask(postgres_url, sql.format("records", "street")) == [("街道, 镇, 乡",)]


def test_columns_are_commented_in_duckdb(tmp_path):
    pytest.importorskip("duckdb")
    url = f"duckdb:///{tmp_path / 'k.db'}"
    load_it(Source("-", io.BytesIO()), url)
    sql = "SELECT comment FROM duckdb_columns() WHERE table_name = ? AND column_name = ?"
    assert ask(url, sql, "records_kaimen", "matter") == [("事项名称",)]
    assert ask(url, sql, "records", "street") == [("街道, 镇, 乡",)]


@pytest.mark.parametrize("name", ['a"b', "a'b", "a.b", "a\\b", "$", "/~1", "100%", "字" * 60, "id", "a\nb", "[0]", "?"])
def test_the_wide_view_takes_fields_of_any_name(db_url, name, tmp_path):
    profile = Profile(name="kaimen", fields=(FieldSpec(name=name), FieldSpec(name="x", key="title")))
    load_it(folder(tmp_path / "out", article("a", {"村": {name: "值", "x": "二"}})), db_url, profiles=[profile])
    assert ask(db_url, "SELECT * FROM records_kaimen")[0][-2:] == ("值", "二")


def test_a_view_follows_its_profile(db_url):
    store = open_store(db_url, create=True)
    one = views([Profile(name="p", fields=(FieldSpec(name="甲", key="first"),))])
    two = views([Profile(name="p", fields=(FieldSpec(name="甲", key="first"), FieldSpec(name="乙", key="second")))])
    store.prepare(one)
    store.prepare(two)
    assert store.fetch("SELECT first, second FROM records_p") == []
    store.close()


def named(name):
    return Profile(name=name, fields=(FieldSpec(name="甲"),))


def count(db_url, view="records_kaimen"):
    return ask(db_url, f"SELECT count(*) FROM {view}")


def test_a_profile_that_differs_from_another_in_case_only_is_refused(db_url, tmp_path):
    out = folder(tmp_path / "out", article("a", SEED))
    load_it(out, db_url)
    with pytest.raises(SinkError, match="profiles kaimen and KAIMEN would share a view; give one another name"):
        load_it(out, db_url, profiles=[*builtin(), named("KAIMEN")])
    load_it(out, db_url, profiles=[named("lamp")])
    with pytest.raises(SinkError, match="records_lamp, the view of another profile"):
        load_it(out, db_url, profiles=[named("Lamp")])
    assert count(db_url) == [(2,)]
    assert count(db_url, "records_lamp") == [(0,)]


def test_a_view_of_somebody_else_is_left_alone_in_any_case(db_url, tmp_path):
    store = open_store(db_url, create=True)
    store.run('CREATE VIEW "Records_Kaimen" AS SELECT 7 AS mine')
    store.close()
    with pytest.raises(SinkError, match="Records_Kaimen, which Kaimen did not make"):
        load_it(folder(tmp_path / "out", article("a", SEED)), db_url)
    assert ask(db_url, 'SELECT mine FROM "Records_Kaimen"') == [(7,)]


def test_a_view_that_another_took_the_place_of_is_made_again(db_url, tmp_path):
    out = folder(tmp_path / "out", article("a", SEED))
    load_it(out, db_url)
    store = open_store(db_url)
    store.run("DROP VIEW records_kaimen")
    store.run("""CREATE VIEW "records_KAIMEN" AS SELECT * FROM records WHERE profile = 'KAIMEN'""")
    store.run("INSERT INTO kaimen_schema (name, value) VALUES ('records_KAIMEN', 'digest')")
    store.close()
    load_it(out, db_url)
    assert count(db_url) == [(2,)]
    store = open_store(db_url)
    known = {name for (name,) in store.fetch("SELECT name FROM kaimen_schema WHERE name LIKE 'records%'")}
    assert known - store._tables() == set()
    store.close()
    before = everything(db_url)
    load_it(out, db_url, day=2)
    assert everything(db_url) == before


def test_another_version_is_refused(db_url, tmp_path):
    out = folder(tmp_path / "out", article("a", SEED))
    load_it(out, db_url)
    store = open_store(db_url)
    store.run("UPDATE kaimen_schema SET value = '0' WHERE name = 'version'")
    store.close()
    with pytest.raises(SinkError, match=r"version 0.*load the output into a new database"):
        load_it(out, db_url)


def test_tables_of_somebody_else_are_left_alone(db_url, tmp_path):
    store = open_store(db_url, create=True)
    store.run("CREATE TABLE records (mine INTEGER)")
    store.run("INSERT INTO records VALUES (7)")
    store.close()
    with pytest.raises(SinkError, match="records, which Kaimen did not make"):
        load_it(folder(tmp_path / "out", article("a", SEED)), db_url)
    assert ask(db_url, "SELECT * FROM records") == [(7,)]


# --- bad lines


def test_a_bad_line_is_told_and_kept_and_the_rest_is_loaded(db_url, tmp_path):
    own, records = article("a", SEED)
    out = folder(tmp_path / "out", (own, records))
    bad_record = records[0].model_dump(mode="json") | {"id": "x", "ordinal": 0}
    import json

    with (out / "records.jsonl").open("a") as file:
        file.write("\n" + json.dumps(bad_record) + "\n{not json\n" + '{"id": "\\ud800"}\n')
    bad = []
    done = load_it(out, db_url, bad=bad)
    assert [(b.number, b.field) for b in bad] == [(4, "ordinal"), (5, ""), (6, "")]
    assert str(bad[0]).startswith(f"{out / 'records.jsonl'}:4: ordinal: ")
    assert (done.inserted, done.bad_lines) == (2, 3)
    rows = ask(db_url, "SELECT stage, code, detail, article_id FROM rejected ORDER BY detail")
    assert rows[0][:2] == ("load", "invalid")
    assert rows[0][2].startswith("line 4, ordinal: ")
    assert rows[0][3] == "a"
    before = everything(db_url)
    load_it(out, db_url, bad=[], day=2)
    assert everything(db_url) == before


# --- exactness

fresh = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", ["sqlite", "duckdb", pytest.param("postgresql", marks=pytest.mark.postgres)])
@fresh
@given(
    made=st.lists(st.tuples(strategies.articles, strategies.records), max_size=4, unique_by=lambda m: m[0].id),
    rejected=strategies.rejections,
)
def test_every_valid_value_comes_out_as_it_went_in(kind, request, tmp_path_factory, made, rejected):
    path = tmp_path_factory.mktemp("exact")
    url = request.getfixturevalue("postgres_url") if kind == "postgresql" else f"{kind}:///{path / 'x.db'}"
    articles = {a.id: a for a, _ in made}
    records = {r.id: r for _, r in reversed(made)}
    out = folder(path, rejected=(rejected,))
    write(out / "articles.jsonl", [a for a, _ in made])
    write(out / "records.jsonl", [r for _, r in made])
    load_it(out, url)
    store = open_store(url)
    try:
        got = {r.id: r for r in store.records(vanished=True)}
        assert {id: got[id] for id in records} == records
        assert all(repr(got[id]) == repr(r) for id, r in records.items())  # 1 is not 1.0, nor 0.0 -0.0
        known = {a.id: a for a in store.articles()}
        assert {id: known[id].model_copy(update=_provenance(a)) for id, a in articles.items()} == articles
        assert rejected in list(store.rejections())
    finally:
        store.close()


def _provenance(model):
    return {name: getattr(model, name) for name in ("captured_at", "digests", "extractor_version")}


def test_a_text_of_a_megabyte_is_no_trouble(db_url, tmp_path):
    long = "𠮷开门一件事" * 200_000
    _, [record] = article("a", {"山字石社区": {"事项名称": long}})
    record = record.model_copy(update={"heading": long, "street": long, "community": long})
    load_it(write(tmp_path / "r.jsonl", [record]), db_url)
    assert records_of(db_url) == [record]


def test_records_come_from_standard_input(db_url):
    _, records = article("a", SEED)
    lines = "".join(r.model_dump_json() + "\n" for r in records).encode()
    source = open_source("-", io.BytesIO(lines))
    load_it(source, db_url)
    assert records_of(db_url) == records
    assert [Record.model_validate_json(line) for line in lines.splitlines()] == records


def test_an_article_known_from_its_records_is_filled_in_later_and_stays(db_url, tmp_path):
    own, records = article("a", SEED)
    lines = write(tmp_path / "r.jsonl", records)
    load_it(lines, db_url, day=1)
    assert ask(db_url, "SELECT title, text FROM articles") == [("展播 a", None)]
    load_it(folder(tmp_path / "out", (own, records)), db_url, day=2)
    assert ask(db_url, "SELECT text FROM articles") == [(own.text,)]
    before = everything(db_url)
    assert not load_it(lines, db_url, day=3).changed
    assert everything(db_url) == before


def test_an_unusable_article_leaves_its_records_usable(db_url, tmp_path):
    out = folder(tmp_path / "out", article("a", SEED), article("b", SEED))
    lines = (out / "articles.jsonl").read_text().splitlines()
    (out / "articles.jsonl").write_text("{}\n" + lines[1] + "\n")
    bad = []
    load_it(out, db_url, bad=bad)
    assert [(b.number, b.file) for b in bad] == [(1, str(out / "articles.jsonl"))]
    assert ask(db_url, "SELECT id, text IS NULL FROM articles ORDER BY id") == [("a", True), ("b", False)]
    assert ask(db_url, "SELECT count(*) FROM records") == [(4,)]


def test_an_article_of_thousands_of_records_is_still_all_or_nothing(tmp_path):
    url = f"sqlite:///{tmp_path / 'k.db'}"
    blocks = {f"第{n}村": {"事项名称": "修路"} for n in range(2500)}
    own, records = article("a", blocks)
    out = folder(tmp_path / "one", (own, records))
    assert load_it(out, url).inserted == 2500
    assert load_it(folder(tmp_path / "two", without((own, records), "第7村")), url).vanished == 1

    class Broken(io.BytesIO):
        name = "broken"

        def readline(self, *_):
            line = super().readline()
            if b"2400" in line:
                raise KeyboardInterrupt
            return line

    fresh_url = f"sqlite:///{tmp_path / 'fresh.db'}"
    with pytest.raises(KeyboardInterrupt):
        load_it(Source("-", Broken((out / "records.jsonl").read_bytes())), fresh_url)
    assert ask(fresh_url, "SELECT count(*) FROM records") == [(0,)]
