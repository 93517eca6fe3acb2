"""The same issue as .docx and as .html, so that every program reads the same words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from docx import Document as new_docx

_HEADING = re.compile(r"(#{1,6})\s+(.*)")


def write_formats(text: str, stem: Path) -> list[Path]:
    """``text`` as .txt, .html and .docx beside each other; headings and tables become those of the format."""
    plain = stem.with_suffix(".txt")
    plain.write_text(text, encoding="utf-8")
    return [plain, _write_html(text, stem.with_suffix(".html")), _write_docx(text, stem.with_suffix(".docx"))]


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """Tables, headings and paragraphs of one or more lines; an empty line or a change of form ends a block."""
    for form, members in groupby(text.splitlines(), key=_form):
        if form == "table":
            yield form, list(members)
        elif form == "text":
            yield from _split_headings(list(members))


def _form(line: str) -> str:
    if "\t" in line:
        return "table"
    return "text" if line.strip() else "blank"


def _split_headings(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Lines without an empty one between them; a heading goes on behind a hard break (two spaces at the end)."""
    while lines:
        if _HEADING.match(lines[0]):
            end = 2 if lines[0].endswith("  ") and len(lines) > 1 else 1
            yield "heading", lines[:end]
        else:
            end = next((place for place, line in enumerate(lines) if _HEADING.match(line)), len(lines))
            yield "paragraph", lines[:end]
        lines = lines[end:]


def _heading(lines: list[str]) -> tuple[int, str]:
    match = _HEADING.match(lines[0])
    assert match is not None
    return len(match[1]), "".join([match[2].rstrip(), *lines[1:]])


def _write_html(text: str, path: Path) -> Path:
    parts = []
    for kind, lines in _blocks(text):
        if kind == "table":
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")) for line in lines)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        elif kind == "heading":
            level, words = _heading(lines)
            parts.append(f"<h{level}>{html.escape(words)}</h{level}>")
        else:
            parts.append("<p>" + "<br>".join(html.escape(line.rstrip()) for line in lines) + "</p>")
    head = '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>公报</title></head><body>'
    path.write_text(head + "\n".join(parts) + "</body></html>", encoding="utf-8")
    return path


def _write_docx(text: str, path: Path) -> Path:
    document = new_docx()
    for kind, lines in _blocks(text):
        if kind == "table":
            cells = [line.split("\t") for line in lines]
            table = document.add_table(rows=0, cols=max(map(len, cells)))
            for row in cells:
                for place, cell in zip(table.add_row().cells, row, strict=False):
                    place.text = cell
        elif kind == "heading":
            level, words = _heading(lines)
            document.add_heading(words, level)
        else:
            document.add_paragraph("\n".join(line.rstrip() for line in lines))
    document.save(str(path))
    return path
