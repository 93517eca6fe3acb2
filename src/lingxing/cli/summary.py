"""A reading as a page of Chinese for the terminal.

It decides how the page is laid out. It leaves out what does not fit on it (texts, cells, addresses of provisions): the
JSON has it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from lingxing.core.gazette.findings.registry import CHECKS
from lingxing.core.gazette.model import Document, Finding, Issue, Reading, Severity

SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "存疑", Severity.NOTICE: "提示"}
CHECK_NAMES = {check.kind: check.title_zh for check in CHECKS}
TITLE_WIDTH = 60


def summarise(reading: Reading) -> str:
    """The issue, its documents with what they hold, and its findings by kind; lines joined by newlines."""
    return "\n".join([*_head(reading), "", *_documents(reading.documents), "", *_findings(reading.findings)])


def _head(reading: Reading) -> Iterator[str]:
    yield _issue(reading.issue, reading.source.name)
    provisions = sum(len(document.provisions) for document in reading.documents)
    tables = sum(len(document.tables) for document in reading.documents)
    entries = sum(len(document.entries) for document in reading.documents)
    yield f"文件 {len(reading.documents)} 件，条款 {provisions} 条，表 {tables} 张，大事 {entries} 条"
    coverage = reading.coverage
    yield f"全文 {coverage.characters} 字，其中 {coverage.unaccounted} 字未能归入任何部分"


def _issue(issue: Issue, name: str) -> str:
    number = f"{issue.year or '—'}年第{issue.number or '—'}期" if issue.year or issue.number else ""
    total = f"（总第{issue.total_number}期）" if issue.total_number else ""
    return " ".join(part for part in (issue.title or name, number + total, issue.published) if part)


def _documents(documents: Sequence[Document]) -> list[str]:
    depths = _depths(documents)
    rows = [("文号", "种类", "条款", "表", "大事", "行", "题名")]
    for document in documents:
        rows.append(
            (
                document.number or "—",
                document.kind,
                str(len(document.provisions)),
                str(len(document.tables)),
                str(len(document.entries)),
                f"{document.lines[0]}-{document.lines[1]}",
                "　" * depths[document.address] + _shorten(document.title, TITLE_WIDTH),
            )
        )
    return lay_out(rows)


def _depths(documents: Sequence[Document]) -> dict[str, int]:
    """How many documents carry each one; a carrier stands before what it carries."""
    depths: dict[str, int] = {}
    for document in documents:
        depths[document.address] = depths.get(document.part_of or "", -1) + 1
    return depths


def _findings(findings: Sequence[Finding]) -> list[str]:
    if not findings:
        return ["未发现疑点"]
    severities = Counter(finding.severity for finding in findings)
    counts = "，".join(f"{name} {severities[severity]}" for severity, name in SEVERITY_NAMES.items())
    rows = [("疑点", "种类", "处", "先见于", "例")]
    for kind, count in sorted(
        Counter(finding.kind for finding in findings).items(), key=lambda item: (-item[1], item[0])
    ):
        first = min((finding for finding in findings if finding.kind == kind), key=lambda finding: finding.lines)
        name = CHECK_NAMES.get(kind, "")
        rows.append((name, kind, str(count), f"第 {first.lines[0]} 行", _shorten(first.message, TITLE_WIDTH)))
    return [f"疑点 {len(findings)} 处：{counts}", *lay_out(rows)]


def lay_out(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Cells in columns that line up in a terminal, where a Chinese character is two columns wide."""
    widths = [max(display_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def display_width(text: str) -> int:
    """Columns that the text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _shorten(text: str, width: int) -> str:
    if display_width(text) <= width:
        return text
    kept = ""
    for character in text:
        if display_width(kept + character) > width - 2:
            break
        kept += character
    return kept + "…"
