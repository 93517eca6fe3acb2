"""Sentences without a beginning, an end or a middle (文字缺失), and halves in the wrong order (文字错位).

It looks for what grammar and print make certain: a conjunction before a stop, a paragraph that opens with a comma, a long
sentence that the next item cuts off. It refuses to guess what is missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lingxing.core.gazette.findings.evidence import Evidence, Passage, Role
from lingxing.core.gazette.model import BlockKind, Finding

_HAN = r"\u3400-\u9fff"
_DANGLING = re.compile(
    r"(?:(?<![温共总之饱缓调中谐祥平谦随柔不违人太昭永成忠亲])和|(?<![参给赠授赋付])与|以及|(?<![遂容抑与间])或者?|并且|而且|关于|对于|由于|等[、，,])(?=[。；;])"
)
_GOVERNMENT = re.compile(
    r"(?:县市|县级|市级|省级|州级|各级|本级|地方|上级|下级|乡镇|各县|各市|州、市|县、市|市、县|县（市、区）|各县（市、区）)人民"
    r"(?=[制负应要组印发领统报批决成建根按依结对把将及的]|[，、。；,])(?!的|对|群|报|法|检|代|医|公|警|调|团|武|防|生|健|利|民|发展|根本|应享|及其家|组成|建议|建言|要求)"
)
_OPENS_IN_THE_MIDDLE = re.compile(r"^(?:[，。、；,;！？!?”」』》〉）)】〕]|’(?![0-9０-９]))")
_HALF_OF_A_NOTICE = re.compile(r"^给你们[，,]")
_NOTICE_WITHOUT_END = re.compile(r"(?:印发|转发|下发|发布|公布)$")
_CLAUSE_BREAK = re.compile(rf"[，。；,;][{_HAN}“《]")
_LABEL_ONLY = re.compile(r"[（(]?[一二三四五六七八九十\d]+[）)]?、")
_SHORTEST_PARAGRAPH = 60
_SHORTEST_LIST = 12
_MOST_BROKEN = 0.15


def find_lost_text(evidence: Evidence) -> Iterator[Finding]:
    """Gaps inside passages, and passages that lack their beginning or end."""
    for passage in evidence.texts():
        yield from _dangling(evidence, passage)
        yield from _government(evidence, passage)
    prose = tuple(evidence.prose())
    for passage in prose:
        yield from _headless(evidence, passage)
    yield from _endless(evidence, prose)


def _dangling(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    for match in _DANGLING.finditer(passage.text):
        printed = passage.text[max(0, match.start() - 6) : match.end() + 1]
        message = f"“{match[0]}”之后即为句末标点，其后文字缺失。"
        lines = passage.lines_at(match.start(), match.end() + 1)
        yield evidence.finding("lost_text", lines, printed, message, None, passage.address)


def _government(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    for match in _GOVERNMENT.finditer(passage.text):
        if "人民政府" not in evidence.reading.source.text:
            continue
        printed = match[0] + passage.text[match.end() : match.end() + 2]
        message = f"“{match[0]}”之后疑缺“政府”二字。"
        suggestion = match[0] + "政府" + passage.text[match.end() : match.end() + 2]
        lines = passage.lines_at(match.start(), match.end())
        yield evidence.finding("lost_text", lines, printed, message, suggestion, passage.address)


def _headless(evidence: Evidence, after: Passage) -> Iterator[Finding]:
    if _OPENS_IN_THE_MIDDLE.match(after.text):
        message = f"本段以“{after.text[0]}”开头，句首文字缺失。"
        lines = (after.numbers[0], after.numbers[0])
        yield evidence.finding("lost_text", lines, after.text[:8], message, None, after.address)


def _endless(evidence: Evidence, prose: Sequence[Passage]) -> Iterator[Finding]:
    """A long sentence without an end: what comes next is a new item, a heading, a table or another document."""
    by_document: dict[str, list[Passage]] = defaultdict(list)
    for passage in prose:
        if len(passage.text) >= _SHORTEST_PARAGRAPH or passage.text[-1] == "、":
            by_document[(passage.address or "").split("#")[0]].append(passage)
    for passages in by_document.values():
        broken = [passage for passage in passages if _stops_short(passage.text)]
        if len(broken) > max(2, len(passages) * _MOST_BROKEN):
            continue
        for passage in broken:
            message = "本段在句中中断，没有句末标点，下一行另起，疑句尾缺失或错排。"
            line = passage.numbers[-1]
            yield evidence.finding("lost_text", (line, line), passage.text[-12:], message, None, passage.address)


def _stops_short(text: str) -> bool:
    if text[-1] == "、":
        return len(text) > _SHORTEST_LIST and not _LABEL_ONLY.fullmatch(text)
    return bool(re.match(rf"[{_HAN}]", text[-1])) and len(_CLAUSE_BREAK.findall(text)) > 1


def find_displaced_text(evidence: Evidence) -> Iterator[Finding]:
    """The two halves of a sentence of transmission in the wrong order."""
    passages = [passage for passage in evidence.passages if passage.role is not Role.CELL]
    for index, passage in enumerate(passages):
        if not _HALF_OF_A_NOTICE.match(passage.text):
            continue
        before = passages[index - 1].text if index else ""
        later = next(
            (other for other in passages[index + 1 : index + 5] if _NOTICE_WITHOUT_END.search(other.text)), None
        )
        if later is not None and not _NOTICE_WITHOUT_END.search(before):
            message = (
                f"第{passage.numbers[0]}行“给你们”之前缺上半句，其上半句印在第{later.numbers[0]}行"
                f"（{later.text[:6]}…{later.text[-4:]}），两处次序颠倒。"
            )
            fixed = f"{later.text}{passage.text}"
            lines = (passage.numbers[0], later.numbers[-1])
            yield evidence.finding("displaced_text", lines, passage.text[:12], message, fixed, passage.address)
    yield from _after_the_date(evidence)


def _after_the_date(evidence: Evidence) -> Iterator[Finding]:
    """Body text between the date of a document and its note of publicity."""
    dated: tuple[str | None, int] | None = None
    body: list[int] = []
    for block in evidence.reading.blocks:
        if block.kind is BlockKind.DATE:
            dated, body = (block.address, block.lines[1]), []
        elif block.kind is BlockKind.PROVISION and dated and block.address and dated[0] == block.address.split("#")[0]:
            body.extend(range(block.lines[0], block.lines[1] + 1))
        elif block.kind is BlockKind.PUBLICITY and dated and body and dated[0] == block.address:
            text = evidence.lines[body[0] - 1].text.strip()
            if not _NOTICE_WITHOUT_END.search(text):
                message = f"第{dated[1]}行成文日期之后、公开说明之前又印有正文，疑错排。"
                yield evidence.finding("displaced_text", (body[0], body[-1]), text[:12], message, None, block.address)
            dated = None
        elif block.kind is BlockKind.TITLE:
            dated = None
