"""What the words of a label mean: the tables behind inferred labels and the shape of unlisted ones.

A label is a short noun phrase. When all of its words are listed here and those that carry meaning agree, the label
means that: 工作难点 is 工作 (says nothing) and 难点 (a problem). Where words before the head are not listed, a head
that tells enough still counts: 帮扶成效, 到任感言.
Meanings are not fields: a profile's field has the meaning of its own name and aliases (see `labels.Lexicon`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from .label_phrases import spoken_meaning

__all__ = [
    "AGAIN",
    "CONTACTS",
    "GENRES",
    "INFERABLE",
    "MEANINGS",
    "NEUTRAL",
    "NO_LABELS",
    "PRESIDES",
    "core",
    "is_saying",
    "judge",
    "meaning",
    "names_fact",
    "narrates",
    "of_outsiders",
    "people_say",
    "residue",
    "shared_word",
    "somebody_says",
    "spells_label",
    "stem",
    "tells_who",
]

MEANINGS: dict[str, tuple[str, ...]] = {
    sense: tuple(words.split())
    for sense, words in {
        "matter": """
            事件名称 事例名称 办件名称 案例名称 典型案例名称 办啥事 办啥事情 啥事情 事项 项目 课题 一件事 微实事
            微心愿 实事 主题 题目 之事 头件事 件事 什么事 啥事 点题内容 任务名称 工程名称 议题名称 立项名称 案例标题
            之题 第一桩事
            提案名 名目 建议标题 办件标题 选题名称 头号事 头一件 头一桩 头一件事 头一桩事 头桩事 头等事 头等大事
        """,
        "remarks": "书记寄语 支书寄语 主任寄语 河长寄语 站长寄语 队长寄语 校长寄语 履新寄语 上任寄语 "
        "开场白 开门之言 开门之诺 肺腑之言 由衷之言 我想说 "
        "表个态 一席话 感言 表态发言 发言 演说 心里话 心语 心声 呼声 有话说 的话 表态 自白 独白 感怀 首谈",
        "background": """
            概貌 概览 画像 基本面貌 本底 底账 基本盘
            区域概况 简介 概况 档案 名片 案情 现实情况 背景 基本情况 介绍 概述 改前模样 村情 社情 现状 简况 底数 缘起
            题由 起因 由来 来由 缘由 事由 案由 来龙去脉 前情 速写 速览 屯情 园情 校情 企情 乡情 素描 怎么来的 是怎么来的
            怎么回事 旧貌 情况说明 情况概要 情况综述 简要情况 总体情况 整体情况 概要 镇情 县情 区情 市情 啥情况
            啥个情况 什么情况 咋回事 为啥要办 为何要办 为什么要办 为啥办 为何办 为什么办 为啥建 为何建 为什么建
            为何立项 为啥立项 为什么立项
        """,
        "problem": """
            困难障碍 短板不足 问题清单 困难清单 反映问题 反映的问题 问题 困难 难点 难题 痛点 堵点 短板 瓶颈 症结 困境
            矛盾 困扰 难处 坎儿 难关 难事 烦心事 操心事 揪心事 坎 难在 卡在 卡壳 梗阻 拦路虎 绊脚石 硬骨头 难啃的骨头
            棘手 绕不开 愁事 愁的事 堵在 哪儿堵了 堵了 争在 焦点 难啃 有多难 短板弱项 老大难 阻力 阻碍 困局 困惑 卡点
            制约 制约因素 为难之处 为难的事 为难事 薄弱环节 挑战 烦恼 顽疾 痼疾 心病 病根 疙瘩 钉子 烫手山芋 麻烦
            拦路石 掣肘 愁盼 之困 卡脖子 难念的经 开门之惑 开门之难 开门之困 开门之忧 开门之痛 开门之愁
        """,
        "action": """
            难点突破 难题突破 难点攻坚 难题攻坚 难点破解 难题破解
            任务落实 承诺落实 督办 推动 履诺 担当作为 干事创业 着手去办 着手办 动手干 动手办 过程 进程 做法 措施 举措
            办理 推进 落实 干事 解决 协调 实施 处理 整改 化解 经过 历程 行动 办事 进展 进度 处置 办法 步骤 操作 履职
            破解 开展 实录 纪实 纪事 路径 路子 之举 之策 之法 对策 妙招 实招 怎么办 怎么干 怎么做 咋办 咋干 咋做 如何办
            如何干 如何做 怎样办 怎样干 怎样做 怎么办成 怎么解 怎么破 怎么改 怎么治 查了什么 查到了什么 改了什么
            如何解 如何破
            如何改 致富经 招数 绝招 高招 新招 出招 招法 解法 破局 破解之道 良方 药方 这样办 这样干 这样做 这么办
            这么干 这么做 做了什么 做了啥 干了什么 干了啥 办了什么 办了啥 跟进 践诺 法子
        """,
        "result": """
            成效 效果 成果 结果 成绩 实绩 变化 实效 战果 收效 完成情况 办结情况 成就 结局 后来呢 后来 怎么样了 如何了
            硕果 之效 效益 受益 得实惠 实惠 改后模样 改完什么样 成了什么样 成了啥样 干成了啥 办成了啥 干成了什么
            办成了什么 如今 而今 现如今 见效 显效 新变化 新气象 新貌 今貌 新面貌 变样 变了样 成绩单 干得怎样
            干得怎么样 干得咋样 干得如何
            做得怎样 做得怎么样 做得咋样 做得如何 办得怎样 办得怎么样 办得咋样 办得如何 办成没有 办成没 办好没有
            办好没 解决没有 解决了吗 办成了吗 成了没有 成了吗 开门之喜 开门之效 开门之变 开门之果
        """,
        "reaction": """
            评说 测评 考核 评比 评星 评级 打分 议论 感受 反响 反馈 评价 口碑 点评 点赞 评议 评语 反映 回响 怎么说 怎么看
            咋说 咋看 如何说
        """,
        "plan": "待办 打算 盘算 计划 规划 下一步 下步 展望 今后 安排 目标 方向",
        "insight": "启示 经验 启发 体会 思考 感悟 心得 借鉴 收获 反思",
        "person": "人 人物 法官 第一书记 书记 负责人 责任人 联系人 带头人 主任 站长 所长 作者 领办人 包抓领导",
        "time": "时间 时限 期限 日期 时点",
        "outsider": """
            媒体关注 媒体报道 党员 专家 律师 社工 评委 媒体 领导 上级 小编 编者 编辑 网友 记者 开栏的话 开篇的话
            编者的话 编后的话
        """,
        "place": "地点 地址 位置 单位 部门 所属 区域",
        "attribute": """
            类别 类型 编号 领域 资金 投入 来源 内容 电话 阶段 任务 级别 规模 受益群众 受益对象 受益人 受益人群
            受益人数 受益户数 谁受益
        """,
        "pledge": "诺言 承诺 答应过的 答应的 誓言 誓词 宣言",
        "answer": "答复 回复 回应",
        "shortcoming": """
            存在不足 不足之处 待改进 有待改进 待提高 有待提高 待完善 有待完善 还差什么
            还差一点 还差啥 还差在哪 差在哪 差在哪里 还差哪些 还缺什么 还缺啥 还缺哪些
        """,
        "review": "回看 回头看 回访 复查 遗留问题 遗留事项",
        "promise": "支招 寄语 诉求 愿望 需求 建议 亮点 特色 创新 思路 故事",
    }.items()
}
"""Words by what they mean. Seen in the labels of showcase pages and of local governments' case collections."""

NEUTRAL = frozenset(
    """
    名称 工作 情况 主要 具体 存在 目前 当前 社区 村 街道 乡镇 案例 典型 实际 取得 遇到 面临 现有 有关 相关 活动 群众
    居民 村民 党建 党组织 支部 班子 书记项目 上任 任职 就职 当选 的 和 与 及 事件 民生 承办 重点 关键 初步 打擂 领办
    性 突出 一线 个人 申报 所在 完成 联系 责任 牵头 负责 服务 治理 推广 社会 各方 综合 总体 整体 整改后 前期 后期 后续
    全部 最终 办 后 前 中 点 党委 党支部 创建 建设 我 我们 咱 咱们 眼前 街坊 在 在哪 在哪里 哪 哪里 新任 现实 之 怎样
    如何 怎么样 碰到 碰上 遇上 开门 老百姓 百姓 住户 乡亲 代表 委员 网格员 攻坚 破题 开局 发展 增收 带富 致富 账本 落地
    基本 咋样 情形 发现 在哪儿 处 干的 看看 看 哪儿 地方 之处 的地方 小区 园区 嘎查 苏木 村庄 屋场 院落 楼宇 商圈 网格
    企业 学校 领题 认领 交办 所托 受托 打卡点 所办 为民 办啥 起初 起先 当初 全称 标题 描述 表现 简述 说明 体现 阶段性
    何在 在此 在这儿 在这里 看这里 看得见 说一说 唠一唠 摆一摆 亮一亮 是啥 他们 大伙儿 大伙 乡亲们 街坊们 这一路 梳理
    总结 小结 清单 一览 汇总 剖析 盘点 扫描 急难愁盼 惠民 揭榜
    """.split()  # noqa: SIM905
)
"""Words that say nothing about which field a label is."""

NO_LABELS = frozenset(
    """
    a q 即 图 注 答 问 作者 例如 供稿 其中 初审 制图 嘉宾 图为 图片 备注 复审 审核 导语 摄影 文字 来源 标题 校对 比如
    热线 监制 稿源 终审 编后 编者 编辑 网友 记者 读者 责编 主持人 本报讯 编后语 编者按 通讯员 信息来源 值班编辑
    开栏语 开篇语 开栏的话 开篇的话
    核心提示 内容提要 咨询电话 往期回顾 往期链接 本期编辑 监督电话 相关阅读 联系电话 责任编辑
    """.split()  # noqa: SIM905
)
"""Words before a colon that open no section: speakers of interviews, editors' rows, connectives."""

PRESIDES = "主持人"
"""Of these, who speaks in an interview, but in a table's row who presides."""
CONTACTS = frozenset(("联系电话", "咨询电话", "监督电话", "热线", "备注"))
"""Of these, those that label the row of a table."""

_PEOPLE = tuple(
    """
    群众 居民 村民 老百姓 百姓 住户 乡亲 牧民 渔民 农户 牧户 业主 企业 职工 员工 工友 学生 家长 师生 商户 社员 老人 游客
    街坊 邻居 用户 患者 爸爸妈妈 爸妈 孩子 娃娃 老表 老乡 食客 顾客 客人 乘客 病友 家人 家属 亲人 他们 她们
    大家 大伙 大伙儿
    """.split()  # noqa: SIM905
)
"""Whose remarks are a reaction to what was done."""
_ITSELF = ("自我", "自评", "自查")
"""How a label begins of what somebody says of his own work."""
_LOOKS = ("模样", "样子", "面貌", "光景", "景象", "状况")
_ONCE = ("从前", "原先", "原来", "起初", "过去", "往日", "往昔", "昔日", "以前", "先前")
_NOWADAYS = ("如今", "现在", "今日", "眼下", "今天", "现今")
"""With what something looks like, what it was like before and has become: 从前模样, 今日面貌."""
_WORDS: dict[str, str | None] = {
    **{f"{then}{of}{looks}": "background" for then in _ONCE for of in ("", "的") for looks in _LOOKS},
    **{f"{now}{of}{looks}": "result" for now in _NOWADAYS for of in ("", "的") for looks in _LOOKS},
    **dict.fromkeys((*_PEOPLE, *NEUTRAL)),
    **{word: sense for sense, words in MEANINGS.items() for word in words},
}
_LONGEST = max(map(len, _WORDS))
_SIZES = {c: tuple(sorted({len(w) for w in _WORDS if w[0] == c}, reverse=True)) for c in {w[0] for w in _WORDS}}
"""How long the words are that begin with a character, longest first."""


INFERABLE = frozenset(
    {
        "matter",
        "remarks",
        "background",
        "problem",
        "action",
        "result",
        "reaction",
        "insight",
        "plan",
        "pledge",
        "answer",
        "shortcoming",
    }
)
"""Meanings of which a profile has at most one field; two people or two dates of a block are not the same field."""


_GENERIC = frozenset(("内容",))
"""Heads that say nothing without the word before them: 建议内容 is 建议."""


_HEADS = INFERABLE - {"matter", "plan", "shortcoming"}
"""Meanings of which a head tells enough, whatever stands before it: 帮扶成效, 到任感言."""
_FOREIGN_LONGEST = 5
"""Code points before a head, of which not all are listed."""


def _loose(key: str) -> str | None:
    """The meaning of a label's head where the words before it are not all listed: 帮扶 in 帮扶成效.

    What asks about something else tells of that: 鸟儿怎么办 may be another section of the same text.
    """
    for size in range(min(_LONGEST, len(key) - 1), 1, -1):
        head = _WORDS.get(key[-size:])
        if key[-size:] in _NARRATIVE and not key.startswith(_PEOPLE):
            return None
        if head in _HEADS and len(key) - size <= _FOREIGN_LONGEST:
            return head if _inner_senses(key[:-size]) <= _MODIFIERS.get(head, _WHOSE) else None
    return None


def _inner_senses(text: str) -> set[str]:
    """What the listed words mean that stand anywhere in a text."""
    places = ((n, size) for n in range(len(text)) for size in _SIZES.get(text[n], ()))
    return {sense for n, size in places if (sense := _WORDS.get(text[n : n + size]))}


@lru_cache(maxsize=1024)
def _split(key: str) -> tuple[tuple[str | None, ...] | None, tuple[str, ...]]:
    """The meanings of the words of a label in order, None for a neutral one, and the words that have one.

    None and nothing when a word is not listed.
    """
    senses: list[str | None] = []
    telling: list[str] = []
    start = 0
    while start < len(key):
        for size in _SIZES.get(key[start], ()):
            word = key[start : start + size]
            if word in _WORDS:
                senses.append(_WORDS[word])
                if _WORDS[word] and word not in _GENERIC:
                    telling.append(word)
                start += len(word)
                break
        else:
            return None, ()
    return tuple(senses), tuple(telling)


def _senses(key: str) -> tuple[str | None, ...] | None:
    return _split(key)[0]


_NARRATIVE = frozenset(
    """
    怎么办 怎么干 怎么做 咋办 咋干 咋做 如何办 如何干 如何做 怎样办 怎样干 怎样做 后来 后来呢 怎么样了 如何了 怎么说
    怎么看 咋说 咋看 如何说 如今 而今 现如今 怎么来的 怎么回事
    """.split()  # noqa: SIM905
)
"""Words of MEANINGS with which stories go on as well."""


AGAIN = re.compile(r"\((?:续|续前|接上|再续)\)$")
"""What says that a section goes on (怎么办的（续）)."""
GENRES = frozenset(("手记", "札记", "随笔", "日记", "故事", "留言", "语录"))
"""Kinds of texts: who wrote one may be said in other words (老师手记, 教师手记)."""
LEFT_BEHIND = ("留言", "手记", "札记")
"""Of these, what somebody leaves behind: 家长留言, 记者手记."""
_FORMAL = ("情况", "记录", "结果", "过程", "经过", "内容", "说明", "清单", "进展", "实录", "详情")
"""What ends a label and says little beside the word before it: 会诊记录 is 会诊."""


_PLACES_TO_LIVE = frozenset("社区 村 村里 社区里 嘎查 小区 园区 街道 镇 乡 苏木 村庄 屋场 院落 网格 片区 楼栋".split())  # noqa: SIM905
"""Of which a label says the situation: 小区情况; what is called 企业情况 may be a partner's."""
_KINDS_OF_PLACES = frozenset(
    """
    社区 村 嘎查 小区 园区 街道 镇 乡 苏木 村庄 屋场 院落 企业 学校 单位 支部 部门 车间 班组 家庭 网格 楼宇 市场 商圈
    """.split()  # noqa: SIM905
)
"""What a label is about where its core says only that, and what names end with: 嘎查情况 is not 宝日胡硕嘎查."""


def stem(key: str) -> str:
    """A label's first word where what ends it formally is all that follows: 处置 of 处置结果; else empty."""
    ending = next((e for e in _FORMAL if key.endswith(e)), "")
    return key.removesuffix(ending) if ending and len(key) > len(ending) + 1 else ""


def core(key: str) -> str:
    """A label without what ends it formally; empty where nothing is left that says which field it is."""
    ending = next((e for e in _FORMAL if key.endswith(e) and len(key) > len(e) + 1), "")
    left = key.removesuffix(ending)
    says_nothing = _WORDS.get(left, left) is None or left in _FORMAL or left in _KINDS_OF_PLACES
    return "" if says_nothing or _WORDS.get(left) in INFERABLE else left


def narrates(key: str) -> bool:
    """Whether stories go on with the label's words, too: 怎么办？ is a label only where it is set like one."""
    return any(word in _NARRATIVE for word in _split(key)[1])


_PEOPLE_SAY = re.compile(rf"(?:{'|'.join(_PEOPLE)})们?(?:有话|这样|这么|都)?[说讲]")
_SOMEBODY_SAYS = re.compile("[\u3400-\u9fff]{2,5}(?:[说讲]|的话)")


_HOW = re.compile("(?:怎么|咋|如何|怎样)(?![想看说讲来])[\u3400-\u9fff]的")
"""What asks how it was done (怎么劝的, 怎么拆的)."""
_LINKING = frozenset("的我咱们了在是之和与怎么如何")
"""Characters of words that link others: 我的一天 and 我的网格 have nothing in common."""


def tells_who(key: str) -> bool:
    """Whether a label says who somebody is, and nothing of the matter: 调解员名片."""
    return _OF_A_PERSON.search(key) is not None


def of_outsiders(key: str) -> bool:
    """Whether a label names somebody who is none of the people that a field's remarks are of: 上级评价."""
    return "outsider" in (_senses(key) or ())


def judge(key: str) -> str | None:
    """Who judges by a label of a judgement: the people (群众评价), outsiders (专家点评), or who acted (自我评价)."""
    if key.startswith(_ITSELF):
        return "self"
    if key.startswith((*_PEOPLE, "党员群众", "干部群众", "党员干部群众")):
        return "people"
    return "outsiders" if of_outsiders(key) else None


def people_say(key: str) -> bool:
    """Whether a label says that the people speak: 居民说, 群众有话说."""
    return _PEOPLE_SAY.fullmatch(key) is not None


def somebody_says(key: str) -> bool:
    """Whether a text says that somebody's words follow, where it is set like a label: 村民说, 匠人的话."""
    return _SOMEBODY_SAYS.fullmatch(key) is not None


_FACTS = frozenset({"person", "time", "place", "attribute", "outsider"})
"""Meanings of labels that any series has beside its own: who, when, where, how much."""
_FACT_WORDS = frozenset(
    """
    费用 经费 花费 造价 资金 明细 投资 面积 图纸 代表 人数 户数 金额 日期 名单 信息 须知 电话 热线
    """.split()  # noqa: SIM905
)


def names_fact(key: str) -> bool:
    """Whether a label's last word is a number's, a person's, a time's or a place's: 改造面积, 居民代表."""
    ends = {key[-size:] for size in (2, 3)} - _GENERIC
    return any(end in _FACT_WORDS or _WORDS.get(end) in _FACTS for end in ends)


def shared_word(key: str, other: str) -> bool:
    """Whether two labels share two letters in a row that say something: not 工作, not 情况."""
    pairs = {pair for n in range(len(key) - 1) if _LINKING.isdisjoint(pair := key[n : n + 2])}
    return any(pair in other and pair not in _FORMAL and _WORDS.get(pair, pair) is not None for pair in pairs)


def residue(key: str) -> str:
    """The words of a label that say something, joined: 单位 of 牵头单位. Empty where a word is not listed."""
    return "".join(_split(key)[1])


@lru_cache(maxsize=1024)
def meaning(key: str) -> str | None:
    """What a label means, None when neither its words nor how it is put say so, or where it asks who."""
    if "谁" in key:
        return None
    key = key.replace("咋个", "咋")
    return _worded_meaning(key) or spoken_meaning(key)


@lru_cache(maxsize=1024)
def is_saying(key: str) -> bool:
    """Whether only how a label is put says what it means, and none of its words."""
    key = key.replace("咋个", "咋")
    return _worded_meaning(key) is None and spoken_meaning(key) is not None


def _worded_meaning(key: str) -> str | None:
    """What the words of a label mean, None where they do not say or contradict each other.

    The last word is the head. A matter or an action in front of it only says whose: 项目背景, 办理成效. But 解决问题 is
    neither a problem nor an action. The situation of a place is its background (小区情况).
    """
    if key.endswith(("情况", "情形")) and key[:-2].removeprefix("本") in _PLACES_TO_LIVE:
        return "background"
    if people_say(key):
        return "reaction"
    if _HOW.fullmatch(key) and _split(key.removesuffix("的"))[0] is None:
        return "action"
    if key.endswith("概述") and (told := _worded_meaning(key.removesuffix("概述"))) in _SUMMED_UP:
        return told
    if key.endswith(_PEOPLE) or (key.startswith(_OVERCOMES) and key.endswith(_TROUBLES)):
        return None
    listed = _senses(key)
    if listed is None:
        head = _loose(key)
        return "reaction" if head == "remarks" and key.startswith(_PEOPLE) else head
    senses = [s for s in listed if s]
    if not senses:
        return None
    head = senses[-1]
    if key.endswith(_NAMES) and head in _NAMED:
        return None
    if head == "action" and "plan" in senses[:-1]:
        return "plan"
    if head == "remarks" and key.startswith(_PEOPLE):
        return "reaction"
    if key.endswith("故事") and set(senses[:-1]) == {"action"}:
        return "action"
    before = set(senses) - {head} - _MODIFIERS.get(head, _WHOSE)
    if before == {"action"} and head == "problem" and not any(word in key for word in _SOLVES):
        return head
    return head if not before else None


_OF_A_PERSON = re.compile("(?:员|人|师|书记|主任|校长|院长|医生|专家|教授|法官)(?:名片|简介|小传|简历)$")
_OVERCOMES, _TROUBLES = ("根治", "整治", "攻克", "告别", "消除", "铲除"), ("顽疾", "痼疾")
"""What is done about an old trouble is no trouble: 根治顽疾."""
_SUMMED_UP = frozenset({"problem", "result"})
"""What stays what it is where a label sums it up: 问题概述; 项目概述 tells the project's background."""
_NAMES = ("名称", "题目", "标题")
_NAMED = frozenset({"action", "insight"})
"""What is no action or insight where a label asks for its name: 做法名称, 经验名称."""
_WHOSE = frozenset({"matter", "action"})
_SOLVES = ("解决", "化解", "破解", "处理", "处置", "整改", "协调")
"""Actions of which a problem is the object: 解决问题 is neither, 实施难点 is a problem."""
_MODIFIERS = {
    "matter": _WHOSE | {"person"},
    "action": _WHOSE | {"person", "promise"},
    "problem": frozenset({"matter"}),
    "remarks": _WHOSE | {"person"},
    "pledge": _WHOSE | {"person"},
    "answer": _WHOSE | {"person", "place", "outsider"},
}
"""What says only whose a head is: of a problem its matter, of remarks also who made them (书记感言)."""


@lru_cache(maxsize=1024)
def spells_label(key: str) -> bool:
    """Whether every word is one that labels are made of (工作思路, 责任人)."""
    senses = _senses(key)
    return bool(senses) and any(senses or ())
