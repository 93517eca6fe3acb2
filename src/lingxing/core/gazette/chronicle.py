"""The chronicle (大事记): dated events.

It decides the day or days of each event and where its text ends. It does not decide what kind of event it is.

Printed forms: ``4月11日至12日 …``, ``4月20日上午 …``, ``2023年4月3日，…``; under a month ``3日 …``, ``1日—3日 …``, ``同日 …``,
``上旬 …``, ``本月 …``. What follows without a day (``下午，…``) belongs to the event above.
Doubt: ``同日`` below several days is the last of them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lingxing.core.gazette.model import Entry
from lingxing.core.gazette.paragraphs import Paragraph
from lingxing.core.gazette.sentences import is_complete
from lingxing.core.text.document_numbers import chinese_ordinal

_LINK = r"\s*(?:日\s*)?[-—–－~～至到]+\s*"
_RANGE = (
    rf"(?:{_LINK}(?:(?:(?P<end_year>\d{{4}})\s*年\s*)?(?P<end_month>\d{{1,2}})\s*月\s*)?(?P<end_day>\d{{1,2}}))?\s*日"
)
_PART = r"(?P<part>上午|下午|晚上?|凌晨|中午|傍晚)"
_WEEKDAY = r"(?:\s*[（(](?:星期|周)[一二三四五六日天][）)])?"
_SEPARATOR = r"[\s　,，:：]"
_DATED = re.compile(
    rf"^(?:(?P<year>\d{{4}})\s*年\s*)?(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}}){_RANGE}{_WEEKDAY}"
    rf"{_PART}?{_SEPARATOR}*"
)
_DAY_ONLY = re.compile(rf"^(?P<day>\d{{1,2}}){_RANGE}{_WEEKDAY}(?:{_PART}{_SEPARATOR}*|{_SEPARATOR}+)")
_SAME_DAY = re.compile(rf"^同(?:一天|[日天])(?:{_PART}{_SEPARATOR}*|{_SEPARATOR}+)")
_PERIOD = re.compile(
    rf"^(?:(?:[本当同是]月|(?P<month>\d{{1,2}})\s*月)(?:份)?\s*(?P<third>[上中下])旬|(?P<third_alone>[上中下])旬"
    rf"|[本当同是]月(?:份)?|(?P<month_alone>\d{{1,2}})\s*月(?:份)?){_SEPARATOR}+(?=\S)"
)
_MONTH_HEADING = re.compile(r"^(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:份)?$")
_YEAR = r"\d{4}|[一二][〇零○一二三四五六七八九]{3}"
_TITLE_PERIOD = re.compile(rf"(?P<year>{_YEAR})\s*年(?:\s*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月)?")
_THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}


@dataclass(frozen=True, slots=True)
class ChronicleReading:
    """The entries of a chronicle and the paragraphs that are none (月份标题、导语)."""

    entries: tuple[Entry, ...]
    others: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class _Days:
    """The day or days of an event, and where its text begins."""

    first: date
    last: date | None
    text_start: int


def begins_entry(text: str) -> bool:
    """Whether a line opens a dated event, or is the month above some."""
    patterns = (_DATED, _DAY_ONLY, _SAME_DAY, _PERIOD, _MONTH_HEADING)
    return any(pattern.match(text.strip()) for pattern in patterns)


def tells_a_period(text: str) -> bool:
    """Whether the line of an event names no day but a month or a third of one (``本月``, ``上旬``)."""
    return bool(_PERIOD.match(text.strip()))


def read_chronicle(paragraphs: Sequence[Paragraph], title: str, default_year: int | None) -> ChronicleReading:
    """The dated events among ``paragraphs``; the year comes from the event, the title or the issue, in this order."""
    calendar_reader = _Calendar(title, default_year)
    entries: list[Entry] = []
    others: list[Paragraph] = []
    for paragraph in paragraphs:
        heads = calendar_reader.take_heading(paragraph.text)
        days = None if heads else calendar_reader.days_of(paragraph.text, entries[-1] if entries else None)
        if days:
            entries.append(_entry(paragraph, days))
        elif entries and not heads and not paragraph.level and is_complete(paragraph.text):
            entries[-1] = _with(entries[-1], paragraph)
        else:
            others.append(paragraph)
    return ChronicleReading(tuple(entries), tuple(others))


def _entry(paragraph: Paragraph, days: _Days) -> Entry:
    start, end = days.text_start, len(paragraph.text)
    pieces = paragraph.pieces_of(start, end)
    return Entry(days.first, days.last, paragraph.first_line, paragraph.last_line, paragraph.text[start:], pieces)


def _with(entry: Entry, paragraph: Paragraph) -> Entry:
    """An event with a paragraph that goes on with it."""
    return replace(
        entry,
        last_line=paragraph.last_line,
        text=entry.text + paragraph.text,
        spans=entry.spans + paragraph.pieces,
    )


class _Calendar:
    """The year and month that the title and the headings of months give to events printed without them."""

    def __init__(self, title: str, default_year: int | None) -> None:
        periods = list(_TITLE_PERIOD.finditer(title))
        self._year = _value(periods[0]["year"]) if periods else default_year
        self._month = _value(periods[0]["month"]) if periods and periods[0]["month"] else None
        self._latest = self._month
        self._turns_year = len({_value(period["year"]) for period in periods}) > 1

    def take_heading(self, text: str) -> bool:
        """Whether a paragraph is the heading of a month; its year and month hold from here on."""
        heading = _MONTH_HEADING.match(text.strip())
        if heading is None:
            return False
        self._month = self._take_month(_value(heading["year"]) if heading["year"] else None, _value(heading["month"]))
        return True

    def days_of(self, text: str, above: Entry | None) -> _Days | None:
        """The days of the event that ``text`` opens, or ``None``; ``above`` is the event before it."""
        same = _SAME_DAY.match(text)
        if same:
            return _Days(above.end_date or above.date, None, _text_start(same)) if above else None
        match = _DATED.match(text) or _DAY_ONLY.match(text)
        try:
            return self._single_days(match) if match else self._period(text)
        except ValueError:
            return None

    def _single_days(self, match: re.Match[str]) -> _Days | None:
        groups = match.groupdict()
        month = self._take_month(_number(groups.get("year")), _number(groups.get("month")))
        if self._year is None or month is None:
            return None
        first = date(self._year, month, int(groups["day"]))
        if not groups["end_day"]:
            return _Days(first, None, _text_start(match))
        end_month = _number(groups["end_month"]) or first.month
        end_year = _number(groups["end_year"]) or first.year + (end_month < first.month)
        return _Days(first, date(end_year, end_month, int(groups["end_day"])), _text_start(match))

    def _period(self, text: str) -> _Days | None:
        match = _PERIOD.match(text)
        if match is None:
            return None
        month = self._take_month(None, _number(match["month"] or match["month_alone"]))
        if self._year is None or month is None:
            return None
        length = calendar.monthrange(self._year, month)[1]
        first, last = _THIRDS.get(match["third"] or match["third_alone"] or "", (1, length))
        return _Days(date(self._year, month, first), date(self._year, month, min(last, length)), match.end())

    def _take_month(self, year: int | None, month: int | None) -> int | None:
        """The month of an event: its own, that of the heading or the title, or the latest printed.

        In a chronicle of two years a month far before the latest opens the second year.
        """
        if month is None:
            return self._month or self._latest
        turned = self._turns_year and self._latest is not None and month < self._latest - 5
        if year is not None:
            self._year = year
        elif turned and self._year is not None:
            self._year += 1
        self._latest = month
        return month


def _text_start(match: re.Match[str]) -> int:
    """A part of the day (``上午``) belongs to the text of the event."""
    return match.start("part") if match["part"] else match.end()


def _number(printed: str | None) -> int | None:
    return int(printed) if printed else None


def _value(printed: str) -> int:
    return int(printed) if printed.isdecimal() else chinese_ordinal(printed.replace("○", "〇"))
