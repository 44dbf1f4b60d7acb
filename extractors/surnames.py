"""Chinese surnames and what looks like a name and is none; data for what reads people and places.

The surnames are those of 百家姓 that are still met and the commoner later ones, with the syllables with which names
of Hui, Dongxiang and Uyghur begin (马尕西木, 阿依古丽). A surname that is an everyday word (高, 方, 时, 和) takes
more evidence than 王 does.
"""

from __future__ import annotations

__all__ = ["DOUBLE", "FUNCTION", "NOT_NAMES", "RARE", "SINGLE", "TRADITIONAL", "WORDLIKE"]

SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花"
    "方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝"
    "明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝"
    "管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫"
    "乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍"
    "赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连"
    "茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾"
    "毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖代闫付邸仝覃岳佘佟展亢冶撒妥拜喇哈赛仁才者拉麦买吐阿热尕沐海苟"
    "邝仵涂楚郄尧帅缑亓牟琚母楼战丛原揭晋隋佴线侍占鄢郇仉苌笪阚甯谯郯邾妫嬴蹇眭郐綦"
)
RARE = frozenset("覀冼芦苑谌漆银铁萨乃加扎次旦卡阳况昂达闪补鹿宛腾来桐库敬呼衣钦植虎褟禤丘朴粟商初由矫迟历")
"""Rare surnames and first syllables of transcribed names that are everyday words: for bylines, where a name is due."""
TRADITIONAL = frozenset(
    "趙錢區孫吳鄭馮陳衛蔣韓楊許呂張嚴華薑謝鄒竇蘇範魯韋馬鳳鮑費賀湯羅畢鄔樂時齊餘顧黃蕭貝龐紀項閔賈婁顏鍾駱萬盧繆應單諸鈕龔陸榮儲鞏聶葉劉龍溫莊連闕歐師閻簡饒關賴譚鄧"
)
"""The forms of the commoner surnames in Taiwan and Hong Kong."""
_DOUBLE = """
欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 端木 独孤 南宫 呼延 完颜 申屠 轩辕
太史 钟离 闻人 澹台 赫连 太叔 百里
淳于 仲孙 鲜于 闾丘 亓官 颛孙 巫马 公羊 公冶 宗政 漆雕 拓跋 谷梁 东郭 羊舌 梁丘 左丘 万俟
"""
DOUBLE = frozenset(_DOUBLE.split())
WORDLIKE = frozenset("占后相才那从都须别权能应经包何于和向满当到者以空通过解管单为")
"""Surnames that begin everyday words: behind 书记 without a boundary only a name that comes again counts."""

FUNCTION = frozenset(
    "是把在和说也就带先主对向的了一亲立组率介告给与及等深第从到又还才每为将被让请坚当以则却便则看去来做用多有没不说认找提想要叫"
    "问表回走牵逐再都于自常很最积打"
)
"""What follows a name of two characters in running text; as a third character of a name it is rare."""

_NOT_NAMES = """
党员 党委 党支 党组 党建 党的 方便 方才 高兴 安排 安全 成立 成为 成员 平时 平常 时常 时候 时时 马上 于是 向来
和居 和社 和大 和党 和主 和班 和工 和网 和村 居民 和副 家长 农民 许多 关键 单位 金牌 万一 项目 管理 应该 应当
全体 全部 全程 通过 经过 经常 明确 明白 都是 都说 能够 文明 公开 公示 解释 解决 从来 从不 那天 那时 连续 连夜
连忙 边走 后来 相信 利用 关于 关心 干了 干部 何况 有人 万家 包联 包括 双手 双方 代表 代办 东奔 左右 左邻 温和
计划 谈到 谈起 易地 习近 水电 路上 支部 班子 常说 常委 江边 展开 师傅 农村 牵头 安慰 乐呵 海选 白天 从小 田间
强调 房东 满脸 满怀 封闭 师生 毛遂 山里 花了 元旦 席地 车队 金融 雷厉 管它 广场 夏天 秋天 红着
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())
