"""Nothing of one machine stands in the repository, and the lock files install from any index."""

from __future__ import annotations

import re

import pytest

from tests.house.repository import ROOT, list_files, read_text, relative

PATH_OF_A_MACHINE = re.compile(r"(?<![\w.:/])/(?:home|root|work|Users)/\w")
PIN = re.compile(r"^([a-z0-9-]+)==\S+")


def test_no_path_of_a_machine() -> None:
    found = [
        f"{relative(path)}:{number}"
        for path in list_files()
        for number, line in enumerate((read_text(path) or "").splitlines(), 1)
        if PATH_OF_A_MACHINE.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("name", ["base", "dev"])
def test_lock_names_no_host_and_hashes_every_pin(name: str) -> None:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text().splitlines()
    assert [line for line in lines if "://" in line or " @ " in line or line.startswith("-")] == []
    unhashed = [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if PIN.match(line) and "--hash=sha256:" not in following
    ]
    assert unhashed == []


@pytest.mark.parametrize("name", ["base", "dev"])
def test_lock_pins_all_that_is_asked_for(name: str) -> None:
    wanted = re.findall(r"^([A-Za-z0-9-]+)", (ROOT / "requirements" / f"{name}.in").read_text(), re.MULTILINE)
    pinned = {
        match[1]
        for line in (ROOT / "requirements" / f"{name}.txt").read_text().splitlines()
        if (match := PIN.match(line))
    }
    assert {package.lower() for package in wanted if package != "-r"} - pinned == set()
