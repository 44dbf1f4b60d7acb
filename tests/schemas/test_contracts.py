"""The contracts: what they refuse, how they travel as JSON, and the laws between record and article."""

import pytest
from pydantic import ValidationError

from kaimen.schemas import (
    Article,
    ArticleRef,
    Record,
    Rejected,
    RejectionCode,
    Section,
    Span,
    Stage,
    Step,
    Warning,
    WarningCode,
    law_violations,
)

TEXT = "东湖街道南岸社区\n事项名称：\n修路灯\n换水管"


def article(**changes):
    values = {
        "schema_version": "1",
        "extractor_version": "0",
        "id": "a1",
        "url": None,
        "canonical_url": None,
        "urls": (),
        "digests": ("sha256:00",),
        "title": None,
        "series": None,
        "installment": None,
        "published_at": None,
        "source": None,
        "site": None,
        "authors": (),
        "editors": (),
        "lead": (),
        "text": TEXT,
        "footer": (),
        "images": (),
        "charset": "utf-8",
        "next_page": None,
        "records": 1,
        "warnings": (),
    }
    return Article(**values | changes)


SECTION = Section(
    field="事项名称",
    label="事项名称",
    rule="colon",
    text="修路灯\n换水管",
    span=Span(9, 22),
    paragraphs=(Span(15, 18), Span(19, 22)),
    steps=(Step(number="1", text="修路灯", span=Span(15, 18)),),
)


def record(**changes):
    values = {
        "schema_version": "1",
        "extractor_version": "0",
        "id": "r1",
        "article_id": "a1",
        "profile": "kaimen",
        "ordinal": 1,
        "heading": "东湖街道南岸社区",
        "heading_span": Span(0, 8),
        "street": "东湖街道",
        "community": "南岸社区",
        "lead": (),
        "lead_spans": (),
        "fields": {"事项名称": "修路灯\n换水管"},
        "sections": (SECTION,),
        "images": (),
        "article": ArticleRef(
            url=None, title=None, series=None, installment=None, published_at=None, source=None, site=None
        ),
        "warnings": (Warning(code=WarningCode.LABEL_GLUED, detail="x", span=Span(0, 1)),),
    }
    return Record(**values | changes)


def test_json_lines_come_back_as_they_were():
    for model in (record(), article(), Rejected(stage=Stage.READ, code=RejectionCode.EMPTY, detail="no bytes")):
        assert type(model).model_validate_json(model.model_dump_json()) == model


def test_a_span_is_an_array_of_two_integers():
    assert '"heading_span":[0,8]' in record().model_dump_json()


@pytest.mark.parametrize(
    ("bad", "reason"), [("a\0b", "U\\+0000"), ("a\ud800b", "lone surrogate U\\+D800 at 1")], ids=["nul", "surrogate"]
)
@pytest.mark.parametrize("where", ["heading", "street"])
def test_text_that_no_database_stores_is_refused_with_the_reason(bad, reason, where):
    with pytest.raises(ValidationError, match=reason):
        record(**{where: bad})


def test_field_names_are_text_too():
    with pytest.raises(ValidationError, match="U\\+0000"):
        record(fields={"a\0": ""})


@pytest.mark.parametrize("time", ["2021-06-09", "2021-05-20T09:48+08:00", "2021-05-20T09:48:01+08:00", "2021-05", None])
def test_a_time_is_as_precise_as_the_page(time):
    assert article(published_at=time).published_at == time


@pytest.mark.parametrize("time", ["2021/06/09", "2021-05-20 09:48", "yesterday", ""])
def test_a_time_that_is_not_iso_8601_is_refused(time):
    with pytest.raises(ValidationError, match="published_at"):
        article(published_at=time)


def test_unknown_keys_and_loose_types_are_refused():
    for wrong in ({"colour": "red"}, {"ordinal": "1"}, {"ordinal": 0}):
        with pytest.raises(ValidationError):
            record(**wrong)


def test_models_are_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        record().heading = "x"


def test_a_record_that_keeps_the_laws_has_no_violations():
    assert law_violations(record(), article()) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"article_id": "a2"}, "article_id"),
        ({"heading": "西湖街道南岸社区"}, "heading"),
        ({"fields": {"事项名称": "修路灯"}}, "fields"),
        ({"fields": {"事项名称": "修路灯\n换水管", "别的": ""}}, "fields"),
        ({"lead": ("修路灯",)}, "lead"),
        ({"sections": (SECTION.model_copy(update={"text": "修路灯"}),)}, "sections[0]"),
        ({"sections": (SECTION.model_copy(update={"span": Span(9, 99)}),)}, "outside"),
        ({"sections": (SECTION.model_copy(update={"captions": (Span(5, 4),)}),)}, "outside"),
    ],
)
def test_every_broken_law_is_named(changes, said):
    assert any(said in found for found in law_violations(record(**changes), article()))
