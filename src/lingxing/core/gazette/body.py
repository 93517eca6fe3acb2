"""The body of one document: its rows shared out among frame, provisions, tables and entries.

It decides the role of every row of a segment and builds the parts of the document. Naming and linking documents is done by
``documents``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from lingxing.core.gazette.addresses import AddressBook
from lingxing.core.gazette.captions import (
    TableHead,
    continues_table,
    find_caption_openings,
    lines_above,
    read_table_head,
)
from lingxing.core.gazette.chronicle import begins_entry, read_chronicle
from lingxing.core.gazette.frame import AnnexItem, Frame, read_frame
from lingxing.core.gazette.lexicon import compact, ends_like_organ, is_date_line
from lingxing.core.gazette.model import BlockKind, Entry, Lines, Provision, Table
from lingxing.core.gazette.numbering import find_decimal_openings
from lingxing.core.gazette.paragraphs import Paragraph, join_paragraphs
from lingxing.core.gazette.provisions import ProvisionReader
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.segments import Segment
from lingxing.core.gazette.tables import TableRow, build_tables, make_table
from lingxing.core.gazette.titles import authority_of_title

_PAGE_KINDS = {
    RowKind.BLANK: BlockKind.BLANK,
    RowKind.PAGE_NUMBER: BlockKind.PAGE_NUMBER,
    RowKind.RUNNING_HEAD: BlockKind.RUNNING_HEAD,
    RowKind.TABLE_RULE: BlockKind.TABLE,
    RowKind.CONTENTS: BlockKind.CONTENTS,
}


@dataclass(frozen=True, slots=True)
class Body:
    """What the rows of a document hold (正文). ``roles`` gives, by line number, the block kind and the address it belongs to."""

    frame: Frame
    provisions: tuple[Provision, ...]
    tables: tuple[Table, ...]
    entries: tuple[Entry, ...]
    roles: dict[int, tuple[BlockKind, str | None]]

    @property
    def annexes(self) -> tuple[AnnexItem, ...]:
        """The list of annexes that the document prints."""
        return self.frame.annexes

    def has_labels(self) -> bool:
        """Whether any provision carries a printed label."""
        return any(provision.label for provision in self.provisions)


@dataclass(slots=True)
class _Element:
    """A stretch of text rows, or the stretches of table rows that follow each other with nothing but page matter between.

    ``repeats`` are the lines between them that only say that the table goes on.
    """

    texts: list[Row] = field(default_factory=list)
    stretches: list[list[Row]] = field(default_factory=list)
    repeats: list[Row] = field(default_factory=list)


def read_body(
    rows: Sequence[Row], segment: Segment, address: str, labelled_prefix: str, default_year: int | None
) -> Body:
    """The body of ``segment``; its labelled provisions get addresses on ``labelled_prefix``, all others on ``address``."""
    own = rows[segment.body : segment.end]
    reader = _BodyReader(segment, AddressBook(labelled_prefix, address), address)
    return reader.read_chronicle(own, default_year) if segment.chronicle else reader.read(own)


class _BodyReader:
    def __init__(self, segment: Segment, book: AddressBook, address: str) -> None:
        self._segment = segment
        self._book = book
        self._address = address
        self._provisions: list[Provision] = []
        self._tables: list[Table] = []
        self._roles: dict[int, tuple[BlockKind, str | None]] = {}

    def read_chronicle(self, rows: Sequence[Row], default_year: int | None) -> Body:
        opens = {row.number for row in rows if row.kind is RowKind.TEXT and begins_entry(row.text)}
        paragraphs = join_paragraphs(rows, opens)
        reading = read_chronicle(paragraphs, self._segment.title, default_year)
        self._mark_page_rows(rows)
        for entry in reading.entries:
            self._mark(entry.line, entry.last_line, BlockKind.ENTRY, self._address)
        reader = ProvisionReader(self._book, [paragraph.text for paragraph in reading.others])
        for position, paragraph in enumerate(reading.others):
            self._add_provisions(reader, paragraph, position)
        return self._body(read_frame((), has_cover=False), reading.entries)

    def read(self, rows: Sequence[Row]) -> Body:
        elements = list(_elements(rows, self._segment.title))
        self._mark_page_rows(rows)
        opens = _decimal_lines(rows) | _signature_lines(rows) | _caption_lines(elements)
        paragraphs = [join_paragraphs(element.texts, opens) for element in elements]
        heads = {
            index: read_table_head(paragraphs[index - 1])
            for index in range(1, len(elements))
            if elements[index].stretches
        }
        flat = [paragraph for stretch in paragraphs for paragraph in stretch]
        covered = self._segment.number is not None or self._segment.parent is None
        frame = read_frame(flat, has_cover=covered, authority=authority_of_title(self._segment.title))
        kept = _kept(flat, frame, heads.values())
        reader = ProvisionReader(self._book, [paragraph.text for paragraph in kept])
        positions = {paragraph.first_line: position for position, paragraph in enumerate(kept)}
        roles = {paragraph.first_line: role for paragraph, role in zip(flat, frame.roles, strict=True)}
        for index, element in enumerate(elements):
            for paragraph in paragraphs[index]:
                if paragraph.first_line in positions:
                    self._add_provisions(reader, paragraph, positions[paragraph.first_line])
                else:
                    role = roles[paragraph.first_line] or BlockKind.CAPTION
                    self._mark(paragraph.first_line, paragraph.last_line, role, self._address)
            if element.stretches:
                self._add_tables(element, heads.get(index, TableHead()), reader.anchor)
        return self._body(frame, ())

    def _body(self, frame: Frame, entries: tuple[Entry, ...]) -> Body:
        return Body(frame, tuple(self._provisions), tuple(self._tables), entries, self._roles)

    def _mark(self, first: int, last: int, kind: BlockKind, address: str | None) -> None:
        for number in range(first, last + 1):
            if number not in self._roles:
                self._roles[number] = (kind, address)

    def _mark_page_rows(self, rows: Sequence[Row]) -> None:
        for row in rows:
            if row.kind in _PAGE_KINDS:
                self._roles[row.number] = (_PAGE_KINDS[row.kind], self._address)

    def _add_provisions(self, reader: ProvisionReader, paragraph: Paragraph, position: int) -> None:
        provisions = list(reader.read(paragraph, position))
        for provision in provisions:
            self._mark(provision.line, provision.last_line, BlockKind.PROVISION, provision.address)
        self._mark(paragraph.first_line, paragraph.last_line, BlockKind.PROVISION, provisions[0].address)
        self._provisions.extend(provisions)

    def _add_tables(self, element: _Element, head: TableHead, anchor: str | None) -> None:
        for row in element.repeats:
            self._roles[row.number] = (BlockKind.CAPTION, self._address)
        stretches = [_table_rows(stretch) for stretch in element.stretches]
        for rows, segments in build_tables([stretch for stretch in stretches if stretch]):
            address = self._book.address([f"表{len(self._tables) + 1}"])
            caption = head.caption or self._heading_above(segments[0][0])
            table = make_table(rows, segments, address, caption, anchor, head.head)
            self._tables.append(table)
            self._mark_table(element, segments, address)
            head = TableHead()

    def _mark_table(self, element: _Element, segments: Sequence[Lines], address: str) -> None:
        for stretch in element.stretches:
            if segments[0][0] <= stretch[0].number <= segments[-1][1]:
                for row in stretch:
                    self._roles[row.number] = (BlockKind.TABLE, address)
        for first, last in segments:
            self._mark(first, last, BlockKind.TABLE, address)

    def _heading_above(self, line: int) -> str | None:
        """The heading directly above a table, or the title of a document that the table begins."""
        if not self._provisions:
            return self._segment.title
        last = self._provisions[-1]
        between = any(
            self._roles.get(number, (None, None))[0] is BlockKind.TABLE for number in range(last.last_line + 1, line)
        )
        return last.heading if last.heading and last.heading == last.text and not between else None


def _decimal_lines(rows: Sequence[Row]) -> Set[int]:
    """The lines that open with a decimal by the numbering of the whole document."""
    texts = [row for row in rows if row.kind is RowKind.TEXT]
    return {texts[index].number for index in find_decimal_openings([row.text for row in texts])}


def _signature_lines(rows: Sequence[Row]) -> Set[int]:
    """Lines that name an organ right above a date: they sign, however full the line above them is."""
    texts = [row for row in rows if row.kind is RowKind.TEXT]
    return {
        row.number
        for row, below in pairwise(texts)
        if len(row.text) <= 30 and ends_like_organ(row.text) and is_date_line(below.text)
    }


def _caption_lines(elements: Sequence[_Element]) -> Set[int]:
    """The lines that begin a paragraph because they are a caption or say the unit of the table below."""
    below = [*(bool(element.stretches) for element in elements[1:]), False]
    return {
        number
        for element, above_table in zip(elements, below, strict=True)
        for number in find_caption_openings(element.texts, above_table)
    }


def _table_rows(stretch: Sequence[Row]) -> list[TableRow]:
    """The rows of a stretch; those above the rule of a pipe table are marked as its header."""
    rule = next((index for index, row in enumerate(stretch) if row.kind is RowKind.TABLE_RULE), 0)
    return [
        TableRow(cells, row.number, above_rule=index < rule)
        for index, row in enumerate(stretch)
        for cells in row.cell_rows
    ]


def _elements(rows: Sequence[Row], title: str) -> Iterator[_Element]:
    """Stretches of text and of tables in turn. A line between two pages of a table that only goes on with it is passed over."""
    current = _Element()
    tail: list[Row] = []
    above: frozenset[str] = frozenset()
    for row in rows:
        if row.kind is RowKind.TABLE_RULE and current.stretches and not tail:
            current.stretches[-1].append(row)
        elif row.kind is RowKind.TABLE:
            if current.texts:
                yield current
                above, current = lines_above(current.texts), _Element()
            if not current.stretches or tail:
                current.stretches.append([])
            current.stretches[-1].append(row)
            current.repeats.extend(passed for passed in tail if passed.kind is RowKind.TEXT)
            tail = []
        elif row.kind is RowKind.TEXT and not (
            current.stretches and continues_table(row.text, {compact(title), *above})
        ):
            if current.stretches:
                yield current
                current = _Element()
            current.texts.extend([*tail, row])
            tail = []
        else:
            tail.append(row)
    yield current
    if any(row.kind is RowKind.TEXT for row in tail):
        yield _Element(tail)


def _kept(paragraphs: Sequence[Paragraph], frame: Frame, heads: Iterable[TableHead]) -> list[Paragraph]:
    """The paragraphs that are neither frame nor above a table."""
    captioned = {line for head in heads for line in head.lines}
    return [
        paragraph
        for paragraph, role in zip(paragraphs, frame.roles, strict=True)
        if role is None and paragraph.first_line not in captioned
    ]
