"""What each database offers to search, and which of the two is in use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.db import connection

from lingxing.apps.gazettes.models import SearchRow
from lingxing.apps.gazettes.search import postgres, sqlite
from lingxing.apps.gazettes.search.tokens import Phrase


class Backend(Protocol):
    """An index kept by a database (检索后端)."""

    def add(self, rows: Sequence[SearchRow]) -> None:
        """Put saved rows into the index."""

    def remove(self, document_ids: Sequence[int]) -> None:
        """Take the rows of documents out of the index, and the rows away."""

    def clear(self) -> None:
        """Empty the index and the rows."""

    def count(self, phrases: Sequence[Phrase], condition: str, parameters: Sequence[str | int], most: int) -> int:
        """How many rows have all the phrases and meet the condition, which is SQL on ``r``, the search rows.

        Counting stops at ``most``: a frequent word stands in every fourth row, and to visit them all takes ten times as
        long as to find the page that is shown.
        """

    def rank(
        self, phrases: Sequence[Phrase], condition: str, parameters: Sequence[str | int], first: int, limit: int
    ) -> list[int]:
        """The numbers of such rows, best first, from the place ``first`` on."""

    def list_newest(
        self, phrases: Sequence[Phrase], condition: str, parameters: Sequence[str | int], first: int, limit: int
    ) -> list[int]:
        """The numbers of such rows, those with all the phrases in the heading first, then newest first."""


def in_use() -> Backend:
    """The index of the database in use."""
    return sqlite.INDEX if connection.vendor == "sqlite" else postgres.INDEX
