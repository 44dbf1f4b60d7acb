"""One page from bytes to records: the line on which the other modules stand.

bytes ─ charset ─ prescan ─ dom ─┬─ body ──── metadata ─┬─ lines ─ blocks ─ records
                 (no markup) ────┴─ dump ───────────────┘
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from ..schemas import (
    EXTRACTOR_VERSION,
    SCHEMA_VERSION,
    Article,
    ArticleImage,
    ArticleRef,
    PageResult,
    Profile,
    Record,
    Rejected,
    RejectionCode,
    Section,
    Stage,
    UrlSource,
    Warning,
    WarningCode,
    digest,
    law_violations,
)
from .blocks import Segmentation, segment
from .body import Body, find_body
from .charset import Decoded, decode, given
from .collector import without_gc
from .dom import parse
from .dump import dumped, read_dump
from .facts import find_facts
from .ids import article_id, fold, record_id, record_name
from .lines import Line, assemble
from .listing import PAGER
from .metadata import Metadata, read_metadata
from .prescan import tame
from .series import Series, named_in, parse_series, rubric
from .series_numbers import closing_number
from .series_words import is_full_name

__all__ = ["Reading", "compose", "read", "reject"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One page as read, before it is split into blocks; what is merged where an article has several pages."""

    lines: tuple[Line, ...]
    metadata: Metadata
    series: Series
    decoded: Decoded
    digest: str
    url: str | None
    url_source: UrlSource | None
    next_page: str | None
    captured_at: str | None = None


@without_gc
def read(
    body: bytes | str,
    *,
    url: str | None = None,
    url_source: UrlSource = "option",
    fallback_url: str | None = None,
    fallback_source: UrlSource = "option",
    content_type: str | None = None,
    captured_at: str | None = None,
) -> Reading | Rejected:
    """The article of one page, or why there is none. Never raises on any bytes.

    `url` is where the page is known to come from; `fallback_url` is used where neither `url` nor the page tells.
    """
    if bad := next((u for u in (url, fallback_url) if u and not _is_storable(u)), None):
        return reject(Stage.READ, RejectionCode.URL_INVALID, f"{bad!a} is no address: it holds NUL or half a character")
    raw = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else bytes(body)
    decoded = given(body) if isinstance(body, str) else decode(raw, content_type)
    if decoded.undecodable:
        return reject(Stage.DECODE, RejectionCode.UNDECODABLE, decoded.undecodable, url=url or fallback_url)
    if not decoded.text or decoded.text.isspace():
        return reject(Stage.READ, RejectionCode.EMPTY, "the page holds no text", url=url or fallback_url)
    known = {"decoded": decoded, "digest": digest(raw), "captured_at": captured_at}
    if (pasted := dumped(decoded.text)) is not None:
        if not pasted.strip():
            return reject(Stage.READ, RejectionCode.EMPTY, "the page holds no text", url=url or fallback_url)
        dump = read_dump(pasted)
        return _reading(
            dump.lines, dump.metadata, url or fallback_url, url_source if url else fallback_source, None, known
        )
    plain = _is_plain(decoded)
    markup = tame(decoded.text, raw.count(b"<") if plain else None)
    tree = parse(raw if markup is decoded.text and plain else markup)
    has_pager = PAGER.encode() in raw if plain else PAGER in markup
    found = find_body(
        tree,
        url=url or fallback_url,
        has_pager=has_pager,
        has_fields="<textarea" in markup,
        has_labels="attr(data-" in markup,
    )
    metadata = read_metadata(tree, markup, found.lines, url=url)
    where, how = _origin((url, url_source), (metadata.url, metadata.url_source), (fallback_url, fallback_source))
    if found.rejection:
        return _no_article(found, metadata, where)
    lines = tuple(line for n, line in enumerate(found.lines) if n not in metadata.rows)
    return _reading(*_without_series_line(lines, metadata), where, how, found.next_page, known)


def _without_series_line(lines: tuple[Line, ...], metadata: Metadata) -> tuple[tuple[Line, ...], Metadata]:
    """Without the series' name and number where they stand as a line of their own above the text."""
    first = lines[0].text if len(lines) > 1 and lines[0].image is None else ""
    if metadata.kicker and fold(first) == fold(metadata.kicker) and is_full_name(parse_series(first).name or ""):
        return lines[1:], metadata
    if not 0 < len(first) <= _SERIES_LINE or _SENTENCE.search(first) or metadata.kicker:
        return lines, metadata
    if parse_series(metadata.title).name or parse_series(first).installment is None or _OF_DOCUMENT.search(first):
        return lines, metadata
    return lines[1:], replace(metadata, kicker=first)


_SERIES_LINE = 40
"""Code points of a line above the text that may name the series (千名书记“开门一件事”· 第21期)."""
_OF_DOCUMENT = re.compile(r"(?:公告|通告|(?:政府|部|局|委|厅|院)令)\s?(?:(?:19|20)\d\d年)?\s?第\s?\d{1,4}\s?号$")
"""The number of a document, which is part of it: 某省税务局公告2020年第6号."""
_OPENING = 2_000
"""Code points of an article in which it names its series."""
_SENTENCE = re.compile("[，。！？；]")


def _is_plain(decoded: Decoded) -> bool:
    """Whether the bytes are the text in UTF-8 as it is, so that it need not be encoded again for the parser."""
    decoding = decoded.decoding
    return decoding.encoding == "utf-8" and decoding.chosen_by not in ("bom", "given") and not decoding.replaced


def _reading(lines, metadata, url, url_source, next_page, known) -> Reading:  # type: ignore[no-untyped-def]
    return Reading(
        lines=lines,
        metadata=metadata,
        series=parse_series(metadata.title, metadata.kicker),
        url=url,
        url_source=url_source if url else None,
        next_page=next_page,
        **known,
    )


def _is_storable(text: str) -> bool:
    return "\0" not in text and not any(0xD800 <= ord(c) <= 0xDFFF for c in text)


def _origin(*candidates: tuple[str | None, UrlSource | None]) -> tuple[str | None, UrlSource | None]:
    """The first address that is known, and how."""
    return next((c for c in candidates if c[0]), (None, None))


def _no_article(found: Body, metadata: Metadata, url: str | None) -> Rejected:
    assert found.rejection
    is_list = found.rejection is RejectionCode.LIST
    return Rejected(
        url=url,
        stage=Stage.ARTICLE,
        code=found.rejection,
        detail=found.detail,
        title=metadata.title,
        series=_series_of_list(found, metadata) if is_list else None,
        links=found.links if is_list else None,
        next_page=found.next_page if is_list else None,
    )


def _series_of_list(found: Body, metadata: Metadata) -> str | None:
    """The series that most of a list's links are installments of, else the one that its title names."""
    parsed = [parse_series(link.title) for link in found.links]
    names = Counter(s.name for s in parsed if s.name and s.installment is not None)
    return max(names, key=lambda n: names[n]) if names else parse_series(metadata.title, metadata.kicker).name


def reject(
    stage: Stage, code: RejectionCode, detail: str, *, url: str | None = None, path: str | None = None
) -> Rejected:
    """A rejection without an article."""
    return Rejected(url=url, path=path, stage=stage, code=code, detail=detail)


@without_gc
def compose(
    pages: Sequence[Reading], profiles: Sequence[Profile], *, missing: str | None = None, with_time: bool = False
) -> PageResult:
    """Article and records of one article, read from its pages in order. Never raises on what they hold.

    `missing` names a further page that was not at hand; it becomes a warning. `with_time` adds `captured_at`, which
    tells versions of one article apart.
    """
    try:
        result = _compose(pages, profiles, missing, with_time)
    except ValidationError as error:
        return PageResult(rejected=(_invalid(error, pages[0].url),))
    return _lawful(result)


def _invalid(error: ValidationError, url: str | None) -> Rejected:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return reject(Stage.VALIDATE, RejectionCode.INVALID, f"{error.title}.{where}: {first['msg']}", url=url)


def _lawful(result: PageResult) -> PageResult:
    """The result without records that break the law of fields and spans; each leaves a rejection."""
    article = result.article
    if article is None:
        return result
    broken = {r.id: found for r in result.records if (found := law_violations(r, article))}
    if not broken:
        return result
    notes = tuple(
        reject(Stage.VALIDATE, RejectionCode.INVALID, f"record {r}: {'; '.join(v)}", url=article.url)
        for r, v in broken.items()
    )
    kept = tuple(r for r in result.records if r.id not in broken)
    article = article.model_copy(update={"records": len(kept)})
    return replace(result, article=article, records=kept, rejected=result.rejected + notes)


def _compose(pages: Sequence[Reading], profiles: Sequence[Profile], missing: str | None, with_time: bool) -> PageResult:
    first = pages[0]
    text, lines = assemble(line for page in pages for line in page.lines)
    metadata = first.metadata
    found = segment(text, lines, profiles=profiles, title=metadata.title, kicker=metadata.kicker)
    captured_at = pages[0].captured_at if with_time else None
    article = _article(pages, text, lines, found, missing, captured_at, profiles)
    records = _records(article, found)
    rejected: tuple[Rejected, ...] = ()
    if not records:
        rejected = (
            Rejected(
                url=article.url,
                stage=Stage.BLOCKS,
                code=RejectionCode.NO_BLOCKS,
                detail="the article holds no block of labelled sections",
                title=article.title,
                article_id=article.id,
            ),
        )
    return PageResult(article=article, records=records, rejected=rejected, roles=found.roles)


def _article(
    pages: Sequence[Reading],
    text: str,
    lines: Sequence[Line],
    found: Segmentation,
    missing: str | None,
    captured_at: str | None,
    profiles: Sequence[Profile],
) -> Article:
    first, metadata = pages[0], pages[0].metadata
    canonical = metadata.canonical_url or first.url
    warnings = list(found.warnings)
    replaced = sum(p.decoded.decoding.replaced for p in pages)
    if replaced:
        detail = f"{replaced} bytes could not be decoded as {first.decoded.decoding.encoding} and became U+FFFD"
        warnings.append(Warning(code=WarningCode.CHARACTERS_REPLACED, detail=detail))
    series = _series_of(metadata.title, first.series, found.profile, profiles)
    decoding = first.decoded.decoding
    if decoding.chosen_by == "content" and decoding.declared:
        detail = f"the page says {', '.join(decoding.declared)}; its bytes are {decoding.encoding}"
        warnings.append(Warning(code=WarningCode.CHARSET_CONFLICT, detail=detail))
    if missing:
        warnings.append(Warning(code=WarningCode.PAGE_MISSING, detail=f"the article goes on at {missing}"))
    return Article(
        schema_version=SCHEMA_VERSION,
        extractor_version=EXTRACTOR_VERSION,
        id=article_id(canonical, title=metadata.title, published_at=metadata.published_at, text=text),
        url=first.url,
        url_source=first.url_source,
        canonical_url=canonical,
        urls=tuple(p.url for p in pages if p.url),
        digests=tuple(p.digest for p in pages),
        captured_at=captured_at,
        title=metadata.title,
        series=_named_series(found.profile, profiles, first, text) or series.name,
        installment=series.installment,
        published_at=metadata.published_at,
        source=next((p.metadata.source for p in pages if p.metadata.source), None),
        site=metadata.site,
        authors=tuple(dict.fromkeys(name for p in pages for name in p.metadata.authors)),
        editors=next((p.metadata.editors for p in pages if p.metadata.editors), ()),
        lead=tuple(s.cut(text) for s in found.lead_spans),
        lead_spans=found.lead_spans,
        text=text,
        footer=tuple(s.cut(text) for s in found.footer_spans),
        footer_spans=found.footer_spans,
        images=tuple(ArticleImage(src=x.image.src, alt=x.image.alt, offset=x.start) for x in lines if x.image),
        charset=first.decoded.decoding.encoding,
        decoding=first.decoded.decoding,
        next_page=pages[-1].next_page,
        records=len(found.blocks),
        profile=found.profile,
        warnings=tuple(warnings),
    )


def _named_series(name: str | None, profiles: Sequence[Profile], page: Reading, text: str) -> str | None:
    """The series whose profile this is, where headline or text names it in full, as the title alone seldom does."""
    if name is None or not any(p.name == name for p in profiles):
        return None
    if rubric(page.metadata.title) == name:
        return name
    if not is_full_name(name):
        return None
    key, read = fold(name), fold(page.series.name or "")
    if key in read and not read.startswith(key):
        return None
    places = (page.metadata.title or "", page.metadata.kicker or "", text[:_OPENING])
    return name if any(key in fold(place) for place in places) else None


def _series_of(title: str | None, read: Series, name: str | None, profiles: Sequence[Profile]) -> Series:
    """The series that is `read` from an article's title, but for that of its profile in a segment of its own."""
    titles = (t for p in profiles if p.name == name for t in (p.title, p.name) if t)
    named = next((named for t in titles if (named := named_in(title, t))), None)
    if named is None or (read.name and ((named.name and named.name in read.name) or is_full_name(read.name))):
        return read
    return Series(named.name, named.installment or closing_number(title) or read.installment)


def _records(article: Article, found: Segmentation) -> tuple[Record, ...]:
    reference = ArticleRef(
        url=article.url,
        title=article.title,
        series=article.series,
        installment=article.installment,
        published_at=article.published_at,
        source=article.source,
        site=article.site,
    )
    seen: Counter[tuple[str, str]] = Counter()
    records = []
    for ordinal, block in enumerate(found.blocks, 1):
        opening = "" if block.heading else next((s.text for s in block.sections), "")
        name = record_name(block.heading, opening)
        seen[name] += 1
        records.append(
            Record(
                schema_version=SCHEMA_VERSION,
                extractor_version=EXTRACTOR_VERSION,
                id=record_id(article.id, name, seen[name]),
                article_id=article.id,
                profile=found.profile,
                ordinal=ordinal,
                heading=block.heading,
                heading_span=block.heading_span,
                street=block.street,
                community=block.community,
                lead=tuple(s.cut(article.text) for s in block.lead_spans),
                lead_spans=block.lead_spans,
                fields=_fields(block.sections),
                sections=block.sections,
                images=block.images,
                facts=find_facts(
                    article.text, heading=block.heading_span, lead=block.lead_spans, sections=block.sections
                ),
                article=reference,
                warnings=block.warnings,
            )
        )
    return tuple(records)


def _fields(sections: Sequence[Section]) -> dict[str, str]:
    """Text by field; sections of one field joined by a line feed, empty ones only where nothing else stands."""
    pieces: dict[str, list[str]] = {}
    for section in sections:
        texts = pieces.setdefault(section.field, [])
        if section.paragraphs:
            texts.append(section.text)
    return {field: "\n".join(texts) for field, texts in pieces.items()}


def with_path(rejected: Rejected, path: str | None) -> Rejected:
    """The rejection with the file it came from."""
    return rejected.model_copy(update={"path": path}) if path else rejected
