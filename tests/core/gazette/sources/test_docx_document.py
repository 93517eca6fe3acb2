"""Word documents: order, tables, changes, notes, boxes, damage."""

from __future__ import annotations

import io

import docx
import pytest

from lingxing.core.gazette.sources import Source, SourceError, docx_package, load_bytes
from tests.core.gazette.sources.samples import docx_bytes, paragraph, table, zip_bytes


def load(body: str, **parts: str) -> Source:
    return load_bytes(docx_bytes(body, **parts), "a.docx")


def kinds(source: Source) -> list[tuple[str, int | None]]:
    return [(note.kind, note.line) for note in source.notes]


def test_a_document_written_by_python_docx() -> None:
    document = docx.Document()
    document.add_heading("云岭州公报", 0)
    document.add_heading("总则", 2)
    document.add_paragraph("第一段").add_run("续\n换行\t后")
    document.add_paragraph("甲", "List Number")
    grid = document.add_table(2, 3)
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "合并"
    grid.cell(0, 1).merge(grid.cell(0, 2)).text = "横跨\n两列"
    grid.cell(1, 2).text = "末"
    document.add_paragraph("尾")
    buffer = io.BytesIO()
    document.save(buffer)
    assert load_bytes(buffer.getvalue(), "a.docx").text == (
        "# 云岭州公报\n\n## 总则\n\n第一段续\n换行  后\n\n1. 甲\n\n合并\t横跨 两列\t\n\t\t末\n\n尾\n"
    )


def test_runs_links_controls_and_fields_are_read_in_order() -> None:
    body = (
        "<w:p><w:r><w:t>甲</w:t></w:r><w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>丙</w:t></w:r></w:sdtContent></w:sdt>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>丁</w:t></w:r>'
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:noBreakHyphen/></w:r></w:p>'
        f"<w:sdt><w:sdtContent>{paragraph('戊')}</w:sdtContent></w:sdt>"
    )
    assert load(body).text == "甲乙丙丁☑-\n\n戊\n"


def test_tracked_changes_keep_insertions() -> None:
    body = (
        "<w:p><w:r><w:t>应当</w:t></w:r><w:ins><w:r><w:t>及时</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>立即</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>搬走</w:t></w:r></w:moveFrom><w:r><w:t>报告</w:t></w:r></w:p>"
    )
    source = load(body)
    assert source.text == "应当及时报告\n"
    assert [note.message for note in source.notes] == ["有修订痕迹：保留插入 1 处，略去删除 2 处"]


def test_a_deleted_paragraph_end_joins_and_is_not_numbered() -> None:
    joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>"
    assert load(joined + paragraph("后半")).text == "前半后半\n"
    assert load(paragraph("甲") + joined).text == "甲\n\n前半\n"


def test_hidden_text_and_running_heads_are_left_out_and_noted() -> None:
    body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>正文</w:t></w:r></w:p>"
    source = load(body, header=paragraph("页眉"))
    assert source.text == "正文\n"
    assert kinds(source) == [("hidden", None), ("header_footer", None)]


def test_footnotes_follow_their_paragraph() -> None:
    body = (
        '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>乙</w:t></w:r></w:p>'
        + paragraph("丙")
    )
    source = load(body, footnotes=f'<w:footnote w:id="2">{paragraph("说明")}</w:footnote>')
    assert source.text == "甲[注1]乙\n\n[注1] 说明\n\n丙\n"
    assert kinds(source) == [("footnote", 3)]


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    drawn = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    source = load(f"<w:p><w:r><w:t>框外</w:t>{drawn}</w:r></w:p>" + paragraph("尾"))
    assert source.text == "框外\n\n框内\n\n尾\n"
    assert kinds(source) == [("text_box", 3)]


def test_pictures_are_noted_with_their_line() -> None:
    picture = "<w:p><w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>"
    assert kinds(load(paragraph("甲") + picture)) == [("picture", 3)]


def test_merged_cells_nested_tables_and_line_ends_in_cells() -> None:
    def cell(text: str, properties: str) -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    inner = f"<w:tc>{table([['子一', '子二']])}{paragraph('')}</w:tc>"
    wrapped = "<w:tc><w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p></w:tc>"
    rows = [
        [cell("竖", '<w:vMerge w:val="restart"/>'), cell("横", '<w:gridSpan w:val="2"/>')],
        [cell("", "<w:vMerge/>"), inner, wrapped],
        [cell("", "<w:vMerge/>"), "x", ""],
    ]
    assert load(table(rows)).text == "竖\t横\t\n\t子一 子二\t一 二\n\tx\t\n"


def test_headings_in_cells_have_no_mark_and_page_breaks_no_line() -> None:
    heading = paragraph("#标题", '<w:outlineLvl w:val="0"/>')
    broken = '<w:p><w:r><w:br w:type="page"/><w:t>次页</w:t></w:r></w:p>'
    assert load(table([[f"<w:tc>{heading}</w:tc>", "x"]]) + broken).text == "#标题\tx\n\n次页\n"


def test_a_table_of_one_cell_is_a_frame_around_paragraphs() -> None:
    assert load(table([[f"<w:tc>{paragraph('甲')}{paragraph('乙')}</w:tc>"]])).text == "甲\n\n乙\n"


def test_deleted_rows_are_left_out() -> None:
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('旧')}</w:tc><w:tc>{paragraph('旧')}</w:tc></w:tr>"
    source = load(table([["甲", "乙"], ["丙", "丁"]]).replace("<w:tbl>", "<w:tbl>" + deleted))
    assert source.text == "甲\t乙\n丙\t丁\n"
    assert kinds(source) == [("tracked_changes", None)]


def test_strict_documents_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = f'<w:document xmlns:w="{strict}"><w:body>{paragraph("甲")}</w:body></w:document>'
    assert load_bytes(zip_bytes({"[Content_Types].xml": "", "word/document.xml": document}), "a.docx").text == "甲\n"


@pytest.mark.parametrize("body", ["", paragraph(" "), "<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>"])
def test_a_document_without_text_is_refused(body: str) -> None:
    with pytest.raises(SourceError, match="没有文字"):
        load(body)


def test_damaged_parts_are_refused() -> None:
    for document in ("<w:document", "", "<a/>", "not xml"):
        data = zip_bytes({"[Content_Types].xml": "", "word/document.xml": document})
        with pytest.raises(SourceError, match="另存为"):
            load_bytes(data, "a.docx")
    with pytest.raises(SourceError, match="缺少正文"):
        load_bytes(zip_bytes({"[Content_Types].xml": "", "word/styles.xml": "<a/>"}), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{encoding}"?>'
    bomb += '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    document = bomb + docx_document("甲&a;&b;乙")
    data = zip_bytes({"[Content_Types].xml": "", "word/document.xml": document.encode(encoding)})
    with pytest.raises(SourceError, match="实体"):
        load_bytes(data, "a.docx")


def test_a_billion_laughs_is_refused() -> None:
    entities = '<!ENTITY a0 "哈哈哈哈哈哈哈哈">' + "".join(_entity(n) for n in range(1, 12))
    document = f"<!DOCTYPE d [{entities}]>" + docx_document("甲&a11;")
    data = zip_bytes({"[Content_Types].xml": "", "word/document.xml": document})
    with pytest.raises(SourceError, match="实体"):
        load_bytes(data, "a.docx")


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_DOCX_PART_BYTES", 100_000)
    with pytest.raises(SourceError, match="压缩炸弹"):
        load(paragraph("甲" * 200_000))


def docx_document(text: str) -> str:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{namespace}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'


def _entity(level: int) -> str:
    inside = f"&a{level - 1};" * 20
    return f'<!ENTITY a{level} "{inside}">'
