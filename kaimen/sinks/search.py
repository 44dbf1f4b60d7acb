"""Full-text search in Chinese over a SQLite database, ranked and highlighted.

What is indexed is a passage: a record's heading, its lead, each of its sections. Its text stands in two shadow columns
of an FTS5 table: cut into words by jieba, and as single characters. A term is found where its words stand, or its
characters in a row: words alone miss 修水管 in 维修水管 (维修 · 水管), characters alone cannot tell 道路 from 楼道路灯;
both together miss nothing that a plain scan finds, and rank what is a word before what only looks like one. Terms may
stand in different passages of a record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..schemas import SinkError
from .sqlite import SqliteStore
from .tables import META
from .words import characters, fold, plain_words, words

__all__ = ["HEADING", "LEAD", "Hit", "Indexed", "index", "is_current", "is_indexed", "search"]

HEADING, LEAD = "heading", "lead"
"""Names by which `field` finds what stands in no section."""

_VERSION = "1"  # of the index; another one is made anew
_BATCH = 500
_WORD_WEIGHT, _CHARACTER_WEIGHT = 10.0, 1.0
_SHORT = 4  # characters of a term that is looked for as it stands: 修水管 is one thing, 停车难的问题 is several
_SNIPPET = 60  # characters around the first match

_COLUMNS = ("id", "street", "community", "heading", "published_at", "title", "url", "score")

_SCHEMA = """
CREATE TABLE search_passages (
  id INTEGER PRIMARY KEY, record_id TEXT NOT NULL, field TEXT NOT NULL, words TEXT NOT NULL, characters TEXT NOT NULL
);
CREATE INDEX search_passages_record_id ON search_passages (record_id);
CREATE TABLE search_records (record_id TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_index USING fts5 (
  words, characters, content='search_passages', content_rowid='id', tokenize="unicode61 remove_diacritics 0"
);
CREATE TRIGGER search_added AFTER INSERT ON search_passages BEGIN
  INSERT INTO search_index (rowid, words, characters) VALUES (new.id, new.words, new.characters);
END;
CREATE TRIGGER search_removed AFTER DELETE ON search_passages BEGIN
  INSERT INTO search_index (search_index, rowid, words, characters)
  VALUES ('delete', old.id, old.words, old.characters);
END;
"""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What indexing did."""

    added: int
    removed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. `passages` are field and excerpt, marked, the best first."""

    id: str
    street: str | None
    community: str | None
    heading: str | None
    published_at: str | None
    title: str | None
    url: str | None
    score: float
    passages: tuple[tuple[str, str], ...]


def is_indexed(store: SqliteStore) -> bool:
    """Whether there is an index."""
    return bool(store.fetch("SELECT 1 FROM kaimen_schema WHERE name = 'search'"))


def is_current(store: SqliteStore) -> bool:
    """Whether nothing has been loaded since the index was brought up to date."""
    return store.fetch("SELECT value FROM kaimen_schema WHERE name = 'search_loads'") == _last_load(store)


def _last_load(store: SqliteStore) -> list[tuple[str]]:
    return [(str(row[0]),) for row in store.fetch("SELECT coalesce(max(id), 0) FROM loads")]


def index(store: SqliteStore) -> Indexed:
    """Bring the index up to date: only records that are new or changed are cut. Raises SinkError."""
    store.require()
    found = store.fetch("SELECT value FROM kaimen_schema WHERE name = 'search'")
    if not found or found[0][0] != _VERSION:
        _create(store, drop=bool(found))
    last = _last_load(store)
    stale = [row[0] for row in store.fetch(_GONE)]
    fresh = [row[0] for row in store.fetch(_NEW)]
    for ids in _batches(stale):
        with store.transaction():
            _forget(store, ids)
    for ids in _batches(fresh):
        with store.transaction():
            _add(store, ids)
    if stale or fresh:
        with store.transaction():
            store.run("INSERT INTO search_index (search_index) VALUES ('optimize')")
    if store.fetch("SELECT value FROM kaimen_schema WHERE name = 'search_loads'") != last:
        with store.transaction():
            store.put(META, [("search_loads", last[0][0])], replace=True)
    total = store.fetch("SELECT count(*) FROM search_records")[0][0]
    return Indexed(added=len(fresh), removed=len(set(stale) - set(fresh)), unchanged=total - len(fresh))


_NEW = """
SELECT r.id FROM records AS r LEFT JOIN search_records AS s ON s.record_id = r.id
WHERE r.vanished_at IS NULL AND (s.digest IS NULL OR s.digest <> r.digest) ORDER BY r.id
"""
_GONE = """
SELECT s.record_id FROM search_records AS s LEFT JOIN records AS r ON r.id = s.record_id AND r.vanished_at IS NULL
WHERE r.digest IS NULL OR r.digest <> s.digest ORDER BY s.record_id
"""


def _create(store: SqliteStore, *, drop: bool) -> None:
    with store.transaction():
        if drop:
            for table in ("search_index", "search_passages", "search_records"):
                store.run(f"DROP TABLE IF EXISTS {table}")
            store.run("DELETE FROM kaimen_schema WHERE name = 'search'")
        for statement in re.split(r";\n(?!END|  INSERT)", _SCHEMA):
            if statement.strip():
                store.run(statement)
        store.run("INSERT INTO kaimen_schema (name, value) VALUES ('search', ?)", (_VERSION,))


def _forget(store: SqliteStore, ids: Sequence[str]) -> None:
    store.for_ids("DELETE FROM search_passages WHERE record_id IN ({})", ids)
    store.for_ids("DELETE FROM search_records WHERE record_id IN ({})", ids)


def _add(store: SqliteStore, ids: Sequence[str]) -> None:
    """Index records; what another indexer has done meanwhile is done again."""
    _forget(store, ids)
    sql = "SELECT id, digest, heading, street, community, lead FROM records WHERE vanished_at IS NULL AND id IN ({})"
    records = store.with_ids(sql, ids)
    passages = [(id, *p) for id, _, *own in records for p in _own_passages(*own)]
    passages += store.with_ids("SELECT record_id, field, text FROM sections WHERE record_id IN ({})", ids)
    cut = [(id, field, *_shadows(text)) for id, field, text in passages]
    connection = store.connection
    with store.explained():
        connection.executemany(
            "INSERT INTO search_passages (record_id, field, words, characters) VALUES (?, ?, ?, ?)", cut
        )
        connection.executemany("INSERT INTO search_records VALUES (?, ?)", [row[:2] for row in records])


def _own_passages(
    heading: str | None, street: str | None, community: str | None, lead: str
) -> Iterator[tuple[str, str]]:
    """Heading (or the place, where there is none) and lead of a record."""
    place = heading or " ".join(filter(None, (street, community)))
    if place:
        yield HEADING, place
    paragraphs = json.loads(lead)
    if paragraphs:
        yield LEAD, "\n".join(paragraphs)


def _shadows(text: str) -> tuple[str, str]:
    folded = fold(text)
    return " ".join(words(folded)), " ".join(characters(folded))


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[i : i + _BATCH] for i in range(0, len(ids), _BATCH))


# --- asking


def search(
    store: SqliteStore,
    terms: Sequence[str],
    *,
    field: str | None = None,
    street: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
    marks: tuple[str, str] = ("【", "】"),
) -> list[Hit]:
    """Living records that hold all terms, the best first.

    `field` keeps to passages of that field (or `heading`, `lead`); `since` and `until` (ISO 8601, inclusive, as precise
    as wanted) to articles published then. Raises SinkError where there is no index.
    """
    store.require()
    if not is_indexed(store):
        raise SinkError(f"{store.where}: not indexed yet; `kaimen index` does it")
    asked = [t for term in terms for t in fold(term).split()]
    queries = list(dict.fromkeys(q for t in asked for q in _queries(t)))
    if not queries:
        return []
    sql, values = _sql(queries, field=field, street=street, since=since, until=until, limit=limit)
    rows = store.fetch(sql, values)
    pieces = list(dict.fromkeys([*asked, *(w for t in asked for w in plain_words(t) if len(w) > 1)]))
    return [
        Hit(**dict(zip(_COLUMNS, row, strict=True)), passages=_passages(store, row[0], pieces, field, marks))
        for row in rows
    ]


def _queries(term: str) -> list[str]:
    """FTS5 queries that must all be met: the term in a row where it is short, else each of its words.

    Single characters beside each other (a name that the dictionary does not have) count as one word.
    """
    cut = plain_words(term)
    if len(cut) == 1:
        return [_query(cut[0])]
    row = characters(term)
    if len(row) <= _SHORT:
        return [_phrase(row)] if row else []
    groups = ["".join(run) for alone, run in groupby(cut, lambda w: len(w) == 1) if alone]
    return [_query(w) for w in cut if len(w) > 1] + [_phrase(characters(g)) for g in groups]


def _query(word: str) -> str:
    return f'words : "{word}" OR {_phrase(characters(word))}'


def _phrase(tokens: Sequence[str]) -> str:
    return f'characters : "{" ".join(tokens)}"'


def _sql(
    queries: Sequence[str], *, field: str | None, street: str | None, since: str | None, until: str | None, limit: int
) -> tuple[str, list[str | int]]:
    """One sub-query for each term, joined by record: all terms, in whichever passages."""
    values: list[str | int] = []
    tables = []
    for number, query in enumerate(queries):
        values.append(query)
        wanted = ""
        if field is not None:
            wanted = "AND p.field = ? "
            values.append(field)
        tables.append(
            "(SELECT p.record_id, min(found.score) AS score FROM (SELECT rowid, "  # noqa: S608  our own words
            f"bm25(search_index, {_WORD_WEIGHT}, {_CHARACTER_WEIGHT}) AS score FROM search_index "
            "WHERE search_index MATCH ? LIMIT -1) AS found "  # the limit keeps bm25 out of the aggregate
            f"JOIN search_passages AS p ON p.id = found.rowid {wanted}GROUP BY p.record_id) AS t{number}"
        )
    joined = tables[0] + "".join(f" JOIN {t} USING (record_id)" for t in tables[1:])
    where = "r.vanished_at IS NULL"
    for condition, value in (
        ("r.street = ?", street),
        ("r.published_at >= ?", since),
        ("substr(r.published_at, 1, length(?)) <= ?", until),
    ):
        if value is not None:
            where += f" AND {condition}"
            values += [value] * condition.count("?")
    score = " + ".join(f"t{n}.score" for n in range(len(tables)))
    sql = (
        f"SELECT {', '.join('r.' + c for c in _COLUMNS[:-1])}, "  # noqa: S608  our own words
        f"-({score}) AS score FROM {joined} JOIN records AS r ON r.id = t0.record_id "
        f"WHERE {where} ORDER BY score DESC, r.id LIMIT ?"
    )
    return sql, [*values, limit]


def _passages(
    store: SqliteStore, id: str, pieces: Sequence[str], field: str | None, marks: tuple[str, str]
) -> tuple[tuple[str, str], ...]:
    """The passages of one record that hold a term, marked."""
    own = store.fetch("SELECT heading, street, community, lead FROM records WHERE id = ?", (id,))[0]
    passages = [
        *_own_passages(*own),
        *store.fetch("SELECT field, text FROM sections WHERE record_id = ? ORDER BY position", (id,)),
    ]
    found = [
        (name, marked)
        for name, text in passages
        if field in (None, name) and (marked := highlight(text, pieces, marks))
    ]
    return tuple(found)


def highlight(text: str, pieces: Sequence[str], marks: tuple[str, str]) -> str | None:
    """An excerpt around the first match with every match in marks; None where nothing matches."""
    folded, origin = _folded_with_origin(text)
    pattern = "|".join(re.escape(p) for p in sorted(pieces, key=len, reverse=True) if p)
    spans = [(origin[m.start()], origin[m.end() - 1] + 1) for m in re.finditer(pattern, folded)] if pattern else []
    if not spans:
        return None
    start, end = max(0, spans[0][0] - _SNIPPET // 2), min(len(text), spans[0][1] + _SNIPPET)
    out, here = ["…" if start else ""], start
    for first, last in spans:
        if first < here or last > end:
            continue
        out += [text[here:first], marks[0], text[first:last], marks[1]]
        here = last
    out += [text[here:end], "…" if end < len(text) else ""]
    return "".join(out).replace("\n", " ")


def _folded_with_origin(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in the text it comes from."""
    folded, origin = "", []
    pieces = [fold(c) for c in text]
    folded = "".join(pieces)
    for place, piece in enumerate(pieces):
        origin += [place] * len(piece)
    return folded, origin
