"""From captures to results: read pages, over several processes if asked, and bring together what belongs together.

Two passes, because what a page turns out to be can depend on any other: an article's second page may come before its
first, a later capture of an address replaces an earlier one, a canonical link may be that of every page of its site.
The first pass reads each page and composes it as if it stood alone; readings and results wait in a spool file, so
memory stays flat. The second walks the spool in order, merges the pages of an article and drops what is superseded.
The bytes that come out do not depend on `jobs`.
"""

from __future__ import annotations

import os
import pickle
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import PurePosixPath
from posixpath import basename
from time import perf_counter
from traceback import extract_tb
from typing import IO
from urllib.parse import unquote

from .corrections import Corrections, apply
from .extractors.ids import fold
from .extractors.page import Reading, compose, read, with_path
from .schemas import (
    Capture,
    PageResult,
    Profile,
    Rejected,
    RejectionCode,
    Stage,
    UrlSource,
    Warning,
    WarningCode,
    digest,
)
from .schemas.urls import normalize, split

__all__ = ["Options", "Result", "run"]

_BATCH = 16  # pages handed to a process at once: large enough to hide the hand-over, small enough to share out
_PAGES_MAX = 200  # pages of one article that are followed
_CLAIMED = ("canonical", "og_url")
_VERSION_SHARE = 0.5
"""Share of its sentences, by length, that a page has in common with another version of it, at least. Different articles
of ../shared/corpus and samples have at most a tenth in common, and so have the pages of one article."""
_SENTENCE = re.compile(r"[\n。！？；]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How captures become results.

    `url` and `url_map` (file as named, or file name, to address) serve pages that do not say where they came from.
    """

    profiles: tuple[Profile, ...]
    url: str | None = None
    url_map: dict[str, str] = field(default_factory=dict)
    jobs: int = 1
    all_versions: bool = False
    corrections: Corrections = field(default_factory=dict)
    roles: bool = False
    """keep what every stretch was taken for, for roles.jsonl"""
    keywords: int = 0
    """how many keywords to add to each record's facts"""
    by_series: bool = False
    """order by series, installment, URL instead of by input"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One page or one merged article, how many inputs it took, and how long reading them took (seconds)."""

    page: PageResult
    inputs: int = 1
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the first pass keeps in memory of a page."""

    offset: int
    number: int
    url: str | None = None
    path: str | None = None
    title: str = ""
    next_page: str | None = None
    captured_at: str = ""
    digest: str = ""
    article_id: str | None = None
    text: str = ""
    """digest of the article's text"""
    order: tuple[str, int, str] = ("", 0, "")
    claims: frozenset[str] = frozenset()
    """addresses that only the page itself gives, by its canonical link or og:url"""
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class _Done:
    reading: Reading | None
    result: PageResult
    path: str | None
    seconds: float = 0.0


def run(
    captures: Iterable[Capture | Rejected], options: Options, *, on_page: Callable[[], None] = lambda: None
) -> Iterator[Result]:
    """Results in input order (or by series); `on_page` is called once for each page that was read."""
    with tempfile.TemporaryFile(prefix="kaimen-") as spool:
        entries = []
        for number, done in enumerate(_first_pass(captures, options)):
            entries.append(_note(number, done, spool))
            on_page()
        yield from _second_pass(entries, spool, options)


# --- first pass: one page at a time


def _first_pass(captures: Iterable[Capture | Rejected], options: Options) -> Iterator[_Done]:
    lean = replace(options, jobs=1, corrections={})
    if options.jobs <= 1:
        for capture in captures:
            yield _work(capture, lean)
        return
    waiting: list[Future[list[_Done]]] = []
    source = iter(captures)
    with ProcessPoolExecutor(options.jobs, initializer=_ignore_interrupt) as pool:
        try:
            while True:
                batch = list(islice(source, _BATCH))
                if batch:
                    waiting.append(pool.submit(_work_batch, batch, lean))
                if waiting and (not batch or len(waiting) > 3 * options.jobs):
                    yield from waiting.pop(0).result()
                if not batch and not waiting:
                    return
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _ignore_interrupt() -> None:
    """Ctrl-C reaches every process of the group; the parent alone answers it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work_batch(batch: list[Capture | Rejected], options: Options) -> list[_Done]:
    return [_work(capture, options) for capture in batch]


def _work(capture: Capture | Rejected, options: Options) -> _Done:
    """Read one page and compose it as if it were a whole article."""
    started = perf_counter()
    try:
        done = _read(capture, options)
    except Exception as error:  # one page that the program fails on must not cost the thousands beside it
        done = _Done(None, PageResult(rejected=(_bug(capture, error),)), capture.path)
    return replace(done, seconds=perf_counter() - started)


def _bug(capture: Capture | Rejected, error: Exception) -> Rejected:
    """What a page leaves that the program failed on, with the place in the program."""
    where = extract_tb(error.__traceback__)[-1]
    place = f"{PurePosixPath(where.filename).name}:{where.lineno}"
    detail = f"the program failed ({type(error).__name__} in {place}); please report it with this page"
    return Rejected(url=capture.url, path=capture.path, stage=Stage.READ, code=RejectionCode.BUG, detail=detail)


def _read(capture: Capture | Rejected, options: Options) -> _Done:
    if isinstance(capture, Rejected):
        return _Done(None, PageResult(rejected=(capture,)), capture.path)
    fallback, how = _fallback(capture.path, options)
    known = capture.final_url or capture.url
    reading = read(
        capture.body,
        url=known,
        url_source=capture.url_source or "fetched",
        fallback_url=fallback,
        fallback_source=how,
        content_type=capture.content_type,
        captured_at=capture.fetched_at,
    )
    if isinstance(reading, Rejected):
        return _Done(None, PageResult(rejected=(with_path(reading, capture.path),)), capture.path)
    return _Done(reading, _composed((reading,), options, capture.path), capture.path)


def _fallback(path: str | None, options: Options) -> tuple[str | None, UrlSource]:
    if path is not None and options.url_map:
        mapped = options.url_map.get(path) or options.url_map.get(basename(path.rpartition("!")[2]))
        if mapped:
            return mapped, "url_map"
    return options.url, "option"


def _composed(pages: Sequence[Reading], options: Options, path: str | None, missing: str | None = None) -> PageResult:
    result = compose(pages, options.profiles, missing=missing or pages[-1].next_page, with_time=options.all_versions)
    roles = result.roles if options.roles else ()
    if options.keywords and result.article:
        from .keywords import with_keywords  # jieba is loaded only for this

        text = result.article.text
        result = replace(result, records=tuple(with_keywords(r, text, options.keywords) for r in result.records))
    return replace(result, rejected=tuple(with_path(r, path) for r in result.rejected), roles=roles)


# --- the spool


def _note(number: int, done: _Done, spool: IO[bytes]) -> _Entry:
    offset = spool.seek(0, os.SEEK_END)
    pickle.dump(done, spool, protocol=pickle.HIGHEST_PROTOCOL)
    reading, article = done.reading, done.result.article
    if reading is None or article is None:
        note = done.result.rejected[0]
        return _Entry(
            offset,
            number,
            normalize(note.url) if note.url else None,
            done.path,
            order=("\U0010ffff", 0, note.url or ""),
            is_list=note.code is RejectionCode.LIST,
        )
    return _Entry(
        offset,
        number,
        normalize(reading.url) if reading.url else None,
        done.path,
        fold(reading.metadata.title),
        reading.next_page,
        reading.captured_at or "",
        reading.digest,
        article.id,
        digest(article.text.encode()),
        (article.series or "\U0010fffe", article.installment or 0, article.url or done.path or ""),
        _claims(reading),
    )


def _claims(reading: Reading) -> frozenset[str]:
    said = {normalize(url) for url in (reading.url, reading.metadata.canonical_url) if url}
    if reading.url and reading.url_source not in _CLAIMED:
        said.remove(normalize(reading.url))
    return frozenset(said)


def _load(entry: _Entry, spool: IO[bytes]) -> _Done:
    spool.seek(entry.offset)
    done = pickle.load(spool)  # noqa: S301  our own temporary file
    assert isinstance(done, _Done)
    return done


# --- second pass: what belongs together


def _second_pass(entries: list[_Entry], spool: IO[bytes], options: Options) -> Iterator[Result]:
    misnamed = _misnamed(entries, spool)
    entries = [_unnamed(e, spool, options) if e.number in misnamed else e for e in entries]
    superseded = {} if options.all_versions else _superseded(entries)
    living = [e for e in entries if e.number not in superseded]
    changed = _changed(entries)
    chains = _chains(living)
    consumed = {page.number for chain in chains.values() for page in chain[1:]}
    order = sorted(living, key=lambda e: (e.order, e.number)) if options.by_series else living
    published: set[str] = set()
    for entry in order:
        if entry.number in consumed:
            continue
        chain = chains.get(entry.number, [entry])
        result = _result(chain, spool, options)
        if since := next((changed[e.number] for e in chain if e.number in changed), None):
            result = replace(result, page=_saying_changed(result.page, since))
        article = result.page.article
        if article and not options.all_versions:
            if article.id in published:
                yield Result(page=PageResult(rejected=(_duplicate(entry, article.id, article.url),)))
                continue
            published.add(article.id)
        yield _corrected(result, options.corrections)
    for entry in entries:
        if superseded.get(entry.number):
            yield Result(page=PageResult(rejected=(_older(entry),)))


def _result(chain: list[_Entry], spool: IO[bytes], options: Options) -> Result:
    first = _load(chain[0], spool)
    if first.reading is None or (len(chain) == 1 and first.reading.next_page == chain[0].next_page):
        return Result(page=first.result, seconds=first.seconds)
    pages = [first] + [_load(e, spool) for e in chain[1:]]
    readings = [replace(p.reading, next_page=e.next_page) for e, p in zip(chain, pages, strict=True) if p.reading]
    result = _composed(readings, options, chain[0].path)
    return Result(page=result, inputs=len(readings), seconds=sum(p.seconds for p in pages))


def _corrected(result: Result, corrections: Corrections) -> Result:
    if not corrections or not result.page.records:
        return result
    records = tuple(apply(record, corrections) for record in result.page.records)
    return replace(result, page=replace(result.page, records=records))


def _misnamed(entries: Sequence[_Entry], spool: IO[bytes]) -> set[int]:
    """Numbers of the entries whose pages give the address of other pages as their own.

    A canonical link speaks for versions of one page. Some sites give every article the address of its column, and many
    give an article's further pages that of its first.
    """
    found = {
        page.number
        for first, *further in _chains(entries).values()
        for page in further
        if page.claims & {first.url, *first.claims}
    }
    named: dict[str, list[_Entry]] = {}
    for entry in entries:
        if entry.number not in found and (entry.article_id or entry.is_list):
            for url in {*entry.claims, *([entry.url] if entry.url else ())}:
                named.setdefault(url, []).append(entry)
    for url, pages in named.items():
        claiming = {e.number for e in pages if url in e.claims}
        if claiming and not _one_page(pages, spool):
            found |= claiming
    return found


def _one_page(entries: Sequence[_Entry], spool: IO[bytes]) -> bool:
    """Whether all can be versions of the first: the same text, or the same name and most of the text."""
    first, *others = entries
    others = [e for e in others if e.text != first.text and not _same_place(e, first)]
    if not others:
        return True
    if not all(_same_name(e, first) for e in others):
        return False
    mine = _sentences(first, spool)
    return all(_share(mine, _sentences(e, spool)) >= _VERSION_SHARE for e in others)


def _same_place(one: _Entry, other: _Entry) -> bool:
    """Whether both are known to be of one address."""
    return one.url == other.url and one.url not in one.claims | other.claims


def _same_name(one: _Entry, other: _Entry) -> bool:
    """Whether title and installment are the same, as far as they are known."""
    return _same_title(one, other) and len({one.order[1], other.order[1]} - {0}) < 2


def _sentences(entry: _Entry, spool: IO[bytes]) -> frozenset[str]:
    article = _load(entry, spool).result.article
    return frozenset(_SENTENCE.split(article.text)) if article else frozenset()


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter text stands in the other, too."""
    common, least = sum(map(len, one & other)), min(sum(map(len, one)), sum(map(len, other)))
    return common / max(1, least)


def _unnamed(entry: _Entry, spool: IO[bytes], options: Options) -> _Entry:
    """The entry without what its page says of its address."""
    done = _load(entry, spool)
    assert done.reading
    reading = replace(done.reading, metadata=replace(done.reading.metadata, canonical_url=None))
    if reading.url_source in _CLAIMED:
        url, how = _fallback(entry.path, options)
        reading = replace(reading, url=url, url_source=how if url else None)
    return _note(entry.number, replace(done, reading=reading, result=_composed((reading,), options, done.path)), spool)


def _superseded(entries: Iterable[_Entry]) -> dict[int, bool]:
    """Numbers of the entries that a later capture of the same address replaces; True where it has other content."""
    latest: dict[str, _Entry] = {}
    gone: dict[int, bool] = {}
    for entry in entries:
        if entry.url is None:
            continue
        rival = latest.get(entry.url)
        if rival is None:
            latest[entry.url] = entry
            continue
        # A capture that gave no article does not replace one that did: a site that is down today loses nothing.
        older, newer = sorted((rival, entry), key=lambda e: (e.article_id is not None, e.captured_at, e.number))
        gone[older.number] = older.digest != newer.digest
        latest[entry.url] = newer
    return gone


def _changed(entries: Iterable[_Entry]) -> dict[int, str]:
    """Numbers of the entries before which their address held another text, with when that was captured last."""
    versions: dict[str, list[_Entry]] = {}
    for entry in sorted(entries, key=lambda e: (e.captured_at, e.number)):
        if entry.url and entry.article_id:
            versions.setdefault(entry.url, []).append(entry)
    found = {}
    for same in versions.values():
        for at, entry in enumerate(same):
            before = next((e for e in reversed(same[:at]) if e.text != entry.text), None)
            if before and before.captured_at:
                found[entry.number] = before.captured_at
    return found


def _saying_changed(page: PageResult, since: str) -> PageResult:
    """The page's article and records, saying that the text is not what it was."""
    note = Warning(code=WarningCode.PAGE_CHANGED, detail=f"the capture of {since} held another text")
    article = page.article and page.article.model_copy(update={"warnings": (*page.article.warnings, note)})
    records = tuple(r.model_copy(update={"warnings": (*r.warnings, note)}) for r in page.records)
    return replace(page, article=article, records=records)


def _chains(entries: Sequence[_Entry]) -> dict[int, list[_Entry]]:
    """The pages of each article whose pager leads to pages at hand, by the number of its first page.

    Pagers may lead back from the last page; where none is led to by no other, the shortest address is the first.
    """
    by_url = {e.url: e for e in entries if e.url}
    by_file = {e.path: e for e in entries if e.path}
    following: dict[int, _Entry] = {}
    for entry in entries:
        target = _target(entry, by_url, by_file)
        if target and _continues(entry, target):
            following[entry.number] = target
    led_to = {target.number for number, target in following.items() if target.number != number}
    chains: dict[int, list[_Entry]] = {}
    taken: set[int] = set()
    for entry in sorted(entries, key=lambda e: (e.number in led_to, _length(e))):
        if entry.number in following and entry.number not in taken:
            chains[entry.number] = _chain(entry, following)
            taken |= {e.number for e in chains[entry.number]}
    return chains


def _length(entry: _Entry) -> tuple[bool, int, str, int, str]:
    """Sorting key: short addresses before long ones, which often have a page's number in addition."""
    url, path = entry.url or "", entry.path or ""
    return not url, len(url), url, len(path), path


def _chain(first: _Entry, following: dict[int, _Entry]) -> list[_Entry]:
    """The pages from the first on; where the last one's pager leads back to one of them, without that link."""
    chain, seen = [first], {first.number}
    while (target := following.get(chain[-1].number)) and len(chain) < _PAGES_MAX:
        if target.number in seen:
            chain[-1] = replace(chain[-1], next_page=None)
            break
        chain.append(target)
        seen.add(target.number)
    return chain


def _target(entry: _Entry, by_url: dict[str, _Entry], by_file: dict[str, _Entry]) -> _Entry | None:
    """The entry that `next_page` names: by URL, or by file name in the same folder."""
    if not entry.next_page:
        return None
    found = by_url.get(normalize(entry.next_page))
    if found or not entry.path:
        return found
    name = unquote(PurePosixPath(split(entry.next_page).path).name)
    folder = entry.path[: max(entry.path.rfind("/"), entry.path.rfind("!")) + 1]
    return by_file.get(folder + name) if name else None


def _continues(first: _Entry, second: _Entry) -> bool:
    """Whether the second page can be of the same article: a 下一篇 taken for 下一页 must not glue two together."""
    return second.article_id is not None and _same_title(first, second)


def _same_title(one: _Entry, other: _Entry) -> bool:
    """Whether one title is the other or the beginning of it, as where a title is cut."""
    return one.title.startswith(other.title) or other.title.startswith(one.title)


def _duplicate(entry: _Entry, article_id: str, url: str | None) -> Rejected:
    detail = "the same article came from another input; this copy was left out"
    return Rejected(
        url=url, path=entry.path, stage=Stage.READ, code=RejectionCode.DUPLICATE, detail=detail, article_id=article_id
    )


def _older(entry: _Entry) -> Rejected:
    if entry.captured_at:
        detail = f"a later capture of the same address was taken; this one is of {entry.captured_at}"
    else:
        detail = "another capture of the same address was taken; this one does not say when it was made"
    return Rejected(
        url=entry.url,
        path=entry.path,
        stage=Stage.READ,
        code=RejectionCode.SUPERSEDED,
        detail=detail,
        article_id=entry.article_id,
    )
