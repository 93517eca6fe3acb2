"""How long reading takes: on a whole issue, as the text grows, and beside a general converter.

Every measurement is a process of its own, so that memory is that of the one file and nothing is warm from the file before.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.corpus import DEMO_ISSUE, stretch_issue
from benchmarks.formats import write_formats
from lingxing.core.gazette.read import read_structure
from lingxing.core.gazette.sources import load_source

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100_000, 1_000_000, 10_000_000)
QUICK_SIZES = (30_000, 100_000)


def run_measurement(python: Path | str, script: str, file: Path, repeats: int) -> dict[str, Any]:
    """What ``benchmarks/<script>.py`` says about ``file``. Raises ``CalledProcessError`` when it fails."""
    command = [str(python), "-m", f"benchmarks.{script}", str(file), str(repeats)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def measure_issues(gazette: Path | None, repeats: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The fictional issue, and the real one where there is one."""
    yield "the fictional issue", run_measurement(sys.executable, "measure_lingxing", DEMO_ISSUE, repeats)
    if gazette is not None:
        yield "a real issue", run_measurement(sys.executable, "measure_lingxing", gazette, repeats)


def measure_growth(folder: Path, sizes: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    """The fictional issue stretched to each size."""
    source = load_source(DEMO_ISSUE)
    first = read_structure(source).documents[0].lines[0]
    for size in sizes:
        path = folder / f"{size}.txt"
        path.write_text(stretch_issue(source.text, first, size), encoding="utf-8")
        yield run_measurement(sys.executable, "measure_lingxing", path, 3 if size <= 1_000_000 else 1)


def measure_side_by_side(
    issue: Path, folder: Path, other_python: Path, repeats: int
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The same issue in each format, read by this project and converted by markitdown, one right after the other."""
    for path in write_formats(load_source(issue).text, folder / "issue"):
        own = run_measurement(sys.executable, "measure_lingxing", path, repeats)
        other = run_measurement(other_python, "measure_markitdown", path, repeats)
        yield path.suffix, own, other


def install_converter(folder: Path) -> Path:
    """The interpreter of a throw-away environment with what ``requirements.txt`` names. Needs a package registry."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    wanted = Path(__file__).with_name("requirements.txt")
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--requirement", str(wanted)], check=True)
    return python
