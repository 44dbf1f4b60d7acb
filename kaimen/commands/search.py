"""`kaimen search`: ask a database."""

from __future__ import annotations

import typer

from .common import say

__all__ = ["run"]


def run(
    database: str = typer.Argument(metavar="DB", help="A SQLite file that `kaimen index` has indexed."),
    terms: list[str] = typer.Argument(help="Words; a record must hold all of them."),
    field: str | None = typer.Option(None, "--field", help="Only in this field (or heading, lead)."),
    street: str | None = typer.Option(None, "--street", help="Only records of this 街道, 镇 or 乡."),
    since: str | None = typer.Option(None, "--since", metavar="DATE", help="Published on this day or later."),
    until: str | None = typer.Option(None, "--until", metavar="DATE", help="Published on this day or earlier."),
    limit: int = typer.Option(20, "--limit", "-n", min=1, help="At most so many records."),
    as_json: bool = typer.Option(False, "--json", help="One JSON object a line."),
) -> None:
    """Find records by their text, the best first."""
    import sys

    from ..sinks.search import is_current, search
    from .index import open_searchable

    marks = ("\033[1;31m", "\033[0m") if sys.stdout.isatty() and not as_json else ("【", "】")
    store = open_searchable(database)
    try:
        hits = search(store, terms, field=field, street=street, since=since, until=until, limit=limit, marks=marks)
        if not is_current(store):
            say(f"kaimen: records were loaded since the index was made; `kaimen index {database}` takes them in")
    finally:
        store.close()
    for hit in hits:
        if as_json:
            import json
            from dataclasses import asdict

            typer.echo(json.dumps(asdict(hit), ensure_ascii=False))
            continue
        place = hit.heading or " ".join(filter(None, (hit.street, hit.community))) or hit.id
        typer.echo(f"{place}  {(hit.published_at or '')[:10]}  {hit.url or hit.title or ''}".rstrip())
        for name, text in hit.passages:
            typer.echo(f"    {name}: {text}")
    if not hits:
        say(f"nothing found for {' '.join(terms)}")
