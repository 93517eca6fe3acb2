"""Doubled, lost and displaced text; marks that do not pair; contacts that differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lingxing.core.gazette.findings.contacts import edit_distance, is_variant
from tests.core.gazette.findings.damage import FIRST, NOTICE, find, in_notice, shown


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("渡口污水应当收集处理处理后排放", "处理处理"),
        ("坚持公开透明的的原则", "的的"),
        ("渡船应当定期检验,,合格后使用", "检验,,合格后"),
        ("州水务局负责航道疏浚,负责航道疏浚,保障畅通", "负责航道疏浚,负责航道疏浚,"),
    ],
)
def test_doubled_text(text: str, printed: str) -> None:
    found = in_notice(f"**第一条** {text}。", "doubled_text")
    assert [finding.lines for finding in found] == [(FIRST, FIRST)]
    assert found[0].printed.endswith(printed)


@pytest.mark.parametrize(
    "text",
    [
        "各级各部门应当层层压实责任,一件一件抓落实",
        "实行点对点对接、面对面对话、一对一对标",
        "中小企业创业创新和企业创业创造",
        "消防救援支队支队长、宣传部部长到场",
        "扎扎实实、认认真真、彻彻底底整改",
        "根据检查目的的不同分别确定",
        "为了了解水情",
    ],
)
def test_reduplication_that_is_good_chinese(text: str) -> None:
    assert in_notice(f"**第一条** {text}。", "doubled_text") == []


def test_words_printed_again_on_the_next_page() -> None:
    body = "**第一条** 渡船每年检验一次,检验不合格的应当停\n\n- 12 -\n\n格的应当停航整改,整改后方可复航。"
    (finding,) = in_notice(body, "doubled_text")
    assert finding.lines == (FIRST, FIRST + 4)
    assert finding.message == "“格的应当停”连续印出两次，疑衍一处。"


def test_a_paragraph_printed_twice() -> None:
    paragraph = "渡口经营人应当建立值班制度,保证通信畅通。"
    (finding,) = in_notice(f"**第一条** 渡口分为三类。\n\n{paragraph}\n\n{paragraph}", "doubled_text")
    assert finding.lines == (FIRST + 4, FIRST + 4)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("渡口由县级人民政府和。", "县级人民政府和。"),
        ("渡口应当配备救生衣、消防器材、。", "防器材、。"),
        ("州人民政府负责全州渡口,县市人民制定本地办法。", "县市人民制定"),
    ],
)
def test_lost_text(text: str, printed: str) -> None:
    (finding,) = in_notice(f"**第一条** {text}", "lost_text")
    assert (finding.lines, finding.printed) == ((FIRST, FIRST), printed)


def test_the_missing_word_is_suggested_where_it_follows() -> None:
    (finding,) = in_notice("**第一条** 县市人民制定本地办法。", "lost_text")
    assert finding.suggestion == "县市人民政府制定"


@pytest.mark.parametrize(
    "text",
    [
        "保持气候温和。",
        "公众可以参与。",
        "救生衣应当普及。",
        "总价为各项之和。",
        "县市人民群众的利益。",
        "县市人民医院参加。",
    ],
)
def test_sentences_that_end_well(text: str) -> None:
    assert in_notice(f"**第一条** {text}", "lost_text") == []


def test_a_sentence_cut_off_by_the_next_article() -> None:
    body = (
        "**第一条** 渡口经营人应当建立安全管理制度,配备专职安全员,定期检查渡船,发现隐患的,应当立即停航,"
        "并在二十四小时内向所在地县级渡口管理站报告,报告的内容包括隐患所在\n\n**第二条** 渡工应当持证上岗。"
    )
    (finding,) = in_notice(body, "lost_text")
    assert (finding.lines, finding.printed) == ((FIRST, FIRST), "报告的内容包括隐患所在"[-12:].rjust(12, ","))


def test_the_halves_of_a_sentence_in_the_wrong_order() -> None:
    text = NOTICE.replace("现将《云岭州渡口管理办法》印发给你们,请认真贯彻执行。", "给你们,请认真贯彻执行。")
    text = text.replace("2024年2月1日\n", "2024年2月1日\n\n现将《云岭州渡口管理办法》印发\n")
    (finding,) = find(text + "**第一条** 渡口分为三类。\n", "displaced_text")
    assert finding.lines == (7, 13)
    assert finding.suggestion == "现将《云岭州渡口管理办法》印发给你们,请认真贯彻执行。"
    assert in_notice("**第一条** 渡口分为三类。", "displaced_text") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("实行“一渡一策,加强巡查。", "引号 “ 没有与之配对的 ”"),
        ("按照《渡口管理办法执行。", "书名号 《 没有与之配对的 》"),
        ("渡口(含码头由县级管理。", "括号 （ 没有与之配对的 ）"),
        ("渡口含码头)由县级管理。", "括号 ） 没有与之配对的 （"),
    ],
)
def test_marks_without_a_partner(text: str, name: str) -> None:
    (finding,) = in_notice(f"**第一条** {text}", "unbalanced_marks")
    assert finding.lines == (FIRST, FIRST)
    assert finding.message.startswith(name)


def test_marks_that_pair_over_lines_and_paragraphs() -> None:
    body = "**第一条** 本办法所称“渡\n\n- 3 -\n\n口”,是指(含临时)停船的场所,分为:1)登记、2)检验、a)备案办理,’98年前的除外。"
    assert in_notice(body, "unbalanced_marks") == []


def test_marks_inside_their_own_kind() -> None:
    (finding,) = in_notice("**第一条** 按照《关于印发《渡口名录》的通知》执行。", "nested_marks")
    assert (finding.printed, finding.suggestion) == ("《渡口名录》", "〈渡口名录〉")
    assert in_notice("**第一条** 按照《关于印发〈渡口名录〉的通知》执行。", "nested_marks") == []


def test_mail_addresses_a_letter_apart() -> None:
    body = "**第一条** 报送dukouzhan@yunling.example。\n\n**第二条** 邮箱:dukozuhan@yunling.example。"
    (finding,) = in_notice(body, "email_variant")
    assert shown([finding]) == [(FIRST + 2, "dukozuhan@yunling.example")]
    assert finding.suggestion is None
    assert finding.message == (
        "同一电子邮箱在文中有2种写法：dukouzhan@yunling.example出现1次（第17行）；dukozuhan@yunling.example出现1次（第19行）。"
    )


def test_the_prevailing_address_is_suggested() -> None:
    right = "。".join(["报送dukouzhan@yunling.example"] * 3)
    (finding,) = in_notice(f"**第一条** {right}。\n\n**第二条** 报送dukouzham@yunling.example。", "email_variant")
    assert finding.suggestion == "dukouzhan@yunling.example"


def test_numbered_mailboxes_are_two() -> None:
    assert in_notice("**第一条** 报送dukou1@yunling.example或dukou2@yunling.example。", "email_variant") == []


def test_telephones_of_one_person() -> None:
    body = "**第一条** 联系人:江一帆,电话:13800000001。\n\n**第二条** 联系人:江一帆,电话:13800000010。"
    assert shown(in_notice(body, "phone_variant")) == [(FIRST + 2, "13800000010")]
    body = "**第一条** 联系人:江一帆,电话:13800000001。\n\n**第二条** 联系人:江二帆,电话:13800000010。"
    assert in_notice(body, "phone_variant") == []


@given(st.text("abcd", min_size=1, max_size=9), st.text("abcd", min_size=1, max_size=9))
def test_distance_is_symmetric_and_zero_only_for_equals(one: str, other: str) -> None:
    assert edit_distance(one, other) == edit_distance(other, one)
    assert (edit_distance(one, other) == 0) == (one == other)
    assert is_variant(one, other) == is_variant(other, one)
