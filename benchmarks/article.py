"""Article extraction side by side: accuracy, speed and memory of Kaimen and of the tools that people use today.

usage: python benchmarks/article.py FOLDER [--rounds N] [--tools a,b,…] [--budget SECONDS] [--json]

FOLDER holds NAME.html and NAME.truth.json (with `body`, a list of paragraphs). Every tool gets the same raw bytes, runs
in a process of its own and takes turns with the others, so that a busy machine slows all of them alike; figures are
medians of the rounds. What is not installed is named and left out (extra `bench` installs all of it).
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import resource
import statistics
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from unittest.mock import patch

Extract = Callable[[bytes], str]

PARSING, KAIMEN, WITHOUT_HINTS = "parsing alone", "kaimen", "kaimen without hints"
WITHOUT_NAMES = "kaimen without hints and names"
_NAMES = re.compile(rb"""\s(?:class|id)\s{0,4}=\s{0,4}(?:"[^"]{0,500}"|'[^']{0,500}'|[^\s"'>]{1,100})""", re.IGNORECASE)
TRAFILATURA, TRAFILATURA_FAST, RESILIPARSE = "trafilatura", "trafilatura fast", "resiliparse"


# --- the tools: each maker imports its library and gives a function from bytes to the article's text


def _decoded(body: bytes) -> str:
    """For tools that take text only: UTF-8 where it fits, else what most other Chinese pages are."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("gb18030", "replace")


def _kaimen() -> Extract:
    from kaimen import extract_article

    return lambda body: getattr(extract_article(body), "text", "")


def _kaimen_without_hints() -> Extract:
    from kaimen import extract_article

    page = importlib.import_module("kaimen.extractors.page")
    if not (page.__file__ or "").endswith(".py"):
        raise ImportError("compiled extractors take no other find_body")
    generic = partial(page.find_body, hints=False)

    def run(body: bytes) -> str:
        with patch.object(page, "find_body", generic):
            return getattr(extract_article(body), "text", "")

    return run


def _kaimen_without_names() -> Extract:
    """No hints, and no class or id to read anything from: what holds on sites that nobody has seen."""
    run = _kaimen_without_hints()
    return lambda body: run(_NAMES.sub(b"", body))


def _parsing_alone() -> Extract:
    from selectolax.lexbor import LexborHTMLParser

    def run(body: bytes) -> str:
        LexborHTMLParser(_decoded(body))
        return ""

    return run


def _trafilatura(*, fast: bool = False) -> Extract:
    from trafilatura import extract

    return lambda body: extract(body, include_comments=False, fast=fast) or ""


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    def run(body: bytes) -> str:
        tree = HTMLTree.parse_from_bytes(body, detect_encoding(body))
        return extract_plain_text(tree, main_content=True, alt_texts=False)

    return run


def _readability() -> Extract:
    from lxml.html import fromstring
    from readability import Document

    return lambda body: str(fromstring(Document(body).summary()).text_content())


def _gne() -> Extract:
    from gne import GeneralNewsExtractor

    extractor = GeneralNewsExtractor()
    return lambda body: extractor.extract(_decoded(body))["content"]


def _newspaper() -> Extract:
    from newspaper import Article

    def run(body: bytes) -> str:
        article = Article("http://page.example/1.html", language="zh", fetch_images=False)
        article.download(input_html=_decoded(body))
        article.parse()
        return str(article.text)

    return run


TOOLS: dict[str, Callable[[], Extract]] = {
    PARSING: _parsing_alone,
    KAIMEN: _kaimen,
    WITHOUT_HINTS: _kaimen_without_hints,
    WITHOUT_NAMES: _kaimen_without_names,
    RESILIPARSE: _resiliparse,
    TRAFILATURA_FAST: lambda: _trafilatura(fast=True),
    TRAFILATURA: _trafilatura,
    "readability-lxml": _readability,
    "gne": _gne,
    "newspaper4k": _newspaper,
}


# --- the child: one tool, one pass for each line that it is sent


def serve(tool: str, folder: Path, budget: float) -> None:
    """Answer each line of standard input with one pass over the pages, as a line of JSON."""
    pages = [path.read_bytes() for path in _pages(folder)]
    before = _peak()
    try:
        extract = TOOLS[tool]()
        extract(pages[0])
    except ImportError as error:
        print(json.dumps({"missing": str(error)}), flush=True)
        return
    print(json.dumps({"ready": tool}), flush=True)
    for _ in sys.stdin:
        texts, seconds = _pass(extract, pages, budget)
        print(json.dumps({"texts": texts, "seconds": seconds, "peak": _peak(), "before": before}), flush=True)


def _pass(extract: Extract, pages: list[bytes], budget: float) -> tuple[list[str], float]:
    texts: list[str] = []
    seconds = 0.0
    for body in pages:
        start = time.perf_counter()
        try:
            text = extract(body)
        except Exception:  # a tool that breaks on a page found nothing there
            text = ""
        seconds += time.perf_counter() - start
        texts.append(text)
        if seconds > budget:
            break
    return texts, seconds


def _peak() -> int:
    """Peak memory of this process in MB (Linux gives KB, macOS bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


# --- the parent: turns, accuracy, table


@dataclass
class Result:
    """What is known of one tool after all rounds."""

    name: str
    rates: list[float] = field(default_factory=list)
    f1: list[float] = field(default_factory=list)
    peak: int = 0
    above: int = 0

    @property
    def rate(self) -> float:
        """Pages a second, the median of the rounds."""
        return statistics.median(self.rates)

    def row(self) -> dict[str, object]:
        """The figures that are printed; a tool that extracts no text has no F1."""
        scored = self.name != PARSING
        return {
            "tool": self.name,
            "articles": len(self.f1),
            "f1": round(statistics.mean(self.f1), 4) if scored else None,
            "below_0.9": sum(f < 0.9 for f in self.f1) if scored else None,
            "pages_per_second": round(self.rate, 1),
            "peak_mb": self.peak,
            "peak_mb_above_input": self.above,
        }


def run(folder: Path, tools: list[str], rounds: int, budget: float) -> list[Result]:
    """All tools in turn, `rounds` times."""
    truths = [_truth(path) for path in _pages(folder)]
    results = {tool: Result(tool) for tool in tools}
    with _children(tools, folder, budget) as children:
        for _ in range(rounds):
            for tool, child in children.items():
                _note(results[tool], _ask(child), truths)
    return [r for r in results.values() if r.rates]


def _note(result: Result, answer: dict[str, object], truths: list[str | None]) -> None:
    texts = answer["texts"]
    assert isinstance(texts, list)
    result.rates.append(len(texts) / float(str(answer["seconds"])))
    result.peak = int(str(answer["peak"]))
    result.above = result.peak - int(str(answer["before"]))
    if not result.f1:
        result.f1 = [character_f1(truth, text) for truth, text in zip(truths, texts, strict=False) if truth is not None]


@contextmanager
def _children(tools: list[str], folder: Path, budget: float) -> Iterator[dict[str, subprocess.Popen[str]]]:
    started: dict[str, subprocess.Popen[str]] = {}
    try:
        for tool in tools:
            command = [sys.executable, __file__, str(folder), "--serve", tool, "--budget", str(budget)]
            child = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
            hello = _line(child)
            if "ready" in hello:
                started[tool] = child
            else:
                print(f"left out: {tool}: {hello.get('missing', 'it did not start')}", file=sys.stderr)
                child.communicate()
        yield started
    finally:
        for child in started.values():
            child.kill()
            child.communicate()


def _ask(child: subprocess.Popen[str]) -> dict[str, object]:
    assert child.stdin
    child.stdin.write("\n")
    child.stdin.flush()
    return _line(child)


def _line(child: subprocess.Popen[str]) -> dict[str, object]:
    """The child's next answer; libraries that print to standard output are ignored."""
    assert child.stdout
    for line in child.stdout:
        if line.startswith("{"):
            answer: dict[str, object] = json.loads(line)
            return answer
    return {}


def character_f1(truth: str, text: str) -> float:
    """Order-aware character F1 (longest common subsequence), width and white space folded."""
    from rapidfuzz.distance import LCSseq

    expected, found = _fold(truth), _fold(text)
    if not expected or not found:
        return float(expected == found)
    return 2 * LCSseq.similarity(expected, found) / (len(expected) + len(found))


def _fold(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+", "", unicodedata.normalize("NFKC", text))


def _pages(folder: Path) -> list[Path]:
    return [p for p in sorted(folder.glob("*.html")) if p.with_suffix(".truth.json").exists()]


def _truth(page: Path) -> str | None:
    """The article's text, None where the page is no article."""
    truth = json.loads(page.with_suffix(".truth.json").read_text("utf-8"))
    return "\n".join(truth["body"]) if truth.get("is_article", True) else None


def ratios(results: list[Result]) -> dict[str, float]:
    """How many times faster Kaimen is than the tools it is measured against; below 1 where it is slower."""
    rates = {r.name: r.rate for r in results}
    found: dict[str, float] = {}
    for ours in (KAIMEN, WITHOUT_HINTS, WITHOUT_NAMES):
        for other in (TRAFILATURA_FAST, RESILIPARSE, PARSING):
            if ours in rates and other in rates:
                found[f"{ours} / {other}"] = round(rates[ours] / rates[other], 2)
    return found


def show(results: list[Result]) -> None:
    """The table and the ratios, for people."""
    rows = [r.row() for r in results]
    columns = list(rows[0]) if rows else []
    widths = {c: max(len(c), *(len(str(r[c])) for r in rows)) for c in columns}
    print("  ".join(c.ljust(widths[c]) for c in columns))
    for row in rows:
        print("  ".join(("" if row[c] is None else str(row[c])).ljust(widths[c]) for c in columns))
    for name, ratio in ratios(results).items():
        print(f"{name}: {ratio}")


def main() -> None:
    """Measure, or serve as the child of a measuring process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tools", default=",".join(TOOLS), help="names, parted by commas")
    parser.add_argument("--budget", type=float, default=60.0, help="seconds after which a tool's pass ends early")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve, options.folder, options.budget)
        return
    if not _pages(options.folder):
        parser.error(f"no pages with truth files in {options.folder}")
    results = run(options.folder, options.tools.split(","), options.rounds, options.budget)
    if options.json:
        print(json.dumps({"tools": [r.row() for r in results], "ratios": ratios(results)}, ensure_ascii=False))
    else:
        show(results)


if __name__ == "__main__":
    main()
