"""Importing a file: first what it would do, then the import itself and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lingxing.apps.accounts.public import can_edit_gazette
from lingxing.apps.gazettes.actions import import_gazette, release_import, start_import, submit_import
from lingxing.apps.gazettes.forms import ImportForm
from lingxing.apps.gazettes.models import ImportJob, JobState
from lingxing.apps.gazettes.queries import get_import_job, list_import_jobs
from lingxing.apps.gazettes.views.partial import asks_for_part
from lingxing.apps.ledger.public import Refused, require
from lingxing.core.gazette.source import SourceError

JOBS_SHOWN = 10
_STEPS: Mapping[str, int] = {JobState.WAITING: 1, JobState.READING: 1, JobState.WRITING: 2}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The form; a trial reading that writes nothing; or the import."""
    require(can_edit_gazette(request.user), "导入公报须由编辑办理")
    if request.method != "POST":
        return _page(request, ImportForm(request.user))
    form = ImportForm(request.user, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=_status(request))
    file = form.cleaned_data["file"]
    asked = {
        "actor": request.user,
        "data": file.read(),
        "name": file.name,
        "unit": form.unit_chosen(),
        "corrects": form.corrected(),
    }
    if request.POST.get("step") == "import":
        return _import(request, form, asked)
    return _try(request, form, asked)


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """The import of a file that was read for trial."""
    job = start_import(release_import(actor=request.user, job=get_import_job(request.user, pk)))
    return redirect("gazettes:import_job", job.pk)


@never_cache
@require_safe
def show_job(request: HttpRequest, pk: int) -> HttpResponse:
    """How far an import is, and what it did."""
    job = get_import_job(request.user, pk)
    report = job.report or {}
    context = {
        "job": job,
        "unfinished": job.state in _STEPS,
        "held": job.state == JobState.HELD,
        "step": _STEPS.get(job.state, 3),
        "report": None if "problem" in report else job.report,
        "refusal": report if "problem" in report else None,
    }
    return render(request, "gazettes/import_job.html", context)


def _try(request: HttpRequest, form: ImportForm, asked: dict[str, Any]) -> HttpResponse:
    try:
        report = import_gazette(**asked, dry_run=True)
        held = submit_import(**asked, held=True)
    except (Refused, SourceError) as error:
        return _page(request, form, name=asked["name"], refusal=error, status=_status(request))
    return _page(request, form, name=asked["name"], report=report.to_json_object(), held=held)


def _import(request: HttpRequest, form: ImportForm, asked: dict[str, Any]) -> HttpResponse:
    try:
        job: ImportJob = start_import(submit_import(**asked))
    except Refused as error:
        return _page(request, form, name=asked["name"], refusal=error, status=_status(request))
    return redirect("gazettes:import_job", job.pk)


def _status(request: HttpRequest) -> int:
    """422 for a form that cannot be taken; htmx shows only what comes with 200."""
    return 200 if asks_for_part(request) else 422


def _page(request: HttpRequest, form: ImportForm, status: int = 200, **outcome: Any) -> HttpResponse:
    context = {
        "form": form,
        "jobs": list_import_jobs(request.user)[:JOBS_SHOWN],
        "max_upload_mb": settings.MAX_UPLOAD_BYTES // (1024 * 1024),
        **outcome,
    }
    return render(request, "gazettes/import.html", context, status=status)
