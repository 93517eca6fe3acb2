"""The chronicle: days, ranges, days named by the one above, and lines that go on with an event."""

from __future__ import annotations

from datetime import date

from lingxing.core.gazette.model import BlockKind, Entry, Reading
from tests.core.gazette.readings import read_text


def read_chronicle(body: str, title: str = "云岭州2024年3月大事记") -> Reading:
    """The reading of a chronicle whose first event stands on line 3."""
    return read_text(f"{title}\n\n{body}")


def entries(body: str, title: str = "云岭州2024年3月大事记") -> list[Entry]:
    """The events of a chronicle; the test fails where a character of it is lost."""
    reading = read_chronicle(body, title)
    assert reading.coverage.unaccounted == 0
    return list(reading.documents[0].entries)


def days(body: str, title: str = "云岭州2024年3月大事记") -> list[tuple[date, date | None]]:
    """The first and last day of each event."""
    return [(one.date, one.end_date) for one in entries(body, title)]


def test_the_same_day_is_that_of_the_event_above() -> None:
    found = entries(
        "5日　甲会召开。\n\n同日　乙馆开馆。\n\n7日至8日　丙会召开。\n同日，丁桥通车。\n\n9日　戊会召开。\n"
    )
    assert [(one.date.day, one.line, one.text) for one in found] == [
        (5, 3, "甲会召开。"),
        (5, 5, "乙馆开馆。"),
        (7, 7, "丙会召开。"),
        (8, 8, "丁桥通车。"),
        (9, 10, "戊会召开。"),
    ]


def test_a_month_and_its_thirds_are_periods() -> None:
    body = "1日　甲会召开。\n2日　乙会召开。\n上旬　春播开始。\n中旬，林场补植。\n3月下旬 堤防检修。\n"
    body += "本月　新增车站两座。\n本月上旬　降雨偏少。\n"
    assert days(body)[2:] == [
        (date(2024, 3, 1), date(2024, 3, 10)),
        (date(2024, 3, 11), date(2024, 3, 20)),
        (date(2024, 3, 21), date(2024, 3, 31)),
        (date(2024, 3, 1), date(2024, 3, 31)),
        (date(2024, 3, 1), date(2024, 3, 10)),
    ]


def test_ranges_of_days() -> None:
    body = "1日—3日　甲会召开。\n4—6日　乙会召开。\n３月７日　丙会召开。\n3月30日至4月2日　丁展举办。\n"
    assert days(body) == [
        (date(2024, 3, 1), date(2024, 3, 3)),
        (date(2024, 3, 4), date(2024, 3, 6)),
        (date(2024, 3, 7), None),
        (date(2024, 3, 30), date(2024, 4, 2)),
    ]


def test_a_range_over_the_turn_of_the_year_and_a_weekday() -> None:
    body = "12月4日（星期一） 甲会召开。\n12月30日至1月2日　灯展举办。\n31日　乙路通车。\n"
    assert days(body, "白沙市2023年12月大事记") == [
        (date(2023, 12, 4), None),
        (date(2023, 12, 30), date(2024, 1, 2)),
        (date(2023, 12, 31), None),
    ]


def test_headings_of_months_and_a_title_over_two_years() -> None:
    body = "十二月\n\n28日　甲会召开。\n\n一月\n\n5日　乙会召开。\n"
    assert days(body, "白沙市2023年12月至2024年1月大事记") == [(date(2023, 12, 28), None), (date(2024, 1, 5), None)]


def test_a_line_without_a_day_goes_on_with_the_event_above() -> None:
    reading = read_chronicle("5日　上午，甲会召开。\n下午，代表到乙县调研。\n\n6日　丙会召开。\n会后，与会者植树。\n")
    first, second = reading.documents[0].entries
    assert (first.text, first.line, first.last_line) == ("上午，甲会召开。下午，代表到乙县调研。", 3, 4)
    assert (second.text, second.line, second.last_line) == ("丙会召开。会后，与会者植树。", 6, 7)
    assert "".join(reading.source.text[span.start : span.end] for span in first.spans) == first.text
    assert not reading.documents[0].provisions
    assert {block.kind for block in reading.blocks[1:]} == {BlockKind.BLANK, BlockKind.ENTRY}


def test_what_stands_above_the_first_event_is_no_part_of_one() -> None:
    document = read_chronicle("本月要事如下。\n\n1日　甲会召开。\n2日　乙会召开。\n").documents[0]
    assert [one.text for one in document.provisions] == ["本月要事如下。"]
    assert len(document.entries) == 2
