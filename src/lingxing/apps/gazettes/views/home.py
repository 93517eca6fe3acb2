"""The first page: issues, documents by number, authority, kind and date, and how much there is."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lingxing.apps.accounts.public import can_edit_gazette
from lingxing.apps.gazettes.forms import DocumentFilterForm
from lingxing.apps.gazettes.queries import DocumentFilter, count_contents, list_choices, list_documents, list_issues

DOCUMENTS_PER_PAGE = 100
_COLUMNS = (
    ("title", "标题"),
    ("number", "文号"),
    ("authority", "发文机关"),
    ("kind", "文种"),
    ("issued_on", "成文日期"),
)
_FIELDS = {"number": "number_key"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column head that sorts (可排序的列): its state as ``aria-sort`` names it, and the sorting that its link asks for."""

    title: str
    state: str
    next: str


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Issues and documents that the visitor may see."""
    chosen = DocumentFilterForm(request.GET).chosen()
    sort = chosen["sort"]
    only = DocumentFilter(
        text=chosen["words"], authority=chosen["authority"], kind=chosen["kind"], year=chosen["year"] or None
    )
    documents = list_documents(request.user, only)
    if sort:
        field = sort.lstrip("-")
        documents = documents.order_by(sort.replace(field, _FIELDS.get(field, field)), "position", "id")
    context = {
        "statistics": count_contents(request.user),
        "issues": list_issues(request.user),
        "page": Paginator(documents, DOCUMENTS_PER_PAGE).get_page(request.GET.get("page")),
        "columns": [_column(name, title, sort) for name, title in _COLUMNS],
        "choices": choices_for(request),
        "chosen": chosen,
        "narrowed": any(chosen[name] for name in ("words", "authority", "kind", "year")),
        "in_print_order": not sort,
        "may_edit": can_edit_gazette(request.user),
    }
    return render(request, "gazettes/home.html", context)


def choices_for(request: HttpRequest) -> dict[str, list[object]]:
    """The authorities, kinds and years that the visitor may filter by."""
    return {name: [value for value, _ in pairs if value] for name, pairs in list_choices(request.user).items()}


def _column(name: str, title: str, sort: str) -> Column:
    """Up at the first click, down at the second, back to the order of the print at the third."""
    if sort == name:
        return Column(title, "ascending", f"-{name}")
    return Column(title, "descending" if sort == f"-{name}" else "none", "" if sort == f"-{name}" else name)
