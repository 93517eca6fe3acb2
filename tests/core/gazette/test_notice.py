"""A notice with labelled provisions, annexes named on their mark, and a blank form; and numbering that runs on."""

from __future__ import annotations

from tests.core.gazette.readings import document, keys, read_issue, read_text

READING = read_issue("notice.txt")
NUMBER = "某办发〔2024〕15号"


def test_labels() -> None:
    assert keys(document(READING, NUMBER)) == [
        *("¶1", "一", "一/¶1", "二", "二/(一)", "二/(一)/¶1", "二/(二)", "二/(二)/1", "二/(二)/2", "二/(二)/3"),
        *("三", "三/(一)", "三/(二)"),
    ]


def test_run_in_headings() -> None:
    headings = {one.address.partition("#")[2]: one.heading for one in document(READING, NUMBER).provisions}
    assert headings["三/(一)"] == "按月报送"
    assert headings["二"] == "主要任务"
    assert headings["二/(二)/1"] is None


def test_annexes_take_the_title_on_their_mark_or_below_it() -> None:
    assert [(one.address, one.title) for one in READING.documents[1:]] == [
        (f"{NUMBER}/附件1", "任务分工表"),
        (f"{NUMBER}/附件2", "月报表"),
    ]


def test_a_blank_form_keeps_its_columns() -> None:
    (form,) = document(READING, f"{NUMBER}/附件2").tables
    assert (form.columns, form.rows, form.layout) == (("地区", "本月数", "累计数"), (), "form")


def test_numbering_may_run_on_across_sections() -> None:
    reading = read_text(
        "某州方案\n\n一、甲\n\n（一）第一。做好。\n\n（二）第二。做好。\n\n二、乙\n\n（三）第三。做好。\n"
    )
    assert keys(reading.documents[0]) == ["一", "一/(一)", "一/(二)", "二", "二/(三)"]


def test_spoken_lists_inside_a_paragraph() -> None:
    reading = read_text("某州方案\n\n（一）排查。一是查校车；二是查渡口；三是查道路。\n")
    assert [(one.label, one.text) for one in reading.documents[0].provisions] == [
        ("（一）", "排查。"),
        ("一是", "查校车；"),
        ("二是", "查渡口；"),
        ("三是", "查道路。"),
    ]


def test_notes_number_their_items() -> None:
    reading = read_text(
        "某州月报表\n\n序号\t名称\t金额\n1\t甲\t3\n\n注：1.8个组填报；\n\n2.每月报送；（1）电话报；（2）书面报。\n"
    )
    assert keys(reading.documents[0]) == ["注", "注/1", "注/2", "注/2/(1)", "注/2/(2)"]
    assert reading.documents[0].provisions[1].text == "8个组填报；"


def test_lists_in_unusual_nesting_stay_inside_their_item() -> None:
    text = "某州方案\n\n1.甲类：\n\n（一）第一；\n\n（二）第二。\n\n2.乙类：\n\n（一）第三。\n"
    assert keys(read_text(text).documents[0]) == ["1", "1/(一)", "1/(二)", "2", "2/(一)"]


def test_decimals_inside_items() -> None:
    reading = read_text(
        "某州方案\n\n一、公路\n\n1. 河口公路\n\n1.1 路基；\n\n1.2 路面；\n\n2. 白水公路\n\n2.1 路基。\n\n3. 一号桥\n"
    )
    assert keys(reading.documents[0]) == ["一", "一/1", "一/1/1.1", "一/1/1.2", "一/2", "一/2/2.1", "一/3"]


def test_what_stands_below_a_repeated_label_goes_under_its_own_address() -> None:
    reading = read_text("某州方案\n\n一、甲\n\n（一）第一。\n\n一、乙\n\n（一）第二。\n")
    assert keys(reading.documents[0]) == ["一", "一/(一)", "一~2", "一~2/(一)"]
    assert reading.documents[0].provisions[3].parent == reading.documents[0].provisions[2].address
