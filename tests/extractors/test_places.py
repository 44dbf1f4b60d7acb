"""Place names from their shape, and what only looks like one."""

import time

import pytest

from kaimen.extractors.places import find_place, is_unit, read_place


@pytest.mark.parametrize(
    ("text", "street", "community"),
    [
        ("张掖路街道山字石社区", "张掖路街道", "山字石社区"),
        ("耿镇", "耿镇", None),
        ("育才街道路南社区", "育才街道", "路南社区"),
        ("中共碾房镇榆树沟村支部委员会", "碾房镇", "榆树沟村"),
        ("江北镇那楼村", "江北镇", "那楼村"),
        ("那良镇那楼村", "那良镇", "那楼村"),
        ("市城管局双河镇中队", "双河镇", None),
        ("城关区张掖路街道山字石社区", "张掖路街道", "山字石社区"),
        ("兰州市城关区张掖路街道山字石社区", "张掖路街道", "山字石社区"),
        ("双河镇集镇社区", "双河镇", "集镇社区"),
        ("团结乡李家堡村", "团结乡", "李家堡村"),
        ("白榆路街道 · 印刷厂社区", "白榆路街道", "印刷厂社区"),
        ("河湾路街道——滨河社区", "河湾路街道", "滨河社区"),
        ("河湾路街道办事处滨河社区", "河湾路街道", "滨河社区"),
        ("丰泽县临江街道办事处", "临江街道", None),
        ("巴彦塔拉苏木查干嘎查", "巴彦塔拉苏木", "查干嘎查"),
        ("高新区梨园办事处王庄村", "梨园办事处", "王庄村"),
        ("开发区管委会云锦社区", "开发区管委会", "云锦社区"),
        ("金雁滩街道临河苑小区", "金雁滩街道", "临河苑小区"),
        ("镇江路街道和平社区", "镇江路街道", "和平社区"),
        ("城东街办幸福里社区", "城东街办", "幸福里社区"),
        ("白果镇街上社区", "白果镇", "街上社区"),
        ("石羊镇街子社区", "石羊镇", "街子社区"),
        ("沙石镇街河村", "沙石镇", "街河村"),
        ("红星农场第三管理区", "红星农场", "第三管理区"),
        ("一四七团五连", "一四七团", "五连"),
        ("青松林场二道岭工队", "青松林场", "二道岭工队"),
        ("兰州市高新技术开发区科创社区", "高新技术开发区", "科创社区"),
        ("北塬街道林场社区", "北塬街道", "林场社区"),
        ("红星街道轴承厂家属院", "红星街道", "轴承厂家属院"),
        ("石桥东街道", "石桥东街道", None),
        ("沿河新村社区", None, "沿河新村社区"),
        ("长信家园社区", None, "长信家园社区"),
        ("古镇社区", None, "古镇社区"),
        ("五里镇村", None, "五里镇村"),
        ("林场社区", None, "林场社区"),
        ("乡贤社区", None, "乡贤社区"),
        ("山字石社区居委会", None, "山字石社区"),
        ("九里区梧桐街道『车辇店社区』", "梧桐街道", "车辇店社区"),
        ("合 川 路 街道　菜 园 坝 社区", "合川路街道", "菜园坝社区"),
        ("福星街道金桂社区第三网格", "福星街道", "金桂社区"),
        ("大凹子乡岩脚村六组　组长罗国珍", "大凹子乡", "岩脚村"),
        ("柳条镇靠山村二社　于凤海", "柳条镇", "靠山村"),
        ("望湖街道三社区", "望湖街道", "三社区"),
        ("白马镇龙井村第四村民小组", "白马镇", "龙井村"),
        ("阿戛乡新寨村水塘边组　余飞", "阿戛乡", "新寨村"),
        ("第三网格", None, "第三网格"),
        ("联系村：石桥镇石桥村", "石桥镇", "石桥村"),
        ("联系村民委员会", None, "联系村"),
        ("梅岭乡石陂村村级河长", "梅岭乡", "石陂村"),
        ("窯灶鎮嶺後村", "窯灶鎮", "嶺後村"),
        ("红旗岭农场有限公司第六管理区", "红旗岭农场有限公司", "第六管理区"),
        ("香山街道蘆溪社區：一座橋", "香山街道", "蘆溪社區"),
        ("县城北岸街道滨江社区", "北岸街道", "滨江社区"),
        ("城区街道滨江社区", "城区街道", "滨江社区"),
    ],
)
def test_a_name_is_what_stands_before_an_ending(text, street, community):
    place = read_place(text)
    assert place
    assert (place.street, place.community) == (street, community)


COMMON = (
    "古镇 城乡 三镇 侨乡 返乡 驻村第一书记 社区概况 村情概况 各街道社区 老旧小区 农村 我们社区 全区 本社区 情况简介 "
    "晒一晒我们社区今年的“开门一件事” 看看咱们村"
)


@pytest.mark.parametrize("text", [*COMMON.split(), ""])
def test_common_words_are_no_names(text):
    assert read_place(text) is None


def test_what_follows_the_name_is_kept():
    place = read_place("红柳镇柳湾村　党支部书记　马建业")
    assert place
    assert (place.street, place.community, place.rest) == ("红柳镇", "柳湾村", "　党支部书记　马建业")


def test_a_profile_adds_endings():
    assert read_place("和平里弄", ("里弄",)).community == "和平里弄"
    assert read_place("和平里弄") is None


@pytest.mark.parametrize(
    ("title", "community"),
    [
        ("城关区“开门一件事”成果展播⑫ | 东岗坡街道崖头社区：三十九级台阶有了“扶手”", "崖头社区"),
        ("东岗坡街道崖头社区“三步走”解决停车难", "崖头社区"),
        ("凝心聚力赢口碑 | 城关区“开门一件事”成果展播⑥", None),
        ("京润区社区“书记项目”展播⑭", None),
    ],
)
def test_a_title_names_a_place_in_one_of_its_parts(title, community):
    place = find_place(title)
    assert (place.community if place else None) == community


def test_offices_and_firms_are_no_places():
    assert is_unit("云山区人民医院")
    assert is_unit("华瑞冷链物流（皖江）有限公司")
    assert not is_unit("山字石社区")


@pytest.mark.parametrize("text", ["这一社区", "这里社区", "那所小区", "这么多村", "那个村"])
def test_what_points_at_a_place_names_none(text):
    assert read_place(text) is None


@pytest.mark.parametrize("text", ["那澜乡", "那坡镇", "那曲镇"])
def test_a_name_may_begin_with_a_pointing_word(text):
    assert read_place(text).street == text


@pytest.mark.parametrize("area", ["（沿湖片区）", "(第三网格)", "（大花礁岛）"])
def test_an_area_in_brackets_between_street_and_community_is_passed(area):
    place = read_place(f"东湖街道{area}杨柳社区")
    assert (place.street, place.community, place.rest) == ("东湖街道", "杨柳社区", "")
    assert read_place(f"东湖街道（柳树社区）{area}").community == "柳树社区"


def test_communities_in_brackets_take_linear_time():
    for text in ("村" * 400, "和村" * 200, "社区" * 200, "甲村、" * 200):
        started = time.process_time()
        read_place("白水街道（" + text)
        assert time.process_time() - started < 0.2


@pytest.mark.parametrize("community", ["王家村新苑社区", "东风村和平社区"])
def test_one_community_in_brackets_is_no_list(community):
    assert read_place(f"云台镇（{community}）").community == community


@pytest.mark.parametrize("text", ["河西街道城区东片区", "城关镇工业园区东片区"])
def test_an_area_of_a_town_is_no_part_of_a_community(text):
    assert read_place(text).community not in ("城区", "工业园区")
