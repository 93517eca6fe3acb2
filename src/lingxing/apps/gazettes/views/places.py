"""Where an address, a hit or a finding is read.

A provision may carry the number of the document that prints its own, so the page on which it is read follows from the
document that holds it, not from its address alone.
"""

from __future__ import annotations

from urllib.parse import quote

from django.urls import reverse

from lingxing.apps.gazettes.models import FindingRecord, HitKind
from lingxing.apps.gazettes.queries import SearchHit
from lingxing.apps.gazettes.views.anchors import fragment_of, line_anchor


def document_url(address: str) -> str:
    """The reading page of a document."""
    return reverse("gazettes:document", args=[address])


def place_url(document_address: str, address: str) -> str:
    """The reading page of a document, at the provision, table or entry of an address in it."""
    url = document_url(document_address)
    fragment = fragment_of(address)
    return f"{url}#{quote(fragment, safe='/()')}" if fragment else url


def permanent_url(address: str) -> str:
    """The permanent page of an address: of a document its reading page, of anything in it a page of its own."""
    return reverse("gazettes:provision", args=[address]) if "#" in address else document_url(address)


def hit_url(hit: SearchHit) -> str:
    """Where a hit is read: a row of a table has the anchor of its source line, the rest that of its address."""
    if hit.kind == HitKind.TABLE_ROW:
        return f"{document_url(hit.document.address)}#{line_anchor(hit.line)}"
    return place_url(hit.document.address, hit.address)


def finding_place_url(finding: FindingRecord) -> str:
    """Where the thing that a finding concerns is read; of one outside documents, its own page."""
    if finding.document is None:
        return reverse("gazettes:finding", args=[finding.pk])
    return place_url(finding.document.address, finding.address)
