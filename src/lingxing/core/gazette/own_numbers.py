"""Lines by which a document says its own number (发文字号行).

It decides which lines are a document's own number and what it reads in full. It does not decide where the title stands.

Printed forms: ``云政发〔2024〕9号``, with 签发人 or a date behind it; broken over two lines behind the year; ``第12号`` under
``…人民政府令``, or under ``令`` alone below several organs; ``…局公告2024年第7号``; ``〔2024〕8号`` under ``…会议纪要``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lingxing.core.gazette.lexicon import ORDER_NAME, compact, ends_like_organ
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.text.document_numbers import parse_document_number_line

_LONGEST = 40
_BROKEN = re.compile(r"[〔\[［(（]\s*(?:\d{4}\s*[〕\]］)）]?)?\s*$")
_SERIAL_LINE = re.compile(r"^(?:\d{0,4}\s*[〕\]］)）])?\s*第?\s*\d{1,5}\s*号$")
_ON_ONE_LINE = re.compile(
    r"^(?P<name>[㐀-鿿]{3,30}(?:令|公告|通告))(?P<number>(?:\d{4}年)?第?[\d〇零一二三四五六七八九十百]{1,6}号)$"
)
_WITHOUT_CODE = re.compile(
    r"^[〔\[［(（](?:\d{4}|[一二三四五六七八九十]{1,4}届)[〕\]］)）]第?[\d〇零一二三四五六七八九十百]{1,6}号$"
)
_NUMBERED_NAMES = ("公告", "通告", "令", "纪要", "命令", "议案")


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """A document's own number: how it reads in full, and the row behind the line or lines that print it (本文文号)."""

    normalised: str
    end: int
    names_itself: bool = False


def find_own_numbers(rows: Sequence[Row]) -> dict[int, OwnNumber]:
    """The own numbers printed in ``rows``, by the index of the row at which each begins."""
    texts = [index for index, row in enumerate(rows) if row.kind is RowKind.TEXT]
    found: dict[int, OwnNumber] = {}
    for place, index in enumerate(texts):
        if len(rows[index].text) > _LONGEST:
            continue
        below = texts[place + 1] if place + 1 < len(texts) else None
        number = _whole(rows, texts, place) or _broken(rows, index, below)
        if number:
            found[index] = number
    return found


def _whole(rows: Sequence[Row], texts: Sequence[int], place: int) -> OwnNumber | None:
    index = texts[place]
    printed = compact(rows[index].text)
    one_line = _ON_ONE_LINE.match(printed)
    if one_line:
        return OwnNumber(printed, index + 1, names_itself=True)
    number = parse_document_number_line(rows[index].text)
    if number is not None and number.code:
        return OwnNumber(number.normalised, index + 1)
    if number is None and not _WITHOUT_CODE.match(printed):
        return None
    name = _name_above(rows, texts, place)
    if name is None:
        return None
    return OwnNumber(name + (number.normalised if number else printed), index + 1)


def _name_above(rows: Sequence[Row], texts: Sequence[int], place: int) -> str | None:
    """What a number without a code stands under: the name of an order or announcement, also with its organs above it."""
    above = [compact(rows[texts[at]].text) for at in range(place - 1, max(place - 5, -1), -1)]
    if not above or not above[0].endswith(_NUMBERED_NAMES):
        return None
    if above[0] not in _NUMBERED_NAMES:
        return above[0] if ORDER_NAME.match(above[0]) or above[0].endswith(_NUMBERED_NAMES) else None
    organs: list[str] = []
    for name in above[1:]:
        if not ends_like_organ(name):
            break
        organs.insert(0, name)
    return "、".join(organs) + above[0] if organs else None


def _broken(rows: Sequence[Row], index: int, below: int | None) -> OwnNumber | None:
    if below is None or not _BROKEN.search(rows[index].text) or not _SERIAL_LINE.match(rows[below].text.strip()):
        return None
    number = parse_document_number_line(rows[index].text.strip() + rows[below].text.strip())
    return OwnNumber(number.normalised, below + 1) if number is not None and number.code else None
