"""The printed points of the calendar: one regular expression for each family of forms.

It decides where a single point (2023年4月1日, 一季度, 6月底, 今年) or an abbreviated range (2023—2025年, 1—6月,
4月11—12日) begins and ends in print. It does not join two full points into a range: that is done by ``find_dates``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lingxing.core.text.dates import DatePoint, Precision
from lingxing.core.text.numerals import parse_numeral
from lingxing.core.text.scanning import GAP
from lingxing.core.text.span import Span


@dataclass(frozen=True, slots=True)
class PrintedPoint:
    """A stretch that names one point, or the two of an abbreviated range (日期片段)."""

    span: Span
    start: DatePoint
    end: DatePoint
    relative: str = ""


DASH = r"(?:至|到|[-–—―─−~]{1,2})"
_CN_DIGIT = "〇零○一二三四五六七八九"
_CN_SMALL = "一二三四五六七八九十廿卅"
# A point before the number ends a label (1.2023年, 2.10月底前): no year and no month has decimals.
_YEAR = rf"(?:(?<![0-9])[12][0-9]{{3}}|(?<![{_CN_DIGIT}])[一二][{_CN_DIGIT}]{{3}})"
NUMBER = rf"(?:(?<![0-9])[0-9]{{1,2}}|(?<![{_CN_SMALL}百千])[{_CN_SMALL}]{{1,3}})"
_RELATIVE_YEARS = {"今年": 0, "本年度": 0, "本年": 0, "年内": 0, "去年": -1, "上年度": -1, "上年": -1}
_RELATIVE_YEARS |= {"明年": 1, "次年": 1, "翌年": 1, "下年度": 1}
_NO_YEAR_BEFORE = "0-9一二三四五六七八九十每近两半多几当此历整数各去今明本上下次翌周学"
_RELATIVE = rf"(?<![{_NO_YEAR_BEFORE}])(?:{'|'.join(_RELATIVE_YEARS)})(?!龄|级)"
_OPEN_MONTHS = "本月|当月|次月|上月|下月"
_OPEN = f"即日|当年|{_OPEN_MONTHS}|本季度|上季度|下季度|当季度"
_END = "(?P<{name}>底(?![层线色部数蕴册座])|末|初(?![步级次中始夏冬春秋一二三判审评衷]))"
_MONTH = rf"(?P<month>{NUMBER}){GAP}月(?![龄嫂饼球光薪均度租台])(?P<counted>份)?"
_REST = rf"""(?:(?P<half>[上下]半年) | (?P<first_quarters>前[二两三]季度)
  | (?:第{GAP})?(?<![{_CN_SMALL}0-9])(?P<quarter>[一二三四1-4]){GAP}季度{_END.format(name="quarter_end")}?
  | {_MONTH}{GAP}
    (?: (?P<day>{NUMBER}){GAP}(?:日|号(?![楼院文令线])) | (?P<ten_days>[上中下]旬) | {_END.format(name="month_end")} )?
)"""
_LED = re.compile(
    rf"(?:(?P<year>{_YEAR}){GAP}年度?|(?P<relative>{_RELATIVE})){GAP}(?:{_REST}|年?{_END.format(name='year_end')})?",
    re.VERBOSE,
)
_UNLED = re.compile(rf"(?:{_REST}|(?<![{_NO_YEAR_BEFORE}])年{_END.format(name='year_end')})", re.VERBOSE)
_OPEN_POINT = re.compile(rf"(?P<open>{_OPEN})(?:(?<=月){GAP}(?P<day>{NUMBER}){GAP}日)?")
_NUMERIC = re.compile(
    r"(?<![0-9.\-/])(?P<year>[12][0-9]{3})(?P<mark>[-./])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9.\-/])"
)
_NO_DATE_AFTER = rf"(?!{GAP}{NUMBER}{GAP}[月日])"
_YEARS = re.compile(
    rf"(?P<first>{_YEAR}){GAP}(?:年度?)?{GAP}{DASH}{GAP}(?P<last>{_YEAR}){GAP}年(?:度)?{_NO_DATE_AFTER}"
)
_LEAD = rf"(?:(?:(?P<year>{_YEAR}){GAP}年|(?P<relative>{_RELATIVE})){GAP})?"
_MONTHS = re.compile(rf"{_LEAD}(?P<first>{NUMBER}){GAP}{DASH}{GAP}(?P<last>{NUMBER}){GAP}月(?:份)?{_NO_DATE_AFTER}")
_DAYS = re.compile(
    rf"{_LEAD}(?P<month>{NUMBER}){GAP}月{GAP}(?P<first>{NUMBER}){GAP}{DASH}{GAP}(?P<last>{NUMBER}){GAP}日"
)
_PLAN = re.compile(
    r"(?P<quote>[“\"‘'「])?(?P<ordinal>(?<![一二三四五六七八九十])(?:十[一二三四五六七八九]?|[一二三四五六七八九]))五(?P<close>[”\"’'」])?"
    r"(?(quote)(?(close)|(?!))|(?=时期|期间|规划|末|以来))(?P<end>末)?"
)
_CLOSED_QUARTERS = {"1": "一季度", "2": "二季度", "3": "三季度", "4": "四季度"}


def scan_points(folded: str) -> Iterator[PrintedPoint]:
    """Every stretch of ``folded`` that names a point of the calendar; a shorter find may lie within a longer one."""
    for pattern in (_LED, _UNLED):
        for match in pattern.finditer(folded):
            if not _is_bare_chinese_month(match, folded):
                yield _read_point(match)
    for match in _OPEN_POINT.finditer(folded):
        point = DatePoint(Precision.DAY if match["day"] else Precision.OPEN, day=_number(match["day"]))
        yield PrintedPoint(_span(match), point, point, match["open"])
    for match in _NUMERIC.finditer(folded):
        point = DatePoint(Precision.DAY, int(match["year"]), int(match["month"]), int(match["day"]))
        yield PrintedPoint(_span(match), point, point)
    yield from _scan_abbreviated_ranges(folded)
    yield from _scan_plans(folded)


def _span(match: re.Match[str]) -> Span:
    """Where ``match`` stands, without the gap that its end may have taken in."""
    return Span(match.start(), match.start() + len(match.group().rstrip(" ")))


def _is_bare_chinese_month(match: re.Match[str], folded: str) -> bool:
    """三月 in 三月三 or 一月一调度: without a year, a day or 份, a Chinese month is too often something else."""
    month = match["month"]
    if not month or month.isdecimal() or match["counted"] or match["day"] or match["ten_days"] or match["month_end"]:
        return False
    return match.re is _UNLED


def _read_point(match: re.Match[str]) -> PrintedPoint:
    groups = match.groupdict()
    year = _year(groups.get("year"))
    offset = _RELATIVE_YEARS.get(groups.get("relative") or "", 0)
    month = _number(match["month"]) if match["month"] else _last_month_of_quarter(match)
    point = DatePoint(_precision(groups), year, month, _number(match["day"]), _part(groups), offset)
    return PrintedPoint(_span(match), point, point)


def _precision(groups: dict[str, str | None]) -> Precision:
    for name, precision in (
        ("day", Precision.DAY),
        ("ten_days", Precision.TEN_DAYS),
        ("month", Precision.MONTH),
        ("quarter", Precision.QUARTER),
        ("first_quarters", Precision.QUARTER),
        ("half", Precision.HALF_YEAR),
    ):
        if groups[name]:
            return precision
    return Precision.YEAR


def _part(groups: dict[str, str | None]) -> str:
    if groups["quarter"] and groups["quarter_end"] not in ("底", "末"):
        return _quarter(groups["quarter"])
    if groups["first_quarters"]:
        return "前三季度" if "三" in groups["first_quarters"] else "前二季度"
    part = (
        groups["half"] or groups["ten_days"] or groups["month_end"] or groups["quarter_end"] or groups["year_end"] or ""
    )
    return "底" if part == "末" else part


def _last_month_of_quarter(match: re.Match[str]) -> int | None:
    """一季度末 is the end of March."""
    if match["quarter_end"] not in ("底", "末"):
        return None
    return 3 * int(parse_numeral(match["quarter"]))


def _quarter(printed: str) -> str:
    return _CLOSED_QUARTERS.get(printed, f"{printed}季度")


def _year(printed: str | None) -> int | None:
    return int(parse_numeral(printed)) if printed else None


def _number(printed: str | None) -> int | None:
    """A month or a day; what is no numeral of its own (十十) becomes 0, which no calendar has."""
    if not printed:
        return None
    try:
        return int(parse_numeral(printed))
    except ValueError:
        return 0


def _scan_abbreviated_ranges(folded: str) -> Iterator[PrintedPoint]:
    for match in _YEARS.finditer(folded):
        years = [DatePoint(Precision.YEAR, _year(match[name])) for name in ("first", "last")]
        yield PrintedPoint(_span(match), years[0], years[1])
    for pattern, precision in ((_MONTHS, Precision.MONTH), (_DAYS, Precision.DAY)):
        for match in pattern.finditer(folded):
            year, offset = _year(match["year"]), _RELATIVE_YEARS.get(match["relative"] or "", 0)
            first, last = _number(match["first"]), _number(match["last"])
            if precision is Precision.MONTH:
                points = [DatePoint(precision, year, month, year_offset=offset) for month in (first, last)]
            else:
                points = [DatePoint(precision, year, _number(match["month"]), day, "", offset) for day in (first, last)]
            yield PrintedPoint(_span(match), points[0], points[1])


def _scan_plans(folded: str) -> Iterator[PrintedPoint]:
    """“十四五”: the first two plans ran from 1953 and 1958, the third from 1966, and each later one five years on."""
    for match in _PLAN.finditer(folded):
        ordinal = int(parse_numeral(match["ordinal"]))
        first = {1: 1953, 2: 1958}.get(ordinal, 1966 + 5 * (ordinal - 3))
        end = DatePoint(Precision.PLAN_PERIOD, first + 4, part="底" if match["end"] else "")
        start = end if match["end"] else DatePoint(Precision.PLAN_PERIOD, first)
        yield PrintedPoint(_span(match), start, end)
