"""What one paragraph of a .docx shows: its characters, and the things anchored in it.

It decides which runs are shown (insertions are, deletions and hidden text are not). It does not decide where the
paragraph stands or what is printed before it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from lingxing.core.gazette.sources.docx_package import W, is_on, to_integer, w_value
from lingxing.core.gazette.sources.docx_styles import StyleSheet

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TAB = "  "
_DELETED = frozenset({W + "del", W + "moveFrom"})
_INSERTED = frozenset({W + "ins", W + "moveTo"})
_NOT_SHOWN = frozenset(
    {W + name for name in ("pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sdtPr", "sdtEndPr")}
)
_SIGNS = {
    W + "tab": _TAB,
    W + "ptab": _TAB,
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_NOTE_NAMES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
# Symbol fonts put check boxes and ticks at private code points; these are the ones that official forms use.
_SYMBOLS = {
    "F0A8": "□", "F06F": "□", "F071": "□", "F0A3": "□", "F06E": "■", "F0FE": "☑", "F052": "☑", "F053": "☒",
    "F0FD": "☒", "F0FC": "✓", "F050": "✓", "F0FB": "✗", "F0D8": "➢", "F06C": "●", "F0B7": "•", "F0A2": "○",
}  # fmt: skip


@dataclass(slots=True)
class Inline:
    r"""What a paragraph shows (段内内容): ``text`` with ``\n`` where a line ends inside it."""

    text: str = ""
    references: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


class InlineReader:
    """Reads paragraphs one after another and numbers the notes that they refer to (段落读取)."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._note_numbers: Counter[str] = Counter()
        self.totals: Counter[str] = Counter()

    def read(self, paragraph: etree._Element) -> Inline:
        """The content of ``paragraph``."""
        inline, parts = Inline(), list[str]()
        walk = etree.iterwalk(paragraph, events=("start",))
        for _, element in walk:
            if self._is_left_out(element, inline):
                walk.skip_subtree()
            else:
                parts.append(self._sign(element, inline))
        inline.text = "".join(parts)
        self.totals.update(inline.counts)
        return inline

    def _is_left_out(self, element: etree._Element, inline: Inline) -> bool:
        tag = element.tag
        if tag in _NOT_SHOWN or (tag == _MC + "Fallback" and _has_choice(element)):
            return True
        if tag in _DELETED:
            inline.counts["deletion"] += 1
            return True
        if tag == W + "txbxContent":
            inline.boxes.append(element)
            return True
        if tag == W + "r" and self._is_hidden(element.find(W + "rPr")):
            inline.counts["hidden"] += any((text.text or "").strip() for text in element.iter(W + "t"))
            return True
        return False

    def _sign(self, element: etree._Element, inline: Inline) -> str:
        """The characters that ``element`` itself stands for."""
        tag = element.tag
        if tag in (W + "t", _MATH_TEXT):
            return (element.text or "").replace("\n", " ").replace("\t", _TAB)
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag == W + "sym":
            return self._symbol(element, inline)
        if tag in _NOTE_NAMES:
            return self._refer(element, inline)
        inline.counts["insertion"] += tag in _INSERTED
        inline.counts["picture"] += isinstance(tag, str) and etree.QName(tag).localname in ("pic", "imagedata")
        return ""

    def _is_hidden(self, properties: etree._Element | None) -> bool:
        if properties is None:
            return False
        if properties.find(W + "vanish") is not None:
            return is_on(properties, "vanish")
        return self._styles.hides(w_value(properties, "rStyle"))

    def _symbol(self, element: etree._Element, inline: Inline) -> str:
        code = (element.get(W + "char") or "").upper()
        if code in _SYMBOLS:
            return _SYMBOLS[code]
        inline.counts["symbol"] += 1
        try:
            char = chr(int(code, 16))
        except (ValueError, OverflowError):
            return "\ufffd"
        return char if char.isprintable() and not "\ue000" <= char <= "\uf8ff" else "\ufffd"

    def _refer(self, element: etree._Element, inline: Inline) -> str:
        """The mark of a footnote or endnote at the place that refers to it."""
        kind = _NOTE_NAMES[element.tag]
        self._note_numbers[kind] += 1
        mark = f"[{'注' if kind == 'footnote' else '尾注'}{self._note_numbers[kind]}]"
        inline.references.append((mark, f"{kind}:{to_integer(element.get(W + 'id'))}"))
        return mark


def _has_choice(fallback: etree._Element) -> bool:
    parent = fallback.getparent()
    return parent is not None and parent.find(_MC + "Choice") is not None
