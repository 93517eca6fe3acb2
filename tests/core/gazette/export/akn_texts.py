"""The text of provisions, taken back out of Akoma Ntoso by another road than the one it came in."""

from __future__ import annotations

from lxml import etree

from lingxing.core.gazette.export.akn_xml import NAMESPACE

_HIERARCHY = {"part", "subpart", "chapter", "section", "article", "subsection", "level", "point", "indent", "paragraph"}


def provision_texts(root: etree._Element) -> list[str]:
    """Heading and paragraphs of each provision, in the order of the file; tables and their notes left out."""
    return [_own_text(element) for element in root.iter() if _is_provision(element)]


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _is_provision(element: etree._Element) -> bool:
    return _name(element) in _HIERARCHY or (_name(element) == "hcontainer" and element.get("name") == "item")


def _own_text(element: etree._Element) -> str:
    parts = []
    for child in element:
        if _name(child) == "heading":
            parts.append("".join(child.itertext()))
        elif _name(child) in ("intro", "content"):
            parts += ["".join(block.itertext()) for block in child if _is_plain(block)]
    return "".join(parts)


def _is_plain(block: etree._Element) -> bool:
    return block.tag == f"{{{NAMESPACE}}}p" and block.get("class") is None
