"""What changed from one version of an issue to another, address by address.

It decides: an address in one version only was removed or added; the same address with other words was changed; a piece
whose address went away and whose words stand under a new address was moved. It does not judge what a change means.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import QuerySet

from lingxing.apps.gazettes.models import Document, EntryRecord, Provision, SourceVersion, TableRecord

_WORD = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
_LONG = 20_000
"""A longer text is compared line by line: comparing it word by word would take too long."""


class ChangeKind(StrEnum):
    """How a piece differs (变动)."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """Words that are the same, only old or only new (比对片段): ``operation`` is ``same``, ``removed`` or ``added``."""

    operation: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A difference (变动条目). ``what`` is document, provision, table or entry; a moved piece has two addresses."""

    kind: ChangeKind
    what: str
    address: str
    old_address: str
    old_text: str
    new_text: str

    @property
    def words(self) -> tuple[DiffPiece, ...]:
        """The two texts compared word by word."""
        return compare_words(self.old_text, self.new_text)


@dataclass(frozen=True, slots=True)
class _Part:
    what: str
    address: str
    text: str


def diff_versions(old: SourceVersion, new: SourceVersion, within: QuerySet[Document] | None = None) -> list[Change]:
    """The differences in the order of the newer version; what was removed stands at the end.

    ``within`` restricts to documents that a viewer may see.
    """
    return list(compare_parts(_list_parts(old, within), _list_parts(new, within)))


def _list_parts(version: SourceVersion, within: QuerySet[Document] | None) -> list[_Part]:
    """Everything of a version that has an address, with the words that count for a comparison; four queries."""
    documents = (Document.objects.all() if within is None else within).filter(version=version).order_by("position")
    parts: list[tuple[int, int, _Part]] = [
        (document.position, 0, _Part("document", document.address, _document_text(document))) for document in documents
    ]
    readers: tuple[tuple[type[models.Model], str, Callable[[Any], str]], ...] = (
        (Provision, "provision", _provision_text),
        (TableRecord, "table", _table_text),
        (EntryRecord, "entry", _entry_text),
    )
    for model, what, read in readers:
        rows: Iterable[Any] = model._default_manager.filter(document__in=documents).select_related("document")
        parts += [(row.document.position, row.first_line, _Part(what, row.address, read(row))) for row in rows]
    parts.sort(key=lambda part: part[:2])
    return [part for _, _, part in parts]


def _document_text(document: Document) -> str:
    fields = (
        document.title,
        document.number,
        document.authority,
        document.issued_on and document.issued_on.isoformat(),
        document.kind,
        "、".join(document.addressees),
        document.signed_by,
        document.effective_on and document.effective_on.isoformat(),
        document.publicity,
    )
    return "\n".join(field for field in fields if field)


def _provision_text(provision: Provision) -> str:
    return f"{provision.label or ''} {provision.text}".strip()


def _table_text(table: TableRecord) -> str:
    lines = [table.caption or "", *table.head, "\t".join(table.columns), *map("\t".join, table.rows), *table.notes]
    return "\n".join(line for line in lines if line.strip())


def _entry_text(entry: EntryRecord) -> str:
    return f"{entry.date.isoformat()} {entry.text}"


def compare_parts(old: list[_Part], new: list[_Part]) -> Iterable[Change]:
    """The differences of two lists of parts."""
    before = {part.address: part for part in old}
    after = {part.address for part in new}
    gone = _unique_by_text(part for part in old if part.address not in after)
    came = _unique_by_text(part for part in new if part.address not in before)
    moved = {part.address: gone[key] for key, part in came.items() if key in gone}
    left = {part.address for part in moved.values()}
    for part in new:
        earlier = before.get(part.address)
        if earlier is not None:
            if earlier.text != part.text:
                yield Change(ChangeKind.CHANGED, part.what, part.address, part.address, earlier.text, part.text)
        elif part.address in moved:
            origin = moved[part.address]
            yield Change(ChangeKind.MOVED, part.what, part.address, origin.address, origin.text, part.text)
        else:
            yield Change(ChangeKind.ADDED, part.what, part.address, "", "", part.text)
    for part in old:
        if part.address not in after and part.address not in left:
            yield Change(ChangeKind.REMOVED, part.what, part.address, part.address, part.text, "")


def _unique_by_text(parts: Iterable[_Part]) -> dict[tuple[str, str], _Part]:
    """Parts whose words stand in no other part of the same sort; only these can be told to have moved."""
    listed = list(parts)
    keys = [(part.what, _without_label(part)) for part in listed]
    times = Counter(keys)
    return {key: part for key, part in zip(keys, listed, strict=True) if times[key] == 1 and key[1]}


def _without_label(part: _Part) -> str:
    """The words without the label, which changes when a provision is renumbered."""
    return part.text.split(" ", 1)[-1] if part.what == "provision" else part.text


def compare_words(old: str, new: str) -> tuple[DiffPiece, ...]:
    """The two texts as pieces: characters one by one, but letters and digits by the word."""
    if len(old) + len(new) > _LONG:
        left, right = old.splitlines(keepends=True), new.splitlines(keepends=True)
    else:
        left, right = _WORD.findall(old), _WORD.findall(new)
    pieces: list[DiffPiece] = []
    for operation, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if operation == "equal":
            pieces.append(DiffPiece("same", "".join(left[a:b])))
            continue
        if a < b:
            pieces.append(DiffPiece("removed", "".join(left[a:b])))
        if c < d:
            pieces.append(DiffPiece("added", "".join(right[c:d])))
    return tuple(pieces)
