"""Helpers: read a text or a file of this folder, and look things up in the reading."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lingxing.core.gazette.model import Document, Provision, Reading
from lingxing.core.gazette.read import read_structure
from lingxing.core.gazette.source import Source

ISSUES = Path(__file__).parent / "issues"


def read_text(text: str) -> Reading:
    """The reading of a text, without findings."""
    return read_structure(Source("试验.txt", text, "text/plain", hashlib.sha256(text.encode()).hexdigest()))


def read_issue(name: str) -> Reading:
    """The reading of one of the invented texts beside this file."""
    return read_text((ISSUES / name).read_text(encoding="utf-8"))


def document(reading: Reading, address: str) -> Document:
    """The document with an address; the test fails where there is none."""
    found = [one for one in reading.documents if one.address == address]
    assert found, f"{address} not among {[one.address for one in reading.documents]}"
    return found[0]


def provisions(reading: Reading) -> dict[str, Provision]:
    """All provisions by address."""
    return {one.address: one for part in reading.documents for one in part.provisions}


def keys(part: Document) -> list[str]:
    """The labels' part of the addresses of a document's provisions, in order."""
    return [one.address.partition("#")[2] for one in part.provisions]
