"""Tables: repeated and multi-row headers, groups, records side by side, forms."""

from __future__ import annotations

from lingxing.core.gazette.model import Table
from tests.core.gazette.readings import read_text


def tables(body: str) -> tuple[Table, ...]:
    """The tables of a document with the given body."""
    return read_text(f"某州名单\n\n{body}").documents[0].tables


def test_a_header_repeated_on_every_page_is_one_table() -> None:
    (table,) = tables("序号\t名称\n1\t甲\n2\t乙\n\n- 3 -\n\n序号\t名称\n3\t丙\n")
    assert table.columns == ("序号", "名称")
    assert table.rows == (("1", "甲"), ("2", "乙"), ("3", "丙"))
    assert table.segments == ((3, 5), (9, 10))
    assert table.row_lines == (4, 5, 10)


def test_another_header_is_another_table() -> None:
    first, second = tables("序号\t名称\n1\t甲\n\n序号\t单位\t金额\n1\t乙\t3\n")
    assert (first.columns, second.columns) == (("序号", "名称"), ("序号", "单位", "金额"))
    assert (first.address, second.address) == ("某州名单#表1", "某州名单#表2")


def test_a_header_of_two_rows() -> None:
    (table,) = tables("单位\t资金\t\t外资(万元)\n\t目标\t增速(%)\t\n甲县\t80\t15\t300\n乙县\t60\t12\t200\n")
    assert table.columns == ("单位", "资金/目标", "资金/增速(%)", "外资(万元)")
    assert len(table.rows) == 2


def test_group_rows_head_the_rows_below() -> None:
    (table,) = tables("序号\t名称\t金额\n工业\t\t\n1\t甲\t3\n2\t乙\t4\n农业\t\t\n3\t丙\t5\n")
    assert [(group.label, group.first_row, group.line) for group in table.groups] == [("工业", 0, 4), ("农业", 2, 7)]
    assert [row[1] for row in table.rows] == ["甲", "乙", "丙"]


def test_two_records_side_by_side_without_a_header() -> None:
    (table,) = tables("王小明\t甲局\t李 刚\t丙局\n张大海\t乙局\t赵一鸣\t丁局\n\n周文\t戊局\t吴越\t己局\n")
    assert table.layout == "side_by_side"
    assert table.columns == ()
    assert [row[0] for row in table.rows] == ["王小明", "张大海", "李 刚", "赵一鸣", "周文", "吴越"]


def test_two_records_side_by_side_under_a_repeated_header() -> None:
    (table,) = tables("姓名\t单位\t姓名\t单位\n王某某\t甲局\t李某\t乙局\n")
    assert table.columns == ("姓名", "单位")
    assert table.rows == (("王某某", "甲局"), ("李某", "乙局"))


def test_lines_above_the_header_and_notes_below_the_rows() -> None:
    (table,) = tables("(2024年1—  月)\t\t\n填报单位:\t\t填报人:\n序号\t项目\t金额\n说明:1.按月填报。\t\t\n")
    assert table.head == ("(2024年1—  月)", "填报单位: 填报人:")
    assert table.columns == ("序号", "项目", "金额")
    assert table.notes == ("说明:1.按月填报。",)
    assert table.layout == "form"


def test_ragged_rows_are_kept_as_printed() -> None:
    (table,) = tables("序号\t名称\t金额\n1\t甲\n2\t乙\t3\n")
    assert table.rows == (("1", "甲"), ("2", "乙", "3"))


def test_a_caption_is_no_provision() -> None:
    reading = read_text("某州预案\n\n1.1 分级\n\n分为两级。\n\n灾害分级一览表\n\n级别\t死亡\t响应\n重大\t3人\tI级\n")
    (table,) = reading.documents[0].tables
    assert table.caption == "灾害分级一览表"
    assert [one.text for one in reading.documents[0].provisions] == ["分级", "分为两级。"]


def test_the_rule_of_a_pipe_table_ends_its_header() -> None:
    body = "| 项目 | 投资 | 工期 |\n| 名称 | 万元 | 月 |\n| --- | --- | --- |\n| 甲渠 | 30 | 6 |\n| 乙渠 | 20 | 4 |\n"
    (table,) = tables(body)
    assert table.columns == ("项目/名称", "投资/万元", "工期/月")
    assert table.rows == (("甲渠", "30", "6"), ("乙渠", "20", "4"))
    assert table.segments == ((3, 7),)


def test_an_upper_row_above_the_rule_may_be_filled_below_it() -> None:
    body = "| 单位 | 造林 |  | 备注 |\n|:--|:-:|:-:|--|\n|  | 乔木 | 灌木 |  |\n| 甲县 | 30 | 12 |  |\n| 乙县 | 20 | 8 |  |\n"
    (table,) = tables(body)
    assert table.columns == ("单位", "造林/乔木", "造林/灌木", "备注")
    assert [row[0] for row in table.rows] == ["甲县", "乙县"]


def test_an_empty_row_above_the_rule_is_no_header() -> None:
    (table,) = tables("|  |  |\n| --- | --- |\n| 序号 | 名称 |\n| 1 | 甲渠 |\n| 2 | 乙渠 |\n")
    assert table.columns == ("序号", "名称")
    assert len(table.rows) == 2


def test_a_record_that_a_page_put_above_a_rule_is_a_record() -> None:
    head = "| 序号 | 名称 |\n| --- | --- |\n| 1 | 甲渠 |\n\n- 4 -\n\n"
    (table,) = tables(head + "| 2 | 乙渠 |\n| --- | --- |\n| 3 | 丙渠 |\n")
    assert [row[0] for row in table.rows] == ["1", "2", "3"]


def test_a_row_whose_other_cell_is_empty_is_a_row() -> None:
    (table,) = tables("项目名称\t\n申报单位\t\t联系人\t\n单位意见\t\n")
    assert [row[0] for row in table.rows] == ["项目名称", "申报单位", "单位意见"]


def test_a_form_that_asks_beside_its_labels() -> None:
    (table,) = tables("姓名\t\t性别\t\n民族\t\t籍贯\t\n住址\t\t\t\n")
    assert (table.layout, table.columns, len(table.rows)) == ("form", (), 3)
