"""``lingxing demo``: the demonstration data, that is people with new passwords and the documents of an issue.

The issue is the file that LINGXING_GAZETTE names, or else the fictional one that travels with the project, as it was
printed; its corrected file is left to be imported by whoever tries the console.
"""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import lingxing
from lingxing.cli import import_issue, site
from lingxing.cli.outcome import BadInput, ExitStatus
from lingxing.cli.summary import lay_out

if TYPE_CHECKING:
    from lingxing.apps.accounts.public import DemoPerson
    from lingxing.apps.gazettes.public import ImportReport

FICTIONAL = Path(lingxing.__file__).resolve().parents[2] / "packs" / "demo" / "gazette"


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demonstration consists of (演示数据): its log-ins, and what each import did."""

    people: tuple[DemoPerson, ...]
    imports: tuple[ImportReport, ...]


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser("demo", help="装入演示数据：演示账号和一期公报")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出演示账号和导入结果")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> ExitStatus:
    """Load the data and show the log-ins; running it again gives new passwords and imports nothing twice."""
    site.start_with_database()
    demo = load()
    print(json.dumps(to_json_object(demo), ensure_ascii=False, indent=2) if arguments.json else describe(demo))
    return ExitStatus.DONE


def load() -> Demo:
    """Create the people and import the issue in the name of the unit that owns the demonstration's gazette."""
    from lingxing.apps.accounts.public import create_demo_people

    files = find_files()
    demonstration = create_demo_people()
    imports = tuple(import_issue.import_file(path, unit=demonstration.owner) for path in files)
    return Demo(demonstration.people, imports)


def find_files() -> list[Path]:
    """The files to import; bad input when there are none."""
    if named := os.environ.get("LINGXING_GAZETTE"):
        return [Path(named)]
    files = [path for path in sorted(FICTIONAL.glob("*.txt")) if not path.stem.endswith("-corrected")]
    if not files:
        raise BadInput(f"{FICTIONAL}：没有演示公报。请用 LINGXING_GAZETTE 指明一个公报文件")
    return files


def to_json_object(demo: Demo) -> dict[str, object]:
    """The demonstration as plain dicts and lists."""
    return {
        "people": [asdict(person) for person in demo.people],
        "imports": [report.to_json_object() for report in demo.imports],
    }


def describe(demo: Demo) -> str:
    """The demonstration as lines of Chinese: what was imported, and who may log in."""
    rows = [("登录名", "密码", "姓名", "角色", "单位")]
    rows += [(person.username, person.password, person.name, person.role, person.unit) for person in demo.people]
    imports = [import_issue.describe(report) for report in demo.imports]
    return "\n".join([*imports, "", "演示账号（密码每次重新生成）：", *("  " + line for line in lay_out(rows))])
