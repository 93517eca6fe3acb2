"""A notice that prints rules in 章 节 条 款 项 目, with indented paragraphs and no empty lines between them."""

from __future__ import annotations

from datetime import date

from lingxing.core.gazette.model import Attachment, CitationRelation
from tests.core.gazette.readings import document, keys, provisions, read_issue

READING = read_issue("statute.txt")
NUMBER = "桐政发〔2024〕3号"


def test_documents_and_what_they_hang_on() -> None:
    assert [(one.address, one.kind, one.part_of, one.relation) for one in READING.documents] == [
        (NUMBER, "通知", None, None),
        (f"{NUMBER}/消防安全管理办法", "办法", NUMBER, Attachment.PRINTS),
        (f"{NUMBER}/附件1", "清单", NUMBER, Attachment.ANNEX),
        (f"{NUMBER}/附件2", "附件", NUMBER, Attachment.ANNEX),
    ]


def test_the_frame_of_the_notice() -> None:
    notice = document(READING, NUMBER)
    assert notice.title == "青桐县人民政府关于印发青桐县消防安全管理办法的通知"
    assert notice.authority == notice.signed_by == "青桐县人民政府"
    assert notice.addressees == ("各乡镇人民政府", "县直各部门")
    assert notice.issued_on == date(2024, 3, 5)
    assert notice.publicity == "此件主动公开"


def test_labels_nest_as_printed() -> None:
    assert keys(document(READING, f"{NUMBER}/消防安全管理办法")) == [
        "第一章",
        "第一章/第一条",
        "第一章/第二条",
        "第一章/第二条/¶2",
        "第一章/第三条",
        "第一章/第三条/(一)",
        "第一章/第三条/(二)",
        "第一章/第三条/(二)/1",
        "第一章/第三条/(二)/2",
        "第一章/第三条/¶2",
        "第二章",
        "第二章/第一节",
        "第二章/第一节/第四条",
        "第二章/第二节",
        "第二章/第二节/第五条之一",
        "第二章/第二节/第五条之一/①",
        "第二章/第二节/第五条之一/②",
        "第二章/第二节/第五条之一/③",
        "第二章/第二节/第六条",
    ]


def test_the_only_rules_that_a_number_prints_are_addressed_on_the_number() -> None:
    found = provisions(READING)
    assert found[f"{NUMBER}#第一章/第三条/(二)/1"].text == "数量在5吨以上的；"
    assert found[f"{NUMBER}#第一章/第三条/(二)/1"].parent == f"{NUMBER}#第一章/第三条/(二)"
    assert found[f"{NUMBER}#第一章/第三条/(二)/1"].depth == 4


def test_a_wrapped_line_that_begins_with_an_article_is_text() -> None:
    text = provisions(READING)[f"{NUMBER}#第一章/第二条/¶2"].text
    assert text == "本县各单位应当遵守第一条规定，并执行《青桐县应急条例》第十二条第三款的规定。"


def test_effect_and_repeal() -> None:
    assert document(READING, f"{NUMBER}/消防安全管理办法").effective_on == date(2024, 4, 1)
    (repealed,) = document(READING, NUMBER).cites
    assert (repealed.number, repealed.relation) == ("桐政发〔2019〕8号", CitationRelation.REPEALS)


def test_tables_of_both_kinds_of_markup() -> None:
    (pipes,) = document(READING, f"{NUMBER}/附件1").tables
    assert pipes.columns == ("序号", "任务", "责任单位", "时限")
    assert pipes.rows == (("1", "排查", "县消防大队", "4月底"), ("2", "整改", "各乡镇", "6月底"))
    (html,) = document(READING, f"{NUMBER}/附件2").tables
    assert html.columns == ("企业", "联系人/姓名", "联系人/职务")
    assert html.rows == (("甲公司", "张某", "经理"),)
    assert html.caption == "3亿元以上企业联系表"
