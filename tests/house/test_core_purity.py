"""The core is pure: no framework, no clock, no environment, no network, no database."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.repository import ROOT, list_python_files, relative

OUTSIDE = ("django", "ninja", "psycopg", "sqlite3", "lingxing.apps", "lingxing.site", "lingxing.cli")

IMPORT_ALL_OF_CORE = """
import importlib, pkgutil, sys
import lingxing.core
for module in pkgutil.walk_packages(lingxing.core.__path__, "lingxing.core."):
    importlib.import_module(module.name)
print("\\n".join(sys.modules))
"""

COLLECT_TESTS_OF_CORE = """
import sys, pytest
plugins_off = ("-p", "no:django", "-p", "no:schemathesis", "-p", "no:cacheprovider")
status = pytest.main(["--collect-only", "-q", "-q", *plugins_off, "-W", "ignore", "tests/core"])
assert status == 0, status
print("\\n".join(sys.modules))
"""

CLOCK_AND_ENVIRONMENT = {
    "os.environ",
    "os.getenv",
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "time.time",
    "time.monotonic",
    "random.random",
}


@pytest.mark.parametrize("program", [IMPORT_ALL_OF_CORE, COLLECT_TESTS_OF_CORE], ids=["core", "tests of core"])
def test_nothing_from_outside_gets_imported(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    imported = done.stdout.splitlines()
    assert "lingxing.core.gazette.model" in imported
    assert [name for name in imported if name.startswith(OUTSIDE)] == []


def names_used(path: Path) -> set[str]:
    """Dotted names of two parts that the file uses, such as ``os.environ``."""
    nodes = ast.walk(ast.parse(path.read_text()))
    dotted = (node for node in nodes if isinstance(node, ast.Attribute))
    return {
        f"{base}.{node.attr}"
        for node in dotted
        for base in (getattr(node.value, "id", None), getattr(node.value, "attr", None))
        if base
    }


NETWORK = {"urllib.request", "http.client", "http.server", "socket", "socketserver", "ftplib", "smtplib"}


def modules_imported(path: Path) -> set[str]:
    """Modules that the file's import statements name, with what is imported from them."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return plain | {f"{node.module}" for node in froms} | {f"{n.module}.{a.name}" for n in froms for a in n.names}


def test_core_opens_no_network() -> None:
    # An import contract sees a library as a whole and could not tell urllib.parse, which is pure, from urllib.request.
    imported = {relative(path): modules_imported(path) & NETWORK for path in list_python_files("src/lingxing/core")}
    assert {name: found for name, found in imported.items() if found} == {}


def test_core_reads_neither_clock_nor_environment() -> None:
    used = {relative(path): names_used(path) & CLOCK_AND_ENVIRONMENT for path in list_python_files("src/lingxing/core")}
    assert {name: found for name, found in used.items() if found} == {}


def test_names_used_sees_through_a_module_prefix(tmp_path: Path) -> None:
    path = tmp_path / "impure.py"
    path.write_text("import datetime, os\nnow = datetime.datetime.now()\nhome = os.environ['HOME']\n")
    assert names_used(path) >= {"datetime.now", "os.environ"}
