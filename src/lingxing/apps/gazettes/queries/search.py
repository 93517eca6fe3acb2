"""Searching documents, provisions, table rows and entries."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from lingxing.apps.gazettes.addressing import fold_address
from lingxing.apps.gazettes.models import Document, SearchRow
from lingxing.apps.gazettes.queries.filtering import bounded
from lingxing.apps.gazettes.queries.visibility import visible_documents
from lingxing.apps.gazettes.search import backend
from lingxing.apps.gazettes.search.highlight import Piece, mark, snippet
from lingxing.apps.gazettes.search.tokens import parse_query

PAGE_SIZE = 20
_OF_DOCUMENTS = "r.document_id IN (SELECT id FROM gazettes_document WHERE {} = %s)"
LONGEST_QUERY = 200
RANKED = 2000
"""Words that stand in more rows than this tell none of them apart: hits in headings come first, then the newest."""
LAST_PAGE = 100_000


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
    """A page of hits (检索结果). ``terms`` is how the query was understood; empty when it holds nothing to search for."""

    query: str
    terms: tuple[str, ...]
    total: int
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
    page = min(max(page, 1), LAST_PAGE)
    total, rows = 0, []
    if phrases:
        condition, parameters = _condition(viewer, only or SearchFilter())
        index = backend.in_use()
        total = index.count(phrases, condition, parameters)
        find = index.rank if total <= RANKED else index.list_newest
        found = find(phrases, condition, parameters, (page - 1) * page_size, page_size) if total else []
        kept = SearchRow.objects.select_related("document__issue", "document__part_of").in_bulk(found)
        rows = [kept[number] for number in found if number in kept]
    hits = tuple(
        SearchHit(
            kind=row.kind,
            kind_name=row.get_kind_display(),
            address=row.address,
            line=row.line,
            document=row.document,
            heading=mark(row.heading, phrases),
            snippet=snippet(row.text, phrases),
        )
        for row in rows
    )
    return SearchPage(query, terms, total, page, page_size, hits, (time.perf_counter() - started) * 1000)


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
    hidden = _list_hidden(viewer)
    if hidden:
        parts.append(f"r.document_id NOT IN ({', '.join(['%s'] * len(hidden))})")
        parameters.extend(hidden)
    return " AND ".join(parts), parameters


def _list_hidden(viewer: Any) -> list[int]:
    """The current documents that the viewer may not see."""
    seen = visible_documents(viewer).values("pk")
    return list(Document.objects.filter(current=True).exclude(pk__in=seen).values_list("pk", flat=True))
