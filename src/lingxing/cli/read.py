"""``lingxing read FILE``: read an issue and say what is in it. It stores nothing."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from lingxing.cli.outcome import BadInput, ExitStatus
from lingxing.cli.summary import summarise
from lingxing.core.gazette.export.akn import write_akn
from lingxing.core.gazette.export.json import to_json_object
from lingxing.core.gazette.model import Reading
from lingxing.core.gazette.read import read_source
from lingxing.core.gazette.sources import load_source


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser("read", help="读一期公报：文件、条款、表、引用、疑点")
    parser.add_argument("file", type=Path, metavar="FILE", help="公报文件：txt、md、docx、html 或带文字层的 pdf")
    parser.add_argument("--json", action="store_true", help="把全部内容作为一个 JSON 对象输出")
    parser.add_argument("--akn", type=Path, metavar="DIR", help="把每件文件写成 Akoma Ntoso 3，放进这个目录")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> ExitStatus:
    """Read the file, print or write what was asked for; status 1 when the print has findings."""
    reading = read_source(load_source(arguments.file))
    if arguments.akn:
        _write_akn(reading, arguments.akn)
    if arguments.json:
        print(json.dumps(to_json_object(reading), ensure_ascii=False, indent=2))
    else:
        print(summarise(reading))
    return ExitStatus.FINDINGS if reading.findings else ExitStatus.DONE


def _write_akn(reading: Reading, directory: Path) -> None:
    try:
        write_akn(reading, directory)
    except OSError as error:
        raise BadInput(f"{directory}：写不进去（{error.strerror or error}）。请换一个可写的目录") from error
