"""A document of a reading as Akoma Ntoso 3 (OASIS LegalDocML), one file for each document.

It decides what goes into metadata, preface and conclusions. A document that another one prints, forwards or annexes is
a file of its own; the two name each other (``hasAttachment``, ``attachmentOf``). The country or jurisdiction is an
argument: the text does not say it in a form that a program could trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from lingxing.core.gazette.export.akn_body import build_body
from lingxing.core.gazette.export.akn_names import LANGUAGE, WorkName, find_date, name_citation, name_document
from lingxing.core.gazette.export.akn_xml import Identifiers, make
from lingxing.core.gazette.model import Attachment, Citation, CitationRelation, Document, Reading

_SOURCE = {"source": "#lingxing"}
_UNKNOWN_DATE = "0001-01-01"


def document_to_akn(reading: Reading, document: Document, jurisdiction: str = "cn") -> bytes:
    """The XML file of ``document``, UTF-8, valid against the OASIS schema.

    ``jurisdiction`` is an ISO 3166 country code, or one with a locality behind a hyphen (``cn-5323``).
    """
    ids = Identifiers()
    name = name_document(reading, document, jurisdiction)
    meta = make(
        "meta", None, _identification(reading, document, name), _references(reading, document, jurisdiction, ids)
    )
    parts = [meta, _preface(document), build_body(document, jurisdiction, ids), *_conclusions(document)]
    act = make("act", {"name": re.sub(r"\s+", "", document.kind) or "act"}, *parts)
    root = make("akomaNtoso", None, act)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False))


def write_akn(reading: Reading, directory: Path, jurisdiction: str = "cn") -> list[Path]:
    """Write each document to a file in ``directory`` (made if missing), named by its address; their paths in order.

    Raises ``OSError`` where the directory cannot be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    names = Identifiers()
    paths = []
    for document in reading.documents:
        path = directory / f"{names.take(_file_stem(document.address))}.xml"
        path.write_bytes(document_to_akn(reading, document, jurisdiction))
        paths.append(path)
    return paths


def _file_stem(address: str) -> str:
    # 60 characters of three bytes each, with a suffix, stay below the 255 bytes that a file system allows.
    return re.sub(r"[^\w〔〕()-]+", "_", address)[:60] or "document"


def _identification(reading: Reading, document: Document, name: WorkName) -> etree._Element:
    issued = find_date(reading, document)
    day = issued.isoformat() if issued else _UNKNOWN_DATE
    language = make("FRBRlanguage", {"language": LANGUAGE})
    return make(
        "identification",
        _SOURCE,
        make(
            "FRBRWork", None, *_core(name.this_work, name.work, day, document.title), *_work_properties(document, name)
        ),
        make("FRBRExpression", None, *_core(name.this_expression, name.expression, day), language),
        make(
            "FRBRManifestation",
            None,
            *_core(name.this_manifestation, name.manifestation, day),
            make("FRBRformat", {"value": "application/akn+xml"}),
        ),
    )


def _core(this: str, whole: str, day: str, title: str | None = None) -> list[etree._Element]:
    alias = [make("FRBRalias", {"value": title, "name": "title"})] if title else []
    return [
        make("FRBRthis", {"value": this}),
        make("FRBRuri", {"value": whole}),
        *alias,
        make("FRBRdate", {"date": day, "name": "unknown" if day == _UNKNOWN_DATE else "issued"}),
        make("FRBRauthor", {"href": "#authority"}),
    ]


def _work_properties(document: Document, name: WorkName) -> list[etree._Element]:
    country = name.work.split("/")[2].partition("-")[0]
    number = [make("FRBRnumber", {"value": document.number})] if document.number else []
    return [make("FRBRcountry", {"value": country}), *number]


def _references(reading: Reading, document: Document, jurisdiction: str, ids: Identifiers) -> etree._Element:
    authority = _authority(reading, document)
    concept = re.sub(r"\W+", "-", authority)
    return make(
        "references",
        _SOURCE,
        *_attachments(reading, document, jurisdiction, ids),
        *_citations(document.cites, jurisdiction, ids),
        make(
            "TLCOrganization",
            {"eId": ids.take("lingxing"), "href": "/akn/ontology/organization/lingxing", "showAs": "令行"},
        ),
        make(
            "TLCOrganization",
            {
                "eId": ids.take("authority"),
                "href": f"/akn/ontology/organization/{jurisdiction}/{concept}",
                "showAs": authority,
            },
        ),
    )


def _authority(reading: Reading, document: Document) -> str:
    base = document.address.partition("/")[0]
    carriers = (each.authority for each in reading.documents if each.address == base)
    return document.authority or next(carriers, None) or reading.issue.title or "unknown"


def _attachments(reading: Reading, document: Document, jurisdiction: str, ids: Identifiers) -> Iterable[etree._Element]:
    for other in reading.documents:
        if other.part_of == document.address:
            yield _attachment("hasAttachment", reading, other, other.relation, jurisdiction, ids)
        elif document.part_of == other.address:
            yield _attachment("attachmentOf", reading, other, document.relation, jurisdiction, ids)


def _attachment(
    tag: str, reading: Reading, other: Document, relation: Attachment | None, jurisdiction: str, ids: Identifiers
) -> etree._Element:
    return make(
        tag,
        {
            "eId": ids.take("attachment_1"),
            "href": name_document(reading, other, jurisdiction).this_work,
            "showAs": other.title,
            "type": (relation or Attachment.ANNEX).value,
        },
    )


def _citations(citations: Iterable[Citation], jurisdiction: str, ids: Identifiers) -> Iterable[etree._Element]:
    seen: set[tuple[str, str]] = set()
    for citation in citations:
        target = name_citation(citation.number, citation.title, jurisdiction)
        if (citation.relation.value, target) in seen:
            continue
        seen.add((citation.relation.value, target))
        show = citation.title or citation.number or target
        attributes = {"eId": ids.take(f"cite_{len(seen)}"), "href": target, "showAs": show}
        if citation.relation is CitationRelation.REPEALS:
            yield make("activeRef", attributes)
        else:
            yield make("TLCReference", {**attributes, "name": citation.relation.value})


def _preface(document: Document) -> etree._Element:
    blocks = [make("p", {"class": "title"}, make("docTitle", text=document.title))]
    if document.number:
        blocks.append(make("p", {"class": "number"}, make("docNumber", text=document.number)))
    if document.addressees:
        blocks.append(make("p", {"class": "addressees"}, text="、".join(document.addressees)))
    return make("preface", None, *blocks)


def _conclusions(document: Document) -> list[etree._Element]:
    """Signature, date and publicity; none for a part that has them from its carrier and does not print them itself."""
    if document.part_of and not document.number and not document.signed_by:
        return []
    blocks = []
    if document.signed_by:
        signature = make("signature", {"refersTo": "#authority"}, text=document.signed_by)
        blocks.append(make("p", {"class": "signature"}, signature))
    if document.issued_on:
        day = document.issued_on
        printed = f"{day.year}年{day.month}月{day.day}日"
        blocks.append(make("p", {"class": "date"}, make("date", {"date": day.isoformat()}, text=printed)))
    if document.publicity:
        blocks.append(make("p", {"class": "publicity"}, text=document.publicity))
    return [make("conclusions", None, *blocks)] if blocks else []
