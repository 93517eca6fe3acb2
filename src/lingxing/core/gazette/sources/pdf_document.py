"""PDF files with a text layer: pages in order, their lines in reading order, ruled tables as rows.

It decides the lines and the empty lines between paragraphs. It does not recognise pictures of text, and leaves running
heads and page numbers in the text as lines of their own.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from lingxing.core.gazette.source import SourceError, SourceNote
from lingxing.core.gazette.sources.builder import LineWriter
from lingxing.core.gazette.sources.encodings import Decoded
from lingxing.core.gazette.sources.limits import MAX_PDF_CHARACTERS, MAX_PDF_PAGES
from lingxing.core.gazette.sources.pdf_columns import Block, find_gutters, reading_order
from lingxing.core.gazette.sources.pdf_glyphs import PageInk, PageTooLarge, read_page_ink
from lingxing.core.gazette.sources.pdf_lines import Run, runs_of_glyphs
from lingxing.core.gazette.sources.pdf_tables import RuledTable, find_tables

_RUN_OCR = "请先用扫描或 PDF 软件做文字识别（OCR），另存为带文字层的 PDF、Word（.docx）或文本，再导入"
_SPLIT = "请拆成几个文件，分别导入"
_PARAGRAPH_GAP = 1.45
_SIZE_CHANGE = 1.15
_MAX_UNMAPPED_SHARE = 0.3
# PDFium must not be entered by two threads at once; a server may read two uploads at the same time.
_PDFIUM_LOCK = threading.Lock()


def load_pdf(data: bytes, name: str) -> Decoded:
    """The canonical text of the PDF ``data``. Raises ``SourceError`` when it is damaged, encrypted or only pictures."""
    with _PDFIUM_LOCK:
        document = _open(data, name)
        try:
            return _read_document(document, name)
        finally:
            document.close()


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise SourceError(name, "PDF 设了打开密码", "请用密码打开后另存为没有密码的 PDF，再导入") from error
        raise SourceError(
            name, "PDF 已损坏或不完整，无法打开", "请重新下载，或在 PDF 阅读器中打开后另存，再导入"
        ) from error


def _read_document(document: pypdfium2.PdfDocument, name: str) -> Decoded:
    count = len(document)
    if count > MAX_PDF_PAGES:
        raise SourceError(name, f"PDF 有 {count} 页，超过上限 {MAX_PDF_PAGES} 页", _SPLIT)
    reader = _PageReader()
    for number in range(1, count + 1):
        try:
            reader.read(_ink_of(document, number), number)
        except PageTooLarge as error:
            raise SourceError(name, f"PDF 第 {number} 页内容异常庞大（{error}）", _SPLIT) from error
        if reader.characters > MAX_PDF_CHARACTERS:
            raise SourceError(name, f"PDF 的文字超过上限 {MAX_PDF_CHARACTERS // 10_000} 万字", _SPLIT)
    reader.write_all()
    return _decoded(reader, name, count)


def _decoded(reader: _PageReader, name: str, count: int) -> Decoded:
    if reader.lines.is_blank:
        if reader.scanned_pages:
            raise SourceError(name, "PDF 的页面是扫描图片，没有文字层", _RUN_OCR)
        raise SourceError(name, f"PDF 共 {count} 页，没有文字", _RUN_OCR)
    if reader.unmapped > _MAX_UNMAPPED_SHARE * reader.characters:
        raise SourceError(name, "PDF 的字体没有文字编码，取出的文字是乱码", _RUN_OCR)
    text, notes = reader.lines.finish()
    return Decoded(text, "utf-8", (*reader.summary(), *notes))


def _ink_of(document: pypdfium2.PdfDocument, number: int) -> PageInk | None:
    """What is printed on a page, or ``None`` where the page is damaged."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return None
    try:
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return None
    try:
        return read_page_ink(page.raw, text_page.raw)
    finally:
        text_page.close()
        page.close()


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page has to say, before its layout is decided."""

    number: int
    runs: list[Run]
    tables: list[RuledTable]
    pictures: int


class _PageReader:
    """Reads pages one after another, then writes them; remembers which could not be read."""

    def __init__(self) -> None:
        self.lines = LineWriter()
        self.characters = 0
        self._pages: list[_Page] = []
        self.unmapped = 0
        self.scanned_pages: list[int] = []
        self._damaged_pages: list[int] = []
        self._two_column_pages = 0

    def read(self, ink: PageInk | None, number: int) -> None:
        """Take in what is printed on page ``number``."""
        if ink is None:
            self._damaged_pages.append(number)
            return
        self.characters += len(ink.glyphs)
        self.unmapped += ink.unmapped
        if not ink.glyphs:
            if ink.pictures:
                self.scanned_pages.append(number)
            return
        tables, outside = find_tables(ink)
        self._pages.append(_Page(number, runs_of_glyphs(outside), tables, ink.pictures))

    def write_all(self) -> None:
        """Write all pages that were read; only now is it known how the pages of this file are laid out."""
        gutters = find_gutters([page.runs for page in self._pages])
        self._two_column_pages = sum(gutter is not None for gutter in gutters)
        for page, gutter in zip(self._pages, gutters, strict=True):
            if page.pictures:
                self.lines.note(
                    "picture", f"第 {page.number} 页有图片 {page.pictures} 幅，未读取", self.lines.next_line
                )
            self._write(reading_order(page.runs, page.tables, gutter))

    def summary(self) -> Iterator[SourceNote]:
        """What was recognised and what could not be read."""
        if self.scanned_pages:
            pages = _say_pages(self.scanned_pages)
            yield SourceNote("scanned_pages", f"第 {pages} 页是图片，没有文字层，未读取；需要时请先做文字识别（OCR）")
        if self._damaged_pages:
            yield SourceNote("damaged_pages", f"第 {_say_pages(self._damaged_pages)} 页已损坏，未读取")
        if self._two_column_pages:
            yield SourceNote("columns", f"有 {self._two_column_pages} 页按两栏读取（先左栏，后右栏）")
        tables = sum(len(page.tables) for page in self._pages)
        if tables:
            yield SourceNote("tables", f"按框线识别表格 {tables} 处")
        if self.unmapped:
            yield SourceNote("unmapped", f"有 {self.unmapped} 个字没有文字编码，可能与印出的不同")

    def _write(self, columns: Sequence[Sequence[Block]]) -> None:
        pitch = _usual_pitch(columns)
        paragraph: list[str] = []
        last: Run | None = None
        for column in columns:
            left = min((block.x0 for block in column if isinstance(block, Run)), default=0.0)
            right = max((block.x1 for block in column if isinstance(block, Run)), default=0.0)
            for block in column:
                if isinstance(block, RuledTable):
                    self.lines.add_lines(paragraph)
                    self.lines.add_rows(block.rows)
                    paragraph, last = [], None
                    continue
                if last is not None and _parts(last, block, pitch, left, right):
                    self.lines.add_lines(paragraph)
                    paragraph = []
                paragraph.append(block.text)
                last = block
        self.lines.add_lines(paragraph)


def _usual_pitch(columns: Sequence[Sequence[Block]]) -> float:
    """The usual distance from one line to the next on a page, in points."""
    steps = [
        lower.middle - upper.middle
        for column in columns
        for upper, lower in pairwise(column)
        if isinstance(upper, Run)
        and isinstance(lower, Run)
        and upper.middle < lower.middle < upper.middle + 4 * upper.size
    ]
    return median(steps) if steps else 0.0


def _parts(last: Run, line: Run, pitch: float, left: float, right: float) -> bool:
    """Whether a paragraph ends between two lines: a gap, a change of size, or the indent of a first line."""
    if max(last.size, line.size) > _SIZE_CHANGE * min(last.size, line.size):
        return True
    step = line.middle - last.middle
    if step > max(_PARAGRAPH_GAP * pitch, line.size):
        return True
    return _is_first_line(last, line, left, right, same_column=step > 0)


def _is_first_line(last: Run, line: Run, left: float, right: float, *, same_column: bool) -> bool:
    """Whether ``line`` is indented by two signs, as the first line of a paragraph, and not centred or hanging."""
    size = line.size
    if not 1.4 * size < line.x0 - left < 2.7 * size:
        return False
    if _is_centred(last, left, right) and _is_centred(line, left, right):
        return False
    last_is_indented = same_column and abs(last.x0 - line.x0) < 0.5 * size
    last_is_full = right - last.x1 < 1.5 * size
    return not (last_is_indented and last_is_full)


def _is_centred(line: Run, left: float, right: float) -> bool:
    before, after = line.x0 - left, right - line.x1
    return abs(before - after) < 0.5 * line.size < after


def _say_pages(numbers: Sequence[int]) -> str:
    """Page numbers as ranges: 1、3-5."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return "、".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
