"""How fast `kaimen load` is, and how much memory it takes.

    python benchmarks/load.py                     the three figures of docs/databases.md, on SQLite
    python benchmarks/load.py --to duckdb         on DuckDB; --to postgresql://… on a server
    python benchmarks/load.py --records 1000000 --size 0 --rounds 1 --no-floor --no-dlt    memory, with a million

In one run: reading the JSONL and inserting the same rows into the same tables with nothing but the driver (the floor);
`kaimen load` into an empty database; loading the same again; dlt's merge of the same file, where dlt is installed.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__)
PARAGRAPH = "我和楼院长第一时间到达现场了解情况,凿开墙壁发现主供水管道阀门破裂,漏水情况更加严重,该楼院管道老化。"
FIELDS = ("事项名称", "上任感言", "情况简介", "问题困难", "干事情况", "工作成效")


def make(folder: Path, records: int, *, size: int = 2, per_article: int = 10) -> None:
    """An output folder of made-up records, each of six sections (some 1,200 characters at size 2), images and facts."""
    sys.path.insert(0, str(HERE.parents[1]))
    from kaimen.schemas import Article, ArticleRef, Fact, Record, RecordImage, Section, Span

    folder.mkdir(parents=True)
    with (folder / "records.jsonl").open("w") as lines, (folder / "articles.jsonl").open("w") as heads:
        for number in range(0, records, per_article):
            name = f"{number:016x}"
            ref = ArticleRef(
                url=f"https://news.example/{number}.html",
                title=f"城关区“开门一件事”成果展播 {number}",
                series="城关区“开门一件事”成果展播",
                installment=number,
                published_at="2021-02-08T13:28:41+08:00",
                source="城关基层党建",
                site=None,
            )
            count = min(per_article, records - number)
            text: list[str] = []
            length = 0
            for ordinal in range(1, count + 1):

                def add(line: str, text: list[str] = text) -> Span:
                    nonlocal length
                    start = length
                    text.append(line)
                    length += len(line) + 1
                    return Span(start, start + len(line))

                heading = f"张掖路街道第{ordinal}社区"
                heading_span = add(heading)
                sections = []
                for position, field in enumerate(FIELDS):
                    label = add(field)
                    paragraphs = tuple(add(f"{number + ordinal} {PARAGRAPH * size}") for _ in range(1 + position // 2))
                    body = "\n".join(text[-len(paragraphs) :])
                    span = Span(label.start, paragraphs[-1].end)
                    sections.append(
                        Section(
                            field=field,
                            label=field,
                            label_span=label,
                            rule="alias",
                            text=body,
                            span=span,
                            paragraphs=paragraphs,
                        )
                    )
                first = sections[0].paragraphs[0]
                record = Record(
                    schema_version="1",
                    extractor_version="0.1.0",
                    id=f"{number + ordinal:016x}",
                    article_id=name,
                    profile="kaimen",
                    ordinal=ordinal,
                    heading=heading,
                    heading_span=heading_span,
                    street="张掖路街道",
                    community=f"第{ordinal}社区",
                    lead=(),
                    lead_spans=(),
                    fields={s.field: s.text for s in sections},
                    sections=tuple(sections),
                    images=tuple(
                        RecordImage(src=f"https://news.example/{number}-{ordinal}-{i}.jpg", section=i) for i in range(4)
                    ),
                    facts=tuple(
                        Fact(kind="households", value=i, raw=str(i), span=Span(first.start, first.start + 1), section=0)
                        for i in range(4)
                    ),
                    article=ref,
                    warnings=(),
                )
                lines.write(record.model_dump_json() + "\n")
            article = Article(
                schema_version="1",
                extractor_version="0.1.0",
                id=name,
                canonical_url=ref.url,
                urls=(str(ref.url),),
                digests=("sha256:" + "0" * 64,),
                authors=(),
                editors=(),
                lead=(),
                text="\n".join(text),
                footer=(),
                images=(),
                charset="utf-8",
                next_page=None,
                records=count,
                profile="kaimen",
                warnings=(),
                **ref.model_dump(),
            )
            heads.write(article.model_dump_json() + "\n")


def floor(out: Path, url: str) -> None:
    """Parse the JSONL, build rows in the barest way, and insert them with the driver alone, in one transaction."""
    from kaimen.sinks.store import open_store
    from kaimen.sinks.tables import ARTICLES, FACTS, IMAGES, LOADS, RECORDS, SECTIONS

    store = open_store(url, create=True)
    store.prepare()
    store.begin()
    store.put(LOADS, [(1, "out", None, "now", None, None, "0", *[None] * 7)])
    order = {t: [c.name for c in t.columns] for t in (ARTICLES, RECORDS, SECTIONS, IMAGES, FACTS)}
    dumps = json.dumps
    stamped = {
        "load_id": 1,
        "digest": "0" * 64,
        "first_seen": "2026-01-01T00:00:00Z",
        "last_seen": "2026-01-01T00:00:00Z",
    }

    def row(table, data: dict) -> tuple:
        values = map(data.get, order[table])
        return tuple(dumps(v, ensure_ascii=False) if isinstance(v, list | dict) else v for v in values)

    for table, file in ((ARTICLES, "articles.jsonl"), (RECORDS, "records.jsonl")):
        rows: dict = {t: [] for t in order}

        def write(rows: dict) -> None:
            for target, ready in rows.items():
                store.put(target, ready)
                ready.clear()

        with (out / file).open("rb") as lines:
            for line in lines:
                data = json.loads(line) | stamped
                if table is RECORDS:
                    data |= data["article"] | {"id": data["id"]}
                    if data["heading_span"]:
                        data["heading_start"], data["heading_end"] = data["heading_span"]
                    for target, name in ((SECTIONS, "sections"), (IMAGES, "images"), (FACTS, "facts")):
                        for position, child in enumerate(data[name]):
                            child |= {"record_id": data["id"], "position": position, "value_type": "integer"}
                            if "span" in child:
                                child["span_start"], child["span_end"] = child["span"]
                            if child.get("label_span"):
                                child["label_start"], child["label_end"] = child["label_span"]
                            if target is FACTS:
                                child["value"] = str(child["value"])
                            rows[target].append(row(target, child))
                rows[table].append(row(table, data))
                if len(rows[table]) >= 2000:
                    write(rows)
        write(rows)
    store.commit()
    store.close()


def kaimen(out: Path, url: str) -> None:
    """`kaimen load`."""
    from kaimen.commands.load import run

    run(source=str(out), to=url, profile=[], prune=False, quiet=True)


def dlt(out: Path, url: str) -> None:
    """dlt's merge of records and articles by id, children in tables of their own, as its documentation does it."""
    import dlt as library

    @library.resource(name="records", primary_key="id", write_disposition="merge")
    def records():
        with (out / "records.jsonl").open("rb") as lines:
            yield from map(json.loads, lines)

    @library.resource(name="articles", primary_key="id", write_disposition="merge")
    def articles():
        with (out / "articles.jsonl").open("rb") as lines:
            yield from map(json.loads, lines)

    destination = (
        library.destinations.duckdb(url.removeprefix("duckdb:///"))
        if url.startswith("duckdb")
        else library.destinations.postgres(url)
        if url.startswith("postgres")
        else library.destinations.sqlalchemy(url)
    )
    folder = tempfile.mkdtemp(dir=out.parent)
    library.pipeline("kaimen_bench", destination=destination, dataset_name="main", pipelines_dir=folder).run(
        [articles(), records()]
    )


def child(what: str, out: Path, url: str) -> None:
    """Run one of them in this process and print seconds and megabytes."""
    start = time.perf_counter()
    {"floor": floor, "kaimen": kaimen, "dlt": dlt}[what](out, url)
    seconds = time.perf_counter() - start
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]), flush=True)


def run(what: str, out: Path, url: str, python: str = sys.executable) -> tuple[float, float]:
    """The same in a process of its own."""
    command = [python, str(HERE), "--child", what, "--out", str(out), "--to", url]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE.parents[1])
    seconds, megabytes = json.loads(done.stdout.splitlines()[-1])
    return seconds, megabytes


def fresh(url: str, folder: Path, name: str) -> str:
    """An empty database of the kind that was asked for."""
    if not url.startswith("postgres"):
        file = folder / f"{name}.db"
        file.unlink(missing_ok=True)
        return f"{url.partition(':')[0]}:///{file}"
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA IF EXISTS bench_{name} CASCADE")
        connection.execute(f"CREATE SCHEMA bench_{name}")
    return f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3Dbench_{name}"


def main() -> None:
    """Print one line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", default="sqlite")
    parser.add_argument("--records", type=int, default=5000)
    parser.add_argument("--size", type=int, default=2, help="length of a paragraph")
    parser.add_argument("--no-floor", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--dlt-python", default=sys.executable, help="a Python that has dlt")
    parser.add_argument("--no-dlt", action="store_true")
    parser.add_argument("--child")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(HERE.parents[1]))
    if options.child:
        child(options.child, options.out, options.to)
        return
    folder = Path(tempfile.mkdtemp(prefix="kaimen-bench-"))
    try:
        measure(options, folder)
    finally:
        shutil.rmtree(folder)


def measure(options: argparse.Namespace, folder: Path) -> None:
    """All measurements, in turn, so that a busy machine is busy for all of them."""
    out = folder / "out"
    make(out, options.records, size=options.size)
    size = sum(f.stat().st_size for f in out.iterdir()) / 1e6
    print(f"{options.records} records, {size:.0f} MB of JSONL, into {options.to.partition(':')[0]}")
    times: dict[str, list[float]] = {}
    memory: dict[str, float] = {}

    def note(name: str, taken: tuple[float, float]) -> None:
        times.setdefault(name, []).append(taken[0])
        memory[name] = max(memory.get(name, 0), taken[1])

    for _ in range(options.rounds):
        if not options.no_floor:
            note("floor", run("floor", out, fresh(options.to, folder, "floor")))
        url = fresh(options.to, folder, "kaimen")
        note("kaimen load", run("kaimen", out, url))
        note("kaimen load again", run("kaimen", out, url))
        if not options.no_dlt:
            try:
                note("dlt merge", run("dlt", out, fresh(options.to, folder, "dlt"), options.dlt_python))
            except subprocess.CalledProcessError as error:
                print("dlt: not measured:", (error.stderr or "").strip().splitlines()[-1:])
                options.no_dlt = True
    base = statistics.median(times.get("floor", [math.nan]))
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:18} {middle:8.2f} s   {middle / base:5.2f} × floor   {memory[name]:5.0f} MB at most")


if __name__ == "__main__":
    main()
