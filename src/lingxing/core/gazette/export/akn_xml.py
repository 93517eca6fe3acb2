"""Elements of Akoma Ntoso 3: the name space, characters that XML can hold, identifiers that are used once.

It decides how an element is made. It does not decide which element stands for what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# The stubs of lxml forget that None stands for the default name space.
_PREFIXES: dict[str, str] = {None: NAMESPACE}  # type: ignore[dict-item]
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """``text`` with U+FFFD (the replacement character) for each character that no XML document may contain."""
    return _FORBIDDEN.sub("\ufffd", text)


def make(
    tag: str, attributes: Mapping[str, str] | None = None, *children: etree._Element, text: str | None = None
) -> etree._Element:
    """An element of the Akoma Ntoso name space, with its text before its children."""
    clean = {name: xml_text(value) for name, value in (attributes or {}).items()}
    element = etree.Element(f"{{{NAMESPACE}}}{tag}", clean, nsmap=_PREFIXES)
    if text:
        element.text = xml_text(text)
    element.extend(children)
    return element


class Identifiers:
    """The element identifiers that a document has used so far (元素标识)."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def take(self, wanted: str) -> str:
        """``wanted`` without blanks; with ``-2``, ``-3`` … behind it if the document has it already."""
        name = re.sub(r"\s+", "", wanted)
        candidate, count = name, 1
        while candidate in self._used:
            count += 1
            candidate = f"{name}-{count}"
        self._used.add(candidate)
        return candidate
