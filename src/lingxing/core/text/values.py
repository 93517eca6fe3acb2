"""All typed values of a text, without overlaps.

It decides which of several readings of the same stretch stands: the longest; among equally long ones the most
specific, in the order of ``_ORDER``. So 每月20日前 is a frequency and not a date, 10月底前 a deadline and not a date,
50人以上 an interval and not a quantity, and the numbers of 〔2023〕15号, 第25次 and 3.2.2 count nothing.
"""

from __future__ import annotations

from lingxing.core.text.comparators import intervals_of
from lingxing.core.text.conventions import DEFAULT_CONVENTION, Convention
from lingxing.core.text.dates import DateValue
from lingxing.core.text.deadlines import Deadline, deadlines_of
from lingxing.core.text.find_dates import find_dates
from lingxing.core.text.identifiers import Identifier, Ordinal, find_identifiers, find_ordinals
from lingxing.core.text.intervals import Interval
from lingxing.core.text.numerals import Numeral, NumeralForm, find_numerals
from lingxing.core.text.quantities import Quantity, scan_quantities
from lingxing.core.text.scanning import resolve_overlaps
from lingxing.core.text.schedules import Frequency, find_frequencies
from lingxing.core.text.width import fold_for_scanning

Value = Identifier | Deadline | Frequency | DateValue | Ordinal | Interval | Quantity | Numeral
"""Any typed value of a text."""

_ORDER: tuple[type, ...] = (Identifier, Deadline, Frequency, DateValue, Ordinal, Interval, Quantity)


def find_values(
    text: str, default_year: int | None = None, convention: Convention = DEFAULT_CONVENTION
) -> tuple[Value, ...]:
    """Every typed value in ``text``, by position, none overlapping another.

    ``default_year`` is that of dates printed without one, ``convention`` that of 以上 and 以下 in the document. A
    Chinese numeral that no unit, date or order claims is no value by itself; an Arabic one is.
    """
    dates = find_dates(text, default_year)
    quantities = tuple(scan_quantities(text))
    found: list[Value] = [
        *find_identifiers(text),
        *deadlines_of(text, dates),
        *find_frequencies(text),
        *dates,
        *find_ordinals(text),
        *intervals_of(fold_for_scanning(text), quantities, convention),
        *(quantity for quantity in quantities if quantity.unit),
    ]
    standing = resolve_overlaps(found, rank=lambda value: _ORDER.index(type(value)))
    return _with_bare_numbers(text, standing)


def _with_bare_numbers(text: str, standing: tuple[Value, ...]) -> tuple[Value, ...]:
    """A number by itself stands only where nothing else does: 1.2023年 is no number 1.2023, however long."""
    taken = bytearray(len(text))
    for value in standing:
        taken[value.span.start : value.span.end] = b"\x01" * (value.span.end - value.span.start)
    bare = [
        numeral
        for numeral in find_numerals(text)
        if numeral.form is not NumeralForm.CHINESE and taken.find(1, numeral.span.start, numeral.span.end) < 0
    ]
    return tuple(sorted([*standing, *bare], key=lambda value: value.span))
