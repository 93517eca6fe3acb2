"""Word documents (.docx): paragraphs, tables and notes in document order, with the numbers that Word computes.

It decides the order and the lines. It leaves out what is not the text (running heads, comments, deletions, hidden text)
and says so in the notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from lingxing.core.gazette.source import SourceError, SourceNote
from lingxing.core.gazette.sources.builder import LineWriter, clean_cell
from lingxing.core.gazette.sources.docx_inline import Inline, InlineReader
from lingxing.core.gazette.sources.docx_numbering import Numbering
from lingxing.core.gazette.sources.docx_package import DocxPackage, W, is_on
from lingxing.core.gazette.sources.docx_styles import StyleSheet
from lingxing.core.gazette.sources.docx_tables import GridRow, count_deleted_rows, grid_rows
from lingxing.core.gazette.sources.encodings import Decoded

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTAINERS = frozenset({W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")})
_DELETED = frozenset({W + "del", W + "moveFrom"})
_NO_TEXT_REMEDY = "如果文字在图片里，请先做文字识别（OCR）；否则请检查是否选错了文件"


def load_docx(data: bytes, name: str) -> Decoded:
    """The canonical text of the document ``data``. Raises ``SourceError`` when it is damaged or has no text."""
    package = DocxPackage(data, name)
    body = package.main_part().find(W + "body")
    if body is None:
        raise SourceError(name, "Word 文档没有正文", "请用 Word 或 WPS 打开，另存为新的 .docx，再导入")
    writer = _DocumentWriter(package)
    writer.write_blocks(body)
    writer.finish_pending()
    if writer.lines.is_blank:
        raise SourceError(name, "Word 文档里没有文字", _NO_TEXT_REMEDY)
    text, notes = writer.lines.finish()
    return Decoded(text, "utf-8", (*writer.summary(), *notes))


class _DocumentWriter:
    """Writes the blocks of a document one after another."""

    def __init__(self, package: DocxPackage) -> None:
        self.lines = LineWriter()
        self._package = package
        self._styles = StyleSheet(package.related_part("styles"))
        self._numbering = Numbering(package.related_part("numbering"), self._styles)
        self._inline = InlineReader(self._styles)
        self._notes = _note_bodies(package)
        self._pending = ""
        self._anchored: list[Inline] = []
        self._totals: Counter[str] = Counter()

    def write_blocks(self, container: etree._Element) -> None:
        """Write the paragraphs and tables in ``container``, in order."""
        for child in _blocks_in(container, self._totals):
            if child.tag == W + "tbl":
                self._write_table(child)
            elif child.tag == W + "p":
                self._write_paragraph(child)
            else:
                self.lines.note("left_out", "此处嵌入了另一份文件（altChunk），未读取", self.lines.next_line)

    def finish_pending(self) -> None:
        """Write what is left of paragraphs whose end was deleted, with nothing to join it to."""
        if self._pending.strip():
            self.lines.add_lines(self._pending.split("\n"))
        self._pending = ""

    def summary(self) -> list[SourceNote]:
        """What was computed and what was left out, one note for each kind."""
        totals = self._totals + self._inline.totals
        headers = sum(_has_text(part) for kind in ("header", "footer") for part in self._package.related_parts(kind))
        comments = self._package.related_part("comments")
        says = (
            ("numbering", totals["label"], f"自动编号由程序推算并写在段首，共 {totals['label']} 处"),
            (
                "numbering_form",
                len(self._numbering.unknown_forms),
                f"不认识的编号样式改用阿拉伯数字：{'、'.join(sorted(self._numbering.unknown_forms))}",
            ),
            (
                "tracked_changes",
                totals["insertion"] + totals["deletion"],
                f"有修订痕迹：保留插入 {totals['insertion']} 处，略去删除 {totals['deletion']} 处",
            ),
            ("hidden", totals["hidden"], f"略去隐藏文字 {totals['hidden']} 处"),
            ("symbol", totals["symbol"], f"有 {totals['symbol']} 个特殊字体的符号，可能显示为替代字符"),
            ("header_footer", headers, f"略去页眉、页脚 {headers} 个"),
            ("comments", int(comments is not None and len(comments) > 0), "略去批注"),
        )
        return [SourceNote(kind, message) for kind, count, message in says if count]

    def _write_paragraph(self, paragraph: etree._Element) -> None:
        shown = self._show(paragraph)
        if shown is None:
            return
        if shown.strip():
            line = self.lines.next_line
            self.lines.add_lines(shown.split("\n"))
        else:
            line = self.lines.next_line
        self._write_anchored(line)

    def _show(self, paragraph: etree._Element, *, marks_headings: bool = True) -> str | None:
        """What is printed for ``paragraph``: heading mark, label, text. ``None`` where it runs on into the next one."""
        inline = self._inline.read(paragraph)
        self._anchored.append(inline)
        properties = paragraph.find(W + "pPr")
        text = (self._pending + inline.text).strip("\n")
        mark_properties = properties.find(W + "rPr") if properties is not None else None
        if _is_joined(mark_properties) or (not text.strip() and is_on(mark_properties, "vanish")):
            self._totals["deletion"] += _is_joined(mark_properties)
            self._pending = text
            return None
        self._pending = ""
        label = self._numbering.next_label(properties)
        self._totals["label"] += label is not None
        mark = self._styles.heading_mark(properties) if marks_headings and text.strip() else ""
        if mark:
            text = " ".join(text.split("\n")).strip()
        return mark + (label or "") + (text.lstrip() if label else text)

    def _write_anchored(self, line: int) -> None:
        """Write the notes and text boxes that belong to what was just written, and say where pictures stand."""
        anchored, self._anchored = self._anchored, []
        for inline in anchored:
            if inline.counts["picture"]:
                self.lines.note("picture", f"此处有图片 {inline.counts['picture']} 幅，未读取", line)
            for mark, key in inline.references:
                self._write_note(mark, key)
            for box in inline.boxes:
                self.lines.note("text_box", "文本框的内容放在所在段落之后", self.lines.next_line)
                self.write_blocks(box)

    def _write_note(self, mark: str, key: str) -> None:
        body = self._notes.get(key)
        text = self._flat_text(body) if body is not None else ""
        self.lines.note("footnote", "脚注、尾注放在所在段落之后", self.lines.next_line)
        self.lines.add_lines([f"{mark} {text}".rstrip()])

    def _write_table(self, table: etree._Element) -> None:
        self._totals["deletion"] += count_deleted_rows(table)
        rows = [row for row in grid_rows(table) if row]
        if len(rows) == 1 and len(rows[0]) == 1 and rows[0][0] is not None:
            self.write_blocks(rows[0][0])  # a frame around paragraphs, not a table
            return
        shown = [[self._cell_text(cell) for cell in row] for row in rows]
        line = self.lines.next_line
        if any(cell for row in shown for cell in row):
            self.lines.add_rows(shown)
        self._write_anchored(line)

    def _cell_text(self, cell: etree._Element | None) -> str:
        return "" if cell is None else clean_cell(self._flat_text(cell))

    def _flat_text(self, container: etree._Element) -> str:
        """All paragraphs and tables of ``container`` on one line; text boxes in place."""
        parts: list[str] = []
        for block in _blocks_in(container, self._totals):
            if block.tag == W + "tbl":
                parts.extend(self._flat_rows(grid_rows(block)))
            elif block.tag == W + "p":
                parts.append(self._flat_paragraph(block))
        return " ".join(clean_cell(part) for part in parts if part.strip())

    def _flat_rows(self, rows: list[GridRow]) -> Iterator[str]:
        for row in rows:
            yield " ".join(filter(None, map(self._cell_text, row)))

    def _flat_paragraph(self, paragraph: etree._Element) -> str:
        shown = self._show(paragraph, marks_headings=False)
        boxes = self._anchored[-1].boxes
        self._anchored[-1].boxes = []
        return " ".join(filter(None, [(shown or "").strip(), *map(self._flat_text, boxes)]))


def _blocks_in(container: etree._Element, totals: Counter[str]) -> Iterator[etree._Element]:
    """Paragraphs, tables and embedded files in ``container``, looking into content controls and tracked insertions."""
    for child in container:
        if child.tag in (W + "p", W + "tbl", W + "altChunk"):
            yield child
        elif child.tag in _CONTAINERS:
            totals["insertion"] += child.tag in (W + "ins", W + "moveTo")
            yield from _blocks_in(child, totals)
        elif child.tag in _DELETED:
            totals["deletion"] += 1
        elif child.tag == _MC + "AlternateContent":
            chosen = child.find(_MC + "Choice")
            chosen = child.find(_MC + "Fallback") if chosen is None else chosen
            if chosen is not None:
                yield from _blocks_in(chosen, totals)


def _is_joined(mark_properties: etree._Element | None) -> bool:
    """Whether the end of the paragraph is deleted, so that it runs on into the next one."""
    return mark_properties is not None and any(mark_properties.find(tag) is not None for tag in _DELETED)


def _note_bodies(package: DocxPackage) -> dict[str, etree._Element]:
    """Footnotes and endnotes by kind and number, as references name them."""
    return {
        f"{kind}:{element.get(W + 'id')}": element
        for kind in ("footnote", "endnote")
        for root in package.related_parts(f"{kind}s")
        for element in root.iterchildren(W + kind)
    }


def _has_text(part: etree._Element) -> bool:
    return any((text.text or "").strip() for text in part.iter(W + "t"))
