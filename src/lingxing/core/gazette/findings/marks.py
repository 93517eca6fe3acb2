"""Quotation marks, title marks and brackets that do not pair (标点不配对).

It pairs the marks of a paragraph joined over lines and pages, and of a cell. It refuses to judge straight quotation marks,
which do not tell opening from closing, and the bracket behind an item number, ``1）``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lingxing.core.gazette.findings.evidence import Evidence, Passage
from lingxing.core.gazette.model import Finding

_CLOSING = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "「": "」", "『": "』", "〔": "〕", "【": "】"}
_ANY_MARK = re.compile("[" + "".join((*_CLOSING, *_CLOSING.values())) + "]")
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_FOLD = str.maketrans("()", "（）")
_NAMES = {
    "“": "引号",
    "‘": "单引号",
    "《": "书名号",
    "〈": "单书名号",
    "（": "括号",
    "「": "引号",
    "『": "引号",
    "〔": "六角括号",
    "【": "方头括号",
}
_INNER = {"《": ("〈", "〉"), "“": ("‘", "’")}
_ITEM_NUMBER = re.compile(r"(?:^|[。；：，、;:,\s])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])$")
_WIDTH = 10
_FARTHEST = 3

_Open = tuple[str, int]


def find_mark_damage(evidence: Evidence) -> Iterator[Finding]:
    """Marks without their partner, and marks of the same kind one inside the other."""
    paired = [(passage, *_pair(passage.text.translate(_FOLD))) for passage in evidence.texts()]
    _pair_across([unmatched for _, unmatched, _ in paired])
    for passage, unmatched, nested in paired:
        for mark, place in unmatched:
            yield _unmatched(evidence, passage, mark, place)
        for place, end in () if unmatched else nested:
            yield _nested(evidence, passage, place, end)


def _pair(text: str) -> tuple[list[_Open], list[tuple[int, int]]]:
    """The marks without a partner with their places, and the stretches that stand inside marks of their own kind."""
    stack: list[_Open] = []
    unmatched: list[_Open] = []
    nested: list[tuple[int, int]] = []
    for found in _ANY_MARK.finditer(text):
        place, mark = found.start(), found[0]
        if mark in _CLOSING:
            stack.append((mark, place))
        elif mark in _OPENING:
            opening = _OPENING[mark]
            depth = next((index for index in range(len(stack) - 1, -1, -1) if stack[index][0] == opening), None)
            if depth is None:
                if not (mark == "）" and _ITEM_NUMBER.search(text[:place])) and not _apostrophe(text, place):
                    unmatched.append((mark, place))
                continue
            unmatched.extend(stack[depth + 1 :])
            if opening in _INNER and any(one == opening for one, _ in stack[:depth]):
                nested.append((stack[depth][1], place + 1))
            del stack[depth:]
    return sorted(unmatched + stack, key=lambda one: one[1]), nested


def _pair_across(unmatched: list[list[_Open]]) -> None:
    """Pair an opening mark at the end of a passage with a closing one in the next three: a quotation over paragraphs."""
    for index, marks in enumerate(unmatched):
        if not marks or marks[-1][0] not in _CLOSING:
            continue
        for later in unmatched[index + 1 : index + 1 + _FARTHEST]:
            if later and later[0][0] == _CLOSING[marks[-1][0]]:
                marks.pop()
                later.pop(0)
                break


def _apostrophe(text: str, place: int) -> bool:
    """Whether ``’`` is that of a Latin word or of a short year, ``’98``."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return text[place] == "’" and (after.isdigit() or (before.isascii() and before.isalnum()))


def _unmatched(evidence: Evidence, passage: Passage, mark: str, place: int) -> Finding:
    opens = mark in _CLOSING
    name = _NAMES[mark if opens else _OPENING[mark]]
    printed = passage.text[place : place + _WIDTH] if opens else passage.text[max(0, place - _WIDTH + 1) : place + 1]
    partner = _CLOSING[mark] if opens else _OPENING[mark]
    message = f"{name} {mark} 没有与之配对的 {partner} ，疑漏印或错印。"
    return evidence.finding(
        "unbalanced_marks", passage.lines_at(place, place + 1), printed, message, None, passage.address
    )


def _nested(evidence: Evidence, passage: Passage, place: int, end: int) -> Finding:
    mark = passage.text[place]
    inner = _INNER[mark]
    printed = passage.text[place:end]
    shown = printed if len(printed) <= 24 else printed[:12] + "…" + printed[-8:]
    message = f"{_NAMES[mark]}之内又用{_NAMES[mark]}，按标点符号用法内层应用 {inner[0]}{inner[1]} 。"
    suggestion = inner[0] + printed[1:-1] + inner[1]
    return evidence.finding("nested_marks", passage.lines_at(place, end), shown, message, suggestion, passage.address)
