"""Every setting read from the environment is documented, and every documented one is read."""

from __future__ import annotations

import ast
import re

from tests.house.repository import ROOT, list_python_files, read_text

NAME = re.compile(r"^(LINGXING_[A-Z_]+|DATABASE_URL|HYPOTHESIS_PROFILE)$")


def names_in_strings(*folders: str) -> set[str]:
    """Names of settings that stand as whole strings in the Python files of the folders."""
    strings = (
        node.value
        for path in list_python_files(*folders)
        for node in ast.walk(ast.parse(read_text(path) or ""))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {value for value in strings if NAME.match(value)}


def documented_names() -> set[str]:
    """Names that have a row in the page."""
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE))


def test_settings_and_their_page_agree() -> None:
    assert documented_names() == names_in_strings("src", "tests/conftest.py", "benchmarks")
