"""Whether a page or only a part of it is asked for."""

from __future__ import annotations

from django.http import HttpRequest


def asks_for_part(request: HttpRequest) -> bool:
    """Whether htmx asks, and will put the answer into a page that the visitor already has."""
    return bool(getattr(request, "htmx", False))
