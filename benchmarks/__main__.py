"""Runs the measurements and writes the results into ``benchmarks/README.md``: ``python -m benchmarks``.

``--quick`` measures small sizes and writes nothing; ``--no-converter`` leaves the comparison out where no package registry
can be reached.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.bench_reading import (
    QUICK_SIZES,
    SIZES,
    install_converter,
    measure_growth,
    measure_issues,
    measure_side_by_side,
)
from benchmarks.bench_search import PROVISIONS
from benchmarks.corpus import DEMO_ISSUE

ROOT = Path(__file__).resolve().parent.parent
README = Path(__file__).with_name("README.md")
QUICK_PROVISIONS = 2_000


def main() -> int:
    """Measure what was asked for; 0."""
    arguments = _parse()
    what = {arguments.only} if arguments.only else {"reading", "search"}
    with tempfile.TemporaryDirectory(prefix="lingxing-bench-") as name:
        folder = Path(name)
        sections: dict[str, str] = {}
        if "reading" in what:
            sections |= _measure_reading(arguments, folder)
        if "search" in what:
            sections["search"] = report.search(_measure_search(arguments, folder))
    for text in sections.values():
        print(text, end="\n\n")
    if not arguments.quick:
        README.write_text(report.fill(README.read_text(encoding="utf-8"), sections), encoding="utf-8")
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=["reading", "search"], help="measure one of the two")
    parser.add_argument("--quick", action="store_true", help="small sizes; the README stays as it is")
    parser.add_argument("--no-converter", action="store_true", help="do not install and run markitdown")
    return parser.parse_args()


def _measure_reading(arguments: argparse.Namespace, folder: Path) -> dict[str, str]:
    repeats = 2 if arguments.quick else 7
    gazette = _find_gazette()
    sections = {
        "issues": report.issues(list(measure_issues(gazette, repeats))),
        "growth": report.growth(list(measure_growth(folder, QUICK_SIZES if arguments.quick else SIZES))),
    }
    if not arguments.no_converter:
        python = install_converter(folder / "converter")
        compared = measure_side_by_side(gazette or DEMO_ISSUE, folder, python, repeats)
        sections["converter"] = report.converter(list(compared))
    return sections


def _find_gazette() -> Path | None:
    named = os.environ.get("LINGXING_GAZETTE")
    found = [Path(named)] if named else sorted((ROOT.parent / "shared" / "gazette").glob("*.txt"))
    return next((path for path in found if path.is_file()), None)


def _measure_search(arguments: argparse.Namespace, folder: Path) -> list[dict[str, Any]]:
    count = str(QUICK_PROVISIONS if arguments.quick else PROVISIONS)
    command = [sys.executable, "-m", "benchmarks.bench_search", count]
    settings = {"DJANGO_SETTINGS_MODULE": "lingxing.site.settings", "LINGXING_DATA": str(folder)}
    without = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    on_sqlite = {**without, **settings}
    on_postgres = {**os.environ, **settings}
    with_postgres = [sys.executable, str(ROOT / "tools" / "with-postgres"), *command]
    return [_run(command, on_sqlite), _run(with_postgres, on_postgres)]


def _run(command: list[str], environment: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


if __name__ == "__main__":
    sys.exit(main())
