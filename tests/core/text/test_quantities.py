"""Quantities: value and unit as printed, canonical amount, dimension, approximation, and what is none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lingxing.core.text.quantities import Approximation, Quantity, find_quantities
from lingxing.core.text.units import Dimension


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit", "canonical", "canonical_unit", "dimension"),
    [
        ("投入3.2亿元", "3.2", "亿元", "320000000", "元", Dimension.MONEY),
        ("补助2000万元", "2000", "万元", "20000000", "元", Dimension.MONEY),
        ("罚款五千元", "5000", "元", "5000", "元", Dimension.MONEY),
        ("资产二十万元", "20", "万元", "200000", "元", Dimension.MONEY),
        ("共一亿三千万元", "130000000", "元", "130000000", "元", Dimension.MONEY),
        ("共2亿3千万元", "230000000", "元", "230000000", "元", Dimension.MONEY),
        ("引资300万美元", "300", "万美元", "3000000", "美元", Dimension.MONEY),
        ("减排4000吨", "4000", "吨", "4000000", "千克", Dimension.MASS),
        ("年产16万吨", "16", "万吨", "160000000", "千克", Dimension.MASS),
        ("距离30 公里", "30", "公里", "30000", "米", Dimension.LENGTH),
        ("厚25厘米", "25", "厘米", "0.25", "米", Dimension.LENGTH),
        ("种植15公顷", "15", "公顷", "150000", "平方米", Dimension.AREA),
        ("种植70万亩", "70", "万亩", Fraction(1400000000, 3), "平方米", Dimension.AREA),
        ("装机800万千瓦", "800", "万千瓦", "8000000", "千瓦", Dimension.POWER),
        ("装机三百千瓦", "300", "千瓦", "300", "千瓦", Dimension.POWER),
        ("新增20GW", "20", "GW", "20000000", "千瓦", Dimension.POWER),
        ("储能2GWh", "2", "GWh", "2000000", "千瓦时", Dimension.ENERGY),
        ("增长8%", "8", "%", "8", "%", Dimension.SHARE),
        ("增长８．５％", "8.5", "%", "8.5", "%", Dimension.SHARE),
        ("死亡率5‰", "5", "‰", "0.5", "%", Dimension.SHARE),
        ("占百分之五十", "50", "百分之", "50", "%", Dimension.SHARE),
        ("占千分之3", "3", "千分之", "0.3", "%", Dimension.SHARE),
        ("三成农户", "3", "成", "30", "%", Dimension.SHARE),
        ("由三分之二代表", Fraction(2, 3), "分之", Fraction(200, 3), "%", Dimension.SHARE),
        ("提高2个百分点", "2", "个百分点", "2", "百分点", Dimension.PERCENTAGE_POINT),
        ("增加1.5倍", "1.5", "倍", "1.5", "倍", Dimension.MULTIPLE),
        ("产值翻一番", "1", "番", "2", "倍", Dimension.MULTIPLE),
        ("产值翻两番", "2", "番", "4", "倍", Dimension.MULTIPLE),
        ("历时24 小时", "24", "小时", "1440", "分钟", Dimension.CLOCK_TIME),
        ("历时三个工作日", "3", "个工作日", "3", "工作日", Dimension.WORKING_DAYS),
        ("历时10日", "10", "日", "10", "日", Dimension.DAYS),
        ("历时半年", "0.5", "年", "6", "月", Dimension.MONTHS),
        ("为期两年", "2", "年", "24", "月", Dimension.MONTHS),
        ("年满18周岁", "18", "周岁", "18", "周岁", Dimension.AGE),
        ("震级6.5级", "6.5", "级", "6.5", "级", Dimension.LEVEL),
        ("计15分", "15", "分", "15", "分", Dimension.SCORE),
        ("培训2.5万人次", "2.5", "万人次", "25000", "人次", Dimension.COUNT),
        ("覆盖10县市", "10", "县市", "10", "县市", Dimension.COUNT),
        ("安置1,200户", "1200", "户", "1200", "户", Dimension.COUNT),
        ("安置１，２００户", "1200", "户", "1200", "户", Dimension.COUNT),
        ("年产6万吨/年", "6", "万吨/年", "60000000", "千克/年", Dimension.RATE),
        ("零下5℃", "-5", "℃", "-5", "℃", Dimension.TEMPERATURE),
        ("气温:-5℃", "-5", "℃", "-5", "℃", Dimension.TEMPERATURE),
    ],
)
def test_value_unit_and_canonical_amount(
    text: str, value: str | Fraction, unit: str, canonical: str | Fraction, canonical_unit: str, dimension: Dimension
) -> None:
    quantity = only(text)
    assert quantity.value == (value if isinstance(value, Fraction) else Decimal(value))
    assert quantity.unit == unit
    assert quantity.canonical_value == (canonical if isinstance(canonical, Fraction) else Decimal(canonical))
    assert (quantity.canonical_unit, quantity.dimension) == (canonical_unit, dimension)


@pytest.mark.parametrize(
    ("text", "printed", "approximation"),
    [
        ("投资约3亿元", "约3亿元", Approximation.ABOUT),
        ("投资3亿元左右", "3亿元左右", Approximation.ABOUT),
        ("大约50人", "大约50人", Approximation.ABOUT),
        ("近200户", "近200户", Approximation.NEARLY),
        ("将近200户", "将近200户", Approximation.NEARLY),
        ("安置20余万人", "20余万人", Approximation.MORE_THAN),
        ("安置100多个", "100多个", Approximation.MORE_THAN),
        ("三十多家", "三十多家", Approximation.MORE_THAN),
        ("逾50户", "逾50户", Approximation.MORE_THAN),
        ("节约3万元", "3万元", None),
        ("签约5亿元", "5亿元", None),
        ("附近5公里", "5公里", None),
        ("近3年", "3年", None),
    ],
)
def test_marks_of_approximation(text: str, printed: str, approximation: Approximation | None) -> None:
    quantity = only(text)
    assert quantity.span.cut_from(text) == printed
    assert quantity.approximation is approximation
    assert quantity.is_approximate is (approximation is not None)


@pytest.mark.parametrize(
    "text",
    [
        "十分重要",
        "统一部署",
        "万元产值能耗",
        "数十人",
        "一次能源",
        "打造一批品牌",
        "新一轮改革",
        "第一、二卷",
        "2023年工作",
        "二〇二三年",
        "5G应用",
        "达到4A标准",
        "小学3年级",
        "第3条例外",
        "2.3 县市职责",
        "表1.2023年目标",
        "比例2.5:1",
    ],
)
def test_what_only_looks_like_a_quantity(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_label_before_a_count_is_no_decimal() -> None:
    text = "注:1.6个小组"
    quantity = only(text)
    assert (quantity.value, quantity.span.cut_from(text)) == (6, "6个")


def test_an_average_keeps_its_decimals() -> None:
    assert only("户均3.2人").value == Decimal("3.2")


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["元", "万元", "吨", "公里", "%"]))
def test_printing_and_reading_a_quantity(value: Decimal, unit: str) -> None:
    text = f"共{value}{unit}。"
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (value, unit)
    assert quantity.span.cut_from(text) == f"{value}{unit}"
