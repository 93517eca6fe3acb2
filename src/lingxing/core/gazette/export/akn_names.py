"""The address of a document as an Akoma Ntoso IRI.

``云岭政发〔2024〕5号/水运提升年`` of jurisdiction ``cn`` is ``/akn/cn/act/2024/云岭政发〔2024〕5号/!水运提升年``: the
number is the work, what hangs on it a component of the work (Akoma Ntoso Naming Convention 1.0). It decides the form of
the IRI. It does not decide which documents exist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from lingxing.core.gazette.model import Document, Reading

_YEAR_IN_NUMBER = re.compile(r"[〔\[［(（]\s*((?:19|20)\d\d)\s*[〕\]］)）]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEPARATORS = re.compile(r"[\s/~.?#]+")
UNKNOWN_YEAR = "0001"
LANGUAGE = "zho"


@dataclass(frozen=True, slots=True)
class WorkName:
    """The name of a document at the three levels of FRBR (文件标识): work, expression, manifestation."""

    work: str
    component: str
    version: str

    @property
    def this_work(self) -> str:
        """The IRI of this very document as a work."""
        return f"{self.work}/!{self.component}"

    @property
    def expression(self) -> str:
        """The IRI of the Chinese text of the whole work at its date."""
        return f"{self.work}/{LANGUAGE}{self.version}"

    @property
    def this_expression(self) -> str:
        """The IRI of this very document as a Chinese text."""
        return f"{self.expression}/!{self.component}"

    @property
    def manifestation(self) -> str:
        """The IRI of the whole work as a file."""
        return f"{self.expression}.akn"

    @property
    def this_manifestation(self) -> str:
        """The IRI of this very document as a file."""
        return f"{self.this_expression}.akn"


def name_document(reading: Reading, document: Document, jurisdiction: str) -> WorkName:
    """The name of ``document``; the year is that of the document which carries it, so that parts share its work."""
    base, _, rest = document.address.partition("/")
    issued = find_date(reading, document)
    return WorkName(
        work=f"/akn/{jurisdiction}/act/{_year_of(reading, base)}/{_segment(base)}",
        component=_segment(rest) if rest else "main",
        version=f"@{issued.isoformat()}" if issued else "@",
    )


def name_citation(number: str | None, title: str | None, jurisdiction: str) -> str:
    """The IRI of a cited document: the work of a number that says its year, else a concept named by number or title."""
    year = _YEAR_IN_NUMBER.search(number) if number else None
    if number and year:
        return f"/akn/{jurisdiction}/act/{year[1]}/{_segment(number)}"
    return f"/akn/ontology/concept/{jurisdiction}/{_segment(number or title or '')}"


def find_date(reading: Reading, document: Document) -> date | None:
    """The date of the document, or of the nearest one that carries it and has one, or ``None``."""
    by_address = {each.address: each for each in reading.documents}
    current: Document | None = document
    for _ in reading.documents:
        if current is None or current.issued_on:
            break
        current = by_address.get(current.part_of or "")
    return current.issued_on if current else None


def _year_of(reading: Reading, base: str) -> str:
    printed = _YEAR_IN_NUMBER.search(base)
    if printed:
        return printed[1]
    for document in reading.documents:
        if document.address == base and document.issued_on:
            return f"{document.issued_on.year:04d}"
    anywhere = _YEAR.search(base)
    if anywhere:
        return anywhere[0]
    return f"{reading.issue.year:04d}" if reading.issue.year else UNKNOWN_YEAR


def _segment(text: str) -> str:
    return _SEPARATORS.sub("-", text).strip("-") or "unnamed"
