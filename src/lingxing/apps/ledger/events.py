"""Events: what other parts are told after a deed is committed.

It decides that handlers run after the commit and that a failing handler is recorded. It does not decide who listens:
``site/wiring.py`` does.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from lingxing.apps.ledger.models import FailedDelivery

logger = logging.getLogger("lingxing.events")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened (事件): a dotted name such as ``gazettes.imported`` and JSON values."""

    name: str
    payload: Mapping[str, Any] = field(default_factory=dict)


Handler = Callable[[Event], None]


class Registry:
    """Who listens to what (事件登记)."""

    def __init__(self) -> None:
        self._handlers: dict[str, list[Handler]] = {}

    def subscribe(self, event_name: str, handler: Handler) -> None:
        """Let ``handler`` take events of this name; twice is once."""
        handlers = self._handlers.setdefault(event_name, [])
        if handler not in handlers:
            handlers.append(handler)

    def unsubscribe(self, event_name: str, handler: Handler) -> None:
        """Stop ``handler`` from taking events of this name."""
        self._handlers[event_name].remove(handler)

    def deliver(self, event: Event) -> None:
        """Hand the event to each handler; a failure is recorded and does not stop the others."""
        for handler in self._handlers.get(event.name, ()):
            try:
                handler(event)
            except Exception:
                record_failure(event, handler)


registry = Registry()


def record_failure(event: Event, handler: Handler) -> None:
    """Keep the event, the handler and the error now being handled, for a person to settle."""
    name = f"{handler.__module__}.{getattr(handler, '__qualname__', type(handler).__qualname__)}"
    logger.exception("event %s failed in %s", event.name, name)
    FailedDelivery.objects.create(
        event=event.name, payload=dict(event.payload), handler=name, error=traceback.format_exc()
    )


def publish(event: Event) -> None:
    """Deliver the event once the transaction in hand is committed; never if it is rolled back."""
    transaction.on_commit(lambda: registry.deliver(event))
