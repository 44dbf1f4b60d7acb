"""The words of series' names: what they end with, what is quoted in them, what tells of something else."""

from __future__ import annotations

import re

__all__ = [
    "CLOSING",
    "EVENT",
    "KINDS",
    "QUOTED",
    "RECORDS",
    "SERIES_WORD",
    "SHOWN",
    "SHOW_WORD",
    "counts",
    "is_full_name",
    "telling",
]

CLOSING = '”’」』》〉"'
QUOTED = re.compile(r"[“‘「『《〈\"][^”’」』》〉\"]{1,30}[”’」』》〉\"]")

_SERIES_WORDS = [
    "展播",
    "展示",
    "展评",
    "展览",
    "联展",
    "巡展",
    "巡礼",
    "选登",
    "选编",
    "选刊",
    "选播",
    "选摘",
    "摘登",
    "摘编",
    "摘选",
    "连载",
    "连播",
    "系列",
    "系列报道",
    "系列谈",
    "系列评论",
    "系列访谈",
    "系列展播",
    "报道",
    "专栏",
    "专题",
    "访谈",
    "专访",
    "纪实",
    "擂台",
    "擂台赛",
    "蹲点记",
    "见闻",
    "札记",
    "手记",
    "日记",
    "笔记",
    "风采",
    "风采录",
    "故事",
    "故事会",
    "故事汇",
    "掠影",
    "讲堂",
    "课堂",
    "微课",
    "微课堂",
    "讲述",
    "案例",
    "快报",
    "周报",
    "月报",
    "一览",
    "简报",
    "专刊",
    "特刊",
    "播报",
    "汇编",
    "小课堂",
    "云课堂",
    "一线行",
    "大家谈",
    "巡讲",
    "晾晒",
    "晒比",
    "晒评",
    "实录",
    "侧记",
    "综述",
    "之声",
    "说事",
    "话实事",
    "晾晒台",
    "英雄榜",
    "光荣榜",
    "曝光台",
    "展示台",
    "记事簿",
    "记事本",
    "回访录",
]
"""Words that a series' name ends with. Seen in titles of party-building and local news columns."""
SERIES_WORD = re.compile("(?:" + "|".join(sorted(_SERIES_WORDS, key=len, reverse=True)) + ")$")
SHOW_WORD = re.compile(
    "(?:展播|展示|展评|巡礼|选登|选编|连载|连播|系列报道|擂台|风采录|蹲点记|系列访谈|系列展播|故事汇|故事会|"
    "晾晒台|英雄榜|光荣榜|曝光台|展示台|回访录)$"
)
"""Words that make a quotation before them a series even without a number."""
EVENT = re.compile(
    "召开|举行|举办|开展|开班|启动|印发|发布|组织|公布|参加|出席|观看|收看|学习|亮相|走进|获|入选|推进|部署|观摩"
)
"""Verbs of news about a series; without a number such a segment is no name."""
SHOWN = re.compile("(?:展播|巡礼|故事汇|故事会|系列报道|连载|选登|回访录)$")
"""Words for series that nothing else ends with."""
_COUNTING = tuple("至达到超破前近约为第共增减占降升仅逾满获排名列余过破上下")
_MEETINGS = ("有约", "相约", "之约", "邀约")
"""Series that end like a number's adverb: 老兵有约·第二十一期."""
KINDS = tuple("展录记谈汇榜刊选集讲播志事示赛动效行路")
"""Endings of words for a series, for a name with a quotation in it."""
RECORDS = tuple("录榜记刊集簿册台汇选展播" + CLOSING)
"""Endings of words for what is recorded or shown, and of quotations, with which no headline's clause ends."""


def is_full_name(name: str) -> bool:
    """Whether a name ends as names of series do (昌河县“我是河长”巡河札记), rather than naming their subject."""
    return SERIES_WORD.search(name.rstrip(CLOSING)) is not None


def counts(name: str) -> bool:
    """Whether a number behind these words counts what they say: 达到20, 位列第3."""
    return name.endswith(_COUNTING) and not name.endswith(_MEETINGS)


def telling(name: str) -> bool:
    """Whether words or quotation marks say that this names a series."""
    return bool(QUOTED.search(name) or SERIES_WORD.search(name))
