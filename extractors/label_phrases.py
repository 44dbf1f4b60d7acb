"""Labels that are spoken: questions and sayings by what they mean, where no words of labels tell (办的是哪件事, 愁啥).

A label is short, and people ask for the same things in a few ways: which matter it is, why it came up, what the trouble
is, what somebody promised on taking office, what was done, and what it is like now. What is said so in running text as
well is no label by its words: its look has to say that (see `labels.Match.guessed`).
"""

from __future__ import annotations

import re

__all__ = ["spoken_meaning"]

_WHAT = "(?:啥子?|什么|么子|嘛|哪些?|几)"
_WHICH = "(?:啥子?|什么|么子|嘛|哪|几)"
_WHERE = "(?:哪[儿里]?|何处|何在)"
_WHY = "(?:为啥|为何|为什么|缘何|因何|咋|凭啥)"
_LOOKS = "(?:啥样|什么样|咋样|怎么样|如何|怎样|啥光景|啥模样|啥名堂)子?了?"
_THINGS = "(?:[件桩个]|件小|桩小)"
_MATTER = "(?:事|事儿|事情)"
_PEOPLE = "(?:大伙儿?|大家|居民|村民|群众|百姓|老百姓|街坊|邻居|乡亲|老人|住户)们?"
_OFFICE = (
    "(?:走马上任|新官上任|刚上任|上任|就任|就职|任职|当选|履新|接任|到任|接棒|接班|接过担子|挑起担子|当上?书记|新官)"
)
_LEADER = "(?:新?书记|新?支书|带头人|领头雁|头雁|领办人|新班子)"
_US = "(?:咱们?|我们?|俺们?|这个?)"
_PLACE = f"(?:{_US}|这是)?(?:社区|村子?|村里|小区|院子|街道|网格|镇|寨子|地方|这儿)"
_WHO = f"(?:{_LEADER}|{_US}|新官|开门|上任|本期|这期|今天|今儿个?|这[回次]|承诺|认领|先|要|我|最)*"
_SOMEBODY = _WHO.removesuffix("*") + "+"
_TOLD = "(?:几句|两句|一句|句话|的话|[了啥什么想]+)?"

_MEANINGS = {
    "matter": (
        # 办的是哪件事, 书记认领的事, 开门办的第一件事
        f"{_WHO}[办领揭挑选定接揽说讲干要](?:了|的|的是|下的?|榜的)*{_WHICH}?[这那]?(?:一?{_THINGS})?{_WHICH}?的?{_MATTER}"
        "(?<!办事)(?<!干事)(?<!领事)",
        f"{_SOMEBODY}(?:[办说选]的?)?(?:头一?|第一)[件桩][大实好]?{_MATTER}(?:办{_WHICH}|是{_WHICH})?",
        f"{_WHO}[办说讲选]的?(?:是|这)?哪?一?[件桩]",
        f"(?:[这那]?{_THINGS}?[好实]?|微实){_MATTER}(?:叫[个做]?{_WHICH}名?[字儿]?|的?名[字儿])",
        f"{_US}?(?:项目|实事)叫[个做]?{_WHICH}名?[字儿]?",
        f"{_SOMEBODY}[这那][件桩][小实大好]?{_MATTER}",
        # 书记领了啥题, 亮题目
        f"{_LEADER}?来?[领亮点晒揭][了的个]?{_WHICH}?题目?",
        f"{_SOMEBODY}[领揽接]下?的(?:活儿?|单子?|任务)",
        # 揭榜事项, 惠民实事事项名称
        "(?!未|注意|遗留|禁止|其[他它]|告知|提醒|特别|保密|待办|服务|咨询|公示|温馨)[\u3400-\u9fff]{2,4}事项(?:名称)?",
    ),
    "remarks": (
        # 上任那天我说, 履新寄语, 就职时说
        f"{_OFFICE}(?:时|后|那天|头一天|第一天)?[我想就]*(?:的|那番|[头第]一句|承诺)?[说讲话誓诺]{_TOLD}",
        f"{_OFFICE}(?:承诺了{_WHAT}|拍的?胸脯|立下?的?(?:誓|军令状)|许的?诺|表的?态|亮相|寄语|初心)",
        # 书记拍胸脯, 新书记亮个相, 带头人说句话
        f"{_LEADER}(?:有|想|当众|这么|[对跟]{_PEOPLE}|放|撂下?)+[话说讲]{_TOLD}",
        f"{_LEADER}(?:[许立]个?[诺誓]|许下的[愿诺]|拍了?胸脯|掏心窝|开[口嗓]|[表亮][个了句]?[态相话]|[说撂放]下?一?句\\w?话)",
        f"我?[向给对跟]{_PEOPLE}的?(?:承诺|保证|交个?底|拍个?胸脯|许[的个下]*诺|表个?态)",
    ),
    "background": (
        # 为啥办这件事, 这事咋来的
        f"(?:当初)?{_WHY}(?:要|会|想起)?[办选挑做干建改揭领][了起]?[这它那]?(?:一?[件桩个])?(?:{_MATTER}|项目|榜)?",
        f"[这那]?[件桩]?{_MATTER}?(?:是)?(?:咋|怎么|[从打]哪儿?)(?:来|起|说起|想起)的?",
        # 咱村啥样, 先看看家底, 认识一下这个村
        f"(?:先?看看|先?说说|先?唠唠|摸摸|亮亮|走进|认识一下|一分钟看懂)(?:{_PLACE}的?(?:情况|家底|底子|{_LOOKS})?|情况|家底|底子)",
        f"{_PLACE}的?是?个?(?:{_LOOKS}|{_WHAT}(?:村|社区|小区|地方|底子|家底))",
        f"(?:从前|过去|以前|先前|原先|早先|当初)(?:是个?)?{_LOOKS}",
        f"(?:{_PLACE}的?)?(?:家底|老底子)",
        "(?:村情|社情|家底|底数|概况)(?:一瞥|扫描|速写|早知道)",
    ),
    "problem": (
        # 烦心事儿, 让人头疼的事
        f"(?:{_PEOPLE}的?|让人|最)?(?:[烦闹糟揪操忧]心|头疼|头痛|憋屈|挠头|棘手|恼火|犯难|为难|犯愁|作难)的?(?:{_MATTER}|地方)",
        # 居民愁什么, 到底难在哪, 痛在哪里
        f"(?:{_PEOPLE}|{_LEADER}|到底|这事|最)?[愁烦难堵卡痛疼怨](?:的是?|得|在|点)?(?:{_WHAT}|{_WHERE})[了呢]?",
        f"(?:{_PEOPLE}|{_LEADER})犯了?[愁难]了?",
        f"(?:头疼|揪心|闹心|烦心)(?:的是|在|的)?(?:{_WHAT}|{_WHERE})",
        f"(?:症结|病根|疙瘩|麻烦|毛病|阻力|难题|拦路虎|急难愁盼)(?:到底)?[有出打来]?在?(?:{_WHAT}|{_WHERE})来?",
        "(?:难处|难点|堵点|痛点|问题)(?:[理倒摆数亮晒]一\\w|扫描)",
        f"{_WHY}(?:一直|老|总|就|这么)*(?:没|办不|干不|难|拖|卡|解决不)\\w{{0,2}}",
    ),
    "action": (
        # 使了哪些招, 书记出了啥招
        f"(?:{_LEADER})?[使用出支]了?{_WHAT}[实硬妙新]?(?:招|法子|办法|点子|劲)",
        # 干了些啥, 跑了哪些门
        f"都?(?:{_LEADER}|党员|{_US})?(?:干|做|办|忙活|忙|改|查|跑|敲)了(?:些|哪些|{_WHAT}|多少)+{_MATTER}?[门路趟家腿]?(?<!了)",
        # 咱是这么干的, 咋办成的, 怎么破的局
        f"(?:{_LEADER}|这事|{_US}|[看听]{_LEADER}|看他们)*是?(?:咋|怎么|如何|怎样|这么|这样)(?:[办干做改走]|破题|推进)成?的?(?<![说看])",
        "(?:难题|疙瘩|死结|僵局)?是?(?:怎么|咋|怎样|如何)(?![想看说讲来])[\u3400-\u9fff]开?的[\u3400-\u9fff]{0,2}",
        # 撸起袖子干, 书记跑断腿
        "(?:撸起?袖子?|卷起袖子|甩开膀子|挽起裤[腿脚])[就实]?[干上]起?来?",
        f"(?:{_LEADER}|党员|街坊|大伙儿?|大家|干部)(?:带头|一起|一齐|齐)?(?:动手|上阵|跑起来|跑断腿|动起来|带头[干上])",
        "(?:挨家挨户|一趟趟|一趟一趟|一桩一桩|一步一步)[跑办走敲]",
    ),
    "result": (
        # 如今啥样, 现在好了
        f"(?:如今|现在|而今|眼下)(?:再看|{_PLACE}?(?:{_LOOKS}|变样了?|好了|美了|变{_LOOKS}))",
        # 办成啥样了, 干出啥名堂, 解决得咋样
        f"(?:{_PLACE}|日子)?(?:[变换改办干建](?:成|出|完|后|了|得)?|解决得){_LOOKS}",
        f"(?:{_PLACE}|日子|旧貌)?[变换](?:了|得)?更?(?:样|美|好|新颜|新貌|新模样)了",
        f"(?:{_PEOPLE})?[得享尝收][了到]+{_WHAT}(?:好处?|实惠|甜头|果)?",
        f"(?:这|难)?(?:{_MATTER}|难题|问题)(?:都)?(?:办成|成|清零|解决|了结|落地)了",
        "见了?啥?效没?(?<!见效)|成果[晒看摆]一\\w|[\u3400-\u9fff]{0,2}(?:成果|成效|成绩)(?:展示|亮相|汇报)",
    ),
}
"""Patterns of whole labels, by the meanings of `label_words.MEANINGS`."""
_SPOKEN = re.compile("|".join(f"(?P<{sense}>{'|'.join(patterns)})" for sense, patterns in _MEANINGS.items()))
_LATER = re.compile("还|再|下[期回次一]|往后|今后|接下来|明年|以后|未来|谁")
"""What is asked of the future, or of who, is none of these."""
_LONGEST = 12


def spoken_meaning(label: str) -> str | None:
    """What a spoken label means, in the words of `label_words.MEANINGS`."""
    if len(label) > _LONGEST:
        return None
    found = _SPOKEN.fullmatch(label)
    return found.lastgroup if found and (label.endswith("再看") or not _LATER.search(label)) else None
