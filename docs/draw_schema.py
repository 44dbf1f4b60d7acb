"""Draw docs/schema.svg from the tables as they are in the code: `python docs/draw_schema.py`."""

from __future__ import annotations

from html import escape
from pathlib import Path

from sqlalchemy import Table

from kaimen.sinks.tables import ARTICLES, FACTS, IMAGES, LOADS, META, RECORDS, REJECTED, SECTIONS, VERSION

ROW, HEAD, WIDTH, GAP = 17, 26, 230, 80
PLACES = (((LOADS, META), (REJECTED,)), ((ARTICLES,),), ((RECORDS,),), ((SECTIONS,), (IMAGES,), (FACTS,)))
"""Columns of the picture, from left to right; in each the tables from top to bottom."""
MARGIN = 20


def height(table: Table) -> int:
    """Of the table's box."""
    return HEAD + ROW * len(table.columns) + 8


def draw() -> str:
    """The picture."""
    boxes: dict[str, tuple[int, int]] = {}
    bottom = 0
    for number, column in enumerate(PLACES):
        y = MARGIN + 24
        for table in (t for group in column for t in group):
            boxes[table.name] = (MARGIN + number * (WIDTH + GAP), y)
            y += height(table) + 24
        bottom = max(bottom, y)
    tables = [t for column in PLACES for group in column for t in group]
    width = 2 * MARGIN + len(PLACES) * WIDTH + (len(PLACES) - 1) * GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {bottom}" width="{width}" height="{bottom}" '
        'font-family="system-ui, sans-serif" font-size="12">',
        f'<rect width="{width}" height="{bottom}" fill="#fff"/>',
        f'<text x="{MARGIN}" y="{MARGIN + 8}" fill="#555">Kaimen, tables of version {VERSION}. '
        "● primary key, → foreign key (not in DuckDB)</text>",
        *(line for t in tables for line in links(t, boxes)),
        *(box(t, *boxes[t.name]) for t in tables),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def links(table: Table, boxes: dict[str, tuple[int, int]]) -> list[str]:
    """A curve from each foreign key to the head of its table; those to loads, which all have, are left out."""
    drawn = []
    for key in table.foreign_keys:
        target = key.column.table.name
        if target == LOADS.name:
            continue
        x, y = boxes[table.name]
        row = y + HEAD + ROW * list(table.columns).index(key.parent) + ROW // 2
        tx, ty = boxes[target][0] + WIDTH, boxes[target][1] + HEAD + ROW // 2
        drawn.append(
            f'<path d="M{x} {row} C{x - GAP // 2} {row} {tx + GAP // 2} {ty} {tx} {ty}" fill="none" stroke="#b3261e"/>'
        )
    return drawn


def box(table: Table, x: int, y: int) -> str:
    """One table."""
    rows = []
    for number, column in enumerate(table.columns):
        mark = "●" if column.primary_key else "→" if column.foreign_keys else ""
        at = y + HEAD + ROW * number + 13
        kind = "JSON" if (column.comment or "").endswith("(JSON)") else str(column.type).split()[0].lower()
        rows.append(
            f"<g><title>{escape(column.comment or '')}</title>"
            f'<text x="{x + 8}" y="{at}" fill="#b3261e">{mark}</text>'
            f'<text x="{x + 22}" y="{at}" fill="#1a1a1a">{escape(column.name)}</text>'
            f'<text x="{x + WIDTH - 8}" y="{at}" text-anchor="end" fill="#888">{kind}</text></g>'
        )
    return "\n".join(
        [
            f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{height(table)}" rx="4" fill="#fdfcfa" stroke="#999"/>',
            f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEAD - 4}" rx="4" fill="#f1e5d8" stroke="#999"/>',
            f'<text x="{x + 8}" y="{y + 15}" font-weight="bold">{table.name}</text>',
            *rows,
        ]
    )


if __name__ == "__main__":
    Path(__file__).with_name("schema.svg").write_text(draw(), encoding="utf-8")
