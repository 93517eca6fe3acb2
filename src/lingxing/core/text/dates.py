"""Calendar dates and periods as printed, as the days that they span.

It decides which days 2023年4月1日, 4月18日至5月2日, 一季度, 6月底前 and “十四五” name. It does not decide which year
is meant where none is printed (the caller says, or the days stay open), nor whether 前 includes the day; an
impossible date (2月30日) comes back with its ``problem``, never corrected and never dropped.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from lingxing.core.text.span import Span


class Precision(StrEnum):
    """How exactly a date is printed (日期精度)."""

    DAY = "day"
    TEN_DAYS = "ten_days"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    PLAN_PERIOD = "plan_period"
    OPEN = "open"


class Bound(StrEnum):
    """What the words after a date make of it (日期界限): nothing, 前, 起, 后, 止."""

    ON = "on"
    BEFORE = "before"
    FROM = "from"
    AFTER = "after"
    UNTIL = "until"


class DateProblem(StrEnum):
    """Why a date names no days (日期错误)."""

    IMPOSSIBLE = "impossible"
    END_BEFORE_START = "end_before_start"


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One printed point or period of the calendar (日期构成), as far as it is printed.

    ``year`` is ``None`` where none is printed; ``year_offset`` is that of 今年 (0), 去年 (-1), 次年 (1). ``part``
    names a part of the smallest printed unit: 上旬 中旬 下旬, 底 (its last day), 初 (no day is meant exactly: the
    whole unit stays), 上半年 下半年, or 一季度 to 四季度, 前二季度 and 前三季度.
    """

    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    year_offset: int = 0

    def in_year(self, default_year: int | None) -> DatePoint:
        """The same point with ``default_year`` (and its offset) where no year is printed."""
        if self.year is not None or default_year is None:
            return self
        return replace(self, year=default_year + self.year_offset, year_offset=0)

    def days(self) -> tuple[date, date] | None:
        """Its first and last day; ``None`` without a year. Raises ``ValueError`` for a day that the calendar lacks."""
        if self.year is None:
            self._check_day()
            return None
        first_month, last_month = self._months()
        first = date(self.year, first_month, 1)
        last = date(self.year, last_month, calendar.monthrange(self.year, last_month)[1])
        if self.day is not None:
            first = last = date(self.year, first_month, self.day)
        return self._part_of(first, last)

    def _check_day(self) -> None:
        """A month or a day that no year has, 2月30日, is impossible even without a year; 2月29日 is not."""
        leap_year = 2000
        date(leap_year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    def _months(self) -> tuple[int, int]:
        if self.month is not None:
            return self.month, self.month
        return _PARTS_OF_YEAR.get(self.part, (1, 12))

    def _part_of(self, first: date, last: date) -> tuple[date, date]:
        if self.part in _TEN_DAYS:
            start, end = _TEN_DAYS[self.part]
            return first.replace(day=start), first.replace(day=end) if end else last
        if self.part == "底":
            return last, last
        return first, last


_TEN_DAYS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0)}
_PARTS_OF_YEAR = {
    **{"上半年": (1, 6), "下半年": (7, 12), "前二季度": (1, 6), "前三季度": (1, 9)},
    **{"一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12)},
}


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date or period as printed (日期). ``earliest`` and ``latest`` are ``None`` while no year is known, or no such day.

    ``year_printed`` says whether its year stands in the text (for a range, at least one of the two). ``time_of_day``
    is what is printed after the day (上午, 9时30分). ``relative`` is a word that only the context resolves (即日,
    当年), else empty.
    """

    span: Span
    start: DatePoint
    end: DatePoint
    precision: Precision
    year_printed: bool
    bound: Bound = Bound.ON
    earliest: date | None = None
    latest: date | None = None
    problem: DateProblem | None = None
    time_of_day: str = ""
    relative: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether the print names days that exist."""
        return self.problem is None

    @property
    def is_range(self) -> bool:
        """Whether two points are printed (4月11日至12日)."""
        return self.start is not self.end

    def in_year(self, default_year: int | None) -> DateValue:
        """The same value with its days, ``default_year`` taken where no year is printed."""
        start = self.start.in_year(default_year)
        # 2022年11月至3月 and 4月11日至12日: the end takes the year of the beginning, never the next one by itself.
        end = start if not self.is_range else self.end.in_year(start.year if start.year is not None else default_year)
        try:
            first, last = start.days(), end.days()
        except ValueError:
            return replace(self, earliest=None, latest=None, problem=DateProblem.IMPOSSIBLE)
        if first is None or last is None or self.relative:
            return self
        if first[0] > last[1]:
            return replace(self, earliest=None, latest=None, problem=DateProblem.END_BEFORE_START)
        return replace(self, earliest=first[0], latest=last[1], problem=None)
