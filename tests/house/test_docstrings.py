"""Every module says what it is for, and so does every public class and function of the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.repository import list_python_files, relative


def test_modules_say_what_they_are_for() -> None:
    silent = [
        relative(path)
        for path in list_python_files("src", "tests", "benchmarks")
        if path.read_text().strip() and ast.get_docstring(ast.parse(path.read_text())) is None
    ]
    assert silent == []


def test_public_classes_and_functions_of_core_say_what_they_are_for() -> None:
    silent = [
        f"{relative(path)}:{node.lineno} {node.name}"
        for path in list_python_files("src/lingxing/core", "src/lingxing/cli")
        for node in public_definitions(ast.parse(path.read_text()))
        if ast.get_docstring(node) is None
    ]
    assert silent == []


def public_definitions(module: ast.Module) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """Classes, their methods and functions at the top of the module, of those whose names have no underscore."""
    for node in module.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                methods = (member for member in node.body if isinstance(member, ast.FunctionDef))
                yield from (method for method in methods if not method.name.startswith("_"))
