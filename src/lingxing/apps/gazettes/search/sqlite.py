"""The index on SQLite: an FTS5 table whose text is the tokens, so that FTS5 itself cuts at spaces only.

The ``ascii`` tokenizer takes every character beyond ASCII as part of a token; ``unicode61`` would cut at characters that
are younger than its tables (rare ones in names).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from lingxing.apps.gazettes.models import SearchRow
from lingxing.apps.gazettes.search.tokens import Phrase, index_tokens

INSTALL = (
    "CREATE VIRTUAL TABLE gazettes_searchindex USING fts5(heading, body, tokenize='ascii', prefix='1')",
    "INSERT INTO gazettes_searchindex(gazettes_searchindex, rank) VALUES ('rank', 'bm25(4.0, 1.0)')",
)
REMOVE = ("DROP TABLE gazettes_searchindex",)

_FROM = " FROM gazettes_searchindex WHERE gazettes_searchindex MATCH %s"
_FROM_WITH_ROWS = (
    " FROM gazettes_searchindex JOIN gazettes_searchrow r ON r.id = gazettes_searchindex.rowid"
    " WHERE gazettes_searchindex MATCH %s AND "
)
_BEST_FIRST = " ORDER BY gazettes_searchindex.rank LIMIT %s OFFSET %s"
_NEWEST_FIRST = " ORDER BY gazettes_searchindex.rowid DESC LIMIT %s OFFSET %s"


class SqliteIndex:
    """FTS5 (SQLite 检索后端)."""

    def add(self, rows: Iterable[SearchRow]) -> None:
        """Put saved rows into the index."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO gazettes_searchindex(rowid, heading, body) VALUES (%s, %s, %s)",
                [(row.pk, " ".join(index_tokens(row.heading)), " ".join(index_tokens(row.text))) for row in rows],
            )

    def remove(self, document_ids: Sequence[int]) -> None:
        """Take the rows of documents out of the index, and the rows away."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "DELETE FROM gazettes_searchindex WHERE rowid IN"
                " (SELECT id FROM gazettes_searchrow WHERE document_id = %s)",
                [(number,) for number in document_ids],
            )
            cursor.executemany(
                "DELETE FROM gazettes_searchrow WHERE document_id = %s", [(number,) for number in document_ids]
            )

    def clear(self) -> None:
        """Empty the index and the rows."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM gazettes_searchindex")
            cursor.execute("DELETE FROM gazettes_searchrow")

    def count(self, phrases: Sequence[Phrase], condition: str, parameters: Sequence[str | int], most: int) -> int:
        """How many rows have all the phrases and meet the condition, at most ``most``."""
        return self._count(_match(phrases), condition, parameters, most)

    def rank(
        self, phrases: Sequence[Phrase], condition: str, parameters: Sequence[str | int], first: int, limit: int
    ) -> list[int]:
        """The numbers of such rows, best first."""
        return self._list(_match(phrases), condition, parameters, _BEST_FIRST, first, limit)

    def list_newest(
        self, phrases: Sequence[Phrase], condition: str, parameters: Sequence[str | int], first: int, limit: int
    ) -> list[int]:
        """The numbers of such rows, those with all the phrases in the heading first, then newest first."""
        wanted = _match(phrases)
        heading = f"{{heading}} : ({wanted})"
        headed = self._list(heading, condition, parameters, _NEWEST_FIRST, first, limit)
        if len(headed) == limit:
            return headed
        passed = self._count(heading, condition, parameters, first + limit)
        rest = f"({wanted}) NOT ({heading})"
        return headed + self._list(
            rest, condition, parameters, _NEWEST_FIRST, max(first - passed, 0), limit - len(headed)
        )

    def _count(self, match: str, condition: str, parameters: Sequence[str | int], most: int) -> int:
        rows = "SELECT 1" + _where(condition) + " LIMIT %s"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM ({rows})", [match, *parameters, most])
            return int(cursor.fetchone()[0])

    def _list(
        self, match: str, condition: str, parameters: Sequence[str | int], order: str, first: int, limit: int
    ) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT gazettes_searchindex.rowid" + _where(condition) + order, [match, *parameters, limit, first]
            )
            return [row[0] for row in cursor.fetchall()]


def _where(condition: str) -> str:
    return _FROM_WITH_ROWS + condition if condition else _FROM


def _match(phrases: Sequence[Phrase]) -> str:
    """Tokens hold letters and digits only, so that quoting them is enough."""
    return " AND ".join(f'"{" ".join(phrase.tokens)}"' + (" *" if phrase.prefix else "") for phrase in phrases)


INDEX = SqliteIndex()
