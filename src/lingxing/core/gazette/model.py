"""What a reading of a gazette consists of: issue, documents, provisions, tables, citations, entries, findings, blocks.

Plain frozen data. How it is found is the business of the steps of ``read``; how it is written, of ``export``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from lingxing.core.gazette.source import Source
from lingxing.core.text.span import Span

Lines = tuple[int, int]
"""First and last line of a stretch of the source, both included, counted from 1."""


class Attachment(StrEnum):
    """How a document hangs on the one that carries it (所附关系)."""

    PRINTS = "prints"
    ANNEX = "annex"
    FORWARDS = "forwards"


class CitationRelation(StrEnum):
    """What a document does to the one that it names (引用关系)."""

    CITES = "cites"
    IMPLEMENTS = "implements"
    FORWARDS = "forwards"
    REPEALS = "repeals"


class Severity(StrEnum):
    """How much a finding matters (严重程度): ``error`` changes what the text says, ``warning`` may, ``notice`` does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class BlockKind(StrEnum):
    """What a stretch of lines is (版块)."""

    BLANK = "blank"
    MASTHEAD = "masthead"
    CONTENTS = "contents"
    COLOPHON = "colophon"
    RUNNING_HEAD = "running_head"
    PAGE_NUMBER = "page_number"
    TITLE = "title"
    DOCUMENT_NUMBER = "document_number"
    ADDRESSEES = "addressees"
    PROVISION = "provision"
    TABLE = "table"
    CAPTION = "caption"
    ANNEX_MARK = "annex_mark"
    ANNEX_LIST = "annex_list"
    SIGNATURE = "signature"
    DATE = "date"
    PUBLICITY = "publicity"
    ENTRY = "entry"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of whole lines with one role (版块); the blocks of a reading tile the source without gap or overlap.

    ``address`` is that of the document, provision or table that the stretch belongs to, or ``None`` outside documents.
    """

    kind: BlockKind
    lines: Lines
    span: Span
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """The masthead of a gazette (公报期次). ``published`` is ``YYYY-MM-DD`` or ``YYYY-MM``; what is not printed is ``None``."""

    title: str | None = None
    year: int | None = None
    number: int | None = None
    total_number: int | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One document named by another (引用).

    ``number`` is the normalised document number or ``None``; ``title`` the title between 《》 or ``None``; ``address`` the
    provision (or document) in which it stands; ``span`` its place in the source.
    """

    number: str | None
    title: str | None
    line: int
    relation: CitationRelation
    address: str
    span: Span


@dataclass(frozen=True, slots=True)
class Provision:
    """An addressable piece of an official text (条款).

    ``label`` is as printed, without the markdown around it, or ``None`` for a paragraph without one. ``text`` is everything
    printed after the label, joined over lines and pages; ``heading`` is the part of it that is a heading: the whole text of
    a heading line, the first sentence of a run-in heading, else ``None``. ``spans`` are the pieces of the source that make
    up ``text``, in order. ``depth`` is 1 for the top level of its document. ``parent`` is the address of the provision above.
    """

    address: str
    label: str | None
    depth: int
    heading: str | None
    line: int
    last_line: int
    text: str
    spans: tuple[Span, ...]
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class TableGroup:
    """A group row (分组行): ``label`` heads the rows from ``first_row`` (index into ``Table.rows``), printed on ``line``."""

    label: str
    first_row: int
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table (表), joined over the pages that repeat its header.

    ``columns`` are the names of the columns, those of a multi-row header joined by ``/`` (empty where no header is printed);
    ``rows`` the cells as printed; ``row_lines`` the line of each row; ``head`` the lines printed in the table above its
    header; ``notes`` those below its rows; ``segments`` the stretches of lines on each page. ``layout`` is ``plain``,
    ``side_by_side`` (two or more records in a printed row, given here as one row each) or ``form`` (no record filled in).
    ``anchor`` is the provision in which it stands.
    """

    address: str
    caption: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_lines: tuple[int, ...]
    groups: tuple[TableGroup, ...]
    lines: Lines
    segments: tuple[Lines, ...]
    head: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    layout: str = "plain"
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated event of a chronicle (大事记条目); ``end_date`` is ``None`` for a single day."""

    date: dt.date
    end_date: dt.date | None
    line: int
    last_line: int
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An official document (公文), or a part of the gazette that stands as one (a plan it prints, an annex, a chronicle).

    ``number`` is its own document number (文号), normalised, or ``None``. ``part_of`` is the address of the document that
    carries it and ``relation`` how. ``lines`` are its own, without those of the documents that it carries.
    """

    address: str
    number: str | None
    title: str
    authority: str | None
    issued_on: dt.date | None
    kind: str
    part_of: str | None
    relation: Attachment | None
    addressees: tuple[str, ...]
    signed_by: str | None
    effective_on: dt.date | None
    publicity: str | None
    lines: Lines
    cites: tuple[Citation, ...]
    provisions: tuple[Provision, ...]
    tables: tuple[Table, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Damage or a contradiction in the print (疑点): never a repair.

    ``kind`` names the check (see ``findings``); ``printed`` is what stands there; ``suggestion`` what it should be where that
    follows from the text, else ``None``; ``address`` the document, provision or table that it concerns, or ``None``.
    """

    kind: str
    lines: Lines
    printed: str
    message: str
    suggestion: str | None
    severity: Severity
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents page (目录条目): what it announces and the page that it gives."""

    title: str
    number: str | None
    page: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the source has a role (覆盖): all its characters, and those in blocks of kind ``unplaced``."""

    characters: int
    unaccounted: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A source, read (读取结果)."""

    source: Source
    issue: Issue
    contents: tuple[ContentsEntry, ...]
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    blocks: tuple[Block, ...]
    coverage: Coverage
