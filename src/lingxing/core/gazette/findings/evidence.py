"""A reading laid out for the checks: passages of prose and cells, each character traced to its printed line.

It decides what is running text, what is a cell and what belongs to the page. It does not judge the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from lingxing.core.gazette.findings.registry import SEVERITIES
from lingxing.core.gazette.model import Block, BlockKind, Document, Finding, Lines, Reading
from lingxing.core.gazette.source import Line
from lingxing.core.text.span import Span

_OUTSIDE_TEXT = frozenset(
    {
        BlockKind.BLANK,
        BlockKind.MASTHEAD,
        BlockKind.CONTENTS,
        BlockKind.COLOPHON,
        BlockKind.RUNNING_HEAD,
        BlockKind.PAGE_NUMBER,
    }
)


class Role(StrEnum):
    """What a passage is (文字角色)."""

    PROSE = "prose"
    FRAME = "frame"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a line of the frame or a cell (文段), joined over lines.

    ``starts`` are the offsets in ``text`` at which a printed line begins and ``numbers`` those lines.
    """

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    role: Role
    address: str | None = None

    def line_at(self, offset: int) -> int:
        """The printed line of the character at ``offset``."""
        return self.numbers[max(0, bisect_right(self.starts, offset) - 1)]

    def lines_at(self, start: int, end: int) -> Lines:
        """The printed lines of ``text[start:end]``."""
        return self.line_at(start), self.line_at(max(start, end - 1))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reading prepared for the checks (核对材料).

    ``passages`` are prose and frame in printed order, ``cells`` the cells of the tables, ``roles`` the block kind of each
    line, ``by_address`` the documents, ``children`` the addresses of the documents that a document carries, ``families`` all
    documents under one at the top by the address of each of them, ``blocks`` the blocks of each kind and address.
    """

    reading: Reading
    lines: tuple[Line, ...]
    passages: tuple[Passage, ...]
    cells: tuple[Passage, ...]
    roles: dict[int, BlockKind]
    by_address: dict[str, Document]
    children: dict[str, tuple[str, ...]]
    families: dict[str, tuple[Document, ...]]
    blocks: dict[tuple[BlockKind, str | None], tuple[Block, ...]]
    _first_lines: tuple[int, ...]
    _addresses: tuple[str, ...]

    def texts(self) -> Iterator[Passage]:
        """Prose, frame and cells."""
        yield from self.passages
        yield from self.cells

    def prose(self) -> Iterator[Passage]:
        """The passages of running text."""
        return (passage for passage in self.passages if passage.role is Role.PROSE)

    def address_at(self, line: int) -> str | None:
        """The address of the provision or document in which a line stands, or ``None``."""
        index = bisect_right(self._first_lines, line) - 1
        return self._addresses[index] if index >= 0 else None

    def family(self, document: Document) -> tuple[Document, ...]:
        """The document, the one that carries it at the top, and all that this one carries."""
        return self.families.get(document.address, (document,))

    def finding(
        self,
        kind: str,
        lines: Lines,
        printed: str,
        message: str,
        suggestion: str | None = None,
        address: str | None = None,
    ) -> Finding:
        """A finding of a registered kind; the address is that of its first line unless given."""
        where = address if address is not None else self.address_at(lines[0])
        return Finding(kind, lines, printed, message, suggestion, SEVERITIES[kind], where)


def gather_evidence(reading: Reading) -> Evidence:
    """Lay out a reading for the checks."""
    lines = tuple(reading.source.iter_lines())
    roles = {number: block.kind for block in reading.blocks for number in _range(block.lines)}
    by_address = {document.address: document for document in reading.documents}
    children: dict[str, list[str]] = defaultdict(list)
    for document in by_address.values():
        if document.part_of is not None and document.part_of != document.address:
            children[document.part_of].append(document.address)
    blocks: dict[tuple[BlockKind, str | None], list[Block]] = defaultdict(list)
    for block in reading.blocks:
        blocks[block.kind, block.address].append(block)
    places = _places(reading.documents)
    return Evidence(
        reading,
        lines,
        tuple(sorted(_passages(reading, lines, roles), key=lambda passage: passage.numbers[0])),
        tuple(_cells(lines, roles)),
        roles,
        by_address,
        {address: tuple(found) for address, found in children.items()},
        _families(by_address, children),
        {key: tuple(found) for key, found in blocks.items()},
        tuple(line for line, _ in places),
        tuple(address for _, address in places),
    )


def _families(by_address: dict[str, Document], children: dict[str, list[str]]) -> dict[str, tuple[Document, ...]]:
    """The family of every document, gathered once from the top; members share one tuple."""
    families: dict[str, tuple[Document, ...]] = {}
    for top in by_address.values():
        if top.part_of in by_address and top.part_of != top.address:
            continue
        found = [top]
        for member in found:
            found.extend(by_address[address] for address in children.get(member.address, ()))
        families.update(dict.fromkeys((member.address for member in found), tuple(found)))
    return families


def _places(documents: Iterable[Document]) -> list[tuple[int, str]]:
    places: dict[int, str] = {}
    for document in documents:
        places.setdefault(document.lines[0], document.address)
        for provision in document.provisions:
            places[provision.line] = provision.address
        for table in document.tables:
            places[table.lines[0]] = table.address
    return sorted(places.items())


def _passages(reading: Reading, lines: tuple[Line, ...], roles: dict[int, BlockKind]) -> Iterator[Passage]:
    starts = tuple(line.span.start for line in lines)
    covered: set[int] = set()
    for document in reading.documents:
        for spans, address in _texts_of(document):
            passage = _passage_of(spans, lines, starts, Role.PROSE, address)
            if passage is not None:
                covered.update(passage.numbers)
                yield passage
    yield from _rest(reading, lines, covered, roles)


def _texts_of(document: Document) -> Iterator[tuple[tuple[Span, ...], str]]:
    for provision in document.provisions:
        yield provision.spans, provision.address
    for entry in document.entries:
        yield entry.spans, document.address


def _passage_of(
    spans: Iterable[Span], lines: tuple[Line, ...], starts: tuple[int, ...], role: Role, address: str | None
) -> Passage | None:
    text, offsets, numbers = "", [], []
    for span in spans:
        index = max(0, bisect_right(starts, span.start) - 1)
        while index < len(lines) and lines[index].span.start < span.end:
            line = lines[index]
            piece = line.text[max(0, span.start - line.span.start) : span.end - line.span.start].strip("\r\n")
            piece = piece.rstrip() if span.end >= line.span.end - 1 else piece
            if piece:
                offsets.append(len(text))
                numbers.append(line.number)
                text += piece
            index += 1
    return Passage(text, tuple(offsets), tuple(numbers), role, address) if text else None


def _rest(
    reading: Reading, lines: tuple[Line, ...], covered: set[int], roles: dict[int, BlockKind]
) -> Iterator[Passage]:
    """What no provision or entry covers: the frame of the documents, block by block, or bare lines without a reading."""
    blocks = reading.blocks or tuple(
        Block(BlockKind.PROVISION, (line.number, line.number), line.span) for line in lines
    )
    for block in blocks:
        if block.kind is BlockKind.TABLE or block.kind in _OUTSIDE_TEXT:
            continue
        numbers = [
            number for number in _range(block.lines) if number not in covered and "\t" not in lines[number - 1].text
        ]
        role = Role.PROSE if block.kind in (BlockKind.PROVISION, BlockKind.ENTRY) else Role.FRAME
        pieces = [(number, _bare(lines[number - 1].text)) for number in numbers]
        pieces = [(number, piece) for number, piece in pieces if piece]
        if pieces:
            yield _joined(pieces, role, block.address)


def _joined(pieces: list[tuple[int, str]], role: Role, address: str | None) -> Passage:
    text, offsets = "", []
    for _, piece in pieces:
        offsets.append(len(text))
        text += piece
    return Passage(text, tuple(offsets), tuple(number for number, _ in pieces), role, address)


def _cells(lines: tuple[Line, ...], roles: dict[int, BlockKind]) -> Iterator[Passage]:
    for line in lines:
        if roles.get(line.number) in (BlockKind.CONTENTS, BlockKind.MASTHEAD, BlockKind.COLOPHON):
            continue
        if "\t" in line.text or roles.get(line.number) is BlockKind.TABLE:
            for cell in line.text.replace("|", "\t").split("\t"):
                if text := _bare(cell):
                    yield Passage(text, (0,), (line.number,), Role.CELL)


def _bare(text: str) -> str:
    return text.strip().lstrip("#").strip().replace("**", "")


def _range(lines: Lines) -> range:
    return range(lines[0], lines[1] + 1)
