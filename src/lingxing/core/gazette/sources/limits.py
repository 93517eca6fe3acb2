"""How large a file of each format may be, so that reading it stays bounded in memory and time.

It decides the numbers only; the loaders apply them and say them in the error.
"""

from __future__ import annotations

MIB = 1024 * 1024

MAX_TEXT_BYTES = 40 * MIB
"""Some thirteen million Chinese characters: read in about a minute and two gigabytes."""
MAX_HTML_BYTES = 32 * MIB
MAX_DOCX_BYTES = 200 * MIB
MAX_PDF_BYTES = 200 * MIB
MAX_FILE_BYTES = max(MAX_TEXT_BYTES, MAX_HTML_BYTES, MAX_DOCX_BYTES, MAX_PDF_BYTES)
"""No file above this is even opened."""

MAX_DOCX_PART_BYTES = 64 * MIB
"""Unpacked size of one XML part of a .docx: some fifteen thousand pages of text."""
MAX_DOCX_ENTRIES = 20_000

MAX_PDF_PAGES = 5_000
MAX_PDF_PAGE_CHARACTERS = 200_000
MAX_PDF_CHARACTERS = 10_000_000
MAX_PDF_PAGE_OBJECTS = 200_000

MAX_TABLE_CELLS = 2_000_000
"""Cells of one table once its spans are filled; beyond that spans are taken as 1."""


def say_mib(size: int) -> str:
    """``size`` bytes as whole or tenth MB for a message."""
    return f"{size / MIB:.1f}".removesuffix(".0") + " MB"
