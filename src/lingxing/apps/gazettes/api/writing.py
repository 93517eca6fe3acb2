"""Routes that write: imports, decisions about findings, publicity. Each calls one action."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from lingxing.apps.accounts.public import find_unit
from lingxing.apps.gazettes import actions, queries
from lingxing.apps.gazettes.api import shaping
from lingxing.apps.gazettes.api.schemas import DecisionIn, DocumentBrief, FindingOut, JobOut, PublicityIn
from lingxing.apps.gazettes.models import Issue
from lingxing.apps.ledger.public import Problem

router = Router(tags=["编辑"])
_REFUSALS = {401: Problem, 403: Problem, 404: Problem, 409: Problem}


@router.post("/imports", response={202: JobOut, 413: Problem, **_REFUSALS}, summary="导入")
def create_import(
    request: HttpRequest, file: File[UploadedFile], unit: Form[int | None] = None, corrects: Form[int | None] = None
) -> Any:
    """Take a file in. A small one is done when the answer comes; ask ``/imports/{id}`` about a large one."""
    actions.check_editor(request.user)
    actions.check_size(file.size or 0, file.name or "")
    owner = find_unit(unit) if unit is not None else None
    job = actions.submit_import(
        actor=request.user, data=file.read(), name=file.name or "upload", unit=owner, corrects=_issue(request, corrects)
    )
    return Status(202, shaping.shape_job(actions.start_import(job)))


@router.post(
    "/imports/dry-run", response={200: dict[str, Any], 413: Problem, 422: Problem, **_REFUSALS}, summary="试读"
)
def try_import(
    request: HttpRequest, file: File[UploadedFile], unit: Form[int | None] = None, corrects: Form[int | None] = None
) -> Any:
    """What an import would do; nothing is written."""
    actions.check_editor(request.user)
    owner = find_unit(unit) if unit is not None else None
    name = file.name or "upload"
    report = actions.import_gazette(
        actor=request.user, data=file.read(), name=name, unit=owner, corrects=_issue(request, corrects), dry_run=True
    )
    return report.to_json_object()


def _issue(request: HttpRequest, number: int | None) -> Issue | None:
    """The issue that a file was said to correct."""
    return queries.get_issue(request.user, number) if number is not None else None


@router.get("/imports", response={200: list[JobOut], 401: Problem, 403: Problem}, summary="导入任务列表")
def imports(request: HttpRequest) -> Any:
    """The imports that the caller asked for."""
    actions.check_editor(request.user)
    return [shaping.shape_job(job) for job in queries.list_import_jobs(request.user)[:100]]


@router.get("/imports/{int:job_id}", response={200: JobOut, 404: Problem}, summary="导入任务")
def get_import(request: HttpRequest, job_id: int) -> Any:
    """How far an import is: waiting, reading, writing, done or failed."""
    return shaping.shape_job(queries.get_import_job(request.user, job_id))


@router.post(
    "/findings/{int:finding_id}/decisions", response={201: FindingOut, 422: Problem, **_REFUSALS}, summary="处理疑点"
)
def decide(request: HttpRequest, finding_id: int, body: DecisionIn) -> Any:
    """Accept, dismiss or correct a finding; both readings are kept."""
    actions.check_editor(request.user)
    finding = queries.get_finding(request.user, finding_id)
    actions.decide_finding(
        actor=request.user, finding=finding, kind=body.kind, corrected=body.corrected, reason=body.reason
    )
    decided = queries.get_finding(request.user, finding_id)
    return Status(201, shaping.shape_finding(decided, decided.document.address if decided.document else None))


@router.post("/publicity/{path:address}", response={200: DocumentBrief, **_REFUSALS}, summary="公开或不公开")
def set_publicity(request: HttpRequest, address: str, body: PublicityIn) -> Any:
    """Publish a document or make it internal."""
    actions.check_editor(request.user)
    document = queries.get_document(request.user, address)
    changed = actions.set_publicity(actor=request.user, document=document, public=body.public, reason=body.reason)
    return shaping.shape_brief(changed)
