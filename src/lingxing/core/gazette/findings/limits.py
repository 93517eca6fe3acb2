"""Numbers and dates that cannot be (数值不可能、日期不存在、星期不符).

It looks for shares above the whole, intervals whose lower edge is the higher, days that no calendar has, and weekdays that
do not belong to their date. It refuses to judge rates that may pass 100 % (完成率, 增长率, 覆盖率 of provisions).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lingxing.core.gazette.findings.evidence import Evidence, Passage, Role
from lingxing.core.gazette.model import Finding

_SHARE = re.compile(r"率|占比|比重|比例|覆盖面|份额")
_MAY_PASS_THE_WHOLE = re.compile(
    r"完成率|增长率|增速|增幅|增长|上升|提高了|回报|收益率|负债率|偿付|充足率|拨备|周转率|投资率|达产率|产能利用率|流动比率|计划|倍|达标率为原|为上年|相当于|是上年|投入产出|生育率|毛入学率|入学率|补偿率|涨幅|同比"
)
_ABOVE_WHOLE = re.compile(r"(?:超过|大于|高于|多于|突破|>|＞)\s*100(?:\.0+)?\s*[%％]|100(?:\.0+)?\s*[%％]\s*以上")
_PERCENT = re.compile(r"(?<![\d.])(\d{3,}(?:\.\d+)?)\s*[%％]")
_CLAUSE_START = re.compile(r"[，。；：,;:、（(]")
_EDGES = re.compile(
    r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*([\u3400-\u9fff%％℃]{0,4}?)(?:（含[^）]*）)?以上[、，,]?\s*(?:至|到)?\s*(\d[\d,]*(?:\.\d+)?)\s*([\u3400-\u9fff%％℃]{0,4}?)(?:（[^）]*含[^）]*）)?以下"
)
_RANGE = re.compile(
    r"(?<![\d.〔（(第:：/\-—–~])(\d+(?:\.\d+)?)\s*([%％]?)\s*[-—–~～至]{1,2}\s*(\d+(?:\.\d+)?)\s*(%|％|万元|亿元|元|人|亩|公里|米|平方米|吨|户|岁|个工作日|个|级|小时|分钟|毫米|℃|倍)"
)
_RANGE_MARK = re.compile(r"\d\s*[%％]?\s*[-—–~～至]")
_DATE = re.compile(
    r"(?<!\d)(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日(?:\s*[（(]?\s*(?:星期|周)([一二三四五六日天])\s*[）)]?)?"
)
_MONTH = re.compile(r"(?<![\d.])\d{4}\s*年\s*(1[3-9]|[2-9]\d|0?0)\s*月")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST_HEAD = 20
_WEEKDAYS = "一二三四五六日"


def find_impossible_values(evidence: Evidence) -> Iterator[Finding]:
    """Impossible shares, intervals, dates and weekdays in prose, frame and cells."""
    for passage in evidence.texts():
        text = passage.text
        if "%" in text or "％" in text:
            yield from _shares(evidence, passage)
        if "以下" in text and "以上" in text:
            yield from _edges(evidence, passage)
        if _RANGE_MARK.search(text):
            yield from _ranges(evidence, passage)
        if "月" in text:
            yield from _dates(evidence, passage)
    for head in _heads(evidence):
        yield from _dates(evidence, head)


def _heads(evidence: Evidence) -> Iterator[Passage]:
    """The printed dates at the head of the entries of a chronicle, which their texts leave out."""
    for document in evidence.reading.documents:
        for entry in document.entries:
            printed = evidence.lines[entry.line - 1].text.strip()[:_LONGEST_HEAD]
            if printed:
                yield Passage(printed, (0,), (entry.line,), Role.FRAME, document.address)


def _clause_before(text: str, place: int) -> str:
    """The clause in which a place stands, as far as it is printed before it."""
    marks = list(_CLAUSE_START.finditer(text, max(0, place - 60), place))
    return text[marks[-1].end() if marks else max(0, place - 60) : place]


def _is_share(clause: str) -> bool:
    return bool(_SHARE.search(clause)) and not _MAY_PASS_THE_WHOLE.search(clause)


def _shares(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    for match in _ABOVE_WHOLE.finditer(passage.text):
        clause = _clause_before(passage.text, match.start())
        if _is_share(clause):
            message = f"“{clause.strip()}{match[0]}”：占比、比率最高为100%，不可能再有“以上”或“超过”。"
            lines = passage.lines_at(match.start(), match.end())
            yield evidence.finding("impossible_comparator", lines, match[0], message, "100%", passage.address)
    for match in _PERCENT.finditer(passage.text):
        clause = _clause_before(passage.text, match.start())
        if Decimal(match[1]) > 100 and _is_share(clause):
            message = f"“{clause.strip()}{match[0]}”：占比、比率不可能超过100%。"
            lines = passage.lines_at(match.start(), match.end())
            yield evidence.finding("impossible_comparator", lines, match[0], message, None, passage.address)


def _value(number: str, unit: str) -> Decimal:
    scale = {"万": 10_000, "亿": 100_000_000}.get(unit[:1], 1)
    return Decimal(number.replace(",", "")) * scale


def _edges(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    for match in _EDGES.finditer(passage.text):
        low_unit = match[2] or match[4]
        same = low_unit.lstrip("万亿") == match[4].lstrip("万亿")
        if same and _value(match[1], low_unit) >= _value(match[3], match[4]) and not match[2].startswith("或"):
            message = f"区间下限{match[1]}{match[2]}不小于上限{match[3]}{match[4]}，没有数值能同时满足。"
            lines = passage.lines_at(match.start(), match.end())
            yield evidence.finding("impossible_comparator", lines, match[0], message, None, passage.address)


def _ranges(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    for match in _RANGE.finditer(passage.text):
        if match[2] and match[4] not in "%％":
            continue
        if Decimal(match[1]) > Decimal(match[3]) and not _is_a_list_of_labels(passage.text, match):
            message = f"区间前端{match[1]}大于后端{match[3]}，次序颠倒或数字有误。"
            lines = passage.lines_at(match.start(), match.end())
            yield evidence.finding("impossible_comparator", lines, match[0], message, None, passage.address)


def _is_a_list_of_labels(text: str, match: re.Match[str]) -> bool:
    """Whether the numbers are a year, a code or a shortened number rather than an interval."""
    return (
        len(match[1]) >= 4
        or match[1].startswith("0")
        or bool(re.search(r"[A-Za-z年月日第号]\s*$", text[: match.start()]))
    )


def _dates(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    for match in _MONTH.finditer(passage.text):
        lines = passage.lines_at(match.start(), match.end())
        yield evidence.finding("impossible_date", lines, match[0], f"没有{match[1]}月。", None, passage.address)
    for match in _DATE.finditer(passage.text):
        lines = passage.lines_at(match.start(), match.end())
        month, day = int(match[2]), int(match[3])
        year = int(match[1]) if match[1] else None
        if not _exists(year, month, day):
            message = f"日历上没有“{match[0]}”这一天。"
            yield evidence.finding("impossible_date", lines, match[0], message, None, passage.address)
        elif year and match[4] and 1900 <= year <= 2200:
            right = _WEEKDAYS[date(year, month, day).weekday()]
            if right != match[4].replace("天", "日"):
                message = f"{year}年{month}月{day}日是星期{right}，印作星期{match[4]}。"
                yield evidence.finding("wrong_weekday", lines, match[0], message, f"星期{right}", passage.address)


def _exists(year: int | None, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or not 1 <= day <= _LONGEST_MONTHS[month - 1]:
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return not (month == 2 and day == 29 and not leap)
