"""Log-in, my account and the audit trail; each calls one query or one action."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView, LogoutView
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from lingxing.apps.accounts import actions
from lingxing.apps.accounts.forms import AuditFilterForm, PasswordForm
from lingxing.apps.accounts.models import Person
from lingxing.apps.accounts.permissions import can_administer
from lingxing.apps.accounts.queries import list_memberships, list_tokens
from lingxing.apps.ledger.public import Refused, list_audit_rows, list_failed_deliveries, require

ROWS_PER_PAGE = 50


class LogInView(LoginView):
    """The log-in page."""

    template_name = "accounts/login.html"
    redirect_authenticated_user = True


class LogOutView(LogoutView):
    """Leaves by POST only, so that no link can log a person out."""


@login_required
@never_cache
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """My memberships, tokens and password."""
    return _my_page(request, PasswordForm(request.user))


@login_required
@sensitive_post_parameters()
@require_POST
def change_password(request: HttpRequest) -> HttpResponse:
    """A new password for the person who is logged in; other sessions of the person end."""
    form = PasswordForm(request.user, request.POST)
    if not form.is_valid():
        return _my_page(request, form, status=422)
    try:
        actions.change_password(actor=request.user, password=form.cleaned_data["new_password1"])
    except Refused as refusal:
        form.add_error("new_password1", str(refusal))
        return _my_page(request, form, status=422)
    update_session_auth_hash(request, _me(request))
    messages.success(request, "密码已更改。在其他地方登录的，须用新密码重新登录。")
    return redirect("accounts:me")


@login_required
@require_POST
def issue(request: HttpRequest) -> HttpResponse:
    """A new token, shown this once."""
    try:
        _, plain = actions.issue_token(actor=request.user, name=request.POST.get("name", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("accounts:me")
    return _my_page(request, PasswordForm(request.user), issued=plain)


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """One of my tokens, no longer valid."""
    token = actions.revoke_token(actor=request.user, token=get_object_or_404(list_tokens(_me(request)), pk=pk))
    messages.success(request, f"令牌“{token.name}”已撤销。")
    return redirect("accounts:me")


@never_cache
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """The audit trail, for administrators."""
    require(can_administer(request.user), "台账须由管理员查看")
    form = AuditFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {"action": "", "person": "", "address": ""}
    rows = list_audit_rows(address=chosen["address"], action=chosen["action"])
    if chosen["person"]:
        rows = rows.filter(actor__username=chosen["person"])
    context = {
        "page": Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "actions": list_audit_rows().order_by("action").values_list("action", flat=True).distinct(),
        "chosen": chosen,
        "narrowed": any(chosen.values()),
        "failed": list_failed_deliveries().count(),
    }
    return render(request, "accounts/audit.html", context)


def _me(request: HttpRequest) -> Person:
    """The person who is logged in, behind ``login_required``."""
    return cast(Person, request.user)


def _my_page(request: HttpRequest, form: PasswordForm, issued: str = "", status: int = 200) -> HttpResponse:
    context = {
        "memberships": list_memberships(_me(request), timezone.localdate()),
        "tokens": list_tokens(_me(request)),
        "password_form": form,
        "issued": issued,
    }
    return render(request, "accounts/me.html", context, status=status)
