"""Who may open which page, and who may send what from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.views.generic import View

from tests.apps.permission_suite import FILE, OPEN, Case, PermissionSuite

_METHODS = {"GET", "HEAD", "POST"}
READERS = (404, 404, 200, 200)
LOGGED_IN = (302, 200, 200, 200)


@pytest.mark.django_db
class TestPagePermissions(PermissionSuite):
    """The pages; what a page refuses to the anonymous visitor leads to the log-in page (302)."""

    cases: ClassVar[dict[str, Case]] = {
        "GET gazettes:home": Case("/", OPEN),
        "GET gazettes:search": Case("/search/", OPEN, query={"q": "白鹭"}),
        "GET gazettes:relations": Case("/relations/", OPEN),
        "GET gazettes:relations · internal": Case("/relations/", READERS, query={"document": "云政通〔2023〕6号"}),
        "GET gazettes:issue": Case("/issues/{issue}/", OPEN),
        "GET gazettes:issue_findings": Case("/issues/{issue}/findings/", OPEN),
        "GET gazettes:versions": Case("/issues/{issue}/versions/", OPEN),
        "GET gazettes:differences": Case("/issues/{issue}/differences/", OPEN, query={"old": "1", "new": "2"}),
        "GET gazettes:findings": Case("/findings/", OPEN),
        "GET gazettes:finding": Case("/findings/{finding}/", OPEN),
        "POST gazettes:finding": Case("/findings/{finding}/", (403, 403, 403, 302), form={"kind": "accept"}),
        "GET gazettes:import": Case("/imports/", (302, 200, 403, 200)),
        "POST gazettes:import": Case(
            "/imports/", (403, 422, 403, 302), form={"file": FILE, "unit": "{unit}", "step": "import"}
        ),
        "GET gazettes:import_job": Case("/imports/{job}/", (404, 404, 404, 200)),
        "POST gazettes:release_import": Case("/imports/{job}/release/", (404, 404, 404, 302), form={}),
        "POST gazettes:publicity": Case(
            "/publicity/{notice}", (403, 403, 403, 302), form={"public": "", "reason": "待核"}
        ),
        "GET gazettes:document": Case("/documents/{plan}", OPEN),
        "GET gazettes:document · internal": Case("/documents/{hidden}", READERS),
        "GET gazettes:provision": Case("/provisions/{place}", OPEN),
        "GET gazettes:provision · internal": Case("/provisions/{hidden_place}", READERS),
        "GET accounts:login": Case("/accounts/login/", (200, 302, 302, 302)),
        "POST accounts:login": Case("/accounts/login/", (200, 302, 302, 302), form={"username": "x", "password": "y"}),
        "POST accounts:logout": Case("/accounts/logout/", (302, 302, 302, 302), form={}),
        "GET accounts:me": Case("/accounts/me/", LOGGED_IN),
        "POST accounts:password": Case("/accounts/me/password/", (302, 422, 422, 422), form={"old_password": "x"}),
        "POST accounts:issue_token": Case("/accounts/me/tokens/", LOGGED_IN, form={"name": "脚本"}),
        "POST accounts:revoke_token": Case("/accounts/me/tokens/{token}/revoke/", (302, 404, 404, 302), form={}),
        "GET accounts:audit": Case("/accounts/audit/", (302, 403, 403, 403)),
    }

    @staticmethod
    def list_routes() -> Iterable[str]:
        """Every named page of the apps, with the methods that it takes."""
        for name, pattern in _patterns(get_resolver().url_patterns, ""):
            for method in _methods(pattern):
                yield f"{method} {name}"


def _patterns(patterns: Iterable[Any], namespace: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if not str(pattern.namespace).startswith("api"):
                yield from _patterns(pattern.url_patterns, pattern.namespace or namespace)
        else:
            yield f"{namespace}:{pattern.name}" if namespace else str(pattern.name), pattern


def _methods(pattern: URLPattern) -> set[str]:
    """GET and POST, as far as the view takes them; asked of the view itself."""
    view_class: type[View] | None = getattr(pattern.callback, "view_class", None)
    if view_class is not None:
        return {
            name.upper()
            for name in view_class.http_method_names
            if name in ("get", "post") and hasattr(view_class, name)
        }
    return _declared_methods(pattern.callback)


def _declared_methods(view: Any) -> set[str]:
    """What ``require_http_methods`` was given, which stands in the closure of one of the view's decorators."""
    while view is not None:
        for cell in view.__closure__ or ():
            if (
                isinstance(cell.cell_contents, list | tuple)
                and cell.cell_contents
                and set(cell.cell_contents) <= _METHODS
            ):
                return {str(name) for name in cell.cell_contents} & {"GET", "POST"}
        view = getattr(view, "__wrapped__", None)
    return {"GET", "POST"}
