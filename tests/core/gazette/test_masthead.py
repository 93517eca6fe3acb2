"""The masthead: title, year, number, total number and date of publication in the forms that gazettes print."""

from __future__ import annotations

import pytest

from lingxing.core.gazette.model import Issue
from tests.core.gazette.readings import read_text

DOCUMENT = (
    "\n\n白沙市人民政府关于放养鱼苗的通知\n\n白政发〔2024〕9号\n\n各县人民政府：\n\n请放养鱼苗。\n\n"
    "白沙市人民政府\n2024年1月5日\n"
)
TITLE = "白沙市人民政府公报"


def issue(masthead: str) -> Issue:
    """The issue that a masthead above a notice gives."""
    reading = read_text(masthead + DOCUMENT)
    assert [one.number for one in reading.documents] == ["白政发〔2024〕9号"]
    return reading.issue


@pytest.mark.parametrize(
    ("masthead", "expected"),
    [
        ("白沙市人民政府公报　　2024年第3期　　市政府文件", Issue(TITLE, 2024, 3)),
        ("2024年第3期　白沙市人民政府公报", Issue(TITLE, 2024, 3)),
        ("白沙市\n人 民 政 府 公 报\n2024\n第3期", Issue(TITLE, 2024, 3)),
        ("内部资料\n白沙市人民政府公报\n\n2024年\n第3期（总第88期）", Issue(TITLE, 2024, 3, 88)),
        ("白沙政报\n\n二〇二四年第三期（总第八十八期）", Issue("白沙政报", 2024, 3, 88)),
        ("白沙市人民政府公报\n２０２４年第３期", Issue(TITLE, 2024, 3)),
        ("白沙市人民政府公报\n2024·3\n总期第 88 期", Issue(TITLE, 2024, 3, 88)),
        ("白沙市人民政府公报\n第3期（2024年）", Issue(TITLE, 2024, 3)),
        ("白沙市人民政府公报\n第3期\n（半月刊）\n2024年3月15日出版", Issue(TITLE, 2024, 3, None, "2024-03-15")),
        ("白沙市人民政府公报\n2024年第3期\n出版日期：2024年3月", Issue(TITLE, 2024, 3, None, "2024-03")),
        ("白沙市人民政府公报\n2024年第3期\n2024年3月15日（半月刊）", Issue(TITLE, 2024, 3, None, "2024-03-15")),
        ("白沙市人民政府公报\n2024年第3期\n二〇二四年三月十五日出版", Issue(TITLE, 2024, 3, None, "2024-03-15")),
        ("白沙市人民政府公报\n2024年第3期\n出版时间:2024-03-15", Issue(TITLE, 2024, 3, None, "2024-03-15")),
        ("主办：白沙市人民政府公报编辑室", Issue()),
    ],
)
def test_mastheads(masthead: str, expected: Issue) -> None:
    assert issue(masthead) == expected


def test_a_day_above_a_document_alone_is_no_day_of_publication() -> None:
    assert read_text("白沙市渔业规划\n\n2024年7月1日\n\n一、现状\n\n全市渔业稳步发展。\n").issue == Issue()
