"""``lingxing import``, ``demo``, ``worker`` and ``serve``: what they print and how they end."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from lingxing.cli.main import main
from lingxing.cli.outcome import ExitStatus
from tests.cli.test_read import NOTICE


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """A file with one invented notice that has no damage."""
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


@pytest.mark.django_db
def test_import_reports_what_was_stored_and_what_a_correction_changed(
    notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(notice), "--json"]) == ExitStatus.DONE
    first = json.loads(capsys.readouterr().out)
    assert (first["outcome"], first["version"], first["counts"]["documents"]) == ("created", 1, 1)

    notice.write_text(NOTICE.replace("每日巡查渡口一次", "每日巡查渡口两次"), encoding="utf-8")
    assert main(["import", str(notice), "--json"]) == ExitStatus.DONE
    second = json.loads(capsys.readouterr().out)
    assert (second["outcome"], second["version"], second["changes"]) == ("new_version", 2, {"changed": 1})

    assert main(["import", str(notice)]) == ExitStatus.DONE
    assert "没有改动" in capsys.readouterr().out


@pytest.mark.django_db
def test_dry_run_writes_nothing(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from lingxing.apps.gazettes.public import Issue

    assert main(["import", str(notice), "--dry-run"]) == ExitStatus.DONE
    assert "没有写入" in capsys.readouterr().out
    assert not Issue.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "content"), [("missing.txt", None), ("empty.txt", b""), ("zeros.bin", bytes(4096))])
def test_what_cannot_be_imported_gets_one_line_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["import", str(path)]) == ExitStatus.BAD_INPUT
    out, error = capsys.readouterr()
    assert out == ""
    assert len(error.splitlines()) == 1
    assert name in error


@pytest.mark.django_db
def test_worker_does_what_waits(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from lingxing.apps.accounts.public import get_operator
    from lingxing.apps.gazettes.public import Issue, submit_import

    submit_import(actor=get_operator(), data=notice.read_bytes(), name=notice.name)
    assert not Issue.objects.exists()
    assert main(["worker", "--once"]) == ExitStatus.DONE
    assert Issue.objects.count() == 1


@pytest.mark.django_db
def test_demo_loads_the_named_gazette_once_and_shows_log_ins_that_work(
    notice: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.auth import get_user_model

    monkeypatch.setenv("LINGXING_GAZETTE", str(notice))
    assert main(["demo", "--json"]) == ExitStatus.DONE
    first = json.loads(capsys.readouterr().out)
    assert [report["outcome"] for report in first["imports"]] == ["created"]
    assert main(["demo", "--json"]) == ExitStatus.DONE
    second = json.loads(capsys.readouterr().out)
    assert [report["outcome"] for report in second["imports"]] == ["unchanged"]
    assert len(second["people"]) == len(first["people"]) > 2
    for person in second["people"]:
        assert get_user_model().objects.get(username=person["username"]).check_password(person["password"])


@pytest.mark.django_db
def test_fictional_issue_travels_with_the_project(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LINGXING_GAZETTE", raising=False)
    assert main(["demo"]) == ExitStatus.DONE
    page = capsys.readouterr().out
    assert "已导入" in page
    assert "演示账号" in page


def test_port_that_is_taken_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == ExitStatus.BAD_INPUT
    [line] = capsys.readouterr().err.splitlines()
    assert "--port 0" in line


@pytest.mark.parametrize("workers", ["0", "-2"])
def test_no_process_to_serve_is_bad_input(capsys: pytest.CaptureFixture[str], workers: str) -> None:
    assert main(["serve", "--port", "0", "--workers", workers]) == ExitStatus.BAD_INPUT
    [line] = capsys.readouterr().err.splitlines()
    assert "至少为 1" in line


@pytest.fixture
def server(tmp_path: Path, notice: Path) -> Iterator[tuple[str, str]]:
    """A server with the demonstration data on a database of its own: its address, and what it printed before."""
    environment = {**os.environ, "LINGXING_DATA": str(tmp_path / "data"), "LINGXING_GAZETTE": str(notice)}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "lingxing", "serve", "--demo", "--port", "0", "--workers", "1"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        printed = ""
        for line in process.stdout:
            printed += line
            if address := re.search(r"http://127\.0\.0\.1:\d+/", line):
                yield address[0], printed
                break
        else:
            pytest.fail(f"the server ended: {process.communicate()[1]}")
        process.terminate()


def test_serve_says_its_address_and_log_ins_and_serves_pages_and_styles(server: tuple[str, str]) -> None:
    address, printed = server
    assert re.search(r"^  editor +\S{10,}", printed, re.MULTILINE)
    with urllib.request.urlopen(address, timeout=30) as answer:
        page = answer.read().decode()
    assert answer.status == 200
    styles = re.findall(r'href="(/static/[^"]+\.css)"', page)
    assert styles
    with urllib.request.urlopen(address.rstrip("/") + styles[0], timeout=30) as answer:
        assert answer.status == 200
