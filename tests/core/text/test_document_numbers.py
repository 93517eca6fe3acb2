"""Document numbers: where they start in running text, and how they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lingxing.core.text.document_numbers import (
    chinese_ordinal,
    find_document_numbers,
    normalise_document_number,
    parse_document_number_line,
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("根据云政办发〔2022〕27号文件要求", ["云政办发〔2022〕27号"]),
        ("严格按照国办发［2021］7号", ["国办发〔2021〕7号"]),
        ("（岭政发〔2013〕16号）和（岭政规(2020) 3 号）", ["岭政发〔2013〕16号", "岭政规〔2020〕3号"]),
        ("部联企业〔2011〕第300号", ["部联企业〔2011〕300号"]),
        ("没有文号〔2011〕", []),
    ],
)
def test_numbers_in_running_text(text: str, numbers: list[str]) -> None:
    assert [number.normalised for number in find_document_numbers(text)] == numbers


def test_span_cuts_the_printed_number() -> None:
    text = "依照岭政发〔2013〕 16 号执行"
    (number,) = find_document_numbers(text)
    assert number.span.cut_from(text) == "岭政发〔2013〕 16 号"


@pytest.mark.parametrize(
    ("line", "normalised"),
    [
        ("岭政通〔2023〕5号", "岭政通〔2023〕5号"),
        ("  （岭政通[2023]5号）", "岭政通〔2023〕5号"),
        ("文号：岭政通〔2023〕5号", "岭政通〔2023〕5号"),
        ("第12号", "第12号"),
        ("第 二一五 号", "第215号"),
        ("2023年第3号", "2023年第3号"),
    ],
)
def test_line_that_is_a_number(line: str, normalised: str) -> None:
    number = parse_document_number_line(line)
    assert number is not None
    assert number.normalised == normalised


@pytest.mark.parametrize("line", ["岭政通〔2023〕5号 ..... (3)", "关于岭政通〔2023〕5号的说明", "2023年第3期", ""])
def test_line_that_holds_more(line: str) -> None:
    assert parse_document_number_line(line) is None


@pytest.mark.parametrize(
    ("printed", "value"), [("十", 10), ("二十三", 23), ("一百零五", 105), ("一〇五", 105), ("二〇二四", 2024)]
)
def test_ordinals(printed: str, value: int) -> None:
    assert chinese_ordinal(printed) == value


@given(st.integers(1990, 2099), st.integers(1, 9999), st.sampled_from("〔[（("))
def test_normalising_is_idempotent(year: int, serial: int, bracket: str) -> None:
    closing = {"〔": "〕", "[": "]", "（": "）", "(": ")"}[bracket]
    once = normalise_document_number(f"岭政发{bracket}{year}{closing}{serial}号")
    assert once == f"岭政发〔{year}〕{serial}号"
    assert normalise_document_number(once) == once
