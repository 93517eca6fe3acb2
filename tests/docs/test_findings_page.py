"""The page of the kinds of findings is the one that the registry of checks gives."""

from __future__ import annotations

import subprocess
import sys

from lingxing.core.gazette.findings.registry import CHECKS
from tests.house.repository import ROOT


def test_page_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, "tools/findings-page", "--check"], cwd=ROOT)
    assert done.returncode == 0, "run: python tools/findings-page"


def test_every_kind_has_a_row() -> None:
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert [check.kind for check in CHECKS if f"\n| `{check.kind}` | {check.title_zh} |" not in page] == []
