"""Who may use which route of the API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import pytest

from lingxing.site.api import api
from tests.apps.permission_suite import FILE, OPEN, Case, PermissionSuite

READERS = (404, 404, 200, 200)


@pytest.mark.django_db
class TestApiPermissions(PermissionSuite):
    """The API."""

    cases: ClassVar[dict[str, Case]] = {
        "GET /api/issues": Case("/api/issues", OPEN),
        "GET /api/issues/{issue_id}": Case("/api/issues/{issue}", OPEN),
        "GET /api/issues/{issue_id}/versions": Case("/api/issues/{issue}/versions", OPEN),
        "GET /api/issues/{issue_id}/versions/{old}/changes/{new}": Case(
            "/api/issues/{issue}/versions/1/changes/2", OPEN
        ),
        "GET /api/issues/{issue_id}/versions/{number}/source": Case(
            "/api/issues/{issue}/versions/2/source", (401, 403, 200, 200)
        ),
        "GET /api/issues/{issue_id}/export": Case("/api/issues/{issue}/export", OPEN),
        "GET /api/documents": Case("/api/documents", OPEN),
        "GET /api/documents/{address}": Case("/api/documents/{plan}", OPEN),
        "GET /api/documents/{address} · internal": Case("/api/documents/{hidden}", READERS),
        "GET /api/provisions/{address}": Case("/api/provisions/{place}", OPEN),
        "GET /api/provisions/{address} · internal": Case("/api/provisions/{hidden_place}", READERS),
        "GET /api/relations": Case("/api/relations", OPEN),
        "GET /api/relations · internal": Case("/api/relations", READERS, query={"document": "云政通〔2023〕6号"}),
        "GET /api/findings": Case("/api/findings", OPEN),
        "GET /api/findings/{finding_id}": Case("/api/findings/{finding}", OPEN),
        "GET /api/search": Case("/api/search", OPEN, query={"q": "白鹭"}),
        "GET /api/statistics": Case("/api/statistics", OPEN),
        "GET /api/export/json/{address}": Case("/api/export/json/{plan}", OPEN),
        "GET /api/export/json/{address} · internal": Case("/api/export/json/{hidden}", READERS),
        "GET /api/export/akn/{address}": Case("/api/export/akn/{plan}", OPEN),
        "GET /api/export/akn/{address} · internal": Case("/api/export/akn/{hidden}", READERS),
        "POST /api/imports": Case("/api/imports", (401, 403, 403, 202), form={"file": FILE, "unit": "{unit}"}),
        "POST /api/imports/dry-run": Case(
            "/api/imports/dry-run", (401, 403, 403, 200), form={"file": FILE, "unit": "{unit}"}
        ),
        "GET /api/imports": Case("/api/imports", (401, 200, 403, 200)),
        "GET /api/imports/{job_id}": Case("/api/imports/{job}", (404, 404, 404, 200)),
        "POST /api/findings/{finding_id}/decisions": Case(
            "/api/findings/{finding}/decisions", (401, 403, 403, 201), body={"kind": "accept"}
        ),
        "POST /api/publicity/{address}": Case(
            "/api/publicity/{notice}", (401, 403, 403, 200), body={"public": False, "reason": "待核"}
        ),
        "GET /api/accounts/me": Case("/api/accounts/me", (401, 200, 200, 200)),
        "GET /api/accounts/tokens": Case("/api/accounts/tokens", (401, 200, 200, 200)),
        "POST /api/accounts/tokens": Case("/api/accounts/tokens", (401, 201, 201, 201), body={"name": "脚本"}),
        "DELETE /api/accounts/tokens/{token_id}": Case("/api/accounts/tokens/{token}", (401, 404, 404, 200)),
    }

    @staticmethod
    def list_routes() -> Iterable[str]:
        """Every operation of the OpenAPI description."""
        for path, operations in api.get_openapi_schema()["paths"].items():
            for method in operations:
                yield f"{method.upper()} {path}"
