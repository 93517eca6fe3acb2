"""Measurements as Markdown tables, and their place in the README."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Measured = Mapping[str, Any]
_DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def fill(readme: str, sections: Mapping[str, str]) -> str:
    """The README with each section between its two marks. Raises ``KeyError`` when a mark is missing."""
    for name, text in sections.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        found = marks.search(readme)
        if found is None:
            raise KeyError(f"benchmarks/README.md: the marks of section {name!r} are missing; put them back")
        readme = f"{readme[: found.end(1)]}{text}\n{readme[found.start(2) :]}"
    return readme


def issues(measured: Sequence[tuple[str, Measured]]) -> str:
    """How long each whole issue takes."""
    head = ("file", "characters", "structure", "with findings", "documents", "provisions", "table rows", "memory")
    rows = [
        (
            name,
            f"{one['characters']:,}",
            f"{one['structure']:.3f} s",
            f"{one['read']:.3f} s",
            one["documents"],
            one["provisions"],
            one["rows"],
            f"{one['memory_mib']:.0f} MiB",
        )
        for name, one in measured
    ]
    return _table(head, rows)


def growth(measured: Sequence[Measured]) -> str:
    """How time and memory grow with the text; the ratio says how many times the time for how many times the text."""
    head = ("characters", "load", "structure", "with findings", "characters per second", "growth", "memory")
    rows = []
    for before, one in zip([None, *measured], measured, strict=False):
        rows.append(
            (
                f"{one['characters']:,}",
                f"{one['load']:.3f} s",
                f"{one['structure']:.2f} s",
                f"{one['read']:.2f} s",
                f"{one['characters'] / one['read']:,.0f}",
                _ratio(before, one),
                f"{one['memory_mib']:.0f} MiB",
            )
        )
    return _table(head, rows)


def _ratio(before: Measured | None, one: Measured) -> str:
    if before is None:
        return "–"
    return f"×{one['read'] / before['read']:.1f} for ×{one['characters'] / before['characters']:.1f}"


def converter(measured: Sequence[tuple[str, Measured, Measured]]) -> str:
    """The same file read here and converted by markitdown."""
    head = ("format", "lingxing: load", "read", "comes out", "memory", "markitdown: convert", "comes out", "memory")
    rows = [
        (
            suffix,
            f"{own['load']:.3f} s",
            f"{own['read']:.3f} s",
            f"{own['documents']} documents, {own['provisions']} provisions, {own['rows']} rows, {own['findings']} findings",
            f"{own['memory_mib']:.0f} MiB",
            f"{other['convert']:.3f} s",
            f"one Markdown text of {other['characters']:,} characters",
            f"{other['memory_mib']:.0f} MiB",
        )
        for suffix, own, other in measured
    ]
    return _table(head, rows)


def search(measured: Sequence[Measured]) -> str:
    """Search beside LIKE, for each database and length of query."""
    head = ("database", "query", "search p50", "p95", "LIKE p50", "p95", "hits (median)", "hits that search missed")
    rows = [
        (
            _DATABASES[one["vendor"]],
            f"{length} characters",
            *(f"{asked[way][rank]:.0f} ms" for way in ("search", "like") for rank in ("p50_ms", "p95_ms")),
            f"{_hits(asked['hits_median'])} of {one['provisions']:,}",
            asked["missed"],
        )
        for one in measured
        for length, asked in one["lengths"].items()
    ]
    return _table(head, rows)


def _hits(median: float) -> str:
    """Hits are counted up to one more than a thousand."""
    return f"{median:,.0f}" if median <= 1000 else "more than 1,000"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines)
