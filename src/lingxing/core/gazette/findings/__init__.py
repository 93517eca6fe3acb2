"""Damage and contradictions in the print (疑点): found and shown, never repaired.

It decides what to report, with the printed lines as evidence. It refuses to report what only a person can know, and to
change a character of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lingxing.core.gazette.findings.chronology import find_date_disorder, find_repealed_bases
from lingxing.core.gazette.findings.contacts import find_contact_variants
from lingxing.core.gazette.findings.contents import find_contents_mismatches
from lingxing.core.gazette.findings.contradictions import find_contradictions
from lingxing.core.gazette.findings.counts import find_count_mismatches
from lingxing.core.gazette.findings.doubled import find_doubled_text
from lingxing.core.gazette.findings.evidence import Evidence, gather_evidence
from lingxing.core.gazette.findings.foreign_words import find_foreign_words
from lingxing.core.gazette.findings.frames import find_frame_damage
from lingxing.core.gazette.findings.limits import find_impossible_values
from lingxing.core.gazette.findings.look_alikes import find_look_alikes
from lingxing.core.gazette.findings.lost import find_displaced_text, find_lost_text
from lingxing.core.gazette.findings.marks import find_mark_damage
from lingxing.core.gazette.findings.numbering import find_numbering_breaks
from lingxing.core.gazette.findings.registry import CHECKS, Check
from lingxing.core.gazette.findings.sums import find_sum_mismatches
from lingxing.core.gazette.findings.tables import find_table_damage
from lingxing.core.gazette.findings.traditional import find_traditional_forms
from lingxing.core.gazette.model import Finding, Reading

__all__ = ["CHECKS", "Check", "find_findings"]

_FINDERS: tuple[Callable[[Evidence], Iterator[Finding]], ...] = (
    find_date_disorder,
    find_repealed_bases,
    find_contact_variants,
    find_contents_mismatches,
    find_contradictions,
    find_count_mismatches,
    find_doubled_text,
    find_foreign_words,
    find_frame_damage,
    find_impossible_values,
    find_look_alikes,
    find_displaced_text,
    find_lost_text,
    find_mark_damage,
    find_numbering_breaks,
    find_sum_mismatches,
    find_table_damage,
    find_traditional_forms,
)


def find_findings(reading: Reading) -> tuple[Finding, ...]:
    """The findings of a reading, ordered by line; at most one for each kind, place and cause."""
    evidence = gather_evidence(reading)
    order = {check.kind: rank for rank, check in enumerate(CHECKS)}
    found = {(finding.kind, finding.lines, finding.printed): finding for find in _FINDERS for finding in find(evidence)}
    return tuple(sorted(found.values(), key=lambda finding: (finding.lines, order[finding.kind], finding.printed)))
