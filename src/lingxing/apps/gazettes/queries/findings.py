"""Findings and what was decided about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from lingxing.apps.gazettes.models import FindingRecord
from lingxing.apps.gazettes.queries.documents import with_decisions
from lingxing.apps.gazettes.queries.filtering import all_of
from lingxing.apps.gazettes.queries.visibility import NotFound, visible_documents


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings to list (疑点筛选); lines restrict to findings that touch them."""

    document_id: int | None = None
    issue_id: int | None = None
    kind: str = ""
    severity: str = ""
    status: str = ""
    first_line: int | None = None
    last_line: int | None = None

    def condition(self) -> Q:
        """The filter as a condition on ``FindingRecord``."""
        return all_of(
            (
                ("document_id", self.document_id),
                ("version__issue_id", self.issue_id),
                ("kind", self.kind),
                ("severity", self.severity),
                ("status", self.status),
                ("last_line__gte", self.first_line),
                ("first_line__lte", self.last_line),
            )
        )


def visible_findings(viewer: Any, *, current: bool = True) -> QuerySet[FindingRecord]:
    """Findings in documents that the viewer may see; those outside documents go with an issue of which something may be seen."""
    seen = visible_documents(viewer, current=current)
    inside = Q(document__in=seen.values("pk"))
    outside = Q(document=None, version__in=seen.values("version"))
    return FindingRecord.objects.filter(inside | outside)


def list_findings(viewer: Any, only: FindingFilter | None = None) -> QuerySet[FindingRecord]:
    """The findings of current versions in the order of the print, with document, issue and decisions fetched."""
    findings = visible_findings(viewer).filter((only or FindingFilter()).condition())
    fetched = findings.select_related("document", "version__issue__unit")
    return with_decisions(fetched).order_by("version", "first_line", "position")


def list_finding_kinds(viewer: Any) -> list[tuple[str, str, int]]:
    """Kind, status and how many, of the current versions."""
    counted = visible_findings(viewer).values("kind", "status").annotate(times=Count("pk")).order_by("kind", "status")
    return [(row["kind"], row["status"], row["times"]) for row in counted]


def get_finding(viewer: Any, finding_id: int) -> FindingRecord:
    """One finding, of any version, or ``NotFound``."""
    findings = visible_findings(viewer, current=False).filter(pk=finding_id)
    finding = with_decisions(findings.select_related("document", "version__issue__unit")).first()
    if finding is None:
        raise NotFound(f"没有编号为{finding_id}的疑点", "请从疑点列表进入。")
    return finding
