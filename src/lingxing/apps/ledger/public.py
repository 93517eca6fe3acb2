"""What other apps may use of the ledger."""

from lingxing.apps.ledger.actions import Denied, Refused, action, record, require, require_text
from lingxing.apps.ledger.context import current_request_id, request_scope
from lingxing.apps.ledger.events import Event, publish, registry
from lingxing.apps.ledger.problem import Problem
from lingxing.apps.ledger.queries import list_audit_rows, list_failed_deliveries

__all__ = [
    "Denied",
    "Event",
    "Problem",
    "Refused",
    "action",
    "current_request_id",
    "list_audit_rows",
    "list_failed_deliveries",
    "publish",
    "record",
    "registry",
    "request_scope",
    "require",
    "require_text",
]
