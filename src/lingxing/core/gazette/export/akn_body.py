"""The body of a document in Akoma Ntoso: provisions as a hierarchy, tables where they stand, entries of a chronicle.

It decides how text is divided over ``num``, ``heading`` and ``content``: label, heading and the rest, so that the three
together are what is printed. It adds no word of its own but the ISO date of an entry.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from lingxing.core.gazette.export.akn_hierarchy import find_level
from lingxing.core.gazette.export.akn_names import name_citation
from lingxing.core.gazette.export.akn_tables import build_table
from lingxing.core.gazette.export.akn_xml import Identifiers, make, xml_text
from lingxing.core.gazette.model import Citation, Document, Entry, Provision, Table

_PLACE = re.compile(r"¶(\d+)$")
_CLOSING_MARKS = "。.:：;；,，、"


def build_body(document: Document, jurisdiction: str, ids: Identifiers) -> etree._Element:
    """The ``body`` of ``document``; never empty, because the schema forbids it."""
    builder = _Body(document, jurisdiction, ids)
    placed = [(each.line, builder.provision(each, "", False)) for each in builder.top]
    placed += [(table.lines[0], builder.loose_table(table)) for table in builder.loose]
    placed += [(entry.line, builder.entry(entry)) for entry in document.entries]
    if not placed:
        placed = [(0, make("hcontainer", {"name": "empty", "eId": ids.take("hcontainer_1")}, _content([])))]
    return make("body", None, *(element for _, element in sorted(placed, key=lambda pair: pair[0])))


@dataclass(slots=True)
class _Body:
    document: Document
    jurisdiction: str
    ids: Identifiers
    top: list[Provision] = field(default_factory=list)
    loose: list[Table] = field(default_factory=list)
    children: dict[str, list[Provision]] = field(default_factory=lambda: defaultdict(list))
    tables: dict[str, list[Table]] = field(default_factory=lambda: defaultdict(list))
    citations: dict[str, list[Citation]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        known: set[str] = set()
        for provision in self.document.provisions:
            (self.children[provision.parent] if provision.parent in known else self.top).append(provision)
            known.add(provision.address)
        for table in self.document.tables:
            (self.tables[table.anchor] if table.anchor in known else self.loose).append(table)
        for citation in self.document.cites:
            self.citations[citation.address].append(citation)

    def provision(self, provision: Provision, above: str, in_article: bool) -> etree._Element:
        level = find_level(provision.label, in_article)
        number = level.number or _place_of(provision.address)
        prefix = f"{above}__" if above else ""
        eid = self.ids.take(f"{prefix}{level.short}_{number}")
        attributes = {"eId": eid, **({"name": "item"} if level.tag == "hcontainer" else {})}
        element = make(level.tag, attributes)
        if provision.label:
            element.append(make("num", text=provision.label))
        heading, rest = split_heading(provision)
        if heading:
            element.append(make("heading", text=heading))
        element.extend(self._inside(provision, rest, eid, in_article or level.tag == "article"))
        return element

    def _inside(self, provision: Provision, rest: str, eid: str, in_article: bool) -> list[etree._Element]:
        children = self.children.get(provision.address, [])
        tables = self.tables.get(provision.address, [])
        first_child = children[0].line if children else None
        before = [table for table in tables if first_child is None or table.lines[0] < first_child]
        blocks = [self._paragraph(rest, provision.address)] if rest else []
        blocks += self._table_blocks(before, eid)
        if not children:
            return [_content(blocks)]
        after = self._table_blocks([table for table in tables if table not in before], eid)
        return [
            *([make("intro", None, *blocks)] if blocks else []),
            *(self.provision(child, eid, in_article) for child in children),
            *([make("wrapUp", None, *after)] if after else []),
        ]

    def _table_blocks(self, tables: Sequence[Table], eid: str) -> list[etree._Element]:
        return [block for table in tables for block in build_table(table, eid, self.ids)]

    def _paragraph(self, text: str, address: str) -> etree._Element:
        """A paragraph in which each cited number that stands there as printed becomes a reference."""
        paragraph, behind = make("p"), 0
        last: etree._Element | None = None
        found = {text.find(each.number): each for each in self.citations.get(address, []) if each.number}
        for start in sorted(place for place in found if place >= 0):
            number = found[start].number or ""
            if start < behind:
                continue
            _append_text(paragraph, last, text[behind:start])
            target = name_citation(number, None, self.jurisdiction)
            last = make("ref", {"href": target}, text=number)
            paragraph.append(last)
            behind = start + len(number)
        _append_text(paragraph, last, text[behind:])
        return paragraph

    def loose_table(self, table: Table) -> etree._Element:
        eid = self.ids.take("hcontainer_1")
        return make("hcontainer", {"name": "table", "eId": eid}, _content(build_table(table, eid, self.ids)))

    def entry(self, entry: Entry) -> etree._Element:
        days = [entry.date, *([entry.end_date] if entry.end_date else [])]
        eid = self.ids.take(f"hcontainer_{entry.date.isoformat()}")
        num = make("num", text="/".join(day.isoformat() for day in days))
        return make("hcontainer", {"name": "entry", "eId": eid}, num, _content([make("p", text=entry.text)]))


def split_heading(provision: Provision) -> tuple[str, str]:
    """Heading and rest of a provision: joined they are its text; the mark that closes a heading stays with it."""
    heading = provision.heading or ""
    if not heading or not provision.text.startswith(heading):
        return "", provision.text
    end = len(heading)
    if provision.text[end : end + 1] in tuple(_CLOSING_MARKS):
        end += 1
    return provision.text[:end], provision.text[end:]


def _place_of(address: str) -> int:
    place = _PLACE.search(address)
    return int(place[1]) if place else 1


def _append_text(paragraph: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        paragraph.text = xml_text(text)
    else:
        last.tail = xml_text(text)


def _content(blocks: Sequence[etree._Element]) -> etree._Element:
    return make("content", None, *(blocks or [make("p")]))
