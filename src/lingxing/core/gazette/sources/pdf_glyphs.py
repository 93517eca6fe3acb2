"""The glyphs and ruled lines of a PDF page, turned upright.

It decides where each printed sign stands and which way the page is read. It does not decide lines, columns or tables.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from lingxing.core.gazette.sources.limits import MAX_PDF_PAGE_CHARACTERS, MAX_PDF_PAGE_OBJECTS

_STRAIGHT = 1.0
_MIN_RULE = 4.0
_MAX_FORM_DEPTH = 8
_LARGE_PICTURE = 2_500.0
_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})
Affine = tuple[float, float, float, float, float, float]
_UNCHANGED: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed sign (字形): its box in points, y growing downwards, its font size, and the spaces typed before it."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    before: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruled line (框线) at ``place`` (y of a horizontal, x of a vertical one), from ``start`` to ``end``."""

    place: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageInk:
    """What is printed on a page (页面内容)."""

    glyphs: tuple[Glyph, ...]
    horizontals: tuple[Rule, ...]
    verticals: tuple[Rule, ...]
    pictures: int
    unmapped: int


class PageTooLarge(Exception):
    """A page with more on it than any printed page has (页面过大)."""


def read_page_ink(page: pdfium.FPDF_PAGE, text_page: pdfium.FPDF_TEXTPAGE) -> PageInk:
    """What is printed on ``page``. Raises ``PageTooLarge``."""
    count = max(0, pdfium.FPDFText_CountChars(text_page))
    if count > MAX_PDF_PAGE_CHARACTERS:
        raise PageTooLarge(f"{count} 个字符")
    turns = _reading_direction(text_page, count)
    glyphs, unmapped = _read_glyphs(text_page, count, turns)
    horizontals, verticals, pictures = _read_objects(page, turns)
    return PageInk(tuple(glyphs), tuple(horizontals), tuple(verticals), pictures, unmapped)


def _reading_direction(text_page: pdfium.FPDF_TEXTPAGE, count: int) -> int:
    """Quarter turns, with the clock, by which most of the text is rotated: landscape tables stand sideways."""
    step = max(1, count // 500)
    votes: Counter[int] = Counter()
    for index in range(0, count, step):
        angle = pdfium.FPDFText_GetCharAngle(text_page, index)
        if angle >= 0 and not pdfium.FPDFText_IsGenerated(text_page, index):
            votes[round(angle / (math.pi / 2)) % 4] += 1
    return votes.most_common(1)[0][0] if votes else 0


def _turn(x: float, y: float, turns: int) -> tuple[float, float]:
    """A point of the page in reading position, y downwards."""
    return ((x, -y), (-y, -x), (-x, y), (y, x))[turns]


def _read_glyphs(text_page: pdfium.FPDF_TEXTPAGE, count: int, turns: int) -> tuple[list[Glyph], int]:
    glyphs: list[Glyph] = []
    ruler = _Ruler(text_page, turns)
    spaces, lead, unmapped = "", "", 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if pdfium.FPDFText_IsGenerated(text_page, index) == 1 and code not in _LINE_END_HYPHENS:
            continue
        if 0xD800 <= code < 0xDC00:
            lead = chr(code)
            continue
        text, lead = _character(code, lead), ""
        if text.isspace():
            spaces += text if text in " \u3000" else " "
            continue
        unmapped += text == "\ufffd" or pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1
        glyphs.append(ruler.measure(index, text, spaces))
        spaces = ""
    return glyphs, unmapped


def _character(code: int, lead: str) -> str:
    if code in _LINE_END_HYPHENS:
        return "-"
    if 0xDC00 <= code < 0xE000 and lead:
        return (lead + chr(code)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    text = chr(code)
    return text if text.isprintable() or text.isspace() or "\ue000" <= text <= "\uf8ff" else "\ufffd"


class _Ruler:
    """Measures the glyphs of a page; its boxes are made once, for there are thousands of glyphs."""

    def __init__(self, text_page: pdfium.FPDF_TEXTPAGE, turns: int) -> None:
        self._text_page = text_page
        self._turns = turns
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()

    def measure(self, index: int, text: str, spaces: str) -> Glyph:
        """The glyph at ``index``, which prints ``text`` after ``spaces``."""
        page, box, matrix = self._text_page, self._box, self._matrix
        box.left = box.right = box.top = box.bottom = 0.0
        matrix.c, matrix.d = 0.0, 1.0
        pdfium.FPDFText_GetLooseCharBox(page, index, box)
        pdfium.FPDFText_GetMatrix(page, index, matrix)
        (xa, ya), (xb, yb) = _turn(box.left, box.bottom, self._turns), _turn(box.right, box.top, self._turns)
        size = pdfium.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d)
        x0, x1 = (xa, xb) if xa < xb else (xb, xa)
        y0, y1 = (ya, yb) if ya < yb else (yb, ya)
        if not math.isfinite(x0 + x1 + y0 + y1 + size):
            return Glyph(text, 0.0, 0.0, 0.0, 0.0, 1.0, spaces)
        return Glyph(text, x0, y0, x1, y1, size if size > 0.5 else max(y1 - y0, 1.0), spaces)


def _read_objects(page: pdfium.FPDF_PAGE, turns: int) -> tuple[list[Rule], list[Rule], int]:
    horizontals: list[Rule] = []
    verticals: list[Rule] = []
    pictures = 0
    for kind, item, affine in _walk_objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += abs(affine[0] * affine[3] - affine[1] * affine[2]) > _LARGE_PICTURE
            continue
        for (xa, ya), (xb, yb) in _edges(item, affine):
            (xa, ya), (xb, yb) = _turn(xa, ya, turns), _turn(xb, yb, turns)
            if abs(ya - yb) < _STRAIGHT and abs(xa - xb) > _MIN_RULE:
                horizontals.append(Rule((ya + yb) / 2, min(xa, xb), max(xa, xb)))
            elif abs(xa - xb) < _STRAIGHT and abs(ya - yb) > _MIN_RULE:
                verticals.append(Rule((xa + xb) / 2, min(ya, yb), max(ya, yb)))
    return horizontals, verticals, pictures


def _walk_objects(page: pdfium.FPDF_PAGE) -> Iterator[tuple[int, pdfium.FPDF_PAGEOBJECT, Affine]]:
    """Painted paths and pictures of a page, also those inside forms, with the matrix that puts them on the page."""
    top = [pdfium.FPDFPage_GetObject(page, index) for index in range(pdfium.FPDFPage_CountObjects(page))]
    stack = [(item, _UNCHANGED, 0) for item in reversed(top)]
    seen = 0
    while stack:
        item, outer, depth = stack.pop()
        seen += 1
        if seen > MAX_PDF_PAGE_OBJECTS:
            raise PageTooLarge(f"超过 {MAX_PDF_PAGE_OBJECTS} 个图形对象")
        kind = pdfium.FPDFPageObj_GetType(item)
        affine = _compose(_matrix_of(item), outer)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_FORM_DEPTH:
            inner = range(min(pdfium.FPDFFormObj_CountObjects(item), MAX_PDF_PAGE_OBJECTS))
            stack.extend((pdfium.FPDFFormObj_GetObject(item, index), affine, depth + 1) for index in inner)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE or (kind == pdfium.FPDF_PAGEOBJ_PATH and _is_painted(item)):
            yield kind, item, affine


def _matrix_of(item: pdfium.FPDF_PAGEOBJECT) -> Affine:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return _UNCHANGED
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _compose(inner: Affine, outer: Affine) -> Affine:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _is_painted(path: pdfium.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)):
        return False
    return bool(fill.value or stroke.value)


def _edges(path: pdfium.FPDF_PAGEOBJECT, affine: Affine) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight edges of a path, closing edges included."""
    a, b, c, d, e, f = affine
    x, y = ctypes.c_float(), ctypes.c_float()
    first = previous = None
    for index in range(min(pdfium.FPDFPath_CountSegments(path), MAX_PDF_PAGE_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and previous is not None:
            yield previous, point
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            yield point, first
        previous = point
