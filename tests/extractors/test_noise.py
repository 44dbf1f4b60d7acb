"""The lexicons match what they are for, and not its neighbours."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaimen.extractors import noise
from kaimen.extractors.noise import (
    Names,
    is_attachment,
    is_boilerplate,
    is_furniture,
    is_promotion,
    is_row,
    opens_tail,
    read_names,
)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("comment-list", Names.COMMENTS),
        ("sina-comment-form", Names.COMMENTS),
        ("hotNews", None),
        ("hot-news hotnews", Names.NOISE),
        ("relatedNews", Names.NOISE),
        ("ad_300", Names.NOISE),
        ("g-ad", Names.NOISE),
        ("page-footer", Names.NOISE),
        ("share_box", Names.FURNITURE),
        ("article-tags", Names.FURNITURE),
        ("adbox", Names.NOISE),
        ("m-vote", Names.NOISE),
        ("jp-relatedposts", Names.NOISE),
        ("padding", None),
        ("reading", None),
        ("commentary", None),
        ("shared", None),
        ("TRS_Editor", None),
        ("rich_media_content", None),
        ("article-content", None),
        ("title", None),
        ("", None),
    ],
)
def test_names_of_boxes(names, kind):
    assert read_names(names) is kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("分享到：微信 微博 QQ空间", True),
        ("打印 字体:放大正常缩小分享", True),
        ("字号：【大 中 小】", True),
        ("语速字号 A- A+", True),
        ("【小字】【打印】【关闭】", True),
        ("您当前的位置：首页 > 新闻 > 正文", True),
        ("【打印本页】【关闭窗口】", True),
        ("[ 友善列印 ] [ 轉寄好友 ] [ 回上頁 ]", True),
        ("友善的鄰居轉寄了好友的信", False),
        ("大", True),
        ("阅读 21.4万 收藏", True),
        ("万", False),
        ("分享到这里还没有完", False),
        ("大家都说好", False),
        ("微信里的一件小事", False),
        ("事项名称", False),
        ("01", False),
        ("2021年", False),
    ],
)
def test_furniture(text, expected):
    assert is_furniture(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("听新闻 · 全文共约1200字", True),
        ("听全文 约860字 需3分钟", True),
        ("00:00 / 05:12", True),
        ("听新闻说，全文共1200字，写得好。", False),
        ("05:12", False),
        ("11:30/17:30", False),
        ("00:00/24:00", False),
        ("12:30/13:30开饭", False),
    ],
)
def test_what_a_player_shows_of_itself(text, expected):
    assert is_attachment(text) is expected


def test_a_row_is_looked_for_only_where_what_ends_its_label_stands():
    assert noise._ROW.pattern.endswith(rf"\s*{noise._ROW_MARK.pattern}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-09-26 12:11　来源：证券时报网　作者：李在山", True),
        ("发布时间：2021-06-02", True),
        ("2019-09-05 11:10 游民星空 [整理]", True),
        ("（原标题：七号楼的电梯）", True),
        ("（2007年6月29日第十届全国人民代表大会常务委员会第二十八次会议通过）", False),
        ("2021年3月，社区换届。", False),
        ("事项名称：修一部电梯", False),
        ("居民的来源各不相同", False),
        ("办结时限：2021年5月20日", False),
        ("巡河时间：2022年8月17日 上午", False),
        ("发稿时间：2022-08-17", True),
        ("上网时间：2022-08-17", True),
        ("填报日期：2022-08-17", True),
        ("整改时限：2022-08-17", False),
        ("录入日期：2022-08-17 09:20", True),
        ("线索来源：2024年3月11日，村民在农贸市场购得大米一袋", False),
    ],
)
def test_rows(text, expected):
    assert is_row(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("相关阅读", True),
        ("【相关新闻】", True),
        ("责任编辑：某某", True),
        ("网友评论", True),
        ("上一篇：某某", True),
        ("版权声明：未经授权不得转载", True),
        ("12条评论", True),
        ("点击“阅读原文”查看更多", True),
        ("“阅读原文”了解详情", True),
        ("新闻热线：0931-1234567", True),
        ("本文链接：http://news.example/1.html", True),
        ("您可能还喜欢", True),
        ("你可能还想看", True),
        ("本文采用 CC BY-NC-SA 4.0 协议，转载请注明出处。", True),
        ("本博客所有文章除特别声明外，均采用知识共享署名许可协议", True),
        ("本文采用问卷的办法，走访了三十户人家", False),
        ("新闻热线一响，记者就出门", False),
        ("文章标题党", False),
        ("社区里的相关新闻", False),
        ("评论员文章说得好", False),
        ("上一任书记说", False),
        ("编辑部搬进了社区", False),
    ],
)
def test_openings_of_the_tail(text, expected):
    assert opens_tail(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Copyright © 2020 某某网 版权所有", True),
        ("京ICP备12345678号", True),
        ("主办：某某区人民政府", True),
        ("本网站发布的信息不代表本站立场", True),
        ("老人们主办的茶话会开到了天黑。", False),
        ("社区办起了食堂，居民都说好。", False),
    ],
)
def test_boilerplate(text, expected):
    assert is_boilerplate(text) is expected


@example("<<<<<<[我来说两句]")
@given(st.from_regex(noise._TAIL))
def test_what_opens_a_tail_begins_with_one_of_the_known_characters(text):
    assert not noise._TAIL.match(text) or noise._TAIL_BEGINS.match(text)


@given(st.from_regex(noise._PROMOTION))
def test_a_promotion_has_one_of_its_words(text):
    assert noise._PROMOTION_WORD.search(text)


@given(st.lists(st.from_regex(noise._TOOL_WORDS, fullmatch=True) | st.from_regex(noise._TOOL_REST, fullmatch=True)))
def test_tools_have_no_other_characters(words):
    assert not noise._NO_TOOL.search("".join(words))


@given(st.from_regex(noise._CAPTION) | st.from_regex(noise._PART))
def test_parts_of_names_are_known_at_a_glance(name):
    assert noise._PART_OF_A_NAME.search(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以下文章来源于某某日报 ，作者张三", True),
        ("收录于话题 #路灯 3个", True),
        ("点击播放视频", True),
        ("他说，以下文章来源于生活。", False),
        ("点击播放键，歌声响起来", False),
    ],
)
def test_promotions(text, expected):
    assert is_promotion(text) is expected


@pytest.mark.parametrize("text", ["蓝字", "点击蓝字", "关注我们", "欢迎关注我们！"])
def test_pieces_of_a_call_to_follow_are_promotion(text):
    assert is_promotion(text)


@pytest.mark.parametrize("text", ["蓝字招牌换成了红字", "关注我们的孩子", "关注我们身边的老人"])
def test_what_only_begins_so_is_text(text):
    assert not is_promotion(text)


@pytest.mark.parametrize(
    ("text", "promotes"),
    [
        ("点击“北宁党建”，一键关注本公众号", True),
        ("点亮“在看”，为他们鼓鼓劲", True),
        ("打开掌上青山，看更多庭院视频>", True),
        ("点击上方", True),
        ("点击“办理”后，窗口人员立即关注进度。", False),
        ("点亮“平安灯”，照亮回家路", False),
        ("打开窗户，看更多的是荷塘。", False),
    ],
)
def test_asking_to_follow_and_what_only_begins_so(text, promotes):
    assert is_promotion(text) is promotes


@pytest.mark.parametrize(
    ("text", "tools"), [("[打印] [关闭] [TOP]", True), ("TOP", True), ("TOP10 榜单", False), ("T台", False)]
)
def test_a_button_to_the_top_is_a_tool(text, tools):
    assert is_furniture(text) is tools


@pytest.mark.parametrize("names", ["el-table__header-wrapper", "ant-table-header", "el-descriptions__header"])
def test_heads_of_tables_are_no_page_s_head(names):
    assert read_names(names) is None


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("云上北泽3天前3.8万阅读+关注", True),
        ("三天前，他读完了这本书。", False),
        ("他3天前关注了这件事，天天去看。", False),
    ],
)
def test_how_long_ago_an_account_posted_is_a_row(text, row):
    assert is_row(text) is row


@pytest.mark.parametrize(("text", "opens"), [("下一篇：老街亮灯记", True), ("下一篇打算写怎么擦取景器。", False)])
def test_what_the_author_will_write_next_is_no_link(text, opens):
    assert opens_tail(text) is opens


@pytest.mark.parametrize(
    "text",
    [
        "打开水闸，看更多清水流进田里",
        "点击“云岭农技”关注墒情",
        "点亮“爱心”，照见初心",
        "点“赞”老街",
        "打开窗，看更多人走进院子",
    ],
)
def test_sentences_about_looking_and_attending_promote_nothing(text):
    assert not is_promotion(text)


def test_a_rank_is_no_button_and_a_beginning_of_attention_no_row():
    assert not is_furniture("TOP 1")
    assert not is_row("6天前开始关注天气预报")


@pytest.mark.parametrize(
    "text",
    [
        "决定开展2019年度排污许可证执行报告抽查工作，未取得许可证的单位不得排放。",
        "新版浏览器上线以后，打开网页的时间缩短了一半。",
        "新屏幕的分辨率提高了一倍，价格却没有变。",
        "市民可拨打举报电话反映问题，平台三天内回复。",
        "平台修改隐私政策前没有征得用户同意，消费者协会点名批评了其中三家企业。",
        "平台认定侵权后，商品链接全部删除。",
        "联系人：霍一鸣、张晚；联系电话：0000-8812021",
        "公示期间，如对获奖结果有异议，请以书面形式实名反映。联系电话：0771-5310045",
        "他们未经许可在河道里挖沙，被罚了三万元。",
        "执法人员当场吊销许可证3张，并将案件移交公安机关。",
        "新卫星的分辨率达到0.5米以上，一天能看遍全省。",
        "记者从举报信中了解到，开发商还加入了免责条款，业主拿到合同时才发现，前后改了三次也没有改掉。",
    ],
)
def test_words_of_boilerplate_in_prose_are_prose(text):
    assert not is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "互联网新闻信息服务许可证编号：3712006002",
        "燃气经营许可证：辽201203050017J",
        "网上传播视听节目许可证1503009",
        "建议使用谷歌浏览器访问本站",
        "最佳分辨率1024×768",
        "举报电话：0532-1234567",
        "隐私政策",
        "如有侵权，请联系删除",
        "侵权请联系我们删除",
        "联系电话：0531-66661234",
        "举报电话 010-12345678 客服热线 400-123-4567 客服邮箱 a@b.cn 地址 石桥县人民路1号",
        "关于我们 服务条款 隐私政策 联系方式 网站地图 意见反馈 加入我们 广告服务 友情链接",
        "文章如涉及侵权，我们会第一时间删除，图片和视频均由作者上传",
        "石桥县融媒体中心主办，地址人民路1号，客服热线 400-123-4567，邮箱 a@b.cn",
        "未经授权不得转发、改编或以其他方式使用",
        "投资有风险，入市须谨慎，更多说明请用户登录以后在页面下方详见免责声明，盈亏自负",
        "未经授权，禁止转载",
        "免责声明",
    ],
)
def test_what_sites_say_of_themselves_is_boilerplate(text):
    assert is_boilerplate(text)
