"""A text with what stands in it marked: citations as links, damage underlined.

It decides where marks begin and end in the joined text of a provision. It does not change a character of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

Pieces = Sequence[Sequence[int]]
"""The stretches of the source that make up a text, as pairs of offsets."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to mark (标记). With ``url`` it is a link; ``title`` is shown on pointing; ``css`` its class."""

    start: int
    end: int
    css: str
    url: str | None = None
    title: str = ""


def place_in_text(start: int, end: int, pieces: Pieces, length: int) -> tuple[int, int] | None:
    """Where the stretch ``start..end`` of the source stands in the text joined from ``pieces``, or ``None`` if it is not there.

    Pieces that do not add up to ``length`` were joined with characters of their own: their offsets cannot be carried over.
    """
    if sum(piece[1] - piece[0] for piece in pieces) != length:
        return None
    found: list[tuple[int, int]] = []
    passed = 0
    for first, last in pieces:
        low, high = max(start, first), min(end, last)
        if low < high:
            found.append((passed + low - first, passed + high - first))
        passed += last - first
    return (found[0][0], found[-1][1]) if found else None


def mark_text(text: str, marks: Iterable[Mark], offset: int = 0) -> SafeString:
    """The text as HTML with its marks; a mark that overlaps an earlier one is left out. ``offset`` is where the text begins."""
    parts: list[str] = []
    at = 0
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        start, end = max(mark.start - offset, 0), min(mark.end - offset, len(text))
        if start < at or start >= end:
            continue
        parts.append(escape(text[at:start]))
        parts.append(_element(mark, text[start:end]))
        at = end
    parts.append(escape(text[at:]))
    return mark_safe("".join(parts))  # every part is escaped above


def _element(mark: Mark, content: str) -> SafeString:
    if mark.url is not None:
        return format_html('<a href="{}" class="{}" title="{}">{}</a>', mark.url, mark.css, mark.title, content)
    return format_html('<span class="{}" title="{}">{}</span>', mark.css, mark.title, content)
