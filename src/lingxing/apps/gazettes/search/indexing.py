"""Keeping the index in step with the documents: in the transaction that changes them, or all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import transaction

from lingxing.apps.gazettes.models import Document, SearchRow
from lingxing.apps.gazettes.search import backend
from lingxing.apps.gazettes.search.rows import list_rows

BATCH = 1000


def index_rows(rows: Iterable[SearchRow]) -> int:
    """Save rows and put them into the index; how many there were."""
    index = backend.in_use()
    remaining = iter(rows)
    total = 0
    while batch := list(islice(remaining, BATCH)):
        index.add(SearchRow.objects.bulk_create(batch))
        total += len(batch)
    return total


def forget_documents(document_ids: Sequence[int]) -> None:
    """Take documents out of the index."""
    if document_ids:
        backend.in_use().remove(document_ids)


def set_public(document_ids: Sequence[int], public: bool) -> None:
    """Let the rows of documents be found by everybody, or only by those who may read them."""
    SearchRow.objects.filter(document_id__in=document_ids).update(public=public)


@transaction.atomic
def rebuild() -> int:
    """Make the whole index anew from the current documents; how many rows it has now."""
    backend.in_use().clear()
    documents = Document.objects.filter(current=True).prefetch_related("provisions", "tables", "entries")
    total = 0
    for document in documents.iterator(chunk_size=50):
        total += index_rows(
            list_rows(document, document.provisions.all(), document.tables.all(), document.entries.all())
        )
    return total
