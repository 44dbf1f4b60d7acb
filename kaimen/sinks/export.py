"""Tables as files: Parquet for programs, CSV and XLSX for people.

The table of records is wide: a column for each field, named by the profile's English keys (fields that no profile
names keep their own name). A cell of a spreadsheet that begins like a formula is kept from becoming one: in XLSX it is
typed as text, in CSV, which has no types, an apostrophe goes before it (OWASP, CSV Injection).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from ..schemas import Article, Profile, Record, Rejected, SinkError
from .replacing import replacing
from .rows import Row, article_row, record_rows, rejected_row
from .tables import ARTICLES, FACTS, IMAGES, REJECTED, SECTIONS, free_name, views

__all__ = ["FORMATS", "TABLES", "Exported", "Sheet", "plain", "sheet_of", "write"]

_BATCH = 2000
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_XLSX_CELL = 32_767  # characters that a cell holds
_XLSX_ROWS = 1_048_576  # rows that a sheet holds
_XLSX_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class Sheet:
    """Named columns (with what they mean) and rows; `numbers` are the columns of integers, `decimals` of floats."""

    name: str
    columns: tuple[str, ...]
    meanings: tuple[str, ...]
    rows: Iterable[Row]
    numbers: frozenset[str] = frozenset()
    decimals: frozenset[str] = frozenset()


@dataclass(slots=True)
class Exported:
    """What was written. `cut` counts cells that were too long for a spreadsheet."""

    rows: int = 0
    cut: int = 0
    columns: tuple[str, ...] = field(default=())


# --- what is written

_WIDE = (
    *("id", "article_id", "profile", "ordinal", "heading", "street", "community"),
    *("url", "title", "series", "installment", "published_at", "source", "site", "lead"),
)


def _wide(records: Callable[[], Iterable[Record]], profiles: Sequence[Profile]) -> Sheet:
    """One row a record. The records are read twice: first for the fields that occur."""
    present = dict.fromkeys(name for record in records() for name in record.fields)
    named = [(c.field, c.name) for view in views(profiles) for c in view.columns if c.field in present]
    known: dict[str, str] = {}
    for name, key in named:
        if name is not None:
            known.setdefault(name, key)
    ordered = [*known, *(name for name in present if name not in known)]
    taken = dict.fromkeys(_WIDE, 1)
    columns = [*_WIDE, *(free_name(known.get(name, name) or "unnamed", taken) for name in ordered)]

    def rows() -> Iterator[Row]:
        for r in records():
            ref = r.article
            own = (r.id, r.article_id, r.profile, r.ordinal, r.heading, r.street, r.community, ref.url, ref.title)
            more = (ref.series, ref.installment, ref.published_at, ref.source, ref.site, "\n".join(r.lead))
            yield (*own, *more, *map(r.fields.get, ordered))

    return Sheet("records", tuple(columns), (*_WIDE, *ordered), rows(), frozenset({"ordinal", "installment"}))


def _children(table: Any, name: str) -> Callable[[Callable[[], Iterable[Record]], Sequence[Profile]], Sheet]:
    def sheet(records: Callable[[], Iterable[Record]], _: Sequence[Profile]) -> Sheet:
        return _of_table(table, (row for r in records() for row in getattr(record_rows(r), name)))

    return sheet


def _of_table(table: Any, rows: Iterable[Row], columns: int | None = None) -> Sheet:
    kept = list(table.columns)[:columns]
    kinds = {c.name: str(c.type) for c in kept}
    return Sheet(
        table.name,
        tuple(kinds),
        tuple(c.comment or "" for c in kept),
        rows,
        frozenset(n for n, kind in kinds.items() if kind == "BIGINT"),
        frozenset(n for n, kind in kinds.items() if kind.startswith("DOUBLE")),
    )


_OF_RECORDS: dict[str, Callable[[Callable[[], Iterable[Record]], Sequence[Profile]], Sheet]] = {
    "records": _wide,
    "sections": _children(SECTIONS, "sections"),
    "images": _children(IMAGES, "images"),
    "facts": _children(FACTS, "facts"),
}

TABLES = (*_OF_RECORDS, "articles", "rejected")
"""What can be exported."""


def sheet_of(
    table: str,
    *,
    records: Callable[[], Iterable[Record]],
    articles: Callable[[], Iterable[Article]],
    rejections: Callable[[], Iterable[Rejected]],
    profiles: Sequence[Profile],
) -> Sheet:
    """The sheet of one of `TABLES`; each reader gives all of its kind, as often as it is called."""
    if table == "articles":
        return _of_table(ARTICLES, map(article_row, articles()), -4)
    if table == "rejected":
        return _of_table(REJECTED, map(rejected_row, rejections()), -2)
    return _OF_RECORDS[table](records, profiles)


# --- how it is written


def plain(value: Any) -> Any:
    """A cell of a CSV file that no spreadsheet takes for a formula."""
    return "'" + value if isinstance(value, str) and value.lstrip(" \u00a0\u3000\ufeff").startswith(_RISKY) else value


def _csv(sheet: Sheet, path: Path, done: Exported) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # with a mark, without which Excel guesses GBK
        writer = csv.writer(file)
        writer.writerow(map(plain, sheet.columns))
        for row in sheet.rows:
            writer.writerow([plain(v) for v in row])
            done.rows += 1


def _parquet(sheet: Sheet, path: Path, done: Exported) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    def kind(name: str) -> pa.DataType:
        return pa.int64() if name in sheet.numbers else pa.float64() if name in sheet.decimals else pa.string()

    fields = [
        pa.field(name, kind(name), metadata={"description": meaning})
        for name, meaning in zip(sheet.columns, sheet.meanings, strict=True)
    ]
    schema = pa.schema(fields)
    rows = iter(sheet.rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _BATCH)):
            columns = zip(*batch, strict=True)
            arrays = [pa.array(values, f.type) for values, f in zip(columns, fields, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            done.rows += len(batch)


def _xlsx(sheet: Sheet, path: Path, done: Exported) -> None:
    import xlsxwriter

    if len(sheet.columns) > _XLSX_COLUMNS:
        raise SinkError(
            f"{len(sheet.columns)} columns, and a sheet holds {_XLSX_COLUMNS}; choose .csv or .parquet, "
            "or --table sections, which has a row a section"
        )
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        page = book.add_worksheet(sheet.name)
        bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        for at, name in enumerate(sheet.columns):
            page.write_string(0, at, name, bold)
        page.freeze_panes(1, 0)
        for number, row in enumerate(sheet.rows, 1):
            if number >= _XLSX_ROWS:
                raise SinkError(f"more than {_XLSX_ROWS - 1} rows, which no sheet holds; choose .csv or .parquet")
            for at, value in enumerate(row):
                if isinstance(value, str):
                    done.cut += len(value) > _XLSX_CELL
                    text = value[: _XLSX_CELL - 1] + "…" if len(value) > _XLSX_CELL else value
                    page.write_string(number, at, text, quoted if plain(text) != text else None)
                elif value is not None:
                    _write_number(page, number, at, value)
            done.rows += 1
        if done.rows:
            page.autofilter(0, 0, done.rows, len(sheet.columns) - 1)


def _write_number(page: Any, row: int, at: int, value: float) -> None:
    """A number, as text where a spreadsheet would round it."""
    if isinstance(value, int) and abs(value) > 10**15:
        page.write_string(row, at, str(value))
    else:
        page.write_number(row, at, value)


FORMATS: dict[str, Callable[[Sheet, Path, Exported], None]] = {".csv": _csv, ".parquet": _parquet, ".xlsx": _xlsx}
"""By the ending of the file's name."""


def write(sheet: Sheet, path: Path) -> Exported:
    """Write a sheet to a file whose name ends in one of `FORMATS`; the file is replaced when all is written.

    Raises SinkError.
    """
    writer = FORMATS.get(path.suffix.lower())
    if writer is None:
        raise SinkError(f"{path}: the name must end in {', '.join(FORMATS)}")
    done = Exported(columns=sheet.columns)
    try:
        with replacing(path) as temporary:
            writer(sheet, temporary, done)
    except ImportError as error:
        extra = "xlsx" if writer is _xlsx else "parquet"
        raise SinkError(f"{path}: {error.name} is not installed; `pip install 'kaimen[{extra}]'` brings it") from None
    except OSError as error:
        raise SinkError(f"{path}: cannot write: {error.strerror or error}; nothing was changed") from None
    return done
