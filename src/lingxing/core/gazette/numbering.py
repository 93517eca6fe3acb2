"""Which label a paragraph carries, and under which other it stands.

It decides between the readings of an opening (``3.5亿元``: a figure, or item 3) by what the numbering so far lets expect, and
the nesting of the families. It reads paragraphs in order and keeps the open labels as a stack; it repairs nothing: a gap or a
step back in the numbers stays and is for the findings.

Doubts: numbering may run on across the sections above it; families nest in their usual order unless a list that begins at 1
stands inside an item whose own list goes on behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from lingxing.core.gazette.sentences import is_complete
from lingxing.core.text.labels import Label, LabelFamily, find_label_readings

_NOTE_LISTS = (LabelFamily.ARABIC, LabelFamily.ARABIC_BRACKET, LabelFamily.ARABIC_HALF_BRACKET, LabelFamily.CIRCLED)
_STATUTE_DIVISIONS = (LabelFamily.PART, LabelFamily.SUBPART, LabelFamily.CHAPTER, LabelFamily.SECTION)


@dataclass(slots=True)
class OpenLabel:
    """A label under which the next paragraphs stand (当前层级)."""

    label: Label
    address_key: str

    @property
    def rank(self) -> tuple[int, int]:
        """Its place among families: the family, and for decimals how many parts the number has."""
        return rank_of(self.label)


def rank_of(label: Label) -> tuple[int, int]:
    """The usual rank of a label: the family, then the count of parts of a decimal."""
    return int(label.family), len(label.numbers)


class LabelsAhead:
    """All openings of a document that can be labels, to look ahead in (后续编号)."""

    def __init__(self, readings: Sequence[Sequence[Label]]) -> None:
        self._places: dict[tuple[int, int], list[int]] = {}
        self._labels: dict[tuple[int, int], list[Label]] = {}
        self._first_sections: set[int] = set()
        self._spaced_numbers: set[int] = set()
        for position, labels in enumerate(readings):
            for label in labels:
                self._places.setdefault(rank_of(label), []).append(position)
                self._labels.setdefault(rank_of(label), []).append(label)
                if label.family is LabelFamily.DECIMAL and label.numbers[1:2] == (1,):
                    self._first_sections.add(label.numbers[0])
                if label.family is LabelFamily.DECIMAL and len(label.numbers) == 1 and label.end > len(label.printed):
                    self._spaced_numbers.add(label.number)

    def has_first_section(self, number: int) -> bool:
        """Whether ``number.1`` opens a paragraph anywhere."""
        return number in self._first_sections

    def counts_by_bare_numbers(self) -> bool:
        """Whether lines begin with 1, 2 and 3, each set apart by a blank."""
        return {1, 2, 3} <= self._spaced_numbers

    def next_like(self, label: Label, position: int) -> Label | None:
        """The next label behind ``position`` of the same rank, and for decimals with the same parts above it."""
        places = self._places.get(rank_of(label), [])
        for at in range(bisect_right(places, position), len(places)):
            later = self._labels[rank_of(label)][at]
            if later.numbers[:-1] == label.numbers[:-1]:
                return later
        return None


@dataclass(slots=True)
class Numbering:
    """The numbering of one document while it is being read (编号状态)."""

    ahead: LabelsAhead
    stack: list[OpenLabel] = field(default_factory=list)
    last: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    decimals: bool = False
    unusual: set[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=set)
    outside_note: dict[tuple[int, int], tuple[int, ...]] | None = None

    def choose(self, readings: Sequence[Label], text: str) -> Label | None:
        """The reading that the numbering so far supports, or ``None`` where the opening is no label."""
        for label in readings:
            if self._is_supported(label, text):
                return label
        return None

    def _is_supported(self, label: Label, text: str) -> bool:
        if label.family is LabelFamily.DECIMAL:
            return self._supports_decimal(label, text)
        if label.sure or label.family is LabelFamily.CHINESE:
            return True
        return self._continues(label) or label.number == 1

    def _supports_decimal(self, label: Label, text: str) -> bool:
        if label.measured:
            return False
        if len(label.numbers) == 1:
            return self._supports_bare_number(label, text)
        previous = self.last.get(rank_of(label))
        above = self.last.get((int(LabelFamily.DECIMAL), len(label.numbers) - 1))
        if above == label.numbers[:-1] and label.number == 1:
            return True
        if previous is not None and label.numbers[:-1] == previous[:-1] and 0 < label.number - previous[-1] <= 3:
            return True
        return label.sure and not self._arabic_expected(label)

    def _supports_bare_number(self, label: Label, text: str) -> bool:
        """``1 总则``: a short line in a document that numbers by decimals, next in order."""
        previous = self.last.get(rank_of(label))
        follows = label.number == 1 if previous is None else label.number - previous[0] in (1, 2)
        if not follows or len(text) > 40 or is_complete(text):
            return False
        ahead = self.ahead.has_first_section(label.number)
        spaced = label.end > len(label.printed)
        return ahead or (spaced and (self.decimals or self.ahead.counts_by_bare_numbers()))

    def _arabic_expected(self, label: Label) -> bool:
        previous = self.last.get((int(LabelFamily.ARABIC), 1))
        return previous is not None and label.numbers[0] == previous[0] + 1 and len(label.numbers) == 2

    def _continues(self, label: Label) -> bool:
        previous = self.last.get(rank_of(label))
        return previous is not None and previous[:-1] == label.numbers[:-1] and label.number == previous[-1] + 1

    def enter(self, label: Label, position: int) -> list[OpenLabel]:
        """Make ``label`` the innermost open one; returns the labels above it, outermost first."""
        if label.family is LabelFamily.NOTE:
            return self._enter_note(label)
        if self.outside_note is not None and not self._belongs_to_note(label):
            self._leave_note()
        if label.family is LabelFamily.DECIMAL:
            self._close_for_decimal(label)
            self.decimals = True
        elif self._is_open(label):
            while self.stack[-1].rank != rank_of(label):
                self.stack.pop()
            self.stack.pop()
        elif not self._nests_inside(label, position):
            self._close_inner(label)
        above = list(self.stack)
        self._forget_inner(label)
        self.last[rank_of(label)] = label.numbers
        self.stack.append(OpenLabel(label, label.key))
        return above

    def _close_inner(self, label: Label) -> None:
        while (
            self.stack and self.stack[-1].rank >= rank_of(label) and self.stack[-1].label.family is not LabelFamily.NOTE
        ):
            self.stack.pop()

    def _enter_note(self, label: Label) -> list[OpenLabel]:
        """A note stands inside what it follows and has a numbering of its own."""
        if self.outside_note is not None:
            self._leave_note()
        self.outside_note, self.last = self.last, {}
        above = list(self.stack)
        self.stack.append(OpenLabel(label, label.key))
        return above

    def _leave_note(self) -> None:
        while self.stack.pop().label.family is not LabelFamily.NOTE:
            continue
        self.last, self.outside_note = self.outside_note or {}, None

    def _belongs_to_note(self, label: Label) -> bool:
        return label.family in _NOTE_LISTS and (label.number == 1 or self._continues(label))

    def _is_open(self, label: Label) -> bool:
        return any(entry.rank == rank_of(label) for entry in self.stack[self._note_depth() :])

    def _note_depth(self) -> int:
        """How many of the open labels stand outside the note that is being read."""
        notes = [depth for depth, entry in enumerate(self.stack, 1) if entry.label.family is LabelFamily.NOTE]
        return notes[-1] if notes else 0

    def _close_for_decimal(self, label: Label) -> None:
        while self.stack and not self._is_above_decimal(self.stack[-1].label, label, self.stack[:-1]):
            self.stack.pop()

    def _is_above_decimal(self, entry: Label, label: Label, outside: Sequence[OpenLabel]) -> bool:
        """``2.`` is above ``2.1`` only where the document itself does not number by decimals."""
        if entry.family is LabelFamily.ARABIC and len(label.numbers) > 1:
            by_decimals = any(one.label.family is LabelFamily.DECIMAL for one in outside)
            return entry.numbers == label.numbers[:1] and not by_decimals
        if entry.family is LabelFamily.DECIMAL:
            return len(entry.numbers) < len(label.numbers) and label.numbers[: len(entry.numbers)] == entry.numbers
        return entry.family < LabelFamily.DECIMAL

    def _nests_inside(self, label: Label, position: int) -> bool:
        """Whether a list of a usually higher family begins inside the innermost item, whose own list goes on behind it.

        A document that nests two families this way once does so again (``unusual``).
        """
        if not self.stack or label.number != 1 or label.family in _STATUTE_DIVISIONS:
            return False
        top = self.stack[-1].label
        if rank_of(top) < rank_of(label):
            return False
        pair = rank_of(top), rank_of(label)
        later = self.ahead.next_like(top, position)
        if later is not None and later.number == top.number + 1:
            self.unusual.add(pair)
        return pair in self.unusual

    def _forget_inner(self, label: Label) -> None:
        """Decimals under another number begin anew; other families may run on, so their last number is kept."""
        if label.family is LabelFamily.DECIMAL:
            for rank in [
                rank for rank in self.last if rank[0] == int(LabelFamily.DECIMAL) and rank[1] > len(label.numbers)
            ]:
                del self.last[rank]


def readings_of(texts: Sequence[str]) -> list[Sequence[Label]]:
    """For each paragraph, the labels that it can begin with."""
    return [find_label_readings(text) for text in texts]


def find_decimal_openings(texts: Sequence[str]) -> frozenset[int]:
    """The indices of lines that begin with a decimal the numbering supports, though its look alone leaves a doubt.

    A line behind one that ends in mid-sentence is not asked: there the decimal is a figure.
    """
    readings = readings_of(texts)
    numbering = Numbering(LabelsAhead(readings))
    found = set()
    for index, text in enumerate(texts):
        if index and texts[index - 1].rstrip()[-1:] in "，、,（(":
            continue
        label = numbering.choose([one for one in readings[index] if one.family is LabelFamily.DECIMAL], text)
        if label is not None:
            numbering.enter(label, index)
            found.add(index)
    return frozenset(found)
