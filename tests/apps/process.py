"""What the tests of concurrency run in processes of their own: ``python -m tests.apps.process WHAT DIRECTORY``.

``prepare`` makes the database and an editor; ``import NAME`` waits for the file ``go`` and imports ``NAME``; ``killed
NAME`` imports and dies without a word when everything but the end is written; ``job NAME`` does the same in a submitted
import; ``upload NAME`` sends a file to the API and asks until it is done; ``state`` tells what the database holds.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import django

PATIENCE_SECONDS = 60


def main(what: str, directory: Path, name: str = "") -> None:
    """Do one thing and print its outcome as JSON."""
    from django.core.management import call_command

    if what == "prepare":
        call_command("migrate", verbosity=0)
        call_command("loaddata", str(directory / "people.json"), verbosity=0)
        return
    work = {
        "import": _import,
        "killed": _killed,
        "job": _killed_job,
        "upload": _upload,
        "state": _state,
        "sweep": _sweep,
    }
    print(json.dumps(work[what](directory, name), ensure_ascii=False))


def _editor() -> Any:
    from lingxing.apps.accounts.models import Person

    return Person.objects.get(username="editor")


def _import(directory: Path, name: str) -> Any:
    from lingxing.apps.gazettes.actions import import_gazette

    (directory / f"ready-{os.getpid()}").touch()
    _wait_for(lambda: (directory / "go").exists())
    report = import_gazette(actor=_editor(), data=(directory / name).read_bytes(), name=name)
    return [report.outcome, report.version]


def _die_at_the_end() -> None:
    from lingxing.apps.gazettes.importing import store

    store.make_current = lambda *args: os.kill(os.getpid(), signal.SIGKILL)


def _killed(directory: Path, name: str) -> Any:
    _die_at_the_end()
    return _import(directory, name)


def _killed_job(directory: Path, name: str) -> Any:
    from lingxing.apps.gazettes.actions import start_import, submit_import

    _die_at_the_end()
    start_import(submit_import(actor=_editor(), data=(directory / name).read_bytes(), name=name))
    return None


def _sweep(directory: Path, name: str) -> Any:
    from django.utils import timezone

    from lingxing.apps.gazettes.actions import sweep_imports
    from lingxing.apps.gazettes.models import ImportJob

    ImportJob.objects.update(leased_until=timezone.now())
    return sweep_imports()


def _upload(directory: Path, name: str) -> Any:
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(_editor())
    started = time.monotonic()
    with (directory / name).open("rb") as file:
        job = client.post("/api/imports", {"file": file}).json()
    answered = time.monotonic() - started
    first = job["state"]
    states = [first]

    def is_done() -> bool:
        states.append(client.get(f"/api/imports/{job['id']}").json()["state"])
        return states[-1] in ("done", "failed")

    _wait_for(is_done)
    return {"answered": answered, "first": first, "last": states[-1]}


def _state(directory: Path, name: str) -> Any:
    from lingxing.apps.gazettes import models
    from lingxing.apps.ledger.models import AuditRow

    counted = (models.Issue, models.SourceVersion, models.Document, models.Provision, models.SearchRow)
    state: dict[str, Any] = {model.__name__: model._default_manager.count() for model in counted}
    state["current"] = list(models.Issue.objects.values_list("current__number", flat=True))
    state["imports"] = AuditRow.objects.filter(action="gazettes.import").count()
    state["jobs"] = list(models.ImportJob.objects.values_list("state", flat=True))
    return state


def _wait_for(condition: Any) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.05)


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
