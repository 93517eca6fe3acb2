"""Totals that their parts do not give (合计不符).

It adds what the text itself adds up: a breakdown behind a total, the rows and columns of a 合计, equal shares of a mark.
It refuses to judge breakdowns that are said to be partial (其中, 包括) and numbers that are rounded or open (左右, 以上).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lingxing.core.gazette.findings.evidence import Evidence, Passage
from lingxing.core.gazette.findings.tables import squeeze
from lingxing.core.gazette.findings.totals import decimal_of, find_wrong_totals
from lingxing.core.gazette.model import Finding, Table

_UNITS = (
    "个 项 名 家 户 处 起 人 件 宗 条 座 所 台 辆 场 次 亿元 万元 元 万亩 亩 公里 平方米 万吨 吨 份 支 套 批 篇 部 "
    "只 头 株 公顷 千米 米 分 期 类 种 门 册 间 张 枚 艘 架 眼 口 万千瓦 千瓦 万人 人次 万人次"
).split()
_UNIT = "(" + "|".join(_UNITS) + ")"
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_TOTAL_FIRST = re.compile(rf"{_NUMBER}\s*{_UNIT}([^，。；：,;:（）()\d]{{0,8}})[（(]([^（）()]+)[）)]")
_TOTAL_THEN_KINDS = re.compile(
    rf"(?:共|共计|合计|总计|总数[为达]?|总量[为达]?|累计)[^，。；：,;:（）()\d]{{0,14}}?{_NUMBER}\s*{_UNIT}"
)
_SEGMENT = re.compile(r"[^；;。]+")
_PART = re.compile(rf"(?:^|[，、,])([^，。；：,;:、\d（）()%％]{{1,16}}?){_NUMBER}\s*{_UNIT}(?=$|[，、,和及])")
_PARTIAL = re.compile(
    r"其中|包括|包含|含|以上|以下|左右|约|余|不少于|不低于|至少|平均|各|每|新增|占|同比|增长|下降|减少|增加|比"
)
_SUM_OF_BRACKETS = re.compile(
    rf"[（(]{_NUMBER}\s*{_UNIT}[）)][^（）()。；]{{1,40}}[（(]{_NUMBER}\s*{_UNIT}[）)]\s*[，,]\s*"
    rf"(?:共|合计|共计|总计)\s*{_NUMBER}\s*{_UNIT}"
)
_EACH = re.compile(r"各(\d{1,3}(?:\.\d+)?)分(?!别)")
_SCORE_COLUMN = re.compile(r"^(?:分值|满分|标准分|权重分|分数|总分值)")


def find_sum_mismatches(evidence: Evidence) -> Iterator[Finding]:
    """Sums in running text and in tables."""
    for passage in evidence.prose():
        yield from _breakdowns(evidence, passage)
        yield from _bracket_sums(evidence, passage)
    for document in evidence.reading.documents:
        for table in document.tables:
            if table.layout != "form":
                yield from find_wrong_totals(evidence, table)
                yield from _shares_of_a_score(evidence, table)


def _amount(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _breakdowns(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    for match in _TOTAL_FIRST.finditer(passage.text):
        parts = _parts(match[4], match[2])
        if len(parts) > 1 and not _PARTIAL.search(match[3]):
            yield from _compare(evidence, passage, (match.start(), match.end()), match[1], match[2], parts)
    for match in _TOTAL_THEN_KINDS.finditer(passage.text):
        sentence_end = passage.text.find("。", match.end())
        rest = passage.text[match.end() : sentence_end if sentence_end >= 0 else len(passage.text)]
        following = passage.text[sentence_end + 1 :] if sentence_end >= 0 else ""
        yield from _kinds(evidence, passage, match, rest, match.end())
        if re.match(r"按|依|从", following):
            until = following.find("。")
            yield from _kinds(evidence, passage, match, following[: until if until >= 0 else None], sentence_end + 1)


def _kinds(evidence: Evidence, passage: Passage, total: re.Match[str], text: str, offset: int) -> Iterator[Finding]:
    """The segments of a text that break the total down by kind, each opened by a colon or being a list from its start."""
    for segment in _SEGMENT.finditer(text):
        head, colon, body = segment[0].rpartition("：") if "：" in segment[0] else segment[0].rpartition(":")
        if not colon and segment.start() > 0:
            continue
        if _PARTIAL.search(head):
            continue
        parts = _parts(body.lstrip("，,"), total[2])
        if len(parts) > 1:
            start = offset + segment.start() + len(head) + len(colon)
            yield from _compare(evidence, passage, (start, offset + segment.end()), total[1], total[2], parts)


def _parts(text: str, unit: str) -> list[Decimal]:
    """The numbers of a complete breakdown: every piece between commas is a kind with a number of this unit."""
    if _PARTIAL.search(text):
        return []
    parts = [(match[2], match[3]) for match in _PART.finditer(text)]
    pieces = [piece for piece in re.split(r"[，、,](?!\d{3}\D)", text) if piece.strip()]
    if len(parts) != len(pieces) or any(one != unit for _, one in parts):
        return []
    return [_amount(number) for number, _ in parts]


def _compare(
    evidence: Evidence, passage: Passage, place: tuple[int, int], total: str, unit: str, parts: Sequence[Decimal]
) -> Iterator[Finding]:
    if sum(parts) != _amount(total):
        printed = passage.text[place[0] : place[1]]
        message = f"分项{'＋'.join(map(str, parts))}＝{sum(parts)}{unit}，与所称{total}{unit}不符。"
        yield evidence.finding("sum_mismatch", passage.lines_at(*place), printed[:60], message, None, passage.address)


def _bracket_sums(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    for match in _SUM_OF_BRACKETS.finditer(passage.text):
        if match[2] == match[4] == match[6]:
            yield from _compare(
                evidence, passage, match.span(), match[5], match[6], [_amount(match[1]), _amount(match[3])]
            )


def _shares_of_a_score(evidence: Evidence, table: Table) -> Iterator[Finding]:
    """``…各10分`` in a row whose full mark is no multiple of ten."""
    column = next((index for index, name in enumerate(table.columns) if _SCORE_COLUMN.match(name.strip())), None)
    if column is None:
        return
    for row, line in zip(table.rows, table.row_lines, strict=True):
        full = decimal_of(row[column]) if column < len(row) else None
        method = "".join(cell for index, cell in enumerate(row) if index != column)
        shares = _EACH.findall(method)
        if full is None or len(shares) != 1 or len(re.findall(r"\d分", method)) != 1:
            continue
        share = Decimal(shares[0])
        if share and full % share:
            message = f"本项分值为{squeeze(row[column])}，而计分标准为各{share}分，{full}不是{share}的整倍数。"
            yield evidence.finding("sum_mismatch", (line, line), f"各{shares[0]}分", message, None, table.address)
