"""What can be taken away: a document or an issue as JSON, a document as Akoma Ntoso, the source file as it came."""

from __future__ import annotations

import re
from typing import Any

from lingxing.apps.gazettes.models import Document, SourceVersion
from lingxing.apps.gazettes.queries import (
    get_document,
    get_issue,
    get_version,
    may_see,
    visible_documents,
)
from lingxing.apps.gazettes.restoring import restore_reading
from lingxing.apps.ledger.public import require
from lingxing.core.gazette.export.akn import document_to_akn
from lingxing.core.gazette.export.json import to_json_object
from lingxing.core.gazette.model import Reading

_NOT_IN_A_NAME = re.compile(r"[^\w〔〕()-]+")


def export_issue(viewer: Any, issue_id: int, version_number: int | None = None) -> dict[str, Any]:
    """An issue in the form of ``lingxing read --json``, with the documents that the viewer may see."""
    issue = get_issue(viewer, issue_id)
    number = version_number if version_number is not None else (issue.current.number if issue.current else 0)
    version = get_version(viewer, issue, number)
    documents = visible_documents(viewer, current=False).filter(version=version).order_by("position")
    return to_json_object(restore_reading(version, documents))


def export_document(viewer: Any, address: str, version_number: int | None = None) -> dict[str, Any]:
    """A document, with its findings, in the form of ``lingxing read --json``."""
    return to_json_object(_restore(get_document(viewer, address, version_number)))


def export_document_akn(viewer: Any, address: str, version_number: int | None = None) -> tuple[str, bytes]:
    """A file name and the Akoma Ntoso 3.0 XML of a document."""
    reading = _restore(get_document(viewer, address, version_number))
    document = reading.documents[0]
    return f"{_NOT_IN_A_NAME.sub('_', document.address)}.xml", document_to_akn(reading, document)


def _restore(document: Document) -> Reading:
    version = SourceVersion.objects.select_related("issue", "file").defer("file__data").get(pk=document.version_id)
    return restore_reading(version, [document])


def read_source_file(viewer: Any, issue_id: int, version_number: int) -> tuple[str, bytes]:
    """The name and the bytes of a version's file, for a viewer who may see every document in it."""
    issue = get_issue(viewer, issue_id)
    version = get_version(viewer, issue, version_number)
    documents = list(version.documents.select_related("issue__unit"))
    allowed = bool(documents) and all(may_see(viewer, document) for document in documents)
    require(allowed, "来源文件中有内部公文，须有权阅读全部公文的人才能下载")
    return version.name, bytes(SourceVersion.objects.values_list("file__data", flat=True).get(pk=version.pk))
