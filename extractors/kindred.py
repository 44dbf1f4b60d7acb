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

__all__ = ["KINDS", "Kindred", "asks", "ends_with_kind", "names_people"]

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
        "leader": "负责人 责任人 带头人 领衔人 领军人 牵头人 领头人 主理人 主持人 掌舵人 队长 团长 社长 班主 领队",
        "contact": "联系方式 联络方式 联系电话 咨询电话 咨询热线 联系人及电话 电话 热线",
        "scope": "范围 覆盖范围 覆盖面 区域 辖区 片区 领域 方向",
        "way": "方式 方法 途径 渠道 手段 手法 套路 模式 法",
        "flow": "流程 程序 工序 工艺 步骤 环节 手续",
        "effect": "成效 效果 成果 业绩 实绩 成绩 效益 收益 实效 作用 效应 贡献 战果 收效 成就",
        "outcome": "结果 结论 结局",
        "process": "过程 经过 历程 经历 进程 始末 回顾 足迹 之路",
        "progress": "进展 进度 进程 推进 落实",
        "history": "历史 渊源 由来 源流 沿革 来历 底蕴 文脉",
        "sketch": "简介 介绍 概况 概述 简述 描述 现状 名片 速览 概要 摘要 概览 简况 近况 现况 境况 处境 情况 状况 实况 "
        "小传 档案 说明",
        "advice": "提示 提醒 警示 忠告 贴士 须知 指南 攻略 叮嘱 注意事项",
        "honour": "荣誉 荣誉称号 奖项 获奖 受奖 奖励 表彰 立功 勋章 军功章 奖章",
        "feature": "特色 特点 亮点 风格 特征 优势 卖点 品牌 招牌 主打 主推 拿手",
        "rule": "制度 机制 规则 办法 规定 模式 规约 章程",
        "content": "内容 事项 清单 菜单 项目 明细 要点",
        "story": "故事 小故事 往事 传说 事迹 事例 案例 经历 足迹 点滴 日记 日志 手记 札记 佳话",
        "idea": "理念 思想 构思 思路 宗旨 主张 设想",
        "motto": "格言 座右铭 口号 箴言",
        "price": "费用 价格 标准 收费 价钱",
        "remarks": "留言 感言 心声 心语 心得 体会 感悟 寄语 致辞 致词 心里话 有话说 的话 说",
        "opinion": "吐槽 反映 留言 有话说 评价 点评 反馈 反响 感受 点赞 回音 口碑 心声 声音 体会 评语 感言 心里话 的话 "
        "说",
        "problem": "问题 困难 难点 难题 症结 痛点 堵点 短板 瓶颈 难处 困境 之困 之难 毛病",
        "measure": "措施 举措 办法 做法 手段 对策 路径 路子 方案 招法 招数 妙招 之道",
        "team": "队伍 力量 团队 班底 阵容 成员 组成 构成 人员",
        "gear": "设施 设备 配置 配备 器材",
        "partners": "合作 协同 协作 共建 联合",
        "people": "居民 村民 群众 市民 百姓 老百姓 业主 街坊 邻里 邻居 乡亲 选民 住户",
        "repair": "整治 治理 整改 改造 修复 提升",
        "help": "帮扶 扶持 帮助",
        "building": "建设 修建 打造 创建 创办",
        "talk": "协商 协调 磋商 沟通 议事 讨论 商议 商量",
        "handling": "办理 处理 处置 办事",
        "request": "受理 申请 申办 申报",
        "route": "线路 路线",
        "village": "村庄 村子",
        "work": "工作 岗位 上班",
        "job": "职位 岗位",
        "terms": "条件 要求 资格",
        "pay": "待遇 薪资 工资 薪酬 福利",
        "inquiry": "调查 核实 核查 查证",
        "main": "主导 支柱 重点 骨干",
        "typical": "典型 经典 真实 示范",
        "project": "项目 工程 实事",
        "view": "风光 风景 景色 美景",
        "goods": "产品 商品 特产 农产品 货品",
        "wish": "诉求 需求 心愿 愿望 期盼 所盼 所需 所求 呼声 请求 期待",
        "origin": "来源 来历 出处 源头",
        "reason": "由来 原因 缘由 缘起 理由 成因 起因 动因",
        "part": "分区 区划 布局",
        "end": "完成 完工 竣工 办结 结束",
        "beginning": "开始 启动 开工 动工 起始",
        "moment": "瞬间 剪影 片段 掠影 花絮",
        "dispute": "纠纷 矛盾 争议 分歧 争端",
        "settlement": "调解 调处 化解 排解",
        "care": "保护 养护 管护 管养 维护",
        "sort": "类别 类型 种类 分类 品类",
        "size": "规模 面积 数量 体量",
        "plan": "打算 计划 规划 谋划 展望 目标",
        "skill": "绝活 绝技 手艺 技艺 专长 特长 本领",
        "teachers": "师资 教师 老师 名师",
        "elders": "老人 长者 爷爷奶奶 老年人",
        "children": "学生 孩子 孩子们 少年 儿童",
        "parents": "家长 爸妈 父母",
        "family": "家属 家人 亲属 亲人 家里人",
        "patients": "患者 病人 病友 病患",
        "guests": "顾客 食客 消费者 游客 客人 用户",
        "farmers": "农户 农民 种植户 牧户 社员",
        "food": "美食 小吃 菜品",
    }.items()
}
"""Words of labels that are as good as each other; a word may be of two kinds."""

_SINGLE = frozenset("history idea motto honour view flow gear".split())  # noqa: SIM905
"""Kinds of which a block has one: their head tells alone; of times, ways and measures the stem has to tell which."""
_OF_PEOPLE = frozenset(
    (
        "team",
        "person",
        "people",
        "elders",
        "children",
        "parents",
        "family",
        "patients",
        "guests",
        "farmers",
        "teachers",
        "unit",
        "company",
    )
)
"""Kinds of people and offices, who are what a sentence begins with more often than labels."""
_WHO = ("人", "员", "者", "队", "户", "群众", "嘉宾", "团队")
"""What people are called by, at the end of a label."""
_WORD = 2
"""Letters of a word."""
_IDLE = frozenset(
    """
    的 所 其 具体 基本 有关 相关 主要 最终 后续 突出 当地 进行 开展 实际 面貌 样子 模样 景象 光景 情况 状况 地方
    """.split()  # noqa: SIM905
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
_LINK = re.compile("(?<=..)的(?=.)(?!话$)")
"""What links two words: 牵头的人 is 牵头人."""
_SOLID = re.compile("[\u3400-\u9fff]+")
_LONGEST = max(map(len, (*_WORDS, *_IDLE)))

_SAME, _ADDITION, _WITHIN, _SHARED, _HEAD, _NONE = 5, 4, 3, 2, 1, 0
"""How near two labels are: word for word, but for what is added, one stem in the other, a word of the stems shared, the
head alone."""


_QUESTIONS = tuple(
    (re.compile(pattern), frozenset(kinds.split()))
    for pattern, kinds in (
        ("(?P<what>.{1,4}?)是?[从打](?:哪儿|哪里|哪)来的?(?P<then>)", "origin history reason"),
        ("(?P<what>.{0,4}?)(?:在|到|去|住)?(?:哪儿|哪里|哪|何处)(?P<then>.{0,3})", "place unit"),
        ("(?:何时|什么时候|几时|几点|啥时候?)(?:能|会)?(?P<what>)(?P<then>.{1,4})", "time"),
        (
            "(?P<what>.{0,4}?)(?:怎么|怎样|如何|咋)(?P<then>(?![样去来办想看说])[^的]{1,4})的?",
            "way flow process advice",
        ),
        ("(?P<what>.{0,4}?)(?:要?花|卖|收|要|得)?多少(?:钱)?(?P<then>.{0,2})", "price size"),
        ("(?P<what>)(?:由|归)?谁(?:来|在|去|可以|能)?(?P<then>.{1,4})", "person leader unit people team"),
        (
            "(?P<what>)(?:是?啥|什么)(?P<then>(?!时候|样|项目|内容|故事|情况|问题|活动|办法|做法|措施|举措|招|来历|原因)[^时]{2,4})",
            "name",
        ),
        ("(?P<what>)(?:当初)?(?:为什么|为何|为啥)(?:要|会)?(?P<then>.{1,4})", "reason"),
    )
)
"""What a label asks, and the kinds of thing that answer it: 驿站在哪儿 is 驿站位置, 何时检查 is 检查时间."""
_ASKS = re.compile("哪|何|什么|几|啥|怎|咋|多少|谁")


class _Word(NamedTuple):
    """A word of a label: its letters, and the kinds that it is of, none of a letter that no kind has."""

    letters: str
    kinds: frozenset[str]

    def is_like(self, other: _Word) -> bool:
        return self.letters == other.letters != "" or not self.kinds.isdisjoint(other.kinds)


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
            self._by_end[label[-1:]].append((label, field))

    def same(self, key: str) -> str | None:
        """The one field with a label that says the same word for word, as far as words are of one kind."""
        return self._nearest(key, _SAME)

    def begins_alike(self, key: str, field: str) -> bool:
        """Whether a label says word for word what one of the field's does, and begins with the same word."""
        labels = (label for label, of in self._labels.items() if of == field and label[:_WORD] == key[:_WORD])
        return any(_nearness(key, label) == _SAME for label in labels)

    def nearest(self, key: str) -> str | None:
        """The one field whose label is nearer to this one than any other field's, None where none is near enough."""
        return self._nearest(key, _HEAD)

    def _nearest(self, key: str, least: int) -> str | None:
        if not _KEY_SHORTEST <= len(key) <= _KEY_LONGEST or not _SOLID.fullmatch(key):
            return None
        key = _LINK.sub("", key)
        while (idle := next((e for e in _IDLE_ENDS if key.endswith(e)), "")) and len(key) > len(idle) + 1:
            key = key.removesuffix(idle)
        kinds = _head_kinds(key)
        near = [pair for kind in kinds for pair in self._by_kind.get(kind, ())] + self._by_end.get(key[-1:], [])
        best: dict[str, int] = {}
        for label, field in near:
            best[field] = max(best.get(field, _NONE), _nearness(key, label))
        for ending in _ADDED if least <= _ADDITION else ():
            if key.endswith(ending) and (field := self._labels.get(key.removesuffix(ending), "")):
                best[field] = max(best.get(field, _NONE), _ADDITION)
        top = max(best.values(), default=_NONE)
        found = [field for field, value in best.items() if value == top]
        return found[0] if top >= least and len(found) == 1 else None


def ends_with_kind(label: str) -> bool:
    """Whether a label's last word says what kind of thing, not of people, it is: 行车路线, not 党建引领 or 工作人员."""
    kinds = _head_kinds(label)
    return bool(kinds) and kinds.isdisjoint(_OF_PEOPLE)


def names_people(label: str) -> bool:
    """Whether a label says who it is: 承诺人, 困难群众, 创新团队."""
    return label.endswith(_WHO) or not _head_kinds(label).isdisjoint(_OF_PEOPLE)


def asks(label: str) -> bool:
    """Whether a label is a question: 支了什么招."""
    return _ASKS.search(label) is not None


def _asked(label: str) -> tuple[str, frozenset[str]] | None:
    """What a question is about, and of which kinds the answer is."""
    for pattern, kinds in _QUESTIONS if _ASKS.search(label) else ():
        if (found := pattern.fullmatch(label)) and (about := found["what"] + found["then"]):
            return about, kinds
    return None


def _head_kinds(label: str) -> frozenset[str]:
    """The kinds that a label's last word is of, or what it asks for."""
    if asked := _asked(label):
        return asked[1]
    for size in range(min(_LONGEST, len(label) - 1), 0, -1):
        if kinds := _WORDS.get(label[-size:]):
            return kinds
    return _WORDS.get(label, frozenset())


@lru_cache(maxsize=2048)
def _words(label: str) -> tuple[_Word, ...]:
    """A label's words in order, idle ones left out; of what is no word each letter. A question ends with its answer."""
    if asked := _asked(label):
        return (*_words(asked[0]), _Word("", asked[1]))
    found: list[_Word] = []
    start = 0
    while start < len(label):
        for size in range(min(_LONGEST, len(label) - start), 0, -1):
            word = label[start : start + size]
            kinds = _WORDS.get(word) if size > 1 or start + 1 == len(label) else None
            if kinds or word in _IDLE or size == 1:
                if word not in _IDLE or (kinds and start + size == len(label) and found):
                    found.append(_Word(word, kinds or frozenset()))
                start += size
                break
    return tuple(found)


@lru_cache(maxsize=8192)
def _nearness(one: str, other: str) -> int:
    """How near two labels are, one of the values from `_NONE` to `_SAME`."""
    mine, its = _words(one), _words(other)
    if not mine or not its:
        return _NONE
    if one in _WORDS and other in _WORDS and min(len(one), len(other)) >= _KEY_SHORTEST and mine[0].is_like(its[0]):
        return _SAME
    if 1 < len(mine) == len(its) and all(a.is_like(b) for a, b in zip(mine, its, strict=True)):
        return _SAME
    stem, stem_of_it = mine[:-1], its[:-1]
    shared = mine[-1].kinds & its[-1].kinds
    if not shared:  # 支柱产业 beside 主要产业: no kind's word at the end, but the same, and kinds before it
        alike = one[-2:] == other[-2:] and not mine[-1].kinds and stem_of_it and all(word.kinds for word in mine[:-2])
        return _HEAD if alike and len(mine) > 2 else _NONE
    if not mine[-1].letters and not _holds(stem_of_it, stem):
        return _NONE  # 积分怎么花 asks for something else than 积分规则
    if stem and stem_of_it:
        if _holds(stem, stem_of_it) or _holds(stem_of_it, stem):
            return _WITHIN
        if _share(stem, stem_of_it):
            return _SHARED
    if shared == {"name"} and not set("".join([w.letters for w in stem])).isdisjoint(other):
        return _HEAD
    return _HEAD if shared & _SINGLE else _NONE


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
