"""Numbering that skips, repeats or steps back (序号不连续).

It follows each numbering family of a document from label to label, the numbers spoken in a sentence (一是…二是…), and the
column of serial numbers of a table. It accepts a new start at 1 and numbering that runs on across sections; it refuses to
judge a family that is used once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lingxing.core.gazette.findings.evidence import Evidence, Passage
from lingxing.core.gazette.model import Document, Finding, Provision, Table
from lingxing.core.text.labels import Label, LabelFamily, find_label_readings, find_spoken_label

_DIGITS = "零一二三四五六七八九"
_SPOKEN = re.compile(r"(?:^|[。；，：;,:])([一二三四五六七八九十]{1,2})(是|要|抓|看)(?![否不])")
_ORDINAL = re.compile(r"(?:^|[。；;])第([一二三四五六七八九十]{1,2})[，,、]")
_CIRCLED = re.compile(r"[①-⑳]")
_SERIAL_COLUMN = re.compile(r"^(?:序号|编号|序|项次|号|№|No\.?)$", re.IGNORECASE)
_SURE_FROM_THE_START = (LabelFamily.CHINESE, LabelFamily.CHINESE_BRACKET, LabelFamily.CHAPTER)
_BRACKETED = (LabelFamily.CHINESE_BRACKET, LabelFamily.ARABIC_BRACKET)
_STATUTE = (LabelFamily.PART, LabelFamily.CHAPTER, LabelFamily.ARTICLE)


@dataclass(frozen=True, slots=True)
class _Step:
    """A numbered item (编号项): its number, what is printed, its line."""

    number: int
    printed: str
    line: int


def find_numbering_breaks(evidence: Evidence) -> Iterator[Finding]:
    """Breaks among the provisions of a document, inside sentences and in serial columns."""
    spoken: dict[str, _Step] = {}
    for document in evidence.reading.documents:
        yield from _among_provisions(evidence, document)
        for table in document.tables:
            yield from _in_serial_column(evidence, table)
        spoken.update(
            (provision.address, _Step(label.number, provision.label, provision.line))
            for provision in document.provisions
            if provision.label and (label := find_spoken_label(provision.label + "文"))
        )
    for passage in evidence.prose():
        yield from _in_sentences(evidence, passage, spoken.get(passage.address or ""))


def _among_provisions(evidence: Evidence, document: Document) -> Iterator[Finding]:
    labelled = [(provision, label) for provision in document.provisions if (label := _label_of(provision))]
    siblings: dict[object, _Step] = {}
    latest: dict[object, _Step] = {}
    for place, (provision, label) in enumerate(labelled):
        family: object = (label.family, len(label.numbers)) if label.family is LabelFamily.DECIMAL else label.family
        if label.family is LabelFamily.SPOKEN:
            family = label.printed[-1]
        scope = (family, label.numbers[:-1], None if label.family in _STATUTE else provision.parent)
        step = _Step(label.number, provision.label or label.printed, provision.line)
        loose = provision.label is None
        before = latest.get(family) if loose else siblings.get(scope)
        expected = {1} | {one.number + 1 for one in (before, latest.get(family)) if one is not None}
        rest = labelled[place + 1 :]
        if before is not None and step.number not in expected:
            suggestion = _suggested(before, step, rest, scope)
            yield _break(evidence, before, step, suggestion, provision.address)
            step = step if suggestion is None else replace(step, number=before.number + 1)
        elif before is None and step.number not in expected and _goes_on(label, rest):
            message = f"本级序号从“{step.printed}”开始，其前缺第{label.number - 1}项。"
            lines = (step.line, step.line)
            yield evidence.finding("numbering_break", lines, step.printed, message, None, provision.address)
        latest[family] = step
        if not loose:
            siblings[scope] = step


def _goes_on(label: Label, rest: Sequence[tuple[Provision, Label]]) -> bool:
    """Whether a family that begins behind 1 is sure of itself, because its next label goes on from there."""
    sure = label.family in _SURE_FROM_THE_START or len(label.numbers) > 1
    alike = (other for _, other in rest if other.family is label.family and len(other.numbers) == len(label.numbers))
    following = next(alike, None)
    return sure and following is not None and following.numbers == (*label.numbers[:-1], label.number + 1)


def _label_of(provision: Provision) -> Label | None:
    """The label of a provision; that of an unlabelled one if its text opens with a number in brackets all the same."""
    if provision.label is None:
        return next((label for label in find_label_readings(provision.text[:12]) if label.family in _BRACKETED), None)
    spoken = find_spoken_label(provision.label + "文")
    if spoken is not None:
        return spoken
    readings = find_label_readings(provision.label + " 文") or find_label_readings(provision.label + "文")
    exact = [label for label in readings if label.printed.strip() == provision.label.strip()]
    label = next(iter(exact or readings), None)
    return None if label is None or label.family is LabelFamily.NOTE or "之" in provision.label else label


def _suggested(
    before: _Step, step: _Step, rest: Sequence[tuple[Provision, Label]], scope: tuple[object, ...]
) -> str | None:
    """The number that the neighbours on both sides ask for, printed as the label is."""
    following = next(
        (label.number for provision, label in rest if label.numbers[:-1] == scope[1] and provision.parent == scope[2]),
        None,
    )
    wanted = before.number + 1
    if following != wanted + 1:
        return None
    for old, new in ((str(step.number), str(wanted)), (chinese(step.number), chinese(wanted))):
        if old in step.printed:
            head, _, tail = step.printed.rpartition(old)
            return head + new + tail
    return None


def chinese(number: int) -> str:
    """A number from 1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens % 10] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _break(evidence: Evidence, before: _Step, step: _Step, suggestion: str | None, address: str | None) -> Finding:
    if step.number == before.number:
        fault = "重号"
    elif step.number < before.number:
        fault = "倒号"
    else:
        fault = "跳号"
    message = f"序号{fault}：第{before.line}行为“{before.printed}”，其后同级序号印作“{step.printed}”。"
    return evidence.finding("numbering_break", (step.line, step.line), step.printed, message, suggestion, address)


def _in_sentences(evidence: Evidence, passage: Passage, label: _Step | None) -> Iterator[Finding]:
    """Breaks in what is counted inside a passage; ``label`` is the spoken number that opens it."""
    for pattern in (_SPOKEN, _ORDINAL):
        opening = [label] if label is not None and pattern is _SPOKEN else []
        steps = opening + [
            _Step(_value(match[1]), match[0].strip("。；，：;,:、"), passage.line_at(match.start(1)))
            for match in pattern.finditer(passage.text)
        ]
        if opening or (steps and steps[0].number == 1):
            yield from _runs(evidence, steps, passage.address)
    circled = [
        _Step(ord(match[0]) - ord("①") + 1, match[0], passage.line_at(match.start()))
        for match in _CIRCLED.finditer(passage.text)
    ]
    if circled and circled[0].number == 1:
        yield from _runs(evidence, circled, passage.address)


def _value(printed: str) -> int:
    if "十" not in printed:
        return _DIGITS.index(printed[0]) if len(printed) == 1 else 0
    head, _, tail = printed.partition("十")
    return (10 * _DIGITS.index(head) if head else 10) + (_DIGITS.index(tail) if tail else 0)


def _runs(evidence: Evidence, steps: Sequence[_Step], address: str | None) -> Iterator[Finding]:
    """Breaks in a sequence that begins at 1 and may begin there again."""
    for before, step in pairwise(steps):
        if step.number not in (1, before.number + 1):
            yield _break(evidence, before, step, None, address)


def _in_serial_column(evidence: Evidence, table: Table) -> Iterator[Finding]:
    column = next((index for index, name in enumerate(table.columns) if _SERIAL_COLUMN.match(name.strip())), None)
    if column is None or table.layout == "form":
        return
    before: _Step | None = None
    for row, line in zip(table.rows, table.row_lines, strict=True):
        cell = row[column].strip() if column < len(row) else ""
        if not re.fullmatch(r"\d{1,4}", cell):
            continue
        step = _Step(int(cell), cell, line)
        if before is not None and step.number not in (1, before.number + 1):
            yield _break(evidence, before, step, None, table.address)
        before = step
