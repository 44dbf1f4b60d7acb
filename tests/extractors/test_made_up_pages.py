"""Sections of made-up pages in every skin: what is right on pages that nobody looked at while writing the rules."""

import random
from collections import Counter

import pytest

from kaimen import extract_page
from kaimen.extractors.ids import fold
from kaimen.schemas import law_violations, parse_profile
from tests.showcase_pages import make_page

PAGES = 120
FLOOR = 0.99
"""F1 of (field, whole text); 1.0 of the pages 0 … 199, 0.9996 of 0 … 399 on 23 November 2026."""


def sections_of(blocks):
    return Counter((n, *section) for n, block in enumerate(blocks) for section in block)


def test_sections_of_made_up_pages_are_right():
    right = wanted = found = 0
    for seed in range(PAGES):
        made = make_page(seed)
        page = extract_page(made.markup, profile=parse_profile(made.profile, "made up"))
        truth = sections_of(
            [(s["field"], fold("".join(s["paragraphs"]))) for s in r["sections"]] for r in made.truth["records"]
        )
        got = sections_of([(s.field, fold(s.text)) for s in r.sections] for r in page.records)
        right, wanted, found = right + (truth & got).total(), wanted + truth.total(), found + got.total()
        assert page.article
        assert [v for r in page.records for v in law_violations(r, page.article)] == []
    assert 2 * right / (wanted + found) >= FLOOR


@pytest.mark.parametrize("seed", range(0, PAGES, 10))
def test_the_same_page_gives_the_same_records(seed):
    made = make_page(seed)
    profile = parse_profile(made.profile, "made up")
    assert extract_page(made.markup, profile=profile) == extract_page(made.markup, profile=profile)


CELLS = """
事项名称 上任感言 情况简介 干事情况 承办社区 社区 村（社区） 镇街 序号 栏目 内容 责任人 联系电话 办结时间 望湖街道
苇荡社区 望湖街道荷塘社区 红旗岭农场第五管理区 2021年5月20日 1 2 案例一 Q1 王芳 书记：王芳 路灯亮了，大家都说好。
PROJECT ▌浣东区 386票 支部 项目 → ：
""".split()  # noqa: SIM905


def cell(chance, depth):
    if chance.random() < 0.1 and depth < 2:
        return table(chance, depth + 1)
    text = chance.choice(CELLS)
    if chance.random() < 0.3:
        text += chance.choice(["：", "<br>", "　", "，", "</p><p>"]) + chance.choice(CELLS)
    return chance.choice(["{}", "{}", "<b>{}</b>", "<span class=tag>1</span>{}", "<img src=/u/a.jpg>{}"]).format(text)


def table(chance, depth=0):
    columns = chance.randrange(1, 5)
    rows = []
    if chance.random() < 0.5:  # labels and values
        rows = [f"<tr><td>{label}</td><td>{cell(chance, depth)}</td></tr>" for label in CELLS[:5]]
        chance.shuffle(rows)
    for _ in range(chance.randrange(1, 7)):
        cells = columns if chance.random() < 0.7 else chance.randrange(1, 6)
        spans = (
            f"<{tag} rowspan={chance.choice([1, 1, 1, 2, 3])} colspan={chance.choice([1, 1, 1, 2, '0', 'x'])}>"
            f"{cell(chance, depth)}</{tag}>"
            for tag in (chance.choice(["td", "td", "th"]) for _ in range(cells))
        )
        rows.append(f"<tr>{''.join(spans)}</tr>")
    title = f"<caption>{chance.choice(CELLS)}</caption>" if chance.random() < 0.3 else ""
    return f"<table>{title}{''.join(rows)}</table>"


@pytest.mark.parametrize("seed", range(60))
def test_tables_put_together_at_random_raise_nothing(seed):
    chance = random.Random(seed)
    title = "城关区“开门一件事”成果展播⑥"
    for _ in range(4):
        body = "".join(f"<h3>{cell(chance, 9)}</h3>{table(chance)}" for _ in range(chance.randrange(1, 5)))
        html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div></body></html>"
        assert all(note.stage != "validate" for note in extract_page(html.encode()).rejected)
