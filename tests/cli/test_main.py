"""The command line as a whole: unknown words, versions, faults of our own."""

from __future__ import annotations

import pytest

import lingxing
from lingxing.cli import read
from lingxing.cli.main import main
from lingxing.cli.outcome import ExitStatus
from lingxing.cli.summary import display_width, lay_out


@pytest.mark.parametrize("arguments", [[], ["sing"], ["read"], ["read", "a.txt", "--yaml"], ["serve", "--port", "x"]])
def test_wrong_arguments_give_one_line_and_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == ExitStatus.BAD_INPUT
    [line] = capsys.readouterr().err.splitlines()
    assert "参数有误" in line


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"lingxing {lingxing.__version__}\n"


def test_fault_of_our_own_is_not_taken_for_findings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(read, "load_source", fail)
    assert main(["read", "a.txt"]) == ExitStatus.BROKEN
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_columns_line_up_where_a_chinese_character_is_two_wide() -> None:
    assert display_width("第3期") == 5
    assert lay_out([("文号", "表"), ("a", "1")]) == ["文号  表", "a     1"]
