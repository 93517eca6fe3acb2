"""What documents lack, contradict, or cite out of order; and the findings as a whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lingxing.core.gazette.findings import CHECKS
from lingxing.core.gazette.findings.evidence import gather_evidence
from lingxing.core.gazette.read import read_source
from lingxing.core.gazette.source import Source
from lingxing.core.gazette.sources import load_source
from tests.core.gazette.findings.damage import FIRST, NOTICE, find, in_notice, shown

SECOND = """
# 云岭州人民政府办公室关于印发云岭州渡船检验办法的通知

云岭政办发〔2024〕2号

各县市人民政府,州直各部门:

现将《云岭州渡船检验办法》印发给你们,请认真贯彻执行。

云岭州人民政府办公室

2024年2月8日

(此件公开发布)

## 云岭州渡船检验办法

**第一条** 渡船每年检验一次。
"""
"""A second notice, for what needs two; the first one with an article ends on line 18."""

BOTH = NOTICE + "**第一条** 渡口分为三类。\n" + SECOND


def kinds(text: str) -> list[str]:
    """The kinds found in a text."""
    return [finding.kind for finding in find(text)]


def test_sound_notices_have_no_findings() -> None:
    assert kinds(BOTH) == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "line", "printed"),
    [
        ("\n云岭州人民政府办公室\n", "\n", "missing_signature", 28, "云岭政办发〔2024〕2号"),
        ("\n2024年2月8日\n", "\n", "missing_date", 27, "云岭政办发〔2024〕2号"),
        ("\n云岭州人民政府办公室\n", "\n云岭州人民政府\n", "signature_mismatch", 27, "云岭州人民政府"),
        ("渡船每年", "本条例所称渡船每年", "self_name_mismatch", 35, "本条例"),
        ("检验一次", "检验一次,依照《云岭州船舶办法》(云岭政发〔2025〕3号)", "date_order", 35, "云岭政发〔2025〕3号"),
        ("渡船每年", "渡船检验(标准见附件)每年", "missing_annex", 35, "见附件"),
    ],
)
def test_what_a_document_lacks(old: str, new: str, kind: str, line: int, printed: str) -> None:
    head, tail = BOTH[: len(BOTH) - len(SECOND)], SECOND.replace(old, new, 1)
    found = find(head + tail)
    assert [(finding.kind, finding.printed) for finding in found] == [(kind, printed)]
    assert abs(found[0].lines[0] - line) <= 2


def test_an_annex_listed_and_not_printed_and_one_under_another_title() -> None:
    body = (
        "**第一条** 渡口分为三类。\n\n附件:1.渡口名录\n\n2.渡口评分标准\n\n附件1\n\n## 云岭州渡口名录\n\n"
        "序号\t名称\t所在县\n1\t青桐渡口\t青桐县\n2\t白沙渡口\t白沙市"
    )
    found = in_notice(body)
    assert {(finding.kind, finding.lines) for finding in found} == {
        ("missing_annex", (FIRST + 4, FIRST + 4)),
        ("title_mismatch", (FIRST + 2, FIRST + 8)),
    }


LISTED = (
    "**第一条** 渡口分为三类,{}。\n\n附件:1.渡口名录\n\n2.渡船名录"
    "\n\n附件1\n\n## 渡口名录\n\n序号\t名称\n1\t青桐渡口\n2\t白沙渡口"
    "\n\n附件2\n\n## 渡船名录\n\n序号\t名称\n1\t云岭一号\n2\t云岭二号"
)
"""A reference, and two annexes that are listed and printed."""


def test_a_reference_beyond_the_list_of_annexes() -> None:
    (finding,) = in_notice(LISTED.format("详见附件3"), "missing_annex")
    assert shown([finding]) == [(FIRST, "详见附件3")]
    assert in_notice(LISTED.format("详见附件2"), "missing_annex") == []
    assert in_notice(LISTED.format("详见附件3(另发)"), "missing_annex") == []


def test_a_family_is_gathered_once_for_all_its_members() -> None:
    text = LISTED.format("详见附件2")
    source = Source("试验.txt", NOTICE + text + "\n" + SECOND, "text/plain", "0" * 64)
    evidence = gather_evidence(read_source(source))
    families = {id(evidence.family(document)): evidence.family(document) for document in evidence.reading.documents}
    assert [[member.title for member in family] for family in families.values()] == [
        ["云岭州人民政府关于印发云岭州渡口管理办法的通知", "云岭州渡口管理办法", "渡口名录", "渡船名录"],
        ["云岭州人民政府办公室关于印发云岭州渡船检验办法的通知", "云岭州渡船检验办法"],
    ]


def test_forms_of_a_mailbox_are_told_up_to_a_point() -> None:
    mailboxes = "、".join(f"duk{letter}u@yunling.example" for letter in "abcdef")
    found = in_notice(f"**第一条** 邮箱{mailboxes}。", "email_variant")
    assert len(found) == 5
    assert len({finding.message for finding in found}) == 1
    assert found[0].message.count("@") == 5
    assert found[0].message.endswith("；等。")


def test_many_forms_of_a_mailbox_are_a_series() -> None:
    mailboxes = "、".join(f"duk{letter}u@yunling.example" for letter in "abcdefghijk")
    assert in_notice(f"**第一条** 邮箱{mailboxes}。", "email_variant") == []


def test_an_annex_that_is_said_to_be_left_out() -> None:
    body = "**第一条** 渡口分为三类。\n\n附件:渡口名录(略)"
    assert in_notice(body, "missing_annex") == []


@pytest.mark.parametrize("item", ["无", "略", "（略）", "无。"])
def test_a_list_of_annexes_that_lists_nothing(item: str) -> None:
    assert in_notice(f"**第一条** 渡口分为三类。\n\n附件：{item}", "missing_annex") == []


def test_one_annex_of_several_that_is_left_out() -> None:
    body = "**第一条** 渡口分为三类。\n\n附件：1.渡口名录\n\n2.略\n\n附件1\n\n## 渡口名录\n\n序号\t名称\n1\t青桐渡口\n2\t白沙渡口"
    assert in_notice(body, "missing_annex") == []


def test_what_a_plain_word_for_annex_names_may_stand_below_it() -> None:
    body = "**第一条** 渡口分为三类。\n\n附：渡口说明\n\n渡口按水深分类。\n"
    assert in_notice(body, "missing_annex") == []


def test_an_organ_with_a_word_for_its_seal_has_signed() -> None:
    assert kinds(BOTH.replace("\n云岭州人民政府办公室\n", "\n云岭州人民政府办公室（盖章）\n")) == []
    assert kinds(BOTH.replace("\n云岭州人民政府办公室\n\n2024", "\n云岭州人民政府办公室　2024")) == []


def test_a_notice_that_passes_on_a_notice_says_the_kind_twice() -> None:
    title = "# 云岭州人民政府办公室转发州水务局关于检验渡船的通知的通知\n"
    forwards = SECOND.replace("# 云岭州人民政府办公室关于印发云岭州渡船检验办法的通知\n", title)
    assert [finding.kind for finding in find(forwards, "doubled_text")] == []
    (finding,) = in_notice("**第一条** 各渡口应当做好检验渡船的通知的通知。", "doubled_text")
    assert finding.printed == "的通知的通知"


def contents_of(*entries: str) -> str:
    """An issue of the two notices behind a contents page."""
    return "云岭州人民政府公报\n2024年第2期\n\n目录\n\n" + "\n\n".join(entries) + "\n\n" + BOTH


def test_contents_may_leave_out_the_organ_that_issues() -> None:
    whole = contents_of("关于印发云岭州渡口管理办法的通知……1", "关于印发云岭州渡船检验办法的通知……5")
    assert kinds(whole) == []
    wrong = contents_of("关于印发云岭州渡口管理办法的通知……1", "关于印发云岭州渡船检修办法的通知……5")
    (finding,) = find(wrong)
    assert (finding.kind, finding.lines) == ("title_mismatch", (8, 8))


def test_contents_may_name_what_an_order_publishes() -> None:
    order = (
        "云岭州人民政府令\n\n第7号\n\n《云岭州渔港规定》已经州人民政府常务会议通过，现予公布。\n\n州长　李某\n\n"
        "2024年1月9日\n\n云岭州渔港规定\n\n第一条　渔港由渔业部门管理。\n\n"
    )
    notice = "云岭州人民政府关于印发云岭州渡口管理办法的通知（云岭政发〔2024〕1号）……3"
    issue = (
        f"云岭州人民政府公报\n2024年第2期\n\n目录\n\n云岭州渔港规定（州政府令第7号）……1\n\n{notice}\n\n{order}{NOTICE}"
    )
    assert [finding.kind for finding in find(issue) if finding.kind in ("title_mismatch", "missing_document")] == []
    other = issue.replace("（州政府令第7号）", "（州政府令第8号）")
    assert "title_mismatch" in kinds(other)


def test_a_basis_that_the_issue_repeals() -> None:
    repeal = "**第二条** 《云岭州船舶管理办法》(云岭政发〔2010〕3号)同时废止。"
    basis = SECOND.replace("渡船每年", "根据《云岭州船舶管理办法》(云岭政发〔2010〕3号),渡船每年")
    (finding,) = find(NOTICE + "**第一条** 渡口分为三类。\n\n" + repeal + "\n" + basis, "repealed_basis")
    assert finding.printed == "云岭政发〔2010〕3号"
    assert finding.message == "云岭政发〔2010〕3号已由第19行宣布废止，此处仍作为现行文件引用。"


def test_one_figure_stated_twice() -> None:
    body = (
        "**第一条** 到2025年,渡工持证上岗率达到95%。\n\n**第二条** 到2025年,渡工持证上岗率达到98%以上。\n\n"
        "**第三条** 到2024年,渡工持证上岗率达到90%。"
    )
    (finding,) = in_notice(body, "contradiction")
    assert shown([finding]) == [(FIRST + 2, "98%")]
    assert finding.message == "“渡工持证上岗率”2025年的数值，第17行作95%，本行作98%，两处不一致。"


def test_entries_of_a_chronicle_out_of_order() -> None:
    entries = ["2月3日 州政府召开会议。", "2月9日 渡口开航。", "2月5日 桥梁合龙。", "2月20日 检查渡船。"]
    chronicle = "\n\n".join(["# 云岭州2024年2月大事记", *entries, ""])
    (finding,) = find(BOTH + "\n" + chronicle, "date_order")
    assert (finding.printed, "2月9日" in finding.message) == ("2月5日", True)


def test_a_month_in_review_is_not_out_of_order() -> None:
    entries = [
        "2月3日 州政府召开会议。",
        "2月9日 渡口开航。",
        "本月　新增渡船两艘。",
        "上旬　检修桥梁。",
        "2月20日 检查渡船。",
    ]
    assert find(BOTH + "\n" + "\n\n".join(["# 云岭州2024年2月大事记", *entries, ""]), "date_order") == []


def test_every_finding_is_of_a_registered_kind_and_severity() -> None:
    severities = {check.kind: check.severity for check in CHECKS}
    assert len(severities) == len(CHECKS)
    for finding in in_notice("**第一条** 中小學生 the 应当应当,,“乘船2月30日。\n\n**第三条** 持证率达到120%。"):
        assert severities[finding.kind] is finding.severity
        assert re.search(r"[\u3400-\u9fff]", finding.message)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([*NOTICE.splitlines(), "“", "(一)渡口、", "1\t渡\t2%", "第三条 的的 and ,,", "4月31日"]),
        max_size=25,
    )
)
def test_findings_are_ordered_unique_and_inside_the_source(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = find(text)
    assert [finding.lines for finding in found] == sorted(finding.lines for finding in found)
    assert len({(finding.kind, finding.lines, finding.printed) for finding in found}) == len(found)
    last = text.count("\n") + 1
    assert all(1 <= finding.lines[0] <= finding.lines[1] <= last for finding in found)


KNOWN_DAMAGE = [
    ("displaced_text", 142), ("missing_signature", 144), ("self_name_mismatch", 156), ("missing_signature", 290),
    ("missing_signature", 327), ("impossible_comparator", 351), ("doubled_text", 355), ("impossible_comparator", 406),
    ("foreign_word", 410), ("signature_mismatch", 430), ("traditional_form", 552), ("duplicate_group", 601),
    ("duplicate_row", 679), ("duplicate_row", 690), ("foreign_word", 746), ("title_mismatch", 752), ("empty_cell", 771),
    ("email_variant", 809), ("email_variant", 823), ("sum_mismatch", 859), ("sum_mismatch", 876), ("nested_marks", 947),
    ("look_alike", 1073), ("empty_cell", 1078), ("nested_marks", 1147), ("doubled_text", 1462), ("lost_text", 1626),
    ("missing_annex", 1772), ("lost_text", 1950), ("traditional_form", 1978), ("doubled_text", 1978),
    ("foreign_word", 2029), ("unbalanced_marks", 2251), ("doubled_text", 2291), ("foreign_word", 2309), ("date_order", 2371),
]  # fmt: skip
"""Damage of the real issue, found by reading the print: kind and line."""


def test_the_real_issue(gazette_path: Path) -> None:
    if gazette_path.stem != "chuxiong-2023-04":
        pytest.skip("another issue than the one that this damage was taken from")
    found = read_source(load_source(gazette_path)).findings
    assert [one for one in KNOWN_DAMAGE if one not in {(finding.kind, finding.lines[0]) for finding in found}] == []
    for check in CHECKS:
        count = sum(finding.kind == check.kind for finding in found)
        assert count <= check.judged, f"{check.kind}: {count} found, {check.judged} judged by hand"
