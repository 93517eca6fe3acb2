"""Damage and contradictions in the print (疑点): found and shown, never repaired.

It decides what to report, with the printed lines as evidence. It refuses to report what only a person can know, and to
change a character of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lingxing.core.gazette.findings.doubled import find_doubled_text
from lingxing.core.gazette.findings.evidence import Evidence, gather_evidence
from lingxing.core.gazette.findings.foreign_words import find_foreign_words
from lingxing.core.gazette.findings.look_alikes import find_look_alikes
from lingxing.core.gazette.findings.registry import CHECKS, Check
from lingxing.core.gazette.findings.traditional import find_traditional_forms
from lingxing.core.gazette.model import Finding, Reading

__all__ = ["CHECKS", "Check", "find_findings"]

_FINDERS: tuple[Callable[[Evidence], Iterator[Finding]], ...] = (
    find_foreign_words,
    find_look_alikes,
    find_traditional_forms,
    find_doubled_text,
)


def find_findings(reading: Reading) -> tuple[Finding, ...]:
    """The findings of a reading, ordered by line; at most one for each kind, place and cause."""
    evidence = gather_evidence(reading)
    order = {check.kind: rank for rank, check in enumerate(CHECKS)}
    found = {(finding.kind, finding.lines, finding.printed): finding for find in _FINDERS for finding in find(evidence)}
    return tuple(sorted(found.values(), key=lambda finding: (finding.lines, order[finding.kind], finding.printed)))
