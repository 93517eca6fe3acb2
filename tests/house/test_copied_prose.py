"""No sentence of the real gazette is copied into the repository: facts and names of form are free, prose is not."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house.repository import list_files, read_text, relative

LENGTH = 25
RUN = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…·\s]+")
NOT_CHINESE = re.compile(r"[^\u3400-\u9fff]+")


def shingles(text: str) -> set[str]:
    """Every run of LENGTH Chinese characters; marks and line ends do not count, figures and letters end a run."""
    runs = (NOT_CHINESE.sub("", run) for run in RUN.findall(text))
    return {run[start : start + LENGTH] for run in runs for start in range(len(run) - LENGTH + 1)}


def test_no_sentence_of_the_gazette_is_in_the_repository(gazette_path: Path) -> None:
    gazette = shingles(gazette_path.read_text(encoding="utf-8", errors="replace"))
    copied = {
        relative(path): sorted(common)[0]
        for path in list_files()
        if (text := read_text(path)) and (common := shingles(text) & gazette)
    }
    assert copied == {}


def test_shingles_pass_over_marks_and_line_ends_and_end_at_figures() -> None:
    [shingle] = shingles("甲乙丙丁戊己庚辛壬癸，\n子丑寅卯辰巳午未申酉戌亥。天地玄5黄")
    assert shingle == "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄"
