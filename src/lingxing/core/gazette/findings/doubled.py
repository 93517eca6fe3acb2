"""Words, marks and paragraphs printed twice in a row (文字重复).

It looks for immediate repetition, also where a line or page turns. It refuses to judge reduplication that is good Chinese
(一件一件, 点对点, 常常, 研究研究) and sentences that recur elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lingxing.core.gazette.findings.evidence import Evidence, Passage, Role
from lingxing.core.gazette.lexicon import KINDS, TERMINAL
from lingxing.core.gazette.model import Finding

_HAN = r"\u3400-\u9fff"
_REPEATED = re.compile(rf"([{_HAN}]{{2,20}})\1")
_REPEATED_CLAUSE = re.compile(rf"([{_HAN}]{{4,40}}[，,、；;。])\1")
_SINGLE = re.compile(
    r"(?<![目标的有])的的(?!确)|(?<![涉普以触波危顾提遍推])及及(?!时)|(?<![参给赠])与与(?!会)|或或|(?<![棉毛])被被|(?<![服听顺自])从从(?!容)"
    r"|(?<![自理事缘])由由|(?<![每各全家户])镇镇(?![长级村有通区党政都建内域属机直])|(?<![每各全])乡乡(?![长级村有通镇党政都建间土])"
    r"|局局(?![长级党属机限部势面])|厅厅(?![长级属机局])"
)
_MARKS = re.compile(
    r"([，、；：,;])\1+|(?<![。.…])[。](?:。)(?![。.…])|[，,、；;]+[。](?!。)|[。；;][，,、；;]|[，,][、；;]|[、；;][，,]"
)
_BEGINS_REDUPLICATION = "一二三四五六七八九十百千两几逐每很老最更越太真多"
_JOINING = "对传比复挨接帮带包连拉促管挂到是归又与和"
_STRADDLING = ("业创", "务服", "会社", "府政")
_REDUPLICATED = frozenset(
    "研究 讨论 商量 考虑 活动 提醒 鼓励 休息 打扫 收拾 锻炼 琢磨 参谋 体验 热闹 碧蓝 雪白 漆黑 细长 极少 哗啦".split()
)
_POST_BEHIND = re.compile(r"[长级员]|主任|书记|委员会|章程|主席|总监|秘书")
_CARRIES = re.compile(r"转发|印发|批转|贯彻|落实|执行|实施|报送|修改|废止|转报")
_OF_A_KIND = frozenset(f"的{kind}" for kind in KINDS)
_SHORTEST_PARAGRAPH = 10
_SHORTEST_OVERLAP = 4
_LONGEST_OVERLAP = 60
_SHORTEST_SENTENCE = 10
_SHORTEST_BROKEN = 20


def find_doubled_text(evidence: Evidence) -> Iterator[Finding]:
    """Repetition inside passages and from one passage or line to the next."""
    for passage in evidence.texts():
        yield from _words(evidence, passage)
        yield from _at_line_breaks(evidence, passage)
        yield from _marks(evidence, passage)
    for before, after in pairwise(evidence.prose()):
        yield from _between(evidence, before, after)


def _words(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    end = 0
    for pattern in (_REPEATED_CLAUSE, _REPEATED, _SINGLE):
        for match in pattern.finditer(passage.text):
            if match.start() >= end and _is_damage(evidence, passage, match):
                end = match.end()
                once = match[1] if pattern.groups else match[0][:1]
                message = f"“{once}”连续印出两次，疑衍一处。"
                lines = passage.lines_at(match.start(), match.end())
                yield evidence.finding("doubled_text", lines, match[0], message, once, passage.address)


def _is_damage(evidence: Evidence, passage: Passage, match: re.Match[str]) -> bool:
    once = match[0][: len(match[0]) // 2]
    if len(set(once)) == 1 and len(once) > 1:
        return False
    if once in _REDUPLICATED or (once in _OF_A_KIND and _CARRIES.search(passage.text, 0, match.start())):
        return False
    if once[0] == "一" or once[-1] == "着" or (len(once) in (2, 3) and once[0] in _BEGINS_REDUPLICATION):
        return False
    if len(once) == 2 and (once[0] in _JOINING or once[1] in _JOINING or _two_words_meet(evidence, once)):
        return False
    if len(once) > 1 and _POST_BEHIND.match(passage.text, match.end()):
        return False
    return not (passage.role is Role.CELL and len(match[0]) == len(passage.text))


def _two_words_meet(evidence: Evidence, once: str) -> bool:
    """Whether the pair is rather the end of one word and the beginning of the next, as ``业创`` in ``企业创业创新``."""
    text = evidence.reading.source.text
    return once in _STRADDLING or text.count(once[::-1]) - 1 > text.count(once) - 2


def _at_line_breaks(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    """What ends a line and begins the next one again, marks included."""
    text = passage.text
    for start in passage.starts[1:]:
        for length in range(min(_LONGEST_OVERLAP, start, len(text) - start), 2, -1):
            once = text[start : start + length]
            if text[start - length : start] != once:
                continue
            if len(re.findall(rf"[{_HAN}]", once)) > 1 and not re.fullmatch(rf"[{_HAN}]{{2,20}}", once):
                message = f"“{once}”在换行、换页处印了两次，疑衍一处。"
                lines = passage.lines_at(start - length, start + length)
                yield evidence.finding("doubled_text", lines, _shown(once + once), message, once, passage.address)
            break


def _marks(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    for match in _MARKS.finditer(passage.text):
        before, after = passage.text[: match.start()], passage.text[match.end() :]
        if not re.search(rf"[{_HAN}”》）)]$", before) or after[:1] == match[0][-1]:
            continue
        printed = before[-3:] + match[0] + after[:3]
        lines = passage.lines_at(match.start(), match.end())
        if len(set(match[0])) == 1:
            fixed = before[-3:] + match[0][0] + after[:3]
            yield evidence.finding("doubled_text", lines, printed, f"标点“{match[0]}”重复。", fixed, passage.address)
        else:
            message = f"标点“{match[0]}”相连，其间疑缺文字，或多印一个标点。"
            yield evidence.finding("lost_text", lines, printed, message, None, passage.address)


def _between(evidence: Evidence, before: Passage, after: Passage) -> Iterator[Finding]:
    """A paragraph printed twice, or one whose end begins the next."""
    numbers = (before.numbers[-1], after.numbers[0])
    if before.text == after.text and len(before.text) >= _SHORTEST_PARAGRAPH:
        message = f"本段与第{before.numbers[0]}行所在段落全文相同，疑重复印出。"
        lines = (after.numbers[0], after.numbers[-1])
        yield evidence.finding("doubled_text", lines, _shown(after.text), message, None, after.address)
        return
    for length in range(min(_LONGEST_OVERLAP, len(before.text) - 1, len(after.text) - 1), _SHORTEST_OVERLAP - 1, -1):
        overlap = after.text[:length]
        if not before.text.endswith(overlap):
            continue
        if (before.text[-1] in TERMINAL and length < _SHORTEST_SENTENCE) or len(before.text) < _SHORTEST_BROKEN:
            return
        if re.search(rf"[{_HAN}]{{4}}", overlap):
            message = f"第{numbers[0]}行末尾的“{_shown(overlap)}”在第{numbers[1]}行开头又印一次，疑换页重复。"
            yield evidence.finding("doubled_text", numbers, _shown(overlap), message, None, after.address)
            return


def _shown(text: str) -> str:
    return text if len(text) <= 30 else text[:14] + "…" + text[-14:]
