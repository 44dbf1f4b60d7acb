"""The page lays corrections over a record by the rules of the program: both are asked the same random questions."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaimen.corrections import apply, check
from kaimen.review import write_review
from kaimen.schemas import Action, Correction

from .makers import article, folder
from .test_review_browser import browser  # noqa: F401  the fixture

pytestmark = pytest.mark.browser

FIELDS = ("事项名称", "问题困难", "新字段")
TEXTS = st.text("甲乙𠮷\n", max_size=5)
"""So few characters that an old text, a paragraph or a new value is often one that is there."""

PLACES = st.one_of(st.none(), TEXTS)
COLUMNS = st.sampled_from(["street", "community", *(f"fields.{name}" for name in FIELDS)])
FIELD_COLUMNS = st.sampled_from([f"fields.{name}" for name in FIELDS])


@st.composite
def corrections(draw, record):
    action = draw(st.sampled_from(Action))
    seen = st.sampled_from([record.street, record.community, *record.fields.values(), None])
    old = draw(seen | PLACES)
    if action is Action.MOVE:
        there = [p for text in record.fields.values() for p in text.split("\n") if p]
        paragraph = draw(st.sampled_from(there) | st.text("甲乙", min_size=1, max_size=3))
        column, to = draw(FIELD_COLUMNS), draw(FIELD_COLUMNS)
        return Correction(record=record.id, action=action, column=column, old=old, paragraph=paragraph, to=to)
    new = {"new": draw(seen | PLACES)} if action is Action.EDIT else {}
    return Correction(record=record.id, action=action, column=draw(COLUMNS), old=old, **new)


@st.composite
def cases(draw):
    paragraphs = st.lists(st.text("甲乙𠮷", min_size=1, max_size=3), min_size=1, max_size=3).map("\n".join)
    fields = {name: draw(paragraphs) for name in FIELDS[:2]}
    made, (record,) = article("a", {"甲街道乙": fields})
    return made, record, draw(st.lists(corrections(record), max_size=5))


ASK = """([article, record, corrections]) => {
  article.cut = cutter(article.text);
  record.article = article;
  delete record.fields;
  const columns = extracted(record);
  const statuses = corrections.map((c) => {
    const status = statusOf(c, columns);
    if (status === "applies") apply(c, columns);
    return status;
  });
  return [statuses, Object.fromEntries([...columns.keys()].map((name) => [name, valueOf(columns, name)]))];
}"""


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):  # noqa: F811
    path = tmp_path_factory.mktemp("page")
    write_review(folder(path / "out"), path / "r.html")
    page = browser.new_page()
    page.goto(f"file://{path / 'r.html'}")
    return page


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=cases())
def test_the_page_and_the_program_agree(page, case):
    made, record, given = case
    question = [json.loads(m.model_dump_json()) for m in (made, record)]
    question.append([json.loads(c.model_dump_json(exclude_unset=True)) for c in given])
    statuses, columns = page.evaluate(ASK, question)
    overlay = {record.id: tuple(given)}
    assert statuses == [status.value for _, status, _ in check([record], overlay)]
    applied = apply(record, overlay)
    place = {
        name: value for name in ("heading", "street", "community") if (value := getattr(applied, name)) is not None
    }
    assert columns == place | {f"fields.{name}": text for name, text in applied.fields.items()}
