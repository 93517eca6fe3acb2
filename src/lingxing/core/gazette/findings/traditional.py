"""Traditional characters in simplified text (繁体字).

It reports words with characters that simplified text never uses. It refuses to judge a text that is set in traditional
characters throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lingxing.core.gazette.findings.evidence import Evidence
from lingxing.core.gazette.findings.traditional_forms import SIMPLIFIED
from lingxing.core.gazette.model import Finding

_TRADITIONAL = re.compile("[" + "".join(SIMPLIFIED) + "]")
_RUN = re.compile(rf"[\u3400-\u9fff]{{0,2}}{_TRADITIONAL.pattern}+[\u3400-\u9fff]?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHARE_OF_A_TRADITIONAL_TEXT = 0.03
_TABLE = str.maketrans(SIMPLIFIED)


def find_traditional_forms(evidence: Evidence) -> Iterator[Finding]:
    """Traditional characters, a finding for each word that holds some."""
    text = evidence.reading.source.text
    found = len(_TRADITIONAL.findall(text))
    if not found or found > _SHARE_OF_A_TRADITIONAL_TEXT * max(400, len(_HAN.findall(text))):
        return
    for passage in evidence.texts():
        for match in _RUN.finditer(passage.text):
            printed = match[0]
            simplified = printed.translate(_TABLE)
            wrong = "、".join(dict.fromkeys(_TRADITIONAL.findall(printed)))
            right = "、".join(SIMPLIFIED[mark] for mark in dict.fromkeys(_TRADITIONAL.findall(printed)))
            message = f"简体行文中出现繁体字“{wrong}”，规范字形为“{right}”。"
            lines = passage.lines_at(match.start(), match.end())
            yield evidence.finding("traditional_form", lines, printed, message, simplified, passage.address)
