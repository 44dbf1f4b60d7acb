"""Made-up showcase pages with known truth: a series × a skin × ways of setting headings and labels × what goes wrong.

A page is drawn from a seed. People, places and events are put together from parts and mean nothing. The truth has the
shape of the corpora's truth files, so the same scorer reads both.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.showcase_skins import RENDER, Part

__all__ = ["Made", "make_page"]

Fields = Mapping[str, Sequence[str]]

SERIES: dict[str, Fields] = {
    "开门一件事": {
        "事项名称": ("项目名称", "承诺事项"),
        "上任感言": ("履职感言",),
        "情况简介": ("基本情况", "社区简介"),
        "问题困难": ("存在问题", "困难问题"),
        "干事情况": ("协调过程", "办理过程"),
        "工作成效": ("办理成效",),
    },
    "典型案例": {
        "案例名称": (),
        "案例背景": ("背景介绍",),
        "主要做法": ("具体做法",),
        "工作成效": ("取得成效",),
        "经验启示": ("几点启示",),
    },
    "头雁领航": {
        "项目名称": ("领航项目",),
        "领衔书记": (),
        "破题背景": ("为什么干",),
        "推进举措": ("怎么干",),
        "群众点赞": (),
        "下步计划": (),
    },
    "邻里议事厅": {"议题": ("议事主题",), "提出人": (), "议事经过": ("协商过程",), "议事结果": (), "居民声音": ()},
    "一村一策": {"村情村貌": (), "发展瓶颈": (), "发展路径": ("破局之路",), "带动效应": (), "书记说": ("支书寄语",)},
    "民生答卷": {"群众诉求": ("民声",), "牵头单位": (), "办理举措": ("答题过程",), "办结期限": (), "群众评价": ()},
    "红色物业": {"小区名片": (), "难在哪": ("痛点",), "怎么破": ("破题之举",), "居民怎么说": (), "一句话点评": ()},
}
UNLISTED = ("群众反响", "下一步打算", "责任人", "完成时限", "专家点评")
INFERRED = {
    "问题困难": ("工作难点", "問題困難", "问题因难"),
    "干事情况": ("落实过程", "推进过程"),
    "情况简介": ("情况筒介",),
}
STREETS = ("街道", "街道", "街道", "镇", "乡", "苏木", "街道办事处")
COMMUNITIES = ("社区", "社区", "社区", "村", "小区", "嘎查", "家园社区", "新村")
STEMS = "柳槐桐松杏梅兰菊云霞晨曙清溪泉湖河江岭山石沙白黄青赤金银铁铜东西南北上下大小老新前后文武安康宁和顺昌盛丰"
SENTENCES = (
    "{c}共有居民楼{n}栋、住户{m}户，管网老化多年，居民反映强烈。",
    "书记带着网格员连续{n}天入户走访，收集意见建议{m}条，一条一条记在本子上。",
    "“{n}年了，总算有人管了。”住在三号楼的王大爷说：“这回是真修。”",
    "一是摸清底数，二是分清责任，三是限时办结，任务落实到人。",
    "经过{n}次协商，产权单位、物业和居民各让一步，签下了协议。",
    "会上没有念情况简介，也没有谈工作成效，大家先听了一段录音。",
    "调解员把双方的问题困难：作息不同、场地太小，一条条写在黑板上。",
    "2021年3月{n}日，施工队进场，白天挖沟、晚上回填，不影响出行。",
    "我从企业到社区，深知这副担子的分量，请大家监督我、支持我。",
    "目前投诉由每周{n}件降到零，满意率达到百分之九十八。",
    "{c}居民代表提出，先易后难、先急后缓，得到一致赞成。",
    "街道协调住建、水务等{n}个部门现场办公，资金缺口由民情资金补上。",
)
SHORT = (
    "接通居民的“幸福水”",
    "老楼加装电梯",
    "给{c}修一条放心路",
    "停车位纠纷化解记",
    "“阳光晾晒点”建成记",
    "{c}食堂开张",
)
FOOTERS = (
    "来源：城区组织部",
    "编辑：马小宁　审核：沈建平",
    "（区委组织部供稿）",
    "责任编辑：丁一",
    "往期回顾",
    "扫码关注我们",
    "— END —",
)
CAPTIONS = ("图为现场施工", "▲ 居民代表在现场议事", "↑改造后的院子")
HEADINGS = (
    "full", "full", "dot", "street-line", "person", "leader", "motto", "community", "none", "title", "alt", "bracket",
    "district", "case", "badge", "unit",
)  # fmt: skip
COLONS = ("：", ":", "︰", "∶", "")
WRAPS = ("", "", "", "【】", "［］", "〔〕", "“”", "《》")
NUMBERS = ("", "", "", "", "一、", "1.", "（一）", "01 ", "①", "PART 01 ", "01/", "▎", "◆ ")
TABLES = ("table", "th", "dl", "grid")
SET_APART = (*TABLES, "h", "h4", "boxes", "cards", "font")
CHINESE = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Style:
    """How a page sets things; drawn once for the page."""

    skin: str
    heading: str
    colon: str
    wrap: str
    number: str
    space: str
    bold: bool
    inline: bool

    def label(self, text: str, n: int) -> str:
        """A label as printed, with what stands around it."""
        shown = self.space.join(text)
        if self.wrap:
            return f"{self.wrap[0]}{shown}{self.wrap[1]}{self.colon}"
        if self.number == "①":
            return f"{chr(0x2460 + n)}{shown}{self.colon}"
        return f"{self.number.replace('1', str(n + 1)).replace('一', CHINESE[n])}{shown}{self.colon}"


@dataclass(frozen=True, slots=True)
class Made:
    """A page and what a careful reader takes from it; `profile` is TOML with names and aliases."""

    markup: str
    truth: dict
    profile: str
    style: Style
    quirks: tuple[str, ...]


def make_page(seed: int) -> Made:
    """The page of a seed."""
    return _Maker(random.Random(seed)).page()


def _style(rng: random.Random) -> Style:
    skin = rng.choice(list(RENDER))
    heading = rng.choice(HEADINGS)
    if (skin in TABLES and heading in ("none", "alt")) or (
        skin in ("grid", "dump") and heading in ("street-line", "alt", "badge", "case", "unit")
    ):
        heading = "full"
    bold = skin == "strong" or rng.random() < 0.4
    wrap, number, colon = rng.choice(WRAPS), rng.choice(NUMBERS), rng.choice(COLONS)
    inline = skin == "li" or (skin in ("strong", "plain", "br", "dump", "font", "h", "cards") and rng.random() < 0.4)
    plain = skin not in SET_APART and (not bold or skin == "dump")
    if (inline and plain and not wrap) or wrap in ("“”", "《》"):
        colon = colon or "："
    if skin == "grid":
        wrap = number = colon = ""
    return Style(skin, heading, colon, wrap, number, rng.choice(("", "", "", " ", "\u3000", "\u200b")), bold, inline)


@dataclass(slots=True)
class _Maker:
    rng: random.Random
    quirks: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def chance(self, share: float, quirk: str) -> bool:
        hit = self.rng.random() < share
        if hit:
            self.quirks.append(quirk)
        return hit

    def add(self, kind: str, text: str = "", value: str = "") -> None:
        self.parts.append(Part(kind, text, value))

    def name(self) -> str:
        return "".join(self.rng.sample(STEMS, self.rng.choice((2, 2, 3))))

    def paragraph(self, community: str) -> str:
        count = self.rng.randint(1, 4)
        drawn = [self.rng.choice(SENTENCES) for _ in range(count)]
        return "".join(s.format(c=community, n=self.rng.randint(2, 29), m=self.rng.randint(100, 9999)) for s in drawn)

    def page(self) -> Made:
        rng, style = self.rng, _style(self.rng)
        series = rng.choice(list(SERIES))
        title = f"小事见真情 | 云山区“{series}”展播第{rng.randint(1, 20)}期"
        lead = [f"为进一步推动工作，云山区开展“{series}”活动，" + self.paragraph("各社区")]
        lead += [self.paragraph("各社区")] if self.chance(0.3, "long lead") else []
        for text in lead:
            self.add("p", text)
        records, street = [], ""
        for n in range(1 if style.heading == "title" else rng.randint(2, 5)):
            fresh = not street or rng.random() < 0.5
            street = self.name() + rng.choice(STREETS) if fresh else street
            community = self.name() + rng.choice(COMMUNITIES)
            if style.heading == "title":
                title = f"{title} | {street}{community}：一件小事的分量"
            records.append(self.block(style, series, street, community, n, fresh=fresh))
        footer = rng.sample(FOOTERS, rng.randint(1, 3)) if style.skin != "grid" and self.chance(0.6, "footer") else []
        for text in footer:
            self.add("footer", text)
        truth = {"title": title, "series": None, "lead": lead, "records": records, "footer": footer}
        markup = RENDER[style.skin](self.parts, style.bold, title)
        return Made(markup, truth, _profile(series), style, tuple(self.quirks))

    def heading(self, style: Style, street: str, community: str, n: int, *, fresh: bool) -> dict:
        full, kind = f"{street}{community}", style.heading
        if kind in ("none", "title"):
            place = (street, community) if kind == "title" else (None, None)
            return {"heading": None, "street": place[0], "community": place[1]}
        if kind == "unit":
            text = f"云山区{self.name()}{self.rng.choice(('医院', '小学', '公司', '中心', '派出所'))}"
            self.add("heading", text)
            return {"heading": text, "street": None, "community": None}
        texts = {
            "dot": f"{street} · {community}",
            "person": f"{full}　党委书记　王小{'强芳军敏磊'[n]}",
            "leader": f"{full}（党委书记：王小{'强芳军敏磊'[n]}）",
            "motto": f"{full}：让幸福来敲门",
            "community": community,
            "street-line": community,
            "bracket": f"【{full}】",
            "district": f"云山区{full}",
            "case": f"案例{CHINESE[n]}：{full}",
        }
        mark = {"br": "◆ ", "plain": f"{CHINESE[n]}、", "font": f"{n + 1:02d} "}.get(style.skin, "")
        text = texts.get(kind, full)
        text = text if kind in ("bracket", "case", "badge") else mark + text
        if kind == "street-line" and fresh:
            self.add("street", street)
        if kind == "badge":
            self.add("badge", f"{n + 1:02d}")
        self.add("alt" if kind == "alt" else "heading", text)
        return {"heading": text, "street": None if kind == "community" else street, "community": community}

    def names(self, style: Style, series: str) -> list[str]:
        names = list(SERIES[series])
        if style.skin == "grid" or style.heading in ("none", "title"):
            return names
        names = [f for k, f in enumerate(names) if k == 0 or self.rng.random() > 0.12]
        if len(names) > 3 and self.chance(0.1, "other order"):
            names.append(names.pop(1))
        if self.chance(0.25, "unlisted label"):
            known = series in ("民生答卷", "头雁领航", "邻里议事厅", "红色物业")
            names.append(self.rng.choice(UNLISTED[2:] if known else UNLISTED))
        if style.skin in ("strong", "boxes", "plain") and not style.inline and self.chance(0.06, "repeated"):
            names.append(names[min(1, len(names) - 1)])
        return names

    def block(self, style: Style, series: str, street: str, community: str, n: int, *, fresh: bool) -> dict:
        record = {**self.heading(style, street, community, n, fresh=fresh), "lead": [], "sections": []}
        bare = style.heading in ("none", "title") or style.skin in TABLES
        if not bare and self.chance(0.15, "block lead"):
            record["lead"] = [self.paragraph(community)]
            self.add("p", record["lead"][0])
        for k, name in enumerate(self.names(style, series)):
            record["sections"].append(self.section(style, series, name, community, k))
        return record

    def shown(self, style: Style, series: str, name: str) -> str:
        """The label that is printed for a field."""
        aliases = SERIES[series].get(name, ())
        if style.skin == "grid":
            return name
        if aliases and self.rng.random() < 0.2:
            return self.rng.choice(list(aliases))
        if series == "开门一件事" and name in INFERRED and self.chance(0.1, "inferred"):
            return self.rng.choice(INFERRED[name])
        return name

    def section(self, style: Style, series: str, name: str, community: str, k: int) -> dict:
        rng, grid, shown = self.rng, style.skin == "grid", self.shown(style, series, name)
        texts = [rng.choice(SHORT).format(c=community)]
        if k:
            texts = [self.paragraph(community) for _ in range(1 if grid else rng.choice((1, 1, 2, 3)))]
        if k == 3 and not grid and self.chance(0.1, "list of places"):
            texts += ["先后走了三个地方：", *(f"{self.name()}街道{self.name()}社区" for _ in range(3))]
            texts.append(self.paragraph(community))
        if k and not grid and self.chance(0.1, "bold leads"):
            texts = [
                f"{CHINESE[n]}是{lead}。{t}"
                for n, (lead, t) in enumerate(zip(("先易后难", "先急后缓", "先里后外"), texts, strict=False))
            ]
        glued = self.glues(style, series, name, shown, k) and self.chance(0.1, "glued")
        label = shown if grid else style.label(shown, k)
        self.add("glued" if glued else "label", label, texts[0] if style.inline and not glued else "")
        for text in texts[1:] if style.inline and not glued else texts:
            self.add("p", text)
        captions, images = [], 0
        if k and not grid and rng.random() < 0.3:
            self.add("image")
            images = 1
            if style.skin not in ("dump", *TABLES) and self.chance(0.4, "caption"):
                captions.append(rng.choice(CAPTIONS))
                self.add("caption", captions[0])
        return {"field": name, "label": shown, "paragraphs": texts, "captions": captions, "images": images}

    def glues(self, style: Style, series: str, name: str, shown: str, k: int) -> bool:
        """Whether a label may stand at the end of the paragraph before it."""
        plain = style.skin in ("strong", "dump", "br") and not style.number and not style.wrap and style.colon
        return bool(plain) and k > 1 and self.parts[-1].kind == "p" and name == shown and name in SERIES[series]


def _profile(series: str) -> str:
    lines = ['name = "made-up"']
    for name, aliases in SERIES[series].items():
        lines.append(f'[[fields]]\nname = "{name}"\naliases = [{", ".join(f"{a!r}" for a in aliases)}]')
    return "\n".join(lines)
