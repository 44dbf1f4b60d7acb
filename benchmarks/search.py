"""How fast `kaimen search` answers, beside a plain scan of the same database: `python benchmarks/search.py`.

The records are made of the sentences of tests/kaimen/data/search.json, drawn at random; the questions are those there.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]


def make(folder: Path, records: int, truth: dict) -> None:
    """Records of three sections; a sentence in twenty is one of the corpus, the rest is filler."""
    from kaimen.schemas import ArticleRef, Record, Section, Span

    draw = random.Random(6)
    sentences = [text for one in truth["records"] for text in one["fields"].values()]
    filler = "社区党委组织党员和志愿者走访居民,听取意见,召开会议,研究办法,逐项落实,群众十分满意。"
    ref = ArticleRef(
        url=None, title="展播", series=None, installment=None, published_at="2021-02-08", source=None, site=None
    )
    folder.mkdir()
    with (folder / "records.jsonl").open("w") as lines:
        for number in range(records):
            texts = [
                filler * draw.randint(2, 6) + (draw.choice(sentences) if draw.random() < 0.05 else "") for _ in range(3)
            ]
            sections = tuple(
                Section(field=f, label=f, rule="alias", text=t, span=Span(0, 1), paragraphs=(Span(0, 1),))
                for f, t in zip(("事项名称", "问题困难", "干事情况"), texts, strict=True)
            )
            record = Record(
                schema_version="1",
                extractor_version="0",
                id=f"{number:016x}",
                article_id=f"{number // 10:016x}",
                profile="kaimen",
                ordinal=1,
                heading=None,
                heading_span=None,
                street="东岗街道",
                community=None,
                lead=(),
                lead_spans=(),
                fields={s.field: s.text for s in sections},
                sections=sections,
                images=(),
                article=ref,
                warnings=(),
            )
            lines.write(record.model_dump_json() + "\n")


def main() -> None:
    """Index, ask, and print medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=20_000)
    options = parser.parse_args()
    from kaimen.sinks.load import load
    from kaimen.sinks.search import index, search
    from kaimen.sinks.source import open_source
    from kaimen.sinks.store import open_store

    truth = json.loads((ROOT / "tests/kaimen/data/search.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "out", options.records, truth)
        store = open_store(f"sqlite:///{folder / 'k.db'}", create=True)
        store.prepare()
        load(open_source(str(folder / "out"), sys.stdin.buffer), store)
        start = time.perf_counter()
        index(store)
        print(f"{options.records} records indexed in {time.perf_counter() - start:.1f} s")
        start = time.perf_counter()
        index(store)
        print(f"again, with nothing new, in {time.perf_counter() - start:.2f} s")
        scanner = sqlite3.connect(folder / "k.db")
        asked, scanned, missed, found = [], [], 0, 0
        for query in truth["queries"]:
            start = time.perf_counter()
            hits = search(store, query["q"], limit=10)
            asked.append(time.perf_counter() - start)
            start = time.perf_counter()
            sql = " INTERSECT ".join("SELECT record_id FROM sections WHERE text LIKE ?" for _ in query["q"])
            want = {row[0] for row in scanner.execute(sql, [f"%{term}%" for term in query["q"]])}
            scanned.append(time.perf_counter() - start)
            got = {hit.id for hit in search(store, query["q"], limit=10**6)} if options.records <= 20_000 else want
            missed += len(want - got)
            found += len(want)
            del hits
        print(
            f"search {statistics.median(asked) * 1000:.0f} ms, scan {statistics.median(scanned) * 1000:.0f} ms (median)"
        )
        print(f"of {found} records that the scan finds, {missed} are missed")
        store.close()
        scanner.close()


if __name__ == "__main__":
    main()
