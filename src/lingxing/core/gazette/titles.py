"""Titles of documents: which lines make one, and what it says.

It decides whether lines read like a title, which organ issues under it, which title it prints, and the short form used in
addresses. It does not decide where documents begin; ``regions`` and ``segments`` do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from lingxing.core.gazette.lexicon import (
    CLAUSE_MARKS,
    PLACE,
    PRINTABLE_KINDS,
    SUBTITLE_LINE,
    compact,
    kind_of_title,
    strip_trailing_brackets,
)
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.sentences import begins_with_label, is_frame_line

_LONGEST_LINE = 60
_FIRST_SECTION = re.compile(r"^1(?:[ 　]+[㐀-鿿]|(?:总\s*则|范围|目的|概述|引言)$)")
_INNER = re.compile(
    r"(?:印发|公布|发布|转发|批转|下发|修订|修改|颁布|批准|同意)(?P<inner>.+?)(?:的(?:通知|公告|通告|决定|函|批复|命令|令)|$)"
)
_AUTHORITY = re.compile(r"^(?!关于|转发|印发|批转)(?P<organ>.{2,40}?)(?=关于|转发|印发|批转|公告|通告|令第|令$|任免)")
_GENERIC_ENDING = re.compile(r"(?:行动|工作|实施)方案$")
_YEAR_OPENING = re.compile(r"^(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})\s*(?:[-—~至]\s*\d{4}\s*)?年度?")
_SAME_TITLE = 0.86


def is_title_row(row: Row) -> bool:
    """Whether a line can be (part of) a title: short, no stop, no label, not part of the frame."""
    text = row.text.strip()
    if row.kind is not RowKind.TEXT or not (2 <= len(text) <= _LONGEST_LINE or text == "令"):
        return False
    if text[-1] in CLAUSE_MARKS or any(mark in text for mark in "。；→") or _FIRST_SECTION.match(text):
        return False
    return not (begins_with_label(text) or is_frame_line(text) or SUBTITLE_LINE.match(text))


def behind_subtitle(rows: Sequence[Row], end: int, limit: int) -> int:
    """The row behind a bracketed line under a title (题注: ``（2024年修订）``), or ``end`` where there is none."""
    below = next((index for index in range(end, limit) if rows[index].kind is not RowKind.BLANK), limit)
    found = below < limit and rows[below].kind is RowKind.TEXT and SUBTITLE_LINE.match(rows[below].text.strip())
    return below + 1 if found else end


def join_title(rows: Sequence[Row]) -> str:
    """The lines of a title joined; blanks left by the line breaks of the print are closed."""
    return close_gaps("".join(row.text.strip() for row in rows if row.kind is RowKind.TEXT))


def close_gaps(text: str) -> str:
    """``关于印发 云岭州…`` without blanks between Chinese characters or brackets."""
    return re.sub(
        r"(?<=[^\x00-\x7f)])[ \t　]+(?=[^\x00-\x7f(])|(?<=[^\x00-\x7f])[ \t　]+(?=[(\d])|(?<=[)\d])[ \t　]+(?=[^\x00-\x7f])",
        "",
        text.strip(),
    )


def is_whole_title(text: str) -> bool:
    """Whether a text is a title by itself: an organ or nothing, 关于 or another verb, and a kind at its end."""
    return kind_of_title(text) is not None and not compact(text).startswith(("关于", "的"))


def authority_of_title(title: str) -> str | None:
    """The organ that a title begins with (发文机关), or ``None``."""
    match = _AUTHORITY.match(title)
    organ = re.sub(r"\d{4}年.*$|人事$", "", match["organ"].strip()) if match else ""
    return organ or None


def printed_title_of(title: str) -> str | None:
    """The title inside ``关于印发…的通知``, without book-title marks, or ``None``."""
    match = _INNER.search(title)
    inner = match["inner"].strip("《》〈〉 ") if match else ""
    return inner if len(inner) >= 4 else None


def is_printable_title(title: str) -> bool:
    """Whether a title ends in a kind of document that a notice can carry behind itself."""
    return strip_trailing_brackets(title).endswith(PRINTABLE_KINDS)


def same_title(one: str, other: str) -> bool:
    """Whether two printed titles are the same but for blanks, brackets at the end and a few characters."""
    left, right = (compact(strip_trailing_brackets(title)).strip("《》<>") for title in (one, other))
    if left == right:
        return True
    if min(len(left), len(right)) < 8:
        return False
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= _SAME_TITLE


def short_title(title: str, authority: str | None) -> str:
    """The part of a title that tells it from others of the same number: no organ, no place, no year, no generic ending.

    ``云岭州2023年招商攻坚年行动方案`` under 云岭州人民政府 becomes ``招商攻坚年``.
    """
    text = re.sub(r"\s+", "", strip_trailing_brackets(title))
    text = _without_organ(text, re.sub(r"\s+", "", authority or ""))
    without_year = _YEAR_OPENING.sub("", text)
    text = without_year if len(without_year) >= 3 else text
    bare = _GENERIC_ENDING.sub("", text)
    text = bare if len(bare) >= 3 else text
    return re.sub(r"[/#]", "", text)


def _without_organ(text: str, authority: str) -> str:
    if authority and text.startswith(authority):
        rest = text[len(authority) :]
        return rest if len(rest) >= 3 else text
    place = re.match(PLACE, authority)
    if place and text.startswith(place[0]) and len(text) - len(place[0]) >= 3:
        rest = text[len(place[0]) :]
        return rest.removeprefix("人民政府") if len(rest.removeprefix("人民政府")) >= 3 else rest
    return text
