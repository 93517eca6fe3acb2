"""The words and signs that turn a quantity into a limit: 以上, 不超过, 至少, 未满, ≥, and their many relatives.

It decides, for one quantity, which side of it is left open and whether it is included. It does not pair limits: that is
done by ``comparators``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lingxing.core.text.conventions import Convention
from lingxing.core.text.quantities import Quantity
from lingxing.core.text.scanning import GAP
from lingxing.core.text.span import Span
from lingxing.core.text.units import TIME_DIMENSIONS, Dimension


@dataclass(frozen=True, slots=True)
class Limit:
    """One quantity as a limit (限值): ``is_low`` bounds from below; ``mark`` is the word or sign as printed."""

    quantity: Quantity
    is_low: bool
    inclusive: bool
    mark: str
    span: Span
    subject: str = ""


_NOTE = r"\((?P<{name}>不)?(?:包括|包含|含)(?:本数|本级|本身|[0-9一二两三四五六七八九十百千][^()\n]{{0,12}})?(?:[,，]下同)?\)"
_SUFFIX = re.compile(
    rf"{GAP}(?P<inner>{_NOTE.format(name='inner_not')})?{GAP}"
    rf"(?P<word>及其?以上|及其?以下|以上|以下|以内|之内|以外|之外|内(?![部容外陆河涝地设涵])|封顶|为上限|为下限)"
    rf"(?P<outer>{GAP}{_NOTE.format(name='outer_not')})?"
)
_NOT = "(?:不|不得|不应|不能|不宜|不可|不会|不再)"
_LOW_INCLUSIVE = (
    rf"大于或?者?等于|{_NOT}(?:少于|低于|小于|短于|亚于)|(?:至少|最少|最低|起码|不下)(?:应|要|须|需)?(?:为|达到|达)?"
    r"|≥|≧|⩾|>=|≮|(?<![未不])达到|(?<![表到传下发抵直转送通未不])达|(?<![未不期届充圆美丰饱])满"
)
_HIGH_INCLUSIVE = (
    rf"小于或?者?等于|(?:{_NOT}|未)(?:超过|高于|多于|大于|长于|超出|突破)|(?:至多|最多|最高|最长|最大)(?:为|达到|达)?"
    r"|≤|≦|⩽|<=|≯"
)
_LOW_EXCLUSIVE = r"超过|高于|大于|多于|超出|突破|(?<![赶反])超|(?<![-=])>"
_HIGH_EXCLUSIVE = r"低于|小于|少于|不足|不满|未满|不到|未达到?|<"
_PREFIX = re.compile(
    rf"(?:(?P<low_inclusive>{_LOW_INCLUSIVE})|(?P<high_inclusive>{_HIGH_INCLUSIVE})"
    rf"|(?P<low_exclusive>{_LOW_EXCLUSIVE})|(?P<high_exclusive>{_HIGH_EXCLUSIVE})){GAP}\Z"
)
_WEAK = ("达到", "达", "满")
_TAG_END = re.compile(r"</?[A-Za-z][^<>\n]{0,24}>\Z|(?:^|\n)>\ \Z")
# Between the signs of 5人≤死亡(含失踪)<50人 stands what is counted: no number, no sign, no end of a clause.
_SIGN_AFTER = re.compile(
    rf"{GAP}(?P<sign>≤|≥|≦|≧|<=|>=|<(?![/A-Za-z!])|>){GAP}(?P<subject>[^0-9≤≥≦≧<>,，。;；、|\t\n]{{1,24}}+)"
)
_SIGN_SIDES = {"≤": (True, True), "≦": (True, True), "<=": (True, True), "<": (True, False)}
_SIGN_SIDES |= {"≥": (False, True), "≧": (False, True), ">=": (False, True), ">": (False, False)}
_WINDOW = 32


def find_limit(folded: str, quantity: Quantity, convention: Convention) -> Limit | None:
    """The limit that the words around ``quantity`` make of it, or ``None``; ``folded`` is the folded text."""
    before = _find_prefix(folded, quantity, convention)
    after = _find_suffix(folded, quantity, convention) or _find_sign_after(folded, quantity)
    if after is None or before is None:
        return after or before
    if before.is_low == after.is_low and before.mark not in _WEAK and not after.subject:
        return Limit(
            quantity, before.is_low, before.inclusive, before.mark + after.mark, Span(before.span.start, after.span.end)
        )
    return after


def _find_suffix(folded: str, quantity: Quantity, convention: Convention) -> Limit | None:
    match = _SUFFIX.match(folded, quantity.span.end)
    if match is None:
        return None
    word = match["word"]
    if word == "内" and quantity.dimension not in TIME_DIMENSIONS | {Dimension.LENGTH}:
        return None
    is_low, inclusive = _suffix_side(word, convention)
    for note, negated in (("inner", "inner_not"), ("outer", "outer_not")):
        if match[note]:
            inclusive = match[negated] is None
    return Limit(quantity, is_low, inclusive, word, Span(quantity.span.start, match.end()))


def _suffix_side(word: str, convention: Convention) -> tuple[bool, bool]:
    if word.startswith("及") or word.startswith("为") or word == "封顶":
        return word.endswith("以上") or word == "为下限", True
    if word == "以上":
        return True, convention.inclusive_above is not False
    if word in ("以外", "之外"):
        return True, convention.inclusive_beyond is True
    if word == "以下":
        return False, convention.inclusive_below is True
    return False, convention.inclusive_within is not False


def _find_prefix(folded: str, quantity: Quantity, convention: Convention) -> Limit | None:
    start = quantity.span.start
    window = folded[max(0, start - _WINDOW) : start]
    match = _PREFIX.search(window)
    if match is None or (match["low_exclusive"] == ">" and _TAG_END.search(window)):
        return None
    mark = match.group().strip(" ")
    is_low = bool(match["low_inclusive"] or match["low_exclusive"])
    inclusive = bool(match["low_inclusive"] or match["high_inclusive"])
    if match["low_exclusive"] and mark != ">":
        inclusive = convention.inclusive_beyond is True
    elif match["high_exclusive"] and mark != "<":
        inclusive = convention.inclusive_short is True
    return Limit(quantity, is_low, inclusive, mark, Span(start - len(match.group()), quantity.span.end))


def _find_sign_after(folded: str, quantity: Quantity) -> Limit | None:
    match = _SIGN_AFTER.match(folded, quantity.span.end)
    if match is None:
        return None
    is_low, inclusive = _SIGN_SIDES[match["sign"]]
    subject = match["subject"].rstrip(" ")
    end = match.start("subject") + len(subject)
    return Limit(quantity, is_low, inclusive, match["sign"], Span(quantity.span.start, end), subject)
