"""By when something is to be done: 3个工作日内, 自收到之日起30日内, 2023年10月底前, 立即, 汛前.

It decides what is printed: the length, the kind of days, the event that starts the clock, the date. It refuses to
compute a due date (``core.calendar`` does, from an event that has happened) and never looks at a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lingxing.core.text.chinese_numerals import CHINESE_NUMERAL_CHARACTERS
from lingxing.core.text.date_forms import DASH
from lingxing.core.text.dates import Bound, DateValue
from lingxing.core.text.find_dates import find_dates
from lingxing.core.text.numerals import ARABIC, Exact, NumeralError, parse_numeral
from lingxing.core.text.scanning import GAP, resolve_overlaps
from lingxing.core.text.span import Span
from lingxing.core.text.width import fold_for_scanning


class DeadlineKind(StrEnum):
    """How a deadline is set (时限类型).

    ``within`` a time (3日内), ``ahead`` of an event by a time (提前3日), ``by_date`` (10月底前), ``before_event`` and
    ``after_event`` (汛前, 汛后), ``same_day`` (当日), ``immediate`` (立即, 第一时间).
    """

    WITHIN = "within"
    AHEAD = "ahead"
    BY_DATE = "by_date"
    BEFORE_EVENT = "before_event"
    AFTER_EVENT = "after_event"
    SAME_DAY = "same_day"
    IMMEDIATE = "immediate"


class TimeUnit(StrEnum):
    """What a time is counted in (时限单位): ``day`` is 日 or 天, ``working_day`` 工作日, ``calendar_day`` 自然日."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A printed deadline (时限). ``amount`` is the longer of two (3至5日内).

    ``trigger`` is the event as printed (收到申请之日), ``due`` the date."""

    kind: DeadlineKind
    span: Span
    amount: Exact | None = None
    unit: TimeUnit | None = None
    trigger: str = ""
    trigger_span: Span | None = None
    due: DateValue | None = None


_UNITS = {
    **{"分钟": TimeUnit.MINUTE, "小时": TimeUnit.HOUR, "个小时": TimeUnit.HOUR},
    **{"个工作日": TimeUnit.WORKING_DAY, "工作日": TimeUnit.WORKING_DAY, "个工作天": TimeUnit.WORKING_DAY},
    **{"个自然日": TimeUnit.CALENDAR_DAY, "自然日": TimeUnit.CALENDAR_DAY, "日": TimeUnit.DAY, "天": TimeUnit.DAY},
    **{
        "周": TimeUnit.WEEK,
        "个星期": TimeUnit.WEEK,
        "个月": TimeUnit.MONTH,
        "个季度": TimeUnit.QUARTER,
        "年": TimeUnit.YEAR,
    },
}
_UNIT = "(?:" + "|".join(sorted(_UNITS, key=len, reverse=True)) + ")"
_CN = CHINESE_NUMERAL_CHARACTERS
_AMOUNT = rf"(?:{ARABIC}|(?<![{_CN}第])[{_CN}]{{1,6}}|半)"
# 未来3个月内 and 近3年内 look at a stretch of time; nothing falls due in them.
_NO_WINDOW = r"(?<!未来)(?<!过去)(?<!最近)(?<![近达第])(?<!未来\ )(?<!第\ )"
_WITHIN = re.compile(
    rf"{_NO_WINDOW}(?:{_AMOUNT}{GAP}{DASH}{GAP})?(?P<amount>{_AMOUNT}){GAP}(?P<unit>{_UNIT}){GAP}(?:以内|之内|内(?![部容外陆河涝地设涵])|(?=完成|办结|答复))"
)
_LINK_ENDS = ("起", "后", "前")
_AHEAD = re.compile(rf"提前{GAP}(?:至少|不少于)?{GAP}(?P<amount>{_AMOUNT}){GAP}(?P<unit>{_UNIT})")
_CONNECTED = re.compile(
    r"(?P<event>[^，,。；;、：:！？!?()（）\n\t|]{1,40}?)"
    r"(?P<link>之日起|之日后|之时起|当日起|起|之后|以后|后|前)(?:的)?[，,]?\ {0,2}(?:的)?\Z"
)
_FROM = re.compile(r"(?:自(?![然治身动行主愿查救我己贸筹来觉])|从(?![事业严而属]))")
_AT = re.compile(
    r"(?<![所现存内旨潜正实放])在(?![职岗建册校线])|(?<![由关对基属位处用低高大小少多等限])于|应当|应该|必须|须|需要?|(?<![重主纲必需摘首将])要(?![求点素件])|的(?=[^的]{2,}\Z)"
)
_WINDOW = 48
_EVENT = re.compile(
    r"(?P<event>(?:主汛期|入汛|汛期(?:来临|到来|结束)?|汛|雨季(?:来临|到来)?|春节|国庆节?|元旦|节假日|两节|暑假|寒假|开学|放假|离校|春耕|防火期)之?)(?P<side>前|后)(?![来往期])"
)
_AT_ONCE = re.compile(r"(?P<same_day>(?:当天|当日|当场)(?!起|夜|值))|(?P<immediate>立即|立刻|即刻|马上|第一时间|随即)")


def find_deadlines(text: str, default_year: int | None = None) -> tuple[Deadline, ...]:
    """Every printed deadline in ``text``, by position; ``default_year`` as for ``find_dates``."""
    return deadlines_of(text, find_dates(text, default_year))


def deadlines_of(text: str, dates: tuple[DateValue, ...]) -> tuple[Deadline, ...]:
    """As ``find_deadlines``, for a text whose dates are known."""
    folded = fold_for_scanning(text)
    return resolve_overlaps((*_scan_times(text, folded), *_scan_events(folded), *_scan_dates(dates)))


def _scan_dates(dates: tuple[DateValue, ...]) -> Iterator[Deadline]:
    for value in dates:
        if value.bound in (Bound.BEFORE, Bound.UNTIL) and not value.relative:
            yield Deadline(DeadlineKind.BY_DATE, value.span, due=value)


def _scan_events(folded: str) -> Iterator[Deadline]:
    for match in _EVENT.finditer(folded):
        kind = DeadlineKind.BEFORE_EVENT if match["side"] == "前" else DeadlineKind.AFTER_EVENT
        event = match["event"].removesuffix("之")
        yield Deadline(
            kind, Span(*match.span()), trigger=event, trigger_span=Span(match.start(), match.start() + len(event))
        )
    for match in _AT_ONCE.finditer(folded):
        kind = DeadlineKind.SAME_DAY if match["same_day"] else DeadlineKind.IMMEDIATE
        yield Deadline(kind, Span(*match.span()))


def _scan_times(text: str, folded: str) -> Iterator[Deadline]:
    for match in _WITHIN.finditer(folded):
        amount = _amount(match)
        if amount is not None:
            yield _with_trigger(text, folded, match, amount)
    for match in _AHEAD.finditer(folded):
        amount = _amount(match)
        if amount is not None:
            yield Deadline(DeadlineKind.AHEAD, Span(*match.span()), amount, _UNITS[match["unit"]])


def _amount(match: re.Match[str]) -> Exact | None:
    try:
        amount = parse_numeral(match["amount"])
    except NumeralError:
        return None
    is_calendar_year = match["unit"] == "年" and 1000 <= amount <= 2999
    return None if is_calendar_year else amount


def _with_trigger(text: str, folded: str, match: re.Match[str], amount: Exact) -> Deadline:
    """The deadline with the event that starts it, where one is printed right before it."""
    unit, start = _UNITS[match["unit"]], match.start()
    base = max(0, start - _WINDOW)
    before = folded[base:start]
    connected = _CONNECTED.search(before) if before.rstrip(" ，,的").endswith(_LINK_ENDS) else None
    if connected is None:
        return Deadline(DeadlineKind.WITHIN, Span(start, match.end()), amount, unit)
    link, event_start, event_end = connected["link"], base + connected.start("event"), base + connected.end("event")
    if link.startswith(("之日", "之时", "当日")):
        event_end += 2
    begin, mark = event_start, _last_mark(folded, event_start, event_end, is_start=link.endswith("起"))
    if mark:
        event_start = mark.end()
        begin = mark.start() if mark.group() in ("自", "从", "在", "于") else mark.end()
    if event_start >= event_end:
        return Deadline(DeadlineKind.WITHIN, Span(start, match.end()), amount, unit)
    trigger = Span(event_start, event_end)
    kind = DeadlineKind.AHEAD if link == "前" else DeadlineKind.WITHIN
    return Deadline(kind, Span(begin, match.end()), amount, unit, trigger.cut_from(text), trigger)


def _last_mark(folded: str, start: int, end: int, is_start: bool) -> re.Match[str] | None:
    """The last word before which the event cannot have begun: 自 for a start, else 在, 于, 应当."""
    for pattern in (_FROM, _AT) if is_start else (_AT,):
        marks = list(pattern.finditer(folded, start, end))
        if marks:
            return marks[-1]
    return None
