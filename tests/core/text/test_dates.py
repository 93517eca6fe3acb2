"""Dates: worked days, bounds, years that are not printed, and dates that do not exist."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lingxing.core.text.chinese_numerals import DIGITS, format_chinese_integer
from lingxing.core.text.dates import Bound, DateProblem, DateValue, Precision
from lingxing.core.text.find_dates import find_dates

YEAR = 2024


def only(text: str, default_year: int | None = YEAR) -> DateValue:
    (value,) = find_dates(text, default_year)
    return value


def day(iso: str) -> date:
    return date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("text", "printed", "earliest", "latest", "precision", "year_printed"),
    [
        ("于2023年4月1日印发", "2023年4月1日", "2023-04-01", "2023-04-01", Precision.DAY, True),
        ("于2023 年 3 月 10 日印发", "2023 年 3 月 10 日", "2023-03-10", "2023-03-10", Precision.DAY, True),
        ("２０２３年４月１日", "２０２３年４月１日", "2023-04-01", "2023-04-01", Precision.DAY, True),
        ("二〇二三年四月一日", "二〇二三年四月一日", "2023-04-01", "2023-04-01", Precision.DAY, True),
        ("二○二三年十二月三十一日", "二○二三年十二月三十一日", "2023-12-31", "2023-12-31", Precision.DAY, True),
        ("2023-04-01", "2023-04-01", "2023-04-01", "2023-04-01", Precision.DAY, True),
        ("2023.4.1", "2023.4.1", "2023-04-01", "2023-04-01", Precision.DAY, True),
        ("4月5日召开", "4月5日", "2024-04-05", "2024-04-05", Precision.DAY, False),
        ("4月11日至12日", "4月11日至12日", "2024-04-11", "2024-04-12", Precision.DAY, False),
        ("4月11—12日", "4月11—12日", "2024-04-11", "2024-04-12", Precision.DAY, False),
        ("4月18日至5月2日", "4月18日至5月2日", "2024-04-18", "2024-05-02", Precision.DAY, False),
        ("2022年11月至2023年3月", "2022年11月至2023年3月", "2022-11-01", "2023-03-31", Precision.MONTH, True),
        ("11月至次年3月", "11月至次年3月", "2024-11-01", "2025-03-31", Precision.MONTH, False),
        ("2022年11月至次年3月", "2022年11月至次年3月", "2022-11-01", "2023-03-31", Precision.MONTH, True),
        ("2023年2月", "2023年2月", "2023-02-01", "2023-02-28", Precision.MONTH, True),
        ("1—6月份", "1—6月份", "2024-01-01", "2024-06-30", Precision.MONTH, False),
        ("2023年1至3月", "2023年1至3月", "2023-01-01", "2023-03-31", Precision.MONTH, True),
        ("十一月份", "十一月份", "2024-11-01", "2024-11-30", Precision.MONTH, False),
        ("4月上旬", "4月上旬", "2024-04-01", "2024-04-10", Precision.TEN_DAYS, False),
        ("2月下旬", "2月下旬", "2024-02-21", "2024-02-29", Precision.TEN_DAYS, False),
        ("一季度", "一季度", "2024-01-01", "2024-03-31", Precision.QUARTER, False),
        ("2023年第4季度", "2023年第4季度", "2023-10-01", "2023-12-31", Precision.QUARTER, True),
        ("前三季度", "前三季度", "2024-01-01", "2024-09-30", Precision.QUARTER, False),
        ("上半年", "上半年", "2024-01-01", "2024-06-30", Precision.HALF_YEAR, False),
        ("2023年下半年", "2023年下半年", "2023-07-01", "2023-12-31", Precision.HALF_YEAR, True),
        ("2023年度", "2023年度", "2023-01-01", "2023-12-31", Precision.YEAR, True),
        ("方案(2023—2025年)", "2023—2025年", "2023-01-01", "2025-12-31", Precision.YEAR, True),
        ("2021年至2025年", "2021年至2025年", "2021-01-01", "2025-12-31", Precision.YEAR, True),
        ("“十四五”规划", "“十四五”", "2021-01-01", "2025-12-31", Precision.PLAN_PERIOD, False),
        ("十三五时期", "十三五", "2016-01-01", "2020-12-31", Precision.PLAN_PERIOD, False),
        ("“十五五”", "“十五五”", "2026-01-01", "2030-12-31", Precision.PLAN_PERIOD, False),
        ("今年重点", "今年", "2024-01-01", "2024-12-31", Precision.YEAR, False),
        ("比去年多", "去年", "2023-01-01", "2023-12-31", Precision.YEAR, False),
        ("2.2023年目标", "2023年", "2023-01-01", "2023-12-31", Precision.YEAR, True),
    ],
)
def test_the_days_that_a_date_names(
    text: str, printed: str, earliest: str, latest: str, precision: Precision, year_printed: bool
) -> None:
    value = only(text)
    assert value.span.cut_from(text) == printed
    assert (value.earliest, value.latest) == (day(earliest), day(latest))
    assert (value.precision, value.year_printed, value.is_valid) == (precision, year_printed, True)


@pytest.mark.parametrize(
    ("text", "printed", "latest", "bound"),
    [
        ("2023年10月底前完成", "2023年10月底前", "2023-10-31", Bound.BEFORE),
        ("6月底前完成", "6月底前", "2024-06-30", Bound.BEFORE),
        ("年底前完成", "年底前", "2024-12-31", Bound.BEFORE),
        ("2023年底前完成", "2023年底前", "2023-12-31", Bound.BEFORE),
        ("今年6月底前完成", "今年6月底前", "2024-06-30", Bound.BEFORE),
        ("11月30日前报送", "11月30日前", "2024-11-30", Bound.BEFORE),
        ("11月30日以前", "11月30日以前", "2024-11-30", Bound.BEFORE),
        ("自2023年5月1日起施行", "2023年5月1日起", "2023-05-01", Bound.FROM),
        ("2023年12月31日止", "2023年12月31日止", "2023-12-31", Bound.UNTIL),
        ("5月1日后", "5月1日后", "2024-05-01", Bound.AFTER),
        ("4月1日前往白沙市", "4月1日", "2024-04-01", Bound.ON),
        ("第一季度末前", "第一季度末前", "2024-03-31", Bound.BEFORE),
        ("2月末", "2月末", "2024-02-29", Bound.ON),
    ],
)
def test_the_words_that_make_a_date_a_limit(text: str, printed: str, latest: str, bound: Bound) -> None:
    value = only(text)
    assert (value.span.cut_from(text), value.latest, value.bound) == (printed, day(latest), bound)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2月30日", DateProblem.IMPOSSIBLE),
        ("2023年2月29日", DateProblem.IMPOSSIBLE),
        ("2023年13月", DateProblem.IMPOSSIBLE),
        ("2023年4月0日", DateProblem.IMPOSSIBLE),
        ("4月31日", DateProblem.IMPOSSIBLE),
        ("2023年5月2日至4月18日", DateProblem.END_BEFORE_START),
        ("12月28日至1月3日", DateProblem.END_BEFORE_START),
    ],
)
def test_what_does_not_exist_is_said_and_not_repaired(text: str, problem: DateProblem) -> None:
    value = only(text)
    assert value.span.cut_from(text) == text
    assert (value.problem, value.earliest, value.latest, value.is_valid) == (problem, None, None, False)


def test_the_29th_of_february_depends_on_the_year() -> None:
    value = only("2月29日", None)
    assert value.is_valid
    assert value.in_year(2024).latest == date(2024, 2, 29)
    assert value.in_year(2023).problem is DateProblem.IMPOSSIBLE


def test_without_a_year_the_days_stay_open() -> None:
    value = only("6月底前", None)
    assert (value.earliest, value.latest, value.year_printed) == (None, None, False)
    assert (value.start.month, value.start.part) == (6, "底")
    assert value.in_year(2023).latest == date(2023, 6, 30)


def test_the_time_of_day_is_kept_as_printed() -> None:
    assert only("4月20日上午").time_of_day == "上午"
    assert only("4月20日下午3时30分").time_of_day == "下午3时30分"
    assert only("4月20日8:30").time_of_day == "8:30"


@pytest.mark.parametrize(
    ("text", "word"), [("即日起", "即日"), ("当年", "当年"), ("次月5日前", "次月"), ("上季度", "上季度")]
)
def test_words_that_only_the_context_resolves_stay_open(text: str, word: str) -> None:
    value = only(text)
    assert (value.relative, value.earliest, value.span.cut_from(text)) == (word, None, text)


@pytest.mark.parametrize(
    "text",
    [
        "三月三",
        "一月一调度",
        "云政发〔2023〕15号",
        "3年行动",
        "6个月",
        "20日内",
        "每人每年",
        "五一口号",
        "3月龄",
        "十四五个人",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, YEAR) == ()


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_arabic_and_chinese_dates_round_trip(value: date) -> None:
    year = "".join("〇" if digit == "0" else DIGITS[int(digit)] for digit in str(value.year))
    chinese = f"{year}年{format_chinese_integer(value.month)}月{format_chinese_integer(value.day)}日"
    for text in (f"{value.year}年{value.month}月{value.day}日", chinese, value.isoformat()):
        found = only(text, None)
        assert found.earliest == found.latest == value
        assert found.span.cut_from(text) == text


@given(st.integers(2000, 2099), st.integers(0, 20), st.integers(0, 40))
def test_a_printed_day_is_valid_exactly_if_the_calendar_has_it(year: int, month: int, number: int) -> None:
    exists = 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]
    assert only(f"{year}年{month}月{number}日").is_valid is exists
