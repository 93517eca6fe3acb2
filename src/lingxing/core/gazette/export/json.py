"""A reading as one JSON object.

It decides the names and the order of the keys, which programs outside rely on, and how a date is written (ISO 8601).
It does not decide what is in the reading, and leaves nothing of it out but the spans and blocks, which need the source.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from lingxing.core.gazette.model import Citation, Document, Entry, Finding, Issue, Provision, Reading, Table


def to_json_object(reading: Reading) -> dict[str, Any]:
    """The whole reading as plain dicts, lists, strings and numbers; findings stand in the order of their lines."""
    return {
        "issue": _issue(reading.issue),
        "documents": [_document(document) for document in reading.documents],
        "findings": [_finding(finding) for finding in sorted(reading.findings, key=_finding_order)],
        "coverage": {
            "characters": reading.coverage.characters,
            "unaccounted": reading.coverage.unaccounted,
        },
    }


def dump_json(reading: Reading, indent: int | None = 2) -> str:
    """The object of ``to_json_object`` as a text, Chinese characters as they are; one reading, one text."""
    return json.dumps(to_json_object(reading), ensure_ascii=False, indent=indent)


def _finding_order(finding: Finding) -> tuple[tuple[int, int], str, str]:
    return finding.lines, finding.kind, finding.printed


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "title": issue.title,
        "year": issue.year,
        "number": issue.number,
        "total_number": issue.total_number,
        "published": issue.published,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "address": document.address,
        "number": document.number,
        "title": document.title,
        "authority": document.authority,
        "issued_on": _iso(document.issued_on),
        "kind": document.kind,
        "part_of": document.part_of,
        "relation": None if document.relation is None else document.relation.value,
        "addressees": list(document.addressees),
        "signed_by": document.signed_by,
        "effective_on": _iso(document.effective_on),
        "publicity": document.publicity,
        "lines": list(document.lines),
        "cites": [_citation(citation) for citation in document.cites],
        "provisions": [_provision(provision) for provision in document.provisions],
        "tables": [_table(table) for table in document.tables],
        "entries": [_entry(entry) for entry in document.entries],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "number": citation.number,
        "title": citation.title,
        "line": citation.line,
        "relation": citation.relation.value,
        "address": citation.address,
    }


def _provision(provision: Provision) -> dict[str, Any]:
    return {
        "address": provision.address,
        "label": provision.label,
        "depth": provision.depth,
        "heading": provision.heading,
        "line": provision.line,
        "text": provision.text,
        "parent": provision.parent,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "address": table.address,
        "caption": table.caption,
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
        "groups": [{"label": group.label, "first_row": group.first_row, "line": group.line} for group in table.groups],
        "lines": list(table.lines),
        "segments": [list(segment) for segment in table.segments],
        "head": list(table.head),
        "notes": list(table.notes),
        "layout": table.layout,
        "anchor": table.anchor,
        "row_lines": list(table.row_lines),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "date": entry.date.isoformat(),
        "end_date": _iso(entry.end_date),
        "line": entry.line,
        "text": entry.text,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "lines": list(finding.lines),
        "printed": finding.printed,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "severity": finding.severity.value,
        "address": finding.address,
    }
