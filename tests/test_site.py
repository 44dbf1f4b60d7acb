"""The sample site itself: what the demo and the tests of the whole line rely on."""

import json
import re
from urllib.parse import urljoin, urlsplit

import httpx
import pytest

from samples.site import SITE, START, routes, serve


@pytest.fixture(scope="module")
def base():
    with serve() as address:
        yield address


def series_pages():
    return [
        (url, meta.parent / name)
        for meta in sorted(SITE.glob("open-door-*/meta.json"))
        for name, url in json.loads(meta.read_text(encoding="utf-8"))["pages"].items()
    ]


def links(base, path):
    answer = httpx.get(base + path)
    if answer.status_code != 200:
        return set()
    text = answer.content.decode("gbk" if b"gb2312" in answer.content else "utf-8")
    found = (urljoin(path, href) for href in re.findall(r'href="([^"#]+)"', text))
    return {target for target in found if target.startswith("/kmysj/")}


def reachable(base, start, follow):
    seen, waiting = set(), [start]
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting += [target for target in links(base, path) if follow(path, target)]
    return seen


def test_every_installment_is_reachable_from_the_list(base):
    wanted = {urlsplit(url).path for url, _ in series_pages()}
    assert wanted <= reachable(base, START, lambda page, target: True)


def test_some_installments_stand_in_no_list_and_are_reached_through_others_only(base):
    listed = reachable(base, START, lambda page, target: "index" in page)
    hidden = {url for url, _ in series_pages() if urlsplit(url).path not in listed and "_2.html" not in url}
    assert len(hidden) == 3


def test_one_listed_address_is_gone(base):
    listed = reachable(base, START, lambda page, target: "index" in page)
    assert [path for path in listed if httpx.get(base + path).status_code == 404] == [
        "/kmysj/202104/t20210408_2099.html"
    ]


def test_one_page_is_in_gbk():
    def is_utf8(path):
        try:
            return bool(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            return False

    assert [path.parent.name for _, path in series_pages() if not is_utf8(path)] == ["open-door-04"]


def test_a_conditional_request_for_an_unchanged_page_costs_no_body(base):
    first = httpx.get(base + START)
    for header, value in (
        ("If-None-Match", first.headers["ETag"]),
        ("If-Modified-Since", first.headers["Last-Modified"]),
    ):
        again = httpx.get(base + START, headers={header: value})
        assert (again.status_code, again.content) == (304, b"")


def test_a_conditional_request_for_a_changed_page_gives_the_page(base):
    assert httpx.get(base + START, headers={"If-None-Match": '"other"'}).status_code == 200


def test_robots_txt_names_a_path_that_pages_link_to(base):
    assert "Disallow: /print/" in httpx.get(f"{base}/robots.txt").text
    assert "/print/2105.html" in routes()
