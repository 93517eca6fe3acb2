"""Look-alike characters in the wrong place (形近误字).

Three grounds, each enough by itself: a misreading that is wrong everywhere; the name of one of the 56 ethnic groups with a
wrong character; a character that stands once between the same neighbours between which another stands again and again.
It refuses to judge names that the text itself gives no ground for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from lingxing.core.gazette.findings.confusions import DIGIT_RULES, ETHNIC_GROUPS, RULES
from lingxing.core.gazette.findings.evidence import Evidence, Passage
from lingxing.core.gazette.findings.recurrence import find_odd_characters, join_passages
from lingxing.core.gazette.model import Finding, Lines

_Rule = tuple[str, str, re.Pattern[str]]
_RULE_PATTERNS: tuple[_Rule, ...] = tuple((wrong, right, re.compile(pattern)) for wrong, right, pattern in RULES)
_DIGIT_HINT = re.compile(r"[\d一二三四五六七八九][OoОlI|〇○0]|[OoОlI|]\d|[lI][年月日]")
_RARE_LETTERS = re.compile(r"[傈僳仫仡祜]")
_LONG_GROUPS = frozenset(name for name in ETHNIC_GROUPS if len(name) >= 3)
_ALSO_RIGHT = frozenset({"乌兹别克"})
_BLANKED_GROUPS = {name[:place] + "?" + name[place + 1 :]: name for name in _LONG_GROUPS for place in range(len(name))}
_SHORT_GROUP_FORMS = (
    ("傈僳", re.compile(r"[傣僳栗粟]僳|傈[傈粟栗漂]|僳傈")),
    ("拉祜", re.compile(r"拉[祐枯诂祛沽]族?(?<=族)|[位垃]祜")),
    ("仫佬", re.compile(r"仫[姥老]|[仏么]佬族")),
    ("仡佬", re.compile(r"仡[姥老]|[亿屹]佬族")),
    ("布依", re.compile(r"[市巾]依族|布[衣侬]族")),
    ("哈尼", re.compile(r"[蛤洽]尼族|哈[尸泥呢]族")),
    ("景颇", re.compile(r"景[坡破頗]族")),
    ("纳西", re.compile(r"[纲钠]西族|纳[酉四]族")),
    ("基诺", re.compile(r"[墓其]诺族|基[喏若]族")),
    ("普米", re.compile(r"[晋]米族|普[未来采]族")),
    ("阿昌", re.compile(r"[啊]昌族|阿[吕倡]族")),
    ("土家", re.compile(r"[士]家族(?=自治|乡|[、，])")),
    ("蒙古", re.compile(r"[朦家]古族|蒙[右占]族")),
    ("布朗", re.compile(r"布[郎郞]族")),
    ("德昂", re.compile(r"德[昴]族")),
    ("独龙", re.compile(r"独[尤]族")),
)


def find_look_alikes(evidence: Evidence) -> Iterator[Finding]:
    """Wrong look-alikes in prose, frame and cells, on any of the three grounds; one finding for each place."""
    told: dict[Lines, list[str]] = defaultdict(list)
    joined = join_passages(tuple(evidence.texts()))
    rules = [rule for rule in _RULE_PATTERNS if rule[0][:2] in joined.pairs]
    for passage in joined.passages:
        by_rule = _by_rule(evidence, passage, rules)
        for finding in chain(by_rule, _by_digit_rule(evidence, passage), _by_ethnic_group(evidence, passage)):
            told[finding.lines].append(finding.printed)
            yield finding
    for passage, place, right, uses in find_odd_characters(joined):
        finding = _recurrence(evidence, passage, place, right, uses)
        if not any(passage.text[place] in printed for printed in told[finding.lines]):
            yield finding


def _by_rule(evidence: Evidence, passage: Passage, rules: Sequence[_Rule]) -> Iterator[Finding]:
    for wrong, right, pattern in rules:
        for match in pattern.finditer(passage.text) if wrong in passage.text else ():
            message = f"“{wrong}”不成词，疑为“{right}”的形近误字。"
            yield _at(evidence, passage, match.start(), match.end(), message, right)


def _by_digit_rule(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    if not _DIGIT_HINT.search(passage.text):
        return
    for pattern, right in DIGIT_RULES:
        for match in pattern.finditer(passage.text):
            start, end = _number_around(passage.text, match.start(), match.end())
            fixed = passage.text[start : match.start()] + right + passage.text[match.end() : end]
            message = f"数字中混入字母“{match[0]}”，应为“{right}”。"
            yield _at(evidence, passage, start, end, message, fixed)


def _number_around(text: str, start: int, end: int) -> tuple[int, int]:
    while start and (text[start - 1].isdigit() or text[start - 1] in "一二三四五六七八九〇○"):
        start -= 1
    while end < len(text) and (text[end].isdigit() or text[end] in "一二三四五六七八九〇○年月日%％"):
        end += 1
    return start, end


def _by_ethnic_group(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    if "族" not in passage.text and not _RARE_LETTERS.search(passage.text):
        return
    for name, pattern in _SHORT_GROUP_FORMS:
        for match in pattern.finditer(passage.text):
            fixed = name + match[0][2:]
            message = f"“{match[0]}”不是我国民族名称，疑为“{fixed}”之误。"
            yield _at(evidence, passage, match.start(), match.end(), message, fixed)
    for index in (match.start() for match in re.finditer("族", passage.text)):
        for length in (3, 4):
            printed = passage.text[max(0, index - length) : index]
            right = _one_letter_off(printed)
            if right is not None:
                message = f"“{printed}族”不是我国民族名称，与“{right}族”仅一字之差。"
                yield _at(evidence, passage, index - length, index + 1, message, f"{right}族")


def _one_letter_off(printed: str) -> str | None:
    """The long name of an ethnic group from which a word differs in one character."""
    if printed in _LONG_GROUPS or printed in _ALSO_RIGHT or not all("\u3400" <= mark <= "\u9fff" for mark in printed):
        return None
    blanked = (printed[:place] + "?" + printed[place + 1 :] for place in range(len(printed)))
    return next((_BLANKED_GROUPS[form] for form in blanked if form in _BLANKED_GROUPS), None)


def _recurrence(evidence: Evidence, passage: Passage, place: int, right: str, uses: int) -> Finding:
    start, end = max(0, place - 2), min(len(passage.text), place + 3)
    wrong, printed = passage.text[place], passage.text[start:end]
    fixed = passage.text[start:place] + right + passage.text[place + 1 : end]
    message = f"“{wrong}”与前后字相连全文仅此一处，同样位置作“{right}”的另有{uses}处，疑“{printed}”为“{fixed}”之误。"
    return _at(evidence, passage, start, end, message, fixed)


def _at(evidence: Evidence, passage: Passage, start: int, end: int, message: str, suggestion: str) -> Finding:
    printed = passage.text[start:end]
    return evidence.finding("look_alike", passage.lines_at(start, end), printed, message, suggestion, passage.address)
