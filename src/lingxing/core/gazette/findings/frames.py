"""What a document should carry and does not, and names that differ between two places (要素缺失、名称不一致).

It compares the list of annexes with the annexes, the sign-off with the title, and what a document calls itself with its kind.
It refuses to ask for a sign-off where the issue prints none at all, and for annexes that are said to be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lingxing.core.gazette.findings.evidence import Evidence
from lingxing.core.gazette.lexicon import OFFICE_HOLDER, compact, ends_like_organ, strip_trailing_brackets
from lingxing.core.gazette.model import Attachment, BlockKind, Document, Finding

_LIST_HEAD = re.compile(r"^附\s*件?\s*[:：]\s*")
_LIST_NUMBER = re.compile(r"^(?:附件\s*)?(\d{1,2})\s*[.．、:：]\s*(\S.*)$")
_ANNEX_NUMBER = re.compile(r"附件(\d{1,2})$")
_REFERRED = re.compile(r"(?:见|详见|参见|按照?|填写|填报)附件\s*(\d{1,2})?")
_LEFT_OUT = re.compile(r"附件[^。；]{0,12}略|略[）)]|删减|此处略|附件.{0,8}另行|另附|另发|不公开")
_NOTHING_LISTED = re.compile(r"^[（(]?(?:无|暂无|没有|略|此略|从略)[）)]?[。；;]?$")
_PLAIN_HEAD = re.compile(r"^附\s*[:：]")
_SEAL = re.compile(r"[（(](?:盖章|公章|印章|签章|印|章)[）)]$")
_OFFICE = re.compile(r"办公室$|办公厅$|厅$")
_SELF = re.compile(
    r"(?<![基资成版文样日根原剧标脚课读])本(实施细则|实施办法|实施意见|实施方案|暂行办法|暂行规定|行动方案|工作方案|细则|办法|条例|规定|规则|方案|预案|规划|纲要|章程|通告|公告|决定)(?![》》定权为书])"
)
_KINDS = (
    "细则",
    "办法",
    "条例",
    "规定",
    "规则",
    "方案",
    "预案",
    "规划",
    "纲要",
    "章程",
    "通告",
    "公告",
    "决定",
    "意见",
    "计划",
    "通知",
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A line of a list of annexes (附件清单条目)."""

    number: int | None
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class _Kinship:
    """What a document and its annexes hold together (同组文件概况): numbers of annexes printed, the highest listed, titles."""

    printed: frozenset[int]
    last_listed: int
    left_out: bool
    titles: str


def find_frame_damage(evidence: Evidence) -> Iterator[Finding]:
    """Findings about sign-off, annexes and self-reference."""
    yield from _sign_offs(evidence)
    kinships = _kinships(evidence)
    for document in evidence.reading.documents:
        yield from _annexes(evidence, document, kinships[document.address])
        yield from _references(evidence, document, kinships[document.address])
        yield from _self_names(evidence, document, kinships[document.address])


def _sign_offs(evidence: Evidence) -> Iterator[Finding]:
    numbered = [document for document in evidence.reading.documents if document.number]
    signed = [document for document in numbered if document.signed_by]
    dated = [document for document in numbered if document.issued_on]
    for document in numbered:
        line = _line_of_block(evidence, document, BlockKind.DATE)
        unsigned = not document.signed_by and document.issued_on and not _signed_in_print(evidence, line)
        if unsigned and len(signed) * 2 >= len(numbered):
            message = f"《{document.title}》有文号和成文日期（第{line}行）而无发文机关署名。"
            yield evidence.finding(
                "missing_signature", (line, line), document.number or "", message, None, document.address
            )
        line = _line_of_block(evidence, document, BlockKind.SIGNATURE)
        unreadable = (BlockKind.DATE, document.address) in evidence.blocks
        if not document.issued_on and not unreadable and len(dated) * 2 >= len(numbered):
            message = f"《{document.title}》有文号而无成文日期。"
            yield evidence.finding("missing_date", (line, line), document.number or "", message, None, document.address)
        yield from _signature(evidence, document)


def _signed_in_print(evidence: Evidence, line: int) -> bool:
    """Whether an organ stands before the date on its line, or with a word for its seal above it."""
    same = re.split(r"\d{4}\s*年|[一二][〇零○一二三四五六七八九]{3}\s*年", evidence.lines[line - 1].text, maxsplit=1)[0]
    above = next((evidence.lines[at].text for at in range(line - 2, -1, -1) if evidence.lines[at].text.strip()), "")
    return any(ends_like_organ(_SEAL.sub("", text.strip(" 　*#"))) for text in (same, above))


def _signature(evidence: Evidence, document: Document) -> Iterator[Finding]:
    signer, authority = document.signed_by, document.authority
    if (
        not signer
        or not authority
        or "、" in signer
        or OFFICE_HOLDER.match(signer)
        or re.search(r"[\s、]", authority.strip())
    ):
        return
    short, full = compact(signer), compact(authority)
    mixed_offices = (
        bool(_OFFICE.search(short)) != bool(_OFFICE.search(full))
        and short.split("办公")[0][-2:] == full.split("办公")[0][-2:]
    )
    if short == full or not (mixed_offices or _unlike(short, full)):
        return
    line = _line_of_block(evidence, document, BlockKind.SIGNATURE)
    message = f"标题中的发文机关为“{authority}”，署名却为“{signer}”。"
    yield evidence.finding("signature_mismatch", (line, line), signer, message, authority, document.address)


def _unlike(signer: str, authority: str) -> bool:
    """Whether two organs differ otherwise than as the full and the short name of one."""
    short, long = (signer, authority) if len(signer) < len(authority) else (authority, signer)
    letters = iter(long)
    return not all(mark in letters for mark in short)


def _line_of_block(evidence: Evidence, document: Document, kind: BlockKind) -> int:
    found = evidence.blocks.get((kind, document.address), ())
    return found[-1].lines[0] if found else document.lines[1]


def _listed(evidence: Evidence, document: Document) -> list[_Listed]:
    listed: list[_Listed] = []
    for block in evidence.blocks.get((BlockKind.ANNEX_LIST, document.address), ()):
        for number in range(block.lines[0], block.lines[1] + 1):
            text = _LIST_HEAD.sub("", evidence.lines[number - 1].text.strip())
            match = _LIST_NUMBER.match(text)
            if match:
                listed.append(_Listed(int(match[1]), match[2].strip(), number))
            elif text and listed and not _LIST_HEAD.match(evidence.lines[number - 1].text.strip()):
                last = listed.pop()
                listed.append(_Listed(last.number, last.title + text, last.line))
            elif text:
                listed.append(_Listed(None, text, number))
    return [item for item in listed if not _NOTHING_LISTED.match(item.title) and not _prints_itself(evidence, item)]


def _prints_itself(evidence: Evidence, item: _Listed) -> bool:
    """Whether ``附：…`` has what it names directly below, so that it lists nothing."""
    if not _PLAIN_HEAD.match(evidence.lines[item.line - 1].text.strip()):
        return False
    below = next((at for at in range(item.line, len(evidence.lines)) if evidence.lines[at].text.strip()), None)
    return below is not None and evidence.roles.get(below + 1) in (
        BlockKind.PROVISION,
        BlockKind.TABLE,
        BlockKind.CAPTION,
    )


def _printed_annexes(evidence: Evidence, document: Document) -> dict[int, Document]:
    """The annexes that a document carries, by number; one without a number counts as 1."""
    annexes: dict[int, Document] = {}
    for address in evidence.children.get(document.address, ()):
        annex = evidence.by_address[address]
        if annex.relation is Attachment.ANNEX:
            match = _ANNEX_NUMBER.search(address)
            annexes[int(match[1]) if match else len(annexes) + 1] = annex
    return annexes


def _annexes(evidence: Evidence, document: Document, kinship: _Kinship) -> Iterator[Finding]:
    listed = _listed(evidence, document)
    if not listed:
        return
    printed = _printed_annexes(evidence, document)
    carried = [member.title for member in evidence.family(document) if member is not document]
    for item in listed:
        annex = printed.get(item.number or 1)
        if annex is None:
            if not kinship.left_out and not any(_same(item.title, title) for title in carried):
                message = f"附件清单列有“{item.title}”，文中未印出。"
                yield evidence.finding(
                    "missing_annex", (item.line, item.line), item.title, message, None, document.address
                )
        elif not _same(item.title, annex.title):
            yield _titles_differ(evidence, item, annex)
    for number, annex in printed.items():
        if len(listed) < number and all(item.number is not None for item in listed):
            message = f"附件{number}“{annex.title}”未列入第{listed[0].line}行起的附件清单。"
            line = annex.lines[0]
            yield evidence.finding("title_mismatch", (line, line), annex.title, message, None, annex.address)


def _titles_differ(evidence: Evidence, item: _Listed, annex: Document) -> Finding:
    line = next(
        (
            number
            for number in range(annex.lines[0], annex.lines[1] + 1)
            if compact(evidence.lines[number - 1].text.lstrip("# "))[:4] == compact(annex.title)[:4]
        ),
        annex.lines[0],
    )
    message = f"附件清单（第{item.line}行）作“{item.title}”，附件所印标题（第{line}行）作“{annex.title}”。"
    return evidence.finding(
        "title_mismatch", (min(item.line, line), max(item.line, line)), annex.title, message, None, annex.address
    )


def _kinships(evidence: Evidence) -> dict[str, _Kinship]:
    """What each family holds, gathered once for all its members."""
    kinships: dict[str, _Kinship] = {}
    for document in evidence.reading.documents:
        if document.address not in kinships:
            family = evidence.family(document)
            kinship = _kinship(evidence, family)
            kinships.update((member.address, kinship) for member in family)
    return kinships


def _kinship(evidence: Evidence, family: tuple[Document, ...]) -> _Kinship:
    listed = [item.number or at for member in family for at, item in enumerate(_listed(evidence, member), 1)]
    return _Kinship(
        frozenset(number for member in family for number in _printed_annexes(evidence, member)),
        max(listed, default=0),
        _says_left_out(evidence, family),
        "".join(member.title for member in family),
    )


def _says_left_out(evidence: Evidence, family: tuple[Document, ...]) -> bool:
    """Whether a family of documents says that annexes are not printed."""
    return any(
        _LEFT_OUT.search(evidence.lines[number - 1].text)
        for member in family
        for number in range(member.lines[0], min(member.lines[1], len(evidence.lines)) + 1)
    )


def _same(one: str, other: str) -> bool:
    left, right = (compact(strip_trailing_brackets(text)).rstrip("。；;.、") for text in (one, other))
    return left == right or compact(one) == compact(other)


def _references(evidence: Evidence, document: Document, kinship: _Kinship) -> Iterator[Finding]:
    """``见附件`` where the documents of the family print no such annex."""
    if kinship.left_out:
        return
    for provision in document.provisions:
        for match in _REFERRED.finditer(provision.text):
            missing = int(match[1]) not in kinship.printed if match[1] else not kinship.printed
            # What the list names and the print lacks is reported at the list.
            if missing and int(match[1] or 1) > kinship.last_listed:
                line = next(
                    (
                        number
                        for number in range(provision.line, provision.last_line + 1)
                        if match[0] in evidence.lines[number - 1].text
                    ),
                    provision.line,
                )
                message = f"正文引用“{match[0]}”，本文件没有印出这一附件。"
                yield evidence.finding("missing_annex", (line, line), match[0], message, None, provision.address)


def _self_names(evidence: Evidence, document: Document, kinship: _Kinship) -> Iterator[Finding]:
    """``本办法`` in a document whose title, and those of its family, name another kind."""
    kind = next((one for one in _KINDS if strip_trailing_brackets(document.title).endswith(one)), None)
    if kind is None or kind == "通知":
        return
    for provision in document.provisions:
        for match in _SELF.finditer(provision.text):
            called = match[1]
            base = next(one for one in _KINDS if called.endswith(one))
            if base == kind or base in kinship.titles or _defined(provision.text, called):
                continue
            line = next(
                (
                    number
                    for number in range(provision.line, provision.last_line + 1)
                    if match[0] in evidence.lines[number - 1].text
                ),
                provision.line,
            )
            message = f"本文件标题为“{document.title}”，文种是{kind}，此处自称“本{called}”。"
            yield evidence.finding(
                "self_name_mismatch", (line, line), match[0], message, f"本{kind}", provision.address
            )


def _defined(text: str, called: str) -> bool:
    return f"以下简称{called}" in compact(text).replace('"', "") or f"以下称{called}" in compact(text)
