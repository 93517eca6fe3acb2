"""The permission suite that every set of routes inherits: who gets which status, and no route without a case.

Four visitors: the anonymous one, an editor of another unit (the wrong unit), a reader of a unit below, and an editor of
the unit that owns the gazette (the right unit). One document, ``HIDDEN``, is internal.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lingxing.apps.accounts.actions import issue_token
from lingxing.apps.gazettes import actions, queries
from lingxing.apps.gazettes.importing.report import ImportReport
from lingxing.apps.gazettes.models import FindingRecord
from tests.apps import factories
from tests.apps.conftest import Store
from tests.apps.factories import CITING, NOTICE, PLAN, People

HIDDEN = CITING
VISITORS = ("anonymous", "other_editor", "reader", "editor")


@dataclass(frozen=True)
class Case:
    """A request, and the status that each visitor gets, in the order of ``VISITORS``.

    ``path`` is filled with ``issue finding job token notice plan hidden place``; ``body`` is sent as JSON when it is a
    mapping without files, ``form`` as a form; ``{unit}`` in a form value is the owning unit, ``FILE`` a small gazette.
    """

    path: str
    statuses: tuple[int, int, int, int]
    body: Mapping[str, Any] | None = None
    form: Mapping[str, Any] | None = None
    query: Mapping[str, str] = field(default_factory=dict)


FILE = object()
OPEN = (200, 200, 200, 200)


class PermissionSuite(ABC):
    """Inherit, give ``cases`` by ``METHOD route`` and ``list_routes`` (权限测试)."""

    cases: ClassVar[dict[str, Case]]

    @staticmethod
    @abstractmethod
    def list_routes() -> Iterable[str]:
        """All routes, as the keys of ``cases`` name them (a variant of a case may follow after `` ·``)."""

    @classmethod
    def pytest_generate_tests(cls, metafunc: pytest.Metafunc) -> None:
        """Every case with every visitor."""
        if "visitor" in metafunc.fixturenames:
            pairs = [(name, visitor) for name in cls.cases for visitor in VISITORS]
            metafunc.parametrize(("name", "visitor"), pairs)

    @pytest.fixture
    def places(self, people: People, imported: ImportReport, store: Store) -> dict[str, str]:
        """What the paths are filled with: two versions of an issue, with one internal document."""
        store(factories.corrected(factories.reading()))
        document = queries.get_document(people.editor, HIDDEN)
        actions.set_publicity(actor=people.editor, document=document, public=False, reason="待核")
        job = actions.submit_import(actor=people.editor, data=b"x", name="a.txt", unit=people.government)
        token, _ = issue_token(actor=people.editor, name="测试")
        return {
            "issue": str(imported.issue_id),
            "finding": str(FindingRecord.objects.get(version__number=2).pk),
            "job": str(job.pk),
            "token": str(token.pk),
            "unit": str(people.government.pk),
            "notice": quote(NOTICE),
            "plan": quote(PLAN),
            "hidden": quote(HIDDEN),
            "place": quote(f"{PLAN}#一/(一)", safe="/"),
            "hidden_place": quote(f"{HIDDEN}#¶1", safe="/"),
        }

    def test_every_route_has_a_case(self) -> None:
        """A new route fails here until somebody says who may use it."""
        covered = {name.split(" ·")[0] for name in self.cases}
        routes = set(self.list_routes())
        assert not routes - covered, f"routes without a case: {sorted(routes - covered)}"
        assert not covered - routes, f"cases without a route: {sorted(covered - routes)}"

    def test_who_may(self, people: People, places: dict[str, str], name: str, visitor: str) -> None:
        """The status that this visitor gets."""
        case = self.cases[name]
        client = Client()
        if visitor != "anonymous":
            client.force_login(getattr(people, visitor))
        response = send(client, name.split(" ")[0], case, places)
        expected = dict(zip(VISITORS, case.statuses, strict=True))[visitor]
        assert response.status_code == expected, f"{visitor} got {response.status_code}, expected {expected}"


def send(client: Client, method: str, case: Case, places: Mapping[str, str]) -> Any:
    """The answer to a case's request."""
    call: Callable[..., Any] = getattr(client, method.lower())
    path = case.path.format(**places)
    query = {name: value.format(**places) for name, value in case.query.items()}
    if case.form is not None:
        return call(path, {name: _value(value, places) for name, value in case.form.items()}, query_params=query)
    if case.body is not None:
        return call(path, case.body, content_type="application/json", query_params=query)
    return call(path, query_params=query)


def _value(value: Any, places: Mapping[str, str]) -> Any:
    if value is FILE:
        return SimpleUploadedFile("改正.txt", "改正的原文\n".encode())
    return str(value).format(**places)
