"""Full-text search over documents, provisions, table rows and chronicle entries."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lingxing.apps.gazettes.forms import SearchForm
from lingxing.apps.gazettes.models import HitKind
from lingxing.apps.gazettes.queries import SearchFilter, search
from lingxing.apps.gazettes.views.home import choices_for
from lingxing.apps.gazettes.views.places import hit_url


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The search form, and the hits where something was asked for."""
    chosen = SearchForm(request.GET).chosen()
    context: dict[str, Any] = {"chosen": chosen, "choices": {"whats": HitKind.choices, **choices_for(request)}}
    if chosen["q"]:
        only = SearchFilter(
            what=chosen["what"], kind=chosen["kind"], authority=chosen["authority"], year=chosen["year"] or None
        )
        found = search(request.user, chosen["q"], only, page=chosen["page"] or 1)
        context |= {
            "found": found,
            "hits": [(hit, hit_url(hit)) for hit in found.hits],
            "page": Paginator(range(found.total), found.page_size).get_page(found.page),
        }
    return render(request, "gazettes/search.html", context)
