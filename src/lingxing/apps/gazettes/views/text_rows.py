"""A provision, or the events of a day, as the page shows them: label, heading and text with their marks.

It decides which stretches of the text become links or are underlined. It does not change a character of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from lingxing.apps.gazettes.models import EntryRecord, FindingRecord, Provision
from lingxing.apps.gazettes.views.anchors import fragment_of
from lingxing.apps.gazettes.views.marking import Mark, mark_text, place_in_text

LONGEST_MARK = 40
"""A finding that quotes more than this concerns the whole provision: nothing is underlined."""


@dataclass(frozen=True, slots=True)
class Link:
    """A document that is named or names (链接); ``url`` is ``None`` for one that is not held.

    ``start`` and ``end`` are where it is named in the source, ``fragment`` the provision of this document that does it.
    """

    name: str
    url: str | None
    start: int = 0
    end: int = 0
    relation: str = ""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """A provision in the text (条款)."""

    template = "gazettes/_provision.html"
    address: str
    fragment: str
    line: int
    last_line: int
    depth: int
    level: int
    is_heading: bool
    label: str
    text: str
    heading_text: str
    heading: SafeString
    body: SafeString
    findings: tuple[FindingRecord, ...]


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An event of the chronicle (大事记条目)."""

    address: str
    fragment: str
    line: int
    body: SafeString


@dataclass(frozen=True, slots=True)
class DayRow:
    """The events of a day, or of several days (一日之事)."""

    template = "gazettes/_entries.html"
    fragment: str
    line: int
    last_line: int
    day: date
    end_day: date | None
    entries: tuple[EntryLine, ...]
    findings: tuple[FindingRecord, ...]


def build_provision_row(
    provision: Provision,
    citations: Sequence[Link] = (),
    findings: Sequence[FindingRecord] = (),
) -> ProvisionRow:
    """The provision as the page shows it; ``citations`` carry their places in the source."""
    text = provision.text
    heading = provision.heading or ""
    marks = [*_citation_marks(provision, citations), *_damage_marks(text, findings)]
    split = len(heading) if text.startswith(heading) else 0
    return ProvisionRow(
        address=provision.address,
        fragment=fragment_of(provision.address),
        line=provision.first_line,
        last_line=provision.last_line,
        depth=provision.depth,
        level=min(provision.depth + 1, 6),
        is_heading=bool(heading) and heading == text,
        label=provision.label or "",
        text=text,
        heading_text=heading,
        heading=mark_text(text[:split], marks),
        body=mark_text(text[split:], marks, offset=split),
        findings=tuple(findings),
    )


def build_day_rows(entries: Sequence[EntryRecord], findings: Sequence[FindingRecord] = ()) -> list[DayRow]:
    """The events by day in the printed order; a finding stands beside the day that holds its first line."""
    days: list[list[EntryRecord]] = []
    for entry in entries:
        if days and (days[-1][0].date, days[-1][0].end_date) == (entry.date, entry.end_date):
            days[-1].append(entry)
        else:
            days.append([entry])
    return [_day_row(day, findings) for day in days]


def _day_row(day: Sequence[EntryRecord], findings: Sequence[FindingRecord]) -> DayRow:
    first, last = day[0].first_line, day[-1].last_line
    here = tuple(finding for finding in findings if first <= finding.first_line <= last)
    return DayRow(
        fragment=f"day-{first}",
        line=first,
        last_line=last,
        day=day[0].date,
        end_day=day[0].end_date,
        entries=tuple(
            EntryLine(
                one.address,
                fragment_of(one.address),
                one.first_line,
                mark_text(one.text, _damage_marks(one.text, here)),
            )
            for one in day
        ),
        findings=here,
    )


def covers(row: object, line: int) -> bool:
    """Whether the row is the day that holds a source line."""
    return isinstance(row, DayRow) and row.line <= line <= row.last_line


def _citation_marks(provision: Provision, citations: Sequence[Link]) -> list[Mark]:
    marks = []
    for link in citations:
        place = place_in_text(link.start, link.end, provision.spans, len(provision.text))
        if place is not None and link.url is not None:
            marks.append(Mark(*place, "citation", link.url, link.name))
    return marks


def _damage_marks(text: str, findings: Sequence[FindingRecord]) -> list[Mark]:
    """The printed words of each finding, where they stand in the text as they are."""
    marks = []
    for finding in findings:
        start = text.find(finding.printed) if 0 < len(finding.printed) <= LONGEST_MARK else -1
        if start >= 0:
            marks.append(Mark(start, start + len(finding.printed), "damaged", title=finding.message))
    return marks
