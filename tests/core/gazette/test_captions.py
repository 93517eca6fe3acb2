"""Captions and units above tables: which lines name a table, which belong to its head, where a table goes on."""

from __future__ import annotations

import pytest

from lingxing.core.gazette.model import BlockKind, Reading, Table
from tests.core.gazette.readings import read_text

ABOVE = "云岭州渔业方案\n\n一、现状\n\n全州渔业稳步发展。\n\n"
ROWS = "项目\t产量\n鲜鱼\t30\n干鱼\t20\n"


def read_plan(body: str) -> Reading:
    """The reading of a plan; ``body`` begins on line 7."""
    return read_text(ABOVE + body)


def only_table(body: str) -> Table:
    """The only table of the plan; the test fails where there are more, or where its caption became a provision."""
    document = read_plan(body).documents[0]
    (table,) = document.tables
    assert [one.text for one in document.provisions] == ["现状", "全州渔业稳步发展。"]
    return table


@pytest.mark.parametrize(
    ("above", "caption", "head"),
    [
        ("表1  渔业产量表\n\n单位：吨\n\n", "表1  渔业产量表", ("单位：吨",)),
        ("渔业产量表\n（单位：吨、%）\n", "渔业产量表", ("（单位：吨、%）",)),
        ("表二\n\n渔业产量表\n\n单位：吨\n\n", "表二 渔业产量表", ("单位：吨",)),
        ("表2：\n渔业产量表\n", "表2：渔业产量表", ()),
        ("云岭州2023年度\n渔业产量情况表\n", "云岭州2023年度渔业产量情况表", ()),
        ("表3-1 云岭州2023年度\n渔业产量\n计量单位：吨\n", "表3-1 云岭州2023年度渔业产量", ("计量单位：吨",)),
        ("渔业产量表　　　　单位：吨\n", "渔业产量表", ("单位：吨",)),
        ("渔业产量表\n填报单位（盖章）：　　　填报日期：　　年　　月　　日\n", "渔业产量表", None),
    ],
)
def test_caption_and_head(above: str, caption: str, head: tuple[str, ...] | None) -> None:
    table = only_table(above + ROWS)
    assert table.caption == caption
    assert table.head == head or (head is None and table.head[0].startswith("填报单位（盖章）："))
    assert table.columns == ("项目", "产量")


def test_a_caption_and_its_unit_have_a_role_of_their_own() -> None:
    reading = read_plan(f"表1 渔业产量表\n单位：吨\n{ROWS}")
    kinds = {line: block.kind for block in reading.blocks for line in range(block.lines[0], block.lines[1] + 1)}
    assert (kinds[7], kinds[8], kinds[9]) == (BlockKind.CAPTION, BlockKind.CAPTION, BlockKind.TABLE)


def test_the_caption_of_a_figure_is_no_caption_of_a_table() -> None:
    document = read_plan(f"图1　渔业产量\n\n表1　渔业产值表\n\n{ROWS}").documents[0]
    assert document.tables[0].caption == "表1　渔业产值表"
    assert [one.text for one in document.provisions][2:] == ["图1　渔业产量"]


def test_a_labelled_heading_above_a_unit_stays_a_provision_and_names_the_table() -> None:
    document = read_plan(f"二、渔业产量\n\n单位：吨\n\n{ROWS}").documents[0]
    (table,) = document.tables
    assert (table.caption, table.head) == ("渔业产量", ("单位：吨",))
    assert [one.label for one in document.provisions] == ["一、", None, "二、"]


@pytest.mark.parametrize("again", ["续表1 渔业产量表", "表1 渔业产量表（续）", "表1 渔业产量表", "续表"])
def test_a_table_that_goes_on_behind_its_name_is_one(again: str) -> None:
    body = f"表1 渔业产量表\n\n单位：吨\n\n{ROWS}\n- 3 -\n\n{again}\n\n单位：吨\n\n项目\t产量\n河虾\t9\n"
    table = only_table(body)
    assert [row[0] for row in table.rows] == ["鲜鱼", "干鱼", "河虾"]
    assert table.segments == ((11, 13), (21, 22))
    assert read_plan(body).coverage.unaccounted == 0


def test_another_name_with_the_same_header_is_another_table() -> None:
    body = f"表1 渔业产量表\n\n单位：吨\n\n{ROWS}\n表2 林业产量表（续）\n\n单位：吨\n\n{ROWS}"
    tables = read_plan(body).documents[0].tables
    assert [table.caption for table in tables] == ["表1 渔业产量表", "表2 林业产量表（续）"]
    assert [table.head for table in tables] == [("单位：吨",), ("单位：吨",)]


def test_a_short_line_of_a_list_is_no_part_of_a_caption() -> None:
    document = read_plan(f"市渔业局\n渔业产量表\n{ROWS}").documents[0]
    assert document.tables[0].caption == "渔业产量表"
    assert document.provisions[-1].text == "市渔业局"
