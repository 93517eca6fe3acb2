"""An interval of exact values with a unit.

It decides what lies in it and whether it is possible at all. It does not decide whether an impossible one is an error
of the print: that is a finding, and the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass

from lingxing.core.text.numerals import Exact
from lingxing.core.text.quantities import Quantity
from lingxing.core.text.span import Span
from lingxing.core.text.units import Dimension


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a limit or a range leaves (区间), in the canonical ``unit``; ``None`` is no limit on that side.

    ``low_printed`` and ``high_printed`` are the quantities as printed. ``marks`` are the words that set the limits, as
    printed (以上, 不超过, ≥), in order. ``subject`` is what stands between the signs of ``5人≤死亡<50人``, else empty.
    """

    low: Exact | None
    high: Exact | None
    low_inclusive: bool
    high_inclusive: bool
    unit: str
    dimension: Dimension
    span: Span
    marks: tuple[str, ...] = ()
    low_printed: Quantity | None = None
    high_printed: Quantity | None = None
    subject: str = ""

    def contains(self, value: Exact | int) -> bool:
        """Whether ``value``, in the canonical unit, lies in the interval."""
        if self.low is not None and (value < self.low or (value == self.low and not self.low_inclusive)):
            return False
        return self.high is None or value < self.high or (value == self.high and self.high_inclusive)

    @property
    def is_empty(self) -> bool:
        """Whether no value lies in it: the lower limit is above the upper, or equal to it and one of them excluded."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_inclusive and self.high_inclusive))

    @property
    def exceeds_whole(self) -> bool:
        """Whether it asks for more than the whole of something: 100%以上, 超过100%, 120%以上.

        True of the form alone. A growth rate may pass 100 %, a coverage or a share may not: the caller knows which it
        is.
        """
        if self.dimension is not Dimension.SHARE or self.low is None:
            return False
        reaches_on = self.high is None and (not self.low_inclusive or any(mark.endswith("以上") for mark in self.marks))
        return self.low > 100 or (self.low == 100 and reaches_on)

    @property
    def is_impossible(self) -> bool:
        """Whether it is empty, or asks for more than the whole."""
        return self.is_empty or self.exceeds_whole
