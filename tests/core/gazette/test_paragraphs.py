"""Paragraphs broken by lines, columns and pages."""

from __future__ import annotations

import pytest

from tests.core.gazette.readings import read_text


def texts(body: str) -> list[str]:
    """The provisions' texts of a document with the given body."""
    return [one.text for one in read_text(f"某州方案\n\n{body}").documents[0].provisions]


def test_lines_of_a_column_are_joined() -> None:
    body = "各县市要认真落实责任，加强巡查，  \n发现隐患及时报告，确保安全，不得  \n瞒报。\n"
    assert texts(body) == ["各县市要认真落实责任，加强巡查，发现隐患及时报告，确保安全，不得瞒报。"]


def test_a_page_number_in_mid_sentence_is_passed_over() -> None:
    body = "各县市要加强巡查，发现隐患\n- 66 -\n\n及时报告。\n"
    assert texts(body) == ["各县市要加强巡查，发现隐患及时报告。"]


def test_a_running_head_in_mid_sentence_is_passed_over() -> None:
    body = "各县市要加强巡查，发现隐患\n\n白沙市人民政府公报 2024年第2期\n\n及时报告。\n"
    assert texts(body) == ["各县市要加强巡查，发现隐患及时报告。"]


def test_a_sentence_broken_over_a_gap_is_joined() -> None:
    assert texts("建立长效机制，\n\n支持企业发展。\n") == ["建立长效机制，支持企业发展。"]


def test_an_article_broken_over_a_gap_is_joined() -> None:
    body = "第一条 为了规范。\n\n第二条 本条是第一发\n\n布平台，应当公开。\n\n第三条 自印发之日起施行。\n"
    assert texts(body) == ["为了规范。", "本条是第一发布平台，应当公开。", "自印发之日起施行。"]


def test_an_item_is_broken_where_its_siblings_are_sentences() -> None:
    body = "(1)甲局负责。\n\n(2)乙局牵头启动物资调配、统筹救援力\n\n量等措施。\n\n(3)丙局负责。\n"
    assert texts(body)[1] == "乙局牵头启动物资调配、统筹救援力量等措施。"


def test_an_item_is_a_heading_where_its_siblings_are() -> None:
    body = "一、提高站位,加强领导\n\n各县要做好。\n\n二、准确界定,规范制定\n\n各县要做好。\n\n三、加强宣传\n\n各县要做好。\n"
    assert texts(body)[:2] == ["提高站位,加强领导", "各县要做好。"]


def test_a_title_in_book_marks_is_never_cut() -> None:
    assert texts("现将《云岭州节能工作行\n\n动方案》印发。\n") == ["现将《云岭州节能工作行动方案》印发。"]


def test_a_heading_marked_on_two_lines_is_one() -> None:
    body = "### 6.1 队伍\n\n做好。\n\n### 6.2 场所和救灾\n\n### 物资管理\n\n做好。\n"
    assert texts(body)[2] == "场所和救灾物资管理"


@pytest.mark.parametrize(
    "mark", ["**第一条** 甲局负责。", "- (一)甲局负责。", "# 一、甲局负责。", "<b>一、</b>甲局负责。"]
)
def test_markup_is_no_text(mark: str) -> None:
    assert texts(mark + "\n") == ["甲局负责。"]


def test_an_article_set_apart_by_a_wide_blank_wraps_like_any_other() -> None:
    body = "第一条　各级人民政府负责本行政区\n域内的消防工作，各部门依照职责做\n好相关的各项工作，不得推诿扯皮。\n"
    assert texts(body) == ["各级人民政府负责本行政区域内的消防工作，各部门依照职责做好相关的各项工作，不得推诿扯皮。"]


def test_names_on_lines_of_their_own_stay_apart() -> None:
    assert texts("下列村庄：\n大石村委会\n上寨村委会\n古城村委会\n") == [
        "下列村庄：",
        "大石村委会",
        "上寨村委会",
        "古城村委会",
    ]


def test_articles_of_a_column_are_whole_across_chapters() -> None:
    body = (
        "第一章 总则\n\n第一条 为了规范渡口管理，制定本办法。\n\n第二条 本办法适用于本州。\n\n第二章 附则\n\n"
        "第三条 本办法所称“以上”“以下”\n\n均包含本数。\n"
    )
    assert texts(body)[-1] == "本办法所称“以上”“以下”均包含本数。"


def test_a_short_heading_in_a_column_ends_where_its_line_does() -> None:
    heading = "二、强化督促检查，严肃工作纪律\n"
    body = f"{heading}州防汛指挥部将于五月上旬组织开展汛前检\n查，对工作不力的单位予以通报批评并督促\n整改到位。\n"
    assert texts(body)[0] == "强化督促检查，严肃工作纪律"


def test_names_with_brackets_are_a_list() -> None:
    body = "张大江 渡工\n\n陈静（女，彝族） 渡工\n\n杨志远 渡工\n\n黄立新 渡工\n"
    assert texts(body) == ["张大江 渡工", "陈静（女，彝族） 渡工", "杨志远 渡工", "黄立新 渡工"]


def test_a_head_beside_page_numbers_is_no_text() -> None:
    body = "一、各县应当自受理申请之日起15\n— 3 —\n州府之声\n日内作出决定，并\n— 4 —\n州府之声\n书面告知申请人。\n"
    assert texts(body) == ["各县应当自受理申请之日起15日内作出决定，并书面告知申请人。"]


def test_a_ruler_is_no_text() -> None:
    assert texts("一、甲局负责。\n\n---\n\n二、乙局负责。\n") == ["甲局负责。", "乙局负责。"]


def test_a_short_first_line_of_a_column_goes_on_where_its_siblings_are_sentences() -> None:
    body = (
        "第一条 为了规范渡口管理，保障乘客人身\n安全，制定本办法。\n第二条 本办法适用于全州行政区域，包括\n各个县市。\n"
        "第三条 本办法自2024年7月1日\n起施行，有效期为五年。\n第四条 州交通局负责解释本办法的各项具\n体规定。\n"
    )
    assert texts(body)[2] == "本办法自2024年7月1日起施行，有效期为五年。"
