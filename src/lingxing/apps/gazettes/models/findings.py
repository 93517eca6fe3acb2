"""Findings in the print, and what editors decided about them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from lingxing.apps.gazettes.models.contents import ADDRESS_LENGTH, Document
from lingxing.apps.gazettes.models.issues import SourceVersion


class FindingStatus(models.TextChoices):
    """Where a finding stands (疑点状态)."""

    OPEN = "open", "待处理"
    ACCEPTED = "accepted", "属实"
    DISMISSED = "dismissed", "不属实"
    CORRECTED = "corrected", "已勘误"


class DecisionKind(models.TextChoices):
    """What an editor decides about a finding (疑点处理)."""

    ACCEPT = "accept", "属实"
    DISMISS = "dismiss", "不属实"
    CORRECT = "correct", "勘误"


STATUS_OF = {
    DecisionKind.ACCEPT: FindingStatus.ACCEPTED,
    DecisionKind.DISMISS: FindingStatus.DISMISSED,
    DecisionKind.CORRECT: FindingStatus.CORRECTED,
}


class FindingRecord(models.Model):
    """A finding of a version (疑点).

    ``fingerprint`` is the same in the next version when the same thing is still printed there.
    """

    version = models.ForeignKey(SourceVersion, on_delete=models.CASCADE, related_name="findings")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, null=True, related_name="findings")
    position = models.IntegerField()
    kind = models.TextField("类别", db_index=True)
    severity = models.CharField("严重程度", max_length=10)
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    printed = models.TextField("印作")
    message = models.TextField("说明")
    suggestion = models.TextField("建议", null=True)
    address = models.CharField("地址", max_length=ADDRESS_LENGTH, blank=True)
    fingerprint = models.CharField(max_length=64)
    status = models.CharField("状态", max_length=10, choices=FindingStatus.choices, default=FindingStatus.OPEN)

    class Meta:
        verbose_name = "疑点"
        ordering = ["version", "first_line", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "fingerprint"], name="finding_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.first_line}"


class FindingDecision(models.Model):
    """What an editor decided about a finding, and why (疑点处理记录).

    A later decision stands above an earlier one; none is changed.
    A correction keeps both readings, ``printed`` and ``corrected``; the source is not touched.
    """

    finding = models.ForeignKey(FindingRecord, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField("处理", max_length=10, choices=DecisionKind.choices)
    printed = models.TextField("印作")
    corrected = models.TextField("应作", blank=True)
    reason = models.TextField("理由", blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField("处理时间")
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "疑点处理记录"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.decided_by}"
