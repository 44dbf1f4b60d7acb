"""A profile learned from pages: which words become fields, which are joined, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.extractors.cycle import Cycle, Cycles
from kaimen.extractors.learning import learn
from kaimen.extractors.page import read
from tests.showcase_pages import SERIES, make_page

LONG = "书记带着网格员连续走访多日，收集意见建议一百多条，一条一条记在本子上，又请产权单位和物业坐到一起商量。"


def page(*blocks, head="<b>{}</b>", label="<p><b>{}：</b></p>"):
    """A page of blocks `(heading, {label: text})`, set as the patterns say."""
    body = "".join(
        f"<p>{head.format(heading)}</p>" + "".join(label.format(k) + f"<p>{v}</p>" for k, v in sections.items())
        for heading, sections in blocks
    )
    return f"<html><body><h1>云山区“一事一议”展播①</h1><div><p>{LONG}</p>{body}</div></body></html>"


def learned(*pages):
    return learn([read(text) for text in pages])


def labels(proposal):
    return [[label for label, _ in field.labels] for field in proposal.fields] if proposal else []


def cycles(*blocks):
    return Cycles([Cycle(0, True, tuple(b.split())) for b in blocks], {x for b in blocks for x in b.split()})


TWO = (
    page(
        ("柳河街道石门社区", {"小区名片": LONG, "难在哪": LONG, "怎么破": LONG}),
        ("柳河街道槐树社区", {"小区名片": LONG, "难在哪": LONG, "怎么破": LONG}),
    ),
    page(
        ("青溪街道云泉社区", {"小区名片": LONG, "难在哪": LONG, "怎么破": LONG}),
        head="<span style='font-size:20px'>{}</span>",
        label="<h3>【{}】</h3>",
    ),
)


def test_words_of_its_own_become_the_fields_of_a_series_in_its_order():
    proposal = learned(*TWO)
    assert labels(proposal) == [["小区名片"], ["难在哪"], ["怎么破"]]
    assert (proposal.opening, proposal.opened, proposal.headed) == ("小区名片", 3, 3)
    assert (proposal.pages, proposal.blocks, proposal.without_blocks) == (2, 3, 0)
    assert proposal.series == "云山区“一事一议”展播"


def test_pages_of_one_block_each_teach_each_other():
    single = [
        page((place, {"议题": LONG, "提出人": LONG, "居民声音": LONG})) for place in ("柳河镇石门村", "青溪镇云泉村")
    ]
    assert labels(learned(single[0])) == []
    assert labels(learned(*single)) == [["议题"], ["提出人"], ["居民声音"]]


def test_a_field_that_every_block_has_is_required():
    required = {field.name: field.required for field in learned(*TWO).fields}
    assert required == {"小区名片": True, "难在哪": True, "怎么破": True}
    fewer = page(("柳河镇石门村", {"小区名片": LONG, "怎么破": LONG}))
    assert [f.name for f in learned(*TWO, fewer).fields if f.required] == ["小区名片", "怎么破"]


def test_labels_of_one_meaning_are_joined_under_the_most_frequent():
    common = {"事项名称": LONG, "干事情况": LONG}
    pages = [
        page(("柳河镇石门村", {**common, "存在问题": LONG}), ("柳河镇槐树村", {**common, "存在问题": LONG})),
        page(("青溪镇云泉村", {**common, "问题困难": LONG}), ("青溪镇大柳村", {"事项名称": LONG, "协调过程": LONG})),
    ]
    found = learned(*pages)
    assert labels(found) == [["事项名称"], ["干事情况", "协调过程"], ["存在问题", "问题困难"]]
    assert [field.key for field in found.fields] == ["matter", "actions", "problems"]


def test_a_word_seen_once_that_is_set_like_the_labels_is_one():
    once = page(("青溪街道云泉社区", {"小区名片": LONG, "难在哪": LONG, "街坊怎么看": LONG}))
    assert ["街坊怎么看"] in labels(learned(TWO[0], once))


def test_labels_with_a_picture_of_their_own_are_set_alike():
    marked = {"📌事项名称": LONG, "🔧办理过程": LONG}
    pages = [page((place, marked)) for place in ("柳河镇石门村", "青溪镇云泉村")]
    once = page(("柳河镇槐树村", {**marked, "💬街坊怎么看": LONG}))
    assert labels(learned(*pages, once)) == [["事项名称"], ["办理过程"], ["街坊怎么看"]]


def test_an_addition_in_brackets_makes_no_label_of_its_own():
    pages = [
        page((place, {"事项名称": LONG, f"问题困难{addition}": LONG}))
        for place, addition in (
            ("柳河镇石门村", ""),
            ("青溪镇云泉村", "（为什么难）"),
            ("青溪镇大柳村", "（为什么难）"),
        )
    ]
    assert labels(learned(*pages)) == [["事项名称"], ["问题困难"]]


def test_subheads_set_like_the_labels_are_none():
    subheads = {f"小巷{c}改造": LONG for c in "东西南北"}
    found = labels(learned(TWO[0], page(("青溪街道云泉社区", {"小区名片": LONG, "怎么破": LONG, **subheads}))))
    assert found == [["小区名片"], ["难在哪"], ["怎么破"]]


def test_labels_in_a_tables_first_row_come_round_in_every_row():
    heads = "".join(f"<td>{x}</td>" for x in ("村（社区）", "事项名称", "存在问题", "办理情况"))
    rows = "".join(
        f"<tr><td>{place}</td><td>修路灯</td><td>路灯坏了三年，天黑没人敢走</td><td>换了二十盏灯，夜里亮到天明</td></tr>"
        for place in ("石门村", "槐树村", "云泉村")
    )
    table = f"<table><tr>{heads}</tr>{rows}</table>"
    found = learned(f"<html><body><h1>云山区清单公示</h1><div><p>{LONG}</p>{table}<p>{LONG}</p></div></body></html>")
    assert labels(found) == [["事项名称"], ["存在问题"], ["办理情况"]]


def test_labels_that_one_block_has_together_are_never_joined():
    both = cycles("事项名称 主要做法 办理过程", "事项名称 主要做法", "事项名称 办理过程")
    assert both.groups() == [("事项名称",), ("主要做法",), ("办理过程",)]


def test_labels_of_other_places_in_the_cycle_are_not_joined():
    apart = cycles(*["议题 存在问题 经过 声音"] * 3, *["议题 经过 声音 工作难点"] * 3)
    assert ("存在问题",) in apart.groups()


def test_words_without_a_letter_in_common_are_joined_where_every_block_has_one_of_them():
    assert ("破题背景", "灶台边上") in cycles(*["议题 破题背景 声音"] * 3, *["议题 灶台边上 声音"] * 2).groups()
    optional = cycles(*["议题 破题背景 声音"] * 3, *["议题 灶台边上 声音"] * 2, *["议题 声音"] * 2)
    assert ("破题背景",) in optional.groups()


def test_joined_labels_are_one_neighbour_to_the_others():
    turned = cycles("项目难题 管家行动 住户心声", "项目难题 管家行动 住户心声", "难题 红色管家在行动 住户说")
    assert turned.groups()[:2] == [("项目难题", "难题"), ("管家行动", "红色管家在行动")]


@given(st.lists(st.lists(st.sampled_from("甲乙丙丁戊己"), max_size=6, unique=True), max_size=8))
def test_every_label_is_in_one_group_and_none_is_joined_with_one_beside_it(blocks):
    found = cycles(*(" ".join(b) for b in blocks)).groups()
    assert sorted(label for group in found for label in group) == sorted({label for b in blocks for label in b})
    assert not [g for g in found for b in blocks if len(set(g) & set(b)) > 1]


def test_shared_words_that_say_nothing_join_no_labels():
    assert ("群众反响",) in cycles("议题 群众反响 声音", "议题 群众名单 声音").groups()
    assert ("怎么破",) in cycles("议题 怎么破 声音", "议题 街坊怎么看 声音").groups()


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"<p>记者：你们怎么做的？</p><p>王强：{LONG}</p>" for _ in range(4)),
        "".join(f"<p><b>{n}是先易后难。</b>{LONG}</p>" for n in "一二三四"),
        f"<p>{LONG}</p>" * 5 + "<p>责任编辑：李敏</p><p>来源：云山日报</p>",
    ],
)
def test_what_only_looks_like_labels_teaches_nothing(text):
    pages = [f"<html><body><h1>社区里的小事（{n}）</h1><div><p>{LONG}</p>{text}</div></body></html>" for n in (1, 2)]
    assert learned(*pages) is None


def test_no_pages_teach_nothing():
    assert learn([]) is None


def test_learning_the_same_pages_again_gives_the_same():
    assert learned(*TWO) == learned(*TWO)


@pytest.mark.parametrize("series", sorted(SERIES))
def test_made_up_series_are_learned_from_pages_in_any_skin(series):
    made = [m for m in map(make_page, range(40)) if f"“{series}”" in m.truth["title"]][:4]
    known = {"".join(s["label"].split()) for m in made for r in m.truth["records"] for s in r["sections"]}
    found = {label for group in labels(learned(*(m.markup for m in made))) for label in group}
    assert len(found & known) >= 0.75 * len(known)
    assert len(found - known) <= 0.1 * len(found)
