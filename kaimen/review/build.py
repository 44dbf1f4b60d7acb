"""An output folder as one HTML file; where it is too large for a browser to be quick, one a series, and an index."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import quote

from ..ledger import ranges
from ..schemas import SinkError
from .data import Content, gather, payload, split
from .document import document, save
from .words import both

__all__ = ["LIMIT", "write_review"]

_NAMES = ("words", "model", "elements", "list", "article", "card", "correcting", "overview", "page")
SCRIPTS = tuple(f"{name}.js" for name in _NAMES)
"""In the order in which they build on each other; `page` begins."""

LIMIT = 2_000
"""Records in one file: what opens in under two seconds on an ordinary machine."""


def write_review(folder: Path, target: Path, *, limit: int = LIMIT) -> list[Path]:
    """Write the page of an output folder; the files written, the one to open first. Raises InputError, SinkError.

    Above `limit` records `target` is an index, and the pages of the series stand beside it, numbered.
    """
    if target.is_dir():
        raise SinkError(f"{target}: is a folder; name a file")
    content = gather(folder)
    parts = split(content, limit)
    if len(parts) == 1:
        save(target, _page(parts[0]))
        return [target]
    paths = [target.with_name(f"{target.stem}-{number}{target.suffix}") for number in range(1, len(parts) + 1)]
    for path, part in zip(paths, parts, strict=True):
        save(path, _page(part))
    save(target, _index(content, parts, paths))
    return [target, *paths]


def _page(content: Content) -> str:
    return document(
        "page.html",
        title=f"{content.name} · Kaimen",
        scripts=SCRIPTS,
        data=payload(content),
    )


def _index(content: Content, parts: list[Content], paths: list[Path]) -> str:
    rows = "".join(_index_row(part, path) for part, path in zip(parts, paths, strict=True))
    heads = (("系列", "Series"), ("文章", "Articles"), ("记录", "Records"), ("期数", "Installments"), ("缺", "Missing"))
    head = "".join(f'<th scope="col">{both(zh, en)}</th>' for zh, en in heads)
    body = (
        f"<h1>{escape(content.name)}</h1>"
        f"<p>{content.records} {both('条记录，每个系列一页', 'records, a page a series')}</p>"
        f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )
    return document("static.html", title=f"{content.name} · Kaimen", scripts=("static.js",), body=body)


def _index_row(part: Content, path: Path) -> str:
    name = escape(part.name) or both("（无系列）", "(no series)")
    numbers = {each.article.get("installment") for each in part.parts}
    there = ranges(n for n in numbers if isinstance(n, int))
    missing = "; ".join(ranges(each.missing) for each in part.coverage if each.missing)
    cells = "".join(f"<td>{told}</td>" for told in (len(part.parts), part.records, there or "–", missing or "–"))
    return f'<tr><th scope="row"><a href="{quote(path.name)}">{name}</a></th>{cells}</tr>'
