"""What rules for sloppy pages must leave alone: plain pages that look a little like the sloppy ones."""

import pytest

from kaimen import extract_page
from kaimen.extractors.series import parse_series

PROSE = [f"这是第{n}段正文，讲述社区里修路灯和通下水道的前后经过，居民都参与了讨论。" for n in "一二三"]
TEXT = "".join(f"<p>{text}</p>" for text in PROSE)
BLOCKS = "".join(
    f"<p><b>青石街道{name}社区</b></p><p>事项名称：修路灯</p><p>问题困难：楼道里的灯坏了三个月。</p>"
    "<p>办理过程：社区联系物业换灯，当天就装好了。</p><p>办理结果：灯亮了，居民都满意。</p>"
    for name in ("桥南", "桥北")
)


def page(body, *, row="2023-07-10 来源：青石日报", head=""):
    title = "青石街道的一件小事"
    html = f"<head><title>{title}</title>{head}</head><body><h1>{title}</h1><div>{row}</div><div>{body}</div></body>"
    return extract_page(f"<html>{html}</html>".encode())


def lines(result):
    return result.article.text.split("\n")


def test_headings_behind_values_without_a_stop_stay_lines_of_their_own():
    said = [
        f"青石街道{name}社区（已办结）<br>事项名称：修路灯<br>办理结果：路灯修好了，晚上出门方便，居民都很满意"
        for name in ("桥南", "桥北", "桥东")
    ]
    found = page(f"<p>{'<br>'.join(said)}。</p>").records
    assert [r.community for r in found] == ["桥南社区", "桥北社区", "桥东社区"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("诉求内容　楼道里的灯坏了三个月，老人摸黑上楼", "办理过程　社区联系物业换灯，当天就装好了。"),
        ("图为桥南社区党员在清理河道，本报记者王强摄", "居民们看着河水一天天变清，都说这件事办到了心坎上。"),
        ("微心愿是一辆轮椅，好推着老伴到楼下广场上去晒太阳", "认领人（桥南社区党员王强）"),
        ("张大山，男，中共党员，种田能手", "李小河，女，返乡创业青年，带动二十户增收。"),
    ],
)
def test_lines_of_their_own_are_no_broken_sentence(first, second):
    assert lines(page(f"{TEXT}<p>{first}<br>{second}</p>"))[-2:] == [first, second]


@pytest.mark.parametrize("line", ["共3人", "共12人", "网友论坛"])
def test_a_short_line_of_a_text_is_no_tool(line):
    assert line in lines(page(f"{TEXT}<p>表彰名单：</p><p>张大山、李小河、王秀英</p><p>{line}</p><p>特此公布。</p>"))


@pytest.mark.parametrize(
    "opening",
    [
        "声明：本文来自青石街道桥南社区的投稿。7月10日上午，社区里修好了路灯，居民们都来了。",
        "郑重声明：以下言论仅代表老张自己，他在居民大会上说完这句话，才开口讲修路灯的事情。",
        "“对不起，您访问的页面不存在”，这是市民李女士昨天打开街道网站时看到的提示。",
        "该文章已被发布者删除，但截图仍在居民群里流传，社区昨天作出了回应。",
    ],
)
def test_a_story_that_begins_like_a_notice_is_told(opening):
    assert lines(page(f"<p>{opening}</p>{TEXT}<p><a href=/1>青石街道又办成一件小事</a></p>"))[0] == opening


def test_a_date_above_the_headline_is_the_article_s():
    html = f"<title>青石网</title><div>2023-07-10</div><div>桥南社区里的烦心事</div><div>作者：李明</div>{TEXT}"
    article = extract_page(html.encode()).article
    assert (article.title, article.published_at) == ("桥南社区里的烦心事", "2023-07-10")


@pytest.mark.parametrize("title", ["小区“加装电梯”第一单：桥南社区落地", "“大包干”第一村：小岗的四十年"])
def test_the_first_ever_is_no_first_installment(title):
    assert parse_series(title).installment is None


@pytest.mark.parametrize(
    "closing", ["投票规则：三分之二以上同意即通过。", "资料来源：县志、族谱和老人口述，前后整理了三年。"]
)
def test_what_a_section_says_last_is_no_footer(closing):
    assert closing not in page(f"{BLOCKS}<p>{closing}</p>").article.footer


def test_kinds_that_a_label_lists_are_no_themes_of_blocks():
    listed = "<p>改造了三类设施：</p><p>道路类</p><p>照明类</p>"
    found = page(BLOCKS.replace("<p><b>青石街道桥北社区</b></p>", f"{listed}<p><b>青石街道桥北社区</b></p>")).records
    assert found[0].fields["工作成效"].endswith("道路类\n照明类")


@pytest.mark.parametrize(
    "css",
    [
        ".pf{display:none} @media print{.pf.note{display:block}}",
        ".pf{display:none!important} .pf.note{display:block}",
        ".pf{display:none} /* .pf.note{display:block} */",
        ".pf{display:none} .opened .pf.note{display:block}",
    ],
)
def test_what_another_rule_shows_elsewhere_stays_hidden(css):
    hidden = "<p class='pf note'>藏起来的一段，不算正文。</p>"
    assert lines(page(hidden + TEXT, head=f"<style>{css}</style>")) == PROSE


def test_steps_with_hyphens_are_no_labels():
    steps = "<p>收集问题-研究措施-解决问题</p><p>现场办理-跟踪进展-反馈结果</p><p>群众评价-整改落实-建立台账</p>"
    found = page(BLOCKS + f"<p>办理过程：分为三步。</p>{steps}").records
    assert "群众评价" not in found[-1].fields


def test_an_introduction_of_what_follows_is_no_block():
    said = "<p>事项名称，要让居民看得懂。</p><p>办理过程，要一件件记下来。</p><p>办理结果，由居民来评。</p>"
    assert [r.community for r in page(said + BLOCKS).records] == ["桥南社区", "桥北社区"]


@pytest.mark.parametrize("button", ["编辑 文章", "编辑 全文", "编辑 简介"])
def test_a_button_names_no_editor(button):
    assert page(f"{TEXT}<div>{button}</div>").article.editors == ()


def test_other_articles_are_no_author():
    assert page(TEXT, row="青石日报 · 2023-07-10 · 作者 其他文章").article.authors == ()


def test_readers_comments_between_paragraphs_are_no_text():
    comments = (
        "<ul class=comment-list><li>居民老石：路灯真亮，夜里出门不怕了。</li><li>小李：早该修了，点赞。</li></ul>"
    )
    assert "居民老石：路灯真亮，夜里出门不怕了。" not in lines(page(TEXT + comments + TEXT.replace("讲述", "说起")))


def test_a_place_is_found_in_labels_of_either_order():
    def block(*rows):
        return "<p><b>路灯亮了以后</b></p><p>事项名称：修路灯</p><p>办理过程：换了灯。</p>" + "".join(
            f"<p>{row}</p>" for row in rows
        )

    rows = ("推荐单位：青石街道", "实施单位：桥南社区")
    for given in (rows, rows[::-1]):
        found = page(block(*given) + block(*given)).records
        assert {(r.street, r.community) for r in found} == {("青石街道", "桥南社区")}
