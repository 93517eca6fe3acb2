"""What the filters of lists have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

LARGEST_NUMBER = 2**31 - 1
"""A larger number names no year, line, issue or document, and would not fit a column."""


def bounded(value: Any) -> Any:
    """The value, or -1, which nothing has, for a number that no column can hold."""
    return -1 if isinstance(value, int) and not 0 <= value <= LARGEST_NUMBER else value


def all_of(pairs: Iterable[tuple[str, Any]]) -> Q:
    """All the lookups whose value is given: neither ``None`` nor the empty string."""
    condition = Q()
    for lookup, value in pairs:
        if value not in (None, ""):
            condition &= Q(**{lookup: bounded(value)})
    return condition
