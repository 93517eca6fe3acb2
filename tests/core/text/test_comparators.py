"""Limits and ranges: worked intervals under the default and under stated conventions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lingxing.core.text.comparators import Interval, find_intervals
from lingxing.core.text.conventions import Convention


def only(text: str) -> Interval:
    (interval,) = find_intervals(text)
    return interval


def shown(interval: Interval) -> str:
    """The interval in the notation of mathematics."""
    low = "(-∞" if interval.low is None else ("[" if interval.low_inclusive else "(") + format(interval.low, "f")
    high = "∞)" if interval.high is None else format(interval.high, "f") + ("]" if interval.high_inclusive else ")")
    return f"{low},{high}{interval.unit}"


@pytest.mark.parametrize(
    ("text", "printed", "interval"),
    [
        ("死亡300人以上", "300人以上", "[300,∞)人"),
        ("死亡5人以下", "5人以下", "(-∞,5)人"),
        ("死亡50人以上、300人以下", "50人以上、300人以下", "[50,300)人"),
        ("50人以上300人以下", "50人以上300人以下", "[50,300)人"),
        ("50人以上，300人以下", "50人以上，300人以下", "[50,300)人"),
        ("50人以上不足300人", "50人以上不足300人", "[50,300)人"),
        ("三年以上七年以下", "三年以上七年以下", "[36,84)月"),
        ("人数五人以上", "五人以上", "[5,∞)人"),
        ("两个以上（含两个）", "两个以上（含两个）", "[2,∞)个"),
        ("90%（含）—95%", "90%（含）—95%", "[90,95]%"),
        ("一至三倍", "一至三倍", "[1,3]倍"),
        ("＞90%且≤95%", "＞90%且≤95%", "(90,95]%"),
        ("500万元以上1亿元以下", "500万元以上1亿元以下", "[5000000,100000000)元"),
        ("50人≤死亡人数<300人", "50人≤死亡人数<300人", "[50,300)人"),
        ("5.2级≤城区震级<6.1级", "5.2级≤城区震级<6.1级", "[5.2,6.1)级"),
        ("300人>死亡≥50人", "300人>死亡≥50人", "[50,300)人"),
        ("城区震级≥ 6.5级", "≥ 6.5级", "[6.5,∞)级"),
        ("死亡＜5人", "＜5人", "(-∞,5)人"),
        ("误差≮3次", "≮3次", "[3,∞)次"),
        ("误差≯3次", "≯3次", "(-∞,3]次"),
        ("不少于3次", "不少于3次", "[3,∞)次"),
        ("不得少于3次", "不得少于3次", "[3,∞)次"),
        ("不低于3.2亿元", "不低于3.2亿元", "[320000000.0,∞)元"),
        ("至少60日", "至少60日", "[60,∞)日"),
        ("达到65%", "达到65%", "[65,∞)%"),
        ("达到30%以上", "30%以上", "[30,∞)%"),
        ("达到1.6以下", "1.6以下", "(-∞,1.6)"),
        ("满5年不满10年", "满5年不满10年", "[60,120)月"),
        ("大于等于5人", "大于等于5人", "[5,∞)人"),
        ("大于5人", "大于5人", "(5,∞)人"),
        ("超过30%", "超过30%", "(30,∞)%"),
        ("争取超8亿元项目", "超8亿元", "(800000000,∞)元"),
        ("不超过10页", "不超过10页", "(-∞,10]页"),
        ("不得超过5000字", "不得超过5000字", "(-∞,5000]字"),
        ("最高不超过5万元", "不超过5万元", "(-∞,50000]元"),
        ("至多2次", "至多2次", "(-∞,2]次"),
        ("小于4.0级", "小于4.0级", "(-∞,4.0)级"),
        ("未满16周岁", "未满16周岁", "(-∞,16)周岁"),
        ("未达到3次", "未达到3次", "(-∞,3)次"),
        ("30 公里以内", "30 公里以内", "(-∞,30000]米"),
        ("30公里以外", "30公里以外", "(30000,∞)米"),
        ("奖励10万元封顶", "10万元封顶", "(-∞,100000]元"),
        ("10%-20%", "10%-20%", "[10,20]%"),
        ("93%~95%", "93%~95%", "[93,95]%"),
        ("10至20人", "10至20人", "[10,20]人"),
        ("2户至3户", "2户至3户", "[2,3]户"),
        ("二至三人", "二至三人", "[2,3]人"),
        ("3-5万元", "3-5万元", "[30000,50000]元"),
        ("5000—1亿元", "5000—1亿元", "[5000,100000000]元"),
        ("20（含）至30人（不含）", "20（含）至30人（不含）", "[20,30)人"),
        ("10万元以下（含10万元）", "10万元以下（含10万元）", "(-∞,100000]元"),
        ("10万元以上（不含本数）", "10万元以上（不含本数）", "(100000,∞)元"),
        ("10万元（含）以下", "10万元（含）以下", "(-∞,100000]元"),
        ("3级及以上", "3级及以上", "[3,∞)级"),
        ("3级及以下", "3级及以下", "(-∞,3]级"),
        ("超过10%但不超过20%", "超过10%但不超过20%", "(10,20]%"),
        ("百分之三十以上", "百分之三十以上", "[30,∞)%"),
        ("二分之一以上", "二分之一以上", "[50,∞)%"),
        ("1.5倍以上", "1.5倍以上", "[1.5,∞)倍"),
    ],
)
def test_limits_and_ranges(text: str, printed: str, interval: str) -> None:
    found = only(text)
    assert found.span.cut_from(text) == printed
    assert shown(found) == interval


def test_the_convention_of_the_document_decides_the_edges() -> None:
    convention = Convention(False, True, False, True, True)
    texts = ("5人以上", "5人以下", "5公里以内", "超过5人", "不足5人")
    read = [find_intervals(text, convention)[0] for text in texts]
    assert [shown(interval) for interval in read] == ["(5,∞)人", "(-∞,5]人", "(-∞,5000)米", "[5,∞)人", "(-∞,5]人"]


@pytest.mark.parametrize(
    "text", ["及以上级别强于以下", "5人</p>", "<p>25人", "> 25人参加", "0878-1234567", "建设3个产业园区内部道路"]
)
def test_what_is_no_limit(text: str) -> None:
    assert find_intervals(text) == ()


def test_separate_statements_stay_separate() -> None:
    assert [shown(interval) for interval in find_intervals("5人以下、50人以上")] == ["(-∞,5)人", "[50,∞)人"]
    assert [shown(interval) for interval in find_intervals("增长20%以上，下降5%以下")] == ["[20,∞)%", "(-∞,5)%"]


@pytest.mark.parametrize(
    ("text", "empty", "exceeds"),
    [
        ("300人以上、50人以下", True, False),
        ("50人以上、50人以下", True, False),
        ("覆盖率达到100%以上", False, True),
        ("覆盖率达到100%", False, False),
        ("覆盖率超过100%", False, True),
        ("覆盖率120%以上", False, True),
        ("覆盖率95%以上", False, False),
        ("费用100元以上", False, False),
    ],
)
def test_impossible_intervals(text: str, empty: bool, exceeds: bool) -> None:
    interval = only(text)
    assert (interval.is_empty, interval.exceeds_whole, interval.is_impossible) == (empty, exceeds, empty or exceeds)


def test_the_subject_between_the_signs_is_kept() -> None:
    interval = only("5人≤死亡(含失踪)<50人")
    assert (interval.subject, interval.marks) == ("死亡(含失踪)", ("≤", "<"))


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_an_interval_contains_what_lies_between_its_limits(low: int, high: int, value: int) -> None:
    interval = only(f"{low}人以上、{high}人以下")
    assert interval.contains(value) == (low <= value < high)
    assert interval.contains(Decimal(value)) == interval.contains(value)
    assert interval.is_empty == (low >= high)


def test_a_word_at_the_end_of_a_line_limits_nothing_on_the_next() -> None:
    assert find_intervals("不超过\n20人") == ()
    assert find_intervals("约\n20人至\n30人") == ()
