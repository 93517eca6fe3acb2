"""The index on PostgreSQL: a ``tsvector`` written token by token, so that no parser or dictionary of the server takes part.

A server whose locale is ``C`` therefore finds the same as any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from lingxing.apps.gazettes.models import SearchRow
from lingxing.apps.gazettes.search.tokens import Phrase, index_tokens

INSTALL = (
    "ALTER TABLE gazettes_searchrow ADD COLUMN tokens tsvector, ADD COLUMN heading_tokens tsvector",
    # Every hit of a phrase is read to see whether its tokens stand side by side: kept in the row and not compressed, that
    # is several times as fast.
    "ALTER TABLE gazettes_searchrow ALTER COLUMN tokens SET STORAGE EXTERNAL",
    "ALTER TABLE gazettes_searchrow SET (toast_tuple_target = 8160)",
    "CREATE INDEX gazettes_searchrow_tokens ON gazettes_searchrow USING gin (tokens)",
    "CREATE INDEX gazettes_searchrow_headings ON gazettes_searchrow USING gin (heading_tokens)",
)
REMOVE = (
    "ALTER TABLE gazettes_searchrow RESET (toast_tuple_target)",
    "ALTER TABLE gazettes_searchrow DROP COLUMN tokens, DROP COLUMN heading_tokens",
)

_GAP = 2
_LAST_PLACE = 16_383
_HAS_ALL = "r.tokens @@ %s::tsquery"
_HAS_ALL_IN_HEADING = "r.heading_tokens @@ %s::tsquery"
_HAS_ALL_ELSEWHERE = "r.tokens @@ %s::tsquery AND NOT r.heading_tokens @@ %s::tsquery"
_BEST_FIRST = " ORDER BY ts_rank(r.tokens, %s::tsquery, 1) DESC, r.id"
_NEWEST_FIRST = " ORDER BY r.id DESC"
_NEWEST_OF_FEW = " ORDER BY r.id + 0 DESC"
"""Headings with a word are few: adding nought keeps the planner from walking through all rows in their order."""

Values = Sequence[str | int]


class PostgresIndex:
    """tsvector and GIN (PostgreSQL 检索后端)."""

    def add(self, rows: Sequence[SearchRow]) -> None:
        """Put saved rows into the index."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE gazettes_searchrow SET tokens = %s::tsvector, heading_tokens = %s::tsvector WHERE id = %s",
                [(_vector(row), _heading_vector(row), row.pk) for row in rows],
            )

    def remove(self, document_ids: Sequence[int]) -> None:
        """Take the rows of documents away, and the index with them."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM gazettes_searchrow WHERE document_id = ANY(%s)", [list(document_ids)])

    def clear(self) -> None:
        """Empty the index and the rows."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM gazettes_searchrow")

    def count(self, phrases: Sequence[Phrase], condition: str, parameters: Values, most: int) -> int:
        """How many rows have all the phrases and meet the condition, at most ``most``."""
        return _count(_HAS_ALL, [_query(phrases)], condition, parameters, most)

    def rank(self, phrases: Sequence[Phrase], condition: str, parameters: Values, first: int, limit: int) -> list[int]:
        """The numbers of such rows, best first; a short text with the same words stands above a long one."""
        query = _query(phrases)
        return _list(_HAS_ALL, [query], condition, parameters, _BEST_FIRST, [query, limit, first])

    def list_newest(
        self, phrases: Sequence[Phrase], condition: str, parameters: Values, first: int, limit: int
    ) -> list[int]:
        """The numbers of such rows, those with all the phrases in the heading first, then newest first."""
        query = _query(phrases)
        headed = _list(_HAS_ALL_IN_HEADING, [query], condition, parameters, _NEWEST_OF_FEW, [limit, first])
        if len(headed) == limit:
            return headed
        passed = _count(_HAS_ALL_IN_HEADING, [query], condition, parameters, first + limit)
        places = [limit - len(headed), max(first - passed, 0)]
        return headed + _list(_HAS_ALL_ELSEWHERE, [query, query], condition, parameters, _NEWEST_FIRST, places)


def _count(wanted: str, queries: Values, condition: str, parameters: Values, most: int) -> int:
    rows = f"SELECT 1 FROM gazettes_searchrow r WHERE {wanted}{_and(condition)} LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({rows}) counted", [*queries, *parameters, most])
        return int(cursor.fetchone()[0])


def _list(wanted: str, queries: Values, condition: str, parameters: Values, order: str, places: Values) -> list[int]:
    statement = f"SELECT r.id FROM gazettes_searchrow r WHERE {wanted}{_and(condition)}{order} LIMIT %s OFFSET %s"
    with connection.cursor() as cursor:
        cursor.execute(statement, [*queries, *parameters, *places])
        return [row[0] for row in cursor.fetchall()]


def _and(condition: str) -> str:
    return f" AND {condition}" if condition else ""


def _vector(row: SearchRow) -> str:
    """The heading with weight A, a gap that no phrase can bridge, then the text."""
    heading = index_tokens(row.heading)
    places = [(token, place, "A") for place, token in enumerate(heading, 1)]
    places += [(token, place, "") for place, token in enumerate(index_tokens(row.text), len(heading) + _GAP)]
    return " ".join(f"'{token}':{place}{weight}" for token, place, weight in places if place <= _LAST_PLACE)


def _heading_vector(row: SearchRow) -> str:
    return " ".join(f"'{token}':{place}" for place, token in enumerate(index_tokens(row.heading), 1))


def _query(phrases: Sequence[Phrase]) -> str:
    return " & ".join(f"({_phrase(phrase)})" for phrase in phrases)


def _phrase(phrase: Phrase) -> str:
    quoted = [f"'{token}'" for token in phrase.tokens]
    if phrase.prefix:
        quoted[-1] += ":*"
    return " <-> ".join(quoted)


INDEX = PostgresIndex()
