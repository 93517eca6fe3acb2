"""The reading page of a document, and the page of a single provision, table or entry."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from lingxing.apps.accounts.public import can_edit_gazette
from lingxing.apps.gazettes.actions import set_publicity
from lingxing.apps.gazettes.addressing import fold_address
from lingxing.apps.gazettes.models import EntryRecord, Provision, TableRecord
from lingxing.apps.gazettes.queries import get_document, get_place, read_document
from lingxing.apps.gazettes.views.exports import document_exports
from lingxing.apps.gazettes.views.places import document_url, place_url
from lingxing.apps.gazettes.views.reading_page import PageRow, build_reading_page, has_notes
from lingxing.apps.gazettes.views.text_rows import ProvisionRow, covers


@require_safe
def show(request: HttpRequest, address: str) -> HttpResponse:
    """A document with everything beside it. An address of a provision leads to its place in the text."""
    if "#" in fold_address(address):
        place = get_place(request.user, address, _version(request))
        return redirect(place_url(place.document.address, place.part.address if place.part else ""))
    document = get_document(request.user, address, _version(request))
    if document.address != address and _version(request) is None:
        return redirect(document_url(document.address))
    page = read_document(request.user, document)
    context = {
        "document": document,
        "page": page,
        "reading": build_reading_page(page),
        "exports": document_exports(document),
        "may_edit": can_edit_gazette(request.user, document.issue.unit),
        "show_lines": "lines" in request.GET,
    }
    return render(request, "gazettes/reading.html", context)


@require_safe
def show_place(request: HttpRequest, address: str) -> HttpResponse:
    """The permanent page of a provision with what stands below it, or of a table or an entry."""
    place = get_place(request.user, address, _version(request))
    document, part = place.document, place.part
    if part is None:
        return redirect(document_url(document.address))
    page = read_document(request.user, document)
    rows = [row for row in build_reading_page(page).rows if _belongs(row, part, page.provisions)]
    context = {
        "document": document,
        "part": part,
        "in_context": place_url(document.address, part.address),
        "rows": rows,
        "has_margin": has_notes(rows),
        "above": _above(part, page.provisions),
        "may_edit": can_edit_gazette(request.user, document.issue.unit),
    }
    return render(request, "gazettes/provision.html", context)


@require_POST
def change_publicity(request: HttpRequest, address: str) -> HttpResponse:
    """A document made public or internal."""
    document = get_document(request.user, address)
    public = request.POST.get("public") == "1"
    set_publicity(actor=request.user, document=document, public=public, reason=request.POST.get("reason", ""))
    messages.success(request, "这份公文现在公开。" if public else "这份公文现在只供内部阅读。")
    return redirect(document_url(document.address))


def _belongs(row: PageRow, part: Provision | TableRecord | EntryRecord, provisions: list[Provision]) -> bool:
    if isinstance(part, EntryRecord):
        return covers(row, part.first_line)
    if isinstance(part, TableRecord) or not isinstance(row, ProvisionRow):
        return row.fragment != "" and getattr(row, "address", "") == part.address
    return row.address in _below(part, provisions)


def _below(part: Provision, provisions: list[Provision]) -> set[str]:
    """The provision and everything under it; parents stand before their children."""
    below = {part.address}
    for one in provisions:
        if one.parent_address in below:
            below.add(one.address)
    return below


def _above(part: Provision | TableRecord | EntryRecord, provisions: list[Provision]) -> list[Provision]:
    """The provisions over this one, outermost first."""
    by_address = {one.address: one for one in provisions}
    at = part.parent_address if isinstance(part, Provision) else getattr(part, "anchor", None)
    above: list[Provision] = []
    while at in by_address and by_address[at] not in above:
        above.insert(0, by_address[at])
        at = by_address[at].parent_address
    return above


def _version(request: HttpRequest) -> int | None:
    text = request.GET.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
