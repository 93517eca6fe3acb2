"""Several processes at once, and processes that are killed: one import wins, nothing is half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection

from tests.conftest import ROOT

ISSUE = (
    "云岭州人民政府公报\n\n2023年第4期\n\n总第150期\n\n云岭州人民政府关于印发白鹭保护方案的通知\n\n云政通〔2023〕5号\n\n"
    "各县人民政府：\n\n现将方案印发给你们，请{verb}执行。\n\n云岭州人民政府\n2023年4月3日\n\n（此件公开发布）\n"
)
EDITOR = [
    {"model": "accounts.person", "pk": 1, "fields": {"username": "editor", "name": "编辑乙", "is_superuser": True}}
]


class Processes:
    """Processes that share one database (进程组)."""

    def __init__(self, directory: Path, url: str) -> None:
        self.directory = directory
        self.environment = {
            **os.environ,
            "DATABASE_URL": url,
            "LINGXING_DATA": str(directory),
            "LINGXING_INLINE_IMPORT_KB": "64",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A process doing one thing."""
        what, *rest = arguments
        command = [sys.executable, "-m", "tests.apps.process", what, str(self.directory), *rest]
        return subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True, cwd=ROOT)

    def run(self, *arguments: str) -> Any:
        """What a process printed, after it has ended well."""
        process = self.start(*arguments)
        printed, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        return json.loads(printed) if printed else None

    def together(self, *names: str) -> list[Any]:
        """Import files at the same time; the outcomes, sorted."""
        started = [self.start("import", name) for name in names]
        while len(list(self.directory.glob("ready-*"))) < len(names):
            assert all(process.poll() is None for process in started)
            time.sleep(0.05)
        (self.directory / "go").touch()
        printed = [process.communicate(timeout=120)[0] for process in started]
        assert [process.returncode for process in started] == [0] * len(names)
        return sorted(json.loads(text) for text in printed)


@pytest.fixture
def processes(tmp_path: Path, transactional_db: None) -> Processes:
    """Processes on a database file of their own, or on the PostgreSQL of the test."""
    for name, verb in (("one.txt", "遵照"), ("two.txt", "认真贯彻"), ("three.txt", "抓好")):
        (tmp_path / name).write_text(ISSUE.format(verb=verb), encoding="utf-8")
    people = [{**EDITOR[0], "fields": {**EDITOR[0]["fields"], "password": make_password(None)}}]  # type: ignore[dict-item]
    (tmp_path / "people.json").write_text(json.dumps(people), encoding="utf-8")
    group = Processes(tmp_path, database_url(tmp_path))
    group.run("prepare")
    (tmp_path / "go").touch()
    return group


def database_url(directory: Path) -> str:
    """The URL of the database that the processes share."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{directory / 'shared.sqlite3'}"
    given = connection.settings_dict
    account = f"{quote(given['USER'])}:{quote(given['PASSWORD'])}"
    return f"postgres://{account}@/{given['NAME']}?host={quote(given['HOST'], safe='')}&port={given['PORT']}"


def test_two_people_import_the_same_file_at_once(processes: Processes) -> None:
    (processes.directory / "go").unlink()
    assert processes.together("one.txt", "one.txt") == [["created", 1], ["unchanged", 1]]
    state = processes.run("state")
    assert (state["Issue"], state["SourceVersion"], state["Document"], state["imports"]) == (1, 1, 1, 1)


def test_two_people_import_different_corrections_at_once(processes: Processes) -> None:
    processes.run("import", "one.txt")
    (processes.directory / "go").unlink()
    for ready in processes.directory.glob("ready-*"):
        ready.unlink()
    assert processes.together("two.txt", "three.txt") == [["new_version", 2], ["new_version", 3]]
    state = processes.run("state")
    assert (state["Issue"], state["SourceVersion"], state["current"], state["imports"]) == (1, 3, [3], 3)


def test_a_killed_import_leaves_nothing_behind(processes: Processes) -> None:
    processes.run("import", "one.txt")
    before = processes.run("state")
    killed = processes.start("killed", "two.txt")
    killed.communicate(timeout=120)
    assert killed.returncode == -9
    assert processes.run("state") == before
    assert processes.run("import", "two.txt") == ["new_version", 2]


def test_a_killed_job_is_done_by_somebody_else(processes: Processes) -> None:
    killed = processes.start("job", "one.txt")
    killed.communicate(timeout=120)
    assert killed.returncode == -9
    left = processes.run("state")
    assert (left["jobs"], left["Issue"], left["Document"]) == (["writing"], 0, 0)
    assert processes.run("sweep") == 1
    done = processes.run("state")
    assert (done["jobs"], done["Issue"], done["Document"]) == (["done"], 1, 1)


def test_a_large_upload_is_answered_at_once_and_read_beside_the_request(processes: Processes) -> None:
    lines = "".join(f"{number}. 按照方案开展第{number}次湿地巡护工作。\n\n" for number in range(1, 4000))
    text = ISSUE.format(verb="遵照").replace("云岭州人民政府\n2023年4月3日", f"{lines}云岭州人民政府\n2023年4月3日")
    (processes.directory / "large.txt").write_text(text, encoding="utf-8")
    outcome = processes.run("upload", "large.txt")
    assert (outcome["first"], outcome["last"]) == ("waiting", "done")
    assert processes.run("state")["Provision"] > 3000
