"""The real issue, checked against the print: how many documents, provisions, rows and entries, and where they stand.

The counts of rows, groups, entries, articles, dates and repeals are those that plain counting of the print's lines gives, without
the reader; the documents and addresses were compared with the print. Skips where the issue is not at hand.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from lingxing.core.gazette.model import Attachment, CitationRelation, Reading
from lingxing.core.gazette.read import read_structure
from lingxing.core.gazette.sources import load_source
from tests.core.gazette.readings import document, keys, provisions


@pytest.fixture(scope="module")
def reading(gazette_path: Path) -> Reading:
    if gazette_path.stem != "chuxiong-2023-04":
        pytest.skip("another issue than the one that these counts were taken from")
    return read_structure(load_source(gazette_path))


def test_masthead(reading: Reading) -> None:
    assert (reading.issue.year, reading.issue.number, reading.issue.total_number) == (2023, 4, 150)
    assert reading.issue.published == "2023-04"
    assert reading.coverage.unaccounted == 0


def test_numbered_documents_are_those_of_the_contents(reading: Reading) -> None:
    announced = [entry.number for entry in reading.contents if entry.number]
    printed = [one.number for one in reading.documents if one.number and one.relation is not Attachment.FORWARDS]
    assert announced == printed
    assert len(printed) == 11
    assert [one.number for one in reading.documents if one.relation is Attachment.FORWARDS] == [
        "云政办发〔2023〕13号",
        "云政办发〔2023〕11号",
    ]


def test_what_the_notices_carry(reading: Reading) -> None:
    carried = [(one.part_of, one.relation) for one in reading.documents]
    assert len(carried) == 36
    assert sum(relation is Attachment.PRINTS for _, relation in carried) == 11
    assert sum(relation is Attachment.ANNEX for _, relation in carried) == 11
    annexes = [one.address for one in reading.documents if one.part_of == "楚政通〔2023〕9号/招商攻坚年"]
    assert annexes == [f"楚政通〔2023〕9号/招商攻坚年/附件{number}" for number in range(1, 8)]


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        ("楚政通〔2023〕5号", ["通知", "细则"]),
        ("楚政通〔2023〕7号", ["通知", "名单"]),
        ("楚政通〔2023〕12号", ["通知", "名录", "名录"]),
        ("楚政办通〔2023〕15号", ["通知", "预案"]),
        ("云政办发〔2023〕13号", ["通知", "办法"]),
        ("云政办发〔2023〕11号", ["实施意见"]),
    ],
)
def test_kinds(reading: Reading, number: str, kinds: list[str]) -> None:
    assert [one.kind for one in reading.documents if one.address.split("/")[0] == number] == kinds


def test_articles_run_without_a_gap(reading: Reading) -> None:
    for number, last in (("楚政通〔2023〕5号", 45), ("云政办发〔2023〕13号", 33)):
        (rules,) = [one for one in reading.documents if one.part_of == number]
        articles = [one.label for one in rules.provisions if one.label and one.label.endswith("条")]
        assert len(articles) == len(set(articles)) == last


def test_addresses_of_the_design(reading: Reading) -> None:
    found = provisions(reading)
    for address in (
        "楚政办通〔2023〕15号#3.2.2/(3)",
        "楚政办通〔2023〕15号#8.1.1/(2)",
        "云政办发〔2023〕13号#第三章/第十一条",
        "楚政通〔2023〕9号/招商攻坚年#四/(九)",
        "楚政通〔2023〕9号/产业攻坚年#十/(二十六)",
        "楚政通〔2023〕9号/作风攻坚年#五/(十五)",
        "楚政办通〔2023〕17号#二/(五)/16",
        "楚政办通〔2023〕16号#六/¶2",
        "楚政办通〔2023〕20号#六/(四)/3/五要",
    ):
        assert address in found


def test_the_nineteen_kinds_of_disposal(reading: Reading) -> None:
    plan = next(one for one in reading.documents if one.part_of == "楚政办通〔2023〕15号")
    assert sum(bool(re.fullmatch(r"6\.1\.2/\(\d+\)", key)) for key in keys(plan)) == 19


def test_rows_of_the_tables(reading: Reading) -> None:
    rows = {one.address: [len(table.rows) for table in one.tables] for one in reading.documents if one.tables}
    assert rows["楚政通〔2023〕7号/附件"] == [34]
    assert rows["楚政通〔2023〕9号/产业攻坚年/附件"] == [100]
    assert rows["楚政通〔2023〕9号/招商攻坚年/附件1"] == [11]
    assert rows["楚政通〔2023〕9号/招商攻坚年/附件2"] == [9]
    assert rows["楚政通〔2023〕9号/招商攻坚年/附件6"] == [15]
    assert rows["楚政通〔2023〕9号/招商攻坚年/附件7"] == [11]
    heritage = [counts for address, counts in rows.items() if address.startswith("楚政通〔2023〕12号")]
    assert heritage == [[2, 3, 5, 1, 1, 13, 14], [5, 1, 1, 1, 3, 13, 2, 2]]


def test_the_register_of_projects_is_one_table_of_seven_pages(reading: Reading) -> None:
    (table,) = document(reading, "楚政通〔2023〕9号/产业攻坚年/附件").tables
    assert [row[0] for row in table.rows] == [str(number) for number in range(1, 101)]
    assert len(table.segments) == 7
    assert len(table.groups) == 14


def test_chronicle(reading: Reading) -> None:
    (chronicle,) = [one for one in reading.documents if one.kind == "大事记"]
    assert len(chronicle.entries) == 40
    assert [one.end_date for one in chronicle.entries if one.end_date] == [date(2023, 4, 12), date(2023, 4, 19)]


def test_repealed_documents(reading: Reading) -> None:
    repealed = {c.number for one in reading.documents for c in one.cites if c.relation is CitationRelation.REPEALS}
    assert repealed == {"楚政办通〔2020〕14号", "楚政办通〔2018〕55号", "云政办发〔2018〕53号"}


def test_signatures_and_days(reading: Reading) -> None:
    dated = [one.issued_on for one in reading.documents if one.number]
    assert None not in dated
    unsigned = [one.number for one in reading.documents if one.number and one.signed_by is None]
    assert unsigned == ["楚政通〔2023〕5号", "楚政通〔2023〕7号", "楚政通〔2023〕8号"]
