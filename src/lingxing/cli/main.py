"""The ``lingxing`` command: finds the command that was asked for, runs it, turns its end into an exit status.

It knows the commands by name only; what they take and do is in their own modules.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import lingxing
from lingxing.cli import demo, import_issue, read, serve, worker
from lingxing.cli.outcome import BadInput, ExitStatus
from lingxing.core.gazette.source import SourceError

COMMANDS = (read, import_issue, serve, worker, demo)


class Parser(argparse.ArgumentParser):
    """An argument parser that keeps to the rule for bad input: one line on standard error, status 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the usage is shown, and end."""
        self.exit(ExitStatus.BAD_INPUT, f"{self.prog}：参数有误（{message}）。用法见 {self.prog} --help\n")


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; each command's function is in ``run`` of what it parses."""
    parser = Parser(prog="lingxing", description="令行：把政府公报读成可以执行的条款。")
    parser.add_argument("--version", action="version", version=f"lingxing {lingxing.__version__}")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)
    for command in COMMANDS:
        command.add_parser(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; ``arguments`` are those after the program's name."""
    _speak_utf8()
    parsed = build_parser().parse_args(arguments)
    try:
        status = ExitStatus(parsed.run(parsed))
        sys.stdout.flush()
        return status
    except (BadInput, SourceError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return ExitStatus.BAD_INPUT
    except BrokenPipeError:
        # The reader of our output has left (`lingxing read … | head`); the interpreter must not flush to it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.DONE
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except Exception:
        traceback.print_exc()
        return ExitStatus.BROKEN


def _speak_utf8() -> None:
    """Chinese output must not fail where the locale of the terminal is not set."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
