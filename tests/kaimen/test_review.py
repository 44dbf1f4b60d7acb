"""The review page as a file: what stands in it, what cannot get out of its place, and how it is split."""

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from typer.testing import CliRunner

from kaimen.cli import app
from kaimen.review import write_review
from kaimen.review.build import SCRIPTS
from kaimen.review.data import gather, payload, split
from kaimen.review.document import document, embedded
from kaimen.schemas import Action, Correction, Rejected, RejectionCode, Stage
from kaimen.schemas.rejection import PageLink

from .makers import SEED, article, folder, write


def kaimen(*args):
    return CliRunner().invoke(app, [str(a) for a in args])


def data_of(page):
    return json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;", "\u2028\u2029"])
def test_embedded_json_holds_nothing_that_ends_its_element(text):
    told = embedded({"text": text})
    assert not set(told) & set("<>&\u2028\u2029")
    assert json.loads(told) == {"text": text}


def test_the_policy_names_the_one_style_and_the_one_script():
    page = document("page.html", title="t", scripts=SCRIPTS)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#x27;", "'")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(sha256(inner.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_a_text_that_looks_like_a_place_of_the_template_stays_as_it_is():
    assert "{{script}}" in document("page.html", title="{{script}}", scripts=SCRIPTS, data={"a": "{{title}}"})


def test_the_command_writes_one_file_and_says_so(tmp_path):
    out = folder(tmp_path / "out", article("a", SEED))
    result = kaimen("review", out, "-o", tmp_path / "page.html")
    assert result.exit_code == 0
    assert "page.html" in result.stderr
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["page.html"]


def test_a_folder_without_records_is_wrong_usage(tmp_path):
    assert kaimen("review", tmp_path).exit_code == 2


def test_a_text_stands_in_the_file_once(tmp_path):
    out = folder(tmp_path / "out", article("a", SEED))
    write_review(out, tmp_path / "r.html")
    assert (tmp_path / "r.html").read_text(encoding="utf-8").count("主管道破裂") == 1


def test_a_record_whose_article_is_not_there_shows_its_fields(tmp_path):
    _, records = article("a", SEED)
    out = folder(tmp_path / "out")
    write(out / "records.jsonl", records)
    (shown,) = payload(gather(out))["articles"]
    assert shown["title"] == "展播 a"
    assert [r["fields"] for r in shown["records"]] == [dict(fields) for fields in SEED.values()]


def test_versions_of_one_article_keep_their_own_records(tmp_path):
    made = article("a", SEED)
    out = folder(tmp_path / "out", made, made)
    assert [len(part.records) for part in gather(out).parts] == [2, 2]


def test_places_are_shown_as_extracted_and_corrections_apart(tmp_path):
    made, records = article("a", SEED)
    old = records[0].street
    correction = Correction(record=records[0].id, action=Action.EDIT, column="street", old=old, new="新街道")
    corrected = records[0].model_copy(update={"street": "新街道", "corrections": (correction,)})
    shown = payload(gather(folder(tmp_path / "out", (made, [corrected, *records[1:]]))))
    assert shown["articles"][0]["records"][0]["street"] == old
    assert [c["new"] for c in shown["corrections"]] == ["新街道"]


def test_a_correction_of_several_versions_of_a_record_is_shown_once(tmp_path):
    made, records = article("a", SEED)
    move = Correction(
        record=records[0].id, action=Action.MOVE, column="fields.问题困难", paragraph="居民停水", to="fields.干事情况"
    )
    corrected = (made, [records[0].model_copy(update={"corrections": (move,)}), *records[1:]])
    shown = payload(gather(folder(tmp_path / "out", corrected, corrected)))["corrections"]
    assert [c["paragraph"] for c in shown] == ["居民停水"]


def test_roles_are_shown_where_the_folder_has_them(tmp_path):
    out = folder(tmp_path / "out", article("a", SEED))
    assert "roles" not in payload(gather(out))["articles"][0]
    (out / "roles.jsonl").write_text('{"article_id": "a", "roles": [[0, 3, "heading", "place", 0, null]]}\n')
    assert payload(gather(out))["articles"][0]["roles"] == [[0, 3, "heading", "place", 0, None]]


def listing(*numbers, series="展播"):
    links = tuple(PageLink(title=f"第{n}期", href=f"/{n}.html", installment=n) for n in numbers)
    return Rejected(stage=Stage.ARTICLE, code=RejectionCode.LIST, detail="", series=series, links=links)


def test_coverage_is_that_of_kaimen_series(tmp_path):
    out = folder(tmp_path / "out", article("a", SEED), rejected=(listing(4, 8),))
    told = json.loads(kaimen("series", out, "--json").stdout)
    (shown,) = payload(gather(out))["coverage"]
    assert (shown["series"], shown["there"]) == ("展播", [6])
    assert [number for number, _ in shown["missing"]] == [m["installment"] for m in told["missing"]] == [4, 5, 7, 8]


def test_above_the_limit_each_series_has_a_page_and_the_target_is_an_index(tmp_path):
    first, records = article("a", SEED)
    second, more = article("b", SEED)
    hostile = "<img src=x onerror=alert(1)>"
    out = folder(tmp_path / "out", (first, records), (second.model_copy(update={"series": hostile}), more))
    index, *pages = write_review(out, tmp_path / "r & d.html", limit=2)
    text = index.read_text(encoding="utf-8")
    assert "<img" not in text
    assert [f'href="r%20%26%20d-{n}.html"' in text for n in (1, 2)] == [True, True]
    assert sorted(data_of(p.read_text(encoding="utf-8"))["name"] for p in pages) == sorted(["展播", hostile])


def test_splitting_loses_no_record_and_no_rejection(tmp_path):
    made = [article(f"a{n}", SEED) for n in range(7)]
    content = gather(folder(tmp_path / "out", *made, rejected=(listing(1), listing(2, series=None))))
    parts = split(content, 4)
    assert max(part.records for part in parts) <= 4
    assert sum(part.records for part in parts) == 14
    assert sum(len(part.rejected) for part in parts) == 2


def test_the_page_of_differences_escapes_and_marks_characters(tmp_path):
    old = folder(tmp_path / "old", article("a", {"甲街道乙社区": {"事项名称": "修路灯<script>"}}))
    new = folder(tmp_path / "new", article("a", {"甲街道乙社区": {"事项名称": "修水管<script>"}}))
    result = kaimen("diff", old, new, "--html", tmp_path / "d.html")
    text = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert result.exit_code == 1
    assert "<del>路灯</del><ins>水管</ins><span>&lt;script&gt;</span>" in text


def test_what_is_no_character_does_not_stop_the_page(tmp_path):
    out = folder(tmp_path / "out", article("a", SEED))
    (out / "rejected.jsonl").write_text('{"stage": "read", "code": "empty", "detail": "\\ud800"}\n')
    write_review(out, tmp_path / "r.html")
    assert data_of((tmp_path / "r.html").read_text(encoding="utf-8"))["rejected"][0]["detail"] == "\ud800"


def test_a_page_that_cannot_be_written_is_told_in_one_line(tmp_path):
    out = folder(tmp_path / "out", article("a", SEED))
    (tmp_path / "file").touch()
    result = kaimen("review", out, "-o", tmp_path / "file" / "r.html")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
