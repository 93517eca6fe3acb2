"""Writing a reading as the next version of its issue; called inside one transaction, so all of it or nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

import lingxing
from lingxing.apps.gazettes.importing import mapping, publicity
from lingxing.apps.gazettes.importing.identity import has_masthead, issue_key, issue_title
from lingxing.apps.gazettes.models import (
    CitationRecord,
    Document,
    EntryRecord,
    FindingDecision,
    FindingRecord,
    FindingStatus,
    Issue,
    Provision,
    PublicBasis,
    SourceFile,
    SourceVersion,
    TableRecord,
)
from lingxing.apps.gazettes.search.indexing import forget_documents, index_rows
from lingxing.apps.gazettes.search.rows import list_rows
from lingxing.core.gazette import model as core

BATCH = 500


@dataclass(slots=True)
class Contents:
    """The rows of a version, in the order in which they are saved (版本内容)."""

    documents: list[Document] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    tables: list[TableRecord] = field(default_factory=list)
    entries: list[EntryRecord] = field(default_factory=list)
    citations: list[CitationRecord] = field(default_factory=list)
    findings: list[FindingRecord] = field(default_factory=list)
    owners: dict[str, Document] = field(default_factory=dict)

    def count(self) -> dict[str, int]:
        """How many of each there are."""
        return {
            "documents": len(self.documents),
            "provisions": len(self.provisions),
            "tables": len(self.tables),
            "table_rows": sum(len(table.rows) for table in self.tables),
            "entries": len(self.entries),
            "citations": len(self.citations),
            "findings": len(self.findings),
        }


def lock_issue(reading: core.Reading, unit: Any, corrects: Issue | None) -> Issue:
    """The issue of the reading, created where it is new, held until the transaction ends."""
    key = issue_key(reading)
    if corrects is None:
        issue, _ = Issue.objects.get_or_create(key=key, defaults={"title": issue_title(reading), "unit": unit})
        return Issue.objects.select_for_update(of=("self",)).select_related("unit").get(pk=issue.pk)
    issue = Issue.objects.select_for_update(of=("self",)).select_related("unit").get(pk=corrects.pk)
    if not Issue.objects.filter(key=key).exists():
        issue.key = key
    return issue


def save_file(data: bytes, sha256: str) -> SourceFile:
    """The row of these bytes, created where it is new."""
    file, _ = SourceFile.objects.defer("data", "text").get_or_create(
        sha256=sha256, defaults={"data": data, "size": len(data)}
    )
    return file


def create_version(issue: Issue, reading: core.Reading, file: SourceFile, actor: Any) -> SourceVersion:
    """The next version of the issue, without its contents; the issue's masthead follows it."""
    latest = issue.versions.aggregate(latest=Max("number"))["latest"] or 0
    source = reading.source
    SourceFile.objects.filter(pk=file.pk).update(text=source.text, media_type=source.media_type)
    printed = reading.issue
    issue.title, issue.year, issue.number = issue_title(reading), printed.year, printed.number
    issue.total_number, issue.published = printed.total_number, printed.published or ""
    issue.has_masthead = has_masthead(reading)
    return SourceVersion.objects.create(
        issue=issue,
        number=latest + 1,
        file=file,
        name=source.name,
        reader=lingxing.__version__,
        imported_by=actor,
        imported_at=timezone.now(),
        previous=issue.current,
        contents=mapping.map_contents(reading),
        notes=[{"kind": note.kind, "message": note.message, "line": note.line} for note in source.notes],
        characters=reading.coverage.characters,
        unaccounted=reading.coverage.unaccounted,
    )


def save_contents(version: SourceVersion, reading: core.Reading, addresses: mapping.Addresses) -> Contents:
    """Save everything that the version consists of."""
    contents = Contents()
    _save_documents(contents, version, reading, addresses)
    for document, row in zip(reading.documents, contents.documents, strict=True):
        _map_parts(contents, document, row, addresses)
    Provision.objects.bulk_create(contents.provisions, batch_size=BATCH)
    TableRecord.objects.bulk_create(contents.tables, batch_size=BATCH)
    EntryRecord.objects.bulk_create(contents.entries, batch_size=BATCH)
    CitationRecord.objects.bulk_create(contents.citations, batch_size=BATCH)
    contents.findings = mapping.map_findings(reading.findings, version, contents.owners)
    FindingRecord.objects.bulk_create(contents.findings, batch_size=BATCH)
    version.counts = contents.count()
    version.save(update_fields=["counts"])
    return contents


def _map_parts(contents: Contents, document: core.Document, row: Document, addresses: mapping.Addresses) -> None:
    days: Counter[str] = Counter()
    contents.provisions += [mapping.map_provision(p, row, n, addresses) for n, p in enumerate(document.provisions)]
    contents.tables += [mapping.map_table(t, row, n, addresses) for n, t in enumerate(document.tables)]
    contents.entries += [mapping.map_entry(e, row, n, days) for n, e in enumerate(document.entries)]
    contents.citations += [mapping.map_citation(c, row, n) for n, c in enumerate(document.cites)]
    addresses_within = [part.address for part in document.provisions] + [part.address for part in document.tables]
    for address in addresses_within:
        contents.owners.setdefault(address, row)


def _save_documents(
    contents: Contents, version: SourceVersion, reading: core.Reading, addresses: mapping.Addresses
) -> None:
    rows = [mapping.map_document(d, version, n, addresses) for n, d in enumerate(reading.documents)]
    by_address = {d.address: row for d, row in reversed(list(zip(reading.documents, rows, strict=True)))}
    carriers = [by_address.get(document.part_of or "") for document in reading.documents]
    decided = dict(
        Document.objects.filter(issue=version.issue, public_basis=PublicBasis.DECISION)
        .order_by("version__number")
        .values_list("address_key", "public")
    )
    for row, carrier in zip(rows, carriers, strict=True):
        carried = (carrier.public, PublicBasis(carrier.public_basis)) if carrier else None
        row.public, row.public_basis = _publicity(row, carried, decided, has_masthead(reading))
    contents.documents = Document.objects.bulk_create(rows, batch_size=BATCH)
    parts = []
    for row, carrier in zip(rows, carriers, strict=True):
        if carrier is not None and carrier is not row:
            row.part_of = carrier
            parts.append(row)
    Document.objects.bulk_update(parts, ["part_of"], batch_size=BATCH)
    contents.owners.update(by_address)


def _publicity(
    row: Document, carrier: publicity.Standing | None, decided: dict[str, bool], with_masthead: bool
) -> publicity.Standing:
    if row.address_key in decided:
        return decided[row.address_key], PublicBasis.DECISION
    return publicity.decide_publicity(
        row.publicity, carrier, has_masthead=with_masthead, setting=settings.PUBLISH_BY_DEFAULT
    )


def carry_decisions(previous: SourceVersion | None, contents: Contents) -> int:
    """Give findings that persist the decision that they had; how many there were."""
    if previous is None:
        return 0
    latest: dict[str, FindingDecision] = {}
    decisions = FindingDecision.objects.filter(finding__version=previous).select_related("finding").order_by("id")
    for decision in decisions:
        latest[decision.finding.fingerprint] = decision
    persisting = [
        (finding, latest[finding.fingerprint]) for finding in contents.findings if finding.fingerprint in latest
    ]
    for finding, decision in persisting:
        finding.status = FindingStatus(decision.finding.status)
    FindingRecord.objects.bulk_update([finding for finding, _ in persisting], ["status"], batch_size=BATCH)
    FindingDecision.objects.bulk_create(
        [_carry(decision, finding) for finding, decision in persisting], batch_size=BATCH
    )
    return len(persisting)


def _carry(decision: FindingDecision, finding: FindingRecord) -> FindingDecision:
    return FindingDecision(
        finding=finding,
        kind=decision.kind,
        printed=decision.printed,
        corrected=decision.corrected,
        reason=decision.reason,
        decided_by_id=decision.decided_by_id,
        decided_at=decision.decided_at,
        carried_from=decision,
    )


def make_current(issue: Issue, version: SourceVersion, contents: Contents) -> None:
    """Let readers see this version, and the index find it, in place of the one before."""
    earlier = Document.objects.filter(issue=issue, current=True).exclude(version=version)
    forget_documents(list(earlier.values_list("pk", flat=True)))
    earlier.update(current=False)
    issue.current = version
    issue.save()
    _index(contents)


def _index(contents: Contents) -> None:
    provisions = _by_document(contents.provisions)
    tables = _by_document(contents.tables)
    entries = _by_document(contents.entries)
    for document in contents.documents:
        key = document.pk
        index_rows(list_rows(document, provisions.get(key, ()), tables.get(key, ()), entries.get(key, ())))


def _by_document(rows: list[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.document_id, []).append(row)
    return found
