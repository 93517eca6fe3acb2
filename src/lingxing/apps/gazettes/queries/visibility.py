"""Which documents a viewer may see: public ones, and the internal ones of the units near the viewer's own."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from lingxing.apps.accounts.public import Unit, can_read_internal, readable_units
from lingxing.apps.gazettes.models import Document


class NotFound(Exception):
    """Nothing there that the viewer may see (没有找到): says what was asked for, and what to try."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}。{remedy}")
        self.problem = problem
        self.remedy = remedy


def visibility_condition(viewer: Any) -> Q:
    """The documents that the viewer may see, as a condition on ``Document``; empty for somebody who may see all."""
    units = readable_units(viewer)
    if units is None:
        return Q(public=True)
    if units == Q():
        return Q()
    return Q(public=True) | Q(issue__unit=None) | Q(issue__unit__in=Unit.objects.filter(units))


def visible_documents(viewer: Any, *, current: bool = True) -> QuerySet[Document]:
    """The documents that the viewer may see, of the current versions or of all."""
    documents = Document.objects.filter(visibility_condition(viewer))
    return documents.filter(current=True) if current else documents


def may_see(viewer: Any, document: Document) -> bool:
    """Whether the viewer may see this document; its issue and unit should be fetched already."""
    return document.public or can_read_internal(viewer, document.issue.unit)
