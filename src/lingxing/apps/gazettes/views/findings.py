"""Findings: the list, and one of them with the form to decide it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from lingxing.apps.accounts.public import can_edit_gazette
from lingxing.apps.gazettes.actions import decide_finding
from lingxing.apps.gazettes.forms import DecisionForm, FindingFilterForm
from lingxing.apps.gazettes.models import FindingRecord, FindingStatus
from lingxing.apps.gazettes.queries import (
    FindingFilter,
    get_finding,
    get_issue,
    list_finding_kinds,
    list_findings,
    read_source_lines,
)
from lingxing.apps.gazettes.views.partial import asks_for_part
from lingxing.apps.ledger.public import Refused
from lingxing.core.gazette.model import Severity

FINDINGS_PER_PAGE = 100
LINES_AROUND = 2


@require_safe
def show_list(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """The findings of an issue, or of all, by kind, severity and status."""
    issue = get_issue(request.user, pk) if pk is not None else None
    chosen = FindingFilterForm(request.GET).chosen()
    findings = list_findings(request.user, FindingFilter(issue_id=pk, **chosen))
    context = {
        "issue": issue,
        "chosen": chosen,
        "narrowed": any(chosen.values()),
        "page": Paginator(findings, FINDINGS_PER_PAGE).get_page(request.GET.get("page")),
        "choices": {
            "kinds": list(dict.fromkeys(kind for kind, _, _ in list_finding_kinds(request.user))),
            "severities": [one.value for one in Severity],
            "statuses": FindingStatus.choices,
        },
    }
    return render(request, "gazettes/findings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding. An editor decides it here; asked by the reading page, only the note itself is answered."""
    finding = get_finding(request.user, pk)
    form = DecisionForm(request.POST if request.method == "POST" else None, initial={"corrected": finding.suggestion})
    if request.method == "POST" and form.is_valid() and _decide(request, finding, form):
        if not asks_for_part(request):
            messages.success(request, "已记下处理，原文没有改动。")
            return redirect(_next_url(request))
        return _answer(request, get_finding(request.user, pk), None)
    status = 200 if request.method != "POST" or asks_for_part(request) else 422
    return _answer(request, finding, form, status)


def _decide(request: HttpRequest, finding: FindingRecord, form: DecisionForm) -> bool:
    """Take the decision; what the action refuses stands in the form."""
    try:
        decide_finding(actor=request.user, finding=finding, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _answer(request: HttpRequest, finding: FindingRecord, form: DecisionForm | None, status: int = 200) -> HttpResponse:
    may_edit = can_edit_gazette(request.user, finding.version.issue.unit)
    context = {
        "finding": finding,
        "may_edit": may_edit,
        "decision_form": form if may_edit else None,
        "next_url": _next_url(request),
        "open_finding": True,
    }
    if asks_for_part(request):
        return render(request, "gazettes/_finding.html", context, status=status)
    context["source_lines"] = read_source_lines(finding.version, *_lines_around(finding))
    return render(request, "gazettes/finding.html", context, status=status)


def _lines_around(finding: FindingRecord) -> tuple[int, int]:
    """The lines of a finding with some around them, but none of another document: that one may be internal."""
    if finding.document is None:
        return finding.first_line, finding.last_line
    first = max(finding.first_line - LINES_AROUND, finding.document.first_line)
    last = min(finding.last_line + LINES_AROUND, finding.document.last_line)
    return min(first, finding.first_line), max(last, finding.last_line)


def _next_url(request: HttpRequest) -> str:
    """Where to go after a decision: back to where the reader came from on this site, otherwise to the finding itself."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if url and safe else request.path
