"""The review page in a real Chromium: it opens, filters, takes corrections, and runs nothing else."""

import json
import re
import shutil
import time
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaimen.cli import app
from kaimen.review import write_review
from kaimen.schemas import Fact, PageLink, Rejected, RejectionCode, Span, Stage, Step
from samples.screenshot import FLAGS

from .conftest import missing
from .makers import SEED, article, folder

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parents[2] / "samples"
LOCAL = ("file:", "data:", "blob:")


@pytest.fixture(scope="module")
def browser(require):
    path = require("chromium", "the review page is tested in a real browser")
    if not find_spec("playwright"):
        missing("playwright is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, headless=True, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def show(browser):
    """Opens a file; at the end no message of the console, no error and no request to anywhere may have been seen."""
    contexts, trouble = [], []

    def open_page(path, **options):
        context = browser.new_context(**{"locale": "zh-CN", "viewport": {"width": 1400, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: trouble.append(f"dialog: {dialog.message}"))
        page.on("request", lambda r: None if r.url.startswith(LOCAL) else trouble.append(f"request: {r.url}"))
        page.goto(f"file://{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample pages as extracted."""
    out = tmp_path_factory.mktemp("sample") / "out"
    assert CliRunner().invoke(app, ["extract", str(SAMPLES), "-o", str(out), "-q"]).exit_code == 0
    return out


@pytest.fixture(scope="module")
def sample_page(sample):
    write_review(sample, sample.parent / "review.html")
    return sample.parent / "review.html"


@pytest.fixture
def page(show, sample_page):
    return show(sample_page)


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_opens_on_the_first_record_with_its_article(page, sample):
    first = lines(sample / "records.jsonl")[0]
    assert page.locator("article h1").text_content() == first["article"]["title"]
    assert page.locator("#card h2").text_content() == f"{first['street']} · {first['community']}"


def test_highlighted_paragraphs_are_the_text_of_each_field_of_every_record(page, sample):
    """Read back from the page by place: the marks of a field, in page order, joined by line feeds."""
    shown = {}
    records = lines(sample / "records.jsonl")
    for _ in range(page.evaluate("rows.length")):
        for key, field, text in page.evaluate(
            "[...document.querySelectorAll('#article .paragraph')].map((e) => [e.dataset.key, e.title, e.textContent])"
        ):
            shown.setdefault((int(key.split("/")[0]), field), {})[key] = text
        page.keyboard.press("j")
    found = {key: "\n".join(texts.values()) for key, texts in shown.items()}
    truth = {(n, field): text for n, record in enumerate(records) for field, text in record["fields"].items() if text}
    assert len(truth) > 150
    assert found == truth


def test_fields_on_the_card_are_those_of_the_record(page, sample):
    first = lines(sample / "records.jsonl")[0]
    for field, text in first["fields"].items():
        values = page.locator(f'#card [data-column="fields.{field}"] .value').all_text_contents()
        assert "\n".join(values) == text


def test_spans_count_code_points(show, tmp_path):
    """Characters beyond U+FFFF are one code point and two units of a JavaScript string."""
    rare = {"𠀀𠀁街道𰻝社区": {"事项名称": "修𠮷野家门前的路🚧", "问题困难": "𪚥𪚥\n第二段"}}
    write_review(folder(tmp_path / "out", article("a", rare)), tmp_path / "r.html")
    page = show(tmp_path / "r.html")
    assert page.locator("#article .heading").text_content() == "𠀀𠀁街道𰻝社区"
    assert page.locator("#article .paragraph").all_text_contents() == ["修𠮷野家门前的路🚧", "𪚥𪚥", "第二段"]


def test_hovering_one_side_shows_the_other(page):
    page.locator("#card .field .value").nth(1).hover()
    lit = page.locator("#article .lit").all_text_contents()
    assert lit == [page.locator("#card .field .value").nth(1).text_content()]


def test_choosing_a_paragraph_of_another_block_shows_its_record(page):
    other = page.locator("#article .paragraph:not(.current)").first
    text = other.text_content()
    other.click()
    assert page.locator("#card .picked .value").text_content() == text


def test_facts_are_underlined_where_they_stand(show, tmp_path):
    write_review(folder(tmp_path / "out", article("a", SEED)), tmp_path / "r.html")
    page = show(tmp_path / "r.html")
    assert page.locator("#article u").first.text_content() == page.locator("#card tr td[lang]").first.text_content()


def test_a_fact_inside_another_is_underlined_too(show, tmp_path):
    made, (record, _) = article(
        "a", {"甲街道乙社区": {"事项名称": "投入3万元和2万元修路"}, "丙街道丁社区": {"事项名称": "一"}}
    )
    start = made.text.index("3万元")
    spans = {"3万元和2万元": start, "3万元": start, "2万元": start + 4, "元和2万元修": start + 2}
    facts = tuple(
        Fact(kind="money", value=raw, raw=raw, span=Span(at, at + len(raw)), section=0) for raw, at in spans.items()
    )
    write_review(folder(tmp_path / "out", (made, [record.model_copy(update={"facts": facts})])), tmp_path / "r.html")
    page = show(tmp_path / "r.html")
    assert page.locator("#article .paragraph").first.text_content() == "投入3万元和2万元修路"
    assert page.locator("#article u").all_text_contents() == ["3万元和2万元", "3万元", "2万元"]


def test_reasons_are_those_of_explain(show, tmp_path):
    source = str(SAMPLES / "lanzhou" / "open-door-6" / "page.html")
    CliRunner().invoke(app, ["extract", source, "-o", str(tmp_path / "out"), "-q"])
    write_review(tmp_path / "out", tmp_path / "r.html")
    page = show(tmp_path / "r.html")
    assert not page.locator(".why").first.is_visible()
    page.keyboard.press("w")
    assert page.locator(".why").first.is_visible()
    told = [row.split(" · ") for row in page.locator(".why").all_text_contents()]
    explained = CliRunner().invoke(app, ["extract", source, "--explain"]).stdout.splitlines()
    rows = [re.match(r" *\d+ ([a-z]+)(?: \d+)?(?: (\S+))?: .*?(?:    \[(.*)\])?$", row) for row in explained]
    expected = [[part for part in row.groups() if part] for row in rows if row]
    assert len(expected) > 40
    assert sorted(told) == sorted(expected)


def test_steps_are_listed_under_their_field(show, tmp_path):
    made, (record, other) = article("a", SEED)
    section = record.sections[1]
    step = Step(number="1", text=section.paragraphs[0].cut(made.text), span=section.paragraphs[0])
    sections = (record.sections[0], section.model_copy(update={"steps": (step,)}))
    write_review(
        folder(tmp_path / "out", (made, [record.model_copy(update={"sections": sections}), other])), tmp_path / "r.html"
    )
    listed = show(tmp_path / "r.html").locator('[data-column="fields.问题困难"] .steps li')
    assert listed.all_text_contents() == ["1 主管道破裂"]


def test_arrow_keys_walk_the_list_that_has_the_focus(page):
    page.locator("#list").focus()
    page.keyboard.press("End")
    assert page.evaluate("at === rows.length - 1")
    active = page.locator("#list").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("at") == 1


def test_the_address_of_the_page_leads_back_to_the_record(page):
    page.keyboard.press("j")
    page.keyboard.press("j")
    heading = page.locator("#card h2").text_content()
    page.wait_for_url(f"**#{page.evaluate('rows[at].record.id')}")
    page.reload()
    assert page.locator("#card h2").text_content() == heading


def test_keyboard_moves_searches_and_filters(page):
    first = page.locator("#card h2").text_content()
    page.keyboard.press("j")
    second = page.locator("#card h2").text_content()
    assert first != second
    page.keyboard.press("k")
    assert page.locator("#card h2").text_content() == first
    page.keyboard.press("/")
    page.keyboard.type("铁匠营")
    page.locator("#count", has_text="1 条记录").wait_for()
    assert page.locator(".row.record .name").all_text_contents() == ["望湖街道 · 铁匠营社区"]
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    assert page.locator("#filters").is_visible()
    page.keyboard.press("Escape")


def test_each_filter_keeps_what_it_names(page, sample):
    records = lines(sample / "records.jsonl")
    page.keyboard.press("f")

    def kept(name, value):
        page.get_by_role("button", name="清除筛选").click()
        control = page.locator(f"[data-filter={name}]")
        control.check() if value is True else control.select_option(value)
        return page.evaluate("rows.filter((row) => row.kind === 'record').length")

    assert kept("street", "望湖街道") == sum(r["street"] == "望湖街道" for r in records)
    assert kept("installment", "5") == sum(r["article"]["installment"] == 5 for r in records)
    assert kept("missing", "情况简介") == sum("情况简介" not in r["fields"] for r in records)
    assert kept("code", "label_repeated") == sum("label_repeated" in str(r["warnings"]) for r in records)
    assert kept("warned", True) == sum(bool(r["warnings"]) for r in records)
    assert kept("rejected", True) == 0
    assert page.evaluate("rows.length") == len(lines(sample / "rejected.jsonl"))


def test_overview_shows_coverage_and_leads_to_an_installment(page):
    page.keyboard.press("o")
    page.get_by_role("button", name="第 10 期").click()
    assert page.evaluate("rows.filter((row) => row.kind === 'article').map((row) => row.article.installment)") == [10]


def test_overview_begins_at_its_top(page):
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.querySelector('#article').scrollTop") > 0
    page.keyboard.press("o")
    assert page.evaluate("document.querySelector('#article').scrollTop") == 0


def test_overview_shows_the_gaps_of_a_series(show, tmp_path):
    links = tuple(PageLink(title=f"展播{n}", href=f"/{n}.html", installment=n) for n in (4, 8))
    note = Rejected(stage=Stage.ARTICLE, code=RejectionCode.LIST, detail="", series="展播", links=links)
    write_review(folder(tmp_path / "out", article("a", SEED), rejected=(note,)), tmp_path / "r.html")
    page = show(tmp_path / "r.html")
    page.keyboard.press("o")
    assert page.locator(".coverage li").all_text_contents() == ["④", "⑤", "⑥", "⑦", "⑧"]
    assert page.locator(".gap").all_text_contents() == ["④", "⑤", "⑦", "⑧"]


def test_language_follows_the_browser(show, sample_page):
    assert show(sample_page, locale="zh-TW").locator("#show-overview").text_content().startswith("概览")
    assert show(sample_page, locale="de-DE").locator("#show-overview").text_content().startswith("Overview")


def export(page, target):
    with page.expect_download() as waiting:
        page.locator("#export").click()
    waiting.value.save_as(target)
    assert waiting.value.suggested_filename == "corrections.jsonl"


def make_corrections(page):
    """Edit a place, move a paragraph, mark one field as wrong, confirm another; through the page's own controls."""
    page.get_by_role("button", name="修改 街道").click()
    page.locator("#dialog textarea").fill("白银路街道")
    page.get_by_role("button", name="保存").click()
    page.locator('#card [data-column="fields.情况简介"] button[title=移动]').last.click()
    page.locator("#dialog select").select_option("上任感言")
    page.get_by_role("button", name="保存").click()
    page.get_by_role("button", name="有误 问题困难").click()
    page.locator("#dialog input").fill("不完整")
    page.get_by_role("button", name="保存").click()
    page.get_by_role("button", name="确认 事项名称").click()


def test_corrections_are_exported_and_applied_as_the_page_shows_them(page, sample, tmp_path):
    make_corrections(page)
    fields = page.locator("#card .field").evaluate_all(
        """(all) => all.map((field) => [field.dataset.column,
             [...field.querySelectorAll('.value')].map((value) => value.textContent).join('\\n')])"""
    )
    out = tmp_path / "again"
    out.mkdir()
    export(page, out / "corrections.jsonl")
    assert [c["action"] for c in lines(out / "corrections.jsonl")] == ["edit", "move", "wrong", "confirm"]
    assert CliRunner().invoke(app, ["extract", str(SAMPLES), "-o", str(out)]).exit_code == 0
    record = lines(out / "records.jsonl")[0]
    assert record["street"] == "白银路街道"
    assert {f"fields.{name}": text for name, text in record["fields"].items()} == dict(fields)
    assert len(record["corrections"]) == 4
    checked = CliRunner().invoke(app, ["corrections", "check", str(out)])
    assert "4 applies, 0 superfluous, 0 conflict" in checked.stdout


def test_a_moved_paragraph_takes_the_colour_of_its_new_field(page):
    moved = page.locator('#card [data-column="fields.情况简介"] .value').last.text_content()
    make_corrections(page)
    mark = page.locator("#article .current.paragraph", has_text=moved)
    assert mark.get_attribute("title") == "上任感言"


def test_corrections_of_the_folder_are_shown_and_can_be_taken_back(page, show, sample, tmp_path):
    make_corrections(page)
    out = tmp_path / "again"
    shutil.copytree(sample, out)
    export(page, out / "corrections.jsonl")
    CliRunner().invoke(app, ["extract", str(SAMPLES), "-o", str(out)])
    write_review(out, tmp_path / "r.html")
    again = show(tmp_path / "r.html")
    assert "白银路街道" in again.locator("#card h2").text_content()
    assert again.locator("#card .corrections li").count() == 4
    again.locator("#card .corrections button").first.click()
    assert "白银路街道" not in again.locator("#card h2").text_content()
    export(again, tmp_path / "left.jsonl")
    assert [c["action"] for c in lines(tmp_path / "left.jsonl")] == ["move", "wrong", "confirm"]


def test_unfinished_corrections_wait_for_the_next_visit(page):
    make_corrections(page)
    page.reload()
    assert page.locator("#card .corrections li").count() == 4


def test_without_storage_the_page_works_and_corrections_are_exported(browser, sample_page, tmp_path):
    context = browser.new_context(locale="zh-CN")
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })")
    page = context.new_page()
    page.goto(f"file://{sample_page}")
    make_corrections(page)
    export(page, tmp_path / "corrections.jsonl")
    assert len(lines(tmp_path / "corrections.jsonl")) == 4
    context.close()


def test_a_correction_that_no_longer_fits_is_shown_as_a_conflict(show, sample, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(sample, out)
    record = lines(out / "records.jsonl")[0]["id"]
    stale = {"record": record, "action": "edit", "column": "street", "old": "从未有过", "new": "别处"}
    (out / "corrections.jsonl").write_text(json.dumps(stale) + "\n", encoding="utf-8")
    write_review(out, tmp_path / "r.html")
    page = show(tmp_path / "r.html")
    assert page.locator("#card .corrections .conflict").count() == 1
    assert "别处" not in page.locator("#card h2").text_content()


HOSTILE = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 1</script>",
    '"><img src=x onerror="window.ran = 1">',
    "<svg onload=window.ran=1>",
    "{{script}}",
    "<!--<script>",
    "\u2028window.ran = 1",
    "__proto__",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_a_page_runs(show, tmp_path, text):
    made, records = article("a", {f"甲街道{text}": {"事项名称": text, text: text + "正文"}})
    address = "javascript:window.ran=1//"
    made = made.model_copy(update={"title": text, "series": text, "source": text, "url": address})
    records = [
        r.model_copy(update={"images": (r.images[0].model_copy(update={"src": text, "alt": text}),)}) for r in records
    ]
    write_review(folder(tmp_path / "out", (made, records)), tmp_path / "r.html")
    page = show(tmp_path / "r.html")
    page.keyboard.press("k")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.keyboard.press("o")
    assert page.evaluate("window.ran") is None
    assert page.locator("article h1").text_content() == text
    assert page.locator("a[href^=javascript]").count() == 0
    assert page.locator("img").count() == 0


def test_even_a_script_that_got_in_would_not_run(browser, sample_page):
    """What the policy is for; it says so on the console, which is no error here."""
    page = browser.new_page()
    page.goto(f"file://{sample_page}")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')")
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)"
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    page.close()


def serious(page):
    if not find_spec("axe_playwright_python"):
        missing("axe-playwright-python, which holds axe-core, is not installed")
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [
        f"{v['id']}: {n['target']} {n['failureSummary']}"
        for v in found
        if v["impact"] in ("serious", "critical")
        for n in v["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("keys", ["", "f", "o"], ids=["record", "filters", "overview"])
def test_axe_finds_no_serious_problem(show, sample_page, scheme, keys):
    page = show(sample_page, color_scheme=scheme)
    for key in keys:
        page.keyboard.press(key)
    assert serious(page) == []


def test_axe_finds_no_serious_problem_on_a_phone_and_in_the_dialog(show, sample_page):
    page = show(sample_page, viewport={"width": 390, "height": 800})
    for pane in ("article", "card"):
        page.locator(f"#panes [data-pane={pane}]").click()
        assert serious(page) == []
    page.get_by_role("button", name="修改 街道").click()
    assert serious(page) == []


def test_nothing_is_wider_than_a_phone(show, sample_page):
    page = show(sample_page, viewport={"width": 390, "height": 800})
    for pane in ("list", "article", "card"):
        page.locator(f"#panes [data-pane={pane}]").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("document.querySelector('#article').scrollWidth") <= 390


def test_print_shows_article_and_record_without_controls(page):
    page.emulate_media(media="print")
    assert page.locator("#article").is_visible()
    assert page.locator("#card .field").first.is_visible()
    assert not page.locator("#list").is_visible()
    assert not page.locator("#card button").first.is_visible()


def test_the_index_leads_to_the_pages_and_all_are_accessible(show, sample, tmp_path):
    write_review(sample, tmp_path / "index.html", limit=10)
    page = show(tmp_path / "index.html")
    assert serious(page) == []
    page.get_by_role("link", name="城关区").click()
    assert page.locator("#card h2").text_content() == "张掖路街道 · 山字石社区"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_differences_is_accessible(show, sample, tmp_path, scheme):
    changed = tmp_path / "new"
    shutil.copytree(sample, changed)
    records = changed / "records.jsonl"
    records.write_text(records.read_text(encoding="utf-8").replace("社区", "小区"), encoding="utf-8")
    assert (
        CliRunner().invoke(app, ["diff", str(sample), str(changed), "--html", str(tmp_path / "d.html")]).exit_code == 1
    )
    page = show(tmp_path / "d.html", color_scheme=scheme)
    assert page.locator("ins").first.is_visible()
    assert serious(page) == []


@pytest.fixture(scope="module")
def large_page(tmp_path_factory):
    """2,000 records of the length of real ones."""
    fields = dict.fromkeys(("事项名称", "上任感言", "干事情况"), "这是一段用来凑长度的文字，" * 12)
    blocks = {f"甲街道第{n}社区": fields for n in range(4)}
    path = tmp_path_factory.mktemp("large")
    write_review(folder(path / "out", *(article(f"a{n}", blocks) for n in range(500))), path / "r.html")
    return path / "r.html"


@pytest.mark.slow
def test_two_thousand_records_open_in_two_seconds(show, large_page):
    """The best of three: other tests may be at work on the same processor."""

    def seconds():
        started = time.monotonic()
        page = show(large_page)
        page.locator("#card h2").wait_for()
        assert page.evaluate("records.length") == 2000
        return time.monotonic() - started

    assert min(seconds() for _ in range(3)) < 2


@pytest.mark.slow
def test_the_list_draws_only_what_is_seen_and_a_frame_takes_no_longer_than_a_screen_allows(show, large_page):
    page = show(large_page)
    milliseconds = page.evaluate(
        """() => {
          const list = document.getElementById("list");
          const times = [];
          for (let n = 0; n < 50; n++) {
            const started = performance.now();
            list.scrollTop += 900;
            drawRows();
            list.getBoundingClientRect();
            times.push(performance.now() - started);
          }
          return times.sort((a, b) => a - b)[25];
        }"""
    )
    assert milliseconds < 16
    assert 10 < page.locator(".row").count() < 60
