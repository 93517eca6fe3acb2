"""The contents page against the documents (目录与正文不符).

It compares titles and numbers of the entries with those of the documents. It refuses to judge a page that fits less than half of
them, and lets an entry leave out the organ that issues, or name what an order publishes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from lingxing.core.gazette.findings.evidence import Evidence
from lingxing.core.gazette.lexicon import compact, ends_like_organ, strip_trailing_brackets
from lingxing.core.gazette.model import ContentsEntry, Document, Finding

_ORDER = re.compile(r"^(?P<name>.*(?:令|公告|通告))(?P<number>(?:\d{4}年)?第?[\d〇零一二三四五六七八九十百]+号)$")
_SAME_TITLE = 0.5


def find_contents_mismatches(evidence: Evidence) -> Iterator[Finding]:
    """The contents page against the documents; a page that fits less than half of them is none of this issue."""
    top = [document for document in evidence.reading.documents if document.part_of is None]
    entries = evidence.reading.contents
    if len(entries) < 2 or not top:
        return
    pairs = [(entry, _document_of(evidence, entry, top)) for entry in entries]
    matched = {document.address for _, document in pairs if document is not None}
    if len(matched) * 2 < len(entries):
        return
    for entry, document in pairs:
        if document is None:
            message = f"目录列有“{entry.title}”，正文未印出。"
            yield evidence.finding("missing_document", (entry.line, entry.line), entry.number or entry.title, message)
        else:
            yield from _entry(evidence, entry, document)
    for document in top:
        if document.address not in matched and document.number:
            line = document.lines[0]
            message = f"正文印有“{document.title}”，目录未列。"
            yield evidence.finding("missing_document", (line, line), document.number, message, None, document.address)


def _entry(evidence: Evidence, entry: ContentsEntry, document: Document) -> Iterator[Finding]:
    lines = (entry.line, entry.line)
    if not any(_same(entry.title, title) for title in _titles(evidence, document)) and not _lacks_organ(
        entry, document
    ):
        message = f"目录作“{entry.title}”，正文标题（第{document.lines[0]}行）作“{document.title}”。"
        yield evidence.finding("title_mismatch", lines, entry.title, message)
    elif entry.number and document.number and not _same_number(entry.number, document.number):
        where = _line_of_number(evidence, document)
        message = f"目录所列文号为{entry.number}，正文（第{where}行）为{document.number}。"
        yield evidence.finding("title_mismatch", lines, entry.number, message)


def _titles(evidence: Evidence, document: Document) -> list[str]:
    """The title of a document and those of what it carries: contents may name what an order publishes."""
    return [
        document.title,
        *(evidence.by_address[child].title for child in evidence.children.get(document.address, ())),
    ]


def _same(one: str, other: str) -> bool:
    """Whether two titles say the same, also with blanks, brackets or the order of their lines different."""
    left, right = (compact(strip_trailing_brackets(text)) for text in (one, other))
    return left == right or sorted(compact(one)) == sorted(compact(other))


def _lacks_organ(entry: ContentsEntry, document: Document) -> bool:
    """Whether an entry only leaves out the organ that the title begins with."""
    short, full = (compact(strip_trailing_brackets(text)) for text in (entry.title, document.title))
    organ = full.removesuffix(short)
    return organ != full and (organ == compact(document.authority or "") or ends_like_organ(organ))


def _same_number(one: str, other: str) -> bool:
    """Whether two numbers are one; that of an order may name its organ in short (``省政府令第3号``)."""
    short, full = sorted((compact(one), compact(other)), key=len)
    if short == full:
        return True
    order, own = _ORDER.match(short), _ORDER.match(full)
    if order is None or own is None or order["number"] != own["number"]:
        return False
    letters = iter(own["name"])
    return all(mark in letters for mark in order["name"])


def _document_of(evidence: Evidence, entry: ContentsEntry, documents: list[Document]) -> Document | None:
    for document in documents:
        if entry.number and document.number and _same_number(entry.number, document.number):
            return document
    for fits in (_same, _ends_alike):
        found = next(
            (one for one in documents if any(fits(entry.title, title) for title in _titles(evidence, one))), None
        )
        if found is not None:
            return found
    likeness, best = max(
        ((_likeness(entry.title, document.title), document) for document in documents), key=lambda found: found[0]
    )
    if entry.number and best.number and compact(entry.title) != compact(best.title):
        return None
    return best if likeness >= _SAME_TITLE or best.title in entry.title else None


def _ends_alike(one: str, other: str) -> bool:
    short, full = compact(one), compact(other)
    return short != full and full.endswith(short) and ends_like_organ(full.removesuffix(short))


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, compact(one), compact(other), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _SAME_TITLE else 0.0


def _line_of_number(evidence: Evidence, document: Document) -> int:
    bare = compact(document.number or "")
    lines = range(document.lines[0], min(document.lines[1], document.lines[0] + 12) + 1)
    return next((line for line in lines if bare in compact(evidence.lines[line - 1].text)), document.lines[0])
