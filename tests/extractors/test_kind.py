"""A page that is no article says so by a code; an article that quotes such words stays an article."""

import pytest

from kaimen import extract_page
from kaimen.extractors.body import find_body
from kaimen.extractors.dom import parse
from kaimen.schemas import RejectionCode

PROSE = "社区的公众号发过一篇文章，后来有人问起，只看到“该内容已被发布者删除”几个字，大家议论了好一阵子。"
SCRIPT = "<script>" + "x=1;" * 300 + "</script>"


def found_on(markup):
    return find_body(parse(markup))


def judged(markup):
    return found_on(markup).rejection


@pytest.mark.parametrize(
    ("code", "markup"),
    [
        ("deleted", "<title>微信公众平台</title><div class=weui-msg><h2>该内容已被发布者删除</h2></div>" + SCRIPT),
        (
            "deleted",
            "<div><h2>此内容因违规无法查看</h2><p>由用户投诉并经平台审核，涉嫌违反相关法律法规和政策，查看详细内容</p></div>",
        ),
        ("deleted", "<p>该公众号已被封禁，内容无法查看。</p>"),
        (
            "deleted",
            "<title>页面没有找到 - 某某网</title><div><h2>很抱歉，您要查看的文章已被删除或不存在</h2></div>"
            + "".join(f"<div><h4>一座桥{n}修好了</h4><p>{PROSE}</p><i>2013-08-1{n}</i></div>" for n in range(9)),
        ),
        ("deleted", "<p>抱歉，指定的主题不存在或已被删除或正在被审核</p><p><a href=/>[ 点击这里返回上一页 ]</a></p>"),
        ("deleted", "<h1>文章不存在</h1>"),
        ("challenge", "<title>验证</title><p>访问过于频繁，请用微信打开</p>"),
        ("challenge", "<h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p><a href=#>去验证</a>"),
        ("challenge", "<title>百度安全验证</title><div id=root></div>" + SCRIPT),
        ("challenge", "<title>Just a moment...</title><p>Checking your browser before accessing</p>"),
        ("challenge", "<script>document.cookie='__jsl_clearance=1';location.href=location.pathname</script>"),
        ("challenge", "<script>var arg1='A1';setCookie('acw_sc__v2',arg1);document.location.reload();</script>"),
        ("login", "<h3>请登录后查看</h3><form><input name=u><input type=password></form>"),
        ("login", "<p>您还没有登录，没有权限访问本页面</p>"),
        (
            "deleted",
            "<title>该内容已被发布者删除</title><h2>该内容已被发布者删除</h2><p>如有疑问，请联系公众号运营者</p>"
            "<strong>某城事</strong><p>一座城，一百万种生活。关注某城事，和你一起看见身边的人和事。</p>",
        ),
        (
            "login",
            "<title>登录 - 某某周刊</title><h1>登录后继续阅读</h1><form><input type=password></form>"
            + "<p>您点击登录按钮，即表示您已充分阅读、理解并接受本协议的全部内容，账号的使用权仅属于初始注册人。</p>"
            * 9,
        ),
        (
            "soft_404",
            "<title>对不起，您要访问的页面不存在 - 某某网</title><h1>对不起，您要访问的页面不存在</h1>"
            + "<ul>"
            + "<li><a href=/1>社区里新装了三十二盏路灯大家都说亮堂了</a> 2017-03-28</li>" * 12
            + "</ul>",
        ),
        ("soft_404", "<title>404</title><h1>抱歉，您访问的页面不存在</h1><p><a href=/>返回首页</a></p>"),
        ("soft_404", "<h1>404 Not Found</h1><hr><center>nginx</center>"),
        ("soft_404", "<title>系统错误</title><p>服务器繁忙，请稍后再试</p>"),
        ("shell", "<div id=app></div>" + SCRIPT),
        ("shell", "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"),
        ("no_article", "<p></p>"),
        ("no_article", ""),
        ("no_article", "<div><span>联系我们</span></div><div>首页</div>"),
    ],
)
def test_pages_that_are_no_articles(code, markup):
    found = find_body(parse(f"<html><body>{markup}</body></html>"))
    assert found.rejection is RejectionCode(code), found.detail
    assert not found.lines
    assert found.detail


@pytest.mark.parametrize(
    "quoted",
    [
        "该内容已被发布者删除",
        "访问过于频繁，请稍后再试。",
        "您访问的页面不存在",
        "请登录后查看。",
        "环境异常，请完成安全验证。",
        "404 Not Found",
    ],
)
def test_an_article_that_quotes_a_notice_is_an_article(quoted):
    found = find_body(parse(f"<h1>{quoted}</h1><div>" + f"<p>{PROSE}</p>" * 8 + f"<p>{quoted}</p><p>{PROSE}</p></div>"))
    assert found.rejection is None
    assert quoted in [line.text for line in found.lines]


def test_a_short_article_is_an_article():
    assert judged(f"<h1>一则消息</h1><div><p>{PROSE}</p></div>{SCRIPT}") is None


def test_what_stands_beside_a_short_article_is_no_notice():
    beside = "<div>请登录后发表评论</div><div>您访问的页面不存在广告</div>"
    assert judged(f"<h1>一则消息</h1><div><p>{PROSE}{PROSE}</p></div>{beside}") is None


def test_a_list_is_a_list_with_and_without_summaries():
    items = [f"<li><a href=/a/{n}.html>第{n}个社区装上了新的电梯</a>" for n in range(9)]
    assert judged("<ul>" + "".join(items) + "</ul>") is RejectionCode.LIST
    summarised = [
        f"<div><h3>{x[4:]}</h3><p>社区里的老人盼了多年，这一天终于到了，大家很高兴。</p></div>" for x in items
    ]
    assert judged("<div>" + "".join(summarised) + "</div>") is RejectionCode.LIST


def test_the_last_page_of_a_list_may_hold_two_installments_only():
    def item(title):
        return f"<li><span>2021-03-05</span><a href=/{len(title)}.html>{title}</a></li>"

    series = item("成果展播①") + item("门开一寸 | 成果展播②")
    assert judged(f"<ul>{series}</ul><a href=index.html>上一页</a>") is RejectionCode.LIST
    assert judged(f"<ul>{item('一条消息说电梯装好了')}{item('又一条消息')}</ul>") is RejectionCode.NO_ARTICLE


def test_linked_subheads_do_not_make_a_list_of_an_article():
    parts = "".join(f"<p><a href=/{n}>第{n}项工作：把电梯装到家门口</a></p><p>{PROSE}</p>" for n in range(8))
    assert judged(f"<h1>八项工作</h1><div>{parts}</div>") is None


TEASERS = "".join(
    f"<div><h4><a href=/t/{n}>另一条新闻的标题写在这里（{n}）</a></h4><p>记者从有关部门获悉，相关工作已经全面展开，"
    f"负责人表示将在月底前全部完成，并欢迎市民监督，各级部门高度重视（{n}）。</p></div>"
    for n in range(8)
)
FLASH = "昨晚，一名走失老人在老城汽车站被群众发现，现由派出所照料，知情者请联系。"


def dated(title, *paragraphs):
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    head = f"<title>{title}_某某网</title><div><h1>{title}</h1><p>2023-05-06 10:11 来源：某某晚报</p>"
    return f"{head}<div>{text}</div></div>"


def test_a_flash_of_one_paragraph_is_found_beside_long_teasers():
    found = found_on(dated("派出所寻找老人家属", FLASH) + TEASERS)
    assert [x.text for x in found.lines if x.text] == [FLASH]


def test_a_dated_article_that_words_a_notice_is_an_article():
    first = "连日来，不少市民反映体育馆预约平台总是打不开，刷新几次就没有反应。"
    second = "运营方回应称，服务器已于昨晚扩容，登录改为滑动验证，目前恢复正常。"
    assert judged(dated("预约平台恢复", first, second)) is None


@pytest.mark.parametrize("title", ["出错了_某某网", "404-页面未找到", "系统提示 - 某某网"])
def test_an_error_page_with_teasers_is_none(title):
    assert (
        judged(f"<title>{title}</title><div><h2>您要查看的网页走丢了</h2></div><h3>大家都在看</h3>{TEASERS}")
        is RejectionCode.SOFT_404
    )


def test_an_article_about_an_error_page_is_one():
    first = "打开一个不存在的网页，屏幕上不再只有页面未找到。"
    assert judged(dated("404页面里的寻亲信息", first, FLASH * 3) + TEASERS) is None


@pytest.mark.parametrize("wait", ["加载中，请稍候...", "正在加载，请稍等…", "页面加载中……", "Loading..."])
def test_a_page_that_only_says_it_is_loading_is_a_shell(wait):
    found = found_on(f"<title>新闻详情</title><div id=root><p>{wait}</p></div><script src=/app.js></script>")
    assert found.rejection is RejectionCode.SHELL


def test_the_beginning_of_a_lead_story_is_no_article():
    links = "".join(f"<li><a href=/a/{n}>第{n}条新闻的标题在这里</a></li>" for n in range(9))
    lead = f"<div><h1><a href=/top>头条</a></h1><p>{FLASH * 2}……<a href=/top>[详细]</a></p></div>"
    assert found_on(f"<title>某某网</title>{lead}<ul>{links}</ul>").rejection is RejectionCode.LIST


PICTURES = "<h3>图片新闻</h3>" + "".join(
    f"<dl><dt><a href=/p/{n}><img src=/{n}.jpg></a></dt>"
    f"<dd>春天来了，公园里的花都开了，吸引市民前来拍照打卡（{n}）。</dd></dl>"
    for n in range(8)
)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("deleted", "<h2>抱歉，该文章已被删除</h2>"),
        ("deleted", "<p>您查看的文章已被发布者删除，或因内容调整已下线。</p>"),
        ("soft_404", "<p>很抱歉，您要访问的页面不存在！</p>"),
    ],
)
def test_a_notice_above_picture_teasers_is_one(code, says):
    markup = f"<title>某某新闻网</title><div><div>{says}</div></div><div>{PICTURES}</div>"
    assert judged(markup) == RejectionCode(code)


@pytest.mark.parametrize("says", ["昨天的帖子已被删除", "抱歉，我们来晚了", "删除已读消息"])
def test_what_only_sounds_like_a_notice_above_captions_is_none(says):
    assert judged(f"<title>某某新闻网</title><div><p>{says}</p></div><div>{PICTURES}</div>") not in (
        RejectionCode.DELETED,
        RejectionCode.SOFT_404,
    )


def test_an_error_page_may_list_dated_recommendations():
    links = "".join(
        f"<li><a href=/a/{n}>第{n}条新闻的标题</a><span>2020-11-{n} 08:58</span></li>" for n in range(10, 26)
    )
    says = (
        "<p>很抱歉，您要访问的页面不存在！</p><p>可能的原因：</p><ol><li>您输入的网址有误，请检查后重新输入；</li>"
        "<li>该页面已经转移到其他位置；</li><li>网站正在改版升级，部分页面暂时无法访问。</li></ol>"
    )
    assert judged(f"<title>某某新闻网</title><div>{says}</div><ul>{links}</ul>") is RejectionCode.SOFT_404


def test_who_is_asked_to_log_in_has_found_the_page():
    says = "<p>抱歉，您尚未登录，没有权限访问该版块，请登录后继续浏览</p>"
    assert judged(f"<title>提示信息 - 某某论坛</title><div>{says}</div>") is RejectionCode.LOGIN


def test_one_of_several_cards_without_a_date_is_no_article():
    card = "<div class=tj><a><h4>第{0}届文化节</h4></a><p>{1}第{0}天，人潮不断，摊位多了一成，都说好。</p></div>"
    cards = "".join(card.format(n, PROSE * (1 + (n == 3))) for n in range(1, 6))
    links = "".join(f"<li><a href=/{n}>某某镇第{n}届运动会开幕</a> 2025-02-0{n}</li>" for n in range(1, 9))
    assert judged(f"<title>部门动态</title><div>{cards}<ul>{links * 4}</ul></div>") is RejectionCode.LIST


def test_a_page_called_not_found_is_none_whatever_cards_it_shows():
    card = "<div><h4>第{0}届文化节</h4><p>{1}</p><div>2024-02-1{0}　阅读 3049</div></div>"
    cards = "".join(card.format(n, PROSE) for n in range(6))
    markup = f"<title>页面没有找到_某某网</title><h2>抱歉，您访问的文章已被删除</h2><div>{cards}</div>"
    assert judged(markup) in (RejectionCode.SOFT_404, RejectionCode.DELETED)


def test_a_slogan_among_scripts_is_a_shell():
    slogan = "<p>爱某某</p><p>看某某，懂某某，爱某某</p>"
    assert judged(f"<title>爱某某</title><div id=app></div>{slogan}{SCRIPT}") is RejectionCode.SHELL


def test_a_notice_that_is_taken_for_the_beginning_of_the_teasers_below_it():
    cards = "".join(
        f"<div><h3><a href=/{n}>某某区公交线路优化第{n}天引热议</a></h3><p>{n}，{PROSE}</p></div>" for n in range(9)
    )
    notice = "<div><p>哎呀，文章走丢了</p><p>该文章已被作者删除或因违反相关规定已下线，去看看其他</p></div>"
    assert judged(f"<title>某某头条</title><body>{notice}<div>{cards}</div>") is RejectionCode.DELETED


@pytest.mark.parametrize(
    "text", ["<h1>河东村油菜花开</h1><p>河东村的油菜花开了。</p>", "<p>今晚八时停水。请大家提前储水。</p>"]
)
def test_a_short_text_beside_a_script_is_no_shell(text):
    assert judged(f"<title>河东村</title><body>{text}<script>var a=1;</script>") is not RejectionCode.SHELL


@pytest.mark.parametrize(
    "title", ["糟糕！手机系统异常怎么办？三招教你", "哎呀，12306服务器繁忙！网友吐槽抢票难", "该帖子已成热门：居民点赞"]
)
def test_a_headline_that_sounds_like_a_notice_is_an_article(title):
    text = "".join(f"<p>{n}，{PROSE}</p>" for n in range(20))
    row = "<div>2024-05-01 10:00 来源：某某日报</div>"
    assert judged(f"<title>{title}</title><h1>{title}</h1>{row}<div>{text}</div>") is None


def test_the_index_of_a_special_topic_is_a_list():
    links = "".join(f"<li><a href=/a/{n}>另一个社区也装上了电梯，居民都说好（{n}）</a></li>" for n in range(9))
    section = f"<h2>最新消息</h2><div><a href=/m>更多>></a></div><ul>{links}</ul>"
    lead = (
        "<h1>筑起家园的防线</h1><div class=lead><p>入汛以来，多地发生强降雨。记者深入一线，记录风雨中的守望。</p></div>"
    )
    assert judged(f"<title>筑起家园的防线</title><div>{lead}{section * 4}</div>") is RejectionCode.LIST
    dated = lead.replace("<p>", "<div>2021-05-20 09:48 来源：某某网</div><p>", 1)
    assert judged(f"<title>筑起家园的防线</title><div>{dated}{section * 4}</div>") is None


def test_a_short_article_with_a_row_is_one_beside_sections_of_links():
    links = "".join(f"<li><a href=/a/{n}>另一个社区也装上了电梯，居民都说好（{n}）</a></li>" for n in range(9))
    sections = f"<h3>热点</h3><div><a href=/m>更多</a></div><ul>{links}</ul>" * 5
    row = "<div>来源：城关融媒 作者：张伟 责任编辑：李强</div>"
    text = "<p>入汛以来，多地发生强降雨。记者深入一线，记录风雨中的守望。</p>"
    assert judged(f"<title>守望</title><div><h1>风雨中的守望</h1>{row}{text}</div><div>{sections}</div>") is None


def test_a_poster_beside_a_box_of_installments_is_no_list():
    links = "".join(f"<li><a href=/c/{n}.html>“开门一件事”成果展播（{n}）</a></li>" for n in range(1, 7))
    row = "<div>2024-05-12 09:30 来源：城关发布</div>"
    poster = f"<h1>六号楼换上新水管</h1>{row}<div><p><img src=/p/1.jpg></p></div>"
    assert (
        judged(f"<div>{poster}</div><div><h3>“开门一件事”成果展播</h3><ul>{links}</ul></div>") is not RejectionCode.LIST
    )


def test_a_notice_below_a_long_menu_is_one():
    menu = "<ul>" + "".join(f"<li>板块{n}</li>" for n in range(16)) + "</ul>"
    notice = "<div>抱歉，指定的主题不存在或已被删除或正在被审核</div>"
    cards = "".join(f"<div><a href=/{n}>沿江风光带第{n}期工程开工建设</a><p>{PROSE[:40]}</p></div>" for n in range(9))
    title = "<title>提示信息 - 滨海网 - Powered by Discuz!</title>"
    assert judged(f"{title}{menu}{notice}<div><h4>大家都在看</h4>{cards}</div>") in (
        RejectionCode.DELETED,
        RejectionCode.SOFT_404,
    )


def test_a_short_text_under_its_headline_is_an_article_beside_a_series():
    row = "<div>发布时间：2026年2月14日 19:30 来源：清荷县融媒体中心</div>"
    text = "<div><p>打了一辈子铁的赵铁山没想到，六十三岁这年收的最后一个徒弟，是个姑娘。</p></div>"
    links = "".join(f"<li><a href=/{n}>《清荷面孔》第{n}期：铁匠与他的徒弟们</a></li>" for n in range(9))
    page = (
        f"<div><div>《清荷面孔》：铁匠与他的女徒弟</div>{row}{text}</div><div><h4>往期节目</h4><ul>{links}</ul></div>"
    )
    assert judged(f"<title>《清荷面孔》：铁匠与他的女徒弟_视听清荷</title>{page}") is None


def test_an_introduction_under_the_name_of_the_series_that_is_linked_is_a_list():
    links = "".join(f"<li><a href=/n/{n}>“书记领办项目”展播（{n}）红旗村修路通水办实事</a></li>" for n in range(1, 9))
    row = "<div>更新时间：2023-05-20</div>"
    page = f"<h1>“书记领办项目”展播</h1>{row}<p>展示各村书记领办民生项目的做法和成效，敬请关注。</p><ul>{links}</ul>"
    assert judged(f"<title>“书记领办项目”展播_青石网</title>{page}") is RejectionCode.LIST


def test_teasers_behind_a_column_s_dated_list_are_a_list():
    link = "<li><a href=/{0}>多地发布秋粮收购进度仓容整体充足{0}</a><span>2019-06-{0}</span></li>"
    items = "".join(link.format(n) for n in range(10, 28))
    told = "他的手掌上布满裂口，指甲缝里是洗不掉的靛蓝，染了一辈子的布。"
    teaser = f"<div class=rec><h4>老人手机里多出{{}}个陌生应用</h4><p>{told}</p></div>"
    teasers = "".join(teaser.format(n) for n in range(6))
    pager = "<center>1 2 3 <a href=2>下一页</a></center>"
    page = f"<title>文化要闻_文化频道_某某网</title><ul>{items}</ul>{pager}<div><p>推荐</p>{teasers}</div>"
    (rejected,) = extract_page(f"<meta charset=utf-8>{page}".encode()).rejected
    assert rejected.code is RejectionCode.LIST


@pytest.mark.parametrize(
    "head",
    [
        "<h1>成果展播③</h1><div>2024-05-06 来源：城关发布</div><div>字号</div><div>大</div><div>中</div><div>小</div>",
        "<h1>一扇门里的意见</h1><div>作者：张小禾</div><div>分享</div>",
    ],
)
def test_a_text_in_boxes_under_its_headline_is_none_though_a_dated_list_stands_before_it(head):
    link = "<li><a href=/{0}>城关区召开第{0}次社区工作推进会</a><span>2024-04-{0}</span></li>"
    items = "".join(link.format(n) for n in range(10, 28))
    told = "镀锌管用了三十一年，锈得厉害，居民用水困难，社区请来三位老师傅一层楼一层楼地看，一户一户地问。"
    cards = "".join(f"<div class=card><h3>{name}社区</h3><p>{told}</p></div>" for name in ("苇荡", "柳林", "东岗"))
    page = f"<title>城关区人民政府门户网站</title><div><ul>{items}</ul></div><div>{head}<div>{cards}</div></div>"
    assert extract_page(f"<meta charset=utf-8>{page}".encode()).article


def test_a_dated_list_between_the_headline_s_row_and_a_text_in_boxes_makes_no_list():
    link = "<li><a href=/n/{0}>青岩区召开第{0}次民生实事推进会议</a><span>2024-05-{0}</span></li>"
    items = "".join(link.format(n) for n in range(10, 24))
    told = "低层住户不同意，意见不一，一直没有动工，老人只能让人背着下楼看病，支部书记挨家挨户上门谈。"
    boxes = f"<div class=sec><div><p>{told}</p></div></div>" * 4
    head = "<h1>老楼装上了电梯</h1><p>2024-05-12 09:30 来源：青岩发布</p>"
    page = f"<title>老楼装上了电梯</title>{head}<div class=side><ul>{items}</ul></div><div>{boxes}</div>"
    assert extract_page(f"<meta charset=utf-8>{page}".encode()).article


def test_links_with_a_summary_and_a_date_each_are_a_list():
    said = "三间教室改成摊青间和包装间，附近五个村的茶农不用再挑着鲜叶走十几里山路。" * 5  # as long as an article
    entries = "".join(
        f"<div class=item><h3><a href=/p/{n}.html>云坞镇闲置校舍变身共享茶厂{n}</a></h3><p class=desc>{said}{n}</p>"
        f"<div class=ft><span>乡镇通讯员</span><span>2025-03-{n + 10} 08:36</span></div></div>"
        for n in range(8)
    )
    assert judged(f"<div class=left><h2>乡镇动态</h2>{entries}</div>") is RejectionCode.LIST
