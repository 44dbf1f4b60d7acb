"""What labels speak of, in whatever words: who made it, where it can be seen, what is missing, what is hoped for.

People put a section's name in everyday words where the profile lists a formal one: 出自谁手 for 作者简介, 去哪儿看 for
陈列位置. Each concept is a set of words, formal and spoken; a label is of a field where it speaks of what that field's
labels speak of, and of no other field's. This says less than the words that `label_words` and `kindred` compare: it is
asked last, and a label's look has to bear it out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["Concepts"]

_WORDS: dict[str, str] = {
    # people
    "who": "谁 什么人 哪些人 人员 队员 成员 人物 主角 阵容 师资 队伍 团队 班底",
    "maker": "作者 谁手 谁画 谁写 谁做 谁造 谁拍 谁设计 创作者 设计者 制作人",
    "owner": "掌门 当家 店主 老板 掌柜 主理人 负责人 经营者",
    "householder": "户主 庭院主人 谁家",
    "keeper": "谁管 谁在管 谁来管 归谁 管护 看护 养护 守护 看树 守树 护林",
    "office": "责任单位 牵头单位 主责 承办单位 谁来办 谁牵头 实施单位",
    "helper": "帮扶人 谁来帮 帮扶责任",
    "teacher": "老师 教师 师资 谁教 谁来教 教员 带班",
    "craftsman": "守艺人 传承人 传承人物 艺人 手艺人",
    "audience": "对象 谁能 谁可以 人群 谁来吃",
    "family": "家庭 家人 家里 家属",
    "volunteers": "志愿 志愿者 义工",
    "expert": "行家 专家 评委 评审 内行",
    "neighbours": "街坊 邻居 邻里 左邻右舍 隔壁 大伙 旁人 大家 群众 居民 村民 乡亲 百姓",
    "elders": "老人 长者 爷爷 奶奶 老年人",
    "comrades": "战友 老兵 退役军人",
    "parents": "家长 爸妈 父母 爸爸 妈妈",
    "guests": "游客 乘客 顾客 客流 旅客 消费者 买家 买菜的 食客",
    "traders": "摊主 商户 店家",
    "farmers": "农民 牧民 农户 为农 联农 带农 农业 农事",
    # what is said
    "opinion": "怎么看 咋看 怎么说 咋说 评价 反馈 意见 点评 评语 口碑 反响 评一评 说法 讲评 评估 打分 打几分 夸 "
    "眼中 吐槽",
    "remark": "感言 心声 心语 寄语 心里话 的话 说两句 唠两句 有话 感悟 心得 留言 想对",
    "quote": "语录 名言 箴言 格言 嘴边 口头禅",
    "citation": "颁奖词 颁奖辞 致敬词",
    "reminder": "提醒 提示 提个醒 口诀 须知 小贴士 贴士 指南 牢记 防范 留意 注意",
    "recommend": "推荐 推广 推介 复制",
    "meaning": "表达 释义 寓意 含义 意思 内涵 涵义 想说的 解读",
    "diary": "日志 手记 日记 札记",
    "media": "媒体 新闻报道",
    "publicity": "宣传 动员",
    # where and when
    "where": "去哪 在哪 哪里 哪儿 何处 位置 地点 地址 方位 陈列 坐落 怎么找到",
    "route": "从哪到哪 起点 终点 起止 起讫 走向 路线 线路 行程",
    "arrival": "到达 交通 行车 乘车 怎么去 出行",
    "when": "啥时候 什么时候 何时 几点 时间 时段 日程 安排 时限 期限",
    "scope": "范围 区域 哪几个村",
    "lodging": "住宿 民宿 住哪 住在",
    "sights": "景点 看点 美景 景观",
    "past": "从前 过去 以前 往日 昔日 当年 旧貌 旧俗 老例 改造前 整治前 苦日子",
    "era": "年代 朝代 哪个年 何时建 何时所建",
    # how it came about
    "origin": "由来 来由 来历 起源 渊源 源流 沿革 历史 从何而来 起家 起来的 怎么来 咋来 哪来 哪儿来 哪里来 成立 "
    "创立 创办 组建 建队 建站 建馆 建校 建厂 开业 开张 初创 起步 诞生 前身 创业 开办 当初 溯源 发展脉络",
    "reason": "原因 初心 初衷 为何 为啥 为什么 缘由 念头 起因 成因 动因 背景 缘起",
    "clue": "线索 怎么发现 案源",
    "career": "从业 入行 走来 军旅 服役 当兵 生涯 履历 打工 在外 经历 岁月 怎么当上 成长 炼成 打拼 奋斗",
    "memory": "难忘 忘不掉 忘不了 瞬间 那一刻 一幕",
    "deeds": "事迹 善举 感人",
    "story": "故事 往事 暖心事",
    "start": "起步 刚开始 开头 起初",
    # how it is
    "overview": "家当 概况 简介 概貌 风貌 底数 家底 名片 档案 什么样 啥样 长啥样 模样 底子 底色 印象 基本 素描 速写",
    "condition": "现存 保存 保护现状",
    "problem": "难在 问题 困难 难处 难题 难点 最难 困境 之困 短板 缺 差在 毛病 薄弱 瓶颈 症结 病灶 病根 坎 卡 堵 愁 "
    "坏在 弱项 压力",
    "hazard": "隐患 查到 查出 风险 怕",
    "setback": "跟头 碰过的壁 挫折",
    "feature": "特色 特点 亮点 与众不同 不一样 独特",
    "product": "产品 卖什么 卖啥 招牌 主打 拿手 吃饭 特产",
    "opus": "作品 得意之作 代表作",
    "value": "价值 意义",
    "insight": "启示 留给我们",
    "size": "尺寸 大小 长宽 规格",
    "shape": "形制 形貌 外形 外观 器形",
    "material": "什么做 啥做 材质 材料 用料 选材",
    "papers": "申请材料 所需材料 要带什么 带什么",
    "functions": "功能 能干什么 用途 每层楼 布局",
    "daily": "日常 每天 平时 忙些 一天 从早忙到晚",
    "rule": "规矩 新规 制度 规则 章程 约定 公约",
    "customs": "民俗 习俗 风情 过节",
    "bad customs": "陋习 陋俗 旧风 旧习 不良风气",
    "family rules": "家风 家训 家规 家教 祖辈",
    # what was done
    "works": "整治 治理 改造 修复 收拾 整修 修缮 整改 怎么治 怎么修 怎么改",
    "measure": "措施 举措 做法 办法 对策 改善 改进 提升 正在做",
    "mode": "模式 运营 运行 运作 运转",
    "making": "工艺 工序 制作 怎么做出来",
    "creation": "创作 而作 构思 灵感",
    "training": "练 训练 操练 集训",
    "help": "帮 帮扶 扶持 保障 受益",
    "giving": "回馈 反哺 捐资 桑梓 给家乡",
    "lessons": "学什么 课程 教学 授课 课堂",
    "learned": "学出 学到 学会 学习成果",
    "discussion": "商量 协商 讨论 谈拢 议事 怎么议 你一言",
    "survey": "调查 摸底 走访 排查 入户 查找 核查 踏勘",
    "followup": "跟踪 问效 回访 回头看 监督 督办 后续 复查",
    "pupils": "收徒 师徒 带徒 传艺 徒弟 传帮带",
    "drill": "演练 情景 假想 模拟 预设",
    "skill": "绝活 绝技 本领 本事 手艺 技艺 特长 看家 真功夫 专长 擅长",
    "treatment": "诊疗 病种 主治 看什么病",
    "contents": "建设内容 建些什么 改造内容 动了哪些 改造项目",
    # what came of it
    "change": "变化 效果 成效 现状 如今 现在 怎么样 咋样 变样 新貌 新颜 改变 整治后 变干净 变美",
    "progress": "进展 进度 动态 到哪一步 改到哪 什么程度 落地",
    "score": "成绩 战绩 赛果 输赢 胜负 比分 打得",
    "honour": "荣誉 获奖 奖项 勋章 军功章 表彰 得奖 荣光",
    "income": "账上多 落下多少 增收 收益 收入 富民 带富 致富 收成 进账 丰收 钱袋 挣钱 亩产",
    "led": "沾光 沾了 带动 乡邻 拉着大伙 联农带农 带农",
    "agreement": "协议 和解 调解结果 达成 议定 商定 最后怎么定 结案 处理结果 共识 商量出 定下来 握手言和",
    "fulfilled": "圆梦 实现 成真",
    "goal": "目标 打算 计划 规划 下一步 接下来 往后 来年 今后 将来 念想 展望 哪一步 奔头",
    # money, trade and food
    "money": "钱 本钱 怎么凑 资金 账 收支 开支 经费 筹措 筹集 筹资",
    "price": "价格 收费 费用 多少钱 要花 交多少 餐费 餐标",
    "pay": "薪资 工资 薪酬 待遇 挣多少",
    "demands": "任职要求 岗位要求 应聘 招聘条件",
    "grant": "补贴标准 补助标准 能领多少 补贴额度",
    "business": "生意 经营 买卖",
    "sale": "销路 销售 卖到哪 购买 下单 选购 哪里买",
    "offers": "优惠 打折 促销",
    "food": "美味 招牌菜 味道 舌尖 饭菜 好吃 美食",
    "menu": "菜谱 食谱 菜单",
    "ingredients": "食材 原料 进货 菜从哪里来",
    "nutrition": "营养 膳食",
    "acreage": "种植规模 种植面积 多少亩",
    # cases, wishes, proposals
    "case": "案情 案件 案例 案子",
    "dispute": "争议 分歧 各执 争执 焦点 不同声音 双方 各方",
    "judgement": "裁判 判决 怎么判 这样判",
    "scam": "受骗 被骗 上当 骗术 套路 圈套 伎俩 诈骗手法",
    "complaint": "信访 来电 反映 诉求 投诉 说了啥",
    "need": "需求 诉求 心愿 愿望 期盼 呼声 求助 想要 大家盼",
    "proposal": "建议 提案 议案 建言 代表提",
    "topic": "议题 话题 议事主题",
    "collection": "馆藏 藏书 有哪些书 有哪些好书",
}
"""Words by what they speak of, parted by spaces; those of everyday speech beside those of reports."""
_IDLE = """
    经过 过程 始末 历程 实况 实录 眼下 目前 当前 的是 情况 具体 主要 工作 本人 这些 队伍 球队 活动 社区 村里 咱们 我们
    当地 现场 什么 多少 怎么 的 了 是 在 有 来 都 最 还 就 也 把 被 让 给 着 过 我 咱 这 那 能 想 要 说 看 老 从 啥 咋
    她 他 们 谁 干 做 办 走 到 吗 呢
"""
"""What says nothing beside the words that a label has."""
_CONCEPTS: dict[str, frozenset[str]] = {word: frozenset() for word in _IDLE.split()}
for _concept, _listed in _WORDS.items():
    for _word in _listed.split():
        _CONCEPTS[_word] = _CONCEPTS.get(_word, frozenset()) | {_concept}
_SIZES = {c: tuple(sorted({len(w) for w in _CONCEPTS if w[0] == c}, reverse=True)) for c in {w[0] for w in _CONCEPTS}}
"""How long the words are that begin with a character, longest first."""
_VOICES = frozenset(
    (
        "opinion",
        "remark",
        "need",
        "overview",
        "who",
        "reminder",
        "when",
        "keeper",
        "problem",
        "feature",
        "reason",
        "value",
    )
)
"""Of which it counts whose they are: no word of such a label may be unknown."""
_PEOPLE = frozenset(("neighbours", "parents", "guests", "expert"))
"""What alone says nothing of a field."""
_WHENCE, _OF_WHAT = frozenset(("origin", "where")), frozenset(("money", "problem"))
"""What is asked of money and of trouble, and tells nothing else then: 钱从哪里来 is 资金筹措, 难在哪里 no place."""
_GENERIC = frozenset(("overview", "change", "progress"))
"""What stands behind the word that says of what: 作者简介, 增收成效."""
_NO_ENDS = ("时间", "时限", "期限", "日期", "说")
"""What a label ends with that is about a time or what somebody says, whatever stands before it."""
_SHORTEST, _LONGEST = 3, 9
"""Letters of a label that is read so."""
_SURE, _LEAD, _KNOWN = 0.6, 0.5, 0.45
"""The part of what a label speaks of that a field must speak of, how much of it the next field may, and the part of
its letters that must belong to known words."""


class _Read(NamedTuple):
    """A label as its words are read."""

    concepts: frozenset[str]
    head: frozenset[str]
    """of the last word that says something"""
    known: float
    """the part of its letters that belong to words which are known, or say nothing"""
    ends_known: bool
    """whether its last word, which says what it is, is known: not in 问题来源, 走访户数"""


def _read(label: str) -> _Read:
    """What a label speaks of, the longest words first."""
    concepts: set[str] = set()
    head: frozenset[str] = frozenset()
    known = start = 0
    ends_known = False
    while start < len(label):
        sizes = _SIZES.get(label[start], ())
        word = next((w for size in sizes if (w := label[start : start + size]) in _CONCEPTS), "")
        said = _CONCEPTS.get(word, frozenset())
        if said and (not head or head <= _GENERIC or not said <= _GENERIC):
            head = said
        concepts |= said
        known += len(word)
        start += len(word) or 1
        ends_known = bool(word)
    if not _OF_WHAT.isdisjoint(concepts):
        concepts -= _WHENCE
        head = head - _WHENCE or frozenset(concepts)
    return _Read(frozenset(concepts), head, known / max(1, len(label)), ends_known)


class Concepts:
    """What the fields of a profile speak of."""

    def __init__(self, fields: Mapping[str, tuple[str, ...]]) -> None:
        """From the labels of each field in simplified characters."""
        read = {field: [_read(label) for label in labels] for field, labels in fields.items()}
        self._fields = {field: frozenset[str]().union(*[r.concepts for r in found]) for field, found in read.items()}
        self._heads = {field: frozenset[str]().union(*[r.head for r in found]) for field, found in read.items()}
        self._times = Counter([concept for concepts in self._fields.values() for concept in concepts])

    def field(self, label: str) -> str | None:
        """The one field that speaks of what a label does; None where none does, or several."""
        if not _SHORTEST <= len(label) <= _LONGEST or label.endswith(_NO_ENDS) or not self._fields:
            return None
        mine = _read(label)
        if not mine.concepts or mine.known < _KNOWN or not mine.ends_known:
            return None
        found = sorted(((self._shared(mine, field), field) for field in self._fields), reverse=True)
        best, field = found[0]
        second = found[1][0] if len(found) > 1 else 0.0
        return field if best >= _SURE and second <= _LEAD * best else None

    def _shared(self, mine: _Read, field: str) -> float:
        """The part of what a label speaks of that a field speaks of, what other fields speak of counting less.

        What either says last, it has to share with the other.
        """
        shared = mine.concepts & self._fields[field]
        if shared <= _PEOPLE or (mine.known < 1 and shared <= _VOICES):
            return 0.0
        if shared.isdisjoint(mine.head) or shared.isdisjoint(self._heads[field]):
            return 0.0
        return sum(1 / self._times[concept] for concept in shared) / len(mine.concepts)
