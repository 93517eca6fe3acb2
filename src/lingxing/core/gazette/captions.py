"""What stands above a table: its caption and the lines that say unit or reporter.

It decides which lines directly above a table name it, and which belong to its head. It does not decide what the table holds.

Printed forms: ``表1  …情况``; ``表二`` above ``…收入表``; a title over two lines; ``单位：万元`` and ``（单位：%）`` above the
header; ``…支出表　　　单位：万元``; ``续表1`` and ``表1（续）`` where the table goes on.
Doubt: a figure's caption (``图1 …``) stands under a figure that the text does not hold; it is a paragraph, never the
caption of a table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lingxing.core.gazette.lexicon import compact, ends_like_organ
from lingxing.core.gazette.paragraphs import Paragraph
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.sentences import begins_with_label, reads_like_heading

_NUMBER = r"(?:[A-Za-z]?[0-9０-９]{1,3}(?:[-—.．][0-9０-９]{1,3}){0,2}|[一二三四五六七八九十]{1,3})"
_LABELLED = re.compile(rf"^[（(]?附?表\s*{_NUMBER}\s*[）)]?(?:\s*[:：]\s*|[\s　]+|$)")
_BARE_LABEL = re.compile(rf"^[（(]?附?表\s*{_NUMBER}\s*[）)]?\s*[:：]?$")
_FIGURE = re.compile(rf"^附?图\s*{_NUMBER}(?:\s*[:：]\s*|[\s　]+|$)")
_REPORTER = r"(?:填报|填表|制表|编制|报送|申报|统计)(?:单位|部门|日期|时间|人)"
_UNIT = rf"(?:(?:计量|金额|货币|数量|面积)?\s*单\s*位|{_REPORTER})(?:\s*[（(](?:盖章|公章|签章|签字)[）)])?\s*[:：]"
_UNIT_LINE = re.compile(rf"^[（(\[]?\s*{_UNIT}[^。；;]{{0,60}}$")
_UNIT_BEHIND = re.compile(rf"^(?P<title>\S.*?)[ 　]{{2,}}(?P<unit>[（(]?{_UNIT}[^。；;]{{1,20}})$")
_CONTINUED = re.compile(
    r"^[（(]?\s*续\s*[上前附]?\s*表(?![示明达彰决扬])|[（(]\s*续(?:\s*表)?\s*[\d一二三四五]*\s*[）)]$"
)
_CONTINUED_MARK = re.compile(r"[（(]\s*续[^（()）]*[）)]$|^[（(]?\s*续\s*")
_NAMES_A_TABLE = re.compile(
    r"(?:表|一览|清单|名单|明细|目录|名录|情况|指标|标准|计划|分工|安排|统计)(?:[（(][^（()）]*[）)])?$"
)
_ENDS_A_NAME = re.compile(r"[表图](?:[（(][^（()）]*[）)])?$")
_LONGEST = 45
_MOST_LINES = 3
_REACH = 5


@dataclass(frozen=True, slots=True)
class TableHead:
    """The lines above a table (表题、表头说明): the caption, the lines of its head, the first lines of their paragraphs."""

    caption: str | None = None
    head: tuple[str, ...] = ()
    lines: frozenset[int] = frozenset()


def is_unit_line(text: str) -> bool:
    """Whether a line only says unit, reporter or day of a table."""
    return bool(_UNIT_LINE.match(text.strip()))


def continues_table(text: str, above: Collection[str]) -> bool:
    """Whether a line between two stretches of table rows only says that the table goes on.

    ``above`` are the lines above the table, for comparison: one that comes again, also with （续）, says so.
    """
    bare = text.strip()
    if compact(bare) in above:
        return True
    if _CONTINUED.search(bare) is None or not reads_like_heading(bare):
        return False
    named = compact(_CONTINUED_MARK.sub("", bare))
    return bool(re.match(r"^[（(]?\s*续", bare)) or any(named in line or line in named for line in above if line)


def lines_above(rows: Sequence[Row]) -> frozenset[str]:
    """The last lines of ``rows``, for comparison: those that may come again where their table turns the page."""
    texts = [row.text for row in rows if row.kind is RowKind.TEXT][-_REACH:]
    return frozenset(compact(text) for text in texts if is_unit_line(text) or _can_name(text))


def find_caption_openings(rows: Sequence[Row], above_table: bool) -> Iterator[int]:
    """The numbers of lines that begin a paragraph because they are a caption or a unit; ``rows`` are text."""
    texts = [index for index, row in enumerate(rows) if row.kind is RowKind.TEXT]
    near = texts[-_REACH:] if above_table else []
    for place, index in enumerate(near):
        behind_unit = bool(place) and is_unit_line(rows[near[place - 1]].text)
        if behind_unit or is_unit_line(rows[index].text) or _is_labelled(rows[index].text):
            yield rows[index].number
    for index in texts:
        text = rows[index].text.strip()
        if _FIGURE.match(text) and reads_like_heading(text) and _stands_alone(rows, index):
            yield rows[index].number


def _is_labelled(text: str) -> bool:
    bare = text.strip()
    return bool(_BARE_LABEL.match(bare)) or (bool(_LABELLED.match(bare)) and reads_like_heading(bare))


def _stands_alone(rows: Sequence[Row], index: int) -> bool:
    """A line that names a figure has an empty line or a stop above it."""
    return index == 0 or rows[index - 1].kind is not RowKind.TEXT or rows[index - 1].text.rstrip()[-1:] in "。；："


def read_table_head(paragraphs: Sequence[Paragraph]) -> TableHead:
    """What the last of the ``paragraphs`` above a table say of it."""
    at = len(paragraphs)
    while at and is_unit_line(paragraphs[at - 1].text):
        at -= 1
    head = [paragraph.text.strip() for paragraph in paragraphs[at:]]
    first = _caption_start(paragraphs, at)
    texts = [paragraph.text.strip() for paragraph in paragraphs[first:at]]
    behind = _UNIT_BEHIND.match(texts[-1]) if texts else None
    if behind:
        texts[-1], head = behind["title"], [behind["unit"], *head]
    lines = frozenset(paragraph.first_line for paragraph in paragraphs[first:])
    return TableHead(_joined(texts), tuple(head), lines)


def _caption_start(paragraphs: Sequence[Paragraph], at: int) -> int:
    if not at or not _can_name(paragraphs[at - 1].text):
        return at
    first = at - 1
    while first and at - first < _MOST_LINES and _goes_on(paragraphs[first - 1], paragraphs[first]):
        first -= 1
    return first


def _can_name(text: str) -> bool:
    """Short, without label and stop, and no figure's caption."""
    behind = _UNIT_BEHIND.match(text.strip())
    title = behind["title"] if behind else text
    return (
        len(title) <= _LONGEST
        and reads_like_heading(title)
        and not begins_with_label(title)
        and not _FIGURE.match(title)
        and not is_unit_line(title)
    )


def _goes_on(above: Paragraph, here: Paragraph) -> bool:
    """Whether a caption that ends with the line ``here`` begins with the one ``above``."""
    if _LABELLED.match(here.text):
        return False
    if _BARE_LABEL.match(above.text.strip()):
        return True
    if not _can_name(above.text):
        return False
    adjacent = above.last_line + 1 == here.first_line and above.level == here.level
    if not adjacent or _ENDS_A_NAME.search(above.text.strip()) or ends_like_organ(above.text):
        return False
    return bool(_LABELLED.match(above.text) or _NAMES_A_TABLE.search(here.text.strip()))


def _joined(texts: Sequence[str]) -> str | None:
    """The lines of a caption as one; a number on a line of its own keeps apart from the name."""
    caption = ""
    for text in texts:
        apart = _BARE_LABEL.match(caption) and not caption.endswith((":", "："))
        caption += f" {text}" if apart else text
    return caption or None
