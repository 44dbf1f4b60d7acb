"""The cyclic collector is paused while a page is read, which is safe because nothing read forms a cycle."""

import gc
from pathlib import Path

import pytest

from kaimen import extract_page
from kaimen.extractors.collector import without_gc
from kaimen.extractors.page import compose, read

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def paused():
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_what_a_page_is_read_into_forms_no_cycles(paused):
    pages = [file.read_bytes() for file in sorted(SAMPLES.rglob("*")) if file.suffix in (".html", ".txt")]
    for page in pages:  # compiled patterns and caches of the first reading stay
        extract_page(page)
    gc.collect()
    for page in pages:
        extract_page(page)
    assert pages
    assert gc.collect() == 0


def test_the_collector_is_paused_and_goes_on():
    assert without_gc(gc.isenabled)() is False
    assert gc.isenabled()


def test_the_collector_goes_on_behind_an_error():
    with pytest.raises(ZeroDivisionError):
        without_gc(lambda: 1 / 0)()
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off(paused):
    without_gc(int)()
    assert not gc.isenabled()


def test_no_page_is_searched_for_cycles_while_it_is_read():
    page = "<h1>城关区成果展播</h1>" + "<p><b>事项名称</b>修好了<i>两盏</i>路灯。</p>" * 20_000
    passes = []

    def count(phase, _):
        if phase == "start":
            passes.append(phase)

    gc.callbacks.append(count)
    try:
        reading = read(page)
        running = len(passes)
        compose([reading], [])
    finally:
        gc.callbacks.remove(count)
    assert running <= 1  # as the collector goes on
    assert len(passes) <= 2
