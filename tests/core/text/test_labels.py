"""Labels: what a paragraph can begin with."""

from __future__ import annotations

import pytest

from lingxing.core.text.labels import LabelFamily, find_label_readings, find_spoken_label


def readings(text: str) -> list[tuple[LabelFamily, tuple[int, ...], str, str]]:
    return [(label.family, label.numbers, label.key, text[label.end :]) for label in find_label_readings(text)]


@pytest.mark.parametrize(
    ("text", "family", "numbers", "key", "rest"),
    [
        ("第十二条 各级政府", LabelFamily.ARTICLE, (12,), "第十二条", "各级政府"),
        ("第五条之一　部门", LabelFamily.ARTICLE, (5,), "第五条之一", "部门"),
        ("第 三 章 总 则", LabelFamily.CHAPTER, (3,), "第三章", "总 则"),
        ("第二节　船员", LabelFamily.SECTION, (2,), "第二节", "船员"),
        ("第一分编 通则", LabelFamily.SUBPART, (1,), "第一分编", "通则"),
        ("第一编 总则", LabelFamily.PART, (1,), "第一编", "总则"),
        ("十一、工作要求", LabelFamily.CHINESE, (11,), "十一", "工作要求"),
        ("（二十六）落实", LabelFamily.CHINESE_BRACKET, (26,), "(二十六)", "落实"),
        ("(三) 落实", LabelFamily.CHINESE_BRACKET, (3,), "(三)", "落实"),
        ("1.加强", LabelFamily.ARABIC, (1,), "1", "加强"),
        ("１２．加强", LabelFamily.ARABIC, (12,), "12", "加强"),
        ("3、加强", LabelFamily.ARABIC, (3,), "3", "加强"),
        ("（4）报告", LabelFamily.ARABIC_BRACKET, (4,), "(4)", "报告"),
        ("2）报告", LabelFamily.ARABIC_HALF_BRACKET, (2,), "2)", "报告"),
        ("③检查", LabelFamily.CIRCLED, (3,), "③", "检查"),
        ("㉑检查", LabelFamily.CIRCLED, (21,), "㉑", "检查"),
        ("3.2.2 启动", LabelFamily.DECIMAL, (3, 2, 2), "3.2.2", "启动"),
        ("4.10　备案", LabelFamily.DECIMAL, (4, 10), "4.10", "备案"),
        ("1 总则", LabelFamily.DECIMAL, (1,), "1", "总则"),
        ("注：1.本表", LabelFamily.NOTE, (1,), "注", "1.本表"),
    ],
)
def test_first_reading(text: str, family: LabelFamily, numbers: tuple[int, ...], key: str, rest: str) -> None:
    assert readings(text)[0] == (family, numbers, key, rest)


@pytest.mark.parametrize(
    "text",
    [
        "第三条规定的期限",
        "第三条、第四条所列情形",
        "第五条第二款",
        "第二章所称单位",
        "一、二、三等奖各一名",
        "二、三季度增长",
        "300人以上",
        "2024年是关键一年",
        "12345热线",
        "普通的一句话",
        "",
    ],
)
def test_no_label(text: str) -> None:
    assert readings(text) == []


def test_both_readings_of_a_figure_or_an_item_are_given() -> None:
    """``3.5亿元`` is a figure, or item 3 that begins with 5亿元; the look alone cannot tell."""
    both = find_label_readings("3.5亿元以上项目")
    assert [(label.family, label.numbers, label.sure) for label in both] == [
        (LabelFamily.DECIMAL, (3, 5), False),
        (LabelFamily.ARABIC, (3,), False),
    ]
    assert both[0].measured


def test_a_word_that_begins_like_a_measure_is_none() -> None:
    assert not find_label_readings("3.1分级标准")[0].measured
    assert find_label_readings("3.1分钟内")[0].measured


def test_spoken_labels() -> None:
    first = find_spoken_label("一是排查隐患")
    assert first is not None
    assert (first.family, first.number, first.key) == (LabelFamily.SPOKEN, 1, "一是")
    assert find_spoken_label("一些单位") is None
