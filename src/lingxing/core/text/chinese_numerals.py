"""Whole numbers written with Chinese numerals, read and written.

It decides what 三百零五, 二〇二三, 壹万贰仟 and 廿三 say. It refuses what has two readings (二三 may be 23 or "two or
three"; 一亿五千 may be 100005000 or 150000000) and what breaks the order of the places.
"""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
_STANDARD = str.maketrans("〇○两壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸", "零零二一二三四五六七八九十百千万亿二三六")
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_PLACES = {"十": 10, "百": 100, "千": 1000}
CHINESE_DIGITS = DIGITS + "〇○两壹贰叁肆伍陆柒捌玖貳參陸"
CHINESE_PLACES = "十百千万亿拾佰仟萬億廿卅卌"
CHINESE_NUMERAL_CHARACTERS = CHINESE_DIGITS + CHINESE_PLACES


class NumeralError(ValueError):
    """A stretch that is not a numeral, or one with two readings (无法读取的数字)."""

    def __init__(self, printed: str, reason: str) -> None:
        super().__init__(f"「{printed}」{reason}")
        self.printed = printed
        self.reason = reason


def parse_chinese_integer(printed: str) -> int:
    """The whole number that ``printed`` says in Chinese numerals; ``NumeralError`` where it says none or two."""
    standard = printed.translate(_STANDARD)
    for short, full in _TENS.items():
        standard = standard.replace(short, full)
    if not standard or any(character not in DIGITS and character not in "十百千万亿" for character in standard):
        raise NumeralError(printed, "不是中文数字")
    try:
        if all(character in DIGITS for character in standard):
            return _parse_digit_string(standard)
        return _parse_with_places(standard)
    except _Malformed as error:
        raise NumeralError(printed, str(error)) from None


class _Malformed(Exception):
    """Why the standard form cannot be read; the public error names the printed form."""


def _parse_digit_string(standard: str) -> int:
    """一 → 1; 二零二三 → 2023; two digits without a zero (二三) have two readings."""
    if len(standard) == 2 and "零" not in standard:
        raise _Malformed("有两种读法")
    return int("".join(str(DIGITS.index(character)) for character in standard))


def _parse_with_places(standard: str) -> int:
    head, hundred_million, tail = standard.rpartition("亿")
    if not hundred_million:
        return _parse_below_hundred_million(tail, follows=None)
    if not head:
        raise _Malformed("缺少系数")
    if "亿" in head:
        raise _Malformed("数位顺序有误")
    high = _parse_below_hundred_million(head, follows=None)
    if len(tail) == 1 and tail != "零" and tail in DIGITS:
        return high * 10**8 + DIGITS.index(tail) * 10**7
    if tail and "万" not in tail and not tail.startswith("零"):
        raise _Malformed("有两种读法")
    follows = 10**4 if "万" in tail else 10**8
    return high * 10**8 + (_parse_below_hundred_million(tail, follows) if tail else 0)


def _parse_below_hundred_million(standard: str, follows: int | None) -> int:
    head, ten_thousand, tail = standard.rpartition("万")
    if not ten_thousand:
        return _parse_section(tail, follows)
    if not head:
        raise _Malformed("缺少系数")
    if follows is not None and len(head) == 1:
        raise _Malformed("有两种读法")
    high = _parse_section(head, follows)
    return high * 10**4 + (_parse_section(tail, follows=10**4) if tail else 0)


def _parse_section(standard: str, follows: int | None) -> int:
    """The number below 10,000; ``follows`` is the place before it (after 三万, a lone 五 is 5,000), if there is one."""
    total, previous, zero = 0, follows, False
    characters = iter(enumerate(standard))
    for index, character in characters:
        if character == "零":
            if zero or previous is None:
                raise _Malformed("零的位置有误")
            zero = True
            continue
        place = _PLACES.get(standard[index + 1] if character in DIGITS and index + 1 < len(standard) else character, 1)
        digit = DIGITS.index(character) if character in DIGITS else 1
        if character in DIGITS and place > 1:
            next(characters)
        elif character not in DIGITS and not (character == "十" and (index == 0 or standard[index - 1] in "百零")):
            raise _Malformed("缺少系数")
        if previous is not None and place >= previous:
            raise _Malformed("数位顺序有误")
        if place == 1 and index + 1 < len(standard):
            raise _Malformed("数位顺序有误")
        total += _place_value(digit, place, previous, zero)
        previous, zero = place, False
    if zero or not standard:
        raise _Malformed("零的位置有误" if zero else "缺少数字")
    return total


def _place_value(digit: int, place: int, previous: int | None, zero: bool) -> int:
    if zero and previous is not None and place * 10 == previous:
        raise _Malformed("零的位置有误")
    if place == 1 and previous is not None and previous > 10 and not zero:
        return digit * previous // 10  # 三百五 says 350: without 零 the last digit takes the next place
    return digit * place


def format_chinese_integer(number: int) -> str:
    """``number`` in Chinese numerals with 零 and places (10 → 十, 305 → 三百零五); from 0 to below 10**12."""
    if not 0 <= number < 10**12:
        raise ValueError(f"only 0 to 999999999999 can be written, found {number}")
    if number == 0:
        return "零"
    written = _format_sections(number)
    return written[1:] if written.startswith("一十") else written


def _format_sections(number: int) -> str:
    pieces: list[str] = []
    for place, mark in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // place % 10**4
        if section:
            gap = pieces and (section < 1000 or number // (place * 10**4) % 10**4 == 0)
            pieces.append(("零" if gap else "") + _format_section(section) + mark)
    return "".join(pieces)


def _format_section(section: int) -> str:
    written, zero = "", False
    for place, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = section // place % 10
        if digit:
            written += ("零" if zero and written else "") + DIGITS[digit] + mark
            zero = False
        else:
            zero = True
    return written
