"""Records, articles and output folders made by hand, for tests of what comes after extraction."""

from __future__ import annotations

from pathlib import Path

from kaimen.schemas import (
    Article,
    ArticleRef,
    Contract,
    Fact,
    Record,
    RecordImage,
    Rejected,
    Section,
    Span,
)


def article(name: str, texts: dict[str, dict[str, str]], **changes: object) -> tuple[Article, list[Record]]:
    """An article named `name` and its records: heading → field → text. All laws hold."""
    ref = ArticleRef(
        url=f"https://news.example/{name}.html",
        title=f"展播 {name}",
        series="展播",
        installment=6,
        published_at="2021-02-08",
        source="城关基层党建",
        site=None,
    )
    lines: list[str] = []
    records = []
    for ordinal, (heading, fields) in enumerate(texts.items(), 1):
        heading_span = _add(lines, heading)
        sections = []
        for field, text in fields.items():
            label = _add(lines, field)
            paragraphs = tuple(_add(lines, p) for p in text.split("\n"))
            sections.append(
                Section(
                    field=field,
                    label=field,
                    label_span=label,
                    rule="alias",
                    text=text,
                    span=Span(label.start, paragraphs[-1].end),
                    paragraphs=paragraphs,
                )
            )
        street, _, community = heading.partition("街道")
        first = sections[0].paragraphs[0]
        records.append(
            Record(
                schema_version="1",
                extractor_version="0.1.0",
                id=f"{name}-{heading}",
                article_id=name,
                profile="kaimen",
                ordinal=ordinal,
                heading=heading,
                heading_span=heading_span,
                street=f"{street}街道" if community else None,
                community=community or None,
                lead=(),
                lead_spans=(),
                fields=fields,
                sections=tuple(sections),
                images=(RecordImage(src=f"https://news.example/{name}.jpg", section=0),),
                facts=(Fact(kind="matter", value=1, raw=first.cut("\n".join(lines)), span=first, section=0),),
                article=ref,
                warnings=(),
            )
        )
    made = Article(
        schema_version="1",
        extractor_version="0.1.0",
        id=name,
        canonical_url=ref.url,
        urls=(ref.url,) if ref.url else (),
        digests=("sha256:0",),
        captured_at="2026-01-01T00:00:00Z",
        authors=(),
        editors=("王编",),
        lead=(),
        text="\n".join(lines),
        footer=(),
        images=(),
        charset="utf-8",
        next_page=None,
        records=len(records),
        profile="kaimen",
        warnings=(),
        **ref.model_dump(),
    )
    return made.model_copy(update=changes), records


def _add(lines: list[str], line: str) -> Span:
    start = sum(len(x) + 1 for x in lines)
    lines.append(line)
    return Span(start, start + len(line))


def folder(path: Path, *made: tuple[Article, list[Record]], rejected: tuple[Rejected, ...] = ()) -> Path:
    """An output folder as `kaimen extract -o` writes it."""
    path.mkdir(parents=True, exist_ok=True)
    write(path / "articles.jsonl", [a for a, _ in made])
    write(path / "records.jsonl", [r for _, records in made for r in records])
    write(path / "rejected.jsonl", rejected)
    return path


def write(path: Path, models: list[Contract] | tuple[Contract, ...]) -> Path:
    """One model a line."""
    path.write_text("".join(m.model_dump_json() + "\n" for m in models), encoding="utf-8")
    return path


SEED = {
    "张掖路街道山字石社区": {"事项名称": "接通居民生活的“幸福水”", "问题困难": "主管道破裂\n居民停水"},
    "雁滩街道滨河社区": {"事项名称": "新增停车位", "干事情况": "拆除花坛"},
}
