"""Lists inside a paragraph: ``一是…；二是…``, ``：（1）…；（2）…``, ``注：1.…；2.…``.

It decides whether the marks inside a paragraph are a list: they begin at one, go up by one, at least to two, each behind a
stop. Anything else is left as running text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lingxing.core.text.labels import Label, LabelFamily, find_label_readings, find_spoken_label

_BEHIND_STOP = re.compile(r"(?<=[。；：;:，,])\s*(?=[一二三四五六七八九十（(①-⑳\d])")


@dataclass(frozen=True, slots=True)
class InlineItem:
    """An item of a list inside a paragraph (段内列项): its label, and the offsets of label start and item end."""

    label: Label
    start: int
    end: int


def find_inline_items(text: str, families: Sequence[LabelFamily], in_note: bool = False) -> tuple[InlineItem, ...]:
    """The items of the first list of one of ``families`` in ``text``; the last one runs to the end of ``text``.

    Behind ``注：`` (``in_note``) a first item alone is a list, whose other items stand on lines of their own.
    """
    for family in families:
        items = _items_of(text, _spoken if family is LabelFamily.SPOKEN else _of_family(family))
        if len(items) > 1 or (in_note and items and items[0].start == 0):
            return items
    return ()


def _spoken(text: str) -> Label | None:
    return find_spoken_label(text)


def _of_family(family: LabelFamily) -> Callable[[str], Label | None]:
    def find(text: str) -> Label | None:
        return next((label for label in find_label_readings(text[:12]) if label.family is family), None)

    return find


def _items_of(text: str, find: Callable[[str], Label | None]) -> tuple[InlineItem, ...]:
    starts: list[tuple[Label, int]] = []
    for position in (0, *(match.end() for match in _BEHIND_STOP.finditer(text))):
        label = find(text[position : position + 40])
        if label and label.number == len(starts) + 1 and (not starts or _same_verb(label, starts[0][0])):
            starts.append((label, position))
    if not starts:
        return ()
    ends = [position for _, position in starts[1:]] + [len(text)]
    return tuple(InlineItem(label, position, end) for (label, position), end in zip(starts, ends, strict=True))


def _same_verb(label: Label, first: Label) -> bool:
    """``一是…二要…`` are not one list."""
    return label.family is not LabelFamily.SPOKEN or label.printed[-1:] == first.printed[-1:]
