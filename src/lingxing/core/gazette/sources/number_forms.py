"""A counter value in the number forms of word processors and web pages (编号样式).

It decides how a number is printed in a form of ST_NumberFormat (ECMA-376, 17.18.59). It does not count.
"""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL_SIMPLIFIED = str.maketrans("〇零一二三四五六七八九十百千万", "零零壹贰叁肆伍陆柒捌玖拾佰仟万")
_LEGAL_TRADITIONAL = str.maketrans("〇零一二三四五六七八九十百千万", "零零壹貳參肆伍陸柒捌玖拾佰仟萬")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 99_999_999


def format_number(value: int, form: str) -> str:
    """``value`` printed in ``form`` (a name of ST_NumberFormat); in digits where the form does not reach it."""
    formatter = _FORMATTERS.get(form)
    if formatter is None or not 0 <= value <= _LARGEST:
        return "" if form in ("none", "bullet") else str(value)
    return formatter(value) or str(value)


def is_known_form(form: str) -> bool:
    """Whether ``form`` is printed in its own signs rather than in digits."""
    return form in _FORMATTERS or form in ("none", "bullet")


def chinese_numeral(value: int, *, zero: str = "零", bare_hundred: bool = False) -> str:
    """``value`` in counting numerals: 12 十二, 101 一百零一, 110 一百一十; ``bare_hundred``: 110 is 百十 (Japanese)."""
    text = _all_numerals(value, zero, bare_hundred)
    return text[1:] if text.startswith("一十") else text


def _all_numerals(value: int, zero: str, bare_hundred: bool) -> str:
    """``value`` with every numeral spoken: 12 is 一十二, as sums of money are written."""
    if value == 0:
        return _DIGITS[0]
    myriads, rest = divmod(value, 10_000)
    text = _below_ten_thousand(rest, zero, bare_hundred)
    if myriads:
        gap = zero if 0 < rest < 1000 else ""
        text = _below_ten_thousand(myriads, zero, bare_hundred) + "万" + gap + text
    return text


def _below_ten_thousand(value: int, zero: str, bare: bool) -> str:
    text, skipped = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit == 0:
            skipped = bool(text)
            continue
        one_is_silent = bare and digit == 1 and place > 0
        text += (zero if skipped else "") + ("" if one_is_silent else _DIGITS[digit]) + _UNITS[place]
        skipped = False
    return text


def _legal(table: dict[int, int]) -> Callable[[int], str]:
    """The numerals of contracts and sums of money, which cannot be altered with a stroke."""
    return lambda value: _all_numerals(value, "零", bare_hundred=False).translate(table)


def _digit_by_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _letters(value: int) -> str:
    """a…z, then aa, bb, cc: the letter is repeated, not carried."""
    rounds, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (rounds + 1) if 0 < value <= 26 * 30 else ""


def _roman(value: int) -> str:
    if not 0 < value < 32_768:
        return ""
    text = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        text += sign * count
    return text


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _full_width(value: int) -> str:
    return str(value).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


def _run_of(first: str, count: int) -> Callable[[int], str]:
    """Signs that stand one after another in Unicode, for 1 to ``count``."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= count else ""


def _circled(value: int) -> str:
    for first, base, last in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if base <= value <= last:
            return chr(ord(first) + value - base)
    return ""


def _cycle(value: int) -> str:
    """甲子, 乙丑 … of the sixty-fold cycle."""
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 1 <= value <= 60 else ""


_FORMATTERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _run_of("⒈", 20),
    "decimalEnclosedParen": _run_of("⑴", 20),
    "ideographEnclosedCircle": _run_of("㊀", 10),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "ordinal": _ordinal,
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "chineseCounting": chinese_numeral,
    "chineseCountingThousand": chinese_numeral,
    "taiwaneseCounting": chinese_numeral,
    "taiwaneseCountingThousand": chinese_numeral,
    "japaneseCounting": lambda value: chinese_numeral(value, zero="", bare_hundred=True),
    "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "chineseLegalSimplified": _legal(_LEGAL_SIMPLIFIED),
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),
    "japaneseLegal": _legal(_LEGAL_TRADITIONAL),
    "ideographTraditional": lambda value: _STEMS[value - 1] if 1 <= value <= 10 else "",
    "ideographZodiac": lambda value: _BRANCHES[value - 1] if 1 <= value <= 12 else "",
    "ideographZodiacTraditional": _cycle,
}
