"""Builds small real files for the tests of the loaders: .docx from raw XML, PDF with Chinese text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NAMESPACES = (
    f"{_W} "
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_FONT = "STSong-Light"


def docx_bytes(body: str, **parts: str) -> bytes:
    """A .docx whose body is ``body``; ``parts`` are the insides of its other parts (``numbering``, ``styles`` …)."""
    roots = {
        "numbering": "numbering",
        "styles": "styles",
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "header": "hdr",
    }
    files = {"word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"}
    for kind, inside in parts.items():
        files[f"word/{kind}.xml"] = f"<w:{roots[kind]} {_NAMESPACES}>{inside}</w:{roots[kind]}>"
    files["word/_rels/document.xml.rels"] = _relationships({kind: f"{kind}.xml" for kind in parts})
    files["_rels/.rels"] = _relationships({"officeDocument": "word/document.xml"})
    files["[Content_Types].xml"] = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return zip_bytes(files)


def zip_bytes(files: Mapping[str, str | bytes]) -> bytes:
    """A compressed archive of ``files``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def _relationships(targets: Mapping[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{index}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def paragraph(text: str, properties: str = "") -> str:
    """A ``w:p`` with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, num: int, level: int = 0) -> str:
    """A ``w:p`` that is numbered directly."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def number_level(index: int, form: str, text: str, *, start: int = 1, suffix: str = "nothing", more: str = "") -> str:
    """A ``w:lvl``; ``more`` are further elements in it."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def number_list(abstract: int, *levels: str) -> str:
    """A ``w:abstractNum`` with its levels."""
    return f'<w:abstractNum w:abstractNumId="{abstract}">{"".join(levels)}</w:abstractNum>'


def number_use(num: int, abstract: int, overrides: str = "") -> str:
    """A ``w:num`` that uses a list."""
    return f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """A ``w:tbl``; a cell is its text, or a whole ``w:tc``."""
    return (
        "<w:tbl>"
        + "".join(f"<w:tr>{cells}</w:tr>" for cells in ("".join(map(_cell, row)) for row in rows))
        + "</w:tbl>"
    )


def _cell(cell: str) -> str:
    return cell if cell.startswith("<w:tc") else f"<w:tc>{paragraph(cell)}</w:tc>"


class PdfSample:
    """Draws a PDF: Chinese text with a baseline at (x, y), y growing upwards from the foot of an A4 page."""

    def __init__(self, password: str | None = None) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
        self._buffer = io.BytesIO()
        encrypt = StandardEncryption(password, canPrint=0) if password else None
        self.canvas = Canvas(self._buffer, encrypt=encrypt)

    def text(self, x: float, y: float, text: str, size: float = 10.5) -> None:
        """Print ``text``."""
        self.canvas.setFont(_FONT, size)
        self.canvas.drawString(x, y, text)

    def lines(self, x: float, y: float, lines: Sequence[str], pitch: float = 16) -> float:
        """Print ``lines`` downwards, those that begin with two full-width spaces indented; the y below them."""
        for line in lines:
            indent = 21 if line.startswith("　　") else 0
            self.text(x + indent, y, line.strip("　"))
            y -= pitch
        return y

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Rule all lines of a grid."""
        for x in xs:
            self.canvas.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.canvas.line(xs[0], y, xs[-1], y)

    def next_page(self) -> None:
        """End the page."""
        self.canvas.showPage()

    def finish(self) -> bytes:
        """The file; ends the last page."""
        self.canvas.save()
        return self._buffer.getvalue()
