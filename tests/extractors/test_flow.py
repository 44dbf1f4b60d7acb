"""Lines are what a reader sees, broken where a browser breaks them, with the evidence that the markup gives."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.extractors.dom import parse
from kaimen.extractors.flow import Sight, lines_of
from kaimen.extractors.lines import Cell, LineKind
from kaimen.extractors.typesetting import _folded


def lines(markup, **options):
    body = parse(f"<body>{markup}</body>").body
    return lines_of(body, **options)


def texts(markup, **options):
    return [line.text for line in lines(markup, **options) if line.image is None]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>一</p><p>二</p>",
        "<p>一<p>二",
        "一<br>二",
        "<div>一<div>二</div></div>",
        "<section><section>一</section><section>二</section></section>",
        "<font>一<br/><br/>二</font>",
        "<aside><ul><li>一<li>二</ul></aside>",
        "<span style='display:block'>一</span><span>二</span>",
        "<pre>一\n二</pre>",
        "<form><fieldset>一<blockquote>二</blockquote></fieldset></form>",
        "<table><tr><td><p>一</p><p>二</p></td></tr></table>",
        "<founder-content>一<p>二</p></founder-content>",
    ],
)
def test_every_shape_gives_its_lines(markup):
    assert texts(markup) == ["一", "二"]


def test_inline_elements_do_not_break_a_line():
    assert texts("<p>一<span>二<b>三</b></span><a href=x>四</a></p>") == ["一二三四"]


def test_a_label_that_stands_upright_is_one_line():
    assert texts("<section><p><strong>缘<br>由</strong></p></section><p>修路。</p>") == ["缘由", "修路。"]
    assert texts("<p>缘<br>由来</p><p>A<br>B</p><p>缘</p><p>由</p>") == ["缘", "由来", "A", "B", "缘", "由"]
    assert texts("<p>" + "工<br>作<br>" * 9 + "</p>") == ["工", "作"] * 9
    assert len(lines("<p>缘<br><img src=a.jpg>由</p>")) == 3


def test_white_space_is_folded_and_typed_spaces_inside_a_line_stay():
    assert texts("<p>\n  &nbsp;　事　项&nbsp;名\tA  B　</p>") == ["事　项\xa0名 A B"]


def test_a_line_feed_between_wide_characters_is_no_space():
    assert texts("<p>一件事\n  办好了 one\ntwo</p>") == ["一件事办好了 one two"]


def test_zero_width_characters_stay_but_make_no_line():
    assert texts("<p>\u200b事项\u200d名称</p><p>\u200b</p>") == ["\u200b事项\u200d名称"]


@pytest.mark.parametrize(
    ("button", "read"),
    [
        ("怎么办的", True),
        ("▸打擂项目", True),
        ("办理过程（续）", True),
        ("点赞", False),
        ("展开全文", False),
        ("意见反馈", False),
        ("问题反馈", False),
    ],
)
def test_a_button_is_read_where_it_says_what_labels_say(button, read):
    assert texts(f"<div><button type=button>{button}</button></div><p>修好了。</p>") == [button, "修好了。"][not read :]


def test_a_strip_of_buttons_is_no_text():
    strip = "<div><button>群众评议</button><button>办理进度</button><button>怎么办的</button></div>"
    assert texts(f"{strip}<p>修好了。</p>") == ["修好了。"]


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='display: none'>隐</p>",
        "<p style='DISPLAY:NONE'>隐</p>",
        "<p hidden>隐</p>",
        "<div style='visibility:hidden'>隐</div>",
        "<div style='height:0;overflow:hidden'>隐</div>",
        "<!-- 隐 -->",
        "<template><p>隐</p></template>",
        "<noscript><p>隐</p></noscript>",
        "<script>隐</script><style>隐</style><textarea>隐</textarea>",
    ],
)
def test_what_cannot_be_seen_is_no_line(markup):
    assert texts(f"<p>一</p>{markup}<p>二</p>") == ["一", "二"]


def test_classes_that_the_page_hides_are_not_seen():
    sight = Sight(hidden=frozenset({".sf-hidden", "#ad"}))
    assert texts("<p class='a sf-hidden'>隐</p><p id=ad>隐</p><p class=sf>见</p>", sight=sight) == ["见"]


def test_styles_become_runs():
    (line,) = lines(
        "<p style='color:#333'><b style='font-size:14pt'>事项</b>：<span style='background:#ff0'>修门</span></p>"
    )
    assert line.text == "事项：修门"
    assert [(line.text[r.start : r.end], r.bold, r.size, r.color, r.background) for r in line.runs] == [
        ("事项", True, 18.67, "#333", None),
        ("：", False, None, "#333", None),
        ("修门", False, None, "#333", "#ff0"),
    ]
    assert not line.bold


@pytest.mark.parametrize(
    ("markup", "size"),
    [
        ("<font size=4>一</font>", 18.0),
        ("<font size='+1'>一</font>", 18.0),
        ("<p style='font-size:12pt'>一</p>", 16.0),
        ("<p style='font-size:20px'><span style='font-size:150%'>一</span></p>", 30.0),
        ("<p style='font-size:x-large'>一</p>", 24.0),
        ("<p style='font-size:large;font-size:huge'>一</p>", None),
        ("<p>一</p>", None),
    ],
)
def test_sizes_are_css_pixels(markup, size):
    assert lines(markup)[0].size == size


@pytest.mark.parametrize(
    "markup", ["<center>一</center>", "<p align=center>一</p>", "<div style='text-align:center'><p>一</p></div>"]
)
def test_centered(markup):
    assert lines(markup)[0].centered
    assert not lines("<center><p style='text-align:left'>一</p></center>")[0].centered


def test_a_badge_is_boxed_and_a_card_around_many_lines_is_not():
    badge = "<section style='background-color:#c00'><p>一</p></section>"
    card = "<section style='border:1px solid #c00'><p>二</p><p>三</p><p>四</p></section>"
    white = "<section style='background:#fff'><p>五</p></section>"
    assert [bool(x.boxed) for x in lines(badge + card + white)] == [True, False, False, False, False]


@pytest.mark.parametrize("between", ["<p>&nbsp;</p>", "<p><br></p>", "<hr>", "<p></p>", "<br><br>"])
def test_an_empty_paragraph_or_a_rule_is_a_gap(between):
    assert [x.gap for x in lines(f"<p>一</p>{between}<p>二</p><p>三</p>")] == [False, True, False]


def test_kinds_and_blocks():
    found = lines(
        "<h2>一</h2><ul><li>二</ul><dl><dt>三<dd>四</dl><figure><figcaption>五</figcaption></figure><p>六<br>七</p>"
    )
    assert [x.kind for x in found] == ["heading", "item", "term", "definition", "caption", "paragraph", "paragraph"]
    assert found[0].level == 2
    assert found[5].block == found[6].block != found[4].block


def test_a_data_row_is_one_line_with_its_cells():
    found = lines(
        "<table><tr><td colspan=2><b>渡口社区</b></td></tr>"
        "<tr><td><p>项目名称</p></td><td><p>修桥</p></td></tr></table>"
    )
    assert [x.text for x in found] == ["渡口社区", "项目名称\t修桥"]
    assert [x.kind for x in found] == [LineKind.ROW, LineKind.ROW]
    assert [found[1].text[a:b] for a, b in found[1].cells] == ["项目名称", "修桥"]


def test_a_cell_of_several_paragraphs_keeps_them():
    found = lines("<table><tr><td>办理</td><td><p>一</p><p>二</p></td></tr></table>")
    assert [x.text for x in found] == ["办理", "一", "二"]
    assert [x.cell for x in found] == [Cell(0, 0, 0, 2), Cell(0, 0, 1, 2), Cell(0, 0, 1, 2)]
    assert {x.kind for x in found} == {LineKind.CELL}


def test_layout_tables_are_transparent():
    inner = "<table><tr><td>左</td><td>右</td></tr></table>"
    found = lines(f"<table><tr><td>{inner}</td></tr><tr><td>下</td></tr></table>")
    assert [(x.text, x.kind) for x in found] == [("左\t右", LineKind.ROW), ("下", LineKind.PARAGRAPH)]


def test_the_text_of_a_picture_table_is_its_caption():
    found = lines("<table><tr><td><img src=a.jpg></td></tr><tr><td>图为现场</td></tr></table>")
    assert [x.kind for x in found] == [LineKind.IMAGE, LineKind.CAPTION]


@pytest.mark.parametrize(
    ("image", "src"),
    [
        ("<img src=a.jpg>", "http://x.example/p/a.jpg"),
        ("<img src='data:image/gif;base64,R0lGOD' data-src='/b.jpg'>", "http://x.example/b.jpg"),
        ("<img src=/static/loading.gif data-original=b.png>", "http://x.example/p/b.png"),
        (
            "<img file='data/attachment/c.jpg' src='static/image/common/none.gif'>",
            "http://x.example/p/data/attachment/c.jpg",
        ),
        ("<img src='data:image/png;base64,x'><noscript><img src='d.jpg'></noscript>", "http://x.example/p/d.jpg"),
        ("<img src='data:image/jpeg;base64,/9j/4AAQ' srcset='/f.jpg 2x'>", "http://x.example/f.jpg"),
        ("<img src='/e.jpg'><noscript><img src='/e.jpg'></noscript>", "http://x.example/e.jpg"),
    ],
)
def test_lazy_images_are_found_and_resolved(image, src):
    assert [x.image.src for x in lines(f"<p>一</p>{image}", base="http://x.example/p/1.html") if x.image] == [src]


@pytest.mark.parametrize(
    "image",
    [
        "<img src=a.png alt=二维码>",
        "<img src=a.png width=16 height=16>",
        "<img src=/images/logo.png>",
        "<img src=blank.gif>",
        "<img src='data:image/png;base64,iVBORw0KGgo='>",
        "<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9'>",
        "<img class=qrcode src=a.png>",
        "<img data-src=a.png data-w=80>",
        "<img data-src=a.png data-ratio=0.05 data-w=1080>",
        "<img src=a.jpg style='display:none'>",
        "<img src='/hits.php'>",
        "<img>",
    ],
)
def test_decorations_are_no_images(image):
    assert lines(f"<p>一</p>{image}<p>二</p>")[1].text == "二"


@pytest.mark.parametrize(
    "image",
    [
        "<img src='data:image/jpeg;base64,/9j/4AAQ' style='width:100%'>",
        "<img src='data:image/png;base64,iVBORw0KGgo=' width=400 height=300>",
        "<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAyAAAAJYCAIAAAAVFBUn'>",
    ],
)
def test_a_small_file_in_the_page_is_a_photo_by_its_kind_or_its_size_on_the_page(image):
    assert lines(f"<p>一</p>{image}<p>二</p>")[1].image


@pytest.mark.parametrize(
    "image",
    [
        "<img src=/upload/online.jpg>",
        "<img src=a/logon01.jpg alt=图片>",
        "<img src=/u/iconic.jpg>",
        "<img src=/u/wx113.jpg>",
    ],
)
def test_words_inside_names_make_no_decoration(image):
    assert lines(image)[0].image


def test_depth_and_length_cost_linear_time():
    soup = "<div>" * 400 + "<br>" * 20_000 + "字<br>" * 5_000
    assert len(lines(soup)) == 5_000


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("pgc-img-caption", LineKind.CAPTION),
        ("img-desc", LineKind.CAPTION),
        ("img-center-desc", LineKind.CAPTION),
        ("picIntro", LineKind.CAPTION),
        ("wp-caption-text", LineKind.CAPTION),
        ("caption", LineKind.CAPTION),
        ("img-box", LineKind.PARAGRAPH),
        ("description", LineKind.PARAGRAPH),
        ("photo-intros", LineKind.PARAGRAPH),
        ("text", LineKind.PARAGRAPH),
    ],
)
def test_a_block_that_is_named_as_a_caption_holds_one(names, kind):
    found = lines(f"<p><img src=a.jpg></p><p class='{names}'>图为现场</p><p>正文</p>")
    assert [x.kind for x in found] == [LineKind.IMAGE, kind, LineKind.PARAGRAPH]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>一</p><p class=caption>二</p>",
        "<div class=img-desc><p>一</p><p>二</p><p>三</p></div>",
        f"<p class=img-caption>{'很长的一段话，' * 40}</p>",
    ],
)
def test_such_a_name_makes_no_caption_of_text(markup):
    assert all(x.kind is LineKind.PARAGRAPH for x in lines(markup))


@pytest.mark.parametrize(
    ("boxes", "texts"),
    [
        ("<section><p>事</p></section><section><p>项</p></section><section><p>名</p></section>", ["事项名"]),
        ("<section><p>一</p></section><section><p>二</p></section><section><p>三</p></section>", ["一", "二", "三"]),
        ("<ul><li>东</li><li>南</li><li>西</li></ul>", ["东", "南", "西"]),
        ("<p>东</p><p>西</p>", ["东", "西"]),
        ("<p>清</p><p>亮</p><p>美</p>", ["清", "亮", "美"]),
        (
            "".join(f"<section style='background:#5c8a4d'><span>{c}\u200b</span></section>" for c in "亮家底"),
            ["亮\u200b家\u200b底\u200b"],
        ),
        ("<p>服务<br>举措</p>", ["服务举措"]),
        ("<p>东街<br>西街</p>", ["东街", "西街"]),
    ],
)
def test_a_word_of_which_each_letter_has_a_box_is_one_line(boxes, texts):
    assert [x.text for x in lines(f"<p>社区</p>{boxes}<p>书记</p>")] == ["社区", *texts, "书记"]


def test_text_without_a_size_is_not_seen():
    shown = "<div style='font-size:0'><span style='font-size:16px'>社区</span></div>"
    assert [x.text for x in lines(f"<p>书记</p>{shown}<div style='font-size:0'>转载请联系</div>")] == ["书记", "社区"]


@given(st.text(alphabet=" \t\n\r\fab中文，\u3000\xa0", max_size=12))
def test_white_space_is_folded_as_patterns_would(text):
    wide = "[⺀-鿿＀-￯　-〿]"
    inner = re.sub(rf"(?<={wide})[ \t\r\f]*\n[ \t\n\r\f]*(?={wide})", "", text.strip(" \t\n\r\f"))
    inner = re.sub("[ \t\n\r\f]+", " ", inner)
    before, after = (" " if text[end:][:1] in set(" \t\n\r\f") else "" for end in (0, len(text) - 1))
    expected = before + inner + after if inner else " " if text else ""
    assert _folded(text) == expected


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<button aria-expanded=true>顺河镇卞庄村</button><div><p>正文。</p></div>", ["顺河镇卞庄村", "正文。"]),
        ("<h2><button aria-expanded=false>顺河镇卞庄村</button></h2><div>正文。</div>", ["顺河镇卞庄村", "正文。"]),
        ("<button aria-expanded=false>展开全文</button><div>正文。</div>", ["正文。"]),
        ("<button>顺河镇卞庄村</button><div>正文。</div>", ["正文。"]),
        ("<button aria-expanded=false>顺河镇卞庄村</button>", []),
    ],
)
def test_a_button_that_opens_a_part_of_the_text_is_its_heading(markup, found):
    assert texts(markup) == found


@pytest.mark.parametrize("words", ["分享到朋友圈", "听全文朗读", "阅读全文", "我要纠错", "返回乡镇列表"])
def test_buttons_of_the_page_s_own_are_no_text_though_they_open_something(words):
    assert texts(f"<button aria-expanded=false>{words}</button><ul><li>微信好友</li></ul>") == ["微信好友"]


def test_many_buttons_that_open_nothing_take_no_time():
    buttons = "<button aria-expanded>顺河镇</button>" * 8_000
    start = time.process_time()
    lines(f"<h2>{buttons}</h2><div>{'文字' * 80_000}</div>")
    lines(buttons + "<!--x-->" * 8_000)
    assert time.process_time() - start < 2


def test_a_drop_cap_is_the_first_letter_of_the_paragraph_beside_it():
    cap = "<section style='float:left;font-size:40px'><span>巷</span></section>"
    assert texts(f"<section>{cap}<section>子不深，故事不少。</section></section><p>第二段。</p>") == [
        "巷子不深，故事不少。",
        "第二段。",
    ]
    assert texts("<div><div style='float:left'>1</div><div>正文。</div></div>") == ["1", "正文。"]


def test_a_block_that_is_laid_out_inline_breaks_no_sentence():
    assert texts(
        "<section>建于1986年，<section style='display:inline'><b>平屋顶</b></section>早过了年限。</section>"
    ) == ["建于1986年，平屋顶早过了年限。"]


def test_letters_with_a_shadow_are_read_once():
    word = "<p><b>任职感言</b></p>"
    assert texts(f"<section style='height:0;color:#f5c6c0'>{word}</section><section>{word}</section>") == ["任职感言"]
    assert texts("<section style='height:0'><p>一句话</p></section><p>另一句</p>") == ["一句话", "另一句"]


def test_what_has_neither_size_nor_colour_is_not_seen():
    assert texts("<section style='font-size:0px;color:transparent'><p>请输入标题</p></section><p>正文。</p>") == [
        "正文。"
    ]
    assert texts("<section style='font-size:0'><span style='font-size:15px'>正文。</span></section>") == ["正文。"]


@pytest.mark.parametrize("name", ["swiper-slide swiper-slide-duplicate", "slick-slide slick-cloned"])
def test_slides_that_a_carousel_shows_twice_count_once(name):
    assert texts(f"<div class='{name}'><p>▲甲</p></div><div class='swiper-slide'><p>▲甲</p></div>") == ["▲甲"]


def test_ruby_says_how_a_character_is_pronounced_and_is_no_text():
    assert texts("<p><ruby>塆<rp>(</rp><rt>wān</rt><rp>)</rp></ruby>头村</p>") == ["塆头村"]


def test_a_style_that_keeps_line_feeds_ends_lines_there_and_not_between_elements():
    assert texts(
        '<div style="white-space:pre-wrap">第一行\n第二行\n\n<p>第三行</p>\n<p>第四行</p>\n</div><p>第五\n行</p>'
    ) == [
        "第一行",
        "第二行",
        "第三行",
        "第四行",
        "第五行",
    ]


@pytest.mark.parametrize("behind", ["<section><p>山桥村有三个组。</p></section>", "<p>山桥村有三个组。</p>"])
def test_a_drop_cap_in_blocks_of_its_own_begins_the_paragraph_beside_it(behind):
    cap = '<section style="float:left;width:42px"><p style="font-size:38px"><b>青</b></p></section>'
    assert texts(f"<p>村情</p><section>{cap}{behind}</section><p>下一段。</p>") == [
        "村情",
        "青山桥村有三个组。",
        "下一段。",
    ]


def pdf(*printed):
    return "".join(f'<p style="position:absolute;top:{t}px;left:{x}px">{text}</p>' for t, x, text in printed)


def test_printed_lines_in_elements_of_their_own_are_joined_where_they_are_not_set_in():
    printed, joined = [], []
    for n in range(4):
        top = 100 + 90 * n
        joined.append(f"第{n}段的第一行写满一栏宽的文字一直到这里为止又接着写下去写完了。")
        printed += [(top, 149, joined[n][:21]), (top + 27, 85, joined[n][21:])]
    found = lines_of(parse(pdf(*printed)).body)
    assert [(x.text, x.indented) for x in found] == [(x, n % 2 == 0) for n, (_, _, x) in enumerate(printed)]
    assert [len({x.block for x in found[n : n + 2]}) for n in (0, 2, 4, 6)] == [1] * 4
    below = lines_of(parse(pdf(*printed, (900, 149, "隔了半页的一行"))).body)
    assert below[-1].block != below[-2].block


def test_blocks_side_by_side_below_their_headings_are_read_column_by_column():
    head = "".join(f"<td><p><b>双门街道{c}社区</b></p></td>" for c in "甲乙")
    body = "".join(f"<td><p>【项目名称】</p><p>{c}事</p><p>【存在问题】</p><p>{c}难。</p></td>" for c in "甲乙")
    found = texts(f"<table><tr>{head}</tr><tr>{body}</tr></table>")
    one = ["双门街道甲社区", "【项目名称】", "甲事", "【存在问题】", "甲难。"]
    assert found == [*one, *(x.replace("甲", "乙") for x in one)]
    data = "".join(f"<td>{c}</td>" for c in "甲乙")
    assert texts(f"<table><tr>{head}</tr><tr>{data}</tr></table>") == ["双门街道甲社区\t双门街道乙社区", "甲\t乙"]


def test_white_space_that_an_inner_style_folds_ends_no_line():
    inner = '<p style="white-space:normal">第一行\n还是它</p><p>第二行\n第三行</p>'
    assert texts(f'<section style="white-space:pre-wrap">{inner}</section>') == ["第一行还是它", "第二行", "第三行"]


def test_paragraphs_typed_with_empty_lines_between_them_go_on_in_the_next_element():
    assert texts("<p>会议听取了汇报。\n\n会议指出，要抓好。\n\n会议强调，要按照<a href=/f>安全生产法</a>办。</p>") == [
        "会议听取了汇报。",
        "会议指出，要抓好。",
        "会议强调，要按照安全生产法办。",
    ]
