"""Titles between book-title marks: 《…》, with 〈…〉 or, wrongly but often, 《…》 again inside.

It decides where a quoted title begins and ends. It does not decide what the sentence does to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lingxing.core.text.span import Span

_NUMBER = (
    r"(?P<number>[^（()）〔\[]{1,20}\s*[〔\[（(]\s*\d{4}\s*[〕\]）)]\s*第?\s*\d{1,5}\s*号"
    r"|[^（()）]{2,30}令\s*第?\s*\d{1,4}\s*号)"
)
_NUMBER_BEHIND = re.compile(rf"\s*[（(]{_NUMBER}(?P<rest>[^（()）]*)[）)]")
_NUMBER_INSIDE = re.compile(rf"[（(]{_NUMBER}[）)]$")
_ORDER_BEFORE = re.compile(
    r"(?P<number>[^，。；、（）《》,;:：\s]{2,20}令\s*第\s*\d{1,4}\s*号)\s*(?:公布|发布|颁布)的?$"
)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class QuotedTitle:
    """A title between 《》 (书名号内标题). ``span`` covers the marks; ``number`` and the short name it gets stand behind it."""

    title: str
    span: Span
    number: str | None = None
    alias: str | None = None


def quoted_titles(text: str) -> tuple[QuotedTitle, ...]:
    """The outermost quoted titles of ``text``, in order, each with the document number in brackets behind it."""
    return tuple(_outermost(text))


def _outermost(text: str) -> Iterator[QuotedTitle]:
    depth, start = 0, 0
    for position, mark in enumerate(text):
        if mark == "《":
            start = position if depth == 0 else start
            depth += 1
        elif mark == "》" and depth:
            depth -= 1
            if depth == 0:
                yield _quote(text, start, position + 1)
        if depth and position - start > _LONGEST:
            depth = 0


def _quote(text: str, start: int, end: int) -> QuotedTitle:
    title = re.sub(r"\s+", "", text[start + 1 : end - 1])
    inside = _NUMBER_INSIDE.search(title)
    if inside:
        return QuotedTitle(title[: inside.start()], Span(start, end), inside["number"])
    order = _ORDER_BEFORE.search(text[:start])
    if order:
        return QuotedTitle(title, Span(start, end), order["number"])
    behind = _NUMBER_BEHIND.match(text, end)
    alias = re.search(r"(?:以下|下)简?称[:：]?\s*[《“\"]?([^》”\"，。]{1,16})", behind["rest"]) if behind else None
    return QuotedTitle(
        title,
        Span(start, end),
        behind["number"] if behind else None,
        alias[1].strip() if alias else None,
    )
