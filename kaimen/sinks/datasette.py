"""The metadata file with which Datasette shows a database of Kaimen's: titles, descriptions, facets, search."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..schemas import SinkError
from .search import is_indexed
from .sqlite import SqliteStore
from .tables import METADATA

__all__ = ["metadata", "write_metadata"]

_TITLES = {
    "articles": "文章 · Articles",
    "records": "记录 · Records",
    "sections": "段落 · Sections",
    "images": "图片 · Images",
    "facts": "事实 · Facts",
    "rejected": "未收录 · Rejected",
    "loads": "入库 · Loads",
}
_FACETS = {
    "articles": ["series", "source"],
    "records": ["street", "series", "profile"],
    "sections": ["field", "rule"],
    "facts": ["kind", "unit"],
    "rejected": ["stage", "code"],
}
_LABELS = {"articles": "title", "records": "heading", "loads": "started_at"}
_SORTED = {"articles": "published_at", "records": "published_at", "rejected": "code"}
_HIDDEN = ("kaimen_schema", "search_passages", "search_records")

_QUESTION = """
SELECT r.heading, p.field, s.text, r.published_at, r.url
FROM search_index AS i JOIN search_passages AS p ON p.id = i.rowid JOIN records AS r ON r.id = p.record_id
LEFT JOIN sections AS s ON s.record_id = p.record_id AND s.field = p.field
WHERE i.words MATCH :words AND r.vanished_at IS NULL ORDER BY i.rank LIMIT 100
""".strip()


def metadata(store: SqliteStore) -> dict[str, Any]:
    """What Datasette should know of the database in `store`."""
    tables: dict[str, Any] = {name: _table(name) for name in _TITLES}
    tables |= {name: {"hidden": True} for name in _HIDDEN}
    views = store.fetch("SELECT name FROM kaimen_schema WHERE name LIKE 'records!_%' ESCAPE '!' ORDER BY name")
    for (name,) in views:
        tables[name] = _view(store, name)
    database: dict[str, Any] = {"tables": tables}
    if is_indexed(store):
        # Terms go to the column that jieba cut: one word, or several with a space between them.
        about = "Words with spaces between them, all of which must stand in one passage: 停车 铁门"
        database["queries"] = {"search": {"title": "搜索 · Search", "description": about, "sql": _QUESTION}}
        for name in ("sections", "records"):
            tables[name] |= {"description": f"{tables[name]['description']}. Full text: the query “search”"}
        tables["search_passages"] = {
            "title": "全文 · Passages as words",
            "description": "What the full-text index holds; the search box takes words",
            "fts_table": "search_index",
            "fts_pk": "id",
            "columns": {"words": "text cut into words", "characters": "text as single characters"},
        }
    return {"title": "开门 Kaimen", "databases": {Path(_file(store)).stem: database}}


def write_metadata(store: SqliteStore, file: Path) -> None:
    """Write the file for `datasette DB --metadata FILE`. Raises SinkError."""
    try:
        file.write_text(json.dumps(metadata(store), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise SinkError(f"{file}: cannot write: {error.strerror}") from None


def _file(store: SqliteStore) -> str:
    return str(store.fetch("PRAGMA database_list")[0][2])


def _table(name: str) -> dict[str, Any]:
    table = METADATA.tables[name]
    known: dict[str, Any] = {
        "title": _TITLES[name],
        "description": table.comment,
        "columns": {c.name: c.comment for c in table.columns if c.comment},
    }
    if name in _FACETS:
        known["facets"] = _FACETS[name]
    if name in _LABELS:
        known["label_column"] = _LABELS[name]
    if name in _SORTED:
        known["sort"] = _SORTED[name]
    return known


def _view(store: SqliteStore, name: str) -> dict[str, Any]:
    """A wide view: its columns are described by the Chinese names of the fields."""
    comments = json.loads(store.fetch("SELECT value FROM kaimen_schema WHERE name = ?", (f"columns:{name}",))[0][0])
    return {
        "title": f"{name.removeprefix('records_')} · one column a field",
        "description": "Records, one row each",
        "columns": comments,
        "facets": ["street", "series"],
        "sort": "published_at",
    }
