"""Hypothesis strategies for the contracts: every valid value, with what databases and encoders find hard."""

from __future__ import annotations

from hypothesis import strategies as st

from kaimen.schemas import (
    Action,
    Article,
    ArticleImage,
    ArticleRef,
    Correction,
    Decoding,
    Fact,
    PageLink,
    Record,
    RecordImage,
    Rejected,
    RejectionCode,
    Section,
    Span,
    Stage,
    Step,
    Warning,
    WarningCode,
)

HARD_TEXTS = (
    "",
    "停车位 铁门",
    "党龙琼\n𠮷野家 𰻝𰻝面 \U0003134a",  # supplementary planes
    "=HYPERLINK(1)",
    "'; DROP TABLE records; --",
    'a "quoted", back\\slash\ttab\rreturn\r\nline',
    "\\N",  # what COPY takes for null
    "\\.",  # what COPY takes for the end
    "null",
    "\ufeff\u200b\u2028\x01\x1f\x7f\x85",
    "１２３ e\u0301 é",
)

texts = st.one_of(
    st.sampled_from(HARD_TEXTS),
    st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=20),
)
maybe_texts = st.none() | texts
numbers = st.integers(-(2**63), 2**63 - 1)
counts = st.integers(0, 2**63 - 1)
spans = st.builds(Span, numbers, numbers)
ids = st.one_of(
    st.text("0123456789abcdef", min_size=16, max_size=16),
    texts.filter(lambda t: 0 < len(t) <= 200),
)
dates = st.sampled_from(("2021", "2021-06", "2021-06-09", "2021-05-20T09:48+08:00", "2021-05-20T09:48:31Z"))


def tuples(items: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(items, max_size=most).map(tuple)


corrections = st.builds(
    Correction,
    record=ids,
    action=st.sampled_from([Action.EDIT, Action.CONFIRM, Action.WRONG]),
    column=st.sampled_from(["heading", "street", "community", "fields.事项名称"]),
    old=st.none() | texts,
    new=st.none() | texts,
    note=st.none() | texts,
)
warnings = st.builds(Warning, code=st.sampled_from(WarningCode), detail=texts, span=st.none() | spans)
steps = st.builds(Step, number=texts, title=maybe_texts, text=texts, span=spans)
sections = st.builds(
    Section,
    field=texts,
    label=texts,
    label_span=st.none() | spans,
    rule=texts,
    text=texts,
    span=spans,
    paragraphs=tuples(spans),
    captions=tuples(spans),
    steps=tuples(steps, 2),
)
images = st.builds(RecordImage, src=maybe_texts, alt=maybe_texts, caption=maybe_texts, section=st.none() | counts)
facts = st.builds(
    Fact,
    kind=texts,
    value=st.one_of(texts, st.integers(), st.floats(allow_nan=False, allow_infinity=False)),
    unit=maybe_texts,
    raw=texts,
    span=spans,
    section=st.none() | counts,
)
article_refs = st.builds(
    ArticleRef,
    url=maybe_texts,
    title=maybe_texts,
    series=maybe_texts,
    installment=st.none() | numbers,
    published_at=st.none() | dates,
    source=maybe_texts,
    site=maybe_texts,
)
records = st.builds(
    Record,
    schema_version=texts,
    extractor_version=texts,
    id=ids,
    article_id=ids,
    profile=maybe_texts,
    ordinal=st.integers(1, 2**63 - 1),
    heading=maybe_texts,
    heading_span=st.none() | spans,
    street=maybe_texts,
    community=maybe_texts,
    lead=tuples(texts),
    lead_spans=tuples(spans),
    fields=st.dictionaries(texts, texts, max_size=4),
    sections=tuples(sections),
    images=tuples(images),
    facts=tuples(facts),
    article=article_refs,
    warnings=tuples(warnings, 2),
    corrections=tuples(corrections, 2),
)
article_images = st.builds(ArticleImage, src=maybe_texts, alt=maybe_texts, caption=maybe_texts, offset=counts)
decodings = st.builds(
    Decoding,
    encoding=texts,
    chosen_by=st.sampled_from(("bom", "content", "declaration", "default", "given")),
    declared=tuples(texts),
    rivals=tuples(texts),
    replaced=counts,
)
articles = st.builds(
    Article,
    schema_version=texts,
    extractor_version=texts,
    id=ids,
    url=maybe_texts,
    url_source=st.none() | st.sampled_from(("fetched", "warc", "option")),
    canonical_url=maybe_texts,
    urls=tuples(texts),
    digests=tuples(texts),
    captured_at=maybe_texts,
    title=maybe_texts,
    series=maybe_texts,
    installment=st.none() | numbers,
    published_at=st.none() | dates,
    source=maybe_texts,
    site=maybe_texts,
    authors=tuples(texts),
    editors=tuples(texts),
    lead=tuples(texts),
    lead_spans=tuples(spans),
    text=texts,
    footer=tuples(texts),
    footer_spans=tuples(spans),
    images=tuples(article_images),
    charset=maybe_texts,
    decoding=st.none() | decodings,
    next_page=maybe_texts,
    records=counts,
    profile=maybe_texts,
    warnings=tuples(warnings, 2),
)
links = st.builds(PageLink, title=texts, href=texts, installment=st.none() | numbers)
rejections = st.builds(
    Rejected,
    url=maybe_texts,
    path=maybe_texts,
    stage=st.sampled_from(Stage),
    code=st.sampled_from(RejectionCode),
    detail=texts,
    title=maybe_texts,
    series=maybe_texts,
    article_id=maybe_texts,
    links=st.none() | tuples(links),
    next_page=maybe_texts,
)
