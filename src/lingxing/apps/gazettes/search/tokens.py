"""How a text is cut for the index, and a query for asking it.

A run of Chinese characters ``c1 c2 c3`` is indexed as the pairs ``c1c2 c2c3`` and its last character ``c3``; a run of
other letters or digits is one word. So each character of a run begins exactly one token, and tokens that stand side by
side in the text stand side by side in the index: a query of several characters is a phrase of pairs, one of a single
character is the beginning of a token. Case, full and half width, spaces between Chinese characters and punctuation make
no difference. It decides nothing about ranking or about which words mean the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ATOM = re.compile(rf"(?P<han>[{_HAN}](?:\s*[{_HAN}])*)|(?:(?![{_HAN}])[^\W_])+")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term of a query (检索词): tokens that must follow each other; with ``prefix`` the last is the beginning of a token."""

    tokens: tuple[str, ...]
    prefix: bool
    atoms: tuple[str, ...]


def fold(text: str) -> str:
    """Half width and lower case, character by character, so that offsets stay the same."""
    narrow = text.translate(_WIDE)
    lowered = narrow.lower()
    if len(lowered) == len(narrow):
        return lowered
    return "".join(_lower(character) for character in narrow)


def _lower(character: str) -> str:
    """The lower case of a character, or itself where that would be two characters."""
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _split(text: str) -> list[tuple[str, bool]]:
    """The runs of a folded text in order, each with whether it is Chinese."""
    return [
        (_SPACE.sub("", match.group()), True) if match.group("han") else (match.group(), False)
        for match in _ATOM.finditer(text)
    ]


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)]


def index_tokens(text: str) -> list[str]:
    """The tokens of a text, in order."""
    tokens: list[str] = []
    for run, is_han in _split(fold(text)):
        if is_han:
            tokens.extend(_pairs(run))
            tokens.append(run[-1])
        else:
            tokens.append(run)
    return tokens


def parse_query(query: str) -> tuple[Phrase, ...]:
    """The terms of a query, which are separated by spaces; a term without a letter or digit is left out."""
    phrases = (_phrase(term) for term in fold(query).split())
    return tuple(phrase for phrase in phrases if phrase is not None)


def _phrase(term: str) -> Phrase | None:
    runs = _split(term)
    if not runs:
        return None
    tokens: list[str] = []
    prefix = False
    for place, (run, is_han) in enumerate(runs, 1):
        if not is_han:
            tokens.append(run)
            continue
        tokens.extend(_pairs(run))
        is_last = place == len(runs)
        prefix = is_last and len(run) == 1
        if not is_last or prefix:
            tokens.append(run[-1])
    return Phrase(tuple(tokens), prefix, tuple(run for run, _ in runs))
