"""The format is found by content; what cannot be read is refused by its name, with the remedy."""

from __future__ import annotations

import pytest

from lingxing.core.gazette.sources import SourceError, load_bytes
from tests.core.gazette.sources.samples import PdfSample, docx_bytes, paragraph, zip_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def test_content_wins_over_the_extension() -> None:
    source = load_bytes(docx_bytes(paragraph("第一条")), "公报.txt")
    assert source.text == "第一条\n"
    assert source.media_type.endswith("wordprocessingml.document")
    assert source.notes[0].kind == "format"
    assert ".txt" in source.notes[0].message


def test_html_without_its_extension() -> None:
    data = "<!DOCTYPE html><html><body><p>第一条</p></body></html>".encode()
    assert load_bytes(data, "公报.txt").media_type == "text/html"


def test_markdown_that_begins_with_a_table_stays_markdown() -> None:
    assert load_bytes("<table><tr><td>甲</td></tr></table>".encode(), "公报.md").media_type == "text/markdown"


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "PNG", "文字识别"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "JPEG", "文字识别"),
        (b"II*\x00" + b"\x01" * 50, "TIFF", "文字识别"),
        (b"BM\x9a\x00\x00\x00\x00\x00\x00\x00" + b"\x01" * 50, "BMP", "文字识别"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "WebP", "文字识别"),
        (OLE + "WordDocument".encode("utf-16-le"), "旧版 Word", "另存为 Word 文档（.docx）"),
        (OLE + "Workbook".encode("utf-16-le"), "xls", ".docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码", "取消密码"),
        (OLE, "旧版 Office", "另存为"),
        (b"{\\rtf1\\ansi text}", "RTF", "另存为"),
        (zip_bytes({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "Excel", "另存为"),
        (zip_bytes({"OFD.xml": "<a/>"}), "OFD", "导出"),
        (zip_bytes({"content.xml": "<a/>"}), "OpenDocument", "另存为"),
        (zip_bytes({"a.txt": "x"}), "压缩包", "解压"),
        (b"PK\x03\x04 broken", "损坏", "重新下载"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "mht", ".docx"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "Word XML", ".docx"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 50, "程序", "公报"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a"])
def test_refused_formats(data: bytes, problem: str, remedy: str, name: str) -> None:
    with pytest.raises(SourceError) as caught:
        load_bytes(data, name)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("name", ["a.docx", "a.pdf"])
def test_text_called_a_document_is_refused(name: str) -> None:
    with pytest.raises(SourceError, match="不是有效的"):
        load_bytes("第一条".encode(), name)


def test_pdf_is_found_behind_leading_junk() -> None:
    pdf = PdfSample()
    pdf.text(60, 800, "第一条 总则")
    assert load_bytes(b"\n\n" + pdf.finish(), "a.pdf").text == "第一条 总则\n"
