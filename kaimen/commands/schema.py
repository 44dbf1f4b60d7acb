"""`kaimen schema`: the JSON Schema of the output."""

from __future__ import annotations

from enum import StrEnum

import typer

__all__ = ["run"]


class Kind(StrEnum):
    """What a line of the output can be."""

    RECORD = "record"
    ARTICLE = "article"
    REJECTED = "rejected"


def run(kind: Kind = typer.Argument(help="Which of the three kinds of line.")) -> None:
    """Print the JSON Schema of a record, an article or a rejection."""
    import json

    from ..schemas import Article, Contract, Record, Rejected

    models: dict[Kind, type[Contract]] = {Kind.RECORD: Record, Kind.ARTICLE: Article, Kind.REJECTED: Rejected}
    typer.echo(json.dumps(models[kind].model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))
