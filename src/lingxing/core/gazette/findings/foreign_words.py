"""Latin, kana or Cyrillic words inside Chinese running text (外文混入).

It looks for words in small letters between Chinese characters, the usual trace of a recogniser that has translated
``和`` or lost its place. It refuses to judge abbreviations in capitals, units, addresses of mail and web, and names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lingxing.core.gazette.findings.evidence import Evidence, Passage
from lingxing.core.gazette.model import Finding

_HAN = r"\u3400-\u9fff"
_WORD = re.compile(r"(?<![A-Za-z0-9@._/:+\-&'])([A-Za-z]+(?: +[A-Za-z]+)*)(?![A-Za-z0-9@._/:+\-&'])")
_OTHER_SCRIPT = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u0430-\u044f\u0410-\u042f\uac00-\ud7a3]+")
_COMMON = frozenset(
    "a about after all also an and are as at be been before between but by can do each for from had has have he her his how "
    "if in into is it its may more must new no not of on one only or other our out over she should so some such than that the "
    "their them then there these they this those through to under up was we were what when where which who will with would "
    "year years you your following including according per via within without".split()
)
_UNITS_AND_LOANS = frozenset(
    "km m cm mm nm um dm kg g mg ug t l ml ul s h min ms d ha hm mu kw mw gw kwh w v kv kva ka hz khz mhz ghz pa kpa mpa db ph "
    "ppm ppb mol cal kcal bar rpm bit byte kb mb gb tb bps mbps c f k x y z n i j p q r e u o b vs app apps web wifi vr ar cpu "
    "html pdf doc docx xls xlsx ppt pptx txt jpg png zip excel word email mail tel fax vlog blog emoji logo".split()
)
_BETWEEN = {"and": "和", "or": "或", "of": "的"}


def find_foreign_words(evidence: Evidence) -> Iterator[Finding]:
    """Foreign words in prose, frame and cells; one finding for each place."""
    for passage in evidence.texts():
        for match in _WORD.finditer(passage.text):
            if _is_foreign(passage.text, match):
                yield _finding(evidence, passage, match)
        for match in _OTHER_SCRIPT.finditer(passage.text):
            if _touches_han(passage.text, match.start(), match.end()) == 2:
                yield _finding(evidence, passage, match)


def _is_foreign(text: str, match: re.Match[str]) -> bool:
    words = match[1].split()
    sides = _touches_han(text, match.start(), match.end())
    if all(word.lower() in _COMMON and len(word) > 1 and not word.isupper() for word in words):
        return sides == 2 or (sides == 1 and _at_an_edge(text, match))
    plain = all(word.islower() and len(word) > 2 and word not in _UNITS_AND_LOANS for word in words)
    return plain and sides == 2 and _spaced(text, match)


def _touches_han(text: str, start: int, end: int) -> int:
    """On how many sides a Chinese character follows, blanks passed over."""
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return sum(bool(re.match(rf"[{_HAN}、，。；：“”《》（）]", mark)) for mark in (before, after))


def _at_an_edge(text: str, match: re.Match[str]) -> bool:
    return not text[: match.start()].strip() or not text[match.end() :].strip()


def _spaced(text: str, match: re.Match[str]) -> bool:
    """Whether blanks stand around the word: a trade name in small letters is set close."""
    return text[match.start() - 1].isspace() and text[match.end()].isspace()


def _finding(evidence: Evidence, passage: Passage, match: re.Match[str]) -> Finding:
    start, end = match.span()
    before, after = text_around(passage.text, start, end)
    printed = passage.text[max(0, start - before) : end + after]
    replacement = _BETWEEN.get(match[0].strip().lower())
    message = f"中文行文中夹有外文“{match[0].strip()}”，疑为识别或排印错误。"
    suggestion = None
    if replacement:
        suggestion = (
            passage.text[max(0, start - before) : start].rstrip()
            + replacement
            + passage.text[end : end + after].lstrip()
        )
        message += f"按上下文此处应为“{replacement}”。"
    return evidence.finding("foreign_word", passage.lines_at(start, end), printed, message, suggestion, passage.address)


def text_around(text: str, start: int, end: int, width: int = 3) -> tuple[int, int]:
    """How many characters to show before and after a place, blanks included."""
    before = len(text[:start]) - len(text[:start].rstrip()) + width
    after = len(text[end:]) - len(text[end:].lstrip()) + width
    return min(before, start), min(after, len(text) - end)
