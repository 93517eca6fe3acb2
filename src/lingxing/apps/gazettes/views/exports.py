"""Links to the same thing as data: JSON and Akoma Ntoso, answered by the API."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from lingxing.apps.gazettes.models import Document, Issue


@dataclass(frozen=True, slots=True)
class Export:
    """A form in which something can be downloaded (下载)."""

    label: str
    url: str


def document_exports(document: Document) -> list[Export]:
    """The downloads of a document, of the version that is being read."""
    version = "" if document.current else f"?version={document.version.number}"
    address = quote(document.address)
    return [
        Export("JSON", f"/api/export/json/{address}{version}"),
        Export("Akoma Ntoso", f"/api/export/akn/{address}{version}"),
    ]


def issue_exports(issue: Issue) -> list[Export]:
    """The downloads of the current version of an issue."""
    return [Export("JSON", f"/api/issues/{issue.pk}/export")]
