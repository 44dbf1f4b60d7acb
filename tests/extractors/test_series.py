import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.extractors.numerals import parse_number
from kaimen.extractors.series import Series, named_in, parse_series
from kaimen.extractors.series_numbers import numbers

NAME = "城关区“开门一件事”成果展播"
HEADLINE = "凝心聚力赢口碑"
DIGITS = "〇一二三四五六七八九"


def chinese(n):
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


def circled(n):
    return chr(0x245F + n if n <= 20 else 0x3250 + n - 20 if n <= 35 else 0x32B0 + n - 35)


NOTATIONS = {
    "circled": (50, circled),
    "black circled": (20, lambda n: chr(0x2775 + n if n <= 10 else 0x24EA + n - 10)),
    "bracketed digits": (20, lambda n: chr(0x2473 + n)),
    "full stop": (20, lambda n: chr(0x2487 + n)),
    "bracketed Chinese": (10, lambda n: chr(0x321F + n)),
    "entity": (20, lambda n: f"&#{0x245F + n};"),
    "brackets, Chinese": (99, lambda n: f"（{chinese(n)}）"),
    "ASCII brackets": (999, lambda n: f"({n})"),
    "brackets with 之": (99, lambda n: f"（之{chinese(n)}）"),
    "brackets with 第…期": (99, lambda n: f"（第{n}期）"),
    "lenticular brackets": (99, lambda n: f"【{n}】"),
    "之": (99, lambda n: f"之{chinese(n)}"),
    "第…期": (999, lambda n: f"第{n}期"),
    "第…期 after a space": (99, lambda n: f" 第{chinese(n)}期"),
    "第…集": (99, lambda n: f"第{chinese(n)}集"),
    "plain digits": (999, str),
    "full-width digits": (99, lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))),
    "plain Chinese": (99, chinese),
    "hyphen": (99, lambda n: f"-{n}"),
    "No.": (99, lambda n: f"No.{n}"),
    "before a colon": (99, lambda n: f"第{n}期：三位书记同台打擂"),
    "mark before a place": (20, lambda n: f"{circled(n)} | 东岗坡街道崖头社区"),
}


@pytest.mark.parametrize("notation", NOTATIONS)
@given(data=st.data())
def test_every_notation_gives_name_and_number(notation, data):
    highest, write = NOTATIONS[notation]
    n = data.draw(st.integers(1, highest))
    before = data.draw(
        st.sampled_from(["", "喜迎二十大，", f"{HEADLINE} | ", f"{HEADLINE}｜", f"{HEADLINE}——", f"{HEADLINE} "])
    )
    assert parse_series(before + NAME + write(n)) == Series(NAME, n)


@given(st.text(max_size=400), st.none() | st.text(max_size=50))
def test_no_text_breaks_the_parser(title, kicker):
    found = parse_series(title, kicker)
    assert found.name is not None or found.installment is None


@pytest.mark.parametrize(
    ("title", "name", "number"),
    [
        ("永安县社区（村）党组织书记承诺践诺情况展示（之六）", "永安县社区（村）党组织书记承诺践诺情况展示", 6),
        ("青岩区“书记领办微实事”展示（第4期）", "青岩区“书记领办微实事”展示", 4),
        ("云川区“红色领航·书记擂台”第8期：三位书记同台打擂", "云川区“红色领航·书记擂台”", 8),
        ("柳泉县“支书话实事”（三）", "柳泉县“支书话实事”", 3),
        ("柳泉县“支书话实事”十一", "柳泉县“支书话实事”", 11),
        (f"第6期 | {NAME}", NAME, 6),
        ("一年开头第一课 | 蓝桥县“村支书开讲”②", "蓝桥县“村支书开讲”", 2),
        ("民生微实事第5期｜“一老一小”第2期", "民生微实事", 5),
        ("新时代文明实践⑧ | “最美邻里”③", "新时代文明实践", 8),
        (f"{NAME} | 第6期 | {HEADLINE}", NAME, 6),
        (f"【{NAME}⑥】{HEADLINE}", NAME, 6),
        ("河东街道红色故事（3）", "河东街道红色故事", 3),
        ("云川区基层治理实践录（18）：修灯记", "云川区基层治理实践录", 18),
        ("云川区基层治理实践录⑦ 东街社区的灯亮了", "云川区基层治理实践录", 7),
        ("云川区基层治理实践录 | 第七期：修灯记", "云川区基层治理实践录", 7),
        ("红旗镇“微实事”风采展四", "红旗镇“微实事”风采展", 4),
        ("党建简报第12期（总第34期）", "党建简报", 12),
        ("“民生微实事”成果展播 第一批 第3期", "“民生微实事”成果展播 第一批", 3),
        ("“田园课堂”乡村振兴晾晒｜第十六课：江边坡上都是路", "“田园课堂”乡村振兴晾晒", 16),
        ("“红色物业”样板小区巡礼（总第五期）", "“红色物业”样板小区巡礼", 5),
        ("擂台⑨｜断头路、充电难！云溪区“书记项目”攻坚擂台", "云溪区“书记项目”攻坚擂台", 9),
        ("双龙岭县“百名支书百件事”成果展示 第九批", "双龙岭县“百名支书百件事”成果展示", 9),
        ("“湾里湾外”营商环境案例展播第一季（6）", "“湾里湾外”营商环境案例展播第一季", 6),
        ("三个小区的“当家人”：辽滨区“红心物业”小区蝶变记⑤", "辽滨区“红心物业”小区蝶变记", 5),
        ("为民办事“零距离”！ 基层党建成果展示（二）", "为民办事“零距离”！ 基层党建成果展示", 2),
        ("上学路上，谁在陪伴？赣源市家校社协同育人案例展播⑪", "赣源市家校社协同育人案例展播", 11),
        ("渭阳区“书记领办”事项成果展示（4月）", "渭阳区“书记领办”事项成果展示", None),
        ("“湾里湾外”营商环境案例展播第二季", "“湾里湾外”营商环境案例展播", 2),
        ("[展播] 板凳调解案例第28期（赵庄、李楼）", "板凳调解案例", 28),
        ("书记领着干 百姓看得见 汶北县书记领办民生项目成果巡礼（三）", "汶北县书记领办民生项目成果巡礼", 3),
        ("书记领着干　百姓看得见　汶北县书记领办民生项目成果巡礼（三）", "汶北县书记领办民生项目成果巡礼", 3),
        ("书记领办⑫ | 东浦区“书记领办”项目成果展播（第12期）", "东浦区“书记领办”项目成果展播", 12),
    ],
)
def test_names_of_other_shapes(title, name, number):
    assert parse_series(title) == Series(name, number)


@pytest.mark.parametrize("lost", ["?", "？", "（?）", "\ufffd", ""])
def test_a_lost_number_leaves_the_series(lost):
    assert parse_series(f"{HEADLINE} | {NAME}{lost}") == Series(NAME, None)


@pytest.mark.parametrize(
    "title",
    [
        "城关区召开“开门一件事”活动推进会",
        "城关区举行“开门一件事”成果展播启动仪式",
        "城关区开展“开门一件事”成果展播",
        "云川区2022年首批“民生微实事”书记项目办结公示",
        "十九届六中全会公报发布",
        "我市第3季度GDP增长5%",
        "教育部公布第二批双高计划名单",
        "关于开展第三批示范村申报工作的通知",
        "第十一期培训班开班",
        "任务第二场新闻发布会",
        "苹果发布iPhone 11",
        "全国新增确诊11",
        "增长百分之七",
        "“黑车”超载接送学生 司机被罚2",
        "台风“玲玲”影响10个省份，国家防总启动Ⅳ级应急响应",
        "2007年第23号",
        "泪目！《某某》之父去世，我们再也等不到第六集",
        "世界奇迹之一：长城",
        "城关区跻身全国十强之一",
        "“双十一”",
        "“开门一件事”成果展播2021",
        "“开门一件事”成果展播（2021）",
        "“十四五”规划纲要（2021-2025）",
        "图解：两会（图）",
        "关于“开门一件事”的通知（城组发〔2021〕6号）",
        "为什么要“开门”？",
        "",
    ],
)
def test_plain_news_has_no_series(title):
    assert parse_series(title) == Series()


def test_the_kicker_carries_the_series_where_the_title_does_not():
    kicker = "云川区“头雁领办”项目蹲点记（五）"
    assert parse_series("三道题，一个答法", kicker) == Series("云川区“头雁领办”项目蹲点记", 5)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("⑪", 11),
        ("㊿", 50),
        ("⒇", 20),
        ("㈩", 10),
        ("廿一", 21),
        ("一百零三", 103),
        ("１２", 12),
        ("Ⅲ", 3),
        ("1️⃣2️⃣", 12),
        ("", None),
        ("0", None),
        ("六个", None),
        ("十百", None),
        ("²", None),
    ],
)
def test_a_number_is_a_number_and_nothing_else(text, value):
    assert parse_number(text) == value


def test_all_numbers_of_a_text():
    assert numbers("往期：成果展播⑨、成果展播（十）、第11期") == (9, 10, 11)


@pytest.mark.parametrize(
    ("title", "name", "number"),
    [
        ("【企业服务日记·第四十一期】把服务写在厂门上", "企业服务日记", 41),
        ("党建引领基层治理案例汇编（2022年第2期）", "党建引领基层治理案例汇编", 2),
        ("“开门一件事”｜岭西县：群众点题，新班子答题（二）", "开门一件事", 2),
        ("【我为群众办实事】靠山镇各屯实事进展", None, None),
    ],
)
def test_series_in_rubrics_years_and_beside_headlines(title, name, number):
    found = parse_series(title)
    assert (found.name, found.installment) == (name, number)


def test_a_rubric_in_front_of_the_headline_is_not_part_of_the_series():
    assert parse_series("【我为群众办实事】靠山镇各屯实事进展（第4期）") == Series("靠山镇各屯实事进展", 4)


@pytest.mark.parametrize(
    ("title", "name", "number"),
    [
        ("岸上有人（东嵛县“一岛一事”成果展播⑫）", "东嵛县“一岛一事”成果展播", 12),
        ("关于转发《渠安县“集体经济强村”案例选登》第9期的通知", "渠安县“集体经济强村”案例选登", 9),
        ("凤洲县“百日一诺”成果展播（3）茅石镇青㭎坪村：九秒钟的水声", "凤洲县“百日一诺”成果展播", 3),
        ("雨溪县2021年“民生实事”晾晒台（十月）", "雨溪县2021年“民生实事”晾晒台", None),
        ("谁有本事谁来干——额北旗“揭榜挂帅”英雄榜（下）", "额北旗“揭榜挂帅”英雄榜", None),
        ("揭榜！沅溪县“支部联心桥”攻坚榜⑤", "沅溪县“支部联心桥”攻坚榜", 5),
        ("哪些改了，哪些还没改？崇安市“物业服务问题”整改回访（第6期）", "崇安市“物业服务问题”整改回访", 6),
        ("一纸清单，件件有回音：宁泉县“民情夜话”办事录（四）", "宁泉县“民情夜话”办事录", 4),
        ("石塘镇“百日晒一事”第二批来了，哪位书记办得最合你意？", "石塘镇“百日晒一事”", 2),
        ("石塘镇“百日晒一事”第二批来客突破万人", None, None),
        ("VOL.08｜卖油条的、当兵的：他们当家当得怎么样？【社区“当家人”亮相】", "社区“当家人”亮相", 8),
        ("塬上四题：枣塬县“一线解题”⑨", "枣塬县“一线解题”", 9),
        ("喜报！望湖街道两社区入选“绿色社区”（第二批）名单", None, None),
        ("城关区“红色物业”（第一批）试点社区的做法", None, None),
        ("民生微课堂｜③｜望湖街道“幸福食堂”", "民生微课堂", 3),
        ("办好“家门口的事”系列报道·终篇 | 一年过去，承诺都兑现了吗？", "办好“家门口的事”系列报道", None),
        ("第31期｜纺机社区：把“收支两条线”贴出来 — 茶陵岸区“支部晒账”公开栏", "茶陵岸区“支部晒账”公开栏", 31),
        ("门洞里的大当家｜林海区“楼长记事簿”第21页", "林海区“楼长记事簿”", 21),
        ("林海区“楼长记事簿”发布", None, None),
        ("赣中矿冶集团党支部“金点子”擂台（第四轮）", "赣中矿冶集团党支部“金点子”擂台", 4),
        ("女足联赛第11轮", None, None),
    ],
)
def test_a_series_in_brackets_or_cited_by_a_notice(title, name, number):
    assert parse_series(title) == (name, number)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("云坪县“一村一擂”产业擂台展播 第六擂：黄精、贡米", 6),
        ("擂台更火 | 云坪县“一村一擂”产业擂台展播 第九擂", 9),
        ("石塘县“先锋行”接力展示第三棒：修路记", 3),
        ("城关区第一村：红旗村", None),
        ("红旗村成为全省第一村", None),
    ],
)
def test_what_series_count_after_their_image(title, number):
    assert parse_series(title).installment == number


@pytest.mark.parametrize(
    "title",
    [
        "“一村一品”成果展播：西北香菇第一村",
        "“消费帮扶”成果展播 开出第一店",
        "“清廉家风”故事展播：给孩子的信 第一封",
        "“我为群众办实事”案例展播：上任第一件",
    ],
)
def test_what_comes_first_is_no_first_installment(title):
    assert parse_series(title).installment is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("不看牌子看里子：银桥区“微实事”盲评（一）", "银桥区“微实事”盲评"),
        ("开门见山，开门见喜：骝江区“书记开门一件事”⑥", "骝江区“书记开门一件事”"),
        ("办实事开新局：双河镇“红袖标”解民忧⑥", "办实事开新局：双河镇“红袖标”解民忧"),
    ],
)
def test_a_slogan_in_front_of_a_place_and_what_is_done_there(title, name):
    assert parse_series(title).name == name


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("乡野球场（03）塔里木河边的三支排球队", Series("乡野球场", 3)),
        ("乡野球场·入围作品第三批", Series("乡野球场", 3)),
        ("“乡野球场”第二期 | 三支排球队", Series("乡野球场", 2)),
        ("乡野球场：三支排球队", Series("乡野球场")),
        ("乡野球场上的三支排球队", None),
        ("三支排球队的乡野球场（03）", None),
        (None, None),
    ],
)
def test_a_known_series_at_a_segment_s_beginning(title, named):
    assert named_in(title, "乡野球场") == named


@pytest.mark.parametrize(
    ("title", "name"), [("“板凳议事会”第六场：一棵树", "“板凳议事会”"), ("板凳议事会·第九回：一个门", "板凳议事会")]
)
def test_quotation_marks_around_a_name_stay_where_title_and_profile_have_them(title, name):
    assert named_in(title, "“板凳议事会”").name == name


def test_posts_are_counted_in_either_way_of_writing():
    assert parse_series("【老兵故事】第六贴：骑兵和护士") == parse_series("【老兵故事】第六帖：骑兵和护士")
    assert parse_series("【老兵故事】第六贴：骑兵和护士") == Series("老兵故事", 6)


@pytest.mark.parametrize(
    ("title", "number"),
    [("“一线派单”办结展示第26单丨海棠街道望潮社区：夜市不停", 26), ("“一线派单”办结展示第26单元楼", None)],
)
def test_orders_are_counted_like_issues(title, number):
    assert parse_series(title).installment == number


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("谁家的窗帘还没有拉开？“最美楼栋长”故事合集（二）", "“最美楼栋长”故事合集"),
        ("门口的水清了没？“小微水体回头看”⑥", "小微水体回头看"),
    ],
)
def test_a_question_in_front_of_a_quoted_name_is_none_of_it(title, name):
    assert parse_series(title).name == name


@pytest.mark.parametrize(
    "title",
    [
        "东湖花园（二期）业主大会召开",
        "老旧小区改造（二）标段中标公告",
        "“最美退役军人”（5）名候选人公示",
        "【便民】（二）手房过户指南",
        "【要闻】第三场新闻发布会今日举行",
        "【通报】第二批典型案例公布",
        "城关区 07 月经济数据",
        "高考倒计时 07 天",
        "检察院：公益诉讼第2案",
        "夏粮丰收巡礼",
        "社区“邻里节”厨艺展示：饺子飘香",
        "民警“抓捕”实录",
    ],
)
def test_numbers_and_words_of_other_things_make_no_series(title):
    assert parse_series(title) == (None, None)


def test_a_series_behind_its_number_goes_before_the_site():
    assert parse_series("城关发布 | No.5 城关区“微改造”纪实") == ("城关区“微改造”纪实", 5)


@pytest.mark.parametrize(
    ("title", "name", "number"),
    [
        ("门前三尺暖 安澜区“支部书记说”④", "安澜区“支部书记说”", 4),
        ("双桥镇党支部书记“立项办”登记（2021年度第5期）", "双桥镇党支部书记“立项办”登记", 5),
        ("教育系统“校长书记开放麦”第六场实录摘登", "教育系统“校长书记开放麦”", 6),
        ("消防“隐患找茬”周报（第31周）", "消防“隐患找茬”周报", 31),
        ("赤水湾区城市更新项目一览（第四批）", "赤水湾区城市更新项目一览", 4),
    ],
)
def test_numbers_with_a_year_of_weeks_and_in_front_of_what_was_kept(title, name, number):
    assert parse_series(title) == (name, number)


def test_what_counts_within_a_quotation_is_no_number_of_the_series():
    assert parse_series("文庙区“开学第一课·社区作业本”①") == Series("文庙区“开学第一课·社区作业本”", 1)
