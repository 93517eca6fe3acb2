"""From rows back to the frozen data of the core, for the exports.

What was kept is what is exported, whatever the reader would make of the same file today.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from lingxing.apps.gazettes.models import (
    CitationRecord,
    Document,
    EntryRecord,
    FindingRecord,
    Issue,
    Provision,
    SourceVersion,
    TableRecord,
)
from lingxing.core.gazette import model as core
from lingxing.core.gazette.source import Source, SourceNote
from lingxing.core.text.span import Span


def restore_reading(version: SourceVersion, documents: Iterable[Document]) -> core.Reading:
    """The reading of a version with the given documents of it; the rows of all are fetched in a fixed number of queries."""
    documents = list(documents)
    ids = [document.pk for document in documents]
    findings = FindingRecord.objects.filter(version=version, document__in=ids).order_by("position")
    return core.Reading(
        source=_source(version),
        issue=restore_issue(version.issue),
        contents=tuple(core.ContentsEntry(**entry) for entry in version.contents),
        documents=tuple(restore_documents(documents)),
        findings=tuple(restore_finding(finding) for finding in findings),
        blocks=(),
        coverage=core.Coverage(version.characters, version.unaccounted),
    )


def restore_documents(documents: list[Document]) -> list[core.Document]:
    """Documents with their parts; five queries however many there are."""
    addresses = dict(
        Document.objects.filter(pk__in=[one.part_of_id for one in documents if one.part_of_id]).values_list(
            "pk", "address"
        )
    )
    provisions = _group(Provision.objects.filter(document__in=documents))
    tables = _group(TableRecord.objects.filter(document__in=documents))
    entries = _group(EntryRecord.objects.filter(document__in=documents))
    citations = _group(CitationRecord.objects.filter(document__in=documents))
    return [
        core.Document(
            address=document.address,
            number=document.number,
            title=document.title,
            authority=document.authority,
            issued_on=document.issued_on,
            kind=document.kind,
            part_of=addresses.get(document.part_of_id) if document.part_of_id else None,
            relation=core.Attachment(document.relation) if document.relation else None,
            addressees=tuple(document.addressees),
            signed_by=document.signed_by,
            effective_on=document.effective_on,
            publicity=document.publicity,
            lines=(document.first_line, document.last_line),
            cites=tuple(restore_citation(row) for row in citations.get(document.pk, ())),
            provisions=tuple(restore_provision(row) for row in provisions.get(document.pk, ())),
            tables=tuple(restore_table(row) for row in tables.get(document.pk, ())),
            entries=tuple(restore_entry(row) for row in entries.get(document.pk, ())),
        )
        for document in documents
    ]


def _group(rows: QuerySet[Any]) -> dict[int, list[Any]]:
    """The rows of each document, in order."""
    found: dict[int, list[Any]] = {}
    for row in rows.order_by("position"):
        found.setdefault(row.document_id, []).append(row)
    return found


def _source(version: SourceVersion) -> Source:
    file = version.file
    notes = tuple(SourceNote(**note) for note in version.notes)
    return Source(version.name, file.text, file.media_type, file.sha256, None, notes)


def restore_issue(issue: Issue) -> core.Issue:
    """The masthead."""
    if not issue.has_masthead:
        return core.Issue()
    return core.Issue(issue.title, issue.year, issue.number, issue.total_number, issue.published or None)


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def restore_provision(row: Provision) -> core.Provision:
    """A provision."""
    return core.Provision(
        row.address,
        row.label,
        row.depth,
        row.heading,
        row.first_line,
        row.last_line,
        row.text,
        _spans(row.spans),
        row.parent_address,
    )


def restore_table(row: TableRecord) -> core.Table:
    """A table."""
    return core.Table(
        address=row.address,
        caption=row.caption,
        columns=tuple(row.columns),
        rows=tuple(tuple(cells) for cells in row.rows),
        row_lines=tuple(row.row_lines),
        groups=tuple(core.TableGroup(**group) for group in row.groups),
        lines=(row.first_line, row.last_line),
        segments=tuple((first, last) for first, last in row.segments),
        head=tuple(row.head),
        notes=tuple(row.notes),
        layout=row.layout,
        anchor=row.anchor,
    )


def restore_entry(row: EntryRecord) -> core.Entry:
    """An entry of a chronicle."""
    return core.Entry(row.date, row.end_date, row.first_line, row.last_line, row.text, _spans(row.spans))


def restore_citation(row: CitationRecord) -> core.Citation:
    """A citation."""
    relation = core.CitationRelation(row.relation)
    return core.Citation(row.number, row.title, row.line, relation, row.address, Span(row.start, row.end))


def restore_finding(row: FindingRecord) -> core.Finding:
    """A finding, without what was decided about it."""
    return core.Finding(
        row.kind,
        (row.first_line, row.last_line),
        row.printed,
        row.message,
        row.suggestion,
        core.Severity(row.severity),
        row.address or None,
    )
