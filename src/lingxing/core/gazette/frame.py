"""The frame of an official document: addressees, sign-off, publicity, list of annexes.

It decides which paragraphs are frame and what they say. It does not judge whether something is missing; a finding does.

Standard: GB/T 9704-2012, 7.3.2 (主送机关), 7.3.4 (附件说明), 7.3.5 (发文机关署名、成文日期), 7.3.7 (附注).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lingxing.core.gazette.lexicon import (
    ADDRESSEE_WORDS,
    ANNEX_LIST,
    DATE_LINE,
    OFFICE_HOLDER,
    PUBLICITY_LINE,
    TERMINAL,
    ends_like_organ,
)
from lingxing.core.gazette.model import BlockKind
from lingxing.core.gazette.paragraphs import Paragraph
from lingxing.core.text.document_numbers import chinese_ordinal

_LIST_ITEM = re.compile(r"^(?:附件\s*)?(\d{1,2})\s*[.．、:：]\s*(\S.*)$")
_LIST_HEAD = re.compile(r"^附\s*件?\s*[:：]\s*")
_DATE_PARTS = re.compile(r"([^\s年]+)\s*年\s*([^\s月]+)\s*月\s*([^\s日]+)\s*日")


@dataclass(frozen=True, slots=True)
class AnnexItem:
    """An item of the list of annexes (附件说明): ``number`` is ``None`` for the only annex."""

    number: int | None
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What the frame of a document says (公文格式要素), and the role of each paragraph: ``None`` for its body."""

    roles: tuple[BlockKind | None, ...]
    addressees: tuple[str, ...]
    signed_by: str | None
    dated: date | None
    publicity: str | None
    annexes: tuple[AnnexItem, ...]


def read_frame(paragraphs: Sequence[Paragraph], has_cover: bool) -> Frame:
    """The frame of a document's paragraphs; only a document with a ``has_cover`` has addressees and a sign-off."""
    roles: list[BlockKind | None] = [None] * len(paragraphs)
    addressees = _mark_addressees(paragraphs, roles) if has_cover else ()
    publicity = _mark_publicity(paragraphs, roles)
    annexes = _mark_annex_list(paragraphs, roles)
    dated, signed_by = _mark_sign_off(paragraphs, roles) if has_cover else (None, None)
    return Frame(tuple(roles), addressees, signed_by, dated, publicity, annexes)


def _mark_addressees(paragraphs: Sequence[Paragraph], roles: list[BlockKind | None]) -> tuple[str, ...]:
    for index, paragraph in enumerate(paragraphs[:2]):
        text = paragraph.text.strip()
        if (
            text.endswith((":", "："))
            and len(text) < 400
            and ADDRESSEE_WORDS.search(text)
            and not re.search(r"[。；]", text)
        ):
            roles[index] = BlockKind.ADDRESSEES
            return tuple(part.strip() for part in re.split(r"[,，;；]", text[:-1]) if part.strip())
    return ()


def _mark_publicity(paragraphs: Sequence[Paragraph], roles: list[BlockKind | None]) -> str | None:
    found = None
    for index, paragraph in enumerate(paragraphs):
        match = PUBLICITY_LINE.match(paragraph.text.strip())
        if match:
            roles[index] = BlockKind.PUBLICITY
            found = found or match[1]
    return found


def _mark_annex_list(paragraphs: Sequence[Paragraph], roles: list[BlockKind | None]) -> tuple[AnnexItem, ...]:
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text.strip()
        empty_head = re.fullmatch(r"附\s*件\s*[:：]", text)
        if roles[index] is None and (ANNEX_LIST.match(text) or empty_head):
            return _read_annex_list(paragraphs, roles, index)
    return ()


def _read_annex_list(
    paragraphs: Sequence[Paragraph], roles: list[BlockKind | None], start: int
) -> tuple[AnnexItem, ...]:
    items: list[AnnexItem] = []
    for index in range(start, len(paragraphs)):
        text = _LIST_HEAD.sub("", paragraphs[index].text.strip()) if index == start else paragraphs[index].text.strip()
        item = _LIST_ITEM.match(text)
        follows = item is not None and int(item[1]) == len(items) + 1
        if index > start and (not follows or roles[index] is not None or (text[-1:] in TERMINAL and len(text) > 80)):
            break
        roles[index] = BlockKind.ANNEX_LIST
        if item and follows:
            items.append(AnnexItem(int(item[1]), item[2].rstrip("。；;"), paragraphs[index].first_line))
        elif text:
            items.append(AnnexItem(None, text.rstrip("。；;"), paragraphs[index].first_line))
    return tuple(items)


def _mark_sign_off(paragraphs: Sequence[Paragraph], roles: list[BlockKind | None]) -> tuple[date | None, str | None]:
    at = next((index for index, paragraph in enumerate(paragraphs) if DATE_LINE.match(paragraph.text.strip())), None)
    if at is None:
        return None, _mark_lone_signature(paragraphs, roles)
    roles[at] = BlockKind.DATE
    signers: list[str] = []
    for index in range(at - 1, -1, -1):
        text = paragraphs[index].text.strip()
        if (
            roles[index] is not None
            or paragraphs[index].level
            or not (ends_like_organ(text) or OFFICE_HOLDER.match(text))
        ):
            break
        roles[index] = BlockKind.SIGNATURE
        signers.insert(0, text)
    return parse_date_line(paragraphs[at].text), "、".join(signers) or None


def _mark_lone_signature(paragraphs: Sequence[Paragraph], roles: list[BlockKind | None]) -> str | None:
    """An organ alone at the end of a document without a date."""
    index = next((at for at in range(len(paragraphs) - 1, 0, -1) if roles[at] is None), None)
    if index is None or paragraphs[index].level or not ends_like_organ(paragraphs[index].text.strip()):
        return None
    roles[index] = BlockKind.SIGNATURE
    return paragraphs[index].text.strip()


def parse_date_line(text: str) -> date | None:
    """The day that a line of a sign-off names, in Arabic or Chinese numerals; ``None`` where the day does not exist."""
    match = _DATE_PARTS.search(text)
    if match is None:
        return None
    try:
        year, month, day = (_value(part) for part in match.groups())
        return date(year, month, day)
    except ValueError:
        return None


def _value(printed: str) -> int:
    return int(printed) if printed.isdigit() and printed.isascii() else chinese_ordinal(printed.replace("○", "〇"))
