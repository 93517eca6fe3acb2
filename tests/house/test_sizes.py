"""Files and functions stay small enough to be read at one sitting."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.repository import list_python_files, relative

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 40


def test_files_are_short() -> None:
    lengths = {
        relative(path): len(path.read_text().splitlines()) for path in list_python_files("src", "tests", "benchmarks")
    }
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FILE} == {}


def test_functions_are_short() -> None:
    long = {
        f"{relative(path)}:{function.lineno} {function.name}": length
        for path in list_python_files("src", "benchmarks")
        for function, length in measure_functions(path)
        if length > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def measure_functions(path: Path) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    """Each function of a file with the number of its lines, its docstring and decorators not counted."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            docstring = node.body[0] if ast.get_docstring(node) is not None else None
            skipped = docstring.end_lineno - docstring.lineno + 1 if docstring and docstring.end_lineno else 0
            yield node, node.end_lineno - node.lineno + 1 - skipped


def test_measure_leaves_the_docstring_out(tmp_path: Path) -> None:
    path = tmp_path / "two.py"
    path.write_text('def one():\n    """Say\n\n    more.\n    """\n    a = 1\n    return a\n')
    [(function, length)] = measure_functions(path)
    assert (function.name, length) == ("one", 3)
