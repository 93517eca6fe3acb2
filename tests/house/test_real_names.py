"""No real place stands in the code: what differs between places is data."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.house.repository import ROOT, list_files, read_text, relative

GEOGRAPHY = ROOT.parent / "shared" / "data" / "geo"
CODE = {".py", ".html", ".js", ".css"}


def load_place_names(folder: Path) -> set[str]:
    """The places in the columns ``county`` and ``name`` of the tables; a county also without its last character."""
    names: set[str] = set()
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                names |= {row[column] for column in ("county", "name") if row.get(column)}
                names |= {row["county"][:-1]} if len(row.get("county") or "") > 2 else set()
    return names


def test_no_real_place_stands_in_the_code() -> None:
    names = load_place_names(GEOGRAPHY)
    if not names:
        pytest.skip("no tables of real places beside the repository (../shared/data/geo/*.csv)")
    found = {
        (relative(path), name)
        for path in list_files()
        if path.suffix in CODE
        for name in names
        if name in (read_text(path) or "")
    }
    assert found == set()


def test_a_county_is_also_looked_for_without_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("county,name\n青芦县,河口镇\n", encoding="utf-8")
    assert load_place_names(tmp_path) == {"青芦县", "青芦", "河口镇"}
