"""HTML pages: what a browser would show, as lines.

It decides which text is shown, where its lines break, and the numbers of ordered lists. It does not decide which
part of the page is the official text: mastheads of a web site stay in, for the reader to place.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree, html

from lingxing.core.gazette.source import SourceError, SourceNote
from lingxing.core.gazette.sources.builder import LineWriter
from lingxing.core.gazette.sources.encodings import Decoded, decode_text
from lingxing.core.gazette.sources.html_tables import (
    UNSEEN_TAGS,
    UnreadableHtml,
    collapse_space,
    parse_html,
    rows_of_table,
)
from lingxing.core.gazette.sources.number_forms import format_number
from lingxing.core.gazette.sources.plain_text import EMPTY_REMEDY

_META_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.I)
_BLOCK_TAGS = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:footer|share|breadcrumb|toolbar|related|copyright|sidebar)(?:$|[\s_-])", re.IGNORECASE
)
_UNSEEN = UNSEEN_TAGS | {
    "footer",
    "aside",
    "select",
    "textarea",
    "button",
    "input",
    "audio",
    "video",
    "canvas",
    "map",
    "title",
    "math",
}
_LIST_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LIST_STYLES = {
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "cjk-decimal": "ideographDigital",
}
_ARTICLE_ROWS, _ARTICLE_PARAGRAPHS, _ARTICLE_CHARACTERS = 3, 5, 800
_REMEDY = "请在浏览器中打开网页，将正文复制到 Word 文档（.docx）或文本文件，再导入"


def load_html(data: bytes, name: str) -> Decoded:
    """The canonical text of the page ``data``. Raises ``SourceError`` when nothing of it is text."""
    decoded = decode_text(data, name, declared=_declared_encoding(data))
    try:
        root = parse_html(decoded.text)
    except UnreadableHtml as error:
        raise SourceError(name, str(error), _REMEDY) from error
    page = _PageWriter()
    page.write(root)
    if page.writer.is_blank:
        raise SourceError(name, "网页里没有文字", EMPTY_REMEDY)
    text, notes = page.writer.finish()
    return Decoded(text, decoded.encoding, (*decoded.notes, *page.summary(), *notes))


def _declared_encoding(data: bytes) -> str | None:
    match = _META_CHARSET.search(data[:8192])
    charset = match.group(1).decode("ascii", "replace").lower() if match else ""
    return "gb18030" if charset in ("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936") else None


class _PageWriter:
    """Walks the elements of a page in order and writes the lines that they show."""

    def __init__(self) -> None:
        self.writer = LineWriter()
        self._parts: list[str] = []
        self._marks: list[str] = []
        self._next_numbers: dict[html.HtmlElement, int] = {}
        self._left_out: Counter[str] = Counter()
        self._labels = 0
        self._pre_depth = 0

    def write(self, root: html.HtmlElement) -> None:
        """Write all that ``root`` shows."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if _is_unseen(element):
                    self._left_out[tag] += any(text.strip() for text in element.itertext())
                    walk.skip_subtree()
                elif tag == "table" and not _is_layout(element):
                    self._flush()
                    self._write_table(element)
                    walk.skip_subtree()
                else:
                    self._open(element)
            else:
                self._close(element)
                self._add(element.tail)
        self._flush()

    def summary(self) -> list[SourceNote]:
        """What the page had that is not in the text, and what was computed for it."""
        notes = []
        left_out = +self._left_out
        if left_out:
            tags = "、".join(f"<{tag}> {count} 处" for tag, count in sorted(left_out.items()))
            notes.append(SourceNote("hidden", f"略去脚本、样式、导航和不显示的内容：{tags}"))
        if self._labels:
            notes.append(SourceNote("numbering", f"有序列表的编号由程序推算，共 {self._labels} 处"))
        return notes

    def _open(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if tag == "br":
            self._parts.append("\v")
        elif tag == "img":
            self._note_picture(element)
        elif tag == "li":
            self._number_item(element)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._marks = ["#" * int(tag[1]) + " "]
        self._pre_depth += tag == "pre"
        self._add(element.text)

    def _close(self, element: html.HtmlElement) -> None:
        if element.tag in _BLOCKS and not _is_unseen(element):
            self._flush()
            self._marks = []
        self._pre_depth -= element.tag == "pre"

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(re.sub(r"\r\n|\r|\n", "\v", text) if self._pre_depth else text)

    def _flush(self) -> None:
        """Write what has gathered since the last block began as one paragraph."""
        shown = [collapse_space(line).strip(" ") for line in "".join(self._parts).split("\v")]
        self._parts = []
        while shown and not shown[-1].strip():
            shown.pop()
        while shown and not shown[0].strip():
            shown.pop(0)
        if not shown:
            return
        mark = "".join(self._marks)
        if mark.startswith("#"):
            shown = [" ".join(line for line in shown if line)]
        self._labels += bool(mark) and not mark.startswith("#")
        self.writer.add_lines([mark + shown[0], *shown[1:]])
        self._marks = []

    def _write_table(self, table: html.HtmlElement) -> None:
        captions = table.findall("caption")
        for caption in captions:
            self.writer.add_lines([collapse_space("".join(caption.itertext())).strip()])
        rows = [row for row in rows_of_table(table) if row]
        if any(cell for row in rows for cell in row):
            self.writer.add_rows(rows)
        for picture in table.iter("img"):
            self._note_picture(picture)

    def _note_picture(self, element: html.HtmlElement) -> None:
        what = collapse_space(element.get("alt") or "").strip()
        self.writer.note("picture", f"此处有图片{f'（{what}）' if what else ''}，未读取", max(1, self.writer.next_line))

    def _number_item(self, item: html.HtmlElement) -> None:
        """Put the number that a browser prints before an item of an ordered list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return
        number = _integer(item.get("value"))
        if number is None:
            number = self._next_numbers.get(parent, _first_number(parent))
        self._next_numbers[parent] = number + (-1 if parent.get("reversed") is not None else 1)
        label = _item_label(number, item, parent)
        if label:
            self._marks = [label]


def _is_unseen(element: html.HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN or element.get("hidden") is not None:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_HIDDEN_STYLE.search(element.get("style") or "") or _FURNITURE.search(named))


def _is_layout(table: html.HtmlElement) -> bool:
    """Whether ``table`` only places things on the page: it holds a table or an article, or has a single column."""
    if table.get("role") == "presentation" or any(inner is not table for inner in table.iter("table")):
        return True
    rows = list(table.iter("tr"))
    if all(sum(cell.tag in ("td", "th") for cell in row) <= 1 for row in rows):
        return True
    return len(rows) <= _ARTICLE_ROWS and any(_is_article(cell) for cell in table.iter("td"))


def _is_article(cell: html.HtmlElement) -> bool:
    """Whether a cell holds a text of many paragraphs, as pages do that put a side bar into a second column."""
    paragraphs = sum(1 for _ in cell.iter("p", "br"))
    return paragraphs >= _ARTICLE_PARAGRAPHS and sum(map(len, cell.itertext())) >= _ARTICLE_CHARACTERS


def _first_number(parent: html.HtmlElement) -> int:
    start = _integer(parent.get("start"))
    if start is not None:
        return start
    return sum(child.tag == "li" for child in parent) if parent.get("reversed") is not None else 1


def _item_label(number: int, item: html.HtmlElement, parent: html.HtmlElement) -> str:
    style = _LIST_STYLE.search(f"{parent.get('style') or ''};{item.get('style') or ''}")
    names = (style.group(1).lower().split() if style else []) or [""]
    if "none" in names:
        return ""
    by_style = next((_LIST_STYLES[word] for word in names if word in _LIST_STYLES), None)
    form = by_style or _LIST_TYPES.get(item.get("type") or parent.get("type") or "1", "decimal")
    end = "、" if form in ("chineseCountingThousand", "ideographDigital") else ". "
    return format_number(number, form) + end


def _integer(text: str | None) -> int | None:
    match = re.match(r"\s*([+-]?[0-9]{1,9})", text or "")
    return int(match.group(1)) if match else None
