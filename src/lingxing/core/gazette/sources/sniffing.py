"""Which format the bytes of a file are, by content; the name only decides between text and HTML.

It decides the format and words the refusal of formats that cannot be read. It does not open a document.
"""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from lingxing.core.gazette.source import SourceError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_RUN_OCR = "请先做文字识别（OCR），导出为文本、Word（.docx）或带文字层的 PDF，再导入"
_SAVE_AS_DOCX = "请用 Word 或 WPS 打开，另存为 Word 文档（.docx），再导入"
_EXPORT_TEXT = "请在原程序中打开，另存为 Word 文档（.docx）、文本（.txt）或带文字层的 PDF，再导入"

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "图片（PNG）", _RUN_OCR),
    (b"\xff\xd8\xff", "图片（JPEG）", _RUN_OCR),
    (b"GIF8", "图片（GIF）", _RUN_OCR),
    (b"II*\x00", "图片（TIFF）", _RUN_OCR),
    (b"MM\x00*", "图片（TIFF）", _RUN_OCR),
    (b"AT&TFORM", "扫描文档（DjVu）", _RUN_OCR),
    (b"{\\rtf", "RTF 文档", _SAVE_AS_DOCX),
    (b"Rar!", "压缩包（RAR）", "请先解压，再导入其中的文件"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包（7z）", "请先解压，再导入其中的文件"),
    (b"\x1f\x8b", "压缩包（gzip）", "请先解压，再导入其中的文件"),
    (b"BZh", "压缩包（bzip2）", "请先解压，再导入其中的文件"),
    (b"\xfd7zXZ\x00", "压缩包（xz）", "请先解压，再导入其中的文件"),
    (b"\x7fELF", "程序文件", "请选择公报文件"),
    (b"%!PS", "PostScript 文件", _EXPORT_TEXT),
    (b"SQLite format 3\x00", "数据库文件", "请选择公报文件"),
)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S
)
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})


_WEB_ARCHIVE = re.compile(rb"(?:[\w-]+:[^\n]*\n)*(?:MIME-Version|Content-Type: multipart/)", re.I)
_WORD_XML = (b"<w:wordDocument", b"<pkg:package", b'progid="Word.Document"')


class FileFormat(StrEnum):
    """A format that can be read (文件格式); the value is its media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    PDF = "application/pdf"


FORMAT_NAMES = {
    FileFormat.TEXT: "文本",
    FileFormat.MARKDOWN: "Markdown 文本",
    FileFormat.HTML: "网页（HTML）",
    FileFormat.DOCX: "Word 文档（.docx）",
    FileFormat.PDF: "PDF",
}
_SUFFIX_FORMATS = {
    ".txt": FileFormat.TEXT,
    ".text": FileFormat.TEXT,
    ".md": FileFormat.MARKDOWN,
    ".markdown": FileFormat.MARKDOWN,
    ".docx": FileFormat.DOCX,
    ".pdf": FileFormat.PDF,
    **dict.fromkeys(_HTML_SUFFIXES, FileFormat.HTML),
}


def format_of_name(name: str) -> FileFormat | None:
    """The format that the name promises, or ``None`` where it promises none."""
    return _SUFFIX_FORMATS.get(PurePath(name).suffix.lower())


def sniff_format(data: bytes, name: str) -> FileFormat:
    """The format of ``data``. Raises ``SourceError`` with the remedy for every format that cannot be read."""
    if data.startswith(_ZIPS):
        return _sniff_zip(data, name)
    if b"%PDF-" in data[:1024]:
        return FileFormat.PDF
    _refuse_known_binaries(data, name)
    promised = format_of_name(name)
    if promised is FileFormat.HTML or _HTML_START.match(_ascii_head(data)):
        return FileFormat.HTML
    if promised is FileFormat.DOCX:
        raise SourceError(
            name,
            "文件不是有效的 Word 文档（.docx），可能已损坏或下载不完整",
            "请重新下载，或用 Word、WPS 打开后另存为 .docx",
        )
    if promised is FileFormat.PDF:
        raise SourceError(name, "文件不是有效的 PDF，可能已损坏或下载不完整", "请重新下载后再导入")
    return FileFormat.MARKDOWN if promised is FileFormat.MARKDOWN else FileFormat.TEXT


def _ascii_head(data: bytes) -> bytes:
    """The first bytes with byte-order marks and the zero bytes of UTF-16 taken out, enough to see a tag."""
    return (
        data[:4096]
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
        .replace(b"\x00", b"")
    )


def _sniff_zip(data: bytes, name: str) -> FileFormat:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
    except Exception as error:  # zipfile raises a dozen kinds on damaged archives
        raise SourceError(
            name, "文件是损坏的压缩包或 Word 文档", "请重新下载，或用 Word、WPS 打开后另存为 .docx"
        ) from error
    if "[Content_Types].xml" in members and any(member.startswith("word/") for member in members):
        return FileFormat.DOCX
    if "OFD.xml" in members:
        raise SourceError(name, "文件是 OFD 版式文档，暂不支持", "请用 OFD 阅读器导出为带文字层的 PDF 或文本，再导入")
    if any(member.startswith("xl/") for member in members):
        raise SourceError(
            name, "文件是 Excel 工作簿，不是公报文本", "请把表格另存为文本或粘贴到 Word 文档（.docx）中，再导入"
        )
    if any(member.startswith("ppt/") for member in members):
        raise SourceError(name, "文件是演示文稿，不是公报文本", _EXPORT_TEXT)
    if "content.xml" in members:
        raise SourceError(name, "文件是 OpenDocument 文档，暂不支持", _SAVE_AS_DOCX)
    raise SourceError(
        name, "文件是压缩包，或不完整的 Word 文档", "请先解压，再导入其中的文件；如果是 Word 文档，请重新另存为 .docx"
    )


def _refuse_known_binaries(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        raise _ole_error(data, name)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise SourceError(name, "文件是图片（WebP），没有文字", _RUN_OCR)
    if data[:2] == b"BM" and data[6:10] == b"\x00\x00\x00\x00":
        raise SourceError(name, "文件是图片（BMP），没有文字", _RUN_OCR)
    if data[:2] == b"MZ" and b"\x00" in data[:64]:
        raise SourceError(name, "文件是程序文件", "请选择公报文件")
    if data[4:8] == b"ftyp":
        raise SourceError(name, "文件是图片（HEIC/AVIF）或视频，没有文字", _RUN_OCR)
    if _WEB_ARCHIVE.match(data[:2048]):
        raise SourceError(
            name, "文件是网页归档（.mht）或邮件，暂不支持", "请在浏览器或 WPS 中打开，另存为 .docx 或 .html，再导入"
        )
    if data.lstrip()[:5] == b"<?xml" and any(mark in data[:4096] for mark in _WORD_XML):
        raise SourceError(name, "文件是 Word XML 文档，暂不支持", _SAVE_AS_DOCX)
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(name, f"文件是{what}，不能作为文本读取", remedy)


def _ole_error(data: bytes, name: str) -> SourceError:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return SourceError(name, "Office 文档设了打开密码", "请在 Word 或 WPS 中输入密码打开，取消密码后另存为 .docx")
    if holds("Workbook") or holds("Book"):
        return SourceError(
            name, "文件是旧版 Excel 工作簿（.xls），不是公报文本", "请把表格粘贴到 Word 文档（.docx）中，再导入"
        )
    if holds("WordDocument"):
        return SourceError(name, "文件是旧版 Word 或 WPS 文档（.doc/.wps），暂不支持", _SAVE_AS_DOCX)
    return SourceError(name, "文件是旧版 Office 或 WPS 文档，暂不支持", _SAVE_AS_DOCX)
