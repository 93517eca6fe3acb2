"""Log-ins, log-outs and refused log-ins, written to the ledger."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction

from lingxing.apps.ledger.public import record


def connect() -> None:
    """Listen to Django's own signals; connecting twice is connecting once."""
    user_logged_in.connect(_logged_in, dispatch_uid="accounts.logged_in")
    user_logged_out.connect(_logged_out, dispatch_uid="accounts.logged_out")
    user_login_failed.connect(_login_failed, dispatch_uid="accounts.login_failed")


def _logged_in(sender: Any, user: Any, **kwargs: Any) -> None:
    with transaction.atomic():
        record(actor=user, action="accounts.log_in", target=user)


def _logged_out(sender: Any, user: Any, **kwargs: Any) -> None:
    if user is not None:
        with transaction.atomic():
            record(actor=user, action="accounts.log_out", target=user)


def _login_failed(sender: Any, credentials: dict[str, Any], **kwargs: Any) -> None:
    with transaction.atomic():
        record(
            actor=None, action="accounts.log_in_refused", after={"username": str(credentials.get("username", ""))[:150]}
        )
