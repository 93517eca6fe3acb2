r"""Text and markdown files: the characters as they are, with ``\n`` as the only line end.

It decides line ends only. Marks inside the text (markdown, inline HTML tables) stay as written: the reader reads them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lingxing.core.gazette.source import SourceError, SourceNote
from lingxing.core.gazette.sources.builder import REPLACEMENT
from lingxing.core.gazette.sources.encodings import Decoded, decode_text

EMPTY_REMEDY = "请检查是否选错了文件，或文件没有保存成功"

_MAX_LINE_NOTES = 100
_LINE_ENDS = (
    ("\r\n", "\n", "回车换行（CRLF）统一为换行"),
    ("\r", "\n", "回车（CR）统一为换行"),
    ("\x0b", "\n", "纵向制表符（软换行）改为换行"),
    ("\x85", "\n", "换行控制符（NEL）改为换行"),
    ("\u2028", "\n", "行分隔符（U+2028）改为换行"),
    ("\u2029", "\n\n", "段分隔符（U+2029）改为空行"),
)


def load_text(data: bytes, name: str) -> Decoded:
    """The canonical text of ``data``. Raises ``SourceError`` when it is no text or has nothing but white space."""
    decoded = decode_text(data, name)
    text, notes = decoded.text, list(decoded.notes)
    if not text or text.isspace():
        raise SourceError(name, "文件里只有空白，没有文字", EMPTY_REMEDY)
    for printed, canonical, message in _LINE_ENDS:
        count = text.count(printed)
        if count:
            text = text.replace(printed, canonical)
            notes.append(SourceNote("line_ends", f"{message}，共 {count} 处"))
    text, breaks = _split_pages(text)
    if breaks:
        notes.append(SourceNote("line_ends", f"换页符改为空行，共 {breaks} 处"))
    return Decoded(text, decoded.encoding, (*notes, *_replacement_notes(text)))


def _replacement_notes(text: str) -> Iterator[SourceNote]:
    """A note for each of the first lines that have U+FFFD, printed there or put there in place of damaged bytes."""
    line, counted_to = 1, 0
    noted: set[int] = set()
    start = text.find(REPLACEMENT)
    while start >= 0 and len(noted) < _MAX_LINE_NOTES:
        line += text.count("\n", counted_to, start)
        counted_to = start
        if line not in noted:
            noted.add(line)
            yield SourceNote("damaged_bytes", f"此行有无法识别的字符（{REPLACEMENT}）", line)
        start = text.find(REPLACEMENT, start + 1)


def _split_pages(text: str) -> tuple[str, int]:
    """``text`` with an empty line at each form feed, and how many there were."""
    count = text.count("\f")
    if not count:
        return text, 0
    # A form feed mostly stands on a line of its own or at the start of one: then a line end more makes the empty line.
    text = text.replace("\n\f", "\n\n").replace("\f", "\n\n")
    return text, count
