"""Documents inside documents: printed, forwarded, annexed."""

from __future__ import annotations

from lingxing.core.gazette.model import Attachment
from tests.core.gazette.readings import provisions, read_text

NOTICE = """\
某州人民政府关于印发某州2024年水运年等2个行动方案的通知

某政发〔2024〕1号

各县人民政府：

现将《某州2024年水运年行动方案》《某州2024年人才年行动方案》印发给你们。

某州人民政府
2024年1月2日

## 某州2024年水运年行动方案

一、总体目标

货运量增长。

附件:1.目标表
2.3亿元以上项目表

附件1

目标表

单位\t目标
甲县\t3

附件2

3亿元以上项目表

序号\t名称
1\t甲

## 某州2024年人才年行动方案

一、总体目标

引进人才。
"""

FORWARDED = """\
某州人民政府办公室转发
省政府办公厅关于热线工作办法文件的通知

某政办发〔2024〕4号

各县人民政府：

现将《甲省人民政府办公厅关于印发甲省热线工作办法的通知》（甲政办发〔2024〕6号，以下简称办法）转发给你们，并提出如下要求：

一、提高认识。认真学习。

某州人民政府办公室
2024年3月2日

甲省人民政府办公厅关于印发甲省热线工作办法的通知

甲政办发〔2024〕6号

各州人民政府：

《甲省热线工作办法》已经省政府同意，现印发给你们。

甲省人民政府办公厅
2024年1月30日

甲省热线工作办法

第一章 总则

第一条 为了规范热线工作。
"""


def test_two_plans_and_the_annexes_of_the_first() -> None:
    number = "某政发〔2024〕1号"
    assert [(one.address, one.part_of, one.relation) for one in read_text(NOTICE).documents] == [
        (number, None, None),
        (f"{number}/水运年", number, Attachment.PRINTS),
        (f"{number}/水运年/附件1", f"{number}/水运年", Attachment.ANNEX),
        (f"{number}/水运年/附件2", f"{number}/水运年", Attachment.ANNEX),
        (f"{number}/人才年", number, Attachment.PRINTS),
    ]


def test_two_plans_of_one_number_keep_their_labels_apart() -> None:
    found = provisions(read_text(NOTICE))
    assert "某政发〔2024〕1号/水运年#一" in found
    assert "某政发〔2024〕1号/人才年#一" in found


def test_a_forwarded_document_prints_rules_of_its_own() -> None:
    assert [(one.address, one.part_of, one.relation) for one in read_text(FORWARDED).documents] == [
        ("某政办发〔2024〕4号", None, None),
        ("甲政办发〔2024〕6号", "某政办发〔2024〕4号", Attachment.FORWARDS),
        ("甲政办发〔2024〕6号/热线工作办法", "甲政办发〔2024〕6号", Attachment.PRINTS),
    ]
    assert "甲政办发〔2024〕6号#第一章/第一条" in provisions(read_text(FORWARDED))


def test_the_parts_inherit_date_and_authority() -> None:
    plan = read_text(NOTICE).documents[1]
    assert plan.authority == "某州人民政府"
    assert plan.issued_on is not None
    assert plan.signed_by is None
