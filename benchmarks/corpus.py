"""Texts to measure on, made from an issue of a gazette: as long as wanted, no two documents or sentences quite alike.

Everything follows from the issue and a seed, so that two runs measure the same.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from lingxing.core.gazette.model import Reading

DEMO_ISSUE = Path(__file__).resolve().parent.parent / "packs" / "demo" / "gazette" / "issue-2024-03.txt"
_NUMBER = re.compile(r"(〔\d{4}〕)(\d+)号")
_ORDER = re.compile(r"令第(\d+)号")
_FIGURE = re.compile(r"(?<![\d.〔第])[1-9]\d(?![\d.〕期号条])")
_HAN_ONLY = re.compile(r"[\u4e00-\u9fff]+")
_NUMBERS_PER_COPY = 50


def stretch_issue(text: str, first_document_line: int, characters: int) -> str:
    """One masthead and contents, then the documents of the issue again and again with other numbers; about ``characters``."""
    lines = text.splitlines(keepends=True)
    front, documents = "".join(lines[: first_document_line - 1]), "".join(lines[first_document_line - 1 :])
    if not documents.endswith("\n"):
        documents += "\n"
    pieces, length, copy = [front], len(front), 0
    while length < characters or copy == 0:
        piece = _renumber(documents, copy)
        pieces.append(piece)
        length += len(piece)
        copy += 1
    return "".join(pieces)


def _renumber(text: str, copy: int) -> str:
    added = copy * _NUMBERS_PER_COPY
    generator = random.Random(copy)
    text = _NUMBER.sub(lambda match: f"{match[1]}{int(match[2]) + added}号", text)
    text = _ORDER.sub(lambda match: f"令第{int(match[1]) + added}号", text)
    return _FIGURE.sub(lambda _: str(generator.randint(10, 99)), text) if copy else text


def make_provisions(reading: Reading, count: int, seed: int = 7) -> Iterator[str]:
    """``count`` provisions of 20 to 160 characters: each character follows the one before it as often as it does in print.

    So pairs of characters are as frequent as in the issue, and longer stretches rarer the longer they are.
    """
    generator = random.Random(seed)
    followers: dict[str, list[str]] = defaultdict(list)
    for document in reading.documents:
        for provision in document.provisions:
            for one, next_one in pairwise(provision.text):
                followers[one].append(next_one)
    starts = sorted(followers)
    for _ in range(count):
        characters = [generator.choice(starts)]
        for _ in range(generator.randint(20, 160)):
            characters.append(generator.choice(followers.get(characters[-1]) or starts))
        yield "".join(characters)


def pick_queries(texts: Sequence[str], length: int, count: int, seed: int = 11) -> list[str]:
    """``count`` stretches of ``length`` Chinese characters that stand in the texts, frequent ones as often as they occur."""
    generator = random.Random(seed * 100 + length)
    queries: list[str] = []
    while len(queries) < count:
        runs = [run for run in _HAN_ONLY.findall(generator.choice(texts)) if len(run) >= length]
        if runs:
            run = generator.choice(runs)
            start = generator.randint(0, len(run) - length)
            queries.append(run[start : start + length])
    return queries
