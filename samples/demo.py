"""`make demo`: the whole line on the sample site, with the real commands, and a look at what they wrote."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from .site import START, serve

__all__ = ["main"]

OUT = Path("out")
PORT = 8731
"""Always the same where it is free, so that a second demo gives the same ids as the first."""

_MARK = ".made-by-make-demo"
_FINISHED = (0, 1, 3)
"""Exit codes of a finished harvest; 1 because one address of the sample site is gone, on purpose."""

Row = dict[str, Any]


def main() -> int:
    """Run the demo; 0 where every step went well."""
    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    if not _clear():
        console.print(f"{OUT}/ is there and not of an earlier demo: move it away first")
        return 2
    with ExitStack() as stack:
        try:
            base = stack.enter_context(serve(PORT))
        except OSError:
            base = stack.enter_context(serve())
        if _run(console, "harvest", base + START, "-o", str(OUT), "--allow-private", "--delay", "0") not in _FINISHED:
            return 1
    database = f"{OUT}/kaimen.db"
    for step in (("load", str(OUT), "--to", f"sqlite:///{database}"), ("index", database)):
        if _run(console, *step) != 0:
            return 1
    page = f"{OUT}/review.html"
    if _run(console, "review", str(OUT), "-o", page) != 0:
        return 1
    _show(console)
    console.print(f"[bold]To look at it, open {page} in a browser.[/bold]")
    return _run(console, "search", database, "停车", "--limit", "3")


def _clear() -> bool:
    """Make an empty out/ with a mark in it; False where it holds somebody's own work."""
    if OUT.exists() and any(OUT.iterdir()) and not (OUT / _MARK).exists():
        return False
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    (OUT / _MARK).touch()
    return True


def _run(console: Console, *arguments: str) -> int:
    """One command, shown as it would be typed; its exit code."""
    console.print(f"\n[bold]$ kaimen {' '.join(arguments)}[/bold]", soft_wrap=True)
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, "-m", "kaimen", *arguments], env=environment).returncode  # noqa: S603


# --- what is in out/


def _show(console: Console) -> None:
    records, articles, rejected = (_rows(name) for name in ("records", "articles", "rejected"))
    console.print(_installments(articles, records), _rejections(rejected))
    console.print(
        f"[bold]{len(articles)} articles, {len(records)} records[/bold] from pages in ten different skins. Written:"
    )
    for path in sorted(path for path in OUT.iterdir() if not path.name.startswith(".")):
        size = sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) if path.is_dir() else path.stat().st_size
        console.print(f"  {path}{'/' if path.is_dir() else ''}  [dim]{size / 1000:,.0f} kB[/dim]")


def _rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (OUT / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def _installments(articles: list[Row], records: list[Row]) -> Table:
    table = Table(title="What was extracted", title_justify="left")
    for name, justify in (("no.", "right"), ("published", "left"), ("communities", "left"), ("fields", "right")):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]
    table.add_column("warnings")
    for article in articles:
        blocks = [record for record in records if record["article_id"] == article["id"]]
        told = Counter(warning["code"] for record in blocks for warning in record["warnings"])
        table.add_row(
            str(article["installment"] or ""),
            (article["published_at"] or "")[:10],
            " ".join(record["community"] or record["heading"] or "?" for record in blocks) or f"({article['title']})",
            str(sum(len(record["fields"]) for record in blocks)),
            ", ".join(f"{code} {count}" for code, count in sorted(told.items())),
        )
    return table


def _rejections(rejected: list[Row]) -> Table:
    table = Table("reason", title="What gave no record, and why", title_justify="left")
    table.add_column("where", overflow="fold")
    table.add_column("detail")
    for line in rejected:
        table.add_row(line["code"], line.get("url") or line.get("path") or "", line["detail"])
    return table


if __name__ == "__main__":
    sys.exit(main())
