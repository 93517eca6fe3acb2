"""The contents page: where the page stands, which number is an entry's own, entries over several lines."""

from __future__ import annotations

import pytest

from lingxing.core.gazette.apparatus import read_contents
from lingxing.core.gazette.rows import find_rows
from lingxing.core.gazette.source import Source
from tests.core.gazette.readings import read_text

FISH = "白沙市人民政府关于放养鱼苗的通知"
FOREST = "白沙市人民政府关于封山育林的公告"
ROADS = "白沙市人民政府关于修整道路的意见"


def entries(page: str) -> list[tuple[str, str | None, int | None]]:
    """Title, number and page of each entry of a contents page."""
    source = Source("试验.txt", page, "text/plain", "0" * 64)
    return [(entry.title, entry.number, entry.page) for entry in read_contents(find_rows(source))]


@pytest.mark.parametrize(
    "page",
    [
        f"目录\n{FISH}……………（3）\n{FOREST}………（12）\n",
        f"目录\n\n{FISH} . . . . . 3\n\n{FOREST} · · · · 12\n",
        f"目录\n{FISH}————3\n{FOREST}——12\n",
        f"目录\n{FISH}\t3\n{FOREST}\t12\n",
        f"目录\n1\t{FISH}\t3\n2\t{FOREST}\t12\n",
        f"目录\n1. {FISH} …… 3\n2. {FOREST} …… 12\n",
        f"目录\n{FISH}（第3页）\n{FOREST}（第12页）\n",
        f"目录\n3　{FISH}\n12　{FOREST}\n",
        f"目录\n3\t{FISH}\n12\t{FOREST}\n",
        f"目录\n（3）……{FISH}\n（12）……{FOREST}\n",
        f"目录\n【市政府文件】\n{FISH}……3\n政策选登\n{FOREST}……12\n",
        "目录\n白沙市人民政府\n关于放养鱼苗的通知……3\n白沙市人民政府关于\n封山育林的公告……12\n",
        "目录\n3　白沙市人民政府关于\n放养鱼苗的通知\n12　白沙市人民政府\n关于封山育林的公告\n",
        f"目录\n【市政府文件】\n3　{FISH}\n【公告】\n12　{FOREST}\n",
    ],
)
def test_where_the_page_stands(page: str) -> None:
    assert entries(page) == [(FISH, None, 3), (FOREST, None, 12)]


def test_figures_in_front_that_count_are_no_pages() -> None:
    page = f"目录\n1　{FISH}\n2　{FOREST}\n3　{ROADS}\n"
    assert entries(page) == [(FISH, None, None), (FOREST, None, None), (ROADS, None, None)]


def test_an_order_in_brackets_is_the_number_of_its_entry() -> None:
    page = "目录\n白沙市渔业规定（市政府令第12号）……1\n白沙市人民政府令（第13号）……4\n白沙市人民政府令第14号……6\n"
    assert entries(page) == [
        ("白沙市渔业规定", "市政府令第12号", 1),
        ("白沙市人民政府令第13号", "白沙市人民政府令第13号", 4),
        ("白沙市人民政府令第14号", "白沙市人民政府令第14号", 6),
    ]


def test_a_number_that_the_title_only_names_is_not_its_own() -> None:
    page = (
        "目录\n关于废止白政发〔2010〕5号文件的通知（白政发〔2024〕3号）……1\n关于废止白政发〔2011〕6号文件的公告……4\n"
        "白沙市渔业方案（试行）（白政办发〔2024〕4号）……6\n"
    )
    assert entries(page) == [
        ("关于废止白政发〔2010〕5号文件的通知", "白政发〔2024〕3号", 1),
        ("关于废止白政发〔2011〕6号文件的公告", None, 4),
        ("白沙市渔业方案（试行）", "白政办发〔2024〕4号", 6),
    ]


@pytest.mark.parametrize(
    "page",
    [
        f"目录\n{FISH}……3\n（白政发〔2024〕1号）\n{FOREST}……12\n（白政发〔2024〕2号）\n",
        f"目录\n{FISH}\n白政发〔2024〕1号……3\n{FOREST}\n白政发〔2024〕2号……12\n",
        f"目录\n白政发〔2024〕1号\n{FISH}……3\n白政发〔2024〕2号\n{FOREST}……12\n",
        f"目录\n3　{FISH}\n白政发〔2024〕1号\n12　{FOREST}\n白政发〔2024〕2号\n",
    ],
)
def test_a_number_on_a_line_of_its_own(page: str) -> None:
    assert entries(page) == [(FISH, "白政发〔2024〕1号", 3), (FOREST, "白政发〔2024〕2号", 12)]


def test_a_year_at_the_end_of_a_title_is_no_page() -> None:
    page = "目录\n白沙市渔业规划2021—2035\n的说明……3\n白沙市中长期林业发展纲要 2030\n解读……12\n"
    assert entries(page) == [("白沙市渔业规划2021—2035的说明", None, 3), ("白沙市中长期林业发展纲要2030解读", None, 12)]


def test_a_page_in_front_is_part_of_the_contents_of_an_issue() -> None:
    notice = f"{FISH}\n\n各县人民政府：\n\n请放养鱼苗。\n\n白沙市人民政府\n2024年1月5日\n\n"
    second = f"{FOREST}\n\n现决定封山育林。\n\n白沙市人民政府\n2024年1月8日\n"
    reading = read_text(f"白沙市人民政府公报\n2024年第1期\n\n目录\n\n3　{FISH}\n12　{FOREST}\n\n{notice}{second}")
    assert [(entry.title, entry.page, entry.line) for entry in reading.contents] == [(FISH, 3, 6), (FOREST, 12, 7)]
    assert [one.title for one in reading.documents] == [FISH, FOREST]
