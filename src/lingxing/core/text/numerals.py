"""Numerals as printed: Arabic, Chinese, financial and mixed forms, fractions and parts of a hundred.

It decides the exact value of a stretch that is a numeral. It does not decide whether 一 in 统一 or 十 in 十分 is
meant as a number: what stands after it (a unit, a classifier) tells, and that is the business of ``quantities``. It
never rounds and never repairs: what has no value, or two, is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction

from lingxing.core.text.chinese_numerals import (
    CHINESE_DIGITS,
    CHINESE_NUMERAL_CHARACTERS,
    NumeralError,
    parse_chinese_integer,
)
from lingxing.core.text.scanning import GAP
from lingxing.core.text.span import Span
from lingxing.core.text.width import fold_for_scanning

__all__ = ["Exact", "Numeral", "NumeralError", "NumeralForm", "find_numerals", "parse_fraction", "parse_numeral"]

Exact = Decimal | Fraction
"""A value without rounding: a ``Decimal``, or a ``Fraction`` where no decimal is exact (三分之二)."""

# No quantity of a government has more digits before the point; longer runs are codes, and stay out of arithmetic.
ARABIC = (
    r"(?<![0-9.A-Za-z])(?:[0-9]{1,3}(?:,[0-9]{3})++(?!,?[0-9])|(?<![0-9],)[0-9]{1,15}+)(?:\.[0-9]{1,15}+)?+(?!\.?[0-9])"
)
MULTIPLIER = r"(?:万亿|[十百千]万(?:亿)?|[百千]亿|万|亿|百|千(?![瓦米克伏帕卡赫]))"
_LONGEST = 60
_EXACT = Context(prec=4 * _LONGEST)
_ARABIC = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_GROUP = re.compile(rf"({_ARABIC.pattern}|[零〇]?)\ *([十百千万亿]*)")
_CHINESE_DECIMAL = re.compile(rf"([{CHINESE_NUMERAL_CHARACTERS}]+)点([{CHINESE_DIGITS}]+)([十百千万亿]*)")
_SIGN = re.compile(r"^(?:[-−]|负)\ *")
_PARTS = re.compile(r"(.+?)\ *分\ *之\ *(.+)")
_MULTIPLIER_VALUES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DENOMINATORS = {"百": 100, "千": 1000, "万": 10**4}
_CHINESE_RUN = rf"[{CHINESE_NUMERAL_CHARACTERS}]"
_NUMERAL = re.compile(
    rf"""(?P<parts>(?:[百千万]|{ARABIC}|(?<!{_CHINESE_RUN}){_CHINESE_RUN}{{1,6}}+)分之
            (?:{ARABIC}|{_CHINESE_RUN}{{1,12}}(?:点[{CHINESE_DIGITS}]{{1,12}})?))
       |(?P<mixed>{ARABIC}{GAP}{MULTIPLIER}(?:[0-9]{{1,4}}{GAP}{MULTIPLIER})*+)
       |(?P<arabic>{ARABIC})
       |(?P<chinese>(?<!{_CHINESE_RUN}){_CHINESE_RUN}{{1,30}}+(?!{_CHINESE_RUN})(?:点[{CHINESE_DIGITS}]{{1,12}}+[万亿]?)?)
    """,
    re.VERBOSE,
)


class NumeralForm(StrEnum):
    """How a numeral is printed (数字形式)."""

    ARABIC = "arabic"
    CHINESE = "chinese"
    MIXED = "mixed"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A stretch that reads as a numeral (数字). ``value`` of 百分之五 is 0.05; ``form`` is how it is printed."""

    value: Exact
    form: NumeralForm
    span: Span


def exact_product(left: Exact, right: Exact) -> Exact:
    """``left`` times ``right`` without rounding; a ``Decimal`` unless one of them is a ``Fraction``."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _EXACT.multiply(left, right)
    return Fraction(left) * Fraction(right)


def parse_numeral(printed: str) -> Decimal:
    """The exact value of one numeral: ``1,234.5``, ``３.５亿``, ``三百零五``, ``百分之五十`` (0.5), ``半`` (0.5).

    Raises ``NumeralError`` for anything else, for two readings, and for fractions without an exact decimal (三分之二:
    use ``parse_fraction``).
    """
    value = _parse(printed)
    if isinstance(value, Decimal):
        return value
    raise NumeralError(printed, "没有精确的小数值")


def parse_fraction(printed: str) -> Fraction:
    """The exact value of one numeral as a fraction; the only way to read 三分之二. Raises ``NumeralError``."""
    return Fraction(_parse(printed))


def _parse(printed: str) -> Exact:
    folded = fold_for_scanning(printed).strip(" ")
    if len(folded) > _LONGEST:
        raise NumeralError(printed[:_LONGEST] + "…", "太长")
    sign = _SIGN.match(folded)
    if sign:
        return exact_product(Decimal(-1), _parse_unsigned(folded[sign.end() :], printed))
    return _parse_unsigned(folded, printed)


def _parse_unsigned(folded: str, printed: str) -> Exact:
    if _ARABIC.fullmatch(folded):
        return _parse_arabic(folded)
    if folded in ("半", "一半"):
        return Decimal("0.5")
    parts = _PARTS.fullmatch(folded)
    if parts:
        return _parse_parts(parts.group(1), parts.group(2), printed)
    decimal = _CHINESE_DECIMAL.fullmatch(folded)
    if decimal:
        return _parse_chinese_decimal(decimal)
    if folded[:1].isdecimal():
        return _parse_mixed(folded, printed)
    return Decimal(parse_chinese_integer(folded))


def _parse_arabic(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _parse_parts(denominator: str, numerator: str, printed: str) -> Exact:
    """百分之五十 and 三分之二: the whole stands first."""
    if denominator in _DENOMINATORS:
        return exact_product(
            _parse_unsigned(numerator, printed), Decimal(1).scaleb(1 - len(str(_DENOMINATORS[denominator])))
        )
    whole = _parse_unsigned(denominator, printed)
    if whole == 0:
        raise NumeralError(printed, "分母为零")
    return as_decimal_where_exact(Fraction(_parse_unsigned(numerator, printed)) / Fraction(whole))


def as_decimal_where_exact(value: Fraction) -> Exact:
    """``value`` as a ``Decimal`` where its expansion ends, else as it is."""
    twos, fives, rest = 0, 0, value.denominator
    while rest % 2 == 0:
        twos, rest = twos + 1, rest // 2
    while rest % 5 == 0:
        fives, rest = fives + 1, rest // 5
    if rest != 1:
        return value
    places = max(twos, fives)
    return Decimal(value.numerator * 10**places // value.denominator).scaleb(-places, _EXACT)


def _parse_chinese_decimal(match: re.Match[str]) -> Decimal:
    whole = parse_chinese_integer(match.group(1))
    places = "".join(str(parse_chinese_integer(character)) for character in match.group(2))
    return _EXACT.multiply(Decimal(f"{whole}.{places}"), _multiplier_value(match.group(3)))


def _multiplier_value(marks: str) -> Decimal:
    value = 1
    for mark in marks:
        value *= _MULTIPLIER_VALUES[mark]
    return Decimal(value)


def _parse_mixed(folded: str, printed: str) -> Decimal:
    """3.5亿, 2亿3千万, 3万5000: groups of an Arabic numeral and a multiplier, each smaller than the one before."""
    total, previous, position = Decimal(0), None, 0
    while position < len(folded):
        group = _GROUP.match(folded, position)
        if group is None or group.end() == position or not group.group(1).strip("零〇"):
            raise NumeralError(printed, "不是数字")
        multiplier = _multiplier_value(group.group(2))
        value = _EXACT.multiply(_parse_arabic(group.group(1)), multiplier)
        if previous is not None and value >= previous:
            raise NumeralError(printed, "数位顺序有误")
        total, previous, position = _EXACT.add(total, value), multiplier, group.end()
    return total


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Every longest stretch of ``text`` that reads as one numeral, by position.

    A stretch with two readings, such as 二三, is not among them. A single Chinese digit is, wherever it stands.
    """
    found = []
    for match in _NUMERAL.finditer(fold_for_scanning(text)):
        try:
            value = _parse(match.group())
        except NumeralError:
            continue
        found.append(Numeral(value, NumeralForm(match.lastgroup or "arabic"), Span(*match.span())))
    return tuple(found)
