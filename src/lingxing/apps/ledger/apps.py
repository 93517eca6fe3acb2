"""The ledger app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Audit rows and after-commit events (台账)."""

    name = "lingxing.apps.ledger"
    label = "ledger"
    verbose_name = "台账"
    default_auto_field = "django.db.models.BigAutoField"
