"""Reading what the gazettes app keeps. Every query takes the ``viewer`` first: an account or the anonymous visitor."""

from lingxing.apps.gazettes.queries.documents import (
    DocumentFilter,
    DocumentPage,
    Place,
    Sorting,
    get_document,
    get_place,
    list_choices,
    list_documents,
    read_document,
)
from lingxing.apps.gazettes.queries.findings import FindingFilter, get_finding, list_finding_kinds, list_findings
from lingxing.apps.gazettes.queries.issues import (
    count_contents,
    get_import_job,
    get_issue,
    get_version,
    list_import_jobs,
    list_issues,
    list_versions,
    read_source_lines,
)
from lingxing.apps.gazettes.queries.relations import (
    Graph,
    IncomingCitation,
    OutgoingCitation,
    Relation,
    list_citations_in,
    list_citations_out,
    list_relations,
)
from lingxing.apps.gazettes.queries.search import SearchFilter, SearchHit, SearchPage, search
from lingxing.apps.gazettes.queries.visibility import NotFound, may_see, visible_documents

__all__ = [
    "DocumentFilter",
    "DocumentPage",
    "FindingFilter",
    "Graph",
    "IncomingCitation",
    "NotFound",
    "OutgoingCitation",
    "Place",
    "Relation",
    "SearchFilter",
    "SearchHit",
    "SearchPage",
    "Sorting",
    "count_contents",
    "get_document",
    "get_finding",
    "get_import_job",
    "get_issue",
    "get_place",
    "get_version",
    "list_choices",
    "list_citations_in",
    "list_citations_out",
    "list_documents",
    "list_finding_kinds",
    "list_findings",
    "list_import_jobs",
    "list_issues",
    "list_relations",
    "list_versions",
    "may_see",
    "read_document",
    "read_source_lines",
    "search",
    "visible_documents",
]
