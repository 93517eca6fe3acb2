"""Routes for search and statistics."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from lingxing.apps.gazettes import queries
from lingxing.apps.gazettes.api import shaping
from lingxing.apps.gazettes.api.schemas import SearchOut

router = Router(tags=["检索"])


@router.get("/search", response=SearchOut, summary="全文检索")
def search(
    request: HttpRequest,
    q: str,
    what: str = "",
    document: str = "",
    kind: str = "",
    authority: str = "",
    year: int | None = None,
    issue: int | None = None,
    page: int = 1,
) -> Any:
    """Documents, provisions, table rows and entries that have every term (terms are separated by spaces).

    ``total`` is exact up to 1000. Where ``total_is_capped`` there are more, and the pages end with the thousandth hit.
    """
    only = queries.SearchFilter(what, document, kind, authority, year, issue)
    return shaping.shape_search(queries.search(request.user, q, only, page))


@router.get("/statistics", response=dict[str, int], summary="统计")
def statistics(request: HttpRequest) -> Any:
    """How much there is that the caller may see."""
    return queries.count_contents(request.user)
