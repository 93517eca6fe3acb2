"""Routes that read: issues, versions, documents, provisions, relations, findings."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Router

from lingxing.apps.gazettes import queries
from lingxing.apps.gazettes.api import shaping
from lingxing.apps.gazettes.api.schemas import (
    ChangeOut,
    DocumentList,
    DocumentOut,
    FindingOut,
    GraphOut,
    IssueOut,
    PlaceOut,
    VersionOut,
)
from lingxing.apps.gazettes.differences import diff_versions
from lingxing.apps.gazettes.models import EntryRecord, Provision, TableRecord
from lingxing.apps.ledger.public import Problem

router = Router(tags=["公报"])
PAGE_SIZE = 50


@router.get("/issues", response=list[IssueOut], summary="期次列表")
def issues(request: HttpRequest) -> Any:
    """Issues of which something may be seen, newest first."""
    return [shaping.shape_issue(issue, issue.document_count) for issue in queries.list_issues(request.user)]


@router.get("/issues/{int:issue_id}", response={200: IssueOut, 404: Problem}, summary="期次")
def issue(request: HttpRequest, issue_id: int) -> Any:
    """One issue."""
    found = queries.get_issue(request.user, issue_id)
    seen = queries.visible_documents(request.user).filter(issue=found).count()
    return shaping.shape_issue(found, seen)


@router.get("/issues/{int:issue_id}/versions", response={200: list[VersionOut], 404: Problem}, summary="版本列表")
def versions(request: HttpRequest, issue_id: int) -> Any:
    """The versions of an issue, newest first."""
    found = queries.get_issue(request.user, issue_id)
    return [shaping.shape_version(version) for version in queries.list_versions(request.user, found)]


@router.get(
    "/issues/{int:issue_id}/versions/{int:old}/changes/{int:new}",
    response={200: list[ChangeOut], 404: Problem},
    summary="两版之间的变动",
)
def changes(request: HttpRequest, issue_id: int, old: int, new: int) -> Any:
    """What changed from one version to another, in documents that the caller may see."""
    found = queries.get_issue(request.user, issue_id)
    before = queries.get_version(request.user, found, old)
    after = queries.get_version(request.user, found, new)
    return [
        {
            "kind": change.kind,
            "what": change.what,
            "address": change.address,
            "old_address": change.old_address,
            "words": [{"operation": piece.operation, "text": piece.text} for piece in change.words],
        }
        for change in diff_versions(before, after, queries.visible_documents(request.user, current=False))
    ]


@router.get("/documents", response=DocumentList, summary="公文列表")
def documents(
    request: HttpRequest,
    number: str = "",
    authority: str = "",
    kind: str = "",
    year: int | None = None,
    issued_from: date | None = None,
    issued_to: date | None = None,
    text: str = "",
    issue: int | None = None,
    sort: queries.Sorting = queries.Sorting.PRINTED,
    page: int = 1,
) -> Any:
    """Current documents, fifty on a page."""
    only = queries.DocumentFilter(number, authority, kind, year, issued_from, issued_to, text, issue)
    paginator = Paginator(queries.list_documents(request.user, only, sort), PAGE_SIZE)
    shown = paginator.get_page(page)
    return {
        "total": paginator.count,
        "page": shown.number,
        "pages": paginator.num_pages,
        "documents": [shaping.shape_brief(document) for document in shown],
    }


@router.get("/documents/{path:address}", response={200: DocumentOut, 404: Problem}, summary="公文")
def document(request: HttpRequest, address: str, version: int | None = None) -> Any:
    """One document in full, by its address however it is typed; ``version`` for an earlier one."""
    found = queries.get_document(request.user, address, version)
    return shaping.shape_document(queries.read_document(request.user, found))


@router.get("/provisions/{path:address}", response={200: PlaceOut, 404: Problem}, summary="条款、表或条目")
def place(request: HttpRequest, address: str, version: int | None = None) -> Any:
    """What an address points to: a provision, a table, an entry or a document. ``#`` is written ``%23``."""
    found = queries.get_place(request.user, address, version)
    part = found.part
    return {
        "document": shaping.shape_brief(found.document),
        "provision": shaping.shape_provision(part) if isinstance(part, Provision) else None,
        "table": shaping.shape_table(part) if isinstance(part, TableRecord) else None,
        "entry": shaping.shape_entry(part) if isinstance(part, EntryRecord) else None,
    }


@router.get("/relations", response={200: GraphOut, 404: Problem}, summary="公文关系")
def relations(request: HttpRequest, issue: int | None = None, document: str = "") -> Any:
    """Who cites, implements, forwards, repeals or carries whom: of an issue, around a document, or all."""
    around = queries.get_document(request.user, document) if document else None
    return shaping.shape_graph(queries.list_relations(request.user, issue, around))


@router.get("/findings", response={200: list[FindingOut], 404: Problem}, summary="疑点列表")
def findings(
    request: HttpRequest,
    document: str = "",
    issue: int | None = None,
    kind: str = "",
    severity: str = "",
    status: str = "",
    first_line: int | None = None,
    last_line: int | None = None,
) -> Any:
    """Findings of the current versions in the order of the print."""
    within = queries.get_document(request.user, document).pk if document else None
    only = queries.FindingFilter(within, issue, kind, severity, status, first_line, last_line)
    return [
        shaping.shape_finding(finding, finding.document.address if finding.document else None)
        for finding in queries.list_findings(request.user, only)
    ]


@router.get("/findings/{int:finding_id}", response={200: FindingOut, 404: Problem}, summary="疑点")
def finding(request: HttpRequest, finding_id: int) -> Any:
    """One finding with what was decided about it."""
    found = queries.get_finding(request.user, finding_id)
    return shaping.shape_finding(found, found.document.address if found.document else None)
