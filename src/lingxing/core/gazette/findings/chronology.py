"""Dates out of order and documents cited although repealed (日期颠倒、依据已废止).

It compares dates that the issue prints with each other. It refuses to judge by what is not printed in the issue.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from lingxing.core.gazette.chronicle import tells_a_period
from lingxing.core.gazette.findings.evidence import Evidence
from lingxing.core.gazette.lexicon import compact
from lingxing.core.gazette.model import Attachment, BlockKind, Citation, CitationRelation, Document, Entry, Finding

_YEAR_OF_NUMBER = re.compile(r"[〔\[（(]\s*(\d{4})\s*[〕\]）)]")
_INNER_TITLE = re.compile(r"关于(?:印发|公布|发布|转发)(.+?)的(?:通知|公告|决定)$")
_REFERS = (CitationRelation.IMPLEMENTS, CitationRelation.CITES, CitationRelation.FORWARDS)


def find_date_disorder(evidence: Evidence) -> Iterator[Finding]:
    """Entries of a chronicle, days of issue and effect, and years of cited numbers out of order."""
    last_day = _last_day(evidence.reading.issue.published)
    for document in evidence.reading.documents:
        yield from _entries(evidence, document)
        yield from _days(evidence, document, last_day)
        yield from _cited_years(evidence, document)


def _entries(evidence: Evidence, document: Document) -> Iterator[Finding]:
    latest: Entry | None = None
    for entry in document.entries:
        if tells_a_period(evidence.lines[entry.line - 1].text):
            continue
        if latest is not None and entry.date < latest.date:
            printed = _day(entry.date)
            message = f"{printed}的条目印在第{latest.line}行{_day(latest.date)}的条目之后，先后颠倒。"
            yield evidence.finding("date_order", (entry.line, entry.line), printed, message, None, document.address)
        else:
            latest = entry


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _last_day(published: str | None) -> date | None:
    """The last day on which an issue can have been closed: its day, or the end of its month."""
    parts = [int(part) for part in (published or "").split("-") if part.isdigit()]
    if len(parts) == 3:
        return date(parts[0], parts[1], parts[2])
    return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1]) if len(parts) == 2 else None


def _days(evidence: Evidence, document: Document, last_day: date | None) -> Iterator[Finding]:
    issued = document.issued_on
    if issued is None:
        return
    dated = evidence.blocks.get((BlockKind.DATE, document.address), ())
    line = dated[-1].lines[0] if dated else document.lines[0]
    if document.number and last_day and issued > last_day:
        message = f"成文日期{issued.isoformat()}晚于本期公报的出版时间{evidence.reading.issue.published}。"
        yield evidence.finding("date_order", (line, line), issued.isoformat(), message, None, document.address)
    year = _YEAR_OF_NUMBER.search(document.number or "")
    if year and issued.year < int(year[1]):
        message = f"文号为{year[1]}年，成文日期却为{issued.isoformat()}。"
        yield evidence.finding("date_order", (line, line), issued.isoformat(), message, None, document.address)
    parent = evidence.by_address.get(document.part_of or "")
    if document.relation is Attachment.FORWARDS and parent and parent.issued_on and issued > parent.issued_on:
        message = f"被转发文件的成文日期{issued.isoformat()}晚于转发它的文件（{parent.issued_on.isoformat()}）。"
        yield evidence.finding("date_order", (line, line), issued.isoformat(), message, None, document.address)
    effective = document.effective_on
    if effective and effective < issued:
        where = _line_of_day(evidence, document, effective)
        message = f"施行日期{effective.isoformat()}早于成文日期{issued.isoformat()}。"
        yield evidence.finding("date_order", (where, where), effective.isoformat(), message, None, document.address)


def _line_of_day(evidence: Evidence, document: Document, day: date) -> int:
    printed = f"{day.year}年{day.month}月{day.day}日"
    lines = range(document.lines[0], document.lines[1] + 1)
    return next(
        (line for line in reversed(lines) if printed in compact(evidence.lines[line - 1].text)), document.lines[0]
    )


def _cited_years(evidence: Evidence, document: Document) -> Iterator[Finding]:
    latest = document.issued_on.year if document.issued_on else evidence.reading.issue.year
    for citation in document.cites:
        year = _YEAR_OF_NUMBER.search(citation.number or "")
        if year and latest and int(year[1]) > latest:
            message = f"所引文件{citation.number}的年份晚于本文件成文的{latest}年。"
            lines = (citation.line, citation.line)
            yield evidence.finding("date_order", lines, citation.number or "", message, None, citation.address)


def find_repealed_bases(evidence: Evidence) -> Iterator[Finding]:
    """Documents cited as in force that a document of the same issue repeals."""
    citations = [citation for document in evidence.reading.documents for citation in document.cites]
    repealed = {
        key: citation
        for citation in citations
        if citation.relation is CitationRelation.REPEALS
        for key in _keys(citation)
    }
    printed = {compact(document.title) for document in evidence.reading.documents}
    for citation in citations:
        if citation.relation not in _REFERS:
            continue
        repeal = next((repealed[key] for key in _keys(citation) if key in repealed), None)
        if repeal is None or _renewed(citation, repeal, printed):
            continue
        name = citation.number or f"《{citation.title}》"
        message = f"{name}已由第{repeal.line}行宣布废止，此处仍作为现行文件引用。"
        lines = (citation.line, citation.line)
        yield evidence.finding("repealed_basis", lines, name, message, None, citation.address)


def _keys(citation: Citation) -> tuple[str, ...]:
    """By what a citation is known: its number, else its title and the title that it prints."""
    if citation.number:
        titles = (compact(citation.title),) if citation.title else ()
        return (compact(citation.number), *titles)
    if not citation.title:
        return ()
    inner = _INNER_TITLE.search(citation.title)
    return tuple(compact(title) for title in (citation.title, inner[1] if inner else "") if title)


def _renewed(citation: Citation, repeal: Citation, printed: set[str]) -> bool:
    """Whether the citation may mean the new edition: another number, or a title that the issue itself prints anew."""
    if citation.number and repeal.number:
        return compact(citation.number) != compact(repeal.number)
    return any(compact(title) in printed for title in (citation.title or "",)) or citation.line == repeal.line
