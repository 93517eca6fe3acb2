"""The lexicon of units is consistent with itself and with the laws of measure."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from lingxing.core.text.units import UNITS, Dimension, is_counted_whole


def test_every_canonical_unit_is_one_of_itself() -> None:
    for unit in UNITS.values():
        canonical = UNITS.get(unit.canonical)
        if canonical is not None:
            assert (canonical.factor, canonical.dimension) == (1, unit.dimension), unit.printed


@pytest.mark.parametrize(
    ("left", "times", "right"),
    [
        ("公顷", 15, "亩"),
        ("平方公里", 100, "公顷"),
        ("吨", 2000, "斤"),
        ("公里", 1000, "米"),
        ("吉瓦", 1000, "兆瓦"),
        ("小时", 60, "分钟"),
        ("分钟", 60, "秒"),
        ("年", 12, "个月"),
        ("成", 10, "%"),
        ("%", 10, "‰"),
    ],
)
def test_known_relations(left: str, times: int, right: str) -> None:
    assert Fraction(UNITS[left].factor) == times * Fraction(UNITS[right].factor)
    assert UNITS[left].canonical == UNITS[right].canonical


def test_what_the_law_keeps_apart_stays_apart() -> None:
    canonical = {UNITS[name].canonical for name in ("日", "个工作日", "小时", "个月", "元", "美元")}
    assert len(canonical) == 6


def test_counted_things_have_no_parts() -> None:
    assert is_counted_whole("人")
    assert not is_counted_whole("吨")
    assert UNITS["人"].dimension is Dimension.COUNT
    assert UNITS["人"].factor == Decimal(1)
