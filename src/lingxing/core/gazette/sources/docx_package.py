"""The parts of a .docx: opened within bounds, parsed without entities, found by their relationships.

It decides whether a package is safe and whole. It does not read what the parts say.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from urllib.parse import unquote

from lxml import etree

from lingxing.core.gazette.source import SourceError
from lingxing.core.gazette.sources.limits import MAX_DOCX_ENTRIES, MAX_DOCX_PART_BYTES, say_mib

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_RESAVE = "请用 Word 或 WPS 打开，另存为新的 .docx，再导入"


class DocxPackage:
    """An opened .docx (Word 文档包)."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises ``SourceError`` when ``data`` is damaged, encrypted, or unpacks beyond the limits."""
        self._name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # zipfile raises a dozen kinds on damaged archives
            raise SourceError(name, "Word 文档已损坏（压缩结构不完整）", _RESAVE) from error
        entries = self._archive.infolist()
        if len(entries) > MAX_DOCX_ENTRIES:
            raise SourceError(
                name, f"Word 文档包含 {len(entries)} 个部件，超过上限 {MAX_DOCX_ENTRIES}，疑为恶意构造", _RESAVE
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise SourceError(name, "Word 文档的压缩包设了密码", "请取消密码后再导入")
        self._main_path = self._find_main_path()
        self._targets = self._targets_of(self._main_path)

    def main_part(self) -> etree._Element:
        """The root of the main document part; raises ``SourceError`` where it is missing or damaged."""
        root = self._parse(self._main_path)
        if root is None:
            raise SourceError(self._name, "Word 文档缺少正文部件", _RESAVE)
        return root

    def related_part(self, kind: str) -> etree._Element | None:
        """The root of the first part that the main part names as ``kind`` (``styles``, ``numbering`` …)."""
        parts = self.related_parts(kind)
        return parts[0] if parts else None

    def related_parts(self, kind: str) -> list[etree._Element]:
        """The roots of all parts of this kind that exist, in the order in which they are named."""
        found = [self._parse(path) for relation, path in self._targets if relation == kind]
        return [root for root in found if root is not None]

    def _find_main_path(self) -> str:
        for relation, path in self._targets_of(""):
            if relation == "officeDocument":
                return path
        return "word/document.xml"

    def _targets_of(self, part_path: str) -> list[tuple[str, str]]:
        folder, base = posixpath.split(part_path)
        root = self._parse(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return []
        targets = []
        for relationship in root.iter(_RELATIONSHIP):
            if relationship.get("TargetMode") != "External":
                target = unquote(relationship.get("Target") or "")
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                targets.append(((relationship.get("Type") or "").rpartition("/")[2], path))
        return targets

    def _parse(self, path: str) -> etree._Element | None:
        data = self._read(path)
        if data is None:
            return None
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = None if b"<!DOCTYPE" in data else etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise SourceError(self._name, f"Word 文档的部件 {path} 已损坏", _RESAVE) from error
        if root is None or root.getroottree().docinfo.internalDTD is not None:
            raise SourceError(self._name, f"Word 文档的部件 {path} 含有实体定义，疑为恶意构造", _RESAVE)
        return root

    def _read(self, path: str) -> bytes | None:
        """The unpacked bytes of a part, or ``None`` where there is none; the size is counted, not believed."""
        try:
            with self._archive.open(path) as part:
                data = part.read(MAX_DOCX_PART_BYTES + 1)
        except KeyError:
            return None
        except Exception as error:  # damaged or unsupported compression: zipfile and zlib raise many kinds
            raise SourceError(self._name, f"Word 文档的部件 {path} 无法解压", _RESAVE) from error
        if len(data) > MAX_DOCX_PART_BYTES:
            limit = say_mib(MAX_DOCX_PART_BYTES)
            raise SourceError(
                self._name, f"Word 文档的部件 {path} 解压后超过上限 {limit}，疑为压缩炸弹", "请拆成几个文件，分别导入"
            )
        return data


def w_value(parent: etree._Element | None, tag: str) -> str | None:
    """``w:val`` of the child ``tag`` of ``parent``; ``None`` where either is missing."""
    child = parent.find(W + tag) if parent is not None else None
    return child.get(W + "val") if child is not None else None


def w_integer(parent: etree._Element | None, tag: str) -> int | None:
    """``w:val`` of the child ``tag`` as an integer; ``None`` where it is missing or none."""
    return to_integer(w_value(parent, tag))


def to_integer(text: str | None) -> int | None:
    """``text`` as an integer of at most nine digits, or ``None``."""
    digits = (text or "").strip()
    if not digits.removeprefix("-").isascii() or not digits.removeprefix("-").isdigit() or len(digits) > 10:
        return None
    return int(digits)


def is_on(parent: etree._Element | None, tag: str) -> bool:
    """Whether the on-off property ``tag`` is set in ``parent``."""
    child = parent.find(W + tag) if parent is not None else None
    return child is not None and child.get(W + "val", "true") not in ("0", "false", "off", "none")
