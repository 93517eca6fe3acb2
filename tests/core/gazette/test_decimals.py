"""A plan in decimals without a blank behind the label, and figures at the start of lines."""

from __future__ import annotations

from tests.core.gazette.readings import keys, provisions, read_issue, read_text

READING = read_issue("decimals.txt")
TITLE = "云岭州防汛抗旱应急预案"


def test_labels() -> None:
    assert keys(READING.documents[0]) == [
        *("1", "1.1", "1.1/¶1", "1.2", "1.2/¶1", "1.3", "1.3/(1)", "1.3/(2)"),
        *("2", "2.1", "2.1.1", "2.1.1/¶1", "2.1.2", "2.1.2/1", "2.1.2/2", "2.2", "2.2/¶1"),
        *("3", "3.1", "3.1/¶1", "3.1.1", "3.1.1/¶1", "4", "4.1"),
    ]


def test_figures_at_the_start_of_a_line_are_text() -> None:
    found = provisions(READING)
    assert found[f"{TITLE}#2.2/¶1"].text == "各县设立指挥部，3.5亿立方米以上水库由州直管。"
    assert found[f"{TITLE}#3.1/¶1"].text.startswith("1小时降雨量达到30毫米以上，或者2小时降雨量")


def test_a_subtitle_in_brackets_belongs_to_the_title() -> None:
    assert READING.documents[0].title == TITLE
    assert READING.documents[0].lines == (1, 29)


def test_a_list_item_that_begins_with_a_figure() -> None:
    reading = read_text("某县通知\n\n一、目标\n\n1.10个项目开工；\n\n2.8个项目竣工；\n\n3.5亿元资金到位。\n")
    assert [one.text for one in reading.documents[0].provisions] == [
        "目标",
        "10个项目开工；",
        "8个项目竣工；",
        "5亿元资金到位。",
    ]
