"""Addresses (条款地址): permanent names of documents, provisions and tables.

It decides how an address is written. The rule is docs/adr/0003: document number, ``/`` and short title for a
part without a number of its own, ``#``, the printed labels joined by ``/``, ``¶n`` for the n-th paragraph without a label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lingxing.core.gazette.numbering import OpenLabel
from lingxing.core.text.labels import Label, LabelFamily

PARAGRAPH_MARK = "¶"


def path_of(above: Sequence[OpenLabel], label: Label) -> tuple[str, ...]:
    """The keys of the labels above a provision and its own; a decimal carries those of the decimals above it in itself."""
    chain = [*((entry.label, entry.address_key) for entry in above), (label, label.key)]
    return tuple(
        key
        for at, (one, key) in enumerate(chain)
        if not (_is_decimal(one) and at + 1 < len(chain) and _is_decimal(chain[at + 1][0]))
    )


def _is_decimal(label: Label) -> bool:
    return label.family is LabelFamily.DECIMAL


@dataclass(slots=True)
class AddressBook:
    """Gives each provision of a document an address of its own (地址簿); a path that comes again gets ``~2``, ``~3`` …"""

    labelled_prefix: str
    plain_prefix: str
    used: Counter[str] = field(default_factory=Counter)

    def address(self, path: Sequence[str]) -> str:
        """The address of ``path``; a path without a label stands on the document's own address."""
        labelled = not path[0].startswith((PARAGRAPH_MARK, "表")) if path else False
        address = f"{self.labelled_prefix if labelled else self.plain_prefix}#{'/'.join(path)}"
        self.used[address] += 1
        return address if self.used[address] == 1 else f"{address}~{self.used[address]}"
