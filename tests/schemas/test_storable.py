"""What is valid can be stored: the JSON line of every valid value gives the value back."""

import json

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from kaimen.schemas import Article, Fact, Record, Rejected, Span

from .. import strategies


@settings(max_examples=40, deadline=None)
@given(strategies.records)
def test_a_record_survives_its_line(record):
    assert Record.model_validate_json(record.model_dump_json()) == record


@settings(max_examples=40, deadline=None)
@given(strategies.articles)
def test_an_article_survives_its_line(article):
    assert Article.model_validate_json(article.model_dump_json()) == article


@given(strategies.rejections)
def test_a_rejection_survives_its_line(rejected):
    assert Rejected.model_validate_json(rejected.model_dump_json()) == rejected


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_a_fact_is_a_finite_number(value):
    with pytest.raises(ValidationError):
        Fact.model_validate_json(f'{{"kind": "area", "value": {value}, "raw": "", "span": [0, 0]}}')


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1])
def test_a_number_beyond_64_bits_is_not_valid(number):
    line = json.dumps({"kind": "area", "value": 1, "raw": "", "span": [0, number]})
    with pytest.raises(ValidationError):
        Fact.model_validate_json(line)


@pytest.mark.parametrize("span", [Span(0, 2**63), Span(-(2**63) - 1, 0), Span("0", 1), Span(0, 1.0), Span(0, True)])
def test_a_span_of_the_right_type_is_looked_at_all_the_same(span):
    with pytest.raises(ValidationError):
        Fact(kind="area", value=1, raw="", span=span)


def test_a_span_is_a_json_array():
    assert Fact(kind="k", value=1, raw="", span=Span(1, 2)).model_dump(mode="json")["span"] == [1, 2]
