"""A body that only a script holds has its title and people beside it, in the same object."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.extractors.scripted import Scripted, read_scripted

BODY = "青塘县水务局昨日通报，清淤工程比原计划提前十二天完工。"


def page(before, after=""):
    text = json.dumps(f"<p>{BODY}</p>", ensure_ascii=False)
    return f'<script>var state = {{"data": {{{before} "content": {text} {after}}}}}</script>'


def test_values_before_and_behind_the_body():
    markup = page('"title": "清淤完工", "source": "某某中心",', ', "editor": "苗青", "author": ""')
    assert read_scripted(markup, [BODY]) == Scripted("清淤完工", "某某中心", None, "苗青")


def test_the_nearest_of_several_values_counts():
    markup = page('"title": "另一篇", "text": "……", "title": "清淤完工",', ', "title": "下一篇"')
    assert read_scripted(markup, [BODY]).title == "清淤完工"


def test_escapes_are_read():
    assert read_scripted(page(r'"title": "\u6e05\u6de4\"完工\"",'), [BODY]).title == '清淤"完工"'


def test_a_body_that_is_written_in_escapes_is_known():
    markup = page('"title": "清淤完工", "source": "普洒市融媒体中心",').replace(BODY, json.dumps(BODY)[1:-1])
    escaped = markup.replace("普洒市融媒体中心", json.dumps("普洒市融媒体中心")[1:-1])
    assert read_scripted(escaped, [BODY]) == Scripted("清淤完工", "普洒市融媒体中心")


def test_keys_and_values_as_javascript_has_them():
    markup = (
        f"<p>{BODY}</p><script>var data = {{ title: '&quot;清淤完工&quot;'.slice(6, -6), content: '{BODY}', subInfo: {{"
    )
    markup += " source: '某某中心', time: '2018-12-11 20:36:17' } }</script>"
    assert read_scripted(markup, [BODY]) == Scripted("清淤完工", "某某中心", None, None, "2018-12-11 20:36:17")


def test_fields_that_a_script_reads():
    held = {
        "title": "清淤完工",
        "content": BODY,
        "time": "1616998047000",
        "source-name": "某某中心",
        "editor-name": "苗青",
    }
    markup = "".join(f'<textarea class="article-{name}">{value}</textarea>' for name, value in held.items())
    assert read_scripted(markup, [BODY]) == Scripted("清淤完工", "某某中心", None, "苗青", "1616998047000")


@pytest.mark.parametrize("texts", [[], ["短"], ["脚本里没有的一段正文，一个字也对不上。"]])
def test_without_the_body_nothing_is_read(texts):
    assert read_scripted(page('"title": "清淤完工",'), texts) == Scripted()


@given(st.text(max_size=200), st.text(min_size=12, max_size=40))
def test_never_raises(noise, text):
    read_scripted(f'{noise}{text}"title": "{noise}"', [text])
