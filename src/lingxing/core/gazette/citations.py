"""Citations: which documents a text names, and what it does to them.

It decides the document named (number, title) and the relation: cited, basis of the text (implements), passed on (forwards),
ended (repeals). It does not decide whether the named document exists.

Printed forms: ``《标题》（文号）``, ``文号`` alone, ``《标题》`` alone, short names (以下简称), lists of titles under one verb.
Doubt: a title without a number that is only a kind (《办法》) is a short name and not counted again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lingxing.core.gazette.lexicon import KINDS, compact
from lingxing.core.gazette.model import Citation, CitationRelation, Provision
from lingxing.core.gazette.quoted import quoted_titles
from lingxing.core.gazette.sentences import is_complete
from lingxing.core.gazette.titles import same_title
from lingxing.core.text.document_numbers import find_document_numbers, normalise_document_number
from lingxing.core.text.span import Span

_ALIAS = re.compile(r"以下(?:简称|称)[:：为]?\s*[《“\"']?([^》”\"'，。）)]{1,20})")
_REPEALS = re.compile(r"(?:同时)?(?:予以)?(?:废止|停止执行|失效)")
_FORWARDS = re.compile(r"转发|批转")
_BASIS = re.compile(
    r"根据|依据|依照|按照|遵照|按$|按$|严格(?:按照|执行|落实|遵循)|(?:为|深入|认真|全面)?(?:贯彻|落实|执行)|对照|遵循|要求|规定"
)
_BASIS_HEADING = re.compile(r"^(?:编制|制定|法律|政策|主要)?依据$")
_SENTENCE_END = re.compile(r"[。；]")
_NEXT_IN_LIST = re.compile(r"(?:[（(][^（()）]*[）)])?\s*[、和及与]*\s*《")
_NAMES_OF_WORKS = re.compile(r"选编|选读|读本|摘编|学习纲要|文选|日报|周刊|杂志")


@dataclass(frozen=True, slots=True)
class _Mention:
    number: str | None
    title: str | None
    start: int
    end: int


def find_citations(
    provisions: Sequence[Provision], own_number: str | None, own_titles: Sequence[str], line_of: Sequence[int]
) -> tuple[Citation, ...]:
    """The citations in ``provisions`` in order.

    ``own_titles`` are titles of the document and of what it prints, which it does not cite; ``line_of`` holds the offsets at
    which the lines of the source start.
    """
    aliases: set[str] = set()
    found: list[Citation] = []
    bases = {
        provision.address for provision in provisions if provision.heading and _BASIS_HEADING.search(provision.heading)
    }
    lead = ""
    texts = {provision.address: provision.text for provision in provisions}
    for provision in provisions:
        above = texts.get(provision.parent or "", "")
        lead = provision.text if provision.label is None else (above if is_complete(above) else lead)
        aliases |= {compact(name) for name in _ALIAS.findall(provision.text)}
        for mention in _mentions(provision.text):
            if _is_own(mention, own_number, own_titles) or _is_alias(mention, aliases):
                continue
            basis = provision.parent in bases
            citation = _citation(provision, mention, line_of, basis)
            listed = provision.label is not None and mention.start == 0 and _REPEALS.search(lead) and is_complete(lead)
            found.append(replace(citation, relation=CitationRelation.REPEALS) if listed else citation)
    return tuple(_once(sorted(found, key=lambda citation: citation.span)))


def _mentions(text: str) -> Iterator[_Mention]:
    numbered_ends = []
    for quote in quoted_titles(text):
        number = normalise_document_number(quote.number) if quote.number else None
        numbered_ends.append((quote.span.start, quote.span.end + len(quote.number or "") + 2))
        yield _Mention(number, quote.title, quote.span.start, quote.span.end)
    for found in find_document_numbers(text):
        if not any(start <= found.span.start <= end for start, end in numbered_ends):
            yield _Mention(found.normalised, None, found.span.start, found.span.end)


def _is_own(mention: _Mention, own_number: str | None, own_titles: Sequence[str]) -> bool:
    if mention.number is not None:
        return mention.number == own_number
    return mention.title is not None and any(same_title(mention.title, title) for title in own_titles)


def _is_alias(mention: _Mention, aliases: set[str]) -> bool:
    if mention.number is not None or mention.title is None:
        return False
    return mention.title in KINDS or compact(mention.title) in aliases or bool(_NAMES_OF_WORKS.search(mention.title))


def _citation(provision: Provision, mention: _Mention, line_of: Sequence[int], basis: bool) -> Citation:
    """``basis`` says that the provision stands under a heading such as 编制依据."""
    place = _source_offset(provision, mention.start)
    length = mention.end - mention.start
    relation = _relation(provision.text, mention)
    if basis and relation is CitationRelation.CITES:
        relation = CitationRelation.IMPLEMENTS
    return Citation(
        mention.number,
        mention.title,
        _line_at(line_of, place),
        relation,
        provision.address,
        Span(place, place + length),
    )


def _relation(text: str, mention: _Mention) -> CitationRelation:
    start = max((match.end() for match in _SENTENCE_END.finditer(text[: mention.start])), default=0)
    list_end = _end_of_list(text, mention.end)
    behind = _SENTENCE_END.search(text, list_end)
    end = behind.start() if behind else len(text)
    before, after = text[start : mention.start], text[list_end:end]
    if _REPEALS.search(after) and not re.search(r"[。；]", after):
        return CitationRelation.REPEALS
    if re.search(r"转发给|转发你|批转给", after) or _FORWARDS.search(before[-6:]):
        return CitationRelation.FORWARDS
    if _BASIS.search(before) or re.match(r"[^，。；]{0,24}(?:要求|规定|精神|部署)", after.lstrip("（(）)")):
        return CitationRelation.IMPLEMENTS
    return CitationRelation.CITES


def _end_of_list(text: str, end: int) -> int:
    """Behind the last of titles that follow each other under one verb: ``《甲》（文号）、《乙》和《丙》``."""
    while match := _NEXT_IN_LIST.match(text, end):
        closing = text.find("》", match.end())
        if closing < 0:
            break
        end = closing + 1
    return end


def _source_offset(provision: Provision, offset: int) -> int:
    for span in provision.spans:
        length = span.end - span.start
        if offset < length:
            return span.start + offset
        offset -= length
    return provision.spans[-1].end if provision.spans else 0


def _line_at(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset)


def _once(citations: Sequence[Citation]) -> Iterator[Citation]:
    """The first mention of each document in each provision."""
    seen: set[tuple[str, str | None, str | None]] = set()
    for citation in citations:
        key = (citation.address, citation.number, None if citation.number else citation.title)
        if key not in seen:
            seen.add(key)
            yield citation
