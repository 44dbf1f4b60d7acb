"""The differences of two extractions as a page in the look of the review page, for those who do not read terminals."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from ..diffing import Change, Column, Piece, count, pieces
from .document import document, save
from .words import both

__all__ = ["write_difference"]

_KEPT = 60  # characters kept at each end of a long stretch that did not change
_KINDS = {"added": both("新增", "added"), "vanished": both("消失", "vanished"), "changed": both("改变", "changed")}
_WHAT = {"article": both("文章", "article"), "record": both("记录", "record"), "rejected": both("未成记录", "rejected")}
_TAGS = {"same": "span", "delete": "del", "insert": "ins"}


def write_difference(changes: Sequence[Change], target: Path, *, old: str, new: str) -> None:
    """Write the page; `old` and `new` name what was compared. Raises SinkError."""
    title = f"{old} → {new}"
    counts = "".join(
        f"<li>{_WHAT[what]}: {', '.join(f'{n} {_KINDS[kind]}' for kind, n in numbers.items() if n)}</li>"
        for what, numbers in count(changes).items()
    )
    none = "" if changes else f"<p>{both('没有差别', 'No differences')}</p>"
    body = f"<h1>{escape(title)}</h1><ul>{counts}</ul>{none}" + "\n".join(_change(change) for change in changes)
    save(target, document("static.html", title=f"{title} · Kaimen", scripts=("static.js",), body=body))


def _change(change: Change) -> str:
    columns = "".join(_column(column) for column in change.columns)
    return (
        f'<section class="change {change.kind}"><h2>{_KINDS[change.kind]} {_WHAT[change.what]}: '
        f'<span lang="zh">{escape(change.name)}</span></h2><p class="address">{escape(change.id)}</p>'
        f"{columns}</section>"
    )


def _column(column: Column) -> str:
    shown = "".join(_piece(piece) for piece in pieces(column.old, column.new))
    return f'<h3>{escape(column.name)}</h3><p class="piece" lang="zh">{shown}</p>'


def _piece(piece: Piece) -> str:
    text = piece.text
    if piece.op == "same" and len(text) > 3 * _KEPT:
        text = f"{text[:_KEPT]} … {text[-_KEPT:]}"
    tag = _TAGS[piece.op]
    return f"<{tag}>{escape(text)}</{tag}>"
