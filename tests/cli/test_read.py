"""``lingxing read``: what it prints and how it ends. What a reading holds is tested with the reader."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lingxing.cli.main import main
from lingxing.cli.outcome import ExitStatus

NOTICE = """云岭州人民政府办公室关于加强渡口值守工作的通知

云岭政办发〔2024〕8号

各县人民政府，州直各部门：

为做好汛期渡口值守，现将有关事项通知如下。

一、落实责任

各县明确一名负责人，每日巡查渡口一次。

二、加强值守

汛期实行二十四小时值班。

云岭州人民政府办公室

2024年5月6日
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """A file with one invented notice that has no damage."""
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_json_is_one_object_with_the_promised_keys(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(notice), "--json"]) == ExitStatus.DONE
    read = json.loads(capsys.readouterr().out)
    assert set(read) == {"issue", "documents", "findings", "coverage"}
    [document] = read["documents"]
    assert document["number"] == "云岭政办发〔2024〕8号"
    assert document["issued_on"] == "2024-05-06"
    assert [provision["label"] for provision in document["provisions"] if provision["label"]] == ["一、", "二、"]
    assert read["coverage"] == {"characters": len(NOTICE), "unaccounted": 0}


def test_summary_names_the_documents_and_says_that_there_are_no_findings(
    notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(notice)]) == ExitStatus.DONE
    page = capsys.readouterr().out
    assert "文件 1 件" in page
    assert "云岭政办发〔2024〕8号" in page
    assert "未发现疑点" in page


def test_findings_are_counted_by_kind_and_give_status_1(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notice.write_text(NOTICE.replace("二、加强值守", "三、加强值守"), encoding="utf-8")
    assert main(["read", str(notice)]) == ExitStatus.FINDINGS
    page = capsys.readouterr().out
    assert "疑点 1 处：错误 0，存疑 1，提示 0" in page
    assert "numbering_break" in page


def test_akn_writes_a_file_for_the_document(notice: Path, tmp_path: Path) -> None:
    directory = tmp_path / "new" / "out"
    assert main(["read", str(notice), "--akn", str(directory)]) == ExitStatus.DONE
    written = [path for path in directory.rglob("*") if path.is_file()]
    roots = {ElementTree.parse(path).getroot().tag.partition("}")[2] for path in written if path.suffix == ".xml"}
    assert roots == {"akomaNtoso"}


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.txt", None), ("empty.txt", b""), ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)],
)
def test_bad_input_gets_one_chinese_line_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["read", str(path), "--json"]) == ExitStatus.BAD_INPUT
    out, error = capsys.readouterr()
    assert out == ""
    [line] = error.splitlines()
    assert name in line
    assert any("\u4e00" <= character <= "\u9fff" for character in line)


def test_directory_that_cannot_be_made_is_bad_input(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(notice), "--akn", str(notice / "below-a-file")]) == ExitStatus.BAD_INPUT
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_program_survives_a_reader_that_leaves_and_a_locale_without_chinese(notice: Path) -> None:
    command = f"{sys.executable} -m lingxing read '{notice}' --json | head -c 1; echo status ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}, capture_output=True, text=True
    )
    assert done.stdout == "{status 0\n"
    assert done.stderr == ""
