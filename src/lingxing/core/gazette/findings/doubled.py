"""Words, marks and paragraphs printed twice in a row (文字重复).

It looks for immediate repetition, also where a line or page turns. It refuses to judge reduplication that is good Chinese
(一件一件, 点对点, 常常, 研究研究) and sentences that recur elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lingxing.core.gazette.findings.evidence import Evidence, Passage, Role
from lingxing.core.gazette.model import Finding

_HAN = r"\u3400-\u9fff"
_REPEATED = re.compile(rf"([{_HAN}]{{2,20}})\1")
_REPEATED_CLAUSE = re.compile(rf"(?<![{_HAN}])([{_HAN}]{{4,40}}[，,、；;。])\1")
_SINGLE = re.compile(
    r"(?<![目标的有])的的(?!确)|(?<![明知])了了(?![解然结却])|(?<![共温饱缓])和和(?![气睦美平谐])|与与(?!会)|(?<![涉普以])及及(?!时)|或或"
    r"|(?<![每各全家户])镇镇(?![长级村有通区党政都建内域属机直域])|(?<![每各全])乡乡(?![长级村有通镇党政都建村间土])"
    r"|局局(?![长级党属机限部势面])|厅厅(?![长级属机局])"
)
_MARKS = re.compile(r"([，、；：,;])\1+|(?<![。.…])[。](?:。)(?![。.…])|[，,、；;]+[。](?!。)|[。；;][，,、；;]|[，,][、；;]|[、；;][，,]")
_BEGINS_REDUPLICATION = "一二三四五六七八九十百千两几逐每"
_JOINING = "对传比复挨接帮带包连拉促管挂到是归又与和"
_TEMPLATE = re.compile(r"[某甲乙丙丁]")
_SHORTEST_PARAGRAPH = 10
_SHORTEST_OVERLAP = 4
_LONGEST_OVERLAP = 60


def find_doubled_text(evidence: Evidence) -> Iterator[Finding]:
    """Repetition inside passages and from one passage or line to the next."""
    for passage in evidence.texts():
        yield from _words(evidence, passage)
        yield from _marks(evidence, passage)
    for before, after in pairwise(evidence.prose()):
        yield from _between(evidence, before, after)


def _words(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    end = 0
    for pattern in (_REPEATED_CLAUSE, _REPEATED, _SINGLE):
        for match in pattern.finditer(passage.text):
            if match.start() >= end and _is_damage(passage, match):
                end = match.end()
                once = match[1] if pattern.groups else match[0][:1]
                message = f"“{once}”连续印出两次，疑衍一处。"
                lines = passage.lines_at(match.start(), match.end())
                yield evidence.finding("doubled_text", lines, match[0], message, once, passage.address)


def _is_damage(passage: Passage, match: re.Match[str]) -> bool:
    once = match[0][: len(match[0]) // 2]
    if len(set(once)) == 1 and len(once) > 1:
        return False
    if len(once) == 2 and (once[0] in _BEGINS_REDUPLICATION or once[1] in _JOINING or once[0] in _JOINING):
        return False
    if len(once) == 3 and once[0] in _BEGINS_REDUPLICATION:
        return False
    return not (passage.role is Role.CELL and len(match[0]) == len(passage.text)) and not _TEMPLATE.search(once)


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
        if before.text.endswith(overlap) and re.search(rf"[{_HAN}]{{4}}", overlap):
            message = f"第{numbers[0]}行末尾的“{_shown(overlap)}”在第{numbers[1]}行开头又印一次，疑换页重复。"
            yield evidence.finding("doubled_text", numbers, _shown(overlap), message, None, after.address)
            return


def _shown(text: str) -> str:
    return text if len(text) <= 30 else text[:14] + "…" + text[-14:]
