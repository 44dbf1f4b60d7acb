"""What a section tells, by what its text has: who takes office says 我, a background counts households, results date.

That is weak evidence, but one that does not need the label: it is for labels whose words give nothing away (`claims`).
`TOLD` says how often a section of each meaning has each sign: the shares in 2,622 of the pages of `tests/unseen`, as
`benchmarks/claims.py` counts them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import log

__all__ = ["READ", "SIGNS", "TOLD", "signs", "tells"]

READ = 200
"""Code points of a text that are read."""
_SHORT = 36
SIGNS: Mapping[str, re.Pattern[str]] = {
    "name": re.compile(rf"\A[^。；？]{{1,{_SHORT}}}\Z"),
    "speaks": re.compile("[我咱俺]"),
    "quotes": re.compile(r"\A[“「]"),
    "lives": re.compile(
        "位于|地处|得名|海拔|常住|户籍|人口|辖|靠[一山海水河]|平方|住着|世纪|年代|建于|[百十千0-9]户|[村区]有|老年人|以上"
    ),
    "lacks": re.compile("没[有人]|不[愿肯敢清到着了出够通便]|只[有能]|谁|嫌|怕|担心|吵|难|产权|拿不|有的|被"),
    "does": re.compile(
        "请|把|由|带[着领]|定下|签|轮流|先|贴|逐|挨家|协[议商调]|借|画|改成|找到|组织|召开|召集|商量|争取|联系"
    ),
    "dates": re.compile("[0-9一二三四五六七八九十]月|今年|截至|至今|如今|现在|目前"),
    "gains": re.compile(
        "降[到为]|缩短|全部|人次|再没|没有再|再[也未]|通[车水气]|启用|投用|以来|增收|率|提[升高]|多[了卖]|少了|满意"
    ),
    "promises": re.compile("将|打算|计划|明年|下一步|下个?月|准备|继续"),
    "says": re.compile("说|表示|点赞|评价"),
}
"""What is looked for in a text."""
TOLD: Mapping[str, tuple[float, ...]] = {
    "": (0.187, 0.072, 0.026, 0.098, 0.269, 0.305, 0.119, 0.077, 0.011, 0.109),
    "action": (0.008, 0.034, 0.006, 0.057, 0.298, 0.763, 0.078, 0.059, 0.011, 0.119),
    "attribute": (0.326, 0.006, 0.006, 0.083, 0.105, 0.254, 0.017, 0.017, 0.011, 0.028),
    "background": (0.018, 0.009, 0.002, 0.437, 0.314, 0.125, 0.067, 0.032, 0.008, 0.049),
    "insight": (0.010, 0.077, 0.010, 0.010, 0.249, 0.373, 0.053, 0.043, 0.010, 0.163),
    "matter": (0.972, 0.001, 0.024, 0.020, 0.031, 0.110, 0.002, 0.002, 0.003, 0.007),
    "person": (0.913, 0.010, 0.002, 0.002, 0.010, 0.024, 0.010, 0.005, 0.002, 0.010),
    "place": (0.902, 0.007, 0.007, 0.013, 0.007, 0.026, 0.013, 0.007, 0.013, 0.007),
    "plan": (0.032, 0.014, 0.011, 0.050, 0.082, 0.618, 0.143, 0.043, 0.261, 0.021),
    "pledge": (0.080, 0.391, 0.046, 0.057, 0.207, 0.149, 0.080, 0.023, 0.023, 0.057),
    "problem": (0.004, 0.022, 0.001, 0.080, 0.638, 0.193, 0.037, 0.026, 0.008, 0.179),
    "promise": (0.053, 0.045, 0.035, 0.080, 0.430, 0.193, 0.080, 0.023, 0.008, 0.126),
    "reaction": (0.015, 0.318, 0.368, 0.014, 0.198, 0.195, 0.263, 0.066, 0.009, 0.511),
    "remarks": (0.004, 0.848, 0.049, 0.014, 0.341, 0.285, 0.148, 0.010, 0.012, 0.271),
    "result": (0.011, 0.009, 0.007, 0.061, 0.226, 0.255, 0.401, 0.370, 0.014, 0.075),
    "review": (0.015, 0.030, 0.015, 0.060, 0.224, 0.194, 0.463, 0.119, 0.075, 0.254),
    "time": (0.984, 0.008, 0.008, 0.008, 0.008, 0.008, 0.953, 0.039, 0.008, 0.008),
}
"""The share of texts of each meaning, and of any, that have each of the signs."""


def signs(text: str) -> tuple[bool, ...]:
    """Which signs a text has, in the order of `SIGNS`."""
    text = text[:READ].strip()
    return tuple([sign.search(text) is not None for sign in SIGNS.values()])


def tells(texts: Sequence[tuple[bool, ...]], meaning: str | None) -> float:
    """How much more probable the signs of texts are in sections of a meaning than in any, a logarithm, 0 if unknown."""
    if not texts or meaning is None or meaning not in TOLD:
        return 0.0
    shares = list(zip(TOLD[meaning], TOLD[""], strict=True))
    odds = [
        log(here / anywhere) if has else log((1 - here) / (1 - anywhere))
        for text in texts
        for has, (here, anywhere) in zip(text, shares, strict=True)
    ]
    return sum(odds) / len(texts)
