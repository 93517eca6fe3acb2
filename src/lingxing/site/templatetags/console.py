"""What every page of the console shows: the main navigation, the reader's name, a number in words for screen readers.

It decides which entries of the navigation a person sees. It does not decide what the person may do: each action does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django import template
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from lingxing.apps.accounts.public import Level, Role, UnitKind, can_administer, can_edit_gazette
from lingxing.apps.gazettes.public import FindingStatus, PublicBasis

register = template.Library()


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the main navigation (导航项)."""

    label: str
    url: str
    current: bool


_ENTRIES = (
    ("公报", "gazettes:home", ("home", "issue", "document", "provision", "versions", "differences"), None),
    ("检索", "gazettes:search", ("search",), None),
    ("关系", "gazettes:relations", ("relations",), None),
    ("疑点", "gazettes:findings", ("findings", "finding", "issue_findings"), None),
    ("导入", "gazettes:import", ("import", "import_job", "imports"), can_edit_gazette),
    ("台账", "accounts:audit", ("audit",), can_administer),
)


@register.filter
def navigation(request: HttpRequest) -> list[NavigationItem]:
    """The entries of the main navigation that this visitor sees; the current one is marked."""
    match = getattr(request, "resolver_match", None)
    name = match.url_name if match else None
    person = getattr(request, "user", None)
    return [
        NavigationItem(label, reverse(target), name in names)
        for label, target, names, allowed in _ENTRIES
        if allowed is None or allowed(person)
    ]


@register.filter
def display_name(person: Any) -> str:
    """The name under which a person is shown."""
    return str(person)


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: Any) -> str:
    """The query string of this page with some values changed; a value of ``None`` or the empty string leaves the name out."""
    query: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


_ACTIONS = {
    "accounts.add_membership": "任命",
    "accounts.change_password": "更改口令",
    "accounts.create_demo_person": "增加演示人员",
    "accounts.create_operator": "增加操作账号",
    "accounts.create_person": "增加人员",
    "accounts.create_unit": "增设单位",
    "accounts.end_membership": "免去任职",
    "accounts.issue_token": "领取访问令牌",
    "accounts.log_in": "登录",
    "accounts.log_in_refused": "登录被拒",
    "accounts.log_out": "退出",
    "accounts.revoke_token": "撤销访问令牌",
    "gazettes.finding_accept": "疑点属实",
    "gazettes.finding_correct": "勘误",
    "gazettes.finding_dismiss": "疑点不属实",
    "gazettes.hold_import": "提交导入，待确认",
    "gazettes.import": "导入公报",
    "gazettes.publish": "公开公文",
    "gazettes.submit_import": "提交导入",
    "gazettes.unpublish": "公文改为内部",
}
_FIELDS = {
    "added": "新增",
    "basis": "公开依据",
    "changed": "修改",
    "corrected": "应作",
    "ends_on": "结束日期",
    "kind": "类别",
    "level": "层级",
    "moved": "移动",
    "name": "名称",
    "parts": "随附公文数",
    "person": "人员",
    "printed": "印作",
    "public": "公开",
    "removed": "删除",
    "role": "角色",
    "sha256": "校验值",
    "starts_on": "开始日期",
    "status": "状态",
    "unit": "单位",
    "username": "登录名",
    "version": "版本",
}
_VALUES: dict[str, dict[str, str]] = {
    "basis": dict(PublicBasis.choices),
    "kind": dict(UnitKind.choices),
    "level": dict(Level.choices),
    "role": dict(Role.choices),
    "status": dict(FindingStatus.choices),
}
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TARGETS = {
    "accounts.apitoken": "访问令牌",
    "accounts.membership": "任职",
    "accounts.person": "人员",
    "accounts.unit": "单位",
    "gazettes.document": "公文",
    "gazettes.findingrecord": "疑点",
    "gazettes.importjob": "导入任务",
    "gazettes.issue": "期次",
}


@register.filter
def action_title(code: str) -> str:
    """What was done, in Chinese; the code itself for an action without a name."""
    return _ACTIONS.get(code, code)


@register.filter
def target_title(code: str) -> str:
    """To what it was done, in Chinese."""
    return _TARGETS.get(code, code)


@register.filter
def plain_value(value: Any) -> str:
    """A JSON value of an audit row as pairs of name and value; of a digest its beginning, as elsewhere in the console."""
    if isinstance(value, dict):
        return "，".join(f"{_FIELDS.get(name, name)}：{_field_value(name, inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return "、".join(plain_value(inner) for inner in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    text = "空" if value is None else str(value)
    return text[:12] if _DIGEST.fullmatch(text) else text


def _field_value(name: str, value: Any) -> str:
    """The Chinese name of a code, in the fields that hold one; names that people gave stay as they are."""
    named = _VALUES.get(name, {})
    return named[value] if isinstance(value, str) and value in named else plain_value(value)
