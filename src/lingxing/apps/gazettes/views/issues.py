"""An issue: its documents, its versions, and what differs between two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lingxing.apps.gazettes.differences import ChangeKind, diff_versions
from lingxing.apps.gazettes.models import Document, FindingRecord, FindingStatus
from lingxing.apps.gazettes.queries import (
    DocumentFilter,
    FindingFilter,
    get_issue,
    get_version,
    list_documents,
    list_findings,
    list_versions,
    visible_documents,
)
from lingxing.apps.gazettes.views.exports import issue_exports

CHANGES_PER_PAGE = 100


@dataclass(slots=True)
class Branch:
    """A document with those that it carries (公文及所附)."""

    document: Document
    parts: list[Branch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class KindTally:
    """How many findings of a kind there are, and how many of them are open (疑点计数)."""

    kind: str
    open: int
    total: int


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The current version of an issue. The printed contents name every document: only who may see all of them sees those."""
    issue = get_issue(request.user, pk)
    version = issue.current
    documents = list(list_documents(request.user, DocumentFilter(issue_id=issue.pk)))
    sees_all = version is not None and len(documents) == version.counts.get("documents")
    context = {
        "issue": issue,
        "version": version,
        "contents": version.contents if version and sees_all else [],
        "tree": build_tree(documents),
        "tally": tally_kinds(list_findings(request.user, FindingFilter(issue_id=issue.pk))),
        "exports": issue_exports(issue),
    }
    return render(request, "gazettes/issue.html", context)


@require_safe
def show_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions of an issue, two of which can be compared."""
    issue = get_issue(request.user, pk)
    versions = list(list_versions(request.user, issue))
    return render(request, "gazettes/versions.html", {"issue": issue, "versions": versions})


@require_safe
def show_differences(request: HttpRequest, pk: int) -> HttpResponse:
    """What differs between two versions, address by address."""
    issue = get_issue(request.user, pk)
    old, new = (get_version(request.user, issue, _number(request.GET.get(name))) for name in ("old", "new"))
    changes = diff_versions(old, new, visible_documents(request.user, current=False))
    tally = Counter(change.kind for change in changes)
    context = {
        "issue": issue,
        "old": old,
        "new": new,
        "changes": changes,
        "tally": [(kind, tally[kind]) for kind in ChangeKind],
        "page": Paginator(changes, CHANGES_PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "gazettes/differences.html", context)


def build_tree(documents: Iterable[Document]) -> list[Branch]:
    """The documents in the order given, each under the one that carries it where that is among them."""
    branches = {document.pk: Branch(document) for document in documents}
    tops: list[Branch] = []
    for branch in branches.values():
        carrier = branches.get(branch.document.part_of_id or 0)
        (tops if carrier is None else carrier.parts).append(branch)
    return tops


def tally_kinds(findings: Iterable[FindingRecord]) -> list[KindTally]:
    """The findings counted by kind, the most frequent first."""
    total: Counter[str] = Counter()
    waiting: Counter[str] = Counter()
    for finding in findings:
        total[finding.kind] += 1
        waiting[finding.kind] += finding.status == FindingStatus.OPEN
    return [KindTally(kind, waiting[kind], count) for kind, count in total.most_common()]


def _number(text: str | None) -> int:
    """A version number typed in the address line; 0, which no version has, for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0
