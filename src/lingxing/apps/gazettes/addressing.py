"""The key under which an address or a document number is looked up, however it was typed.

It decides which spellings name the same thing: full-width and half-width characters, the brackets around a year, spaces,
the 第 before a serial number. It does not decide what the address of a document is: the reader does.
"""

from __future__ import annotations

import re

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BRACKETS = {ord(mark): "〔" for mark in "﹝【［"} | {ord(mark): "〕" for mark in "﹞】］"}
_YEAR = re.compile(r"[\[(〔](\d{4})[\])〕]")
_SERIAL = re.compile(r"(?<=〕)第(?=\d)")
_SPACE = re.compile(r"[\s\0]+")


def fold_address(text: str) -> str:
    """The lookup key: ``云政通 [2023] 第5号＃3.1／（2）`` and ``云政通〔2023〕5号#3.1/(2)`` have the same one."""
    folded = _SPACE.sub("", text.translate(_BRACKETS).translate(_WIDE))
    folded = _YEAR.sub(r"〔\1〕", folded)
    return _SERIAL.sub("", folded).lower()
