"""Frequencies: period, number of times, point of the period."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lingxing.core.text.schedules import Frequency, Period, PeriodPoint, find_frequencies


def only(text: str) -> Frequency:
    (frequency,) = find_frequencies(text)
    return frequency


@pytest.mark.parametrize(
    ("text", "printed", "period", "every", "least", "most", "unit"),
    [
        ("每年至少1次", "每年至少1次", Period.YEAR, 1, 1, None, "次"),
        ("每年至少开展1次演练", "每年至少开展1次", Period.YEAR, 1, 1, None, "次"),
        ("每季度不少于1次", "每季度不少于1次", Period.QUARTER, 1, 1, None, "次"),
        ("每月3次", "每月3次", Period.MONTH, 1, 3, 3, "次"),
        ("每月最多2次", "每月最多2次", Period.MONTH, 1, None, 2, "次"),
        ("每年2次以上", "每年2次以上", Period.YEAR, 1, 2, None, "次"),
        ("每年2至3次", "每年2至3次", Period.YEAR, 1, 2, 3, "次"),
        ("每月至少给农户推送2条提示", "每月至少给农户推送2条", Period.MONTH, 1, 2, None, "条"),
        ("每年在村驻点应不少于45日", "每年在村驻点应不少于45日", Period.YEAR, 1, 45, None, "日"),
        ("每半年至少1次", "每半年至少1次", Period.HALF_YEAR, 1, 1, None, "次"),
        ("每半年通报", "每半年", Period.HALF_YEAR, 1, None, None, ""),
        ("每两年修订", "每两年", Period.YEAR, 2, None, None, ""),
        ("每3个月开展一次", "每3个月开展一次", Period.MONTH, 3, 1, 1, "次"),
        ("两年一次", "两年一次", Period.YEAR, 2, 1, 1, "次"),
        ("一月一调度", "一月一", Period.MONTH, 1, 1, 1, "次"),
        ("按月调度", "按月", Period.MONTH, 1, None, None, ""),
        ("按季度通报", "按季度", Period.QUARTER, 1, None, None, ""),
        ("每周排查一遍", "每周排查一遍", Period.WEEK, 1, 1, 1, "遍"),
        ("每天提醒", "每天", Period.DAY, 1, None, None, ""),
        ("每日2次", "每日2次", Period.DAY, 1, 2, 2, "次"),
        ("每学期组织一次", "每学期组织一次", Period.TERM, 1, 1, 1, "次"),
        ("定期会商", "定期", Period.UNSPECIFIED, 1, None, None, ""),
        ("不定期抽查", "不定期", Period.IRREGULAR, 1, None, None, ""),
        ("每年新建2亿元以上厂房30座", "每年", Period.YEAR, 1, None, None, ""),
        ("每年召开会议，全年不少于4次", "每年", Period.YEAR, 1, None, None, ""),
        ("每年每个乡镇不少于2次", "每年每个乡镇不少于2次", Period.YEAR, 1, 2, None, "次"),
    ],
)
def test_how_often(
    text: str, printed: str, period: Period, every: int, least: int | None, most: int | None, unit: str
) -> None:
    frequency = only(text)
    assert frequency.span.cut_from(text) == printed
    assert (frequency.period, frequency.every) == (period, every)
    assert (frequency.count_min, frequency.count_max, frequency.count_unit) == (least, most, unit)


@pytest.mark.parametrize(
    ("text", "printed", "point"),
    [
        ("于每月20日前报送", "每月20日前", PeriodPoint("20日前", day=20, is_limit=True)),
        ("为每月20日", "每月20日", PeriodPoint("20日", day=20)),
        ("每季度第一个月报送", "每季度第一个月", PeriodPoint("第一个月", month=1)),
        ("每季度首月10日前", "每季度首月10日前", PeriodPoint("首月10日前", month=1, day=10, is_limit=True)),
        ("每年6月底前", "每年6月底前", PeriodPoint("6月底前", month=6, is_end=True, is_limit=True)),
        ("每年3月1日前", "每年3月1日前", PeriodPoint("3月1日前", month=3, day=1, is_limit=True)),
        ("每年5月至10月", "每年5月至10月", PeriodPoint("5月至10月", month=5, last_month=10)),
        ("每年年底前", "每年年底前", PeriodPoint("年底前", is_end=True, is_limit=True)),
        ("每年年初制定", "每年年初", PeriodPoint("年初")),
        ("每周五报送", "每周五", PeriodPoint("五", weekday=5)),
    ],
)
def test_the_point_of_the_period(text: str, printed: str, point: PeriodPoint) -> None:
    frequency = only(text)
    assert (frequency.span.cut_from(text), frequency.point) == (printed, point)


@pytest.mark.parametrize(
    "text", ["每名代表", "每个乡镇", "每年级三个班", "按年龄分组", "定期存款", "一年三个月", "逐日期核对"]
)
def test_what_is_no_frequency(text: str) -> None:
    assert find_frequencies(text) == ()


@given(st.integers(1, 99), st.sampled_from(["年", "季度", "月", "周"]))
def test_the_printed_number_is_the_least_number(count: int, period: str) -> None:
    text = f"每{period}不少于{count}次"
    frequency = only(text)
    assert (frequency.count_min, frequency.count_max) == (count, None)
    assert frequency.span.cut_from(text) == text
