"""Reading the ledger."""

from __future__ import annotations

from django.db import models

from lingxing.apps.ledger.models import AuditRow, FailedDelivery


def list_audit_rows(
    *,
    target: models.Model | None = None,
    address: str = "",
    action: str = "",
    actor_id: int | None = None,
) -> models.QuerySet[AuditRow]:
    """The newest deeds first, of one target, address, action or person where given; with the actor already fetched."""
    rows = AuditRow.objects.select_related("actor")
    if target is not None:
        rows = rows.filter(target_type=target._meta.label_lower, target_id=str(target.pk))
    if address:
        rows = rows.filter(target_address=address)
    if action:
        rows = rows.filter(action=action)
    if actor_id is not None:
        rows = rows.filter(actor_id=actor_id)
    return rows


def list_failed_deliveries() -> models.QuerySet[FailedDelivery]:
    """Events that a handler could not take and nobody has settled."""
    return FailedDelivery.objects.filter(settled_at=None)
