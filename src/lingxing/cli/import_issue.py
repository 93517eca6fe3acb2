"""``lingxing import FILE``: put an issue into the console's database, in the name of the operator of this machine."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from lingxing.cli import site
from lingxing.cli.outcome import BadInput, ExitStatus

if TYPE_CHECKING:
    from lingxing.apps.accounts.public import Unit
    from lingxing.apps.gazettes.public import ImportReport

COUNT_NAMES = {
    "documents": "文件 {} 件",
    "provisions": "条款 {} 条",
    "tables": "表 {} 张",
    "entries": "大事 {} 条",
    "citations": "引用 {} 处",
    "findings": "疑点 {} 处",
}
CHANGE_NAMES = {"added": "新增", "removed": "删去", "changed": "改动", "moved": "移动"}


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser("import", help="把一期公报存入数据库；改正过的文件存为新版本")
    parser.add_argument("file", type=Path, metavar="FILE", help="公报文件：txt、md、docx、html 或带文字层的 pdf")
    parser.add_argument("--again", action="store_true", help="此前导入过的同一文件也重新读一遍")
    parser.add_argument("--dry-run", action="store_true", help="只试读并报告，不写入")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出导入结果")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> ExitStatus:
    """Import the file and say what changed; status 1 when the print has findings."""
    site.start_with_database()
    report = import_file(arguments.file, again=arguments.again, dry_run=arguments.dry_run)
    if arguments.json:
        print(json.dumps(report.to_json_object(), ensure_ascii=False, indent=2))
    else:
        print(describe(report))
    return ExitStatus.FINDINGS if report.counts.get("findings") else ExitStatus.DONE


def import_file(path: Path, *, unit: Unit | None = None, again: bool = False, dry_run: bool = False) -> ImportReport:
    """Import a file for a unit, or for the whole installation; what cannot be imported is bad input."""
    from lingxing.apps.accounts.public import get_operator
    from lingxing.apps.gazettes.public import import_gazette
    from lingxing.apps.ledger.public import Denied, Refused

    try:
        data = path.read_bytes()
        return import_gazette(actor=get_operator(), data=data, name=path.name, unit=unit, again=again, dry_run=dry_run)
    except OSError as error:
        raise BadInput(f"{path}：打不开（{error.strerror or error}）。请核对文件名和权限") from error
    except (Denied, Refused) as error:
        raise BadInput(str(error)) from error


def describe(report: ImportReport) -> str:
    """What the import did, in lines of Chinese."""
    counts = "，".join(form.format(report.counts[name]) for name, form in COUNT_NAMES.items() if name in report.counts)
    message = report.to_json_object()["message"]
    lines = [f"{report.issue_title} 第{report.version}版：{message}（{counts}）"]
    if report.changes:
        lines.append("与上一版相比：" + "，".join(f"{CHANGE_NAMES.get(k, k)} {n}" for k, n in report.changes.items()))
    return "\n".join([*lines, *report.notes])
