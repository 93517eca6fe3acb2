"""Where documents begin: forms of the number line, documents without a number, contents pages inside a document."""

from __future__ import annotations

import pytest

from lingxing.core.gazette.model import BlockKind
from tests.core.gazette.readings import keys, read_text

BODY = "\n\n各县人民政府：\n\n请认真执行。\n\n某州人民政府\n2024年3月4日\n"


@pytest.mark.parametrize(
    "line",
    [
        "某政发〔2024〕9号",
        "某政发〔2024〕9号　　　　签发人：周某",
        "某政发〔2024〕9号　2024年3月4日",
        "（某政发〔2024〕9号）",
        "发文字号：某政发〔2024〕9号",
        "某政发〔2024〕\n9号",
        "某政发〔\n2024〕9号",
        "**某政发〔2024〕9号**",
    ],
)
def test_forms_of_the_number_line(line: str) -> None:
    (one,) = read_text(f"某州人民政府关于加强值班的通知\n\n{line}{BODY}").documents
    assert (one.number, one.title) == ("某政发〔2024〕9号", "某州人民政府关于加强值班的通知")
    assert one.addressees == ("各县人民政府",)


def test_the_number_above_the_title() -> None:
    (one,) = read_text(f"某州人民政府文件\n\n某政发〔2024〕9号\n\n某州人民政府\n关于加强值班的通知{BODY}").documents
    assert (one.number, one.title) == ("某政发〔2024〕9号", "某州人民政府关于加强值班的通知")


def test_an_order_of_several_organs() -> None:
    text = "某省财政厅\n某省水利厅\n令\n\n第12号\n\n《某省水价办法》已经审议通过，现予公布。\n\n2024年3月4日\n\n"
    text += "某省水价办法\n\n第一条 略。\n"
    order, rules = read_text(text).documents
    assert order.number == order.title == "某省财政厅、某省水利厅令第12号"
    assert (order.kind, rules.title) == ("令", "某省水价办法")


def test_an_announcement_that_carries_organ_and_number_on_one_line() -> None:
    (one,) = read_text(f"关于缴费期限的公告\n\n某省税务局公告2024年第7号{BODY}").documents
    assert one.number == "某省税务局公告2024年第7号"


def test_minutes_under_a_number_without_a_code() -> None:
    (one,) = read_text("某州第28次常务会议纪要\n\n〔2024〕8号\n\n会议研究了安全生产工作。\n").documents
    assert one.number == "某州第28次常务会议纪要〔2024〕8号"


def test_documents_without_a_number_behind_one_another() -> None:
    text = (
        "某州人民政府公报\n2024年第5期（总第60期）\n\n某州人民政府关于汛期安排的通告\n\n根据规定，通告如下：\n\n"
        "某州人民政府\n2024年5月10日\n\n某州人民政府关于禁止燃放烟花的通告\n\n为保障安全，通告如下：\n\n某州人民政府\n2024年5月20日\n"
    )
    reading = read_text(text)
    assert [one.title for one in reading.documents] == [
        "某州人民政府关于汛期安排的通告",
        "某州人民政府关于禁止燃放烟花的通告",
    ]
    assert reading.issue.number == 5


def test_a_document_before_the_first_number_is_not_lost() -> None:
    text = (
        f"某州第一季度工作要点\n\n为做好工作，制定本要点。\n\n某州人民政府关于加强值班的通知\n\n某政发〔2024〕9号{BODY}"
    )
    assert [one.title for one in read_text(text).documents] == [
        "某州第一季度工作要点",
        "某州人民政府关于加强值班的通知",
    ]


def test_a_contents_page_inside_a_plan_is_none_of_its_text() -> None:
    text = (
        "某州发展规划\n\n目　录\n\n第一章　规划基础......1\n第二章　主要任务......3\n\n第一章　规划基础\n\n基础良好。\n\n"
        "第二章　主要任务\n\n建设水网。\n"
    )
    reading = read_text(text)
    assert keys(reading.documents[0]) == ["第一章", "第一章/¶1", "第二章", "第二章/¶1"]
    assert [block.lines for block in reading.blocks if block.kind is BlockKind.CONTENTS] == [(3, 3), (5, 6)]


def test_the_head_of_a_section_is_matter_of_the_page() -> None:
    second = "人事任免\n\n某州人民政府关于周某任职的通知\n\n某政任〔2024〕2号"
    reading = read_text(f"某州人民政府关于加强值班的通知\n\n某政发〔2024〕9号{BODY}\n{second}{BODY}")
    assert [one.number for one in reading.documents] == ["某政发〔2024〕9号", "某政任〔2024〕2号"]
    assert [block.lines for block in reading.blocks if block.kind is BlockKind.RUNNING_HEAD] == [(12, 12)]


def test_an_issue_section_named_after_the_organ() -> None:
    text = f"州政府文件\n\n某州人民政府关于加强值班的通知\n\n某政发〔2024〕9号{BODY}"
    assert [one.title for one in read_text(text).documents] == ["某州人民政府关于加强值班的通知"]
