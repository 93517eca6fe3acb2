"""Automatic numbering, counted by hand as a word processor shows it."""

from __future__ import annotations

import pytest

from lingxing.core.gazette.sources import load_bytes
from tests.core.gazette.sources.samples import docx_bytes, number_level, number_list, number_use, numbered, paragraph

CHAPTERS = number_list(
    0,
    number_level(0, "chineseCountingThousand", "第%1章", suffix="space"),
    number_level(1, "chineseCountingThousand", "第%2条", suffix="tab", more='<w:lvlRestart w:val="0"/>'),
    number_level(2, "chineseCounting", "（%3）"),
    number_level(3, "decimal", "%4."),
)


def lines_of(body: str, **parts: str) -> list[str]:
    text = load_bytes(docx_bytes(body, **parts), "a.docx").text
    return [line for line in text.split("\n") if line]


def test_articles_run_on_over_chapters_and_items_restart() -> None:
    body = "".join(
        numbered(text, 1, level)
        for text, level in [
            ("总则", 0), ("甲", 1), ("乙", 1), ("子", 2), ("丑", 2), ("寅", 3),
            ("分则", 0), ("丙", 1), ("卯", 2), ("辰", 3), ("巳", 3),
        ]
    )  # fmt: skip
    assert lines_of(body, numbering=CHAPTERS + number_use(1, 0)) == [
        "第一章 总则", "第一条 甲", "第二条 乙", "（一）子", "（二）丑", "1.寅",
        "第二章 分则", "第三条 丙", "（一）卯", "1.辰", "2.巳",
    ]  # fmt: skip


def test_outline_numbers_and_levels_that_were_skipped() -> None:
    numbering = number_list(
        0,
        number_level(0, "decimal", "%1"),
        number_level(1, "decimal", "%1.%2"),
        number_level(2, "decimal", "%1.%2.%3 "),
    ) + number_use(1, 0)
    body = "".join(numbered("x", 1, level) for level in (0, 1, 2, 2, 1, 2, 0, 2))
    assert lines_of(body, numbering=numbering) == [
        "1x",
        "1.1x",
        "1.1.1 x",
        "1.1.2 x",
        "1.2x",
        "1.2.1 x",
        "2x",
        "2.1.1 x",
    ]


def test_legal_numbering_prints_higher_levels_in_digits() -> None:
    numbering = number_list(
        0,
        number_level(0, "chineseCounting", "%1、"),
        number_level(1, "decimal", "%1.%2", suffix="space", more="<w:isLgl/>"),
    ) + number_use(1, 0)
    assert lines_of(numbered("x", 1) + numbered("y", 1, 1), numbering=numbering) == ["一、x", "1.1 y"]


def test_lists_share_a_counter_unless_their_start_is_overridden() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = (
        number_list(0, number_level(0, "decimal", "%1."))
        + number_use(1, 0)
        + number_use(2, 0)
        + number_use(3, 0, override)
    )
    body = numbered("a", 1) + numbered("b", 2) + numbered("c", 3) + numbered("d", 3) + numbered("e", 1)
    assert lines_of(body, numbering=numbering) == ["1.a", "2.b", "5.c", "6.d", "7.e"]


def test_an_overridden_level_prints_its_own_form() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{number_level(0, "upperRoman", "%1)", start=4)}</w:lvlOverride>'
    numbering = number_list(0, number_level(0, "decimal", "%1.")) + number_use(1, 0, override)
    assert lines_of(numbered("a", 1), numbering=numbering) == ["IV)a"]


def test_restart_after_a_given_level() -> None:
    numbering = number_list(
        0,
        number_level(0, "decimal", "%1."),
        number_level(1, "decimal", "%2)"),
        number_level(2, "lowerLetter", "%3", more='<w:lvlRestart w:val="1"/>'),
    ) + number_use(1, 0)
    body = "".join(numbered("-", 1, level) for level in (0, 1, 2, 2, 1, 2, 0, 2))
    assert lines_of(body, numbering=numbering) == ["1.-", "1)-", "a-", "b-", "2)-", "c-", "2.-", "a-"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2b"><w:name w:val="子样式"/><w:basedOn w:val="2"/></w:style>'
)


def test_numbering_and_heading_level_come_from_styles() -> None:
    numbering = number_list(
        0,
        number_level(0, "chineseCounting", "%1、", more='<w:pStyle w:val="1"/>'),
        number_level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="2"/>'),
    ) + number_use(1, 0)
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>') for text, style in [("甲", "1"), ("乙", "2"), ("丙", "2b")]
    )
    off = paragraph("丁", '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    again = paragraph("戊", '<w:pStyle w:val="1"/>')
    assert lines_of(body + off + again, numbering=numbering, styles=STYLES) == [
        "# 一、甲", "## （一）乙", "## （二）丙", "# 丁", "# 二、戊",
    ]  # fmt: skip


def test_a_list_that_only_names_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        number_list(0, number_level(0, "decimalEnclosedCircle", "%1"))
        + '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + number_use(7, 0)
        + number_use(8, 1)
    )
    assert lines_of(numbered("a", 8) + numbered("b", 7), numbering=numbering, styles=styles) == ["①a", "②b"]


def test_bullets_and_unknown_forms() -> None:
    numbering = (
        number_list(0, number_level(0, "bullet", "\uf0b7", suffix="space"))
        + number_list(1, number_level(0, "thaiLetters", "%1."))
        + number_use(1, 0)
        + number_use(2, 1)
    )
    source = load_bytes(docx_bytes(numbered("a", 1) + numbered("b", 2), numbering=numbering), "a.docx")
    assert source.text == "• a\n\n1.b\n"
    assert [note.kind for note in source.notes] == ["numbering", "numbering_form"]


def test_the_count_of_labels_is_noted() -> None:
    source = load_bytes(docx_bytes(numbered("a", 1) * 3, numbering=CHAPTERS + number_use(1, 0)), "a.docx")
    assert "3 处" in next(note.message for note in source.notes if note.kind == "numbering")


def test_numbers_inside_tables_count_in_document_order() -> None:
    cell = f"<w:tc>{numbered('乙', 1)}</w:tc>"
    body = numbered("甲", 1) + f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>" + numbered("丙", 1)
    numbering = number_list(0, number_level(0, "decimal", "%1.")) + number_use(1, 0)
    assert lines_of(body, numbering=numbering) == ["1.甲", "2.乙\t3.乙", "4.丙"]


@pytest.mark.parametrize("num", ["99", "-1", "x", ""])
def test_a_list_that_is_not_there_numbers_nothing(num: str) -> None:
    body = paragraph("甲", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>')
    assert lines_of(body, numbering=CHAPTERS + number_use(1, 0)) == ["甲"]


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("ab", "ba")
    )
    assert lines_of(paragraph("甲", '<w:pStyle w:val="a"/>'), styles=styles) == ["甲"]
