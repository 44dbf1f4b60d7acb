"""How near labels are in words: 餐费标准 and 收费标准, 改造前的样子 and 改造前, 许愿者 and 许愿人.

A label is a stem and a head, the last word, which says what kind of thing it is: a time, a place, a name, a process, an
opinion. Words of one kind are the same here. Two labels mean the same thing where their heads are of one kind and their
stems have a word in common. What such kinds are is in `KINDS`; they are no fields and no profile's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

__all__ = ["KINDS", "Kindred"]

KINDS: dict[str, tuple[str, ...]] = {
    kind: tuple(words.split())
    for kind, words in {
        "time": "时间 时段 时刻 日期 期限 时限 限期 时点 截止日期 截止时间",
        "era": "年代 年份 年月 时代 朝代",
        "place": "地点 地址 位置 点位 方位 所在地 所在位置 地 址",
        "unit": "单位 部门 机构 科室 处室 机关 主体",
        "company": "企业 公司 厂家",
        "name": "名称 名字 全称 标题 题目 题名 名",
        "person's name": "姓名",
        "person": "人 者",
        "leader": "负责人 责任人 带头人 领衔人 领军人 牵头人 领头人 主理人",
        "contact": "联系方式 联络方式 联系电话 咨询电话 咨询热线 联系人及电话 电话 热线",
        "scope": "范围 覆盖范围 覆盖面 区域 辖区 片区 领域 方向",
        "way": "方式 方法 途径 渠道 手段 手法 套路 模式 法",
        "flow": "流程 程序 工序 工艺 步骤 环节",
        "effect": "成效 效果 成果 业绩 实绩 成绩 效益 收益 实效 作用 效应 贡献 战果 收效 成就",
        "outcome": "结果 结论 结局 决定 意见",
        "process": "过程 经过 历程 经历 进程 始末 回顾 之路",
        "progress": "进展 进度 推进 落实",
        "history": "历史 渊源 由来 源流 沿革 来历 底蕴 文脉",
        "sketch": "简介 介绍 概况 概述 简述 描述 现状 名片 速览 概要 摘要 概览 简况 情况 状况 说明",
        "advice": "提示 提醒 警示 贴士 须知 指南 攻略 注意事项",
        "honour": "荣誉 荣誉称号 奖项 获奖 表彰",
        "feature": "特色 特点 亮点 风格 特征 优势 卖点 品牌 招牌 主打 主推 拿手",
        "rule": "制度 机制 规则 办法 规定 模式 规约 章程",
        "content": "内容 事项 清单 项目 明细 要点",
        "story": "故事 小故事 往事 传说 事迹 经历 日记 日志 手记 佳话",
        "idea": "理念 构思 思路 宗旨 主张 设想",
        "motto": "格言 座右铭 口号 箴言",
        "price": "费用 价格 标准 收费 价钱",
        "remarks": "感言 心声 心语 心得 体会 感悟 寄语 致辞 致词 心里话 有话说 的话 说",
        "opinion": "评价 点评 反馈 反响 感受 点赞 回音 反映 口碑 心声 声音 体会 评语 感言 心里话 的话 说",
        "problem": "问题 困难 难点 难题 症结 痛点 堵点 矛盾 短板 瓶颈 难处",
        "measure": "措施 举措 办法 做法 对策 路径 路子 方案 招法 之道",
        "team": "队伍 力量 团队 成员 组成 构成 人员",
        "gear": "设施 设备 配置 配备 器材",
        "people": "居民 村民 群众 市民 百姓 老百姓 业主 街坊 邻里 邻居 乡亲 选民 住户",
        "repair": "整治 治理 整改 改造 修复 提升",
        "help": "帮扶 扶持 帮助",
        "building": "建设 修建 打造 创建 创办",
        "talk": "协商 议事 讨论 商议 商量",
        "handling": "办理 处理 处置 办结 办事 受理",
        "route": "线路 路线",
        "village": "村庄 村子 村",
        "work": "工作 岗位 上班",
        "job": "职位 岗位",
        "terms": "条件 要求 资格",
        "pay": "待遇 薪资 工资 薪酬 福利",
        "inquiry": "调查 核实 核查 查证",
        "main": "主导 支柱 重点 骨干",
        "typical": "典型 经典 真实 示范",
        "project": "项目 工程 实事",
        "view": "风光 风景 景色",
    }.items()
}
"""Words of labels that are as good as each other; a word may be of two kinds."""

_FACTS = frozenset(
    "time era place unit company name person leader contact scope content price team people advice".split()  # noqa: SIM905
) | {"person's name"}
"""Kinds of which a block has several: only the stem tells the deadline from the day of the start."""
_MEANT = frozenset(
    "effect outcome process progress sketch remarks opinion problem measure".split()  # noqa: SIM905
)
"""Kinds whose words alone have a meaning for fields, see `label_words.MEANINGS`; here a stem has to speak as well."""
_IDLE = frozenset(
    "的 所 其 具体 基本 有关 相关 主要 最终 后续 突出 当地 进行 开展 实际 面貌 样子 模样 景象 光景 情况 状况".split()  # noqa: SIM905
)
"""Words that say nothing beside others."""
_IDLE_ENDS = ("的", "面貌", "样子", "模样", "景象", "光景")
"""Of these, what a label may end with."""
_ADDED = ("名称", "姓名", "名字", "名", "全称", "介绍", "情况")
"""What may stand behind a label that is a noun: 户主姓名 is 户主."""
_WORDS: dict[str, frozenset[str]] = {
    word: frozenset(kind for kind, words in KINDS.items() if word in words)
    for words in KINDS.values()
    for word in words
}
_KEY_SHORTEST, _KEY_LONGEST = 3, 8
"""Letters of a label that is read so; longer ones are names and sentences."""
_SOLID = re.compile("[\u3400-\u9fff]+")
_LONGEST = max(map(len, (*_WORDS, *_IDLE)))

_SAME, _ADDITION, _WITHIN, _SHARED, _BARE, _HEAD, _NONE = 6, 5, 4, 3, 2, 1, 0
"""How near two labels are: word for word, but for what is added, one stem in the other, a word of the stems shared, one
without a stem, the head alone."""


class _Word(NamedTuple):
    """A word of a label: its letters, and the kinds that it is of, none of a letter that no kind has."""

    letters: str
    kinds: frozenset[str]

    def is_like(self, other: _Word) -> bool:
        return self.letters == other.letters or not self.kinds.isdisjoint(other.kinds)


class Kindred:
    """The fields of a profile by the words of their labels."""

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        """From labels in simplified characters, each with its field."""
        self._by_kind: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._by_end: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._labels: dict[str, str] = {}
        for label, field in labels:
            self._labels.setdefault(label, field)
            for kind in _head_kinds(label):
                self._by_kind[kind].append((label, field))
            self._by_end[label[-2:]].append((label, field))

    def same(self, key: str) -> str | None:
        """The one field with a label that says the same word for word, as far as words are of one kind."""
        return self._nearest(key, _SAME)

    def nearest(self, key: str) -> str | None:
        """The one field whose label is nearer to this one than any other field's, None where none is near enough."""
        return self._nearest(key, _HEAD)

    def _nearest(self, key: str, least: int) -> str | None:
        if not _KEY_SHORTEST <= len(key) <= _KEY_LONGEST or not _SOLID.fullmatch(key):
            return None
        while (idle := next((e for e in _IDLE_ENDS if key.endswith(e)), "")) and len(key) > len(idle) + 1:
            key = key.removesuffix(idle)
        kinds = _head_kinds(key)
        near = [pair for kind in kinds for pair in self._by_kind.get(kind, ())] + self._by_end.get(key[-2:], [])
        best: dict[str, int] = {}
        for label, field in near:
            best[field] = max(best.get(field, _NONE), _nearness(key, label))
        for ending in _ADDED if least <= _ADDITION else ():
            if key.endswith(ending) and (field := self._labels.get(key.removesuffix(ending), "")):
                best[field] = max(best.get(field, _NONE), _ADDITION)
            if field := self._labels.get(key + ending, ""):
                best[field] = max(best.get(field, _NONE), _ADDITION)
        top = max(best.values(), default=_NONE)
        found = [field for field, value in best.items() if value == top]
        return found[0] if top >= least and len(found) == 1 else None


def _head_kinds(label: str) -> frozenset[str]:
    """The kinds that a label's last word is of."""
    for size in range(min(_LONGEST, len(label) - 1), 0, -1):
        if kinds := _WORDS.get(label[-size:]):
            return kinds
    return _WORDS.get(label, frozenset())


@lru_cache(maxsize=2048)
def _words(label: str) -> tuple[_Word, ...]:
    """A label's words in order, idle ones left out; of what is no word each letter."""
    found: list[_Word] = []
    start = 0
    while start < len(label):
        for size in range(min(_LONGEST, len(label) - start), 0, -1):
            word = label[start : start + size]
            kinds = _WORDS.get(word) if size > 1 or start + 1 == len(label) else None
            if kinds or word in _IDLE or size == 1:
                if word not in _IDLE:
                    found.append(_Word(word, kinds or frozenset()))
                start += size
                break
    return tuple(found)


@lru_cache(maxsize=8192)
def _nearness(one: str, other: str) -> int:
    mine, its = _words(one), _words(other)
    if not mine or not its:
        return _NONE
    if len(mine) == len(its) and all(a.is_like(b) for a, b in zip(mine, its, strict=True)):
        return _SAME
    stem, stem_of_it = mine[:-1], its[:-1]
    shared = mine[-1].kinds & its[-1].kinds
    if not shared:
        alike = one[-2:] == other[-2:] and not mine[-1].kinds and stem_of_it and all(word.kinds for word in mine[:-2])
        return _HEAD if alike and len(mine) > 2 else _NONE
    if stem and stem_of_it:
        if _holds(stem, stem_of_it) or _holds(stem_of_it, stem):
            return _WITHIN
        if _share(stem, stem_of_it):
            return _SHARED
    if shared <= _FACTS | _MEANT:
        return _NONE
    return _HEAD if stem and stem_of_it else _BARE


def _holds(whole: Sequence[_Word], part: Sequence[_Word]) -> bool:
    """Whether all words of one stand in the other, in this order."""
    rest = iter(whole)
    return all(any(word.is_like(other) for other in rest) for word in part)


def _share(one: Sequence[_Word], other: Sequence[_Word]) -> bool:
    """Whether two stems have a word of one kind in common, or two letters in a row."""
    if any(a.kinds and a.is_like(b) for a in one for b in other):
        return True
    letters, its = ("".join([w.letters if not w.kinds else " " for w in words]) for words in (one, other))
    return any(" " not in (pair := letters[n : n + 2]) and pair in its for n in range(len(letters) - 1))
