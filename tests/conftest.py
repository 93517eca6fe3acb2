"""What all tests share. It imports no Django: tests/core runs without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fuzz", parent=settings.get_profile("default"), max_examples=2_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def find_gazette() -> Path | None:
    """The real issue that the machine has: the file that LINGXING_GAZETTE names, else one beside the repository."""
    if named := os.environ.get("LINGXING_GAZETTE"):
        return Path(named) if Path(named).is_file() else None
    return next(iter(sorted((ROOT.parent / "shared" / "gazette").glob("*.txt"))), None)


@pytest.fixture(scope="session")
def gazette_path() -> Path:
    """The file of the real issue; skips where there is none."""
    path = find_gazette()
    if path is None:
        pytest.skip("no real gazette here: set LINGXING_GAZETTE to the file of an issue")
    return path
