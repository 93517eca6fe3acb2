"""Where the terms of a query stand in a text, and the stretch of the text to show.

It decides marks on the hits of one page only; what is a hit, the index decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lingxing.apps.gazettes.search.tokens import Phrase, fold

_GAP = r"[\W_]*"
SNIPPET_LENGTH = 140
_LEAD = 30


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text shown as a hit (片段); ``marked`` is what the query asked for."""

    text: str
    marked: bool


def _pattern(phrases: Sequence[Phrase]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    longest_first = sorted(phrases, key=lambda phrase: -sum(map(len, phrase.atoms)))
    return re.compile("|".join(_phrase_pattern(phrase) for phrase in longest_first))


def _phrase_pattern(phrase: Phrase) -> str:
    return _GAP.join(_atom_pattern(atom) for atom in phrase.atoms)


def _atom_pattern(atom: str) -> str:
    if atom.isascii():
        return rf"(?<![a-z0-9]){re.escape(atom)}(?![a-z0-9])"
    return r"\s*".join(re.escape(character) for character in atom)


def mark(text: str, phrases: Sequence[Phrase]) -> tuple[Piece, ...]:
    """The whole text in pieces, those that the query asked for marked."""
    pattern = _pattern(phrases)
    pieces: list[Piece] = []
    done = 0
    for match in pattern.finditer(fold(text)) if pattern else ():
        if match.start() > done:
            pieces.append(Piece(text[done : match.start()], False))
        pieces.append(Piece(text[match.start() : match.end()], True))
        done = match.end()
    if done < len(text):
        pieces.append(Piece(text[done:], False))
    return tuple(pieces)


def snippet(text: str, phrases: Sequence[Phrase], length: int = SNIPPET_LENGTH) -> tuple[Piece, ...]:
    """About ``length`` characters around the first mark, with ``…`` where the text was cut."""
    pattern = _pattern(phrases)
    match = pattern.search(fold(text)) if pattern else None
    start = max(0, match.start() - _LEAD) if match else 0
    if len(text) - start < length:
        start = max(0, len(text) - length)
    end = max(start + length, match.end() if match else 0)
    shown = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    return mark(shown, phrases)
