"""The whole line, bytes to JSONL, on one core: pages a second and each stage's share.

usage: python benchmarks/pipeline.py FOLDER [--rounds N] [--json]

FOLDER holds saved pages (.html, .txt). Every round reads all of them; a figure is the median of the rounds. Times are
CPU time of this process, so that other processes disturb less.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kaimen.extractors import page as line
from kaimen.profiles import builtin
from kaimen.schemas import Rejected

STAGES = {
    "decode": "charset",
    "tame": "prescan",
    "parse": "tree",
    "find_body": "body",
    "read_metadata": "metadata",
    "read_dump": "dump",
    "assemble": "lines",
    "segment": "blocks",
}
"""Functions of extractors/page.py by the stage they are; what is left of the time is records and validation."""
COMPILED = not (line.__file__ or "").endswith(".py")
"""Whether the extractors are compiled: then nothing within them can be timed; `records` is all behind the reading."""


@contextmanager
def timed(spent: Counter[str]) -> Iterator[None]:
    """Count the CPU seconds of each stage."""

    def clocked(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            started = time.process_time()
            try:
                return function(*args, **options)
            finally:
                spent[stage] += time.process_time() - started

        return call

    with ExitStack() as patches:
        for name, stage in {} if COMPILED else STAGES.items():
            patches.enter_context(patch.object(line, name, clocked(stage, getattr(line, name))))
        yield


def one_round(pages: list[bytes]) -> Counter[str]:
    """CPU seconds by stage for all pages once; `total` is the whole line, `articles` its part behind the reading."""
    spent: Counter[str] = Counter()
    started = time.process_time()
    with timed(spent):
        for body in pages:
            reading = line.read(body)
            before = time.process_time()
            if isinstance(reading, Rejected):
                reading.model_dump_json()
                continue
            result = line.compose((reading,), builtin())
            spent["records"] += time.process_time() - before
            before = time.process_time()
            for model in (result.article, *result.records, *result.rejected):
                if model:
                    model.model_dump_json()
            spent["json"] += time.process_time() - before
    spent["total"] = time.process_time() - started
    spent["article to records"] = spent["records"]
    spent["records"] -= spent["lines"] + spent["blocks"]
    return spent


def measure(pages: list[bytes], rounds: int) -> dict[str, Any]:
    """Medians of the rounds; one round before them warms up."""
    one_round(pages)
    spent = [one_round(pages) for _ in range(rounds)]
    middle = {stage: statistics.median(s[stage] for s in spent) for stage in spent[0]}
    total, articles = middle.pop("total"), middle.pop("article to records")
    return {
        "compiled": COMPILED,
        "pages": len(pages),
        "megabytes": round(sum(map(len, pages)) / 1e6, 2),
        "pages_per_second": round(len(pages) / total),
        "article_to_records_pages_per_second": round(len(pages) / articles),
        "share": {stage: round(seconds / total, 3) for stage, seconds in sorted(middle.items(), key=lambda x: -x[1])},
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(args.folder.iterdir()) if path.suffix in (".html", ".txt")]
    figures = measure(pages, args.rounds)
    if args.json:
        print(json.dumps(figures))
        return
    share = figures.pop("share")
    for name, value in figures.items():
        print(f"{name:38s} {value}")
    for stage, part in share.items():
        print(f"  {stage:12s} {part:6.1%}")


if __name__ == "__main__":
    main()
