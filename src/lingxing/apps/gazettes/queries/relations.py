"""Who cites, implements, forwards, repeals or carries whom.

A citation names a number or a title. Whom it means is looked up among the current documents when it is shown, so that a
document imported later is found too; a citation of a document that is not held keeps its name and no target.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from lingxing.apps.gazettes.models import CitationRecord, Document
from lingxing.apps.gazettes.queries.visibility import visible_documents

_BRACKETS = re.compile(r"^《(.*)》$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OutgoingCitation:
    """A citation in a document (本文引用) with the document that it means, if that is held and may be seen."""

    citation: CitationRecord
    target: Document | None


@dataclass(frozen=True, slots=True)
class IncomingCitation:
    """A citation of a document in another one (被引用)."""

    citation: CitationRecord
    source: Document


@dataclass(frozen=True, slots=True)
class Relation:
    """One document's relation to another (公文关系).

    ``relation`` is prints, annex, forwards (of one that it carries), cites, implements, forwards or repeals; ``target`` is
    ``None`` for a document that is not held, named by ``target_name``. ``times`` counts the places.
    """

    source: Document
    target: Document | None
    target_name: str
    relation: str
    carried: bool
    times: int


@dataclass(frozen=True, slots=True)
class Graph:
    """Documents and their relations (关系图数据)."""

    documents: list[Document]
    relations: list[Relation]


class _Targets:
    """The current documents by number and by title (引用目标)."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._numbers: dict[str, Document] = {}
        self._titles: dict[str, Document] = {}
        for document in sorted(documents, key=lambda one: (one.part_of_id is not None, one.pk), reverse=True):
            if document.number_key:
                self._numbers[document.number_key] = document
            self._titles[_bare(document.title)] = document

    def find(self, citation: CitationRecord) -> Document | None:
        """The document that a citation means: by its number if it gives one, otherwise by its title."""
        if citation.number_key:
            return self._numbers.get(citation.number_key)
        return self._titles.get(_bare(citation.title or ""))


def _bare(title: str) -> str:
    return _BRACKETS.sub(r"\1", title.strip())


def list_citations_out(viewer: Any, document: Document) -> list[OutgoingCitation]:
    """What a document cites, in the order of the text; two queries."""
    citations = list(document.citations.order_by("position"))
    targets = _Targets(_load_targets(viewer, citations))
    return [OutgoingCitation(citation, targets.find(citation)) for citation in citations]


def _load_targets(viewer: Any, citations: list[CitationRecord]) -> Iterable[Document]:
    numbers = {citation.number_key for citation in citations if citation.number_key}
    titles = {_bare(citation.title) for citation in citations if citation.title and not citation.number_key}
    if not numbers and not titles:
        return ()
    return visible_documents(viewer).filter(Q(number_key__in=numbers) | Q(title__in=titles))


def list_citations_in(viewer: Any, document: Document) -> list[IncomingCitation]:
    """Where other current documents name this one, by its number or, where no number is given, by its title; one query."""
    named = Q(number_key="", title__in=[document.title, f"《{document.title}》"])
    if document.number_key:
        named |= Q(number_key=document.number_key)
    citations = (
        CitationRecord.objects.filter(named, document__in=visible_documents(viewer).values("pk"))
        .exclude(document=document)
        .select_related("document", "document__issue")
        .order_by("document__issue", "document__position", "position")
    )
    return [IncomingCitation(citation, citation.document) for citation in citations]


def list_relations(viewer: Any, issue_id: int | None = None, document: Document | None = None) -> Graph:
    """The relations between documents of an issue, around one document, or all; three queries.

    Documents without any relation are in ``documents`` too, unless only those around one document were asked for.
    """
    everything = list(visible_documents(viewer).select_related("issue").order_by("issue", "position"))
    within = [one for one in everything if issue_id is None or one.issue_id == issue_id]
    citations = CitationRecord.objects.filter(document__in=[one.pk for one in within]).order_by("document", "position")
    if document is not None:
        around = Q(document=document)
        if document.number_key:
            around |= Q(number_key=document.number_key)
        citations = citations.filter(around | Q(number_key="", title__in=[document.title, f"《{document.title}》"]))
    relations = _carried(within, document) + _cited(within, citations, _Targets(everything))
    documents = within if document is None else _touched(document, relations)
    return Graph(documents, relations)


def _carried(within: list[Document], around: Document | None) -> list[Relation]:
    by_id = {one.pk: one for one in within}
    return [
        Relation(by_id[one.part_of_id], one, one.title, one.relation or "prints", carried=True, times=1)
        for one in within
        if one.part_of_id in by_id and (around is None or around.pk in (one.pk, one.part_of_id))
    ]


def _cited(within: list[Document], citations: Iterable[CitationRecord], targets: _Targets) -> list[Relation]:
    by_id = {one.pk: one for one in within}
    found: dict[tuple[int, str, str], Relation] = {}
    for citation in citations:
        source, target = by_id[citation.document_id], targets.find(citation)
        if target is not None and target.pk == source.pk:
            continue
        name = target.title if target else (citation.title or citation.number or "")
        key = (source.pk, target.address if target else citation.number or name, citation.relation)
        times = found[key].times + 1 if key in found else 1
        found[key] = Relation(source, target, name, citation.relation, carried=False, times=times)
    return list(found.values())


def _touched(document: Document, relations: list[Relation]) -> list[Document]:
    touched = {document.pk: document}
    for relation in relations:
        touched[relation.source.pk] = relation.source
        if relation.target is not None:
            touched[relation.target.pk] = relation.target
    return list(touched.values())
