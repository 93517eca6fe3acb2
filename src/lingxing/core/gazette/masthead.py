"""The masthead of an issue (刊头): title, year, number, total number and date of publication.

It decides what the lines before the first document say of the issue. It computes nothing that is not printed there.

Printed forms: ``…公报　2024年第3期　市政府文件``; ``2024`` above ``第3期``; ``二〇二四年第三期（总第88期）``;
``2024年3月15日出版``; ``出版日期：2024年3月``; ``2024年3月15日　半月刊``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lingxing.core.gazette.lexicon import PLACE
from lingxing.core.gazette.model import Issue
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.titles import close_gaps
from lingxing.core.text.document_numbers import chinese_ordinal

_NUMBER = r"[〇零○一二三四五六七八九十百\d]{1,6}"
_YEAR = r"(?:19|20|１９|２０)\d{2}|[一二][〇零○一二三四五六七八九]{3}"
_GAZETTE = re.compile(r"公\s*报|政\s*报")
_TITLE = re.compile(r"^[^，。：:；]*?(?:公\s*报|政\s*报)(?=$|[\s\d（(》〔·•\-—|第总二一])")
_ISSUE_BEFORE = re.compile(
    rf"^[（(]?(?:(?:{_YEAR})\s*年?)?[\s·•.]*第?\s*{_NUMBER}\s*期\s*(?:[（(]?总[^）)]{{1,10}}[）)])?[）)\s]*"
)
_ISSUE_LINE = re.compile(
    rf"(?P<year>{_YEAR})\s*年\s*(?:\d{{1,2}}\s*月)?[\s·•,，（(\-—]*第\s*(?P<number>{_NUMBER})\s*[期号]"
)
_ISSUE_BEHIND = re.compile(rf"(?<!总)第\s*(?P<number>{_NUMBER})\s*期\s*[（(]?\s*(?P<year>{_YEAR})\s*年?\s*[）)]?$")
_ISSUE_FIGURES = re.compile(r"^(?P<year>(?:19|20)\d{2})\s*[·•./／\-—]\s*(?:第\s*)?(?P<number>\d{1,2})\s*期?$")
_NUMBER_ALONE = re.compile(rf"(?<!总)(?<!总\s)第\s*({_NUMBER})\s*期")
_YEAR_ALONE = re.compile(rf"^({_YEAR})\s*年?$")
_TOTAL = re.compile(
    rf"总\s*(?:期\s*)?(?:第\s*)?({_NUMBER})\s*[期号]|(?:累计|总期数)\s*[:：]?\s*第?\s*({_NUMBER})\s*期?"
)
_DAY = (
    rf"(?P<year>{_YEAR})(?:\s*年\s*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月"
    r"(?:\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?"
    r"|[-./](?P<month_figure>\d{1,2})(?:[-./](?P<day_figure>\d{1,2}))?)"
)
_PERIODICITY = r"[\s　]*[（(]?(?:[周旬月季]刊|半月刊|双月刊|半年刊)?[）)]?[\s　]*"
_IMPRINT = r"(?:出版|出刊|发行|编印|刊印|刊行|印发|印刷)"
_PUBLISHED = (
    re.compile(rf"{_IMPRINT}(?:日期|时间)?\s*[:：]\s*{_DAY}"),
    re.compile(rf"{_IMPRINT}(?:日期|时间)\s*{_DAY}"),
    re.compile(rf"{_DAY}{_PERIODICITY}(?:星期.[\s　]*)?{_IMPRINT}"),
)
_DAY_LINE = re.compile(rf"^{_PERIODICITY}{_DAY}{_PERIODICITY}$")
_REACH = 12
_LONGEST_LINE_ABOVE = 20


def read_issue(rows: Sequence[Row]) -> Issue:
    """The masthead printed in ``rows`` (all that stands before the first document)."""
    texts = [row.text.strip() for row in rows if row.kind in (RowKind.TEXT, RowKind.RUNNING_HEAD)]
    figures = [row.text.strip() for row in rows if row.kind is RowKind.PAGE_NUMBER]
    title = _gazette_title(texts)
    year, number = _year_and_number(texts)
    if year is None and number is not None:
        year = _year_alone([*texts[:_REACH], *figures[:_REACH]])
    published = _published(texts, is_gazette=bool(title or number))
    if year is None and number is not None and published:
        year = int(published[:4])
    return Issue(title, year, number, _total(texts), published)


def is_masthead_line(text: str) -> bool:
    """Whether a line names the gazette or its issue."""
    bare = text.strip()
    patterns = (_GAZETTE, _ISSUE_LINE, _ISSUE_BEHIND, _ISSUE_FIGURES, _TOTAL)
    return any(pattern.search(bare) for pattern in patterns) or bool(_NUMBER_ALONE.fullmatch(bare))


def _gazette_title(texts: Sequence[str]) -> str | None:
    """The name of the gazette: its line up to 公报, and the lines above that it goes on from."""
    named = [(index, _title_in(text)) for index, text in enumerate(texts[:_REACH])]
    at, name = next(((index, found) for index, found in named if found), (0, None))
    if name is None:
        return None
    first = at
    while first > 0 and at - first < 2 and not re.match(PLACE, name) and _can_stand_above(texts[first - 1]):
        first -= 1
        name = texts[first] + name
    return close_gaps(re.sub(r"[\s　]+", "", name))


def _title_in(text: str) -> str | None:
    match = _TITLE.match(_ISSUE_BEFORE.sub("", text).lstrip("《 　"))
    return match[0].strip() if match else None


def _can_stand_above(text: str) -> bool:
    return len(text) <= _LONGEST_LINE_ABOVE and not re.search(r"[\d期，。：:；、]", text)


def _year_and_number(texts: Sequence[str]) -> tuple[int | None, int | None]:
    for pattern in (_ISSUE_LINE, _ISSUE_BEHIND, _ISSUE_FIGURES):
        match = next((found for text in texts if (found := pattern.search(text))), None)
        if match:
            return _value(match["year"]), _value(match["number"])
    match = next((found for text in texts if (found := _NUMBER_ALONE.search(text))), None)
    return None, _value(match[1]) if match else None


def _year_alone(texts: Sequence[str]) -> int | None:
    return next((_value(match[1]) for text in texts if (match := _YEAR_ALONE.match(text))), None)


def _total(texts: Sequence[str]) -> int | None:
    match = next((found for text in texts if (found := _TOTAL.search(text))), None)
    return _value(match[1] or match[2]) if match else None


def _value(printed: str) -> int | None:
    try:
        return int(printed) if printed.isdecimal() else chinese_ordinal(printed.replace("○", "〇"))
    except ValueError:
        return None


def _published(texts: Sequence[str], is_gazette: bool) -> str | None:
    """The day or month of publication; a day without a word for it counts only in a gazette's masthead."""
    for pattern in (*_PUBLISHED, *((_DAY_LINE,) if is_gazette else ())):
        match = next((found for text in texts if (found := pattern.search(text))), None)
        if match:
            return _day(match)
    return None


def _day(match: re.Match[str]) -> str | None:
    month, day = match["month"] or match["month_figure"], match["day"] or match["day_figure"]
    parts = [_value(part) for part in (match["year"], month, day) if part]
    return "-".join(f"{part:04d}" if not index else f"{part:02d}" for index, part in enumerate(parts) if part)
