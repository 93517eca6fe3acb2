"""Nothing is left half done: no marks of unfinished work, no mistake waved through without saying which."""

from __future__ import annotations

import re

from tests.house.repository import list_python_files, relative

MARKS = re.compile(r"\bTOD[O]\b|\bFIXM[E]\b|\bXX[X]\b|NotImplemented[E]rror|pragma: no c[o]ver")
BARE_IGNORE = re.compile(r"#\s*type:\s*ignore(?!\[)|#\s*noqa(?!:)")


def test_no_marks_of_unfinished_work_and_no_bare_ignores() -> None:
    found = [
        f"{relative(path)}:{number} {line.strip()}"
        for path in list_python_files("src", "tests", "benchmarks")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if MARKS.search(line) or BARE_IGNORE.search(line)
    ]
    assert found == []
