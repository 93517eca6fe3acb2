"""``lingxing worker``: does the imports that wait, and those whose process died. Any number of them may run."""

from __future__ import annotations

import argparse
import logging
import os
import time

from lingxing.cli import site
from lingxing.cli.outcome import ExitStatus

logger = logging.getLogger("lingxing.worker")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser("worker", help="处理排队的导入任务；serve 会自带一个")
    parser.add_argument("--interval", type=float, default=5.0, help="两次查看之间等几秒，默认 5")
    parser.add_argument("--once", action="store_true", help="处理完现有的任务就结束")
    parser.add_argument("--with-parent", action="store_true", help="启动它的进程结束时，它也结束")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> ExitStatus:
    """Sweep until told to stop; the tables are brought up to date by whoever serves."""
    parent = os.getppid()
    site.start()
    from django.db import close_old_connections

    while True:
        sweep()
        if arguments.once or (arguments.with_parent and os.getppid() != parent):
            return ExitStatus.DONE
        close_old_connections()
        time.sleep(arguments.interval)


def sweep() -> None:
    """Do what is due; a database that is away for a while is not a reason to end."""
    from django.db import OperationalError

    from lingxing.apps.gazettes.public import sweep_imports

    try:
        sweep_imports()
    except OperationalError:
        logger.exception("the database cannot be reached; trying again later")
