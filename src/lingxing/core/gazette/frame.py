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
    ANNEX_TITLED,
    DATE_LINE,
    IMPRINT_LINE,
    OFFICE_HOLDER,
    PUBLICITY_LINE,
    TERMINAL,
    ends_like_organ,
    is_date_line,
    split_signed_date,
)
from lingxing.core.gazette.model import BlockKind
from lingxing.core.gazette.paragraphs import Paragraph
from lingxing.core.text.document_numbers import chinese_ordinal

_LIST_ITEM = re.compile(r"^(?:附件\s*)?(\d{1,3})\s*[.．、:：　 ]\s*(\S.*)$")
_EMPTY_HEAD = re.compile(r"^附\s*件\s*[:：]$")
_WIDE_GAP = re.compile(r"　+| {2,}")
_NO_ADDRESSEES = re.compile(
    r"[。；]|如下|现将|现就|根据|为了|为[^，]*，|经[^，]*，|各位|^——|^注[:：]|包括|条件|情形|决定[:：]$"
)
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


def read_frame(paragraphs: Sequence[Paragraph], has_cover: bool, authority: str | None = None) -> Frame:
    """The frame of a document's paragraphs; only a document with a ``has_cover`` has addressees and a sign-off.

    ``authority`` is the organ that the title names: where it is among the names above the date, only such names sign.
    """
    roles: list[BlockKind | None] = [None] * len(paragraphs)
    addressees = _mark_addressees(paragraphs, roles) if has_cover else ()
    publicity = _mark_publicity(paragraphs, roles)
    _mark_imprint(paragraphs, roles)
    annexes = _mark_annex_list(paragraphs, roles)
    dated, signed_by = _mark_sign_off(paragraphs, roles, authority) if has_cover else (None, None)
    return Frame(tuple(roles), addressees, signed_by, dated, publicity, annexes)


def _mark_addressees(paragraphs: Sequence[Paragraph], roles: list[BlockKind | None]) -> tuple[str, ...]:
    for index, paragraph in enumerate(paragraphs[:2]):
        text = paragraph.text.strip()
        if text.endswith((":", "：")) and len(text) < 400 and not _NO_ADDRESSEES.search(text):
            parts = tuple(part.strip() for part in re.split(r"[,，;；]", text[:-1]) if part.strip())
            if parts and all(_names_addressees(part) for part in parts):
                roles[index] = BlockKind.ADDRESSEES
                return parts
    return ()


def _names_addressees(part: str) -> bool:
    bare = re.sub(r"[（(][^（）()]*[）)]", "", part)
    return bool(ADDRESSEE_WORDS.search(part)) or (len(bare) <= 20 and ends_like_organ(bare))


def _mark_imprint(paragraphs: Sequence[Paragraph], roles: list[BlockKind | None]) -> None:
    """The lines below a document that say who gets copies and who had it printed (版记)."""
    for index, paragraph in enumerate(paragraphs):
        if IMPRINT_LINE.match(paragraph.text.strip()):
            roles[index] = BlockKind.COLOPHON


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
        if roles[index] is None and (
            ANNEX_LIST.match(text) or _EMPTY_HEAD.match(text) or _is_first_item(paragraphs, index)
        ):
            return _read_annex_list(paragraphs, roles, index)
    return ()


def _is_first_item(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """``附件1：…`` above ``附件2：…`` or above the sign-off is an item of the list, not an annex."""
    first = ANNEX_TITLED.match(paragraphs[index].text.strip())
    if first is None or first[2] not in ("1", "一"):
        return False
    below = paragraphs[index + 1].text.strip() if index + 1 < len(paragraphs) else ""
    return bool(ANNEX_TITLED.match(below)) or is_date_line(below) or ends_like_organ(below)


def _read_annex_list(
    paragraphs: Sequence[Paragraph], roles: list[BlockKind | None], start: int
) -> tuple[AnnexItem, ...]:
    items: list[AnnexItem] = []
    for index in range(start, len(paragraphs)):
        text = paragraphs[index].text.strip()
        text = _LIST_HEAD.sub("", text) if index == start else text
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


def _mark_sign_off(
    paragraphs: Sequence[Paragraph], roles: list[BlockKind | None], authority: str | None
) -> tuple[date | None, str | None]:
    at = next((index for index, one in enumerate(paragraphs) if is_date_line(one.text)), None)
    if at is None:
        return None, _mark_lone_signature(paragraphs, roles)
    stretch = range(_first_signature(paragraphs, roles, at), _behind_sign_off(paragraphs, at))
    names = {index: _signers(paragraphs[index].text) for index in stretch}
    own = [index for index in stretch if any(authority and _is_part(name, authority) for name in names[index])]
    signers: list[str] = []
    for index in stretch:
        dated = is_date_line(paragraphs[index].text)
        if not dated and own and index < own[0]:
            continue
        roles[index] = BlockKind.DATE if dated else BlockKind.SIGNATURE
        signers.extend(names[index])
    days = [parse_date_line(paragraphs[index].text) for index in stretch if is_date_line(paragraphs[index].text)]
    return days[-1], "、".join(signers) or None


def _is_part(name: str, authority: str) -> bool:
    return name in authority or authority in name


def _first_signature(paragraphs: Sequence[Paragraph], roles: Sequence[BlockKind | None], at: int) -> int:
    first = at
    while first > 0 and roles[first - 1] is None and not paragraphs[first - 1].level and _signs(paragraphs[first - 1]):
        first -= 1
    return first


def _behind_sign_off(paragraphs: Sequence[Paragraph], at: int) -> int:
    """Behind a second organ with its date, or an organ printed below the date instead of above it."""
    end = at + 1
    unsigned = at == 0 or not (_signs(paragraphs[at - 1]) or split_signed_date(paragraphs[at].text)[0])
    while end < len(paragraphs):
        text = paragraphs[end].text
        below = paragraphs[end + 1].text if end + 1 < len(paragraphs) else ""
        if not (
            is_date_line(text) or (_signs(paragraphs[end]) and (is_date_line(below) or (unsigned and end == at + 1)))
        ):
            break
        end += 1
    return end


def _signs(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    return not paragraph.level and bool(OFFICE_HOLDER.match(text) or all(map(ends_like_organ, _WIDE_GAP.split(text))))


def _signers(text: str) -> list[str]:
    """The names in a line of a sign-off: an organ, several set apart by blanks, or the holder of an office."""
    bare = text.strip()
    if DATE_LINE.match(bare):
        return []
    organ = split_signed_date(bare)[0] or bare
    return [organ] if OFFICE_HOLDER.match(organ) else [name for name in _WIDE_GAP.split(organ) if name]


def _mark_lone_signature(paragraphs: Sequence[Paragraph], roles: list[BlockKind | None]) -> str | None:
    """An organ alone at the end of a document without a date; the last of several names in a row is an item of a list."""
    index = next((at for at in range(len(paragraphs) - 1, 0, -1) if roles[at] is None), None)
    if index is None or not _signs(paragraphs[index]) or _signs(paragraphs[index - 1]):
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
