"""The API of accounts: who I am, and my tokens."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema, Status

from lingxing.apps.accounts.actions import issue_token, revoke_token
from lingxing.apps.accounts.authentication import ANYBODY
from lingxing.apps.accounts.permissions import can_edit_gazette
from lingxing.apps.accounts.queries import list_memberships, list_tokens
from lingxing.apps.ledger.public import Problem, require

router = Router(auth=ANYBODY, tags=["账号"])


class MembershipOut(Schema):
    """A role in a unit (任职)."""

    unit: str
    role: str
    starts_on: date
    ends_on: date | None


class MeOut(Schema):
    """Who is calling (当前账号)."""

    username: str
    name: str
    edits: bool
    memberships: list[MembershipOut]


class TokenIn(Schema):
    """A token asked for (领取令牌)."""

    name: str
    expires_at: datetime | None = None


class TokenOut(Schema):
    """A token as it is listed (令牌)."""

    id: int
    name: str
    hint: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


class NewTokenOut(TokenOut):
    """A token just issued (新令牌); ``token`` is shown this once."""

    token: str


@router.get("/me", response={200: MeOut, 401: Problem}, summary="当前账号")
def me(request: HttpRequest) -> Any:
    """The person who calls, and what roles the person has today."""
    require(request.user.is_authenticated, "尚未登录")
    person: Any = request.user
    memberships = [
        {"unit": one.unit.name, "role": one.role, "starts_on": one.starts_on, "ends_on": one.ends_on}
        for one in list_memberships(person, timezone.localdate())
    ]
    return {
        "username": person.username,
        "name": person.name,
        "edits": can_edit_gazette(person),
        "memberships": memberships,
    }


@router.get("/tokens", response={200: list[TokenOut], 401: Problem}, summary="我的令牌")
def tokens(request: HttpRequest) -> Any:
    """The caller's tokens, revoked ones included."""
    require(request.user.is_authenticated, "尚未登录")
    return list_tokens(request.user)  # type: ignore[arg-type]  # require() refused visitors


@router.post("/tokens", response={201: NewTokenOut, 401: Problem, 409: Problem}, summary="领取令牌")
def issue(request: HttpRequest, body: TokenIn) -> Any:
    """A new token for the caller; the answer is the only place where it stands in full."""
    token, plain = issue_token(actor=request.user, name=body.name, expires_at=body.expires_at)
    fields = {name: getattr(token, name) for name in TokenOut.model_fields}
    return Status(201, {**fields, "token": plain})


@router.delete("/tokens/{int:token_id}", response={200: TokenOut, 401: Problem, 404: Problem}, summary="撤销令牌")
def revoke(request: HttpRequest, token_id: int) -> Any:
    """One of the caller's tokens, no longer valid."""
    require(request.user.is_authenticated, "尚未登录")
    token = get_object_or_404(list_tokens(request.user), pk=token_id)  # type: ignore[arg-type]  # as above
    return revoke_token(actor=request.user, token=token)
