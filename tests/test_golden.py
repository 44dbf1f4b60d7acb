"""Golden samples, one test a field: a failure names the sample and the field."""

from functools import cache

import pytest

from kaimen.schemas import law_violations
from samples.golden import Sample, leaves, observed, samples

ALL = samples()
MISSING = "nothing under this key"


@cache
def extracted(sample: Sample):
    return sample.extract()


@cache
def found(sample: Sample):
    return dict(leaves(observed(extracted(sample))))


def fields():
    for sample in ALL:
        for path, expected in leaves(sample.expected):
            yield pytest.param(sample, path, expected, id=f"{sample.name}-{path}")


@pytest.mark.parametrize(("sample", "path", "expected"), list(fields()))
def test_field(sample, path, expected):
    if path.endswith(".links"):
        got = [{key: link.get(key) for key in expected[0]} for link in found(sample).get(path, [])]
        assert [link for link in got if link["installment"]] == expected
    else:
        assert found(sample).get(path, MISSING) == expected


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.name)
def test_records_and_article_agree(sample):
    page = extracted(sample)
    assert [fault for record in page.records for fault in law_violations(record, page.article)] == []


def test_every_sample_says_what_is_expected():
    assert [sample.name for sample in ALL if not sample.expected] == []


def test_the_forms_of_one_article_give_the_same_records():
    forms = [sample for sample in ALL if sample.folder.name == "open-door-6"]
    assert len(forms) == 3
    assert len({str(observed(extracted(form))["records"]) for form in forms}) == 1
