"""Fixtures of the app tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from lingxing.apps.gazettes import actions
from lingxing.apps.gazettes.importing.report import ImportReport
from lingxing.core.gazette.model import Reading
from tests.apps import factories
from tests.apps.factories import People

Store = Callable[..., ImportReport]


@pytest.fixture(autouse=True)
def fast_passwords(settings: Any) -> None:
    """A quick hash: the tests log in often."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def static_without_manifest(settings: Any) -> None:
    """Pages are rendered without collecting static files first."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def people(db: None) -> People:
    """Units and people."""
    return factories.make_people()


@pytest.fixture
def nobody() -> AnonymousUser:
    """The anonymous visitor."""
    return AnonymousUser()


@pytest.fixture
def store(people: People) -> Store:
    """Store a reading as the editor of the owning unit."""

    def act(reading: Reading, **more: Any) -> ImportReport:
        arguments = {"actor": people.editor, "unit": people.government, "data": factories.raw(reading), **more}
        return actions.store_reading(reading=reading, **arguments)

    return act


@pytest.fixture
def imported(store: Store) -> ImportReport:
    """The issue of the factories, imported."""
    return store(factories.reading())
