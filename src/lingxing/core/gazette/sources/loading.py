"""A file, or its bytes, to a ``Source``: checks the size, finds the format, calls its loader.

It decides which loader reads a file, and is the one place where every failure becomes a ``SourceError``: whatever the
bytes, no other exception leaves it. It does not read any format itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path, PurePath

from lingxing.core.gazette.source import Source, SourceError, SourceNote
from lingxing.core.gazette.sources.docx_document import load_docx
from lingxing.core.gazette.sources.encodings import Decoded
from lingxing.core.gazette.sources.html_pages import load_html
from lingxing.core.gazette.sources.limits import (
    MAX_DOCX_BYTES,
    MAX_FILE_BYTES,
    MAX_HTML_BYTES,
    MAX_PDF_BYTES,
    MAX_TEXT_BYTES,
    say_mib,
)
from lingxing.core.gazette.sources.pdf_document import load_pdf
from lingxing.core.gazette.sources.plain_text import EMPTY_REMEDY, load_text
from lingxing.core.gazette.sources.sniffing import FORMAT_NAMES, FileFormat, format_of_name, sniff_format

_Loader = Callable[[bytes, str], Decoded]

_LOADERS: dict[FileFormat, tuple[_Loader, int]] = {
    FileFormat.TEXT: (load_text, MAX_TEXT_BYTES),
    FileFormat.MARKDOWN: (load_text, MAX_TEXT_BYTES),
    FileFormat.HTML: (load_html, MAX_HTML_BYTES),
    FileFormat.DOCX: (load_docx, MAX_DOCX_BYTES),
    FileFormat.PDF: (load_pdf, MAX_PDF_BYTES),
}
_TOO_LARGE_REMEDY = "请拆成几个文件（例如每期一个），分别导入"


def load_source(path: Path) -> Source:
    """The canonical text of the file at ``path``.

    Raises ``SourceError`` when it is missing, unreadable, too large, or not in a format that can be read.
    """
    name = path.name or str(path)
    try:
        if not path.is_file():
            problem = "这是一个文件夹或设备，不是文件" if path.exists() else "文件不存在"
            raise SourceError(name, problem, "请检查路径")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise SourceError(name, f"文件超过上限 {say_mib(MAX_FILE_BYTES)}", _TOO_LARGE_REMEDY)
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise SourceError(name, "文件打不开", f"请检查路径和读取权限（{error}）") from error
    return load_bytes(data, name)


def load_bytes(data: bytes, name: str) -> Source:
    """The canonical text of ``data``, the content of a file called ``name`` (only its ending matters).

    Raises ``SourceError`` and nothing else, whatever the bytes.
    """
    try:
        return _load(data, name)
    except SourceError:
        raise
    except MemoryError as error:
        raise SourceError(name, "内存不足，文件太大", _TOO_LARGE_REMEDY) from error
    except Exception as error:  # the parsers below are not ours; a damaged file must still end in one clear sentence
        problem = f"文件损坏，读取时中断（{type(error).__name__}）"
        raise SourceError(name, problem, "请重新下载，或在原程序中打开后另存，再导入") from error


def _load(data: bytes, name: str) -> Source:
    if not data:
        raise SourceError(name, "文件是空的（0 字节）", EMPTY_REMEDY)
    file_format = sniff_format(data, name)
    loader, limit = _LOADERS[file_format]
    if len(data) > limit:
        kind = FORMAT_NAMES[file_format]
        raise SourceError(name, f"{kind}超过上限 {say_mib(limit)}", _TOO_LARGE_REMEDY)
    decoded = loader(data, name)
    return Source(
        name=name,
        text=decoded.text,
        media_type=file_format.value,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        notes=(*_format_notes(file_format, name), *decoded.notes),
    )


def _format_notes(found: FileFormat, name: str) -> tuple[SourceNote, ...]:
    promised = format_of_name(name)
    if promised is None or promised is found:
        return ()
    suffix = PurePath(name).suffix
    return (SourceNote("format", f"扩展名是 {suffix}，内容是{FORMAT_NAMES[found]}，按内容读取"),)
