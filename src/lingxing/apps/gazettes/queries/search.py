"""Searching documents, provisions, table rows and entries."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from lingxing.apps.accounts.public import readable_units
from lingxing.apps.gazettes.addressing import fold_address
from lingxing.apps.gazettes.models import Document, SearchRow
from lingxing.apps.gazettes.queries.filtering import bounded
from lingxing.apps.gazettes.queries.visibility import visibility_condition
from lingxing.apps.gazettes.search import backend
from lingxing.apps.gazettes.search.highlight import Piece, mark, snippet
from lingxing.apps.gazettes.search.tokens import Phrase, parse_query

PAGE_SIZE = 20
_OF_DOCUMENTS = "r.document_id IN (SELECT id FROM gazettes_document WHERE {} = %s)"
LONGEST_QUERY = 200
COUNTED = 1000
"""Hits are counted, ranked and listed up to this many. Words that stand in more rows tell none of them apart: of those,
hits in headings come first, then the newest."""


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Where to search (检索范围): ``what`` is document, provision, table_row or entry; the others restrict the documents."""

    what: str = ""
    address: str = ""
    kind: str = ""
    authority: str = ""
    year: int | None = None
    issue_id: int | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A hit (命中): what it is, where, and its words with what was asked for marked."""

    kind: str
    kind_name: str
    address: str
    line: int
    document: Document
    heading: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of hits (检索结果). ``terms`` is how the query was understood; empty when it holds nothing to search for.

    ``total`` is exact up to 1000; ``total_is_capped`` says that there are more, of which the first 1000 can be paged through.
    """

    query: str
    terms: tuple[str, ...]
    total: int
    total_is_capped: bool
    page: int
    page_size: int
    hits: tuple[SearchHit, ...]
    milliseconds: float

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // self.page_size)


def search(
    viewer: Any, query: str, only: SearchFilter | None = None, page: int = 1, page_size: int = PAGE_SIZE
) -> SearchPage:
    """The rows that have every term of the query, best first. A query longer than 200 characters is cut there."""
    started = time.perf_counter()
    phrases = parse_query(query[:LONGEST_QUERY])
    terms = tuple("".join(phrase.atoms) for phrase in phrases)
    page = max(page, 1)
    counted, found = _find(viewer, phrases, only or SearchFilter(), (page - 1) * page_size, page_size)
    kept = SearchRow.objects.select_related("document__issue", "document__part_of").in_bulk(found)
    hits = tuple(_hit(kept[number], phrases) for number in found if number in kept)
    return SearchPage(
        query=query,
        terms=terms,
        total=min(counted, COUNTED),
        total_is_capped=counted > COUNTED,
        page=page,
        page_size=page_size,
        hits=hits,
        milliseconds=(time.perf_counter() - started) * 1000,
    )


def _find(
    viewer: Any, phrases: Sequence[Phrase], only: SearchFilter, first: int, page_size: int
) -> tuple[int, list[int]]:
    """How many rows there are, up to one more than are listed, and the numbers of those on the page."""
    if not phrases:
        return 0, []
    condition, parameters = _condition(viewer, only)
    index = backend.in_use()
    counted = index.count(phrases, condition, parameters, COUNTED + 1)
    limit = min(page_size, min(counted, COUNTED) - first)
    if limit <= 0:
        return counted, []
    find = index.rank if counted <= COUNTED else index.list_newest
    return counted, find(phrases, condition, parameters, first, limit)


def _hit(row: SearchRow, phrases: Sequence[Phrase]) -> SearchHit:
    return SearchHit(
        kind=row.kind,
        kind_name=row.get_kind_display(),
        address=row.address,
        line=row.line,
        document=row.document,
        heading=mark(row.heading, phrases),
        snippet=snippet(row.text, phrases),
    )


def _condition(viewer: Any, only: SearchFilter) -> tuple[str, list[str | int]]:
    """The filter in the SQL of both databases, on ``r``, the search rows; empty when nothing restricts."""
    parts: list[str] = []
    parameters: list[str | int] = []
    for test, value in (
        ("r.kind = %s", only.what),
        (_OF_DOCUMENTS.format("address_key"), fold_address(only.address)),
        (_OF_DOCUMENTS.format("kind"), only.kind),
        (_OF_DOCUMENTS.format("authority"), only.authority),
        (_OF_DOCUMENTS.format("year"), only.year),
        (_OF_DOCUMENTS.format("issue_id"), only.issue_id),
    ):
        if value not in (None, ""):
            parts.append(test)
            parameters.append(bounded(value))
    seen, seen_parameters = _visible(viewer)
    return " AND ".join([*parts, *seen]), [*parameters, *seen_parameters]


def _visible(viewer: Any) -> tuple[list[str], list[str | int]]:
    """The rows that the viewer may see: public ones, and those of the internal documents that the viewer may read."""
    units = readable_units(viewer)
    if units is None:
        return ["r.public"], []
    if units == Q():
        return [], []
    internal = Document.objects.filter(visibility_condition(viewer), current=True, public=False)
    statement, parameters = internal.order_by().values("pk").query.sql_with_params()
    return [f"(r.public OR r.document_id IN ({statement}))"], list(parameters)
