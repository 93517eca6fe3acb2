"""Addresses of mail and web, and telephone numbers, that differ where they should not (联系方式不一致).

It compares the forms inside one document and its annexes. It refuses to say which form is right unless one clearly
prevails; forms that differ in a digit only may be two mailboxes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lingxing.core.gazette.findings.evidence import Evidence
from lingxing.core.gazette.model import Finding, Lines

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_HOST = re.compile(
    r"(?<![@A-Za-z0-9.-])(?:https?://)?((?:[A-Za-z0-9-]{2,}\.)+(?:gov|com|org|net|edu|cn)(?:\.cn)?)(?![A-Za-z0-9@.-])"
)
_CONTACT = re.compile(
    r"联系人\s*[：:]?\s*([\u3400-\u9fff]{2,4})[\s，,；;、（(]*(?:联系)?(?:电话|手机|方式|号码)*\s*[：:]?\s*"
    r"(1\d{10}|0\d{2,3}[-—－）) ]?\d{7,8}|\d{7,8})(?!\d)"
)
_MOST_DIFFERENCES = 2
_SHORTEST = 6
_PREVAILS = 3
_MOST_FORMS = 10
_MOST_TOLD = 5

_Places = dict[str, list[int]]


def find_contact_variants(evidence: Evidence) -> Iterator[Finding]:
    """Mail and web addresses a letter or two apart, and telephones of one person that differ."""
    for places in _by_document(evidence, _EMAIL, "@", 0):
        yield from _variants(evidence, places, "电子邮箱")
    for places in _by_document(evidence, _HOST, ".", 1):
        yield from _variants(evidence, places, "网址")
    yield from _telephones(evidence)


def _by_document(evidence: Evidence, pattern: re.Pattern[str], hint: str, group: int) -> Iterator[_Places]:
    found: dict[str, _Places] = defaultdict(lambda: defaultdict(list))
    for passage in evidence.texts():
        for match in pattern.finditer(passage.text) if hint in passage.text else ():
            root = _root(evidence, passage.address)
            found[root][match[group].lower()].append(passage.line_at(match.start()))
    yield from found.values()


def _root(evidence: Evidence, address: str | None) -> str:
    document = evidence.by_address.get((address or "").split("#")[0])
    return evidence.family(document)[0].address if document else ""


def _variants(evidence: Evidence, places: _Places, name: str) -> Iterator[Finding]:
    for group in _clusters(list(places)):
        # So many forms a letter apart are a series of mailboxes or hosts, not slips of one.
        if len(group) > _MOST_FORMS:
            continue
        ranked = sorted(group, key=lambda form: (-len(places[form]), places[form][0]))
        leader = ranked[0]
        runner_up = len(places[ranked[1]])
        prevails = len(places[leader]) >= _PREVAILS and len(places[leader]) > runner_up * 2
        message = f"同一{name}在文中有{len(ranked)}种写法：{_accounts(ranked, places)}。"
        for form in ranked[1:]:
            for line in dict.fromkeys(places[form]):
                lines: Lines = (line, line)
                yield evidence.finding("email_variant", lines, form, message, leader if prevails else None)


def _accounts(ranked: list[str], places: _Places) -> str:
    """The first forms with their places; a long list helps nobody."""
    told = "；".join(_account(form, places[form]) for form in ranked[:_MOST_TOLD])
    return f"{told}；等" if len(ranked) > _MOST_TOLD else told


def _account(form: str, lines: list[int]) -> str:
    return f"{form}出现{len(lines)}次（第{'、'.join(map(str, dict.fromkeys(lines)))}行）"


def _clusters(forms: list[str]) -> Iterator[list[str]]:
    waiting = sorted(forms)
    while waiting:
        cluster, rest = [waiting[0]], waiting[1:]
        grown = True
        while grown:
            near = [form for form in rest if any(is_variant(form, one) for one in cluster)]
            rest = [form for form in rest if form not in near]
            cluster.extend(near)
            grown = bool(near)
        waiting = rest
        if len(cluster) > 1:
            yield cluster


def is_variant(one: str, other: str) -> bool:
    """Whether two addresses are one or two letters, or an order of letters, apart, and not in their digits alone."""
    if one == other or min(len(one), len(other)) < _SHORTEST:
        return False
    # Each difference takes out one letter and brings in one at most; this spares most pairs the count of steps.
    if len(set(one) ^ set(other)) > 2 * _MOST_DIFFERENCES:
        return False
    if re.sub(r"\d", "", one) == re.sub(r"\d", "", other):
        return False
    if (
        "@" in one
        and min(len(one.split("@")[0]), len(other.split("@")[0])) < 4
        and one.split("@")[1] == other.split("@")[1]
    ):
        return False
    return edit_distance(one, other) <= _MOST_DIFFERENCES


def edit_distance(one: str, other: str) -> int:
    """How many letters to change, drop, add or swap with their neighbour make one word of the other."""
    if abs(len(one) - len(other)) > _MOST_DIFFERENCES:
        return _MOST_DIFFERENCES + 1
    rows = [list(range(len(other) + 1))]
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def _telephones(evidence: Evidence) -> Iterator[Finding]:
    found: dict[tuple[str, str], _Places] = defaultdict(lambda: defaultdict(list))
    for passage in evidence.texts():
        for match in _CONTACT.finditer(passage.text) if "联系人" in passage.text else ():
            key = (_root(evidence, passage.address), match[1])
            found[key][re.sub(r"\D", "", match[2])].append(passage.line_at(match.start()))
    for (_, person), places in found.items():
        if len(places) > _MOST_FORMS:
            continue
        ranked = sorted(places, key=lambda form: (-len(places[form]), places[form][0]))
        leader = ranked[0]
        message = f"联系人“{person}”的电话前后不同：{_accounts(ranked, places)}。"
        for form in ranked[1:]:
            if len(form) != len(leader):
                continue
            prevails = len(places[leader]) >= _PREVAILS and len(places[leader]) > 2 * len(places[form])
            for line in dict.fromkeys(places[form]):
                yield evidence.finding("phone_variant", (line, line), form, message, leader if prevails else None)
