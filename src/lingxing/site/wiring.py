"""Who listens to which event: the one place where apps that do not know each other are joined.

It decides subscriptions only. What a handler does belongs to the app that it comes from.
"""

from __future__ import annotations

import logging

from lingxing.apps.ledger.public import Event, registry

logger = logging.getLogger("lingxing.events")

_TOLD = ("gazettes.imported", "gazettes.publicity_changed", "gazettes.finding_decided")


def connect() -> None:
    """Subscribe every handler; doing it twice is doing it once."""
    for name in _TOLD:
        registry.subscribe(name, write_to_log)


def write_to_log(event: Event) -> None:
    """A line in the server's log for whoever operates it."""
    logger.info("%s %s", event.name, dict(event.payload))
