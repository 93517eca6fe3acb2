"""From the frozen data of a reading to rows that are not yet saved.

It decides shapes only. An address that the reading gives twice gets ``~2`` and so on, and is noted; nothing is left out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from lingxing.apps.gazettes.addressing import fold_address
from lingxing.apps.gazettes.models import (
    CitationRecord,
    Document,
    EntryRecord,
    FindingRecord,
    Provision,
    SourceVersion,
    TableRecord,
)
from lingxing.apps.gazettes.models.contents import ADDRESS_LENGTH
from lingxing.apps.ledger.public import Refused
from lingxing.core.gazette import model as core
from lingxing.core.text.span import Span


class Addresses:
    """The addresses given out in a version (地址登记): each once, and each short enough to be kept."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()
        self.repeated: list[str] = []

    def take(self, address: str) -> str:
        """The address, or the address with ``~n`` where it was taken before."""
        if len(address) > ADDRESS_LENGTH - 8:
            raise Refused(f"地址“{address[:60]}…”超过{ADDRESS_LENGTH - 8}字", "请在来源文件中核对该处标题或标号。")
        self._given[address] += 1
        times = self._given[address]
        if times == 1:
            return address
        self.repeated.append(address)
        return self.take(f"{address}~{times}")


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def map_document(document: core.Document, version: SourceVersion, position: int, addresses: Addresses) -> Document:
    """The row of a document, without its carrier and its publicity."""
    address = addresses.take(document.address)
    return Document(
        version=version,
        issue=version.issue,
        position=position,
        address=address,
        address_key=fold_address(address),
        number=document.number,
        number_key=fold_address(document.number or ""),
        title=document.title,
        authority=document.authority,
        issued_on=document.issued_on,
        year=document.issued_on.year if document.issued_on else version.issue.year,
        kind=document.kind,
        relation=document.relation.value if document.relation else None,
        addressees=list(document.addressees),
        signed_by=document.signed_by,
        effective_on=document.effective_on,
        publicity=document.publicity,
        first_line=document.lines[0],
        last_line=document.lines[1],
    )


def map_provision(provision: core.Provision, document: Document, position: int, addresses: Addresses) -> Provision:
    """The row of a provision."""
    address = addresses.take(provision.address)
    return Provision(
        document=document,
        position=position,
        address=address,
        address_key=fold_address(address),
        label=provision.label,
        depth=provision.depth,
        heading=provision.heading,
        first_line=provision.line,
        last_line=provision.last_line,
        text=provision.text,
        parent_address=provision.parent,
        spans=_spans(provision.spans),
    )


def map_table(table: core.Table, document: Document, position: int, addresses: Addresses) -> TableRecord:
    """The row of a table."""
    address = addresses.take(table.address)
    return TableRecord(
        document=document,
        position=position,
        address=address,
        address_key=fold_address(address),
        caption=table.caption,
        columns=list(table.columns),
        rows=[list(row) for row in table.rows],
        row_lines=list(table.row_lines),
        groups=[{"label": group.label, "first_row": group.first_row, "line": group.line} for group in table.groups],
        first_line=table.lines[0],
        last_line=table.lines[1],
        segments=[list(segment) for segment in table.segments],
        head=list(table.head),
        notes=list(table.notes),
        layout=table.layout,
        anchor=table.anchor,
    )


def map_entry(entry: core.Entry, document: Document, position: int, days: Counter[str]) -> EntryRecord:
    """The row of an entry; ``days`` counts the entries of each day so far, for its address."""
    day = entry.date.isoformat()
    days[day] += 1
    address = f"{document.address}#{day}/{days[day]}"
    return EntryRecord(
        document=document,
        position=position,
        address=address,
        address_key=fold_address(address),
        date=entry.date,
        end_date=entry.end_date,
        first_line=entry.line,
        last_line=entry.last_line,
        text=entry.text,
        spans=_spans(entry.spans),
    )


def map_citation(citation: core.Citation, document: Document, position: int) -> CitationRecord:
    """The row of a citation."""
    return CitationRecord(
        document=document,
        position=position,
        number=citation.number,
        number_key=fold_address(citation.number or ""),
        title=citation.title,
        line=citation.line,
        relation=citation.relation.value,
        address=citation.address[:ADDRESS_LENGTH],
        start=citation.span.start,
        end=citation.span.end,
    )


def map_findings(
    findings: Iterable[core.Finding], version: SourceVersion, owners: dict[str, Document]
) -> list[FindingRecord]:
    """The rows of the findings; ``owners`` gives the document of each address."""
    times: Counter[str] = Counter()
    return [
        FindingRecord(
            version=version,
            document=owners.get(finding.address or ""),
            position=position,
            kind=finding.kind,
            severity=finding.severity.value,
            first_line=finding.lines[0],
            last_line=finding.lines[1],
            printed=finding.printed,
            message=finding.message,
            suggestion=finding.suggestion,
            address=(finding.address or "")[:ADDRESS_LENGTH],
            fingerprint=_fingerprint(finding, times),
        )
        for position, finding in enumerate(findings)
    ]


def _fingerprint(finding: core.Finding, times: Counter[str]) -> str:
    """Without line numbers, which a correction elsewhere shifts; the same thing printed twice is told apart by its order."""
    base = "\x1f".join((finding.kind, finding.address or "", finding.printed, finding.suggestion or ""))
    times[base] += 1
    return hashlib.sha256(f"{base}\x1f{times[base]}".encode()).hexdigest()


def map_contents(reading: core.Reading) -> list[dict[str, Any]]:
    """The lines of the contents page, as JSON."""
    return [
        {"title": entry.title, "number": entry.number, "page": entry.page, "line": entry.line}
        for entry in reading.contents
    ]
