"""The anchors of a reading page: where a link to an address or to a source line arrives."""

from __future__ import annotations


def fragment_of(address: str) -> str:
    """The part of an address after ``#``: the labels of the provision. It is empty for the address of a document."""
    return address.partition("#")[2]


def document_of(address: str) -> str:
    """The part of an address before ``#``: the address of the document."""
    return address.partition("#")[0]


def line_anchor(line: int) -> str:
    """The anchor of a source line, for what has no address of its own: a row of a table."""
    return f"L{line}"
