"""Numbers that count nothing: ordinals, document numbers, labels, telephone numbers, postcodes, codes.

It decides that a number names or orders something and is therefore no quantity. It does not normalise document numbers
and labels (``document_numbers`` and ``labels`` do), and does not check that a code is a valid one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from lingxing.core.text.chinese_numerals import CHINESE_NUMERAL_CHARACTERS, NumeralError
from lingxing.core.text.numerals import parse_numeral
from lingxing.core.text.scanning import GAP, resolve_overlaps
from lingxing.core.text.span import Span
from lingxing.core.text.width import fold_for_scanning


class IdentifierKind(StrEnum):
    """What a number names (编号类型)."""

    DOCUMENT_NUMBER = "document_number"
    LABEL = "label"
    TELEPHONE = "telephone"
    POSTCODE = "postcode"
    EMAIL = "email"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in an order (序数): 第25次, 第十二条, 十三届. ``classifier`` is the word after the number, where known."""

    number: int
    classifier: str
    span: Span


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that names something (编号), as printed."""

    kind: IdentifierKind
    printed: str
    span: Span


_CN = CHINESE_NUMERAL_CHARACTERS
_CLASSIFIERS = (
    "时间|季度|个月|个|届|次|章|节|条|款|项|目|编|部分|批|期|号|卷|轮|名|位|页|类|级|阶段|步|产业|方面|周|天|年|学期|档|组|标段|师"
    "|中学|小学|医院|行|列|集"
)
_ORDINAL = re.compile(
    rf"""第{GAP}(?P<number>[0-9]{{1,6}}|[{_CN}]{{1,12}}+)(?![0-9]|[方者人](?!民)){GAP}(?P<classifier>{_CLASSIFIERS})?
       |(?<![{_CN}0-9每第])(?P<session>[{_CN}]{{1,6}}+)(?P<session_mark>届|期(?![间限刊货]))(?!时|满)
       |(?<=届)(?P<meeting>[{_CN}]{{1,4}}+)(?P<meeting_mark>次)""",
    re.VERBOSE,
)
_LABEL_NUMBER = r"[0-9]{1,3}"
_TELEPHONE = rf"""(?<![0-9.A-Za-z-])(?: \(?0[0-9]{{2,3}}\)?{GAP}[-—–]?{GAP}[0-9]{{7,8}} | (?:\+86[-\ ]?)?1[3-9][0-9]{{9}}
    | 400[-—]?[0-9]{{3}}[-—]?[0-9]{{4}} | (?<=[话真线])[:：\ ]{{0,2}}[0-9]{{5,8}} )(?![0-9A-Za-z])"""
_CODE = r"""(?<![0-9A-Za-z.])(?: [0-9]{16,64}+ | [0-9]{2,20}+(?:[-—][0-9]{2,20}+){2,6}
    | [A-Z]{1,4}(?:/T)?\ ?[0-9]{2,12}+(?:[-—.][0-9]{1,8}+)* )(?![0-9A-Za-z%])"""
_LINE_LABEL = rf"""(?m:^)[-#*>\ ]{{0,8}}(?:
    {_LABEL_NUMBER}(?:\.{_LABEL_NUMBER})?(?=\ [一-龥“《]) | {_LABEL_NUMBER}[.．、](?![0-9])
    | [(（]{GAP}(?:[0-9]{{1,3}}|[{_CN}]{{1,4}}){GAP}[)）] | [{_CN}]{{1,4}}、 )"""
_IDENTIFIER = re.compile(
    rf"""(?P<document_number>[\[〔﹝【(]{GAP}(?:19|20)[0-9]{{2}}{GAP}[\]〕﹞】)]{GAP}第?{GAP}[0-9]{{1,5}}{GAP}号
          | (?<![0-9])(?:19|20)[0-9]{{2}}年第{GAP}[0-9]{{1,4}}{GAP}号)
       |(?P<email>[A-Za-z0-9_.+-]{{1,64}}+@[A-Za-z0-9-]{{1,63}}+(?:\.[A-Za-z0-9-]{{1,63}}+)+)
       |(?P<telephone>{_TELEPHONE})
       |(?P<postcode>(?<=[编码])[:：\ ]{{0,4}}[0-9]{{6}}(?![0-9]))
       |(?P<code>{_CODE})
       |(?P<label>(?<![0-9.])(?<![0-9]-){_LABEL_NUMBER}(?:\.{_LABEL_NUMBER}){{2,5}}(?![0-9.]) | {_LINE_LABEL})
    """,
    re.VERBOSE,
)
_MARKS = " -#*>:：\t"


def find_ordinals(text: str) -> tuple[Ordinal, ...]:
    """Every 第N and its classifier in ``text``, and the sessions printed without 第 (十三届三次), by position."""
    found = []
    for match in _ORDINAL.finditer(fold_for_scanning(text)):
        printed = match["number"] or match["session"] or match["meeting"]
        try:
            number = int(parse_numeral(printed))
        except NumeralError:
            continue
        classifier = match["classifier"] or match["session_mark"] or match["meeting_mark"] or ""
        found.append(Ordinal(number, classifier, _span(match)))
    return tuple(found)


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Every document number, label, telephone number, postcode, address and code in ``text``, by position."""
    found = []
    for match in _IDENTIFIER.finditer(fold_for_scanning(text)):
        span = _span(match)
        found.append(Identifier(IdentifierKind(match.lastgroup or "code"), span.cut_from(text), span))
    return resolve_overlaps(found)


def _span(match: re.Match[str]) -> Span:
    """Where the number itself stands: without the marks that led to it and the gap after it."""
    printed = match.group()
    start = match.start() + len(printed) - len(printed.lstrip(_MARKS))
    return Span(start, match.start() + len(printed.rstrip(" ")))
