"""Issues, their versions, and imports under way."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lingxing.apps.accounts.public import can_edit_gazette
from lingxing.apps.gazettes.models import (
    CitationRecord,
    EntryRecord,
    FindingRecord,
    FindingStatus,
    ImportJob,
    Issue,
    Provision,
    SourceVersion,
    TableRecord,
)
from lingxing.apps.gazettes.queries.visibility import NotFound, visible_documents


def list_issues(viewer: Any) -> QuerySet[Any]:
    """Issues of which the viewer may see something, newest first; ``document_count`` counts what the viewer may see."""
    seen = visible_documents(viewer)
    issues = Issue.objects.select_related("current", "unit").filter(Exists(seen.filter(issue=OuterRef("pk"))))
    return issues.annotate(
        document_count=Count("documents", filter=Q(documents__in=seen.values("pk"))),
    ).order_by("-year", "-number", "-id")


def get_issue(viewer: Any, issue_id: int) -> Issue:
    """One issue, or ``NotFound``. An editor of its unit also sees an issue without visible documents."""
    issue = Issue.objects.select_related("current", "unit").filter(pk=issue_id).first()
    if issue is None or not (
        visible_documents(viewer, current=False).filter(issue=issue).exists() or can_edit_gazette(viewer, issue.unit)
    ):
        raise NotFound(f"没有编号为{issue_id}的期次", "请从公报目录进入。")
    return issue


def list_versions(viewer: Any, issue: Issue) -> QuerySet[SourceVersion]:
    """The versions of an issue, newest first, without their bytes."""
    return issue.versions.select_related("imported_by", "issue", "previous", "file").defer("file__data", "file__text")


def get_version(viewer: Any, issue: Issue, number: int) -> SourceVersion:
    """One version of an issue, or ``NotFound``."""
    version = list_versions(viewer, issue).filter(number=number).first()
    if version is None:
        raise NotFound(f"{issue}没有第{number}版", "请从版本列表进入。")
    return version


def read_source_lines(version: SourceVersion, first: int, last: int) -> list[tuple[int, str]]:
    """Lines of the source as pairs of number and text, both ends included."""
    text = SourceVersion.objects.values_list("file__text", flat=True).get(pk=version.pk)
    lines = text.split("\n")
    return list(enumerate(lines[max(first, 1) - 1 : last], max(first, 1)))


def count_contents(viewer: Any) -> dict[str, int]:
    """How many issues, documents, provisions, tables, entries, citations and findings the viewer may see."""
    seen = visible_documents(viewer)
    within = {"document__in": seen.values("pk")}
    findings = FindingRecord.objects.filter(**within)
    return {
        "issues": seen.values("issue").distinct().count(),
        "documents": seen.count(),
        "provisions": Provision.objects.filter(**within).count(),
        "tables": TableRecord.objects.filter(**within).count(),
        "entries": EntryRecord.objects.filter(**within).count(),
        "citations": CitationRecord.objects.filter(**within).count(),
        "findings": findings.count(),
        "open_findings": findings.filter(status=FindingStatus.OPEN).count(),
    }


def list_import_jobs(viewer: Any) -> QuerySet[ImportJob]:
    """The imports that the viewer asked for, newest first; all of them for somebody who edits everywhere."""
    jobs = ImportJob.objects.select_related("asked_by", "issue", "unit", "file").defer("file__data", "file__text")
    if not viewer.is_authenticated:
        return jobs.none()
    return jobs if viewer.is_superuser else jobs.filter(asked_by=viewer)


def get_import_job(viewer: Any, job_id: int) -> ImportJob:
    """One import that the viewer asked for, or ``NotFound``."""
    job = list_import_jobs(viewer).filter(pk=job_id).first()
    if job is None:
        raise NotFound(f"没有编号为{job_id}的导入任务", "请从导入页面进入。")
    return job
