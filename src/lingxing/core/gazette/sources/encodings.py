"""Which characters the bytes of a text are: UTF-8, UTF-16 with a mark, or GB18030 (GBK, GB2312).

It decides the encoding and refuses bytes that are no text. It does not decide what the characters mean, and it never
changes one without a note.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from lingxing.core.gazette.source import SourceError, SourceNote
from lingxing.core.gazette.sources.builder import REPLACEMENT

SAVE_AS_UTF8 = "请在编辑器中打开原文件，确认文字正常后另存为 UTF-8 编码的文本，再导入"
NOT_TEXT = "请确认文件没有损坏，并导入文本、Markdown、Word（.docx）、网页（.html）或带文字层的 PDF"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_GB_SAMPLE_BYTES = 1024 * 1024
_MIN_COMMON_SHARE = 0.6
_DAMAGE_PER = 200
"""At most one damaged place in this many characters is still a damaged text; more is no text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of a text and how they were found (解码结果)."""

    text: str
    encoding: str
    notes: tuple[SourceNote, ...] = ()


def decode_text(data: bytes, name: str, *, declared: str | None = None) -> Decoded:
    """The characters of ``data``; ``declared`` is an encoding that the file itself names (an HTML meta element).

    Raises ``SourceError`` where the bytes are no text or no encoding fits.
    """
    decoded = _decode_marked(data, name) or _decode_unmarked(data, name, declared)
    return _without_controls(decoded, name)


def _decode_marked(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in _BOMS:
        if not data.startswith(mark):
            continue
        note = SourceNote("encoding", f"按文件开头的字节序标记（BOM）以 {encoding.upper()} 解码，标记本身不属于文字")
        text = data[len(mark) :].decode(encoding, "replace")
        damaged = text.count(REPLACEMENT)
        if damaged > _allowed_damage(text):
            raise SourceError(name, f"文件标明是 {encoding.upper()}，但内容不符", SAVE_AS_UTF8)
        return Decoded(text, encoding, (note, *_damage_notes(encoding, damaged)))
    return None


def _decode_unmarked(data: bytes, name: str, declared: str | None) -> Decoded:
    if b"\x00" in data:
        raise SourceError(
            name,
            "文件含有空字节（NUL），不是文本，或是没有标记的 UTF-16 文本",
            f"{NOT_TEXT}；如果是文本，{SAVE_AS_UTF8}",
        )
    utf8 = _decode_strictly(data, "utf-8")
    if utf8 is not None:
        return Decoded(utf8, "utf-8")
    gb18030 = _decode_strictly(data, "gb18030")
    if gb18030 is not None and (_looks_chinese(gb18030) or declared == "gb18030"):
        note = SourceNote("encoding", "文件不是 UTF-8，按 GB18030（含 GBK、GB2312）解码")
        return Decoded(gb18030, "gb18030", (note,))
    return _decode_damaged(data, name)


def _decode_strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_damaged(data: bytes, name: str) -> Decoded:
    """Mostly good UTF-8 or GB18030 with single damaged bytes: each becomes U+FFFD, with a note."""
    for encoding, printed in (("utf-8", data.count(REPLACEMENT.encode())), ("gb18030", 0)):
        text = data.decode(encoding, "replace")
        damaged = text.count(REPLACEMENT) - printed
        if 0 < damaged <= _allowed_damage(text) and (encoding == "utf-8" or _looks_chinese(text)):
            return Decoded(text, encoding, _damage_notes(encoding, damaged))
    raise SourceError(
        name,
        "文字编码无法识别（既不是 UTF-8，也不像 GB18030 中文），或文件不是文本",
        f"{NOT_TEXT}；如果是文本，{SAVE_AS_UTF8}",
    )


def _allowed_damage(text: str) -> int:
    return max(1, len(text) // _DAMAGE_PER) if len(text) >= 20 else 0


def _damage_notes(encoding: str, damaged: int) -> tuple[SourceNote, ...]:
    if not damaged:
        return ()
    message = f"按 {encoding.upper()} 解码，有 {damaged} 处字节损坏，以 {REPLACEMENT} 代替"
    return (SourceNote("damaged_bytes", message),)


def _looks_chinese(text: str) -> bool:
    """Whether most non-ASCII characters are what Chinese text is made of.

    Any bytes above 0x80 may happen to be valid GB18030. Real Chinese text consists of the 3,755 characters of the first
    level of GB 2312 and of punctuation for nine tenths and more; other encodings misread as GB18030 for a quarter.
    """
    # A sample suffices and keeps a file of hundreds of megabytes quick.
    sample = [char for char in text[:_GB_SAMPLE_BYTES] if char > "\x7f" and char != REPLACEMENT]
    if not sample:
        return True
    return sum(map(_is_common, sample)) >= _MIN_COMMON_SHARE * len(sample)


def _is_common(char: str) -> bool:
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return 0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7


def _without_controls(decoded: Decoded, name: str) -> Decoded:
    """``decoded`` with stray control characters made visible; many of them, or a NUL, mean that it is no text."""
    text, notes = decoded.text, list(decoded.notes)
    if text.endswith("\x1a"):
        text = text.rstrip("\x1a")
        notes.append(SourceNote("control_character", "去掉文件末尾的旧式结束符（0x1A）"))
    if "\x00" in text:
        raise SourceError(name, "文件含有空字符（NUL），不是文本", NOT_TEXT)
    clean, count = _CONTROLS.subn(REPLACEMENT, text)
    if count > _allowed_damage(text):
        raise SourceError(name, f"文件含有 {count} 个控制字符，像是二进制文件而不是文本", NOT_TEXT)
    if count:
        notes.append(SourceNote("control_character", f"{count} 个控制字符以 {REPLACEMENT} 代替"))
    return Decoded(clean, decoded.encoding, tuple(notes))
