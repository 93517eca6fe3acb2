"""Who cites, implements, forwards, repeals or carries whom.

A citation names a number or a title. Whom it means is looked up among the current documents when it is shown, so that a
document imported later is found too; a citation of a document that is not held keeps its name and no target. A number
with the title of what is carried under it means the carried document, not the notice that carries it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from lingxing.apps.gazettes.addressing import fold_address
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
    ``None`` for a document that is not held, named by ``target_name`` and, where it is cited by one, by ``target_number``.
    ``times`` counts the places.
    """

    source: Document
    target: Document | None
    target_name: str
    target_number: str | None
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
        self._under_numbers: dict[tuple[str, str], Document] = {}
        for document in sorted(documents, key=lambda one: (one.part_of_id is not None, one.pk), reverse=True):
            if document.number_key:
                self._numbers[document.number_key] = document
            self._titles[_bare(document.title)] = document
            for number in _numbers_over(document):
                self._under_numbers[number, _title_key(document.title)] = document

    def find(self, citation: CitationRecord) -> Document | None:
        """The document that a citation means: by its number (and title under it) if it gives one, otherwise by its title."""
        if not citation.number_key:
            return self._titles.get(_bare(citation.title or ""))
        under = self._under_numbers.get((citation.number_key, _title_key(citation.title or "")))
        return under or self._numbers.get(citation.number_key)


def _bare(title: str) -> str:
    return _BRACKETS.sub(r"\1", title.strip())


def _title_key(title: str) -> str:
    return fold_address(_bare(title))


def _numbers_over(document: Document) -> list[str]:
    """The numbers under which a document is cited: its own, and those of its carrier and of the carrier of that."""
    carrier = document.part_of
    family = (document, carrier, carrier.part_of if carrier else None)
    return [one.number_key for one in family if one is not None and one.number_key]


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
    named = Q(number_key__in=numbers) | Q(part_of__number_key__in=numbers) | Q(part_of__part_of__number_key__in=numbers)
    return visible_documents(viewer).filter(named | Q(title__in=titles)).select_related("part_of__part_of")


def list_citations_in(viewer: Any, document: Document) -> list[IncomingCitation]:
    """Where other current documents name this one, by its number or, where no number is given, by its title; two queries.

    A number with the title of a document carried under it names that document only.
    """
    citations = (
        CitationRecord.objects.filter(_may_name(document), document__in=visible_documents(viewer).values("pk"))
        .exclude(document=document)
        .select_related("document", "document__issue")
        .order_by("document__issue", "document__position", "position")
    )
    carried = _list_carried_titles(viewer, document)
    return [IncomingCitation(one, one.document) for one in citations if _names(one, document, carried)]


def _may_name(document: Document) -> Q:
    by_title = Q(number_key="", title__in=[document.title, f"《{document.title}》"])
    return by_title | Q(number_key__in=_numbers_over(document))


def _list_carried_titles(viewer: Any, document: Document) -> set[str]:
    if not document.number_key:
        return set()
    below = Q(part_of=document) | Q(part_of__part_of=document)
    titles = visible_documents(viewer, current=False).filter(below).values_list("title", flat=True)
    return {_title_key(title) for title in titles}


def _names(citation: CitationRecord, document: Document, carried: set[str]) -> bool:
    """Whether a citation that may name the document does, given the titles of what the document carries."""
    if not citation.number_key:
        return True
    title = _title_key(citation.title or "")
    if title == _title_key(document.title):
        return True
    return citation.number_key == document.number_key and title not in carried


def list_relations(viewer: Any, issue_id: int | None = None, document: Document | None = None) -> Graph:
    """The relations between documents of an issue, around one document, or all; three queries.

    Documents without any relation are in ``documents`` too, unless only those around one document were asked for.
    """
    seen = visible_documents(viewer).select_related("issue", "part_of__part_of")
    everything = list(seen.order_by("issue", "position"))
    within = [one for one in everything if issue_id is None or one.issue_id == issue_id]
    citations = CitationRecord.objects.filter(document__in=[one.pk for one in within]).order_by("document", "position")
    if document is not None:
        citations = citations.filter(Q(document=document) | _may_name(document))
    cited = _cited(within, citations, _Targets(everything))
    if document is not None:
        cited = [one for one in cited if _touches(one, document)]
    relations = _merge(_carried(within, document), cited)
    documents = within if document is None else _touched(document, relations)
    return Graph(documents, relations)


def _touches(relation: Relation, document: Document) -> bool:
    """Whether a relation is one of the document's, in whichever version it is asked for."""
    ends = (relation.source, relation.target)
    return any(one is not None and one.address_key == document.address_key for one in ends)


def _merge(carried: list[Relation], cited: list[Relation]) -> list[Relation]:
    """Both, where a relation that is carried and cited too stands once, with the places of the citation."""
    places = {_ends(one): one.times for one in cited}
    standing = {_ends(one) for one in carried}
    counted = [replace(one, times=places.get(_ends(one), one.times)) for one in carried]
    return counted + [one for one in cited if _ends(one) not in standing]


def _ends(relation: Relation) -> tuple[int, int | str, str]:
    target = relation.target.pk if relation.target else relation.target_number or relation.target_name
    return relation.source.pk, target, relation.relation


def _carried(within: list[Document], around: Document | None) -> list[Relation]:
    by_id = {one.pk: one for one in within}
    return [
        Relation(by_id[one.part_of_id], one, one.title, one.number, one.relation or "prints", carried=True, times=1)
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
        number = target.number if target else citation.number
        key = (source.pk, target.address if target else number or name, citation.relation)
        times = found[key].times + 1 if key in found else 1
        found[key] = Relation(source, target, name, number, citation.relation, carried=False, times=times)
    return list(found.values())


def _touched(document: Document, relations: list[Relation]) -> list[Document]:
    touched = {document.pk: document}
    for relation in relations:
        touched[relation.source.pk] = relation.source
        if relation.target is not None:
            touched[relation.target.pk] = relation.target
    return list(touched.values())
