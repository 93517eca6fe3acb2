"""Who may open which page, and who may write through it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import pytest

from lingxing.apps.accounts import urls as account_urls
from lingxing.apps.gazettes import urls as gazette_urls
from tests.apps.permission_suite import FILE, OPEN, Case, PermissionSuite

READERS = (404, 404, 200, 200)
"""An internal document: not there for the anonymous visitor and for somebody of another unit."""

MEMBERS = (302, 200, 200, 200)
"""A page of one's own: the anonymous visitor is sent to log in."""

WRITING = {
    "accounts:login": ("GET", "POST"),
    "accounts:logout": ("POST",),
    "accounts:password": ("POST",),
    "accounts:issue_token": ("POST",),
    "accounts:revoke_token": ("POST",),
    "gazettes:finding": ("GET", "POST"),
    "gazettes:import": ("GET", "POST"),
    "gazettes:publicity": ("POST",),
    "gazettes:release_import": ("POST",),
}


@pytest.mark.django_db
class TestPagePermissions(PermissionSuite):
    """The pages."""

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
        "GET gazettes:document": Case("/documents/{plan}", OPEN),
        "GET gazettes:document · internal": Case("/documents/{hidden}", READERS),
        "GET gazettes:provision": Case("/provisions/{place}", OPEN),
        "GET gazettes:provision · internal": Case("/provisions/{hidden_place}", READERS),
        "POST gazettes:publicity": Case(
            "/publicity/{notice}", (403, 403, 403, 302), form={"public": "0", "reason": "待核"}
        ),
        "GET gazettes:import": Case("/imports/", (302, 200, 403, 200)),
        "POST gazettes:import": Case(
            "/imports/", (403, 422, 403, 200), form={"file": FILE, "unit": "{unit}", "step": "preview"}
        ),
        "POST gazettes:import · for good": Case(
            "/imports/", (403, 422, 403, 302), form={"file": FILE, "unit": "{unit}", "step": "import"}
        ),
        "GET gazettes:import_job": Case("/imports/{job}/", (404, 404, 404, 200)),
        "POST gazettes:release_import": Case("/imports/{job}/release/", (404, 404, 404, 302), form={}),
        "GET accounts:login": Case("/accounts/login/", (200, 302, 302, 302)),
        "POST accounts:login": Case(
            "/accounts/login/", (302, 302, 302, 302), form={"username": "reader", "password": "correct-horse"}
        ),
        "POST accounts:logout": Case("/accounts/logout/", (302, 302, 302, 302), form={}),
        "GET accounts:me": Case("/accounts/me/", MEMBERS),
        "POST accounts:password": Case("/accounts/me/password/", (302, 422, 422, 422), form={"old_password": "wrong"}),
        "POST accounts:issue_token": Case("/accounts/me/tokens/", MEMBERS, form={"name": "脚本"}),
        "POST accounts:revoke_token": Case("/accounts/me/tokens/{token}/revoke/", (302, 404, 404, 302), form={}),
        "GET accounts:audit": Case("/accounts/audit/", (302, 403, 403, 403)),
    }

    @staticmethod
    def list_routes() -> Iterable[str]:
        """Every named page, once for each method that it answers."""
        for module in (account_urls, gazette_urls):
            for pattern in module.urlpatterns:
                name = f"{module.app_name}:{pattern.name}"
                yield from (f"{method} {name}" for method in WRITING.get(name, ("GET",)))
