"""Limits and ranges in a text, as intervals.

It decides what 50人以上、300人以下, 不少于3次, 5人≤死亡<50人 and 10%-20% leave open, under the convention of the
document. It does not decide what is counted, nor whether an impossible interval is an error of the print.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lingxing.core.text.chinese_numerals import CHINESE_NUMERAL_CHARACTERS, NumeralError
from lingxing.core.text.conventions import DEFAULT_CONVENTION, Convention
from lingxing.core.text.intervals import Interval
from lingxing.core.text.limits import Limit, find_limit
from lingxing.core.text.numerals import parse_numeral
from lingxing.core.text.quantities import Quantity, in_unit_of, scan_quantities
from lingxing.core.text.scanning import GAP, resolve_overlaps
from lingxing.core.text.span import Span
from lingxing.core.text.units import Dimension
from lingxing.core.text.width import fold_for_scanning

__all__ = ["Interval", "find_intervals"]

_JOINT = re.compile(rf"{GAP}(?P<comma>[、,，;；])?{GAP}(?:且|并且|并|但|而|同时|至|到|~|-|—)?{GAP}")
_NOTE = r"(?:\((?P<{name}>不)?(?:包括|包含|含)(?:本数|本级)?\))?"
_DASH = r"(?:至|到|[-–—―─−~]{1,2})"
_BETWEEN = re.compile(rf"{GAP}{_NOTE.format(name='low_not')}{GAP}{_DASH}{GAP}")
_AFTER_RANGE = re.compile(rf"{GAP}{_NOTE.format(name='high_not')}")
_CHINESE_LOW = re.compile(
    rf"(?<![{CHINESE_NUMERAL_CHARACTERS}第])([{CHINESE_NUMERAL_CHARACTERS}]{{1,8}}){GAP}{_DASH}{GAP}\Z"
)


def find_intervals(text: str, convention: Convention = DEFAULT_CONVENTION) -> tuple[Interval, ...]:
    """Every limit and range in ``text``, by position, read under ``convention``."""
    return intervals_of(fold_for_scanning(text), tuple(scan_quantities(text)), convention)


def intervals_of(folded: str, quantities: tuple[Quantity, ...], convention: Convention) -> tuple[Interval, ...]:
    """As ``find_intervals``, for a text already folded for scanning whose quantities are known."""
    ranges = _find_ranges(folded, quantities)
    limits = [limit for limit in (find_limit(folded, quantity, convention) for quantity in quantities) if limit]
    return resolve_overlaps((*ranges, *_pair_limits(folded, limits)))


def _pair_limits(folded: str, limits: list[Limit]) -> list[Interval]:
    intervals, index = [], 0
    while index < len(limits):
        first = limits[index]
        second = limits[index + 1] if index + 1 < len(limits) else None
        pair = _pair(folded, first, second) if second else None
        intervals.append(
            pair or _interval(first if first.is_low else None, None if first.is_low else first, first.span)
        )
        index += 2 if pair else 1
    return intervals


def _pair(folded: str, first: Limit, second: Limit) -> Interval | None:
    """One interval from two limits that stand next to each other and bound the same thing from both sides."""
    if first.is_low == second.is_low:
        return None
    between = folded[first.span.end : max(first.span.end, second.span.start)]
    joint = _JOINT.fullmatch(between)
    if joint is None:
        return None
    first, second = _same_unit(first, second)
    if first.quantity.canonical_unit != second.quantity.canonical_unit:
        return None
    low, high = (first, second) if first.is_low else (second, first)
    pair = _interval(low, high, Span(first.span.start, second.span.end))
    # Two limits apart by a comma, or the upper first, may be two statements: they are one only where they can be.
    doubtful = not first.subject and (not first.is_low or (joint["comma"] is not None and joint["comma"] != "、"))
    return None if doubtful and pair.is_empty else pair


def _same_unit(first: Limit, second: Limit) -> tuple[Limit, Limit]:
    if first.quantity.dimension is Dimension.NUMBER and second.quantity.unit:
        return _with_quantity(first, in_unit_of(first.quantity, second.quantity)), second
    if second.quantity.dimension is Dimension.NUMBER and first.quantity.unit:
        return first, _with_quantity(second, in_unit_of(second.quantity, first.quantity))
    return first, second


def _with_quantity(limit: Limit, quantity: Quantity) -> Limit:
    return Limit(quantity, limit.is_low, limit.inclusive, limit.mark, limit.span, limit.subject)


def _interval(low: Limit | None, high: Limit | None, span: Span) -> Interval:
    limits = sorted((limit for limit in (low, high) if limit), key=lambda limit: limit.span)
    return Interval(
        low=low.quantity.canonical_value if low else None,
        high=high.quantity.canonical_value if high else None,
        low_inclusive=low.inclusive if low else False,
        high_inclusive=high.inclusive if high else False,
        unit=limits[0].quantity.canonical_unit,
        dimension=limits[0].quantity.dimension,
        span=span,
        marks=tuple(limit.mark for limit in limits),
        low_printed=low.quantity if low else None,
        high_printed=high.quantity if high else None,
        subject=next((limit.subject for limit in limits if limit.subject), ""),
    )


def _find_ranges(folded: str, quantities: tuple[Quantity, ...]) -> list[Interval]:
    found = []
    for low, high in pairwise(quantities):
        between = _BETWEEN.fullmatch(folded, low.span.end, max(low.span.end, high.span.start))
        if between and high.unit and folded[low.span.start - 1 : low.span.start] != "第":
            found.append(_range(folded, low, high, excludes_low=between["low_not"] is not None))
    for high in quantities:
        low_before = _chinese_low(folded, high)
        if low_before:
            found.append(_range(folded, low_before, high, excludes_low=False))
    return [interval for interval in found if interval]


def _chinese_low(folded: str, high: Quantity) -> Quantity | None:
    """二 in 二至三人: a Chinese numeral without a unit counts only at the beginning of a range."""
    start = high.span.start
    if not high.unit or folded[start] not in CHINESE_NUMERAL_CHARACTERS:
        return None
    match = _CHINESE_LOW.search(folded, max(0, start - 14), start)
    if match is None:
        return None
    try:
        value = parse_numeral(match.group(1))
    except NumeralError:
        return None
    return Quantity(value, "", value, "", Dimension.NUMBER, Span(*match.span(1)))


def _range(folded: str, low: Quantity, high: Quantity, excludes_low: bool) -> Interval | None:
    if not low.unit:
        bare = low
        low = in_unit_of(bare, high)
        if low.canonical_value > high.canonical_value:
            low = in_unit_of(bare, high, keep_multiplier=False)  # 5000—1亿元 begins at 5000元
    if low.canonical_unit != high.canonical_unit:
        return None
    note = _AFTER_RANGE.match(folded, high.span.end)
    end = note.end() if note and note.group().endswith(")") else high.span.end
    excludes_high = note is not None and note["high_not"] is not None
    return Interval(
        low=low.canonical_value,
        high=high.canonical_value,
        low_inclusive=not excludes_low,
        high_inclusive=not excludes_high,
        unit=high.canonical_unit,
        dimension=high.dimension,
        span=Span(low.span.start, end),
        low_printed=low,
        high_printed=high,
    )
