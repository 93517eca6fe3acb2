"""Forms of the account pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm


class AuditFilterForm(forms.Form):
    """Which audit rows to show (台账筛选)."""

    action = forms.CharField(required=False)
    person = forms.CharField(required=False)
    address = forms.CharField(required=False)


class PasswordForm(PasswordChangeForm):
    """The old password and a new one, twice (更改密码). It stands beside other things, so it does not take the focus."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].widget.attrs.pop("autofocus", None)
