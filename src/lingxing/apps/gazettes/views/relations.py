"""The picture and the table of relations between documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lingxing.apps.gazettes.forms import RelationFilterForm
from lingxing.apps.gazettes.models import Document
from lingxing.apps.gazettes.queries import Relation, get_document, list_issues, list_relations
from lingxing.apps.gazettes.views.graph import Edge, Node, lay_out
from lingxing.apps.gazettes.views.places import document_url

RELATIONS = (
    ("prints", "印发"),
    ("annex", "附件"),
    ("forwards", "转发"),
    ("implements", "贯彻落实"),
    ("cites", "引用"),
    ("repeals", "废止"),
)
LARGEST_PICTURE = 400
"""Relations beyond which no picture is drawn: the table says the same, and can be filtered."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Relations in an issue, around one document, or all."""
    chosen = RelationFilterForm(request.GET).chosen()
    focus = get_document(request.user, chosen["document"]) if chosen["document"] else None
    graph = list_relations(request.user, chosen["issue"] or None, focus)
    relations = [one for one in graph.relations if chosen["relation"] in ("", one.relation)]
    drawn = [one for one in relations if chosen["outside"] or focus or one.target is not None]
    context = {
        "chosen": chosen,
        "focus": focus,
        "issues": list_issues(request.user),
        "relation_choices": RELATIONS,
        "relations": relations,
        "too_large": len(drawn) > LARGEST_PICTURE,
        "picture": _draw(drawn) if len(drawn) <= LARGEST_PICTURE else None,
    }
    return render(request, "gazettes/relations.html", context)


def _draw(relations: Sequence[Relation]) -> Any:
    """The picture of those documents that have a relation."""
    nodes: dict[str, Node] = {}
    edges = []
    for one in relations:
        source = _held(one.source)
        target = _held(one.target) if one.target else _not_held(one)
        nodes.setdefault(source.key, source)
        nodes.setdefault(target.key, target)
        edges.append(Edge(source.key, target.key, one.relation))
    return lay_out(list(nodes.values()), edges)


def _not_held(relation: Relation) -> Node:
    name, number = relation.target_name, relation.target_number
    return Node(number or name, name, number if number != name else None, None)


def _held(document: Document) -> Node:
    return Node(document.address, document.title, document.number, document_url(document.address))
