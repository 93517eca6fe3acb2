"""How a command ends: its exit status, and the one line that it says when it cannot go on."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """What programs read from a command's exit status (退出码); it is part of the stable command line."""

    DONE = 0
    FINDINGS = 1
    BAD_INPUT = 2
    BROKEN = 70
    """A fault of the program itself (``EX_SOFTWARE`` of sysexits), so that it is never taken for findings."""
    INTERRUPTED = 130


class BadInput(Exception):
    """What the person gave cannot be used (输入有误): the message is one Chinese line with the remedy."""
