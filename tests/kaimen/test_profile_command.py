"""`kaimen profile` and `explain`, as a person sees them."""

import pytest
from typer.testing import CliRunner

from kaimen.cli import app
from kaimen.explain import explain

PAGE = """小事见真情 | 云山区“开门一件事”成果展播③

2021-02-08 13:28:41

换届以后，各村和社区的新班子从最急的事情办起，现予展播。

双河镇石门村

项目名称：

老楼加装电梯

工作难点：

三户不同意，谈了三年也没有谈拢。

责任人：

王强同志

双河镇集镇社区

项目名称：

修一条放心路

工作难点：

路面宽窄不一，管线老化严重。

责任人：

李敏同志
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def run(*args):
    return CliRunner().invoke(app, ["profile", *args])


def test_list_names_the_built_in_profiles_the_default_first():
    names = [line.split("\t")[0] for line in run("list").stdout.splitlines()]
    assert names == ["kaimen", "cases"]


def test_show_gives_fields_keys_and_aliases():
    lines = [line.split("\t") for line in run("show", "cases").stdout.splitlines()]
    assert [line[0] for line in lines] == ["案例名称", "案例背景", "主要做法", "工作成效", "经验启示"]
    assert lines[0][1:] == ["case_name", "案例标题 案例题目 案例主题", "required"]


def test_check_tells_what_is_covered_and_what_is_not(page):
    told = run("check", "kaimen", page).stdout
    assert "1 pages, 2 blocks, 0 pages without a block" in told
    assert "事项名称: 2 (项目名称 2)" in told
    assert "上任感言: never seen" in told
    assert "inferred: 工作难点 as 问题困难 2" in told
    assert "no field claims: 责任人 2" in told


def test_check_without_pages_checks_the_file(tmp_path):
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text('name = "x"\n[[fields]]\nname = "甲"\n', encoding="utf-8")
    bad.write_text('name = "x"\n[[fields]]\nnome = "甲"\n', encoding="utf-8")
    assert run("check", str(good)).exit_code == 0
    failed = run("check", str(bad))
    assert (failed.exit_code, "fields.0" in failed.stderr) == (2, True)


def test_check_of_a_page_that_is_not_there_fails(page):
    failed = run("check", "kaimen", page, "nowhere.html")
    assert (failed.exit_code, "nowhere.html" in failed.stderr) == (1, True)


def test_explain_gives_each_line_its_role_and_the_reasons():
    told = list(explain(PAGE, profile="kaimen"))
    (heading,) = [line for line in told if "heading 1:" in line]
    assert "双河镇石门村" in heading
    assert "street and community +4" in heading
    assert any("label 1 问题困难: 工作难点" in line and "meaning of 问题困难" in line for line in told)


def test_explain_of_no_article_says_why():
    assert next(explain("<html></html>")).startswith("no article: ")
