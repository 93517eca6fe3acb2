"""Links lead somewhere, decisions have their form, make targets are explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT, list_files, relative

PAGES = [path for path in list_files() if path.suffix == ".md"]
DECISIONS = [path for path in PAGES if path.parent.name == "adr"]
LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
HEADINGS = ["Context", "Decision", "Consequences"]


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_links_lead_to_files_that_exist(page: Path) -> None:
    targets = [match[1] for match in LINK.finditer(page.read_text(encoding="utf-8")) if match[1]]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", DECISIONS, ids=relative)
def test_decision_has_number_title_status_date_and_its_three_parts(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    number = page.name[:4]
    assert re.match(rf"# {number} · \S", text)
    assert re.search(r"^- Status: (accepted|superseded by \d{4})$", text, re.MULTILINE)
    assert re.search(r"^- Date: \d{4}-\d{2}-\d{2}$", text, re.MULTILINE)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS


def test_decisions_are_numbered_once() -> None:
    numbers = [page.name[:4] for page in DECISIONS]
    assert numbers
    assert len(set(numbers)) == len(numbers)


def test_make_targets_are_explained() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)) - {"help"}
    explained = set(re.findall(r"`make ([a-z-]+)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert explained >= targets
