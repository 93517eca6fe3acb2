"""Full-width and half-width forms of the same character, brought together one for one.

It decides which characters are only another width of an ASCII character. It does not change the length of a text, so
that an offset into the folded text is an offset into the text itself; forms that would need two characters stay.
"""

from __future__ import annotations

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SMALL_FORMS = {0xFE50: ",", 0xFE52: ".", 0xFE54: ";", 0xFE55: ":", 0xFE59: "(", 0xFE5A: ")", 0xFE6A: "%"}
_SPACES = {code: " " for code in (0x00A0, 0x2002, 0x2003, 0x2005, 0x2009, 0x202F, 0x3000)}
_FOLD: dict[int, int | str] = {**_FULL_WIDTH, **_SMALL_FORMS, **_SPACES}
_WIDE_GROUP = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
# The full-width comma separates clauses, the half-width one may separate thousands: the scanners need the difference.
_SCAN = {code: form for code, form in _FOLD.items() if code != ord("，")}


def fold_width(text: str) -> str:
    """``text`` with its full-width ASCII forms and wide spaces in half width; same length, same offsets."""
    return text.translate(_FOLD)


def fold_for_scanning(text: str) -> str:
    """As ``fold_width``, but a full-width comma stays, unless it groups digits that are full-width themselves."""
    return _WIDE_GROUP.sub(",", text).translate(_SCAN)
