"""The glossary names every public class and enum of the core, and nothing that does not exist."""

from __future__ import annotations

import ast
import csv
import importlib
from pathlib import Path

import pytest

from lingxing.core.gazette.read import read_source
from lingxing.core.gazette.sources import load_source
from tests.house.repository import ROOT, SOURCE, list_python_files

HEADER = ["term_zh", "identifier", "meaning", "address"]


def read_glossary() -> list[dict[str, str]]:
    """The rows by column, after checking that the header is what it should be."""
    with (ROOT / "docs" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == HEADER
        return list(reader)


def list_public_classes() -> set[str]:
    """Dotted names of the public classes at the top of the modules of the core."""
    names = set()
    for path in list_python_files("src/lingxing/core"):
        module = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                names.add(f"{module}.{node.name}")
    return names


def test_every_public_class_of_core_has_a_row() -> None:
    assert list_public_classes() - {row["identifier"] for row in read_glossary()} == set()


def test_no_identifier_stands_twice() -> None:
    identifiers = [row["identifier"] for row in read_glossary()]
    assert sorted({name for name in identifiers if identifiers.count(name) > 1}) == []


@pytest.mark.parametrize("row", read_glossary(), ids=lambda row: row["identifier"])
def test_row_is_complete_and_its_identifier_exists(row: dict[str, str]) -> None:
    assert None not in row, f"too many commas: {row}"
    assert row["term_zh"]
    assert row["meaning"]
    module, _, name = row["identifier"].rpartition(".")
    assert hasattr(importlib.import_module(module), name), row["identifier"]


def test_addresses_are_those_of_the_real_issue(gazette_path: Path) -> None:
    known: set[str] = set()
    for document in read_source(load_source(gazette_path)).documents:
        parts = (*document.provisions, *document.tables)
        known |= {document.address, *(part.address for part in parts)}
    used = {row["address"] for row in read_glossary() if row["address"]}
    assert used - known == set()
