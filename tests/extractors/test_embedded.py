"""A body that only a script holds is found where its JSON is plain."""

import html
import json

import pytest

from kaimen import extract_page
from kaimen.extractors.body import find_body
from kaimen.extractors.dom import parse

PROSE = [
    "三月十二日上午，社区书记带着两名网格员走进了七号楼，挨家挨户听取居民对加装电梯的意见。",
    "一楼的住户担心采光，六楼的老人盼着能早一天下楼，大家坐在楼道口谈了整整一个下午。",
    "四月底，施工队进场；六月一日，电梯试运行，老人们排着队坐了一趟又一趟，笑声传得很远。",
]
MARKUP = "".join(f"<p>{p}</p>" for p in PROSE)


def texts(script, rest="<div id=app></div>"):
    found = find_body(parse(f"<html><body>{rest}{script}</body></html>"))
    return [line.text for line in found.lines if line.image is None]


@pytest.mark.parametrize(
    "script",
    [
        f"<script>window.__INITIAL_STATE__={json.dumps({'news': {'content': MARKUP}})};</script>",
        f"<script>var d = {{articleInfo: {{title: 'x', content: '{html.escape(MARKUP)}'}}}};</script>",
        f"<script>var d = {{body: '{MARKUP}'}};</script>",
        f"<script>var d = {{gallery: JSON.parse({json.dumps(json.dumps({'sub_abstracts': PROSE}))})}};</script>",
        f"<script>var d = JSON.parse({json.dumps(json.dumps({'data': {'content': MARKUP}}))});</script>",
        '<script id="__NEXT_DATA__" type="application/json">'
        + json.dumps({"props": {"blocks": [{"type": "p", "text": p} for p in PROSE]}}, ensure_ascii=False)
        + "</script>",
        '<script id="__NEXT_DATA__" type="application/json">'
        + json.dumps({"note": {"free_content": MARKUP}, "site": {"protocol": MARKUP * 2}}, ensure_ascii=False)
        + "</script>",
        f"<script>var text = {json.dumps(chr(10).join(PROSE), ensure_ascii=False)};</script>",
    ],
)
def test_a_script_s_body_is_found(script):
    assert texts(script) == PROSE


def test_the_rest_of_a_body_that_the_page_only_begins():
    script = f"<script>x={json.dumps({'list': PROSE})}</script>"
    assert texts(script, f"<h1>电梯</h1><div>1/3 {PROSE[0]}</div>") == PROSE


def test_a_script_about_something_else_does_not_replace_the_page_s_article():
    other = [f"另一篇文章说的是完全不同的事情，和这一页没有关系，只是推荐给读者看的，第{n}条。" * 2 for n in range(4)]
    script = f"<script>x={json.dumps({'list': other})}</script>"
    assert texts(script, f"<h1>电梯</h1><div><p>{PROSE[0]}</p><p>{PROSE[1]}</p></div>") == PROSE[:2]


def test_hostile_scripts_cost_little_and_give_nothing():
    for script in ("content:'" + "\\" * 200_000, "={" * 100_000, 'content="' * 50_000, 'JSON.parse("' * 30_000):
        assert texts(f"<script>{script}</script>") == []


def test_a_post_of_pictures_on_wechat_is_read_from_its_script():
    text = "\\x0a\\x0a".join(PROSE)
    pictures = ",".join(
        f"{{ width: '1080' * 1, cdn_url: JsDecode('https://pic.example/{n}/0?a=1\\x26amp;b=2'), "
        f"share_cover: {{ cdn_url: 'https://pic.example/cover{n}' }} }}"
        for n in range(2)
    )
    script = (
        f"window.cgiDataNew = {{ nick_name: JsDecode('旧城拾遗'), title: JsDecode('豆花没有了'), "
        f"content_noencode: JsDecode('{text}'), create_time: JsDecode('2024-04-27 21:36'), "
        f"picture_page_info_list: [{pictures}] }};"
    )
    page = extract_page(
        f"<html><head><meta charset=utf-8></head><body><div id=app></div><script>{script}</script></body>"
    )
    assert page.article.text.split("\n") == PROSE
    assert [image.src for image in page.article.images] == [f"https://pic.example/{n}/0?a=1&b=2" for n in range(2)]
    found = page.article
    assert (found.title, found.site, found.published_at) == ("豆花没有了", "旧城拾遗", "2024-04-27T21:36+08:00")
