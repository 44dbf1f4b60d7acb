"""What a page shows that is no text of its elements."""

import pytest

from kaimen import extract_page

PAGE = """<html><head><meta charset=utf-8><title>城市微改造进度播报</title><style>{css}</style></head>
<body><h1>城市微改造进度播报</h1><div class=info>2023-12-01 17:00　来源：市住建局</div>
<div class=content><p>截至十一月三十日，四十二个点位完工三十一个，本次播报其中两个。</p>
{body}</div></body></html>"""
CELLS = "".join(
    f"<h3>运河街道{place}社区</h3><div class=row><div class=cell data-label=事项名称>{place}桥头老粮仓外墙</div>"
    f"<div class=cell data-label=问题困难>{place}的红砖墙掉皮{n}十平方米，路人经过要绕开两米走。</div>"
    f"<div class=cell data-label=干事情况>{place}用糯米灰浆修补，旧砖翻面再用，工期{n}十天。</div></div>"
    for n, place in enumerate(("米市", "北新"), 2)
)
RULE = '.row .cell::before{content:attr(data-label) "：";font-weight:bold}'


def fields(page):
    return [list(record.fields) for record in page.records]


def extract(css, body):
    return extract_page(PAGE.format(css=css, body=body).encode())


def test_labels_that_a_style_sheet_takes_from_an_attribute_are_read():
    page = extract(RULE, CELLS)
    assert fields(page) == [["事项名称", "问题困难", "干事情况"]] * 2
    assert page.records[0].fields["事项名称"] == "米市桥头老粮仓外墙"


@pytest.mark.parametrize(
    "css",
    [
        "",
        "@media (max-width:600px){" + RULE + "}",
        RULE.replace("data-label", "data-none"),
        RULE.replace(".cell", ".cell:is(["),
    ],
)
def test_and_no_others(css):
    page = extract(css, CELLS)
    assert page.records == ()
    assert page.article
    assert "事项名称" not in page.article.text


def test_markdown_that_a_script_sets_is_shown_with_its_pictures():
    body = "".join(
        f"## 青禾街道{place}社区\n\n### 事项名称\n\n{place}的事\n\n### 干事情况\n\n"
        f"{place}排成一张表，错开楼层，十点前只准做轻活。\n\n![表](/a/{n}.jpg)\n\n"
        for n, place in enumerate(("果园", "茶厂"))
    )
    page = extract("", f'<div class=markdown-body><textarea style="display:none">{body}</textarea></div>')
    assert [(r.heading, list(r.fields)) for r in page.records] == [
        ("青禾街道果园社区", ["事项名称", "干事情况"]),
        ("青禾街道茶厂社区", ["事项名称", "干事情况"]),
    ]
    assert [[(i.src, i.alt) for i in r.images] for r in page.records] == [[("/a/0.jpg", "表")], [("/a/1.jpg", "表")]]


@pytest.mark.parametrize(
    "rule",
    [
        ".cell::before{content:attr(data-label);position:absolute;opacity:0}",
        ".cell::before{display:none;content:attr(data-label)}",
    ],
)
def test_tooltips_and_what_is_not_seen_are_no_labels(rule):
    assert extract(rule, CELLS).records == ()


def test_a_label_that_two_rules_show_stands_once_and_one_that_stands_there_already_does_not_again():
    assert (
        extract(RULE + ".cell::before{content:attr(data-label)}", CELLS)
        .records[0]
        .fields["事项名称"]
        .startswith("米市")
    )
    shown = CELLS.replace("data-label=事项名称>", "data-label=事项名称>事项名称：")
    assert extract(RULE, shown).article.text.count("事项名称") == 2


def test_a_field_that_somebody_writes_in_is_no_text():
    form = "<form><div class=editormd><textarea name=content>写下你的看法吧，请文明发言。</textarea></div></form>"
    assert "看法" not in extract("", CELLS + form).article.text
