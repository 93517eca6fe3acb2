"""Section labels (条款序号): the numbering families of Chinese official text, at the start of a paragraph.

It decides which labels a paragraph can begin with. Some openings can be read in more than one way (``3.5亿元`` is a number,
or item 3 that begins with ``5亿元``): all readings are returned, and the structure of the document decides between them.

Standards: 立法技术规范 (编 章 节 条 款 项 目); GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）); GB/T 1.1 (1, 1.1, 1.1.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from lingxing.core.text.document_numbers import chinese_ordinal

_CHINESE = r"[〇零一二两三四五六七八九十百千]{1,7}"
_GAP = r"[ \t　]"
_DIGITS = str.maketrans("０１２３４５６７８９．（）", "0123456789.()")


class LabelFamily(IntEnum):
    """A numbering family (序号类型), ordered by its usual rank from outermost to innermost."""

    PART = 0
    SUBPART = 1
    CHAPTER = 2
    SECTION = 3
    ARTICLE = 4
    CHINESE = 10
    CHINESE_BRACKET = 11
    DECIMAL = 12
    ARABIC = 13
    ARABIC_BRACKET = 14
    ARABIC_HALF_BRACKET = 15
    CIRCLED = 16
    NOTE = 20
    SPOKEN = 21


@dataclass(frozen=True, slots=True)
class Label:
    """One reading of the opening of a paragraph as a label (序号).

    ``numbers`` holds one value, or the parts of a decimal (``3.2.2`` → ``(3, 2, 2)``); ``key`` is how addresses write it;
    ``end`` is the offset behind the label and its separator; ``sure`` says that the form admits no other reading;
    ``measured`` that it goes straight on as a quantity would (``3.5亿元``, ``1小时``).
    """

    family: LabelFamily
    numbers: tuple[int, ...]
    printed: str
    key: str
    end: int
    sure: bool
    measured: bool = False

    @property
    def number(self) -> int:
        """The last part of the number."""
        return self.numbers[-1]


_STATUTE_UNITS = {
    "编": LabelFamily.PART,
    "篇": LabelFamily.PART,
    "部分": LabelFamily.PART,
    "分编": LabelFamily.SUBPART,
    "章": LabelFamily.CHAPTER,
    "节": LabelFamily.SECTION,
    "条": LabelFamily.ARTICLE,
}
_STATUTE = re.compile(
    rf"第\s*({_CHINESE}|[0-9０-９]{{1,4}})\s*(分编|部分|编|篇|章|节|条)(之[一二三四五六七八九十])?({_GAP}+|$|[:：、])?"
)
_STATUTE_RUNNING = re.compile(r"[第至和、，,。；;规所的中内项款之]|及其|以及|或者")
_CHINESE_COMMA = re.compile(rf"({_CHINESE})\s*[、．.](?![〇零一二三四五六七八九十百千]+[、等季度届级类])\s*")
_CHINESE_BRACKET = re.compile(rf"[（(]\s*({_CHINESE})\s*[）)]{_GAP}*[、.．]?{_GAP}*")
_ARABIC = re.compile(rf"([0-9０-９]{{1,3}}){_GAP}*[.．、](?!\s*[0-9０-９]+\s*$){_GAP}*(?=\S)")
_ARABIC_BRACKET = re.compile(rf"[（(]\s*([0-9０-９]{{1,3}})\s*[）)]{_GAP}*[、.．]?{_GAP}*")
_HALF_BRACKET = re.compile(rf"([0-9０-９]{{1,3}})[）)]{_GAP}*(?=\S)")
_DECIMAL = re.compile(rf"([0-9０-９]{{1,2}}(?:[.．][0-9０-９]{{1,3}}){{1,5}})[.．]?({_GAP}*)(?=\S)")
_BARE = re.compile(rf"([0-9０-９]{{1,2}}){_GAP}*(?=[㐀-鿿“《])")
_CIRCLED = re.compile(rf"([①-⑳㉑-㉟]){_GAP}*")
_NOTE = re.compile(r"(注|说明|备注|附注|注释)\s*[:：]\s*")
_MEASURE = re.compile(
    r"(?!分[级类工析布管段组配]|个[人体案别]|名[称词单录]|项目|级别|次[生序要]|户[籍外]|人[员口才力民工事]|起[草步]|时[间限段效]|日[常期志]"
    r"|年[度检]|月[度报]|天气|条[件款例]|台[账风]|处[置理罚分]|座谈|条|元[旦素])"
    r"(?:[个项户家人名次万亿元吨级米亩倍年月日时分天%％‰℃岁起处座台辆条只头株GkKMm]|小时|公里|公顷|千瓦|千克|平方|立方|百分|周|季度|英寸|余|多|以上|以下|至|到)"
)
_OPENING = re.compile(r"[第（(注说备附0-9０-９①-⑳㉑-㉟〇零一二两三四五六七八九十百千]")
_SPOKEN = re.compile(r"([一二三四五六七八九十]{1,2})([是要])(?![、，])")


def find_label_readings(text: str) -> tuple[Label, ...]:
    """The labels that ``text`` (a paragraph without leading blanks) can begin with, most specific first."""
    if not _OPENING.match(text):
        return ()
    readings = (
        _statute(text),
        _simple(_CHINESE_COMMA, LabelFamily.CHINESE, text),
        _simple(_CHINESE_BRACKET, LabelFamily.CHINESE_BRACKET, text),
        _decimal(text),
        _arabic(text),
        _simple(_ARABIC_BRACKET, LabelFamily.ARABIC_BRACKET, text),
        _simple(_HALF_BRACKET, LabelFamily.ARABIC_HALF_BRACKET, text),
        _bare(text),
        _circled(text),
        _note(text),
    )
    return tuple(label for label in readings if label)


def find_spoken_label(text: str) -> Label | None:
    """``一是`` / ``二要`` at the start of a clause, or ``None``."""
    match = _SPOKEN.match(text)
    if match is None:
        return None
    return Label(LabelFamily.SPOKEN, (chinese_ordinal(match[1]),), match[0], match[0], match.end(), False)


def _value(printed: str) -> int:
    plain = printed.translate(_DIGITS)
    return int(plain) if plain.isdigit() else chinese_ordinal(plain)


def _statute(text: str) -> Label | None:
    match = _STATUTE.match(text)
    if match is None:
        return None
    separated = match[4] is not None and match[4] not in ("、",)
    rest = text[match.end() :]
    if not separated and _STATUTE_RUNNING.match(text[match.end(3) if match[3] else match.end(2) :]):
        return None
    if match[2] != "条" and (len(rest) > 40 or re.search(r"[，。；]|^“", rest)):
        return None
    printed = match[0].rstrip(" \t　:：、")
    key = re.sub(r"\s+", "", printed).translate(_DIGITS)
    return Label(_STATUTE_UNITS[match[2]], (_value(match[1]),), printed, key, match.end(), separated)


def _simple(pattern: re.Pattern[str], family: LabelFamily, text: str) -> Label | None:
    match = pattern.match(text)
    if match is None:
        return None
    number = match[1].translate(_DIGITS)
    key = {
        LabelFamily.CHINESE: number,
        LabelFamily.ARABIC_HALF_BRACKET: f"{number})",
    }.get(family, f"({number})")
    return Label(family, (_value(number),), match[0].strip(), key, match.end(), family is LabelFamily.CHINESE_BRACKET)


def _arabic(text: str) -> Label | None:
    match = _ARABIC.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    number = match[1].translate(_DIGITS)
    sure = not (rest[:1].isdigit() and match[0].endswith((".", "．")))
    return Label(LabelFamily.ARABIC, (int(number),), match[0].strip(), number, match.end(), sure)


def _decimal(text: str) -> Label | None:
    match = _DECIMAL.match(text)
    if match is None:
        return None
    printed = match[1].translate(_DIGITS)
    parts = tuple(int(part) for part in printed.split("."))
    if any(part == 0 for part in parts):
        return None
    measured = bool(_MEASURE.match(text[match.end() :])) and not match[2]
    return Label(LabelFamily.DECIMAL, parts, match[1], printed, match.end(), len(parts) > 2 or bool(match[2]), measured)


def _bare(text: str) -> Label | None:
    match = _BARE.match(text)
    if match is None:
        return None
    number = match[1].translate(_DIGITS)
    measured = bool(_MEASURE.match(text[match.end() :])) and match[0] == match[1]
    return Label(LabelFamily.DECIMAL, (int(number),), match[1], number, match.end(), False, measured)


def _circled(text: str) -> Label | None:
    match = _CIRCLED.match(text)
    if match is None:
        return None
    mark = match[1]
    value = ord(mark) - ord("①") + 1 if mark <= "⑳" else ord(mark) - ord("㉑") + 21
    return Label(LabelFamily.CIRCLED, (value,), mark, mark, match.end(), True)


def _note(text: str) -> Label | None:
    match = _NOTE.match(text)
    if match is None:
        return None
    return Label(LabelFamily.NOTE, (1,), match[0].strip(), match[1], match.end(), True)
