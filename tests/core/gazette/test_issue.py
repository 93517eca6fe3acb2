"""An issue with masthead, sectioned contents, an order, notices, a document without a number, and a chronicle."""

from __future__ import annotations

from datetime import date

from lingxing.core.gazette.model import BlockKind, Issue
from tests.core.gazette.readings import document, keys, read_issue

READING = read_issue("issue.txt")


def test_masthead() -> None:
    assert READING.issue == Issue("白沙市人民政府公报", 2024, 2, 88, "2024-02-28")


def test_contents_without_the_heads_of_its_sections() -> None:
    assert [(entry.title, entry.number, entry.page) for entry in READING.contents] == [
        ("白沙市城市绿化管理规定", "市政府令第12号", 1),
        ("白沙市人民政府关于表扬2023年度先进集体的通报", "白政发〔2024〕1号", 5),
        ("白沙市人民政府关于李某等同志任免职的通知", "白政任〔2024〕2号", 6),
        ("《白沙市城市绿化管理规定》解读", None, 7),
        ("2024年1月大事记", None, 9),
    ]


def test_documents() -> None:
    assert [(one.address, one.kind) for one in READING.documents] == [
        ("白沙市人民政府令第12号", "令"),
        ("白沙市人民政府令第12号/城市绿化管理规定", "规定"),
        ("白政发〔2024〕1号", "通报"),
        ("白政发〔2024〕1号/附件", "名单"),
        ("白政任〔2024〕2号", "通知"),
        ("《白沙市城市绿化管理规定》解读", "解读"),
        ("2024年1月大事记", "大事记"),
    ]


def test_an_order_is_signed_by_its_holder_of_office() -> None:
    order = document(READING, "白沙市人民政府令第12号")
    assert order.signed_by == "市　长　王　某"
    assert order.authority == "白沙市人民政府"
    assert order.effective_on == date(2024, 3, 1)


def test_a_title_on_two_lines_is_one() -> None:
    assert document(READING, "白政发〔2024〕1号").title == "白沙市人民政府关于表扬2023年度先进集体的通报"


def test_names_set_apart_by_blanks_are_not_run_together() -> None:
    annex = document(READING, "白政发〔2024〕1号/附件")
    assert annex.title == "先进集体名单"
    assert [one.text for one in annex.provisions] == ["市水务局　市教育局", "市公安局"]


def test_appointments_stay_paragraphs_of_their_own() -> None:
    assert keys(document(READING, "白政任〔2024〕2号")) == ["¶1", "¶2", "¶3"]


def test_chronicle_entries() -> None:
    entries = document(READING, "2024年1月大事记").entries
    assert [(one.date, one.end_date) for one in entries] == [
        (date(2024, 1, 2), None),
        (date(2024, 1, 5), date(2024, 1, 6)),
        (date(2024, 1, 9), None),
        (date(2024, 1, 31), None),
    ]
    assert entries[2].text == "市委召开会议。"


def test_every_line_outside_the_documents_has_a_role() -> None:
    before = [block.kind for block in READING.blocks if block.lines[1] < 17 and block.kind is not BlockKind.BLANK]
    assert before == [BlockKind.MASTHEAD, BlockKind.COLOPHON, BlockKind.CONTENTS, BlockKind.CONTENTS]
