"""Headlines by an author who had not read the program, with the series and number that a careful reader takes.

Titles are made up. Several answers are given where readers may differ; what is not read right yet fails, strictly.
"""

import json
from pathlib import Path

import pytest

from kaimen.extractors.series import parse_series

TITLES = json.loads((Path(__file__).parent / "titles.json").read_text(encoding="utf-8"))
NOT_YET = {
    "微实事 大民生丨南苑社区新装48盏路灯",
    "《支书说》第二季第三集：大坪村的“账本”为什么敢晒",
    "“小切口”里的大治理（上）",
    "“小切口”里的大治理（下）",
    "基层治理看潼关里｜终篇：从“有人管”到“管得好”",
    "红色物业·先锋说｜王秀兰：我在小区当“楼长”",
    "高铁新区拔节生长——奋进十四五·重点项目巡礼",
    "《向人民承诺——云溪县电视问政》2024年第二期完整版",
    "开门一件事 | 镇长把办公桌搬到了田埂上（四）",
    "第一书记话振兴 ： 牛角村的“牛”日子",
    "新春走基层丨年货大集上的“红马甲”",
    "【新春走基层】除夕夜，他们守着一座泵站",
    "美丽庭院展播 24号院：推门见花的老刘家",
    "凌晨两点的转移 | “支部建在网格上”实录",
    "主任接访日 · 第五场：一纸拖了十一年的房产证",
    "局长走流程丨跟着人社局长办退休，花了几分钟？",
    "亮晒比评｜石榴镇：榜上有名，还要榜样有力",
    "晒账单！安平区民生实事“月月晒”（9月）",
    "民生实事进行时（23）新建口袋公园10个",
    "2023，我们这样走过 | 年终特稿之一 农业篇",
    "【楼门长日志】 今天，单元门禁终于修好了",
    "小巷总理有话说——翠竹社区书记周燕：七年，四本民情簿",
    "民情日记 | 6月18日 晴 李家坳",
    "我的民情日记：一袋花生",
    "红色物业 | 凤鸣苑：业委会里有了党小组",
    "四季比武 | 春季篇 ①：项目开工看谁快",
    "擂台比武：看，各镇书记亮出了什么“绝活”？（第二场）",
    "决战四季度 冲刺开门红 | 镇街行 · 黄桥镇",
    "村BA、村超之后，还有“村说”④ | 苗寨姑娘回乡记",
    "老井【“乡愁里”专栏】",
    "移风易俗在行动｜专栏（二）彩礼“降”了，日子“甜”了",
    "志愿红 | 第二季 | 一把剪刀剪了二十年",
    "枫桥式派出所巡礼 — 桃源派出所：“三张桌子”断家常",
    "“老杨调解室”实录（第53案）",
    "党建品牌大家谈《七》打造“渔家先锋”",
    "一镇一品一支部 | “渔家先锋”：海上也有党员之家（展播第13期）",
    "作风建设年·比学赶超看行动 07 | 住建局：窗口延时不打烊",
    "“你点我办”第十一单已完成：和平里健身广场",
    "记者跑社区: 早餐摊去哪了? (三)",
    "代表票决 | 民生实事“回头看”第四组：农村饮水安全",
    "暖“新”驿站打卡 Day 5  外卖小哥的“充电时间”",
}


def cases():
    for case in TITLES:
        marks = [pytest.mark.xfail(strict=True)] if case["title"] in NOT_YET else []
        yield pytest.param(case, marks=marks, id=case["title"])


def letters(name):
    return "".join((name or "").split())


@pytest.mark.parametrize("case", list(cases()))
def test_a_headline_names_its_series(case):
    names = case["series"] if isinstance(case["series"], list) else [case["series"]]
    found = parse_series(case["title"])
    assert letters(found.name) in map(letters, names)
    assert found.installment == case["installment"]


def test_what_is_not_right_yet_is_in_the_list():
    assert {case["title"] for case in TITLES} >= NOT_YET
