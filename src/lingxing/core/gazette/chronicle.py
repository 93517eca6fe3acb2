"""The chronicle (大事记): dated events.

It decides the day or days of each event and where its text ends. It does not decide what kind of event it is.

Printed forms: ``4月11日至12日 …``, ``4月20日上午 …``, ``2023年4月3日，…``, ``3日 …`` under a month.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lingxing.core.gazette.model import Entry
from lingxing.core.gazette.paragraphs import Paragraph

_RANGE = r"(?:\s*(?:[-—~～至]|日至)\s*(?:(?P<end_month>\d{1,2})\s*月\s*)?(?P<end_day>\d{1,2}))?"
_DATED = re.compile(
    rf"^(?:(?P<year>\d{{4}})\s*年\s*)?(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}}){_RANGE}\s*日"
    r"(?P<part>上午|下午|晚上?|凌晨|中午)?[\s　,，:：]*"
)
_DAY_ONLY = re.compile(rf"^(?P<day>\d{{1,2}}){_RANGE}\s*日(?P<part>上午|下午|晚上?|凌晨)?[\s　,，:：]+")
_MONTH_HEADING = re.compile(r"^(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:份)?$")
_TITLE_PERIOD = re.compile(r"(?P<year>\d{4})\s*年(?:\s*(?P<month>\d{1,2})\s*月)?")


@dataclass(frozen=True, slots=True)
class ChronicleReading:
    """The entries of a chronicle and the paragraphs that are none (月份标题、导语)."""

    entries: tuple[Entry, ...]
    others: tuple[Paragraph, ...]


def begins_entry(text: str) -> bool:
    """Whether a line opens a dated event."""
    return bool(_DATED.match(text) or _DAY_ONLY.match(text))


def read_chronicle(paragraphs: Sequence[Paragraph], title: str, default_year: int | None) -> ChronicleReading:
    """The dated events among ``paragraphs``; the year comes from the event, the title or the issue, in this order."""
    period = _TITLE_PERIOD.search(title)
    year = int(period["year"]) if period else default_year
    month = int(period["month"]) if period and period["month"] else None
    entries: list[Entry] = []
    others: list[Paragraph] = []
    for paragraph in paragraphs:
        heading = _MONTH_HEADING.match(paragraph.text.strip())
        if heading and heading["month"].isdigit():
            month = int(heading["month"])
        entry = _entry(paragraph, year, month)
        if entry:
            entries.append(entry)
        else:
            others.append(paragraph)
    return ChronicleReading(tuple(entries), tuple(others))


def _entry(paragraph: Paragraph, year: int | None, month: int | None) -> Entry | None:
    match = _DATED.match(paragraph.text) or _DAY_ONLY.match(paragraph.text)
    days = _days(match, year, month) if match else None
    if match is None or days is None:
        return None
    start = match.start("part") if match["part"] else match.end()
    text = paragraph.text[start:]
    return Entry(
        days[0],
        days[1],
        paragraph.first_line,
        paragraph.last_line,
        text,
        paragraph.pieces_of(start, len(paragraph.text)),
    )


def _days(match: re.Match[str], year: int | None, month: int | None) -> tuple[date, date | None] | None:
    groups = match.groupdict()
    in_year = int(groups["year"]) if groups.get("year") else year
    in_month = int(groups["month"]) if groups.get("month") else month
    if in_year is None or in_month is None:
        return None
    try:
        first = date(in_year, in_month, int(groups["day"]))
        if not groups["end_day"]:
            return first, None
        end_month = int(groups["end_month"]) if groups["end_month"] else in_month
        last = date(in_year + (end_month < in_month), end_month, int(groups["end_day"]))
    except ValueError:
        return None
    return first, last
