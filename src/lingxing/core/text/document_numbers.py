"""Document numbers (发文字号, 文号): finding them in running text, and normalising how they are written.

It decides what a number is and where it starts. It does not decide whether a document bears the number or only names it.

Printed forms: ``云政发〔2023〕5号``, ``云政办函[2023] 36号``, ``云政发（2013）16号``, ``云教通〔2023〕第3号``, ``第215号``,
``2023年第5号``.
Standard: GB/T 9704-2012, 7.2.5 (six-corner brackets, no 第, no leading zero).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lingxing.core.text.span import Span

_OPEN = "〔﹝\\[［(（【"
_CLOSE = "〕﹞\\]］)）】"
_YEAR = r"(?P<year>[12１２]\s*[\d０-９]\s*[\d０-９]\s*[\d０-９])"
_SERIAL = r"(?:第\s*)?(?P<serial>[\d０-９]{1,5})\s*号"
_BRACKETED = re.compile(rf"(?P<code>[㐀-鿿A-Za-z]{{1,20}}\s*)[{_OPEN}]\s*{_YEAR}\s*[{_CLOSE}]\s*{_SERIAL}")
_ORDER = re.compile(r"^第\s*(?P<serial>[\d０-９]{1,5}|[〇零一二三四五六七八九十百]{1,7})\s*号$")
_ANNOUNCEMENT = re.compile(rf"^(?:公告|通告)?\s*{_YEAR}\s*年\s*第?\s*(?P<serial>[\d０-９]{{1,5}})\s*号$")
_LEADING = re.compile(r"^(?:发文字号|发文号|文\s*号)\s*[:：]\s*")
_TRAILING = re.compile(r"[\s　]+(?:签\s*发\s*人\s*[:：]?.*|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)$")
_LEADING_WORDS = re.compile(
    r".*(?:按照|依照|根据|依据|遵照|参照|落实|执行|贯彻|转发|印发|下发|废止|符合|关于|详见|文件|以及|通知|要求|规定|[和与及由的对见将把在之以])"
)
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_LONGEST_CODE = 14


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number in a text (文号): ``normalised`` uses six-corner brackets and half-width digits, no spaces."""

    normalised: str
    code: str
    year: int | None
    serial: int
    span: Span


def find_document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """The document numbers printed in ``text``, in order; spans are offsets into ``text``."""
    return tuple(_bracketed(match) for match in _BRACKETED.finditer(text))


def parse_document_number_line(line: str) -> DocumentNumber | None:
    """The number that a line consists of, or ``None`` where the line holds anything else.

    An order's number (第12号) carries no code; the caller joins it with the name of the order. A name of the person who signs
    for the issue (签发人) or a date behind the number is passed over.
    """
    stripped = line.strip().strip("()（）") if line.strip()[:1] in "(（" else line.strip()
    stripped = _TRAILING.sub("", _LEADING.sub("", stripped))
    found = _BRACKETED.fullmatch(stripped)
    if found and len(found["code"].strip()) <= _LONGEST_CODE:
        return _build(found["code"], found, Span(0, len(line)))
    plain = _ORDER.match(stripped) or _ANNOUNCEMENT.match(stripped)
    return _unbracketed(plain, len(line)) if plain else None


def normalise_document_number(printed: str) -> str:
    """The number as addresses write it: ``云政发(2013) 16号`` becomes ``云政发〔2013〕16号``."""
    found = find_document_numbers(printed)
    return found[0].normalised if found else re.sub(r"\s+", "", printed).translate(_DIGITS)


def _bracketed(match: re.Match[str]) -> DocumentNumber:
    printed = match["code"]
    code = _LEADING_WORDS.sub("", printed.rstrip()) or printed.rstrip()[-3:]
    start = match.start() + printed.rindex(code)
    return _build(code, match, Span(start, match.end()))


def _build(code: str, match: re.Match[str], span: Span) -> DocumentNumber:
    year = int(re.sub(r"\s", "", match["year"]).translate(_DIGITS))
    serial = int(match["serial"].translate(_DIGITS))
    compact = re.sub(r"\s", "", code)
    return DocumentNumber(f"{compact}〔{year}〕{serial}号", compact, year, serial, span)


def _unbracketed(match: re.Match[str], length: int) -> DocumentNumber:
    groups = match.groupdict()
    year = int(re.sub(r"\s", "", groups["year"]).translate(_DIGITS)) if groups.get("year") else None
    serial = _serial(groups["serial"])
    normalised = f"{year}年第{serial}号" if year else f"第{serial}号"
    return DocumentNumber(normalised, "", year, serial, Span(0, length))


def _serial(printed: str) -> int:
    from_digits = printed.translate(_DIGITS)
    return int(from_digits) if from_digits.isdigit() else chinese_ordinal(printed)


_CHINESE_DIGITS = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}


def chinese_ordinal(printed: str) -> int:
    """The value of a Chinese ordinal below ten thousand (``二十三`` → 23, ``一〇五`` → 105); other marks raise ``ValueError``."""
    if all(mark in _CHINESE_DIGITS for mark in printed) and printed:
        return int("".join(str(_CHINESE_DIGITS[mark]) for mark in printed))
    total, digit = 0, 0
    for mark in printed:
        if mark in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[mark]
        elif mark in _CHINESE_UNITS:
            total += (digit or 1) * _CHINESE_UNITS[mark]
            digit = 0
        else:
            raise ValueError(f"not a Chinese ordinal: {printed!r}")
    return total + digit
