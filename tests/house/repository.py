"""The files that make up the repository, for tests that look at all of them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "lingxing"


@cache
def list_files() -> tuple[Path, ...]:
    """Every file that is, or would be, under version control."""
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def list_python_files(*folders: str) -> list[Path]:
    """Python files under the given folders of the repository, without generated migrations."""
    roots = tuple(ROOT / folder for folder in folders)
    return [
        path
        for path in list_files()
        if path.suffix == ".py" and "migrations" not in path.parts and any(path.is_relative_to(root) for root in roots)
    ]


@cache
def read_text(path: Path) -> str | None:
    """The text of a file, or ``None`` for a binary one."""
    data = path.read_bytes()
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def relative(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()
