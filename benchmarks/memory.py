"""The peak memory of the process that asks."""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_HIGH_WATER = re.compile(r"VmHWM:\s+(\d+) kB")


def peak_kib() -> int:
    """The most memory that this process has held, in KiB.

    Linux says it in ``/proc``; ``getrusage`` there starts from what the parent held, so it serves only elsewhere.
    """
    if _STATUS.exists() and (found := _HIGH_WATER.search(_STATUS.read_text())):
        return int(found[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak
