"""A real browser before a server with the fictional gazette imported."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from lingxing.apps.accounts.models import Membership, Person, Unit
from lingxing.apps.gazettes import actions

GAZETTE = Path(__file__).resolve().parents[2] / "packs" / "demo" / "gazette" / "issue-2024-03.txt"
PASSWORD = "correct-horse"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()

# The browser's own event loop runs in the thread of the test, where the fixtures write to the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; skips where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("chromium is not installed: tools/install-browser installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def static_without_manifest(settings: Any) -> None:
    """Pages are served without collecting static files first, and passwords are hashed quickly."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def editor(transactional_db: None) -> Person:
    """The editor of the unit that owns the gazette."""
    unit = Unit.objects.create(name="云岭州人民政府", level="prefecture", kind="government")
    person = Person.objects.create_user("editor", name="编辑乙", password=PASSWORD)
    Membership.objects.create(person=person, unit=unit, role="editor", starts_on=date(2020, 1, 1))
    return person


@pytest.fixture
def gazette(editor: Person) -> Path:
    """The fictional gazette, imported."""
    unit = editor.memberships.get().unit
    actions.import_gazette(actor=editor, data=GAZETTE.read_bytes(), name=GAZETTE.name, unit=unit)
    return GAZETTE


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[OpenPage]:
    """A function that opens a path in a new window; an error in the console of the browser fails the test."""
    contexts = []
    errors: list[str] = []

    def act(path: str, width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": height}, locale="zh-CN", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(path)
        return page

    yield act
    for context in contexts:
        context.close()
    assert errors == []


def log_in(page: Page, username: str = "editor") -> None:
    """Log in through the form."""
    page.goto("/accounts/login/")
    page.get_by_label("登录名").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="退出").wait_for()
