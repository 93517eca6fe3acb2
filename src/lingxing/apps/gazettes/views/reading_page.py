"""A reading page put together: rows in the order of the print, contents, relations in both directions, findings beside.

It decides beside which row a finding stands and which lines make up the contents. It reads nothing itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lingxing.apps.gazettes.models import FindingRecord, Provision, TableRecord
from lingxing.apps.gazettes.queries import DocumentPage, IncomingCitation, OutgoingCitation
from lingxing.apps.gazettes.views.anchors import fragment_of
from lingxing.apps.gazettes.views.places import document_url, place_url
from lingxing.apps.gazettes.views.table_rows import TableRow, build_table_row
from lingxing.apps.gazettes.views.text_rows import DayRow, Link, ProvisionRow, build_day_rows, build_provision_row

PageRow = ProvisionRow | TableRow | DayRow

CONTENTS_DEPTH = 3
CONTENTS_LENGTH = 150
"""Contents longer than this lose their deepest level."""
CONTENTS_TITLE = 28
LINKS_SHOWN = 3
"""Of each relation; the rest opens at a click, so that the head of a document stays short."""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents at the side (本文目录项)."""

    fragment: str
    depth: int
    title: str


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """The documents that stand in one relation to this one (关系分组)."""

    relation: str
    first: tuple[Link, ...]
    rest: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """What the template shows of a document (阅读页)."""

    rows: list[PageRow]
    contents: list[ContentsLine]
    head_findings: list[FindingRecord]
    outbound: list[RelationGroup]
    inbound: list[RelationGroup]

    @property
    def has_margin(self) -> bool:
        """Whether anything stands beside the text."""
        return bool(self.outbound or self.inbound or self.head_findings or has_notes(self.rows))


def has_notes(rows: Iterable[PageRow]) -> bool:
    """Whether a finding stands beside any of the rows; those of a table stand below it."""
    return any(row.findings for row in rows if not isinstance(row, TableRow))


def build_reading_page(page: DocumentPage) -> ReadingPage:
    """Everything that the reading page of a document shows."""
    findings, head = _share_out(page)
    rows = build_rows(page, findings)
    return ReadingPage(
        rows=rows,
        contents=build_contents(rows),
        head_findings=head,
        outbound=_group(_outgoing(one) for one in page.citations_out),
        inbound=_group(_incoming(one) for one in page.citations_in),
    )


def build_rows(page: DocumentPage, findings: dict[str, list[FindingRecord]]) -> list[PageRow]:
    """Provisions, tables and days in the order of the print. ``findings`` are by the address beside which they stand."""
    citations: dict[str, list[Link]] = defaultdict(list)
    for one in page.citations_out:
        citations[one.citation.address].append(_outgoing(one))
    rows: list[PageRow] = [
        build_provision_row(one, citations[one.address], findings.get(one.address, ())) for one in page.provisions
    ]
    rows += [build_table_row(one, findings.get(one.address, ())) for one in page.tables]
    rows += build_day_rows(page.entries, findings.get("", ()))
    return sorted(rows, key=lambda row: row.line)


def build_contents(rows: Sequence[PageRow]) -> list[ContentsLine]:
    """The headings and the captions; for a text without headings the first words of its labelled provisions, and the captions."""
    if not any(isinstance(row, ProvisionRow) and row.heading for row in rows):
        return [line for row in rows if (line := _heading_line(row, 0) or _label_line(row)) is not None]
    for depth in range(CONTENTS_DEPTH, 0, -1):
        lines = [line for row in rows if (line := _heading_line(row, depth)) is not None]
        if len(lines) <= CONTENTS_LENGTH:
            break
    return lines


def _heading_line(row: PageRow, deepest: int) -> ContentsLine | None:
    if isinstance(row, ProvisionRow) and row.heading and row.depth <= deepest:
        return ContentsLine(row.fragment, row.depth, f"{row.label} {row.heading_text}".strip()[:CONTENTS_TITLE])
    if isinstance(row, TableRow) and row.caption:
        return ContentsLine(row.fragment, 1, row.caption[:CONTENTS_TITLE])
    if isinstance(row, DayRow):
        days = [row.day] if row.end_day is None else [row.day, row.end_day]
        return ContentsLine(row.fragment, 1, "—".join(f"{day.month}月{day.day}日" for day in days))
    return None


def _label_line(row: PageRow) -> ContentsLine | None:
    if isinstance(row, ProvisionRow) and row.label and row.depth == 1:
        return ContentsLine(row.fragment, 1, f"{row.label} {row.text}"[:CONTENTS_TITLE])
    return None


def _share_out(page: DocumentPage) -> tuple[dict[str, list[FindingRecord]], list[FindingRecord]]:
    """Findings by the provision or table beside which they stand (``""``: in the chronicle), and those of the document's head."""
    places: list[Provision | TableRecord] = [*page.provisions, *page.tables]
    known = {place.address for place in places}
    shared: dict[str, list[FindingRecord]] = defaultdict(list)
    head = []
    for finding in page.findings:
        line = finding.first_line
        holding = next((place.address for place in places if place.first_line <= line <= place.last_line), None)
        if finding.address in known and fragment_of(finding.address):
            shared[finding.address].append(finding)
        elif holding is not None:
            shared[holding].append(finding)
        elif any(entry.first_line <= line <= entry.last_line for entry in page.entries):
            shared[""].append(finding)
        else:
            head.append(finding)
    return shared, head


def _outgoing(one: OutgoingCitation) -> Link:
    citation, target = one.citation, one.target
    name = target.title if target else citation.title or citation.number or ""
    if citation.number and not target and citation.title:
        name = f"{name}（{citation.number}）"
    url = document_url(target.address) if target else None
    return Link(name, url, citation.start, citation.end, citation.relation, fragment_of(citation.address))


def _incoming(one: IncomingCitation) -> Link:
    url = place_url(one.source.address, one.citation.address)
    return Link(one.source.title, url, relation=one.citation.relation)


def _group(links: Iterable[Link]) -> list[RelationGroup]:
    """The links by relation in the order of their first use, each name once."""
    groups: dict[str, dict[str, Link]] = defaultdict(dict)
    for link in links:
        groups[link.relation].setdefault(link.name, link)
    listed = {relation: tuple(named.values()) for relation, named in groups.items()}
    return [RelationGroup(relation, links[:LINKS_SHOWN], links[LINKS_SHOWN:]) for relation, links in listed.items()]
