"""How long search takes on 100,000 provisions, beside a plain LIKE scan: ``python -m benchmarks.bench_search [COUNT]``.

Measures the database that DATABASE_URL names, which must be empty: the query that the console and the API use (total up to
1000 and first page, with highlights), and the same total and page from ``LIKE '%…%'``. Prints one line of JSON.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

import django

from benchmarks.corpus import DEMO_ISSUE, make_provisions, pick_queries
from lingxing.core.gazette.read import read_structure
from lingxing.core.gazette.sources import load_source

PROVISIONS = 100_000
PER_DOCUMENT = 100
QUERIES = 200
LIKE_QUERIES = 40
LENGTHS = (2, 4, 10)
_NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


def main(count: int) -> None:
    """Fill the database, ask, print."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    texts = list(make_provisions(read_structure(load_source(DEMO_ISSUE)), count))
    started = time.perf_counter()
    _fill(texts)
    filled = time.perf_counter() - started
    with connection.cursor() as cursor:
        # What autovacuum does by itself within minutes of an import.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    asked = {str(length): _ask(texts, length) for length in LENGTHS}
    print(json.dumps({"vendor": connection.vendor, "provisions": count, "index_seconds": filled, "lengths": asked}))


def _fill(texts: Sequence[str]) -> None:
    from lingxing.apps.accounts.public import Person
    from lingxing.apps.gazettes.models import Document, HitKind, Issue, SearchRow, SourceFile, SourceVersion
    from lingxing.apps.gazettes.search.indexing import index_rows

    person = Person.objects.create(username="bench")
    issue = Issue.objects.create(key="bench", title="云岭州人民政府公报")
    file = SourceFile.objects.create(sha256="0" * 64, data=b"", size=0)
    version = SourceVersion.objects.create(
        issue=issue, number=1, file=file, name="bench", reader="", imported_by=person,
        imported_at=_NOON, characters=0, unaccounted=0,
    )  # fmt: skip
    documents = Document.objects.bulk_create(
        Document(
            version=version, issue=issue, position=place, address=f"云岭政发〔2024〕{place}号", number_key=str(place),
            address_key=str(place), title=f"云岭州人民政府第{place}号通知", kind="通知", first_line=1, last_line=1,
            issued_on=date(2024, 3, 1), year=2024, public=True,
        )
        for place in range(-(-len(texts) // PER_DOCUMENT))
    )  # fmt: skip

    def rows() -> Iterator[SearchRow]:
        for place, text in enumerate(texts):
            document = documents[place // PER_DOCUMENT]
            address = f"{document.address}#{place % PER_DOCUMENT}"
            yield SearchRow(
                document=document, kind=HitKind.PROVISION, address=address, public=True, line=place, text=text
            )

    index_rows(rows())


def _ask(texts: Sequence[str], length: int) -> dict[str, Any]:
    from django.contrib.auth.models import AnonymousUser

    from lingxing.apps.gazettes.public import search

    queries = pick_queries(texts, length, QUERIES)
    viewer = AnonymousUser()

    def ask(query: str) -> int:
        page = search(viewer, query)
        return page.total + page.total_is_capped

    found, seconds = _time(queries, ask)
    scanned, scan_seconds = _time(queries[:LIKE_QUERIES], _scan)
    return {
        "search": _summary(seconds),
        "like": _summary(scan_seconds),
        "hits_median": statistics.median(found),
        "missed": sum(1 for mine, theirs in zip(found, scanned, strict=False) if mine < theirs),
    }


def _scan(query: str) -> int:
    from lingxing.apps.gazettes.models import SearchRow
    from lingxing.apps.gazettes.queries.search import COUNTED

    rows = SearchRow.objects.filter(text__contains=query, document__public=True)
    list(rows.select_related("document__issue")[:20])
    return rows.order_by()[: COUNTED + 1].count()


def _time(queries: Sequence[str], ask: Callable[[str], int]) -> tuple[list[int], list[float]]:
    ask(queries[0])
    answers, seconds = [], []
    for query in queries:
        started = time.perf_counter()
        answers.append(ask(query))
        seconds.append(time.perf_counter() - started)
    return answers, seconds


def _summary(seconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    return {
        "p50_ms": statistics.median(ordered) * 1000,
        "p95_ms": ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))] * 1000,
    }


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PROVISIONS)
