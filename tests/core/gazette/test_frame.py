"""The frame of a document: addressees, sign-off, list of annexes, imprint."""

from __future__ import annotations

from datetime import date

import pytest

from lingxing.core.gazette.model import BlockKind, Document
from tests.core.gazette.readings import keys, read_text


def notice(body: str) -> Document:
    """A numbered notice with the given body."""
    return read_text(f"某州人民政府关于加强值班的通知\n\n某政发〔2024〕9号\n\n{body}").documents[0]


@pytest.mark.parametrize(
    ("sign_off", "signed_by"),
    [
        ("某州人民政府\n2024年3月4日", "某州人民政府"),
        ("某州人民政府\n二〇二四年三月四日", "某州人民政府"),
        ("某州人民政府　2024年3月4日", "某州人民政府"),
        ("2024年3月4日\n某州人民政府", "某州人民政府"),
        ("某州水务局　某州财政局\n2024年3月4日", "某州水务局、某州财政局"),
        ("某州水务局\n某州财政局\n2024年3月4日", "某州水务局、某州财政局"),
        ("州长　周某某\n2024年3月4日", "州长　周某某"),
        ("2024年3月4日", None),
    ],
)
def test_sign_offs(sign_off: str, signed_by: str | None) -> None:
    one = notice(f"各县人民政府：\n\n请认真执行。\n\n{sign_off}\n")
    assert (one.signed_by, one.issued_on) == (signed_by, date(2024, 3, 4))
    assert keys(one) == ["¶1"]


def test_a_signature_under_a_full_line_is_no_text() -> None:
    one = notice(
        "各县人民政府要认真落实责任，加强值班工作，遇有情况及时处\n置并报告州人民政府，请各单位认真执行，不得出现任何差错。\n某州人民政府\n2024年3月4日\n"
    )
    assert one.signed_by == "某州人民政府"
    assert one.provisions[-1].text.endswith("差错。")


def test_names_of_a_list_do_not_sign() -> None:
    one = notice("良好单位：\n\n州水务局\n\n州林业局\n\n某州人民政府\n\n2024年3月4日\n")
    assert one.signed_by == "某州人民政府"


@pytest.mark.parametrize(
    ("line", "addressees"),
    [
        ("各县人民政府，州直各部门：", ("各县人民政府", "州直各部门")),
        ("省发展改革委：", ("省发展改革委",)),
        ("州人大常委会：", ("州人大常委会",)),
        ("为保障各学校、企业安全，现就有关事项通知如下：", ()),
        ("各位代表：", ()),
    ],
)
def test_addressees(line: str, addressees: tuple[str, ...]) -> None:
    assert notice(f"{line}\n\n请认真执行。\n").addressees == addressees


def test_the_imprint_is_no_provision() -> None:
    reading = read_text(
        "某州通知\n\n某政发〔2024〕9号\n\n请执行。\n\n抄送：州委各部门。\n\n某州人民政府办公室　2024年3月5日印发\n"
    )
    assert keys(reading.documents[0]) == ["¶1"]
    assert [block.lines for block in reading.blocks if block.kind is BlockKind.COLOPHON] == [(7, 7), (9, 9)]


def test_annexes_listed_each_with_its_mark() -> None:
    body = "请执行。\n\n附件1：计划表\n附件2：流程图\n\n某州人民政府\n2024年3月4日\n\n"
    body += "附件1\n\n计划表\n\n单位\t数量\n甲\t3\n\n附件2\n\n流程图\n\n先报名。\n"
    reading = read_text(f"某州人民政府关于招生的通知\n\n某政发〔2024〕9号\n\n{body}")
    assert [one.title for one in reading.documents[1:]] == ["计划表", "流程图"]
    assert keys(reading.documents[0]) == ["¶1"]
