"""The series ledger finds every planted gap and double and invents none, in every notation and mixed.

The generator below shares nothing with the parser: it writes numbers from its own tables.
"""

from __future__ import annotations

import random

import pytest

from kaimen.extractors.series import parse_series
from kaimen.ledger import Coverage, Sighting, coverage, ranges

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
IDEOGRAPHS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
DIGITS = "零一二三四五六七八九"
PLACES = ["青梧区", "望湖街道", "临江县", "城西新区", "石桥镇"]
THEMES = ["开门一件事", "我为群众办实事", "书记上任第一件事", "民生微实事", "红色物业"]
KINDS = ["成果展播", "系列报道", "典型案例展播", "风采展示", "专题展播"]
HEADLINES = ["停车不再难", "小巷亮了", "老楼装上新电梯", "一口井的故事", "邻里食堂开张", "污水沟变花园"]


def chinese(n: int) -> str:
    tens, ones = divmod(n, 10)
    return (("" if tens == 1 else DIGITS[tens]) + "十" if tens else "") + (DIGITS[ones] if ones or not tens else "")


NOTATIONS = [
    (50, lambda n: CIRCLED[n - 1]),
    (20, lambda n: BRACKETED[n - 1]),
    (10, lambda n: IDEOGRAPHS[n - 1]),
    (99, lambda n: f"（{chinese(n)}）"),
    (99, lambda n: f"({n})"),
    (99, lambda n: f"（{n}）"),
    (99, lambda n: f"之{chinese(n)}"),
    (99, lambda n: f"第{n}期"),
    (99, lambda n: f"第{chinese(n)}期"),
    (50, lambda n: f"&#{9311 + n};" if n <= 20 else CIRCLED[n - 1]),
]


def generated(seed: int) -> tuple[list[Sighting], set[int], set[int]]:
    """Sightings of one series in random order, the numbers left out, the numbers that two articles have."""
    rng = random.Random(seed)
    name = f"{rng.choice(PLACES)}“{rng.choice(THEMES)}”{rng.choice(KINDS)}"
    last = rng.randint(3, 50)
    first = rng.choice([1, 1, 1, rng.randint(1, last - 1)])
    numbers = list(range(first, last + 1))
    inner = numbers[1:-1]
    gaps = set(rng.sample(inner, rng.randint(0, len(inner) // 2)))
    there = [n for n in numbers if n not in gaps]
    doubles = set(rng.sample(there, rng.randint(0, min(3, len(there)))))
    usable = [f for limit, f in NOTATIONS if limit >= last]
    few = rng.sample(usable, rng.randint(1, len(usable)))
    titles = []
    for number in [*there, *doubles]:
        written = name + rng.choice(few)(number)
        headline = rng.choice(HEADLINES)
        titles.append(
            rng.choice([f"{headline} | {written}", f"{written}：{headline}", written, f"{headline}｜{written}"])
        )
    rng.shuffle(titles)
    sightings = []
    for at, title in enumerate(titles):
        series = parse_series(title)
        sightings.append(
            Sighting(series=series.name, number=series.installment, url=f"http://a.example/{at}", article=str(at))
        )
    return sightings, gaps, doubles


def only(found: tuple[Coverage, ...]) -> Coverage:
    assert len(found) == 1, [c.name for c in found]
    return found[0]


def seen(number: int | None, *, article: bool = True, url: str | None = None, **more: str | None) -> Sighting:
    where = url or f"http://a.example/{number}"
    return Sighting(series="“开门一件事”成果展播", number=number, url=where, article=where if article else None, **more)


@pytest.mark.parametrize("hundred", range(10))
def test_every_gap_and_double_is_found_and_none_invented(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * hundred + 100):
        sightings, gaps, doubles = generated(seed)
        found = only(coverage(sightings))
        assert (set(found.missing), set(found.doubled)) == (gaps, doubles), f"seed {seed}"
        assert found.unnumbered == ()


def test_why_an_installment_is_missing_is_told() -> None:
    found = only(coverage([seen(1), seen(3), seen(2, article=False, trouble="404 Not Found"), seen(5, article=False)]))
    assert dict(found.missing) == {2: "404 Not Found", 4: None, 5: None}


def test_a_link_to_a_copy_that_is_gone_misses_nothing_where_the_installment_is_there() -> None:
    gone = seen(2, article=False, url="http://a.example/old", trouble="404 Not Found")
    assert only(coverage([seen(1), seen(2), gone])).missing == {}


def test_a_list_that_says_another_number_is_in_conflict_and_the_article_counts() -> None:
    wrong = seen(3, article=False, url="http://a.example/2")
    found = only(coverage([seen(1), seen(2), wrong]))
    assert [(i.number, i.claimed) for i in found.conflicts] == [(2, 3)]
    assert set(found.there) == {1, 2}
    assert found.missing == {}


def test_a_number_that_the_page_lost_comes_from_the_list() -> None:
    found = only(
        coverage([seen(10), seen(None, url="http://a.example/x"), seen(11, article=False, url="http://a.example/x")])
    )
    assert set(found.there) == {10, 11}
    assert found.there[11][0].from_list


def test_installments_dated_before_a_lower_number_are_out_of_order() -> None:
    dates = {1: "2021-03-05", 2: "2021-03-01T09:00", 3: "2021-03-12", 4: "2021-03", 5: None, 6: "2021-03-12"}
    assert only(coverage([seen(n, date=d) for n, d in dates.items()])).out_of_order == (2,)


def test_a_name_without_the_district_is_the_same_series_but_another_district_is_not() -> None:
    def named(name: str, number: int) -> Sighting:
        return Sighting(series=name, number=number, url=f"http://{number}.example/", article=str(number))

    found = coverage(
        [named("青梧区“开门一件事”展播", 1), named("“开门一件事”展播", 2), named("望江区「开门一件事」巡礼", 7)]
    )
    assert sorted(sorted(c.there) for c in found) == [[1, 2], [7]]


def test_only_what_was_sought_is_covered() -> None:
    other = Sighting(series="党史故事", number=3, article="x")
    assert [c.name for c in coverage([seen(1), other], sought=["“开门一件事”成果展播"])] == ["“开门一件事”成果展播"]


def test_ranges() -> None:
    assert ranges([7, 1, 2, 3]) == "1–3, 7"
    assert ranges([]) == ""
