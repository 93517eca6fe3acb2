"""Routes that export: the JSON of ``lingxing read``, Akoma Ntoso, and the source file."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from ninja import Router

from lingxing.apps.gazettes import exports
from lingxing.apps.ledger.public import Problem

router = Router(tags=["导出"])


@router.get("/issues/{int:issue_id}/export", response={200: dict[str, Any], 404: Problem}, summary="整期 JSON")
def issue_json(request: HttpRequest, issue_id: int, version: int | None = None) -> Any:
    """The issue as one JSON object: the documents of it that the caller may see."""
    return exports.export_issue(request.user, issue_id, version)


@router.get(
    "/issues/{int:issue_id}/versions/{int:number}/source",
    response={200: bytes, 403: Problem, 404: Problem},
    summary="来源文件",
)
def source(request: HttpRequest, issue_id: int, number: int) -> HttpResponse:
    """The file as it was imported, for somebody who may see every document in it."""
    name, data = exports.read_source_file(request.user, issue_id, number)
    return _download(data, "application/octet-stream", name)


@router.get("/export/json/{path:address}", response={200: dict[str, Any], 404: Problem}, summary="公文 JSON")
def document_json(request: HttpRequest, address: str, version: int | None = None) -> Any:
    """One document in the form of ``lingxing read --json``."""
    return exports.export_document(request.user, address, version)


@router.get("/export/akn/{path:address}", response={200: bytes, 404: Problem}, summary="公文 Akoma Ntoso")
def document_akn(request: HttpRequest, address: str, version: int | None = None) -> HttpResponse:
    """One document as Akoma Ntoso 3.0 XML."""
    name, data = exports.export_document_akn(request.user, address, version)
    return _download(data, "application/akn+xml", name)


def _download(data: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
