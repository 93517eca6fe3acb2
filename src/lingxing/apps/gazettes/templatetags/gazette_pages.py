"""Printed forms of the gazette pages: addresses as links, codes as Chinese words, texts with what stands in them marked.

It decides words and links. It does not decide what is shown.
"""

from __future__ import annotations

from typing import Any

from django import template

from lingxing.apps.gazettes.views.anchors import document_of, fragment_of
from lingxing.apps.gazettes.views.places import finding_place_url, permanent_url
from lingxing.core.gazette.findings.registry import CHECKS

register = template.Library()

_CHECKS = {check.kind: check for check in CHECKS}
_ATTACHMENTS = {"prints": "印发", "annex": "附件", "forwards": "转发"}
_CITING = {
    "prints": "印发",
    "annex": "附件",
    "cites": "引用",
    "implements": "贯彻落实",
    "forwards": "转发",
    "repeals": "废止",
}
_CITED = {"cites": "被引用", "implements": "被贯彻落实", "forwards": "被转发", "repeals": "被废止"}
_SEVERITIES = {"error": "错误", "warning": "存疑", "notice": "提示"}


register.filter(permanent_url)
register.filter(finding_place_url)
register.filter(fragment_of)
register.filter(document_of)


@register.filter
def attachment(relation: str | None) -> str:
    """How a document hangs on the one that carries it, in one word."""
    return _ATTACHMENTS.get(relation or "", "")


@register.filter
def citing(relation: str) -> str:
    """What this document does to the one that it names."""
    return _CITING.get(relation, relation)


@register.filter
def cited(relation: str) -> str:
    """What is done to this document by the one that names it."""
    return _CITED.get(relation, relation)


@register.filter
def severity(code: str) -> str:
    """The severity of a finding, in a word."""
    return _SEVERITIES.get(code, code)


@register.filter
def check_title(kind: str) -> str:
    """The Chinese name of a kind of finding."""
    check = _CHECKS.get(kind)
    return check.title_zh if check else kind


@register.filter
def check_looks_for(kind: str) -> str:
    """What a kind of finding looks for."""
    check = _CHECKS.get(kind)
    return check.looks_for if check else ""


@register.filter
def check_precision(kind: str) -> str:
    """How precise a kind of finding was when it was checked by hand, with the number of findings judged."""
    check = _CHECKS.get(kind)
    if check is None or check.precision is None:
        return "尚无人工核验样本"
    return f"人工核验 {check.judged} 处，{check.right} 处属实（{check.precision:.0%}）"


@register.filter
def lines(pair: Any) -> str:
    """A stretch of source lines: ``第12行``, ``第12—15行``; of an object with ``first_line`` and ``last_line``."""
    first, last = pair.first_line, pair.last_line
    return f"第{first}行" if first == last else f"第{first}—{last}行"


_CHANGES = {"added": "新增", "removed": "删除", "changed": "修改", "moved": "移动"}
_PARTS = {
    "document": "公文",
    "provision": "条款",
    "table": "表格",
    "entry": "大事记",
    "documents": "公文",
    "provisions": "条款",
    "tables": "表格",
    "table_rows": "表格行",
    "entries": "大事记条目",
    "citations": "引用",
    "findings": "疑点",
}
_JOB_TAGS = {"done": "done", "failed": "error"}
_KEPT = 30
"""Characters shown on either side of a change, so that a long provision does not hide it."""


@register.filter
def change_title(code: str) -> str:
    """How a piece differs between two versions, in a word."""
    return _CHANGES.get(code, code)


@register.filter
def part_title(code: str) -> str:
    """What a piece of an issue is, in a word."""
    return _PARTS.get(code, code)


@register.filter
def job_tag(state: str) -> str:
    """The colour of the state of an import."""
    return _JOB_TAGS.get(state, "open")


@register.filter
def shorten_middle(text: str) -> str:
    """A stretch that did not change, cut in its middle where it is long."""
    return text if len(text) <= 3 * _KEPT else f"{text[:_KEPT]} …… {text[-_KEPT:]}"


@register.filter
def check_precision_short(kind: str) -> str:
    """The precision of a kind as a fraction, for a column."""
    check = _CHECKS.get(kind)
    return f"{check.right}/{check.judged}" if check and check.judged else "—"
