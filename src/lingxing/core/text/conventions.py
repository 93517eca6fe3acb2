"""Whether 以上, 以下, 以内, 超过 and 不足 include the number that they name.

It decides what a text itself lays down ("本办法所称以上包括本数，以下不包括本数") and what holds where it lays down
nothing: 以上 and 以内 include, 以下, 超过, 以外, 不足 and 未满 do not. It does not decide which text governs which
provision: the caller passes the convention of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lingxing.core.text.scanning import GAP
from lingxing.core.text.span import Span
from lingxing.core.text.width import fold_width


@dataclass(frozen=True, slots=True)
class Convention:
    """What the words of a limit include (本数约定). ``None`` leaves the word to the convention that holds otherwise.

    ``inclusive_above`` is 以上, ``inclusive_below`` 以下, ``inclusive_within`` 以内, ``inclusive_beyond`` 超过 (and
    以外, 高于, 大于, 多于), ``inclusive_short`` 不足 (and 不满, 未满, 低于, 小于, 少于). ``span`` is the sentence
    that says so.
    """

    inclusive_above: bool | None = None
    inclusive_below: bool | None = None
    inclusive_within: bool | None = None
    inclusive_beyond: bool | None = None
    inclusive_short: bool | None = None
    span: Span | None = None

    def over(self, other: Convention) -> Convention:
        """This convention, and ``other`` for the words that this one leaves open."""
        return Convention(
            _first(self.inclusive_above, other.inclusive_above),
            _first(self.inclusive_below, other.inclusive_below),
            _first(self.inclusive_within, other.inclusive_within),
            _first(self.inclusive_beyond, other.inclusive_beyond),
            _first(self.inclusive_short, other.inclusive_short),
            self.span,
        )


def _first(own: bool | None, other: bool | None) -> bool | None:
    return other if own is None else own


DEFAULT_CONVENTION = Convention(True, False, True, False, False)
"""What holds where a document says nothing."""

_FIELDS = {
    "inclusive_above": ("以上", "及以上"),
    "inclusive_below": ("以下", "及以下"),
    "inclusive_within": ("以内", "之内"),
    "inclusive_beyond": ("超过", "以外", "高于", "大于", "多于", "超出"),
    "inclusive_short": ("不足", "不满", "未满", "低于", "小于", "少于", "未达到"),
}
_FIELD_OF = {word: name for name, words in _FIELDS.items() for word in words}
_WORD = "(?:" + "|".join(sorted(_FIELD_OF, key=len, reverse=True)) + ")"
_OPEN, _CLOSE = "[“”\"'‘「『《]?", "[“”\"'’」』》]?"
_QUOTED = rf"{_OPEN}{_WORD}{_CLOSE}"
_STATEMENT = re.compile(
    rf"(?P<words>{_QUOTED}(?:{GAP}[、,和及与或]?{GAP}{_QUOTED}){{0,8}}){GAP}(?:的|,)?{GAP}(?:均|都|皆|一律)?{GAP}"
    r"(?P<negated>不)?(?:包括|包含|含|计入)(?:有)?(?:其?(?:本数|本级|本身|本日|该数|此数|基数)|(?<=不包括|不包含)(?=[。;,)\n]|$))"
)
_WORD_ONLY = re.compile(_WORD)


def find_conventions(text: str) -> tuple[Convention, ...]:
    """What ``text`` lays down about the words of a limit, one convention for each statement, by position."""
    return tuple(_read(match) for match in _STATEMENT.finditer(fold_width(text)))


def _read(match: re.Match[str]) -> Convention:
    inclusive = match["negated"] is None
    named = {_FIELD_OF[word] for word in _WORD_ONLY.findall(match["words"])}
    values = {name: inclusive if name in named else None for name in _FIELDS}
    return Convention(**values, span=Span(*match.span()))


def convention_of(conventions: Iterable[Convention]) -> Convention:
    """One convention from the statements of a document; a later one prevails, the default fills the rest."""
    result = Convention()
    for convention in conventions:
        result = convention.over(result)
    return result.over(DEFAULT_CONVENTION)
