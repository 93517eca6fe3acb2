"""What an import did, or would do."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """How an import ended (导入结果)."""

    CREATED = "created"
    NEW_VERSION = "new_version"
    UNCHANGED = "unchanged"


OUTCOME_TEXT = {
    Outcome.CREATED: "已导入",
    Outcome.NEW_VERSION: "已导入为新版本",
    Outcome.UNCHANGED: "此前已导入，没有改动",
}
DRY_RUN_TEXT = {
    Outcome.CREATED: "将导入",
    Outcome.NEW_VERSION: "将成为新版本",
    Outcome.UNCHANGED: OUTCOME_TEXT[Outcome.UNCHANGED],
}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did (导入报告).

    ``counts`` are of the version: documents, provisions, tables, table_rows, entries, citations, findings; ``changes``
    of the differences from the version before: added, removed, changed, moved. With ``dry_run`` nothing was written.
    """

    outcome: Outcome
    dry_run: bool
    issue_id: int | None
    issue_title: str
    version: int
    sha256: str
    counts: dict[str, int]
    changes: dict[str, int] = field(default_factory=dict)
    carried_decisions: int = 0
    notes: tuple[str, ...] = ()

    def to_json_object(self) -> dict[str, Any]:
        """As a JSON object; ``message`` says the outcome in Chinese."""
        message = f"试读（没有写入）：{DRY_RUN_TEXT[self.outcome]}" if self.dry_run else OUTCOME_TEXT[self.outcome]
        return {**asdict(self), "notes": list(self.notes), "message": message}
