"""Whatever the bytes, a file is read or refused with a ``SourceError`` (a longer run: ``tests/fuzz/fuzz_sources.py``)."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from lingxing.core.gazette.sources import SourceError, load_bytes
from tests.fuzz.fuzz_sources import broken_promise, mutate, seed_files

SEEDS = seed_files()
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a", "", "公报.TXT"])


@settings(deadline=None)
@given(st.binary(max_size=500), NAMES)
def test_any_bytes(data: bytes, name: str) -> None:
    assert broken_promise(name, data) is None


@settings(deadline=None)
@given(
    st.sampled_from(
        [b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"\xff\xfe", b"{\\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
    ),
    st.binary(),
)
def test_any_bytes_behind_a_signature(signature: bytes, data: bytes) -> None:
    assert broken_promise("a.txt", signature + data) is None


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SEEDS), st.integers(min_value=0, max_value=2**32))
def test_mutated_files(seed: tuple[str, bytes], number: int) -> None:
    name, good = seed
    assert broken_promise(name, mutate(good, random.Random(number))) is None


@given(st.sampled_from(SEEDS), st.integers(min_value=0, max_value=2**32))
@settings(max_examples=150, deadline=None)
def test_what_is_read_is_canonical(seed: tuple[str, bytes], number: int) -> None:
    name, good = seed
    try:
        source = load_bytes(mutate(good, random.Random(number)), name)
    except SourceError as error:
        assert error.problem  # noqa: PT017
        assert error.remedy  # noqa: PT017
        return
    lines = list(source.iter_lines())
    assert "".join(line.span.cut_from(source.text) for line in lines) == source.text
    assert not set("\r\f\v\x00\u2028\u2029").intersection(source.text)
    assert all(note.line is None or 1 <= note.line <= len(lines) + 1 for note in source.notes)


def test_seed_files_are_good() -> None:
    for name, data in SEEDS:
        assert load_bytes(data, name).text.strip()
