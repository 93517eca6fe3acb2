"""Finding and reading documents and what they consist of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from lingxing.apps.gazettes.addressing import fold_address
from lingxing.apps.gazettes.models import (
    Document,
    EntryRecord,
    FindingDecision,
    FindingRecord,
    Provision,
    TableRecord,
)
from lingxing.apps.gazettes.queries.filtering import all_of, bounded
from lingxing.apps.gazettes.queries.relations import (
    IncomingCitation,
    OutgoingCitation,
    list_citations_in,
    list_citations_out,
)
from lingxing.apps.gazettes.queries.visibility import NotFound, may_see, visible_documents


class Sorting(StrEnum):
    """How a list of documents is sorted (排序)."""

    PRINTED = "printed"
    NEWEST = "newest"
    OLDEST = "oldest"
    NUMBER = "number"
    TITLE = "title"


_ORDERS: dict[Sorting, tuple[str, ...]] = {
    Sorting.PRINTED: ("-issue__year", "-issue__number", "-issue_id", "position"),
    Sorting.NEWEST: ("-issued_on", "number_key", "position"),
    Sorting.OLDEST: ("issued_on", "number_key", "position"),
    Sorting.NUMBER: ("number_key", "position"),
    Sorting.TITLE: ("title", "position"),
}


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents to list (公文筛选); what is ``None`` or empty does not restrict. ``text`` looks into title and number."""

    number: str = ""
    authority: str = ""
    kind: str = ""
    year: int | None = None
    issued_from: date | None = None
    issued_to: date | None = None
    text: str = ""
    issue_id: int | None = None
    public: bool | None = None
    top_only: bool = False

    def condition(self) -> Q:
        """The filter as a condition on ``Document``."""
        condition = all_of(
            (
                ("number_key__contains", fold_address(self.number)),
                ("authority", self.authority),
                ("kind", self.kind),
                ("year", self.year),
                ("issued_on__gte", self.issued_from),
                ("issued_on__lte", self.issued_to),
                ("issue_id", self.issue_id),
            )
        )
        if self.public is not None:
            condition &= Q(public=self.public)
        if self.top_only:
            condition &= Q(part_of=None)
        for word in self.text.split():
            condition &= Q(title__icontains=word) | Q(number_key__contains=fold_address(word))
        return condition


def list_documents(
    viewer: Any, only: DocumentFilter | None = None, sorting: Sorting = Sorting.PRINTED
) -> QuerySet[Document]:
    """The current documents that the viewer may see, with issue, version and carrier fetched."""
    documents = visible_documents(viewer).select_related("issue", "issue__unit", "version", "part_of")
    return documents.filter((only or DocumentFilter()).condition()).order_by(*_ORDERS[sorting], "id")


def list_choices(viewer: Any) -> dict[str, list[tuple[Any, int]]]:
    """What there is to filter by: authorities, kinds, years, each with how many documents it has."""
    seen = visible_documents(viewer)
    return {
        name: [
            (row[name], row["times"])
            for row in seen.exclude(**{name: None}).values(name).annotate(times=Count("pk")).order_by(order)
        ]
        for name, order in (("authority", "-times"), ("kind", "-times"), ("year", "-year"))
    }


def get_document(viewer: Any, address: str, version: int | None = None, issue_id: int | None = None) -> Document:
    """The document of an address, however it is typed, or ``NotFound``.

    Without ``version`` the current print: where several issues print it, the one where it stands by itself comes first.
    An address that the current version no longer has is answered from the last version that had it. ``version`` counts
    the versions of that issue (``issue_id`` where it matters which).
    """
    found = Document.objects.filter(address_key=fold_address(address)).select_related(
        "issue", "issue__unit", "issue__current", "version", "version__imported_by", "part_of"
    )
    if issue_id is not None:
        found = found.filter(issue_id=bounded(issue_id))
    prints = [document for document in found.order_by("-version__number") if may_see(viewer, document)]
    prints.sort(key=_preference)
    if version is not None and prints:
        prints = [one for one in prints if one.issue_id == prints[0].issue_id and one.version.number == version]
    if not prints:
        which = f"第{version}版的" if version is not None else ""
        raise NotFound(f"没有地址为“{address}”的{which}公文", "请核对文号，或者用检索查找。")
    return prints[0]


def _preference(document: Document) -> tuple[bool, bool, int, int]:
    return (not document.current, document.part_of_id is not None, -document.version.number, document.issue_id)


@dataclass(frozen=True, slots=True)
class Place:
    """What an address points to (地址所指): a document, or a provision, table or entry in it."""

    document: Document
    part: Provision | TableRecord | EntryRecord | None


def get_place(viewer: Any, address: str, version: int | None = None) -> Place:
    """What an address points to, of the current version (or the last that had it) or of the given one.

    A provision that is kept under the number of the notice is also found under the address of the plan that it stands in.
    """
    key = fold_address(address)
    document_key, sign, labels = key.partition("#")
    if not sign:
        return Place(get_document(viewer, address, version), None)
    in_document = Q(document__address_key=document_key, address_key__endswith=f"#{labels}")
    places: list[Place] = []
    for model, condition in (
        *((model, Q(address_key=key)) for model in (Provision, TableRecord, EntryRecord)),
        (Provision, in_document),
    ):
        found = model._default_manager.filter(condition).select_related(
            "document__issue__unit", "document__issue__current", "document__version", "document__part_of"
        )
        if version is not None:
            found = found.filter(document__version__number=version)
        places += [Place(part.document, part) for part in found if may_see(viewer, part.document)]
    if not places:
        raise NotFound(f"没有地址为“{address}”的条款、表或条目", "请核对标号，或者先打开它所在的公文。")
    return min(places, key=lambda place: _preference(place.document))


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document with all that a reading page shows (公文全貌).

    ``findings`` have their decisions fetched, newest first; ``other_prints`` are current prints of it in other issues.
    """

    document: Document
    provisions: list[Provision]
    tables: list[TableRecord]
    entries: list[EntryRecord]
    findings: list[FindingRecord]
    carriers: list[Document]
    parts: list[Document]
    citations_out: list[OutgoingCitation]
    citations_in: list[IncomingCitation]
    previous: Document | None
    next: Document | None
    other_prints: list[Document]


def read_document(viewer: Any, document: Document) -> DocumentPage:
    """Everything about a document, in a number of queries that does not grow with its length."""
    seen = visible_documents(viewer, current=False)
    siblings = seen.filter(version=document.version_id)
    return DocumentPage(
        document=document,
        provisions=list(document.provisions.order_by("position")),
        tables=list(document.tables.order_by("position")),
        entries=list(document.entries.order_by("position")),
        findings=list(with_decisions(document.findings.all()).order_by("first_line", "position")),
        carriers=_list_carriers(document),
        parts=list(siblings.filter(part_of=document).order_by("position")),
        citations_out=list_citations_out(viewer, document),
        citations_in=list_citations_in(viewer, document),
        previous=siblings.filter(position__lt=document.position).order_by("-position").first(),
        next=siblings.filter(position__gt=document.position).order_by("position").first(),
        other_prints=list(
            seen.filter(address_key=document.address_key, current=True)
            .exclude(issue=document.issue_id)
            .select_related("issue")
        ),
    )


def _list_carriers(document: Document) -> list[Document]:
    """Those that carry the document, outermost first, in two queries however deep it lies."""
    if document.part_of_id is None:
        return []
    parents = {one.pk: one for one in Document.objects.filter(version=document.version_id)}
    carriers: list[Document] = []
    at = parents.get(document.part_of_id)
    while at is not None and at not in carriers:
        carriers.insert(0, at)
        at = parents.get(at.part_of_id) if at.part_of_id else None
    return carriers


def with_decisions(findings: QuerySet[FindingRecord]) -> QuerySet[FindingRecord]:
    """Findings with their decisions, newest first, and who took them."""
    decisions = FindingDecision.objects.select_related("decided_by").order_by("-id")
    return findings.prefetch_related(Prefetch("decisions", queryset=decisions))
