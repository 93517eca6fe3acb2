"""What other apps and the command line may use of gazettes."""

from lingxing.apps.gazettes.actions import import_gazette, run_import, submit_import, sweep_imports
from lingxing.apps.gazettes.importing.report import ImportReport, Outcome
from lingxing.apps.gazettes.models import Document, FindingStatus, Issue, PublicBasis
from lingxing.apps.gazettes.queries import (
    DocumentFilter,
    NotFound,
    SearchFilter,
    SearchPage,
    count_contents,
    get_document,
    get_place,
    list_documents,
    search,
)
from lingxing.apps.gazettes.search.indexing import rebuild as rebuild_search

__all__ = [
    "Document",
    "DocumentFilter",
    "FindingStatus",
    "ImportReport",
    "Issue",
    "NotFound",
    "Outcome",
    "PublicBasis",
    "SearchFilter",
    "SearchPage",
    "count_contents",
    "get_document",
    "get_place",
    "import_gazette",
    "list_documents",
    "rebuild_search",
    "run_import",
    "search",
    "submit_import",
    "sweep_imports",
]
