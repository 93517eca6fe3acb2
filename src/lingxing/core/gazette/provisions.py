"""Provisions: the addressable pieces of one document.

It decides the label, heading, place and address of every paragraph of a document's body. It reads paragraphs (frame and
captions set aside) and writes provisions in the order of the print.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lingxing.core.gazette.addresses import PARAGRAPH_MARK, AddressBook, path_of
from lingxing.core.gazette.inline import InlineItem, find_inline_items
from lingxing.core.gazette.model import Provision
from lingxing.core.gazette.numbering import LabelsAhead, Numbering, OpenLabel, rank_of, readings_of
from lingxing.core.gazette.paragraphs import Paragraph
from lingxing.core.gazette.sentences import is_complete, reads_like_heading
from lingxing.core.text.labels import Label, LabelFamily, find_label_readings

_RUN_IN = re.compile(r"^(?P<heading>[^。；：:;]{2,45}?)[。]\s*(?=\S)")
_BRACKET_TITLE = re.compile(r"^[【（(\[](?P<heading>[^】）)\]]{2,30})[】）)\]]\s*(?=\S)")
_SENTENCE = re.compile(r"是指|应当|必须|不得|(?<!求)(?<!就)是|(?<![理自缘事])由|负责(?!制|人)")
_REPEATED = re.compile(r"~\d+$")
_LONGEST_RUN_IN = 24
_LONGEST_HEADING = 60
_INLINE = (LabelFamily.SPOKEN, LabelFamily.ARABIC_BRACKET, LabelFamily.CIRCLED)
_INLINE_IN_NOTE = (LabelFamily.ARABIC, *_INLINE)


class ProvisionReader:
    """Reads the paragraphs of one document, in order, into provisions (条款读取)."""

    def __init__(self, book: AddressBook, texts: Sequence[str]) -> None:
        self._book = book
        self._readings = readings_of(texts)
        self._numbering = Numbering(LabelsAhead(self._readings))
        self._paragraphs: Counter[tuple[str, ...]] = Counter()
        self._innermost: tuple[tuple[str, ...], str | None, int] = ((), None, 0)
        self._article: tuple[tuple[str, ...], str | None, int] | None = None
        self._addresses: dict[tuple[str, ...], str] = {}

    @property
    def anchor(self) -> str | None:
        """The address of the innermost labelled provision so far."""
        return self._innermost[1]

    def read(self, paragraph: Paragraph, position: int) -> Iterator[Provision]:
        """The provisions of ``paragraph``, the ``position``-th of the texts announced: itself, and lists inside it."""
        label = self._numbering.choose(self._readings[position], paragraph.text)
        if label is None:
            yield from self._unlabelled(paragraph)
        else:
            yield from self._labelled(paragraph, label, position)

    def _unlabelled(self, paragraph: Paragraph) -> Iterator[Provision]:
        path, parent, depth = self._article or self._innermost
        self._paragraphs[path] += 1
        own = (*path, f"{PARAGRAPH_MARK}{self._paragraphs[path]}")
        marked = paragraph.level > 0 or paragraph.bold
        heading = paragraph.text if marked and _stands_as_heading(paragraph, 0) else None
        yield from self._with_items(paragraph, own, None, 0, heading, parent, depth + 1, _INLINE)

    def _labelled(self, paragraph: Paragraph, label: Label, position: int) -> Iterator[Provision]:
        above = self._numbering.enter(label, position)
        path = path_of(above, label)
        parent = self._parent_address(above)
        heading = _heading_of(paragraph, label)
        depth = len(above) + 1
        families = _INLINE_IN_NOTE if label.family is LabelFamily.NOTE else _INLINE
        provisions = list(self._with_items(paragraph, path, label, label.end, heading, parent, depth, families))
        address = provisions[0].address
        path = _path_at(path, address)
        self._numbering.stack[-1].address_key = path[-1]
        self._innermost = (path, address, depth)
        self._article = self._article_around(label)
        self._addresses[tuple(entry.address_key for entry in (*above, self._numbering.stack[-1]))] = address
        self._paragraphs[path] = 0 if heading == provisions[0].text or not provisions[0].text else 1
        self._note_items_seen(label, provisions)
        yield from provisions

    def _article_around(self, label: Label) -> tuple[tuple[str, ...], str | None, int] | None:
        """The article that a paragraph behind ``label`` belongs to: an item (项) of an article is one paragraph only."""
        if label.family <= LabelFamily.SECTION:
            return None
        return self._innermost if label.family is LabelFamily.ARTICLE else self._article

    def _note_items_seen(self, label: Label, provisions: Sequence[Provision]) -> None:
        """Items printed behind ``注：`` on its own line are the beginning of the list that may go on below."""
        if label.family is not LabelFamily.NOTE:
            return
        for item in provisions[1:]:
            readings = find_label_readings(f"{item.label}{item.text}")
            self._numbering.last |= {rank_of(one): one.numbers for one in readings if one.family is LabelFamily.ARABIC}

    def _parent_address(self, above: Sequence[OpenLabel]) -> str | None:
        return self._addresses.get(tuple(entry.address_key for entry in above))

    def _with_items(
        self,
        paragraph: Paragraph,
        path: tuple[str, ...],
        label: Label | None,
        start: int,
        heading: str | None,
        parent: str | None,
        depth: int,
        families: Sequence[LabelFamily],
    ) -> Iterator[Provision]:
        """A provision, and the items of a list inside its text as provisions below it."""
        items = find_inline_items(paragraph.text[start:], families, in_note=LabelFamily.ARABIC in families)
        end = start + items[0].start if items else len(paragraph.text)
        address = self._book.address(path)
        path = _path_at(path, address)
        printed = label.printed if label else None
        yield _provision(paragraph, address, printed, start, end, heading, parent, depth)
        for item in items:
            yield from self._item(paragraph, path, item, start, address, depth, families)

    def _item(
        self,
        paragraph: Paragraph,
        path: tuple[str, ...],
        item: InlineItem,
        offset: int,
        parent: str,
        depth: int,
        families: Sequence[LabelFamily],
    ) -> Iterator[Provision]:
        start, end = offset + item.start + item.label.end, offset + item.end
        inner = find_inline_items(paragraph.text[start:end], [one for one in families if one > item.label.family])
        own_end = start + inner[0].start if inner else end
        own_path = (*path, item.label.key)
        address = self._book.address(own_path)
        heading = _run_in(paragraph.text[start:own_end])
        yield _provision(paragraph, address, item.label.printed, start, own_end, heading, parent, depth + 1)
        for deeper in inner:
            yield from self._item(paragraph, own_path, deeper, start, address, depth + 1, ())


def _path_at(path: tuple[str, ...], address: str) -> tuple[str, ...]:
    """``path`` as its address got it: what stands below a repeated label goes under ``~2``, not under the first."""
    repeated = _REPEATED.search(address)
    return (*path[:-1], path[-1] + repeated[0]) if repeated and not _REPEATED.search(path[-1]) else path


def _provision(
    paragraph: Paragraph,
    address: str,
    label: str | None,
    start: int,
    end: int,
    heading: str | None,
    parent: str | None,
    depth: int,
) -> Provision:
    text = paragraph.text[start:end]
    return Provision(
        address,
        label,
        depth,
        heading if heading and heading in text[: len(heading) + 1] else None,
        paragraph.line_at(min(start, len(paragraph.text) - 1)),
        paragraph.line_at(max(end - 1, 0)),
        text,
        paragraph.pieces_of(start, end),
        parent,
    )


def _heading_of(paragraph: Paragraph, label: Label) -> str | None:
    text = paragraph.text[label.end :]
    if _stands_as_heading(paragraph, label.end):
        return text
    if label.family is LabelFamily.ARTICLE:
        titled = _BRACKET_TITLE.match(text)
        return titled["heading"] if titled else None
    if label.family is LabelFamily.NOTE:
        return None
    return _run_in(text, paragraph.bold)


def _stands_as_heading(paragraph: Paragraph, start: int) -> bool:
    text = paragraph.text[start:]
    if not text or is_complete(text):
        return False
    return reads_like_heading(text) or (len(text) <= _LONGEST_HEADING and "。" not in text and "；" not in text)


def _run_in(text: str, bold: bool = False) -> str | None:
    """The first sentence where it heads the rest: short, few commas, no verb that makes it an order."""
    match = _RUN_IN.match(text)
    if match is None:
        return None
    heading = match["heading"]
    commas = sum(heading.count(mark) for mark in ",，")
    if bold:
        return heading
    return heading if len(heading) <= _LONGEST_RUN_IN and commas <= 2 and not _SENTENCE.search(heading) else None
