"""Which Akoma Ntoso element stands for which numbering family.

It decides the names: 编 part, 章 chapter, 节 section, 条 article, 款 paragraph, 项 point, 目 indent; 一、 section, (一)
subsection, 1. point, (1) and ① indent; 1.1 level. It does not decide how deep a provision lies: the reading says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from lingxing.core.text.labels import Label, LabelFamily, find_label_readings, find_spoken_label

_ELEMENTS = {
    LabelFamily.PART: ("part", "part"),
    LabelFamily.SUBPART: ("subpart", "subpart"),
    LabelFamily.CHAPTER: ("chapter", "chp"),
    LabelFamily.SECTION: ("section", "sec"),
    LabelFamily.ARTICLE: ("article", "art"),
    LabelFamily.CHINESE: ("section", "sec"),
    LabelFamily.CHINESE_BRACKET: ("subsection", "subsec"),
    LabelFamily.DECIMAL: ("level", "lvl"),
    LabelFamily.ARABIC: ("point", "point"),
    LabelFamily.ARABIC_BRACKET: ("indent", "indent"),
    LabelFamily.ARABIC_HALF_BRACKET: ("indent", "indent"),
    LabelFamily.CIRCLED: ("indent", "indent"),
    LabelFamily.SPOKEN: ("indent", "indent"),
}
_IN_ARTICLE = {
    LabelFamily.CHINESE_BRACKET: ("point", "point"),
    LabelFamily.ARABIC: ("indent", "indent"),
}


@dataclass(frozen=True, slots=True)
class Level:
    """The element of a provision (条款元素): its name, the short name in its identifier, its number if it has one."""

    tag: str
    short: str
    number: int | None = None


def find_level(label: str | None, in_article: bool) -> Level:
    """The level of a provision by its printed label; ``in_article`` says that an article stands above it."""
    if label is None:
        return Level("paragraph", "para")
    reading = _read_label(label)
    if reading is None or reading.family is LabelFamily.NOTE:
        return Level("hcontainer", "hcontainer")
    element = _IN_ARTICLE.get(reading.family) if in_article else None
    tag, short = element or _ELEMENTS[reading.family]
    return Level(tag, short, reading.number)


def _read_label(label: str) -> Label | None:
    # A label alone is read as the opening of a paragraph, so it gets a paragraph to open.
    readings = find_label_readings(f"{label} 文")
    return readings[0] if readings else find_spoken_label(f"{label}文")
