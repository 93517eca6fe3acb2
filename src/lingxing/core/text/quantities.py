"""Quantities: a numeral with its unit, as printed and in a canonical unit.

It decides value, unit, dimension, and whether the print calls the value approximate. It does not decide whether a
quantity is a target, a limit or a fact; limits are found by ``comparators``. A Chinese numeral counts only where a unit
follows that is not part of a common word (十分重要, 一面 and 统一 are no quantities).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from lingxing.core.text.chinese_numerals import CHINESE_DIGITS, CHINESE_NUMERAL_CHARACTERS
from lingxing.core.text.numerals import (
    ARABIC,
    Exact,
    NumeralError,
    as_decimal_where_exact,
    exact_product,
    parse_fraction,
    parse_numeral,
)
from lingxing.core.text.scanning import GAP
from lingxing.core.text.span import Span
from lingxing.core.text.units import UNITS, Dimension, Unit, is_counted_whole, unit_pattern
from lingxing.core.text.width import fold_for_scanning


class Approximation(StrEnum):
    """How the print loosens a value (概数): 约 or 左右, 近, 余 or 多 or 逾."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral with its unit (数量). ``value`` counts in ``unit`` as printed (3.2 in 亿元).

    ``canonical_value`` is the same amount in ``canonical_unit`` (320,000,000 in 元). ``span`` covers the numeral, the unit
    and the mark of approximation, if there is one.
    """

    value: Exact
    unit: str
    canonical_value: Exact
    canonical_unit: str
    dimension: Dimension
    span: Span
    approximation: Approximation | None = None

    @property
    def is_approximate(self) -> bool:
        """Whether the print loosens the value (约, 左右, 近, 余)."""
        return self.approximation is not None


_CN = rf"[{CHINESE_NUMERAL_CHARACTERS}]"
_MULTIPLIER = "(?:万亿|[十百千]万亿?|[百千]亿|[万亿百千])"
_RATE = rf"(?:{GAP}/{GAP}(?P<per>{unit_pattern()}|月|季|平方公里))?+"
_QUANTITY = re.compile(
    rf"""(?P<doubling>翻(?:了)?(?P<doublings>[一两二三四五1-5])番)
       |(?P<parts>(?P<whole>[百千万])分之{GAP}(?P<part>{ARABIC}|{_CN}{{1,12}}+(?:点[{CHINESE_DIGITS}]{{1,9}}+)?))
       |(?P<fraction>(?<!{_CN}){_CN}{{1,3}}分之{_CN}{{1,3}}+|(?<![{CHINESE_NUMERAL_CHARACTERS}另])一半(?!以)|半数)
       |(?P<number>{ARABIC})
        (?:{GAP}(?P<mixed>{_MULTIPLIER}(?:[0-9]{{1,4}}{GAP}{_MULTIPLIER})+))?
        (?:{GAP}(?P<more>[多余])?{GAP}(?P<multiplier>{_MULTIPLIER})?(?P<more_after>[多余])?{GAP}(?P<unit>{unit_pattern()}){_RATE})?
       |(?<!{_CN})(?P<chinese>{_CN}{{1,30}}+(?:点[{CHINESE_DIGITS}]{{1,9}}+{_MULTIPLIER}?)?)(?P<chinese_more>[多余])?
        {GAP}(?P<chinese_unit>{unit_pattern(after_chinese=True)})
       |(?<![上下每过一对大{CHINESE_NUMERAL_CHARACTERS}])(?P<half>半)(?P<half_unit>年|天|小时|个小时|个月)
    """,
    re.VERBOSE,
)
# A run of numerals may end in the first character of its unit (三百千瓦): the unit then begins one character earlier.
_UNIT_FROM_THOUSAND = re.compile("千(?:瓦时|瓦|米|克|伏)")
_ABOUT = re.compile(r"(?:大约|(?<![节签预条合制契履违特邀集公网])约)为?\ {0,2}\Z")
_NEARLY = re.compile(r"(?:将近|接近|(?<![附最邻靠就贴亲临逼相接将])近)\ {0,2}\Z")
_EXCEEDING = re.compile(r"(?:逾)\ {0,2}\Z")
_AFTER = re.compile(rf"{GAP}(?:左右|上下(?!浮|游))")
_SIGNED = re.compile(r"(?:^|[\n(（,，:：、=|\t为至到达≥≤<>＞＜])(?P<sign>[-−负])\Z|(?P<below_zero>零下)\Z")
_LEADING_ZERO = re.compile("0[0-9,]")  # a code, or the tail of a damaged number
_ORDER_BEFORE = re.compile(rf"第{GAP}[0-9{CHINESE_NUMERAL_CHARACTERS}]{{1,3}}[、和及至到-]\Z")
_GLUED = re.compile(r"[A-Za-z:+×÷]")
_CLAUSE_STARTS = ("", "\n", "\t", " ", ":", "：", ";", "；", "。", ")", "*")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number with a unit in ``text``, by position; 百分之五十, 三分之二, 三成 and 翻一番 are among them."""
    return tuple(quantity for quantity in scan_quantities(text) if quantity.unit)


def scan_quantities(text: str) -> Iterator[Quantity]:
    """As ``find_quantities``, and Arabic numbers without a unit besides (``unit`` is empty)."""
    folded = fold_for_scanning(text)
    for match in _QUANTITY.finditer(folded):
        try:
            quantity = _read(match, folded)
        except NumeralError:
            continue
        if quantity is not None:
            yield _with_marks(quantity, match, folded)


def _read(match: re.Match[str], folded: str) -> Quantity | None:
    span = Span(*match.span())
    if match["doubling"]:
        doublings = parse_numeral(match["doublings"])
        return Quantity(doublings, "番", Decimal(2) ** int(doublings), "倍", Dimension.MULTIPLE, span)
    if match["parts"]:
        return _read_parts(match, span)
    if match["fraction"]:
        share = Fraction(1, 2) if "半" in match["fraction"] else parse_fraction(match["fraction"])
        percent = as_decimal_where_exact(share * 100)
        return Quantity(as_decimal_where_exact(share), "分之", percent, "%", Dimension.SHARE, span)
    if match["number"]:
        return _read_arabic(match, folded)
    if match["half"]:
        return _in_unit(Decimal("0.5"), "", UNITS[match["half_unit"]], span)
    return _read_chinese(match, folded)


def _read_parts(match: re.Match[str], span: Span) -> Quantity:
    part = parse_numeral(match["part"])
    percent = exact_product(part, {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}[match["whole"]])
    return Quantity(part, match["whole"] + "分之", percent, "%", Dimension.SHARE, span)


def _read_arabic(match: re.Match[str], folded: str) -> Quantity | None:
    number, mixed = match["number"], match["mixed"] or ""
    if _LEADING_ZERO.match(number):
        return None
    if not match["unit"]:
        return _read_bare(match, folded)
    span = Span(*match.span())
    if match["unit"] == "年" and _is_calendar_year(number.rpartition(".")[2]):
        return None
    if "." in number and not match["multiplier"] and is_counted_whole(match["unit"]):
        label_end = _label_end(match, folded)
        if label_end:
            return _after_label(match, label_end)
    quantity = _in_unit(parse_numeral(number + mixed), match["multiplier"] or "", UNITS[match["unit"]], span)
    return _per(quantity, match["per"]) if match["per"] else quantity


def _read_bare(match: re.Match[str], folded: str) -> Quantity | None:
    """A number that no unit follows; what is glued to a letter or a colon is part of a name or of a proportion."""
    start, end = match.span("number")
    if match["mixed"] or _GLUED.match(folded, end) or folded[max(0, start - 1) : start] == "/":
        return None
    value = parse_numeral(match["number"])
    return Quantity(value, "", value, "", Dimension.NUMBER, Span(*match.span("number")))


def _label_end(match: re.Match[str], folded: str) -> int | None:
    """Where the label ends in ``1.6个小组`` that begins a clause: there are no 1.6 groups."""
    before = folded[max(0, match.start() - 1) : match.start()]
    return match.start() + match["number"].index(".") + 1 if before in _CLAUSE_STARTS else None


def _after_label(match: re.Match[str], start: int) -> Quantity | None:
    digits = match["number"].partition(".")[2]
    if match.end("number") != match.start("unit") or digits.startswith("0"):
        return None  # 2.3 县市 is the heading of a section
    return _in_unit(parse_numeral(digits), "", UNITS[match["unit"]], Span(start, match.end()))


def _read_chinese(match: re.Match[str], folded: str) -> Quantity | None:
    numeral, unit = match["chinese"], match["chinese_unit"]
    start = match.start()
    if _is_part_of_word(numeral, unit, folded, start):
        return None
    tail = _UNIT_FROM_THOUSAND.match(folded, start + len(numeral) - 1)
    if tail and not match["chinese_more"] and len(numeral) > 1:
        numeral, unit = numeral[:-1], tail.group()
    multiplier = numeral[-1] if numeral[-1] in "万亿" and not set("万亿") & set(numeral[:-1]) else ""
    value = parse_numeral(numeral[: len(numeral) - len(multiplier)])
    if unit == "年" and _is_calendar_year(str(value)):
        return None
    return _in_unit(value, multiplier, UNITS[unit], Span(start, match.end()))


def _is_part_of_word(numeral: str, unit: str, folded: str, start: int) -> bool:
    """Whether the numeral belongs to a word or an order: 统一, 新一轮, 一批, 万元, 第一、二卷, 数十人."""
    before = folded[max(0, start - 1) : start]
    if numeral == "一" and (unit == "批" or (before and before in "统同唯专逐划归合之单好任新")):
        return True
    if before and (before == "第" or (before in "几数上" and numeral[0] in "十百千万")):
        return True
    if _ORDER_BEFORE.search(folded, max(0, start - 6), start):
        return True
    return all(character in "百千万亿" for character in numeral)


def _is_calendar_year(number: str) -> bool:
    return len(number) == 4 and number.isdecimal() and 1000 <= int(number) <= 2999


def in_unit_of(bare: Quantity, model: Quantity, keep_multiplier: bool = True) -> Quantity:
    """``bare``, a number without a unit, in the unit of ``model`` (3 in ``3-5万元``), with or without its 万 or 亿."""
    multiplier, unit = split_unit(model.unit)
    if unit is None:
        return replace(bare, unit=model.unit, canonical_unit=model.canonical_unit, dimension=model.dimension)
    return _in_unit(bare.value, multiplier if keep_multiplier else "", unit, bare.span)


def split_unit(printed: str) -> tuple[str, Unit | None]:
    """The multiplier (万, 亿, none) of a printed unit and its entry in the lexicon, ``None`` for one outside (吨/年)."""
    for length in range(len(printed)):
        if printed[length:] in UNITS:
            return printed[:length], UNITS[printed[length:]]
    return "", None


def _in_unit(value: Exact, multiplier: str, unit: Unit, span: Span) -> Quantity:
    scale = parse_numeral("1" + multiplier) if multiplier else Decimal(1)
    canonical = exact_product(exact_product(value, scale), unit.factor)
    if isinstance(canonical, Fraction):
        canonical = as_decimal_where_exact(canonical)
    return Quantity(value, multiplier + unit.printed, canonical, unit.canonical, unit.dimension, span)


def _per(quantity: Quantity, per: str) -> Quantity:
    """万吨/年: the unit of a rate keeps its divisor as printed."""
    canonical_unit = f"{quantity.canonical_unit}/{per}"
    return replace(quantity, unit=f"{quantity.unit}/{per}", canonical_unit=canonical_unit, dimension=Dimension.RATE)


def _with_marks(quantity: Quantity, match: re.Match[str], folded: str) -> Quantity:
    start, end = quantity.span.start, quantity.span.end
    before = folded[max(0, start - 8) : start]
    approximation = None
    if (match["more"] or match["more_after"] or match["chinese_more"]) and quantity.unit:
        approximation = Approximation.MORE_THAN
    for pattern, meaning in (
        (_ABOUT, Approximation.ABOUT),
        (_NEARLY, Approximation.NEARLY),
        (_EXCEEDING, Approximation.MORE_THAN),
    ):
        mark = pattern.search(before)
        if mark and not (meaning is Approximation.NEARLY and quantity.dimension in (Dimension.MONTHS, Dimension.DAYS)):
            approximation, start = meaning, start - (mark.end() - mark.start())
    after = _AFTER.match(folded, end)
    if after and approximation is None:
        approximation, end = Approximation.ABOUT, after.end()
    elif after:
        end = after.end()
    sign = _SIGNED.search(before) if match["number"] and start == match.start() else None
    if sign and approximation is None:
        start -= len(sign["sign"] or sign["below_zero"])
        quantity = replace(
            quantity,
            value=exact_product(Decimal(-1), quantity.value),
            canonical_value=exact_product(Decimal(-1), quantity.canonical_value),
        )
    return replace(quantity, approximation=approximation, span=Span(start, end))
