"""Two statements of the same figure that differ (前后矛盾).

It compares an indicator of one name for one year inside a document and what hangs on it: sentence with sentence, sentence
with table. It refuses to compare figures of different years, of open periods, or of differently named indicators.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lingxing.core.gazette.findings.evidence import Evidence
from lingxing.core.gazette.findings.tables import squeeze
from lingxing.core.gazette.model import Document, Finding, Table

_YEAR = re.compile(r"(20\d\d)年(?:度|底|末)?")
_SENTENCE = re.compile(r"[^。！？；]+")
_STATEMENT = re.compile(
    r"(?P<subject>[\u3400-\u9fff（）()]{3,30}?(?:率|占比|比重|比例|覆盖面|面积|总量|总额|产值|人数|户数|里程|数量))"
    r"(?:力争|预计|要|将|均|分别)?(?:达到|达|提高到|提升到|提高至|提升至|上升到|下降到|下降至|降至|降低到|控制在|保持在|稳定在|增长到|增加到|为|突破|超过|不低于)?"
    r"(?P<number>\d+(?:\.\d+)?)(?P<unit>%|％|万元|亿元|万亩|亩|公里|万人|人|户|平方公里|平方米|吨|万吨)(?P<open>左右)?"
)
_LEADING = re.compile(r"^(?:其中|力争|确保|实现|使|全州|全市|全省|全县|全区|我州|我市|我县|我省|以及|和|并|城乡|，)+")
_TABLE_NAME = re.compile(r"指标|名称|项目|内容")
_COUNTS = (
    (
        "成员单位",
        re.compile(
            r"(?<!等)(?<!等 )(?<![\d.])(\d{1,3})\s*个成员单位(?!以上)|成员单位[：:][^。；]*等\s*(\d{1,3})\s*个(?:成员)?单位"
        ),
    ),
    (
        "全辖区的县市区",
        re.compile(r"全[州市省区]\s*(\d{1,3})\s*个?(?:县市区?|县（市、区）|县\(市、区\)|县区|区县)(?!级)"),
    ),
    ("全辖区的乡镇", re.compile(r"全[州市县区]\s*(\d{1,3})\s*个(?:乡镇|乡（镇、街道）|乡\(镇、街道\)|镇街|镇乡)")),
)
_CELL = re.compile(r"(\d+(?:\.\d+)?)\s*([%％]?)")


@dataclass(frozen=True, slots=True)
class _Statement:
    """A figure said of an indicator for a year (指标值)."""

    value: Decimal
    printed: str
    line: int
    address: str | None


def find_contradictions(evidence: Evidence) -> Iterator[Finding]:
    """Figures of one indicator and year that differ within a family of documents."""
    statements: dict[tuple[str, str, str, str], list[_Statement]] = defaultdict(list)
    for document in evidence.reading.documents:
        root = evidence.family(document)[0].address
        found_here = (*_in_tables(document), *_in_cells_and_prose(evidence, document), *_counts(evidence, document))
        for (subject, year, unit), statement in found_here:
            statements[root, subject, year, unit].append(statement)
    for (_, subject, year, _), found in statements.items():
        reference = found[0]
        for other in found[1:]:
            if other.value != reference.value:
                when = f"{year}年" if year else ""
                places = f"第{reference.line}行作{reference.printed}，本行作{other.printed}"
                message = f"“{subject}”{when}的数值，{places}，两处不一致。"
                lines = (other.line, other.line)
                yield evidence.finding("contradiction", lines, other.printed, message, None, other.address)


def _in_tables(document: Document) -> Iterator[tuple[tuple[str, str, str], _Statement]]:
    for table in document.tables:
        years = {
            index: match[1] for index, name in enumerate(table.columns) if (match := _YEAR.search(name.split("/")[-1]))
        }
        name = _name_column(table)
        if len(years) < 1 or name is None:
            continue
        for row, line in zip(table.rows, table.row_lines, strict=True):
            for index, year in years.items():
                cell = _CELL.fullmatch(row[index].strip()) if index < len(row) and name < len(row) else None
                if cell:
                    key = (_subject(squeeze(row[name])), year, cell[2].replace("％", "%"))
                    yield key, _Statement(Decimal(cell[1]), row[index].strip(), line, table.address)


def _name_column(table: Table) -> int | None:
    return next((index for index, name in enumerate(table.columns) if _TABLE_NAME.search(name)), None)


def _in_cells_and_prose(evidence: Evidence, document: Document) -> Iterator[tuple[tuple[str, str, str], _Statement]]:
    for provision in document.provisions:
        for key, printed, value in _statements_of(provision.text):
            line = next(
                (
                    number
                    for number in range(provision.line, provision.last_line + 1)
                    if printed in evidence.lines[number - 1].text
                ),
                provision.line,
            )
            yield key, _Statement(value, printed, line, provision.address)
    for table in document.tables:
        for row, line in zip(table.rows, table.row_lines, strict=True):
            for cell in row:
                for key, printed, value in _statements_of(squeeze(cell)):
                    yield key, _Statement(value, printed, line, table.address)


def _counts(evidence: Evidence, document: Document) -> Iterator[tuple[tuple[str, str, str], _Statement]]:
    """How many of its members, counties or townships a text says that there are, all told."""
    for provision in document.provisions:
        for subject, pattern in _COUNTS:
            for match in pattern.finditer(provision.text):
                number = next(group for group in match.groups() if group)
                printed = number + "个"
                line = next(
                    (
                        at
                        for at in range(provision.line, provision.last_line + 1)
                        if number in evidence.lines[at - 1].text
                    ),
                    provision.line,
                )
                yield (subject, "", "个"), _Statement(Decimal(number), printed, line, provision.address)


def _statements_of(text: str) -> Iterator[tuple[tuple[str, str, str], str, Decimal]]:
    """Each figure with its indicator, the year that governs its sentence, and its unit."""
    for sentence in _SENTENCE.finditer(text.replace(" ", "")) if _YEAR.search(text) else ():
        years = [match[1] for match in _YEAR.finditer(sentence[0])]
        if len(set(years)) != 1:
            continue
        for match in _STATEMENT.finditer(sentence[0]):
            subject = _subject(match["subject"])
            if len(subject) >= 4 and not match["open"] and not re.search(r"比20|较|同比|增长|下降", subject):
                printed = match["number"] + match["unit"]
                yield (subject, years[0], match["unit"].replace("％", "%")), printed, Decimal(match["number"])


def _subject(printed: str) -> str:
    return _LEADING.sub("", printed)
