from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaimen.extractors.dates import find_partial, find_stamp, from_epoch, from_url, iso


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021-02-08 13:28:41", "2021-02-08T13:28:41+08:00"),
        ("2021-05-20 09:48", "2021-05-20T09:48+08:00"),
        ("2021-12-26 HKT 17:35", "2021-12-26T17:35+08:00"),
        ("2021年5月20日 9:48", "2021-05-20T09:48+08:00"),
        ("2021年05月20日09时48分", "2021-05-20T09:48+08:00"),
        ("2021/5/20", "2021-05-20"),
        ("2021/5/20 0:00:00", "2021-05-20"),
        ("2021-05-20 00:00:00", "2021-05-20T00:00:00+08:00"),
        ("2021.05.20", "2021-05-20"),
        ("[2021-05-20]", "2021-05-20"),
        ("20210520", "2021-05-20"),
        ("2021-05-20T09:48:00+08:00", "2021-05-20T09:48:00+08:00"),
        ("2021-05-20T01:48:00.000Z", "2021-05-20T09:48:00+08:00"),
        ("2021-05-20T01:48+0000", "2021-05-20T09:48+08:00"),
        ("2012年12月10日, 格林尼治标准时间10:41", "2012-12-10T18:41+08:00"),
        ("2021年5月20日 星期四 上午 9:05", "2021-05-20T09:05+08:00"),
        ("2021-05-20 下午3:20", "2021-05-20T15:20+08:00"),
        ("二〇二一年五月二十日", "2021-05-20"),
        ("城关日报 2021年5月 20 21版", "2021-05-20"),
        ("Sep 17, 2013　转自：", "2013-09-17"),
        ("August 14th, 2016", "2016-08-14"),
        ("28-06-2005　港聞　A12", "2005-06-28"),
        ("6/28/2005 5:30 pm", "2005-06-28T17:30+08:00"),
        ("3/4/2021", None),
        ("Thu, 20 May 2021 01:48:00 GMT", "2021-05-20T09:48:00+08:00"),
        ("发布时间：2021-05-20　浏览次数：33", "2021-05-20"),
    ],
)
def test_every_way_of_writing_a_date(written, expected):
    assert iso(written) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021",
        "2021年5月",
        "2021-13-01",
        "2021-02-30",
        "电话0931-2021052",
        "13:28",
        "Qingshi Marathon 21, 2019",
        "IP 10.2.3.4",
        "2023年9月\n1\n2\n3",
    ],
)
def test_what_is_no_date_gives_none(text):
    assert iso(text) is None


def test_a_stamp_knows_where_it_stood():
    stamp = find_stamp("时间：2021-05-20 09:48 来源")
    assert "时间：2021-05-20 09:48 来源"[stamp.start : stamp.end] == "2021-05-20 09:48"
    assert (stamp.day, stamp.timed) == ("2021-05-20", True)


def test_a_date_without_its_year():
    assert find_partial("发布时间：10-08 12:00") == (None, "10-08", "12:00")
    assert find_partial("18-03-08 23:16") == ("2018", "03-08", "23:16")


def test_unix_time_is_china_time():
    assert from_epoch("1581517074") == from_epoch("1581517074000") == "2020-02-12T22:17:54+08:00"
    assert from_epoch("12") is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.example/content/2021-02/18/content_71233.html", "2021-02-18"),
        ("http://a.example/zwgk/20210512/33871.html", "2021-05-12"),
        ("http://a.example/202104/t20210427_1308812.html", "2021-04-27"),
        ("http://a.example/2021/5/8/1.html", "2021-05-08"),
        ("http://a.example/202104/1308812.html", None),
        ("http://a.example/show.asp?id=20210427", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url, expected):
    assert from_url(url) == expected


@given(st.datetimes(datetime(2000, 1, 1), datetime(2089, 12, 31)))
def test_iso_round_trip(moment):
    assert iso(f"{moment:%Y-%m-%d %H:%M:%S}") == f"{moment:%Y-%m-%dT%H:%M:%S}+08:00"


@given(st.text(alphabet="0123456789-/.:年月日 T+Z二〇一", max_size=60))
def test_never_raises(text):
    iso(text)
    find_partial(text)


def test_full_width_digits_are_digits():
    assert find_stamp("发布时间：２０１８－０５－１２　１４：２８").value == "2018-05-12T14:28+08:00"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("中華民國99年12月31日", "2010-12-31"),
        ("發布日期：112/03/05 10:20", "2023-03-05"),
        ("發佈日期\x1f99-12-31", "2010-12-31"),
        ("下架日期：99-12-31", None),
        ("發布 99-12-31", None),
        ("Thu Mar 12 22:41:05 2015", "2015-03-12T22:41:05+08:00"),
        ("Mar\x1f05\x1fThu\x1f2009\x1f21:15", "2009-03-05T21:15+08:00"),
        ("２０１３年８月２０日（星期二）\n香港時間１８時０５分", "2013-08-20T18:05+08:00"),
    ],
)
def test_dates_of_taiwan_hong_kong_and_boards(text, value):
    assert iso(text) == value
