"""From rows to the shapes of ``schemas``."""

from __future__ import annotations

from typing import Any

from lingxing.apps.gazettes.models import (
    Document,
    EntryRecord,
    FindingRecord,
    ImportJob,
    Issue,
    Provision,
    SourceVersion,
    TableRecord,
)
from lingxing.apps.gazettes.queries import DocumentPage, Graph, SearchPage


def shape_issue(issue: Issue, documents: int) -> dict[str, Any]:
    """An issue; ``documents`` is how many of it the viewer may see."""
    return {
        "id": issue.pk,
        "title": issue.title,
        "year": issue.year,
        "number": issue.number,
        "total_number": issue.total_number,
        "published": issue.published or None,
        "unit": issue.unit.name if issue.unit else None,
        "version": issue.current.number if issue.current else None,
        "documents": documents,
    }


def shape_version(version: SourceVersion) -> dict[str, Any]:
    """A version."""
    return {
        "number": version.number,
        "name": version.name,
        "sha256": version.file.sha256,
        "size": version.file.size,
        "imported_by": str(version.imported_by),
        "imported_at": version.imported_at,
        "current": version.issue.current_id == version.pk,
        "counts": version.counts,
        "characters": version.characters,
        "unaccounted": version.unaccounted,
    }


def shape_brief(document: Document) -> dict[str, Any]:
    """A document in a list; its version and carrier should be fetched already."""
    return {
        "address": document.address,
        "number": document.number,
        "title": document.title,
        "authority": document.authority,
        "issued_on": document.issued_on,
        "kind": document.kind,
        "part_of": document.part_of.address if document.part_of else None,
        "relation": document.relation,
        "public": document.public,
        "issue": document.issue_id,
        "version": document.version.number,
        "current": document.current,
        "lines": [document.first_line, document.last_line],
    }


def shape_document(page: DocumentPage) -> dict[str, Any]:
    """A document in full."""
    document = page.document
    return {
        **shape_brief(document),
        "addressees": document.addressees,
        "signed_by": document.signed_by,
        "effective_on": document.effective_on,
        "publicity": document.publicity,
        "public_basis": document.public_basis,
        "cites": [
            {
                "number": one.citation.number,
                "title": one.citation.title,
                "line": one.citation.line,
                "relation": one.citation.relation,
                "address": one.citation.address,
                "target": one.target.address if one.target else None,
            }
            for one in page.citations_out
        ],
        "cited_by": [
            {
                "document": one.source.address,
                "title": one.source.title,
                "address": one.citation.address,
                "line": one.citation.line,
                "relation": one.citation.relation,
            }
            for one in page.citations_in
        ],
        "provisions": [shape_provision(provision) for provision in page.provisions],
        "tables": [shape_table(table) for table in page.tables],
        "entries": [shape_entry(entry) for entry in page.entries],
        "findings": [shape_finding(finding, document.address) for finding in page.findings],
        "parts": [shape_brief(part) for part in page.parts],
    }


def shape_provision(provision: Provision) -> dict[str, Any]:
    """A provision."""
    return {
        "address": provision.address,
        "label": provision.label,
        "depth": provision.depth,
        "heading": provision.heading,
        "line": provision.first_line,
        "last_line": provision.last_line,
        "text": provision.text,
        "parent": provision.parent_address,
    }


def shape_table(table: TableRecord) -> dict[str, Any]:
    """A table."""
    kept = (
        "address",
        "caption",
        "columns",
        "rows",
        "row_lines",
        "groups",
        "segments",
        "head",
        "notes",
        "layout",
        "anchor",
    )
    return {**{name: getattr(table, name) for name in kept}, "lines": [table.first_line, table.last_line]}


def shape_entry(entry: EntryRecord) -> dict[str, Any]:
    """An entry of a chronicle."""
    return {
        "address": entry.address,
        "date": entry.date,
        "end_date": entry.end_date,
        "line": entry.first_line,
        "text": entry.text,
    }


def shape_finding(finding: FindingRecord, document: str | None) -> dict[str, Any]:
    """A finding with its decisions, newest first; ``document`` is the address of its document."""
    return {
        "id": finding.pk,
        "kind": finding.kind,
        "lines": [finding.first_line, finding.last_line],
        "printed": finding.printed,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "severity": finding.severity,
        "address": finding.address or None,
        "document": document,
        "status": finding.status,
        "decisions": [
            {
                "kind": decision.kind,
                "printed": decision.printed,
                "corrected": decision.corrected,
                "reason": decision.reason,
                "decided_by": str(decision.decided_by),
                "decided_at": decision.decided_at,
                "carried": decision.carried_from_id is not None,
            }
            for decision in finding.decisions.all()
        ],
    }


def shape_graph(graph: Graph) -> dict[str, Any]:
    """Documents and their relations."""
    return {
        "documents": [shape_brief(document) for document in graph.documents],
        "relations": [
            {
                "source": relation.source.address,
                "target": relation.target.address if relation.target else None,
                "target_name": relation.target_name,
                "target_number": relation.target_number,
                "relation": relation.relation,
                "carried": relation.carried,
                "times": relation.times,
            }
            for relation in graph.relations
        ],
    }


def shape_search(page: SearchPage) -> dict[str, Any]:
    """A page of hits."""
    return {
        "query": page.query,
        "terms": list(page.terms),
        "total": page.total,
        "total_is_capped": page.total_is_capped,
        "page": page.page,
        "pages": page.pages,
        "hits": [
            {
                "kind": hit.kind,
                "address": hit.address,
                "line": hit.line,
                "document": shape_brief(hit.document),
                "heading": [{"text": piece.text, "marked": piece.marked} for piece in hit.heading],
                "snippet": [{"text": piece.text, "marked": piece.marked} for piece in hit.snippet],
            }
            for hit in page.hits
        ],
    }


def shape_job(job: ImportJob) -> dict[str, Any]:
    """An import."""
    return {
        "id": job.pk,
        "name": job.name,
        "size": job.file.size,
        "state": job.state,
        "asked_at": job.asked_at,
        "finished_at": job.finished_at,
        "issue": job.issue_id,
        "report": job.report,
    }
