"""Every command and option is documented, and nothing is documented that does not exist."""

from __future__ import annotations

import argparse
import re

from lingxing.cli.main import build_parser
from lingxing.cli.outcome import ExitStatus
from lingxing.core.gazette.export.json import to_json_object
from lingxing.core.gazette.read import read_source
from lingxing.core.gazette.sources import load_source
from tests.house.repository import ROOT

PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `lingxing (\S+)[^`]*`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def list_commands() -> dict[str, argparse.ArgumentParser]:
    """The commands by name."""
    actions = build_parser()._actions
    [commands] = [action for action in actions if isinstance(action, argparse._SubParsersAction)]
    return dict(commands.choices)


def list_options(parser: argparse.ArgumentParser) -> set[str]:
    """The long options that a command takes, without ``--help``."""
    return {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}


def test_every_command_has_a_section_and_every_section_a_command() -> None:
    assert set(SECTIONS) == set(list_commands())


def test_every_option_is_in_its_section_and_every_option_there_exists() -> None:
    documented = {
        name: set(re.findall(r"^\| `(--[a-z-]+)", section, re.MULTILINE)) for name, section in SECTIONS.items()
    }
    assert documented == {name: list_options(parser) for name, parser in list_commands().items()}


def list_keys(value: object) -> set[str]:
    """The keys of all objects inside a JSON value."""
    if isinstance(value, list):
        return set().union(*map(list_keys, value))
    if isinstance(value, dict):
        return set(value) | set().union(*map(list_keys, value.values()))
    return set()


def test_documented_json_has_the_keys_that_a_reading_has() -> None:
    issue = ROOT / "packs" / "demo" / "gazette" / "issue-2024-03.txt"
    read = to_json_object(read_source(load_source(issue)))
    block = re.search(r'^    \{"issue".*?\n\n', SECTIONS["read"], re.MULTILINE | re.DOTALL)
    assert block
    assert list_keys(read) == set(re.findall(r'"(\w+)"', block[0]))


def test_every_exit_status_is_documented() -> None:
    assert {int(status) for status in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)} == set(ExitStatus)


def test_every_option_has_a_help_text() -> None:
    silent = [
        (name, action.dest) for name, parser in list_commands().items() for action in parser._actions if not action.help
    ]
    assert silent == []
