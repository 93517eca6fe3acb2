"""Counts that what is listed does not bear out (条目数与所称不符).

It counts the rows under a heading or title that counts them, the names behind a number, the list that a notice carries. It
refuses to count lists that are cut short (等) and registers that are not tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lingxing.core.gazette.findings.evidence import Evidence, Passage
from lingxing.core.gazette.findings.tables import TOTAL, squeeze
from lingxing.core.gazette.model import Document, Finding, Provision, Table

_COUNTED_HEADING = re.compile(r"[（(](?:共)?(\d{1,4})(个|项|名|家|户|处|人|位|件|条|所|座)[）)]\s*$")
_COUNTED_TITLE = re.compile(r"(?<![\d.])(\d{2,4})(个|项|名|家|户|处|位|件|条|所|座)(?!以上|左右|百分点|月|工作日|年度)")
_NAMED_COUNT = re.compile(
    r"等\s*(\d{1,4})\s*(名|位|人|家|个|项|户|件|处|所|户)(?:同志|单位|企业|个人|集体|项目|人员|选手|教师|学校|村|社区)?"
)
_LISTED = re.compile(r"^[^：:，。；]{1,14}[：:]\s*([^：:；;]+?)[。；;]?$")
_REGISTER_KINDS = ("名单", "名录", "清单", "目录")
_FEWEST_ITEMS = 3
_LONGEST_ITEM = 24
_COUNTED_INLINE = re.compile(
    r"(?<![\d.~—-])(\d{1,2})\s*(个|项|类|种|名|家|处|县市|县|市|区)[^，。；：,;:、（）()\d]{0,20}(?:为|是|有|包括|即)?[：:]([^，。；：,;:（）()]+)[。；;]"
)
_COUNTED_PLACES = re.compile(
    r"(?<![\d.])(\d{1,3})个((?:乡镇|县市区?|县区|街道|社区|行政村|自然村|村|镇|乡|单位|部门|企业|学校|项目|园区|景区)(?:（街道）|\(街道\))?)(?![\u3400-\u9fff]{0,4}以上)"
)


def find_count_mismatches(evidence: Evidence) -> Iterator[Finding]:
    """Stated counts against rows, names and items."""
    for passage in evidence.prose():
        yield from _inline_lists(evidence, passage)
    for document in evidence.reading.documents:
        yield from _counted_headings(evidence, document)
        yield from _counted_title(evidence, document)
        yield from _named_count(evidence, document)
        yield from _counted_lists(evidence, document)


def _rows_of(tables: Sequence[Table]) -> int:
    return sum(
        1
        for table in tables
        for row in table.rows
        if not any(TOTAL.match(squeeze(cell)) for cell in row[:3]) and any(map(str.strip, row))
    )


def _counted_headings(evidence: Evidence, document: Document) -> Iterator[Finding]:
    """A heading that counts, ``(13项)``, against the rows of the tables in it."""
    for provision in document.provisions:
        match = _COUNTED_HEADING.search(provision.heading or provision.text) if len(provision.text) < 60 else None
        tables = [table for table in document.tables if table.anchor == provision.address and table.layout != "form"]
        if match and tables and _rows_of(tables) != int(match[1]):
            yield _count_finding(evidence, provision, match[0].strip(), int(match[1]), match[2], _rows_of(tables))


def _count_finding(
    evidence: Evidence, provision: Provision, printed: str, stated: int, unit: str, found: int
) -> Finding:
    message = f"标题称{stated}{unit}，其下实印{found}{unit}。"
    return evidence.finding("sum_mismatch", (provision.line, provision.line), printed, message, None, provision.address)


def _counted_title(evidence: Evidence, document: Document) -> Iterator[Finding]:
    """A register that counts itself in its title against its rows, and against the counts of its headings."""
    match = _COUNTED_TITLE.search(document.title)
    if match is None or not (document.kind in _REGISTER_KINDS or _COUNTED_HEADING.search(document.title)):
        return
    tables = [table for table in document.tables if table.layout != "form"]
    rows = _rows_of(tables)
    headings = [
        int(found[1])
        for provision in document.provisions
        if (found := _COUNTED_HEADING.search(provision.text)) and found[2] == match[2]
    ]
    line = document.lines[0]
    if tables and rows != int(match[1]):
        message = f"标题称{match[1]}{match[2]}，表中实印{rows}行。"
        yield evidence.finding("sum_mismatch", (line, line), match[0], message, None, document.address)
    elif len(headings) > 1 and sum(headings) != int(match[1]):
        message = f"标题称{match[1]}{match[2]}，各部分所称之和为{sum(headings)}{match[2]}。"
        yield evidence.finding("sum_mismatch", (line, line), match[0], message, None, document.address)


def _named_count(evidence: Evidence, document: Document) -> Iterator[Finding]:
    """``等34名`` in a notice against the one list that it carries."""
    carried = [evidence.by_address[address] for address in evidence.children.get(document.address, ())]
    lists = [other for other in carried if other.kind in _REGISTER_KINDS]
    tables = [table for other in lists for table in other.tables if table.layout != "form"]
    counts = [
        (provision, match) for provision in document.provisions for match in _NAMED_COUNT.finditer(provision.text)
    ]
    if len(lists) != 1 or not tables or len(counts) != 1:
        return
    provision, match = counts[0]
    rows = _rows_of(tables)
    if rows != int(match[1]):
        message = f"正文称“{match[0]}”，所附“{lists[0].title}”实列{rows}{match[2]}。"
        line = _line_of(evidence, provision, match[0])
        yield evidence.finding("sum_mismatch", (line, line), match[0], message, None, provision.address)


def _line_of(evidence: Evidence, provision: Provision, printed: str) -> int:
    return next(
        (
            number
            for number in range(provision.line, provision.last_line + 1)
            if printed in evidence.lines[number - 1].text
        ),
        provision.line,
    )


def _counted_lists(evidence: Evidence, document: Document) -> Iterator[Finding]:
    """A heading that counts, ``57个乡镇``, against the lists of names under it."""
    provisions = document.provisions
    for index, provision in enumerate(provisions):
        heading = provision.heading or provision.text
        match = _COUNTED_PLACES.search(heading) if len(provision.text) < 60 else None
        if match is None:
            continue
        children = [other for other in provisions[index + 1 :] if other.parent == provision.address]
        listed = [found for child in children if (found := _LISTED.match(child.text.strip()))]
        if len(children) < 2 or len(listed) != len(children):
            continue
        counts = [sum(len(re.split(marks, one[1])) for one in listed) for marks in (r"[、，,]", r"[、，,]|和|及")]
        if int(match[1]) not in counts:
            yield _count_finding(evidence, provision, match[0], int(match[1]), "个", counts[0])


def _inline_lists(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    """A number before a colon against the names that follow it, one to one: ``3个片区为：甲、乙和丙``."""
    for match in _COUNTED_INLINE.finditer(passage.text):
        items = match[3].split("、")
        last = re.split(r"和|及|以及", items[-1])
        if len(items) < _FEWEST_ITEMS or any(len(item) > _LONGEST_ITEM for item in (*items[:-1], *last)):
            continue
        if int(match[1]) not in (len(items), len(items) + len(last) - 1, len(items) - 1 + len(last)):
            stated, found = int(match[1]), len(items) + (len(last) > 1)
            message = f"称{stated}{match[2]}，冒号后实列{found}{match[2]}。"
            lines = passage.lines_at(match.start(), match.end())
            yield evidence.finding("sum_mismatch", lines, match[0][:40], message, None, passage.address)
