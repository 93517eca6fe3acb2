"""PDF with a text layer: reading order, paragraphs, tables, and what is refused."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from lingxing.core.gazette.sources import Source, SourceError, load_bytes
from tests.core.gazette.sources.samples import PdfSample

FULL = "各县市人民政府要加强组织领导落实工作责任确"  # 21 signs of 10.5 points: a full line of a column


def load(pdf: PdfSample) -> Source:
    return load_bytes(pdf.finish(), "a.pdf")


def paragraphs(source: Source) -> list[str]:
    return source.text.rstrip("\n").split("\n\n")


def article(number: int) -> list[str]:
    return [f"　　第{number}条 {FULL[:16]}", FULL, "保各项任务按期完成。"]


def shown(number: int) -> str:
    return "\n".join(line.strip("　") for line in article(number))


def test_lines_stay_together_and_paragraphs_part() -> None:
    pdf = PdfSample()
    pdf.text(200, 800, "云岭州人民政府公报", 18)
    y = pdf.lines(60, 750, article(1) + article(2))
    pdf.lines(60, y - 30, [FULL])
    assert paragraphs(load(pdf)) == ["云岭州人民政府公报", shown(1), shown(2), FULL]


def test_pages_are_parted_by_an_empty_line() -> None:
    pdf = PdfSample()
    for number in (1, 2):
        pdf.lines(60, 750, article(number))
        pdf.text(290, 60, f"— {number} —")
        pdf.next_page()
    assert paragraphs(load(pdf)) == [shown(1), "— 1 —", shown(2), "— 2 —"]


def two_columns(pdf: PdfSample, first: int) -> None:
    pdf.lines(60, 760, article(first) + article(first + 1))
    pdf.lines(310, 760, article(first + 2) + article(first + 3))


def test_two_columns_between_a_title_and_a_page_number() -> None:
    pdf = PdfSample()
    pdf.text(210, 800, "云岭州人民政府公报", 18)
    two_columns(pdf, 1)
    pdf.text(280, 60, "— 12 —")
    source = load(pdf)
    assert paragraphs(source) == ["云岭州人民政府公报", shown(1), shown(2), shown(3), shown(4), "— 12 —"]
    assert "columns" in [note.kind for note in source.notes]


def test_a_sentence_runs_on_from_the_left_column_into_the_right() -> None:
    pdf = PdfSample()
    pdf.lines(60, 760, [*article(1), f"　　第2条 {FULL[:16]}", FULL])
    pdf.lines(310, 760, [FULL, "续完。", *article(3)])
    assert paragraphs(load(pdf)) == [shown(1), f"第2条 {FULL[:16]}\n{FULL}\n{FULL}\n续完。", shown(3)]


def test_a_heading_across_two_columns_parts_them() -> None:
    pdf = PdfSample()
    two_columns(pdf, 1)
    pdf.text(190, 640, "青桐县地质灾害防治方案的通知内容", 12)
    pdf.lines(60, 610, article(5) + article(6))
    pdf.lines(310, 610, article(7) + article(8))
    expected = (
        [shown(n) for n in (1, 2, 3, 4)] + ["青桐县地质灾害防治方案的通知内容"] + [shown(n) for n in (5, 6, 7, 8)]
    )
    assert paragraphs(load(pdf)) == expected


def test_a_short_last_page_keeps_the_columns_of_the_page_before() -> None:
    pdf = PdfSample()
    two_columns(pdf, 1)
    pdf.next_page()
    pdf.lines(60, 760, article(5))
    pdf.lines(310, 760, ["收尾。"])
    assert paragraphs(load(pdf))[-1].splitlines() == [*shown(5).splitlines(), "收尾。"]


def test_names_side_by_side_are_read_across() -> None:
    pdf = PdfSample()
    pdf.lines(60, 760, ["甲乙", "丙丁", "戊己", "庚辛", "壬癸"])
    pdf.lines(310, 760, ["子丑", "寅卯", "辰巳", "午未", "申酉"])
    assert load(pdf).text.splitlines()[0].split() == ["甲乙", "子丑"]


def test_ruled_tables_are_rows() -> None:
    pdf = PdfSample()
    pdf.text(60, 760, "附表如下：")
    pdf.grid([60, 160, 260, 400], [740, 710, 680])
    for x, y, text in [
        (65, 720, "指标"),
        (165, 720, "单位"),
        (265, 726, "2025年"),
        (265, 714, "目标"),
        (65, 690, "总量"),
        (265, 690, "93.5%"),
    ]:
        pdf.text(x, y, text)
    pdf.text(60, 650, "注：初步数。")
    assert load(pdf).text == "附表如下：\n\n指标\t单位\t2025年目标\n总量\t\t93.5%\n\n注：初步数。\n"


def test_merged_cells_leave_the_rest_empty() -> None:
    pdf = PdfSample()
    canvas = pdf.canvas
    for y in (740, 680):
        canvas.line(60, y, 360, y)
    canvas.line(160, 710, 360, 710)  # the first column spans both rows
    for x in (60, 160, 360):
        canvas.line(x, 740, x, 680)
    canvas.line(260, 710, 260, 680)  # the upper right cell spans two columns
    for x, y, text in [(65, 705, "竖"), (165, 720, "横"), (165, 690, "左"), (265, 690, "右")]:
        pdf.text(x, y, text)
    assert load(pdf).text == "竖\t横\t\n\t左\t右\n"


def test_a_table_open_at_both_sides() -> None:
    pdf = PdfSample()
    for y in (740, 710, 680):
        pdf.canvas.line(60, y, 360, y)
    pdf.canvas.line(200, 740, 200, 680)
    for x, y, text in [(65, 720, "项目"), (205, 720, "分值"), (65, 690, "组织"), (205, 690, "20")]:
        pdf.text(x, y, text)
    assert load(pdf).text == "项目\t分值\n组织\t20\n"


def test_records_without_rules_between_them_are_rows_of_their_own() -> None:
    pdf = PdfSample()
    pdf.grid([60, 110, 260, 360], [740, 715, 640])
    for x, lines in [
        (65, ["序号", "1", "2", "3"]),
        (115, ["名称", "甲项目", "乙项目", "丙项目"]),
        (265, ["备注", "", "省级", ""]),
    ]:
        for y, text in zip((722, 700, 680, 660), lines, strict=True):
            pdf.text(x, y, text)
    assert load(pdf).text == "序号\t名称\t备注\n1\t甲项目\t\n2\t乙项目\t省级\n3\t丙项目\t\n"


def test_wrapped_cells_stay_one_row() -> None:
    pdf = PdfSample()
    pdf.grid([60, 150, 240], [740, 680])
    for x in (62, 152):
        pdf.lines(x, 725, ["加强水库安全管理", "落实各项责任制度", "并且按月报告"])
    assert load(pdf).text == "\t".join(["加强水库安全管理落实各项责任制度并且按月报告"] * 2) + "\n"


@pytest.mark.parametrize("angle", [90, -90])
def test_sideways_pages_are_turned(angle: int) -> None:
    pdf = PdfSample()
    pdf.canvas.translate(300, 400)
    pdf.canvas.rotate(angle)
    pdf.lines(-150, 100, ["第一行文字", "第二行文字"])
    pdf.grid([-150, 0, 150], [40, 10, -20])
    for x, y, text in [(-140, 20, "甲"), (10, 20, "乙"), (-140, -10, "丙"), (10, -10, "丁")]:
        pdf.text(x, y, text)
    assert load(pdf).text == "第一行文字\n第二行文字\n\n甲\t乙\n丙\t丁\n"


def test_words_and_wide_gaps_keep_their_spaces() -> None:
    pdf = PdfSample()
    pdf.text(60, 760, "GDP growth 5.5%")
    pdf.text(60, 740, "组长")
    pdf.text(120, 740, "副组长")
    assert [line.split() for line in load(pdf).text.split("\n") if line] == [
        ["GDP", "growth", "5.5%"],
        ["组长", "副组长"],
    ]


def picture() -> ImageReader:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), "grey").save(buffer, "PNG")
    return ImageReader(buffer)


def test_scanned_pages_are_refused_or_noted() -> None:
    scanned = PdfSample()
    scanned.canvas.drawImage(picture(), 0, 0, 595, 842)
    with pytest.raises(SourceError, match="文字识别"):
        load(scanned)
    mixed = PdfSample()
    mixed.text(60, 760, "第一条 总则")
    for _ in range(2):
        mixed.next_page()
        mixed.canvas.drawImage(picture(), 0, 0, 595, 842)
    source = load(mixed)
    assert source.text == "第一条 总则\n"
    assert [(note.kind, "2-3" in note.message) for note in source.notes] == [("scanned_pages", True)]


def test_locked_damaged_and_blank_files_are_refused() -> None:
    locked = PdfSample(password="secret")
    locked.text(60, 760, "第一条")
    with pytest.raises(SourceError, match="密码"):
        load(locked)
    with pytest.raises(SourceError, match="已损坏"):
        load_bytes(b"%PDF-1.7\n" + b"junk " * 50, "a.pdf")
    blank = PdfSample()
    blank.next_page()
    with pytest.raises(SourceError, match="没有文字"):
        load(blank)
