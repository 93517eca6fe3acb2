"""How lines read: complete or broken off, a heading or a sentence, part of the frame.

It decides from the look of a line alone. What the lines around it make of it is decided by ``paragraphs`` and ``numbering``.
"""

from __future__ import annotations

import re

from lingxing.core.gazette.lexicon import (
    ANNEX_LIST,
    ANNEX_MARK,
    ANNEX_TITLED,
    CLOSERS,
    CLOSING_FORMULA,
    IMPRINT_LINE,
    PUBLICITY_LINE,
    TERMINAL,
    is_date_line,
)
from lingxing.core.text.labels import Label, LabelFamily, find_label_readings

_SENTENCE_WORDS = re.compile(r"是指|应当|必须|不得|应于|[，。；]|,(?!\d)")
_LONGEST_HEADING = 45
_SURE_FAMILIES = (LabelFamily.CHINESE, LabelFamily.ARABIC_BRACKET, LabelFamily.ARABIC_HALF_BRACKET)


def begins_with_label(text: str) -> bool:
    """Whether a line opens with a label, or with something that can be read as one and does not go on as a measure."""
    return any(opens_surely(label) for label in find_label_readings(text))


def opens_surely(label: Label) -> bool:
    """Whether a label at the start of a line is one by its look alone."""
    return (label.sure and not label.measured) or label.family in _SURE_FAMILIES


def is_complete(text: str) -> bool:
    """Whether a text ends where a sentence can end."""
    bare = text.rstrip()
    while bare and bare[-1] in CLOSERS:
        opened_after_stop = bare[-1] in "）)" and _bracket_follows_stop(bare)
        bare = bare[:-1].rstrip()
        if opened_after_stop:
            return True
    return bool(bare) and bare[-1] in TERMINAL + "：:"


def reads_like_heading(text: str) -> bool:
    """Whether a short line without a stop can stand as a heading: no clause marks, no words that make it a sentence."""
    return len(text) <= _LONGEST_HEADING and not is_complete(text) and not _SENTENCE_WORDS.search(text)


def is_frame_line(text: str) -> bool:
    """Whether a line is part of the frame of a document: date, publicity, annex mark or list."""
    bare = text.strip()
    patterns = (PUBLICITY_LINE, IMPRINT_LINE, ANNEX_MARK, ANNEX_LIST, ANNEX_TITLED, CLOSING_FORMULA)
    return is_date_line(bare) or any(pattern.match(bare) for pattern in patterns)


def _bracket_follows_stop(text: str) -> bool:
    opening = max(text.rfind("（"), text.rfind("("))
    return opening > 0 and text[:opening].rstrip()[-1:] in TERMINAL


def has_open_title(text: str) -> bool:
    """Whether a book title begins in ``text`` and does not end: the line goes on, whatever stands between."""
    opened = text.rfind("《")
    return opened > text.rfind("》") and len(text) - opened < 60


def has_open_bracket(text: str) -> bool:
    """Whether a bracket begins near the end of ``text`` and does not end."""
    opened = max(text.rfind("（"), text.rfind("("))
    return opened > max(text.rfind("）"), text.rfind(")")) and len(text) - opened < 40 and len(text) > 20
