"""Dates in a text: points joined to ranges, with the words that make them a limit.

It decides what stands together as one date (4月18日至5月2日, 2023年10月底前, 4月20日上午). It does not find
recurrences (每月20日前) and durations (20日内), and takes 20日 without a month for no date; years of document numbers
are not dates.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lingxing.core.text.date_forms import DASH, NUMBER, PrintedPoint, scan_points
from lingxing.core.text.dates import Bound, DatePoint, DateValue, Precision
from lingxing.core.text.numerals import parse_numeral
from lingxing.core.text.scanning import GAP, resolve_overlaps
from lingxing.core.text.span import Span
from lingxing.core.text.width import fold_for_scanning

_JOIN = re.compile(rf"{GAP}{DASH}{GAP}")
_DAY_END = re.compile(rf"{GAP}{DASH}{GAP}(?P<day>{NUMBER}){GAP}日")
_TIME = re.compile(
    rf"""{GAP}(?P<time>(?:上午|下午|晚上|晚(?!会)|凌晨|中午|早上|傍晚|夜间)(?:{GAP}[0-9]{{1,2}}{GAP}(?:[时点]|:[0-9]{{2}})(?:{GAP}[0-9]{{1,2}}分|半|整)?)?
    |[0-9]{{1,2}}{GAP}(?:时(?![候间期段])|:[0-9]{{2}})(?:{GAP}[0-9]{{1,2}}分)?)""",
    re.VERBOSE,
)
_BOUND = re.compile(
    rf"""{GAP}(?:(?P<before>之前|以前|前(?![往来去后期沿三提述款台列夕言]))|(?P<from>起(?![草步点源诉用来])|开始|以来)
    |(?P<after>之后|以后|后(?![续勤备期方果来]))|(?P<until>止|为止|截止))""",
    re.VERBOSE,
)
_BOUNDS = {"before": Bound.BEFORE, "from": Bound.FROM, "after": Bound.AFTER, "until": Bound.UNTIL}


def find_dates(text: str, default_year: int | None = None) -> tuple[DateValue, ...]:
    """Every date and period in ``text``, by position; ``default_year`` is taken where no year is printed."""
    folded = fold_for_scanning(text)
    points = resolve_overlaps(scan_points(folded))
    found, index = [], 0
    while index < len(points):
        point = points[index]
        following = points[index + 1] if index + 1 < len(points) else None
        joined = _join(folded, point, following) if following else None
        index += 2 if joined else 1
        found.append(_complete(folded, joined or _join_day(folded, point) or point).in_year(default_year))
    return tuple(found)


def _join(folded: str, first: PrintedPoint, second: PrintedPoint) -> PrintedPoint | None:
    if first.start is not first.end or second.start is not second.end or first.relative or second.relative:
        return None
    if not _JOIN.fullmatch(folded, first.span.end, second.span.start):
        return None
    end = second.end
    if end.year is None and end.year_offset and first.start.year is not None:
        end = end.in_year(first.start.year)
    return PrintedPoint(Span(first.span.start, second.span.end), first.start, end)


def _join_day(folded: str, first: PrintedPoint) -> PrintedPoint | None:
    """4月11日至12日: the second day stands in the month of the first."""
    match = _DAY_END.match(folded, first.span.end) if first.start.day is not None and first.start is first.end else None
    if match is None:
        return None
    try:
        day = int(parse_numeral(match["day"]))
    except ValueError:
        return None
    return PrintedPoint(Span(first.span.start, match.end()), first.start, replace(first.start, day=day))


def _complete(folded: str, point: PrintedPoint) -> DateValue:
    end, time_of_day, bound = point.span.end, "", Bound.ON
    if point.end.precision is Precision.DAY:
        match = _TIME.match(folded, end)
        if match:
            end, time_of_day = match.end(), match["time"]
    limit = _BOUND.match(folded, end)
    if limit and limit.lastgroup:
        end, bound = limit.end(), _BOUNDS[limit.lastgroup]
    return DateValue(
        span=Span(point.span.start, end),
        start=point.start,
        end=point.end,
        precision=point.end.precision,
        year_printed=_prints_year(point.start) or _prints_year(point.end),
        bound=bound,
        time_of_day=time_of_day,
        relative=point.relative,
    )


def _prints_year(point: DatePoint) -> bool:
    return point.year is not None and point.precision is not Precision.PLAN_PERIOD
