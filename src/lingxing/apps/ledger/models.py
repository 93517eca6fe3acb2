"""What the ledger keeps: audit rows, and events whose handler failed.

It decides that a row once written stays as written (here, and by a trigger in the database). It does not decide who may
act: that is the business of each action.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models


class LedgerIsAppendOnly(Exception):
    """An attempt to change or delete an audit row (台账只增不改)."""

    def __init__(self) -> None:
        super().__init__("台账只能追加，不能修改或删除。要更正，请再做一次操作，由新的记录说明。")


class AuditQuerySet(models.QuerySet["AuditRow"]):
    """Audit rows: read and created one by one, never updated or deleted."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise LedgerIsAppendOnly

    def delete(self) -> NoReturn:
        """Refused."""
        raise LedgerIsAppendOnly

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise LedgerIsAppendOnly


class AuditRow(models.Model):
    """One deed (台账记录): who did what to which thing, when, why, what it was before and after.

    ``actor`` is ``None`` for what nobody did in person (a failed log-in by an unknown name); ``actor_name`` keeps the name
    as it was then. ``target_type`` is ``app.model``; ``target_address`` the gazette address where the target has one.
    """

    at = models.DateTimeField("时间", db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="操作人"
    )
    actor_name = models.TextField("操作人姓名", blank=True)
    action = models.TextField("操作", db_index=True)
    target_type = models.TextField("对象类型", blank=True)
    target_id = models.TextField("对象编号", blank=True)
    target_address = models.TextField("对象地址", blank=True)
    before = models.JSONField("操作前", null=True)
    after = models.JSONField("操作后", null=True)
    reason = models.TextField("理由", blank=True)
    request_id = models.TextField("请求编号", blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = "台账记录"
        ordering = ["-id"]
        indexes = [models.Index(fields=["target_type", "target_id"], name="audit_target")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.action} {self.target_address or self.target_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuse to save again."""
        if not self._state.adding:
            raise LedgerIsAppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise LedgerIsAppendOnly


class FailedDelivery(models.Model):
    """An event that a handler could not take (事件处理失败): kept with its error until somebody settles it."""

    at = models.DateTimeField("时间", auto_now_add=True)
    event = models.TextField("事件")
    payload = models.JSONField("内容")
    handler = models.TextField("处理程序")
    error = models.TextField("错误")
    settled_at = models.DateTimeField("了结时间", null=True)

    class Meta:
        verbose_name = "事件处理失败"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.event} → {self.handler}: {self.error.splitlines()[-1] if self.error else ''}"
