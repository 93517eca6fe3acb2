"""How anything is written: permission, one transaction, an audit row, an event after commit.

Every writing function of every app is an ``@action``. It takes ``actor`` by keyword, is refused before anything is read
when the actor may not do it at all, runs in one transaction, and calls ``record`` for each thing that it changed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction
from django.utils import timezone

from lingxing.apps.ledger.context import current_request_id
from lingxing.apps.ledger.models import AuditRow

P = ParamSpec("P")
R = TypeVar("R")


class Denied(Exception):
    """The actor may not do this (无权操作): says what, and who may."""

    def __init__(self, problem: str, remedy: str = "请用有权限的账号登录，或请管理员授权。") -> None:
        super().__init__(f"{problem}。{remedy}")
        self.problem = problem
        self.remedy = remedy


class Refused(Exception):
    """The deed cannot be done as asked (操作被拒绝): says what is wrong, and the remedy; nothing was written."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}。{remedy}")
        self.problem = problem
        self.remedy = remedy


def action(allowed: Callable[[Any], bool], problem: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function an action: ``allowed(actor)`` or ``Denied(problem)``, then the function in one transaction.

    A permission that depends on the thing acted upon is checked again inside, by ``require``.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def act(*args: P.args, **kwargs: P.kwargs) -> R:
            require(allowed(kwargs["actor"]), problem)
            with transaction.atomic():
                return function(*args, **kwargs)

        return act

    return decorate


def require(condition: bool, problem: str) -> None:
    """Raise ``Denied`` unless the condition holds."""
    if not condition:
        raise Denied(problem)


def require_text(*texts: str) -> None:
    """Raise ``Refused`` for text that no database can keep: NUL, or half of a surrogate pair."""
    for text in texts:
        if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
            raise Refused("文字中有不能保存的字符", "请删去不可见的字符后重新提交。")


def record(
    *,
    actor: Any,
    action: str,
    target: models.Model | None = None,
    address: str = "",
    before: Any = None,
    after: Any = None,
    reason: str = "",
) -> AuditRow:
    """Write an audit row in the transaction in hand, and refuse to write one outside: a deed and its row stand or fall together.

    ``actor`` is an account or ``None``; ``before`` and ``after`` are JSON values.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() must be called inside an action (one transaction for the deed and its audit row)")
    person = actor if actor is not None and actor.is_authenticated else None
    return AuditRow.objects.create(
        at=timezone.now(),
        actor=person,
        actor_name=str(person) if person else "",
        action=action,
        target_type=target._meta.label_lower if target is not None else "",
        target_id=str(target.pk) if target is not None else "",
        target_address=address,
        before=before,
        after=after,
        reason=reason,
        request_id=current_request_id(),
    )
