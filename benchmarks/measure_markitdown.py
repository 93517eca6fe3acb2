"""Converts one file with markitdown and says what it took, as one line of JSON. Runs in markitdown's own environment."""

from __future__ import annotations

import json
import sys
import time

from benchmarks.memory import peak_kib


def measure(path: str, repeats: int) -> dict[str, float | int]:
    """Best of ``repeats`` conversions, in seconds of the processor; peak memory above that of the program itself."""
    from markitdown import MarkItDown

    converter = MarkItDown()
    idle = peak_kib()
    best = float("inf")
    for _ in range(repeats):
        started = time.process_time()
        markdown = converter.convert(path).text_content
        best = min(best, time.process_time() - started)
    peak = peak_kib()
    return {"convert": best, "characters": len(markdown), "memory_mib": (peak - idle) / 1024}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
