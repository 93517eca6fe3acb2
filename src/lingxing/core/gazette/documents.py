"""Documents: segments with their bodies read, named, dated and linked.

It decides each document's address, authority, dates, kind and what it hands down to the parts that it carries. It reads
segments in order and writes documents and the roles of their rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lingxing.core.gazette.body import Body, read_body
from lingxing.core.gazette.citations import find_citations
from lingxing.core.gazette.lexicon import CHRONICLE_TITLE, kind_of_title
from lingxing.core.gazette.model import Attachment, BlockKind, Document, Provision
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.segments import Segment
from lingxing.core.gazette.titles import authority_of_title, short_title

Roles = dict[int, tuple[BlockKind, str | None]]

_EFFECTIVE = re.compile(r"自\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日起(?:正式)?(?:施行|实施|执行|生效)")
_EFFECTIVE_AT_ISSUE = re.compile(r"自(?:印发|发布|公布|颁布|发文|签发|下发)之日起(?:正式)?(?:施行|实施|执行|生效)")


@dataclass(frozen=True, slots=True)
class _Named:
    """A segment with its address and authority."""

    segment: Segment
    address: str
    authority: str | None


def read_documents(
    rows: Sequence[Row], segments: Sequence[Segment], default_year: int | None, line_starts: Sequence[int]
) -> tuple[list[Document], Roles]:
    """The documents of an issue and the role of each of their rows, by line number."""
    named = _name(segments)
    carried = _carried_titles(segments)
    printed = Counter(segment.parent for segment in segments if segment.relation is Attachment.PRINTS)
    bodies: list[Body] = []
    roles: Roles = {}
    for one in named:
        prefix = _labelled_prefix(one, named, bodies, printed)
        body = read_body(rows, one.segment, one.address, prefix, default_year)
        bodies.append(body)
        roles.update(_title_roles(rows, one))
        roles.update(body.roles)
    documents: list[Document] = []
    for index, one in enumerate(named):
        documents.append(_document(one, bodies[index], documents, carried.get(index, []), rows, line_starts))
    return documents, roles


def _name(segments: Sequence[Segment]) -> list[_Named]:
    named: list[_Named] = []
    taken: Counter[str] = Counter()
    for segment in segments:
        carrier = named[segment.parent] if segment.parent is not None else None
        authority = _authority(segment, carrier)
        address = _address(segment, carrier, authority)
        taken[address] += 1
        named.append(_Named(segment, address if taken[address] == 1 else f"{address}~{taken[address]}", authority))
    return named


def _authority(segment: Segment, carrier: _Named | None) -> str | None:
    if segment.number is not None or carrier is None:
        return None if segment.chronicle else authority_of_title(segment.title)
    return carrier.authority


def _address(segment: Segment, carrier: _Named | None, authority: str | None) -> str:
    if segment.number is not None:
        return segment.number
    if carrier is None:
        return re.sub(r"[\s/#]", "", segment.title)
    if segment.relation is Attachment.ANNEX:
        return f"{carrier.address}/{segment.label}"
    return f"{carrier.address}/{short_title(segment.title, authority)}"


def _labelled_prefix(
    one: _Named, named: Sequence[_Named], bodies: Sequence[Body], printed: Mapping[int | None, int]
) -> str:
    """The number alone, where it stands for the one document that it puts in force; else the document's own address."""
    parent = one.segment.parent
    if one.segment.relation is not Attachment.PRINTS or parent is None or printed[parent] != 1:
        return one.address
    return one.address if bodies[parent].has_labels() else named[parent].address


def _title_roles(rows: Sequence[Row], one: _Named) -> Roles:
    segment = one.segment
    roles: Roles = {}
    for index in range(segment.start, segment.body):
        kind = BlockKind.TITLE
        if rows[index].kind is RowKind.BLANK:
            kind = BlockKind.BLANK
        elif index == segment.number_row:
            kind = BlockKind.DOCUMENT_NUMBER
        elif index == segment.start and segment.label is not None:
            kind = BlockKind.ANNEX_MARK
        elif rows[index].kind is RowKind.PAGE_NUMBER:
            kind = BlockKind.PAGE_NUMBER
        roles[rows[index].number] = (kind, one.address)
    return roles


def _document(
    one: _Named,
    body: Body,
    before: Sequence[Document],
    carried: Sequence[str],
    rows: Sequence[Row],
    line_starts: Sequence[int],
) -> Document:
    """``carried`` are the titles of the parts that the document prints or annexes."""
    segment, frame = one.segment, body.frame
    carrier = before[segment.parent] if segment.parent is not None and segment.number is None else None
    issued_on = frame.dated or (carrier.issued_on if carrier else None)
    titles = [segment.title, *carried]
    return Document(
        one.address,
        segment.number,
        segment.title,
        one.authority or _signing_authority(segment, frame.signed_by, carrier),
        issued_on,
        _kind(segment),
        before[segment.parent].address if segment.parent is not None else None,
        segment.relation,
        frame.addressees,
        frame.signed_by,
        _effective_on(body.provisions, issued_on),
        frame.publicity or (carrier.publicity if carrier else None),
        (rows[segment.start].number, rows[segment.end - 1].number),
        find_citations(body.provisions, segment.number, titles, line_starts),
        body.provisions,
        body.tables,
        body.entries,
    )


def _signing_authority(segment: Segment, signed_by: str | None, carrier: Document | None) -> str | None:
    """The organ that signs where the title names none; a part has that of the document that carries it."""
    if carrier is not None:
        return carrier.authority
    return None if segment.chronicle else signed_by


def _carried_titles(segments: Sequence[Segment]) -> Mapping[int, list[str]]:
    """For each segment, by index, the titles of the parts that it prints or annexes."""
    carried: dict[int, list[str]] = {}
    for segment in segments:
        if segment.parent is not None and segment.number is None:
            carried.setdefault(segment.parent, []).append(segment.title)
    return carried


def _kind(segment: Segment) -> str:
    if segment.chronicle or CHRONICLE_TITLE.search(segment.title):
        return "大事记"
    kind = kind_of_title(segment.title)
    if segment.relation is Attachment.ANNEX:
        return kind if kind and kind != "通知" else "附件"
    return kind or "文件"


def _effective_on(provisions: Sequence[Provision], issued_on: date | None) -> date | None:
    for provision in reversed(provisions):
        dated = _EFFECTIVE.search(provision.text)
        if dated:
            try:
                return date(*(int(part) for part in dated.groups()))
            except ValueError:
                return None
        if _EFFECTIVE_AT_ISSUE.search(provision.text):
            return issued_on
    return None
