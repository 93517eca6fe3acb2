"""How often something is to be done: 每年至少1次, 按季度, 每月20日前, 一月一调度, 定期.

It decides period, number of times and the point of the period that are printed. It refuses to put a number where none
is printed (每季度 alone, 定期), and never looks at a clock: recurrences are computed by ``core.calendar``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from lingxing.core.text.chinese_numerals import CHINESE_NUMERAL_CHARACTERS
from lingxing.core.text.comparators import find_intervals
from lingxing.core.text.numerals import Exact, NumeralError, parse_numeral
from lingxing.core.text.quantities import find_quantities
from lingxing.core.text.scanning import GAP, resolve_overlaps
from lingxing.core.text.span import Span
from lingxing.core.text.width import fold_for_scanning


class Period(StrEnum):
    """The length of a cycle (周期); ``unspecified`` is 定期, ``irregular`` 不定期."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    TEN_DAYS = "ten_days"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    TERM = "term"
    YEAR = "year"
    UNSPECIFIED = "unspecified"
    IRREGULAR = "irregular"


@dataclass(frozen=True, slots=True)
class PeriodPoint:
    """The part of each period in which something falls due (期内时点): 20日前, 第一个月, 6月底前, 年初, 周一.

    ``month`` counts within the period (第一个月 of a quarter is 1; 6月 of a year is 6), ``last_month`` ends a stretch of
    months, ``day`` within the month,
    ``weekday`` from Monday = 1. ``is_end`` is 底 or 末, ``is_limit`` 前.
    """

    text: str
    month: int | None = None
    last_month: int | None = None
    day: int | None = None
    weekday: int | None = None
    is_end: bool = False
    is_limit: bool = False


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often (频次): from ``count_min`` to ``count_max`` times (or ``count_unit``) in each ``every`` × ``period``.

    A count that is not printed is ``None``; 3次 without a limiting word is both minimum and maximum.
    """

    period: Period
    span: Span
    every: int = 1
    count_min: Exact | None = None
    count_max: Exact | None = None
    count_unit: str = ""
    point: PeriodPoint | None = None


_PERIODS = {
    **{"小时": Period.HOUR, "个小时": Period.HOUR, "工作日": Period.WORKING_DAY, "个工作日": Period.WORKING_DAY},
    **{"天": Period.DAY, "日": Period.DAY, "周": Period.WEEK, "星期": Period.WEEK, "旬": Period.TEN_DAYS},
    **{
        "个月": Period.MONTH,
        "月度": Period.MONTH,
        "月": Period.MONTH,
        "季度": Period.QUARTER,
        "个季度": Period.QUARTER,
    },
    **{
        "季": Period.QUARTER,
        "半年": Period.HALF_YEAR,
        "半年度": Period.HALF_YEAR,
        "学期": Period.TERM,
        "个学期": Period.TERM,
    },
    **{"年度": Period.YEAR, "年": Period.YEAR},
}
_CN = CHINESE_NUMERAL_CHARACTERS
_PERIOD = "(?:" + "|".join(sorted(_PERIODS, key=len, reverse=True)) + ")"
_BASE = re.compile(
    rf"""(?:每(?:间?隔)?{GAP}(?P<every>[0-9]{{1,3}}|[{_CN}]{{1,3}})?{GAP}(?P<period>{_PERIOD})(?![一-龥]?级|头|组织机)
      | (?:按|逐|分){GAP}
        (?P<by>半年度?|季度|月度|年度|月(?!份|饼)|周(?!边)|旬|日(?!期|程|常)|季(?!节)|年(?!龄|级|代|份))
      | (?<![{_CN}0-9每第])(?P<each>[一两二三四五六七八九十]|[1-9][0-9]?){GAP}(?P<each_period>{_PERIOD}){GAP}
        (?P<times>[一两二三四五1-9])(?P<occurrence>次|遍|轮|(?=[汇调通报研督考评述排小集总例会清晾点更推巡检]))
      | (?P<irregular>不定期(?!限)) | (?<!不)(?P<unspecified>定期(?![存限债保间]))
    )""",
    re.VERBOSE,
)
_POINT = re.compile(
    rf"""(?:的)?{GAP}(?:(?P<ordinal>第{GAP}[一二三四1-4]个?月|首月|末月)(?:的)?(?:{GAP}(?P<ordinal_day>[0-9]{{1,2}}){GAP}日)?
      | (?P<month>[0-9]{{1,2}}){GAP}月(?:份)?
        (?:{GAP}(?P<month_day>[0-9]{{1,2}}){GAP}日|{GAP}(?P<month_end>底|末)|(?:上旬|中旬|下旬|初))?
        (?:{GAP}(?:至|到|-|—|~){GAP}(?:次年|翌年)?(?P<last_month>[0-9]{{1,2}}){GAP}月(?:底|末|{GAP}[0-9]{{1,2}}{GAP}日)?)?
      | (?P<day>[0-9]{{1,2}}){GAP}[日号](?![内以])
      | (?<=[周期])(?P<weekday>[一二三四五六日])(?![次遍轮])
      | (?P<whole_end>年底|年末|月底|月末|季末|底|末) | 年初|月初|季初|初(?!步|级|次) | 上旬|中旬|下旬 | 汛期|汛前|汛后
    ){GAP}(?P<limit>之前|以前|前(?!往|来|去|期))?""",
    re.VERBOSE,
)
# Between 每年 and its number may stand what is done, in the same clause: 每年到村宣讲应不少于1次.
_CLAUSE = re.compile(
    r"[^，,。；;、：:！？!?()（）《》〈〉“”\"\n\t|0-9]{0,30}"
    r"(?:[0-9]{1,9}(?:[至到~—-][0-9]{1,9})?[^，,。；;、：:()（）\n\t0-9]{0,6})?"
)
_OCCURRENCES = frozenset(["次", "遍", "轮", "场", "场次", "期", "天", "日", "小时", "条", "篇", "件", "份", "个工作日"])
_WEEKDAYS = "一二三四五六日"


def find_frequencies(text: str) -> tuple[Frequency, ...]:
    """Every printed frequency in ``text``, by position; its span runs to the number of times, if one is printed."""
    folded = fold_for_scanning(text)
    found = []
    for match in _BASE.finditer(folded):
        frequency = _read(match, folded)
        if frequency is not None:
            found.append(frequency)
    return resolve_overlaps(found)


def _read(match: re.Match[str], folded: str) -> Frequency | None:
    if match["irregular"] or match["unspecified"]:
        period = Period.IRREGULAR if match["irregular"] else Period.UNSPECIFIED
        return Frequency(period, Span(*match.span()))
    try:
        every = int(parse_numeral(match["every"] or match["each"] or "1"))
    except NumeralError:
        return None
    if match["each"]:
        times = parse_numeral(match["times"])
        return Frequency(
            _PERIODS[match["each_period"]], Span(*match.span()), every, times, times, match["occurrence"] or "次"
        )
    period = _PERIODS[match["period"] or match["by"]]
    point_match = _POINT.match(folded, match.end()) if match["period"] else None
    end = point_match.end() if point_match else match.end()
    point = _read_point(point_match) if point_match else None
    return _with_count(folded, Frequency(period, Span(match.start(), end), every, point=point))


def _read_point(match: re.Match[str]) -> PeriodPoint:
    month = match["month"] and int(match["month"])
    if match["ordinal"]:
        month = {"首月": 1, "末月": None}.get(match["ordinal"]) or _ordinal_month(match["ordinal"])
    day = match["day"] or match["month_day"] or match["ordinal_day"]
    return PeriodPoint(
        text=match.group().lstrip("的 "),
        month=month or None,
        last_month=int(match["last_month"]) if match["last_month"] else None,
        day=int(day) if day else None,
        weekday=_WEEKDAYS.index(match["weekday"]) + 1 if match["weekday"] else None,
        is_end=bool(match["whole_end"] or match["month_end"] or match["ordinal"] == "末月"),
        is_limit=match["limit"] is not None,
    )


def _ordinal_month(printed: str) -> int | None:
    numeral = printed.strip("第个月 ")
    return int(parse_numeral(numeral)) if numeral and numeral != "末" else None


def _with_count(folded: str, frequency: Frequency) -> Frequency:
    """``frequency`` with the number of times that the same clause prints after it."""
    start = frequency.span.end
    clause = _CLAUSE.match(folded, start)
    window = folded[start : clause.end()] if clause else ""
    counted = next(iter(find_quantities(window)), None)
    if counted is None or counted.unit not in _OCCURRENCES:
        return frequency
    before = window[: counted.span.start]
    if any(match["period"] for match in _BASE.finditer(before)):
        return frequency
    limit = next((interval for interval in find_intervals(window) if counted.span.end <= interval.span.end), None)
    if limit is not None:
        low = limit.low_printed.value if limit.low_printed else None
        high = limit.high_printed.value if limit.high_printed else None
    else:
        low, high = _distant_limits(before, counted.value)
    end = start + max(counted.span.end, limit.span.end if limit else 0)
    return replace(
        frequency, span=Span(frequency.span.start, end), count_min=low, count_max=high, count_unit=counted.unit
    )


def _distant_limits(before: str, count: Exact) -> tuple[Exact | None, Exact | None]:
    """The word of limit may stand away from its number: 每月至少向用户发送2条."""
    if re.search("至少|不少于|不低于", before):
        return count, None
    if re.search("最多|至多|不超过|不得超过", before):
        return None, count
    return count, count
