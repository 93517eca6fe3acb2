"""The rows of the gazettes app."""

from lingxing.apps.gazettes.models.contents import (
    CitationRecord,
    Document,
    EntryRecord,
    Provision,
    PublicBasis,
    TableRecord,
)
from lingxing.apps.gazettes.models.findings import (
    STATUS_OF,
    DecisionKind,
    FindingDecision,
    FindingRecord,
    FindingStatus,
)
from lingxing.apps.gazettes.models.issues import ImportJob, Issue, JobState, SourceFile, SourceVersion
from lingxing.apps.gazettes.models.search import HitKind, SearchRow

__all__ = [
    "STATUS_OF",
    "CitationRecord",
    "DecisionKind",
    "Document",
    "EntryRecord",
    "FindingDecision",
    "FindingRecord",
    "FindingStatus",
    "HitKind",
    "ImportJob",
    "Issue",
    "JobState",
    "Provision",
    "PublicBasis",
    "SearchRow",
    "SourceFile",
    "SourceVersion",
    "TableRecord",
]
