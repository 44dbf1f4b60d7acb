"""Mutate the pages of the corpora and see that nothing raises and no law breaks.

usage: python -m benchmarks.mutants [--count 20000] [--seed 1] [--processes 1] FOLDER…

A mutant is a page after one to four mutations: flipped, cut or doubled bytes, tags dropped, doubled or swapped, pieces
of another page put in, texts doubled, characters made NUL or invisible, and lies about the charset. For each,
`extract_page` must return, every record must keep the laws of `law_violations`, and the result must survive its JSON.
The same seed and folders give the same mutants. Exits with 1 where one fails; it prints the seed that shows it again.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

FOLDERS = ("../shared/corpus/zhnews", "../shared/corpus/showcase", "samples")
SUFFIXES = frozenset({".html", ".htm", ".shtml", ".txt"})
SLOW_SECONDS = 5.0
LARGEST = 400_000
"""Bytes; larger pages are cut, for time."""

_TAG = re.compile(rb"<[^<>]{1,200}>")
_TEXT = re.compile(rb">([^<>]{6,400})<")
_HEADERS = (None, None, "gbk", "utf-8", "big5", "iso-8859-1", "utf-16", "shift_jis", "x-unknown")

ODD = (
    *(b"\0", b"\r", b"\xe2\x80\x8b", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xe2\x80\xa8"),
    *(b"&#0;", b"&#xD800;", b"&#x110000;", b"&nbsp;"),
)
"""NUL, carriage return, zero-width space, mark, half a surrogate pair, an emoji, a line separator, entities."""

Mutation = Callable[[random.Random, bytes, bytes], bytes]


def _span(rng: random.Random, body: bytes, longest: int) -> tuple[int, int]:
    start = rng.randrange(len(body) + 1)
    return start, min(len(body), start + rng.randint(0, longest))


def flip_bytes(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """Some bytes become others."""
    changed = bytearray(body)
    for _ in range(rng.choice((1, 3, 30, 300)) if body else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def truncate(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """The page ends, or begins, somewhere."""
    at = rng.randrange(len(body) + 1)
    return body[:at] if rng.random() < 0.7 else body[at:]


def drop_span(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """A piece is missing."""
    start, end = _span(rng, body, 3000)
    return body[:start] + body[end:]


def double_span(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """A piece stands twice."""
    start, end = _span(rng, body, 3000)
    return body[:end] + body[start:end] + body[end:]


def splice(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """A piece of another page stands in this one."""
    start, end = _span(rng, other, 8000)
    at = rng.randrange(len(body) + 1)
    return body[:at] + other[start:end] + body[at:]


def drop_tags(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """Tags are missing."""
    share = rng.choice((0.01, 0.1, 0.5))
    return _TAG.sub(lambda tag: b"" if rng.random() < share else tag[0], body)


def double_tags(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """Tags stand twice or thrice."""
    share = rng.choice((0.01, 0.1))
    return _TAG.sub(lambda tag: tag[0] * rng.randint(2, 3) if rng.random() < share else tag[0], body)


def swap_tags(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """Tags stand in another's place."""
    tags = _TAG.findall(body) or [b"<p>"]
    share = rng.choice((0.01, 0.1))
    return _TAG.sub(lambda tag: rng.choice(tags) if rng.random() < share else tag[0], body)


def double_texts(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """Texts, labels and headings among them, stand twice or in each other's place."""
    texts = _TEXT.findall(body) or [b"x"]
    return _TEXT.sub(lambda text: b">" + rng.choice(texts) + b"<" if rng.random() < 0.05 else text[0], body)


def strew(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """Invisible and odd characters stand between the others."""
    odd = rng.choice(ODD)
    changed = body
    for _ in range(rng.randint(1, 20)):
        at = rng.randrange(len(changed) + 1)
        changed = changed[:at] + odd + changed[at:]
    return changed


def recode(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """The bytes are those of another charset, and the declaration stays."""
    text = body.decode(rng.choice(("utf-8", "gb18030")), "ignore")
    return text.encode(rng.choice(("utf-8", "gb18030", "big5", "utf-16", "utf-8-sig")), "ignore")


def relabel(rng: random.Random, body: bytes, other: bytes) -> bytes:
    """The declaration lies, and the bytes stay."""
    label = rng.choice((b"gb2312", b"utf-8", b"big5", b"latin1", b"utf-16", b"hz-gb-2312"))
    return re.sub(rb"charset=[\"']?[\w-]+", b"charset=" + label, body, count=2)


MUTATIONS: tuple[Mutation, ...] = (
    flip_bytes, truncate, drop_span, double_span, splice, drop_tags, double_tags, swap_tags, double_texts, strew,
    recode, relabel,
)  # fmt: skip


def pages(folders: Sequence[Path]) -> list[bytes]:
    """The pages under the folders, in the order of their paths."""
    found = sorted(p for folder in folders for p in folder.rglob("*") if p.suffix in SUFFIXES)
    return [path.read_bytes()[:LARGEST] for path in found]


def mutant(bodies: Sequence[bytes], seed: int) -> tuple[bytes, str | None, tuple[str, ...]]:
    """Page, Content-Type and the names of the mutations; a function of the seed."""
    rng = random.Random(seed)
    body = rng.choice(bodies)
    chosen = rng.choices(MUTATIONS, k=rng.randint(1, 4))
    for mutation in chosen:
        body = mutation(rng, body, rng.choice(bodies))
    label = rng.choice(_HEADERS)
    header = f"text/html; charset={label}" if label else None
    return body[:LARGEST], header, tuple(m.__name__ for m in chosen)


def failures(body: bytes, content_type: str | None) -> tuple[list[str], str]:
    """What is wrong with the page's result, and what the result is, in a word."""
    from kaimen import extract_page
    from kaimen.schemas import law_violations

    start = time.process_time()
    try:
        result = extract_page(body, url="http://news.example/a/1.html", content_type=content_type)
    except Exception:
        return [traceback.format_exc(limit=-4)], "raised"
    found = []
    if (taken := time.process_time() - start) > SLOW_SECONDS:
        found.append(f"took {taken:.1f} s")
    if result.article is None and not result.rejected:
        found.append("neither an article nor a rejection")
    if result.article:
        found += [v for record in result.records for v in law_violations(record, result.article)]
        if len(result.records) != result.article.records:
            found.append(f"{result.article.records} records announced, {len(result.records)} given")
    contracts = (*([result.article] if result.article else []), *result.records, *result.rejected)
    if any(type(c).model_validate_json(c.model_dump_json()) != c for c in contracts):
        found.append("does not survive its own JSON")
    return found, "records" if result.records else "article" if result.article else str(result.rejected[0].code)


_Found = tuple[list[tuple[int, tuple[str, ...], list[str]]], Counter[str]]


def _run(folders: Sequence[Path], seeds: range) -> _Found:
    bodies = pages(folders)
    wrong, outcomes = [], Counter[str]()
    for seed in seeds:
        body, header, names = mutant(bodies, seed)
        found, outcome = failures(body, header)
        outcomes[outcome] += 1
        if found:
            wrong.append((seed, names, found))
    return wrong, outcomes


def _chunks(seed: int, count: int) -> Iterator[range]:
    for start in range(seed, seed + count, 500):
        yield range(start, min(start + 500, seed + count))


def main() -> int:
    """Run the mutants and print what they gave."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    args = parser.parse_args()
    folders = args.folders or [Path(f) for f in FOLDERS if Path(f).is_dir()]
    originals = len(pages(folders))
    if not originals:
        print("no pages: none of the folders exists", file=sys.stderr)
        return 2
    outcomes: Counter[str] = Counter()
    wrong = 0
    with ProcessPoolExecutor(args.processes) as pool:
        chunks = list(_chunks(args.seed, args.count))
        for found, counted in pool.map(_run, [folders] * len(chunks), chunks):
            outcomes += counted
            wrong += len(found)
            for seed, names, what in found[:5]:
                print(f"seed {seed} ({', '.join(names)}): {what[0].strip()}", flush=True)
    shown = ", ".join(f"{name} {n}" for name, n in outcomes.most_common())
    print(f"{outcomes.total()} mutants of {originals} pages: {wrong} failed. Outcomes: {shown}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
