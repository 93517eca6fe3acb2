"""Reads one file and says what it took, as one line of JSON: ``python -m benchmarks.measure_lingxing FILE REPEATS``."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from benchmarks.memory import peak_kib
from lingxing.core.gazette.read import read_source, read_structure
from lingxing.core.gazette.sources import load_source


def measure(path: Path, repeats: int) -> dict[str, float | int]:
    """Best of ``repeats``, in seconds of the processor, for loading, structure, and reading with findings; and peak memory.

    Reading has one thread, so that an idle machine needs as long by the clock. Memory is that above the idle program's.
    """
    idle = peak_kib()
    best = {"load": float("inf"), "structure": float("inf"), "read": float("inf")}
    for _ in range(repeats):
        started = time.process_time()
        source = load_source(path)
        loaded = time.process_time()
        reading = read_source(source)
        read = time.process_time()
        best["load"] = min(best["load"], loaded - started)
        best["read"] = min(best["read"], read - loaded)
    peak = peak_kib()
    for _ in range(repeats):
        started = time.process_time()
        read_structure(source)
        best["structure"] = min(best["structure"], time.process_time() - started)
    return {
        **best,
        "characters": len(source.text),
        "memory_mib": (peak - idle) / 1024,
        "documents": len(reading.documents),
        "provisions": sum(len(document.provisions) for document in reading.documents),
        "rows": sum(len(table.rows) for document in reading.documents for table in document.tables),
        "findings": len(reading.findings),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
