"""Adding people and units, appointing them, and issuing tokens."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from lingxing.apps.accounts.models import ApiToken, Membership, Person, Role, Unit
from lingxing.apps.accounts.permissions import can_administer, can_administer_all
from lingxing.apps.ledger.public import Refused, action, record, require, require_text

TOKEN_PREFIX = "lx_"


def _has_logged_in(person: Any) -> bool:
    return bool(person is not None and person.is_authenticated and person.is_active)


def digest_of(token: str) -> str:
    """The digest under which a token is kept; a token has 256 random bits, so no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


@action(can_administer, "增设单位须由管理员办理")
def create_unit(*, actor: Any, name: str, level: str, kind: str, parent: Unit | None = None) -> Unit:
    """Add a unit below another; a top unit is for whoever administers the whole installation."""
    require(
        can_administer(actor, parent) if parent else can_administer_all(actor),
        "在该上级单位之下增设单位须由其管理员办理",
    )
    name = name.strip()
    if not name or Unit.objects.filter(parent=parent, name=name).exists():
        raise Refused(f"单位名称“{name}”为空或已存在", "请换一个名称。")
    unit = Unit.objects.create(name=name, level=level, kind=kind, parent=parent)
    record(actor=actor, action="accounts.create_unit", target=unit, after={"name": name, "level": level, "kind": kind})
    return unit


@action(can_administer, "增加人员须由管理员办理")
def create_person(*, actor: Any, username: str, name: str, password: str | None = None) -> Person:
    """Add a person; without a password the person cannot log in until one is set."""
    if Person.objects.filter(username=username).exists():
        raise Refused(f"登录名“{username}”已有人使用", "请换一个登录名。")
    person = Person(username=username, name=name)
    _set_password(person, password)
    person.save()
    record(actor=actor, action="accounts.create_person", target=person, after={"username": username, "name": name})
    return person


def _set_password(person: Person, password: str | None) -> None:
    if password is not None:
        try:
            validate_password(password, person)
        except ValidationError as error:
            raise Refused(
                "密码不符合要求：" + "".join(error.messages).rstrip("。"), "请换一个更长、不常见的密码。"
            ) from error
    person.set_password(password)


@action(can_administer, "任命须由管理员办理")
def add_membership(
    *, actor: Any, person: Person, unit: Unit, role: str, starts_on: date, ends_on: date | None = None
) -> Membership:
    """Give a person a role in a unit from a day on."""
    require(can_administer(actor, unit), f"在{unit.name}任命须由其管理员办理")
    if role not in Role.values or (ends_on is not None and ends_on < starts_on):
        raise Refused("角色不存在，或者结束日期早于开始日期", "请核对角色和日期。")
    membership = Membership.objects.create(person=person, unit=unit, role=role, starts_on=starts_on, ends_on=ends_on)
    record(
        actor=actor,
        action="accounts.add_membership",
        target=membership,
        after={"person": person.username, "unit": unit.name, "role": role, "starts_on": starts_on.isoformat()},
    )
    return membership


@action(can_administer, "免去任职须由管理员办理")
def end_membership(*, actor: Any, membership: Membership, ends_on: date, reason: str = "") -> Membership:
    """Let a membership end on a day, the last on which it holds."""
    require(can_administer(actor, membership.unit), f"免去{membership.unit.name}的任职须由其管理员办理")
    if ends_on < membership.starts_on:
        raise Refused("结束日期早于开始日期", "请核对日期。")
    before = {"ends_on": membership.ends_on and membership.ends_on.isoformat()}
    membership.ends_on = ends_on
    membership.save(update_fields=["ends_on"])
    record(
        actor=actor,
        action="accounts.end_membership",
        target=membership,
        before=before,
        after={"ends_on": ends_on.isoformat()},
        reason=reason,
    )
    return membership


@action(_has_logged_in, "更改密码须先登录")
def change_password(*, actor: Any, password: str) -> None:
    """Give the actor a new password; the caller has checked the old one."""
    _set_password(actor, password)
    actor.save(update_fields=["password"])
    record(actor=actor, action="accounts.change_password", target=actor)


@action(_has_logged_in, "领取访问令牌须先登录")
def issue_token(*, actor: Any, name: str, expires_at: datetime | None = None) -> tuple[ApiToken, str]:
    """Give the actor a token for the API; the token itself is returned this once and kept nowhere."""
    require_text(name)
    name = name.strip()
    if not name or len(name) > 80:
        raise Refused("访问令牌的用途为空或超过80字", "请写明用途，例如“统计脚本”。")
    plain = TOKEN_PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        person=actor, name=name, digest=digest_of(plain), hint=plain[:8], expires_at=expires_at
    )
    record(actor=actor, action="accounts.issue_token", target=token, after={"name": name})
    return token, plain


@action(_has_logged_in, "撤销访问令牌须先登录")
def revoke_token(*, actor: Any, token: ApiToken) -> ApiToken:
    """Make one of the actor's tokens invalid from now on."""
    require(token.person_id == actor.pk or can_administer_all(actor), "只能撤销自己的访问令牌")
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        record(actor=actor, action="accounts.revoke_token", target=token)
    return token
